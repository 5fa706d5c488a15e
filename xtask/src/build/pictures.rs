//! Pictures, pages and oEmbed answers of every sheet, widget and fact.
//!
//! They depend on nothing but the command line (which holds sheets and words), the fonts, the base address
//! and this tool, so they are kept in `target/pictures/<hash of these>` and drawn again only when one changes.

use std::fs;
use std::path::Path;

use anyhow::Result;

use super::compress;
use super::program::Program;
use crate::files;
use crate::project::Project;

/// What this tool adds to the pictures, as text: when it changes, what is kept is out of date.
const OWN_SOURCES: [&str; 2] = [include_str!("pictures.rs"), include_str!("program.rs")];

/// Quality of brotli: there are thousands of files, and a step more takes ten times as long for a tenth less.
const CHEAP: u8 = 9;

/// Copies pictures, pages and oEmbed answers to `out`, drawing them first if need be.
pub fn add(project: &Project, program: &Program, base: &str, out: &Path) -> Result<()> {
    let all = project.target().join("pictures");
    let kept = all.join(key(project, program, base)?);
    if !kept.exists() {
        files::fresh(&all)?;
        let unfinished = all.join("unfinished");
        draw(program, base, &unfinished)?;
        compress(project, &unfinished, CHEAP)?;
        fs::rename(&unfinished, &kept)?;
    }
    files::copy_all(&kept, out)
}

fn draw(program: &Program, base: &str, folder: &Path) -> Result<()> {
    fs::create_dir_all(folder.join("pictures"))?;
    program.draw(&folder.join("pictures"))?;
    program.pages(base, folder)
}

fn key(project: &Project, program: &Program, base: &str) -> Result<String> {
    let scripts = ["package-lock.json", "xtask/compress.mjs"].map(|file| project.path(file));
    let mut inputs = vec![program.file.clone()];
    inputs.extend(scripts);
    inputs.extend(files::below(&project.path("data"))?);
    let contents = inputs.iter().map(fs::read).collect::<Result<Vec<_>, _>>()?;
    let pieces = contents.iter().map(Vec::as_slice);
    let own = OWN_SOURCES.map(str::as_bytes);
    Ok(files::hash(pieces.chain([base.as_bytes()]).chain(own)))
}
