//! The scripts: the sources in `www/` and wasm-bindgen's glue, bundled by esbuild.

use std::path::Path;

use anyhow::Result;

use super::wasm;
use crate::files;
use crate::process::{capture, command};
use crate::project::Project;

/// Oldest language that the output may use.
const TARGET: &str = "--target=es2020";
/// Where the module has the addresses of its files from.
const ADDRESSES: &str = "target/addresses.mjs";

/// What the scripts know of the rest of a build.
#[derive(Clone, Copy)]
pub struct Facts<'a> {
    /// Hash of the wasm.
    pub wasm_hash: &'a str,
    /// Names of the sheets, parted by blanks.
    pub sheets: &'a str,
}

/// Writes `migration-facts.js` (classic) and `migration-facts.mjs` (module).
pub fn build(project: &Project, dev: bool, facts: Facts, out: &Path) -> Result<()> {
    files::write(&project.path(ADDRESSES), addresses(facts.sheets))?;
    bundle(project, ("migration-facts.js", "iife"), dev, facts, out)?;
    bundle(project, ("migration-facts.mjs", "esm"), dev, facts, out)
}

/// The files that a script fetches, as they are named in `dist/`.
pub fn fetched(sheets: &str) -> Vec<String> {
    let sheets = sheets.split(' ').map(|id| format!("sheets/{id}.bin"));
    std::iter::once(wasm::FILE.to_owned()).chain(sheets).collect()
}

/// A module with the address of each file, spelt out one by one: so bundlers see that they belong to the script.
fn addresses(sheets: &str) -> String {
    let line = |name: &String| format!("  '{name}': () => new URL('./{name}', import.meta.url),\n");
    let lines: String = fetched(sheets).iter().map(line).collect();
    format!("export const addresses = {{\n{lines}}};\n")
}

/// Writes the page that the browser tests of the core drive: the widget's own modules in one file, because
/// wasm-bindgen takes along no more than the file that a test names.
pub fn for_browser_tests(project: &Project) -> Result<()> {
    let mut esbuild = command(project, "esbuild")?;
    esbuild.args(["tests/web/page.js", "--bundle", TARGET, "--format=esm", "--log-level=warning"]);
    capture(esbuild.arg("--outfile=target/web/page.js")).map(drop)
}

fn bundle(project: &Project, file: (&str, &str), dev: bool, facts: Facts, out: &Path) -> Result<()> {
    let (name, format) = file;
    let version = project.version_of("migration-facts")?;
    let mut esbuild = command(project, "esbuild")?;
    esbuild.args([&format!("www/{name}"), "--bundle", TARGET, &format!("--format={format}")]);
    esbuild.arg(format!("--outfile={}", out.join(name).display()));
    esbuild.arg(format!("--alias:migration-facts-core={}", wasm::GLUE));
    esbuild.arg(define("__VERSION__", version)).arg(define("__WASM_HASH__", facts.wasm_hash));
    esbuild.arg(define("__SHEETS__", facts.sheets));
    if format == "esm" {
        esbuild.arg(format!("--alias:migration-facts-addresses=./{ADDRESSES}")).arg("--inject:www/fetch.mjs");
    }
    // The glue names `import.meta.url` as the default place of the wasm; the script always gives its own.
    esbuild.args(["--log-override:empty-import-meta=silent", "--log-level=warning"]);
    esbuild.args(["--charset=utf8", "--legal-comments=none"]);
    esbuild.arg(if dev { "--sourcemap=inline" } else { "--minify" });
    capture(&mut esbuild).map(drop)
}

fn define(name: &str, text: &str) -> String {
    format!("--define:{name}=\"{text}\"")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_address_is_spelt_out() {
        let module = addresses("iom rcm");
        for name in ["migration_facts_bg.wasm", "sheets/iom.bin", "sheets/rcm.bin"] {
            let address = format!("'{name}': () => new URL('./{name}', import.meta.url),");
            assert!(module.contains(&address), "{address} in {module}");
        }
    }
}
