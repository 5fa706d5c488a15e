//! A number keeps its bound wherever a picture says it: in the summary, in the total, in the rest.
#![cfg(all(feature = "fonts", not(target_arch = "wasm32")))]
#![allow(missing_docs, clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use migration_facts::fact::{Bound, FactId, Kind};
use migration_facts::language::Language;
use migration_facts::scene::{Mark, Part, Scene, Shape, Size};
use migration_facts::widgets;
use support::made;

/// Two regions and the world that they are parts of, all about; `top` bars are drawn.
fn scene(top: &str, width: f64) -> Scene {
    let places = ["001", "002", "142"];
    let values = [9e6, 5e6, 3e6];
    let facts = (0..3).map(|index| {
        let mut fact = made::fact(index, places[index], made::quantity(Some(values[index]), Bound::About));
        fact.place = Some(places[index].into());
        if let (Kind::Quantity(quantity), 1..) = (&mut fact.kind, index) {
            quantity.part_of = Some("001".into());
        }
        fact
    });
    let story = support::told(
        made::sheet(facts.collect()),
        support::options(&[("widget", "totals"), ("top", top)]),
        Language::english(),
    );
    widgets::scene(&story, story.view(), Size::wide(width), support::ruler())
}

fn texts(scene: &Scene, fact: Option<FactId>) -> Vec<&str> {
    let of = |mark: &&Mark| mark.key.fact == fact && mark.key.part == Part::Value;
    let text = |mark| support::boxes::text(mark).unwrap();
    scene.marks.iter().filter(of).map(text).collect()
}

#[test]
fn the_summary_keeps_the_glyphs() {
    let summary = scene("2", 640.0).description.summary;
    assert!(summary.contains("≈ 5 million") && summary.contains("≈ 3 million"), "{summary}");
}

#[test]
fn the_total_keeps_its_glyph_and_its_edge() {
    for width in [320.0, 640.0] {
        let scene = scene("2", width);
        assert_eq!(texts(&scene, Some(0)), ["≈", "9 million"]);
        let last = scene.marks.last().unwrap();
        assert!(support::boxes::of(last, support::ruler()).right() <= width + 0.01);
        assert!(matches!(last.shape, Shape::Text { .. }));
    }
}

#[test]
fn what_is_left_of_rough_numbers_is_rough() {
    assert_eq!(texts(&scene("1", 640.0), None), ["≈", "4 million"]);
}
