//! The name that somebody may have meant.

use super::key::key;

/// The nearest of some names by the fewest changes of letters, when it is near.
pub fn nearest<'a>(wanted: &str, names: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let most = wanted.chars().count().min(40) / 3 + 1;
    let near = names.take(500).map(|name| (distance(wanted, &key(name)), name));
    near.filter(|(changes, _)| *changes <= most).min_by_key(|(changes, _)| *changes).map(|(_, name)| name)
}

/// How many letters must change to make one text of the other; of long texts their beginnings.
fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().take(40).collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (at, letter) in one.chars().take(40).enumerate() {
        let mut before = at;
        let mut left = at + 1;
        let mut next = vec![left];
        for (cell, target) in row.iter().skip(1).zip(&other) {
            let change = before + usize::from(*target != letter);
            before = *cell;
            left = change.min(*cell + 1).min(left + 1);
            next.push(left);
        }
        row = next;
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_name_has_the_fewest_changes() {
        assert_eq!(nearest("contry", ["Year", "Country", "Value"].into_iter()), Some("Country"));
        assert_eq!(nearest("zzzzzz", ["Year", "Country"].into_iter()), None);
    }
}
