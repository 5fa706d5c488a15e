//! A whole picture, for where there is no page around it: title, subtitle, notices and source line as marks.
//!
//! For the command line. What a page exports is laid out the same way by `www/words.js`, which readers do not load:
//! whatever changes here changes there, `tests/hosts/export.test.mjs` compares the two.

use super::chrome::Stack;
use super::{with_chrome, words};
use crate::fact::Widget;
use crate::language::{Language, Word};
use crate::scene::{Chrome, Mark, Notice, Part, Picture, Scene, Size, mirror, paper, shift};
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
    let frame = frame(&story.language, &chrome, "", size.width, measure);
    let scene = with_chrome(story, view, frame.inner(size), measure, chrome);
    framed(story, frame, scene, size.width)
}

/// Lays out a picture that stands alone: with a line under its source, which says whom to credit, with a notice before the
/// others where there is one, and what leaves room in its middle.
pub fn alone(story: &Story, notice: &str, credit: &str, size: Size, measure: &dyn Measure) -> Picture {
    let (view, size) = (story.view(), size.sound());
    let mut chrome = words::chrome(story, &story.shown(view), view);
    if !notice.is_empty() {
        chrome.notices.insert(0, Notice::plain(notice));
    }
    let frame = frame(&story.language, &chrome, credit, size.width, measure);
    let inner = frame.inner(size);
    let mut scene = with_chrome(story, view, inner, measure, chrome);
    // Cards and tiles take no more room than they need; what others leave stands among their rows.
    if matches!(story.widget, Widget::Card | Widget::Members) {
        let chrome = scene.chrome.clone();
        let needed = with_chrome(story, view, Size::wide(inner.width), measure, chrome).height;
        shift(&mut scene.marks, 0.0, (inner.height - needed).max(0.0) / 2.0);
    }
    framed(story, frame, scene, size.width)
}

fn framed(story: &Story, frame: Frame, scene: Scene, width: f64) -> Picture {
    let direction = story.mirrored.then(|| story.isolate());
    Picture {
        width,
        height: frame.above + scene.height + frame.below,
        marks: frame.around(scene.marks, width, scene.height, direction),
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
    /// What is left for the body of a picture of that size.
    fn inner(&self, size: Size) -> Size {
        let [width, height] = [size.width - 2.0 * self.margin, size.height - self.above - self.below];
        Size { width, height }.sound()
    }

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

/// Lays out the words of a picture that is `width` CSS px wide; no line for an empty credit.
fn frame(language: &Language, chrome: &Chrome, credit: &str, width: f64, measure: &dyn Measure) -> Frame {
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
    bottom.text(None, Part::Detail, credit, Font::regular(12.0), Role::Muted, measure);
    bottom.height += margin;
    Frame { margin, above: top.height, below: bottom.height, top: top.marks, bottom: bottom.marks }
}
