//! oEmbed 1.0 answers: <https://oembed.com>, section 2.3.4.4 (type "rich").

use serde_json::json;

/// Width of the drawn pictures, in CSS px.
const WIDTH: u32 = 640;

/// The answer for one widget, with the height of its picture; none if the picture tells none.
pub fn answer(title: &str, snippet: &str, picture: &str) -> Option<String> {
    let answer = json!({
        "type": "rich",
        "version": "1.0",
        "title": title,
        "provider_name": "migration-facts",
        "html": snippet,
        "width": WIDTH,
        "height": height(picture)?,
    });
    Some(format!("{answer:#}\n"))
}

/// The `height` of the outermost element of an SVG, in whole CSS px.
fn height(svg: &str) -> Option<u32> {
    let (_, root) = svg.split_once("<svg")?;
    let (root, _) = root.split_once('>')?;
    let (_, value) = root.split_once(" height=\"")?;
    let (value, _) = value.split_once('"')?;
    let height: f64 = value.trim_end_matches("px").parse().ok()?;
    (height > 0.0 && height < f64::from(u16::MAX)).then_some(height.ceil() as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_height_is_that_of_the_root() {
        let svg = |root: &str| format!("<?xml version=\"1.0\"?><svg {root}><rect height=\"7\"/></svg>");
        assert_eq!(height(&svg("width=\"640\" height=\"359.5\"")), Some(360));
        assert_eq!(height(&svg("width=\"640\" height=\"360px\"")), Some(360));
        assert_eq!(height(&svg("width=\"640\"")), None);
    }

    #[test]
    fn an_answer_holds_what_oembed_requires() {
        let text = answer("T", "<div class=\"x\"></div>", "<svg height=\"10\">").unwrap_or_default();
        for part in ["\"type\": \"rich\"", "\"version\": \"1.0\"", "\"height\": 10", "<div class=\\\"x\\\">"] {
            assert!(text.contains(part), "{part} in {text}");
        }
    }
}
