//! What is said of own data, as a compiler says it: what, where, the line with the place underlined, what would be right.

use crate::input::Source;
use anstyle::{AnsiColor, Style};
use migration_facts::sheet::json::place::Entries;
use migration_facts::sheet::json::spot;
use migration_facts::sheet::remark::{At, Level, Problem, Remark};
use std::fmt::Write as _;
use std::io::Write as _;
use std::ops::Range;
use unicode_width::UnicodeWidthStr;

/// Widest part of a line that is shown, in columns of the terminal.
const WIDEST: usize = 100;

/// Columns of the terminal before the place, where the line is longer.
const BEFORE: usize = 30;

/// A place in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot {
    /// The line, from 1.
    pub line: usize,
    /// The letter of the line, from 1.
    pub column: usize,
    /// Where it is in its line, in bytes.
    range: Range<usize>,
}

/// Finds the places of remarks in a text.
pub struct Places<'a> {
    text: &'a str,
    /// Where each line begins, in bytes.
    starts: Vec<usize>,
    entries: Entries,
}

impl<'a> Places<'a> {
    /// Of a text that is a fact sheet or a table.
    pub fn new(text: &'a str) -> Self {
        let is_sheet = text.trim_start_matches('\u{feff}').trim_start().starts_with('{');
        let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Self { text, starts, entries: Entries::new(if is_sheet { text } else { "" }) }
    }

    /// Remarks in the order of the text; those without a place come first.
    pub fn sort(&self, remarks: &mut [Remark]) {
        remarks.sort_by_cached_key(|remark| self.find(remark).map(|spot| (spot.line, spot.column)));
    }

    /// The place of a remark.
    pub fn find(&self, remark: &Remark) -> Option<Spot> {
        match &remark.at {
            At::Path(path) => self.of_path(remark.problem, path),
            At::Cell { line, column } => self.of_cell(*line as usize, *column as usize),
            At::Whole => spot(remark).and_then(|(line, column)| self.of_letter(line, column)),
            At::Option(_) => None,
        }
    }

    fn line(&self, number: usize) -> Option<&'a str> {
        let start = *self.starts.get(number.checked_sub(1)?)?;
        let end = self.starts.get(number).map_or(self.text.len(), |next| next - 1);
        self.text.get(start..end).map(|line| line.trim_end_matches('\r'))
    }

    fn of_path(&self, problem: Problem, path: &str) -> Option<Spot> {
        let is_of_name = matches!(problem, Problem::UnknownField | Problem::MisspeltField | Problem::FieldTwice);
        let dated = || [".stated", ".inferred.edtf"].iter().find_map(|end| self.entries.get(&format!("{path}{end}")));
        let entry = match problem {
            Problem::FieldTwice => self.entries.twice().find(|entry| entry.path == path),
            _ => dated().or_else(|| self.entries.find(path)),
        }?;
        let name = entry.name.clone().filter(|_| is_of_name && entry.path == path);
        let range = name.unwrap_or(entry.value.clone());
        let number = self.starts.partition_point(|start| *start <= range.start);
        let start = *self.starts.get(number.checked_sub(1)?)?;
        let line = self.line(number)?;
        let column = line.get(..range.start - start)?.chars().count() + 1;
        Some(Spot { line: number, column, range: range.start - start..(range.end - start).min(line.len()) })
    }

    fn of_letter(&self, line: usize, column: usize) -> Option<Spot> {
        let text = self.line(line)?;
        let start = text.char_indices().nth(column.saturating_sub(1)).map_or(text.len(), |(at, _)| at);
        let end = text.get(start..)?.chars().next().map_or(start, |letter| start + letter.len_utf8());
        Some(Spot { line, column, range: start..end })
    }

    fn of_cell(&self, line: usize, column: usize) -> Option<Spot> {
        let text = self.line(line)?;
        let range = column.checked_sub(1).and_then(|column| cell(text, self.line(1).unwrap_or(text), column));
        let range = range.unwrap_or(0..text.len());
        Some(Spot { line, column: text.get(..range.start)?.chars().count() + 1, range })
    }
}

/// Where a cell stands in its line, in bytes; the sign between cells is the one that the first line has most of.
fn cell(line: &str, head: &str, column: usize) -> Option<Range<usize>> {
    let signs = [',', ';', '\t', '|'];
    let sign = signs.into_iter().rev().max_by_key(|sign| head.matches(*sign).count())?;
    let (mut starts, mut quoted) = (vec![0], false);
    for (at, letter) in line.char_indices() {
        quoted ^= letter == '"';
        if letter == sign && !quoted {
            starts.push(at + 1);
        }
    }
    let start = *starts.get(column)?;
    let end = starts.get(column + 1).map_or(line.len(), |next| next - 1);
    Some(start..end)
}

/// All remarks on a text, one after the other; with codes for colours.
pub fn text(source: &Source, remarks: &[Remark]) -> String {
    let places = Places::new(&source.text);
    remarks.iter().map(|remark| one(source, &places, remark)).collect()
}

fn one(source: &Source, places: &Places, remark: &Remark) -> String {
    let (bold, blue) = (Style::new().bold(), AnsiColor::Blue.on_default());
    let level = style(remark.level());
    let spot = places.find(remark);
    let mut said = format!("{level}{}{level:#}: {bold}{}{bold:#}\n", remark.level().name(), visible(&remark.message()));
    let place = match (&spot, &remark.at) {
        (Some(spot), _) => format!("{}:{}:{}", source.name, spot.line, spot.column),
        (None, At::Option(name)) => format!("{}: --{name}", source.name),
        (None, _) => source.name.clone(),
    };
    let number = spot.as_ref().map_or(String::new(), |spot| spot.line.to_string());
    let margin = " ".repeat(number.len());
    let _ = writeln!(said, "{margin}{blue}-->{blue:#} {}", visible(&place));
    if let Some((line, before, under)) = spot.and_then(|spot| shown(places.line(spot.line)?, &spot.range)) {
        let _ = writeln!(said, "{margin} {blue}|{blue:#}\n{blue}{number} |{blue:#} {line}");
        let _ = writeln!(said, "{margin} {blue}|{blue:#} {}{level}{}{level:#}", " ".repeat(before), "^".repeat(under));
    }
    if let At::Path(path) = &remark.at
        && !path.is_empty()
    {
        let _ = writeln!(said, "{margin} {blue}={blue:#} at {}", visible(path));
    }
    if !remark.hint().is_empty() {
        let _ = writeln!(said, "{margin} {blue}={blue:#} hint: {}", visible(&remark.hint()));
    }
    said + "\n"
}

fn style(level: Level) -> Style {
    let color = match level {
        Level::Error => AnsiColor::Red,
        Level::Warning => AnsiColor::Yellow,
        Level::Note => AnsiColor::Cyan,
    };
    color.on_default().bold()
}

/// The part of a line around a place, how many columns are before it, and how wide it is.
fn shown(line: &str, range: &Range<usize>) -> Option<(String, usize, usize)> {
    let before = visible(near(line.get(..range.start)?, true));
    let place = visible(near(line.get(range.clone())?, false));
    let after = visible(near(line.get(range.end..)?, false));
    let before = match before.width() + place.width().min(WIDEST) > WIDEST {
        true => format!("\u{2026}{}", last(&before, BEFORE)),
        false => before,
    };
    let left = WIDEST.saturating_sub(before.width());
    let place = first(&place, left);
    let after = first(&after, left.saturating_sub(place.width()));
    let (columns, under) = (before.width(), place.width().max(1));
    Some((format!("{before}{place}{after}"), columns, under))
}

/// The end or the beginning of a text, more than is shown of it.
fn near(text: &str, is_end: bool) -> &str {
    let most = 8 * WIDEST;
    let boundary = |at: &usize| text.is_char_boundary(*at);
    match is_end {
        true => (text.len().saturating_sub(most)..=text.len()).find(boundary).and_then(|start| text.get(start..)),
        false => (0..=text.len().min(most)).rev().find(boundary).and_then(|end| text.get(..end)),
    }
    .unwrap_or("")
}

/// The beginning of a text, as wide as that; three dots where more follows.
fn first(text: &str, width: usize) -> String {
    let mut kept = String::new();
    for letter in text.chars() {
        if kept.width() + 2 > width {
            return kept + "\u{2026}";
        }
        kept.push(letter);
    }
    kept
}

fn last(text: &str, width: usize) -> String {
    let mut kept = 0;
    let mut letters: Vec<char> = text.chars().rev().collect();
    letters.retain(|letter| {
        kept += letter.to_string().width();
        kept <= width
    });
    letters.iter().rev().collect()
}

/// Text that cannot steer a terminal: a tab is four blanks, other signs that are not seen are replaced.
fn visible(text: &str) -> String {
    let mut seen = String::new();
    for letter in text.chars() {
        match letter {
            '\t' => seen.push_str("    "),
            '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' => {
                seen.push('\u{fffd}')
            }
            letter if letter.is_control() => seen.push('\u{fffd}'),
            letter => seen.push(letter),
        }
    }
    seen
}

/// Says it on standard error, in colours where the terminal wants them. Nobody may be there to read it.
pub fn tell(said: &str) {
    if !said.is_empty() {
        let _ = writeln!(anstream::stderr(), "{}", said.trim_end());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(text: &str, remark: Remark) -> String {
        let source = Source::new("a.json", text);
        anstream::adapter::strip_str(&super::text(&source, &[remark])).to_string()
    }

    fn at(path: &str) -> Remark {
        Remark::new(Problem::NoWords, At::Path(path.into()), &[])
    }

    #[test]
    fn the_place_is_underlined_below_its_line() {
        let said = plain("{\n  \"id\": \"x\",\n  \"title\": \"\"\n}", at("title"));
        assert_eq!(
            said,
            "error: There are no words.\n --> a.json:3:12\n  |\n3 |   \"title\": \"\"\n  |            ^^\n  = at title\n  = hint: Say it, or leave the field out.\n\n"
        );
    }

    #[test]
    fn wide_letters_and_tabs_are_counted_as_they_are_seen() {
        let said = plain("{\t\"移民\": 1, \"a\": 22}", at("a"));
        let lines: Vec<&str> = said.lines().collect();
        assert_eq!(lines[1], " --> a.json:1:17");
        assert_eq!(lines[3], "1 | {    \"移民\": 1, \"a\": 22}");
        assert_eq!(lines[4].find('^').unwrap() - 4, "{    \"移民\": 1, \"a\": ".width());
        assert!(lines[4].ends_with("^^"));
    }

    #[test]
    fn a_line_without_end_is_cut_around_the_place() {
        let text = format!("{{\"a\": \"{}\", \"b\": 22, \"c\": \"{}\"}}", "x".repeat(5000), "y".repeat(5000));
        let said = plain(&text, at("b"));
        assert!(said.lines().all(|line| line.width() < 120), "{said}");
        assert!(said.contains("\"b\": 22, \"c\"") && said.contains(" ^^\n"), "{said}");
    }

    #[test]
    fn the_name_of_an_unknown_field_is_the_place() {
        let remark = Remark::new(Problem::UnknownField, At::Path("colour".into()), &["colour", "id"]);
        assert!(plain("{\"colour\": 1}", remark).contains("\n  |  ^^^^^^^^\n"));
    }

    #[test]
    fn a_cell_is_the_place_in_a_table() {
        let remark = Remark::new(Problem::NoWords, At::Cell { line: 2, column: 2 }, &[]);
        let said = plain("name;people\n\"a;b\";12\n", remark);
        assert!(said.contains("a.json:2:7\n") && said.contains("2 | \"a;b\";12\n  |       ^^\n"), "{said}");
    }

    #[test]
    fn no_sign_of_the_data_steers_the_terminal() {
        let said = plain("{\"a\": \"\u{1b}[31m\u{202e}\"}", at("a"));
        assert!(!said.contains(['\u{1b}', '\u{202e}']), "{said}");
    }
}
