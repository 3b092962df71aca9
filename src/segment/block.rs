//! Zones of an article (TEI: `<head>`, `<p>`, `<figDesc>`; newsroom: headline, standfirst, caption).

use serde::{Deserialize, Serialize};

use crate::span::Span;

/// A zone of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    /// From the first visible character to the last; the signs of a Markdown heading (`## `) stay outside.
    pub span: Span,
    /// What the zone is for.
    pub kind: BlockKind,
}

/// What a zone is for, in the newsroom's words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum BlockKind {
    /// The title (rubrik).
    Headline,
    /// The lines under the title that sum it up (manchet).
    Standfirst,
    /// Who wrote and who photographed ("Af Mads Krog, Fagbladet").
    Byline,
    /// The text of a picture (billedtekst).
    Caption,
    /// The words that stand for a picture: a bare "Louise Krabbe, fuldmægtig SKAT".
    AltText,
    /// A short heading within the article (mellemrubrik).
    Subheading,
    /// Running text (brødtekst).
    Paragraph,
    /// An item of a list (punkt).
    ListItem,
    /// A question of an interview set as question and answer (spørgsmål).
    Question,
    /// A link to another article ("Læs også: …").
    Related,
    /// Date stamps, tags, share buttons, front matter: what a page carries beside its article.
    Furniture,
}

impl BlockKind {
    /// The name it has in every exported format: `paragraph`, `alt_text`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Headline => "headline",
            Self::Standfirst => "standfirst",
            Self::Byline => "byline",
            Self::Caption => "caption",
            Self::AltText => "alt_text",
            Self::Subheading => "subheading",
            Self::Paragraph => "paragraph",
            Self::ListItem => "list_item",
            Self::Question => "question",
            Self::Related => "related",
            Self::Furniture => "furniture",
        }
    }

    /// Whether the zone belongs to the article's own running text, which is what statistics count.
    #[must_use]
    pub const fn is_body(self) -> bool {
        matches!(self, Self::Paragraph | Self::ListItem | Self::Question)
    }
}
