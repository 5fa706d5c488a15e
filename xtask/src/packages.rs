//! The packages that others build on: npm's, as bundlers, TypeScript and servers take it, and cargo's.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context as _, Result};

use crate::browser::Browser;
use crate::fail::failure;
use crate::process::{command, find, run, tee};
use crate::project::Project;
use crate::test::{LIMIT, NODE_TEST};
use crate::{build, files, outcome};

/// The step, as it is printed.
pub const WHAT: &str = "packages: npm pack, publint, attw, tsc, vite, server, cargo package";
const TESTS: &str = "tests/packages";
/// Programs of development packages that the tests call.
const PROGRAMS: [&str; 4] = ["vite", "tsc", "publint", "attw"];
/// What cargo's package may weigh, packed. Something that nobody meant to publish is heavier.
const LARGEST_CRATE: u64 = 640 * 1024;

/// Tests both packages of what was built last.
pub fn test(project: &Project, browser: &Browser) -> Result<()> {
    tools(project)?;
    npm(project, browser)?;
    cargo(project)
}

fn tools(project: &Project) -> Result<()> {
    let missing = |program: &&&str| find(project, program).is_none();
    if let Some(program) = PROGRAMS.iter().find(missing) {
        return Err(failure(format!("`{program}` is not in node_modules"), "run `npm ci`"));
    }
    // The tests unpack what npm has packed.
    find(project, "tar").map(drop).ok_or_else(|| failure("`tar` is not on the PATH", "apt-get install -y tar"))
}

/// What `npm pack` packs of `dist/`.
fn npm(project: &Project, browser: &Browser) -> Result<()> {
    let all = files::below(&project.path(TESTS))?;
    let tests: Vec<PathBuf> = all.into_iter().filter(|file| file.to_string_lossy().ends_with(".test.mjs")).collect();
    let mut node = command(project, "node")?;
    node.args(NODE_TEST).args(tests);
    node.env("CHROMIUM", &browser.program).env("DIST", build::dist(project));
    outcome::host_tests_ran(&tee(&mut node, LIMIT)?, TESTS)
}

/// What `cargo package` packs of the work tree, with the command line built from it. In the folder that the tests build
/// in: most of what it needs is there.
fn cargo(project: &Project) -> Result<()> {
    let words =
        ["package", "--quiet", "--package", "migration-facts", "--features", "cli", "--locked", "--allow-dirty"];
    run(command(project, "cargo")?.args(words))?;
    let version = project.version_of("migration-facts")?;
    let file = project.target().join(format!("package/migration-facts-{version}.crate"));
    let size = fs::metadata(&file).with_context(|| format!("no {}", file.display()))?.len();
    if size > LARGEST_CRATE {
        let message = format!("cargo's package has {size} bytes, more than {LARGEST_CRATE}");
        return Err(failure(message, "`cargo package --list` says what is in it; `include` in Cargo.toml what may be"));
    }
    println!("cargo package: {size} bytes, and the command line builds from it");
    Ok(())
}
