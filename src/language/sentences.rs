//! Facts in words: bounds, units, how a fact is known.

use super::{Language, Word, numbers::is_broken};
use crate::fact::{Bound, Fact, Item, Kind, Measure, Origin, Period, Population, Quantity, Status, Unit, Verb};
use crate::letters::folded;

/// In place of decimals: every digit.
const ALL: u8 = u8::MAX;

/// A quantity in the forms in which it is shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// The bound's glyph alone: "≈"; nothing where it is exact.
    pub glyph: String,
    /// Without the glyph, shortened: "25 million".
    pub plain: String,
    /// With the bound's glyph, every digit: "≈ 25,000,000".
    pub full: String,
    /// The bound in words: "about".
    pub bound: String,
    /// What is counted, as it stands alone: "people".
    pub unit: String,
    /// What is counted, as it stands behind the shortened number.
    pub behind: String,
    /// All in words: "about 25 million people".
    pub phrase: String,
    /// As it is read aloud: "25 million people, about".
    pub spoken: String,
}

impl Language {
    /// A quantity in words; `decimals` is shared by neighbours in a picture.
    pub fn figure(&self, quantity: &Quantity, decimals: u8) -> Figure {
        // What stands behind a range follows its end.
        let last = if let Bound::Range(to) = quantity.bound { Some(to) } else { quantity.value };
        let large = last.is_some_and(|value| value.abs() >= 1e6);
        let behind = self.unit(quantity.unit, last, large);
        let said = self.amount(quantity, decimals, false, Word::RangePhrase);
        let full = self.amount(quantity, ALL, true, Word::Range);
        let known = quantity.value.is_some();
        let bound = if known { self.word(bound_word(quantity.bound)) } else { "" };
        let glyph = bound_glyph(quantity.bound).filter(|_| known).map_or("", |glyph| self.word(glyph));
        let said_bound = if matches!(quantity.bound, Bound::Exact | Bound::Range(_)) { "" } else { bound };
        let phrase = |bound| self.trimmed(&[bound, &said, behind]);
        Figure {
            plain: self.amount(quantity, decimals, true, Word::Range),
            full: if glyph.is_empty() { full } else { self.two(Word::Glyphed, glyph, &full) },
            spoken: match (known, said_bound) {
                (false, _) => said.clone(),
                (_, "") => phrase(""),
                _ => self.two(Word::Spoken, &phrase(""), said_bound),
            },
            phrase: if known { phrase(said_bound) } else { said.clone() },
            glyph: glyph.into(),
            bound: bound.into(),
            unit: self.unit(quantity.unit, last, false).into(),
            behind: behind.into(),
        }
    }

    fn trimmed(&self, parts: &[&str]) -> String {
        self.fill(Word::Phrase, parts).trim_ascii().into()
    }

    /// The number, or both ends of a range, with as many decimals where it is shortened. The sign of a percentage
    /// stands with its number, unless its name follows; other units stand beside it.
    fn amount(&self, quantity: &Quantity, decimals: u8, sign: bool, range: Word) -> String {
        let Some(value) = quantity.value else { return self.word(Word::NoData).into() };
        let sign = sign && quantity.unit == Unit::Percent;
        let number = self.end(value, decimals, sign);
        match quantity.bound {
            Bound::Range(to) => self.two(range, &number, &self.end(to, decimals, sign)),
            _ => number,
        }
    }

    fn end(&self, value: f64, decimals: u8, sign: bool) -> String {
        let number = if decimals == ALL { self.number(value) } else { self.compact(value, decimals) };
        if sign { self.one(Word::Percent, &number) } else { number }
    }

    /// Who is meant and how it was measured: "migrants, stock"; nothing for a plain count of things.
    pub fn measured_as(&self, quantity: &Quantity) -> String {
        let population = self.word(match quantity.population {
            Population::Migrants => Word::PopulationMigrants,
            Population::Refugees => Word::PopulationRefugees,
            Population::AsylumSeekers => Word::PopulationAsylumSeekers,
            Population::MigrantsAndRefugees => Word::PopulationMigrantsAndRefugees,
            Population::Movements => Word::PopulationMovements,
            Population::Officials => Word::PopulationOfficials,
            Population::Members => Word::PopulationMembers,
            Population::Things => Word::PopulationThings,
        });
        let measure = self.word(match quantity.measure {
            Measure::Stock => Word::MeasureStock,
            Measure::Flow => Word::MeasureFlow,
            Measure::Event => Word::MeasureEvent,
            Measure::Count => Word::MeasureCount,
            Measure::Unclear { .. } => Word::MeasureUnclear,
        });
        if population.is_empty() { measure.into() } else { self.joined(&[population, measure]) }
    }

    /// What is counted, in the grammatical number of the value; `shortened` where it stands behind millions.
    pub fn unit(&self, unit: Unit, value: Option<f64>, shortened: bool) -> &str {
        let word = match unit {
            Unit::People => Word::UnitPeople,
            Unit::Percent => Word::UnitPercent,
            Unit::States => Word::UnitStates,
            Unit::Countries => Word::UnitCountries,
            Unit::Days => Word::UnitDays,
            Unit::Organizations => Word::UnitOrganizations,
            Unit::Themes => Word::UnitThemes,
            Unit::MeetingsPerYear => Word::UnitMeetings,
            // No word, in any language.
            Unit::Other => Word::PopulationThings,
        };
        let value = value.unwrap_or(0.0);
        self.form(word, self.category(value, u8::from(is_broken(value)), shortened))
    }

    /// What a fact is about: its label, else the name of its place.
    pub fn label<'a>(&'a self, fact: &'a Fact) -> &'a str {
        match (&fact.label, &fact.place) {
            (Some(label), _) => self.text(label),
            (None, Some(place)) => self.place(place),
            (None, None) => &fact.id,
        }
    }

    /// By what facts are put in order: those with labels of their own by the letters, then places in the order of the language.
    pub fn key(&self, fact: &Fact) -> (usize, String) {
        match (&fact.label, &fact.place) {
            (None, Some(place)) => (self.rank(place), String::new()),
            _ => (0, folded(self.label(fact))),
        }
    }

    /// The label, with the date where several facts of a sheet may share it: "World, 2015".
    pub fn named(&self, fact: &Fact) -> String {
        let label = self.label(fact);
        match (&fact.kind, &fact.period) {
            (Kind::Quantity(_), Period::Stated(_) | Period::Inferred { .. }) => {
                self.two(Word::Comma, label, &self.period(&fact.period))
            }
            _ => label.into(),
        }
    }

    /// How a fact is known, in a word or two.
    pub fn status(&self, status: &Status) -> &str {
        self.word(match status {
            Status::Stated => Word::StatusStated,
            Status::Announced => Word::StatusAnnounced,
            Status::Counted => Word::StatusCounted,
            Status::Inferred { .. } => Word::StatusInferred,
            Status::Derived { .. } => Word::StatusDerived,
        })
    }

    /// Who calculated a number ahead, and how; nothing where it was observed.
    pub fn origin(&self, origin: &Origin) -> String {
        match origin {
            Origin::Observed => String::new(),
            Origin::Projection => self.word(Word::OriginProjection).into(),
            Origin::Extrapolation { by } => self.one(Word::OriginExtrapolation, self.text(by)),
        }
    }

    /// How one body stands to another.
    pub fn verb(&self, verb: Verb) -> &str {
        self.word(match verb {
            Verb::AlsoKnownAs => Word::VerbAlsoKnownAs,
            Verb::Followed => Word::VerbFollowed,
            Verb::PartOf => Word::VerbPartOf,
            Verb::Hosted => Word::VerbHosted,
            Verb::Supports => Word::VerbSupports,
            Verb::DirectedBy => Word::VerbDirectedBy,
        })
    }

    /// What a fact says, in short: a number, a date, the names, the sentence.
    pub fn value(&self, fact: &Fact) -> String {
        match &fact.kind {
            Kind::Quantity(quantity) => self.figure(quantity, 0).full,
            Kind::Event(event) => {
                let date = self.period(&fact.period);
                match &event.venue {
                    Some(venue) => self.two(Word::Comma, &date, self.text(venue)),
                    None => date,
                }
            }
            Kind::List(list) => {
                let mut names = Vec::new();
                for item in list.items.iter() {
                    names.push(self.item(item));
                }
                match list.open {
                    true => self.joined(&[&self.joined(&names), self.word(Word::ListOpen)]),
                    false => self.list(&names),
                }
            }
            Kind::Rank(rank) => self.one(Word::Rank, &self.number(f64::from(rank.rank))),
            Kind::Relation(relation) => {
                let (subject, object) = (self.text(&relation.subject), self.text(&relation.object));
                self.fill(Word::Phrase, &[subject, self.verb(relation.verb), object])
            }
            Kind::Statement(statement) => self.text(&statement.text).into(),
        }
    }

    /// Names one after the other.
    pub fn joined(&self, names: &[&str]) -> String {
        let mut text = String::new();
        for name in names {
            text = match (text.is_empty(), name.is_empty()) {
                (true, _) => (*name).into(),
                (false, true) => text,
                (false, false) => self.two(Word::Comma, &text, name),
            };
        }
        text
    }

    /// One sentence after another.
    pub fn sentences(&self, before: String, sentence: &str) -> String {
        if before.is_empty() { sentence.into() } else { self.two(Word::Sentences, &before, sentence) }
    }

    /// The name of one thing of a list.
    pub fn item<'a>(&'a self, item: &'a Item) -> &'a str {
        match item {
            Item::Place(place) | Item::Listed { place, .. } => self.place(place),
            Item::Name(name) => self.text(name),
        }
    }
}

fn bound_glyph(bound: Bound) -> Option<Word> {
    match bound {
        Bound::Exact | Bound::Range(_) => None,
        Bound::About => Some(Word::GlyphAbout),
        Bound::MoreThan => Some(Word::GlyphMoreThan),
        Bound::AtLeast => Some(Word::GlyphAtLeast),
        Bound::LessThan => Some(Word::GlyphLessThan),
        Bound::UpTo => Some(Word::GlyphUpTo),
    }
}

fn bound_word(bound: Bound) -> Word {
    match bound {
        Bound::Exact => Word::BoundExact,
        Bound::About => Word::BoundAbout,
        Bound::MoreThan => Word::BoundMoreThan,
        Bound::AtLeast => Word::BoundAtLeast,
        Bound::LessThan => Word::BoundLessThan,
        Bound::UpTo => Word::BoundUpTo,
        Bound::Range(_) => Word::BoundRange,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quantity(value: Option<f64>, unit: Unit, bound: Bound) -> Quantity {
        Quantity {
            value,
            unit,
            bound,
            population: Population::Migrants,
            measure: Measure::Stock,
            origin: Origin::Observed,
            part_of: None,
            share_of: None,
            counts: None,
        }
    }

    #[test]
    fn every_bound_has_its_glyph_and_its_word() {
        let en = Language::english();
        for (bound, short, word) in [
            (Bound::Exact, "25 million", "exactly as given"),
            (Bound::About, "≈ 25 million", "about"),
            (Bound::MoreThan, "> 25 million", "more than"),
            (Bound::AtLeast, "≥ 25 million", "at least"),
            (Bound::LessThan, "< 25 million", "less than"),
            (Bound::UpTo, "≤ 25 million", "up to"),
            (Bound::Range(30e6), "25 million to 30 million", "between"),
        ] {
            let figure = en.figure(&quantity(Some(25e6), Unit::People, bound), 0);
            assert_eq!((format!("{} {}", figure.glyph, figure.plain).trim(), figure.bound.as_str()), (short, word));
        }
    }

    #[test]
    fn a_share_keeps_its_sign() {
        let figure = Language::english().figure(&quantity(Some(13.0), Unit::Percent, Bound::MoreThan), 0);
        assert_eq!((figure.glyph.as_str(), figure.plain.as_str()), (">", "13%"));
    }

    #[test]
    fn no_data_is_never_zero() {
        let figure = Language::english().figure(&quantity(None, Unit::People, Bound::Exact), 0);
        assert_eq!((figure.glyph.as_str(), figure.plain.as_str()), ("", "no data"));
        assert_eq!(figure.full, "no data");
    }

    #[test]
    fn a_figure_is_said_in_one_phrase() {
        let en = Language::english();
        for (value, unit, bound, phrase) in [
            (25e6, Unit::People, Bound::About, "about 25 million people"),
            (13.0, Unit::Percent, Bound::MoreThan, "more than 13 per cent"),
            (11.0, Unit::Countries, Bound::Exact, "11 countries"),
        ] {
            assert_eq!(en.figure(&quantity(Some(value), unit, bound), 0).phrase, phrase);
        }
    }

    #[test]
    fn one_is_singular() {
        assert_eq!(Language::english().unit(Unit::Days, Some(1.0), false), "day");
        assert_eq!(Language::english().unit(Unit::Days, Some(2.0), false), "days");
    }
}
