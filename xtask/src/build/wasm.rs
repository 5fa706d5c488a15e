//! The core as wasm: compiled, bound and optimised by wasm-pack, which finds its tools on the path.
//!
//! A release builds the standard library along, for size and without panic texts: 11 KB brotli less. The
//! switches for that are not stable, so the compiler is told to take them (`RUSTC_BOOTSTRAP`); the code
//! itself uses nothing unstable and builds without them.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};

use super::{glue, imports};
use crate::files;
use crate::process::{command, run};
use crate::project::Project;

/// wasm-pack's output below the repository: the wasm and the glue that the scripts import.
const PACKAGE: &str = "target/pkg";
/// The glue, as esbuild's `--alias` wants it.
pub const GLUE: &str = "./target/pkg/migration_facts.js";
/// The wasm, in `dist/` as in the package.
pub const FILE: &str = "migration_facts_bg.wasm";

/// A panic is a trap without a text; nothing formats a `Debug`.
const RUSTFLAGS: &str = "-Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none -Zfmt-debug=none";
/// What cargo is told: the standard library from its sources, its float formatting and sorts in the small form.
const SMALL_STD: [&str; 5] = ["--", "-Z", "build-std=std,panic_abort", "-Z", "build-std-features=optimize_for_size"];

/// Builds the wasm, copies it to `out` and returns the hash of its bytes.
pub fn build(project: &Project, dev: bool, out: &Path) -> Result<String> {
    let profile = if dev { "--dev" } else { "--release" };
    let mut wasm_pack = command(project, "wasm-pack")?;
    wasm_pack.args(["build", ".", profile, "--target", "web", "--mode", "no-install"]);
    wasm_pack.args(["--no-pack", "--no-typescript", "--out-name", "migration_facts"]);
    wasm_pack.args(["--out-dir", PACKAGE]);
    if !dev {
        wasm_pack.args(SMALL_STD).env("RUSTC_BOOTSTRAP", "1").env("RUSTFLAGS", RUSTFLAGS);
    }
    run(&mut wasm_pack)?;
    let wasm = project.path(PACKAGE).join(FILE);
    if !dev {
        imports::shorten(&wasm, &project.path(GLUE))?;
        glue::trim(&project.path(GLUE))?;
    }
    files::copy(&wasm, &out.join(FILE))?;
    let bytes = fs::read(&wasm).with_context(|| format!("cannot read {}", wasm.display()))?;
    Ok(files::hash([&bytes[..]]))
}
