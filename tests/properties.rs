//! What holds for any text at all.

use std::time::{Duration, Instant};

use proptest::prelude::*;
use proptest::sample::select;
use proptest::strategy::ValueTree;
use vidne::report::Record;
use vidne::stats::CorpusStats;
use vidne::{Analysis, Analyzer, Article, Codebook, Span, analyze};

/// What Danish articles are made of, and what breaks programs that read them.
const PIECES: &[&str] = &[
    "Mona Kjær",
    "Ib",
    "hun",
    "han",
    "de to",
    "kontorchefen",
    "Vejle Kommune",
    "Ankestyrelsen",
    "jens",
    "ÅSE",
    "siger",
    "fortæller",
    "mener",
    "ifølge",
    "spørger",
    "griner",
    "tænkte",
    "lyder det fra",
    "understreger",
    "at",
    "om",
    "og",
    "men",
    "ikke",
    "som",
    "der",
    "er",
    "var",
    "Vi",
    "Jeg",
    "Det",
    "vi",
    "jeg",
    "det",
    "en",
    "på",
    "åbenhed",
    "tillid",
    "digitalisering",
    "mistillid",
    "velfærdsteknologi",
    "leder af",
    "konsulent i",
    "f.eks.",
    "kl. 10",
    "\"",
    "”",
    "“",
    "„",
    "»",
    "«",
    "'",
    "’",
    "‘",
    "›",
    "‹",
    "''",
    "´",
    "–",
    "- ",
    "— ",
    "-",
    "\n- ",
    "\n– ",
    "\n» ",
    ".",
    ",",
    ":",
    "?",
    "!",
    "…",
    ";",
    "(",
    ")",
    "[",
    "/",
    "1.",
    "3,5",
    "80'erne",
    "100 %",
    " ",
    " ",
    " ",
    " ",
    " ",
    "\n",
    "\n\n",
    "\r\n",
    "\r\n\r\n",
    "\r",
    "\t",
    "\u{A0}",
    "\u{AD}",
    "\u{200B}",
    "\u{2028}",
    "\u{FEFF}",
    "a\u{30A}",
    "e\u{301}",
    "\u{30A}",
    "😀",
    "👩‍👩‍👧",
    "🇩🇰",
    "\u{202E}",
    "\0",
    "中文",
    "ß",
    "İ",
    "ǆ",
    "Læs også: ",
    "Af ",
    "Foto: ",
    "---\n",
    "## ",
    "* ",
    "• ",
    "Spørgsmål: ",
    "https://a.dk/b?c=d",
    "a@b.dk",
];

/// Danish-looking soup.
fn soup() -> impl Strategy<Value = String> {
    let piece = prop_oneof![20 => select(PIECES).prop_map(str::to_owned), 1 => "\\PC{0,3}", 1 => "[\\x00-\\x7F]{0,3}"];
    prop::collection::vec(piece, 0..120).prop_map(|pieces| pieces.concat())
}

/// Soup with a space between the words, so that rules about words are reached.
fn sentences() -> impl Strategy<Value = String> {
    prop::collection::vec(select(PIECES), 0..80).prop_map(|pieces| pieces.join(" "))
}

proptest! {
    #[test]
    fn any_text_gives_a_sound_analysis(text in prop_oneof![soup(), sentences(), any::<String>()]) {
        check_layers(&text, &analyze(&text))?;
    }

    #[test]
    fn a_record_reads_back_as_it_was(text in prop_oneof![soup(), sentences()]) {
        let article = Article::new("soup", text);
        let analysis = analyze(&article.text);
        let record = Record::new(&article, &analysis, Codebook::bundled()).with_tokens(&article, &analysis);
        let line = serde_json::to_string(&record).unwrap();
        prop_assert!(!line.contains('\n'));
        prop_assert_eq!(serde_json::from_str::<Record>(&line).unwrap(), record);
    }

    /// CRLF, no-break spaces and letters taken apart change where things stand, not what is found.
    #[test]
    fn how_a_file_was_saved_changes_nothing(text in sentences()) {
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        let dressed = text.replace('\n', "\r\n").replace('å', "a\u{30A}").replace(" og ", "\u{A0}og\u{A0}");
        prop_assert_eq!(found(&text), found(&dressed));
    }

    /// Counts add up, whatever the split and the order.
    #[test]
    fn counts_are_a_commutative_monoid(texts in prop::collection::vec(sentences(), 3)) {
        let of = |index: usize| {
            let article = Article::new(index.to_string(), texts[index].clone());
            CorpusStats::of(&article, &analyze(&article.text), Codebook::bundled())
        };
        let (a, b, c) = (of(0), of(1), of(2));
        prop_assert_eq!(a.clone().merge(b.clone()), b.clone().merge(a.clone()));
        prop_assert_eq!(a.clone().merge(CorpusStats::default()), a.clone());
        prop_assert_eq!(a.clone().merge(b.clone()).merge(c.clone()), a.merge(b.merge(c)));
    }
}

#[cfg(feature = "files")]
#[test]
fn any_number_of_threads_gives_the_same_layers() {
    use vidne::{corpus, reader};
    let folder = tempfile::tempdir().unwrap();
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    for index in 0..200 {
        let text = format!("Tekst {index}. {}", sentences().new_tree(&mut runner).unwrap().current());
        std::fs::write(folder.path().join(format!("{index:03}.txt")), text).unwrap();
    }
    let analyzer = Analyzer::default();
    let run = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        let sources = || reader::sources([folder.path()]);
        pool.install(|| {
            let layers = corpus::map(&analyzer, sources(), |article, analysis| (article.id, analysis));
            let layers: Vec<Option<(String, Analysis)>> = layers.map(Result::ok).collect();
            (layers, corpus::stats(&analyzer, sources()).0)
        })
    };
    let one = run(1);
    assert_eq!(one, run(2));
    assert_eq!(one, run(7));
}

/// Texts that make a search without a limit take hours.
#[test]
fn the_cost_is_linear_in_the_text() {
    let hard = [
        "\"",
        "\" ",
        "»",
        "» a",
        "- ",
        "\n- ",
        "'",
        "(",
        "a",
        "a ",
        "A ",
        "Mona ",
        "Mona Kjær ",
        "hun ",
        "siger ",
        ", siger ",
        "\"a,\" siger ",
        "\"A.\" ",
        "» Ja, « siger Mona Kjær. ",
        "ifølge ",
        "at ",
        ", at ",
        "ikke ",
        "tillid ",
        "åben ",
        "og ",
        "i ",
        "\n",
        "\n\n",
        "\r\n",
        "\r",
        ".",
        "...",
        ". ",
        "1.",
        "A.B.",
        "\u{30A}",
        "\u{AD}",
        "😀",
        "Mona: ",
        "Navn:\n",
        "leder af ",
        "Af Mona\n",
        "Læs: \n\n",
        "--- \n",
        "a: b\n",
        "de to ",
        "- Ja, siger hun. ",
    ];
    for piece in hard {
        let text = piece.repeat(100_000 / piece.len());
        let start = Instant::now();
        let analysis = analyze(&text);
        let elapsed = start.elapsed();
        assert!(elapsed < Duration::from_secs(5), "{piece:?} repeated takes {elapsed:?}");
        check_layers(&text, &analysis).unwrap();
    }
}

/// The words of the layers, free of how the file was saved.
fn found(text: &str) -> Vec<String> {
    let analysis = analyze(text);
    let words = |name: &str, span: Span| format!("{name} {}", vidne::tidy(&text[span]));
    let blocks = analysis.blocks.iter().map(|block| words(block.kind.name(), block.span));
    let tokens = analysis.tokens.iter().map(|token| words("token", token.span));
    let quotes = analysis.quotes.iter().map(|quote| words("quote", quote.content));
    let cues = analysis.attributions.iter().filter_map(|attribution| Some(words("cue", attribution.cue?)));
    let speakers = analysis.speakers.iter().map(|speaker| words("speaker", speaker.name));
    let tags = analysis.tags.iter().map(|tag| words("tag", tag.span));
    blocks.chain(tokens).chain(quotes).chain(cues).chain(speakers).chain(tags).collect()
}

fn check_layers(text: &str, analysis: &Analysis) -> Result<(), TestCaseError> {
    let is_place = |span: Span| text.get(span.range()).is_some();
    let Analysis { blocks, sentences, tokens, quotes, speakers, attributions, tags } = analysis;

    check_row(text, blocks.iter().map(|block| block.span))?;
    check_row(text, sentences.iter().map(|sentence| sentence.span))?;
    check_row(text, tokens.iter().map(|token| token.span))?;
    for sentence in sentences {
        prop_assert!(blocks[sentence.block.index()].span.contains(sentence.span));
        let range = sentence.tokens.start as usize..sentence.tokens.end as usize;
        prop_assert!(tokens[range].iter().all(|token| sentence.span.contains(token.span)));
    }
    prop_assert_eq!(sentences.iter().map(|sentence| sentence.tokens.len()).sum::<usize>(), tokens.len());

    prop_assert!(quotes.is_sorted_by_key(|quote| quote.span.start()));
    for (index, quote) in quotes.iter().enumerate() {
        prop_assert!(is_place(quote.span) && is_place(quote.content));
        prop_assert!(quote.span.contains(quote.content), "{:?} is not in {:?}", quote.content, quote.span);
        prop_assert!(!quote.content.is_empty());
        let earlier = [quote.continues, quote.repeats];
        prop_assert!(earlier[0].is_none_or(|other| other.index() < index));
        prop_assert!(earlier[1].is_none_or(|other| other.index() < quotes.len() && other.index() != index));
        if let Some(inquit) = &quote.inquit {
            let parts = [Some(inquit.span), Some(inquit.cue), inquit.source];
            prop_assert!(parts.into_iter().flatten().all(is_place));
        }
    }

    prop_assert_eq!(attributions.len(), quotes.len());
    for (index, attribution) in attributions.iter().enumerate() {
        prop_assert_eq!(attribution.quote.index(), index);
        prop_assert!(attribution.speaker.is_none_or(|speaker| speaker.index() < speakers.len()));
        prop_assert!([attribution.mention, attribution.cue].into_iter().flatten().all(is_place));
        prop_assert!((0.0..=1.0).contains(&attribution.confidence));
    }

    for (index, speaker) in speakers.iter().enumerate() {
        let labels = [Some(speaker.name), speaker.role, speaker.organisation];
        prop_assert!(labels.into_iter().flatten().all(|span| is_place(span) && !span.is_empty()));
        prop_assert!(speaker.mentions.is_sorted_by_key(|mention| mention.span.start()));
        prop_assert!(speaker.mentions.iter().all(|mention| is_place(mention.span)));
        prop_assert!(speaker.members.iter().all(|member| member.index() < speakers.len() && member.index() != index));
        prop_assert!(speaker.members.iter().all(|member| speakers[member.index()].members.is_empty()));
    }

    prop_assert!(tags.is_sorted_by_key(|tag| tag.span.start()));
    for tag in tags {
        prop_assert!(is_place(tag.span) && !tag.span.is_empty());
        prop_assert!(sentences[tag.sentence.index()].span.overlaps(tag.span));
        prop_assert!(tag.theme.index() < Codebook::bundled().themes().len());
        prop_assert!(tag.pattern.index() < Codebook::bundled().patterns().len());
    }
    Ok(())
}

/// Spans of a layer: in order, apart, on the edges of characters, and none empty.
fn check_row(text: &str, spans: impl Iterator<Item = Span>) -> Result<(), TestCaseError> {
    let mut end = 0;
    for span in spans {
        prop_assert!(text.get(span.range()).is_some(), "{:?} is no place in the text", span);
        prop_assert!(end <= span.start() && !span.is_empty(), "{:?} begins before {}", span, end);
        end = span.end();
    }
    Ok(())
}
