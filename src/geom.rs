//! Plain geometry in CSS pixels: the origin is the top left corner, y grows downwards.

/// A point.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    /// Distance from the left edge.
    pub x: f64,
    /// Distance from the top edge.
    pub y: f64,
}

/// A rectangle with non-negative extent.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rect {
    /// Left edge.
    pub x: f64,
    /// Top edge.
    pub y: f64,
    /// Extent to the right.
    pub width: f64,
    /// Extent downwards.
    pub height: f64,
}

impl Rect {
    /// A rectangle; an extent below zero becomes zero.
    pub fn new(x: f64, y: f64, width: f64, height: f64) -> Self {
        Self { x, y, width: width.max(0.0), height: height.max(0.0) }
    }

    /// Right edge.
    pub fn right(&self) -> f64 {
        self.x + self.width
    }

    /// Bottom edge.
    pub fn bottom(&self) -> f64 {
        self.y + self.height
    }

    /// The vertical middle.
    pub fn middle(&self) -> f64 {
        self.y + self.height / 2.0
    }

    /// The same rectangle elsewhere.
    pub fn shifted(self, x: f64, y: f64) -> Self {
        Self { x: self.x + x, y: self.y + y, ..self }
    }

    /// Whether `inner` lies inside, with `slack` px to spare for rounding.
    pub fn holds(&self, inner: &Rect, slack: f64) -> bool {
        inner.x >= self.x - slack
            && inner.y >= self.y - slack
            && inner.right() <= self.right() + slack
            && inner.bottom() <= self.bottom() + slack
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_negative_extent_becomes_zero() {
        assert_eq!(Rect::new(1.0, 2.0, -3.0, 4.0).right(), 1.0);
    }

    #[test]
    fn a_rectangle_holds_itself_and_nothing_wider() {
        let outer = Rect::new(0.0, 0.0, 10.0, 10.0);
        assert!(outer.holds(&outer, 0.0));
        assert!(!outer.holds(&Rect::new(0.0, 0.0, 10.1, 1.0), 0.0));
    }
}
