//! What the numbers are: unit, who is counted, how; as the journalist says, else as the table does, else left open.

use super::faults::{Faults, listed};
use super::key::key;
use super::names;
use super::near::nearest;
use crate::fact::{Measure, Population, Text, Unit};
use crate::sheet::own::Asked;
use crate::sheet::remark::{At, Problem};

/// What all numbers of a table are.
#[derive(Clone, Debug, PartialEq)]
pub struct Meaning {
    /// What is counted.
    pub unit: Unit,
    /// Who is meant.
    pub population: Population,
    /// How it was measured.
    pub measure: Measure,
}

const UNITS: [(&str, Unit); 8] = [
    ("people", Unit::People),
    ("percent", Unit::Percent),
    ("states", Unit::States),
    ("countries", Unit::Countries),
    ("days", Unit::Days),
    ("organizations", Unit::Organizations),
    ("themes", Unit::Themes),
    ("meetings-per-year", Unit::MeetingsPerYear),
];

const POPULATIONS: [(&str, Population); 8] = [
    ("migrants", Population::Migrants),
    ("refugees", Population::Refugees),
    ("asylum-seekers", Population::AsylumSeekers),
    ("migrants-and-refugees", Population::MigrantsAndRefugees),
    ("movements", Population::Movements),
    ("officials", Population::Officials),
    ("members", Population::Members),
    ("things", Population::Things),
];

const MEASURES: [(&str, Measure); 4] =
    [("stock", Measure::Stock), ("flow", Measure::Flow), ("event", Measure::Event), ("count", Measure::Count)];

/// What all together are called, by language.
pub const TOTAL: [(&str, &str); 7] = [
    ("en", "Total"),
    ("es", "Total"),
    ("fr", "Total"),
    ("pt", "Total"),
    ("ar", "المجموع"),
    ("zh", "合计"),
    ("ru", "Всего"),
];

/// What a table does not say, for readers, by language.
const UNCLEAR: [(&str, &str); 7] = [
    ("en", "The table does not say whether these are people living there or people who came or went in a time."),
    ("es", "La tabla no dice si son personas que viven allí o personas que llegaron o se fueron en un tiempo."),
    (
        "fr",
        "Le tableau ne dit pas s’il s’agit de personnes qui y vivent ou de personnes arrivées ou parties pendant une période.",
    ),
    ("pt", "A tabela não diz se são pessoas que vivem ali ou pessoas que chegaram ou saíram num período."),
    ("ar", "لا يذكر الجدول ما إذا كانت الأرقام لأشخاص يعيشون هناك أم لأشخاص وصلوا أو غادروا خلال مدة."),
    ("zh", "表中未说明这些数字是居住在当地的人数，还是一段时间内到达或离开的人数。"),
    ("ru", "В таблице не сказано, живут ли эти люди там или прибыли либо уехали за некоторое время."),
];

/// The text of a list that is in the language of the page, else in English.
pub fn worded<'a>(texts: &[(&str, &'a str)], lang: Option<&str>) -> &'a str {
    let primary = lang.unwrap_or("en").split(['-', '_']).next().unwrap_or("en");
    let found = texts.iter().find(|(tag, _)| tag.eq_ignore_ascii_case(primary)).or(texts.first());
    found.map_or("", |(_, text)| *text)
}

/// A value by its public name.
fn option<T: Clone>(option: &'static str, text: &str, known: &[(&str, T)], faults: &mut Faults) -> Option<T> {
    let wanted = key(text);
    if let Some((_, value)) = known.iter().find(|(name, _)| key(name) == wanted) {
        return Some(value.clone());
    }
    let names = || known.iter().map(|(name, _)| *name);
    let near = nearest(&wanted, names()).unwrap_or_default();
    faults.list(Problem::UnknownValue, At::Option(option), vec![listed([text]), listed(names()), near.into()]);
    None
}

/// What the numbers are; `words` are the names of their column and its group first, then all around the table.
pub fn read(asked: &Asked, name: &str, words: &str, unit: Option<&str>, percent: bool, faults: &mut Faults) -> Meaning {
    let by_table = || {
        let said = if percent { Some(Unit::Percent) } else { None };
        said.or(unit.and_then(names::unit)).or_else(|| names::unit(name)).unwrap_or(Unit::People)
    };
    let unit = match &asked.unit {
        Some(text) if text.trim() == "%" => Unit::Percent,
        Some(text) => names::unit(text).unwrap_or_else(|| option("unit", text, &UNITS, faults).unwrap_or(Unit::People)),
        None => by_table(),
    };
    if percent && unit != Unit::Percent {
        faults.add(Problem::UnitDiffers, At::Option("unit"), &[asked.unit.as_deref().unwrap_or("people")]);
    }
    let said = names::population(name).or_else(|| names::population(words));
    let population = match &asked.population {
        Some(text) => option("population", text, &POPULATIONS, faults),
        None => said,
    };
    let measured = names::measure(name).or_else(|| names::measure(words));
    let measure = match &asked.measure {
        Some(text) => option("measure", text, &MEASURES, faults),
        None => measured,
    };
    open(asked, unit, population, measure, faults)
}

/// What nobody said stays open, and is asked for.
fn open(
    asked: &Asked,
    unit: Unit,
    population: Option<Population>,
    measure: Option<Measure>,
    faults: &mut Faults,
) -> Meaning {
    let of_people = matches!(unit, Unit::People | Unit::Percent);
    if of_people && population.is_none() && asked.population.is_none() {
        faults.add(Problem::WhoUnsaid, At::Option("population"), &[&listed(POPULATIONS.iter().map(|(name, _)| *name))]);
    }
    if of_people && measure.is_none() && asked.measure.is_none() {
        faults.add(Problem::HowUnsaid, At::Option("measure"), &[]);
    }
    let reason = || Text::Own(worded(&UNCLEAR, asked.lang.as_deref()).into());
    let measure =
        measure.unwrap_or_else(|| if of_people { Measure::Unclear { reason: reason() } } else { Measure::Count });
    let population = population.unwrap_or(if of_people { Population::Movements } else { Population::Things });
    Meaning { unit, population, measure }
}
