//! Pinned sheets: the state that a snippet names, with what was corrected in it since.
//!
//! In come the name of a sheet, the hash of its file as it was, and a language; out goes that state as a page unpacks
//! it. Values, words and sources stay as they were. What was corrected since is told beside them, and what was
//! withdrawn becomes a statement that says so. All of it is made before a page asks: readers fetch one text, as of
//! any sheet.

use super::{bundled, pack};
use crate::fact::{Amended, Correction, Fact, FactSheet, Kind, Quantity, Said, Statement, Status, Text};
use crate::fault::{Code, Fault};
use crate::language::{self, Language, TAGS, Told, Word};
use std::borrow::Cow;

/// The states of a sheet that are published, the newest first.
pub fn known(id: &str) -> Vec<&'static str> {
    let now = Some(bundled::vintage(id)).filter(|vintage| !vintage.is_empty());
    now.into_iter().chain(bundled::old(id).map(|old| old.vintage)).collect()
}

/// A sheet and the language that has its texts; with a vintage, as it was then.
///
/// # Errors
/// When there is no such sheet, or no such state of it.
pub fn open(id: &str, vintage: Option<&str>, tag: &str) -> Result<(FactSheet, Language), Fault> {
    let unknown = || Fault::unknown(Code::UnknownSheet, "sheet", id, bundled::NAMES);
    let language = Language::find(tag).unwrap_or_else(Language::english);
    let Some(vintage) = vintage else { return Ok((bundled::find(id).ok_or_else(unknown)?, language)) };
    bundled::find(id).ok_or_else(unknown)?;
    let text = packed(id, vintage, language.tag());
    let text = text.ok_or_else(|| Fault::unknown(Code::BadOption, "vintage", vintage, &known(id).join(" ")))?;
    let packed = bundled::unpack(&text).ok_or_else(unknown)?;
    let language = own_language(language.tag(), &packed);
    Ok((packed.sheet, language))
}

/// A state of a sheet as a page fetches it, in the language of that tag; `None` where there is no such state.
pub fn packed(id: &str, vintage: &str, tag: &str) -> Option<Cow<'static, str>> {
    let number = TAGS.split(' ').position(|known| known == tag)?;
    if vintage == bundled::vintage(id) {
        return bundled::translated(id, number).map(Cow::Borrowed);
    }
    let old = bundled::old(id).find(|old| old.vintage == vintage)?;
    let today = bundled::find(id)?;
    let is_since =
        |correction: &&Correction| !old.corrected.contains(&(correction.date.as_ref(), correction.fact.as_ref()));
    let since: Vec<&Correction> = today.corrections.iter().filter(is_since).collect();
    amended(old.texts.get(number)?, &since, &Language::find(tag)?).map(Cow::Owned)
}

/// An earlier state with what was corrected in it since; `words` has the texts of the corrections. `None` where the
/// text is no sheet.
pub fn amended(text: &str, since: &[&Correction], words: &Language) -> Option<String> {
    let packed = bundled::unpack(text)?;
    let own = own_language(words.tag(), &packed);
    let (mut sheet, mut notices) = (packed.sheet.clone(), Vec::new());
    for correction in since {
        let Some(at) = sheet.facts.iter().position(|fact| fact.id == correction.fact) else { continue };
        let Some(fact) = sheet.facts.to_mut().get_mut(at) else { continue };
        let text = Text::Own(notice(correction, Some((&*fact, &own)), words));
        if correction.is.is_none() {
            withdraw(fact, correction, words);
            notices.push(Amended { fact: Amended::WITHDRAWN, text: text.clone() });
        }
        notices.push(Amended { fact: at as u32, text });
    }
    sheet.notices = notices.into();
    Some(repacked(&packed, &sheet))
}

/// The words of a language with the texts of a sheet.
fn own_language(tag: &str, packed: &bundled::Packed) -> Language {
    Language::with(language::words(tag).unwrap_or(""), packed.start, packed.texts)
}

/// A sheet whose own texts stand behind those that it was unpacked with.
fn repacked(packed: &bundled::Packed, sheet: &FactSheet) -> String {
    let mut texts: Vec<String> = packed.texts.split('\0').map(String::from).collect();
    let bare = pack::Packed::new(sheet, &mut |text, _| {
        texts.push(text.into());
        packed.start + texts.len() - 1
    });
    String::from_utf8(bare.with(packed.start, &texts)).unwrap_or_default()
}

/// What a correction says in the words of a language; of a fact that nobody has any more its name.
fn notice(correction: &Correction, fact: Option<(&Fact, &Language)>, words: &Language) -> String {
    let date = words.date(&correction.date);
    let label = fact.map_or_else(|| correction.fact.to_string(), |(fact, own)| own.named(fact));
    let fact = fact.map(|(fact, _)| fact);
    let why = words.text(&correction.why);
    match &correction.is {
        Some(is) => {
            let (was, is) = (said(&correction.was, fact, words), said(is, fact, words));
            words.told(Told::Corrected, &[&date, &label, &was, &is, why])
        }
        None => words.told(Told::Withdrawn, &[&date, &label, why]),
    }
}

/// A number as its fact shows it, or words.
fn said(said: &Said, fact: Option<&Fact>, words: &Language) -> String {
    match (said, fact.map(|fact| &fact.kind)) {
        (Said::Words(text), _) => words.text(text).into(),
        (Said::Number(value), Some(Kind::Quantity(quantity))) => {
            words.figure(&Quantity { value: Some(*value), ..quantity.clone() }, 0).full
        }
        (Said::Number(value), _) => words.number(*value),
    }
}

/// Leaves of a fact that it was withdrawn.
fn withdraw(fact: &mut Fact, correction: &Correction, words: &Language) {
    let text = words.told(Told::WithdrawnFact, &[&words.date(&correction.date)]);
    fact.kind = Kind::Statement(Statement { text: Text::Own(text) });
    (fact.sentence, fact.note, fact.status) = (None, None, Status::Stated);
}

/// A correction as it is listed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// When, as EDTF.
    pub date: String,
    /// Name of the fact.
    pub fact: String,
    /// When, what and why, in sentences.
    pub text: String,
    /// Publisher and title of the source that says so.
    pub source: String,
    /// Its address.
    pub address: String,
}

/// What was corrected in a sheet of today, in the words of a language; the oldest first.
pub fn corrections(id: &str, tag: &str) -> Vec<Listed> {
    let (Some(sheet), Some(words)) = (bundled::find(id), Language::find(tag)) else { return Vec::new() };
    let listed = |correction: &Correction| {
        listed(correction, &[&sheet], &words).map(|mut listed| {
            // What was withdrawn has its name in an earlier state alone.
            if let Some((fact, own)) = gone(&sheet, correction, tag) {
                listed.text = notice(correction, Some((&fact, &own)), &words);
            }
            listed
        })
    };
    sheet.corrections.iter().filter_map(listed).collect()
}

/// A correction in the words of a language; its fact is in the first of the sheets that has it, its source in the first of all.
pub fn listed(correction: &Correction, sheets: &[&FactSheet], words: &Language) -> Option<Listed> {
    let fact = sheets.iter().find_map(|sheet| sheet.facts.iter().find(|fact| fact.id == correction.fact));
    let source = sheets.first()?.sources.iter().find(|source| source.id == correction.source)?;
    let (publisher, title) = (words.text(&source.publisher), words.text(&source.title));
    Some(Listed {
        date: correction.date.to_string(),
        fact: correction.fact.to_string(),
        text: notice(correction, fact.map(|fact| (fact, words)), words),
        source: words.two(Word::SourceLine, publisher, title),
        address: source.address.to_string(),
    })
}

/// A fact that was withdrawn, from the newest earlier state that has it, and the language of its texts.
fn gone(sheet: &FactSheet, correction: &Correction, tag: &str) -> Option<(Fact, Language)> {
    if sheet.facts.iter().any(|fact| fact.id == correction.fact) {
        return None;
    }
    let number = TAGS.split(' ').position(|known| known == tag)?;
    bundled::old(&sheet.id).find_map(|old| {
        let packed = bundled::unpack(old.texts.get(number)?)?;
        let found = packed.sheet.facts.iter().find(|found| found.id == correction.fact)?.clone();
        Some((found, own_language(tag, &packed)))
    })
}
