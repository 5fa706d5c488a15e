//! The command line: the same facts, pictures and words as in a page, for a newsroom's pipeline.
//!
//! Exit status: 0 done, 1 the data is at fault, 2 the call is at fault.
#![forbid(unsafe_code)]

#[path = "cli/address.rs"]
mod address;
#[path = "cli/arguments.rs"]
mod arguments;
#[path = "cli/article.rs"]
mod article;
#[path = "cli/check.rs"]
mod check;
#[path = "cli/cite.rs"]
mod cite;
#[path = "cli/complete.rs"]
mod complete;
#[path = "cli/compose.rs"]
mod compose;
#[path = "cli/contact.rs"]
mod contact;
#[path = "cli/copy.rs"]
mod copy;
#[path = "cli/credit.rs"]
mod credit;
#[path = "cli/dataset.rs"]
mod dataset;
#[path = "cli/describe.rs"]
mod describe;
#[path = "cli/draw.rs"]
mod draw;
#[path = "cli/gallery.rs"]
mod gallery;
#[path = "cli/input.rs"]
mod input;
#[path = "cli/integrity.rs"]
mod integrity;
#[path = "cli/list.rs"]
mod list;
#[path = "cli/oembed.rs"]
mod oembed;
#[path = "cli/outline.rs"]
mod outline;
#[path = "cli/output.rs"]
mod output;
#[path = "cli/pack.rs"]
mod pack;
#[path = "cli/page.rs"]
mod page;
#[path = "cli/pages.rs"]
mod pages;
#[path = "cli/palette.rs"]
mod palette;
#[path = "cli/report.rs"]
mod report;
#[path = "cli/snippet.rs"]
mod snippet;
#[path = "cli/typeface.rs"]
mod typeface;
#[path = "cli/vintages.rs"]
mod vintages;

use arguments::Failure;
use std::process::ExitCode;

fn main() -> ExitCode {
    let matches = match arguments::command().try_get_matches() {
        Ok(matches) => matches,
        Err(error) => {
            // Nobody may be there to read it: `--help | head`.
            let _ = error.print();
            return ExitCode::from(if error.use_stderr() { 2 } else { 0 });
        }
    };
    let done = match matches.subcommand() {
        Some(("list", matches)) => list::run(matches),
        Some(("render", matches)) => draw::run(matches),
        Some(("describe", matches)) => describe::run(matches),
        Some(("cite", matches)) => cite::run(matches),
        Some(("snippet", matches)) => snippet::run(matches),
        Some(("check", matches)) => check::run(matches),
        Some(("completions", matches)) => complete::completions(matches),
        Some(("man", matches)) => complete::man(matches),
        Some(("schema", matches)) => list::schema(matches),
        Some(("pack", matches)) => pack::run(matches),
        Some(("files", matches)) => list::files(matches),
        Some(("words", matches)) => list::words(matches),
        Some(("pages", matches)) => pages::run(matches),
        Some(("contact-sheet", matches)) => contact::run(matches),
        _ => Ok(()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            report::tell(&failure.to_string());
            ExitCode::from(failure.status())
        }
    }
}

/// What a subcommand gives.
type Done = Result<(), Failure>;
