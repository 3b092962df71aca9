//! The counts of a part of a corpus, to be added up elsewhere: [`Partial`].

use serde::{Deserialize, Serialize};

use crate::report::{Lang, Stamp, Unreadable};
use crate::stats::{Counts, Tally};

/// The version of the form.
const VERSION: u32 = 1;

/// What `vidne stats --partial` writes and `vidne merge` reads: one JSON object, the same bytes for the same counts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Partial {
    /// The version of this form.
    vidne_counts: u32,
    /// How the counts were made.
    pub stamp: Stamp,
    /// The counts.
    pub counts: Counts,
}

/// Why parts do not add up.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum PartialError {
    /// It is not what `vidne stats --partial` writes.
    #[error("not the counts of a part of a corpus")]
    Form(#[from] serde_json::Error),
    /// It was written in another form.
    #[error("written in form {0}; this version reads form {VERSION}")]
    Version(u32),
    /// Another version, codebook or setting made it, so that the counts mean different things.
    #[error("made otherwise: {theirs}; the parts before it: {mine}")]
    Stamp {
        /// How the parts before were made.
        mine: String,
        /// How this one was made.
        theirs: String,
    },
}

impl Partial {
    /// The counts of a part.
    #[must_use]
    pub fn new(counts: Counts, stamp: Stamp) -> Self {
        Self { vidne_counts: VERSION, stamp, counts }
    }

    /// Reads what [`Partial::write`] wrote.
    ///
    /// # Errors
    /// If it is something else, or of another version.
    pub fn read(bytes: &[u8]) -> Result<Self, PartialError> {
        let partial: Self = serde_json::from_slice(bytes)?;
        if partial.vidne_counts == VERSION { Ok(partial) } else { Err(PartialError::Version(partial.vidne_counts)) }
    }

    /// One line of JSON.
    #[must_use]
    pub fn write(&self) -> String {
        serde_json::to_string(self).unwrap_or_default() + "\n"
    }

    /// Adds another part.
    ///
    /// # Errors
    /// If the two were not made alike.
    pub fn merge(mut self, other: Self) -> Result<Self, PartialError> {
        let how = |stamp: &Stamp| Stamp { articles: 0, unreadable: Vec::new(), ..stamp.clone() };
        let (mine, theirs) = (how(&self.stamp), how(&other.stamp));
        if mine != theirs {
            let line = |stamp: &Stamp| stamp.line(Lang::En);
            return Err(PartialError::Stamp { mine: line(&mine), theirs: line(&theirs) });
        }
        self.counts.absorb(other.counts);
        let mut unreadable: Vec<Unreadable> = self.stamp.unreadable;
        unreadable.extend(other.stamp.unreadable);
        unreadable.sort();
        self.stamp = Stamp { articles: self.counts.corpus.articles, unreadable, ..mine };
        Ok(self)
    }
}
