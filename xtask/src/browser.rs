//! The browsers of the tests and their drivers: those of the machine, else Debian's, else a word on how to install them.

use std::env::consts::OS;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Result;

use crate::fail::failure;
use crate::process::{capture, command, find};
use crate::progress::Progress;
use crate::project::Project;

const CHROMIUM: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const FIREFOX: [&str; 2] = ["firefox-esr", "firefox"];
/// Where Firefox lies without being on the path.
const FIREFOX_AT: [&str; 2] =
    ["/Applications/Firefox.app/Contents/MacOS/firefox", "C:\\Program Files\\Mozilla Firefox\\firefox.exe"];
/// WebKit's browsers show windows: where there is a virtual screen, they are shown there.
const SCREEN: &str = "xvfb-run";
const SCREEN_FLAGS: [&str; 3] = ["--auto-servernum", "--server-args", "-screen 0 1280x1024x24"];
const APT: &str =
    "apt-get update && apt-get install -y chromium chromium-driver firefox-esr webkit2gtk-driver xvfb xauth";

/// A browser and the program that drives it.
pub struct Browser {
    pub program: PathBuf,
    pub driver: PathBuf,
}

/// A browser that the core of the host pages is tested in as well, through WebDriver.
pub struct Engine {
    pub name: &'static str,
    /// As `tests/engines/engine.mjs` calls it.
    key: &'static str,
    driver: PathBuf,
    /// Drivers other than Firefox's know it.
    program: Option<PathBuf>,
    needs_screen: bool,
}

impl Engine {
    /// A call of a program that finds this browser in its environment.
    pub fn command(&self, project: &Project, program: &str) -> Result<Command> {
        let mut call = command(project, if self.needs_screen { SCREEN } else { program })?;
        if self.needs_screen {
            call.args(SCREEN_FLAGS).arg(program);
        }
        call.env("ENGINE", self.key).env("DRIVER", &self.driver);
        if let Some(program) = &self.program {
            call.env("BROWSER", program);
        }
        Ok(call)
    }
}

/// Finds the browsers, installing them on Debian as root.
pub fn ensure(project: &Project, progress: &mut Progress) -> Result<(Browser, Vec<Engine>)> {
    if all(project).is_err() && debian_root(project) {
        progress.quiet("browsers and their drivers: installing (about 2 minutes, once)", || apt(project))?;
    }
    all(project)
}

fn all(project: &Project) -> Result<(Browser, Vec<Engine>)> {
    Ok((chromium(project)?, vec![firefox(project)?, webkit(project)?]))
}

/// Finds Chromium alone, for what needs no driver, installing it on Debian as root.
pub fn ensure_chromium(project: &Project, progress: &mut Progress) -> Result<PathBuf> {
    if chromium_program(project).is_err() && debian_root(project) {
        progress.quiet("browsers: installing (about 2 minutes, once)", || apt(project))?;
    }
    chromium_program(project)
}

fn chromium(project: &Project) -> Result<Browser> {
    let driver = found(project, "chromedriver")?;
    Ok(Browser { program: chromium_program(project)?, driver })
}

fn chromium_program(project: &Project) -> Result<PathBuf> {
    CHROMIUM.iter().find_map(|name| find(project, name)).ok_or_else(|| missing("Chromium"))
}

fn firefox(project: &Project) -> Result<Engine> {
    let place = || FIREFOX_AT.iter().map(PathBuf::from).find(|file| file.is_file());
    let program = FIREFOX.iter().find_map(|name| find(project, name)).or_else(place);
    let program = Some(program.ok_or_else(|| missing("Firefox"))?);
    let driver = found(project, "geckodriver")?;
    Ok(Engine { name: "Firefox", key: "firefox", driver, program, needs_screen: false })
}

/// WebKitGTK, on a Mac Safari.
fn webkit(project: &Project) -> Result<Engine> {
    let is_mac = OS == "macos";
    let (key, driver) = if is_mac { ("safari", "safaridriver") } else { ("webkit", "WebKitWebDriver") };
    let driver = found(project, driver)?;
    if !is_mac {
        found(project, SCREEN)?;
    }
    Ok(Engine { name: "WebKit", key, driver, program: None, needs_screen: !is_mac })
}

fn found(project: &Project, program: &str) -> Result<PathBuf> {
    find(project, program).ok_or_else(|| missing(program))
}

fn missing(what: &str) -> anyhow::Error {
    failure(format!("no {what} on the PATH"), advice(OS))
}

fn debian_root(project: &Project) -> bool {
    let user = || capture(command(project, "id").ok()?.arg("-u")).ok();
    Path::new("/etc/debian_version").exists() && user().is_some_and(|id| id.trim() == "0")
}

fn apt(project: &Project) -> Result<()> {
    let mut shell = command(project, "sh")?;
    capture(shell.env("DEBIAN_FRONTEND", "noninteractive").args(["-c", APT])).map(drop)
}

fn advice(system: &str) -> String {
    match system {
        "macos" => "brew install --cask chromium chromedriver firefox && sudo safaridriver --enable".to_owned(),
        "windows" => format!("WebKit does not run on Windows: in a Debian of WSL, sudo sh -c '{APT}'"),
        _ => format!("on Debian: sudo sh -c '{APT}'; elsewhere the packages with these programs"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_is_named_with_the_way_to_install_it() {
        let error = missing("WebKitWebDriver").to_string();
        assert_eq!(error, "no WebKitWebDriver on the PATH");
        for system in ["linux", "macos", "windows"] {
            assert!(advice(system).contains("install"), "{system}");
        }
        assert!(advice("linux").contains("webkit2gtk-driver xvfb"));
    }

    #[test]
    fn a_call_finds_its_browser_in_the_environment() -> Result<()> {
        let (driver, program) = (PathBuf::from("/x/driver"), Some(PathBuf::from("/x/firefox")));
        let engine = Engine { name: "Firefox", key: "firefox", driver, program, needs_screen: false };
        let call = engine.command(&Project::open()?, "node")?;
        for (name, value) in [("ENGINE", "firefox"), ("DRIVER", "/x/driver"), ("BROWSER", "/x/firefox")] {
            let set = call.get_envs().find(|(given, _)| *given == name).and_then(|(_, value)| value);
            assert_eq!(set, Some(value.as_ref()), "{name}");
        }
        Ok(())
    }
}
