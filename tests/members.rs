//! Tiles of states: as many as a source names or counts, grouped, found by name and code.
#![cfg(all(feature = "fonts", not(target_arch = "wasm32")))]
#![allow(missing_docs, clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use migration_facts::fact::{Bound, Item, Kind, Listing, Unit, Widget};
use migration_facts::language::Language;
use migration_facts::options::Options;
use migration_facts::scene::{Control, Mark, Part, Scene, Shape, Size, Spot};
use migration_facts::story::Story;
use migration_facts::theme::Role;
use migration_facts::view::View;
use migration_facts::widgets;
use support::{boxes, made, ruler};

const NORTH: [&str; 2] = ["Canada", "United States"];
const CENTRAL: [&str; 8] =
    ["Belize", "Costa Rica", "El Salvador", "Guatemala", "Honduras", "Mexico", "Nicaragua", "Panama"];

fn members(pairs: &[(&str, &str)]) -> Story<'static> {
    support::story(&[&[("sheet", "iom-honduras"), ("widget", "members")][..], pairs].concat())
}

fn drawn(story: &Story, width: f64) -> Scene {
    widgets::scene(story, story.view(), Size::wide(width), ruler())
}

fn texts(scene: &Scene, part: Part) -> Vec<&str> {
    scene.marks.iter().filter(|mark| mark.key.part == part).filter_map(boxes::text).collect()
}

/// A list of made-up names.
fn listed(items: Vec<Item>) -> Story<'static> {
    let mut fact = made::fact(0, "Members", made::quantity(None, Bound::Exact));
    fact.kind = Kind::List(Listing { items: items.into(), open: false });
    let asked = Options { widget: Some(Widget::Members), ..Options::default() };
    support::told(made::sheet(vec![fact]), asked, Language::english())
}

fn counted(value: Option<f64>, bound: Bound) -> Story<'static> {
    let mut quantity = made::quantity(value, bound);
    quantity.unit = Unit::Countries;
    let asked = Options { widget: Some(Widget::Members), ..Options::default() };
    support::told(made::sheet(vec![made::fact(0, "Countries", quantity)]), asked, Language::english())
}

#[test]
fn the_eleven_members_stand_in_their_areas_by_name() {
    for (layout, width) in [("grid", 640.0), ("list", 320.0)] {
        let scene = drawn(&members(&[("layout", layout)]), width);
        let names = [&NORTH[..], &CENTRAL, &["Dominican Republic"]].concat();
        assert_eq!(texts(&scene, Part::Label).join(" "), names.join(" "), "{layout}");
        let heads = texts(&scene, Part::Detail);
        for head in ["Northern America (2)", "Central America (8)", "Caribbean (1)"] {
            assert!(heads.contains(&head), "{heads:?}");
        }
        assert_eq!(scene.targets.len(), 11);
    }
}

#[test]
fn the_year_is_that_of_the_earliest_list() {
    let scene = drawn(&members(&[]), 640.0);
    let years: Vec<&str> = texts(&scene, Part::Detail).into_iter().filter(|text| text.parse::<u16>().is_ok()).collect();
    assert_eq!(years.iter().filter(|year| **year == "1996").count(), 10);
    assert_eq!(years.last(), Some(&"2000"));
    let story = members(&[]);
    let tip = widgets::tip(&story, story.spot("DOM").unwrap());
    assert_eq!((tip.label.as_str(), tip.value.as_str()), ("Dominican Republic", "Member countries"));
    assert_eq!(tip.lines[0], "listed since March 2000");
    assert!(tip.citation.contains("http://migracioninternacional.com/docum/confregV_i.html"), "{}", tip.citation);
}

#[test]
fn a_map_has_every_member_once_and_the_other_states_as_outlines() {
    let scene = drawn(&members(&[("layout", "map")]), 640.0);
    let codes = texts(&scene, Part::Label);
    assert_eq!(codes.len(), 11);
    assert!(codes.contains(&"HND") && codes.contains(&"CAN"));
    let outlines = scene.marks.iter().filter(|mark| mark.key.part == Part::Track).count();
    assert_eq!(outlines, (35 - 11) * 4, "thirty-five states of the Americas");
    let said = scene.marks.iter().filter_map(boxes::text).collect::<Vec<_>>().join(" ");
    assert!(CENTRAL.iter().all(|name| said.contains(name)), "{said}");
}

#[test]
fn a_map_without_room_for_its_codes_is_a_list() {
    let scene = drawn(&members(&[("layout", "map")]), 200.0);
    assert!(texts(&scene, Part::Label).contains(&"Belize"));
}

/// The colours of the stripes, by the number of the item.
fn stripe(scene: &Scene, item: u32) -> Role {
    let area = scene.targets.iter().find(|target| target.spot.item == item).unwrap().area;
    let inside = |mark: &&Mark| matches!(mark.shape, Shape::Fill(rect) if area.holds(&rect, 0.0) && rect.width < 5.0);
    scene.marks.iter().find(inside).unwrap().role
}

#[test]
fn a_code_draws_the_eye_to_its_tile() {
    let story = members(&[("highlight", "HND")]);
    let scene = drawn(&story, 640.0);
    let honduras = story.spot("HND").unwrap().item;
    for item in 1..=11 {
        let expected = if item == honduras { Role::Highlight } else { Role::Series1 };
        assert_eq!(stripe(&scene, item), expected, "{item}");
    }
}

#[test]
fn what_is_looked_for_stands_out_by_name_and_by_code() {
    let story = members(&[]);
    for query in ["hondu", "hnd"] {
        let view = View { query, ..story.view() };
        let scene = widgets::scene(&story, view, Size::wide(640.0), ruler());
        let found: Vec<u32> = (1..=11).filter(|item| stripe(&scene, *item) == Role::Highlight).collect();
        assert_eq!(found, [story.spot("HND").unwrap().item], "{query}");
    }
}

#[test]
fn many_names_can_be_looked_for_and_a_few_are_read() {
    let search = |scene: &Scene| scene.controls.iter().any(|control| matches!(control, Control::Search { .. }));
    assert!(search(&drawn(&members(&[]), 640.0)));
    let few = ["HND", "MEX", "PAN"].map(|code| Item::Place(code.into()));
    assert!(!search(&drawn(&listed(few.to_vec()), 640.0)));
    let codes = ["ARG", "ATG", "BHS", "BOL", "BRA", "BRB", "CHL", "COL", "CUB", "DMA", "ECU", "GRD", "GUY"];
    let codes =
        codes.into_iter().chain(["HTI", "JAM", "KNA", "LCA", "PER", "PRY", "SUR", "TTO", "URY", "VCT", "VEN", "AUS"]);
    let story = listed(codes.map(|code| Item::Place(code.into())).collect());
    let scene = drawn(&story, 640.0);
    assert!(search(&scene));
    assert!(texts(&scene, Part::Detail).contains(&"Elsewhere (1)"));
    assert_eq!(scene.targets.len(), 25);
}

#[test]
fn countries_without_names_are_as_many_tiles_and_say_so() {
    let story = support::story(&[("sheet", "iom-costa-rica"), ("widget", "members")]);
    for width in [280.0, 640.0] {
        let scene = drawn(&story, width);
        let tiles = scene.marks.iter().filter(|mark| mark.key.part == Part::Tile && mark.role == Role::Wash).count();
        assert_eq!(tiles, 20);
        assert!(texts(&scene, Part::Detail).contains(&"The source does not name them."));
        assert!(texts(&scene, Part::Label).is_empty(), "no tile has a name");
        assert_eq!(scene.targets.iter().map(|target| target.spot).collect::<Vec<_>>(), [Spot::of(story.facts[0].id)]);
    }
}

#[test]
fn odd_counts_draw_no_tiles_but_say_their_number() {
    for (value, bound, said) in [
        (None, Bound::Exact, "no data"),
        (Some(-3.0), Bound::Exact, "−3 countries"),
        (Some(1e9), Bound::About, "about 1 billion countries"),
        (Some(0.0), Bound::Exact, "0 countries"),
    ] {
        let scene = drawn(&counted(value, bound), 320.0);
        assert!(scene.marks.iter().all(|mark| mark.key.part != Part::Tile));
        assert!(texts(&scene, Part::Detail).contains(&said), "{:?}", texts(&scene, Part::Detail));
    }
}

#[test]
fn the_table_has_a_row_for_each_state_with_its_area_and_its_source() {
    let story = members(&[]);
    let description = widgets::describe(&story, story.view());
    assert_eq!(description.rows.len(), 11);
    let row = description.rows.iter().find(|row| row[0] == "Dominican Republic").unwrap();
    assert_eq!((row[1].as_str(), row[2].as_str()), ("Caribbean", "March 2000"));
    assert!(row[3].contains("5th Regional Conference"), "{row:?}");
    assert_eq!(description.rows.iter().filter(|row| row[2] == "March 1996").count(), 10);
}
