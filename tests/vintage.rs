//! Pinned sheets: what a snippet has named stays as it was, and what was wrong in it is told.
#![cfg(all(feature = "fonts", not(target_arch = "wasm32")))]
#![allow(missing_docs, clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

#[path = "../build/released.rs"]
mod released;
mod support;

use migration_facts::fact::{Bound, Correction, FactSheet, Kind, Said, Text};
use migration_facts::fault::Code;
use migration_facts::language::{Language, TAGS};
use migration_facts::options::Options;
use migration_facts::scene::Description;
use migration_facts::sheet::{bundled, pack, vintage};
use migration_facts::{story, widgets};
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use std::fs;
use support::made::{fact, own, quantity, sheet};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

fn hash(file: &str) -> String {
    let text = fs::read(format!("{ROOT}/data/{file}")).unwrap();
    Sha256::digest(text).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

#[test]
fn a_vintage_is_the_hash_of_its_file() {
    for id in bundled::IDS {
        let states = vintage::known(id);
        assert_eq!(states[0], hash(&format!("sheets/{id}.json")), "{id}");
        for older in &states[1..] {
            assert_eq!(*older, hash(&format!("vintages/{id}.{older}.json")), "{id}");
        }
    }
}

#[test]
fn every_state_that_a_release_has_published_can_be_had_in_every_language() {
    let released = fs::read_to_string(format!("{ROOT}/data/vintages/released.txt")).unwrap();
    for (id, hash) in released::order(&released) {
        for tag in TAGS.split(' ') {
            assert!(vintage::packed(&id, &hash, tag).is_some(), "{id} {hash} {tag}");
        }
    }
}

#[test]
fn a_published_state_that_vanishes_is_named() {
    let released = "# a comment\n1.0.0 iom 0a\n1.1.0 iom 0b\n";
    let there = |states: &[&str]| -> BTreeSet<_> { states.iter().map(|hash| ("iom".into(), (*hash).into())).collect() };
    assert_eq!(released::vanished(released, &there(&["0a", "0b", "0c"])), None);
    let gone = released::vanished(released, &there(&["0b"])).unwrap();
    assert!(gone.contains("data/vintages/iom.0a.json"), "{gone}");
}

#[test]
fn a_pin_to_the_state_of_today_changes_nothing() {
    for id in bundled::IDS {
        for tag in ["en", "ar-EG"] {
            let (today, language) = vintage::open(id, None, tag).unwrap();
            let (pinned, own) = vintage::open(id, Some(bundled::vintage(id)), tag).unwrap();
            let told = |sheet: &FactSheet, language| {
                let story = story::resolve(Options::default(), sheet, language).unwrap();
                widgets::describe(&story, story.view())
            };
            assert_eq!(told(&today, language), told(&pinned, own), "{id} {tag}");
        }
    }
}

#[test]
fn an_unknown_state_is_a_bad_option_and_the_known_ones_are_named() {
    let fault = vintage::open("iom", Some("0123456789abcdef"), "en").unwrap_err();
    assert_eq!((fault.code, fault.path.as_str()), (Code::BadOption, "vintage"));
    assert!(fault.hint.contains(bundled::vintage("iom")), "{}", fault.hint);
}

fn correction(fact: &str, is: Option<f64>) -> Correction {
    Correction {
        date: "2026-03-03".into(),
        fact: fact.to_owned().into(),
        was: Said::Number(5000.0),
        is: is.map(Said::Number),
        why: own("A slip of the pen."),
        source: "source".into(),
    }
}

/// What a widget says of a sheet with the facts 0 (5,000 people) and 1 (3,000), after corrections.
fn told(widget: &str, facts: &str, since: &[&Correction], tag: &str) -> (FactSheet, Description) {
    let made = sheet(vec![
        fact(0, "First", quantity(Some(5000.0), Bound::About)),
        fact(1, "Second", quantity(Some(3000.0), Bound::Exact)),
    ]);
    let text = vintage::amended(&pack::pack(&made), since, &Language::find(tag).unwrap()).unwrap();
    let packed = bundled::unpack(&text).unwrap();
    let words = migration_facts::language::words(tag).unwrap();
    let language = Language::with(words, packed.start, packed.texts);
    let options = Options::read([("widget", widget), ("facts", facts)], true).unwrap();
    let story = story::resolve(options, &packed.sheet, language).unwrap();
    let description = widgets::describe(&story, story.view());
    (packed.sheet.clone(), description)
}

/// The name of the fact of that number.
fn id(index: usize) -> String {
    fact(index, "", quantity(None, Bound::Exact)).id.to_string()
}

#[test]
fn a_corrected_fact_keeps_its_value_beside_a_dated_notice() {
    for widget in ["totals", "card"] {
        let (_, told) = told(widget, "", &[&correction(&id(0), Some(7000.0))], "en");
        assert_eq!(told.rows[0][1], "≈ 5,000", "{widget}");
        let notice = "Corrected on 3 March 2026. First, 2020: was ≈ 5,000, is ≈ 7,000. A slip of the pen.";
        assert!(told.notes.iter().any(|note| note == notice), "{widget}: {:?}", told.notes);
    }
}

#[test]
fn a_correction_is_told_in_the_language_of_the_widget() {
    for (tag, date, value) in
        [("es", "3 de marzo de 2026", "7000"), ("zh", "2026年3月3日", "7,000"), ("ar-EG", "٢٠٢٦", "٧٬٠٠٠")]
    {
        let (_, told) = told("totals", "", &[&correction(&id(0), Some(7000.0))], tag);
        let notes = told.notes.join(" ");
        assert!(notes.contains(date) && notes.contains(value) && !notes.contains("Corrected"), "{tag}: {notes}");
    }
}

#[test]
fn a_notice_stands_only_beside_its_fact() {
    let (_, told) = told("card", &id(1), &[&correction(&id(0), Some(7000.0))], "en");
    assert!(told.notes.iter().all(|note| !note.contains("Corrected")), "{:?}", told.notes);
}

#[test]
fn a_journalists_note_hides_no_correction() {
    let made = sheet(vec![
        fact(0, "First", quantity(Some(5000.0), Bound::Exact)),
        fact(1, "Second", quantity(Some(1.0), Bound::Exact)),
    ]);
    let english = Language::english();
    let text = vintage::amended(&pack::pack(&made), &[&correction(&id(0), Some(7000.0))], &english).unwrap();
    let packed = bundled::unpack(&text).unwrap();
    let options = Options::read([("widget", "totals"), ("note", "Mine.")], true).unwrap();
    let language = Language::with("", packed.start, packed.texts);
    let story = story::resolve(options, &packed.sheet, language).unwrap();
    let notes = widgets::describe(&story, story.view()).notes;
    assert!(notes[0] == "Mine." && notes[1].starts_with("Corrected on"), "{notes:?}");
}

#[test]
fn a_withdrawn_fact_is_left_out_of_bars_and_the_note_says_so() {
    // Asked for by name as well: a snippet that names it still works.
    for facts in [String::new(), format!("{} {}", id(0), id(1))] {
        let (_, told) = told("totals", &facts, &[&correction(&id(0), None)], "en");
        assert_eq!(told.rows.iter().map(|row| row[0].as_str()).collect::<Vec<_>>(), ["Second"]);
        assert!(
            told.notes.iter().any(|note| note == "Withdrawn on 3 March 2026: First, 2020. A slip of the pen."),
            "{:?}",
            told.notes
        );
    }
}

#[test]
fn a_withdrawn_fact_is_a_statement_on_a_card() {
    let (sheet, told) = told("card", &id(0), &[&correction(&id(0), None)], "en");
    let Kind::Statement(statement) = &sheet.facts[0].kind else { panic!("{:?}", sheet.facts[0].kind) };
    assert!(matches!(statement.text, Text::Bundled(_)));
    assert_eq!(told.rows[0][1], "Withdrawn on 3 March 2026.");
    assert!(!format!("{told:?}").contains("5,000"), "the number is gone: {told:?}");
}
