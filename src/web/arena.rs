//! Memory for the time of one call.
//!
//! Nothing is kept between calls, so nothing is given back within one: giving back costs a call for every text and list
//! that ends, in code and in time. Each call begins with [`Arena::rewind`]; what the first one found in use stays, which is
//! the table in which wasm-bindgen keeps its handles.

#![allow(unsafe_code)]

use core::alloc::{GlobalAlloc, Layout};
use core::cell::Cell;
use core::ptr::null_mut;

/// Bytes of a page of memory.
const PAGE: usize = 65_536;

/// Hands out memory from the end of what is in use.
pub struct Arena {
    /// The first free byte; zero before the first call.
    next: Cell<usize>,
    /// Where every call begins; zero before the first one.
    first: Cell<usize>,
}

// One thread runs this wasm: it is built without the feature for more.
unsafe impl Sync for Arena {}

impl Arena {
    /// Nothing is in use.
    pub const fn new() -> Self {
        Self { next: Cell::new(0), first: Cell::new(0) }
    }

    /// Gives back what the last call took.
    pub fn rewind(&self) {
        if self.first.get() == 0 {
            self.first.set(self.next.get());
        }
        self.next.set(self.first.get());
    }

    /// Takes bytes from an address on; says whether there was memory left.
    fn take(&self, start: usize, bytes: usize) -> bool {
        let Some(end) = start.checked_add(bytes) else { return false };
        let have = core::arch::wasm32::memory_size(0) * PAGE;
        if end > have && core::arch::wasm32::memory_grow(0, (end - have).div_ceil(PAGE)) == usize::MAX {
            return false;
        }
        self.next.set(end);
        true
    }
}

unsafe impl GlobalAlloc for Arena {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        unsafe extern "C" {
            static __heap_base: u8;
        }
        let next = match self.next.get() {
            0 => (&raw const __heap_base).addr(),
            next => next,
        };
        let start = next.next_multiple_of(layout.align());
        if self.take(start, layout.size()) { start as *mut u8 } else { null_mut() }
    }

    #[inline(always)]
    unsafe fn dealloc(&self, _: *mut u8, _: Layout) {}

    /// What was taken last grows where it is.
    unsafe fn realloc(&self, old: *mut u8, layout: Layout, bytes: usize) -> *mut u8 {
        if old.addr() + layout.size() == self.next.get() {
            return if self.take(old.addr(), bytes) { old } else { null_mut() };
        }
        // Sound as the caller's own: the alignment is that of a layout.
        let new = unsafe { self.alloc(Layout::from_size_align_unchecked(bytes, layout.align())) };
        if !new.is_null() {
            unsafe { core::ptr::copy_nonoverlapping(old, new, layout.size().min(bytes)) };
        }
        new
    }
}
