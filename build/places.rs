//! Names of places and months in every language, sorted, for reading tables of one's own.

use crate::table_key::key;
use serde_json::Value;
use std::collections::BTreeMap;
use std::{error::Error, fs, path::Path};

/// Languages whose names are read.
const TAGS: [&str; 7] = ["en", "es", "fr", "pt", "ar", "zh", "ru"];

/// Writes `place-names.txt` (key, tab, code; a line each, sorted by key) and `month-names.txt` (the same with months).
pub fn write(data: &Path, out: &Path) -> Result<(), Box<dyn Error>> {
    let codes = codes(data)?;
    let mut names: BTreeMap<String, String> = BTreeMap::new();
    let mut months: BTreeMap<String, String> = BTreeMap::new();
    for tag in TAGS {
        let language: Value = serde_json::from_str(&fs::read_to_string(data.join(format!("cldr/{tag}.json")))?)?;
        for (code, name) in texts(&language, "places") {
            add(&mut names, name, &codes.canonical(code));
        }
        self::months(&language, &mut months);
    }
    for (code, name) in codes.names.iter().chain(&aliases(data)?) {
        // The United Nations' own name decides.
        names.insert(key(name), codes.canonical(code));
    }
    fs::write(out.join("place-names.txt"), lines(&names))?;
    fs::write(out.join("month-names.txt"), lines(&months))?;
    Ok(())
}

/// The texts of a section of a language.
fn texts<'a>(language: &'a Value, section: &str) -> impl Iterator<Item = (&'a str, &'a str)> {
    let section = language.get(section).and_then(Value::as_object);
    section.into_iter().flatten().filter_map(|(name, text)| Some((name.as_str(), text.as_str()?)))
}

/// The months in all forms of a language; where they are numbers there is nothing to look up.
fn months(language: &Value, months: &mut BTreeMap<String, String>) {
    for number in 1..=12 {
        let forms = match language.get("words").and_then(|words| words.get(format!("month-{number}"))) {
            Some(Value::Object(forms)) => forms.values().filter_map(Value::as_str).collect(),
            Some(Value::String(form)) => vec![form.as_str()],
            _ => Vec::new(),
        };
        for form in forms.into_iter().filter(|form| !form.starts_with(|c: char| c.is_ascii_digit())) {
            months.insert(key(form), format!("{number:02}"));
        }
    }
}

/// A state before an area of the same name; else the first.
fn add(names: &mut BTreeMap<String, String>, name: &str, code: &str) {
    let is_state = |code: &str| !code.starts_with(|c: char| c.is_ascii_digit());
    let known = names.entry(key(name)).or_insert_with(|| code.into());
    if is_state(code) && !is_state(known) {
        *known = code.into();
    }
}

fn lines(names: &BTreeMap<String, String>) -> String {
    names.iter().map(|(key, code)| format!("{key}\t{code}\n")).collect()
}

/// What a comma-separated file of two columns says.
fn pairs(file: &Path) -> Result<Vec<(String, String)>, Box<dyn Error>> {
    let text = fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))?;
    let pair = |line: &str| line.split_once(',').map(|(a, b)| (a.to_owned(), b.to_owned()));
    Ok(text.lines().skip(1).filter_map(pair).collect())
}

fn aliases(data: &Path) -> Result<Vec<(String, String)>, Box<dyn Error>> {
    pairs(&data.join("codes/aliases.csv"))
}

/// The codes of UN M49.
struct Codes {
    /// M49 code and name.
    names: Vec<(String, String)>,
    /// M49 code and alpha-3.
    states: BTreeMap<String, String>,
}

impl Codes {
    /// Alpha-3 of a state, else the M49 code.
    fn canonical(&self, code: &str) -> String {
        self.states.get(code).map_or(code, String::as_str).into()
    }
}

fn codes(data: &Path) -> Result<Codes, Box<dyn Error>> {
    let mut codes = Codes { names: Vec::new(), states: BTreeMap::new() };
    for (code, rest) in pairs(&data.join("codes/m49.csv"))? {
        let Some((iso, name)) = rest.split_once(',') else { continue };
        if !iso.is_empty() {
            codes.states.insert(code.clone(), iso.into());
        }
        codes.names.push((code, name.into()));
    }
    Ok(codes)
}
