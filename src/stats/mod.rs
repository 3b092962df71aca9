//! Count and measure: `(article, analysis) -> statistics`, in integers that add up.
//!
//! What is counted adds up in any order and from any split of a corpus ([`Tally`]); what is measured is a pure function
//! on such counts, with a reason where it has no value ([`Undefined`]) and never `NaN`.
//!
//! # What is a word
//! A token that is a word or a number (`it-chef`, `f.eks.`, `1.000`), in the body of an article: paragraphs, list items
//! and questions, not headings, captions or links. Its length is its letters and digits alone, so that `it-chef` has six.
//! Types are words in lower case. Every figure of this module follows that one rule.

mod corpus;
mod document;
mod readability;
mod tally;
mod telling;
mod undefined;
mod voice;

pub use corpus::{CorpusStats, QuoteCounts, ThemeCounts};
pub use document::{Document, Word};
pub use readability::{Band, letters, lix, rix};
pub use tally::Tally;
pub use telling::{TELLING, Telling, Tellings};
pub use undefined::{Measured, Undefined};
pub use voice::{Share, Somebody, Voice, Voices};
