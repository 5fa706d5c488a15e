//! Checks the fact sheets and the words of the product, and packs them into bytes and tables of texts.
//!
//! A fault fails the build with file, path and hint. The program itself holds no JSON parser.

#[path = "build/bake.rs"]
mod bake;
#[allow(dead_code)]
#[path = "src/sheet/check.rs"]
mod check;
#[allow(dead_code)]
#[path = "src/fact.rs"]
mod fact;
#[path = "build/hyphens.rs"]
mod hyphens;
#[path = "build/languages.rs"]
mod languages;
#[allow(dead_code)]
#[path = "src/sheet/pack.rs"]
mod pack;
#[path = "build/words.rs"]
mod words;

use std::{env, error::Error, fs, path::Path, process::ExitCode};

fn main() -> ExitCode {
    for path in ["data", "build", "src/fact.rs", "src/sheet/check.rs", "src/sheet/pack.rs", "build.rs"] {
        println!("cargo:rerun-if-changed={path}");
    }
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), Box<dyn Error>> {
    let root = env::var("CARGO_MANIFEST_DIR")?;
    let out = env::var("OUT_DIR")?;
    let (root, out) = (Path::new(&root), Path::new(&out));
    let codes = codes(&root.join("data/codes/m49.csv"))?;
    let data = root.join("data");
    let languages: Vec<_> =
        languages::TAGS.iter().map(|tag| words::Words::read(&data, tag)).collect::<Result<_, _>>()?;
    let Some(english) = languages.first() else { return Err("no language".into()) };
    let baked = bake::sheets(&data.join("sheets"), &codes, english.words.len() + english.names()?.len())?;
    languages::write(&languages, &baked, out)?;
    fs::write(out.join("sheets.rs"), baked.code(&languages::TAGS))?;
    Ok(())
}

/// All codes of UN M49 and ISO 3166-1 alpha-3.
fn codes(file: &Path) -> Result<Vec<String>, Box<dyn Error>> {
    let table = fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))?;
    let columns = table.lines().skip(1).flat_map(|line| line.splitn(3, ',').take(2));
    Ok(columns.filter(|code| !code.is_empty()).map(String::from).collect())
}
