//! The page that a timeline is drawn on: its axis of days, its pen, and the words and mark of an event.

use super::Event;
use crate::fact::{FactId, Kind, Period, Status};
use crate::geom::{Point, Rect};
use crate::scene::{Align, Days, Mark, Part, Shape, Spot, Target};
use crate::story::Story;
use crate::text::{Font, Measure};
use crate::theme::Role;
use crate::widgets::Body;
use crate::widgets::chrome::Stack;

pub const LABEL: Font = Font::bold(14.0);
pub const DETAIL: Font = Font::regular(12.0);
/// Diameter of the mark of a day, CSS px.
pub const DOT: f64 = 10.0;
/// Thickness of the mark of a longer time, CSS px.
pub const BAR: f64 = 8.0;
/// Widest words beside a mark of an axis, CSS px: date and place of an event on lines of their own.
pub const NARROW: f64 = 220.0;
/// Space at both ends of the axis for the marks of the first and the last day, CSS px.
const INSET: f64 = 6.0;

/// What is drawn so far, and what all layouts need.
pub struct Page<'a> {
    pub story: &'a Story<'a>,
    pub measure: &'a dyn Measure,
    /// The days that are shown.
    pub window: Days,
    /// Width of the body, CSS px.
    pub width: f64,
    /// Height to be spread, CSS px.
    pub spare: f64,
    /// Lower end of what was written last, CSS px.
    pub end: f64,
    /// Whether there is a group that can be opened.
    pub opens: bool,
    pub body: Body,
}

/// Whether a time is drawn as a dot: less than a week between its first and its last day.
pub fn brief(days: Days) -> bool {
    days.length() < 7
}

impl Page<'_> {
    /// Where a day begins, CSS px; a day outside of the window is held at its end.
    pub fn at(&self, day: i32) -> f64 {
        let Days { from, to } = self.window;
        INSET + self.days(f64::from(day.clamp(from, to + 1) - from))
    }

    /// Width of a number of days, CSS px.
    pub fn days(&self, days: f64) -> f64 {
        days / f64::from(self.window.length() + 1) * (self.width - 2.0 * INSET).max(0.0)
    }

    /// Left end and width of the mark of some days, CSS px: a dot for a day or a few, else as wide as they are long,
    /// but never too narrow to be seen.
    pub fn span(&self, days: Days) -> (f64, f64) {
        let (left, right) = (self.at(days.from), self.at(days.to + 1));
        let width = if brief(days) { DOT } else { (right - left).max(BAR) };
        (((left + right - width) / 2.0).min(self.width - width).max(0.0), width)
    }

    /// Adds a rectangle.
    pub fn fill(&mut self, fact: Option<FactId>, role: Role, x: f64, y: f64, width: f64, height: f64) {
        let part = if fact.is_some() { Part::Bar } else { Part::Rule };
        self.body.marks.push(Mark::new(fact, part, role, Shape::Fill(Rect::new(x, y, width, height))));
    }

    /// Adds text, wrapped to `most` CSS px, with its left or right end at `x`, under `top`; gives the width of its
    /// widest line. The smallest is read second.
    pub fn text(
        &mut self,
        fact: Option<FactId>,
        text: &str,
        font: Font,
        (x, top): (f64, f64),
        most: f64,
        side: Align,
    ) -> f64 {
        let (part, role) = match fact {
            None => (Part::Tick, Role::Muted),
            Some(_) if font == DETAIL => (Part::Detail, Role::Muted),
            Some(_) => (Part::Label, Role::Text),
        };
        let mut stack = Stack::new(x, most);
        stack.height = top;
        stack.text(fact, part, text, font, role, self.measure);
        let mut widest = 0.0f64;
        for mark in &mut stack.marks {
            if let Shape::Text { text, align, .. } = &mut mark.shape {
                *align = side;
                widest = widest.max(self.measure.width(text, font));
            }
        }
        self.body.marks.append(&mut stack.marks);
        self.end = stack.height;
        widest
    }

    /// Adds what stands for some facts: one of them by itself, several as a group.
    pub fn target(&mut self, group: Vec<FactId>, (x, y): (f64, f64), width: f64, height: f64, opens: Option<Days>) {
        let Some(first) = group.first() else { return };
        let mut target = Target::new(Spot::of(*first), Rect::new(x, y, width, height));
        if group.len() > 1 {
            target.spot.item = group.len() as u32;
            (target.group, target.opens) = (group, opens);
            self.opens |= opens.is_some();
        }
        self.body.targets.push(target);
    }

    /// Adds what an event was and, under it, when and where; as [`Page::text`].
    pub fn words(&mut self, event: &Event, x: f64, top: f64, most: f64, side: Align) -> f64 {
        let language = &self.story.language;
        let Event { id, fact, .. } = *event;
        let (mut when, mut place) = (language.period(&fact.period), "");
        let concluded = matches!(fact.status, Status::Inferred { .. }) && matches!(fact.period, Period::Stated(_));
        if concluded || fact.status == Status::Announced {
            when = language.joined(&[&when, language.status(&fact.status)]);
        }
        if let Kind::Event(event) = &fact.kind
            && let Some(venue) = &event.venue
        {
            place = language.text(venue);
        }
        if most > NARROW {
            (when, place) = (language.joined(&[&when, place]), "");
        }
        let what = self.text(Some(id), language.label(fact), LABEL, (x, top), most, side);
        let when = self.text(Some(id), &when, DETAIL, (x, self.end), most, side);
        what.max(when).max(self.text(Some(id), place, DETAIL, (x, self.end), most, side))
    }

    /// Adds the mark of an event: a dot for a day, a bar for a longer time; hollow where date or event are inferred
    /// or only announced.
    pub fn mark(&mut self, event: &Event, x: f64, y: f64, width: f64, height: f64) {
        let role = if self.story.highlighted(event.fact) { Role::Highlight } else { Role::Series1 };
        self.shape(event, role, x, y, width, height);
        if event.fact.doubtful() {
            self.shape(event, Role::Paper, x + 2.0, y + 2.0, width - 4.0, height - 4.0);
        }
    }

    fn shape(&mut self, event: &Event, role: Role, x: f64, y: f64, width: f64, height: f64) {
        if !brief(event.days) {
            return self.fill(Some(event.id), role, x, y, width, height);
        }
        let radius = width / 2.0;
        let at = Point { x: x + radius, y: y + height / 2.0 };
        self.body.marks.push(Mark::new(event.id, Part::Dot, role, Shape::Disc { at, radius }));
    }
}
