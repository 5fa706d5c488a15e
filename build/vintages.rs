//! Earlier states of the sheets, which snippets may name: read, checked, and packed as the sheets of today are.
//!
//! `data/vintages/<sheet>.<hash>.json` is a sheet as it was, `<sheet>.<hash>.<tag>.json` beside it are those of its
//! translations that the sheet of today no longer has, and `released.txt` names what releases have published.

use crate::bake::{self, Packed};
use crate::fact::FactSheet;
use crate::released::order;
use std::{error::Error, fs, path::Path};

/// The list of what was published: version, sheet and vintage in a line, parted by blanks.
pub const RELEASED: &str = "released.txt";

/// An earlier state of a sheet.
pub struct Old {
    /// The sheet.
    pub sheet: FactSheet,
    /// The hash of its file.
    pub vintage: String,
}

/// An earlier state, packed but for its texts.
pub struct PackedOld {
    /// The sheet.
    pub packed: Packed,
    /// Date and fact of what had been corrected in it already.
    pub corrected: Vec<(String, String)>,
}

/// Reads all earlier states, by sheet and the last published first.
///
/// # Errors
/// A file that is not what its name says, or that no longer reads.
pub fn read(folder: &Path) -> Result<Vec<Old>, Box<dyn Error>> {
    let mut all = Vec::new();
    for entry in fs::read_dir(folder)? {
        let file = entry?.path();
        let name = file.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        let parts: Vec<&str> = name.split('.').collect();
        let [id, hash, "json"] = parts.as_slice() else { continue };
        let text = fs::read_to_string(&file)?;
        let found = bake::vintage(&text);
        if found != *hash {
            return Err(format!(
                "{}: its content has the hash {found}: what was published never changes",
                file.display()
            )
            .into());
        }
        let sheet = bake::read(&text).map_err(|fault| format!("{}: {fault}", file.display()))?;
        if sheet.id != *id {
            return Err(format!("{}: it is a state of {}", file.display(), sheet.id).into());
        }
        all.push(Old { sheet, vintage: found });
    }
    let order = order(&fs::read_to_string(folder.join(RELEASED))?);
    let place = |old: &Old| order.iter().rposition(|line| *line == (old.sheet.id.to_string(), old.vintage.clone()));
    all.sort_by_key(|old| (old.sheet.id.to_string(), std::cmp::Reverse(place(old)), old.vintage.clone()));
    Ok(all)
}
