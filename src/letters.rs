//! Letters as they are looked for and put in order: without case, and without what Spanish, French, Portuguese and
//! Arabic add to them. What the languages of the product use, no more.

/// Where a word may be parted; it shows a hyphen when it is.
pub const SOFT_HYPHEN: char = '\u{ad}';

/// What stands for the letters of Latin-1 from U+00C0 on, capital or small.
const LATIN: &[u8; 32] = b"aaaaaaaceeeeiiiidnoooooxouuuuyps";

/// A text in plain small letters.
pub fn folded(text: &str) -> String {
    let mut folded = String::new();
    for letter in text.chars() {
        let plain = match letter {
            SOFT_HYPHEN => continue,
            'A'..='Z' | '\u{410}'..='\u{42f}' => char::from_u32(letter as u32 + 32),
            '\u{c0}'..='\u{ff}' => LATIN.get(letter as usize & 31).copied().map(char::from),
            '\u{401}' | '\u{451}' => Some('\u{435}'),
            '\u{622}' | '\u{623}' | '\u{625}' => Some('\u{627}'),
            other => Some(other),
        };
        folded.extend(plain);
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_lose_case_and_accents() {
        for (text, plain) in [
            ("México", "mexico"),
            ("États-Unis", "etats-unis"),
            ("Ñandú, Ação", "nandu, acao"),
            ("Доми\u{ad}никанская, ЁЖ", "доминиканская, еж"),
            ("\u{625}سبانيا", "\u{627}سبانيا"),
            ("墨西哥", "墨西哥"),
        ] {
            assert_eq!(folded(text), plain);
        }
    }
}
