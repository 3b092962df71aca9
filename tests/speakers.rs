//! Who speaks, in which role, as cases: `data/speakers.toml`.

use vidne::Analysis;
use vidne::quote::Quote;
use vidne::speaker::{Attribution, SpeakerKind};

#[derive(serde::Deserialize)]
struct Suite {
    test: Vec<Case>,
}

#[derive(serde::Deserialize)]
struct Case {
    name: String,
    text: String,
    #[serde(default)]
    said: Vec<String>,
    people: Option<Vec<String>>,
}

#[test]
fn quotes_go_to_whom_the_cases_say() {
    let suite: Suite = toml::from_str(include_str!("data/speakers.toml")).unwrap();
    for Case { name, text, said, people } in suite.test {
        let analysis = vidne::analyze(&text);
        let pairs = analysis.quotes.iter().zip(&analysis.attributions);
        let found: Vec<String> = pairs.map(|(quote, given)| told(&text, &analysis, quote, given)).collect();
        assert_eq!(found, said, "{name}");
        if let Some(people) = people {
            assert_eq!(described(&text, &analysis), people, "{name}");
        }
    }
}

/// `speaker: words (sieve)`.
fn told(text: &str, analysis: &Analysis, quote: &Quote, given: &Attribution) -> String {
    let who = given.speaker.map_or("nobody".into(), |speaker| analysis.name(text, speaker));
    let sieve = serde_json::to_string(&given.sieve).unwrap();
    let words = text[quote.content].trim_end_matches([',', '.', '?', '!']);
    format!("{who}: {words} ({})", sieve.trim_matches('"'))
}

/// `name, role, organisation` of everybody with a name.
fn described(text: &str, analysis: &Analysis) -> Vec<String> {
    let people = analysis.speakers.iter().filter(|speaker| speaker.kind == SpeakerKind::Person);
    let parts = people.map(|speaker| [Some(speaker.name), speaker.role, speaker.organisation]);
    parts.map(|parts| parts.into_iter().flatten().map(|span| &text[span]).collect::<Vec<_>>().join(", ")).collect()
}
