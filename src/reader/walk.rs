//! Which files of a folder are articles, and in which order.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use walkdir::WalkDir;

use crate::error::ReadError;
use crate::reader::remarks::Remarks;
use crate::reader::table::{self, Table};

/// Endings of files that lie beside articles and are none. A Word file or a picture is not among them: it may be an
/// article that somebody thinks is counted, so that it is tried and reported.
const COMPANIONS: &[&str] = &[
    "bib", "csv", "dot", "graphml", "gv", "ini", "ipynb", "json", "lock", "log", "parquet", "py", "qdc", "qdpx", "r",
    "rdata", "rds", "rmd", "rs", "sav", "sh", "sqlite", "toml", "tsv", "vs", "xlsx", "xml", "yaml", "yml",
];

/// A file to read, with the `metadata.csv` that speaks of it.
#[derive(Debug)]
pub(super) struct Place {
    pub path: PathBuf,
    pub bytes: u64,
    pub table: Option<Arc<Table>>,
}

/// The files at `path`, a file or a folder, but for what is at the places in `without`: by name, folder by folder, the same on
/// every machine.
pub(super) fn places(
    path: PathBuf,
    without: HashSet<PathBuf>,
    remarks: Remarks,
) -> Box<dyn Iterator<Item = Result<Place, ReadError>> + Send> {
    let is_folder = match std::fs::metadata(&path) {
        Ok(metadata) => metadata.is_dir(),
        Err(source) => return Box::new(std::iter::once(Err(ReadError::Io { path, source }))),
    };
    let root = if is_folder { path.clone() } else { path.parent().unwrap_or(Path::new("")).to_owned() };
    let is_whole = is_folder && without.is_empty();
    let mut tables = Tables { root, known: HashMap::new(), is_whole, remarks };
    let walk = WalkDir::new(path).follow_links(true).sort_by_file_name().into_iter();
    let entries = walk.filter_entry(move |entry| {
        entry.depth() == 0 || !(is_hidden(entry.file_name()) || without.contains(entry.path()))
    });
    Box::new(
        entries
            .flat_map(move |entry| match entry {
                Ok(entry) if entry.file_type().is_dir() || (entry.depth() > 0 && is_companion(entry.path())) => {
                    [None, None]
                }
                Ok(entry) => {
                    let bytes = entry.metadata().map_or(0, |metadata| metadata.len());
                    let (table, fault) = tables.beside(entry.path());
                    [fault.map(Err), Some(Ok(Place { path: entry.into_path(), bytes, table }))]
                }
                Err(error) => [Some(Err(unread(error))), None],
            })
            .flatten(),
    )
}

/// Whether a walk through a folder comes to the file that lies `below` it.
pub(super) fn comes_to(below: &Path) -> bool {
    !below.iter().any(is_hidden) && !is_companion(below)
}

fn is_hidden(name: &std::ffi::OsStr) -> bool {
    name.as_encoded_bytes().starts_with(b".") || name.as_encoded_bytes().ends_with(b"~")
}

/// Whether a file only lies beside articles: a table, a script, the corpus's own README.
fn is_companion(path: &Path) -> bool {
    let lower =
        |part: Option<&std::ffi::OsStr>| part.map(|part| part.to_string_lossy().to_lowercase()).unwrap_or_default();
    let (stem, ending) = (lower(path.file_stem()), lower(path.extension()));
    matches!(stem.as_str(), "readme" | "license" | "licence" | "changelog" | "thumbs")
        || COMPANIONS.contains(&ending.as_str())
}

fn unread(error: walkdir::Error) -> ReadError {
    let path = error.path().unwrap_or(Path::new("")).to_owned();
    let source =
        error.into_io_error().unwrap_or_else(|| std::io::Error::other("a link leads back to a folder above it"));
    ReadError::Io { path, source }
}

/// The `metadata.csv` of each folder, read once.
struct Tables {
    root: PathBuf,
    known: HashMap<PathBuf, Option<Arc<Table>>>,
    /// Whether all articles below the root are read.
    is_whole: bool,
    remarks: Remarks,
}

impl Tables {
    /// The nearest table at or above the folder of `file`, up to the root; and what is wrong with it, the first time.
    fn beside(&mut self, file: &Path) -> (Option<Arc<Table>>, Option<ReadError>) {
        let mut fault = None;
        for folder in file.ancestors().skip(1) {
            let table = self.known.entry(folder.to_owned()).or_insert_with(|| {
                let path = folder.join(table::FILE_NAME);
                let read = path.is_file().then(|| Table::read(&path, &self.remarks))?;
                let table = read.map(Arc::new).map_err(|error| fault = Some(error)).ok()?;
                if self.is_whole {
                    self.remarks.note_table(&table);
                }
                Some(table)
            });
            if table.is_some() || folder == self.root {
                return (table.clone(), fault);
            }
        }
        (None, fault)
    }
}
