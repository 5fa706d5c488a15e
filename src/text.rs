//! Text that must fit: measured, never guessed.

use crate::digits::parts;

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

/// Breaks text into lines no wider than `width` (CSS px), at blanks (U+0020; others hold words together); a word
/// that is wider than a line by itself is broken between letters. Never loses a letter.
pub fn wrap(text: &str, font: Font, width: f64, measure: &dyn Measure) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for word in parts(text, b' ') {
        if word.is_empty() {
            continue;
        }
        let mut longer = line.clone();
        if !line.is_empty() {
            longer.push(' ');
        }
        longer.push_str(word);
        if measure.width(&longer, font) <= width {
            line = longer;
            continue;
        }
        if !line.is_empty() {
            lines.push(line);
        }
        line = broken(word, font, width, measure, &mut lines);
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
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
    fn nothing_has_no_lines() {
        assert!(lines("  ", 10.0).is_empty());
    }

    #[test]
    fn lines_have_the_height_of_the_type_scale() {
        assert_eq!([12.0, 14.0, 18.0, 20.0].map(|size| Font::regular(size).line()), [16.0, 20.0, 24.0, 26.0]);
    }
}
