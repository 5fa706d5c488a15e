//! Tables as they come: each file of `tests/tables` with how it is read, or what is said of it. `UPDATE=1` renews.
//!
//! Lines of a `.txt` that begin with `?` are the options that the table is read with.
#![cfg(all(feature = "cli", not(target_arch = "wasm32")))]
#![allow(missing_docs, clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use migration_facts::fact::{Bound, Fact, FactSheet, Item, Kind, Measure, Origin, Period, Status, Text};
use migration_facts::sheet::own::{self, Asked, Own, Reading};
use migration_facts::sheet::remark::{At, Remark};
use migration_facts::sheet::table;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/tables")
}

fn files(ending: &str) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == ending));
    files.sort();
    files
}

fn words(text: &Text) -> &str {
    match text {
        Text::Own(words) => words,
        Text::Bundled(_) => panic!("a table has words of its own"),
    }
}

/// A reading as text: what is said, then the sheet.
fn rendered(reading: &Reading) -> String {
    let mut out = String::new();
    match reading {
        Ok(Own { sheet, remarks }) => {
            remarks.iter().for_each(|remark| said(remark, &mut out));
            sheet_of(sheet, &mut out);
        }
        Err(remarks) => remarks.iter().for_each(|remark| said(remark, &mut out)),
    }
    out
}

fn said(remark: &Remark, out: &mut String) {
    let place = match &remark.at {
        At::Whole => String::new(),
        At::Cell { line, column } => format!(" {line}:{column}"),
        At::Path(path) => format!(" {path}"),
        At::Option(option) => format!(" {option}"),
    };
    writeln!(out, "{}{place} {}: {}", remark.level().name(), remark.problem.name(), remark.message()).unwrap();
    if !remark.hint().is_empty() {
        writeln!(out, "    {}", remark.hint()).unwrap();
    }
}

fn sheet_of(sheet: &FactSheet, out: &mut String) {
    let widgets: Vec<&str> = sheet.widgets.iter().map(|suits| suits.widget.name()).collect();
    writeln!(out, "sheet {}: {}", sheet.id, widgets.join(" ")).unwrap();
    writeln!(out, "title {}", words(&sheet.title)).unwrap();
    if let Some(subtitle) = sheet.widgets.first().and_then(|suits| suits.subtitle.as_ref()) {
        writeln!(out, "subtitle {}", words(subtitle)).unwrap();
    }
    for source in sheet.sources.iter() {
        writeln!(out, "{} {} | {} | {}", source.id, words(&source.publisher), words(&source.title), source.address)
            .unwrap();
    }
    let mut meaning = String::new();
    for fact in sheet.facts.iter() {
        fact_of(fact, &mut meaning, out);
    }
}

fn fact_of(fact: &Fact, meaning: &mut String, out: &mut String) {
    let period = match &fact.period {
        Period::Stated(edtf) => edtf,
        Period::Inferred { edtf, .. } => edtf,
        Period::Unknown => "unknown",
        Period::Timeless => "timeless",
    };
    let status = match &fact.status {
        Status::Stated => "",
        Status::Counted => " counted",
        _ => " other",
    };
    let place = fact.place.as_deref().unwrap_or("-");
    let mut line = format!("{} | {} | {place} | {period} | ", fact.id, fact.label.as_ref().map_or("", words));
    match &fact.kind {
        Kind::Quantity(quantity) => {
            let measure = match &quantity.measure {
                Measure::Unclear { .. } => "Unclear".to_owned(),
                measure => format!("{measure:?}"),
            };
            let share = quantity.share_of.as_ref().map_or(String::new(), |of| format!(", share of {}", words(of)));
            let own = format!("= {:?}, {:?}, {measure}{share}", quantity.unit, quantity.population);
            if own != *meaning {
                writeln!(out, "{own}").unwrap();
                *meaning = own;
            }
            let bound = if quantity.bound == Bound::Exact { String::new() } else { format!(" {:?}", quantity.bound) };
            if quantity.origin != Origin::Observed {
                write!(line, "{:?} ", quantity.origin).unwrap();
            }
            let part = quantity.part_of.as_ref().map_or(String::new(), |of| format!(" of {of}"));
            write!(line, "{}{bound}{part}", quantity.value.map_or("no data".into(), |value| value.to_string()))
                .unwrap();
        }
        Kind::Event(event) => write!(line, "event {}", event.venue.as_ref().map_or("", words)).unwrap(),
        Kind::List(list) => {
            let name = |item: &Item| item.place().map_or_else(|| format!("{item:?}"), str::to_owned);
            let names: Vec<String> = list.items.iter().map(name).collect();
            write!(line, "list of {}: {}", names.len(), names.join(" ")).unwrap();
        }
        other => panic!("{other:?}"),
    }
    if fact.source != "source" {
        write!(line, " [{}]", fact.source).unwrap();
    }
    writeln!(out, "{}", (line + status).trim_end()).unwrap();
}

/// The options that a `.txt` asks with.
fn asked(expected: &str) -> (String, Asked) {
    let lines: Vec<&str> = expected.lines().take_while(|line| line.starts_with('?')).collect();
    let pairs = lines.iter().filter_map(|line| line.trim_start_matches('?').trim().split_once('='));
    (lines.iter().map(|line| format!("{line}\n")).collect(), Asked::read(pairs))
}

#[test]
fn every_table_is_read_as_its_file_says() {
    let update = env::var_os("UPDATE").is_some();
    let mut faults = String::new();
    for file in files("csv") {
        let expected_file = file.with_extension("txt");
        let expected = fs::read_to_string(&expected_file).unwrap_or_default();
        let (options, asked) = asked(&expected);
        let (text, remark) = table::decode(&fs::read(&file).unwrap());
        let mut found = options;
        remark.iter().for_each(|remark| said(remark, &mut found));
        found += &rendered(&own::read(&text, &asked));
        if update {
            fs::write(&expected_file, found).unwrap();
        } else if found != expected {
            write!(faults, "{}:\n{found}\nbut the file says\n{expected}\n", file.display()).unwrap();
        }
    }
    assert!(faults.is_empty(), "{faults}");
}

/// A long table of people by origin, destination and year, and what each origin makes in the last year.
fn corridors(places: u64) -> (String, Vec<(String, f64)>) {
    let mut text = String::from("year,origin,origin_region,destination,migrants\n");
    let mut sums = vec![0.0; places as usize];
    for year in [2010, 2020] {
        for origin in 0..places {
            for destination in (0..places).filter(|destination| *destination != origin) {
                let value = (year + origin * 7919 + destination * 104_729) % 10_007;
                writeln!(text, "{year},O{origin},R{},D{destination},{value}", origin % 7).unwrap();
                sums[origin as usize] += if year == 2020 { value as f64 } else { 0.0 };
            }
        }
    }
    let mut sums: Vec<_> = sums.into_iter().enumerate().map(|(origin, sum)| (format!("O{origin}"), sum)).collect();
    sums.sort_by(|one, other| other.1.total_cmp(&one.1));
    (text, sums)
}

#[test]
fn corridors_are_summed_to_the_largest_origins_and_the_whole() {
    let (text, sums) = corridors(120);
    let asked = Asked::read([("source", "S"), ("source-url", "https://example.org/"), ("year", "2020"), ("top", "10")]);
    let own = own::read(&text, &asked).unwrap();
    let mut found: Vec<(String, f64)> = Vec::new();
    for fact in own.sheet.facts.iter() {
        found.push((words(fact.label.as_ref().unwrap()).to_owned(), fact.value().unwrap()));
    }
    found.sort_by(|one, other| other.1.total_cmp(&one.1));
    let total: f64 = sums.iter().map(|(_, sum)| sum).sum();
    assert_eq!(found[0], ("Migrants".to_owned(), total));
    assert_eq!(found[1..], sums[..10]);
    let summed: Vec<_> = own.remarks.iter().filter(|remark| remark.problem.name() == "summed").collect();
    assert_eq!(summed.len(), 1);
    assert_eq!(summed[0].found, ["destination", "119"]);
}

#[test]
fn more_figures_than_can_be_drawn_are_refused_with_what_to_choose_from() {
    let (text, _) = corridors(300);
    let asked = Asked::read([("source", "S"), ("source-url", "https://example.org/")]);
    let remarks = own::read(&text, &asked).unwrap_err();
    assert_eq!(remarks[0].problem.name(), "too-many-facts");
    assert!(remarks[0].hint().contains("2020, 2010") && remarks[0].hint().contains("O0, O1"), "{}", remarks[0].hint());
}

/// A number for every day from 1990 on, of so many series.
fn daily(days: usize, series: usize) -> String {
    let mut text = String::from("date,port,migrants\n");
    let days = (1990..2150)
        .flat_map(|year| (1..=12).flat_map(move |month| (1..=28).map(move |day| (year, month, day))))
        .take(days);
    for (at, (year, month, day)) in days.enumerate() {
        for port in 0..series {
            let value = (at * 7919 + port * 104_729) % 10_007 + at;
            writeln!(text, "{year}-{month:02}-{day:02},Port {port},{value}").unwrap();
        }
    }
    text
}

fn known(more: &[(&str, &str)]) -> Asked {
    let known = [("source", "S"), ("source-url", "https://example.org/"), ("measure", "flow")];
    Asked::read(known.iter().chain(more).copied())
}

#[test]
fn a_long_series_is_thinned_to_real_numbers_and_says_so() {
    let text = daily(10_000, 1);
    let own = own::read(&text, &known(&[])).unwrap();
    let facts = &own.sheet.facts;
    assert!((400..=500).contains(&facts.len()), "{}", facts.len());
    let rows: Vec<(&str, f64)> = text.lines().skip(1).map(|row| (&row[..10], row[18..].parse().unwrap())).collect();
    let shown: Vec<(&str, f64)> =
        facts.iter().map(|fact| (fact.period.edtf().unwrap(), fact.value().unwrap())).collect();
    assert!(shown.iter().all(|found| rows.contains(found)), "every number is one of the table, at its date");
    assert!(shown.is_sorted_by(|one, next| one.0 < next.0));
    let ends = |all: &[(&str, f64)]| {
        let values = || all.iter().map(|(_, value)| *value);
        (values().fold(f64::INFINITY, f64::min), values().fold(0.0, f64::max))
    };
    assert_eq!((shown[0], ends(&shown)), (rows[0], ends(&rows)));
    assert_eq!(shown.last(), rows.last());
    let widgets: Vec<&str> = own.sheet.widgets.iter().map(|suits| suits.widget.name()).collect();
    assert_eq!(widgets, ["trend", "card"], "bars of one date would lack some of several series");
    let note = "10,000 values; of each stretch of time the first, last, least and greatest are shown.";
    assert!(own.sheet.widgets.iter().all(|suits| suits.note.as_ref().map(words) == Some(note)));
    let said: Vec<_> = own.remarks.iter().filter(|remark| remark.problem.name() == "thinned").collect();
    assert_eq!(said[0].found[..2], ["10000".to_owned(), facts.len().to_string()]);
}

#[test]
fn a_filter_works_before_a_series_is_thinned() {
    let text = daily(10_000, 4);
    let years = own::read(&text, &known(&[("year", "1995"), ("facts", "port-2")])).unwrap();
    assert_eq!((years.sheet.facts.len(), &years.sheet.widgets[0].note), (336, &None));
    let ports = own::read(&text, &known(&[("lang", "ru")])).unwrap();
    let of = |port: &str| ports.sheet.facts.iter().filter(|fact| words(fact.label.as_ref().unwrap()) == port).count();
    let counts: Vec<usize> = (0..4).map(|port| of(&format!("Port {port}"))).collect();
    assert!(counts.iter().all(|count| (100..=125).contains(count)), "{counts:?}");
    let note = ports.sheet.widgets[0].note.as_ref().map(words).unwrap();
    assert!(note.starts_with("Значений: 40\u{a0}000. "), "{note}");
    let top = own::read(&daily(1000, 20), &known(&[("top", "3")])).unwrap();
    assert!(top.sheet.facts.len() <= 500 && top.sheet.widgets[0].note.is_some());
}

#[test]
fn where_not_the_dates_make_figures_many_they_are_refused() {
    let refused = |text: &str| own::read(text, &known(&[])).unwrap_err()[0].problem.name();
    assert_eq!(refused(&daily(100, 9)), "too-many-facts");
    let mut rows = String::from("place,year,migrants\n");
    (0..600).for_each(|place| writeln!(rows, "Place {place},2020,{place}").unwrap());
    assert_eq!(refused(&rows), "too-many-facts");
}

#[test]
fn a_table_of_many_events_is_read() {
    let table = |count: usize| {
        let mut text = String::from("date,event,venue\n");
        (0..count).for_each(|at| {
            writeln!(text, "20{:02}-0{}-1{},Event {at},Port {}", at % 24, at % 9 + 1, at % 10, at % 97).unwrap()
        });
        text
    };
    let own = own::read(&table(13_695), &known(&[])).unwrap();
    assert_eq!((own.sheet.facts.len(), own.sheet.widgets[0].widget.name()), (13_695, "timeline"));
    assert_eq!(own::read(&table(20_001), &known(&[])).unwrap_err()[0].problem.name(), "too-many");
}

#[test]
fn every_expectation_has_its_table() {
    for file in files("txt") {
        assert!(file.with_extension("csv").exists(), "{} belongs to no table", file.display());
    }
    assert!(files("csv").len() >= 40);
}
