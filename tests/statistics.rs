//! Counts add up whatever the split, and mean what they say.

use proptest::prelude::*;
use vidne::stats::CorpusStats;
use vidne::{Article, Codebook};

const TEXTS: [&str; 5] = [
    "En dør på klem\n\n\"Vi fik tillid til hinanden,\" siger Mona Kjær, konsulent i Odder Kommune.\n\nHun kom igen.",
    "Tre dage\n\nDer var åbenhed om det hele. - Det var digitalt, fortæller Ib Falk.",
    "Ude\n\n\"Jeg lærte meget,\" siger Mona Kjær fra Odder Kommune. \"Tillid tager tid,\" siger hun.",
    "",
    "Læs også: En anden historie",
];

fn stats(index: usize) -> CorpusStats {
    let article = Article::new(format!("{index:03}"), TEXTS[index % TEXTS.len()]);
    CorpusStats::of(&article, &vidne::analyze(&article.text), Codebook::bundled())
}

proptest! {
    /// Any order and any split gives the same counts.
    #[test]
    fn counts_add_up(order in Just((0..15).collect::<Vec<usize>>()).prop_shuffle(), cut in 0_usize..15) {
        let sum = |part: &[usize]| part.iter().map(|&index| stats(index)).fold(CorpusStats::default(), CorpusStats::merge);
        let (left, right) = order.split_at(cut);
        let whole = sum(&(0..15).collect::<Vec<_>>());
        prop_assert_eq!(&sum(left).merge(sum(right)), &whole);
        prop_assert_eq!(whole.clone().merge(CorpusStats::default()), whole);
    }
}

#[test]
fn only_the_body_is_counted() {
    let article =
        Article::new("a", "En lang overskrift med mange ord\n\nVi var kun to.\n\nLæs også: En anden historie");
    let stats = CorpusStats::of(&article, &vidne::analyze(&article.text), Codebook::bundled());
    assert_eq!((stats.words, stats.sentences), (4, 1));
}
