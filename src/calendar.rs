//! Dates as days: EDTF (ISO 8601-2:2019) expressions, and the steps of a calendar axis.
//!
//! The calendar is the Gregorian one, before its introduction too, as ISO 8601 has it.

use crate::digits;
use crate::view::Days;

/// A day by year, month and day of the month, both from one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Date {
    /// Year; 0 is 1 BC.
    pub year: i32,
    /// Month, 1 to 12.
    pub month: i32,
    /// Day of the month, 1 to 31.
    pub day: i32,
}

/// The first and the last day that an expression may mean; `None` where it cannot be laid on an axis
/// (sets, decades, years without four digits). Of an interval of which one end is open or cannot
/// be laid there, the other one.
pub fn days(edtf: &str) -> Option<Days> {
    let (start, end) = digits::cut(edtf, b'/').unwrap_or((edtf, ""));
    match (point(start), point(end)) {
        (Some(first), Some(last)) => Some(Days { from: first.from, to: last.to.max(first.from) }),
        (first, last) => first.or(last),
    }
}

/// The days of a year, month or day. What of it is not specified (`X`), or a season, makes it a year or a month.
fn point(text: &str) -> Option<Days> {
    let year = digits::read(text.get(..4)?)? as i32;
    if !matches!(text.as_bytes().get(4), None | Some(b'-' | b'~' | b'?' | b'%')) {
        return None;
    }
    let number = |at: usize| text.get(at..at + 2).and_then(digits::read).map_or(0, |number| number as i32);
    let (month, of_month) = (number(5), number(8));
    if !(1..=12).contains(&month) {
        return Some(Days { from: day(year, 1, 1), to: day(year + 1, 1, 1) - 1 });
    }
    let from = day(year, month, of_month.max(1));
    Some(Days { from, to: if of_month == 0 { Step::Months(1).next(from) - 1 } else { from } })
}

/// Days in 400 years, after which the calendar repeats.
const ERA: i32 = 146_097;
/// 1 January of the year 0 and 31 December 9999: years have four digits.
pub const ENDS: (i32, i32) = (-719_528, 2_932_896);
/// Days from 1 March of the year 0 to 1 January 1970.
const EPOCH: i32 = 719_468;

/// The number of a day, counted from 1 January 1970. Years are counted from March, so that the leap day is the last
/// (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms").
pub fn day(year: i32, month: i32, day: i32) -> i32 {
    let year = if month <= 2 { year - 1 } else { year };
    let of_era = year.rem_euclid(400);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    year.div_euclid(400) * ERA + of_era * 365 + of_era / 4 - of_era / 100 + of_year - EPOCH
}

/// Year, month and day of the month of a day, counted from 1 January 1970.
pub fn date(day: i32) -> Date {
    let (era, of_era) = ((day + EPOCH).div_euclid(ERA), (day + EPOCH).rem_euclid(ERA));
    let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let from_march = (5 * of_year + 2) / 153;
    let month = if from_march < 10 { from_march + 3 } else { from_march - 9 };
    Date { year: year + era * 400 + i32::from(month <= 2), month, day: of_year - (153 * from_march + 2) / 5 + 1 }
}

/// The shortest expression of whole years, months or days for a span of days.
pub fn edtf(days: Days) -> String {
    let (start, next) = (date(days.from), date(days.to + 1));
    let parts = match (start, next) {
        (Date { month: 1, day: 1, .. }, Date { month: 1, day: 1, .. }) => 1,
        (Date { day: 1, .. }, Date { day: 1, .. }) => 2,
        _ => 3,
    };
    let (mut text, end) = (written(start, parts), written(date(days.to), parts));
    if text != end {
        text.push('/');
        text.push_str(&end);
    }
    text
}

/// Year, month and day, or the first ones of these.
fn written(date: Date, parts: u8) -> String {
    let mut text = String::new();
    digits::write(u64::from(date.year.unsigned_abs()), 4, &mut text);
    if parts > 1 {
        text.push('-');
        digits::write(date.month as u64, 2, &mut text);
    }
    if parts > 2 {
        text.push('-');
        digits::write(date.day as u64, 2, &mut text);
    }
    text
}

/// The distance of two marks of an axis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Days; weeks begin on Monday.
    Days(i32),
    /// Months; a year and more are multiples of twelve.
    Months(i32),
}

/// The steps that people read with ease, shortest first.
pub const STEPS: &[Step] = &[
    Step::Days(1),
    Step::Days(7),
    Step::Months(1),
    Step::Months(3),
    Step::Months(12),
    Step::Months(24),
    Step::Months(60),
    Step::Months(120),
    Step::Months(240),
    Step::Months(600),
    Step::Months(1200),
    Step::Months(6000),
    Step::Months(60_000),
];

impl Step {
    /// Its length, in days on average.
    pub fn length(self) -> f64 {
        match self {
            Step::Days(days) => f64::from(days),
            Step::Months(months) => f64::from(months) * 365.2425 / 12.0,
        }
    }

    /// The expression for the day, month or year that begins a step.
    pub fn name(self, from: i32) -> String {
        let parts = match self {
            Step::Days(_) => 3,
            Step::Months(..12) => 2,
            Step::Months(_) => 1,
        };
        written(date(from), parts)
    }

    /// The first day of the step that a day lies in.
    pub fn start(self, day: i32) -> i32 {
        self.after(day, 0)
    }

    /// The first day of the step after the one that a day lies in.
    pub fn next(self, day: i32) -> i32 {
        self.after(day, 1)
    }

    /// The first day of the step that lies so many steps after that of a day.
    fn after(self, from: i32, steps: i32) -> i32 {
        match self {
            // Day 0 was a Thursday.
            Step::Days(days) => from - (from + 3).rem_euclid(days) + steps * days,
            Step::Months(months) => {
                let date = date(from);
                let month = ((date.year * 12 + date.month - 1).div_euclid(months) + steps) * months;
                day(month.div_euclid(12), month.rem_euclid(12) + 1, 1)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(edtf: &str) -> Option<(Date, Date)> {
        days(edtf).map(|days| (date(days.from), date(days.to)))
    }

    fn ymd(year: i32, month: i32, day: i32) -> Date {
        Date { year, month, day }
    }

    #[test]
    fn days_are_counted_from_1970_and_found_again() {
        assert_eq!([day(1970, 1, 1), day(1969, 12, 31), day(2000, 3, 1)], [0, -1, 11_017]);
        assert_eq!((day(0, 1, 1), day(9999, 12, 31)), ENDS);
        let mut before = date(-800_000);
        for number in -799_999..800_000 {
            let found = date(number);
            assert_eq!(day(found.year, found.month, found.day), number);
            let next = found.day == before.day + 1 && (found.year, found.month) == (before.year, before.month);
            assert!(next || found.day == 1, "{before:?} {found:?}");
            before = found;
        }
    }

    #[test]
    fn leap_days_are_where_the_rule_puts_them() {
        for (year, length) in [(1900, 365), (2000, 366), (2023, 365), (2024, 366), (0, 366), (-4, 366)] {
            assert_eq!(day(year + 1, 1, 1) - day(year, 1, 1), length, "{year}");
        }
    }

    #[test]
    fn an_expression_covers_all_days_that_it_may_mean() {
        for (edtf, from, to) in [
            ("1996", ymd(1996, 1, 1), ymd(1996, 12, 31)),
            ("1996-02", ymd(1996, 2, 1), ymd(1996, 2, 29)),
            ("1996-12", ymd(1996, 12, 1), ymd(1996, 12, 31)),
            ("2006-11-08", ymd(2006, 11, 8), ymd(2006, 11, 8)),
            ("2009-11-30/2009-12-01", ymd(2009, 11, 30), ymd(2009, 12, 1)),
            ("1996/2008", ymd(1996, 1, 1), ymd(2008, 12, 31)),
            ("2008~", ymd(2008, 1, 1), ymd(2008, 12, 31)),
            ("1996-XX", ymd(1996, 1, 1), ymd(1996, 12, 31)),
            ("1996-02-XX", ymd(1996, 2, 1), ymd(1996, 2, 29)),
            ("2001-21", ymd(2001, 1, 1), ymd(2001, 12, 31)),
            ("1996/..", ymd(1996, 1, 1), ymd(1996, 12, 31)),
            ("../1996-05", ymd(1996, 5, 1), ymd(1996, 5, 31)),
            ("2004-01-01T10:10:10Z", ymd(2004, 1, 1), ymd(2004, 1, 1)),
        ] {
            assert_eq!(span(edtf), Some((from, to)), "{edtf}");
        }
    }

    #[test]
    fn what_has_no_place_on_an_axis_has_no_days() {
        for edtf in
            ["", "..", "/", "Y170000002", "[1667,1668]", "{1960,1961}", "12345", "199", "199X", "-0044", "../.."]
        {
            assert_eq!(days(edtf), None, "{edtf}");
        }
    }

    #[test]
    fn a_span_is_written_as_short_as_it_is_whole() {
        for edtf in ["1996", "1996/2008", "1996-02", "1996-02/1996-04", "1996-02-03", "1996-02-03/1997-01-01"] {
            assert_eq!(super::edtf(days(edtf).unwrap()), edtf);
        }
    }

    #[test]
    fn steps_begin_where_the_calendar_has_them() {
        let from = day(2014, 5, 14);
        for (step, next) in [
            (Step::Days(1), ymd(2014, 5, 15)),
            (Step::Days(7), ymd(2014, 5, 19)),
            (Step::Months(1), ymd(2014, 6, 1)),
            (Step::Months(3), ymd(2014, 7, 1)),
            (Step::Months(12), ymd(2015, 1, 1)),
            (Step::Months(60), ymd(2015, 1, 1)),
            (Step::Months(1200), ymd(2100, 1, 1)),
        ] {
            assert_eq!(date(step.next(from)), next, "{step:?}");
            assert!(step.start(from) <= from && step.next(step.start(from)) == step.next(from), "{step:?}");
            assert_eq!(step.start(step.start(from)), step.start(from), "{step:?}");
        }
        assert!(STEPS.windows(2).all(|pair| pair[0].length() < pair[1].length()));
    }
}
