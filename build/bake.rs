//! Fact sheets as text that few can read: numbers that point into two tables of strings.
//!
//! `src/sheet/bundled.rs` reads what is written here, field by field in the order of `src/fact.rs`.

use crate::check::check;
use crate::fact::*;
use crate::words::{Cited, Entry, Texts, carried};
use sha2::{Digest, Sha256};
use std::{error::Error, fmt::Write, fs, path::Path};

/// All sheets of a folder, checked.
#[derive(Default)]
pub struct Baked {
    /// The sheets.
    pub sheets: Vec<Packed>,
    /// Codes of the places whose names a page carries, sorted.
    pub places: Vec<String>,
}

/// A sheet, packed but for its texts.
pub struct Packed {
    /// Its name.
    pub id: String,
    /// Its texts in English.
    pub texts: Vec<Entry>,
    vintage: String,
    /// The number of its first text.
    start: usize,
    /// The strings that are the same in all languages: names, codes, dates, addresses.
    names: Vec<String>,
    /// Its fields, which point into texts and names.
    fields: Vec<u8>,
}

impl Packed {
    /// The sheet with its texts in one language.
    pub fn packed(&self, texts: &[String]) -> Vec<u8> {
        let mut packed = varint(self.start as u64);
        table(&texts.join("\0"), &mut packed);
        packed.extend(varint(self.names.len() as u64));
        for name in &self.names {
            table(name, &mut packed);
        }
        packed.extend(&self.fields);
        packed
    }
}

impl Baked {
    /// The lists of sheets as Rust code.
    pub fn code(&self, tags: &[&str]) -> String {
        let ids: Vec<&str> = self.sheets.iter().map(|sheet| sheet.id.as_str()).collect();
        let vintages: Vec<&str> = self.sheets.iter().map(|sheet| sheet.vintage.as_str()).collect();
        let row = |id: &&str| tags.iter().map(|tag| format!("include_str!(\"{id}.{tag}.bin\"), ")).collect::<String>();
        let packed: String = ids.iter().map(|id| format!("[{}], ", row(id))).collect();
        format!(
            "/// Names of the bundled sheets.\npub const IDS: [&str; {0}] = {ids:?};\n\
             /// The same, parted by blanks.\npub const NAMES: &str = {1:?};\n\
             const VINTAGES: [&str; {0}] = {vintages:?};\n\
             #[cfg(any(not(target_arch = \"wasm32\"), feature = \"fonts\"))]\n\
             const SHEETS: [[&str; {2}]; {0}] = [{packed}];\n",
            ids.len(),
            ids.join(" "),
            tags.len(),
        )
    }
}

/// Packs all sheets of a folder; every fault of every sheet when there is one. `words` is how many words a language has.
pub fn sheets(folder: &Path, codes: &[String], words: usize) -> Result<Baked, Box<dyn Error>> {
    let mut files: Vec<_> =
        fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>()?;
    files.retain(|file| file.extension().is_some_and(|extension| extension == "json"));
    files.sort();
    let (mut faults, mut sheets) = (String::new(), Vec::new());
    for file in &files {
        let text = fs::read_to_string(file)?;
        let sheet = read(&text).map_err(|fault| format!("{}: {fault}", file.display()))?;
        for fault in check(&sheet, &|code| codes.iter().any(|known| known == code)) {
            let _ = writeln!(faults, "{}: {}: {} ({})", file.display(), fault.path, fault.message, fault.hint);
        }
        if file.file_stem().is_none_or(|stem| stem != sheet.id.as_ref()) {
            let _ =
                writeln!(faults, "{}: id: \u{201c}{}\u{201d} is not the name of the file", file.display(), sheet.id);
        }
        sheets.push((sheet, vintage(&text)));
    }
    if !faults.is_empty() {
        return Err(faults.into());
    }
    let places = carried(sheets.iter().flat_map(|(sheet, _)| places(sheet)));
    let mut texts = Texts::new(words + places.len());
    let mut baked = Baked { sheets: Vec::new(), places };
    for (sheet, vintage) in sheets {
        let start = texts.begin();
        let mut baker = Baker { texts: &mut texts, names: Vec::new(), out: Vec::new() };
        baker.sheet(&sheet);
        let (names, fields) = (baker.names, baker.out);
        let id = sheet.id.to_string();
        baked.sheets.push(Packed { id, texts: texts.taken(), vintage, start, names, fields });
    }
    Ok(baked)
}

/// Codes of the places that a sheet names.
fn places(sheet: &FactSheet) -> Vec<String> {
    let mut codes = Vec::new();
    for fact in sheet.facts.iter() {
        codes.extend(fact.place.iter().map(ToString::to_string));
        if let Kind::List(list) = &fact.kind {
            codes.extend(list.items.iter().filter_map(|item| match item {
                Item::Place(code) | Item::Listed { place: code, .. } => Some(code.to_string()),
                Item::Name(_) => None,
            }));
        }
    }
    codes
}

/// Adds a text after its length in bytes.
fn table(text: &str, packed: &mut Vec<u8>) {
    packed.extend(varint(text.len() as u64));
    packed.extend(text.bytes());
}

/// The first eight bytes of the SHA-256 of the file, hexadecimal.
fn vintage(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

fn read(text: &str) -> Result<FactSheet, String> {
    let mut deserializer = serde_json::Deserializer::from_str(text);
    serde_path_to_error::deserialize(&mut deserializer).map_err(|error| {
        let path = error.path().to_string();
        format!("{path}: {} (see src/fact.rs for the fields)", error.into_inner())
    })
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
struct Baker<'a> {
    texts: &'a mut Texts,
    names: Vec<String>,
    out: Vec<u8>,
}

impl Baker<'_> {
    fn number(&mut self, number: u64) {
        self.out.extend(varint(number));
    }

    fn name(&mut self, name: &str) {
        let number = self.names.iter().position(|known| known == name).unwrap_or_else(|| {
            self.names.push(name.into());
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
            Text::Own(words) => self.texts.number(words, kind),
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
        self.some(text, |baker, text| baker.text(text));
    }

    fn some_name(&mut self, name: &Option<Str>) {
        self.some(name, |baker, name| baker.name(name));
    }

    fn some_number(&mut self, number: Option<u16>) {
        self.some(&number, |baker, number| baker.number(u64::from(*number)));
    }

    fn sheet(&mut self, sheet: &FactSheet) {
        self.name(&sheet.id);
        self.text(&sheet.title);
        self.list(&sheet.widgets, Self::suits);
        self.list(&sheet.sources, Self::source);
        self.list(&sheet.facts, Self::fact);
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
        self.some(&fact.label, |baker, text| baker.label(text));
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
                self.list(from, |baker, name| baker.name(name));
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
        self.some(&quantity.value, |baker, value| baker.value(*value));
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
