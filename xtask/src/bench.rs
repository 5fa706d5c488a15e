//! The widget beside other chart libraries, in a browser: bytes, first visits, redraws, memory.

use std::fs;
use std::time::Duration;

use anyhow::{Context as _, Result};

use crate::args::{BenchOptions, BuildOptions};
use crate::process::{command, tee};
use crate::progress::Progress;
use crate::project::Project;
use crate::{browser, build, npm};

/// The folder of the bench, with packages of its own: the tests need none of them.
const FOLDER: &str = "bench";
/// How long all of it may take.
const LIMIT: Duration = Duration::from_secs(6 * 60 * 60);

/// Measures what `dist/` holds, which is built first where there is none, or where that is asked for.
pub fn bench(project: &Project, options: &BenchOptions) -> Result<()> {
    let mut progress = Progress::default();
    let chromium = browser::ensure_chromium(project, &mut progress)?;
    npm::ensure_in(project, FOLDER, &mut progress)?;
    let dist = build::dist(project);
    if options.build || !dist.join("migration_facts_bg.wasm").is_file() {
        build::build(project, &BuildOptions::default(), &mut progress)?;
    }
    let program = progress.loud("command line: cargo build", || build::Program::build(project))?.file;
    let target = project.target();
    fs::create_dir_all(&target).with_context(|| format!("cannot make {}", target.display()))?;
    let mut node = command(project, "node")?;
    node.arg(project.path(FOLDER).join("run.mjs")).args(&options.words);
    node.env("CHROMIUM", chromium).env("DIST", dist).env("PROGRAM", program).env("TARGET", target);
    progress.loud("measuring", || tee(&mut node, LIMIT).map(drop))?;
    println!("\n{}", progress.summary());
    Ok(())
}
