//! Codes of places: which there are, and which area another one lies in, as UN M49 has it.

/// Code, alpha-3 code and code of the next larger area of every place, three letters each, ordered by code.
const AREAS: &str = include_str!(concat!(env!("OUT_DIR"), "/codes.txt"));

/// Letters of one place.
const ROW: usize = 9;

/// Most areas around a country: World, region, subregion, intermediate region.
const DEEPEST: usize = 6;

/// All places: code, alpha-3 code (or blanks), code of the next larger area (or blanks).
fn rows() -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    (0..AREAS.len() / ROW).filter_map(|row| {
        let row = AREAS.get(row * ROW..(row + 1) * ROW)?;
        Some((row.get(..3)?, row.get(3..6)?, row.get(6..)?))
    })
}

/// Whether a code is one of UN M49 or ISO 3166-1 alpha-3.
pub fn is_known(code: &str) -> bool {
    number(code).is_some()
}

/// The code of UN M49 for any code of a place.
pub fn number(code: &str) -> Option<&'static str> {
    let is_code = code.len() == 3 && code.trim() == code;
    rows().find(|(number, alpha, _)| is_code && (*number == code || *alpha == code)).map(|(number, ..)| number)
}

/// The areas that a place lies in, the smallest first.
pub fn around(code: &str) -> Vec<&'static str> {
    let mut areas = Vec::new();
    let mut inner = number(code);
    while let Some(parent) = inner.and_then(parent).filter(|_| areas.len() < DEEPEST) {
        areas.push(parent);
        inner = Some(parent);
    }
    areas
}

fn parent(number: &'static str) -> Option<&'static str> {
    rows().find(|row| row.0 == number).map(|row| row.2).filter(|parent| !parent.trim().is_empty())
}

/// The countries and areas of an area that hold no others, as codes of UN M49; a country itself.
pub fn within(code: &str) -> Vec<&'static str> {
    let Some(area) = number(code) else { return Vec::new() };
    let is_inside = |number: &str| number == area || around(number).contains(&area);
    rows().filter(|(number, alpha, _)| !alpha.trim().is_empty() && is_inside(number)).map(|row| row.0).collect()
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
