//! From the text of a long table to its first picture: `cargo bench --features fonts --bench table`.
//!
//! 100,000 rows of origin, destination and year, summed to the ten largest origins of the last year and, the longer way,
//! read with all years. With `TABLE=file` the table is also written, for others to be measured with.
#![allow(missing_docs, clippy::unwrap_used, clippy::indexing_slicing)]
// Only a page has a canvas; this is measured where the command line runs.
#![cfg(not(target_arch = "wasm32"))]

#[path = "../tests/support/mod.rs"]
#[allow(clippy::duplicate_mod)]
mod support;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use migration_facts::fact::Widget;
use migration_facts::language::Language;
use migration_facts::options::Options;
use migration_facts::scene::{Scene, Size};
use migration_facts::sheet::own::{self, Asked};
use migration_facts::story;
use migration_facts::widgets;
use std::fmt::Write;
use std::hint::black_box;
use support::ruler;

const YEARS: [u32; 5] = [2000, 2005, 2010, 2015, 2020];
/// Places of each year: every one is origin of people in all others.
const PLACES: usize = 142;

/// Made-up numbers, the same every time.
fn table() -> String {
    let mut text = String::from("year,origin,region,destination,migrants\n");
    let mut number = 12_345_u64;
    for year in YEARS {
        for origin in 0..PLACES {
            for destination in (0..PLACES).filter(|destination| *destination != origin) {
                number = number.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                let region = ["Africa", "Asia", "Europe"][origin % 3];
                writeln!(text, "{year},Place {origin},{region},Place {destination},{}", (number >> 40) % 90_000)
                    .unwrap();
            }
        }
    }
    text
}

/// Reads a table and lays out its first picture.
fn first_scene(text: &str, asked: &Asked) -> Scene {
    let own = own::read(text, asked).unwrap();
    let options = Options { widget: Some(Widget::Totals), top: asked.top, ..Options::default() };
    let story = story::resolve(options, &own.sheet, Language::english()).unwrap();
    widgets::scene(&story, story.view(), Size::wide(640.0), ruler())
}

fn tables(criterion: &mut Criterion) {
    let text = table();
    if let Some(file) = std::env::var_os("TABLE") {
        std::fs::write(file, &text).unwrap();
    }
    let known = [("source", "Somebody"), ("source-url", "https://example.org/"), ("measure", "stock"), ("top", "10")];
    let mut group = criterion.benchmark_group("table");
    group.sample_size(20).throughput(Throughput::Elements(text.lines().count() as u64));
    for (name, more) in [("one year", Some(("year", "2020"))), ("all years", None)] {
        let asked = Asked::read(known.into_iter().chain(more));
        group.bench_function(name, |bencher| bencher.iter(|| black_box(first_scene(&text, &asked))));
    }
    group.finish();
}

criterion_group!(benches, tables);
criterion_main!(benches);
