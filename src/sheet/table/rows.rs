//! The rows of a table: which are read, what they are labelled, what they say without numbers.

use super::faults::Faults;
use super::grid::{Grid, is_same};
use super::head::{Head, one_line};
use super::labels::{self, Label};
use super::sources::Sources;
use super::terms::Terms;
use super::{Table, make, names, number};
use crate::fact::{Fact, Item as Thing, Text};
use crate::sheet::remark::Problem;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// The rows that have something in them; a row with more cells than there are names is cut wrongly.
pub fn read(grid: &Grid, head: &Head, faults: &mut Faults) -> Vec<u32> {
    let (first, last) = head.body;
    let width = head.names.len();
    let mut rows = Vec::with_capacity(last.saturating_sub(first));
    for row in first..last {
        let found = grid.width(row);
        if found > width && (width..found).any(|column| !grid.cell(row, column).is_empty()) {
            let excess = (width..found).find(|column| !grid.cell(row, *column).is_empty()).unwrap_or(width);
            let words = [found.to_string(), width.to_string()];
            faults.cell(
                Problem::MoreCells,
                grid.line(row),
                excess + 1,
                &[&words[0], &words[1], grid.cell(row, excess)],
            );
        } else if found < width {
            let words = [found.to_string(), width.to_string()];
            faults.cell(Problem::FewerCells, grid.line(row), 0, &[&words[0], &words[1]]);
        }
        if (0..found).any(|column| !grid.cell(row, column).is_empty()) && !repeats_names(grid, row, head) {
            rows.push(row as u32);
        }
    }
    rows
}

/// Whether a row is the names once more, as in pages that were put together.
fn repeats_names(grid: &Grid, row: usize, head: &Head) -> bool {
    head.names.iter().enumerate().all(|(column, name)| is_same(grid.cell(row, column), name))
}

/// Whether a language writes a comma before decimals.
pub fn writes_comma(lang: Option<&str>) -> bool {
    let primary = lang.unwrap_or("en").split(['-', '_']).next().unwrap_or("en");
    // Of Spanish, Mexico and Central America write a point; what a column shows decides before this.
    ["es", "fr", "pt", "ru", "de", "it", "nl", "pl", "tr", "sv", "da", "nb", "fi", "cs", "el"]
        .iter()
        .any(|tag| tag.eq_ignore_ascii_case(primary))
}

/// The name of a column without the multiplier that stands at its end.
pub fn unscaled(name: &str) -> &str {
    let start = name.rfind(['(', ',', '[']).filter(|_| header_scale(name).is_some());
    start.and_then(|start| name.get(..start)).map_or(name, str::trim_end)
}

/// The multiplier in the name of a column: "Migrants (thousands)".
pub fn header_scale(name: &str) -> Option<(f64, &str)> {
    let start = name.rfind(['(', ',', '[']).map_or(0, |at| at + 1);
    let last = name.get(start..)?.trim_matches([')', ']', ' ']);
    let inner = last.strip_prefix("in ").or_else(|| last.strip_prefix("en ")).unwrap_or(last).trim();
    let plain = inner.strip_prefix(['\'', '’']).unwrap_or(inner);
    let word = plain.split_whitespace().next().unwrap_or("");
    let whole_words =
        start > 0 || name.split(['_', ' ']).any(|part| part.len() > 2 && number::multiplier(part).is_some());
    let found = number::multiplier(plain)
        .or_else(|| number::multiplier(word))
        .or_else(|| name.split(['_', ' ']).filter(|part| part.len() > 2).find_map(number::multiplier));
    found.filter(|_| whole_words).map(|scale| (scale, name))
}

/// Labels parted by the texts of another column, and the label of each row.
pub fn by_series(labels: Vec<Label>, of_row: Vec<u32>, series: &Terms) -> (Vec<Label>, Vec<u32>) {
    let alone = labels.iter().filter(|label| !label.text.is_empty()).count() < 2;
    let mut known: BTreeMap<(u32, u32), u32> = BTreeMap::new();
    let (mut all, mut found): (Vec<Label>, Vec<u32>) = (Vec::new(), Vec::new());
    for (at, label) in of_row.iter().enumerate() {
        let pair = (*label, series.id(at));
        let id = *known.entry(pair).or_insert_with(|| {
            let own = labels.get(*label as usize).cloned().unwrap_or_default();
            let part = one_line(series.text(pair.1));
            let text = if alone { part.clone() } else { format!("{}, {part}", own.text) };
            let total = names::is_total(&part) && alone;
            all.push(Label { text, total, place: None, ..own });
            all.len() as u32 - 1
        });
        found.push(id);
    }
    (all, found)
}

/// The facts of a table without numbers: events where there are dates, else one list.
pub fn words(table: &Table, column: usize, sources: &Sources, faults: &mut Faults) -> Vec<Fact> {
    let terms = Terms::read(table.grid, column, &table.rows);
    let labels = labels::read(table.grid, &table.columns, &terms, table.head.line, faults);
    let of_row = |at: usize| labels.get(terms.id(at) as usize).cloned().unwrap_or_default();
    if table.columns.date.is_some() {
        let (mut named, mut dates, mut venues, mut of) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        for (at, row) in table.rows.iter().enumerate() {
            let label = of_row(at);
            if label.text.is_empty() {
                let cells = (0..table.grid.width(*row as usize)).map(|cell| table.grid.cell(*row as usize, cell));
                let first = cells.into_iter().find(|cell| !cell.is_empty()).unwrap_or("");
                faults.cell(Problem::NoName, table.grid.line(*row as usize), column + 1, &[first]);
                continue;
            }
            named.push((label.text, label.place));
            dates.push(table.dates.all.get(table.dates.id(at, 0) as usize).cloned().flatten());
            let venue = table.columns.others.first().map_or("", |venue| table.grid.cell(*row as usize, *venue));
            venues.push(one_line(venue));
            of.push(sources.of(*row));
        }
        return make::events(&named, &dates, &venues, &of);
    }
    let things = things(table, &labels, &terms, column, faults);
    if things.is_empty() {
        faults.say(Problem::NoRows, &[]);
        return Vec::new();
    }
    let name = table.named();
    let source = table.rows.first().map_or_else(Default::default, |row| sources.of(*row));
    vec![make::list(&name, things, source)]
}

/// What a list names, each once.
fn things(table: &Table, labels: &[Label], terms: &Terms, column: usize, faults: &mut Faults) -> Vec<Thing> {
    let mut seen = std::collections::BTreeSet::new();
    for (at, row) in table.rows.iter().enumerate() {
        if !seen.insert(terms.id(at)) && !terms.text(terms.id(at)).is_empty() {
            faults.cell(Problem::NamedTwice, table.grid.line(*row as usize), column + 1, &[terms.text(terms.id(at))]);
        }
    }
    let mut places = std::collections::BTreeSet::new();
    let thing = |label: &Label| match label.place {
        Some(place) => places.insert(place).then_some(Thing::Place(Cow::Borrowed(place))),
        None => Some(Thing::Name(Text::Own(label.text.clone()))),
    };
    labels.iter().filter(|label| !label.text.is_empty() && !label.total).filter_map(thing).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_may_say_what_numbers_are_in() {
        for (name, scale) in [
            ("Migrants (thousands)", Some(1e3)),
            ("Migrants (in millions)", Some(1e6)),
            ("Population, '000", Some(1e3)),
            ("population_thousands", Some(1e3)),
            ("Migrantes (miles)", Some(1e3)),
            ("Migrants", None),
            ("Men", None),
            ("M", None),
        ] {
            assert_eq!(header_scale(name).map(|found| found.0), scale, "{name}");
        }
    }
}
