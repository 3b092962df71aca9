//! Counts of a part of the quotes: one kind, one type of speaker, one rule.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// The annotated quotes of one sort.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Slice {
    /// How many there are.
    pub gold: u64,
    /// How many were found, with the same edges or nearly.
    pub found: u64,
    /// How many with the same edges.
    pub exact: u64,
    /// How many were found and given to the right speaker.
    pub speaker: u64,
}

impl Slice {
    pub(super) fn of(is_found: bool, is_exact: bool, is_right: bool) -> Self {
        let [found, exact, speaker] = [is_found, is_exact, is_right].map(u64::from);
        Self { gold: 1, found, exact, speaker }
    }

    pub(super) fn add(&mut self, other: Self) {
        self.gold += other.gold;
        self.found += other.found;
        self.exact += other.exact;
        self.speaker += other.speaker;
    }
}

/// How often a rule decided, and how often rightly.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Firing {
    /// How often it decided on a quote that is annotated.
    pub fired: u64,
    /// How often rightly.
    pub right: u64,
    /// What it should have read where it was wrong: `pronoun`, `implicit`.
    pub wrong_by_how: BTreeMap<String, u64>,
}

impl Firing {
    pub(super) fn add(&mut self, how: String, is_right: bool) {
        self.fired += 1;
        self.right += u64::from(is_right);
        if !is_right {
            *self.wrong_by_how.entry(how).or_default() += 1;
        }
    }

    /// How often it is right.
    #[must_use]
    pub fn precision(&self) -> Option<f64> {
        (self.fired > 0).then(|| self.right as f64 / self.fired as f64)
    }
}
