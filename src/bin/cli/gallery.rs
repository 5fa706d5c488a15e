//! `render --all`: every sheet, widget and fact, with progress.

use crate::Done;
use crate::arguments::{Failure, pairs};
use crate::draw::Picture;
use crate::input::Asked;
use crate::output;
use crate::typeface::Typeface;
use indicatif::{ProgressBar, ProgressStyle};
use migration_facts::fact::{FactSheet, Widget};
use migration_facts::language::TAGS;
use migration_facts::sheet::bundled;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

/// One picture: its options, and its file without ending.
struct Job {
    options: Vec<(&'static str, String)>,
    file: PathBuf,
}

/// Draws everything into `folder/<sheet>/<widget>[.<fact>].<lang>.svg` and `.png`.
pub fn run(typeface: &Typeface, folder: &Path, width: u32, scale: u32) -> Done {
    let jobs = jobs(folder);
    for folder in jobs.iter().filter_map(|job| job.file.parent()) {
        std::fs::create_dir_all(folder).map_err(|error| Failure::File(folder.display().to_string(), error))?;
    }
    let style =
        ProgressStyle::with_template("{bar:32} {pos}/{len} {msg}").unwrap_or_else(|_| ProgressStyle::default_bar());
    let progress = ProgressBar::new(jobs.len() as u64).with_style(style);
    let waiting = Mutex::new(jobs.iter());
    let next = || waiting.lock().ok().and_then(|mut waiting| waiting.next());
    let work = || -> Done {
        while let Some(job) = next() {
            draw(job, typeface, width, scale)?;
            progress.inc(1);
        }
        Ok(())
    };
    let workers = std::thread::available_parallelism().map_or(1, usize::from);
    let results: Vec<Done> = std::thread::scope(|scope| {
        let running: Vec<_> = (0..workers).map(|_| scope.spawn(work)).collect();
        running
            .into_iter()
            .map(|worker| worker.join().unwrap_or_else(|_| Err(Failure::Call("a worker stopped".into()))))
            .collect()
    });
    progress.finish_and_clear();
    eprintln!("{} pictures", jobs.len());
    results.into_iter().collect()
}

/// The languages that have pictures: Arabic with other digits has none of its own.
pub fn languages() -> impl Iterator<Item = &'static str> {
    TAGS.split(' ').filter(|tag| !tag.contains('-'))
}

fn jobs(folder: &Path) -> Vec<Job> {
    let sheets = bundled::sheets();
    languages().flat_map(|tag| sheets.iter().flat_map(move |sheet| of_sheet(sheet, tag, folder))).collect()
}

fn of_sheet(sheet: &FactSheet, tag: &str, folder: &Path) -> Vec<Job> {
    let mut jobs = Vec::new();
    for suits in sheet.widgets.iter() {
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

fn draw(job: &Job, typeface: &Typeface, width: u32, scale: u32) -> Done {
    let asked = Asked::read(pairs(&job.options))?;
    let story = asked.story()?;
    let picture = Picture::new(&story, typeface, width)?;
    output::replace(&with(&job.file, ".svg"), picture.outlined()?.as_bytes())?;
    output::replace(&with(&job.file, ".png"), &picture.png(scale)?)
}

/// The file with an ending added; names of facts may hold no dot, but languages follow one.
fn with(file: &Path, ending: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(ending);
    name.into()
}
