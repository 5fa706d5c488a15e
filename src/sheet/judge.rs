//! What is likely wrong in the meaning of a sheet that has no fault of form, be it from JSON or from a table.
//!
//! In comes a sheet, out go remarks with the path of a fact, `facts[3]…`; [`fact`] gives its number. Nearly all are warnings:
//! a newsroom may know better. What cannot be drawn truly is an error.

mod pairs;
mod sums;

use super::remark::{At, Problem, Remark};
use crate::fact::{Bound, Fact, FactSheet, Kind, Origin, Quantity, Status, Text, Unit};

/// From here on not every whole number has a value of its own: 2^53.
const LARGEST: f64 = 9_007_199_254_740_992.0;

/// More people than live on Earth: 8.2 billion in 2024 (UN DESA, World Population Prospects 2024), and at most
/// 10.3 billion in this century.
const EVERYBODY: f64 = 10.3e9;

/// All that is likely wrong, in the order of the facts.
pub fn judge(sheet: &FactSheet) -> Vec<Remark> {
    let mut remarks = Vec::new();
    for (at, fact) in sheet.facts.iter().enumerate() {
        remarks.extend(value(at, fact));
        remarks.extend(span(at, fact));
        remarks.extend(after_source(sheet, at, fact));
    }
    remarks.extend(ordinals(sheet));
    let numbers = numbers(sheet);
    pairs::judge(sheet, &numbers, &mut remarks);
    sums::judge(&numbers, &mut remarks);
    remarks.sort_by_key(|remark| fact(remark));
    remarks
}

/// The number of the fact that a remark is about, from zero.
pub fn fact(remark: &Remark) -> Option<usize> {
    let At::Path(path) = &remark.at else { return None };
    path.strip_prefix("facts[")?.split_once(']')?.0.parse().ok()
}

/// What stands there as observed, but is later than a day, `2024-02-29`.
pub fn later_than(sheet: &FactSheet, today: &str) -> Vec<Remark> {
    let facts = sheet.facts.iter().enumerate().filter(|(_, fact)| is_observed(fact));
    let late = facts.filter_map(|(at, fact)| Some((at, start(fact)?)).filter(|(_, date)| is_before(today, date)));
    late.map(|(at, date)| Remark::new(Problem::FutureDate, path(at, ".period"), &[date])).collect()
}

/// A fact that is a number, and there are data.
struct Number<'a> {
    at: usize,
    fact: &'a Fact,
    quantity: &'a Quantity,
    value: f64,
}

fn numbers(sheet: &FactSheet) -> Vec<Number<'_>> {
    let mut numbers = Vec::new();
    for (at, fact) in sheet.facts.iter().enumerate() {
        if let Kind::Quantity(quantity) = &fact.kind
            && let Some(value) = quantity.value
        {
            numbers.push(Number { at, fact, quantity, value });
        }
    }
    numbers
}

impl Number<'_> {
    /// Whether another number may share an axis with this one.
    fn is_like(&self, other: &Self) -> bool {
        let (a, b) = (self.quantity, other.quantity);
        a.unit == b.unit && a.population == b.population && a.measure == b.measure
    }

    /// Whether it was calculated by the newsroom from others.
    fn is_derived(&self) -> bool {
        matches!(self.fact.status, Status::Derived { .. })
    }

    /// Whether it is known on both sides, be it roughly.
    fn is_closed(&self) -> bool {
        matches!(self.quantity.bound, Bound::Exact | Bound::About)
    }

    /// By how much it may differ for having been rounded.
    fn slack(&self) -> f64 {
        let rounding = match self.value.to_string().split_once('.') {
            Some((_, decimals)) => 0.5 / 10f64.powi(decimals.len() as i32),
            None if self.quantity.unit == Unit::Percent => 0.5,
            None => 0.5 * 10f64.powi(zeros(self.value)),
        };
        // Nobody says how near "about" is; within a twentieth nobody would call it wrong.
        rounding + if self.quantity.bound == Bound::About { self.value.abs() / 20.0 } else { 0.0 }
    }
}

/// How many zeros a whole number ends in.
fn zeros(value: f64) -> i32 {
    let digits = value.to_string();
    let zeros = digits.len() - digits.trim_end_matches('0').len();
    if value == 0.0 { 0 } else { zeros as i32 }
}

/// What a fact is called: its label, else its place, else its name.
fn name(fact: &Fact) -> &str {
    match (&fact.label, &fact.place) {
        (Some(Text::Own(label)), _) => label,
        (_, Some(place)) => place,
        _ => &fact.id,
    }
}

fn path(at: usize, rest: &str) -> At {
    At::Path(format!("facts[{at}]{rest}"))
}

/// The date at which a fact begins to hold.
fn start(fact: &Fact) -> Option<&str> {
    fact.period.edtf()?.split('/').next().filter(|date| is_plain(date))
}

/// Whether a date begins with a year of four digits.
fn is_plain(date: &str) -> bool {
    date.get(..4).is_some_and(|year| year.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Whether a date is surely before another one, as far as both are known.
fn is_before(one: &str, other: &str) -> bool {
    let known = |date: &str| date.bytes().take_while(|byte| byte.is_ascii_digit() || *byte == b'-').count();
    let length = known(one).min(known(other));
    one.get(..length) < other.get(..length)
}

fn is_observed(fact: &Fact) -> bool {
    let is_ahead = matches!(&fact.kind, Kind::Quantity(quantity) if quantity.origin != Origin::Observed);
    !is_ahead && fact.status != Status::Announced
}

/// What a number alone says of itself.
fn value(at: usize, fact: &Fact) -> Option<Remark> {
    let Kind::Quantity(quantity) = &fact.kind else { return None };
    let value = quantity.value?;
    let end = if let Bound::Range(end) = quantity.bound { end } else { value };
    let is_counted = !matches!(quantity.unit, Unit::Percent | Unit::MeetingsPerYear);
    let problem = match () {
        () if value.abs().max(end.abs()) >= LARGEST => Problem::TooLargeNumber,
        () if quantity.unit == Unit::Percent && (value < 0.0 || end > 100.0) => Problem::PercentRange,
        () if is_counted && value.fract() != 0.0 => Problem::NotWhole,
        () if quantity.unit == Unit::People && value > EVERYBODY => Problem::MoreThanEverybody,
        () if value < 0.0 => Problem::Negative,
        () => return None,
    };
    let found = if value.abs() < LARGEST { value.max(end).to_string() } else { format!("{value:e}") };
    let found = if value < 0.0 { value.to_string() } else { found };
    Some(Remark::new(problem, path(at, ".kind.quantity.value"), &[&found]))
}

fn span(at: usize, fact: &Fact) -> Option<Remark> {
    let edtf = fact.period.edtf()?;
    let (start, end) = edtf.split_once('/')?;
    let is_backward = is_plain(start) && is_plain(end) && is_before(end, start);
    is_backward.then(|| Remark::new(Problem::BackwardSpan, path(at, ".period"), &[edtf]))
}

fn after_source(sheet: &FactSheet, at: usize, fact: &Fact) -> Option<Remark> {
    let source = sheet.sources.iter().find(|source| source.id == fact.source)?;
    let (date, published) = (start(fact)?, format!("{:04}", source.year?));
    let is_late = is_observed(fact) && is_before(&published, date);
    is_late.then(|| Remark::new(Problem::AfterSource, path(at, ".period"), &[date, &published]))
}

/// The 13th meeting before the 12th.
fn ordinals(sheet: &FactSheet) -> Vec<Remark> {
    let mut events: Vec<(u16, &str, usize)> = Vec::new();
    for (at, fact) in sheet.facts.iter().enumerate() {
        if let (Kind::Event(event), Some(date)) = (&fact.kind, start(fact)) {
            events.extend(event.ordinal.map(|ordinal| (ordinal, date, at)));
        }
    }
    events.sort_by_key(|event| event.0);
    let mut remarks = Vec::new();
    for two in events.windows(2) {
        if let [one, other] = two
            && one.0 < other.0
            && is_before(other.1, one.1)
        {
            let found = [other.0.to_string(), one.0.to_string()];
            remarks.push(Remark::new(Problem::OutOfOrder, path(other.2, ".period"), &[&found[0], &found[1]]));
        }
    }
    remarks
}

#[cfg(test)]
mod tests;
