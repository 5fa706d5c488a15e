//! `render --all`: every sheet, widget, fact and language, with progress.

use crate::Done;
use crate::arguments::{Failure, given, pairs, text};
use crate::draw::{Extent, fallback};
use crate::input::Asked;
use crate::output;
use crate::typeface::{self, Typeface};
use clap::ArgMatches;
use indicatif::{ProgressBar, ProgressStyle};
use migration_facts::fact::{FactSheet, Widget};
use migration_facts::language::TAGS;
use migration_facts::sheet::bundled;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

/// One picture: its options, and its file without ending.
struct Job {
    options: Vec<(&'static str, String)>,
    file: PathBuf,
}

/// Draws everything that is not left out into `folder/<sheet>/<widget>[.<fact>].<lang>.<format>`, on all cores. What fails
/// stops nothing else.
pub fn run(matches: &ArgMatches, folder: &Path) -> Done {
    let jobs = jobs(matches, folder)?;
    for folder in jobs.iter().filter_map(|job| job.file.parent()).collect::<BTreeSet<_>>() {
        output::made(folder)?;
    }
    let formats: Vec<&str> = matches.get_many::<String>("formats").into_iter().flatten().map(String::as_str).collect();
    let press =
        Press { typeface: &typeface::find(matches)?.kept(), extent: Extent::of(matches), formats: &formats, matches };
    let style =
        ProgressStyle::with_template("{bar:32} {pos}/{len} {eta}").unwrap_or_else(|_| ProgressStyle::default_bar());
    let progress = ProgressBar::new(jobs.len() as u64).with_style(style);
    let (waiting, failed) = (Mutex::new(jobs.iter()), Mutex::new(Vec::new()));
    let next = || waiting.lock().ok().and_then(|mut waiting| waiting.next());
    let work = || {
        while let Some(job) = next() {
            if let (Err(failure), Ok(mut failed)) = (press.draw(job), failed.lock()) {
                failed.push(format!("{}: {failure}", job.file.display()));
            }
            progress.inc(1);
        }
    };
    let workers = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| (0..workers).for_each(|_| drop(scope.spawn(work))));
    progress.finish_and_clear();
    let mut failed = failed.into_inner().map_err(|_| Failure::Call("a worker stopped".into()))?;
    failed.sort();
    eprintln!("{} pictures", jobs.len() - failed.len());
    if failed.is_empty() { Ok(()) } else { Err(Failure::Pictures(jobs.len(), failed)) }
}

/// The languages that have pictures: Arabic with other digits has none of its own.
pub fn languages() -> impl Iterator<Item = &'static str> {
    TAGS.split(' ').filter(|tag| !tag.contains('-'))
}

/// What is to be drawn: everything, or what the arguments name.
fn jobs(matches: &ArgMatches, folder: &Path) -> Result<Vec<Job>, Failure> {
    let sheets = bundled::sheets();
    let ids: Vec<&str> = sheets.iter().map(|sheet| sheet.id.as_ref()).collect();
    let sheets_wanted = wanted(matches, "sheet", &ids)?;
    let widgets_wanted = wanted(matches, "widget", &Widget::ALL.map(Widget::name))?;
    let mut jobs = Vec::new();
    for tag in wanted(matches, "lang", &languages().collect::<Vec<_>>())? {
        for sheet in sheets.iter().filter(|sheet| sheets_wanted.contains(&sheet.id.as_ref())) {
            jobs.extend(of_sheet(sheet, &widgets_wanted, tag, folder));
        }
    }
    if jobs.is_empty() {
        return Err(Failure::Call("no such widget suits the sheet\nhint: `migration-facts list` says which do".into()));
    }
    Ok(jobs)
}

/// Those of the names that an argument has, with commas between them; all where it is not given.
fn wanted<'a>(matches: &ArgMatches, name: &str, known: &[&'a str]) -> Result<Vec<&'a str>, Failure> {
    let Some(asked) = text(matches, name) else { return Ok(known.to_vec()) };
    let find = |asked: &str| known.iter().find(|known| **known == asked.trim()).copied();
    let unknown = |asked| Failure::Call(format!("--{name} {asked}: unknown\nhint: {}", known.join(", ")));
    asked.split(',').map(|asked| find(asked).ok_or_else(|| unknown(asked))).collect()
}

fn of_sheet(sheet: &FactSheet, widgets: &[&str], tag: &str, folder: &Path) -> Vec<Job> {
    let mut jobs = Vec::new();
    for suits in sheet.widgets.iter().filter(|suits| widgets.contains(&suits.widget.name())) {
        let (id, widget) = (sheet.id.to_string(), suits.widget.name());
        let options = vec![("sheet", id.clone()), ("widget", widget.to_owned()), ("lang", tag.to_owned())];
        let file = |name: &str| folder.join(&id).join(format!("{name}.{tag}"));
        jobs.push(Job { options: options.clone(), file: file(widget) });
        let facts = sheet.facts.iter().filter(|_| suits.widget == Widget::Card);
        jobs.extend(facts.map(|fact| Job {
            options: [&options[..], &[("facts", fact.id.to_string())]].concat(),
            file: file(&format!("{widget}.{}", fact.id)),
        }));
    }
    jobs
}

/// What all pictures have in common.
struct Press<'a> {
    typeface: &'a Typeface,
    extent: Extent,
    formats: &'a [&'a str],
    matches: &'a ArgMatches,
}

impl Press<'_> {
    fn draw(&self, job: &Job) -> Done {
        // What else was asked for, such as a theme, holds for all of them.
        let others =
            given(self.matches).into_iter().filter(|(name, _)| !job.options.iter().any(|(own, _)| own == name));
        let options: Vec<_> = others.chain(job.options.iter().cloned()).collect();
        let asked = Asked::read(pairs(&options))?;
        let story = asked.story()?;
        if self.formats.contains(&"html") {
            let html = fallback(&story, self.matches.get_flag("document"));
            output::replace(&with(&job.file, ".html"), html.as_bytes())?;
        }
        let (vector, pixels) = (self.formats.contains(&"svg"), self.formats.contains(&"png"));
        if !vector && !pixels {
            return Ok(());
        }
        let picture = self.extent.picture(&story, self.typeface)?;
        if vector {
            let is_text = self.matches.get_flag("text");
            let svg = if is_text { picture.text.clone() } else { picture.outlined()? };
            output::replace(&with(&job.file, ".svg"), svg.as_bytes())?;
        }
        if pixels {
            output::replace(&with(&job.file, ".png"), &picture.png(self.extent.scale)?)?;
        }
        Ok(())
    }
}

/// The file with an ending added; names of facts may hold no dot, but languages follow one.
fn with(file: &Path, ending: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(ending);
    name.into()
}
