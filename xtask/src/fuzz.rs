//! Readers of what strangers write, fed with bytes that look for a way to break them.

use std::fs;

use anyhow::{Context as _, Result};

use crate::files;
use crate::process::{command, run};
use crate::progress::Progress;
use crate::project::Project;
use crate::tools;

/// Each target with the folder of what it begins with.
const TARGETS: [(&str, &str); 3] = [("csv", "tests/tables"), ("json", "data/sheets"), ("options", "tests/specs")];
/// Longest input, bytes: what is longer finds nothing new, slowly.
const LONGEST: u32 = 16 * 1024;
/// How long one input may take, seconds: what is slower hangs.
const SLOWEST: u32 = 5;

/// Runs every target for that many seconds; the first finding is a failure, kept in `fuzz/artifacts`.
pub fn fuzz(project: &Project, seconds: u32) -> Result<()> {
    let mut progress = Progress::default();
    tools::ensure_fuzzer(project, &mut progress)?;
    for (target, seeds) in TARGETS {
        progress.loud(&format!("fuzzing {target}: {seconds} s"), || one(project, target, seeds, seconds))?;
    }
    println!("\n{}", progress.summary());
    Ok(())
}

fn one(project: &Project, target: &str, seeds: &str, seconds: u32) -> Result<()> {
    let corpus = project.target().join("fuzz-corpus").join(target);
    fs::create_dir_all(&corpus).with_context(|| format!("cannot make {}", corpus.display()))?;
    let seeds = files::below(&project.path(seeds))?;
    anyhow::ensure!(!seeds.is_empty(), "nothing to begin with for {target}");
    for (number, seed) in seeds.iter().enumerate() {
        fs::copy(seed, corpus.join(format!("seed-{number}")))?;
    }
    let mut cargo = command(project, "cargo")?;
    // The instrumentation is one of unstable flags; the code under it uses none, and no `unsafe` that a sanitizer would watch.
    cargo.env("RUSTC_BOOTSTRAP", "1").args(["fuzz", "run", "--sanitizer", "none", "--target-dir"]);
    cargo.arg(project.target().join("fuzz")).arg(target).arg(&corpus).arg("--");
    cargo.args([format!("-max_total_time={seconds}"), format!("-max_len={LONGEST}"), format!("-timeout={SLOWEST}")]);
    run(&mut cargo)
}
