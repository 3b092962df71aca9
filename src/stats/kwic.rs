//! A pattern and the words around it (key word in context, konkordans): [`kwic`].

use std::cmp::Ordering;

use serde::Serialize;

use crate::error::CodebookError;
use crate::plain::tidy;
use crate::span::Span;
use crate::stats::{Document, Voice};
use crate::theme::Codebook;

/// A place where a pattern was found, with the rest of its sentence.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Concordance {
    /// The article.
    pub article: String,
    /// The line, from 1.
    pub line: usize,
    /// The byte at which the words begin.
    pub start: usize,
    /// What stands before them in the sentence.
    pub left: String,
    /// The words that were found.
    pub node: String,
    /// What stands after them in the sentence.
    pub right: String,
    /// Who says them, where they stand in a quote.
    pub speaker: Option<Voice>,
}

/// In what order to read a concordance.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum KwicOrder {
    /// As the articles have it.
    #[default]
    Text,
    /// By the words before the node, the nearest first.
    Left,
    /// By the words after it.
    Right,
}

/// A codebook of one pattern, in the language of codebooks, with which to look for it.
///
/// # Errors
/// Where the pattern is wrong, and the remedy.
pub fn kwic_codebook(pattern: &str) -> Result<Codebook, CodebookError> {
    let quoted = toml::Value::String(pattern.to_owned());
    Codebook::parse("pattern", &format!("[[code]]\nid = \"kwic\"\nany = [{quoted}]\n"))
}

/// Where the pattern of `document`'s [codebook](kwic_codebook) stands, in every zone.
///
/// ```
/// use vidne::stats::{Document, kwic, kwic_codebook};
/// use vidne::{Analyzer, Article};
/// let article = Article::new("a", "Tid\n\nTillid tager tid, siger de.");
/// let analyzer = Analyzer::builder().codebook(kwic_codebook("tage~")?).build();
/// let analysis = analyzer.analyze(&article.text);
/// let found = kwic(&Document::new(&article, &analysis, analyzer.codebook()));
/// assert_eq!((&*found[0].left, &*found[0].node, &*found[0].right), ("Tillid", "tager", "tid, siger de."));
/// # Ok::<(), vidne::CodebookError>(())
/// ```
#[must_use]
pub fn kwic(document: &Document<'_>) -> Vec<Concordance> {
    let (text, analysis) = (&document.article.text, document.analysis);
    let found = analysis.tags.iter().filter(|tag| document.shows(tag.span)).map(|tag| {
        let sentence = analysis.sentences[tag.sentence.index()].span;
        let words = |span: Span| tidy(&text[span]).trim().to_owned();
        let speaker = analysis.quote_at(tag.span).and_then(|quote| analysis.attribution(quote).speaker);
        Concordance {
            article: document.article.id.clone(),
            line: document.line(tag.span),
            start: tag.span.start(),
            left: words(Span::new(sentence.start().min(tag.span.start()), tag.span.start())),
            node: words(tag.span),
            right: words(Span::new(tag.span.end(), sentence.end().max(tag.span.end()))),
            speaker: speaker.map(|speaker| Voice::of(document, speaker)),
        }
    });
    found.collect()
}

/// Puts a concordance in order; what is alike stays in the order of the articles.
pub fn sort_kwic(lines: &mut [Concordance], order: KwicOrder) {
    let compare = |a: &Concordance, b: &Concordance| match order {
        KwicOrder::Text => Ordering::Equal,
        KwicOrder::Left => words_back(&a.left).cmp(words_back(&b.left)),
        KwicOrder::Right => letters(&a.right).cmp(letters(&b.right)),
    };
    lines.sort_by(compare);
}

fn words_back(text: &str) -> impl Iterator<Item = Vec<char>> {
    text.split(' ').rev().map(|word| letters(word).collect())
}

/// Letters and spaces in lower case, in the order of the Danish alphabet, which ends in æ, ø, å.
fn letters(text: &str) -> impl Iterator<Item = char> {
    let lower = text.chars().flat_map(char::to_lowercase).filter(|c| c.is_alphanumeric() || *c == ' ');
    lower.map(|c| if c == 'å' { AFTER_OE } else { c })
}

/// Where `å` belongs: its own code point comes before those of `æ` and `ø`.
const AFTER_OE: char = '\u{F9}';

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_danish_alphabet_ends_in_aa() {
        let mut words = ["år", "zoo", "ø", "æble", "abe"];
        words.sort_by(|a, b| letters(a).cmp(letters(b)));
        assert_eq!(words, ["abe", "zoo", "æble", "ø", "år"]);
    }
}
