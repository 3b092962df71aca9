//! A run over articles: what goes in, what is said about it on the way, and the stamp at its end.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressStyle};
use vidne::report::{Stamp, Unreadable};
use vidne::{Analysis, Analyzer, Article, Codebook, ReadError, corpus, reader};

use crate::args::{Coding, Input};
use crate::{Failure, Outcome, message};

/// A run shorter than this shows no progress.
const PATIENCE: Duration = Duration::from_secs(1);

/// The articles that were asked for, and what became of them.
pub struct Run {
    paths: Vec<PathBuf>,
    is_strict: bool,
    analyzer: Analyzer,
    stamp: Stamp,
    progress: Progress,
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
        let analyzer = match &coding.codebook {
            None => Analyzer::default(),
            Some(path) => Analyzer::builder().codebook(read_codebook(path)?).build(),
        };
        let stamp = Stamp::new(analyzer.codebook());
        let progress = Progress::start();
        Ok(Self { paths: input.paths.clone(), is_strict: input.strict, analyzer, stamp, progress })
    }

    /// The codebook in use.
    pub fn codebook(&self) -> &Codebook {
        self.analyzer.codebook()
    }

    /// How the result is made, as far as the run has come.
    pub fn stamp(&self) -> &Stamp {
        &self.stamp
    }

    /// Makes something of every article, and takes it in order of the input.
    pub fn each<T: Send>(
        &mut self,
        work: impl Fn(&Article, &Analysis) -> T + Sync,
        mut take: impl FnMut(T) -> Result<(), Failure>,
    ) -> Result<(), Failure> {
        let analyzer = self.analyzer.clone();
        let sources = reader::sources(self.paths.clone());
        let results =
            corpus::map(&analyzer, sources, |article, analysis| (remark(&article), work(&article, &analysis)));
        for result in results {
            match result {
                Ok((remark, result)) => {
                    self.count(1, remark);
                    take(result)?;
                }
                Err(error) => self.miss(error)?,
            }
        }
        self.settle()
    }

    /// Counts all articles into one.
    pub fn fold<T: Default + Send>(
        &mut self,
        of: impl Fn(&Article, &Analysis) -> T + Sync,
        merge: impl Fn(T, T) -> T + Sync,
    ) -> Result<T, Failure> {
        let analyzer = self.analyzer.clone();
        let sources = reader::sources(self.paths.clone());
        let add = |batch: Batch<T>, article: &Article, analysis: &Analysis| {
            let mut remarks = batch.remarks;
            remarks.extend(remark(article));
            Batch { articles: batch.articles + 1, remarks, count: merge(batch.count, of(article, analysis)) }
        };
        let both = |left: Batch<T>, right: Batch<T>| {
            let mut remarks = left.remarks;
            remarks.extend(right.remarks);
            let articles = left.articles + right.articles;
            Batch { articles, remarks, count: merge(left.count, right.count) }
        };
        let mut sum = T::default();
        for (batch, faults) in corpus::fold(&analyzer, sources, add, both) {
            self.count(batch.articles, batch.remarks);
            faults.into_iter().try_for_each(|fault| self.miss(fault))?;
            sum = merge(sum, batch.count);
        }
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

    /// After the last article: a result of nothing is none.
    fn settle(&self) -> Result<(), Failure> {
        self.progress.end();
        match (self.stamp.articles, self.stamp.unreadable.len()) {
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
        if self.is_strict {
            return Err(error.into());
        }
        let (path, full) = (error.place(), message::chain(&error));
        let reason = full.strip_prefix(&path).unwrap_or(&full).trim_start_matches(": ").to_owned();
        self.progress.aside(|| message::warning(&full));
        self.stamp.unreadable.push(Unreadable { path, reason });
        Ok(())
    }
}

/// What the articles of a batch came to.
#[derive(Default)]
struct Batch<T> {
    articles: u64,
    remarks: Vec<String>,
    count: T,
}

/// What a reader should know of how an article was read.
fn remark(article: &Article) -> Option<String> {
    article.encoding.map(|encoding| format!("{}: read as {encoding}", article.id))
}

fn read_codebook(path: &Path) -> Result<Codebook, Failure> {
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
