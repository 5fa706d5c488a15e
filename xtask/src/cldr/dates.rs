//! Names of months and patterns of dates and of spans of dates.

use anyhow::{Context as _, Result, bail};
use serde_json::Value;

use super::entries::{Entries, Word};
use super::packages::{at, text};
use super::pattern::{Part, Places, of_date};

/// The places that the fields of a letter take.
type Fields<'a> = &'a [(char, &'a [&'a str])];

/// How a language writes its months.
enum Months {
    /// By name.
    Names,
    /// By number in the long patterns; the short names are the number and this text.
    Numbers(String),
}

impl Months {
    fn of(calendar: &Value) -> Result<Self> {
        let long = text(calendar, &["dateFormats", "long"])?;
        if !of_date(long).contains(&Part::Field('M', 1)) {
            return Ok(Self::Names);
        }
        let names = at(calendar, &["months", "format", "abbreviated"])?;
        let after = text(names, &["1"])?.trim_start_matches('1').to_owned();
        for month in 1..=12 {
            if text(names, &[&month.to_string()])? != format!("{month}{after}") {
                bail!("months are numbers in dates, and names elsewhere");
            }
        }
        Ok(Self::Numbers(after))
    }

    /// A field at its place. Where a pattern has short names of months, the long ones take their place, as ICU does it.
    fn write(&self, letter: char, count: usize, place: &str) -> Option<String> {
        match (self, letter, count) {
            (_, 'd' | 'y', 1) | (Self::Names, 'M' | 'L', 3 | 4) | (Self::Numbers(_), 'M' | 'L', 1) => {
                Some(place.into())
            }
            (Self::Numbers(after), 'M' | 'L', 3) => Some(format!("{place}{after}")),
            _ => None,
        }
    }

    fn pattern(&self, pattern: &str, places: Fields) -> Result<String> {
        let filled =
            Places::new(places).fill(&of_date(pattern), |letter, count, place| self.write(letter, count, place));
        filled.with_context(|| format!("pattern {pattern:?}"))
    }
}

/// Adds the words that dates are made of.
pub fn words(calendar: &Value, words: &mut Entries<Word>) -> Result<()> {
    let months = Months::of(calendar)?;
    for month in 1..=12 {
        words.add(format!("month-{month}"), name(calendar, &months, &month.to_string())?);
    }
    let formats = at(calendar, &["dateTimeFormats", "availableFormats"])?;
    let spans = at(calendar, &["dateTimeFormats", "intervalFormats"])?;
    // Spans within a month are in most languages given for short names of months alone.
    let days = text(spans, &["yMMMMd", "d"]).or_else(|_| text(spans, &["yMMMd", "d"]))?;
    let patterns: [(&str, &str, Fields); 6] = [
        ("date-year", text(formats, &["y"])?, &[('y', &["{0}"])]),
        ("date-month", text(formats, &["yMMMM"])?, &[('M', &["{1}"]), ('y', &["{2}"]), ('L', &["{3}"])]),
        ("date-day", text(calendar, &["dateFormats", "long"])?, &[('d', &["{0}"]), ('M', &["{1}"]), ('y', &["{2}"])]),
        ("date-span-days", days, &[('d', &["{0}", "{1}"]), ('M', &["{2}"]), ('y', &["{3}"]), ('L', &["{4}"])]),
        (
            "date-span-months",
            text(spans, &["yMMMM", "M"])?,
            &[('M', &["{0}", "{1}"]), ('y', &["{2}"]), ('L', &["{3}", "{4}"])],
        ),
        ("date-span-years", text(spans, &["y", "y"])?, &[('y', &["{0}", "{1}"])]),
    ];
    for (name, pattern, places) in patterns {
        words.add(name, Word::Text(months.pattern(pattern, places)?));
    }
    words.add("date-span", Word::Text(text(spans, &["intervalFormatFallback"])?.to_owned()));
    Ok(())
}

/// The name of a month, alone and in a date.
fn name(calendar: &Value, months: &Months, month: &str) -> Result<Word> {
    if let Months::Numbers(_) = months {
        return Ok(Word::Text(month.to_owned()));
    }
    let name = |width| Ok(text(calendar, &["months", width, "wide", month])?.to_owned());
    let forms: Result<_> = name("stand-alone").and_then(|alone| Ok([("alone", alone), ("format", name("format")?)]));
    Ok(Word::of(&forms?))
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAYS: Fields = &[('d', &["{0}", "{1}"]), ('M', &["{2}"]), ('y', &["{3}"]), ('L', &["{4}"])];

    #[test]
    fn a_short_name_of_a_month_gives_its_place_to_the_long_one() -> Result<()> {
        assert_eq!(Months::Names.pattern("d–d 'de' MMM 'de' y", DAYS)?, "{0}–{1} de {2} de {3}");
        assert_eq!(Months::Names.pattern("d–d LLL y", DAYS)?, "{0}–{1} {4} {3}");
        Ok(())
    }

    #[test]
    fn months_by_number_keep_what_stands_after_them() -> Result<()> {
        let months = Months::Numbers("月".to_owned());
        assert_eq!(months.pattern("y年MMMd日 – d日", DAYS)?, "{3}年{2}月{0}日 – {1}日");
        assert_eq!(months.pattern("y年M月", DAYS)?, "{3}年{2}月");
        Ok(())
    }

    #[test]
    fn a_pattern_that_asks_for_more_than_we_have_is_refused() {
        for pattern in ["dd MMMM y", "d M y", "d MMMM yy", "EEEE d", "d d d"] {
            assert!(Months::Names.pattern(pattern, DAYS).is_err(), "{pattern}");
        }
    }
}
