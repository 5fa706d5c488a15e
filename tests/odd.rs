//! Values that no bundled sheet has: missing, zero, negative, a million times the next, none, five hundred, long names.
#![cfg(all(feature = "fonts", not(target_arch = "wasm32")))]
#![allow(missing_docs, clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use migration_facts::fact::{Bound, FactId, Quantity, Unit, Widget};
use migration_facts::geom::Rect;
use migration_facts::language::Language;
use migration_facts::options::Options;
use migration_facts::scene::{Mark, Part, Scene, Shape, Size};
use migration_facts::widgets;
use support::boxes::{self, text};
use support::cases::{self, Case, FINGER, assert_apart, assert_inside};
use support::{WIDTHS, made, ruler, spec};

/// The scene of bars of these numbers, at a width; every invariant is checked on the way.
fn bars(facts: &[(&str, Option<f64>, Bound)], width: f64) -> Scene {
    odd(Widget::Totals, facts, width)
}

fn odd(widget: Widget, facts: &[(&str, Option<f64>, Bound)], width: f64) -> Scene {
    let story = made::story(widget, facts);
    cases::each(&cases::cases("made up", &story), cases::assert_sound);
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
    let facts = [("A", Some(5.0), EXACT), ("B", None, EXACT)];
    let scene = bars(&facts, 640.0);
    assert!(parts(&scene, 1, Part::Bar).is_empty());
    assert_eq!(parts(&scene, 1, Part::Track).len(), 4, "an outline");
    assert_eq!(text(parts(&scene, 1, Part::Value)[0]), Some("no data"));
    assert!(scene.chrome.notices.iter().any(|notice| notice.text.contains("No data: B")), "{:?}", scene.chrome);
    assert_eq!(widgets::tip(&made::story(Widget::Totals, &facts), scene.targets[1].spot).number, None);
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
    for widget in [Widget::Card, Widget::Totals] {
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
        let facts = [("A", Some(8e6), bound), ("B", Some(6e6), EXACT)];
        let scene = bars(&facts, 640.0);
        assert!(!parts(&scene, 0, Part::Bound).is_empty(), "{bound:?}");
        assert!(parts(&scene, 1, Part::Bound).is_empty());
        let figure = en.figure(&made::quantity(Some(8e6), bound), 0);
        let values: Vec<&str> = parts(&scene, 0, Part::Value).into_iter().filter_map(text).collect();
        assert!(values.contains(&figure.plain.as_str()), "{values:?}");
        let tip = widgets::tip(&made::story(Widget::Totals, &facts), scene.targets[0].spot);
        assert!(tip.lines.iter().any(|line| line.contains(&figure.bound)), "{bound:?}");
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

/// Sixty letters without a place to break.
fn long() -> String {
    "Donaudampfschiff".repeat(4)[..60].to_owned()
}

const VALUES: [(&str, &[Option<f64>]); 6] = [
    ("a million times the next", &[Some(1e9), Some(1e3)]),
    ("zero", &[Some(0.0)]),
    ("negative", &[Some(-5e6), Some(3e6), Some(-1.0)]),
    ("missing", &[None]),
    ("some missing", &[Some(5e6), None]),
    ("as large as it gets", &[Some(9_007_199_254_740_991.0), Some(f64::MIN_POSITIVE)]),
];

/// Facts of a kind of picture with odd values and long or short names, in every form at every width.
fn everywhere(widget: Widget, count: usize, check: impl Fn(&Case)) {
    for (what, values) in VALUES {
        for label in ["A", "Somewhere over there", &long()] {
            for layout in support::layouts(widget) {
                let options = Options { widget: Some(widget), layout, ..Options::default() };
                let sheet = made::sheet(made::facts(widget, count, label, values));
                let story = support::told(sheet, options, Language::english());
                let name = format!("{widget:?} {layout:?}, {count} {label:?}, {what}");
                let cases = WIDTHS.map(|width| Case::new(&name, &story, story.view(), width));
                cases::each(&cases, &check);
            }
        }
    }
}

#[test]
fn no_fact_is_said_in_words() {
    for widget in Widget::ALL {
        everywhere(widget, 0, |case| {
            cases::assert_sound(case);
            assert!(!case.readable() || case.scene.marks.iter().filter_map(text).any(|text| text.contains("No fact")));
            assert!(case.scene.targets.is_empty() && case.scene.description.rows.is_empty());
        });
    }
}

#[test]
fn one_fact_is_a_picture() {
    for widget in Widget::ALL {
        everywhere(widget, 1, cases::assert_sound);
    }
}

#[test]
fn two_facts_are_a_picture() {
    for widget in Widget::ALL {
        everywhere(widget, 2, cases::assert_sound);
    }
}

#[test]
fn five_hundred_facts_are_a_picture() {
    for widget in Widget::ALL {
        let facts = made::facts(widget, 500, "Somewhere over there", &[Some(1e9), Some(1e3), None, Some(0.0)]);
        let story = made::told(widget, facts);
        for width in WIDTHS {
            let case = Case::new(&format!("500 {widget:?}"), &story, story.view(), width);
            cases::assert_finite(&case);
            cases::assert_targeted(&case);
            if case.readable() {
                assert_inside(&case);
                assert_apart(&case);
            }
        }
    }
}

#[test]
fn a_number_of_countries_that_nobody_can_draw_is_no_tile_too_many() {
    for value in [Some(1.0), Some(20.0), Some(1e9), Some(0.0), Some(-3.0), Some(2.5), None] {
        let countries = Quantity { unit: Unit::Countries, ..made::quantity(value, Bound::Exact) };
        let story = made::told(Widget::Members, vec![made::fact(0, "Countries", countries)]);
        for case in cases::cases(&format!("{value:?} countries"), &story) {
            cases::assert_sound(&case);
        }
    }
}

#[test]
fn a_fact_without_its_source_is_a_fault_whatever_widget_shows_it() {
    for widget in Widget::ALL {
        let facts = || made::facts(widget, 2, "Somewhere", &[Some(5e6)]);
        assert_eq!(spec::faults(&made::sheet(facts())), [""; 0], "{widget:?}");
        let mut sheet = made::sheet(facts());
        sheet.facts.to_mut()[0].source = "nowhere".into();
        let faults = spec::faults(&sheet);
        assert!(
            faults.iter().any(|fault| fault.contains("facts[0].source") && fault.contains("is no source")),
            "{faults:?}"
        );
    }
}
