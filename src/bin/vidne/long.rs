//! Long tables on their way out: a row is written once its article is read, so that no corpus is too long for them.
//!
//! A workbook and JSON begin with what is known at the end alone; for them all rows are held.

use vidne::Codebook;
#[cfg(feature = "parquet")]
use vidne::report::parquet;
use vidne::report::text::{Line, Rows};
use vidne::report::{Cell, Page, Part, Stamp, Table, csv, json, markdown, text};

use crate::Failure;
use crate::args::{TableFormat, Tables};
use crate::output::Output;
use crate::write::{self, Shown};

/// So many rows say how wide the columns of a text are; those after them are set as they are.
const FIRST: usize = 1_000;

/// What an article adds to a long table.
pub enum Added {
    /// Rows.
    Rows(Vec<Vec<Cell>>),
    /// What people read in their place.
    Parts(Vec<Part>),
    /// Rows as they stand in a file.
    Lines(String),
}

/// How rows become lines of a file: work for the threads that read the articles.
pub struct Lines {
    /// The columns, and no rows.
    table: Table,
    stamp: String,
    head: String,
    write: fn(&Table) -> String,
}

impl Lines {
    /// How rows of `table` become lines, where a row of the format is a line. Lines travel, so each has a stamp;
    /// how many articles went in is not known yet.
    pub fn of(format: TableFormat, table: &Table, stamp: &Stamp) -> Option<Self> {
        let table = write::stamped(table.clone(), "");
        let (head, write): (String, fn(&Table) -> String) = match format {
            TableFormat::Csv => (csv::table(&table), csv::rows),
            TableFormat::CsvExcel => (csv::excel(&table), csv::excel_rows),
            TableFormat::Jsonl => (String::new(), json::lines),
            _ => return None,
        };
        Some(Self { table, stamp: stamp.of_row(), head, write })
    }

    /// Rows as lines.
    pub fn lines(&self, mut rows: Vec<Vec<Cell>>) -> Added {
        rows.iter_mut().for_each(|row| row.push(self.stamp.as_str().into()));
        Added::Lines((self.write)(&Table { rows, ..self.table.clone() }))
    }
}

/// A long table that is being written.
pub struct Long<'a, P> {
    asked: &'a Tables,
    codebook: Codebook,
    /// What people read of some rows.
    people: P,
    /// The columns, and the rows that are held.
    table: Table,
    /// What stands above all, until it is written.
    head: Option<String>,
    /// How the columns of a text stand, once that is known.
    set: Option<Rows>,
    file: File,
}

enum File {
    Bytes(Output),
    #[cfg(feature = "parquet")]
    Parquet(Box<parquet::Writer<Output>>),
}

impl<'a, P: FnMut(&Table) -> Table> Long<'a, P> {
    /// Nothing is written yet of a table with the columns of `table`.
    pub fn begin(
        asked: &'a Tables,
        table: Table,
        people: P,
        codebook: Codebook,
        lines: Option<&Lines>,
        output: Output,
    ) -> Result<Self, Failure> {
        let file = match asked.format() {
            #[cfg(feature = "parquet")]
            TableFormat::Parquet => File::Parquet(Box::new(parquet::Writer::new(output, &table)?)),
            _ => File::Bytes(output),
        };
        let head = Some(lines.map(|lines| lines.head.clone()).unwrap_or_default());
        Ok(Self { asked, codebook, people, table, head, set: None, file })
    }

    /// Writes what an article adds, or holds it.
    pub fn take(&mut self, added: Added) -> Result<(), Failure> {
        match added {
            Added::Lines(lines) => self.put(&lines),
            Added::Parts(parts) if parts.is_empty() => Ok(()),
            Added::Parts(parts) => {
                let gap = if self.head.is_none() { "\n" } else { "" };
                let page = self.page(parts);
                self.put(&format!("{gap}{page}"))
            }
            Added::Rows(rows) => self.take_rows(rows),
        }
    }

    /// Writes what is left, and how the result was made.
    pub fn end(mut self, stamp: &Stamp) -> Result<(), Failure> {
        match self.asked.format() {
            TableFormat::Text | TableFormat::Markdown => self.end_page(stamp)?,
            TableFormat::Csv | TableFormat::CsvExcel | TableFormat::Jsonl => self.put("")?,
            _ => {}
        }
        match self.file {
            #[cfg(feature = "parquet")]
            File::Parquet(file) => file.finish(stamp)?.finish(),
            File::Bytes(output) if self.asked.format().is_whole() => {
                self.asked.write(Shown { tables: vec![self.table], page: Page::default() }, stamp, output)
            }
            File::Bytes(output) => output.finish(),
        }
    }

    fn take_rows(&mut self, rows: Vec<Vec<Cell>>) -> Result<(), Failure> {
        match &mut self.file {
            #[cfg(feature = "parquet")]
            File::Parquet(file) => return Ok(file.write(rows)?),
            File::Bytes(_) => self.table.rows.extend(rows),
        }
        let is_page = matches!(self.asked.format(), TableFormat::Text | TableFormat::Markdown);
        let is_enough = self.set.is_some() || self.table.rows.len() >= FIRST;
        if is_page && is_enough { self.put_rows() } else { Ok(()) }
    }

    /// The rows that are held, as people read them.
    fn put_rows(&mut self) -> Result<(), Failure> {
        let lang = self.asked.lang();
        let shown = write::with_labels(&(self.people)(&self.table), &self.codebook, lang);
        self.table.rows.clear();
        let known = self.set.take();
        let is_first = known.is_none();
        let set = known.unwrap_or_else(|| Rows::measured_by(&shown, lang));
        let text = match self.asked.format() {
            TableFormat::Markdown if is_first => markdown::table(&shown, lang),
            TableFormat::Markdown => markdown::rows(&shown, lang),
            _ => {
                let head = if is_first { set.head() } else { Vec::new() };
                self.dressed([head, set.rows(&shown.rows)].concat())
            }
        };
        self.set = Some(set);
        self.put(&text)
    }

    fn end_page(&mut self, stamp: &Stamp) -> Result<(), Failure> {
        let lang = self.asked.lang();
        if !self.table.rows.is_empty() {
            self.put_rows()?;
        }
        if self.head.is_some() {
            self.take(Added::Parts(vec![Part::Paragraph(lang.label("nothing_found").to_owned())]))?;
        }
        if self.asked.format() == TableFormat::Text {
            let foot = self.dressed(self.set.as_ref().map(Rows::foot).unwrap_or_default());
            self.put(&foot)?;
        }
        self.take(Added::Parts(vec![Part::Notes(write::notes(stamp, lang))]))
    }

    fn page(&self, parts: Vec<Part>) -> String {
        let (page, lang) = (Page { parts }, self.asked.lang());
        match self.asked.format() {
            TableFormat::Markdown => markdown::page(&page, lang),
            _ => self.dressed(text::lines(&page, lang)),
        }
    }

    fn dressed(&self, lines: Vec<Line>) -> String {
        match &self.file {
            File::Bytes(output) => write::dressed(lines, output),
            #[cfg(feature = "parquet")]
            File::Parquet(_) => String::new(),
        }
    }

    fn put(&mut self, text: &str) -> Result<(), Failure> {
        let head = self.head.take().unwrap_or_default();
        match &mut self.file {
            File::Bytes(output) => output.put(&[head.as_bytes(), text.as_bytes()].concat()),
            #[cfg(feature = "parquet")]
            File::Parquet(_) => Ok(()),
        }
    }
}
