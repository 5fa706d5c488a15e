//! The axis of time: the line, and the names of years, months or days under it.

use super::page::{DETAIL, Page};
use crate::calendar::{self, STEPS, Step};
use crate::scene::{Align, Days};
use crate::theme::Role;

/// Least space between the names, CSS px.
const APART: f64 = 8.0;

/// Days of a window on which a step begins. Where the steps shall be all of the window, `least` is more than zero:
/// then its ends are among them, and what it cuts to less than `least` days is a part of its neighbour.
pub fn starts(window: Days, step: Step, least: i32) -> Vec<i32> {
    let (from, next) = (window.from, window.to + 1);
    let mut starts = Vec::new();
    if least > 0 {
        starts.push(from);
    }
    let mut day = step.next(from - 1);
    while day < next {
        if day - from >= least && next - day >= least {
            starts.push(day);
        }
        day = step.next(day);
    }
    if least > 0 {
        starts.push(next);
    }
    starts
}

/// Adds the line and under it the names of the shortest step that lets all of them stand apart, each where its time
/// begins; where not even two fit, that of the whole window.
pub fn draw(page: &mut Page) {
    let top = page.body.height;
    page.body.height += 26.0;
    page.fill(None, Role::Muted, 0.0, top, page.width, 1.0);
    let before = page.body.marks.len();
    for &step in STEPS {
        // No name of a date is narrower.
        if page.days(step.length()) >= 3.0 * APART && names(page, step, top) {
            return;
        }
        page.body.marks.truncate(before);
    }
    let name = page.story.language.date(&calendar::edtf(page.window));
    page.text(None, &name, DETAIL, (0.0, top + 8.0), page.width, Align::Left);
}

/// Adds the names of a step; whether they are two or more and stand apart.
fn names(page: &mut Page, step: Step, top: f64) -> bool {
    let (mut free, mut count) = (0.0, 0);
    for day in starts(page.window, step, 0) {
        let at = page.at(day);
        let name = page.story.language.date(&step.name(day));
        let end = at + page.measure.width(&name, DETAIL);
        if at < free {
            return false;
        }
        free = end + APART;
        if end <= page.width {
            page.fill(None, Role::Muted, at, top, 1.0, 6.0);
            page.text(None, &name, DETAIL, (at, top + 8.0), f64::MAX, Align::Left);
            count += 1;
        }
    }
    count > 1
}
