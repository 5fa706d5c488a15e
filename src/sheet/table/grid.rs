//! From text to cells: what parts them is found, not asked for.

use super::faults::Faults;
use super::split::records;
use crate::sheet::own::ROWS;
use crate::sheet::remark::Problem;
use memchr::{memchr, memchr2_iter};
use std::borrow::Cow;

/// Between the rows of a text that a page made of a list of rows.
const ROW: char = '\u{1e}';
/// Between the cells of such a row.
const CELL: char = '\u{1f}';
/// Longest text of a cell that is looked at, in bytes.
const LONGEST: usize = 1 << 20;

/// The cells of a table, all in one text with one byte between those of a row.
#[derive(Default)]
pub struct Grid<'a> {
    text: Cow<'a, str>,
    /// Where each cell ends.
    ends: Vec<u32>,
    rows: Vec<Row>,
}

/// A row of the text.
#[derive(Clone, Copy)]
struct Row {
    /// The number of its first cell.
    first: u32,
    /// Where that begins.
    start: u32,
    /// The line of the text at which it begins, from one.
    line: u32,
}

impl<'a> Grid<'a> {
    /// How many rows there are; empty lines are none.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// How many cells a row has.
    pub fn width(&self, row: usize) -> usize {
        let first = self.rows.get(row).map_or(0, |row| row.first as usize);
        self.rows.get(row + 1).map_or(self.ends.len(), |next| next.first as usize).saturating_sub(first)
    }

    /// The line of a row.
    pub fn line(&self, row: usize) -> u32 {
        self.rows.get(row).map_or(0, |row| row.line)
    }

    /// The text of a cell as it stands; empty where there is none.
    pub fn raw(&self, row: usize, column: usize) -> &str {
        let Some(found) = self.rows.get(row) else { return "" };
        let at = found.first as usize + column;
        if self.rows.get(row + 1).is_some_and(|next| at >= next.first as usize) {
            return "";
        }
        let before = || self.ends.get(at - 1).map(|end| *end + 1);
        let start = if column == 0 { Some(found.start) } else { before() };
        let (Some(start), Some(end)) = (start, self.ends.get(at)) else { return "" };
        self.text.get(start as usize..*end as usize).unwrap_or("")
    }

    /// The text of a cell without blanks around it.
    pub fn cell(&self, row: usize, column: usize) -> &str {
        trimmed(self.raw(row, column))
    }

    /// An empty table for the cells of a text; without quotes in it they stay where they are.
    pub fn of_text(text: &'a str) -> Self {
        let size = text.len();
        let text = match memchr(b'"', text.as_bytes()) {
            Some(_) => Cow::Owned(String::with_capacity(size + 1)),
            None => Cow::Borrowed(text),
        };
        Grid { text, ends: Vec::with_capacity(size / 6), rows: Vec::with_capacity(size / 24) }
    }

    /// Begins a row at a line of the text.
    pub fn begin(&mut self, line: u32) {
        self.begin_at(self.text.len(), line);
    }

    /// Adds a cell to the last row.
    pub fn push(&mut self, cell: &str) {
        let text = self.text.to_mut();
        text.push_str(cut(cell));
        self.ends.push(text.len() as u32);
        text.push(CELL);
    }

    /// Takes over lines with all that parts their cells; where they then begin.
    pub fn append(&mut self, lines: &str, at: usize) -> usize {
        match &mut self.text {
            Cow::Borrowed(_) => at,
            Cow::Owned(text) => {
                text.push_str(lines);
                text.len() - lines.len()
            }
        }
    }

    /// Begins a row in a text that was taken over.
    pub fn begin_at(&mut self, start: usize, line: u32) {
        self.rows.push(Row { first: self.ends.len() as u32, start: start as u32, line });
    }

    /// Adds the cell that ends there and begins one byte after the one before it, or where the row does.
    pub fn end_at(&mut self, end: usize) {
        self.ends.push(end as u32);
    }

    /// About how long the longest cell is: never less than it is.
    fn longest(&self) -> usize {
        let starts = std::iter::once(&0).chain(&self.ends);
        starts.zip(&self.ends).map(|(start, end)| end - start).max().unwrap_or(0) as usize
    }
}

/// Whether two texts are the same; of those that are not, most differ in their length or their last byte.
pub fn is_same(one: &str, other: &str) -> bool {
    one.len() == other.len() && one.as_bytes().last() == other.as_bytes().last() && one == other
}

/// A text without blanks after it.
pub fn trimmed_end(text: &str) -> &str {
    if text.as_bytes().last().is_some_and(u8::is_ascii_graphic) { text } else { text.trim_end() }
}

/// A text without blanks around it; most have none, which their ends tell.
fn trimmed(text: &str) -> &str {
    match text.as_bytes() {
        [first, .., last] if first.is_ascii_graphic() && last.is_ascii_graphic() => text,
        _ => text.trim(),
    }
}

/// The beginning of a cell that is too long.
fn cut(cell: &str) -> &str {
    let mut end = cell.len().min(LONGEST);
    while !cell.is_char_boundary(end) {
        end -= 1;
    }
    cell.get(..end).unwrap_or("")
}

/// Reads the cells of a text that has nothing hidden in it.
pub fn read<'a>(text: &'a str, faults: &mut Faults) -> Grid<'a> {
    let grid = if memchr(ROW as u8, text.as_bytes()).is_some() { parted(text) } else { separated(text, faults) };
    if grid.len() > ROWS {
        faults.say(Problem::TooLarge, &[&format!("{} rows", grid.len()), &format!("{ROWS} rows")]);
    }
    too_long(&grid, faults);
    grid
}

fn too_long(grid: &Grid, faults: &mut Faults) {
    if grid.longest() + 4 <= LONGEST {
        return;
    }
    for row in 0..grid.len() {
        for column in 0..grid.width(row) {
            if grid.raw(row, column).len() + 4 > LONGEST {
                faults.cell(Problem::CellCut, grid.line(row), column + 1, &[grid.cell(row, column)]);
            }
        }
    }
}

/// The text without signs that nobody sees: they turn the words around them, or hide in names.
pub fn visible<'a>(text: &'a str, faults: &mut Faults) -> Cow<'a, str> {
    let control = |byte: u8| byte < b' ' && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x1e | 0x1f);
    let hidden = |c: char| {
        matches!(c, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
            || (c.is_ascii() && control(c as u8))
    };
    // All hidden signs that are no controls begin with one of two bytes.
    let at = |at: usize| text.get(at..).and_then(|rest| rest.chars().next());
    let clean = !text.as_bytes().chunks(4096).any(|chunk| chunk.iter().fold(false, |any, byte| any | control(*byte)))
        && !memchr2_iter(0xe2, 0xef, text.as_bytes()).filter_map(at).any(hidden);
    if clean {
        return Cow::Borrowed(text);
    }
    let kept: String = text.chars().filter(|c| !hidden(*c)).collect();
    let count = text.chars().filter(|c| hidden(*c)).count();
    faults.say(Problem::SignsLeftOut, &[&count.to_string()]);
    Cow::Owned(kept)
}

/// Rows that a page handed over.
fn parted(text: &str) -> Grid<'_> {
    let mut grid = Grid::default();
    for (row, cells) in text.split(ROW).enumerate() {
        if cells.is_empty() {
            continue;
        }
        grid.begin(row as u32 + 1);
        cells.split(CELL).for_each(|cell| grid.push(cell));
    }
    grid
}

fn separated<'a>(text: &'a str, faults: &mut Faults) -> Grid<'a> {
    let (text, named, skipped) = match separator_line(text) {
        Some((separator, rest)) => (rest, Some(separator), 1),
        None => (text, None, 0),
    };
    let separator = named.unwrap_or_else(|| separator(text));
    records(text, separator, skipped, usize::MAX, faults)
}

/// The line `sep=;` that some spreadsheets begin with.
fn separator_line(text: &str) -> Option<(u8, &str)> {
    let (line, rest) = text.split_once('\n')?;
    let line = line.trim_end_matches('\r').trim_matches('"');
    let name = line.get(..4).filter(|name| name.eq_ignore_ascii_case("sep="))?;
    let separator = *line.as_bytes().get(name.len())?;
    (line.len() == 5 && separator.is_ascii()).then_some((separator, rest))
}

/// What parts the cells: the sign by which the most rows have the same number of cells, and more than one.
fn separator(text: &str) -> u8 {
    /// Enough to see it, in bytes.
    const BEGINNING: usize = 64 << 10;
    let mut end = text.len().min(BEGINNING);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let beginning = text.get(..end).unwrap_or("");
    let mut best = (b',', 0);
    for separator in [b'\t', b';', b',', b'|'] {
        let grid = records(beginning, separator, 0, 200, &mut Faults::default());
        let mut counts = std::collections::BTreeMap::new();
        for row in 0..grid.len() {
            *counts.entry(grid.width(row)).or_insert(0_usize) += 1;
        }
        let alike = counts.iter().filter(|(width, _)| **width > 1).map(|(_, count)| *count).max().unwrap_or(0);
        if alike > best.1 {
            best = (separator, alike);
        }
    }
    best.0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(text: &str) -> Vec<(u32, Vec<String>)> {
        let grid = read(text, &mut Faults::default());
        let row = |row| (0..grid.width(row)).map(|column| grid.raw(row, column).to_owned()).collect();
        (0..grid.len()).map(|at| (grid.line(at), row(at))).collect()
    }

    fn row(line: u32, cells: &[&str]) -> (u32, Vec<String>) {
        (line, cells.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn what_parts_the_cells_is_found() {
        for text in
            ["a,b\nc,\"d,e\"", "a;b\nc;d,e", "a\tb\nc\td,e", "sep=;\na;b\nc;d,e", "a|b\r\nc|d,e\r\n", "a;b\rc;d,e\r"]
        {
            let rows: Vec<_> = cells(text).into_iter().map(|(_, cells)| cells).collect();
            assert_eq!(rows, [row(0, &["a", "b"]).1, row(0, &["c", "d,e"]).1], "{text:?}");
        }
    }

    #[test]
    fn a_row_begins_at_its_line_whatever_ends_lines() {
        for end in ["\n", "\r\n", "\r"] {
            let text = ["a,b", "", "\"c", "d\",e", "f,\"g\"\"h\""].join(end);
            let quoted = format!("c{end}d");
            let rows = [row(1, &["a", "b"]), row(3, &[&quoted, "e"]), row(5, &["f", "g\"h"])];
            assert_eq!(cells(&text), rows, "{end:?}");
        }
    }

    #[test]
    fn rows_of_a_page_have_no_quotes_and_their_number_as_line() {
        let rows = cells("a\u{1f}b,\"\u{1e}1\u{1f}2\n3\u{1e}");
        assert_eq!(rows, [row(1, &["a", "b,\""]), row(2, &["1", "2\n3"])]);
    }

    #[test]
    fn more_cells_than_expected_are_all_read() {
        let text = format!("{}\n", vec!["x"; 1000].join(","));
        assert_eq!(cells(&text)[0].1.len(), 1000);
    }
}
