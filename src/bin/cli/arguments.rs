//! The arguments: options of a picture are made from the one list of options.

use crate::compose::Format;
use crate::copy::FORMS;
use crate::input;
use clap::builder::{EnumValueParser, PossibleValuesParser};
use clap::{Arg, ArgAction, ArgMatches, Command};
use clap_complete::Shell;
use migration_facts::cite::FORMS as FORMS_OF_CITATION;
use migration_facts::fault::Fault;
use migration_facts::options;
use std::fmt;

/// Why a command was not carried out.
#[derive(Debug)]
pub enum Failure {
    /// The call is at fault.
    Call(String),
    /// An option is at fault.
    Option(Fault),
    /// A file could not be read or written.
    File(String, std::io::Error),
    /// Own data are at fault; what is said of them, ready to be shown, or nothing when it was shown already.
    Data(String),
    /// Some of many pictures were not drawn: how many there were, and what became of those.
    Pictures(usize, Vec<String>),
}

impl Failure {
    /// Exit status.
    pub fn status(&self) -> u8 {
        match self {
            Failure::Call(_) | Failure::Option(_) | Failure::File(..) => 2,
            Failure::Data(_) => 1,
            Failure::Pictures(..) => 1,
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Failure::Call(message) => write!(formatter, "error: {message}"),
            Failure::Option(fault) => {
                write!(formatter, "error: --{}: {}\nhint: {}", fault.path, fault.message, fault.hint)
            }
            Failure::File(file, error) => write!(formatter, "error: {file}: {error}"),
            Failure::Data(said) => formatter.write_str(said.trim_end()),
            Failure::Pictures(all, failed) => {
                write!(formatter, "{}\nerror: {} of {all} pictures were not drawn", failed.join("\n"), failed.len())
            }
        }
    }
}

/// The whole command line.
pub fn command() -> Command {
    Command::new("migration-facts")
        .version(env!("CARGO_PKG_VERSION"))
        .about("Migration statistics as fact cards and charts: pictures, words and snippets")
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommand(
            Command::new("list")
                .about("Sheets, widgets, facts, languages; or the options of a picture")
                .arg(
                    Arg::new("what")
                        .value_name("WHAT")
                        .help("What to list")
                        .default_value("sheets")
                        .value_parser(PossibleValuesParser::new(["sheets", "options"])),
                )
                .args([json(), output()]),
        )
        .subcommand(
            Command::new("render")
                .about("Draw a picture as .svg (texts as outlines), .png or .html (the fallback)")
                .args(picture())
                .args(size())
                .args(fonts())
                .arg(flag("text", "Keep text as text in an SVG, instead of outlines"))
                .arg(flag("document", "As HTML: a whole document, not a part of one"))
                .arg(
                    value("all", "DIR", "Draw every sheet, widget, fact and language into a folder")
                        .long_help(
                            "Draw every sheet, widget, fact and language into DIR/<sheet>/<widget>[.<fact>].<lang>.<format>; \
                             --sheet, --widget and --lang limit it to those that they name, with commas between them",
                        )
                        .conflicts_with_all(["output", "facts"]),
                )
                .arg(
                    value("formats", "LIST", "What --all writes: svg, png, html, with commas between them")
                        .default_value("svg,png")
                        .value_delimiter(',')
                        .value_parser(["svg", "png", "html"]),
                )
                .arg(output()),
        )
        .subcommand(
            Command::new("describe")
                .about("Title, summary, table and source in words")
                .args(picture())
                .arg(choice("format", &["text", "json", "markdown"], "text", "Form of the description"))
                .arg(output()),
        )
        .subcommand(
            Command::new("cite")
                .about("How to cite the sources of what a picture shows")
                .args(picture())
                .arg(choice("format", &FORMS_OF_CITATION, "plain", "For people, as HTML, or in APA style"))
                .arg(output()),
        )
        .subcommand(
            Command::new("snippet")
                .about("The HTML to paste into a page")
                .args(picture())
                .args(fonts())
                .args(copy())
                .arg(output())
                .after_help(ADDRESSES),
        )
        .subcommand(
            Command::new("check")
                .about("What is wrong with your own data: fact sheets (JSON) or tables (CSV, TSV)")
                .arg(
                    Arg::new("file").value_name("FILE").required(true).num_args(1..).help("Files; - is standard input"),
                )
                .arg(value("article", "FILE", "The article, as text or HTML: every wording as printed must be in it"))
                .arg(choice("format", &["text", "json"], "text", "Form of the report"))
                .arg(flag("strict", "Exit with 1 for warnings as well"))
                .arg(choice("color", &["auto", "always", "never"], "auto", "Colours; auto obeys NO_COLOR"))
                .args(of_tables())
                .arg(output())
                .after_help(STATUS),
        )
        .subcommand(
            Command::new("pack")
                .about("Your own data, read and checked once, as the small file that pages fetch in their place")
                .arg(Arg::new("file").value_name("FILE").required(true).help("A fact sheet (JSON) or a table (CSV, TSV)"))
                .args(of_tables())
                .arg(output())
                .after_help(PACKED),
        )
        .subcommand(Command::new("schema").about("JSON Schema of a fact sheet").arg(output()))
        .subcommand(
            Command::new("completions")
                .about("What a shell needs to complete commands and options")
                .arg(Arg::new("shell").value_name("SHELL").required(true).value_parser(EnumValueParser::<Shell>::new()))
                .arg(output()),
        )
        .subcommand(Command::new("man").about("The manual page; with a folder, one for each command").arg(
            value("output", "DIR", "Write migration-facts.1 and a page for each command into a folder").short('o'),
        ))
        .subcommand(
            Command::new("files")
                .about("The bundled sheets and the languages as the files that a page fetches, <sheet>.bin, <tag>.bin")
                // A step of the build; no newsroom needs it.
                .hide(true)
                .arg(
                    value("then", "FILE", "For tests: an earlier state of a sheet, <sheet>.<hash>.json")
                        .requires("now"),
                )
                .arg(value("now", "FILE", "For tests: what it became, with its corrections").requires("then"))
                .arg(Arg::new("folder").value_name("DIR").required(true)),
        )
        .subcommand(
            Command::new("words")
                .about("What the languages make of the values that a JSON file lists")
                // For tests against other implementations.
                .hide(true)
                .arg(Arg::new("file").value_name("FILE").required(true))
                .arg(output()),
        )
        .subcommand(
            Command::new("pages")
                .about("A page for every fact and sheet, and the oEmbed answers, into a folder")
                // A step of the build.
                .hide(true)
                .args(fonts())
                .arg(value("base", "URL", "Folder of the release").required(true))
                .arg(flag("english", "Without the answers in other languages"))
                .arg(Arg::new("folder").value_name("DIR").required(true)),
        )
        .subcommand(
            Command::new("contact-sheet")
                .about("Every kind of picture on one sheet, as .svg or .png")
                // For the repository's own documentation; no newsroom needs it.
                .hide(true)
                .args(fonts())
                .arg(output()),
        )
}

/// The options that say which picture is meant.
fn picture() -> Vec<Arg> {
    options::LIST
        .iter()
        .map(|spec| {
            let help = match spec.default {
                "" => spec.help.to_owned(),
                default => format!("{} [default: {default}]", spec.help),
            };
            Arg::new(spec.name).long(spec.name).value_name(spec.kind).help(help)
        })
        .collect()
}

/// The options that say how a table is read.
fn of_tables() -> impl Iterator<Item = Arg> {
    picture().into_iter().filter(|arg| input::OF_TABLES.contains(&arg.get_id().as_str()))
}

/// What the help of `pack` says at its end.
const PACKED: &str = "Name the file something.bin: a page whose data-src ends so draws it at once, where a table or a \
fact sheet is read in the page by a program of its own. What says how a table is read, year, top and facts among them, is \
said here and no longer in the page; names of places are in the language of --lang. Pack it again after a new major \
version of migration-facts.";

/// What a snippet's help says at its end.
const ADDRESSES: &str = "Addresses: --base is the folder of a release. The snippet names BASE/migration-facts.js and \
BASE/pictures/<sheet>/<widget>[.<fact>].<lang>.svg. That is a published picture; where options change what it shows, \
the snippet has none, unless --pictures DIR draws it: DIR/<sheet>/<widget>.<hash>.<lang>.svg and .png, for \
BASE/pictures. With --integrity the last part of --base, a major version such as 1, becomes the exact version for the \
script, because only its files never change.";

/// What the help of `check` says at its end.
const STATUS: &str = "Exit status: 0 nothing is at fault, 1 the data are at fault, 2 the call is, such as a file that is \
not there.";

/// How a snippet is made.
fn copy() -> Vec<Arg> {
    vec![
        value("base", "URL", "Folder of migration-facts.js and its pictures").required(true),
        value("address", "URL", "With --src FILE: where pages find that file; without it, beside the page"),
        choice(
            "form",
            &FORMS,
            "div",
            "div, custom element, script alone, frame, AMP, newsletter; preloads for the head",
        ),
        value("pictures", "DIR", "Write the picture that the options ask for into this folder, as SVG and PNG"),
        flag("pin", "Name the state of the sheet, so that later ones change no figure of this snippet")
            .conflicts_with("vintage"),
        flag("integrity", "Name the script of exactly this version, with the hash that it must have"),
        value("dist", "DIR", "With --integrity or --form head: the folder of the release, or its integrity.json"),
    ]
}

fn size() -> Vec<Arg> {
    vec![
        value("width", "CSS px", "Width of the picture [default: 640]")
            .value_parser(clap::value_parser!(u32).range(1..=10_000)),
        value("size", "PIXELS", "Fill a box, such as 1200x630, 1:1, 4:5 or 16:9, in letters for a phone")
            .value_parser(Format::read)
            .conflicts_with_all(["width", "height"]),
        value("scale", "NUMBER", "Pixels of a PNG for every px [default: 2, with --size 1]")
            .value_parser(clap::value_parser!(u32).range(1..=8)),
    ]
}

fn fonts() -> Vec<Arg> {
    vec![value(
        "fonts",
        "DIR",
        "Folder with a font family to draw with; without it, MIGRATION_FACTS_FONTS, then the system's",
    )]
}

fn json() -> Arg {
    flag("json", "As JSON")
}

fn output() -> Arg {
    value("output", "FILE", "Write to a file; it is replaced only whole").short('o')
}

fn value(name: &'static str, kind: &'static str, help: &'static str) -> Arg {
    Arg::new(name).long(name).value_name(kind).help(help)
}

fn flag(name: &'static str, help: &'static str) -> Arg {
    Arg::new(name).long(name).action(ArgAction::SetTrue).help(help)
}

fn choice(name: &'static str, values: &'static [&'static str], default: &'static str, help: &'static str) -> Arg {
    Arg::new(name).long(name).value_parser(PossibleValuesParser::new(values)).default_value(default).help(help)
}

/// The options of a picture that were given, in the order of the list; a command may have some of them only.
pub fn given(matches: &ArgMatches) -> Vec<(&'static str, String)> {
    let text = |name: &'static str| matches.try_get_one::<String>(name).ok().flatten().cloned();
    options::names().into_iter().filter_map(|name| text(name).map(|text| (name, text))).collect()
}

/// The text of an argument.
pub fn text<'a>(matches: &'a ArgMatches, name: &str) -> Option<&'a str> {
    matches.get_one::<String>(name).map(String::as_str)
}

/// The options as borrowed pairs.
pub fn pairs<'a>(given: &'a [(&'static str, String)]) -> impl Iterator<Item = (&'a str, &'a str)> {
    given.iter().map(|(name, value)| (*name, value.as_str()))
}
