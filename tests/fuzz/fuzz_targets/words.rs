//! The words are those of `unicode-segmentation`, for any text, at any place in a block.
//!
//! ```text
//! cd tests/fuzz && cargo +nightly fuzz run words --fuzz-dir .
//! ```
#![no_main]

use libfuzzer_sys::fuzz_target;
use unicode_segmentation::UnicodeSegmentation;
use vidne::Span;

fuzz_target!(|input: (u8, &str)| {
    let (shift, text) = input;
    let text = format!("{}{text}", "å ".repeat(usize::from(shift % 64)));
    let expected = text.unicode_word_indices().map(|(at, word)| Span::new(at, at + word.len()));
    assert!(vidne::segment::words(&text).eq(expected));
});
