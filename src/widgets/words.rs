//! What all widgets say in words: headline, notices, source, tip and table.

use super::{members, timeline};
use crate::fact::{Amended, Fact, Item, Kind, Measure, Origin, Period, Source, Status, Str, Text, Widget};
use crate::language::{Language, Word};
use crate::scene::{Chrome, Description, Notice, SourceLine};
use crate::story::{Shown, Story};
use crate::view::View;

/// Headline, subtitle, notices and source of what is shown.
pub fn chrome(story: &Story, shown: &[Shown], view: View) -> Chrome {
    let language = &story.language;
    let (title, subtitle) = match shown {
        // The sheet's headline is about its own choice of facts, not about one that was picked out.
        [Shown { fact, .. }] if story.widget == Widget::Card || !story.options.facts.is_empty() => {
            (language.label(fact), language.text(&story.sheet.title).to_owned())
        }
        _ => (language.text(&story.suits.title), measured(story, view)),
    };
    Chrome {
        title: story.options.title.as_deref().unwrap_or(title).into(),
        subtitle,
        notices: notices(story, shown),
        source: source_line(story, shown),
    }
}

/// What is measured, and in which year.
fn measured(story: &Story, view: View) -> String {
    let language = &story.language;
    let subtitle = story.suits.subtitle.as_ref().map_or("", |text| language.text(text));
    match view.year.filter(|_| !story.years.is_empty()) {
        Some(year) => language.two(Word::SubtitleYear, subtitle, &language.year(year)),
        None => subtitle.into(),
    }
}

/// What a reader must know: the note; of a fact that stands alone
/// all that is doubtful about it; what has no data.
fn notices(story: &Story, shown: &[Shown]) -> Vec<Notice> {
    let language = &story.language;
    let mut notices = Vec::new();
    if let Some(note) = &story.options.note {
        notices.push(Notice::plain(note));
    }
    match (shown, &story.suits.note) {
        ([Shown { fact, .. }], note) => {
            let own = note.as_ref().filter(|_| story.widget == Widget::Members && story.options.facts.is_empty());
            notices.append(&mut caveats(language, fact, own));
        }
        (_, Some(note)) if notices.is_empty() => notices.push(Notice::plain(language.text(note))),
        _ => {}
    }
    for notice in story.sheet.notices.iter() {
        let is_left_out = notice.fact == Amended::WITHDRAWN && story.widget != Widget::Card;
        if is_left_out || shown.iter().any(|shown| shown.id == notice.fact) {
            notices.push(Notice::plain(language.text(&notice.text)));
        }
    }
    match story.widget {
        Widget::Share => super::share::notices(story, shown, &mut notices),
        Widget::Trend => super::trend::notices(story, shown, &mut notices),
        _ => {}
    }
    // A trend names them under its plot, by date.
    for Shown { fact, .. } in shown.iter().filter(|_| story.widget != Widget::Trend) {
        if matches!(&fact.kind, Kind::Quantity(quantity) if quantity.value.is_none()) {
            notices.push(Notice::plain(language.one(Word::NoticeNoData, language.label(fact))));
        }
    }
    notices
}

/// What a reader must know of one fact: its note, how it is known where that is not plain, what is unclear.
/// The note of the picture, where it has one, stands for that of the fact.
fn caveats(language: &Language, fact: &Fact, note: Option<&Text>) -> Vec<Notice> {
    let mut caveats = Vec::new();
    let mut add = |text: &str, address: Option<&Str>| {
        caveats.push(Notice { text: text.into(), address: address.map(ToString::to_string) });
    };
    let general = match (note.or(fact.note.as_ref()), &fact.status) {
        (Some(note), _) => language.text(note),
        (None, Status::Announced) => language.word(Word::NoticeAnnounced),
        (None, Status::Counted) => language.word(Word::NoticeCounted),
        (None, Status::Derived { .. }) => language.word(Word::NoticeDerived),
        (None, _) => "",
    };
    if !general.is_empty() {
        add(general, None);
    }
    if let Status::Inferred { reason, address } = &fact.status {
        add(&language.one(Word::NoticeInferred, language.text(reason)), Some(address));
    }
    if let Period::Inferred { reason, address, .. } = &fact.period {
        add(&language.one(Word::NoticeInferredDate, language.text(reason)), Some(address));
    }
    if let Kind::Quantity(quantity) = &fact.kind {
        if let Measure::Unclear { reason } = &quantity.measure {
            add(language.text(reason), None);
        }
        if quantity.origin != Origin::Observed {
            add(&language.origin(&quantity.origin), None);
        }
    }
    caveats
}

/// The first source by name, the number of further ones, and an address when it is safe.
pub fn source_line(story: &Story, shown: &[Shown]) -> SourceLine {
    let language = &story.language;
    let mut sources: Vec<&Source> = Vec::new();
    let mut add = |id: &str| {
        if let Some(found) = story.source(id)
            && sources.iter().all(|known| known.id != found.id)
        {
            sources.push(found);
        }
    };
    for Shown { fact, .. } in shown {
        add(&fact.source);
        let Kind::List(list) = &fact.kind else { continue };
        for item in list.items.iter() {
            if let Item::Listed { source, .. } = item {
                add(source);
            }
        }
    }
    let mut text = sources.first().map_or(String::new(), |source| source_text(language, source));
    if let more @ 1.. = sources.len().saturating_sub(1) {
        text = language.two(Word::AndMore, &text, &language.one(Word::SourcesMore, &language.count(more)));
    }
    let address = sources.first().map(|source| source.address.to_string());
    SourceLine {
        label: language.word(Word::Source).into(),
        text,
        address: address.filter(|address| address.starts_with("https://")),
    }
}

/// Publisher, title and licence of the source of that name.
pub fn source_named(story: &Story, id: &str) -> String {
    story.source(id).map_or(String::new(), |source| source_text(&story.language, source))
}

/// Publisher, title and licence of a source.
pub fn source_text(language: &Language, source: &Source) -> String {
    let title = language.text(&source.title);
    let title = match source.year {
        Some(year) => language.two(Word::SourceYear, title, &language.year(u32::from(year))),
        None => title.into(),
    };
    let publisher = language.text(&source.publisher);
    // Of a table often no more is known.
    let text = if title == publisher { title } else { language.two(Word::SourceLine, publisher, &title) };
    match &source.licence {
        Some(licence) => language.two(Word::Comma, &text, &language.isolated(licence)),
        None => text,
    }
}

/// The picture in words.
pub fn description(story: &Story, view: View, words: &Chrome) -> Description {
    let language = &story.language;
    let shown = story.shown(view);
    let (mut columns, mut rows, mut notes) = (Vec::new(), Vec::new(), Vec::new());
    let mut heads: &[Word] = &COLUMNS;
    match (story.widget, shown.as_slice()) {
        (Widget::Members, [Shown { fact, .. }]) => (heads, rows) = (&members::COLUMNS, members::rows(story, fact)),
        (Widget::Timeline, _) if shown.len() > timeline::MANY => {
            (heads, rows) = (&timeline::COLUMNS, timeline::rows(story, &shown));
        }
        _ => {}
    }
    let heads = if rows.is_empty() { COLUMNS.as_slice() } else { heads };
    for column in heads {
        columns.push(language.word(*column).into());
    }
    if rows.is_empty() {
        for Shown { fact, .. } in &shown {
            let mut cells = row(story, fact);
            cells.extend(super::share::cell(story, fact));
            rows.push(cells);
        }
        if rows.first().is_some_and(|row| row.len() > columns.len()) {
            columns.push(language.word(Word::ColumnShare).into());
        }
    }
    for notice in &words.notices {
        notes.push(notice.line());
    }
    let summary = summary(story, view, &shown, &words.subtitle);
    Description { title: words.title.clone(), summary, columns, rows, source: words.source.clone(), notes }
}

/// Heads of the table.
const COLUMNS: [Word; 8] = [
    Word::ColumnFact,
    Word::ColumnValue,
    Word::ColumnUnit,
    Word::ColumnBound,
    Word::ColumnMeasure,
    Word::ColumnPeriod,
    Word::ColumnStatus,
    Word::ColumnSource,
];

/// One fact as a row: what, value, unit, bound, measure, when, how known, where read.
fn row(story: &Story, fact: &Fact) -> Vec<String> {
    let language = &story.language;
    let (mut unit, mut bound, mut measured) = (String::new(), String::new(), String::new());
    let mut status: String = language.status(&fact.status).into();
    if let Some(quantity) = fact.quantity() {
        let figure = language.figure(quantity, 0);
        (unit, bound) = (figure.unit, figure.bound);
        measured = language.measured_as(quantity);
        status = language.joined(&[&status, &language.origin(&quantity.origin)]);
    }
    let source = source_named(story, &fact.source);
    let label = language.label(fact).into();
    vec![label, language.value(fact), unit, bound, measured, language.period(&fact.period), status, source]
}

/// A sentence or two: the sentences of a few facts, else the extremes of many.
fn summary(story: &Story, view: View, shown: &[Shown], subtitle: &str) -> String {
    let language = &story.language;
    if story.widget == Widget::Timeline && shown.len() > 3 {
        return timeline::summary(language, shown);
    }
    if story.widget == Widget::Trend {
        return super::trend::summary(story, view);
    }
    let mut sentences = String::new();
    let mut said;
    for Shown { fact, .. } in shown.iter().take(3) {
        let sentence = match (&fact.kind, &fact.sentence) {
            (Kind::Statement(statement), _) => language.text(&statement.text),
            (_, Some(sentence)) => language.text(sentence),
            (Kind::Quantity(quantity), None) if story.widget == Widget::Card => {
                let phrase =
                    language.figure(quantity, quantity.value.map_or(0, |value| language.decimals(value))).phrase;
                let named = language.two(Word::SummaryItem, &language.named(fact), &phrase);
                said = language.one(Word::SentenceEnd, &named);
                &said
            }
            _ => continue,
        };
        sentences = language.sentences(sentences, sentence);
    }
    if !sentences.is_empty() {
        return sentences;
    }
    let text = language.one(Word::SentenceEnd, subtitle);
    match super::totals::extremes(story, view) {
        Some(range) => language.sentences(text, &range),
        None => text,
    }
}
