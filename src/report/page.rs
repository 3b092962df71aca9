//! What people read, before it has a format: [`Page`].

use crate::report::Table;

/// A report for people: its parts in order. Written by [`text`](crate::report::text) and
/// [`markdown`](crate::report::markdown).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Page {
    /// The parts.
    pub parts: Vec<Part>,
}

/// A part of a page.
#[derive(Clone, Debug, PartialEq)]
pub enum Part {
    /// The title of the page.
    Title(String),
    /// The title of a section.
    Heading(String),
    /// The title of what follows within a section.
    Subheading(String),
    /// Figures below each other.
    Facts(Vec<Fact>),
    /// A table; its labels are looked up.
    Table(Table),
    /// Somebody's words.
    Quote {
        /// The words, with marks if they are somebody's own.
        text: String,
        /// Who said them.
        speaker: Option<String>,
        /// Where they stand: `corpus/articles/004.txt:61`.
        place: String,
    },
    /// Running words.
    Paragraph(String),
    /// Lines that are set already, one below the other.
    Set(Vec<String>),
    /// Small print, one line each.
    Notes(Vec<String>),
}

/// A figure with its label and what it is counted from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// What is counted.
    pub label: String,
    /// The figure.
    pub value: String,
    /// What it is counted from, or what it means.
    pub note: String,
}
