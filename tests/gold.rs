//! The program against people who read the corpus: floors under what it reaches, beside what simple means reach.
//!
//! `cargo test --test gold -- --nocapture` prints the figures of the README. Rules are made on the development articles only.

use std::fs;
use std::path::Path;

use serde_json::Value;
use vidne::evaluate::{Evaluation, Gold, GoldKind, Measure, PredictedQuote, Prediction, evaluate, read_gold};
use vidne::quote::QuoteKind;
use vidne::speaker::Sieve;
use vidne::{Analysis, Codebook, Offsets, analyze};

const SPEECH: [GoldKind; 2] = [GoldKind::Direct, GoldKind::Mixed];
const THEMES: [(&str, &[&str]); 3] =
    [("openness", &["åben", "åbn"]), ("trust", &["tillid"]), ("digitalisation", &["digital"])];

/// What the program must reach, F1 by split: direct and mixed spans, those with the right speaker, reported clauses.
const FLOORS: [(&str, [f64; 3]); 2] = [("dev", [0.95, 0.92, 0.73]), ("test", [0.83, 0.65, 0.68])];

/// What the codebook must reach of the sentences on each of [`THEMES`], F1 by split.
const THEME_FLOORS: [(&str, [f64; 3]); 2] = [("dev", [0.68, 0.58, 0.82]), ("test", [0.38, 0.38, 0.78])];

/// Of what is stated of the people, how much must be right; of what the articles tell, how much must be stated.
const ROLE_FLOORS: [f64; 2] = [0.95, 0.93];
const BODY_FLOORS: [f64; 2] = [0.96, 0.70];

#[test]
fn quotes_and_speakers_stay_above_their_floors() {
    for (split, [spans, both, indirect]) in FLOORS {
        let gold = gold(split);
        let found: Vec<Prediction> =
            gold.iter().map(|one| Prediction::new(&one.id, &one.text, &analyze(&one.text))).collect();
        let simple: Vec<Prediction> = gold.iter().map(marks_in_pairs).collect();
        let speech = evaluate(&gold, &found, &SPEECH);
        let reported = evaluate(&gold, &found, &[GoldKind::Indirect]);
        let baseline = evaluate(&gold, &simple, &SPEECH);
        println!(
            "{split}: spans {:.3}, end to end {:.3}, indirect {:.3}, false alarms {} of {}",
            f1(&speech),
            ends(&speech),
            f1(&reported),
            speech.false_alarms,
            speech.no_speech
        );
        println!(
            "{split}, marks in pairs and the nearest name: spans {:.3}, end to end {:.3}",
            f1(&baseline),
            ends(&baseline)
        );
        assert!(f1(&speech) >= spans, "{split}: spans {:.3} fell below {spans}", f1(&speech));
        assert!(ends(&speech) >= both, "{split}: end to end {:.3} fell below {both}", ends(&speech));
        assert!(f1(&reported) >= indirect, "{split}: indirect {:.3} fell below {indirect}", f1(&reported));
        assert!(ends(&speech) > ends(&baseline) + 0.2, "{split}: simple means do nearly as well");
    }
}

#[test]
fn roles_and_organisations_stay_above_their_floors() {
    let gold = gold("dev");
    let found: Vec<Prediction> =
        gold.iter().map(|one| Prediction::new(&one.id, &one.text, &analyze(&one.text))).collect();
    let told = evaluate(&gold, &found, &SPEECH).people;
    for (name, told, [precision, recall]) in
        [("roles", told.roles, ROLE_FLOORS), ("organisations", told.organisations, BODY_FLOORS)]
    {
        let (stated, reached) = (told.precision().unwrap(), told.recall().unwrap());
        let (predicted, gold) = (told.predicted, told.gold);
        println!("dev, {name}: precision {stated:.3} of {predicted}, recall {reached:.3} of {gold}");
        assert!(stated >= precision, "{name}: precision {stated:.3} fell below {precision}");
        assert!(reached >= recall, "{name}: recall {reached:.3} fell below {recall}");
    }
}

#[test]
fn themes_are_found_better_than_by_globs() {
    for (split, floors) in THEME_FLOORS {
        for ((theme, globs), floor) in THEMES.into_iter().zip(floors) {
            let (mut program, mut simple) = (Agreement::default(), Agreement::default());
            for article in annotated(split) {
                let text = article["text"].as_str().unwrap();
                let analysis = analyze(text);
                let offsets = Offsets::new(text);
                for sentence in article["sentences"].as_array().unwrap() {
                    let [start, end] =
                        ["start", "end"].map(|edge| usize::try_from(sentence[edge].as_u64().unwrap()).unwrap());
                    let bytes = offsets.byte(start).unwrap()..offsets.byte(end).unwrap();
                    let is_coded = !sentence[theme].is_null();
                    program.add(is_coded, is_tagged(&analysis, theme, &bytes));
                    simple.add(is_coded, has_word(&text[bytes], globs));
                }
            }
            println!("{split}, {theme}: F1 {:.3}; globs {:.3}", program.f1(), simple.f1());
            assert!(program.f1() >= floor, "{split}, {theme}: {:.3} fell below {floor}", program.f1());
            assert!(program.f1() > simple.f1() + 0.2, "{split}, {theme}: globs do nearly as well");
        }
    }
}

fn f1(evaluation: &Evaluation) -> f64 {
    evaluation.counts.measure(Measure::SpanF1).unwrap()
}

fn ends(evaluation: &Evaluation) -> f64 {
    evaluation.counts.measure(Measure::EndToEndF1).unwrap()
}

/// How two judges agree on sentences.
#[derive(Default)]
struct Agreement {
    both: u32,
    either: u32,
}

impl Agreement {
    fn add(&mut self, one: bool, other: bool) {
        self.both += u32::from(one && other);
        self.either += u32::from(one) + u32::from(other);
    }

    fn f1(&self) -> f64 {
        2.0 * f64::from(self.both) / f64::from(self.either)
    }
}

fn is_tagged(analysis: &Analysis, theme: &str, bytes: &std::ops::Range<usize>) -> bool {
    let tags = analysis.tags.iter().filter(|tag| tag.counts() && bytes.contains(&tag.span.start()));
    tags.into_iter().any(|tag| Codebook::bundled().theme(tag.theme).id == theme)
}

fn has_word(sentence: &str, beginnings: &[&str]) -> bool {
    let lower = sentence.to_lowercase();
    let mut words = lower.split(|c: char| !c.is_alphanumeric());
    words.any(|word| beginnings.iter().any(|beginning| word.starts_with(beginning)))
}

/// What a script of an afternoon does: marks open and close by turns within a line, a line that begins with a dash is
/// speech up to its last comma, and the nearest two capitals after the words - else before them - are the speaker.
fn marks_in_pairs(gold: &Gold) -> Prediction {
    let chars: Vec<char> = gold.text.chars().collect();
    let mut quotes = Vec::new();
    let mut line_start = 0;
    for line in gold.text.split_inclusive('\n') {
        let end = line_start + line.chars().count();
        let marks: Vec<usize> = (line_start..end).filter(|&at| "\"“”„»«".contains(chars[at])).collect();
        for pair in marks.chunks_exact(2) {
            quotes.push(simple_quote(&chars, pair[0] + 1, pair[1]));
        }
        if line.starts_with("- ") || line.starts_with("– ") {
            let comma = (line_start..end).rev().find(|&at| chars[at] == ',').unwrap_or(end);
            quotes.push(simple_quote(&chars, line_start + 2, comma));
        }
        line_start = end;
    }
    Prediction { id: gold.id.clone(), quotes, people: Vec::new() }
}

fn simple_quote(chars: &[char], start: usize, end: usize) -> PredictedQuote {
    let after: String = chars[end..chars.len().min(end + 80)].iter().collect();
    let before: String = chars[start.saturating_sub(80)..start].iter().collect();
    let speaker = names(&after).into_iter().next().or_else(|| names(&before).pop());
    PredictedQuote { start, end, kind: QuoteKind::Direct, speaker, sieve: Sieve::Nobody, confidence: 0.5 }
}

/// Two capitalised words in a row.
fn names(text: &str) -> Vec<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let is_name = |word: &str| word.starts_with(char::is_uppercase) && word.chars().count() > 1;
    let pairs = words.windows(2).filter(|pair| is_name(pair[0]) && is_name(pair[1]));
    pairs.map(|pair| pair.join(" ").trim_end_matches([',', '.', ':']).to_owned()).collect()
}

fn gold(split: &str) -> Vec<Gold> {
    let path = path(split);
    read_gold(&path, &fs::read_to_string(&path).unwrap()).unwrap()
}

fn annotated(split: &str) -> Vec<Value> {
    fs::read_to_string(path(split)).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn path(split: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("corpus/gold/{split}.jsonl"))
}
