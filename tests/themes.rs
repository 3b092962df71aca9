//! Themes as cases: `data/themes.toml`.

use vidne::report::Record;
use vidne::{Article, Codebook};

#[derive(serde::Deserialize)]
struct Suite {
    test: Vec<Case>,
}

#[derive(serde::Deserialize)]
struct Case {
    name: String,
    text: String,
    tags: Vec<String>,
    #[serde(default)]
    cancelled: Vec<String>,
}

#[test]
fn themes_are_tagged_as_the_cases_say() {
    let suite: Suite = toml::from_str(include_str!("data/themes.toml")).unwrap();
    for case in suite.test {
        let (tags, cancelled) = tagged(&case.text);
        assert_eq!(tags, case.tags, "{}", case.name);
        assert_eq!(cancelled, case.cancelled, "{}", case.name);
    }
}

/// The tags that count and those that do not, as the cases write them.
fn tagged(text: &str) -> (Vec<String>, Vec<String>) {
    let article = Article::new("case", text);
    let analysis = vidne::analyze(text);
    let record = Record::new(&article, &analysis, Codebook::bundled());
    let (mut tags, mut cancelled) = (Vec::new(), Vec::new());
    for (tag, record) in analysis.tags.iter().zip(&record.tags) {
        let words = &text[tag.span];
        match &record.cancelled_by {
            Some(reason) => cancelled.push(format!("{}: {words} ({reason})", record.theme)),
            None => tags.push(format!("{}{}: {words}", if record.polarity < 0 { "-" } else { "" }, record.theme)),
        }
    }
    (tags, cancelled)
}
