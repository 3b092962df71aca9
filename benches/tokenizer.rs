//! How fast are words and Danish tokens, beside the other segmenters, on the same text in the same run?
//!
//! The counts must be equal where the job is equal. The last group prints ratios and fails below [`FLOOR`].

use std::fs;
use std::hint::black_box;
use std::time::{Duration, Instant};

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use icu_segmenter::WordSegmenter;
use icu_segmenter::options::WordBreakInvariantOptions;
use unicode_segmentation::UnicodeSegmentation;
use vidne::segment::{Segmentation, WordBuffer, tokens, words};

/// How many times faster than `unicode-segmentation` the words must be, on any machine.
const FLOOR: f64 = 10.0;

/// About how many bytes each pass reads.
const SIZE: usize = 1 << 21;

/// The articles of the repository, one after the other, again and again.
fn text() -> String {
    let folder = format!("{}/corpus/articles", env!("CARGO_MANIFEST_DIR"));
    let mut paths: Vec<_> = fs::read_dir(&folder).expect(&folder).map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "txt" || ending == "md"));
    paths.sort();
    let articles: Vec<String> = paths.iter().map(|path| fs::read_to_string(path).unwrap()).collect();
    let all = articles.join("\n\n");
    all.repeat(SIZE.div_ceil(all.len()))
}

fn icu_words(text: &str) -> usize {
    let segmenter = WordSegmenter::new_auto(WordBreakInvariantOptions::default());
    segmenter.segment_str(text).iter_with_word_type().filter(|(_, kind)| kind.is_word_like()).count()
}

fn read(text: &str) -> u64 {
    text.as_bytes()
        .chunks_exact(8)
        .map(|chunk| u64::from_le_bytes(chunk.try_into().unwrap()))
        .fold(0, u64::wrapping_add)
}

fn bench(criterion: &mut Criterion) {
    let text = text();
    let mut buffer = WordBuffer::default();
    let count = text.unicode_words().count();
    assert_eq!(buffer.words(&text).len(), count, "the words are those of the crate");
    assert_eq!(words(&text).count(), count, "the words are those of the crate");

    let mut group = criterion.benchmark_group("tokenizer");
    group.throughput(Throughput::Bytes(text.len() as u64));
    group.sample_size(10).warm_up_time(Duration::from_millis(300)).measurement_time(Duration::from_secs(1));
    group.bench_function("words/buffer", |b| b.iter(|| buffer.words(&text).len()));
    group.bench_function("words/iterator", |b| b.iter(|| words(&text).count()));
    group.bench_function("tokens", |b| b.iter(|| tokens(&text).len()));
    group.bench_function("segmentation", |b| b.iter(|| Segmentation::new(&text).sentences.len()));
    group.bench_function("peer/unicode-segmentation", |b| b.iter(|| text.unicode_word_indices().count()));
    group.bench_function("peer/icu_segmenter", |b| b.iter(|| icu_words(&text)));
    group.bench_function("peer/split_whitespace", |b| b.iter(|| text.split_whitespace().count()));
    group.bench_function("peer/read", |b| b.iter(|| read(black_box(&text))));
    group.finish();
    ratios(&text, &mut buffer);
}

/// The fastest of some runs, in turn, so that a slow moment hits all alike.
fn ratios(text: &str, buffer: &mut WordBuffer) {
    let mut best = [Duration::MAX; 6];
    for _ in 0..7 {
        let mut time = |place: usize, job: &mut dyn FnMut() -> usize| {
            let start = Instant::now();
            black_box(job());
            best[place] = best[place].min(start.elapsed());
        };
        time(0, &mut || text.unicode_word_indices().count());
        time(1, &mut || buffer.words(text).len());
        time(2, &mut || words(text).count());
        time(3, &mut || icu_words(text));
        time(4, &mut || tokens(text).len());
        time(5, &mut || text.split_whitespace().count());
    }
    let [peer, in_buffer, by_iterator, icu, danish, spaces] =
        best.map(|time| text.len() as f64 / time.as_secs_f64() / 1e6);
    println!("MB/s and times unicode-segmentation, {} bytes:", text.len());
    let rows = [
        ("words, buffer", in_buffer),
        ("words, iterator", by_iterator),
        ("Danish tokens", danish),
        ("split_whitespace", spaces),
        ("icu_segmenter", icu),
        ("unicode-segmentation", peer),
    ];
    for (name, speed) in rows {
        println!("  {name:<22}{speed:>8.0}{:>8.1}x", speed / peer);
    }
    assert!(
        in_buffer / peer >= FLOOR,
        "words are {:.1} times as fast as the crate, below the floor of {FLOOR}",
        in_buffer / peer
    );
}

criterion_group!(benches, bench);
criterion_main!(benches);
