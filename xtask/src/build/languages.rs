//! What the scripts know of languages.

use anyhow::{Context as _, Result};

use crate::files;
use crate::project::Project;

/// The language that is Arabic with digits of its own.
const DIGITS: &str = "data/cldr/ar-EG.json";

/// The script of the page for frames, and where the words of that page go in it.
const FRAME: &str = "www/embed.js";
const PLACE: &str = "{ en: 'These figures cannot be shown here.' }";

/// The script of the page for frames, with what it says in every language when there is nothing to show.
pub fn frame(project: &Project, tags: &[String]) -> Result<String> {
    let script = files::read(&project.path(FRAME))?;
    let said = |tag: &String| -> Result<(String, serde_json::Value)> {
        let file = format!("data/language/{tag}.json");
        let json: serde_json::Value = serde_json::from_str(&files::read(&project.path(&file))?)?;
        let text = json.pointer("/copies/not-shown").with_context(|| format!("{file}: no not-shown"))?;
        Ok((tag.clone(), text.clone()))
    };
    let all = tags.iter().map(said).collect::<Result<serde_json::Map<_, _>>>()?;
    let (before, after) = script.split_once(PLACE).with_context(|| format!("{FRAME} has no {PLACE}"))?;
    Ok(format!("{before}{}{after}", serde_json::Value::Object(all)))
}

/// A pattern of the tags whose Arabic has other digits than 0 to 9, by CLDR.
pub fn regions(project: &Project) -> Result<String> {
    let json: serde_json::Value = serde_json::from_str(&files::read(&project.path(DIGITS))?)?;
    let tags =
        json.get("regions").and_then(serde_json::Value::as_array).with_context(|| format!("{DIGITS}: no regions"))?;
    let regions: Vec<&str> = tags.iter().filter_map(|tag| tag.as_str()?.split('-').nth(1)).collect();
    Ok(format!("^ar[-_]({})$", regions.join("|")))
}
