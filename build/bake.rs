//! Fact sheets as text that few can read: numbers that point into two tables of strings.
//!
//! `src/sheet/bundled.rs` reads what is written here, field by field in the order of `src/fact.rs`.

use crate::check::check;
use crate::fact::*;
use crate::words::Words;
use sha2::{Digest, Sha256};
use std::{error::Error, fmt::Write, fs, path::Path};

/// All sheets of a folder, checked and packed.
#[derive(Default)]
pub struct Baked {
    /// Every sheet, packed: the number of its first text; its texts; the strings that are the same in all
    /// languages (names, codes, dates, addresses); its fields, which point into the two.
    pub sheets: Vec<Vec<u8>>,
    /// Names of the sheets.
    pub ids: Vec<String>,
    vintages: Vec<String>,
}

impl Baked {
    /// The lists of sheets as Rust code.
    pub fn code(&self) -> String {
        format!(
            "/// Names of the bundled sheets.\npub const IDS: [&str; {0}] = {1:?};\n\
             /// The same, parted by blanks.\npub const NAMES: &str = {4:?};\n\
             const VINTAGES: [&str; {0}] = {2:?};\n\
             #[cfg(any(not(target_arch = \"wasm32\"), feature = \"fonts\"))]\n\
             const SHEETS: [&str; {0}] = [{3}];\n",
            self.ids.len(),
            self.ids,
            self.vintages,
            self.ids.iter().map(|id| format!("include_str!(\"{id}.bin\"), ")).collect::<String>(),
            self.ids.join(" "),
        )
    }
}

/// Packs all sheets of a folder; every fault of every sheet when there is one.
pub fn sheets(folder: &Path, codes: &[String], words: &mut Words) -> Result<Baked, Box<dyn Error>> {
    let mut files: Vec<_> =
        fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>()?;
    files.retain(|file| file.extension().is_some_and(|extension| extension == "json"));
    files.sort();
    let mut baked = Baked::default();
    let mut faults = String::new();
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
        let start = words.begin();
        let mut names = Vec::new();
        let mut baker = Baker { words, names: &mut names, out: Vec::new(), faults: &mut faults };
        baker.sheet(&sheet);
        let fields = baker.out;
        let mut packed = varint(start as u64);
        table(words.of_sheet(), &mut packed);
        packed.extend(varint(names.len() as u64));
        for name in names {
            table(name, &mut packed);
        }
        packed.extend(fields);
        baked.sheets.push(packed);
        baked.ids.push(sheet.id.to_string());
        baked.vintages.push(vintage(&text));
    }
    if faults.is_empty() { Ok(baked) } else { Err(faults.into()) }
}

/// Adds a text after its length in bytes.
fn table(text: String, packed: &mut Vec<u8>) {
    packed.extend(varint(text.len() as u64));
    packed.extend(text.into_bytes());
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
    words: &'a mut Words,
    names: &'a mut Vec<String>,
    out: Vec<u8>,
    faults: &'a mut String,
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
        let number = match text {
            Text::Own(words) => self.words.number(words),
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
        self.text(&source.title);
        self.some_number(source.year);
        self.name(&source.address);
        self.some_name(&source.licence);
    }

    /// The wording as printed stays in the file: it is for those who check, not for the page.
    fn fact(&mut self, fact: &Fact) {
        self.name(&fact.id);
        for text in [&fact.label, &fact.sentence, &fact.note, &fact.scope] {
            self.some_text(text);
        }
        self.some(&fact.place, |baker, code| baker.place(code));
        self.period(&fact.period);
        self.name(&fact.source);
        self.status(&fact.status);
        self.kind(&fact.kind);
    }

    fn place(&mut self, code: &Str) {
        if !self.words.has_place(code) {
            let _ = writeln!(self.faults, "data/language/en.json: places.{code}: missing (a bundled sheet names it)");
        }
        self.name(code);
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
                self.place(code);
            }
            Item::Name(name) => {
                self.number(1);
                self.text(name);
            }
            Item::Listed { place, since, source } => {
                self.number(2);
                self.place(place);
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
