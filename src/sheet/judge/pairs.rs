//! Facts beside one another: the same twice, one place with two names, areas within areas, what shares no axis, jumps.

use super::{Number, name, path, start};
use crate::fact::{Fact, FactSheet, Kind, Text, Unit, Widget};
use crate::sheet::codes;
use crate::sheet::remark::{Problem, Remark};
use std::collections::BTreeMap;

/// From one year to the next a number of people never grows or shrinks so much, but thousands beside units do.
const JUMP: f64 = 500.0;

/// All remarks on pairs of facts.
pub fn judge(sheet: &FactSheet, numbers: &[Number], remarks: &mut Vec<Remark>) {
    repeated(sheet, remarks);
    same_place(numbers, remarks);
    mixed(sheet, numbers, remarks);
    if sheet.widgets.iter().any(|suits| is_compared(suits.widget)) {
        nested(numbers, remarks);
    }
    jumps(numbers, remarks);
}

fn is_compared(widget: Widget) -> bool {
    matches!(widget, Widget::Totals | Widget::Share | Widget::Trend)
}

/// Whether two facts are about the same thing at the same time.
fn is_same_subject(a: &Fact, b: &Fact) -> bool {
    a.label == b.label && a.place == b.place && a.scope == b.scope && a.period == b.period
}

fn repeated(sheet: &FactSheet, remarks: &mut Vec<Remark>) {
    // Only what could be the same is compared: of thousands of events each with all others would take long.
    let mut alike: BTreeMap<_, Vec<&Fact>> = BTreeMap::new();
    for (at, fact) in sheet.facts.iter().enumerate() {
        let is_same = |earlier: &&&Fact| {
            is_same_subject(earlier, fact) && earlier.sentence == fact.sentence && earlier.kind == fact.kind
        };
        let earlier = alike.entry(outline(fact)).or_default();
        match earlier.iter().find(is_same) {
            Some(earlier) => remarks.push(Remark::new(Problem::Repeated, path(at, ""), &[&earlier.id])),
            None => earlier.push(fact),
        }
    }
}

/// What two facts that are the same have in common: their words, place, date, and of events venue and number.
fn outline(fact: &Fact) -> ([&str; 6], u16) {
    let (venue, ordinal) = match &fact.kind {
        Kind::Event(event) => (words(&event.venue), event.ordinal.unwrap_or_default()),
        _ => ("", 0),
    };
    let (place, date) = (fact.place.as_deref().unwrap_or_default(), fact.period.edtf().unwrap_or_default());
    ([words(&fact.label), words(&fact.scope), words(&fact.sentence), venue, place, date], ordinal)
}

fn words(text: &Option<Text>) -> &str {
    match text {
        Some(Text::Own(words)) => words,
        _ => "",
    }
}

fn same_place(numbers: &[Number], remarks: &mut Vec<Remark>) {
    for (at, number) in numbers.iter().enumerate() {
        let is_like = |other: &&Number| {
            let (a, b) = (number.fact, other.fact);
            number.is_like(other)
                && number.quantity.share_of == other.quantity.share_of
                && number.quantity.origin == other.quantity.origin
                && a.period == b.period
                && a.scope == b.scope
        };
        let earlier = || numbers.iter().take(at).filter(is_like);
        let is_other = |other: &&Number| {
            is_same_subject(other.fact, number.fact)
                && (other.value != number.value || other.quantity.bound != number.quantity.bound)
        };
        if let Some(other) = earlier().find(is_other) {
            let found = [number.value.to_string(), other.value.to_string()];
            let found = [&found[0], &found[1], other.fact.id.as_ref()];
            remarks.push(Remark::new(Problem::Contradiction, path(number.at, ".kind.quantity.value"), &found));
        }
        if let Some(other) = earlier().find(|other| is_renamed(other.fact, number.fact)) {
            let found = [name(number.fact), name(other.fact)];
            remarks.push(Remark::new(Problem::TwoLabels, path(number.at, ".label"), &found));
        }
    }
}

/// One place, by two labels.
fn is_renamed(a: &Fact, b: &Fact) -> bool {
    a.place.is_some() && a.place == b.place && a.label.is_some() && b.label.is_some() && a.label != b.label
}

/// Numbers that the first picture leaves out, because they share no axis with its first one.
fn mixed(sheet: &FactSheet, numbers: &[Number], remarks: &mut Vec<Remark>) {
    let Some(suits) = sheet.widgets.first().filter(|suits| is_compared(suits.widget)) else { return };
    let is_bar = |number: &&Number| matches!(number.quantity.unit, Unit::People | Unit::Other);
    let is_shown = |number: &&Number| suits.widget != Widget::Totals || is_bar(number);
    let Some(first) = numbers.iter().find(is_shown) else { return };
    let like = |number: &Number| {
        let (a, b) = (first.quantity, number.quantity);
        match () {
            () if a.unit != b.unit => Some(Problem::MixedUnits),
            () if a.population != b.population => Some(Problem::MixedPopulations),
            () if a.measure != b.measure => Some(Problem::MixedMeasures),
            () => None,
        }
    };
    let mut said = Vec::new();
    for number in numbers {
        // One is enough to look for the others.
        if let Some(problem) = like(number).filter(|problem| !said.contains(problem)) {
            said.push(problem);
            remarks.push(Remark::new(problem, path(number.at, ""), &[&first.fact.id]));
        }
    }
}

/// Areas beside places that lie in them, where no whole is named.
fn nested(numbers: &[Number], remarks: &mut Vec<Remark>) {
    let around: Vec<Vec<&str>> =
        numbers.iter().map(|number| number.fact.place.as_deref().map_or(Vec::new(), codes::around)).collect();
    for outer in numbers.iter().filter(|number| number.quantity.unit != Unit::Percent && !number.is_derived()) {
        let Some(area) = outer.fact.place.as_deref().and_then(codes::number) else { continue };
        let is_inside = |(inner, around): &(&Number, &Vec<&str>)| {
            around.contains(&area)
                && inner.is_like(outer)
                && inner.fact.period == outer.fact.period
                && inner.quantity.part_of.is_none()
                && !inner.is_derived()
        };
        if let Some((inner, _)) = numbers.iter().zip(&around).find(is_inside) {
            let found = [name(outer.fact), name(inner.fact)];
            remarks.push(Remark::new(Problem::Nested, path(outer.at, ".place"), &found));
        }
    }
}

/// What stands for one thing over the years.
fn is_series(a: &Number, b: &Number) -> bool {
    let (one, other) = (a.fact, b.fact);
    let is_same = if one.place.is_some() { one.place == other.place } else { one.label == other.label };
    is_same && one.place.is_some() == other.place.is_some() && one.scope == other.scope && a.is_like(b)
}

fn jumps(numbers: &[Number], remarks: &mut Vec<Remark>) {
    for number in numbers.iter().filter(|number| number.quantity.unit != Unit::Percent && number.value > 0.0) {
        let Some(year) = start(number.fact) else { continue };
        let before = |other: &&Number| {
            is_series(other, number) && other.value > 0.0 && start(other.fact).is_some_and(|date| date < year)
        };
        let Some(other) = numbers.iter().filter(before).max_by_key(|other| start(other.fact)) else { continue };
        let ratio = number.value / other.value;
        if ratio.max(ratio.recip()) >= JUMP {
            let (from, to) = (other.value.to_string(), number.value.to_string());
            let found = [from.as_str(), start(other.fact).unwrap_or(""), &to, year];
            remarks.push(Remark::new(Problem::Jump, path(number.at, ".kind.quantity.value"), &found));
        }
    }
}
