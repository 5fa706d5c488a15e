//! What stands beside the axis: events without a date, and others that have no place on it.

use super::Event;
use super::page::{DETAIL, Page};
use crate::fact::FactId;
use crate::language::Word;
use crate::scene::Align;
use crate::text::Font;

const NAME: Font = Font::regular(14.0);
/// Space between names side by side, and above the lane, CSS px.
const GAP: f64 = 16.0;
/// Most names.
const FEW: usize = 20;

/// A heading and under it the names side by side, or how many they are; nothing for none.
pub fn lane(page: &mut Page, heading: Word, events: &[Event]) {
    if events.is_empty() {
        return;
    }
    let language = &page.story.language;
    page.text(None, language.word(heading), DETAIL, (0.0, page.body.height + GAP), page.width, Align::Left);
    page.body.height = page.end;
    if events.len() > FEW {
        return group(page, Word::Events, events);
    }
    let (mut x, mut row) = (0.0, page.body.height);
    for event in events {
        let mut name = language.label(event.fact).to_owned();
        // A date that is known, but cannot be drawn here.
        if event.fact.period.edtf().is_some() {
            name = language.joined(&[&name, &language.period(&event.fact.period)]);
        }
        if x > 0.0 && x + page.measure.width(&name, NAME) > page.width {
            (x, row) = (0.0, page.body.height);
        }
        x += put(page, vec![event.id], &name, x, row) + GAP;
    }
}

/// One line that says how many events there are.
pub fn group(page: &mut Page, pattern: Word, events: &[Event]) {
    let language = &page.story.language;
    let said = language.counted(pattern, events.len());
    let row = page.body.height;
    put(page, ids(events), &said, 0.0, row);
}

/// The facts of events.
pub fn ids(events: &[Event]) -> Vec<FactId> {
    let mut ids = Vec::new();
    for event in events {
        ids.push(event.id);
    }
    ids
}

/// Adds words that answer to pointer and keys, high enough for a finger, and gives their width, CSS px.
fn put(page: &mut Page, ids: Vec<FactId>, said: &str, x: f64, top: f64) -> f64 {
    let width = page.text(ids.first().copied(), said, NAME, (x, top + 2.0), page.width, Align::Left);
    let end = page.end + 2.0;
    page.body.height = page.body.height.max(end);
    page.target(ids, (x, top), width, end - top, None);
    width
}
