//! Every `specs/*.json` is drawn and compared with `golden/*.svg`.
#![cfg(all(feature = "fonts", not(target_arch = "wasm32")))]
#![allow(missing_docs, clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::{env, fs};
use support::spec;

/// Largest golden, bytes: what is larger tests too much at once.
const LARGEST: usize = 12 * 1024;

const RENEW: &str = "UPDATE=1 cargo test --features cli --test golden";

fn stem(file: &Path) -> String {
    file.file_stem().unwrap().to_str().unwrap().to_owned()
}

fn golden(stem: &str, ending: &str) -> PathBuf {
    support::path("tests/golden").join(format!("{stem}{ending}"))
}

#[test]
fn every_spec_is_drawn_as_its_golden() {
    let update = env::var_os("UPDATE").is_some();
    assert!(!(update && env::var_os("CI").is_some()), "goldens are renewed by hand, never in CI");
    let mut differ = Vec::new();
    for file in support::files("tests/specs", ".json") {
        let stem = stem(&file);
        let drawn = spec::draw(&spec::read(&file));
        let fresh = golden(&stem, ".new.svg");
        if fs::read_to_string(golden(&stem, ".svg")).is_ok_and(|known| known == drawn) {
            let _ = fs::remove_file(fresh);
        } else if update {
            fs::write(golden(&stem, ".svg"), drawn).unwrap();
            let _ = fs::remove_file(fresh);
        } else {
            fs::write(&fresh, drawn).unwrap();
            differ.push(fresh.display().to_string());
        }
    }
    assert!(differ.is_empty(), "look at\n  {}\nand when they are right: {RENEW}", differ.join("\n  "));
}

#[test]
fn every_golden_is_small() {
    for file in support::files("tests/golden", ".svg") {
        let size = fs::metadata(&file).unwrap().len() as usize;
        assert!(size <= LARGEST, "{}: {size} bytes", file.display());
    }
}

#[test]
fn every_golden_has_its_spec() {
    for file in support::files("tests/golden", ".svg") {
        let stem = stem(&file);
        let stem = stem.strip_suffix(".new").unwrap_or(&stem);
        let spec = support::path("tests/specs").join(format!("{stem}.json"));
        assert!(spec.exists(), "{} has no spec: take it away", file.display());
    }
}

#[test]
fn every_spec_says_in_a_sentence_of_its_own_what_it_shows() {
    let mut seen = BTreeSet::new();
    for file in support::files("tests/specs", ".json") {
        let title = spec::read(&file)["title"].as_str().unwrap().to_owned();
        assert!(title.ends_with('.') && title.contains(' '), "{}: {title:?} is no sentence", file.display());
        assert!(seen.insert(title), "{}: its title is that of another spec", file.display());
    }
    assert!(seen.len() > 20, "the specs are found");
}
