//! What is likely wrong in the meaning of a sheet that has no fault of form, be it from JSON or from a table.
//!
//! In comes a sheet, out go remarks with the path of a fact, `facts[3]…`; [`fact`] gives its number. Nearly all are warnings:
//! a newsroom may know better. What cannot be drawn truly is an error.

mod pairs;
mod sums;

use super::remark::{At, Problem, Remark};
use crate::fact::{Bound, Fact, FactSheet, Kind, Origin, Quantity, Status, Suits, Text, Unit, Widget};

/// From here on not every whole number has a value of its own: 2^53.
const LARGEST: f64 = 9_007_199_254_740_992.0;

/// More people than live on Earth: 8.2 billion in 2024 (UN DESA, World Population Prospects 2024), and at most
/// 10.3 billion in this century.
const EVERYBODY: f64 = 10.3e9;

/// All that is likely wrong, in the order of the facts.
pub fn judge(sheet: &FactSheet) -> Vec<Remark> {
    let mut remarks: Vec<Remark> = nothing_to_show(sheet);
    for (at, fact) in sheet.facts.iter().enumerate() {
        remarks.extend(value(at, fact));
        remarks.extend(span(at, fact));
        remarks.extend(after_source(sheet, at, fact));
    }
    remarks.extend(ordinals(sheet));
    let numbers = numbers(sheet);
    pairs::judge(sheet, &numbers, &mut remarks);
    sums::judge(&numbers, &mut remarks);
    remarks.sort_by_key(fact);
    remarks
}

/// The number of the fact that a remark is about, from zero.
pub fn fact(remark: &Remark) -> Option<usize> {
    let At::Path(path) = &remark.at else { return None };
    path.strip_prefix("facts[")?.split_once(']')?.0.parse().ok()
}

/// What stands there as observed, but is later than a day, `2024-02-29`.
pub fn later_than(sheet: &FactSheet, today: &str) -> Vec<Remark> {
    let facts = sheet.facts.iter().enumerate().filter(|(_, fact)| is_observed(fact));
    let late = facts.filter_map(|(at, fact)| Some((at, start(fact)?)).filter(|(_, date)| is_before(today, date)));
    late.map(|(at, date)| Remark::new(Problem::FutureDate, path(at, ".period"), &[date])).collect()
}

/// A fact that is a number, and there are data.
struct Number<'a> {
    at: usize,
    fact: &'a Fact,
    quantity: &'a Quantity,
    value: f64,
}

fn numbers(sheet: &FactSheet) -> Vec<Number<'_>> {
    let mut numbers = Vec::new();
    for (at, fact) in sheet.facts.iter().enumerate() {
        if let Kind::Quantity(quantity) = &fact.kind
            && let Some(value) = quantity.value
        {
            numbers.push(Number { at, fact, quantity, value });
        }
    }
    numbers
}

impl Number<'_> {
    /// Whether another number may share an axis with this one.
    fn is_like(&self, other: &Self) -> bool {
        is_comparable(self.quantity, other.quantity)
    }

    /// Whether it was calculated by the newsroom from others.
    fn is_derived(&self) -> bool {
        matches!(self.fact.status, Status::Derived { .. })
    }

    /// Whether it is known on both sides, be it roughly.
    fn is_closed(&self) -> bool {
        matches!(self.quantity.bound, Bound::Exact | Bound::About)
    }

    /// By how much it may differ for having been rounded.
    fn slack(&self) -> f64 {
        let rounding = match self.value.to_string().split_once('.') {
            Some((_, decimals)) => (0..decimals.len()).fold(0.5, |half, _| half / 10.0),
            None if self.quantity.unit == Unit::Percent => 0.5,
            None => (0..zeros(self.value)).fold(0.5, |half, _| half * 10.0),
        };
        // Nobody says how near "about" is; within a twentieth nobody would call it wrong.
        rounding + if self.quantity.bound == Bound::About { self.value.abs() / 20.0 } else { 0.0 }
    }
}

/// How many zeros a whole number ends in.
fn zeros(value: f64) -> usize {
    let digits = value.to_string();
    let zeros = digits.len() - digits.trim_end_matches('0').len();
    if value == 0.0 { 0 } else { zeros }
}

/// Whether two numbers may share an axis.
fn is_comparable(a: &Quantity, b: &Quantity) -> bool {
    a.unit == b.unit && a.population == b.population && a.measure == b.measure
}

/// What a fact is called: its label, else its place, else its name.
fn name(fact: &Fact) -> &str {
    match (&fact.label, &fact.place) {
        (Some(Text::Own(label)), _) => label,
        (_, Some(place)) => place,
        _ => &fact.id,
    }
}

fn path(at: usize, rest: &str) -> At {
    At::Path(format!("facts[{at}]{rest}"))
}

/// The date at which a fact begins to hold.
fn start(fact: &Fact) -> Option<&str> {
    fact.period.edtf()?.split('/').next().filter(|date| is_plain(date))
}

/// Whether a date begins with a year of four digits.
fn is_plain(date: &str) -> bool {
    date.get(..4).is_some_and(|year| year.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Whether a date is surely before another one, as far as both are known.
fn is_before(one: &str, other: &str) -> bool {
    let known = |date: &str| date.bytes().take_while(|byte| byte.is_ascii_digit() || *byte == b'-').count();
    let length = known(one).min(known(other));
    one.get(..length) < other.get(..length)
}

fn is_observed(fact: &Fact) -> bool {
    let is_ahead = matches!(&fact.kind, Kind::Quantity(quantity) if quantity.origin != Origin::Observed);
    !is_ahead && fact.status != Status::Announced
}

/// Widgets for which the sheet has no fact.
fn nothing_to_show(sheet: &FactSheet) -> Vec<Remark> {
    let widgets = sheet.widgets.iter().enumerate();
    let empty = widgets.filter(|(_, suits)| !sheet.facts.iter().any(|fact| can_show(sheet, suits.widget, fact)));
    let remark = |(at, suits): (usize, &Suits)| {
        Remark::new(Problem::NothingToShow, At::Path(format!("widgets[{at}].widget")), &[suits.widget.name()])
    };
    empty.map(remark).collect()
}

fn can_show(sheet: &FactSheet, widget: Widget, fact: &Fact) -> bool {
    let is_derived = matches!(fact.status, Status::Derived { .. });
    match (widget, &fact.kind) {
        (Widget::Card, _) | (Widget::Timeline, Kind::Event(_)) | (Widget::Trend, Kind::Quantity(_)) => true,
        (Widget::Totals, Kind::Quantity(quantity)) => {
            matches!(quantity.unit, Unit::People | Unit::Other) && !is_derived
        }
        (Widget::Share, Kind::Quantity(quantity)) => {
            let is_whole = |whole: &Fact| {
                let is_like = matches!(&whole.kind, Kind::Quantity(whole) if is_comparable(whole, quantity));
                is_like && whole.place == quantity.part_of && whole.period == fact.period
            };
            quantity.unit == Unit::Percent || (quantity.part_of.is_some() && sheet.facts.iter().any(is_whole))
        }
        (Widget::Members, Kind::Quantity(quantity)) => {
            matches!(quantity.unit, Unit::States | Unit::Countries) && quantity.counts.is_none()
        }
        (Widget::Members, Kind::List(list)) => list.items.iter().all(|item| item.place().is_some()),
        _ => false,
    }
}

/// What a number alone says of itself.
fn value(at: usize, fact: &Fact) -> Option<Remark> {
    let Kind::Quantity(quantity) = &fact.kind else { return None };
    let value = quantity.value?;
    let end = if let Bound::Range(end) = quantity.bound { end } else { value };
    let is_counted = !matches!(quantity.unit, Unit::Percent | Unit::MeetingsPerYear | Unit::Other);
    let problem = match () {
        () if value.abs().max(end.abs()) >= LARGEST => Problem::TooLargeNumber,
        () if quantity.unit == Unit::Percent && (value < 0.0 || end > 100.0) => Problem::PercentRange,
        () if is_counted && value.fract() != 0.0 => Problem::NotWhole,
        () if quantity.unit == Unit::People && value > EVERYBODY => Problem::MoreThanEverybody,
        () if value < 0.0 => Problem::Negative,
        () => return None,
    };
    let found = if value.abs() < LARGEST { value.max(end).to_string() } else { format!("{value:e}") };
    let found = if value < 0.0 { value.to_string() } else { found };
    Some(Remark::new(problem, path(at, ".kind.quantity.value"), &[&found]))
}

fn span(at: usize, fact: &Fact) -> Option<Remark> {
    let edtf = fact.period.edtf()?;
    let (start, end) = edtf.split_once('/')?;
    let is_backward = is_plain(start) && is_plain(end) && is_before(end, start);
    is_backward.then(|| Remark::new(Problem::BackwardSpan, path(at, ".period"), &[edtf]))
}

fn after_source(sheet: &FactSheet, at: usize, fact: &Fact) -> Option<Remark> {
    let source = sheet.sources.iter().find(|source| source.id == fact.source)?;
    let (date, published) = (start(fact)?, format!("{:04}", source.year?));
    let is_late = is_observed(fact) && is_before(&published, date);
    is_late.then(|| Remark::new(Problem::AfterSource, path(at, ".period"), &[date, &published]))
}

/// The 13th meeting before the 12th.
fn ordinals(sheet: &FactSheet) -> Vec<Remark> {
    let mut events: Vec<(u16, &str, usize)> = Vec::new();
    for (at, fact) in sheet.facts.iter().enumerate() {
        if let (Kind::Event(event), Some(date)) = (&fact.kind, start(fact)) {
            events.extend(event.ordinal.map(|ordinal| (ordinal, date, at)));
        }
    }
    events.sort_by_key(|event| event.0);
    let mut remarks = Vec::new();
    for two in events.windows(2) {
        if let [one, other] = two
            && one.0 < other.0
            && is_before(other.1, one.1)
        {
            let found = [other.0.to_string(), one.0.to_string()];
            remarks.push(Remark::new(Problem::OutOfOrder, path(other.2, ".period"), &[&found[0], &found[1]]));
        }
    }
    remarks
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    /// A number of migrants at a place in a year.
    fn stock(place: &str, year: &str, value: f64) -> Value {
        json!({"place": place, "period": {"stated": year}, "source": "page", "status": "stated",
            "kind": {"quantity": {"value": value, "unit": "people", "bound": "exact", "population": "migrants", "measure": "stock"}}})
    }

    fn part(place: &str, of: &str, value: f64) -> Value {
        with(stock(place, "2020", value), "/kind/quantity", "part-of", json!(of))
    }

    fn share(label: &str, value: f64) -> Value {
        json!({"label": label, "period": {"stated": "2020"}, "source": "page", "status": "stated",
            "kind": {"quantity": {"value": value, "unit": "percent", "bound": "exact", "population": "migrants", "measure": "stock",
            "share-of": "all migrants"}}})
    }

    fn event(label: &str, date: &str, ordinal: Option<u16>) -> Value {
        json!({"label": label, "period": {"stated": date}, "source": "page", "status": "stated", "kind": {"event": {"ordinal": ordinal}}})
    }

    fn with(mut fact: Value, pointer: &str, name: &str, value: Value) -> Value {
        fact.pointer_mut(pointer).unwrap()[name] = value;
        fact
    }

    fn sheet(widget: &str, facts: &[Value]) -> FactSheet {
        let mut facts = facts.to_vec();
        for (at, fact) in facts.iter_mut().enumerate() {
            fact["id"] = json!(format!("f{at}"));
        }
        let sheet = json!({"id": "sheet", "title": "T", "widgets": [{"widget": widget, "title": "T"}],
            "sources": [{"id": "page", "publisher": "P", "title": "T", "address": "https://example.org/", "year": 2023}], "facts": facts});
        let sheet = serde_json::from_value(sheet).unwrap();
        assert_eq!(crate::sheet::check::check(&sheet, &crate::sheet::codes::is_known), []);
        sheet
    }

    fn said(widget: &str, facts: &[Value]) -> Vec<(Option<usize>, Problem)> {
        judge(&sheet(widget, facts)).iter().map(|remark| (fact(remark), remark.problem)).collect()
    }

    /// These facts have this remark at that fact, and no other.
    fn only(widget: &str, facts: &[Value], at: usize, problem: Problem) {
        assert_eq!(said(widget, facts), [(Some(at), problem)]);
    }

    fn fine(widget: &str, facts: &[Value]) {
        assert_eq!(said(widget, facts), []);
    }

    #[test]
    fn of_the_bundled_sheets_one_thing_is_pointed_out() {
        for id in crate::sheet::bundled::IDS {
            let file = format!("{}/data/sheets/{id}.json", env!("CARGO_MANIFEST_DIR"));
            let sheet: FactSheet = serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap();
            let said: Vec<String> =
                judge(&sheet).iter().map(|remark| format!("{:?} {}", remark.at, remark.message())).collect();
            // Two pages of one publisher print different numbers for one year: there it is.
            let known = [
                "Path(\"facts[10].kind.quantity.value\") 174 here and 175 in “member-states”, for the same place, time and measure.",
            ];
            assert_eq!(said, known[..usize::from(*id == *"iom")], "{id}");
        }
    }

    #[test]
    fn every_widget_has_a_fact_for_it() {
        let empty = |widget, facts: &[Value]| {
            let remarks = judge(&sheet(widget, facts));
            remarks.iter().any(|remark| remark.problem == Problem::NothingToShow)
        };
        assert!(empty("timeline", &[stock("HND", "2020", 5.0)]) && !empty("timeline", &[event("a", "1996", None)]));
        assert!(empty("totals", &[share("a", 5.0)]) && !empty("totals", &[stock("HND", "2020", 5.0)]));
        assert!(empty("share", &[stock("HND", "2020", 5.0)]) && !empty("share", &[share("a", 5.0)]));
        assert!(empty("members", &[stock("HND", "2020", 5.0)]) && empty("trend", &[event("a", "1996", None)]));
        assert!(!empty("card", &[event("a", "1996", None)]));
    }

    #[test]
    fn a_number_beyond_all_digits_cannot_be_shown() {
        only("card", &[stock("HND", "2020", 1e16)], 0, Problem::TooLargeNumber);
    }

    #[test]
    fn a_share_is_between_0_and_100() {
        only("card", &[share("a", 100.5)], 0, Problem::PercentRange);
        only("card", &[share("a", -1.0)], 0, Problem::PercentRange);
        fine("card", &[share("a", 100.0)]);
        fine("card", &[share("a", 0.0)]);
    }

    #[test]
    fn people_are_whole() {
        only("card", &[stock("HND", "2020", 25.4)], 0, Problem::NotWhole);
        fine("card", &[share("a", 25.4)]);
    }

    #[test]
    fn no_more_people_than_live_on_earth() {
        only("card", &[stock("HND", "2020", 25e9)], 0, Problem::MoreThanEverybody);
    }

    #[test]
    fn a_number_below_zero_is_pointed_out() {
        only("trend", &[stock("HND", "2020", -5.0)], 0, Problem::Negative);
    }

    #[test]
    fn a_span_ends_after_it_begins() {
        let spanned = |span: &str| with(event("a", "1996", None), "", "period", json!({"stated": span}));
        fine("timeline", &[spanned("1996-02/1996-03")]);
        fine("timeline", &[spanned("1996-02-10/1996-02-10")]);
        fine("timeline", &[spanned("1996/1996-03")]);
        let fact = spanned("1996-03/1996-02");
        let sheet: FactSheet = FactSheet {
            facts: vec![serde_json::from_value(with(fact, "", "id", json!("f"))).unwrap()].into(),
            ..sheet("timeline", &[event("a", "1996", None)])
        };
        let problems: Vec<Problem> = judge(&sheet).iter().map(|remark| remark.problem).collect();
        assert_eq!(problems, [Problem::BackwardSpan]);
    }

    #[test]
    fn what_is_observed_is_not_later_than_its_source() {
        only("card", &[stock("HND", "2024", 5.0)], 0, Problem::AfterSource);
        fine("card", &[with(stock("HND", "2024", 5.0), "/kind/quantity", "origin", json!("projection"))]);
        fine("timeline", &[with(event("a", "2024-05", None), "", "status", json!("announced"))]);
        fine("card", &[stock("HND", "2023", 5.0)]);
    }

    #[test]
    fn what_is_observed_is_not_later_than_today() {
        let late = |date: &str, today: &str| later_than(&sheet("timeline", &[event("a", date, None)]), today).len();
        assert_eq!(late("2023-06-02", "2023-06-01"), 1);
        assert_eq!(late("2023-06-01", "2023-06-01"), 0);
        assert_eq!(late("2023-06", "2023-06-01"), 0, "the month has begun");
        assert_eq!(late("2023-07", "2023-06-30"), 1);
        assert_eq!(late("2023", "2022-12-31"), 1);
    }

    #[test]
    fn events_are_numbered_in_the_order_of_their_dates() {
        let thirteenth = event("Thirteenth", "2008-05", Some(13));
        only("timeline", &[event("Twelfth", "2009", Some(12)), thirteenth.clone()], 1, Problem::OutOfOrder);
        fine("timeline", &[thirteenth, event("Twelfth", "2008", Some(12))]);
    }

    #[test]
    fn a_fact_stands_once() {
        only("card", &[stock("HND", "2020", 5.0), stock("HND", "2020", 5.0)], 1, Problem::Repeated);
        only("timeline", &[event("a", "1996", None), event("a", "1996", None)], 1, Problem::Repeated);
        fine("card", &[stock("HND", "2020", 5.0), stock("HND", "2015", 5.0)]);
    }

    #[test]
    fn one_thing_has_one_number() {
        only("card", &[stock("HND", "2020", 5.0), stock("HND", "2020", 6.0)], 1, Problem::Contradiction);
        let flow = with(stock("HND", "2020", 6.0), "/kind/quantity", "measure", json!("flow"));
        fine("card", &[stock("HND", "2020", 5.0), flow]);
    }

    #[test]
    fn one_place_has_one_label() {
        let named = |name: &str, value| with(stock("TUR", "2020", value), "", "label", json!(name));
        only("totals", &[named("Turkey", 5.0), named("Türkiye", 6.0)], 1, Problem::TwoLabels);
        let scoped = with(named("Women", 6.0), "", "scope", json!("women"));
        fine("totals", &[named("Turkey", 5.0), scoped]);
    }

    #[test]
    fn one_picture_has_one_unit() {
        only("trend", &[stock("HND", "2020", 5.0), share("a", 5.0)], 1, Problem::MixedUnits);
        fine("card", &[stock("HND", "2020", 5.0), share("a", 5.0)]);
    }

    #[test]
    fn one_picture_has_one_population() {
        let refugees = with(stock("CRI", "2020", 5.0), "/kind/quantity", "population", json!("refugees"));
        only("totals", &[stock("HND", "2020", 5.0), refugees], 1, Problem::MixedPopulations);
    }

    #[test]
    fn stocks_and_flows_are_in_no_one_picture() {
        let flow = |place| with(stock(place, "2020", 5.0), "/kind/quantity", "measure", json!("flow"));
        only("totals", &[stock("HND", "2020", 5.0), flow("CRI"), flow("NIC")], 1, Problem::MixedMeasures);
    }

    #[test]
    fn an_area_and_what_lies_in_it_are_not_side_by_side() {
        only("totals", &[stock("SSD", "2020", 5.0), stock("014", "2020", 60.0)], 1, Problem::Nested);
        fine("totals", &[stock("SSD", "2020", 5.0), stock("015", "2020", 60.0)]);
        fine("totals", &[part("SSD", "014", 5.0), stock("014", "2020", 60.0)]);
        fine("card", &[stock("SSD", "2020", 5.0), stock("014", "2020", 60.0)]);
        only(
            "totals",
            &[stock("001", "2020", 99.0), stock("HND", "2020", 5.0), stock("CRI", "2020", 5.0)],
            0,
            Problem::Nested,
        );
    }

    #[test]
    fn a_part_is_no_larger_than_its_whole() {
        only(
            "totals",
            &[stock("013", "2020", 20.0), part("HND", "013", 31.0), part("CRI", "013", 5.0)],
            1,
            Problem::PartTooLarge,
        );
        let bounded = with(stock("013", "2020", 20.0), "/kind/quantity", "bound", json!("at-least"));
        fine("totals", &[bounded, part("HND", "013", 31.0)]);
    }

    #[test]
    fn parts_are_no_more_than_their_whole() {
        only(
            "totals",
            &[stock("013", "2020", 21.0), part("HND", "013", 12.0), part("CRI", "013", 13.0)],
            0,
            Problem::PartsExceed,
        );
        fine("totals", &[stock("013", "2020", 30.0), part("HND", "013", 12.0), part("CRI", "013", 13.0)]);
    }

    #[test]
    fn all_parts_add_up_to_their_whole() {
        let parts = |whole: f64| {
            [
                stock("142", "2020", whole),
                part("030", "142", 1001.0),
                part("034", "142", 1001.0),
                part("035", "142", 1001.0),
                part("143", "142", 1001.0),
                part("145", "142", 1001.0),
            ]
        };
        fine("totals", &parts(5005.0));
        fine("totals", &parts(5007.0));
        only("totals", &parts(5101.0), 0, Problem::PartsShort);
        fine("totals", &parts(6101.0)[..4]);
    }

    #[test]
    fn what_was_rounded_may_differ_by_the_rounding() {
        fine(
            "totals",
            &[stock("013", "2020", 24_000_000.0), part("HND", "013", 12_400_000.0), part("CRI", "013", 12_000_000.0)],
        );
    }

    #[test]
    fn shares_of_one_whole_are_not_more_than_all_of_it() {
        only("share", &[share("a", 60.0), share("b", 42.0)], 0, Problem::SharesExceed);
        fine("share", &[share("a", 60.0), share("b", 41.0)]);
        fine("share", &[share("a", 60.0), share("b", 30.0)]);
    }

    #[test]
    fn shares_that_are_nearly_all_are_all() {
        only("share", &[share("a", 60.0), share("b", 30.0), share("c", 7.0)], 0, Problem::SharesShort);
        fine("share", &[share("a", 33.3), share("b", 33.3), share("c", 33.3)]);
    }

    #[test]
    fn no_number_grows_a_thousandfold_from_one_year_to_the_next() {
        only("trend", &[stock("HND", "2010", 39_456.0), stock("HND", "2015", 41.0)], 1, Problem::Jump);
        fine("trend", &[stock("HND", "2010", 39_456.0), stock("HND", "2015", 4100.0)]);
        fine("trend", &[stock("HND", "2010", 39_456.0), stock("CRI", "2015", 41.0)]);
    }
}
