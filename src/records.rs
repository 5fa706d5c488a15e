//! The table of a picture as data: what a program reads, where people read words.
//!
//! In comes a story with its table in words, out go the same rows with plain numbers, dates as EDTF, and addresses.

use crate::fact::{Bound, Fact, Kind, Period};
use crate::language::Word;
use crate::scene::Description;
use crate::story::{Shown, Story};
use crate::view::View;

/// Where the value and the date of a fact stand in its row.
const VALUE: usize = 1;
const PERIOD: usize = 5;

/// The rows of a description as data, one address behind each that has a fact; tables of another form stay as they are.
pub fn records(story: &Story, view: View, description: &Description) -> Vec<Vec<String>> {
    let shown = story.shown(view);
    let language = &story.language;
    let is_of_facts = description.columns.get(VALUE).is_some_and(|name| name == language.word(Word::ColumnValue))
        && description.rows.len() == shown.len();
    if !is_of_facts {
        return description.rows.clone();
    }
    description.rows.iter().zip(shown).map(|(row, shown)| record(story, row, shown)).collect()
}

/// Whether every row of [`records`] has an address at its end.
pub fn has_addresses(description: &Description, records: &[Vec<String>]) -> bool {
    records.iter().all(|record| record.len() > description.columns.len())
}

fn record(story: &Story, row: &[String], Shown { fact, .. }: Shown) -> Vec<String> {
    let mut record = row.to_vec();
    if let (Some(cell), Some(value)) = (record.get_mut(VALUE), value(fact)) {
        *cell = value;
    }
    if let (Some(cell), Period::Stated(edtf) | Period::Inferred { edtf, .. }) = (record.get_mut(PERIOD), &fact.period) {
        *cell = edtf.to_string();
    }
    record.push(story.source(&fact.source).map_or(String::new(), |source| source.address.to_string()));
    record
}

/// A number without signs between its digits, nothing where there are no data; a range stays in words.
fn value(fact: &Fact) -> Option<String> {
    match &fact.kind {
        Kind::Quantity(quantity) if matches!(quantity.bound, Bound::Range(_)) => None,
        Kind::Quantity(quantity) => Some(quantity.value.map_or(String::new(), |value| value.to_string())),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;
    use crate::options::Options;
    use crate::sheet::bundled;
    use crate::story::resolve;
    use crate::widgets::describe;

    fn rows(sheet: &str, options: &[(&str, &str)], tag: &str) -> Vec<Vec<String>> {
        let sheet = bundled::find(sheet).unwrap();
        let options = Options::read(options.iter().copied(), true).unwrap();
        let story = resolve(options, &sheet, Language::find(tag).unwrap()).unwrap();
        let description = describe(&story, story.view());
        let records = records(&story, story.view(), &description);
        assert_eq!(has_addresses(&description, &records), records[0].len() > description.columns.len());
        records
    }

    #[test]
    fn numbers_are_plain_and_dates_are_edtf_in_every_language() {
        for tag in ["en", "ar-EG"] {
            let rows = rows("undesa-2020", &[("widget", "totals"), ("year", "1990")], tag);
            assert_eq!((rows[0][VALUE].as_str(), rows[0][PERIOD].as_str()), ("152986157", "1990"), "{tag}");
            assert!(rows[0].last().unwrap().starts_with("https://www.un.org/"));
        }
    }

    #[test]
    fn a_table_of_states_stays_in_words() {
        let rows = rows("iom-honduras", &[("widget", "members")], "en");
        assert_eq!(rows[0].len(), 4);
    }
}
