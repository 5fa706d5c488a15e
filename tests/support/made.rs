//! Made-up sheets with values that no bundled sheet has.

use migration_facts::fact::{
    Bound, Fact, FactSheet, Kind, Measure, Origin, Period, Population, Quantity, Source, Status, Suits, Text, Unit,
    Widget,
};
use migration_facts::language::Language;
use migration_facts::options::Options;
use migration_facts::story::Story;

fn own(words: &str) -> Text {
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
    }
}

/// A story of labelled numbers, in the order given.
pub fn story(widget: Widget, facts: &[(&str, Option<f64>, Bound)]) -> Story<'static> {
    let numbered = facts.iter().enumerate();
    let facts = numbered.map(|(index, (label, value, bound))| fact(index, label, quantity(*value, *bound))).collect();
    let options = Options { widget: Some(widget), ..super::options(&[("sort", "given")]) };
    super::told(sheet(facts), options, Language::english())
}
