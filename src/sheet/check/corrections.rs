//! Whether the corrections of a sheet agree with its facts.

use super::{Checker, Problem};
use crate::fact::{Correction, Fact, Kind, Said};

/// Adds the faults of all corrections.
pub(super) fn check(checker: &mut Checker) {
    let all = &checker.sheet.corrections;
    for (index, correction) in all.iter().enumerate() {
        let path = format!("corrections[{index}]");
        of_itself(checker, &path, correction);
        // Of several corrections of a fact, what the last one says holds.
        if all.iter().skip(index + 1).all(|later| later.fact != correction.fact) {
            against_fact(checker, &path, correction);
        }
    }
}

fn of_itself(checker: &mut Checker, path: &str, correction: &Correction) {
    checker.edtf(&format!("{path}.date"), &correction.date);
    checker.source(&format!("{path}.source"), &correction.source);
    checker.words(&format!("{path}.why"), &correction.why);
    for (field, said) in [("was", Some(&correction.was)), ("is", correction.is.as_ref())] {
        if let Some(Said::Words(words)) = said {
            checker.words(&format!("{path}.{field}"), words);
        }
    }
}

fn against_fact(checker: &mut Checker, path: &str, correction: &Correction) {
    let id = &correction.fact;
    let fact = checker.sheet.facts.iter().find(|fact| fact.id == *id);
    match (fact, &correction.is) {
        (None, Some(_)) => checker.fault(format!("{path}.fact"), Problem::NoSuchFact, &[id]),
        (Some(_), None) => checker.fault(format!("{path}.is"), Problem::StillThere, &[id]),
        (Some(fact), Some(Said::Number(is))) if value(fact) != Some(*is) => {
            checker.fault(format!("{path}.is"), Problem::CorrectedOtherwise, &[&is.to_string()]);
        }
        _ => {}
    }
}

fn value(fact: &Fact) -> Option<f64> {
    match &fact.kind {
        Kind::Quantity(quantity) => quantity.value,
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::fact::FactSheet;
    use crate::sheet::check::tests::{faults, good, one, read};
    use serde_json::{Value, json};

    /// The good sheet with a correction of its derived share, changed in some fields.
    fn corrected(change: Value) -> FactSheet {
        let mut correction =
            json!({"date": "2026-03-03", "fact": "derived", "was": 12, "is": 13, "why": "A slip.", "source": "page"});
        for (name, value) in change.as_object().unwrap() {
            correction[name] = value.clone();
        }
        let mut sheet = good();
        sheet["corrections"] = json!([correction]);
        read(sheet)
    }

    #[test]
    fn a_correction_agrees_with_its_fact() {
        assert_eq!(faults(&corrected(json!({}))), []);
        one(&corrected(json!({"is": 14})), "corrections[0].is", "Corrected to 14, but the fact says something else.");
    }

    #[test]
    fn what_was_withdrawn_is_no_longer_in_the_sheet() {
        assert_eq!(faults(&corrected(json!({"fact": "gone", "is": null}))), []);
        one(&corrected(json!({"is": null})), "corrections[0].is", "“derived” was withdrawn, but is still in the sheet.");
        one(&corrected(json!({"fact": "gone"})), "corrections[0].fact", "“gone” is no fact of this sheet.");
    }

    #[test]
    fn a_correction_has_its_date_source_and_reason() {
        one(&corrected(json!({"date": "3 March"})), "corrections[0].date", "“3 March” is no date.");
        one(&corrected(json!({"source": "hearsay"})), "corrections[0].source", "“hearsay” is no source of this sheet.");
        one(&corrected(json!({"why": " "})), "corrections[0].why", "There are no words.");
    }
}
