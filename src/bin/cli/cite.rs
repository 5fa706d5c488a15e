//! `cite`: how to cite what a picture shows.

use crate::Done;
use crate::arguments::{Asked, given, pairs, text};
use crate::output;
use clap::ArgMatches;
use migration_facts::cite::{Words, cite};
use migration_facts::language::told;

/// Runs the subcommand.
pub fn run(matches: &ArgMatches) -> Done {
    let given = given(matches);
    let asked = Asked::read(pairs(&given))?;
    let story = asked.story()?;
    let told = told(story.language.tag());
    let word = |name: &str| told.iter().find(|(known, _)| *known == name).map_or("", |(_, text)| text);
    let form = text(matches, "format").unwrap_or("plain");
    let text = cite(&story, story.view(), form, asked.vintage(), Words::find(&word));
    output::write(matches, format!("{text}\n").as_bytes())
}
