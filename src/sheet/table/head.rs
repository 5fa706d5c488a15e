//! Where a table begins and ends in its text: what stands above it, its rows of names, what stands below it.

use super::date;
use super::faults::{Faults, listed};
use super::grid::Grid;
use super::key::key;
use super::number;
use crate::sheet::remark::{At, Problem};
use std::collections::BTreeMap;

/// The frame of a table.
#[derive(Debug, Default, PartialEq)]
pub struct Head {
    /// The names of its columns, cleaned; a name of a group stands in `groups`.
    pub names: Vec<String>,
    /// The name of the group that each column stands under; empty where there is none.
    pub groups: Vec<String>,
    /// The line of the names.
    pub line: u32,
    /// Its first row of data, and the row after its last.
    pub body: (usize, usize),
    /// Who published it, as a line above or below says.
    pub source: Option<String>,
    /// The address in that line.
    pub address: Option<String>,
    /// The licence that a line names.
    pub licence: Option<String>,
    /// What it is called, as a line above says.
    pub title: Option<String>,
    /// All words around the table and in its names: what they say of unit and measure.
    pub words: String,
}

/// Rows at the beginning that are looked at for names.
const BEGINNING: usize = 60;
/// Most columns of a table.
const COLUMNS: usize = 1000;
/// Rows at the end that are looked at for notes.
const END: usize = 100;

/// Finds the frame.
pub fn read(grid: &Grid, faults: &mut Faults) -> Option<Head> {
    let wide = usual(grid);
    let is_names = |row: &usize| filled(grid, *row) >= wide.div_ceil(2).max(1) && !is_prose(grid, *row, wide);
    let names_at = (0..grid.len().min(BEGINNING)).find(is_names)?;
    if grid.width(names_at) > COLUMNS {
        let found = format!("{} columns", grid.width(names_at));
        faults.say(Problem::TooLarge, &[&found, &format!("{COLUMNS} columns")]);
        return Some(Head::default());
    }
    let mut head = Head { line: grid.line(names_at), ..Head::default() };
    let is_header = wide < 2 || !is_data(grid, names_at);
    let second = is_header && has_second(grid, names_at);
    name_columns(grid, names_at, is_header, second, &mut head);
    if !second {
        head.groups = group_row(grid, names_at, head.names.len());
    }
    let first = names_at + usize::from(is_header) + usize::from(second);
    let last = last_row(grid, first, wide);
    head.body = (first, last);
    around(grid, names_at, &mut head, faults);
    below(grid, last, &mut head, faults);
    if !is_header {
        faults.cell(Problem::NoHeader, head.line, 0, &[]);
    }
    Some(head)
}

/// How many cells of a row have something in them.
fn filled(grid: &Grid, row: usize) -> usize {
    (0..grid.width(row)).filter(|column| !grid.cell(row, *column).is_empty()).count()
}

/// Whether a row is a line of words that has the separator in it: it begins as a source does, or has blanks after the
/// separator where the table has more cells.
fn is_prose(grid: &Grid, row: usize, wide: usize) -> bool {
    let parted = (1..grid.width(row)).any(|column| {
        let cell = grid.raw(row, column);
        cell.starts_with(' ') && !cell.trim().is_empty()
    });
    (parted && filled(grid, row) < wide) || after_word(&prose(grid, row), &SOURCES).is_some()
}

/// The cells of a row as one line of words.
fn prose(grid: &Grid, row: usize) -> String {
    let cells = (0..grid.width(row)).map(|column| grid.cell(row, column)).filter(|cell| !cell.is_empty());
    cells.collect::<Vec<_>>().join(", ")
}

/// The number of filled cells that the most rows have.
fn usual(grid: &Grid) -> usize {
    let mut counts = BTreeMap::new();
    for row in 0..grid.len().min(400) {
        let filled = filled(grid, row);
        if filled > 0 {
            *counts.entry(filled).or_insert(0_usize) += 1;
        }
    }
    counts.into_iter().max_by_key(|(filled, count)| (*count, *filled)).map_or(0, |(filled, _)| filled)
}

/// Whether a cell holds a number that is no year, as names of columns do not.
fn is_figure(text: &str) -> bool {
    matches!(number::read(text), number::Cell::Number(_))
        && date::year(text).is_none()
        && date::year_of_name(text).is_none()
}

/// Whether a row holds data and no names: it has a figure, or everything in it is data below as well.
fn is_data(grid: &Grid, row: usize) -> bool {
    (0..grid.width(row)).any(|column| is_figure(grid.cell(row, column)))
}

/// Whether a second row of names follows: it names by years or words the columns that the first leaves empty.
fn has_second(grid: &Grid, row: usize) -> bool {
    let next = row + 1;
    let (mut fills, mut years) = (0, 0);
    for column in 0..grid.width(next) {
        let (above, below) = (grid.cell(row, column), grid.cell(next, column));
        if is_figure(below) {
            return false;
        }
        fills += usize::from(above.is_empty() && !below.is_empty());
        years += usize::from(date::year_of_name(below).is_some());
    }
    let after = next + 1;
    fills > 0 && after < grid.len() && (years > 1 || (is_data(grid, after) && filled(grid, row) < filled(grid, next)))
}

fn name_columns(grid: &Grid, row: usize, is_header: bool, second: bool, head: &mut Head) {
    let width = if second { grid.width(row).max(grid.width(row + 1)) } else { grid.width(row) };
    let mut group = String::new();
    for column in 0..width {
        let own = grid.cell(row, column);
        let below = if second { grid.cell(row + 1, column) } else { "" };
        if second && !own.is_empty() {
            group = one_line(own);
        }
        let (name, over) = if !is_header {
            (format!("column {}", column + 1), String::new())
        } else if second && !below.is_empty() {
            (one_line(below), group.clone())
        } else {
            (one_line(own), String::new())
        };
        head.names.push(name);
        head.groups.push(over);
    }
}

/// A name without breaks of lines in it.
pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The names of groups in a row above the names, with nothing but empty rows between: each reaches to the next.
fn group_row(grid: &Grid, names_at: usize, width: usize) -> Vec<String> {
    let above = (0..names_at).rev().find(|row| filled(grid, *row) > 0).filter(|row| !is_prose(grid, *row, width));
    let starts = |row: usize| (0..grid.width(row)).filter(move |column| !grid.cell(row, *column).is_empty());
    let Some(row) = above.filter(|row| starts(*row).count() > 1) else { return vec![String::new(); width] };
    let mut group = String::new();
    (0..width)
        .map(|column| {
            if !grid.cell(row, column).is_empty() {
                group = one_line(grid.cell(row, column));
            }
            group.clone()
        })
        .collect()
}

/// The row after the last that is data: at the end notes stand alone in their rows.
fn last_row(grid: &Grid, first: usize, wide: usize) -> usize {
    let mut last = grid.len();
    if wide < 2 {
        return last;
    }
    while last > first && grid.len() - last < END && is_note(grid, last - 1, wide) {
        last -= 1;
    }
    last
}

/// Whether a row holds words and no data.
fn is_note(grid: &Grid, row: usize, wide: usize) -> bool {
    match filled(grid, row) {
        0 => true,
        1 => (0..grid.width(row)).all(|column| !is_figure(grid.cell(row, column))),
        _ => is_prose(grid, row, wide),
    }
}

/// Reads the rows above the table: a source, a title.
fn around(grid: &Grid, names_at: usize, head: &mut Head, faults: &mut Faults) {
    let mut said = 0;
    for row in 0..names_at {
        let text = prose(grid, row);
        if text.is_empty() || (filled(grid, row) > 1 && !is_prose(grid, row, head.names.len())) {
            continue;
        }
        said += 1;
        line(&text, head);
        if head.title.is_none() && is_title(&text) {
            head.title = Some(one_line(&text));
        }
    }
    for words in [head.names.join(" "), head.groups.join(" ")] {
        say(&words, head);
    }
    if said > 0 {
        faults.say(Problem::Preamble, &[&said.to_string(), &head.line.to_string()]);
    }
}

fn below(grid: &Grid, last: usize, head: &mut Head, faults: &mut Faults) {
    let mut said = Vec::new();
    for row in last..grid.len() {
        let text = prose(grid, row);
        if !text.is_empty() {
            line(&text, head);
            said.push(text);
        }
    }
    if !said.is_empty() {
        faults.list(
            Problem::NotesBelow,
            At::Cell { line: grid.line(last), column: 0 },
            vec![said.len().to_string(), listed(said.iter().map(String::as_str))],
        );
    }
}

/// Words that are kept to see what the numbers are, in bytes.
const WORDS: usize = 4000;

/// What one line around the table says.
fn line(text: &str, head: &mut Head) {
    say(text, head);
    head.licence = head.licence.take().or_else(|| licence(text));
    if let Some(source) = after_word(text, &SOURCES).filter(|_| head.source.is_none()) {
        let (words, address) = without_address(source);
        head.address = head.address.take().or(address);
        head.source = Some(words).filter(|words| !words.is_empty()).or_else(|| head.address.clone());
    }
}

/// The licence of Creative Commons in a text: "CC BY 3.0 IGO".
fn licence(text: &str) -> Option<String> {
    let found = text.get(text.find("CC BY").or_else(|| text.find("CC0"))?..)?;
    let end = found.find([':', ',', ';', ')', '(']).unwrap_or(found.len());
    let name = found.get(..end)?.trim().trim_end_matches('.');
    (name.len() <= 24).then(|| name.into())
}

fn say(text: &str, head: &mut Head) {
    let room = WORDS.saturating_sub(head.words.len());
    head.words.extend(text.chars().take(room).chain([' ']));
}

/// Words that a line with a source begins with.
const SOURCES: [&str; 12] = [
    "source",
    "sources",
    "data source",
    "suggested citation",
    "fuente",
    "fuentes",
    "fonte",
    "quelle",
    "источник",
    "来源",
    "资料来源",
    "المصدر",
];

/// What follows a colon after one of these words.
fn after_word<'a>(text: &'a str, words: &[&str]) -> Option<&'a str> {
    let (word, rest) = text.split_once([':', '：'])?;
    let word = key(word);
    (words.contains(&word.as_str()) && !rest.trim().is_empty()).then(|| rest.trim())
}

/// A text without the web address in it, and the address.
fn without_address(text: &str) -> (String, Option<String>) {
    let Some(start) = text.find("https://").or_else(|| text.find("http://")) else { return (one_line(text), None) };
    let (before, rest) = text.split_at_checked(start).unwrap_or((text, ""));
    let end = rest.find(|c: char| c.is_whitespace() || matches!(c, ')' | '>' | '"' | ',' | ';')).unwrap_or(rest.len());
    let (address, after) = rest.split_at_checked(end).unwrap_or((rest, ""));
    let words = one_line(&format!("{before} {after}"));
    let words = words.replace("()", "").replace("< >", "").replace("<>", "");
    (words.trim_matches([',', ';', ' ']).into(), Some(address.trim_end_matches('.').into()))
}

/// Whether a line may be a title: some words, and no "word: …" but for "Table 1: …".
fn is_title(text: &str) -> bool {
    let named = text.split_once(':').is_some_and(|(before, _)| {
        !before.chars().any(|c| c.is_ascii_digit()) && before.split_whitespace().count() < 3
    });
    let words = text.split_whitespace().count();
    !named && (2..=30).contains(&words) && !text.contains("://") && !text.starts_with(['©', '('])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_with_a_source_gives_its_words_and_its_address() {
        let mut head = Head::default();
        line("Source: UN DESA (2020), https://example.org/a.", &mut head);
        assert_eq!(
            (head.source.as_deref(), head.address.as_deref()),
            (Some("UN DESA (2020)"), Some("https://example.org/a"))
        );
    }

    #[test]
    fn a_licence_is_read_where_a_line_names_it() {
        assert_eq!(
            licence("under a license CC BY 3.0 IGO: http://creativecommons.org").as_deref(),
            Some("CC BY 3.0 IGO")
        );
        assert_eq!(licence("All rights reserved"), None);
    }

    #[test]
    fn a_title_is_a_line_of_words() {
        assert!(is_title("International Migrant Stock 2020: Destination") && is_title("Table 1: Stock by sex"));
        assert!(!is_title("Source: UN") && !is_title("Population") && !is_title("Copyright: somebody wrote it"));
    }
}
