//! Station four, the widgets: a story and a view become a scene.
//!
//! One match over the kinds. Each kind lays out its body and says what is particular about it in words;
//! the chrome around it is the same for all.

mod card;
mod chrome;
mod ends;
mod members;
#[cfg(any(not(target_arch = "wasm32"), feature = "fonts"))]
mod picture;
mod share;
mod timeline;
mod tips;
mod totals;
mod trend;
mod words;

#[cfg(any(not(target_arch = "wasm32"), feature = "fonts"))]
pub use picture::{Alone, alone, picture};

use crate::fact::Widget;
use crate::geom::{Point, Rect};
use crate::language::Word;
use crate::scene::{
    BLEED, Chrome, Control, Days, Description, Key, Mark, Part, Scene, Shape, Size, Spot, Target, Tip, mirror, ring,
};
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
    /// What answers to pointer and keys, in reading order.
    pub targets: Vec<Target>,
    /// All days of the data, where zooming makes sense.
    pub days: Option<Days>,
    /// The days that are shown, in words, where zooming makes sense.
    pub window: String,
    /// Whether a reader may look for a name.
    pub search: bool,
}

/// Lays out the body of a size, with the words around it.
///
/// Never fails: a width of zero gives a high, narrow column, missing data a notice.
pub fn scene(story: &Story, view: View, size: Size, measure: &dyn Measure) -> Scene {
    let view = story.fit(view);
    let chrome = words::chrome(story, &story.shown(view), view);
    with_chrome(story, view, size.sound(), measure, chrome)
}

fn with_chrome(story: &Story, view: View, size: Size, measure: &dyn Measure, chrome: Chrome) -> Scene {
    let mut body = match story.widget {
        Widget::Card => card::body(story, view, size, measure),
        Widget::Totals => totals::body(story, view, size, measure),
        Widget::Share => share::body(story, view, size, measure),
        Widget::Members => members::body(story, view, size, measure),
        Widget::Timeline => timeline::body(story, view, size, measure),
        Widget::Trend => trend::body(story, view, size, measure),
    };
    if story.mirrored {
        mirror(&mut body.marks, size.width, story.isolate());
        for target in &mut body.targets {
            target.area.x = size.width - target.area.right();
        }
    }
    let tip = |spot: Option<Spot>| {
        let target = body.targets.iter().find(|target| Some(target.spot) == spot)?;
        Some(tips::tip(story, target.spot, &target.group))
    };
    Scene {
        width: size.width,
        height: body.height,
        description: words::description(story, view, &chrome),
        chrome,
        overlay: overlay(view, &body.targets),
        focused: tip(view.focused),
        selected: tip(view.selected),
        days: body.days,
        controls: controls(story, view, &body),
        marks: body.marks,
        targets: body.targets,
    }
}

/// The same picture in words, without a layout.
pub fn describe(story: &Story, view: View) -> Description {
    let view = story.fit(view);
    words::description(story, view, &words::chrome(story, &story.shown(view), view))
}

/// What is said of a fact, or of a thing of it, when it is pointed at.
pub fn tip(story: &Story, spot: Spot) -> Tip {
    tips::tip(story, spot, &[])
}

/// Outlines of what is chosen and, over it, of what is pointed at or focused; 2 px each.
fn overlay(view: View, targets: &[Target]) -> Vec<Mark> {
    let mut marks = Vec::new();
    outline(view.selected, Role::Highlight, targets, &mut marks);
    outline(view.focused, Role::Text, targets, &mut marks);
    marks
}

/// Radius of the outline around a point, CSS px.
const AROUND: f64 = 7.0;

fn outline(spot: Option<Spot>, role: Role, targets: &[Target], marks: &mut Vec<Mark>) {
    for target in targets {
        if Some(target.spot) != spot || target.again {
            continue;
        }
        let key = Key { fact: Some(target.spot.fact), part: Part::Ring };
        let Rect { x, y, width, height } = target.area;
        if target.round {
            let at = Point { x: x + width / 2.0, y: y + height / 2.0 };
            marks.push(Mark { key, role, shape: Shape::Ring { at, radius: AROUND } });
        } else {
            ring(key, Rect::new(x - BLEED, y, width + 2.0 * BLEED, height), 2.0, role, marks);
        }
    }
}

fn controls(story: &Story, view: View, body: &Body) -> Vec<Control> {
    let word = |word| story.language.word(word).to_owned();
    let mut controls = Vec::new();
    if let Some(index) = story.years.iter().position(|year| Some(*year) == view.year) {
        let mut values = Vec::new();
        for year in &story.years {
            values.push(story.language.year(*year));
        }
        let (earlier, later) = (word(Word::YearEarlier), word(Word::YearLater));
        controls.push(Control::Year { label: word(Word::Year), values, index, earlier, later });
    }
    if body.days.is_some() {
        let mut names = Vec::new();
        for name in [Word::ZoomIn, Word::ZoomOut, Word::PanEarlier, Word::PanLater, Word::ZoomAll] {
            names.push(word(name));
        }
        controls.push(Control::Window { names, shown: body.window.clone() });
    }
    if body.search {
        controls.push(Control::Search { label: word(Word::Search) });
    }
    controls
}

/// A notice instead of a body that has nothing to show.
fn nothing(story: &Story, width: f64, measure: &dyn Measure) -> Body {
    let mut stack = chrome::Stack::new(0.0, width);
    let font = crate::text::Font::regular(14.0);
    stack.text(None, Part::Detail, story.language.word(Word::NoticeNoFacts), font, Role::Warn, measure);
    Body { height: stack.height, marks: stack.marks, ..Body::default() }
}
