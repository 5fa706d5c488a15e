//! What the script asks: one text, so that reading it needs next to no code.
//!
//! Groups of fields are parted by U+001E, the fields by U+001F; the script takes
//! such characters out of what a page gives. An empty field is nothing.

use crate::digits;
use crate::story::{Story, ThemeChoice};
use crate::theme::{self, Rgb, Theme};
use crate::view::{Days, Input, Key, View};

/// The fields of the next group, which is taken from those that are left.
pub fn fields<'a>(left: &mut &'a str) -> Vec<&'a str> {
    let (group, after) = digits::cut(left, 0x1e).unwrap_or((left, ""));
    *left = after;
    digits::parts(group, 0x1f)
}

/// Names and values that follow one another, as pairs.
pub fn pairs<'a>(fields: &[&'a str]) -> Vec<(&'a str, &'a str)> {
    let (mut left, mut pairs) = (fields, Vec::new());
    while let [name, value, after @ ..] = left {
        pairs.push((*name, *value));
        left = after;
    }
    pairs
}

/// What a reader and a page want, after the font: 1 for more contrast or 2 for colours of the reader's own, the direction,
/// what is seen behind the widget, then what its style says of accent, paper and text; each red, green and blue from 0 to
/// 255. What is behind counts, and decides between light and dark, where no journalist did; the accent where none chose one or
/// a reader has colours of their own.
pub fn theme(look: &[&str], story: &Story) -> Theme {
    let color = |at: usize| look.get(at).and_then(|parts| rgb(parts));
    let wish = look.get(1).map_or("", |wish| wish);
    let behind = color(3).filter(|_| story.options.theme == ThemeChoice::Auto);
    let accent = story.options.accent.filter(|_| wish != "2").or(color(4));
    let paper = color(5).or(behind);
    let dark = match story.options.theme {
        ThemeChoice::Auto => paper.is_some_and(theme::is_dark),
        ThemeChoice::Light => false,
        ThemeChoice::Dark => true,
    };
    Theme { dark, contrast: !wish.is_empty(), paper, text: color(6), accent }
}

/// The view that the last frame gave: year, what is chosen, what is focused, first and last day, query; the story's
/// own before the first frame.
pub fn view<'a>(fields: &[&'a str], story: &Story) -> View<'a> {
    let [year, selected, focused, from, to, query] = fields else { return story.view() };
    let days = |(from, to)| Days { from, to };
    story.fit(View {
        year: digits::read(year),
        selected: story.spot(selected),
        focused: story.spot(focused),
        window: whole(from).zip(whole(to)).map(days),
        query,
    })
}

/// Red, green and blue, parted by commas.
fn rgb(text: &str) -> Option<Rgb> {
    let (mut color, parts) = ([0; 3], digits::parts(text, b','));
    for (at, own) in color.iter_mut().enumerate() {
        *own = digits::read(parts.get(at)?)? as u8;
    }
    Some(color)
}

/// A whole number that may be negative.
fn whole(text: &str) -> Option<i32> {
    match text.strip_prefix('-') {
        Some(size) => Some(-(digits::read(size)? as i32)),
        None => digits::read(text).map(|size| size as i32),
    }
}

/// Kind and value of an input; `None` when there is none.
pub fn input<'a>(fields: &[&'a str], story: &Story) -> Option<Input<'a>> {
    let [kind, value] = fields else { return None };
    match *kind {
        "year" => digits::read(value).map(|index| Input::Year(index as usize)),
        "select" => Some(Input::Select(story.spot(value))),
        "focus" => Some(Input::Focus(story.spot(value))),
        // Hundredths: of the days that are shown, what is shown next, or how far they move.
        "zoom" => whole(value).map(|part| Input::Zoom(f64::from(part) / 100.0)),
        "pan" => whole(value).map(|part| Input::Pan(f64::from(part) / 100.0)),
        "find" => Some(Input::Find(value)),
        _ => Key::named(value).map(|key| Input::Key(if story.mirrored { key.mirrored() } else { key })),
    }
}
