//! The font families that pictures are measured and drawn with, one for every script.

use crate::arguments::{Failure, text};
use clap::ArgMatches;
use migration_facts::fonts::{Faces, Fonts, Pair};
use resvg::usvg::FontResolver;
use resvg::usvg::fontdb::{Database, Family, ID, Query, Source, Weight};
use std::sync::{Arc, OnceLock};

/// Families that are looked for among the system's fonts, in this order.
const LATIN: [&str; 6] = ["Noto Sans", "Open Sans", "DejaVu Sans", "Liberation Sans", "Helvetica", "Arial"];
/// The same for Arabic.
const ARABIC: [&str; 6] = ["Noto Sans Arabic", "Noto Naskh Arabic", "Geeza Pro", "Segoe UI", "DejaVu Sans", "Arial"];
/// The same for Chinese.
const CHINESE: [&str; 6] = [
    "Noto Sans SC",
    "Noto Sans CJK SC",
    "PingFang SC",
    "Microsoft YaHei",
    "WenQuanYi Micro Hei",
    "Droid Sans Fallback",
];
/// Families for signs that a text family may lack, such as "≈".
const SIGNS: [&str; 3] = ["Noto Sans Math", "Noto Sans Symbols 2", "DejaVu Sans"];

/// Names the folder of fonts where no argument does.
const VARIABLE: &str = "MIGRATION_FACTS_FONTS";

/// The families, for the shaper and for the renderer.
pub struct Typeface {
    /// Holds the faces for drawing.
    pub database: Arc<Database>,
    /// Latin, Arabic, Chinese: each is read once a story is in it.
    families: [Option<String>; 3],
    scripts: [OnceLock<Script>; 3],
}

/// A family in two weights, and those that stand in for what it lacks.
pub struct Script {
    /// Measures text.
    pub fonts: Fonts,
    /// Name of the family.
    pub family: String,
    /// Regular and bold of it and of what stands in, in that order.
    faces: Vec<[ID; 2]>,
}

impl Typeface {
    /// The same with its fonts in memory: a file would be mapped anew for every letter that is drawn. For many pictures;
    /// those of some scripts are ten megabytes each.
    pub fn kept(self) -> Self {
        let mut database = Database::new();
        let families = self.families.iter().flatten().map(String::as_str).chain(SIGNS);
        let mut known = Vec::new();
        for id in families.filter_map(|family| weights(&self.database, family).ok()).flatten() {
            if known.contains(&id) {
                continue;
            }
            known.push(id);
            let bytes = self.database.with_face_data(id, |bytes: &[u8], _| bytes.to_vec());
            database.load_font_source(Source::Binary(Arc::new(bytes.unwrap_or_default())));
        }
        Self { database: Arc::new(database), ..self }
    }

    /// What a language is written with.
    pub fn of(&self, tag: &str) -> Result<&Script, Failure> {
        let wanted = match tag {
            "ar" | "ar-EG" => 1,
            "zh" => 2,
            _ => 0,
        };
        // What has no family of its own is written with that of Latin, and a letter that it lacks is named.
        let own = |number: usize| self.families.get(number).and_then(Option::as_deref).map(|family| (number, family));
        let Some((number, family)) = own(wanted).or_else(|| own(0)) else { return Err(Failure::Call(missing(None))) };
        let Some(place) = self.scripts.get(number) else { return Err(Failure::Call(missing(None))) };
        if let Some(script) = place.get() {
            return Ok(script);
        }
        let others = self.families.iter().flatten().map(String::as_str).chain(SIGNS);
        let script = Script::new(&self.database, family, &others.collect::<Vec<_>>())?;
        Ok(place.get_or_init(|| script))
    }
}

impl Script {
    /// What draws a letter that a face lacks: the one that measured it, in the same weight.
    pub fn resolver(&self) -> FontResolver<'_> {
        FontResolver {
            select_fallback: Box::new(|letter, tried, database| {
                let bold = database.face(*tried.first()?)?.weight == Weight::BOLD;
                let faces = self.faces.iter().map(|[regular, heavy]| if bold { *heavy } else { *regular });
                let mut left = faces.filter(|id| !tried.contains(id));
                left.find(|id| has_letter(database, *id, letter))
            }),
            ..FontResolver::default()
        }
    }

    fn new(database: &Arc<Database>, family: &str, further: &[&str]) -> Result<Self, Failure> {
        let unreadable = |family: &str| Failure::Call(format!("the font \u{201c}{family}\u{201d} cannot be read"));
        let ids = weights(database, family)?;
        let [regular, bold] = bytes(database, ids).ok_or_else(|| unreadable(family))?;
        let mut fonts = Fonts::new(regular, bold).map_err(|_| unreadable(family))?;
        let mut faces = vec![ids];
        for other in further.iter().filter(|other| **other != family && has(database, other)) {
            let ids = weights(database, other)?;
            fonts.add_later(Arc::new(Stored { database: database.clone(), ids, pair: OnceLock::new() }));
            faces.push(ids);
        }
        Ok(Self { fonts, family: family.into(), faces })
    }
}

/// Faces of the database, read when they are asked for.
struct Stored {
    database: Arc<Database>,
    ids: [ID; 2],
    pair: OnceLock<Option<Pair>>,
}

impl Faces for Stored {
    fn pair(&self) -> Option<&Pair> {
        let read = || bytes(&self.database, self.ids).and_then(|[regular, bold]| Pair::new(regular, bold).ok());
        self.pair.get_or_init(read).as_ref()
    }
}

fn has_letter(database: &Database, id: ID, letter: char) -> bool {
    let has = |bytes: &[u8], index: u32| Fonts::covers(bytes, index, letter);
    database.with_face_data(id, has).unwrap_or(false)
}

/// Finds the families: in the folder of `--fonts`, in that of the environment, in the system.
pub fn find(matches: &ArgMatches) -> Result<Typeface, Failure> {
    let mut database = Database::new();
    let folder = text(matches, "fonts").map(String::from).or_else(|| std::env::var(VARIABLE).ok());
    match &folder {
        Some(folder) => database.load_fonts_dir(folder),
        None => database.load_system_fonts(),
    }
    let known = |names: &[&'static str]| names.iter().find(|name| has(&database, name)).map(|name| (*name).to_owned());
    let first = || database.faces().find_map(|face| face.families.first().map(|(name, _)| name.clone()));
    let latin = known(&LATIN).or_else(|| folder.as_ref().and_then(|_| first()));
    let latin = latin.ok_or_else(|| Failure::Call(missing(folder.as_deref())))?;
    let families = [Some(latin), known(&ARABIC), known(&CHINESE)];
    Ok(Typeface { families, scripts: Default::default(), database: Arc::new(database) })
}

fn missing(folder: Option<&str>) -> String {
    match folder {
        Some(folder) => format!(
            "{folder}: no font in this folder\nhint: name a folder with .ttf files, one family in regular and bold"
        ),
        None => {
            format!("no font found\nhint: --fonts DIR or {VARIABLE}=DIR, for example node_modules/@expo-google-fonts")
        }
    }
}

fn query(database: &Database, family: &str, weight: Weight) -> Option<ID> {
    database.query(&Query { families: &[Family::Name(family)], weight, ..Query::default() })
}

fn has(database: &Database, family: &str) -> bool {
    query(database, family, Weight::NORMAL).is_some()
}

/// Regular and bold of a family, as numbers in the database.
fn weights(database: &Database, family: &str) -> Result<[ID; 2], Failure> {
    let face = |weight: Weight| {
        let none = || Failure::Call(format!("the font \u{201c}{family}\u{201d} has no weight {}", weight.0));
        query(database, family, weight).ok_or_else(none)
    };
    Ok([face(Weight::NORMAL)?, face(Weight::BOLD)?])
}

/// Their bytes.
fn bytes(database: &Database, [regular, bold]: [ID; 2]) -> Option<[Vec<u8>; 2]> {
    let read = |id| database.with_face_data(id, |bytes: &[u8], _| bytes.to_vec());
    Some([read(regular)?, read(bold)?])
}
