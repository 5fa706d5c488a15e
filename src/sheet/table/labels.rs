//! What the rows are about: names without notes, places by code, how deep a row stands.

use super::columns::Columns;
use super::faults::Faults;
use super::grid::Grid;
use super::head::one_line;
use super::key::key;
use super::terms::Terms;
use super::{names, number, place};
use crate::sheet::remark::Problem;
use std::collections::BTreeMap;

/// A label of the table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Label {
    /// As the table writes it, cleaned.
    pub text: String,
    /// The state or area that it is.
    pub place: Option<&'static str>,
    /// How deep it stands: blanks before it, or what a column says.
    pub depth: usize,
    /// Whether it stands for all the others.
    pub total: bool,
    /// The row in which it stands first.
    pub row: usize,
}

/// Reads the labels of a column.
pub fn read(grid: &Grid, columns: &Columns, terms: &Terms, faults: &mut Faults) -> Vec<Label> {
    let column = columns.label.map_or(0, |column| column + 1);
    let (mut labels, mut noted) = (Vec::new(), 0);
    for (text, row) in terms.texts.iter().zip(&terms.first) {
        let mut label = label(text, *row, &mut noted);
        look(text, grid.line(*row), column, faults);
        if let Some(code) = columns.code.and_then(|code| place::by_code(grid.cell(*row, code)))
            // Publishers have codes of their own that look like M49; a name that is known decides.
            && label.place.is_none_or(|place| place == code || place::is_state(code))
            && !label.total
        {
            label.place = Some(code);
        }
        if let Some(depth) = columns.depth.and_then(|depth| grid.cell(*row, depth).parse().ok()) {
            label.depth = depth;
        }
        labels.push(label);
    }
    if noted > 0 {
        faults.cell(Problem::NotesTaken, 0, column, &[&noted.to_string()]);
    }
    twins(grid, &labels, column, faults);
    labels
}

fn label(text: &str, row: usize, noted: &mut usize) -> Label {
    let bare = text.trim();
    let mut taken = false;
    let clean = if bare.len() > 3 { number::note(bare, &mut taken) } else { bare };
    *noted += usize::from(taken);
    let depth = text.chars().take_while(|c| c.is_whitespace()).count();
    let text = one_line(clean);
    let total = names::is_total(&text);
    let place = if total { None } else { place::find(&text) };
    Label { place, depth, total: total || place == Some("001"), row, text }
}

/// What is odd about a text.
fn look(text: &str, line: u32, column: usize, faults: &mut Faults) {
    let bare = text.trim();
    if bare.starts_with(['=', '@']) || (bare.starts_with(['+', '-']) && bare.contains(['|', '!', '('])) {
        faults.cell(Problem::Formula, line, column, &[bare]);
    }
    if is_debris(bare) {
        faults.cell(Problem::Debris, line, column, &[bare]);
    }
}

/// Whether letters were read in the wrong encoding: "Ã©" for "é", or the sign for what could not be read.
pub fn is_debris(text: &str) -> bool {
    const LEADS: [char; 5] = ['Ã', 'Â', 'Ð', 'Ñ', 'â'];
    !text.is_ascii()
        && (text.contains('\u{fffd}')
            || text.chars().zip(text.chars().skip(1)).any(|(lead, next)| {
                LEADS.contains(&lead) && matches!(next, '\u{80}'..='\u{bf}' | '€' | '‚' | '„' | '™' | 'œ' | '’' | '‘')
            }))
}

/// One place under two names.
fn twins(grid: &Grid, labels: &[Label], column: usize, faults: &mut Faults) {
    let mut seen: BTreeMap<&str, &Label> = BTreeMap::new();
    for label in labels {
        let Some(place) = label.place else { continue };
        if let Some(first) = seen.get(place) {
            if key(&first.text) != key(&label.text) {
                let line = grid.line(first.row).to_string();
                faults.cell(Problem::TwoNames, grid.line(label.row), column, &[&label.text, &first.text, &line]);
            }
        } else {
            seen.insert(place, label);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_loses_its_notes_and_keeps_its_depth() {
        let mut noted = 0;
        let found = label("  Mauritius*", 3, &mut noted);
        assert_eq!((found.text.as_str(), found.place, found.depth, noted), ("Mauritius", Some("MUS"), 2, 1));
    }

    #[test]
    fn debris_of_an_encoding_is_told_from_letters() {
        assert!(is_debris("CÃ´te dâ€™Ivoire") && is_debris("Per\u{fffd}") && is_debris("Ð¼Ð¸Ñ€"));
        assert!(!is_debris("Côte d’Ivoire") && !is_debris("São Tomé") && !is_debris("Âge"));
    }
}
