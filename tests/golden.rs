//! What the program writes of two small articles, byte for byte. The record is a published contract: a change here is a
//! change for everybody who reads it (`src/report/schema.md`).
//!
//! `INSTA_UPDATE=always cargo test --test golden` takes what is written now.

use std::path::Path;
use std::process::Command;

use vidne::report::Record;

#[test]
fn the_record_of_an_article() {
    insta::assert_snapshot!(laid_out(&vidne(&["analyze", "articles"])));
}

#[test]
fn the_record_with_tokens() {
    insta::assert_snapshot!(laid_out(&vidne(&["analyze", "articles/dagbog.md", "--tokens"])));
}

#[test]
fn the_library_reads_its_records() {
    let written = vidne(&["analyze", "articles", "--tokens"]);
    for line in written.lines() {
        let record: Record = serde_json::from_str(line).unwrap();
        assert_eq!(serde_json::to_string(&record).unwrap(), line);
    }
    let later = written.lines().next().unwrap().replace("\"schema\":1", "\"schema\":2");
    let refused = serde_json::from_str::<Record>(&later).unwrap_err().to_string();
    assert!(refused.starts_with("a record of schema 2; this version of vidne reads schema 1"), "{refused}");
}

#[test]
fn the_report_in_danish() {
    insta::assert_snapshot!(vidne(&["report", "articles"]));
}

#[test]
fn the_report_in_english_markdown() {
    insta::assert_snapshot!(vidne(&["report", "articles", "--lang", "en", "--format", "markdown"]));
}

/// Every command that prints tables, as people read it and as programs do.
#[test]
fn the_tables_of_every_command() {
    let commands: &[&[&str]] = &[
        &["quotes", "articles"],
        &["quotes", "articles", "--speaker", "holt", "--context", "1", "--explain"],
        &["themes", "articles"],
        &["themes", "articles", "--explain"],
        &["themes", "articles", "--matrix", "articles", "--format", "csv-excel"],
        &["speakers", "articles", "--format", "markdown"],
        &["kwic", "(med|tillid~)", "articles", "--sort", "right"],
        &["kwic", "tillid~", "articles", "--format", "jsonl"],
        &["network", "articles", "--format", "dot"],
    ];
    let transcript = commands.iter().map(|args| format!("$ vidne {}\n{}\n", args.join(" "), vidne(args)));
    let transcript: String = transcript.collect();
    let mut parts = transcript.split("Sikkerhed: ");
    let first = parts.next().unwrap_or_default().to_owned();
    let masked = parts.fold(first, |text, part| format!("{text}Sikkerhed: [0..1]{}", &part["0,00".len()..]));
    insta::assert_snapshot!(masked);
}

/// What a command prints, by a codebook of two words, so that work on the bundled one does not show.
fn vidne(args: &[&str]) -> String {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data");
    let mut command = Command::new(env!("CARGO_BIN_EXE_vidne"));
    let coding: &[&str] = if args[0] == "kwic" { &[] } else { &["--codebook", "codebook.toml"] };
    command.args(args).args(coding).current_dir(data).env_remove("CLICOLOR_FORCE");
    let run = command.output().unwrap();
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    String::from_utf8(run.stdout).unwrap().replace(env!("CARGO_PKG_VERSION"), "[version]")
}

/// Records with a line a field and a line an item, and without the confidences, which move as rules are measured.
fn laid_out(records: &str) -> String {
    let mut text = records.replace("},{", "},\n    {");
    for field in ["id", "stamp", "metadata", "blocks", "sentences", "tokens", "speakers", "quotes", "tags"] {
        text = text.replacen(&format!(",\"{field}\":"), &format!(",\n  \"{field}\": "), records.lines().count());
    }
    let parts = text.split("\"confidence\":");
    let parts = parts.enumerate().map(|(index, part)| match part.find(',') {
        Some(end) if index > 0 => format!("\"confidence\":[0..1]{}", &part[end..]),
        _ => part.to_owned(),
    });
    parts.collect()
}
