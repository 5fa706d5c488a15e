//! What the script asks: one text, so that reading it needs next to no code.
//!
//! Groups of fields are parted by U+001E, the fields by U+001F; the script takes
//! such characters out of what a page gives. An empty field is nothing.

use crate::digits;

/// The fields of the next group, which is taken from those that are left.
pub fn fields<'a>(left: &mut &'a str) -> Vec<&'a str> {
    let (group, after) = digits::cut(left, 0x1e).unwrap_or((left, ""));
    *left = after;
    digits::parts(group, 0x1f)
}

/// Names and values that follow one another, as pairs.
pub fn pairs<'a>(fields: &[&'a str]) -> Vec<(&'a str, &'a str)> {
    let (mut left, mut pairs) = (fields, Vec::new());
    while let [name, value, after @ ..] = left {
        pairs.push((*name, *value));
        left = after;
    }
    pairs
}
