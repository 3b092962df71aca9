//! Human annotation as it is read, and predictions in the same form.

use std::borrow::Cow;
#[cfg(feature = "files")]
use std::path::Path;

use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;

use crate::analysis::Analysis;
#[cfg(feature = "files")]
use crate::error::ReadError;
use crate::quote::QuoteKind;
use crate::span::{Offsets, QuoteId, SpeakerId};
use crate::speaker::{Sieve, SpeakerKind};

/// An article that somebody annotated: one line of the gold file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gold {
    /// What the article is called; its line where the file gives no id.
    #[serde(default)]
    pub id: String,
    /// The text; all places count its Unicode scalar values.
    pub text: String,
    /// What is quoted, in order.
    pub quotes: Vec<GoldQuote>,
    /// Everybody with a name, where that is annotated.
    #[serde(default)]
    pub people: Vec<GoldPerson>,
}

/// Somebody as an article tells of them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct GoldPerson {
    /// The longest form of the name.
    pub name: String,
    /// Other forms of it.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// The job or office, in the article's words, as far as it is told.
    #[serde(default)]
    pub role: Option<String>,
    /// Other answers that a fair judge accepts; nothing where it may as well be left out.
    #[serde(default)]
    pub role_any: Vec<Option<String>>,
    /// Where they work, in the article's words, as far as it is told.
    #[serde(default, rename = "org", alias = "organisation")]
    pub organisation: Option<String>,
    /// Other answers that a fair judge accepts; nothing where it may as well be left out.
    #[serde(default, rename = "org_any", alias = "organisation_any")]
    pub organisation_any: Vec<Option<String>>,
}

/// A quote as somebody annotated it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GoldQuote {
    /// The first Unicode scalar value of the words said.
    pub start: usize,
    /// The one after the last.
    pub end: usize,
    /// How true to the words it is, or what it is instead of a quote.
    pub kind: GoldKind,
    /// Who said it, by the longest form of the name; nobody where nobody can be told.
    #[serde(default)]
    pub speaker: Option<String>,
    /// Other names that a fair judge accepts.
    #[serde(default)]
    pub speaker_any: Vec<String>,
    /// How the text gives the speaker: `named`, `pronoun`, `implicit`.
    #[serde(default)]
    pub how: Option<String>,
    /// Whether careful readers could differ on it; then it counts neither way.
    #[serde(default)]
    pub optional: bool,
}

/// What annotated words are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GoldKind {
    /// At least a clause, as it was said (direkte tale).
    Direct,
    /// A fragment woven into the writer's own sentence.
    Mixed,
    /// The writer's words for what was said (indirekte tale).
    Indirect,
    /// No speech: the name of a work or a programme.
    Title,
    /// No speech: words that the writer keeps at a distance.
    Scare,
}

impl GoldKind {
    /// Whether the words are no speech although they stand between marks.
    #[must_use]
    pub const fn is_no_speech(self) -> bool {
        matches!(self, Self::Title | Self::Scare)
    }
}

impl From<QuoteKind> for GoldKind {
    fn from(kind: QuoteKind) -> Self {
        match kind {
            QuoteKind::Direct => Self::Direct,
            QuoteKind::Mixed => Self::Mixed,
            QuoteKind::Indirect => Self::Indirect,
        }
    }
}

/// An article with what was found in it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Prediction {
    /// The id of the article.
    pub id: String,
    /// What was found, in order, without repeats.
    pub quotes: Vec<PredictedQuote>,
    /// Everybody with a name.
    pub people: Vec<PredictedPerson>,
}

/// Somebody as they were found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PredictedPerson {
    /// The longest form of the name.
    pub name: String,
    /// The job or office.
    pub role: Option<String>,
    /// Where they work.
    pub organisation: Option<String>,
}

/// A quote as it was found.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PredictedQuote {
    /// The first Unicode scalar value of the words said.
    pub start: usize,
    /// The one after the last.
    pub end: usize,
    /// How true to the words it is.
    pub kind: QuoteKind,
    /// Who said it.
    pub speaker: Option<String>,
    /// The rule that decided who speaks.
    pub sieve: Sieve,
    /// How sure that is.
    pub confidence: f64,
}

impl Prediction {
    /// What `analysis` found in `text`, the text of the article `id`.
    ///
    /// ```
    /// use vidne::evaluate::Prediction;
    /// let text = "\"Det gav et netværk,\" fortæller Louise Holm.";
    /// let prediction = Prediction::new("001", text, &vidne::analyze(text));
    /// assert_eq!(prediction.quotes[0].speaker.as_deref(), Some("Louise Holm"));
    /// ```
    #[must_use]
    pub fn new(id: &str, text: &str, analysis: &Analysis) -> Self {
        let offsets = Offsets::new(text);
        let quotes = analysis.quotes.iter().enumerate().filter(|(_, quote)| quote.repeats.is_none());
        let quotes = quotes.map(|(index, quote)| {
            let attribution = analysis.attribution(QuoteId::new(index));
            let [start, end] = offsets.scalars(quote.content);
            PredictedQuote {
                start,
                end,
                kind: quote.kind,
                speaker: attribution.speaker.map(|speaker| analysis.name(text, speaker).into_owned()),
                sieve: attribution.sieve,
                confidence: f64::from(attribution.confidence),
            }
        });
        let people = analysis.speakers.iter().enumerate().filter(|(_, speaker)| speaker.kind == SpeakerKind::Person);
        let people = people.map(|(index, person)| {
            let role = analysis.role(text, SpeakerId::new(index));
            PredictedPerson::new(&text[person.name], role.as_deref(), person.organisation.map(|span| &text[span]))
        });
        Self { id: id.to_owned(), quotes: quotes.collect(), people: people.collect() }
    }
}

/// The annotated articles of a gold file, one JSON object a line; `path` stands in errors.
///
/// # Errors
/// A line is no annotated article, with its number and what is wrong.
#[cfg(feature = "files")]
pub fn read_gold(path: &Path, content: &str) -> Result<Vec<Gold>, ReadError> {
    let lines = content.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    lines.map(|(index, line)| gold_line(path, index + 1, line)).collect()
}

#[cfg(feature = "files")]
fn gold_line(path: &Path, line: usize, json: &str) -> Result<Gold, ReadError> {
    let fault = |message: String| ReadError::Record { path: path.to_owned(), line, message };
    let mut gold: Gold = serde_json::from_str(json).map_err(|error| fault(error.to_string()))?;
    if gold.id.is_empty() {
        gold.id = line.to_string();
    }
    let length = gold.text.chars().count();
    let beyond = gold.quotes.iter().find(|quote| quote.start > quote.end || quote.end > length);
    match beyond {
        None => Ok(gold),
        Some(GoldQuote { start, end, .. }) => {
            Err(fault(format!("a quote from {start} to {end} in a text of {length} characters")))
        }
    }
}

/// Words that stand for nobody in particular where they are all that is given.
const PRONOUNS: [&str; 11] = ["han", "hun", "hen", "de", "vi", "jeg", "man", "den", "det", "du", "i"];

impl GoldQuote {
    /// Whether `said` names the speaker: without regard to case or to the order of several, and on either side a bare pronoun
    /// is nobody.
    #[must_use]
    pub fn accepts(&self, said: Option<&str>) -> bool {
        let said = somebody(said.unwrap_or(""));
        let others = self.speaker_any.iter().map(String::as_str);
        std::iter::once(self.speaker.as_deref().unwrap_or("")).chain(others).any(|name| somebody(name) == said)
    }
}

/// A name as names are compared; nothing where it is a bare pronoun.
fn somebody(name: &str) -> Cow<'static, str> {
    let name = normal(name);
    if name.contains("; ") {
        let mut names: Vec<&str> = name.split("; ").collect();
        names.sort_unstable();
        return Cow::Owned(names.join("; "));
    }
    if PRONOUNS.contains(&&*name) { Cow::Borrowed("") } else { name }
}

/// A name as names are compared: in small letters, and wherever a line of the text may end within it.
pub(super) fn normal(name: &str) -> Cow<'static, str> {
    let composed: String = name.nfc().collect();
    Cow::Owned(composed.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_agree_without_order_and_a_bare_pronoun_is_nobody() {
        let quote = |speaker: Option<&str>| GoldQuote {
            start: 0,
            end: 1,
            kind: GoldKind::Direct,
            speaker: speaker.map(str::to_owned),
            speaker_any: Vec::new(),
            how: None,
            optional: false,
        };
        assert!(quote(Some("hun")).accepts(None));
        assert!(quote(None).accepts(Some("Han")));
        assert!(!quote(Some("hun")).accepts(Some("Mona Kjær")));
        assert!(!quote(Some("Mona Kjær")).accepts(Some("hun")));
        assert!(quote(Some("Mona Kjær; Ib Falk")).accepts(Some("Ib Falk; Mona Kjær")));
        assert!(!quote(Some("Mona Kjær; Ib Falk")).accepts(Some("Ib Falk")));
    }
}
