//! Where things lie: the repository, the cache for tools, the versions in `Cargo.lock`.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, anyhow};

/// The repository and what belongs to it.
pub struct Project {
    /// The folder of the workspace's `Cargo.toml`.
    pub root: PathBuf,
    /// Tools that are built once and kept, outside `target/`.
    pub cache: PathBuf,
    lock: String,
}

impl Project {
    /// The repository that this tool was built in.
    pub fn open() -> Result<Self> {
        let own = Path::new(env!("CARGO_MANIFEST_DIR"));
        let root = own.parent().context("xtask lies in no folder")?.to_owned();
        let lock = fs::read_to_string(root.join("Cargo.lock")).context("cannot read Cargo.lock")?;
        Ok(Self { cache: cache(|name| env::var_os(name))?, lock, root })
    }

    /// A file or folder of the repository.
    pub fn path(&self, relative: &str) -> PathBuf {
        self.root.join(relative)
    }

    /// Cargo's output folder.
    pub fn target(&self) -> PathBuf {
        self.root.join(env::var_os("CARGO_TARGET_DIR").unwrap_or_else(|| "target".into()))
    }

    /// The version of a package in `Cargo.lock`.
    pub fn version_of(&self, package: &str) -> Result<&str> {
        locked_version(&self.lock, package).ok_or_else(|| anyhow!("`{package}` is not in Cargo.lock"))
    }
}

fn locked_version<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name);
    lines.nth(1)?.strip_prefix("version = \"")?.strip_suffix('"')
}

fn cache(variable: impl Fn(&str) -> Option<OsString>) -> Result<PathBuf> {
    let set = |name| variable(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    if let Some(folder) = set("MIGRATION_FACTS_CACHE") {
        return std::path::absolute(folder).context("MIGRATION_FACTS_CACHE");
    }
    let user = match env::consts::OS {
        "windows" => set("LOCALAPPDATA"),
        "macos" => set("HOME").map(|home| home.join("Library/Caches")),
        _ => set("XDG_CACHE_HOME").or_else(|| set("HOME").map(|home| home.join(".cache"))),
    };
    let user = user.context("no home folder: set MIGRATION_FACTS_CACHE to a folder for tools")?;
    Ok(user.join("migration-facts"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOCK: &str = "version = 4\n\n[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"9.9.9\"\n\n\
        [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\nsource = \"registry\"\n";

    #[test]
    fn a_version_is_that_of_the_whole_name() {
        assert_eq!(locked_version(LOCK, "wasm-bindgen"), Some("0.2.130"));
        assert_eq!(locked_version(LOCK, "wasm"), None);
    }

    #[test]
    fn the_own_cache_variable_wins() -> Result<()> {
        let all = |name: &str| Some(OsString::from(format!("/{name}")));
        assert_eq!(cache(all)?, Path::new("/MIGRATION_FACTS_CACHE"));
        Ok(())
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn an_empty_variable_is_not_set() -> Result<()> {
        let home = |name: &str| match name {
            "HOME" => Some("/home/me".into()),
            _ => Some(OsString::new()),
        };
        assert_eq!(cache(home)?, Path::new("/home/me/.cache/migration-facts"));
        Ok(())
    }
}
