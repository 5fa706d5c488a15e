//! A newsroom's own table: from text to a fact sheet.
//!
//! In comes a text, out goes a sheet with all that was said on the way: cells (`grid`), the frame of the table
//! (`head`), what each column is (`columns`), dates, labels and numbers, one number for each label and date
//! (`gather`), the rows that may stand side by side (`levels`), the facts (`make`).

mod checks;
mod columns;
mod content;
mod date;
mod dates;
mod decimal;
#[cfg(not(target_arch = "wasm32"))]
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
mod near;
mod number;
mod numbers;
mod place;
mod rows;
mod select;
mod sources;
mod split;
mod terms;
mod thin;

#[cfg(not(target_arch = "wasm32"))]
pub use decode::decode;

use super::check::is_contact;
use super::own::{Asked, EVENTS, Own, Reading};
use super::remark::{At, Problem};
use crate::fact::{FactSheet, Kind, Origin, Text, Unit};
use crate::letters::folded;
use columns::Columns;
use dates::Dates;
use faults::{Faults, listed};
use gather::Item;
use grid::Grid;
use head::Head;
use labels::Label;
use levels::Level;
use meaning::Meaning;
use names::Basis;
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
    grid: &'a Grid<'a>,
    head: &'a Head,
    columns: Columns,
    /// The rows that are read.
    rows: Vec<u32>,
    dates: Dates,
    /// Whether all dates could be read; else nobody knows which rows are of one date.
    is_dated: bool,
    asked: &'a Asked,
}

fn sheet(text: &str, asked: &Asked, faults: &mut Faults) -> Option<FactSheet> {
    let text = grid::visible(text, faults);
    let grid = grid::read(&text, faults);
    if faults.failed() {
        return None;
    }
    let Some(head) = head::read(&grid, faults) else {
        faults.say(Problem::Empty, &[]);
        return None;
    };
    if faults.failed() {
        return None;
    }
    let mut rows = rows::read(&grid, &head, faults);
    if rows.is_empty() {
        faults.say(Problem::NoRows, &[]);
        return None;
    }
    let mut columns = columns::read(&grid, &head, asked, faults);
    let before = faults.errors();
    let dates = dates::read(&grid, &mut columns, &mut rows, asked, faults);
    let is_dated = faults.errors() == before;
    let table = Table { grid: &grid, head: &head, columns, rows, dates, is_dated, asked };
    if faults.failed() && table.rows.is_empty() {
        return None;
    }
    let sheet = if table.columns.values.is_empty() { table.words(faults) } else { table.numbers(faults) };
    sheet.iter().for_each(|sheet| contacts(sheet, faults));
    sheet
}

/// Personal contacts in what is shown beside the labels.
fn contacts(sheet: &FactSheet, faults: &mut Faults) {
    let suits = sheet.widgets.iter().flat_map(|suits| [Some(&suits.title), suits.subtitle.as_ref()]);
    let sources = sheet.sources.iter().flat_map(|source| [Some(&source.publisher), Some(&source.title)]);
    let facts = sheet.facts.iter().flat_map(|fact| match &fact.kind {
        Kind::Event(event) => [event.venue.as_ref(), None],
        Kind::Quantity(quantity) => [quantity.share_of.as_ref(), fact.label.as_ref()],
        _ => [fact.label.as_ref(), None],
    });
    let found: BTreeSet<&str> = suits
        .chain(sources)
        .chain(facts)
        .filter_map(|text| match text {
            Some(Text::Own(words)) if is_contact(words) => Some(words.as_str()),
            _ => None,
        })
        .collect();
    found.iter().for_each(|words| faults.say(Problem::CellContact, &[words]));
}

impl Table<'_> {
    /// A sheet of numbers.
    fn numbers(&self, faults: &mut Faults) -> Option<FactSheet> {
        let (labels, items, scaled, percent) = self.items(faults);
        let meaning = self.meaning(percent, faults);
        let items = checks::named(self.grid, items, &labels, self.columns.label, faults);
        let mut items =
            checks::scale(items, rows::header_scale(&self.columns.value_name), scaled, self.head.line, faults);
        checks::items(self.grid, &items, &meaning, faults);
        checks::order(self.grid, &items, &labels, &self.dates.all, self.columns.date, faults);
        select::facts(&mut items, &labels, &self.dates.all, self.asked, faults);
        let sources = sources::read(self.grid, &self.columns, &self.rows, self.head, self.asked, faults);
        if !self.is_dated {
            return None;
        }
        let adds = meaning.unit != Unit::Percent;
        let gathered = gather::gather(self.grid, items, self.others(), &labels, adds, faults);
        let mut level = levels::choose(&labels, &gathered, self.asked, faults);
        let is_whole = checks::total(self.grid, &labels, &gathered, &mut level, &meaning, faults);
        checks::shares(&level, &gathered, &self.dates.all, &meaning, faults);
        let mut sums = levels::sums(&level.shown, &gathered);
        let cut = select::top(&mut level, &gathered, &self.dates.all, self.asked);
        let thinned = thin::thin(&gathered, &level, is_whole, &self.dates.all, faults);
        // Sums of all dates would be as many as the numbers were.
        if !cut || !adds || thinned.is_some() {
            sums.clear();
        }
        let all = thinned.as_ref().map(|(_, all)| *all);
        let gathered = thinned.map_or(gathered, |(left, _)| left);
        self.rest(&sums, &level, faults);
        select::enough(&labels, &gathered, &level, &self.dates.all, faults);
        if faults.failed() {
            return None;
        }
        let value_name = self.named();
        let facts = make::facts(&make::Parts {
            labels: &labels,
            dates: &self.dates.all,
            gathered: &gathered,
            level: &level,
            sums: &sums,
            is_whole,
            meaning: &meaning,
            value_name: &value_name,
            origin: &|row| self.origin(row, &sources),
            source: &|row| sources.of(row),
            lang: self.asked.lang.as_deref(),
        });
        if facts.is_empty() {
            faults.say(Problem::NoRows, &[]);
            return None;
        }
        let title = self.title(&facts);
        if self.asked.title.is_none() && self.head.title.is_none() {
            faults.add(Problem::TitleMade, At::Option("title"), &[&title]);
        }
        let used: BTreeSet<&str> = facts.iter().map(|fact| fact.source.as_ref()).collect();
        let sources = sources.keep(|source| used.contains(source));
        let note = all.map(|all| meaning::thinned(all, self.asked.lang.as_deref()));
        Some(make::sheet(&title, self.subtitle(&title, meaning.unit).as_deref(), note, facts, sources))
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
            Some(terms) => (labels::read(self.grid, &self.columns, &terms, self.head.line, faults), terms.ids),
            None => (vec![Label { text: self.named(), ..Label::default() }], vec![0; self.rows.len()]),
        };
        match self.columns.series {
            Some(column) => rows::by_series(labels, of_row, &Terms::read(self.grid, column, &self.rows)),
            None => (labels, of_row),
        }
    }

    /// How the number of a row came to be.
    fn origin(&self, row: u32, sources: &sources::Sources) -> Origin {
        let text = self.columns.basis.map_or("", |column| self.grid.cell(row as usize, column));
        match names::basis(text) {
            Some(Basis::Projected) => Origin::Projection,
            Some(Basis::Extrapolated) => Origin::Extrapolation { by: sources.publisher(row) },
            _ => Origin::Observed,
        }
    }

    fn others(&self) -> Vec<gather::Other<'_>> {
        let other = |column: &usize| gather::Other {
            name: self.head.names.get(*column).map_or("", String::as_str),
            column: *column,
            line: self.head.line,
            terms: Terms::read(self.grid, *column, &self.rows),
        };
        self.columns.others.iter().map(other).collect()
    }

    fn has_decimals(&self) -> bool {
        let asked = self.asked.unit.as_deref().is_some_and(|unit| matches!(unit, "percent" | "%"));
        asked || names::unit(&self.columns.value_name) == Some(Unit::Percent)
    }

    /// What the first row says in a column of units.
    fn unit(&self) -> Option<&str> {
        self.columns.unit.and_then(|column| Some(self.grid.cell(*self.rows.first()? as usize, column)))
    }

    fn meaning(&self, percent: bool, faults: &mut Faults) -> Meaning {
        meaning::read(self.asked, &self.columns.value_name, &self.head.words, self.unit(), percent, faults)
    }

    /// Says at which dates nobody knows what is beside the largest.
    fn rest(&self, sums: &BTreeMap<u32, levels::Sum>, level: &Level, faults: &mut Faults) {
        let partial = sums.iter().filter(|(_, sum)| sum.is_partial && level.whole.is_none());
        let dates: Vec<&str> = partial.filter_map(|(date, _)| self.dates.all.get(*date as usize)?.as_deref()).collect();
        if !dates.is_empty() {
            faults.list(Problem::RestUnknown, At::Option("top"), vec![listed(dates)]);
        }
    }

    /// The name of the numbers in words, where they have one.
    fn value_name(&self) -> Option<String> {
        let name = rows::unscaled(&self.columns.value_name).replace('_', " ");
        Some(name).filter(|name| !name.trim().is_empty())
    }

    /// What the numbers are called in any case: by their column, the table's title, the column of names.
    fn named(&self) -> String {
        let label = || self.columns.label.and_then(|column| self.head.names.get(column).cloned());
        let name = self.value_name().or_else(|| self.head.title.clone()).or_else(label);
        let name = name.filter(|name| !name.trim().is_empty());
        name.unwrap_or_else(|| meaning::worded(&meaning::TOTAL, self.asked.lang.as_deref()).into())
    }

    /// A headline of the table's own words: its title, else the name of the numbers and the years.
    fn title(&self, facts: &[crate::fact::Fact]) -> String {
        if let Some(title) = self.asked.title.clone().or_else(|| self.head.title.clone()) {
            return title;
        }
        let years: BTreeSet<&str> = facts.iter().filter_map(|fact| make::date(fact)?.get(..4)).collect();
        let span = match (years.first(), years.last()) {
            (Some(first), Some(last)) if first != last => format!(", {first}–{last}"),
            (Some(year), _) => format!(", {year}"),
            _ => String::new(),
        };
        let name = self.named();
        format!("{}{span}", capitalised(&name))
    }

    /// The name of the numbers, where the headline does not say it; else what they are parted by. A unit that has no word in
    /// pictures is said here.
    fn subtitle(&self, title: &str, unit: Unit) -> Option<String> {
        let cell = self.unit().filter(|cell| unit == Unit::Other && !cell.is_empty() && !title.contains(cell));
        if let Some(cell) = cell {
            return Some(format!("{} ({cell})", capitalised(&self.named())));
        }
        let value = self.value_name().filter(|name| !folded(title).contains(&folded(name)));
        let label = || self.columns.label.and_then(|column| self.head.names.get(column).cloned());
        let name = value.or_else(label).filter(|name| !name.trim().is_empty())?;
        Some(capitalised(&name.replace('_', " ")))
    }

    /// A table without numbers: events with dates, or a list.
    fn words(&self, faults: &mut Faults) -> Option<FactSheet> {
        let Some(label) = self.columns.label else {
            faults.list(Problem::NoNumbers, At::Whole, vec![listed(self.head.names.iter().map(String::as_str))]);
            return None;
        };
        let sources = sources::read(self.grid, &self.columns, &self.rows, self.head, self.asked, faults);
        let facts = rows::words(self, label, &sources, faults);
        // A list is one fact.
        if facts.len() > EVENTS {
            faults.say(Problem::TooMany, &[&facts.len().to_string(), &EVENTS.to_string()]);
        }
        if faults.failed() || facts.is_empty() {
            return None;
        }
        let title = self.asked.title.clone().unwrap_or_else(|| self.head.title.clone().unwrap_or_else(|| self.named()));
        Some(make::sheet(&title, None, None, facts, sources.all))
    }
}

/// A name with a capital letter at its beginning, as the languages of the product have them.
fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    let Some(first) = letters.next() else { return String::new() };
    let below = match first {
        'a'..='z' | '\u{e0}'..='\u{f6}' | '\u{f8}'..='\u{fe}' | '\u{430}'..='\u{44f}' => 32,
        '\u{153}' => 1,
        '\u{450}'..='\u{45f}' => 80,
        _ => 0,
    };
    let mut capitalised = String::new();
    capitalised.extend(char::from_u32(first as u32 - below));
    capitalised.push_str(letters.as_str());
    capitalised
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_letter_becomes_a_capital_one() {
        for text in ["", "migrants", "états", "œuvre", "ñandú", "люди", "ёлка", "ђак", "Already", "1st", "人", "÷"]
        {
            let first: String = text.chars().take(1).flat_map(char::to_uppercase).collect();
            let rest: String = text.chars().skip(1).collect();
            assert_eq!(capitalised(text), first + &rest);
        }
    }
}
