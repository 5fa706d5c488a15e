//! Bars whose numbers are negative, or narrow, and their place in the order.
#![cfg(all(feature = "fonts", not(target_arch = "wasm32")))]
#![allow(missing_docs, clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use migration_facts::fact::{Bound, Fact, FactId, Population, Quantity, Unit, Widget};
use migration_facts::geom::Rect;
use migration_facts::language::Language;
use migration_facts::options::Options;
use migration_facts::scene::{Part, Scene, Size, Spot};
use migration_facts::story::Story;
use migration_facts::view::View;
use migration_facts::widgets;
use support::boxes;
use support::{made, ruler};

fn bars(facts: &[(&str, Option<f64>, Bound)], width: f64) -> Scene {
    let story = made::story(Widget::Totals, facts);
    widgets::scene(&story, story.view(), Size::wide(width), ruler())
}

fn parts(scene: &Scene, fact: FactId, part: Part) -> Vec<Rect> {
    let marks = scene.marks.iter().filter(|mark| mark.key.fact == Some(fact) && mark.key.part == part);
    marks.map(|mark| boxes::of(mark, ruler())).collect()
}

#[test]
fn a_negative_number_has_the_form_of_its_bound_at_its_own_end() {
    for bound in [Bound::About, Bound::MoreThan, Bound::AtLeast, Bound::LessThan, Bound::UpTo] {
        let scene = bars(&[("A", Some(-5e6), bound), ("B", Some(5e6), Bound::Exact)], 640.0);
        let zero = parts(&scene, 1, Part::Bar)[0].x;
        let forms = parts(&scene, 0, Part::Bound);
        assert!(
            !forms.is_empty() && forms.iter().all(|form| form.right() < zero - 100.0 && form.x >= 0.0),
            "{bound:?}"
        );
    }
}

#[test]
fn less_than_a_negative_number_is_open_away_from_zero() {
    let beyond = |bound| {
        let scene = bars(&[("A", Some(-5e6), bound), ("B", Some(5e6), Bound::Exact)], 640.0);
        parts(&scene, 0, Part::Bound)[0].right() < parts(&scene, 0, Part::Bar)[0].x
    };
    assert!(beyond(Bound::LessThan) && !beyond(Bound::MoreThan));
}

#[test]
fn a_range_stays_in_a_body_of_any_width() {
    for width in [120.0, 140.0, 160.0, 280.0] {
        let scene = bars(&[("A", Some(4e6), Bound::Range(8e6))], width);
        let body = Rect::new(0.0, 0.0, width, scene.height);
        for mark in &scene.marks {
            assert!(body.holds(&boxes::of(mark, ruler()), 1.5), "{width}: {mark:?}");
        }
    }
}

#[test]
fn a_range_below_zero_is_solid_to_its_nearer_end() {
    let facts =
        [("A", Some(-8e6), Bound::Range(-4e6)), ("B", Some(-4e6), Bound::Exact), ("C", Some(-8e6), Bound::Exact)];
    let scene = bars(&facts, 640.0);
    assert_eq!(
        parts(&scene, 0, Part::Bar),
        parts(&scene, 1, Part::Bar)
            .iter()
            .map(|bar| Rect { y: parts(&scene, 0, Part::Bar)[0].y, ..*bar })
            .collect::<Vec<_>>()
    );
    let far = parts(&scene, 2, Part::Bar)[0].x;
    assert!(
        parts(&scene, 0, Part::Bound)
            .iter()
            .all(|stripe| stripe.x >= far && stripe.right() <= parts(&scene, 1, Part::Bar)[0].x + 4.0)
    );
}

#[test]
fn a_bar_says_its_place_among_those_of_its_year() {
    let story = support::story(&[("sheet", "undesa-2020"), ("widget", "totals")]);
    let place = |name: &str| {
        let id = story.facts.iter().find(|shown| shown.fact.id == name).unwrap().id;
        widgets::tip(&story, Spot::of(id)).lines.into_iter().find(|line| line.starts_with("No. "))
    };
    assert_eq!(place("europe-2020").as_deref(), Some("No. 1 of 6"));
    assert_eq!(place("europe-2015").as_deref(), Some("No. 2 of 6"), "Asia had more in 2015");
    assert_eq!(place("world-2020"), None, "the whole is no part");
    let missing = made::story(
        Widget::Totals,
        &[("A", None, Bound::Exact), ("B", Some(1.0), Bound::Exact), ("C", Some(2.0), Bound::Exact)],
    );
    let lines = |fact| widgets::tip(&missing, Spot::of(fact)).lines;
    assert!(lines(0).iter().all(|line| !line.starts_with("No. ")) && lines(1).contains(&"No. 2 of 2".into()));
}

/// Things that have no word of their own, and a whole that they are parts of.
fn of_things(widget: Widget, lang: &str) -> Story<'static> {
    let other = |value| Quantity {
        unit: Unit::Other,
        population: Population::Things,
        part_of: Some("001".into()),
        ..made::quantity(Some(value), Bound::About)
    };
    let mut facts = vec![made::fact(0, "A", other(1500.0)), made::fact(1, "B", other(500.0))];
    let whole = Quantity { part_of: None, ..other(2000.0) };
    facts.push(Fact { place: Some("001".into()), ..made::fact(2, "All", whole) });
    let options = Options { widget: Some(widget), ..support::options(&[("lang", lang)]) };
    support::told(made::sheet(facts), options, Language::find(lang).unwrap())
}

#[test]
fn a_number_of_things_without_a_word_stands_alone_in_every_language() {
    for lang in ["en", "es", "fr", "pt", "ar", "zh", "ru"] {
        for widget in [Widget::Card, Widget::Totals, Widget::Share, Widget::Trend] {
            let story = of_things(widget, lang);
            assert!(story.facts.len() >= 2, "{widget:?}");
            let figure = story.language.figure(story.facts[0].fact.quantity().unwrap(), 0);
            assert_eq!((figure.unit.as_str(), figure.behind.as_str()), ("", ""), "{lang}");
            let scene = widgets::scene(
                &story,
                View { selected: Some(Spot::of(0)), ..story.view() },
                Size::wide(640.0),
                ruler(),
            );
            let value = scene.selected.unwrap().value;
            assert_eq!(value, figure.full, "{lang} {widget:?}");
            for said in [&figure.phrase, &figure.spoken] {
                assert!(said.trim() == said && !said.contains("  "), "{lang}: {said:?}");
            }
        }
    }
}
