//! What holds of timelines: events are where their dates are, as long as these are inexact, and none is left out.
#![cfg(all(feature = "fonts", not(target_arch = "wasm32")))]
#![allow(missing_docs, clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use migration_facts::calendar;
use migration_facts::fact::{Fact, FactId, Period, Status, Text, Widget};
use migration_facts::geom::Rect;
use migration_facts::scene::{Control, Mark, Part, Scene, Shape, Size, Target};
use migration_facts::story::Story;
use migration_facts::theme::Role;
use migration_facts::view::{Days, Input, Reach, View};
use migration_facts::widgets;
use std::collections::BTreeSet;
use support::boxes::{self, text};
use support::cases::{self, Case};
use support::{made, ruler};

/// As many as the incidents that the Missing Migrants Project lists for ten years.
const VERY_MANY: usize = 13_695;
/// Of these, events without a date.
const UNDATED: usize = 15;

fn story(dates: &[Option<&str>]) -> Story<'static> {
    let event = |(index, edtf): (usize, &Option<&str>)| made::event(index, &format!("Event {index}"), *edtf);
    made::told(Widget::Timeline, dates.iter().enumerate().map(event).collect())
}

fn scene(story: &Story, window: Option<Days>, width: f64) -> Scene {
    widgets::scene(story, View { window, ..story.view() }, Size::wide(width), ruler())
}

fn days(edtf: &str) -> Option<Days> {
    Some(calendar::days(edtf).unwrap())
}

/// Where the mark of an event's date is.
fn mark(scene: &Scene, fact: FactId) -> Option<Rect> {
    let of_date = |mark: &&Mark| mark.key.fact == Some(fact) && matches!(mark.key.part, Part::Dot | Part::Bar);
    let areas: Vec<Rect> = scene.marks.iter().filter(of_date).map(|mark| boxes::of(mark, ruler())).collect();
    let left = areas.iter().map(|area| area.x).reduce(f64::min)?;
    let right = areas.iter().map(Rect::right).reduce(f64::max)?;
    let top = areas.iter().map(|area| area.y).reduce(f64::min)?;
    let bottom = areas.iter().map(Rect::bottom).reduce(f64::max)?;
    Some(Rect::new(left, top, right - left, bottom - top))
}

/// The facts of all targets, each of which has one target.
fn drawn(scene: &Scene) -> BTreeSet<FactId> {
    let facts: Vec<FactId> = scene.targets.iter().flat_map(Case::facts).collect();
    let set: BTreeSet<FactId> = facts.iter().copied().collect();
    assert_eq!(set.len(), facts.len(), "no event has two targets");
    for target in scene.targets.iter().filter(|target| !target.group.is_empty()) {
        assert_eq!((target.spot.item as usize, target.spot.fact), (target.group.len(), target.group[0]));
    }
    set
}

fn groups(scene: &Scene) -> impl Iterator<Item = &Target> {
    scene.targets.iter().filter(|target| target.opens.is_some())
}

/// Events of ten years, most of them on days, more of them in some months than in others; the last have no date.
fn very_many() -> Story<'static> {
    let date = |index: usize| {
        let (year, month, day) = (2014 + index * index / 7 % 10, 1 + index * 7 % 12, 1 + index * 5 % 28);
        match index {
            index if index >= VERY_MANY - UNDATED => None,
            index if index % 997 == 0 => Some(format!("{year}")),
            index if index % 499 == 0 => Some(format!("{year}-{month:02}")),
            _ => Some(format!("{year}-{month:02}-{day:02}")),
        }
    };
    let event = |index| made::event(index, &format!("Event {index}"), date(index).as_deref());
    made::told(Widget::Timeline, (0..VERY_MANY).map(event).collect())
}

/// The events that may have happened in a window, and those without a date.
fn expected(story: &Story, window: Option<Days>) -> BTreeSet<FactId> {
    let touches = |fact: &Fact| {
        let Some(days) = fact.period.edtf().and_then(calendar::days) else { return true };
        window.is_none_or(|window| days.from <= window.to && days.to >= window.from)
    };
    story.facts.iter().filter(|shown| touches(shown.fact)).map(|shown| shown.id).collect()
}

#[test]
fn later_events_stand_further_right_and_are_read_later() {
    let dates = ["2004-05-06", "1999", "2001-03", "2012-12-31", "1999-01-01", "2001-03-04/2001-03-09", "2012"];
    let story = story(&dates.map(Some));
    let by_date = [1, 4, 2, 5, 0, 6, 3];
    for width in [480.0, 640.0, 960.0] {
        let scene = scene(&story, None, width);
        let order: Vec<FactId> = scene.targets.iter().map(|target| target.spot.fact).collect();
        assert_eq!(order, by_date, "{width}");
        let middles = [4, 2, 0, 3].map(|fact| mark(&scene, fact).unwrap()).map(|area| area.x + area.width / 2.0);
        assert!(middles.windows(2).all(|pair| pair[0] < pair[1]), "{middles:?}");
    }
    let narrow = scene(&story, None, 320.0);
    let tops: Vec<f64> = by_date.iter().map(|fact| mark(&narrow, *fact).unwrap().y).collect();
    assert!(tops.windows(2).all(|pair| pair[0] < pair[1]), "{tops:?}");
}

#[test]
fn a_month_and_a_year_are_as_wide_as_their_share_of_the_axis() {
    let story = story(&[Some("2001-01-01"), Some("2001-05"), Some("2002"), Some("2003-12-31")]);
    let scene = scene(&story, None, 960.0);
    let all = f64::from(calendar::day(2004, 1, 1) - calendar::day(2001, 1, 1));
    let axis = mark(&scene, 2).unwrap().width / 365.0 * all;
    assert!((axis - 948.0).abs() < 0.01, "{axis}");
    assert!((mark(&scene, 1).unwrap().width - axis * 31.0 / all).abs() < 0.01);
    let start = |fact| mark(&scene, fact).unwrap().x;
    let between = f64::from(calendar::day(2002, 1, 1) - calendar::day(2001, 5, 1));
    assert!((start(2) - start(1) - axis * between / all).abs() < 0.01);
}

#[test]
fn the_form_of_a_mark_is_the_precision_of_its_date() {
    let story = story(&["2001-05-01", "2001-05", "2001", "1990/2005"].map(Some));
    for width in [320.0, 640.0] {
        let scene = scene(&story, None, width);
        let along = |fact| mark(&scene, fact).map(|area| if width < 480.0 { area.height } else { area.width }).unwrap();
        let dot = scene.marks.iter().find(|mark| mark.key.fact == Some(0) && mark.key.part == Part::Dot);
        assert!(matches!(dot, Some(Mark { shape: Shape::Disc { .. }, .. })), "a day is a dot");
        assert!(along(1) < along(2) && along(2) < along(3), "{width}");
    }
}

#[test]
fn an_event_without_a_date_stands_beside_the_axis() {
    let story = story(&[Some("1996"), None, Some("2008"), None, Some("{1960,1961}")]);
    for width in [320.0, 640.0, 960.0] {
        let scene = scene(&story, None, width);
        let last = scene.targets.iter().filter(|target| [0, 2].contains(&target.spot.fact));
        let axis = last.map(|target| target.area.bottom()).fold(0.0, f64::max);
        for fact in [1, 3, 4] {
            assert_eq!(mark(&scene, fact), None, "{width}");
            let target = scene.targets.iter().find(|target| target.spot.fact == fact).unwrap();
            assert!(target.area.y >= axis, "{width}: {target:?}");
        }
        let heading = scene.marks.iter().filter_map(text).filter(|text| *text == "Date not known").count();
        assert_eq!(heading, 1);
        assert!(scene.marks.iter().filter_map(text).any(|text| text.contains("1960")), "a date that is known is said");
    }
}

#[test]
fn a_doubtful_event_is_hollow_and_says_why() {
    let mut facts: Vec<Fact> = (0..4).map(|index| made::event(index, "Event", Some("2001"))).collect();
    let (reason, address) = (Text::Own("Why.".into()), "https://example.org/a");
    facts[1].period = Period::Inferred { edtf: "2002".into(), reason: reason.clone(), address: address.into() };
    facts[2].status = Status::Announced;
    facts[3].status = Status::Inferred { reason, address: address.into() };
    let story = made::told(Widget::Timeline, facts);
    for width in [320.0, 960.0] {
        let scene = scene(&story, None, width);
        let of = |fact, part| {
            scene.marks.iter().filter(move |mark| mark.key.fact == Some(fact) && mark.key.part == part).count()
        };
        assert_eq!([0, 1, 2, 3].map(|fact| of(fact, Part::Bar)), [1, 2, 2, 2], "what is hollow has paper in it");
        let paper = scene.marks.iter().filter(|mark| mark.role == Role::Paper).map(|mark| mark.key.fact);
        assert_eq!(paper.collect::<BTreeSet<_>>(), [1, 2, 3].map(Some).into());
        let said: Vec<&str> =
            scene.marks.iter().filter(|mark| mark.key.part == Part::Detail).filter_map(text).collect();
        assert_eq!(said, ["2001", "2001, announced", "2001, inferred", "2002 (inferred)"], "{width}");
    }
}

#[test]
fn nothing_is_dropped_however_many_and_whatever_is_looked_at() {
    let story = very_many();
    let windows =
        ["2014/2023", "2016", "2015/2018", "2019-05", "2019-05-06/2020-02-03", "2021-03-01/2021-03-09", "1990"];
    for window in windows.map(days).into_iter().chain([None, days("2018-02-14")]) {
        for width in [320.0, 640.0, 1280.0] {
            let scene = scene(&story, window, width);
            assert_eq!(drawn(&scene), expected(&story, window), "{window:?} at {width}");
        }
    }
}

#[test]
fn a_column_opens_its_days_until_each_event_stands_alone() {
    let story = very_many();
    for width in [320.0, 640.0] {
        let mut view = story.view();
        for step in 0.. {
            let scene = widgets::scene(&story, view, Size::wide(width), ruler());
            let Some(group) = groups(&scene).max_by_key(|target| target.group.len()) else { break };
            let next = view.apply(
                Input::Select(Some(group.spot)),
                Reach { years: &[], targets: &scene.targets, days: scene.days },
            );
            let (before, after) = (view.window.map(Days::length), next.window.unwrap().length());
            assert!(before.is_none_or(|before| after < before), "step {step}: {before:?} {after}");
            let opened: BTreeSet<FactId> = group.group.iter().copied().collect();
            let scene = widgets::scene(&story, next, Size::wide(width), ruler());
            assert!(drawn(&scene).is_superset(&opened), "what was counted is there");
            view = next;
        }
        assert!(view.window.unwrap().length() <= 31, "{:?}", view.window);
        let scene = widgets::scene(&story, view, Size::wide(width), ruler());
        let alone = |target: &&Target| target.group.is_empty() && mark(&scene, target.spot.fact).is_some();
        assert!(scene.targets.iter().filter(alone).count() > 1, "{:?}", view.window);
    }
}

#[test]
fn columns_are_as_high_as_their_counts_and_say_them() {
    let story = very_many();
    let scene = scene(&story, None, 640.0);
    let columns: Vec<(f64, f64)> = groups(&scene)
        .map(|group| {
            let said = scene.marks.iter().find(|mark| mark.key.fact == Some(group.spot.fact) && text(mark).is_some());
            let said: String = said.and_then(text).unwrap().split(',').collect();
            assert_eq!(said.parse(), Ok(group.group.len()));
            (group.group.len() as f64, mark(&scene, group.spot.fact).unwrap().height)
        })
        .collect();
    assert_eq!(columns.len(), 10, "one for each year");
    let (count, height) = columns[0];
    assert!(columns.iter().all(|(other, high)| (high / height - other / count).abs() < 1e-9), "{columns:?}");
}

#[test]
fn a_date_that_is_only_a_year_is_counted_into_no_month() {
    let mut dates = vec![Some("2014"); 5];
    dates.extend([Some("2014-03"); 3]);
    dates.extend([Some("2014-03-05"); 60]);
    dates.extend([Some("2013-01-01"), Some("2016-12-31")]);
    let story = story(&dates);
    let scene = scene(&story, days("2014"), 960.0);
    let march = groups(&scene).find(|group| group.opens == days("2014-03")).unwrap();
    assert_eq!(march.group.len(), 63);
    assert_eq!(groups(&scene).count(), 1, "no other month has any");
    assert_eq!(drawn(&scene).len(), 68);
}

#[test]
fn a_span_is_cut_at_the_edge_of_the_window() {
    let story = story(&[Some("1990/2009"), Some("2000-03-05"), Some("2000-04-05"), Some("2020-01-01")]);
    let scene = scene(&story, days("2000"), 640.0);
    let span = mark(&scene, 0).unwrap();
    assert!(span.x >= 0.0 && span.right() <= 640.0 && span.width > 600.0, "{span:?}");
    assert_eq!(mark(&scene, 3), None, "what is outside is not drawn");
}

#[test]
fn what_finds_no_row_is_folded_on_the_axis_and_opens() {
    let mut dates: Vec<String> = (1900..1920).map(|year| format!("{year}-06-01")).collect();
    dates.extend((0..14).map(|day| format!("1960-01-{:02}", day + 1)));
    let dates: Vec<Option<&str>> = dates.iter().map(|date| Some(date.as_str())).collect();
    let story = story(&dates);
    let scene = scene(&story, None, 960.0);
    assert_eq!(drawn(&scene).len(), dates.len());
    let fold = groups(&scene).next().expect("some are folded");
    let said = format!("+{}", fold.group.len());
    assert!(scene.marks.iter().filter_map(text).any(|text| text == said), "{said}");
    assert!(fold.opens.unwrap().length() < 14, "{fold:?}");
    assert!(scene.controls.iter().any(|control| matches!(control, Control::Window { .. })));
}

#[test]
fn a_reader_can_zoom_only_where_something_is_folded_or_zoomed() {
    let few = support::story(&[("sheet", "iom-honduras"), ("widget", "timeline")]);
    assert_eq!(scene(&few, None, 640.0).days, None);
    assert!(scene(&few, None, 640.0).controls.is_empty());
    assert!(scene(&few, days("1996"), 640.0).days.is_some(), "the way back is open");
    let many = very_many();
    let scene = scene(&many, days("2016"), 640.0);
    assert_eq!(scene.days, days("2014/2023"));
    let shown = scene.controls.iter().find_map(|control| match control {
        Control::Window { shown, .. } => Some(shown.as_str()),
        _ => None,
    });
    assert_eq!(shown, Some("2016"));
}

#[test]
fn all_on_one_day_is_a_list_and_what_is_too_long_is_counted() {
    for (count, single) in [(2, 2), (60, 60), (150, 100)] {
        let story = story(&vec![Some("2008-05-05"); count]);
        for width in [320.0, 640.0] {
            let scene = scene(&story, None, width);
            assert_eq!(drawn(&scene).len(), count);
            assert_eq!(scene.targets.iter().filter(|target| target.group.is_empty()).count(), single);
            assert_eq!(groups(&scene).count(), 0, "there is nothing left to open");
        }
    }
}

#[test]
fn one_event_or_none_is_no_fault() {
    for dates in [vec![], vec![Some("2008")], vec![None], vec![Some("2008-05-05")], vec![None; 40]] {
        let story = story(&dates);
        for case in cases::cases("made up", &story) {
            cases::assert_finite(&case);
            assert!(case.scene.height > 0.0, "{}", case.name);
            assert_eq!(drawn(&case.scene).len(), dates.len(), "{}", case.name);
        }
    }
}

#[test]
fn names_of_sixty_letters_are_wrapped_and_stay_apart() {
    let label = "Extraordinary ministerial conference on orderly migration, 1";
    assert_eq!(label.len(), 60);
    let date = |index| (index % 5 != 4).then(|| format!("{}-0{}-15", 1990 + 2 * index, 1 + index % 9));
    let events = (0..9).map(|index| made::event(index, label, date(index).as_deref())).collect();
    let story = made::told(Widget::Timeline, events);
    for case in cases::cases("made up", &story).iter().filter(|case| case.readable()) {
        cases::assert_inside(case);
        cases::assert_apart(case);
        let widest = case.scene.marks.iter().filter(|mark| mark.key.part == Part::Label);
        let widest = widest.map(|mark| boxes::of(mark, ruler()).width).fold(0.0, f64::max);
        assert!(widest <= case.width, "{}", case.name);
    }
}

#[test]
fn every_window_of_many_events_is_readable() {
    let story = very_many();
    for window in ["2014/2023", "2016", "2019-05-20/2019-08-03", "2021-03-01/2021-03-09", "1990"].map(days) {
        for width in [280.0, 320.0, 480.0, 640.0, 960.0, 1280.0] {
            let case = Case::new("made up", &story, View { window, ..story.view() }, width);
            cases::assert_finite(&case);
            cases::assert_inside(&case);
            cases::assert_apart(&case);
            for target in &case.scene.targets {
                assert!(target.area.height >= cases::FINGER, "{window:?} {width}: {target:?}");
            }
        }
    }
}

#[test]
fn spare_height_is_filled_by_every_layout() {
    let many = very_many();
    let few = story(&[Some("1996"), Some("1999-05"), Some("2008-01-02"), None]);
    for story in [&many, &few] {
        for width in [320.0, 640.0] {
            let own = scene(story, None, width).height;
            let tall = widgets::scene(story, story.view(), Size { width, height: own + 150.0 }, ruler());
            assert!((tall.height - own - 150.0).abs() < 1e-6, "{width}: {own} {}", tall.height);
        }
    }
}

#[test]
fn a_highlighted_event_is_drawn_so_alone_and_in_its_column() {
    let one = support::story(&[("sheet", "rcm-meetings"), ("widget", "timeline"), ("highlight", "meeting-13")]);
    let highlighted = |scene: &Scene| -> Vec<Rect> {
        let marks = scene.marks.iter().filter(|mark| mark.role == Role::Highlight);
        marks.map(|mark| boxes::of(mark, ruler())).collect()
    };
    assert_eq!(highlighted(&scene(&one, None, 640.0)).len(), 1, "its mark");
    let mut many = very_many();
    many.options.highlight = vec!["f1".into(), "f2".into()];
    let scene = scene(&many, None, 640.0);
    let heights: f64 = highlighted(&scene).iter().map(|area| area.height).sum();
    let column = groups(&scene).find(|group| group.group.contains(&1)).unwrap();
    let one = mark(&scene, column.spot.fact).unwrap().height / column.group.len() as f64;
    assert!((heights - 2.0 * one).abs() < 1e-6, "as high as two events: {heights} {one}");
}

#[test]
fn many_events_are_told_in_a_sentence_and_a_short_table() {
    let story = very_many();
    let description = widgets::describe(&story, story.view());
    assert_eq!(description.summary, "13,695 events, 2014–2023; 15 without a date.");
    assert_eq!(description.columns, ["When", "Value"]);
    let counts = description.rows.iter().map(|row| {
        let digits: String = row[1].chars().filter(char::is_ascii_digit).collect();
        digits.parse::<usize>().unwrap()
    });
    assert_eq!(counts.sum::<usize>(), VERY_MANY);
    assert_eq!(description.rows.len(), 11, "ten years and those without a date: {:?}", description.rows);
}

#[test]
fn the_tip_of_a_group_says_how_many_and_when() {
    let story = very_many();
    let scene = scene(&story, None, 640.0);
    let group = groups(&scene).next().unwrap();
    let view = View { focused: Some(group.spot), ..story.view() };
    let tip = widgets::scene(&story, view, Size::wide(640.0), ruler()).focused.unwrap();
    assert!(tip.label.ends_with(" events") && tip.number == Some(group.group.len() as f64), "{tip:?}");
    assert_eq!(tip.value, "2014");
}
