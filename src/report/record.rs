//! The machine form of one article: [`Record`], a published contract.
//!
//! One JSON object an article. Every place is a pair `[start, end]`, half open, in Unicode scalar values of the text as
//! decoded (what Python and R count). Fields are only ever added within one [`SCHEMA`] number.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer, Serialize};

use crate::analysis::Analysis;
use crate::article::Article;
use crate::plain::tidy;
use crate::quote::{Quote, QuoteForm, QuoteKind};
use crate::report::Stamp;
use crate::segment::{Block, BlockKind};
use crate::span::{Offsets, QuoteId, Span, SpeakerId};
use crate::speaker::{Attribution, Sieve, Speaker, SpeakerKind};
use crate::theme::{Codebook, Tag, Zone};

/// The version of the contract.
pub const SCHEMA: u32 = 1;

/// A place: `[start, end]` in Unicode scalar values.
pub type Place = [usize; 2];

/// One article with all its layers.
///
/// ```
/// use vidne::report::Record;
/// use vidne::{Analyzer, Article};
/// let article = Article::new("001", "\"Det gav et netværk,\" fortæller Louise Holm.");
/// let analyzer = Analyzer::default();
/// let record = Record::new(&article, &analyzer.analyze(&article.text), analyzer.codebook());
/// let line = serde_json::to_string(&record)?;
/// assert_eq!(serde_json::from_str::<Record>(&line)?, record);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[doc = include_str!("schema.md")]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Record {
    /// The version of this form; a record of another version is not read.
    #[serde(deserialize_with = "this_schema")]
    pub schema: u32,
    /// The article's id.
    pub id: String,
    /// How the record was made; on every record, so that it is still told when records are sorted, filtered, put together.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stamp: Option<Stamp>,
    /// The encoding that the file was decoded from, where that was not UTF-8: positions count in what was decoded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub encoding: Option<String>,
    /// What is known about the article: front matter, fields of its record, columns of `metadata.csv`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub metadata: BTreeMap<String, String>,
    /// Zones, in order.
    pub blocks: Vec<BlockRecord>,
    /// Sentences, in order.
    pub sentences: Vec<Place>,
    /// Words and punctuation, in order; only where asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tokens: Option<Vec<Place>>,
    /// Who could speak, in order of first mention.
    pub speakers: Vec<SpeakerRecord>,
    /// Reported speech, in order.
    pub quotes: Vec<QuoteRecord>,
    /// Words that carry a theme, in order, the cancelled ones too.
    pub tags: Vec<TagRecord>,
}

/// A zone of an article.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BlockRecord {
    /// Where.
    pub span: Place,
    /// What the zone is for.
    pub kind: BlockKind,
}

/// Somebody who could speak.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SpeakerRecord {
    /// The longest form of the name in the article; the members of a group with `; ` between them.
    pub name: String,
    /// What it is: a person, a group, a body, a text.
    pub kind: SpeakerKind,
    /// The role as the article gives it.
    pub role: Option<String>,
    /// The organisation as the article gives it.
    pub organisation: Option<String>,
    /// All words that stand for it.
    pub mentions: Vec<Place>,
}

/// Somebody's words.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct QuoteRecord {
    /// With the marks or the dash.
    pub span: Place,
    /// Without them.
    pub content: Place,
    /// The words of `content`, exactly.
    pub text: String,
    /// How true to the words it is.
    pub kind: QuoteKind,
    /// How the page shows that it is speech.
    pub form: QuoteForm,
    /// Who said it, as an index into `speakers`.
    pub speaker: Option<u32>,
    /// The name of that speaker.
    pub speaker_name: Option<String>,
    /// The words that named the speaker: `hun`, `kontorchefen`, `Helle Egly`.
    pub mention: Option<String>,
    /// The word that introduces the quote: `siger`.
    pub cue: Option<String>,
    /// Where it stands.
    pub cue_span: Option<Place>,
    /// The rule that decided who speaks.
    pub sieve: Sieve,
    /// How sure that is, from 0 to 1.
    pub confidence: f64,
    /// The quote that this one goes on from, as an index into `quotes`.
    pub continues: Option<u32>,
    /// The quote that this one repeats, as an index into `quotes`; such a quote is not counted.
    #[serde(default)]
    pub repeats: Option<u32>,
}

/// Words that carry a theme.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TagRecord {
    /// Where.
    pub span: Place,
    /// The id of the theme in the codebook.
    pub theme: String,
    /// The pattern that found them, as written in the codebook.
    pub pattern: String,
    /// 1 for the theme, -1 for its opposite or lack.
    pub polarity: i8,
    /// The kind of block, or `role` or `organisation`.
    pub zone: Zone,
    /// The sentence, as an index into `sentences`.
    pub sentence: u32,
    /// The quote, as an index into `quotes`.
    pub quote: Option<u32>,
    /// Why they do not count: `not: PATTERN`, `zone: role`, `threshold`.
    pub cancelled_by: Option<String>,
}

impl Record {
    /// The machine form of `analysis`, which is of `article` and by `codebook`.
    #[must_use]
    pub fn new(article: &Article, analysis: &Analysis, codebook: &Codebook) -> Self {
        let writer = Writer { text: &article.text, offsets: Offsets::new(&article.text), analysis, codebook };
        let ids = (0..analysis.quotes.len()).map(QuoteId::new);
        Self {
            schema: SCHEMA,
            id: article.id.clone(),
            stamp: None,
            encoding: article.encoding.map(str::to_owned),
            metadata: article.metadata.clone(),
            blocks: analysis.blocks.iter().map(|block| writer.block(block)).collect(),
            sentences: analysis.sentences.iter().map(|sentence| writer.place(sentence.span)).collect(),
            tokens: None,
            speakers: analysis.speakers.iter().enumerate().map(|(index, who)| writer.speaker(index, who)).collect(),
            quotes: ids.map(|id| writer.quote(&analysis.quotes[id.index()], analysis.attribution(id))).collect(),
            tags: analysis.tags.iter().map(|tag| writer.tag(tag)).collect(),
        }
    }

    /// The same with how it was made.
    #[must_use]
    pub fn stamped(mut self, stamp: Stamp) -> Self {
        self.stamp = Some(stamp);
        self
    }

    /// The same with the tokens.
    #[must_use]
    pub fn with_tokens(mut self, article: &Article, analysis: &Analysis) -> Self {
        let offsets = Offsets::new(&article.text);
        self.tokens = Some(analysis.tokens.iter().map(|token| offsets.scalars(token.span)).collect());
        self
    }
}

/// A record of a later version would be read without what it adds to the meaning of the old fields.
fn this_schema<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u32, D::Error> {
    let schema = u32::deserialize(deserializer)?;
    let fault = || format!("a record of schema {schema}; this version of vidne reads schema {SCHEMA}");
    (schema == SCHEMA).then_some(schema).ok_or_else(|| serde::de::Error::custom(fault()))
}

/// What the parts of a record are written from.
struct Writer<'a> {
    text: &'a str,
    offsets: Offsets<'a>,
    analysis: &'a Analysis,
    codebook: &'a Codebook,
}

impl Writer<'_> {
    fn place(&self, span: Span) -> Place {
        self.offsets.scalars(span)
    }

    fn words(&self, span: Span) -> String {
        tidy(&self.text[span]).into_owned()
    }

    fn block(&self, block: &Block) -> BlockRecord {
        BlockRecord { span: self.place(block.span), kind: block.kind }
    }

    fn speaker(&self, index: usize, speaker: &Speaker) -> SpeakerRecord {
        SpeakerRecord {
            name: self.analysis.name(self.text, SpeakerId::new(index)).into_owned(),
            kind: speaker.kind,
            role: self.analysis.role(self.text, SpeakerId::new(index)).map(Cow::into_owned),
            organisation: speaker.organisation.map(|span| self.words(span)),
            mentions: speaker.mentions.iter().map(|mention| self.place(mention.span)).collect(),
        }
    }

    fn quote(&self, quote: &Quote, attribution: &Attribution) -> QuoteRecord {
        QuoteRecord {
            span: self.place(quote.span),
            content: self.place(quote.content),
            text: self.text[quote.content].to_owned(),
            kind: quote.kind,
            form: quote.form,
            speaker: attribution.speaker.map(|speaker| speaker.0),
            speaker_name: attribution.speaker.map(|speaker| self.analysis.name(self.text, speaker).into_owned()),
            mention: attribution.mention.map(|span| self.words(span)),
            cue: attribution.cue.map(|span| self.words(span)),
            cue_span: attribution.cue.map(|span| self.place(span)),
            sieve: attribution.sieve,
            // Two decimals: what the calibration can tell apart, and the same digits on every machine.
            confidence: (f64::from(attribution.confidence) * 100.0).round() / 100.0,
            continues: quote.continues.map(|quote| quote.0),
            repeats: quote.repeats.map(|quote| quote.0),
        }
    }

    fn tag(&self, tag: &Tag) -> TagRecord {
        TagRecord {
            span: self.place(tag.span),
            theme: self.codebook.theme(tag.theme).id.clone(),
            pattern: self.codebook.pattern(tag.pattern).text.clone(),
            polarity: tag.polarity.sign(),
            zone: tag.zone,
            sentence: tag.sentence.0,
            quote: self.analysis.quote_at(tag.span).map(|quote| quote.0),
            cancelled_by: tag.cancelled_by(self.codebook).map(Cow::into_owned),
        }
    }
}
