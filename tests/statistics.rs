//! Counts add up whatever the split, and mean what they say.

use proptest::prelude::*;
use vidne::report::{Lang, LongTable, Partial, Stamp, ThemeReport, csv, markdown, tables, text};
use vidne::stats::{Bootstrap, By, CorpusStats, Counts, Document, FrequencyList, Sides, Tally, keywords};
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

    /// Any order and any split into parts, some of them empty, gives the same bytes, also through files and whichever two are
    /// added first.
    #[test]
    fn counts_add_up(
        order in Just((0..15).collect::<Vec<usize>>()).prop_shuffle(),
        part_of in prop::collection::vec(0_usize..5, 15),
        is_first in any::<bool>(),
    ) {
        let whole = sum(&(0..15).collect::<Vec<_>>());
        let articles = |part: usize| order.iter().copied().filter(|&index| part_of[index] == part).collect::<Vec<usize>>();
        let mut parts: Vec<Partial> =
            (0..5).map(|part| Partial::read(sum(&articles(part)).write().as_bytes()).unwrap()).collect();
        while parts.len() > 1 {
            let (a, b) = (parts.remove(0), parts.remove(0));
            let both = a.merge(b).unwrap();
            if is_first { parts.insert(0, both) } else { parts.push(both) }
        }
        prop_assert_eq!(&parts[0], &whole);
        prop_assert_eq!(parts[0].write(), whole.write());
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
    let usual = || Stamp::new(Codebook::bundled());
    let merge = |a: Stamp, b: Stamp| {
        let merged = Partial::new(Counts::default(), a).merge(Partial::new(Counts::default(), b));
        merged.map_err(|error| error.to_string())
    };
    assert!(merge(usual().with("where", "year=2019"), usual().with("where", "year=2019")).is_ok());
    assert_eq!(
        merge(usual(), usual().with("where", "year=2019")).unwrap_err(),
        "made with settings where=year=2019, the parts before it with as they come; count all parts alike"
    );
    let older = Stamp { version: "0.0.9".into(), ..usual() };
    let told = merge(usual(), older).unwrap_err();
    assert!(told.starts_with("made with version 0.0.9, the parts before it with "), "{told}");
    let codebook = Codebook::parse("mine", "[[code]]\nid = \"x\"\nany = [\"x\"]\n").unwrap();
    let told = merge(usual(), Stamp::new(&codebook)).unwrap_err();
    assert!(told.starts_with(&format!("made with codebook mine sha256:{}", codebook.hash())), "{told}");
}

#[test]
fn counts_in_another_form_are_told_from_what_is_none() {
    let told = |json: &str| Partial::read(json.as_bytes()).unwrap_err().to_string();
    assert!(told(r#"{"vidne_counts":9,"sums":[]}"#).starts_with("counts in form 9, and this version"));
    assert_eq!(told("Hej."), "not the counts of a part of a corpus");
    let whole = sum(&[0]).write();
    assert_eq!(told(&whole[..whole.len() / 2]), "not the counts of a part of a corpus");
}

#[test]
fn only_the_body_is_counted() {
    let article =
        Article::new("a", "En lang overskrift med mange ord\n\nVi var kun to.\n\nLæs også: En anden historie");
    let stats = CorpusStats::of(&article, &vidne::analyze(&article.text), Codebook::bundled());
    assert_eq!((stats.words, stats.sentences), (4, 1));
}

#[test]
fn a_report_is_right_at_80_columns() {
    let counts = sum(&(0..15).collect::<Vec<_>>()).counts;
    let report = ThemeReport::new(&counts.corpus, Codebook::bundled(), Stamp::new(Codebook::bundled()));
    for lang in [Lang::Da, Lang::En] {
        let shown = text::page(&report.page(lang), lang);
        assert!(shown.lines().all(|line| line.chars().count() <= 80), "{shown}");
        assert_eq!(shown.contains("Temarapport"), lang == Lang::Da);
        assert!(markdown::page(&report.page(lang), lang).starts_with("# "));
    }
    let shown = text::page(&report.page(Lang::Da), Lang::Da);
    assert!(shown.contains("Mona Kjær   konsulent  Odder Kommune        6"), "{shown}");
    assert!(shown.contains("af 15 ("), "{shown}");
}

/// Every table has a cell for every column whatever was counted, and says nothing where nothing was.
#[test]
fn tables_of_something_and_of_nothing() {
    let codebook = Codebook::bundled();
    for counts in [sum(&(0..15).collect::<Vec<_>>()).counts, Counts::default()] {
        let list = counts.vocabulary.list(&FrequencyList { stem: true, content_words: true, least: 1 });
        let all = [
            tables::measures(&counts),
            tables::themes(&counts, codebook, &Bootstrap { replicates: 100, ..Bootstrap::default() }),
            tables::zones(&counts, codebook),
            tables::positions(&counts, codebook),
            tables::speakers(&counts, codebook),
            tables::roles(&counts, codebook),
            tables::organisations(&counts, codebook),
            tables::together(&counts, codebook),
            tables::frequencies(&list, counts.vocabulary.total()),
        ];
        for table in all {
            let written = csv::table(&table);
            assert!(!written.contains("NaN") && !written.contains(",inf"), "{written}");
            assert_eq!(written.lines().count(), table.rows.len() + 1, "{}", table.name);
        }
    }
}

#[test]
fn a_quote_is_a_row() {
    let article = Article::new("a.txt", TEXTS[0]);
    let analysis = vidne::analyze(&article.text);
    let document = Document::new(&article, &analysis, Codebook::bundled());
    let mut table = LongTable::Quotes.begin(Codebook::bundled());
    LongTable::Quotes.rows(&document).into_iter().for_each(|row| table.push(row));
    let written = csv::table(&table);
    let row = written.lines().nth(1).unwrap();
    assert!(row.starts_with("a.txt#1,a.txt,Mona Kjær,person,konsulent,Odder Kommune,"), "{row}");
    assert!(row.contains(",direct,marked,trust,siger,"), "{row}");
}

#[test]
fn what_quotes_say_and_narration_does_not() {
    let mut sides = Sides::new(By::Speech);
    for (index, text) in TEXTS.iter().enumerate() {
        let article = Article::new(index.to_string(), *text);
        sides.add(&Document::new(&article, &vidne::analyze(text), Codebook::bundled()));
    }
    let (quotes, narration) = sides.against_rest("quotes").unwrap();
    let words = keywords(quotes, &narration, 1, vidne::stats::Correction::default());
    let position = |word: &str| words.iter().position(|keyword| keyword.word == word).unwrap();
    assert!(position("tillid") < position("siger"), "{words:?}");
}

/// What is counted of a narrowed document is what stands in its quotes, whole by whole.
#[test]
fn a_document_is_narrowed_to_what_somebody_says() {
    let text = "Ude\n\nDe kom sent. \"Tillid tager tid,\" siger Mona Kjær, konsulent i Odder Kommune.\n\n\
                \"Vi har åbenhed,\" siger Ib Falk, leder i Odder Kommune. Han gik.";
    let article = Article::new("a", text);
    let analysis = vidne::analyze(text);
    let document = Document::new(&article, &analysis, Codebook::bundled());
    let said_by = document.said_by("role");
    assert_eq!(said_by.keys().collect::<Vec<_>>(), ["konsulent", "leder"]);
    let narrow = document.only(&said_by["konsulent"]);
    let mut stats = CorpusStats::default();
    stats.add(&narrow);
    assert_eq!((stats.words, stats.sentences, stats.quotes.total, stats.quotes.words), (3, 1, 1, 3));
    assert_eq!((stats.themes["trust"].quotes, stats.themes["openness"].articles), (1, 0));
    assert_eq!(LongTable::Quotes.rows(&narrow).len(), 1);
    assert_eq!(document.said_by("organisation")["Odder Kommune"].len(), 2);
    assert!(document.said_by("year").is_empty());
}
