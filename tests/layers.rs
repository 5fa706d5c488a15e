//! Who may name whom: reads `src/` and holds the table of `ARCHITECTURE.md`.
#![cfg(all(feature = "fonts", not(target_arch = "wasm32")))]
#![allow(missing_docs, clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use std::fs;
use std::path::Path;
use support::source::{self, bare};

/// A room, what it may name of ours, and which crates.
type Room = (&'static str, &'static [&'static str], &'static [&'static str]);

const ROOMS: [Room; 37] = [
    ("fact", &[], &["serde", "schemars"]),
    ("ask", &["fact"], &[]),
    ("order", &[], &[]),
    ("fault", &["digits"], &[]),
    ("digits", &[], &[]),
    ("geom", &[], &[]),
    ("scale", &[], &[]),
    ("letters", &[], &[]),
    ("text", &["letters"], &[]),
    ("theme", &[], &[]),
    ("sheet", &[], &[]),
    ("sheet::check", &["fact", "sheet::remark"], &["edtf_core"]),
    ("sheet::codes", &[], &[]),
    (
        "sheet::json",
        &["fact", "fault", "sheet::check", "sheet::codes", "sheet::judge", "sheet::own", "sheet::remark"],
        &["serde", "serde_json"],
    ),
    ("sheet::judge", &["fact", "sheet::codes", "sheet::remark"], &[]),
    ("sheet::own", &["fact", "sheet::json", "sheet::pack", "sheet::remark", "sheet::table"], &[]),
    ("sheet::pack", &["fact"], &[]),
    ("sheet::remark", &[], &[]),
    (
        "sheet::table",
        &["fact", "letters", "sheet::check", "sheet::codes", "sheet::judge", "sheet::own", "sheet::remark"],
        &["csv_core", "edtf_core", "encoding_rs", "memchr"],
    ),
    ("sheet::bundled", &["fact"], &[]),
    ("sheet::vintage", &["fact", "fault", "language", "sheet::bundled", "sheet::pack"], &[]),
    ("records", &["fact", "language", "scene", "story", "view"], &[]),
    ("cite", &["digits", "fact", "language", "story", "svg", "view"], &[]),
    ("language", &["fact", "digits", "letters"], &[]),
    ("options", &["fact", "fault", "digits"], &[]),
    ("view", &["fact", "geom", "letters"], &[]),
    ("calendar", &["digits", "view"], &[]),
    ("story", &["fact", "fault", "digits", "language", "options", "sheet::bundled", "view"], &[]),
    ("scene", &["digits", "fact", "geom", "text", "theme", "view"], &[]),
    ("tween", &["fact", "geom", "scene"], &[]),
    (
        "widgets",
        &[
            "ask", "calendar", "fact", "digits", "geom", "language", "order", "scale", "scene", "story", "text",
            "theme", "view",
        ],
        &[],
    ),
    ("paint", &["geom", "scene", "text", "theme"], &["plotters", "plotters_backend"]),
    ("svg", &["geom", "paint", "scene", "theme"], &["plotters_svg"]),
    ("html", &["scene", "svg"], &[]),
    ("fonts", &["text"], &["harfrust", "skrifa"]),
    ("web", ANY, &["plotters_backend", "plotters_canvas", "serde_wasm_bindgen", "wasm_bindgen", "web_sys", "js_sys"]),
    ("lib", &[], &[]),
];

/// All rooms but `web` itself.
const ANY: &[&str] = &[
    "fact",
    "fault",
    "digits",
    "letters",
    "geom",
    "scale",
    "text",
    "theme",
    "sheet::check",
    "sheet::bundled",
    "sheet::own",
    "sheet::pack",
    "sheet::remark",
    "language",
    "options",
    "view",
    "calendar",
    "story",
    "scene",
    "tween",
    "widgets",
    "paint",
    "svg",
    "html",
    "cite",
    "records",
];

/// The crates that a room must be allowed to name.
const CRATES: [&str; 21] = [
    "clap",
    "csv_core",
    "edtf_core",
    "encoding_rs",
    "harfrust",
    "indicatif",
    "js_sys",
    "plotters",
    "plotters_backend",
    "plotters_canvas",
    "plotters_svg",
    "resvg",
    "schemars",
    "serde",
    "serde_json",
    "serde_path_to_error",
    "serde_wasm_bindgen",
    "skrifa",
    "tempfile",
    "wasm_bindgen",
    "web_sys",
];

/// What one part of the widgets may name of another: all may use the words and the chrome, the hub all.
/// The words of a picture ask each kind for what only that kind knows, but lay out none; shares are
/// sorted as bars are, and one of them is the same bar on a card.
const WIDGETS: [(&str, &[&str]); 11] = [
    ("", &["card", "chrome", "members", "picture", "share", "timeline", "tips", "totals", "trend", "words"]),
    ("card", &["chrome", "share::part", "words"]),
    ("totals", &["chrome", "words"]),
    ("share", &["chrome", "totals", "words"]),
    ("members", &["chrome", "words"]),
    ("timeline", &["chrome", "words"]),
    ("trend", &["chrome", "words"]),
    ("chrome", &[]),
    ("picture", &["chrome", "words"]),
    ("tips", &["share", "timeline", "totals", "words"]),
    ("words", &["members", "share", "timeline", "totals", "trend"]),
];

/// What plotters would lay out by itself, what keeps state, and what differs from run to run.
const NEVER: [&str; 16] = [
    "ChartBuilder",
    "estimate_text_size",
    "thread_local",
    "lazy_static",
    "OnceLock",
    "OnceCell",
    "LazyLock",
    "Mutex",
    "RwLock",
    "Instant",
    "SystemTime",
    "thread",
    "unsafe",
    "HashMap",
    "HashSet",
    "todo",
];

/// Most lines of code of a file, without comments and tests.
const LONGEST_FILE: usize = 320;
/// Most lines of a function.
const LONGEST_FUNCTION: usize = 60;

/// `widgets/card.rs` is `["widgets", "card"]`, `widgets/mod.rs` is `["widgets"]`.
fn module(file: &str) -> Vec<&str> {
    let path = file.strip_suffix(".rs").unwrap_or(file);
    path.split('/').filter(|part| *part != "mod").collect()
}

/// The longest entry of the table that a path lies in.
fn room<'a>(path: &[impl AsRef<str>], rooms: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let path: Vec<&str> = path.iter().map(AsRef::as_ref).collect();
    rooms.filter(|room| path.starts_with(&room.split("::").collect::<Vec<_>>())).max_by_key(|room| room.len())
}

fn faults(file: &str, text: &str) -> Vec<String> {
    let bare = bare(text);
    let module = module(file);
    let mut faults = Vec::new();
    let Some((name, ours, crates)) =
        room(&module, ROOMS.iter().map(|room| room.0)).and_then(|name| ROOMS.iter().find(|room| room.0 == name))
    else {
        return vec![format!("{file}: stands in no room of the table")];
    };
    for path in source::named(&module, &bare) {
        let shown = path.join("::");
        match room(&path, ROOMS.iter().map(|room| room.0)) {
            None => faults.push(format!("{file} names {shown}, which is in no room")),
            Some("sheet") => faults.push(format!("{file} names {shown}: name its check or its bundle")),
            Some("widgets") if *name == "widgets" => faults.extend(neighbour(file, &module, &path)),
            Some(other) if other != *name && !ours.contains(&other) => faults.push(format!("{file} names {shown}")),
            Some(_) => {}
        }
    }
    for (at, word) in source::identifiers(&bare) {
        if CRATES.contains(&word) && !crates.contains(&word) {
            faults.push(format!("{file} names {word}"));
        }
        // An allocator cannot be written without.
        let is_allowed = word == "unsafe" && file == "web/arena.rs";
        if (NEVER.contains(&word) && !is_allowed)
            || (word == "static" && bare[at + word.len()..].trim_start().starts_with("mut "))
        {
            faults.push(format!("{file} names {word}"));
        }
    }
    faults
}

/// Widgets that name what they may not.
fn neighbour(file: &str, module: &[&str], path: &[String]) -> Option<String> {
    let part = module.get(1).copied().unwrap_or("");
    let other = path.get(1..).unwrap_or_default().join("::");
    let is_part = WIDGETS.iter().any(|(name, _)| !name.is_empty() && path.get(1).is_some_and(|first| first == name));
    let allowed = WIDGETS.iter().find(|(name, _)| *name == part).map_or(&[][..], |(_, allowed)| *allowed);
    let fits = |allowed: &&str| other == **allowed || other.starts_with(&format!("{allowed}::"));
    let lays_out = !part.is_empty() && other.ends_with("::body");
    (is_part && path.get(1).map(String::as_str) != Some(part) && (lays_out || !allowed.iter().any(fits)))
        .then(|| format!("{file} names widgets::{other}"))
}

/// Every file of the library with its path in `src/`.
fn library() -> Vec<(String, String)> {
    let mut found = Vec::new();
    walk(&support::path("src"), "", &mut found);
    found.retain(|(file, _)| !file.starts_with("bin/"));
    assert!(found.len() > 25, "the sources are found");
    found
}

fn walk(folder: &Path, below: &str, found: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = format!("{below}{}", path.file_name().unwrap().to_str().unwrap());
        if path.is_dir() {
            walk(&path, &format!("{name}/"), found);
        } else if name.ends_with(".rs") {
            found.push((name, fs::read_to_string(path).unwrap()));
        }
    }
}

#[test]
fn every_room_names_only_what_the_table_allows() {
    let faults: Vec<String> = library().iter().flat_map(|(file, text)| faults(file, text)).collect();
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn the_command_line_uses_the_library_by_its_public_names_only() {
    let mut found = Vec::new();
    walk(&support::path("src/bin"), "", &mut found);
    for (file, text) in found {
        let bare = bare(&text);
        let browser = source::identifiers(&bare).find(|(_, word)| {
            ["wasm_bindgen", "web_sys", "js_sys", "plotters", "plotters_backend", "plotters_svg"].contains(word)
        });
        assert_eq!(browser, None, "{file}");
    }
}

#[test]
fn every_room_of_the_table_exists() {
    for (room, ours, _) in ROOMS {
        let file = |room: &str| format!("src/{}", room.replace("::", "/"));
        for room in ours.iter().copied().chain([room]) {
            let exists = [format!("{}.rs", file(room)), format!("{}/mod.rs", file(room))];
            assert!(exists.iter().any(|file| support::path(file).exists()), "{room}");
        }
    }
}

#[test]
fn files_and_functions_are_short() {
    for (file, text) in library() {
        let bare = bare(&text);
        let lines = source::code_lines(&bare);
        assert!(lines <= LONGEST_FILE, "{file}: {lines} lines of code");
        for (name, lines) in source::functions(&bare) {
            assert!(lines <= LONGEST_FUNCTION, "{file}: fn {name} has {lines} lines");
        }
    }
}

#[test]
fn a_name_that_is_not_allowed_is_found() {
    for (file, text, fault) in [
        ("widgets/card.rs", "use crate::options::Options;", "widgets/card.rs names options::Options"),
        ("widgets/card.rs", "fn f() { super::totals::body() }", "widgets/card.rs names widgets::totals::body"),
        ("widgets/words.rs", "use super::totals::body;", "widgets/words.rs names widgets::totals::body"),
        ("widgets/words.rs", "use super::card;", "widgets/words.rs names widgets::card"),
        ("widgets/share/parts.rs", "use super::super::trend;", "widgets/share/parts.rs names widgets::trend"),
        ("widgets/totals.rs", "use super::{words, card::Card};", "widgets/totals.rs names widgets::card::Card"),
        ("scene.rs", "use crate::{geom::Point, paint::Pen};", "scene.rs names paint::Pen"),
        ("scene.rs", "use super::web;", "scene.rs names web"),
        ("view.rs", "use crate::fact::{FactId,\n Fact};\nuse crate::story::Story;", "view.rs names story::Story"),
        ("sheet/check.rs", "use super::bundled::find;", "sheet/check.rs names sheet::bundled::find"),
        ("scale.rs", "use plotters::prelude::*;", "scale.rs names plotters"),
        ("text.rs", "fn f(c: &web_sys::Element) {}", "text.rs names web_sys"),
        ("story.rs", "use serde_json::Value;", "story.rs names serde_json"),
        ("paint.rs", "backend.estimate_text_size()", "paint.rs names estimate_text_size"),
        ("theme.rs", "static mut SEEN: u8 = 0;", "theme.rs names static"),
        ("options.rs", "thread_local! { static X: u8 = 0 }", "options.rs names thread_local"),
        ("attic.rs", "", "attic.rs: stands in no room of the table"),
        ("view.rs", "use crate::Anything;", "view.rs names Anything, which is in no room"),
    ] {
        assert_eq!(faults(file, text), [fault], "{text}");
    }
}

#[test]
fn what_only_words_and_tests_name_is_not_found() {
    for text in [
        "//! See [`crate::paint`].\n/* web_sys */",
        "const A: &str = \"crate::paint \\\" web_sys\"; const B: &str = r#\"crate::\" web_sys\"#;",
        "const C: char = '\"'; // crate::paint\nfn f<'a>(a: &'a str) {}",
        "#[cfg(test)]\nmod tests { use crate::paint::Pen; fn f() { { } web_sys::x() } }",
        "#[cfg(test)]\nuse crate::paint::Pen;\nuse crate::fact::Fact;",
    ] {
        assert_eq!(faults("view.rs", text), [""; 0], "{text}");
    }
}

#[test]
fn a_long_function_is_counted_from_its_name_to_its_brace() {
    let text = "fn one() -> [u8; 2] { [0; 2] }\nstruct A(fn(&mut Self) -> u8);\nfn two(\n) {\n    if a { b }\n}\n";
    assert_eq!(source::functions(&bare(text)), [("one".to_owned(), 1), ("two".to_owned(), 4)]);
}
