//! Whether the numbers can be what they are said to be.

use super::faults::Faults;
use super::gather::{Gathered, Item};
use super::grid::Grid;
use super::labels::Label;
use super::levels::{Level, sums};
use super::meaning::Meaning;
use crate::fact::{Bound, Unit};
use crate::sheet::remark::{At, Problem};

/// Numbers below zero, parts of people, percentages above a hundred.
pub fn items(grid: &Grid, items: &[Item], meaning: &Meaning, faults: &mut Faults) {
    let mut fractions: Option<(&Item, usize)> = None;
    for item in items {
        let Some(value) = item.figure.value else { continue };
        let (line, column) = (grid.line(item.row as usize), item.column + 1);
        let text = || grid.cell(item.row as usize, item.column);
        let end = if let Bound::Range(end) = item.figure.bound { end } else { value };
        if !value.is_finite() || !end.is_finite() {
            faults.cell(Problem::CellNotFinite, line, column, &[text()]);
        } else if meaning.unit != Unit::Percent && value < 0.0 {
            faults.cell(Problem::CellNegative, line, column, &[text()]);
        } else if meaning.unit == Unit::People && value.fract() != 0.0 {
            fractions.get_or_insert((item, 0)).1 += 1;
        } else if meaning.unit == Unit::Percent && value > 100.0 && !faults.failed() {
            faults.cell(Problem::OverHundred, line, column, &[text()]);
        }
    }
    if let Some((item, count)) = fractions {
        let text = grid.cell(item.row as usize, item.column);
        faults.cell(Problem::PartsOfPeople, grid.line(item.row as usize), item.column + 1, &[text, &count.to_string()]);
    }
}

/// Numbers without a name: merged cells leave the rows below empty.
pub fn named(
    grid: &Grid,
    mut items: Vec<Item>,
    labels: &[Label],
    column: Option<usize>,
    faults: &mut Faults,
) -> Vec<Item> {
    let Some(column) = column else { return items };
    items.retain(|item| {
        let is_named = labels.get(item.label as usize).is_some_and(|label| !label.text.is_empty());
        if !is_named && item.figure.value.is_some() {
            let text = grid.cell(item.row as usize, item.column);
            faults.cell(Problem::NoName, grid.line(item.row as usize), column + 1, &[text]);
        }
        is_named
    });
    items
}

/// Dates that go up and then down again within the rows of one label.
pub fn order(
    grid: &Grid,
    items: &[Item],
    labels: &[Label],
    dates: &[Option<String>],
    column: Option<usize>,
    faults: &mut Faults,
) {
    let Some(column) = column else { return };
    // Per label: its last date, and whether its dates went up and down.
    let mut last: Vec<(Option<u32>, bool, bool)> = vec![(None, false, false); labels.len()];
    let mut first_odd = None;
    for item in items {
        // Dates are numbered as they follow one another.
        let date = dates.get(item.date as usize).and_then(Option::as_ref).map(|_| item.date);
        let Some(seen) = last.get_mut(item.label as usize) else { continue };
        if let (Some(before), Some(now)) = (seen.0, date) {
            seen.1 |= now > before;
            seen.2 |= now < before;
            if seen.1 && seen.2 && first_odd.is_none() {
                first_odd = Some((item.row, item.label));
            }
        }
        seen.0 = date.or(seen.0);
    }
    if let Some((row, label)) = first_odd {
        let label = labels.get(label as usize).map_or("", |label| label.text.as_str());
        faults.cell(
            Problem::DatesOutOfOrder,
            grid.line(row as usize),
            column + 1,
            &[label, grid.cell(row as usize, column)],
        );
    }
}

/// Multiplies numbers where their header says thousands or millions.
pub fn scale(
    mut items: Vec<Item>,
    scale: Option<(f64, &str)>,
    by_cell: bool,
    line: u32,
    faults: &mut Faults,
) -> Vec<Item> {
    if by_cell {
        faults.say(Problem::CellsScaled, &[]);
    }
    let Some((by, name)) = scale.filter(|_| !by_cell) else { return items };
    let column = items.first().map_or(0, |item| item.column + 1);
    faults.cell(Problem::Scaled, line, column, &[name, &format!("{by}")]);
    for figure in items.iter_mut().map(|item| &mut item.figure) {
        // Rounded to what it is in, and without the dust of a binary product.
        figure.value = figure.value.map(|value| (value * by * 1e6).round() / 1e6);
        figure.bound = match figure.bound {
            Bound::Exact => Bound::About,
            Bound::Range(end) => Bound::Range(end * by),
            other => other,
        };
    }
    items
}

/// Whether the table's total is what the labels make, the rest included; where they make more, it is left out.
pub fn total(
    grid: &Grid,
    labels: &[Label],
    gathered: &[Gathered],
    level: &mut Level,
    meaning: &Meaning,
    faults: &mut Faults,
) -> bool {
    let Some(whole) = level.whole else { return false };
    let label = labels.get(whole as usize).map_or("", |label| label.text.as_str());
    let sums = sums(&level.shown, gathered);
    let mut exceeds = false;
    for Gathered { item, .. } in gathered.iter().filter(|gathered| gathered.item.label == whole) {
        let (Some(found), Some(value)) = (sums.get(&item.date), item.figure.value) else { continue };
        let sum = found.value;
        let slack = 1.0 + value.abs() / 100_000.0;
        let tolerated = if meaning.unit == Unit::Percent { 1.5 } else { slack };
        exceeds |= sum - value > tolerated;
        // A part that is not known, or not exactly, may be what is missing.
        let excused = sum < value && (found.is_partial || found.is_open);
        if (sum - value).abs() > tolerated && !excused {
            let found = [value.to_string(), sum.to_string()];
            faults.cell(
                Problem::TotalDiffers,
                grid.line(item.row as usize),
                item.column + 1,
                &[label, &found[0], &found[1]],
            );
        }
    }
    let shown = !exceeds && meaning.unit != Unit::Percent;
    faults.say(if shown { Problem::TotalApart } else { Problem::TotalLeftOut }, &[label]);
    shown
}

/// Whether shares of one date make a hundred, where they should: several, none of them missing.
pub fn shares(level: &Level, gathered: &[Gathered], dates: &[Option<String>], meaning: &Meaning, faults: &mut Faults) {
    if meaning.unit != Unit::Percent || level.shown.len() < 3 {
        return;
    }
    for (date, sum) in sums(&level.shown, gathered) {
        let partial = sum.is_partial;
        let sum = sum.value;
        // Far from a hundred they are shares of different wholes.
        if !partial && (sum - 100.0).abs() > 1.0 && (70.0..130.0).contains(&sum) {
            let date = dates.get(date as usize).and_then(Option::as_deref);
            let date = date.map_or(String::new(), |date| format!(" ({date})"));
            let sum = (sum * 100.0).round() / 100.0;
            faults.add(Problem::SharesDiffer, At::Whole, &[&sum.to_string(), &date]);
        }
    }
}
