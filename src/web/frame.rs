//! A picture on its two canvases. Part of the first wasm only.

use super::resolve::{Answer, fault, read, resolve, unpack};
use super::{answer, canvas, look, measure, reader, request};
use crate::digits;
use crate::fault::{Code, Fault};
use crate::scene::{BLEED, Scene, Size};
use crate::story::Story;
use crate::tween::tween;
use crate::view::Reach;
use crate::widgets;
use wasm_bindgen::prelude::*;
use web_sys::HtmlCanvasElement;

/// The bits of a call's flags; that of [`super::resolve`] is the first.
mod flag {
    /// The body is to be painted.
    pub const BODY: u32 = 4;
    /// The overlay is to be painted.
    pub const OVERLAY: u32 = 8;
    /// Only painting counts: the answer is empty.
    pub const QUIET: u32 = 16;
}

/// Lays out a picture after an input, and paints it onto its two canvases.
///
/// `asked` holds three groups: options (names and values in turn), view, input; and on the way from an earlier picture
/// of the same sheet and kind three more: its options, its view, how far the way has gone in hundredths.
/// `sheet` holds the words of the language (none for English) and, after U+001D, the text of the sheet that the options
/// name; none where there is no such sheet.
/// Width and height of the body are CSS px, scale is device pixels a CSS px. A height of zero is as the content needs; below zero
/// it is so as well, and only as many px of it are painted.
/// `font` has the font family and, where there are any, the colours of the page, see [`look::theme`], and its direction.
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
    let (before, input) = (reader::view(&view, &story), reader::input(&input, &story));
    let measure = measure::Canvas::new(&body, &overlay, font).ok_or_else(no_canvas)?;
    let size = Size { width, height };
    let theme = look::theme(&look, &story);
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
            let view = reader::view(&view_before, &earlier);
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
