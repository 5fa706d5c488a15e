//! The plot: axes, lines, points, and what is said beside them.

use super::super::Body;
use super::super::chrome::{number, number_width};
use super::super::ends::Ink;
use super::data::Dot;
use super::{FINGER, SMALL, origins};
use crate::calendar;
use crate::digits;
use crate::geom::{Point, Rect};
use crate::language::Language;
use crate::scale::nice_step;
use crate::scene::{Part, Shape, Spot, Target};
use crate::story::Story;
use crate::text::{Font, Measure, wrap};
use crate::theme::Role;

/// From this width on words are larger, CSS px.
const WIDE: f64 = 480.0;
/// Labels take at the most this part of the width, and where their words are shorter than this they wrap, CSS px.
const LABELS: (f64, f64) = (0.36, 76.0);
/// Height of the plot: at least, at the most, CSS px, and as a part of its width.
const HIGH: (f64, f64, f64) = (180.0, 340.0, 0.62);
/// From the plot to its labels, CSS px, with the swatch.
const LEADER: (f64, f64, f64) = (30.0, 10.0, 14.0);
/// Space between words of an axis, CSS px.
const GAP: f64 = 10.0;
/// Least room left of the plot, CSS px: half a year's number, half a target.
const GUTTER: f64 = 18.0;
/// Most steps of numbers and of years.
const STEPS: (f64, f64) = (5.0, 8.0);
/// With more points than this, those on a line are not drawn as discs.
const SINGLE: usize = 500;
/// A series that stands alone has numbers at its points when it has no more of them than this.
const VALUES: usize = 12;

/// Where everything goes.
pub struct Plot<'a> {
    /// Where marks go.
    pub ink: Ink<'a>,
    /// The plot without its words.
    pub area: Rect,
    /// First and last value of the rules, and from one to the next.
    pub low: f64,
    /// The highest rule.
    pub high: f64,
    pub step: f64,
    /// How many steps there are.
    pub steps: u8,
    /// What the numbers of the axis leave out: a million, say.
    pub unit: f64,
    /// Decimals of all numbers beside points.
    pub decimals: u8,
    /// Width of the body, CSS px.
    width: f64,
    /// Days at the left and the right end.
    pub days: (f64, f64),
    /// Whether a year stands under its middle.
    pub july: bool,
    /// Words and numbers.
    pub language: &'a Language,
    /// How wide words are.
    pub measure: &'a dyn Measure,
}

/// Lays out the plot, `spare` px higher than it must be; returns what answers to the pointer alone.
pub fn plot(
    story: &Story,
    dots: &[Dot],
    width: f64,
    spare: f64,
    measure: &dyn Measure,
    body: &mut Body,
) -> Vec<Target> {
    let mut again = Vec::new();
    let Some(last) = dots.last() else { return again };
    let ink = Ink { marks: &mut body.marks, fact: None, role: Role::Muted };
    let mut plot = Plot::new(dots, ink, width, &story.language, measure);
    let font = Font::regular(if width >= WIDE { 14.0 } else { 12.0 });
    let (column, stacked) = plot.labels(dots, font, 0.0, 0.0, &mut again);
    let x = plot.gutter();
    let wide = (width - x - LEADER.0 - column).max(1.0);
    let mut top = FINGER;
    for origin in origins(&story.language, &story.facts) {
        for line in wrap(&origin, SMALL, x + wide, measure) {
            plot.ink.text(Part::Detail, &line, SMALL, x + wide - measure.width(&line, SMALL), top - FINGER + 8.0);
            top += SMALL.line();
        }
    }
    let high = (wide * HIGH.2).clamp(HIGH.0, HIGH.1).max(stacked) + spare;
    plot.area = Rect::new(x, top, wide, high);
    plot.rules();
    plot.years();
    plot.lines(dots, if story.is_thinned() { 0 } else { SINGLE });
    if last.series == 0 && dots.len() <= VALUES {
        plot.values(dots);
    }
    plot.labels(dots, font, column, stacked, &mut again);
    for dot in dots {
        let at = plot.at(dot);
        let area = Rect::new(at.x - FINGER / 2.0, at.y - FINGER / 2.0, FINGER, FINGER);
        body.targets.push(Target { round: true, ..Target::new(Spot::of(dot.id), area) });
    }
    body.height = top + high + FINGER;
    again
}

impl<'a> Plot<'a> {
    /// Axes that hold all points, and zero.
    fn new(dots: &[Dot], ink: Ink<'a>, width: f64, language: &'a Language, measure: &'a dyn Measure) -> Self {
        let (mut low, mut high, mut first, mut last) = (0.0f64, 0.0f64, f64::INFINITY, f64::NEG_INFINITY);
        let mut decimals = 0;
        for dot in dots {
            decimals = decimals.max(language.decimals(dot.value));
            (low, high) = (low.min(dot.value), high.max(dot.value));
            (first, last) = (first.min(dot.day), last.max(dot.day));
        }
        // Where all numbers are of whole years, a year stands under its middle, as they do; else where it begins.
        let mut july = true;
        for dot in dots {
            // The middle of a leap year is half a day off.
            july &= (dot.day - tick(year(dot.day), true)).abs() < 1.0;
        }
        let days = (first.min(tick(year(first), july)), last.max(tick(year(last), july)));
        // Halves, so that the span of two extreme values does not overflow. One decimal is all that numbers have.
        let step = nice_step(high / 2.0 - low / 2.0, STEPS.0 / 2.0).max(0.1);
        low = ((low / step).floor() * step).max(f64::MIN);
        high = ((high / step).ceil() * step).min(f64::MAX).max(low + step);
        let steps = ((high / 2.0 - low / 2.0) / step * 2.0).round().clamp(1.0, 12.0) as u8;
        let unit = if low < 0.0 { 1.0 } else { language.unit_of(high) };
        Self {
            ink,
            area: Rect::default(),
            low,
            high,
            step,
            steps,
            unit,
            decimals,
            width,
            days,
            july,
            language,
            measure,
        }
    }

    /// Where a point lies.
    pub fn at(&self, dot: &Dot) -> Point {
        Point { x: self.x(dot.day), y: self.y(dot.value) }
    }

    fn x(&self, day: f64) -> f64 {
        let span = self.days.1 - self.days.0;
        self.area.x + if span > 0.0 { (day - self.days.0) / span } else { 0.5 } * self.area.width
    }

    /// Where a number lies.
    pub fn y(&self, value: f64) -> f64 {
        // Halves, so that the span of two extreme values does not overflow.
        let value = value.max(self.low).min(self.high);
        let part = (value / 2.0 - self.low / 2.0) / (self.high / 2.0 - self.low / 2.0);
        self.area.bottom() - part * self.area.height
    }

    /// A value of the axis in words; the highest one has its unit and stands over its rule.
    fn tick(&self, rule: u8) -> String {
        let value = self.value(rule);
        match rule == self.steps || self.low < 0.0 {
            true => self.language.compact(value, self.language.decimals(value)),
            false => self.language.number(value / self.unit),
        }
    }

    /// The value of a rule, from the lowest one on.
    pub fn value(&self, rule: u8) -> f64 {
        self.low + f64::from(rule) * self.step
    }

    /// Room for the values left of the plot, CSS px.
    fn gutter(&self) -> f64 {
        let mut room = GUTTER;
        for rule in 0..self.steps {
            room = room.max(self.measure.width(&self.tick(rule), SMALL) + GAP);
        }
        room
    }

    fn rules(&mut self) {
        for rule in 0..self.steps + 1 {
            let (y, text) = (self.y(self.value(rule)), self.tick(rule));
            self.ink.role = if self.value(rule) == 0.0 { Role::Muted } else { Role::Rule };
            self.ink.fill(Part::Rule, self.area.x - 5.0, self.area.right() + 5.0, y - 0.5, 1.0);
            self.ink.role = Role::Muted;
            let over = rule == self.steps;
            let x = if over { 0.0 } else { self.area.x - GAP - self.measure.width(&text, SMALL) };
            self.ink.text(Part::Tick, &text, SMALL, x, if over { y - GAP } else { y });
        }
    }

    /// The first and the last year, and between them as many as have room, in nice steps.
    fn years(&mut self) {
        let (first, last) = (year(self.days.0), year(self.days.1));
        let room = self.measure.width("2000", SMALL) + GAP;
        let (left, right) = (self.x(tick(first, self.july)), self.x(tick(last, self.july)));
        let step = nice_step(f64::from(last - first), (self.area.width / room).clamp(1.0, STEPS.1)).max(1.0) as i32;
        self.year(first, left);
        if right - left >= room {
            self.year(last, right);
        }
        let mut year = first - first.rem_euclid(step) + step;
        while year < last {
            let x = self.x(tick(year, self.july));
            if x - left >= room && right - x >= room {
                self.year(year, x);
            }
            year += step;
        }
    }

    fn year(&mut self, year: i32, x: f64) {
        let (text, y) = (self.language.local(digits::text(year.max(0) as u64)), self.area.bottom());
        self.ink.fill(Part::Rule, x - 0.5, x + 0.5, y, 4.0);
        self.ink.text(Part::Tick, &text, SMALL, x - self.measure.width(&text, SMALL) / 2.0, y + 14.0);
    }

    /// Lines, then points; what steps back lies behind. With more points than `single`, those on a line are no discs.
    fn lines(&mut self, dots: &[Dot], single: usize) {
        for turn in 0..2u8 {
            let mut from = Point::default();
            for dot in dots {
                let to = self.at(dot);
                (self.ink.role, self.ink.fact) = (dot.role, None);
                if dot.joined && (dot.role == Role::Muted) == (turn == 0) {
                    self.stroke(from, to, dot);
                }
                from = to;
            }
        }
        for (index, dot) in dots.iter().enumerate() {
            if dots.len() > single && dot.joined {
                continue;
            }
            let at = self.at(dot);
            (self.ink.role, self.ink.fact) = (dot.role, Some(dot.id));
            let alone = !dot.joined && dots.get(index + 1).is_none_or(|next| !next.joined);
            let radius = if alone || dot.ahead { 4.0 } else { 3.0 };
            self.ink.put(Part::Dot, Shape::Disc { at, radius });
            if dot.ahead || dot.fact.doubtful() {
                self.ink.role = Role::Paper;
                self.ink.put(Part::Dot, Shape::Disc { at, radius: 2.0 });
            }
        }
    }

    /// A line to a point; dashed where it was calculated ahead.
    fn stroke(&mut self, from: Point, to: Point, dot: &Dot) {
        let width = match dot.role {
            Role::Muted => 1.0,
            Role::Text | Role::Highlight => 3.0,
            _ => 2.0,
        };
        let (mut pieces, mut end) = (1.0, 1.0);
        if dot.ahead {
            pieces = ((to.x - from.x).abs().max((to.y - from.y).abs()) / 10.0).clamp(1.0, 200.0).floor();
            end = 0.6;
        }
        let mut piece = 0.0;
        while piece < pieces {
            let along = |part: f64| Point { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part };
            self.ink.line(Part::Line, along(piece / pieces), along((piece + end) / pieces), width);
            piece += 1.0;
        }
    }

    /// Names and last values beside the ends of the lines, pushed apart where these lie close together. Returns the
    /// width of the widest and the height of all; draws once these are known.
    fn labels(&mut self, dots: &[Dot], font: Font, column: f64, stacked: f64, again: &mut Vec<Target>) -> (f64, f64) {
        let (bold, most) = (Font::bold(font.size), self.width * LABELS.0);
        let (mut widest, mut high, mut low, mut rest) = (0.0f64, 0.0, 0.0f64, stacked);
        for (index, dot) in dots.iter().enumerate() {
            if dots.get(index + 1).is_some_and(|next| !next.starts) {
                continue;
            }
            let Some(quantity) = dot.fact.quantity() else { continue };
            let figure = self.language.figure(quantity, self.decimals);
            let taken = number_width(&figure.glyph, &figure.plain, bold, self.measure);
            let under = most - taken < LABELS.1;
            let beside = if under { 0.0 } else { taken + 6.0 };
            let name = wrap(self.language.label(dot.fact), font, most - beside, self.measure);
            let mut after = 0.0;
            for line in &name {
                after = self.measure.width(line, font);
                widest = widest.max(after);
            }
            after = if under { 0.0 } else { after + 6.0 };
            widest = widest.max(after + taken);
            let height = ((name.len() + usize::from(under)) as f64 * font.line() + 4.0).max(FINGER);
            high += height;
            if stacked == 0.0 {
                continue;
            }
            // As near its end as those over and under it allow.
            let end = self.at(dot);
            let top = (end.y - font.line() / 2.0 - 2.0).max(low).min(self.area.bottom() + 4.0 - rest);
            rest -= height;
            low = top + height;
            // Left of their place only where the plot has no width left.
            let x = self.width - column;
            let y = top + 2.0 + font.line() / 2.0;
            self.leader(dot, end, x - LEADER.2, y);
            (self.ink.role, self.ink.fact) = (Role::Text, Some(dot.id));
            let last = self.ink.lines(Part::Label, &name, font, x, y) - if under { 0.0 } else { font.line() };
            number(self.ink.marks, self.ink.fact, &figure.glyph, &figure.plain, bold, x + after, last, self.measure);
            let area = Rect::new(x - LEADER.2, top, column + LEADER.2, height);
            again.push(Target { again: true, ..Target::new(Spot::of(dot.id), area) });
        }
        (widest, high)
    }

    /// From the end of a line to its label, with the swatch.
    fn leader(&mut self, dot: &Dot, end: Point, left: f64, y: f64) {
        (self.ink.role, self.ink.fact) = (dot.role, Some(dot.id));
        self.ink.fill(Part::Bar, left, left + LEADER.1, y - 1.5, 3.0);
        // One from afar must not look like a number that stays as it was.
        if left - end.x > LEADER.0 {
            self.ink.role = Role::Rule;
        }
        self.ink.fact = None;
        self.ink.line(Part::Rule, Point { x: end.x + 6.0, ..end }, Point { x: left, y }, 1.0);
    }
}

fn year(day: f64) -> i32 {
    calendar::date(day as i32).year
}

/// The day in the middle of a year, or its first one.
fn tick(year: i32, july: bool) -> f64 {
    f64::from(if july { calendar::day(year, 7, 2) } else { calendar::day(year, 1, 1) })
}
