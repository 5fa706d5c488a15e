//! From the text of a long table to its first picture.
#![allow(missing_docs)]
fn main() {}
