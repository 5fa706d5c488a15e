//! What is said of a fact, of a thing of it or of a group when it is pointed at.

use super::timeline;
use super::words::{source_line, source_text};
use crate::fact::{Bound, Fact, FactId, Item, Kind, Listing, Origin, Period, Status, Unit, Widget};
use crate::language::Word;
use crate::scene::{Spot, Tip};
use crate::story::{Shown, Story};

/// What is said of a spot when it is pointed at: of a group of facts, of a thing of a list, or of a fact.
pub fn tip(story: &Story, spot: Spot, group: &[FactId]) -> Tip {
    let Some(fact) = story.fact(spot.fact) else { return Tip::default() };
    let mut tip = match (&fact.kind, group) {
        (_, [_, ..]) if spot.item > 0 => group_tip(story, group),
        (Kind::List(list), _) if spot.item > 0 => item_tip(story, fact, list, spot.item),
        _ => fact_tip(story, fact),
    };
    let language = &story.language;
    let source = match item(fact, spot.item) {
        Some(Item::Listed { source, .. }) => source,
        _ => &fact.source,
    };
    let Some(source) = story.source(source) else { return tip };
    let read = if spot.item > 0 && !group.is_empty() {
        // A group may be from many pages.
        let mut shown = Vec::new();
        for id in group {
            shown.extend(story.fact(*id).map(|fact| Shown { id: *id, fact }));
        }
        tip.source = source_line(story, &shown).text;
        tip.source.clone()
    } else {
        tip.source = language.text(&source.publisher).into();
        source_text(language, source)
    };
    tip.lines.push(language.two(Word::SourceLine, language.word(Word::Source), &tip.source));
    let read = language.two(Word::SourceLine, language.word(Word::Source), &read);
    let period = language.period(&fact.period);
    let said = language.two(Word::SourceLine, &tip.label, &tip.value);
    let said = if matches!(fact.kind, Kind::Quantity(_)) { language.two(Word::Comma, &said, &period) } else { said };
    tip.citation = language.fill(Word::Citation, &[&said, &read, &source.address]);
    tip
}

/// The thing of that number, from one, in a fact's list.
fn item(fact: &Fact, number: u32) -> Option<&Item> {
    let Kind::List(list) = &fact.kind else { return None };
    list.items.get((number as usize).checked_sub(1)?)
}

fn item_tip(story: &Story, fact: &Fact, list: &Listing, number: u32) -> Tip {
    let language = &story.language;
    let Some(item) = list.items.get(number as usize - 1) else { return Tip::default() };
    let mut tip = Tip { label: language.item(item).into(), value: language.label(fact).into(), ..Tip::default() };
    tip.spoken = language.word(Word::Member).into();
    if let Item::Listed { since, .. } = item {
        tip.lines.push(language.one(Word::ListedSince, &language.date(since)));
    }
    tip
}

fn group_tip(story: &Story, group: &[FactId]) -> Tip {
    let language = &story.language;
    let mut tip = Tip {
        label: language.counted(Word::Events, group.len()),
        value: timeline::when(story, group),
        number: Some(group.len() as f64),
        ..Tip::default()
    };
    for id in group.iter().take(6) {
        if let Some(fact) = story.fact(*id) {
            tip.lines.push(language.two(Word::Comma, language.label(fact), &language.period(&fact.period)));
        }
    }
    if let more @ 1.. = group.len().saturating_sub(6) {
        tip.lines.push(language.one(Word::SourcesMore, &language.count(more)));
    }
    tip
}

fn fact_tip(story: &Story, fact: &Fact) -> Tip {
    let language = &story.language;
    let mut tip = Tip { label: language.label(fact).into(), ..Tip::default() };
    tip.value = match &fact.kind {
        Kind::Quantity(quantity) => {
            let figure = language.figure(quantity, quantity.value.map_or(0, |value| language.decimals(value)));
            // The sign of a share is its unit; some have none.
            let said = matches!(quantity.unit, Unit::Percent | Unit::Other);
            let worded = if said { figure.full } else { language.two(Word::Worded, &figure.full, &figure.unit) };
            (tip.number, tip.unit, tip.bound, tip.spoken) = (quantity.value, figure.unit, figure.bound, figure.spoken);
            worded
        }
        _ => language.value(fact),
    };
    if matches!(fact.period, Period::Stated(_) | Period::Inferred { .. } | Period::Unknown)
        && !matches!(fact.kind, Kind::Event(_))
    {
        tip.lines.push(language.period(&fact.period));
    }
    // Points of a line share their label.
    if story.widget == Widget::Trend {
        tip.spoken = language.two(Word::Comma, &language.period(&fact.period), &tip.spoken);
    }
    if let Kind::Quantity(quantity) = &fact.kind {
        let measured = language.measured_as(quantity);
        let exact = quantity.bound == Bound::Exact;
        tip.lines.push(if exact { measured } else { language.joined(&[&tip.bound, &measured]) });
        if quantity.origin != Origin::Observed {
            tip.lines.push(language.origin(&quantity.origin));
        }
    }
    if fact.status != Status::Stated {
        tip.lines.push(language.status(&fact.status).into());
    }
    tip.lines.extend(match story.widget {
        Widget::Share => super::share::calculated(story, fact),
        Widget::Totals => super::totals::rank(story, fact),
        _ => None,
    });
    tip
}
