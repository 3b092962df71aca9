//! The counts of a part of a corpus, to be added up elsewhere: [`Partial`].

use serde::{Deserialize, Serialize};

use crate::report::{Stamp, Unreadable};
use crate::stats::{Counts, Tally};

/// The version of the form.
const VERSION: u32 = 2;

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
    #[error("counts in form {0}, and this version of vidne adds up form {VERSION}; count that part again")]
    Version(u32),
    /// Another version, codebook or setting made it, so that the counts mean different things.
    #[error("made with {what} {theirs}, the parts before it with {mine}; count all parts alike")]
    Unlike {
        /// What is another: `version`, `codebook`, `settings`.
        what: &'static str,
        /// That of the parts before.
        mine: String,
        /// That of this one.
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
        /// What every form begins with.
        #[derive(Deserialize)]
        struct Head {
            vidne_counts: u32,
        }
        let read = serde_json::from_slice(bytes);
        let form = match &read {
            Ok(Self { vidne_counts, .. }) => *vidne_counts,
            Err(_) => serde_json::from_slice::<Head>(bytes).map_or(VERSION, |head| head.vidne_counts),
        };
        if form == VERSION { Ok(read?) } else { Err(PartialError::Version(form)) }
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
        let [mine, theirs] = [&self.stamp, &other.stamp].map(made_with);
        for ((what, mine), (_, theirs)) in mine.into_iter().zip(theirs) {
            if mine != theirs {
                return Err(PartialError::Unlike { what, mine, theirs });
            }
        }
        self.counts.absorb(other.counts);
        let mut unreadable: Vec<Unreadable> = self.stamp.unreadable;
        unreadable.extend(other.stamp.unreadable);
        unreadable.sort();
        self.stamp = Stamp { articles: self.counts.corpus.articles, unreadable, ..self.stamp };
        Ok(self)
    }
}

/// What must be the same for counts to mean the same.
fn made_with(stamp: &Stamp) -> [(&'static str, String); 3] {
    let settings: Vec<String> = stamp.settings.iter().map(|(name, value)| format!("{name}={value}")).collect();
    let settings = if settings.is_empty() { "as they come".to_owned() } else { settings.join(" ") };
    let codebook = format!("{} sha256:{}", stamp.codebook, stamp.codebook_hash);
    [("version", stamp.version.clone()), ("codebook", codebook), ("settings", settings)]
}
