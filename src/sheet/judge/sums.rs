//! Parts and wholes: what adds up, within what rounding allows.

use super::{Number, name, path};
use crate::fact::{Bound, Text, Unit};
use crate::sheet::codes;
use crate::sheet::remark::{Problem, Remark};

/// No country, and in no region of UN M49: nobody counts migrants there.
const ANTARCTICA: &str = "010";

/// Shares that add up to this much are likely meant to be all.
const NEARLY: f64 = 95.0;

/// All remarks on sums.
pub fn judge(numbers: &[Number], remarks: &mut Vec<Remark>) {
    for whole in numbers.iter().filter(|number| number.quantity.unit != Unit::Percent) {
        let parts: Vec<&Number> = numbers.iter().filter(|part| is_part(part, whole)).collect();
        if !parts.is_empty() {
            sum(whole, &parts, remarks);
        }
    }
    shares(numbers, remarks);
}

fn is_part(part: &Number, whole: &Number) -> bool {
    let of = part.quantity.part_of.as_deref().and_then(codes::number);
    of.is_some()
        && of == whole.fact.place.as_deref().and_then(codes::number)
        && part.at != whole.at
        && part.is_like(whole)
        && part.fact.period == whole.fact.period
        && part.fact.scope == whole.fact.scope
        && !part.is_derived()
}

fn sum(whole: &Number, parts: &[&Number], remarks: &mut Vec<Remark>) {
    let is_capped = !matches!(whole.quantity.bound, Bound::MoreThan | Bound::AtLeast | Bound::Range(_));
    let is_larger = |part: &&&Number| {
        let is_sure = !matches!(part.quantity.bound, Bound::LessThan | Bound::UpTo);
        is_capped && is_sure && part.value > whole.value + whole.slack() + part.slack()
    };
    if let Some(part) = parts.iter().find(is_larger) {
        let found = [part.value.to_string(), whole.value.to_string()];
        let found = [&found[0], name(whole.fact), &found[1]];
        return remarks.push(Remark::new(Problem::PartTooLarge, path(part.at, ".kind.quantity.value"), &found));
    }
    if !whole.is_closed() || !parts.iter().all(|part| part.is_closed()) {
        return;
    }
    let total: f64 = parts.iter().map(|part| part.value).sum();
    let slack: f64 = whole.slack() + parts.iter().map(|part| part.slack()).sum::<f64>();
    let problem = match () {
        () if total > whole.value + slack => Problem::PartsExceed,
        () if total < whole.value - slack && are_all(whole, parts) => Problem::PartsShort,
        () => return,
    };
    let found = [total.to_string(), whole.value.to_string()];
    remarks.push(Remark::new(problem, path(whole.at, ".kind.quantity.value"), &[&found[0], &found[1]]));
}

/// Whether no country of the whole is in none of its parts.
fn are_all(whole: &Number, parts: &[&Number]) -> bool {
    let within = |number: &Number| number.fact.place.as_deref().map_or(Vec::new(), codes::within);
    let covered: Vec<&str> = parts.iter().flat_map(|part| within(part)).collect();
    within(whole).iter().all(|country| *country == ANTARCTICA || covered.contains(country))
}

fn shares(numbers: &[Number], remarks: &mut Vec<Remark>) {
    let shares: Vec<&Number> =
        numbers.iter().filter(|number| number.quantity.unit == Unit::Percent && !number.is_derived()).collect();
    for (at, first) in shares.iter().enumerate() {
        let Some(Text::Own(of)) = &first.quantity.share_of else { continue };
        let is_of_one = |other: &&&Number| {
            let (a, b) = (first.fact, other.fact);
            first.is_like(other)
                && first.quantity.share_of == other.quantity.share_of
                && a.period == b.period
                && a.scope == b.scope
                && a.place.is_some() == b.place.is_some()
        };
        if shares.iter().take(at).any(|earlier| is_of_one(&earlier)) {
            continue;
        }
        let parts: Vec<&Number> = shares.iter().filter(is_of_one).copied().collect();
        let total: f64 = parts.iter().map(|part| part.value).sum();
        let slack: f64 = parts.iter().map(|part| part.slack()).sum();
        let is_open = parts.iter().any(|part| matches!(part.quantity.bound, Bound::LessThan | Bound::UpTo));
        let problem = match () {
            () if parts.len() > 1 && !is_open && total > 100.0 + slack => Problem::SharesExceed,
            () if parts.len() > 2
                && (NEARLY..100.0 - slack).contains(&total)
                && parts.iter().all(|part| part.is_closed()) =>
            {
                Problem::SharesShort
            }
            () => continue,
        };
        let rounded = ((total * 1000.0).round() / 1000.0).to_string();
        remarks.push(Remark::new(problem, path(first.at, ".kind.quantity.value"), &[of, &rounded]));
    }
}
