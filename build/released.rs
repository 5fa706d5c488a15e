//! What releases have published: `data/vintages/released.txt`.

use std::collections::BTreeSet;

/// A state of a sheet: its name and the hash of its file.
pub type State = (String, String);

/// Sheet and vintage of every line, in their order. A line has version, sheet and vintage, parted by blanks; one that begins
/// with `#` says something about the file.
pub fn order(released: &str) -> Vec<State> {
    let line = |line: &str| {
        let mut words = line.split_whitespace().skip(1).map(String::from);
        words.next().zip(words.next())
    };
    released.lines().filter(|text| !text.starts_with('#')).filter_map(line).collect()
}

/// Names what a release has published and nobody can fetch any more; `there` is all that can be fetched.
pub fn vanished(released: &str, there: &BTreeSet<State>) -> Option<String> {
    let (sheet, vintage) = order(released).into_iter().find(|published| !there.contains(published))?;
    Some(format!("data/vintages/{sheet}.{vintage}.json: a release has published it, and it is gone"))
}
