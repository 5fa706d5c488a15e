//! The places of a sheet: whose names travel with it, and where states lie.

use crate::fact::{FactSheet, Item, Kind};
use std::collections::BTreeSet;

/// Begins the name of a place, which stands after its code.
pub const PLACE: char = '\u{1}';

/// The areas of the Americas by M49, in the order in which tiles of states are shown.
const AREAS: [&str; 4] = ["021", "013", "029", "005"];

/// The states of the Americas: code, number in [`AREAS`], column and row of a map of tiles as letters from A.
/// Areas are those of UN M49; the places are our own, about as the states lie to one another.
const AMERICAS: &str = "CAN0CAUSA0CBMEX1BCBHS2FCCUB2ECGTM1BDBLZ1CDJAM2EDHTI2FDDOM2GDKNA2HDATG2ID\
                        SLV1BEHND1CEDMA2HELCA2IENIC1CFVCT2HFBRB2IFCRI1CGPAN1DGGRD2HGTTO2IG\
                        COL3DHVEN3EHGUY3FHSUR3GHECU3DIBRA3FIPER3DJBOL3EJPRY3FJCHL3DKARG3EKURY3FK";

/// Codes of the places whose names a sheet needs.
pub fn places(sheet: &FactSheet) -> BTreeSet<String> {
    let mut codes = BTreeSet::new();
    for fact in sheet.facts.iter() {
        codes.extend(fact.place.iter().map(ToString::to_string));
        if let Kind::List(list) = &fact.kind {
            let listed: Vec<&str> = list.items.iter().filter_map(Item::place).collect();
            let areas = AREAS.iter().filter(|_| !listed.is_empty());
            codes.extend(listed.iter().chain(areas).map(ToString::to_string));
        }
    }
    codes
}

/// Where states lie, among the names of places as `map`: for a sheet that lists states.
pub fn map(places: &BTreeSet<String>) -> Option<String> {
    let lists = AREAS.iter().all(|area| places.contains(*area));
    lists.then(|| format!("{PLACE}map{}{AMERICAS}", AREAS.concat()))
}

/// The names that are there, in their order, then the codes of the places that have none.
pub fn named(mut codes: BTreeSet<String>, names: &str) -> Vec<String> {
    let map = map(&codes);
    let wanted = |name: &&str| name.get(1..4).is_some_and(|code| codes.remove(code));
    let mut named: Vec<String> = names.split('\0').filter(wanted).map(String::from).collect();
    named.extend(codes.iter().map(|code| format!("{PLACE}{code}{code}")));
    named.extend(map);
    named
}
