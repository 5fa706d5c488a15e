//! Station two, fact sheets: where they come from and whether they hold.

pub mod bundled;
pub mod check;
