//! Names of states and areas: CLDR's, but for areas that CLDR names otherwise than the United Nations means them.

use std::collections::BTreeMap;

use anyhow::{Context as _, Result};
use serde::Deserialize;
use serde_json::Value;

use super::entries::Entries;
use super::packages::{Packages, text};
use crate::fail::failure;
use crate::files;
use crate::project::Project;

const CODES: &str = "data/codes/m49.csv";
const NAMES: &str = "data/cldr/names.json";

/// A line of the table of codes.
#[derive(Deserialize)]
struct Code {
    code: String,
    iso3: String,
}

/// A name that is not CLDR's.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Name {
    name: String,
    /// Why it is not CLDR's; for people who read the file.
    #[serde(rename = "reason")]
    _reason: String,
}

/// The codes, and the names that are not CLDR's, by language.
pub struct Names {
    codes: Vec<Code>,
    own: BTreeMap<String, BTreeMap<String, Name>>,
}

impl Names {
    /// Reads both tables.
    pub fn read(project: &Project) -> Result<Self> {
        let codes = files::read(&project.path(CODES))?;
        let codes = csv::Reader::from_reader(codes.as_bytes()).deserialize().collect::<Result<_, _>>();
        let own = serde_json::from_str(&files::read(&project.path(NAMES))?).context(NAMES);
        Ok(Self { codes: codes.context(CODES)?, own: own? })
    }

    /// The names of all places in a language, by M49's code and by that of ISO 3166-1 alpha-3.
    pub fn places(&self, packages: &Packages, tag: &str, locale: &str) -> Result<Entries<String>> {
        let (territories, mappings) = (packages.territories(locale)?, packages.mappings()?);
        let mut places = BTreeMap::new();
        for Code { code, iso3 } in &self.codes {
            let territory = if iso3.is_empty() { Some(code.as_str()) } else { alpha2(&mappings, iso3) };
            let territory = territory.with_context(|| format!("no alpha-2 code of {iso3}"))?;
            let name = capital(text(&territories, &[territory])?);
            let name = self.own_name(tag, code, &name)?.unwrap_or(&name).to_owned();
            if !iso3.is_empty() {
                places.insert(iso3, name.clone());
            }
            places.insert(code, name);
        }
        let mut entries = Entries::default();
        places.into_iter().for_each(|(code, name)| entries.add(code, name));
        Ok(entries)
    }

    /// Our own name of a place; it has to differ from CLDR's.
    fn own_name(&self, tag: &str, code: &str, cldr: &str) -> Result<Option<&str>> {
        let own = self.own.get(language(tag)).and_then(|names| names.get(code));
        match own {
            Some(own) if own.name == cldr => {
                Err(failure(format!("{NAMES}: {tag}, {code}: CLDR says the same"), "take it out"))
            }
            own => Ok(own.map(|own| own.name.as_str())),
        }
    }

    /// Fails if a name is for no language or no place.
    pub fn all_used<'a>(&self, tags: impl IntoIterator<Item = &'a str>) -> Result<()> {
        let languages: Vec<_> = tags.into_iter().map(language).collect();
        for (tag, names) in &self.own {
            let unknown = names.keys().find(|code| self.codes.iter().all(|known| known.code != **code));
            if !languages.contains(&tag.as_str()) || unknown.is_some() {
                let code = unknown.map_or("", String::as_str);
                return Err(failure(format!("{NAMES}: {tag} {code}: nothing has it"), "mend the tag or the code"));
            }
        }
        Ok(())
    }
}

/// `ar-EG` says `ar` with other digits.
fn language(tag: &str) -> &str {
    tag.split('-').next().unwrap_or(tag)
}

fn alpha2<'a>(mappings: &'a Value, alpha3: &str) -> Option<&'a str> {
    let is = |codes: &Value| codes.get("_alpha3").and_then(Value::as_str) == Some(alpha3);
    mappings.as_object()?.iter().find(|(_, codes)| is(codes)).map(|(alpha2, _)| alpha2.as_str())
}

/// A name as it stands in a list: CLDR writes some in lower case, as within a sentence.
fn capital(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn names() -> Names {
        let name = Name { name: "Zone".into(), _reason: String::new() };
        let code = Code { code: "419".into(), iso3: String::new() };
        Names { codes: vec![code], own: [("ar".into(), [("419".into(), name)].into())].into() }
    }

    #[test]
    fn a_name_of_our_own_is_for_all_tags_of_its_language() -> Result<()> {
        assert_eq!(names().own_name("ar-EG", "419", "Area")?, Some("Zone"));
        assert_eq!(names().own_name("es", "419", "Area")?, None);
        Ok(())
    }

    #[test]
    fn a_name_that_changes_nothing_is_a_fault() {
        assert!(names().own_name("ar", "419", "Zone").is_err());
        assert!(names().all_used(["es"]).is_err());
        assert!(names().all_used(["es", "ar"]).is_ok());
    }

    #[test]
    fn codes_are_found_by_what_iso_calls_them() {
        let mappings = json!({"CR": {"_alpha3": "CRI", "_numeric": "188"}});
        assert_eq!(alpha2(&mappings, "CRI"), Some("CR"));
        assert_eq!(alpha2(&mappings, "XXX"), None);
    }

    #[test]
    fn names_begin_in_upper_case() {
        assert_eq!(capital("région micronésienne"), "Région micronésienne");
        assert_eq!(capital("世界"), "世界");
    }
}
