//! `pack`: a newsroom's own data, read and checked once, as the file that pages fetch in their place.

use crate::arguments::{Failure, given, pairs, text};
use crate::{input, output};
use clap::ArgMatches;
use migration_facts::language;
use migration_facts::sheet::pack;

/// Writes the packed file of a table or fact sheet.
pub fn run(matches: &ArgMatches) -> Result<(), Failure> {
    let given = given(matches);
    let pairs: Vec<(&str, &str)> = pairs(&given).collect();
    let sheet = input::own_sheet(text(matches, "file").unwrap_or("-"), &pairs)?;
    let tag = text(matches, "lang").and_then(language::known).unwrap_or("en");
    let names = language::places(tag).unwrap_or_default();
    output::write(matches, pack::file(&sheet, names).as_bytes())
}
