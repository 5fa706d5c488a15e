//! A page's own data: from what a newsroom has to the text of a sheet, as the widgets' wasm reads it. Part of the third wasm only.

use super::json::Json;
use super::request;
use crate::sheet::own::{Asked, Own, read};
use crate::sheet::pack::pack_named;
use crate::sheet::remark::{At, Remark};
use wasm_bindgen::prelude::*;

/// Reads own data. `asked` holds names and values in turn, those of other options too; `text` is a fact sheet as JSON or a table;
/// `places` has the names of all places in the language of the page.
///
/// Gives `packed`, the text of the sheet or null where an error forbids it, and `remarks`, all that is
/// to be said of the data.
#[wasm_bindgen]
pub fn own(asked: &str, text: &str, places: &str) -> String {
    let asked = Asked::read(request::pairs(&request::fields(&mut &*asked)));
    let (packed, remarks) = match read(text, &asked) {
        Ok(Own { sheet, remarks }) => (Some(pack_named(&sheet, places, String::new())), remarks),
        Err(remarks) => (None, remarks),
    };
    let mut json = Json::default();
    json.open('{');
    json.name("packed");
    json.raw(&packed.map_or("null".into(), |packed| quoted(&packed)));
    json.open_named("remarks", '[');
    for each in &remarks {
        remark(&mut json, each);
    }
    json.close(']');
    json.close('}');
    json.done()
}

/// What is said, in words and as what it was made of, and where.
fn remark(json: &mut Json, remark: &Remark) {
    json.open('{');
    json.named("level", remark.level().name());
    json.named("problem", remark.problem.name());
    json.named("message", &remark.message());
    json.named("hint", &remark.hint());
    json.named_texts("found", &remark.found);
    let (line, column, path, option) = match &remark.at {
        At::Whole => (0, 0, "", ""),
        At::Cell { line, column } => (*line, *column, "", ""),
        At::Path(path) => (0, 0, path.as_str(), ""),
        At::Option(name) => (0, 0, "", *name),
    };
    json.named_number("line", Some(f64::from(line)));
    json.named_number("column", Some(f64::from(column)));
    json.named("path", path);
    json.named("option", option);
    json.close('}');
}

/// A text in JSON with every sign that it has: [`Json::text`] leaves out what pages are not to see, and numbers are packed as such signs.
fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + text.len() / 8);
    quoted.push('"');
    for letter in text.chars() {
        match letter {
            '"' | '\\' => quoted.extend(['\\', letter]),
            '\0'..='\x1f' => {
                quoted.push_str("\\u00");
                let digit = |part: u32| char::from_digit(part, 16).unwrap_or('0');
                quoted.extend([digit(letter as u32 >> 4), digit(letter as u32 & 15)]);
            }
            _ => quoted.push(letter),
        }
    }
    quoted.push('"');
    quoted
}
