//! In a language in which every text is marked, no word of the product or of a sheet stands unmarked.
#![cfg(all(feature = "fonts", not(target_arch = "wasm32")))]
#![allow(missing_docs, clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use migration_facts::fact::Kind;
use migration_facts::language::{Language, Word};
use migration_facts::scene::{Control, Description, Mark, Scene, Size, Tip};
use migration_facts::story::Story;
use migration_facts::widgets;
use migration_facts::{html, svg, theme::Theme};
use support::{Weightless, boxes::text, marked, stories};

const OPEN: char = '\u{27e6}';
const CLOSE: char = '\u{27e7}';

/// The letters of a text that stand outside of all marks.
fn unmarked(text: &str) -> String {
    let mut depth = 0;
    let mut found = String::new();
    for letter in text.chars() {
        match letter {
            OPEN => depth += 1,
            CLOSE => depth -= 1,
            letter if depth == 0 && letter.is_alphabetic() => found.push(letter),
            _ => {}
        }
        assert!(depth >= 0, "{text:?}");
    }
    assert_eq!(depth, 0, "{text:?} is cut");
    found
}

/// The text without what has no language: addresses, their hosts, names of licences, codes of states.
fn worded(story: &Story, text: &str) -> String {
    let mut worded = text.to_owned();
    let sources = story.sheet.sources.iter();
    for licence in sources.filter_map(|source| source.licence.as_deref()) {
        worded = worded.replace(licence, "");
    }
    for shown in &story.facts {
        let Kind::List(list) = &shown.fact.kind else { continue };
        for code in list.items.iter().filter_map(|item| item.place()) {
            worded = worded.replace(code, "");
        }
    }
    let addresses = story.facts.iter().flat_map(|shown| {
        let text = format!("{:?}", shown.fact);
        let found: Vec<String> = text.split('"').filter(|part| part.starts_with("http")).map(String::from).collect();
        found
    });
    let sources = story.sheet.sources.iter().map(|source| source.address.to_string());
    let addresses: Vec<String> = addresses.chain(sources).collect();
    for address in &addresses {
        worded = worded.replace(address, "");
    }
    for address in addresses {
        let host = address.split('/').nth(2).unwrap().to_owned();
        worded = worded.replace(host.strip_prefix("www.").unwrap_or(&host), "");
    }
    worded
}

fn tip_words(tip: &Tip) -> Vec<String> {
    let mut said =
        [&tip.label, &tip.value, &tip.unit, &tip.bound, &tip.source, &tip.citation].map(String::clone).to_vec();
    said.extend(tip.lines.iter().cloned());
    said
}

/// Every text of a scene that a reader meets.
fn said(story: &Story, scene: &Scene) -> Vec<String> {
    let mut said: Vec<String> = scene.marks.iter().filter_map(text).map(String::from).collect();
    let chrome = &scene.chrome;
    said.extend([&chrome.title, &chrome.subtitle, &chrome.source.label, &chrome.source.text].map(String::clone));
    said.extend(chrome.notices.iter().map(|notice| notice.line()));
    for target in &scene.targets {
        said.extend(tip_words(&widgets::tip(story, target.spot)));
    }
    said.extend([&scene.focused, &scene.selected].into_iter().flatten().flat_map(tip_words));
    for control in &scene.controls {
        match control {
            Control::Year { label, values, earlier, later, .. } => {
                said.extend([label, earlier, later].map(String::clone));
                said.extend(values.iter().cloned());
            }
            Control::Window { names, shown } => said.extend(names.iter().chain([shown]).cloned()),
            Control::Search { label } => said.push(label.clone()),
        }
    }
    said
}

fn described(description: &Description) -> Vec<String> {
    let mut said = vec![description.title.clone(), description.summary.clone()];
    said.extend(description.columns.iter().cloned());
    said.extend(description.rows.iter().flatten().cloned());
    said.extend(description.notes.iter().cloned());
    said.extend([description.source.label.clone(), description.source.text.clone()]);
    said
}

fn assert_marked(name: &str, story: &Story, texts: Vec<String>) {
    assert!(texts.iter().any(|text| text.contains(OPEN)), "{name}");
    for text in texts {
        let left = unmarked(&worded(story, &text));
        assert!(left.is_empty(), "{name}: {left:?} of {text:?} is in no language");
    }
}

#[test]
fn no_text_of_a_scene_is_outside_the_language() {
    for (name, story) in stories(&marked()) {
        for width in [320.0, 640.0] {
            let scene = widgets::scene(&story, story.view(), Size::wide(width), &Weightless);
            assert_marked(&name, &story, said(&story, &scene));
        }
    }
}

#[test]
fn no_text_of_a_picture_is_outside_the_language() {
    for (name, story) in stories(&marked()) {
        let picture = widgets::picture(&story, story.view(), Size::wide(640.0), &Weightless);
        let texts = picture.marks.iter().filter_map(|mark: &Mark| text(mark)).map(String::from);
        assert_marked(&name, &story, texts.collect());
    }
}

#[test]
fn no_text_of_a_description_is_outside_the_language() {
    for (name, story) in stories(&marked()) {
        assert_marked(&name, &story, described(&widgets::describe(&story, story.view())));
    }
}

/// What stands between tags, text of the document.
fn between_tags(document: &str) -> Vec<String> {
    document.split('<').filter_map(|part| part.split_once('>')).map(|(_, text)| text.replace("&#39;", "'")).collect()
}

#[test]
fn no_text_of_a_document_is_outside_the_language() {
    for (name, story) in stories(&marked()) {
        let picture = widgets::picture(&story, story.view(), Size::wide(640.0), &Weightless);
        let drawn = svg::svg(&picture, Theme::default(), "Noto Sans");
        let figure = html::Figure {
            description: &picture.description,
            picture: None,
            credit: &html::Credit::default(),
            lang: story.language.tag(),
            direction: story.language.direction(),
            colon: ": ",
            gap: " ",
            table: story.language.word(Word::Table),
        };
        let fallback = html::fallback(&figure);
        for document in [drawn, fallback] {
            let texts: Vec<String> = between_tags(&document).into_iter().map(|text| unescaped(&text)).collect();
            assert_marked(&name, &story, texts);
        }
    }
}

fn unescaped(text: &str) -> String {
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}

#[test]
fn every_kind_of_fact_is_among_the_stories() {
    let stories = stories(&marked());
    let kinds: Vec<&Kind> =
        stories.iter().flat_map(|(_, story)| story.facts.iter().map(|shown| &shown.fact.kind)).collect();
    for name in ["Quantity", "Event", "List", "Rank", "Relation", "Statement"] {
        assert!(kinds.iter().any(|kind| format!("{kind:?}").starts_with(name)), "{name}");
    }
}

#[test]
fn a_word_outside_the_marks_is_found() {
    assert_eq!(unmarked("\u{27e6}a \u{27e6}b\u{27e7} c\u{27e7}, 25 % ≈"), "");
    assert_eq!(unmarked("\u{27e6}a\u{27e7} and \u{27e6}b\u{27e7}"), "and");
    let english = support::story(&[("sheet", "iom")]);
    let scene = widgets::scene(&english, english.view(), Size::wide(640.0), &Weightless);
    assert!(said(&english, &scene).iter().any(|text| !unmarked(text).is_empty()));
}

#[test]
fn the_same_facts_are_told_in_every_language() {
    let pairs = stories(&Language::english()).into_iter().zip(stories(&marked()));
    for ((name, english), (_, marked)) in pairs {
        let [english, marked] = [english, marked].map(|story| widgets::describe(&story, story.view()).rows.len());
        assert_eq!(english, marked, "{name}");
    }
}
