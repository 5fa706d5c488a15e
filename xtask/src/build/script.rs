//! The scripts: the sources in `www/` and wasm-bindgen's glue, bundled by esbuild, pressed by terser.

use std::path::Path;

use anyhow::Result;

use super::wasm;
use crate::files;
use crate::process::{capture, command};
use crate::project::Project;

/// Oldest language that the output may use.
const TARGET: &str = "--target=es2022";
/// Where the module has the addresses of its files from.
const ADDRESSES: &str = "target/addresses.mjs";

/// What the scripts know of the rest of a build.
#[derive(Clone, Copy)]
pub struct Facts<'a> {
    /// Number of the build, which its wasms say as well.
    pub number: &'a str,
    /// Names of the sheets, parted by blanks.
    pub sheets: &'a str,
    /// Earlier states of the sheets, parted by blanks.
    pub older: &'a str,
    /// Tags of the languages, parted by blanks.
    pub tags: &'a str,
    /// What the tags of Arabic match whose digits are not 0 to 9.
    pub regions: &'a str,
}

/// A script: its source below `www/`, its name in `dist/`, its format.
type Script = (&'static str, &'static str, &'static str);

/// What reads large own data beside the page; named by its address, so that a page of another origin can start it.
const WORKER: &str = "migration-facts-worker.js";

/// The one of an embed, the same as a module, and the part of both that is loaded when it is asked for.
const SCRIPTS: [Script; 4] = [
    ("migration-facts.js", "migration-facts.js", "iife"),
    ("migration-facts.mjs", "migration-facts.mjs", "esm"),
    ("desk.js", "migration-facts-desk.js", "esm"),
    ("worker.js", WORKER, "iife"),
];

/// Writes the scripts.
pub fn build(project: &Project, dev: bool, facts: Facts, out: &Path) -> Result<()> {
    files::write(&project.path(ADDRESSES), addresses(facts))?;
    SCRIPTS.into_iter().try_for_each(|script| bundle(project, script, dev, facts, out))
}

/// The files that a script fetches, as they are named in `dist/`.
pub fn fetched(facts: Facts) -> Vec<String> {
    let mut names =
        vec![wasm::WIDGETS.file(), wasm::DESK.file(), wasm::DATA.file(), WORKER.into(), "sheets/vintages.json".into()];
    for tag in facts.tags.split(' ') {
        let of_tag = if tag == "en" { String::new() } else { format!(".{tag}") };
        if tag != "en" {
            names.push(format!("lang/{tag}.bin"));
            names.push(format!("lang/{tag}.problems.json"));
        }
        names.push(format!("lang/{tag}.makers.json"));
        names.push(format!("lang/{tag}.places.bin"));
        let sheets = facts.sheets.split(' ').chain(facts.older.split_whitespace());
        names.extend(sheets.map(|id| format!("sheets/{id}{of_tag}.bin")));
    }
    names
}

/// A module with the address of each file, spelt out one by one: so bundlers see that they belong to the script.
fn addresses(facts: Facts) -> String {
    let line = |name: &String| format!("  '{name}': () => new URL('./{name}', import.meta.url),\n");
    let lines: String = fetched(facts).iter().map(line).collect();
    format!("export const addresses = {{\n{lines}}};\n")
}

/// Writes the page that the browser tests of the core drive: the widget's own modules in one file, because
/// wasm-bindgen takes along no more than the file that a test names.
pub fn for_browser_tests(project: &Project) -> Result<()> {
    let mut esbuild = command(project, "esbuild")?;
    esbuild.args(["tests/web/page.js", "--bundle", TARGET, "--format=esm", "--log-level=warning"]);
    // English alone: the tests put the core's own words in.
    esbuild.arg(define("__TAGS__", "en")).arg(define("__REGIONS__", "^$"));
    capture(esbuild.arg("--outfile=target/web/page.js")).map(drop)
}

fn bundle(project: &Project, (source, name, format): Script, dev: bool, facts: Facts, out: &Path) -> Result<()> {
    let version = project.version_of("migration-facts")?;
    let mut esbuild = command(project, "esbuild")?;
    esbuild.args([&format!("www/{source}"), "--bundle", TARGET, &format!("--format={format}")]);
    esbuild.arg(format!("--outfile={}", out.join(name).display()));
    esbuild.arg(format!("--alias:migration-facts-core={}", wasm::WIDGETS.glue()));
    esbuild.arg(format!("--alias:migration-facts-desk-core={}", wasm::DESK.glue()));
    esbuild.arg(format!("--alias:migration-facts-data-core={}", wasm::DATA.glue()));
    esbuild.arg("--external:./migration-facts-desk.js");
    esbuild.arg(define("__VERSION__", version)).arg(define("__BUILD__", facts.number));
    esbuild.arg(define("__SHEETS__", facts.sheets)).arg(define("__TAGS__", facts.tags));
    esbuild.arg(define("__REGIONS__", facts.regions));
    if format == "esm" {
        esbuild.arg(format!("--alias:migration-facts-addresses=./{ADDRESSES}")).arg("--inject:www/fetch.mjs");
    }
    // The glue names `import.meta.url` as the default place of the wasm; the script always gives its own.
    esbuild.args(["--log-override:empty-import-meta=silent", "--log-level=warning"]);
    esbuild.args(["--charset=utf8", "--legal-comments=none"]);
    esbuild.arg(if dev { "--sourcemap=inline" } else { "--minify" });
    capture(&mut esbuild)?;
    if dev { Ok(()) } else { press(project, &out.join(name)) }
}

/// Names of what the scripts hand to one another, and neither to a page nor to the core nor between two files.
const OWN_NAMES: [&str; 19] = [
    "fail",
    "fallback",
    "given",
    "hit",
    "isQuiet",
    "isReaders",
    "isReady",
    "isSeen",
    "isSlide",
    "layers",
    "live",
    "look",
    "need",
    "outline",
    "redraw",
    "said",
    "shape",
    "strict",
    "timer",
];

/// Nothing here relies on a function's `this`, or on a getter that does anything.
const PRESSED: &str = "passes=1,sequences=false,unsafe_arrows=true,pure_getters=true,hoist_funs=true,keep_fargs=false";

/// terser makes what esbuild has bundled and minified smaller by a twentieth.
fn press(project: &Project, script: &Path) -> Result<()> {
    let mut terser = command(project, "terser")?;
    terser.arg(script).args(["--module", "--ecma", "2020", "--compress", PRESSED, "--mangle"]);
    terser.arg("--mangle-props").arg(format!("regex=/^({})$/", OWN_NAMES.join("|"))).arg("--output");
    capture(terser.arg(script)).map(drop)
}

fn define(name: &str, text: &str) -> String {
    format!("--define:{name}=\"{text}\"")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_address_is_spelt_out() {
        let facts = Facts { number: "", sheets: "iom rcm", older: "iom.0f", tags: "en es", regions: "" };
        let module = addresses(facts);
        let wasms = ["migration_facts_bg.wasm", "migration_facts_desk_bg.wasm", "migration_facts_data_bg.wasm"];
        let sheets = ["sheets/iom.bin", "sheets/rcm.es.bin", "sheets/iom.0f.bin", "sheets/iom.0f.es.bin"];
        for name in wasms.into_iter().chain(sheets).chain(["lang/es.bin", "lang/en.makers.json"]) {
            let address = format!("'{name}': () => new URL('./{name}', import.meta.url),");
            assert!(module.contains(&address), "{address} in {module}");
        }
    }
}
