//! The table of texts: the words of the product, names of places, texts of the sheets.

use std::{error::Error, fmt::Write, fs, path::Path};

/// All texts of English, numbered in the order in which they were added.
pub struct Words {
    names: Vec<String>,
    places: Vec<String>,
    texts: Vec<String>,
    /// Number of the first text of the sheet that is being packed.
    first: usize,
}

impl Words {
    /// Reads the words of the product; names are checked for known codes.
    pub fn read(file: &Path, codes: &[String]) -> Result<Self, Box<dyn Error>> {
        let fault = |path: &str, hint: &str| format!("{}: {path}: {hint}", file.display());
        let json: serde_json::Value =
            serde_json::from_str(&fs::read_to_string(file)?).map_err(|error| fault("", &error.to_string()))?;
        let mut words = Self { names: Vec::new(), places: Vec::new(), texts: Vec::new(), first: 0 };
        for name in ["tag", "direction"] {
            words.name(name, text(json.get(name)).ok_or_else(|| fault(name, "missing"))?);
        }
        for (name, value) in object(json.get("words")) {
            let path = format!("words.{name}");
            words.name(&name, text(Some(&value)).ok_or_else(|| fault(&path, "must be a text"))?);
        }
        for (code, value) in object(json.get("places")) {
            let path = format!("places.{code}");
            if !codes.contains(&code) {
                return Err(fault(&path, "no code of ISO 3166-1 alpha-3 or UN M49").into());
            }
            words.texts.push(text(Some(&value)).ok_or_else(|| fault(&path, "must be a text"))?);
            words.places.push(code);
        }
        Ok(words)
    }

    fn name(&mut self, name: &str, text: String) {
        self.names.push(name.into());
        self.texts.push(text);
    }

    /// Whether the name of a place is carried.
    pub fn has_place(&self, code: &str) -> bool {
        self.places.iter().any(|place| place == code)
    }

    /// Begins a sheet; returns the number of its first text.
    pub fn begin(&mut self) -> usize {
        self.first = self.texts.len();
        self.first
    }

    /// The texts of the sheet that was begun last, parted by NUL.
    pub fn of_sheet(&self) -> String {
        self.texts.iter().skip(self.first).map(String::as_str).collect::<Vec<_>>().join("\0")
    }

    /// The number of a text of a sheet; equal texts of one sheet share one.
    pub fn number(&mut self, text: &str) -> usize {
        let first = self.first;
        let found = self.texts.iter().skip(first).position(|known| known == text);
        found.map_or_else(
            || {
                self.texts.push(text.into());
                self.texts.len() - 1
            },
            |index| first + index,
        )
    }

    /// The words of the product and the names of places, parted by NUL.
    pub fn base(&self) -> String {
        let count = self.names.len() + self.places.len();
        self.texts.iter().take(count).map(String::as_str).collect::<Vec<_>>().join("\0")
    }

    /// All texts, those of the sheets too, parted by NUL.
    pub fn texts(&self) -> Result<String, Box<dyn Error>> {
        match self.texts.iter().find(|text| text.contains('\0')) {
            Some(text) => Err(format!("a text holds NUL: {text:?}").into()),
            None => Ok(self.texts.join("\0")),
        }
    }

    /// The table of names as Rust code.
    pub fn code(&self) -> String {
        let mut code = String::from(
            "/// The words of the product, in the order in which a language carries them.\n\
             #[derive(Clone, Copy, Debug, PartialEq, Eq)]\n#[repr(u16)]\npub enum Word {\n",
        );
        for (name, text) in self.names.iter().zip(&self.texts) {
            let text = text.replace('[', "\\[").replace('<', "\\<");
            let _ = writeln!(code, "    /// `{text}`\n    {},", camel(name));
        }
        let _ = writeln!(code, "}}\n\n/// Number of the first name of a place.");
        let _ = writeln!(code, "const FIRST_PLACE: usize = {};", self.names.len());
        let _ = writeln!(code, "/// Number of the first text of a sheet.");
        let _ = writeln!(code, "const FIRST_TEXT: usize = {};", self.names.len() + self.places.len());
        let _ = writeln!(code, "/// Codes of the places whose names a language carries, sorted.");
        let _ = writeln!(code, "pub const PLACES: [&str; {}] = {:?};", self.places.len(), self.places);
        code
    }
}

fn text(value: Option<&serde_json::Value>) -> Option<String> {
    value?.as_str().map(String::from)
}

/// The entries of an object, sorted by name, months by their number.
fn object(value: Option<&serde_json::Value>) -> Vec<(String, serde_json::Value)> {
    let mut entries: Vec<_> = value
        .and_then(|value| value.as_object())
        .map(|object| object.iter().map(|(name, value)| (name.clone(), value.clone())).collect())
        .unwrap_or_default();
    entries.sort_by_key(|(name, _): &(String, _)| {
        let month = name.strip_prefix("month-").and_then(|month| month.parse().ok()).unwrap_or(0u8);
        (name.trim_end_matches(|c: char| c.is_ascii_digit() && month > 0).to_owned(), month, name.clone())
    });
    entries
}

fn camel(name: &str) -> String {
    name.split('-')
        .map(|part| {
            let mut letters = part.chars();
            letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
        })
        .collect()
}
