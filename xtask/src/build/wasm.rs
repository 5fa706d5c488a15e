//! The core as wasm, three times: compiled, bound and optimised by wasm-pack, which finds its tools on the path.
//!
//! A release builds the standard library along, for size and without panic texts: 11 KB brotli less. The
//! switches for that are not stable, so the compiler is told to take them (`RUSTC_BOOTSTRAP`); the code
//! itself uses nothing unstable and builds without them.

use std::fs;
use std::path::Path;

use anyhow::Result;

use super::{drops, glue, names, order};
use crate::files;
use crate::process::{capture, command, run};
use crate::project::Project;

/// One of the wasms that a build has.
pub struct Part {
    /// wasm-pack's output below the repository: the wasm and the glue that the scripts import.
    folder: &'static str,
    /// What its files are named after.
    name: &'static str,
    /// The crate's one feature that it has.
    feature: &'static str,
    /// In how many orders of its functions it is tried, each a second or two.
    orders: usize,
}

/// What draws widgets: all that a reader's browser loads.
pub const WIDGETS: Part = Part { folder: "target/pkg", name: "migration_facts", feature: "frame", orders: 64 };
/// What a page's makers ask for, and readers who open the menu; it draws nothing.
pub const DESK: Part = Part { folder: "target/pkg-desk", name: "migration_facts_desk", feature: "desk", orders: 1 };
/// What reads a page's own data.
pub const DATA: Part = Part { folder: "target/pkg-data", name: "migration_facts_data", feature: "data", orders: 1 };

impl Part {
    /// The wasm, in `dist/` as in the package.
    pub fn file(&self) -> String {
        format!("{}_bg.wasm", self.name)
    }

    /// The glue, as esbuild's `--alias` wants it.
    pub fn glue(&self) -> String {
        format!("./{}/{}.js", self.folder, self.name)
    }
}

/// A panic is a trap without a text; nothing formats a `Debug`.
const RUSTFLAGS: &str = "-Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none -Zfmt-debug=none";
/// What cargo is told: the standard library from its sources, its float formatting and sorts in the small form.
const SMALL_STD: [&str; 4] = ["-Z", "build-std=std,panic_abort", "-Z", "build-std-features=optimize_for_size"];

/// The number of a build: a hash of all that its files are made of, and of what makes them.
pub fn number(project: &Project) -> Result<String> {
    let mut inputs = Vec::new();
    for folder in ["src", "build", "data", "www", "xtask/src"] {
        inputs.extend(files::below(&project.path(folder))?);
    }
    for file in ["build.rs", "Cargo.toml", "Cargo.lock", "package-lock.json"] {
        inputs.push(project.path(file));
    }
    let contents = inputs.iter().map(fs::read).collect::<Result<Vec<_>, _>>()?;
    let compiler = capture(command(project, "rustc")?.arg("--version"))?;
    let hash = files::hash(contents.iter().map(Vec::as_slice).chain([compiler.as_bytes()]));
    Ok(hash.chars().take(8).collect())
}

/// What wasm-opt does, in this order.
const PASSES: [&str; 13] = [
    "--low-memory-unused",
    "--generate-global-effects",
    "--flatten",
    "--rereloop",
    "-Oz",
    "-Oz",
    "--converge",
    "--one-caller-inline-max-function-size=55",
    "--always-inline-max-function-size=4",
    "--strip-debug",
    "--strip-producers",
    "--strip-target-features",
    "--output",
];

/// Makes a wasm smaller in its place.
fn optimise(project: &Project, wasm: &Path) -> Result<()> {
    let mut wasm_opt = command(project, "wasm-opt")?;
    wasm_opt.arg(wasm).args(names::FEATURES).args(PASSES).arg(wasm);
    capture(&mut wasm_opt).map(drop)
}

/// Builds a wasm that says that it is of this build, and copies it to `out`.
pub fn build(project: &Project, part: &Part, number: &str, dev: bool, out: &Path) -> Result<()> {
    let profile = if dev { "--dev" } else { "--release" };
    let mut wasm_pack = command(project, "wasm-pack")?;
    wasm_pack.env("MIGRATION_FACTS_BUILD", number);
    wasm_pack.args(["build", ".", profile, "--target", "web", "--mode", "no-install"]);
    wasm_pack.args(["--no-pack", "--no-typescript", "--out-name", part.name]);
    wasm_pack.args(["--out-dir", part.folder, "--", "--no-default-features", "--features", part.feature]);
    if !dev {
        wasm_pack.args(SMALL_STD).env("RUSTC_BOOTSTRAP", "1").env("RUSTFLAGS", RUSTFLAGS);
    }
    run(&mut wasm_pack)?;
    let (wasm, glue) = (project.path(part.folder).join(part.file()), project.path(&part.glue()));
    if !dev {
        drops::empty(&wasm)?;
        optimise(project, &wasm)?;
        glue::trim(&glue)?;
        names::shorten(project, &wasm, &glue)?;
        order::alike(project, &wasm, part.orders)?;
    }
    files::copy(&wasm, &out.join(part.file()))
}
