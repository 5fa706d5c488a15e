//! What the script of a release must hash to. The program does not hold the script; a build says it in `integrity.json`.

use crate::address::VERSION;
use crate::arguments::{Failure, text};
use clap::ArgMatches;
use serde_json::Value;
use std::path::{Path, PathBuf};

/// The file that a build writes.
const FILE: &str = "integrity.json";

/// The hash of `--dist`, when `--integrity` asks for it.
pub fn asked(matches: &ArgMatches) -> Result<Option<String>, Failure> {
    match (matches.get_flag("integrity"), text(matches, "dist")) {
        (false, _) => Ok(None),
        (true, Some(dist)) => read(&file(Path::new(dist))).map(Some),
        (true, None) => Err(Failure::Call(format!(
            "--integrity needs --dist\nhint: --dist dist, the folder of `cargo xtask build`, or the {FILE} of the release"
        ))),
    }
}

/// A folder stands for the file in it.
fn file(dist: &Path) -> PathBuf {
    if dist.is_dir() { dist.join(FILE) } else { dist.into() }
}

fn read(file: &Path) -> Result<String, Failure> {
    let shown = file.display();
    let bytes = std::fs::read(file).map_err(|error| {
        Failure::Call(format!("--dist {shown}: {error}\nhint: `cargo xtask build` writes {FILE} into dist"))
    })?;
    let fault = |what: &str| Failure::Call(format!("--dist {shown}: {what}\nhint: the {FILE} of release {VERSION}"));
    let all: Value = serde_json::from_slice(&bytes).map_err(|_| fault("not what a build writes"))?;
    match all.get("version").and_then(Value::as_str) {
        Some(VERSION) => {}
        Some(other) => return Err(fault(&format!("of release {other}"))),
        None => return Err(fault("names no release")),
    }
    let hash = all.get("files").and_then(|files| files.get("migration-facts.js")).and_then(Value::as_str);
    let hash = hash.filter(|hash| hash.starts_with("sha384-") && hash.len() == 71);
    hash.map(String::from).ok_or_else(|| fault("no sha384 of migration-facts.js"))
}
