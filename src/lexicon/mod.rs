//! Danish as data: the word lists of this folder, one entry a line, each with its meaning, source and licence in the head.
//!
//! Here stands how a list is read; which list means what is said by the stage that asks.

pub(crate) mod fold;

/// The entries of a word list: every line that is neither empty nor a comment (`#`), without white space at its ends.
pub(crate) fn entries(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
}
