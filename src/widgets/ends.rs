//! Bars, and the forms of their ends: a number that is not exact looks so.

use crate::fact::{Bound, Fact, FactId};
use crate::geom::{Point, Rect};
use crate::scene::{Align, Mark, Part, Shape};
use crate::story::Story;
use crate::text::Font;
use crate::theme::Role;

/// Length of a soft or an open end, CSS px.
pub const END: f64 = 24.0;

/// Colour of a series, by its place among them: where some are highlighted the others step back.
pub fn role(story: &Story, fact: &Fact, at: usize) -> Role {
    match (story.options.highlight.is_empty(), story.highlighted(fact)) {
        (true, _) => Role::series(at),
        (false, true) => Role::Highlight,
        (false, false) => Role::Muted,
    }
}

/// Where marks go, and to which fact and colour they belong.
pub struct Ink<'a> {
    /// The marks so far.
    pub marks: &'a mut Vec<Mark>,
    /// The fact of the next ones.
    pub fact: Option<FactId>,
    /// Their colour.
    pub role: Role,
}

impl Ink<'_> {
    /// A mark of any shape.
    pub fn put(&mut self, part: Part, shape: Shape) {
        self.marks.push(Mark::new(self.fact, part, self.role, shape));
    }

    /// A rectangle between two x, whichever is the left one.
    pub fn fill(&mut self, part: Part, x: f64, to: f64, y: f64, height: f64) {
        self.put(part, Shape::Fill(Rect::new(x.min(to), y, (to - x).abs(), height)));
    }

    /// A line of text from its left end.
    pub fn text(&mut self, part: Part, text: &str, font: Font, x: f64, y: f64) {
        self.put(part, Shape::Text { at: Point { x, y }, text: text.into(), font, align: Align::Left });
    }

    /// Lines of text, one under the other from the middle of the first one on; returns where a further one goes.
    pub fn lines(&mut self, part: Part, lines: &[String], font: Font, x: f64, mut y: f64) -> f64 {
        for line in lines {
            self.text(part, line, font, x, y);
            y += font.line();
        }
        y
    }

    /// A stroke.
    pub fn line(&mut self, part: Part, from: Point, to: Point, width: f64) {
        self.put(part, Shape::Line { points: vec![from, to], width });
    }

    /// A bar from zero to its value, with the form of its bound at that end; `reach` is the other end of a range.
    /// Returns where the drawing ends on the right.
    pub fn bar(&mut self, zero: f64, end: f64, reach: f64, bound: Bound, y: f64, height: f64) -> f64 {
        let way = if end < zero { -1.0 } else { 1.0 };
        let (low, high) = (end.min(reach), end.max(reach));
        let solid = match bound {
            // Half of the soft end lies before the value, half behind it.
            Bound::About => zero + way * ((end - zero).abs() - END / 2.0).max(0.0),
            Bound::Range(_) => zero.max(low).min(high),
            _ => end,
        };
        self.fill(Part::Bar, zero, solid, y, height);
        let mut far = end;
        match bound {
            Bound::Exact => {}
            Bound::About => {
                far = solid + way * END;
                for index in 0..6u8 {
                    let index = f64::from(index);
                    let x = solid + way * (1.0 + index * 4.0);
                    self.fill(Part::Bound, x, x + way * (3.0 - index * 0.4), y, height);
                }
            }
            Bound::Range(_) => {
                far = high;
                for index in 0..((high - low) / 4.0).clamp(1.0, 400.0) as u16 {
                    let x = low + 2.0 + f64::from(index) * 4.0;
                    self.fill(Part::Bound, x, x + 2.0, y, height);
                }
            }
            // What is open away from zero has an arrow, what ends there a cut.
            _ if matches!(bound, Bound::MoreThan | Bound::AtLeast) == (way > 0.0) => {
                far = end + way * END;
                self.put(Part::Bound, Shape::Poly(chevron(end + way * 4.0, y, height, way)));
            }
            _ => {
                let role = core::mem::replace(&mut self.role, Role::Text);
                let start = zero + way * ((end - zero).abs() - 2.0).max(0.0);
                self.fill(Part::Bound, start, start + way * 2.0, y - 2.0, height + 4.0);
                self.role = role;
            }
        }
        far.max(zero)
    }
}

/// An arrow head that says: at least so far.
fn chevron(x: f64, y: f64, height: f64, way: f64) -> Vec<Point> {
    let deep = (height / 2.0).min(12.0);
    let point = |dx: f64, dy: f64| Point { x: x + dx * way, y: y + dy };
    vec![
        point(0.0, 0.0),
        point(4.0, 0.0),
        point(4.0 + deep, height / 2.0),
        point(4.0, height),
        point(0.0, height),
        point(deep, height / 2.0),
    ]
}
