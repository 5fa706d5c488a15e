//! The gallery page: the entry block of `www/index.html`, repeated for every sheet and widget.

use std::path::Path;

use anyhow::{Context as _, Result, bail};

use super::program::{Program, Sheet};
use crate::files;
use crate::project::Project;

const BEGIN: &str = "<!-- entry -->";
const END: &str = "<!-- /entry -->";

/// The words that stand for `{{name}}` in a block.
type Values<'a> = [(&'a str, String)];

/// The folder of the page itself, for what is live on it.
const HERE: &str = ".";

/// Writes `index.html`, and the pictures that its cards of several facts need.
pub fn build(project: &Project, program: &Program, base: &str, out: &Path) -> Result<()> {
    let template = files::read(&project.path("www/index.html"))?;
    let (before, block, after) = split(&template)?;
    let pictures = out.join("pictures").display().to_string();
    let mut page = before.to_owned();
    for (sheet, widget) in program.pairs() {
        let facts = sheet.facts_of(widget);
        let snippet = |base: &str| {
            let mut options = vec!["--base", base];
            if !facts.is_empty() {
                options.extend(["--facts", &facts, "--pictures", &pictures]);
            }
            program.snippet(sheet, widget, &options)
        };
        let (shown, copied) = (snippet(HERE)?, snippet(base)?);
        page += &fill(block, &values(sheet, widget, &shown, &copied))?;
    }
    files::write(&out.join("index.html"), page + after)
}

fn split(template: &str) -> Result<(&str, &str, &str)> {
    let parts = template.split_once(BEGIN).and_then(|(before, rest)| {
        let (block, after) = rest.split_once(END)?;
        Some((before, block, after))
    });
    parts.with_context(|| format!("www/index.html has no block from {BEGIN} to {END}"))
}

/// What is shown live, and what is there to be copied: they differ in where the files are.
fn values(sheet: &Sheet, widget: &str, shown: &str, copied: &str) -> [(&'static str, String); 7] {
    let option = |(id, label): (&str, &str)| format!("<option value=\"{}\">{}</option>", escape(id), escape(label));
    let facts = sheet.facts.iter().map(|fact| (fact.id.as_str(), fact.label.as_str()));
    [
        ("sheet", escape(&sheet.id)),
        ("widget", escape(widget)),
        ("title", escape(&sheet.title)),
        ("facts", escape(&sheet.facts_of(widget))),
        ("live", live(shown).to_owned()),
        ("snippet", escape(copied)),
        ("options", facts.map(option).collect()),
    ]
}

/// Puts the values in, in one pass: what a value holds is never filled in again.
fn fill(block: &str, values: &Values) -> Result<String> {
    let (mut filled, mut rest) = (String::new(), block);
    while let Some((before, after)) = rest.split_once("{{") {
        let (name, after) = after.split_once("}}").context("www/index.html: `{{` without `}}`")?;
        let Some((_, value)) = values.iter().find(|(known, _)| *known == name.trim()) else {
            let known: Vec<_> = values.iter().map(|(name, _)| *name).collect();
            bail!("www/index.html: {{{{{name}}}}} is none of {}", known.join(", "));
        };
        filled.push_str(before);
        filled.push_str(value);
        rest = after;
    }
    Ok(filled + rest)
}

/// A snippet without its script: the page loads that once.
fn live(snippet: &str) -> &str {
    let end = snippet.rfind("<script").unwrap_or(snippet.len());
    snippet.get(..end).unwrap_or(snippet).trim_end()
}

fn escape(text: &str) -> String {
    let escaped = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    escaped.replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filled(block: &str) -> Result<String> {
        fill(block, &[("sheet", "iom".to_owned()), ("live", "{{sheet}}".to_owned())])
    }

    #[test]
    fn values_are_put_in_once() -> Result<()> {
        assert_eq!(filled("<b>{{sheet}}</b>{{ live }}.")?, "<b>iom</b>{{sheet}}.");
        Ok(())
    }

    #[test]
    fn an_unknown_placeholder_is_named_with_the_known_ones() {
        let message = filled("{{shet}}").map_err(|error| error.to_string());
        assert_eq!(message, Err("www/index.html: {{shet}} is none of sheet, live".to_owned()));
    }

    #[test]
    fn the_template_is_cut_at_its_marks() -> Result<()> {
        assert_eq!(split("a<!-- entry -->b<!-- /entry -->c")?, ("a", "b", "c"));
        assert!(split("a<!-- /entry -->b<!-- entry -->c").is_err());
        Ok(())
    }

    #[test]
    fn the_live_part_ends_before_the_script() {
        let snippet = "<div class=\"migration-facts\"><p>1 &lt; 2</p></div>\n<script async src=\"x\"></script>\n";
        assert_eq!(live(snippet), "<div class=\"migration-facts\"><p>1 &lt; 2</p></div>");
        assert_eq!(escape("<a b=\"&\">"), "&lt;a b=&quot;&amp;&quot;&gt;");
    }
}
