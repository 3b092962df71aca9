//! The quotes that tell most of a theme: [`Tellings`].

use std::cmp::Reverse;

use serde::{Deserialize, Serialize};

use crate::plain::tidy;
use crate::quote::QuoteKind;
use crate::span::QuoteId;
use crate::stats::tally::Sum;
use crate::stats::{Document, Voice};

/// How many telling quotes are kept a theme.
pub const TELLING: usize = 2;

/// The longest quote that is kept whole, in bytes; a report shortens further.
const LONGEST: usize = 1_000;

/// A quote that is worth showing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Telling {
    /// Its place among the quotes of its article: the best of every article come before the second best of any.
    pub rank: u8,
    /// What it is worth: hits, a named speaker, direct speech, a good length.
    pub score: u16,
    /// The article.
    pub article: String,
    /// The line on which it begins, from 1.
    pub line: usize,
    /// The byte at which it begins.
    pub start: usize,
    /// The words, on one line.
    pub text: String,
    /// How true to the words it is.
    pub kind: QuoteKind,
    /// Who says it.
    pub speakers: Vec<Voice>,
}

impl Telling {
    /// The order of merit, total: quotes that are alike in all this are alike to a reader.
    fn key(&self) -> impl Ord + '_ {
        (self.rank, Reverse(self.score), &self.article, self.start, &self.text)
    }
}

/// The best quotes so far: the top of a total order, so that merging is commutative and associative.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tellings(Vec<Telling>);

impl Tellings {
    /// The quotes, best first.
    #[must_use]
    pub fn quotes(&self) -> &[Telling] {
        &self.0
    }

    /// Takes in the best of the `candidates` of one article, each with its score.
    pub(super) fn add(&mut self, document: &Document<'_>, mut candidates: Vec<(u16, QuoteId)>) {
        candidates.sort_by_key(|&(score, quote)| (Reverse(score), quote));
        candidates.truncate(TELLING);
        let ranked = (0_u8..).zip(candidates).filter(|&(rank, (score, _))| self.may_take(rank, score));
        let better = ranked.map(|(rank, (score, quote))| telling(document, rank, score, quote)).collect();
        self.plus(Self(better));
    }

    /// Whether there is room for a quote of this rank and score, if the rest of its key is good enough.
    // PERF: of a thousand articles all but a few come too late; their quotes are never copied, their lines never counted.
    fn may_take(&self, rank: u8, score: u16) -> bool {
        let last = self.0.get(TELLING - 1);
        last.is_none_or(|last| (rank, Reverse(score)) <= (last.rank, Reverse(last.score)))
    }
}

impl Sum for Tellings {
    fn plus(&mut self, other: Self) {
        self.0.extend(other.0);
        self.0.sort_by(|a, b| a.key().cmp(&b.key()));
        self.0.truncate(TELLING);
    }
}

/// What a quote of `words` words is worth that has `hits` of a theme.
pub(super) fn score(document: &Document<'_>, quote: QuoteId, hits: u64, words: u64) -> u16 {
    let is_direct = document.analysis.quotes[quote.index()].kind == QuoteKind::Direct;
    let speakers = document.speakers_of(quote);
    let is_named = !speakers.is_empty() && speakers.iter().all(|&id| document.is_named(id));
    let points = [(is_direct, 2), (is_named, 2), ((8..=60).contains(&words), 2)];
    let hits = u16::try_from(hits.min(3)).unwrap_or(3);
    hits + points.iter().filter(|(holds, _)| *holds).map(|(_, points)| points).sum::<u16>()
}

fn telling(document: &Document<'_>, rank: u8, score: u16, quote: QuoteId) -> Telling {
    let found = &document.analysis.quotes[quote.index()];
    let text = tidy(&document.article.text[found.content]).into_owned();
    let speakers = document.speakers_of(quote);
    Telling {
        rank,
        score,
        article: document.article.id.clone(),
        line: document.line(found.span),
        start: found.span.start(),
        text: shorten(text),
        kind: found.kind,
        speakers: speakers.into_iter().map(|id| Voice::of(document, id)).collect(),
    }
}

fn shorten(mut text: String) -> String {
    if text.len() > LONGEST {
        let end = (0..=LONGEST).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
        text.truncate(text[..end].rfind(' ').unwrap_or(end));
        text.push_str(" …");
    }
    text
}
