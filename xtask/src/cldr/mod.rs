//! Numbers, dates, lists, plural forms and names of places of every language, out of the packages of Unicode CLDR.
//!
//! `cargo xtask cldr` writes `data/cldr/<tag>.json`, which the build reads; with `--check` it compares instead.

mod dates;
mod entries;
mod numbers;
mod order;
mod packages;
mod pattern;
mod places;
mod plural;

use anyhow::{Context as _, Result};
use serde::Serialize;

use crate::fail::failure;
use crate::files;
use crate::npm;
use crate::progress::Progress;
use crate::project::Project;
use entries::{Entries, Word};
use packages::Packages;

/// Our tags and the locales whose data they take. English is the international one: "19 November 2009".
/// `ar` is Arabic as the world writes it, with Western digits; `ar-EG` has Arabic-Indic digits; `pt` is Brazilian.
const LOCALES: [(&str, &str); 8] = [
    ("en", "en-001"),
    ("es", "es"),
    ("fr", "fr"),
    ("pt", "pt"),
    ("ar", "ar"),
    ("ar-EG", "ar-EG"),
    ("zh", "zh"),
    ("ru", "ru"),
];
const FOLDER: &str = "data/cldr";

/// What a file holds.
#[derive(Serialize)]
struct Extract {
    cldr: String,
    locale: &'static str,
    /// Locales of the same language that write their digits as this one does, where other digits are its point.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    regions: Vec<String>,
    categories: Vec<&'static str>,
    words: Entries<Word>,
    places: Entries<String>,
    /// Codes of the places in the order of their names.
    order: Vec<String>,
}

/// Writes the files, or finds out whether they are what the packages give.
pub fn cldr(project: &Project, check: bool) -> Result<()> {
    let mut progress = Progress::default();
    npm::ensure(project, &mut progress)?;
    let what = if check { "data/cldr: comparing" } else { "data/cldr: writing" };
    progress.quiet(what, || if check { compare(project) } else { write(project) })
}

/// Fails when a file is not what the packages give.
pub fn compare(project: &Project) -> Result<()> {
    for (name, text) in all(project)? {
        if files::read(&project.path(&name)).ok().as_ref() != Some(&text) {
            return Err(failure(format!("{name} is not what CLDR gives"), "run `cargo xtask cldr`"));
        }
    }
    Ok(())
}

fn write(project: &Project) -> Result<()> {
    all(project)?.into_iter().try_for_each(|(name, text)| files::write(&project.path(&name), text))
}

/// Every file and its text.
fn all(project: &Project) -> Result<Vec<(String, String)>> {
    let packages = Packages::open(project)?;
    let names = places::Names::read(project)?;
    let mut all = Vec::new();
    for (tag, locale) in LOCALES {
        let extract = extract(&packages, &names, tag, locale).with_context(|| format!("CLDR, {locale}"))?;
        let text = serde_json::to_string_pretty(&extract)? + "\n";
        all.push((format!("{FOLDER}/{tag}.json"), text));
    }
    names.all_used(LOCALES.map(|(tag, _)| tag))?;
    Ok(all)
}

fn extract(packages: &Packages, names: &places::Names, tag: &str, locale: &'static str) -> Result<Extract> {
    let rules = packages.rules(locale)?;
    let mut words = Entries::default();
    words.add("plural", Word::Text(plural::table(&rules)?));
    numbers::words(packages, locale, &rules, &mut words)?;
    dates::words(&packages.dates(locale)?, &mut words)?;
    lists(packages, locale, &mut words)?;
    let places = names.places(packages, tag, locale)?;
    Ok(Extract {
        cldr: packages.version.clone(),
        locale,
        regions: if tag.contains('-') { packages.same_digits(locale)? } else { Vec::new() },
        categories: rules.categories(),
        words,
        order: order::order(locale, &places)?,
        places,
    })
}

/// The patterns that join the parts of a list. The first two parts are joined like any two in the middle, two alone like
/// the last two. Before the sound of "i" Spanish has a word of its own, which ICU knows and CLDR's patterns do not.
fn lists(packages: &Packages, locale: &str, words: &mut Entries<Word>) -> Result<()> {
    let lists = packages.lists(locale)?;
    let pattern = |name: &str| packages::text(&lists, &[name]).map(str::to_owned);
    let (middle, end) = (pattern("middle")?, pattern("end")?);
    if pattern("start")? != middle || pattern("2")? != end {
        return Err(failure("a list starts in its own way", "let the format have `list-start` and `list-two` too"));
    }
    let before_i = if locale == "es" { end.replace(" y ", " e ") } else { end.clone() };
    for (name, pattern) in [("list-middle", middle), ("list-end", end), ("list-end-i", before_i)] {
        words.add(name, Word::Text(pattern));
    }
    Ok(())
}
