//! Whether a sheet may be shown: every fault with its place and a hint.
//!
//! In comes a sheet that has been read, out go all faults, not only the first.
//! The build runs this over the bundled sheets and fails on any fault.

use super::remark::{At, Problem, Remark};
#[path = "check/corrections.rs"]
mod corrections;

use crate::fact::{Bound, Fact, FactSheet, Item, Kind, Listing, Measure, Origin, Period, Quantity, Status, Text, Unit};
use std::collections::BTreeSet;

/// Longest wording that is repeated from a source, in words: a citation, not a copy.
pub const LONGEST_CITATION: usize = 8;

/// All faults of a sheet; `known` says whether a code is one of ISO 3166-1 alpha-3 or UN M49.
pub fn check(sheet: &FactSheet, known: &dyn Fn(&str) -> bool) -> Vec<Remark> {
    let facts = sheet.facts.iter().map(|fact| fact.id.as_ref()).collect();
    let mut checker = Checker { sheet, known, facts, faults: Vec::new() };
    checker.names();
    checker.sources();
    for (index, fact) in sheet.facts.iter().enumerate() {
        checker.fact(&format!("facts[{index}]"), fact);
    }
    corrections::check(&mut checker);
    checker.faults
}

struct Checker<'a> {
    sheet: &'a FactSheet,
    known: &'a dyn Fn(&str) -> bool,
    /// The names of the facts.
    facts: BTreeSet<&'a str>,
    faults: Vec<Remark>,
}

impl Checker<'_> {
    fn fault(&mut self, path: impl Into<String>, problem: Problem, found: &[&str]) {
        self.faults.push(Remark::new(problem, At::Path(path.into()), found));
    }

    fn names(&mut self) {
        self.name("id", &self.sheet.id.clone());
        self.words("title", &self.sheet.title);
        if self.sheet.widgets.is_empty() {
            self.fault("widgets", Problem::NoWidget, &[]);
        }
        let mut seen = BTreeSet::new();
        for (index, suits) in self.sheet.widgets.iter().enumerate() {
            let path = format!("widgets[{index}]");
            if !seen.insert(suits.widget.name()) {
                self.fault(&path, Problem::Twice, &[suits.widget.name()]);
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
                self.fault(path, Problem::Twice, &[&id]);
            }
            seen.insert(id);
        }
    }

    fn name(&mut self, path: &str, id: &str) {
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if !id.chars().all(plain) || !id.starts_with(|c: char| c.is_ascii_lowercase()) {
            self.fault(path, Problem::BadName, &[id]);
        }
    }

    fn sources(&mut self) {
        for (index, source) in self.sheet.sources.iter().enumerate() {
            let path = format!("sources[{index}]");
            self.words(&format!("{path}.publisher"), &source.publisher);
            self.words(&format!("{path}.title"), &source.title);
            self.address(&format!("{path}.address"), &source.address);
            if !self.sheet.facts.iter().any(|fact| names_source(fact, &source.id))
                && self.sheet.corrections.iter().all(|correction| correction.source != source.id)
            {
                self.fault(path, Problem::UnusedSource, &[&source.id]);
            }
        }
    }

    fn address(&mut self, path: &str, address: &str) {
        let host = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"));
        if !host.is_some_and(|host| host.contains('.') && !host.contains([' ', '"', '<', '>'])) {
            self.fault(path, Problem::BadAddress, &[address]);
        }
    }

    fn fact(&mut self, path: &str, fact: &Fact) {
        if fact.label.is_none() && fact.place.is_none() {
            self.fault(path, Problem::Nameless, &[]);
        }
        for (field, text) in
            [("label", &fact.label), ("sentence", &fact.sentence), ("note", &fact.note), ("scope", &fact.scope)]
        {
            self.some_words(&format!("{path}.{field}"), text);
        }
        if let Some(code) = &fact.place {
            self.code(&format!("{path}.place"), code);
        }
        self.source(&format!("{path}.source"), &fact.source);
        if let Some(printed) = &fact.as_printed {
            self.citation(&format!("{path}.as-printed"), printed);
        }
        self.period(&format!("{path}.period"), &fact.period);
        self.status(&format!("{path}.status"), &fact.status);
        self.kind(&format!("{path}.kind"), fact);
    }

    fn source(&mut self, path: &str, id: &str) {
        if !self.sheet.sources.iter().any(|source| source.id == id) {
            self.fault(path, Problem::NoSuchSource, &[id]);
        }
    }

    fn citation(&mut self, path: &str, printed: &str) {
        let words = printed.split_whitespace().count();
        if words == 0 || words > LONGEST_CITATION {
            self.fault(path, Problem::CitationLength, &[&words.to_string()]);
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
        if edtf_core::is_valid(edtf) {
            return;
        }
        let mut parts = edtf.split('-').skip(1).map(|part| part.parse::<u8>().unwrap_or(0));
        match (parts.next(), parts.next()) {
            // From 21 on they are seasons.
            (Some(month @ 13..=20), _) => self.fault(path, Problem::NoSuchMonth, &[&month.to_string()]),
            (Some(1..=12), Some(day @ 1..)) => self.fault(path, Problem::NoSuchDay, &[edtf, &day.to_string()]),
            _ => self.fault(path, Problem::NotEdtf, &[edtf]),
        }
    }

    fn status(&mut self, path: &str, status: &Status) {
        match status {
            Status::Inferred { reason, address } => self.inference(path, reason, address),
            Status::Derived { from } => {
                if from.is_empty() {
                    self.fault(path, Problem::DerivedFromNothing, &[]);
                }
                for id in from.iter() {
                    if !self.facts.contains(id.as_ref()) {
                        self.fault(path, Problem::NoSuchFact, &[id]);
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
                    self.fault(path, Problem::EventWithoutTime, &[]);
                }
                self.some_words(&format!("{path}.event.venue"), &event.venue);
            }
            Kind::List(list) => self.list(&format!("{path}.list"), list),
            Kind::Rank(rank) => {
                if rank.rank == 0 {
                    self.fault(path, Problem::RankZero, &[]);
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
            self.fault(format!("{path}.value"), Problem::NotFinite, &[]);
        }
        if quantity.unit == Unit::Percent && quantity.share_of.is_none() {
            self.fault(path, Problem::ShareOfNothing, &[]);
        }
        if let (Bound::Range(to), Some(from)) = (quantity.bound, quantity.value)
            && (!to.is_finite() || to < from)
        {
            self.fault(format!("{path}.bound"), Problem::BackwardRange, &[&from.to_string(), &to.to_string()]);
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
            return self.fault(format!("{path}.counts"), Problem::NoSuchList, &[id]);
        };
        let named = list.items.len();
        if !list.open && quantity.value != Some(named as f64) {
            let found = quantity.value.map_or("No data".into(), |value| value.to_string());
            self.fault(format!("{path}.value"), Problem::CountDiffers, &[&found, &named.to_string()]);
        }
    }

    fn list(&mut self, path: &str, list: &Listing) {
        if list.items.is_empty() {
            self.fault(path, Problem::EmptyList, &[]);
        }
        let mut seen = BTreeSet::new();
        for (index, item) in list.items.iter().enumerate() {
            let path = format!("{path}.items[{index}]");
            if let Item::Name(name) = item {
                self.words(&path, name);
            }
            if let Item::Listed { since, source, .. } = item {
                self.edtf(&format!("{path}.since"), since);
                self.source(&format!("{path}.source"), source);
            }
            if let Some(code) = item.place() {
                self.code(&path, code);
                if !seen.insert(code.to_owned()) {
                    self.fault(path, Problem::Twice, &[code]);
                }
            }
        }
    }

    fn code(&mut self, path: &str, code: &str) {
        if !(self.known)(code) {
            self.fault(path, Problem::NoSuchCode, &[code]);
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
            self.fault(path, Problem::NoWords, &[]);
        }
        self.contact(path, words);
    }

    fn contact(&mut self, path: &str, words: &str) {
        if is_contact(words) {
            self.fault(path, Problem::Contact, &[]);
        }
    }
}

/// Whether a fact, or an item of its list, was read in that source.
fn names_source(fact: &Fact, id: &str) -> bool {
    let listed = |item: &Item| matches!(item, Item::Listed { source, .. } if source == id);
    fact.source == id || matches!(&fact.kind, Kind::List(list) if list.items.iter().any(listed))
}

/// Whether words hold a mail address or a telephone number.
pub fn is_contact(words: &str) -> bool {
    words.split_whitespace().any(is_mail) || has_telephone(words)
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

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    /// A sheet without fault that has every kind of fact.
    pub(super) fn good() -> Value {
        let fact = |id: &str, kind: Value| json!({"id": id, "label": "Something", "period": {"stated": "1996"}, "source": "page", "status": "stated", "kind": kind});
        let count = |value: f64| json!({"quantity": {"value": value, "unit": "countries", "bound": "exact", "population": "members", "measure": "count", "counts": "members"}});
        let share = json!({"quantity": {"value": 13, "unit": "percent", "bound": {"range": 20.0}, "population": "migrants", "measure": {"unclear": {"reason": "It is left open."}}, "share-of": "the world", "part-of": "001"}});
        let mut derived = fact("derived", share);
        derived["status"] = json!({"derived": {"from": ["count"]}});
        let mut inferred = fact("event", json!({"event": {"venue": "Tela"}}));
        inferred["place"] = json!("HND");
        inferred["period"] =
            json!({"inferred": {"edtf": "1996-02", "reason": "A page says so.", "address": "https://example.org/a"}});
        json!({
            "id": "good", "title": "A sheet",
            "widgets": [{"widget": "card", "title": "A card"}, {"widget": "totals", "title": "Bars"}],
            "sources": [{"id": "page", "publisher": "Somebody", "title": "A page", "address": "https://example.org/"}],
            "facts": [
                fact("count", count(2.0)),
                fact("members", json!({"list": {"items": [{"place": "HND"}, {"place": "CRI"}], "open": false}})),
                inferred,
                derived,
                fact("rank", json!({"rank": {"rank": 1, "of": "the hosts"}})),
                fact("relation", json!({"relation": {"subject": "One", "verb": "part-of", "object": "Other"}})),
                fact("statement", json!({"statement": {"text": "It is so."}})),
            ],
        })
    }

    pub(super) fn read(sheet: Value) -> FactSheet {
        serde_json::from_value(sheet).unwrap()
    }

    pub(super) fn faults(sheet: &FactSheet) -> Vec<Remark> {
        check(sheet, &|code| ["HND", "CRI", "001"].contains(&code))
    }

    /// The good sheet with one change has this fault and no other.
    fn only(pointer: &str, value: Value, path: &str, message: &str) {
        let mut sheet = good();
        *sheet.pointer_mut(pointer).unwrap_or_else(|| panic!("{pointer}")) = value;
        one(&read(sheet), path, message);
    }

    pub(super) fn one(sheet: &FactSheet, path: &str, message: &str) {
        let faults = faults(sheet);
        let found: Vec<_> = faults.iter().map(|fault| (place(fault), fault.message())).collect();
        assert_eq!(found, [(path, message.to_owned())]);
        assert!(faults.iter().all(|fault| !fault.hint().is_empty()));
    }

    fn place(fault: &Remark) -> &str {
        let At::Path(path) = &fault.at else { panic!("{fault:?}") };
        path
    }

    #[test]
    fn a_good_sheet_has_no_fault() {
        assert_eq!(faults(&read(good())), []);
    }

    #[test]
    fn a_name_is_given_once() {
        only("/facts/6/id", json!("rank"), "facts[6].id", "“rank” stands twice.");
    }

    #[test]
    fn a_name_is_of_small_letters_digits_and_hyphens() {
        only("/facts/6/id", json!("A fact"), "facts[6].id", "“A fact” is no name.");
        only("/id", json!("2020-sheet"), "id", "“2020-sheet” is no name.");
    }

    #[test]
    fn a_count_agrees_with_its_list() {
        only("/facts/0/kind/quantity/value", json!(3), "facts[0].kind.quantity.value", "3, but the list names 2.");
        only(
            "/facts/0/kind/quantity/value",
            json!(null),
            "facts[0].kind.quantity.value",
            "No data, but the list names 2.",
        );
    }

    #[test]
    fn a_count_counts_a_list() {
        only(
            "/facts/0/kind/quantity/counts",
            json!("rank"),
            "facts[0].kind.quantity.counts",
            "“rank” is no list of this sheet.",
        );
    }

    #[test]
    fn a_code_is_one_of_the_standards() {
        only("/facts/2/place", json!("Honduras"), "facts[2].place", "“Honduras” is no code of a country or area.");
        only(
            "/facts/1/kind/list/items/0/place",
            json!("XXX"),
            "facts[1].kind.list.items[0]",
            "“XXX” is no code of a country or area.",
        );
        only(
            "/facts/3/kind/quantity/part-of",
            json!("900"),
            "facts[3].kind.quantity.part-of",
            "“900” is no code of a country or area.",
        );
    }

    #[test]
    fn a_period_is_edtf() {
        for edtf in ["February 1996", "1996-00", "1996-2", ""] {
            only("/facts/0/period/stated", json!(edtf), "facts[0].period", &format!("“{edtf}” is no date."));
        }
    }

    #[test]
    fn a_month_is_one_of_twelve() {
        only("/facts/0/period/stated", json!("1996-13"), "facts[0].period", "There is no month 13.");
    }

    #[test]
    fn a_day_is_one_of_its_month() {
        only("/facts/0/period/stated", json!("1996-02-30"), "facts[0].period", "“1996-02-30” has no day 30.");
    }

    #[test]
    fn an_inference_has_its_reason() {
        only("/facts/2/period/inferred/reason", json!(" "), "facts[2].period.reason", "There are no words.");
    }

    #[test]
    fn an_inference_has_its_address() {
        only(
            "/facts/2/period/inferred/address",
            json!("a page"),
            "facts[2].period.address",
            "“a page” is no web address.",
        );
        only(
            "/facts/4/status",
            json!({"inferred": {"reason": "Because.", "address": ""}}),
            "facts[4].status.address",
            "“” is no web address.",
        );
    }

    #[test]
    fn a_source_has_a_web_address() {
        only(
            "/sources/0/address",
            json!("javascript:alert(1)"),
            "sources[0].address",
            "“javascript:alert(1)” is no web address.",
        );
    }

    #[test]
    fn a_mail_address_is_no_words_for_readers() {
        only(
            "/facts/6/kind/statement/text",
            json!("Ask press@example.org for more."),
            "facts[6].kind.statement.text",
            "This looks like a personal contact.",
        );
    }

    #[test]
    fn a_telephone_number_is_no_words_for_readers() {
        only("/facts/0/label", json!("Call +504 2234-5678"), "facts[0].label", "This looks like a personal contact.");
    }

    #[test]
    fn figures_and_signs_are_no_contact() {
        for words in ["25 million + 13 per cent", "1996 + 2008", "@ Tela", "13 @ a time"] {
            let mut sheet = good();
            sheet["facts"][0]["label"] = json!(words);
            assert_eq!(faults(&read(sheet)), [], "{words}");
        }
    }

    #[test]
    fn every_fact_has_a_source_of_the_sheet() {
        only("/facts/4/source", json!("book"), "facts[4].source", "“book” is no source of this sheet.");
    }

    #[test]
    fn every_source_is_used() {
        let mut sheet = good();
        let mut unused = sheet["sources"][0].clone();
        unused["id"] = json!("unused");
        sheet["sources"].as_array_mut().unwrap().push(unused);
        one(&read(sheet), "sources[1]", "No fact names the source “unused”.");
    }

    #[test]
    fn a_share_has_its_whole() {
        only("/facts/3/kind/quantity/share-of", json!(null), "facts[3].kind.quantity", "A share of nothing.");
    }

    #[test]
    fn a_derived_fact_names_facts_of_the_sheet() {
        only(
            "/facts/3/status/derived/from/0",
            json!("elsewhere"),
            "facts[3].status",
            "“elsewhere” is no fact of this sheet.",
        );
        only("/facts/3/status/derived/from", json!([]), "facts[3].status", "Derived from nothing.");
    }

    #[test]
    fn a_list_is_not_empty() {
        let mut sheet = good();
        sheet["facts"][1]["kind"]["list"]["items"] = json!([]);
        sheet["facts"][0]["kind"]["quantity"]["value"] = json!(0);
        one(&read(sheet), "facts[1].kind.list", "An empty list.");
    }

    #[test]
    fn a_place_stands_in_a_list_once() {
        only("/facts/1/kind/list/items/1/place", json!("HND"), "facts[1].kind.list.items[1]", "“HND” stands twice.");
    }

    #[test]
    fn a_listed_state_has_a_date_and_a_source_of_the_sheet() {
        let path = "/facts/1/kind/list/items/0";
        let listed = |since, source| json!({"listed": {"place": "HND", "since": since, "source": source}});
        only(path, listed("1996-13", "page"), "facts[1].kind.list.items[0].since", "There is no month 13.");
        only(path, listed("1996", "book"), "facts[1].kind.list.items[0].source", "“book” is no source of this sheet.");
    }

    #[test]
    fn a_source_of_a_listed_state_is_used() {
        let mut sheet = good();
        let mut second = sheet["sources"][0].clone();
        second["id"] = json!("letter");
        sheet["sources"].as_array_mut().unwrap().push(second);
        sheet["facts"][1]["kind"]["list"]["items"][0] =
            json!({"listed": {"place": "HND", "since": "1996", "source": "letter"}});
        assert_eq!(faults(&read(sheet)), []);
    }

    #[test]
    fn the_highest_rank_is_one() {
        only("/facts/4/kind/rank/rank", json!(0), "facts[4].kind", "Rank 0.");
    }

    #[test]
    fn a_citation_has_one_to_eight_words() {
        for (words, count) in [("a b c d e f g h i", 9), (" ", 0)] {
            let mut sheet = good();
            sheet["facts"][0]["as-printed"] = json!(words);
            one(&read(sheet), "facts[0].as-printed", &format!("{count} words as printed."));
        }
        let mut sheet = good();
        sheet["facts"][0]["as-printed"] = json!("a b c d e f g h");
        assert_eq!(faults(&read(sheet)), []);
    }

    #[test]
    fn a_widget_suits_once() {
        only("/widgets/1/widget", json!("card"), "widgets[1]", "“card” stands twice.");
    }

    #[test]
    fn a_sheet_has_a_widget() {
        only("/widgets", json!([]), "widgets", "No widget is named.");
    }

    #[test]
    fn an_event_has_a_time() {
        only("/facts/2/period", json!("timeless"), "facts[2].kind", "An event without a time.");
        let mut sheet = good();
        sheet["facts"][2]["period"] = json!("unknown");
        assert_eq!(faults(&read(sheet)), []);
    }

    #[test]
    fn a_fact_says_what_it_is_about() {
        only("/facts/0/label", json!(null), "facts[0]", "The fact has neither a label nor a place.");
    }

    #[test]
    fn a_number_is_finite() {
        for value in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
            let mut sheet = read(good());
            let Kind::Quantity(quantity) = &mut sheet.facts.to_mut()[3].kind else { panic!() };
            (quantity.value, quantity.bound) = (Some(value), Bound::Exact);
            one(&sheet, "facts[3].kind.quantity.value", "Not a finite number.");
        }
    }

    #[test]
    fn a_range_does_not_run_backwards() {
        only("/facts/3/kind/quantity/bound/range", json!(12), "facts[3].kind.quantity.bound", "A range from 13 to 12.");
    }

    #[test]
    fn all_faults_are_found_at_once() {
        let mut sheet = good();
        sheet["facts"][4]["kind"]["rank"]["rank"] = json!(0);
        sheet["facts"][0]["source"] = json!("book");
        let paths: Vec<String> = faults(&read(sheet)).iter().map(|fault| place(fault).to_owned()).collect();
        assert_eq!(paths, ["facts[0].source", "facts[4].kind"]);
    }

    #[test]
    fn an_unknown_field_is_refused_by_its_name() {
        for (pointer, field) in [("", "colour"), ("/facts/0", "lable"), ("/facts/0/kind/quantity", "valeu")] {
            let mut sheet = good();
            sheet.pointer_mut(pointer).unwrap()[field] = json!(1);
            let error = serde_json::from_value::<FactSheet>(sheet).unwrap_err().to_string();
            assert!(error.contains(&format!("unknown field `{field}`")), "{error}");
        }
    }

    #[test]
    fn a_number_of_a_bundled_text_is_no_text_of_an_own_sheet() {
        let mut sheet = good();
        sheet["title"] = json!(7);
        assert!(serde_json::from_value::<FactSheet>(sheet).is_err());
    }
}
