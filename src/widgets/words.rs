//! What all widgets say in words: headline, notices, source, tip and table.

use crate::digits;
use crate::fact::{Bound, Fact, Kind, Measure, Origin, Period, Source, Status, Str, Widget};
use crate::language::{Language, Word};
use crate::scene::{Chrome, Description, Notice, SourceLine, Tip};
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
        Some(year) => language.fill(Word::SubtitleYear, &[subtitle, &digits::text(u64::from(year))]),
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
        ([Shown { fact, .. }], _) => notices.append(&mut caveats(language, fact)),
        (_, Some(note)) if notices.is_empty() => notices.push(Notice::plain(language.text(note))),
        _ => {}
    }
    for Shown { fact, .. } in shown {
        if matches!(&fact.kind, Kind::Quantity(quantity) if quantity.value.is_none()) {
            notices.push(Notice::plain(language.fill(Word::NoticeNoData, &[language.label(fact)])));
        }
    }
    notices
}

/// What a reader must know of one fact: its note, how it is known where that is not plain, what is unclear.
pub fn caveats(language: &Language, fact: &Fact) -> Vec<Notice> {
    let mut caveats = Vec::new();
    let mut add = |text: &str, address: Option<&Str>| {
        caveats.push(Notice { text: text.into(), address: address.map(ToString::to_string) });
    };
    let general = match (&fact.note, &fact.status) {
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
        add(&language.fill(Word::NoticeInferred, &[language.text(reason)]), Some(address));
    }
    if let Period::Inferred { reason, address, .. } = &fact.period {
        add(&language.fill(Word::NoticeInferredDate, &[language.text(reason)]), Some(address));
    }
    if let Kind::Quantity(quantity) = &fact.kind {
        if let Measure::Unclear { reason } = &quantity.measure {
            add(language.text(reason), None);
        }
        match &quantity.origin {
            Origin::Observed => {}
            Origin::Projection => add(language.word(Word::OriginProjection), None),
            Origin::Extrapolation { by } => {
                add(&language.fill(Word::OriginExtrapolation, &[language.text(by)]), None);
            }
        }
    }
    caveats
}

/// The first source by name, the number of further ones, and an address when it is safe.
fn source_line(story: &Story, shown: &[Shown]) -> SourceLine {
    let language = &story.language;
    let mut sources: Vec<&Source> = Vec::new();
    for Shown { fact, .. } in shown {
        match story.source(fact) {
            Some(source) if sources.iter().all(|known| known.id != source.id) => sources.push(source),
            _ => {}
        }
    }
    let mut text = sources.first().map_or(String::new(), |source| source_text(language, source));
    if let more @ 1.. = sources.len().saturating_sub(1) {
        text.push_str("; ");
        text.push_str(&language.fill(Word::SourcesMore, &[&digits::text(more as u64)]));
    }
    let address = sources.first().map(|source| source.address.to_string());
    SourceLine {
        label: language.word(Word::Source).into(),
        text,
        address: address.filter(|address| address.starts_with("https://")),
    }
}

fn source_text(language: &Language, source: &Source) -> String {
    let title = language.text(&source.title);
    let title = match source.year {
        Some(year) => language.fill(Word::SourceYear, &[title, &digits::text(u64::from(year))]),
        None => title.into(),
    };
    let text = language.fill(Word::SourceLine, &[language.text(&source.publisher), &title]);
    match &source.licence {
        Some(licence) => language.fill(Word::Comma, &[&text, licence]),
        None => text,
    }
}

/// What is said of a fact when it is pointed at.
pub fn tip(story: &Story, fact: &Fact) -> Tip {
    let language = &story.language;
    let (number, unit, bound, worded) = match &fact.kind {
        Kind::Quantity(quantity) => {
            let figure = language.figure(quantity, 0);
            let worded = language.fill(Word::Worded, &[&figure.full, &figure.unit]);
            (quantity.value, figure.unit, figure.bound, worded)
        }
        _ => (None, String::new(), String::new(), language.value(fact)),
    };
    let publisher = story.source(fact).map_or(String::new(), |source| language.text(&source.publisher).into());
    let mut lines = Vec::new();
    if matches!(fact.period, Period::Stated(_) | Period::Inferred { .. } | Period::Unknown) {
        lines.push(language.period(&fact.period));
    }
    if let Kind::Quantity(quantity) = &fact.kind {
        let measured = language.measured_as(quantity);
        let exact = quantity.bound == Bound::Exact;
        lines.push(if exact { measured } else { language.joined(&[&bound, &measured]) });
    }
    if fact.status != Status::Stated {
        lines.push(language.status(&fact.status).into());
    }
    lines.push(language.fill(Word::SourceLine, &[language.word(Word::Source), &publisher]));
    Tip { label: language.label(fact).into(), value: worded, number, unit, bound, source: publisher, lines }
}

/// The picture in words.
pub fn description(story: &Story, view: View) -> Description {
    let language = &story.language;
    let shown = story.shown(view);
    let words = chrome(story, &shown, view);
    let (mut columns, mut rows, mut notes) = (Vec::new(), Vec::new(), Vec::new());
    for column in COLUMNS {
        columns.push(language.word(column).into());
    }
    for Shown { fact, .. } in &shown {
        rows.push(row(story, fact));
    }
    for notice in &words.notices {
        notes.push(notice.line());
    }
    let summary = summary(story, view, &shown, &words.subtitle);
    Description { title: words.title, summary, columns, rows, source: words.source, notes }
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
    let tip = tip(story, fact);
    let value = language.value(fact);
    let measured = match &fact.kind {
        Kind::Quantity(quantity) => language.measured_as(quantity),
        _ => String::new(),
    };
    let source = story.source(fact).map_or(String::new(), |source| source_text(language, source));
    vec![
        tip.label,
        value,
        tip.unit,
        tip.bound,
        measured,
        language.period(&fact.period),
        language.status(&fact.status).into(),
        source,
    ]
}

/// A sentence or two: the sentences of a few facts, else the extremes of many.
fn summary(story: &Story, view: View, shown: &[Shown], subtitle: &str) -> String {
    let language = &story.language;
    let mut sentences = String::new();
    let mut said;
    for Shown { fact, .. } in shown.iter().take(3) {
        let sentence = match (&fact.kind, &fact.sentence) {
            (Kind::Statement(statement), _) => language.text(&statement.text),
            (_, Some(sentence)) => language.text(sentence),
            (Kind::Quantity(quantity), None) if story.widget == Widget::Card => {
                let phrase = language.figure(quantity, quantity.value.map_or(0, Language::decimals)).phrase;
                let named = language.fill(Word::SummaryItem, &[&language.named(fact), &phrase]);
                said = language.fill(Word::SentenceEnd, &[&named]);
                &said
            }
            _ => continue,
        };
        if !sentences.is_empty() {
            sentences.push(' ');
        }
        sentences.push_str(sentence);
    }
    if !sentences.is_empty() {
        return sentences;
    }
    let mut text = language.fill(Word::SentenceEnd, &[subtitle]);
    if let Some(range) = super::totals::extremes(story, view) {
        text.push(' ');
        text.push_str(&range);
    }
    text
}
