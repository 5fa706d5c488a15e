//! The pieces of a sheet, each read by itself, and what is said of those that do not read.

use super::place::{field, item};
use super::thing::{self, Slip};
use crate::fact::{Correction, Fact, FactSheet, List, Source, Str, Suits, Text};
use crate::fault::edits;
use crate::sheet::remark::{At, Problem, Remark};
use serde::Deserialize;
use serde_json::{Number, Value};
use std::borrow::Cow;

/// Fields of a sheet.
const FIELDS: &str = "id, title, widgets, sources, facts, corrections";

/// Where editors look for the schema of a file; it says nothing of the facts.
const SCHEMA: &str = "$schema";

/// The name of the sheet that a table becomes.
const TABLE: &str = "own";

/// What could be read of a sheet.
pub struct Pieces {
    /// The sheet, without what could not be read.
    pub sheet: FactSheet,
    /// The lists of which something could not be read.
    pub broken: Vec<&'static str>,
    /// For each list, the number that each thing of the sheet has in the text.
    numbers: [(&'static str, Vec<usize>); 4],
}

impl Pieces {
    /// Reads what can be read.
    pub fn read(value: &Value, remarks: &mut Vec<Remark>) -> Self {
        for name in value.as_object().into_iter().flat_map(|fields| fields.keys()) {
            if name != SCHEMA && !FIELDS.split(", ").any(|known| known == name) {
                remarks.push(unknown([Problem::UnknownField, Problem::MisspeltField], field("", name), name, FIELDS));
            }
        }
        if !value.is_object() {
            remarks.push(shape(At::Whole, value, "an object"));
        }
        let id = single(value, "id", remarks).unwrap_or(Str::Borrowed("sheet"));
        if id == TABLE {
            remarks.push(Remark::new(Problem::ReservedName, At::Path("id".into()), &[TABLE]));
        }
        let title = single(value, "title", remarks).unwrap_or(Text::Own("Sheet".into()));
        let (widgets, first) = list::<Suits>(value, "widgets", remarks);
        let (sources, second) = list::<Source>(value, "sources", remarks);
        let (facts, third) = list::<Fact>(value, "facts", remarks);
        // Most sheets have none.
        let (corrections, fourth) = match value.get("corrections") {
            Some(_) => list::<Correction>(value, "corrections", remarks),
            None => Default::default(),
        };
        let sheet = FactSheet { id, title, widgets, sources, facts, corrections, notices: List::default() };
        let numbers = [("widgets", first), ("sources", second), ("facts", third), ("corrections", fourth)];
        let count = |name: &str| value.get(name).and_then(Value::as_array).map(Vec::len);
        let is_short = |(name, read): &&(&'static str, Vec<usize>)| match count(name) {
            Some(count) => count != read.len(),
            None => *name != "corrections",
        };
        let broken = numbers.iter().filter(is_short).map(|(name, _)| *name).collect();
        Self { sheet, broken, numbers }
    }

    /// The path in the text of a path in the sheet.
    pub fn path(&self, path: &str) -> String {
        for (name, numbers) in &self.numbers {
            let rest = path.strip_prefix(name).and_then(|rest| rest.strip_prefix('[')?.split_once(']'));
            let Some((number, rest)) = rest else { continue };
            let own = number.parse::<usize>().ok().and_then(|number| numbers.get(number));
            return own.map_or_else(|| path.into(), |own| format!("{name}[{own}]{rest}"));
        }
        path.into()
    }
}

fn single<T: for<'a> Deserialize<'a>>(sheet: &Value, name: &'static str, remarks: &mut Vec<Remark>) -> Option<T> {
    match sheet.get(name) {
        Some(value) => piece(value, name, remarks),
        None => {
            missing(sheet, name, remarks);
            None
        }
    }
}

fn missing(sheet: &Value, name: &str, remarks: &mut Vec<Remark>) {
    if sheet.is_object() {
        remarks.push(Remark::new(Problem::MissingField, At::Path(name.into()), &[name]));
    }
}

/// The things of a list that could be read, and their numbers.
fn list<T: for<'a> Deserialize<'a> + Clone>(
    sheet: &Value,
    name: &'static str,
    remarks: &mut Vec<Remark>,
) -> (List<T>, Vec<usize>) {
    let (mut things, mut numbers) = (Vec::new(), Vec::new());
    match sheet.get(name) {
        Some(Value::Array(items)) => {
            for (number, value) in items.iter().enumerate() {
                if let Some(thing) = piece(value, &item(name, number), remarks) {
                    things.push(thing);
                    numbers.push(number);
                }
            }
        }
        Some(other) => remarks.push(shape(At::Path(name.into()), other, "a list")),
        None => missing(sheet, name, remarks),
    }
    (Cow::Owned(things), numbers)
}

/// Most fields of one thing that are left out to see what else is wrong with it.
const SLIPS: usize = 16;

/// Reads one thing. Fields that are not known are faults, and left out to find the others.
fn piece<T: for<'a> Deserialize<'a>>(value: &Value, path: &str, remarks: &mut Vec<Remark>) -> Option<T> {
    let mut value = Cow::Borrowed(value);
    for _ in 0..SLIPS {
        let (inner, message) = match thing::read(value.as_ref()) {
            Ok(thing) => return Some(thing),
            Err(Slip { steps, message }) => (steps.into_iter().rev().collect::<Vec<_>>(), message),
        };
        remarks.push(fault(&value, path, &inner, &message));
        let name = message.strip_prefix("unknown field `")?.split_once("`, ")?.0;
        leave_out(value.to_mut(), &inner, name)?;
    }
    None
}

/// What a message of serde's means.
fn fault(value: &Value, path: &str, inner: &[String], message: &str) -> Remark {
    let (path, value) = inner.iter().fold((path.to_owned(), value), |(path, value), part| step(path, value, part));
    let names = |text: &str| text.split('`').skip(1).step_by(2).collect::<Vec<_>>().join(", ");
    let named = |start: &str| message.strip_prefix(start)?.split_once("`, ");
    if let Some(name) = message.strip_prefix("missing field `") {
        let name = name.trim_end_matches('`');
        return Remark::new(Problem::MissingField, At::Path(field(&path, name)), &[name]);
    }
    if let Some((name, known)) = named("unknown field `") {
        let path = field(&path, name);
        return unknown([Problem::UnknownField, Problem::MisspeltField], path, name, &names(known));
    }
    if let Some((name, known)) = named("unknown variant `") {
        let is_date = path.ends_with("period") && name.contains(|letter: char| letter.is_ascii_digit());
        if is_date {
            return Remark::new(Problem::BarePeriod, At::Path(path), &[name, &format!("{{\"stated\": \"{name}\"}}")]);
        }
        return unknown([Problem::UnknownChoice, Problem::MisspeltChoice], path, name, &names(known));
    }
    shape(At::Path(path), value, expected(message))
}

/// Removes a field from what it stands in.
fn leave_out(value: &mut Value, path: &[String], name: &str) -> Option<Value> {
    let step = |part: &String| part.trim_start_matches('[').trim_end_matches(']').replace('~', "~0").replace('/', "~1");
    let pointer: String = path.iter().map(|part| format!("/{}", step(part))).collect();
    value.pointer_mut(&pointer)?.as_object_mut()?.remove(name)
}

/// One step of a path, where the value has it.
fn step<'a>(path: String, value: &'a Value, part: &str) -> (String, &'a Value) {
    let number = part.strip_prefix('[').and_then(|part| part.strip_suffix(']')?.parse::<usize>().ok());
    match number.map_or_else(|| value.get(part), |number| value.get(number)) {
        Some(inner) => (number.map_or_else(|| field(&path, part), |number| item(&path, number)), inner),
        None => (path, value),
    }
}

/// What is said of a name that is not there; the names are ours, and given whole.
fn unknown([far, near]: [Problem; 2], path: String, name: &str, known: &str) -> Remark {
    let short: String = name.chars().take(40).collect();
    let nearest = known.split(", ").map(|known| (edits(&short, known), known)).min();
    let nearest = nearest.filter(|(edits, known)| edits * 2 <= known.len());
    let mut remark = Remark::new(if nearest.is_some() { near } else { far }, At::Path(path), &[name]);
    remark.found.push(known.into());
    remark.found.extend(nearest.map(|(_, known)| known.into()));
    remark
}

fn shape(at: At, found: &Value, expected: &str) -> Remark {
    let found = match found {
        Value::Null => "null".into(),
        Value::Bool(value) => value.to_string(),
        Value::Number(number) => format!("the number {}", written(number)),
        Value::String(text) => format!("the text \u{201c}{}\u{201d}", text.chars().take(20).collect::<String>()),
        Value::Array(_) => "a list".into(),
        Value::Object(_) => "an object".into(),
    };
    Remark::new(Problem::WrongShape, at, &[&found, expected])
}

/// A number as JSON has it. Its own way of writing has tables of 10 KB that no compression makes smaller.
fn written(number: &Number) -> String {
    match (number.as_i64(), number.as_u64(), number.as_f64().unwrap_or(f64::NAN)) {
        (Some(whole), ..) => whole.to_string(),
        (_, Some(whole), _) => whole.to_string(),
        (.., value) if value != 0.0 && !(1e-5..1e16).contains(&value.abs()) => format!("{value:e}"),
        (.., value) if value.fract() == 0.0 => format!("{value}.0"),
        (.., value) => value.to_string(),
    }
}

/// What serde expected, in plain words.
fn expected(message: &str) -> &'static str {
    let expected = message.rsplit_once("expected ").map_or(message, |(_, expected)| expected);
    let is = |part: &str| expected.contains(part);
    match () {
        () if is("single key") => "an object with one field",
        () if is("string or map") => "a word, or an object with one field",
        () if is("untagged enum Text") || expected.ends_with("string") => "a text in quotes",
        () if is("f64") => "a number",
        () if is("u16") => "a whole number from 0 to 65535",
        () if is("boolean") => "true or false",
        () if is("sequence") => "a list",
        () if is("unit variant") && !is("newtype") => "the word alone",
        () => "an object",
    }
}
