//! The product's own command line, which draws the pictures and writes the snippets of a build.

use std::env::consts::EXE_SUFFIX;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use serde::Deserialize;

use crate::process::{capture, command, command_at, run};
use crate::project::Project;

/// Facts that a card shows in the gallery.
const CARD_FACTS: usize = 3;

/// A bundled fact sheet, as `list --json` tells it.
#[derive(Deserialize)]
pub struct Sheet {
    pub id: String,
    pub title: String,
    pub widgets: Vec<String>,
    pub facts: Vec<Fact>,
    pub vintage: String,
    pub older: Vec<String>,
    pub languages: Vec<String>,
}

/// A fact and its name.
#[derive(Deserialize)]
pub struct Fact {
    pub id: String,
    pub label: String,
}

impl Sheet {
    /// The facts that a widget of this sheet is asked for: some for a card, all (none named) for others.
    pub fn facts_of(&self, widget: &str) -> String {
        let count = if widget == "card" { CARD_FACTS } else { 0 };
        let ids: Vec<_> = self.facts.iter().take(count).map(|fact| fact.id.as_str()).collect();
        ids.join(" ")
    }
}

/// The command line, built, and the sheets that it knows.
pub struct Program<'a> {
    project: &'a Project,
    /// The program's file.
    pub file: PathBuf,
    pub sheets: Vec<Sheet>,
}

impl<'a> Program<'a> {
    /// Builds the command line. It draws hundreds of pictures and is not shipped: quick to run and to link
    /// instead of small, which the release profile is for the wasm's sake.
    pub fn build(project: &'a Project) -> Result<Self> {
        let mut cargo = command(project, "cargo")?;
        cargo.args(["build", "--release", "--features", "cli", "--bin", "migration-facts"]);
        for setting in ["opt-level=2", "lto=false", "codegen-units=16"] {
            cargo.args(["--config", &format!("profile.release.{setting}")]);
        }
        run(&mut cargo)?;
        let file = project.target().join(format!("release/migration-facts{EXE_SUFFIX}"));
        let mut program = Self { project, file, sheets: Vec::new() };
        let list = program.call(&["list", "--json"])?;
        program.sheets = serde_json::from_str(&list).context("`migration-facts list --json`")?;
        Ok(program)
    }

    /// Earlier states of the sheets, `<sheet>.<vintage>` parted by blanks.
    pub fn older(&self) -> String {
        let of =
            |sheet: &Sheet| sheet.older.iter().map(|vintage| format!("{}.{vintage}", sheet.id)).collect::<Vec<_>>();
        self.sheets.iter().flat_map(of).collect::<Vec<_>>().join(" ")
    }

    /// Names of the sheets, parted by blanks.
    pub fn ids(&self) -> String {
        let ids: Vec<_> = self.sheets.iter().map(|sheet| sheet.id.as_str()).collect();
        ids.join(" ")
    }

    /// Tags of the languages, parted by blanks.
    pub fn tags(&self) -> String {
        self.sheets.first().map(|sheet| sheet.languages.join(" ")).unwrap_or_default()
    }

    /// Tags of the languages that have pictures, oEmbed answers and a place in the gallery: Arabic with other digits
    /// has none of its own.
    pub fn pictured(&self) -> Vec<String> {
        let tags = self.sheets.first().map(|sheet| sheet.languages.clone()).unwrap_or_default();
        tags.into_iter().filter(|tag| !tag.contains('-')).collect()
    }

    /// What a call prints.
    pub fn call(&self, words: &[&str]) -> Result<String> {
        capture(command_at(self.project, &self.file)?.args(words))
    }

    /// Every sheet with every widget that suits it.
    pub fn pairs(&self) -> impl Iterator<Item = (&Sheet, &str)> {
        let pairs = |sheet| Sheet::widgets_of(sheet).map(move |widget| (sheet, widget));
        self.sheets.iter().flat_map(pairs)
    }

    /// The snippet of a widget, with further options.
    pub fn snippet(&self, sheet: &Sheet, widget: &str, options: &[&str]) -> Result<String> {
        let words = ["snippet", "--sheet", &sheet.id, "--widget", widget];
        self.call(&[&words, options].concat())
    }

    /// Writes the pages and oEmbed answers of all facts below a folder, in one call.
    pub fn pages(&self, base: &str, folder: &Path) -> Result<()> {
        self.call(&["pages", "--base", base, &folder.display().to_string()]).map(drop)
    }

    /// Draws every picture below a folder; prints its own progress.
    pub fn draw(&self, folder: &Path) -> Result<()> {
        run(command_at(self.project, &self.file)?.args(["render", "--all"]).arg(folder))
    }
}

impl Sheet {
    fn widgets_of(&self) -> impl Iterator<Item = &str> {
        self.widgets.iter().map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_card_names_its_first_facts_and_other_widgets_none() -> Result<()> {
        let sheet: Sheet = serde_json::from_str(
            r#"{"id": "s", "title": "S", "widgets": ["card", "totals"], "vintage": "0f", "older": [], "languages": ["en"],
                "facts": [{"id": "a", "label": "A"}, {"id": "b", "label": "B"},
                          {"id": "c", "label": "C"}, {"id": "d", "label": "D"}]}"#,
        )?;
        assert_eq!(sheet.facts_of("card"), "a b c");
        assert_eq!(sheet.facts_of("totals"), "");
        Ok(())
    }
}
