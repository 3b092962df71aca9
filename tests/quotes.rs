//! What is speech, where it ends and what introduces it, case by case: `tests/data/quotes.toml`.

use serde::Deserialize;
use vidne::Plain;
use vidne::quote::{Quote, quotes};
use vidne::segment::Segmentation;

#[derive(Deserialize)]
struct Cases {
    test: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    name: String,
    text: String,
    /// `kind | content | cue | source`, in order; `-` where there is none.
    quotes: Vec<String>,
}

#[test]
fn quotes_are_found_as_the_cases_say() {
    let cases: Cases = toml::from_str(include_str!("data/quotes.toml")).unwrap();
    for case in cases.test {
        let plain = Plain::new(&case.text);
        let found = quotes(plain.text(), &Segmentation::new(plain.text()));
        let shown: Vec<String> = found.iter().map(|quote| show(plain.text(), quote)).collect();
        assert_eq!(shown, case.quotes, "{}", case.name);
    }
}

fn show(text: &str, quote: &Quote) -> String {
    let cue = quote.inquit.map_or("-", |inquit| &text[inquit.cue]);
    let source = quote.inquit.and_then(|inquit| inquit.source).map_or("-", |source| &text[source]);
    let kind = format!("{:?}", quote.kind).to_lowercase();
    format!("{kind} | {} | {cue} | {source}", &text[quote.content])
}

#[test]
fn second_halves_and_reopened_paragraphs_go_on() {
    for text in [
        "\"Først,\" siger Ane, \"var det sjovt.\"",
        "\"Vi har tid.\n\n\"Men det koster,\" siger Ane.",
        "– Jeg var træt, siger Ane. – Nu går jeg.",
    ] {
        let found = quotes(text, &Segmentation::new(text));
        assert_eq!(
            found.iter().map(|quote| quote.continues.map(|id| id.0)).collect::<Vec<_>>(),
            [None, Some(0)],
            "{text}"
        );
    }
}

#[test]
fn a_pull_quote_repeats_the_words_of_the_text() {
    let text = "\"Jeg glæder mig hver eneste morgen\"\n\nDet går godt.\n\n\"Jeg glæder mig hver eneste morgen, og det kan ses,\" siger Ane.";
    let found = quotes(text, &Segmentation::new(text));
    assert_eq!(found[0].repeats.map(|id| id.0), Some(1));
    assert_eq!(found[1].repeats, None);
}

/// Ten times the text takes ten times as long, more or less: what a quadratic rule would not.
#[test]
fn many_marks_in_one_paragraph_cost_no_more_than_their_number() {
    let text = "Han sagde \"ja\" og \"nej\", siger hun. – Nå, siger Bo. ".repeat(4_000);
    let found = quotes(&text, &Segmentation::new(&text));
    assert!(found.len() > 4_000);
    // Fragments and labels without a single stop between them.
    for text in ["»Vi«, »går« efter hans mening, at »det er så«, ", "AH: Hvad laver I? BL: Vi venter. "] {
        let text = text.repeat(4_000);
        assert!(quotes(&text, &Segmentation::new(&text)).len() >= 4_000, "{}", &text[..40]);
    }
}
