//! Where things stand in the text of a fact sheet: from `facts[3].period` to a place in the text.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// Most places that are kept: all of a sheet that can be shown.
const MOST: usize = 400_000;

/// Deepest place; the reader of JSON refuses deeper ones.
const DEEPEST: usize = 128;

/// Longest name that is repeated in a path, in letters.
const LONGEST: usize = 40;

/// Names that stand between a field and what it says, and that a path may leave out.
const KINDS: [&str; 14] = [
    "quantity",
    "event",
    "list",
    "rank",
    "relation",
    "statement",
    "stated",
    "inferred",
    "derived",
    "unclear",
    "extrapolation",
    "place",
    "listed",
    "name",
];

/// A thing of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its path.
    pub path: String,
    /// Where its name stands with its quotes, in bytes; nothing for a thing of a list.
    pub name: Option<Range<usize>>,
    /// Where it stands, in bytes.
    pub value: Range<usize>,
    /// Whether its object had the same name before.
    pub is_twice: bool,
}

impl Entry {
    /// The last name of its path.
    pub fn last(&self) -> &str {
        self.path.rsplit('.').next().unwrap_or("")
    }
}

/// The path of a field; of a name without end, its beginning.
pub fn field(path: &str, name: &str) -> String {
    let plain = |letter: char| if letter.is_control() || !letter.is_ascii() { '?' } else { letter };
    let name: String = name.chars().take(LONGEST).map(plain).collect();
    if path.is_empty() { name } else { format!("{path}.{name}") }
}

/// The path of a thing of a list.
pub fn item(path: &str, at: usize) -> String {
    format!("{path}[{at}]")
}

/// All things of a text that is JSON.
pub struct Entries {
    /// The outermost first.
    all: Vec<Entry>,
    /// The number of each path; of a name that is given twice, the last.
    numbers: BTreeMap<String, usize>,
}

impl Entries {
    /// Of a text; none of an empty one.
    pub fn new(text: &str) -> Self {
        let mut scanner = Scanner { text, at: 0, entries: Vec::new() };
        scanner.value(String::new(), None, false, 0);
        let all = scanner.entries;
        let numbers = all.iter().enumerate().map(|(number, entry)| (entry.path.clone(), number)).collect();
        Self { all, numbers }
    }

    /// Names that their object had before.
    pub fn twice(&self) -> impl Iterator<Item = &Entry> {
        self.all.iter().filter(|entry| entry.is_twice)
    }

    /// The thing of just that path.
    pub fn get(&self, path: &str) -> Option<&Entry> {
        self.numbers.get(path).and_then(|number| self.all.get(*number))
    }

    /// The thing of that path; where there is none, the nearest around it.
    pub fn find(&self, path: &str) -> Option<&Entry> {
        let mut found = String::new();
        for part in parts(path) {
            let next = |before: &str| match part.starts_with('[') {
                true => format!("{before}{part}"),
                false => field(before, part),
            };
            let ways = KINDS.iter().map(|kind| next(&field(&found, kind)));
            let way = std::iter::once(next(&found)).chain(ways).find(|way| self.numbers.contains_key(way));
            let Some(way) = way else { break };
            found = way;
        }
        self.get(&found)
    }
}

/// `facts[3].period` is `facts`, `[3]`, `period`.
fn parts(path: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    for name in path.split('.') {
        let (name, numbers) = name.split_at(name.find('[').unwrap_or(name.len()));
        parts.extend(Some(name).filter(|name| !name.is_empty()));
        parts.extend(numbers.split_inclusive(']').filter(|number| !number.is_empty()));
    }
    parts
}

/// Goes over a text that is JSON and notes where each thing stands.
struct Scanner<'a> {
    text: &'a str,
    at: usize,
    entries: Vec<Entry>,
}

impl<'a> Scanner<'a> {
    fn byte(&self) -> u8 {
        self.text.as_bytes().get(self.at).copied().unwrap_or(0)
    }

    /// Whether the next sign is that one, which is then passed.
    fn passes(&mut self, sign: u8) -> bool {
        self.blanks();
        let passes = self.byte() == sign;
        self.at += usize::from(passes);
        passes
    }

    fn blanks(&mut self) {
        while matches!(self.byte(), b' ' | b'\t' | b'\n' | b'\r') {
            self.at += 1;
        }
    }

    fn value(&mut self, path: String, name: Option<Range<usize>>, is_twice: bool, depth: usize) {
        self.blanks();
        let (number, start) = (self.entries.len(), self.at);
        if number < MOST {
            self.entries.push(Entry { path: path.clone(), name, value: start..start, is_twice });
        }
        match self.byte() {
            b'{' if depth < DEEPEST => self.object(&path, depth + 1),
            b'[' if depth < DEEPEST => self.list(&path, depth + 1),
            b'"' => {
                self.string();
            }
            _ => self.word(),
        }
        if let Some(entry) = self.entries.get_mut(number) {
            entry.value.end = self.at;
        }
    }

    fn object(&mut self, path: &str, depth: usize) {
        let mut names = BTreeSet::new();
        self.at += 1;
        while !self.passes(b'}') && self.byte() == b'"' {
            let start = self.at;
            let written = self.string();
            let range = start..self.at;
            let name = serde_json::from_str(written).unwrap_or_else(|_| String::from(written));
            self.passes(b':');
            let is_twice = !names.insert(name.clone());
            self.value(field(path, &name), Some(range), is_twice, depth);
            self.passes(b',');
        }
    }

    fn list(&mut self, path: &str, depth: usize) {
        self.at += 1;
        let mut number = 0;
        while !self.passes(b']') && self.byte() != 0 {
            self.value(item(path, number), None, false, depth);
            self.passes(b',');
            number += 1;
        }
    }

    /// A text with its quotes.
    fn string(&mut self) -> &'a str {
        let start = self.at;
        self.at += 1;
        while !matches!(self.byte(), b'"' | 0) {
            self.at += if self.byte() == b'\\' { 2 } else { 1 };
        }
        self.at = (self.at + 1).min(self.text.len());
        self.text.get(start..self.at).unwrap_or("")
    }

    /// A number, `true`, `false` or `null`; at least one sign, so that the end is reached.
    fn word(&mut self) {
        let start = self.at;
        while !matches!(self.byte(), b',' | b']' | b'}' | b' ' | b'\t' | b'\n' | b'\r' | 0) {
            self.at += 1;
        }
        self.at = self.at.max(start + 1).min(self.text.len());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What stands at a path.
    fn at<'a>(text: &'a str, path: &str) -> &'a str {
        &text[Entries::new(text).find(path).unwrap().value.clone()]
    }

    #[test]
    fn a_thing_is_found_in_lists_and_objects() {
        let text = "{ \"a\" : [1, [\"x\", {\"b\": -1.5e3}], {}],\n\"c\": {\"d\": null} }";
        for (path, found) in
            [("a[0]", "1"), ("a[1][0]", "\"x\""), ("a[1][1].b", "-1.5e3"), ("a[2]", "{}"), ("c.d", "null"), ("", text)]
        {
            assert_eq!(at(text, path), found, "{path}");
        }
    }

    #[test]
    fn quotes_and_brackets_inside_a_text_are_its_own() {
        let text = r#"{"a": "\"}]\\", "b": "é{", "c": 7}"#;
        assert_eq!((at(text, "a"), at(text, "b"), at(text, "c")), (r#""\"}]\\""#, "\"é{\"", "7"));
    }

    #[test]
    fn what_is_not_there_is_the_nearest_around_it() {
        let text = "{\"facts\": [{\"id\": \"a\"}]}";
        assert_eq!(at(text, "facts[0].period"), "{\"id\": \"a\"}");
        assert_eq!(at(text, "facts[7].period.edtf"), "[{\"id\": \"a\"}]");
    }

    #[test]
    fn the_word_of_a_kind_may_be_left_out() {
        let text = "{\"period\": {\"inferred\": {\"reason\": \"r\"}}}";
        assert_eq!(at(text, "period.reason"), "\"r\"");
        assert_eq!(at(text, "period.inferred.reason"), "\"r\"");
    }

    #[test]
    fn a_name_that_stands_twice_is_seen_however_it_is_written() {
        let entries = Entries::new("{\"a\": {\"b\": 1, \"\\u0062\": 2}, \"b\": 3}");
        let twice: Vec<&Entry> = entries.twice().collect();
        assert_eq!(twice.len(), 1);
        assert_eq!((twice[0].path.as_str(), twice[0].last()), ("a.b", "b"));
    }

    #[test]
    fn text_that_is_no_json_ends_as_well() {
        for text in ["", "{", "[", "[,", "{\"a\"", "{\"a\":\"\\", "{,}", "[[[", "}"] {
            Entries::new(text);
        }
        assert!(Entries::new(&"[".repeat(100_000)).all.len() <= DEEPEST + 2);
    }
}
