//! What does each stage cost, alone, on the bundled articles?

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use vidne::report::Record;
use vidne::segment::Segmentation;
use vidne::stats::CorpusStats;
use vidne::{Analyzer, Article, Codebook, Plain, quote, reader, speaker, theme};

fn stages(c: &mut Criterion) {
    let articles: Vec<Article> = reader::articles(["corpus/articles"]).map(Result::unwrap).collect();
    let texts: Vec<&str> = articles.iter().map(|article| article.text.as_str()).collect();
    let codebook = Codebook::bundled();
    let cut: Vec<(&str, Segmentation)> = texts.iter().map(|text| (*text, Segmentation::new(text))).collect();
    let quoted: Vec<_> = cut.iter().map(|(text, cut)| (*text, cut, quote::quotes(text, cut))).collect();

    let mut group = c.benchmark_group("stages");
    group.throughput(Throughput::Bytes(texts.iter().map(|text| text.len() as u64).sum()));
    let mut stage = |name: &str, run: &dyn Fn() -> usize| {
        let found = run();
        assert!(found > 0, "`{name}` finds nothing");
        group.bench_function(name, |b| b.iter(|| assert_eq!(black_box(run()), found)));
    };
    stage("plain", &|| texts.iter().map(|text| Plain::new(text).text().len()).sum());
    stage("segment", &|| texts.iter().map(|text| Segmentation::new(text).tokens.len()).sum());
    stage("quote", &|| cut.iter().map(|(text, cut)| quote::quotes(text, cut).len()).sum());
    stage("speaker", &|| {
        quoted.iter().map(|(text, cut, quotes)| speaker::cast(text, cut, quotes).speakers.len()).sum()
    });
    stage("theme", &|| cut.iter().map(|(text, cut)| theme::tags(text, cut, &[], codebook).len()).sum());

    let analyzer = Analyzer::default();
    let analyses: Vec<_> = articles.iter().map(|article| (article, analyzer.analyze(&article.text))).collect();
    stage("stats", &|| {
        let counts = analyses.iter().map(|(article, analysis)| CorpusStats::of(article, analysis, codebook));
        counts.fold(CorpusStats::default(), CorpusStats::merge).words as usize
    });
    stage("record", &|| {
        let records = analyses.iter().map(|(article, analysis)| Record::new(article, analysis, codebook));
        records.map(|record| serde_json::to_vec(&record).unwrap().len()).sum()
    });
    stage("analyze", &|| texts.iter().map(|text| analyzer.analyze(text).quotes.len()).sum());
    group.finish();
}

criterion_group!(benches, stages);
criterion_main!(benches);
