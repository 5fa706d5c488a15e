//! The scripts: the sources in `www/` and wasm-bindgen's glue, bundled by esbuild.

use std::path::Path;

use anyhow::Result;

use super::wasm;
use crate::process::{capture, command};
use crate::project::Project;

/// Oldest language that the output may use.
const TARGET: &str = "--target=es2020";

/// What the scripts know of the rest of a build.
#[derive(Clone, Copy)]
pub struct Facts<'a> {
    /// Number of the build, which its wasms say as well.
    pub number: &'a str,
    /// Names of the sheets, parted by blanks.
    pub sheets: &'a str,
}

/// A script: its source below `www/`, its name in `dist/`, its format.
type Script = (&'static str, &'static str, &'static str);

/// The one of an embed, the same as a module, and the part of both that is loaded when it is asked for.
const SCRIPTS: [Script; 3] = [
    ("migration-facts.js", "migration-facts.js", "iife"),
    ("migration-facts.mjs", "migration-facts.mjs", "esm"),
    ("desk.js", "migration-facts-desk.js", "esm"),
];

/// Writes the scripts.
pub fn build(project: &Project, dev: bool, facts: Facts, out: &Path) -> Result<()> {
    SCRIPTS.into_iter().try_for_each(|script| bundle(project, script, dev, facts, out))
}

/// Writes the page that the browser tests of the core drive: the widget's own modules in one file, because
/// wasm-bindgen takes along no more than the file that a test names.
pub fn for_browser_tests(project: &Project) -> Result<()> {
    let mut esbuild = command(project, "esbuild")?;
    esbuild.args(["tests/web/page.js", "--bundle", TARGET, "--format=esm", "--log-level=warning"]);
    capture(esbuild.arg("--outfile=target/web/page.js")).map(drop)
}

fn bundle(project: &Project, (source, name, format): Script, dev: bool, facts: Facts, out: &Path) -> Result<()> {
    let version = project.version_of("migration-facts")?;
    let mut esbuild = command(project, "esbuild")?;
    esbuild.args([&format!("www/{source}"), "--bundle", TARGET, &format!("--format={format}")]);
    esbuild.arg(format!("--outfile={}", out.join(name).display()));
    esbuild.arg(format!("--alias:migration-facts-core={}", wasm::WIDGETS.glue()));
    esbuild.arg(format!("--alias:migration-facts-desk-core={}", wasm::DESK.glue()));
    esbuild.arg("--external:./migration-facts-desk.js");
    esbuild.arg(define("__VERSION__", version)).arg(define("__BUILD__", facts.number));
    esbuild.arg(define("__SHEETS__", facts.sheets));
    // The glue names `import.meta.url` as the default place of the wasm; the script always gives its own.
    esbuild.args(["--log-override:empty-import-meta=silent", "--log-level=warning"]);
    esbuild.args(["--charset=utf8", "--legal-comments=none"]);
    esbuild.arg(if dev { "--sourcemap=inline" } else { "--minify" });
    capture(&mut esbuild).map(drop)
}

fn define(name: &str, text: &str) -> String {
    format!("--define:{name}=\"{text}\"")
}
