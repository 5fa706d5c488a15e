//! What the bundled sheets may say, beyond what the check of a sheet can see.
#![cfg(all(feature = "fonts", not(target_arch = "wasm32")))]
#![allow(missing_docs, clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use migration_facts::fact::{
    Bound, Fact, FactSheet, Kind, Measure, Period, Population, Quantity, Status, Text, Unit, Widget,
};
use migration_facts::language::Language;
use migration_facts::sheet::bundled;
use migration_facts::story::plain_year;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

fn sheet(id: &str) -> FactSheet {
    bundled::find(id).unwrap()
}

fn fact<'a>(sheet: &'a FactSheet, id: &str) -> &'a Fact {
    sheet.facts.iter().find(|fact| fact.id == id).unwrap_or_else(|| panic!("{id}"))
}

fn quantity(fact: &Fact) -> &Quantity {
    match &fact.kind {
        Kind::Quantity(quantity) => quantity,
        other => panic!("{}: {other:?}", fact.id),
    }
}

/// Every text of a sheet's file.
fn texts(sheet: &str) -> Vec<String> {
    fn collect(value: &Value, texts: &mut Vec<String>) {
        match value {
            Value::String(text) => texts.push(text.clone()),
            Value::Array(items) => items.iter().for_each(|item| collect(item, texts)),
            Value::Object(fields) => fields.values().for_each(|field| collect(field, texts)),
            _ => {}
        }
    }
    let mut found = Vec::new();
    collect(&serde_json::from_str(&support::read(&format!("data/sheets/{sheet}.json"))).unwrap(), &mut found);
    assert!(found.len() > 20);
    found
}

fn is_web(address: &str) -> bool {
    let host = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"));
    host.is_some_and(|host| host.contains('.') && !host.contains(char::is_whitespace))
}

/// Reason and address of everything inferred in a fact.
fn inferences(fact: &Fact) -> Vec<(&Text, &str)> {
    let mut found = Vec::new();
    if let Status::Inferred { reason, address } = &fact.status {
        found.push((reason, address.as_ref()));
    }
    if let Period::Inferred { reason, address, .. } = &fact.period {
        found.push((reason, address.as_ref()));
    }
    found
}

// The first rule: every number carries all that it takes to read it.

#[test]
fn the_regions_add_up_to_the_world_in_every_year() {
    let sheet = sheet("undesa-2020");
    let mut years: BTreeMap<String, (f64, f64, usize)> = BTreeMap::new();
    for fact in sheet.facts.iter() {
        let (quantity, year) = (quantity(fact), plain_year(fact).unwrap().to_string());
        let (world, regions, count) = years.entry(year).or_default();
        match (fact.place.as_deref().unwrap(), quantity.part_of.as_deref()) {
            ("001", None) => *world += quantity.value.unwrap(),
            (_, Some("001")) => (*regions, *count) = (*regions + quantity.value.unwrap(), *count + 1),
            other => panic!("{other:?}"),
        }
    }
    let found: Vec<&str> = years.keys().map(String::as_str).collect();
    assert_eq!(found, ["1990", "1995", "2000", "2005", "2010", "2015", "2020"]);
    for (year, (world, regions, count)) in years {
        assert_eq!((world, count), (regions, 6), "{year}");
    }
}

#[test]
fn the_six_regions_are_those_of_the_united_nations() {
    let sheet = sheet("undesa-2020");
    let places: BTreeSet<&str> = sheet.facts.iter().filter_map(|fact| fact.place.as_deref()).collect();
    assert_eq!(places.into_iter().collect::<Vec<_>>(), ["001", "002", "009", "021", "142", "150", "419"]);
}

#[test]
fn a_migrant_stock_is_called_a_stock_of_migrants() {
    for fact in sheet("undesa-2020").facts.iter() {
        let quantity = quantity(fact);
        assert_eq!((&quantity.measure, quantity.population), (&Measure::Stock, Population::Migrants), "{}", fact.id);
    }
}

#[test]
fn twenty_five_million_is_about_movements_and_unclear() {
    let sheet = sheet("iom-costa-rica");
    let quantity = quantity(fact(&sheet, "movements"));
    assert_eq!((quantity.value, quantity.unit), (Some(25e6), Unit::People));
    assert_eq!((quantity.bound, quantity.population), (Bound::About, Population::Movements));
    assert!(matches!(quantity.measure, Measure::Unclear { .. }));
}

#[test]
fn the_share_of_the_world_is_more_than_thirteen_per_cent_of_the_migrants() {
    let sheet = sheet("iom-costa-rica");
    let quantity = quantity(fact(&sheet, "share-of-world"));
    assert_eq!((quantity.value, quantity.unit, quantity.bound), (Some(13.0), Unit::Percent, Bound::MoreThan));
    assert_eq!(Language::english().text(quantity.share_of.as_ref().unwrap()), "the world’s migrants");
}

#[test]
fn the_world_total_is_derived_from_both_figures_and_stays_below_their_quotient() {
    let sheet = sheet("iom-costa-rica");
    let total = fact(&sheet, "world-total");
    let Status::Derived { from } = &total.status else { panic!("{:?}", total.status) };
    assert_eq!(from.as_ref(), ["movements", "share-of-world"]);
    let [people, share] = ["movements", "share-of-world"].map(|id| quantity(fact(&sheet, id)).value.unwrap());
    let quotient = people / (share / 100.0);
    assert_eq!((quantity(total).bound, quantity(total).value), (Bound::LessThan, Some((quotient / 1e6).round() * 1e6)));
}

// The second rule: stated, announced, counted, inferred and derived are told apart.

#[test]
fn everything_inferred_has_a_reason_and_an_address() {
    let english = Language::english();
    let mut seen = 0;
    for sheet in bundled::sheets() {
        for fact in sheet.facts.iter() {
            for (reason, address) in inferences(fact) {
                assert!(!english.text(reason).trim().is_empty() && is_web(address), "{}: {}", sheet.id, fact.id);
                seen += 1;
            }
        }
    }
    assert!(seen > 30);
}

#[test]
fn every_source_has_a_web_address() {
    for sheet in bundled::sheets() {
        for fact in sheet.facts.iter() {
            let source = sheet.sources.iter().find(|source| source.id == fact.source).unwrap();
            assert!(is_web(&source.address), "{}: {}", sheet.id, source.address);
        }
    }
}

// The fifth rule: a list opened by "include" is open; a count of ours is counted.

#[test]
fn a_list_that_includes_is_open() {
    for id in ["iom-costa-rica", "iom-honduras"] {
        let json: Value = serde_json::from_str(&support::read(&format!("data/sheets/{id}.json"))).unwrap();
        for fact in json["facts"].as_array().unwrap() {
            let printed = fact.get("as-printed").and_then(Value::as_str).unwrap_or("");
            if printed.split_whitespace().any(|word| word.starts_with("include")) {
                assert_eq!(fact["kind"]["list"]["open"], true, "{}", fact["id"]);
            }
        }
    }
}

#[test]
fn the_eleven_members_are_eleven_by_name() {
    let sheet = sheet("iom-honduras");
    let Kind::List(list) = &fact(&sheet, "members").kind else { panic!() };
    let places: BTreeSet<&str> = list.items.iter().map(|item| item.place().unwrap()).collect();
    assert!(!list.open && places.len() == list.items.len());
    assert_eq!(quantity(fact(&sheet, "member-count")).value, Some(11.0));
    assert_eq!(places.len(), 11);
}

#[test]
fn organizers_are_three_by_our_own_count() {
    let sheet = sheet("iom-costa-rica");
    let count = fact(&sheet, "organizer-count");
    assert_eq!((&count.status, quantity(count).value), (&Status::Counted, Some(3.0)));
    assert_eq!(quantity(count).counts.as_deref(), Some("organizers"));
}

// The sixth and the seventh rule: counts of different things never share an axis.

#[test]
fn what_shares_an_axis_counts_the_same_in_the_same_way() {
    let axis = [Widget::Totals, Widget::Share, Widget::Trend];
    for (sheet, widget) in support::pairs().into_iter().filter(|(_, widget)| axis.contains(widget)) {
        let story = support::story(&[("sheet", &sheet.id), ("widget", widget.name())]);
        let kinds: Vec<String> = story
            .facts
            .iter()
            .map(|shown| quantity(shown.fact))
            .map(|quantity| format!("{:?} {:?} {:?}", quantity.unit, quantity.population, quantity.measure))
            .collect();
        assert!(!kinds.is_empty() && kinds.windows(2).all(|pair| pair[0] == pair[1]), "{}: {kinds:?}", sheet.id);
    }
}

// The ninth rule: personal data never reaches the product.

#[test]
fn no_sheet_holds_a_mail_address() {
    for id in bundled::IDS {
        assert!(texts(id).iter().all(|text| !text.contains('@')), "{id}");
    }
}

// Traps that someone fell into.

#[test]
fn iom_was_never_founded_it_promotes_migration_since_1951() {
    assert!(texts("iom").iter().all(|text| !text.to_lowercase().contains("founded")));
    let sheet = sheet("iom");
    assert_eq!(fact(&sheet, "since-1951").period, Period::Stated("1951".into()));
}

#[test]
fn the_agenda_of_2030_is_a_name_and_no_event() {
    for id in ["iom-costa-rica", "iom"] {
        for fact in sheet(id).facts.iter().filter(|fact| matches!(fact.kind, Kind::Event(_))) {
            assert!(!format!("{:?}", fact.period).contains("2030"), "{id}: {}", fact.id);
        }
    }
}

#[test]
fn twenty_countries_are_announced_and_not_named() {
    let sheet = sheet("iom-costa-rica");
    let countries = fact(&sheet, "countries-represented");
    assert_eq!(countries.status, Status::Announced);
    let quantity = quantity(countries);
    assert_eq!((quantity.value, quantity.bound, quantity.counts.as_deref()), (Some(20.0), Bound::Exact, None));
}

#[test]
fn the_dates_of_the_two_conferences_are_inferred() {
    for (id, facts) in [("iom-costa-rica", &["conference", "dakar-conference"][..]), ("iom-honduras", &["length"])] {
        let sheet = sheet(id);
        for name in facts {
            assert!(matches!(fact(&sheet, name).period, Period::Inferred { .. }), "{id}: {name}");
        }
    }
}

#[test]
fn a_date_of_the_first_meeting_is_no_more_precise_than_printed() {
    let sheet = sheet("iom-honduras");
    for (id, edtf) in [("summit", "1996-02"), ("first-meeting", "1996-03"), ("creation", "1996")] {
        assert_eq!(fact(&sheet, id).period, Period::Stated(edtf.into()), "{id}");
    }
}

#[test]
fn member_states_and_presence_are_not_the_same_count() {
    let sheet = sheet("iom");
    let [members, presence] = ["member-states", "presence"].map(|id| quantity(fact(&sheet, id)));
    assert_eq!((members.value, members.unit), (Some(175.0), Unit::States));
    assert_eq!((presence.value, presence.unit), (Some(171.0), Unit::Countries));
    assert_ne!(members.population, presence.population);
}

#[test]
fn every_sheet_has_the_widgets_that_suit_it_and_no_others() {
    let suits = |id| -> BTreeSet<&str> { sheet(id).widgets.iter().map(|suits| suits.widget.name()).collect() };
    for (id, widgets) in [
        ("iom-costa-rica", &["card", "totals", "share", "members", "timeline"][..]),
        ("iom-honduras", &["card", "members", "timeline"]),
        ("iom", &["card", "trend"]),
        ("undesa-2020", &["card", "totals", "share", "trend"]),
        ("rcm-meetings", &["card", "timeline"]),
    ] {
        assert_eq!(suits(id), widgets.iter().copied().collect(), "{id}");
    }
    assert_eq!(bundled::IDS.len(), 5);
}
