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
#[path = "src/letters.rs"]
mod letters;
#[allow(dead_code)]
#[path = "src/sheet/pack.rs"]
mod pack;
#[path = "build/places.rs"]
mod places;
#[path = "build/released.rs"]
mod released;
#[allow(dead_code)]
#[path = "src/sheet/remark.rs"]
mod remark;
#[path = "src/sheet/table/key.rs"]
mod table_key;
#[path = "build/vintages.rs"]
mod vintages;
#[path = "build/words.rs"]
mod words;

use std::{env, error::Error, fs, path::Path, process::ExitCode};

fn main() -> ExitCode {
    for path in [
        "data",
        "build",
        "src/fact.rs",
        "src/fact",
        "src/letters.rs",
        "src/sheet/check.rs",
        "src/sheet/check",
        "src/sheet/pack.rs",
        "src/sheet/pack",
        "src/sheet/remark.rs",
        "src/sheet/table/key.rs",
        "build.rs",
    ] {
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
    fs::write(out.join("codes.txt"), areas(&data.join("codes"))?)?;
    let languages: Vec<_> =
        languages::TAGS.iter().map(|tag| words::Words::read(&data, tag)).collect::<Result<_, _>>()?;
    let Some(english) = languages.first() else { return Err("no language".into()) };
    let before = english.words.len() + english.names()?.len();
    let folder = data.join("vintages");
    let old = vintages::read(&folder)?;
    let baked = bake::sheets(&data.join("sheets"), &old, &codes, before)?;
    let published = baked.sheets.iter().chain(baked.old.iter().map(|old| &old.packed));
    let there = published.map(|sheet| (sheet.id.clone(), sheet.vintage.clone())).collect();
    if let Some(gone) = released::vanished(&fs::read_to_string(folder.join(vintages::RELEASED))?, &there) {
        return Err(gone.into());
    }
    languages::write(&languages, &baked, out)?;
    places::write(&data, out)?;
    fs::write(out.join("sheets.rs"), baked.code(&languages::TAGS))?;
    Ok(())
}

/// All codes of UN M49 and ISO 3166-1 alpha-3.
fn codes(file: &Path) -> Result<Vec<String>, Box<dyn Error>> {
    let table = fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))?;
    let columns = table.lines().skip(1).flat_map(|line| line.splitn(3, ',').take(2));
    Ok(columns.filter(|code| !code.is_empty()).map(String::from).collect())
}

/// Code, alpha-3 code and code of the next larger area of every place, three letters each.
fn areas(folder: &Path) -> Result<String, Box<dyn Error>> {
    let read = |name: &str| fs::read_to_string(folder.join(name)).map_err(|error| format!("{name}: {error}"));
    let (table, parents) = (read("m49.csv")?, read("parents.csv")?);
    let parents: Vec<(&str, &str)> = parents.lines().skip(1).filter_map(|line| line.split_once(',')).collect();
    let mut areas = String::new();
    for line in table.lines().skip(1) {
        let (code, rest) = line.split_once(',').unwrap_or_default();
        let alpha = rest.split(',').next().unwrap_or("");
        let parent = parents.iter().find(|(known, _)| *known == code).map(|(_, parent)| *parent);
        let parent = parent.ok_or_else(|| format!("parents.csv: nothing for {code}"))?;
        areas.push_str(&format!("{code:3}{alpha:3}{parent:3}"));
    }
    Ok(areas)
}
