//! `metadata.csv`: a researcher's own table of what is known about the articles beside it.

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use crate::error::ReadError;
use crate::reader::decode::decode;
use crate::reader::remarks::{Remark, Remarks, others};

/// The file that is looked for.
pub(super) const FILE_NAME: &str = "metadata.csv";

/// What the column that names the article may be called.
const KEYS: [&str; 5] = ["id", "file", "filename", "doc_id", "fil"];

/// The rows of a `metadata.csv`, by the article they are about.
#[derive(Debug)]
pub(super) struct Table {
    path: PathBuf,
    rows: HashMap<String, Row>,
}

/// What is known about an article.
#[derive(Debug)]
struct Row {
    line: usize,
    known: BTreeMap<String, String>,
    /// Whether such an article was read.
    is_met: AtomicBool,
}

impl Table {
    /// Reads the table at `path`: commas, semicolons or tabs, in any encoding that articles may have. What is wrong with single
    /// rows is remarked.
    pub fn read(path: &Path, remarks: &Remarks) -> Result<Self, ReadError> {
        let fault = |line: usize, message: String| ReadError::Record { path: path.to_owned(), line, message };
        let bytes = std::fs::read(path).map_err(|source| ReadError::Io { path: path.to_owned(), source })?;
        let Ok(text) = decode(bytes).map(|decoded| decoded.text) else { return Err(fault(1, "is not text".into())) };
        let mut csv = reader(&text);
        let line_of = |error: &csv::Error| error.position().map_or(1, |place| place.line() as usize);
        let header = csv.headers().map_err(|error| fault(line_of(&error), error.to_string()))?.clone();
        let is_key = |name: &str| KEYS.contains(&name.trim().to_lowercase().as_str());
        let Some(key) = header.iter().position(is_key) else {
            let there = header.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
            return Err(fault(1, format!("has no column `id` or `file` that names the article (there: {there})")));
        };
        let mut slips = Slips::of_head(&header);
        let mut rows: HashMap<String, Row> = HashMap::new();
        for row in csv.records() {
            let row = row.map_err(|error| fault(line_of(&error), error.to_string()))?;
            let line = row.position().map_or(1, |place| place.line() as usize);
            let cells = header.iter().zip(&row).enumerate();
            let others = cells.filter(|&(column, (_, cell))| column != key && !cell.trim().is_empty());
            let known = others.map(|(_, (name, cell))| (name.trim().to_owned(), cell.trim().to_owned())).collect();
            let name = row.get(key).unwrap_or_default().trim().to_owned();
            let before = rows.get(&name).map(|before| before.line);
            slips.row(line, [row.len(), header.len()], &name, before);
            rows.insert(name, Row { line, known, is_met: AtomicBool::new(false) });
        }
        slips.note(path, remarks);
        if let Some(line) = open_quote(&text) {
            let message = "opens a quotation mark that is never closed, so that all below is one cell; close it";
            remarks.note(path, line, message.to_owned());
        }
        Ok(Self { path: path.to_owned(), rows })
    }

    /// What is known about the article `id` that was read from `path`: by id, by path from the table's folder,
    /// by file name, by file name without ending.
    pub fn about(&self, id: &str, path: Option<&Path>) -> Option<&BTreeMap<String, String>> {
        let folder = self.path.parent().unwrap_or(Path::new(""));
        let of_path = path.map(|path| {
            let below = path.strip_prefix(folder).unwrap_or(path);
            [Some(below.as_os_str()), path.file_name(), path.file_stem()]
        });
        let names = of_path.into_iter().flatten().flatten().filter_map(|name| name.to_str());
        let row = std::iter::once(id).chain(names).find_map(|name| self.rows.get(name))?;
        row.is_met.store(true, Ordering::Relaxed);
        Some(&row.known)
    }

    /// The first row that speaks of no article, of those that were asked for until now.
    pub fn unmet(&self) -> Option<Remark> {
        let unmet = || self.rows.iter().filter(|(_, row)| !row.is_met.load(Ordering::Relaxed));
        let (name, row) = unmet().min_by_key(|(_, row)| row.line)?;
        let more = others(unmet().count() - 1, "such row");
        // A name in which a quotation mark is left open goes on to the end of the table.
        let message = match name.lines().next() {
            None => format!("names no article{more}; write its name, or remove the row"),
            Some(name) => {
                format!("names `{name}`, and there is no such article{more}; mend the name, or remove the row")
            }
        };
        Some(Remark { path: self.path.clone(), line: row.line, message })
    }
}

/// What is wrong with rows, each sort once: the first line, what is said of it, and how many more there are.
#[derive(Default)]
struct Slips([Option<Slip>; 3]);

struct Slip {
    line: usize,
    message: String,
    more: usize,
}

impl Slips {
    /// Columns that are named twice.
    fn of_head(header: &csv::StringRecord) -> Self {
        let mut slips = Self::default();
        for (at, name) in header.iter().map(str::trim).enumerate().filter(|(_, name)| !name.is_empty()) {
            if header.iter().take(at).any(|before| before.trim() == name) {
                slips.add(0, 1, || format!("names two columns `{name}`, of which the last is taken; rename one"));
            }
        }
        slips
    }

    /// A row with so many of so many cells, about an article that may have had a row before.
    fn row(&mut self, line: usize, [cells, columns]: [usize; 2], name: &str, before: Option<usize>) {
        if cells != columns {
            let message =
                || format!("ends after cell {cells}, the head after cell {columns}; see whether a mark is missing");
            self.add(1, line, message);
        }
        if let Some(before) = before {
            self.add(2, line, || format!("is about `{name}` as line {before} is, and is taken for it; remove one"));
        }
    }

    fn add(&mut self, sort: usize, line: usize, message: impl Fn() -> String) {
        match &mut self.0[sort] {
            Some(slip) => slip.more += 1,
            none => *none = Some(Slip { line, message: message(), more: 0 }),
        }
    }

    fn note(self, path: &Path, remarks: &Remarks) {
        for (slip, what) in self.0.into_iter().zip(["such column", "such row", "such row"]) {
            let Some(Slip { line, message, more }) = slip else { continue };
            remarks.note(path, line, message + &others(more, what));
        }
    }
}

fn reader(text: &str) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new().delimiter(delimiter(text)).flexible(true).from_reader(text.as_bytes())
}

/// The line of the row whose quotation mark is never closed: whatever is put below the table is then part of it.
fn open_quote(text: &str) -> Option<usize> {
    let is_even = text.bytes().filter(|&byte| byte == b'"').count().is_multiple_of(2);
    if is_even {
        return None;
    }
    let below = format!("{text}\n.");
    let mut csv = reader(&below);
    let last = csv.records().map_while(Result::ok).last()?;
    (last.iter().next_back() != Some(".")).then(|| last.position().map_or(1, |place| place.line() as usize))
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
        Table::read(&path, &Remarks::default()).map_err(|error| error.to_string())
    }

    /// The remarks on a table, all of whose articles but `b` are there.
    fn remarks(bytes: &str) -> Vec<String> {
        let (folder, remarks) = (tempfile::tempdir().unwrap(), Remarks::default());
        let path = folder.path().join(FILE_NAME);
        std::fs::write(&path, bytes).unwrap();
        let table = std::sync::Arc::new(Table::read(&path, &remarks).unwrap());
        remarks.note_table(&table);
        for id in ["a", "c", "d"] {
            let _ = table.about(id, None);
        }
        let told = remarks.all().into_iter().map(|remark| format!("{}: {}", remark.line, remark.message));
        told.collect()
    }

    #[test]
    fn slips_are_told_once_with_line_and_remedy() {
        let cases: [(&str, &[&str]); 7] = [
            ("id,year\na,1\nc,2\n", &[]),
            ("id,year\na,1\nb,2\n", &["3: names `b`, and there is no such article; mend the name, or remove the row"]),
            ("id,year\na,1\n,2\n", &["3: names no article; write its name, or remove the row"]),
            ("id,year\na,1\nc,1\na,2\n", &["4: is about `a` as line 2 is, and is taken for it; remove one"]),
            ("id,year,year\na,1,2\n", &["1: names two columns `year`, of which the last is taken; rename one"]),
            (
                "id,year\na\nc,1,2\nd,1\n",
                &["2: ends after cell 1, the head after cell 2; see whether a mark is missing (and 1 such row more)"],
            ),
            (
                "id,year\na,1\nc,\"2\nd,3\n",
                &["3: opens a quotation mark that is never closed, so that all below is one cell; close it"],
            ),
        ];
        for (table, told) in cases {
            assert_eq!(remarks(table), told, "{table}");
        }
        // An inch is a mark too, and opens nothing.
        assert_eq!(remarks("id,size\na,5\"\nc,2\n"), [""; 0]);
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
