//! `cite`: how to cite what a picture shows.

use crate::Done;
use crate::arguments::{given, pairs, text};
use crate::input::Asked;
use crate::output;
use clap::ArgMatches;
use migration_facts::cite::cite;

/// Runs the subcommand.
pub fn run(matches: &ArgMatches) -> Done {
    let given = given(matches);
    let asked = Asked::read(pairs(&given))?;
    let story = asked.story()?;
    let form = text(matches, "format").unwrap_or("plain");
    let text = cite(&story, story.view(), form, asked.vintage().unwrap_or(""));
    output::write(matches, format!("{text}\n").as_bytes())
}
