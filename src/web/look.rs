//! Colours: what a page says of them, and how the script is told.

use crate::digits;
use crate::story::{Story, ThemeChoice};
use crate::theme::{self, Rgb, Theme};

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

/// Red, green and blue, parted by commas.
fn rgb(text: &str) -> Option<Rgb> {
    let (mut color, parts) = ([0; 3], digits::parts(text, b','));
    for (at, own) in color.iter_mut().enumerate() {
        *own = digits::read(parts.get(at)?)? as u8;
    }
    Some(color)
}

/// A colour as CSS has it.
pub fn hex(rgb: [u8; 3]) -> String {
    let digit = |half: u8| char::from_digit(u32::from(half), 16).unwrap_or('0');
    let mut text = String::from("#");
    for part in rgb {
        text.push(digit(part >> 4));
        text.push(digit(part & 15));
    }
    text
}
