//! What does the whole way cost, from files to counts and to records, on one thread and on two?

use std::fs;
use std::hint::black_box;
use std::time::Duration;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use rayon::ThreadPoolBuilder;
use tempfile::TempDir;
use vidne::report::Record;
use vidne::{Analyzer, corpus, reader};

/// How often each of the bundled articles is there: enough for some batches.
const COPIES: usize = 40;

fn whole_way(c: &mut Criterion) {
    let (folder, bytes) = copies();
    let analyzer = Analyzer::default();
    let sources = || reader::sources([folder.path()]);
    let stats = || corpus::stats(&analyzer, sources()).0.articles;
    let records = || {
        let lines = corpus::map(&analyzer, sources(), |article, analysis| {
            serde_json::to_vec(&Record::new(&article, &analysis, analyzer.codebook())).unwrap()
        });
        lines.map(|line| line.unwrap().len() as u64).sum::<u64>()
    };

    let mut group = c.benchmark_group("corpus");
    group.throughput(Throughput::Bytes(bytes)).sample_size(10).measurement_time(Duration::from_secs(3));
    for threads in [1, 2] {
        let pool = ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        group.bench_function(BenchmarkId::new("stats", threads), |b| b.iter(|| pool.install(|| black_box(stats()))));
        group
            .bench_function(BenchmarkId::new("records", threads), |b| b.iter(|| pool.install(|| black_box(records()))));
    }
    group.finish();
}

/// A folder with copies of the bundled articles, and its size.
fn copies() -> (TempDir, u64) {
    let folder = tempfile::tempdir().unwrap();
    let mut bytes = 0;
    for article in reader::articles(["corpus/articles"]).map(Result::unwrap) {
        let name = article.path.as_ref().and_then(|path| path.file_name()).unwrap().to_string_lossy().into_owned();
        for copy in 0..COPIES {
            fs::write(folder.path().join(format!("{copy:02}-{name}")), &article.text).unwrap();
            bytes += article.text.len() as u64;
        }
    }
    (folder, bytes)
}

criterion_group!(benches, whole_way);
criterion_main!(benches);
