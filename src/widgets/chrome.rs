//! Title, subtitle, notices and source line: text in a page, marks in a picture.

use super::words;
use crate::fact::FactId;
use crate::geom::Point;
use crate::scene::{Align, Chrome, Mark, Part, Shape};
use crate::story::Story;
use crate::text::{Font, Measure, wrap};
use crate::theme::Role;
use crate::view::View;

/// Below this width a picture is narrow: smaller margin.
const NARROW: f64 = 360.0;
/// Above this width the title is larger.
const WIDE: f64 = 480.0;

/// Space at every edge of a picture that is `width` CSS px wide.
fn margin(width: f64) -> f64 {
    (if width < NARROW { 12.0f64 } else { 16.0 }).min(width / 4.0)
}

/// Width of the picture whose body is that wide, CSS px.
pub fn outer_width(body: f64) -> f64 {
    match body.max(0.0) {
        tiny if tiny < 24.0 => tiny * 2.0,
        narrow if narrow + 24.0 < NARROW => narrow + 24.0,
        wide => wide + 32.0,
    }
}

/// The chrome of a picture, laid out before its body.
pub struct Frame {
    /// Space at every edge, CSS px.
    pub margin: f64,
    /// Height above the body, CSS px.
    pub above: f64,
    /// Height below the body, CSS px.
    pub below: f64,
    words: words::Words,
    top: Vec<Mark>,
    bottom: Vec<Mark>,
}

impl Frame {
    /// The chrome around a body that ends at `bottom`, CSS px.
    pub fn chrome(self, bottom: f64) -> Chrome {
        let mut marks = self.top;
        marks.extend(self.bottom.iter().map(|mark| mark.shifted(0.0, bottom)));
        let words::Words { title, subtitle, notices, source } = self.words;
        Chrome { title, subtitle, notices, source, marks }
    }
}

/// Lays out the chrome of a picture that is `width` CSS px wide.
pub fn frame(story: &Story, view: View, width: f64, measure: &dyn Measure) -> Frame {
    let words = words::words(story, &story.shown(view), view);
    let margin = margin(width);
    let title = Font::bold(if width > WIDE { 20.0 } else { 18.0 });
    let inner = width - 2.0 * margin;
    let mut top = Stack::new(margin, inner);
    top.space(margin);
    top.text(None, Part::Label, &words.title, title, Role::Text, measure);
    top.space(4.0);
    top.text(None, Part::Detail, &words.subtitle, Font::regular(14.0), Role::Muted, measure);
    top.space(12.0);
    let mut bottom = Stack::new(margin, inner);
    bottom.space(12.0);
    for notice in &words.notices {
        bottom.text(None, Part::Detail, &notice.line(), Font::regular(12.0), Role::Text, measure);
        bottom.space(4.0);
    }
    let source = words.source_line(&story.language);
    bottom.text(None, Part::Detail, &source, Font::regular(12.0), Role::Muted, measure);
    bottom.space(margin);
    Frame { margin, above: top.height, below: bottom.height, words, top: top.marks, bottom: bottom.marks }
}

/// A number with the glyph of its bound in regular weight before it. The two are
/// apart because a renderer that takes the glyph from another font takes the whole mark from it.
/// Returns the marks and the width of all, CSS px.
pub fn number(
    fact: Option<FactId>,
    glyph: &str,
    plain: &str,
    font: Font,
    at: Point,
    measure: &dyn Measure,
) -> (Vec<Mark>, f64) {
    let mut marks = Vec::new();
    let text = |text: &str, font, x| Shape::Text { at: Point { x, ..at }, text: text.into(), font, align: Align::Left };
    let thin = Font::regular(font.size);
    let mut before = 0.0;
    if !glyph.is_empty() {
        marks.push(Mark::new(fact, Part::Value, Role::Text, text(glyph, thin, at.x)));
        before = measure.width(glyph, thin) + font.size * 0.25;
    }
    marks.push(Mark::new(fact, Part::Value, Role::Text, text(plain, font, at.x + before)));
    (marks, before + measure.width(plain, font))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_body_and_its_margins_make_the_picture() {
        for body in [0.0, 10.0, 23.0, 24.0, 256.0, 335.5, 336.0, 608.0] {
            let width = outer_width(body);
            assert!((width - 2.0 * margin(width) - body).abs() < 1e-9, "{body}");
        }
    }
}
