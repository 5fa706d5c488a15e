//! `list` and `schema`.

use crate::Done;
use crate::arguments::Failure;
use crate::output;
use clap::ArgMatches;
use migration_facts::fact::FactSheet;
use migration_facts::language::{self, Language, TAGS};
use migration_facts::sheet::bundled;
use serde_json::{Value, json};
use std::fmt::Write;

/// Sheets, widgets, facts, languages.
pub fn run(matches: &ArgMatches) -> Done {
    let language = Language::english();
    let sheets = bundled::sheets();
    let text = if matches.get_flag("json") {
        pretty(&Value::Array(sheets.iter().map(|sheet| entry(sheet, &language)).collect()))?
    } else {
        sheets.iter().map(|sheet| paragraph(sheet, &language)).collect()
    };
    output::write(matches, text.as_bytes())
}

fn widgets(sheet: &FactSheet) -> Vec<&'static str> {
    sheet.widgets.iter().map(|suits| suits.widget.name()).collect()
}

fn entry(sheet: &FactSheet, language: &Language) -> Value {
    let facts: Vec<Value> =
        sheet.facts.iter().map(|fact| json!({"id": fact.id, "label": language.named(fact)})).collect();
    json!({
        "id": sheet.id,
        "title": language.text(&sheet.title),
        "widgets": widgets(sheet),
        "facts": facts,
        "languages": TAGS.split(' ').collect::<Vec<_>>(),
        "vintage": bundled::vintage(&sheet.id),
    })
}

fn paragraph(sheet: &FactSheet, language: &Language) -> String {
    let mut text = format!("{}  {}\n", sheet.id, language.text(&sheet.title));
    let _ = writeln!(
        text,
        "  widgets: {}   languages: {}   vintage: {}",
        widgets(sheet).join(", "),
        TAGS.replace(' ', ", "),
        bundled::vintage(&sheet.id)
    );
    for fact in sheet.facts.iter() {
        let _ = writeln!(text, "  {}: {}", fact.id, language.named(fact));
    }
    text
}

/// JSON Schema of a fact sheet, written from its types.
pub fn schema(matches: &ArgMatches) -> Done {
    let schema = schemars::schema_for!(FactSheet);
    output::write(matches, pretty(schema.as_value())?.as_bytes())
}

/// Indented JSON with a line end.
pub fn pretty(value: &Value) -> Result<String, Failure> {
    let text = serde_json::to_string_pretty(value).map_err(|error| Failure::Call(error.to_string()))?;
    Ok(text + "\n")
}

/// Every bundled sheet in every language, and the words of all but English, as files below a folder.
pub fn pack(matches: &ArgMatches) -> Done {
    let folder = std::path::Path::new(matches.get_one::<String>("folder").map_or(".", String::as_str));
    let write = |file: String, text: &str| {
        let file = folder.join(file);
        output::made(file.parent().unwrap_or(folder))?;
        std::fs::write(&file, text).map_err(|error| Failure::File(file.display().to_string(), error))
    };
    for (number, tag) in TAGS.split(' ').enumerate() {
        let of_tag = if number == 0 { String::new() } else { format!(".{tag}") };
        for id in bundled::IDS {
            write(format!("sheets/{id}{of_tag}.bin"), bundled::translated(id, number).unwrap_or(""))?;
        }
        if let Some(words) = language::words(tag).filter(|_| number > 0) {
            write(format!("lang/{tag}.bin"), words)?;
        }
    }
    Ok(())
}
