//! Makes `dist/`: sources in, everything that a host page may ask for out.
//!
//! It grows in `dist.tmp` and takes the place of the old one at the end: a build that fails changes nothing.

mod drops;
mod gallery;
mod glue;
mod integrity;
mod languages;
mod names;
mod order;
mod package;
mod pictures;
mod program;
pub mod script;
mod size;
mod wasm;

use std::path::{Path, PathBuf};

use anyhow::Result;

use crate::args::BuildOptions;
use crate::process::{capture, command};
use crate::progress::Progress;
use crate::project::Project;
use crate::{files, tools};
pub use program::Program;

/// Files of `www/` that are published as they are.
const PAGES: [&str; 3] = ["embed.html", "gallery.js", "migration-facts.d.ts"];

/// Quality of brotli for what every embed loads.
const BEST: u8 = 11;

/// Where a finished build lies.
pub fn dist(project: &Project) -> PathBuf {
    project.path("dist")
}

/// Builds everything. A release build fails above the size budget.
pub fn build(project: &Project, options: &BuildOptions, progress: &mut Progress) -> Result<()> {
    tools::ensure(project, progress)?;
    let out = project.path("dist.tmp");
    files::fresh(&out)?;
    let number = wasm::number(project)?;
    for (what, part) in [("widgets", wasm::WIDGETS), ("desk", wasm::DESK), ("data", wasm::DATA)] {
        let what = format!("wasm of the {what}: wasm-pack build");
        progress.loud(&what, || wasm::build(project, &part, &number, options.dev, &out))?;
    }
    let what = "command line: cargo build";
    let program = progress.loud(what, || Program::build(project))?;
    let (sheets, older, tags) = (program.ids(), program.older(), program.tags());
    let regions = languages::regions(project)?;
    let facts = script::Facts { number: &number, sheets: &sheets, older: &older, tags: &tags, regions: &regions };
    progress.quiet("scripts: esbuild", || script::build(project, options.dev, facts, &out))?;
    texts(project, &program, &out)?;
    integrity::write(project, &number, &out)?;
    progress.quiet("gallery", || gallery::build(project, &program, &options.base, &out))?;
    if !options.dev {
        progress.quiet("brotli and gzip", || compress(project, &out, BEST))?;
        println!("\n{}", size::checked(&out)?);
    }
    progress.quiet("npm package", || package::build(project, &out))?;
    // Last: they come with their compressed forms from where they are kept.
    progress
        .loud("pictures, pages of facts, oEmbed answers", || pictures::add(project, &program, &options.base, &out))?;
    files::swap(&out, &dist(project))?;
    println!("{}", files::weight(&dist(project))?);
    Ok(())
}

/// Prints the sizes of what was built last.
pub fn size(project: &Project) -> Result<()> {
    println!("{}", size::checked(&dist(project))?);
    Ok(())
}

/// The schema, the published sheets and the pages that need no filling in.
fn texts(project: &Project, program: &Program, out: &Path) -> Result<()> {
    files::write(&out.join("sheet.schema.json"), program.call(&["schema"])?)?;
    let sheets = out.join("sheets");
    std::fs::create_dir_all(&sheets)?;
    program.call(&["files", &out.display().to_string()])?;
    for sheet in &program.sheets {
        let from = project.path(&format!("data/sheets/{}.json", sheet.id));
        files::copy(&from, &out.join(format!("sheets/{}.{}.json", sheet.id, sheet.vintage)))?;
        for vintage in &sheet.older {
            let name = format!("{}.{vintage}.json", sheet.id);
            files::copy(&project.path(&format!("data/vintages/{name}")), &out.join("sheets").join(name))?;
        }
    }
    for page in PAGES {
        files::copy(&project.path("www").join(page), &out.join(page))?;
    }
    files::write(&out.join("embed.js"), languages::frame(project, &program.pictured())?)
}

fn compress(project: &Project, folder: &Path, quality: u8) -> Result<()> {
    let script = project.path("xtask/compress.mjs");
    capture(command(project, "node")?.arg(script).arg(folder).arg(quality.to_string())).map(drop)
}
