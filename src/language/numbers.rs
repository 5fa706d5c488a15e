//! Numbers in words: one rounding rule for canvas, text and copies.
//!
//! The rule: a number is rounded half away from zero, once, to the digit that is shown.

use super::{Language, Word};
use crate::digits;

/// From here on a number is shown in millions.
const MILLION: f64 = 1e6;
/// From here on a number is shown in thousands of millions.
const BILLION: f64 = 1e9;
/// Up to here a 64-bit float counts one by one.
const COUNTABLE: f64 = 9e15;

impl Language {
    /// A whole number with its groups of digits, or one decimal where it is not whole.
    pub fn number(&self, value: f64) -> String {
        self.fixed(value, u8::from(tenths(value) % 10 != 0))
    }

    /// A number in millions or thousands of millions when it is that large, else in full.
    /// `decimals` holds for the shortened form only, so that neighbours can share it.
    pub fn compact(&self, value: f64, decimals: u8) -> String {
        let millions = value / MILLION;
        // The unit is that of the rounded number: 999.96 million with one decimal is 1.0 billion.
        let shown = if decimals == 0 { rounded(millions) } else { tenths(millions) / 10 };
        if shown >= 1000 {
            self.one(Word::Billion, &self.fixed(value / BILLION, decimals))
        } else if value.abs() >= MILLION {
            self.one(Word::Million, &self.fixed(millions, decimals))
        } else {
            self.number(value)
        }
    }

    /// How many decimals (0 or 1) [`Language::compact`] needs for this value.
    pub fn decimals(value: f64) -> u8 {
        let size = value.abs();
        let unit = if size >= BILLION { BILLION } else { MILLION };
        u8::from(size >= MILLION && tenths(size / unit) % 10 != 0)
    }

    /// A number with exactly `decimals` (0 or 1) decimals.
    pub fn fixed(&self, value: f64, decimals: u8) -> String {
        let counted = if decimals == 0 { rounded(value) } else { tenths(value) };
        let (whole, part) = if decimals == 0 { (counted, 0) } else { (counted / 10, counted % 10) };
        let mut text = String::new();
        if value < 0.0 && counted > 0 {
            text.push_str(self.word(Word::Minus));
        }
        self.grouped(whole, &mut text);
        if decimals > 0 {
            text.push_str(self.word(Word::Decimal));
            digits::write(part, 1, &mut text);
        }
        text
    }

    fn grouped(&self, whole: u64, text: &mut String) {
        if whole < 1000 {
            return digits::write(whole, 1, text);
        }
        self.grouped(whole / 1000, text);
        text.push_str(self.word(Word::Group));
        digits::write(whole % 1000, 3, text);
    }
}

/// The size of a number in tenths, rounded half away from zero.
fn tenths(value: f64) -> u64 {
    rounded(value * 10.0)
}

/// The size of a number, rounded half away from zero.
fn rounded(value: f64) -> u64 {
    (value.abs().min(COUNTABLE) + 0.5) as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn en() -> Language {
        Language::english()
    }

    #[test]
    fn digits_are_grouped_by_three() {
        for (value, text) in [
            (0.0, "0"),
            (7.0, "7"),
            (999.0, "999"),
            (1000.0, "1,000"),
            (280_598_105.0, "280,598,105"),
            (1_000_007.0, "1,000,007"),
        ] {
            assert_eq!(en().number(value), text);
        }
    }

    #[test]
    fn rounding_is_half_away_from_zero() {
        assert_eq!(en().compact(9_050_000.0, 1), "9.1 million");
        assert_eq!(en().number(0.25), "0.3");
        assert_eq!(en().number(-0.25), "\u{2212}0.3");
        assert_eq!(en().number(-0.04), "0");
    }

    #[test]
    fn millions_share_their_decimals() {
        assert_eq!(en().compact(25_000_000.0, 0), "25 million");
        assert_eq!(en().compact(25_000_000.0, 1), "25.0 million");
        assert_eq!(en().compact(280_598_105.0, 1), "280.6 million");
        assert_eq!(Language::decimals(25_000_000.0), 0);
        assert_eq!(Language::decimals(280_598_105.0), 1);
        assert_eq!(Language::decimals(1_234.0), 0);
    }

    #[test]
    fn a_thousand_millions_is_a_billion() {
        assert_eq!(en().compact(7_794_798_739.0, 1), "7.8 billion");
        assert_eq!(en().compact(999_960_000.0, 1), "1.0 billion");
        assert_eq!(en().compact(999_940_000.0, 1), "999.9 million");
    }

    #[test]
    fn no_number_breaks_it() {
        for value in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, f64::MAX, f64::MIN_POSITIVE] {
            assert!(!en().compact(value, 1).is_empty());
        }
    }
}
