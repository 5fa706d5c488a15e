//! A picture in words, as JSON.

use super::json::Json;
use crate::scene::{Description, SourceLine};

/// A picture in words.
pub fn words(json: &mut Json, description: &Description) {
    json.open('{');
    json.named("title", &description.title);
    json.named("summary", &description.summary);
    json.named_texts("columns", &description.columns);
    json.open_named("rows", '[');
    for row in &description.rows {
        json.texts(row);
    }
    json.close(']');
    source(json, &description.source.label, &description.source);
    json.named_texts("notes", &description.notes);
    json.close('}');
}

/// A source, and what stands before it.
pub fn source(json: &mut Json, label: &str, source: &SourceLine) {
    json.open_named("source", '{');
    json.named("label", label);
    json.named("text", &source.text);
    json.named_some("url", source.address.as_deref());
    json.close('}');
}
