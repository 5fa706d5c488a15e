//! From numbers to a fact sheet.

use super::capitalised;
use super::gather::{Gathered, Item};
use super::labels::Label;
use super::levels::{Level, Sum};
use super::meaning::{Meaning, TOTAL, worded};
use super::names::is_total;
use super::numbers::Figure;
use super::select::{ascii, slug};
use crate::fact::{
    Bound, Event, Fact, FactSheet, Item as Thing, Kind, List, Listing, Origin, Period, Quantity, Source, Status, Str,
    Suits, Text, Unit, Widget,
};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// All that a sheet of numbers is made of.
pub struct Parts<'a> {
    /// The labels of the table.
    pub labels: &'a [Label],
    /// Its dates.
    pub dates: &'a [Option<String>],
    /// Its numbers.
    pub gathered: &'a [Gathered],
    /// Which labels are shown.
    pub level: &'a Level,
    /// What all labels made at each date before only the largest were left; empty when all are shown.
    pub sums: &'a BTreeMap<u32, Sum>,
    /// Whether the whole of the table is what the parts are parts of.
    pub is_whole: bool,
    /// What the numbers are.
    pub meaning: &'a Meaning,
    /// The name of the column of numbers, for shares.
    pub value_name: &'a str,
    /// How the number of a row of the table came to be.
    pub origin: &'a dyn Fn(u32) -> Origin,
    /// Name of the source of a row of the table.
    pub source: &'a dyn Fn(u32) -> Str,
    /// BCP 47 tag of the page.
    pub lang: Option<&'a str>,
}

/// The facts of a table.
pub fn facts(parts: &Parts) -> Vec<Fact> {
    let several = parts.several_dates();
    let whole = parts.whole_code();
    let mut names = Names::default();
    let mut facts = Vec::new();
    for Gathered { item, rows } in parts.gathered {
        let is_whole = parts.is_whole && parts.level.whole == Some(item.label);
        let Some(label) = parts.labels.get(item.label as usize) else { continue };
        if !parts.level.shown.contains(&item.label) && !is_whole {
            continue;
        }
        let date = parts.dates.get(item.date as usize).and_then(Option::as_deref);
        let place = if is_whole { whole.clone() } else { parts.place(item.label, label, several) };
        let part_of = whole.clone().filter(|_| !is_whole);
        let status = if *rows > 1 { Status::Counted } else { Status::Stated };
        facts.push(Fact {
            id: names.unique(&slug(label), date.filter(|_| several), item.label).into(),
            place,
            status,
            ..parts.fact(parts.text(label, is_whole), item.figure, date, item.row, part_of)
        });
    }
    facts.extend(parts.totals(whole, several, &mut names));
    facts
}

impl Parts<'_> {
    /// Whether a label has numbers of several dates.
    fn several_dates(&self) -> bool {
        let mut dates = self.gathered.iter().map(|gathered| gathered.item.date);
        let first = dates.next();
        dates.any(|date| Some(date) != first)
    }

    /// The code of what all shown labels make: that of the table's own whole, else one of our own.
    fn whole_code(&self) -> Option<Str> {
        if self.is_whole {
            let own = self.level.whole.and_then(|id| self.labels.get(id as usize)).and_then(|label| label.place);
            return Some(own.map_or(private(0), Cow::Borrowed));
        }
        (!self.sums.is_empty()).then(|| private(0))
    }

    /// The code of a place; of other labels one of our own, where several dates of one label must be known as one.
    fn place(&self, id: u32, label: &Label, several: bool) -> Option<Str> {
        let code = label.place.map(Cow::Borrowed);
        code.or_else(|| (several && !label.text.is_empty()).then(|| private(id as usize % 600 + 1)))
    }

    /// What a label says; a whole is called by what it counts, since pictures add that it is a total.
    fn text(&self, label: &Label, is_whole: bool) -> String {
        if is_whole && is_total(&label.text) { self.counted() } else { label.text.clone() }
    }

    fn counted(&self) -> String {
        let name = Some(self.value_name).filter(|name| !is_total(name));
        name.map_or_else(|| worded(&TOTAL, self.lang).into(), capitalised)
    }

    fn fact(&self, label: String, figure: Figure, date: Option<&str>, row: u32, part_of: Option<Str>) -> Fact {
        let share_of = (self.meaning.unit == Unit::Percent).then(|| Text::Own(self.value_name.into()));
        Fact {
            id: "".into(),
            label: Some(Text::Own(label)),
            sentence: None,
            note: None,
            place: None,
            scope: None,
            period: date.map_or(Period::Unknown, |date| Period::Stated(date.to_owned().into())),
            source: (self.source)(row),
            as_printed: None,
            status: Status::Stated,
            kind: Kind::Quantity(Quantity {
                value: figure.value,
                unit: self.meaning.unit,
                bound: figure.bound,
                population: self.meaning.population,
                measure: self.meaning.measure.clone(),
                origin: (self.origin)(row),
                part_of,
                share_of,
                counts: None,
            }),
        }
    }

    /// What all labels make at each date, where only the largest are shown: the rest is then known.
    fn totals(&self, code: Option<Str>, several: bool, names: &mut Names) -> Vec<Fact> {
        let mut facts = Vec::new();
        if self.is_whole {
            return facts;
        }
        let label = self.counted();
        for (date, sum) in self.sums {
            // Of a sum that is not whole nobody knows the rest.
            if sum.is_partial {
                continue;
            }
            let bound = if sum.is_open { Bound::About } else { Bound::Exact };
            let figure = Figure { value: Some(sum.value), bound, percent: false, bad: false };
            let row = self.gathered.first().map_or(0, |gathered| gathered.item.row);
            let date = self.dates.get(*date as usize).and_then(Option::as_deref);
            facts.push(Fact {
                id: names.unique("total", date.filter(|_| several), u32::MAX).into(),
                place: code.clone(),
                status: Status::Counted,
                ..self.fact(label.clone(), figure, date, row, None)
            });
        }
        facts
    }
}

/// A code that ISO 3166-1 leaves to its users, XAA to XZZ, so that it means no place.
fn private(number: usize) -> Str {
    let letter = |number: usize| char::from(b'A' + (number % 26) as u8);
    format!("X{}{}", letter(number / 26), letter(number)).into()
}

/// Names that have been given.
#[derive(Default)]
struct Names {
    given: BTreeSet<String>,
    of_label: BTreeMap<u32, String>,
    /// The names of labels.
    known: BTreeSet<String>,
}

impl Names {
    /// A name of its own: that of the label, with a number when another label has it, and with the date.
    fn unique(&mut self, slug: &str, date: Option<&str>, label: u32) -> String {
        let count = self.of_label.len();
        let base = self.of_label.entry(label).or_insert_with(|| {
            let base = if self.known.contains(slug) { format!("{slug}-{}", count + 1) } else { slug.into() };
            self.known.insert(base.clone());
            base
        });
        let mut name = base.clone();
        if let Some(date) = date {
            name = format!("{name}-{}", ascii(date));
        }
        let mut number = 1;
        let first = name.clone();
        while !self.given.insert(name.clone()) {
            number += 1;
            name = format!("{first}-{number}");
        }
        name
    }
}

/// A column of dates and a column of words, without numbers: things that happened.
pub fn events(
    labels: &[(String, Option<&'static str>)],
    dates: &[Option<String>],
    venues: &[String],
    sources: &[Str],
) -> Vec<Fact> {
    let mut names = Names::default();
    let mut facts = Vec::new();
    for (at, (text, place)) in labels.iter().enumerate() {
        let label = Label { text: text.clone(), place: *place, row: at, ..Label::default() };
        let venue = venues.get(at).filter(|venue| !venue.is_empty()).map(|venue| Text::Own(venue.clone()));
        let date = dates.get(at).cloned().flatten();
        facts.push(Fact {
            id: names.unique(&slug(&label), None, at as u32).into(),
            label: Some(Text::Own(text.clone())),
            sentence: None,
            note: None,
            place: place.map(Cow::Borrowed),
            scope: None,
            period: date.map_or(Period::Unknown, |date| Period::Stated(date.into())),
            source: sources.get(at).cloned().unwrap_or_default(),
            as_printed: None,
            status: Status::Stated,
            kind: Kind::Event(Event { venue, ordinal: None }),
        });
    }
    facts
}

/// A column of places or names alone: a list.
pub fn list(label: &str, items: Vec<Thing>, source: Str) -> Fact {
    Fact {
        id: "list".into(),
        label: Some(Text::Own(label.into())),
        sentence: None,
        note: None,
        place: None,
        scope: None,
        period: Period::Timeless,
        source,
        as_printed: None,
        status: Status::Stated,
        kind: Kind::List(Listing { items: items.into(), open: false }),
    }
}

/// The widgets that suit the facts, the first is the default.
pub fn widgets(facts: &[Fact]) -> Vec<Widget> {
    let quantity = |fact: &Fact| fact.quantity().cloned();
    let Some(first) = facts.first() else { return Vec::new() };
    match &first.kind {
        Kind::Event(_) => vec![Widget::Timeline, Widget::Card],
        Kind::List(list) if list.items.iter().all(|item| item.place().is_some()) => vec![Widget::Members, Widget::Card],
        Kind::Quantity(first) => {
            let dates: BTreeSet<Option<&str>> = facts.iter().map(date).collect();
            let parts = facts.iter().filter_map(quantity).any(|quantity| quantity.part_of.is_some());
            let mut widgets = Vec::new();
            let mut add = |suits: bool, widget| {
                if suits {
                    widgets.push(widget)
                }
            };
            add(dates.len() > 2, Widget::Trend);
            add(matches!(first.unit, Unit::People | Unit::Other), Widget::Totals);
            add(first.unit == Unit::Percent || parts, Widget::Share);
            add(dates.len() == 2, Widget::Trend);
            widgets.push(Widget::Card);
            widgets
        }
        _ => vec![Widget::Card],
    }
}

/// When a fact held, as EDTF.
pub fn date(fact: &Fact) -> Option<&str> {
    match &fact.period {
        Period::Stated(edtf) => Some(edtf),
        _ => None,
    }
}

/// The whole sheet; every picture has the same headline. A note says that series were thinned, which `Story::is_thinned` knows
/// it by; then only lines show what is left: of a single date some series have no number.
pub fn sheet(
    title: &str,
    subtitle: Option<&str>,
    note: Option<String>,
    facts: Vec<Fact>,
    sources: Vec<Source>,
) -> FactSheet {
    let suits = |widget| Suits {
        widget,
        title: Text::Own(title.into()),
        subtitle: subtitle.map(|subtitle| Text::Own(subtitle.into())),
        note: note.clone().map(Text::Own),
    };
    let widgets = if note.is_some() { vec![Widget::Trend, Widget::Card] } else { widgets(&facts) };
    FactSheet {
        id: "own".into(), // As story::OWN.
        title: Text::Own(title.into()),
        widgets: widgets.into_iter().map(suits).collect(),
        sources: sources.into(),
        facts: facts.into(),
        corrections: List::default(),
        notices: List::default(),
    }
}

/// Whether a number stands for something that is shown.
pub fn is_shown(level: &Level, item: &Item) -> bool {
    level.shown.contains(&item.label)
}
