//! `list` and `schema`.

use crate::Done;
use crate::arguments::{Failure, text};
use crate::{output, vintages};
use clap::ArgMatches;
use migration_facts::fact::FactSheet;
use migration_facts::language::{self, Language, TAGS};
use migration_facts::options::{LIST, Spec};
use migration_facts::sheet::remark::Problem;
use migration_facts::sheet::{bundled, vintage};
use migration_facts::svg::plain;
use serde_json::{Value, json};
use std::fmt::Write;

/// Sheets, widgets, facts, languages; or the options.
pub fn run(matches: &ArgMatches) -> Done {
    if text(matches, "what") == Some("options") {
        return options(matches);
    }
    let language = Language::english();
    let sheets = bundled::sheets();
    let text = if matches.get_flag("json") {
        pretty(&Value::Array(sheets.iter().map(|sheet| entry(sheet, &language)).collect()))?
    } else {
        sheets.iter().map(|sheet| paragraph(sheet, &language)).collect()
    };
    output::write(matches, text.as_bytes())
}

/// What a picture can be asked for, as help and documentation have it.
fn options(matches: &ArgMatches) -> Done {
    let values = |spec: &Spec| spec.values.split_ascii_whitespace().collect::<Vec<_>>();
    let text = if matches.get_flag("json") {
        let entry = |spec: &Spec| json!({"name": spec.name, "type": spec.kind, "values": values(spec), "default": spec.default, "help": spec.help});
        pretty(&Value::Array(LIST.iter().map(entry).collect()))?
    } else {
        let line = |spec: &Spec| {
            let values = if spec.values.is_empty() { String::new() } else { format!(" ({})", values(spec).join(", ")) };
            let default = if spec.default.is_empty() { String::new() } else { format!(" [{}]", spec.default) };
            format!("--{} <{}>  {}{values}{default}\n", spec.name, spec.kind, spec.help)
        };
        LIST.iter().map(line).collect()
    };
    output::write(matches, text.as_bytes())
}

fn widgets(sheet: &FactSheet) -> Vec<&'static str> {
    sheet.widgets.iter().map(|suits| suits.widget.name()).collect()
}

fn entry(sheet: &FactSheet, language: &Language) -> Value {
    let facts: Vec<Value> =
        sheet.facts.iter().map(|fact| json!({"id": fact.id, "label": language.named(fact), "place": fact.place, "period": fact.period.edtf()})).collect();
    json!({
        "id": sheet.id,
        "title": language.text(&sheet.title),
        "widgets": widgets(sheet),
        "facts": facts,
        "languages": TAGS.split(' ').collect::<Vec<_>>(),
        "vintage": bundled::vintage(&sheet.id),
        "older": vintage::known(&sheet.id).get(1..),
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

/// What the languages make of values that a file lists, as texts in its order: `[[tag, kind, argument, ...], ...]`.
pub fn words(matches: &ArgMatches) -> Done {
    let file = matches.get_one::<String>("file").map_or("", String::as_str);
    let text = std::fs::read_to_string(file).map_err(|error| Failure::File(file.into(), error))?;
    let asked: Vec<Vec<Value>> =
        serde_json::from_str(&text).map_err(|error| Failure::Call(format!("{file}: {error}")))?;
    let languages: Vec<(&str, Option<Language>)> = TAGS.split(' ').map(|tag| (tag, Language::find(tag))).collect();
    let said = asked.iter().map(|call| {
        let text = |at: usize| call.get(at).and_then(Value::as_str).unwrap_or("");
        let language = languages.iter().find(|(tag, _)| *tag == text(0)).and_then(|(_, language)| language.as_ref());
        language.and_then(|language| said(language, text(1), call.get(2..).unwrap_or(&[])))
    });
    output::write(matches, pretty(&Value::Array(said.map(Value::from).collect()))?.as_bytes())
}

fn said(language: &Language, kind: &str, given: &[Value]) -> Option<String> {
    let number = |at: usize| given.get(at).and_then(Value::as_f64).unwrap_or(0.0);
    let text = |at: usize| given.get(at).and_then(Value::as_str).unwrap_or("");
    Some(match kind {
        "number" => language.number(number(0)),
        "compact" => language.compact(number(0), number(1) as u8),
        "percent" => language.percent(number(0), number(1) as u8),
        "date" => language.date(text(0)),
        "list" => language.list(&given.iter().filter_map(Value::as_str).collect::<Vec<_>>()),
        "category" => {
            language.category(number(0), number(1) as u8, given.get(2) == Some(&Value::Bool(true))).to_string()
        }
        "place" => plain(language.place(text(0))),
        _ => return None,
    })
}

/// Every bundled sheet in every language, and the words of all but English, as files below a folder.
pub fn files(matches: &ArgMatches) -> Done {
    let folder = std::path::Path::new(matches.get_one::<String>("folder").map_or(".", String::as_str));
    if let (Some(then), Some(now)) = (text(matches, "then"), text(matches, "now")) {
        return vintages::made_up(then, now, folder);
    }
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
        write(format!("lang/{tag}.places.bin"), language::places(tag).unwrap_or(""))?;
        for (name, text) in vintages::older(tag) {
            write(format!("sheets/{name}{of_tag}.bin"), &text)?;
        }
        if let Some(words) = language::words(tag).filter(|_| number > 0) {
            write(format!("lang/{tag}.bin"), words)?;
        }
        let told: serde_json::Map<String, Value> =
            language::told(tag).into_iter().map(|(name, text)| (name.into(), text.into())).collect();
        write(format!("lang/{tag}.makers.json"), &pretty(&Value::Object(told))?)?;
        if number > 0 {
            write(format!("lang/{tag}.problems.json"), &pretty(&problems(tag))?)?;
        }
    }
    write("sheets/vintages.json".into(), &pretty(&vintages::index())?)
}

/// What is said of own data, by the name of the problem: its message, and with `-hint` what would be right.
fn problems(tag: &str) -> Value {
    let texts = language::problems(tag);
    let mut named = serde_json::Map::new();
    for (problem, texts) in Problem::ALL.iter().zip(texts.chunks(2)) {
        let names = [problem.name().to_owned(), format!("{}-hint", problem.name())];
        named.extend(names.into_iter().zip(texts.iter().map(|text| Value::from(*text))));
    }
    Value::Object(named)
}
