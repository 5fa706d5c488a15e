//! A canvas at device pixels.

use crate::paint::{Dialect, Pen};
use crate::scene::Mark;
use crate::theme::Theme;
use plotters_canvas::CanvasBackend;
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

impl Paper<'_> {
    /// Sizes and clears a canvas and paints marks onto it; false when the browser gives no context.
    pub fn paint(&self, canvas: &HtmlCanvasElement, marks: &[Mark]) -> bool {
        let pixels = |length: f64| (length * self.scale).round().max(1.0) as u32;
        // Setting the size clears the canvas, also when it stays the same.
        canvas.set_width(pixels(self.width));
        canvas.set_height(pixels(self.height));
        let Some(mut backend) = CanvasBackend::with_canvas_object(canvas.clone()) else { return false };
        let dialect = Dialect::canvas(self.scale);
        let mut pen = Pen { backend: &mut backend, dialect, theme: self.theme, family: self.family };
        pen.paint(marks).is_ok()
    }
}
