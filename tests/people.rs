//! What people are and where they work, as cases: `data/people.toml`.

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
    let people = analysis.speakers.iter().filter(|speaker| speaker.kind == SpeakerKind::Person);
    let parts = people.map(|person| [Some(person.name), person.role, person.organisation]);
    parts.map(|parts| parts.into_iter().flatten().map(|span| &text[span]).collect::<Vec<_>>().join(", ")).collect()
}
