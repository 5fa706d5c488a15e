//! Between two scenes: marks of the same thing move from where they were to where they are.
//!
//! Pure: the pictures before and after, and how far the way has gone, give the picture between. What is
//! only in the second one is there at once, what is only in the first one is gone at once: nothing fades.

use crate::fact::FactId;
use crate::geom::{Point, Rect};
use crate::scene::{Key, Mark, Shape};

/// Above this number of marks nothing moves: the eye could not follow it.
const FOLLOWED: usize = 1000;

/// Moves the marks `to` back to where they are at `t` between 0 (`from`) and 1. `same` gives facts that stand for one
/// thing, such as a region in two years, one number; marks of one thing and part are taken in their order.
pub fn tween(mut from: Vec<Mark>, to: &mut [Mark], same: &dyn Fn(FactId) -> FactId, t: f64) {
    if t >= 1.0 || from.len().max(to.len()) > FOLLOWED {
        return;
    }
    let thing = |key: Key| (key.fact.map(same), key.part);
    for mark in to {
        if let Some(at) = from.iter().position(|before| thing(before.key) == thing(mark.key)) {
            way(&from.remove(at).shape, &mut mark.shape, t);
        }
    }
}

/// A rectangle or a text on its way. What is of another kind is there at once.
fn way(from: &Shape, to: &mut Shape, t: f64) {
    match (from, to) {
        (Shape::Fill(from), Shape::Fill(to)) => {
            *to = Rect {
                x: mix(from.x, to.x, t),
                y: mix(from.y, to.y, t),
                width: mix(from.width, to.width, t),
                height: mix(from.height, to.height, t),
            };
        }
        (Shape::Text { at: from, .. }, Shape::Text { at, .. }) => {
            *at = Point { x: mix(from.x, at.x, t), y: mix(from.y, at.y, t) };
        }
        _ => {}
    }
}

fn mix(from: f64, to: f64, t: f64) -> f64 {
    from + (to - from) * t
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::Part;
    use crate::theme::Role;

    fn bar(fact: FactId, y: f64, width: f64) -> Mark {
        Mark::new(fact, Part::Bar, Role::Series1, Shape::Fill(Rect::new(0.0, y, width, 10.0)))
    }

    /// Facts 1 and 11, 2 and 12 are the same place in two years.
    fn place(fact: FactId) -> FactId {
        fact % 10
    }

    fn between(before: &[Mark], after: &[Mark], t: f64) -> Vec<Mark> {
        let mut marks = after.to_vec();
        tween(before.to_vec(), &mut marks, &place, t);
        marks
    }

    #[test]
    fn a_bar_moves_and_grows_on_its_way_to_another_place() {
        let (before, after) = ([bar(1, 0.0, 100.0), bar(2, 20.0, 50.0)], [bar(12, 0.0, 90.0), bar(11, 20.0, 80.0)]);
        let halfway = between(&before, &after, 0.5);
        assert_eq!(halfway, [bar(12, 10.0, 70.0), bar(11, 10.0, 90.0)]);
    }

    #[test]
    fn the_way_starts_at_the_first_and_ends_at_the_second() {
        let (before, after) = ([bar(1, 0.0, 100.0)], [bar(11, 40.0, 20.0)]);
        assert_eq!(between(&before, &after, 0.0), [bar(11, 0.0, 100.0)]);
        assert_eq!(between(&before, &after, 1.0), after);
    }

    #[test]
    fn what_is_new_is_there_at_once_and_what_is_gone_is_gone() {
        let halfway = between(&[bar(1, 0.0, 100.0)], &[bar(12, 0.0, 30.0)], 0.5);
        assert_eq!(halfway, [bar(12, 0.0, 30.0)]);
    }

    #[test]
    fn pieces_of_one_thing_are_taken_in_their_order() {
        let (before, after) = ([bar(1, 0.0, 10.0), bar(1, 50.0, 10.0)], [bar(1, 10.0, 10.0), bar(1, 60.0, 10.0)]);
        assert_eq!(between(&before, &after, 0.5), [bar(1, 5.0, 10.0), bar(1, 55.0, 10.0)]);
    }

    #[test]
    fn a_shape_of_another_kind_does_not_move() {
        let disc = Mark { shape: Shape::Disc { at: Point { x: 9.0, y: 9.0 }, radius: 3.0 }, ..bar(1, 0.0, 0.0) };
        assert_eq!(between(&[bar(1, 0.0, 10.0)], std::slice::from_ref(&disc), 0.5), [disc]);
    }
}
