//! Any names and values as options: of a widget, and of a table.
#![no_main]

use libfuzzer_sys::fuzz_target;
use migration_facts::options::Options;
use migration_facts::sheet::own::{self, Asked};

const TABLE: &str = "Country,Region,Year,Migrants,Share\nGermany,Europe,2020,\"15,762,457\",18.8\nFrance,Europe,2015,..,13.1\n";

fuzz_target!(|text: &str| {
    let pairs = || text.lines().filter_map(|line| line.split_once('='));
    let _ = Options::read(pairs(), true);
    let _ = Options::read(pairs(), false);
    let _ = own::read(TABLE, &Asked::read(pairs()));
});
