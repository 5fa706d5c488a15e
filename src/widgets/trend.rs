//! Numbers over the years: a line where one source publishes one series, points where each number stands alone.

mod data;
mod plot;
mod values;

use super::ends::Ink;
use super::{Body, nothing};
use crate::fact::FactId;
use crate::geom::Rect;
use crate::language::{Language, Word};
use crate::scene::{Notice, Part, Size, Spot, Target};
use crate::story::{Shown, Story};
use crate::text::{Font, Measure, wrap};
use crate::theme::Role;
use crate::view::View;
use data::Dot;

/// Numbers of axes and notes.
const SMALL: Font = Font::regular(12.0);
/// Least height of what answers, CSS px.
const FINGER: f64 = 24.0;

/// Lays out the body; spare height goes to the plot.
pub fn body(story: &Story, view: View, size: Size, measure: &dyn Measure) -> Body {
    let (dots, aside) = data::dots(story, view);
    if dots.is_empty() && aside.is_empty() {
        return nothing(story, size.width, measure);
    }
    let language = &story.language;
    let mut spare = 0.0;
    loop {
        let mut body = Body::default();
        let again = plot::plot(story, &dots, size.width, spare, measure, &mut body);
        for Shown { id, fact } in &aside {
            let said = language.fill(Word::SummaryItem, &[language.label(fact), &language.value(fact)]);
            let text = language.fill(Word::SourceLine, &[&language.period(&fact.period), &said]);
            note(&text, *id, size.width, measure, &mut body);
        }
        if body.height >= size.height || spare > 0.0 {
            body.height = body.height.max(size.height);
            body.targets.extend(again);
            return body;
        }
        spare = size.height - body.height;
    }
}

/// Names a fact that has no place on the axes; it answers.
fn note(text: &str, id: FactId, width: f64, measure: &dyn Measure, body: &mut Body) {
    let top = body.height;
    let mut ink = Ink { marks: &mut body.marks, fact: Some(id), role: Role::Muted };
    let y = ink.lines(Part::Detail, &wrap(text, SMALL, width, measure), SMALL, 0.0, top + FINGER / 2.0);
    body.height = y - SMALL.line() + FINGER / 2.0;
    body.targets.push(Target::new(Spot::of(id), Rect::new(0.0, top, width, body.height - top)));
}

/// How numbers were calculated ahead, each way once.
fn origins(language: &Language, shown: &[Shown]) -> Vec<String> {
    let mut origins = Vec::new();
    for Shown { fact, .. } in shown {
        let origin = fact.quantity().map_or(String::new(), |quantity| language.origin(&quantity.origin));
        if !origin.is_empty() && !origins.contains(&origin) {
            origins.push(origin);
        }
    }
    origins
}

/// Who calculated the dashed parts ahead. Of a fact that stands alone it has been said.
pub fn notices(story: &Story, shown: &[Shown], notices: &mut Vec<Notice>) {
    for origin in origins(&story.language, shown) {
        if shown.len() > 1 {
            notices.push(Notice::plain(story.language.one(Word::NoticeAhead, &origin)));
        }
    }
}

/// From what to what each series went: "World: 153.0 million (1990) to 280.6 million (2020)."
pub fn summary(story: &Story, view: View) -> String {
    let language = &story.language;
    let (dots, _) = data::dots(story, view);
    let said = |dot: &Dot| {
        let fact = dot.fact;
        let value = fact.quantity().map_or(String::new(), |quantity| {
            let figure = language.figure(quantity, language.decimals(dot.value));
            language.two(Word::Glyphed, &figure.glyph, &figure.plain)
        });
        language.two(Word::SourceYear, value.trim_ascii_start(), &language.date(fact.period.edtf().unwrap_or("")))
    };
    let (mut text, mut first) = (String::new(), String::new());
    for (index, dot) in dots.iter().enumerate() {
        if dot.series >= 8 {
            break;
        }
        let starts = dot.starts;
        if starts {
            first = said(dot);
        }
        if dots.get(index + 1).is_some_and(|next| !next.starts) {
            continue;
        }
        if !starts {
            first = language.two(Word::Range, &first, &said(dot));
        }
        first = language.two(Word::SourceLine, language.label(dot.fact), &first);
        text = language.sentences(text, &language.one(Word::SentenceEnd, &first));
    }
    text
}
