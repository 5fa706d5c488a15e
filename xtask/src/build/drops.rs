//! The wasm without the code that gives memory back.
//!
//! Its allocator gives nothing back within a call (`src/web/arena.rs`), so all that ends a text or a list does nothing; but
//! the compiler cannot know it, because it never sees through the call. Here the functions that only give back become empty,
//! and wasm-opt takes away what led to them: 2.4 KB of brotli. What ends more than memory, a handle or a borrow, stays.

use std::path::Path;

use anyhow::{Context as _, Result};
use walrus::{FunctionKind, Module};

use crate::fail::failure;

/// What the names of those functions have in them.
const GIVE_BACK: [&str; 4] =
    ["core::ptr::drop_in_place::<", "Drop>::drop", "__rust_dealloc", "RawVecInner>::deallocate"];
/// What ends more than memory.
const MORE: [&str; 8] = ["JsValue", "wasm_bindgen", "js_sys", "web_sys", "dyn ", "Ref", "Canvas", "Brush"];
/// With fewer of them the names have changed, and the list above does nothing.
const LEAST: usize = 40;

/// Empties the functions that only give memory back.
pub fn empty(wasm: &Path) -> Result<()> {
    let mut module = Module::from_file(wasm).with_context(|| format!("cannot read {}", wasm.display()))?;
    let mut count = 0;
    for function in module.funcs.iter_mut() {
        let FunctionKind::Local(local) = &mut function.kind else { continue };
        if function.name.as_deref().is_some_and(only_gives_back) {
            let entry = local.entry_block();
            local.block_mut(entry).instrs.clear();
            count += 1;
        }
    }
    if count < LEAST {
        let message = format!("{}: only {count} functions that give memory back", wasm.display());
        return Err(failure(message, "look at GIVE_BACK in xtask/src/build/drops.rs"));
    }
    module.emit_wasm_file(wasm).with_context(|| format!("cannot write {}", wasm.display()))
}

fn only_gives_back(name: &str) -> bool {
    GIVE_BACK.iter().any(|part| name.contains(part)) && !MORE.iter().any(|part| name.contains(part))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_ends_a_handle_stays() {
        assert!(only_gives_back("core::ptr::drop_in_place::<migration_facts[1]::scene::Scene>"));
        assert!(only_gives_back(
            "<alloc[1]::vec::Vec<migration_facts[1]::fact::Fact> as core[1]::ops::drop::Drop>::drop"
        ));
        for name in [
            "core::ptr::drop_in_place::<migration_facts[1]::web::brush::Brush>",
            "core::ptr::drop_in_place::<core[1]::result::Result<String, wasm_bindgen[1]::JsValue>>",
            "<core[1]::cell::RefMut<u8> as core[1]::ops::drop::Drop>::drop",
            "migration_facts[1]::widgets::scene",
        ] {
            assert!(!only_gives_back(name), "{name}");
        }
    }
}
