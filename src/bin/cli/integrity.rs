//! What the script of a release must hash to, and the number of its build. The program does not hold the script; a build
//! says both in `integrity.json`.

use crate::address::VERSION;
use crate::arguments::{Failure, text};
use clap::ArgMatches;
use serde_json::Value;
use std::path::{Path, PathBuf};

/// The file that a build writes.
const FILE: &str = "integrity.json";

/// The hash of `--dist`, when `--integrity` asks for it.
pub fn asked(matches: &ArgMatches) -> Result<Option<String>, Failure> {
    match matches.get_flag("integrity") {
        false => Ok(None),
        true => {
            let is_hash = |hash: &str| hash.starts_with("sha384-") && hash.len() == 71;
            told(matches, "--integrity", "/files/migration-facts.js", is_hash, "no sha384 of migration-facts.js")
                .map(Some)
        }
    }
}

/// The number of the build, with which the script asks for all other files.
pub fn number(matches: &ArgMatches) -> Result<String, Failure> {
    let is_number = |number: &str| number.len() == 8 && number.bytes().all(|byte| byte.is_ascii_hexdigit());
    told(matches, "--form head", "/build", is_number, "no number of a build")
}

/// What the file says at a place, if it `fits`.
fn told(
    matches: &ArgMatches,
    asking: &str,
    place: &str,
    fits: impl Fn(&str) -> bool,
    missing: &str,
) -> Result<String, Failure> {
    let dist = text(matches, "dist").ok_or_else(|| {
        Failure::Call(format!(
            "{asking} needs --dist\nhint: --dist dist, the folder of `cargo xtask build`, or the {FILE} of the release"
        ))
    })?;
    let file = file(Path::new(dist));
    let all = read(&file)?;
    let found = all.pointer(place).and_then(Value::as_str).filter(|found| fits(found));
    found.map(String::from).ok_or_else(|| fault(&file, missing))
}

/// A folder stands for the file in it.
fn file(dist: &Path) -> PathBuf {
    if dist.is_dir() { dist.join(FILE) } else { dist.into() }
}

fn fault(file: &Path, what: &str) -> Failure {
    Failure::Call(format!("--dist {}: {what}\nhint: the {FILE} of release {VERSION}", file.display()))
}

/// All that it says, if it is of this release.
fn read(file: &Path) -> Result<Value, Failure> {
    let bytes = std::fs::read(file).map_err(|error| {
        let shown = file.display();
        Failure::Call(format!("--dist {shown}: {error}\nhint: `cargo xtask build` writes {FILE} into dist"))
    })?;
    let all: Value = serde_json::from_slice(&bytes).map_err(|_| fault(file, "not what a build writes"))?;
    match all.get("version").and_then(Value::as_str) {
        Some(VERSION) => Ok(all),
        Some(other) => Err(fault(file, &format!("of release {other}"))),
        None => Err(fault(file, "names no release")),
    }
}
