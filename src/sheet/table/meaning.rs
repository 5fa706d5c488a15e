//! What the numbers are: unit, who is counted, how; as the journalist says, else as the table does, else left open.

use super::faults::{Faults, listed};
use super::key::key;
use super::near::nearest;
use super::{date, names, number};
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

const UNITS: [(&str, Unit); 9] = [
    ("people", Unit::People),
    ("percent", Unit::Percent),
    ("states", Unit::States),
    ("countries", Unit::Countries),
    ("days", Unit::Days),
    ("organizations", Unit::Organizations),
    ("themes", Unit::Themes),
    ("meetings-per-year", Unit::MeetingsPerYear),
    ("other", Unit::Other),
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

/// What readers are told of a series that was thinned, by language.
const THINNED: [(&str, &str); 7] = [
    ("en", "{} values; of each stretch of time the first, last, least and greatest are shown."),
    ("es", "{} valores; de cada tramo de tiempo se muestran el primero, el último, el menor y el mayor."),
    (
        "fr",
        "{} valeurs ; de chaque tranche de temps sont montrées la première, la dernière, la plus petite et la plus grande.",
    ),
    ("pt", "{} valores; de cada trecho de tempo são mostrados o primeiro, o último, o menor e o maior."),
    ("ar", "عدد القيم {}؛ وتُعرض من كل فترة زمنية القيمة الأولى والأخيرة والصغرى والكبرى."),
    ("zh", "共{}个数值；每段时间内显示第一个、最后一个、最小和最大的数值。"),
    ("ru", "Значений: {}. За каждый отрезок времени показаны первое, последнее, наименьшее и наибольшее."),
];

/// What stands between thousands, by language; Spanish begins with it at five digits.
const GROUPS: [(&str, &str); 7] =
    [("en", ","), ("es", "."), ("fr", "\u{202f}"), ("pt", "."), ("ar", ","), ("zh", ","), ("ru", "\u{a0}")];

/// That so many numbers were thinned, for readers.
pub fn thinned(count: usize, lang: Option<&str>) -> String {
    let spanish = lang.is_some_and(|lang| lang.get(..2).is_some_and(|tag| tag.eq_ignore_ascii_case("es")));
    let least = if spanish { 10_000 } else { 1000 };
    let number = match count {
        count if count < least => count.to_string(),
        count => format!("{}{}{:03}", count / 1000, worded(&GROUPS, lang), count % 1000),
    };
    worded(&THINNED, lang).replace("{}", &number)
}

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
    let near = nearest(&wanted, names());
    let problem = if near.is_some() { Problem::UnknownValue } else { Problem::StrangeValue };
    let found = vec![listed([text]), listed(names()), near.unwrap_or_default().into()];
    faults.list(problem, At::Option(option), found);
    None
}

/// What the numbers are; `words` are the names of their column and its group first, then all around the table; `unit` is a cell of
/// a column of units.
pub fn read(asked: &Asked, name: &str, words: &str, unit: Option<&str>, percent: bool, faults: &mut Faults) -> Meaning {
    let wanted = asked.unit.as_deref().map(|text| match text.trim() {
        "%" => Unit::Percent,
        _ => names::unit(text).unwrap_or_else(|| option("unit", text, &UNITS, faults).unwrap_or(Unit::Other)),
    });
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
    let is_of_people = match population {
        Some(population) => Some(population != Population::Things),
        None => matches!(measure, Some(Measure::Stock | Measure::Flow)).then_some(true),
    };
    let unit = match wanted {
        Some(unit) => unit,
        None if percent => Unit::Percent,
        None => counted([unit.unwrap_or(""), name], is_of_people, faults),
    };
    if percent && unit != Unit::Percent {
        faults.add(Problem::UnitDiffers, At::Option("unit"), &[asked.unit.as_deref().unwrap_or("people")]);
    }
    // Whom the words around a table mean is not what its dollars or kilometres count.
    let is_far = unit == Unit::Other;
    let population = population.filter(|_| !is_far || asked.population.is_some());
    let measure = measure.filter(|_| !is_far || asked.measure.is_some());
    open(asked, unit, population, measure, faults)
}

/// What a table counts, as a cell of its column of units says, else the name of its numbers: people, unless that name is of
/// something else, or of nobody knows what and nothing else says people.
fn counted(texts: [&str; 2], is_of_people: Option<bool>, faults: &mut Faults) -> Unit {
    let known = texts.iter().find_map(|text| names::unit(text));
    if known == Some(Unit::Percent) {
        return Unit::Percent;
    }
    if texts.iter().any(|text| names::is_other(text)) {
        return Unit::Other;
    }
    match (known, is_of_people) {
        (Some(unit), _) => return unit,
        (None, Some(true)) => return Unit::People,
        (None, Some(false)) => return Unit::Other,
        (None, None) => {}
    }
    // What says nothing of a unit: total, thousands, estimates, 2020.
    let is_aside = |text: &str| {
        names::is_total(text)
            || number::multiplier(text).is_some()
            || names::basis(text).is_some()
            || date::year_of_name(text).is_some()
            || key(text).is_empty()
    };
    let is_open = |text: &&str| names::role(text).is_none() && !is_aside(text);
    let Some(text) = texts.into_iter().find(is_open) else { return Unit::People };
    let found = vec![listed([text]), listed(UNITS.iter().map(|(name, _)| *name))];
    faults.list(Problem::UnitUnsaid, At::Option("unit"), found);
    Unit::Other
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

#[cfg(test)]
mod tests {
    use super::*;

    /// What numbers of a name count, and whether it was asked for.
    fn unit(name: &str, cell: Option<&str>, pairs: &[(&str, &str)]) -> (Unit, bool) {
        let mut faults = Faults::default();
        let found = read(&Asked::read(pairs.iter().copied()), name, name, cell, false, &mut faults).unit;
        (found, faults.finish().iter().any(|remark| remark.problem == Problem::UnitUnsaid))
    }

    #[test]
    fn what_is_not_said_to_be_people_is_not_shown_as_people() {
        for name in ["TWh", "Remittances (US$)", "Exports, EUR", "Temperature (°C)", "GDP per capita"] {
            assert_eq!(unit(name, None, &[]), (Unit::Other, false), "{name}");
            assert_eq!(unit(name, None, &[("measure", "flow")]), (Unit::Other, false), "{name}");
        }
        assert_eq!(unit("Visas", None, &[]), (Unit::Other, true));
        assert_eq!(unit("Visas", None, &[("population", "things")]), (Unit::Other, false));
        assert_eq!(unit("Visas", None, &[("unit", "other")]), (Unit::Other, false));
        assert_eq!(unit("Value", Some("TWh"), &[]), (Unit::Other, false));
        assert_eq!(unit("Value", Some("Boats"), &[]), (Unit::Other, true));
    }

    #[test]
    fn what_is_of_people_stays_so() {
        for name in [
            "",
            "Value",
            "Total",
            "2020",
            "Thousands",
            "Migrants",
            "Women",
            "Arrivals",
            "Number of Dead",
            "Personas",
            "移民",
        ] {
            assert_eq!(unit(name, None, &[]), (Unit::People, false), "{name}");
        }
        assert_eq!(unit("Einwanderer", None, &[("population", "migrants")]), (Unit::People, false));
        assert_eq!(unit("Einwanderer", None, &[("measure", "stock")]), (Unit::People, false));
        assert_eq!(unit("Value", Some("Persons"), &[]), (Unit::People, false));
        assert_eq!(unit("Share of GDP (%)", None, &[]), (Unit::Percent, false));
    }

    #[test]
    fn how_many_there_were_is_written_as_the_language_writes_it() {
        for (lang, text) in
            [(None, "10,000 values"), (Some("es-MX"), "10.000 valores"), (Some("fr"), "10\u{202f}000 valeurs")]
        {
            assert!(thinned(10_000, lang).starts_with(text), "{}", thinned(10_000, lang));
        }
        assert!(thinned(5007, Some("es")).starts_with("5007 "));
        assert!(thinned(5007, Some("ru")).starts_with("Значений: 5\u{a0}007."));
    }
}
