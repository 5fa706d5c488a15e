//! Which rows may stand side by side: areas and what lies in them never do, totals stand apart.

use super::faults::{Faults, listed};
use super::gather::{Gathered, overlap};
use super::labels::Label;
use super::place;
use crate::sheet::own::Asked;
use crate::sheet::remark::{At, Problem};
use std::collections::{BTreeMap, BTreeSet};

/// The labels that are shown, and the one that they are parts of.
#[derive(Debug, Default, PartialEq)]
pub struct Level {
    /// Numbers of labels.
    pub shown: BTreeSet<u32>,
    /// The label of all together.
    pub whole: Option<u32>,
}

/// Chooses the labels.
pub fn choose(labels: &[Label], gathered: &[Gathered], asked: &Asked, faults: &mut Faults) -> Level {
    let present: BTreeSet<u32> = gathered.iter().map(|gathered| gathered.item.label).collect();
    let found: Vec<(u32, &Label)> = present.iter().filter_map(|id| Some((*id, labels.get(*id as usize)?))).collect();
    if !asked.facts.is_empty() {
        return chosen(&found, faults);
    }
    let (totals, parts): (Vec<_>, Vec<_>) = found.into_iter().partition(|(_, label)| label.total);
    if parts.is_empty() {
        return Level { shown: totals.iter().map(|(id, _)| *id).collect(), whole: None };
    }
    let whole = totals.iter().min_by_key(|(_, label)| (label.depth, label.row)).map(|(id, _)| *id);
    let shown = comparable(&parts, whole, gathered, asked, faults);
    Level { shown, whole }
}

/// What a journalist chose is shown; that it overlaps is said.
fn chosen(found: &[(u32, &Label)], faults: &mut Faults) -> Level {
    let places: Vec<Option<&str>> = found.iter().map(|(_, label)| label.place).collect();
    if let Some((inner, outer)) = overlap(&places)
        && let (Some((_, inner)), Some((_, outer))) = (found.get(inner), found.get(outer))
    {
        faults.say(Problem::OverlapShown, &[&outer.text, &inner.text]);
    }
    Level { shown: found.iter().map(|(id, _)| *id).collect(), whole: None }
}

/// The labels of one level.
fn comparable(
    parts: &[(u32, &Label)],
    whole: Option<u32>,
    gathered: &[Gathered],
    asked: &Asked,
    faults: &mut Faults,
) -> BTreeSet<u32> {
    let all = || parts.iter().map(|(id, _)| *id).collect::<BTreeSet<u32>>();
    let places: Vec<Option<&str>> = parts.iter().map(|(_, label)| label.place).collect();
    let depths: BTreeSet<usize> = parts.iter().map(|(_, label)| label.depth).collect();
    if overlap(&places).is_none() && depths.len() < 2 {
        return all();
    }
    let areas = areas(parts);
    let states = states(parts);
    let sums_up = whole.is_some_and(|whole| adds_up(&areas, whole, gathered));
    let many = asked.top.is_some_and(|top| top > areas.len());
    let (shown, kind) = if areas.len() > 1 && !many && (sums_up || states.len() < 2) {
        (areas, "areas")
    } else if states.len() > 1 {
        (states, "states")
    } else if areas.len() > 1 {
        (areas, "areas")
    } else {
        (outermost(parts), "rows")
    };
    let names = |wanted: bool| {
        let fits = parts.iter().filter(|(id, _)| shown.contains(id) == wanted);
        listed(fits.map(|(_, label)| label.text.as_str()))
    };
    let others = (parts.len() - shown.len()).to_string();
    let found = vec![shown.len().to_string(), kind.into(), names(true), others, names(false)];
    faults.list(Problem::LevelChosen, At::Whole, found);
    shown
}

/// The areas that lie in no other area of the table but the world; of two rows of one area the one that stands as
/// deep as the most.
fn areas(parts: &[(u32, &Label)]) -> BTreeSet<u32> {
    let is_area = |label: &Label| label.place.is_some_and(|place| !place::is_state(place));
    let codes: BTreeSet<&str> =
        parts.iter().filter(|(_, label)| is_area(label)).filter_map(|(_, label)| label.place).collect();
    let lies_in_another = |place: &str| {
        let mut around = place::within(place);
        while let Some(found) = around {
            if codes.contains(found) {
                return true;
            }
            around = place::within(found);
        }
        false
    };
    let outer: Vec<(u32, &Label)> = parts
        .iter()
        .filter(|(_, label)| is_area(label) && label.place.is_some_and(|place| !lies_in_another(place)))
        .copied()
        .collect();
    let usual = usual_depth(&outer);
    let mut one: BTreeMap<&str, (bool, u32)> = BTreeMap::new();
    for (id, label) in outer {
        let (Some(place), odd) = (label.place, label.depth != usual) else { continue };
        let known = one.entry(place).or_insert((odd, id));
        if known.0 && !odd {
            *known = (odd, id);
        }
    }
    one.into_values().map(|(_, id)| id).collect()
}

/// The states, and what no list knows but stands as deep as they do.
fn states(parts: &[(u32, &Label)]) -> BTreeSet<u32> {
    let is_state = |label: &Label| label.place.is_some_and(place::is_state);
    let states: Vec<(u32, &Label)> = parts.iter().filter(|(_, label)| is_state(label)).copied().collect();
    let depth = usual_depth(&states);
    let deep = parts.iter().any(|(_, label)| label.depth != depth);
    parts
        .iter()
        .filter(|(_, label)| is_state(label) || (deep && label.place.is_none() && label.depth == depth))
        .map(|(id, _)| *id)
        .collect()
}

fn usual_depth(parts: &[(u32, &Label)]) -> usize {
    let mut counts = BTreeMap::new();
    for (_, label) in parts {
        *counts.entry(label.depth).or_insert(0_usize) += 1;
    }
    counts.into_iter().max_by_key(|(_, count)| *count).map_or(0, |(depth, _)| depth)
}

/// The rows that stand least deep, several of them.
fn outermost(parts: &[(u32, &Label)]) -> BTreeSet<u32> {
    let mut by_depth: BTreeMap<usize, BTreeSet<u32>> = BTreeMap::new();
    for (id, label) in parts {
        by_depth.entry(label.depth).or_default().insert(*id);
    }
    by_depth.values().find(|ids| ids.len() > 1).or(by_depth.values().next()).cloned().unwrap_or_default()
}

/// What the labels make at each date.
pub fn sums(shown: &BTreeSet<u32>, gathered: &[Gathered]) -> BTreeMap<u32, Option<f64>> {
    let mut sums: BTreeMap<u32, Option<f64>> = BTreeMap::new();
    for Gathered { item, .. } in gathered.iter().filter(|gathered| shown.contains(&gathered.item.label)) {
        let sum = sums.entry(item.date).or_insert(Some(0.0));
        *sum = sum.and_then(|sum| Some(sum + item.figure.value?));
    }
    sums
}

/// Whether the labels make the whole at every date, to one in a thousand.
fn adds_up(shown: &BTreeSet<u32>, whole: u32, gathered: &[Gathered]) -> bool {
    let sums = sums(shown, gathered);
    gathered.iter().filter(|gathered| gathered.item.label == whole).all(|gathered| {
        match (sums.get(&gathered.item.date), gathered.item.figure.value) {
            (Some(Some(sum)), Some(value)) => (sum - value).abs() <= value.abs() / 1000.0,
            _ => false,
        }
    })
}
