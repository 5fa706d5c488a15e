//! Numbers at the points of a series that stands alone.

use super::super::chrome::{number, number_width};
use super::SMALL;
use super::data::Dot;
use super::plot::Plot;

/// From a point to the middle of its number, and from that to a rule and to a line, CSS px.
const OFF: (f64, f64, f64) = (13.0, 7.5, 9.0);
/// Space between two numbers, CSS px.
const APART: f64 = 6.0;

impl Plot<'_> {
    /// The numbers of a series that stands alone, at its points: of the first one, and from the last observed one
    /// back of as many as have room. The end of the line has its own.
    pub fn values(&mut self, dots: &[Dot]) {
        self.ink.fact = None;
        // What is free over and under the line: the two never meet.
        let mut over = (self.area.x - 3.0, self.area.right() + 8.0);
        let mut under = over;
        for turn in 1..dots.len() {
            let index = if turn == 1 { 0 } else { dots.len() - turn };
            if !self.value_at(dots, index, -1.0, &mut over) {
                self.value_at(dots, index, 1.0, &mut under);
            }
        }
    }

    /// Puts the number of a point over (-1) or under (1) it, where there is room; says whether there was.
    fn value_at(&mut self, dots: &[Dot], index: usize, way: f64, free: &mut (f64, f64)) -> bool {
        let (Some(dot), Some(next)) = (dots.get(index), dots.get(index + 1)) else { return true };
        let Some(quantity) = dot.fact.quantity().filter(|_| !dot.ahead) else { return true };
        let mut figure = self.language.figure(quantity, self.decimals);
        // The unit stands at the highest number of the axis.
        if self.unit > 1.0 {
            figure.plain = self.language.fixed(dot.value / self.unit, self.decimals);
        }
        let width = number_width(&figure.glyph, &figure.plain, SMALL, self.measure);
        // Beside a line that rises or falls, in the middle of its heights and depths.
        let before = index.checked_sub(1).and_then(|before| dots.get(before)).map_or(dot.value, |before| before.value);
        let slope = f64::from(u8::from(next.value > dot.value)) - f64::from(u8::from(before > dot.value));
        let x = (self.at(dot).x - width * (1.0 - slope * way) / 2.0).max(self.area.x - 3.0);
        let y = self.beside(dots, dot, x, x + width, way);
        let clear = y > 0.0 && x >= free.0 && x + width <= free.1;
        if clear {
            number(self.ink.marks, self.ink.fact, &figure.glyph, &figure.plain, SMALL, x, y, self.measure);
            if index == 0 {
                free.0 = x + width + APART;
            } else {
                free.1 = x - APART;
            }
        }
        clear
    }

    /// How high a number over (-1) or under (1) a point stands, between two x; zero where there is no room.
    fn beside(&self, dots: &[Dot], dot: &Dot, left: f64, right: f64, way: f64) -> f64 {
        let mut from = self.at(dot);
        let mut y = from.y + OFF.0 * way;
        for rule in 0..self.steps + 1 {
            let line = self.y(self.value(rule));
            if (line - y).abs() < OFF.1 {
                y = line + OFF.1 * way;
            }
        }
        let mut clear = y > self.area.y && y < self.area.bottom();
        for dot in dots {
            let to = self.at(dot);
            if from.x < right && to.x > left {
                clear &= (y - from.y) * way > OFF.2 && (y - to.y) * way > OFF.2;
            }
            from = to;
        }
        if clear { y } else { 0.0 }
    }
}
