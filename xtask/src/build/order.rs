//! The functions of a wasm in an order that brotli likes: each beside the one that it is most like.
//!
//! The compiler's order, and wasm-opt's by the number of calls, put like and unlike side by side. What repeats is cheaper
//! to name the nearer it is: 0.6 KB of brotli less.

use std::collections::hash_map::DefaultHasher;
use std::fs;
use std::hash::{Hash as _, Hasher as _};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

use super::names::FEATURES;
use super::{BEST, compress};
use crate::fail::failure;
use crate::files;
use crate::process::{capture, command};
use crate::project::Project;

/// Where a function begins in the text form of a wasm, as binaryen writes it.
const FUNCTION: &str = "\n (func ";
/// So many words that follow one another are compared. Of 3 to 6 it gave the smallest wasm.
const RUN: usize = 3;

/// Puts the functions of a wasm in their order. That depends on which one is the first: of so many, which begin `beginnings`
/// orders, the one is taken whose wasm brotli makes smallest.
pub fn alike(project: &Project, wasm: &Path, beginnings: usize) -> Result<()> {
    let text = capture(command(project, "wasm-dis")?.args(FEATURES).arg(wasm))?;
    let orders = orders(&text, beginnings).ok_or_else(|| {
        failure("no functions in the text of the wasm", "look at FUNCTION in xtask/src/build/order.rs")
    })?;
    let folder = wasm.with_extension("orders");
    files::fresh(&folder)?;
    for (number, ordered) in orders.iter().enumerate() {
        let file = folder.join(format!("{number:02}.wat"));
        files::write(&file, ordered)?;
        let made = file.with_extension("wasm");
        capture(command(project, "wasm-as")?.args(FEATURES).arg(&file).arg("--output").arg(made))?;
    }
    files::copy(&smallest(project, &folder, orders.len())?, wasm)?;
    fs::remove_dir_all(&folder).with_context(|| format!("cannot remove {}", folder.display()))
}

/// The smallest of the wasms in a folder, once it is compressed; of equal ones the first.
fn smallest(project: &Project, folder: &Path, count: usize) -> Result<PathBuf> {
    let file = |number: usize, ending: &str| folder.join(format!("{number:02}.wasm{ending}"));
    if count == 1 {
        return Ok(file(0, ""));
    }
    compress(project, folder, BEST)?;
    let mut best = (u64::MAX, 0);
    for number in 0..count {
        best = best.min((fs::metadata(file(number, ".br"))?.len(), number));
    }
    Ok(file(best.1, ""))
}

/// The text of a module with its functions in other orders.
fn orders(text: &str, beginnings: usize) -> Option<Vec<String>> {
    let (head, functions) = text.trim_end().strip_suffix(')')?.split_once(FUNCTION)?;
    let functions: Vec<&str> = functions.trim_end().split(FUNCTION).collect();
    let runs: Vec<_> = functions.iter().map(|function| runs(function)).collect();
    // Of two the later one knows how alike they are.
    let row = |(number, one): (usize, &Vec<u64>)| runs.iter().take(number).map(|other| likeness(one, other)).collect();
    let alike: Vec<Vec<f64>> = runs.iter().enumerate().map(row).collect();
    let order = |beginning: usize| {
        let numbers = chain(&alike, beginning * functions.len() / beginnings);
        let ordered = numbers.iter().filter_map(|number| functions.get(*number)).flat_map(|text| [FUNCTION, text]);
        let ordered: String = ordered.collect();
        format!("{head}{ordered}\n)\n")
    };
    Some((0..beginnings).map(order).collect())
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

/// The numbers of all functions: the given one, then always the one of those left that is most like the last.
fn chain(alike: &[Vec<f64>], first: usize) -> Vec<usize> {
    let mut left: Vec<usize> = (0..alike.len()).collect();
    let mut chain: Vec<usize> = Vec::new();
    let mut next = first;
    while !left.is_empty() {
        let last = left.remove(next);
        chain.push(last);
        let likeness = |number: &usize| {
            let row = alike.get(last.max(*number));
            row.and_then(|row| row.get(last.min(*number))).copied().unwrap_or(0.0)
        };
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
        let second = "(module\n (type $0 (func))\n (func $b\n  (drop x y z u v w)\n )\n (func $a\n  (call $b 1 2 3 4 5)\n )\n \
                      (func $c\n  (call $b 1 2 3 4 6)\n )\n)\n";
        let expected = "(module\n (type $0 (func))\n (func $a\n  (call $b 1 2 3 4 5)\n )\n (func $c\n  (call $b 1 2 3 4 6)\n )\n \
                        (func $b\n  (drop x y z u v w)\n )\n)\n";
        assert_eq!(orders(module, 1), Some(vec![expected.to_owned()]));
        assert_eq!(orders(module, 2), Some(vec![expected.to_owned(), second.to_owned()]));
    }

    #[test]
    fn likeness_is_the_share_of_what_both_have() {
        assert!((likeness(&[1, 2, 3], &[2, 3, 4]) - 0.4).abs() < 1e-9);
        assert!(likeness(&[1], &[2]) < 1e-9);
    }

    #[test]
    fn a_text_without_functions_is_none() {
        assert_eq!(orders("(module\n)\n", 2), None);
    }
}
