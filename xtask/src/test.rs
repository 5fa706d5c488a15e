//! Every test there is, in the order in which they fail fastest: native, in a browser, on host pages.

use std::env;
use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;

use anyhow::Result;

use crate::args::BuildOptions;
use crate::browser::{self, Browser, Engine};
use crate::fail::failure;
use crate::process::{command, run, tee};
use crate::progress::Progress;
use crate::project::Project;
use crate::{build, cldr, files, outcome, packages, tools};

const HOSTS: &str = "tests/hosts";
/// The core of the host pages, in other browsers.
const ENGINES: &str = "tests/engines";
/// Seconds that one test program may take in the browser; the runner's own 20 are short for a busy machine.
const BROWSER_TIMEOUT: (&str, &str) = ("WASM_BINDGEN_TEST_TIMEOUT", "120");
/// How long a runner of tests may take at all: a browser that answers no more fails its tests by this, and holds up nobody.
pub const LIMIT: Duration = Duration::from_secs(30 * 60);
/// What every run of host pages is called with. A file may take as long as a slow machine needs, in ms; it ends with its last
/// test, whatever it has left behind.
pub const NODE_TEST: [&str; 4] = ["--test", "--test-reporter=spec", "--test-force-exit", "--test-timeout=420000"];

/// Runs everything; prints how long each step took, whether or not all went well.
pub fn test(project: &Project) -> Result<()> {
    let mut progress = Progress::default();
    let result = steps(project, &mut progress);
    println!("\n{}", progress.summary());
    if result.is_ok() {
        println!("all tests passed");
    }
    result
}

fn steps(project: &Project, progress: &mut Progress) -> Result<()> {
    tools::ensure(project, progress)?;
    tools::ensure_geckodriver(project, progress)?;
    let (browser, engines) = browser::ensure(project, progress)?;
    progress.quiet("data/cldr: comparing with CLDR", || cldr::compare(project))?;
    progress.loud("native tests: cargo test", || native(project))?;
    progress.loud("browser tests: wasm-pack test", || in_browser(project, &browser))?;
    build::build(project, &BuildOptions::default(), progress)?;
    progress.loud("host pages: node --test", || on_host_pages(project, &browser))?;
    for engine in &engines {
        progress.loud(&format!("host pages in {}: node --test", engine.name), || in_engine(project, engine))?;
    }
    progress.loud(packages::WHAT, || packages::test(project, &browser))
}

fn native(project: &Project) -> Result<()> {
    run(command(project, "cargo")?.args(["test", "--workspace", "--features", "cli"]))
}

fn in_browser(project: &Project, browser: &Browser) -> Result<()> {
    build::script::for_browser_tests(project)?;
    let mut wasm_pack = command(project, "wasm-pack")?;
    wasm_pack.args(["test", "--mode", "no-install", "--headless", "--chrome", "--chromedriver"]);
    wasm_pack.arg(&browser.driver).args(["--", "--features", "fonts"]);
    let (name, seconds) = BROWSER_TIMEOUT;
    if env::var_os(name).is_none() {
        wasm_pack.env(name, seconds);
    }
    outcome::browser_tests_ran(&tee(&mut wasm_pack, LIMIT)?)
}

fn on_host_pages(project: &Project, browser: &Browser) -> Result<()> {
    let mut node = command(project, "node")?;
    // Headless pages do not take the focus from each other, and wait more than they work.
    node.arg("--test-concurrency=2");
    run_tests(project, node.env("CHROMIUM", &browser.program), HOSTS)
}

fn in_engine(project: &Project, engine: &Engine) -> Result<()> {
    run_tests(project, &mut engine.command(project, "node")?, ENGINES)
}

fn run_tests(project: &Project, node: &mut Command, folder: &str) -> Result<()> {
    node.args(NODE_TEST).args(tests_in(project, folder)?);
    node.env("DIST", build::dist(project));
    outcome::host_tests_ran(&tee(node, LIMIT)?, folder)
}

/// The test files by name: what `node --test FOLDER` means differs between versions.
fn tests_in(project: &Project, folder: &str) -> Result<Vec<PathBuf>> {
    let all = files::below(&project.path(folder))?;
    let tests: Vec<_> = all.into_iter().filter(|file| file.to_str().is_some_and(is_test)).collect();
    if tests.is_empty() {
        return Err(failure("browser tests did not run", format!("{folder}/ holds no *.test.mjs")));
    }
    Ok(tests)
}

fn is_test(file: &str) -> bool {
    [".test.mjs", ".test.js"].iter().any(|ending| file.ends_with(ending))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn helpers_are_no_tests() {
        assert!(is_test("/x/tests/hosts/wordpress.test.mjs"));
        assert!(!is_test("/x/tests/hosts/server.mjs"));
    }
}
