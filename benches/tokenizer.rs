//! How fast are words, Danish tokens, zones and sentences, beside the other segmenters, on the same text in the same run?
//!
//! The counts must be equal where the job is equal. At the end it prints ratios and fails below [`FLOORS`] and [`WORST_FLOOR`].

use std::fs;
use std::hint::black_box;
use std::time::{Duration, Instant};

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use icu_segmenter::WordSegmenter;
use icu_segmenter::options::WordBreakInvariantOptions;
use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;
use vidne::segment::{Segmentation, WordBuffer, blocks, sentences, tokens, words};

/// How many times faster than `unicode-segmentation` the words must be: by vectors of 16 bytes, and by larger ones.
const FLOORS: [f64; 2] = [20.0, 30.0];

/// The same where nothing is simple: hardly slower than the crate, whose general table does the work.
const WORST_FLOOR: f64 = 0.85;

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
    let cut = Segmentation::new(&text);
    assert_eq!(sentences(&text, &cut.blocks, &cut.tokens), cut.sentences, "sentences are those of the segmentation");

    let mut group = criterion.benchmark_group("tokenizer");
    group.throughput(Throughput::Bytes(text.len() as u64));
    group.sample_size(10).warm_up_time(Duration::from_millis(300)).measurement_time(Duration::from_secs(1));
    group.bench_function("words/buffer", |b| b.iter(|| buffer.words(&text).len()));
    group.bench_function("words/iterator", |b| b.iter(|| words(&text).count()));
    group.bench_function("tokens", |b| b.iter(|| tokens(&text).len()));
    group.bench_function("zones", |b| b.iter(|| blocks(&text).len()));
    group.bench_function("sentences", |b| b.iter(|| sentences(&text, &cut.blocks, &cut.tokens).len()));
    group.bench_function("segmentation", |b| b.iter(|| Segmentation::new(&text).sentences.len()));
    group.bench_function("peer/unicode-segmentation", |b| b.iter(|| text.unicode_word_indices().count()));
    group.bench_function("peer/icu_segmenter", |b| b.iter(|| icu_words(&text)));
    group.bench_function("peer/split_whitespace", |b| b.iter(|| text.split_whitespace().count()));
    group.bench_function("peer/read", |b| b.iter(|| read(black_box(&text))));
    group.finish();
    ratios(&text, &mut buffer);
    worst_ratios(&text, &mut buffer);
}

fn floor() -> f64 {
    #[cfg(target_arch = "x86_64")]
    if !cfg!(feature = "portable") && is_x86_feature_detected!("avx2") {
        return FLOORS[1];
    }
    FLOORS[0]
}

/// Texts in which little is of the simple alphabet.
fn worst(articles: &str) -> Vec<(&'static str, String)> {
    let of = |unit: &str| unit.repeat((1 << 18) / unit.len());
    // A sequence that is the same everywhere.
    let codes = (0..1_u64 << 17).map(|at| (at.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32) as u32 % 0x11_0000);
    vec![
        ("emoji", of("👍🏽🇩🇰👨‍👩‍👧")),
        ("combining marks", of("\u{301}\u{308}\u{30A}")),
        ("Danish, taken apart", articles.chars().take(1 << 18).nfd().collect()),
        ("Cyrillic", of("Съешь же ещё этих мягких французских булок да выпей чаю. ")),
        ("Chinese, Japanese", of("東京は日本の首都であり、世界最大級の都市である。")),
        ("snake_case", of("snake_case og te_te __init__ ")),
        ("fractions", of("½ kop mel og ¼ liter ")),
        ("any characters", codes.filter_map(char::from_u32).collect()),
    ]
}

fn worst_ratios(articles: &str, buffer: &mut WordBuffer) {
    println!("times unicode-segmentation, where nothing is simple:");
    for (name, text) in worst(articles) {
        assert_eq!(buffer.words(&text).len(), text.unicode_words().count(), "{name}: the words are those of the crate");
        let mut best = [Duration::MAX; 2];
        for _ in 0..25 {
            let start = Instant::now();
            black_box(text.unicode_word_indices().count());
            best[0] = best[0].min(start.elapsed());
            let start = Instant::now();
            black_box(buffer.words(&text).len());
            best[1] = best[1].min(start.elapsed());
        }
        let ratio = best[0].as_secs_f64() / best[1].as_secs_f64();
        println!("  {name:<22}{ratio:>8.2}x");
        assert!(
            ratio >= WORST_FLOOR,
            "{name}: {ratio:.2} times as fast as the crate, below the floor of {WORST_FLOOR}"
        );
    }
}

/// The fastest of some runs, in turn, so that a slow moment hits all alike.
fn ratios(text: &str, buffer: &mut WordBuffer) {
    let cut = Segmentation::new(text);
    let mut best = [Duration::MAX; 9];
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
        time(6, &mut || blocks(text).len());
        time(7, &mut || sentences(text, &cut.blocks, &cut.tokens).len());
        time(8, &mut || Segmentation::new(text).sentences.len());
    }
    let [peer, in_buffer, by_iterator, icu, danish, spaces, zones, sentences, all] =
        best.map(|time| text.len() as f64 / time.as_secs_f64() / 1e6);
    println!("MB/s and times unicode-segmentation, {} bytes:", text.len());
    let rows = [
        ("words, buffer", in_buffer),
        ("words, iterator", by_iterator),
        ("Danish tokens", danish),
        ("zones", zones),
        ("sentences, of tokens", sentences),
        ("zones, tokens, sentences", all),
        ("split_whitespace", spaces),
        ("icu_segmenter", icu),
        ("unicode-segmentation", peer),
    ];
    for (name, speed) in rows {
        println!("  {name:<26}{speed:>8.0}{:>8.1}x", speed / peer);
    }
    assert!(
        in_buffer / peer >= floor(),
        "words are {:.1} times as fast as the crate, below the floor of {}",
        in_buffer / peer,
        floor()
    );
}

criterion_group!(benches, bench);
criterion_main!(benches);
