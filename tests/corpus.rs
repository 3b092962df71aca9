//! The annotation of the corpus is true to the articles: same text, places in order and within it, fields of known values.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

const SPLITS: [(&str, usize); 2] = [("dev", 24), ("test", 16)];

#[test]
fn every_article_is_annotated_once() {
    let mut ids: Vec<String> = annotated().iter().map(|article| article["id"].as_str().unwrap().to_owned()).collect();
    ids.sort();
    let files =
        fs::read_dir(corpus("articles")).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut files: Vec<String> = files.filter(|name| name != "metadata.csv").collect();
    files.sort();
    assert_eq!(ids, files);
}

#[test]
fn the_splits_are_those_of_the_metadata() {
    let metadata = fs::read_to_string(corpus("articles/metadata.csv")).unwrap();
    for (split, articles) in SPLITS {
        let annotated = read(split);
        assert_eq!(annotated.len(), articles);
        for article in annotated {
            let id = article["id"].as_str().unwrap();
            let row = metadata.lines().find(|line| line.starts_with(&format!("{id},"))).unwrap();
            assert!(row.ends_with(&format!(",{split}")), "{row} stands in gold/{split}.jsonl");
        }
    }
}

#[test]
fn texts_are_those_of_the_files() {
    for article in annotated() {
        let id = article["id"].as_str().unwrap();
        let file = fs::read_to_string(corpus("articles").join(id)).unwrap();
        assert_eq!(article["text"].as_str().unwrap(), file, "{id}: the annotation is of another text");
    }
}

#[test]
fn places_lie_in_order_within_the_text() {
    for article in annotated() {
        let text: Vec<char> = article["text"].as_str().unwrap().chars().collect();
        for layer in ["blocks", "sentences", "quotes"] {
            let mut last = 0;
            for item in article[layer].as_array().unwrap() {
                let [start, end] = ["start", "end"].map(|edge| usize::try_from(item[edge].as_u64().unwrap()).unwrap());
                let words: String = text[start..end].iter().collect();
                assert!(start < end && last <= start, "{}: {layer}: {words:?} is out of order", article["id"]);
                assert_eq!(words.trim(), words, "{}: {layer}: white space at an edge", article["id"]);
                // Quotes may overlap: a marked fragment within a reported clause.
                last = if layer == "quotes" { start } else { end };
            }
        }
    }
}

#[test]
fn names_and_cues_stand_in_the_text() {
    for article in annotated() {
        let text = article["text"].as_str().unwrap().split_whitespace().collect::<Vec<_>>().join(" ");
        let stands = |words: &Value| words.as_str().is_none_or(|words| text.contains(words));
        for person in article["people"].as_array().unwrap() {
            assert!(stands(&person["name"]) && stands(&person["role"]) && stands(&person["org"]), "{person}");
        }
        for quote in article["quotes"].as_array().unwrap() {
            let known = ["direct", "mixed", "indirect", "title", "scare"].contains(&quote["kind"].as_str().unwrap());
            assert!(known, "{quote}");
        }
    }
}

fn annotated() -> Vec<Value> {
    SPLITS.iter().flat_map(|(split, _)| read(split)).collect()
}

fn read(split: &str) -> Vec<Value> {
    let lines = fs::read_to_string(corpus("gold").join(format!("{split}.jsonl"))).unwrap();
    lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn corpus(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus").join(path)
}
