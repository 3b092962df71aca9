//! Countries that somebody holds an office of: `den tyske kansler` is of Tyskland.

use std::ops::Range;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::gloss::Class;
use crate::lexicon::entries;
use crate::span::Span;
use crate::speaker::name::Name;
use crate::speaker::phrase::Reader;

/// Adjectives as they stand after `en`, and the names of their countries.
static COUNTRIES: LazyLock<FxHashMap<&str, &str>> = LazyLock::new(|| {
    entries(include_str!("../lexicon/countries.txt")).filter_map(|line| line.split_once(' ')).collect()
});

impl<'a> Reader<'a> {
    /// The country whose adjective stands before an office of the state, where the article names it: `den tyske kansler`,
    /// `den forhenværende tyske finansminister`.
    pub(super) fn country_before(&self, tokens: Range<usize>) -> Option<Span> {
        let head = tokens.end;
        let adjective = tokens
            .rev()
            .take_while(|&token| self.page.is(token, Class::ADJECTIVES.or(Class::RANKS).or(Class::NATIONALITIES)))
            .find(|&token| self.page.is(token, Class::NATIONALITIES))
            .filter(|_| self.page.is(head, Class::STATE_ROLES))?;
        let word = self.page.lower(adjective);
        let country = COUNTRIES.get(word.strip_suffix('e').unwrap_or(&word))?;
        let first = |name: &Name<'a>| (&self.page.text[name.span], name.span);
        let named = self.page.first_named.get_or_init(|| self.names.iter().rev().map(first).collect());
        named.get(country).copied()
    }
}
