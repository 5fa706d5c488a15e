//! A PNG of few colours: a third of the bytes of one with all, and quicker to write.

use crate::arguments::Failure;
use migration_facts::theme::{Rgb, Role, Theme};
use resvg::tiny_skia::{Pixmap, PremultipliedColorU8};
use std::collections::BTreeMap;

/// As many as a palette can have: papers, inks, series, and steps between them at the edges of letters.
pub const ALL: usize = 256;
/// So few that the edges are just smooth, for a picture that a repository keeps.
pub const FEW: usize = 52;

/// The colours of the pictures themselves, light and dark.
const ROLES: [Role; 13] = [
    Role::Paper,
    Role::Text,
    Role::Muted,
    Role::Rule,
    Role::Series1,
    Role::Series2,
    Role::Series3,
    Role::Series4,
    Role::Series5,
    Role::Series6,
    Role::Wash,
    Role::Highlight,
    Role::Warn,
];

/// Writes pixels without transparency in the colours of the theme and those that are most frequent beside them.
pub fn png(pixels: &Pixmap, most: usize) -> Result<Vec<u8>, Failure> {
    let colours: Vec<Rgb> = pixels.pixels().iter().map(rgb).collect();
    let palette = palette(&colours, most);
    let mut known: BTreeMap<Rgb, u8> = BTreeMap::new();
    let mut indices = Vec::with_capacity(colours.len());
    // Most neighbours are alike: a colour is looked up once a run.
    for run in colours.chunk_by(|one, next| one == next) {
        let Some(colour) = run.first() else { continue };
        let index = *known.entry(*colour).or_insert_with(|| nearest(&palette, *colour));
        indices.resize(indices.len() + run.len(), index);
    }
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, pixels.width(), pixels.height());
    encoder.set_color(png::ColorType::Indexed);
    encoder.set_palette(palette.concat());
    encoder.set_compression(png::Compression::High);
    // Neighbours in a palette are no neighbours in colour: differences between them say nothing.
    encoder.set_filter(png::Filter::NoFilter);
    let written = encoder.write_header().and_then(|mut writer| writer.write_image_data(&indices));
    written.map_err(|error| Failure::Call(error.to_string()))?;
    Ok(file)
}

fn rgb(pixel: &PremultipliedColorU8) -> Rgb {
    [pixel.red(), pixel.green(), pixel.blue()]
}

/// The theme's colours, then the most frequent; of equally frequent ones the darker, so that the same picture gives
/// the same file.
fn palette(colours: &[Rgb], most: usize) -> Vec<Rgb> {
    let mut counts: BTreeMap<Rgb, usize> = BTreeMap::new();
    for run in colours.chunk_by(|one, next| one == next) {
        let Some(colour) = run.first() else { continue };
        *counts.entry(*colour).or_default() += run.len();
    }
    let themes = [false, true].map(Theme::dark);
    let mut palette: Vec<Rgb> = themes.iter().flat_map(|theme| ROLES.map(|role| theme.color(role))).collect();
    // What no picture shows needs no place.
    palette.retain(|colour| counts.remove(colour).is_some());
    let mut counts: Vec<(Rgb, usize)> = counts.into_iter().collect();
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    palette.extend(counts.into_iter().map(|(colour, _)| colour));
    palette.truncate(most);
    palette
}

/// The number of the colour that lies nearest.
fn nearest(palette: &[Rgb], colour: Rgb) -> u8 {
    let far =
        |other: &Rgb| other.iter().zip(colour).map(|(one, other)| u32::from(one.abs_diff(other)).pow(2)).sum::<u32>();
    (0..=u8::MAX).zip(palette).min_by_key(|(_, other)| far(other)).map_or(0, |(index, _)| index)
}
