//! Parts of a whole: ten by ten cells or one bar of a hundred, and a row for each part.
//!
//! A sheet gives a share as one percentage, or as the numbers of all parts; the percentages of the
//! latter are calculated here.

use super::chrome::{number, number_width};
use super::ends::{Ink, role};
use super::{Body, nothing, totals};
use crate::fact::{Bound, Fact, FactId, Status, Unit, Widget};
use crate::geom::Rect;
use crate::language::{Language, Word};
use crate::scene::{Notice, Part, Size, Spot, Target};
use crate::story::{Layout, Shown, Story};
use crate::text::{Font, Measure, wrap};
use crate::theme::Role;
use crate::view::View;

const LABEL: Font = Font::regular(14.0);
/// Height of the bar, CSS px.
const BAR: f64 = 40.0;
/// Side of a waffle at the most, and least width for words beside it, CSS px.
const SIDE: (f64, f64) = (270.0, 310.0);
/// From this width on a single share is a waffle, CSS px.
const WAFFLE: f64 = 360.0;
/// Side of a swatch, and from its left end to the label, CSS px.
const SWATCH: (f64, f64) = (12.0, 20.0);
/// Space between columns, and between form and rows, CSS px.
const GAP: f64 = 12.0;
/// Least room for a label beside its numbers, CSS px.
const LEAST: f64 = 90.0;

/// A part of the whole, or a row that says something of it.
struct Slice {
    id: Option<FactId>,
    label: String,
    glyph: String,
    /// In hundredths; zero without data.
    percent: f64,
    said: String,
    number: String,
    bound: Bound,
    /// [`Role::Rule`] for the whole.
    role: Role,
    /// How many of a hundred cells it gets.
    cells: f64,
}

fn is_percent(fact: &Fact) -> bool {
    fact.quantity().is_some_and(|quantity| quantity.unit == Unit::Percent)
}

/// How much of its whole a fact is, hundredths; none without data.
fn percent(story: &Story, fact: &Fact) -> Option<f64> {
    let value = fact.value()?;
    if is_percent(fact) {
        return Some(value);
    }
    let whole = story.whole(fact)?.fact.value()?;
    (whole > 0.0).then(|| value / whole * 100.0)
}

/// The percentage of a part, as exact as its number; none where the number is a percentage itself.
pub fn cell(story: &Story, fact: &Fact) -> Option<String> {
    if story.widget != Widget::Share || is_percent(fact) {
        return None;
    }
    let language = &story.language;
    let figure = language.figure(fact.quantity()?, 0);
    let Some(percent) = percent(story, fact) else { return Some(figure.full) };
    Some(language.two(Word::Glyphed, &figure.glyph, &language.percent(percent, 1)).trim_ascii_start().into())
}

/// The percentage of a part, and its whole: "30.9% of the total (World)".
pub fn calculated(story: &Story, fact: &Fact) -> Option<String> {
    let whole = story.language.label(story.whole(fact)?.fact);
    Some(story.language.two(Word::OfTotal, &cell(story, fact)?, whole))
}

/// The parts, largest first, what they leave over, and last the whole.
fn slices(story: &Story, shown: &[Shown]) -> Vec<Slice> {
    let language = &story.language;
    let mut slices = Vec::new();
    let (mut left, mut glyph, mut decimals, mut total) = (100.0, "", 0, 0.0);
    let mut whole = slice(String::new(), language.percent(100.0, 0), String::new(), Role::Rule);
    for Shown { fact, .. } in shown {
        let values = [fact.value(), story.whole(fact).and_then(|whole| whole.fact.value())];
        for value in values.into_iter().flatten() {
            decimals = decimals.max(language.decimals(value));
        }
    }
    for Shown { id, fact } in totals::sort(story, shown) {
        let Some(quantity) = fact.quantity() else { continue };
        let figure = language.figure(quantity, decimals);
        let mut part = slice(language.label(fact).into(), String::new(), figure.plain, Role::Paper);
        (part.id, part.glyph, part.bound) = (Some(id), figure.glyph, quantity.bound);
        if let Some(percent) = percent(story, fact) {
            part.percent = percent;
            part.said = language.percent(percent, 1);
            part.role = role(story, fact, shown.iter().position(|other| other.id == id).unwrap_or(0));
        }
        if is_percent(fact) {
            part.said = core::mem::take(&mut part.number);
            let open = matches!(quantity.bound, Bound::Range(_)) || quantity.value.is_none();
            whole.label = language.word(Word::Rest).into();
            // A range leaves no one number.
            whole.said =
                if open { String::new() } else { language.one(Word::Percent, &language.number(left - part.percent)) };
            whole.glyph = left_glyph(language, quantity.bound).into();
        } else if let Some(Shown { fact: of, .. }) = story.whole(fact) {
            total = of.value().unwrap_or(0.0);
            whole.label = language.one(Word::Whole, language.label(of));
            whole.number = language.compact(total, decimals);
        }
        if quantity.bound != Bound::Exact {
            glyph = language.word(Word::GlyphAbout);
        }
        // What is left out is a part of the rest.
        if is_percent(fact) || story.options.top.is_none_or(|top| slices.len() < top) {
            left -= part.percent;
            slices.push(part);
        }
    }
    let rest = total * left / 100.0;
    // Whole people: what is left after adding up floats is no rest.
    if rest >= 1.0 {
        let (said, number) = (language.percent(left, 1), language.compact(rest, decimals));
        let mut part = slice(language.word(Word::Rest).into(), said, number, Role::Muted);
        (part.glyph, part.percent) = (glyph.into(), left);
        slices.push(part);
    }
    if total <= 0.0 {
        whole.percent = left.clamp(0.0, 100.0);
    }
    slices.push(whole);
    deal(&mut slices);
    slices
}

/// The glyph of what a printed percentage leaves of a hundred: "more than 13 %" leaves less than 87 %.
fn left_glyph(language: &Language, bound: Bound) -> &str {
    language.word(match bound {
        Bound::MoreThan => Word::GlyphLessThan,
        Bound::AtLeast => Word::GlyphUpTo,
        Bound::LessThan => Word::GlyphMoreThan,
        Bound::UpTo => Word::GlyphAtLeast,
        Bound::About => Word::GlyphAbout,
        Bound::Exact | Bound::Range(_) => return "",
    })
}

/// A part that is no fact, exact, and of no size yet.
fn slice(label: String, said: String, number: String, role: Role) -> Slice {
    let (glyph, bound) = (String::new(), Bound::Exact);
    Slice { id: None, label, glyph, percent: 0.0, said, number, bound, role, cells: 0.0 }
}

/// Gives every part its whole cells, and by largest remainder those that are left.
fn deal(slices: &mut [Slice]) {
    let mut left = 100.0;
    for slice in &mut *slices {
        slice.cells = slice.percent.clamp(0.0, left).floor();
        left -= slice.cells;
    }
    while left >= 1.0 {
        let (mut most, mut to) = (0.0, None);
        for slice in &mut *slices {
            if slice.percent - slice.cells > most {
                most = slice.percent - slice.cells;
                to = Some(slice);
            }
        }
        let Some(slice) = to else { break };
        slice.cells += 1.0;
        left -= 1.0;
    }
}

/// Lays out the body; spare height goes to the rows.
pub fn body(story: &Story, view: View, size: Size, measure: &dyn Measure) -> Body {
    let shown = story.shown(view);
    if shown.is_empty() {
        return nothing(story, size.width, measure);
    }
    let slices = slices(story, &shown);
    let single = shown.iter().any(|shown| is_percent(shown.fact));
    let waffle = match (story.options.layout, slices.first()) {
        // Only a bar shows both ends of a range.
        (_, Some(Slice { bound: Bound::Range(_), .. })) if single => false,
        // Behind the last cell of a row there is no room for what is open.
        (_, Some(slice)) if single && slice.bound != Bound::Exact && slice.cells as u8 % 10 == 0 => false,
        (Some(layout), _) => layout == Layout::Waffle,
        (None, _) => single && size.width >= WAFFLE,
    };
    let side = size.width.min(SIDE.0);
    let beside = waffle && size.width - side >= SIDE.1;
    let mut body = Body::default();
    let mut again = Vec::new();
    if waffle {
        cells(&slices, side / 10.0, &mut body, &mut again);
    } else {
        bar(&slices, size.width, &mut body, &mut again);
    }
    let form = if waffle { side } else { BAR };
    let (x, y) = if beside { (side + 2.0 * GAP, 0.0) } else { (0.0, form + GAP) };
    let value = Font::bold(if single { 28.0 } else { 14.0 });
    let mut rows = Rows { x, right: size.width, value, measure, body: &mut body };
    let high = rows.draw(&slices, y, 0.0, false);
    // Two rows alone stay together.
    let least = size.height.max(if beside { form } else { 0.0 });
    let spare = if single { 0.0 } else { (least - high).max(0.0) / slices.len() as f64 };
    body.height = rows.draw(&slices, y, spare, true).max(least);
    match shown.as_slice() {
        // All of a share that stands alone answers as one.
        [Shown { id, .. }] if single => {
            body.targets = vec![Target::new(Spot::of(*id), Rect::new(0.0, 0.0, size.width, body.height))];
        }
        _ => body.targets.append(&mut again),
    }
    body
}

/// A share in a whole of that width, with the form of its bound.
pub fn part(ink: &mut Ink, percent: f64, bound: Bound, width: f64, y: f64, height: f64) {
    let at = |percent: f64| percent.clamp(0.0, 100.0) / 100.0 * width;
    let reach = if let Bound::Range(reach) = bound { reach } else { percent };
    // There must be room for what is open.
    let opens = matches!(bound, Bound::About | Bound::MoreThan | Bound::AtLeast);
    let bound = if opens && at(percent) + super::ends::END > width { Bound::Exact } else { bound };
    ink.bar(0.0, at(percent), at(reach), bound, y, height);
}

/// One bar of a hundred.
fn bar(slices: &[Slice], width: f64, body: &mut Body, again: &mut Vec<Target>) {
    let mut ink = Ink { marks: &mut body.marks, fact: None, role: Role::Rule };
    ink.fill(Part::Track, 0.0, width, 2.0, BAR - 4.0);
    let mut before = 0.0f64;
    let at = |percent: f64| percent.clamp(0.0, 100.0) / 100.0 * width;
    for slice in slices {
        let left = at(before);
        before += slice.percent;
        let right = at(before);
        // What is left of the whole is the track.
        if right <= left || slice.role == Role::Rule {
            continue;
        }
        (ink.fact, ink.role) = (slice.id, slice.role);
        if slice.number.is_empty() {
            part(&mut ink, slice.percent, slice.bound, width, 2.0, BAR - 4.0);
        } else {
            // A hair of paper between neighbours.
            let hair = if right - left > 3.0 { 1.0 } else { 0.0 };
            ink.fill(Part::Bar, left, right - hair, 2.0, BAR - 4.0);
        }
        answer(slice, Rect::new(left, 0.0, right - left, BAR), again);
    }
}

/// A further place where a part answers.
fn answer(slice: &Slice, area: Rect, again: &mut Vec<Target>) {
    if let Some(id) = slice.id {
        again.push(Target { again: true, ..Target::new(Spot::of(id), area) });
    }
}

/// A hundred cells, row by row from the top left, each to the part that it belongs to.
fn cells(slices: &[Slice], pitch: f64, body: &mut Body, again: &mut Vec<Target>) {
    let mut number = 0u8;
    for slice in slices {
        number += slice.cells as u8;
    }
    // The last one first, so that what is open lies on what follows.
    for slice in slices.iter().rev() {
        let mut ink = Ink { marks: &mut body.marks, fact: slice.id, role: slice.role };
        let side = pitch * 0.9;
        let cells = slice.cells as u8;
        for left in 0..cells {
            number -= 1;
            let (x, y) = (f64::from(number % 10) * pitch, f64::from(number / 10) * pitch);
            // The last cell of a share that is printed shows how exact it is.
            if left == 0 && slice.number.is_empty() && number % 10 < 9 {
                ink.bar(x, x + side, x + side, slice.bound, y, side);
            } else {
                ink.fill(Part::Bar, x, x + side, y, side);
            }
            answer(slice, Rect::new(x, y, pitch, pitch), again);
        }
    }
}

/// Swatch, label, percentage and number, one part under the other.
struct Rows<'a> {
    x: f64,
    right: f64,
    value: Font,
    measure: &'a dyn Measure,
    body: &'a mut Body,
}

impl Rows<'_> {
    /// Draws the rows, or only finds where they end.
    fn draw(&mut self, slices: &[Slice], mut y: f64, spare: f64, draw: bool) -> f64 {
        let (x, right, value, measure) = (self.x, self.right, self.value, self.measure);
        let (mut said, mut numbers) = (0.0f64, 0.0f64);
        for slice in slices {
            said = said.max(number_width(&slice.glyph, &slice.said, value, measure) + GAP);
            if !slice.number.is_empty() {
                numbers = numbers.max(number_width(&slice.glyph, &slice.number, LABEL, measure) + GAP);
            }
        }
        let mut room = right - x - SWATCH.1 - said;
        // For want of room the number stands under the label.
        let under = room - numbers < LEAST;
        if under {
            numbers = 0.0;
        }
        room -= numbers;
        for slice in slices {
            let label = wrap(&slice.label, LABEL, room, measure);
            let (top, first, numbered) = (y, y + 4.0 + value.line() / 2.0, !slice.number.is_empty());
            let lines = label.len() + usize::from(under && numbered);
            y += value.line() + (lines as f64 - 1.0).max(0.0) * LABEL.line() + 8.0 + spare;
            if !draw {
                continue;
            }
            let mut ink = Ink { marks: &mut self.body.marks, fact: slice.id, role: slice.role };
            if slice.role == Role::Rule && numbered {
                ink.fill(Part::Rule, x, right, top, 1.0);
            } else {
                ink.fill(Part::Dot, x, x + SWATCH.0, first - SWATCH.0 / 2.0, SWATCH.0);
            }
            ink.role = Role::Text;
            let last = ink.lines(Part::Label, &label, LABEL, x + SWATCH.1, first);
            if !slice.said.is_empty() {
                let left = right - numbers - number_width(&slice.glyph, &slice.said, value, measure);
                number(ink.marks, slice.id, &slice.glyph, &slice.said, value, left, first, measure);
            }
            if numbered {
                let left = right - number_width(&slice.glyph, &slice.number, LABEL, measure);
                let (left, middle) = if under { (x + SWATCH.1, last) } else { (left, first) };
                number(ink.marks, slice.id, &slice.glyph, &slice.number, LABEL, left, middle, measure);
            }
            if let Some(id) = slice.id {
                self.body.targets.push(Target::new(Spot::of(id), Rect::new(x, top, right - x, y - top)));
            }
        }
        y
    }
}

/// Of a printed share what was calculated from it; of parts that their percentages are calculated, and what they
/// add up to when it is not a hundred.
pub fn notices(story: &Story, shown: &[Shown], notices: &mut Vec<Notice>) {
    let language = &story.language;
    if let Some(Shown { fact, .. }) = shown.iter().find(|shown| is_percent(shown.fact)) {
        return behind(story, fact, notices);
    }
    let mut tenths = 0.0;
    for slice in slices(story, shown) {
        // The whole is no part.
        if slice.role != Role::Rule {
            tenths += (slice.percent * 10.0 + 0.5).floor();
        }
    }
    if tenths == 0.0 {
        return;
    }
    notices.push(Notice::plain(language.word(Word::NoticeShares)));
    if tenths != 1000.0 {
        notices.push(Notice::plain(language.one(Word::NoticeSum, &language.percent(tenths / 10.0, 1))));
    }
}

/// What was calculated from a printed share.
fn behind(story: &Story, fact: &Fact, notices: &mut Vec<Notice>) {
    let language = &story.language;
    for derived in story.sheet.facts.iter() {
        if matches!(&derived.status, Status::Derived { from } if from.contains(&fact.id)) {
            let said = derived.sentence.as_ref().map_or(language.label(derived), |text| language.text(text));
            notices.push(Notice::plain(language.one(Word::NoticeBehind, said)));
        }
    }
}
