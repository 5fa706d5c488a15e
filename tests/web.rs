//! The core and the widget in a real browser: `wasm-pack test --headless --chrome -- --features fonts`.
#![cfg(target_arch = "wasm32")]
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[path = "support/scenes.rs"]
mod scenes;

use migration_facts::fonts::Fonts;
use migration_facts::language::Language;
use migration_facts::options::Options;
use migration_facts::scene::{Part, Shape, Size};
use migration_facts::sheet::bundled;
use migration_facts::theme::{Role, Theme};
use migration_facts::web::{self, measure::Canvas};
use migration_facts::{story, widgets};
use serde_json::{Value, json};
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::HtmlCanvasElement;

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen(module = "/target/web/page.js")]
extern "C" {
    type Bench;
    #[wasm_bindgen(constructor)]
    fn new(functions: &JsValue, attributes: &str, width: f64) -> Bench;
    #[wasm_bindgen(method)]
    async fn start(this: &Bench) -> JsValue;
    #[wasm_bindgen(method, catch)]
    async fn update(this: &Bench, options: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method)]
    async fn select(this: &Bench, fact: Option<&str>) -> JsValue;
    #[wasm_bindgen(method)]
    fn state(this: &Bench) -> String;
    #[wasm_bindgen(method)]
    fn cells(this: &Bench) -> String;
    #[wasm_bindgen(method)]
    fn canvas(this: &Bench) -> String;
    #[wasm_bindgen(method)]
    async fn widen(this: &Bench, width: f64) -> JsValue;
    #[wasm_bindgen(method)]
    fn destroy(this: &Bench) -> String;

    #[wasm_bindgen(js_name = pretendScale)]
    fn pretend_scale(scale: f64);
    fn pixel(canvas: &HtmlCanvasElement, x: u32, y: u32) -> Vec<u8>;
}

/// The functions that the script imports from the core, from this very program.
fn functions() -> JsValue {
    let object = js_sys::Object::new();
    let set = |name: &str, function: JsValue| {
        js_sys::Reflect::set(&object, &name.into(), &function).unwrap();
    };
    type Frame =
        dyn Fn(String, String, Vec<f64>, String, u32, HtmlCanvasElement, HtmlCanvasElement) -> Result<String, JsValue>;
    let frame: Box<Frame> = Box::new(|asked, sheet, numbers, font, flags, body, overlay| {
        let &[width, height, scale] = numbers.as_slice() else { panic!("three numbers") };
        web::frame(&asked, &sheet, width, height, scale, &font, flags, body, overlay)
    });
    set("frame", Closure::wrap(frame).into_js_value());
    set("build", Closure::wrap(Box::new(web::build) as Box<dyn Fn() -> String>).into_js_value());
    let packed = |id: String| bundled::packed(&id).unwrap_or("").to_owned();
    set("packed", Closure::wrap(Box::new(packed) as Box<dyn Fn(String) -> String>).into_js_value());
    set("begin", Closure::wrap(Box::new(|| {}) as Box<dyn Fn()>).into_js_value());
    set("recover", Closure::wrap(Box::new(|| {}) as Box<dyn Fn()>).into_js_value());
    object.into()
}

fn bench(attributes: Value, width: f64) -> Bench {
    Bench::new(&functions(), &attributes.to_string(), width)
}

fn read(value: impl Into<JsValue>) -> Value {
    serde_json::from_str(&value.into().as_string().unwrap()).unwrap()
}

fn regions() -> Value {
    json!({"sheet": "undesa-2020", "widget": "totals"})
}

#[wasm_bindgen_test]
async fn mount_draws_and_tells_that_it_is_ready() {
    let bench = bench(regions(), 640.0);
    let state = read(bench.start().await);
    assert_eq!(state["state"], "ready", "{state}");
    assert_eq!(state["events"][0]["detail"], json!({"widget": "totals", "sheet": "undesa-2020", "lang": "en"}));
    let cells = read(bench.cells());
    assert!(cells.as_array().unwrap().iter().any(|row| row[0] == "Europe" && row[1] == "86,706,068"), "{cells}");
    bench.destroy();
}

#[wasm_bindgen_test]
async fn update_changes_the_year_and_an_error_changes_nothing() {
    let bench = bench(regions(), 640.0);
    bench.start().await;
    let cells = read(bench.update(r#"{"year": 1990}"#).await.unwrap());
    assert!(cells.as_array().unwrap().iter().any(|row| row[0] == "World" && row[1] == "152,986,157"), "{cells}");
    let error = bench.update(r#"{"year": 1789}"#).await.unwrap_err();
    assert_eq!(js_sys::Reflect::get(&error, &"code".into()).unwrap(), "bad-option");
    assert_eq!(read(bench.cells()), cells);
    assert_eq!(read(bench.state())["state"], "ready");
    bench.destroy();
}

#[wasm_bindgen_test]
async fn a_wider_container_gets_a_wider_picture() {
    let bench = bench(regions(), 320.0);
    bench.start().await;
    let narrow = read(bench.canvas());
    let wide = read(bench.widen(600.0).await);
    assert_eq!(
        wide["shown"][0].as_f64().unwrap() - narrow["shown"][0].as_f64().unwrap(),
        280.0 - 8.0,
        "{narrow} {wide}"
    );
    bench.destroy();
}

#[wasm_bindgen_test]
async fn the_canvas_has_the_pixels_of_the_device() {
    pretend_scale(3.0);
    let bench = bench(regions(), 400.0);
    bench.start().await;
    let canvas = read(bench.canvas());
    pretend_scale(1.0);
    for side in [0, 1] {
        let (backing, shown) = (canvas["backing"][side].as_f64().unwrap(), canvas["shown"][side].as_f64().unwrap());
        assert!((backing - 3.0 * shown).abs() <= 1.5, "{canvas}");
    }
    bench.destroy();
}

#[wasm_bindgen_test]
async fn select_tells_of_the_fact() {
    let bench = bench(regions(), 640.0);
    bench.start().await;
    let state = read(bench.select(Some("asia-2020")).await);
    let selected = &state["events"][1];
    assert_eq!(selected["name"], "select");
    assert_eq!(selected["detail"]["fact"], "asia-2020");
    assert_eq!(selected["detail"]["value"], 85_618_502.0);
    assert_eq!(selected["detail"]["unit"], "people");
    assert_eq!(read(bench.select(None).await)["events"].as_array().unwrap().len(), 2);
    bench.destroy();
}

#[wasm_bindgen_test]
async fn a_bad_option_leaves_the_fallback_and_says_why() {
    let bench = bench(json!({"sheet": "iom-hondruas", "widget": "card"}), 640.0);
    let state = read(bench.start().await);
    assert_eq!((&state["state"], &state["error"]), (&json!("error"), &json!("unknown-sheet")));
    let detail = &state["events"][0]["detail"];
    assert_eq!(detail["path"], "sheet");
    assert!(detail["hint"].as_str().unwrap().contains("iom-honduras"), "{detail}");
    assert_eq!(read(bench.destroy())["fallback"], true);
}

#[wasm_bindgen_test]
async fn destroy_leaves_nothing_but_the_slot() {
    let bench = bench(regions(), 640.0);
    bench.start().await;
    let left = read(bench.destroy());
    assert_eq!(left, json!({"light": true, "shadow": "<slot></slot>", "sheets": 0, "fallback": true, "page": true}));
}

/// A canvas in no document.
fn canvas() -> HtmlCanvasElement {
    let document = js_sys::Reflect::get(&js_sys::global(), &"document".into()).unwrap();
    let create = js_sys::Reflect::get(&document, &"createElement".into()).unwrap();
    let create: js_sys::Function = create.dyn_into().unwrap();
    create.call1(&document, &"canvas".into()).unwrap().dyn_into().unwrap()
}

#[wasm_bindgen_test]
fn every_bar_is_where_its_scene_says() {
    const SCALE: f64 = 2.0;
    const FONT: &str = "sans-serif";
    const PAINT_ALL: u32 = 12;
    let (body, overlay) = (canvas(), canvas());
    let asked = ["sheet", "undesa-2020", "widget", "totals"].join("\u{1f}");
    let bytes = bundled::packed("undesa-2020").unwrap();
    let text = format!("\u{1d}{bytes}");
    web::frame(&asked, &text, 600.0, 0.0, SCALE, FONT, PAINT_ALL, body.clone(), overlay).unwrap();
    let options = Options::read([("sheet", "undesa-2020"), ("widget", "totals")], true).unwrap();
    let sheet = story::sheet(&options).unwrap();
    let story = story::resolve(options, &sheet, Language::english()).unwrap();
    let measure = Canvas::new(&canvas(), &canvas(), FONT).unwrap();
    let scene = widgets::scene(&story, story.view(), Size::wide(600.0), &measure);
    let ink = Theme::default().color(Role::Series1);
    let bars = scene.marks.iter().filter(|mark| mark.key.part == Part::Bar);
    let mut seen = 0;
    for mark in bars {
        let Shape::Fill(bar) = mark.shape else { panic!("a bar is a rectangle") };
        let device = |length: f64| (length * SCALE).round() as u32;
        let (left, right) = (device(bar.x), device(bar.right()));
        let (top, bottom) = (device(bar.y), device(bar.bottom()));
        for (x, y) in [(left, top), (right - 1, top), (left, bottom - 1), (right - 1, bottom - 1)] {
            assert_eq!(pixel(&body, x, y), ink, "inside at {x}, {y} of {bar:?}");
        }
        for (x, y) in [(right, top), (left, bottom), (left, top - 1)] {
            assert_ne!(pixel(&body, x, y), ink, "outside at {x}, {y} of {bar:?}");
        }
        seen += 1;
    }
    assert_eq!(seen, 6);
}

#[wasm_bindgen_test]
fn a_browser_makes_the_scenes_that_a_computer_makes() {
    let faces = [
        &include_bytes!("../node_modules/@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf")[..],
        &include_bytes!("../node_modules/@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf")[..],
        &include_bytes!("../node_modules/@expo-google-fonts/noto-sans-math/400Regular/NotoSansMath_400Regular.ttf")[..],
    ];
    let mut fonts = Fonts::new(faces[0].to_vec(), faces[1].to_vec()).unwrap();
    fonts.add(faces[2].to_vec(), faces[2].to_vec()).unwrap();
    let here = scenes::lines(&fonts);
    for (here, there) in here.lines().zip(include_str!("golden/scenes.txt").lines()) {
        assert_eq!(here, there);
    }
    assert_eq!(here.lines().count(), include_str!("golden/scenes.txt").lines().count());
}
