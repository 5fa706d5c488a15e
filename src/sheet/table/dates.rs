//! The dates of a table: one order of day and month for all, and only the year that was asked for.

use super::columns::Columns;
use super::date::{self, Date};
use super::faults::{Faults, listed};
use super::grid::Grid;
use super::near::nearest;
use super::terms::Terms;
use crate::sheet::own::Asked;
use crate::sheet::remark::{At, Problem};

/// The dates of a table.
#[derive(Debug, Default)]
pub struct Dates {
    /// The different dates as EDTF; `None` where there is none.
    pub all: Vec<Option<String>>,
    /// For each row that is left, the number of its date; for columns named by years nothing.
    pub of_row: Vec<u32>,
    /// For each column with numbers that is named by a year, the number of its date.
    pub of_column: Vec<u32>,
}

impl Dates {
    /// The number of the date of a figure.
    pub fn id(&self, row: usize, column: usize) -> u32 {
        self.of_row.get(row).or_else(|| self.of_column.get(column)).copied().unwrap_or(0)
    }

    /// Numbers the dates as they follow one another; what has none comes last.
    fn sort(&mut self) {
        let mut sorted: Vec<Option<String>> = self.all.clone();
        sorted.sort_by(|one, other| one.is_none().cmp(&other.is_none()).then_with(|| one.cmp(other)));
        sorted.dedup();
        let place = |date: &Option<String>| {
            let at = sorted.partition_point(|known| {
                known.is_none().cmp(&date.is_none()).then_with(|| known.cmp(date)) == std::cmp::Ordering::Less
            });
            at as u32
        };
        let moved: Vec<u32> = self.all.iter().map(place).collect();
        for id in self.of_row.iter_mut().chain(&mut self.of_column) {
            *id = moved.get(*id as usize).copied().unwrap_or(0);
        }
        self.all = sorted;
    }
}

/// Reads the dates, and leaves only what is of the year that was asked for.
pub fn read(grid: &Grid, columns: &mut Columns, rows: &mut Vec<u32>, asked: &Asked, faults: &mut Faults) -> Dates {
    let mut dates = Dates::default();
    if let Some(column) = columns.date {
        let terms = Terms::read(grid, column, rows);
        dates.all = expressions(grid, column, &terms, asked, faults);
        if let Some(year) = wanted(&dates, asked, faults) {
            let keep: Vec<bool> = dates.all.iter().map(|date| of_year(date.as_deref(), year)).collect();
            let kept = |at: usize| keep.get(terms.id(at) as usize) == Some(&true);
            let (mut left, mut at) = (Vec::new(), 0);
            rows.retain(|_| {
                let keep = kept(at);
                if keep {
                    left.push(terms.id(at));
                }
                at += 1;
                keep
            });
            dates.of_row = left;
        } else {
            dates.of_row = terms.ids;
        }
    } else {
        of_columns(columns, &mut dates, asked, faults);
    }
    dates.sort();
    dates
}

/// Dates that stand in the names of columns.
fn of_columns(columns: &mut Columns, dates: &mut Dates, asked: &Asked, faults: &mut Faults) {
    let year_of = |year: Option<u16>| year.map(|year| year.to_string());
    dates.all = columns.values.iter().map(|value| year_of(value.year)).collect();
    if dates.all.iter().all(Option::is_none) {
        dates.all = vec![asked.year.clone().filter(|year| date::year(year).is_some())];
        dates.of_column = vec![0; columns.values.len()];
        match dates.all.as_slice() {
            _ if columns.values.is_empty() => {}
            [Some(year)] => faults.say(Problem::YearGiven, &[year]),
            _ => faults.add(Problem::NoDates, At::Option("date-column"), &[]),
        }
        return;
    }
    if let Some(year) = wanted(dates, asked, faults) {
        columns.values.retain(|value| year_of(value.year).as_deref() == Some(year));
        dates.all.retain(|date| date.as_deref() == Some(year));
    }
    dates.of_column = (0..dates.all.len() as u32).collect();
}

fn of_year(date: Option<&str>, year: &str) -> bool {
    date.and_then(|date| date.get(..4)) == Some(year)
}

/// The year that was asked for, when the table has it.
fn wanted<'a>(dates: &Dates, asked: &'a Asked, faults: &mut Faults) -> Option<&'a str> {
    let year = asked.year.as_deref()?;
    if dates.all.iter().any(|date| of_year(date.as_deref(), year)) {
        return Some(year);
    }
    let mut years: Vec<&str> = dates.all.iter().flatten().filter_map(|date| date.get(..4)).collect();
    years.sort_unstable();
    years.dedup();
    let near = nearest(year, years.iter().copied()).or(years.last().copied()).unwrap_or_default();
    let found = vec![listed([year]), listed(years.iter().copied()), near.into()];
    faults.list(Problem::UnknownYear, At::Option("year"), found);
    None
}

/// The EDTF expressions of the texts of a column.
fn expressions(grid: &Grid, column: usize, terms: &Terms, asked: &Asked, faults: &mut Faults) -> Vec<Option<String>> {
    let read: Vec<Option<Date>> = terms.texts.iter().map(|text| date::read(text)).collect();
    let month_first = month_first(grid, column, &read, terms, asked, faults);
    let mut found = Vec::new();
    let mut empty = 0;
    for ((date, text), row) in read.into_iter().zip(&terms.texts).zip(&terms.first) {
        let (line, column) = (grid.line(*row), column + 1);
        let mut fault = |problem, words: &[&str]| {
            faults.cell(problem, line, column, words);
            None
        };
        found.push(match date {
            None => {
                empty += 1;
                None
            }
            Some(Date::Edtf(edtf)) => Some(edtf),
            Some(Date::Either(first, second, year)) => {
                let (month, day) = if month_first { (first, second) } else { (second, first) };
                match date::day(year, month, day) {
                    Some(Date::Edtf(edtf)) => Some(edtf),
                    // That days and months change places has been said of the column.
                    _ if date::day(year, day, month).is_some() => None,
                    _ => fault(Problem::NotADate, &[text.trim()]),
                }
            }
            Some(Date::Serial(serial)) => fault(Problem::DateAsNumber, &[text.trim(), &date::of_serial(serial)]),
            Some(Date::Century) => fault(Problem::ShortYear, &[text.trim()]),
            Some(Date::Text) => fault(Problem::NotADate, &[text.trim()]),
        });
    }
    if empty > 0 {
        let id = terms.texts.iter().position(|text| date::read(text).is_none()).unwrap_or(0) as u32;
        let rows = terms.ids.iter().filter(|other| **other == id).count().to_string();
        let row = terms.first.get(id as usize).copied().unwrap_or(0);
        faults.cell(Problem::RowsWithoutDate, grid.line(row), column + 1, &[&rows]);
    }
    found
}

/// Whether the month stands before the day, as the column tells; days first where it does not.
fn month_first(
    grid: &Grid,
    column: usize,
    dates: &[Option<Date>],
    terms: &Terms,
    asked: &Asked,
    faults: &mut Faults,
) -> bool {
    let (mut day, mut month, mut either) = (None, None, None);
    for (date, row) in dates.iter().zip(&terms.first) {
        match date {
            Some(Date::Either(13.., ..)) => day = day.or(Some(*row)),
            Some(Date::Either(_, 13.., _)) => month = month.or(Some(*row)),
            Some(Date::Either(first, second, _)) if first != second => either = either.or(Some(*row)),
            _ => {}
        }
    }
    if let (Some(day), Some(month)) = (day, month) {
        let row = day.max(month);
        let other = grid.line(day.min(month)).to_string();
        faults.cell(Problem::MixedDays, grid.line(row), column + 1, &[grid.cell(row, column), &other]);
    }
    let american = asked.lang.as_deref().is_some_and(|lang| lang.eq_ignore_ascii_case("en-us"));
    let first = month.is_some() || (day.is_none() && american);
    if let (Some(row), None, None) = (either, day, month) {
        let order = if first { "month/day/year" } else { "day/month/year" };
        faults.cell(Problem::AmbiguousDays, grid.line(row), column + 1, &[grid.cell(row, column), order]);
    }
    first
}
