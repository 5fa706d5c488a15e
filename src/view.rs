//! Station two, the view: what a reader has done, as plain data.
//!
//! [`View::apply`] is the only way in which it changes, and it is pure.

use crate::fact::FactId;

/// What a reader has done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct View {
    /// The year that is shown, where the data have several.
    pub year: Option<u32>,
    /// The chosen fact.
    pub selected: Option<FactId>,
    /// The fact that the pointer or the keys are at.
    pub focused: Option<FactId>,
}

/// One thing that a reader does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Input {
    /// Takes the year of that number among the years of the data.
    Year(usize),
    /// Chooses a fact, or none.
    Select(Option<FactId>),
    /// Moves the pointer to a fact, or away.
    Focus(Option<FactId>),
    /// Presses a key.
    Key(Key),
}

/// The keys that a body answers to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// To the next fact; from nowhere to the first.
    Next,
    /// To the fact before; from nowhere to the last.
    Previous,
    /// To the first fact.
    First,
    /// To the last fact.
    Last,
    /// Chooses the focused fact, or lets it go.
    Choose,
    /// Leaves focus and choice.
    Leave,
}

impl Key {
    /// The key of a name in the DOM; none for a key that a body does not answer to.
    pub fn named(name: &str) -> Option<Self> {
        Some(match name {
            "ArrowDown" | "ArrowRight" => Key::Next,
            "ArrowUp" | "ArrowLeft" => Key::Previous,
            "Home" => Key::First,
            "End" => Key::Last,
            "Enter" | " " => Key::Choose,
            "Escape" => Key::Leave,
            _ => return None,
        })
    }
}

/// What an input may refer to.
#[derive(Clone, Copy, Debug)]
pub struct Reach<'a> {
    /// Years of the data, ascending.
    pub years: &'a [u32],
    /// The facts that can be pointed at, in reading order.
    pub order: &'a [FactId],
}

impl View {
    /// The view after an input; one that refers to nothing changes nothing.
    pub fn apply(mut self, input: Input, reach: Reach) -> Self {
        let known = |fact: &FactId| reach.order.contains(fact);
        match input {
            Input::Year(index) => self.year = reach.years.get(index).copied().or(self.year),
            Input::Select(fact) => self.selected = fact.filter(known),
            Input::Focus(fact) => self.focused = fact.filter(known),
            Input::Key(key) => self.press(key, reach.order),
        }
        self
    }

    fn press(&mut self, key: Key, order: &[FactId]) {
        let at = self.focused.and_then(|fact| order.iter().position(|known| *known == fact));
        let last = order.len().saturating_sub(1);
        let to = match key {
            Key::Next => at.map_or(0, |at| (at + 1).min(last)),
            Key::Previous => at.map_or(last, |at| at.saturating_sub(1)),
            Key::First => 0,
            Key::Last => last,
            Key::Choose => {
                if self.focused.is_some() {
                    self.selected = if self.selected == self.focused { None } else { self.focused };
                }
                return;
            }
            Key::Leave => {
                (self.focused, self.selected) = (None, None);
                return;
            }
        };
        self.focused = order.get(to).copied();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const REACH: Reach = Reach { years: &[1990, 2020], order: &[4, 5, 6] };

    fn keys(names: &[&str]) -> View {
        let keys = names.iter().filter_map(|name| Key::named(name));
        keys.fold(View::default(), |view, key| view.apply(Input::Key(key), REACH))
    }

    #[test]
    fn arrows_walk_and_stop_at_the_ends() {
        assert_eq!(keys(&["ArrowDown"]).focused, Some(4));
        assert_eq!(keys(&["ArrowDown", "ArrowDown"]).focused, Some(5));
        assert_eq!(keys(&["ArrowUp"]).focused, Some(6));
        assert_eq!(keys(&["End", "ArrowRight"]).focused, Some(6));
        assert_eq!(keys(&["Home", "ArrowLeft"]).focused, Some(4));
    }

    #[test]
    fn enter_chooses_and_lets_go() {
        assert_eq!(keys(&["Home", "Enter"]).selected, Some(4));
        assert_eq!(keys(&["Home", "Enter", " "]).selected, None);
        assert_eq!(keys(&["Enter"]).selected, None);
    }

    #[test]
    fn escape_leaves() {
        assert_eq!(keys(&["Home", "Enter", "Escape"]), View::default());
    }

    #[test]
    fn a_year_outside_the_data_changes_nothing() {
        let view = View::default().apply(Input::Year(0), REACH);
        assert_eq!(view.year, Some(1990));
        assert_eq!(view.apply(Input::Year(2), REACH), view);
    }

    #[test]
    fn an_unknown_fact_is_not_chosen() {
        let view = View::default().apply(Input::Select(Some(9)), REACH);
        assert_eq!(view.selected, None);
    }

    #[test]
    fn other_keys_are_not_answered() {
        for key in ["Tab", "x", "PageDown", "enter", ""] {
            assert_eq!(Key::named(key), None);
        }
    }

    #[test]
    fn nothing_to_walk_over_is_no_fault() {
        let reach = Reach { years: &[], order: &[] };
        assert_eq!(View::default().apply(Input::Key(Key::Last), reach), View::default());
    }
}
