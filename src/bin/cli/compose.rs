//! `--size`: a picture that fills a box, in letters that can be read on a phone.
//!
//! No crop of another picture: the story is laid out anew, as large as it fits. What does not fit folds where a picture can
//! say so: bars into their rest, cards into how many more there are. Else it is an error, which names a size that holds all.

use crate::arguments::Failure;
use crate::credit::PRODUCT;
use crate::typeface::Script;
use migration_facts::fact::Widget;
use migration_facts::language::Word;
use migration_facts::scene::{Picture, Size};
use migration_facts::story::{Story, resolve};
use migration_facts::widgets::{self, Alone};

/// Boxes that go by their shape, in the pixels that social networks show.
const SHAPES: [(&str, Format); 3] = [
    ("1:1", Format { width: 1080, height: 1080 }),
    ("4:5", Format { width: 1080, height: 1350 }),
    ("16:9", Format { width: 1200, height: 675 }),
];

/// Shortest and longest side, px.
const SIDES: std::ops::RangeInclusive<u32> = 200..=10_000;

/// Widths of the layout that are tried, CSS px: the narrower, the larger the letters. At the last one text of 14 px, that of
/// labels, has 24 px where the picture has 1080, in one that is wide where it has 1200: phones show both as wide as they are.
const WIDTHS: [f64; 10] = [360.0, 400.0, 440.0, 480.0, 520.0, 560.0, 600.0, 630.0, 665.0, 700.0];
/// How many of them a box has that is not wide.
const UPRIGHT: usize = 8;

/// From so many times its height on, a box is wide.
const LANDSCAPE: f64 = 1.3;

/// A part of a CSS px, which no layout means.
const SLACK: f64 = 0.01;

/// A box, px.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Format {
    width: u32,
    height: u32,
}

impl Format {
    /// Reads `1200x630`, or the name of a shape.
    ///
    /// # Errors
    /// What would be right.
    pub fn read(text: &str) -> Result<Self, String> {
        if let Some((_, format)) = SHAPES.iter().find(|(name, _)| *name == text) {
            return Ok(*format);
        }
        let side = |text: &str| text.parse().ok().filter(|side| SIDES.contains(side));
        let sides = text.split_once('x').and_then(|(width, height)| side(width).zip(side(height)));
        let (width, height) = sides.ok_or_else(|| {
            let names = SHAPES.map(|(name, _)| name).join(", ");
            format!("WIDTHxHEIGHT, each from {} to {} px, or {names}", SIDES.start(), SIDES.end())
        })?;
        Ok(Self { width, height })
    }

    fn is_wide(self) -> bool {
        f64::from(self.width) >= f64::from(self.height) * LANDSCAPE
    }

    /// No wider than the box: letters of a small one are those of a page.
    fn widths(self) -> Vec<f64> {
        let count = if self.is_wide() { WIDTHS.len() } else { UPRIGHT };
        let own = f64::from(self.width);
        let [first, ..] = WIDTHS;
        let fit = WIDTHS.into_iter().take(count).filter(|width| *width <= own);
        if own < first { vec![own] } else { fit.collect() }
    }

    /// The box in CSS px of a layout that is so wide, and what makes them px.
    fn at(self, width: f64) -> (Size, f64) {
        let scale = f64::from(self.width) / width;
        (Size { width, height: f64::from(self.height) / scale }, scale)
    }
}

/// A picture that is laid out, and px for each of its CSS px.
pub struct Composition {
    /// The picture.
    pub drawn: Picture,
    /// Px for a CSS px.
    pub scale: f64,
}

/// Lays out a story so that it fills a box.
///
/// # Errors
/// Where it does not fit into it, with a size that holds it.
pub fn composed(story: &Story, format: Format, script: &Script) -> Result<Composition, Failure> {
    fit(story, format, script).ok_or_else(|| too_small(story, format, script))
}

/// The picture with all that it says, else without notes, else of fewer things.
fn fit(story: &Story, format: Format, script: &Script) -> Option<Composition> {
    let widths = format.widths();
    for brief in [false, true] {
        let found = widths.iter().find_map(|width| fitted(story, ("", brief), format, *width, script));
        if found.is_some() {
            return found;
        }
    }
    let last = widths.last()?;
    for count in (1..story.shown(story.view()).len()).rev() {
        let (folded, more) = folded(story, count)?;
        let found = fitted(&folded, (&more, true), format, *last, script);
        if found.is_some() {
            return found;
        }
    }
    None
}

/// The picture in a layout that is so wide. In a box that is wide the words may stand beside the body.
fn fitted(
    story: &Story,
    (notice, brief): (&str, bool),
    format: Format,
    width: f64,
    script: &Script,
) -> Option<Composition> {
    // Its words stay together.
    let credit = story.language.isolated(&PRODUCT.replace(' ', "\u{a0}"));
    let (size, scale) = format.at(width);
    [false, true].into_iter().filter(|beside| !beside || format.is_wide()).find_map(|beside| {
        let drawn = widgets::alone(story, Alone { notice, credit: &credit, beside, brief }, size, &script.fonts);
        (drawn.height <= size.height + SLACK).then_some(Composition { drawn, scale })
    })
}

/// The same story of fewer things, and what it says of the others; nothing where it cannot be told without them.
fn folded<'a>(story: &Story<'a>, count: usize) -> Option<(Story<'a>, String)> {
    let mut options = story.options.clone();
    let mut more = String::new();
    match story.widget {
        Widget::Totals if story.options.top.is_none_or(|top| top > count) => options.top = Some(count),
        Widget::Card if story.years.is_empty() => {
            let left = story.facts.len() - count;
            more = story.language.one(Word::SourcesMore, &story.language.count(left));
            options.facts = story.facts.iter().take(count).map(|shown| shown.fact.id.to_string()).collect();
        }
        _ => return None,
    }
    resolve(options, story.sheet, story.language.clone()).ok().map(|folded| (folded, more))
}

fn too_small(story: &Story, format: Format, script: &Script) -> Failure {
    let Format { width, height } = format;
    let fewer = (story.facts.len() > 1).then(|| "fewer --facts".to_owned());
    let larger = higher(story, format, script).map(|high| format!("{width}x{high}"));
    let hints: Vec<String> = larger.into_iter().chain(fewer).collect();
    Failure::Call(format!(
        "--size {width}x{height}: too small for all that the picture must say\nhint: {}",
        hints.join(", or ")
    ))
}

/// The height at which a box that is too low holds the picture, px; nothing where none does.
fn higher(story: &Story, format: Format, script: &Script) -> Option<u32> {
    let holds = |height: u32| fit(story, Format { height, ..format }, script).is_some();
    let (mut low, mut high) = (format.height, *SIDES.end());
    if !holds(high) {
        return None;
    }
    while high - low > 1 {
        let middle = low + (high - low) / 2;
        *(if holds(middle) { &mut high } else { &mut low }) = middle;
    }
    Some(high)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_box_is_two_sides_or_a_shape() {
        let read = |text| Format::read(text).map(|format| (format.width, format.height)).ok();
        assert_eq!(read("1200x630"), Some((1200, 630)));
        assert_eq!(read("4:5"), Some((1080, 1350)));
        for wrong in ["", "1200", "1200x", "x630", "1200X630", "100x630", "1200x99999", "3:2", "-1x1"] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }
}
