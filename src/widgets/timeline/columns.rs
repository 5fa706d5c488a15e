//! Very many events: how many in every year, month or day, as columns that open what they count.

use super::page::Page;
use super::{Event, axis, side};
use crate::calendar::STEPS;
use crate::language::Word;
use crate::scene::{Align, Days};
use crate::text::Font;
use crate::theme::Role;

const COUNT: Font = Font::bold(12.0);
/// Narrowest column, so that a finger can hit it, CSS px.
const COLUMN: f64 = 24.0;
/// Height of the highest column, CSS px.
const HEIGHT: f64 = 160.0;
/// Space for a count over its column, CSS px.
const ABOVE: f64 = 18.0;

/// Lays out the columns; does nothing where there would be no two of them. Spare height goes to the columns.
pub fn draw(page: &mut Page, events: &[Event]) -> bool {
    // No count is wider than that of all.
    let widest = page.measure.width(&page.story.language.number(events.len() as f64), COUNT);
    let least = (widest.max(COLUMN / 2.0) / page.days(1.0)).min(1e6) as i32 + 1;
    for &step in STEPS {
        // Months and years differ in length.
        let room = page.days(step.length()) * 0.9;
        if room < COLUMN {
            continue;
        }
        let starts = axis::starts(page.window, step, least);
        let mut bins = count(events, &starts);
        let longer = bins.pop().unwrap_or_default();
        let mut most = 0;
        for bin in &bins {
            most = most.max(bin.len());
        }
        // Of two counts the higher one may be a little narrower.
        if page.measure.width(&page.story.language.number(most as f64), COUNT) + 6.0 > room {
            continue;
        }
        if bins.len() < 2 || most == 0 {
            return false;
        }
        let height = HEIGHT + page.spare;
        page.body.height = ABOVE + height;
        let mut at = 0;
        for bin in &bins {
            at += 1;
            if let (Some(from), Some(next)) = (starts.get(at - 1), starts.get(at)) {
                column(page, bin, Days { from: *from, to: next - 1 }, height / most as f64);
            }
        }
        axis::draw(page);
        side::lane(page, Word::EventsLonger, &longer);
        return true;
    }
    false
}

/// Parts the events of a window by where its steps begin, its end being the last of these; those that reach over the
/// end of their step come last, because it is not known, or not true, that they belong into one.
pub fn count<'a>(events: &[Event<'a>], starts: &[i32]) -> Vec<Vec<Event<'a>>> {
    let mut bins: Vec<Vec<Event>> = Vec::new();
    for _ in starts {
        bins.push(Vec::new());
    }
    let mut at = 0;
    for event in events {
        while starts.get(at + 1).is_some_and(|next| *next <= event.days.from) {
            at += 1;
        }
        let next = starts.get(at + 1).copied().unwrap_or(i32::MIN);
        let bin = if event.days.to < next || at + 2 == starts.len() { bins.get_mut(at) } else { bins.last_mut() };
        if let Some(bin) = bin {
            bin.push(*event);
        }
    }
    bins
}

/// A column with its count, and of each event `each` CSS px; what the eye shall be drawn to is its lower part.
fn column(page: &mut Page, events: &[Event], days: Days, each: f64) {
    let ids = side::ids(events);
    let first = ids.first().copied();
    if first.is_none() {
        return;
    }
    let mut marked = 0.0;
    for event in events {
        if page.story.highlighted(event.fact) {
            marked += each;
        }
    }
    let (left, right, bottom) = (page.at(days.from), page.at(days.to + 1), page.body.height);
    let (width, high) = (right - left, (ids.len() as f64 * each).max(1.0));
    page.fill(first, Role::Series1, left + 1.0, bottom - high, width - 2.0, high);
    if marked > 0.0 {
        page.fill(first, Role::Highlight, left + 1.0, bottom - marked, width - 2.0, marked);
    }
    let said = page.story.language.number(ids.len() as f64);
    let x = (left + right - page.measure.width(&said, COUNT)) / 2.0;
    page.text(first, &said, COUNT, (x, bottom - high - ABOVE), f64::MAX, Align::Left);
    page.target(ids, (left, 0.0), width, bottom, Some(days));
}
