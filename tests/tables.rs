//! What people read in a terminal is right at 80 columns, whatever the command.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use unicode_width::UnicodeWidthStr;

const COMMANDS: [&str; 26] = [
    "report A",
    "report A --themes all --lang en",
    "quotes A",
    "quotes A --context 1 --explain",
    "themes A --themes all",
    "themes A --explain",
    "themes A --matrix articles --themes all",
    "themes A --matrix quotes",
    "speakers A --themes all",
    "stats A --bootstrap 20",
    "stats A --bootstrap 20 --by year --table measures,themes,together",
    "stats A --by house --table zones,positions,speakers --lang en",
    "stats A --table roles,organisations --themes all",
    "stats A --table words --stem --content-words",
    "stats A --table collocates,dispersion --word det --word tillid",
    "compare A",
    "compare A --by theme --themes all",
    "compare A --by speaker --lang en",
    "compare A --by house",
    "kwic (det|tillid~) A",
    "network A",
    "stays A --themes all",
    "evaluate corpus/gold/dev.jsonl --misses",
    "codebook check tests/data/codebook.toml A",
    "themes tests/data/articles --explain",
    "speakers tests/data/articles --lang en",
];

/// Those of the longest names and words.
const ARTICLES: &str = "corpus/articles/03_region-og-fond.txt corpus/articles/13_tillidsrepraesentant-vaskeriet.txt \
                        corpus/articles/20_udstationering-i-regionen.md corpus/articles/25_skattelinjen-og-skranken.txt";

#[test]
fn no_line_is_wider_than_80_columns() {
    for command in COMMANDS {
        for line in printed(command, "text").lines().filter(|line| !is_place(line)) {
            assert!(line.width() <= 80, "`vidne {command}` prints a line of {} columns:\n{line}", line.width());
        }
    }
}

/// Markdown has room for whole cells: what text breaks otherwise than between words, or at a hyphen, is not there.
#[test]
fn words_are_whole_or_say_that_they_are_not() {
    for command in COMMANDS.iter().filter(|command| !command.starts_with("kwic") && !command.starts_with("network")) {
        let markdown = printed(command, "markdown").replace('\\', "");
        let markdown = format!("{markdown} {LEFT_OUT}");
        let whole: BTreeSet<&str> = markdown.split(SPACE).flat_map(parts).collect();
        for word in printed(command, "text").split(SPACE).flat_map(parts).filter(|word| !word.contains('…')) {
            assert!(whole.contains(word), "`vidne {command}` breaks `{word}`");
        }
    }
}

/// Between words, and between the cells of a table in Markdown.
const SPACE: [char; 7] = [' ', '\n', '|', '*', '`', '>', ','];

/// What text says of columns that Markdown has room for.
const LEFT_OUT: &str = "Ikke plads til: (står i alle andre formater) No room for: (in all other formats)";

/// A word up to each hyphen, slash or underscore.
fn parts(word: &str) -> impl Iterator<Item = &str> {
    word.split_inclusive(['-', '/', '_'])
}

/// A path stands whole on its line, so that it can be followed.
fn is_place(line: &str) -> bool {
    line.starts_with("      ") && line.contains(".txt:")
}

fn printed(command: &str, format: &str) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let words = command.split(' ').flat_map(|word| if word == "A" { ARTICLES.split(' ') } else { word.split(' ') });
    let mut program = Command::new(env!("CARGO_BIN_EXE_vidne"));
    program.args(words).args(["--format", format]).current_dir(root).env_remove("CLICOLOR_FORCE");
    let run = program.output().unwrap();
    assert!(run.status.success(), "`vidne {command}`: {}", String::from_utf8_lossy(&run.stderr));
    String::from_utf8(run.stdout).unwrap()
}
