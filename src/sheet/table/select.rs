//! What was asked for by name or by size, and whether it is too much.

use super::faults::{Faults, listed};
use super::gather::{Gathered, Item};
use super::key::key;
use super::labels::Label;
use super::levels::Level;
use super::make;
use super::near::nearest;
use crate::sheet::own::{Asked, FACTS};
use crate::sheet::remark::{At, Problem};
use std::collections::{BTreeMap, BTreeSet};

/// The name of a fact that is about a label: small letters, digits and hyphens, a letter first.
pub fn slug(label: &Label) -> String {
    let named = ascii(&key(&label.text));
    match (named.is_empty(), label.place) {
        (false, _) => lettered(named),
        (true, Some(place)) => lettered(place.to_ascii_lowercase()),
        (true, None) => format!("row-{}", label.row + 1),
    }
}

/// Words of plain letters and digits with hyphens between; at most 60 letters.
pub fn ascii(text: &str) -> String {
    let words: Vec<String> = text
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_ascii_lowercase)
        .collect();
    words.join("-").chars().take(60).collect::<String>().trim_end_matches('-').into()
}

fn lettered(name: String) -> String {
    if name.starts_with(|c: char| c.is_ascii_lowercase()) { name } else { format!("no-{name}") }
}

/// Keeps the numbers of the labels that were asked for, by the names of their facts or the codes of their places.
pub fn facts(items: &mut Vec<Item>, labels: &[Label], dates: &[Option<String>], asked: &Asked, faults: &mut Faults) {
    if asked.facts.is_empty() {
        return;
    }
    let slugs: Vec<String> = labels.iter().map(slug).collect();
    let mut by_name: BTreeMap<&str, u32> = BTreeMap::new();
    for (id, (slug, label)) in slugs.iter().zip(labels).enumerate() {
        by_name.entry(slug).or_insert(id as u32);
        if let Some(place) = label.place {
            by_name.entry(place).or_insert(id as u32);
        }
    }
    let mut wanted: BTreeMap<u32, Option<u32>> = BTreeMap::new();
    for name in &asked.facts {
        match find(name, &by_name, dates) {
            Some((label, date)) => {
                wanted.insert(label, date);
            }
            None => {
                let names = || slugs.iter().map(String::as_str);
                let near = nearest(&key(name), names());
                let problem = if near.is_some() { Problem::UnknownFact } else { Problem::StrangeFact };
                let near = near.unwrap_or_default();
                let found = vec![listed([name.as_str()]), listed(names().take(12)), near.into()];
                faults.list(problem, At::Option("facts"), found);
            }
        }
    }
    items.retain(|item| wanted.get(&item.label).is_some_and(|date| date.is_none_or(|date| date == item.date)));
}

/// The label that a name means, and the date when the name ends with one.
fn find(name: &str, by_name: &BTreeMap<&str, u32>, dates: &[Option<String>]) -> Option<(u32, Option<u32>)> {
    let exact = |name: &str| by_name.get(name).or_else(|| by_name.get(name.to_ascii_uppercase().as_str())).copied();
    if let Some(label) = exact(name) {
        return Some((label, None));
    }
    dates.iter().enumerate().find_map(|(number, date)| {
        let ending = format!("-{}", ascii(date.as_deref()?));
        Some((exact(name.strip_suffix(ending.as_str())?)?, Some(number as u32)))
    })
}

/// Leaves the largest by their last numbers; what all make is then the whole, so that the others are its rest.
pub fn top(level: &mut Level, gathered: &[Gathered], dates: &[Option<String>], asked: &Asked) -> bool {
    let Some(top) = asked.top.filter(|top| *top < level.shown.len()) else { return false };
    let mut last: BTreeMap<u32, (&str, f64)> = BTreeMap::new();
    for Gathered { item, .. } in gathered.iter().filter(|gathered| level.shown.contains(&gathered.item.label)) {
        let date = dates.get(item.date as usize).and_then(Option::as_deref).unwrap_or("");
        let Some(value) = item.figure.value else { continue };
        let known = last.entry(item.label).or_insert((date, value));
        if date > known.0 {
            *known = (date, value);
        }
    }
    let latest = last.values().map(|(date, _)| *date).max().unwrap_or("");
    // What has no number at the last date comes after what has.
    let mut order: Vec<(bool, f64, u32)> =
        last.iter().map(|(label, (date, value))| (*date == latest, *value, *label)).collect();
    order.sort_by(|one, other| other.0.cmp(&one.0).then(other.1.total_cmp(&one.1)).then(one.2.cmp(&other.2)));
    level.shown = order.into_iter().take(top).map(|(_, _, label)| label).collect::<BTreeSet<u32>>();
    true
}

/// Not more facts than can be drawn.
pub fn enough(labels: &[Label], gathered: &[Gathered], level: &Level, dates: &[Option<String>], faults: &mut Faults) {
    let count = gathered.iter().filter(|gathered| make::is_shown(level, &gathered.item)).count();
    if count <= FACTS {
        return;
    }
    let mut years: Vec<&str> = dates.iter().flatten().filter_map(|date| date.get(..4)).collect();
    years.sort_unstable();
    years.dedup();
    let names = level.shown.iter().filter_map(|id| labels.get(*id as usize)).map(|label| label.text.as_str());
    let found = vec![count.to_string(), FACTS.to_string(), listed(years.iter().rev().copied()), listed(names.take(5))];
    faults.list(Problem::TooManyFacts, At::Whole, found);
}
