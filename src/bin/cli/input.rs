//! Where facts come from: a bundled sheet, or a file with a newsroom's own data.

use crate::arguments::Failure;
use crate::report::{self, Places};
use migration_facts::fact::FactSheet;
use migration_facts::language::Language;
use migration_facts::options::Options;
use migration_facts::sheet::remark::Level;
use migration_facts::sheet::{bundled, own, vintage};
use migration_facts::story::{self, Story};
use std::fs::File;
use std::io::Read;

/// The options that say how a table is read.
pub const OF_TABLES: [&str; 11] = [
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
];

/// A text with own data.
pub struct Source {
    /// The file, as people are told.
    pub name: String,
    /// What it holds.
    pub text: String,
}

impl Source {
    /// Reads a file, or standard input for `-`.
    pub fn read(file: &str) -> Result<Self, Failure> {
        if file.starts_with("https:") || file.starts_with("http:") {
            let hint = "download it first, and name the file";
            return Err(Failure::Call(format!("{file}: nothing is fetched from the web here\nhint: {hint}")));
        }
        let name = if file == "-" { "standard input" } else { file };
        let bytes = if file == "-" { whole(std::io::stdin().lock()) } else { File::open(file).and_then(whole) };
        let bytes = bytes.map_err(|error| Failure::File(name.into(), error))?;
        Ok(Self { name: name.into(), text: decoded(name, bytes)? })
    }
}

/// All bytes, or as many as show that it is too much.
fn whole(from: impl Read) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    from.take(own::LARGEST as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn decoded(name: &str, mut bytes: Vec<u8>) -> Result<String, Failure> {
    // The last letter may be cut when there is too much.
    if bytes.len() > own::LARGEST {
        let ends = |byte: &u8| byte.is_ascii() || *byte >= 0xc0;
        bytes.truncate(bytes.iter().rposition(ends).unwrap_or(0));
        bytes.resize(own::LARGEST + 1, b' ');
    }
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        Failure::Data(format!("error: {name}: no UTF-8 from byte {at} on\nhint: save it as UTF-8"))
    })
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
fn own_sheet(file: &str, pairs: &[(&str, &str)]) -> Result<FactSheet, Failure> {
    let source = Source::read(file)?;
    match own::read(&source.text, &own::Asked::read(pairs.iter().copied())) {
        Ok(own) => {
            let warnings: Vec<_> = own.remarks.into_iter().filter(|remark| remark.level() <= Level::Warning).collect();
            report::tell(&report::text(&source, &warnings));
            Ok(own.sheet)
        }
        Err(mut remarks) => {
            Places::new(&source.text).sort(&mut remarks);
            Err(Failure::Data(report::text(&source, &remarks)))
        }
    }
}
