//! The cases of `tests/data/{zones,tokens,sentences}.toml`, and what must hold for any text.

use std::fs;

use proptest::prelude::*;
use serde::Deserialize;
use vidne::segment::{Segmentation, tokens, words};
use vidne::{Plain, Span};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    text: String,
    kinds: Option<Vec<String>>,
    tokens: Option<String>,
    sentences: Option<Vec<String>>,
}

#[derive(Deserialize)]
struct Cases {
    test: Vec<Case>,
}

fn cases(name: &str) -> Vec<Case> {
    let path = format!("{}/tests/data/{name}.toml", env!("CARGO_MANIFEST_DIR"));
    toml::from_str::<Cases>(&fs::read_to_string(&path).unwrap()).unwrap_or_else(|error| panic!("{path}: {error}")).test
}

#[test]
fn zones_are_what_a_reader_sees() {
    for case in cases("zones") {
        let expected = case.kinds.unwrap();
        let blocks = Segmentation::new(&case.text).blocks;
        let found: Vec<String> =
            blocks.iter().map(|block| format!("{} | {}", block.kind.name(), &case.text[block.span])).collect();
        let agree =
            found.len() == expected.len() && found.iter().zip(&expected).all(|(found, it)| found.starts_with(it));
        assert!(agree, "{}: expected {expected:#?}, found {found:#?}", case.name);
    }
}

#[test]
fn tokens_are_those_of_the_treebank() {
    for case in cases("tokens") {
        let found: Vec<&str> = tokens(&case.text).iter().map(|token| &case.text[token.span]).collect();
        assert_eq!(found.join(" "), case.tokens.unwrap(), "{}", case.name);
    }
}

#[test]
fn sentences_keep_their_inquit() {
    for case in cases("sentences") {
        let cut = Segmentation::new(&case.text);
        let found: Vec<&str> = cut.sentences.iter().map(|sentence| &case.text[sentence.span]).collect();
        assert_eq!(found, case.sentences.unwrap(), "{}", case.name);
    }
}

/// Danish with everything that breaks rules: marks, stops, dashes, line ends, marks that combine, other scripts.
fn nasty() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "a", "Bo", "å", "kr.", "f.eks.", "3.", "12", ".", ",", ":", "?", "!", "…", "...", "\"", "”", "»", "«", "'",
        "’", "-", "- ", "– ", " ", " ", " ", "\n", "\n\n", "# ", "**", "---\n", "![", "](", "1. ", "• ", "(", ")", "@",
        "www.", "/", "e\u{301}", "👍🏽", "🇩🇰", "東", "\u{200D}", "½", "_", "\u{2028}", "Læs: ", "Af ", "\t",
    ]);
    prop::collection::vec(pieces, 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn layers_are_ordered_and_complete(text in prop_oneof![nasty(), any::<String>()]) {
        let plain = Plain::new(&text);
        let text = plain.text();
        let cut = Segmentation::new(text);
        let mut end = 0;
        for block in &cut.blocks {
            prop_assert!(end <= block.span.start() && !block.span.is_empty());
            let between = &text[end..block.span.start()];
            prop_assert!(!between.contains(char::is_alphanumeric), "{between:?} lies in no block");
            end = block.span.end();
        }
        let mut at = 0;
        for sentence in &cut.sentences {
            prop_assert!(cut.blocks[sentence.block.index()].span.contains(sentence.span));
            prop_assert_eq!(sentence.tokens.start, at);
            let own = &cut.tokens[sentence.tokens.start as usize..sentence.tokens.end as usize];
            prop_assert_eq!(sentence.span, own[0].span.cover(own[own.len() - 1].span));
            at = sentence.tokens.end;
        }
        prop_assert_eq!(at as usize, cut.tokens.len());
    }

    #[test]
    fn only_space_lies_between_tokens(text in prop_oneof![nasty(), any::<String>()]) {
        let mut end = 0;
        for token in tokens(&text) {
            prop_assert!(!token.span.is_empty() && text[end..token.span.start()].trim().is_empty());
            end = token.span.end();
        }
        prop_assert!(text[end..].trim().is_empty());
    }

    #[test]
    fn words_are_in_order(text: String) {
        let found: Vec<Span> = words(&text).collect();
        prop_assert!(found.windows(2).all(|pair| pair[0].end() <= pair[1].start()));
    }
}
