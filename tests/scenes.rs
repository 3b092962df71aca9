//! Who says what in whole pieces: `tests/data/scenes/*.txt`, in which every quote is marked `{speaker|words}`.
//!
//! `-` stands for nobody, and `{?speaker|words}` for words that may be taken for a quote or not. Reported clauses do not count.

use std::fs;
use std::path::{Path, PathBuf};

use vidne::quote::QuoteKind;

/// A piece without its marks, and the quotes that they show.
struct Scene {
    text: String,
    quotes: Vec<Marked>,
}

struct Marked {
    words: String,
    speaker: String,
    is_optional: bool,
}

impl Scene {
    fn read(path: &Path) -> Self {
        let marked = fs::read_to_string(path).unwrap();
        let (mut text, mut quotes) = (String::new(), Vec::new());
        let mut rest = marked.as_str();
        while let Some((before, tail)) = rest.split_once('{') {
            let (quote, tail) = tail.split_once('}').expect("every { has its }");
            let (speaker, words) = quote.split_once('|').expect("a speaker before |");
            text.extend([before, words]);
            quotes.push(Marked {
                words: bare(words).to_owned(),
                speaker: speaker.trim_start_matches('?').to_owned(),
                is_optional: speaker.starts_with('?'),
            });
            rest = tail;
        }
        text.push_str(rest);
        Self { text, quotes }
    }

    /// The quotes that are found, without those that repeat another.
    fn found(&self) -> Vec<(String, String)> {
        let analysis = vidne::analyze(&self.text);
        let pairs = analysis.quotes.iter().zip(&analysis.attributions);
        let spoken = pairs.filter(|(quote, _)| quote.kind != QuoteKind::Indirect && quote.repeats.is_none());
        spoken
            .map(|(quote, given)| {
                let who = given.speaker.map_or("-".to_owned(), |speaker| analysis.name(&self.text, speaker).into());
                (bare(&self.text[quote.content]).to_owned(), who)
            })
            .collect()
    }
}

/// Without the marks and stops at the edges.
fn bare(words: &str) -> &str {
    words.trim_matches(|c: char| !c.is_alphanumeric())
}

fn scenes() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/scenes");
    let mut paths: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}

/// What no rule can tell yet: `file: words`. A line that comes right must go.
const KNOWN: &str = include_str!("data/scenes-missed.txt");

#[test]
fn quotes_of_scenes_go_to_whom_they_are_marked_for() {
    let mut missed = Vec::new();
    for path in scenes() {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let scene = Scene::read(&path);
        let found = scene.found();
        let is_same = |quote: &Marked, (words, who): &(String, String)| {
            quote.words == *words && quote.speaker.to_lowercase() == who.to_lowercase()
        };
        let is_right = |quote: &&Marked| found.iter().any(|given| is_same(quote, given));
        let wrong = scene.quotes.iter().filter(|quote| !quote.is_optional && !is_right(quote));
        missed.extend(wrong.map(|quote| format!("{name}: {}: {}", quote.speaker, quote.words)));
        let is_marked = |words: &String| scene.quotes.iter().any(|quote| &quote.words == words);
        let extra = found.iter().filter(|(words, _)| !is_marked(words));
        missed.extend(extra.map(|(words, _)| format!("{name}: no quote: {words}")));
    }
    let known: Vec<&str> = KNOWN.lines().filter(|line| !line.starts_with('#')).collect();
    assert_eq!(missed, known, "help: mend the rule, or set data/scenes-missed.txt right");
}
