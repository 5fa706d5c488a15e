//! What the script is told, as JSON.

use super::brush::hex;
use super::json::Json;
use super::request;
use crate::digits;
use crate::language::{Language, Word};
use crate::options::{self, LIST};
use crate::scene::{Control, Description, Notice, Scene, SourceLine, Target};
use crate::sheet::bundled;
use crate::story::{Story, ThemeChoice};
use crate::theme::{Role, Theme};
use crate::view::{Input, View};

/// The list of options.
pub fn options() -> String {
    let mut json = Json::default();
    json.open('[');
    for spec in &LIST {
        json.open('{');
        json.named("name", spec.name);
        json.named("type", spec.kind);
        json.open_named("values", '[');
        spec.values.iter().for_each(|value| json.text(value));
        json.close(']');
        json.named("default", spec.default);
        json.named("help", spec.help);
        json.close('}');
    }
    json.close(']');
    json.done()
}

/// The bundled sheets.
pub fn sheets(language: &Language) -> String {
    let mut json = Json::default();
    json.open('[');
    for sheet in bundled::IDS.into_iter().filter_map(bundled::find) {
        json.open('{');
        json.named("id", &sheet.id);
        json.named("title", language.text(&sheet.title));
        json.open_named("widgets", '[');
        sheet.widgets.iter().for_each(|suits| json.text(suits.widget.name()));
        json.close(']');
        json.open_named("facts", '[');
        for fact in sheet.facts.iter() {
            json.open('{');
            json.named("id", &fact.id);
            json.named("label", &language.named(fact));
            json.close('}');
        }
        json.close(']');
        json.named_texts("languages", &[language.tag().into()]);
        json.named("vintage", bundled::vintage(&sheet.id));
        json.close('}');
    }
    json.close(']');
    json.done()
}

/// A picture in words.
pub fn description(description: &Description) -> String {
    let mut json = Json::default();
    words(&mut json, description);
    json.done()
}

fn words(json: &mut Json, description: &Description) {
    json.open('{');
    json.named("title", &description.title);
    json.named("summary", &description.summary);
    json.named_texts("columns", &description.columns);
    json.open_named("rows", '[');
    for row in &description.rows {
        json.texts(row);
    }
    json.close(']');
    source(json, &description.source);
    json.named_texts("notes", &description.notes);
    json.close('}');
}

fn source(json: &mut Json, source: &SourceLine) {
    json.open_named("source", '{');
    json.named("label", &source.label);
    json.named("text", &source.text);
    json.named_some("url", source.address.as_deref());
    json.close('}');
}

fn notice(json: &mut Json, notice: &Notice) {
    json.open('{');
    json.named("text", &notice.text);
    json.named_some("host", notice.host());
    json.named_some("url", notice.address.as_deref().filter(|address| address.starts_with("https://")));
    json.close('}');
}

fn target(json: &mut Json, story: &Story, target: &Target) {
    let area = target.area;
    json.open('{');
    json.named("fact", story.name(target.fact));
    for (name, length) in [("x", area.x), ("y", area.y), ("width", area.width), ("height", area.height)] {
        json.named_number(name, Some(length));
    }
    json.named("label", &target.tip.label);
    json.named("value", &target.tip.value);
    json.named_texts("lines", &target.tip.lines);
    json.close('}');
}

fn control(json: &mut Json, control: &Control) {
    let Control::Year { label, values, index, earlier, later } = control;
    json.open('{');
    json.named("kind", "year");
    json.named("label", label);
    json.named_texts("values", values);
    json.named_number("index", Some(*index as f64));
    json.named("previous", earlier);
    json.named("next", later);
    json.close('}');
}

fn selected(json: &mut Json, story: &Story, chosen: Option<&Target>) {
    json.name("selected");
    let Some(target) = chosen else { return json.raw("null") };
    let tip = &target.tip;
    json.open('{');
    json.named("fact", story.name(target.fact));
    json.named("label", &tip.label);
    json.named_number("value", tip.number);
    json.named("unit", &tip.unit);
    json.named("bound", &tip.bound);
    json.named("source", &tip.source);
    json.close('}');
}

fn colors(json: &mut Json, theme: Theme) {
    json.open_named("colors", '{');
    for (name, role) in [
        ("text", Role::Text),
        ("muted", Role::Muted),
        ("rule", Role::Rule),
        ("accent", Role::Series1),
        ("highlight", Role::Highlight),
        ("warn", Role::Warn),
    ] {
        json.named(name, &hex(theme.color(role)));
    }
    json.close('}');
}

/// What a frame came from.
pub struct Told<'a> {
    /// Names and values in turn.
    pub asked: &'a [&'a str],
    /// What a reader has done.
    pub input: Option<Input>,
    /// What it was resolved to.
    pub story: &'a Story<'a>,
    /// The view after the input.
    pub view: View,
    /// Colours.
    pub theme: Theme,
}

/// What was asked for and what it came to: sheet, widget, language, and the year that is shown.
fn resolved(json: &mut Json, told: &Told) {
    let Told { story, view, .. } = told;
    json.open_named("options", '{');
    for (name, value) in request::pairs(told.asked) {
        let known = options::names().any(|known| known == name);
        if known && !value.is_empty() {
            json.named(name, value);
        }
    }
    // A name that stands twice counts as it stands last.
    json.named("sheet", &story.sheet.id);
    json.named("widget", story.widget.name());
    json.named("lang", story.language.tag());
    if let Some(year) = view.year {
        json.named("year", &digits::text(u64::from(year)));
    }
    json.close('}');
}

/// Everything that the script shows around the canvases.
pub fn frame(told: &Told, scene: &Scene) -> String {
    let Told { story, view, theme, .. } = told;
    let language = &story.language;
    let find = |id| scene.targets.iter().find(|target| Some(target.fact) == id);
    let (chosen, focused) = (find(view.selected), find(view.focused));
    let mut json = Json::default();
    json.open('{');
    json.named("sheet", &story.sheet.id);
    json.named("widget", story.widget.name());
    json.named("lang", language.tag());
    json.named("dir", language.direction());
    json.name("dark");
    json.raw(if theme.dark { "true" } else { "false" });
    let paper = (story.options.theme != ThemeChoice::Auto).then(|| hex(theme.color(Role::Paper)));
    json.named_some("paper", paper.as_deref());
    colors(&mut json, *theme);
    resolved(&mut json, told);
    kept(&mut json, told);
    json.named("title", &scene.chrome.title);
    json.named("subtitle", &scene.chrome.subtitle);
    json.open_named("notices", '[');
    scene.chrome.notices.iter().for_each(|each| notice(&mut json, each));
    json.close(']');
    source(&mut json, &scene.chrome.source);
    json.open_named("controls", '[');
    scene.controls.iter().for_each(|each| control(&mut json, each));
    json.close(']');
    json.open_named("body", '{');
    json.named_number("width", Some(scene.width));
    json.named_number("height", Some(scene.height));
    json.named("label", &language.fill(Word::BodyLabel, &[&scene.chrome.title]));
    json.close('}');
    json.open_named("targets", '[');
    scene.targets.iter().for_each(|each| target(&mut json, story, each));
    json.close(']');
    json.name("description");
    words(&mut json, &scene.description);
    json.named("tableLabel", language.word(Word::Table));
    selected(&mut json, story, chosen);
    json.named_some("focused", focused.map(|target| story.name(target.fact)));
    json.named("announce", &announce(told, scene, focused.or(chosen)));
    json.named_number("height", story.options.height);
    json.close('}');
    json.done()
}

/// The view as the script keeps it: year, chosen fact, focused fact.
fn kept(json: &mut Json, told: &Told) {
    let name = |id: Option<u16>| id.map_or(String::new(), |id| told.story.name(id).into());
    let year = told.view.year.map_or(String::new(), |year| digits::text(u64::from(year)));
    json.named_texts("view", &[year, name(told.view.selected), name(told.view.focused)]);
}

/// What an input has changed, for those who do not see it.
fn announce(told: &Told, scene: &Scene, at: Option<&Target>) -> String {
    match (told.input, at) {
        (Some(Input::Year(_)), _) => scene.description.summary.clone(),
        (Some(_), Some(target)) => {
            told.story.language.fill(Word::AnnounceFact, &[&target.tip.label, &target.tip.value])
        }
        _ => String::new(),
    }
}
