//! What a page's makers ask for, and its readers do not: lists and descriptions. Part of the second wasm only.

use super::json::Json;
use super::look::{self, hex};
use super::resolve::{Answer, read, resolve, unpack};
use super::{request, words};
use crate::digits;
use crate::fault::Fault;
use crate::language::{Language, TAGS};
use crate::options::{self, LIST, Options};
use crate::sheet::bundled;
use crate::story;
use crate::theme::Role;
use crate::widgets;
use wasm_bindgen::prelude::*;

/// The list of options.
#[wasm_bindgen]
pub fn options() -> String {
    let mut json = Json::default();
    json.open('[');
    for spec in &LIST {
        json.open('{');
        json.named("name", spec.name);
        json.named("type", spec.kind);
        json.open_named("values", '[');
        for value in digits::parts(spec.values, b' ') {
            if !value.is_empty() {
                json.text(value);
            }
        }
        json.close(']');
        json.named("default", spec.default);
        json.named("help", spec.help);
        json.close('}');
    }
    json.close(']');
    json.done()
}

/// What a sheet has, from its text.
#[wasm_bindgen]
pub fn sheet(packed: &str) -> Answer {
    let (words, packed) = unpack(packed, &Options::default())?;
    let (sheet, language) = (&packed.sheet, Language::with(words, packed.start, packed.texts));
    let mut json = Json::default();
    json.open('{');
    json.named("id", &sheet.id);
    json.named("title", language.text(&sheet.title));
    json.open_named("widgets", '[');
    for suits in sheet.widgets.iter() {
        json.text(suits.widget.name());
    }
    json.close(']');
    json.open_named("facts", '[');
    for fact in sheet.facts.iter() {
        json.open('{');
        json.named("id", &fact.id);
        json.named("label", &language.named(fact));
        json.close('}');
    }
    json.close(']');
    json.open_named("languages", '[');
    for tag in digits::parts(TAGS, b' ') {
        json.text(tag);
    }
    json.close(']');
    json.named("vintage", bundled::vintage(&sheet.id));
    json.close('}');
    Ok(json.done())
}

/// A picture in words; nothing is drawn. `asked` holds names and values in turn, `sheet` the text of its sheet.
#[wasm_bindgen]
pub fn describe(asked: &str, sheet: &str, flags: u32) -> Answer {
    let asked = request::fields(&mut &*asked);
    let options = read(&asked, flags)?;
    let (words, packed) = unpack(sheet, &options)?;
    let story = resolve(options, words, &packed, &[])?;
    let mut json = Json::default();
    words::words(&mut json, &widgets::describe(&story, story.view()));
    Ok(json.done())
}

/// All that is wrong with the options of a widget, or likely to be. `asked` and `sheet` are those of [`describe`], `look` tells the
/// colours of the page as for a frame.
#[wasm_bindgen]
pub fn check(asked: &str, sheet: &str, look: &str) -> String {
    let mut json = Json::default();
    json.open('[');
    let asked = request::fields(&mut &*asked);
    // What is wrong is left out, so that what is wrong with the rest shows as well.
    let mut sound = Vec::new();
    for pair in request::pairs(&asked) {
        match Options::read([pair], false) {
            Err(found) => fault(&mut json, &found),
            Ok(_) if options::names().contains(&pair.0) => sound.push(pair),
            Ok(_) => remark(&mut json, "ignored", pair.0, "No option of that name: it changes nothing.", ""),
        }
    }
    if let Ok(options) = Options::read(sound, false) {
        resolved(&mut json, options, sheet, &request::fields(&mut &*look));
    }
    json.close(']');
    json.done()
}

/// What shows only once options and facts are together.
fn resolved(json: &mut Json, options: Options, sheet: &str, look: &[&str]) {
    let accent = options.accent;
    let (words, packed) = digits::cut(sheet, 0x1d).unwrap_or_default();
    let Some(packed) = bundled::unpack(packed) else { return fault(json, &story::unknown_sheet(&options)) };
    let language = Language::with(words, packed.start, packed.texts);
    let story = match story::resolve(options, &packed.sheet, language) {
        Ok(story) => story,
        Err(found) => return fault(json, &found),
    };
    let drawn = look::theme(look, &story).color(Role::Series1);
    if accent.is_some_and(|asked| asked != drawn) {
        let mut message = String::from("Too little contrast with the paper. Drawn instead: ");
        message.push_str(&hex(drawn));
        remark(json, "contrast", "accent", &message, "");
    }
    if widgets::describe(&story, story.view()).source.text.is_empty() {
        remark(json, "source", "sheet", "No source is named.", "Name who published the figures.");
    }
}

fn fault(json: &mut Json, found: &Fault) {
    remark(json, found.code.name(), &found.path, &found.message, &found.hint);
}

fn remark(json: &mut Json, code: &str, path: &str, message: &str, hint: &str) {
    json.open('{');
    json.named("code", code);
    json.named("message", message);
    json.named("path", path);
    json.named("hint", hint);
    json.close('}');
}
