//! Codes of places: which there are, and which area another one lies in, as UN M49 has it.

/// Code, alpha-3 code and code of the next larger area of every place, three letters each, ordered by code.
const AREAS: &str = include_str!(concat!(env!("OUT_DIR"), "/codes.txt"));

/// Letters of one place.
const ROW: usize = 9;

/// Most areas around a country: World, region, subregion, intermediate region.
const DEEPEST: usize = 6;

/// The codes of a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Its own of UN M49.
    pub number: &'static str,
    /// Its alpha-3 code of ISO 3166-1; areas have none.
    pub state: Option<&'static str>,
    /// UN M49 of the next larger area; the World lies in none.
    pub around: Option<&'static str>,
}

/// All places.
fn places() -> impl Iterator<Item = Place> {
    let given = |code: &'static str| Some(code).filter(|code| *code != "   ");
    (0..AREAS.len() / ROW).filter_map(move |row| {
        let row = AREAS.get(row * ROW..(row + 1) * ROW)?;
        Some(Place { number: row.get(..3)?, state: given(row.get(3..6)?), around: given(row.get(6..)?) })
    })
}

/// The place that has a code of UN M49 or ISO 3166-1 alpha-3.
pub fn find(code: &str) -> Option<Place> {
    places().find(|place| place.number == code || place.state == Some(code))
}

/// Whether a code is one of UN M49 or ISO 3166-1 alpha-3.
pub fn is_known(code: &str) -> bool {
    number(code).is_some()
}

/// The code of UN M49 for any code of a place.
pub fn number(code: &str) -> Option<&'static str> {
    find(code).map(|place| place.number)
}

/// The areas that a place lies in, the smallest first.
pub fn around(code: &str) -> Vec<&'static str> {
    let mut areas = Vec::new();
    let mut inner = number(code);
    while let Some(parent) = inner.and_then(|inner| find(inner)?.around).filter(|_| areas.len() < DEEPEST) {
        areas.push(parent);
        inner = Some(parent);
    }
    areas
}

/// The countries and areas of an area that hold no others, as codes of UN M49; a country itself.
pub fn within(code: &str) -> Vec<&'static str> {
    let Some(area) = number(code) else { return Vec::new() };
    let is_inside = |number: &str| number == area || around(number).contains(&area);
    places().filter(|place| place.state.is_some() && is_inside(place.number)).map(|place| place.number).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_known_by_number_and_by_letters() {
        assert!(is_known("HND") && is_known("340") && is_known("001") && is_known("419"));
        for code in ["", "   ", "XXX", "999", "hnd", "HN", "HNDX", "H\u{e9}"] {
            assert!(!is_known(code), "{code}");
        }
    }

    #[test]
    fn areas_lie_within_one_another() {
        assert_eq!(around("SSD"), ["014", "202", "002", "001"]);
        assert_eq!(around("340"), around("HND"));
        assert_eq!(around("001"), [""; 0]);
    }

    #[test]
    fn an_area_holds_its_countries() {
        assert_eq!(within("HND"), ["340"]);
        assert_eq!(within("013").len(), 8, "Central America");
        let regions: usize = ["002", "009", "019", "142", "150"].iter().map(|region| within(region).len()).sum();
        assert_eq!(within("001").len(), regions + 1, "all but Antarctica lie in a region");
    }
}
