//! Station four, the scene: a picture as plain data, before anything is drawn.
//!
//! Promises: all numbers are finite; lengths are CSS px with y downwards; text is
//! already wrapped, one line a mark; marks stand back to front; marks, overlay
//! and targets are relative to the body's top left corner, and a picture's marks
//! to the picture's; colours are roles; equal story, view, size and measure give
//! an equal scene, natively and in a browser.
//!
//! Limits: no curves but circles, no clipping, no rotated text, no opacity.

use crate::digits::parts;
use crate::fact::FactId;
use crate::geom::{Point, Rect};
use crate::text::Font;
use crate::theme::Role;
pub use crate::view::{Days, Spot, Target};

/// A body with the words around it, as a page shows it: the words as text, the body on a canvas.
#[derive(Clone, Debug, PartialEq)]
pub struct Scene {
    /// Width of the body, CSS px.
    pub width: f64,
    /// Height of the body, CSS px.
    pub height: f64,
    /// Title, subtitle, notices, source.
    pub chrome: Chrome,
    /// Numbers, bars, labels.
    pub marks: Vec<Mark>,
    /// Focus and selection, drawn over the body without drawing it again; up to [`BLEED`] wider than it.
    pub overlay: Vec<Mark>,
    /// What answers to pointer and keys, in reading order.
    pub targets: Vec<Target>,
    /// All days of the data, where a reader can zoom.
    pub days: Option<Days>,
    /// What is said of what is pointed at or focused.
    pub focused: Option<Tip>,
    /// What is said of what is chosen.
    pub selected: Option<Tip>,
    /// What a reader can set.
    pub controls: Vec<Control>,
    /// The same picture in words.
    pub description: Description,
}

/// A whole picture with its words as marks, for where there is no page around it.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// Width with margins, CSS px.
    pub width: f64,
    /// Height with title, notices and source, CSS px.
    pub height: f64,
    /// Words and body.
    pub marks: Vec<Mark>,
    /// The same in words.
    pub description: Description,
}

/// The words around a body.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Chrome {
    /// The finding.
    pub title: String,
    /// What is measured.
    pub subtitle: String,
    /// What a reader must know.
    pub notices: Vec<Notice>,
    /// Where the facts were read.
    pub source: SourceLine,
}

/// Where the facts were read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SourceLine {
    /// The word before it: "Source".
    pub label: String,
    /// Publisher, title, year, licence.
    pub text: String,
    /// Address, only where it is `https`.
    pub address: Option<String>,
}

/// Something that a reader must know, and the page that it rests on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Notice {
    /// What to know.
    pub text: String,
    /// Address of the page that an inference rests on.
    pub address: Option<String>,
}

impl Notice {
    /// A notice that rests on the sources of the picture.
    pub fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), address: None }
    }

    /// Host of the page that it rests on.
    pub fn host(&self) -> Option<&str> {
        let address = self.address.as_deref()?;
        let host = *parts(address, b'/').get(2)?;
        Some(host.strip_prefix("www.").unwrap_or(host))
    }

    /// The notice and its host, for where there are no links.
    pub fn line(&self) -> String {
        match self.host() {
            Some(host) => {
                let mut line = self.text.clone();
                for part in [" (", host, ")"] {
                    line.push_str(part);
                }
                line
            }
            None => self.text.clone(),
        }
    }
}

/// One thing to draw.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// Which thing it is, the same in the next scene.
    pub key: Key,
    /// Its colour.
    pub role: Role,
    /// What to draw.
    pub shape: Shape,
}

/// The name of a mark: what it belongs to, and its part in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Key {
    /// The fact, or none for the picture itself.
    pub fact: Option<FactId>,
    /// Which part.
    pub part: Part,
}

/// The parts that a picture is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The bar, or the filled part of one.
    Bar,
    /// A piece of a bar's end that shows a bound.
    Bound,
    /// The whole that a part is filled in.
    Track,
    /// A thin line.
    Rule,
    /// What it is about.
    Label,
    /// The number.
    Value,
    /// A line of text below or beside the number.
    Detail,
    /// The outline of what is chosen or focused.
    Ring,
    /// A line over the years.
    Line,
    /// A point on it, or on an axis.
    Dot,
    /// A state.
    Tile,
    /// Numbers or years of an axis.
    Tick,
}

/// The kinds of mark.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// A filled rectangle.
    Fill(Rect),
    /// A filled polygon.
    Poly(Vec<Point>),
    /// A filled circle.
    Disc {
        /// Its centre.
        at: Point,
        /// Its radius.
        radius: f64,
    },
    /// The outline of a circle, 2 px thick.
    Ring {
        /// Its centre.
        at: Point,
        /// Its radius, to the middle of the outline.
        radius: f64,
    },
    /// Straight strokes from point to point.
    Line {
        /// The points.
        points: Vec<Point>,
        /// How thick.
        width: f64,
    },
    /// One line of text.
    Text {
        /// The anchor: x by `align`, y the middle of the letters.
        at: Point,
        /// What it says.
        text: String,
        /// How it is set.
        font: Font,
        /// Where the anchor is.
        align: Align,
    },
}

/// Where the anchor of a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// At its left end.
    Left,
    /// At its right end.
    Right,
}

/// What is said of a fact when it is pointed at.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tip {
    /// What it is about.
    pub label: String,
    /// Its value with glyph and unit.
    pub value: String,
    /// The value alone, for scripts.
    pub number: Option<f64>,
    /// What is counted.
    pub unit: String,
    /// The bound in words.
    pub bound: String,
    /// Where it was read.
    pub source: String,
    /// Bound in words, period, source.
    pub lines: Vec<String>,
    /// What is said aloud after the label, in short.
    pub spoken: String,
    /// All of it with its source, for the clipboard.
    pub citation: String,
}

/// Something that a reader can set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Control {
    /// The year that is shown.
    Year {
        /// What it is called.
        label: String,
        /// What can be chosen.
        values: Vec<String>,
        /// What is chosen.
        index: usize,
        /// What the button to the year before is called.
        earlier: String,
        /// What the button to the year after is called.
        later: String,
    },
    /// The days that are shown: in, out, earlier, later, all.
    Window {
        /// What the five buttons are called, in that order.
        names: Vec<String>,
        /// The days that are shown, in words.
        shown: String,
    },
    /// A name to look for.
    Search {
        /// What it is called.
        label: String,
    },
}

/// A picture in words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Description {
    /// The finding.
    pub title: String,
    /// A sentence or two.
    pub summary: String,
    /// Heads of the table.
    pub columns: Vec<String>,
    /// Its rows.
    pub rows: Vec<Vec<String>>,
    /// Where the facts were read.
    pub source: SourceLine,
    /// What a reader must know.
    pub notes: Vec<String>,
}

/// How large a body or a picture shall be, CSS px.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Size {
    /// Width.
    pub width: f64,
    /// Least height; what is higher than its content gives the rest to bars and spacing.
    pub height: f64,
}

impl Size {
    /// As high as the content.
    pub fn wide(width: f64) -> Self {
        Self { width, height: 0.0 }
    }

    /// The same size with nothing negative or endless in it.
    pub fn sound(self) -> Self {
        let sound = |length: f64| if length > 0.0 && length.is_finite() { length } else { 0.0 };
        Self { width: sound(self.width), height: sound(self.height) }
    }
}

impl Mark {
    /// A mark of a fact.
    pub fn new(fact: impl Into<Option<FactId>>, part: Part, role: Role, shape: Shape) -> Self {
        Self { key: Key { fact: fact.into(), part }, role, shape }
    }
}

/// Moves marks, CSS px.
pub fn shift(marks: &mut [Mark], x: f64, y: f64) {
    for mark in marks {
        let points = match &mut mark.shape {
            Shape::Fill(rect) => {
                *rect = rect.shifted(x, y);
                continue;
            }
            Shape::Poly(points) | Shape::Line { points, .. } => points,
            Shape::Text { at, .. } | Shape::Disc { at, .. } | Shape::Ring { at, .. } => core::slice::from_mut(at),
        };
        for point in points {
            point.x += x;
            point.y += y;
        }
    }
}

/// Turns what was laid out from the left so that it stands from the right: of marks in `width` CSS px. Each text is
/// isolated in its own direction, whatever it begins with.
pub fn mirror(marks: &mut [Mark], width: f64, direction: char) {
    for mark in marks {
        match &mut mark.shape {
            Shape::Fill(rect) => rect.x = width - rect.right(),
            Shape::Poly(points) | Shape::Line { points, .. } => {
                for point in points {
                    point.x = width - point.x;
                }
            }
            Shape::Disc { at, .. } | Shape::Ring { at, .. } => at.x = width - at.x,
            Shape::Text { at, text, align, .. } => {
                at.x = width - at.x;
                *align = if *align == Align::Left { Align::Right } else { Align::Left };
                text.insert(0, direction);
                text.push('\u{2069}');
            }
        }
    }
}

/// What a whole picture of that size lies on, CSS px.
pub fn paper(width: f64, height: f64) -> Mark {
    Mark::new(None, Part::Track, Role::Paper, Shape::Fill(Rect::new(0.0, 0.0, width, height)))
}

/// How far an overlay reaches over the left and the right edge of its body, CSS px: an outline
/// must not touch the letters that it is around.
pub const BLEED: f64 = 4.0;

/// Adds the outline of an area, `width` px thick, as four rectangles inside it.
pub fn ring(key: Key, area: Rect, width: f64, role: Role, marks: &mut Vec<Mark>) {
    let Rect { x, y, .. } = area;
    let (right, bottom) = (area.right() - width, area.bottom() - width);
    for side in [
        Rect::new(x, y, area.width, width),
        Rect::new(x, bottom, area.width, width),
        Rect::new(x, y, width, area.height),
        Rect::new(right, y, width, area.height),
    ] {
        marks.push(Mark { key, role, shape: Shape::Fill(side) });
    }
}
