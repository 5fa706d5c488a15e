//! `integrity.json`: the number of the build, and what every script and the wasm hash to, as the attribute `integrity`
//! takes it.
//!
//! The command line reads it for `snippet --integrity` and `--form head`; a newsroom that writes its own tags may as well.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};
use serde_json::json;
use sha2::{Digest as _, Sha384};

use crate::files;
use crate::project::Project;

/// The files that run.
const FILES: [&str; 9] = [
    "embed.js",
    "gallery.js",
    "migration-facts-desk.js",
    "migration-facts-worker.js",
    "migration-facts.js",
    "migration-facts.mjs",
    "migration_facts_bg.wasm",
    "migration_facts_data_bg.wasm",
    "migration_facts_desk_bg.wasm",
];

/// Writes the file for what lies in a folder, which has the number of a build.
pub fn write(project: &Project, number: &str, out: &Path) -> Result<()> {
    let mut hashes = BTreeMap::new();
    for name in FILES {
        let bytes = fs::read(out.join(name)).with_context(|| format!("cannot read {name}"))?;
        hashes.insert(name, format!("sha384-{}", base64(&Sha384::digest(bytes))));
    }
    let all = json!({"version": project.version_of("migration-facts")?, "build": number, "files": hashes});
    files::write(&out.join("integrity.json"), format!("{all:#}\n"))
}

const LETTERS: [u8; 64] = *b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// Base64 of bytes whose number is a multiple of three, as the 48 of a SHA-384 are: nothing is left to pad.
fn base64(bytes: &[u8]) -> String {
    let mut text = String::new();
    for three in bytes.chunks_exact(3) {
        let bits = three.iter().fold(0_usize, |bits, byte| bits << 8 | usize::from(*byte));
        for shift in [18, 12, 6, 0] {
            text.extend(LETTERS.get(bits >> shift & 63).map(|letter| char::from(*letter)));
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_three_bytes_are_four_letters() {
        assert_eq!(base64(b"foobar"), "Zm9vYmFy");
        assert_eq!(base64(&[0xfb, 0xff, 0xfe]), "+//+");
    }

    #[test]
    fn a_hash_is_the_one_that_browsers_compare() {
        // FIPS 180-2, appendix D.1, SHA-384 of "abc", in base64.
        let hash = base64(&Sha384::digest(b"abc"));
        assert_eq!(hash, "ywB1P0WjXou1oD1pmsZQBycsMqsO3tFjGotgWkP/W+2AhgcroefMI1i67KE0yCWn");
    }
}
