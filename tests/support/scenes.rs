//! The bundled scenes as lines of names and hashes, the same natively and in a browser.

use migration_facts::language::Language;
use migration_facts::options::Options;
use migration_facts::scene::Size;
use migration_facts::sheet::bundled;
use migration_facts::story;
use migration_facts::text::Measure;
use migration_facts::view::View;
use migration_facts::widgets;
use std::fmt::Write;

/// The widths at which scenes are compared, CSS px.
const WIDTHS: [u16; 2] = [320, 640];

/// One line for every sheet, widget, width and year: its name and the hash of its scene.
pub fn lines(measure: &dyn Measure) -> String {
    let mut lines = String::new();
    for sheet in bundled::sheets() {
        for suits in sheet.widgets.iter() {
            let options = Options { widget: Some(suits.widget), ..Options::default() };
            let Ok(story) = story::resolve(options, &sheet, Language::english()) else { continue };
            let years =
                if story.years.is_empty() { vec![None] } else { story.years.iter().copied().map(Some).collect() };
            for (width, year) in WIDTHS.iter().flat_map(|width| years.iter().map(move |year| (*width, *year))) {
                let view = View { year, ..View::default() };
                let scene = widgets::scene(&story, view, Size::wide(f64::from(width)), measure);
                let year = year.map_or(String::from("-"), |year| year.to_string());
                let hash = fnv(format!("{scene:?}").as_bytes());
                let _ = writeln!(lines, "{} {} {width} {year} {hash:016x}", sheet.id, suits.widget.name());
            }
        }
    }
    lines
}

/// FNV-1a with 64 bits.
fn fnv(bytes: &[u8]) -> u64 {
    let step = |hash: u64, byte: &u8| (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3);
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, step)
}
