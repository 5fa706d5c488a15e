//! Node and the packages of `package-lock.json`: bundler, wasm-opt, static server, browser driver, fonts.

use std::fs;

use anyhow::{Context as _, Result};

use crate::fail::failure;
use crate::process::{capture, command};
use crate::progress::Progress;
use crate::project::Project;

/// Where npm puts programs.
pub const PROGRAMS: &str = "node_modules/.bin";
/// The font files that native text measuring and pictures use.
pub const FONTS: &str = "node_modules/@expo-google-fonts";
const LOCK: &str = "package-lock.json";
/// The lock file that node_modules was made from: written last, so half an installation has none.
const STAMP: &str = "node_modules/.xtask-lock.json";
/// The repository's own folder, as a folder in it.
const ROOT: &str = ".";
const OLDEST_NODE: u32 = 20;

/// Installs the packages unless node_modules was made from this very lock file.
pub fn ensure(project: &Project, progress: &mut Progress) -> Result<()> {
    ensure_in(project, ROOT, progress)
}

/// The same for a folder of the repository with packages of its own.
pub fn ensure_in(project: &Project, folder: &str, progress: &mut Progress) -> Result<()> {
    node(project)?;
    let folder = project.path(folder);
    let lock = folder.join(LOCK);
    let lock = fs::read_to_string(&lock).with_context(|| format!("cannot read {}", lock.display()))?;
    let stamp = folder.join(STAMP);
    if fs::read_to_string(&stamp).is_ok_and(|stamp| stamp == lock) {
        return Ok(());
    }
    progress.quiet("npm packages: installing", || {
        let flags = ["ci", "--no-audit", "--no-fund"];
        capture(command(project, "npm")?.args(flags).current_dir(&folder))?;
        Ok(fs::write(&stamp, lock)?)
    })
}

fn node(project: &Project) -> Result<()> {
    let text = capture(command(project, "node")?.arg("--version"))?;
    if major(&text).is_none_or(|version| version < OLDEST_NODE) {
        let message = format!("Node.js {} is too old", text.trim());
        return Err(failure(message, format!("install Node.js {OLDEST_NODE} or newer")));
    }
    Ok(())
}

fn major(version: &str) -> Option<u32> {
    version.trim().strip_prefix('v')?.split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_major_version_is_the_first_number() {
        assert_eq!(major("v20.20.2\n"), Some(20));
        assert_eq!(major("20"), None);
    }
}
