//! The codebook as a file: what it may hold, and what is said where it is wrong.

use std::collections::BTreeSet;

use vidne::theme::Effect;
use vidne::{Analyzer, Codebook};

#[test]
fn all_faults_are_said_at_once_each_with_its_line() {
    let toml = r##"[codebook]
name = "prøve"
windw = 4

[[code]]
id = "trust"
colour = "grøn"
color = "grøn"
any = ["(stoler", "tillid~", "~", "tillid~"]
weak = "tryg~"

[[code]]
label = "uden id"
parent = "ukendt"
any = ["regex:(", 5]

[[code]]
id = "trust"
"##;
    let error = Codebook::parse("min.toml", toml).unwrap_err().to_string();
    let lines: Vec<&str> = error.lines().map(|line| line.split(';').next().unwrap()).collect();
    assert_eq!(
        lines,
        [
            "min.toml:3:1: does not know `windw`",
            "min.toml:7:1: does not know `colour`",
            "min.toml:8:9: \"grøn\" is not a colour",
            "min.toml:9:9: the pattern \"(stoler\" opens a bracket that is not closed",
            "min.toml:9:31: the pattern \"~\" has a sign without a word",
            "min.toml:9:35: the pattern \"tillid~\" stands twice in `trust`",
            "min.toml:10:8: here stands a value of type string",
            "min.toml:12:1: is a code without `id`",
            "min.toml:15:9: the pattern \"regex:(\" is not a regular expression: unclosed group",
            "min.toml:15:19: here stands a value of type integer",
            "min.toml:17:1: the id `trust` stands twice",
        ],
        "{error}"
    );
}

#[test]
fn what_is_no_toml_is_said() {
    let error = Codebook::parse("x", "[[code]]\nid = \n any = [\n").unwrap_err();
    assert!(error.faults.iter().all(|fault| fault.message.starts_with("is not TOML")), "{error}");
    assert!(Codebook::parse("x", "").unwrap_err().to_string().contains("has no code"));
}

#[test]
fn parents_must_exist_and_not_go_round() {
    let of = |parents: [&str; 2]| {
        let codes = ["a", "b"].into_iter().zip(parents);
        let toml: String =
            codes.map(|(id, parent)| format!("[[code]]\nid = \"{id}\"\nparent = \"{parent}\"\n")).collect();
        Codebook::parse("x", &toml).unwrap_err().to_string()
    };
    assert!(of(["c", "a"]).contains("the parent `c` of `a` is no code"));
    assert!(of(["b", "a"]).contains("`a` is its own ancestor"));
}

#[test]
fn the_bundled_codebook_and_the_template_are_without_fault() {
    let ids: Vec<&str> = Codebook::bundled().themes().iter().map(|theme| theme.id.as_str()).collect();
    assert_eq!(ids, ["openness", "trust", "digitalisation"]);
    let all = Codebook::bundled().select_all();
    assert_eq!(all.themes().len(), 7);
    assert!(all.themes().iter().all(|theme| theme.memo.len() > 60 && theme.color.is_some()));
    let template = Codebook::parse("template", Codebook::TEMPLATE).unwrap();
    let text = "Hun stoler i dag på os. Tillidsmanden kom.";
    let analysis = Analyzer::builder().codebook(template).build().analyze(text);
    assert_eq!(analysis.tags.iter().filter(|tag| tag.counts()).count(), 1);
}

#[test]
fn themes_at_rest_can_be_chosen() {
    let text = "Vi lærte meget af netværket.";
    let tagged = |codebook: &Codebook| {
        let analysis = Analyzer::builder().codebook(codebook.clone()).build().analyze(text);
        let tags = analysis.tags.iter().filter(|tag| tag.counts());
        tags.map(|tag| codebook.theme(tag.theme).id.clone()).collect::<BTreeSet<_>>()
    };
    assert!(tagged(Codebook::bundled()).is_empty());
    let chosen = Codebook::bundled().select(["network", "learning"]).unwrap();
    assert_eq!(tagged(&chosen), BTreeSet::from(["learning".into(), "network".into()]));
    let error = Codebook::bundled().select(["ukendt"]).unwrap_err().to_string();
    assert!(error.contains("has no theme `ukendt`; choose among openness, trust"), "{error}");
}

#[test]
fn a_theme_brings_those_above_it() {
    let toml = "[[code]]\nid = \"a\"\ndefault = false\n[[code]]\nid = \"b\"\nparent = \"a\"\nany = [\"x\"]\n";
    let codebook = Codebook::parse("x", toml).unwrap();
    assert_eq!(codebook.themes().len(), 1, "only b is in use, without its parent");
    assert_eq!(codebook.select(["b"]).unwrap().themes().len(), 2);
}

#[test]
fn thresholds_and_expressions_work() {
    let toml = "[codebook]\nthreshold = 2\n[[code]]\nid = \"it\"\nany = ['regex:\\bIT\\b', \"edb\"]\n";
    let codebook = Codebook::parse("x", toml).unwrap();
    assert_eq!(codebook.pattern(vidne::PatternId(0)).effect, Effect::Any);
    let analyzer = Analyzer::builder().codebook(codebook).build();
    let counting = |text: &str| analyzer.analyze(text).tags.iter().filter(|tag| tag.counts()).count();
    assert_eq!(counting("Vi har it her."), 0);
    assert_eq!(counting("Vi har it og edb her."), 2);
}

/// A pattern of phrases is found where a naive search over the words finds it.
mod naive {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn phrases_are_found_as_a_naive_search_finds_them(
            words in prop::collection::vec("[abcd]", 1..14),
            first in "[abcd]", middle in "[abcd]", last in "[abcd]", gap: bool,
        ) {
            let between = if gap { " .. " } else { " " };
            let toml = format!("[[code]]\nid = \"x\"\nany = [\"{first} {middle}{between}{last}\"]\n");
            let codebook = Codebook::parse("x", &toml).unwrap();
            let text = words.join(" ");
            let found = !Analyzer::builder().codebook(codebook).build().analyze(&text).tags.is_empty();
            let reach = if gap { 4 } else { 1 };
            let naive = (0..words.len()).any(|at| {
                let is = |at: usize, word: &String| words.get(at) == Some(word);
                is(at, &first) && is(at + 1, &middle) && (1..=reach).any(|ahead| is(at + 1 + ahead, &last))
            });
            prop_assert_eq!(found, naive, "{}", text);
        }

        /// Nothing breaks, whatever the text and the codebook's words.
        #[test]
        fn any_text_can_be_tagged(text in "(\\PC|[ ,.\n]|tillid|ikke|åbne|op){0,80}") {
            let analysis = vidne::analyze(&text);
            for tag in &analysis.tags {
                prop_assert!(!text[tag.span].is_empty());
            }
            prop_assert!(analysis.tags.is_sorted_by_key(|tag| tag.span));
        }
    }
}
