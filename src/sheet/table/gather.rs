//! From rows to one number for each label and date: what other columns part is added up, and said.

use super::faults::{Faults, listed};
use super::grid::Grid;
use super::labels::Label;
use super::numbers::Figure;
use super::terms::Terms;
use super::{names, place};
use crate::fact::Bound;
use crate::sheet::remark::{At, Problem};

/// A number of a row.
#[derive(Clone, Copy, Debug)]
pub struct Item {
    /// The number of its label.
    pub label: u32,
    /// The number of its date.
    pub date: u32,
    /// Its row among those that were read.
    pub at: usize,
    /// Its row in the table.
    pub row: u32,
    /// Its column.
    pub column: usize,
    /// The number.
    pub figure: Figure,
}

/// The number of a label at a date.
#[derive(Clone, Copy, Debug)]
pub struct Gathered {
    /// The first of its rows.
    pub item: Item,
    /// How many rows were added up.
    pub rows: usize,
}

/// A column that parts what labels and dates have in common.
pub struct Other<'a> {
    /// Its name.
    pub name: &'a str,
    /// Its number.
    pub column: usize,
    /// The line of its name.
    pub line: u32,
    /// Its texts.
    pub terms: Terms<'a>,
}

/// Puts together the rows of each label and date.
pub fn gather(
    grid: &Grid,
    mut items: Vec<Item>,
    others: Vec<Other>,
    labels: &[Label],
    adds: bool,
    faults: &mut Faults,
) -> Vec<Gathered> {
    items.sort_by_key(|item| (item.label, item.date));
    let others: Vec<Other> = others.into_iter().filter(|other| parts(other, &items)).collect();
    for other in &others {
        if totals_only(other, &mut items, faults) {
            continue;
        }
        if overlaps(grid, other, faults) {
            return Vec::new();
        }
    }
    let mut gathered = Vec::new();
    let mut sums =
        Sums { grid, others: &others, labels, adds, faults, most: 0, missing: None, incomplete: 0, twice: (0, 0) };
    for group in items.chunk_by(|one, other| (one.label, one.date) == (other.label, other.date)) {
        gathered.extend(sums.group(group));
    }
    sums.say();
    gathered
}

/// Whether a column parts what has one label and one date.
fn parts(other: &Other, items: &[Item]) -> bool {
    items.windows(2).any(|pair| match pair {
        [one, next] => {
            (one.label, one.date) == (next.label, next.date) && other.terms.id(one.at) != other.terms.id(next.at)
        }
        _ => false,
    })
}

/// Where a column has a value for all together, only those rows count.
fn totals_only(other: &Other, items: &mut Vec<Item>, faults: &mut Faults) -> bool {
    let is_whole = |text: &&str| names::is_total(text) || place::find(text.trim()) == Some("001");
    let wholes: Vec<bool> = other.terms.texts.iter().map(is_whole).collect();
    let Some(first) = wholes.iter().position(|whole| *whole) else { return false };
    items.retain(|item| other.terms.id(item.at) == first as u32);
    let left = (other.terms.texts.len() - 1).to_string();
    faults.cell(Problem::WholeUsed, other.line, other.column + 1, &[other.name, other.terms.text(first as u32), &left]);
    true
}

/// Whether the places of a column contain one another, so that they must not be added up.
fn overlaps(grid: &Grid, other: &Other, faults: &mut Faults) -> bool {
    let places: Vec<Option<&str>> = other.terms.texts.iter().map(|text| place::find(text.trim())).collect();
    let Some((inner, outer)) = overlap(&places) else { return false };
    let row = other.terms.first.get(inner).copied().unwrap_or(0);
    let (inner, outer) = (other.terms.text(inner as u32), other.terms.text(outer as u32));
    faults.cell(Problem::OverlapSummed, grid.line(row), other.column + 1, &[other.name, outer, inner]);
    true
}

/// A place that lies in another one of the list, and that other one.
pub fn overlap(places: &[Option<&str>]) -> Option<(usize, usize)> {
    let mut areas = std::collections::BTreeMap::new();
    for (at, code) in places.iter().enumerate() {
        if let Some(code) = code.filter(|code| !place::is_state(code)) {
            areas.entry(code).or_insert(at);
        }
    }
    if areas.is_empty() {
        return None;
    }
    places.iter().enumerate().find_map(|(at, code)| {
        let mut around = place::within((*code)?);
        while let Some(found) = around {
            if let Some(outer) = areas.get(found) {
                return Some((at, *outer));
            }
            around = place::within(found);
        }
        None
    })
}

/// Whether each text of a column goes with one text of another: the region of a country.
fn depends(region: &Other, country: &Other) -> bool {
    let mut known: Vec<Option<u32>> = vec![None; country.terms.texts.len()];
    country.terms.ids.iter().zip(&region.terms.ids).all(|(country, region)| {
        known.get_mut(*country as usize).is_some_and(|known| *known.get_or_insert(*region) == *region)
    })
}

struct Sums<'a, 'b> {
    grid: &'a Grid<'a>,
    others: &'a [Other<'b>],
    labels: &'a [Label],
    /// Whether the numbers may be added up.
    adds: bool,
    faults: &'a mut Faults,
    /// The most rows that were added up.
    most: usize,
    /// The first sum with a missing part, its row and its column.
    missing: Option<(u32, usize, u32)>,
    incomplete: usize,
    /// The rows of the last remark on a row that stands there twice: of a row with many years one is enough.
    twice: (u32, u32),
}

impl Sums<'_, '_> {
    /// One number of all rows of a label and a date.
    fn group(&mut self, group: &[Item]) -> Option<Gathered> {
        let first = *group.first()?;
        if group.len() == 1 {
            return Some(Gathered { item: first, rows: 1 });
        }
        let mut kept: Vec<Item> = group.to_vec();
        kept.sort_by(|one, other| self.values(one).cmp(self.values(other)));
        kept.dedup_by(|next, before| {
            self.values(next).eq(self.values(before)) && {
                self.twice(next, before);
                true
            }
        });
        if kept.len() == 1 {
            return Some(Gathered { item: first, rows: 1 });
        }
        if !self.adds {
            let label = self.labels.get(first.label as usize).map_or("", |label| label.text.as_str());
            let names = listed(self.others.iter().map(|other| other.name));
            self.faults.cell(
                Problem::SharesAdded,
                self.grid.line(first.row as usize),
                first.column + 1,
                &[label, &names],
            );
            return None;
        }
        self.most = self.most.max(kept.len());
        let figure = self.sum(&kept)?;
        Some(Gathered { item: Item { figure, ..first }, rows: kept.len() })
    }

    /// What stands in the other columns.
    fn values(&self, item: &Item) -> impl Iterator<Item = u32> {
        let at = item.at;
        self.others.iter().map(move |other| other.terms.id(at))
    }

    /// Two rows of the same.
    fn twice(&mut self, next: &Item, before: &Item) {
        let (one, other) = if next.row > before.row { (next, before) } else { (before, next) };
        let label = self.labels.get(one.label as usize).map_or("", |label| label.text.as_str());
        // Of rows with many years it is said once.
        if std::mem::replace(&mut self.twice, (one.row, other.row)) == (one.row, other.row) {
            return;
        }
        let same = one.figure.value == other.figure.value;
        let problem = if same { Problem::RowTwice } else { Problem::Duplicate };
        let line = self.grid.line(other.row as usize).to_string();
        self.faults.cell(problem, self.grid.line(one.row as usize), one.column + 1, &[label, &line]);
    }

    fn sum(&mut self, items: &[Item]) -> Option<Figure> {
        let first = items.first()?;
        let (mut sum, mut missing, mut bound) = (0.0, 0_u32, Bound::Exact);
        for Item { figure, .. } in items {
            match figure.value {
                Some(value) => sum += value,
                None => missing += 1,
            }
            bound = match (bound, figure.bound) {
                (Bound::Exact, Bound::Exact) => Bound::Exact,
                (Bound::Exact | Bound::AtLeast, Bound::AtLeast | Bound::MoreThan) => Bound::AtLeast,
                _ => Bound::About,
            };
        }
        if !f64::is_finite(sum) {
            self.faults.cell(
                Problem::CellNotFinite,
                self.grid.line(first.row as usize),
                first.column + 1,
                &[&sum.to_string()],
            );
            return None;
        }
        if missing as usize == items.len() {
            return Some(first.figure);
        }
        if missing > 0 {
            self.incomplete += 1;
            self.missing.get_or_insert((first.row, first.column, missing));
            bound = Bound::AtLeast;
        }
        Some(Figure { value: Some(sum), bound, ..first.figure })
    }

    /// What was added up.
    fn say(self) {
        if self.most > 1 {
            for (at, other) in self.others.iter().enumerate() {
                let told = |one: &Other| depends(other, one) && (!depends(one, other) || one.column < other.column);
                if !self.others.iter().enumerate().any(|(number, one)| number != at && told(one)) {
                    self.faults.cell(
                        Problem::Summed,
                        other.line,
                        other.column + 1,
                        &[other.name, &self.most.to_string()],
                    );
                }
            }
        }
        if let Some((row, column, missing)) = self.missing {
            let found = vec![self.incomplete.to_string(), missing.to_string()];
            let at = At::Cell { line: self.grid.line(row as usize), column: column as u32 + 1 };
            self.faults.list(Problem::PartsMissing, at, found);
        }
    }
}
