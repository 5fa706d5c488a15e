//! The functions of a wasm in an order that brotli likes: each beside the one that it is most like.
//!
//! The compiler's order, and wasm-opt's by the number of calls, put like and unlike side by side. What repeats is cheaper
//! to name the nearer it is: 0.5 KB of brotli less.

use std::collections::hash_map::DefaultHasher;
use std::fs;
use std::hash::{Hash as _, Hasher as _};
use std::path::Path;

use anyhow::{Context as _, Result};

use super::names::FEATURES;
use crate::fail::failure;
use crate::process::{capture, command};
use crate::project::Project;

/// Where a function begins in the text form of a wasm, as binaryen writes it.
const FUNCTION: &str = "\n (func ";
/// So many words that follow one another are compared. Of 3 to 6 it gave the smallest wasm.
const RUN: usize = 3;

/// Puts the functions of a wasm in their order.
pub fn alike(project: &Project, wasm: &Path) -> Result<()> {
    let text = capture(command(project, "wasm-dis")?.args(FEATURES).arg(wasm))?;
    let ordered = ordered(&text).ok_or_else(|| {
        failure("no functions in the text of the wasm", "look at FUNCTION in xtask/src/build/order.rs")
    })?;
    let file = wasm.with_extension("wat");
    fs::write(&file, ordered).with_context(|| format!("cannot write {}", file.display()))?;
    capture(command(project, "wasm-as")?.args(FEATURES).arg(&file).arg("--output").arg(wasm))?;
    fs::remove_file(&file).with_context(|| format!("cannot remove {}", file.display()))
}

/// The text of a module with its functions in another order.
fn ordered(text: &str) -> Option<String> {
    let (head, functions) = text.trim_end().strip_suffix(')')?.split_once(FUNCTION)?;
    let functions: Vec<&str> = functions.trim_end().split(FUNCTION).collect();
    let mut ordered = head.to_owned();
    for number in chain(&functions.iter().map(|function| runs(function)).collect::<Vec<_>>()) {
        ordered.push_str(FUNCTION);
        ordered.push_str(functions.get(number)?);
    }
    Some(ordered + "\n)\n")
}

/// What stands in a function: each run of words as a number, sorted, once. The name comes first and says nothing.
fn runs(function: &str) -> Vec<u64> {
    let words: Vec<&str> = function.split(|sign: char| sign.is_whitespace() || "()".contains(sign)).collect();
    let words: Vec<&str> = words.into_iter().skip(1).filter(|word| !word.is_empty()).collect();
    let hash = |run: &[&str]| {
        let mut hasher = DefaultHasher::new();
        run.hash(&mut hasher);
        hasher.finish()
    };
    let mut runs: Vec<u64> = words.windows(RUN).map(hash).collect();
    runs.sort_unstable();
    runs.dedup();
    runs
}

/// The numbers of all functions: the first one, then always the one of those left that is most like the last.
fn chain(functions: &[Vec<u64>]) -> Vec<usize> {
    let mut left: Vec<usize> = (0..functions.len()).collect();
    let mut chain: Vec<usize> = Vec::new();
    let mut next = 0;
    while !left.is_empty() {
        let last = left.remove(next);
        chain.push(last);
        let likeness =
            |number: &usize| functions.get(last).zip(functions.get(*number)).map_or(0.0, |(a, b)| likeness(a, b));
        let likest = left.iter().map(likeness).enumerate();
        // Of equal ones the first.
        next = likest.fold((0, -1.0), |best, one| if one.1 > best.1 { one } else { best }).0;
    }
    chain
}

/// How much two sorted lists share: 0 nothing, 1 all (Jaccard).
fn likeness(a: &[u64], b: &[u64]) -> f64 {
    let (mut x, mut y) = (a.iter().peekable(), b.iter().peekable());
    let mut shared = 0_u32;
    while let (Some(one), Some(other)) = (x.peek(), y.peek()) {
        let (before, after) = (one <= other, other <= one);
        shared += u32::from(before && after);
        if before {
            x.next();
        }
        if after {
            y.next();
        }
    }
    let shared = f64::from(shared);
    shared / (a.len() as f64 + b.len() as f64 - shared + 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_alike_stands_side_by_side() {
        let module = "(module\n (type $0 (func))\n (func $a\n  (call $b 1 2 3 4 5)\n )\n (func $b\n  (drop x y z u v w)\n )\n \
                      (func $c\n  (call $b 1 2 3 4 6)\n )\n)\n";
        let expected = "(module\n (type $0 (func))\n (func $a\n  (call $b 1 2 3 4 5)\n )\n (func $c\n  (call $b 1 2 3 4 6)\n )\n \
                        (func $b\n  (drop x y z u v w)\n )\n)\n";
        assert_eq!(ordered(module).as_deref(), Some(expected));
    }

    #[test]
    fn likeness_is_the_share_of_what_both_have() {
        assert!((likeness(&[1, 2, 3], &[2, 3, 4]) - 0.4).abs() < 1e-9);
        assert!(likeness(&[1], &[2]) < 1e-9);
    }

    #[test]
    fn a_text_without_functions_is_none() {
        assert_eq!(ordered("(module\n)\n"), None);
    }
}
