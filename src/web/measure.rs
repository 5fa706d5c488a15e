//! Text measured by the browser, in the font that it will be drawn in.

use crate::digits;
use crate::text::{Font, Measure};
use std::cell::RefCell;
use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

/// Measures on the context of a canvas, for the time of one call.
pub struct Canvas<'a> {
    context: CanvasRenderingContext2d,
    family: &'a str,
    /// The font that the context has now; setting one is dearer than measuring.
    set: RefCell<Option<Font>>,
}

impl<'a> Canvas<'a> {
    /// Takes the 2d context of a canvas; `None` when the browser gives none.
    pub fn new(canvas: &HtmlCanvasElement, family: &'a str) -> Option<Self> {
        let context = canvas.get_context("2d").ok()??.dyn_into().ok()?;
        Some(Self { context, family, set: RefCell::new(None) })
    }

    fn set(&self, font: Font) {
        if self.set.borrow().is_some_and(|set| set == font) {
            return;
        }
        self.context.set_font(&css(font, self.family));
        *self.set.borrow_mut() = Some(font);
    }
}

/// A font as CSS has it, to the hundredth of a pixel.
pub(super) fn css(font: Font, family: &str) -> String {
    let hundredths = (font.size * 100.0 + 0.5) as u64;
    let mut css = String::from(if font.bold { "bold " } else { "" });
    digits::write(hundredths / 100, 1, &mut css);
    css.push('.');
    digits::write(hundredths % 100, 2, &mut css);
    css.push_str("px ");
    css.push_str(family);
    css
}

impl Measure for Canvas<'_> {
    fn width(&self, text: &str, font: Font) -> f64 {
        self.set(font);
        self.context.measure_text(text).map_or(0.0, |metrics| metrics.width())
    }
}
