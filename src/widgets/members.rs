//! States, one tile each: grouped by the areas of UN M49, as tiles, as a list, or about where they lie.
//!
//! A number of countries that a source does not name becomes as many unnamed tiles.

use super::ends::Ink;
use super::words::source_named;
use super::{Body, nothing};
use crate::fact::{Fact, FactId, Item, Kind, Listing, Quantity};
use crate::geom::Rect;
use crate::language::{Language, Word};
use crate::order::sorted;
use crate::scene::{Key, Part, Size, Spot, Target, ring};
use crate::story::{Layout, Shown, Sort, Story};
use crate::text::{Font, Measure, wrap};
use crate::theme::Role;
use crate::view::{View, finds};

const NAME: Font = Font::regular(14.0);
const FOUND: Font = Font::bold(14.0);
const SMALL: Font = Font::regular(12.0);
/// Space between tiles, CSS px.
const GAP: f64 = 8.0;
/// Least width of a tile with a name, CSS px.
const TILE: f64 = 148.0;
/// Space between a tile's edge and its name, CSS px.
const INSET: f64 = 12.0;
/// Below this width names stand in a list, CSS px.
const NARROW: f64 = 360.0;
/// The stripe at a tile's start, CSS px.
const STRIPE: f64 = 4.0;
/// Least height of what a finger shall hit, CSS px.
const ROW: f64 = 28.0;
/// Width of a tile of the map, at the least, CSS px.
const SMALLEST: f64 = 28.0;
/// Width of a tile without a name, at the most, CSS px.
const LARGEST: f64 = 44.0;
/// More names than these are looked for rather than read.
const MANY: usize = 10;
/// More unnamed tiles than these are not counted by anybody.
const COUNTED: f64 = 500.0;

/// How many areas the map has.
const AREAS: usize = 4;
/// Columns and rows of the map.
const GRID: (f64, f64) = (9.0, 11.0);

/// A state of the map.
struct State<'a> {
    code: &'a str,
    area: usize,
    column: f64,
    row: f64,
}

/// Where the states of the Americas lie, as the sheet's text has it; nothing where it names no states.
#[derive(Clone, Copy)]
struct Map<'a>(&'a str);

impl<'a> Map<'a> {
    fn of(language: &'a Language) -> Self {
        Self(language.place("map"))
    }

    /// The code of an area by its number, in the order in which they are shown.
    fn area(self, number: usize) -> Option<&'a str> {
        self.0.get(number * 3..number * 3 + 3).filter(|_| number < AREAS)
    }

    /// The state of that number, from zero; none past the last.
    fn state(self, number: usize) -> Option<State<'a>> {
        let (code, rest) = self.0.get(number * 6 + AREAS * 3..)?.split_at_checked(3)?;
        let [area, column, row, ..] = rest.as_bytes() else { return None };
        let from = |letter: &u8| f64::from(letter.wrapping_sub(b'A'));
        Some(State { code, area: usize::from(area.wrapping_sub(b'0')), column: from(column), row: from(row) })
    }

    /// The number of the area that a state belongs to; one past the last for a state elsewhere.
    fn area_of(self, item: &Item) -> usize {
        let mut number = 0;
        while let Some(state) = self.state(number) {
            if item.place() == Some(state.code) {
                return state.area;
            }
            number += 1;
        }
        AREAS
    }
}

/// A state that is shown.
#[derive(Clone, Copy)]
struct Member<'a> {
    number: u32,
    item: &'a Item,
    name: &'a str,
    /// The year of the earliest list that names it.
    since: &'a str,
    area: usize,
    marked: bool,
}

/// Lays out tiles, list or map; spare height is left under them.
pub fn body(story: &Story, view: View, size: Size, measure: &dyn Measure) -> Body {
    let shown = story.shown(view);
    let Some(Shown { id, fact }) = shown.first() else { return nothing(story, size.width, measure) };
    let mut sheet = Sheet { story, measure, width: size.width, fact: *id, body: Body::default() };
    match &fact.kind {
        Kind::List(list) => sheet.list(fact, list, view.query),
        Kind::Quantity(quantity) => sheet.unnamed(quantity),
        _ => {}
    }
    let mut body = sheet.body;
    body.height = body.height.max(size.height);
    body
}

/// What is being laid out, from top to bottom.
struct Sheet<'a> {
    story: &'a Story<'a>,
    measure: &'a dyn Measure,
    width: f64,
    fact: FactId,
    body: Body,
}

impl Sheet<'_> {
    fn ink(&mut self, role: Role) -> Ink<'_> {
        Ink { marks: &mut self.body.marks, fact: Some(self.fact), role }
    }

    /// A paragraph over the whole width, which belongs to no state.
    fn line(&mut self, text: &str, font: Font, role: Role) {
        for line in wrap(text, font, self.width, self.measure) {
            let y = self.body.height + font.line() / 2.0;
            Ink { fact: None, ..self.ink(role) }.text(Part::Detail, &line, font, 0.0, y);
            self.body.height += font.line();
        }
    }

    fn list(&mut self, fact: &Fact, list: &Listing, query: &str) {
        let members = members(self.story, fact, list, query);
        let layout = self.story.options.layout;
        let plain = layout != Some(Layout::Grid) && (layout == Some(Layout::List) || self.width < NARROW);
        let least = if plain { self.width } else { TILE };
        let mut area = 0;
        // A map without room for its codes is a list.
        if layout == Some(Layout::Map) && self.width >= GRID.0 * SMALLEST {
            self.map(&members);
            area = AREAS;
        }
        while area <= AREAS {
            self.group(&members, area, least);
            area += 1;
        }
        if list.open {
            self.line(self.story.language.word(Word::ListOpen), SMALL, Role::Muted);
        }
        self.body.search = list.items.len() > MANY;
    }

    /// The states of an area in columns, row by row, under its name and their number.
    fn group(&mut self, members: &[Member], area: usize, least: f64) {
        let mut group: Vec<&Member> = Vec::new();
        for member in members {
            if member.area == area {
                group.push(member);
            }
        }
        if group.is_empty() {
            return;
        }
        let language = &self.story.language;
        let name = Map::of(language).area(area).map_or(language.word(Word::Elsewhere), |code| language.place(code));
        if self.body.height > 0.0 {
            self.body.height += 2.0 * GAP;
        }
        self.line(&language.two(Word::Counted, name, &language.count(group.len())), FOUND, Role::Text);
        self.body.height += GAP / 2.0;
        let columns = (((self.width + GAP) / (least + GAP)) as usize).max(1);
        let gap = if columns > 1 { GAP } else { 2.0 };
        let width = ((self.width + GAP) / columns as f64 - GAP).max(0.0);
        for row in group.chunks(columns) {
            let mut height = ROW;
            for member in row {
                height = height.max(self.name(member, width).len() as f64 * NAME.line() + GAP);
            }
            let mut x = 0.0;
            for member in row {
                let lines = self.name(member, width);
                self.tile(member, &lines, member.since, Rect::new(x, self.body.height, width, height));
                x += width + GAP;
            }
            self.body.height += height + gap;
        }
    }

    /// The lines of a name beside its year in a tile.
    fn name(&self, member: &Member, width: f64) -> Vec<String> {
        let year = self.measure.width(member.since, SMALL);
        wrap(member.name, FOUND, width - 2.0 * INSET - GAP - year, self.measure)
    }

    fn tile(&mut self, member: &Member, lines: &[String], since: &str, tile: Rect) {
        let (role, font) = if member.marked { (Role::Highlight, FOUND) } else { (Role::Series1, NAME) };
        self.ink(Role::Wash).fill(Part::Tile, tile.x, tile.right(), tile.y, tile.height);
        self.ink(role).fill(Part::Tile, tile.x, tile.x + STRIPE.min(tile.width), tile.y, tile.height);
        let top = tile.middle() - (lines.len() as f64 - 1.0) * NAME.line() / 2.0;
        let mut y = top;
        for line in lines {
            self.ink(Role::Text).text(Part::Label, line, font, tile.x + INSET, y);
            y += NAME.line();
        }
        if !since.is_empty() {
            let x = tile.right() - INSET - self.measure.width(since, SMALL);
            self.ink(Role::Muted).text(Part::Detail, since, SMALL, x, top);
        }
        self.body.targets.push(Target::new(Spot { fact: self.fact, item: member.number }, tile));
    }

    /// Tiles about where the states lie, those that are no members as outlines; then the names.
    fn map(&mut self, members: &[Member]) {
        let square = (self.width / GRID.0).min(LARGEST);
        let mut names = String::new();
        let mut number = 0;
        let map = Map::of(&self.story.language);
        while let Some(State { code, column, row, .. }) = map.state(number) {
            number += 1;
            // East stays on the right, whatever is written from there.
            let column = if self.story.mirrored { GRID.0 - 1.0 - column } else { column };
            let tile = Rect::new(column * square, row * square, square - 2.0, square - 2.0);
            let Some(member) = members.iter().find(|member| member.item.place() == Some(code)) else {
                let key = Key { fact: None, part: Part::Track };
                ring(key, tile, 1.0, Role::Muted, &mut self.body.marks);
                continue;
            };
            let name = self.story.language.two(Word::Counted, member.name, code);
            names = self.story.language.joined(&[&names, &name]);
            let room = (square - 2.0 - self.measure.width(code, SMALL)) / 2.0;
            self.map_tile(member, code, tile, room);
        }
        self.body.height = GRID.1 * square + GAP;
        self.line(&names, SMALL, Role::Text);
        self.line(self.story.language.word(Word::MapKey), SMALL, Role::Muted);
    }

    fn map_tile(&mut self, member: &Member, code: &str, tile: Rect, before: f64) {
        let role = if member.marked { Role::Highlight } else { Role::Series1 };
        self.ink(Role::Wash).fill(Part::Tile, tile.x, tile.right(), tile.y, tile.height);
        self.ink(role).fill(Part::Tile, tile.x, tile.right(), tile.bottom() - STRIPE, STRIPE);
        self.ink(Role::Text).text(Part::Label, code, SMALL, tile.x + before, tile.middle() - STRIPE / 2.0);
        self.body.targets.push(Target::new(Spot { fact: self.fact, item: member.number }, tile));
    }

    /// As many outlined tiles as a source counts countries, and that it does not name them.
    fn unnamed(&mut self, quantity: &Quantity) {
        let language = &self.story.language;
        self.line(&language.figure(quantity, 0).phrase, Font::bold(18.0), Role::Text);
        self.body.height += GAP;
        let count = quantity.value.filter(|value| *value <= COUNTED).map_or(0, |value| value as u32);
        let columns = if self.width < NARROW { 5 } else { 10 };
        let step = ((self.width + GAP) / f64::from(columns)).min(LARGEST + GAP);
        let (top, side) = (self.body.height, step - GAP);
        let key = Key { fact: Some(self.fact), part: Part::Tile };
        for index in 0..count {
            let tile =
                Rect::new(f64::from(index % columns) * step, top + f64::from(index / columns) * step, side, side);
            self.ink(Role::Wash).fill(Part::Tile, tile.x, tile.right(), tile.y, tile.height);
            ring(key, tile, 1.0, Role::Muted, &mut self.body.marks);
            self.body.height = tile.bottom() + GAP;
        }
        self.line(language.word(Word::Unnamed), NAME, Role::Text);
        let whole = Rect::new(0.0, 0.0, self.width, self.body.height);
        self.body.targets.push(Target::new(Spot::of(self.fact), whole));
    }
}

/// The states of a list in their order.
fn members<'a>(story: &'a Story, fact: &'a Fact, list: &'a Listing, query: &str) -> Vec<Member<'a>> {
    let language = &story.language;
    let map = Map::of(language);
    let mut members: Vec<Member> = Vec::new();
    for (number, item) in (1..).zip(list.items.iter()) {
        let name = language.item(item);
        let marked = finds(query, name)
            || item.place().is_some_and(|code| finds(query, code))
            || story.highlighted_item(fact, item);
        members.push(Member { number, item, name, since: since(item), area: map.area_of(item), marked });
    }
    if story.options.sort == Some(Sort::Given) {
        members
    } else {
        let rank = |member: &Member| member.item.place().map(|code| language.rank(code));
        sorted(&members, &|one, other| rank(one).cmp(&rank(other)))
    }
}

/// The year of the earliest list that names a state; nothing where none is known.
fn since(item: &Item) -> &str {
    match item {
        Item::Listed { since, .. } => since.get(..4).unwrap_or(""),
        _ => "",
    }
}

/// Heads of the table of states.
pub const COLUMNS: [Word; 4] = [Word::ColumnCountry, Word::ColumnArea, Word::ColumnListed, Word::ColumnSource];

/// The states as rows: name, area, since when listed, where read; none where the source names none.
pub fn rows(story: &Story, fact: &Fact) -> Vec<Vec<String>> {
    let language: &Language = &story.language;
    let Kind::List(list) = &fact.kind else { return Vec::new() };
    let mut rows = Vec::new();
    for member in members(story, fact, list, "") {
        let area = Map::of(language).area(member.area).map_or("", |code| language.place(code));
        let (since, read) = match member.item {
            Item::Listed { since, source, .. } => (language.date(since), source),
            _ => (String::new(), &fact.source),
        };
        rows.push(vec![member.name.into(), area.into(), since, source_named(story, read)]);
    }
    rows
}
