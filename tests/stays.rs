//! Who visited whom, from which house to which, for how long, received by whom.

use vidne::stats::{Document, Stay, stays};
use vidne::{Article, Codebook, Span, SpeakerId};

/// Visitor, from, to, host, duration of each stay in `text`; a dash where it is silent.
fn read(text: &str) -> Vec<String> {
    let article = Article::new("a", text);
    let analysis = vidne::analyze(text);
    let document = Document::new(&article, &analysis, Codebook::bundled());
    let words = |span: Option<Span>| span.map_or("–", |span| &text[span]).to_owned();
    let name = |id: Option<SpeakerId>| id.map_or("–".into(), |id| analysis.name(text, id).into_owned());
    let row = |stay: Stay| {
        let cells = [name(Some(stay.visitor)), words(stay.from), words(stay.to), name(stay.host), words(stay.duration)];
        cells.join(" | ")
    };
    stays(&document).into_iter().map(row).collect()
}

#[test]
fn a_stay_with_all_cells() {
    let text = "Ud af huset\n\nMia Krogh, konsulent i Skattestyrelsen, var i praktik hos Jobcenteret i Odder Kommune, \
                hvor Bo Friis tog imod.\n\nOpholdet varede to uger.";
    assert_eq!(read(text), ["Mia Krogh | Skattestyrelsen | Jobcenteret i Odder Kommune | Bo Friis | to uger"]);
}

#[test]
fn a_stay_by_its_days() {
    let text = "Ud af huset\n\nMia Krogh, konsulent i Skattestyrelsen, tog fem dage til Odder Kommune.\n\n\
                \"Det var godt,\" siger Bo Friis, afdelingsleder i Odder Kommune.";
    assert_eq!(read(text), ["Mia Krogh | Skattestyrelsen | Odder Kommune | Bo Friis | fem dage"]);
}

#[test]
fn a_stay_by_where_somebody_sat() {
    let guest = "Mia Krogh er konsulent i Skattestyrelsen.";
    let cases = [
        "Mia Krogh sad med ved skranken i Odder Kommune i tre dage.",
        "I tre dage i maj sad hun med ved skranken i Odder Kommune.",
    ];
    for told in cases {
        let text = format!("Ud af huset\n\n{guest} {told}");
        assert_eq!(read(&text), ["Mia Krogh | Skattestyrelsen | Odder Kommune | – | tre dage"], "{told}");
    }
    assert!(read(&format!("Et liv\n\n{guest} Hun arbejdede i Odder Kommune i otte år.")).is_empty());
}

#[test]
fn a_swap_with_somebody_from_a_house() {
    // How fast something was done is not how long the stay was.
    let text = "Bytte\n\nMia Krogh er konsulent i Skattestyrelsen. I maj byttede hun plads med en elev fra Odder Kommune.\n\n\
                Mia Krogh sorterede 900 breve på fire dage.";
    assert_eq!(read(text), ["Mia Krogh | Skattestyrelsen | Odder Kommune | – | –"]);
}

#[test]
fn silence_gives_nothing() {
    assert!(read("Møde\n\nMia Krogh, konsulent i Skattestyrelsen, holdt et møde i tre dage.").is_empty());
    assert!(read("Hjemme\n\nMia Krogh, konsulent i Skattestyrelsen, var på besøg i Skattestyrelsen.").is_empty());
}

#[test]
fn a_topic_is_no_stay() {
    let text = "Møde\n\nMia Krogh, konsulent i Skattestyrelsen, kom til en workshop om praktik i Odder Kommune.";
    assert!(read(text).is_empty());
}

#[test]
fn a_guest_is_told_of_by_the_house() {
    let text = "Gæster\n\nOdder Kommune fik besøg af Mia Krogh, konsulent i Skattestyrelsen. Bo Friis var vært.";
    assert_eq!(read(text), ["Mia Krogh | Skattestyrelsen | Odder Kommune | Bo Friis | –"]);
}

#[test]
fn the_guest_tells() {
    let text = "Ude\n\n\"Jeg var i praktik hos Odder Kommune i en uge,\" siger Mia Krogh, konsulent i Skattestyrelsen.";
    assert_eq!(read(text), ["Mia Krogh | Skattestyrelsen | Odder Kommune | – | en uge"]);
}
