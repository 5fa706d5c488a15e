//! Whom to credit for a copy, and under which licence.
//!
//! In English, as all words of this version. They are none of the language's: what is said in copies only would
//! be loaded by every reader of a page.

use migration_facts::fact::{Fact, Item, Kind, Source, Widget};
use migration_facts::html::Credit;
use migration_facts::story::Story;

/// The product, as it is credited.
pub const PRODUCT: &str = "Migration Facts";

/// Most publishers that are named one by one; the table names all.
const NAMED: usize = 3;

/// What stands under a copy of what a story shows first.
pub fn credit(story: &Story) -> Credit {
    let sources = sources(story);
    let publishers = publishers(story, &sources);
    let end = format!(". Chosen and drawn by {PRODUCT}.");
    match sources.iter().find_map(|source| source.licence.as_deref()) {
        Some(name) => Credit {
            text: format!("Credit: {publishers}. Licence of the figures: "),
            licence: Some((name.into(), licence_address(name).unwrap_or_default())),
            end,
        },
        None => Credit { text: format!("Credit: {publishers}{end}"), ..Credit::default() },
    }
}

/// The sources of what a story shows first, each once, in the order of the facts.
pub fn sources<'a>(story: &Story<'a>) -> Vec<&'a Source> {
    let mut sources: Vec<&Source> = Vec::new();
    for shown in story.shown(story.view()) {
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

fn publishers(story: &Story, sources: &[&Source]) -> String {
    let mut names: Vec<&str> = Vec::new();
    for source in sources {
        let name = story.language.text(&source.publisher);
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let named = names.get(..NAMED).unwrap_or(&names).join("; ");
    match names.len().saturating_sub(NAMED) {
        0 => named,
        1 => format!("{named}; and one other, named in the table"),
        more => format!("{named}; and {more} others, named in the table"),
    }
}

/// The page of a Creative Commons licence: "CC BY 3.0 IGO" is `by/3.0/igo`.
pub fn licence_address(name: &str) -> Option<String> {
    let path = name.strip_prefix("CC ")?.to_lowercase().replace(' ', "/");
    let kinds = ["by/", "by-sa/", "by-nd/", "by-nc/", "by-nc-sa/", "by-nc-nd/"];
    kinds.iter().any(|kind| path.starts_with(kind)).then(|| format!("https://creativecommons.org/licenses/{path}/"))
}

/// What kind of picture a widget draws, for those who do not see it.
pub fn kind(widget: Widget) -> &'static str {
    match widget {
        Widget::Card => "Fact card",
        Widget::Totals => "Bar chart",
        Widget::Share => "Chart of parts of a whole",
        Widget::Members => "Chart of states, one tile each",
        Widget::Timeline => "Timeline",
        Widget::Trend => "Chart of numbers over the years",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_licence_leads_to_its_page() {
        let address = |name| licence_address(name).unwrap_or_default();
        assert_eq!(address("CC BY 3.0 IGO"), "https://creativecommons.org/licenses/by/3.0/igo/");
        assert_eq!(address("CC BY-SA 4.0"), "https://creativecommons.org/licenses/by-sa/4.0/");
        assert_eq!(licence_address("All rights reserved"), None);
    }
}
