//! Events by date: in rows over an axis, as a list along a rail, or counted in columns when they are many.
//!
//! Which of the three: a list where the picture is narrow or nothing is left to zoom into, rows while they are
//! few, columns otherwise. Events without a date stand beside the axis, never on it.

mod axis;
mod columns;
mod lanes;
mod list;
mod page;
mod side;

use super::{Body, nothing};
use crate::calendar::{self, Step};
use crate::fact::{Fact, FactId};
use crate::language::{Language, Word};
use crate::order::sorted;
use crate::scene::{Days, Size};
use crate::story::{Shown, Story};
use crate::text::Measure;
use crate::view::View;
use page::Page;

/// Below this width events are a list, CSS px.
const NARROW: f64 = 480.0;
/// Most events in rows, and in a list by choice.
const FEW: usize = 40;
/// Above this number of events, a table has rows of counts.
pub const MANY: usize = 500;

/// An event with the days that it may have happened on.
#[derive(Clone, Copy)]
struct Event<'a> {
    id: FactId,
    fact: &'a Fact,
    days: Days,
}

/// Lays out the body; spare height goes to rows and columns.
pub fn body(story: &Story, view: View, size: Size, measure: &dyn Measure) -> Body {
    let shown = story.shown(view);
    if shown.is_empty() {
        return nothing(story, size.width, measure);
    }
    let (events, undated) = dated(&shown);
    let mut spare = 0.0;
    loop {
        let body = Body::default();
        let window = Days { from: 0, to: 0 };
        let mut page = Page { story, measure, window, width: size.width, spare, end: 0.0, opens: false, body };
        if let Some(all) = whole(&events) {
            dated_part(&mut page, &events, view.window, all);
        }
        side::lane(&mut page, Word::DateUnknown, &undated);
        if spare > 0.0 || page.body.height >= size.height {
            page.body.height = page.body.height.max(size.height);
            return page.body;
        }
        spare = size.height - page.body.height;
    }
}

/// The events of the window in the layout that fits them.
fn dated_part(page: &mut Page, events: &[Event], window: Option<Days>, all: Days) {
    let Days { from, to } = window.unwrap_or(all);
    let (first, last) = calendar::ENDS;
    let from = from.clamp(first, last);
    page.window = Days { from, to: to.clamp(from, last) };
    let mut inside = Vec::new();
    for event in events {
        if event.days.from <= page.window.to && event.days.to >= from {
            inside.push(*event);
        }
    }
    let few = inside.len() <= FEW;
    let list = page.window.length() == 0 || inside.len() == 1;
    let list = list || (few && page.width < NARROW && !inside.is_empty());
    if list || !((few && lanes::draw(page, &inside)) || columns::draw(page, &inside)) {
        list::draw(page, &inside);
    }
    if page.opens || page.window != all {
        page.body.days = Some(all);
        page.body.window = page.story.language.date(&calendar::edtf(page.window));
    }
}

/// The days that an event may have happened on.
fn days(fact: &Fact) -> Option<Days> {
    fact.period.edtf().and_then(calendar::days)
}

/// The events that have days, by their first one, and those that have none, as given.
fn dated<'a>(shown: &[Shown<'a>]) -> (Vec<Event<'a>>, Vec<Event<'a>>) {
    let (mut events, mut undated) = (Vec::new(), Vec::new());
    for Shown { id, fact } in shown {
        let found = days(fact);
        let event = Event { id: *id, fact, days: found.unwrap_or(Days { from: 0, to: 0 }) };
        if found.is_some() { &mut events } else { &mut undated }.push(event);
    }
    (sorted(&events, &|one, other| one.days.from.cmp(&other.days.from).then(one.id.cmp(&other.id))), undated)
}

/// From the first to the last day of all events; of some years in whole years, of some months in whole months.
fn whole(events: &[Event]) -> Option<Days> {
    let days = span(events)?;
    Some(match days.length() {
        1096.. => round(days, Step::Months(12)),
        62.. => round(days, Step::Months(1)),
        _ => days,
    })
}

/// The steps that some days touch.
fn round(days: Days, step: Step) -> Days {
    Days { from: step.start(days.from), to: step.next(days.to) - 1 }
}

/// From the first to the last day of events.
fn span(events: &[Event]) -> Option<Days> {
    let mut days = events.first()?.days;
    for event in events {
        days = Days { from: days.from.min(event.days.from), to: days.to.max(event.days.to) };
    }
    Some(days)
}

/// How many events, from when to when, and how many without a date, in a sentence.
pub fn summary(language: &Language, shown: &[Shown]) -> String {
    let (events, undated) = dated(shown);
    let mut text = language.counted(Word::Events, shown.len());
    if let Some(days) = span(&events) {
        text = language.joined(&[&text, &language.date(&calendar::edtf(round(days, Step::Months(12))))]);
    }
    if !undated.is_empty() {
        text = language.two(Word::EventsUndated, &text, &language.count(undated.len()));
    }
    language.fill(Word::SentenceEnd, &[&text])
}

/// From when to when the facts of a group are, in words.
pub fn when(story: &Story, group: &[FactId]) -> String {
    let (mut from, mut to) = (i32::MAX, i32::MIN);
    for id in group {
        if let Some(days) = story.fact(*id).and_then(days) {
            (from, to) = (from.min(days.from), to.max(days.to));
        }
    }
    if from > to {
        return String::new();
    }
    story.language.date(&calendar::edtf(Days { from, to }))
}

/// Heads of the table of more than [`MANY`] events.
pub const COLUMNS: [Word; 2] = [Word::ColumnPeriod, Word::ColumnValue];

/// The rows of that table: how many events in which time.
pub fn rows(story: &Story, shown: &[Shown]) -> Vec<Vec<String>> {
    let language = &story.language;
    let (events, undated) = dated(shown);
    let (mut step, mut starts) = (Step::Months(1), Vec::new());
    if let Some(all) = whole(&events) {
        if all.length() > 1096 {
            step = Step::Months(12);
        }
        starts = axis::starts(round(all, step), step, 1);
    }
    let mut bins = columns::count(&events, &starts);
    bins.push(undated);
    let (mut rows, mut at) = (Vec::new(), 0);
    for bin in &bins {
        at += 1;
        let label = match starts.get(at - 1) {
            Some(start) if at < starts.len() => language.date(&step.name(*start)),
            Some(_) => language.word(Word::EventsLonger).to_owned(),
            None => language.word(Word::DateUnknown).to_owned(),
        };
        if !bin.is_empty() {
            rows.push(vec![label, language.counted(Word::Events, bin.len())]);
        }
    }
    rows
}
