//! What coders found in sentences and quotes, the program as one of them.

use std::collections::{BTreeMap, BTreeSet};

use crate::analysis::Analysis;
use crate::span::{Span, ThemeId};
use crate::theme::{Codebook, Polarity};

/// What somebody found in a sentence or quote: for every theme they judged, present (for or against) or absent.
pub type Codes = BTreeMap<String, Option<Polarity>>;

/// A text whose parts were coded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodedText {
    /// What it is called; its line where the file gives no id.
    pub id: String,
    /// The text.
    pub text: String,
    /// Its coded parts, or the whole of it.
    pub units: Vec<CodedUnit>,
}

/// A sentence or quote that was coded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodedUnit {
    /// The words.
    pub span: Span,
    /// What each coder found, by the coder's name.
    pub coders: BTreeMap<String, Codes>,
}

impl CodedText {
    /// Adds what `codebook` found, as one coder more: in each part, for each theme, the pole of its first tag that counts.
    ///
    /// ```
    /// use vidne::{Codebook, evaluate::{CodedText, CodedUnit}, theme::Polarity};
    /// let text = "Der var ikke megen tillid.";
    /// let unit = CodedUnit { span: vidne::Span::new(0, text.len()), coders: Default::default() };
    /// let mut coded = CodedText { id: "1".into(), text: text.into(), units: vec![unit] };
    /// coded.add_coder("vidne", &vidne::analyze(text), Codebook::bundled());
    /// assert_eq!(coded.units[0].coders["vidne"]["trust"], Some(Polarity::Contra));
    /// ```
    pub fn add_coder(&mut self, name: &str, analysis: &Analysis, codebook: &Codebook) {
        for unit in &mut self.units {
            let tags = analysis.tags.iter().filter(|tag| tag.counts() && unit.span.contains(tag.span));
            let codes = codebook.themes().iter().enumerate().map(|(index, theme)| {
                let mut found = tags.clone().filter(|tag| tag.theme == ThemeId::new(index));
                (theme.id.clone(), found.next().map(|tag| tag.polarity))
            });
            unit.coders.insert(name.to_owned(), codes.collect());
        }
    }
}

/// The themes that anybody judged, in order.
#[must_use]
pub fn themes_of(texts: &[CodedText]) -> BTreeSet<&str> {
    let codes = texts.iter().flat_map(|text| &text.units).flat_map(|unit| unit.coders.values());
    codes.flat_map(BTreeMap::keys).map(String::as_str).collect()
}
