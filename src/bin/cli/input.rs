//! Where facts come from: a bundled sheet, or a file with a newsroom's own data.

use crate::arguments::Failure;
use crate::report::{self, Places};
use migration_facts::fact::FactSheet;
use migration_facts::language::Language;
use migration_facts::options::Options;
use migration_facts::sheet::remark::{Level, Remark};
use migration_facts::sheet::table::decode;
use migration_facts::sheet::{bundled, own, vintage};
use migration_facts::story::{self, Story};
use std::fs::File;
use std::io::Read;

/// The options that say how a table is read.
pub const OF_TABLES: [&str; 14] = [
    "title",
    "label-column",
    "value-column",
    "date-column",
    "series-column",
    "unit",
    "source",
    "source-url",
    "population",
    "measure",
    "lang",
    "year",
    "top",
    "facts",
];

/// A text with own data.
pub struct Source {
    /// The file, as people are told.
    pub name: String,
    /// What it holds.
    pub text: String,
    /// What is to be said of its encoding.
    remark: Option<Remark>,
}

impl Source {
    /// A text that is there already.
    #[cfg(test)]
    pub fn new(name: &str, text: &str) -> Self {
        Self { name: name.into(), text: text.into(), remark: None }
    }

    /// Reads a file, or standard input for `-`.
    pub fn read(file: &str) -> Result<Self, Failure> {
        if file.starts_with("https:") || file.starts_with("http:") {
            let hint = "download it first, and name the file";
            return Err(Failure::Call(format!("{file}: nothing is fetched from the web here\nhint: {hint}")));
        }
        let name = if file == "-" { "standard input" } else { file };
        let bytes = if file == "-" { whole(std::io::stdin().lock()) } else { File::open(file).and_then(whole) };
        let bytes = bytes.map_err(|error| Failure::File(name.into(), error))?;
        let (text, remark) = decode(&bytes);
        Ok(Self { name: name.into(), text, remark })
    }

    /// Reads the facts in it, and gives all that is to be said, in the order of the text.
    pub fn facts(&self, asked: &own::Asked) -> (Option<FactSheet>, Vec<Remark>) {
        let (sheet, mut remarks) = match own::read(&self.text, asked) {
            Ok(own) => (Some(own.sheet), own.remarks),
            Err(remarks) => (None, remarks),
        };
        remarks.extend(self.remark.clone());
        Places::new(&self.text).sort(&mut remarks);
        (sheet, remarks)
    }
}

/// More bytes than any encoding needs for the largest text that is read: what is cut there is too large.
const LARGEST: u64 = 8 * own::LARGEST as u64;

/// All bytes, or as many as show that it is too much.
fn whole(from: impl Read) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    from.take(LARGEST).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// What was asked for, and the sheet that it is about.
pub struct Asked {
    options: Options,
    sheet: FactSheet,
    language: Language,
    vintage: String,
}

impl Asked {
    /// Reads options and finds their sheet.
    pub fn read<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> Result<Self, Failure> {
        let pairs: Vec<(&str, &str)> = pairs.into_iter().collect();
        let options = Options::read(pairs.iter().copied(), true).map_err(Failure::Option)?;
        let tag = options.lang.as_deref().unwrap_or("en");
        let vintage = given(&pairs, "vintage");
        let ((sheet, language), vintage) = match (given(&pairs, "src"), options.sheet.is_empty()) {
            (Some(_), true) if vintage.is_some() => {
                return Err(call("--vintage is of bundled sheets", "leave it out: --src is read as it is"));
            }
            (Some(file), true) => {
                let language = Language::find(tag).unwrap_or_else(Language::english);
                ((own_sheet(file, &pairs)?, language), String::new())
            }
            (Some(_), false) => return Err(call("--sheet and --src are both given", "leave one of them out")),
            (None, true) => {
                let known = bundled::IDS.join(", ");
                return Err(call("--sheet is missing", &format!("{known}; or --src FILE")));
            }
            (None, false) => {
                let opened = vintage::open(&options.sheet, vintage, tag).map_err(Failure::Option)?;
                let vintage = vintage.unwrap_or_else(|| bundled::vintage(&opened.0.id)).into();
                (opened, vintage)
            }
        };
        Ok(Self { options, sheet, language, vintage })
    }

    /// The story of it, in the language that was asked for, else in English.
    pub fn story(&self) -> Result<Story<'_>, Failure> {
        story::resolve(self.options.clone(), &self.sheet, self.language.clone()).map_err(Failure::Option)
    }

    /// The state that a bundled sheet is in.
    ///
    /// # Errors
    /// Own data have no such states.
    pub fn vintage(&self) -> Result<&str, Failure> {
        if self.vintage.is_empty() {
            return Err(call("--pin is for bundled sheets", "leave it out: --src is read as it is"));
        }
        Ok(&self.vintage)
    }
}

/// The value of an option, if it has one.
fn given<'a>(pairs: &[(&str, &'a str)], wanted: &str) -> Option<&'a str> {
    let value = pairs.iter().find(|(name, _)| *name == wanted).map(|(_, value)| value.trim());
    value.filter(|value| !value.is_empty())
}

fn call(message: &str, hint: &str) -> Failure {
    Failure::Call(format!("{message}\nhint: {hint}"))
}

/// The sheet of a file; what somebody should look at first is told.
pub fn own_sheet(file: &str, pairs: &[(&str, &str)]) -> Result<FactSheet, Failure> {
    let source = Source::read(file)?;
    let (sheet, mut remarks) = source.facts(&own::Asked::read(pairs.iter().copied()));
    let Some(sheet) = sheet else { return Err(Failure::Data(report::text(&source, &remarks))) };
    remarks.retain(|remark| remark.level() <= Level::Warning);
    report::tell(&report::text(&source, &remarks));
    Ok(sheet)
}
