//! What a column holds, by a sample of its cells.

use super::grid::Grid;
use super::head::Head;
use super::{date, names, number, place};
use std::collections::BTreeMap;

/// What most cells of a column hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Content {
    /// Nothing.
    Empty,
    /// Numbers.
    Number,
    /// Years.
    Year,
    /// Dates.
    Date,
    /// States and areas.
    Place,
    /// Other words.
    Text,
}

/// Cells that are looked at to see what a column holds.
pub const SAMPLE: usize = 200;

/// What most cells of a column hold.
pub fn content(grid: &Grid, head: &Head, column: usize) -> Content {
    let (first, last) = head.body;
    let step = ((last - first) / SAMPLE).max(1);
    let (mut figures, mut years, mut dates, mut places, mut all) = (0, 0, 0, 0, 0);
    // What repeats is looked up once.
    let mut known = BTreeMap::new();
    for row in (first..last).step_by(step) {
        let cell = grid.cell(row, column);
        all += 1;
        match known.entry(cell).or_insert_with(|| of_cell(cell)) {
            Content::Empty => all -= 1,
            Content::Number => figures += 1,
            Content::Year => years += 1,
            Content::Date => dates += 1,
            Content::Place => places += 1,
            Content::Text => {}
        }
    }
    match () {
        () if all == 0 => Content::Empty,
        () if years * 2 > all => Content::Year,
        () if (figures + years) * 2 > all => Content::Number,
        () if (dates + years) * 2 > all => Content::Date,
        () if places * 2 > all => Content::Place,
        () => Content::Text,
    }
}

/// What a cell holds.
fn of_cell(cell: &str) -> Content {
    if number::is_missing(cell) {
        Content::Empty
    } else if date::year(cell).is_some() {
        Content::Year
    } else if !matches!(number::read(cell), number::Cell::Text) {
        Content::Number
    } else if place::find(cell).is_some() || names::is_total(cell) {
        Content::Place
    } else if date::read(cell).is_some_and(|date| date != date::Date::Text) {
        Content::Date
    } else {
        Content::Text
    }
}
