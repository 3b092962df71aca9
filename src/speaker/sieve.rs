//! The rules that give a quote its speaker, surest first.

use serde::{Deserialize, Serialize};

use crate::span::QuoteId;
use crate::speaker::Attribution;

/// The rule that decided who speaks (CoreNLP: sieve).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Sieve {
    /// No rule could tell.
    Nobody,
}

/// Nobody can be told.
pub(super) const fn nobody(quote: QuoteId) -> Attribution {
    Attribution { quote, speaker: None, mention: None, cue: None, sieve: Sieve::Nobody, confidence: 0.0 }
}
