//! Results: to standard output, or whole into a file.

use crate::arguments::{Failure, text};
use clap::ArgMatches;
use std::io::{ErrorKind, Write};
use std::path::Path;

/// Writes bytes where `--output` says, else to standard output.
pub fn write(matches: &ArgMatches, bytes: &[u8]) -> Result<(), Failure> {
    match text(matches, "output") {
        Some(file) => replace(Path::new(file), bytes),
        None => heard(std::io::stdout().write_all(bytes)),
    }
}

/// Who reads no further, as `head` does, has what they wanted.
pub fn heard(written: std::io::Result<()>) -> Result<(), Failure> {
    match written {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(Failure::File("standard output".into(), error)),
        _ => Ok(()),
    }
}

/// Makes a folder that files shall be written to.
pub fn made(folder: &Path) -> Result<(), Failure> {
    std::fs::create_dir_all(folder).map_err(|error| Failure::File(folder.display().to_string(), error))
}

/// Puts a file in place in one step, so that nobody ever sees half of it.
pub fn replace(file: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let failure = |error| Failure::File(file.display().to_string(), error);
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut part = tempfile::Builder::new().prefix(".migration-facts").tempfile_in(folder).map_err(failure)?;
    part.write_all(bytes).map_err(failure)?;
    readable(part.as_file()).map_err(failure)?;
    part.persist(file).map_err(|error| failure(error.error))?;
    Ok(())
}

/// A temporary file is private; a result is for a web server to read.
#[cfg(unix)]
fn readable(file: &std::fs::File) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    file.set_permissions(std::fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn readable(_: &std::fs::File) -> std::io::Result<()> {
    Ok(())
}
