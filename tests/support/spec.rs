//! A spec: what is drawn, of a bundled sheet or of one that it brings along.

use super::{options, ruler, story, told};
use migration_facts::fact::FactSheet;
use migration_facts::language::Language;
use migration_facts::scene::{BLEED, Picture, Size, paper, shift};
use migration_facts::sheet::check::check;
use migration_facts::story::Story;
use migration_facts::svg::svg;
use migration_facts::theme::Theme;
use migration_facts::view::{Days, View};
use migration_facts::widgets;
use serde_json::Value;
use std::path::Path;

/// The fields of a spec.
///
/// `title` says in a sentence what it shows; `options` are those of a snippet; `sheet` is a whole fact sheet in place of
/// a bundled one. What a reader has done: `year`, `window` (first and last day, such as `["2014-01-01", "2014-12-31"]`),
/// `query`, `selected`, `focused` (a fact's name, or `members.7`, or a code).
const FIELDS: [&str; 10] =
    ["title", "options", "width", "dark", "sheet", "year", "window", "query", "selected", "focused"];

pub fn read(file: &Path) -> Value {
    let spec: Value = serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap();
    for field in spec.as_object().unwrap().keys() {
        assert!(FIELDS.contains(&field.as_str()), "{}: {field} is no field of a spec", file.display());
    }
    spec
}

/// The story of a spec. The sheet that it brings along must be as good as a bundled one.
pub fn told_by(spec: &Value) -> Story<'static> {
    let asked = spec["options"].as_object().unwrap();
    let pairs: Vec<(&str, &str)> = asked.iter().map(|(name, value)| (name.as_str(), value.as_str().unwrap())).collect();
    let Some(sheet) = spec.get("sheet") else { return story(&pairs) };
    assert!(!asked.contains_key("sheet"), "a spec names a sheet or brings one along");
    told(sheet_of(sheet), options(&pairs), Language::english())
}

fn sheet_of(sheet: &Value) -> FactSheet {
    let sheet: FactSheet = serde_json::from_value(sheet.clone()).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(faults(&sheet), [""; 0], "the sheet of a spec");
    sheet
}

/// What is at fault in a sheet, one line each.
pub fn faults(sheet: &FactSheet) -> Vec<String> {
    let known = |code: &str| super::made::codes().iter().any(|known| known == code);
    check(sheet, &known).into_iter().map(|fault| format!("{:?}: {}", fault.at, fault.message())).collect()
}

/// What a reader has done by the spec.
pub fn view<'a>(spec: &'a Value, story: &Story) -> View<'a> {
    let spot = |name| spec.get(name).map(|name| story.spot(name.as_str().unwrap()).unwrap_or_else(|| panic!("{name}")));
    let year = spec.get("year").map(|year| year.as_u64().unwrap().try_into().unwrap());
    let day = |value: &Value| day(value.as_str().unwrap());
    let view = View {
        year: year.or(story.year),
        selected: spot("selected"),
        focused: spot("focused"),
        window: spec.get("window").map(|window| Days { from: day(&window[0]), to: day(&window[1]) }),
        query: spec.get("query").map_or("", |query| query.as_str().unwrap()),
    };
    assert_eq!(story.fit(view), view, "the year of the spec is in the data");
    view
}

/// Days since 1 January 1970 of a date such as `2014-12-31`, counted one by one.
pub fn day(date: &str) -> i32 {
    let numbers: Vec<i32> = date.split('-').map(|part| part.parse().unwrap()).collect();
    let [year, month, day] = numbers[..] else { panic!("{date}") };
    let leap = |year: i32| year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let february = if leap(year) { 29 } else { 28 };
    let months = [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    let length = |year| if leap(year) { 366 } else { 365 };
    let years: i32 = if year < 1970 { -(year..1970).map(length).sum::<i32>() } else { (1970..year).map(length).sum() };
    years + months[..month as usize - 1].iter().sum::<i32>() + day - 1
}

/// The drawing of a spec: the whole picture, or the body with what is drawn over it where something is chosen or focused.
pub fn draw(spec: &Value) -> String {
    let story = told_by(spec);
    let view = view(spec, &story);
    let size = Size { width: spec["width"].as_f64().unwrap(), height: story.options.height.unwrap_or(0.0) };
    let picture = if view.selected.or(view.focused).is_some() {
        body(&story, view, size)
    } else {
        widgets::picture(&story, view, size, ruler())
    };
    let theme = Theme { accent: story.options.accent, ..Theme::dark(spec["dark"].as_bool().unwrap()) };
    svg(&picture, theme, "Noto Sans")
}

fn body(story: &Story, view: View, size: Size) -> Picture {
    let scene = widgets::scene(story, view, size, ruler());
    let (width, height) = (scene.width + 2.0 * BLEED, scene.height);
    let mut marks: Vec<_> = scene.marks.into_iter().chain(scene.overlay).collect();
    shift(&mut marks, BLEED, 0.0);
    Picture {
        width,
        height,
        marks: [paper(width, height)].into_iter().chain(marks).collect(),
        description: scene.description,
    }
}
