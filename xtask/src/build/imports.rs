//! Names of imports without their digests.
//!
//! wasm-bindgen ends the name of every import with 16 hexadecimal digits, which no compression makes
//! smaller, and writes each twice: in the wasm and in the glue. Here they become a count, of the same
//! length, so that no byte of the wasm moves.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};

const START: &[u8] = b"__wbg_";
const DIGEST: usize = 16;

/// Replaces the digests in both files by the same counts.
pub fn shorten(wasm: &Path, glue: &Path) -> Result<()> {
    let mut counts = BTreeMap::new();
    for file in [glue, wasm] {
        let mut bytes = fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
        replace(&mut bytes, &mut counts);
        fs::write(file, bytes).with_context(|| format!("cannot write {}", file.display()))?;
    }
    Ok(())
}

/// Replaces each digest by its count, counting those that are new.
fn replace(bytes: &mut [u8], counts: &mut BTreeMap<Vec<u8>, usize>) {
    let mut at = 0;
    while let Some(name) = bytes.get_mut(at..).and_then(next) {
        let Name { digest, end } = name;
        let next = counts.len();
        let count = *counts.entry(digest.to_vec()).or_insert(next);
        digest.copy_from_slice(format!("{count:016}").as_bytes());
        at += end;
    }
}

/// A name that was found: its digest, and where it ends.
struct Name<'a> {
    digest: &'a mut [u8],
    end: usize,
}

/// The next name that ends with `_` and a digest.
fn next(bytes: &mut [u8]) -> Option<Name<'_>> {
    let mut from = 0;
    loop {
        let start = from + bytes.get(from..)?.windows(START.len()).position(|window| window == START)?;
        let rest = bytes.get(start..)?;
        let length = rest.iter().take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'_').count();
        // A wasm puts no end behind a name: the next field starts with a byte that may be a letter.
        let digits = rest.windows(DIGEST + 1).take(length).position(is_digest);
        if let Some(digits) = digits {
            let first = start + digits + 1;
            let end = first + DIGEST;
            return Some(Name { digest: bytes.get_mut(first..end)?, end });
        }
        from = start + START.len();
    }
}

fn is_digest(window: &[u8]) -> bool {
    matches!(window, [b'_', digits @ ..] if digits.iter().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(byte)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn replaced(texts: &[&str]) -> Vec<String> {
        let mut counts = BTreeMap::new();
        let replaced = texts.iter().map(|text| {
            let mut bytes = text.as_bytes().to_vec();
            replace(&mut bytes, &mut counts);
            String::from_utf8_lossy(&bytes).into_owned()
        });
        replaced.collect()
    }

    #[test]
    fn equal_digests_get_equal_counts_in_both_files() {
        let both = replaced(&[
            "a __wbg_fill_cb36fe21a8d46cd7: 1, __wbg_arc_df3f7eb77e59876f",
            "x__wbg_arc_df3f7eb77e59876f\u{0}\u{1}",
        ]);
        assert_eq!(
            both,
            ["a __wbg_fill_0000000000000000: 1, __wbg_arc_0000000000000001", "x__wbg_arc_0000000000000001\u{0}\u{1}"]
        );
    }

    #[test]
    fn names_without_a_digest_are_left_alone() {
        let text = "__wbg_get_imports __wbg_finalize_init __wbg_";
        assert_eq!(replaced(&[text]), [text]);
    }
}
