//! What test runners print, read for one question: did tests run at all?

use anyhow::{Context as _, Result};

use crate::fail::failure;

/// What the runner prints before the tests of one program.
const BROWSER_RUN: &str = "Running headless tests in ";

/// Fails unless the output of `wasm-pack test` counts a test that passed.
pub fn browser_tests_ran(output: &str) -> Result<()> {
    if passed_in_browser(output) == 0 {
        let hint = "`#[wasm_bindgen_test]` functions in tests/ must be compiled for wasm32";
        return Err(failure("browser tests did not run", hint));
    }
    Ok(())
}

/// Fails unless the output of `node --test` for a folder counts a test that passed, and none that was skipped or
/// may fail as work to do.
pub fn host_tests_ran(output: &str, folder: &str) -> Result<()> {
    let passed = node_count(output, "pass").context("`node --test` printed no counts")?;
    let left_out: u64 = ["skipped", "todo"].iter().filter_map(|what| node_count(output, what)).sum();
    if passed == 0 || left_out > 0 {
        let message = format!("browser tests did not run: {passed} host page tests passed, {left_out} were left out");
        return Err(failure(message, format!("every test in {folder}/ must run here: none may skip itself")));
    }
    Ok(())
}

/// The sum of `test result: ok. N passed` over all test programs that ran in a browser (doc tests do not).
fn passed_in_browser(output: &str) -> u64 {
    let programs = output.split(BROWSER_RUN).skip(1);
    programs.filter_map(passed).sum()
}

fn passed(output: &str) -> Option<u64> {
    let mut lines = output.lines().map(str::trim);
    let result = lines.find_map(|line| line.strip_prefix("test result: "))?;
    result.strip_prefix("ok. ")?.split(' ').next()?.parse().ok()
}

/// A line such as `# pass 12` or `ℹ pass 12`, the last one of them.
fn node_count(output: &str, what: &str) -> Option<u64> {
    let count = |line: &str| {
        let mut words = line.split_whitespace();
        let mark = words.next()?;
        let fits = matches!(mark, "#" | "ℹ") && words.next()? == what;
        words.next().filter(|_| fits)?.parse().ok()
    };
    output.lines().rev().find_map(count)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TWO: &str = "Running headless tests in Chrome\nrunning 2 tests\n\ntest result: ok. 2 passed; 0 failed\n";
    const DOC: &str = "running 7 tests\ntest result: ok. 7 passed; 0 failed; finished in 0.01s\n";

    #[test]
    fn passed_tests_of_all_programs_are_added() {
        assert_eq!(passed_in_browser(&[TWO, TWO].concat()), 4);
    }

    #[test]
    fn tests_outside_a_browser_do_not_count() {
        assert_eq!(passed_in_browser(&[TWO, DOC].concat()), 2);
        assert!(browser_tests_ran(DOC).is_err());
    }

    #[test]
    fn no_tests_are_a_failure() {
        assert!(browser_tests_ran("no tests to run!\n").is_err());
        assert!(browser_tests_ran(&TWO.replace('2', "0")).is_err());
        assert!(browser_tests_ran(TWO).is_ok());
    }

    #[test]
    fn both_of_nodes_reporters_are_read() {
        assert_eq!(node_count("# tests 3\n# pass 3\n# fail 0", "pass"), Some(3));
        assert_eq!(node_count("ℹ tests 3\nℹ pass 3\nℹ skipped 1", "skipped"), Some(1));
        assert_eq!(node_count("pass 3", "pass"), None);
    }

    #[test]
    fn a_skipped_host_page_is_a_failure() {
        let ran = |output| host_tests_ran(output, "tests/hosts").is_ok();
        assert!(ran("# pass 3\n# skipped 0\n# todo 0"));
        assert!(!ran("# pass 3\n# skipped 1"));
        assert!(!ran("# pass 3\n# skipped 0\n# todo 1"));
        assert!(!ran("# pass 0\n# skipped 0"));
        assert!(!ran(""));
    }
}
