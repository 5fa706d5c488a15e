//! The contact sheet of the documentation: one picture of every kind, narrow and wide, light and dark.

use std::fs;

use anyhow::{Context as _, Result};

use crate::build::Program;
use crate::fail::failure;
use crate::npm;
use crate::progress::Progress;
use crate::project::Project;

/// The file that the README shows.
const FILE: &str = "docs/contact-sheet.png";
/// Most bytes that the repository shall hold for it, each time it changes.
const LARGEST: u64 = 600_000;

/// Draws the contact sheet anew.
pub fn sheet(project: &Project) -> Result<()> {
    let mut progress = Progress::default();
    npm::ensure(project, &mut progress)?;
    let program = progress.loud("command line: cargo build", || Program::build(project))?;
    let file = project.path(FILE);
    file.parent().map_or(Ok(()), fs::create_dir_all).with_context(|| format!("cannot make the folder of {FILE}"))?;
    program.call(&["contact-sheet", "--output", FILE])?;
    let bytes = fs::metadata(&file).with_context(|| format!("cannot read {FILE}"))?.len();
    println!("{FILE}: {bytes} bytes");
    if bytes > LARGEST {
        let message = format!("{FILE} has {bytes} bytes, more than {LARGEST}");
        return Err(failure(message, "leave out a row or a column in src/bin/cli/contact.rs"));
    }
    Ok(())
}
