//! The canvas backend of plotters, wrapped: it sets only what has changed.
//!
//! plotters-canvas 0.3.1 writes a colour and a font as new text for every call, and with them takes
//! the formatting of floats along, a tenth of all that a page loads. What pictures are made of, filled
//! rectangles, polygons and circles, strokes and text, is drawn here; all else is left to the backend itself.

use super::look::hex;
use super::measure::css;
use crate::text::Font;
use plotters_backend::text_anchor::HPos;
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind, FontStyle,
};
use plotters_canvas::CanvasBackend;
use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

/// A canvas with the colour, font and alignment that it has now.
pub struct Brush {
    backend: CanvasBackend,
    context: CanvasRenderingContext2d,
    fill: Option<(u8, u8, u8)>,
    stroke: Option<((u8, u8, u8), u32)>,
    font: Option<Font>,
    right: Option<bool>,
}

type Drawn = Result<(), DrawingErrorKind<<CanvasBackend as DrawingBackend>::ErrorType>>;

impl Brush {
    /// Takes the 2d context of a canvas; `None` when the browser gives none.
    pub fn new(canvas: HtmlCanvasElement) -> Option<Self> {
        let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.unchecked_into();
        context.set_text_baseline("middle");
        context.set_line_join("round");
        let backend = CanvasBackend::with_canvas_object(canvas)?;
        Some(Self { backend, context, fill: None, stroke: None, font: None, right: None })
    }

    fn fill(&mut self, color: BackendColor) {
        if self.fill != Some(color.rgb) {
            let (red, green, blue) = color.rgb;
            self.context.set_fill_style_str(&hex([red, green, blue]));
            self.fill = Some(color.rgb);
        }
    }

    fn stroke<S: BackendStyle>(&mut self, style: &S) {
        let stroke = (style.color().rgb, style.stroke_width());
        if self.stroke != Some(stroke) {
            let ((red, green, blue), width) = stroke;
            self.context.set_stroke_style_str(&hex([red, green, blue]));
            self.context.set_line_width(f64::from(width));
            self.stroke = Some(stroke);
        }
    }

    fn path(&self, points: impl IntoIterator<Item = BackendCoord>) {
        self.context.begin_path();
        for (x, y) in points {
            // The first of a path starts it, whatever it is called.
            self.context.line_to(f64::from(x), f64::from(y));
        }
    }

    fn letters<S: BackendTextStyle>(&mut self, style: &S) {
        let font = Font { size: style.size(), bold: matches!(style.style(), FontStyle::Bold) };
        if self.font != Some(font) {
            self.context.set_font(&css(font, style.family().as_str()));
            self.font = Some(font);
        }
        let right = matches!(style.anchor().h_pos, HPos::Right);
        if self.right != Some(right) {
            self.context.set_text_align(if right { "right" } else { "left" });
            self.right = Some(right);
        }
    }
}

impl DrawingBackend for Brush {
    type ErrorType = <CanvasBackend as DrawingBackend>::ErrorType;

    fn get_size(&self) -> (u32, u32) {
        self.backend.get_size()
    }

    fn ensure_prepared(&mut self) -> Drawn {
        self.backend.ensure_prepared()
    }

    fn present(&mut self) -> Drawn {
        self.backend.present()
    }

    fn draw_pixel(&mut self, point: BackendCoord, color: BackendColor) -> Drawn {
        self.backend.draw_pixel(point, color)
    }

    // Inlined so that a caller who only fills takes nothing of the other branch along.
    #[inline(always)]
    fn draw_rect<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S, fill: bool) -> Drawn {
        if !fill {
            return self.backend.draw_rect(from, to, style, fill);
        }
        self.fill(style.color());
        let [x, y, right, bottom] = [from.0, from.1, to.0, to.1].map(f64::from);
        self.context.fill_rect(x, y, right - x, bottom - y);
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Drawn {
        self.fill(style.color());
        self.path(path);
        self.context.fill();
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Drawn {
        self.stroke(style);
        self.path(path);
        self.context.stroke();
        Ok(())
    }

    #[inline(always)]
    fn draw_circle<S: BackendStyle>(&mut self, at: BackendCoord, radius: u32, style: &S, fill: bool) -> Drawn {
        self.context.begin_path();
        let _ = self.context.arc(f64::from(at.0), f64::from(at.1), f64::from(radius), 0.0, core::f64::consts::TAU);
        if fill {
            self.fill(style.color());
            self.context.fill();
        } else {
            self.stroke(style);
            self.context.stroke();
        }
        Ok(())
    }

    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, at: BackendCoord) -> Drawn {
        self.fill(style.color());
        self.letters(style);
        // A text that does not appear is no fault that a reader could mend; the table says the same.
        let _ = self.context.fill_text(text, f64::from(at.0), f64::from(at.1));
        Ok(())
    }
}
