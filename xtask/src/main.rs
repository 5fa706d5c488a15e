//! Builds, serves and tests migration-facts: `cargo xtask help`.
//!
//! Exit status: 0 done, 1 a step failed, 2 the call makes no sense.
#![forbid(unsafe_code)]

mod args;
mod bench;
mod browser;
mod build;
mod cldr;
mod contact;
mod fail;
mod files;
mod fixtures;
mod fuzz;
mod npm;
mod outcome;
mod packages;
mod process;
mod progress;
mod project;
mod serve;
mod test;
mod tools;
mod watch;

use std::process::ExitCode;

use args::Command;
use progress::Progress;
use project::Project;

fn main() -> ExitCode {
    let command = match args::parse(std::env::args().skip(1)) {
        Ok(command) => command,
        Err(fault) => {
            eprintln!("{fault}");
            return ExitCode::from(2);
        }
    };
    match run(command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{}", fail::report(&error));
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> anyhow::Result<()> {
    let project = Project::open()?;
    match command {
        Command::Build(options) => build::build(&project, &options, &mut Progress::default()),
        Command::Serve { options, port } => serve::serve(&project, &options, port),
        Command::Test => test::test(&project),
        Command::Cldr { check } => cldr::cldr(&project, check),
        Command::Fuzz { seconds } => fuzz::fuzz(&project, seconds),
        Command::Bench(options) => bench::bench(&project, &options),
        Command::Size => build::size(&project),
        Command::Sheet => contact::sheet(&project),
        Command::Fixtures(table) => fixtures::fixtures(&project, &table),
        Command::Help => {
            println!("{}", args::USAGE);
            Ok(())
        }
    }
}
