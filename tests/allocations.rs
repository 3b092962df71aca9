//! What the hot paths take from the allocator, counted.
#![allow(unsafe_code, reason = "an allocator that counts")]

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

use vidne::segment::{Segmentation, WordBuffer, tokens};

struct Counting;

thread_local! {
    /// Of this thread alone: those that run the tests allocate too.
    static COUNT: Cell<usize> = const { Cell::new(0) };
}

// SAFETY: all is handed on to the system's allocator.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        COUNT.with(|count| count.set(count.get() + 1));
        // SAFETY: the caller's promises are handed on.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, place: *mut u8, layout: Layout) {
        // SAFETY: the caller's promises are handed on.
        unsafe { System.dealloc(place, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

fn allocations(job: impl FnOnce()) -> usize {
    let before = COUNT.with(Cell::get);
    job();
    COUNT.with(Cell::get) - before
}

#[test]
fn nothing_is_allocated_for_a_word() {
    let line = "It-chefen så 80'erne, f.eks. kl. 12.30, og sagde: »Det gik.« Så lo COI’s folk.\n\n";
    let (text, odd) = (line.repeat(2_000), "Съешь же ½ kop 👍 te_te ".repeat(2_000));
    let mut buffer = WordBuffer::default();
    for text in [&text, &odd] {
        assert!(buffer.words(text).len() > 5_000);
        let warm = allocations(|| assert!(buffer.words(text).len() > 5_000));
        assert_eq!(warm, 0, "a warm buffer allocated {warm} times");
    }
    let count = tokens(&text).len();
    let by_tokens = allocations(|| assert_eq!(tokens(&text).len(), count));
    assert!(by_tokens < 40, "{count} tokens took {by_tokens} allocations");
    // A block may take a few, a token none.
    let by_all = allocations(|| assert_eq!(Segmentation::new(&text).tokens.len(), count));
    assert!(by_all < 2_000 * 4, "{count} tokens in 2,000 blocks took {by_all} allocations");
}
