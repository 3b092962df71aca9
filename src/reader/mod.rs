//! Files, folders and streams to articles: `paths -> articles`.
//!
//! | input | read as |
//! |---|---|
//! | `.txt`, any other ending | one article; its id is the path as given |
//! | `.md` | the same; `key: value` lines between two lines of `---` at its head become metadata |
//! | `.jsonl`, `.ndjson` | one article a line, `{"id": …, "text": …}`; the other fields become metadata |
//! | a folder | its files by name, then those of its folders; hidden files, tables, scripts and a README are passed over |
//! | `-` | standard input: JSON Lines if it begins with `{`, else one article |
//!
//! A `metadata.csv` in the folder of an article, or above it within the folder given, adds to what is known about it: the
//! column `id` or `file` names the article, all other columns are metadata. It has the last word where both speak.
//!
//! UTF-8 is read as it is, UTF-16 by its byte order mark or the zeros between its letters; what is neither is read as the older encoding it looks like,
//! and [`Article::encoding`] says so. The head of a Markdown file stays in the text, so that every position is true to the
//! file; the segmenter marks it as [`Furniture`](crate::segment::BlockKind::Furniture).
//!
//! Of paths that overlap, none is read twice: what lies in two of them is read from the inner one.
//!
//! Nothing stops at a file that cannot be read: it is an `Err` among the articles. So is a result of this crate that lies among
//! them ([`ReadError::Own`]). What is read all the same, but not as somebody may think, is told in [`Remarks`].
//!
//! ```no_run
//! for article in vidne::reader::articles(["corpus/articles"]) {
//!     let article = article?;
//!     println!("{}: {} bytes", article.id, article.text.len());
//! }
//! # Ok::<(), vidne::ReadError>(())
//! ```

mod decode;
mod front_matter;
mod json_lines;
mod overlap;
mod own;
mod remarks;
mod table;
mod walk;

use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::article::Article;
use crate::error::ReadError;
use decode::{Decoded, NotText, decode};
use json_lines::Line;
pub use remarks::{Remark, Remarks};
use table::Table;
use walk::Place;

/// The articles at `paths`, in order, read one at a time.
pub fn articles<P: Into<PathBuf>>(
    paths: impl IntoIterator<Item = P>,
) -> impl Iterator<Item = Result<Article, ReadError>> {
    sources(paths).map(Source::read)
}

/// The text of a file of any kind, in whatever encoding an article may have.
///
/// # Errors
/// If it cannot be read, or is no text.
pub fn text(path: &Path) -> Result<String, ReadError> {
    let bytes = std::fs::read(path).map_err(|source| ReadError::Io { path: path.to_owned(), source })?;
    decode(bytes).map(|decoded| decoded.text).map_err(|reason| no_text(path, &reason))
}

/// What there is to read at `paths`, in order, found as one goes: cheap to make, so that reading can be spread over threads.
///
/// Nothing is read twice: a path given again is passed over, and what lies in two of the paths is read from the inner one.
pub fn sources<P: Into<PathBuf>>(paths: impl IntoIterator<Item = P>) -> impl Iterator<Item = Source> {
    sources_with(paths, &Remarks::default())
}

/// The same; what one should know of them is there in `remarks` once they are read.
pub fn sources_with<P: Into<PathBuf>, I: IntoIterator<Item = P>>(
    paths: I,
    remarks: &Remarks,
) -> impl Iterator<Item = Source> + use<P, I> {
    let remarks = remarks.clone();
    overlap::apart(paths.into_iter().map(Into::into).collect()).into_iter().flat_map(move |(path, inner)| {
        if path == Path::new("-") {
            return open_stream(path, &remarks);
        }
        let opened = remarks.clone();
        Box::new(walk::places(path, inner, remarks.clone()).flat_map(move |place| open(place, &opened)))
    })
}

/// Whether the file at `file` is one of those that are read at `paths`, as an article or as a table of metadata: to write there
/// would destroy it. A result of this crate is none of them, nor a file that is not there.
///
/// ```
/// use std::path::Path;
/// use vidne::reader::is_read;
/// assert!(is_read(["corpus/articles"], Path::new("corpus/articles/03_region-og-fond.txt")));
/// assert!(!is_read(["corpus/articles"], Path::new("corpus/articles/report.md")));
/// ```
pub fn is_read<P: AsRef<Path>>(paths: impl IntoIterator<Item = P>, file: &Path) -> bool {
    let Ok(place) = file.canonicalize() else { return false };
    let is_table = place.file_name().is_some_and(|name| name == table::FILE_NAME);
    paths.into_iter().any(|path| {
        let Ok(given) = path.as_ref().canonicalize() else { return false };
        if given.is_file() {
            return given == place || (is_table && given.parent() == place.parent());
        }
        place.strip_prefix(&given).is_ok_and(|below| is_table || (walk::comes_to(below) && holds_article(&place)))
    })
}

/// Whether there may be an article in a file: it is neither a result of this crate nor empty, as a result of nothing is.
fn holds_article(path: &Path) -> bool {
    let place = Place { path: path.to_owned(), bytes: 0, table: None };
    let mut opened = open(Ok(place), &Remarks::default());
    opened.next().is_some_and(|first| !matches!(first.read(), Err(ReadError::Own { .. } | ReadError::Empty { .. })))
}

/// An article not yet read.
#[derive(Debug)]
pub struct Source {
    path: PathBuf,
    bytes: u64,
    table: Option<Arc<Table>>,
    content: Content,
    remarks: Remarks,
}

#[derive(Debug)]
enum Content {
    /// All of the file.
    File,
    /// All of a stream.
    Bytes(Vec<u8>),
    /// A line of a JSON Lines file, which has a number.
    Line(Line, usize),
    /// Nothing: what was wrong.
    Fault(ReadError),
}

impl Source {
    /// About how many bytes there are to read.
    #[must_use]
    pub const fn bytes(&self) -> u64 {
        self.bytes
    }

    /// Reads and decodes the article.
    ///
    /// # Errors
    /// If it cannot be read, is no text, or is empty.
    pub fn read(self) -> Result<Article, ReadError> {
        let Self { path, bytes, table, content, remarks } = self;
        if bytes > u64::from(u32::MAX) {
            return Err(ReadError::TooLarge { path });
        }
        let mut article = match content {
            Content::Fault(error) => return Err(error),
            Content::Line(line, file) => {
                let number = line.number;
                let (article, has_id) = json_lines::article(&path, line)?;
                if has_id {
                    remarks.note_id(&article.id, file, number);
                }
                article
            }
            Content::Bytes(bytes) => text_article(&path, bytes, &remarks)?,
            Content::File => {
                // A file that is empty is there all the same: its row in a table is no slip.
                if let Some(table) = &table {
                    let _ = table.about(&path.display().to_string(), Some(&path));
                }
                match std::fs::read(&path) {
                    Ok(bytes) => text_article(&path, bytes, &remarks)?,
                    Err(source) => return Err(ReadError::Io { path, source }),
                }
            }
        };
        if let Some(about) = table.and_then(|table| table.about(&article.id, Some(&path)).cloned()) {
            article.metadata.extend(about);
        }
        Ok(article)
    }

    fn fault(error: ReadError) -> Self {
        let remarks = Remarks::default();
        Self { path: PathBuf::new(), bytes: 0, table: None, content: Content::Fault(error), remarks }
    }
}

type Sources = Box<dyn Iterator<Item = Source> + Send>;

fn open(place: Result<Place, ReadError>, remarks: &Remarks) -> Sources {
    let Place { path, bytes, table } = match place {
        Ok(place) => place,
        Err(error) => return Box::new(std::iter::once(Source::fault(error))),
    };
    let is_json_lines = path.extension().is_some_and(|ending| ending == "jsonl" || ending == "ndjson");
    if !is_json_lines {
        let remarks = remarks.clone();
        return Box::new(std::iter::once(Source { path, bytes, table, content: Content::File, remarks }));
    }
    match File::open(&path) {
        Ok(file) => open_json_lines(path, table, BufReader::with_capacity(1 << 16, file), remarks),
        Err(source) => Box::new(std::iter::once(Source::fault(ReadError::Io { path, source }))),
    }
}

fn open_json_lines(
    path: PathBuf,
    table: Option<Arc<Table>>,
    input: impl BufRead + Send + 'static,
    remarks: &Remarks,
) -> Sources {
    let mut lines = json_lines::lines(input).peekable();
    if lines.peek().is_none() {
        return Box::new(std::iter::once(Source::fault(ReadError::Empty { path })));
    }
    let (file, remarks) = (remarks.note_file(&path), remarks.clone());
    Box::new(lines.map(move |line| match line {
        Ok(line) => {
            let (path, bytes, table) = (path.clone(), line.json.len() as u64, table.clone());
            Source { path, bytes, table, content: Content::Line(line, file), remarks: remarks.clone() }
        }
        Err(source) => Source::fault(ReadError::Io { path: path.clone(), source }),
    }))
}

fn open_stream(path: PathBuf, remarks: &Remarks) -> Sources {
    let mut input = BufReader::new(std::io::stdin());
    let begins_record = input.fill_buf().is_ok_and(|head| head.trim_ascii_start().starts_with(b"{"));
    if begins_record {
        return open_json_lines(path, None, input, remarks);
    }
    let mut bytes = Vec::new();
    match input.read_to_end(&mut bytes) {
        Ok(len) => {
            let (content, remarks) = (Content::Bytes(bytes), remarks.clone());
            Box::new(std::iter::once(Source { path, bytes: len as u64, table: None, content, remarks }))
        }
        Err(source) => Box::new(std::iter::once(Source::fault(ReadError::Io { path, source }))),
    }
}

fn no_text(path: &Path, reason: &NotText) -> ReadError {
    let path = path.to_owned();
    match *reason {
        NotText::Nul(offset) => ReadError::Binary { path, offset },
        NotText::Encoding(encoding) => ReadError::Encoding { path, encoding },
        NotText::Format(format) => ReadError::Format { path, format },
    }
}

/// The article of a whole file.
fn text_article(path: &Path, bytes: Vec<u8>, remarks: &Remarks) -> Result<Article, ReadError> {
    let Decoded { text, encoding } = decode(bytes).map_err(|reason| no_text(path, &reason))?;
    if own::is_own(&text) {
        return Err(ReadError::Own { path: path.to_owned() });
    }
    let is_markdown = path.extension().is_some_and(|ending| ending == "md" || ending == "markdown");
    let head = match front_matter::front_matter(&text) {
        Ok(Some(head)) => head,
        Ok(None) => {
            if front_matter::begins_head(&text) {
                let message =
                    "begins a head that is never closed, and is read as text; write `---` below the last field";
                remarks.note(path, 1, message.to_owned());
            }
            front_matter::FrontMatter::default()
        }
        // A plain text may begin with a rule; only Markdown promises that what follows is a head.
        Err(_) if !is_markdown => front_matter::FrontMatter::default(),
        Err(front_matter::Unclear { line, message }) => {
            return Err(ReadError::FrontMatter { path: path.to_owned(), line, message });
        }
    };
    if text[head.end..].trim().is_empty() {
        return Err(ReadError::Empty { path: path.to_owned() });
    }
    if text.len() > u32::MAX as usize {
        return Err(ReadError::TooLarge { path: path.to_owned() });
    }
    let id = path.display().to_string();
    Ok(Article { id, text, metadata: head.fields, path: Some(path.to_owned()), encoding })
}
