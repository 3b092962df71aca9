//! What does counting cost, once an article is analysed? One core; 1,000 articles made from the bundled ones.

use std::hint::black_box;
use std::path::Path;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use vidne::stats::{Bootstrap, Clusters, CorpusStats, Counts, Document, Richness, Tally, Together, Vocabulary};
use vidne::{Analysis, Analyzer, Article, reader};

/// Articles with their analyses: each bundled one many times, its longest words told apart by a number, so that the
/// vocabulary grows as that of a real corpus does.
fn corpus(analyzer: &Analyzer) -> Vec<(Article, Analysis)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus/articles");
    let bundled: Vec<Article> = reader::articles([folder]).map(|article| article.expect("an article")).collect();
    let varied = |index: usize| {
        let article = &bundled[index % bundled.len()];
        let vary = |word: &str| if word.len() > 15 { format!("{word}{}", index % 97) } else { word.to_owned() };
        let text = article.text.split_inclusive(' ').map(vary).collect::<String>();
        let article = Article::new(format!("{index:06}"), text);
        let analysis = analyzer.analyze(&article.text);
        (article, analysis)
    };
    (0..1_000).map(varied).collect()
}

fn count<T: Tally + Default>(corpus: &[(Article, Analysis)], analyzer: &Analyzer) -> T {
    let mut tally = T::default();
    for (article, analysis) in corpus {
        tally.add(&Document::new(article, analysis, analyzer.codebook()));
    }
    tally
}

fn counting(c: &mut Criterion) {
    let analyzer = Analyzer::default();
    let corpus = corpus(&analyzer);
    let bytes: usize = corpus.iter().map(|(article, _)| article.text.len()).sum();
    let words = count::<Vocabulary>(&corpus, &analyzer);
    let mut group = c.benchmark_group("stats");
    group.throughput(Throughput::Bytes(bytes as u64)).sample_size(10);
    group.bench_function("corpus", |b| {
        b.iter(|| assert_eq!(count::<CorpusStats>(&corpus, &analyzer).words, words.total()));
    });
    group.bench_function("vocabulary", |b| {
        b.iter(|| assert_eq!(count::<Vocabulary>(&corpus, &analyzer).types(), words.types()));
    });
    group.bench_function("richness", |b| b.iter(|| black_box(count::<Richness>(&corpus, &analyzer))));
    group.bench_function("together", |b| b.iter(|| black_box(count::<Together>(&corpus, &analyzer))));
    group.bench_function("all", |b| {
        b.iter(|| assert_eq!(count::<Counts>(&corpus, &analyzer).corpus.articles, corpus.len() as u64));
    });
    group.finish();
}

/// 10,000 replicates over 1,000 articles and 20 themes.
fn bootstrap(c: &mut Criterion) {
    let mut clusters = Clusters::new(20);
    for article in 0..1_000_u64 {
        let hits: Vec<u64> = (0..20).map(|theme| (article * 7 + theme * 3) % 5).collect();
        clusters.push(&hits, 4 + article % 9);
    }
    let mut group = c.benchmark_group("bootstrap");
    group.sample_size(10);
    group.bench_function("10000x1000x20", |b| {
        b.iter(|| assert_eq!(Bootstrap::default().shares(&clusters).expect("enough articles").len(), 20));
    });
    group.finish();
}

criterion_group!(benches, counting, bootstrap);
criterion_main!(benches);
