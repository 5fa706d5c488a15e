//! oEmbed 1.0 answers, <https://oembed.com>: type "rich" (section 2.3.4.4).

use crate::Done;
use crate::address::Base;
use crate::copy::{Copy, SCALE, WIDTH};
use crate::credit::PRODUCT;
use crate::list::pretty;
use crate::output;
use migration_facts::cite::sources;
use migration_facts::html::Script;
use migration_facts::svg::plain;
use serde_json::{Map, Value};
use std::path::Path;

/// Seconds for which an answer may be kept: a day.
const CACHE_AGE: u32 = 86_400;

/// Writes the answer of a copy into a folder.
pub fn write(copy: &Copy, base: Base, folder: &Path) -> Done {
    let file = folder.join(copy.answer());
    output::made(file.parent().unwrap_or(folder))?;
    output::replace(&file, plain(&pretty(&answer(copy, base))?).as_bytes())
}

fn answer(copy: &Copy, base: Base) -> Value {
    let script = base.join(crate::snippet::SCRIPT);
    let mut answer = Map::new();
    let mut add = |name: &str, value: Value| drop(answer.insert(name.into(), value));
    add("type", "rich".into());
    add("version", "1.0".into());
    add("title", copy.description.title.as_str().into());
    add("provider_name", PRODUCT.into());
    add("cache_age", CACHE_AGE.into());
    add("html", copy.snippet(Script { address: &script, integrity: None }).into());
    add("width", WIDTH.into());
    add("height", copy.drawn.height.into());
    if let [source, ..] = sources(copy.story, copy.story.view()).as_slice() {
        add("author_name", copy.story.language.text(&source.publisher).into());
        add("author_url", source.address.as_ref().into());
    }
    // An address that only holds in our own folder is none to whoever reads the answer elsewhere.
    if let (true, Some(picture)) = (base.is_absolute(), &copy.picture) {
        add("provider_url", base.join("").into());
        add("thumbnail_url", picture.pixels.as_str().into());
        add("thumbnail_width", (picture.width * SCALE).into());
        add("thumbnail_height", (picture.height * SCALE).into());
    }
    Value::Object(answer)
}
