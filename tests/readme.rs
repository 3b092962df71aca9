//! The README tells the truth: what it shows of the program is what the program prints.

use std::path::Path;

use assert_cmd::cargo::cargo_bin_cmd;

#[test]
fn what_the_readme_shows_is_what_the_program_prints() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let readme = std::fs::read_to_string(root.join("README.md")).unwrap();
    let sessions: Vec<&str> = blocks(&readme, "console").collect();
    assert!(!sessions.is_empty(), "README.md shows no session (```console)");
    for session in sessions {
        let (command, shown) = session.split_once('\n').unwrap();
        let words = command.strip_prefix("$ vidne ").expect("a session begins with `$ vidne `").split(' ');
        let run = cargo_bin_cmd!("vidne").args(words).current_dir(root).assert().success();
        let printed = String::from_utf8(run.get_output().stdout.clone()).unwrap();
        assert_eq!(printed.trim_end(), shown.trim_end(), "run `{command}` and mend README.md");
    }
}

/// The fenced blocks of `markdown` in `language`.
fn blocks<'m>(markdown: &'m str, language: &str) -> impl Iterator<Item = &'m str> {
    let fence = format!("```{language}\n");
    let pieces: Vec<&str> = markdown.split(&fence).skip(1).collect();
    pieces.into_iter().map(|piece| piece.split("```").next().unwrap())
}
