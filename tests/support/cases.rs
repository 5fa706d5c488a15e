//! A story at every year, width and language, and what holds of each of its scenes.

use super::boxes::{self, overlap, text};
use super::{Ruler, WIDTHS, ruler};
use migration_facts::fact::{FactId, Widget};
use migration_facts::geom::Rect;
use migration_facts::scene::{Mark, Part, Scene, Size, Target};
use migration_facts::story::Story;
use migration_facts::theme::{Role, Theme, contrast};
use migration_facts::view::View;
use migration_facts::widgets;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// From this width on a picture is meant to be read.
pub const READABLE: f64 = 280.0;
/// From this width on nothing leaves the body.
pub const ROOMY: f64 = 120.0;
/// Least height of what a finger shall hit, CSS px (WCAG 2.2, 2.5.8).
pub const FINGER: f64 = 24.0;
/// Least contrast of text and its ground (WCAG 2.2, 1.4.3).
const LEGIBLE: f64 = 4.5;

/// A scene of a story, and where it came from.
pub struct Case<'a> {
    pub name: String,
    pub story: &'a Story<'static>,
    pub view: View<'static>,
    pub width: f64,
    pub scene: Scene,
    /// What the scene was measured with.
    pub ruler: &'static Ruler,
}

impl<'a> Case<'a> {
    pub fn new(name: &str, story: &'a Story<'static>, view: View<'static>, width: f64) -> Self {
        Self::by(ruler(), name, story, view, width)
    }

    /// A case of another language than English.
    pub fn by(ruler: &'static Ruler, name: &str, story: &'a Story<'static>, view: View<'static>, width: f64) -> Self {
        let scene = widgets::scene(story, view, Size::wide(width), ruler);
        let year = view.year.map_or(String::new(), |year| format!(" in {year}"));
        Case { name: format!("{name}{year} at {width}"), story, view, width, scene, ruler }
    }

    pub fn readable(&self) -> bool {
        self.width >= READABLE
    }

    /// The facts of a target.
    pub fn facts(target: &Target) -> Vec<FactId> {
        if target.group.is_empty() { vec![target.spot.fact] } else { target.group.clone() }
    }
}

/// A story at every year and every width.
pub fn cases<'a>(name: &str, story: &'a Story<'static>) -> Vec<Case<'a>> {
    let years = if story.years.is_empty() { vec![None] } else { story.years.iter().copied().map(Some).collect() };
    let views = years.into_iter().map(|year| View { year, ..story.view() });
    let sizes = views.flat_map(|view| WIDTHS.map(|width| (view, width)));
    sizes.map(|(view, width)| Case::new(name, story, view, width)).collect()
}

pub fn assert_finite(case: &Case) {
    let marks = case.scene.marks.iter().map(|mark| boxes::of(mark, case.ruler));
    let areas = case.scene.targets.iter().map(|target| target.area);
    for rect in marks.chain(areas).chain([Rect::new(0.0, 0.0, case.scene.width, case.scene.height)]) {
        assert!(boxes::finite(&rect) && rect.width >= 0.0 && rect.height >= 0.0, "{}: {rect:?}", case.name);
        let far = [rect.x, rect.y, rect.right(), rect.bottom()].into_iter().map(f64::abs).fold(0.0, f64::max);
        assert!(far < 1e6, "{}: {rect:?} is far away", case.name);
    }
}

pub fn assert_inside(case: &Case) {
    let body = Rect::new(0.0, 0.0, case.scene.width, case.scene.height);
    for mark in &case.scene.marks {
        assert!(body.holds(&boxes::of(mark, case.ruler), 1.5), "{}: {mark:?} leaves {body:?}", case.name);
    }
    for target in &case.scene.targets {
        assert!(body.holds(&target.area, 1.5), "{}: {target:?} leaves {body:?}", case.name);
    }
}

/// No text lies on another one, nor on a mark that is not its ground.
pub fn assert_apart(case: &Case) {
    let texts = case.scene.marks.iter().filter(|mark| text(mark).is_some());
    let mut texts: Vec<(&Mark, Rect)> = texts.map(|mark| (mark, boxes::of(mark, case.ruler))).collect();
    texts.sort_by(|(_, a), (_, b)| a.y.total_cmp(&b.y));
    for (index, (mark, area)) in texts.iter().enumerate() {
        for (other, further) in texts[index + 1..].iter().take_while(|(_, further)| further.y < area.bottom()) {
            assert!(!overlap(area, further, 1.0), "{}: {mark:?} lies on {other:?}", case.name);
        }
    }
    for form in case.scene.marks.iter().filter(|mark| text(mark).is_none()) {
        let reach = boxes::of(form, case.ruler);
        let first = texts.partition_point(|(_, area)| area.y < reach.y - 100.0);
        for (mark, area) in texts[first..].iter().take_while(|(_, area)| area.y < reach.bottom()) {
            let apart = !boxes::touches(form, area, 1.0) || is_ground(form, &reach, mark, area);
            assert!(apart, "{}: {mark:?} lies on {form:?}", case.name);
        }
    }
}

/// The ground of words is pale and they can be read there. That of a fact is for its own words, which stand wholly on it;
/// that of the picture, such as the years ahead, may end under them.
fn is_ground(form: &Mark, reach: &Rect, mark: &Mark, area: &Rect) -> bool {
    let legible = |dark| {
        let theme = Theme::dark(dark);
        contrast(theme.color(form.role), theme.color(mark.role)) >= LEGIBLE
    };
    let own = form.key.part == Part::Tile && form.key.fact == mark.key.fact && reach.holds(area, 1.0);
    form.role == Role::Wash && (own || form.key.fact.is_none()) && legible(false) && legible(true)
}

/// Every fact that is shown can be pointed at, alone or in a group, and reached once by keys; nothing else can.
pub fn assert_targeted(case: &Case) {
    let mut shown: Vec<FactId> = case.story.shown(case.view).iter().map(|shown| shown.id).collect();
    shown.sort_unstable();
    let mut targeted: Vec<FactId> =
        case.scene.targets.iter().filter(|target| !target.again).flat_map(Case::facts).collect();
    targeted.sort_unstable();
    if case.story.widget == Widget::Members {
        // A list has a target for every state.
        targeted.dedup();
    }
    assert_eq!(targeted, shown, "{}", case.name);
    for again in case.scene.targets.iter().filter(|target| target.again) {
        let first = case.scene.targets.iter().position(|target| target.spot == again.spot).unwrap();
        assert!(!case.scene.targets[first].again, "{}: {again:?} is a further place of nothing", case.name);
    }
}

/// Targets lie apart, but for points of lines and for pieces of one thing.
pub fn assert_targets_apart(case: &Case) {
    let targets = &case.scene.targets;
    for (index, target) in targets.iter().enumerate() {
        for other in &targets[index + 1..] {
            let apart = !overlap(&target.area, &other.area, 0.5);
            let exempt = case.story.widget == Widget::Trend || target.spot == other.spot;
            assert!(apart || exempt, "{}: {target:?} lies on {other:?}", case.name);
        }
    }
}

/// How many failures are shown: after these, more say nothing new.
const ENOUGH: usize = 12;

/// Checks every case, whatever fails before it.
pub fn each<'a>(cases: impl IntoIterator<Item = &'a Case<'a>>, check: impl Fn(&Case)) {
    let mut failed: Vec<&str> = Vec::new();
    for case in cases {
        if catch_unwind(AssertUnwindSafe(|| check(case))).is_err() {
            failed.push(&case.name);
        }
        assert!(failed.len() < ENOUGH, "{failed:#?}");
    }
    assert!(failed.is_empty(), "{failed:#?}");
}

/// All that must hold of every scene, whatever its values.
pub fn assert_sound(case: &Case) {
    assert_finite(case);
    assert_targeted(case);
    if case.readable() {
        assert_inside(case);
        assert_apart(case);
    }
}
