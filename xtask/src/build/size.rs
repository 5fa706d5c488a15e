//! What a reader's browser has to load: raw, gzip and brotli bytes of each file, and the budget.

use std::fmt;
use std::fs;
use std::path::Path;

use anyhow::Result;

use crate::fail::failure;
use crate::files;

/// Brotli bytes that the script and the wasm may take together: what every embed costs its readers.
/// 60 KiB load in about a third of a second at 1.6 Mbit/s, Lighthouse's slow 4G.
const BUDGET_BROTLI: u64 = 60 * 1024;

/// Brotli bytes that a further language may take: its words, and its largest sheet in place of the English one.
const LANGUAGE_BROTLI: u64 = 6 * 1024;

/// The files of the table, and whether an embed loads them always.
const FILES: [(&str, bool); 10] = [
    ("migration-facts.js", true),
    ("migration_facts_bg.wasm", true),
    ("migration-facts.mjs", false),
    ("migration-facts-desk.js", false),
    ("migration-facts-worker.js", false),
    ("migration_facts_desk_bg.wasm", false),
    ("migration_facts_data_bg.wasm", false),
    ("embed.html", false),
    ("index.html", false),
    ("sheet.schema.json", false),
];

/// Bytes of one file.
#[derive(Clone, Copy, Default)]
struct Bytes {
    raw: u64,
    gzip: u64,
    brotli: u64,
}

/// The sizes of a build.
pub struct Table {
    rows: Vec<(&'static str, Bytes)>,
    embed: Bytes,
    /// Tags and brotli bytes.
    languages: Vec<(String, u64)>,
}

/// The table of a build, or a failure with the table when the embed is above the budget.
pub fn checked(dist: &Path) -> Result<Table> {
    let table = Table::read(dist)?;
    if table.embed.brotli > BUDGET_BROTLI {
        let message = format!("script and wasm are above the budget\n\n{table}");
        return Err(failure(message, "find what grew; BUDGET_BROTLI is in xtask/src/build/size.rs"));
    }
    if let Some((tag, bytes)) = table.languages.iter().find(|(_, bytes)| *bytes > LANGUAGE_BROTLI) {
        let message = format!("the language {tag} is above its budget: {bytes} bytes\n\n{table}");
        return Err(failure(message, "find what grew; LANGUAGE_BROTLI is in xtask/src/build/size.rs"));
    }
    Ok(table)
}

/// What each further language takes: its words and its largest sheet.
fn languages(dist: &Path) -> Result<Vec<(String, u64)>> {
    let length = |file: &Path| Ok::<u64, anyhow::Error>(fs::metadata(file)?.len());
    let mut languages = Vec::new();
    for file in files::below(&dist.join("lang"))? {
        let name = file.file_name().and_then(|name| name.to_str()).unwrap_or("");
        // Names of all places are for own data alone.
        let Some(tag) = name.strip_suffix(".bin.br").filter(|tag| !tag.contains('.')) else { continue };
        let mut largest = 0;
        for sheet in files::below(&dist.join("sheets"))? {
            if sheet.to_string_lossy().ends_with(&format!(".{tag}.bin.br")) {
                largest = largest.max(length(&sheet)?);
            }
        }
        languages.push((tag.to_owned(), length(&file)? + largest));
    }
    if languages.is_empty() {
        return Err(failure("no lang/<tag>.bin.br in dist", "`cargo xtask build` (without --dev) makes them"));
    }
    languages.sort();
    Ok(languages)
}

impl Table {
    fn read(dist: &Path) -> Result<Self> {
        let mut table = Self { rows: Vec::new(), embed: Bytes::default(), languages: languages(dist)? };
        for (name, always) in FILES {
            let bytes = Bytes::read(dist, name)?;
            table.rows.push((name, bytes));
            if always {
                table.embed = table.embed.plus(bytes);
            }
        }
        Ok(table)
    }
}

impl Bytes {
    fn read(dist: &Path, name: &str) -> Result<Self> {
        let length = |ending: &str| {
            let data = fs::metadata(dist.join(format!("{name}{ending}")));
            let hint = "`cargo xtask build` (without --dev) makes all files and their compressed forms";
            data.map(|data| data.len()).map_err(|_| failure(format!("no {name}{ending} in dist"), hint))
        };
        Ok(Self { raw: length("")?, gzip: length(".gz")?, brotli: length(".br")? })
    }

    fn plus(self, other: Self) -> Self {
        let sum = |one: u64, two: u64| one.saturating_add(two);
        Self { raw: sum(self.raw, other.raw), gzip: sum(self.gzip, other.gzip), brotli: sum(self.brotli, other.brotli) }
    }
}

impl fmt::Display for Table {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(out, "{:<30}{:>10}{:>10}{:>10}", "bytes", "raw", "gzip", "brotli")?;
        let sum = ("an embed: script + wasm", self.embed);
        for (name, bytes) in self.rows.iter().copied().chain([sum]) {
            let [raw, gzip, brotli] = [bytes.raw, bytes.gzip, bytes.brotli].map(grouped);
            writeln!(out, "{name:<30}{raw:>10}{gzip:>10}{brotli:>10}")?;
        }
        writeln!(out, "{:<50}{:>10}", "budget", grouped(BUDGET_BROTLI))?;
        for (tag, bytes) in &self.languages {
            writeln!(out, "{:<50}{:>10}", format!("{tag}: words and largest sheet"), grouped(*bytes))?;
        }
        Ok(())
    }
}

/// Thousands apart: `1 234 567`.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && digits.len().saturating_sub(place).is_multiple_of(3) {
            text.push(' ');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_set_apart() {
        assert_eq!([0, 999, 1000, 1_234_567].map(grouped), ["0", "999", "1 000", "1 234 567"]);
    }

    #[test]
    fn the_table_ends_with_the_embed_and_the_budget() {
        let (js, wasm) =
            (Bytes { raw: 9000, gzip: 4000, brotli: 3500 }, Bytes { raw: 90_000, gzip: 40_000, brotli: 35_000 });
        let table = Table { rows: vec![("a.js", js), ("a.wasm", wasm)], embed: js.plus(wasm), languages: Vec::new() };
        let text = table.to_string();
        let last: Vec<_> = text.lines().skip(3).collect();
        assert_eq!(
            last,
            [
                "an embed: script + wasm           99 000    44 000    38 500",
                "budget                                                61 440",
            ]
        );
    }
}
