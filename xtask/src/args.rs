//! The command line of the build tool: words in, a `Command` out.

use std::fmt;
use std::path::PathBuf;

/// Where a release is served from, unless said otherwise: beside the page itself.
const BASE: &str = ".";
/// The port of the gallery.
const PORT: u16 = 8080;
/// How long each fuzz target runs.
const SECONDS: u32 = 60;

/// What `--help` prints.
pub const USAGE: &str = "\
usage: cargo xtask <command>

  build [--dev] [--base URL]   everything into dist/  (--dev: quick, not minified, not compressed;
                               --base: address the release will have, for oEmbed)
  serve [--dev] [--port N]     builds, serves dist/ at http://127.0.0.1:8080, builds anew on change
  test                         every test: native, in a headless browser, and the host pages
  fuzz [--seconds N]           each target of fuzz/ for N seconds (60), from the tables and sheets of the tests;
                               what it finds is kept in fuzz/artifacts/
  bench [--build] [--only A,B] [--scenarios A,B] [--rounds N] [--out DIR]
                               the widget beside other chart libraries in Chromium, out of dist/ (--build: built anew);
                               bench/README.md says what is measured; a whole run writes bench/results/,
                               a part of it target/bench/results/ (--out: another folder)
  size                         raw, gzip and brotli bytes of what is in dist/
  sheet                        draws docs/contact-sheet.png: every kind of picture, narrow and wide, light and dark
  cldr [--check]               numbers, dates, lists, plurals and names of places out of the packages of Unicode
                               CLDR into data/cldr/ (--check: fails if the files there differ)
  fixtures FILE                out of the Missing Migrants Project's table (CSV with a column `Reported Date`,
                               https://missingmigrants.iom.int/): a timeline of all incidents, into
                               target/fixtures/incidents.json; counts what is drawn of it (tests/incidents.rs)
  help                         this text

Tools are kept in $MIGRATION_FACTS_CACHE, else in the user's cache folder.";

/// How `dist/` is made.
#[derive(Debug, Clone, PartialEq)]
pub struct BuildOptions {
    /// Quick instead of small.
    pub dev: bool,
    /// Address before `migration-facts.js` in oEmbed answers.
    pub base: String,
}

impl Default for BuildOptions {
    fn default() -> Self {
        Self { dev: false, base: BASE.to_owned() }
    }
}

/// What is measured.
#[derive(Debug, Default, PartialEq)]
pub struct BenchOptions {
    /// Whether `dist/` is built although it is there.
    pub build: bool,
    /// What the bench itself is called with.
    pub words: Vec<String>,
}

/// One call of the tool.
#[derive(Debug, PartialEq)]
pub enum Command {
    Build(BuildOptions),
    Serve { options: BuildOptions, port: u16 },
    Test,
    Fuzz { seconds: u32 },
    Bench(BenchOptions),
    Size,
    Sheet,
    Cldr { check: bool },
    Fixtures(PathBuf),
    Help,
}

/// A call that makes no sense: exit status 2.
#[derive(Debug, PartialEq)]
pub struct BadCall(String);

impl fmt::Display for BadCall {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "error: {}\n\n{USAGE}", self.0)
    }
}

/// Reads the words after `cargo xtask`.
pub fn parse(words: impl IntoIterator<Item = String>) -> Result<Command, BadCall> {
    let mut words = words.into_iter();
    let Some(name) = words.next() else {
        return Err(BadCall("which command?".to_owned()));
    };
    let mut flags = Flags::read(words)?;
    let command = match name.as_str() {
        "build" => Command::Build(flags.build_options()),
        "serve" => Command::Serve { port: flags.port()?, options: flags.build_options() },
        "test" => Command::Test,
        "fuzz" => Command::Fuzz { seconds: flags.seconds()? },
        "bench" => Command::Bench(flags.bench_options()?),
        "size" => Command::Size,
        "sheet" => Command::Sheet,
        "cldr" => Command::Cldr { check: std::mem::take(&mut flags.check) },
        "fixtures" => Command::Fixtures(flags.file()?),
        "help" | "--help" | "-h" => Command::Help,
        other => return Err(BadCall(format!("there is no command `{other}`"))),
    };
    flags.nothing_left(&name).map(|()| command)
}

/// The flags that were given and are not used yet.
#[derive(Default)]
struct Flags {
    dev: bool,
    check: bool,
    build: bool,
    /// Flags of the bench, each before its value.
    bench: Vec<String>,
    base: Option<String>,
    port: Option<String>,
    seconds: Option<String>,
    file: Option<String>,
}

impl Flags {
    fn read(mut words: impl Iterator<Item = String>) -> Result<Self, BadCall> {
        let mut flags = Self::default();
        while let Some(word) = words.next() {
            match word.as_str() {
                "--dev" => flags.dev = true,
                "--check" => flags.check = true,
                "--build" => flags.build = true,
                "--only" | "--scenarios" | "--rounds" | "--out" => {
                    let given = value(&word, words.next())?;
                    flags.bench.extend([word, given]);
                }
                "--base" => flags.base = Some(value(&word, words.next())?),
                "--seconds" => flags.seconds = Some(value(&word, words.next())?),
                "--port" => flags.port = Some(value(&word, words.next())?),
                _ if word.starts_with('-') || flags.file.is_some() => {
                    return Err(BadCall(format!("there is no option `{word}`")));
                }
                _ => flags.file = Some(word),
            }
        }
        Ok(flags)
    }

    fn build_options(&mut self) -> BuildOptions {
        let base = self.base.take().unwrap_or_else(|| BASE.to_owned());
        BuildOptions { dev: std::mem::take(&mut self.dev), base }
    }

    fn port(&mut self) -> Result<u16, BadCall> {
        let Some(text) = self.port.take() else {
            return Ok(PORT);
        };
        let port = text.parse().ok().filter(|port| *port > 0);
        port.ok_or_else(|| BadCall(format!("`--port {text}`: a port is a number from 1 to 65535")))
    }

    fn seconds(&mut self) -> Result<u32, BadCall> {
        let Some(text) = self.seconds.take() else {
            return Ok(SECONDS);
        };
        let seconds = text.parse().ok().filter(|seconds| *seconds > 0);
        seconds.ok_or_else(|| BadCall(format!("`--seconds {text}`: a whole number from 1")))
    }

    fn bench_options(&mut self) -> Result<BenchOptions, BadCall> {
        let words = std::mem::take(&mut self.bench);
        let rounds = words.iter().position(|word| word == "--rounds").and_then(|at| words.get(at + 1));
        match rounds.filter(|rounds| rounds.parse::<u32>().ok().is_none_or(|number| number == 0)) {
            Some(text) => Err(BadCall(format!("`--rounds {text}`: a whole number from 1"))),
            None => Ok(BenchOptions { build: std::mem::take(&mut self.build), words }),
        }
    }

    fn file(&mut self) -> Result<PathBuf, BadCall> {
        let file = self.file.take().map(PathBuf::from);
        file.ok_or_else(|| BadCall("which FILE?".to_owned()))
    }

    fn nothing_left(self, command: &str) -> Result<(), BadCall> {
        let (base, port, seconds) = (self.base.is_some(), self.port.is_some(), self.seconds.is_some());
        if let Some(flag) = self.bench.first() {
            return Err(BadCall(format!("`{command}` has no option `{flag}`")));
        }
        let given = [("--dev", self.dev), ("--check", self.check), ("--build", self.build)];
        let valued = [("--base", base), ("--port", port), ("--seconds", seconds)];
        let mut unused = given.into_iter().chain(valued);
        match unused.find(|(_, given)| *given) {
            Some((flag, _)) => Err(BadCall(format!("`{command}` has no option `{flag}`"))),
            None => self.file.map_or(Ok(()), |file| Err(BadCall(format!("`{command}` takes no file: `{file}`")))),
        }
    }
}

fn value(flag: &str, word: Option<String>) -> Result<String, BadCall> {
    word.ok_or_else(|| BadCall(format!("`{flag}` needs a value")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn call(line: &str) -> Result<Command, BadCall> {
        parse(line.split_whitespace().map(str::to_owned))
    }

    #[test]
    fn plain_commands_take_their_defaults() {
        assert_eq!(call("build"), Ok(Command::Build(BuildOptions::default())));
        assert_eq!(call("serve"), Ok(Command::Serve { options: BuildOptions::default(), port: 8080 }));
    }

    #[test]
    fn a_file_is_named_without_a_flag() {
        assert_eq!(call("fixtures a/b.csv"), Ok(Command::Fixtures("a/b.csv".into())));
        assert_eq!(call("sheet"), Ok(Command::Sheet));
    }

    #[test]
    fn data_is_written_unless_it_is_to_be_compared() {
        assert_eq!(call("cldr"), Ok(Command::Cldr { check: false }));
        assert_eq!(call("cldr --check"), Ok(Command::Cldr { check: true }));
        assert!(call("test --check").is_err());
    }

    #[test]
    fn fuzzing_takes_a_minute_a_target_or_as_long_as_is_said() {
        assert_eq!(call("fuzz"), Ok(Command::Fuzz { seconds: 60 }));
        assert_eq!(call("fuzz --seconds 600"), Ok(Command::Fuzz { seconds: 600 }));
        assert!(call("fuzz --seconds 0").is_err() && call("test --seconds 9").is_err());
    }

    #[test]
    fn what_is_measured_is_passed_on() {
        assert_eq!(call("bench"), Ok(Command::Bench(BenchOptions::default())));
        let words = ["--only", "raw,uplot", "--rounds", "3"].map(str::to_owned).to_vec();
        assert_eq!(
            call("bench --only raw,uplot --build --rounds 3"),
            Ok(Command::Bench(BenchOptions { build: true, words }))
        );
        for wrong in ["bench --only", "bench --rounds x", "bench --rounds 0", "test --only raw", "size --build"] {
            assert!(call(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn flags_are_read_in_any_order() {
        let options = BuildOptions { dev: true, base: "https://cdn.example/1".to_owned() };
        assert_eq!(call("build --base https://cdn.example/1 --dev"), Ok(Command::Build(options)));
    }

    #[test]
    fn a_bad_call_names_its_fault() {
        let faults = ["", "biuld", "test --dev", "build --port 1", "serve --port", "serve --port 0"];
        let files = ["fixtures", "fixtures a.csv b.csv", "fixtures --dev a.csv", "sheet out.png", "test -x"];
        for line in faults.into_iter().chain(files) {
            assert!(call(line).is_err(), "{line}");
        }
        assert_eq!(call("test --dev"), Err(BadCall("`test` has no option `--dev`".to_owned())));
    }
}
