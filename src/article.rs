//! What is read: [`Article`], a text with an id and what is known about it.

use std::collections::BTreeMap;
use std::path::PathBuf;

/// One article, as read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Article {
    /// What the article is called in every table: its path as given, or the `id` of its record.
    pub id: String,
    /// The whole text as decoded, without byte order mark; all offsets count in it.
    pub text: String,
    /// Front matter, fields of the record, columns of `metadata.csv`; by name.
    pub metadata: BTreeMap<String, String>,
    /// The file it came from.
    pub path: Option<PathBuf>,
    /// The encoding, where it was not UTF-8 (`windows-1252`).
    pub encoding: Option<&'static str>,
}

impl Article {
    /// An article of a text at hand.
    ///
    /// ```
    /// let article = vidne::Article::new("001", "\"Det gav et netværk,\" fortæller Louise Holm.");
    /// assert_eq!(article.id, "001");
    /// ```
    #[must_use]
    pub fn new(id: impl Into<String>, text: impl Into<String>) -> Self {
        Self { id: id.into(), text: text.into(), ..Self::default() }
    }
}
