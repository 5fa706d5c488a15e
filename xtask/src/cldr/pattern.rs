//! Patterns of CLDR: fields and literal text, some of it in quotes.

use anyhow::{Result, anyhow, bail};

/// A piece of a pattern.
#[derive(Debug, Clone, PartialEq)]
pub enum Part {
    /// Text as it stands, without its quotes.
    Text(String),
    /// A letter that stands for a value, and how often it is written.
    Field(char, usize),
}

/// The parts of a pattern whose fields are written in such letters.
pub fn parts(pattern: &str, is_field: impl Fn(char) -> bool) -> Vec<Part> {
    let mut parts = Vec::new();
    let (mut quoted, mut letters) = (false, pattern.chars().peekable());
    while let Some(letter) = letters.next() {
        match letter {
            '\'' if letters.peek() == Some(&'\'') => {
                letters.next();
                push(&mut parts, '\'');
            }
            '\'' => quoted = !quoted,
            letter if quoted || !is_field(letter) => push(&mut parts, letter),
            letter => {
                let mut count = 1;
                while letters.next_if_eq(&letter).is_some() {
                    count += 1;
                }
                parts.push(Part::Field(letter, count));
            }
        }
    }
    parts
}

fn push(parts: &mut Vec<Part>, letter: char) {
    match parts.last_mut() {
        Some(Part::Text(text)) => text.push(letter),
        _ => parts.push(Part::Text(letter.into())),
    }
}

/// The parts of a pattern of dates: every letter of ASCII that is not quoted is a field.
pub fn of_date(pattern: &str) -> Vec<Part> {
    parts(pattern, |letter| letter.is_ascii_alphabetic())
}

/// Takes the places of fields one after the other.
pub struct Places<'a>(Vec<(char, &'a [&'a str])>);

impl<'a> Places<'a> {
    /// For each letter the places that its fields take, in order.
    pub fn new(places: &[(char, &'a [&'a str])]) -> Self {
        Self(places.to_vec())
    }

    fn next(&mut self, letter: char) -> Result<&'a str> {
        let (_, places) = self.0.iter_mut().find(|(known, _)| *known == letter).ok_or_else(|| unknown(letter))?;
        let (first, rest) = places.split_first().ok_or_else(|| unknown(letter))?;
        *places = rest;
        Ok(first)
    }

    /// Writes the parts, each field as `write` says for its place.
    pub fn fill(mut self, parts: &[Part], write: impl Fn(char, usize, &str) -> Option<String>) -> Result<String> {
        let mut filled = String::new();
        for part in parts {
            match part {
                Part::Text(text) if text.contains('{') => bail!("a brace in {text:?}"),
                Part::Text(text) => filled.push_str(text),
                Part::Field(letter, count) => {
                    let place = self.next(*letter)?;
                    let written = write(*letter, *count, place);
                    filled.push_str(&written.ok_or_else(|| anyhow!("no {letter} of {count} letters is known"))?);
                }
            }
        }
        Ok(filled)
    }
}

fn unknown(letter: char) -> anyhow::Error {
    anyhow!("no place for the field {letter}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Part {
        Part::Text(text.to_owned())
    }

    #[test]
    fn quotes_make_letters_literal_and_are_dropped() {
        let parts = of_date("d 'de' MMMM 'o''clock' y''");
        let day = Part::Field('d', 1);
        let expected = [day, text(" de "), Part::Field('M', 4), text(" o'clock "), Part::Field('y', 1), text("'")];
        assert_eq!(parts, expected);
    }

    #[test]
    fn letters_of_other_scripts_are_literal() {
        let expected = [Part::Field('y', 1), text("年"), Part::Field('M', 1), text("月")];
        assert_eq!(of_date("y年M月"), expected);
    }

    #[test]
    fn fields_take_their_places_in_order() -> Result<()> {
        let write = |_: char, count: usize, place: &str| (count == 1).then(|| place.to_owned());
        let days: &[&str] = &["{0}", "{1}"];
        assert_eq!(Places::new(&[('d', days)]).fill(&of_date("d–d."), write)?, "{0}–{1}.");
        assert!(Places::new(&[('d', days)]).fill(&of_date("d d d"), write).is_err());
        assert!(Places::new(&[('d', days)]).fill(&of_date("dd"), write).is_err());
        assert!(Places::new(&[]).fill(&of_date("y"), write).is_err());
        Ok(())
    }
}
