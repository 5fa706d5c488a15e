//! Symbols of numbers, percent, millions and thousands of millions.

use anyhow::{Context as _, Result, bail};
use serde_json::Value;

use super::entries::{Entries, Word};
use super::packages::{Packages, text};
use super::pattern::{Part, parts};
use super::plural::Rules;

/// The minus of ASCII, which CLDR has in most languages, and the typographic one. The mark of direction before it in
/// Arabic stays: from the right, the sign would stand behind its number.
const MINUS: [&str; 2] = ["-", "\u{2212}"];
/// The number in a pattern of percent or of whole numbers.
const DIGITS: &str = "#,##0";
/// Powers of ten of the numbers that are shortened: from a million to hundreds of thousands of millions.
const SHORTENED: std::ops::Range<usize> = 6..12;

/// Adds the words that numbers are made of.
pub fn words(packages: &Packages, locale: &str, rules: &Rules, words: &mut Entries<Word>) -> Result<()> {
    let numbers = packages.numbers(locale)?;
    let system = text(&numbers, &["defaultNumberingSystem"])?;
    let symbols = format!("symbols-numberSystem-{system}");
    let decimals = format!("decimalFormats-numberSystem-{system}");
    if text(&numbers, &[&decimals, "standard"])? != "#,##0.###" {
        bail!("digits are not grouped by three");
    }
    let percent = text(&numbers, &[&format!("percentFormats-numberSystem-{system}"), "standard"])?;
    let percent = percent.replacen(DIGITS, "{0}", 1).replace('%', text(&numbers, &[&symbols, "percentSign"])?);
    let [hyphen, minus] = MINUS;
    let minus = text(&numbers, &[&symbols, "minusSign"])?.replace(hyphen, minus);
    let digits = if system == "latn" { String::new() } else { packages.digits(system)? };
    for (name, word) in [
        ("decimal", text(&numbers, &[&symbols, "decimal"])?),
        ("group", text(&numbers, &[&symbols, "group"])?),
        ("minus", &minus),
        ("percent", &percent),
        ("group-from", text(&numbers, &["minimumGroupingDigits"])?),
        ("digits", &digits),
    ] {
        words.add(name, Word::Text(word.to_owned()));
    }
    let long = numbers.get(&decimals).and_then(|formats| formats.get("long")?.get("decimalFormat"));
    compact(long.context("no long compact format")?, rules, words)
}

/// The two steps of the long compact format, with the words of each.
fn compact(long: &Value, rules: &Rules, words: &mut Entries<Word>) -> Result<()> {
    let mut exponents = Vec::new();
    for magnitude in SHORTENED {
        exponents.push(form(long, magnitude, "other")?.1);
    }
    exponents.dedup();
    let [first, second] = exponents.as_slice() else { bail!("not two steps of the compact format: {exponents:?}") };
    let scales = format!("{first}{}{second}{}", shown(*first)?, shown(*second)?);
    words.add("scales", Word::Text(scales));
    for (name, exponent) in [("million", *first), ("billion", *second)] {
        let form = |category| Ok((category, form(long, exponent, category)?.0));
        words.add(name, Word::of(&rules.categories().into_iter().map(form).collect::<Result<Vec<_>>>()?));
    }
    Ok(())
}

/// How many decimals a number in such a unit is given: enough to tell a hundred thousand, or a hundred million.
fn shown(exponent: usize) -> Result<u8> {
    match exponent {
        6 | 9 => Ok(1),
        4 => Ok(0),
        8 => Ok(2),
        _ => bail!("no decimals are set for units of 10^{exponent}"),
    }
}

/// The pattern of numbers of that power of ten, and the power of ten that its unit is.
fn form(long: &Value, magnitude: usize, category: &str) -> Result<(String, usize)> {
    let name = |category| format!("1{}-count-{category}", "0".repeat(magnitude));
    let own = long.get(name(category)).and_then(Value::as_str);
    let pattern = own.map_or_else(|| text(long, &[&name("other")]), Ok)?;
    let (mut form, mut zeros) = (String::new(), 0);
    for part in parts(pattern, |letter| letter == '0') {
        match part {
            Part::Text(text) => form.push_str(&text),
            Part::Field(_, count) => {
                form.push_str("{0}");
                zeros += count;
            }
        }
    }
    let unit = (magnitude + 1).checked_sub(zeros).context("too many digits")?;
    Ok((form, unit))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_category_without_a_pattern_takes_that_of_other() -> Result<()> {
        let long = json!({"1000000-count-one": "0 millón", "1000000-count-other": "0 millones"});
        assert_eq!(form(&long, 6, "one")?, ("{0} millón".to_owned(), 6));
        assert_eq!(form(&long, 6, "many")?, ("{0} millones".to_owned(), 6));
        assert!(form(&long, 7, "one").is_err());
        Ok(())
    }

    #[test]
    fn the_unit_is_what_the_digits_leave() -> Result<()> {
        let long =
            json!({"100000000-count-other": "0亿", "10000000-count-other": "0000万", "1000000-count-other": "0'0'"});
        assert_eq!(form(&long, 8, "other")?, ("{0}亿".to_owned(), 8));
        assert_eq!(form(&long, 7, "other")?, ("{0}万".to_owned(), 4));
        assert_eq!(form(&long, 6, "other")?, ("{0}0".to_owned(), 6));
        Ok(())
    }

    #[test]
    fn steps_of_the_compact_format_are_two() -> Result<()> {
        let rules = Rules::read(&json!({"pluralRule-count-other": ""}))?;
        let patterns = [("6", "0 M"), ("7", "00 M"), ("8", "000 M"), ("9", "0 G"), ("10", "00 G"), ("11", "000 G")];
        let name = |power: &str| format!("1{}-count-other", "0".repeat(power.parse().unwrap_or(0)));
        let long: Value = patterns.iter().map(|(power, pattern)| (name(power), json!(pattern))).collect();
        let mut words = Entries::default();
        compact(&long, &rules, &mut words)?;
        assert!(matches!(words.get("scales"), Some(Word::Text(scales)) if scales == "6191"));
        assert!(matches!(words.get("billion"), Some(Word::Text(form)) if form == "{0} G"));
        Ok(())
    }
}
