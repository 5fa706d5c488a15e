//! Station three, the story: options, facts and language resolved.
//!
//! After [`resolve`] nothing is missing and nothing is looked up any more; what
//! can be at fault has been found, so that layout and drawing cannot fail.

use crate::digits;
use crate::fact::{Fact, FactId, FactSheet, Item, Kind, Period, Source, Status, Suits, Unit, Widget};
use crate::fault::{Code, Fault};
use crate::language::{Language, TAGS};
use crate::options::Options;
pub use crate::options::{Layout, Sort, ThemeChoice};
use crate::sheet::bundled;
use crate::view::{Spot, View};

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
    /// Whether it is laid out from the right: its language is written so, or the page around it.
    pub mirrored: bool,
}

/// The name of the sheet that a newsroom's table becomes.
pub const OWN: &str = "own";

/// A fact and its number in the sheet.
#[derive(Clone, Copy, Debug)]
pub struct Shown<'a> {
    /// Its number in the sheet.
    pub id: FactId,
    /// The fact.
    pub fact: &'a Fact,
}

impl<'a> Story<'a> {
    /// The sign that begins a text in the direction of the language, where the layout has another or a page may have.
    pub fn isolate(&self) -> char {
        if self.language.is_mirrored() { '\u{2067}' } else { '\u{2066}' }
    }

    /// The view before a reader has done anything.
    pub fn view(&self) -> View<'static> {
        View { year: self.year, ..View::default() }
    }

    /// A view that fits this story: one from elsewhere may name a year that is not here, and what was chosen in
    /// another year is the same place in this one.
    pub fn fit<'b>(&self, view: View<'b>) -> View<'b> {
        let year = self.year_of(view);
        let moved = |spot: Option<Spot>| spot.map(|spot| self.in_year(spot, year));
        View { year, selected: moved(view.selected), focused: moved(view.focused), ..view }
    }

    fn year_of(&self, view: View) -> Option<u32> {
        view.year.filter(|year| self.years.contains(year)).or(self.year)
    }

    fn in_year(&self, spot: Spot, year: Option<u32>) -> Spot {
        if !self.years.is_empty() {
            let series = self.series(spot.fact);
            for Shown { id, fact } in &self.facts {
                if plain_year(fact) == year && self.series(*id) == series {
                    return Spot { fact: *id, ..spot };
                }
            }
        }
        spot
    }

    /// The facts of the year that is shown; all of them where there is no choice of year.
    pub fn shown(&self, view: View) -> Vec<Shown<'a>> {
        let year = self.year_of(view);
        let mut all = Vec::new();
        for shown in &self.facts {
            if self.years.is_empty() || plain_year(shown.fact) == year {
                all.push(*shown);
            }
        }
        all
    }

    /// Whether long series of a table were thinned: of its own a table has no other note.
    pub fn is_thinned(&self) -> bool {
        self.sheet.id == OWN && self.suits.note.is_some()
    }

    /// The source of that name.
    pub fn source(&self, id: &str) -> Option<&'a Source> {
        self.sheet.sources.iter().find(|source| source.id == id)
    }

    /// Whether the journalist wants the eye drawn to a fact, or to the same place in another year.
    pub fn highlighted(&self, fact: &Fact) -> bool {
        let alike = |name: &String| self.sheet.facts.iter().any(|other| other.id == *name && same_series(other, fact));
        self.options.highlight.iter().any(|name| is_named(fact, name) || alike(name))
    }

    /// Whether the journalist wants the eye drawn to a thing of a list, or to the whole list.
    pub fn highlighted_item(&self, fact: &Fact, item: &Item) -> bool {
        self.options.highlight.iter().any(|name| fact.id == *name || item.place() == Some(name))
    }

    /// A fact of the sheet, by number.
    pub fn fact(&self, id: FactId) -> Option<&'a Fact> {
        self.sheet.facts.get(id as usize)
    }

    /// What a name stands for: a fact, a numbered thing of it (`members.7`), or the state of that code.
    pub fn spot(&self, name: &str) -> Option<Spot> {
        let (id, item) = digits::cut(name, b'.').unwrap_or((name, "0"));
        let number = digits::read(item)?;
        for Shown { id: fact, fact: found } in &self.facts {
            if found.id == id {
                return Some(Spot { fact: *fact, item: number });
            }
            let Kind::List(list) = &found.kind else { continue };
            if let Some(at) = list.items.iter().position(|item| item.place() == Some(name)) {
                return Some(Spot { fact: *fact, item: at as u32 + 1 });
            }
        }
        None
    }

    /// The name of a spot, as [`Story::spot`] reads it.
    pub fn name(&self, spot: Spot) -> String {
        let mut name = self.fact(spot.fact).map_or(String::new(), |fact| fact.id.to_string());
        if spot.item > 0 {
            name.push('.');
            digits::write(u64::from(spot.item), 1, &mut name);
        }
        name
    }

    /// What stands for a fact in another year: the first number of the same place, else the fact itself.
    pub fn series(&self, id: FactId) -> FactId {
        let Some(fact) = self.fact(id).filter(|fact| fact.place.is_some()) else { return id };
        let first = self.sheet.facts.iter().position(|other| same_series(other, fact));
        first.map_or(id, |first| first as FactId)
    }

    /// The fact that another one is a part of: same period, same measure, and the place that all parts make up.
    pub fn whole(&self, part: &Fact) -> Option<Shown<'a>> {
        whole(self.sheet, part)
    }
}

/// Whether a name, or a code of a place, means a fact.
fn is_named(fact: &Fact, name: &str) -> bool {
    let lists = |list: &crate::fact::Listing| list.items.iter().any(|item| item.place() == Some(name));
    fact.id == name || fact.place.as_deref() == Some(name) || matches!(&fact.kind, Kind::List(list) if lists(list))
}

fn whole<'a>(sheet: &'a FactSheet, part: &Fact) -> Option<Shown<'a>> {
    let of = part.quantity()?.part_of.as_ref()?;
    let fits = |fact: &Fact| fact.place.as_ref() == Some(of) && fact.period == part.period && comparable(fact, part);
    shown(sheet, sheet.facts.iter().position(fits))
}

/// The sheet that was asked for.
///
/// # Errors
/// When there is no bundled sheet of that name.
#[cfg(any(not(target_arch = "wasm32"), feature = "fonts"))]
pub fn sheet(options: &Options) -> Result<FactSheet, Fault> {
    bundled::find(&options.sheet).ok_or_else(|| unknown_sheet(options))
}

/// That there is no sheet of the name that was asked for.
pub fn unknown_sheet(options: &Options) -> Fault {
    Fault::unknown(Code::UnknownSheet, "sheet", &options.sheet, bundled::NAMES)
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
    layout(widget, &options)?;
    let mirrored = language.is_mirrored();
    Ok(Story { language, widget, sheet, suits, facts, years, year, options, mirrored })
}

/// BCP 47 look-up by the primary subtag: `en-GB` is `en`.
fn lang(options: &Options, language: &Language) -> Result<(), Fault> {
    let Some(asked) = &options.lang else { return Ok(()) };
    // The primary subtags of all languages here have two letters.
    if let (Some((primary, rest)), Some(own)) = (asked.split_at_checked(2), language.tag().get(..2))
        && primary.eq_ignore_ascii_case(own)
        && matches!(rest.as_bytes().first(), None | Some(b'-' | b'_'))
    {
        return Ok(());
    }
    Err(Fault::unknown(Code::BadOption, "lang", asked, TAGS))
}

fn suits(sheet: &FactSheet, widget: Option<Widget>) -> Result<&Suits, Fault> {
    let mut known = String::new();
    for suits in sheet.widgets.iter() {
        if widget.is_none_or(|asked| suits.widget == asked) {
            return Ok(suits);
        }
        known.push_str(suits.widget.name());
        known.push(' ');
    }
    Err(Fault::unknown(Code::BadOption, "widget", widget.map_or("", Widget::name), &known))
}

/// A fact of a sheet with its number.
fn shown(sheet: &FactSheet, at: Option<usize>) -> Option<Shown<'_>> {
    let at = at?;
    Some(Shown { id: at as FactId, fact: sheet.facts.get(at)? })
}

fn facts<'a>(sheet: &'a FactSheet, widget: Widget, options: &Options) -> Result<Vec<Shown<'a>>, Fault> {
    let mut facts: Vec<Shown> = Vec::new();
    // Of a table only those that were asked for have been read.
    let named: &[String] = if sheet.id == OWN { &[] } else { &options.facts };
    if named.is_empty() {
        for id in 0..sheet.facts.len() {
            let Some(found) = shown(sheet, Some(id)) else { continue };
            if offers(widget, sheet, found.fact) && together(widget, &facts, found.fact) {
                facts.push(found);
            }
        }
    }
    for name in named {
        let Some(found) = shown(sheet, sheet.facts.iter().position(|fact| fact.id == *name)) else {
            return Err(unknown_fact(sheet, Code::UnknownFact, "facts", name, &|_| true));
        };
        if !can_show(widget, sheet, found.fact) || !together(widget, &facts, found.fact) {
            // Of what was withdrawn since, a notice is left.
            if sheet.notices.iter().any(|notice| notice.fact == found.id) {
                continue;
            }
            return Err(unknown_fact(sheet, Code::BadOption, "facts", name, &|fact| offers(widget, sheet, fact)));
        }
        if facts.iter().all(|shown| shown.id != found.id) {
            facts.push(found);
        }
    }
    Ok(facts)
}

fn unknown_fact(sheet: &FactSheet, code: Code, path: &str, name: &str, fits: &dyn Fn(&Fact) -> bool) -> Fault {
    let mut known = String::new();
    for fact in sheet.facts.iter() {
        if fits(fact) {
            known.push_str(&fact.id);
            known.push(' ');
        }
    }
    Fault::unknown(code, path, name, &known)
}

/// What a widget shows when no facts are named: a figure of our own making is only shown when asked for.
fn offers(widget: Widget, sheet: &FactSheet, fact: &Fact) -> bool {
    let derived = matches!(fact.status, Status::Derived { .. });
    can_show(widget, sheet, fact) && !(derived && widget == Widget::Totals)
}

/// A card is for anything, bars are for numbers of people, or of what has no word here, shares for parts of a whole, tiles for states,
/// a timeline for events, lines for numbers.
fn can_show(widget: Widget, sheet: &FactSheet, fact: &Fact) -> bool {
    match (widget, &fact.kind) {
        (Widget::Card, _) | (Widget::Timeline, Kind::Event(_)) | (Widget::Trend, Kind::Quantity(_)) => true,
        (Widget::Totals, Kind::Quantity(quantity)) => matches!(quantity.unit, Unit::People | Unit::Other),
        (Widget::Share, Kind::Quantity(quantity)) => quantity.unit == Unit::Percent || whole(sheet, fact).is_some(),
        (Widget::Members, Kind::Quantity(quantity)) => {
            matches!(quantity.unit, Unit::States | Unit::Countries) && quantity.counts.is_none()
        }
        (Widget::Members, Kind::List(list)) => list.items.iter().all(|item| item.place().is_some()),
        _ => false,
    }
}

/// Whether a fact may stand beside those that are there: only what can be compared shares an axis, and
/// tiles are of one list. Percentages of different wholes are not parts of one.
fn together(widget: Widget, facts: &[Shown], fact: &Fact) -> bool {
    let Some(Shown { fact: first, .. }) = facts.first() else { return true };
    match widget {
        Widget::Card | Widget::Timeline => true,
        Widget::Members => false,
        Widget::Totals | Widget::Trend => comparable(first, fact),
        Widget::Share => comparable(first, fact) && first.quantity().is_some_and(|first| first.unit != Unit::Percent),
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

/// Whether two numbers are of one place and may be compared, as in two years.
fn same_series(a: &Fact, b: &Fact) -> bool {
    a.place.is_some() && a.place == b.place && comparable(a, b)
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
    match widget {
        Widget::Totals | Widget::Share => {}
        Widget::Card if options.facts.is_empty() => {}
        _ => return years,
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
    Err(Fault::unknown(Code::BadOption, "year", asked, &known))
}

/// A form belongs to its widget.
fn layout(widget: Widget, options: &Options) -> Result<(), Fault> {
    let Some(layout) = options.layout else { return Ok(()) };
    let (fits, known) = match widget {
        Widget::Members => (matches!(layout, Layout::Grid | Layout::List | Layout::Map), "grid list map"),
        Widget::Share => (matches!(layout, Layout::Bar | Layout::Waffle), "bar waffle"),
        _ => (false, ""),
    };
    if fits {
        return Ok(());
    }
    Err(Fault::unknown(Code::BadOption, "layout", layout.name(), known))
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
    fn what_was_chosen_is_the_same_place_in_another_year() {
        let story = story(&[("sheet", "undesa-2020")]).unwrap();
        let asia = story.spot("asia-2020").unwrap();
        let view = story.fit(View { year: Some(1990), selected: Some(asia), ..View::default() });
        assert_eq!(view.selected.map(|spot| story.name(spot)).as_deref(), Some("asia-1990"));
    }

    #[test]
    fn a_name_stands_for_a_fact_a_thing_of_it_or_a_state() {
        let story = story(&[("sheet", "iom-honduras"), ("widget", "members")]).unwrap();
        let honduras = story.spot("HND").unwrap();
        assert_eq!(story.name(honduras), "members.7");
        assert_eq!(story.spot("members.7"), Some(honduras));
        assert_eq!(story.spot("members").map(|spot| spot.item), Some(0));
        assert_eq!((story.spot("nothing"), story.spot("members.x")), (None, None));
    }

    #[test]
    fn a_fact_that_stands_out_does_so_in_every_year() {
        let story = story(&[("sheet", "undesa-2020"), ("highlight", "europe-2020")]).unwrap();
        let marked = |id| story.highlighted(story.fact(story.spot(id).unwrap().fact).unwrap());
        assert!(marked("europe-2020") && marked("europe-1990") && !marked("asia-2020"));
    }

    #[test]
    fn a_form_belongs_to_its_widget() {
        let asked = |widget, layout| story(&[("sheet", "iom-costa-rica"), ("widget", widget), ("layout", layout)]);
        assert!(asked("members", "map").is_ok());
        let fault = asked("members", "waffle").unwrap_err();
        assert_eq!((fault.path.as_str(), fault.hint.as_str()), ("layout", "Known: grid list map"));
        assert!(fault.message.contains("\u{201c}waffle\u{201d}"), "{}", fault.message);
        assert_eq!(asked("card", "grid").unwrap_err().code, Code::BadOption);
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
