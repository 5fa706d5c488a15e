//! The different texts of a column, numbered as they first appear.

use super::grid::{Grid, is_same, trimmed_end};
use std::collections::BTreeMap;

/// The texts of a column and which row has which.
#[derive(Debug, Default)]
pub struct Terms<'a> {
    /// The different texts.
    pub texts: Vec<&'a str>,
    /// The row in which each stands first.
    pub first: Vec<usize>,
    /// For each row that was read, the number of its text.
    pub ids: Vec<u32>,
}

impl<'a> Terms<'a> {
    /// Reads a column in some rows; blanks before a text count, for they may say how deep a row stands.
    pub fn read(grid: &'a Grid<'_>, column: usize, rows: &[u32]) -> Self {
        let mut terms = Terms { ids: Vec::with_capacity(rows.len()), ..Terms::default() };
        let mut known: BTreeMap<&str, u32> = BTreeMap::new();
        // Columns of long tables repeat themselves: the text after a text is mostly the one that came after it before.
        let mut after: Vec<u32> = Vec::new();
        let mut last: Option<u32> = None;
        for row in rows {
            let text = trimmed_end(grid.raw(*row as usize, column));
            let guess = last.and_then(|last| after.get(last as usize).copied());
            let is = |id: Option<u32>| {
                id.filter(|id| terms.texts.get(*id as usize).is_some_and(|known| is_same(known, text)))
            };
            let id = is(last).or_else(|| is(guess)).unwrap_or_else(|| {
                *known.entry(text).or_insert_with(|| {
                    terms.texts.push(text);
                    terms.first.push(*row as usize);
                    after.push(0);
                    terms.texts.len() as u32 - 1
                })
            });
            if let Some(next) = last.filter(|last| *last != id).and_then(|last| after.get_mut(last as usize)) {
                *next = id;
            }
            last = Some(id);
            terms.ids.push(id);
        }
        terms
    }

    /// The number of the text of a row that was read.
    pub fn id(&self, at: usize) -> u32 {
        self.ids.get(at).copied().unwrap_or(0)
    }

    /// A text by its number, without blanks around it.
    pub fn text(&self, id: u32) -> &'a str {
        self.texts.get(id as usize).copied().unwrap_or("").trim()
    }
}
