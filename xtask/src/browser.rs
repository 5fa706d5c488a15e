//! Chromium and its driver: those of the machine, else Debian's, else a word on how to install them.

use std::path::{Path, PathBuf};

use anyhow::Result;

use crate::fail::failure;
use crate::process::{capture, command, find};
use crate::progress::Progress;
use crate::project::Project;

const BROWSERS: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const DRIVER: &str = "chromedriver";
const APT: &str = "apt-get update && apt-get install -y chromium chromium-driver";

/// A browser and the program that drives it.
pub struct Browser {
    pub program: PathBuf,
    pub driver: PathBuf,
}

/// Finds the browser, installing it on Debian as root.
pub fn ensure(project: &Project, progress: &mut Progress) -> Result<Browser> {
    if let Some(browser) = installed(project) {
        return Ok(browser);
    }
    if debian_root(project) {
        progress.quiet("chromium and chromedriver: installing (about 1 minute, once)", || apt(project))?;
    }
    installed(project).ok_or_else(|| failure("no Chromium with chromedriver on the PATH", advice()))
}

fn installed(project: &Project) -> Option<Browser> {
    let program = BROWSERS.iter().find_map(|name| find(project, name))?;
    Some(Browser { program, driver: find(project, DRIVER)? })
}

fn debian_root(project: &Project) -> bool {
    let user = || capture(command(project, "id").ok()?.arg("-u")).ok();
    Path::new("/etc/debian_version").exists() && user().is_some_and(|id| id.trim() == "0")
}

fn apt(project: &Project) -> Result<()> {
    let mut shell = command(project, "sh")?;
    capture(shell.env("DEBIAN_FRONTEND", "noninteractive").args(["-c", APT])).map(drop)
}

fn advice() -> String {
    match std::env::consts::OS {
        "macos" => "brew install --cask chromium chromedriver".to_owned(),
        "windows" => "choco install chromium chromedriver".to_owned(),
        _ => format!("on Debian and Ubuntu: sudo sh -c '{APT}'"),
    }
}
