//! Own data on the command line: `check`, `--src`, and what a shell and a manual are given.

use super::{BASE, call, done, json, program, refused, support};
use serde_json::{Value, json};
use std::fs;
use std::path::PathBuf;
use tempfile::TempDir;

fn file(name: &str) -> String {
    support::path(&format!("tests/sheets/{name}.json")).display().to_string()
}

/// What a call says whose data are at fault.
fn at_fault(arguments: &[&str]) -> (String, String) {
    let output = call(arguments);
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(1), "{arguments:?}: {said}");
    (String::from_utf8(output.stdout).unwrap(), said)
}

/// A changed copy of the good sheet in a folder of its own.
fn changed(name: &str, change: impl FnOnce(&mut Value)) -> (TempDir, String) {
    let mut sheet: Value = serde_json::from_str(&fs::read_to_string(file("good")).unwrap()).unwrap();
    change(&mut sheet);
    let folder = TempDir::new().unwrap();
    let path = folder.path().join(name);
    fs::write(&path, serde_json::to_string_pretty(&sheet).unwrap()).unwrap();
    let path = path.display().to_string();
    (folder, path)
}

#[test]
fn a_sheet_without_fault_has_exit_status_0() {
    let good = file("good");
    assert_eq!(done(&["check", &good]), format!("{good}: nothing to say\n"));
}

#[test]
fn every_fault_is_shown_with_its_line_its_place_and_a_hint() {
    let bad = file("five-faults");
    let (report, said) = at_fault(&["check", &bad]);
    assert_eq!(said, "");
    assert_eq!(report.matches("error: ").count(), 5);
    let text = fs::read_to_string(&bad).unwrap();
    let line = text.lines().position(|line| line.contains("\"lable\"")).unwrap() + 1;
    let column = text.lines().nth(line - 1).unwrap().find('"').unwrap() + 1;
    assert!(report.contains(&format!("--> {bad}:{line}:{column}\n")), "{report}");
    assert!(report.contains("      \"lable\": \"x\"\n") && report.contains("  ^^^^^^^\n"), "{report}");
    assert!(report.contains("hint: Did you mean “label”?"), "{report}");
    assert!(report.ends_with(&format!("{bad}: 5 errors\n")), "{report}");
}

#[test]
fn a_report_as_json_has_every_field() {
    let bad = file("five-faults");
    let (report, _) = at_fault(&["check", "--format", "json", &bad]);
    let report: Vec<Value> = serde_json::from_str(&report).unwrap();
    assert_eq!(report.len(), 5);
    for entry in &report {
        assert_eq!((&entry["file"], &entry["level"]), (&json!(bad), &json!("error")));
        for name in ["problem", "message", "hint", "path"] {
            assert!(entry[name].as_str().is_some_and(|text| !text.is_empty()), "{entry}");
        }
        assert!(entry["line"].as_u64() > Some(0) && entry["column"].as_u64() > Some(0), "{entry}");
    }
    let lines: Vec<u64> = report.iter().map(|entry| entry["line"].as_u64().unwrap()).collect();
    assert!(lines.is_sorted(), "{lines:?}");
    assert_eq!(json(&["check", "--format", "json", &file("good")]), json!([]));
}

#[test]
fn warnings_count_when_they_shall() {
    let warned = file("plain-http");
    assert!(done(&["check", &warned]).contains("warning: "));
    at_fault(&["check", "--strict", &warned]);
    done(&["check", "--strict", &file("good")]);
}

#[test]
fn several_files_are_checked_at_once() {
    let (report, _) = at_fault(&["check", &file("good"), &file("plain-http"), &file("empty")]);
    for end in ["good.json: nothing to say\n", "plain-http.json: 1 warning\n", "empty.json: 5 errors\n"] {
        assert!(report.contains(end), "{report}");
    }
}

#[test]
fn a_sheet_comes_by_standard_input() {
    let output = program().args(["check", "-"]).write_stdin("{\"id\": 1,}").output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8(output.stdout).unwrap().contains("--> standard input:1:10\n"));
    let good = fs::read_to_string(file("good")).unwrap();
    program().args(["check", "-"]).write_stdin(good.clone()).assert().success();
    let drawn = program().args(["render", "--src", "-"]).write_stdin(good).assert().success();
    assert!(drawn.get_output().stdout.starts_with(b"<svg"));
}

#[test]
fn a_file_that_is_not_there_is_a_fault_of_the_call() {
    assert!(refused(&["check", &file("good"), "nowhere.json"]).contains("nowhere.json"));
    assert!(refused(&["describe", "--src", "nowhere.json"]).contains("nowhere.json"));
    assert!(refused(&["check", &file("good"), "--article", "nowhere.txt"]).contains("nowhere.txt"));
    assert!(refused(&["check"]).contains("<FILE>"));
}

#[test]
fn bytes_that_are_no_text_are_data_at_fault_and_no_crash() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("image.json");
    fs::write(&path, b"{\"id\": \"\xff\xfe\xfd\"}").unwrap();
    at_fault(&["describe", "--src", path.to_str().unwrap()]);
}

#[test]
fn more_than_can_be_read_is_data_at_fault() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("large.json");
    fs::write(&path, format!("{{\"id\": \"{}\"}}", "é".repeat(3 << 20))).unwrap();
    let (report, _) = at_fault(&["check", path.to_str().unwrap()]);
    assert!(report.contains("Too large") && report.len() < 2000, "{report}");
}

#[test]
fn every_wording_is_in_its_article() {
    let folder = TempDir::new().unwrap();
    let article = |name: &str, text: &str| -> String {
        let path: PathBuf = folder.path().join(name);
        fs::write(&path, text).unwrap();
        path.display().to_string()
    };
    let good = file("good");
    done(&["check", &good, "--article", &article("a.txt", "There were 39,456\n  migrants at the harbour.")]);
    done(&["check", &good, "--article", &article("a.html", "<p>There were <b>39,456</b>&nbsp;migrants.</p>")]);
    let (report, _) = at_fault(&["check", &good, "--article", &article("b.txt", "There were 39,546 migrants.")]);
    assert!(report.contains("The fact “honduras”: “39,456 migrants” is not in the article."), "{report}");
    assert!(report.contains("\"as-printed\": \"39,456 migrants\"") && report.contains("^^^"), "{report}");
}

#[test]
fn colours_are_for_terminals_and_for_who_asks() {
    let bad = file("empty");
    let codes = |arguments: &[&str], no_color: bool| {
        let mut program = program();
        if no_color {
            program.env("NO_COLOR", "1");
        }
        program.args(["check", &bad]).args(arguments).output().unwrap().stdout.contains(&0x1b)
    };
    assert!(!codes(&[], false), "no terminal");
    assert!(codes(&["--color", "always"], false));
    assert!(codes(&["--color", "always"], true), "what is asked for goes first");
    assert!(!codes(&["--color", "never"], false));
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("report.txt");
    at_fault(&["check", &bad, "--color", "always", "--output", path.to_str().unwrap()]);
    assert!(!fs::read(path).unwrap().contains(&0x1b));
}

#[test]
fn options_of_tables_are_noted_where_there_is_none() {
    let report = json(&["check", "--format", "json", "--unit", "people", &file("good")]);
    assert_eq!((&report[0]["problem"], &report[0]["path"]), (&json!("for-tables"), &json!("--unit")));
}

#[test]
fn own_data_are_drawn_and_described() {
    let good = file("good");
    let asked = ["--src", good.as_str()];
    assert!(done(&[&["render"][..], &asked].concat()).contains("Most came in 2020"));
    let text = done(&[&["describe"][..], &asked].concat());
    assert!(text.starts_with("Most came in 2020\n") && text.contains("Honduras") && text.contains("520,729"), "{text}");
    let spanish = done(&[&["describe", "--lang", "es", "--widget", "card"][..], &asked].concat());
    assert!(spanish.contains("520.729") && spanish.contains("Fuente: "), "{spanish}");
    let described = json(&[&["describe", "--format", "json"][..], &asked].concat());
    assert_eq!(described["source"]["url"], "https://harbour.example/report");
}

#[test]
fn an_address_that_is_not_https_is_no_link() {
    let output = call(&["describe", "--format", "json", "--src", &file("plain-http")]);
    assert!(output.status.success());
    assert!(String::from_utf8(output.stderr).unwrap().starts_with("warning: "), "and it is said");
    let html = call(&["snippet", "--base", BASE, "--src", &file("plain-http")]);
    assert!(!String::from_utf8(html.stdout).unwrap().contains("href=\"http:"));
}

#[test]
fn own_data_at_fault_are_not_drawn() {
    for command in [&["render"][..], &["describe"], &["snippet", "--base", BASE]] {
        let (out, said) = at_fault(&[command, &["--src", &file("five-faults")]].concat());
        assert_eq!((out.as_str(), said.matches("error: ").count()), ("", 5), "{command:?}: {said}");
        assert!(said.contains("hint: Did you mean “label”?"));
    }
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("out.svg");
    fs::write(&path, "as it was").unwrap();
    at_fault(&["render", "--src", &file("empty"), "--output", path.to_str().unwrap()]);
    assert_eq!(fs::read_to_string(path).unwrap(), "as it was");
}

#[test]
fn an_option_that_own_data_do_not_bear_out_is_a_fault_of_the_call() {
    let good = file("good");
    assert!(refused(&["render", "--src", &good, "--widget", "timeline"]).contains("card"));
    assert!(refused(&["render", "--src", &good, "--sheet", "iom"]).contains("--src"));
    assert!(refused(&["render", "--src", "https://harbour.example/data.json"]).contains("download"));
    assert!(refused(&["render"]).contains("--src FILE"));
    assert!(refused(&["snippet", "--base", BASE, "--src", &good, "--form", "mail"]).contains("hint: "));
    assert!(refused(&["snippet", "--base", BASE, "--src", "-"]).len() > 10);
    assert!(refused(&["snippet", "--base", BASE, "--sheet", "iom", "--address", "a.json"]).contains("--src"));
}

#[test]
fn a_snippet_of_own_data_names_them_as_the_page_finds_them() {
    let (_folder, path) = changed("our data.json", |_| {});
    let output = call(&["snippet", "--base", BASE, "--src", &path]);
    let (html, said) = (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap());
    assert_eq!(output.status.code(), Some(0), "{said}");
    assert!(html.starts_with(
        "<div class=\"migration-facts\" data-src=\"our%20data.json\" data-widget=\"totals\" data-lang=\"en\">\n<figure"
    ));
    assert!(html.contains("<h3>Most came in 2020</h3>") && html.contains("520,729") && !html.contains("data-sheet"));
    assert!(said.contains("our%20data.json") && said.contains("hint: ") && said.contains("--address"), "{said}");
    let address = "https://harbour.example/data.json";
    let html = done(&["snippet", "--base", BASE, "--src", &path, "--address", address]);
    assert!(html.starts_with(&format!("<div class=\"migration-facts\" data-src=\"{address}\"")), "{html}");
    let frame =
        done(&["snippet", "--base", BASE, "--src", &path, "--address", address, "--form", "iframe", "--title", "Ours"]);
    assert!(frame.contains("embed.html?src=https%3A%2F%2Fharbour.example%2Fdata.json&amp;widget=totals"), "{frame}");
    assert!(frame.contains("title=Ours"), "words of one's own stand beside data of one's own: {frame}");
}

#[test]
fn a_picture_of_own_data_is_written_and_named() {
    let (folder, path) = changed("own.json", |_| {});
    let pictures = folder.path().join("pictures").display().to_string();
    let html = done(&["snippet", "--base", BASE, "--src", &path, "--address", "own.json", "--pictures", &pictures]);
    let source = html.split("<img src=\"").nth(1).unwrap().split('"').next().unwrap();
    let name = source.strip_prefix(&format!("{BASE}/")).unwrap();
    assert!(name.starts_with("pictures/harbour/totals.") && folder.path().join(name).exists(), "{name}");
}

#[test]
fn words_of_own_data_are_no_signs_of_markdown_or_html() {
    let (_folder, path) = changed("own.json", |sheet| {
        sheet["widgets"][0]["title"] = json!("A | *B* <script>alert(1)</script>");
        sheet["facts"][0]["label"] = json!("Hon|duras");
    });
    let markdown = done(&["describe", "--format", "markdown", "--src", &path]);
    assert!(markdown.starts_with("## A \\| \\*B\\* \\<script\\>"), "{markdown}");
    let columns = |line: &str| line.replace("\\|", "").matches('|').count();
    let rows: Vec<&str> = markdown.lines().filter(|line| line.starts_with('|')).collect();
    assert!(rows.len() == 4 && rows.iter().all(|row| columns(row) == columns(rows[0])), "{markdown}");
    let html = done(&["snippet", "--base", BASE, "--src", &path, "--address", "own.json"]);
    assert!(!html.contains("<script>alert") && html.contains("&lt;script&gt;"), "{html}");
}

#[test]
fn options_are_listed_for_programs_and_people() {
    let options = json(&["list", "options", "--json"]);
    let names: Vec<&str> = options.as_array().unwrap().iter().map(|option| option["name"].as_str().unwrap()).collect();
    assert_eq!(names, migration_facts::options::names());
    let text = done(&["list", "options"]);
    assert!(names.iter().all(|name| text.contains(&format!("--{name} <"))), "{text}");
}

#[test]
fn completions_name_every_command_in_every_shell() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = done(&["completions", shell]);
        for name in ["render", "snippet", "check", "--label-column", "accent"] {
            assert!(script.contains(name.trim_start_matches('-')), "{shell}: {name}");
        }
    }
    refused(&["completions", "cmd"]);
}

#[test]
fn the_manual_has_a_page_for_every_command() {
    let page = done(&["man"]);
    assert!(page.contains(".TH migration-facts 1") && page.contains("migration\\-facts\\-check(1)"), "{page}");
    let folder = TempDir::new().unwrap();
    let pages = folder.path().join("man");
    assert_eq!(done(&["man", "--output", pages.to_str().unwrap()]), "");
    let mut names: Vec<String> =
        fs::read_dir(&pages).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort_unstable();
    let commands = [
        "-check",
        "-cite",
        "-completions",
        "-describe",
        "-list",
        "-man",
        "-pack",
        "-render",
        "-schema",
        "-snippet",
        "",
    ];
    assert_eq!(names, commands.map(|name| format!("migration-facts{name}.1")));
    assert!(fs::read_to_string(pages.join("migration-facts-check.1")).unwrap().contains("\\-\\-article"));
}

#[test]
fn an_output_that_cannot_be_written_is_a_fault_of_the_call() {
    let folder = TempDir::new().unwrap();
    let (nowhere, good) = (folder.path().join("missing/out.txt").display().to_string(), file("good"));
    let asked = folder.path().display().to_string();
    for command in
        [&["list"][..], &["schema"], &["describe", "--sheet", "iom"], &["check", &good], &["completions", "bash"]]
    {
        for output in [&nowhere, &asked] {
            assert!(refused(&[command, &["--output", output]].concat()).contains(output.as_str()), "{command:?}");
        }
    }
    assert!(refused(&["man", "--output", &good]).contains("good.json"), "a file is no folder");
}

#[cfg(unix)]
#[test]
fn who_reads_no_further_is_no_fault() {
    use std::process::{Command, Stdio};
    for arguments in [&["list"][..], &["schema"], &["render", "--help"], &["check", &file("five-faults")]] {
        let mut child = Command::new(env!("CARGO_BIN_EXE_migration-facts"))
            .args(arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        // Closed before the first byte is read.
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert_eq!(String::from_utf8(output.stderr).unwrap(), "", "{arguments:?}");
        assert!(output.status.code().is_some_and(|code| code < 2), "{arguments:?}: {:?}", output.status);
    }
}

#[test]
fn own_data_are_packed_when_they_are_without_fault() {
    let folder = TempDir::new().unwrap();
    let output = folder.path().join("good.bin").display().to_string();
    assert_eq!(done(&["pack", &file("good"), "--output", &output]), "");
    let packed = fs::read_to_string(&output).unwrap();
    assert!(packed.starts_with("migration-facts 1\n"), "{packed}");
    let bad = folder.path().join("bad.bin").display().to_string();
    let (_, said) = at_fault(&["pack", &file("five-faults"), "--output", &bad]);
    assert_eq!(said.matches("error: ").count(), 5, "{said}");
    assert!(!folder.path().join("bad.bin").exists());
    refused(&["pack"]);
}
