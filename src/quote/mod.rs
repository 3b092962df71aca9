//! Find reported speech: `(text, segmentation) -> quotes`.
//!
//! What was said, by marks, dash or clause, and the words beside it that introduce it (PARC: *content*, *cue*, *source*).
//! Who those words name is found in [`speaker`](crate::speaker).

use serde::{Deserialize, Serialize};

use crate::segment::Segmentation;
use crate::span::{QuoteId, Span};

/// Somebody's words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    /// With the marks or the dash.
    pub span: Span,
    /// Without them.
    pub content: Span,
    /// How the page shows that it is speech.
    pub form: QuoteForm,
    /// How true to the words it is.
    pub kind: QuoteKind,
    /// The quote that this one goes on from, across its attribution or a paragraph break.
    pub continues: Option<QuoteId>,
    /// The quote whose words this one repeats (a pull quote): found, not counted.
    pub repeats: Option<QuoteId>,
    /// The clause beside it that introduces it, where there is one.
    pub inquit: Option<Inquit>,
}

/// The clause that introduces speech: "siger Helle Egly Jespersen", "ifølge rapporten".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Inquit {
    /// The whole clause, as far as it was recognised.
    pub span: Span,
    /// The word that introduces (`siger`, `slår … fast`, `lyder det fra`, `ifølge`); PARC: cue.
    pub cue: Span,
    /// The words that name who speaks (`hun`, `kontorchefen`, `Helle Egly Jespersen`), bare; PARC: source.
    pub source: Option<Span>,
    /// How sure the cue is.
    pub tier: CueTier,
}

/// How sure it is that a word introduces speech.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum CueTier {
    /// Always: `siger`, `fortæller`, `ifølge`.
    Sure,
    /// Beside a quote only: `griner`, `husker`.
    Beside,
    /// With a clause in `at` only: `håber`, `tror`.
    Clause,
    /// A word not in the lexicon, in the place of a cue: `"…," vrængede Jens Holm`.
    OpenSlot,
}

/// How the page shows that it is speech.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum QuoteForm {
    /// Between quotation marks (anførselstegn).
    Marked,
    /// Led by a dash (talestreg).
    Dash,
    /// By layout or clause alone: `Julia: Velkommen.`
    Unmarked,
    /// As a reported clause: `hun siger, at …`.
    Indirect,
}

/// How true to the words a quote is (TEI: `said/@direct`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum QuoteKind {
    /// At least a clause, as it was said (direkte tale).
    Direct,
    /// A fragment woven into the writer's own sentence.
    Mixed,
    /// The writer's words for what was said (indirekte tale).
    Indirect,
}

/// The quotes of `text`, in order of their spans. Linear in the length of `text`.
#[must_use]
pub fn quotes(text: &str, segmentation: &Segmentation) -> Vec<Quote> {
    let _ = (text, segmentation);
    Vec::new()
}
