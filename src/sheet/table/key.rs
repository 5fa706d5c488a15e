//! By what names are compared: columns, places, months. The build sorts its table of places by the same.

use crate::letters::folded;

/// A name in plain small letters and digits, its words parted by one blank, without what only decorates it:
/// "Côte d’Ivoire*" is "cote d ivoire".
pub fn key(name: &str) -> String {
    let mut key = String::new();
    let mut apart = false;
    for letter in folded(name).chars() {
        let word = if letter == '&' { Some("and") } else { None };
        if word.is_none() && !is_letter(letter) {
            apart = true;
            continue;
        }
        if (apart || word.is_some()) && !key.is_empty() {
            key.push(' ');
        }
        apart = word.is_some();
        match word {
            Some(word) => key.push_str(word),
            None => key.push(letter),
        }
    }
    match key.strip_prefix("the ") {
        Some(bare) => bare.into(),
        None => key,
    }
}

/// Letters and digits, without the raised ones that mark notes.
fn is_letter(letter: char) -> bool {
    letter.is_alphanumeric() && !matches!(letter, 'ª' | '²' | '³' | '¹' | 'º' | '\u{2070}'..='\u{209c}')
}
