//! Writes a sheet as the text that [`super::bundled::unpack`] reads: numbers that point into two tables of strings, field by
//! field in the order of `src/fact.rs`.
//!
//! In comes a sheet, out goes its text: here of a newsroom's own data, in the build of the bundled sheets, whose
//! texts are in several languages.

#[path = "pack/places.rs"]
mod places;

use crate::fact::*;
use places::named;
pub use places::{PLACE, map, places};
use std::collections::BTreeMap;

/// The number of an own sheet's first text: beyond those of the words and places that a language carries, so that
/// [`Text::Bundled`] can hold the number, and the language finds the text behind its own.
const FIRST: usize = 4096;

/// Most different texts of an own sheet: their numbers are those of [`Text::Bundled`].
pub const TEXTS: usize = u16::MAX as usize - FIRST + 1;

/// Where a text of a sheet stands.
#[derive(Clone, Copy, PartialEq)]
pub enum Cited {
    /// It is the title of a publication.
    Title,
    /// It names a fact or a thing: it must fit into a narrow column.
    Label,
    /// Anywhere else.
    No,
}

/// A sheet but for its texts.
pub struct Packed {
    /// The strings that are the same in all languages: names, codes, dates, addresses.
    names: Vec<String>,
    /// Its fields, which point into texts and names.
    fields: Vec<u8>,
}

impl Packed {
    /// Packs a sheet; `numbered` gives the number of each of its texts.
    pub fn new(sheet: &FactSheet, numbered: &mut dyn FnMut(&str, Cited) -> usize) -> Self {
        let mut writer = Writer { numbered, names: Vec::new(), numbers: BTreeMap::new(), out: Vec::new() };
        writer.sheet(sheet);
        Self { names: writer.names, fields: writer.out }
    }

    /// The same with a string, if it is one, that no field points to: who fetches the text finds it there.
    pub fn marked(mut self, mark: String) -> Self {
        self.names.extend(Some(mark).filter(|mark| !mark.is_empty()));
        self
    }

    /// The sheet with its texts, the first of which has the number `start`.
    pub fn with(&self, start: usize, texts: &[impl AsRef<str>]) -> Vec<u8> {
        let mut packed = varint(start as u64);
        // A sign that parts texts would move all that follow.
        let texts: Vec<String> = texts.iter().map(|text| text.as_ref().replace('\0', " ")).collect();
        table(&texts.join("\0"), &mut packed);
        packed.extend(varint(self.names.len() as u64));
        for name in &self.names {
            table(name, &mut packed);
        }
        packed.extend(&self.fields);
        packed
    }
}

/// A newsroom's own sheet with its texts, as a page unpacks it; places go by their codes. Wordings as printed are left out.
pub fn pack(sheet: &FactSheet) -> String {
    pack_named(sheet, "", String::new())
}

/// What the file of a packed sheet begins with; another number for every form that older scripts cannot read.
pub const HEAD: &str = "migration-facts 1\n";

/// The file of a newsroom's own sheet, which a page fetches in place of the data that it was made from; `names` as for [`pack_named`].
pub fn file(sheet: &FactSheet, names: &str) -> String {
    let mut file = String::from(HEAD);
    file.push_str(&pack_named(sheet, names, String::new()));
    file
}

/// The same with the names of its places, out of those of a language (`language::places`, a page's `lang/<tag>.places.bin`),
/// and with a mark, see [`Packed::marked`]. Nothing of a sheet with more than [`TEXTS`] texts: it would show wrong ones.
pub fn pack_named(sheet: &FactSheet, names: &str, mark: String) -> String {
    let (packed, mut texts) = numbered(sheet);
    if texts.len() > TEXTS {
        return String::new();
    }
    let packed = packed.marked(mark);
    texts.extend(named(places(sheet), names));
    // Names are text, and all numbers are bytes below 128.
    String::from_utf8(packed.with(FIRST, &texts)).unwrap_or_default()
}

/// How many different texts a sheet has.
pub fn texts(sheet: &FactSheet) -> usize {
    numbered(sheet).1.len()
}

/// An own sheet and its texts in the order of their numbers, each once.
fn numbered(sheet: &FactSheet) -> (Packed, Vec<String>) {
    let (mut texts, mut numbers) = (Vec::new(), BTreeMap::new());
    let mut numbered = |text: &str, _: Cited| {
        let known = numbers.get(text).copied();
        FIRST
            + known.unwrap_or_else(|| {
                numbers.insert(text.to_owned(), texts.len());
                texts.push(text.to_owned());
                texts.len() - 1
            })
    };
    (Packed::new(sheet, &mut numbered), texts)
}

/// Adds a text after its length in bytes.
fn table(text: &str, packed: &mut Vec<u8>) {
    packed.extend(varint(text.len() as u64));
    packed.extend(text.bytes());
}

/// A whole number in groups of six bits, lowest first: bytes that are text as well.
fn varint(mut number: u64) -> Vec<u8> {
    let mut bytes = Vec::new();
    while number >= 0x40 {
        bytes.push(number as u8 & 0x3f | 0x40);
        number >>= 6;
    }
    bytes.push(number as u8);
    bytes
}

/// Writes a sheet, field by field.
struct Writer<'a> {
    numbered: &'a mut dyn FnMut(&str, Cited) -> usize,
    names: Vec<String>,
    /// The number of each name.
    numbers: BTreeMap<String, usize>,
    out: Vec<u8>,
}

impl Writer<'_> {
    fn number(&mut self, number: u64) {
        self.out.extend(varint(number));
    }

    fn name(&mut self, name: &str) {
        let number = self.numbers.get(name).copied().unwrap_or_else(|| {
            self.names.push(name.into());
            self.numbers.insert(name.into(), self.names.len() - 1);
            self.names.len() - 1
        });
        self.number(number as u64);
    }

    fn text(&mut self, text: &Text) {
        self.cited(text, Cited::No);
    }

    fn label(&mut self, text: &Text) {
        self.cited(text, Cited::Label);
    }

    fn cited(&mut self, text: &Text, kind: Cited) {
        let number = match text {
            Text::Own(words) => (self.numbered)(words, kind),
            Text::Bundled(number) => usize::from(*number),
        };
        self.number(number as u64);
    }

    fn list<T>(&mut self, items: &[T], mut item: impl FnMut(&mut Self, &T)) {
        self.number(items.len() as u64);
        for thing in items {
            item(self, thing);
        }
    }

    /// Zero, or one and the thing.
    fn some<T>(&mut self, thing: &Option<T>, write: impl FnOnce(&mut Self, &T)) {
        self.number(u64::from(thing.is_some()));
        if let Some(thing) = thing {
            write(self, thing);
        }
    }

    fn some_text(&mut self, text: &Option<Text>) {
        self.some(text, |writer, text| writer.text(text));
    }

    fn some_name(&mut self, name: &Option<Str>) {
        self.some(name, |writer, name| writer.name(name));
    }

    fn some_number(&mut self, number: Option<u16>) {
        self.some(&number, |writer, number| writer.number(u64::from(*number)));
    }

    fn sheet(&mut self, sheet: &FactSheet) {
        self.name(&sheet.id);
        self.text(&sheet.title);
        self.list(&sheet.widgets, Self::suits);
        self.list(&sheet.sources, Self::source);
        self.list(&sheet.facts, Self::fact);
        self.list(&sheet.notices, Self::notice);
    }

    fn notice(&mut self, notice: &Amended) {
        self.number(u64::from(notice.fact));
        self.text(&notice.text);
    }

    fn suits(&mut self, suits: &Suits) {
        self.number(suits.widget as u64);
        self.text(&suits.title);
        self.some_text(&suits.subtitle);
        self.some_text(&suits.note);
    }

    fn source(&mut self, source: &Source) {
        self.name(&source.id);
        self.text(&source.publisher);
        self.cited(&source.title, Cited::Title);
        self.some_number(source.year);
        self.name(&source.address);
        self.some_name(&source.licence);
    }

    /// The wording as printed stays in the file: it is for those who check, not for the page.
    fn fact(&mut self, fact: &Fact) {
        self.name(&fact.id);
        self.some(&fact.label, |writer, text| writer.label(text));
        for text in [&fact.sentence, &fact.note, &fact.scope] {
            self.some_text(text);
        }
        self.some_name(&fact.place);
        self.period(&fact.period);
        self.name(&fact.source);
        self.status(&fact.status);
        self.kind(&fact.kind);
    }

    fn inference(&mut self, reason: &Text, address: &Str) {
        self.text(reason);
        self.name(address);
    }

    fn period(&mut self, period: &Period) {
        match period {
            Period::Unknown => self.number(0),
            Period::Timeless => self.number(1),
            Period::Stated(edtf) => {
                self.number(2);
                self.name(edtf);
            }
            Period::Inferred { edtf, reason, address } => {
                self.number(3);
                self.name(edtf);
                self.inference(reason, address);
            }
        }
    }

    fn status(&mut self, status: &Status) {
        match status {
            Status::Stated => self.number(0),
            Status::Announced => self.number(1),
            Status::Counted => self.number(2),
            Status::Inferred { reason, address } => {
                self.number(3);
                self.inference(reason, address);
            }
            Status::Derived { from } => {
                self.number(4);
                self.list(from, |writer, name| writer.name(name));
            }
        }
    }

    fn kind(&mut self, kind: &Kind) {
        match kind {
            Kind::Quantity(quantity) => {
                self.number(0);
                self.quantity(quantity);
            }
            Kind::Event(event) => {
                self.number(1);
                self.some_text(&event.venue);
                self.some_number(event.ordinal);
            }
            Kind::List(list) => {
                self.number(2);
                self.number(u64::from(list.open));
                self.list(&list.items, Self::item);
            }
            Kind::Rank(rank) => {
                self.number(3);
                self.number(u64::from(rank.rank));
                self.text(&rank.of);
            }
            Kind::Relation(relation) => {
                self.number(4);
                self.text(&relation.subject);
                self.number(relation.verb as u64);
                self.text(&relation.object);
            }
            Kind::Statement(statement) => {
                self.number(5);
                self.text(&statement.text);
            }
        }
    }

    fn item(&mut self, item: &Item) {
        match item {
            Item::Place(code) => {
                self.number(0);
                self.name(code);
            }
            Item::Name(name) => {
                self.number(1);
                self.label(name);
            }
            Item::Listed { place, since, source } => {
                self.number(2);
                self.name(place);
                self.name(since);
                self.name(source);
            }
        }
    }

    fn quantity(&mut self, quantity: &Quantity) {
        self.some(&quantity.value, |writer, value| writer.value(*value));
        self.number(quantity.unit as u64);
        self.bound(quantity.bound);
        self.number(quantity.population as u64);
        match &quantity.measure {
            Measure::Stock => self.number(0),
            Measure::Flow => self.number(1),
            Measure::Event => self.number(2),
            Measure::Count => self.number(3),
            Measure::Unclear { reason } => {
                self.number(4);
                self.text(reason);
            }
        }
        match &quantity.origin {
            Origin::Observed => self.number(0),
            Origin::Projection => self.number(1),
            Origin::Extrapolation { by } => {
                self.number(2);
                self.text(by);
            }
        }
        self.some_name(&quantity.part_of);
        self.some_text(&quantity.share_of);
        self.some_name(&quantity.counts);
    }

    /// A whole number that is not negative as such, anything else as the bits of a float.
    fn value(&mut self, value: f64) {
        let whole = value >= 0.0 && value.fract() == 0.0 && value < 9e15;
        self.number(u64::from(whole));
        if whole {
            self.number(value as u64);
        } else {
            self.number(value.to_bits());
        }
    }

    fn bound(&mut self, bound: Bound) {
        match bound {
            Bound::Exact => self.number(0),
            Bound::About => self.number(1),
            Bound::MoreThan => self.number(2),
            Bound::AtLeast => self.number(3),
            Bound::LessThan => self.number(4),
            Bound::UpTo => self.number(5),
            Bound::Range(end) => {
                self.number(6);
                self.value(end);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::{Language, Word};
    use crate::sheet::bundled::{IDS, unpack};
    use serde_json::{Value, json};

    /// The sheet with its texts put back in place of their numbers.
    fn there_and_back(sheet: &FactSheet) -> Value {
        let text = pack(sheet);
        let packed = unpack(&text).unwrap();
        let language = Language::with("", packed.start, packed.texts);
        assert_eq!(language.word(Word::Source), "Source", "the words of the product stay where they are");
        let mut value = serde_json::to_value(&packed.sheet).unwrap();
        restore(&mut value, "", &language);
        value
    }

    /// Fields that are numbers by themselves.
    const NUMBERS: [&str; 5] = ["year", "value", "range", "rank", "ordinal"];

    fn restore(value: &mut Value, name: &str, language: &Language) {
        match value {
            Value::Object(fields) => fields.iter_mut().for_each(|(name, value)| restore(value, name, language)),
            Value::Array(items) => items.iter_mut().for_each(|item| restore(item, name, language)),
            Value::Number(number) if !NUMBERS.contains(&name) => {
                *value = json!(language.text(&Text::Bundled(number.as_u64().unwrap() as u16)));
            }
            _ => {}
        }
    }

    fn without_printed(sheet: &FactSheet) -> Value {
        let mut sheet = sheet.clone();
        sheet.facts.to_mut().iter_mut().for_each(|fact| fact.as_printed = None);
        serde_json::to_value(sheet).unwrap()
    }

    fn bundled(id: &str) -> FactSheet {
        let file = format!("{}/data/sheets/{id}.json", env!("CARGO_MANIFEST_DIR"));
        serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap()
    }

    #[test]
    fn every_sheet_comes_back_as_it_was() {
        for id in IDS {
            let sheet = bundled(id);
            assert_eq!(there_and_back(&sheet), without_printed(&sheet), "{id}");
        }
    }

    #[test]
    fn a_value_survives_whatever_number_it_is() {
        for value in [0.0, 1.0, 63.0, 64.0, 0.1, -1.0, -0.5, 9e15, 9_007_199_254_740_991.0, 1e308, f64::MIN, 5e-324] {
            let mut sheet = bundled("undesa-2020");
            let Kind::Quantity(quantity) = &mut sheet.facts.to_mut()[0].kind else { panic!() };
            (quantity.value, quantity.bound) = (Some(value), Bound::Range(value));
            let text = pack(&sheet);
            let facts = unpack(&text).unwrap().sheet.facts;
            let Kind::Quantity(quantity) = &facts[0].kind else { panic!() };
            assert_eq!((quantity.value, quantity.bound), (Some(value), Bound::Range(value)));
        }
    }

    #[test]
    fn a_sign_that_parts_texts_moves_none_of_them() {
        let mut sheet = bundled("undesa-2020");
        sheet.title = Text::Own("a\0b".into());
        let back = there_and_back(&sheet);
        assert_eq!(back["title"], "a b");
        assert_eq!(back["facts"], without_printed(&sheet)["facts"]);
    }

    #[test]
    fn places_have_the_names_of_the_language_in_its_order_and_else_their_codes() {
        let sheet = bundled("iom-honduras");
        for (names, name) in [(crate::language::places("es").unwrap(), "Rep\u{fa}blica Dominicana"), ("", "DOM")] {
            let text = pack_named(&sheet, names, String::new());
            let packed = unpack(&text).unwrap();
            let language = Language::with("", packed.start, packed.texts);
            assert_eq!(language.place("DOM").replace('\u{ad}', ""), name);
            assert!(language.rank("BLZ") < language.rank("CRI") && language.place("map").starts_with("021"));
            assert_eq!(language.place("AUS"), "AUS", "no more than the sheet needs");
        }
    }
}
