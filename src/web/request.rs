//! What the script asks: one text, so that reading it needs next to no code.
//!
//! Groups of fields are parted by U+001E, the fields by U+001F; the script takes
//! such characters out of what a page gives. An empty field is nothing.

use crate::digits;
use crate::story::Story;
use crate::view::{Input, Key, View};

/// The fields of the next group.
pub fn fields<'a>(groups: &mut impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    groups.next().unwrap_or("").split('\u{1f}').collect()
}

/// Names and values that follow one another, as pairs.
pub fn pairs<'a>(fields: &'a [&'a str]) -> impl Iterator<Item = (&'a str, &'a str)> {
    fields.chunks_exact(2).filter_map(|pair| match pair {
        [name, value] => Some((*name, *value)),
        _ => None,
    })
}

/// The view that the last frame gave: year, chosen fact, focused fact; the story's own before the first frame.
pub fn view(fields: &[&str], story: &Story) -> View {
    let [year, selected, focused] = fields else { return story.view() };
    story.fit(View { year: digits::read(year), selected: story.number(selected), focused: story.number(focused) })
}

/// Kind and value of an input; `None` when there is none.
pub fn input(fields: &[&str], story: &Story) -> Option<Input> {
    let [kind, value] = fields else { return None };
    match *kind {
        "year" => digits::read(value).map(|index| Input::Year(index as usize)),
        "select" => Some(Input::Select(story.number(value))),
        "focus" => Some(Input::Focus(story.number(value))),
        _ => Key::named(value).map(Input::Key),
    }
}
