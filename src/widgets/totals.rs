//! Bars of numbers of people: sorted, labelled, from zero, with what they add up to.

use super::chrome::number;
use super::words;
use super::{Body, ends, nothing};
use crate::fact::{Bound, Fact, FactId, Kind, Quantity};
use crate::geom::{Point, Rect};
use crate::language::{Language, Word};
use crate::scale::Linear;
use crate::scene::{Align, Key, Mark, Part, Shape, Size, Target, ring};
use crate::story::{Shown, Sort, Story};
use crate::text::{Font, Measure, wrap};
use crate::theme::Role;
use crate::view::View;
use core::cmp::Ordering;

const LABEL: Font = Font::regular(14.0);
const VALUE: Font = Font::bold(14.0);
/// Space between a bar and its words, CSS px.
const GAP: f64 = 8.0;
/// Space between labels and the bars beside them, CSS px.
const LABEL_GAP: f64 = 12.0;
/// From this width on, labels stand left of the bars.
const BESIDE: f64 = 480.0;
/// Labels beside the bars take at the most this part of the width.
const LABEL_SHARE: f64 = 0.34;
/// Height of a bar: at least, at the most, CSS px.
const BAR: (f64, f64) = (16.0, 36.0);
/// A bar that stands alone may be higher, CSS px.
const LONE_BAR: f64 = 48.0;
/// Least height of a row, so that a finger can hit it, CSS px.
const ROW: f64 = 32.0;
/// The end of a bar whose number is not exact, CSS px.
const END: f64 = 24.0;

/// One bar with its words.
struct Row<'a> {
    shown: Option<Shown<'a>>,
    label: String,
    value: Option<f64>,
    bound: Bound,
    /// Glyph of the bound.
    glyph: String,
    /// The number without it.
    plain: String,
    highlighted: bool,
}

/// Rectangles of a row, relative to the body.
struct Placed {
    row: Rect,
    label: Vec<String>,
    label_at: Point,
    bar: Rect,
}

/// Lays out the bars; spare height goes to the rows.
pub fn body(story: &Story, view: View, size: Size, measure: &dyn Measure) -> Body {
    let (rows, whole) = rows(story, view);
    if rows.is_empty() {
        return nothing(story, size.width, measure);
    }
    let layout = Layout::new(story, &rows, whole.as_ref(), size, measure);
    let mut body = Body { height: layout.height, ..Body::default() };
    let mut top = 0.0;
    for row in &rows {
        let placed = layout.place(row, top, measure);
        top = placed.row.bottom();
        draw(row, &placed, &layout, measure, &mut body.marks);
        if let Some(Shown { id, fact }) = row.shown {
            body.targets.push(Target { fact: id, area: placed.row, tip: words::tip(story, fact) });
        }
    }
    if let Some(whole) = whole {
        layout.whole(story, &whole, measure, &mut body);
    }
    body
}

/// The bars in their order, and what they add up to.
fn rows<'a>(story: &'a Story, view: View) -> (Vec<Row<'a>>, Option<Row<'a>>) {
    let language = &story.language;
    let mut shown = story.shown(view);
    let (mut decimals, mut exact) = (0, true);
    for shown in &shown {
        decimals = decimals.max(value(shown.fact).map_or(0, Language::decimals));
        exact &= quantity(shown.fact).is_some_and(|quantity| quantity.bound == Bound::Exact);
    }
    let whole = take_whole(&mut shown).map(|whole| row(story, whole, decimals));
    sort(story, &mut shown);
    let mut rows: Vec<Row> = Vec::new();
    let mut rest = 0.0;
    for shown in shown {
        if story.options.top.is_none_or(|top| rows.len() < top) {
            rows.push(row(story, shown, decimals));
        } else {
            rest += value(shown.fact).unwrap_or(0.0);
        }
    }
    if let Some(total) = whole.as_ref().and_then(|whole| whole.value) {
        rest = total - sum(&rows);
    }
    // Whole people: what is left after adding up floats is no rest.
    if rest.abs() >= 1.0 {
        rows.push(Row {
            shown: None,
            label: language.word(Word::Rest).into(),
            value: Some(rest),
            bound: if exact { Bound::Exact } else { Bound::About },
            glyph: if exact { "" } else { language.word(Word::GlyphAbout) }.into(),
            plain: language.compact(rest, decimals),
            highlighted: false,
        });
    }
    (rows, whole)
}

fn sum(rows: &[Row]) -> f64 {
    rows.iter().fold(0.0, |sum, row| sum + row.value.unwrap_or(0.0))
}

/// Takes out the fact that the others are parts of.
fn take_whole<'a>(shown: &mut Vec<Shown<'a>>) -> Option<Shown<'a>> {
    let of = shown.iter().find_map(|shown| quantity(shown.fact)?.part_of.as_ref())?;
    let at = shown.iter().position(|shown| shown.fact.place.as_ref() == Some(of))?;
    Some(shown.remove(at))
}

fn row<'a>(story: &Story, shown: Shown<'a>, decimals: u8) -> Row<'a> {
    let language = &story.language;
    let quantity = quantity(shown.fact);
    let figure = quantity.map(|quantity| language.figure(quantity, decimals));
    let (glyph, plain) = figure.map_or_else(Default::default, |figure| (figure.glyph, figure.plain));
    Row {
        shown: Some(shown),
        label: language.label(shown.fact).into(),
        value: value(shown.fact),
        bound: quantity.map_or(Bound::Exact, |quantity| quantity.bound),
        glyph,
        plain,
        highlighted: story.highlighted(shown.fact),
    }
}

fn quantity(fact: &Fact) -> Option<&Quantity> {
    match &fact.kind {
        Kind::Quantity(quantity) => Some(quantity),
        _ => None,
    }
}

fn value(fact: &Fact) -> Option<f64> {
    quantity(fact)?.value
}

/// Largest first, missing last; equal ones by name.
fn sort<'a>(story: &'a Story, facts: &mut Vec<Shown<'a>>) {
    if story.options.sort == Sort::Given {
        return;
    }
    let by_value = story.options.sort == Sort::Value;
    let size = |shown: &Shown| if by_value { value(shown.fact).unwrap_or(f64::NEG_INFINITY) } else { 0.0 };
    let label = |shown: &Shown<'a>| story.language.label(shown.fact);
    let mut sorted: Vec<Shown> = Vec::new();
    for fact in facts.iter().copied() {
        let after = |other: &Shown<'a>| match size(other).total_cmp(&size(&fact)) {
            Ordering::Equal => label(other) > label(&fact),
            order => order.is_lt(),
        };
        // A few hundred bars at the most, and the general sort costs more bytes than all of this widget.
        let at = sorted.iter().position(after).unwrap_or(sorted.len());
        sorted.insert(at, fact);
    }
    *facts = sorted;
}

/// The highest and the lowest bar in a sentence, when there are several.
pub fn extremes(story: &Story, view: View) -> Option<String> {
    let language = &story.language;
    let (rows, _) = rows(story, view);
    let mut ends: Option<(&Row, &Row)> = None;
    for row in rows.iter().filter(|row| row.value.is_some() && row.shown.is_some()) {
        let (high, low) = ends.unwrap_or((row, row));
        ends = Some((if row.value > high.value { row } else { high }, if row.value < low.value { row } else { low }));
    }
    let (high, low) = ends.filter(|(high, low)| high.value > low.value)?;
    let item = |row: &Row| {
        let value = language.fill(Word::Glyphed, &[&row.glyph, &row.plain]);
        language.fill(Word::SummaryItem, &[&row.label, value.trim_ascii_start()])
    };
    Some(language.fill(Word::SummaryRange, &[&item(high), &item(low)]))
}

/// The values of all years but for the whole: one scale, so that a change of year shows as a change of length.
fn all_years(story: &Story, whole: Option<&Row>) -> Vec<f64> {
    let whole = whole.and_then(|row| row.shown).and_then(|shown| shown.fact.place.as_ref());
    let mut values = Vec::new();
    for Shown { fact, .. } in &story.facts {
        if whole.is_none() || fact.place.as_ref() != whole {
            values.push(value(fact).unwrap_or(0.0));
        }
    }
    values
}

/// Width of the widest label once it is wrapped, CSS px.
fn label_width(rows: &[Row], most: f64, measure: &dyn Measure) -> f64 {
    let mut widest = 0.0f64;
    for row in rows {
        for line in wrap(&row.label, LABEL, most, measure) {
            widest = widest.max(measure.width(&line, LABEL));
        }
    }
    widest.min(most)
}

/// Where everything goes.
struct Layout {
    width: f64,
    height: f64,
    beside: bool,
    /// Left end of the bars, CSS px.
    left: f64,
    scale: Linear,
    /// Added to every row, CSS px.
    spare: f64,
    /// Most that a bar takes of it, CSS px.
    highest: f64,
}

impl Layout {
    fn new(story: &Story, rows: &[Row], whole: Option<&Row>, size: Size, measure: &dyn Measure) -> Self {
        let Size { width, height: wanted } = size;
        let beside = width >= BESIDE && rows.len() > 1;
        let left = if beside { label_width(rows, width * LABEL_SHARE, measure) + LABEL_GAP } else { 0.0 };
        let (mut values, mut open) = (0.0f64, 0.0);
        let mut ends = all_years(story, whole);
        for row in rows {
            values = values.max(number(None, &row.glyph, &row.plain, VALUE, Point::default(), measure).1);
            ends.push(row.value.unwrap_or(0.0));
            match row.bound {
                Bound::Exact => {}
                Bound::Range(end) => ends.push(end),
                _ => open = END,
            }
        }
        let room = (width - left - values - GAP - open).max(0.0);
        let mut layout =
            Self { width, height: 0.0, beside, left, scale: Linear::from_zero(&ends, room), spare: 0.0, highest: 0.0 };
        let mut content = if whole.is_some() { ROW + GAP } else { 0.0 };
        for row in rows {
            content += layout.row_height(row, measure);
        }
        let spare = (wanted - content).max(0.0);
        layout.spare = spare / rows.len() as f64;
        layout.highest = if rows.len() == 1 { LONE_BAR } else { BAR.1 };
        layout.height = content + spare;
        layout
    }

    fn label_width(&self) -> f64 {
        if self.beside { self.left - LABEL_GAP } else { self.width }
    }

    fn row_height(&self, row: &Row, measure: &dyn Measure) -> f64 {
        let lines = wrap(&row.label, LABEL, self.label_width(), measure).len() as f64 * LABEL.line();
        if self.beside { lines.max(BAR.0 + 4.0).max(ROW - 4.0) + 4.0 } else { lines + BAR.0 + 12.0 }
    }

    fn place(&self, row: &Row, top: f64, measure: &dyn Measure) -> Placed {
        let height = self.row_height(row, measure) + self.spare;
        let label = wrap(&row.label, LABEL, self.label_width(), measure);
        let lines = label.len() as f64 * LABEL.line();
        let (bar_top, bar_height, label_top) = if self.beside {
            let bar = (BAR.0 + 4.0 + self.spare).min(self.highest);
            (top + (height - bar) / 2.0, bar, top + (height - lines) / 2.0)
        } else {
            let bar = (BAR.0 + self.spare).min(self.highest);
            let above = (height - lines - bar - 12.0) / 2.0;
            (top + above + lines + 2.0, bar, top + above)
        };
        let (zero, end) = (self.scale.at(0.0), self.scale.at(row.value.unwrap_or(0.0)));
        Placed {
            row: Rect::new(0.0, top, self.width, height),
            label,
            label_at: Point { x: 0.0, y: label_top + LABEL.line() / 2.0 },
            bar: Rect::new(self.left + zero.min(end), bar_top, (end - zero).abs(), bar_height),
        }
    }

    /// The line under the bars that says what they add up to.
    fn whole(&self, story: &Story, whole: &Row, measure: &dyn Measure, body: &mut Body) {
        let Some(Shown { id, fact }) = whole.shown else { return };
        let row = Rect::new(0.0, self.height - ROW, self.width, ROW);
        let rule = Rect::new(0.0, row.y - 1.0, self.width, 1.0);
        body.marks.push(Mark::new(id, Part::Rule, Role::Rule, Shape::Fill(rule)));
        let label = story.language.fill(Word::Whole, &[&whole.label]);
        let at = |x| Point { x, y: row.middle() };
        body.marks.push(words_at(Some(id), Part::Label, label, LABEL, at(0.0), Align::Left));
        let (number, taken) = number(Some(id), &whole.glyph, &whole.plain, VALUE, at(0.0), measure);
        let x = if self.beside { self.left } else { self.width - taken };
        for mark in number {
            body.marks.push(mark.shifted(x, 0.0));
        }
        body.targets.push(Target { fact: id, area: row, tip: words::tip(story, fact) });
    }
}

fn words_at(fact: Option<FactId>, part: Part, text: String, font: Font, at: Point, align: Align) -> Mark {
    Mark::new(fact, part, Role::Text, Shape::Text { at, text, font, align })
}

fn draw(row: &Row, placed: &Placed, layout: &Layout, measure: &dyn Measure, marks: &mut Vec<Mark>) {
    let fact = row.shown.map(|shown| shown.id);
    for (index, line) in placed.label.iter().enumerate() {
        let at = Point { y: placed.label_at.y + index as f64 * LABEL.line(), ..placed.label_at };
        marks.push(words_at(fact, Part::Label, line.clone(), LABEL, at, Align::Left));
    }
    let end = bar(fact, row, placed, layout, marks);
    let at = Point { x: end + GAP, y: placed.bar.middle() };
    marks.extend(number(fact, &row.glyph, &row.plain, VALUE, at, measure).0);
}

/// Draws a bar and the form of its bound; returns where its drawing ends.
fn bar(fact: Option<FactId>, row: &Row, placed: &Placed, layout: &Layout, marks: &mut Vec<Mark>) -> f64 {
    let role = match (row.shown, row.highlighted) {
        (None, _) => Role::Muted,
        (_, true) => Role::Highlight,
        (_, false) => Role::Series1,
    };
    let bar = placed.bar;
    if row.value.is_none() {
        let slot = Rect::new(bar.x, bar.y, END, bar.height);
        ring(Key { fact, part: Part::Track }, slot, 1.0, Role::Muted, marks);
        return slot.right();
    }
    let fill = |rect, part, marks: &mut Vec<Mark>| marks.push(Mark::new(fact, part, role, Shape::Fill(rect)));
    match row.bound {
        Bound::Exact => {
            fill(bar, Part::Bar, marks);
            bar.right()
        }
        Bound::About => {
            let solid = Rect::new(bar.x, bar.y, bar.width - END / 2.0, bar.height);
            fill(solid, Part::Bar, marks);
            for index in 0..6 {
                fill(ends::fading(index, solid.right(), bar), Part::Bound, marks);
            }
            solid.right() + END
        }
        Bound::MoreThan | Bound::AtLeast => {
            fill(bar, Part::Bar, marks);
            marks.push(Mark::new(fact, Part::Bound, role, Shape::Poly(ends::chevron(bar.right() + 4.0, bar, 1.0))));
            bar.right() + END
        }
        Bound::LessThan | Bound::UpTo => {
            fill(bar, Part::Bar, marks);
            let cut = Rect::new((bar.right() - 2.0).max(bar.x), bar.y - 2.0, 2.0, bar.height + 4.0);
            marks.push(Mark::new(fact, Part::Bound, Role::Text, Shape::Fill(cut)));
            bar.right()
        }
        Bound::Range(end) => {
            fill(bar, Part::Bar, marks);
            let reach = layout.left + layout.scale.at(end);
            for index in 0..((reach - bar.right()) / 4.0).clamp(1.0, 400.0) as u16 {
                fill(ends::striped(index, bar), Part::Bound, marks);
            }
            reach
        }
    }
}
