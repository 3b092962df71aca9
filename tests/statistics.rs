//! Counts add up whatever the split, and mean what they say.

use proptest::prelude::*;
use vidne::report::{Partial, Stamp};
use vidne::stats::{CorpusStats, Counts, Document, Tally};
use vidne::{Article, Codebook};

const TEXTS: [&str; 5] = [
    "En dør på klem\n\n\"Vi fik tillid til hinanden,\" siger Mona Kjær, konsulent i Odder Kommune.\n\nHun kom igen.",
    "Tre dage\n\nDer var åbenhed om det hele. - Det var digitalt, fortæller Ib Falk.",
    "Ude\n\n\"Jeg lærte meget,\" siger Mona Kjær fra Odder Kommune. \"Tillid tager tid,\" siger hun.",
    "",
    "Læs også: En anden historie",
];

fn counts(index: usize) -> Counts {
    let article = Article::new(format!("{index:03}"), TEXTS[index % TEXTS.len()]);
    let mut counts = Counts::default();
    counts.add(&Document::new(&article, &vidne::analyze(&article.text), Codebook::bundled()));
    counts
}

fn sum(part: &[usize]) -> Partial {
    let stamp = |articles| Stamp::new(Codebook::bundled()).of_articles(articles);
    let parts = part.iter().map(|&index| Partial::new(counts(index), stamp(1)));
    parts.fold(Partial::new(Counts::default(), stamp(0)), |sum, part| sum.merge(part).unwrap())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    /// Any order and any split gives the same bytes, also through a file.
    #[test]
    fn counts_add_up(order in Just((0..15).collect::<Vec<usize>>()).prop_shuffle(), cut in 0_usize..15) {
        let whole = sum(&(0..15).collect::<Vec<_>>());
        let (left, right) = order.split_at(cut);
        let [left, right] = [left, right].map(|part| Partial::read(sum(part).write().as_bytes()).unwrap());
        let merged = right.merge(left).unwrap();
        prop_assert_eq!(&merged, &whole);
        prop_assert_eq!(merged.write(), whole.write());
    }
}

#[test]
fn one_pass_and_many_parts_are_the_same() {
    let mut one = Counts::default();
    for index in 0..15 {
        let article = Article::new(format!("{index:03}"), TEXTS[index % TEXTS.len()]);
        one.add(&Document::new(&article, &vidne::analyze(&article.text), Codebook::bundled()));
    }
    assert_eq!(one, sum(&(0..15).collect::<Vec<_>>()).counts);
}

#[test]
fn parts_made_otherwise_do_not_add_up() {
    let with =
        |value: f64| Partial::new(Counts::default(), Stamp::new(Codebook::bundled()).with("min-confidence", value));
    assert!(with(0.5).merge(with(0.5)).is_ok());
    assert!(with(0.5).merge(with(0.8)).is_err());
}

#[test]
fn only_the_body_is_counted() {
    let article =
        Article::new("a", "En lang overskrift med mange ord\n\nVi var kun to.\n\nLæs også: En anden historie");
    let stats = CorpusStats::of(&article, &vidne::analyze(&article.text), Codebook::bundled());
    assert_eq!((stats.words, stats.sentences), (4, 1));
}
