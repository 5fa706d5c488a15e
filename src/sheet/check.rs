//! Whether a sheet may be shown: every fault with its place and a hint.
//!
//! In comes a sheet that has been read, out go all faults, not only the first.
//! The build runs this over the bundled sheets and fails on any fault.

use crate::fact::{Bound, Fact, FactSheet, Item, Kind, Listing, Measure, Origin, Period, Quantity, Status, Text, Unit};
use std::collections::BTreeSet;

/// A fault of a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetFault {
    /// Where: `facts[3].period`.
    pub path: String,
    /// What is wrong, with the text found.
    pub message: String,
    /// What would be right.
    pub hint: &'static str,
}

/// Longest wording that is repeated from a source, in words: a citation, not a copy.
pub const LONGEST_CITATION: usize = 8;

/// All faults of a sheet; `known` says whether a code is one of ISO 3166-1 alpha-3 or UN M49.
pub fn check(sheet: &FactSheet, known: &dyn Fn(&str) -> bool) -> Vec<SheetFault> {
    let mut checker = Checker { sheet, known, faults: Vec::new() };
    checker.names();
    checker.sources();
    for (index, fact) in sheet.facts.iter().enumerate() {
        checker.fact(&format!("facts[{index}]"), fact);
    }
    checker.faults
}

struct Checker<'a> {
    sheet: &'a FactSheet,
    known: &'a dyn Fn(&str) -> bool,
    faults: Vec<SheetFault>,
}

impl Checker<'_> {
    fn fault(&mut self, path: impl Into<String>, message: impl Into<String>, hint: &'static str) {
        self.faults.push(SheetFault { path: path.into(), message: message.into(), hint });
    }

    fn names(&mut self) {
        self.name("id", &self.sheet.id.clone());
        self.words("title", &self.sheet.title);
        if self.sheet.widgets.is_empty() {
            self.fault("widgets", "no widget", "name at least one widget that suits the facts");
        }
        let mut seen = BTreeSet::new();
        for (index, suits) in self.sheet.widgets.iter().enumerate() {
            let path = format!("widgets[{index}]");
            if !seen.insert(suits.widget.name()) {
                self.fault(&path, format!("\u{201c}{}\u{201d} twice", suits.widget.name()), "name each widget once");
            }
            self.words(&format!("{path}.title"), &suits.title);
            for (field, text) in [("subtitle", &suits.subtitle), ("note", &suits.note)] {
                self.some_words(&format!("{path}.{field}"), text);
            }
        }
        self.unique("sources", self.sheet.sources.iter().map(|source| source.id.to_string()).collect());
        self.unique("facts", self.sheet.facts.iter().map(|fact| fact.id.to_string()).collect());
    }

    fn unique(&mut self, list: &str, ids: Vec<String>) {
        let mut seen = BTreeSet::new();
        for (index, id) in ids.into_iter().enumerate() {
            let path = format!("{list}[{index}].id");
            self.name(&path, &id);
            if seen.contains(&id) {
                self.fault(path, format!("\u{201c}{id}\u{201d} twice"), "give each its own name");
            }
            seen.insert(id);
        }
    }

    fn name(&mut self, path: &str, id: &str) {
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if !id.chars().all(plain) || !id.starts_with(|c: char| c.is_ascii_lowercase()) {
            self.fault(
                path,
                format!("\u{201c}{id}\u{201d} is no name"),
                "lower-case letters, digits and hyphens, a letter first",
            );
        }
    }

    fn sources(&mut self) {
        for (index, source) in self.sheet.sources.iter().enumerate() {
            let path = format!("sources[{index}]");
            self.words(&format!("{path}.publisher"), &source.publisher);
            self.words(&format!("{path}.title"), &source.title);
            self.address(&format!("{path}.address"), &source.address);
            if !self.sheet.facts.iter().any(|fact| fact.source == source.id) {
                self.fault(
                    path,
                    format!("no fact names \u{201c}{}\u{201d}", source.id),
                    "leave out sources that are not used",
                );
            }
        }
    }

    fn address(&mut self, path: &str, address: &str) {
        let host = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"));
        if !host.is_some_and(|host| host.contains('.') && !host.contains([' ', '"', '<', '>'])) {
            self.fault(path, format!("\u{201c}{address}\u{201d} is no web address"), "https://\u{2026}");
        }
    }

    fn fact(&mut self, path: &str, fact: &Fact) {
        if fact.label.is_none() && fact.place.is_none() {
            self.fault(path, "neither label nor place", "say what the fact is about");
        }
        for (field, text) in
            [("label", &fact.label), ("sentence", &fact.sentence), ("note", &fact.note), ("scope", &fact.scope)]
        {
            self.some_words(&format!("{path}.{field}"), text);
        }
        if let Some(code) = &fact.place {
            self.code(&format!("{path}.place"), code);
        }
        if !self.sheet.sources.iter().any(|source| source.id == fact.source) {
            self.fault(
                format!("{path}.source"),
                format!("\u{201c}{}\u{201d} is no source of this sheet", fact.source),
                "every fact has its source",
            );
        }
        if let Some(printed) = &fact.as_printed {
            self.citation(&format!("{path}.as-printed"), printed);
        }
        self.period(&format!("{path}.period"), &fact.period);
        self.status(&format!("{path}.status"), &fact.status);
        self.kind(&format!("{path}.kind"), fact);
    }

    fn citation(&mut self, path: &str, printed: &str) {
        let words = printed.split_whitespace().count();
        if words == 0 || words > LONGEST_CITATION {
            self.fault(path, format!("{words} words"), "one to eight words as the source prints them");
        }
        self.contact(path, printed);
    }

    fn period(&mut self, path: &str, period: &Period) {
        match period {
            Period::Stated(edtf) => self.edtf(path, edtf),
            Period::Inferred { edtf, reason, address } => {
                self.edtf(path, edtf);
                self.inference(path, reason, address);
            }
            Period::Unknown | Period::Timeless => {}
        }
    }

    fn edtf(&mut self, path: &str, edtf: &str) {
        if !edtf_core::is_valid(edtf) {
            self.fault(
                path,
                format!("\u{201c}{edtf}\u{201d} is not EDTF"),
                "1996, 1996-02, 1996-02-24 or a span 1996-02/1996-03",
            );
        }
    }

    fn status(&mut self, path: &str, status: &Status) {
        match status {
            Status::Inferred { reason, address } => self.inference(path, reason, address),
            Status::Derived { from } => {
                if from.is_empty() {
                    self.fault(path, "derived from nothing", "name the facts that it is calculated from");
                }
                for id in from.iter() {
                    if !self.sheet.facts.iter().any(|fact| fact.id == *id) {
                        self.fault(
                            path,
                            format!("\u{201c}{id}\u{201d} is no fact of this sheet"),
                            "name facts of this sheet",
                        );
                    }
                }
            }
            Status::Stated | Status::Announced | Status::Counted => {}
        }
    }

    fn inference(&mut self, path: &str, reason: &Text, address: &str) {
        self.words(&format!("{path}.reason"), reason);
        self.address(&format!("{path}.address"), address);
    }

    fn kind(&mut self, path: &str, fact: &Fact) {
        match &fact.kind {
            Kind::Quantity(quantity) => self.quantity(&format!("{path}.quantity"), quantity),
            Kind::Event(event) => {
                if fact.period == Period::Timeless {
                    self.fault(path, "an event without a time", "give its period, or \"unknown\"");
                }
                self.some_words(&format!("{path}.event.venue"), &event.venue);
            }
            Kind::List(list) => self.list(&format!("{path}.list"), list),
            Kind::Rank(rank) => {
                if rank.rank == 0 {
                    self.fault(path, "rank 0", "one is the highest");
                }
                self.words(&format!("{path}.rank.of"), &rank.of);
            }
            Kind::Relation(relation) => {
                self.words(&format!("{path}.relation.subject"), &relation.subject);
                self.words(&format!("{path}.relation.object"), &relation.object);
            }
            Kind::Statement(statement) => self.words(&format!("{path}.statement.text"), &statement.text),
        }
    }

    fn quantity(&mut self, path: &str, quantity: &Quantity) {
        let finite = |value: Option<f64>| value.is_none_or(f64::is_finite);
        if !finite(quantity.value) {
            self.fault(format!("{path}.value"), "not a finite number", "a number, or null for no data");
        }
        if quantity.unit == Unit::Percent && quantity.share_of.is_none() {
            self.fault(path, "a share of nothing", "say in share-of what it is a share of");
        }
        if let (Bound::Range(to), Some(from)) = (quantity.bound, quantity.value)
            && (!to.is_finite() || to < from)
        {
            self.fault(
                format!("{path}.bound"),
                format!("a range from {from} to {to}"),
                "the end is not below the start",
            );
        }
        if let Measure::Unclear { reason } = &quantity.measure {
            self.words(&format!("{path}.measure.reason"), reason);
        }
        if let Origin::Extrapolation { by } = &quantity.origin {
            self.words(&format!("{path}.origin.by"), by);
        }
        if let Some(code) = &quantity.part_of {
            self.code(&format!("{path}.part-of"), code);
        }
        self.some_words(&format!("{path}.share-of"), &quantity.share_of);
        self.counts(path, quantity);
    }

    fn counts(&mut self, path: &str, quantity: &Quantity) {
        let Some(id) = &quantity.counts else { return };
        let list = self.sheet.facts.iter().find(|fact| fact.id == *id);
        let Some(Kind::List(list)) = list.map(|fact| &fact.kind) else {
            return self.fault(
                format!("{path}.counts"),
                format!("\u{201c}{id}\u{201d} is no list of this sheet"),
                "name the list that is counted",
            );
        };
        let named = list.items.len();
        if !list.open && quantity.value != Some(named as f64) {
            let found = quantity.value.map_or("no data".into(), |value| value.to_string());
            self.fault(
                format!("{path}.value"),
                format!("{found}, but the list names {named}"),
                "a count and its list agree",
            );
        }
    }

    fn list(&mut self, path: &str, list: &Listing) {
        if list.items.is_empty() {
            self.fault(path, "an empty list", "name at least one thing");
        }
        let mut seen = BTreeSet::new();
        for (index, item) in list.items.iter().enumerate() {
            let path = format!("{path}.items[{index}]");
            match item {
                Item::Place(code) => {
                    self.code(&path, code);
                    if !seen.insert(code.to_string()) {
                        self.fault(path, format!("\u{201c}{code}\u{201d} twice"), "name each thing once");
                    }
                }
                Item::Name(name) => self.words(&path, name),
            }
        }
    }

    fn code(&mut self, path: &str, code: &str) {
        if !(self.known)(code) {
            self.fault(
                path,
                format!("\u{201c}{code}\u{201d} is no code"),
                "ISO 3166-1 alpha-3 (HND) or UN M49 with three digits (419)",
            );
        }
    }

    fn some_words(&mut self, path: &str, text: &Option<Text>) {
        if let Some(text) = text {
            self.words(path, text);
        }
    }

    fn words(&mut self, path: &str, text: &Text) {
        let Text::Own(words) = text else { return };
        if words.trim().is_empty() {
            self.fault(path, "no words", "say it, or leave the field out");
        }
        self.contact(path, words);
    }

    fn contact(&mut self, path: &str, words: &str) {
        if words.split_whitespace().any(is_mail) || has_telephone(words) {
            self.fault(path, "looks like a personal contact", "mail addresses and telephone numbers are never shown");
        }
    }
}

fn is_mail(word: &str) -> bool {
    word.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.'))
}

/// A plus sign and at least seven digits with nothing but blanks, dots, hyphens and brackets between.
fn has_telephone(words: &str) -> bool {
    words.split('+').skip(1).any(|after| {
        let digits = after
            .chars()
            .take_while(|c| c.is_ascii_digit() || [' ', '-', '.', '(', ')'].contains(c))
            .filter(char::is_ascii_digit);
        digits.count() >= 7
    })
}
