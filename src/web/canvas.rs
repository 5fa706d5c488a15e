//! A canvas at device pixels.

use super::brush::Brush;
use crate::paint::{Dialect, Pen};
use crate::scene::Mark;
use crate::theme::Theme;
use web_sys::HtmlCanvasElement;

/// How the canvases of a widget are painted.
pub struct Paper<'a> {
    /// Width of the body, CSS px.
    pub width: f64,
    /// Height of the body, CSS px.
    pub height: f64,
    /// Device pixels a CSS px.
    pub scale: f64,
    /// Colours.
    pub theme: Theme,
    /// Font family list.
    pub family: &'a str,
}

/// Why a canvas was not painted.
pub enum Unpainted {
    /// There is no 2d context.
    NoContext,
    /// A call on the context threw.
    Refused,
}

impl Paper<'_> {
    /// Sizes and clears a canvas, `bleed` CSS px wider than the body at either side, and paints marks onto it.
    ///
    /// # Errors
    /// Says whether the browser gave no context, or gave one and then refused to draw.
    pub fn paint(&self, canvas: &HtmlCanvasElement, marks: &[Mark], bleed: f64) -> Result<(), Unpainted> {
        let pixels = |length: f64| (length * self.scale).round().max(1.0) as u32;
        // Setting the size clears the canvas, also when it stays the same.
        canvas.set_width(pixels(self.width + 2.0 * bleed));
        canvas.set_height(pixels(self.height));
        let Some(mut backend) = Brush::new(canvas.clone()) else { return Err(Unpainted::NoContext) };
        let dialect = Dialect { left: bleed, ..Dialect::canvas(self.scale) };
        let mut pen = Pen { backend: &mut backend, dialect, theme: self.theme, family: self.family };
        pen.paint(marks).map_err(|_| Unpainted::Refused)
    }
}
