//! Text that must fit: measured, never guessed.

use crate::letters::SOFT_HYPHEN;

/// A way to set text: size in CSS px and weight.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Font {
    /// Size, CSS px.
    pub size: f64,
    /// Bold or regular.
    pub bold: bool,
}

impl Font {
    /// Regular text.
    pub const fn regular(size: f64) -> Self {
        Self { size, bold: false }
    }

    /// Bold text.
    pub const fn bold(size: f64) -> Self {
        Self { size, bold: true }
    }

    /// Height of a line, CSS px: 12/16, 14/20, 18/24, 20/26.
    pub fn line(self) -> f64 {
        self.size + if self.size > 12.0 { 6.0 } else { 4.0 }
    }
}

/// How wide text is, in the font that it will be drawn in.
pub trait Measure {
    /// Width of one line, CSS px.
    fn width(&self, text: &str, font: Font) -> f64;
}

/// Breaks text into lines no wider than `width` (CSS px): at blanks (U+0020; others hold words together), and between
/// Chinese characters where a line may end. A word that is wider than a line by itself is parted at soft hyphens, else
/// between letters. Never loses a letter.
pub fn wrap(text: &str, font: Font, width: f64, measure: &dyn Measure) -> Vec<String> {
    let mut lines = Vec::new();
    let (mut line, mut piece) = (String::new(), String::new());
    // What stood before the piece, and before the letter; where the word of the piece begins in the line.
    let (mut joint, mut before, mut start) = (' ', ' ', 0);
    for letter in text.chars().chain([' ']) {
        let is_joint = letter == ' ' || letter == SOFT_HYPHEN;
        while !piece.is_empty() && (is_joint || parts(before, letter)) {
            let mut longer = line.clone();
            if joint == ' ' && !line.is_empty() {
                longer.push(' ');
            }
            longer.push_str(&piece);
            let bare = longer.len();
            if letter == SOFT_HYPHEN {
                longer.push('-');
            }
            if measure.width(&longer, font) <= width {
                longer.truncate(bare);
                if joint == ' ' {
                    start = line.len();
                }
                line = longer;
                piece.clear();
            } else if joint == SOFT_HYPHEN && start > 0 {
                // What has begun on this line goes to the next one.
                let word = line.get(start + 1..).unwrap_or("").into();
                line.truncate(start);
                lines.push(core::mem::replace(&mut line, word));
                start = 0;
            } else {
                if !line.is_empty() {
                    if joint == SOFT_HYPHEN {
                        line.push('-');
                    }
                    lines.push(line);
                }
                start = 0;
                line = broken(&piece, font, width, measure, &mut lines);
                piece.clear();
            }
            if piece.is_empty() {
                joint = letter;
            }
        }
        if !is_joint {
            piece.push(letter);
        }
        before = letter;
    }
    if !line.is_empty() {
        lines.push(line);
    }
    // In a page the words that have such parts are no part of the canvas.
    #[cfg(any(not(target_arch = "wasm32"), feature = "fonts"))]
    isolate(&mut lines);
    lines
}

/// What a text in another direction begins and ends with.
#[cfg(any(not(target_arch = "wasm32"), feature = "fonts"))]
pub const ISOLATE: [char; 2] = ['\u{2068}', '\u{2069}'];

/// Closes at the end of a line what is isolated and goes on in the next one, and opens it there.
#[cfg(any(not(target_arch = "wasm32"), feature = "fonts"))]
fn isolate(lines: &mut [String]) {
    let [first, last] = ISOLATE;
    let mut open = false;
    for line in lines {
        if open {
            line.insert(0, first);
        }
        for letter in line.chars() {
            open = letter == first || (open && letter != last);
        }
        if open {
            line.push(last);
        }
    }
}

/// Whether a line may end between two letters that stand side by side: one of them is Chinese, and neither is a sign
/// that belongs to the other, nor part of one number.
fn parts(before: char, after: char) -> bool {
    let is_han = |letter| matches!(letter, '\u{2e80}'..='\u{9fff}' | '\u{ff00}'..='\u{ffef}');
    let opens =
        |letter| matches!(letter, '(' | '\u{2018}' | '\u{201c}' | '\u{300a}' | '\u{300c}' | '\u{300e}' | '\u{ff08}');
    let closes = match after {
        '!'..='.' | ':' | ';' | '\u{a0}' | '\u{b7}' | '\u{2019}' | '\u{201d}' => true,
        '\u{3001}' | '\u{3002}' | '\u{300b}' | '\u{300d}' | '\u{300f}' => true,
        _ => matches!(after, '\u{ff01}'..='\u{ff0e}' | '\u{ff1a}' | '\u{ff1b}' | '\u{ff1f}'),
    };
    let holds = opens(before) || before == '\u{a0}' || (before.is_ascii_digit() && is_han(after));
    (is_han(before) || is_han(after)) && !holds && (opens(after) || !closes)
}

/// Puts the full lines of a word that may be too wide into `lines` and returns what is left of it.
fn broken(word: &str, font: Font, width: f64, measure: &dyn Measure, lines: &mut Vec<String>) -> String {
    if measure.width(word, font) <= width {
        return word.into();
    }
    let mut line = String::new();
    for letter in word.chars() {
        line.push(letter);
        if measure.width(&line, font) > width && line.chars().nth(1).is_some() {
            line.pop();
            lines.push(core::mem::take(&mut line));
            line.push(letter);
        }
    }
    line
}

/// Width of the widest line, CSS px.
pub fn widest<'a>(lines: impl IntoIterator<Item = &'a str>, font: Font, measure: &dyn Measure) -> f64 {
    lines.into_iter().map(|line| measure.width(line, font)).fold(0.0, f64::max)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every letter is half as wide as the text is high.
    struct Half;
    impl Measure for Half {
        fn width(&self, text: &str, font: Font) -> f64 {
            text.chars().count() as f64 * font.size / 2.0
        }
    }

    fn lines(text: &str, letters: f64) -> Vec<String> {
        wrap(text, Font::regular(10.0), letters * 5.0, &Half)
    }

    #[test]
    fn lines_break_at_blanks() {
        assert_eq!(lines("Latin America and the Caribbean", 13.0), ["Latin America", "and the", "Caribbean"]);
    }

    #[test]
    fn a_word_too_wide_is_broken_and_keeps_its_letters() {
        assert_eq!(lines("a Donaudampfschiff b", 6.0), ["a", "Donaud", "ampfsc", "hiff b"]);
    }

    #[test]
    fn no_room_gives_one_letter_a_line_and_ends() {
        assert_eq!(lines("abc", 0.0), ["a", "b", "c"]);
    }

    #[test]
    fn a_blank_that_does_not_break_holds_words_together() {
        assert_eq!(lines("more than 13\u{a0}%", 11.0), ["more than", "13\u{a0}%"]);
    }

    #[test]
    fn chinese_breaks_between_characters_but_not_before_a_sign_that_closes() {
        assert_eq!(
            lines("\u{79fb}\u{6c11}\u{7ec4}\u{7ec7}\u{ff0c}\u{65e5}\u{5185}\u{74e6}", 4.0),
            ["\u{79fb}\u{6c11}\u{7ec4}", "\u{7ec7}\u{ff0c}\u{65e5}\u{5185}", "\u{74e6}"]
        );
        assert_eq!(lines("\u{7ea6}2500\u{4e07}\u{4eba}", 5.0), ["\u{7ea6}", "2500\u{4e07}", "\u{4eba}"]);
    }

    #[test]
    fn a_soft_hyphen_shows_where_a_word_is_parted_only() {
        assert_eq!(lines("the Dona\u{ad}dampf\u{ad}schiff", 10.0), ["the", "Donadampf-", "schiff"]);
        assert_eq!(lines("Dona\u{ad}dampf", 20.0), ["Donadampf"]);
        assert_eq!(lines("the Dona\u{ad}dampf", 10.0), ["the", "Donadampf"], "it fits into a line by itself");
    }

    #[test]
    fn what_is_isolated_is_so_in_every_line() {
        assert_eq!(lines("a \u{2068}b c\u{2069} d", 4.0), ["a \u{2068}b\u{2069}", "\u{2068}c\u{2069} d"]);
    }

    #[test]
    fn nothing_has_no_lines() {
        assert!(lines("  ", 10.0).is_empty());
    }

    #[test]
    fn lines_have_the_height_of_the_type_scale() {
        assert_eq!([12.0, 14.0, 18.0, 20.0].map(|size| Font::regular(size).line()), [16.0, 20.0, 24.0, 26.0]);
    }
}
