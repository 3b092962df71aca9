//! What one should know of how articles were read, beside what could not be read: [`Remarks`].

use std::collections::hash_map::Entry;
use std::collections::{BTreeSet, HashMap};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::reader::table::Table;

/// Something in a file that was read all the same, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, thiserror::Error)]
#[error("{}:{line}: {message}", path.display())]
pub struct Remark {
    /// The file.
    pub path: PathBuf,
    /// The line, from 1.
    pub line: usize,
    /// What there is, and the remedy.
    pub message: String,
}

/// Remarks on the articles of [`sources_with`](super::sources_with), whoever reads them: rows of a `metadata.csv` that speak of
/// no article, ids that stand twice, a head that is never closed.
///
/// ```
/// use vidne::reader::{Remarks, sources_with};
/// let remarks = Remarks::default();
/// let read = sources_with(["corpus/articles"], &remarks).map(|source| source.read()).filter(Result::is_ok).count();
/// assert_eq!((read, remarks.all()), (40, vec![]));
/// ```
#[derive(Clone, Debug, Default)]
pub struct Remarks(Arc<Mutex<Noted>>);

#[derive(Debug, Default)]
struct Noted {
    remarks: BTreeSet<Remark>,
    /// Tables of folders that are read whole.
    tables: Vec<Arc<Table>>,
    ids: Ids,
}

impl Remarks {
    /// All of them, by file and line: complete when all is read, and the same for any number of threads.
    #[must_use]
    pub fn all(&self) -> Vec<Remark> {
        let noted = self.noted();
        let mut all = noted.remarks.clone();
        all.extend(noted.tables.iter().filter_map(|table| table.unmet()).chain(noted.ids.remark()));
        all.into_iter().collect()
    }

    pub(super) fn note(&self, path: &Path, line: usize, message: String) {
        self.noted().remarks.insert(Remark { path: path.to_owned(), line, message });
    }

    /// Notes a table, all articles of which will be read.
    pub(super) fn note_table(&self, table: &Arc<Table>) {
        self.noted().tables.push(Arc::clone(table));
    }

    /// Notes a file of records; gives its number.
    pub(super) fn note_file(&self, path: &Path) -> usize {
        let files = &mut self.noted().ids.files;
        files.push(path.to_owned());
        files.len() - 1
    }

    /// Notes the id of a record in a line of a file.
    pub(super) fn note_id(&self, id: &str, file: usize, line: usize) {
        self.noted().ids.note(id, (file, line));
    }

    fn noted(&self) -> MutexGuard<'_, Noted> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The number of a file, and a line of it.
type Place = (usize, usize);

/// The ids of records, of each the first place; no more of it, as there may be many.
#[derive(Debug, Default)]
struct Ids {
    files: Vec<PathBuf>,
    first: HashMap<u64, Place>,
    /// How many stand where their id stood before.
    again: usize,
    /// The first of those.
    first_again: Option<(Place, String)>,
}

impl Ids {
    /// Notes the ids in any order.
    fn note(&mut self, id: &str, place: Place) {
        let later = match self.first.entry(key(id)) {
            Entry::Vacant(first) => {
                first.insert(place);
                return;
            }
            Entry::Occupied(mut first) if place < *first.get() => first.insert(place),
            Entry::Occupied(_) => place,
        };
        self.again += 1;
        if self.first_again.as_ref().is_none_or(|(first, _)| later < *first) {
            self.first_again = Some((later, id.to_owned()));
        }
    }

    fn remark(&self) -> Option<Remark> {
        let ((file, line), id) = self.first_again.as_ref()?;
        let (before, line_before) = self.first.get(&key(id))?;
        let before = format!("{}:{line_before}", self.files[*before].display());
        let remedy = "give each article its own, or its quotes have the ids of others";
        let message = format!("has the id `{id}` of {before}{}; {remedy}", others(self.again - 1, "such article"));
        Some(Remark { path: self.files[*file].clone(), line: *line, message })
    }
}

fn key(id: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    id.hash(&mut hasher);
    hasher.finish()
}

/// How many more there are of what one of is told: ` (and 2 such rows more)`.
pub(super) fn others(count: usize, what: &str) -> String {
    match count {
        0 => String::new(),
        1 => format!(" (and 1 {what} more)"),
        _ => format!(" (and {count} {what}s more)"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Threads read in any order.
    #[test]
    fn an_id_that_stands_twice_is_told_alike_in_any_order() {
        let places = [("x", (0, 2)), ("x", (0, 9)), ("y", (0, 3)), ("x", (1, 1)), ("y", (0, 5))];
        let orders = [[0, 1, 2, 3, 4], [4, 3, 2, 1, 0], [3, 4, 1, 0, 2]];
        let told = orders.map(|order| {
            let remarks = Remarks::default();
            for file in ["a.jsonl", "b.jsonl"] {
                remarks.note_file(Path::new(file));
            }
            for (id, (file, line)) in order.map(|at| places[at]) {
                remarks.note_id(id, file, line);
            }
            remarks.all().iter().map(ToString::to_string).collect::<String>()
        });
        let expected = "a.jsonl:5: has the id `y` of a.jsonl:3 (and 2 such articles more); give each article its own, or its \
            quotes have the ids of others";
        assert!(told.iter().all(|told| told == expected), "{told:?}");
    }
}
