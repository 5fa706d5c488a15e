//! How far marks reach.

use migration_facts::geom::{Point, Rect};
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
        Shape::Disc { at, radius } => {
            Rect { x: at.x - radius, y: at.y - radius, width: 2.0 * radius, height: 2.0 * radius }
        }
        Shape::Ring { at, radius } => {
            let reach = radius + 1.0;
            Rect { x: at.x - reach, y: at.y - reach, width: 2.0 * reach, height: 2.0 * reach }
        }
        Shape::Line { points, width } => {
            let path = around(&points.iter().map(|point| (point.x, point.y)).collect::<Vec<_>>());
            Rect {
                x: path.x - width / 2.0,
                y: path.y - width / 2.0,
                width: path.width + width,
                height: path.height + width,
            }
        }
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

/// Whether a mark covers more than `slack` px of a rectangle: of a line its strokes count, not the room between them.
pub fn touches(mark: &Mark, area: &Rect, slack: f64) -> bool {
    let inner = Rect::new(area.x + slack, area.y + slack, area.width - 2.0 * slack, area.height - 2.0 * slack);
    match &mark.shape {
        Shape::Fill(rect) => overlap(rect, area, slack),
        Shape::Disc { at, radius } | Shape::Ring { at, radius } => {
            let (x, y) = (at.x.clamp(inner.x, inner.right()), at.y.clamp(inner.y, inner.bottom()));
            let (beside, below) = (at.x - x, at.y - y);
            beside * beside + below * below < radius * radius
        }
        Shape::Line { points, width } => {
            let grown =
                Rect::new(inner.x - width / 2.0, inner.y - width / 2.0, inner.width + width, inner.height + width);
            points.windows(2).any(|stroke| crosses(stroke[0], stroke[1], &grown))
        }
        Shape::Poly(points) => {
            overlap(&around(&points.iter().map(|point| (point.x, point.y)).collect::<Vec<_>>()), area, slack)
        }
        Shape::Text { .. } => panic!("a text is measured, not drawn"),
    }
}

/// Whether a stroke has a part inside of a rectangle: cut off what lies beyond each of its sides, and see what is left.
fn crosses(from: Point, to: Point, area: &Rect) -> bool {
    let (mut start, mut end) = (0.0f64, 1.0f64);
    for (at, way, least, most) in
        [(from.x, to.x - from.x, area.x, area.right()), (from.y, to.y - from.y, area.y, area.bottom())]
    {
        if way.abs() < 1e-9 {
            if at <= least || at >= most {
                return false;
            }
            continue;
        }
        let (one, other) = ((least - at) / way, (most - at) / way);
        start = start.max(one.min(other));
        end = end.min(one.max(other));
    }
    start < end
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
