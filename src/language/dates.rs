//! Dates in words, at the precision that the EDTF expression has.
//!
//! The expressions come from checked sheets; what is not a year, month, day or
//! span of these is shown as it stands.

use super::{Language, Word};
use crate::digits;
use crate::fact::Period;

/// Number of the first month's name among the words.
const JANUARY: usize = Word::Month1 as usize;

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
        match digits::cut(edtf, b'/') {
            Some((start, end)) => self.span(start, end),
            None => self.point(edtf),
        }
    }

    /// From one date to another, what they share said once; an end that is not known is left open.
    fn span(&self, start: &str, end: &str) -> String {
        if matches!(end, "" | "..") {
            return self.one(Word::DateSince, &self.point(start));
        }
        let (first, last) = (digits::parts(start, b'-'), digits::parts(end, b'-'));
        match (first.as_slice(), last.as_slice()) {
            (&[year, month, from], &[same, other, to]) if (year, month) == (same, other) => {
                self.fill(Word::DateSpanDays, &[day(from), day(to), self.month(month).unwrap_or(month), year])
            }
            (&[year, from], &[same, to]) if year == same => {
                let (from, to) = (self.month(from).unwrap_or(from), self.month(to).unwrap_or(to));
                self.fill(Word::DateSpanMonths, &[from, to, year])
            }
            _ => self.two(Word::DateSpan, &self.point(start), &self.point(end)),
        }
    }

    fn point(&self, edtf: &str) -> String {
        let about = matches!(edtf.as_bytes().last(), Some(b'~' | b'?' | b'%'));
        let plain = edtf.get(..edtf.len() - usize::from(about)).unwrap_or("");
        let (year, rest) = digits::cut(plain, b'-').unwrap_or((plain, ""));
        let (month, of_month) = digits::cut(rest, b'-').unwrap_or((rest, ""));
        let pattern = if of_month.is_empty() { Word::DateMonth } else { Word::DateDay };
        let text = match self.month(month) {
            None => plain.into(),
            Some(month) => self.fill(pattern, &[day(of_month), month, year]),
        };
        if about { self.one(Word::DateAbout, &text) } else { text }
    }

    fn month(&self, number: &str) -> Option<&str> {
        let month = digits::read(number)? as usize;
        (1..=12).contains(&month).then(|| self.numbered(JANUARY + month - 1))
    }
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
            ("2009-11-30/2009-12-01", "30 November 2009 to 1 December 2009"),
            ("2022-11/2022-12", "November–December 2022"),
            ("1996/2008", "1996 to 2008"),
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
