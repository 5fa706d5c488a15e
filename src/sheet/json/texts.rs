//! What no text and no list of a sheet may be, whatever field it stands in.

use super::place::{field, item};
use crate::sheet::own::{EVENTS, FACTS};
use crate::sheet::remark::{At, Problem, Remark};
use serde_json::Value;

/// Longest text of a sheet, in letters: no picture has room for more.
const LONGEST: usize = 2_000;

/// Deepest place that is looked at; a sheet has seven levels.
const DEEPEST: usize = 32;

/// A list of more things than can be drawn.
pub fn too_many(value: &Value) -> Option<Remark> {
    longest(value, String::new(), DEEPEST)
}

/// How many things a list may have.
fn most(items: &[Value], path: &str) -> usize {
    if path == "facts" && are_events(items) { EVENTS } else { FACTS }
}

/// Whether facts are events, and none is known to be anything else: one that is misspelt is said to be that, not one too many.
fn are_events(facts: &[Value]) -> bool {
    let kind = |fact: &Value, name: &str| fact.get("kind").and_then(|kind| kind.get(name)).is_some();
    let others = ["quantity", "list", "rank", "relation", "statement"];
    facts.iter().any(|fact| kind(fact, "event"))
        && !facts.iter().any(|fact| others.iter().any(|other| kind(fact, other)))
}

fn longest(value: &Value, path: String, left: usize) -> Option<Remark> {
    match value {
        Value::Array(items) if items.len() > most(items, &path) => {
            let found = [items.len().to_string(), most(items, &path).to_string()];
            Some(Remark::new(Problem::TooMany, At::Path(path), &[&found[0], &found[1]]))
        }
        Value::Array(items) if left > 0 => {
            items.iter().enumerate().find_map(|(at, value)| longest(value, item(&path, at), left - 1))
        }
        Value::Object(fields) if left > 0 => {
            fields.iter().find_map(|(name, value)| longest(value, field(&path, name), left - 1))
        }
        _ => None,
    }
}

/// Looks at every text of a sheet.
pub fn look(value: &Value, remarks: &mut Vec<Remark>) {
    each(value, String::new(), DEEPEST, remarks);
}

fn each(value: &Value, path: String, left: usize, remarks: &mut Vec<Remark>) {
    match value {
        Value::String(text) => remarks.extend(fault(text, &path)),
        Value::Array(items) if left > 0 => {
            items.iter().enumerate().for_each(|(at, value)| each(value, item(&path, at), left - 1, remarks));
        }
        Value::Object(fields) if left > 0 => {
            fields.iter().for_each(|(name, value)| each(value, field(&path, name), left - 1, remarks));
        }
        _ => {}
    }
}

fn fault(text: &str, path: &str) -> Option<Remark> {
    let at = || At::Path(path.into());
    let letters = text.chars().count();
    if letters > LONGEST {
        let found = [letters.to_string(), LONGEST.to_string()];
        return Some(Remark::new(Problem::LongText, at(), &[&found[0], &found[1]]));
    }
    if text.chars().any(is_hidden) {
        return Some(Remark::new(Problem::HiddenSigns, at(), &[]));
    }
    let is_address = path.ends_with(".address");
    (is_address && text.starts_with("http://")).then(|| Remark::new(Problem::PlainHttp, at(), &[text]))
}

/// Control characters, and those that turn the direction of the words after them.
fn is_hidden(letter: char) -> bool {
    letter.is_control() || matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}
