//! From a text whose cells one sign parts to rows: lines without quotes are cut where their signs stand, only what has
//! quotes goes byte by byte.

use super::faults::Faults;
use super::grid::Grid;
use crate::sheet::remark::Problem;
use csv_core::{ReadRecordResult, Reader, ReaderBuilder};
use memchr::{memchr, memrchr2};

/// The first rows of a text whose cells that sign parts, at most so many.
pub fn records<'a>(text: &'a str, separator: u8, skipped: u32, most: usize, faults: &mut Faults) -> Grid<'a> {
    // Making the parser takes longer than reading a short text.
    let mut quoted = None;
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
                let quoted = quoted.get_or_insert_with(|| Quoted::new(separator));
                split.quoted(left.get(line..).unwrap_or(""), quoted, faults);
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
        for at in Signs::new(bytes, [self.separator, b'\n', b'\r']) {
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

/// Where one of three signs stands, in order: eight bytes at a time, for cells are short.
struct Signs<'a> {
    bytes: &'a [u8],
    signs: [u64; 3],
    /// Where the next eight bytes begin.
    next: usize,
    /// The signs that are left of the last eight: the highest bit of their bytes.
    found: u64,
}

impl<'a> Signs<'a> {
    fn new(bytes: &'a [u8], signs: [u8; 3]) -> Self {
        Signs { bytes, signs: signs.map(|sign| u64::from_le_bytes([sign; 8])), next: 0, found: 0 }
    }

    /// Finds the signs of the next eight bytes; `None` at the end.
    fn load(&mut self) -> Option<()> {
        let left = self.bytes.get(self.next..).filter(|left| !left.is_empty())?;
        let (word, end) = match left.first_chunk() {
            Some(word) => (u64::from_le_bytes(*word), u64::MAX),
            None => {
                let word = left.iter().rev().fold(0, |word, byte| (word << 8) | u64::from(*byte));
                (word, (1 << (left.len() * 8)) - 1)
            }
        };
        // The highest bit of each byte tells whether the byte differs from the sign.
        const LOW: u64 = u64::from_le_bytes([0x7f; 8]);
        let differs = |sign: u64| ((((word ^ sign) & LOW) + LOW) | (word ^ sign)) & !LOW;
        let [first, second, third] = self.signs;
        self.found = !(differs(first) & differs(second) & differs(third)) & !LOW & end;
        self.next += 8;
        Some(())
    }
}

impl Iterator for Signs<'_> {
    type Item = usize;

    fn next(&mut self) -> Option<usize> {
        while self.found == 0 {
            self.load()?;
        }
        let at = self.found.trailing_zeros() as usize / 8;
        self.found &= self.found - 1;
        Some(self.next - 8 + at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What the parser reads that goes byte by byte through all of a text.
    fn parsed(text: &str, quoted: &mut Quoted) -> Vec<Vec<String>> {
        let (mut rows, mut at) = (Vec::new(), 0);
        while at < text.len() {
            at += quoted.read(&text.as_bytes()[at..]);
            if quoted.count > 0 {
                rows.push(quoted.cells().map(String::from).collect());
            }
        }
        rows
    }

    fn split(text: &str) -> Vec<Vec<String>> {
        let grid = records(text, b',', 0, usize::MAX, &mut Faults::default());
        let row = |row| (0..grid.width(row)).map(|column| grid.raw(row, column).to_owned()).collect();
        (0..grid.len()).map(row).collect()
    }

    #[test]
    fn lines_are_cut_as_if_byte_by_byte_whatever_stands_in_them() {
        const LETTERS: [&str; 5] = ["é", ",", "\n", "\r", "\""];
        let mut quoted = Quoted::new(b',');
        for number in 0..LETTERS.len().pow(5) {
            let letter = |place: u32| LETTERS[number / LETTERS.len().pow(place) % LETTERS.len()];
            let text: String = (0..5).map(letter).collect();
            assert_eq!(split(&text), parsed(&text, &mut quoted), "{text:?}");
        }
    }

    #[test]
    fn signs_are_found_at_every_place_and_nothing_else_is() {
        let bytes: Vec<u8> = (0..=255).chain((0..=255).rev()).chain(*b",\n,,\r").collect();
        for length in 0..bytes.len() {
            let bytes = &bytes[..length];
            let found: Vec<usize> = (0..length).filter(|at| b",\n\r".contains(&bytes[*at])).collect();
            assert_eq!(Signs::new(bytes, *b",\n\r").collect::<Vec<_>>(), found, "{length}");
        }
    }
}
