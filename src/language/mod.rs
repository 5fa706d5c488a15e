//! Station two, a language: a value that the story carries, read from text.
//!
//! In comes one text of a language, out go its words, numbers, dates and
//! sentences. English is baked in; any other language is read from the same
//! format: all texts of the table [`Word`], names of places and the texts of the bundled sheets,
//! in that order, parted by NUL. In a page the words come with the program, or from
//! `lang/<tag>.bin`, and the texts of a sheet with the sheet, the names of its places after them. There is no global and no match over tags.

mod dates;
mod numbers;
mod sentences;

pub use sentences::Figure;

use crate::digits::{cut, parts};
use crate::fact::{Str, Text};
use crate::letters::folded;

include!(concat!(env!("OUT_DIR"), "/words.rs"));

/// English without the texts of the sheets, which a page fetches one by one.
const WORDS: &str = include_str!(concat!(env!("OUT_DIR"), "/en-words.txt"));

/// The words, numbers and dates of one language.
#[derive(Clone, Debug, PartialEq)]
pub struct Language {
    texts: Str,
    /// Where each text ends, in bytes.
    ends: Vec<usize>,
    /// How many texts of other sheets are not there before those of the sheet that is.
    skipped: usize,
}

impl Language {
    /// The language that is always there; natively with the texts of all sheets.
    pub fn english() -> Self {
        #[cfg(any(not(target_arch = "wasm32"), feature = "fonts"))]
        const WORDS: &str = include_str!(concat!(env!("OUT_DIR"), "/en.txt"));
        Self::index(Str::Borrowed(WORDS))
    }

    /// A language from its words (English where there are none), with the texts of one sheet, whose first has
    /// that number.
    pub fn with(words: &str, start: usize, texts: &str) -> Self {
        let mut all = String::from(if words.is_empty() { WORDS } else { words });
        all.push('\0');
        all.push_str(texts);
        Self { skipped: start.saturating_sub(WORD_COUNT), ..Self::index(Str::Owned(all)) }
    }

    /// The language of that tag; looked up as [`known`] does.
    #[cfg(any(not(target_arch = "wasm32"), feature = "fonts"))]
    pub fn find(tag: &str) -> Option<Self> {
        let tag = known(tag)?;
        TEXTS.iter().find(|(own, _)| *own == tag).map(|(_, [texts, ..])| Self::index(Str::Borrowed(texts)))
    }

    /// Reads the texts of a language; `None` when they are not UTF-8 or not the
    /// number of texts that this version of the program has.
    pub fn read(bytes: Vec<u8>) -> Option<Self> {
        let language = Self::index(Str::Owned(String::from_utf8(bytes).ok()?));
        (language.ends.len() == Self::english().ends.len()).then_some(language)
    }

    fn index(texts: Str) -> Self {
        let mut ends = Vec::new();
        for (at, byte) in texts.bytes().enumerate() {
            if byte == 0 {
                ends.push(at);
            }
        }
        ends.push(texts.len());
        Self { texts, ends, skipped: 0 }
    }

    /// The same language as bytes that [`Language::read`] understands.
    pub fn bytes(&self) -> &[u8] {
        self.texts.as_bytes()
    }

    /// The text of that number, or nothing past the end.
    fn numbered(&self, number: usize) -> &str {
        let start = match number.checked_sub(1) {
            None => 0,
            Some(before) => self.ends.get(before).map_or(self.texts.len(), |end| end + 1),
        };
        let end = self.ends.get(number).copied().unwrap_or(self.texts.len());
        self.texts.get(start..end).unwrap_or("")
    }

    /// BCP 47 tag.
    pub fn tag(&self) -> &str {
        self.word(Word::Tag)
    }

    /// Writing direction, `ltr` or `rtl`.
    pub fn direction(&self) -> &str {
        self.word(Word::Direction)
    }

    /// Whether it is written from the right.
    pub fn is_mirrored(&self) -> bool {
        self.direction() == "rtl"
    }

    /// A name in Latin letters inside a text that is written from the right.
    pub fn isolated(&self, name: &str) -> String {
        let mut text = String::from(name);
        if self.is_mirrored() {
            text.insert(0, '\u{2068}');
            text.push('\u{2069}');
        }
        text
    }

    /// A word of the product.
    pub fn word(&self, word: Word) -> &str {
        self.numbered(word as usize)
    }

    /// A pattern with its one place filled in.
    #[inline(never)]
    pub fn one(&self, pattern: Word, part: &str) -> String {
        self.fill(pattern, &[part])
    }

    /// A pattern with its two places filled in.
    #[inline(never)]
    pub fn two(&self, pattern: Word, first: &str, second: &str) -> String {
        self.fill(pattern, &[first, second])
    }

    /// A pattern with its places `{0}` to `{4}` filled in.
    #[inline(never)]
    pub fn fill(&self, pattern: Word, parts: &[&str]) -> String {
        filled(self.word(pattern), parts)
    }

    /// The form of a word with that number; the one that it has where it has no such form.
    fn form(&self, word: Word, number: usize) -> &str {
        let forms = parts(self.word(word), b'|');
        forms.get(number).or(forms.first()).copied().unwrap_or("")
    }

    /// Texts one after the other: "a, b and c". In Spanish the "y" is an "e" before the same sound.
    pub fn list(&self, names: &[&str]) -> String {
        let (mut text, mut left) = (String::new(), names.len());
        for name in names {
            left -= 1;
            let pattern = match (left, folded(name).as_bytes()) {
                (1.., _) => Word::ListMiddle,
                (_, [b'i', ..]) => Word::ListEndI,
                (_, [b'h', b'i', third, ..]) if !matches!(third, b'a' | b'e') => Word::ListEndI,
                _ => Word::ListEnd,
            };
            text = if text.is_empty() { (*name).into() } else { self.two(pattern, &text, name) };
        }
        text
    }

    /// Words of a sheet: its own, or the bundled ones in this language.
    pub fn text<'a>(&'a self, text: &'a Text) -> &'a str {
        match text {
            Text::Own(own) => own,
            Text::Bundled(number) => self.numbered(usize::from(*number).saturating_sub(self.skipped)),
        }
    }

    /// Name of a state or area by code; the code itself where the name is not carried. Natively the names of all are.
    pub fn place<'a>(&'a self, code: &'a str) -> &'a str {
        self.numbered(self.rank(code)).get(4..).unwrap_or(code)
    }

    /// Which name of a place comes earlier: those of a sheet stand in the order of the language.
    pub fn rank(&self, code: &str) -> usize {
        for number in WORD_COUNT..self.ends.len() {
            let name = self.numbered(number).strip_prefix('\u{1}');
            if name.is_some_and(|name| name.starts_with(code)) {
                return number;
            }
        }
        self.ends.len()
    }

    /// What stands under a copy of a picture, with its places filled in; `count` chooses the form.
    #[cfg(any(not(target_arch = "wasm32"), feature = "fonts"))]
    pub fn copied(&self, word: Copied, count: usize, parts: &[&str]) -> String {
        let copies = TEXTS.iter().find(|(tag, _)| *tag == self.tag()).map_or("", |(_, [_, _, copies, ..])| copies);
        let text = copies.split('\0').nth(word as usize).unwrap_or("");
        let forms: Vec<&str> = text.split('|').collect();
        let number = self.category(count as f64, 0, false);
        filled(forms.get(number).or(forms.first()).unwrap_or(&""), parts)
    }
}

/// A pattern with its places filled in.
fn filled(pattern: &str, parts: &[&str]) -> String {
    let mut filled = String::new();
    let mut rest = pattern;
    while let Some((before, after)) = cut(rest, b'{') {
        filled.push_str(before);
        let digit = after.bytes().next().map_or(0, |byte| byte.wrapping_sub(b'0'));
        filled.push_str(parts.get(usize::from(digit)).copied().unwrap_or(""));
        rest = after.get(2..).unwrap_or("");
    }
    filled.push_str(rest);
    filled
}

/// What those who make pages are told in a language: names and texts.
#[cfg(any(not(target_arch = "wasm32"), feature = "fonts"))]
pub fn told(tag: &str) -> Vec<(&'static str, &'static str)> {
    let found = TEXTS.iter().find(|(own, _)| *own == tag);
    found.map_or(Vec::new(), |(_, [.., told, _])| TOLD.into_iter().zip(told.split('\0')).collect())
}

/// The words of a language as a page fetches them.
#[cfg(any(not(target_arch = "wasm32"), feature = "fonts"))]
pub fn words(tag: &str) -> Option<&'static str> {
    TEXTS.iter().find(|(own, _)| *own == tag).map(|(_, [_, words, ..])| *words)
}

/// Names of all places of a language in their order, each after U+0001 and its code, parted by NUL.
#[cfg(any(not(target_arch = "wasm32"), feature = "fonts"))]
pub fn places(tag: &str) -> Option<&'static str> {
    TEXTS.iter().find(|(own, _)| *own == tag).map(|(_, [.., places])| *places)
}

/// The tag of the language that stands for another tag (RFC 4647, look-up): the same, else that of its primary
/// subtag; `None` where there is none. A region that writes Arabic with other digits has a language of its own.
#[cfg(any(not(target_arch = "wasm32"), feature = "fonts"))]
pub fn known(tag: &str) -> Option<&'static str> {
    let tag = tag.replace('_', "-");
    let primary = tag.split('-').next().unwrap_or("");
    let find = |tags: &'static str, wanted: &str| tags.split(' ').find(|own| own.eq_ignore_ascii_case(wanted));
    let region = || find(REGIONS, &tag).and_then(|_| TAGS.split(' ').find(|own| own.contains('-')));
    find(TAGS, &tag).or_else(region).or_else(|| find(TAGS, primary))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A language in which every word is marked, so that one that was not asked for shows.
    fn marked() -> Language {
        let english = Language::english();
        let texts = std::str::from_utf8(english.bytes()).unwrap().split('\0');
        let mark = |text: &str| match text.starts_with('\u{1}').then(|| text.split_at(4)) {
            Some((code, name)) => format!("{code}<{name}>"),
            None => format!("<{text}>"),
        };
        let texts: Vec<String> = texts.map(mark).collect();
        assert_eq!(texts.len(), english.ends.len());
        Language::read(texts.join("\0").into_bytes()).unwrap()
    }

    #[test]
    fn english_is_english() {
        assert_eq!(Language::english().tag(), "en");
        assert_eq!(Language::english().word(Word::Source), "Source");
    }

    #[test]
    fn every_word_is_found_in_a_made_up_language() {
        assert_eq!(marked().word(Word::Source), "<Source>");
        assert_eq!(marked().place("001"), "<World>");
    }

    #[test]
    fn a_language_with_a_text_missing_is_refused() {
        let english = Language::english();
        let end = english.bytes().iter().rposition(|byte| *byte == 0).unwrap();
        assert_eq!(Language::read(english.bytes()[..end].to_vec()), None);
        assert_eq!(Language::read(vec![0xff]), None);
    }

    #[test]
    fn a_language_survives_its_bytes() {
        let english = Language::english();
        assert_eq!(Language::read(english.bytes().to_vec()), Some(english));
    }

    #[test]
    fn words_with_the_texts_of_one_sheet_are_all_that_the_sheet_needs() {
        let words = Language::with("", WORD_COUNT + 100, "first\0second\0\u{1}001World\0\u{1}CRICosta Rica");
        assert_eq!(words.word(Word::Source), "Source");
        assert_eq!(words.place("CRI"), "Costa Rica");
        assert!(words.rank("001") < words.rank("CRI") && words.rank("CRI") < words.rank("HND"));
        assert_eq!(words.text(&Text::Bundled(WORD_COUNT as u16 + 101)), "second");
    }

    #[test]
    fn every_language_is_found_by_its_tag_and_by_tags_that_it_stands_for() {
        for (asked, tag) in [
            ("pt-BR", "pt"),
            ("ES", "es"),
            ("zh_CN", "zh"),
            ("zh-Hans-CN", "zh"),
            ("ar-SA", "ar-EG"),
            ("ar-MA", "ar"),
            ("en-GB", "en"),
        ] {
            assert_eq!(Language::find(asked).unwrap().tag(), tag, "{asked}");
        }
        assert_eq!(Language::find("de"), None);
        assert_eq!(Language::find(""), None);
    }

    #[test]
    fn a_pattern_is_filled_in_its_own_order() {
        assert_eq!(Language::english().fill(Word::DateMonth, &["5", "May", "1996"]), "May 1996");
    }

    #[test]
    fn a_place_without_a_name_shows_its_code() {
        assert_eq!(Language::english().place("ZZZ"), "ZZZ");
    }
}
