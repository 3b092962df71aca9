//! `--where` and `--by`: of articles by their metadata, and else of who speaks in them.

use std::fs;
use std::path::Path;

use assert_cmd::cargo::cargo_bin_cmd;
use tempfile::TempDir;

const BYTTE: &str = "En uge ude\n\n»Jeg lærte meget om tillid,« siger Åse Kjær, konsulent i Nordby Kommune.\n\n\
                     »Hun så os an,« siger Bo Friis, leder i Nordby Kommune.\n";
const HAVN: &str = "Ved havnen\n\n»Vi kan lære meget endnu,« siger Mia Holt, konsulent i Vestkysten Havn.\n";

#[test]
fn metadata_choose_articles_and_speakers_choose_quotes() {
    let folder = corpus("id,year\nbytte,2021\nhavn,2023\n");
    let cases = [
        ("year=2021", vec!["Åse Kjær", "Bo Friis"]),
        ("role=konsulent", vec!["Åse Kjær", "Mia Holt"]),
        ("role=Konsulent", vec!["Åse Kjær", "Mia Holt"]),
        ("organisation=Nordby Kommune", vec!["Åse Kjær", "Bo Friis"]),
        ("speaker=Mia Holt", vec!["Mia Holt"]),
    ];
    for (condition, expected) in cases {
        assert_eq!(speakers(&folder, &["--where", condition]), expected, "{condition}");
    }
    assert_eq!(speakers(&folder, &["--where", "role=konsulent", "--where", "year=2023"]), ["Mia Holt"]);
    let none = run(&folder, &["quotes", ".", "--where", "role=minister"], 1);
    assert_eq!(none, "error: no article has role=minister in its metadata or quotes\n");
}

/// A researcher's own column has the first word.
#[test]
fn a_field_of_the_metadata_goes_before_the_speakers() {
    let folder = corpus("id,role\nbytte,elev\n");
    assert_eq!(speakers(&folder, &["--where", "role=elev"]), ["Åse Kjær", "Bo Friis"]);
    assert_eq!(speakers(&folder, &["--where", "role=konsulent"]), ["Mia Holt"]);
}

#[test]
fn figures_by_a_field_of_articles_or_of_speakers() {
    let folder = corpus("id,year\nbytte,2021\nhavn,2023\n");
    let first = |table: &str, by: &str| -> Vec<String> {
        let written = run(&folder, &["stats", ".", "--table", table, "--by", by, "--format", "csv", "--least", "1"], 0);
        let mut groups: Vec<String> =
            written.lines().skip(1).map(|line| line.split(',').next().unwrap().to_owned()).collect();
        groups.dedup();
        groups
    };
    assert_eq!(first("measures", "year"), ["2021", "2023"]);
    assert_eq!(first("themes", "organisation"), ["Nordby Kommune", "Vestkysten Havn"]);
    assert_eq!(first("words", "role"), ["konsulent", "leder"]);
    let of_said = run(&folder, &["stats", ".", "--table", "measures", "--by", "speaker", "--format", "csv"], 0);
    assert!(of_said.contains("\r\nBo Friis,words,4,"), "{of_said}");
}

#[test]
fn runs_of_words_are_listed() {
    let folder = corpus("");
    let of = |ngrams: &str| {
        run(&folder, &["stats", ".", "--table", "words", "--ngrams", ngrams, "--format", "jsonl", "--top", "1"], 0)
    };
    assert!(of("1").starts_with(r#"{"word":"i","count":3,"#), "{}", of("1"));
    assert!(of("2").starts_with(r#"{"word":"i nordby","count":2,"#), "{}", of("2"));
    assert!(of("3").starts_with(r#"{"word":"i nordby kommune","count":2,"#), "{}", of("3"));
}

fn corpus(metadata: &str) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in [("bytte.txt", BYTTE), ("havn.txt", HAVN), ("metadata.csv", metadata)] {
        if !text.is_empty() {
            fs::write(folder.path().join(name), text).unwrap();
        }
    }
    folder
}

fn speakers(folder: &TempDir, conditions: &[&str]) -> Vec<String> {
    let written = run(folder, &[&["quotes", ".", "--format", "jsonl"], conditions].concat(), 0);
    let name =
        |line: &str| serde_json::from_str::<serde_json::Value>(line).unwrap()["speaker"].as_str().unwrap().into();
    written.lines().map(name).collect()
}

/// What the program prints, or why it failed.
fn run(folder: impl AsRef<Path>, args: &[&str], code: i32) -> String {
    let run = cargo_bin_cmd!("vidne").args(args).current_dir(folder).assert().code(code);
    let output = run.get_output();
    String::from_utf8(if code == 0 { output.stdout.clone() } else { output.stderr.clone() }).unwrap()
}
