//! What is said of a newsroom's own data: where, what was found, what would be right. The same words in a page and on the command line.

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// The data cannot be shown.
    Error,
    /// They are shown, and somebody should look at them first.
    Warning,
    /// How they were read.
    Note,
}

impl Level {
    /// The name that people and programs see.
    pub fn name(self) -> &'static str {
        match self {
            Level::Error => "error",
            Level::Warning => "warning",
            Level::Note => "note",
        }
    }
}

/// Where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum At {
    /// In the data as a whole.
    Whole,
    /// In a cell of a table; line of the text and column of the table from 1, column 0 is the whole line.
    Cell {
        /// The line of the text at which the row begins.
        line: u32,
        /// The column of the table.
        column: u32,
    },
    /// In a fact sheet: `facts[3].period`.
    Path(String),
    /// In an option, kebab-case.
    Option(&'static str),
}

/// Something to be said of data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// What it is.
    pub problem: Problem,
    /// Where it is.
    pub at: At,
    /// What was found, for the places `{0}`, `{1}` … of the words.
    pub found: Vec<String>,
}

/// Longest text of the data that is repeated, in bytes.
const EXCERPT: usize = 60;

impl Remark {
    /// A remark; what was found is cut to an excerpt.
    pub fn new(problem: Problem, at: At, found: &[&str]) -> Self {
        Self { problem, at, found: found.iter().map(|text| excerpt(text)).collect() }
    }

    /// How bad it is.
    pub fn level(&self) -> Level {
        self.problem.level()
    }

    /// What is wrong, in English.
    pub fn message(&self) -> String {
        self.filled(self.problem.message())
    }

    /// What would be right, in English; it may be empty.
    pub fn hint(&self) -> String {
        self.filled(self.problem.hint())
    }

    /// A pattern with what was found in its places.
    pub fn filled(&self, pattern: &str) -> String {
        let mut text = String::new();
        let mut left = pattern;
        while let Some((before, (number, after))) =
            left.split_once('{').and_then(|(a, b)| Some((a, b.split_once('}')?)))
        {
            text.push_str(before);
            let found = number.parse::<usize>().ok().and_then(|number| self.found.get(number));
            text.push_str(found.map_or("", String::as_str));
            left = after;
        }
        text + left
    }
}

/// The beginning of a text, without what would turn or hide the words around it.
fn excerpt(text: &str) -> String {
    let hidden = |c: char| {
        c.is_control()
            || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
    };
    let mut kept = String::new();
    for c in text.chars() {
        if kept.len() + c.len_utf8() > EXCERPT {
            kept.push('\u{2026}');
            break;
        }
        kept.push(if hidden(c) { ' ' } else { c });
    }
    kept
}

/// One row for every problem: its variant, level, public name, message, hint.
macro_rules! problems {
    ($($(#[$doc:meta])* $variant:ident $level:ident $name:literal $message:literal $hint:literal;)*) => {
        /// All that can be said of data.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Problem { $($(#[$doc])* $variant,)* }

        impl Problem {
            /// All of them, in their order.
            pub const ALL: &[Problem] = &[$(Problem::$variant,)*];

            /// How bad it is.
            pub fn level(self) -> Level {
                match self { $(Problem::$variant => Level::$level,)* }
            }

            /// Public name, kebab-case.
            pub fn name(self) -> &'static str {
                match self { $(Problem::$variant => $name,)* }
            }

            /// What is wrong, in English, with places for what was found.
            pub fn message(self) -> &'static str {
                match self { $(Problem::$variant => $message,)* }
            }

            /// What would be right, in English; empty where the message says all.
            pub fn hint(self) -> &'static str {
                match self { $(Problem::$variant => $hint,)* }
            }
        }
    };
}

problems! {
    /// More than can be read.
    TooLarge Error "too-large" "Too large: {0}, and at most {1} can be read." "Leave out what is not shown, or aggregate it first.";
    /// Nothing is in it.
    Empty Error "empty" "Nothing is in it." "A first row with names of columns, then a row for every figure.";
    /// Nobody is named who published the figures.
    NoSource Error "no-source" "No source is named." "Name who published the figures: the option source, and source-url where there is a page.";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_filled_and_unknown_ones_left_empty() {
        let remark = Remark::new(Problem::TooLarge, At::Whole, &["6 MiB", "5 MiB"]);
        assert_eq!(remark.message(), "Too large: 6 MiB, and at most 5 MiB can be read.");
        assert_eq!(remark.filled("{1} {7} {"), "5 MiB  {");
    }

    #[test]
    fn what_was_found_is_an_excerpt_without_hidden_signs() {
        let remark = Remark::new(Problem::Empty, At::Whole, &["a\u{202e}b\nc", &"é".repeat(1000)]);
        assert_eq!(remark.found[0], "a b c");
        assert!(remark.found[1].len() <= EXCERPT + 3 && remark.found[1].ends_with('…'));
    }

    #[test]
    fn every_name_is_given_once() {
        let mut names: Vec<_> = Problem::ALL.iter().map(|problem| problem.name()).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), Problem::ALL.len());
    }
}
