//! The order of the names of places, which is not that of their letters: Chinese goes by the sound, Spanish has ñ after n.

use anyhow::{Context as _, Result};
use icu_collator::Collator;
use icu_locale_core::Locale;

use super::entries::Entries;

/// The codes of all places in the order of their names, as the language's dictionaries have it.
pub fn order(locale: &str, places: &Entries<String>) -> Result<Vec<String>> {
    let known: Locale = locale.parse().map_err(|error| anyhow::anyhow!("{locale}: {error}"))?;
    let collator = Collator::try_new((&known).into(), Default::default());
    let collator = collator.map_err(|error| anyhow::anyhow!("{error}")).context("no order of letters")?;
    let mut places: Vec<_> = places.iter().collect();
    places.sort_by(|(code, name), (other, its)| collator.compare(name, its).then_with(|| code.cmp(other)));
    Ok(places.into_iter().map(|(code, _)| code.to_owned()).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ordered(locale: &str, names: &[&str]) -> Result<Vec<String>> {
        let mut entries = Entries::default();
        names.iter().for_each(|name| entries.add(*name, (*name).to_owned()));
        order(locale, &entries)
    }

    #[test]
    fn names_stand_as_in_a_dictionary() -> Result<()> {
        assert_eq!(ordered("es", &["Oz", "Ñu", "Nz", "Ázul", "Bar"])?, ["Ázul", "Bar", "Nz", "Ñu", "Oz"]);
        assert_eq!(ordered("zh", &["中国", "巴西", "阿根廷", "墨西哥"])?, ["阿根廷", "巴西", "墨西哥", "中国"]);
        Ok(())
    }

    #[test]
    fn equal_names_go_by_their_codes() -> Result<()> {
        let mut entries = Entries::default();
        ["CRI", "188"].into_iter().for_each(|code| entries.add(code, "Costa Rica".to_owned()));
        assert_eq!(order("es", &entries)?, ["188", "CRI"]);
        Ok(())
    }
}
