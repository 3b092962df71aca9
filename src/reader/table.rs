//! `metadata.csv`: a researcher's own table of what is known about the articles beside it.

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};

use crate::error::ReadError;
use crate::reader::decode::decode;

/// The file that is looked for.
pub(super) const FILE_NAME: &str = "metadata.csv";

/// What the column that names the article may be called.
const KEYS: [&str; 5] = ["id", "file", "filename", "doc_id", "fil"];

/// The rows of a `metadata.csv`, by the article they are about.
#[derive(Debug)]
pub(super) struct Table {
    folder: PathBuf,
    rows: HashMap<String, BTreeMap<String, String>>,
}

impl Table {
    /// Reads the table at `path`: commas, semicolons or tabs, in any encoding that articles may have.
    pub fn read(path: &Path) -> Result<Self, ReadError> {
        let fault = |line: usize, message: String| ReadError::Record { path: path.to_owned(), line, message };
        let bytes = std::fs::read(path).map_err(|source| ReadError::Io { path: path.to_owned(), source })?;
        let Ok(text) = decode(bytes).map(|decoded| decoded.text) else { return Err(fault(1, "is not text".into())) };
        let mut csv = csv::ReaderBuilder::new().delimiter(delimiter(&text)).flexible(true).from_reader(text.as_bytes());
        let line_of = |error: &csv::Error| error.position().map_or(1, |place| place.line() as usize);
        let header = csv.headers().map_err(|error| fault(line_of(&error), error.to_string()))?.clone();
        let is_key = |name: &str| KEYS.contains(&name.trim().to_lowercase().as_str());
        let Some(key) = header.iter().position(is_key) else {
            let there = header.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
            return Err(fault(1, format!("has no column `id` or `file` that names the article (there: {there})")));
        };
        let mut rows = HashMap::new();
        for row in csv.records() {
            let row = row.map_err(|error| fault(line_of(&error), error.to_string()))?;
            let cells = header.iter().zip(&row).enumerate();
            let others = cells.filter(|&(column, (_, cell))| column != key && !cell.trim().is_empty());
            let known = others.map(|(_, (name, cell))| (name.trim().to_owned(), cell.trim().to_owned())).collect();
            rows.insert(row.get(key).unwrap_or_default().trim().to_owned(), known);
        }
        Ok(Self { folder: path.parent().unwrap_or(Path::new("")).to_owned(), rows })
    }

    /// What is known about the article `id` that was read from `path`: by id, by path from the table's folder,
    /// by file name, by file name without ending.
    pub fn about(&self, id: &str, path: Option<&Path>) -> Option<&BTreeMap<String, String>> {
        let of_path = path.map(|path| {
            let below = path.strip_prefix(&self.folder).unwrap_or(path);
            [Some(below.as_os_str()), path.file_name(), path.file_stem()]
        });
        let names = of_path.into_iter().flatten().flatten().filter_map(|name| name.to_str());
        std::iter::once(id).chain(names).find_map(|name| self.rows.get(name))
    }
}

/// Danish Excel writes semicolons into its `.csv`.
fn delimiter(text: &str) -> u8 {
    let header = text.lines().next().unwrap_or_default();
    let count = |mark: u8| header.bytes().filter(|&byte| byte == mark).count();
    [b',', b';', b'\t'].into_iter().rev().max_by_key(|&mark| count(mark)).unwrap_or(b',')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(bytes: &[u8]) -> Result<Table, String> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(FILE_NAME);
        std::fs::write(&path, bytes).unwrap();
        Table::read(&path).map_err(|error| error.to_string())
    }

    #[test]
    fn danish_excel_is_read() {
        let table = table(b"\xEF\xBB\xBFid;rolle;\xC3\xA5r\r\n001;\"leder; konst.\";2019\r\n002;;\r\n").unwrap();
        let about = table.about("x/001.txt", Some(Path::new("x/001.txt"))).unwrap();
        assert_eq!(about["rolle"], "leder; konst.");
        assert_eq!(about["år"], "2019");
        assert!(table.about("002", None).unwrap().is_empty());
        assert!(table.about("003", None).is_none());
    }

    #[test]
    fn articles_are_found_by_id_or_file() {
        let table = table(b"file,year\n001.txt,1\nrec,2\n").unwrap();
        assert_eq!(table.about("in/001.txt", Some(Path::new("in/001.txt"))).unwrap()["year"], "1");
        assert_eq!(table.about("rec", Some(Path::new("in/all.jsonl"))).unwrap()["year"], "2");
    }

    #[test]
    fn a_table_without_a_key_is_refused() {
        let message = table(b"titel,year\nx,2019\n").unwrap_err();
        assert!(message.ends_with(":1: has no column `id` or `file` that names the article (there: `titel`, `year`)"));
    }
}
