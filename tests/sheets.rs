//! Own fact sheets: whatever sheet is written is read as it was, and every sheet of `tests/sheets` has the remarks that
//! stand beside it (`UPDATE=1` writes them anew).
#![cfg(not(target_arch = "wasm32"))]
#![allow(missing_docs, clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use migration_facts::fact::*;
use migration_facts::language::Language;
use migration_facts::options::Options;
use migration_facts::scene::Size;
use migration_facts::sheet::bundled::unpack;
use migration_facts::sheet::judge;
use migration_facts::sheet::own::{self, Asked};
use migration_facts::sheet::pack::pack;
use migration_facts::sheet::remark::{At, Level, Remark};
use migration_facts::sheet::{json, own::FACTS};
use migration_facts::story;
use migration_facts::text::{Font, Measure as Ruler};
use migration_facts::widgets;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use std::fs;
use std::path::Path;

/// Words that a sheet may hold: every script, quotes, backslashes, HTML, no signs that are not seen.
fn words() -> impl Strategy<Value = String> {
    "[a-zA-Z0-9éßЖ中ع<>&\"'\\\\/{}.,%|*-][a-zA-Z éЖ中ع<>&\"'\\\\/{}.,%|*_-]{0,30}"
}

fn text() -> impl Strategy<Value = Text> {
    words().prop_map(Text::Own)
}

fn date() -> impl Strategy<Value = Str> {
    (1000u16..2020, 1u8..=12, 1u8..=28, 0u8..4).prop_map(|(year, month, day, form)| {
        Str::Owned(match form {
            0 => format!("{year}"),
            1 => format!("{year}-{month:02}"),
            2 => format!("{year}-{month:02}-{day:02}"),
            3 => format!("{year}~"),
            4 => format!("{}X", year / 10),
            5 => format!("{year}-21"),
            6 => format!("{year}/.."),
            7 => format!("../{year}"),
            _ => format!("{year}/{}", year + 1),
        })
    })
}

fn address() -> Str {
    Str::Borrowed("https://example.org/page?a=1&b=2")
}

fn period() -> impl Strategy<Value = Period> {
    prop_oneof![
        date().prop_map(Period::Stated),
        (date(), text()).prop_map(|(edtf, reason)| Period::Inferred { edtf, reason, address: address() }),
        Just(Period::Unknown),
    ]
}

fn status() -> impl Strategy<Value = Status> {
    prop_oneof![
        Just(Status::Stated),
        Just(Status::Announced),
        Just(Status::Counted),
        text().prop_map(|reason| Status::Inferred { reason, address: address() }),
        Just(Status::Derived { from: vec![Str::Borrowed("f0")].into() }),
    ]
}

/// Numbers of at most fifteen digits: what a number of a newsroom has, and what is read to the last bit.
fn value() -> impl Strategy<Value = f64> {
    prop_oneof![
        (0u64..1_000_000_000_000_000).prop_map(|whole| whole as f64),
        (-1_000_000_000i64..1_000_000_000).prop_map(|thousandths| thousandths as f64 / 1000.0),
        Just(0.1),
        Just(0.0),
    ]
}

fn bound(value: f64) -> impl Strategy<Value = Bound> {
    prop_oneof![
        Just(Bound::Exact),
        Just(Bound::About),
        Just(Bound::MoreThan),
        Just(Bound::AtLeast),
        Just(Bound::LessThan),
        Just(Bound::UpTo),
        (0u32..1_000_000).prop_map(move |more| Bound::Range(value.trunc() + 1.0 + f64::from(more))),
    ]
}

fn measure() -> impl Strategy<Value = Measure> {
    prop_oneof![
        Just(Measure::Stock),
        Just(Measure::Flow),
        Just(Measure::Event),
        Just(Measure::Count),
        text().prop_map(|reason| Measure::Unclear { reason }),
    ]
}

fn origin() -> impl Strategy<Value = Origin> {
    prop_oneof![Just(Origin::Observed), Just(Origin::Projection), text().prop_map(|by| Origin::Extrapolation { by }),]
}

fn quantity() -> impl Strategy<Value = Quantity> {
    let numbers = option::weighted(0.9, value())
        .prop_flat_map(|value| (Just(value), value.map_or(Just(Bound::Exact).boxed(), |value| bound(value).boxed())));
    let who = (0..Unit::ALL.len(), 0..Population::ALL.len());
    (numbers, who, measure(), origin(), option::of(Just(Str::Borrowed("001"))), text()).prop_map(
        |((value, bound), (unit, population), measure, origin, part_of, whole)| {
            let unit = Unit::ALL[unit];
            // A share is between 0 and 100.
            let (value, bound) =
                if unit == Unit::Percent { (value.map(|_| 13.5), Bound::About) } else { (value, bound) };
            let population = Population::ALL[population];
            let share_of = (unit == Unit::Percent).then_some(whole);
            Quantity { value, unit, bound, population, measure, origin, part_of, share_of, counts: None }
        },
    )
}

fn item() -> impl Strategy<Value = Item> {
    prop_oneof![
        text().prop_map(Item::Name),
        Just(Item::Place("HND".into())),
        date().prop_map(|since| Item::Listed { place: "CRI".into(), since, source: "page".into() }),
    ]
}

/// A list that names no place twice.
fn listing() -> impl Strategy<Value = Listing> {
    (vec(item(), 1..6), any::<bool>()).prop_map(|(mut items, open)| {
        let mut seen = Vec::new();
        items.retain(|item| {
            item.place().is_none_or(|place| {
                !seen.contains(&place.to_owned()) && {
                    seen.push(place.to_owned());
                    true
                }
            })
        });
        Listing { items: items.into(), open }
    })
}

fn kind() -> impl Strategy<Value = Kind> {
    prop_oneof![
        4 => quantity().prop_map(Kind::Quantity),
        1 => (option::of(text()), option::of(1u16..500)).prop_map(|(venue, ordinal)| Kind::Event(Event { venue, ordinal })),
        1 => listing().prop_map(Kind::List),
        1 => (1u16.., text()).prop_map(|(rank, of)| Kind::Rank(Rank { rank, of })),
        1 => (text(), 0..Verb::ALL.len(), text()).prop_map(|(subject, verb, object)| {
            Kind::Relation(Relation { subject, verb: Verb::ALL[verb], object })
        }),
        1 => text().prop_map(|text| Kind::Statement(Statement { text })),
    ]
}

fn fact() -> impl Strategy<Value = Fact> {
    let texts = (text(), option::of(text()), option::of(text()), option::of(text()));
    let place = option::of(prop_oneof![Just("SSD"), Just("419"), Just("001")]);
    (texts, place, period(), status(), kind()).prop_map(
        |((label, sentence, note, scope), place, period, status, kind)| Fact {
            id: "f".into(),
            label: Some(label),
            sentence,
            note,
            scope,
            place: place.map(Str::Borrowed),
            period,
            source: "page".into(),
            as_printed: Some("more than 25 million".into()),
            status,
            kind,
        },
    )
}

/// The sheet with the widgets for which it has facts.
fn suited(mut sheet: FactSheet) -> FactSheet {
    let remarks = judge::judge(&sheet);
    let empty = |at: usize| remarks.iter().any(|remark| remark.at == At::Path(format!("widgets[{at}].widget")));
    let fitting = sheet.widgets.iter().enumerate().filter(|(at, _)| !empty(*at));
    sheet.widgets = fitting.map(|(_, suits)| suits.clone()).collect::<Vec<_>>().into();
    sheet
}

/// Every letter is half as wide as it is high.
struct Even;

impl Ruler for Even {
    fn width(&self, text: &str, font: Font) -> f64 {
        text.chars().count() as f64 * font.size / 2.0
    }
}

prop_compose! {
    /// A sheet without fault.
    fn sheet()(title in text(), subtitle in option::of(text()), publisher in text(), mut facts in vec(fact(), 1..8)) -> FactSheet {
        for (at, fact) in facts.iter_mut().enumerate() {
            fact.id = format!("f{at}").into();
        }
        let suits = |widget| Suits { widget, title: title.clone(), subtitle: subtitle.clone(), note: None };
        let source = Source {
            id: "page".into(), publisher, title: title.clone(), year: None, address: address(), licence: Some("CC BY 4.0".into()),
        };
        let widgets = Widget::ALL.map(suits).to_vec().into();
        suited(FactSheet { id: "made".into(), title, widgets, sources: vec![source].into(), facts: facts.into() })
    }
}

/// The texts of a sheet that was unpacked, put back in the place of their numbers; a text is what stands where the
/// other sheet has one.
fn restored(value: &mut serde_json::Value, pattern: &serde_json::Value, language: &Language) {
    use serde_json::Value::{Array, Number, Object, String};
    match (value, pattern) {
        (Object(fields), Object(pattern)) => {
            fields.iter_mut().for_each(|(name, value)| restored(value, &pattern[name], language));
        }
        (Array(items), Array(pattern)) => {
            items.iter_mut().zip(pattern).for_each(|(value, pattern)| restored(value, pattern, language));
        }
        (value @ Number(_), String(_)) => {
            let text = Text::Bundled(value.as_u64().unwrap() as u16);
            *value = language.text(&text).into();
        }
        _ => {}
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_written_is_read_as_it_was(sheet in sheet()) {
        let text = serde_json::to_string_pretty(&sheet).unwrap();
        match own::read(&text, &Asked::default()) {
            Ok(own) => prop_assert_eq!(own.sheet, sheet),
            Err(remarks) => prop_assert!(false, "{:?}\n{}", remarks, text),
        }
    }

    #[test]
    fn what_is_packed_is_unpacked_as_it_was(sheet in sheet()) {
        let text = pack(&sheet);
        let packed = unpack(&text).unwrap();
        let language = Language::with("", packed.start, packed.texts);
        let mut wanted = sheet.clone();
        wanted.facts.to_mut().iter_mut().for_each(|fact| fact.as_printed = None);
        let wanted = serde_json::to_value(&wanted).unwrap();
        let mut found = serde_json::to_value(&packed.sheet).unwrap();
        restored(&mut found, &wanted, &language);
        prop_assert_eq!(found, wanted);
    }

    #[test]
    fn what_is_read_is_drawn_by_every_widget_that_suits_it(sheet in sheet(), lang in prop_oneof![Just("en"), Just("ar"), Just("zh")]) {
        for suits in sheet.widgets.iter() {
            let options = Options { widget: Some(suits.widget), ..Options::default() };
            let story = story::resolve(options, &sheet, Language::find(lang).unwrap()).unwrap();
            let description = widgets::describe(&story, story.view());
            prop_assert!(!description.title.is_empty() && !description.rows.is_empty(), "{:?}", suits.widget);
            for width in [280.0, 640.0] {
                let scene = widgets::scene(&story, story.view(), Size::wide(width), &Even);
                prop_assert!(scene.height.is_finite() && scene.height > 0.0, "{:?}", suits.widget);
            }
        }
    }

    #[test]
    fn a_sheet_with_a_piece_cut_out_is_said_to_be_at_fault_and_nothing_worse(sheet in sheet(), at in 0.0..1.0f64, length in 1usize..40) {
        let mut text: Vec<char> = serde_json::to_string(&sheet).unwrap().chars().collect();
        let start = (text.len() as f64 * at) as usize;
        text.drain(start..(start + length).min(text.len()));
        let text: String = text.into_iter().collect();
        if let Err(remarks) = own::read(&text, &Asked::default()) {
            prop_assert!(remarks.iter().any(|remark| remark.level() == Level::Error));
            let entries = json::place::Entries::new(&text);
            for remark in &remarks {
                entries.find(if let At::Path(path) = &remark.at { path } else { "" });
            }
        }
    }
}

/// A line for every remark on a text.
fn remarks(text: &str) -> String {
    let remarks = match own::read(text, &Asked::default()) {
        Ok(own) => own.remarks,
        Err(remarks) => remarks,
    };
    let line = |remark: &Remark| {
        let at = if let At::Path(path) = &remark.at { path } else { "" };
        format!("{} {at}: {} {}\n", remark.problem.name(), remark.message(), remark.hint())
    };
    remarks.iter().map(line).collect()
}

#[test]
fn every_sheet_has_the_remarks_that_stand_beside_it() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sheets");
    let mut count = 0;
    for entry in fs::read_dir(&folder).unwrap() {
        let file = entry.unwrap().path();
        if file.extension().is_some_and(|ending| ending == "json") {
            let said = remarks(&fs::read_to_string(&file).unwrap());
            let beside = file.with_extension("txt");
            if std::env::var_os("UPDATE").is_some() {
                fs::write(&beside, &said).unwrap();
            }
            assert_eq!(said, fs::read_to_string(&beside).unwrap(), "{}", file.display());
            count += 1;
        }
    }
    assert!(count > 8, "{count}");
}

#[test]
fn the_largest_sheet_is_read_packed_and_judged_in_time() {
    let sheet: serde_json::Value = serde_json::from_str(
        &fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sheets/good.json")).unwrap(),
    )
    .unwrap();
    let mut large = sheet.clone();
    let facts: Vec<serde_json::Value> = (0..FACTS)
        .map(|at| {
            let mut fact = sheet["facts"][0].clone();
            fact["id"] = format!("f{at}").into();
            fact["label"] = format!("Thing {at}").into();
            fact.as_object_mut().unwrap().remove("place");
            fact
        })
        .collect();
    large["facts"] = facts.into();
    let started = std::time::Instant::now();
    let own = own::read(&large.to_string(), &Asked::default()).unwrap();
    assert_eq!(unpack(&pack(&own.sheet)).unwrap().sheet.facts.len(), FACTS);
    assert!(started.elapsed().as_secs() < 5, "{:?}", started.elapsed());
}

#[test]
fn the_sheet_of_the_read_me_is_whole_and_without_fault() {
    let page = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap();
    let (_, section) = page.split_once("### A fact sheet").unwrap();
    let text = section.split_once("```json\n").unwrap().1.split_once("```").unwrap().0;
    assert_eq!(own::read(text, &Asked::default()).unwrap().remarks, []);
}
