//! The bundled sheets: read, checked, and packed by `src/sheet/pack.rs` with their texts in every language.

use crate::check::check;
use crate::fact::*;
use crate::pack;
use crate::remark::At;
use crate::words::{Entry, Texts};
use sha2::{Digest, Sha256};
use std::{collections::BTreeSet, error::Error, fmt::Write, fs, path::Path};

/// All sheets of a folder, checked.
#[derive(Default)]
pub struct Baked {
    /// The sheets.
    pub sheets: Vec<Packed>,
}

/// A sheet, packed but for its texts.
pub struct Packed {
    /// Its name.
    pub id: String,
    /// Its texts in English.
    pub texts: Vec<Entry>,
    /// Codes of the places whose names it carries.
    pub places: BTreeSet<String>,
    vintage: String,
    /// The number of its first text.
    start: usize,
    /// All but its texts.
    bare: pack::Packed,
}

impl Packed {
    /// The sheet with its texts in one language.
    pub fn packed(&self, texts: &[String]) -> Vec<u8> {
        self.bare.with(self.start, texts)
    }
}

impl Baked {
    /// The lists of sheets as Rust code.
    pub fn code(&self, tags: &[&str]) -> String {
        let ids: Vec<&str> = self.sheets.iter().map(|sheet| sheet.id.as_str()).collect();
        let vintages: Vec<&str> = self.sheets.iter().map(|sheet| sheet.vintage.as_str()).collect();
        let row = |id: &&str| tags.iter().map(|tag| format!("include_str!(\"{id}.{tag}.bin\"), ")).collect::<String>();
        let packed: String = ids.iter().map(|id| format!("[{}], ", row(id))).collect();
        format!(
            "/// Names of the bundled sheets.\npub const IDS: [&str; {0}] = {ids:?};\n\
             /// The same, parted by blanks.\npub const NAMES: &str = {1:?};\n\
             const VINTAGES: [&str; {0}] = {vintages:?};\n\
             #[cfg(any(not(target_arch = \"wasm32\"), feature = \"fonts\"))]\n\
             const SHEETS: [[&str; {2}]; {0}] = [{packed}];\n",
            ids.len(),
            ids.join(" "),
            tags.len(),
        )
    }
}

/// Packs all sheets of a folder; every fault of every sheet when there is one. `before` is how many texts a language has before those of sheets.
pub fn sheets(folder: &Path, codes: &[String], before: usize) -> Result<Baked, Box<dyn Error>> {
    let mut files: Vec<_> =
        fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>()?;
    files.retain(|file| file.extension().is_some_and(|extension| extension == "json"));
    files.sort();
    let (mut faults, mut sheets) = (String::new(), Vec::new());
    for file in &files {
        let text = fs::read_to_string(file)?;
        let sheet = read(&text).map_err(|fault| format!("{}: {fault}", file.display()))?;
        for fault in check(&sheet, &|code| codes.iter().any(|known| known == code)) {
            let at = if let At::Path(path) = &fault.at { path } else { "" };
            let _ = writeln!(faults, "{}: {at}: {} ({})", file.display(), fault.message(), fault.hint());
        }
        if file.file_stem().is_none_or(|stem| stem != sheet.id.as_ref()) {
            let _ =
                writeln!(faults, "{}: id: \u{201c}{}\u{201d} is not the name of the file", file.display(), sheet.id);
        }
        sheets.push((sheet, vintage(&text)));
    }
    if !faults.is_empty() {
        return Err(faults.into());
    }
    let mut texts = Texts::new(before);
    let mut baked = Baked { sheets: Vec::new() };
    for (sheet, vintage) in sheets {
        let start = texts.begin();
        let bare = pack::Packed::new(&sheet, &mut |text, kind| texts.number(text, kind));
        let (id, places) = (sheet.id.to_string(), pack::places(&sheet));
        baked.sheets.push(Packed { id, texts: texts.taken(), places, vintage, start, bare });
    }
    Ok(baked)
}

/// The first eight bytes of the SHA-256 of the file, hexadecimal.
fn vintage(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

fn read(text: &str) -> Result<FactSheet, String> {
    let mut deserializer = serde_json::Deserializer::from_str(text);
    serde_path_to_error::deserialize(&mut deserializer).map_err(|error| {
        let path = error.path().to_string();
        format!("{path}: {} (see src/fact.rs for the fields)", error.into_inner())
    })
}
