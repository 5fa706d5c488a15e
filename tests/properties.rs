//! What holds for every table, however it is made.
#![cfg(all(feature = "cli", not(target_arch = "wasm32")))]
#![allow(missing_docs, clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use migration_facts::fact::{FactSheet, Kind, Period, Text};
use migration_facts::sheet::own::{self, Asked};
use migration_facts::sheet::remark::At;
use migration_facts::sheet::{check, table};
use proptest::collection::{btree_map, vec};
use proptest::prelude::*;
use std::fmt::Write;
use std::time::{Duration, Instant};

fn asked() -> Asked {
    Asked::read([
        ("source", "Somebody"),
        ("source-url", "https://example.org/"),
        ("population", "migrants"),
        ("measure", "stock"),
    ])
}

/// Cells that mean something to a reader of tables, beside any text.
fn cell() -> impl Strategy<Value = String> {
    const KNOWN: &[&str] = &[
        "",
        "..",
        "Country",
        "Year",
        "Value",
        "Total",
        "World",
        "Germany",
        "2020",
        "1990",
        "1,234",
        "1.234",
        "1,5",
        "-5",
        "(5)",
        "5%",
        "5 million",
        ">5",
        "5–7",
        "NaN",
        "1e308",
        "45292",
        "01/02/2014",
        "13/02/2014",
        "January 6, 2014",
        "\"",
        "\"a\nb\"",
        ",",
        ";",
        "Source: UN",
        "=A1",
        "  Africa",
        "Kenya*",
        "\u{202e}",
        "Ã©",
        "sep=;",
    ];
    prop_oneof![4 => prop::sample::select(KNOWN).prop_map(String::from), 1 => "\\PC{0,12}"]
}

fn grid() -> impl Strategy<Value = String> {
    let row = vec(cell(), 0..6);
    let signs = prop::sample::select(&[",", ";", "\t", "\u{1f}"][..]);
    (vec(row, 0..12), signs, prop::sample::select(&["\n", "\r\n", "\r", "\u{1e}"][..]))
        .prop_map(|(rows, sign, end)| rows.iter().map(|row| row.join(sign) + end).collect())
}

/// A value of an option: mostly one that there may be.
fn option() -> impl Strategy<Value = (&'static str, String)> {
    const NAMES: &[&str] = &[
        "label-column",
        "value-column",
        "date-column",
        "series-column",
        "unit",
        "population",
        "measure",
        "year",
        "top",
        "facts",
        "lang",
        "title",
    ];
    (prop::sample::select(NAMES), cell())
}

fn holds(sheet: &FactSheet) {
    // Codes of our own are none of ISO's, and an address is only asked for.
    let faults = check::check(sheet, &|_| true);
    let is_address = |at: &At| matches!(at, At::Path(path) if path.ends_with(".address"));
    let faults: Vec<_> = faults.iter().filter(|fault| !is_address(&fault.at)).collect();
    assert!(faults.is_empty(), "{faults:?}");
    assert!(sheet.facts.len() <= own::FACTS && !sheet.facts.is_empty() && !sheet.widgets.is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_read_or_refused(bytes in vec(any::<u8>(), 0..4000)) {
        let (text, _) = table::decode(&bytes);
        let _ = own::read(&text, &asked());
    }

    #[test]
    fn what_is_read_of_any_cells_is_a_sheet_without_fault(text in grid(), options in vec(option(), 0..4)) {
        let pairs = options.iter().map(|(name, value)| (*name, value.as_str()));
        let more = [("source", "Somebody"), ("source-url", "https://example.org/")];
        if let Ok(own) = own::read(&text, &Asked::read(pairs.chain(more))) {
            holds(&own.sheet);
        }
    }

    #[test]
    fn a_written_table_reads_back(
        rows in btree_map("[a-z]{3,8} [\"a-z,;é\n]{0,6}[a-z]", vec(prop::option::of(0_u32..2_000_000_000), 3), 1..40),
        sign in prop::sample::select(&[',', ';', '\t'][..]),
    ) {
        let mut text = format!("Name{sign}Year{sign}Migrants\n");
        let mut wanted = Vec::new();
        for (name, values) in &rows {
            for (year, value) in (2018..).zip(values) {
                let written = value.map_or("..".into(), |value| value.to_string());
                writeln!(text, "\"{}\"{sign}{year}{sign}{written}", name.replace('"', "\"\"")).unwrap();
                let label = name.split_whitespace().collect::<Vec<_>>().join(" ");
                wanted.push((label, year.to_string(), value.map(f64::from)));
            }
        }
        // Names that differ in blanks alone are one name once they are shown.
        prop_assume!({
            let mut seen: Vec<_> = wanted.iter().map(|(name, year, _)| (name.clone(), year.clone())).collect();
            seen.sort();
            seen.windows(2).all(|pair| pair[0] != pair[1])
        });
        let own = own::read(&text, &asked()).unwrap();
        let mut found: Vec<_> = own.sheet.facts.iter().map(|fact| {
            let (Kind::Quantity(quantity), Period::Stated(year)) = (&fact.kind, &fact.period) else { panic!("{fact:?}") };
            let Some(Text::Own(label)) = &fact.label else { panic!("{fact:?}") };
            (label.clone(), year.to_string(), quantity.value)
        }).collect();
        found.sort_by(|one, other| (&one.0, &one.1).cmp(&(&other.0, &other.1)));
        wanted.sort_by(|one, other| (&one.0, &one.1).cmp(&(&other.0, &other.1)));
        prop_assert_eq!(found, wanted);
    }
}

/// How long a text takes; the shortest of three times.
fn taken(text: &str) -> Duration {
    let once = || {
        let start = Instant::now();
        let _ = own::read(text, &asked());
        start.elapsed()
    };
    (0..3).map(|_| once()).min().unwrap()
}

#[test]
fn twice_the_text_takes_about_twice_the_time() {
    let hostile: [fn(usize) -> String; 8] = [
        |size| "\"".repeat(size),
        |size| ",".repeat(size),
        |size| "\n".repeat(size),
        |size| "a,".repeat(size / 4) + "\n" + &"1,".repeat(size / 4),
        |size| (0..size / 12).fold("Name,Value\n".into(), |text, row| text + &format!("n{row},{row}\n")),
        |size| (0..size / 12).fold("Name,Year,Value\n".into(), |text, row| text + &format!("a,2020,{row}\n")),
        |size| format!("Name,Value\na,{}\n", "1,".repeat(size / 2)),
        |size| format!("Name,2020\n{}", "x\u{1f}1\u{1e}".repeat(size / 4)),
    ];
    for (number, make) in hostile.iter().enumerate() {
        let (small, large) = (taken(&make(20_000)), taken(&make(80_000)));
        // Four times the text: sixteen times the time would be quadratic.
        let most = small * 10 + Duration::from_millis(30);
        println!("text {number}: {small:?}, then {large:?}");
        assert!(large < most, "text {number}: {small:?}, then {large:?}");
    }
}
