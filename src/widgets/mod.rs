//! Station four, the widgets: a story and a view become a scene.
//!
//! One match over the kinds. Each kind lays out its body and describes it; the
//! chrome around it is the same for all.

mod card;
mod chrome;
mod totals;
mod words;

use crate::fact::Widget;
use crate::geom::Rect;
use crate::scene::{Control, Height, Key, Mark, Part, Scene, Size, Target, ring};
use crate::story::Story;
use crate::text::Measure;
use crate::theme::Role;
use crate::view::View;

/// What a widget makes: everything inside the chrome.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Body {
    /// Height, CSS px.
    pub height: f64,
    /// Numbers, bars, labels.
    pub marks: Vec<Mark>,
    /// What answers to pointer and keys.
    pub targets: Vec<Target>,
}

/// Lays out a picture.
///
/// Never fails: a width of zero gives a high, narrow column, missing data a notice.
pub fn scene(story: &Story, view: View, size: Size, measure: &dyn Measure) -> Scene {
    let view = story.fit(view);
    let width = if size.width.is_finite() { size.width.max(0.0) } else { 0.0 };
    let frame = chrome::frame(story, view, width, measure);
    let wanted = match size.height {
        Height::Content => 0.0,
        Height::Whole(height) => height - frame.above - frame.below,
        Height::Body(height) => height,
    };
    let inner = width - 2.0 * frame.margin;
    let wanted = if wanted.is_finite() { wanted.max(0.0) } else { 0.0 };
    let body = match story.widget {
        Widget::Card => card::body(story, view, inner, wanted, measure),
        Widget::Totals => totals::body(story, view, inner, wanted, measure),
    };
    let area = Rect::new(frame.margin, frame.above, inner, body.height);
    let height = frame.above + body.height + frame.below;
    Scene {
        width,
        height,
        chrome: frame.chrome(area.bottom()),
        body: area,
        overlay: overlay(view, &body.targets),
        marks: body.marks,
        targets: body.targets,
        controls: controls(story, view),
        description: words::description(story, view),
    }
}

/// Width of the picture whose body is that wide, CSS px: in a page the script leaves the margin.
pub fn outer_width(body: f64) -> f64 {
    chrome::outer_width(body)
}

/// The same picture in words, without a layout.
pub fn describe(story: &Story, view: View) -> crate::scene::Description {
    words::description(story, story.fit(view))
}

/// Outlines of the chosen fact and, over it, of the one that is pointed at or focused; 2 px each.
fn overlay(view: View, targets: &[Target]) -> Vec<Mark> {
    let mut marks = Vec::new();
    for (fact, role) in [(view.selected, Role::Highlight), (view.focused, Role::Text)] {
        for target in targets.iter().filter(|target| Some(target.fact) == fact) {
            marks.extend(ring(Key { fact, part: Part::Ring }, target.area, 2.0, role));
        }
    }
    marks
}

fn controls(story: &Story, view: View) -> Vec<Control> {
    use crate::language::Word;
    let Some(index) = story.years.iter().position(|year| Some(*year) == view.year) else { return Vec::new() };
    let word = |word| story.language.word(word).to_owned();
    vec![Control::Year {
        label: word(Word::Year),
        values: story.years.iter().map(ToString::to_string).collect(),
        index,
        earlier: word(Word::YearEarlier),
        later: word(Word::YearLater),
    }]
}

/// A notice instead of a body that has nothing to show.
fn nothing(story: &Story, width: f64, measure: &dyn Measure) -> Body {
    use crate::language::Word;
    let mut stack = chrome::Stack::new(0.0, width);
    let font = crate::text::Font::regular(14.0);
    stack.text(None, Part::Detail, story.language.word(Word::NoticeNoFacts), font, Role::Warn, measure);
    Body { height: stack.height, marks: stack.marks, targets: Vec::new() }
}
