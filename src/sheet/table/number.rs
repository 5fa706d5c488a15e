//! Numbers as tables write them: grouped, with a decimal sign that a whole column decides on, with bounds and notes.

use super::decimal;
use super::key::key;
use crate::fact::Bound;
use std::borrow::Cow;

/// What a cell of a column of numbers holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell<'a> {
    /// Nothing, or a sign for "no data".
    Missing,
    /// A number, as far as it can be told without its column.
    Number(Raw<'a>),
    /// Digits in brackets: how accountants write below zero.
    Accounting,
    /// NaN or infinite.
    NotFinite,
    /// No number.
    Text,
}

/// A number with what stands around its digits.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Raw<'a> {
    /// Digits and what parts them.
    core: Cow<'a, str>,
    /// The end of a range, the same.
    end: Option<Cow<'a, str>>,
    negative: bool,
    /// Whether a percent sign stands after it.
    pub percent: bool,
    /// What is said of it: `>`, `~`.
    pub bound: Option<Bound>,
    /// What it is in: 1,000 for "k".
    pub scale: Option<f64>,
    /// Whether a note is marked after it.
    pub noted: bool,
    /// Whether it is written with an exponent.
    pub scientific: bool,
}

/// The sign before the decimals, as far as one number tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hint {
    /// Nothing to see.
    None,
    /// A comma, or a point that groups.
    Comma,
    /// A point, or a comma that groups.
    Point,
    /// One comma with three digits after it.
    MaybeComma,
    /// One point with three digits after it.
    MaybePoint,
}

/// Signs that stand for "no data".
const MISSING: [&str; 17] =
    ["", "..", "...", "…", "-", "–", "—", "n/a", "na", "n.a.", ":", "n.d.", "null", "none", "#n/a", "nd", "s/d"];

/// Whether a cell says that there is no number.
pub fn is_missing(text: &str) -> bool {
    text.len() <= 5 && MISSING.iter().any(|sign| text.eq_ignore_ascii_case(sign))
}

/// Reads the text of a cell.
pub fn read(text: &str) -> Cell<'_> {
    let text = text.trim();
    if is_missing(text) {
        return Cell::Missing;
    }
    if is_plain(text) {
        return Cell::Number(Raw { core: Cow::Borrowed(text), ..Raw::default() });
    }
    match key(text).as_str() {
        "nan" | "inf" | "infinity" => return Cell::NotFinite,
        _ => {}
    }
    if is_accounting(text) {
        return Cell::Accounting;
    }
    around(western(text)).map_or(Cell::Text, Cell::Number)
}

/// Nothing but digits.
pub fn is_plain(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_accounting(text: &str) -> bool {
    let Some(inner) = text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) else { return false };
    inner.contains(|c: char| c.is_ascii_digit()) && inner.chars().all(|c| c.is_ascii_digit() || is_separator(c))
}

/// Digits of other scripts as ours; one sign for minus.
pub fn western(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    let digit = |c: char, zero: char| char::from_digit((c as u32).wrapping_sub(zero as u32), 10);
    let plain = |c: char| match c {
        '\u{660}'..='\u{669}' => digit(c, '\u{660}').unwrap_or(c),
        '\u{6f0}'..='\u{6f9}' => digit(c, '\u{6f0}').unwrap_or(c),
        '\u{ff10}'..='\u{ff19}' => digit(c, '\u{ff10}').unwrap_or(c),
        '\u{66b}' | '\u{ff0c}' => ',',
        '\u{66c}' => '\'',
        '\u{66a}' | '\u{ff05}' => '%',
        '\u{2212}' => '-',
        '\u{ff1e}' => '>',
        '\u{ff1c}' => '<',
        other => other,
    };
    Cow::Owned(text.chars().map(plain).collect())
}

/// Takes off what stands around the digits, from outside in.
fn around(text: Cow<'_, str>) -> Option<Raw<'_>> {
    let mut raw = Raw::default();
    let (start, end) = {
        let mut left: &str = text.as_ref();
        left = before(left, &mut raw);
        left = after(left, &mut raw);
        let start = left.as_ptr() as usize - text.as_ptr() as usize;
        (start, start + left.len())
    };
    let part = |from: usize, to: usize| match &text {
        Cow::Borrowed(text) => text.get(from..to).map(Cow::Borrowed),
        Cow::Owned(text) => text.get(from..to).map(|part| Cow::Owned(part.to_owned())),
    };
    let core = part(start, end)?;
    if let Some(at) = core.char_indices().skip(1).find(|(_, c)| matches!(c, '-' | '–' | '—')) {
        let sign = at.1.len_utf8();
        raw.end = Some(part(start + at.0 + sign, end)?);
        raw.core = part(start, start + at.0)?;
    } else {
        raw.core = core;
    }
    let mut scientific = false;
    let mut fits = |core: &str| is_number(core, &mut scientific);
    if !fits(&raw.core) || !raw.end.as_deref().is_none_or(fits) {
        return None;
    }
    Some(Raw { scientific, ..raw })
}

/// Signs and words before a number: minus, bounds.
fn before<'a>(text: &'a str, raw: &mut Raw) -> &'a str {
    const BOUNDS: [(&str, Bound); 13] = [
        (">=", Bound::AtLeast),
        ("<=", Bound::UpTo),
        (">", Bound::MoreThan),
        ("<", Bound::LessThan),
        ("≥", Bound::AtLeast),
        ("≤", Bound::UpTo),
        ("~", Bound::About),
        ("≈", Bound::About),
        ("circa", Bound::About),
        ("c.", Bound::About),
        ("ca.", Bound::About),
        ("ca", Bound::About),
        ("about", Bound::About),
    ];
    let mut left = text.trim_start_matches(['\'', '’']).trim_start();
    for (sign, bound) in BOUNDS {
        if let Some((start, rest)) = left.split_at_checked(sign.len())
            && start.eq_ignore_ascii_case(sign)
        {
            (raw.bound, left) = (Some(bound), rest.trim_start());
            break;
        }
    }
    for sign in ['-', '–'] {
        if let Some(rest) = left.strip_prefix(sign) {
            raw.negative = true;
            return rest.trim_start();
        }
    }
    left.strip_prefix('+').unwrap_or(left)
}

/// Notes, percent signs, multipliers and "+" after a number.
fn after<'a>(text: &'a str, raw: &mut Raw) -> &'a str {
    let mut left = text.trim_end();
    loop {
        let before = left;
        left = note(left, &mut raw.noted);
        if let Some(rest) = left.strip_suffix('%') {
            (raw.percent, left) = (true, rest.trim_end());
        } else if let Some(rest) = left.strip_suffix('+') {
            (raw.bound, left) = (raw.bound.or(Some(Bound::AtLeast)), rest.trim_end());
        } else if let Some((rest, scale)) = multiplied(left) {
            (raw.scale, left) = (Some(scale), rest);
        }
        if left.len() == before.len() {
            return left;
        }
    }
}

/// Takes off the mark of a note: `*`, `†`, raised digits, `(a)`, `[2]`, a letter after a blank.
pub fn note<'a>(text: &'a str, noted: &mut bool) -> &'a str {
    let raised = |c: char| matches!(c, '*' | '†' | '‡' | '§' | '¹' | '²' | '³' | 'ª' | '\u{2070}'..='\u{2079}');
    let mut left = text.trim_end_matches(raised).trim_end();
    for (open, close) in [('(', ')'), ('[', ']')] {
        if let Some((before, mark)) = left.strip_suffix(close).and_then(|rest| rest.rsplit_once(open))
            && (1..=2).contains(&mark.len())
            && mark.bytes().all(|byte| byte.is_ascii_alphanumeric())
            && !before.is_empty()
        {
            left = before.trim_end();
        }
    }
    if let Some((before, mark)) = left.rsplit_once(' ')
        && matches!(mark, "a" | "b" | "c" | "d" | "e" | "f" | "p" | "r" | "s" | "u")
        && before.ends_with(|c: char| c.is_ascii_digit() || c == '%')
    {
        left = before.trim_end();
    }
    *noted |= left.len() < text.trim_end().len();
    left
}

/// What stands after a number, and by how much it multiplies.
fn multiplied(text: &str) -> Option<(&str, f64)> {
    let start = text.rfind(|c: char| c.is_ascii_digit())? + 1;
    let (number, word) = text.split_at_checked(start)?;
    Some((number, multiplier(word.trim())?))
}

/// By how much a word multiplies.
pub fn multiplier(word: &str) -> Option<f64> {
    Some(match key(word).as_str() {
        "k" | "thousand" | "thousands" | "thsd" | "tsd" | "000" | "mil" | "miles" | "millier" | "milliers" | "тыс"
        | "тысяч" | "тысячи" | "ألف" | "千" => 1e3,
        "万" => 1e4,
        "m" | "mn" | "mln" | "mio" | "mill" | "million" | "millions" | "millon" | "millones" | "milhao" | "milhoes"
        | "млн" | "миллион" | "миллиона" | "миллионов" | "مليون" | "百万" => 1e6,
        "亿" => 1e8,
        "bn" | "billion" | "billions" | "mrd" | "milliard" | "milliards" | "mil millones" | "млрд" | "مليار" => {
            1e9
        }
        _ => return None,
    })
}

fn is_separator(c: char) -> bool {
    matches!(c, '.' | ',' | ' ' | '\'' | '’' | '\u{a0}' | '\u{2009}' | '\u{202f}' | '_')
}

/// Whether a text is made of digits and what parts them, with an exponent at most.
fn is_number(core: &str, scientific: &mut bool) -> bool {
    let (digits, exponent) = match core.split_once(['e', 'E']) {
        Some((digits, exponent)) => (digits, Some(exponent)),
        None => (core, None),
    };
    if let Some(exponent) = exponent {
        *scientific = true;
        if !is_plain(exponent.trim_start_matches(['+', '-'])) {
            return false;
        }
    }
    digits.contains(|c: char| c.is_ascii_digit()) && digits.chars().all(|c| c.is_ascii_digit() || is_separator(c))
}

impl Raw<'_> {
    /// What it tells of the sign before decimals.
    pub fn hint(&self) -> Hint {
        let own = hint(&self.core);
        match &self.end {
            Some(end) if matches!(own, Hint::None) => hint(end),
            _ => own,
        }
    }

    /// The number and the end of its range, when `decimal` stands before decimals; `None` when it cannot be one so.
    pub fn value(&self, decimal: char) -> Option<(f64, Option<f64>)> {
        let sign = if self.negative { -1.0 } else { 1.0 };
        let scale = sign * self.scale.unwrap_or(1.0);
        let start = value(&self.core, decimal)? * scale;
        match &self.end {
            None => Some((start, None)),
            Some(end) => {
                let end = value(end, decimal)? * scale;
                (end >= start).then_some((start, Some(end)))
            }
        }
    }
}

/// What the separators of a number tell.
fn hint(core: &str) -> Hint {
    let digits = core.split(['e', 'E']).next().unwrap_or(core);
    let (commas, points) = (digits.matches(',').count(), digits.matches('.').count());
    let last = digits.rfind([',', '.']);
    let Some(last) = last else { return Hint::None };
    let is_comma = digits.get(last..).is_some_and(|rest| rest.starts_with(','));
    let after = digits.len() - last - 1;
    let before = digits.get(..last).unwrap_or("").trim_start_matches(|c: char| !c.is_ascii_digit());
    let decimal = |comma: bool| if comma { Hint::Comma } else { Hint::Point };
    match (commas, points) {
        (1.., 1..) => decimal(is_comma),
        (2.., 0) => Hint::Point,
        (0, 2..) => Hint::Comma,
        _ if after != 3 || before.len() > 3 || before.is_empty() || before == "0" => decimal(is_comma),
        _ if is_comma => Hint::MaybeComma,
        _ => Hint::MaybePoint,
    }
}

/// Digits as a number; what groups them must group them well.
fn value(core: &str, decimal: char) -> Option<f64> {
    let core = core.trim();
    if is_plain(core) && core.len() <= 15 {
        return Some(core.bytes().fold(0_u64, |sum, byte| sum * 10 + u64::from(byte - b'0')) as f64);
    }
    let (digits, exponent) = core.split_once(['e', 'E']).unwrap_or((core, "0"));
    let (whole, fraction) = match digits.split_once(decimal) {
        Some((whole, fraction)) => (whole, fraction),
        None => (digits, ""),
    };
    if !fraction.is_empty() && !is_plain(fraction) {
        return None;
    }
    let plain = ungrouped(whole)?;
    if plain.is_empty() && fraction.is_empty() {
        return None;
    }
    decimal::nearest(&plain, fraction, exponent.parse().ok()?)
}

/// A whole number without what groups it: threes from the right, or two by two before them as in India; one sign only.
fn ungrouped(whole: &str) -> Option<String> {
    let mut groups = Vec::new();
    let (mut sign, mut group) = (None, String::new());
    for c in whole.chars() {
        if c.is_ascii_digit() {
            group.push(c);
            continue;
        }
        let kind = if c == '’' {
            '\''
        } else if c.is_whitespace() {
            ' '
        } else {
            c
        };
        if *sign.get_or_insert(kind) != kind {
            return None;
        }
        groups.push(std::mem::take(&mut group));
    }
    groups.push(group);
    let (first, rest) = groups.split_first()?;
    let Some((last, middle)) = rest.split_last() else {
        return Some(if first.is_empty() { "0".into() } else { first.clone() });
    };
    let fits = (1..=3).contains(&first.len())
        && last.len() == 3
        && (middle.iter().all(|group| group.len() == 3)
            || (first.len() < 3 && middle.iter().all(|group| group.len() == 2)));
    fits.then(|| groups.concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Raw<'_> {
        match read(text) {
            Cell::Number(raw) => raw,
            other => panic!("{text}: {other:?}"),
        }
    }

    #[test]
    fn a_number_is_read_however_it_is_grouped() {
        for (text, decimal, value) in [
            ("1234567", '.', 1_234_567.0),
            ("1,234,567", '.', 1_234_567.0),
            ("1.234.567", ',', 1_234_567.0),
            ("1 234 567,5", ',', 1_234_567.5),
            ("1\u{a0}234\u{202f}567", '.', 1_234_567.0),
            ("1\u{2009}234", ',', 1234.0),
            ("1'234'567.5", '.', 1_234_567.5),
            ("1’234", '.', 1234.0),
            ("1,78,69,492", '.', 17_869_492.0),
            ("0,5", ',', 0.5),
            (".5", '.', 0.5),
            ("1.2E+07", '.', 12_000_000.0),
            ("١٢٣٤", '.', 1234.0),
            ("−5", '.', -5.0),
            ("'0123", '.', 123.0),
        ] {
            assert_eq!(number(text).value(decimal), Some((value, None)), "{text}");
        }
    }

    #[test]
    fn groups_that_do_not_hold_are_no_number() {
        for (text, decimal) in
            [("1,23,4", '.'), ("12,34", '.'), ("1.234", ' '), ("1,2 345", '.'), ("1.5.5", '.'), ("1e999", '.')]
        {
            if decimal != ' ' {
                assert_eq!(number(text).value(decimal), None, "{text}");
            }
        }
        for text in ["12a", "abc", "1-2-3x", "e5", "."] {
            assert_eq!(read(text), Cell::Text, "{text}");
        }
    }

    #[test]
    fn no_data_is_never_zero() {
        for text in ["", " ", "..", "…", "-", "–", "n/a", "NA", ":", "N/A"] {
            assert_eq!(read(text), Cell::Missing, "{text:?}");
        }
        assert_eq!(number("0").value('.'), Some((0.0, None)));
    }

    #[test]
    fn notes_after_a_number_are_taken_off() {
        for text in ["1,234*", "1,234 (a)", "1,234 ¹", "1,234[2]", "1,234 e", "1,234†"] {
            let raw = number(text);
            assert_eq!((raw.value('.'), raw.noted), (Some((1234.0, None)), true), "{text}");
        }
    }

    #[test]
    fn bounds_are_read_as_signs_and_words() {
        for (text, bound) in [
            (">5", Bound::MoreThan),
            ("< 5", Bound::LessThan),
            ("~5", Bound::About),
            ("≥5", Bound::AtLeast),
            ("<=5", Bound::UpTo),
            ("c. 5", Bound::About),
            ("5+", Bound::AtLeast),
        ] {
            let raw = number(text);
            assert_eq!((raw.value('.'), raw.bound), (Some((5.0, None)), Some(bound)), "{text}");
        }
        assert_eq!(number("5–7").value('.'), Some((5.0, Some(7.0))));
        assert_eq!(number("7-5").value('.'), None);
    }

    #[test]
    fn multipliers_and_percent_signs_are_read() {
        for (text, value) in
            [("1.5 million", 1.5e6), ("26,3 mio", 26.3e6), ("5k", 5e3), ("5 M", 5e6), ("12 %", 12.0), ("3 млн", 3e6)]
        {
            let decimal = if text.contains(',') { ',' } else { '.' };
            assert_eq!(number(text).value(decimal).map(|value| value.0), Some(value), "{text}");
        }
        assert!(number("12.5%").percent);
    }

    #[test]
    fn what_is_not_finite_and_what_accountants_write_is_told_apart() {
        assert_eq!((read("NaN"), read("-inf"), read("(1,234)")), (Cell::NotFinite, Cell::NotFinite, Cell::Accounting));
    }

    #[test]
    fn separators_tell_the_decimal_sign_or_may() {
        for (text, told) in [
            ("1,234", Hint::MaybeComma),
            ("1.234", Hint::MaybePoint),
            ("0,123", Hint::Comma),
            ("1234,567", Hint::Comma),
            ("1,5", Hint::Comma),
            ("1,234,567", Hint::Point),
            ("1.234,5", Hint::Comma),
            ("1 234", Hint::None),
        ] {
            assert_eq!(number(text).hint(), told, "{text}");
        }
    }
}
