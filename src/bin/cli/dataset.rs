//! What search engines read of a fact: JSON-LD, `Dataset` of <https://schema.org/Dataset>.

use crate::credit::{PRODUCT, licence_address};
use migration_facts::fact::{Bound, Fact, Kind, Period, Quantity, Status};
use migration_facts::scene::Description;
use migration_facts::sheet::bundled;
use migration_facts::story::Story;
use migration_facts::svg::plain;
use migration_facts::view::Spot;
use migration_facts::widgets;
use serde_json::{Map, Value, json};

/// The fact of a page; `page` is its address, where one is known.
pub fn dataset(story: &Story, fact: &Fact, description: &Description, page: Option<&str>) -> Value {
    let language = &story.language;
    let mut set = Map::new();
    let mut add = |name: &str, value: Value| drop(set.insert(name.into(), value));
    add("@context", "https://schema.org".into());
    add("@type", "Dataset".into());
    add("name", format!("{} \u{2013} {}", language.named(fact), language.text(&story.sheet.title)).into());
    add("description", about(description, language.text(&story.sheet.title)).into());
    add("inLanguage", language.tag().into());
    add("isAccessibleForFree", true.into());
    add("version", bundled::vintage(&story.sheet.id).into());
    add("sdPublisher", json!({"@type": "Organization", "name": PRODUCT}));
    if let Some(page) = page {
        add("url", page.into());
    }
    if let Some(source) = story.source(&fact.source) {
        // What we counted or calculated is nobody else's figure.
        let is_ours = matches!(fact.status, Status::Counted | Status::Derived { .. });
        let maker = if is_ours { PRODUCT } else { language.text(&source.publisher) };
        let maker = json!({"@type": "Organization", "name": maker});
        add("creator", maker.clone());
        add("publisher", maker);
        add("isBasedOn", source.address.as_ref().into());
        if let Some(licence) = source.licence.as_deref().and_then(licence_address) {
            add("license", licence.into());
        }
    }
    if let Some(time) = time(&fact.period) {
        add("temporalCoverage", time.into());
    }
    if let Some(place) = &fact.place {
        add("spatialCoverage", json!({"@type": "Place", "name": language.place(place), "identifier": place}));
    }
    add("variableMeasured", variable(story, fact));
    add("citation", cited(story).into());
    Value::Object(set)
}

/// The first fact of a story with its source, as a reader of the widget copies it.
pub fn cited(story: &Story) -> String {
    let fact = story.facts.first().map_or(0, |shown| shown.id);
    widgets::tip(story, Spot { fact, item: 0 }).citation
}

/// All sentences of a description, and what the sheet is about: alone, the shortest are too short to be listed.
fn about(description: &Description, sheet: &str) -> String {
    let mut sentences = vec![description.summary.as_str()];
    sentences.extend(description.notes.iter().map(String::as_str));
    format!("{} Sheet: {sheet}.", sentences.join(" "))
}

/// ISO 8601 of a date that is EDTF without its signs of doubt, for which ISO 8601-1 has no place.
fn time(period: &Period) -> Option<&str> {
    let edtf = match period {
        Period::Stated(edtf) | Period::Inferred { edtf, .. } => edtf.as_ref(),
        Period::Unknown | Period::Timeless => return None,
    };
    edtf.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'-' | b'/' | b'.')).then_some(edtf)
}

/// What was measured, with value, unit and bound; of what is no number, what is said.
fn variable(story: &Story, fact: &Fact) -> Value {
    let mut variable = Map::new();
    let mut add = |name: &str, value: Value| drop(variable.insert(name.into(), value));
    add("@type", "PropertyValue".into());
    add("name", story.language.label(fact).into());
    match &fact.kind {
        Kind::Quantity(quantity) => measured(story, quantity, &mut add),
        _ => add("value", story.language.value(fact).into()),
    }
    Value::Object(variable)
}

fn measured(story: &Story, quantity: &Quantity, add: &mut impl FnMut(&str, Value)) {
    let Some(value) = quantity.value else { return };
    let figure = story.language.figure(quantity, 0);
    let described = story.language.joined(&[&figure.bound, &story.language.measured_as(quantity)]);
    add("unitText", figure.unit.into());
    add("description", described.into());
    // An end that is open is given as such: nobody shall read "more than 13" as 13.
    match quantity.bound {
        Bound::Exact | Bound::About => add("value", number(value)),
        Bound::MoreThan | Bound::AtLeast => add("minValue", number(value)),
        Bound::LessThan | Bound::UpTo => add("maxValue", number(value)),
        Bound::Range(to) => {
            add("minValue", number(value));
            add("maxValue", number(to));
        }
    }
}

/// Whole numbers without a point.
fn number(value: f64) -> Value {
    if value.fract() == 0.0 && value.abs() < 9e15 { (value as i64).into() } else { value.into() }
}

/// JSON inside a `<script>`: no text can end it.
pub fn in_script(value: &Value) -> String {
    plain(&value.to_string()).replace('<', "\\u003c")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_ends_the_script_that_it_stands_in() {
        let written = in_script(&json!({"name": "</script><!-- \" \\ "}));
        assert!(!written.contains('<'), "{written}");
        let read: Option<Value> = serde_json::from_str(&written).ok();
        assert_eq!(read, Some(json!({"name": "</script><!-- \" \\ "})));
    }

    #[test]
    fn doubt_is_no_part_of_a_coverage() {
        assert_eq!(time(&Period::Stated("1996-03-13/1996-03-14".into())), Some("1996-03-13/1996-03-14"));
        assert_eq!(time(&Period::Stated("1996~".into())), None);
        assert_eq!(time(&Period::Unknown), None);
    }

    #[test]
    fn whole_numbers_have_no_point() {
        assert_eq!(number(280_598_105.0).to_string(), "280598105");
        assert_eq!(number(1.5).to_string(), "1.5");
    }
}
