//! A newsroom's own fact sheet, as JSON.
//!
//! It is read piece by piece, so that all faults are found at once: the header, each widget, each source, each fact.

mod pieces;
pub mod place;
mod syntax;
mod texts;
mod thing;

use super::own::{Asked, Own, Reading};
use super::remark::{At, Level, Problem, Remark};
use super::{check, codes, judge};
use pieces::Pieces;
use serde_json::Value;

pub use syntax::spot;

/// Most remarks that are given: more than a sheet of the largest size has where each fact has one.
const MOST: usize = 1_000;

/// Reads a fact sheet.
///
/// # Errors
/// Every remark, when one of them is an error.
pub fn read(text: &str, asked: &Asked) -> Reading {
    match serde_json::from_str(text) {
        Ok(value) => judged(&value, twice(text), asked),
        Err(error) => Err(vec![syntax::remark(text, &error)]),
    }
}

/// Reads a fact sheet that a program hands over as an object.
///
/// # Errors
/// Every remark, when one of them is an error.
pub fn read_value(value: &Value, asked: &Asked) -> Reading {
    judged(value, Vec::new(), asked)
}

/// Fields that are given twice, of which the reader would only see the last.
fn twice(text: &str) -> Vec<Remark> {
    let entries = place::Entries::new(text);
    entries
        .twice()
        .map(|entry| Remark::new(Problem::FieldTwice, At::Path(entry.path.clone()), &[entry.last()]))
        .collect()
}

fn judged(value: &Value, mut remarks: Vec<Remark>, asked: &Asked) -> Reading {
    if let Some(remark) = texts::too_many(value) {
        return Err(vec![remark]);
    }
    texts::look(value, &mut remarks);
    let pieces = Pieces::read(value, &mut remarks);
    remarks.extend(checked(&pieces));
    if !is_faulty(&remarks) {
        remarks.extend(judge::judge(&pieces.sheet));
    }
    remarks.extend(for_tables(asked));
    let remarks = first(remarks);
    if is_faulty(&remarks) { Err(remarks) } else { Ok(Own { sheet: pieces.sheet, remarks }) }
}

/// As many remarks as somebody may read; errors go first where there are more.
fn first(mut remarks: Vec<Remark>) -> Vec<Remark> {
    if remarks.len() > MOST {
        remarks.sort_by_key(Remark::level);
        let more = (remarks.len() - MOST).to_string();
        let is_faulty = is_faulty(&remarks);
        remarks.truncate(MOST);
        remarks.extend(is_faulty.then(|| Remark::new(Problem::AndMore, At::Whole, &[&more])));
    }
    remarks
}

fn is_faulty(remarks: &[Remark]) -> bool {
    remarks.iter().any(|remark| remark.level() == Level::Error)
}

/// The faults of what could be read; without those that only follow from what could not.
fn checked(pieces: &Pieces) -> Vec<Remark> {
    let mut remarks = check::check(&pieces.sheet, &codes::is_known);
    let is_broken = |list: &str| pieces.broken.contains(&list);
    remarks.retain(|remark| match remark.problem {
        Problem::NoSuchSource => !is_broken("sources"),
        Problem::UnusedSource | Problem::NoSuchFact | Problem::NoSuchList => !is_broken("facts"),
        Problem::NoWidget => !is_broken("widgets"),
        _ => true,
    });
    for remark in &mut remarks {
        if let At::Path(path) = &mut remark.at {
            *path = pieces.path(path);
        }
    }
    remarks
}

/// What is said of a table when there is none.
fn for_tables(asked: &Asked) -> Vec<Remark> {
    let given = [
        ("label-column", asked.label_column.is_some()),
        ("value-column", asked.value_column.is_some()),
        ("date-column", asked.date_column.is_some()),
        ("series-column", asked.series_column.is_some()),
        ("unit", asked.unit.is_some()),
        ("source", asked.source.is_some()),
        ("source-url", asked.source_url.is_some()),
        ("population", asked.population.is_some()),
        ("measure", asked.measure.is_some()),
    ];
    let given = given.into_iter().filter(|(_, is_given)| *is_given);
    given.map(|(name, _)| Remark::new(Problem::ForTables, At::Option(name), &[])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn fact(id: &str) -> Value {
        json!({"id": id, "label": "Something", "period": {"stated": "1996"}, "source": "page", "status": "stated",
            "kind": {"quantity": {"value": 12, "unit": "people", "bound": "exact", "population": "migrants", "measure": "stock"}}})
    }

    /// A sheet without fault, with six facts.
    fn good() -> Value {
        let facts: Vec<Value> = ["a", "b", "c", "d", "e", "f"]
            .iter()
            .enumerate()
            .map(|(at, id)| {
                let mut fact = fact(id);
                fact["label"] = json!(format!("Thing {at}"));
                fact
            })
            .collect();
        json!({"id": "good", "title": "A sheet", "widgets": [{"widget": "card", "title": "A card"}],
            "sources": [{"id": "page", "publisher": "Somebody", "title": "A page", "address": "https://example.org/"}],
            "facts": facts})
    }

    fn changed(pointer: &str, value: Value) -> Value {
        let mut sheet = good();
        *sheet.pointer_mut(pointer).unwrap_or_else(|| panic!("{pointer}")) = value;
        sheet
    }

    fn remarks(sheet: &Value) -> Vec<Remark> {
        match read(&sheet.to_string(), &Asked::default()) {
            Ok(own) => own.remarks,
            Err(remarks) => remarks,
        }
    }

    fn path(remark: &Remark) -> &str {
        let At::Path(path) = &remark.at else { panic!("{remark:?}") };
        path
    }

    /// The sheet has this remark and no other.
    fn only(sheet: &Value, wanted: &str, problem: Problem, found: &[&str]) {
        let remarks = remarks(sheet);
        let said: Vec<_> = remarks.iter().map(|remark| (path(remark), remark.problem)).collect();
        assert_eq!(said, [(wanted, problem)], "{remarks:?}");
        assert_eq!(remarks[0].found.get(..found.len()).unwrap(), found);
    }

    #[test]
    fn a_good_sheet_is_read_as_it_is() {
        let own = read(&good().to_string(), &Asked::default()).unwrap();
        assert_eq!(own.remarks, []);
        assert_eq!(own.sheet, serde_json::from_value(good()).unwrap());
        assert_eq!(read_value(&good(), &Asked::default()), Ok(own));
    }

    #[test]
    fn five_broken_facts_have_five_remarks() {
        let mut sheet = good();
        sheet["facts"][0]["lable"] = json!("x");
        sheet["facts"][1].as_object_mut().unwrap().remove("period");
        sheet["facts"][2]["status"] = json!("sated");
        sheet["facts"][3]["kind"]["quantity"]["value"] = json!("12");
        sheet["facts"][5]["period"] = json!("1996");
        let remarks = remarks(&sheet);
        let said: Vec<_> = remarks.iter().map(|remark| (path(remark), remark.problem)).collect();
        assert_eq!(
            said,
            [
                ("facts[0].lable", Problem::MisspeltField),
                ("facts[1].period", Problem::MissingField),
                ("facts[2].status", Problem::MisspeltChoice),
                ("facts[3].kind.quantity.value", Problem::WrongShape),
                ("facts[5].period", Problem::BarePeriod),
            ]
        );
    }

    #[test]
    fn faults_of_what_was_read_stand_beside_those_of_what_was_not() {
        let mut sheet = changed("/facts/0", json!(7));
        sheet["facts"][4]["place"] = json!("Honduras");
        sheet["facts"][5]["source"] = json!("nowhere");
        let remarks = remarks(&sheet);
        let said: Vec<_> = remarks.iter().map(|remark| (path(remark), remark.problem)).collect();
        assert_eq!(
            said,
            [
                ("facts[0]", Problem::WrongShape),
                ("facts[4].place", Problem::NoSuchCode),
                ("facts[5].source", Problem::NoSuchSource)
            ]
        );
    }

    #[test]
    fn what_only_follows_from_a_broken_source_is_not_said() {
        only(
            &changed("/sources/0/publisher", json!(7)),
            "sources[0].publisher",
            Problem::WrongShape,
            &["the number 7"],
        );
    }

    #[test]
    fn a_misspelt_field_has_the_right_one_and_the_list_as_its_hint() {
        let mut sheet = good();
        sheet["facts"][0]["lable"] = json!("x");
        let remark = remarks(&sheet).remove(0);
        assert_eq!(remark.message(), "“lable” is no field here.");
        assert!(remark.hint().starts_with("Did you mean “label”? Known: id, label, sentence"), "{}", remark.hint());
        assert!(remark.hint().ends_with(", kind"), "{}", remark.hint());
    }

    #[test]
    fn behind_unknown_fields_other_faults_are_found() {
        let mut sheet = good();
        sheet["facts"][0]["lable"] = json!("x");
        sheet["facts"][0]["kind"]["quantity"]["unti"] = json!("x");
        sheet["facts"][0]["place"] = json!("Honduras");
        sheet["sources"][0]["a/b~c"] = json!(1);
        sheet["sources"][0]["address"] = json!("nowhere");
        let remarks = remarks(&sheet);
        let said: Vec<_> = remarks.iter().map(|remark| (path(remark), remark.problem)).collect();
        assert_eq!(
            said,
            [
                ("sources[0].a/b~c", Problem::UnknownField),
                ("facts[0].kind.quantity.unti", Problem::MisspeltField),
                ("facts[0].lable", Problem::MisspeltField),
                ("sources[0].address", Problem::BadAddress),
                ("facts[0].place", Problem::NoSuchCode),
            ]
        );
    }

    #[test]
    fn a_field_that_is_like_no_other_has_the_list_only() {
        let mut sheet = good();
        sheet["colour"] = json!(1);
        only(&sheet, "colour", Problem::UnknownField, &["colour", "id, title, widgets, sources, facts, corrections"]);
    }

    #[test]
    fn a_name_of_every_object_is_an_unknown_field() {
        let text = good().to_string().replacen('{', "{\"__proto__\": {\"x\": 1},", 1);
        let remarks = read(&text, &Asked::default()).unwrap_err();
        assert_eq!((path(&remarks[0]), remarks[0].problem), ("__proto__", Problem::UnknownField));
    }

    #[test]
    fn a_choice_that_is_not_there_has_the_list() {
        let pointer = "/facts/1/kind/quantity/population";
        let found = "migrants, refugees, asylum-seekers, migrants-and-refugees, movements, officials, members, things";
        only(
            &changed(pointer, json!("tourists")),
            "facts[1].kind.quantity.population",
            Problem::UnknownChoice,
            &["tourists", found],
        );
    }

    #[test]
    fn a_thing_of_another_shape_is_said_in_plain_words() {
        for (pointer, value, place, found, expected) in [
            ("/title", json!(7), "title", "the number 7", "a text in quotes"),
            ("/facts", json!("x"), "facts", "the text “x”", "a list"),
            ("/facts/0", json!([]), "facts[0]", "a list", "an object"),
            ("/facts/0/label", json!([1]), "facts[0].label", "a list", "a text in quotes"),
            ("/facts/0/kind", json!("quantity"), "facts[0].kind", "the text “quantity”", "an object"),
            ("/facts/0/kind/quantity/value", json!(true), "facts[0].kind.quantity.value", "true", "a number"),
        ] {
            only(&changed(pointer, value), place, Problem::WrongShape, &[found, expected]);
        }
        let mut sheet = good();
        sheet["sources"][0]["year"] = json!(70000);
        let found = ["the number 70000", "a whole number from 0 to 65535"];
        only(&sheet, "sources[0].year", Problem::WrongShape, &found);
        let two = json!({"rank": {"rank": 1, "of": "x"}, "statement": {"text": "y"}});
        only(
            &changed("/facts/0/kind", two),
            "facts[0].kind",
            Problem::WrongShape,
            &["an object", "an object with one field"],
        );
    }

    #[test]
    fn a_sheet_is_an_object() {
        let remarks = read_value(&json!([1]), &Asked::default()).unwrap_err();
        assert_eq!(remarks[0].problem, Problem::WrongShape);
    }

    #[test]
    fn the_schema_that_an_editor_checks_with_may_be_named() {
        let mut sheet = good();
        sheet["$schema"] = json!("https://cdn.example/1/sheet.schema.json");
        assert_eq!(remarks(&sheet), []);
    }

    #[test]
    fn what_is_missing_at_the_top_is_named() {
        let remarks = remarks(&json!({}));
        let said: Vec<_> = remarks.iter().map(path).collect();
        assert_eq!(said, ["id", "title", "widgets", "sources", "facts"]);
        assert!(remarks.iter().all(|remark| remark.problem == Problem::MissingField));
    }

    #[test]
    fn a_period_that_says_not_how_it_is_known_is_shown_how() {
        let remark = remarks(&changed("/facts/0/period", json!("1996-02"))).remove(0);
        assert_eq!(remark.hint(), "Write {\"stated\": \"1996-02\"}.");
    }

    #[test]
    fn a_field_that_is_given_twice_is_a_fault() {
        let text = good().to_string().replacen("\"title\":", "\"title\": \"One\", \"\\u0074itle\":", 1);
        let remarks = read(&text, &Asked::default()).unwrap_err();
        assert_eq!(remarks.len(), 1, "{remarks:?}");
        assert_eq!(remarks[0].problem, Problem::FieldTwice);
    }

    #[test]
    fn names_that_are_given_twice_are_faults() {
        only(&changed("/facts/3/id", json!("a")), "facts[3].id", Problem::Twice, &["a"]);
    }

    #[test]
    fn text_that_turns_the_words_around_it_is_a_fault() {
        for text in ["a\u{202e}b", "a\u{2067}b", "a\u{0}b", "a\nb", "\u{feff}a"] {
            only(&changed("/facts/2/label", json!(text)), "facts[2].label", Problem::HiddenSigns, &[]);
        }
        for text in ["<b onclick=\"x\">a</b>", "العربية", "a\u{ad}b", "می\u{200c}خواهم"] {
            assert_eq!(remarks(&changed("/facts/2/label", json!(text))), [], "{text}");
        }
    }

    #[test]
    fn a_megabyte_of_text_is_a_fault_and_not_repeated() {
        let remarks = remarks(&changed("/facts/2/label", json!("x".repeat(1 << 20))));
        assert_eq!((remarks.len(), remarks[0].problem), (1, Problem::LongText));
        assert!(format!("{remarks:?}").len() < 300);
    }

    #[test]
    fn more_facts_than_can_be_drawn_are_one_fault() {
        let sheet = changed("/facts", json!(vec![fact("a"); 501]));
        only(&sheet, "facts", Problem::TooMany, &["501", "500"]);
    }

    fn events(count: usize) -> Value {
        let mut event = fact("a");
        event["kind"] = json!({"event": {}});
        let mut events = vec![event; count];
        for (at, event) in events.iter_mut().enumerate() {
            event["id"] = json!(format!("e{at}"));
            event["label"] = json!(format!("Event {at}"));
        }
        changed("/facts", json!(events))
    }

    #[test]
    fn of_events_many_more_can_be_drawn() {
        assert_eq!(remarks(&events(501)), []);
        only(&events(20_001), "facts", Problem::TooMany, &["20001", "20000"]);
        let mut mixed = events(501);
        mixed["facts"][7] = fact("a");
        only(&mixed, "facts", Problem::TooMany, &["501", "500"]);
        let mut broken = events(501);
        broken["facts"][7]["kind"] = json!({"evnt": {}});
        only(&broken, "facts[7].kind", Problem::MisspeltChoice, &["evnt"]);
    }

    #[test]
    fn an_address_that_is_not_https_is_a_warning() {
        only(
            &changed("/sources/0/address", json!("http://example.org/a")),
            "sources[0].address",
            Problem::PlainHttp,
            &["http://example.org/a"],
        );
    }

    #[test]
    fn a_number_that_no_digits_can_show_is_a_fault() {
        only(
            &changed("/facts/2/kind/quantity/value", json!(1e308)),
            "facts[2].kind.quantity.value",
            Problem::TooLargeNumber,
            &[],
        );
    }

    #[test]
    fn nesting_without_end_is_a_fault_and_no_crash() {
        for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
            let text = format!("{{\"facts\": {}1{}}}", open.repeat(10_000), close.repeat(10_000));
            assert_eq!(read(&text, &Asked::default()).unwrap_err()[0].problem, Problem::JsonDeep);
        }
        let mut value = json!(1);
        for _ in 0..100 {
            value = json!([value]);
        }
        assert!(read_value(&changed("/facts/0/label", value), &Asked::default()).is_err());
    }

    #[test]
    fn no_file_has_more_remarks_than_somebody_reads() {
        let fields: Vec<String> = (0..5000).map(|number| format!("\"field-{number}\": 1, \"again\": 1")).collect();
        let remarks = read(&format!("{{{}}}", fields.join(",")), &Asked::default()).unwrap_err();
        assert_eq!((remarks.len(), remarks[MOST].problem), (MOST + 1, Problem::AndMore));
    }

    #[test]
    fn options_of_tables_are_noted() {
        let asked = Asked { unit: Some("people".into()), title: Some("T".into()), ..Asked::default() };
        let own = read(&good().to_string(), &asked).unwrap();
        assert_eq!(own.remarks, [Remark::new(Problem::ForTables, At::Option("unit"), &[])]);
    }
}
