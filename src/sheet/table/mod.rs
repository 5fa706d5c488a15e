//! A newsroom's own table: from text to a fact sheet.
//!
//! In comes a text, out goes a sheet with all that was said on the way: cells (`grid`), the frame of the table
//! (`head`), what each column is (`columns`), dates, labels and numbers, one number for each label and date
//! (`gather`), the rows that may stand side by side (`levels`), the facts (`make`).

mod checks;
mod columns;
mod date;
mod dates;
#[cfg(feature = "cli")]
mod decode;
mod faults;
mod gather;
mod grid;
mod head;
mod key;
mod labels;
mod levels;
mod make;
mod meaning;
mod names;
mod number;
mod numbers;
mod place;
mod rows;
mod select;
mod sources;
mod terms;

#[cfg(feature = "cli")]
pub use decode::decode;

use super::own::{Asked, FACTS, Own, Reading};
use super::remark::{At, Problem};
use crate::fact::{FactSheet, Unit};
use columns::Columns;
use dates::Dates;
use faults::{Faults, listed};
use gather::{Gathered, Item};
use grid::Grid;
use head::Head;
use labels::Label;
use levels::Level;
use meaning::Meaning;
use numbers::Habit;
use std::collections::{BTreeMap, BTreeSet};
use terms::Terms;

/// Reads a table: comma, semicolon or tab separated, or rows that a page handed over with U+001F between cells and
/// U+001E between rows.
///
/// # Errors
/// Every remark, when one of them is an error.
pub fn read(text: &str, asked: &Asked) -> Reading {
    let mut faults = Faults::default();
    let sheet = sheet(text, asked, &mut faults);
    match sheet.filter(|_| !faults.failed()) {
        Some(sheet) => Ok(Own { sheet, remarks: faults.finish() }),
        None => Err(faults.finish()),
    }
}

/// A table whose columns are known.
struct Table<'a> {
    grid: &'a Grid,
    head: &'a Head,
    columns: Columns,
    /// The rows that are read.
    rows: Vec<u32>,
    dates: Dates,
    asked: &'a Asked,
}

fn sheet(text: &str, asked: &Asked, faults: &mut Faults) -> Option<FactSheet> {
    let grid = grid::read(text, faults);
    if faults.failed() {
        return None;
    }
    let Some(head) = head::read(&grid, faults) else {
        faults.say(Problem::Empty, &[]);
        return None;
    };
    let mut rows = rows::read(&grid, &head, faults);
    if rows.is_empty() {
        faults.say(Problem::NoRows, &[]);
        return None;
    }
    let mut columns = columns::read(&grid, &head, asked, faults);
    let dates = dates::read(&grid, &mut columns, &mut rows, asked, faults);
    let table = Table { grid: &grid, head: &head, columns, rows, dates, asked };
    if faults.failed() && table.rows.is_empty() {
        return None;
    }
    if table.columns.values.is_empty() { table.words(faults) } else { table.numbers(faults) }
}

impl Table<'_> {
    /// A sheet of numbers.
    fn numbers(&self, faults: &mut Faults) -> Option<FactSheet> {
        let (labels, items, scaled, percent) = self.items(faults);
        let meaning = self.meaning(percent, faults);
        let mut items = checks::scale(items, rows::header_scale(&self.columns.value_name), scaled, faults);
        checks::items(self.grid, &items, &meaning, faults);
        checks::order(self.grid, &items, &labels, &self.dates.all, self.columns.date, faults);
        select::facts(&mut items, &labels, &self.dates.all, self.asked, faults);
        let adds = meaning.unit != Unit::Percent;
        let gathered = gather::gather(self.grid, items, self.others(), &labels, adds, faults);
        let mut level = levels::choose(&labels, &gathered, self.asked, faults);
        let is_whole = checks::total(self.grid, &labels, &gathered, &mut level, &meaning, faults);
        checks::shares(&level, &gathered, &self.dates.all, &meaning, faults);
        let mut sums = levels::sums(&level.shown, &gathered);
        let cut = select::top(&mut level, &gathered, &self.dates.all, self.asked);
        if !cut || !adds {
            sums.clear();
        }
        self.enough(&labels, &gathered, &level, faults);
        let sources = sources::read(self.grid, &self.columns, &self.rows, self.head, self.asked, faults);
        if faults.failed() {
            return None;
        }
        let value_name = self.value_name();
        let facts = make::facts(&make::Parts {
            labels: &labels,
            dates: &self.dates.all,
            gathered: &gathered,
            level: &level,
            sums: &sums,
            is_whole,
            meaning: &meaning,
            value_name: &value_name,
            source: &|row| sources.of(row),
            lang: self.asked.lang.as_deref(),
        });
        if facts.is_empty() {
            faults.say(Problem::NoRows, &[]);
            return None;
        }
        let title = self.title(&facts);
        let used: BTreeSet<&str> = facts.iter().map(|fact| fact.source.as_ref()).collect();
        let sources = sources.keep(|source| used.contains(source));
        Some(make::sheet(&title, self.subtitle(&title).as_deref(), facts, sources))
    }

    /// The numbers of all rows and columns with their labels and dates.
    fn items(&self, faults: &mut Faults) -> (Vec<Label>, Vec<Item>, bool, bool) {
        let columns: Vec<usize> = self.columns.values.iter().map(|value| value.column).collect();
        let terms = self.columns.label.map(|column| Terms::read(self.grid, column, &self.rows));
        let (labels, of_row) = self.labels(terms, faults);
        let habit = Habit { comma: rows::writes_comma(self.asked.lang.as_deref()), decimals: self.has_decimals() };
        let numbers = numbers::read(self.grid, &self.rows, &columns, habit, faults);
        let mut items = Vec::with_capacity(self.rows.len() * columns.len());
        for (at, row) in self.rows.iter().enumerate() {
            for (number, column) in columns.iter().enumerate() {
                let figure = numbers.get(at, number);
                if figure.bad {
                    continue;
                }
                let label = of_row.get(at).copied().unwrap_or(0);
                items.push(Item { label, date: self.dates.id(at, number), at, row: *row, column: *column, figure });
            }
        }
        (labels, items, numbers.scaled, numbers.percent)
    }

    /// The labels, parted by series where that was asked for, and the number of the label of each row.
    fn labels(&self, terms: Option<Terms>, faults: &mut Faults) -> (Vec<Label>, Vec<u32>) {
        let (labels, of_row) = match terms {
            Some(terms) => (labels::read(self.grid, &self.columns, &terms, faults), terms.ids),
            None => (vec![Label { text: self.value_name(), ..Label::default() }], vec![0; self.rows.len()]),
        };
        match self.columns.series {
            Some(column) => rows::by_series(labels, of_row, &Terms::read(self.grid, column, &self.rows)),
            None => (labels, of_row),
        }
    }

    fn others(&self) -> Vec<gather::Other<'_>> {
        let other = |column: &usize| gather::Other {
            name: self.head.names.get(*column).map_or("", String::as_str),
            column: *column,
            terms: Terms::read(self.grid, *column, &self.rows),
        };
        self.columns.others.iter().map(other).collect()
    }

    fn has_decimals(&self) -> bool {
        let asked = self.asked.unit.as_deref().is_some_and(|unit| matches!(unit, "percent" | "%"));
        asked || names::unit(&self.columns.value_name) == Some(Unit::Percent)
    }

    fn meaning(&self, percent: bool, faults: &mut Faults) -> Meaning {
        let unit = self.columns.unit.and_then(|column| Some(self.grid.cell(*self.rows.first()? as usize, column)));
        meaning::read(self.asked, &self.columns.value_name, &self.head.words, unit, percent, faults)
    }

    /// Not more facts than can be drawn.
    fn enough(&self, labels: &[Label], gathered: &[Gathered], level: &Level, faults: &mut Faults) {
        let count = gathered.iter().filter(|gathered| make::is_shown(level, &gathered.item)).count();
        if count <= FACTS {
            return;
        }
        let mut years: Vec<&str> = self.dates.all.iter().flatten().filter_map(|date| date.get(..4)).collect();
        years.sort_unstable();
        years.dedup();
        let names = level.shown.iter().filter_map(|id| labels.get(*id as usize)).map(|label| label.text.as_str());
        let found =
            vec![count.to_string(), FACTS.to_string(), listed(years.iter().rev().copied()), listed(names.take(5))];
        faults.list(Problem::TooManyFacts, At::Whole, found);
    }

    /// The name of the numbers in words.
    fn value_name(&self) -> String {
        let name = self.columns.value_name.replace('_', " ");
        if name.trim().is_empty() { self.head.title.clone().unwrap_or_default() } else { name }
    }

    /// A headline of the table's own words: its title, else the name of the numbers and the years.
    fn title(&self, facts: &[crate::fact::Fact]) -> String {
        if let Some(title) = self.asked.title.clone().or_else(|| self.head.title.clone()) {
            return title;
        }
        let mut years: BTreeMap<&str, ()> = BTreeMap::new();
        for year in facts.iter().filter_map(|fact| make::date(fact)?.get(..4)) {
            years.insert(year, ());
        }
        let span = match (years.first_key_value(), years.last_key_value()) {
            (Some((first, ())), Some((last, ()))) if first != last => format!(", {first}–{last}"),
            (Some((year, ())), _) => format!(", {year}"),
            _ => String::new(),
        };
        let name = self.value_name();
        let mut letters = name.chars();
        let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
        format!("{first}{}{span}", letters.as_str())
    }

    /// The name of the numbers, where the headline does not say it.
    fn subtitle(&self, title: &str) -> Option<String> {
        let name = self.value_name();
        (!name.is_empty() && !title.to_lowercase().contains(&name.to_lowercase())).then_some(name)
    }

    /// A table without numbers: events with dates, or a list.
    fn words(&self, faults: &mut Faults) -> Option<FactSheet> {
        let Some(label) = self.columns.label else {
            faults.list(Problem::NoNumbers, At::Whole, vec![listed(self.head.names.iter().map(String::as_str))]);
            return None;
        };
        let sources = sources::read(self.grid, &self.columns, &self.rows, self.head, self.asked, faults);
        let facts = rows::words(self, label, &sources, faults);
        if facts.len() > FACTS {
            let found = vec![facts.len().to_string(), FACTS.to_string(), String::new(), String::new()];
            faults.list(Problem::TooManyFacts, At::Whole, found);
        }
        if faults.failed() || facts.is_empty() {
            return None;
        }
        let name = self.head.names.get(label).cloned().unwrap_or_default();
        let title = self.asked.title.clone().or_else(|| self.head.title.clone()).unwrap_or(name);
        Some(make::sheet(&title, None, facts, sources.all))
    }
}
