//! Any text has an analysis, and every place in it lies on the edge of a character.
//!
//! ```text
//! cd tests/fuzz && cargo +nightly fuzz run analyze --fuzz-dir .
//! ```
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let analysis = vidne::analyze(text);
    let blocks = analysis.blocks.iter().map(|block| block.span);
    let sentences = analysis.sentences.iter().map(|sentence| sentence.span);
    let tokens = analysis.tokens.iter().map(|token| token.span);
    let quotes = analysis.quotes.iter().map(|quote| quote.content);
    for span in blocks.chain(sentences).chain(tokens).chain(quotes) {
        let _ = &text[span];
    }
    assert_eq!(analysis.quotes.len(), analysis.attributions.len());
});
