//! What is said of a table while it is read: many faults at once, but not without end.

use crate::sheet::remark::{At, Level, Problem, Remark};
use std::collections::BTreeMap;

/// Most remarks of one kind; of the others it is said how many there are.
pub const MOST: u32 = 20;

/// The remarks so far.
#[derive(Default)]
pub struct Faults {
    remarks: Vec<Remark>,
    counts: BTreeMap<Problem, u32>,
    failed: bool,
}

impl Faults {
    /// Says something of the table as a whole.
    pub fn say(&mut self, problem: Problem, found: &[&str]) {
        self.add(problem, At::Whole, found);
    }

    /// Says something of a cell: line and column from one.
    pub fn cell(&mut self, problem: Problem, line: u32, column: usize, found: &[&str]) {
        let column = u32::try_from(column).unwrap_or(u32::MAX);
        self.add(problem, At::Cell { line, column }, found);
    }

    /// Says something of any place.
    pub fn add(&mut self, problem: Problem, at: At, found: &[&str]) {
        let count = self.counts.entry(problem).or_default();
        *count += 1;
        self.failed |= problem.level() == Level::Error;
        if *count <= MOST {
            self.remarks.push(Remark::new(problem, at, found));
        }
    }

    /// Says something with a list that is not cut as an excerpt is; the names are the page's own or cleaned.
    pub fn list(&mut self, problem: Problem, at: At, found: Vec<String>) {
        self.failed |= problem.level() == Level::Error;
        self.remarks.push(Remark { problem, at, found });
    }

    /// Whether one of them is an error.
    pub fn failed(&self) -> bool {
        self.failed
    }

    /// All of them, errors first, as they stand in the table.
    pub fn finish(mut self) -> Vec<Remark> {
        for (problem, count) in &self.counts {
            if *count > MOST {
                let more = (*count - MOST).to_string();
                let remark = match problem.level() {
                    Level::Error => Problem::MoreErrors,
                    Level::Warning => Problem::MoreWarnings,
                    Level::Note => Problem::MoreNotes,
                };
                self.remarks.push(Remark::new(remark, At::Whole, &[&more, problem.name()]));
            }
        }
        self.remarks.sort_by_key(Remark::level);
        self.remarks
    }
}

/// Names one after the other, at most so many bytes, and how many more there are.
pub fn listed<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    const MOST: usize = 240;
    let (mut text, mut more) = (String::new(), 0);
    for name in names {
        let excerpt: String = name.chars().filter(|c| !c.is_control()).take(60).collect();
        if more > 0 || text.len() + excerpt.len() > MOST {
            more += 1;
            continue;
        }
        if !text.is_empty() {
            text.push_str(", ");
        }
        text.push_str(&excerpt);
    }
    if more > 0 {
        text.push_str(&format!(" (+{more})"));
    }
    text
}
