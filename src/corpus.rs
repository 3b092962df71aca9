//! Many articles: in parallel, in order, in bounded memory.
//!
//! Articles are taken in batches of some megabytes; the threads of the current `rayon` pool read, decode and analyse a
//! batch, and its results come out in the order of the input. So the same input gives the same output for any number of
//! threads, and no more than one batch is in memory, however large the corpus.
//!
//! ```no_run
//! use vidne::{Analyzer, corpus, reader};
//!
//! let analyzer = Analyzer::default();
//! let quotes = corpus::map(&analyzer, reader::sources(["corpus/articles"]), |article, analysis| {
//!     (article.id, analysis.quotes.len())
//! });
//! for read in quotes {
//!     let (id, quotes) = read?;
//!     println!("{id}: {quotes} quotes");
//! }
//! # Ok::<(), vidne::ReadError>(())
//! ```

use rayon::prelude::*;

use crate::analysis::Analysis;
use crate::analyzer::Analyzer;
use crate::article::Article;
use crate::error::ReadError;
use crate::reader::Source;
use crate::stats::{CorpusStats, Document, Tally};

/// How many bytes of text make a batch. A batch is some tens of milliseconds of work: enough that the
/// threads are seldom without, little enough that layers and results of a batch stay within some tens of megabytes.
const BATCH: u64 = 4 << 20;

/// The same where a batch leaves nothing behind but its counts: the fewer they are, the less there is to add up.
const BATCH_OF_COUNTS: u64 = 16 << 20;

/// What `work` makes of every article and its analysis, in the order of `sources`. Lazy: a batch at a time.
pub fn map<'a, T: Send + 'a>(
    analyzer: &'a Analyzer,
    sources: impl Iterator<Item = Source> + 'a,
    work: impl Fn(Article, Analysis) -> T + Sync + 'a,
) -> impl Iterator<Item = Result<T, ReadError>> + 'a {
    each(sources, move |article| {
        let analysis = analyzer.analyze(&article.text);
        work(article, analysis)
    })
}

/// What `work` makes of every article, not analysed yet, in the order of `sources`. Lazy: a batch at a time.
pub fn each<'a, T: Send + 'a>(
    sources: impl Iterator<Item = Source> + 'a,
    work: impl Fn(Article) -> T + Sync + 'a,
) -> impl Iterator<Item = Result<T, ReadError>> + 'a {
    let one = move |source: Source| source.read().map(&work);
    batches(sources, BATCH).flat_map(move |batch| batch.into_par_iter().map(&one).collect::<Vec<_>>())
}

/// The counts of a corpus and what could not be read of it, in order.
///
/// ```no_run
/// use vidne::{Analyzer, corpus, reader};
/// let (stats, unreadable) = corpus::stats(&Analyzer::default(), reader::sources(["corpus/articles"]));
/// println!("{} articles; {} not read", stats.articles, unreadable.len());
/// ```
pub fn stats(analyzer: &Analyzer, sources: impl Iterator<Item = Source>) -> (CorpusStats, Vec<ReadError>) {
    let mut sum = (CorpusStats::default(), Vec::new());
    for (stats, faults) in tally(analyzer, sources, CorpusStats::default) {
        sum.0.absorb(stats);
        sum.1.extend(faults);
    }
    sum
}

/// Counts of any kind: one a batch, each with what could not be read, in the order of `sources`. `unit` has counted nothing.
///
/// All of them [absorbed](Tally::absorb) in order are the same for any number of threads.
pub fn tally<'a, T: Tally + Send + 'a>(
    analyzer: &'a Analyzer,
    sources: impl Iterator<Item = Source> + 'a,
    unit: impl Fn() -> T + Sync + 'a,
) -> impl Iterator<Item = (T, Vec<ReadError>)> + 'a {
    tally_where(analyzer, sources, |_| true, unit)
}

/// The same of the articles that are `wanted`; the others are not analysed.
pub fn tally_where<'a, T: Tally + Send + 'a>(
    analyzer: &'a Analyzer,
    sources: impl Iterator<Item = Source> + 'a,
    wanted: impl Fn(&Article) -> bool + Sync + 'a,
    unit: impl Fn() -> T + Sync + 'a,
) -> impl Iterator<Item = (T, Vec<ReadError>)> + 'a {
    let add = move |(mut count, mut faults): (T, Vec<ReadError>), source: Source| {
        match source.read() {
            Ok(article) if !wanted(&article) => {}
            Ok(article) => {
                let analysis = analyzer.analyze(&article.text);
                count.add(&Document::new(&article, &analysis, analyzer.codebook()));
            }
            Err(fault) => faults.push(fault),
        }
        (count, faults)
    };
    let both = |(mut left, mut faults): (T, Vec<ReadError>), (right, more): (T, Vec<ReadError>)| {
        left.absorb(right);
        faults.extend(more);
        (left, faults)
    };
    let empty = move || (unit(), Vec::new());
    batches(sources, BATCH_OF_COUNTS).map(move |batch| batch.into_par_iter().fold(&empty, &add).reduce(&empty, both))
}

/// Sources in batches of about `size` bytes, at least one each.
fn batches(mut sources: impl Iterator<Item = Source>, size: u64) -> impl Iterator<Item = Vec<Source>> {
    std::iter::from_fn(move || {
        let mut batch = Vec::new();
        let mut bytes = 0;
        while bytes < size
            && let Some(source) = sources.next()
        {
            // An article costs something beside its bytes: a million empty lines are a batch too many.
            bytes += source.bytes() + 256;
            batch.push(source);
        }
        (!batch.is_empty()).then_some(batch)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reader;

    fn folder_of(articles: usize) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for index in 0..articles {
            let text = format!("\"Det var nummer {index},\" siger Bo Friis.\n").repeat(2000);
            std::fs::write(folder.path().join(format!("{index:03}.txt")), text).unwrap();
        }
        folder
    }

    #[test]
    fn results_come_in_the_order_of_the_input() {
        let folder = folder_of(60);
        let paths = [folder.path().join("000.txt"), folder.path().join("none.txt"), folder.path().to_owned()];
        let analyzer = Analyzer::default();
        let found = map(&analyzer, reader::sources(paths), |article, _| article.path.unwrap());
        let names: Vec<Option<usize>> = found
            .map(|path| path.ok().map(|path| path.file_stem().unwrap().to_str().unwrap().parse().unwrap()))
            .collect();
        let expected: Vec<Option<usize>> = [Some(0), None].into_iter().chain((1..60).map(Some)).collect();
        assert_eq!(names, expected);
    }

    #[test]
    fn all_is_counted_and_what_is_not_read_is_told() {
        let folder = folder_of(60);
        std::fs::write(folder.path().join("030a.txt"), " \n").unwrap();
        let (stats, faults) = stats(&Analyzer::default(), reader::sources([folder.path()]));
        assert_eq!(stats.articles, 60);
        let faults: Vec<String> = faults.iter().map(ToString::to_string).collect();
        assert_eq!(faults, [format!("{}: is empty", folder.path().join("030a.txt").display())]);
    }
}
