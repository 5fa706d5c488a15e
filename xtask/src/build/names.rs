//! One-letter names for what wasm and glue call each other.
//!
//! wasm-bindgen's names are long, end with 16 hexadecimal digits, which no compression makes smaller, and stand
//! in both files. wasm-opt shortens them in the wasm and prints what it did; here the glue follows.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};
use serde::Deserialize;

use crate::fail::failure;
use crate::process::{capture, command};
use crate::project::Project;

const SHORTEN: &str = "--minify-imports-and-exports-and-modules";
/// What the wasm may use; without these wasm-opt refuses it.
pub const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];
/// What wasm-opt calls the module that all imports are from.
const MODULE: &str = "a";

/// What wasm-opt prints.
#[derive(Deserialize)]
struct Names {
    /// Module, name, new name.
    imports: Vec<(String, String, String)>,
    /// Name, new name.
    exports: Vec<(String, String)>,
}

/// Shortens the names in both files.
pub fn shorten(project: &Project, wasm: &Path, glue: &Path) -> Result<()> {
    let printed = capture(command(project, "wasm-opt")?.args(FEATURES).arg(SHORTEN).arg(wasm).arg("-o").arg(wasm))?;
    let names: Names = serde_json::from_str(&printed).context("what wasm-opt says of its new names")?;
    let text = fs::read_to_string(glue).with_context(|| format!("cannot read {}", glue.display()))?;
    fs::write(glue, follow(text, &names)?).with_context(|| format!("cannot write {}", glue.display()))
}

/// The glue with the new names: imports are the keys of one object, exports members of `wasm`.
fn follow(mut glue: String, names: &Names) -> Result<String> {
    for (module, name, short) in &names.imports {
        glue = glue.replace(&format!("\"{module}\""), &format!("\"{MODULE}\""));
        let key = format!("{name}:");
        if !glue.contains(&key) {
            return Err(failure(format!("the glue has no import `{name}`"), "look at xtask/src/build/names.rs"));
        }
        glue = glue.replace(&key, &format!("{short}:"));
    }
    for (name, short) in &names.exports {
        glue = members(&glue, &format!("wasm.{name}"), &format!("wasm.{short}"));
    }
    Ok(glue)
}

/// Replaces a member where it is the whole name.
fn members(text: &str, from: &str, to: &str) -> String {
    let mut pieces = text.split(from);
    let mut replaced = String::from(pieces.next().unwrap_or(""));
    for piece in pieces {
        let goes_on = piece.starts_with(|letter: char| letter.is_ascii_alphanumeric() || letter == '_');
        replaced += if goes_on { from } else { to };
        replaced += piece;
    }
    replaced
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names() -> Names {
        Names {
            imports: vec![("./x.js".to_owned(), "__wbg_fill_cb36fe21a8d46cd7".to_owned(), "b".to_owned())],
            exports: vec![("frame".to_owned(), "c".to_owned())],
        }
    }

    #[test]
    fn the_glue_follows_the_wasm() -> Result<()> {
        let glue = "{\"./x.js\": {__wbg_fill_cb36fe21a8d46cd7: f}}; wasm.frame(); wasm.frames(); frame()";
        assert_eq!(follow(glue.to_owned(), &names())?, "{\"a\": {b: f}}; wasm.c(); wasm.frames(); frame()");
        Ok(())
    }

    #[test]
    fn an_import_that_the_glue_does_not_have_is_a_fault() {
        assert!(follow("{}".to_owned(), &names()).is_err());
    }
}
