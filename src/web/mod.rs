//! The core in a browser: what the script calls.
//!
//! In come one text, numbers and canvases, out goes JSON. Nothing is kept
//! between calls: the script holds options and view of every widget, so that a
//! trap takes nobody along and two widgets cannot meet.

#[cfg(feature = "frame")]
mod answer;
#[cfg(not(feature = "fonts"))]
mod arena;
#[cfg(feature = "frame")]
mod brush;
#[cfg(feature = "frame")]
mod canvas;
#[cfg(feature = "desk")]
mod cite;
#[cfg(feature = "desk")]
mod desk;
#[cfg(feature = "frame")]
mod frame;
mod json;
#[cfg(any(feature = "frame", feature = "desk"))]
mod look;
#[cfg(feature = "frame")]
pub mod measure;
#[cfg(feature = "data")]
mod own;
#[cfg(feature = "frame")]
mod reader;
mod request;
#[cfg(any(feature = "frame", feature = "desk"))]
mod resolve;
#[cfg(any(feature = "frame", feature = "desk"))]
mod words;

use crate::options;
#[cfg(feature = "frame")]
pub use frame::frame;
use wasm_bindgen::prelude::*;

/// What this build is: its number, then the names of all options, parted by blanks.
///
/// The script knows the number of the build that it was made with: no script meets another's wasm. The first call of an instance.
#[wasm_bindgen]
pub fn build() -> String {
    let mut build = String::from(option_env!("MIGRATION_FACTS_BUILD").unwrap_or("dev"));
    build.push(' ');
    build.push_str(options::NAMES);
    build
}

/// After a trap: the next call runs on a fresh instance. It must be one without texts, because
/// wasm-bindgen 0.2.130 writes those into the old memory before it changes instances.
#[wasm_bindgen]
pub fn recover() {
    wasm_bindgen::handler::schedule_reinit();
}

/// Begins a call: what the last one took is given back. The value brings wasm-bindgen to make its table of handles
/// before anything else is in memory.
///
/// Takes no text, so that it may be the first call after a trap.
#[wasm_bindgen]
pub fn begin(_: JsValue) {
    #[cfg(not(feature = "fonts"))]
    ALLOCATOR.rewind();
}

/// Tests keep things between their calls.
#[cfg(not(feature = "fonts"))]
#[global_allocator]
static ALLOCATOR: arena::Arena = arena::Arena::new();
