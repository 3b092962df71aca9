//! The program, driven as a process.

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use assert_cmd::cargo::cargo_bin_cmd;
use serde_json::Value;
use tempfile::TempDir;

const ARTICLE: &str = "En uge hos naboen\n\n»Vi blev mødt med åbenhed,« siger Åse Kjær, konsulent i Nordby Kommune.\n";

#[test]
fn alone_it_shows_what_it_can_do() {
    let run = vidne(&[]).assert().code(2);
    let help = String::from_utf8(run.get_output().stderr.clone()).unwrap();
    assert!(help.contains("Usage: vidne") && help.contains("vidne report articles/"), "{help}");
}

#[test]
fn wrong_use_is_told_from_failure() {
    vidne(&["report"]).assert().code(2);
    vidne(&["report", "--lang", "se", "x"]).assert().code(2);
    vidne(&["report", "no/such/folder"]).assert().code(1);
}

#[test]
fn what_is_missing_is_named() {
    let run = vidne(&["report", "no/such/folder"]).assert().code(1).stdout("");
    let said = stderr(&run);
    assert!(said.contains("no/such/folder: cannot be read: "), "{said}");
}

#[test]
fn a_folder_without_articles_says_so() {
    let folder = folder(&[("README.md", b"# Om"), (".skjult.txt", b"Hej."), ("data.csv", b"a,b\n")]);
    let run = vidne_in(&folder, &["report", "."]).assert().code(1).stdout("");
    assert!(stderr(&run).contains("no articles there; give .txt, .md or .jsonl files"));
}

/// One bad file costs that file alone: it is named, counted in the report, and the exit code tells.
#[test]
fn the_rest_goes_on_without_what_cannot_be_read() {
    let files: &[(&str, &[u8])] = &[
        ("a.txt", ARTICLE.as_bytes()),
        ("billede.txt", b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR"),
        ("brev.docx", b"PK\x03\x04..."),
        ("tom.txt", b" \r\n"),
        ("z.txt", b"r\xF8d gr\xF8d med fl\xF8de"),
    ];
    let folder = folder(files);
    let run = vidne_in(&folder, &["report", "."]).assert().code(1);
    let (report, said) = (stdout(&run), stderr(&run));
    for line in [
        "note: ./z.txt: read as windows-1252",
        "warning: ./billede.txt: is not text (a NUL byte at byte 8)",
        "warning: ./brev.docx: is a Word, OpenDocument or zip file, not text; save it as plain text (.txt, UTF-8)",
        "warning: ./tom.txt: is empty",
        "warning: 3 of 5 inputs could not be read; the result is of the other 2",
    ] {
        assert!(said.lines().any(|said| said == line), "{line}\nis not in\n{said}");
    }
    for name in ["billede.txt", "brev.docx", "tom.txt"] {
        assert!(report.contains(name), "{name} is not in\n{report}");
    }
    assert!(report.contains("2 artikler") && report.contains("3 ikke læst"), "{report}");
    assert!(report.contains("Ikke læst: ./billede.txt: er ikke tekst (en nul-byte ved byte 8)"), "{report}");
    let english = stdout(&vidne_in(&folder, &["report", ".", "--lang", "en"]).assert().code(1));
    assert!(english.contains("Not read: ./tom.txt: is empty"), "{english}");
}

/// What is given twice counts once.
#[test]
fn an_article_is_read_once() {
    let folder = folder(&[("a.txt", ARTICLE.as_bytes()), ("b/c.txt", ARTICLE.as_bytes())]);
    for paths in [&["."][..], &[".", "."], &[".", "b"], &["b", "./b/c.txt", ".", "a.txt"]] {
        let run = vidne_in(&folder, &[&["quotes", "--format", "csv"], paths].concat()).assert().success();
        assert_eq!(stdout(&run).lines().count(), 1 + 2, "{paths:?}");
    }
}

/// An article that lies in the paths of both sides is of the inner one; a path on both sides is a slip.
#[test]
fn a_side_may_lie_in_the_other() {
    let [rest, part] = ["hest", "ko"].map(|word| format!("Titel\n\n{}\n", format!("Her er en {word}. ").repeat(6)));
    let folder = folder(&[("a.txt", rest.as_bytes()), ("b/c.txt", part.as_bytes())]);
    let words = |args: &[&str]| {
        let run =
            vidne_in(&folder, &[&["compare", "--format", "csv", "--least", "1"], args].concat()).assert().success();
        let rows: Vec<String> = stdout(&run).lines().skip(1).map(str::to_owned).collect();
        let row = |word: &str| rows.iter().find(|row| row.split(',').nth(1) == Some(word)).cloned().unwrap_or_default();
        [row("hest"), row("ko")].map(|row| row.split(',').next().unwrap_or_default().to_owned())
    };
    assert_eq!(words(&[".", "--", "./b"]), ["first", "second"]);
    assert_eq!(words(&["b", "--", "."]), ["second", "first"]);
    let run = vidne_in(&folder, &["compare", "a.txt", "b", "--", "./a.txt"]).assert().code(2).stdout("");
    assert_eq!(stderr(&run), "error: ./a.txt: stands on both sides of `--`; leave it out on one\n");
    let run = vidne_in(&folder, &["compare", "b", "--", "b/c.txt"]).assert().code(1).stdout("");
    assert!(stderr(&run).contains("there is no article before `--`"), "{}", stderr(&run));
}

#[test]
fn strict_stops_at_the_first() {
    let folder = folder(&[("a.txt", b" "), ("b.txt", ARTICLE.as_bytes())]);
    let run = vidne_in(&folder, &["report", "--strict", "."]).assert().code(1).stdout("");
    assert_eq!(stderr(&run), "error: ./a.txt: is empty\n");
}

#[test]
fn articles_come_in_order_and_once_an_article() {
    let folder = folder(&[
        ("b.txt", ARTICLE.as_bytes()),
        ("a/x.md", b"---\nrole: leder\n---\nHej."),
        ("c.jsonl", b"{\"id\":\"en\",\"text\":\"Hej.\"}\n\n{\"text\":\"Farvel.\",\"year\":2019}\n"),
        (".skjult/d.txt", b"Hej."),
    ]);
    let records = records(vidne_in(&folder, &["analyze", "."]));
    let ids: Vec<&str> = records.iter().map(|record| record["id"].as_str().unwrap()).collect();
    assert_eq!(ids, ["./a/x.md", "./b.txt", "en", "./c.jsonl:3"]);
    assert_eq!(records[0]["metadata"]["role"], "leder");
    assert_eq!(records[3]["metadata"]["year"], "2019");
}

#[test]
fn a_table_beside_the_articles_is_joined() {
    let folder = folder(&[
        ("a.txt", ARTICLE.as_bytes()),
        ("b.md", b"---\nrole: leder\nyear: 2019\n---\nHej."),
        ("metadata.csv", b"id;role;\xC3\xA5r\na;konsulent;2020\nb.md;chef;2021\n"),
    ]);
    let records = records(vidne_in(&folder, &["analyze", "a.txt", "b.md"]));
    assert_eq!(records[0]["metadata"], serde_json::json!({"role": "konsulent", "år": "2020"}));
    assert_eq!(records[1]["metadata"], serde_json::json!({"role": "chef", "year": "2019", "år": "2021"}));
}

/// Whatever the bytes, the words found are the same, and their positions are true to the text as decoded.
#[test]
fn encodings_and_line_ends_change_no_word() {
    let decomposed = ARTICLE.replace('å', "a\u{30A}").replace('Å', "A\u{30A}").replace("blev", "bl\u{AD}ev\u{A0}");
    let utf_16 = ARTICLE.encode_utf16().flat_map(u16::to_le_bytes);
    let forms: [(&str, Vec<u8>); 5] = [
        (ARTICLE, ARTICLE.into()),
        (ARTICLE, ARTICLE.chars().map(|c| u8::try_from(c).unwrap()).collect()),
        (ARTICLE, [b"\xEF\xBB\xBF", ARTICLE.as_bytes()].concat()),
        (ARTICLE, [0xFF, 0xFE].into_iter().chain(utf_16).collect()),
        (&decomposed, decomposed.clone().into()),
    ];
    for (text, bytes) in forms {
        check_places(text, &bytes);
        check_places(&text.replace('\n', "\r\n"), &replace_line_ends(&bytes));
    }
}

fn check_places(text: &str, bytes: &[u8]) {
    let folder = folder(&[("a.txt", bytes)]);
    let record = &records(vidne_in(&folder, &["analyze", "a.txt"]))[0];
    let chars: Vec<char> = text.chars().collect();
    let words = |place: &Value| -> String {
        let [start, end] = [0, 1].map(|side| place[side].as_u64().unwrap() as usize);
        chars[start..end].iter().collect()
    };
    let headline = words(&record["blocks"][0]["span"]);
    assert_eq!(headline, "En uge hos naboen");
    let quote = &record["quotes"][0];
    assert_eq!(words(&quote["content"]), quote["text"].as_str().unwrap());
    assert_eq!(vidne::tidy(quote["text"].as_str().unwrap()), "Vi blev mødt med åbenhed,");
    assert_eq!(quote["speaker_name"], "Åse Kjær");
}

/// LF to CRLF, of one byte or two.
fn replace_line_ends(bytes: &[u8]) -> Vec<u8> {
    let (old, new): (&[u8], &[u8]) =
        if bytes.starts_with(b"\xFF\xFE") { (b"\n\0", b"\r\0\n\0") } else { (b"\n", b"\r\n") };
    let mut replaced = Vec::new();
    let mut rest = bytes;
    while let Some(at) = rest.windows(old.len()).position(|window| window == old) {
        replaced.extend_from_slice(&rest[..at]);
        replaced.extend_from_slice(new);
        rest = &rest[at + old.len()..];
    }
    replaced.extend_from_slice(rest);
    replaced
}

#[test]
fn standard_input_is_an_article_or_records() {
    let text = records(with_stdin(&["analyze", "-"], ARTICLE));
    assert_eq!((text.len(), &text[0]["id"]), (1, &Value::from("-")));
    let lines = records(with_stdin(&["analyze", "-"], "\n{\"id\":7,\"text\":\"Hej.\"}\n{\"text\":\"Farvel.\"}"));
    let ids: Vec<&Value> = lines.iter().map(|record| &record["id"]).collect();
    assert_eq!(ids, ["7", "-:3"]);
    with_stdin(&["analyze", "-"], "").assert().code(1);
}

#[test]
fn a_bad_record_is_named_with_its_line() {
    let folder = folder(&[("a.jsonl", b"{\"text\":\"Hej.\"}\n{\"body\":\"Hej.\"}\n")]);
    let run = vidne_in(&folder, &["analyze", "a.jsonl"]).assert().code(1);
    let expected = "warning: a.jsonl:2: has no field `text` (there: `body`); call the field with the article `text`\n";
    assert!(stderr(&run).starts_with(expected), "{}", stderr(&run));
    assert_eq!(stdout(&run).lines().count(), 1);
}

#[test]
fn a_file_is_written_whole_or_not_at_all() {
    let folder = folder(&[("in/a.txt", ARTICLE.as_bytes()), ("in/b.txt", b" "), ("out.md", b"before")]);
    let at = |name: &str| fs::read_to_string(folder.path().join(name)).unwrap();

    vidne_in(&folder, &["report", "in", "--strict", "-o", "out.md"]).assert().code(1);
    assert_eq!(at("out.md"), "before");
    vidne_in(&folder, &["report", "in", "-o", "out.md"]).assert().code(1).stdout("");
    assert!(at("out.md").starts_with("# Temarapport"));
    vidne_in(&folder, &["report", "in/a.txt", "-o", "new.json"]).assert().code(0).stdout("");
    assert!(at("new.json").starts_with('{'));
    let names = fs::read_dir(folder.path()).unwrap().count();
    assert_eq!(names, 3, "nothing else is left behind");

    let run = vidne_in(&folder, &["report", "in/a.txt", "-o", "no/such/out.md"]).assert().code(1);
    let told = "error: no/such/out.md: cannot be written: there is no folder no/such; make it first\n";
    assert_eq!(stderr(&run), told);
}

#[test]
#[cfg(unix)]
fn a_device_is_written_to_and_not_replaced() {
    use std::os::unix::fs::FileTypeExt;
    let folder = folder(&[("a.txt", ARTICLE.as_bytes())]);
    vidne_in(&folder, &["report", "a.txt", "-o", "/dev/null"]).assert().code(0);
    assert!(fs::metadata("/dev/null").unwrap().file_type().is_char_device());
}

#[test]
fn colour_is_for_terminals_and_those_who_ask() {
    let folder = folder(&[("a.txt", ARTICLE.as_bytes())]);
    let is_colored = |args: &[&str], environment: &[(&str, &str)]| {
        let mut command = vidne_in(&folder, args);
        command.env_remove("NO_COLOR").envs(environment.iter().copied());
        stdout(&command.assert().code(0)).contains('\u{1B}')
    };
    assert!(!is_colored(&["report", "a.txt"], &[]));
    assert!(is_colored(&["report", "a.txt", "--color", "always"], &[]));
    assert!(is_colored(&["report", "a.txt"], &[("CLICOLOR_FORCE", "1")]));
    assert!(!is_colored(&["report", "a.txt"], &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]));
    assert!(!is_colored(&["report", "a.txt", "--color", "never"], &[("CLICOLOR_FORCE", "1")]));
}

/// Counts of parts, added up in any order, give the bytes of one run over all.
#[test]
fn parts_add_up_to_the_whole() {
    let texts = (0..12).map(|index| (format!("{index:02}.txt"), format!("{}Nummer {index}.\n", ARTICLE)));
    let texts: Vec<(String, String)> = texts.collect();
    let files: Vec<(&str, &[u8])> = texts.iter().map(|(name, text)| (name.as_str(), text.as_bytes())).collect();
    let folder = folder(&files);
    let names: Vec<&str> = texts.iter().map(|(name, _)| name.as_str()).collect();
    for (part, names) in [("1.vs", &names[..5]), ("2.vs", &names[5..6]), ("3.vs", &names[6..])] {
        vidne_in(&folder, &["stats", "--partial", "--output", part]).args(names).assert().code(0);
    }
    let whole = stdout(&vidne_in(&folder, &["stats", "--format", "json"]).args(&names).assert().code(0));
    for parts in [["1.vs", "2.vs", "3.vs"], ["3.vs", "1.vs", "2.vs"]] {
        let sum = vidne_in(&folder, &["merge", "--format", "json"]).args(parts).assert().code(0);
        assert_eq!(stdout(&sum), whole);
    }
    let error = |args: &[&str], code: i32| stderr(&vidne_in(&folder, args).assert().code(code));
    vidne_in(&folder, &["stats", "--partial", "--output", "all.vs", "00.txt", "--themes", "all"]).assert().code(0);
    let told = error(&["merge", "1.vs", "all.vs"], 1);
    let expected = "error: all.vs: made with settings themes=all, the parts before it with as they come; ";
    assert!(told.starts_with(expected), "{told}");
    let themes =
        stdout(&vidne_in(&folder, &["merge", "all.vs", "--table", "themes", "--format", "csv"]).assert().code(0));
    assert!(themes.contains("\r\nlearning,"), "the themes that were counted are shown: {themes}");
    let told = error(&["merge", "1.vs", "--themes", "learning"], 2);
    assert_eq!(told, "error: --themes learning: the parts have no counts of it\n");
    let run = vidne_in(&folder, &["merge", "1.vs", "00.txt"]).assert().code(1);
    assert!(stderr(&run).starts_with("error: 00.txt: not the counts of a part of a corpus"), "{}", stderr(&run));
}

#[test]
fn a_format_is_told_by_the_ending() {
    let folder = folder(&[("a.txt", ARTICLE.as_bytes())]);
    let begins = |name: &str, start: &[u8]| {
        vidne_in(&folder, &["quotes", "a.txt", "--output", name]).assert().code(0).stdout("");
        let written = fs::read(folder.path().join(name)).unwrap();
        assert!(written.starts_with(start), "{name}: {:?}", String::from_utf8_lossy(&written[..40]));
    };
    begins("a.csv", b"id,article,speaker,");
    begins("a.xlsx", b"PK");
    begins("a.json", b"{\n  \"stamp\": {");
    begins("a.jsonl", b"{\"id\":\"a.txt#1\"");
    begins("a.md", b"| ");
}

#[test]
fn what_is_asked_for_and_not_there_is_told() {
    let folder = folder(&[("a.txt", ARTICLE.as_bytes()), ("bad.toml", b"[[code]]\nid = \"x\"\nany = [\"(a\"]\n")]);
    let error = |args: &[&str]| stderr(&vidne_in(&folder, args).assert().code(1));
    let said = error(&["report", "a.txt", "--codebook", "no.toml"]);
    assert!(said.starts_with("error: no.toml: the codebook cannot be read: "), "{said}");
    let said = error(&["report", "a.txt", "--codebook", "bad.toml"]);
    assert!(said.starts_with("error: bad.toml:3:9: "), "{said}");
    let said = error(&["report", "a.txt", "--where", "year=2019"]);
    assert_eq!(said, "error: no article has year=2019 in its metadata\n");
    let folder = self::folder(&[("a.md", b"---\nyear: 2019\nrole: leder\n---\nHej.")]);
    let said = stderr(&vidne_in(&folder, &["compare", "a.md", "--by", "nonsens"]).assert().code(1));
    assert!(
        said.contains("no article has the metadata field `nonsens`") && said.contains("(there: role, year)"),
        "{said}"
    );
    let said = stderr(&vidne_in(&folder, &["compare", "a.md", "--by", "year"]).assert().code(1));
    assert_eq!(said, "error: `year` sets no two sides apart: all there is, is of `2019`\n");
}

#[test]
fn a_codebook_is_begun_checked_and_exchanged() {
    let folder = folder(&[("a.txt", "Tilliden voksede. Medarbejdertilliden også.".as_bytes())]);
    let run = |args: &[&str]| stdout(&vidne_in(&folder, args).assert().code(0));
    run(&["codebook", "init", "--output", "my.toml"]);
    let checked = run(&["codebook", "check", "my.toml", "a.txt", "--format", "json"]);
    let checked: Value = serde_json::from_str(&checked).unwrap();
    assert_eq!(checked["patterns"][0]["forms"], "tilliden 1");
    assert_eq!(checked["patterns"][0]["near"], "medarbejdertilliden 1 (*…~)");
    assert!(run(&["codebook", "export", "--to", "quanteda", "--output", "all.yml"]).is_empty());
    run(&["codebook", "import", "all.yml", "--output", "back.toml"]);
    assert!(run(&["codebook", "check", "back.toml", "a.txt"]).contains("tilliden 1"));
    let said = stderr(&vidne_in(&folder, &["codebook", "import", "a.txt"]).assert().code(1));
    assert!(said.contains("a.txt: give a .yml (quanteda), .dic (LIWC)"), "{said}");
}

#[test]
fn the_tool_is_measured_against_annotation_and_itself() {
    let text = "»Det gik godt,« siger Bo Friis.";
    let quote = |speaker: &str| serde_json::json!({"start": 1, "end": 14, "kind": "direct", "speaker": speaker});
    let gold =
        |speaker: &str| format!("{}\n", serde_json::json!({"id": "1", "text": text, "quotes": [quote(speaker)]}));
    let (right, wrong) = (gold("Bo Friis"), gold("Mia Holt"));
    let folder = folder(&[("right.jsonl", right.as_bytes()), ("wrong.jsonl", wrong.as_bytes())]);
    let run = |args: &[&str]| -> Value {
        let run = vidne_in(&folder, &[&["evaluate"], args, &["--format", "json"]].concat()).assert().code(0);
        serde_json::from_str(&stdout(&run)).unwrap()
    };
    let found = run(&["wrong.jsonl", "--misses", "--save", "before.json"]);
    assert_eq!(found["misses"][0]["what"], "speaker");
    assert_eq!(found["misses"][0]["predicted"], "Bo Friis");
    let found = run(&["right.jsonl", "--against", "before.json"]);
    assert_eq!(found["mended"][0]["gold"], "Mia Holt");
    assert_eq!(found["evaluation"][6]["after"], 1.0);
    let said = stderr(&vidne_in(&folder, &["evaluate", "before.json"]).assert().code(1));
    assert!(said.starts_with("error: before.json:1: "), "{said}");
}

#[test]
fn the_themes_are_measured_against_coders() {
    let table = "\u{FEFF}sentence;Tillid:Anna;Tillid:Bo;network\n\
        Jeg stoler på dem.;1;1;\n\
        De har ingen tillid til os.;-1;1;0\nDet regnede.;0;1;0\n";
    let rows =
        "quote,coder,code\nJeg stoler på dem.,Anna,trust\nDet regnede.,Anna,\n\"Nej, de svigtede os.\",Anna,-trust\n";
    let parts = "{\"text\": \"Det regnede. Åh. Vi stoler på dem.\", \"sentences\": \
        [{\"start\": 0, \"end\": 12}, {\"start\": 17, \"end\": 34, \"trust\": 1}]}\n";
    // As Danish Excel writes it: å is one byte.
    let legacy: Vec<u8> = "sentence;trust\nÅh, hun stolede på ham i går.;1\n".chars().map(|c| c as u8).collect();
    let folder = folder(&[
        ("wide.csv", table.as_bytes()),
        ("rows.csv", rows.as_bytes()),
        ("parts.jsonl", parts.as_bytes()),
        ("excel.csv", &legacy),
        ("wrong.csv", b"sentence,trust\nJa.,2\n"),
        ("unknown.csv", b"sentence,code\nJa.,tilid\n"),
        ("bare.csv", b"sentence,note\nJa.,x\n"),
    ]);
    let run = |args: &[&str]| -> Value {
        let run = vidne_in(&folder, &[&["evaluate", "--format", "json"], args].concat()).assert().code(0);
        serde_json::from_str(&stdout(&run)).unwrap()
    };
    let wide = run(&["--codings", "wide.csv", "--misses"]);
    let rows_of = |found: &Value, theme: &str| -> Vec<Value> {
        let rows = found["agreement"].as_array().unwrap().iter();
        rows.filter(|row| row["theme"] == theme).cloned().collect()
    };
    let trust = rows_of(&wide, "trust");
    let pairs: Vec<String> = trust.iter().map(|row| format!("{}-{}", row["coder"], row["other_coder"])).collect();
    assert_eq!(pairs, ["\"Anna\"-\"vidne\"", "\"Bo\"-\"vidne\"", "\"agreed\"-\"vidne\"", "\"Anna\"-\"Bo\""]);
    assert_eq!((&trust[0]["f1"], &trust[0]["kappa"], &trust[0]["same_pole"]), (&1.0.into(), &1.0.into(), &1.0.into()));
    assert_eq!((&trust[1]["n"], &trust[1]["kappa"], &trust[1]["same_pole"]), (&3.into(), &0.0.into(), &0.5.into()));
    assert_eq!(trust[2]["n"], 2);
    assert_eq!(wide["misses"][0]["codes"], "Anna:\u{A0}0, Bo:\u{A0}1, vidne:\u{A0}0");
    // A theme at rest is woken by those who coded it.
    assert_eq!(rows_of(&wide, "network").len(), 1);
    for (file, n) in [("rows.csv", 3), ("parts.jsonl", 2), ("excel.csv", 1)] {
        let trust = rows_of(&run(&["--codings", file]), "trust");
        assert_eq!((&trust[0]["n"], &trust[0]["f1"]), (&n.into(), &1.0.into()), "{file}");
    }
    for (file, said) in [
        ("wrong.csv", "error: wrong.csv:2: `2` under `trust` is no code; write 1 (present), 0 (absent)"),
        ("unknown.csv", "error: unknown.csv:2: `tilid` is no theme of the codebook; write one of openness, trust"),
        ("bare.csv", "error: bare.csv:1: has no column with codes; name one `code`, or one for each theme: openness"),
    ] {
        let run = vidne_in(&folder, &["evaluate", "--codings", file]).assert().code(1);
        assert!(stderr(&run).starts_with(said), "{}", stderr(&run));
    }
}

#[test]
fn a_stay_has_its_cells_and_their_evidence() {
    let text = "Praktik\n\nBo Friis, fuldmægtig i Kystministeriet, var tre dage i praktik i Nordby Kommune.\n";
    let folder = folder(&[("a.txt", text.as_bytes())]);
    let run = stdout(&vidne_in(&folder, &["stays", "a.txt", "--format", "jsonl"]).assert().code(0));
    let stay: Value = serde_json::from_str(run.lines().next().unwrap()).unwrap();
    assert_eq!(
        (&stay["visitor"], &stay["to"], &stay["duration"]),
        (&"Bo Friis".into(), &"Nordby Kommune".into(), &"tre dage".into())
    );
    assert_eq!(stay["host"], Value::Null);
}

/// `vidne … | head -1` ends in silence.
#[test]
fn a_closed_pipe_is_no_failure() {
    let line = format!("{}\n", serde_json::json!({"text": ARTICLE}));
    let folder = folder(&[("a.jsonl", line.repeat(3000).as_bytes())]);
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_vidne"));
    command.args(["analyze", "a.jsonl"]).current_dir(folder.path());
    let mut child = command.stdout(std::process::Stdio::piped()).stderr(std::process::Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let run = child.wait_with_output().unwrap();
    assert_eq!((run.status.code(), String::from_utf8(run.stderr).unwrap().as_str()), (Some(0), ""));
}

#[test]
fn any_number_of_threads_gives_the_same_bytes() {
    let text = |index: usize| format!("{}\n", serde_json::json!({"text": ARTICLE.repeat(1 + index % 7)}));
    let lines: String = (0..500).map(text).collect();
    let folder = folder(&[("a.jsonl", lines.as_bytes()), ("b.txt", b" "), ("c.txt", ARTICLE.as_bytes())]);
    for args in [["analyze", "."], ["report", "."]] {
        let run = |threads: &str| {
            let run = vidne_in(&folder, &args).args(["--threads", threads]).assert().code(1);
            (stdout(&run), stderr(&run))
        };
        let one = run("1");
        assert_eq!(one, run("2"));
        assert_eq!(one, run("7"));
    }
}

/// Long tables leave row by row: what stands in a file is the same as of its articles one by one, and a text is set by its
/// first rows.
#[test]
fn long_tables_leave_as_they_are_read() {
    let line = |index: usize| format!("{}\n", serde_json::json!({"id": index.to_string(), "text": ARTICLE}));
    let folder = folder(&[
        ("all.jsonl", (0..1500).map(line).collect::<String>().as_bytes()),
        ("last.jsonl", line(1499).as_bytes()),
    ]);
    let run = |args: &[&str]| stdout(&vidne_in(&folder, args).assert().code(0));
    for command in [&["quotes"][..], &["themes", "--explain"], &["themes", "--matrix", "quotes"], &["kwic", "åbenhed"]]
    {
        for format in ["csv", "csv-excel", "jsonl"] {
            let all = run(&[command, &["all.jsonl", "--format", format]].concat());
            let last = run(&[command, &["last.jsonl", "--format", format]].concat());
            let (head, row) = last.split_at(last[..last.len() - 1].rfind('\n').map_or(0, |at| at + 1));
            assert!(all.starts_with(head) && all.ends_with(row), "{command:?}: {row}");
            assert_eq!(all.lines().count(), 1500 + head.lines().count());
        }
    }
    let text = run(&["quotes", "all.jsonl"]);
    let first = text.lines().nth(1).unwrap();
    assert_eq!(text.lines().nth(1400).unwrap(), first.replace("0:3", "1399:3"));
    assert!(text.ends_with(" · 1.500 artikler\n"), "{}", &text[text.len() - 200..]);
}

/// What a program reads back of a Parquet file; its values are tested beside the writer.
#[test]
#[cfg(feature = "parquet")]
fn parquet_has_the_rows_of_the_other_forms() {
    use parquet::file::reader::{FileReader, SerializedFileReader};
    let folder = folder(&[("a.txt", ARTICLE.as_bytes())]);
    for (command, rows) in [(&["quotes", "a.txt"][..], 1), (&["stats", "a.txt", "--table", "themes"], 3)] {
        vidne_in(&folder, command).args(["--output", "a.parquet"]).assert().code(0).stdout("");
        let file = SerializedFileReader::new(fs::File::open(folder.path().join("a.parquet")).unwrap()).unwrap();
        assert_eq!(file.metadata().file_metadata().num_rows(), rows);
        let csv = stdout(&vidne_in(&folder, command).args(["--format", "csv"]).assert().code(0));
        let columns = file.metadata().file_metadata().schema().get_fields().iter().map(|field| field.name().to_owned());
        let head = columns.chain(["stamp".to_owned()]).collect::<Vec<_>>().join(",");
        assert!(csv.starts_with(&head), "{head}");
    }
    let run = vidne_in(&folder, &["stats", "a.txt", "--output", "b.parquet"]).assert().code(0);
    assert!(stderr(&run).starts_with("note: this format holds one table, here `measures`"), "{}", stderr(&run));
}

/// Every command writes every form it offers. A form of one table holds the first, or the one that is asked for.
#[test]
fn every_form_that_is_offered_is_written() {
    let quote = serde_json::json!({"start": 20, "end": 44, "kind": "direct", "speaker": "Åse Kjær"});
    let gold = format!("{}\n", serde_json::json!({"id": "1", "text": ARTICLE, "quotes": [quote]}));
    let folder = folder(&[
        ("a.txt", ARTICLE.as_bytes()),
        ("gold.jsonl", gold.as_bytes()),
        ("c.csv", b"text,trust\nDet regnede.,0\n"),
    ]);
    vidne_in(&folder, &["codebook", "init", "-o", "my.toml"]).assert().code(0);
    let commands: [(&[&str], &str, &str, &str); 4] = [
        (&["evaluate", "gold.jsonl"], "evaluation", "by_sieve", "sieve"),
        (&["evaluate", "--codings", "c.csv"], "agreement", "misses", "id"),
        (&["codebook", "check", "my.toml", "a.txt"], "patterns", "never_found", "theme"),
        (&["stats", "a.txt"], "measures", "roles", "role"),
    ];
    for (command, first, other, column) in commands {
        for format in ["text", "markdown", "csv", "csv-excel", "xlsx", "json", "jsonl"] {
            let run = vidne_in(&folder, &[command, &["--format", format]].concat()).assert().code(0);
            let told = format!("note: this format holds one table, here `{first}`; --table chooses another: ");
            let holds_one = ["csv", "csv-excel", "jsonl"].contains(&format);
            let said = stderr(&run).starts_with(&told);
            // One table is not told to be one of several.
            assert_eq!(said, holds_one && first != "agreement", "{command:?} {format}: {}", stderr(&run));
        }
        let run = vidne_in(&folder, &[command, &["--format", "csv", "--table", other]].concat()).assert().code(0);
        assert!(stdout(&run).starts_with(&format!("{column},")) && stderr(&run).is_empty(), "{}", stdout(&run));
    }
    let run = vidne_in(&folder, &["evaluate", "gold.jsonl", "--table", "nonsens"]).assert().code(2);
    assert!(
        stderr(&run).starts_with("error: --table nonsens: no table of this command; choose among evaluation, people, ")
    );
}

/// What is read is not written to: the article, the table beside it, the codebook, the counts of a part.
#[test]
fn no_input_is_written_over() {
    let folder = folder(&[
        ("a.txt", ARTICLE.as_bytes()),
        ("in/b.txt", ARTICLE.as_bytes()),
        ("in/metadata.csv", b"id,year\nb,2019\n"),
        ("c.csv", b"text,trust\nDet regnede.,0\n"),
    ]);
    vidne_in(&folder, &["codebook", "init", "-o", "my.toml"]).assert().code(0);
    vidne_in(&folder, &["stats", "a.txt", "--partial", "-o", "a.vs"]).assert().code(0);
    let before = read_all(&folder);
    let cases: [(&[&str], &str); 9] = [
        (&["report", "a.txt"], "./a.txt"),
        (&["quotes", "a.txt"], "a.txt"),
        (&["analyze", "in", "a.txt"], "in/b.txt"),
        (&["network", "in"], "in/b.txt"),
        (&["quotes", "in"], "in/metadata.csv"),
        (&["themes", "in", "--codebook", "my.toml", "--format", "csv"], "my.toml"),
        (&["merge", "a.vs", "--format", "json"], "a.vs"),
        (&["evaluate", "--codings", "c.csv"], "c.csv"),
        (&["codebook", "export", "my.toml", "--to", "quanteda"], "my.toml"),
    ];
    for (command, output) in cases {
        let run = vidne_in(&folder, &[command, &["-o", output]].concat()).assert().code(2).stdout("");
        assert_eq!(stderr(&run), format!("error: {output}: is read by this command; write to another file\n"));
    }
    assert_eq!(read_all(&folder), before);
    // What the walk through a folder passes over is no input.
    vidne_in(&folder, &["quotes", "in", "-o", "in/quotes.csv"]).assert().code(0);
    // A result of nothing is empty, and may be written again.
    for _ in 0..2 {
        vidne_in(&folder, &["quotes", "in/b.txt", "in", "--theme", "trust", "-o", "in/none.jsonl"]).assert().stdout("");
        assert_eq!(fs::read(folder.path().join("in/none.jsonl")).unwrap(), b"");
    }
}

/// A report in the folder of the articles, in whatever form, is no article of the next run, and may be written again.
#[test]
fn what_it_wrote_is_no_article() {
    let folder = folder(&[("a.txt", ARTICLE.as_bytes()), ("b.txt", ARTICLE.as_bytes())]);
    let outputs: [(&[&str], &str); 8] = [
        (&["report", "."], "report.md"),
        (&["report", ".", "--lang", "en"], "report.txt"),
        (&["quotes", "."], "quotes.jsonl"),
        (&["analyze", "."], "all.jsonl"),
        (&["kwic", "åbenhed", "."], "kwic.txt"),
        (&["themes", ".", "--explain"], "tags.md"),
        (&["network", "."], "network.graphml"),
        (&["stats", ".", "--format", "csv"], "figures"),
    ];
    let mut once = Vec::new();
    for is_first in [true, false] {
        for (at, (command, output)) in outputs.iter().enumerate() {
            let run = vidne_in(&folder, &[command, &["-o", output][..]].concat()).assert().code(0).stdout("");
            let written = fs::read_to_string(folder.path().join(output)).unwrap();
            if is_first {
                once.push(written);
            } else {
                assert_eq!(written, once[at], "{output}");
                let told = "note: passed over, as results of vidne and no articles: ./all.jsonl, ./figures, ";
                assert!(stderr(&run).contains(told), "{}", stderr(&run));
            }
        }
    }
    // Given by name as well, and with nothing beside it.
    let run = vidne_in(&folder, &["report", "report.md", "--strict"]).assert().code(1);
    assert!(stderr(&run).contains("passed over, as results of vidne and no articles: report.md\n"), "{}", stderr(&run));
}

/// Many lines of a file that cannot be read are one warning and their number, in the report too.
#[test]
fn a_bad_file_is_not_told_line_by_line() {
    let lines = format!("{}\n{}", serde_json::json!({"text": ARTICLE}), "{\"body\": 1}\n".repeat(300));
    let folder = folder(&[("a.jsonl", lines.as_bytes())]);
    let run = vidne_in(&folder, &["report", "a.jsonl"]).assert().code(1);
    let said = stderr(&run);
    assert!(said.contains("warning: a.jsonl: 299 more of its lines could not be read\n"), "{said}");
    assert_eq!(said.lines().count(), 3, "{said}");
    let report = stdout(&run);
    assert!(report.contains("Ikke læst: a.jsonl: 299 linjer mere"), "{report}");
    assert!(report.contains("300") && !report.contains("a.jsonl:4"), "{report}");
}

/// What is read otherwise than somebody may think is told, once, with its line.
#[test]
fn slips_of_metadata_are_told() {
    let folder = folder(&[
        ("in/a.txt", ARTICLE.as_bytes()),
        ("in/b.md", b"---\nrole: leder\n\nHej."),
        ("in/metadata.csv", b"id,year\na,1\nx,2\n,2\n"),
        ("ids.jsonl", b"{\"id\":1,\"text\":\"Hej.\"}\n{\"id\":2,\"text\":\"Hej.\"}\n{\"id\":1,\"text\":\"Hej.\"}\n"),
        ("bare/a.txt", ARTICLE.as_bytes()),
        ("bare/metadata.csv", b"titel,year\na,1\n"),
    ]);
    let run = vidne_in(&folder, &["speakers", "in", "ids.jsonl"]).assert().code(0);
    let expected = [
        "ids.jsonl:3: has the id `1` of ids.jsonl:1; give each article its own, or its quotes have the ids of others",
        "in/b.md:1: begins a head that is never closed, and is read as text; write `---` below the last field",
        "in/metadata.csv:3: names `x`, and there is no such article (and 1 such row more); mend the name, or remove the row",
    ];
    assert_eq!(stderr(&run), expected.map(|line| format!("warning: {line}\n")).concat());
    // Who asks for one article of a folder does not ask for the others.
    vidne_in(&folder, &["speakers", "in/a.txt"]).assert().code(0).stderr("");
    let run = vidne_in(&folder, &["speakers", "bare", "--where", "year=1"]).assert().code(1);
    let told = "error: no article has year=1 in its metadata; see above what of them could not be read\n";
    assert!(stderr(&run).ends_with(told), "{}", stderr(&run));
}

/// A measure says how many it is a share of.
#[test]
fn every_figure_has_its_own_n() {
    let text = "»Det gik godt,« siger Bo Friis. »Det var ikke let,« siger Mia Holt.";
    let quote = serde_json::json!({"start": 1, "end": 14, "kind": "direct", "speaker": "Bo Friis"});
    let gold = serde_json::json!({"id": "1", "text": text, "quotes": [quote], "people": [{"name": "Bo Friis", "role": "smed"}]});
    let folder = folder(&[("gold.jsonl", gold.to_string().as_bytes()), ("a.txt", ARTICLE.as_bytes())]);
    let json = |args: &[&str]| -> Value {
        let run = vidne_in(&folder, &[args, &["--format", "json"]].concat()).assert().code(0);
        serde_json::from_str(&stdout(&run)).unwrap()
    };
    let found = json(&["evaluate", "gold.jsonl"]);
    let n: Vec<i64> = found["evaluation"].as_array().unwrap().iter().map(|row| row["n"].as_i64().unwrap()).collect();
    assert_eq!(n, [2, 1, 1, 1, 1, 1, 1, 0]);
    assert_eq!((&found["people"][0]["gold"], &found["people"][0]["precision_of"]), (&1.into(), &0.into()));
    let theme = &json(&["themes", "a.txt"])["themes"][0];
    assert_eq!((&theme["narration_of"], &theme["per_thousand_of"]), (&1.into(), &12.into()));
    let whole = "Af 1 artikel, 1 citat, 1 sætning og 12 ord.";
    for args in [&["themes", "a.txt"][..], &["stats", "a.txt", "--table", "themes"]] {
        let text = stdout(&vidne_in(&folder, args).assert().code(0));
        assert!(text.contains(whole), "{text}");
    }
    let text =
        stdout(&vidne_in(&folder, &["stats", "a.txt", "--table", "themes", "--by", "organisation"]).assert().code(0));
    let head = text.lines().next().unwrap().split_whitespace().collect::<Vec<_>>().join(" ");
    assert_eq!(head, "Organisation Tema Artikler af fra til Citater af", "{text}");
}

/// The hits of a theme and those of its opposite are counted alike: in the body.
#[test]
fn what_is_part_of_the_hits_is_counted_as_they_are() {
    let text = "Ingen tillid\n\nDer var ikke tillid.\n\nDer kom tillid.\n";
    let folder = folder(&[("a.txt", text.as_bytes())]);
    let report = stdout(&vidne_in(&folder, &["report", "a.txt", "--themes", "trust"]).assert().code(0));
    assert!(report.contains("2 fund i 7 ord") && report.contains("1  af 2 fund"), "{report}");
    assert!(report.contains("af 2 sætninger"), "{report}");
}

/// What people read in Danish is Danish.
#[test]
fn no_english_stands_among_the_danish() {
    let gold = serde_json::json!({"id": "1", "text": "»Det gik godt,« siger Bo Friis.", "quotes": [
        {"start": 1, "end": 14, "kind": "direct", "speaker": "Bo Friis"}]});
    let text = "Ude\n\nBo Friis, konsulent for tillid, var der. Vi har tillid.\n";
    let folder = folder(&[
        ("a.txt", text.as_bytes()),
        ("gold.jsonl", gold.to_string().as_bytes()),
        ("c.csv", b"text,trust:Anna,trust:Bo\nVi har tillid.,1,1\n"),
    ]);
    for (args, danish, english) in [
        (&["stats", "a.txt", "--table", "measures"][..], "færre end 50 ord", "fewer than"),
        (&["themes", "a.txt", "--explain"], "1 rolle a.txt:3", "role"),
        (&["evaluate", "gold.jsonl"], "direkte", "direct "),
        (&["evaluate", "--codings", "c.csv"], "enige", "agreed"),
        (&["report", "a.txt"], "af 2 sætninger", "sentences"),
    ] {
        let shown = stdout(&vidne_in(&folder, args).assert().code(0));
        let words = shown.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(words.contains(danish) && !words.contains(english), "{args:?}:\n{shown}");
    }
}

/// A text cannot move the cursor of the terminal it is shown on.
#[test]
fn control_characters_are_shown_as_signs() {
    let text = "Ude\n\n»Vi fik tillid \u{1B}[31m\u{7} nok,« siger Bo Friis.\n";
    let folder = folder(&[("a.txt", text.as_bytes())]);
    for args in [
        &["quotes", "a.txt"][..],
        &["report", "a.txt"],
        &["kwic", "tillid", "a.txt"],
        &["quotes", "a.txt", "--explain"],
    ] {
        for form in ["text", "markdown"] {
            let form = ["--format", form];
            let shown = stdout(&vidne_in(&folder, args).args(form).assert().code(0));
            assert!(shown.contains('␇') && !shown.contains(['\u{1B}', '\u{7}']), "{args:?}: {shown:?}");
        }
    }
}

#[test]
fn columns_of_codings_that_name_no_theme_are_told() {
    let folder = folder(&[("c.csv", b"text,trust,tilid,note\nVi har tillid.,1,1,x\n")]);
    let run = vidne_in(&folder, &["evaluate", "--codings", "c.csv"]).assert().code(0);
    assert_eq!(stderr(&run), "note: c.csv: passed over, as they name no theme of the codebook: tilid, note\n");
}

#[test]
fn a_text_in_utf_32_is_not_read_as_another() {
    let bytes: Vec<u8> = "\u{FEFF}Hej.".chars().flat_map(|c| u32::from(c).to_le_bytes()).collect();
    let folder = folder(&[("a.txt", &bytes)]);
    let run = vidne_in(&folder, &["report", "a.txt"]).assert().code(1);
    assert!(
        stderr(&run).starts_with("warning: a.txt: is in UTF-32, which is not read; save it as UTF-8\n"),
        "{}",
        stderr(&run)
    );
}

/// What there is not is told as wrong use, before any work is done.
#[test]
fn what_cannot_be_is_wrong_use() {
    let folder = folder(&[("a.txt", ARTICLE.as_bytes())]);
    let cases: [(&[&str], &str); 10] = [
        (&["report", "a.txt", "--themes", "trusst"], "error: --themes trusst: no theme of the codebook; choose among "),
        (&["kwic", "(tillid", "a.txt"], "error: the pattern \"(tillid\" opens a bracket that is not closed; put `)`"),
        (&["stats", "a.txt", "-j", "0"], "error: invalid value '0' for '--threads <N>': give a whole number from 1"),
        (
            &["evaluate", "--codings", "c.csv", "--format", "csv", "--table", "a,b"],
            "error: this format holds one table; ",
        ),
        (&["quotes", "a.txt", "--theme", "trusst"], "error: --theme trusst: not among the themes in use (openness, "),
        (
            &["quotes", "a.txt", "--output", "a.docx"],
            "error: a.docx: not a form that this writes; end the name in .txt, ",
        ),
        (&["report", "a.txt", "--output", "a.csv"], "error: a.csv: not a form that this writes; "),
        (&["network", "a.txt", "--output", "a.xlsx"], "error: a.xlsx: not a form that this writes; "),
        (&["stats", "a.txt", "--table", "collocates"], "error: --table collocates: of which word? give --word"),
        (&["stats", "a.txt", "--format", "csv", "--table", "zones,roles"], "error: this format holds one table; "),
    ];
    for (args, told) in cases {
        let run = vidne_in(&folder, args).assert().code(2).stdout("");
        assert!(stderr(&run).starts_with(told), "{}", stderr(&run));
    }
    vidne_in(&folder, &["quotes", "a.txt", "--min-confidence", "3"]).assert().code(2);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn english_is_at_hand() {
    let folder = folder(&[("a.txt", ARTICLE.as_bytes())]);
    let run = vidne_in(&folder, &["report", "a.txt", "--lang", "en"]).assert().code(0);
    assert!(stdout(&run).starts_with("Theme report\n"), "{}", stdout(&run));
}

#[test]
fn shells_complete_it() {
    for shell in ["bash", "zsh", "fish", "powershell"] {
        let run = vidne(&["completions", shell]).assert().code(0);
        assert!(stdout(&run).contains("analyze"));
    }
}

/// A folder with files.
fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, content) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }
    folder
}

/// All files of a folder, with what is in them.
fn read_all(folder: &TempDir) -> Vec<(String, Vec<u8>)> {
    let files = [folder.path().to_owned(), folder.path().join("in")].map(|folder| fs::read_dir(folder).unwrap());
    let paths = files.into_iter().flatten().map(|entry| entry.unwrap().path()).filter(|path| path.is_file());
    let mut files: Vec<_> = paths.map(|path| (path.display().to_string(), fs::read(&path).unwrap())).collect();
    files.sort();
    files
}

fn vidne(args: &[&str]) -> Command {
    let mut command = cargo_bin_cmd!("vidne");
    command.args(args).env_remove("CLICOLOR_FORCE");
    command
}

fn vidne_in(folder: impl AsRef<Path>, args: &[&str]) -> Command {
    let mut command = vidne(args);
    command.current_dir(folder);
    command
}

fn with_stdin(args: &[&str], input: &str) -> Command {
    let mut command = vidne(args);
    command.write_stdin(input);
    command
}

/// The records that a command prints.
fn records(mut command: Command) -> Vec<Value> {
    let run = command.assert().code(0);
    stdout(&run).lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn stdout(run: &assert_cmd::assert::Assert) -> String {
    String::from_utf8(run.get_output().stdout.clone()).unwrap()
}

fn stderr(run: &assert_cmd::assert::Assert) -> String {
    String::from_utf8(run.get_output().stderr.clone()).unwrap()
}
