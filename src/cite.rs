//! How what a picture shows is cited: its sources, each with publisher, title, year, address and licence.
//!
//! In comes a story, out goes text: for people, as HTML, or as APA has it (7th edition). The same in a page and on the
//! command line.

use crate::digits;
use crate::fact::{Fact, Item, Kind, Period, Source};
use crate::language::{CITING, Language, Word, filled};
use crate::story::Story;
use crate::svg::{escape, plain};
use crate::view::View;

/// Who chose and drew.
pub const PRODUCT: &str = "Migration Facts";

/// The forms of a citation, by name.
pub const FORMS: [&str; 3] = ["plain", "html", "apa"];

/// What stands in a citation beside names, in the language of the story.
#[derive(Clone, Copy)]
struct Words<'a> {
    /// In place of a year that is not printed: "n.d."
    no_date: &'a str,
    /// What figures with a licence of their own are: "Data set".
    data_set: &'a str,
    /// "Licence: {0}."
    licence: &'a str,
    /// "Chosen and drawn by {0}."
    made: &'a str,
    /// "Chosen and drawn by {0}, vintage {1}."
    made_vintage: &'a str,
    /// "Figures for {0}."
    figures: &'a str,
}

impl Words<'static> {
    /// Those of a language.
    fn of(language: &Language) -> Self {
        let found = CITING.iter().find(|(tag, _)| *tag == language.tag());
        let [no_date, data_set, licence, made, made_vintage, figures] = found.map_or([""; 6], |(_, words)| *words);
        Self { no_date, data_set, licence, made, made_vintage, figures }
    }
}

/// The citation of what a story shows in a view, in the form of that name. `vintage` is the state of a bundled sheet, if it is
/// one.
pub fn cite(story: &Story, view: View, form: &str, vintage: &str) -> String {
    let words = Words::of(&story.language);
    let sources = sources(story, view);
    let language = &story.language;
    let text = match form {
        "apa" => {
            let mut lines: Vec<String> = sources.iter().map(|source| apa(source, language, words)).collect();
            lines.sort();
            lines.join("\n")
        }
        "html" => {
            let lines = sources.iter().map(|source| html(source, language, words));
            let made = escaped(&made(story, view, vintage, words));
            lines.chain([made]).collect::<Vec<_>>().join("<br>\n")
        }
        _ => {
            let lines = sources.iter().map(|source| line(source, language, words));
            lines.chain([made(story, view, vintage, words)]).collect::<Vec<_>>().join("\n")
        }
    };
    // Signs of direction stay for those who read from the right.
    if language.is_mirrored() { text.replace('\u{ad}', "") } else { plain(&text) }
}

/// The sources of what a story shows in a view, each once, in the order of the facts.
pub fn sources<'a>(story: &Story<'a>, view: View) -> Vec<&'a Source> {
    let mut sources: Vec<&Source> = Vec::new();
    for shown in story.shown(view) {
        for id in names(shown.fact) {
            let found = story.source(id).filter(|found| sources.iter().all(|known| known.id != found.id));
            sources.extend(found);
        }
    }
    sources
}

/// The sources that a fact names: its own, and those of the things that it lists.
fn names(fact: &Fact) -> Vec<&str> {
    let mut names = vec![fact.source.as_ref()];
    if let Kind::List(list) = &fact.kind {
        names.extend(list.items.iter().filter_map(|item| match item {
            Item::Listed { source, .. } => Some(source.as_ref()),
            _ => None,
        }));
    }
    names
}

/// "Publisher: Title (2020)."
fn named(source: &Source, title: &str, language: &Language) -> String {
    let title = match source.year {
        Some(year) => language.two(Word::SourceYear, title, &language.year(u32::from(year))),
        None => title.into(),
    };
    let line = language.two(Word::SourceLine, language.text(&source.publisher), &title);
    language.one(Word::SentenceEnd, &line)
}

/// Sentences and the address behind them.
fn line(source: &Source, language: &Language, words: Words) -> String {
    let text =
        language.sentences(named(source, language.text(&source.title), language), &licence(source, language, words));
    language.sentences(text.trim_end().into(), &source.address)
}

fn licence(source: &Source, language: &Language, words: Words) -> String {
    source.licence.as_ref().map_or(String::new(), |name| filled(words.licence, &[&language.isolated(name)]))
}

/// Where markup goes once all else is escaped.
const PLACE: &str = "\u{fffc}";

/// The same with the title in `cite`, linked where the address is a safe one.
fn html(source: &Source, language: &Language, words: Words) -> String {
    let title = language.text(&source.title);
    // A title that is isolated is one as published, in English.
    let lang = if title.starts_with('\u{2068}') { " lang=\"en\"" } else { "" };
    let cited = format!("<cite{lang}>{}</cite>", escaped(&plain(title)));
    let (cited, after) = match source.address.starts_with("https://") {
        true => (format!("<a href=\"{}\">{cited}</a>", escaped(&source.address)), String::new()),
        false => (cited, escaped(&source.address)),
    };
    let text = language.sentences(named(source, PLACE, language), &licence(source, language, words));
    let text = escaped(text.trim_end()).replace(PLACE, &cited);
    if after.is_empty() { text } else { language.sentences(text, &after) }
}

/// "Publisher. (2020). Title [Data set]. Address": <https://apastyle.apa.org/style-grammar-guidelines/references/examples>.
/// A publisher that is its own author is named once. What has a licence is a data set, anything else a page.
fn apa(source: &Source, language: &Language, words: Words) -> String {
    let author = language.text(&source.publisher).trim_end_matches('.');
    let title = language.text(&source.title).trim_end_matches('.');
    let printed = source.year.map(|year| digits::text(u64::from(year)));
    let year = printed.or_else(|| last_year(title)).unwrap_or_else(|| words.no_date.into());
    let kind = if source.licence.is_some() { format!(" [{}]", words.data_set) } else { String::new() };
    format!("{author}. ({year}). {title}{kind}. {}", source.address)
}

/// The year that an edition is named after: the last word of "International Migrant Stock 2020".
fn last_year(title: &str) -> Option<String> {
    let word = plain(title).rsplit(' ').next().map(String::from)?;
    (word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit())).then_some(word)
}

/// The time of the figures, and who chose and drew them.
fn made(story: &Story, view: View, vintage: &str, words: Words) -> String {
    let language = &story.language;
    let product = language.isolated(PRODUCT);
    let made = match vintage {
        "" => filled(words.made, &[&product]),
        _ => filled(words.made_vintage, &[&product, &language.isolated(vintage)]),
    };
    match time(story, view) {
        time if time.is_empty() => made,
        time => language.sentences(filled(words.figures, &[&time]), &made),
    }
}

/// The time of all that is shown: one date, or the first and the last of several.
fn time(story: &Story, view: View) -> String {
    let mut dates: Vec<&str> = Vec::new();
    for shown in story.shown(view) {
        if let Period::Stated(edtf) | Period::Inferred { edtf, .. } = &shown.fact.period {
            dates.push(edtf);
        }
    }
    dates.sort_unstable();
    let language = &story.language;
    match (dates.first(), dates.last()) {
        (Some(first), Some(last)) if first != last => {
            language.two(Word::Range, &language.date(first), &language.date(last))
        }
        (Some(only), _) => language.date(only),
        _ => String::new(),
    }
}

fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    escape(text, &mut escaped);
    escaped
}
