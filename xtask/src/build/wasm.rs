//! The core as wasm: compiled, bound and optimised by wasm-pack, which finds its tools on the path.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};

use crate::files;
use crate::process::{command, run};
use crate::project::Project;

/// wasm-pack's output below the repository: the wasm and the glue that the scripts import.
const PACKAGE: &str = "target/pkg";
/// The glue, as esbuild's `--alias` wants it.
pub const GLUE: &str = "./target/pkg/migration_facts.js";
const FILE: &str = "migration_facts_bg.wasm";

/// Builds the wasm, copies it to `out` and returns the hash of its bytes.
pub fn build(project: &Project, dev: bool, out: &Path) -> Result<String> {
    let profile = if dev { "--dev" } else { "--release" };
    let mut wasm_pack = command(project, "wasm-pack")?;
    wasm_pack.args(["build", ".", profile, "--target", "web", "--mode", "no-install"]);
    wasm_pack.args(["--no-pack", "--no-typescript", "--out-name", "migration_facts"]);
    run(wasm_pack.args(["--out-dir", PACKAGE]))?;
    let wasm = project.path(PACKAGE).join(FILE);
    files::copy(&wasm, &out.join(FILE))?;
    let bytes = fs::read(&wasm).with_context(|| format!("cannot read {}", wasm.display()))?;
    Ok(files::hash([&bytes[..]]))
}
