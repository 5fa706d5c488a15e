//! The core in a browser: what the script calls.
//!
//! In come one text, numbers and canvases, out goes JSON. Nothing is kept
//! between calls: the script holds options and view of every widget, so that a
//! trap takes nobody along and two widgets cannot meet.

mod answer;
#[cfg(not(feature = "fonts"))]
mod arena;
mod brush;
mod canvas;
#[cfg(feature = "desk")]
mod cite;
#[cfg(feature = "desk")]
mod desk;
mod json;
pub mod measure;
#[cfg(feature = "desk")]
mod own;
mod request;

use crate::digits;
use crate::fault::{Code, Fault};
use crate::language::Language;
use crate::options::{self, Options};
use crate::scene::{BLEED, Scene, Size};
use crate::sheet::bundled::{self, Packed};
use crate::story::{self, Story};
use crate::tween::tween;
use crate::view::Reach;
use crate::widgets;
use wasm_bindgen::prelude::*;
use web_sys::HtmlCanvasElement;

/// JSON, or what [`fault`] makes of a fault.
type Answer = Result<String, JsValue>;

/// The bits of a call's flags.
mod flag {
    /// Every unknown option is a fault.
    pub const STRICT: u32 = 1;
    /// The body is to be painted.
    pub const BODY: u32 = 4;
    /// The overlay is to be painted.
    pub const OVERLAY: u32 = 8;
    /// Only painting counts: the answer is empty.
    pub const QUIET: u32 = 16;
}

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

/// Lays out a picture after an input, and paints it onto its two canvases.
///
/// `asked` holds three groups: options (names and values in turn), view, input; and on the way from an earlier picture
/// of the same sheet and kind three more: its options, its view, how far the way has gone in hundredths.
/// `sheet` holds the words of the language (none for English) and, after U+001D, the text of the sheet that the options
/// name; none where there is no such sheet.
/// Width and height of the body are CSS px, scale is device pixels a CSS px. A height of zero is as the content needs; below zero
/// it is so as well, and only as many px of it are painted.
/// `font` has the font family and, where there are any, the colours of the page, see [`request::theme`], and its direction.
#[wasm_bindgen]
#[allow(clippy::too_many_arguments)] // Each is a plain number or handle: an object would cost more than it tells.
pub fn frame(
    asked: &str,
    sheet: &str,
    width: f64,
    height: f64,
    scale: f64,
    font: &str,
    flags: u32,
    body: HtmlCanvasElement,
    overlay: HtmlCanvasElement,
) -> Answer {
    let look = request::fields(&mut &*font);
    let font = look.first().copied().unwrap_or_default();
    let mut left = asked;
    let mut fields = || request::fields(&mut left);
    let (asked, view, input) = (fields(), fields(), fields());
    let (asked_before, view_before, way) = (fields(), fields(), fields());
    let options = read(&asked, flags)?;
    let (words, packed) = unpack(sheet, &options)?;
    let story = resolve(options, words, &packed, &look)?;
    let (before, input) = (request::view(&view, &story), request::input(&input, &story));
    let measure = measure::Canvas::new(&body, &overlay, font).ok_or_else(no_canvas)?;
    let size = Size { width, height };
    let theme = request::theme(&look, &story);
    let mut scene = widgets::scene(&story, before, size, &measure);
    let view = input.map_or(before, |input| story.fit(before.apply(input, reach(&story, &scene))));
    if view != before {
        scene = widgets::scene(&story, view, size, &measure);
    }
    let seen = if height < 0.0 { scene.height.min(-height) } else { scene.height };
    let paper = canvas::Paper { width: scene.width, height: seen, scale, theme, family: font };
    if flags & flag::BODY != 0 {
        if let Some(part) = way.first().and_then(|part| digits::read(part)) {
            let earlier = resolve(read(&asked_before, flags)?, words, &packed, &look)?;
            let view = request::view(&view_before, &earlier);
            let from = widgets::scene(&earlier, view, size, &measure).marks;
            let same = |id| story.series(id);
            tween(from, &mut scene.marks, &same, f64::from(part) / 100.0);
        }
        paper.paint(&body, &scene.marks, 0.0).map_err(unpainted)?;
    }
    if flags & flag::OVERLAY != 0 {
        paper.paint(&overlay, &scene.overlay, BLEED).map_err(unpainted)?;
    }
    if flags & flag::QUIET != 0 {
        return Ok("0".into());
    }
    let told = answer::Told { asked: &asked, input, story: &story, view, theme };
    Ok(answer::frame(&told, &scene))
}

/// After a trap: the next call runs on a fresh instance. It must be one without texts, because
/// wasm-bindgen 0.2.130 writes those into the old memory before it changes instances.
#[wasm_bindgen]
pub fn recover() {
    wasm_bindgen::handler::schedule_reinit();
}

fn read(asked: &[&str], flags: u32) -> Result<Options, JsValue> {
    Options::read(request::pairs(asked), flags & flag::STRICT != 0).map_err(|found| fault(&found))
}

/// The words of a language, and a sheet.
fn unpack<'a>(text: &'a str, options: &Options) -> Result<(&'a str, Packed<'a>), JsValue> {
    let (words, packed) = digits::cut(text, 0x1d).unwrap_or_default();
    Ok((words, bundled::unpack(packed).ok_or_else(|| fault(&story::unknown_sheet(options)))?))
}

fn resolve<'a>(options: Options, words: &str, packed: &'a Packed, look: &[&str]) -> Result<Story<'a>, JsValue> {
    let language = Language::with(words, packed.start, packed.texts);
    let mut story = story::resolve(options, &packed.sheet, language).map_err(|found| fault(&found))?;
    story.mirrored |= look.get(2) == Some(&"rtl");
    Ok(story)
}

fn reach<'a>(story: &'a Story, scene: &'a Scene) -> Reach<'a> {
    Reach { years: &story.years, targets: &scene.targets, days: scene.days }
}

/// What is thrown when a canvas was not painted; a text alone is no fault but a crash.
fn unpainted(why: canvas::Unpainted) -> JsValue {
    match why {
        canvas::Unpainted::NoContext => no_canvas(),
        canvas::Unpainted::Refused => JsValue::from_str("the canvas refused to draw"),
    }
}

fn no_canvas() -> JsValue {
    fault(&Fault {
        code: Code::NoCanvas,
        message: Code::NoCanvas.name().into(),
        path: String::new(),
        hint: "The browser gives no 2d context.".into(),
    })
}

/// A fault as the script throws it: code, message, path, hint, parted by U+001F, which none of them has.
fn fault(fault: &Fault) -> JsValue {
    let mut thrown = String::new();
    for part in [&fault.message, &fault.path, &fault.hint] {
        thrown.push('\u{1f}');
        thrown.push_str(part);
    }
    thrown.insert_str(0, fault.code.name());
    serde_wasm_bindgen::to_value(thrown.as_str()).unwrap_or(JsValue::NULL)
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
