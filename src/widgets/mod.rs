//! Station four, the widgets: a story and a view become a scene.
//!
//! One match over the kinds. Each kind lays out its body and describes it; the
//! chrome around it is the same for all.

mod card;
mod chrome;
mod ends;
mod totals;
mod words;

use crate::digits;
use crate::fact::Widget;
use crate::geom::Rect;
use crate::scene::{BLEED, Control, Key, Mark, Part, Picture, Scene, Size, Target, ring};
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

/// Lays out the body of a size, with the words around it.
///
/// Never fails: a width of zero gives a high, narrow column, missing data a notice.
pub fn scene(story: &Story, view: View, size: Size, measure: &dyn Measure) -> Scene {
    let view = story.fit(view);
    let size = size.sound();
    let body = match story.widget {
        Widget::Card => card::body(story, view, size, measure),
        Widget::Totals => totals::body(story, view, size, measure),
    };
    Scene {
        width: size.width,
        height: body.height,
        chrome: words::chrome(story, &story.shown(view), view),
        overlay: overlay(view, &body.targets),
        marks: body.marks,
        targets: body.targets,
        controls: controls(story, view),
        description: words::description(story, view),
    }
}

/// Lays out a whole picture of a size: the words above and below the body become marks.
pub fn picture(story: &Story, view: View, size: Size, measure: &dyn Measure) -> Picture {
    let view = story.fit(view);
    let size = size.sound();
    let chrome = words::chrome(story, &story.shown(view), view);
    let frame = chrome::frame(&story.language, &chrome, size.width, measure);
    let inner = Size { width: size.width - 2.0 * frame.margin, height: size.height - frame.above - frame.below };
    let scene = scene(story, view, inner, measure);
    Picture {
        width: size.width,
        height: frame.above + scene.height + frame.below,
        marks: frame.around(scene.marks, scene.height),
        description: scene.description,
    }
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
            let Rect { x, y, width, height } = target.area;
            let area = Rect::new(x - BLEED, y, width + 2.0 * BLEED, height);
            ring(Key { fact, part: Part::Ring }, area, 2.0, role, &mut marks);
        }
    }
    marks
}

fn controls(story: &Story, view: View) -> Vec<Control> {
    use crate::language::Word;
    let Some(index) = story.years.iter().position(|year| Some(*year) == view.year) else { return Vec::new() };
    let word = |word| story.language.word(word).to_owned();
    let mut values = Vec::new();
    for year in &story.years {
        values.push(digits::text(u64::from(*year)));
    }
    vec![Control::Year {
        label: word(Word::Year),
        values,
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
