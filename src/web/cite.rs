//! What a reader may take along: citations, the figure with its source, the table as data. Part of the second wasm only.

use super::json::Json;
use super::{Answer, read, request, resolve, unpack};
use crate::cite::{FORMS, Words, cite as cited};
use crate::digits;
use crate::records::{has_addresses, records};
use crate::sheet::bundled;
use crate::view::Spot;
use crate::widgets;
use wasm_bindgen::prelude::*;

/// The number of words that a citation needs, for who calls: their names, parted by blanks.
#[wasm_bindgen]
pub fn cite_words() -> String {
    let mut json = Json::default();
    json.open('[');
    for name in Words::NAMES {
        json.text(name);
    }
    json.close(']');
    json.done()
}

/// Citations of a picture in every form, one figure of it with its source, and its table as data. `asked` holds names and values in
/// turn, `sheet` the text of its sheet, `words` those of [`cite_words`], `fact` names the figure: without one it is the first.
#[wasm_bindgen]
pub fn cite(asked: &str, sheet: &str, words: &str, fact: &str) -> Answer {
    let asked = request::fields(&mut &*asked);
    let vintage = request::pairs(&asked).into_iter().find(|(name, _)| *name == "vintage").map(|(_, vintage)| vintage);
    let options = read(&asked, 0)?;
    let (own, packed) = unpack(sheet, &options)?;
    let story = resolve(options, own, &packed, &[])?;
    let told = digits::parts(words, 0x1f);
    let word = |name: &str| {
        let at = Words::NAMES.iter().position(|known| *known == name);
        at.and_then(|at| told.get(at)).copied().unwrap_or("")
    };
    let (view, words) = (story.view(), Words::find(&word));
    let vintage = vintage.unwrap_or_else(|| bundled::vintage(&story.sheet.id));
    let mut json = Json::default();
    json.open('{');
    for form in FORMS {
        json.named(form, &cited(&story, view, form, vintage, words));
    }
    let first = || story.shown(view).first().map(|shown| Spot { fact: shown.id, item: 0 });
    let tip = story.spot(fact).or_else(first).map(|spot| widgets::tip(&story, spot)).unwrap_or_default();
    json.named("label", &tip.label);
    json.named("value", &tip.value);
    json.named("figure", &tip.citation);
    let description = widgets::describe(&story, view);
    let records = records(&story, view, &description);
    json.name("addresses");
    json.raw(if has_addresses(&description, &records) { "true" } else { "false" });
    json.named_texts("columns", &description.columns);
    json.open_named("rows", '[');
    for record in &records {
        json.texts(record);
    }
    json.close(']');
    json.close('}');
    Ok(json.done())
}
