//! What a share says: percentages, cells, what is open, what is left over, what was calculated.
#![cfg(all(feature = "fonts", not(target_arch = "wasm32")))]
#![allow(missing_docs, clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use migration_facts::fact::{Bound, Fact, FactId, Unit, Widget};
use migration_facts::geom::Rect;
use migration_facts::language::Language;
use migration_facts::options::Options;
use migration_facts::scene::{Mark, Part, Scene, Shape, Size, Spot};
use migration_facts::story::Story;
use migration_facts::view::View;
use migration_facts::widgets;
use support::boxes::text;
use support::{made, ruler};

fn scene(story: &Story, width: f64) -> Scene {
    widgets::scene(story, story.view(), Size::wide(width), ruler())
}

fn regions(pairs: &[(&str, &str)]) -> Story<'static> {
    let asked = [&[("sheet", "undesa-2020"), ("widget", "share")], pairs].concat();
    support::story(&asked)
}

/// A whole and its parts: numbers and how exact they are.
fn parts(whole: f64, parts: &[(Option<f64>, Bound)], pairs: &[(&str, &str)]) -> Story<'static> {
    let place = |code: &str, quantity, index: usize| Fact {
        place: Some(code.to_owned().into()),
        ..made::fact(index, &format!("Part {index}"), quantity)
    };
    let mut facts = vec![place("001", made::quantity(Some(whole), Bound::Exact), 0)];
    for (index, (value, bound)) in parts.iter().enumerate() {
        let mut quantity = made::quantity(*value, *bound);
        quantity.part_of = Some("001".into());
        facts.push(place(["150", "142", "021", "002", "419", "009", "005"][index], quantity, index + 1));
    }
    let options = Options { widget: Some(Widget::Share), ..support::options(pairs) };
    support::told(made::sheet(facts), options, Language::english())
}

/// A share as a source prints it.
fn printed(percent: Option<f64>, bound: Bound, pairs: &[(&str, &str)]) -> Story<'static> {
    let mut quantity = made::quantity(percent, bound);
    quantity.unit = Unit::Percent;
    let options = Options { widget: Some(Widget::Share), ..support::options(pairs) };
    support::told(made::sheet(vec![made::fact(0, "A share", quantity)]), options, Language::english())
}

fn bars(scene: &Scene, fact: Option<FactId>) -> Vec<&Mark> {
    scene.marks.iter().filter(|mark| mark.key.fact == fact && mark.key.part == Part::Bar).collect()
}

fn said(scene: &Scene) -> Vec<&str> {
    scene.marks.iter().filter_map(text).collect()
}

fn notices(scene: &Scene) -> Vec<&str> {
    scene.chrome.notices.iter().map(|notice| notice.text.as_str()).collect()
}

const WAFFLE: &[(&str, &str)] = &[("layout", "waffle")];
const BAR: &[(&str, &str)] = &[("layout", "bar")];
const EXACT: Bound = Bound::Exact;

#[test]
fn a_region_of_2020_has_the_percentage_that_was_published() {
    let scene = scene(&regions(&[]), 640.0);
    // IOM's sixth chart prints the same, with 9.05 for Africa.
    for percent in ["30.9%", "30.5%", "20.9%", "9.0%", "5.3%", "3.3%"] {
        assert!(said(&scene).contains(&percent), "{percent}");
    }
    assert!(notices(&scene).contains(&"Rounded, they add up to 99.9%."));
    assert!(notices(&scene).iter().any(|notice| notice.contains("calculated by us")));
}

#[test]
fn shares_that_add_up_are_not_excused() {
    let scene = scene(&parts(100e6, &[(Some(50e6), EXACT), (Some(50e6), EXACT)], &[]), 640.0);
    assert!(notices(&scene).iter().all(|notice| !notice.contains("add up")), "{:?}", notices(&scene));
}

#[test]
fn a_hundred_cells_are_dealt_by_largest_remainder() {
    let story = regions(WAFFLE);
    for year in story.years.clone() {
        let view = View { year: Some(year), ..story.view() };
        let scene = widgets::scene(&story, view, Size::wide(640.0), ruler());
        let cells: Vec<usize> = story.shown(view).iter().map(|shown| bars(&scene, Some(shown.id)).len()).collect();
        assert_eq!(cells.iter().sum::<usize>(), 100, "{year}: {cells:?}");
        if year == 2020 {
            assert_eq!(cells, [31, 31, 21, 9, 5, 3]);
        }
    }
}

#[test]
fn more_than_thirteen_is_thirteen_cells_and_an_arrow_in_the_next() {
    let story = support::story(&[("sheet", "iom-costa-rica"), ("widget", "share")]);
    let scene = scene(&story, 640.0);
    let id = story.facts[0].id;
    assert_eq!((bars(&scene, Some(id)).len(), bars(&scene, None).len()), (13, 87));
    let arrow = scene.marks.iter().find(|mark| mark.key.part == Part::Bound).unwrap();
    let Shape::Poly(points) = &arrow.shape else { panic!("{arrow:?}") };
    let next = bars(&scene, None).into_iter().any(|mark| {
        let Shape::Fill(cell) = mark.shape else { return false };
        (cell.x, cell.y) == (81.0, 27.0) && points.iter().all(|at| cell.holds(&Rect::new(at.x, at.y, 0.0, 0.0), 0.1))
    });
    assert!(next, "the arrow lies in the fourteenth cell: {points:?}");
    for said_there in [">", "13%", "Rest", "<", "87%"] {
        assert!(said(&scene).contains(&said_there), "{said_there}");
    }
}

#[test]
fn what_a_printed_share_leaves_has_the_bound_turned_round() {
    for (bound, glyph) in
        [(Bound::AtLeast, "≤"), (Bound::LessThan, ">"), (Bound::UpTo, "≥"), (Bound::About, "≈"), (EXACT, "")]
    {
        let scene = scene(&printed(Some(33.0), bound, BAR), 480.0);
        let texts = said(&scene);
        assert!(texts.contains(&"67%") && (glyph.is_empty() || texts.contains(&glyph)), "{bound:?}: {texts:?}");
    }
    let range = scene(&printed(Some(20.0), Bound::Range(50.0), BAR), 480.0);
    assert!(said(&range).contains(&"Rest") && !said(&range).contains(&"80%"), "a range leaves no one number");
}

#[test]
fn what_was_calculated_from_a_share_is_said_and_marked() {
    let story = support::story(&[("sheet", "iom-costa-rica"), ("widget", "share")]);
    let scene = scene(&story, 640.0);
    let derived = notices(&scene).into_iter().find(|notice| notice.contains("192 million")).unwrap();
    assert!(derived.starts_with("Calculated by us: "), "{derived}");
}

#[test]
fn every_bound_has_its_form_on_a_bar() {
    for bound in [Bound::About, Bound::MoreThan, Bound::AtLeast, Bound::LessThan, Bound::UpTo, Bound::Range(60.0)] {
        for pairs in [BAR, WAFFLE] {
            let scene = scene(&printed(Some(33.0), bound, pairs), 480.0);
            assert!(scene.marks.iter().any(|mark| mark.key.part == Part::Bound), "{bound:?} {pairs:?}");
        }
    }
    let exact = scene(&printed(Some(33.0), EXACT, BAR), 480.0);
    assert!(exact.marks.iter().all(|mark| mark.key.part != Part::Bound));
}

#[test]
fn parts_that_do_not_make_up_the_whole_leave_a_rest() {
    let story = parts(1e6, &[(Some(4e5), EXACT), (None, EXACT), (Some(1e5), Bound::About)], WAFFLE);
    let scene = scene(&story, 640.0);
    assert_eq!([1, 2, 3].map(|id| bars(&scene, Some(id)).len()), [40, 0, 10]);
    assert_eq!(bars(&scene, None).len(), 50, "the rest");
    for words in ["Rest", "50.0%", "no data"] {
        assert!(said(&scene).contains(&words), "{words}");
    }
    assert!(said(&scene).iter().filter(|text| **text == "≈").count() >= 3, "what rests on about is about");
}

#[test]
fn parts_larger_than_their_whole_are_not_scaled_and_say_so() {
    let story = parts(1e6, &[(Some(9e5), EXACT), (Some(4e5), EXACT)], &[]);
    for width in [280.0, 640.0] {
        let scene = scene(&story, width);
        assert!(said(&scene).contains(&"90.0%") && said(&scene).contains(&"40.0%"));
        assert!(notices(&scene).contains(&"Rounded, they add up to 130.0%."));
    }
}

#[test]
fn tip_and_table_hold_the_percentage() {
    let story = regions(&[]);
    let europe = story.facts.iter().find(|shown| shown.fact.id == "europe-2020").unwrap().id;
    assert!(widgets::tip(&story, Spot::of(europe)).lines.contains(&"30.9% of the total (World)".into()));
    let description = widgets::describe(&story, story.view());
    let column = description.columns.iter().position(|column| column == "Share").unwrap();
    assert_eq!(description.rows[0][column], "30.9%");
}

#[test]
fn a_cell_answers_for_its_part() {
    let story = regions(WAFFLE);
    let scene = scene(&story, 640.0);
    for mark in scene.marks.iter().filter(|mark| mark.key.part == Part::Bar) {
        let Shape::Fill(rect) = mark.shape else { panic!("{mark:?}") };
        let held = scene.targets.iter().find(|target| target.area.holds(&rect, 0.1)).unwrap();
        assert_eq!(Some(held.spot.fact), mark.key.fact);
    }
}

#[test]
fn no_share_breaks_it() {
    for percent in [None, Some(0.0), Some(100.0), Some(250.0), Some(-5.0), Some(1e4)] {
        for pairs in [BAR, WAFFLE] {
            let scene = scene(&printed(percent, Bound::MoreThan, pairs), 320.0);
            assert_eq!(scene.targets.len(), 1);
            for mark in &scene.marks {
                let area = support::boxes::of(mark, ruler());
                assert!(
                    support::boxes::finite(&area) && area.right() <= 321.0 && area.x >= -1.0,
                    "{percent:?} {mark:?}"
                );
            }
        }
    }
}

#[test]
fn one_in_five_is_said_of_an_exact_share_alone() {
    let card = |percent, bound| {
        let mut quantity = made::quantity(Some(percent), bound);
        quantity.unit = Unit::Percent;
        let options = Options { widget: Some(Widget::Card), ..Options::default() };
        let story = support::told(made::sheet(vec![made::fact(0, "A share", quantity)]), options, Language::english());
        said(&scene(&story, 320.0)).into_iter().find(|text| text.starts_with("1 in")).map(str::to_owned)
    };
    for (percent, said) in
        [(20.0, Some("1 in 5")), (33.0, Some("1 in 3")), (33.3, Some("1 in 3")), (50.0, Some("1 in 2"))]
    {
        assert_eq!(card(percent, EXACT).as_deref(), said, "{percent}");
    }
    for percent in [33.9, 41.0, 2.0, 0.0, 100.0] {
        assert_eq!(card(percent, EXACT), None, "{percent}");
    }
    assert_eq!(card(20.0, Bound::About), None);
}
