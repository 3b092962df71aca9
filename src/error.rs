//! What can be wrong outside: files ([`ReadError`]) and codebooks ([`CodebookError`]). Analysis itself cannot fail.

use std::fmt;
use std::path::{Path, PathBuf};

/// Why an article could not be read.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ReadError {
    /// The file or folder cannot be opened or read.
    #[error("{}: cannot be read", path.display())]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// The file holds bytes that no text holds.
    #[error("{}: is not text (a NUL byte at byte {offset})", path.display())]
    Binary {
        /// The file.
        path: PathBuf,
        /// The first such byte.
        offset: usize,
    },
    /// The file keeps more than text: PDF, Word, HTML.
    #[error("{}: is {format}, not text; save it as plain text (.txt, UTF-8)", path.display())]
    Format {
        /// The file.
        path: PathBuf,
        /// What it is: `a PDF`.
        format: &'static str,
    },
    /// The encoding is one that is not read.
    #[error("{}: is in {encoding}, which is not read; save it as UTF-8", path.display())]
    Encoding {
        /// The file.
        path: PathBuf,
        /// What it is in: `UTF-32`.
        encoding: &'static str,
    },
    /// It is a result that vidne wrote: nothing is wrong with it, but it is no article.
    #[error("{}: is a result of vidne, and no article", path.display())]
    Own {
        /// The file.
        path: PathBuf,
    },
    /// There is nothing but white space.
    #[error("{}: is empty", path.display())]
    Empty {
        /// The file.
        path: PathBuf,
    },
    /// A record of a JSON Lines file is not an article.
    #[error("{}:{line}: {message}", path.display())]
    Record {
        /// The file.
        path: PathBuf,
        /// The line, from 1.
        line: usize,
        /// What is wrong, and the remedy.
        message: String,
    },
    /// The head of a Markdown file is not understood.
    #[error("{}:{line}: {message}", path.display())]
    FrontMatter {
        /// The file.
        path: PathBuf,
        /// The line, from 1.
        line: usize,
        /// What is wrong, and the remedy.
        message: String,
    },
    /// A text is beyond 4 GiB, the reach of a [`Span`](crate::Span).
    #[error("{}: is larger than 4 GiB", path.display())]
    TooLarge {
        /// The file.
        path: PathBuf,
    },
}

impl ReadError {
    /// What could not be read: the file or folder as given, with `:line` for a record of it.
    #[must_use]
    pub fn place(&self) -> String {
        match self {
            Self::Record { path, line, .. } | Self::FrontMatter { path, line, .. } => {
                format!("{}:{line}", path.display())
            }
            _ => self.path().display().to_string(),
        }
    }

    /// The file or folder as given.
    #[must_use]
    pub fn path(&self) -> &Path {
        match self {
            Self::Io { path, .. }
            | Self::Binary { path, .. }
            | Self::Format { path, .. }
            | Self::Encoding { path, .. }
            | Self::Own { path }
            | Self::Empty { path }
            | Self::Record { path, .. }
            | Self::FrontMatter { path, .. }
            | Self::TooLarge { path } => path,
        }
    }
}

/// Everything that is wrong with a codebook, all at once.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub struct CodebookError {
    /// The codebook's name: its path, or `codebook` where it was not read from a file.
    pub name: String,
    /// What is wrong, in the order of the lines; never empty.
    pub faults: Vec<Fault>,
}

/// One thing that is wrong with a codebook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The line, from 1.
    pub line: usize,
    /// The column in Unicode scalar values, from 1.
    pub column: usize,
    /// What is wrong, with the pattern.
    pub message: String,
    /// What to do about it.
    pub remedy: String,
}

impl fmt::Display for CodebookError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, fault) in self.faults.iter().enumerate() {
            if index > 0 {
                f.write_str("\n")?;
            }
            let Fault { line, column, message, remedy } = fault;
            write!(f, "{}:{line}:{column}: {message}; {remedy}", self.name)?;
        }
        Ok(())
    }
}
