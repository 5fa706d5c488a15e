//! What holds of every picture of the bundled sheets: every kind, form, width and year.
#![cfg(all(feature = "fonts", not(target_arch = "wasm32")))]
#![allow(missing_docs, clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use migration_facts::fact::{Fact, Item, Kind, Widget};
use migration_facts::geom::{Point, Rect};
use migration_facts::language::Language;
use migration_facts::scene::{BLEED, Mark, Part, Picture, Shape, Size};
use migration_facts::story::{Layout, Story};
use migration_facts::svg::svg;
use migration_facts::theme::{Role, Theme};
use migration_facts::view::View;
use migration_facts::widgets;
use std::sync::LazyLock;
use support::boxes::{self, text};
use support::cases::{self, Case, FINGER, ROOMY, assert_apart, assert_inside};
use support::ruler;

/// Every scene of every story that the bundled sheets tell.
fn every(check: impl Fn(&Case)) {
    static STORIES: LazyLock<Vec<(String, Story<'static>)>> = LazyLock::new(|| support::stories(&Language::english()));
    static CASES: LazyLock<Vec<Case<'static>>> =
        LazyLock::new(|| STORIES.iter().flat_map(|(name, story)| cases::cases(name, story)).collect());
    assert!(CASES.len() > 500, "the sheets are found");
    cases::each(CASES.iter(), check);
}

#[test]
fn all_numbers_are_finite() {
    every(cases::assert_finite);
}

#[test]
fn nothing_leaves_the_body() {
    every(|case| {
        if case.width >= ROOMY {
            assert_inside(case);
        }
    });
}

#[test]
fn words_lie_neither_on_words_nor_on_bars() {
    every(|case| {
        if case.readable() {
            assert_apart(case);
        }
    });
}

/// Longer words, each between brackets: what fits in English alone would not fit in other languages.
#[test]
fn longer_words_lie_apart_as_well() {
    for (name, story) in support::stories(&support::marked()) {
        for width in [320.0, 640.0] {
            let case = Case::new(&name, &story, story.view(), width);
            assert_inside(&case);
            assert_apart(&case);
        }
    }
}

#[test]
fn every_shown_fact_has_a_target_and_every_target_a_shown_fact() {
    every(|case| {
        assert!(!case.scene.targets.is_empty(), "{}", case.name);
        cases::assert_targeted(case);
    });
}

#[test]
fn every_spot_has_its_name_and_is_found_by_it() {
    every(|case| {
        for target in case.scene.targets.iter().filter(|target| target.group.is_empty()) {
            let name = case.story.name(target.spot);
            assert_eq!(case.story.spot(&name), Some(target.spot), "{}: {name}", case.name);
        }
    });
}

#[test]
fn every_mark_of_a_fact_lies_in_its_target() {
    every(|case| {
        for mark in case.scene.marks.iter().filter(|_| case.readable()) {
            let Some(fact) = mark.key.fact else { continue };
            // A line runs from target to target, and its name stands at its end.
            if case.story.widget == Widget::Trend && mark.key.part != Part::Dot {
                continue;
            }
            let area = boxes::of(mark, ruler());
            let holds =
                case.scene.targets.iter().any(|at| Case::facts(at).contains(&fact) && at.area.holds(&area, 2.0));
            assert!(holds, "{}: {mark:?}", case.name);
        }
    });
}

#[test]
fn every_target_is_high_enough_for_a_finger() {
    every(|case| {
        for target in case.scene.targets.iter().filter(|_| case.readable()) {
            assert!(target.area.height >= FINGER, "{}: {target:?}", case.name);
        }
    });
}

#[test]
fn targets_do_not_overlap() {
    every(cases::assert_targets_apart);
}

/// What a row of the table must say of a fact.
fn row_of(language: &Language, fact: &Fact) -> Vec<String> {
    let mut said = vec![
        language.label(fact).to_owned(),
        language.value(fact),
        language.period(&fact.period),
        language.status(&fact.status).to_owned(),
    ];
    if let Kind::Quantity(quantity) = &fact.kind {
        let figure = language.figure(quantity, 0);
        said.extend([figure.full, figure.unit, figure.bound, language.measured_as(quantity)]);
    }
    said
}

fn assert_source(case: &Case, row: &[String], id: &str) {
    let source = case.story.sheet.sources.iter().find(|source| source.id == id).unwrap();
    let language = &case.story.language;
    for said in [language.text(&source.publisher), language.text(&source.title)] {
        assert!(row.iter().any(|cell| cell.contains(said)), "{}: {said:?} is not in {row:?}", case.name);
    }
}

fn assert_described(case: &Case, row: &[String], fact: &Fact) {
    assert_eq!(row.len(), case.scene.description.columns.len(), "{}", case.name);
    for said in row_of(&case.story.language, fact) {
        assert!(!said.is_empty() && row.contains(&said), "{}: {said:?} is not in {row:?}", case.name);
    }
    assert_source(case, row, &fact.source);
}

/// A row of its own for every state of a list.
fn assert_listed(case: &Case, items: &[Item], fact: &Fact) {
    let rows = &case.scene.description.rows;
    assert_eq!(rows.len(), items.len(), "{}", case.name);
    for item in items {
        let name = case.story.language.item(item);
        let row = rows.iter().find(|row| row.iter().any(|cell| cell == name)).unwrap_or_else(|| panic!("{name}"));
        assert_eq!(row.len(), case.scene.description.columns.len());
        match item {
            Item::Listed { source, .. } => assert_source(case, row, source),
            _ => assert_source(case, row, &fact.source),
        }
    }
}

#[test]
fn the_description_names_label_value_unit_bound_and_source_of_every_shown_fact() {
    every(|case| {
        let shown = case.story.shown(case.view);
        if let (Widget::Members, Kind::List(list)) = (case.story.widget, &shown[0].fact.kind) {
            return assert_listed(case, &list.items, shown[0].fact);
        }
        let rows = &case.scene.description.rows;
        assert_eq!(rows.len(), shown.len(), "{}", case.name);
        for (row, shown) in rows.iter().zip(&shown) {
            assert_described(case, row, shown.fact);
        }
    });
}

#[test]
fn the_description_is_the_same_with_and_without_a_layout() {
    every(|case| assert_eq!(case.scene.description, widgets::describe(case.story, case.view), "{}", case.name));
}

/// Text without white space, so that it does not matter where lines break.
fn squashed(text: &str) -> String {
    text.split_whitespace().collect()
}

fn words(picture: &Picture) -> String {
    picture.marks.iter().filter_map(text).map(squashed).collect()
}

#[test]
fn a_picture_says_title_subtitle_notices_and_source() {
    every(|case| {
        let picture = widgets::picture(case.story, case.view, Size::wide(case.width), ruler());
        assert!(picture.height > 0.0 && picture.height.is_finite(), "{}", case.name);
        let (said, chrome) = (words(&picture), &case.scene.chrome);
        let notices = chrome.notices.iter().map(|notice| notice.line());
        let needed = [chrome.title.clone(), chrome.subtitle.clone(), chrome.source.text.clone()];
        for needed in needed.into_iter().chain(notices) {
            assert!(!needed.is_empty() && said.contains(&squashed(&needed)), "{}: {needed:?}", case.name);
        }
    });
}

/// What a picture must name of a fact: of a list its states, on a map by code.
fn names<'a>(story: &'a Story, fact: &'a Fact) -> Vec<&'a str> {
    let map = story.options.layout == Some(Layout::Map);
    match (&fact.kind, story.widget) {
        (Kind::List(list), Widget::Members) => {
            let name = |item: &'a Item| if map { item.place().unwrap() } else { story.language.item(item) };
            list.items.iter().map(name).collect()
        }
        // The number of states stands in the headline and under its tiles.
        (_, Widget::Members) => Vec::new(),
        _ => vec![story.language.label(fact)],
    }
}

#[test]
fn a_picture_names_every_fact_on_it() {
    every(|case| {
        let said = words(&widgets::picture(case.story, case.view, Size::wide(case.width), ruler()));
        for shown in case.story.shown(case.view).iter().filter(|_| case.readable()) {
            for name in names(case.story, shown.fact) {
                assert!(said.contains(&squashed(name)), "{}: {name:?}", case.name);
            }
        }
    });
}

#[test]
fn every_number_is_drawn_with_the_glyph_of_its_bound() {
    every(|case| {
        // Of a line not every point has its number beside it.
        for shown in case.story.shown(case.view).iter().filter(|_| case.story.widget != Widget::Trend) {
            let Kind::Quantity(quantity) = &shown.fact.kind else { continue };
            let glyph = case.story.language.figure(quantity, 0).glyph;
            let of_fact = case.scene.marks.iter().filter(|mark| mark.key.fact == Some(shown.id));
            let values: Vec<&str> = of_fact.filter(|mark| mark.key.part == Part::Value).filter_map(text).collect();
            assert!(values.iter().any(|value| value.contains(&glyph)) || glyph.is_empty(), "{}: {values:?}", case.name);
        }
    });
}

#[test]
fn a_height_that_is_asked_for_is_filled_and_never_cut() {
    for (name, story) in support::stories(&Language::english()) {
        for width in [320.0, 640.0] {
            let own = widgets::picture(&story, story.view(), Size::wide(width), ruler()).height;
            let tall = widgets::picture(&story, story.view(), Size { width, height: own + 200.0 }, ruler()).height;
            assert!((tall - own - 200.0).abs() < 0.01, "{name} {width}: {own} {tall}");
            let cut = widgets::picture(&story, story.view(), Size { width, height: 10.0 }, ruler()).height;
            assert_eq!(cut, own, "{name} {width}");
        }
    }
}

#[test]
fn sizes_without_sense_are_taken_as_nothing() {
    let story = support::story(&[("sheet", "undesa-2020")]);
    for odd in [f64::NAN, f64::INFINITY, -5.0] {
        let scene = widgets::scene(&story, story.view(), Size { width: odd, height: odd }, ruler());
        assert_eq!(scene, widgets::scene(&story, story.view(), Size::wide(0.0), ruler()));
    }
}

#[test]
fn dark_paper_changes_colours_and_nothing_else() {
    let colourless = |svg: String| -> String {
        svg.split('#').enumerate().map(|(index, part)| if index == 0 { part } else { &part[6..] }).collect()
    };
    for (name, story) in support::stories(&Language::english()) {
        let picture = widgets::picture(&story, story.view(), Size::wide(640.0), ruler());
        let [light, dark] = [false, true].map(|dark| svg(&picture, Theme::dark(dark), "Noto Sans"));
        assert_ne!(light, dark, "{name}");
        assert_eq!(colourless(light), colourless(dark), "{name}");
    }
}

#[test]
fn what_is_chosen_and_focused_is_outlined_and_said_without_drawing_the_body_again() {
    for (name, story) in support::stories(&Language::english()) {
        let plain = widgets::scene(&story, story.view(), Size::wide(640.0), ruler());
        assert!(plain.overlay.is_empty() && plain.focused.is_none() && plain.selected.is_none(), "{name}");
        // All of a few, some of many.
        for target in plain.targets.iter().filter(|target| !target.again).step_by(plain.targets.len() / 12 + 1) {
            let view = View { selected: Some(target.spot), focused: Some(target.spot), ..story.view() };
            let scene = widgets::scene(&story, view, Size::wide(640.0), ruler());
            assert_eq!(scene.marks, plain.marks, "{name}");
            let tip = scene.focused.unwrap();
            assert!(!tip.label.is_empty() && !tip.citation.is_empty() && scene.selected == Some(tip), "{name}");
            assert_eq!(scene.overlay.len(), if target.round { 2 } else { 8 }, "{name}");
            for mark in &scene.overlay {
                assert!(target.area.holds(&boxes::of(mark, ruler()), BLEED), "{name}: {mark:?}");
            }
        }
    }
}

#[test]
fn every_kind_of_picture_is_among_the_stories() {
    let stories = support::stories(&Language::english());
    for widget in Widget::ALL {
        for layout in support::layouts(widget) {
            let is = |(_, story): &(String, Story)| story.widget == widget && story.options.layout == layout;
            assert!(stories.iter().any(is), "{widget:?} {layout:?}");
        }
    }
}

/// What the tests above rest on: a line covers its strokes and not the room between them, a disc not its corners.
#[test]
fn a_mark_is_found_where_it_is_drawn_and_nowhere_else() {
    let at = |x, y| Point { x, y };
    let mark = |shape| Mark::new(None, Part::Line, Role::Text, shape);
    let line = mark(Shape::Line { points: vec![at(0.0, 0.0), at(100.0, 100.0), at(200.0, 100.0)], width: 2.0 });
    let disc = mark(Shape::Disc { at: at(50.0, 50.0), radius: 10.0 });
    for (mark, on, off) in [
        (&line, [(48.0, 45.0), (150.0, 95.0)], [(60.0, 20.0), (150.0, 80.0)]),
        (&disc, [(45.0, 45.0), (35.0, 48.0)], [(57.0, 57.0), (30.0, 30.0)]),
    ] {
        for (places, touched) in [(on, true), (off, false)] {
            for (x, y) in places {
                let area = Rect::new(x, y, 10.0, 10.0);
                assert_eq!(boxes::touches(mark, &area, 1.0), touched, "{:?} {area:?}", mark.shape);
            }
        }
    }
}
