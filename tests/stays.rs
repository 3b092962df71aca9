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

#[test]
fn two_who_swap_are_both_guests() {
    let both = [
        "Mia Krogh | Skattestyrelsen | Odder Kommune | – | to uger",
        "Bo Friis | Odder Kommune | Skattestyrelsen | – | to uger",
    ];
    let told = [
        "Mia Krogh byttede job med Bo Friis i to uger.",
        "I april byttede Mia Krogh og Bo Friis plads. De overtog hinandens skrivebord i to uger.",
        "I to uger sad Mia Krogh i Odder Kommune. Imens stod Bo Friis, der er vant til telefoner, på hendes plads.",
        "I to uger sad Mia Krogh i Odder Kommune. Den anden vej gik Bo Friis.",
        "I to uger sad Mia Krogh i Odder Kommune, mens Bo Friis overtog hendes opgaver.",
    ];
    let said =
        "\"Det var godt,\" siger Mia Krogh, konsulent i Skattestyrelsen. \"Ja,\" siger Bo Friis, kok i Odder Kommune.";
    for told in told {
        assert_eq!(read(&format!("Bytte\n\n{told}\n\n{said}")), both, "{told}");
    }
}

#[test]
fn her_stands_for_the_house() {
    let text = "Ude\n\nMia Krogh er konsulent i Skattestyrelsen. I Odder Kommune er de otte på et kontor. Her tilbragte hun maj måned.";
    assert_eq!(read(text), ["Mia Krogh | Skattestyrelsen | Odder Kommune | – | maj måned"]);
}

#[test]
fn a_house_may_have_no_name() {
    let guest = "Mia Krogh er konsulent i Skattestyrelsen.";
    let text = format!("Ude\n\n{guest} I maj var hun i praktik i kommunens afdeling for vej og park.");
    assert_eq!(read(&text), ["Mia Krogh | Skattestyrelsen | kommunens afdeling for vej og park | – | –"]);
    let text = format!("Ude\n\n{guest} Fra styrelsen tog Mia Krogh ud på plejehjemmet i et halvt år.");
    assert_eq!(read(&text), ["Mia Krogh | Skattestyrelsen | plejehjemmet | – | et halvt år"]);
    // Without days or weeks it is an errand.
    assert!(read(&format!("Ude\n\n{guest} Mia Krogh tog ud på plejehjemmet med breve.")).is_empty());
}

#[test]
fn from_month_to_month() {
    let text = "Ude\n\nMia Krogh er konsulent i Skattestyrelsen. Fra maj til juli sad hun i Odder Kommune.";
    assert_eq!(read(text), ["Mia Krogh | Skattestyrelsen | Odder Kommune | – | Fra maj til juli"]);
}
