//! `render`: one picture, or all.

use crate::Done;
use crate::arguments::{Failure, given, pairs, text};
use crate::compose::{self, Composition, Format};
use crate::copy::Between;
use crate::credit::credit;
use crate::input::Asked;
use crate::page::escaped;
use crate::typeface::{self, Script, Typeface};
use crate::{gallery, outline, output, palette};
use clap::ArgMatches;
use migration_facts::html;
use migration_facts::language::Word;
use migration_facts::scene::{self, Mark, Shape, Size};
use migration_facts::story::{Story, ThemeChoice};
use migration_facts::svg;
use migration_facts::theme::Theme;
use migration_facts::widgets;
use resvg::{tiny_skia, usvg};
use std::path::Path;
use std::sync::OnceLock;

/// Runs the subcommand.
pub fn run(matches: &ArgMatches) -> Done {
    if let Some(folder) = text(matches, "all") {
        return gallery::run(matches, Path::new(folder));
    }
    let given = given(matches);
    let asked = Asked::read(pairs(&given))?;
    let story = asked.story()?;
    let (form, document) = (form(matches)?, matches.get_flag("document"));
    if form == "html" {
        return output::write(matches, fallback(&story, document).as_bytes());
    }
    if document {
        return Err(Failure::Call("--document is for HTML\nhint: --output with a name that ends in .html".into()));
    }
    let (typeface, extent) = (typeface::find(matches)?, Extent::of(matches));
    let picture = extent.picture(&story, &typeface)?;
    let bytes = match form {
        "png" => picture.png(extent.scale)?,
        _ if matches.get_flag("text") => picture.text.into_bytes(),
        _ => picture.outlined()?.into_bytes(),
    };
    output::write(matches, &bytes)
}

/// How large pictures are.
#[derive(Clone, Copy)]
pub struct Extent {
    /// CSS px of one that is as high as it needs.
    width: u32,
    /// The box to be filled, where one is asked for.
    format: Option<Format>,
    /// Pixels of a PNG for every px.
    pub scale: u32,
}

impl Extent {
    /// What the arguments ask for. A box has the pixels that it says, unless more are asked for.
    pub fn of(matches: &ArgMatches) -> Self {
        let number = |name: &str| matches.get_one::<u32>(name).copied();
        let format = matches.get_one::<Format>("size").copied();
        let scale = number("scale").unwrap_or(if format.is_some() { 1 } else { 2 });
        Self { width: number("width").unwrap_or(640), format, scale }
    }

    /// The picture of a story.
    pub fn picture<'a>(self, story: &Story, typeface: &'a Typeface) -> Result<Picture<'a>, Failure> {
        match self.format {
            None => Picture::new(story, typeface, self.width),
            Some(format) => {
                let script = typeface.of(story.language.tag())?;
                let Composition { drawn, scale } = compose::composed(story, format, script)?;
                Picture::written(story, &drawn, scale, typeface, script)
            }
        }
    }
}

/// The words as HTML: a figure, or a whole document.
pub fn fallback(story: &Story, is_document: bool) -> String {
    let figure = figure(story);
    if !is_document {
        return figure;
    }
    let (lang, direction) = (story.language.tag(), story.language.direction());
    let title = escaped(&widgets::describe(story, story.view()).title);
    format!(
        "<!doctype html>\n<html lang=\"{lang}\" dir=\"{direction}\">\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<title>{title}</title>\n{}\n</html>\n",
        figure.trim_end()
    )
}

fn figure(story: &Story) -> String {
    let between = Between::of(&story.language);
    let figure = html::Figure {
        description: &widgets::describe(story, story.view()),
        picture: None,
        credit: &credit(story),
        lang: story.language.tag(),
        direction: story.language.direction(),
        table: story.language.word(Word::Table),
        colon: &between.colon,
        gap: &between.gap,
    };
    html::fallback(&figure)
}

/// What to write, by the ending of the file; SVG to standard output.
pub fn form(matches: &ArgMatches) -> Result<&'static str, Failure> {
    let Some(file) = text(matches, "output") else { return Ok("svg") };
    let ending = Path::new(file).extension().and_then(|ending| ending.to_str()).unwrap_or("");
    let known = ["svg", "png", "html"].into_iter().find(|known| *known == ending);
    known.ok_or_else(|| Failure::Call(format!("--output {file}: unknown ending\nhint: .svg, .png or .html")))
}

/// A picture as SVG with text, and the means to draw it.
pub struct Picture<'a> {
    /// The document, with text as text.
    pub text: String,
    /// Its height, CSS px.
    pub height: u32,
    /// What its texts are drawn with.
    pub typeface: &'a Typeface,
    /// The one of its language.
    pub script: &'a Script,
    /// The document as it is drawn, once somebody has asked for it: vectors and pixels come of the same.
    tree: OnceLock<usvg::Tree>,
}

impl<'a> Picture<'a> {
    /// Lays out and writes a picture; a letter that the font does not have is an error.
    pub fn new(story: &Story, typeface: &'a Typeface, width: u32) -> Result<Self, Failure> {
        let size = Size { width: f64::from(width), height: story.options.height.unwrap_or(0.0) };
        let script = typeface.of(story.language.tag())?;
        let drawn = widgets::picture(story, story.view(), size, &script.fonts);
        Self::written(story, &drawn, 1.0, typeface, script)
    }

    /// Writes a picture that is laid out, with so many px for each CSS px of its layout.
    fn written(
        story: &Story,
        drawn: &scene::Picture,
        scale: f64,
        typeface: &'a Typeface,
        script: &'a Script,
    ) -> Result<Self, Failure> {
        if let Some(letter) = drawn.marks.iter().find_map(|mark| missing(mark, script)) {
            return Err(Failure::Call(format!(
                "the font \u{201c}{}\u{201d} has no \u{201c}{letter}\u{201d}\nhint: --fonts DIR with a font that has it",
                script.family
            )));
        }
        let theme = Theme { accent: story.options.accent, ..Theme::dark(story.options.theme == ThemeChoice::Dark) };
        let text = svg::scaled(drawn, scale, theme, &script.family);
        Ok(Self::of(text, (drawn.height * scale).round() as u32, typeface, script))
    }

    /// A document that is written.
    pub fn of(text: String, height: u32, typeface: &'a Typeface, script: &'a Script) -> Self {
        Self { text, height, typeface, script, tree: OnceLock::new() }
    }

    fn tree(&self) -> Result<&usvg::Tree, Failure> {
        if let Some(tree) = self.tree.get() {
            return Ok(tree);
        }
        let options = usvg::Options {
            fontdb: self.typeface.database.clone(),
            font_resolver: self.script.resolver(),
            ..usvg::Options::default()
        };
        let tree = usvg::Tree::from_str(&self.text, &options).map_err(|error| Failure::Call(error.to_string()))?;
        Ok(self.tree.get_or_init(|| tree))
    }

    /// The document with outlines in place of text, title and description kept.
    pub fn outlined(&self) -> Result<String, Failure> {
        let tree = self.tree()?;
        if let Some(outlined) = outline::outlined(&self.text, tree) {
            return Ok(outlined);
        }
        let options =
            usvg::WriteOptions { coordinates_precision: 2, transforms_precision: 4, ..usvg::WriteOptions::default() };
        let outlined = tree.to_string(&options);
        let (head, titles) = self.head();
        let rest = outlined.split_once('>').map_or("", |(_, rest)| rest);
        Ok(format!("{head}>\n{titles}{rest}"))
    }

    /// The opening tag without its bracket, and the title and description of the document with text.
    fn head(&self) -> (&str, &str) {
        let (open, rest) = self.text.split_once('>').unwrap_or_default();
        let end = rest.find("</desc>").map_or(0, |at| at + "</desc>".len());
        (open, rest.get(..end).unwrap_or("").trim_start())
    }

    /// The picture in pixels.
    pub fn png(&self, scale: u32) -> Result<Vec<u8>, Failure> {
        palette::png(&self.pixels(scale)?, palette::ALL)
    }

    /// The same before it is written.
    pub fn pixels(&self, scale: u32) -> Result<tiny_skia::Pixmap, Failure> {
        let tree = self.tree()?;
        let size = tree.size().to_int_size();
        let empty = || Failure::Call("a picture without extent".into());
        let mut pixels = tiny_skia::Pixmap::new(size.width() * scale, size.height() * scale).ok_or_else(empty)?;
        let enlarged = tiny_skia::Transform::from_scale(scale as f32, scale as f32);
        resvg::render(tree, enlarged, &mut pixels.as_mut());
        Ok(pixels)
    }
}

fn missing(mark: &Mark, script: &Script) -> Option<char> {
    match &mark.shape {
        Shape::Text { text, .. } => script.fonts.missing(text),
        _ => None,
    }
}
