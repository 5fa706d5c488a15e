//! Made-up sheets with values that no bundled sheet has.

use migration_facts::fact::{
    Bound, Event, Fact, FactSheet, Item, Kind, Listing, Measure, Origin, Period, Population, Quantity, Source, Status,
    Suits, Text, Unit, Widget,
};
use migration_facts::language::Language;
use migration_facts::options::Options;
use migration_facts::story::Story;
use std::sync::LazyLock;

pub fn own(words: &str) -> Text {
    Text::Own(words.into())
}

pub fn quantity(value: Option<f64>, bound: Bound) -> Quantity {
    Quantity {
        value,
        unit: Unit::People,
        bound,
        population: Population::Migrants,
        measure: Measure::Stock,
        origin: Origin::Observed,
        part_of: None,
        share_of: None,
        counts: None,
    }
}

/// A fact with a label and a number; its name is its number in the sheet.
pub fn fact(index: usize, label: &str, quantity: Quantity) -> Fact {
    Fact {
        id: format!("f{index}").into(),
        label: Some(own(label)),
        sentence: None,
        note: None,
        place: None,
        scope: None,
        period: Period::Stated("2020".into()),
        source: "source".into(),
        as_printed: None,
        status: Status::Stated,
        kind: Kind::Quantity(quantity),
    }
}

pub fn sheet(facts: Vec<Fact>) -> FactSheet {
    let suits = |widget| Suits { widget, title: own("Made up"), subtitle: Some(own("People")), note: None };
    FactSheet {
        id: "made-up".into(),
        title: own("A made-up sheet"),
        widgets: Widget::ALL.map(suits).to_vec().into(),
        sources: vec![Source {
            id: "source".into(),
            publisher: own("Nobody"),
            title: own("Nothing"),
            year: None,
            address: "https://example.org/".into(),
            licence: None,
        }]
        .into(),
        facts: facts.into(),
        corrections: Vec::new().into(),
        notices: Vec::new().into(),
    }
}

/// Something that happened at a date, as EDTF; without one at a date that is not known.
pub fn event(index: usize, label: &str, edtf: Option<&str>) -> Fact {
    let kind = Kind::Event(Event { venue: None, ordinal: None });
    let period = edtf.map_or(Period::Unknown, |edtf| Period::Stated(edtf.to_owned().into()));
    Fact { kind, period, ..fact(index, label, quantity(None, Bound::Exact)) }
}

/// Several states, by code.
pub fn list(index: usize, label: &str, codes: &[&str]) -> Fact {
    let item = |code: &&str| Item::Place((*code).to_owned().into());
    let items = codes.iter().map(item).collect::<Vec<_>>().into();
    Fact { kind: Kind::List(Listing { items, open: false }), ..fact(index, label, quantity(None, Bound::Exact)) }
}

/// As many facts as a kind of picture can show beside each other. Numbers are as `values`, in order, over and over; one
/// share is a percentage, several are parts with the whole that they make up; events have their dates; of states there is
/// one list of that many.
pub fn facts(widget: Widget, count: usize, label: &str, values: &[Option<f64>]) -> Vec<Fact> {
    let value = |index: usize| values[index % values.len()];
    let number = |index: usize| fact(index, label, quantity(value(index), Bound::Exact));
    match widget {
        Widget::Card | Widget::Totals => (0..count).map(number).collect(),
        Widget::Trend => {
            let dated = |index| Fact { period: Period::Stated(format!("{:04}", 1500 + index).into()), ..number(index) };
            (0..count).map(dated).collect()
        }
        Widget::Timeline => (0..count).map(|index| event(index, label, date(index).as_deref())).collect(),
        Widget::Members if count == 0 => Vec::new(),
        Widget::Members => {
            let codes: Vec<&str> = codes().iter().map(String::as_str).cycle().take(count).collect();
            vec![list(0, label, &codes)]
        }
        Widget::Share if count < 2 => {
            let share = |index| Quantity {
                unit: Unit::Percent,
                share_of: Some(own(label)),
                ..quantity(value(index).map(|value| value.clamp(0.0, 100.0)), Bound::Exact)
            };
            (0..count).map(|index| fact(index, label, share(index))).collect()
        }
        Widget::Share => {
            (0..count).map(|index| part(index, label, value(index))).chain([whole(count, values)]).collect()
        }
    }
}

/// A part of the world; there are more parts than codes when many are asked for.
fn part(index: usize, label: &str, value: Option<f64>) -> Fact {
    let part = Quantity { part_of: Some("001".into()), ..quantity(value, Bound::Exact) };
    let place = codes().get(index + 1).map_or_else(|| format!("P{index}"), String::clone);
    Fact { place: Some(place.into()), ..fact(index, label, part) }
}

/// The world, as large as so many parts are together.
fn whole(count: usize, values: &[Option<f64>]) -> Fact {
    let sum = (0..count).filter_map(|index| values[index % values.len()]).sum();
    Fact { place: Some("001".into()), ..fact(count, "World", quantity(Some(sum), Bound::Exact)) }
}

/// Days, months and years by turns, from 1900 on; every tenth date is not known.
fn date(index: usize) -> Option<String> {
    let (year, month, day) = (1900 + index % 120, 1 + index % 12, 1 + index % 28);
    match index % 10 {
        9 => None,
        8 => Some(format!("{year}")),
        7 => Some(format!("{year}-{month:02}")),
        _ => Some(format!("{year}-{month:02}-{day:02}")),
    }
}

/// Every code of UN M49 and ISO 3166-1 alpha-3 that the product knows.
pub fn codes() -> &'static [String] {
    static CODES: LazyLock<Vec<String>> = LazyLock::new(|| {
        let table = super::read("data/codes/m49.csv");
        let columns = table.lines().skip(1).flat_map(|line| line.splitn(3, ',').take(2));
        columns.filter(|code| !code.is_empty()).map(String::from).collect()
    });
    &CODES
}

/// The story of these facts, in the order given.
pub fn told(widget: Widget, facts: Vec<Fact>) -> Story<'static> {
    let options = Options { widget: Some(widget), ..super::options(&[("sort", "given")]) };
    super::told(sheet(facts), options, Language::english())
}

/// A story of labelled numbers, in the order given.
pub fn story(widget: Widget, facts: &[(&str, Option<f64>, Bound)]) -> Story<'static> {
    let numbered = facts.iter().enumerate();
    told(widget, numbered.map(|(index, (label, value, bound))| fact(index, label, quantity(*value, *bound))).collect())
}
