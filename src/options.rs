//! Station two, options: all that a journalist may say, for HTML, JavaScript and the command line alike.
//!
//! In come names and values as text, out goes [`Options`] or the first fault.
//! [`LIST`] is the one list that documentation and help are made of.

use crate::digits;
use crate::fact::Widget;
use crate::fault::{Code, Fault, edits};

/// One option: what reads it, and what documentation and help show of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spec {
    /// Name in kebab-case; `data-…` in HTML, camelCase in JavaScript, `--…` on the command line.
    pub name: &'static str,
    /// Shape of the value.
    pub kind: &'static str,
    /// The values that it can have, parted by blanks, when they are few.
    pub values: &'static str,
    /// What holds when it is not given.
    pub default: &'static str,
    /// What it does, in one line.
    pub help: &'static str,
}

const fn spec(
    name: &'static str,
    kind: &'static str,
    values: &'static str,
    default: &'static str,
    help: &'static str,
) -> Spec {
    Spec { name, kind, values, default, help }
}

/// The names of all options, parted by blanks: all that reading them needs to know of the list.
pub const NAMES: &str = "sheet widget facts lang theme title note highlight accent sort layout year top height motion report \
     src refresh vintage label-column value-column date-column series-column unit source source-url population measure";
const WIDGETS: &str = "card totals share members timeline trend";
const THEMES: &str = "auto light dark";
const SORTS: &str = "value name given";
const LAYOUTS: &str = "grid list map bar waffle";
const MOTIONS: &str = "auto none";

/// All options of this version.
pub const LIST: [Spec; 28] = [
    spec("sheet", "id", "", "", "The bundled fact sheet."),
    spec("widget", "name", WIDGETS, "the first that suits the sheet", "The kind of picture."),
    spec("facts", "ids", "", "all that the widget can show", "Facts, separated by spaces."),
    spec("lang", "BCP 47", "en", "en", "Language of the words."),
    spec("theme", "name", THEMES, "auto", "Light or dark; auto is as the page."),
    spec("title", "text", "", "the sheet's", "Headline."),
    spec("note", "text", "", "the sheet's", "A note under the picture."),
    spec("highlight", "ids", "", "", "Facts or codes of places that stand out."),
    spec("accent", "#rrggbb", "", "the theme's", "Colour of the marks."),
    spec("sort", "name", SORTS, "value", "Order of bars and tiles."),
    spec("layout", "name", LAYOUTS, "by width", "Form of members or share."),
    spec("year", "year", "", "the latest", "A year of the data."),
    spec("top", "number", "", "all", "How many bars; the others are the rest."),
    spec("height", "CSS px", "", "what the content needs", "Height of the whole widget."),
    spec("motion", "name", MOTIONS, "auto", "Whether changes may move."),
    spec("report", "address", "", "no link", "Where readers report an error: https or mailto."),
    spec("src", "address", "", "", "Your own fact sheet (JSON) or table (CSV, TSV); on the command line also a file."),
    spec("refresh", "seconds", "", "off", "How often src is asked for again, while the page is seen."),
    spec("vintage", "hash", "", "the newest", "The state of the sheet whose values and words are kept."),
    spec("label-column", "name", "", "recognised", "Table: column of the labels or places."),
    spec("value-column", "name", "", "recognised", "Table: column of the numbers."),
    spec("date-column", "name", "", "recognised", "Table: column of years or dates."),
    spec("series-column", "name", "", "recognised", "Table: column that parts the rows into series."),
    spec("unit", "text", "", "recognised", "Table: what the numbers count: people, percent and so on."),
    spec("source", "text", "", "recognised", "Table: who published the figures."),
    spec("source-url", "address", "", "recognised", "Table: where they are published."),
    spec("population", "name", "", "recognised", "Table: who is counted: migrants, refugees and so on."),
    spec("measure", "name", "", "recognised", "Table: stock, flow, event or count."),
];

/// The names of all options.
pub fn names() -> Vec<&'static str> {
    digits::parts(NAMES, b' ')
}

/// Light, dark, or as the page is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ThemeChoice {
    /// As the page's background is.
    #[default]
    Auto,
    /// Dark ink on light paper.
    Light,
    /// Light ink on dark paper.
    Dark,
}

/// The order of bars and tiles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// Largest first.
    Value,
    /// By name.
    Name,
    /// As the sheet or the option `facts` gives them.
    Given,
}

/// How a widget that has several forms is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// Tiles with names, side by side.
    Grid,
    /// Names, one under the other.
    List,
    /// Tiles with codes, about where the states lie.
    Map,
    /// One bar of a hundred.
    Bar,
    /// Ten by ten cells.
    Waffle,
}

impl Layout {
    /// All of them, in the order in which they are listed to people.
    pub const ALL: [Layout; 5] = [Layout::Grid, Layout::List, Layout::Map, Layout::Bar, Layout::Waffle];

    /// Public name.
    pub fn name(self) -> &'static str {
        digits::parts(LAYOUTS, b' ').get(self as usize).copied().unwrap_or("")
    }
}

/// A colour, red, green and blue.
pub type Rgb = [u8; 3];

/// Largest height that can be asked for, CSS px.
const TALLEST: u32 = 10_000;

/// What was asked for; an option that was not given is `None` or empty.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Options {
    /// Name of a bundled sheet.
    pub sheet: String,
    /// The kind of picture.
    pub widget: Option<Widget>,
    /// Names of facts.
    pub facts: Vec<String>,
    /// BCP 47 tag.
    pub lang: Option<String>,
    /// Light or dark.
    pub theme: ThemeChoice,
    /// Headline.
    pub title: Option<String>,
    /// Note under the picture.
    pub note: Option<String>,
    /// Names of facts or codes of places.
    pub highlight: Vec<String>,
    /// Colour of the marks.
    pub accent: Option<Rgb>,
    /// Order of bars and tiles.
    pub sort: Option<Sort>,
    /// Form of the picture.
    pub layout: Option<Layout>,
    /// A year of the data.
    pub year: Option<String>,
    /// How many bars.
    pub top: Option<usize>,
    /// Height of the whole widget, CSS px.
    pub height: Option<f64>,
    /// Where readers report an error: an address of `https:` or `mailto:`.
    pub report: Option<String>,
}

impl Options {
    /// Reads named values. `strict` (JavaScript, command line) refuses every
    /// unknown name; otherwise (HTML) only one that looks like a slip of the pen.
    /// An empty value is not given.
    ///
    /// # Errors
    /// The first fault, with the name as its path.
    pub fn read<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>, strict: bool) -> Result<Self, Fault> {
        let mut options = Self::default();
        for (name, value) in pairs {
            let value = value.trim_ascii();
            if !names().contains(&name) {
                if strict || slip(name) {
                    return Err(Fault::unknown(Code::UnknownOption, name, name, NAMES));
                }
            } else if !value.is_empty() {
                options.set(name, value)?;
            }
        }
        Ok(options)
    }

    fn set(&mut self, name: &str, value: &str) -> Result<(), Fault> {
        match name {
            "sheet" => self.sheet = value.into(),
            "widget" => self.widget = Some(widget(value)?),
            "facts" => self.facts = words(value),
            "lang" => self.lang = Some(value.into()),
            "theme" => {
                self.theme = match choice(name, value, THEMES)? {
                    0 => ThemeChoice::Auto,
                    1 => ThemeChoice::Light,
                    _ => ThemeChoice::Dark,
                }
            }
            "title" => self.title = Some(value.into()),
            "note" => self.note = Some(value.into()),
            "highlight" => self.highlight = words(value),
            "accent" => self.accent = Some(colour(value).ok_or_else(|| bad(name, value, "#rrggbb, such as #1f5f8b"))?),
            "sort" => {
                self.sort = Some(match choice(name, value, SORTS)? {
                    0 => Sort::Value,
                    1 => Sort::Name,
                    _ => Sort::Given,
                })
            }
            "layout" => self.layout = Layout::ALL.get(choice(name, value, LAYOUTS)?).copied(),
            "year" => self.year = Some(value.into()),
            "top" => self.top = Some(whole(name, value, u32::MAX)? as usize),
            "height" => self.height = Some(f64::from(whole(name, value, TALLEST)?)),
            "report" => {
                let is_sound = value.starts_with("https://") || value.starts_with("mailto:");
                let address = is_sound.then(|| value.into());
                self.report = Some(address.ok_or_else(|| bad(name, value, "https://\u{2026} or mailto:\u{2026}"))?);
            }
            // The script is who moves or does not.
            "motion" => {
                choice(name, value, MOTIONS)?;
            }
            // For who reads own data, before a story is made of them.
            _ => {}
        }
        Ok(())
    }
}

/// Whether an unknown name is within one edit of an option of five or more
/// letters, or two of one of eight or more.
fn slip(name: &str) -> bool {
    name.len() < 40
        && names().into_iter().any(|known| {
            let allowed = usize::from(known.len() >= 5) + usize::from(known.len() >= 8);
            edits(name, known) <= allowed
        })
}

fn bad(name: &str, value: &str, hint: &str) -> Fault {
    Fault::new(Code::BadOption, name, value, hint.into())
}

fn widget(value: &str) -> Result<Widget, Fault> {
    let found = place(value, WIDGETS).and_then(|at| Widget::ALL.get(at).copied());
    found.ok_or_else(|| Fault::unknown(Code::UnknownWidget, "widget", value, WIDGETS))
}

/// The number of a value among those that it can have.
fn choice(name: &str, value: &str, values: &str) -> Result<usize, Fault> {
    place(value, values).ok_or_else(|| Fault::unknown(Code::BadOption, name, value, values))
}

fn place(value: &str, values: &str) -> Option<usize> {
    digits::parts(values, b' ').iter().position(|known| *known == value)
}

fn words(value: &str) -> Vec<String> {
    let mut words = Vec::new();
    for word in value.split_ascii_whitespace() {
        words.push(word.into());
    }
    words
}

fn whole(name: &str, value: &str, largest: u32) -> Result<u32, Fault> {
    let number = digits::read(value).filter(|number| (1..=largest).contains(number));
    number.ok_or_else(|| bad(name, value, "a whole number from 1"))
}

fn colour(value: &str) -> Option<Rgb> {
    let digits = value.strip_prefix('#')?.as_bytes();
    let half = |index: usize| char::from(*digits.get(index)?).to_digit(16);
    let part = |index| Some((half(index)? * 16 + half(index + 1)?) as u8);
    let color = [part(0)?, part(2)?, part(4)?];
    (digits.len() == 6).then_some(color)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(pairs: &[(&str, &str)], strict: bool) -> Result<Options, Fault> {
        Options::read(pairs.iter().copied(), strict)
    }

    #[test]
    fn every_listed_option_is_read() {
        let values = [
            ("sheet", "iom"),
            ("widget", "card"),
            ("facts", "a b"),
            ("lang", "en"),
            ("theme", "dark"),
            ("title", "T"),
            ("note", "N"),
            ("highlight", "HND"),
            ("accent", "#0a1B2c"),
            ("sort", "name"),
            ("layout", "map"),
            ("year", "2020"),
            ("top", "3"),
            ("height", "400"),
            ("motion", "none"),
            ("report", "mailto:desk@example.org"),
            ("src", "table.csv"),
            ("refresh", "60"),
            ("vintage", "0123456789abcdef"),
            ("label-column", "Country"),
            ("value-column", "People"),
            ("date-column", "Year"),
            ("series-column", "Sex"),
            ("unit", "people"),
            ("source", "S"),
            ("source-url", "https://example.org/"),
            ("population", "migrants"),
            ("measure", "stock"),
        ];
        assert_eq!(values.map(|(name, _)| name), LIST.map(|spec| spec.name));
        assert_eq!(names(), LIST.map(|spec| spec.name));
        let options = read(&values, true).unwrap();
        assert_eq!(options.accent, Some([0x0a, 0x1b, 0x2c]));
        assert_eq!(options.facts, ["a", "b"]);
        assert_eq!((options.top, options.height), (Some(3), Some(400.0)));
    }

    #[test]
    fn an_empty_value_is_not_given() {
        assert_eq!(read(&[("theme", ""), ("year", " ")], true).unwrap(), Options::default());
    }

    #[test]
    fn a_value_out_of_range_names_its_option() {
        for (name, value) in [
            ("theme", "blue"),
            ("sort", "size"),
            ("accent", "red"),
            ("accent", "#12345é"),
            ("top", "0"),
            ("top", "-1"),
            ("height", "1e9"),
            ("motion", "yes"),
            ("report", "http://example.org"),
            ("report", "javascript:alert(1)"),
        ] {
            let fault = read(&[(name, value)], false).unwrap_err();
            assert_eq!((fault.code, fault.path.as_str()), (Code::BadOption, name), "{value}");
            assert!(!fault.hint.is_empty());
        }
    }

    #[test]
    fn a_widget_that_does_not_exist_has_its_own_code() {
        let fault = read(&[("widget", "totls")], true).unwrap_err();
        assert_eq!(fault.code, Code::UnknownWidget);
        assert!(fault.hint.contains("\u{201c}totals\u{201d}"));
    }

    #[test]
    fn a_foreign_name_is_ignored_in_html_and_refused_in_javascript() {
        assert!(read(&[("analytics-id", "7")], false).is_ok());
        assert_eq!(read(&[("analytics-id", "7")], true).unwrap_err().code, Code::UnknownOption);
    }

    #[test]
    fn a_slip_of_the_pen_is_found_in_html() {
        for slip in ["wigdet", "higlight", "heigth", "accents", "moton", "shet"] {
            let expected = match slip {
                // Two edits, from a word of six letters: not near enough.
                "wigdet" | "heigth" => None,
                other => Some(other),
            };
            assert_eq!(read(&[(slip, "x")], false).is_err(), expected.is_some(), "{slip}");
        }
        assert!(read(&[("hihglight", "x")], false).is_err());
        assert!(read(&[("tops", "x")], false).is_ok(), "short names are left alone");
    }
}
