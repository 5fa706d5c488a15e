//! The tools that make and test the wasm: the compiler's target, wasm-pack and wasm-bindgen's programs; Firefox's driver.
//!
//! Each lies in its own folder of the cache, named with its version. It is built in a folder beside and
//! renamed at the end, so that an installation that was cut off never counts.

use std::fs;
use std::path::{Path, PathBuf};
use std::process;

use anyhow::{Context as _, Result};

use crate::npm;
use crate::process::{capture, command, find};
use crate::progress::Progress;
use crate::project::Project;

/// The version of wasm-pack that the build is tested with.
const WASM_PACK: &str = "0.15.1";
/// The version of Firefox's driver that the tests are written with.
const GECKODRIVER: &str = "0.36.0";
/// The version of cargo-fuzz that `fuzz/` is written for.
const CARGO_FUZZ: &str = "0.13.2";
const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// They do little, and a new machine waits for them to be compiled.
const QUICK: [(&str, &str); 3] = [
    ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1"),
    ("CARGO_PROFILE_RELEASE_LTO", "off"),
    ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"),
];

/// A package of crates.io with programs, at one version.
struct Tool<'a> {
    package: &'static str,
    /// The first one tells its version.
    programs: &'static [&'static str],
    version: &'a str,
    flags: &'static [&'static str],
    minutes: u8,
}

/// Installs what is missing; needed by every build.
pub fn ensure(project: &Project, progress: &mut Progress) -> Result<()> {
    wasm_target(project, progress)?;
    sources(project, progress)?;
    for tool in tools(project)? {
        ensure_tool(project, &tool, progress)?;
    }
    npm::ensure(project, progress)
}

/// Installs Firefox's driver if it is missing; needed by the tests alone.
pub fn ensure_geckodriver(project: &Project, progress: &mut Progress) -> Result<()> {
    ensure_tool(project, &geckodriver(), progress)
}

/// Installs the fuzzer if it is missing.
pub fn ensure_fuzzer(project: &Project, progress: &mut Progress) -> Result<()> {
    ensure_tool(project, &cargo_fuzz(), progress)
}

fn ensure_tool(project: &Project, tool: &Tool, progress: &mut Progress) -> Result<()> {
    if present(project, tool) {
        return Ok(());
    }
    let what = format!("{} {}: installing (about {} minutes, once)", tool.package, tool.version, tool.minutes);
    progress.quiet(&what, || install(project, tool))
}

/// The folders of the kept tools, whether or not they are there yet.
pub fn folders(project: &Project) -> Vec<PathBuf> {
    let tools = tools(project).unwrap_or_default();
    tools.iter().chain([&geckodriver(), &cargo_fuzz()]).map(|tool| folder(&project.cache, tool).join("bin")).collect()
}

/// wasm-bindgen's programs must have the version of the library exactly: their format is their own.
/// Their package does not install with `--locked`.
fn tools(project: &Project) -> Result<Vec<Tool<'_>>> {
    let wasm_pack =
        Tool { package: "wasm-pack", programs: &["wasm-pack"], version: WASM_PACK, flags: &["--locked"], minutes: 3 };
    let wasm_bindgen = Tool {
        package: "wasm-bindgen-cli",
        programs: &["wasm-bindgen", "wasm-bindgen-test-runner"],
        version: project.version_of("wasm-bindgen")?,
        flags: &[],
        minutes: 3,
    };
    Ok(vec![wasm_pack, wasm_bindgen])
}

fn geckodriver() -> Tool<'static> {
    Tool { package: "geckodriver", programs: &["geckodriver"], version: GECKODRIVER, flags: &["--locked"], minutes: 3 }
}

fn cargo_fuzz() -> Tool<'static> {
    Tool { package: "cargo-fuzz", programs: &["cargo-fuzz"], version: CARGO_FUZZ, flags: &["--locked"], minutes: 1 }
}

fn wasm_target(project: &Project, progress: &mut Progress) -> Result<()> {
    let mut rustc = command(project, "rustc")?;
    let libraries = capture(rustc.args(["--print", "target-libdir", "--target", WASM_TARGET]))?;
    if Path::new(libraries.trim()).is_dir() {
        return Ok(());
    }
    progress.quiet(&format!("{WASM_TARGET}: adding the target"), || {
        capture(command(project, "rustup")?.args(["target", "add", WASM_TARGET])).map(drop)
    })
}

/// The sources of the standard library, which a release compiles for size.
fn sources(project: &Project, progress: &mut Progress) -> Result<()> {
    let root = capture(command(project, "rustc")?.args(["--print", "sysroot"]))?;
    if Path::new(root.trim()).join("lib/rustlib/src/rust/library/std").is_dir() {
        return Ok(());
    }
    progress.quiet("rust-src: adding the component", || {
        capture(command(project, "rustup")?.args(["component", "add", "rust-src"])).map(drop)
    })
}

fn present(project: &Project, tool: &Tool) -> bool {
    let all_there = tool.programs.iter().all(|program| find(project, program).is_some());
    let version = || capture(command(project, tool.programs.first()?).ok()?.arg("--version")).ok();
    all_there && version().is_some_and(|text| text.split_whitespace().nth(1) == Some(tool.version))
}

fn install(project: &Project, tool: &Tool) -> Result<()> {
    let place = folder(&project.cache, tool);
    let unfinished = project.cache.join(format!("{}-{}.tmp-{}", tool.package, tool.version, process::id()));
    fs::create_dir_all(&project.cache).with_context(|| format!("cannot make {}", project.cache.display()))?;
    let mut cargo = command(project, "cargo")?;
    cargo.args(["install", "--quiet", tool.package, "--version", tool.version]);
    cargo.args(tool.flags).arg("--root").arg(&unfinished).envs(QUICK);
    // Away from the repository, whose `.cargo/config.toml` is not meant for it.
    capture(cargo.current_dir(&project.cache))?;
    if place.exists() {
        fs::remove_dir_all(&place)?;
    }
    fs::rename(&unfinished, &place).with_context(|| format!("cannot make {}", place.display()))
}

fn folder(cache: &Path, tool: &Tool) -> PathBuf {
    cache.join(format!("{}-{}", tool.package, tool.version))
}
