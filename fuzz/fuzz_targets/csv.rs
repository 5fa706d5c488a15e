//! Any bytes as a table: a sheet without fault, or remarks.
#![no_main]

use libfuzzer_sys::fuzz_target;
use migration_facts::sheet::own::{self, Asked};
use migration_facts::sheet::{check, table};

fuzz_target!(|bytes: &[u8]| {
    let (text, _) = table::decode(bytes);
    let asked = Asked::read([("source", "Somebody"), ("source-url", "https://example.org/")]);
    match own::read(&text, &asked) {
        // A text that begins as JSON does is another target's.
        Ok(own) if !text.trim_start().starts_with('{') => {
            let faults = check::check(&own.sheet, &|_| true);
            assert!(faults.is_empty(), "{faults:?}");
        }
        Ok(_) => {}
        Err(remarks) => assert!(!remarks.is_empty()),
    }
});
