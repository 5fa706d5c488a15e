//! One page of ours: readable without scripts, and named for those who find or share it.

use crate::credit::PRODUCT;
use crate::dataset::in_script;
use migration_facts::svg::{escape, plain};
use serde_json::Value;

/// What all pages are made of.
const TEMPLATE: &str = include_str!("page.html");

/// Longest description that search engines and feeds show whole.
const LONGEST: usize = 300;

/// A page, its texts still unescaped; what holds markup says so.
pub struct Page {
    /// Language of the words.
    pub lang: String,
    /// Their direction.
    pub direction: String,
    /// For tabs and lists of results.
    pub title: String,
    /// The headline of the page itself.
    pub heading: String,
    /// A sentence or two.
    pub about: String,
    /// Its whole address, where one is known.
    pub address: Option<String>,
    /// A PNG with width, height and what it shows.
    pub image: Option<(String, u32, u32, String)>,
    /// Address of the oEmbed answer.
    pub answer: String,
    /// For search engines.
    pub data: Option<Value>,
    /// Markup beside the name of the product.
    pub above: String,
    /// Markup below the headline.
    pub body: String,
    /// Markup at the end.
    pub foot: String,
}

impl Page {
    /// The whole document.
    pub fn html(&self) -> String {
        let values = [
            ("lang", escaped(&self.lang)),
            ("dir", escaped(&self.direction)),
            ("title", escaped(&self.title)),
            ("head", self.head()),
            ("product", escaped(PRODUCT)),
            ("heading", escaped(&self.heading)),
            ("above", self.above.clone()),
            ("body", self.body.clone()),
            ("foot", self.foot.clone()),
        ];
        fill(TEMPLATE, &values)
    }

    fn head(&self) -> String {
        let about = shortened(&self.about);
        let mut head = vec![meta("name", "description", &about)];
        if let Some(address) = &self.address {
            head.push(format!("<link rel=\"canonical\" href=\"{}\">", escaped(address)));
            head.push(meta("property", "og:url", address));
        }
        head.extend([
            meta("property", "og:type", "article"),
            meta("property", "og:site_name", PRODUCT),
            meta("property", "og:title", &self.heading),
            meta("property", "og:description", &about),
        ]);
        if let Some((address, width, height, alt)) = &self.image {
            head.extend([
                meta("property", "og:image", address),
                meta("property", "og:image:type", "image/png"),
                meta("property", "og:image:width", &width.to_string()),
                meta("property", "og:image:height", &height.to_string()),
                meta("property", "og:image:alt", alt),
                // Everything else of a card is read from the properties above.
                meta("name", "twitter:card", "summary_large_image"),
                meta("name", "twitter:image:alt", alt),
            ]);
        }
        head.push(format!(
            "<link rel=\"alternate\" type=\"application/json+oembed\" href=\"{}\" title=\"{}\">",
            escaped(&self.answer),
            escaped(&self.title)
        ));
        if let Some(data) = &self.data {
            head.push(format!("<script type=\"application/ld+json\">{}</script>", in_script(data)));
        }
        head.join("\n")
    }
}

/// A text that no part of is read as markup.
pub fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    escape(&plain(text), &mut escaped);
    escaped
}

/// A link.
pub fn link(address: &str, text: &str) -> String {
    format!("<a href=\"{}\">{}</a>", escaped(address), escaped(text))
}

fn meta(kind: &str, name: &str, content: &str) -> String {
    format!("<meta {kind}=\"{name}\" content=\"{}\">", escaped(content))
}

/// Whole words up to a length that is shown whole.
fn shortened(text: &str) -> String {
    if text.chars().count() <= LONGEST {
        return text.into();
    }
    let head: String = text.chars().take(LONGEST - 1).collect();
    let whole = head.rsplit_once(' ').map_or(head.as_str(), |(whole, _)| whole);
    format!("{whole}\u{2026}")
}

/// Puts the values in, in one pass: what a value holds is never filled in again.
fn fill(template: &str, values: &[(&str, String)]) -> String {
    let (mut filled, mut rest) = (String::new(), template);
    while let Some((before, after)) = rest.split_once("{{") {
        let (name, after) = after.split_once("}}").unwrap_or((after, ""));
        filled.push_str(before);
        filled.push_str(values.iter().find(|(known, _)| *known == name).map_or("", |(_, value)| value));
        rest = after;
    }
    filled + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_has_every_value_once_and_no_place_left() {
        let values = [("a", "{{b}}".to_owned()), ("b", "2".to_owned())];
        assert_eq!(fill("<{{a}}>{{b}}", &values), "<{{b}}>2");
    }

    #[test]
    fn a_long_text_ends_with_a_word() {
        let long = "word ".repeat(100);
        let short = shortened(&long);
        assert!(short.chars().count() <= LONGEST && short.ends_with("word\u{2026}"), "{short}");
        assert_eq!(shortened("short"), "short");
    }
}
