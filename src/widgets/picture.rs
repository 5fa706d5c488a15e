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

/// What a picture that stands alone says besides, and how.
#[derive(Clone, Copy, Debug)]
pub struct Alone<'a> {
    /// A notice before the others; empty for none.
    pub notice: &'a str,
    /// Who drew it; stands after the source.
    pub credit: &'a str,
    /// Whether the words stand beside the body instead of above and below it.
    pub beside: bool,
    /// Whether notes on the subject are left out; what is doubtful about the figures stays.
    pub brief: bool,
}

/// Lays out a picture that stands alone and shall have that size: it is higher where that is too low.
pub fn alone(story: &Story, alone: Alone, size: Size, measure: &dyn Measure) -> Picture {
    let (view, size) = (story.view(), size.sound());
    let mut chrome = words::chrome(story, &story.shown(view), view);
    if alone.brief && story.options.note.is_none() {
        chrome.notices.retain(|notice| !is_note(story, &notice.text));
    }
    if !alone.notice.is_empty() {
        chrome.notices.insert(0, Notice::plain(alone.notice));
    }
    if alone.beside {
        return beside(story, &chrome, alone.credit, size, measure);
    }
    let frame = frame(&story.language, &chrome, alone.credit, size.width, measure);
    let scene = centred(story, chrome, frame.inner(size), measure);
    framed(story, frame, scene, size.width)
}

/// Whether a notice is a note of the sheet on its picture, or on a fact of it.
fn is_note(story: &Story, text: &str) -> bool {
    let of_facts = story.facts.iter().filter_map(|shown| shown.fact.note.as_ref());
    of_facts.chain(&story.suits.note).any(|note| story.language.text(note) == text)
}

/// The body with what it leaves of its height on both sides of its rows: cards and tiles take no more than they need.
fn centred(story: &Story, chrome: Chrome, size: Size, measure: &dyn Measure) -> Scene {
    let view = story.view();
    let needed = with_chrome(story, view, Size::wide(size.width), measure, chrome.clone()).height;
    let mut scene = with_chrome(story, view, size, measure, chrome);
    if matches!(story.widget, Widget::Card | Widget::Members) {
        shift(&mut scene.marks, 0.0, (size.height - needed).max(0.0) / 2.0);
    }
    scene
}

/// Part of the width that words beside a body take.
const COLUMN: f64 = 0.4;
/// Space between words and the body beside them, CSS px.
const GUTTER: f64 = 24.0;

/// The words in a column of their own, source at its foot, and the body in the whole height beside them.
fn beside(story: &Story, chrome: &Chrome, credit: &str, size: Size, measure: &dyn Measure) -> Picture {
    let margin = margin(size.width);
    let room = size.width - 2.0 * margin - GUTTER;
    let column = (room * COLUMN).round();
    let mut top = Stack::new(margin, column);
    top.height += margin;
    head(&mut top, chrome, size.width, measure);
    notices(&mut top, chrome, measure);
    let mut foot = Stack::new(margin, column);
    source(&mut foot, &story.language, chrome, credit, measure);
    let words = top.height + GUTTER / 2.0 + foot.height + margin;
    let inner = Size { width: room - column, height: size.height - 2.0 * margin }.sound();
    let mut scene = centred(story, chrome.clone(), inner, measure);
    let height = size.height.max(words).max(scene.height + 2.0 * margin);
    shift(&mut foot.marks, 0.0, height - margin - foot.height);
    let mut marks = vec![paper(size.width, height)];
    for part in [&mut top.marks, &mut foot.marks] {
        if story.mirrored {
            mirror(part, size.width, story.isolate());
        }
        marks.append(part);
    }
    shift(&mut scene.marks, if story.mirrored { margin } else { margin + column + GUTTER }, margin);
    marks.append(&mut scene.marks);
    Picture { width: size.width, height, marks, description: scene.description }
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

/// Space at every edge of a picture that is so wide, CSS px.
fn margin(width: f64) -> f64 {
    (if width < NARROW { 12.0f64 } else { 16.0 }).min(width / 4.0)
}

/// Lays out the words of a picture that is `width` CSS px wide.
fn frame(language: &Language, chrome: &Chrome, credit: &str, width: f64, measure: &dyn Measure) -> Frame {
    let margin = margin(width);
    let inner = width - 2.0 * margin;
    let mut top = Stack::new(margin, inner);
    top.height += margin;
    head(&mut top, chrome, width, measure);
    let mut bottom = Stack::new(margin, inner);
    bottom.height += 12.0;
    notices(&mut bottom, chrome, measure);
    source(&mut bottom, language, chrome, credit, measure);
    bottom.height += margin;
    Frame { margin, above: top.height, below: bottom.height, top: top.marks, bottom: bottom.marks }
}

/// Title and subtitle of a picture that is so wide.
fn head(stack: &mut Stack, chrome: &Chrome, width: f64, measure: &dyn Measure) {
    let title = Font::bold(if width > WIDE { 20.0 } else { 18.0 });
    stack.text(None, Part::Label, &chrome.title, title, Role::Text, measure);
    stack.height += 4.0;
    stack.text(None, Part::Detail, &chrome.subtitle, Font::regular(14.0), Role::Muted, measure);
    stack.height += 12.0;
}

fn notices(stack: &mut Stack, chrome: &Chrome, measure: &dyn Measure) {
    for notice in &chrome.notices {
        stack.text(None, Part::Detail, &notice.line(), Font::regular(12.0), Role::Muted, measure);
        stack.height += 4.0;
    }
}

/// The source, and after it whom else to credit, if anybody.
fn source(stack: &mut Stack, language: &Language, chrome: &Chrome, credit: &str, measure: &dyn Measure) {
    let mut source = language.two(Word::SourceLine, &chrome.source.label, &chrome.source.text);
    if !credit.is_empty() {
        source.push_str(" \u{b7} ");
        source.push_str(credit);
    }
    stack.text(None, Part::Detail, &source, Font::regular(12.0), Role::Muted, measure);
}
