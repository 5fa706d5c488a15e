//! What the scripts know of languages.

use anyhow::{Context as _, Result};

use crate::files;
use crate::project::Project;

/// The language that is Arabic with digits of its own.
const DIGITS: &str = "data/cldr/ar-EG.json";

/// A pattern of the tags whose Arabic has other digits than 0 to 9, by CLDR.
pub fn regions(project: &Project) -> Result<String> {
    let json: serde_json::Value = serde_json::from_str(&files::read(&project.path(DIGITS))?)?;
    let tags =
        json.get("regions").and_then(serde_json::Value::as_array).with_context(|| format!("{DIGITS}: no regions"))?;
    let regions: Vec<&str> = tags.iter().filter_map(|tag| tag.as_str()?.split('-').nth(1)).collect();
    Ok(format!("^ar[-_]({})$", regions.join("|")))
}
