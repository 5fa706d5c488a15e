//! How long it takes to lay out each kind of picture: `cargo bench --features fonts --bench scene`.
//!
//! Made-up sheets at 640 px, words measured in Noto Sans; each text is measured once, as a page's canvas would be asked once.
#![allow(missing_docs)]
// Only a page has a canvas; this is measured where the command line runs.
#![cfg(not(target_arch = "wasm32"))]

#[path = "../tests/support/mod.rs"]
#[allow(clippy::duplicate_mod)]
mod support;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use migration_facts::fact::Widget;
use migration_facts::language::Language;
use migration_facts::options::Options;
use migration_facts::scene::Size;
use migration_facts::widgets;
use std::hint::black_box;
use std::time::Duration;
use support::{made, ruler};

/// How many facts: a card's handful, a continent, a long table, the incidents of ten years.
const COUNTS: [usize; 4] = [5, 50, 500, 13_695];

fn scenes(criterion: &mut Criterion) {
    for widget in Widget::ALL {
        let mut group = criterion.benchmark_group(widget.name());
        group.sample_size(10).warm_up_time(Duration::from_millis(500)).measurement_time(Duration::from_secs(2));
        for count in COUNTS {
            let values: Vec<Option<f64>> = (1..=count).map(|value| Some(value as f64 * 1e4)).collect();
            let sheet = made::sheet(made::facts(widget, count, "Somewhere over there", &values));
            let options = Options { widget: Some(widget), ..Options::default() };
            let story = support::told(sheet, options, Language::english());
            group.throughput(Throughput::Elements(count as u64));
            group.bench_function(BenchmarkId::from_parameter(count), |bencher| {
                let scene = || widgets::scene(&story, story.view(), Size::wide(640.0), ruler());
                bencher.iter(|| black_box(scene()));
            });
        }
        group.finish();
    }
}

criterion_group!(benches, scenes);
criterion_main!(benches);
