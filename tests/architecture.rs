//! The import table of `src/design.md` as a test: which module may name which.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// A module and the modules it may name. `error` and `span` are small enough for everybody who lists them.
const TABLE: &[(&str, &[&str])] = &[
    ("span", &[]),
    ("article", &[]),
    ("error", &[]),
    ("lexicon", &[]),
    ("plain", &["span"]),
    ("reader", &["article", "error"]),
    ("segment", &["span", "lexicon"]),
    ("gloss", &["lexicon", "segment"]),
    ("quote", &["span", "lexicon", "segment", "gloss"]),
    ("speaker", &["span", "lexicon", "segment", "gloss", "quote"]),
    ("theme", &["span", "lexicon", "segment", "error"]),
    ("analysis", &["span", "plain", "segment", "quote", "speaker", "theme"]),
    ("analyzer", &["plain", "analysis", "segment", "gloss", "quote", "speaker", "theme"]),
    ("stats", &["span", "plain", "lexicon", "error", "article", "analysis", "segment", "quote", "speaker", "theme"]),
    ("evaluate", &["span", "plain", "analysis", "analyzer", "segment", "quote", "speaker", "theme", "stats", "error"]),
    ("report", &["span", "plain", "article", "analysis", "segment", "quote", "speaker", "theme", "stats"]),
    ("corpus", &["article", "error", "reader", "analysis", "analyzer", "stats"]),
];

#[test]
fn every_module_names_only_those_it_may() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut faults = Vec::new();
    for file in rust_files(&source) {
        let module = module_of(&source, &file);
        if matches!(module.as_str(), "lib" | "bin") {
            continue;
        }
        let Some((_, allowed)) = TABLE.iter().find(|(name, _)| *name == module) else {
            faults.push(format!(
                "`{module}` ({}) is not in the table: add a row that says what it may name",
                file.display()
            ));
            continue;
        };
        for named in modules_named(&fs::read_to_string(&file).unwrap()) {
            if named != module && !allowed.contains(&named.as_str()) {
                faults.push(format!(
                    "{} names `crate::{named}`, which `{module}` may not: see src/design.md",
                    file.display()
                ));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn the_program_sees_the_public_api_only() {
    let program = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/bin/vidne");
    for file in rust_files(&program) {
        let code = fs::read_to_string(&file).unwrap();
        assert!(!code.contains("#[path"), "{} reaches into the library with #[path]", file.display());
    }
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            files.push(path);
        }
    }
    files.sort();
    files
}

/// The first part of the path below `src`: `segment/token.rs` belongs to `segment`.
fn module_of(source: &Path, file: &Path) -> String {
    let first = file.strip_prefix(source).unwrap().components().next().unwrap();
    Path::new(first.as_os_str()).file_stem().unwrap().to_string_lossy().into_owned()
}

/// What stands after `crate::` in code; documentation may link anywhere.
fn modules_named(code: &str) -> BTreeSet<String> {
    let lines = code.lines().map(str::trim_start).filter(|line| !line.starts_with("//"));
    let after_crate = lines.flat_map(|line| line.split("crate::").skip(1));
    let names =
        after_crate.map(|rest| rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>());
    // `crate::{a, b}` would hide its modules from this test, and an empty name reports it.
    names.filter(|name| !name.starts_with(char::is_uppercase)).collect()
}
