//! Station five, the pen: marks onto any plotters backend.
//!
//! Decides nothing and measures nothing: a match over marks. It evens out what
//! the backends do differently, see [`Dialect`].

use crate::geom::{Point, Rect};
use crate::scene::{Align, Mark, Shape};
use crate::text::Font;
use crate::theme::{Rgb, Theme};
use plotters::prelude::DrawingBackend;
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, FontFamily, FontStyle, FontTransform, RGBColor};
use plotters_backend::{BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingErrorKind};

/// How many hundredths of a pixel a font size may be off, so that the backend writes it short.
const TRIES: u8 = 16;

/// What differs between the backends of plotters 0.3.7.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Dialect {
    /// Device pixels a CSS px; coordinates are whole device pixels, rounded once.
    pub scale: f64,
    /// Added to every x before it is scaled, CSS px.
    pub left: f64,
    /// The backend divides font sizes by this number.
    pub font_divisor: f64,
    /// How far below the anchor the middle of the letters is, in parts of the font size.
    pub drop: f64,
}

impl Dialect {
    /// A browser's canvas: `textBaseline = "middle"` is the middle of the em box,
    /// which lies about 0.06 em below the middle of capitals.
    pub const fn canvas(scale: f64) -> Self {
        Self { scale, left: 0.0, font_divisor: 1.0, drop: 0.06 }
    }

    /// SVG: font sizes are divided by 1.24, and the centre is half an x-height
    /// (0.25 em) above the baseline, where that of capitals is about 0.355 em above it.
    pub const SVG: Self = Self { scale: 1.0, left: 0.0, font_divisor: 1.24, drop: 0.1 };
}

/// The pen: a backend, its dialect, colours, and the font family as the backend wants it.
#[derive(Debug)]
pub struct Pen<'a, B> {
    /// Where to draw.
    pub backend: &'a mut B,
    /// What is particular about it.
    pub dialect: Dialect,
    /// Colours.
    pub theme: Theme,
    /// Font family list.
    pub family: &'a str,
}

impl<B: DrawingBackend> Pen<'_, B> {
    /// Draws marks back to front.
    ///
    /// # Errors
    /// Whatever the backend gives.
    pub fn paint(&mut self, marks: &[Mark]) -> Result<(), DrawingErrorKind<B::ErrorType>> {
        marks.iter().try_for_each(|mark| self.mark(mark))
    }

    fn mark(&mut self, mark: &Mark) -> Result<(), DrawingErrorKind<B::ErrorType>> {
        let color = color(self.theme.color(mark.role));
        match &mark.shape {
            Shape::Fill(rect) => {
                let (upper_left, lower_right) = self.corners(rect);
                self.backend.draw_rect(upper_left, lower_right, &color, true)
            }
            Shape::Poly(points) => {
                let points = self.points(points);
                self.backend.fill_polygon(points, &color)
            }
            Shape::Disc { at, radius } => {
                let radius = self.round(*radius).max(1) as u32;
                self.backend.draw_circle(self.point(at), radius, &color, true)
            }
            Shape::Ring { at, radius } => {
                let style = Stroke { color, width: self.round(2.0).max(1) as u32 };
                self.backend.draw_circle(self.point(at), self.round(*radius).max(1) as u32, &style, false)
            }
            Shape::Line { points, width } => {
                let points = self.points(points);
                let style = Stroke { color, width: self.round(*width).max(1) as u32 };
                self.backend.draw_path(points, &style)
            }
            Shape::Text { at, text, font, align } => {
                let at = Point { x: at.x, y: at.y + font.size * self.dialect.drop };
                let style = Lettering { color, font: self.font(*font), align: *align, family: self.family };
                self.backend.draw_text(text, &style, self.point(&at))
            }
        }
    }

    fn round(&self, length: f64) -> i32 {
        (length * self.dialect.scale).round() as i32
    }

    fn point(&self, point: &Point) -> BackendCoord {
        (self.round(point.x + self.dialect.left), self.round(point.y))
    }

    fn points(&self, points: &[Point]) -> Vec<BackendCoord> {
        let mut coordinates = Vec::new();
        for point in points {
            coordinates.push(self.point(point));
        }
        coordinates
    }

    /// Corners on whole device pixels; what has an extent never vanishes.
    fn corners(&self, rect: &Rect) -> (BackendCoord, BackendCoord) {
        let shift = self.dialect.left;
        let (left, top) = (self.round(rect.x + shift), self.round(rect.y));
        let least = |extent: f64| i32::from(extent > 0.0);
        let right = self.round(rect.right() + shift).max(left + least(rect.width));
        let bottom = self.round(rect.bottom()).max(top + least(rect.height));
        ((left, top), (right, bottom))
    }

    /// The font at device size, in hundredths of a pixel. The next hundredth is taken where the
    /// backend's division would leave a tail of digits: 26.999999999999996 for 27.
    fn font(&self, font: Font) -> Font {
        let divisor = self.dialect.font_divisor;
        let hundredths = (font.size * self.dialect.scale * 100.0).round();
        let mut size = hundredths / 100.0;
        for more in 0..TRIES {
            let wanted = (hundredths + f64::from(more)) / 100.0;
            if wanted * divisor / divisor == wanted {
                size = wanted;
                break;
            }
        }
        Font { size: size * divisor, bold: font.bold }
    }
}

fn color([red, green, blue]: Rgb) -> RGBColor {
    RGBColor(red, green, blue)
}

/// A colour and how thick it is drawn, device pixels.
struct Stroke {
    color: RGBColor,
    width: u32,
}

impl BackendStyle for Stroke {
    fn color(&self) -> BackendColor {
        self.color.to_backend_color()
    }
    fn stroke_width(&self) -> u32 {
        self.width
    }
}

struct Lettering<'a> {
    color: RGBColor,
    font: Font,
    align: Align,
    family: &'a str,
}

impl BackendTextStyle for Lettering<'_> {
    type FontError = std::fmt::Error;

    fn color(&self) -> BackendColor {
        self.color.to_backend_color()
    }
    fn size(&self) -> f64 {
        self.font.size
    }
    fn transform(&self) -> FontTransform {
        FontTransform::None
    }
    fn style(&self) -> FontStyle {
        if self.font.bold { FontStyle::Bold } else { FontStyle::Normal }
    }
    fn anchor(&self) -> Pos {
        let horizontal = match self.align {
            Align::Left => HPos::Left,
            Align::Right => HPos::Right,
        };
        Pos::new(horizontal, VPos::Center)
    }
    fn family(&self) -> FontFamily<'_> {
        FontFamily::Name(self.family)
    }
    /// Never asked by the backends used here: text was measured before.
    fn layout_box(&self, _: &str) -> Result<((i32, i32), (i32, i32)), Self::FontError> {
        Ok(((0, 0), (0, 0)))
    }
    fn draw<E, D: FnMut(i32, i32, BackendColor) -> Result<(), E>>(
        &self,
        _: &str,
        _: BackendCoord,
        _: D,
    ) -> Result<Result<(), E>, Self::FontError> {
        Ok(Ok(()))
    }
}
