//! Whether the wordings that a sheet repeats are in the article.

use crate::arguments::Failure;
use migration_facts::fact::FactSheet;
use migration_facts::sheet::remark::{At, Problem, Remark};

/// The words of an article, with one blank between them.
pub struct Article(String);

impl Article {
    /// Reads a file of text or HTML.
    pub fn read(file: &str) -> Result<Self, Failure> {
        let bytes = std::fs::read(file).map_err(|error| Failure::File(file.into(), error))?;
        let text = String::from_utf8_lossy(&bytes);
        let is_page = file.ends_with(".html") || file.ends_with(".htm");
        Ok(Self(folded(&if is_page { words(&text) } else { text.into() })))
    }

    /// The wordings that are not in it.
    pub fn misses(&self, sheet: &FactSheet) -> Vec<Remark> {
        let printed =
            sheet.facts.iter().enumerate().filter_map(|(at, fact)| Some((at, fact, fact.as_printed.as_ref()?)));
        let missing = printed.filter(|(_, _, printed)| !self.0.contains(&folded(printed)));
        let remark = |at: usize, id: &str, printed: &str| {
            Remark::new(Problem::NotPrinted, At::Path(format!("facts[{at}].as-printed")), &[printed, id])
        };
        missing.map(|(at, fact, printed)| remark(at, &fact.id, printed)).collect()
    }
}

fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The words of a page: no tags, scripts or styles.
fn words(page: &str) -> String {
    let mut words = String::new();
    let mut left = page;
    while let Some((text, rest)) = left.split_once('<') {
        words.push_str(text);
        let hidden = ["script", "style"].into_iter().find(|name| rest.get(..name.len()) == Some(name));
        let end = hidden.map_or(">".to_owned(), |name| format!("</{name}"));
        // A tag inside a word, as <b> may be, parts nothing; one of a block has blanks around it or is a new line.
        let is_block = ["p", "/p", "br", "li", "/li", "div", "/div", "h", "/h", "td", "/td", "tr"];
        if is_block.iter().any(|name| rest.starts_with(name)) {
            words.push(' ');
        }
        left = rest.split_once(&end).map_or("", |(_, rest)| rest);
        if hidden.is_some() {
            left = left.split_once('>').map_or("", |(_, rest)| rest);
        }
    }
    words.push_str(left);
    let signs = [("&nbsp;", " "), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")];
    signs.iter().fold(words, |text, (name, sign)| text.replace(name, sign))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_its_words() {
        let page = "<head><style>p { a: b }</style></head><p>More than <b>25</b>&nbsp;million</p><p>A &amp; B</p><script>x < y</script>";
        assert_eq!(folded(&words(page)), "More than 25 million A & B");
    }
}
