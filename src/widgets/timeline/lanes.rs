//! Events in rows over an axis, each with its words beside its mark; what finds no row is folded on the axis.

use super::page::{BAR, LABEL, NARROW, Page};
use super::{Event, axis, side, span};
use crate::language::Word;
use crate::scene::Align;
use crate::theme::Role;

/// Most rows.
const ROWS: usize = 10;
/// Space between a mark and its words, CSS px.
const NEAR: f64 = 6.0;
/// Space between events of a row, CSS px.
const APART: f64 = 16.0;
/// Space between rows, CSS px.
const GAP: f64 = 8.0;
/// Height of the line of folded events, CSS px.
const FOLD: f64 = 28.0;

/// An event in a row; all lengths in CSS px.
struct Item<'a> {
    event: Event<'a>,
    row: usize,
    /// Left and right end of the mark.
    start: f64,
    end: f64,
    /// Width and height of the words.
    width: f64,
    height: f64,
    /// The end of the words that is at the mark.
    words: f64,
    side: Align,
    /// How far the words are below the mark.
    below: f64,
    /// Left and right end of mark and words.
    left: f64,
    right: f64,
}

/// Lays out the rows; does nothing where a third of the events or more find none, or where those lead nowhere.
/// Spare height goes between the rows.
pub fn draw(page: &mut Page, events: &[Event]) -> bool {
    let mut items = Vec::new();
    for event in events {
        let width = page.words(event, 0.0, 0.0, NARROW.min(page.width), Align::Left);
        let (start, extent) = page.span(event.days);
        let (end, event, side) = (start + extent, *event, Align::Left);
        let height = page.end;
        items.push(Item {
            event,
            row: 0,
            start,
            end,
            width,
            height,
            words: 0.0,
            side,
            below: 0.0,
            left: 0.0,
            right: 0.0,
        });
    }
    page.body.marks.clear();
    let rows = arrange(&mut items, page.width).min(ROWS);
    let mut folded = Vec::new();
    for item in &items {
        if item.row >= ROWS {
            folded.push(item.event);
        }
    }
    let days = span(&folded);
    if folded.len() * 3 > events.len() || days.is_some_and(|days| days.length() >= page.window.length()) {
        return false;
    }
    place(page, &items, rows);
    fold(page, &folded);
    axis::draw(page);
    true
}

/// Puts the events into as few rows as words right of early marks and left of late ones allow, and gives their number.
/// As many words as possible stand on the right.
fn arrange(items: &mut [Item], width: f64) -> usize {
    let (mut fewest, mut best) = (usize::MAX, 0);
    for early in (0..=items.len()).rev() {
        let rows = pack(items, early, width);
        if rows < fewest {
            (fewest, best) = (rows, early);
        }
    }
    pack(items, best, width)
}

/// Gives every event, by date, the first row that is free.
fn pack(items: &mut [Item], early: usize, width: f64) -> usize {
    let mut ends: Vec<f64> = Vec::new();
    for (index, item) in items.iter_mut().enumerate() {
        item.set(index < early, width);
        item.row = 0;
        for end in &ends {
            if *end <= item.left {
                break;
            }
            item.row += 1;
        }
        if item.row == ends.len() {
            ends.push(0.0);
        }
        if let Some(end) = ends.get_mut(item.row) {
            *end = item.right + APART;
        }
    }
    ends.len()
}

impl Item<'_> {
    /// Puts the words on the right or left side of the mark, on the other one where the body ends, and under the mark
    /// where neither has room.
    fn set(&mut self, right: bool, width: f64) {
        (self.left, self.right, self.side, self.below) = (self.start, self.end, Align::Left, 0.0);
        let (before, after) = (self.start - NEAR - self.width, self.end + NEAR + self.width);
        if after <= width && (right || before < 0.0) {
            (self.words, self.right) = (self.end + NEAR, after);
        } else if before >= 0.0 {
            (self.words, self.left, self.side) = (self.start - NEAR, before, Align::Right);
        } else {
            self.words = self.start.min(width - self.width).max(0.0);
            (self.left, self.right) = (self.start.min(self.words), self.end.max(self.words + self.width));
            self.below = LABEL.line();
        }
    }
}

/// Draws the rows, each as high as its highest words.
fn place(page: &mut Page, items: &[Item], rows: usize) {
    let gap = GAP + page.spare / rows.max(1) as f64;
    let mut tops = Vec::new();
    for row in 0..rows {
        let mut high = 0.0f64;
        for item in items {
            if item.row == row {
                high = high.max(item.height + item.below);
            }
        }
        tops.push(page.body.height);
        page.body.height += high + gap;
    }
    for item in items {
        let Some(top) = tops.get(item.row) else { continue };
        page.mark(&item.event, item.start, top + (LABEL.line() - BAR) / 2.0, item.end - item.start, BAR);
        page.words(&item.event, item.words, top + item.below, NARROW.min(page.width), item.side);
        let (width, height) = (item.right - item.left, item.height + item.below);
        page.target(vec![item.event.id], (item.left, *top), width, height, None);
    }
}

/// Adds what found no row as one group, which opens its days.
fn fold(page: &mut Page, events: &[Event]) {
    let Some(days) = span(events) else { return };
    let ids = side::ids(events);
    let fact = ids.first().copied();
    let said = page.story.language.one(Word::More, &page.story.language.count(ids.len()));
    let (left, extent) = page.span(days);
    let width = page.measure.width(&said, LABEL);
    let x = left.min(page.width - width).max(0.0);
    let top = page.body.height;
    page.body.height += FOLD;
    page.text(fact, &said, LABEL, (x, top), f64::MAX, Align::Left);
    page.fill(fact, Role::Series1, left, top + FOLD - 4.0, extent, 4.0);
    page.target(ids, (x, top), width.max(left + extent - x), FOLD, Some(days));
}
