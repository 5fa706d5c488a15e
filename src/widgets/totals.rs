//! Bars of numbers of people: sorted, labelled, from zero, with what they add up to.

use super::chrome::{number, number_width};
use super::ends::{END, Ink};
use super::{Body, nothing};
use crate::fact::{Bound, Fact, FactId};
use crate::geom::{Point, Rect};
use crate::language::Word;
use crate::order::sorted;
use crate::scale::Linear;
use crate::scene::{Align, Key, Mark, Part, Shape, Size, Spot, Target, ring};
use crate::story::{Shown, Sort, Story};
use crate::text::{Font, Measure, wrap};
use crate::theme::Role;
use crate::view::View;

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
/// Least length of the longest bar beside its number, CSS px.
const LEAST: f64 = 24.0;
/// Height of a bar: at least, at the most, CSS px.
const BAR: (f64, f64) = (16.0, 36.0);
/// A bar that stands alone may be higher, CSS px.
const LONE_BAR: f64 = 48.0;
/// Least height of a row, so that a finger can hit it, CSS px.
const ROW: f64 = 32.0;

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
        if let Some(Shown { id, .. }) = row.shown {
            body.targets.push(Target::new(Spot::of(id), placed.row));
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
        decimals = decimals.max(shown.fact.value().map_or(0, |value| language.decimals(value)));
        exact &= shown.fact.quantity().is_some_and(|quantity| quantity.bound == Bound::Exact);
    }
    let whole = take_whole(&mut shown).map(|whole| row(story, whole, decimals));
    let mut rows: Vec<Row> = Vec::new();
    let mut rest = 0.0;
    for shown in sort(story, &shown) {
        if story.options.top.is_none_or(|top| rows.len() < top) {
            rows.push(row(story, shown, decimals));
        } else {
            rest += shown.fact.value().unwrap_or(0.0);
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
    let of = shown.iter().find_map(|shown| shown.fact.quantity()?.part_of.as_ref())?;
    let at = shown.iter().position(|shown| shown.fact.place.as_ref() == Some(of))?;
    Some(shown.remove(at))
}

fn row<'a>(story: &Story, shown: Shown<'a>, decimals: u8) -> Row<'a> {
    let language = &story.language;
    let quantity = shown.fact.quantity();
    let figure = quantity.map(|quantity| language.figure(quantity, decimals));
    let (glyph, plain) = figure.map_or_else(Default::default, |figure| (figure.glyph, figure.plain));
    Row {
        shown: Some(shown),
        label: language.label(shown.fact).into(),
        value: shown.fact.value(),
        bound: quantity.map_or(Bound::Exact, |quantity| quantity.bound),
        glyph,
        plain,
        highlighted: story.highlighted(shown.fact),
    }
}

/// Largest first, missing last; equal ones by name.
pub fn sort<'a>(story: &'a Story, facts: &[Shown<'a>]) -> Vec<Shown<'a>> {
    let order = story.options.sort;
    let size = |shown: &Shown| match order {
        None | Some(Sort::Value) => shown.fact.value().unwrap_or(f64::NEG_INFINITY),
        _ => 0.0,
    };
    let label = |shown: &Shown<'a>| match order {
        Some(Sort::Given) => (0, String::new()),
        _ => story.language.key(shown.fact),
    };
    sorted(facts, &|one, other| size(other).total_cmp(&size(one)).then_with(|| label(one).cmp(&label(other))))
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
        let value = language.two(Word::Glyphed, &row.glyph, &row.plain);
        language.two(Word::SummaryItem, &row.label, value.trim_ascii_start())
    };
    Some(language.two(Word::SummaryRange, &item(high), &item(low)))
}

/// The place of a bar among those of its date, the largest first: "No. 2 of 6". The whole and what has no data have none.
pub fn rank(story: &Story, fact: &Fact) -> Option<String> {
    let value = fact.value()?;
    let (mut place, mut of) = (1, 0);
    for Shown { fact: other, .. } in &story.facts {
        let (Some(quantity), Some(size)) = (other.quantity(), other.value()) else { continue };
        if quantity.part_of.is_some() && quantity.part_of == fact.place {
            return None;
        }
        // Whether it stands beside the fact, and is not what both are parts of.
        if other.period == fact.period && quantity.part_of == fact.quantity()?.part_of {
            of += 1;
            place += usize::from(size > value);
        }
    }
    (of > 1).then(|| story.language.two(Word::RankOf, &story.language.count(place), &story.language.count(of)))
}

/// The values of all years but for the whole: one scale, so that a change of year shows as a change of length.
fn all_years(story: &Story, whole: Option<&Row>) -> Vec<f64> {
    let whole = whole.and_then(|row| row.shown).and_then(|shown| shown.fact.place.as_ref());
    let mut values = Vec::new();
    for Shown { fact, .. } in &story.facts {
        if whole.is_none() || fact.place.as_ref() != whole {
            values.push(fact.value().unwrap_or(0.0));
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
    /// Whether numbers stand under their bars, for want of room.
    under: bool,
    /// Left end of the bars, CSS px.
    left: f64,
    /// Room left of the bars for the forms of negative ones, CSS px.
    before: f64,
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
        let (mut values, mut open, mut before) = (0.0f64, 0.0, 0.0);
        let mut ends = all_years(story, whole);
        for row in rows {
            values = values.max(number_width(&row.glyph, &row.plain, VALUE, measure));
            ends.push(row.value.unwrap_or(0.0));
            match row.bound {
                Bound::Exact => {}
                Bound::Range(end) => ends.push(end),
                _ if row.value.is_some_and(|value| value < 0.0) => before = END,
                _ => open = END,
            }
        }
        let room = width - left - GAP - open - before;
        let under = !beside && room - values < LEAST;
        let room = if under { room + GAP } else { room - values }.max(0.0);
        let scale = Linear::from_zero(&ends, room);
        let mut layout = Self { width, height: 0.0, beside, under, left, before, scale, spare: 0.0, highest: 0.0 };
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

    /// The lines of a number that stands under its bar.
    fn number(&self, row: &Row, measure: &dyn Measure) -> Vec<String> {
        if !self.under {
            return Vec::new();
        }
        let glyph = number_width(&row.glyph, "", VALUE, measure);
        wrap(&row.plain, VALUE, self.width - glyph, measure)
    }

    fn row_height(&self, row: &Row, measure: &dyn Measure) -> f64 {
        let lines = wrap(&row.label, LABEL, self.label_width(), measure).len() as f64 * LABEL.line();
        let under = self.number(row, measure).len() as f64 * VALUE.line();
        if self.beside { lines.max(BAR.0 + 4.0).max(ROW - 4.0) + 4.0 } else { lines + BAR.0 + 12.0 + under }
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
            let under = self.number(row, measure).len() as f64 * VALUE.line();
            let above = (height - lines - bar - 12.0 - under) / 2.0;
            (top + above + lines + 2.0, bar, top + above)
        };
        let (zero, end) = (self.scale.at(0.0), self.scale.at(row.value.unwrap_or(0.0)));
        Placed {
            row: Rect::new(0.0, top, self.width, height),
            label,
            label_at: Point { x: 0.0, y: label_top + LABEL.line() / 2.0 },
            bar: Rect::new(self.left + self.before + zero.min(end), bar_top, (end - zero).abs(), bar_height),
        }
    }

    /// The line under the bars that says what they add up to.
    fn whole(&self, story: &Story, whole: &Row, measure: &dyn Measure, body: &mut Body) {
        let Some(Shown { id, .. }) = whole.shown else { return };
        let row = Rect::new(0.0, self.height - ROW, self.width, ROW);
        let rule = Rect::new(0.0, row.y - 1.0, self.width, 1.0);
        body.marks.push(Mark::new(id, Part::Rule, Role::Rule, Shape::Fill(rule)));
        let label = story.language.one(Word::Whole, &whole.label);
        let y = row.middle();
        // Where the bars are few their labels may be shorter.
        let left = self.left.max(measure.width(&label, LABEL) + GAP);
        body.marks.push(words_at(Some(id), label, Point { x: 0.0, y }));
        let (glyph, plain) = (whole.glyph.as_str(), whole.plain.as_str());
        let x = if self.beside { left } else { self.width - number_width(glyph, plain, VALUE, measure) };
        number(&mut body.marks, Some(id), glyph, plain, VALUE, x, y, measure);
        body.targets.push(Target::new(Spot::of(id), row));
    }
}

fn words_at(fact: Option<FactId>, text: String, at: Point) -> Mark {
    Mark::new(fact, Part::Label, Role::Text, Shape::Text { at, text, font: LABEL, align: Align::Left })
}

fn draw(row: &Row, placed: &Placed, layout: &Layout, measure: &dyn Measure, marks: &mut Vec<Mark>) {
    let fact = row.shown.map(|shown| shown.id);
    for (index, line) in placed.label.iter().enumerate() {
        let at = Point { y: placed.label_at.y + index as f64 * LABEL.line(), ..placed.label_at };
        marks.push(words_at(fact, line.clone(), at));
    }
    let end = bar(fact, row, placed, layout, marks);
    let lines = layout.number(row, measure);
    for (index, line) in lines.iter().enumerate() {
        let y = placed.bar.bottom() + 2.0 + VALUE.line() * (index as f64 + 0.5);
        let glyph = if index == 0 { row.glyph.as_str() } else { "" };
        number(marks, fact, glyph, line, VALUE, 0.0, y, measure);
    }
    if lines.is_empty() {
        number(marks, fact, &row.glyph, &row.plain, VALUE, end + GAP, placed.bar.middle(), measure);
    }
}

/// Draws a bar and the form of its bound; returns where its drawing ends.
fn bar(fact: Option<FactId>, row: &Row, placed: &Placed, layout: &Layout, marks: &mut Vec<Mark>) -> f64 {
    let role = match (row.shown, row.highlighted) {
        (None, _) => Role::Muted,
        (_, true) => Role::Highlight,
        (_, false) => Role::Series1,
    };
    let bar = placed.bar;
    let Some(value) = row.value else {
        let slot = Rect::new(bar.x, bar.y, END, bar.height);
        ring(Key { fact, part: Part::Track }, slot, 1.0, Role::Muted, marks);
        return slot.right();
    };
    let reach = if let Bound::Range(reach) = row.bound { reach } else { value };
    let x = |value| layout.left + layout.before + layout.scale.at(value);
    Ink { marks, fact, role }.bar(x(0.0), x(value), x(reach), row.bound, bar.y, bar.height)
}
