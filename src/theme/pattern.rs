//! The language of patterns: `pattern text -> sequences of word tests`.
//!
//! Four signs: `~` inflected, `*` compound part, `..` gap, `(a|b)` alternatives; a space makes a phrase.

use std::ops::Range;

use crate::lexicon::fold::SHARP;

/// What a pattern asks for: any one of these phrases. `(bag|uden) facade~` is one phrase, `i (fuld |)fortrolighed` two.
pub(super) type Phrases = Vec<Vec<Step>>;

/// One word of a phrase.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Step {
    /// The word meets one of these.
    pub tests: Vec<Test>,
    /// Whether up to [`GAP`](super::matcher::GAP) words may stand before it.
    pub gap: bool,
}

/// A test on one word, in lower case.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Test {
    /// `ord`: this form.
    Exact(String),
    /// `ord~`: any inflected form, never a compound.
    Inflected(String),
    /// `ord*`: begins so.
    First(String),
    /// `*ord`: ends so.
    Last(String),
    /// `*ord~`: a compound whose head is this word, or the word itself, inflected.
    Head(String),
}

impl Test {
    /// The word without its signs.
    pub(super) fn word(&self) -> &str {
        let (Self::Exact(word) | Self::Inflected(word) | Self::First(word) | Self::Last(word) | Self::Head(word)) =
            self;
        word
    }
}

/// What is wrong with a pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Slip {
    /// Where in the pattern, in bytes.
    pub at: usize,
    pub message: &'static str,
    pub remedy: &'static str,
}

/// The most phrases a pattern may stand for, and the most words and gaps of one: they bound the work per word.
const MAX_PHRASES: usize = 64;
const MAX_WORDS: usize = 12;
const MAX_GAPS: usize = 3;

/// Reads a pattern.
pub(super) fn parse(pattern: &str) -> Result<Phrases, Slip> {
    let mut phrases: Vec<(Vec<Step>, bool)> = vec![(Vec::new(), false)];
    for piece in pieces(pattern)? {
        phrases = match &pattern[piece.clone()] {
            ".." => phrases.into_iter().map(|(steps, _)| (steps, true)).collect(),
            text if text.starts_with('(') => append(&phrases, &choices(pattern, piece)?),
            text => append(&phrases, &[vec![Step { tests: vec![test(text, piece.start)?], gap: false }]]),
        };
        if phrases.len() > MAX_PHRASES {
            return Err(slip(0, "stands for more than 64 phrases", "write it as two patterns"));
        }
    }
    let ends_in_gap = phrases.iter().any(|(_, gap)| *gap);
    let phrases: Phrases = phrases.into_iter().map(|(steps, _)| steps).collect();
    check(&phrases, ends_in_gap)?;
    Ok(phrases)
}

fn check(phrases: &Phrases, ends_in_gap: bool) -> Result<(), Slip> {
    if phrases.iter().any(Vec::is_empty) {
        return Err(slip(0, "holds no word", "write a word, or remove the pattern"));
    }
    if ends_in_gap || phrases.iter().any(|steps| steps[0].gap) {
        return Err(slip(0, "begins or ends in a gap", "put `..` between two words"));
    }
    if phrases.iter().any(|steps| steps.len() > MAX_WORDS) {
        return Err(slip(0, "is longer than 12 words", "keep the words that carry the meaning"));
    }
    if phrases.iter().any(|steps| steps.iter().filter(|step| step.gap).count() > MAX_GAPS) {
        return Err(slip(0, "has more than 3 gaps", "keep the words that carry the meaning"));
    }
    Ok(())
}

/// Every phrase so far, followed by every tail.
fn append(phrases: &[(Vec<Step>, bool)], tails: &[Vec<Step>]) -> Vec<(Vec<Step>, bool)> {
    let mut longer = Vec::with_capacity(phrases.len() * tails.len());
    for (steps, gap) in phrases {
        for tail in tails {
            let mut tail = tail.clone();
            if let Some(first) = tail.first_mut() {
                first.gap = *gap;
            }
            // The empty alternative of `(fuld|)` leaves a gap before it standing.
            let open = tail.is_empty() && *gap;
            longer.push(([steps.as_slice(), &tail].concat(), open));
        }
    }
    longer
}

/// The pieces of a pattern: words, `..`, and alternatives in brackets.
fn pieces(pattern: &str) -> Result<Vec<Range<usize>>, Slip> {
    let (mut pieces, mut start, mut open) = (Vec::new(), None, None);
    for (at, c) in pattern.char_indices() {
        match (c, open) {
            ('(', Some(_)) => return Err(slip(at, "has brackets within brackets", "write the inner ones out")),
            ('(', None) if start.is_some() => {
                return Err(slip(at, "has a bracket within a word", "write the whole words: `(bror|søster)`"));
            }
            ('(', None) => (open, start) = (Some(at), Some(at)),
            (')', None) => return Err(slip(at, "closes a bracket that is not open", "put `(` before it")),
            (')', Some(from)) => {
                if glues(&pattern[from + 1..at], &pattern[at + 1..]) {
                    return Err(slip(from, "has a bracket within a word", "write the whole words: `(bror|søster)`"));
                }
                pieces.push(from..at + 1);
                (open, start) = (None, None);
            }
            ('|', None) => return Err(slip(at, "has `|` outside brackets", "write `(a|b)`")),
            (c, None) if c.is_whitespace() => pieces.extend(start.take().map(|from| from..at)),
            _ => start = start.or(Some(at)),
        }
    }
    match open {
        Some(at) => Err(slip(at, "opens a bracket that is not closed", "put `)` after the last alternative")),
        None => {
            pieces.extend(start.map(|from| from..pattern.len()));
            Ok(pieces)
        }
    }
}

/// Whether alternatives are written as the beginning of a word, as in `(rets|skole)system~`. In `(fuld |)tro` they are not.
fn glues(choices: &str, rest: &str) -> bool {
    let is_open = |choice: &str| !choice.is_empty() && !choice.ends_with(char::is_whitespace);
    rest.starts_with(|c: char| !c.is_whitespace() && c != ')') && choices.split('|').any(is_open)
}

/// The tails that `(a|b c|)` stands for: the single words are one step, each phrase a tail of its own.
fn choices(pattern: &str, piece: Range<usize>) -> Result<Vec<Vec<Step>>, Slip> {
    let (mut words, mut tails) = (Vec::new(), Vec::new());
    let mut at = piece.start + 1;
    for choice in pattern[at..piece.end - 1].split('|') {
        let mut steps = phrase(choice, at)?;
        match steps.len() {
            1 => words.append(&mut steps[0].tests),
            _ => tails.push(steps),
        }
        at += choice.len() + 1;
    }
    if !words.is_empty() {
        tails.push(vec![Step { tests: words, gap: false }]);
    }
    Ok(tails)
}

fn phrase(text: &str, offset: usize) -> Result<Vec<Step>, Slip> {
    let (mut steps, mut gap, mut from) = (Vec::new(), false, 0);
    for word in text.split_whitespace() {
        let at = from + text[from..].find(word).unwrap_or_default();
        from = at + word.len();
        if word == ".." {
            gap = true;
            continue;
        }
        steps.push(Step { tests: vec![test(word, offset + at)?], gap });
        gap = false;
    }
    if gap {
        return Err(slip(offset, "ends an alternative in a gap", "put `..` outside the brackets"));
    }
    Ok(steps)
}

fn test(word: &str, at: usize) -> Result<Test, Slip> {
    let bare = word.trim_start_matches('*').trim_end_matches(['*', '~']);
    let make: fn(String) -> Test = match (word.strip_suffix(bare), word.strip_prefix(bare)) {
        _ if bare.is_empty() => return Err(slip(at, "has a sign without a word", "write a word beside it")),
        (Some(""), Some("")) => Test::Exact,
        (_, Some("~")) => Test::Inflected,
        (_, Some("*")) => Test::First,
        (Some("*"), _) => Test::Last,
        _ if word.starts_with('*') && word.ends_with('~') && word.len() == bare.len() + 2 => Test::Head,
        _ => {
            let remedy = "write `ord*` for the first part, `*ord~` for the last; two patterns for both";
            return Err(slip(at, "has signs that do not go together", remedy));
        }
    };
    if bare.contains(['*', '~']) || bare.contains("..") {
        return Err(slip(at, "has a sign within a word", "signs stand at its ends; a gap stands between spaces"));
    }
    Ok(make(fold(bare)))
}

/// As words are compared: lower case, one apostrophe.
pub(super) fn fold(word: &str) -> String {
    let mut folded = String::new();
    fold_into(word, &mut folded);
    folded
}

/// The same in the place of what `folded` held.
pub(super) fn fold_into(word: &str, folded: &mut String) {
    folded.clear();
    for c in word.chars() {
        match c {
            '’' => folded.push('\''),
            _ if c == SHARP[0] => folded.push(SHARP[1]),
            _ if c.is_ascii() => folded.push(c.to_ascii_lowercase()),
            _ => folded.extend(c.to_lowercase()),
        }
    }
}

fn slip(at: usize, message: &'static str, remedy: &'static str) -> Slip {
    Slip { at, message, remedy }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(pattern: &str) -> String {
        let Ok(phrases) = parse(pattern) else { return parse(pattern).unwrap_err().message.to_owned() };
        let step = |step: &Step| format!("{}{:?}", if step.gap { ".." } else { "" }, step.tests);
        phrases.iter().map(|steps| steps.iter().map(step).collect::<Vec<_>>().join(" ")).collect::<Vec<_>>().join(" / ")
    }

    #[test]
    fn signs_mean_what_they_mean() {
        assert_eq!(shown("Tillid"), r#"[Exact("tillid")]"#);
        assert_eq!(shown("åben~ over"), r#"[Inflected("åben")] [Exact("over")]"#);
        assert_eq!(shown("data*"), r#"[First("data")]"#);
        assert_eq!(shown("*-it"), r#"[Last("-it")]"#);
        assert_eq!(shown("*teknologi~"), r#"[Head("teknologi")]"#);
        assert_eq!(shown("(stoler|stolede) .. på"), r#"[Exact("stoler"), Exact("stolede")] ..[Exact("på")]"#);
        assert_eq!(
            shown("i (fuld|) tro"),
            r#"[Exact("i")] [Exact("tro")] / [Exact("i")] [Exact("fuld")] [Exact("tro")]"#
        );
        assert_eq!(shown("ikke (kun|først og fremmest)").matches('/').count(), 1);
    }

    #[test]
    fn what_is_wrong_is_said() {
        for (pattern, message) in [
            ("", "holds no word"),
            ("(a|b", "opens a bracket that is not closed"),
            ("a|b", "has `|` outside brackets"),
            ("a)", "closes a bracket that is not open"),
            (".. på", "begins or ends in a gap"),
            ("på ..", "begins or ends in a gap"),
            ("*ord*", "has signs that do not go together"),
            ("ord~~", "has signs that do not go together"),
            ("til*lid", "has a sign within a word"),
            ("~", "has a sign without a word"),
            ("bar((n|ne)", "has a bracket within a word"),
            ("(rets|skole)system~", "has a bracket within a word"),
            ("(stole|tro)~ på", "has a bracket within a word"),
        ] {
            assert_eq!(shown(pattern), message, "{pattern}");
        }
    }
}
