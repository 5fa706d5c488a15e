//! Text measured on real fonts, by the shaper that resvg draws pictures with.
//!
//! In come the bytes of a regular and a bold face, out go widths; a letter that
//! the face does not have is found before anything is drawn.

use crate::text::{Font, Measure};
use harfrust::{FontRef, ShapeOptions, ShaperData, UnicodeBuffer};
use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::raw::TableProvider;
use skrifa::{GlyphId, MetadataProvider};
use std::fmt::Write;
use std::sync::Arc;

/// Why a font cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FontFault {
    /// The bytes are no TrueType or OpenType font.
    Unreadable,
}

/// A family in the two weights that pictures use, and faces for letters that it does not have.
pub struct Fonts {
    regular: Face,
    bold: Face,
    further: Vec<Arc<dyn Faces>>,
}

/// A regular and a bold face, which may be one. Whoever has them may read them only when a letter asks for them:
/// those of some scripts are ten megabytes each.
pub trait Faces: Send + Sync {
    /// The faces; none where they are no fonts.
    fn pair(&self) -> Option<&Pair>;
}

/// Two faces that are there.
pub struct Pair([Face; 2]);

struct Face {
    bytes: Vec<u8>,
    shaper: ShaperData,
    units_per_em: f64,
}

impl Fonts {
    /// Takes the bytes of two faces.
    ///
    /// # Errors
    /// When one of them is no font.
    pub fn new(regular: Vec<u8>, bold: Vec<u8>) -> Result<Self, FontFault> {
        Ok(Self { regular: Face::new(regular)?, bold: Face::new(bold)?, further: Vec::new() })
    }

    /// Adds faces, regular and bold, for letters that the family does not have: signs such as "≈", other scripts.
    ///
    /// # Errors
    /// When the bytes are no font.
    pub fn add(&mut self, regular: Vec<u8>, bold: Vec<u8>) -> Result<(), FontFault> {
        self.further.push(Arc::new(Pair::new(regular, bold)?));
        Ok(())
    }

    /// Adds such faces, which are asked for when a letter is missing.
    pub fn add_later(&mut self, faces: Arc<dyn Faces>) {
        self.further.push(faces);
    }

    /// The first letter of the text that no face has a glyph for.
    pub fn missing(&self, text: &str) -> Option<char> {
        let lacks = |font| text.chars().find(|letter| !is_unseen(*letter) && self.holder(*letter, font).is_none());
        lacks(Font::regular(1.0)).or_else(|| lacks(Font::bold(1.0)))
    }

    /// Whether the face of that number in a file has a glyph for a letter.
    pub fn covers(bytes: &[u8], index: u32, letter: char) -> bool {
        FontRef::from_index(bytes, index).is_ok_and(|font| font.charmap().map(letter).is_some())
    }

    fn family(&self, font: Font) -> &Face {
        if font.bold { &self.bold } else { &self.regular }
    }

    /// The first face that has a letter.
    fn holder(&self, letter: char, font: Font) -> Option<&Face> {
        let further = self.further.iter().filter_map(|further| further.pair()).map(|pair| pair.face(font));
        core::iter::once(self.family(font)).chain(further).find(|face| face.has(letter))
    }

    /// The outline of a glyph as the data of an SVG path, in units of the font; `None` where it is more than that.
    pub fn outline(bytes: &[u8], index: u32, glyph: u32) -> Option<String> {
        let font = FontRef::from_index(bytes, index).ok()?;
        let id = GlyphId::new(glyph);
        let is_coloured = font.color_glyphs().get(id).is_some();
        let mut path = Contours::default();
        let settings = DrawSettings::unhinted(Size::unscaled(), LocationRef::default());
        font.outline_glyphs()
            .get(id)
            .filter(|_| !is_coloured && font.axes().is_empty())?
            .draw(settings, &mut path)
            .ok()?;
        Some(path.text)
    }
}

impl Pair {
    /// Takes the bytes of two faces.
    ///
    /// # Errors
    /// When one of them is no font.
    pub fn new(regular: Vec<u8>, bold: Vec<u8>) -> Result<Self, FontFault> {
        Ok(Self([Face::new(regular)?, Face::new(bold)?]))
    }

    fn face(&self, font: Font) -> &Face {
        let Self([regular, bold]) = self;
        if font.bold { bold } else { regular }
    }
}

impl Faces for Pair {
    fn pair(&self) -> Option<&Pair> {
        Some(self)
    }
}

/// The contours of a glyph as SVG writes them: downwards, and each step from where the last one ended.
#[derive(Default)]
struct Contours {
    text: String,
    start: (i32, i32),
    at: (i32, i32),
}

impl Contours {
    fn step(&mut self, command: char, points: &[(f32, f32)]) {
        self.text.push(command);
        let mut end = self.at;
        for (number, (x, y)) in points.iter().enumerate() {
            end = (x.round() as i32, -y.round() as i32);
            for (part, length) in [end.0 - self.at.0, end.1 - self.at.1].into_iter().enumerate() {
                if length >= 0 && (number, part) != (0, 0) {
                    self.text.push(' ');
                }
                let _ = write!(self.text, "{length}");
            }
        }
        self.at = end;
    }
}

impl OutlinePen for Contours {
    fn move_to(&mut self, x: f32, y: f32) {
        self.step('m', &[(x, y)]);
        self.start = self.at;
    }
    fn line_to(&mut self, x: f32, y: f32) {
        self.step('l', &[(x, y)]);
    }
    fn quad_to(&mut self, cx0: f32, cy0: f32, x: f32, y: f32) {
        self.step('q', &[(cx0, cy0), (x, y)]);
    }
    fn curve_to(&mut self, cx0: f32, cy0: f32, cx1: f32, cy1: f32, x: f32, y: f32) {
        self.step('c', &[(cx0, cy0), (cx1, cy1), (x, y)]);
    }
    fn close(&mut self) {
        self.text.push('z');
        self.at = self.start;
    }
}

/// Whether a letter has no glyph in any font: a sign of direction, or of where a word may be parted.
fn is_unseen(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

impl Face {
    fn new(bytes: Vec<u8>) -> Result<Self, FontFault> {
        let font = FontRef::from_index(&bytes, 0).map_err(|_| FontFault::Unreadable)?;
        let units_per_em = f64::from(font.head().map_err(|_| FontFault::Unreadable)?.units_per_em());
        let shaper = ShaperData::new(&font);
        Ok(Self { bytes, shaper, units_per_em })
    }

    fn has(&self, letter: char) -> bool {
        Fonts::covers(&self.bytes, 0, letter)
    }

    /// Width in em.
    fn width(&self, text: &str) -> Option<f64> {
        let font = FontRef::from_index(&self.bytes, 0).ok()?;
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(text);
        buffer.guess_segment_properties();
        let shaped = self.shaper.shaper(&font).build().shape(buffer, ShapeOptions::new());
        let units: i64 = shaped.glyph_positions().iter().map(|glyph| i64::from(glyph.x_advance)).sum();
        Some(units as f64 / self.units_per_em)
    }
}

impl Measure for Fonts {
    fn width(&self, text: &str, font: Font) -> f64 {
        let mut width = 0.0;
        let (mut run, mut face) = (String::new(), self.family(font));
        for letter in text.chars().filter(|letter| !is_unseen(*letter)) {
            let holder = self.holder(letter, font).unwrap_or(self.family(font));
            // A blank between words of another script belongs to them.
            if !core::ptr::eq(holder, face) && (letter != ' ' || !face.has(' ')) {
                width += face.width(&run).unwrap_or(0.0);
                run.clear();
                face = holder;
            }
            run.push(letter);
        }
        (width + face.width(&run).unwrap_or(0.0)) * font.size
    }
}

impl std::fmt::Debug for Pair {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Pair").finish_non_exhaustive()
    }
}

impl std::fmt::Debug for Fonts {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Fonts").finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_that_are_no_font_are_refused() {
        assert!(matches!(Fonts::new(vec![0; 64], vec![]), Err(FontFault::Unreadable)));
    }
}
