//! `completions` and `man`: what a shell and a manual make of the arguments.

use crate::Done;
use crate::arguments::{Failure, command, text};
use crate::output;
use clap::{ArgMatches, Command};
use clap_complete::Shell;
use clap_mangen::Man;
use std::path::Path;

/// The program, as it is called.
const NAME: &str = "migration-facts";

/// What a shell needs to complete commands and options.
pub fn completions(matches: &ArgMatches) -> Done {
    let mut script = Vec::new();
    if let Some(shell) = matches.get_one::<Shell>("shell") {
        clap_complete::generate(*shell, &mut command(), NAME, &mut script);
    }
    output::write(matches, &script)
}

/// The manual page; with a folder, one for each command as well.
pub fn man(matches: &ArgMatches) -> Done {
    let command = command().disable_help_subcommand(true);
    let Some(folder) = text(matches, "output").map(Path::new) else {
        return output::heard(std::io::Write::write_all(&mut std::io::stdout(), &page(command)?));
    };
    output::made(folder)?;
    let failure = |error| Failure::File(folder.display().to_string(), error);
    let made = tempfile::TempDir::new().map_err(failure)?;
    clap_mangen::generate_to(command, made.path()).map_err(failure)?;
    for entry in std::fs::read_dir(made.path()).map_err(failure)? {
        let entry = entry.map_err(failure)?;
        output::replace(&folder.join(entry.file_name()), &std::fs::read(entry.path()).map_err(failure)?)?;
    }
    Ok(())
}

fn page(command: Command) -> Result<Vec<u8>, Failure> {
    let mut page = Vec::new();
    Man::new(command).render(&mut page).map_err(|error| Failure::Call(error.to_string()))?;
    Ok(page)
}
