//! `render`: boxes that are filled, many pictures at once, documents.
#![cfg(feature = "cli")]
#![allow(missing_docs, clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use tempfile::TempDir;

fn render(arguments: &[&str]) -> Output {
    // Fails with a hint where the fonts are missing.
    let _ = support::ruler();
    Command::new(env!("CARGO_BIN_EXE_migration-facts"))
        .arg("render")
        .args(arguments)
        .env("MIGRATION_FACTS_FONTS", support::path("node_modules/@expo-google-fonts"))
        .output()
        .unwrap()
}

fn done(arguments: &[&str]) -> Vec<u8> {
    let output = render(arguments);
    assert_eq!(output.status.code(), Some(0), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    output.stdout
}

fn svg(arguments: &[&str]) -> String {
    String::from_utf8(done(&[arguments, &["--text"]].concat())).unwrap()
}

fn refused(arguments: &[&str]) -> (i32, String) {
    let output = render(arguments);
    (output.status.code().unwrap(), String::from_utf8(output.stderr).unwrap())
}

/// Every number of an attribute in a document.
fn numbers(svg: &str, name: &str) -> Vec<f64> {
    let start = format!(" {name}=\"");
    let pieces = svg.split(&start).skip(1);
    pieces.filter_map(|piece| piece.split('"').next()?.trim_end_matches("px").parse().ok()).collect()
}

fn texts(svg: &str) -> String {
    let body = svg.split_once("</desc>").unwrap().1;
    let lines: Vec<&str> =
        body.split("<text ").skip(1).map(|text| text.split(['>', '<']).nth(1).unwrap().trim()).collect();
    lines.join(" ")
}

const REGIONS: [&str; 4] = ["--sheet", "undesa-2020", "--widget", "totals"];
const SHARE: [&str; 6] = ["--sheet", "iom-costa-rica", "--widget", "card", "--facts", "share-of-world"];

#[test]
fn a_box_is_filled_to_the_pixel() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("a.png");
    for (size, sides, scale) in
        [("1200x630", [1200, 630], "1"), ("4:5", [1080, 1350], "1"), ("300x600", [600, 1200], "2")]
    {
        let output = ["--size", size, "--scale", scale, "--output", file.to_str().unwrap()];
        let output = if scale == "1" { [&output[..2], &output[4..]].concat() } else { output.to_vec() };
        done(&[&SHARE[..], &output].concat());
        let png = fs::read(&file).unwrap();
        let side = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().unwrap());
        assert_eq!([side(16), side(20)], sides, "{size}");
    }
}

#[test]
fn the_letters_of_a_box_can_be_read_on_a_phone() {
    for size in ["1200x630", "1:1", "4:5", "16:9"] {
        for asked in [&REGIONS[..], &SHARE, &["--sheet", "undesa-2020", "--widget", "trend"]] {
            let svg = svg(&[asked, &["--size", size]].concat());
            let sizes = numbers(&svg, "font-size");
            assert!(sizes.iter().filter(|size| **size > 23.95).count() > 4, "{size}: {sizes:?}");
            // Notices, source and credit alone are smaller, in the proportion that they have in a page.
            assert!(sizes.iter().all(|size| *size > 23.95 * 12.0 / 14.0), "{size}: {sizes:?}");
        }
    }
}

#[test]
fn the_letters_of_a_small_box_are_those_of_a_page() {
    let svg = svg(&[&SHARE[..], &["--size", "320x640"]].concat());
    assert!(numbers(&svg, "font-size").iter().all(|size| *size > 11.95), "{svg}");
}

#[test]
fn a_box_has_title_source_and_credit() {
    let said = texts(&svg(&[&REGIONS[..], &["--size", "1:1"]].concat()));
    for part in ["More than six in ten migrants", "Source: ", "Migration\u{a0}Facts"] {
        assert!(said.contains(part), "{part}: {said}");
    }
}

#[test]
fn everything_lies_in_its_box() {
    for lang in ["en", "ar", "zh", "ru"] {
        for asked in [&REGIONS[..], &SHARE] {
            let svg = svg(&[asked, &["--size", "1200x675", "--lang", lang]].concat());
            assert!(numbers(&svg, "y").iter().all(|y| (0.0..=675.0).contains(y)), "{lang}");
            assert!(numbers(&svg, "x").iter().all(|x| (0.0..=1200.0).contains(x)), "{lang}");
        }
    }
}

#[test]
fn bars_that_do_not_fit_are_summed_as_rest() {
    let said = texts(&svg(&[&REGIONS[..], &["--size", "1200x560"]].concat()));
    assert!(said.contains("Rest") && said.contains("Europe"), "{said}");
    assert!(!said.contains("Oceania"), "the smallest goes first: {said}");
}

#[test]
fn cards_that_do_not_fit_are_counted() {
    let said = texts(&svg(&["--sheet", "iom-costa-rica", "--widget", "card", "--size", "1:1"]));
    let words: Vec<&str> = said.split_whitespace().collect();
    let counted = words.windows(3).filter(|words| words[0] == "and" && words[2] == "more");
    let counts: Vec<usize> = counted.filter_map(|words| words[1].parse().ok()).collect();
    assert!(counts.len() == 1 && counts[0] > 3, "{said}");
}

#[test]
fn what_cannot_be_folded_names_a_size_that_holds_it() {
    let members = ["--sheet", "iom-honduras", "--widget", "members", "--size"];
    let (status, said) = refused(&[&members[..], &["600x300"]].concat());
    assert_eq!(status, 2);
    let (_, hint) = said.split_once("hint: ").unwrap();
    let size = hint.split([',', '\n']).next().unwrap();
    assert!(size.starts_with("600x"), "{said}");
    assert!(svg(&[&members[..], &[size]].concat()).contains("<svg"));
    let (width, height) = size.split_once('x').unwrap();
    let less = format!("{width}x{}", height.parse::<u32>().unwrap() - 1);
    assert_eq!(refused(&[&members[..], &[&less]].concat()).0, 2, "it is the smallest");
}

#[test]
fn a_box_has_no_other_width_or_height() {
    for other in [["--width", "300"], ["--height", "300"]] {
        assert_eq!(refused(&[&SHARE[..], &["--size", "1:1"], &other].concat()).0, 2);
    }
}

fn files(folder: &Path) -> Vec<String> {
    let mut names = Vec::new();
    let mut folders: Vec<PathBuf> = vec![folder.into()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                names.push(path.strip_prefix(folder).unwrap().to_str().unwrap().replace('\\', "/"));
            }
        }
    }
    names.sort();
    names
}

#[test]
fn all_is_limited_to_what_is_named() {
    let folder = TempDir::new().unwrap();
    let all = ["--all", folder.path().to_str().unwrap(), "--lang", "es,ar", "--sheet", "undesa-2020"];
    done(&[&all[..], &["--widget", "totals,share", "--formats", "svg,html"]].concat());
    let expected: Vec<String> = ["share", "totals"]
        .iter()
        .flat_map(|widget| {
            ["ar", "es"].map(|lang| ["html", "svg"].map(|form| format!("undesa-2020/{widget}.{lang}.{form}")))
        })
        .flatten()
        .collect();
    assert_eq!(files(folder.path()), expected);
}

#[test]
fn one_of_many_that_all_draws_is_the_one_that_is_drawn_alone() {
    let folder = TempDir::new().unwrap();
    let all =
        ["--all", folder.path().to_str().unwrap(), "--lang", "fr", "--sheet", "undesa-2020", "--widget", "totals"];
    done(&[&all[..], &["--formats", "svg", "--theme", "dark"]].concat());
    let alone = done(&[&REGIONS[..], &["--lang", "fr", "--theme", "dark"]].concat());
    assert_eq!(fs::read(folder.path().join("undesa-2020/totals.fr.svg")).unwrap(), alone);
}

#[test]
fn what_fails_stops_nothing_else_and_is_listed() {
    let folder = TempDir::new().unwrap();
    let all = ["--all", folder.path().to_str().unwrap(), "--lang", "en", "--sheet", "iom-honduras"];
    let (status, said) =
        refused(&[&all[..], &["--widget", "card,members", "--formats", "svg", "--size", "480x360"]].concat());
    assert_eq!(status, 1, "{said}");
    assert!(said.contains("members.en: error: --size") && said.contains("pictures were not drawn"), "{said}");
    let drawn = files(folder.path());
    assert!(!drawn.is_empty() && drawn.iter().all(|name| name.contains("card")), "{drawn:?}");
}

#[test]
fn names_that_do_not_exist_are_no_limit() {
    let folder = TempDir::new().unwrap();
    let all = ["--all", folder.path().to_str().unwrap()];
    for limit in [["--sheet", "nowhere"], ["--lang", "xx"], ["--widget", "pie"]] {
        let (status, said) = refused(&[&all[..], &limit].concat());
        assert!(status == 2 && said.contains("hint: "), "{said}");
    }
    assert!(files(folder.path()).is_empty());
}

#[test]
fn a_document_is_the_figure_with_its_language() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("a.html");
    let output = ["--lang", "ar", "--output", file.to_str().unwrap()];
    done(&[&SHARE[..], &output].concat());
    let figure = fs::read_to_string(&file).unwrap();
    done(&[&SHARE[..], &output, &["--document"]].concat());
    let document = fs::read_to_string(&file).unwrap();
    assert!(figure.trim_start().starts_with("<figure"), "{figure}");
    assert!(
        document.starts_with("<!doctype html>\n<html lang=\"ar\" dir=\"rtl\">\n<meta charset=\"utf-8\">"),
        "{document}"
    );
    assert!(document.contains(figure.trim_end()) && document.contains("<title>"), "{document}");
    assert_eq!(refused(&[&SHARE[..], &["--document"]].concat()).0, 2, "a picture is no document");
}
