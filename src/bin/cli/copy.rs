//! One story as others copy it: words, picture, credit and addresses, in every form of the snippet.

use crate::Done;
use crate::address::{Base, encoded};
use crate::arguments::{Failure, pairs};
use crate::credit;
use crate::draw::Picture;
use crate::input::Asked;
use crate::output;
use migration_facts::fact::Widget;
use migration_facts::html::{self, Credit, Figure, Frame, Script};
use migration_facts::language::{Copied, Language, Word};
use migration_facts::scene::Description;
use migration_facts::story::Story;
use migration_facts::widgets;
use std::path::Path;

/// Width of the pictures, CSS px.
pub const WIDTH: u32 = 640;

/// Pixels of a PNG for every CSS px.
pub const SCALE: u32 = 2;

/// The forms of the snippet; the last one is what may stand in the head of its page.
pub const FORMS: [&str; 7] = ["div", "element", "script", "iframe", "amp", "mail", "head"];

/// Options with their values.
pub type Given = Vec<(&'static str, String)>;

/// A story and all that its copies need.
#[derive(Clone)]
pub struct Copy<'a> {
    /// The story.
    pub story: &'a Story<'a>,
    /// It in words.
    pub description: Description,
    /// Whom to credit.
    pub credit: Credit,
    /// A picture that shows just this, if there is one at a known address.
    pub picture: Option<html::Picture>,
    /// The picture that its options draw, wherever it is.
    pub drawn: &'a Picture<'a>,
    /// Its name, without ending.
    name: String,
    options: Given,
    base: Base<'a>,
    between: Between,
}

/// What a language puts between a name and what it names, and between a number and what it counts.
#[derive(Clone)]
pub struct Between {
    /// ": " in English.
    pub colon: String,
    /// A blank, or nothing.
    pub gap: String,
}

impl Between {
    /// As the patterns of a language have it.
    pub fn of(language: &Language) -> Self {
        Self { colon: language.two(Word::SourceLine, "", ""), gap: language.two(Word::Worded, "", "") }
    }
}

impl<'a> Copy<'a> {
    /// A story as drawn, and whether the published picture shows the same. Another one is named as if it lay at
    /// `<base>/pictures` only when it will be written.
    pub fn new(
        story: &'a Story<'a>,
        given: Given,
        base: Base<'a>,
        drawn: &'a Picture<'a>,
        is_written: bool,
    ) -> Result<Self, Failure> {
        let published = published(story, &given, drawn)?;
        let is_there = published.is_some() || is_written;
        let (widget, lang) = (story.widget.name(), story.language.tag());
        let name = published.unwrap_or_else(|| format!("{widget}.{:08x}.{lang}", hash(&drawn.text)));
        let description = widgets::describe(story, story.view());
        let (credit, options) = (credit::credit(story), all(story, given));
        let between = Between::of(&story.language);
        let mut copy = Self { story, description, credit, picture: None, drawn, name, options, base, between };
        copy.picture = is_there.then(|| copy.pictured());
        Ok(copy)
    }

    /// Writes the picture into a folder, as SVG and PNG.
    pub fn write(&self, folder: &Path) -> Done {
        let folder = folder.join(self.story.sheet.id.as_ref());
        output::made(&folder)?;
        output::replace(&folder.join(format!("{}.svg", self.name)), self.drawn.outlined()?.as_bytes())?;
        output::replace(&folder.join(format!("{}.png", self.name)), &self.drawn.png(SCALE)?)
    }

    /// The same, with what it names lying in another folder.
    pub fn at(&self, base: Base<'a>) -> Self {
        let mut copy = Self { base, ..self.clone() };
        copy.picture = self.picture.as_ref().map(|_| copy.pictured());
        copy
    }

    fn pictured(&self) -> html::Picture {
        let address = |ending| self.base.join(&format!("pictures/{}/{}.{ending}", self.story.sheet.id, self.name));
        let alt = credit::alt(&self.story.language, self.story.widget);
        html::Picture { vector: address("svg"), pixels: address("png"), width: WIDTH, height: self.drawn.height, alt }
    }

    /// The words, picture and credit.
    pub fn figure(&self) -> Figure<'_> {
        Figure {
            description: &self.description,
            picture: self.picture.as_ref(),
            credit: &self.credit,
            lang: self.story.language.tag(),
            direction: self.story.language.direction(),
            table: self.story.language.word(Word::Table),
            colon: &self.between.colon,
            gap: &self.between.gap,
        }
    }

    /// The one fact that is shown, if it is one.
    fn fact(&self) -> Option<&'a str> {
        match self.story.facts.as_slice() {
            [shown] if self.story.widget == Widget::Card => Some(&shown.fact.id),
            _ => None,
        }
    }

    /// Where its page is: that of the fact, else the widget's place on the page of the sheet.
    pub fn page(&self) -> String {
        let page =
            self.fact().map_or_else(|| format!("index.html#{}", self.story.widget.name()), |id| format!("{id}.html"));
        self.base.join(&format!("facts/{}/{page}", self.story.sheet.id))
    }

    /// Where its oEmbed answer is, below the base.
    pub fn answer(&self) -> String {
        let fact = self.fact().map(|id| format!(".{id}")).unwrap_or_default();
        format!("oembed/{}/{}{fact}.{}.json", self.story.sheet.id, self.story.widget.name(), self.story.language.tag())
    }

    /// The first form, which all others stand in for.
    pub fn snippet(&self, script: Script) -> String {
        html::snippet(&self.pairs(), &html::fallback(&self.figure()), script)
    }

    /// Any form, by name.
    pub fn form(&self, form: &str, script: Script) -> Result<String, Failure> {
        let (figure, options) = (self.figure(), self.pairs());
        let fallback = || html::fallback(&figure);
        Ok(match form {
            "element" => html::custom_element(&options, &fallback(), script),
            "script" => html::script_alone(&options, &fallback(), script),
            "iframe" => html::iframe(&figure, self.frame(&self.frame_address()?), script),
            "amp" => {
                self.absolute(form)?;
                let address = self.frame_address()?;
                let picture = self.picture.as_ref().ok_or_else(no_picture)?;
                html::amp(&figure, self.frame(&address), picture, self.story.language.word(Word::ZoomAll))
            }
            "mail" => {
                self.published()?;
                self.absolute(form)?;
                html::mail(&figure, &self.page(), &self.story.language.copied(Copied::MailPage, 0, &[]))
            }
            _ => self.snippet(script),
        })
    }

    fn pairs(&self) -> Vec<(&str, &str)> {
        pairs(&self.options).collect()
    }

    fn frame<'b>(&self, address: &'b str) -> Frame<'b> {
        Frame { address, width: WIDTH, height: self.drawn.height }
    }

    /// The page for frames with the options as its query.
    fn frame_address(&self) -> Result<String, Failure> {
        // Words of a page's own stand beside data of its own only.
        let is_own = self.options.iter().any(|(name, _)| *name == "src");
        let refused = |name: &str| name == "report" || (!is_own && ["title", "note"].contains(&name));
        if let Some((name, _)) = self.options.iter().find(|(name, _)| refused(name)) {
            let hint = format!("leave --{name} out, or take --form div");
            return Err(Failure::Call(format!("--{name}: a frame takes no words from its address\nhint: {hint}")));
        }
        let query: Vec<String> =
            self.options.iter().map(|(name, value)| format!("{name}={}", encoded(value))).collect();
        Ok(self.base.join(&format!("embed.html?{}", query.join("&"))))
    }

    /// A mail leads to the page of the facts.
    fn published(&self) -> Done {
        match self.options.iter().any(|(name, _)| *name == "src") {
            false => Ok(()),
            true => Err(Failure::Call(
                "--form mail: your own data have no page to lead to\nhint: --form div, or a bundled --sheet".into(),
            )),
        }
    }

    /// A mail has no place of its own, and AMP takes what is safe only.
    fn absolute(&self, form: &str) -> Result<(), Failure> {
        match self.base.is_secure() || (form != "amp" && self.base.is_absolute()) {
            true => Ok(()),
            false => Err(Failure::Call(format!(
                "--form {form}: --base must be a whole address\nhint: --base https://\u{2026}, where the release lies"
            ))),
        }
    }
}

fn no_picture() -> Failure {
    Failure::Call("--form amp: no published picture shows this\nhint: --pictures DIR draws one".into())
}

/// Sheet or source, widget and language as resolved, and what else was given.
fn all(story: &Story, given: Given) -> Given {
    let src = given.iter().find(|(name, _)| *name == "src").cloned();
    let mut options: Given = vec![
        src.unwrap_or(("sheet", story.sheet.id.to_string())),
        ("widget", story.widget.name().into()),
        ("lang", story.language.tag().into()),
    ];
    options.extend(given.into_iter().filter(|(name, _)| !["sheet", "src", "widget", "lang"].contains(name)));
    options
}

/// Name of the published picture that shows exactly this. It is drawn and compared, so that no option, new or old,
/// ever stands beside a picture that it would have changed.
fn published(story: &Story, given: &Given, drawn: &Picture) -> Result<Option<String>, Failure> {
    let (widget, lang) = (story.widget.name(), story.language.tag());
    // Arabic with other digits has no pictures of its own, nor have own data.
    if lang.contains('-') || given.iter().any(|(name, _)| *name == "src") {
        return Ok(None);
    }
    let mut options: Given =
        vec![("sheet", story.sheet.id.to_string()), ("widget", widget.into()), ("lang", lang.into())];
    let mut name = format!("{widget}.{lang}");
    let is_asked_for = given.iter().any(|(name, _)| *name == "facts");
    if let (Widget::Card, true, [shown]) = (story.widget, is_asked_for, story.facts.as_slice()) {
        options.push(("facts", shown.fact.id.to_string()));
        name = format!("{widget}.{}.{lang}", shown.fact.id);
    }
    let is_said = |name: &str| options.iter().any(|(other, _)| *other == name);
    if given.iter().all(|(name, _)| is_said(name)) {
        return Ok(Some(name));
    }
    let asked = Asked::read(pairs(&options))?;
    let other = Picture::new(&asked.story()?, drawn.typeface, WIDTH)?;
    Ok((other.text == drawn.text).then_some(name))
}

/// FNV-1a of 32 bits: short enough for a name, and the same on every machine.
fn hash(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}
