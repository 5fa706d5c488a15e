//! **migration-facts** shows migration statistics as fact cards and charts.
//!
//! A picture is made at stations, one after the other:
//!
//! ```text
//! fact sheet ─┐
//! options ────┴─ resolve ─> Story ─┐
//! language ─────────────────┘      ├─ scene ─> Scene ─ paint ─> canvas | SVG | recorded calls
//! View <─ apply(Input) ── input ───┘
//! ```
//!
//! [`fact`] holds the nouns, [`options`] what a journalist may say, [`sheet`]
//! the facts themselves, [`language`] the words. [`story::resolve`] finds every
//! fault; after it nothing fails. [`widgets::scene`] lays out, [`mod@tween`] moves from one scene to the next, [`paint`] and
//! [`svg`] draw, `web` (wasm32 only) lends them a browser.
//!
//! The core names no browser and keeps no state.

mod ask;
pub mod calendar;
#[cfg(any(not(target_arch = "wasm32"), feature = "desk"))]
pub mod cite;
pub mod digits;
pub mod fact;
pub mod fault;
#[cfg(feature = "fonts")]
pub mod fonts;
pub mod geom;
// What is copied is made by the command line; left out, it cannot change what the rest is compiled to.
#[cfg(not(target_arch = "wasm32"))]
pub mod html;
pub mod language;
pub mod letters;
pub mod options;
mod order;
pub mod paint;
#[cfg(any(not(target_arch = "wasm32"), feature = "desk"))]
pub mod records;
pub mod scale;
pub mod scene;
pub mod sheet;
pub mod story;
pub mod svg;
pub mod text;
pub mod theme;
pub mod tween;
pub mod view;
#[cfg(target_arch = "wasm32")]
pub mod web;
pub mod widgets;
