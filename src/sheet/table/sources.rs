//! Who published the numbers: an option, a column, or a line around the table.

use super::columns::Columns;
use super::faults::Faults;
use super::grid::Grid;
use super::head::{Head, one_line};
use super::terms::Terms;
use crate::fact::{Source, Str, Text};
use crate::sheet::own::Asked;
use crate::sheet::remark::{At, Problem};
use std::collections::BTreeMap;

/// The sources of a table.
#[derive(Debug, Default)]
pub struct Sources {
    /// All of them.
    pub all: Vec<Source>,
    /// The number of the source of each row; without it all rows have the first.
    of_row: BTreeMap<u32, usize>,
}

/// Most sources that a table may name.
const MOST: usize = 50;

impl Sources {
    /// The name of the source of a row of the table.
    pub fn of(&self, row: u32) -> Str {
        let number = self.of_row.get(&row).copied().unwrap_or(0);
        self.all.get(number).map_or_else(Str::default, |source| source.id.clone())
    }

    /// Who published a row of the table.
    pub fn publisher(&self, row: u32) -> Text {
        let number = self.of_row.get(&row).copied().unwrap_or(0);
        self.all.get(number).map_or_else(|| Text::Own(String::new()), |source| source.publisher.clone())
    }

    /// Leaves out the sources that no fact names.
    pub fn keep(mut self, used: impl Fn(&str) -> bool) -> Vec<Source> {
        self.all.retain(|source| used(&source.id));
        self.all
    }
}

/// Reads the sources; without one there is an error.
pub fn read(grid: &Grid, columns: &Columns, rows: &[u32], head: &Head, asked: &Asked, faults: &mut Faults) -> Sources {
    let mut sources = Sources::default();
    match (&asked.source, columns.source, &head.source) {
        (Some(name), ..) => {
            sources.all.push(source(0, name, asked.source_url.as_deref().or(head.address.as_deref()), head))
        }
        (None, Some(column), _) => of_column(grid, column, columns.address, rows, head, asked, &mut sources),
        (None, None, Some(name)) => {
            sources.all.push(source(0, name, asked.source_url.as_deref().or(head.address.as_deref()), head));
        }
        (None, None, None) => {}
    }
    if sources.all.is_empty() {
        faults.add(Problem::NoSource, At::Option("source"), &[]);
    }
    if let Some(url) = &asked.source_url
        && !is_address(url)
    {
        faults.add(Problem::NotAnAddress, At::Option("source-url"), &[url]);
    }
    if sources.all.iter().any(|source| source.address.is_empty()) {
        faults.add(Problem::NoAddress, At::Option("source-url"), &[]);
    }
    sources
}

fn is_address(text: &str) -> bool {
    let host = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    host.is_some_and(|host| host.contains('.') && !host.contains([' ', '"', '<', '>']))
}

fn source(number: usize, name: &str, address: Option<&str>, head: &Head) -> Source {
    let id = if number == 0 { "source".into() } else { format!("source-{}", number + 1) };
    let title = head.title.clone().unwrap_or_else(|| name.into());
    Source {
        id: id.into(),
        publisher: Text::Own(one_line(name)),
        title: Text::Own(title),
        year: None,
        address: address.filter(|address| is_address(address)).unwrap_or_default().to_owned().into(),
        licence: head.licence.clone().map(Str::from),
    }
}

/// A source for each text of a column; an empty cell has the one above it.
fn of_column(
    grid: &Grid,
    column: usize,
    address: Option<usize>,
    rows: &[u32],
    head: &Head,
    asked: &Asked,
    sources: &mut Sources,
) {
    let terms = Terms::read(grid, column, rows);
    let mut numbers: Vec<Option<usize>> = Vec::new();
    for (text, row) in terms.texts.iter().zip(&terms.first) {
        let text = text.trim();
        if text.is_empty() || sources.all.len() >= MOST {
            numbers.push(None);
            continue;
        }
        let own = address.map(|address| grid.cell(*row, address)).filter(|address| !address.is_empty());
        let own = own.or(asked.source_url.as_deref()).or(is_address(text).then_some(text));
        numbers.push(Some(sources.all.len()));
        sources.all.push(source(sources.all.len(), text, own, head));
    }
    if sources.all.len() < 2 {
        return;
    }
    let mut last = 0;
    for (at, row) in rows.iter().enumerate() {
        last = numbers.get(terms.id(at) as usize).copied().flatten().unwrap_or(last);
        sources.of_row.insert(*row, last);
    }
}
