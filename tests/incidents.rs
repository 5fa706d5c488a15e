//! Every incident of the Missing Migrants Project's table is on its timeline, whatever part of it is looked at.
//!
//! The table is not in the repository: `cargo xtask fixtures FILE` makes a spec of it and runs these tests with it.
//! What holds of so many events is tested on made-up ones in `timeline.rs`, always.
#![cfg(all(feature = "fonts", not(target_arch = "wasm32")))]
#![allow(missing_docs, clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use migration_facts::fact::FactId;
use migration_facts::scene::{Scene, Size};
use migration_facts::story::Story;
use migration_facts::view::{Days, View};
use migration_facts::widgets;
use std::collections::BTreeSet;
use std::path::PathBuf;
use support::cases::Case;
use support::spec::{self, day};

/// Rows of the table of 2014 to 2023, and those without a date.
const ALL: usize = 13_695;
const UNDATED: usize = 15;

/// Spans of all lengths: ten years, one, two across a turn of the year, a month, a week, a day; and some without data.
const WINDOWS: [(&str, &str); 8] = [
    ("2014-01-01", "2023-12-31"),
    ("2016-01-01", "2016-12-31"),
    ("2018-07-01", "2020-06-30"),
    ("2021-05-01", "2021-05-31"),
    ("2019-12-25", "2020-01-07"),
    ("2017-03-08", "2017-03-15"),
    ("1999-01-01", "1999-12-31"),
    ("2022-10-10", "2022-10-17"),
];

/// The fixture's story. It is not here unless somebody has made it, and then nothing is tested.
fn story() -> Story<'static> {
    let file = std::env::var_os("MIGRATION_FACTS_INCIDENTS")
        .map_or(support::path("target/fixtures/incidents.json"), PathBuf::from);
    assert!(file.exists(), "{}: make it by `cargo xtask fixtures FILE`", file.display());
    spec::told_by(&spec::read(&file))
}

fn scene(story: &Story, window: Option<Days>, width: f64) -> Scene {
    let view = View { window, ..story.view() };
    widgets::scene(story, view, Size::wide(width), support::ruler())
}

/// The facts that a scene shows, alone or in groups: each once.
fn drawn(scene: &Scene) -> BTreeSet<FactId> {
    let facts: Vec<FactId> = scene.targets.iter().flat_map(Case::facts).collect();
    let set: BTreeSet<FactId> = facts.iter().copied().collect();
    assert_eq!(set.len(), facts.len(), "no incident is counted twice");
    for target in scene.targets.iter().filter(|target| !target.group.is_empty()) {
        assert_eq!(target.spot.item as usize, target.group.len());
    }
    set
}

/// The facts of which a rule holds, by their date.
fn facts(story: &Story, holds: impl Fn(Option<i32>) -> bool) -> BTreeSet<FactId> {
    let date = |id| story.fact(id).unwrap().period.edtf().map(day);
    story.facts.iter().map(|shown| shown.id).filter(|id| holds(date(*id))).collect()
}

#[test]
#[ignore = "needs the fixture of `cargo xtask fixtures FILE`"]
fn every_incident_is_on_the_timeline_and_those_without_a_date_stand_beside_it() {
    let story = story();
    assert_eq!(story.facts.len(), ALL);
    assert_eq!(facts(&story, |date| date.is_none()).len(), UNDATED);
    for width in [320.0, 640.0, 1280.0] {
        assert_eq!(drawn(&scene(&story, None, width)).len(), ALL, "{width}");
    }
}

#[test]
#[ignore = "needs the fixture of `cargo xtask fixtures FILE`"]
fn a_window_shows_the_incidents_of_its_days_and_no_others() {
    let story = story();
    let undated = facts(&story, |date| date.is_none());
    for (from, to) in WINDOWS {
        let window = Days { from: day(from), to: day(to) };
        let inside = facts(&story, |date| date.is_some_and(|date| (window.from..=window.to).contains(&date)));
        for width in [320.0, 640.0] {
            let drawn = drawn(&scene(&story, Some(window), width));
            let dated: BTreeSet<FactId> = drawn.difference(&undated).copied().collect();
            assert_eq!(dated, inside, "{from} to {to} at {width}");
            assert!(undated.is_subset(&drawn), "{from} to {to} at {width}: what has no date is always beside the axis");
        }
    }
}

#[test]
#[ignore = "needs the fixture of `cargo xtask fixtures FILE`"]
fn one_after_the_other_the_groups_open_until_each_incident_stands_alone() {
    let story = story();
    let mut window = None;
    for step in 0.. {
        let scene = scene(&story, window, 640.0);
        let opens =
            |target: &&migration_facts::scene::Target| target.opens.is_some() && Some(target.opens) != Some(window);
        let Some(group) = scene.targets.iter().filter(opens).max_by_key(|target| target.group.len()) else { break };
        let days = group.opens.unwrap();
        assert!(
            window.is_none_or(|window: Days| days.length() < window.length()),
            "step {step}: {days:?} of {window:?}"
        );
        window = Some(days);
    }
    let last = window.unwrap();
    assert!(last.length() <= 31, "{last:?}");
}
