//! Codebooks of other programs: what comes in goes out again.

#![cfg(feature = "files")]

use vidne::theme::Effect;
use vidne::theme::exchange::{ExportFormat, ImportFormat, export, import};
use vidne::{Codebook, CodebookError};

/// The themes of an imported codebook, each with its parent and its patterns.
fn read(format: ImportFormat, content: &str) -> Vec<String> {
    let codebook = codebook(format, content).unwrap();
    let patterns = codebook.patterns();
    let shown = codebook.themes().iter().enumerate().map(|(index, theme)| {
        let own = patterns.iter().filter(|pattern| pattern.theme.index() == index).map(|pattern| pattern.text.as_str());
        let parent = theme.parent.map(|parent| format!("{}/", codebook.theme(parent).id)).unwrap_or_default();
        format!("{parent}{}: {}", theme.id, own.collect::<Vec<_>>().join(", "))
    });
    shown.collect()
}

fn codebook(format: ImportFormat, content: &str) -> Result<Codebook, CodebookError> {
    let imported = import(format, "import", content)?;
    Ok(Codebook::parse("import", &imported.content).unwrap_or_else(|error| panic!("{error}\n{}", imported.content)))
}

#[test]
fn quanteda_nests_and_globs() {
    let yaml = "# ordbog\ntillid:\n  for:\n    - tillid*\n    - \"stoler på\"  # frase\n  imod: [mistillid, 'mis*tro']\nit: pc'en\n";
    let themes =
        ["tillid: ", "tillid/for: tillid*, stoler på", r"tillid/imod: mistillid, regex:\bmis[\w'-]*tro\b", "it: pc'en"];
    assert_eq!(read(ImportFormat::Quanteda, yaml), themes);
}

#[test]
fn liwc_numbers_categories_and_leaves_conditions_out() {
    let dic = "%\n1\tfølelser\n\t2\tglæde\n%\nglad*\t1\t2\nked af\t1\nlike (02 134)125/464\t1\n";
    assert_eq!(read(ImportFormat::Liwc, dic), ["følelser: glad*, ked af", "følelser/glæde: glad*"]);
    assert_eq!(import(ImportFormat::Liwc, "x", dic).unwrap().left_out.len(), 1);
}

#[test]
fn lexicoder_lists_patterns_under_categories() {
    assert_eq!(read(ImportFormat::Lexicoder, "+tillid\ntillid*\n\n+it\nedb\n"), ["tillid: tillid*", "it: edb"]);
}

#[test]
fn tables_have_effects_and_parents() {
    let csv = "code,pattern,effect,label,parent\nrel,relation~,,Relationer,\ntrust,tillid~,any,Tillid,rel\ntrust,tillidsmand*,not,,\n";
    assert_eq!(read(ImportFormat::Csv, csv), ["rel: relation~", "rel/trust: tillid~, tillidsmand*"]);
    let danish = csv.replace(',', ";");
    assert_eq!(read(ImportFormat::Csv, &danish), read(ImportFormat::Csv, csv));
}

#[test]
fn what_is_wrong_is_said_with_its_line() {
    for (format, content, error) in [
        (ImportFormat::Quanteda, "a:\n\t- b\n", "x:2:1: is indented by a tab; indent by spaces, as YAML asks"),
        (ImportFormat::Quanteda, "- b\n", "x:1:1: is an item without a key; write `key:` above it"),
        (
            ImportFormat::Liwc,
            "%\n1\ta\n%\nord\n",
            "x:4:1: `ord` has no category; write the number of a category after it",
        ),
        (ImportFormat::Liwc, "ord\n", "x:1:1: stands outside the categories; begin the file with `%`, categories, `%`"),
        (ImportFormat::Lexicoder, "ord\n", "x:1:1: stands before any category; write `+category` above it"),
        (ImportFormat::Csv, "a,b\n", "x:1:1: has no columns `code` and `pattern`; name them in the first row"),
        (
            ImportFormat::Csv,
            "code,pattern,effect\na,b,c\n",
            "x:2:1: `c` is no effect; write any, weak, opposite or not",
        ),
        (ImportFormat::Refi, "<CodeBook></CodeBook>", "x:1:1: has no code; export a codebook with at least one code"),
    ] {
        assert_eq!(import(format, "x", content).unwrap_err().to_string(), error);
    }
}

const OWN: &str = r##"
[[code]]
id = "relations"
label = "Relationer & <bånd>"
memo = "Hvad der binder: \"tillid\" & mere."
color = "#123456"
[[code]]
id = "trust"
label = "Tillid"
parent = "relations"
any = ["tiltro", "åben over for", "tillids*", "(stoler|regner) .. på"]
opposite = ["mistro"]
not = ["tillidsmand*"]
"##;

#[test]
fn refi_codebooks_come_back() {
    let own = Codebook::parse("own", OWN).unwrap();
    let out = export(ExportFormat::Refi, &own);
    assert_eq!(out.left_out.len(), own.patterns().len());
    let back = codebook(ImportFormat::Refi, &out.content).unwrap();
    let shown = |codebook: &Codebook| {
        let themes = codebook.themes().iter();
        themes
            .map(|theme| (theme.label.clone(), theme.memo.clone(), theme.color.clone(), theme.parent))
            .collect::<Vec<_>>()
    };
    assert_eq!(shown(&back), shown(&own));
    assert_eq!(export(ExportFormat::Refi, &own), out, "the guids are the same every time");
}

#[test]
fn quanteda_dictionaries_come_back() {
    let own = Codebook::parse("own", OWN).unwrap();
    let out = export(ExportFormat::Quanteda, &own);
    assert_eq!(out.left_out, ["trust: (stoler|regner) .. på", "trust: not tillidsmand*"]);
    let back = codebook(ImportFormat::Quanteda, &out.content).unwrap();
    let patterns: Vec<&str> = back.patterns().iter().map(|pattern| pattern.text.as_str()).collect();
    assert_eq!(patterns, ["tillids*", "tiltro", "åben over for", "mistro"]);
    assert!(back.patterns().iter().all(|pattern| pattern.effect == Effect::Any));
    assert_eq!(export(ExportFormat::Quanteda, &own), out);
}

#[test]
fn taguette_gets_paths_and_memos() {
    let out = export(ExportFormat::Taguette, &Codebook::parse("own", OWN).unwrap());
    let lines: Vec<&str> = out.content.lines().collect();
    assert_eq!(lines[0], "tag,description");
    assert_eq!(lines[1], "Relationer & <bånd>,\"Hvad der binder: \"\"tillid\"\" & mere.\"");
    assert_eq!(lines[2], "Relationer & <bånd>.Tillid,");
    let (own, back) = (Codebook::parse("own", OWN).unwrap(), codebook(ImportFormat::Csv, &out.content).unwrap());
    let shown = |codebook: &Codebook| -> Vec<(String, String, bool)> {
        codebook.themes().iter().map(|code| (code.label.clone(), code.memo.clone(), code.parent.is_some())).collect()
    };
    assert_eq!(shown(&back), shown(&own));
}

#[test]
fn the_bundled_codebook_goes_out_everywhere() {
    let all = Codebook::bundled().select_all();
    for format in [ExportFormat::Quanteda, ExportFormat::Refi, ExportFormat::Taguette] {
        assert!(export(format, &all).content.len() > 500);
    }
    let yaml = export(ExportFormat::Quanteda, &all).content;
    assert!(codebook(ImportFormat::Quanteda, &yaml).is_ok());
}
