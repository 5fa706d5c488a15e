//! Long series, thinned to what a picture can show: of each stretch of time the first number, the last, the least and the greatest.
//!
//! This is M4 (Jugel, Jerzak, Hackenbroich and Markl, "M4: A Visualization-Oriented Time Series Data Aggregation", VLDB 2014): a line
//! through these four goes where the line through all of them goes. No number is made up, and none of the extremes is lost.

use super::faults::{Faults, listed};
use super::gather::Gathered;
use super::levels::Level;
use crate::fact::Bound;
use crate::sheet::own::FACTS;
use crate::sheet::remark::{At, Problem};
use std::collections::BTreeSet;

/// Most series that are thinned: of more, it is not the dates that make the figures many.
const SERIES: usize = 8;

/// How many numbers of a stretch are kept.
const KEPT: usize = 4;

/// A number with its series, its day and its number among all.
struct Dated {
    label: u32,
    day: i64,
    at: usize,
    /// What it is, and to what it reaches where it is a range; `None` where there are no data.
    ends: Option<(f64, f64)>,
}

/// What is left of long series, and how many numbers there were; `None` where they are not long, or not few. The label of all
/// together is a series as the others.
pub fn thin(
    gathered: &[Gathered],
    level: &Level,
    is_whole: bool,
    dates: &[Option<String>],
    faults: &mut Faults,
) -> Option<(Vec<Gathered>, usize)> {
    let is_drawn = |label: u32| level.shown.contains(&label) || (is_whole && level.whole == Some(label));
    let all: Vec<Gathered> = gathered.iter().filter(|gathered| is_drawn(gathered.item.label)).copied().collect();
    let shown = all.iter().filter(|gathered| level.shown.contains(&gathered.item.label)).count();
    if shown <= FACTS || level.shown.len() > SERIES {
        return None;
    }
    let (dated, undated) = by_day(&all, dates);
    let room = FACTS.saturating_sub(undated.len());
    let numbers: BTreeSet<usize> = fitting(&dated, room).into_iter().chain(undated).collect();
    let left: Vec<Gathered> = numbers.iter().filter_map(|at| all.get(*at)).copied().collect();
    let mut years: Vec<&str> = dates.iter().flatten().filter_map(|date| date.get(..4)).collect();
    years.dedup();
    let found = vec![all.len().to_string(), left.len().to_string(), listed(years.iter().rev().copied())];
    faults.list(Problem::Thinned, At::Whole, found);
    Some((left, all.len()))
}

/// The numbers that have a date, and those that have none.
fn by_day(all: &[Gathered], dates: &[Option<String>]) -> (Vec<Dated>, Vec<usize>) {
    let mut days: Vec<Option<i64>> = Vec::with_capacity(dates.len());
    let mut last = i64::MIN;
    for date in dates {
        // Dates are numbered as they follow one another; of a year and a month in it, days alone would not tell.
        let day = date.as_deref().map(|date| day(date).unwrap_or(last).max(last));
        last = day.unwrap_or(last);
        days.push(day);
    }
    let (mut dated, mut undated) = (Vec::new(), Vec::new());
    for (at, Gathered { item, .. }) in all.iter().enumerate() {
        let Some(day) = days.get(item.date as usize).copied().flatten() else {
            undated.push(at);
            continue;
        };
        let end = |value: f64| if let Bound::Range(end) = item.figure.bound { end } else { value };
        let ends = item.figure.value.map(|value| (value, end(value)));
        dated.push(Dated { label: item.label, day, at, ends });
    }
    (dated, undated)
}

/// The first day of a date, counted from any one.
fn day(date: &str) -> Option<i64> {
    let part = |from: usize, most: i64| {
        let number: Option<i64> = date.get(from..from + 2).and_then(|part| part.parse().ok());
        number.map_or(1, |number| number.clamp(1, most))
    };
    let (year, month): (i64, i64) = (date.get(..4)?.parse().ok()?, part(5, 12));
    // Years that begin in March have their odd day at the end.
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    Some(365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + part(8, 31))
}

/// The numbers that are kept of as many stretches as there is room for.
fn fitting(dated: &[Dated], room: usize) -> Vec<usize> {
    let series = dated.chunk_by(|one, next| one.label == next.label).count().max(1);
    // So many fit in any case.
    let mut least = room / KEPT / series;
    let mut found = kept(dated, least);
    if found.len() > room / KEPT * (KEPT - 1) {
        return found;
    }
    // Where some series are short, or rise and fall little, more do.
    let mut most = room;
    while least < most {
        let middle = (least + most).div_ceil(2);
        let more = kept(dated, middle);
        if more.len() <= room {
            (least, found) = (middle, more);
        } else {
            most = middle - 1;
        }
    }
    found
}

/// The numbers that are kept of so many stretches of equal length.
fn kept(dated: &[Dated], stretches: usize) -> Vec<usize> {
    let days = || dated.iter().map(|dated| dated.day);
    let (Some(from), Some(to)) = (days().min(), days().max()) else { return Vec::new() };
    let stretch = |dated: &Dated| (dated.label, (dated.day - from) * stretches as i64 / (to - from + 1));
    let (mut kept, mut gap) = (Vec::new(), None);
    for group in dated.chunk_by(|one, next| stretch(one) == stretch(next)) {
        let numbers = extremes(group);
        // A stretch without any data parts the line, and one after the other do so once.
        let label = group.first().filter(|_| numbers.is_empty()).map(|first| first.label);
        if label.is_some() && label != gap {
            kept.extend(group.first().map(|first| first.at));
        }
        gap = label;
        kept.extend(numbers);
    }
    kept
}

/// The first, the last, the least and the greatest of some numbers, each once.
fn extremes(group: &[Dated]) -> BTreeSet<usize> {
    let valued: Vec<(usize, f64, f64)> =
        group.iter().filter_map(|dated| dated.ends.map(|(value, end)| (dated.at, value, end))).collect();
    let least = valued.iter().min_by(|one, other| one.1.total_cmp(&other.1));
    // Of equal ones the first, as with the least.
    let greatest = valued.iter().rev().max_by(|one, other| one.2.total_cmp(&other.2));
    [valued.first(), valued.last(), least, greatest].into_iter().flatten().map(|found| found.0).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dated(label: u32, values: &[(i64, Option<f64>)]) -> Vec<Dated> {
        let ends = |value: Option<f64>| value.map(|value| (value, value));
        values.iter().enumerate().map(|(at, (day, value))| Dated { label, day: *day, at, ends: ends(*value) }).collect()
    }

    #[test]
    fn of_a_stretch_the_first_last_least_and_greatest_are_kept() {
        let values = [5.0, 9.0, 2.0, 4.0, 6.0, 1.0, 1.0, 1.0, 1.0, 1.0];
        let days: Vec<(i64, Option<f64>)> = (0..).zip(values.map(Some)).collect();
        assert_eq!(kept(&dated(0, &days), 2), [0, 1, 2, 4, 5, 9], "of equal ones the first");
        assert_eq!(kept(&dated(0, &days), 1), [0, 1, 5, 9]);
    }

    #[test]
    fn stretches_are_of_equal_time_whatever_stands_in_them() {
        let values = [(0, 3.0), (1, 7.0), (2, 5.0), (3, 4.0), (90, 8.0)];
        let days: Vec<(i64, Option<f64>)> = values.iter().map(|(day, value)| (*day, Some(*value))).collect();
        assert_eq!(kept(&dated(0, &days), 2), [0, 1, 3, 4]);
    }

    #[test]
    fn there_are_as_many_stretches_as_there_is_room_for() {
        let long: Vec<(i64, Option<f64>)> = (0..5000).map(|day| (day, Some((day * 7919 % 101) as f64))).collect();
        let both = |more: &[(i64, Option<f64>)]| {
            let mut all = dated(0, &long);
            all.extend(dated(1, more));
            all.iter_mut().enumerate().for_each(|(at, dated)| dated.at = at);
            all
        };
        assert!((400..=500).contains(&fitting(&dated(0, &long), 500).len()));
        assert!((400..=500).contains(&fitting(&both(&long), 500).len()));
        // The room that a short one leaves is the long one's.
        let found = fitting(&both(&[(0, Some(1.0)), (4999, Some(2.0))]), 500);
        assert!((450..=500).contains(&found.len()), "{}", found.len());
        let flat: Vec<(i64, Option<f64>)> = (0..5000).map(|day| (day, Some(7.0))).collect();
        assert!((450..=500).contains(&fitting(&dated(0, &flat), 500).len()));
    }

    #[test]
    fn a_time_without_data_parts_the_line_once() {
        let value = |day| if (30..80).contains(&day) { None } else { Some(7.0) };
        let days: Vec<(i64, Option<f64>)> = (0..100).map(|day| (day, value(day))).collect();
        assert_eq!(kept(&dated(0, &days), 10), [0, 9, 10, 19, 20, 29, 30, 80, 89, 90, 99]);
        // A day without data within a stretch is less than can be seen.
        let days: Vec<(i64, Option<f64>)> = (0..10).map(|day| (day, Some(1.0).filter(|_| day != 4))).collect();
        assert_eq!(kept(&dated(0, &days), 1), [0, 9]);
    }

    #[test]
    fn days_follow_one_another_across_months_and_leap_years() {
        for (one, next) in [
            ("1999-12-31", "2000"),
            ("2000-02-28", "2000-02-29"),
            ("2000-02-29", "2000-03"),
            ("1900-02-28", "1900-03-01"),
        ] {
            assert_eq!(day(one).unwrap() + 1, day(next).unwrap(), "{one}");
        }
        assert_eq!(day("2020").unwrap(), day("2020-01-01").unwrap());
        assert_eq!(day("2021").unwrap() - day("2020").unwrap(), 366);
        assert_eq!(day("x"), None);
    }
}
