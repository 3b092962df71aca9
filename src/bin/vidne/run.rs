//! A run over articles: what goes in, what is said about it on the way, and the stamp at its end.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicU64;
use std::sync::atomic::Ordering::Relaxed;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressStyle};
use vidne::reader::Remarks;
use vidne::report::{LongTable, Stamp, Table, Unreadable};
use vidne::stats::{Document, Tally};
use vidne::{Analyzer, Article, Codebook, ReadError, corpus, reader};

use crate::args::{Coding, Input, Tables};
use crate::conditions::Conditions;
use crate::long::{Added, Lines, Long};
use crate::{Failure, Misuse, Outcome, message};

/// A run shorter than this shows no progress.
const PATIENCE: Duration = Duration::from_secs(1);

/// The articles that were asked for, and what became of them.
pub struct Run {
    paths: Vec<PathBuf>,
    /// All that is read: the paths, and the codebook.
    inputs: Vec<PathBuf>,
    conditions: Conditions,
    is_strict: bool,
    analyzer: Analyzer,
    stamp: Stamp,
    progress: Progress,
    remarks: Remarks,
    /// How many articles were read, whether or not the conditions hold of them.
    read: u64,
    /// How many inputs of each file could not be read.
    missed: BTreeMap<PathBuf, u64>,
    /// Results of this program among the articles.
    passed_over: BTreeSet<PathBuf>,
}

/// A codebook that cannot be read.
#[derive(Debug, thiserror::Error)]
#[error("{}: the codebook cannot be read", path.display())]
struct CodebookMissing {
    path: PathBuf,
    source: std::io::Error,
}

impl Run {
    /// A run over `input` by the codebook of `coding`.
    pub fn new(input: &Input, coding: &Coding) -> Result<Self, Failure> {
        let mut run = Self::by(input, read_coding(coding)?);
        run.inputs.extend(coding.codebook.clone());
        if !coding.themes.is_empty() {
            run.set("themes", &coding.themes.join(","));
        }
        Ok(run)
    }

    /// A run over `input` by `codebook`.
    pub fn by(input: &Input, codebook: Codebook) -> Self {
        let stamp = Stamp::new(&codebook);
        let analyzer = Analyzer::builder().codebook(codebook).build();
        let Input { paths, conditions, strict } = input;
        let (paths, conditions) = (paths.clone(), Conditions(conditions.clone()));
        let mut run = Self {
            inputs: paths.clone(),
            paths,
            conditions,
            is_strict: *strict,
            analyzer,
            stamp,
            progress: Progress::start(),
            remarks: Remarks::default(),
            read: 0,
            missed: BTreeMap::new(),
            passed_over: BTreeSet::new(),
        };
        if !run.conditions.is_empty() {
            run.set("where", &run.conditions.to_string());
        }
        run
    }

    /// Notes a file that is read beside the articles.
    pub fn reads(&mut self, path: &Path) {
        self.inputs.push(path.to_owned());
    }

    /// What is read, and must not be written to.
    pub fn inputs(&self) -> &[PathBuf] {
        &self.inputs
    }

    /// The codebook in use.
    pub fn codebook(&self) -> &Codebook {
        self.analyzer.codebook()
    }

    /// How the result is made, as far as the run has come.
    pub fn stamp(&self) -> &Stamp {
        &self.stamp
    }

    /// Notes a setting that changes the result.
    pub fn set(&mut self, setting: &str, value: &str) {
        self.stamp.settings.insert(setting.to_owned(), value.to_owned());
    }

    /// Makes something of every article, and takes it in order of the input.
    pub fn each<T: Send>(
        &mut self,
        work: impl Fn(&Document<'_>) -> T + Sync,
        mut take: impl FnMut(T) -> Result<(), Failure>,
    ) -> Result<(), Failure> {
        let (analyzer, conditions, read) = (self.analyzer.clone(), self.conditions.clone(), AtomicU64::new(0));
        let results = corpus::each(reader::sources_with(self.paths.clone(), &self.remarks), |article| {
            read.fetch_add(1, Relaxed);
            if !conditions.may_hold(&article) {
                return None;
            }
            let analysis = analyzer.analyze(&article.text);
            let document = conditions.narrow(&Document::new(&article, &analysis, analyzer.codebook()))?;
            Some((remark(&article), work(&document)))
        });
        for result in results {
            match result {
                Ok(Some((remark, result))) => {
                    self.count(1, remark);
                    take(result)?;
                }
                Ok(None) => {}
                Err(error) => self.miss(error)?,
            }
        }
        self.read = read.into_inner();
        self.settle()
    }

    /// Writes what every article adds to a long table, as it is read; `people` gives what they read of some rows, those that
    /// come first among the first.
    pub fn write(
        &mut self,
        asked: &Tables,
        table: Table,
        people: impl FnMut(&Table) -> Table,
        add: impl Fn(&Document<'_>) -> Added + Sync,
    ) -> Result<(), Failure> {
        let output = asked.open(self.inputs())?;
        let lines = Lines::of(asked.format(), &table, &self.stamp);
        let mut long = Long::begin(asked, table, people, self.codebook().clone(), lines.as_ref(), output)?;
        let ready = |document: &Document<'_>| match (&lines, add(document)) {
            (Some(lines), Added::Rows(rows)) => lines.lines(rows),
            (_, added) => added,
        };
        self.each(ready, |added| long.take(added))?;
        long.end(&self.stamp)
    }

    /// The same of a table whose rows the library makes.
    pub fn write_table(
        &mut self,
        asked: &Tables,
        long: LongTable,
        people: impl FnMut(&Table) -> Table,
    ) -> Result<(), Failure> {
        self.write(asked, long.begin(self.codebook()), people, |document| Added::Rows(long.rows(document)))
    }

    /// Counts all articles into one; `unit` has counted nothing.
    pub fn tally<T: Tally + Send>(&mut self, unit: impl Fn() -> T + Sync) -> Result<T, Failure> {
        let (analyzer, conditions) = (self.analyzer.clone(), self.conditions.clone());
        let empty = || Batch { conditions: &conditions, articles: 0, remarks: Vec::new(), count: unit() };
        let mut sum = unit();
        let read = AtomicU64::new(0);
        let wanted = |article: &Article| {
            read.fetch_add(1, Relaxed);
            conditions.may_hold(article)
        };
        let sources = reader::sources_with(self.paths.clone(), &self.remarks);
        for (batch, faults) in corpus::tally_where(&analyzer, sources, wanted, empty) {
            self.count(batch.articles, batch.remarks);
            faults.into_iter().try_for_each(|fault| self.miss(fault))?;
            sum.absorb(batch.count);
        }
        self.read = read.into_inner();
        self.settle()?;
        Ok(sum)
    }

    /// Ends the run: says what is missing from the result.
    pub fn end(self) -> Outcome {
        let (read, missing) = (self.stamp.articles, self.stamp.unreadable.len());
        if missing == 0 {
            return Outcome::Done;
        }
        let all = read + missing as u64;
        message::warning(&format!("{missing} of {all} inputs could not be read; the result is of the other {read}"));
        Outcome::Partial
    }

    /// After the last article: what is left to say of them. A result of nothing is none.
    fn settle(&self) -> Result<(), Failure> {
        self.progress.end();
        for (path, count) in self.missed.iter().filter(|(_, count)| **count > 1) {
            message::warning(&format!("{}: {} more of its lines could not be read", path.display(), count - 1));
        }
        self.remarks.all().iter().for_each(|remark| message::warning(&remark.to_string()));
        if !self.passed_over.is_empty() {
            let paths: Vec<String> = self.passed_over.iter().map(|path| path.display().to_string()).collect();
            message::note(&format!("passed over, as results of vidne and no articles: {}", paths.join(", ")));
        }
        match (self.stamp.articles, self.stamp.unreadable.len()) {
            (0, missing) if self.read > 0 => {
                let place = if self.conditions.are_of_speakers() { "metadata or quotes" } else { "metadata" };
                let missing = if missing > 0 { "; see above what of them could not be read" } else { "" };
                Err(format!("no article has {} in its {place}{missing}", self.conditions).into())
            }
            (0, 0) => {
                let paths: Vec<String> = self.paths.iter().map(|path| path.display().to_string()).collect();
                Err(format!("{}: no articles there; give .txt, .md or .jsonl files", paths.join(", ")).into())
            }
            (0, _) => Err("no article could be read".into()),
            _ => Ok(()),
        }
    }

    fn count(&mut self, articles: u64, remarks: impl IntoIterator<Item = String>) {
        self.stamp.articles += articles;
        self.progress.tell(self.stamp.articles);
        for remark in remarks {
            self.progress.aside(|| message::note(&remark));
        }
    }

    /// Notes an input that could not be read; ends the run if it is strict.
    fn miss(&mut self, error: ReadError) -> Result<(), Failure> {
        if let ReadError::Own { path } = error {
            self.passed_over.insert(path);
            return Ok(());
        }
        if self.is_strict {
            return Err(error.into());
        }
        let (path, full) = (error.place(), message::chain(&error));
        let reason = full.strip_prefix(&path).unwrap_or(&full).trim_start_matches(": ").to_owned();
        let missed = self.missed.entry(error.path().to_owned()).or_default();
        *missed += 1;
        if *missed == 1 {
            self.progress.aside(|| message::warning(&full));
        }
        self.stamp.unreadable.push(Unreadable { path, reason });
        Ok(())
    }
}

/// What the articles of a batch came to.
struct Batch<'c, T> {
    conditions: &'c Conditions,
    articles: u64,
    remarks: Vec<String>,
    count: T,
}

impl<T: Tally> Tally for Batch<'_, T> {
    fn add(&mut self, document: &Document<'_>) {
        let mut add = |document: &Document<'_>| {
            self.articles += 1;
            self.remarks.extend(remark(document.article));
            self.count.add(document);
        };
        if self.conditions.is_empty() {
            add(document);
        } else if let Some(document) = self.conditions.narrow(document) {
            add(&document);
        }
    }

    fn absorb(&mut self, other: Self) {
        self.articles += other.articles;
        self.remarks.extend(other.remarks);
        self.count.absorb(other.count);
    }
}

/// What a reader should know of how an article was read.
fn remark(article: &Article) -> Option<String> {
    article.encoding.map(|encoding| format!("{}: read as {encoding}", article.id))
}

/// The codebook asked for, with the themes asked for.
pub fn read_coding(coding: &Coding) -> Result<Codebook, Failure> {
    let codebook = match &coding.codebook {
        None => Codebook::bundled().clone(),
        Some(path) => read_codebook(path)?,
    };
    let themes: Vec<&str> = coding.themes.iter().map(String::as_str).collect();
    match themes.as_slice() {
        [] => Ok(codebook),
        ["all"] => Ok(codebook.select_all()),
        themes => {
            known(themes, &codebook)?;
            Ok(codebook.select(themes.iter().copied())?)
        }
    }
}

/// That a codebook has the themes that are asked for.
fn known(themes: &[&str], codebook: &Codebook) -> Result<(), Misuse> {
    let there: Vec<&str> = codebook.ids().collect();
    let Some(id) = themes.iter().find(|id| !there.contains(id)) else { return Ok(()) };
    Err(Misuse(format!("--themes {id}: no theme of the codebook; choose among {}, or all", there.join(", "))))
}

/// Reads a codebook from a file.
pub fn read_codebook(path: &Path) -> Result<Codebook, Failure> {
    let toml = fs::read_to_string(path).map_err(|source| CodebookMissing { path: path.to_owned(), source })?;
    Ok(Codebook::parse(&path.display().to_string(), &toml)?)
}

/// A line on the terminal that tells how far a long run has come.
struct Progress {
    start: Instant,
    bar: Option<ProgressBar>,
}

impl Progress {
    fn start() -> Self {
        Self { start: Instant::now(), bar: None }
    }

    fn tell(&mut self, articles: u64) {
        if self.bar.is_none() && self.start.elapsed() > PATIENCE {
            // Hidden where standard error is no terminal.
            let style = ProgressStyle::with_template("{spinner} {human_pos} articles, {elapsed}, {per_sec}");
            self.bar = Some(ProgressBar::no_length().with_style(style.expect("a template of known keys")));
        }
        if let Some(bar) = &self.bar {
            bar.set_position(articles);
        }
    }

    /// Says something without tearing the line.
    fn aside(&self, say: impl FnOnce()) {
        match &self.bar {
            Some(bar) => bar.suspend(say),
            None => say(),
        }
    }

    fn end(&self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}
