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

/// Why own data are not pinned.
const NOT_PINNED: &str = "data of your own have no vintage\nhint: keep the file, and name it";

/// What was asked for, and the sheet that it is about.
pub struct Asked {
    options: Options,
    sheet: FactSheet,
    language: Language,
    /// The state that a bundled sheet is in.
    vintage: Option<String>,
}

impl Asked {
    /// Reads options and finds their sheet.
    pub fn read<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> Result<Self, Failure> {
        let pairs: Vec<(&str, &str)> = pairs.into_iter().collect();
        let options = Options::read(pairs.iter().copied(), true).map_err(Failure::Option)?;
        let file = pairs.iter().find(|(name, value)| *name == "src" && !value.trim().is_empty());
        let tag = options.lang.as_deref().unwrap_or("en");
        let pinned = pairs.iter().find(|(name, value)| *name == "vintage" && !value.trim().is_empty());
        let pinned = pinned.map(|(_, vintage)| vintage.trim());
        let (sheet, language) = match (file, options.sheet.is_empty()) {
            (Some(_), true) if pinned.is_some() => return Err(Failure::Call(NOT_PINNED.into())),
            (Some((_, file)), true) => {
                let language = Language::find(tag).unwrap_or_else(Language::english);
                (own_sheet(file.trim(), &pairs)?, language)
            }
            (Some(_), false) => {
                return Err(Failure::Call("--sheet and --src are both given\nhint: leave one of them out".into()));
            }
            (None, true) => {
                let known = bundled::IDS.join(", ");
                return Err(Failure::Call(format!("--sheet is missing\nhint: {known}; or --src FILE")));
            }
            (None, false) => vintage::open(&options.sheet, pinned, tag).map_err(Failure::Option)?,
        };
        let now = || file.is_none().then(|| bundled::vintage(&sheet.id));
        let vintage = pinned.or_else(now).map(String::from);
        Ok(Self { options, sheet, language, vintage })
    }

    /// The state that a bundled sheet is in.
    ///
    /// # Errors
    /// Own data have no states that anybody keeps.
    pub fn vintage(&self) -> Result<&str, Failure> {
        self.vintage.as_deref().ok_or_else(|| Failure::Call(NOT_PINNED.into()))
    }

    /// The story of it, in the language that was asked for, else in English.
    pub fn story(&self) -> Result<Story<'_>, Failure> {
        story::resolve(self.options.clone(), &self.sheet, self.language.clone()).map_err(Failure::Option)
    }
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
