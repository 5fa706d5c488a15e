//! Events under each other along a rail, first ones first.

use super::page::{BAR, DOT, Page, brief};
use super::{Event, side};
use crate::language::Word;
use crate::scene::Align;
use crate::theme::Role;

/// Where the words begin, CSS px.
const WORDS: f64 = 24.0;
/// Space between events, CSS px.
const GAP: f64 = 12.0;
/// Most events that are listed one by one.
const MOST: usize = 100;

/// Lays out a list; spare height goes between its rows.
pub fn draw(page: &mut Page, events: &[Event]) {
    let (listed, more) = events.split_at(events.len().min(MOST));
    let gap = GAP + page.spare / listed.len().max(1) as f64;
    // Lower end of the mark above.
    let mut above = 0.0;
    for event in listed {
        let top = page.body.height;
        // Along the rail: some days, a month, a year, longer.
        let (mut width, mut length) = (DOT, DOT);
        if !brief(event.days) {
            (width, length) = (BAR, (f64::from(event.days.length()) / 30.0 + 14.0).min(34.0));
        }
        let y = top + 5.0;
        if above > 0.0 {
            page.fill(None, Role::Rule, 5.0, above + 3.0, 2.0, y - above - 6.0);
        }
        above = y + length;
        page.mark(event, 6.0 - width / 2.0, y, width, length);
        page.words(event, WORDS, top, page.width - WORDS, Align::Left);
        page.body.height = page.end.max(above + 1.0) + gap;
        page.target(vec![event.id], (0.0, top), page.width, page.body.height - 2.0 - top, None);
    }
    if !more.is_empty() {
        side::group(page, Word::SourcesMore, more);
    }
}
