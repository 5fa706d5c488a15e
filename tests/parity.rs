//! The pen decides nothing: the same marks make the same calls at every scale and the same scene everywhere.
#![cfg(all(feature = "fonts", not(target_arch = "wasm32")))]
#![allow(missing_docs, clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use migration_facts::geom::{Point, Rect};
use migration_facts::language::Language;
use migration_facts::paint::Dialect;
use migration_facts::scene::{Align, Mark, Part, Picture, Shape, Size};
use migration_facts::svg::svg;
use migration_facts::text::Font;
use migration_facts::theme::{Role, Theme};
use migration_facts::widgets;
use std::{env, fs};
use support::record::{Call, calls};

fn pictures() -> Vec<(String, Picture)> {
    let stories = support::stories(&Language::english());
    let widths = [320.0, 640.0];
    let drawn = stories.iter().flat_map(|(name, story)| {
        widths.map(|width| (name.clone(), widgets::picture(story, story.view(), Size::wide(width), support::ruler())))
    });
    drawn.collect()
}

fn points(call: &Call) -> Vec<(i32, i32)> {
    match call {
        Call::Rect(from, to, _) => vec![*from, *to],
        Call::Circle(at, _, _) | Call::Text { at, .. } => vec![*at],
        Call::Polygon(points, _) | Call::Path(points, ..) => points.clone(),
    }
}

/// The call without its coordinates and lengths.
fn kind(call: &Call) -> String {
    match call {
        Call::Rect(.., color) => format!("rect {color:?}"),
        Call::Circle(.., color) => format!("circle {color:?}"),
        Call::Polygon(points, color) => format!("polygon {} {color:?}", points.len()),
        Call::Path(points, _, color) => format!("path {} {color:?}", points.len()),
        Call::Text { text, bold, right, color, .. } => format!("text {text} {bold} {right} {color:?}"),
    }
}

fn doubled(single: i32, double: i32) -> bool {
    (single * 2 - double).abs() <= 1
}

#[test]
fn twice_the_pixels_are_the_same_calls_with_doubled_coordinates() {
    for (name, picture) in pictures() {
        let [single, double] = [1.0, 2.0].map(|scale| calls(&picture.marks, Dialect::canvas(scale), Theme::default()));
        assert!(!single.is_empty() && single.len() == double.len(), "{name}");
        for (single, double) in single.iter().zip(&double) {
            assert_eq!(kind(single), kind(double), "{name}");
            for (one, two) in points(single).into_iter().zip(points(double)) {
                assert!(doubled(one.0, two.0) && doubled(one.1, two.1), "{name}: {single:?} {double:?}");
            }
            match (single, double) {
                (Call::Text { size: one, .. }, Call::Text { size: two, .. }) => {
                    assert!((one * 2.0 - two).abs() < 0.011, "{name}: {single:?} {double:?}");
                }
                (Call::Circle(_, one, _), Call::Circle(_, two, _)) | (Call::Path(_, one, _), Call::Path(_, two, _)) => {
                    assert!((one * 2).abs_diff(*two) <= 1, "{name}: {single:?} {double:?}");
                }
                _ => {}
            }
        }
    }
}

#[test]
fn every_mark_is_one_call_in_its_place() {
    for (name, picture) in pictures() {
        let calls = calls(&picture.marks, Dialect::SVG, Theme::default());
        assert_eq!(calls.len(), picture.marks.len(), "{name}");
        for (mark, call) in picture.marks.iter().zip(&calls) {
            match (&mark.shape, call) {
                (Shape::Text { text, .. }, Call::Text { text: drawn, .. }) => assert_eq!(text, drawn, "{name}"),
                (Shape::Fill(_), Call::Rect(..)) | (Shape::Poly(_), Call::Polygon(..)) => {}
                (Shape::Disc { .. } | Shape::Ring { .. }, Call::Circle(..)) | (Shape::Line { .. }, Call::Path(..)) => {}
                pair => panic!("{name}: {pair:?}"),
            }
        }
    }
}

/// Whether the SVG backend, which divides by 1.24, can write this size at all: for some there is no such number.
fn writable(size: f64) -> bool {
    let asked = size * Dialect::SVG.font_divisor;
    [asked, asked.next_up(), asked.next_down()].iter().any(|asked| asked / Dialect::SVG.font_divisor == size)
}

#[test]
fn font_sizes_in_svg_have_no_more_than_two_decimals_where_the_backend_can_write_them() {
    let mut seen = 0;
    for (name, picture) in pictures() {
        let svg = svg(&picture, Theme::default(), "Noto Sans");
        for size in svg.split("font-size=\"").skip(1).map(|rest| rest.split_once('"').unwrap().0) {
            let rounded = (size.parse::<f64>().unwrap() * 100.0).round() / 100.0;
            let decimals = size.split_once('.').map_or(0, |(_, decimals)| decimals.len());
            assert!(decimals <= 2 || !writable(rounded), "{name}: font-size {size}");
            seen += usize::from(writable(rounded));
        }
    }
    assert!(seen > 500);
    assert!([12.0, 14.0, 16.0, 18.0, 20.0, 40.0, 64.0].into_iter().all(writable), "the type scale can be written");
}

#[test]
fn every_font_size_that_the_backend_can_write_is_written_as_it_is() {
    let at = Point { x: 0.0, y: 0.0 };
    for hundredths in 1000..=6400 {
        let size = f64::from(hundredths) / 100.0;
        let text = Shape::Text { at, text: "a".into(), font: Font::regular(size), align: Align::Left };
        let drawn = calls(&[Mark::new(None, Part::Label, Role::Text, text)], Dialect::SVG, Theme::default());
        let [Call::Text { size: asked, .. }] = drawn[..] else { panic!("{drawn:?}") };
        let written = asked / Dialect::SVG.font_divisor;
        assert!((written - size).abs() < 0.16, "{size} became {written}");
        assert!(written == size || !writable(size), "{size} became {written}");
    }
}

#[test]
fn what_has_an_extent_never_vanishes() {
    for extent in [0.01, 0.4, 0.49, 1.0] {
        let thin = Mark::new(None, Part::Rule, Role::Rule, Shape::Fill(Rect::new(3.3, 7.6, 40.0, extent)));
        for scale in [1.0, 1.5, 2.0] {
            let calls = calls(std::slice::from_ref(&thin), Dialect::canvas(scale), Theme::default());
            let [Call::Rect(from, to, _)] = calls[..] else { panic!("{calls:?}") };
            assert!(to.1 > from.1, "{extent} at {scale}");
        }
    }
}

#[test]
fn colours_are_those_of_the_theme() {
    let at = Point { x: 0.0, y: 0.0 };
    let roles = [Role::Paper, Role::Text, Role::Muted, Role::Rule, Role::Wash, Role::Highlight, Role::Warn];
    let series = (0..7).map(Role::series);
    for theme in [Theme::default(), Theme { accent: Some([200, 90, 10]), ..Theme::dark(true) }] {
        for role in roles.into_iter().chain(series.clone()) {
            let font = Font::regular(14.0);
            let text = Shape::Text { at, text: "a".into(), font, align: Align::Right };
            let shapes = [
                text,
                Shape::Fill(Rect::new(0.0, 0.0, 2.0, 2.0)),
                Shape::Poly(vec![at, at, at]),
                Shape::Disc { at, radius: 3.0 },
                Shape::Line { points: vec![at, at], width: 2.0 },
            ];
            let marks = shapes.map(|shape| Mark::new(None, Part::Label, role, shape));
            let [red, green, blue] = theme.color(role);
            let drawn = calls(&marks, Dialect::canvas(1.0), theme);
            let [
                Call::Text { color: text, right: true, .. },
                Call::Rect(_, _, fill),
                Call::Polygon(_, poly),
                Call::Circle(_, 3, disc),
                Call::Path(_, 2, line),
            ] = drawn[..]
            else {
                panic!("{drawn:?}")
            };
            assert_eq!([text, fill, poly, disc, line], [(red, green, blue); 5]);
        }
    }
}

/// The browser test compares with the same file.
#[test]
fn scenes_are_those_that_the_browser_sees() {
    let file = support::path("tests/golden/scenes.txt");
    let lines = support::scenes::lines(support::ruler());
    assert!(lines.lines().count() >= 24, "{lines}");
    let known = fs::read_to_string(&file).unwrap_or_default();
    if known == lines {
        return;
    }
    assert!(env::var_os("UPDATE").is_some(), "scenes changed; UPDATE=1 cargo test --features cli --test parity");
    assert!(env::var_os("CI").is_none(), "goldens are renewed by hand, never in CI");
    fs::write(file, lines).unwrap();
}

#[test]
fn measuring_anew_gives_the_same_scenes() {
    assert_eq!(support::scenes::lines(&support::fonts()), support::scenes::lines(support::ruler()));
}
