//! The fallback and the snippet: a picture's facts as plain HTML that needs nothing else.
//!
//! Readable in a feed, in reader mode and without scripts; same words as the description.

use crate::scene::Description;
use crate::svg::escape;

/// A drawn picture of the same facts.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// Address of the image.
    pub address: String,
    /// Width, CSS px.
    pub width: u32,
    /// Height, CSS px.
    pub height: u32,
}

/// The figure inside a host element: heading, picture, sentence, notes, source, table in `<details>`.
pub fn fallback(description: &Description, picture: Option<&Picture>, table_label: &str) -> String {
    let mut html = String::from("<figure>\n");
    element(&mut html, "h3", &description.title);
    if let Some(picture) = picture {
        image(&mut html, picture, description);
    }
    element(&mut html, "p", &description.summary);
    for note in &description.notes {
        element(&mut html, "p", note);
    }
    source(&mut html, description);
    html.push_str("<details>\n<summary>");
    escape(table_label, &mut html);
    html.push_str("</summary>\n");
    table(&mut html, description);
    html.push_str("</details>\n</figure>");
    html
}

/// The host element with its options and the fallback, and the script that makes it better.
pub fn snippet(options: &[(&str, &str)], fallback: &str, script: &str) -> String {
    let mut html = String::from("<div class=\"migration-facts\"");
    for (name, value) in options {
        html.push_str(" data-");
        html.push_str(name);
        html.push_str("=\"");
        escape(value, &mut html);
        html.push('"');
    }
    html.push_str(">\n");
    html.push_str(fallback);
    html.push_str("\n</div>\n<script async src=\"");
    escape(script, &mut html);
    html.push_str("\"></script>\n");
    html
}

/// Whether a value survives a content management system inside an attribute.
pub fn is_plain(value: &str) -> bool {
    !value.contains(['"', '\'', '&', '<', '>', '[', ']', '{', '}', '\u{201c}', '\u{201d}', '\n'])
}

fn element(html: &mut String, name: &str, text: &str) {
    if text.is_empty() {
        return;
    }
    html.push('<');
    html.push_str(name);
    html.push('>');
    escape(text, html);
    html.push_str("</");
    html.push_str(name);
    html.push_str(">\n");
}

fn image(html: &mut String, picture: &Picture, description: &Description) {
    html.push_str("<img src=\"");
    escape(&picture.address, html);
    html.push_str("\" width=\"");
    html.push_str(&picture.width.to_string());
    html.push_str("\" height=\"");
    html.push_str(&picture.height.to_string());
    html.push_str("\" alt=\"");
    escape(&description.summary, html);
    html.push_str("\">\n");
}

fn source(html: &mut String, description: &Description) {
    let source = &description.source;
    html.push_str("<p>");
    escape(&source.label, html);
    html.push_str(": ");
    match &source.address {
        Some(address) => {
            html.push_str("<a href=\"");
            escape(address, html);
            html.push_str("\">");
            escape(&source.text, html);
            html.push_str("</a>");
        }
        None => escape(&source.text, html),
    }
    html.push_str("</p>\n");
}

fn table(html: &mut String, description: &Description) {
    html.push_str("<table>\n<thead><tr>");
    for column in &description.columns {
        cell(html, "<th scope=\"col\">", column, "</th>");
    }
    html.push_str("</tr></thead>\n<tbody>\n");
    for row in &description.rows {
        html.push_str("<tr>");
        for (index, text) in row.iter().enumerate() {
            match index {
                0 => cell(html, "<th scope=\"row\">", text, "</th>"),
                _ => cell(html, "<td>", text, "</td>"),
            }
        }
        html.push_str("</tr>\n");
    }
    html.push_str("</tbody>\n</table>\n");
}

fn cell(html: &mut String, open: &str, text: &str, close: &str) {
    html.push_str(open);
    escape(text, html);
    html.push_str(close);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn description() -> Description {
        Description {
            title: "A < B".into(),
            summary: "S & T".into(),
            columns: vec!["Fact".into(), "Value".into()],
            rows: vec![vec!["<b>".into(), "1".into()]],
            ..Description::default()
        }
    }

    #[test]
    fn nothing_of_a_description_is_read_as_markup() {
        let html = fallback(&description(), None, "Table");
        assert!(html.contains("<h3>A &lt; B</h3>") && html.contains("S &amp; T") && html.contains("&lt;b&gt;"));
        assert!(!html.contains("<b>"));
    }

    #[test]
    fn a_snippet_carries_its_options_as_data_attributes() {
        let html = snippet(&[("sheet", "iom")], "<figure></figure>", "https://cdn.example/1/migration-facts.js");
        assert!(html.starts_with("<div class=\"migration-facts\" data-sheet=\"iom\">\n<figure>"));
        assert!(html.ends_with("<script async src=\"https://cdn.example/1/migration-facts.js\"></script>\n"));
    }

    #[test]
    fn quotes_and_brackets_are_not_plain() {
        assert!(is_plain("movements share-of-world") && is_plain("#aa3300"));
        for value in ["a\"b", "a&b", "<i>", "{}", "[1]", "it's"] {
            assert!(!is_plain(value), "{value}");
        }
    }
}
