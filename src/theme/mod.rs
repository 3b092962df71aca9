//! Tag themes: `(text, segmentation, zones, codebook) -> tags`.
//!
//! By the patterns of a codebook alone, each tag with the pattern that made it, and with what cancelled it.

mod check;
mod codebook;
mod compound;
#[cfg(feature = "files")]
pub mod exchange;
mod forms;
mod inflection;
mod matcher;
mod memo;
mod negation;
mod pattern;
mod source;
mod tagger;

pub use check::{Check, Near, Nearness, PatternUse, Report};
pub use codebook::{Codebook, Effect, Pattern, Theme};
pub use compound::{Part, parts};

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use self::tagger::Tagger;
use crate::segment::{BlockKind, Segmentation};
use crate::span::{PatternId, SentenceId, Span, ThemeId};

/// Words that carry a theme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tag {
    /// The words.
    pub span: Span,
    /// The theme, in the codebook.
    pub theme: ThemeId,
    /// The pattern that found it, in the codebook.
    pub pattern: PatternId,
    /// For the theme or against it.
    pub polarity: Polarity,
    /// The word that turned its polarity: `ikke` in "Der var ikke tillid."
    pub turned_by: Option<Span>,
    /// How much it counts, in half points: 2 for a pattern under `any`, 1 under `weak`.
    pub weight: u8,
    /// Where it stands.
    pub zone: Zone,
    /// The sentence it stands in.
    pub sentence: SentenceId,
    /// Why it does not count, if it does not.
    pub cancelled: Option<Cancelled>,
}

impl Tag {
    /// Whether it counts.
    #[must_use]
    pub const fn counts(&self) -> bool {
        self.cancelled.is_none()
    }

    /// Why it does not count, as every format says it: `not: PATTERN`, `zone: role`, `threshold`.
    #[must_use]
    pub fn cancelled_by(&self, codebook: &Codebook) -> Option<Cow<'static, str>> {
        Some(match self.cancelled? {
            Cancelled::Pattern(pattern) => format!("not: {}", codebook.pattern(pattern).text).into(),
            Cancelled::Zone => format!("zone: {}", self.zone.name()).into(),
            Cancelled::Threshold => "threshold".into(),
        })
    }
}

/// Whether words speak of a theme or of its opposite or lack.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Polarity {
    /// "Der var stor tillid."
    Pro,
    /// "Tilliden var væk."
    Contra,
}

impl Polarity {
    /// 1 or -1.
    #[must_use]
    pub const fn sign(self) -> i8 {
        match self {
            Self::Pro => 1,
            Self::Contra => -1,
        }
    }
}

/// Why words do not count for a theme although a pattern finds them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Cancelled {
    /// A pattern under `not` overlaps them.
    Pattern(PatternId),
    /// They stand in a zone that tells of nothing: a job title, a caption, a link.
    Zone,
    /// Weak words whose sentence stays below the threshold, and so does the article.
    Threshold,
}

/// Where words stand: a kind of block, or within a label in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Zone {
    /// A job or office.
    Role,
    /// The name of a body.
    Organisation,
    /// The running words of a block.
    #[serde(untagged)]
    Block(BlockKind),
}

impl Zone {
    /// The name it has in every exported format: `paragraph`, `alt_text`, `role`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Role => "role",
            Self::Organisation => "organisation",
            Self::Block(kind) => kind.name(),
        }
    }
}

/// Words whose zone is not that of their block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Override {
    /// The words.
    pub span: Span,
    /// Their zone.
    pub zone: Zone,
}

/// The tags of `text` by `codebook`, in order of their spans, the cancelled ones too. Linear in the length of `text`.
///
/// `overrides` are in order of their spans.
#[must_use]
pub fn tags(text: &str, segmentation: &Segmentation, overrides: &[Override], codebook: &Codebook) -> Vec<Tag> {
    Tagger::new(text, segmentation, overrides, codebook).run()
}
