//! What the tests share: real fonts, stories, a pen that lists its calls, a made-up language.
#![allow(dead_code, missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

pub mod boxes;
pub mod cases;
pub mod made;
pub mod record;
pub mod scenes;
pub mod source;
pub mod spec;

use migration_facts::fact::{FactSheet, Widget};
use migration_facts::fonts::Fonts;
use migration_facts::language::{Language, Word};
use migration_facts::options::Options;
use migration_facts::story::{self, Layout, Story};
use migration_facts::text::{Font, Measure};
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{LazyLock, Mutex};

/// The widths at which every layout is looked at, CSS px.
pub const WIDTHS: [f64; 11] = [0.0, 1.0, 120.0, 280.0, 320.0, 360.0, 480.0, 640.0, 960.0, 1280.0, 1600.0];

/// A file or folder of the repository.
pub fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

pub fn read(name: &str) -> String {
    std::fs::read_to_string(path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// Files of a folder with an ending, by name.
pub fn files(folder: &str, ending: &str) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(path(folder)).unwrap_or_else(|error| panic!("{folder}: {error}"));
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    files.retain(|file| file.file_name().unwrap().to_str().unwrap().ends_with(ending));
    files.sort();
    files
}

/// A weight of a family of Noto.
fn face(package: &str, family: &str, weight: &str) -> Vec<u8> {
    let file = path("node_modules/@expo-google-fonts").join(format!("{package}/{weight}/{family}_{weight}.ttf"));
    std::fs::read(&file).unwrap_or_else(|error| panic!("{}: {error}; run `npm ci` first", file.display()))
}

/// Noto Sans, with Noto Sans Math for signs such as "≈".
pub fn fonts() -> Fonts {
    fonts_of("en")
}

/// What a language is written with in Noto, and for signs Noto Sans Math.
pub fn fonts_of(tag: &str) -> Fonts {
    let latin = ("noto-sans", "NotoSans");
    let own = match tag {
        "ar" | "ar-EG" => ("noto-sans-arabic", "NotoSansArabic"),
        "zh" => ("noto-sans-sc", "NotoSansSC"),
        _ => latin,
    };
    let weights = |(package, family)| ["400Regular", "700Bold"].map(|weight| face(package, family, weight));
    let [regular, bold] = weights(own);
    let mut fonts = Fonts::new(regular, bold).unwrap();
    if own != latin {
        let [regular, bold] = weights(latin);
        fonts.add(regular, bold).unwrap();
    }
    let signs = face("noto-sans-math", "NotoSansMath", "400Regular");
    fonts.add(signs.clone(), signs).unwrap();
    fonts
}

/// The languages that are complete.
pub const TAGS: [&str; 8] = ["en", "es", "fr", "pt", "ar", "ar-EG", "zh", "ru"];

/// The real fonts, each text measured once.
pub struct Ruler {
    fonts: Fonts,
    known: Mutex<HashMap<(String, u64, bool), f64>>,
}

impl Ruler {
    /// A ruler for a language.
    pub fn of(tag: &str) -> Self {
        Self { fonts: fonts_of(tag), known: Mutex::default() }
    }

    /// The first letter that no font has.
    pub fn missing(&self, text: &str) -> Option<char> {
        self.fonts.missing(text)
    }
}

/// The ruler of all tests of a file: reading and shaping take long.
pub fn ruler() -> &'static Ruler {
    static RULER: LazyLock<Ruler> = LazyLock::new(|| Ruler::of("en"));
    &RULER
}

impl Measure for Ruler {
    fn width(&self, text: &str, font: Font) -> f64 {
        let key = (text.to_owned(), font.size.to_bits(), font.bold);
        let mut known = self.known.lock().unwrap();
        *known.entry(key).or_insert_with(|| self.fonts.width(text, font))
    }
}

/// Room for everything: no text is ever broken into lines.
pub struct Weightless;

impl Measure for Weightless {
    fn width(&self, _: &str, _: Font) -> f64 {
        0.0
    }
}

pub fn options(pairs: &[(&str, &str)]) -> Options {
    Options::read(pairs.iter().copied(), true).unwrap_or_else(|fault| panic!("{pairs:?}: {fault:?}"))
}

/// The story of a bundled sheet, in English.
pub fn story(pairs: &[(&str, &str)]) -> Story<'static> {
    let options = options(pairs);
    let sheet = story::sheet(&options).unwrap_or_else(|fault| panic!("{pairs:?}: {fault:?}"));
    told(sheet, options, Language::english())
}

/// The story of any sheet. A test may leak: it ends soon.
pub fn told(sheet: FactSheet, options: Options, language: Language) -> Story<'static> {
    story::resolve(options, Box::leak(Box::new(sheet)), language).unwrap_or_else(|fault| panic!("{fault:?}"))
}

/// Every bundled sheet with every widget that suits it.
pub fn pairs() -> Vec<(FactSheet, Widget)> {
    let sheets = migration_facts::sheet::bundled::sheets();
    let pairs = |sheet: FactSheet| -> Vec<(FactSheet, Widget)> {
        sheet.widgets.iter().map(|suits| (sheet.clone(), suits.widget)).collect()
    };
    sheets.into_iter().flat_map(pairs).collect()
}

/// The forms that a widget can be asked for, and none for the one that it chooses by itself.
pub fn layouts(widget: Widget) -> Vec<Option<Layout>> {
    match widget {
        Widget::Members => vec![None, Some(Layout::Grid), Some(Layout::List), Some(Layout::Map)],
        Widget::Share => vec![None, Some(Layout::Bar), Some(Layout::Waffle)],
        _ => vec![None],
    }
}

/// Every story that the bundled sheets can tell: all facts of a widget in all its forms, and each fact alone on a card.
pub fn stories(language: &Language) -> Vec<(String, Story<'static>)> {
    let mut stories = Vec::new();
    for (sheet, widget) in pairs() {
        let asked = Options { widget: Some(widget), ..Options::default() };
        for layout in layouts(widget) {
            let form = layout.map_or(String::new(), |layout| format!(" {layout:?}"));
            let name = format!("{} {}{form}", sheet.id, widget.name());
            let asked = Options { layout, ..asked.clone() };
            stories.push((name, told(sheet.clone(), asked, language.clone())));
        }
        for fact in sheet.facts.iter().filter(|_| widget == Widget::Card) {
            let alone = Options { facts: vec![fact.id.to_string()], ..asked.clone() };
            stories.push((format!("{} card {}", sheet.id, fact.id), told(sheet.clone(), alone, language.clone())));
        }
    }
    stories
}

/// A language in which every text of the product and of the sheets is marked;
/// what fills the places of a pattern stands outside of the pattern's own marks.
pub fn marked() -> Language {
    let english = Language::english();
    let texts = std::str::from_utf8(english.bytes()).unwrap();
    let texts =
        texts.split('\0').enumerate().map(|(at, text)| match TABLES.iter().any(|table| *table as usize == at) {
            true => text.into(),
            false => text.split('|').map(mark).collect::<Vec<_>>().join("|"),
        });
    Language::read(texts.collect::<Vec<_>>().join("\0").into_bytes()).unwrap()
}

/// What is among the words and read by nobody.
const TABLES: [Word; 5] = [Word::Plural, Word::Scales, Word::Digits, Word::GroupFrom, Word::Direction];

fn mark(text: &str) -> String {
    if text.starts_with('\u{1}') {
        let (code, name) = text.split_at(4);
        return code.to_owned() + &if code.ends_with("map") { name.into() } else { mark(name) };
    }
    match text.split_once('{') {
        Some((before, after)) => {
            let (place, after) = after.split_at(2);
            [mark(before), format!("{{{place}"), mark(after)].concat()
        }
        None if text.is_empty() => String::new(),
        None => format!("\u{27e6}{text}\u{27e7}"),
    }
}
