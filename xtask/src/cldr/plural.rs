//! Plural categories: the rules of CLDR (UTS #35, Language Plural Rules), and a table that stands for them.

use anyhow::{Context as _, Result, bail};
use serde_json::Value;

/// Every category, in CLDR's order.
const CATEGORIES: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];
const MILLION: u64 = 1_000_000;
/// How many places the table has before it is trimmed: six of their own, and one for every last two digits.
const PLACES: usize = 106;

/// A number as it is written: whole, or with one decimal; in full, or shortened by a power of ten.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Number {
    /// The whole part, as if written in full.
    whole: u64,
    /// The decimal that is shown.
    tenth: Option<u64>,
    /// The power of ten by which it is shortened.
    exponent: u64,
}

impl Number {
    pub fn whole(whole: u64) -> Self {
        Self { whole, tenth: None, exponent: 0 }
    }

    pub fn tenths(tenths: u64) -> Self {
        Self { whole: tenths / 10, tenth: Some(tenths % 10), exponent: 0 }
    }

    pub fn shortened(whole: u64, exponent: u64) -> Self {
        Self { whole, tenth: None, exponent }
    }

    /// The value of an operand; none where it is not whole.
    fn operand(&self, name: &str) -> Option<Option<u64>> {
        let tenth = self.tenth.unwrap_or(0);
        Some(match name {
            "n" => (tenth == 0).then_some(self.whole),
            "i" => Some(self.whole),
            "v" => Some(u64::from(self.tenth.is_some())),
            "w" => Some(u64::from(tenth > 0)),
            "f" | "t" => Some(tenth),
            "c" | "e" => Some(self.exponent),
            _ => return None,
        })
    }

    /// Where the table holds the category of the number.
    fn place(&self) -> usize {
        let millions = self.tenth.is_none() && self.whole > 0 && self.whole.is_multiple_of(MILLION);
        match (self.tenth, self.whole) {
            _ if self.exponent >= 6 || millions => 5,
            (Some(_), 0..=1) => 3,
            (Some(_), _) => 4,
            (None, whole @ 0..=2) => whole as usize,
            (None, whole) => 6 + (whole % 100) as usize,
        }
    }
}

/// One comparison of a rule: `i % 10 = 2..4`.
struct Relation {
    operand: String,
    modulus: Option<u64>,
    equal: bool,
    ranges: Vec<(u64, u64)>,
}

impl Relation {
    fn read(text: &str) -> Option<Self> {
        let (left, right, equal) = match text.split_once("!=") {
            Some((left, right)) => (left, right, false),
            None => text.split_once('=').map(|(left, right)| (left, right, true))?,
        };
        let (operand, modulus) = match left.split_once('%') {
            Some((operand, modulus)) => (operand, Some(modulus.trim().parse().ok()?)),
            None => (left, None),
        };
        let range = |range: &str| {
            let (from, to) = range.split_once("..").unwrap_or((range, range));
            Some((from.trim().parse().ok()?, to.trim().parse().ok()?))
        };
        let ranges = right.split(',').map(range).collect::<Option<_>>()?;
        let operand = operand.trim().to_owned();
        Number::whole(0).operand(&operand)?;
        Some(Self { operand, modulus, equal, ranges })
    }

    fn holds(&self, number: &Number) -> bool {
        let value = number.operand(&self.operand).flatten();
        let value = value.map(|value| self.modulus.map_or(value, |modulus| value % modulus));
        let within = value.is_some_and(|value| self.ranges.iter().any(|(from, to)| (*from..=*to).contains(&value)));
        within == self.equal
    }
}

/// The rules of a language: any of several alternatives, each of which asks for all its relations.
pub struct Rules(Vec<(&'static str, Vec<Vec<Relation>>)>);

impl Rules {
    /// Reads what `plurals.json` has of a language.
    pub fn read(rules: &Value) -> Result<Self> {
        let mut read = Vec::new();
        for category in CATEGORIES {
            let Some(rule) = rules.get(format!("pluralRule-count-{category}")) else { continue };
            let text = rule.as_str().and_then(|rule| rule.split('@').next()).unwrap_or("").trim();
            read.push((category, condition(text).with_context(|| format!("plural rule {text:?}"))?));
        }
        match read.last() {
            Some((last, _)) if *last == "other" => Ok(Self(read)),
            _ => bail!("no plural category `other`"),
        }
    }

    /// The categories that the language has.
    pub fn categories(&self) -> Vec<&'static str> {
        self.0.iter().map(|(category, _)| *category).collect()
    }

    /// The number of a number's category among those of the language.
    pub fn category(&self, number: &Number) -> usize {
        let holds = |alternative: &Vec<Relation>| alternative.iter().all(|relation| relation.holds(number));
        let found = self.0.iter().position(|(_, alternatives)| alternatives.iter().any(holds));
        found.unwrap_or(self.0.len() - 1)
    }
}

/// Reads the condition of a rule; that of `other` is empty and never holds.
fn condition(text: &str) -> Option<Vec<Vec<Relation>>> {
    if text.is_empty() {
        return Some(Vec::new());
    }
    let relations = |text: &str| text.split(" and ").map(Relation::read).collect();
    text.split(" or ").map(relations).collect()
}

/// The categories by place, as digits; the last digit stands for all places that follow.
///
/// | place | number |
/// |---|---|
/// | 0, 1, 2 | exactly 0, 1, 2 |
/// | 3, 4 | with decimals: below 2, any other |
/// | 5 | shortened to millions or more, or a whole multiple of a million |
/// | 6 + k | any other whole number whose last two digits are k |
pub fn table(rules: &Rules) -> Result<String> {
    let mut digits = Vec::new();
    for place in 0..PLACES as u64 {
        let number = match place {
            0..=2 => Number::whole(place),
            3 => Number::tenths(15),
            4 => Number::tenths(25),
            5 => Number::shortened(MILLION, 6),
            _ => Number::whole(100 + place - 6),
        };
        digits.push(rules.category(&number).to_string());
    }
    while digits.len() > 1 && digits.iter().rev().take(2).collect::<Vec<_>>().windows(2).all(equal) {
        digits.pop();
    }
    let table = digits.concat();
    verify(rules, &table)?;
    Ok(table)
}

fn equal(pair: &[&String]) -> bool {
    matches!(pair, [one, other] if one == other)
}

/// Fails if the table does not say what the rules say.
fn verify(rules: &Rules, table: &str) -> Result<()> {
    let wholes = (0..=100_000).chain(999_900..1_000_300).chain((1..3000).map(|millions| millions * MILLION));
    let numbers = wholes.map(Number::whole);
    // A decimal of zero is not in the table: some languages count 1.0 as 1, others as a number with decimals.
    let decimals = (0..=2000).filter(|tenths| tenths % 10 != 0).map(Number::tenths);
    let shortened = [6, 9].into_iter().flat_map(|exponent| {
        let hundredth = 10_u64.pow(exponent - 2);
        (100..=200_000).map(move |hundredths| Number::shortened(hundredths * hundredth, u64::from(exponent)))
    });
    for number in numbers.chain(decimals).chain(shortened) {
        let digit = table.chars().nth(number.place()).or_else(|| table.chars().last());
        let said = digit.and_then(|digit| digit.to_digit(10)).map(|digit| digit as usize);
        if said != Some(rules.category(&number)) {
            bail!("plural table {table}: {number:?} is of category {}", rules.category(&number));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn french() -> Result<Rules> {
        Rules::read(&json!({
            "pluralRule-count-one": "i = 0,1 @integer 0, 1 @decimal 0.0~1.5",
            "pluralRule-count-many": "e = 0 and i != 0 and i % 1000000 = 0 and v = 0 or e != 0..5 @integer 1000000",
            "pluralRule-count-other": " @integer 2~17, 100",
        }))
    }

    #[test]
    fn the_operands_are_those_of_the_number_as_written() -> Result<()> {
        let rules = french()?;
        assert_eq!(rules.categories(), ["one", "many", "other"]);
        let cases = [
            (Number::whole(0), 0),
            (Number::tenths(15), 0),
            (Number::tenths(20), 2),
            (Number::whole(1_000_000), 1),
            (Number::whole(1_000_001), 2),
            (Number::shortened(1_200_000, 6), 1),
            (Number::shortened(1_200, 3), 2),
        ];
        for (number, category) in cases {
            assert_eq!(rules.category(&number), category, "{number:?}");
        }
        Ok(())
    }

    #[test]
    fn a_number_that_is_not_whole_equals_no_whole_number() -> Result<()> {
        let rules = Rules::read(&json!({
            "pluralRule-count-few": "n % 100 = 3..10", "pluralRule-count-other": "",
        }))?;
        assert_eq!(rules.category(&Number::tenths(1030)), 0);
        assert_eq!(rules.category(&Number::tenths(1035)), 1);
        Ok(())
    }

    #[test]
    fn a_table_is_as_short_as_it_can_be() -> Result<()> {
        assert_eq!(table(&french()?)?, "0020212");
        assert_eq!(table(&Rules::read(&json!({"pluralRule-count-other": ""}))?)?, "0");
        Ok(())
    }

    #[test]
    fn rules_that_the_table_cannot_hold_are_refused() -> Result<()> {
        let rules = json!({"pluralRule-count-one": "n % 1000 = 7", "pluralRule-count-other": ""});
        assert!(table(&Rules::read(&rules)?).is_err());
        Ok(())
    }

    #[test]
    fn a_rule_that_is_not_understood_is_refused() {
        for rule in ["x = 1", "n is 1", "n = a", "n = 1 and"] {
            let rules = json!({"pluralRule-count-one": rule, "pluralRule-count-other": ""});
            assert!(Rules::read(&rules).is_err(), "{rule}");
        }
        assert!(Rules::read(&json!({"pluralRule-count-one": "n = 1"})).is_err());
    }
}
