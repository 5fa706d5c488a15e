//! The font family that pictures are measured and drawn with.

use crate::arguments::{Failure, text};
use clap::ArgMatches;
use migration_facts::fonts::Fonts;
use resvg::usvg::fontdb::{Database, Family, Query, Weight};
use std::sync::Arc;

/// Families that are looked for among the system's fonts, in this order.
const SYSTEM: [&str; 6] = ["Noto Sans", "Open Sans", "DejaVu Sans", "Liberation Sans", "Helvetica", "Arial"];

/// Families for signs and scripts that a text family may lack: "≈", Arabic, Chinese.
const SIGNS: [&str; 10] = [
    "Noto Sans Math",
    "Noto Sans Symbols 2",
    "DejaVu Sans",
    "Noto Sans Arabic",
    "Noto Naskh Arabic",
    "Geeza Pro",
    "Noto Sans SC",
    "Noto Sans CJK SC",
    "PingFang SC",
    "Microsoft YaHei",
];

/// Names the folder of fonts where no argument does.
const VARIABLE: &str = "MIGRATION_FACTS_FONTS";

/// A family in two weights, for the shaper and for the renderer.
pub struct Typeface {
    /// Measures text.
    pub fonts: Fonts,
    /// Holds the same faces for drawing.
    pub database: Arc<Database>,
    /// Name of the family.
    pub family: String,
}

/// Finds a family: in the folder of `--fonts`, in that of the environment, in the system.
pub fn find(matches: &ArgMatches) -> Result<Typeface, Failure> {
    let mut database = Database::new();
    let folder = text(matches, "fonts").map(String::from).or_else(|| std::env::var(VARIABLE).ok());
    match &folder {
        Some(folder) => database.load_fonts_dir(folder),
        None => database.load_system_fonts(),
    }
    let known = SYSTEM.iter().find(|name| has(&database, name)).map(|name| (*name).into());
    let first = || database.faces().find_map(|face| face.families.first().map(|(name, _)| name.clone()));
    let family = known.or_else(|| folder.as_ref().and_then(|_| first()));
    let family = family.ok_or_else(|| Failure::Call(missing(folder.as_deref())))?;
    let fonts = Fonts::new(face(&database, &family, Weight::NORMAL)?, face(&database, &family, Weight::BOLD)?);
    let unreadable = |family: &str| Failure::Call(format!("the font “{family}” cannot be read"));
    let mut fonts = fonts.map_err(|_| unreadable(&family))?;
    for signs in SIGNS.into_iter().filter(|signs| has(&database, signs)) {
        let [regular, bold] = [Weight::NORMAL, Weight::BOLD].map(|weight| face(&database, signs, weight));
        fonts.add(regular?, bold?).map_err(|_| unreadable(signs))?;
    }
    Ok(Typeface { fonts, database: Arc::new(database), family })
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

fn query(database: &Database, family: &str, weight: Weight) -> Option<resvg::usvg::fontdb::ID> {
    database.query(&Query { families: &[Family::Name(family)], weight, ..Query::default() })
}

fn has(database: &Database, family: &str) -> bool {
    query(database, family, Weight::NORMAL).is_some()
}

fn face(database: &Database, family: &str, weight: Weight) -> Result<Vec<u8>, Failure> {
    query(database, family, weight)
        .and_then(|id| database.with_face_data(id, |bytes, _| bytes.to_vec()))
        .ok_or_else(|| Failure::Call(format!("the font \u{201c}{family}\u{201d} has no weight {}", weight.0)))
}
