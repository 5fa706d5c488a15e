//! Numbers in words: one rounding rule for canvas, text and copies.
//!
//! The rule: a number is rounded half away from zero, once, to the digit that is shown.

use super::{Language, Word};
use crate::digits;

/// From here on a number is shown shortened.
const MILLION: f64 = 1e6;
/// Up to here a 64-bit float counts one by one.
const COUNTABLE: f64 = 9e15;

/// A unit that numbers are shortened to.
struct Scale {
    /// How many ones it has.
    unit: f64,
    /// Decimals that are shown where they are asked for.
    decimals: u8,
    word: Word,
}

impl Language {
    /// A whole number with its groups of digits, or one decimal where it is not whole.
    pub fn number(&self, value: f64) -> String {
        self.fixed(value, u8::from(is_broken(value)))
    }

    /// A number in millions or thousands of millions (Chinese: ten thousands or hundred millions) when it is that large,
    /// else in full. `decimals` (0 or 1) says whether the shortened form shows those of its unit, so that
    /// neighbours can share it.
    pub fn compact(&self, value: f64, decimals: u8) -> String {
        let Some(Scale { unit, decimals: most, word }) = self.scale(value, decimals) else { return self.number(value) };
        let (decimals, shown) = (most * decimals, value / unit);
        let rounded = scaled(shown, decimals) as f64 / power(decimals);
        let category = self.category(rounded, decimals, false);
        super::filled(self.form(word, category), &[&self.written(shown, decimals, 10_000)])
    }

    /// How many decimals (0 or 1) [`Language::compact`] needs for this value.
    pub fn decimals(&self, value: f64) -> u8 {
        let Some(Scale { unit, decimals, .. }) = self.scale(value, 1) else { return 0 };
        let shown = scaled(value / unit, decimals);
        u8::from(decimals > 0 && shown != scaled((value / unit).abs(), 0) * power(decimals) as u64)
    }

    /// What a number of that size is shortened to; one where it is not.
    pub fn unit_of(&self, value: f64) -> f64 {
        self.scale(value, 0).map_or(1.0, |scale| scale.unit)
    }

    /// The unit that a number is shortened to. It is that of the rounded number: 999.96 million with one decimal is
    /// 1.0 billion.
    fn scale(&self, value: f64, decimals: u8) -> Option<Scale> {
        if value.abs() < MILLION {
            return None;
        }
        let step = |at: usize| self.word(Word::Scales).as_bytes().get(at).map_or(0, |digit| digit & 15);
        let (unit, most) = (power(step(0)), step(1));
        let larger = power(step(2));
        if scaled(value / unit, most * decimals) >= scaled(larger / unit, most * decimals) {
            return Some(Scale { unit: larger, decimals: step(3), word: Word::Billion });
        }
        Some(Scale { unit, decimals: most, word: Word::Million })
    }

    /// The number of the form that a word has beside a number: its category of plural (CLDR). `decimals` are those that
    /// are shown; whether it is shortened to `millions`, or a whole number of them.
    pub fn category(&self, value: f64, decimals: u8, millions: bool) -> usize {
        let table = self.word(Word::Plural).as_bytes();
        let whole = value.abs().min(COUNTABLE) as u64;
        let at = match whole {
            _ if millions => 5,
            0 | 1 if decimals > 0 => 3,
            _ if decimals > 0 => 4,
            0..=2 => whole as usize,
            _ => 6 + (whole % 100) as usize,
        };
        table.get(at).or(table.last()).map_or(0, |digit| usize::from(digit & 15))
    }

    /// A number with its percent sign.
    pub fn percent(&self, value: f64, decimals: u8) -> String {
        self.one(Word::Percent, &self.fixed(value, decimals))
    }

    /// A number with exactly so many decimals (0 to 2); its digits stand in groups from where the language begins with it.
    pub fn fixed(&self, value: f64, decimals: u8) -> String {
        self.written(value, decimals, if self.word(Word::GroupFrom) == "1" { 1000 } else { 10_000 })
    }

    /// The same, with its digits in groups from `least` on.
    fn written(&self, value: f64, decimals: u8, least: u64) -> String {
        let counted = scaled(value, decimals);
        let parts = power(decimals) as u64;
        let mut text = String::new();
        if value < 0.0 && counted > 0 {
            text.push_str(self.word(Word::Minus));
        }
        let whole = counted / parts;
        if whole < least {
            digits::write(whole, 1, &mut text);
        } else {
            self.grouped(whole, &mut text);
        }
        if decimals > 0 {
            text.push_str(self.word(Word::Decimal));
            digits::write(counted % parts, decimals, &mut text);
        }
        self.local(text)
    }

    fn grouped(&self, whole: u64, text: &mut String) {
        if whole < 1000 {
            return digits::write(whole, 1, text);
        }
        self.grouped(whole / 1000, text);
        text.push_str(self.word(Word::Group));
        digits::write(whole % 1000, 3, text);
    }

    /// A text with the digits of this language in place of 0 to 9.
    pub fn local(&self, text: String) -> String {
        let Some(zero) = self.word(Word::Digits).chars().next() else { return text };
        let mut local = String::new();
        for letter in text.chars() {
            let own = char::from_u32(zero as u32 + (letter as u32 & 15));
            local.push(own.filter(|_| letter.is_ascii_digit()).unwrap_or(letter));
        }
        local
    }

    /// How many things there are.
    pub fn count(&self, things: usize) -> String {
        self.number(things as f64)
    }

    /// A pattern in the form for that many things, with their number filled in.
    pub fn counted(&self, pattern: Word, things: usize) -> String {
        super::filled(self.form(pattern, self.category(things as f64, 0, false)), &[&self.count(things)])
    }

    /// A year, on its own.
    pub fn year(&self, year: u32) -> String {
        self.date(&digits::text(u64::from(year)))
    }
}

/// Ten to that power.
fn power(exponent: u8) -> f64 {
    let mut power = 1.0;
    for _ in 0..exponent {
        power *= 10.0;
    }
    power
}

/// The size of a number in parts of a power of ten, rounded half away from zero.
fn scaled(value: f64, decimals: u8) -> u64 {
    ((value * power(decimals)).abs().min(COUNTABLE) + 0.5) as u64
}

/// Whether a number is shown with a decimal.
pub fn is_broken(value: f64) -> bool {
    scaled(value, 1) % 10 != 0
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
        assert_eq!(en().decimals(25_000_000.0), 0);
        assert_eq!(en().decimals(280_598_105.0), 1);
        assert_eq!(en().decimals(1_234.0), 0);
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
