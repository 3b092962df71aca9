//! `words` against `unicode-segmentation`, on everything that could tell them apart.

use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation;
use vidne::Span;
use vidne::segment::{WordBuffer, words};

/// The words of `text`, by three ways that must agree.
#[track_caller]
fn check(text: &str) {
    let expected: Vec<Span> = text.unicode_word_indices().map(|(at, word)| Span::new(at, at + word.len())).collect();
    let one_by_one: Vec<Span> = words(text).collect();
    assert!(one_by_one == expected, "words: {:?} in {text:?}", first_difference(text, &one_by_one, &expected));
    let mut at_once = Vec::new();
    words(text).for_each(|word| at_once.push(word));
    assert!(at_once == expected, "fold: {:?} in {text:?}", first_difference(text, &at_once, &expected));
    assert!(WordBuffer::default().words(text).eq(expected), "the buffer differs in {text:?}");
}

fn first_difference<'t>(text: &'t str, found: &[Span], expected: &[Span]) -> Option<(&'t str, &'t str)> {
    let at = found.iter().zip(expected).position(|(found, expected)| found != expected)?;
    Some((&text[found[at]], &text[expected[at]]))
}

/// The cases of the Unicode Consortium for Unicode 17, alone and in the midst of Danish.
#[test]
fn word_break_test() {
    let cases = include_str!("data/WordBreakTest.txt").lines().filter(|line| !line.starts_with('#'));
    let mut count = 0;
    for case in cases {
        let mut text = String::new();
        let mut bounds = Vec::new();
        for sign in case.split_whitespace() {
            match sign {
                "÷" => bounds.push(text.len()),
                "×" => {}
                code => text.push(u32::from_str_radix(code, 16).ok().and_then(char::from_u32).unwrap()),
            }
        }
        let segments = bounds.windows(2).map(|pair| Span::new(pair[0], pair[1]));
        let expected: Vec<Span> = segments.filter(|&segment| text[segment].contains(char::is_alphanumeric)).collect();
        assert_eq!(words(&text).collect::<Vec<_>>(), expected, "{text:?}");
        check(&format!("Så {text} å{text}ø 1{text}2, sagde »{text}«."));
        count += 1;
    }
    assert!(count == 1_944, "{count} cases were read");
}

/// A character or two of every class that a rule of UAX #29 names, and of every way the scanner treats one.
const HARD: &[&str] = &[
    "a",
    "Z",
    "å",
    "Ø",
    "ÿ",
    "×",
    "÷",
    "0",
    "9",
    " ",
    "  ",
    "\n",
    "\r\n",
    "\r",
    "\t",
    "\u{0}",
    "\u{85}",
    "\u{B}",
    ".",
    ",",
    ":",
    ";",
    "'",
    "\"",
    "’",
    "‘",
    "”",
    "“",
    "„",
    "–",
    "—",
    "…",
    "•",
    "‐",
    "»",
    "«",
    "·",
    "¸",
    "ª",
    "²",
    "½",
    "µ",
    "\u{A0}",
    "\u{AD}",
    "§",
    "°",
    "_",
    "__",
    "\u{203F}",
    "\u{2024}",
    "\u{2027}",
    "\u{2028}",
    "\u{200D}",
    "\u{200B}",
    "\u{200E}",
    "\u{308}",
    "\u{30A}",
    "\u{FE0F}",
    "\u{1F3FD}",
    "👍",
    "👨\u{200D}👩",
    "🇩",
    "🇰",
    "🇩🇰",
    "カ",
    "ア",
    "\u{3099}",
    "東",
    "א",
    "״",
    "ש",
    "ب",
    "\u{600}",
    "\u{66B}",
    "٣",
    "д",
    "Ж",
    "ก",
    "\u{E31}",
    "한",
    "€",
    "™",
    "ﬁ",
    "\u{FF07}",
    "\u{387}",
    "\u{E0001}",
    "𝕒",
    "-",
    "/",
    "@",
    "(",
    "hus",
    "kr.",
    "1.000,50",
    "COI’s",
    "word ",
    "æøå",
];

fn hard_text(pieces: std::ops::Range<usize>) -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(HARD), pieces).prop_map(|pieces| pieces.concat())
}

/// Danish with something hard here and there, so that the fast way and the way round take turns.
fn mixed_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        30 => prop::sample::select(&["hus ", "og ", "år, ", "it-chef ", "»Ja,« ", "siger ", "kr. 1.000,50 ", "Læs:Her ", "på\n", "d'Arc "][..]),
        1 => prop::sample::select(HARD),
    ];
    prop::collection::vec(piece, 0..200).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3000))]

    #[test]
    fn hard_classes(text in hard_text(0..40)) {
        check(&text);
    }

    #[test]
    fn hard_classes_in_danish(text in mixed_text()) {
        check(&text);
    }

    #[test]
    fn any_text(text: String) {
        check(&text);
    }
}

/// What is hard meets every edge of a block.
#[test]
fn every_place_in_a_block() {
    let hard = [
        "å", "×", "a.b", "1.2", "a:1", "a’b", "1‘2", "a’", "’a", "»a«", "a…b", "a\u{308}", "👍", "_a", "½", "ÿ.ÿ",
        "a'", "\r\n", "a.å", "å’å",
    ];
    for case in hard {
        for before in 0..140 {
            for fill in ["a", " ", "å", "1"] {
                let lead: String = fill.repeat(before);
                check(&format!("{lead}{case}"));
                check(&format!("{lead}{case}b c 2"));
            }
        }
    }
}

/// Every code point there is, between letters, between digits, beside marks, alone.
#[test]
fn every_code_point() {
    let mut text = String::new();
    for (index, c) in (0..=u32::from(char::MAX)).filter_map(char::from_u32).enumerate() {
        text.push_str(&format!("a{c}b 1{c}2 {c} .{c}' x{c}\n"));
        if index % 512 == 511 {
            check(&text);
            text.clear();
        }
    }
    check(&text);
}
