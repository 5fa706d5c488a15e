//! Station two, fact sheets: where they come from and whether they hold.

pub mod bundled;
#[cfg(any(not(target_arch = "wasm32"), feature = "data"))]
pub mod check;
#[cfg(any(not(target_arch = "wasm32"), feature = "data"))]
pub mod codes;
#[cfg(any(not(target_arch = "wasm32"), feature = "data"))]
pub mod json;
#[cfg(any(not(target_arch = "wasm32"), feature = "data"))]
pub mod judge;
#[cfg(any(not(target_arch = "wasm32"), feature = "data"))]
pub mod own;
#[cfg(any(not(target_arch = "wasm32"), feature = "data", feature = "fonts"))]
pub mod pack;
#[cfg(any(not(target_arch = "wasm32"), feature = "data"))]
pub mod remark;
#[cfg(any(not(target_arch = "wasm32"), feature = "data"))]
pub mod table;
#[cfg(any(not(target_arch = "wasm32"), feature = "fonts"))]
pub mod vintage;
