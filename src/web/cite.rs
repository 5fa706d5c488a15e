//! What a reader may take along: citations, a figure with its source, the table as data. Part of the second wasm only.

use super::json::Json;
use super::request;
use super::resolve::{Answer, read, resolve, unpack};
use crate::cite::{FORMS, cite as cited};
use crate::language::Word;
use crate::records::{has_addresses, records};
use crate::sheet::bundled;
use crate::story::Story;
use crate::view::Spot;
use crate::widgets;
use wasm_bindgen::prelude::*;

/// Citations of a picture in every form, one figure of it with its source, and its table as data. `asked` holds names and
/// values in turn, `sheet` the text of its sheet; `fact` names the figure, and where it names none it is the first.
#[wasm_bindgen]
pub fn cite(asked: &str, sheet: &str, fact: &str) -> Answer {
    let asked = request::fields(&mut &*asked);
    let pinned = request::pairs(&asked).into_iter().find(|(name, _)| *name == "vintage").map(|(_, vintage)| vintage);
    let options = read(&asked, 0)?;
    let (words, packed) = unpack(sheet, &options)?;
    let story = resolve(options, words, &packed, &[])?;
    let vintage = pinned.unwrap_or_else(|| bundled::vintage(&story.sheet.id));
    let mut json = Json::default();
    json.open('{');
    for form in FORMS {
        json.named(form, &cited(&story, story.view(), form, vintage));
    }
    figure(&mut json, &story, fact);
    table(&mut json, &story);
    json.close('}');
    Ok(json.done())
}

/// What a fact says, in short and with its source.
fn figure(json: &mut Json, story: &Story, fact: &str) {
    let first = || story.shown(story.view()).first().map(|shown| Spot { fact: shown.id, item: 0 });
    let tip = story.spot(fact).or_else(first).map(|spot| widgets::tip(story, spot)).unwrap_or_default();
    json.named("value", &story.language.two(Word::SourceLine, &tip.label, &tip.value));
    json.named("figure", &tip.citation);
}

fn table(json: &mut Json, story: &Story) {
    let description = widgets::describe(story, story.view());
    let records = records(story, story.view(), &description);
    json.name("addresses");
    json.raw(if has_addresses(&description, &records) { "true" } else { "false" });
    json.named_texts("columns", &description.columns);
    json.open_named("rows", '[');
    for record in &records {
        json.texts(record);
    }
    json.close(']');
}
