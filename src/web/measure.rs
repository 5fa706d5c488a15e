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
        let weight = if font.bold { "bold " } else { "" };
        let hundredths = (font.size * 100.0).round() as u64;
        let mut css = String::from(weight);
        digits::write(hundredths / 100, 1, &mut css);
        css.push('.');
        digits::write(hundredths % 100, 2, &mut css);
        css.push_str("px ");
        css.push_str(self.family);
        self.context.set_font(&css);
        *self.set.borrow_mut() = Some(font);
    }
}

impl Measure for Canvas<'_> {
    fn width(&self, text: &str, font: Font) -> f64 {
        self.set(font);
        self.context.measure_text(text).map_or(0.0, |metrics| metrics.width())
    }
}
