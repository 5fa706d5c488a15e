//! From text to cells: what parts them is found, not asked for.

use super::faults::Faults;
use crate::sheet::own::ROWS;
use crate::sheet::remark::Problem;
use csv_core::{ReadRecordResult, Reader, ReaderBuilder};
use std::borrow::Cow;

/// Between the rows of a text that a page made of a list of rows.
const ROW: char = '\u{1e}';
/// Between the cells of such a row.
const CELL: char = '\u{1f}';
/// Longest text of a cell that is looked at, in bytes.
const LONGEST: usize = 1 << 20;

/// The cells of a table, all in one text.
#[derive(Default)]
pub struct Grid {
    text: String,
    /// Where each cell ends.
    ends: Vec<u32>,
    rows: Vec<Row>,
}

/// A row of the text.
#[derive(Clone, Copy)]
struct Row {
    /// The number of its first cell.
    first: u32,
    /// The line of the text at which it begins, from one.
    line: u32,
}

impl Grid {
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
        let start = at.checked_sub(1).map_or(Some(0), |before| self.ends.get(before).copied());
        let (Some(start), Some(end)) = (start, self.ends.get(at)) else { return "" };
        self.text.get(start as usize..*end as usize).unwrap_or("")
    }

    /// The text of a cell without blanks around it.
    pub fn cell(&self, row: usize, column: usize) -> &str {
        self.raw(row, column).trim()
    }

    fn begin(&mut self, line: u32) {
        self.rows.push(Row { first: self.ends.len() as u32, line });
    }

    fn push(&mut self, cell: &str) {
        self.text.push_str(cut(cell));
        self.ends.push(self.text.len() as u32);
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

/// Reads the cells of a text.
pub fn read(text: &str, faults: &mut Faults) -> Grid {
    let text = visible(text, faults);
    let grid = if text.contains(ROW) { parted(&text) } else { separated(&text, faults) };
    if grid.len() > ROWS {
        faults.say(Problem::TooLarge, &[&format!("{} rows", grid.len()), &format!("{ROWS} rows")]);
    }
    too_long(&grid, faults);
    grid
}

fn too_long(grid: &Grid, faults: &mut Faults) {
    if grid.text.len() < LONGEST {
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
fn visible<'a>(text: &'a str, faults: &mut Faults) -> Cow<'a, str> {
    let control = |byte: u8| byte < b' ' && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x1e | 0x1f);
    let hidden = |c: char| {
        matches!(c, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
            || (c.is_ascii() && control(c as u8))
    };
    let clean = if text.is_ascii() { !text.bytes().any(control) } else { !text.contains(hidden) };
    if clean {
        return Cow::Borrowed(text);
    }
    let kept: String = text.chars().filter(|c| !hidden(*c)).collect();
    let count = text.chars().filter(|c| hidden(*c)).count();
    faults.say(Problem::SignsLeftOut, &[&count.to_string()]);
    Cow::Owned(kept)
}

/// Rows that a page handed over.
fn parted(text: &str) -> Grid {
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

fn separated(text: &str, faults: &mut Faults) -> Grid {
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

/// The rows of a text whose cells that sign parts.
fn records(text: &str, separator: u8, skipped: u32, most: usize, faults: &mut Faults) -> Grid {
    let mut reader: Reader = ReaderBuilder::new().delimiter(separator).build();
    let mut records = Records { text: vec![0; text.len() + 1], used: 0, ends: vec![0; 64], count: 0 };
    let mut grid = Grid::default();
    let mut lines = Lines { line: skipped + 1, after_return: false };
    let mut left = text.as_bytes();
    while grid.rows.len() < most {
        let (done, read) = records.next(&mut reader, left);
        let (taken, rest) = left.split_at_checked(read).unwrap_or((left, &[]));
        let blank = taken.iter().position(|byte| !matches!(byte, b'\n' | b'\r')).unwrap_or(taken.len());
        let (before, row) = taken.split_at_checked(blank).unwrap_or((taken, &[]));
        lines.pass(before);
        let line = lines.line;
        lines.pass(row);
        left = rest;
        if records.count > 0 {
            if left.is_empty() && unclosed(row) {
                faults.cell(Problem::UnclosedQuote, line, 0, &[&String::from_utf8_lossy(row)]);
            }
            grid.rows.push(Row { first: grid.ends.len() as u32, line });
            records.take(&mut grid.ends);
        }
        if done {
            break;
        }
    }
    records.text.truncate(records.used);
    grid.text = String::from_utf8(records.text).unwrap_or_default();
    grid
}

/// Whether a quote that was opened swallowed all lines to the end.
fn unclosed(row: &[u8]) -> bool {
    row.iter().filter(|byte| **byte == b'"').count() % 2 == 1 && row.trim_ascii_end().contains(&b'\n')
}

/// What the parser of one record writes to.
struct Records {
    text: Vec<u8>,
    used: usize,
    /// Where the cells of a record end, from its beginning.
    ends: Vec<usize>,
    count: usize,
}

impl Records {
    /// Reads the next record; whether it was the last, and how many bytes it took.
    fn next(&mut self, reader: &mut Reader, input: &[u8]) -> (bool, usize) {
        let (mut read, mut written) = (0, 0);
        self.count = 0;
        loop {
            let start = self.used + written;
            let (Some(from), Some(out)) = (input.get(read..), self.text.get_mut(start..)) else { return (true, read) };
            let Some(ends) = self.ends.get_mut(self.count..) else { return (true, read) };
            let (result, input_read, output, ended) = reader.read_record(from, out, ends);
            read += input_read;
            written += output;
            self.count += ended;
            match result {
                ReadRecordResult::OutputEndsFull => self.ends.resize(self.ends.len() * 2, 0),
                ReadRecordResult::InputEmpty if read == input.len() && input_read == 0 => return (true, read),
                ReadRecordResult::InputEmpty => {}
                ReadRecordResult::OutputFull => self.text.resize(self.text.len() * 2 + 1, 0),
                ReadRecordResult::Record => return (false, read),
                ReadRecordResult::End => return (true, read),
            }
        }
    }

    /// Hands over where the cells of the record end.
    fn take(&mut self, ends: &mut Vec<u32>) {
        let found = self.ends.get(..self.count).unwrap_or_default();
        ends.extend(found.iter().map(|end| (self.used + end) as u32));
        self.used += found.last().copied().unwrap_or(0);
    }
}

/// Counts lines, whatever ends them.
struct Lines {
    line: u32,
    after_return: bool,
}

impl Lines {
    fn pass(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.line += u32::from(*byte == b'\r' || (*byte == b'\n' && !self.after_return));
            self.after_return = *byte == b'\r';
        }
    }
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
