//! How far marks reach.

use migration_facts::geom::Rect;
use migration_facts::scene::{Align, Mark, Shape};
use migration_facts::text::Measure;

/// The smallest rectangle around points.
fn around(points: &[(f64, f64)]) -> Rect {
    let least = |of: fn(&(f64, f64)) -> f64| points.iter().map(of).fold(f64::INFINITY, f64::min);
    let most = |of: fn(&(f64, f64)) -> f64| points.iter().map(of).fold(f64::NEG_INFINITY, f64::max);
    let (x, y) = (least(|point| point.0), least(|point| point.1));
    Rect { x, y, width: most(|point| point.0) - x, height: most(|point| point.1) - y }
}

/// What a mark covers; of a text the em box of its letters.
pub fn of(mark: &Mark, measure: &dyn Measure) -> Rect {
    match &mark.shape {
        Shape::Fill(rect) => *rect,
        Shape::Poly(points) => around(&points.iter().map(|point| (point.x, point.y)).collect::<Vec<_>>()),
        Shape::Text { at, text, font, align } => {
            let width = measure.width(text, *font);
            let x = if *align == Align::Left { at.x } else { at.x - width };
            Rect { x, y: at.y - font.size / 2.0, width, height: font.size }
        }
    }
}

/// Whether two rectangles share more than an edge of `slack` px.
pub fn overlap(a: &Rect, b: &Rect, slack: f64) -> bool {
    a.x + slack < b.right() && b.x + slack < a.right() && a.y + slack < b.bottom() && b.y + slack < a.bottom()
}

/// Whether every number of it is finite.
pub fn finite(rect: &Rect) -> bool {
    [rect.x, rect.y, rect.width, rect.height].iter().all(|number| number.is_finite())
}

pub fn text(mark: &Mark) -> Option<&str> {
    match &mark.shape {
        Shape::Text { text, .. } => Some(text),
        _ => None,
    }
}
