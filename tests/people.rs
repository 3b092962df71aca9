//! What people are and where they work, as cases: `data/people.toml`.

use vidne::SpeakerId;
use vidne::speaker::SpeakerKind;

#[derive(serde::Deserialize)]
struct Suite {
    test: Vec<Case>,
}

#[derive(serde::Deserialize)]
struct Case {
    name: String,
    text: String,
    people: Vec<String>,
}

#[test]
fn people_are_what_the_cases_say() {
    let suite: Suite = toml::from_str(include_str!("data/people.toml")).unwrap();
    let mut faults = Vec::new();
    for Case { name, text, people } in suite.test {
        let found = described(&text);
        if found != people {
            faults.push(format!("{name}: {found:?} instead of {people:?}"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// `name, role, organisation` of everybody with a name.
fn described(text: &str) -> Vec<String> {
    let analysis = vidne::analyze(text);
    let people = (0..analysis.speakers.len()).map(SpeakerId::new);
    let people = people.filter(|id| analysis.speakers[id.index()].kind == SpeakerKind::Person);
    let parts = people.map(|id| {
        let organisation = analysis.speakers[id.index()].organisation.map(|span| text[span].into());
        [Some(analysis.name(text, id)), analysis.role(text, id), organisation]
    });
    parts.map(|parts| parts.into_iter().flatten().collect::<Vec<_>>().join(", ")).collect()
}
