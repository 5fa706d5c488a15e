//! `describe`: a picture in words.

use crate::Done;
use crate::arguments::{given, pairs, text};
use crate::input::Asked;
use crate::list::pretty;
use crate::output;
use clap::ArgMatches;
use migration_facts::language::{Language, Word};
use migration_facts::scene::Description;
use migration_facts::svg::plain;
use migration_facts::widgets;
use serde_json::json;
use std::fmt::Write;

/// Runs the subcommand.
pub fn run(matches: &ArgMatches) -> Done {
    let given = given(matches);
    let asked = Asked::read(pairs(&given))?;
    let story = asked.story()?;
    let description = widgets::describe(&story, story.view());
    let text = match text(matches, "format") {
        Some("json") => pretty(&json!({
            "title": description.title,
            "summary": description.summary,
            "columns": description.columns,
            "rows": description.rows,
            "source": {"text": description.source.text, "url": description.source.address},
            "notes": description.notes,
        }))?,
        Some("markdown") => markdown(&description, &story.language),
        _ => lines(&description, &story.language),
    };
    // Signs of direction stay for those who read from the right; nobody reads where a word may be parted.
    let text = if story.language.is_mirrored() { text.replace('\u{ad}', "") } else { plain(&text) };
    output::write(matches, text.as_bytes())
}

fn source(description: &Description, language: &Language) -> String {
    let source = &description.source;
    let line = language.two(Word::SourceLine, &source.label, &source.text);
    source.address.as_ref().map_or_else(|| line.clone(), |address| format!("{line} <{address}>"))
}

fn lines(description: &Description, language: &Language) -> String {
    let mut text = format!("{}\n\n{}\n\n", description.title, description.summary);
    for row in &description.rows {
        let cells = row.iter().zip(&description.columns).filter(|(cell, _)| !cell.is_empty());
        let cells = cells.map(|(cell, column)| language.two(Word::SourceLine, column, cell));
        let line = cells.reduce(|line, cell| language.two(Word::AndMore, &line, &cell));
        let _ = writeln!(text, "{}", line.unwrap_or_default());
    }
    for note in &description.notes {
        let _ = write!(text, "\n{note}\n");
    }
    let _ = write!(text, "\n{}\n", source(description, language));
    text
}

fn markdown(description: &Description, language: &Language) -> String {
    let line = |cells: &[String]| {
        let cells: Vec<String> = cells.iter().map(|cell| escaped(cell)).collect();
        format!("| {} |\n", cells.join(" | "))
    };
    let mut text = format!("## {}\n\n{}\n\n", escaped(&description.title), escaped(&description.summary));
    text.push_str(&line(&description.columns));
    let rule = vec!["---"; description.columns.len()];
    let _ = writeln!(text, "| {} |", rule.join(" | "));
    for row in &description.rows {
        text.push_str(&line(row));
    }
    for note in &description.notes {
        let _ = write!(text, "\n{}\n", escaped(note));
    }
    let source = &description.source;
    let said = language.two(Word::SourceLine, &source.label, &source.text);
    let address = source.address.as_ref().map(|address| format!(" <{address}>"));
    let _ = write!(text, "\n{}{}\n", escaped(&said), address.unwrap_or_default());
    text
}

/// Words that Markdown must not take for its own signs, in one line.
fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for letter in text.chars() {
        match letter {
            '\n' | '\r' => escaped.push(' '),
            '\\' | '|' | '*' | '_' | '`' | '<' | '>' | '[' | ']' | '#' => escaped.extend(['\\', letter]),
            other => escaped.push(other),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_no_signs_of_markdown() {
        assert_eq!(escaped("a|b *c*\n<d> #1 \\"), "a\\|b \\*c\\* \\<d\\> \\#1 \\\\");
        assert_eq!(escaped("25.4 million, 2020 (≈)"), "25.4 million, 2020 (≈)");
    }
}
