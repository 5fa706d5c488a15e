//! From what the script asks to a story, or to a fault that it throws.

use super::request;
use crate::digits;
use crate::fault::Fault;
use crate::language::Language;
use crate::options::Options;
use crate::sheet::bundled::{self, Packed};
use crate::story::{self, Story};
use wasm_bindgen::prelude::*;

/// JSON, or what [`fault`] makes of a fault.
pub type Answer = Result<String, JsValue>;

/// The bit of a call's flags that makes every unknown option a fault.
const STRICT: u32 = 1;

/// The options that are asked for.
pub fn read(asked: &[&str], flags: u32) -> Result<Options, JsValue> {
    Options::read(request::pairs(asked), flags & STRICT != 0).map_err(|found| fault(&found))
}

/// The words of a language, and a sheet.
pub fn unpack<'a>(text: &'a str, options: &Options) -> Result<(&'a str, Packed<'a>), JsValue> {
    let (words, packed) = digits::cut(text, 0x1d).unwrap_or_default();
    Ok((words, bundled::unpack(packed).ok_or_else(|| fault(&story::unknown_sheet(options)))?))
}

/// All that is asked for, together.
pub fn resolve<'a>(options: Options, words: &str, packed: &'a Packed, look: &[&str]) -> Result<Story<'a>, JsValue> {
    let language = Language::with(words, packed.start, packed.texts);
    let mut story = story::resolve(options, &packed.sheet, language).map_err(|found| fault(&found))?;
    story.mirrored |= look.get(2) == Some(&"rtl");
    Ok(story)
}

/// A fault as the script throws it: code, message, path, hint, parted by U+001F, which none of them has.
pub fn fault(fault: &Fault) -> JsValue {
    let mut thrown = String::new();
    for part in [&fault.message, &fault.path, &fault.hint] {
        thrown.push('\u{1f}');
        thrown.push_str(part);
    }
    thrown.insert_str(0, fault.code.name());
    serde_wasm_bindgen::to_value(thrown.as_str()).unwrap_or(JsValue::NULL)
}
