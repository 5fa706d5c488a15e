//! A scene as an SVG document.

use crate::paint::{Dialect, Pen};
use crate::scene::{Description, Picture};
use crate::theme::Theme;
use plotters_svg::SVGBackend;

/// The whole picture on its own paper, with title and description for those who do not see it.
pub fn svg(picture: &Picture, theme: Theme, family: &str) -> String {
    scaled(picture, 1.0, theme, family)
}

/// The same with so many px in place of each CSS px of its layout.
pub fn scaled(picture: &Picture, scale: f64, theme: Theme, family: &str) -> String {
    let px = |length: f64| (length * scale).round() as u32;
    let size = (px(picture.width), px(picture.height));
    let mut document = String::new();
    let mut backend = SVGBackend::with_string(&mut document, size);
    let dialect = Dialect { scale, ..Dialect::SVG };
    let mut pen = Pen { backend: &mut backend, dialect, theme, family };
    let painted = pen.paint(&picture.marks);
    debug_assert!(painted.is_ok(), "writing into a string does not fail");
    drop(backend);
    titled(&document, &picture.description)
}

/// Puts title and description behind the opening tag, and names the picture's role in it.
fn titled(document: &str, description: &Description) -> String {
    let Some((open, rest)) = document.split_once('>') else { return document.into() };
    let mut titled = String::from(open);
    titled.push_str(" role=\"img\" aria-labelledby=\"title desc\">\n<title id=\"title\">");
    escape(&plain(&description.title), &mut titled);
    titled.push_str("</title>\n<desc id=\"desc\">");
    escape(&plain(&description.summary), &mut titled);
    titled.push_str("</desc>");
    titled.push_str(rest);
    titled
}

/// A text without the signs that only a layout reads: where words may be parted, what is in another direction.
pub fn plain(text: &str) -> String {
    text.chars().filter(|letter| !matches!(letter, '\u{ad}' | '\u{2066}'..='\u{2069}')).collect()
}

/// Writes text so that no character of it is read as markup.
pub fn escape(text: &str, into: &mut String) {
    for letter in text.chars() {
        match letter {
            '<' => into.push_str("&lt;"),
            '>' => into.push_str("&gt;"),
            '&' => into.push_str("&amp;"),
            '"' => into.push_str("&quot;"),
            '\'' => into.push_str("&#39;"),
            other => into.push(other),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_in_a_text_stays_text() {
        let mut escaped = String::new();
        escape("<a href=\"x\">'&", &mut escaped);
        assert_eq!(escaped, "&lt;a href=&quot;x&quot;&gt;&#39;&amp;");
    }

    #[test]
    fn an_svg_without_marks_is_still_titled() {
        let description = Description { title: "A < B".into(), ..Default::default() };
        let titled = titled("<svg width=\"1\">\n</svg>", &description);
        assert!(titled.starts_with("<svg width=\"1\" role=\"img\""));
        assert!(titled.contains("<title id=\"title\">A &lt; B</title>"));
    }
}
