//! Answers as JSON text: one string crosses the border, and the page's own parser reads it.

use crate::digits;
use crate::letters::SOFT_HYPHEN;

/// Writes one value after the other; the caller keeps opening and closing in step.
#[derive(Default)]
pub struct Json {
    text: String,
}

impl Json {
    /// The text written so far.
    pub fn done(self) -> String {
        self.text
    }

    /// Opens an object or array: `{` or `[`.
    pub fn open(&mut self, bracket: char) {
        self.part();
        self.text.push(bracket);
    }

    /// Closes an object or array: `}` or `]`.
    pub fn close(&mut self, bracket: char) {
        self.text.push(bracket);
    }

    /// The name of what comes next.
    pub fn name(&mut self, name: &str) {
        self.text(name);
        self.text.push(':');
    }

    /// Opens a named object or array.
    pub fn open_named(&mut self, name: &str, bracket: char) {
        self.name(name);
        self.open(bracket);
    }

    /// A named text.
    pub fn named(&mut self, name: &str, text: &str) {
        self.name(name);
        self.text(text);
    }

    /// A named text, or null.
    #[cfg(any(feature = "frame", feature = "desk"))]
    pub fn named_some(&mut self, name: &str, text: Option<&str>) {
        self.name(name);
        match text {
            Some(text) => self.text(text),
            None => self.raw("null"),
        }
    }

    /// A named number, or null.
    #[cfg(any(feature = "frame", feature = "data"))]
    pub fn named_number(&mut self, name: &str, value: Option<f64>) {
        self.name(name);
        self.number(value);
    }

    /// A named array of texts.
    pub fn named_texts(&mut self, name: &str, texts: &[String]) {
        self.name(name);
        self.texts(texts);
    }

    /// An array of texts.
    pub fn texts(&mut self, texts: &[String]) {
        self.open('[');
        for text in texts {
            self.text(text);
        }
        self.close(']');
    }

    /// What is JSON already.
    pub fn raw(&mut self, json: &str) {
        self.part();
        self.text.push_str(json);
    }

    /// A comma, unless something was just opened or named.
    fn part(&mut self) {
        if !matches!(self.text.as_bytes().last(), None | Some(b'{' | b'[' | b':')) {
            self.text.push(',');
        }
    }

    /// A text.
    pub fn text(&mut self, text: &str) {
        self.part();
        self.text.push('"');
        for letter in text.chars() {
            if matches!(letter, '"' | '\\') {
                self.text.push('\\');
            }
            // Where a word may be parted is for the canvas alone.
            if letter != SOFT_HYPHEN {
                // Control characters mean nothing in a text and are not allowed in JSON.
                self.text.push(if letter < ' ' { ' ' } else { letter });
            }
        }
        self.text.push('"');
    }

    /// A number as whole part and thousandths; null where it is not finite.
    #[cfg(any(feature = "frame", feature = "data"))]
    fn number(&mut self, value: Option<f64>) {
        let Some(value) = value.filter(|value| value.abs() < 9e12) else { return self.raw("null") };
        self.raw(if value < 0.0 { "-" } else { "" });
        let thousandths = (value.abs() * 1000.0 + 0.5) as u64;
        digits::write(thousandths / 1000, 1, &mut self.text);
        self.text.push('.');
        digits::write(thousandths % 1000, 3, &mut self.text);
    }
}
