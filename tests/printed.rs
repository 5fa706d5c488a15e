//! Every wording that a sheet cites from one of the two articles stands in it.
//!
//! The articles themselves are not here: `articles/*.words` holds hashes of their runs of one to eight words.
#![cfg(all(feature = "fonts", not(target_arch = "wasm32")))]
#![allow(missing_docs, clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use serde_json::Value;
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;

/// The articles: the file of their hashes, and the end of their address.
const ARTICLES: [(&str, &str); 2] = [
    (
        "tests/articles/iom-costa-rica.words",
        "iom.int/news/costa-rica-hosts-regional-conference-protection-human-rights-refugees-and-migrants",
    ),
    ("tests/articles/iom-honduras.words", "iom.int/news/honduras-hosts-thirteenth-regional-conference-migration"),
];

/// Most words that are cited.
const LONGEST: usize = 8;

fn folded(wording: &str) -> String {
    wording.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The first eight bytes of SHA-256, as hexadecimal digits.
fn hash(wording: &str) -> String {
    Sha256::digest(folded(wording).as_bytes()).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

fn hashes(file: &str) -> BTreeSet<String> {
    support::read(file).lines().filter(|line| !line.starts_with('#')).map(String::from).collect()
}

fn sheets() -> Vec<Value> {
    let files = support::files("data/sheets", ".json");
    files.iter().map(|file| serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap()).collect()
}

/// Every wording that a sheet cites: sheet, fact, address of its source, wording.
fn cited() -> Vec<[String; 4]> {
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let mut cited = Vec::new();
    for sheet in sheets() {
        for fact in sheet["facts"].as_array().unwrap() {
            let Some(wording) = fact.get("as-printed") else { continue };
            let source = sheet["sources"].as_array().unwrap().iter().find(|source| source["id"] == fact["source"]);
            cited.push([text(&sheet["id"]), text(&fact["id"]), text(&source.unwrap()["address"]), text(wording)]);
        }
    }
    cited
}

/// The file of hashes of the article at an address.
fn article(address: &str) -> Option<&'static str> {
    let bare = address.trim_start_matches("https://").trim_start_matches("www.");
    ARTICLES.iter().find(|(_, article)| *article == bare).map(|(file, _)| *file)
}

#[test]
fn every_wording_cited_from_an_article_stands_in_it() {
    let mut found = 0;
    for [sheet, fact, address, wording] in cited() {
        let Some(file) = article(&address) else { continue };
        assert!(hashes(file).contains(&hash(&wording)), "{sheet}: {fact}: {wording:?} is not printed in {address}");
        found += 1;
    }
    assert!(found >= 40, "only {found} wordings are of the articles");
}

#[test]
fn every_stated_fact_of_an_article_cites_its_wording() {
    for sheet in sheets().iter().filter(|sheet| sheet["id"] == "iom-costa-rica" || sheet["id"] == "iom-honduras") {
        for fact in sheet["facts"].as_array().unwrap().iter().filter(|fact| fact["status"] == "stated") {
            assert!(fact.get("as-printed").is_some(), "{}: {}", sheet["id"], fact["id"]);
        }
    }
}

#[test]
fn no_citation_is_longer_than_eight_words() {
    for [sheet, fact, _, wording] in cited() {
        let words = wording.split_whitespace().count();
        assert!((1..=LONGEST).contains(&words), "{sheet}: {fact}: {words} words");
    }
}

#[test]
fn a_changed_wording_is_not_found() {
    for [_, fact, address, wording] in cited() {
        let Some(file) = article(&address) else { continue };
        let known = hashes(file);
        let swapped: Vec<&str> = wording.split_whitespace().rev().collect();
        for changed in [format!("{wording}s"), format!("not {wording}"), swapped.join(" "), wording.to_uppercase()] {
            let other = folded(&changed) != folded(&wording);
            assert!(!(other && known.contains(&hash(&changed))), "{fact}: {changed:?}");
        }
    }
    let costa_rica = hashes(ARTICLES[0].0);
    assert!(costa_rica.contains(&hash("more than  13 per\ncent of the")), "white space is folded");
    assert!(!costa_rica.contains(&hash("more than 14 per cent of the")));
    assert!(!costa_rica.contains(&hash("less than 13 per cent of the")));
}

#[test]
fn the_files_of_the_articles_hold_no_words_of_them() {
    for (file, _) in ARTICLES {
        let text = support::read(file);
        let (head, hashes) = text.split_once('\n').unwrap();
        assert!(head.starts_with("# "));
        let lines: Vec<&str> = hashes.lines().collect();
        assert!(lines.len() > 1000, "{file}");
        for line in &lines {
            let digits = |letter: char| letter.is_ascii_digit() || ('a'..='f').contains(&letter);
            assert!(line.len() == 16 && line.chars().all(digits), "{file}: {line}");
        }
        assert!(lines.windows(2).all(|pair| pair[0] < pair[1]), "{file}: sorted, each once");
    }
}
