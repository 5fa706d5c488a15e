//! What a trend draws: where points lie, which of them a line joins, what is calculated ahead, what has no place.
#![cfg(all(feature = "fonts", not(target_arch = "wasm32")))]
#![allow(missing_docs, clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use migration_facts::fact::{Bound, Fact, FactId, Origin, Period, Text, Widget};
use migration_facts::geom::Point;
use migration_facts::language::Language;
use migration_facts::options::Options;
use migration_facts::scene::{Mark, Part, Scene, Shape, Size, Spot};
use migration_facts::story::Story;
use migration_facts::theme::Role;
use migration_facts::widgets;
use support::boxes::{self, text};
use support::{made, ruler};

fn scene(story: &Story, width: f64) -> Scene {
    widgets::scene(story, story.view(), Size::wide(width), ruler())
}

fn fact(index: usize, label: &str, edtf: &str, value: Option<f64>) -> Fact {
    let period = if edtf.is_empty() { Period::Unknown } else { Period::Stated(edtf.to_owned().into()) };
    Fact { period, ..made::fact(index, label, made::quantity(value, Bound::Exact)) }
}

fn told(facts: Vec<Fact>) -> Story<'static> {
    support::told(
        made::sheet(facts),
        Options { widget: Some(Widget::Trend), ..Options::default() },
        Language::english(),
    )
}

/// One series of numbers by date.
fn series(points: &[(&str, Option<f64>)]) -> Story<'static> {
    told(points.iter().enumerate().map(|(index, (edtf, value))| fact(index, "A", edtf, *value)).collect())
}

/// The same as a table gives it whose series were thinned.
fn thinned(points: &[(String, Option<f64>)]) -> Story<'static> {
    let facts = points.iter().enumerate().map(|(index, (edtf, value))| fact(index, "A", edtf, *value));
    let mut sheet = made::sheet(facts.collect());
    sheet.id = "own".into();
    sheet.widgets.to_mut().iter_mut().for_each(|suits| suits.note = Some(Text::Own("Thinned.".into())));
    support::told(sheet, Options { widget: Some(Widget::Trend), ..Options::default() }, Language::english())
}

fn dot(scene: &Scene, id: FactId) -> Option<Point> {
    scene.marks.iter().find_map(|mark| match mark.shape {
        Shape::Disc { at, .. } if mark.key.fact == Some(id) => Some(at),
        _ => None,
    })
}

/// Every pair of points that a stroke of a series joins.
fn strokes(scene: &Scene) -> Vec<(Point, Point)> {
    let lines = scene.marks.iter().filter(|mark| mark.key.part == Part::Line);
    lines
        .map(|mark| match &mark.shape {
            Shape::Line { points, .. } => (points[0], points[1]),
            other => panic!("{other:?}"),
        })
        .collect()
}

fn joined(scene: &Scene, from: FactId, to: FactId) -> bool {
    strokes(scene).contains(&(dot(scene, from).unwrap(), dot(scene, to).unwrap()))
}

fn said(scene: &Scene) -> Vec<&str> {
    scene.marks.iter().filter_map(text).collect()
}

/// Heights of the rules across the plot, and what stands at them.
fn rules(scene: &Scene) -> Vec<&Mark> {
    scene
        .marks
        .iter()
        .filter(|mark| matches!(mark.shape, Shape::Fill(rect) if mark.key.part == Part::Rule && rect.width > 30.0))
        .collect()
}

fn zero(scene: &Scene) -> f64 {
    match rules(scene).iter().find(|mark| mark.role == Role::Muted).unwrap().shape {
        Shape::Fill(rect) => rect.middle(),
        _ => f64::NAN,
    }
}

#[test]
fn points_lie_at_their_date_and_number_above_zero() {
    let scene = scene(&series(&[("2000", Some(10e6)), ("2001", Some(20e6)), ("2003", Some(40e6))]), 640.0);
    let [first, second, last] = [0, 1, 2].map(|id| dot(&scene, id).unwrap());
    let high = |at: Point| zero(&scene) - at.y;
    assert!((high(second) / high(first) - 2.0).abs() < 0.01 && (high(last) / high(first) - 4.0).abs() < 0.01);
    let part = (second.x - first.x) / (last.x - first.x);
    assert!((part - 1.0 / 3.0).abs() < 0.001, "{part}");
}

#[test]
fn a_date_within_a_year_lies_where_the_year_has_it() {
    let scene = scene(&series(&[("2000", Some(1.0)), ("2000-12-31", Some(1.0)), ("2001", Some(1.0))]), 640.0);
    let [first, within, last] = [0, 1, 2].map(|id| dot(&scene, id).unwrap().x);
    assert!(((within - first) / (last - first) - 0.5).abs() < 0.01);
}

#[test]
fn a_line_joins_what_one_source_publishes_and_nothing_else() {
    let story = support::story(&[("sheet", "undesa-2020"), ("widget", "trend")]);
    assert_eq!(strokes(&scene(&story, 640.0)).len(), 7 * 6, "seven series of seven years");
    let story = support::story(&[("sheet", "iom"), ("widget", "trend")]);
    assert_eq!(strokes(&scene(&story, 640.0)), [], "each number is from a page of its own");
}

#[test]
fn a_missing_number_or_step_is_a_gap() {
    let points = [("2000", Some(1.0)), ("2001", Some(2.0)), ("2002", None), ("2003", Some(3.0)), ("2004", Some(3.0))];
    let missing = scene(&series(&points), 640.0);
    assert!(joined(&missing, 0, 1) && !joined(&missing, 1, 3) && joined(&missing, 3, 4));
    assert_eq!(dot(&missing, 2), None, "no data is not zero");
    assert!(said(&missing).iter().any(|text| text.contains("2002") && text.contains("no data")));
    let step =
        scene(&series(&[("2000", Some(1.0)), ("2001", Some(2.0)), ("2003", Some(3.0)), ("2004", Some(3.0))]), 640.0);
    assert!(joined(&step, 0, 1) && !joined(&step, 1, 2) && joined(&step, 2, 3));
}

#[test]
fn a_number_whose_neighbours_are_missing_keeps_its_gap() {
    let scene = scene(&series(&[("2000", Some(1.0)), ("2001", None), ("2002", Some(2.0)), ("2003", None)]), 640.0);
    assert!(!joined(&scene, 0, 2));
    assert_eq!(scene.targets.iter().filter(|target| !target.again).count(), 4);
}

#[test]
fn what_was_calculated_ahead_is_dashed_hollow_and_named() {
    let mut ahead = fact(2, "A", "2010", Some(3.0));
    let mut quantity = made::quantity(Some(3.0), Bound::Exact);
    quantity.origin = Origin::Extrapolation { by: Text::Own("a chart’s author".into()) };
    ahead.kind = migration_facts::fact::Kind::Quantity(quantity);
    let story = told(vec![fact(0, "A", "2000", Some(1.0)), fact(1, "A", "2005", Some(2.0)), ahead]);
    let scene = scene(&story, 640.0);
    assert!(joined(&scene, 0, 1) && !joined(&scene, 1, 2), "no solid line ahead");
    let dashes = strokes(&scene).into_iter().filter(|(from, _)| from.x >= dot(&scene, 1).unwrap().x).count();
    assert!(dashes > 5, "{dashes}");
    let hollow = |id| scene.marks.iter().any(|mark| mark.key.fact == Some(id) && mark.role == Role::Paper);
    assert!(hollow(2) && !hollow(1));
    assert!(said(&scene).contains(&"extrapolation by a chart’s author"));
    let notices = scene.chrome.notices.iter().filter(|notice| notice.text.contains("extrapolation"));
    assert_eq!(notices.count(), 1);
    assert!(scene.description.rows[2].iter().any(|cell| cell.contains("extrapolation")));
}

#[test]
fn what_has_no_date_stands_under_the_axis_and_answers() {
    let scene = scene(&series(&[("2000", Some(1.0)), ("2001", Some(2.0)), ("", Some(5.0))]), 640.0);
    assert_eq!(dot(&scene, 2), None);
    let target = scene.targets.iter().find(|target| target.spot == Spot::of(2)).unwrap();
    assert!(target.area.y > zero(&scene));
    assert!(said(&scene).iter().any(|text| text.starts_with("Date not known: ")), "{:?}", said(&scene));
}

#[test]
fn a_region_has_a_colour_of_its_own_and_the_world_has_ink() {
    let story = support::story(&[("sheet", "undesa-2020"), ("widget", "trend")]);
    let scene = scene(&story, 640.0);
    let role = |name: &str| {
        let id = story.facts.iter().find(|shown| shown.fact.id == name).unwrap().id;
        scene
            .marks
            .iter()
            .find(|mark| mark.key == migration_facts::scene::Key { fact: Some(id), part: Part::Dot })
            .unwrap()
            .role
    };
    assert_eq!(
        [role("world-1990"), role("europe-2020"), role("oceania-2005")],
        [Role::Text, Role::Series1, Role::Series6]
    );
}

#[test]
fn labels_of_lines_that_end_together_lie_apart() {
    let facts = (0..12).flat_map(|line| [("2000", 1.0), ("2001", 2.0)].map(|(edtf, value)| (line, edtf, value)));
    let facts =
        facts.enumerate().map(|(index, (line, edtf, value))| fact(index, &format!("Line {line}"), edtf, Some(value)));
    let story = told(facts.collect());
    for width in [280.0, 640.0] {
        let scene = scene(&story, width);
        let labels: Vec<_> = scene.targets.iter().filter(|target| target.again).map(|target| target.area).collect();
        assert_eq!(labels.len(), 12);
        for (index, label) in labels.iter().enumerate() {
            assert!(label.y >= 0.0 && label.bottom() <= scene.height);
            assert!(labels[index + 1..].iter().all(|other| !support::boxes::overlap(label, other, 0.01)));
        }
    }
}

#[test]
fn every_line_has_its_label() {
    let facts = (0..200).map(|index| fact(index, &format!("Line {index}"), "2000", Some(index as f64)));
    let scene = scene(&told(facts.collect()), 640.0);
    assert_eq!(scene.targets.iter().filter(|target| target.again).count(), 200);
    assert!(said(&scene).contains(&"Line 0") && said(&scene).contains(&"Line 199"));
}

#[test]
fn thousands_of_points_are_all_drawn_and_all_answer() {
    let points = 13_695;
    let day = |index: i32| {
        let (year, day) = (1900 + index / 336, index % 336);
        format!("{year:04}-{:02}-{:02}", day / 28 + 1, day % 28 + 1)
    };
    let value = |index: i32| if index == 4_321 { 1000.0 } else { f64::from(index * 7919 % 101) };
    let facts = (0..points).map(|index| fact(index as usize, "A", &day(index), Some(value(index)))).collect();
    let story = told(facts);
    let story = &story;
    let started = std::time::Instant::now();
    let scene = scene(story, 640.0);
    assert!(started.elapsed().as_secs() < 60, "{:?}", started.elapsed());
    assert!(scene.marks.len() < 2 * points as usize, "no disc for every point: {}", scene.marks.len());
    let highest = strokes(&scene).iter().map(|(from, to)| from.y.min(to.y)).fold(f64::INFINITY, f64::min);
    let top = rules(&scene)
        .iter()
        .map(|mark| if let Shape::Fill(rect) = mark.shape { rect.middle() } else { 0.0 })
        .fold(f64::INFINITY, f64::min);
    assert!((highest - top).abs() < 1.0, "the highest number is drawn: {highest} {top}");
    assert_eq!(scene.targets.iter().filter(|target| !target.again).count(), points as usize);
}

#[test]
fn the_last_observed_number_stands_at_its_point() {
    let facts = (0..11).map(|index| {
        let value = 150e6 + index as f64 * 20e6;
        let mut quantity = made::quantity(Some(value), Bound::Exact);
        if index > 6 {
            quantity.origin = Origin::Projection;
        }
        let kind = migration_facts::fact::Kind::Quantity(quantity);
        Fact { kind, ..fact(index, "World", &format!("{}", 1990 + 5 * index), Some(value)) }
    });
    let story = told(facts.collect());
    for width in [280.0, 320.0, 360.0, 640.0, 960.0] {
        assert!(said(&scene(&story, width)).contains(&"270"), "{width}: {:?}", said(&scene(&story, width)));
    }
}

#[test]
fn no_numbers_break_it() {
    for values in [
        &[0.0, 0.0][..],
        &[5.0, 5.0],
        &[7.0],
        &[-5.0, 5.0],
        &[-5.0, -1.0],
        &[1e3, 1e9],
        &[f64::MAX, f64::MIN],
        &[0.01, 0.02],
    ] {
        let facts =
            values.iter().enumerate().map(|(index, value)| fact(index, "A", ["2000", "2001"][index], Some(*value)));
        let story = told(facts.collect());
        for width in [0.0, 1.0, 120.0, 280.0, 640.0] {
            let scene = scene(&story, width);
            for mark in &scene.marks {
                assert!(support::boxes::finite(&support::boxes::of(mark, ruler())), "{values:?} {width} {mark:?}");
            }
            assert!(rules(&scene).len() <= 12, "{values:?}");
            let inside = (0..values.len() as u32).all(|id| (0.0..=scene.height).contains(&dot(&scene, id).unwrap().y));
            assert!(inside, "{values:?} {width}");
        }
    }
}

#[test]
fn the_summary_says_from_what_to_what() {
    let story = support::story(&[("sheet", "undesa-2020"), ("widget", "trend")]);
    let summary = widgets::describe(&story, story.view()).summary;
    assert!(
        summary.starts_with("World: 153 million (1990) to 280.6 million (2020). Europe: 49.6 million (1990) to"),
        "{summary}"
    );
}

#[test]
fn a_height_that_is_asked_for_is_filled() {
    let story = support::story(&[("sheet", "iom"), ("widget", "trend")]);
    let own = scene(&story, 320.0).height;
    let tall = widgets::scene(&story, story.view(), Size { width: 320.0, height: own + 100.0 }, ruler());
    assert!((tall.height - own - 100.0).abs() < 0.01);
}

#[test]
fn a_year_stands_under_the_points_of_that_year() {
    let story = support::story(&[("sheet", "undesa-2020"), ("widget", "trend")]);
    for width in [320.0, 640.0] {
        let scene = widgets::scene(&story, story.view(), Size::wide(width), ruler());
        for (id, year) in [("world-1990", "1990"), ("world-2020", "2020")] {
            let fact = story.spot(id).unwrap().fact;
            let is_dot = |mark: &&Mark| mark.key.fact == Some(fact) && matches!(mark.shape, Shape::Disc { .. });
            let dot = boxes::of(scene.marks.iter().find(is_dot).unwrap(), ruler());
            let tick = scene.marks.iter().find(|mark| boxes::text(mark) == Some(year)).unwrap();
            let tick = boxes::of(tick, ruler());
            let apart = dot.x + dot.width / 2.0 - tick.x - tick.width / 2.0;
            assert!(apart.abs() < 1.0, "{year} at {width}: {apart}");
        }
    }
}

#[test]
fn a_date_within_a_year_stands_between_its_years() {
    let story = support::story(&[("sheet", "iom"), ("widget", "trend")]);
    let scene = widgets::scene(&story, story.view(), Size::wide(640.0), ruler());
    let middle = |mark: &Mark| boxes::of(mark, ruler()).x + boxes::of(mark, ruler()).width / 2.0;
    let tick = |year: &str| middle(scene.marks.iter().find(|mark| boxes::text(mark) == Some(year)).unwrap());
    let fact = story.spot("member-states-2016").unwrap().fact;
    let is_dot = |mark: &&Mark| mark.key.fact == Some(fact) && matches!(mark.shape, Shape::Disc { .. });
    let june = middle(scene.marks.iter().find(is_dot).unwrap());
    let part = (june - tick("2016")) / (tick("2018") - tick("2016"));
    assert!((part - 0.25).abs() < 0.02, "30 June 2016 is a quarter of the way from 2016 to 2018: {part}");
}

#[test]
fn a_thinned_series_is_one_line_but_for_stretches_without_data() {
    // Of each month the first and last day and two near them; nothing of 2002.
    let days = ["01", "02", "04", "28"];
    let dates = |year: u32| (1..=12).flat_map(move |month| days.map(|day| format!("{year}-{month:02}-{day}")));
    let points: Vec<(String, Option<f64>)> =
        [2000, 2001, 2003].into_iter().flat_map(dates).zip((0..).map(|at| Some(f64::from(at)))).collect();
    let scene = scene(&thinned(&points), 640.0);
    assert_eq!(strokes(&scene).len(), points.len() - 2, "all but the first and that after the gap");
    let discs = scene.marks.iter().filter(|mark| mark.key.part == Part::Dot).count();
    assert_eq!(discs, 2, "where lines begin");
}
