//! Station two, the view: what a reader has done, as plain data.
//!
//! [`View::apply`] is the only way in which it changes, and it is pure.

use crate::fact::FactId;
use crate::geom::Rect;
use crate::letters::folded;

/// What a reader has done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct View<'a> {
    /// The year that is shown, where the data have several.
    pub year: Option<u32>,
    /// The chosen thing.
    pub selected: Option<Spot>,
    /// The thing that the pointer or the keys are at.
    pub focused: Option<Spot>,
    /// The days that are shown, where a reader has zoomed; else all.
    pub window: Option<Days>,
    /// What a reader looks for: a few letters of a name, or a code.
    pub query: &'a str,
}

/// Something that can be pointed at: a fact, or a numbered thing of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spot {
    /// The fact; of a group of facts the first.
    pub fact: FactId,
    /// Zero for the fact itself; else the number of an item of its list, from one, or how many facts the group has.
    pub item: u32,
}

impl Spot {
    /// The fact itself.
    pub const fn of(fact: FactId) -> Self {
        Self { fact, item: 0 }
    }
}

/// A span of days, both included, counted from 1 January 1970.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Days {
    /// The first day.
    pub from: i32,
    /// The last day.
    pub to: i32,
}

impl Days {
    /// How many days lie between the first and the last.
    pub fn length(self) -> i32 {
        self.to - self.from
    }
}

/// Whether a name has the letters of a query in it, in any case and with or without accents ([`letters::folded`]). An empty query
/// is found nowhere.
pub fn finds(query: &str, name: &str) -> bool {
    let (wanted, name) = (folded(query.trim_ascii()), folded(name));
    !wanted.is_empty() && name.as_bytes().windows(wanted.len()).any(|part| part == wanted.as_bytes())
}

/// Something that answers to pointer and keys.
#[derive(Clone, Debug, PartialEq)]
pub struct Target {
    /// What it stands for.
    pub spot: Spot,
    /// Where it answers, CSS px of the body.
    pub area: Rect,
    /// Whether it is outlined as a circle.
    pub round: bool,
    /// The facts of a group; empty for a single thing.
    pub group: Vec<FactId>,
    /// The days that open when it is chosen, for a group.
    pub opens: Option<Days>,
    /// Whether it is a further place of a thing that has one already: it answers to the pointer alone, and
    /// stands behind all that keys walk over.
    pub again: bool,
}

impl Target {
    /// A thing in its rectangle.
    pub fn new(spot: Spot, area: Rect) -> Self {
        Self { spot, area, round: false, group: Vec::new(), opens: None, again: false }
    }
}

/// One thing that a reader does.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Input<'a> {
    /// Takes the year of that number among the years of the data.
    Year(usize),
    /// Chooses a thing, or none.
    Select(Option<Spot>),
    /// Moves the pointer to a thing, or away.
    Focus(Option<Spot>),
    /// Presses a key.
    Key(Key),
    /// Shows this part of the days that are shown now: zooms in below one, out above it.
    Zoom(f64),
    /// Moves the days that are shown by this part of their length, later when positive.
    Pan(f64),
    /// Looks for a name.
    Find(&'a str),
}

/// The keys that a body answers to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// To the next thing; from nowhere to the first.
    Next,
    /// To the thing before; from nowhere to the last.
    Previous,
    /// To the nearest thing below; from nowhere to the first.
    Down,
    /// To the nearest thing above; from nowhere to the last.
    Up,
    /// To the first thing.
    First,
    /// To the last thing.
    Last,
    /// Chooses the focused thing, or lets it go.
    Choose,
    /// Leaves focus and choice.
    Leave,
    /// Zooms in.
    In,
    /// Zooms out.
    Out,
}

impl Key {
    /// The key of a name in the DOM; none for a key that a body does not answer to.
    pub fn named(name: &str) -> Option<Self> {
        Some(match name {
            "ArrowRight" => Key::Next,
            "ArrowLeft" => Key::Previous,
            "ArrowDown" => Key::Down,
            "ArrowUp" => Key::Up,
            "Home" => Key::First,
            "End" => Key::Last,
            "Enter" | " " => Key::Choose,
            "Escape" => Key::Leave,
            "+" | "=" => Key::In,
            "-" => Key::Out,
            _ => return None,
        })
    }

    /// The key that means the same where all is laid out from the right.
    pub fn mirrored(self) -> Self {
        match self {
            Key::Next => Key::Previous,
            Key::Previous => Key::Next,
            other => other,
        }
    }
}

/// What an input may refer to.
#[derive(Clone, Copy, Debug)]
pub struct Reach<'a> {
    /// Years of the data, ascending.
    pub years: &'a [u32],
    /// What can be pointed at, in reading order.
    pub targets: &'a [Target],
    /// All days of the data, where they can be zoomed.
    pub days: Option<Days>,
}

impl Reach<'_> {
    fn find(&self, spot: Option<Spot>) -> Option<&Target> {
        self.targets.iter().find(|target| Some(target.spot) == spot)
    }

    /// The number of the target that lies nearest below (or above) another one; what lies beside counts thrice as far.
    fn vertical(&self, at: usize, down: bool) -> Option<usize> {
        let from = self.targets.get(at)?.area;
        let mut nearest: Option<(f64, usize)> = None;
        for (index, target) in self.targets.iter().enumerate() {
            let to = target.area;
            let below = if down { to.middle() - from.middle() } else { from.middle() - to.middle() };
            let beside = (to.x + to.width / 2.0 - from.x - from.width / 2.0).abs();
            let far = below + 3.0 * beside;
            if below > 0.5 && nearest.is_none_or(|(least, _)| far < least) {
                nearest = Some((far, index));
            }
        }
        nearest.map(|(_, index)| index)
    }
}

/// A step of zoom by key, as a part of the days that are shown.
const STEP: f64 = 0.5;
/// The shortest window, days.
const SHORTEST: f64 = 7.0;

impl<'a> View<'a> {
    /// The view after an input; one that refers to nothing changes nothing.
    pub fn apply(mut self, input: Input<'a>, reach: Reach) -> Self {
        let known = |spot: Option<Spot>| reach.find(spot).map(|target| target.spot);
        match input {
            Input::Year(index) => self.year = reach.years.get(index).copied().or(self.year),
            Input::Select(spot) => self.select(known(spot), reach),
            Input::Focus(spot) => self.focused = known(spot),
            Input::Key(key) => self.press(key, reach),
            Input::Zoom(part) => self.show(part, 0.0, reach),
            Input::Pan(part) => self.show(1.0, part, reach),
            Input::Find(query) => self.query = query,
        }
        self
    }

    /// A group that can be opened opens; anything else is chosen.
    fn select(&mut self, spot: Option<Spot>, reach: Reach) {
        match reach.find(spot).and_then(|target| target.opens) {
            Some(days) => (self.window, self.selected, self.focused) = (Some(days), None, None),
            None => self.selected = spot,
        }
    }

    /// Shows `part` of the days that are shown, around their middle, moved by a part of the new length.
    fn show(&mut self, part: f64, moved: f64, reach: Reach) {
        let Some(all) = reach.days else { return };
        let now = self.window.unwrap_or(all);
        let whole = f64::from(all.length());
        let length = (f64::from(now.length()) * part).max(SHORTEST).min(whole);
        let middle = f64::from(now.from) + f64::from(now.length()) / 2.0 + moved * length;
        let from = (middle - length / 2.0).clamp(f64::from(all.from), f64::from(all.to) - length);
        let days = Days { from: from.round() as i32, to: (from + length).round() as i32 };
        self.window = (days != all).then_some(days);
    }

    fn press(&mut self, key: Key, reach: Reach) {
        let end = reach.targets.iter().position(|target| target.again).unwrap_or(reach.targets.len());
        let reach = Reach { targets: reach.targets.get(..end).unwrap_or(&[]), ..reach };
        let at = reach.targets.iter().position(|target| Some(target.spot) == self.focused);
        let last = reach.targets.len().saturating_sub(1);
        let to = match (key, at) {
            (Key::Choose, Some(_)) => {
                let chosen = if self.selected == self.focused { None } else { self.focused };
                return self.select(chosen, reach);
            }
            (Key::Choose, None) => return,
            (Key::Leave, _) => {
                (self.focused, self.selected) = (None, None);
                return;
            }
            (Key::In, _) => return self.show(STEP, 0.0, reach),
            (Key::Out, _) => return self.show(1.0 / STEP, 0.0, reach),
            (Key::First, _) | (Key::Next | Key::Down, None) => 0,
            (Key::Last, _) | (Key::Previous | Key::Up, None) => last,
            (Key::Next, Some(at)) => (at + 1).min(last),
            (Key::Previous, Some(at)) => at.saturating_sub(1),
            (Key::Down, Some(at)) => reach.vertical(at, true).unwrap_or(at),
            (Key::Up, Some(at)) => reach.vertical(at, false).unwrap_or(at),
        };
        self.focused = reach.targets.get(to).map(|target| target.spot);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Three things under each other, the last two side by side.
    fn targets() -> Vec<Target> {
        let area = |x, y| Rect::new(x, y, 50.0, 30.0);
        let target = |fact, area| Target::new(Spot::of(fact), area);
        vec![target(4, area(0.0, 0.0)), target(5, area(0.0, 40.0)), target(6, area(60.0, 40.0))]
    }

    fn reach(targets: &[Target]) -> Reach<'_> {
        Reach { years: &[1990, 2020], targets, days: Some(Days { from: 0, to: 1000 }) }
    }

    fn keys(names: &[&str]) -> View<'static> {
        let targets = targets();
        let keys = names.iter().filter_map(|name| Key::named(name));
        keys.fold(View::default(), |view, key| view.apply(Input::Key(key), reach(&targets)))
    }

    fn focused(names: &[&str]) -> Option<FactId> {
        keys(names).focused.map(|spot| spot.fact)
    }

    #[test]
    fn arrows_walk_and_stop_at_the_ends() {
        assert_eq!(focused(&["ArrowRight"]), Some(4));
        assert_eq!(focused(&["ArrowRight", "ArrowRight"]), Some(5));
        assert_eq!(focused(&["ArrowUp"]), Some(6));
        assert_eq!(focused(&["End", "ArrowRight"]), Some(6));
        assert_eq!(focused(&["Home", "ArrowLeft"]), Some(4));
    }

    #[test]
    fn up_and_down_go_where_they_point() {
        assert_eq!(focused(&["Home", "ArrowDown"]), Some(5));
        assert_eq!(focused(&["Home", "ArrowDown", "ArrowDown"]), Some(5));
        assert_eq!(focused(&["End", "ArrowUp"]), Some(4));
        assert_eq!(focused(&["Home", "ArrowUp"]), Some(4));
    }

    #[test]
    fn enter_chooses_and_lets_go() {
        assert_eq!(keys(&["Home", "Enter"]).selected, Some(Spot::of(4)));
        assert_eq!(keys(&["Home", "Enter", " "]).selected, None);
        assert_eq!(keys(&["Enter"]).selected, None);
    }

    #[test]
    fn keys_pass_over_a_further_place_of_a_thing() {
        let mut targets = targets();
        targets.push(Target { again: true, ..Target::new(Spot::of(4), Rect::new(0.0, 90.0, 50.0, 30.0)) });
        for (key, from) in [(Key::Next, 6), (Key::Last, 4), (Key::Down, 6)] {
            let view = View { focused: Some(Spot::of(from)), ..View::default() };
            assert_eq!(view.apply(Input::Key(key), reach(&targets)).focused, Some(Spot::of(6)));
        }
    }

    #[test]
    fn escape_leaves() {
        assert_eq!(keys(&["Home", "Enter", "Escape"]), View::default());
    }

    #[test]
    fn a_year_outside_the_data_changes_nothing() {
        let view = View::default().apply(Input::Year(0), reach(&[]));
        assert_eq!(view.year, Some(1990));
        assert_eq!(view.apply(Input::Year(2), reach(&[])), view);
    }

    #[test]
    fn an_unknown_fact_is_not_chosen() {
        let view = View::default().apply(Input::Select(Some(Spot::of(9))), reach(&targets()));
        assert_eq!(view.selected, None);
    }

    #[test]
    fn a_group_opens_instead_of_being_chosen() {
        let days = Days { from: 100, to: 200 };
        let spot = Spot { fact: 4, item: 3 };
        let group = Target { group: vec![4, 5, 6], opens: Some(days), ..Target::new(spot, Rect::default()) };
        let view = View { focused: Some(spot), ..View::default() };
        for input in [Input::Select(Some(spot)), Input::Key(Key::Choose)] {
            let opened = view.apply(input, reach(std::slice::from_ref(&group)));
            assert_eq!(opened, View { window: Some(days), ..View::default() });
        }
    }

    #[test]
    fn zoom_halves_the_days_around_their_middle_and_comes_back() {
        let zoomed = keys(&["+"]);
        assert_eq!(zoomed.window, Some(Days { from: 250, to: 750 }));
        assert_eq!(zoomed.apply(Input::Pan(0.1), reach(&[])).window, Some(Days { from: 300, to: 800 }));
        assert_eq!(zoomed.apply(Input::Pan(9.0), reach(&[])).window, Some(Days { from: 500, to: 1000 }));
        assert_eq!(keys(&["+", "-"]).window, None);
        assert_eq!(keys(&["-"]).window, None);
    }

    #[test]
    fn zoom_ends_at_a_week() {
        let view = keys(&["+"; 20]);
        assert_eq!(view.window.map(Days::length), Some(7));
    }

    #[test]
    fn where_there_are_no_days_nothing_is_zoomed() {
        let none = Reach { years: &[], targets: &[], days: None };
        assert_eq!(View::default().apply(Input::Zoom(0.5), none), View::default());
    }

    #[test]
    fn a_query_finds_names_and_codes_whatever_their_case() {
        assert!(finds(" hond ", "Honduras") && !finds("hond", "Haiti"));
        assert!(finds("Rep", "Dominican Republic"));
        assert!(!finds(" ", "Honduras"), "nothing is found nowhere");
        let view = View::default().apply(Input::Find("mex"), reach(&[]));
        assert_eq!(view.query, "mex");
    }

    #[test]
    fn other_keys_are_not_answered() {
        for key in ["Tab", "x", "PageDown", "enter", ""] {
            assert_eq!(Key::named(key), None);
        }
    }

    #[test]
    fn nothing_to_walk_over_is_no_fault() {
        let view = View::default();
        for key in [Key::Last, Key::Down, Key::Choose] {
            assert_eq!(view.apply(Input::Key(key), Reach { years: &[], targets: &[], days: None }), view);
        }
    }
}
