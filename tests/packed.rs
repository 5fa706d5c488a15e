//! Own data that were packed: what comes out is what went in, and what nobody packed does no harm.
#![cfg(all(feature = "cli", not(target_arch = "wasm32")))]
#![allow(missing_docs, clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use migration_facts::fact::{Kind, Text, Widget};
use migration_facts::language::{self, Language};
use migration_facts::options::Options;
use migration_facts::scene::Size;
use migration_facts::sheet::own::{self, Asked};
use migration_facts::sheet::{bundled, pack};
use migration_facts::{story, widgets};
use proptest::collection::vec;
use proptest::prelude::*;
use support::ruler;

const TABLE: &str = "Country,Year,Migrants\nGermany,2015,10220418\nGermany,2020,15762457\nPoland,2020,817254\n";

fn file() -> String {
    let asked = Asked::read([("source", "Somebody"), ("population", "migrants"), ("measure", "stock")]);
    let own = own::read(TABLE, &asked).unwrap();
    pack::file(&own.sheet, language::places("es").unwrap())
}

#[test]
fn a_file_says_its_form_then_the_sheet() {
    let file = file();
    let packed = bundled::unpack(file.strip_prefix(pack::HEAD).unwrap()).unwrap();
    let language = Language::with("", packed.start, packed.texts);
    let values = packed.sheet.facts.iter().map(|fact| match &fact.kind {
        Kind::Quantity(quantity) => (language.place(fact.place.as_deref().unwrap()).to_owned(), quantity.value),
        other => panic!("{other:?}"),
    });
    let wanted = [("Alemania", 10_220_418.0), ("Alemania", 15_762_457.0), ("Polonia", 817_254.0)];
    assert_eq!(values.collect::<Vec<_>>(), wanted.map(|(place, value)| (place.to_owned(), Some(value))));
    let Text::Bundled(_) = packed.sheet.title else { panic!("{:?}", packed.sheet.title) };
    assert_eq!(language.text(&packed.sheet.sources[0].publisher), "Somebody");
}

/// Draws what a text holds, with every widget, when it holds anything.
fn draw(text: &str) {
    let Some(packed) = bundled::unpack(text) else { return };
    for widget in Widget::ALL {
        let options = Options::read([("widget", widget.name())], true).unwrap();
        let language = Language::with("", packed.start, packed.texts);
        if let Ok(story) = story::resolve(options, &packed.sheet, language) {
            widgets::scene(&story, story.view(), Size::wide(320.0), ruler());
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_nobody_packed_is_drawn_or_refused(
        which in 0..bundled::IDS.len() + 1,
        changes in vec((any::<prop::sample::Index>(), 0..128u8), 0..12),
        end in any::<prop::sample::Index>(),
        is_cut: bool,
    ) {
        let own = file();
        let text = bundled::IDS.get(which).and_then(|id| bundled::packed(id)).unwrap_or(&own[pack::HEAD.len()..]);
        let mut bytes: Vec<u8> = text.bytes().collect();
        for (at, byte) in &changes {
            let at = at.index(bytes.len());
            // Only what is one byte of a text can be another.
            if bytes[at].is_ascii() {
                bytes[at] = *byte;
            }
        }
        let text = String::from_utf8(bytes).unwrap();
        let cut = (0..=end.index(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap();
        draw(if is_cut { &text[..cut] } else { &text });
    }
}
