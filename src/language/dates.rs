//! Dates in words, at the precision that the EDTF expression has.
//!
//! The expressions come from checked sheets; what is not a year, month, day or
//! span of these is shown as it stands.

use super::{Language, Word};
use crate::digits;
use crate::fact::Period;

/// The names of the months.
const MONTHS: [Word; 12] = [
    Word::Month1,
    Word::Month2,
    Word::Month3,
    Word::Month4,
    Word::Month5,
    Word::Month6,
    Word::Month7,
    Word::Month8,
    Word::Month9,
    Word::Month10,
    Word::Month11,
    Word::Month12,
];

impl Language {
    /// When a fact held or happened, in words; an inferred date says so.
    pub fn period(&self, period: &Period) -> String {
        match period {
            Period::Stated(edtf) => self.date(edtf),
            Period::Inferred { edtf, .. } => self.one(Word::DateInferred, &self.date(edtf)),
            Period::Unknown => self.word(Word::DateUnknown).into(),
            Period::Timeless => self.word(Word::DateTimeless).into(),
        }
    }

    /// An EDTF expression in words.
    pub fn date(&self, edtf: &str) -> String {
        self.local(match digits::cut(edtf, b'/') {
            Some((start, end)) => self.span(start, end),
            None => self.point(edtf),
        })
    }

    /// From one date to another, what they share said once; an end that is not known is left open.
    fn span(&self, start: &str, end: &str) -> String {
        if matches!(end, "" | "..") {
            return self.one(Word::DateSince, &self.point(start));
        }
        let (first, last) = (digits::parts(start, b'-'), digits::parts(end, b'-'));
        match (first.as_slice(), last.as_slice()) {
            (&[year, month, from], &[same, other, to]) if (year, month) == (same, other) => {
                let parts = [day(from), day(to), self.month(month, 1), year, self.month(month, 0)];
                self.fill(Word::DateSpanDays, &parts)
            }
            (&[year, from], &[same, to]) if year == same => {
                let parts = [self.month(from, 1), self.month(to, 1), year, self.month(from, 0), self.month(to, 0)];
                self.fill(Word::DateSpanMonths, &parts)
            }
            (&[from], &[to]) if plain(from) && plain(to) => self.two(Word::DateSpanYears, from, to),
            _ => self.two(Word::DateSpan, &self.point(start), &self.point(end)),
        }
    }

    fn point(&self, edtf: &str) -> String {
        let about = matches!(edtf.as_bytes().last(), Some(b'~' | b'?' | b'%'));
        let text = edtf.get(..edtf.len() - usize::from(about)).unwrap_or("");
        let (year, rest) = digits::cut(text, b'-').unwrap_or((text, ""));
        let (month, of_month) = digits::cut(rest, b'-').unwrap_or((rest, ""));
        let pattern = match of_month {
            _ if rest.is_empty() => Word::DateYear,
            "" => Word::DateMonth,
            _ => Word::DateDay,
        };
        let (alone, named) = (self.month(month, 0), self.month(month, 1));
        let text = match pattern {
            Word::DateYear if plain(year) => self.one(pattern, year),
            _ if alone.is_empty() => text.into(),
            _ => self.fill(pattern, &[day(of_month), named, year, alone]),
        };
        if about { self.one(Word::DateAbout, &text) } else { text }
    }

    /// The name of a month, standing alone (0) or with a day (1); nothing for what is no month.
    fn month(&self, number: &str, form: usize) -> &str {
        let month = digits::read(number).unwrap_or(0) as usize;
        if (1..=12).contains(&month) { MONTHS.get(month - 1).map_or("", |word| self.form(*word, form)) } else { "" }
    }
}

/// Whether it is a year in digits.
fn plain(year: &str) -> bool {
    digits::read(year).is_some()
}

/// A day without the zero in front.
fn day(digits: &str) -> &str {
    digits.strip_prefix('0').unwrap_or(digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_no_more_precise_than_known() {
        let en = Language::english();
        for (edtf, text) in [
            ("1996", "1996"),
            ("1996-02", "February 1996"),
            ("2006-11-08", "8 November 2006"),
            ("2009-11-19/2009-11-20", "19–20 November 2009"),
            ("2009-11-30/2009-12-01", "30 November 2009\u{2009}–\u{2009}1 December 2009"),
            ("2022-11/2022-12", "November\u{2009}–\u{2009}December 2022"),
            ("1996/2008", "1996–2008"),
            ("1996/..", "since 1996"),
            ("2008~", "about 2008"),
            ("199X", "199X"),
            ("", ""),
        ] {
            assert_eq!(en.date(edtf), text);
        }
    }

    #[test]
    fn an_inferred_date_reads_inferred() {
        let period = Period::Inferred {
            edtf: "2008".into(),
            reason: crate::fact::Text::Own("why".into()),
            address: "https://example.org".into(),
        };
        assert_eq!(Language::english().period(&period), "2008 (inferred)");
    }

    #[test]
    fn an_unknown_date_says_so() {
        assert_eq!(Language::english().period(&Period::Unknown), "Date not known");
    }
}
