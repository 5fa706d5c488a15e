//! The sheets that come with the program, as text that the build made from `data/sheets`.
//!
//! A sheet is numbers that point into two tables of strings: what is the same in
//! all languages, and its texts in a language: constants of the same facts took half as much
//! room again. A page fetches the one sheet that it shows; natively all of them are part of the program.
//! What does not read, which the build rules out, ends the sheet early.

use crate::fact::*;
use std::borrow::Cow;

include!(concat!(env!("OUT_DIR"), "/sheets.rs"));

/// A sheet with its texts.
#[derive(Clone, Debug, PartialEq)]
pub struct Packed<'a> {
    /// The sheet.
    pub sheet: FactSheet,
    /// The number of its first text.
    pub start: usize,
    /// Its texts, parted by NUL.
    pub texts: &'a str,
}

/// All bundled sheets, by name.
#[cfg(any(not(target_arch = "wasm32"), feature = "fonts"))]
pub fn sheets() -> Vec<FactSheet> {
    let mut sheets = Vec::new();
    for id in IDS {
        sheets.extend(find(id));
    }
    sheets
}

/// The sheet of that name.
#[cfg(any(not(target_arch = "wasm32"), feature = "fonts"))]
pub fn find(id: &str) -> Option<FactSheet> {
    let mut sheet = unpack(packed(id)?)?.sheet;
    let corrections = IDS.iter().zip(CORRECTIONS).find(|(known, _)| **known == id).map(|(_, corrections)| corrections);
    sheet.corrections = Cow::Borrowed(corrections?);
    Some(sheet)
}

/// The sheet of that name as text, which [`unpack`] reads, with its texts in English.
#[cfg(any(not(target_arch = "wasm32"), feature = "fonts"))]
pub fn packed(id: &str) -> Option<&'static str> {
    translated(id, 0)
}

/// The same with its texts in the language of that number, see [`crate::language::TAGS`].
#[cfg(any(not(target_arch = "wasm32"), feature = "fonts"))]
pub fn translated(id: &str, language: usize) -> Option<&'static str> {
    let (_, texts) = IDS.iter().zip(SHEETS).find(|(known, _)| **known == id)?;
    texts.get(language).copied()
}

/// An earlier state of a sheet.
#[cfg(any(not(target_arch = "wasm32"), feature = "fonts"))]
#[derive(Clone, Copy, Debug)]
pub struct Old {
    /// Name of the sheet.
    pub id: &'static str,
    /// The hash of its file.
    pub vintage: &'static str,
    /// The sheet with its texts in every language, in the order of [`crate::language::TAGS`].
    pub texts: [&'static str; LANGUAGES],
    /// Date and fact of what had been corrected in it already.
    pub corrected: &'static [(&'static str, &'static str)],
}

/// The earlier states of a sheet, the newest first.
#[cfg(any(not(target_arch = "wasm32"), feature = "fonts"))]
pub fn old(id: &str) -> impl Iterator<Item = &'static Old> {
    OLD.iter().filter(move |old| old.id == id)
}

/// Reads a sheet from its text; `None` where it is none.
pub fn unpack(packed: &str) -> Option<Packed<'_>> {
    if packed.is_empty() {
        return None;
    }
    let mut reader = Reader { left: packed, names: Vec::new() };
    let start = reader.number();
    let texts = reader.table()?;
    for _ in 0..reader.count() {
        let name = reader.table()?;
        reader.names.push(name);
    }
    Some(Packed { sheet: reader.sheet(), start, texts })
}

/// The vintage of a bundled sheet: a hash of the file that it was made from.
pub fn vintage(id: &str) -> &'static str {
    IDS.iter().zip(VINTAGES).find(|(known, _)| **known == id).map_or("", |(_, hash)| hash)
}

/// Reads the fields of a sheet one after the other.
struct Reader<'a> {
    left: &'a str,
    names: Vec<&'a str>,
}

impl<'a> Reader<'a> {
    /// A table of strings, parted by NUL.
    fn table(&mut self) -> Option<&'a str> {
        let length = self.number();
        let table = self.left.get(..length)?;
        self.left = self.left.get(length..)?;
        Some(table)
    }

    /// The next byte; zero at the end, which the build rules out.
    fn byte(&mut self) -> u8 {
        let first = self.left.as_bytes().first().copied().unwrap_or(0);
        self.left = self.left.get(1..).unwrap_or("");
        first
    }

    /// A whole number in groups of six bits, lowest first, so that all is text.
    fn long(&mut self) -> u64 {
        let (mut number, mut shift) = (0, 0);
        loop {
            let byte = self.byte();
            number |= u64::from(byte & 0x3f) << shift;
            shift += 6;
            if byte < 0x40 || shift > 60 {
                return number;
            }
        }
    }

    fn number(&mut self) -> usize {
        self.long() as usize
    }

    /// How many things follow: of what is no sheet, at the most as many as there are bytes left.
    fn count(&mut self) -> usize {
        self.number().min(self.left.len())
    }

    fn small(&mut self) -> u16 {
        self.long() as u16
    }

    /// One of the values, by number; the last of them where the build has written none.
    fn one_of<T: Copy, const N: usize>(&mut self, all: &[T; N], last: T) -> T {
        all.get(self.number()).copied().unwrap_or(last)
    }

    fn name(&mut self) -> Str {
        let number = self.number();
        Cow::Owned(self.names.get(number).copied().unwrap_or("").into())
    }

    fn text(&mut self) -> Text {
        Text::Bundled(self.small())
    }

    fn list<T: Clone>(&mut self, item: fn(&mut Self) -> T) -> List<T> {
        let count = self.count();
        let mut items = Vec::with_capacity(count);
        for _ in 0..count {
            items.push(item(self));
        }
        Cow::Owned(items)
    }

    fn some<T>(&mut self, item: fn(&mut Self) -> T) -> Option<T> {
        if self.byte() == 0 { None } else { Some(item(self)) }
    }

    fn sheet(&mut self) -> FactSheet {
        FactSheet {
            id: self.name(),
            title: self.text(),
            widgets: self.list(Self::suits),
            sources: self.list(Self::source),
            facts: self.list(Self::fact),
            notices: self.list(Self::notice),
            corrections: Cow::Borrowed(&[]),
        }
    }

    fn notice(&mut self) -> Amended {
        Amended { fact: self.number() as FactId, text: self.text() }
    }

    fn suits(&mut self) -> Suits {
        Suits {
            widget: self.one_of(&Widget::ALL, Widget::Card),
            title: self.text(),
            subtitle: self.some(Self::text),
            note: self.some(Self::text),
        }
    }

    fn source(&mut self) -> Source {
        Source {
            id: self.name(),
            publisher: self.text(),
            title: self.text(),
            year: self.some(Self::small),
            address: self.name(),
            licence: self.some(Self::name),
        }
    }

    fn fact(&mut self) -> Fact {
        Fact {
            id: self.name(),
            label: self.some(Self::text),
            sentence: self.some(Self::text),
            note: self.some(Self::text),
            scope: self.some(Self::text),
            place: self.some(Self::name),
            period: self.period(),
            source: self.name(),
            status: self.status(),
            kind: self.kind(),
            as_printed: None,
        }
    }

    fn period(&mut self) -> Period {
        match self.byte() {
            0 => Period::Unknown,
            1 => Period::Timeless,
            2 => Period::Stated(self.name()),
            _ => Period::Inferred { edtf: self.name(), reason: self.text(), address: self.name() },
        }
    }

    fn status(&mut self) -> Status {
        match self.byte() {
            0 => Status::Stated,
            1 => Status::Announced,
            2 => Status::Counted,
            3 => Status::Inferred { reason: self.text(), address: self.name() },
            _ => Status::Derived { from: self.list(Self::name) },
        }
    }

    fn kind(&mut self) -> Kind {
        match self.byte() {
            0 => Kind::Quantity(self.quantity()),
            1 => Kind::Event(Event { venue: self.some(Self::text), ordinal: self.some(Self::small) }),
            2 => Kind::List(Listing { open: self.byte() != 0, items: self.list(Self::item) }),
            3 => Kind::Rank(Rank { rank: self.small(), of: self.text() }),
            4 => Kind::Relation(Relation {
                subject: self.text(),
                verb: self.one_of(&Verb::ALL, Verb::PartOf),
                object: self.text(),
            }),
            _ => Kind::Statement(Statement { text: self.text() }),
        }
    }

    fn item(&mut self) -> Item {
        match self.byte() {
            0 => Item::Place(self.name()),
            1 => Item::Name(self.text()),
            _ => Item::Listed { place: self.name(), since: self.name(), source: self.name() },
        }
    }

    fn quantity(&mut self) -> Quantity {
        Quantity {
            value: self.some(Self::value),
            unit: self.one_of(&Unit::ALL, Unit::People),
            bound: self.bound(),
            population: self.one_of(&Population::ALL, Population::Things),
            measure: match self.byte() {
                0 => Measure::Stock,
                1 => Measure::Flow,
                2 => Measure::Event,
                3 => Measure::Count,
                _ => Measure::Unclear { reason: self.text() },
            },
            origin: match self.byte() {
                0 => Origin::Observed,
                1 => Origin::Projection,
                _ => Origin::Extrapolation { by: self.text() },
            },
            part_of: self.some(Self::name),
            share_of: self.some(Self::text),
            counts: self.some(Self::name),
        }
    }

    fn value(&mut self) -> f64 {
        if self.byte() != 0 {
            return self.long() as f64;
        }
        f64::from_bits(self.long())
    }

    fn bound(&mut self) -> Bound {
        match self.byte() {
            0 => Bound::Exact,
            1 => Bound::About,
            2 => Bound::MoreThan,
            3 => Bound::AtLeast,
            4 => Bound::LessThan,
            5 => Bound::UpTo,
            _ => Bound::Range(self.value()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;

    #[test]
    fn the_five_sheets_are_there() {
        let mut ids: Vec<String> = sheets().iter().map(|sheet| sheet.id.to_string()).collect();
        ids.sort_unstable();
        assert_eq!(ids, ["iom", "iom-costa-rica", "iom-honduras", "rcm-meetings", "undesa-2020"]);
    }

    /// The file as it stands, but for the wordings as printed, which are not for the page.
    #[test]
    fn what_is_read_is_what_the_file_says() {
        for sheet in sheets() {
            let file = format!("{}/data/sheets/{}.json", env!("CARGO_MANIFEST_DIR"), sheet.id);
            let mut written: FactSheet = serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap();
            for fact in written.facts.to_mut() {
                fact.as_printed = None;
            }
            same(&serde_json::to_value(&written).unwrap(), &serde_json::to_value(&sheet).unwrap());
        }
    }

    /// Equal, with the number of a text in place of the text.
    fn same(written: &serde_json::Value, read: &serde_json::Value) {
        use serde_json::Value::{Array, Number, Object, String};
        match (written, read) {
            (Object(written), Object(read)) => {
                assert!(written.keys().eq(read.keys()), "{written:?} {read:?}");
                written.values().zip(read.values()).for_each(|(written, read)| same(written, read));
            }
            (Array(written), Array(read)) => {
                assert_eq!(written.len(), read.len());
                written.iter().zip(read).for_each(|(written, read)| same(written, read));
            }
            (String(words), Number(number)) => {
                let text = Text::Bundled(number.as_u64().unwrap() as u16);
                assert_eq!(Language::english().text(&text), words);
            }
            (written, read) => assert_eq!(written, read),
        }
    }

    #[test]
    fn every_vintage_is_sixteen_hexadecimal_digits() {
        for id in IDS {
            let vintage = vintage(id);
            assert!(vintage.len() == 16 && vintage.bytes().all(|byte| byte.is_ascii_hexdigit()), "{vintage}");
        }
        assert_eq!(vintage("nowhere"), "");
    }
}
