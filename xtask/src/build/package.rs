//! What makes `dist/` an npm package: its `package.json`, read-me, licences and the manifest of the custom element.
//!
//! Name, version and words are those of `Cargo.toml`; the attributes are the options that the built module lists.

use std::path::Path;

use anyhow::{Context as _, Result};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::files;
use crate::process::{capture, command};
use crate::project::Project;

/// What is written by hand.
const SOURCES: &str = "www/npm";
const LICENCES: [&str; 2] = ["LICENSE-APACHE", "LICENSE-MIT"];
/// On an element a plain `title` is the browser's tooltip.
const TOOLTIP: &str = "title";

/// What `cargo metadata` prints.
#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Cargo>,
}

/// What `Cargo.toml` says of the product.
#[derive(Deserialize)]
struct Cargo {
    name: String,
    version: String,
    description: Option<String>,
    keywords: Vec<String>,
    license: Option<String>,
}

/// An option, as the module lists it.
#[derive(Deserialize)]
struct Entry {
    name: String,
    #[serde(rename = "type")]
    kind: String,
    values: Vec<String>,
    default: String,
    help: String,
}

/// Writes the files of the package beside those that it publishes.
pub fn build(project: &Project, out: &Path) -> Result<()> {
    let sources = project.path(SOURCES);
    let package = filled(&files::read(&sources.join("package.json"))?, &cargo(project)?)?;
    files::write(&out.join("package.json"), package)?;
    let manifest = with_attributes(&files::read(&sources.join("custom-elements.json"))?, &options(project, out)?)?;
    files::write(&out.join("custom-elements.json"), manifest)?;
    files::copy(&sources.join("README.md"), &out.join("README.md"))?;
    LICENCES.iter().try_for_each(|name| files::copy(&project.path(name), &out.join(name)))
}

fn cargo(project: &Project) -> Result<Cargo> {
    let mut cargo = command(project, "cargo")?;
    let text = capture(cargo.args(["metadata", "--no-deps", "--format-version", "1"]))?;
    let Metadata { packages } = serde_json::from_str(&text).context("`cargo metadata`")?;
    let product = packages.into_iter().find(|package| package.name == "migration-facts");
    product.context("`cargo metadata` does not name migration-facts")
}

/// Puts values in the place of their names. As text: the order of a package's conditions has a meaning.
fn filled(template: &str, cargo: &Cargo) -> Result<String> {
    let Cargo { version, description, keywords, license, .. } = cargo;
    let values = [
        ("{{version}}", json!(version)),
        ("{{description}}", json!(description)),
        ("{{keywords}}", json!(keywords)),
        ("{{license}}", json!(license)),
    ];
    let fill = |text: String, (name, value): &(&str, Value)| text.replace(name, &value.to_string());
    let text = values.iter().fold(template.to_owned(), fill);
    serde_json::from_str::<Value>(&text).context("the package.json that was made")?;
    Ok(text)
}

fn options(project: &Project, out: &Path) -> Result<Vec<Entry>> {
    let script = project.path("xtask/options.mjs");
    let text = capture(command(project, "node")?.arg(script).arg(out))?;
    serde_json::from_str(&text).context("the options of the module")
}

fn with_attributes(manifest: &str, options: &[Entry]) -> Result<String> {
    let mut manifest: Value = serde_json::from_str(manifest).context("www/npm/custom-elements.json")?;
    let place = manifest.pointer_mut("/modules/0/declarations/0/attributes");
    *place.context("www/npm/custom-elements.json has no attributes")? = options.iter().map(attribute).collect();
    Ok(format!("{manifest:#}\n"))
}

/// An attribute. A default that is no value, such as "by width", belongs to what is said.
fn attribute(option: &Entry) -> Value {
    let Entry { name, kind, values, default, help } = option;
    let name = if name == TOOLTIP { format!("data-{name}") } else { name.clone() };
    let quoted: Vec<_> = values.iter().map(|value| format!("'{value}'")).collect();
    let text = if kind == "name" { quoted.join(" | ") } else { "string".to_owned() };
    let said = if default.is_empty() { help.clone() } else { format!("{help} Default: {default}.") };
    match values.contains(default) {
        true => json!({ "name": name, "type": { "text": text }, "description": help, "default": default }),
        false => json!({ "name": name, "type": { "text": text }, "description": said }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn option(name: &str, values: &[&str], default: &str) -> Entry {
        let kind = if values.is_empty() { "text" } else { "name" };
        let values = values.iter().map(|value| (*value).to_owned()).collect();
        Entry {
            name: name.to_owned(),
            kind: kind.to_owned(),
            values,
            default: default.to_owned(),
            help: "H.".to_owned(),
        }
    }

    #[test]
    fn values_are_a_type_and_a_default_is_one_of_them() {
        let expected =
            json!({ "name": "sort", "type": { "text": "'value' | 'name'" }, "description": "H.", "default": "value" });
        assert_eq!(attribute(&option("sort", &["value", "name"], "value")), expected);
    }

    #[test]
    fn a_default_that_is_no_value_is_said() {
        let expected =
            json!({ "name": "data-title", "type": { "text": "string" }, "description": "H. Default: the sheet's." });
        assert_eq!(attribute(&option("title", &[], "the sheet's")), expected);
    }

    #[test]
    fn the_package_takes_its_words_from_cargo_and_keeps_its_order() -> Result<()> {
        let cargo = Cargo {
            name: "n".to_owned(),
            version: "1.2.3".to_owned(),
            description: Some("a \"b\"".to_owned()),
            keywords: vec!["x".to_owned()],
            license: Some("MIT".to_owned()),
        };
        let text = filled(r#"{"z": {{version}}, "a": {{description}}, "k": {{keywords}}}"#, &cargo)?;
        assert_eq!(text, r#"{"z": "1.2.3", "a": "a \"b\"", "k": ["x"]}"#);
        assert!(filled(r#"{"z": {{nothing}}}"#, &cargo).is_err());
        Ok(())
    }
}
