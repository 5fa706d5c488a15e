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

/// The language of the page itself.
const FIRST: &str = "en";

/// The folder of the page itself, for what is live on it.
const HERE: &str = ".";

/// Writes `index.html`, and the pictures that its cards of several facts need.
pub fn build(project: &Project, program: &Program, base: &str, out: &Path) -> Result<()> {
    let template = files::read(&project.path("www/index.html"))?;
    let (before, block, after) = split(&template)?;
    let pictures = out.join("pictures").display().to_string();
    let languages = languages(program)?;
    let mut page = before.to_owned();
    for (sheet, widget) in program.pairs() {
        let facts = sheet.facts_of(widget);
        let snippet = |base: &str, tag: &str| {
            let mut options = vec!["--base", base, "--lang", tag];
            if !facts.is_empty() {
                options.extend(["--facts", &facts, "--pictures", &pictures]);
            }
            program.snippet(sheet, widget, &options)
        };
        let (shown, copied) = (snippet(HERE, FIRST)?, snippet(base, FIRST)?);
        page += &fill(block, &values(sheet, widget, &shown, &copied, &languages))?;
        // Several facts at once have no oEmbed answer, which the page takes the others from.
        for tag in program.pictured().iter().filter(|tag| !facts.is_empty() && *tag != FIRST) {
            files::write(&out.join(format!("gallery/{}.{tag}.html", sheet.id)), snippet(base, tag)?)?;
        }
    }
    files::write(&out.join("index.html"), page + after)
}

/// The languages by their own names, as those who speak them look for them.
const NAMES: [(&str, &str); 7] = [
    ("en", "English"),
    ("es", "español"),
    ("fr", "français"),
    ("pt", "português"),
    ("ar", "العربية"),
    ("zh", "中文"),
    ("ru", "русский"),
];

/// The choices of a language.
fn languages(program: &Program) -> Result<String> {
    let option = |tag: &String| {
        let name = NAMES.iter().find(|(known, _)| known == tag);
        let (_, name) = name.with_context(|| format!("xtask/src/build/gallery.rs: NAMES has no {tag}"))?;
        let chosen = if tag == FIRST { " selected" } else { "" };
        Ok(format!("<option value=\"{tag}\" lang=\"{tag}\"{chosen}>{name}</option>"))
    };
    program.pictured().iter().map(option).collect()
}

fn split(template: &str) -> Result<(&str, &str, &str)> {
    let parts = template.split_once(BEGIN).and_then(|(before, rest)| {
        let (block, after) = rest.split_once(END)?;
        Some((before, block, after))
    });
    parts.with_context(|| format!("www/index.html has no block from {BEGIN} to {END}"))
}

/// What is shown live, and what is there to be copied: they differ in where the files are.
fn values(sheet: &Sheet, widget: &str, shown: &str, copied: &str, languages: &str) -> [(&'static str, String); 8] {
    let option = |(id, label): (&str, &str)| format!("<option value=\"{}\">{}</option>", escape(id), escape(label));
    let facts = sheet.facts.iter().map(|fact| (fact.id.as_str(), fact.label.as_str()));
    [
        ("sheet", escape(&sheet.id)),
        ("widget", escape(widget)),
        ("title", escape(&sheet.title)),
        ("facts", escape(&sheet.facts_of(widget))),
        ("live", live(shown).to_owned()),
        ("snippet", escape(copied)),
        ("languages", languages.to_owned()),
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
