//! Which column is what: as the journalist says, else by name, else by what stands in it.

use super::content::{Content, SAMPLE, content};
use super::faults::{Faults, listed};
use super::grid::Grid;
use super::head::Head;
use super::key::key;
use super::names::{self, Role, has_word, is_total};
use super::near::nearest;
use super::{date, place};
use crate::sheet::own::Asked;
use crate::sheet::remark::{At, Problem};

/// The columns of a table by what they are for; numbers from zero.
#[derive(Debug, Default)]
pub struct Columns {
    /// What the rows are about.
    pub label: Option<usize>,
    /// Codes of the places of that column.
    pub code: Option<usize>,
    /// Years or dates.
    pub date: Option<usize>,
    /// The numbers: one column, or one a year.
    pub values: Vec<Value>,
    /// The name of what the numbers are: of their column, or of the group of their columns.
    pub value_name: String,
    /// What parts the rows into series, when it was asked for.
    pub series: Option<usize>,
    /// Where each row was published.
    pub source: Option<usize>,
    /// Its address.
    pub address: Option<usize>,
    /// The unit of each row.
    pub unit: Option<usize>,
    /// Whether each row was observed or calculated ahead.
    pub basis: Option<usize>,
    /// How deep each row stands.
    pub depth: Option<usize>,
    /// Other columns with words: what they part is added up.
    pub others: Vec<usize>,
}

/// A column with numbers.
#[derive(Debug, PartialEq)]
pub struct Value {
    /// Its number.
    pub column: usize,
    /// The year that its name says.
    pub year: Option<u16>,
}

/// Finds out which column is what.
pub fn read(grid: &Grid, head: &Head, asked: &Asked, faults: &mut Faults) -> Columns {
    let contents = (0..head.names.len()).map(|column| content(grid, head, column)).collect();
    let roles = head.names.iter().map(|name| names::role(name)).collect();
    let mut finder = Finder { grid, head, asked, contents, roles, taken: vec![false; head.names.len()] };
    finder.alike(faults);
    let mut columns = Columns::default();
    finder.asked_for(&mut columns, faults);
    finder.values(&mut columns, faults);
    finder.date(&mut columns);
    finder.label(&mut columns);
    for (role, place) in [
        (Role::Source, &mut columns.source),
        (Role::Address, &mut columns.address),
        (Role::Unit, &mut columns.unit),
        (Role::Depth, &mut columns.depth),
    ] {
        *place = finder.first(|finder, column| finder.role(column) == Some(role));
    }
    columns.basis = finder.first(Finder::is_basis);
    columns.others = finder.others();
    columns
}

struct Finder<'a> {
    grid: &'a Grid<'a>,
    head: &'a Head,
    asked: &'a Asked,
    contents: Vec<Content>,
    roles: Vec<Option<Role>>,
    taken: Vec<bool>,
}

impl Finder<'_> {
    fn name(&self, column: usize) -> &str {
        self.head.names.get(column).map_or("", String::as_str)
    }

    fn content(&self, column: usize) -> Content {
        self.contents.get(column).copied().unwrap_or(Content::Empty)
    }

    fn role(&self, column: usize) -> Option<Role> {
        self.roles.get(column).copied().flatten()
    }

    fn is_free(&self, column: usize) -> bool {
        self.taken.get(column).is_some_and(|taken| !taken)
    }

    fn take(&mut self, column: usize) -> usize {
        if let Some(taken) = self.taken.get_mut(column) {
            *taken = true;
        }
        column
    }

    /// Takes the first free column that fits.
    fn first(&mut self, fits: impl Fn(&Self, usize) -> bool) -> Option<usize> {
        let found = (0..self.taken.len()).find(|column| self.is_free(*column) && fits(self, *column))?;
        Some(self.take(found))
    }

    /// Two columns of one name in one group.
    fn alike(&self, faults: &mut Faults) {
        let mut seen = std::collections::BTreeMap::new();
        for (column, name) in self.head.names.iter().enumerate() {
            let group = self.head.groups.get(column).map_or("", String::as_str);
            if !name.is_empty()
                && let Some(first) = seen.insert((key(group), key(name)), column)
            {
                let first = (first + 1).to_string();
                faults.cell(Problem::AlikeColumns, self.head.line, column + 1, &[name, &first]);
            }
        }
    }

    /// The column of a name, without regard to case.
    fn named(&self, option: &'static str, name: &str, faults: &mut Faults) -> Option<usize> {
        let wanted = key(name);
        let found = self.head.names.iter().position(|name| key(name) == wanted);
        if found.is_none() {
            let names = || self.head.names.iter().map(String::as_str).filter(|name| !name.is_empty());
            let nearest = nearest(&wanted, names());
            let problem = if nearest.is_some() { Problem::UnknownColumn } else { Problem::StrangeColumn };
            let found = vec![listed([name]), nearest.unwrap_or_default().into(), listed(names())];
            faults.list(problem, At::Option(option), found);
        }
        found
    }

    fn asked_for(&mut self, columns: &mut Columns, faults: &mut Faults) {
        let asked = self.asked;
        for (option, name, place) in [
            ("label-column", &asked.label_column, &mut columns.label),
            ("date-column", &asked.date_column, &mut columns.date),
        ] {
            if let Some(name) = name {
                *place = self.named(option, name, faults).map(|column| self.take(column));
            }
        }
        if let Some(name) = &asked.value_column
            && let Some(column) = self.named("value-column", name, faults)
        {
            self.take(column);
            let year = year_of(self.name(column)).map(|(_, year)| year);
            columns.value_name = self.name(column).into();
            columns.values.push(Value { column, year });
        }
        // It may also name a group of columns, which is looked at with the values.
        if let Some(name) = &asked.series_column
            && self.group_asked(name).is_none()
        {
            columns.series = self.named("series-column", name, faults).map(|column| self.take(column));
        }
    }

    /// The group of columns that a name means: the whole name, or words of only one.
    fn group_asked(&self, name: &str) -> Option<String> {
        let wanted = key(name);
        let mut found: Vec<String> = Vec::new();
        for column in 0..self.taken.len() {
            let Some((group, _)) = self.year_column(column) else { continue };
            if key(&group) == wanted {
                return Some(group);
            }
            if has_word(&key(&group), &wanted) && !found.contains(&group) {
                found.push(group);
            }
        }
        if found.len() == 1 { found.pop() } else { None }
    }

    /// The group and the year of a column that is named by a year.
    fn year_column(&self, column: usize) -> Option<(String, u16)> {
        let group = self.head.groups.get(column).map_or("", String::as_str);
        let name = self.name(column);
        if matches!(self.content(column), Content::Text | Content::Place | Content::Date) {
            return None;
        }
        let (rest, year) = year_of(name).or_else(|| Some((name.to_owned(), date::year_of_name(group)?)))?;
        let group = if date::year_of_name(group).is_some() { "" } else { group };
        Some((format!("{group} {rest}").trim().into(), year))
    }

    fn values(&mut self, columns: &mut Columns, faults: &mut Faults) {
        if self.asked.value_column.is_some() {
            return;
        }
        if self.years(columns, faults) {
            return;
        }
        let found = self.candidates();
        let Some(best) = found.iter().copied().min_by_key(|column| self.preference(*column)) else { return };
        self.take(best);
        columns.value_name = self.name(best).into();
        columns.values.push(Value { column: best, year: None });
        let others: Vec<&str> =
            found.iter().filter(|column| **column != best).map(|column| self.name(*column)).collect();
        if !others.is_empty() {
            let found = vec![columns.value_name.clone(), listed(others)];
            faults.list(Problem::SeveralValues, At::Cell { line: self.head.line, column: best as u32 + 1 }, found);
        }
    }

    /// Columns that may be the one with the numbers.
    fn candidates(&self) -> Vec<usize> {
        let fits = |column: &usize| {
            let role = self.role(*column);
            let named = role == Some(Role::Value) && self.content(*column) != Content::Place;
            let by_content = self.content(*column) == Content::Number
                && !matches!(role, Some(Role::Code | Role::Aside | Role::Depth | Role::Date | Role::Address))
                && !self.name(*column).is_empty();
            self.is_free(*column) && (named || by_content)
        };
        (0..self.taken.len()).filter(fits).collect()
    }

    /// The lower, the likelier a column is the one with the numbers.
    fn preference(&self, column: usize) -> (bool, bool, bool, bool) {
        let name = key(self.name(column));
        let is_value = matches!(name.as_str(), "value" | "valor" | "valeur" | "значение" | "数值" | "القيمة");
        let sums = is_total(&name) || name.starts_with("sum ");
        (self.content(column) == Content::Empty, !is_value, !sums, self.role(column) != Some(Role::Value))
    }

    /// Columns named by years: those of the group that was asked for, else of the first.
    fn years(&mut self, columns: &mut Columns, faults: &mut Faults) -> bool {
        let mut found: Vec<(usize, String, u16)> = Vec::new();
        for column in (0..self.taken.len()).filter(|column| self.is_free(*column)) {
            if let Some((group, year)) = self.year_column(column) {
                found.push((column, group, year));
            }
        }
        let Some((_, first, _)) = found.first() else { return false };
        let wanted = self.asked.series_column.as_ref().and_then(|name| self.group_asked(name));
        let chosen = wanted.unwrap_or_else(|| first.clone());
        let mut groups: Vec<&str> = Vec::new();
        for (_, group, _) in found.iter().filter(|(_, group, _)| *group != chosen) {
            if groups.last() != Some(&group.as_str()) {
                groups.push(group);
            }
        }
        if !groups.is_empty() {
            faults.list(
                Problem::GroupChosen,
                At::Cell { line: self.head.line, column: 0 },
                vec![chosen.clone(), listed(groups)],
            );
        }
        let mut seen = Vec::new();
        for (column, group, year) in &found {
            self.take(*column);
            if *group == chosen && !seen.contains(year) {
                seen.push(*year);
                columns.values.push(Value { column: *column, year: Some(*year) });
            }
        }
        columns.value_name = chosen;
        true
    }

    fn date(&mut self, columns: &mut Columns) {
        if columns.date.is_some() || columns.values.iter().any(|value| value.year.is_some()) {
            return;
        }
        let by_name = |finder: &Self, column| {
            finder.role(column) == Some(Role::Date)
                && !matches!(finder.content(column), Content::Place | Content::Empty)
        };
        columns.date = self
            .first(|finder, column| {
                by_name(finder, column) && matches!(finder.content(column), Content::Year | Content::Date)
            })
            .or_else(|| self.first(by_name))
            .or_else(|| {
                self.first(|finder, column| finder.role(column).is_none() && finder.content(column) == Content::Year)
            })
            .or_else(|| self.first(|finder, column| finder.content(column) == Content::Date));
    }

    /// By name, the narrower before the wider; else the first with places, else the first with words.
    fn label(&mut self, columns: &mut Columns) {
        let is_word = |finder: &Self, column| matches!(finder.content(column), Content::Place | Content::Text);
        if columns.label.is_none() {
            let roles = [Role::Label, Role::Origin, Role::Destination, Role::Region];
            columns.label = roles
                .into_iter()
                .find_map(|role| {
                    self.first(|finder, column| {
                        finder.role(column) == Some(role) && finder.content(column) != Content::Empty
                    })
                })
                .or_else(|| {
                    self.first(|finder, column| {
                        finder.content(column) == Content::Place && finder.role(column) != Some(Role::Code)
                    })
                })
                .or_else(|| {
                    self.first(|finder, column| {
                        finder.role(column).is_none() && finder.content(column) == Content::Text
                    })
                });
        }
        columns.code = self.first(|finder, column| finder.role(column) == Some(Role::Code) && finder.is_coded(column));
        if columns.label.is_none() {
            columns.label = columns.code.take().or_else(|| {
                self.first(|finder, column| {
                    is_word(finder, column)
                        && !matches!(finder.role(column), Some(Role::Source | Role::Address | Role::Unit | Role::Aside))
                })
            });
        }
    }

    /// Whether codes of places stand in a column.
    fn is_coded(&self, column: usize) -> bool {
        let (first, last) = self.head.body;
        (first..last).take(SAMPLE).any(|row| place::by_code(self.grid.cell(row, column)).is_some())
    }

    /// Whether a column says of its rows that they were observed, projected or prolonged.
    fn is_basis(&self, column: usize) -> bool {
        let (first, last) = self.head.body;
        let mut cells =
            (first..last).take(SAMPLE).map(|row| self.grid.cell(row, column)).filter(|cell| !cell.is_empty());
        self.content(column) == Content::Text
            && cells.clone().next().is_some()
            && cells.all(|cell| names::basis(cell).is_some())
    }

    /// Columns with words that nothing else was made of.
    fn others(&self) -> Vec<usize> {
        let fits = |column: &usize| {
            let role = self.role(*column);
            let worded = matches!(self.content(*column), Content::Place | Content::Text);
            let known = matches!(role, Some(Role::Sex | Role::Series)) && self.content(*column) != Content::Empty;
            self.is_free(*column) && (worded || known) && !matches!(role, Some(Role::Aside | Role::Code))
        };
        (0..self.taken.len()).filter(fits).collect()
    }
}

/// The year in the name of a column, and the rest of the name.
fn year_of(name: &str) -> Option<(String, u16)> {
    if let Some(year) = date::year_of_name(name) {
        return Some((String::new(), year));
    }
    let (mut found, mut rest) = (None, String::new());
    for word in name.split(|c: char| c.is_whitespace() || matches!(c, '_' | '(' | ')' | '[' | ']' | ',')) {
        match date::year(word) {
            Some(_) if found.is_some() => return None,
            Some(year) => found = Some(year),
            None if word.contains(|c: char| c.is_ascii_digit()) => return None,
            None if word.is_empty() => {}
            None => {
                rest.push_str(word);
                rest.push(' ');
            }
        }
    }
    found.map(|year| (rest.trim().into(), year))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_and_the_rest_of_a_name() {
        for (name, parts) in [
            ("2020", Some((String::new(), 2020))),
            ("migrants_2020", Some(("migrants".into(), 2020))),
            ("Change 2015 2020", None),
            ("Total", None),
            ("Area 51 2020", None),
        ] {
            assert_eq!(year_of(name), parts, "{name}");
        }
    }
}
