//! Does tagging cost more with a larger codebook, and what does it buy over looking for strings?
//!
//! The text is drawn from a Danish vocabulary, some of its words from the codebooks; every contender says how much of the
//! truth it finds before it is timed. `cargo bench --bench themes`

use std::collections::{BTreeSet, HashMap};
use std::fmt::Write;
use std::hint::black_box;
use std::time::{Duration, Instant};

use aho_corasick::{AhoCorasick, MatchKind};
use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use rust_stemmers::{Algorithm, Stemmer};
use vidne::Codebook;
use vidne::segment::{Segmentation, TokenKind};
use vidne::theme::tags;

const BYTES: usize = 2_000_000;

fn bench(c: &mut Criterion) {
    let text = text(BYTES);
    let segmentation = Segmentation::new(&text);
    let mut group = c.benchmark_group("tags");
    group.throughput(Throughput::Bytes(text.len() as u64));
    group.sample_size(10).warm_up_time(Duration::from_millis(300)).measurement_time(Duration::from_secs(2));

    for patterns in [10, 1_000, 100_000] {
        let toml = toml(patterns);
        let start = Instant::now();
        let codebook = Codebook::parse("bench", &toml).expect("a codebook");
        println!("{patterns} patterns compile in {:.2?}", start.elapsed());
        group.bench_function(format!("{patterns} patterns"), |b| {
            b.iter(|| black_box(tags(&text, &segmentation, &[], &codebook)).len());
        });
    }

    let bundled = Codebook::bundled();
    println!("bundled: {}", accuracy(&|sentence| sentence_tags(sentence, bundled)));
    group.bench_function("bundled", |b| b.iter(|| black_box(tags(&text, &segmentation, &[], bundled)).len()));

    let strings =
        AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(STRINGS.map(|(string, _)| string));
    let strings = strings.expect("an automaton");
    println!("aho-corasick over raw text: {}", accuracy(&|sentence| string_tags(sentence, &strings)));
    group.bench_function("aho-corasick", |b| b.iter(|| black_box(strings.find_iter(&text).count())));

    let stemmer = Stemmer::create(Algorithm::Danish);
    let stems: HashMap<String, &str> =
        STRINGS.iter().map(|(string, theme)| (stemmer.stem(string).into_owned(), *theme)).collect();
    println!("stems in a HashMap: {}", accuracy(&|sentence| stem_tags(sentence, &stemmer, &stems)));
    group.bench_function("stems", |b| {
        b.iter_batched(
            || (),
            |()| {
                let words = segmentation.tokens.iter().filter(|token| token.kind == TokenKind::Word);
                words.filter(|token| stems.contains_key(&*stemmer.stem(&text[token.span].to_lowercase()))).count()
            },
            BatchSize::SmallInput,
        );
    });
    group.finish();
}

/// What one would look for without a codebook.
const STRINGS: [(&str, &str); 9] = [
    ("åben", "openness"),
    ("åbn", "openness"),
    ("ærlig", "openness"),
    ("tillid", "trust"),
    ("stoler", "trust"),
    ("troværdig", "trust"),
    ("digital", "digitalisation"),
    ("app", "digitalisation"),
    ("robot", "digitalisation"),
];

/// Sentences and the themes a reader finds in them.
const SENTENCES: [(&str, &[&str]); 14] = [
    ("De åbnede sig over for hinanden.", &["openness"]),
    ("Butikken åbner klokken ni.", &[]),
    ("Det er åbenbart flyttet til Åbenrå.", &[]),
    ("Hun lagde kortene på bordet.", &["openness"]),
    ("Vi talte ærligt om fejlene.", &["openness"]),
    ("Tilliden voksede med tiden.", &["trust"]),
    ("Tillidsmanden holdt fri i går.", &[]),
    ("Jeg stolede altid på mine kolleger.", &["trust"]),
    ("Der stod stole langs væggen.", &[]),
    ("Hun har fået mere selvtillid.", &[]),
    ("De ældre fik velfærdsteknologi i hjemmet.", &["digitalisation"]),
    ("Appellen blev afvist i landsretten.", &[]),
    ("Ansøgningen ligger på hjemmesiden.", &["digitalisation"]),
    ("Digitalt går det hurtigere.", &["digitalisation"]),
];

type Themes = BTreeSet<String>;

fn sentence_tags(sentence: &str, codebook: &Codebook) -> Themes {
    let tags = tags(sentence, &Segmentation::new(sentence), &[], codebook);
    tags.iter().filter(|tag| tag.counts()).map(|tag| codebook.theme(tag.theme).id.clone()).collect()
}

fn string_tags(sentence: &str, strings: &AhoCorasick) -> Themes {
    let lower = sentence.to_lowercase();
    strings.find_iter(&lower).map(|found| STRINGS[found.pattern().as_usize()].1.to_owned()).collect()
}

fn stem_tags(sentence: &str, stemmer: &Stemmer, stems: &HashMap<String, &str>) -> Themes {
    let segmentation = Segmentation::new(sentence);
    let words = segmentation.tokens.iter().map(|token| sentence[token.span].to_lowercase());
    words.filter_map(|word| stems.get(&*stemmer.stem(&word)).map(|theme| (*theme).to_owned())).collect()
}

fn accuracy(tag: &dyn Fn(&str) -> Themes) -> String {
    let right = SENTENCES.iter().filter(|(sentence, themes)| {
        tag(sentence) == themes.iter().map(|theme| (*theme).to_owned()).collect::<Themes>()
    });
    format!("{} of {} sentences right", right.count(), SENTENCES.len())
}

/// A codebook of nouns, verbs and phrases that do not exist but could.
fn toml(patterns: usize) -> String {
    let mut toml = String::from("[[code]]\nid = \"bench\"\nany = [\n");
    for index in 0..patterns {
        let word = word(index * 7 + 3);
        let _ = match index % 4 {
            0 => writeln!(toml, "\"{word}~\","),
            1 => writeln!(toml, "\"{word}* \","),
            2 => writeln!(toml, "\"*{word}~\","),
            _ => writeln!(toml, "\"{word} .. på\","),
        };
    }
    toml.push_str("]\n");
    toml
}

/// Words as often as words are: the few common ones again and again, then ever rarer ones.
fn text(bytes: usize) -> String {
    let common: Vec<&str> =
        "og i at det er en til af på som med for de der den ikke har et vi han men var kan jeg fra så os sig om hun \
        skal alle hvor efter vil også være kommune medarbejder arbejde møde år dag borger tillid åbent system"
            .split_whitespace()
            .collect();
    let (mut text, mut state) = (String::with_capacity(bytes + 100), 7_u64);
    let mut length = 0;
    while text.len() < bytes {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let draw = (state >> 33) as usize;
        match draw % 10 {
            0..=5 => text.push_str(common[draw / 10 % common.len()]),
            6..=8 => text.push_str(&word(draw / 10 % 2_000)),
            _ => text.push_str(&word(draw / 10 % 50_000)),
        }
        length += 1;
        text.push_str(if length % 15 == 0 { ". Og " } else { " " });
        if length % 90 == 0 {
            text.push_str("\n\n");
        }
    }
    text
}

/// A word like a Danish one, another for each number.
fn word(number: usize) -> String {
    const ONSETS: [&str; 16] = ["b", "d", "f", "g", "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "st", "kr"];
    const VOWELS: [&str; 8] = ["a", "e", "i", "o", "u", "y", "æ", "ø"];
    const CODAS: [&str; 8] = ["l", "n", "r", "s", "t", "k", "nd", "lt"];
    let (mut word, mut rest) = (String::new(), number + 1_024);
    while rest > 0 {
        word.push_str(ONSETS[rest % 16]);
        word.push_str(VOWELS[rest / 16 % 8]);
        rest /= 128;
    }
    word.push_str(CODAS[number % 8]);
    word
}

criterion_group!(benches, bench);
criterion_main!(benches);
