//! The order of the stages: [`analyze`], and [`Analyzer`] for those who bring a codebook.

use std::sync::{Arc, LazyLock};

use crate::analysis::Analysis;
use crate::gloss::Glosses;
use crate::plain::Plain;
use crate::quote::{self, Quote};
use crate::segment::Segmentation;
use crate::speaker::{self, Cast, Label, LabelKind};
use crate::theme::{self, Check, Codebook, Override, Zone};

/// Analyses one text with the bundled codebook. Total: any text gives an analysis.
///
/// ```
/// let text = "\"Det gav et netværk,\" fortæller Louise Holm.";
/// let analysis = vidne::analyze(text);
/// assert_eq!(analysis.blocks.len(), 1);
/// ```
#[must_use]
pub fn analyze(text: &str) -> Analysis {
    static BUNDLED: LazyLock<Analyzer> = LazyLock::new(|| Analyzer::builder().build());
    BUNDLED.analyze(text)
}

/// Analyses texts with a codebook of one's own. Immutable; share it by reference.
#[derive(Clone, Debug)]
pub struct Analyzer {
    codebook: Arc<Codebook>,
}

impl Analyzer {
    /// Settings by name.
    #[must_use]
    pub fn builder() -> AnalyzerBuilder {
        AnalyzerBuilder::default()
    }

    /// The codebook in use.
    #[must_use]
    pub fn codebook(&self) -> &Codebook {
        &self.codebook
    }

    /// Analyses one text. Total; linear in its length.
    #[must_use]
    pub fn analyze(&self, text: &str) -> Analysis {
        let plain = Plain::new(text);
        let segmentation = Segmentation::new(plain.text());
        let (quotes, cast) = heard(plain.text(), &segmentation);
        let overrides = overrides(&cast);
        let tags = theme::tags(plain.text(), &segmentation, &overrides, &self.codebook);
        let Segmentation { blocks, sentences, tokens } = segmentation;
        let Cast { speakers, attributions, .. } = cast;
        let mut analysis = Analysis { blocks, sentences, tokens, quotes, speakers, attributions, tags };
        analysis.restore(&plain);
        analysis
    }
}

/// Adds one text to what is known of a codebook's patterns.
///
/// ```
/// use vidne::{Codebook, check, theme::Check};
/// let codebook = Codebook::parse("mine", "[[code]]\nid = \"tillid\"\nany = [\"tillid~\"]")?;
/// let mut found = Check::new(&codebook);
/// check("Tilliden voksede.", &mut found);
/// assert_eq!(found.report().patterns[0].forms, [("tilliden".to_owned(), 1)]);
/// # Ok::<(), vidne::CodebookError>(())
/// ```
pub fn check(text: &str, check: &mut Check<'_>) {
    let plain = Plain::new(text);
    let segmentation = Segmentation::new(plain.text());
    let (_, cast) = heard(plain.text(), &segmentation);
    check.add(plain.text(), &segmentation, &overrides(&cast));
}

/// What is said, and who says it.
fn heard(text: &str, segmentation: &Segmentation) -> (Vec<Quote>, Cast) {
    let glosses = Glosses::new(text, &segmentation.tokens);
    let quotes = quote::quotes_of(text, segmentation, &glosses);
    let cast = speaker::cast_of(text, segmentation, &quotes, &glosses);
    (quotes, cast)
}

fn overrides(cast: &Cast) -> Vec<Override> {
    cast.labels.iter().copied().map(override_of).collect()
}

fn override_of(label: Label) -> Override {
    let zone = match label.kind {
        LabelKind::Role => Zone::Role,
        LabelKind::Organisation => Zone::Organisation,
    };
    Override { span: label.span, zone }
}

impl Default for Analyzer {
    /// By the bundled codebook.
    fn default() -> Self {
        Self::builder().build()
    }
}

/// Settings of an [`Analyzer`].
#[derive(Clone, Debug, Default)]
pub struct AnalyzerBuilder {
    codebook: Option<Codebook>,
}

impl AnalyzerBuilder {
    /// Tags by `codebook` instead of the bundled one.
    #[must_use]
    pub fn codebook(mut self, codebook: Codebook) -> Self {
        self.codebook = Some(codebook);
        self
    }

    /// The analyzer.
    #[must_use]
    pub fn build(self) -> Analyzer {
        let codebook = self.codebook.unwrap_or_else(|| Codebook::bundled().clone());
        Analyzer { codebook: Arc::new(codebook) }
    }
}
