//! The numbers of the columns that have them: one decimal sign for all, and every cell that is none.

use super::faults::Faults;
use super::grid::Grid;
use super::number::{self, Cell, Hint, Raw};
use crate::fact::Bound;
use crate::sheet::remark::Problem;

/// A number of a cell.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Figure {
    /// `None` is "no data".
    pub value: Option<f64>,
    /// How exactly it is known.
    pub bound: Bound,
    /// Whether it is a percentage by a sign of its own.
    pub percent: bool,
    /// Whether it is no number: the fault has been said.
    pub bad: bool,
}

impl Figure {
    const MISSING: Figure = Figure { value: None, bound: Bound::Exact, percent: false, bad: false };

    fn whole(value: f64) -> Self {
        Figure { value: Some(value), ..Self::MISSING }
    }
}

/// The numbers of some columns, row by row.
#[derive(Debug, Default)]
pub struct Numbers {
    /// As many a row as there are columns.
    figures: Vec<Figure>,
    columns: usize,
    /// Whether cells say millions or thousands.
    pub scaled: bool,
    /// Whether cells have a percent sign.
    pub percent: bool,
}

impl Numbers {
    /// The number of a row that was read, by the numbers of row and column among those.
    pub fn get(&self, row: usize, column: usize) -> Figure {
        self.figures.get(row * self.columns + column).copied().unwrap_or(Figure::MISSING)
    }
}

/// A cell that is not all digits: row among the rows, column among the columns.
struct Open<'a> {
    at: usize,
    row: u32,
    column: usize,
    raw: Raw<'a>,
}

/// What the numbers of a table tell of their notation.
#[derive(Default)]
struct Signs {
    comma: usize,
    point: usize,
    maybe_comma: usize,
    maybe_point: usize,
}

/// How a language writes decimals, and whether what is counted has any.
#[derive(Clone, Copy)]
pub struct Habit {
    /// The page's language writes a comma before decimals.
    pub comma: bool,
    /// Percentages have decimals, people have none.
    pub decimals: bool,
}

/// Reads columns of numbers.
pub fn read(grid: &Grid, rows: &[u32], columns: &[usize], habit: Habit, faults: &mut Faults) -> Numbers {
    let mut numbers = Numbers {
        figures: Vec::with_capacity(rows.len() * columns.len()),
        columns: columns.len(),
        ..Numbers::default()
    };
    let (mut open, mut plain) = (Vec::new(), 0_usize);
    for row in rows {
        for column in columns {
            let text = grid.cell(*row as usize, *column);
            if text.len() <= 15 && number::is_plain(text) {
                plain += 1;
                let value = text.bytes().fold(0_u64, |sum, byte| sum * 10 + u64::from(byte - b'0'));
                numbers.figures.push(Figure::whole(value as f64));
                continue;
            }
            if let Some(raw) = cell(grid, *row, *column, text, faults) {
                match raw {
                    Some(raw) => open.push(Open { at: numbers.figures.len(), row: *row, column: *column, raw }),
                    None => {
                        numbers.figures.push(Figure::MISSING);
                        continue;
                    }
                }
            }
            numbers.figures.push(Figure { bad: true, ..Figure::MISSING });
        }
    }
    let decimal = decimal(grid, &open, habit, faults);
    numbers.percent = open.iter().any(|open| open.raw.percent);
    numbers.scaled = open.iter().any(|open| open.raw.scale.is_some());
    for open in &open {
        let figure = figure(grid, open, decimal, faults);
        if let Some(place) = numbers.figures.get_mut(open.at) {
            *place = figure;
        }
    }
    mixed(grid, &open, plain, faults);
    numbers
}

/// What a cell holds: a number, no data (`Some(None)`), or a fault that is said (`None`).
fn cell<'a>(grid: &Grid, row: u32, column: usize, text: &'a str, faults: &mut Faults) -> Option<Option<Raw<'a>>> {
    let problem = match number::read(text) {
        Cell::Missing => return Some(None),
        Cell::Number(raw) => return Some(Some(raw)),
        Cell::Accounting => Problem::Accounting,
        Cell::NotFinite => Problem::CellNotFinite,
        Cell::Text if text.starts_with(['=', '@']) => Problem::FormulaNumber,
        Cell::Text => Problem::NotANumber,
    };
    faults.cell(problem, grid.line(row as usize), column + 1, &[text]);
    None
}

/// The sign before decimals that the numbers together tell; else what the language would write.
fn decimal(grid: &Grid, open: &[Open], habit: Habit, faults: &mut Faults) -> char {
    let mut signs = Signs::default();
    for open in open {
        match open.raw.hint() {
            Hint::Comma => signs.comma += 1,
            Hint::Point => signs.point += 1,
            Hint::MaybeComma => signs.maybe_comma += 1,
            Hint::MaybePoint => signs.maybe_point += 1,
            Hint::None => {}
        }
    }
    match signs {
        Signs { comma: 0, point: 0, .. } => undecided(grid, open, &signs, habit, faults),
        Signs { comma, point, .. } => {
            let decimal = if comma > point { ',' } else { '.' };
            if comma > 0 && point > 0 {
                disagree(grid, open, if decimal == ',' { Hint::Point } else { Hint::Comma }, faults);
            }
            decimal
        }
    }
}

/// Only numbers such as 1,234: people come in whole numbers, so the sign groups; percentages have decimals.
fn undecided(grid: &Grid, open: &[Open], signs: &Signs, habit: Habit, faults: &mut Faults) -> char {
    let (commas, points) = (signs.maybe_comma, signs.maybe_point);
    let is_comma = commas >= points;
    if commas > 0 && points > 0 {
        disagree(grid, open, if is_comma { Hint::MaybePoint } else { Hint::MaybeComma }, faults);
    }
    if commas + points == 0 {
        return if habit.comma { ',' } else { '.' };
    }
    // The sign groups unless decimals are likely.
    let groups = !habit.decimals;
    let decimal = if is_comma == groups { '.' } else { ',' };
    let unusual = habit.comma != (decimal == ',');
    let wanted = if is_comma { Hint::MaybeComma } else { Hint::MaybePoint };
    if let Some(first) = open.iter().find(|open| unusual && open.raw.hint() == wanted) {
        let text = grid.cell(first.row as usize, first.column);
        let value = first.raw.value(decimal).map_or(String::new(), |value| value.0.to_string());
        faults.cell(Problem::AmbiguousNumber, grid.line(first.row as usize), first.column + 1, &[text, &value]);
    }
    decimal
}

/// Numbers that contradict the others.
fn disagree(grid: &Grid, open: &[Open], hint: Hint, faults: &mut Faults) {
    for open in open.iter().filter(|open| open.raw.hint() == hint) {
        let text = grid.cell(open.row as usize, open.column);
        faults.cell(Problem::MixedDecimals, grid.line(open.row as usize), open.column + 1, &[text]);
    }
}

fn figure(grid: &Grid, open: &Open, decimal: char, faults: &mut Faults) -> Figure {
    let raw = &open.raw;
    let (line, column) = (grid.line(open.row as usize), open.column + 1);
    let text = || grid.cell(open.row as usize, open.column);
    let Some((value, end)) = raw.value(decimal) else {
        faults.cell(Problem::NotANumber, line, column, &[text()]);
        return Figure { bad: true, ..Figure::MISSING };
    };
    if raw.scientific {
        faults.cell(Problem::Scientific, line, column, &[text()]);
    }
    // A number in millions, or with an exponent, was rounded by whoever wrote it.
    let rounded = raw.scale.is_some() || raw.scientific;
    let bound = match (end, raw.bound) {
        (Some(end), _) => Bound::Range(end),
        (None, Some(bound)) => bound,
        (None, None) if rounded => Bound::About,
        (None, None) => Bound::Exact,
    };
    Figure { value: Some(value), bound, percent: raw.percent, bad: false }
}

/// Percentages among other numbers, thousands among ones.
fn mixed(grid: &Grid, open: &[Open], plain: usize, faults: &mut Faults) {
    let all = plain + open.len();
    let mut odd = |problem, is: &dyn Fn(&Raw) -> bool| {
        let with = open.iter().filter(|open| is(&open.raw)).count();
        if with == 0 || with == all {
            return;
        }
        let few = with * 2 <= all;
        // Where plain digits are the odd ones, a marked one is shown: it is as much a part of the quarrel.
        for open in open.iter().filter(|open| is(&open.raw) == few || plain + with == all) {
            let text = grid.cell(open.row as usize, open.column);
            faults.cell(problem, grid.line(open.row as usize), open.column + 1, &[text]);
        }
    };
    odd(Problem::CellUnits, &|raw| raw.percent);
    odd(Problem::MixedScales, &|raw| raw.scale.is_some());
}
