//! Cards: one fact, or several side by side in rows that wrap.

use super::chrome::number;
use super::ends::Ink;
use super::{Body, nothing};
use crate::fact::{Bound, Event, Fact, FactId, Kind, Listing, Period, Quantity, Rank, Relation, Status, Unit};
use crate::geom::{Point, Rect};
use crate::language::{Language, Word};
use crate::scene::{Align, Mark, Part, Shape, Size, Spot, Target, shift};
use crate::story::{Shown, Story};
use crate::text::{Font, Measure, wrap};
use crate::theme::Role;
use crate::view::View;

/// Least width of a card beside others, CSS px.
const NARROWEST: f64 = 240.0;
/// Space between cards, CSS px.
const GUTTER: f64 = 24.0;
const BODY: Font = Font::regular(16.0);
const DETAIL: Font = Font::regular(14.0);
const SMALL: Font = Font::regular(12.0);
/// The number: at least, at the most, and as a part of the card's width, CSS px.
const NUMBER: (f64, f64, f64) = (40.0, 64.0, 0.16);
/// A date or a few words in place of a number, CSS px.
const WORDS: f64 = 28.0;
/// Least room for the bullet of a list, CSS px.
const INDENT: f64 = 14.0;
/// Height of the bar that shows a share, CSS px.
const TRACK: f64 = 12.0;
/// Lines of a card are no wider than can be read easily, CSS px.
const READABLE: f64 = 560.0;

/// Lays out the cards; spare height is left under them.
pub fn body(story: &Story, view: View, size: Size, measure: &dyn Measure) -> Body {
    let width = size.width;
    let shown = story.shown(view);
    if shown.is_empty() {
        return nothing(story, width, measure);
    }
    let columns = (((width + GUTTER) / (NARROWEST + GUTTER)).floor() as usize).clamp(1, shown.len());
    let each = ((width - GUTTER * (columns as f64 - 1.0)) / columns as f64).max(0.0);
    let mut body = Body::default();
    for (index, line) in shown.chunks(columns).enumerate() {
        if index > 0 {
            body.height += GUTTER;
        }
        body.height += row(story, line, shown.len() == 1, each, measure, &mut body);
    }
    body.height = body.height.max(size.height);
    body
}

/// One row of cards; returns its height.
fn row(story: &Story, line: &[Shown], alone: bool, each: f64, measure: &dyn Measure, body: &mut Body) -> f64 {
    let top = body.height;
    let mut height = 0.0f64;
    for (index, shown) in line.iter().enumerate() {
        let mut card = Card::new(story, *shown, each, alone, measure);
        height = height.max(card.height);
        let left = index as f64 * (each + GUTTER);
        shift(&mut card.marks, left, top);
        body.marks.append(&mut card.marks);
        let area = Rect::new(left, top, each, card.height);
        body.targets.push(Target::new(Spot::of(card.id), area));
    }
    // Every card of a row answers down to the row's end.
    for target in body.targets.iter_mut().rev().take(line.len()) {
        target.area.height = height;
    }
    height
}

/// "1 in 5", where that is the percentage at the decimals that are shown.
fn one_in(language: &Language, percent: f64) -> Option<String> {
    let number = (100.0 / percent).round();
    if !(2.0..=20.0).contains(&number) {
        return None;
    }
    let said = language.number(percent);
    let as_said =
        |decimals| language.fixed(percent, decimals) == said && language.fixed(100.0 / number, decimals) == said;
    (as_said(0) || as_said(1)).then(|| language.one(Word::OneIn, &language.number(number)))
}

/// A card, top to bottom, relative to its own corner.
struct Card<'a> {
    id: FactId,
    fact: &'a Fact,
    language: &'a Language,
    measure: &'a dyn Measure,
    width: f64,
    height: f64,
    marks: Vec<Mark>,
}

impl<'a> Card<'a> {
    fn new(story: &'a Story, Shown { id, fact }: Shown<'a>, width: f64, alone: bool, measure: &'a dyn Measure) -> Self {
        let mut card = Self { id, fact, language: &story.language, measure, width, height: 0.0, marks: Vec::new() };
        if !alone {
            card.head(story.highlighted(fact));
        }
        match &fact.kind {
            Kind::Quantity(quantity) => card.quantity(quantity),
            Kind::Event(event) => card.event(event),
            Kind::List(list) => card.list(list),
            Kind::Rank(rank) => card.rank(rank),
            Kind::Relation(relation) => card.relation(relation),
            Kind::Statement(statement) => {
                card.lines(story.language.text(&statement.text), Font::regular(20.0), Part::Value, Role::Text)
            }
        }
        if let Some(sentence) = &fact.sentence {
            card.space(8.0);
            card.lines(story.language.text(sentence), BODY, Part::Detail, Role::Text);
        }
        card.foot(alone);
        card
    }

    fn space(&mut self, height: f64) {
        self.height += height;
    }

    fn lines(&mut self, text: &str, font: Font, part: Part, role: Role) {
        self.indented(text, 0.0, font, part, role);
    }

    fn indented(&mut self, text: &str, x: f64, font: Font, part: Part, role: Role) {
        for line in wrap(text, font, self.width.min(READABLE) - x, self.measure) {
            let at = Point { x, y: self.height + font.line() / 2.0 };
            self.put(part, role, Shape::Text { at, text: line, font, align: Align::Left });
            self.height += font.line();
        }
    }

    fn put(&mut self, part: Part, role: Role, shape: Shape) {
        self.marks.push(Mark::new(self.id, part, role, shape));
    }

    /// A rule and the label, for a card that stands beside others.
    fn head(&mut self, highlighted: bool) {
        let (role, thick) = if highlighted { (Role::Highlight, 3.0) } else { (Role::Rule, 1.0) };
        self.put(Part::Rule, role, Shape::Fill(Rect::new(0.0, 0.0, self.width, thick)));
        self.space(12.0);
        let label = self.language.label(self.fact).to_owned();
        self.lines(&label, Font::bold(16.0), Part::Label, Role::Text);
        self.space(4.0);
    }

    /// The large number, with what it counts beside it, or in a phrase under it where it is not exact or there is no room.
    fn number(&mut self, glyph: &str, plain: &str, unit: &str, phrase: &str) {
        let mut whole = String::from(glyph);
        whole.push(' ');
        whole.push_str(plain);
        let size = (self.width * NUMBER.2).clamp(NUMBER.0, NUMBER.1);
        let font = self.fitted(whole.trim_ascii(), size, 12.0);
        let height = font.size.max(44.0);
        let y = self.height + height / 2.0;
        let width = number(&mut self.marks, Some(self.id), glyph, plain, font, 0.0, y, self.measure);
        self.height += height;
        let x = width + 12.0;
        if !glyph.is_empty() || unit.is_empty() || x + self.measure.width(unit, DETAIL) > self.width {
            let said = if glyph.is_empty() && !unit.is_empty() { unit } else { phrase };
            return self.lines(said, DETAIL, Part::Detail, Role::Muted);
        }
        let at = Point { x, y };
        self.put(Part::Detail, Role::Muted, Shape::Text { at, text: unit.into(), font: DETAIL, align: Align::Left });
    }

    /// The font in which a line fits the width, `least` px at the least.
    fn fitted(&self, text: &str, size: f64, least: f64) -> Font {
        let width = self.measure.width(text, Font::bold(size));
        let size = if width > self.width { (size * self.width / width).floor().max(least) } else { size };
        Font::bold(size)
    }

    fn quantity(&mut self, quantity: &Quantity) {
        let decimals = quantity.value.map_or(0, |value| self.language.decimals(value));
        let figure = self.language.figure(quantity, decimals);
        let whole = quantity.share_of.as_ref().map(|whole| self.language.text(whole));
        let of = |text: &str| whole.map_or(text.to_owned(), |whole| self.language.two(Word::ShareOf, text, whole));
        // The sign of a percentage is its unit; some have none.
        let unit =
            if matches!(quantity.unit, Unit::Percent | Unit::Other) { String::new() } else { of(&figure.behind) };
        let phrase = of(&figure.phrase);
        self.number(&figure.glyph, &figure.plain, &unit, &phrase);
        if let (Unit::Percent, Some(value)) = (quantity.unit, quantity.value) {
            self.space(8.0);
            self.share(value, quantity.bound);
        }
    }

    /// The part in its whole: open at the end where the number is only a bound.
    fn share(&mut self, percent: f64, bound: Bound) {
        let width = self.width.min(READABLE);
        let y = self.height;
        let mut ink = Ink { marks: &mut self.marks, fact: Some(self.id), role: Role::Rule };
        ink.fill(Part::Track, 0.0, width, y, TRACK);
        ink.role = Role::Series1;
        super::share::part(&mut ink, percent, bound, width, y, TRACK);
        self.height += TRACK + 4.0;
        if let Some(text) = one_in(self.language, percent).filter(|_| bound == Bound::Exact) {
            self.lines(&text, DETAIL, Part::Detail, Role::Muted);
        }
    }

    fn event(&mut self, event: &Event) {
        let date = self.language.period(&self.fact.period);
        let font = self.fitted(&date, WORDS, 20.0);
        self.lines(&date, font, Part::Value, Role::Text);
        if let Some(venue) = &event.venue {
            let venue = self.language.text(venue).to_owned();
            self.lines(&venue, BODY, Part::Detail, Role::Muted);
        }
    }

    fn list(&mut self, list: &Listing) {
        // A bullet of Chinese is as wide as a letter.
        let indent = INDENT.max(self.measure.width("•", BODY) + 4.0);
        for item in list.items.iter() {
            let at = Point { x: 0.0, y: self.height + BODY.line() / 2.0 };
            self.put(Part::Value, Role::Muted, Shape::Text { at, text: "•".into(), font: BODY, align: Align::Left });
            let item = self.language.item(item).to_owned();
            self.indented(&item, indent, BODY, Part::Value, Role::Text);
        }
        if list.open {
            let open = self.language.word(Word::ListOpen).to_owned();
            self.lines(&open, DETAIL, Part::Detail, Role::Muted);
        }
    }

    fn rank(&mut self, rank: &Rank) {
        let number = self.language.one(Word::Rank, &self.language.number(f64::from(rank.rank)));
        self.number("", &number, "", "");
        let of = self.language.text(&rank.of).to_owned();
        self.lines(&of, DETAIL, Part::Detail, Role::Muted);
    }

    fn relation(&mut self, relation: &Relation) {
        let language = self.language;
        self.lines(language.text(&relation.subject), Font::bold(20.0), Part::Value, Role::Text);
        self.lines(language.verb(relation.verb), BODY, Part::Value, Role::Muted);
        self.lines(language.text(&relation.object), Font::bold(20.0), Part::Value, Role::Text);
    }

    /// When, how known; beside others also the note (alone, the notices say it).
    fn foot(&mut self, alone: bool) {
        let language = self.language;
        let mut line = String::new();
        if !matches!(self.fact.kind, Kind::Event(_)) && self.fact.period != Period::Timeless {
            line = language.period(&self.fact.period);
        }
        if self.fact.status != Status::Stated {
            line = language.joined(&[&line, language.status(&self.fact.status)]);
        }
        if !line.is_empty() {
            self.space(8.0);
            self.lines(&line, DETAIL, Part::Detail, Role::Muted);
        }
        if let Some(note) = self.fact.note.as_ref().filter(|_| !alone) {
            self.space(4.0);
            let note = self.language.text(note).to_owned();
            self.lines(&note, SMALL, Part::Detail, Role::Muted);
        }
    }
}
