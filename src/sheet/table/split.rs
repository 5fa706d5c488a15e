//! From a text whose cells one sign parts to rows: lines without quotes are cut where their signs stand, only what has
//! quotes goes byte by byte.

use super::faults::Faults;
use super::grid::Grid;
use crate::sheet::remark::Problem;
use csv_core::{ReadRecordResult, Reader, ReaderBuilder};
use memchr::{memchr, memchr3_iter, memrchr2};

/// The first rows of a text whose cells that sign parts, at most so many.
pub fn records<'a>(text: &'a str, separator: u8, skipped: u32, most: usize, faults: &mut Faults) -> Grid<'a> {
    let mut quoted = Quoted::new(separator);
    let mut split = Split { text, at: 0, line: skipped + 1, separator, most, grid: Grid::of_text(text) };
    while split.grid.len() < most
        && let Some(left) = text.get(split.at..).filter(|left| !left.is_empty())
    {
        match memchr(b'"', left.as_bytes()) {
            None => split.plain(left),
            Some(quote) => {
                let before = left.as_bytes().get(..quote).unwrap_or_default();
                let line = memrchr2(b'\n', b'\r', before).map_or(0, |at| at + 1);
                split.plain(left.get(..line).unwrap_or(""));
                split.quoted(left.get(line..).unwrap_or(""), &mut quoted, faults);
            }
        }
    }
    split.grid
}

/// How far a text has been read.
struct Split<'a> {
    text: &'a str,
    at: usize,
    /// The line there.
    line: u32,
    separator: u8,
    most: usize,
    grid: Grid<'a>,
}

impl Split<'_> {
    /// Reads whole lines without quotes.
    fn plain(&mut self, lines: &str) {
        let bytes = lines.as_bytes();
        let base = self.grid.append(lines, self.at);
        let (mut start, mut is_open) = (0, false);
        for at in memchr3_iter(self.separator, b'\n', b'\r', bytes) {
            let byte = bytes.get(at).copied().unwrap_or(b'\n');
            let is_cell = byte == self.separator;
            if !is_open && (is_cell || at > start) {
                self.grid.begin_at(base + start, self.line);
                is_open = true;
            }
            if is_open {
                self.grid.end_at(base + at);
            }
            if !is_cell {
                (start, is_open) = (at + 1, false);
                self.line += u32::from(self.is_break(byte, self.at + at));
                if self.grid.len() >= self.most {
                    return;
                }
            }
        }
        if !is_open && start < bytes.len() {
            self.grid.begin_at(base + start, self.line);
            is_open = true;
        }
        if is_open {
            self.grid.end_at(base + bytes.len());
        }
        self.at += bytes.len();
    }

    /// Reads the row that begins here and has a quote in its first line.
    fn quoted(&mut self, left: &str, quoted: &mut Quoted, faults: &mut Faults) {
        if self.grid.len() >= self.most {
            return;
        }
        let read = quoted.read(left.as_bytes());
        let row = left.as_bytes().get(..read).unwrap_or_default();
        if read == left.len() && is_unclosed(row) {
            faults.cell(Problem::UnclosedQuote, self.line, 0, &[&String::from_utf8_lossy(row)]);
        }
        self.grid.begin(self.line);
        quoted.cells().for_each(|cell| self.grid.push(cell));
        for (at, byte) in row.iter().enumerate() {
            self.line += u32::from(self.is_break(*byte, self.at + at));
        }
        self.at += read.max(1);
    }

    /// Whether a byte ends a line, whatever ends lines here.
    fn is_break(&self, byte: u8, at: usize) -> bool {
        let before = || at.checked_sub(1).and_then(|before| self.text.as_bytes().get(before));
        byte == b'\r' || (byte == b'\n' && before() != Some(&b'\r'))
    }
}

/// Whether a quote that was opened swallowed all lines to the end.
fn is_unclosed(row: &[u8]) -> bool {
    row.iter().filter(|byte| **byte == b'"').count() % 2 == 1 && row.trim_ascii_end().contains(&b'\n')
}

/// The parser of a row with quotes, and what it wrote last.
struct Quoted {
    reader: Reader,
    text: Vec<u8>,
    /// Where the cells end.
    ends: Vec<usize>,
    count: usize,
}

impl Quoted {
    fn new(separator: u8) -> Self {
        let reader = ReaderBuilder::new().delimiter(separator).build();
        Quoted { reader, text: vec![0; 256], ends: vec![0; 64], count: 0 }
    }

    /// Reads a row; how many bytes it took.
    fn read(&mut self, input: &[u8]) -> usize {
        let (mut read, mut written) = (0, 0);
        self.reader.reset();
        self.count = 0;
        loop {
            let (Some(from), Some(out)) = (input.get(read..), self.text.get_mut(written..)) else { return read };
            let Some(ends) = self.ends.get_mut(self.count..) else { return read };
            let (result, input_read, output, ended) = self.reader.read_record(from, out, ends);
            read += input_read;
            written += output;
            self.count += ended;
            match result {
                ReadRecordResult::OutputEndsFull => self.ends.resize(self.ends.len() * 2, 0),
                ReadRecordResult::OutputFull => self.text.resize(self.text.len() * 2, 0),
                ReadRecordResult::InputEmpty => {}
                ReadRecordResult::Record | ReadRecordResult::End => return read,
            }
        }
    }

    /// The cells of the row.
    fn cells(&self) -> impl Iterator<Item = &str> {
        let ends = self.ends.get(..self.count).unwrap_or_default();
        let starts = std::iter::once(&0).chain(ends);
        starts.zip(ends).map(|(start, end)| {
            let cell = self.text.get(*start..*end).unwrap_or_default();
            std::str::from_utf8(cell).unwrap_or("")
        })
    }
}
