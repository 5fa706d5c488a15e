//! Earlier states of the sheets as the files that a page fetches, and the list of all states and corrections.

use crate::Done;
use crate::arguments::Failure;
use crate::list::pretty;
use crate::output;
use migration_facts::fact::{Correction, FactSheet};
use migration_facts::language::{Language, TAGS, places};
use migration_facts::sheet::pack::pack_named;
use migration_facts::sheet::vintage::{self, Listed};
use migration_facts::sheet::{bundled, vintage::amended};
use serde_json::{Map, Value, json};
use std::path::Path;

/// All earlier states in one language: `<sheet>.<hash>` and the text.
pub fn older(tag: &str) -> Vec<(String, String)> {
    let states = bundled::IDS.iter().flat_map(|id| vintage::known(id).into_iter().skip(1).map(move |hash| (id, hash)));
    states
        .filter_map(|(id, hash)| Some((format!("{id}.{hash}"), vintage::packed(id, hash, tag)?.into_owned())))
        .collect()
}

/// By sheet: its vintage, the earlier ones, and its corrections in every language.
pub fn index() -> Value {
    let entry = |id: &&str| {
        let states = vintage::known(id);
        let in_tag = |tag: &str| (tag.to_owned(), listed(&vintage::corrections(id, tag)));
        let corrections: Map<String, Value> = TAGS.split(' ').map(in_tag).collect();
        ((*id).to_owned(), json!({"vintage": states.first(), "older": states.get(1..), "corrections": corrections}))
    };
    Value::Object(bundled::IDS.iter().map(entry).collect())
}

fn listed(corrections: &[Listed]) -> Value {
    let entry = |listed: &Listed| {
        let Listed { date, fact, text, source, address } = listed;
        json!({"date": date, "fact": fact, "text": text, "source": source, "url": address})
    };
    corrections.iter().map(entry).collect()
}

/// The same files of a sheet that is not bundled, in English, for tests: two states of it that are named after their hashes.
pub fn made_up(then: &str, now: &str, folder: &Path) -> Done {
    let ((id, was, old), (_, is, sheet)) = (state(then)?, state(now)?);
    let english = Language::english();
    let names = places(english.tag()).unwrap_or_default();
    let since: Vec<&Correction> = sheet.corrections.iter().filter(|one| !old.corrections.contains(one)).collect();
    let earlier = amended(&pack_named(&old, names, String::new()), &since, &english).unwrap_or_default();
    let texts = since.iter().filter_map(|correction| vintage::listed(correction, &[&sheet, &old], &english));
    let corrections = json!({"en": listed(&texts.collect::<Vec<_>>())});
    let index = json!({&id: {"vintage": &is, "older": [&was], "corrections": corrections}});
    output::made(&folder.join("sheets"))?;
    output::replace(
        &folder.join(format!("sheets/{id}.bin")),
        pack_named(&sheet, names, format!("#{is}#{was}")).as_bytes(),
    )?;
    output::replace(&folder.join(format!("sheets/{id}.{was}.bin")), earlier.as_bytes())?;
    output::replace(&folder.join("sheets/vintages.json"), pretty(&index)?.as_bytes())
}

/// Name, hash and content of `<sheet>.<hash>.json`.
fn state(file: &str) -> Result<(String, String, FactSheet), Failure> {
    let text = std::fs::read_to_string(file).map_err(|error| Failure::File(file.into(), error))?;
    let sheet: FactSheet = serde_json::from_str(&text).map_err(|error| Failure::Call(format!("{file}: {error}")))?;
    let name = Path::new(file).file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
    let (id, hash) = name.split_once('.').unwrap_or((name, ""));
    Ok((id.into(), hash.into(), sheet))
}
