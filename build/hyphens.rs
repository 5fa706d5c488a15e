//! Soft hyphens in long words, so that they can be parted where their language parts them.

use hypher::{Lang, hyphenate};

/// Words of so many letters fit into the narrowest column.
const FITS: usize = 10;
/// Where a word may be parted and shows no sign of it otherwise.
const SOFT: &str = "\u{ad}";

/// The text with soft hyphens in its long words; as it is in a language without rules for them.
pub fn hyphenated(text: &str, tag: &str) -> String {
    let lang = match tag {
        "es" => Lang::Spanish,
        "fr" => Lang::French,
        "pt" => Lang::Portuguese,
        "ru" => Lang::Russian,
        _ => return text.into(),
    };
    let part = |part: &str| match part.chars().count() > 4 && part.chars().all(char::is_alphabetic) {
        true => hyphenate(part, lang).join(SOFT),
        false => part.into(),
    };
    let word = |word: &str| match word.chars().count() > FITS {
        true => word.split('-').map(part).collect::<Vec<String>>().join("-"),
        false => word.into(),
    };
    text.split(' ').map(word).collect::<Vec<_>>().join(" ")
}
