//! The CLDR packages of node_modules.

use std::fs;

use anyhow::{Context as _, Result, anyhow};
use serde_json::Value;

use super::plural::Rules;
use crate::fail::failure;
use crate::files;
use crate::project::Project;

const NAMES: [&str; 5] =
    ["cldr-core", "cldr-numbers-full", "cldr-dates-full", "cldr-misc-full", "cldr-localenames-full"];

/// The packages, all of one version.
pub struct Packages<'a> {
    project: &'a Project,
    /// The version that all of them have.
    pub version: String,
}

impl<'a> Packages<'a> {
    /// Finds the packages that npm installed.
    pub fn open(project: &'a Project) -> Result<Self> {
        let mut packages = Self { project, version: String::new() };
        for name in NAMES {
            let own = packages.file(&format!("{name}/package.json"))?;
            let version = text(&own, &["version"])?;
            if !packages.version.is_empty() && packages.version != version {
                return Err(failure(format!("{name} is of version {version}"), "give all CLDR packages one version"));
            }
            packages.version = version.to_owned();
        }
        Ok(packages)
    }

    fn file(&self, name: &str) -> Result<Value> {
        let file = self.project.path("node_modules").join(name);
        serde_json::from_str(&files::read(&file)?).with_context(|| file.display().to_string())
    }

    /// What a package says of a locale.
    fn of(&self, package: &str, locale: &str, file: &str, path: &[&str]) -> Result<Value> {
        let json = self.file(&format!("{package}/main/{locale}/{file}.json"))?;
        Ok(at(at(&json, &["main", locale])?, path)?.clone())
    }

    /// Symbols and patterns of numbers.
    pub fn numbers(&self, locale: &str) -> Result<Value> {
        self.of("cldr-numbers-full", locale, "numbers", &["numbers"])
    }

    /// The locales of the same language that have the same digits.
    pub fn same_digits(&self, locale: &str) -> Result<Vec<String>> {
        let digits = |locale: &str| anyhow::Ok(text(&self.numbers(locale)?, &["defaultNumberingSystem"])?.to_owned());
        let (own, folder) = (digits(locale)?, self.project.path("node_modules/cldr-numbers-full/main"));
        let language = format!("{}-", locale.split('-').next().unwrap_or(locale));
        let mut same = Vec::new();
        for entry in fs::read_dir(&folder).with_context(|| folder.display().to_string())? {
            let name = entry?.file_name().to_string_lossy().into_owned();
            if name.starts_with(&language) && digits(&name)? == own {
                same.push(name);
            }
        }
        same.sort();
        Ok(same)
    }

    /// The Gregorian calendar.
    pub fn dates(&self, locale: &str) -> Result<Value> {
        self.of("cldr-dates-full", locale, "ca-gregorian", &["dates", "calendars", "gregorian"])
    }

    /// Patterns of lists.
    pub fn lists(&self, locale: &str) -> Result<Value> {
        self.of("cldr-misc-full", locale, "listPatterns", &["listPatterns", "listPattern-type-standard"])
    }

    /// Names of states and areas.
    pub fn territories(&self, locale: &str) -> Result<Value> {
        self.of("cldr-localenames-full", locale, "territories", &["localeDisplayNames", "territories"])
    }

    fn supplemental(&self, file: &str, name: &str) -> Result<Value> {
        let json = self.file(&format!("cldr-core/supplemental/{file}.json"))?;
        Ok(at(&json, &["supplemental", name])?.clone())
    }

    /// The rules of the plural categories; a locale without its own takes those of its language.
    pub fn rules(&self, locale: &str) -> Result<Rules> {
        let all = self.supplemental("plurals", "plurals-type-cardinal")?;
        let language = locale.split('-').next().unwrap_or(locale);
        let rules = all.get(locale).or_else(|| all.get(language));
        Rules::read(rules.with_context(|| format!("no plural rules of {locale}"))?)
    }

    /// The codes of the territories, each with what other standards call it.
    pub fn mappings(&self) -> Result<Value> {
        self.supplemental("codeMappings", "codeMappings")
    }

    /// The ten digits of a numbering system.
    pub fn digits(&self, system: &str) -> Result<String> {
        let systems = self.supplemental("numberingSystems", "numberingSystems")?;
        Ok(text(&systems, &[system, "_digits"])?.to_owned())
    }
}

/// What lies at the end of a path of names.
pub fn at<'a>(value: &'a Value, path: &[&str]) -> Result<&'a Value> {
    let found = path.iter().try_fold(value, |value, name| value.get(name));
    found.ok_or_else(|| anyhow!("nothing at {}", path.join(" > ")))
}

/// The text at the end of a path of names.
pub fn text<'a>(value: &'a Value, path: &[&str]) -> Result<&'a str> {
    at(value, path)?.as_str().ok_or_else(|| anyhow!("no text at {}", path.join(" > ")))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_path_that_leads_nowhere_is_named() -> Result<()> {
        let value = json!({"a": {"b": "c"}});
        assert_eq!(text(&value, &["a", "b"])?, "c");
        let said = at(&value, &["a", "x"]).map_err(|error| error.to_string());
        assert_eq!(said, Err("nothing at a > x".to_owned()));
        Ok(())
    }
}
