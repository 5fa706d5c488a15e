//! What is asked of a fact again and again. Apart from the nouns themselves, which the build reads as well.

use crate::fact::{Fact, Kind, Period, Quantity, Status};

impl Fact {
    /// The number, where it is one.
    pub fn quantity(&self) -> Option<&Quantity> {
        match &self.kind {
            Kind::Quantity(quantity) => Some(quantity),
            _ => None,
        }
    }

    /// Whether it, or its date, is inferred, or was only announced.
    pub fn doubtful(&self) -> bool {
        matches!(self.period, Period::Inferred { .. })
            || matches!(self.status, Status::Inferred { .. } | Status::Announced)
    }

    /// The number's value, where it is one and there are data.
    pub fn value(&self) -> Option<f64> {
        self.quantity()?.value
    }
}

impl Period {
    /// The EDTF expression, where there is a date.
    pub fn edtf(&self) -> Option<&str> {
        match self {
            Period::Stated(edtf) | Period::Inferred { edtf, .. } => Some(edtf),
            Period::Unknown | Period::Timeless => None,
        }
    }
}
