//! Running other programs: found on a path with the kept tools in front, with the environment that all
//! of them share, and with their output shown, kept back until it is needed, or both.

use std::env;
use std::ffi::OsString;
use std::io::{BufRead as _, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};

use crate::fail::failure;
use crate::project::Project;
use crate::{npm, tools};

/// Endings of programs; npm's own are batch files on Windows.
const ENDINGS: &[&str] = if cfg!(windows) { &[".exe", ".cmd"] } else { &[""] };

/// The first program of that name: kept tools, then node_modules, then the user's path.
pub fn find(project: &Project, program: &str) -> Option<PathBuf> {
    let names = |folder: PathBuf| ENDINGS.iter().map(move |end| folder.join(format!("{program}{end}")));
    folders(project).into_iter().flat_map(names).find(|file| file.is_file())
}

/// A call of a program in the repository's folder.
pub fn command(project: &Project, program: &str) -> Result<Command> {
    let file = find(project, program);
    let file = file.ok_or_else(|| failure(format!("`{program}` is not on the PATH"), hint(program)))?;
    command_at(project, &file)
}

/// The same for a program whose place is known.
pub fn command_at(project: &Project, file: &Path) -> Result<Command> {
    let mut command = Command::new(file);
    command.current_dir(&project.root).env("PATH", search_path(project)?);
    command.env("MIGRATION_FACTS_FONTS", project.path(npm::FONTS));
    Ok(command)
}

/// How long a program may take that no runner of tests is: compiling everything on a slow machine takes a third of it.
const LONGEST: Duration = Duration::from_secs(40 * 60);

/// Runs a program and lets it print.
pub fn run(command: &mut Command) -> Result<()> {
    let mut child = command.spawn().with_context(|| format!("cannot start {}", name(command)))?;
    let status = wait(&mut child, LONGEST)?;
    succeeded(command, status, LONGEST)
}

/// Runs a program, prints nothing unless it fails, and returns its standard output.
pub fn capture(command: &mut Command) -> Result<String> {
    let (status, output, errors) = heard(command.stdin(Stdio::null()), LONGEST, Quiet, Quiet)?;
    if !status.is_some_and(|status| status.success()) {
        eprintln!("\n{}", format!("{output}{errors}").trim_end());
    }
    succeeded(command, status, LONGEST)?;
    Ok(output)
}

/// Where what is only kept is printed.
struct Quiet;

impl Write for Quiet {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// How long the last words of a program that has ended may be on their way.
const GRACE: Duration = Duration::from_secs(3);

/// Runs a program, prints all that it prints, and returns it too: standard output, then errors.
///
/// A program that takes longer than `limit` is ended, and that is a failure. What it leaves behind, such as a browser, may
/// keep its pipes open, and is not waited for.
pub fn tee(command: &mut Command, limit: Duration) -> Result<String> {
    let (status, output, errors) = heard(command, limit, std::io::stdout(), std::io::stderr())?;
    succeeded(command, status, limit)?;
    Ok(output + &errors)
}

/// Runs a program, prints what it prints to `out` and `err` and keeps it; no status is that it had to be ended.
fn heard(
    command: &mut Command,
    limit: Duration,
    out: impl Write + Send + 'static,
    err: impl Write + Send + 'static,
) -> Result<(Option<ExitStatus>, String, String)> {
    let child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn();
    let mut child = child.with_context(|| format!("cannot start {}", name(command)))?;
    let output = follow(child.stdout.take(), out);
    let errors = follow(child.stderr.take(), err);
    let status = wait(&mut child, limit)?;
    let end = Instant::now() + GRACE;
    while !(output.is_done() && errors.is_done()) && Instant::now() < end {
        thread::sleep(TICK);
    }
    Ok((status, output.text(), errors.text()))
}

/// How often a program is asked whether it has ended.
const TICK: Duration = Duration::from_millis(10);

/// Waits for a program; `None` when it had to be ended.
fn wait(child: &mut Child, limit: Duration) -> Result<Option<ExitStatus>> {
    let end = Instant::now() + limit;
    while Instant::now() < end {
        if let Some(status) = child.try_wait()? {
            return Ok(Some(status));
        }
        thread::sleep(TICK);
    }
    child.kill()?;
    child.wait()?;
    Ok(None)
}

/// What has come through a pipe so far, and whether it is at its end.
#[derive(Clone, Default)]
struct Heard(Arc<Mutex<(String, bool)>>);

impl Heard {
    fn with<T>(&self, act: impl FnOnce(&mut (String, bool)) -> T) -> T {
        act(&mut self.0.lock().unwrap_or_else(|poisoned| poisoned.into_inner()))
    }

    fn is_done(&self) -> bool {
        self.with(|heard| heard.1)
    }

    fn text(&self) -> String {
        self.with(|heard| heard.0.clone())
    }
}

/// Prints and keeps what comes through a pipe, for as long as it is open.
fn follow(from: Option<impl Read + Send + 'static>, to: impl Write + Send + 'static) -> Heard {
    let heard = Heard::default();
    let kept = heard.clone();
    thread::spawn(move || {
        if let Some(from) = from {
            // What cannot be read or printed any more is over.
            let _ = copy(from, to, &kept);
        }
        kept.with(|heard| heard.1 = true);
    });
    heard
}

fn copy(from: impl Read, mut to: impl Write, heard: &Heard) -> Result<()> {
    let mut from = BufReader::new(from);
    let mut line = Vec::new();
    while from.read_until(b'\n', &mut line)? > 0 {
        to.write_all(&line)?;
        heard.with(|heard| heard.0.push_str(&String::from_utf8_lossy(&line)));
        line.clear();
    }
    Ok(())
}

fn succeeded(command: &Command, status: Option<ExitStatus>, limit: Duration) -> Result<()> {
    match status {
        Some(status) if status.success() => Ok(()),
        Some(status) => bail!("{} ended with {status}", name(command)),
        None => bail!("{} did not end within {} minutes", name(command), limit.as_secs() / 60),
    }
}

/// The program and its first word, as people say it: `wasm-pack build`.
fn name(command: &Command) -> String {
    let program = Path::new(command.get_program()).file_stem().unwrap_or(command.get_program());
    let word = command.get_args().next().map(|word| format!(" {}", word.to_string_lossy()));
    format!("`{}{}`", program.to_string_lossy(), word.unwrap_or_default())
}

fn folders(project: &Project) -> Vec<PathBuf> {
    let path = env::var_os("PATH").unwrap_or_default();
    let mut folders = tools::folders(project);
    folders.push(project.path(npm::PROGRAMS));
    folders.extend(env::split_paths(&path));
    folders
}

fn search_path(project: &Project) -> Result<OsString> {
    env::join_paths(folders(project)).context("a folder's name does not fit into PATH")
}

fn hint(program: &str) -> &'static str {
    match program {
        "node" | "npm" => "install Node.js 20 or newer: https://nodejs.org/",
        "rustup" | "cargo" => "install Rust by rustup: https://rustup.rs/",
        _ => "run `cargo xtask build`, which installs the tools",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_is_named_with_its_first_word() {
        let mut command = Command::new("/some/where/wasm-pack");
        command.args(["build", "--release"]);
        assert_eq!(name(&command), "`wasm-pack build`");
    }

    #[test]
    fn output_is_copied_and_kept_even_without_a_last_newline() -> Result<()> {
        let (mut seen, heard) = (Vec::new(), Heard::default());
        copy(&b"one\ntwo"[..], &mut seen, &heard)?;
        assert_eq!((seen.as_slice(), heard.text().as_str()), (&b"one\ntwo"[..], "one\ntwo"));
        Ok(())
    }

    #[cfg(unix)]
    fn shell(script: &str) -> Command {
        let mut command = Command::new("sh");
        command.args(["-c", script]);
        command
    }

    #[cfg(unix)]
    #[test]
    fn what_a_program_leaves_behind_is_not_waited_for() -> Result<()> {
        let begin = Instant::now();
        assert_eq!(tee(&mut shell("sleep 60 & echo done"), Duration::from_secs(30))?, "done\n");
        assert!(begin.elapsed() < Duration::from_secs(20));
        Ok(())
    }

    #[cfg(unix)]
    #[test]
    fn a_program_that_does_not_end_is_ended() {
        let begin = Instant::now();
        let error = tee(&mut shell("exec sleep 60"), Duration::from_millis(200)).unwrap_err();
        assert_eq!(error.to_string(), "`sh -c` did not end within 0 minutes");
        assert!(begin.elapsed() < Duration::from_secs(20));
    }
}
