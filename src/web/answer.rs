//! What the script is told, as JSON.

use super::json::Json;
use super::look::hex;
use super::request;
use super::words::{source, words};
use crate::digits;
use crate::language::Word;
use crate::options;
use crate::scene::{Control, Notice, Scene, Target, Tip};
use crate::story::{Story, ThemeChoice};
use crate::theme::{Role, Theme};
use crate::view::{Input, Spot, View, finds};

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
    json.named("fact", &story.name(target.spot));
    for (name, length) in [("x", area.x), ("y", area.y), ("width", area.width), ("height", area.height)] {
        json.named_number(name, Some(length));
    }
    json.close('}');
}

fn tip(json: &mut Json, story: &Story, tip: &Tip) {
    let word = |word| story.language.word(word).to_owned();
    json.open('{');
    json.named("label", &tip.label);
    json.named("value", &tip.value);
    json.named_texts("lines", &tip.lines);
    json.open_named("copy", '[');
    if !tip.citation.is_empty() {
        json.texts(&[word(Word::CopyValue), tip.value.clone()]);
        json.texts(&[word(Word::CopyCitation), tip.citation.clone()]);
    }
    json.close(']');
    json.named("copied", &word(Word::Copied));
    json.close('}');
}

fn control(json: &mut Json, control: &Control) {
    json.open('{');
    match control {
        Control::Year { label, values, index, earlier, later } => {
            json.named("kind", "year");
            json.named("label", label);
            json.named_texts("values", values);
            json.named_number("index", Some(*index as f64));
            json.named("previous", earlier);
            json.named("next", later);
        }
        Control::Window { names, shown } => {
            json.named("kind", "window");
            json.named_texts("names", names);
            json.named("shown", shown);
        }
        Control::Search { label } => {
            json.named("kind", "search");
            json.named("label", label);
        }
    }
    json.close('}');
}

fn selected(json: &mut Json, told: &Told, chosen: Option<&Tip>) {
    json.name("selected");
    let Some((tip, spot)) = chosen.zip(told.view.selected) else { return json.raw("null") };
    json.open('{');
    json.named("fact", told.story.fact(spot.fact).map_or("", |fact| &fact.id));
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
        ("ground", Role::Paper),
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
    pub input: Option<Input<'a>>,
    /// What it was resolved to.
    pub story: &'a Story<'a>,
    /// The view after the input.
    pub view: View<'a>,
    /// Colours.
    pub theme: Theme,
}

/// What was asked for and what it came to: sheet, widget, language, and the year that is shown.
fn resolved(json: &mut Json, told: &Told) {
    let Told { story, view, .. } = told;
    json.open_named("options", '{');
    for (name, value) in request::pairs(told.asked) {
        let known = options::names().contains(&name);
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
    let (chosen, focused) = (scene.selected.as_ref(), scene.focused.as_ref());
    let mut json = Json::default();
    json.open('{');
    json.named("sheet", &story.sheet.id);
    json.named("widget", story.widget.name());
    json.named("lang", language.tag());
    json.named("dir", if story.mirrored { "rtl" } else { "ltr" });
    json.named("words", language.direction());
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
    // With what parts it from the source: French and Chinese have signs of their own.
    let label = language.two(Word::SourceLine, &scene.chrome.source.label, "");
    source(&mut json, &label, &scene.chrome.source);
    json.open_named("controls", '[');
    scene.controls.iter().for_each(|each| control(&mut json, each));
    json.close(']');
    json.open_named("body", '{');
    json.named_number("width", Some(scene.width));
    json.named_number("height", Some(scene.height));
    json.named("label", language.word(Word::BodyLabel));
    json.close('}');
    json.open_named("targets", '[');
    scene.targets.iter().for_each(|each| target(&mut json, story, each));
    json.close(']');
    json.name("description");
    words(&mut json, &scene.description);
    json.named("tableLabel", language.word(Word::Table));
    json.open_named("report", '{');
    json.named("text", language.word(Word::Report));
    json.named_some("url", story.options.report.as_deref());
    json.close('}');
    json.named("unfold", language.word(Word::ZoomAll));
    json.named_texts("menu", &[Word::Menu, Word::MenuFailed].map(|word| language.word(word).into()));
    selected(&mut json, told, chosen);
    json.named_some("focused", focused.and(view.focused).map(|spot| story.name(spot)).as_deref());
    json.name("tip");
    match focused.or(chosen) {
        Some(said) => tip(&mut json, story, said),
        None => json.raw("null"),
    }
    json.named("announce", &announce(told, scene, focused.or(chosen)));
    json.named_number("height", story.options.height);
    json.close('}');
    json.done()
}

/// The view as the script keeps it: year, what is chosen, what is focused, first and last day, query.
fn kept(json: &mut Json, told: &Told) {
    let view = &told.view;
    let name = |spot: Option<Spot>| spot.map_or(String::new(), |spot| told.story.name(spot));
    let year = view.year.map_or(String::new(), |year| digits::text(u64::from(year)));
    let (from, to) = view.window.map_or_else(Default::default, |days| (day(days.from), day(days.to)));
    json.named_texts("view", &[year, name(view.selected), name(view.focused), from, to, view.query.into()]);
}

/// A day as a whole number that may be negative.
fn day(day: i32) -> String {
    let mut text = String::from(if day < 0 { "-" } else { "" });
    digits::write(u64::from(day.unsigned_abs()), 1, &mut text);
    text
}

/// The first column of the table's rows that a query finds.
fn found(told: &Told, scene: &Scene, query: &str) -> String {
    let mut names = Vec::new();
    for row in &scene.description.rows {
        names.extend(row.first().filter(|name| finds(query, name)).map(String::as_str));
    }
    told.story.language.joined(&names)
}

/// What an input has changed, for those who do not see it.
fn announce(told: &Told, scene: &Scene, at: Option<&Tip>) -> String {
    let shown = scene.controls.iter().find_map(|control| match control {
        Control::Window { shown, .. } => Some(shown),
        _ => None,
    });
    match (told.input, at, shown) {
        (Some(Input::Find(query)), ..) => found(told, scene, query),
        (Some(Input::Year(_)), ..) => {
            // The year, and what it says: what is measured is the same.
            let summary = scene.description.summary.as_str();
            let rest = summary.strip_prefix(scene.chrome.subtitle.as_str()).unwrap_or(summary);
            let mut said = told.view.year.map_or(String::new(), |year| told.story.language.year(year));
            said.push_str(rest);
            said
        }
        (Some(_), Some(tip), _) => {
            let said = if tip.spoken.is_empty() { &tip.value } else { &tip.spoken };
            told.story.language.two(Word::AnnounceFact, &tip.label, said)
        }
        (Some(Input::Focus(_)) | None, ..) => String::new(),
        (Some(_), None, Some(shown)) => shown.clone(),
        _ => String::new(),
    }
}
