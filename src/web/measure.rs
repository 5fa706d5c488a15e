//! Text measured by the browser, in the font that it will be drawn in.

use crate::digits;
use crate::text::{Font, Measure};
use std::cell::Cell;
use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

/// Measures on the contexts of two canvases, one for each weight, for the time of one call: layouts change between
/// weights, and setting a font is far dearer than measuring.
pub struct Canvas<'a> {
    regular: Ruler,
    bold: Ruler,
    family: &'a str,
}

/// A context, and the size of its font.
struct Ruler {
    context: CanvasRenderingContext2d,
    size: Cell<f64>,
}

impl Ruler {
    fn new(canvas: &HtmlCanvasElement) -> Option<Self> {
        Some(Self { context: canvas.get_context("2d").ok()??.unchecked_into(), size: Cell::new(0.0) })
    }
}

impl<'a> Canvas<'a> {
    /// Takes the 2d contexts of the canvases; `None` when the browser gives none.
    pub fn new(regular: &HtmlCanvasElement, bold: &HtmlCanvasElement, family: &'a str) -> Option<Self> {
        Some(Self { regular: Ruler::new(regular)?, bold: Ruler::new(bold)?, family })
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
        let ruler = if font.bold { &self.bold } else { &self.regular };
        if ruler.size.replace(font.size) != font.size {
            ruler.context.set_font(&css(font, self.family));
        }
        ruler.context.measure_text(text).map_or(0.0, |metrics| metrics.width())
    }
}
