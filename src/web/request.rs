//! What the script asks.
//!
//! Everything that is text comes as arrays of strings, read by serde-wasm-bindgen: one shape for
//! options, view and input keeps the reading small. An empty string is nothing.

use crate::story::Story;
use crate::view::{Input, Key, View};
use wasm_bindgen::JsValue;

/// Reads an array of strings.
pub fn strings(array: JsValue) -> Result<Vec<String>, JsValue> {
    serde_wasm_bindgen::from_value(array).map_err(JsValue::from)
}

/// Names and values that follow one another, as pairs.
pub fn pairs(strings: &[String]) -> impl Iterator<Item = (&str, &str)> {
    strings.chunks_exact(2).filter_map(|pair| match pair {
        [name, value] => Some((name.as_str(), value.as_str())),
        _ => None,
    })
}

/// The view that the last frame gave: year, chosen fact, focused fact; the story's own before the first frame.
pub fn view(strings: &[String], story: &Story) -> View {
    let [year, selected, focused] = strings else { return story.view() };
    story.fit(View { year: year.parse().ok(), selected: story.number(selected), focused: story.number(focused) })
}

/// Kind and value of an input; `None` when there is none.
pub fn input(strings: &[String], story: &Story) -> Option<Input> {
    let [kind, value] = strings else { return None };
    match kind.as_str() {
        "year" => value.parse().ok().map(Input::Year),
        "select" => Some(Input::Select(story.number(value))),
        "focus" => Some(Input::Focus(story.number(value))),
        _ => Key::named(value).map(Input::Key),
    }
}
