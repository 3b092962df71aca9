//! The README tells the truth: what it shows of the program is what the program prints, and its files are read.

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use assert_cmd::cargo::cargo_bin_cmd;

#[test]
fn what_the_readme_shows_is_what_the_program_prints() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let readme = readme();
    let sessions: Vec<&str> = blocks(&readme, "console").collect();
    assert!(!sessions.is_empty(), "README.md shows no session (```console)");
    for session in sessions {
        let (command, shown) = session.split_once('\n').unwrap();
        let run = vidne(command.strip_prefix("$ ").unwrap(), root).assert().success();
        let printed = String::from_utf8(run.get_output().stdout.clone()).unwrap();
        assert_eq!(printed.trim_end(), shown.trim_end(), "run `{command}` and mend README.md");
    }
}

/// The codebook and the codings of the README, and the commands that it gives for them.
#[test]
fn the_files_of_the_readme_are_whole() {
    let readme = readme();
    let [codebook, codings] = ["toml", "csv"].map(|language| blocks(&readme, language).next().unwrap());
    let folder = tempfile::tempdir().unwrap();
    let article = "Ude\n\n»Jeg ville gerne vide, hvordan de gør,« siger Åse Kjær.\n";
    fs::create_dir(folder.path().join("articles")).unwrap();
    for (name, content) in [("nysgerrighed.toml", codebook), ("codings.csv", codings), ("articles/a.txt", article)] {
        fs::write(folder.path().join(name), content).unwrap();
    }
    let lines = blocks(&readme, "sh").flat_map(str::lines).map(|line| line.split('#').next().unwrap().trim());
    let commands: Vec<&str> = lines.filter(|line| line.contains("nysgerrighed.toml")).collect();
    assert_eq!(commands.len(), 3, "{commands:?}");
    for command in commands {
        let run = vidne(command, folder.path()).assert().success().stderr("");
        let printed = String::from_utf8(run.get_output().stdout.clone()).unwrap();
        assert!(printed.contains("kodebog nysgerrighed sha256:"), "{command}:\n{printed}");
    }
}

/// The command of a line, in `folder`.
fn vidne(line: &str, folder: &Path) -> Command {
    let mut command = cargo_bin_cmd!("vidne");
    command.args(line.strip_prefix("vidne ").expect("a command begins with `vidne `").split(' ')).current_dir(folder);
    command
}

fn readme() -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap()
}

/// The fenced blocks of `markdown` in `language`.
fn blocks<'m>(markdown: &'m str, language: &str) -> impl Iterator<Item = &'m str> {
    let fence = format!("```{language}\n");
    let pieces: Vec<&str> = markdown.split(&fence).skip(1).collect();
    pieces.into_iter().map(|piece| piece.split("```").next().unwrap())
}
