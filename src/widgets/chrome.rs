//! Lines of text one under the other, and numbers with the glyph of their bound.

use crate::fact::FactId;
use crate::geom::Point;
use crate::scene::{Align, Mark, Part, Shape};
use crate::text::{Font, Measure, wrap};
use crate::theme::Role;

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
