//! Who said what, in which role, and about what: quotes, speakers and themes in Danish testimonial articles.

pub mod analysis;
mod analyzer;
mod article;
#[cfg(feature = "files")]
pub mod corpus;
mod error;
pub mod evaluate;
mod lexicon;
mod plain;
pub mod quote;
#[cfg(feature = "files")]
pub mod reader;
pub mod report;
pub mod segment;
mod span;
pub mod speaker;
pub mod stats;
pub mod theme;

pub use analysis::Analysis;
pub use analyzer::{Analyzer, AnalyzerBuilder, analyze, check};
pub use article::Article;
pub use error::{CodebookError, Fault, ReadError};
pub use plain::{Plain, tidy};
pub use span::{BlockId, Offsets, PatternId, QuoteId, SentenceId, Span, SpeakerId, ThemeId};
pub use theme::Codebook;

/// Why the crate is built as it is.
#[doc = include_str!("design.md")]
pub mod design {}
