//! What was wrong in a sheet, and what readers of an earlier state of it are told.

use super::{FactId, List, Str, Text};
use serde::{Deserialize, Serialize};

/// A sheet without corrections does not name them.
pub(super) fn is_empty(corrections: &List<Correction>) -> bool {
    corrections.is_empty()
}

/// What was wrong in a fact, or that its source withdrew it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Correction {
    /// When it was corrected here, as EDTF.
    pub date: Str,
    /// Name of the fact.
    pub fact: Str,
    /// What the sheet said before.
    pub was: Said,
    /// What it says now; absent where the fact was withdrawn and is no longer in the sheet.
    #[serde(default)]
    pub is: Option<Said>,
    /// Why, in one sentence.
    pub why: Text,
    /// Name of the source of this sheet that says so.
    pub source: Str,
}

/// What a sheet said of a fact.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum Said {
    /// The number, in the unit of the fact.
    Number(f64),
    /// Anything else, in words.
    Words(Text),
}

/// A fact of an earlier state of a sheet, and what was corrected in it since.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Amended {
    /// Its number in the sheet, or [`Amended::WITHDRAWN`].
    pub fact: FactId,
    /// When, what and why, in sentences.
    pub text: Text,
}

impl Amended {
    /// In place of the number of a fact: it was withdrawn, and charts no longer show it.
    pub const WITHDRAWN: FactId = FactId::MAX;
}
