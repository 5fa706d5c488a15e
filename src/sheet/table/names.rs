//! What columns are called, in seven languages, and what names of rows and columns tell.

use super::key::key;
use crate::fact::{Measure, Population, Unit};

/// What a column is for, as far as its name tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// A state or area, or whatever the rows are about.
    Label,
    /// Where people left from.
    Origin,
    /// Where they live now.
    Destination,
    /// A larger area around.
    Region,
    /// Year or date.
    Date,
    /// The number.
    Value,
    /// Where a row was published.
    Source,
    /// Its address.
    Address,
    /// A code of a place.
    Code,
    /// Men, women, both.
    Sex,
    /// What parts the rows into series.
    Series,
    /// The unit of the number.
    Unit,
    /// How deep a row stands.
    Depth,
    /// Numbers of rows, notes, places on a map: not read.
    Aside,
}

/// Names by role; the words of a name must contain one of them as whole words. The first match counts.
const ROLES: [(Role, &str); 14] = [
    (
        Role::Code,
        "iso3|iso|iso 3166|iso code|alpha 3|iso3 code|m49|m49 code|location code|country code|code|codigo|code pays|код|代码|الرمز",
    ),
    (Role::Address, "source url|url|link|source address|web|enlace|lien|网址|ссылка|رابط"),
    (Role::Source, "source|sources|fuente|fonte|quelle|источник|来源|资料来源|المصدر"),
    (
        Role::Aside,
        "note|notes|notas|footnote|remarks|index|sort index|sort order|id|row|no|nr|rank|coordinates|latitude|longitude|lat|lon|lng|note ref|type of data|data type|примечание|备注|ملاحظات|coordenadas|coordonnees",
    ),
    (Role::Depth, "indent|level|depth|nivel|niveau|уровень"),
    (Role::Unit, "unit|unidad|unidade|unite|unit of measure|единица|单位|الوحدة"),
    (Role::Sex, "sex|gender|sexo|sexe|genero|пол|性别|الجنس"),
    (
        Role::Series,
        "series|serie|indicator|indicador|indicateur|category|categoria|categorie|type|tipo|variable|ряд|показатель|系列|指标|سلسلة|المؤشر",
    ),
    (
        Role::Region,
        "region of origin|origin region|region of destination|destination region|region|subregion|continent|regiao|continente|регион|地区|区域|الاقليم|المنطقة",
    ),
    (
        Role::Origin,
        "country of origin|origin|origen|origine|origem|from|nationality|citizenship|country of birth|pais de origen|pays d origine|происхождение|страна происхождения|来源国|原籍国|原籍|المنشأ|بلد المنشأ|الاصل",
    ),
    (
        Role::Destination,
        "destination|country of destination|destino|host country|country of asylum|country of residence|to|назначение|страна назначения|目的地|目的国|المقصد|بلد المقصد|الوجهة",
    ),
    (
        Role::Date,
        "year|date|period|time|month|ano|año|annee|anee|fecha|data|mes|mois|periodo|periode|год|дата|период|年|年份|日期|السنة|التاريخ|العام",
    ),
    (
        Role::Label,
        "country|area|state|name|label|place|territory|member|members|event|meeting|pais|paises|pays|nombre|nome|nom|etat|estado|territorio|area or country|country or area|страна|государство|название|территория|国家|国家 地区|名称|الدولة|البلد|الاسم",
    ),
    (
        Role::Value,
        "value|total|number|count|migrants|immigrants|emigrants|refugees|stock|flow|people|persons|population|percent|percentage|per cent|share|valor|numero|cantidad|personas|migrantes|refugiados|poblacion|porcentaje|valeur|nombre de migrants|effectif|personnes|refugies|pourcentage|part|pessoas|quantidade|imigrantes|populacao|percentual|porcentagem|значение|число|количество|мигранты|мигрантов|беженцы|человек|население|доля|процент|数值|数量|总数|人数|移民|难民|合计|总计|人口|百分比|القيمة|العدد|المجموع|المهاجرون|المهاجرين|اللاجئون|النسبة",
    ),
];

/// Longest name that is looked at, in bytes; nothing that is longer is a name.
const LONGEST: usize = 300;

/// What a column is for by its name: the whole name before its words.
pub fn role(name: &str) -> Option<Role> {
    if name.len() > LONGEST {
        return None;
    }
    let key = key(name);
    let is = |word: &str| key == word;
    let has = |word: &str| has_word(&key, word);
    let by =
        |fits: &dyn Fn(&str) -> bool| ROLES.iter().find(|(_, words)| words.split('|').any(fits)).map(|(role, _)| *role);
    by(&is).or_else(|| if key.len() > 3 { by(&has) } else { None })
}

/// Whether a key has a word, or several, as whole words; Chinese has no blanks between them.
pub fn has_word(key: &str, word: &str) -> bool {
    if !word.is_ascii() && word.chars().all(|c| ('\u{4e00}'..='\u{9fff}').contains(&c)) {
        return key.contains(word);
    }
    key.match_indices(word).any(|(at, _)| {
        let before = key.get(..at).is_none_or(|before| before.is_empty() || before.ends_with(' '));
        let after = key.get(at + word.len()..).is_none_or(|after| after.is_empty() || after.starts_with(' '));
        before && after
    })
}

fn any(key: &str, words: &str) -> bool {
    words.split('|').any(|word| has_word(key, word))
}

/// Whether a row or a value stands for all the others.
pub fn is_total(name: &str) -> bool {
    const TOTALS: &str = "total|grand total|totals|sum|all|overall|both sexes|both|both sexes combined|total general|todos|ambos|ambos sexos|suma|\
        ensemble|tous|les deux sexes|total geral|todas|soma|ambos os sexos|insgesamt|gesamt|summe|всего|итого|оба пола|合计|总计|总数|男女合计|المجموع|الاجمالي|كلا الجنسين|t|_t";
    let key = key(name);
    TOTALS.split('|').any(|word| key == word) || key.starts_with("total ") || key.ends_with(" total")
}

/// How a number came to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// Counted or estimated for its own time.
    Observed,
    /// Calculated ahead by a model.
    Projected,
    /// A line that was prolonged.
    Extrapolated,
}

/// How a row says that its number came to be.
pub fn basis(text: &str) -> Option<Basis> {
    let key = key(text);
    let begins = |words: &[&str]| words.iter().any(|word| key.starts_with(word));
    if begins(&["extrapol", "экстрапол"]) {
        Some(Basis::Extrapolated)
    } else if begins(&["project", "proyec", "projet", "projec", "projeç", "forecast", "прогноз", "预测", "توقع"])
    {
        Some(Basis::Projected)
    } else if begins(&["observ", "actual", "estimat", "estimaci", "наблюд", "оценка", "观测", "估计"]) {
        Some(Basis::Observed)
    } else {
        None
    }
}

/// The unit that words of a header name.
pub fn unit(words: &str) -> Option<Unit> {
    const PERCENT: &str = "percent|percentage|per cent|pct|share|porcentaje|por ciento|pourcentage|pour cent|porcentagem|percentual|por cento|процент|процентов|доля|百分比|النسبة";
    const PEOPLE: &str = "people|persons|personas|personnes|pessoas|человек|人数|migrants|refugees|migrantes|refugiados|refugies|мигрантов|اشخاص|\
        men|women|children|males|females|male|female|boys|girls|hombres|mujeres|ninos|hommes|femmes|enfants|homens|mulheres|criancas|мужчины|женщины|дети|\
        男性|女性|儿童|الرجال|النساء|الاطفال|ذكور|اناث|residents|inhabitants|citizens|foreigners|nationals|workers|students|families|\
        residentes|habitantes|extranjeros|etrangers|habitants|estrangeiros|жители|иностранцы|居民|外国人|السكان|الاجانب|\
        migration|immigration|emigration|migracion|inmigracion|emigracion|migracao|imigracao|emigracao|миграция|иммиграция|эмиграция|الهجرة|\
        asylum|asilo|asile|庇护|اللجوء|returnees|applicants|arrivals|departures|births|deaths|dead|missing|died|victims|\
        muertos|muertes|desaparecidos|victimas|morts|deces|disparus|mortos|mortes|погибшие|умершие|死亡|失踪|الوفيات|المفقودين";
    let key = key(words);
    if words.contains('%') || any(&key, PERCENT) {
        Some(Unit::Percent)
    } else if any(&key, PEOPLE) {
        Some(Unit::People)
    } else {
        [
            ("countries", Unit::Countries),
            ("states", Unit::States),
            ("days", Unit::Days),
            ("organizations", Unit::Organizations),
        ]
        .into_iter()
        .find(|(word, _)| has_word(&key, word))
        .map(|(_, unit)| unit)
    }
}

/// Whether words name a unit that is none of ours: money, energy, lengths, weights, areas.
pub fn is_other(words: &str) -> bool {
    const OTHER: &str = "kwh|mwh|gwh|twh|kw|mw|gw|joules|usd|eur|gbp|cny|rub|brl|mxn|us dollars|dollars|dollar|euros|euro|pounds|pesos|reais|dolares|yuan|\
        рублей|долларов|евро|美元|欧元|人民币|دولار|يورو|gdp|gnp|pib|gdp per capita|ввп|国内生产总值|الناتج المحلي|\
        km|km2|kilometres|kilometers|kilometros|километров|公里|كيلومتر|metres|meters|hectares|hectareas|гектаров|公顷|هكتار|\
        kg|tonnes|tons|toneladas|тонн|吨|طن|litres|liters|litros|barrels|celsius|fahrenheit|degrees|grados|degres|graus|градусов|摄氏度";
    words.contains(['$', '€', '£', '¥', '₽', '°']) || any(&key(words), OTHER)
}

/// Who is counted, where the words say so.
pub fn population(words: &str) -> Option<Population> {
    let key = key(words);
    let migrants = any(
        &key,
        "migrant|migrants|immigrants|emigrants|international migrants|migrantes|inmigrantes|imigrantes|immigres|мигранты|мигрантов|المهاجرين|المهاجرون|移民",
    );
    let refugees = any(&key, "refugee|refugees|refugiados|refugies|беженцы|беженцев|اللاجئين|اللاجئون|难民");
    let asylum = any(&key, "asylum seekers|asylum seeker|solicitantes de asilo|demandeurs d asile|寻求庇护者");
    match (migrants, refugees, asylum) {
        (true, true, _) => Some(Population::MigrantsAndRefugees),
        (true, ..) => Some(Population::Migrants),
        (_, true, false) => Some(Population::Refugees),
        (_, false, true) => Some(Population::AsylumSeekers),
        _ => None,
    }
}

/// How it was measured, where the words say so.
pub fn measure(words: &str) -> Option<Measure> {
    let key = key(words);
    if any(&key, "stock|stocks|mid year|contingente|存量|запас") {
        Some(Measure::Stock)
    } else if any(
        &key,
        "flow|flows|arrivals|arrived|inflow|inflows|entries|llegadas|arrivees|chegadas|flujo|flux|fluxo|прибытия|流量",
    ) {
        Some(Measure::Flow)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_known_by_their_names_in_seven_languages() {
        for (name, known) in [
            ("Country", Role::Label),
            ("Region, development group, country or area", Role::Region),
            ("País", Role::Label),
            ("Pays d'origine", Role::Origin),
            ("Ano", Role::Date),
            ("Année", Role::Date),
            ("год", Role::Date),
            ("年份", Role::Date),
            ("السنة", Role::Date),
            ("Число мигрантов", Role::Value),
            ("العدد", Role::Value),
            ("人数", Role::Value),
            ("Valor", Role::Value),
            ("Fuente", Role::Source),
            ("origin_region", Role::Region),
            ("Reported Date", Role::Date),
            ("Total Number of Dead and Missing", Role::Value),
            ("ISO3", Role::Code),
            ("sort_index", Role::Aside),
            ("Sexo", Role::Sex),
        ] {
            assert_eq!(role(name), Some(known), "{name}");
        }
        assert_eq!(role("Nobody"), None);
    }

    #[test]
    fn a_word_is_a_whole_word() {
        assert!(has_word("males only", "males") && !has_word("females", "males") && has_word("移民人数", "移民"));
    }

    #[test]
    fn headers_tell_who_is_counted_and_how() {
        assert_eq!(population("International migrant stock at mid-year"), Some(Population::Migrants));
        assert_eq!(measure("International migrant stock at mid-year"), Some(Measure::Stock));
        assert_eq!(population("Refugees and migrants"), Some(Population::MigrantsAndRefugees));
        assert_eq!((population("Value"), measure("Value")), (None, None));
        assert_eq!(
            (unit("Share (%)"), unit("Persons"), unit("Value")),
            (Some(Unit::Percent), Some(Unit::People), None)
        );
    }

    #[test]
    fn totals_are_known_by_name() {
        assert!(
            ["Total", "TOTAL", "Gesamt", "Всего", "合计", "Grand total", "Total general", "المجموع"]
                .into_iter()
                .all(is_total)
        );
        assert!(!is_total("Totally"));
    }
}
