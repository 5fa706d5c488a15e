//! A whole picture, for where there is no page around it: title, subtitle, notices and source line as marks.
//!
//! For the command line. What a page exports is laid out the same way by `www/words.js`, which readers do not load:
//! whatever changes here changes there, `tests/hosts/export.test.mjs` compares the two.

use super::chrome::Stack;
use super::{with_chrome, words};
use crate::language::{Language, Word};
use crate::scene::{Chrome, Mark, Part, Picture, Size, mirror, paper, shift};
use crate::story::Story;
use crate::text::{Font, Measure};
use crate::theme::Role;
use crate::view::View;

/// Below this width a picture is narrow: smaller margin.
const NARROW: f64 = 360.0;
/// Above this width the title is larger.
const WIDE: f64 = 480.0;

/// Lays out a whole picture of a size: the words above and below the body become marks.
pub fn picture(story: &Story, view: View, size: Size, measure: &dyn Measure) -> Picture {
    let view = story.fit(view);
    let size = size.sound();
    let chrome = words::chrome(story, &story.shown(view), view);
    let frame = frame(&story.language, &chrome, size.width, measure);
    let inner = Size { width: size.width - 2.0 * frame.margin, height: size.height - frame.above - frame.below };
    let scene = with_chrome(story, view, inner.sound(), measure, chrome);
    let direction = story.mirrored.then(|| story.isolate());
    Picture {
        width: size.width,
        height: frame.above + scene.height + frame.below,
        marks: frame.around(scene.marks, size.width, scene.height, direction),
        description: scene.description,
    }
}

/// The words of a picture, laid out before its body.
struct Frame {
    /// Space at every edge, CSS px.
    margin: f64,
    /// Height above the body, CSS px.
    above: f64,
    /// Height below the body, CSS px.
    below: f64,
    top: Vec<Mark>,
    bottom: Vec<Mark>,
}

impl Frame {
    /// The frame's marks with those of a body of that height between them, on paper of that width; from the right where
    /// there is a sign of direction for its texts.
    fn around(mut self, mut body: Vec<Mark>, width: f64, height: f64, direction: Option<char>) -> Vec<Mark> {
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
fn frame(language: &Language, chrome: &Chrome, width: f64, measure: &dyn Measure) -> Frame {
    let margin = (if width < NARROW { 12.0f64 } else { 16.0 }).min(width / 4.0);
    let title = Font::bold(if width > WIDE { 20.0 } else { 18.0 });
    let inner = width - 2.0 * margin;
    let mut top = Stack::new(margin, inner);
    top.height += margin;
    top.text(None, Part::Label, &chrome.title, title, Role::Text, measure);
    top.height += 4.0;
    top.text(None, Part::Detail, &chrome.subtitle, Font::regular(14.0), Role::Muted, measure);
    top.height += 12.0;
    let mut bottom = Stack::new(margin, inner);
    bottom.height += 12.0;
    for notice in &chrome.notices {
        bottom.text(None, Part::Detail, &notice.line(), Font::regular(12.0), Role::Muted, measure);
        bottom.height += 4.0;
    }
    let source = language.two(Word::SourceLine, &chrome.source.label, &chrome.source.text);
    bottom.text(None, Part::Detail, &source, Font::regular(12.0), Role::Muted, measure);
    bottom.height += margin;
    Frame { margin, above: top.height, below: bottom.height, top: top.marks, bottom: bottom.marks }
}
