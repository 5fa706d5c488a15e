//! Facts as points: by series, in order of date, joined where the source has them as one series.

use super::super::ends;
use crate::calendar;
use crate::fact::{Fact, FactId, Origin};
use crate::order::sorted;
use crate::story::{Shown, Story};
use crate::theme::Role;
use crate::view::View;
use core::cmp::Ordering;

/// A step is a gap from so many usual steps on.
const GAP: f64 = 1.5;
/// The same of a series of which only the extremes of each stretch of time are there. Then the usual step is one that four fifths
/// do not exceed: as no stretch has more than four points, it is a quarter of a stretch or longer, and within one is no gap.
const THINNED: f64 = 4.0;

/// A number with its date.
#[derive(Clone, Copy)]
pub struct Dot<'a> {
    /// Its number in the sheet.
    pub id: FactId,
    /// The fact.
    pub fact: &'a Fact,
    /// What all of a series share: the code of the place, else the label.
    key: &'a str,
    /// The middle of its period, in days from 1 January 1970.
    pub day: f64,
    /// The number; NaN where there are no data.
    pub value: f64,
    /// The last number of its series.
    last: f64,
    /// The number of its series, the one with the largest last value first.
    pub series: usize,
    /// Colour of its series.
    pub role: Role,
    /// Whether it is the first of its series.
    pub starts: bool,
    /// Whether a line joins it to the one before.
    pub joined: bool,
    /// Whether it was calculated ahead.
    pub ahead: bool,
}

impl Dot<'_> {
    fn order(&self, other: &Self) -> Ordering {
        let series = other.last.total_cmp(&self.last).then(self.key.cmp(other.key));
        series.then(self.day.total_cmp(&other.day)).then(self.id.cmp(&other.id))
    }
}

/// The points of a view, and the facts without a date or a number.
pub fn dots<'a>(story: &'a Story, view: View) -> (Vec<Dot<'a>>, Vec<Shown<'a>>) {
    let (mut all, mut aside) = (Vec::new(), Vec::new());
    for shown in story.shown(view) {
        let Shown { id, fact } = shown;
        let (Some(days), Some(quantity)) = (fact.period.edtf().and_then(calendar::days), fact.quantity()) else {
            aside.push(shown);
            continue;
        };
        let key = fact.place.as_deref().unwrap_or(story.language.label(fact));
        let (day, value) = (f64::from(days.from) / 2.0 + f64::from(days.to) / 2.0, quantity.value.unwrap_or(f64::NAN));
        let (last, ahead) = (0.0, quantity.origin != Origin::Observed);
        let (starts, joined) = (false, false);
        all.push(Dot { id, fact, key, day, value, last, series: 0, role: Role::Text, starts, joined, ahead });
    }
    let (mut dots, mut broken) = (Vec::new(), false);
    for mut dot in sorted(&all, &Dot::order) {
        dot.joined = !core::mem::replace(&mut broken, dot.value.is_nan());
        match broken {
            true => aside.push(Shown { id: dot.id, fact: dot.fact }),
            false => dots.push(dot),
        }
    }
    let (mut key, mut last) = ("", 0.0);
    for dot in dots.iter_mut().rev() {
        if dot.key != key {
            (key, last) = (dot.key, dot.value);
        }
        dot.last = last;
    }
    let mut dots = sorted(&dots, &Dot::order);
    join(story, &mut dots);
    (dots, aside)
}

/// Numbers and colours the series, and joins what is one line.
fn join(story: &Story, dots: &mut [Dot]) {
    let of = dots.iter().find_map(|dot| dot.fact.quantity()?.part_of.as_deref());
    let (mut key, mut day, mut source, mut most) = (None, 0.0, "", 0.0);
    let (mut series, mut colours, mut role) = (0, 0, Role::Text);
    for at in 0..dots.len() {
        let starts = dots.get(at).is_some_and(|dot| key != Some(dot.key));
        if starts {
            let (longer, gap) = if story.is_thinned() { (4, THINNED) } else { (1, GAP) };
            most = usual_step(dots.get(at..).unwrap_or(&[]), longer) * gap;
        }
        let Some(dot) = dots.get_mut(at) else { return };
        dot.starts = starts;
        if starts {
            series += 1;
            role = ends::role(story, dot.fact, colours);
            if of == Some(dot.key) {
                role = if story.options.highlight.is_empty() { Role::Text } else { role };
            } else {
                colours += 1;
            }
        }
        let near = dot.ahead || dot.day - day <= most;
        dot.joined &= !starts && near && source == dot.fact.source;
        (dot.series, dot.role) = (series - 1, role);
        (key, day, source) = (Some(dot.key), dot.day, dot.fact.source.as_ref());
    }
}

/// The step from one point to the next of the first series, in days, that for each longer one has so many that are not: for one
/// the median.
fn usual_step(dots: &[Dot], longer: i32) -> f64 {
    let (mut low, mut high) = (0.0, 4e6);
    // Found by halving: sorting would cost more code.
    for _ in 0..32 {
        let middle = (low + high) / 2.0;
        let (mut within, mut before) = (0, None);
        for dot in dots {
            match before {
                Some((key, _)) if key != dot.key => break,
                Some((_, day)) => within += if dot.day - day <= middle { 1 } else { -longer },
                None => {}
            }
            before = Some((dot.key, dot.day));
        }
        (low, high) = if within >= 0 { (low, middle) } else { (middle, high) };
    }
    high
}
