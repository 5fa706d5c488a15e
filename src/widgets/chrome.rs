//! Title, subtitle, notices and source line as marks, for pictures without a page around them.

use crate::fact::FactId;
use crate::geom::Point;
use crate::language::{Language, Word};
use crate::scene::{Align, Chrome, Mark, Part, Shape, mirror, paper, shift};
use crate::text::{Font, Measure, wrap};
use crate::theme::Role;

/// Below this width a picture is narrow: smaller margin.
const NARROW: f64 = 360.0;
/// Above this width the title is larger.
const WIDE: f64 = 480.0;

/// The words of a picture, laid out before its body.
pub struct Frame {
    /// Space at every edge, CSS px.
    pub margin: f64,
    /// Height above the body, CSS px.
    pub above: f64,
    /// Height below the body, CSS px.
    pub below: f64,
    top: Vec<Mark>,
    bottom: Vec<Mark>,
}

impl Frame {
    /// The frame's marks with those of a body of that height between them, on paper of that width; from the right where
    /// there is a sign of direction for its texts.
    pub fn around(mut self, mut body: Vec<Mark>, width: f64, height: f64, direction: Option<char>) -> Vec<Mark> {
        let below = self.above + height;
        let mut marks = vec![paper(width, below + self.below)];
        shift(&mut body, self.margin, self.above);
        shift(&mut self.bottom, 0.0, below);
        if let Some(direction) = direction {
            mirror(&mut self.top, width, direction);
            mirror(&mut self.bottom, width, direction);
        }
        for part in [&mut self.top, &mut body, &mut self.bottom] {
            marks.append(part);
        }
        marks
    }
}

/// Lays out the words of a picture that is `width` CSS px wide.
pub fn frame(language: &Language, chrome: &Chrome, width: f64, measure: &dyn Measure) -> Frame {
    let margin = (if width < NARROW { 12.0f64 } else { 16.0 }).min(width / 4.0);
    let title = Font::bold(if width > WIDE { 20.0 } else { 18.0 });
    let inner = width - 2.0 * margin;
    let mut top = Stack::new(margin, inner);
    top.space(margin);
    top.text(None, Part::Label, &chrome.title, title, Role::Text, measure);
    top.space(4.0);
    top.text(None, Part::Detail, &chrome.subtitle, Font::regular(14.0), Role::Muted, measure);
    top.space(12.0);
    let mut bottom = Stack::new(margin, inner);
    bottom.space(12.0);
    for notice in &chrome.notices {
        bottom.text(None, Part::Detail, &notice.line(), Font::regular(12.0), Role::Muted, measure);
        bottom.space(4.0);
    }
    let source = language.two(Word::SourceLine, &chrome.source.label, &chrome.source.text);
    bottom.text(None, Part::Detail, &source, Font::regular(12.0), Role::Muted, measure);
    bottom.space(margin);
    Frame { margin, above: top.height, below: bottom.height, top: top.marks, bottom: bottom.marks }
}

/// A number with the glyph of its bound in regular weight before it. The two are
/// apart because a renderer that takes the glyph from another font takes the whole mark from it.
/// Returns the width of both, CSS px.
#[allow(clippy::too_many_arguments)] // Plain numbers: handed over in a struct they would be copied through memory.
pub fn number(
    marks: &mut Vec<Mark>,
    fact: Option<FactId>,
    glyph: &str,
    plain: &str,
    font: Font,
    x: f64,
    y: f64,
    measure: &dyn Measure,
) -> f64 {
    let mut before = 0.0;
    for (text, font) in [(glyph, Font::regular(font.size)), (plain, font)] {
        if !text.is_empty() {
            let at = Point { x: x + before, y };
            let shape = Shape::Text { at, text: text.into(), font, align: Align::Left };
            marks.push(Mark::new(fact, Part::Value, Role::Text, shape));
        }
        before = number_width(glyph, "", font, measure);
    }
    number_width(glyph, plain, font, measure)
}

/// How wide a number with the glyph of its bound is, CSS px.
pub fn number_width(glyph: &str, plain: &str, font: Font, measure: &dyn Measure) -> f64 {
    let thin = Font::regular(font.size);
    let before = if glyph.is_empty() { 0.0 } else { measure.width(glyph, thin) + font.size * 0.25 };
    before + measure.width(plain, font)
}

/// Lines and gaps, one under the other.
pub struct Stack {
    x: f64,
    width: f64,
    /// Height so far, CSS px.
    pub height: f64,
    /// What has been stacked.
    pub marks: Vec<Mark>,
}

impl Stack {
    /// An empty stack with its left edge and its width, CSS px.
    pub fn new(x: f64, width: f64) -> Self {
        Self { x, width, height: 0.0, marks: Vec::new() }
    }

    /// Leaves room, CSS px.
    pub fn space(&mut self, height: f64) {
        self.height += height;
    }

    /// Adds text, wrapped.
    pub fn text(
        &mut self,
        fact: Option<FactId>,
        part: Part,
        text: &str,
        font: Font,
        role: Role,
        measure: &dyn Measure,
    ) {
        for line in wrap(text, font, self.width, measure) {
            let at = Point { x: self.x, y: self.height + font.line() / 2.0 };
            self.marks.push(Mark::new(fact, part, role, Shape::Text { at, text: line, font, align: Align::Left }));
            self.height += font.line();
        }
    }
}
