//! Dates as tables print them, as EDTF and no more precise than they are.

use super::{number, place};
use crate::letters::folded;

/// What a cell of a column of dates holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Date {
    /// An EDTF expression.
    Edtf(String),
    /// A day and a month in an order that only the column can tell: first, second, year.
    Either(u8, u8, u16),
    /// The number of a day as spreadsheets count: 45292 is 2024-01-01.
    Serial(u32),
    /// A year of two digits.
    Century,
    /// No date.
    Text,
}

/// Years that a figure of migration may be of.
const YEARS: std::ops::RangeInclusive<u16> = 1500..=2150;

/// Reads a date; `None` when the cell is empty.
pub fn read(text: &str) -> Option<Date> {
    let text = number::western(text.trim());
    let text = text.as_ref();
    if number::is_missing(text) {
        return None;
    }
    Some(plain(text).or_else(|| spans(text)).or_else(|| parted(text)).or_else(|| named(text)).unwrap_or(Date::Text))
}

/// A year of four digits.
pub fn year(text: &str) -> Option<u16> {
    let year: u16 = (text.len() == 4 && number::is_plain(text)).then(|| text.parse().ok()).flatten()?;
    YEARS.contains(&year).then_some(year)
}

/// The year in the name of a column: `2020`, `mid-2020`, `2020 [YR2020]`, `y2020`.
pub fn year_of_name(name: &str) -> Option<u16> {
    let mut found = None;
    for part in name.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()) {
        let year = year(part)?;
        if found.is_some_and(|other| other != year) {
            return None;
        }
        found = Some(year);
    }
    let letters: String = folded(name).chars().filter(|c| c.is_alphabetic()).collect();
    found.filter(|_| {
        matches!(
            letters.as_str(),
            "" | "yr" | "y" | "x" | "f" | "mid" | "year" | "ano" | "annee" | "год" | "年" | "e" | "p"
        )
    })
}

/// Years, EDTF and what ISO 8601 writes, with a time of day that is left out.
fn plain(text: &str) -> Option<Date> {
    if year(text).is_some() {
        return Some(Date::Edtf(text.into()));
    }
    if number::is_plain(text) {
        return match (text.len(), text.parse::<u32>()) {
            (8, _) => iso(&format!("{}-{}-{}", text.get(..4)?, text.get(4..6)?, text.get(6..)?)),
            (2, _) => Some(Date::Century),
            (5, Ok(day @ 18_000..=60_000)) => Some(Date::Serial(day)),
            _ => None,
        };
    }
    let day = text.split_once(['T', ' ']).filter(|(_, time)| time.contains(':')).map_or(text, |(day, _)| day);
    let first = year(day.get(..4)?)?;
    // Winter 2020/21, which EDTF would take for a season of 2020.
    if day.len() == 7 && day.get(5..).and_then(|end| end.parse::<u16>().ok()) == Some((first + 1) % 100) {
        let span = spans(day).filter(|_| first % 100 >= 12);
        return span.or_else(|| iso(day));
    }
    iso(day).or_else(|| iso(&day.replace('/', "-"))).or_else(|| iso(&day.replace('.', "-")))
}

fn iso(text: &str) -> Option<Date> {
    edtf_core::is_valid(text).then(|| Date::Edtf(text.into()))
}

/// Spans of years: `2015/16`, `2015–2016`.
fn spans(text: &str) -> Option<Date> {
    let (from, to) = text.split_once(['/', '-', '–'])?;
    let first = year(from.trim())?;
    let to = to.trim();
    let last = match to.len() {
        2 => first - first % 100 + to.parse::<u16>().ok()?,
        _ => year(to)?,
    };
    (last > first).then(|| Date::Edtf(format!("{first}/{last}")))
}

/// Days with numbers for months: `06.01.2014`, `1/6/2014`, `2014年1月6日`.
fn parted(text: &str) -> Option<Date> {
    let text = text.split_once(' ').filter(|(_, time)| time.contains(':')).map_or(text, |(day, _)| day);
    if text.contains('年') {
        return chinese(text);
    }
    let separator = ['.', '/', '-'].into_iter().find(|sign| text.matches(*sign).count() == 2)?;
    let mut parts = text.trim_end_matches('.').split(separator).map(str::trim);
    let (first, second, last) = (parts.next()?, parts.next()?, parts.next()?);
    let (Ok(first), Ok(second)) = (first.parse::<u8>(), second.parse::<u8>()) else { return None };
    if last.len() == 2 && number::is_plain(last) {
        return Some(Date::Century);
    }
    let year = year(last)?;
    match separator {
        '.' => day(year, second, first),
        _ => Some(Date::Either(first, second, year)),
    }
}

fn chinese(text: &str) -> Option<Date> {
    let parts: Vec<u16> = text
        .split(['年', '月', '日'])
        .filter(|part| !part.trim().is_empty())
        .map(|part| part.trim().parse().ok())
        .collect::<Option<_>>()?;
    match parts.as_slice() {
        [year] => iso(&format!("{year:04}")),
        [year, month] => iso(&format!("{year:04}-{month:02}")),
        [year, month, day] => iso(&format!("{year:04}-{month:02}-{day:02}")),
        _ => None,
    }
}

/// A day as EDTF, when there is such a day.
pub fn day(year: u16, month: u8, day: u8) -> Option<Date> {
    iso(&format!("{year:04}-{month:02}-{day:02}"))
}

/// Dates with the name of a month: `January 6, 2014`, `6 de enero de 2014`, `Jan 2014`.
fn named(text: &str) -> Option<Date> {
    let (mut month, mut day_found, mut year_found) = (None, None, None);
    if text.len() > 60 {
        return None;
    }
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        let digits = word.trim_end_matches(|c: char| !c.is_ascii_digit());
        if let Some(found) = year(digits) {
            if year_found.replace(found).is_some() {
                return None;
            }
        } else if let Ok(found) = digits.parse::<u8>() {
            if day_found.replace(found).is_some() {
                return None;
            }
        } else if let Some(found) = place::month(word) {
            if month.replace(found).is_some() {
                return None;
            }
        } else if !matches!(word, "de" | "del" | "of" | "г" | "года") {
            return None;
        }
    }
    let (year, month) = (year_found?, month?);
    match day_found {
        Some(found) => day(year, month.parse().ok()?, found),
        None => iso(&format!("{year:04}-{month}")),
    }
}

/// The day that a spreadsheet means by a number, counted from 1899-12-30.
pub fn of_serial(serial: u32) -> String {
    // Days of the proleptic Gregorian calendar from 0000-03-01 (H. Hinnant, days_from_civil).
    let days = i64::from(serial) + 693_899;
    let era = days.div_euclid(146_097);
    let of_era = days.rem_euclid(146_097);
    let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    let year = year + era * 400 + i64::from(month <= 2);
    format!("{year:04}-{month:02}-{day:02}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_as_they_are_printed() {
        for (text, edtf) in [
            ("2020", "2020"),
            ("2014-01", "2014-01"),
            ("2014-01-06", "2014-01-06"),
            ("2014/01/06", "2014-01-06"),
            ("20140106", "2014-01-06"),
            ("٢٠٢٠", "2020"),
            ("2014-01-06T12:30:00Z", "2014-01-06"),
            ("2014-01-06 00:00", "2014-01-06"),
            ("1996-02~", "1996-02~"),
            ("January 6, 2014", "2014-01-06"),
            ("6th January 2014", "2014-01-06"),
            ("6 de enero de 2014", "2014-01-06"),
            ("1er janvier 2014", "2014-01-01"),
            ("6 января 2014 г.", "2014-01-06"),
            ("Jan 2014", "2014-01"),
            ("06.01.2014", "2014-01-06"),
            ("2014年1月6日", "2014-01-06"),
            ("2015/16", "2015/2016"),
            ("2015–2016", "2015/2016"),
            ("2020-21", "2020/2021"),
            ("2009-10", "2009-10"),
        ] {
            assert_eq!(read(text), Some(Date::Edtf(edtf.into())), "{text}");
        }
    }

    #[test]
    fn what_is_open_or_no_date_is_told() {
        assert_eq!(read("1/6/2014"), Some(Date::Either(1, 6, 2014)));
        assert_eq!(read("45292"), Some(Date::Serial(45_292)));
        assert_eq!(read("1/6/14"), Some(Date::Century));
        for text in ["31.02.2014", "soon", "2014-13", "January", "may be", "3000"] {
            assert_eq!(read(text), Some(Date::Text), "{text}");
        }
        assert_eq!((read(""), read("..")), (None, None));
    }

    #[test]
    fn spreadsheets_count_days_from_the_end_of_1899() {
        for (serial, day) in
            [(45_292, "2024-01-01"), (36_526, "2000-01-01"), (18_264, "1950-01-01"), (43_890, "2020-02-29")]
        {
            assert_eq!(of_serial(serial), day);
        }
    }

    #[test]
    fn a_column_may_be_named_by_a_year() {
        for (name, year) in [
            ("2020", Some(2020)),
            ("mid-2020", Some(2020)),
            ("2020 [YR2020]", Some(2020)),
            ("X2020", Some(2020)),
            ("Total 2020", None),
            ("2019/2020", None),
            ("12", None),
        ] {
            assert_eq!(year_of_name(name), year, "{name}");
        }
    }
}
