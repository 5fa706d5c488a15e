//! The command line as a newsroom's pipeline calls it: results, exit status, hints, files left alone.
#![cfg(feature = "cli")]
#![allow(missing_docs, clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use serde_json::Value;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};
use tempfile::TempDir;

fn call(arguments: &[&str]) -> Output {
    // Fails with a hint where the fonts are missing.
    let _ = support::ruler();
    Command::new(env!("CARGO_BIN_EXE_migration-facts"))
        .args(arguments)
        .env("MIGRATION_FACTS_FONTS", support::path("node_modules/@expo-google-fonts"))
        .output()
        .unwrap()
}

/// What a call that must be carried out writes to standard output.
fn done(arguments: &[&str]) -> String {
    let output = call(arguments);
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{arguments:?}: {said}");
    assert_eq!(said, "", "{arguments:?}");
    String::from_utf8(output.stdout).unwrap()
}

/// What a call that is at fault writes to standard error.
fn refused(arguments: &[&str]) -> String {
    let output = call(arguments);
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2), "{arguments:?}: {said}");
    assert!(output.stdout.is_empty() && said.starts_with("error: "), "{arguments:?}: {said}");
    said
}

fn json(arguments: &[&str]) -> Value {
    serde_json::from_str(&done(arguments)).unwrap()
}

/// Draws into a file of a folder of its own.
fn drawn(name: &str, arguments: &[&str]) -> (TempDir, Vec<u8>) {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join(name);
    let output = ["render", "--output", file.to_str().unwrap()];
    assert_eq!(done(&[&output, arguments].concat()), "");
    let bytes = fs::read(&file).unwrap();
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left beside the file");
    (folder, bytes)
}

const UNDESA: [&str; 2] = ["--sheet", "undesa-2020"];

#[test]
fn list_names_every_sheet_with_its_facts() {
    let text = done(&["list"]);
    for id in migration_facts::sheet::bundled::IDS {
        assert!(text.lines().any(|line| line.starts_with(&format!("{id}  "))), "{id}");
    }
    assert!(text.contains("widgets: totals, card") && text.contains("  world-2020: World, 2020\n"));
}

#[test]
fn list_as_json_has_the_same_sheets() {
    let list = json(&["list", "--json"]);
    let ids: Vec<&str> = list.as_array().unwrap().iter().map(|sheet| sheet["id"].as_str().unwrap()).collect();
    assert_eq!(ids, migration_facts::sheet::bundled::IDS);
    for sheet in list.as_array().unwrap() {
        for field in ["title", "vintage"] {
            assert!(!sheet[field].as_str().unwrap().is_empty());
        }
        assert!(!sheet["widgets"].as_array().unwrap().is_empty() && sheet["languages"][0] == "en");
        assert!(
            sheet["facts"].as_array().unwrap().iter().all(|fact| fact["id"].is_string() && fact["label"].is_string())
        );
    }
}

#[test]
fn a_description_has_the_same_words_in_every_format() {
    let asked = ["describe", "--sheet", "undesa-2020"];
    let text = done(&asked);
    let markdown = done(&[&asked[..], &["--format", "markdown"]].concat());
    let json = json(&[&asked[..], &["--format", "json"]].concat());
    for said in [json["title"].as_str().unwrap(), json["summary"].as_str().unwrap(), "280,598,105", "Source: "] {
        assert!(text.contains(said) && markdown.contains(said), "{said}");
    }
    assert_eq!(json["rows"].as_array().unwrap().len(), 7);
    assert_eq!(json["rows"][0].as_array().unwrap().len(), json["columns"].as_array().unwrap().len());
    assert!(json["source"]["url"].as_str().unwrap().starts_with("https://"));
    assert!(markdown.starts_with("## ") && markdown.contains("\n| --- |"));
}

#[test]
fn a_description_goes_to_a_file_when_asked_for() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("words.txt");
    assert_eq!(done(&["describe", "--sheet", "iom", "-o", file.to_str().unwrap()]), "");
    assert_eq!(fs::read_to_string(file).unwrap(), done(&["describe", "--sheet", "iom"]));
}

#[test]
fn the_schema_is_json_and_names_the_facts() {
    let schema = json(&["schema"]);
    assert!(schema["$schema"].is_string());
    assert!(schema["properties"]["facts"].is_object());
    assert!(schema["$defs"]["Quantity"]["properties"]["bound"].is_object());
}

#[test]
fn an_svg_has_title_and_description_and_outlines_in_place_of_text() {
    let (_folder, bytes) = drawn("out.svg", &UNDESA);
    let svg = String::from_utf8(bytes).unwrap();
    assert!(svg.starts_with("<svg") && svg.trim_end().ends_with("</svg>"));
    assert!(svg.contains("<title id=\"title\">More than six in ten migrants live in Europe or Asia</title>"));
    assert!(svg.contains("<desc id=\"desc\">") && svg.contains("role=\"img\""));
    assert!(svg.contains("<path") && !svg.contains("<text") && !svg.contains("font-family"));
}

#[test]
fn an_svg_keeps_its_text_when_asked_for() {
    let (_folder, bytes) = drawn("out.svg", &["--sheet", "undesa-2020", "--text"]);
    let svg = String::from_utf8(bytes).unwrap();
    assert!(svg.contains("<text") && svg.contains("font-family=\"Noto Sans\"") && svg.contains("Northern America"));
}

#[test]
fn an_svg_goes_to_standard_output_without_a_file() {
    assert!(done(&["render", "--sheet", "iom", "--facts", "presence"]).starts_with("<svg"));
}

/// Width and height of a PNG.
fn extent(png: &[u8]) -> (u32, u32) {
    assert_eq!(&png[..8], b"\x89PNG\r\n\x1a\n");
    assert_eq!(&png[12..16], b"IHDR");
    let number = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().unwrap());
    (number(16), number(20))
}

#[test]
fn a_png_has_two_pixels_for_every_css_px() {
    let (_folder, double) = drawn("out.png", &["--sheet", "undesa-2020", "--width", "320"]);
    let (_other, single) = drawn("out.png", &["--sheet", "undesa-2020", "--width", "320", "--scale", "1"]);
    let (width, height) = extent(&single);
    assert_eq!(width, 320);
    assert_eq!(extent(&double), (640, height * 2));
}

#[test]
fn a_height_that_is_asked_for_is_that_of_the_picture() {
    let (_folder, png) = drawn("out.png", &["--sheet", "undesa-2020", "--height", "700", "--scale", "1"]);
    assert_eq!(extent(&png), (640, 700));
}

#[test]
fn html_is_the_fallback_with_its_table() {
    let (_folder, bytes) = drawn("out.html", &UNDESA);
    let html = String::from_utf8(bytes).unwrap();
    assert!(html.starts_with("<figure>") && html.trim_end().ends_with("</figure>"));
    assert_eq!(html.matches("<tr>").count(), 8, "a head and seven facts");
    assert!(html.contains("<a href=\"https://www.un.org/"));
}

#[test]
fn dark_paper_is_drawn_dark() {
    let light = done(&["render", "--sheet", "iom", "--facts", "presence"]);
    let dark = done(&["render", "--sheet", "iom", "--facts", "presence", "--theme", "dark"]);
    assert!(light.contains("#ffffff") && !dark.contains("#ffffff") && dark.contains("#14171c"));
}

#[test]
fn a_snippet_carries_options_fallback_and_script() {
    let base = ["--base", "https://cdn.example/1/"];
    let snippet = done(&[&["snippet"][..], &UNDESA, &base].concat());
    assert!(snippet.starts_with(
        "<div class=\"migration-facts\" data-sheet=\"undesa-2020\" data-widget=\"totals\" data-lang=\"en\">\n<figure>"
    ));
    assert!(
        snippet.contains("src=\"https://cdn.example/1/pictures/undesa-2020/totals.en.svg\" width=\"640\" height=\"")
    );
    assert!(snippet.ends_with("<script async src=\"https://cdn.example/1/migration-facts.js\"></script>\n"));
}

#[test]
fn a_snippet_shows_no_published_picture_that_would_show_something_else() {
    let snippet = done(&["snippet", "--sheet", "undesa-2020", "--top", "3", "--base", "https://cdn.example"]);
    assert!(snippet.contains("data-top=\"3\"") && !snippet.contains("<img"));
}

#[test]
fn a_snippet_refuses_what_a_content_management_system_breaks() {
    let said = refused(&["snippet", "--sheet", "iom", "--title", "a \"b\"", "--base", "https://cdn.example"]);
    assert!(said.contains("--title") && said.contains("hint: "), "{said}");
}

#[test]
fn what_is_not_there_is_refused_with_what_would_be_right() {
    for (arguments, named) in [
        (&["render", "--sheet", "iom-hondruas"][..], "iom-honduras"),
        (&["render", "--sheet", "iom", "--widget", "totls"], "totals"),
        (&["render", "--sheet", "iom-honduras", "--widget", "totals"], "card"),
        (&["describe", "--sheet", "iom", "--facts", "presense"], "presence"),
        (&["render", "--sheet", "undesa-2020", "--year", "2021"], "2020"),
        (&["render", "--sheet", "undesa-2020", "--sort", "size"], "value"),
        (&["render", "--sheet", "undesa-2020", "--accent", "red"], "#rrggbb"),
        (&["render", "--sheet", "undesa-2020", "--highlight", "HND??"], "world-"),
        (&["render", "--sheet", "undesa-2020", "--lang", "tlh"], "en"),
        (&["render", "--sheet", "undesa-2020", "-o", "out.gif"], ".svg, .png or .html"),
        (&["render"], "undesa-2020"),
    ] {
        let said = refused(arguments);
        let hint = said.split_once("hint: ").unwrap_or_else(|| panic!("{arguments:?}: {said}")).1;
        assert!(hint.contains(named), "{arguments:?}: {said}");
    }
}

#[test]
fn a_name_that_is_no_option_is_refused() {
    let said = refused(&["render", "--sheeet", "iom"]);
    assert!(said.contains("--sheeet") && said.contains("--sheet"), "{said}");
    for arguments in [&["draw"][..], &["render", "--sheet", "iom", "--width", "0"], &["snippet", "--sheet", "iom"]] {
        refused(arguments);
    }
}

#[test]
fn no_arguments_are_a_fault_and_help_is_not() {
    assert_eq!(call(&[]).status.code(), Some(2));
    for arguments in [&["--help"][..], &["render", "--help"], &["--version"]] {
        assert!(!done(arguments).is_empty());
    }
}

#[test]
fn help_names_every_option() {
    let help = done(&["render", "--help"]);
    for name in migration_facts::options::names() {
        assert!(help.contains(&format!("--{name} ")), "{name}");
    }
}

#[test]
fn a_folder_that_is_not_there_is_named() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("missing").join("out.svg");
    let said = refused(&["render", "--sheet", "iom", "--output", file.to_str().unwrap()]);
    assert!(said.contains(file.to_str().unwrap()), "{said}");
    assert!(!folder.path().join("missing").exists());
}

#[test]
fn a_folder_without_fonts_is_named() {
    let folder = TempDir::new().unwrap();
    let said = refused(&["render", "--sheet", "iom", "--fonts", folder.path().to_str().unwrap()]);
    assert!(said.contains("no font") && said.contains("hint: "), "{said}");
}

#[test]
fn a_file_stays_as_it_was_when_the_call_fails() {
    let folder = TempDir::new().unwrap();
    let kept = |file: &Path| fs::read_to_string(file).unwrap();
    for (name, arguments) in [
        ("out.svg", &["render", "--sheet", "nowhere"][..]),
        ("out.png", &["render", "--sheet", "undesa-2020", "--year", "1789"]),
        ("out.svg", &["render", "--sheet", "iom", "--fonts", "/nowhere"]),
        ("out.gif", &["render", "--sheet", "iom"]),
        ("out.txt", &["describe", "--sheet", "iom", "--facts", "nothing"]),
    ] {
        let file = folder.path().join(name);
        fs::write(&file, "as it was").unwrap();
        refused(&[arguments, &["--output", file.to_str().unwrap()]].concat());
        assert_eq!(kept(&file), "as it was", "{arguments:?}");
        fs::remove_file(&file).unwrap();
    }
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0, "nothing is left behind");
}

#[test]
fn a_file_is_replaced_whole() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("out.txt");
    fs::write(&file, "x".repeat(1 << 16)).unwrap();
    done(&["describe", "--sheet", "iom", "--output", file.to_str().unwrap()]);
    assert_eq!(fs::read_to_string(&file).unwrap(), done(&["describe", "--sheet", "iom"]));
}

#[test]
fn a_contact_sheet_has_every_kind_of_picture_narrow_and_wide_light_and_dark() {
    let sheet = done(&["contact-sheet"]);
    for widget in migration_facts::fact::Widget::ALL {
        for column in ["320 px, light", "320 px, dark", "640 px, light", "640 px, dark"] {
            assert!(sheet.contains(&format!("{}, {column}: ", widget.name())), "{} {column}", widget.name());
        }
    }
    assert_eq!(sheet.matches("role=\"img\"").count(), 24);
    assert!(!done(&["--help"]).contains("contact-sheet"), "it is for the documentation");
}

#[test]
fn the_same_call_gives_the_same_bytes() {
    let (_one, first) = drawn("out.png", &UNDESA);
    let (_two, second) = drawn("out.png", &UNDESA);
    assert!(first == second);
}
