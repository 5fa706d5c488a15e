//! What the stations of a picture cost, and how that grows: `cargo bench --features fonts --bench stations`.
//!
//! A sheet is resolved, laid out as a scene, and painted onto a backend that only writes down what it is told. Made-up sheets at
//! 640 px, words measured in Noto Sans; each text is measured once, as a page's canvas would be asked once. At the
//! end comes a table of nanoseconds a fact: where they stay the same from row to row, or fall, cost grows with the number of facts.
#![allow(missing_docs, clippy::unwrap_used)]
// Only a page has a canvas; this is measured where the command line runs.
#![cfg(not(target_arch = "wasm32"))]

#[path = "../tests/support/mod.rs"]
#[allow(clippy::duplicate_mod)]
mod support;

use criterion::measurement::WallTime;
use criterion::{BenchmarkGroup, BenchmarkId, Criterion, Throughput};
use migration_facts::fact::{FactSheet, Widget};
use migration_facts::language::Language;
use migration_facts::options::Options;
use migration_facts::paint::Dialect;
use migration_facts::scene::Size;
use migration_facts::story;
use migration_facts::theme::Theme;
use migration_facts::widgets;
use std::hint::black_box;
use std::path::Path;
use std::time::Duration;
use support::{made, record, ruler};

/// How many facts: a card's handful, a continent, a long table, the incidents of ten years.
const COUNTS: [usize; 4] = [5, 50, 500, 13_695];

const STATIONS: [&str; 3] = ["resolve", "scene", "paint"];

fn sheet(widget: Widget, count: usize) -> FactSheet {
    let values: Vec<Option<f64>> = (1..=count).map(|value| Some(value as f64 * 1e4)).collect();
    made::sheet(made::facts(widget, count, "Somewhere over there", &values))
}

fn options(widget: Widget) -> Options {
    Options { widget: Some(widget), ..Options::default() }
}

fn group<'a>(criterion: &'a mut Criterion, station: &str, widget: Widget) -> BenchmarkGroup<'a, WallTime> {
    let mut group = criterion.benchmark_group(format!("{station}-{}", widget.name()));
    group.sample_size(10).warm_up_time(Duration::from_millis(300)).measurement_time(Duration::from_secs(1));
    group
}

fn resolve(criterion: &mut Criterion, widget: Widget) {
    let mut group = group(criterion, "resolve", widget);
    for count in COUNTS {
        let sheet = sheet(widget, count);
        group.throughput(Throughput::Elements(count as u64));
        group.bench_function(BenchmarkId::from_parameter(count), |bencher| {
            bencher.iter(|| black_box(story::resolve(options(widget), &sheet, Language::english()).unwrap()));
        });
    }
}

fn scene(criterion: &mut Criterion, widget: Widget) {
    let mut group = group(criterion, "scene", widget);
    for count in COUNTS {
        let story = support::told(sheet(widget, count), options(widget), Language::english());
        group.throughput(Throughput::Elements(count as u64));
        group.bench_function(BenchmarkId::from_parameter(count), |bencher| {
            bencher.iter(|| black_box(widgets::scene(&story, story.view(), Size::wide(640.0), ruler())));
        });
    }
}

fn paint(criterion: &mut Criterion, widget: Widget) {
    let mut group = group(criterion, "paint", widget);
    for count in COUNTS {
        let story = support::told(sheet(widget, count), options(widget), Language::english());
        let marks = widgets::scene(&story, story.view(), Size::wide(640.0), ruler()).marks;
        group.throughput(Throughput::Elements(count as u64));
        group.bench_function(BenchmarkId::from_parameter(count), |bencher| {
            bencher.iter(|| black_box(record::calls(&marks, Dialect::canvas(2.0), Theme::dark(false))));
        });
    }
}

/// The median that criterion wrote down, ns, if it was measured.
fn median(folder: &Path, group: &str, count: usize) -> Option<f64> {
    let file = folder.join(group).join(count.to_string()).join("new/estimates.json");
    let all: serde_json::Value = serde_json::from_slice(&std::fs::read(file).ok()?).unwrap();
    all.pointer("/median/point_estimate")?.as_f64()
}

/// Nanoseconds a fact, for each station, widget and number of facts.
fn growth(folder: &Path) {
    println!("\nns a fact{:14}{}", "", COUNTS.map(|count| format!("{count:>11}")).concat());
    for station in STATIONS {
        for widget in Widget::ALL {
            let group = format!("{station}-{}", widget.name());
            let each = COUNTS.map(|count| match median(folder, &group, count) {
                Some(median) => format!("{:>11.1}", median / count as f64),
                None => format!("{:>11}", "-"),
            });
            println!("{group:<23}{}", each.concat());
        }
    }
}

fn main() {
    let target = std::env::var("CARGO_TARGET_DIR").unwrap_or_else(|_| "target".into());
    let folder = Path::new(&target).join("criterion");
    let mut criterion = Criterion::default().output_directory(&folder).configure_from_args();
    for widget in Widget::ALL {
        resolve(&mut criterion, widget);
        scene(&mut criterion, widget);
        paint(&mut criterion, widget);
    }
    criterion.final_summary();
    growth(&folder);
}
