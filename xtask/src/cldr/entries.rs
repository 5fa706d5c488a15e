//! Names and values in the order in which they were added, for files that people compare.

use serde::{Serialize, Serializer};

/// An object of JSON that keeps its order.
pub struct Entries<T>(Vec<(String, T)>);

impl<T> Default for Entries<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> Entries<T> {
    /// Adds one at the end.
    pub fn add(&mut self, name: impl Into<String>, value: T) {
        self.0.push((name.into(), value));
    }

    /// Names and values, in their order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &T)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value))
    }

    /// The value of that name.
    #[cfg(test)]
    pub fn get(&self, name: &str) -> Option<&T> {
        self.0.iter().find(|(known, _)| known == name).map(|(_, value)| value)
    }
}

impl<T: Serialize> Serialize for Entries<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter())
    }
}

/// A word: one text, or one for each plural category or use.
#[derive(Serialize)]
#[serde(untagged)]
pub enum Word {
    Text(String),
    Forms(Entries<String>),
}

impl Word {
    /// Forms under their names; one text if all are the same.
    pub fn of(forms: &[(&str, String)]) -> Self {
        let mut entries = Entries::default();
        let mut texts = forms.iter().map(|(_, text)| text);
        match texts.next() {
            Some(first) if texts.all(|text| text == first) => Self::Text(first.clone()),
            _ => {
                forms.iter().for_each(|(name, text)| entries.add(*name, text.clone()));
                Self::Forms(entries)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_keep_their_order_and_equal_ones_are_one_text() -> anyhow::Result<()> {
        let forms = |other: &str| Word::of(&[("one", "x".to_owned()), ("few", other.to_owned())]);
        assert_eq!(serde_json::to_string(&forms("y"))?, r#"{"one":"x","few":"y"}"#);
        assert_eq!(serde_json::to_string(&forms("x"))?, r#""x""#);
        Ok(())
    }
}
