//! What holds of every picture: of the bundled sheets at every width and year, and of made-up odd values.
#![cfg(all(feature = "fonts", not(target_arch = "wasm32")))]
#![allow(missing_docs, clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use migration_facts::fact::{Bound, FactId, Kind, Widget};
use migration_facts::geom::Rect;
use migration_facts::language::Language;
use migration_facts::scene::{Mark, Part, Picture, Scene, Shape, Size};
use migration_facts::story::Story;
use migration_facts::svg::svg;
use migration_facts::theme::Theme;
use migration_facts::view::View;
use migration_facts::widgets;
use std::sync::LazyLock;
use support::boxes::{self, overlap, text};
use support::{WIDTHS, made, ruler};

/// From this width on a picture is meant to be read.
const READABLE: f64 = 280.0;
/// From this width on nothing leaves the body.
const ROOMY: f64 = 120.0;
/// Least height of what a finger shall hit, CSS px (WCAG 2.2, 2.5.8).
const FINGER: f64 = 24.0;

/// A scene of a story, and where it came from.
struct Case<'a> {
    name: String,
    story: &'a Story<'static>,
    view: View,
    width: f64,
    scene: Scene,
}

/// A story at every year and every width.
fn cases<'a>(name: &str, story: &'a Story<'static>) -> Vec<Case<'a>> {
    let years = if story.years.is_empty() { vec![None] } else { story.years.iter().copied().map(Some).collect() };
    let views = years.into_iter().map(|year| View { year, ..story.view() });
    let sizes = views.flat_map(|view| WIDTHS.map(|width| (view, width)));
    let case = |(view, width)| {
        let scene = widgets::scene(story, view, Size::wide(width), ruler());
        Case { name: format!("{name} {width} {view:?}"), story, view, width, scene }
    };
    sizes.map(case).collect()
}

/// Every scene of every story that the bundled sheets tell.
fn every(check: impl Fn(&Case)) {
    static STORIES: LazyLock<Vec<(String, Story<'static>)>> = LazyLock::new(|| support::stories(&Language::english()));
    static CASES: LazyLock<Vec<Case<'static>>> =
        LazyLock::new(|| STORIES.iter().flat_map(|(name, story)| cases(name, story)).collect());
    assert!(CASES.len() > 500, "the sheets are found");
    CASES.iter().for_each(check);
}

fn assert_finite(case: &Case) {
    let marks = case.scene.marks.iter().map(|mark| boxes::of(mark, ruler()));
    let areas = case.scene.targets.iter().map(|target| target.area);
    for rect in marks.chain(areas).chain([Rect::new(0.0, 0.0, case.scene.width, case.scene.height)]) {
        assert!(boxes::finite(&rect) && rect.width >= 0.0 && rect.height >= 0.0, "{}: {rect:?}", case.name);
    }
}

fn assert_inside(case: &Case) {
    let body = Rect::new(0.0, 0.0, case.scene.width, case.scene.height);
    for mark in &case.scene.marks {
        assert!(body.holds(&boxes::of(mark, ruler()), 1.5), "{}: {mark:?} leaves {body:?}", case.name);
    }
    for target in &case.scene.targets {
        assert!(body.holds(&target.area, 1.5), "{}: {target:?} leaves {body:?}", case.name);
    }
}

fn assert_apart(case: &Case) {
    let texts: Vec<(&Mark, Rect)> = case
        .scene
        .marks
        .iter()
        .filter(|mark| text(mark).is_some())
        .map(|mark| (mark, boxes::of(mark, ruler())))
        .collect();
    for (index, (mark, area)) in texts.iter().enumerate() {
        for (other, further) in &texts[index + 1..] {
            assert!(!overlap(area, further, 1.0), "{}: {mark:?} lies on {other:?}", case.name);
        }
    }
    for (mark, area) in &texts {
        for form in case.scene.marks.iter().filter(|mark| text(mark).is_none()) {
            let form_area = boxes::of(form, ruler());
            assert!(!overlap(area, &form_area, 1.0), "{}: {mark:?} lies on {form:?}", case.name);
        }
    }
}

/// Facts that have a target, sorted.
fn targeted(scene: &Scene) -> Vec<FactId> {
    let mut targeted: Vec<FactId> = scene.targets.iter().map(|target| target.fact).collect();
    targeted.sort_unstable();
    targeted
}

#[test]
fn all_numbers_are_finite() {
    every(assert_finite);
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
        if case.width >= READABLE {
            assert_apart(case);
        }
    });
}

#[test]
fn every_shown_fact_has_one_target_and_every_target_a_shown_fact() {
    every(|case| {
        let mut shown: Vec<FactId> = case.story.shown(case.view).iter().map(|shown| shown.id).collect();
        shown.sort_unstable();
        assert!(!shown.is_empty(), "{}", case.name);
        assert_eq!(targeted(&case.scene), shown, "{}", case.name);
    });
}

#[test]
fn every_mark_of_a_fact_lies_in_its_target() {
    every(|case| {
        for mark in case.scene.marks.iter().filter(|_| case.width >= READABLE) {
            let Some(fact) = mark.key.fact else { continue };
            let target = case.scene.targets.iter().find(|target| target.fact == fact).unwrap();
            assert!(target.area.holds(&boxes::of(mark, ruler()), 2.0), "{}: {mark:?} {target:?}", case.name);
        }
    });
}

#[test]
fn every_target_is_high_enough_for_a_finger() {
    every(|case| {
        for target in case.scene.targets.iter().filter(|_| case.width >= READABLE) {
            assert!(target.area.height >= FINGER, "{}: {target:?}", case.name);
        }
    });
}

#[test]
fn targets_do_not_overlap() {
    every(|case| {
        let areas: Vec<Rect> = case.scene.targets.iter().map(|target| target.area).collect();
        for (index, area) in areas.iter().enumerate() {
            assert!(areas[index + 1..].iter().all(|other| !overlap(area, other, 0.5)), "{}", case.name);
        }
    });
}

#[test]
fn the_description_names_label_value_unit_bound_and_source_of_every_shown_fact() {
    every(|case| {
        let (story, language) = (case.story, &case.story.language);
        let shown = story.shown(case.view);
        let description = &case.scene.description;
        assert_eq!(description.rows.len(), shown.len(), "{}", case.name);
        for (row, shown) in description.rows.iter().zip(&shown) {
            assert_eq!(row.len(), description.columns.len());
            let fact = shown.fact;
            let source = story.source(fact).unwrap();
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
            for said in said {
                assert!(!said.is_empty() && row.contains(&said), "{}: {said:?} is not in {row:?}", case.name);
            }
            for said in [language.text(&source.publisher), language.text(&source.title)] {
                assert!(row.iter().any(|cell| cell.contains(said)), "{}: {said:?} is not in {row:?}", case.name);
            }
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

#[test]
fn a_picture_says_the_label_of_every_fact_on_it() {
    every(|case| {
        let said = words(&widgets::picture(case.story, case.view, Size::wide(case.width), ruler()));
        for shown in case.story.shown(case.view) {
            let label = squashed(case.story.language.label(shown.fact));
            assert!(said.contains(&label), "{}: {label:?}", case.name);
        }
    });
}

#[test]
fn every_number_is_drawn_with_the_glyph_of_its_bound() {
    every(|case| {
        for shown in case.story.shown(case.view) {
            let Kind::Quantity(quantity) = &shown.fact.kind else { continue };
            let glyph = case.story.language.figure(quantity, 0).glyph;
            let of_fact = case.scene.marks.iter().filter(|mark| mark.key.fact == Some(shown.id));
            let values: Vec<&str> = of_fact.filter(|mark| mark.key.part == Part::Value).filter_map(text).collect();
            assert!(glyph.is_empty() || values.contains(&glyph.as_str()), "{}: {values:?}", case.name);
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
        let [light, dark] = [false, true].map(|dark| svg(&picture, Theme { dark, accent: None }, "Noto Sans"));
        assert_ne!(light, dark, "{name}");
        assert_eq!(colourless(light), colourless(dark), "{name}");
    }
}

#[test]
fn what_is_chosen_and_focused_is_outlined_without_drawing_the_body_again() {
    let story = support::story(&[("sheet", "undesa-2020")]);
    let plain = widgets::scene(&story, story.view(), Size::wide(640.0), ruler());
    for target in &plain.targets {
        let view = View { selected: Some(target.fact), focused: Some(target.fact), ..story.view() };
        let scene = widgets::scene(&story, view, Size::wide(640.0), ruler());
        assert_eq!(scene.marks, plain.marks);
        assert_eq!(scene.overlay.len(), 8);
        assert!(
            scene
                .overlay
                .iter()
                .all(|mark| target.area.holds(&boxes::of(mark, ruler()), migration_facts::scene::BLEED))
        );
    }
    assert!(plain.overlay.is_empty());
}

// Values that no bundled sheet has.

/// The scene of bars of these numbers, at a width; every invariant is checked on the way.
fn bars(facts: &[(&str, Option<f64>, Bound)], width: f64) -> Scene {
    odd(Widget::Totals, facts, width)
}

fn odd(widget: Widget, facts: &[(&str, Option<f64>, Bound)], width: f64) -> Scene {
    let story = made::story(widget, facts);
    for case in cases("made up", &story) {
        assert_finite(&case);
        if case.width >= READABLE {
            assert_inside(&case);
            assert_apart(&case);
        }
        assert_eq!(targeted(&case.scene), (0..).take(facts.len()).collect::<Vec<_>>());
    }
    widgets::scene(&story, story.view(), Size::wide(width), ruler())
}

fn parts(scene: &Scene, fact: FactId, part: Part) -> Vec<&Mark> {
    scene.marks.iter().filter(|mark| mark.key.fact == Some(fact) && mark.key.part == part).collect()
}

fn bar(scene: &Scene, fact: FactId) -> Rect {
    match parts(scene, fact, Part::Bar).as_slice() {
        [Mark { shape: Shape::Fill(rect), .. }] => *rect,
        other => panic!("one bar, not {other:?}"),
    }
}

const EXACT: Bound = Bound::Exact;
const BOUNDS: [Bound; 6] =
    [Bound::About, Bound::MoreThan, Bound::AtLeast, Bound::LessThan, Bound::UpTo, Bound::Range(9e6)];

#[test]
fn bars_are_as_long_as_their_values() {
    let values = [100.0, 50.0, 12.5, 7.0, 99.9];
    let facts = values.map(|value| ("Somewhere", Some(value * 1e6), EXACT));
    for width in [280.0, 320.0, 640.0, 1600.0] {
        let scene = bars(&facts, width);
        let longest = bar(&scene, 0).width;
        assert!(longest > 100.0);
        for (fact, value) in (0..).zip(values) {
            assert!((bar(&scene, fact).width - longest * value / 100.0).abs() <= 1.0, "{value} at {width}");
        }
    }
}

#[test]
fn all_bars_start_at_one_zero() {
    let scene = bars(&[("A", Some(5.0), EXACT), ("B", Some(-3.0), EXACT), ("C", Some(2.0), EXACT)], 640.0);
    let zero = bar(&scene, 0).x;
    assert_eq!(bar(&scene, 2).x, zero);
    assert!((bar(&scene, 1).right() - zero).abs() < 1e-9, "a negative bar ends at zero");
    assert!((bar(&scene, 1).width / bar(&scene, 0).width - 0.6).abs() < 1e-9);
}

#[test]
fn zero_is_a_number_with_no_length() {
    let scene = bars(&[("A", Some(5.0), EXACT), ("B", Some(0.0), EXACT)], 640.0);
    assert_eq!(bar(&scene, 1).width, 0.0);
    assert_eq!(text(parts(&scene, 1, Part::Value)[0]), Some("0"));
    assert!(parts(&scene, 1, Part::Track).is_empty());
}

#[test]
fn no_data_is_a_slot_and_words_never_a_bar() {
    let scene = bars(&[("A", Some(5.0), EXACT), ("B", None, EXACT)], 640.0);
    assert!(parts(&scene, 1, Part::Bar).is_empty());
    assert_eq!(parts(&scene, 1, Part::Track).len(), 4, "an outline");
    assert_eq!(text(parts(&scene, 1, Part::Value)[0]), Some("no data"));
    assert!(scene.chrome.notices.iter().any(|notice| notice.text.contains("No data: B")), "{:?}", scene.chrome);
    assert_eq!(scene.targets[1].tip.number, None);
}

#[test]
fn no_data_on_a_card_says_so() {
    let scene = odd(Widget::Card, &[("B", None, EXACT)], 640.0);
    assert!(scene.marks.iter().filter_map(text).any(|text| text == "no data"));
    assert!(scene.marks.iter().filter_map(text).all(|text| text != "0"));
}

#[test]
fn nothing_but_missing_values_is_drawn() {
    let scene = bars(&[("A", None, EXACT), ("B", None, Bound::About)], 640.0);
    assert!([0, 1].iter().all(|fact| parts(&scene, *fact, Part::Bar).is_empty()));
    assert!(scene.height > 0.0);
}

#[test]
fn a_value_a_million_times_the_next_leaves_the_next_its_words() {
    let scene = bars(&[("A", Some(1e9), EXACT), ("B", Some(1e3), EXACT)], 640.0);
    assert!(bar(&scene, 1).width < 1.0 && bar(&scene, 1).width > 0.0);
    assert_eq!(text(parts(&scene, 1, Part::Value)[0]), Some("1,000"));
}

#[test]
fn equal_values_have_equal_bars() {
    let scene = bars(&[("A", Some(7e6), EXACT); 3], 640.0);
    assert!(bar(&scene, 0).width == bar(&scene, 1).width && bar(&scene, 1).width == bar(&scene, 2).width);
}

#[test]
fn a_name_of_sixty_letters_keeps_every_letter() {
    let name = "Donaudampfschiff".repeat(4)[..60].to_owned();
    for widget in Widget::ALL {
        for width in [280.0, 320.0, 640.0] {
            let scene = odd(widget, &[(&name, Some(5.0), EXACT), ("B", Some(4.0), EXACT)], width);
            let label: String = parts(&scene, 0, Part::Label).into_iter().filter_map(text).collect();
            assert_eq!(label, name, "{widget:?} {width}");
        }
    }
}

#[test]
fn a_single_bar_has_room_for_its_number() {
    for bound in BOUNDS.into_iter().chain([EXACT]) {
        let scene = bars(&[("A", Some(5e6), bound)], 320.0);
        let value = boxes::of(parts(&scene, 0, Part::Value)[0], ruler());
        assert!(bar(&scene, 0).width > 50.0 && value.x > bar(&scene, 0).right());
    }
}

#[test]
fn five_hundred_bars_stand_one_under_the_other() {
    let facts: Vec<_> = (0..500).map(|index| ("Somewhere", Some(f64::from(index) * 1e5), EXACT)).collect();
    let story = made::story(Widget::Totals, &facts);
    let scene = widgets::scene(&story, story.view(), Size::wide(320.0), ruler());
    let mut bottom = 0.0;
    for target in &scene.targets {
        assert!(target.area.y >= bottom - 0.01 && target.area.height >= FINGER);
        bottom = target.area.bottom();
    }
    assert_eq!(scene.targets.len(), 500);
    assert!(bottom <= scene.height + 0.01);
}

#[test]
fn every_bound_that_is_not_exact_has_its_form_and_its_words() {
    let en = Language::english();
    for bound in BOUNDS {
        let scene = bars(&[("A", Some(8e6), bound), ("B", Some(6e6), EXACT)], 640.0);
        assert!(!parts(&scene, 0, Part::Bound).is_empty(), "{bound:?}");
        assert!(parts(&scene, 1, Part::Bound).is_empty());
        let figure = en.figure(&made::quantity(Some(8e6), bound), 0);
        let values: Vec<&str> = parts(&scene, 0, Part::Value).into_iter().filter_map(text).collect();
        assert!(values.contains(&figure.plain.as_str()), "{values:?}");
        assert!(scene.targets[0].tip.lines.iter().any(|line| line.contains(&figure.bound)), "{bound:?}");
    }
}

#[test]
fn a_bound_keeps_its_form_where_the_bar_is_short() {
    for bound in [Bound::About, Bound::MoreThan, Bound::AtLeast, Bound::LessThan, Bound::UpTo, Bound::Range(1.2e6)] {
        let scene = bars(&[("A", Some(1e9), EXACT), ("B", Some(1e6), bound)], 640.0);
        assert!(!parts(&scene, 1, Part::Bound).is_empty(), "{bound:?}");
    }
}

#[test]
fn a_range_is_solid_to_its_start_and_striped_to_its_end() {
    let facts = [("A", Some(4e6), Bound::Range(8e6)), ("B", Some(8e6), EXACT), ("C", Some(4e6), EXACT)];
    let scene = bars(&facts, 640.0);
    assert_eq!(bar(&scene, 0).width, bar(&scene, 2).width);
    let end = |marks: Vec<&Mark>| marks.iter().map(|mark| boxes::of(mark, ruler()).right()).fold(0.0, f64::max);
    let reach = end(parts(&scene, 0, Part::Bound));
    assert!((reach - bar(&scene, 1).right()).abs() <= 4.0, "{reach} {:?}", bar(&scene, 1));
    assert_eq!(text(parts(&scene, 0, Part::Value)[0]), Some("4 million to 8 million"));
}

#[test]
fn what_is_left_out_is_summed_as_rest_and_never_a_fact() {
    let story = support::story(&[("sheet", "undesa-2020"), ("top", "2")]);
    let scene = widgets::scene(&story, story.view(), Size::wide(640.0), ruler());
    let rest: Vec<&Mark> = scene.marks.iter().filter(|mark| mark.key.fact.is_none()).collect();
    let words: Vec<&str> = rest.iter().copied().filter_map(text).collect();
    assert_eq!(words, ["Rest", "108.3 million"]);
    assert_eq!(scene.targets.len(), 3, "two bars and their whole");
}
