//! What the hot paths take from the allocator, counted.
#![allow(unsafe_code, reason = "an allocator that counts")]

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

use vidne::Span;
use vidne::segment::{Segmentation, Token, WordBuffer, tokens, words};

struct Counting;

thread_local! {
    /// Of this thread alone: those that run the tests allocate too.
    static COUNT: Cell<usize> = const { Cell::new(0) };
    /// How many bytes are held, and the most that were held at once. A list that grows is counted twice while it moves.
    static HELD: Cell<usize> = const { Cell::new(0) };
    static PEAK: Cell<usize> = const { Cell::new(0) };
}

// SAFETY: all is handed on to the system's allocator.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        COUNT.set(COUNT.get() + 1);
        HELD.set(HELD.get().wrapping_add(layout.size()));
        PEAK.set(PEAK.get().max(HELD.get()));
        // SAFETY: the caller's promises are handed on.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, place: *mut u8, layout: Layout) {
        HELD.set(HELD.get().wrapping_sub(layout.size()));
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

/// How many bytes `job` held at once beside those of its result, which it tells.
fn bytes_beside(job: impl FnOnce() -> usize) -> usize {
    let before = HELD.get();
    PEAK.set(before);
    let result = job();
    (PEAK.get() - before).saturating_sub(result)
}

/// What a text of a megabyte may be at its worst.
fn worst() -> Vec<(&'static str, String)> {
    let unit = |unit: &str| unit.repeat((1 << 20) / unit.len());
    vec![
        ("an article", unit("It-chefen så 80'erne, f.eks. kl. 12.30, og sagde: »Det gik.« Så lo COI’s folk.\n\n")),
        ("a paragraph", unit("Det gik, som det plejer. ")),
        ("a word", unit("å")),
        ("a word of marks", unit("東e\u{301}")),
        ("line ends", unit("\n")),
        ("lines", unit("å\n")),
        ("dots", unit(".")),
        ("marks", unit("»")),
        ("dashes", unit("- \n")),
        ("emoji", unit("👍🏽")),
    ]
}

#[test]
fn memory_is_what_the_results_take_and_little_more() {
    for (name, text) in worst() {
        let of_words = bytes_beside(|| words(&text).map(|_| 0).sum());
        assert!(of_words < 100_000, "{name}: words held {of_words} bytes");
        let of_buffer = bytes_beside(|| WordBuffer::default().words(&text).len() * size_of::<Span>());
        let of_tokens = bytes_beside(|| tokens(&text).len() * size_of::<Token>());
        let of_all = bytes_beside(|| {
            let Segmentation { blocks, sentences, tokens } = Segmentation::new(&text);
            size_of_val(&*blocks) + size_of_val(&*sentences) + size_of_val(&*tokens)
        });
        for (job, bytes) in [("buffer", of_buffer), ("tokens", of_tokens), ("all layers", of_all)] {
            let share = bytes as f64 / text.len() as f64;
            assert!(share <= 1.5, "{name}: {job} held {share:.2} times the text beside the results");
        }
    }
}
