//! Station three, the story: options, facts and language resolved.
//!
//! After [`resolve`] nothing is missing and nothing is looked up any more; what
//! can be at fault has been found, so that layout and drawing cannot fail.

use crate::digits;
use crate::fact::{Fact, FactId, FactSheet, Kind, Period, Source, Status, Suits, Unit, Widget};
use crate::fault::{Code, Fault};
use crate::language::Language;
use crate::options::Options;
pub use crate::options::{Sort, ThemeChoice};
use crate::sheet::bundled;
use crate::view::View;

/// Everything that a picture is made of, but for its size and what a reader has done.
#[derive(Clone, Debug)]
pub struct Story<'a> {
    /// Words, numbers and dates.
    pub language: Language,
    /// The kind of picture.
    pub widget: Widget,
    /// The sheet that the facts are from.
    pub sheet: &'a FactSheet,
    /// What the sheet says of this kind of picture.
    pub suits: &'a Suits,
    /// The facts that the picture may show, all years.
    pub facts: Vec<Shown<'a>>,
    /// Years between which a reader chooses, ascending; empty when there is no choice.
    pub years: Vec<u32>,
    /// The year to start with.
    pub year: Option<u32>,
    /// What was asked for; names in it are known to be there.
    pub options: Options,
}

/// A fact and its number in the sheet.
#[derive(Clone, Copy, Debug)]
pub struct Shown<'a> {
    /// Its number in the sheet.
    pub id: FactId,
    /// The fact.
    pub fact: &'a Fact,
}

impl<'a> Story<'a> {
    /// The view before a reader has done anything.
    pub fn view(&self) -> View {
        View { year: self.year, ..View::default() }
    }

    /// A view that fits this story: one from elsewhere may name a year that is not here.
    pub fn fit(&self, view: View) -> View {
        View { year: view.year.filter(|year| self.years.contains(year)).or(self.year), ..view }
    }

    /// The facts of the year that is shown; all of them where there is no choice of year.
    pub fn shown(&self, view: View) -> Vec<Shown<'a>> {
        let year = self.fit(view).year;
        let mut all = Vec::new();
        for shown in &self.facts {
            if self.years.is_empty() || plain_year(shown.fact) == year {
                all.push(*shown);
            }
        }
        all
    }

    /// Where a fact was read.
    pub fn source(&self, fact: &Fact) -> Option<&'a Source> {
        self.sheet.sources.iter().find(|source| source.id == fact.source)
    }

    /// Whether the journalist wants the eye drawn to a fact.
    pub fn highlighted(&self, fact: &Fact) -> bool {
        self.options.highlight.iter().any(|name| is_named(fact, name))
    }

    /// The number of a fact of the sheet, by name.
    pub fn number(&self, name: &str) -> Option<FactId> {
        self.sheet.facts.iter().position(|fact| fact.id == name).map(|index| index as FactId)
    }

    /// The name of a fact of the sheet, by number.
    pub fn name(&self, id: FactId) -> &str {
        self.sheet.facts.get(usize::from(id)).map_or("", |fact| &fact.id)
    }
}

/// Whether a name, or a code of a place, means a fact.
fn is_named(fact: &Fact, name: &str) -> bool {
    fact.id == name || fact.place.as_deref() == Some(name)
}

/// The sheet that was asked for.
///
/// # Errors
/// When there is no bundled sheet of that name.
pub fn sheet(options: &Options) -> Result<FactSheet, Fault> {
    let unknown = || Fault::unknown(Code::UnknownSheet, "sheet", &options.sheet, &mut bundled::IDS.into_iter());
    bundled::find(&options.sheet).ok_or_else(unknown)
}

/// Resolves what was asked for against a sheet.
///
/// # Errors
/// An unknown fact, year or language, or a widget that does not suit the sheet.
pub fn resolve(options: Options, sheet: &FactSheet, language: Language) -> Result<Story<'_>, Fault> {
    lang(&options, &language)?;
    let suits = suits(sheet, options.widget)?;
    let widget = suits.widget;
    let facts = facts(sheet, widget, &options)?;
    let years = years(widget, &facts, &options);
    let year = year(&years, &facts, &options)?;
    highlight(sheet, &options)?;
    Ok(Story { language, widget, sheet, suits, facts, years, year, options })
}

/// BCP 47 look-up by the primary subtag: `en-GB` is `en`.
fn lang(options: &Options, language: &Language) -> Result<(), Fault> {
    let Some(asked) = &options.lang else { return Ok(()) };
    let primary = asked.split(['-', '_']).next().unwrap_or("");
    if primary.eq_ignore_ascii_case(language.tag()) {
        return Ok(());
    }
    Err(Fault::unknown(Code::BadOption, "lang", asked, &mut [language.tag()].into_iter()))
}

fn suits(sheet: &FactSheet, widget: Option<Widget>) -> Result<&Suits, Fault> {
    let Some(asked) = widget else {
        return sheet.widgets.first().ok_or_else(|| Fault::unknown(Code::BadOption, "widget", "", &mut [].into_iter()));
    };
    sheet.widgets.iter().find(|suits| suits.widget == asked).ok_or_else(|| {
        let mut known = sheet.widgets.iter().map(|suits| suits.widget.name());
        Fault::unknown(Code::BadOption, "widget", asked.name(), &mut known)
    })
}

/// All facts of a sheet with their numbers.
fn all(sheet: &FactSheet) -> impl Iterator<Item = Shown<'_>> {
    (0..).zip(sheet.facts.iter()).map(|(id, fact)| Shown { id, fact })
}

fn facts<'a>(sheet: &'a FactSheet, widget: Widget, options: &Options) -> Result<Vec<Shown<'a>>, Fault> {
    let mut facts: Vec<Shown> = Vec::new();
    if options.facts.is_empty() {
        for shown in all(sheet) {
            if offers(widget, shown.fact) {
                facts.push(shown);
            }
        }
    }
    for name in &options.facts {
        let Some(found) = all(sheet).find(|shown| shown.fact.id == *name) else {
            return Err(unknown_fact(sheet, Code::UnknownFact, "facts", name, &|_| true));
        };
        let mixed = facts.first().is_some_and(|first| !comparable(first.fact, found.fact));
        if !can_show(widget, found.fact) || (mixed && widget == Widget::Totals) {
            return Err(unknown_fact(sheet, Code::BadOption, "facts", name, &|fact| offers(widget, fact)));
        }
        if facts.iter().all(|shown| shown.id != found.id) {
            facts.push(found);
        }
    }
    Ok(facts)
}

fn unknown_fact(sheet: &FactSheet, code: Code, path: &str, name: &str, fits: &dyn Fn(&Fact) -> bool) -> Fault {
    let mut known = sheet.facts.iter().filter(|fact| fits(fact)).map(|fact| fact.id.as_ref());
    Fault::unknown(code, path, name, &mut known)
}

/// What a widget shows when no facts are named: a figure of our own making is only shown when asked for.
fn offers(widget: Widget, fact: &Fact) -> bool {
    let derived = matches!(fact.status, Status::Derived { .. });
    can_show(widget, fact) && !(derived && widget == Widget::Totals)
}

/// Bars are for numbers of people; a card is for anything.
fn can_show(widget: Widget, fact: &Fact) -> bool {
    match (widget, &fact.kind) {
        (Widget::Card, _) => true,
        (Widget::Totals, Kind::Quantity(quantity)) => quantity.unit == Unit::People,
        (Widget::Totals, _) => false,
    }
}

/// Stocks and flows, migrants and refugees never share an axis.
fn comparable(a: &Fact, b: &Fact) -> bool {
    match (&a.kind, &b.kind) {
        (Kind::Quantity(a), Kind::Quantity(b)) => {
            a.unit == b.unit && a.population == b.population && a.measure == b.measure
        }
        _ => false,
    }
}

/// The year of a fact that holds for exactly one stated year.
pub fn plain_year(fact: &Fact) -> Option<u32> {
    match &fact.period {
        Period::Stated(edtf) if edtf.len() == 4 => digits::read(edtf),
        _ => None,
    }
}

/// The years of a series of places; none where a journalist has chosen single facts for cards.
fn years(widget: Widget, facts: &[Shown], options: &Options) -> Vec<u32> {
    let mut years: Vec<u32> = Vec::new();
    if widget == Widget::Card && !options.facts.is_empty() {
        return years;
    }
    for Shown { fact, .. } in facts {
        let (Some(year), Some(_)) = (plain_year(fact), &fact.place) else { return Vec::new() };
        let at = years.partition_point(|known| *known < year);
        if years.get(at) != Some(&year) {
            years.insert(at, year);
        }
    }
    if years.len() < 2 {
        years.clear();
    }
    years
}

/// The year that was asked for, else the latest. A picture of one year can be asked for that year.
fn year(years: &[u32], facts: &[Shown], options: &Options) -> Result<Option<u32>, Fault> {
    let Some(asked) = &options.year else { return Ok(years.last().copied()) };
    let wanted = digits::read(asked);
    let alone = || facts.iter().any(|shown| plain_year(shown.fact) == wanted);
    if wanted.is_some_and(|year| years.contains(&year) || (years.is_empty() && alone())) {
        return Ok(wanted);
    }
    let mut known = String::new();
    for year in years {
        digits::write(u64::from(*year), 1, &mut known);
        known.push(' ');
    }
    Err(Fault::unknown(Code::BadOption, "year", asked, &mut known.split_ascii_whitespace()))
}

fn highlight(sheet: &FactSheet, options: &Options) -> Result<(), Fault> {
    let unknown = |name: &&String| !sheet.facts.iter().any(|fact| is_named(fact, name));
    match options.highlight.iter().find(unknown) {
        Some(name) => Err(unknown_fact(sheet, Code::UnknownFact, "highlight", name, &|_| true)),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn story(pairs: &[(&str, &str)]) -> Result<Story<'static>, Fault> {
        let options = Options::read(pairs.iter().copied(), true).unwrap();
        // A test may leak: it ends soon.
        let sheet = Box::leak(Box::new(sheet(&options)?));
        resolve(options, sheet, Language::english())
    }

    fn fault(pairs: &[(&str, &str)]) -> (&'static str, String) {
        let fault = story(pairs).unwrap_err();
        assert!(!fault.hint.is_empty() && !fault.message.is_empty());
        (fault.code.name(), fault.path)
    }

    #[test]
    fn what_cannot_be_resolved_has_its_code_and_its_place() {
        for (pairs, code, path) in [
            (&[("sheet", "nowhere")][..], "unknown-sheet", "sheet"),
            (&[], "unknown-sheet", "sheet"),
            (&[("sheet", "iom-honduras"), ("widget", "totals")], "bad-option", "widget"),
            (&[("sheet", "iom-honduras"), ("facts", "nothing")], "unknown-fact", "facts"),
            (&[("sheet", "undesa-2020"), ("year", "2021")], "bad-option", "year"),
            (&[("sheet", "iom"), ("lang", "tlh")], "bad-option", "lang"),
            (&[("sheet", "undesa-2020"), ("highlight", "ZZZ")], "unknown-fact", "highlight"),
            (&[("sheet", "iom-costa-rica"), ("widget", "totals"), ("facts", "share-of-world")], "bad-option", "facts"),
        ] {
            assert_eq!(fault(pairs), (code, path.to_string()), "{pairs:?}");
        }
    }

    #[test]
    fn a_regional_tag_is_its_language() {
        assert!(story(&[("sheet", "iom"), ("lang", "en-GB")]).is_ok());
    }

    #[test]
    fn the_latest_year_is_the_default() {
        let story = story(&[("sheet", "undesa-2020")]).unwrap();
        assert_eq!(story.years, [1990, 1995, 2000, 2005, 2010, 2015, 2020]);
        assert_eq!(story.view().year, Some(2020));
        assert_eq!(story.shown(story.view()).len(), 7);
    }

    #[test]
    fn a_view_from_another_story_is_made_to_fit() {
        let story = story(&[("sheet", "undesa-2020")]).unwrap();
        let view = View { year: Some(1789), ..View::default() };
        assert_eq!(story.fit(view).year, Some(2020));
        assert_eq!(story.shown(view).len(), 7);
    }

    #[test]
    fn a_derived_figure_is_a_bar_only_when_asked_for() {
        let story = story(&[("sheet", "iom-costa-rica"), ("widget", "totals")]).unwrap();
        assert_eq!(story.facts.len(), 1);
        assert!(story.years.is_empty());
    }

    #[test]
    fn facts_chosen_for_cards_keep_their_order_and_have_no_year_control() {
        let story = story(&[("sheet", "undesa-2020"), ("widget", "card"), ("facts", "world-2020 world-1990")]).unwrap();
        let ids: Vec<&str> = story.facts.iter().map(|shown| shown.fact.id.as_ref()).collect();
        assert_eq!(ids, ["world-2020", "world-1990"]);
        assert!(story.years.is_empty());
    }
}
