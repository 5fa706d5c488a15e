//! The forms of a bar's end: a number that is not exact looks so.

use crate::geom::{Point, Rect};

/// Stripes that grow thinner from `from` on: a soft end, centred on the end of the bar.
pub fn fading(index: u16, from: f64, bar: Rect) -> Rect {
    let index = f64::from(index);
    Rect::new(from + 1.0 + index * 4.0, bar.y, 3.0 - index * 0.4, bar.height)
}

/// One of the even stripes from the end of the bar on.
pub fn striped(index: u16, bar: Rect) -> Rect {
    Rect::new(bar.right() + 2.0 + f64::from(index) * 4.0, bar.y, 2.0, bar.height)
}

/// An arrow head that says: at least so far.
pub fn chevron(x: f64, bar: Rect, direction: f64) -> Vec<Point> {
    let half = bar.height / 2.0;
    let point = |dx: f64, y: f64| Point { x: x + dx * direction, y };
    vec![
        point(0.0, bar.y),
        point(4.0, bar.y),
        point(4.0 + half.min(12.0), bar.middle()),
        point(4.0, bar.bottom()),
        point(0.0, bar.bottom()),
        point(half.min(12.0), bar.middle()),
    ]
}
