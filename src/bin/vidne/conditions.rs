//! `--where FIELD=VALUE`: which articles, and which quotes of them.
//!
//! A field of the metadata speaks of the whole article. Where an article has none of that name, `speaker`, `role` and
//! `organisation` are asked of who speaks: the article is narrowed to their quotes.

use std::collections::BTreeSet;
use std::fmt;

use vidne::Article;
use vidne::stats::{Document, SPEAKER_FIELDS, Tally};

/// What a field must be.
#[derive(Clone, Debug)]
pub struct Condition {
    field: String,
    value: String,
}

/// The fields of the metadata that there are: what can be asked for.
#[derive(Clone, Debug, Default)]
pub struct Fields(BTreeSet<String>);

impl Tally for Fields {
    fn add(&mut self, document: &Document<'_>) {
        let unknown = document.article.metadata.keys().filter(|field| !self.0.contains(*field));
        self.0.extend(unknown.cloned().collect::<Vec<_>>());
    }

    fn absorb(&mut self, other: Self) {
        self.0.extend(other.0);
    }
}

impl fmt::Display for Fields {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let there: Vec<&str> = self.0.iter().map(String::as_str).collect();
        f.write_str(&if there.is_empty() { "none".to_owned() } else { there.join(", ") })
    }
}

/// Conditions that must all hold.
#[derive(Clone, Debug, Default)]
pub struct Conditions(pub Vec<Condition>);

impl Condition {
    /// Reads `FIELD=VALUE`.
    pub fn read(text: &str) -> Result<Self, String> {
        let (field, value) = text.split_once('=').ok_or("write FIELD=VALUE, like role=konsulent")?;
        Ok(Self { field: field.trim().to_owned(), value: value.trim().to_owned() })
    }

    /// Whether the metadata of `article` say so; `None` where they do not know the field. Of a list, one value is enough.
    fn holds(&self, article: &Article) -> Option<bool> {
        let value = article.metadata.get(&self.field)?;
        Some(*value == self.value || value.split("; ").any(|item| item == self.value))
    }

    fn is_of_speakers(&self) -> bool {
        SPEAKER_FIELDS.contains(&self.field.as_str())
    }
}

impl Conditions {
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether any may be asked of who speaks.
    pub fn are_of_speakers(&self) -> bool {
        self.0.iter().any(Condition::is_of_speakers)
    }

    /// Whether they may hold of an article that is not analysed yet.
    pub fn may_hold(&self, article: &Article) -> bool {
        self.0.iter().all(|condition| condition.holds(article).unwrap_or(condition.is_of_speakers()))
    }

    /// The part of an article of which they hold, if there is any.
    pub fn narrow<'a>(&self, document: &Document<'a>) -> Option<Document<'a>> {
        let mut quotes: BTreeSet<_> = document.quotes().collect();
        let mut is_whole = true;
        for condition in &self.0 {
            if let Some(holds) = condition.holds(document.article) {
                holds.then_some(())?;
                continue;
            }
            is_whole = false;
            let value = condition.value.to_lowercase();
            let said_by = document.said_by(&condition.field).into_iter();
            let said: BTreeSet<_> =
                said_by.filter(|(who, _)| who.to_lowercase() == value).flat_map(|(_, said)| said).collect();
            quotes.retain(|quote| said.contains(quote));
        }
        match (is_whole, quotes.is_empty()) {
            (true, _) => Some(Document::new(document.article, document.analysis, document.codebook)),
            (false, true) => None,
            (false, false) => Some(document.only(&quotes)),
        }
    }
}

impl fmt::Display for Conditions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let written: Vec<String> = self.0.iter().map(|Condition { field, value }| format!("{field}={value}")).collect();
        f.write_str(&written.join(" "))
    }
}
