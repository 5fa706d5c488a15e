//! Any text as a fact sheet: a sheet without fault, or remarks.
#![no_main]

use libfuzzer_sys::fuzz_target;
use migration_facts::sheet::json;
use migration_facts::sheet::own::Asked;

fuzz_target!(|text: &str| {
    if let Err(remarks) = json::read(text, &Asked::default()) {
        assert!(!remarks.is_empty());
    }
});
