//! Charts that others have published of the United Nations' figures, drawn again without the faults that they had there:
//! a first label cut off, equal labels on unequal bars, a headline that no number bears out, a year drawn twice.
#![cfg(all(feature = "fonts", not(target_arch = "wasm32")))]
#![allow(missing_docs, clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use migration_facts::fact::{Bound, Fact, FactId, Origin, Source, Text, Widget};
use migration_facts::geom::Rect;
use migration_facts::language::Language;
use migration_facts::options::Options;
use migration_facts::scene::{Part, Scene, Shape, Size};
use migration_facts::story::Story;
use migration_facts::widgets;
use support::boxes::{self, text};
use support::cases::{self, Case};
use support::{made, ruler};

/// Migrants by country of origin in 2020 (United Nations, International Migrant Stock 2020), and the number as it reads.
const ORIGINS: [(&str, f64, &str); 10] = [
    ("India", 17_869_492.0, "17.9 million"),
    ("Mexico", 11_185_737.0, "11.2 million"),
    ("Russian Federation", 10_756_697.0, "10.8 million"),
    ("China", 10_461_170.0, "10.5 million"),
    ("Syrian Arab Republic", 8_457_214.0, "8.5 million"),
    ("Bangladesh", 7_401_763.0, "7.4 million"),
    ("Pakistan", 6_328_400.0, "6.3 million"),
    ("Ukraine", 6_139_144.0, "6.1 million"),
    ("Philippines", 6_094_307.0, "6.1 million"),
    ("Afghanistan", 5_853_838.0, "5.9 million"),
];

/// Migrants in the world, in millions, as they read.
const WORLD: [(u32, &str); 7] = [
    (1990, "153.0"),
    (1995, "161.3"),
    (2000, "173.2"),
    (2005, "191.4"),
    (2010, "221.0"),
    (2015, "248.0"),
    (2020, "280.6"),
];

/// The ten countries, given in no order.
fn origins() -> Story<'static> {
    let fact = |index: usize| {
        let (name, people, _) = ORIGINS[(index * 7) % ORIGINS.len()];
        made::fact(index, name, made::quantity(Some(people), Bound::Exact))
    };
    let mut sheet = made::sheet((0..ORIGINS.len()).map(fact).collect());
    sheet.sources.to_mut()[0] = Source {
        publisher: Text::Own("United Nations Department of Economic and Social Affairs, Population Division".into()),
        title: Text::Own("International Migrant Stock 2020".into()),
        ..sheet.sources[0].clone()
    };
    let options = Options { widget: Some(Widget::Totals), ..Options::default() };
    support::told(sheet, options, Language::english())
}

/// What is written of a fact in one part of its picture, lines joined.
fn said(scene: &Scene, fact: FactId, part: Part) -> String {
    let marks = scene.marks.iter().filter(|mark| mark.key.fact == Some(fact) && mark.key.part == part);
    marks.filter_map(text).collect::<Vec<_>>().join(" ")
}

fn bar(scene: &Scene, fact: FactId) -> Rect {
    let bar = scene.marks.iter().find(|mark| mark.key.fact == Some(fact) && mark.key.part == Part::Bar).unwrap();
    boxes::of(bar, ruler())
}

#[test]
fn ten_countries_of_origin_have_their_whole_names_and_numbers_largest_first() {
    let story = origins();
    for width in [280.0, 320.0, 640.0] {
        let case = Case::new("ten origins", &story, story.view(), width);
        cases::assert_sound(&case);
        let drawn: Vec<[String; 2]> = case
            .scene
            .targets
            .iter()
            .map(|target| target.spot.fact)
            .map(|fact| [said(&case.scene, fact, Part::Label), said(&case.scene, fact, Part::Value)])
            .collect();
        let expected = ORIGINS.map(|(name, _, number)| [name.to_owned(), number.to_owned()]);
        assert_eq!(drawn, expected, "{width}");
    }
}

#[test]
fn what_reads_the_same_and_is_not_the_same_has_bars_of_different_length() {
    let story = origins();
    for width in [320.0, 640.0] {
        let scene = widgets::scene(&story, story.view(), Size::wide(width), ruler());
        let lengths: Vec<f64> = scene.targets.iter().map(|target| bar(&scene, target.spot.fact).width).collect();
        assert!(lengths.windows(2).all(|pair| pair[0] > pair[1]), "{width}: {lengths:?}");
        for (length, (name, people, _)) in lengths.iter().zip(ORIGINS) {
            assert!((length / lengths[0] - people / ORIGINS[0].1).abs() < 1e-9, "{name} at {width}");
        }
    }
}

#[test]
fn a_picture_keeps_the_line_of_its_source() {
    let story = origins();
    for width in [320.0, 640.0] {
        let picture = widgets::picture(&story, story.view(), Size::wide(width), ruler());
        let said: Vec<&str> = picture.marks.iter().filter_map(text).collect();
        let line = story.language.text(&story.sheet.sources[0].publisher);
        assert!(said.join(" ").contains(line), "{width}: {said:?}");
    }
}

/// The world's stock over the years, out of the bundled sheet.
fn world() -> Story<'static> {
    let facts = WORLD.map(|(year, _)| format!("world-{year}")).join(" ");
    support::story(&[("sheet", "undesa-2020"), ("widget", "trend"), ("facts", &facts)])
}

/// Whole millions with the same decimals as the others.
fn millions(fact: &Fact) -> String {
    format!("{:.1}", fact.value().unwrap() / 1e6)
}

#[test]
fn the_worlds_stock_is_at_its_years_with_its_numbers() {
    let story = world();
    let scene = widgets::scene(&story, story.view(), Size::wide(640.0), ruler());
    let said: Vec<&str> = scene.marks.iter().filter_map(text).collect();
    for (shown, (year, number)) in story.facts.iter().zip(WORLD) {
        assert_eq!(millions(shown.fact), number);
        assert!(said.iter().any(|text| text.starts_with(number)), "{number} of {year} is not among {said:?}");
        let people = story.language.value(shown.fact);
        let is_row = |row: &&Vec<String>| row.contains(&people) && row.contains(&year.to_string());
        assert_eq!(scene.description.rows.iter().filter(is_row).count(), 1, "{year}");
        let target = scene.targets.iter().find(|target| target.spot.fact == shown.id).unwrap();
        assert!(widgets::tip(&story, target.spot).value.starts_with(&people), "{year}");
    }
}

#[test]
fn the_growth_of_the_headline_is_that_of_the_numbers() {
    let story = world();
    let value = |id: &str| story.facts.iter().find(|shown| shown.fact.id == id).unwrap().fact.value().unwrap();
    let growth = format!("{:.0} per cent more", 100.0 * (value("world-2020") / value("world-1990") - 1.0));
    let scene = widgets::scene(&story, story.view(), Size::wide(640.0), ruler());
    assert!(scene.chrome.title.contains(&growth), "{growth}: {}", scene.chrome.title);
}

/// The point of a fact on its line: its distance from the left, and from the top.
fn point(scene: &Scene, fact: FactId) -> (f64, f64) {
    let dot = scene.marks.iter().find(|mark| mark.key.fact == Some(fact) && mark.key.part == Part::Dot).unwrap();
    let area = boxes::of(dot, ruler());
    (area.x + area.width / 2.0, area.middle())
}

#[test]
fn the_line_stands_on_zero_and_its_years_lie_as_far_apart_as_they_are() {
    let story = world();
    for width in [320.0, 640.0] {
        let scene = widgets::scene(&story, story.view(), Size::wide(width), ruler());
        let points: Vec<(f64, f64)> = story.facts.iter().map(|shown| point(&scene, shown.id)).collect();
        let steps: Vec<f64> = points.windows(2).map(|pair| pair[1].0 - pair[0].0).collect();
        assert!(steps.iter().all(|step| (step - steps[0]).abs() < 0.25 && *step > 0.0), "{steps:?}");
        let zero = zero(&scene);
        let value = |index: usize| story.facts[index].fact.value().unwrap();
        for (index, point) in points.iter().enumerate() {
            let (height, tallest) = (zero - point.1, zero - points[6].1);
            assert!(
                (height / tallest - value(index) / value(6)).abs() < 0.01,
                "{index} at {width}: {height} of {tallest}"
            );
        }
    }
}

/// Where the rule lies that the number "0" stands at, CSS px from the top.
fn zero(scene: &Scene) -> f64 {
    let ticks = scene.marks.iter().filter(|mark| mark.key.part == Part::Tick);
    let label =
        ticks.filter(|mark| text(mark) == Some("0")).map(|mark| boxes::of(mark, ruler()).middle()).next().unwrap();
    let rules = scene.marks.iter().filter(|mark| mark.key.part == Part::Rule && text(mark).is_none());
    let lines = rules.map(|mark| boxes::of(mark, ruler())).filter(|area| area.width > area.height);
    let middles = lines.map(|area| area.middle());
    middles.min_by(|a, b| (a - label).abs().total_cmp(&(b - label).abs())).unwrap()
}

/// The line that somebody prolonged to 2040, as its spec has it.
fn extrapolated() -> Story<'static> {
    support::spec::told_by(&support::spec::read(&support::path("tests/specs/trend-extrapolated.json")))
}

#[test]
fn a_prolonged_line_says_who_prolonged_it_and_has_2020_once() {
    let story = extrapolated();
    let in_year = |year: &str| -> Vec<&Fact> {
        let of_year = story.facts.iter().filter(|shown| shown.fact.period.edtf() == Some(year));
        of_year.map(|shown| shown.fact).collect()
    };
    assert_eq!(in_year("2020").len(), 1);
    let [last] = in_year("2040")[..] else { panic!("2040 once") };
    assert_eq!(last.value(), Some(411_155_949.0));
    let Origin::Extrapolation { .. } = last.quantity().unwrap().origin else { panic!("{last:?}") };
    let named = story.language.origin(&last.quantity().unwrap().origin);
    for width in [320.0, 640.0] {
        let case = Case::new("prolonged", &story, story.view(), width);
        cases::assert_sound(&case);
        let notices: Vec<String> = case.scene.chrome.notices.iter().map(|notice| notice.line()).collect();
        assert_eq!(notices.iter().filter(|notice| notice.contains(&named)).count(), 1, "{named:?} in {notices:?}");
    }
    let rows = widgets::describe(&story, story.view()).rows;
    assert!(rows.iter().any(|row| row.contains(&"411,155,949".to_owned())));
}

#[test]
fn a_prolonged_line_is_dashed_and_the_observed_one_is_not() {
    let story = extrapolated();
    let scene = widgets::scene(&story, story.view(), Size::wide(640.0), ruler());
    let observed = |fact: FactId| story.fact(fact).unwrap().quantity().unwrap().origin == Origin::Observed;
    let last = story.facts.iter().rfind(|shown| observed(shown.id)).unwrap();
    let edge = point(&scene, last.id).0;
    let strokes = scene.marks.iter().filter(|mark| mark.key.part == Part::Line);
    let strokes: Vec<Rect> =
        strokes.filter(|mark| matches!(mark.shape, Shape::Line { .. })).map(|mark| boxes::of(mark, ruler())).collect();
    let (before, after): (Vec<&Rect>, Vec<&Rect>) = strokes.iter().partition(|area| area.x + area.width / 2.0 < edge);
    assert!(
        before.len() < after.len() && after.len() > 8,
        "{} strokes before 2020, {} after",
        before.len(),
        after.len()
    );
    assert!(after.iter().all(|area| area.width < 20.0), "{after:?}");
}
