//! `contact-sheet`: every kind of picture, narrow and wide, light and dark, on one sheet for whoever looks them over.

use crate::Done;
use crate::arguments::Failure;
use crate::draw::{Picture, form};
use crate::input::Asked;
use crate::typeface::{self, Typeface};
use crate::{output, palette};
use clap::ArgMatches;
use migration_facts::svg::escape;
use std::fmt::Write;

/// The pictures: one row for each.
const ROWS: [&[(&str, &str)]; 6] = [
    &[("sheet", "iom-costa-rica"), ("widget", "card"), ("facts", "share-of-world")],
    &[("sheet", "undesa-2020"), ("widget", "totals")],
    &[("sheet", "undesa-2020"), ("widget", "share")],
    &[("sheet", "iom-honduras"), ("widget", "members")],
    &[("sheet", "rcm-meetings"), ("widget", "timeline")],
    &[("sheet", "undesa-2020"), ("widget", "trend")],
];

/// Widths and themes of a row, from left to right.
const COLUMNS: [(u32, &str); 4] = [(320, "light"), (320, "dark"), (640, "light"), (640, "dark")];

/// Space around pictures, CSS px.
const GAP: u32 = 24;
/// Space for the caption under a picture, CSS px.
const CAPTION: u32 = 28;

/// Runs the subcommand.
pub fn run(matches: &ArgMatches) -> Done {
    let form = form(matches)?;
    let typeface = typeface::find(matches)?;
    let mut sheet = Sheet { text: String::new(), bottom: GAP };
    for row in ROWS {
        sheet.row(row, &typeface)?;
    }
    let picture = sheet.finished(&typeface)?;
    match form {
        "png" => output::write(matches, &palette::png(&picture.pixels(1)?, palette::FEW)?),
        "svg" => output::write(matches, picture.text.as_bytes()),
        _ => Err(Failure::Call("--output: a contact sheet is one picture\nhint: .svg or .png".into())),
    }
}

/// Pictures side by side, row under row.
struct Sheet {
    text: String,
    /// Where the next row starts, CSS px from the top.
    bottom: u32,
}

impl Sheet {
    fn row(&mut self, options: &[(&str, &str)], typeface: &Typeface) -> Done {
        let (mut left, mut height) = (GAP, 0);
        for (width, theme) in COLUMNS {
            let asked = Asked::read(options.iter().copied().chain([("theme", theme)]))?;
            let story = asked.story()?;
            let picture = Picture::new(&story, typeface, width)?;
            let caption = format!("{}, {width} px, {theme}: {}", story.widget.name(), story.sheet.id);
            self.place(&picture, &caption, left);
            left += width + GAP;
            height = height.max(picture.height);
        }
        self.bottom += height + CAPTION + GAP;
        Ok(())
    }

    /// A document within the document keeps its own coordinates.
    fn place(&mut self, picture: &Picture, caption: &str, left: u32) {
        let (top, middle) = (self.bottom, self.bottom + picture.height + CAPTION / 2);
        let _ = write!(self.text, "<g transform=\"translate({left},{top})\">{}</g>", picture.text);
        let _ = write!(self.text, "<text x=\"{left}\" y=\"{}\" font-size=\"13\" fill=\"#333\">", middle + 8);
        escape(caption, &mut self.text);
        self.text.push_str("</text>\n");
    }

    fn finished<'a>(&self, typeface: &'a Typeface) -> Result<Picture<'a>, Failure> {
        let width = COLUMNS.iter().fold(GAP, |left, (width, _)| left + width + GAP);
        let (height, script) = (self.bottom, typeface.of("en")?);
        let text = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" font-family=\"{}\">\
             <rect width=\"{width}\" height=\"{height}\" fill=\"#d9dbdf\"/>\n{}</svg>\n",
            script.family, self.text
        );
        Ok(Picture::of(text, height, typeface, script))
    }
}
