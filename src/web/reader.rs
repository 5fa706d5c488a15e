//! What a reader sees and does, as the script tells it.

use crate::digits;
use crate::story::Story;
use crate::view::{Days, Input, Key, View};

/// The view that the last frame gave: year, what is chosen, what is focused, first and last day, query; the story's
/// own before the first frame.
pub fn view<'a>(fields: &[&'a str], story: &Story) -> View<'a> {
    let [year, selected, focused, from, to, query] = fields else { return story.view() };
    let days = |(from, to)| Days { from, to };
    story.fit(View {
        year: digits::read(year),
        selected: story.spot(selected),
        focused: story.spot(focused),
        window: whole(from).zip(whole(to)).map(days),
        query,
    })
}

/// A whole number that may be negative.
fn whole(text: &str) -> Option<i32> {
    match text.strip_prefix('-') {
        Some(size) => Some(-(digits::read(size)? as i32)),
        None => digits::read(text).map(|size| size as i32),
    }
}

/// Kind and value of an input; `None` when there is none.
pub fn input<'a>(fields: &[&'a str], story: &Story) -> Option<Input<'a>> {
    let [kind, value] = fields else { return None };
    match *kind {
        "year" => digits::read(value).map(|index| Input::Year(index as usize)),
        "select" => Some(Input::Select(story.spot(value))),
        "focus" => Some(Input::Focus(story.spot(value))),
        // Hundredths: of the days that are shown, what is shown next, or how far they move.
        "zoom" => whole(value).map(|part| Input::Zoom(f64::from(part) / 100.0)),
        "pan" => whole(value).map(|part| Input::Pan(f64::from(part) / 100.0)),
        "find" => Some(Input::Find(value)),
        _ => Key::named(value).map(|key| Input::Key(if story.mirrored { key.mirrored() } else { key })),
    }
}
