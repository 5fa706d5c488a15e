//! What holds of every picture in every language, and of the languages against one another.
#![cfg(all(feature = "fonts", not(target_arch = "wasm32")))]
#![allow(missing_docs, clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use migration_facts::fact::Kind;
use migration_facts::geom::{Point, Rect};
use migration_facts::language::{Language, TAGS as ALL, Word};
use migration_facts::scene::{Align, Mark, Shape, Size};
use migration_facts::story::{Layout, Story};
use migration_facts::view::{Input, Key, Reach, View};
use migration_facts::widgets;
use support::boxes::text;
use support::cases::{Case, assert_apart, assert_inside, assert_targeted, each};
use support::{Ruler, TAGS, Weightless, stories};

/// Widths at which pictures are read.
const WIDTHS: [f64; 5] = [280.0, 320.0, 360.0, 640.0, 960.0];

fn language(tag: &str) -> Language {
    Language::find(tag).unwrap_or_else(|| panic!("no language {tag}"))
}

/// All stories of a language at every width and in its first and last year.
fn check(tag: &str) {
    let ruler: &'static Ruler = Box::leak(Box::new(Ruler::of(tag)));
    let stories = stories(&language(tag));
    let cases: Vec<Case> = stories.iter().flat_map(|(name, story)| cases(tag, ruler, name, story)).collect();
    assert!(cases.len() > 500, "the sheets are found");
    each(&cases, |case| {
        assert_inside(case);
        assert_apart(case);
        assert_targeted(case);
        for mark in &case.scene.marks {
            let text = text(mark).unwrap_or("");
            assert!(!text.contains(['{', '}', '|', '\0', '\u{ad}']), "{}: {text:?}", case.name);
            assert_eq!(ruler.missing(text), None, "{}: {text:?}", case.name);
        }
    });
}

fn cases<'a>(tag: &str, ruler: &'static Ruler, name: &str, story: &'a Story<'static>) -> Vec<Case<'a>> {
    let ends = [story.years.first(), story.years.last()];
    let mut years: Vec<Option<u32>> = ends.into_iter().map(|year| year.copied()).collect();
    years.dedup();
    let views = years.into_iter().map(|year| View { year, ..story.view() });
    let name = format!("{tag}: {name}");
    views.flat_map(|view| WIDTHS.map(|width| Case::by(ruler, &name, story, view, width))).collect()
}

// One test a language: they run side by side, and each says its own.

#[test]
fn nothing_lies_on_anything_else_in_spanish() {
    check("es");
}

#[test]
fn nothing_lies_on_anything_else_in_french() {
    check("fr");
}

#[test]
fn nothing_lies_on_anything_else_in_portuguese() {
    check("pt");
}

#[test]
fn nothing_lies_on_anything_else_in_arabic() {
    check("ar");
}

#[test]
fn nothing_lies_on_anything_else_in_arabic_with_its_own_digits() {
    check("ar-EG");
}

#[test]
fn nothing_lies_on_anything_else_in_chinese() {
    check("zh");
}

#[test]
fn nothing_lies_on_anything_else_in_russian() {
    check("ru");
}

#[test]
fn the_languages_tested_here_are_all() {
    assert_eq!(TAGS.map(|tag| ALL.contains(tag)), [true; 8]);
    assert_eq!(ALL.split(' ').count(), TAGS.len());
}

/// A text's numbers with the digits, decimals and groups of English.
fn plain_digits(text: &str, language: &Language) -> String {
    let (decimal, group) = (language.word(Word::Decimal), language.word(Word::Group));
    let western = |letter: char| match letter as u32 {
        code @ 0x660..=0x669 => char::from(b'0' + (code - 0x660) as u8),
        _ => letter,
    };
    let text: String = text.replace(group, "").replace(decimal, ".").chars().map(western).collect();
    text.chars().filter(|letter| letter.is_ascii_digit() || *letter == '.').collect::<String>().trim_matches('.').into()
}

#[test]
fn every_number_is_the_same_in_all_languages() {
    let english = stories(&Language::english());
    let mut compared = 0;
    for tag in &TAGS[1..] {
        let own = language(tag);
        for ((name, one), (_, other)) in english.iter().zip(stories(&own)) {
            for (fact, same) in one.facts.iter().zip(&other.facts) {
                let (Kind::Quantity(quantity), Kind::Quantity(_)) = (&fact.fact.kind, &same.fact.kind) else {
                    continue;
                };
                let (here, there) = (one.language.figure(quantity, 1), own.figure(quantity, 1));
                assert_eq!(plain_digits(&there.full, &own), plain_digits(&here.full, &one.language), "{tag} {name}");
                assert_eq!(there.glyph, here.glyph, "{tag} {name}");
                assert_eq!(there.bound.is_empty(), here.bound.is_empty(), "{tag} {name}");
                compared += 1;
            }
        }
    }
    assert!(compared > 1000, "{compared}");
}

#[test]
fn the_table_has_as_many_rows_and_columns_in_every_language() {
    let english: Vec<_> = stories(&Language::english()).into_iter().map(|(_, story)| described(&story)).collect();
    for tag in &TAGS[1..] {
        for (index, (name, story)) in stories(&language(tag)).iter().enumerate() {
            assert_eq!(described(story), english[index], "{tag} {name}");
        }
    }
}

fn described(story: &Story) -> (usize, Vec<usize>, usize) {
    let description = widgets::describe(story, story.view());
    (description.columns.len(), description.rows.iter().map(Vec::len).collect(), description.notes.len())
}

/// The bounds are words of their own in every language.
#[test]
fn no_two_bounds_share_a_word_or_a_glyph() {
    for tag in TAGS {
        let own = language(tag);
        let words = [Word::BoundAbout, Word::BoundMoreThan, Word::BoundAtLeast, Word::BoundLessThan, Word::BoundUpTo];
        for (index, word) in words.iter().enumerate() {
            for other in &words[index + 1..] {
                assert_ne!(own.word(*word), own.word(*other), "{tag}");
            }
        }
    }
}

/// The marks as they would stand seen in a mirror.
fn mirrored(marks: &[Mark], width: f64) -> Vec<Mark> {
    let turned = |point: &Point| Point { x: width - point.x, y: point.y };
    let turn = |mark: &Mark| {
        let shape = match &mark.shape {
            Shape::Fill(rect) => Shape::Fill(Rect { x: width - rect.right(), ..*rect }),
            Shape::Poly(points) => Shape::Poly(points.iter().map(turned).collect()),
            Shape::Line { points, width } => Shape::Line { points: points.iter().map(turned).collect(), width: *width },
            Shape::Disc { at, radius } => Shape::Disc { at: turned(at), radius: *radius },
            Shape::Ring { at, radius } => Shape::Ring { at: turned(at), radius: *radius },
            Shape::Text { at, text, font, align } => {
                let align = if *align == Align::Left { Align::Right } else { Align::Left };
                Shape::Text { at: turned(at), text: format!("\u{2066}{text}\u{2069}"), font: *font, align }
            }
        };
        Mark { shape, ..mark.clone() }
    };
    marks.iter().map(turn).collect()
}

#[test]
fn in_a_page_that_is_written_from_the_right_english_stands_mirrored_and_reads_from_the_left() {
    for (name, mut story) in stories(&Language::english()) {
        // A map shows the east on the right everywhere.
        if story.options.layout == Some(Layout::Map) {
            continue;
        }
        let view = story.view();
        let plain = widgets::scene(&story, view, Size::wide(640.0), &Weightless);
        story.mirrored = true;
        let scene = widgets::scene(&story, view, Size::wide(640.0), &Weightless);
        assert_eq!(scene.marks, mirrored(&plain.marks, 640.0), "{name}");
        for (target, other) in scene.targets.iter().zip(&plain.targets) {
            assert!((target.area.x - (640.0 - other.area.right())).abs() < 1e-9, "{name}");
        }
    }
}

#[test]
fn a_map_is_no_mirror_image() {
    let asked = [("sheet", "iom-honduras"), ("widget", "members"), ("layout", "map")];
    let mut story = support::story(&asked);
    let tile = |story: &Story, code: &str| {
        let scene = widgets::scene(story, story.view(), Size::wide(640.0), support::ruler());
        let spot = story.spot(code).unwrap();
        scene.targets.iter().find(|target| target.spot == spot).unwrap().area.x
    };
    for is_mirrored in [false, true] {
        story.mirrored = is_mirrored;
        assert!(tile(&story, "MEX") < tile(&story, "DOM"), "Mexico lies west of the Dominican Republic");
        assert!(tile(&story, "GTM") < tile(&story, "HND"));
    }
}

#[test]
fn keys_move_to_where_they_point() {
    let asked = [("sheet", "iom-honduras"), ("widget", "members"), ("layout", "grid")];
    let mut story = support::story(&asked);
    for is_mirrored in [false, true] {
        story.mirrored = is_mirrored;
        let press = |view: View<'static>, name: &str| {
            let scene = widgets::scene(&story, view, Size::wide(640.0), support::ruler());
            let key = Key::named(name).unwrap();
            let key = if is_mirrored { key.mirrored() } else { key };
            let view = view.apply(Input::Key(key), Reach { years: &[], targets: &scene.targets, days: None });
            let x = scene.targets.iter().find(|target| Some(target.spot) == view.focused).unwrap().area.x;
            (view, x)
        };
        // The first row has two states.
        let (view, first) = press(story.view(), "Home");
        let (way, back) = if is_mirrored { ("ArrowLeft", "ArrowRight") } else { ("ArrowRight", "ArrowLeft") };
        let (view, second) = press(view, way);
        assert_eq!(second > first, !is_mirrored, "{first} {second}");
        assert_eq!(press(view, back).1, first);
    }
}

#[test]
fn names_stand_in_the_order_of_the_language() {
    let order = |tag: &str| -> Vec<String> {
        let options = support::options(&[("sheet", "iom-honduras"), ("widget", "members"), ("lang", tag)]);
        let sheet = migration_facts::story::sheet(&options).unwrap();
        let story = support::told(sheet, options, language(tag));
        widgets::describe(&story, story.view()).rows.iter().map(|row| row[0].replace('\u{ad}', "")).collect()
    };
    let french = order("fr");
    let place =
        |name: &str| french.iter().position(|known| known == name).unwrap_or_else(|| panic!("{name}: {french:?}"));
    assert!(place("\u{c9}tats-Unis") < place("Guatemala"), "{french:?}");
    // By their sounds in Pinyin: Panama (ba), Belize (bo), … Guatemala (wei) last.
    let chinese = order("zh");
    let ends = [chinese.first(), chinese.last()].map(|name| name.unwrap().as_str());
    assert_eq!(ends, ["\u{5df4}\u{62ff}\u{9a6c}", "\u{5371}\u{5730}\u{9a6c}\u{62c9}"], "{chinese:?}");
}
