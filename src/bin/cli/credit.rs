//! Whom to credit for a copy, and under which licence, in the language of the story.

pub use migration_facts::cite::PRODUCT;
use migration_facts::cite::sources;
use migration_facts::fact::{Source, Widget};
use migration_facts::html::Credit;
use migration_facts::language::{Copied, Language, Word};
use migration_facts::story::Story;

/// Most publishers that are named one by one; the table names all.
const NAMED: usize = 3;

/// Where the licence goes, until it is a link.
const PLACE: &str = "\u{fffc}";

/// What stands under a copy of what a story shows first.
pub fn credit(story: &Story) -> Credit {
    let (sources, language) = (sources(story, story.view()), &story.language);
    let (publishers, product) = (publishers(story, &sources), language.isolated(PRODUCT));
    match sources.iter().find_map(|source| source.licence.as_deref()) {
        Some(name) => {
            let text = language.copied(Copied::CreditLicence, 0, &[&publishers, PLACE, &product]);
            let (before, after) = text.split_once(PLACE).unwrap_or((&text, ""));
            Credit {
                text: before.into(),
                licence: Some((language.isolated(name), licence_address(name).unwrap_or_default())),
                end: after.into(),
            }
        }
        None => Credit { text: language.copied(Copied::Credit, 0, &[&publishers, &product]), ..Credit::default() },
    }
}

fn publishers(story: &Story, sources: &[&Source]) -> String {
    let mut names: Vec<&str> = Vec::new();
    for source in sources {
        let name = story.language.text(&source.publisher);
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let language = &story.language;
    let joined = |all: String, name: &&str| match all.is_empty() {
        true => (*name).to_owned(),
        false => language.two(Word::AndMore, &all, name),
    };
    let named = names.iter().take(NAMED).fold(String::new(), joined);
    match names.len().saturating_sub(NAMED) {
        0 => named,
        more => language.copied(Copied::CreditOthers, more, &[&named, &language.count(more)]),
    }
}

/// The page of a Creative Commons licence: "CC BY 3.0 IGO" is `by/3.0/igo`.
pub fn licence_address(name: &str) -> Option<String> {
    let path = name.strip_prefix("CC ")?.to_lowercase().replace(' ', "/");
    let kinds = ["by/", "by-sa/", "by-nd/", "by-nc/", "by-nc-sa/", "by-nc-nd/"];
    kinds.iter().any(|kind| path.starts_with(kind)).then(|| format!("https://creativecommons.org/licenses/{path}/"))
}

/// What kind of picture a widget draws, and where its content stands, for those who do not see it.
pub fn alt(language: &Language, widget: Widget) -> String {
    let kind = match widget {
        Widget::Card => Copied::KindCard,
        Widget::Totals => Copied::KindTotals,
        Widget::Share => Copied::KindShare,
        Widget::Members => Copied::KindMembers,
        Widget::Timeline => Copied::KindTimeline,
        Widget::Trend => Copied::KindTrend,
    };
    language.copied(Copied::Alt, 0, &[&language.copied(kind, 0, &[])])
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
