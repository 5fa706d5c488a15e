//! `--size`: a picture that fills a box, in letters that can be read on a phone.
//!
//! No crop of another picture: the story is laid out anew, as large as it fits. What does not fit folds where a picture can
//! say so: bars into their rest, cards into how many more there are. Else it is an error, which names a size that holds all.

use crate::arguments::Failure;
use crate::credit::credit;
use crate::typeface::Script;
use migration_facts::fact::Widget;
use migration_facts::language::Word;
use migration_facts::scene::{Picture, Size};
use migration_facts::story::{Story, resolve};
use migration_facts::widgets;

/// Boxes that go by their shape, in the pixels that social networks show.
const SHAPES: [(&str, Format); 3] = [
    ("1:1", Format { width: 1080, height: 1080 }),
    ("4:5", Format { width: 1080, height: 1350 }),
    ("16:9", Format { width: 1200, height: 675 }),
];

/// Shortest and longest side, px.
const SIDES: std::ops::RangeInclusive<u32> = 200..=10_000;

/// Widths of the layout that are tried, CSS px: the narrower, the larger the letters. At the last one text of 14 px, that of
/// labels, has 24 px where the picture has 1080.
const WIDTHS: [f64; 8] = [360.0, 400.0, 440.0, 480.0, 520.0, 560.0, 600.0, 630.0];

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
    let credit = plain_credit(story);
    let laid = |story: &Story, more: &str, width: f64| {
        let (size, scale) = format.at(width);
        let drawn = widgets::alone(story, more, &credit, size, &script.fonts);
        (drawn.height <= size.height + SLACK, Composition { drawn, scale })
    };
    let mut needed = 0.0;
    for width in WIDTHS {
        let (fits, composition) = laid(story, "", width);
        if fits {
            return Ok(composition);
        }
        needed = composition.drawn.height * composition.scale;
    }
    let last = WIDTHS.iter().fold(0.0, |widest: f64, width| widest.max(*width));
    for count in (1..story.shown(story.view()).len()).rev() {
        let Some((folded, more)) = folded(story, count) else { break };
        let (fits, composition) = laid(&folded, &more, last);
        if fits {
            return Ok(composition);
        }
        needed = composition.drawn.height * composition.scale;
    }
    Err(too_small(story, format, needed))
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

fn plain_credit(story: &Story) -> String {
    let credit = credit(story);
    let licence = credit.licence.map_or(String::new(), |(name, _)| name);
    [credit.text, licence, credit.end].concat()
}

fn too_small(story: &Story, format: Format, needed: f64) -> Failure {
    let Format { width, height } = format;
    let fewer = if story.facts.len() > 1 { ", or fewer --facts" } else { "" };
    Failure::Call(format!(
        "--size {width}x{height}: too small for all that the picture must say\nhint: {width}x{}{fewer}",
        needed.ceil()
    ))
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
