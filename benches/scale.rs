//! Does a corpus of 100,000 articles go through: how fast is it counted, do two threads help, and how much memory does it take?
//!
//! The articles are made from the bundled ones; every time one comes again, its long words are others. Fails below a floor,
//! which is a ratio within one run or an amount of memory and never a time. `cargo bench --bench scale -- --quick` is short,
//! for every change; whole, it takes some minutes.

use std::collections::HashMap;
use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use rayon::ThreadPoolBuilder;
use vidne::report::tables;
use vidne::stats::{Counts, Document, FrequencyList, Tally};
use vidne::{Analyzer, Article, corpus, reader};

/// How many articles there are, and in a short run, of which a quarter is more than one batch.
const ARTICLES: [usize; 2] = [100_000, 20_000];

/// Counting everything is at least so fast beside counting words alone in a table of strings.
const COUNTING_FLOOR: f64 = 0.6;

/// Two threads are at least so many times as fast as one, on two cores that have nothing else to do; so a short run, which is
/// for machines with neighbours, prints it and asks nothing.
const THREADS_FLOOR: [f64; 2] = [1.8, 0.0];

/// No more memory than this, in megabytes.
const MEMORY_CEILING: f64 = 300.0;

/// Nor so many times what a quarter of the articles takes.
const GROWTH_CEILING: f64 = 1.25;

/// So many variants of an article are different; after those, the vocabulary grows no more.
const VARIANTS: usize = 26;

fn main() {
    let is_short = std::env::args().any(|arg| arg == "--quick");
    let articles = ARTICLES[usize::from(is_short)];
    let folder = tempfile::tempdir().expect("a folder");
    let [part, whole] = [articles / 4, articles].map(|count| folder.path().join(format!("{count}.jsonl")));
    let (_, bytes) = (write(&part, articles / 4), write(&whole, articles));
    println!("{articles} articles, {:.0} MB", megabytes(bytes));
    counting(&whole);
    threads(&whole, bytes, THREADS_FLOOR[usize::from(is_short)]);
    for command in [["stats", "json"], ["quotes", "csv"], ["quotes", "text"], ["analyze", "jsonl"]] {
        memory(command, &part, &whole);
    }
}

/// Writes so many articles to a file; gives the bytes of their texts.
fn write(path: &Path, articles: usize) -> u64 {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus/articles");
    let bundled: Vec<Article> = reader::articles([folder]).map(|article| article.expect("an article")).collect();
    let variants: Vec<String> = (0..VARIANTS * bundled.len())
        .map(|at| varied(&bundled[at % bundled.len()].text, u8::try_from(at / bundled.len()).expect("few variants")))
        .collect();
    let mut file = BufWriter::new(File::create(path).expect("a file"));
    let mut bytes = 0;
    for (index, text) in variants.iter().cycle().take(articles).enumerate() {
        bytes += text.len() as u64;
        writeln!(file, "{}", serde_json::json!({ "id": format!("{index:06}"), "text": text }))
            .expect("room on the disk");
    }
    file.flush().expect("room on the disk");
    bytes
}

/// `text` with another ending to its long words.
fn varied(text: &str, variant: u8) -> String {
    let vary = |word: &str| match word.strip_suffix(' ') {
        Some(letters) if letters.len() > 9 && letters.ends_with(char::is_alphabetic) && variant > 0 => {
            format!("{letters}{} ", char::from(b'a' + variant))
        }
        _ => word.to_owned(),
    };
    text.split_inclusive(' ').map(vary).collect()
}

/// Counts, with the time it takes to count.
#[derive(Default)]
struct Timed {
    counts: Counts,
    bytes: u64,
    counting: Duration,
    /// Words as one would count them first, and the time that takes.
    naive: HashMap<String, u64>,
    naively: Duration,
}

impl Tally for Timed {
    fn add(&mut self, document: &Document<'_>) {
        let start = Instant::now();
        self.counts.add(document);
        self.counting += start.elapsed();
        let start = Instant::now();
        for word in document.article.text.split_whitespace() {
            *self.naive.entry(word.to_lowercase()).or_default() += 1;
        }
        self.naively += start.elapsed();
        self.bytes += document.article.text.len() as u64;
    }

    fn absorb(&mut self, other: Self) {
        let start = Instant::now();
        self.counts.absorb(other.counts);
        self.counting += start.elapsed() + other.counting;
        let start = Instant::now();
        other.naive.into_iter().for_each(|(word, count)| *self.naive.entry(word).or_default() += count);
        self.naively += start.elapsed() + other.naively;
        self.bytes += other.bytes;
    }
}

/// All that `vidne stats` does once an article is analysed, but for the bootstrap: counts, sums, tables.
fn counting(path: &Path) {
    let analyzer = Analyzer::default();
    let one = ThreadPoolBuilder::new().num_threads(1).build().expect("a thread");
    let mut sum = Timed::default();
    one.install(|| {
        corpus::tally(&analyzer, reader::sources([path]), Timed::default).for_each(|(batch, _)| sum.absorb(batch))
    });
    let start = Instant::now();
    let list = sum.counts.vocabulary.list(&FrequencyList { stem: true, content_words: true, least: 2 });
    let codebook = analyzer.codebook();
    let rows = [
        tables::measures(&sum.counts),
        tables::zones(&sum.counts, codebook),
        tables::positions(&sum.counts, codebook),
        tables::together(&sum.counts, codebook),
        tables::speakers(&sum.counts, codebook),
        tables::roles(&sum.counts, codebook),
        tables::frequencies(&list, sum.counts.vocabulary.total()),
    ]
    .map(|table| table.rows.len());
    sum.counting += start.elapsed();
    assert!(rows.iter().all(|rows| *rows > 0) && sum.naive.len() > sum.counts.vocabulary.types(), "{rows:?}");
    let [counted, naive] = [sum.counting, sum.naively].map(|time| megabytes(sum.bytes) / time.as_secs_f64());
    println!("  counting, one thread {counted:>9.0} MB/s; words alone in a table of strings: {naive:.0}");
    println!("  different words      {:>9}", sum.counts.vocabulary.types());
    assert!(counted / naive >= COUNTING_FLOOR, "below the floor of {COUNTING_FLOOR} times the naive way");
}

/// The whole way on one thread and on two, in turn, the best of some runs each.
fn threads(path: &Path, bytes: u64, floor: f64) {
    let analyzer = Analyzer::default();
    let mut best = [Duration::MAX; 2];
    for _ in 0..2 {
        for (threads, best) in [1, 2].into_iter().zip(&mut best) {
            let pool = ThreadPoolBuilder::new().num_threads(threads).build().expect("threads");
            let start = Instant::now();
            let mut sum = Counts::default();
            pool.install(|| {
                corpus::tally(&analyzer, reader::sources([path]), Counts::default)
                    .for_each(|(batch, _)| sum.absorb(batch));
            });
            *best = start.elapsed().min(*best);
        }
    }
    let [one, two] = best.map(|time| megabytes(bytes) / time.as_secs_f64());
    println!("  the whole way        {one:>9.1} MB/s on one thread, {two:.1} on two: {:.2} times", two / one);
    assert!(two / one >= floor, "two threads are not {floor} times as fast as one");
}

/// The peak of the program over a quarter of the articles and over all.
fn memory([command, format]: [&str; 2], part: &Path, whole: &Path) {
    let [Some(part), Some(whole)] = [part, whole].map(|path| peak(command, format, path)) else {
        println!("  memory is measured on Linux alone");
        return;
    };
    println!("  vidne {:<15}{whole:>9.0} MB at most, {part:.0} for a quarter", format!("{command} ({format})"));
    assert!(whole <= MEMORY_CEILING, "more than {MEMORY_CEILING} MB");
    assert!(whole <= part * GROWTH_CEILING, "it grows with the articles");
}

/// The largest resident set of a run of the program, in megabytes.
fn peak(command: &str, format: &str, path: &Path) -> Option<f64> {
    let mut program = Command::new(env!("CARGO_BIN_EXE_vidne"));
    program.args([command, "--format", format, "--threads", "2"]).arg(path).stdout(Stdio::null());
    let mut child = program.spawn().expect("the program");
    let status = format!("/proc/{}/status", child.id());
    let mut peak = None;
    // The peak never falls, so what was last seen of it is the whole.
    let end = loop {
        if let Some(end) = child.try_wait().expect("a child") {
            break end;
        }
        let status = fs::read_to_string(&status).unwrap_or_default();
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let kilobytes = line.and_then(|line| line.trim().split(' ').next()?.parse::<f64>().ok());
        peak = kilobytes.map(|kilobytes| kilobytes / 1e3).or(peak);
        std::thread::sleep(Duration::from_millis(5));
    };
    assert!(end.success(), "vidne {command} failed");
    peak
}

fn megabytes(bytes: u64) -> f64 {
    bytes as f64 / 1e6
}
