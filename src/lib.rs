//! Who said what, in which role, and about what: quotes, speakers and themes in Danish testimonial articles.
//!
//! [`analyze`] makes an [`Analysis`] of any text: zones, sentences, words, quotes, speakers, theme tags, each a layer of
//! [`Span`]s. [`Analyzer`] does so with a [`Codebook`] of one's own, [`corpus`] for many articles at once, and [`stats`] and
//! [`report`] count and write what was found. Every quote names the [`Sieve`](speaker::Sieve) that gave it its speaker, every
//! tag its pattern and what cancelled it.
//!
//! ```
//! let text = "»Vi lagde kortene på bordet fra første dag,« fortæller Åse Kjær, konsulent i Nordby Kommune.\n\n\
//!             »Det gav tillid,« siger hun.";
//! let analysis = vidne::analyze(text);
//!
//! for attribution in &analysis.attributions {
//!     let quote = &analysis.quotes[attribution.quote.index()];
//!     let speaker = attribution.speaker.expect("both quotes have one");
//!     let role = analysis.speakers[speaker.index()].role.expect("the article gives it");
//!     assert_eq!(analysis.name(text, speaker), "Åse Kjær");
//!     assert_eq!(&text[role], "konsulent");
//!     println!("{} ({:?})", &text[quote.content], attribution.sieve);
//! }
//!
//! let codebook = vidne::Codebook::bundled();
//! let trust = analysis.tags.iter().find(|tag| &text[tag.span] == "tillid").expect("a tag");
//! assert_eq!(codebook.theme(trust.theme).label, "Tillid");
//! assert!(trust.counts());
//! ```
//!
//! # Features
//! `cli` (default) is the program; `files` reads files and folders and writes tables; without both there is the light core,
//! text in and layers out: `vidne = { version = "0.1", default-features = false }`.
#![cfg_attr(feature = "portable", forbid(unsafe_code))]

pub mod analysis;
mod analyzer;
mod article;
#[cfg(feature = "files")]
pub mod corpus;
mod error;
pub mod evaluate;
mod gloss;
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

/// The examples of the README run too.
#[cfg(all(doctest, feature = "files"))]
#[doc = include_str!("../README.md")]
struct Readme;
