//! A newsroom's own data: what is asked of them, and what reading them gives.
//!
//! In comes a text (a fact sheet as JSON, or a table), out goes one type with the bundled sheets, or every fault.

use super::remark::{At, Problem, Remark};
use super::{json, pack, table};
use crate::fact::{FactSheet, Text};

/// Most bytes of text that are read: 5 MiB.
pub const LARGEST: usize = 5 << 20;
/// Most rows of a table that are read.
pub const ROWS: usize = 200_000;
/// Most columns of a table that are read.
pub const COLUMNS: usize = 1_000;
/// Most letters of a text: no picture has room for more.
pub const LONGEST: usize = 2_000;
/// Most facts that a sheet may have to be drawn; of more, a table must be filtered or summed up.
pub const FACTS: usize = 500;
/// Most facts where all are events: a timeline draws many of them as groups.
pub const EVENTS: usize = 20_000;

/// What a journalist says of a table; empty or `None` is to be recognised.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Asked {
    /// Name of the column with labels or places.
    pub label_column: Option<String>,
    /// Name of the column with numbers.
    pub value_column: Option<String>,
    /// Name of the column with years or dates.
    pub date_column: Option<String>,
    /// Name of the column that parts the rows into series.
    pub series_column: Option<String>,
    /// What the numbers count.
    pub unit: Option<String>,
    /// Who published them.
    pub source: Option<String>,
    /// Where.
    pub source_url: Option<String>,
    /// Who is counted: `migrants`, `refugees` and so on.
    pub population: Option<String>,
    /// `stock`, `flow`, `event` or `count`.
    pub measure: Option<String>,
    /// Headline.
    pub title: Option<String>,
    /// The only year to be read.
    pub year: Option<String>,
    /// How many of the largest.
    pub top: Option<usize>,
    /// Names of facts.
    pub facts: Vec<String>,
    /// BCP 47 tag of the page: how its numbers are likely to be written.
    pub lang: Option<String>,
}

impl Asked {
    /// What the options of a widget say of a table; those that are for others are left alone.
    pub fn read<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let mut asked = Self::default();
        for (name, value) in pairs {
            let value = value.trim();
            if value.is_empty() {
                continue;
            }
            let field = match name {
                "label-column" => &mut asked.label_column,
                "value-column" => &mut asked.value_column,
                "date-column" => &mut asked.date_column,
                "series-column" => &mut asked.series_column,
                "unit" => &mut asked.unit,
                "source" => &mut asked.source,
                "source-url" => &mut asked.source_url,
                "population" => &mut asked.population,
                "measure" => &mut asked.measure,
                "title" => &mut asked.title,
                "year" => &mut asked.year,
                "lang" => &mut asked.lang,
                "top" => {
                    asked.top = value.parse().ok();
                    continue;
                }
                "facts" => {
                    asked.facts = value.split_ascii_whitespace().map(String::from).collect();
                    continue;
                }
                _ => continue,
            };
            *field = Some(value.into());
        }
        asked
    }
}

/// Data that have been read, and what is to be said of them: warnings and notes.
#[derive(Clone, Debug, PartialEq)]
pub struct Own {
    /// The facts.
    pub sheet: FactSheet,
    /// What somebody should look at, and how a table was read.
    pub remarks: Vec<Remark>,
}

/// Own data, or every remark when one of them is an error.
pub type Reading = Result<Own, Vec<Remark>>;

/// Reads a text: a fact sheet when it begins as JSON does, else a table.
///
/// # Errors
/// Every remark, when one of them is an error.
pub fn read(text: &str, asked: &Asked) -> Reading {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.len() > LARGEST {
        let found = format!("{:.1} MiB", text.len() as f64 / f64::from(1 << 20));
        return Err(vec![Remark::new(Problem::TooLarge, At::Whole, &[&found, "5 MiB"])]);
    }
    if text.trim_start().starts_with('{') {
        return json::read(text, asked).and_then(numbered);
    }
    let columns = columns(text);
    if columns > COLUMNS {
        let (found, most) = (format!("{columns} columns"), format!("{COLUMNS} columns"));
        return Err(vec![Remark::new(Problem::TooLarge, At::Whole, &[&found, &most])]);
    }
    table::read(text, asked).and_then(short).and_then(numbered)
}

/// The same data, unless they have more texts than a packed sheet can number: a number too large would be that of another text.
fn numbered(own: Own) -> Reading {
    let texts = pack::texts(&own.sheet);
    if texts <= pack::TEXTS {
        return Ok(own);
    }
    let found = [texts.to_string(), pack::TEXTS.to_string()];
    Err(vec![Remark::new(Problem::TooManyTexts, At::Whole, &[&found[0], &found[1]])])
}

/// About how many columns a table has: what its first line with anything in it has most of, of what may part cells.
fn columns(text: &str) -> usize {
    let rows = text.split(['\n', '\r', '\u{1e}']);
    let Some(first) = rows.into_iter().find(|row| !row.trim().is_empty()) else { return 0 };
    [',', ';', '\t', '\u{1f}'].map(|sign| first.matches(sign).count()).into_iter().max().unwrap_or(0) + 1
}

/// The same data, unless something in them is longer than a picture has room for: laying it out would hold up a page.
fn short(own: Own) -> Reading {
    let labels = own.sheet.facts.iter().filter_map(|fact| fact.label.as_ref());
    let letters = labels.map(letters).max().unwrap_or(0);
    if letters <= LONGEST {
        return Ok(own);
    }
    let found = [letters.to_string(), LONGEST.to_string()];
    Err(vec![Remark::new(Problem::LongText, At::Whole, &[&found[0], &found[1]])])
}

fn letters(text: &Text) -> usize {
    match text {
        Text::Own(text) => text.chars().count(),
        Text::Bundled(_) => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(text: &str) -> Vec<Problem> {
        let asked = Asked { source: Some("x".into()), ..Asked::default() };
        read(text, &asked).err().unwrap_or_default().iter().map(|remark| remark.problem).collect()
    }

    #[test]
    fn a_table_of_more_columns_than_are_read_is_too_large() {
        for (sign, row) in [(",", "\n"), (";", "\r\n"), ("\t", "\n"), ("\u{1f}", "\u{1e}")] {
            let names = vec!["a"; COLUMNS + 1].join(sign);
            assert_eq!(refused(&format!("\n{names}{row}1{row}")), [Problem::TooLarge], "{sign:?}");
        }
    }

    #[test]
    fn more_texts_than_have_numbers_are_refused() {
        let event = |at: usize, note: &str| {
            format!(
                r#"{{"id": "e{at}", "label": "E{at}", "sentence": "S{at}", "note": "{note}", "scope": "P{at}", "period": {{"stated": "2020"}},
                "source": "s", "status": "stated", "kind": {{"event": {{}}}}}}"#
            )
        };
        let sheet = |note: &dyn Fn(usize) -> String| {
            let facts: Vec<String> = (0..EVENTS).map(|at| event(at, &note(at))).collect();
            let sources = r#"[{"id": "s", "publisher": "S", "title": "T", "address": "https://example.org/"}]"#;
            let widgets = r#"[{"widget": "timeline", "title": "T"}]"#;
            format!(
                r#"{{"id": "events", "title": "T", "widgets": {widgets}, "sources": {sources}, "facts": [{}]}}"#,
                facts.join(",")
            )
        };
        // Labels, sentences and places of all, and one note; then as many notes.
        assert_eq!(refused(&sheet(&|_| "N".into())), []);
        assert_eq!(refused(&sheet(&|at| format!("N{at}"))), [Problem::TooManyTexts]);
    }

    #[test]
    fn a_label_longer_than_a_picture_is_refused() {
        let table = |letters| format!("Name,Migrants\n{},7\nB,8\n", "é".repeat(letters));
        assert_eq!(refused(&table(LONGEST)), []);
        assert_eq!(refused(&table(LONGEST + 1)), [Problem::LongText]);
    }
}
