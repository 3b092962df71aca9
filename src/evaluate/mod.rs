//! Measure quotes, speakers and themes against human annotation: `(gold, predictions) -> evaluation`,
//! `coded texts -> agreement`.
//!
//! Pure functions: what was predicted, by this crate or by another tool, and what people annotated, in; counts, shares with
//! intervals, and every miss, out. A span is compared after both sides have shed marks, dashes and stops at their edges.

mod agreement;
mod align;
mod calibration;
mod codings;
mod diff;
mod gold;
mod people;
#[cfg(feature = "files")]
mod read_codings;
mod slice;

pub use agreement::{AGREED, Agreement, Difference, PROGRAM, agreement, differences};
pub use calibration::{Bin, calibration};
pub use codings::{CodedText, CodedUnit, Codes, themes_of};
pub use diff::{Diff, diff};
#[cfg(feature = "files")]
pub use gold::read_gold;
pub use gold::{Gold, GoldKind, GoldPerson, GoldQuote, PredictedPerson, PredictedQuote, Prediction};
pub use people::{PeopleTold, Told};
#[cfg(feature = "files")]
pub use read_codings::{columns_passed_over, read_codings};
pub use slice::{Firing, Slice};

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::evaluate::align::{Alignment, align};
use crate::speaker::Sieve;
use crate::stats::{Bootstrap, Clusters, Interval};

/// How predictions agree with human annotation.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Evaluation {
    /// What was counted over all articles.
    pub counts: Counts,
    /// The same article by article, in the order of the gold file.
    pub articles: Vec<Counts>,
    /// By kind: `direct`, `mixed`, `indirect`.
    pub by_kind: BTreeMap<String, Slice>,
    /// By how the text gives the speaker: `named`, `pronoun`, `implicit`.
    pub by_how: BTreeMap<String, Slice>,
    /// By the rule that decided who speaks, and what it was asked.
    pub by_sieve: BTreeMap<Sieve, Firing>,
    /// Marked words that are no speech.
    pub no_speech: u64,
    /// How many of them were taken for speech.
    pub false_alarms: u64,
    /// What is told of the people, where they are annotated.
    #[serde(default)]
    pub people: PeopleTold,
    /// Confidence stated against confidence measured, in ten bins.
    pub calibration: Vec<Bin>,
    /// Every miss, in the order of the gold file.
    pub misses: Vec<Miss>,
}

/// Quotes counted in a set of articles.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// Articles.
    pub articles: u64,
    /// Articles without predictions.
    pub missing: u64,
    /// Annotated quotes that are not optional.
    pub gold: u64,
    /// Found quotes but for those that answer to an optional one.
    pub predicted: u64,
    /// Found with the same edges.
    pub exact: u64,
    /// Found with nearly the same edges, or the same.
    pub close: u64,
    /// Found, and the speaker is right.
    pub speaker: u64,
    /// Found with the same edges, and the speaker is right.
    pub both: u64,
}

impl Counts {
    fn add(&mut self, other: Self) {
        self.articles += other.articles;
        self.missing += other.missing;
        self.gold += other.gold;
        self.predicted += other.predicted;
        self.exact += other.exact;
        self.close += other.close;
        self.speaker += other.speaker;
        self.both += other.both;
    }

    /// A measure of these counts; nothing where there is nothing to divide by.
    #[must_use]
    pub fn measure(&self, measure: Measure) -> Option<f64> {
        let [part, whole] = measure.fraction(self);
        (whole > 0).then(|| part as f64 / whole as f64)
    }
}

/// A share that [`Counts`] give.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Measure {
    /// Of the found quotes, those with the same edges as an annotated one.
    SpanPrecision,
    /// Of the annotated quotes, those found with the same edges.
    SpanRecall,
    /// The harmonic mean of the two.
    SpanF1,
    /// The same for nearly the same edges.
    CloseF1,
    /// Of the quotes found, those with the right speaker.
    SpeakerOfFound,
    /// Of all annotated quotes, those found with the right speaker.
    SpeakerOfGold,
    /// Same edges and right speaker, as F1.
    EndToEndF1,
}

impl Measure {
    /// All, in the order of a report.
    pub const ALL: [Self; 7] = [
        Self::SpanPrecision,
        Self::SpanRecall,
        Self::SpanF1,
        Self::CloseF1,
        Self::SpeakerOfFound,
        Self::SpeakerOfGold,
        Self::EndToEndF1,
    ];

    /// The quotes it speaks of: for a precision those found, for what is said of found quotes those, else those annotated.
    ///
    /// ```
    /// use vidne::evaluate::{Counts, Measure};
    /// let counts = Counts { gold: 5, predicted: 3, close: 2, ..Counts::default() };
    /// let n = [Measure::SpanPrecision, Measure::SpanRecall, Measure::SpanF1, Measure::SpeakerOfFound];
    /// assert_eq!(n.map(|measure| measure.n(&counts)), [3, 5, 5, 2]);
    /// ```
    #[must_use]
    pub const fn n(self, counts: &Counts) -> u64 {
        match self {
            Self::SpanPrecision => counts.predicted,
            Self::SpeakerOfFound => counts.close,
            _ => counts.gold,
        }
    }

    /// Every measure is one sum divided by another, so that articles can be drawn anew.
    const fn fraction(self, counts: &Counts) -> [u64; 2] {
        let Counts { gold, predicted, exact, close, speaker, both, .. } = *counts;
        match self {
            Self::SpanPrecision => [exact, predicted],
            Self::SpanRecall => [exact, gold],
            Self::SpanF1 => [2 * exact, gold + predicted],
            Self::CloseF1 => [2 * close, gold + predicted],
            Self::SpeakerOfFound => [speaker, close],
            Self::SpeakerOfGold => [speaker, gold],
            Self::EndToEndF1 => [2 * both, gold + predicted],
        }
    }
}

/// Where a prediction differs from the annotation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Miss {
    /// The id of the article.
    pub id: String,
    /// In what they differ.
    pub what: What,
    /// The words, as annotated, or as found where nothing is annotated.
    pub text: String,
    /// Where they stand, `[start, end]` in Unicode scalar values.
    pub place: [usize; 2],
    /// The annotated speaker.
    pub gold: Option<String>,
    /// The speaker found.
    pub predicted: Option<String>,
    /// The rule that decided on that speaker.
    pub sieve: Option<Sieve>,
}

/// In what a prediction differs from the annotation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum What {
    /// An annotated quote was not found.
    NotFound,
    /// It was found with other edges.
    Edges,
    /// It was found, but given to somebody else.
    Speaker,
    /// It was found, but is not annotated.
    Extra,
    /// The role of a person.
    Role,
    /// The organisation of a person.
    Organisation,
}

/// Compares `predictions` with `gold` on quotes of `kinds`; predictions are found by the id of their article.
///
/// ```
/// use vidne::evaluate::{evaluate, Gold, GoldKind, GoldQuote, Measure, Prediction};
/// let text = "\"Det gav et netværk,\" fortæller Louise Holm.";
/// let quote = GoldQuote {
///     start: 1,
///     end: 20,
///     kind: GoldKind::Direct,
///     speaker: Some("Louise Holm".into()),
///     speaker_any: Vec::new(),
///     how: Some("named".into()),
///     optional: false,
/// };
/// let gold = Gold { id: "001".into(), text: text.into(), quotes: vec![quote], people: vec![] };
/// let prediction = Prediction::new("001", text, &vidne::analyze(text));
/// let evaluation = evaluate(&[gold], &[prediction], &[GoldKind::Direct]);
/// assert_eq!(evaluation.counts.measure(Measure::EndToEndF1), Some(1.0));
/// assert!(evaluation.misses.is_empty());
/// ```
#[must_use]
pub fn evaluate(gold: &[Gold], predictions: &[Prediction], kinds: &[GoldKind]) -> Evaluation {
    let by_id: BTreeMap<&str, &Prediction> = predictions.iter().map(|one| (one.id.as_str(), one)).collect();
    let mut evaluation = Evaluation::default();
    let mut stated = Vec::new();
    for article in gold {
        let prediction = by_id.get(article.id.as_str()).copied();
        let alignment = align(article, prediction, kinds);
        let page = Page { article, prediction, alignment };
        page.count(&mut evaluation);
        page.list(&mut evaluation.misses);
        evaluation.people.count(article, prediction, &mut evaluation.misses);
        stated.extend(page.stated());
        page.alarms(&mut evaluation);
    }
    evaluation.calibration = calibration(&stated);
    evaluation
}

impl Evaluation {
    /// How sure a measure is: articles are drawn anew, because the quotes of one article stand or fall together.
    /// Nothing with too few articles.
    #[must_use]
    pub fn interval(&self, measure: Measure, bootstrap: &Bootstrap) -> Option<Interval> {
        let mut clusters = Clusters::new(1);
        for counts in &self.articles {
            let [part, whole] = measure.fraction(counts);
            clusters.push(&[part], whole);
        }
        bootstrap.shares(&clusters).ok().and_then(|intervals| intervals.first().copied())
    }
}

/// One article with both sides.
struct Page<'a> {
    article: &'a Gold,
    prediction: Option<&'a Prediction>,
    alignment: Alignment,
}

impl<'a> Page<'a> {
    fn found(&self, index: usize) -> &'a PredictedQuote {
        &self.prediction.expect("what is aligned was predicted").quotes[index]
    }

    /// The annotated quotes that count, each with what answers to it and whether the edges are the same.
    fn required(&self) -> impl Iterator<Item = (&'a GoldQuote, Option<(&'a PredictedQuote, bool)>)> {
        let pairs = self.alignment.gold.iter().map(|one| {
            let found = one.found.map(|(index, is_exact)| (self.found(index), is_exact));
            (&self.article.quotes[one.gold], found)
        });
        pairs.filter(|(quote, _)| !quote.optional)
    }

    fn count(&self, evaluation: &mut Evaluation) {
        let mut counts = Counts { articles: 1, missing: u64::from(self.prediction.is_none()), ..Counts::default() };
        counts.predicted = self.alignment.counted as u64;
        for (quote, found) in self.required() {
            let is_right = found.is_some_and(|(other, _)| quote.accepts(other.speaker.as_deref()));
            let is_exact = found.is_some_and(|(_, is_exact)| is_exact);
            counts.gold += 1;
            counts.close += u64::from(found.is_some());
            counts.exact += u64::from(is_exact);
            counts.speaker += u64::from(is_right);
            counts.both += u64::from(is_right && is_exact);
            let slice = Slice::of(found.is_some(), is_exact, is_right);
            evaluation.by_kind.entry(name(quote.kind)).or_default().add(slice);
            let how = quote.how.clone().unwrap_or_else(|| "unknown".to_owned());
            evaluation.by_how.entry(how.clone()).or_default().add(slice);
            if let Some((other, _)) = found {
                evaluation.by_sieve.entry(other.sieve).or_default().add(how, is_right);
            }
        }
        evaluation.counts.add(counts);
        evaluation.articles.push(counts);
    }

    /// What was stated of the speakers of found quotes, and whether it was right.
    fn stated(&self) -> impl Iterator<Item = (f64, bool)> {
        let found = self.required().filter_map(|(quote, found)| Some((quote, found?.0)));
        let told = found.filter(|(_, other)| other.speaker.is_some());
        told.map(|(quote, other)| (other.confidence, quote.accepts(other.speaker.as_deref())))
    }

    fn list(&self, misses: &mut Vec<Miss>) {
        for (quote, found) in self.required() {
            let is_right = found.is_some_and(|(other, _)| quote.accepts(other.speaker.as_deref()));
            match found {
                None => misses.push(self.miss(What::NotFound, Some(quote), None)),
                Some((other, false)) => misses.push(self.miss(What::Edges, Some(quote), Some(other))),
                Some(_) => {}
            }
            if let Some((other, _)) = found.filter(|_| !is_right) {
                misses.push(self.miss(What::Speaker, Some(quote), Some(other)));
            }
        }
        misses.extend(self.alignment.extra.iter().map(|&extra| self.miss(What::Extra, None, Some(self.found(extra)))));
    }

    fn miss(&self, what: What, gold: Option<&GoldQuote>, found: Option<&PredictedQuote>) -> Miss {
        let place = gold.map(|quote| [quote.start, quote.end]).or(found.map(|quote| [quote.start, quote.end]));
        let [start, end] = place.unwrap_or_default();
        Miss {
            id: self.article.id.clone(),
            what,
            text: self.article.text.chars().skip(start).take(end.saturating_sub(start)).collect(),
            place: [start, end],
            gold: gold.and_then(|quote| quote.speaker.clone()),
            predicted: found.and_then(|quote| quote.speaker.clone()),
            sieve: found.map(|quote| quote.sieve),
        }
    }

    /// Counts the marked words that are no speech, and those of them that were taken for it.
    fn alarms(&self, evaluation: &mut Evaluation) {
        let quotes = self.prediction.map_or(&[][..], |prediction| &prediction.quotes);
        let speech = || quotes.iter().filter(|quote| GoldKind::from(quote.kind) != GoldKind::Indirect);
        for quote in self.article.quotes.iter().filter(|quote| quote.kind.is_no_speech()) {
            let is_taken = speech().any(|other| other.start < quote.end && quote.start < other.end);
            evaluation.no_speech += 1;
            evaluation.false_alarms += u64::from(is_taken);
        }
    }
}

fn name(kind: GoldKind) -> String {
    match kind {
        GoldKind::Direct => "direct",
        GoldKind::Mixed => "mixed",
        GoldKind::Indirect => "indirect",
        GoldKind::Title => "title",
        GoldKind::Scare => "scare",
    }
    .to_owned()
}
