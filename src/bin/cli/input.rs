//! Where facts come from: a bundled sheet, or a file with a newsroom's own data.

use crate::arguments::Failure;
use crate::report::{self, Places};
use migration_facts::fact::FactSheet;
use migration_facts::language::Language;
use migration_facts::options::Options;
use migration_facts::sheet::remark::{Level, Remark};
use migration_facts::sheet::table::decode;
use migration_facts::sheet::{bundled, own};
use migration_facts::story::{self, Story};
use std::fs::File;
use std::io::Read;

/// The options that say how a table is read.
pub const OF_TABLES: [&str; 13] = [
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
}

impl Asked {
    /// Reads options and finds their sheet.
    pub fn read<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> Result<Self, Failure> {
        let pairs: Vec<(&str, &str)> = pairs.into_iter().collect();
        let options = Options::read(pairs.iter().copied(), true).map_err(Failure::Option)?;
        let file = pairs.iter().find(|(name, value)| *name == "src" && !value.trim().is_empty());
        let sheet = match (file, options.sheet.is_empty()) {
            (Some((_, file)), true) => own_sheet(file.trim(), &pairs)?,
            (Some(_), false) => {
                return Err(Failure::Call("--sheet and --src are both given\nhint: leave one of them out".into()));
            }
            (None, true) => {
                let known = bundled::IDS.join(", ");
                return Err(Failure::Call(format!("--sheet is missing\nhint: {known}; or --src FILE")));
            }
            (None, false) => story::sheet(&options).map_err(Failure::Option)?,
        };
        Ok(Self { options, sheet })
    }

    /// The story of it, in the language that was asked for, else in English.
    pub fn story(&self) -> Result<Story<'_>, Failure> {
        let language = self.options.lang.as_deref().and_then(Language::find).unwrap_or_else(Language::english);
        story::resolve(self.options.clone(), &self.sheet, language).map_err(Failure::Option)
    }
}

/// The sheet of a file; what somebody should look at first is told.
fn own_sheet(file: &str, pairs: &[(&str, &str)]) -> Result<FactSheet, Failure> {
    let source = Source::read(file)?;
    let (sheet, mut remarks) = source.facts(&own::Asked::read(pairs.iter().copied()));
    let Some(sheet) = sheet else { return Err(Failure::Data(report::text(&source, &remarks))) };
    remarks.retain(|remark| remark.level() <= Level::Warning);
    report::tell(&report::text(&source, &remarks));
    Ok(sheet)
}
