//! `check`: what is wrong with own data, every fault with its place and what would be right.

use crate::Done;
use crate::arguments::{Failure, given, pairs, text};
use crate::article::Article;
use crate::input::Source;
use crate::list::pretty;
use crate::output;
use crate::report::{self, Places};
use anstream::{AutoStream, ColorChoice};
use clap::ArgMatches;
use migration_facts::sheet::remark::{At, Level, Remark};
use migration_facts::sheet::{judge, own};
use serde_json::{Value, json};
use std::io::Write;
use std::time::{SystemTime, UNIX_EPOCH};

/// A file and what is said of it.
struct Checked {
    source: Source,
    remarks: Vec<Remark>,
}

/// Runs the subcommand.
pub fn run(matches: &ArgMatches) -> Done {
    let asked = own::Asked::read(pairs(&given(matches)));
    let article = text(matches, "article").map(Article::read).transpose()?;
    let files = matches.get_many::<String>("file").into_iter().flatten();
    // All are read first: a report of half the files would be taken for one of all.
    let sources: Vec<Source> = files.map(|file| Source::read(file)).collect::<Result<_, _>>()?;
    let checked: Vec<Checked> = sources.into_iter().map(|source| check(source, &asked, article.as_ref())).collect();
    match text(matches, "format") {
        Some("json") => output::write(matches, listed(&checked)?.as_bytes())?,
        _ => write(matches, &said(&checked))?,
    }
    let worst = if matches.get_flag("strict") { Level::Warning } else { Level::Error };
    match checked.iter().any(|file| file.remarks.iter().any(|remark| remark.level() <= worst)) {
        true => Err(Failure::Data(String::new())),
        false => Ok(()),
    }
}

fn check(source: Source, asked: &own::Asked, article: Option<&Article>) -> Checked {
    let (sheet, mut remarks) = source.facts(asked);
    if let Some(sheet) = sheet {
        remarks.extend(judge::later_than(&sheet, &today()));
        remarks.extend(article.map_or(Vec::new(), |article| article.misses(&sheet)));
        Places::new(&source.text).sort(&mut remarks);
    }
    Checked { source, remarks }
}

/// This day in Greenwich.
fn today() -> String {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    date(seconds / 86_400)
}

/// The date of a day from 1 January 1970, by the Gregorian calendar's cycle of 400 years.
fn date(day: u64) -> String {
    let day = day + 719_468;
    let (cycle, day) = (day / 146_097, day % 146_097);
    let year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let in_month = day - (153 * month + 2) / 5 + 1;
    let (year, month) = if month < 10 { (year, month + 3) } else { (year + 1, month - 9) };
    format!("{:04}-{month:02}-{in_month:02}", cycle * 400 + year)
}

/// The report for people.
fn said(checked: &[Checked]) -> String {
    let mut said = String::new();
    for file in checked {
        said.push_str(&report::text(&file.source, &file.remarks));
    }
    for file in checked {
        said.push_str(&format!("{}: {}\n", file.source.name, counted(&file.remarks)));
    }
    said
}

/// "2 errors, 1 warning".
fn counted(remarks: &[Remark]) -> String {
    let levels = [Level::Error, Level::Warning, Level::Note].map(|level| {
        let count = remarks.iter().filter(|remark| remark.level() == level).count();
        (count, format!("{count} {}{}", level.name(), if count == 1 { "" } else { "s" }))
    });
    let parts: Vec<String> = levels.into_iter().filter(|(count, _)| *count > 0).map(|(_, text)| text).collect();
    if parts.is_empty() { "nothing to say".into() } else { parts.join(", ") }
}

fn write(matches: &ArgMatches, said: &str) -> Done {
    if text(matches, "output").is_some() {
        return output::write(matches, anstream::adapter::strip_str(said).to_string().as_bytes());
    }
    let stdout = std::io::stdout();
    let choice = match text(matches, "color") {
        Some("always") => ColorChoice::Always,
        Some("never") => ColorChoice::Never,
        _ => AutoStream::choice(&stdout),
    };
    output::heard(AutoStream::new(stdout, choice).write_all(said.as_bytes()))
}

/// The report for programs.
fn listed(checked: &[Checked]) -> Result<String, Failure> {
    let mut all = Vec::new();
    for file in checked {
        let places = Places::new(&file.source.text);
        all.extend(file.remarks.iter().map(|remark| entry(&file.source.name, &places, remark)));
    }
    pretty(&Value::Array(all))
}

fn entry(file: &str, places: &Places, remark: &Remark) -> Value {
    let spot = places.find(remark);
    let path = match &remark.at {
        At::Path(path) => Some(path.clone()),
        At::Option(name) => Some(format!("--{name}")),
        At::Whole | At::Cell { .. } => None,
    };
    json!({
        "file": file,
        "level": remark.level().name(),
        "problem": remark.problem.name(),
        "message": remark.message(),
        "hint": remark.hint(),
        "line": spot.as_ref().map(|spot| spot.line),
        "column": spot.as_ref().map(|spot| spot.column),
        "path": path,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_from_1970() {
        for (day, wanted) in [
            (0, "1970-01-01"),
            (59, "1970-03-01"),
            (11_016, "2000-02-29"),
            (19_782, "2024-02-29"),
            (20_453, "2025-12-31"),
        ] {
            assert_eq!(date(day), wanted);
        }
    }
}
