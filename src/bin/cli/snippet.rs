//! `snippet`: the HTML to paste into a page.

use crate::Done;
use crate::arguments::{Asked, Failure, given, pairs, text};
use crate::draw::Picture;
use crate::{output, typeface};
use clap::ArgMatches;
use migration_facts::fact::Widget;
use migration_facts::html;
use migration_facts::language::Word;
use migration_facts::story::Story;
use migration_facts::widgets;

/// The options that leave the published picture as it is.
const SAME_PICTURE: [&str; 6] = ["sheet", "widget", "lang", "facts", "motion", "report"];

/// Width of the published pictures, CSS px.
const WIDTH: u32 = 640;

/// Runs the subcommand.
pub fn run(matches: &ArgMatches) -> Done {
    let given = given(matches);
    let asked = Asked::read(pairs(&given))?;
    let story = asked.story()?;
    for (name, value) in &given {
        if !html::is_plain(value) {
            return Err(Failure::Call(format!(
                "--{name}: a snippet carries plain words only\nhint: leave out quotes, brackets and \u{201c}&\u{201d}"
            )));
        }
    }
    let base = text(matches, "base").unwrap_or("").trim_end_matches('/');
    let picture = match picture_name(&story, &given) {
        Some(name) => {
            let typeface = typeface::find(matches)?;
            let height = Picture::new(&story, &typeface, WIDTH)?.height;
            let address = format!("{base}/pictures/{}/{name}.svg", story.sheet.id);
            Some(html::Picture { address, width: WIDTH, height })
        }
        None => None,
    };
    let description = widgets::describe(&story, story.view());
    let fallback = html::fallback(&description, picture.as_ref(), story.language.word(Word::Table));
    let mut options: Vec<(&str, &str)> =
        vec![("sheet", &story.sheet.id), ("widget", story.widget.name()), ("lang", story.language.tag())];
    options.extend(pairs(&given).filter(|(name, _)| !["sheet", "widget", "lang"].contains(name)));
    let snippet = html::snippet(&options, &fallback, &format!("{base}/migration-facts.js"));
    output::write(matches, snippet.as_bytes())
}

/// The published picture that shows exactly this; none when an option changes it.
fn picture_name(story: &Story, given: &[(&'static str, String)]) -> Option<String> {
    if given.iter().any(|(name, _)| !SAME_PICTURE.contains(name)) {
        return None;
    }
    let facts = given.iter().find(|(name, _)| *name == "facts");
    let (widget, lang) = (story.widget.name(), story.language.tag());
    match (facts, story.facts.as_slice()) {
        (None, _) => Some(format!("{widget}.{lang}")),
        (Some(_), [shown]) if story.widget == Widget::Card => Some(format!("{widget}.{}.{lang}", shown.fact.id)),
        _ => None,
    }
}
