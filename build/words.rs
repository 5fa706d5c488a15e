//! The tables of texts: the words of the product, names of places, texts of the sheets, in every language.
//!
//! What is typed stands in `data/language/<tag>.json` and `data/language/<tag>/<sheet>.json`, what CLDR says in
//! `data/cldr/<tag>.json`. A text that a language lacks fails the build.

use crate::hyphens::hyphenated;
use crate::pack::{Cited, PLACE, map};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::{error::Error, fs, path::Path};

/// Parts the forms of a word, one for each category of plural, or stand-alone and with a day.
const FORMS: char = '|';

/// Languages that are another one with signs of its own: its digits.
const DIGITS_OF: [(&str, &str); 1] = [("ar-EG", "ar")];

type Fault = Box<dyn Error>;
/// Texts by name.
pub type Named = BTreeMap<String, String>;

/// The words of one language.
pub struct Words {
    /// Its tag.
    pub tag: String,
    /// What is said in every embed.
    pub words: Named,
    /// What stands under copies of pictures.
    pub copies: Named,
    /// What those who make pages are told.
    pub makers: Named,
    /// Names of all places that CLDR names, by code of M49 or ISO 3166-1 alpha-3.
    pub places: Named,
    /// Texts of the sheets by their English ones; none for English.
    texts: BTreeMap<String, Named>,
    digits: Option<Vec<char>>,
    /// Codes of all places in the order of their names.
    order: Vec<String>,
    /// Tags of other regions that write as this one does, parted by blanks.
    pub regions: String,
}

impl Words {
    /// Reads a language from the folder `data`.
    pub fn read(data: &Path, tag: &str) -> Result<Self, Fault> {
        let typed = DIGITS_OF.iter().find(|(own, _)| *own == tag).map_or(tag, |(_, of)| of);
        let file = data.join(format!("language/{typed}.json"));
        let (own, cldr) = (json(&file)?, json(&data.join(format!("cldr/{tag}.json")))?);
        let categories: Vec<String> =
            list(cldr.get("categories")).iter().filter_map(|name| name.as_str().map(String::from)).collect();
        let named = |json: &Value, section: &str| -> Result<Named, Fault> {
            let entries = json.get(section).and_then(Value::as_object);
            let entries = entries.ok_or_else(|| format!("{}: {section}: missing", file.display()))?;
            let word = |(name, value): (&String, &Value)| {
                let forms = forms(value, &categories).map_err(|hint| format!("{tag}: {section}.{name}: {hint}"))?;
                Ok((name.clone(), forms))
            };
            entries.iter().map(word).collect()
        };
        let mut words = named(&own, "words")?;
        words.extend(named(&cldr, "words")?);
        words.insert("direction".into(), own.get("direction").and_then(Value::as_str).unwrap_or("").into());
        words.insert("tag".into(), tag.into());
        let digits = words.get("digits").filter(|digits| !digits.is_empty()).map(|digits| digits.chars().collect());
        let folder = data.join(format!("language/{typed}"));
        let mut texts = BTreeMap::new();
        for entry in fs::read_dir(&folder).into_iter().flatten() {
            let file = entry?.path();
            let texts_of: Named = serde_json::from_str(&fs::read_to_string(&file)?)
                .map_err(|error| format!("{}: {error}", file.display()))?;
            texts.insert(file.file_stem().unwrap_or_default().to_string_lossy().into_owned(), texts_of);
        }
        let regions: Vec<&str> = list(cldr.get("regions")).iter().filter_map(Value::as_str).collect();
        let regions = regions.join(" ");
        let order = list(cldr.get("order")).iter().filter_map(Value::as_str).map(String::from).collect();
        let (copies, makers) = (named(&own, "copies")?, named(&own, "makers")?);
        Ok(Self {
            tag: tag.into(),
            words,
            copies,
            makers,
            places: named(&cldr, "places")?,
            texts,
            digits,
            order,
            regions,
        })
    }

    /// The texts of this language that stand for the English ones of a sheet.
    ///
    /// # Errors
    /// Names what is missing, and what stands for nothing.
    pub fn of_sheet(&self, sheet: &str, english: &[Entry]) -> Result<Vec<String>, Fault> {
        if self.tag == "en" {
            return Ok(english.iter().map(|entry| entry.text.clone()).collect());
        }
        let empty = Named::new();
        let known = self.texts.get(sheet).unwrap_or(&empty);
        let place = format!("data/language/{}/{sheet}.json", self.tag);
        let mut left: BTreeSet<&str> = known.keys().map(String::as_str).collect();
        let mut texts = Vec::new();
        for Entry { text, kind } in english {
            left.remove(text.as_str());
            texts.push(match (known.get(text), kind) {
                // The title of a publication is cited as it was published. Isolated, so that no direction meets another.
                (_, Cited::Title) => format!("\u{2068}{text}\u{2069}"),
                (Some(own), Cited::Label) => hyphenated(&self.local(own), &self.tag),
                (Some(own), Cited::No) => self.local(own),
                (None, _) => return Err(format!("{place}: nothing for {text:?}").into()),
            });
        }
        match left.first() {
            Some(text) => Err(format!("{place}: no text of the sheet: {text:?}").into()),
            None => Ok(texts),
        }
    }

    /// Names of places in their order, each after its code; long words can be parted. Then where they lie.
    ///
    /// # Errors
    /// Names a place that has no name or no place in the order.
    pub fn named(&self, codes: &BTreeSet<String>) -> Result<Vec<String>, Fault> {
        if let Some(code) = codes.iter().find(|code| !self.order.contains(code)) {
            return Err(format!("data/cldr/{}.json: order: no {code}", self.tag).into());
        }
        let ordered = self.order.iter().filter(|code| codes.contains(*code));
        let named = ordered.map(|code| Ok(format!("{PLACE}{code}{}", self.place(code)?)));
        named.chain(map(codes).map(Ok)).collect()
    }

    fn place(&self, code: &str) -> Result<String, Fault> {
        let name =
            self.places.get(code).ok_or_else(|| format!("data/cldr/{}.json: places.{code}: missing", self.tag))?;
        Ok(hyphenated(name, &self.tag))
    }

    /// A text with the digits of this language in place of 0 to 9, and its signs between them.
    fn local(&self, text: &str) -> String {
        let Some(digits) = &self.digits else { return text.into() };
        let letters: Vec<char> = text.chars().collect();
        let is_digit = |at: Option<usize>| at.and_then(|at| letters.get(at)).is_some_and(char::is_ascii_digit);
        let own = |(at, letter): (usize, &char)| match letter {
            '0'..='9' => digits.get(*letter as usize - '0' as usize).copied().unwrap_or(*letter),
            '.' | ',' if is_digit(at.checked_sub(1)) && is_digit(Some(at + 1)) => {
                let name = if *letter == '.' { "decimal" } else { "group" };
                self.words.get(name).and_then(|sign| sign.chars().next()).unwrap_or(*letter)
            }
            other => *other,
        };
        letters.iter().enumerate().map(own).collect()
    }
}

/// A text of a sheet, in English.
pub struct Entry {
    /// The text.
    pub text: String,
    /// Where it stands.
    pub kind: Cited,
}

/// The texts of the sheets, numbered in the order in which they were added.
pub struct Texts {
    first: usize,
    /// Those of the sheet that is being packed.
    entries: Vec<Entry>,
}

impl Texts {
    /// No text yet; so many words and names of places stand before them.
    pub fn new(before: usize) -> Self {
        Self { first: before, entries: Vec::new() }
    }

    /// The number of the next sheet's first text.
    pub fn begin(&self) -> usize {
        self.first
    }

    /// The texts of a sheet that is packed; those of the next one are numbered after them.
    pub fn taken(&mut self) -> Vec<Entry> {
        self.first += self.entries.len();
        std::mem::take(&mut self.entries)
    }

    /// The number of a text; equal texts of one sheet share one.
    pub fn number(&mut self, text: &str, kind: Cited) -> usize {
        let found = self.entries.iter().position(|entry| entry.text == text);
        let at = found.unwrap_or(self.entries.len());
        match self.entries.get_mut(at) {
            Some(entry) if entry.kind == Cited::Title || kind == Cited::Label => entry.kind = kind,
            Some(_) => {}
            None => self.entries.push(Entry { text: text.into(), kind }),
        }
        self.first + at
    }
}

/// The forms of a word in the order of the categories; one where all are alike.
fn forms(value: &Value, categories: &[String]) -> Result<String, String> {
    let single = |text: &str| match text.contains([FORMS, '\0']) {
        true => Err(format!("holds a sign that parts texts: {text:?}")),
        false => Ok(text.to_owned()),
    };
    let Some(object) = value.as_object() else { return single(value.as_str().ok_or("must be a text")?) };
    let months = ["alone", "format"].map(String::from);
    let names = if object.contains_key("alone") { months.as_slice() } else { categories };
    let mut forms: Vec<String> = Vec::new();
    for name in names {
        forms.push(single(object.get(name).and_then(Value::as_str).ok_or_else(|| format!("{name}: missing"))?)?);
    }
    if forms.windows(2).all(|two| two.first() == two.last()) {
        forms.truncate(1);
    }
    Ok(forms.join(&FORMS.to_string()))
}

fn list(value: Option<&Value>) -> &[Value] {
    value.and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

fn json(file: &Path) -> Result<Value, Fault> {
    let text = fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))?;
    serde_json::from_str(&text).map_err(|error| format!("{}: {error}", file.display()).into())
}
