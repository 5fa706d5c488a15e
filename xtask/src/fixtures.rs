//! Fixtures that are made of somebody else's data, and therefore not in the repository.
//!
//! `incidents.json` is a spec as `tests/golden.rs` reads it: a timeline of every incident in which people on the
//! move died or went missing, out of IOM's published table. `tests/incidents.rs` counts what is drawn of it.

use std::path::Path;

use anyhow::{Context as _, Result};
use serde_json::{Value, json};

use crate::fail::failure;
use crate::files;
use crate::process::{command, run};
use crate::project::Project;

/// Where the fixture goes, in Cargo's output folder.
const INCIDENTS: &str = "fixtures/incidents.json";
/// Names the fixture to the test.
const VARIABLE: &str = "MIGRATION_FACTS_INCIDENTS";
/// The column that holds the date.
const DATE: &str = "Reported Date";

/// Writes the fixtures and runs the tests that need them.
pub fn fixtures(project: &Project, table: &Path) -> Result<()> {
    let table = std::path::absolute(table)?;
    let file = project.target().join(INCIDENTS);
    let dates = dates(csv::Reader::from_path(&table).with_context(|| format!("cannot read {}", table.display()))?)?;
    files::write(&file, serde_json::to_vec(&spec(&dates))?)?;
    let unknown = dates.iter().filter(|date| date.is_none()).count();
    println!("{}: {} incidents, {unknown} without a date", file.display(), dates.len());
    let mut cargo = command(project, "cargo")?;
    cargo.args(["test", "--features", "cli", "--test", "incidents", "--", "--ignored"]);
    run(cargo.env(VARIABLE, &file))
}

/// The dates of all rows, as ISO 8601; none where the table has none.
fn dates(mut table: csv::Reader<impl std::io::Read>) -> Result<Vec<Option<String>>> {
    let column = table.headers()?.iter().position(|name| name == DATE);
    let column = column.ok_or_else(|| failure(format!("no column `{DATE}`"), "the first line names the columns"))?;
    let mut dates = Vec::new();
    for (row, record) in table.records().enumerate() {
        let record = record?;
        let date = record.get(column).unwrap_or("").trim();
        let wrong = || failure(format!("row {}: `{date}` is no date", row + 1), "such as `January 6, 2014`");
        dates.push(if date.is_empty() { None } else { Some(iso(date).ok_or_else(wrong)?) });
    }
    Ok(dates)
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// `January 6, 2014` as `2014-01-06`.
fn iso(date: &str) -> Option<String> {
    let (day, year) = date.split_once(", ")?;
    let (month, day) = day.split_once(' ')?;
    let month = MONTHS.iter().position(|name| *name == month)? + 1;
    let (year, day): (u16, u8) = (year.parse().ok()?, day.parse().ok()?);
    Some(format!("{year:04}-{month:02}-{day:02}"))
}

fn spec(dates: &[Option<String>]) -> Value {
    json!({
        "title": "Every incident of ten years on one axis.",
        "options": {"widget": "timeline"},
        "width": 640,
        "dark": false,
        "sheet": sheet(dates),
    })
}

/// A fact sheet of events.
fn sheet(dates: &[Option<String>]) -> Value {
    let facts: Vec<Value> = (1..).zip(dates).map(|(number, date)| fact(number, date.as_deref())).collect();
    json!({
        "id": "incidents",
        "title": "Incidents in which people on the move died or went missing",
        "widgets": [{
            "widget": "timeline",
            "title": "Incidents in which people on the move died or went missing",
            "subtitle": "Incidents by the day on which they were reported",
        }],
        "sources": [{
            "id": "mmp",
            "publisher": "International Organization for Migration (IOM)",
            "title": "Missing Migrants Project",
            "address": "https://missingmigrants.iom.int/",
            "licence": "CC BY 4.0",
        }],
        "facts": facts,
    })
}

fn fact(number: usize, date: Option<&str>) -> Value {
    let period = date.map_or_else(|| json!("unknown"), |date| json!({"stated": date}));
    json!({
        "id": format!("incident-{number}"),
        "label": format!("Incident {number}"),
        "period": period,
        "source": "mmp",
        "status": "stated",
        "kind": {"event": {}},
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Vec<Option<String>>> {
        dates(csv::Reader::from_reader(text.as_bytes()))
    }

    #[test]
    fn a_quoted_date_is_a_day_and_an_empty_one_is_unknown() -> Result<()> {
        let text = "Reported Date,Number,Place\n\"January 6, 2014\",1,\"31.6, -110.3\"\n,2,\n\"December 31, 2023\",,\n";
        let expected = [Some("2014-01-06"), None, Some("2023-12-31")].map(|date| date.map(str::to_owned));
        assert_eq!(read(text)?, expected);
        Ok(())
    }

    #[test]
    fn what_is_no_date_is_named_with_its_row() {
        for wrong in ["2014-01-06", "\"Januar 6, 2014\"", "\"January 6 2014\"", "\"January x, 2014\""] {
            let said = read(&format!("Reported Date\n\"May 1, 2014\"\n{wrong}\n")).map_err(|error| error.to_string());
            assert!(said.is_err_and(|said| said.starts_with("row 2: ")), "{wrong}");
        }
        assert!(read("Date\n\"May 1, 2014\"\n").is_err());
    }

    #[test]
    fn an_event_without_a_date_is_not_given_one() {
        assert_eq!(fact(7, None).get("period"), Some(&json!("unknown")));
        assert_eq!(fact(7, Some("2014-01-06")).get("period"), Some(&json!({"stated": "2014-01-06"})));
    }
}
