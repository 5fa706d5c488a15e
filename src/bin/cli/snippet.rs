//! `snippet`: the HTML to paste into a page.

use crate::Done;
use crate::address::{Base, encoded};
use crate::arguments::{Failure, given, pairs, text};
use crate::copy::{Copy, Given, WIDTH};
use crate::draw::Picture;
use crate::input::Asked;
use crate::{integrity, output, report, typeface};
use clap::ArgMatches;
use migration_facts::html::{self, Script};
use migration_facts::story::Story;
use std::path::Path;

/// Runs the subcommand.
pub fn run(matches: &ArgMatches) -> Done {
    let given = given(matches);
    let mut addressed = addressed(given.clone(), text(matches, "address"))?;
    let asked = Asked::read(pairs(&given))?;
    if matches.get_flag("pin") {
        addressed.push(("vintage", asked.vintage()?.into()));
    }
    let story = asked.story()?;
    let given = addressed;
    plain(&given)?;
    let base = Base::new(text(matches, "base").unwrap_or(""));
    let form = text(matches, "form").unwrap_or("div");
    let integrity = integrity(matches, form)?;
    // Only a release of one version never changes.
    let exact = integrity.as_ref().map(|_| base.exact()).transpose()?;
    let release = exact.as_deref().map_or(base, Base::new);
    let script = Script { address: &release.join(SCRIPT), integrity: integrity.as_deref() };
    if form == "head" {
        let files = early(&story, &given, release, &integrity::number(matches)?);
        return output::write(matches, html::head(script, &files).as_bytes());
    }
    let folder = text(matches, "pictures").map(Path::new);
    let typeface = typeface::find(matches)?;
    let drawn = Picture::new(&story, &typeface, WIDTH)?;
    let copy = Copy::new(&story, given.clone(), base, &drawn, folder.is_some())?;
    let snippet = copy.form(form, script)?;
    if let Some(folder) = folder {
        copy.write(folder)?;
    }
    output::write(matches, snippet.as_bytes())?;
    if let (Some((_, file)), None) = (source(&given), text(matches, "address")) {
        report::tell(&format!(
            "note: the snippet reads {file} from beside the page\nhint: publish it there, or say where it will be: --address URL"
        ));
    }
    Ok(())
}

/// The hash of the script, if it is asked for and there is a script.
fn integrity(matches: &ArgMatches, form: &str) -> Result<Option<String>, Failure> {
    let integrity = integrity::asked(matches)?;
    if integrity.is_some() && ["amp", "mail"].contains(&form) {
        return Err(Failure::Call(format!(
            "--integrity: there is no script in --form {form}\nhint: leave one of them out"
        )));
    }
    if integrity.is_none() && form != "head" && text(matches, "dist").is_some() {
        return Err(Failure::Call("--dist: nothing asks for it\nhint: --integrity, or --form head".into()));
    }
    Ok(integrity)
}

/// What the script fetches for a first drawing, besides itself: `filesOf` of www/core.js names the same.
fn early(story: &Story, given: &Given, release: Base, number: &str) -> Vec<String> {
    let tag = story.language.tag();
    let mut names = vec!["migration_facts_bg.wasm".to_owned()];
    let words = (tag != "en").then(|| format!("lang/{tag}.bin"));
    let own = source(given);
    let sheet = own.is_none().then(|| match &words {
        None => format!("sheets/{}.bin", story.sheet.id),
        Some(_) => format!("sheets/{}.{tag}.bin", story.sheet.id),
    });
    names.extend(words.into_iter().chain(sheet));
    let mut files: Vec<String> = names.iter().map(|name| release.join(&format!("{name}?v={number}"))).collect();
    // What is not packed is read by another program, which asks in its own way.
    files.extend(own.map(|(_, file)| file.clone()).filter(|file| file.ends_with(".bin")));
    files
}

fn source(given: &Given) -> Option<&(&'static str, String)> {
    given.iter().find(|(name, _)| *name == "src")
}

/// The options with the address at which pages find own data, in place of the file.
fn addressed(mut given: Given, address: Option<&str>) -> Result<Given, Failure> {
    let file = given.iter_mut().find(|(name, _)| *name == "src").map(|(_, file)| file);
    match (file, address) {
        (Some(file), Some(address)) => *file = address.into(),
        (Some(file), None) if file == "-" => {
            return Err(Failure::Call("--src -: a page cannot read it\nhint: --address URL, where it will be".into()));
        }
        (Some(file), None) => {
            let name = Path::new(file.as_str()).file_name().unwrap_or_default();
            *file = encoded(&name.to_string_lossy()).replace('+', "%20");
        }
        (None, Some(_)) => {
            return Err(Failure::Call("--address: it is for --src\nhint: leave it out for a bundled sheet".into()));
        }
        (None, None) => {}
    }
    Ok(given)
}

/// The script of an embed.
pub const SCRIPT: &str = "migration-facts.js";

fn plain(given: &Given) -> Done {
    match given.iter().find(|(_, value)| !html::is_plain(value)) {
        None => Ok(()),
        Some((name, _)) => Err(Failure::Call(format!(
            "--{name}: a snippet carries plain words only\nhint: leave out quotes, brackets and \u{201c}&\u{201d}"
        ))),
    }
}
