//! Codebooks of other programs: in as TOML that can be read on, out as what those programs read.
//!
//! What the other side has no words for is left out and named, never bent into something else.

mod draft;
mod export;
mod import;
mod refi;
mod yaml;

use draft::Draft;
pub(crate) use import::delimiter;

use crate::error::CodebookError;
use crate::theme::Codebook;

/// A format that codebooks come in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ImportFormat {
    /// A dictionary of quanteda as YAML: nested keys that end in lists.
    Quanteda,
    /// A dictionary of LIWC (`.dic`): numbered categories between two `%`, then words with their numbers.
    Liwc,
    /// A dictionary of Lexicoder (`.lc3`): `+category`, then one pattern a line.
    Lexicoder,
    /// A codebook of REFI-QDA (`.qdc`): names, descriptions and colours, no patterns.
    Refi,
    /// A table with the columns `code` and `pattern`, and if wanted `effect`, `label`, `memo`, `color`, `parent`; or the tags of
    /// Taguette (`tag`, `description`), without patterns.
    Csv,
}

impl ImportFormat {
    /// The format of a file by its ending.
    ///
    /// ```
    /// use vidne::theme::exchange::ImportFormat;
    /// assert_eq!(ImportFormat::of("tillid.DIC"), Some(ImportFormat::Liwc));
    /// ```
    #[must_use]
    pub fn of(path: &str) -> Option<Self> {
        match path.rsplit_once('.')?.1.to_ascii_lowercase().as_str() {
            "yml" | "yaml" => Some(Self::Quanteda),
            "dic" => Some(Self::Liwc),
            "lc3" | "lcd" => Some(Self::Lexicoder),
            "qdc" => Some(Self::Refi),
            "csv" => Some(Self::Csv),
            _ => None,
        }
    }
}

/// A format that codebooks go out in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ExportFormat {
    /// A dictionary of quanteda as YAML, every inflected form written out.
    Quanteda,
    /// A codebook of REFI-QDA (`.qdc`): names, memos and colours.
    Refi,
    /// A codebook of Taguette as CSV: names and memos.
    Taguette,
}

/// What an exchange gives.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Exchanged {
    /// The codebook: TOML after an import, the other format after an export.
    pub content: String,
    /// The patterns that the other side has no words for, each with its code.
    pub left_out: Vec<String>,
}

/// Reads a codebook of another program and writes it as TOML. `name` stands in errors, and is the name of the codebook.
///
/// # Errors
/// What is wrong with it, with the line.
///
/// ```
/// use vidne::theme::exchange::{ImportFormat, import};
/// let dictionary = "+tillid\ntillid*\nstoler på\n";
/// let imported = import(ImportFormat::Lexicoder, "tillid.lc3", dictionary)?;
/// let codebook = vidne::Codebook::parse("tillid", &imported.content)?;
/// assert_eq!(codebook.patterns()[1].text, "stoler på");
/// # Ok::<(), vidne::CodebookError>(())
/// ```
pub fn import(format: ImportFormat, name: &str, content: &str) -> Result<Exchanged, CodebookError> {
    let content = content.strip_prefix('\u{FEFF}').unwrap_or(content);
    let read = match format {
        ImportFormat::Quanteda => yaml::read(content),
        ImportFormat::Liwc => import::liwc(content),
        ImportFormat::Lexicoder => import::lexicoder(content),
        ImportFormat::Refi => refi::read(content),
        ImportFormat::Csv => import::csv(content),
    };
    let draft: Draft = read.map_err(|fault| CodebookError { name: name.to_owned(), faults: vec![fault] })?;
    Ok(Exchanged { content: draft.to_toml(name), left_out: draft.left_out })
}

/// Writes `codebook` for another program.
///
/// ```
/// use vidne::theme::exchange::{ExportFormat, export};
/// let codebook = vidne::Codebook::parse("mine", "[[code]]\nid = \"tillid\"\nany = [\"tiltro~\"]").unwrap();
/// assert!(export(ExportFormat::Quanteda, &codebook).content.contains("- tiltroen"));
/// ```
#[must_use]
pub fn export(format: ExportFormat, codebook: &Codebook) -> Exchanged {
    match format {
        ExportFormat::Quanteda => export::quanteda(codebook),
        ExportFormat::Refi => Exchanged { content: refi::write(codebook), left_out: export::patterns(codebook) },
        ExportFormat::Taguette => {
            Exchanged { content: export::taguette(codebook), left_out: export::patterns(codebook) }
        }
    }
}
