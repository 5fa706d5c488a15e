//! Names and codes of states and areas, as tables write them in seven languages, and which area lies in which.

use super::key::key;
use crate::sheet::codes;

/// Key, tab, code, a line each, sorted by key.
const NAMES: &str = include_str!(concat!(env!("OUT_DIR"), "/place-names.txt"));
/// The same with the numbers of months.
const MONTHS: &str = include_str!(concat!(env!("OUT_DIR"), "/month-names.txt"));

/// The code of a state (ISO 3166-1 alpha-3) or area (UN M49) that has that name or code.
pub fn find(text: &str) -> Option<&'static str> {
    by_code(text).or_else(|| by_name(text))
}

/// By name, in any of the languages; its own code may stand in brackets after it.
pub fn by_name(text: &str) -> Option<&'static str> {
    look_up(NAMES, &key(text)).or_else(|| {
        let (before, code) = text.strip_suffix([')', ']'])?.rsplit_once(['(', '['])?;
        look_up(NAMES, &key(before)).filter(|found| by_code(code) == Some(found))
    })
}

/// By alpha-3 or M49, with or without leading zeros; states by alpha-3.
pub fn by_code(text: &str) -> Option<&'static str> {
    let (length, digits) = (text.len(), text.bytes().all(|byte| byte.is_ascii_digit()));
    let place = match (length, digits) {
        (3, true) => codes::find(text),
        (1 | 2, true) => codes::find(&format!("{text:0>3}")),
        (3, false) => codes::find(&text.to_ascii_uppercase()),
        _ => None,
    }?;
    Some(place.state.unwrap_or(place.number))
}

/// The code of the next area around a state or area.
pub fn within(code: &str) -> Option<&'static str> {
    codes::find(code)?.around
}

/// Whether a code is one of a state.
pub fn is_state(code: &str) -> bool {
    code.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// The number of the month that has that name, in any of the languages, or begins so.
pub fn month(word: &str) -> Option<&'static str> {
    let word = key(word);
    look_up(MONTHS, &word).or_else(|| abbreviated(&word))
}

/// The one month whose names begin with these letters, at least three.
fn abbreviated(word: &str) -> Option<&'static str> {
    if word.chars().count() < 3 {
        return None;
    }
    let mut found = None;
    for line in MONTHS.lines().filter(|line| line.starts_with(word)) {
        let (_, month) = line.split_once('\t')?;
        if found.is_some_and(|other| other != month) {
            return None;
        }
        found = Some(month);
    }
    found
}

/// Binary search over sorted lines.
fn look_up(table: &'static str, key: &str) -> Option<&'static str> {
    let (mut low, mut high) = (0, table.len());
    while low < high {
        let middle = low + (high - low) / 2;
        let bytes = table.as_bytes();
        let start = bytes.get(..middle)?.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
        let end = start + bytes.get(start..)?.iter().position(|byte| *byte == b'\n')?;
        let (name, code) = table.get(start..end)?.split_once('\t')?;
        match name.cmp(key) {
            std::cmp::Ordering::Equal => return Some(code),
            std::cmp::Ordering::Less => low = end + 1,
            std::cmp::Ordering::Greater => high = start,
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_found_by_the_names_that_tables_use() {
        for (name, code) in [
            ("Bolivia (Plurinational State of)", "BOL"),
            ("United States of America*", "USA"),
            ("Viet Nam", "VNM"),
            ("Vietnam", "VNM"),
            ("Côte d'Ivoire", "CIV"),
            ("CÔTE D’IVOIRE", "CIV"),
            ("Alemania", "DEU"),
            ("Allemagne", "DEU"),
            ("Alemanha", "DEU"),
            ("ألمانيا", "DEU"),
            ("德国", "DEU"),
            ("Германия", "DEU"),
            ("Micronesia (Fed. States of)", "FSM"),
            ("Congo", "COG"),
            ("Georgia", "GEO"),
            ("AFRICA", "002"),
            ("World", "001"),
            ("mex", "MEX"),
            ("484", "MEX"),
            ("8", "ALB"),
            ("150", "150"),
            ("Germany (DEU)", "DEU"),
        ] {
            assert_eq!(find(name), Some(code), "{name}");
        }
        for name in ["", "Atlantis", "999", "ZZZ", "United", "é", "Oceania (excluding Australia)"] {
            assert_eq!(find(name), None, "{name}");
        }
    }

    #[test]
    fn a_state_lies_in_an_area_and_that_in_another_up_to_the_world() {
        let around = |code| std::iter::successors(within(code), |code| within(code)).collect::<Vec<_>>();
        assert_eq!(around("DEU"), ["155", "150", "001"]);
        assert_eq!(around("MEX"), ["013", "419", "019", "001"]);
        assert_eq!(around("001"), [""; 0]);
    }

    #[test]
    fn every_line_of_the_tables_is_found() {
        for table in [NAMES, MONTHS] {
            for line in table.lines() {
                let (key, code) = line.split_once('\t').unwrap();
                assert_eq!(look_up(table, key), Some(code));
            }
        }
    }

    #[test]
    fn months_have_names_and_abbreviations_in_every_language() {
        for (name, month) in [
            ("January", "01"),
            ("ene", "01"),
            ("févr.", "02"),
            ("Sept", "09"),
            ("марта", "03"),
            ("يناير", "01"),
            ("Dez", "12"),
        ] {
            assert_eq!(super::month(name), Some(month), "{name}");
        }
        assert_eq!((super::month("ju"), super::month("jui"), super::month("xyz")), (None, None, None));
    }
}
