//! The command line as a newsroom's pipeline calls it: results, exit status, hints, files left alone.
#![cfg(feature = "cli")]
#![allow(missing_docs, clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

#[path = "cli/own.rs"]
mod own;
mod support;

use assert_cmd::Command;
use serde_json::Value;
use std::fs;
use std::path::Path;
use std::process::Output;
use std::sync::OnceLock;
use tempfile::TempDir;

/// The program, with the fonts that pictures are drawn with.
fn program() -> Command {
    // Fails with a hint where the fonts are missing.
    let _ = support::ruler();
    let mut program = assert_cmd::cargo::cargo_bin_cmd!("migration-facts");
    program.env("MIGRATION_FACTS_FONTS", support::path("node_modules/@expo-google-fonts"));
    program.env_remove("NO_COLOR").env_remove("CLICOLOR_FORCE");
    program
}

fn call(arguments: &[&str]) -> Output {
    program().args(arguments).output().unwrap()
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
    assert!(
        svg.contains("<path id=") && svg.contains("<use ") && !svg.contains("<text") && !svg.contains("font-family")
    );
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
    assert!(html.starts_with("<figure lang=\"en\" dir=\"ltr\">") && html.trim_end().ends_with("</figure>"));
    assert_eq!(html.matches("<tr>").count(), 8, "a head and seven facts");
    assert!(html.contains("<a href=\"https://www.un.org/"));
}

#[test]
fn dark_paper_is_drawn_dark() {
    let light = done(&["render", "--sheet", "iom", "--facts", "presence"]);
    let dark = done(&["render", "--sheet", "iom", "--facts", "presence", "--theme", "dark"]);
    assert!(light.contains("#FFFFFF") && !dark.contains("#FFFFFF") && dark.contains("#14171C"));
}

#[test]
fn a_snippet_carries_options_fallback_and_script() {
    let base = ["--base", "https://cdn.example/1/"];
    let snippet = done(&[&["snippet"][..], &UNDESA, &base].concat());
    assert!(snippet.starts_with(
        "<div class=\"migration-facts\" data-sheet=\"undesa-2020\" data-widget=\"totals\" data-lang=\"en\">\n<figure lang=\"en\" dir=\"ltr\">"
    ));
    assert!(
        snippet.contains("src=\"https://cdn.example/1/pictures/undesa-2020/totals.en.svg\" width=\"640\" height=\"")
    );
    assert!(snippet.ends_with("<script async src=\"https://cdn.example/1/migration-facts.js\"></script>\n"));
}

/// A snippet of a release at an address, with further arguments.
fn snippet(arguments: &[&str]) -> String {
    done(&[&["snippet", "--base", BASE][..], arguments].concat())
}

const BASE: &str = "https://cdn.example/1";

#[test]
fn a_snippet_says_what_the_description_says() {
    for sheet in migration_facts::sheet::bundled::sheets() {
        for suits in sheet.widgets.iter() {
            let asked = ["--sheet", &sheet.id, "--widget", suits.widget.name()];
            let described = json(&[&["describe", "--format", "json"][..], &asked].concat());
            let said = text_of(&snippet(&asked));
            let texts = |value: &Value| -> Vec<String> {
                value.as_array().unwrap().iter().map(|text| text.as_str().unwrap().to_owned()).collect()
            };
            let mut wanted = vec![
                described["title"].as_str().unwrap().to_owned(),
                described["summary"].as_str().unwrap().to_owned(),
                described["source"]["text"].as_str().unwrap().to_owned(),
            ];
            wanted.extend(texts(&described["notes"]));
            wanted.extend(texts(&described["columns"]));
            described["rows"].as_array().unwrap().iter().for_each(|row| wanted.extend(texts(row)));
            for text in wanted {
                assert!(said.contains(&text), "{asked:?}: {text}");
            }
            assert!(said.contains("Credit: "), "{asked:?}");
        }
    }
}

/// The words of a document.
fn text_of(html: &str) -> String {
    let bare: String = html.split('<').filter_map(|part| part.split_once('>')).map(|(_, text)| text).collect();
    let signs = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")];
    signs.iter().fold(bare, |text, (name, sign)| text.replace(name, sign))
}

#[test]
fn a_snippet_has_no_style_and_plain_attributes_only() {
    for form in ["div", "element", "script", "iframe", "amp", "mail"] {
        let html = snippet(&["--sheet", "iom-honduras", "--widget", "card", "--facts", "members", "--form", form]);
        assert!(!html.contains("style"), "{form}");
        assert!(html.contains("Credit: International Organization for Migration (IOM)"), "{form}");
        for value in html.split(" data-").skip(1).filter_map(|part| part.split('"').nth(1)) {
            assert!(migration_facts::html::is_plain(value), "{form}: {value}");
        }
    }
}

#[test]
fn a_licence_that_is_named_is_linked_in_every_form() {
    for form in ["div", "element", "script", "iframe", "amp", "mail"] {
        let html = snippet(&["--sheet", "undesa-2020", "--form", form]);
        let licence = "<a href=\"https://creativecommons.org/licenses/by/3.0/igo/\" rel=\"license\">CC BY 3.0 IGO</a>";
        assert!(html.contains(licence), "{form}");
    }
}

#[test]
fn every_form_is_what_it_is_called() {
    let form = |name| snippet(&["--sheet", "undesa-2020", "--facts", "world-2020", "--widget", "card", "--form", name]);
    let (script, query) = (
        "<script async src=\"https://cdn.example/1/migration-facts.js\"",
        "embed.html?sheet=undesa-2020&amp;widget=card&amp;lang=en&amp;facts=world-2020\"",
    );
    assert_eq!(form("div"), snippet(&["--sheet", "undesa-2020", "--facts", "world-2020", "--widget", "card"]));
    assert!(form("element").starts_with("<migration-facts sheet=\"undesa-2020\" widget=\"card\" lang=\"en\" facts="));
    assert!(form("script").starts_with(&format!("{script} data-sheet=\"undesa-2020\" data-widget=\"card\"")));
    assert!(form("script").contains("<noscript>\n<figure"));
    let iframe = form("iframe");
    for part in [
        query,
        " title=\"World\"",
        " loading=\"lazy\"",
        " width=\"640\" height=\"",
        "sandbox=\"allow-scripts allow-popups",
    ] {
        assert!(iframe.contains(part), "{part} in {iframe}");
    }
    let amp = form("amp");
    for part in [
        "<amp-iframe",
        query,
        "layout=\"responsive\"",
        "<amp-img placeholder layout=\"fill\"",
        ".en.png\"",
        " overflow ",
    ] {
        assert!(amp.contains(part), "{part} in {amp}");
    }
    assert!(!amp.contains("<script") && !amp.contains("<img") && !amp.contains("<iframe"), "{amp}");
    let mail = form("mail");
    assert!(mail.contains("src=\"https://cdn.example/1/pictures/undesa-2020/card.world-2020.en.png\" width=\"640\""));
    assert!(mail.contains("href=\"https://cdn.example/1/facts/undesa-2020/world-2020.html\""));
    assert!(!mail.contains("<script") && !mail.contains("<table") && !mail.contains(".svg"), "{mail}");
}

#[test]
fn a_snippet_shows_no_published_picture_that_would_show_something_else() {
    let base = ["--sheet", "undesa-2020"];
    for other in [
        &["--top", "3"][..],
        &["--year", "1990"],
        &["--sort", "name"],
        &["--title", "T"],
        &["--note", "N"],
        &["--theme", "dark"],
        &["--accent", "#aa3300"],
        &["--highlight", "419"],
        &["--height", "900"],
        &["--facts", "asia-2020 europe-2020"],
        &["--widget", "share", "--layout", "waffle"],
        &["--widget", "card", "--facts", "asia-2020 europe-2020"],
    ] {
        assert!(!snippet(&[&base[..], other].concat()).contains("<img"), "{other:?}");
    }
    for same in [&["--theme", "light"][..], &["--sort", "value"], &["--motion", "none"], &["--year", "2020"]] {
        assert!(snippet(&[&base[..], same].concat()).contains("/totals.en.svg\""), "{same:?}");
    }
}

#[test]
fn a_picture_that_is_asked_for_is_written_and_named_by_the_snippet() {
    let folder = TempDir::new().unwrap();
    let pictures = ["--pictures", folder.path().to_str().unwrap()];
    let mut names = Vec::new();
    for year in ["1990", "1995", "2020"] {
        let html = snippet(&[&["--sheet", "undesa-2020", "--year", year][..], &pictures].concat());
        let source = html.split("<img src=\"").nth(1).unwrap().split('"').next().unwrap();
        let name = source.strip_prefix(&format!("{BASE}/pictures/")).unwrap().strip_suffix(".svg").unwrap().to_owned();
        let svg = fs::read_to_string(folder.path().join(format!("{name}.svg"))).unwrap();
        assert!(svg.contains("<desc id=\"desc\">") && svg.contains(&format!("people, {year}.")), "{name}");
        let (width, height) = extent(&fs::read(folder.path().join(format!("{name}.png"))).unwrap());
        assert!(html.contains(&format!("width=\"{}\" height=\"{}\"", width / 2, height / 2)), "{html}");
        names.push(name);
    }
    assert_eq!(names[2], "undesa-2020/totals.en", "the published one has its own name");
    assert!(names[0] != names[1] && names[0].starts_with("undesa-2020/totals.") && names[0].ends_with(".en"));
    assert_eq!(fs::read_dir(folder.path().join("undesa-2020")).unwrap().count(), 6, "nothing is left beside them");
    let again = snippet(&[&["--sheet", "undesa-2020", "--year", "1990"][..], &pictures].concat());
    assert!(again.contains(&names[0]), "the same options have the same name");
}

/// A folder with the `integrity.json` of a release.
fn release(version: &str, hash: &str) -> TempDir {
    let folder = TempDir::new().unwrap();
    let text = format!(
        "{{\"version\": \"{version}\", \"build\": \"0123abcd\", \"files\": {{\"migration-facts.js\": \"{hash}\"}}}}"
    );
    fs::write(folder.path().join("integrity.json"), text).unwrap();
    folder
}

#[test]
fn integrity_names_the_exact_version_with_the_hash_of_the_release() {
    let (version, hash) = (env!("CARGO_PKG_VERSION"), format!("sha384-{}", "A".repeat(64)));
    let folder = release(version, &hash);
    let file = folder.path().join("integrity.json");
    let tag = format!(
        "<script async src=\"https://cdn.example/{version}/migration-facts.js\" integrity=\"{hash}\" crossorigin=\"anonymous\""
    );
    for dist in [folder.path(), &file] {
        for form in ["div", "element", "script", "iframe"] {
            let asked = ["--sheet", "iom", "--form", form, "--integrity", "--dist", dist.to_str().unwrap()];
            assert!(snippet(&asked).contains(&tag), "{form}");
        }
    }
    assert!(!snippet(&["--sheet", "iom"]).contains("integrity"));
}

#[test]
fn a_head_preloads_what_a_first_drawing_fetches() {
    let (version, hash) = (env!("CARGO_PKG_VERSION"), format!("sha384-{}", "A".repeat(64)));
    let folder = release(version, &hash);
    let head = |arguments: &[&str]| {
        let dist = folder.path().to_str().unwrap();
        snippet(&[&["--form", "head", "--dist", dist][..], arguments].concat())
    };
    let fetched = |name: &str| {
        format!("<link rel=\"preload\" as=\"fetch\" crossorigin=\"anonymous\" href=\"{BASE}/{name}?v=0123abcd\">\n")
    };
    let script = format!("<link rel=\"preload\" as=\"script\" href=\"{BASE}/migration-facts.js\">\n");
    let [wasm, words] = ["migration_facts_bg.wasm", "lang/es.bin"].map(fetched);
    assert_eq!(head(&["--sheet", "iom"]), [script.clone(), wasm.clone(), fetched("sheets/iom.bin")].concat());
    let spanish = [script, wasm, words, fetched("sheets/iom.es.bin")].concat();
    assert_eq!(head(&["--sheet", "iom", "--lang", "es"]), spanish);
    let exact = head(&["--sheet", "iom", "--integrity"]);
    assert!(
        exact.contains(&format!("/{version}/migration-facts.js\" integrity=\"{hash}\" crossorigin=\"anonymous\">\n"))
    );
    assert!(exact.contains(&format!("/{version}/sheets/iom.bin?v=")));
}

#[test]
fn integrity_without_a_release_that_fits_is_refused() {
    let (version, hash) = (env!("CARGO_PKG_VERSION"), format!("sha384-{}", "A".repeat(64)));
    let (other, broken, empty) = (release("99.0.0", &hash), release(version, "sha384-short"), TempDir::new().unwrap());
    for (folder, named) in [(&other, "99.0.0"), (&broken, "no sha384"), (&empty, "integrity.json")] {
        let asked =
            ["snippet", "--sheet", "iom", "--base", BASE, "--integrity", "--dist", folder.path().to_str().unwrap()];
        let said = refused(&asked);
        assert!(said.contains(named) && said.contains("hint: "), "{said}");
    }
    assert!(refused(&["snippet", "--sheet", "iom", "--base", BASE, "--integrity"]).contains("--dist"));
    assert!(refused(&["snippet", "--sheet", "iom", "--base", BASE, "--dist", "."]).contains("--integrity"));
    assert!(refused(&["snippet", "--sheet", "iom", "--base", BASE, "--form", "head"]).contains("--dist"));
    let broken =
        ["snippet", "--sheet", "iom", "--base", BASE, "--form", "head", "--dist", empty.path().to_str().unwrap()];
    assert!(refused(&broken).contains("integrity.json"));
    let fits = release(version, &hash);
    let dist = fits.path().to_str().unwrap();
    let mail = ["snippet", "--sheet", "iom", "--base", BASE, "--form", "mail", "--integrity", "--dist", dist];
    assert!(refused(&mail).contains("no script"));
}

#[test]
fn a_form_that_cannot_be_made_is_refused_with_a_hint() {
    for (arguments, named) in [
        (&["--base", ".", "--form", "mail"][..], "https://"),
        (&["--base", "http://cdn.example", "--form", "amp"], "https://"),
        (&["--base", BASE, "--form", "iframe", "--title", "T"], "--form div"),
        (&["--base", BASE, "--form", "amp", "--report", "https://desk.example"], "--form div"),
        (&["--base", BASE, "--form", "amp", "--note", "N"], "--form div"),
        (&["--base", BASE, "--form", "amp", "--sheet", "iom", "--theme", "dark"], "--pictures"),
    ] {
        let sheet: &[&str] = if arguments.contains(&"--sheet") { &[] } else { &["--sheet", "undesa-2020"] };
        let said = refused(&[&["snippet"][..], sheet, arguments].concat());
        assert!(said.split_once("hint: ").is_some_and(|(_, hint)| hint.contains(named)), "{arguments:?}: {said}");
    }
    refused(&["snippet", "--sheet", "iom", "--base", BASE, "--form", "fax"]);
}

/// The pages of a release, and the answers with them.
fn pages(base: &str, more: &[&str]) -> TempDir {
    let folder = TempDir::new().unwrap();
    let call = ["pages", "--base", base, folder.path().to_str().unwrap()];
    assert_eq!(done(&[&call, more].concat()), "");
    folder
}

/// Those of a release at an address, made once for all tests.
fn published() -> &'static Path {
    static MADE: OnceLock<TempDir> = OnceLock::new();
    MADE.get_or_init(|| pages(BASE, &[])).path()
}

/// What an element of a page that begins so has in an attribute.
fn attribute<'a>(page: &'a str, element: &str, name: &str) -> Option<&'a str> {
    let (_, rest) = page.split_once(element)?;
    let (_, value) = rest.split_once('>')?.0.split_once(&format!("{name}=\""))?;
    value.split('"').next()
}

#[test]
fn every_fact_has_a_page_that_says_what_it_is() {
    let folder = published();
    for sheet in migration_facts::sheet::bundled::sheets() {
        for fact in sheet.facts.iter() {
            let file = folder.join(format!("facts/{}/{}.html", sheet.id, fact.id));
            let page = fs::read_to_string(file).unwrap();
            let address = format!("{BASE}/facts/{}/{}.html", sheet.id, fact.id);
            assert_eq!(attribute(&page, "<link rel=\"canonical\"", "href"), Some(address.as_str()));
            let image = format!("{BASE}/pictures/{}/card.{}.en.png", sheet.id, fact.id);
            assert_eq!(attribute(&page, "property=\"og:image\"", "content"), Some(image.as_str()));
            for name in ["og:title", "og:description", "og:image:width", "og:image:height", "og:image:alt"] {
                let value = attribute(&page, &format!("property=\"{name}\""), "content");
                assert!(value.is_some_and(|value| !value.is_empty()), "{} {name}", fact.id);
            }
            let answer = format!("{BASE}/oembed/{}/card.{}.en.json", sheet.id, fact.id);
            assert_eq!(attribute(&page, "application/json+oembed\"", "href"), Some(answer.as_str()));
            for part in
                ["<figure", "How to cite", "href=\"../../index.html", "src=\"../../migration-facts.js\"", "Credit: "]
            {
                assert!(page.contains(part), "{}: {part}", fact.id);
            }
            assert!(!page.contains("{{"), "{}", fact.id);
            data_set(&page, fact.id.as_ref(), &address);
        }
        let index = fs::read_to_string(folder.join(format!("facts/{}/index.html", sheet.id))).unwrap();
        assert_eq!(index.matches("class=\"migration-facts\"").count(), sheet.widgets.len());
        assert!(sheet.facts.iter().all(|fact| index.contains(&format!("href=\"{}.html\"", fact.id))));
    }
}

/// Reads the JSON-LD of a page as a search engine does: from its tag to the next end of a script.
fn data_set(page: &str, fact: &str, address: &str) {
    let text = page.split_once("<script type=\"application/ld+json\">").unwrap().1.split("</script").next().unwrap();
    let set: Value = serde_json::from_str(text).unwrap_or_else(|error| panic!("{fact}: {error}"));
    assert_eq!(set["@type"], "Dataset");
    assert_eq!(set["url"], address);
    for name in ["name", "description", "version", "citation", "isBasedOn"] {
        assert!(set[name].as_str().is_some_and(|text| !text.is_empty()), "{fact}: {name}");
    }
    let length = set["description"].as_str().unwrap().chars().count();
    assert!((50..=5000).contains(&length), "{fact}: a description of {length} letters");
    assert!(set["creator"]["name"].is_string() && set["variableMeasured"]["name"].is_string(), "{fact}");
}

#[test]
fn a_bound_is_no_value_of_a_data_set() {
    let folder = published();
    let read = |name: &str| {
        let page = fs::read_to_string(folder.join(format!("facts/{name}.html"))).unwrap();
        let text = page.split_once("application/ld+json\">").unwrap().1.split("</script").next().unwrap().to_owned();
        serde_json::from_str::<Value>(&text).unwrap()
    };
    let measured = &read("iom-costa-rica/share-of-world")["variableMeasured"];
    assert!(measured["minValue"] == 13 && measured["value"].is_null(), "{measured}");
    assert_eq!(measured["unitText"], "per cent");
    let ours = read("iom-costa-rica/world-total");
    assert_eq!(ours["creator"]["name"], "Migration Facts", "we calculated it");
    let world = read("undesa-2020/world-2020");
    assert_eq!(world["variableMeasured"]["value"], 280_598_105);
    assert_eq!(world["temporalCoverage"], "2020");
    assert_eq!(world["license"], "https://creativecommons.org/licenses/by/3.0/igo/");
}

#[test]
fn pages_without_an_address_name_only_what_is_beside_them() {
    let folder = pages(".", &["--english"]);
    let page = fs::read_to_string(folder.path().join("facts/iom/presence.html")).unwrap();
    assert!(!page.contains("canonical") && !page.contains("og:url"));
    assert_eq!(attribute(&page, "property=\"og:image\"", "content"), Some("../../pictures/iom/card.presence.en.png"));
    assert_eq!(attribute(&page, "application/json+oembed\"", "href"), Some("../../oembed/iom/card.presence.en.json"));
}

/// The files below a folder.
fn below(folder: &Path) -> Vec<std::path::PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { below(&path) } else { vec![path] }).collect()
}

#[test]
fn oembed_answers_have_what_version_1_0_asks_for() {
    let folder = published();
    let answers = below(&folder.join("oembed"));
    assert!(answers.len() > 7 * 130, "{}", answers.len());
    for file in answers {
        let answer: Value = serde_json::from_str(&fs::read_to_string(&file).unwrap()).unwrap();
        // Sections 2.3.4 and 2.3.4.4: for all answers, and for the type "rich".
        assert_eq!((answer["type"].as_str(), answer["version"].as_str()), (Some("rich"), Some("1.0")));
        assert!(answer["width"].is_u64() && answer["height"].as_u64().is_some_and(|height| height > 100), "{file:?}");
        let html = answer["html"].as_str().unwrap();
        assert!(html.starts_with("<div class=\"migration-facts\"") && html.contains("<figure lang="), "{file:?}");
        for name in ["title", "provider_name", "author_name"] {
            assert!(answer[name].as_str().is_some_and(|text| !text.is_empty()), "{file:?} {name}");
        }
        assert_eq!(answer["provider_url"], format!("{BASE}/"));
        assert!(answer["cache_age"].is_u64());
        // A thumbnail is given with all three of its fields or not at all.
        let name = file.strip_prefix(folder.join("oembed")).unwrap().with_extension("png");
        assert_eq!(answer["thumbnail_url"], format!("{BASE}/pictures/{}", name.display()));
        assert_eq!(answer["thumbnail_width"], 1280);
        assert_eq!(answer["thumbnail_height"].as_u64(), answer["height"].as_u64().map(|height| height * 2));
    }
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
    let asked = ["--sheet", "undesa-2020", "--width", "320"];
    let (_one, first) = drawn("out.png", &asked);
    let (_two, second) = drawn("out.png", &asked);
    assert!(first == second);
}

/// Language, direction, a word of the credit, the kind of picture, the colon between a name and what it names.
const LANGUAGES: [(&str, &str, &str, &str, &str); 3] = [
    ("es", "ltr", "Crédito: ", "Gráfico de barras.", "Europa: 86.706.068 personas"),
    ("ar", "rtl", "الاختيار والرسم: <bdi lang=\"en\">Migration Facts</bdi>", "مخطط شريطي.", "أوروبا: 86,706,068"),
    ("zh", "ltr", "选取和绘制：Migration Facts", "条形图。", "欧洲：86,706,068人"),
];

/// Signs that only a layout reads.
fn has_layout_signs(text: &str) -> bool {
    text.contains(['\u{ad}', '\u{2066}', '\u{2067}', '\u{2068}', '\u{2069}'])
}

#[test]
fn every_form_is_in_the_language_that_is_asked_for() {
    for (lang, direction, credit, kind, row) in LANGUAGES {
        let form = |name| snippet(&["--sheet", "undesa-2020", "--lang", lang, "--form", name]);
        let open = format!(" lang=\"{lang}\" dir=\"{direction}\">");
        let pictures = format!("{BASE}/pictures/undesa-2020/totals.{lang}.");
        for name in ["div", "element", "script", "iframe", "amp", "mail"] {
            let html = form(name);
            assert!(html.contains(&open) && html.contains(credit), "{lang} {name}: {html}");
            assert!(html.contains("<bdi lang=\"en\">International Migrant Stock 2020</bdi>"), "{lang} {name}");
            assert!(!has_layout_signs(&html), "{lang} {name}");
            for english in ["Credit", "Licence", "Chosen", "Show all", "The figures", "Source:"] {
                assert!(!html.contains(english), "{lang} {name}: {english}");
            }
        }
        assert!(form("div").contains(&format!("data-lang=\"{lang}\">\n<figure{open}")), "{lang}");
        assert!(form("div").contains(&format!("<img src=\"{pictures}svg\"")), "{lang}");
        assert!(form("div").contains(&format!("alt=\"{kind}")), "{lang}");
        assert!(form("iframe").contains(&format!("&amp;lang={lang}\"")), "{lang}");
        assert!(form("mail").contains(&format!("<img src=\"{pictures}png\"")) && form("mail").contains(row), "{lang}");
    }
}

#[test]
fn pictures_are_drawn_in_the_language_that_is_asked_for() {
    for (lang, direction, credit, _, _) in LANGUAGES {
        let asked = ["--sheet", "undesa-2020", "--lang", lang];
        let described = json(&[&["describe", "--format", "json"][..], &asked].concat());
        let title = described["title"].as_str().unwrap();
        let (_folder, svg) = drawn("out.svg", &asked);
        let svg = String::from_utf8(svg).unwrap();
        assert!(svg.contains(&format!("<title id=\"title\">{title}</title>")), "{lang}");
        assert!(svg.contains("<use ") && !svg.contains("<text") && !has_layout_signs(&svg), "{lang}");
        let (_folder, png) = drawn("out.png", &asked);
        assert_eq!(extent(&png).0, 1280);
        let (_folder, html) = drawn("out.html", &asked);
        let html = String::from_utf8(html).unwrap();
        assert!(html.starts_with(&format!("<figure lang=\"{lang}\" dir=\"{direction}\">\n<h3>{title}</h3>")), "{lang}");
        assert!(html.contains(credit), "{lang}");
        let text = done(&[&["describe"][..], &asked].concat());
        assert!(text.contains(title) && !text.contains('\u{ad}'), "{lang}: {text}");
    }
}

#[test]
fn a_glyph_has_one_name_in_all_pictures_and_stands_once_in_each() {
    let svg = done(&["render", "--sheet", "undesa-2020"]);
    let (definitions, body) = svg.split_once("</defs>").unwrap();
    let ids = |text: &str, before: &str| -> Vec<String> {
        text.split(before).skip(1).map(|rest| rest.split('"').next().unwrap().to_owned()).collect()
    };
    let defined = ids(definitions, "<path id=\"");
    let used = ids(body, "<use xlink:href=\"#");
    assert!(used.len() > 3 * defined.len(), "{} of {}", used.len(), defined.len());
    assert!(used.iter().all(|id| defined.contains(id)) && defined.iter().all(|id| used.contains(id)));
    let other = done(&["render", "--sheet", "iom"]);
    let shared = definitions.lines().flat_map(|line| line.split("<path ")).filter(|path| other.contains(*path)).count();
    assert!(shared > 20, "{shared}");
}

#[test]
fn a_tag_stands_for_the_language_that_it_is_about() {
    let title = |lang| done(&["describe", "--sheet", "iom", "--lang", lang]).lines().next().unwrap().to_owned();
    assert_eq!(title("pt-BR"), title("pt"));
    assert_eq!(title("zh-Hans-CN"), title("zh"));
    assert!(title("pt") != title("es") && title("pt") != title("en"));
    assert!(snippet(&["--sheet", "iom", "--lang", "pt-BR"]).contains("data-lang=\"pt\">\n<figure lang=\"pt\""));
    // The same Arabic with other digits, for which no picture is published.
    let egypt = snippet(&["--sheet", "undesa-2020", "--lang", "ar-EG"]);
    assert!(egypt.contains("dir=\"rtl\"") && egypt.contains("٢٨٠") && !egypt.contains("<img"), "{egypt}");
}

#[test]
fn a_language_that_is_not_there_is_refused_with_those_that_are() {
    let said = refused(&["snippet", "--sheet", "iom", "--base", BASE, "--lang", "de"]);
    let (message, hint) = said.split_once("hint: ").unwrap();
    assert!(message.starts_with("error: --lang: "), "{said}");
    for tag in ["en", "es", "fr", "pt", "ar", "zh", "ru"] {
        assert!(hint.contains(tag), "{said}");
        assert!(done(&["list"]).contains(tag));
        assert!(json(&["list", "--json"])[0]["languages"].as_array().unwrap().iter().any(|known| known == tag));
    }
}

#[test]
fn an_oembed_answer_is_there_in_every_language() {
    for (lang, direction, credit, _, _) in LANGUAGES {
        for name in ["undesa-2020/totals", "undesa-2020/card.asia-2020", "rcm-meetings/timeline"] {
            let file = published().join(format!("oembed/{name}.{lang}.json"));
            let answer: Value = serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap();
            let html = answer["html"].as_str().unwrap();
            assert!(html.contains(&format!("<figure lang=\"{lang}\" dir=\"{direction}\">")), "{name} {lang}");
            assert!(name.starts_with("rcm") || html.contains(credit), "{name} {lang}");
            assert_eq!(answer["thumbnail_url"], format!("{BASE}/pictures/{name}.{lang}.png"));
            assert!(!has_layout_signs(&answer.to_string()), "{name} {lang}");
        }
    }
}
