//! A plotters backend that lists its calls.

use migration_facts::paint::{Dialect, Pen};
use migration_facts::scene::Mark;
use migration_facts::theme::Theme;
use plotters_backend::text_anchor::{HPos, VPos};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind, FontStyle,
};

/// One call, with its colour.
#[derive(Clone, Debug, PartialEq)]
pub enum Call {
    Rect(BackendCoord, BackendCoord, (u8, u8, u8)),
    Circle(BackendCoord, u32, (u8, u8, u8)),
    Polygon(Vec<BackendCoord>, (u8, u8, u8)),
    Path(Vec<BackendCoord>, u32, (u8, u8, u8)),
    Text { text: String, at: BackendCoord, size: f64, bold: bool, right: bool, color: (u8, u8, u8) },
}

#[derive(Debug, Default)]
pub struct Record {
    pub calls: Vec<Call>,
}

/// The calls that painting these marks makes.
pub fn calls(marks: &[Mark], dialect: Dialect, theme: Theme) -> Vec<Call> {
    let mut record = Record::default();
    Pen { backend: &mut record, dialect, theme, family: "Noto Sans" }.paint(marks).unwrap();
    record.calls
}

type Done = Result<(), DrawingErrorKind<std::fmt::Error>>;

impl DrawingBackend for Record {
    type ErrorType = std::fmt::Error;

    fn get_size(&self) -> (u32, u32) {
        (0, 0)
    }

    fn ensure_prepared(&mut self) -> Done {
        Ok(())
    }

    fn present(&mut self) -> Done {
        Ok(())
    }

    fn draw_pixel(&mut self, _: BackendCoord, _: BackendColor) -> Done {
        panic!("a pen draws shapes, not pixels")
    }

    fn draw_rect<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S, fill: bool) -> Done {
        assert!(fill, "an outlined rectangle loses its width in SVG");
        self.calls.push(Call::Rect(from, to, style.color().rgb));
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Done {
        self.calls.push(Call::Path(path.into_iter().collect(), style.stroke_width(), style.color().rgb));
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(&mut self, at: BackendCoord, radius: u32, style: &S, fill: bool) -> Done {
        assert!(fill);
        self.calls.push(Call::Circle(at, radius, style.color().rgb));
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, points: I, style: &S) -> Done {
        self.calls.push(Call::Polygon(points.into_iter().collect(), style.color().rgb));
        Ok(())
    }

    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, at: BackendCoord) -> Done {
        assert!(matches!(style.anchor().v_pos, VPos::Center));
        let right = matches!(style.anchor().h_pos, HPos::Right);
        let bold = matches!(style.style(), FontStyle::Bold);
        let color = style.color().rgb;
        self.calls.push(Call::Text { text: text.into(), at, size: style.size(), bold, right, color });
        Ok(())
    }

    fn estimate_text_size<S: BackendTextStyle>(
        &self,
        _: &str,
        _: &S,
    ) -> Result<(u32, u32), DrawingErrorKind<Self::ErrorType>> {
        panic!("a pen measures nothing")
    }
}
