//! The scripts: the sources in `www/` and wasm-bindgen's glue, bundled by esbuild.

use std::path::Path;

use anyhow::Result;

use super::wasm;
use crate::process::{capture, command};
use crate::project::Project;

/// Oldest language that the output may use.
const TARGET: &str = "--target=es2020";

/// Writes `migration-facts.js` (classic) and `migration-facts.mjs` (module).
pub fn build(project: &Project, dev: bool, wasm_hash: &str, out: &Path) -> Result<()> {
    bundle(project, ("migration-facts.js", "iife"), dev, wasm_hash, out)?;
    bundle(project, ("migration-facts.mjs", "esm"), dev, wasm_hash, out)
}

/// Writes the page that the browser tests of the core drive: the widget's own modules in one file, because
/// wasm-bindgen takes along no more than the file that a test names.
pub fn for_browser_tests(project: &Project) -> Result<()> {
    let mut esbuild = command(project, "esbuild")?;
    esbuild.args(["tests/web/page.js", "--bundle", TARGET, "--format=esm", "--log-level=warning"]);
    capture(esbuild.arg("--outfile=target/web/page.js")).map(drop)
}

fn bundle(project: &Project, file: (&str, &str), dev: bool, wasm_hash: &str, out: &Path) -> Result<()> {
    let (name, format) = file;
    let version = project.version_of("migration-facts")?;
    let mut esbuild = command(project, "esbuild")?;
    esbuild.args([&format!("www/{name}"), "--bundle", TARGET, &format!("--format={format}")]);
    esbuild.arg(format!("--outfile={}", out.join(name).display()));
    esbuild.arg(format!("--alias:migration-facts-core={}", wasm::GLUE));
    esbuild.arg(define("__VERSION__", version)).arg(define("__WASM_HASH__", wasm_hash));
    // The glue names `import.meta.url` as the default place of the wasm; the script always gives its own.
    esbuild.args(["--log-override:empty-import-meta=silent", "--log-level=warning"]);
    esbuild.args(["--charset=utf8", "--legal-comments=none"]);
    esbuild.arg(if dev { "--sourcemap=inline" } else { "--minify" });
    capture(&mut esbuild).map(drop)
}

fn define(name: &str, text: &str) -> String {
    format!("--define:{name}=\"{text}\"")
}
