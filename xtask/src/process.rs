//! Running other programs: found on a path with the kept tools in front, with the environment that all
//! of them share, and with their output shown, kept back until it is needed, or both.

use std::env;
use std::ffi::OsString;
use std::io::{BufRead as _, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};
use std::thread;

use anyhow::{Context as _, Result, anyhow, bail};

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

/// Runs a program and lets it print.
pub fn run(command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| format!("cannot start {}", name(command)))?;
    succeeded(command, status)
}

/// Runs a program, prints nothing unless it fails, and returns its standard output.
pub fn capture(command: &mut Command) -> Result<String> {
    let output = command.stdin(Stdio::null()).output();
    let output = output.with_context(|| format!("cannot start {}", name(command)))?;
    if !output.status.success() {
        let [out, err] = [&output.stdout, &output.stderr].map(|text| String::from_utf8_lossy(text));
        eprintln!("\n{}", format!("{out}{err}").trim_end());
    }
    succeeded(command, output.status)?;
    String::from_utf8(output.stdout).with_context(|| format!("output of {}", name(command)))
}

/// Runs a program, prints all that it prints, and returns it too.
pub fn tee(command: &mut Command) -> Result<String> {
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn()?;
    let (stdout, stderr) = (child.stdout.take(), child.stderr.take());
    let text = thread::scope(|scope| {
        let errors = scope.spawn(|| stderr.map_or(Ok(String::new()), |from| copy(from, std::io::stderr())));
        let output = stdout.map_or(Ok(String::new()), |from| copy(from, std::io::stdout()))?;
        let errors = errors.join().map_err(|_| anyhow!("reading the output failed"))??;
        anyhow::Ok(output + &errors)
    })?;
    succeeded(command, child.wait()?)?;
    Ok(text)
}

fn copy(from: impl Read, mut to: impl Write) -> Result<String> {
    let mut from = BufReader::new(from);
    let (mut text, mut line) = (String::new(), Vec::new());
    while from.read_until(b'\n', &mut line)? > 0 {
        to.write_all(&line)?;
        text.push_str(&String::from_utf8_lossy(&line));
        line.clear();
    }
    Ok(text)
}

fn succeeded(command: &Command, status: ExitStatus) -> Result<()> {
    if !status.success() {
        bail!("{} ended with {status}", name(command));
    }
    Ok(())
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
        let mut seen = Vec::new();
        assert_eq!(copy(&b"one\ntwo"[..], &mut seen)?, "one\ntwo");
        assert_eq!(seen, b"one\ntwo");
        Ok(())
    }
}
