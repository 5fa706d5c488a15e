//! What is said when a call cannot be answered: one shape for the page, the script and the command line.

use crate::digits::parts;

/// The kinds of fault, each with its public name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Code {
    /// A name that is no option.
    UnknownOption,
    /// An option with a value that it cannot have.
    BadOption,
    /// No bundled sheet of that name.
    UnknownSheet,
    /// No such fact in the sheet.
    UnknownFact,
    /// No such widget.
    UnknownWidget,
    /// The browser gave no drawing context.
    NoCanvas,
}

impl Code {
    /// The name that pages see in `data-error`.
    pub fn name(self) -> &'static str {
        match self {
            Code::UnknownOption => "unknown-option",
            Code::BadOption => "bad-option",
            Code::UnknownSheet => "unknown-sheet",
            Code::UnknownFact => "unknown-fact",
            Code::UnknownWidget => "unknown-widget",
            Code::NoCanvas => "no-canvas",
        }
    }
}

/// A fault: what, where, and what would be right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The kind.
    pub code: Code,
    /// What is wrong, with the text found.
    pub message: String,
    /// The option it stands in, kebab-case.
    pub path: String,
    /// What would be right.
    pub hint: String,
}

impl Fault {
    /// A fault at `path`; the hint names the nearest of `known`, and the first few of them.
    ///
    /// The names are parted by blanks, which none of them has.
    pub fn unknown(code: Code, path: &str, found: &str, known: &str) -> Self {
        let mut hint = String::new();
        let mut listed = String::from("Known:");
        let mut fewest = usize::MAX;
        let mut index = 0;
        for name in parts(known, b' ') {
            if name.is_empty() {
                continue;
            }
            if index <= LISTED {
                listed.push(' ');
                listed.push_str(if index < LISTED { name } else { "\u{2026}" });
            }
            index += 1;
            let edits = edits(excerpt(found), name);
            if edits < fewest && edits * 3 <= name.len().max(3) {
                fewest = edits;
                hint.clear();
                for part in ["Did you mean \u{201c}", name, "\u{201d}? "] {
                    hint.push_str(part);
                }
            }
        }
        hint.push_str(&listed);
        Self::new(code, path, found, hint)
    }

    /// A fault at `path` with a hint of its own.
    pub fn new(code: Code, path: &str, found: &str, hint: String) -> Self {
        let mut message = String::new();
        for part in [code.name(), ": \u{201c}", excerpt(found), "\u{201d}"] {
            message.push_str(part);
        }
        Self { code, message, path: path.into(), hint }
    }
}

/// Longest text of a page that is repeated in a message, in bytes.
const EXCERPT: usize = 60;

/// How many names a hint lists at the most.
const LISTED: usize = 8;

/// The text itself, or its beginning.
fn excerpt(text: &str) -> &str {
    let mut end = text.len().min(EXCERPT);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or("")
}

/// Levenshtein distance in characters.
pub fn edits(a: &str, b: &str) -> usize {
    let mut row = vec![0];
    for _ in b.chars() {
        row.push(row.len());
    }
    for (i, x) in a.chars().enumerate() {
        let mut diagonal = i;
        let mut left = i + 1;
        for (cell, y) in row.iter_mut().skip(1).zip(b.chars()) {
            let replaced = diagonal + usize::from(x != y);
            diagonal = *cell;
            left = replaced.min(left + 1).min(*cell + 1);
            *cell = left;
        }
        if let Some(first) = row.first_mut() {
            *first = i + 1;
        }
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edits_counts_insertions_deletions_and_replacements() {
        for (a, b, n) in [
            ("", "", 0),
            ("a", "", 1),
            ("", "ab", 2),
            ("widget", "wdiget", 2),
            ("theme", "themes", 1),
            ("kitten", "sitting", 3),
        ] {
            assert_eq!(edits(a, b), n, "{a} {b}");
            assert_eq!(edits(b, a), n, "{b} {a}");
        }
    }

    #[test]
    fn a_fault_names_the_nearest_right_name() {
        let fault = Fault::unknown(Code::UnknownSheet, "sheet", "iom-hondruas", "iom iom-honduras");
        assert!(fault.hint.contains("\u{201c}iom-honduras\u{201d}"), "{}", fault.hint);
        assert!(fault.message.contains("iom-hondruas"));
    }

    #[test]
    fn a_far_name_is_not_offered_as_a_guess() {
        let fault = Fault::unknown(Code::UnknownWidget, "widget", "zzzzzzzz", "card totals");
        assert_eq!(fault.hint, "Known: card totals");
    }

    #[test]
    fn many_names_are_listed_in_part() {
        let fault = Fault::unknown(Code::UnknownFact, "facts", "zzz", "a1 b2 c3 d4 e5 f6 g7 h8 i9 ");
        assert_eq!(fault.hint, "Known: a1 b2 c3 d4 e5 f6 g7 h8 \u{2026}");
    }

    #[test]
    fn a_message_ends_between_letters() {
        let fault = Fault::unknown(Code::UnknownSheet, "sheet", &"é".repeat(59), "");
        assert!(fault.message.contains(&"é".repeat(30)) && !fault.message.contains(&"é".repeat(31)));
    }

    #[test]
    fn a_megabyte_of_text_is_not_repeated() {
        let fault = Fault::unknown(Code::UnknownSheet, "sheet", &"x".repeat(1 << 20), "iom");
        assert!(fault.message.len() < 200);
    }
}
