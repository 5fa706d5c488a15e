//! `pages`: a page for every fact and every sheet, and the oEmbed answers of facts and widgets.
//!
//! A step of the build. Pages name what lies beside them by relative addresses, so that a release works in any
//! folder; only what others read elsewhere has the address of `--base`.

use crate::Done;
use crate::address::Base;
use crate::arguments::{Failure, pairs, text};
use crate::copy::{Copy, Given, SCALE, WIDTH};
use crate::dataset::{cited, dataset};
use crate::draw::Picture;
use crate::input::Asked;
use crate::page::{Page, escaped, link};
use crate::typeface::Typeface;
use crate::{gallery, oembed, output, typeface};
use clap::ArgMatches;
use migration_facts::fact::{Fact, FactSheet, Widget};
use migration_facts::html::{self, Script};
use migration_facts::language::Language;
use migration_facts::sheet::bundled;
use migration_facts::sheet::vintage::{self, Listed};
use migration_facts::story::Story;
use std::path::Path;

/// The folder of the release, as seen from a page.
const ROOT: &str = "../..";

/// Where to write, and what all pages share.
struct Site<'a> {
    base: Base<'a>,
    folder: &'a Path,
    typeface: &'a Typeface,
    /// Whether there are no answers in other languages.
    is_english_only: bool,
}

/// Runs the subcommand.
pub fn run(matches: &ArgMatches) -> Done {
    let (base, folder) = (text(matches, "base").unwrap_or(""), text(matches, "folder").unwrap_or("."));
    let typeface = typeface::find(matches)?.kept();
    let site = Site {
        base: Base::new(base),
        folder: Path::new(folder),
        typeface: &typeface,
        is_english_only: matches.get_flag("english"),
    };
    bundled::sheets().iter().try_for_each(|sheet| site.sheet(sheet))
}

impl Site<'_> {
    fn sheet(&self, sheet: &FactSheet) -> Done {
        let mut sections = Vec::new();
        let mut first = None;
        for suits in sheet.widgets.iter() {
            let options = vec![("sheet", sheet.id.to_string()), ("widget", suits.widget.name().into())];
            let page = self.made(&options, |copy| {
                sections.push(section(copy));
                overview(self, copy)
            })?;
            first.get_or_insert(page);
        }
        if sheet.widgets.iter().any(|suits| suits.widget == Widget::Card) {
            for fact in sheet.facts.iter() {
                self.fact(sheet, fact)?;
            }
        }
        let Some(mut page) = first else { return Ok(()) };
        page.body = sections.concat() + &facts(sheet) + &corrections(sheet, None);
        self.write(sheet, "index", &page)
    }

    fn fact(&self, sheet: &FactSheet, fact: &Fact) -> Done {
        let facts = ("facts", fact.id.to_string());
        let options = vec![("sheet", sheet.id.to_string()), ("widget", Widget::Card.name().into()), facts];
        let page = self.made(&options, |copy| of_fact(self, copy, fact))?;
        self.write(sheet, &fact.id, &page)
    }

    /// Writes the oEmbed answers of options in every language, and makes what is made of their copy in English.
    fn made<T>(&self, options: &Given, make: impl FnOnce(&Copy) -> T) -> Result<T, Failure> {
        let is_wanted = |tag: &&str| !self.is_english_only && *tag != Language::english().tag();
        for tag in gallery::languages().filter(is_wanted) {
            self.answered(&[&options[..], &[("lang", tag.to_owned())]].concat(), |_| ())?;
        }
        self.answered(options, make)
    }

    fn answered<T>(&self, options: &Given, make: impl FnOnce(&Copy) -> T) -> Result<T, Failure> {
        let asked = Asked::read(pairs(options))?;
        let story = asked.story()?;
        let drawn = Picture::new(&story, self.typeface, WIDTH)?;
        let copy = Copy::new(&story, options.clone(), self.base, &drawn, false)?;
        oembed::write(&copy, self.base, self.folder)?;
        Ok(make(&copy))
    }

    fn write(&self, sheet: &FactSheet, name: &str, page: &Page) -> Done {
        let folder = self.folder.join(format!("facts/{}", sheet.id));
        output::made(&folder)?;
        output::replace(&folder.join(format!("{name}.html")), page.html().as_bytes())
    }

    /// What others read elsewhere: its whole address, else one that holds for this page.
    fn shared(&self, path: &str) -> String {
        let base = if self.base.is_absolute() { self.base } else { Base::new(ROOT) };
        base.join(path)
    }
}

/// The page of one fact.
fn of_fact(site: &Site, copy: &Copy, fact: &Fact) -> Page {
    let (story, language) = (copy.story, &copy.story.language);
    let sheet = language.text(&story.sheet.title);
    let page = head(site, copy, copy.page());
    let data = dataset(story, fact, &copy.description, page.address.as_deref());
    let gallery = format!("{ROOT}/index.html#{}-{}", story.sheet.id, story.widget.name());
    Page {
        title: format!("{} \u{2013} {sheet}", language.named(fact)),
        heading: language.named(fact),
        data: Some(data),
        above: link("index.html", sheet),
        body: format!(
            "<div class=\"stage\">\n{}</div>\n{}<h2>How to cite</h2>\n<p class=\"cite\">{}</p>\n{}<h2>Use it</h2>\n<p>{}, \
             with the HTML to paste into a page.</p>",
            live(copy),
            corrections(story.sheet, Some(&fact.id)),
            escaped(&cited(story)),
            html::credited(&copy.figure()),
            link(&gallery, "This sheet in the gallery")
        ),
        ..page
    }
}

/// The page of a sheet, its body not filled in yet.
fn overview(site: &Site, copy: &Copy) -> Page {
    let sheet = copy.story.language.text(&copy.story.sheet.title);
    // Not the place of one widget in it.
    let address = copy.page();
    let page = head(site, copy, address.split('#').next().unwrap_or("").into());
    Page { title: sheet.into(), heading: sheet.into(), above: link(&format!("{ROOT}/index.html"), "Gallery"), ..page }
}

/// What all pages say in their head, of a copy at an address.
fn head(site: &Site, copy: &Copy, address: String) -> Page {
    let description = &copy.description;
    let alt = format!("{}. {}", description.title, description.summary);
    let image = copy.picture.as_ref().map(|picture| {
        let address = picture.pixels.strip_prefix(&site.base.join("")).unwrap_or(&picture.pixels);
        (site.shared(address), picture.width * SCALE, picture.height * SCALE, alt)
    });
    Page {
        lang: copy.story.language.tag().into(),
        direction: copy.story.language.direction().into(),
        title: String::new(),
        heading: String::new(),
        about: description.summary.clone(),
        address: site.base.is_absolute().then_some(address),
        image,
        answer: site.shared(&copy.answer()),
        data: None,
        above: String::new(),
        body: String::new(),
        foot: foot(copy.story),
    }
}

fn section(copy: &Copy) -> String {
    let widget = copy.story.widget.name();
    format!(
        "<h2 id=\"{widget}\">{}</h2>\n<div class=\"stage\">\n{}</div>\n",
        escaped(&copy.description.title),
        live(copy)
    )
}

/// The snippet, for a page two folders down.
fn live(copy: &Copy) -> String {
    let root = Base::new(ROOT);
    let script = root.join(crate::snippet::SCRIPT);
    copy.at(root).snippet(Script { address: &script, integrity: None })
}

/// What was corrected in a sheet, or in one fact of it; nothing where nothing was.
fn corrections(sheet: &FactSheet, fact: Option<&str>) -> String {
    let all = vintage::corrections(&sheet.id, Language::english().tag());
    let meant = all.iter().filter(|listed| fact.is_none_or(|fact| listed.fact == fact));
    let entry = |listed: &Listed| {
        let source = match listed.address.starts_with("https://") {
            true => link(&listed.address, &listed.source),
            false => escaped(&listed.source),
        };
        format!("<li>{} {source}</li>\n", escaped(&listed.text))
    };
    match meant.map(entry).collect::<String>() {
        entries if entries.is_empty() => entries,
        entries => format!("<h2>Corrections</h2>\n<ul>\n{entries}</ul>\n"),
    }
}

/// The facts of a sheet, each with a link to its page.
fn facts(sheet: &FactSheet) -> String {
    let language = Language::english();
    let entry = |fact: &Fact| {
        let page = link(&format!("{}.html", fact.id), &language.named(fact));
        format!("<li>{page} <span>{}</span></li>\n", escaped(&language.value(fact)))
    };
    let entries: String = sheet.facts.iter().map(entry).collect();
    format!("<h2>All facts of this sheet</h2>\n<ul class=\"facts\">\n{entries}</ul>")
}

fn foot(story: &Story) -> String {
    format!("Vintage of the sheet: {}. No cookies, no tracking.", escaped(bundled::vintage(&story.sheet.id)))
}
