//! `vidne quotes`: every quote with who said it.

use vidne::quote::QuoteKind;
use vidne::report::{Cell, Kind, Lang, LongTable, Page, Part, Table, shorten};
use vidne::stats::{Document, Voice};
use vidne::{Codebook, QuoteId, Span, SpeakerId, tidy};

use crate::args::{KindArg, Quotes};
use crate::run::Run;
use crate::write::{self, Shown};
use crate::{Failure, Outcome};

/// How much of a quote a table shows, in characters.
const BEGINNING: usize = 72;

pub fn run(args: &Quotes) -> Result<Outcome, Failure> {
    let mut run = Run::new(&args.input, &args.coding)?;
    for (setting, value) in settings(args) {
        run.set(setting, &value);
    }
    let output = args.tables.open()?;
    let lang = args.tables.lang();
    let mut table = LongTable::Quotes.begin(run.codebook());
    if args.context.is_some() {
        table = table.with_columns(["before", "after"].map(str::to_owned), Kind::Text);
    }
    let mut parts = Vec::new();
    run.each(
        |document| found(args, document, lang),
        |found| {
            for Found { row, part } in found {
                table.rows.push(row);
                parts.extend(part);
            }
            Ok(())
        },
    )?;
    let page = if args.explain || args.context.is_some() {
        Page { parts }
    } else {
        table_for_people(&table, run.codebook(), lang)
    };
    args.tables.write(Shown { tables: vec![table], page }, run.stamp(), output)?;
    Ok(run.end())
}

fn settings(args: &Quotes) -> Vec<(&'static str, String)> {
    let kinds: Vec<String> = args.kind.iter().map(KindArg::name).collect();
    let all = [
        ("speaker", args.speaker.clone()),
        ("organisation", args.organisation.clone()),
        ("theme", args.theme.clone()),
        ("min-confidence", args.min_confidence.map(|least| least.to_string())),
        ("kind", (!kinds.is_empty()).then(|| kinds.join(","))),
    ];
    all.into_iter().filter_map(|(name, value)| Some((name, value?))).collect()
}

/// A quote as a row, and as people read it at length.
struct Found {
    row: Vec<Cell>,
    part: Vec<Part>,
}

fn found(args: &Quotes, document: &Document<'_>, lang: Lang) -> Vec<Found> {
    let rows = document.quotes().zip(LongTable::Quotes.rows(document));
    let kept = rows.filter(|(quote, _)| is_asked_for(args, document, *quote));
    let at_length = args.explain || args.context.is_some();
    kept.map(|(quote, mut row)| {
        let around = args.context.map(|sentences| context(document, quote, sentences));
        row.extend(around.iter().flatten().map(|words| Cell::from(words.as_str())));
        let part = if at_length { explained(args, document, quote, around, lang) } else { Vec::new() };
        Found { row, part }
    })
    .collect()
}

fn is_asked_for(args: &Quotes, document: &Document<'_>, id: QuoteId) -> bool {
    let (quote, attribution) = (&document.analysis.quotes[id.index()], document.analysis.attribution(id));
    let speakers = document.speakers_of(id);
    let holds = |part: &str, whole: Option<String>| {
        whole.is_some_and(|whole| whole.to_lowercase().contains(&part.to_lowercase()))
    };
    let voice = |what: fn(Voice) -> Option<String>, part: &str| {
        speakers.iter().any(|&speaker| holds(part, what(Voice::of(document, speaker))))
    };
    let by_speaker = match args.speaker.as_deref() {
        None => true,
        Some("nobody") => attribution.speaker.is_none(),
        Some(name) => speakers.iter().any(|&speaker| {
            let text = &document.article.text;
            holds(name, Some(document.analysis.name(text, speaker).into_owned()))
        }),
    };
    let by_organisation = args.organisation.as_deref().is_none_or(|name| voice(|voice| voice.organisation, name));
    let by_kind = args.kind.is_empty() || args.kind.iter().any(|&kind| QuoteKind::from(kind) == quote.kind);
    let carries = |theme: &str| {
        let mut tags = document.tags().filter(|(_, of)| *of == Some(id));
        tags.any(|(tag, _)| document.codebook.theme(tag.theme).id == theme)
    };
    by_speaker
        && by_organisation
        && by_kind
        && args.theme.as_deref().is_none_or(carries)
        && args.min_confidence.is_none_or(|least| f64::from(attribution.confidence) >= least)
}

impl From<KindArg> for QuoteKind {
    fn from(arg: KindArg) -> Self {
        match arg {
            KindArg::Direct => Self::Direct,
            KindArg::Mixed => Self::Mixed,
            KindArg::Indirect => Self::Indirect,
        }
    }
}

/// The words before and after a quote, to the edge of its sentences and so many sentences further.
fn context(document: &Document<'_>, id: QuoteId, sentences: usize) -> [String; 2] {
    let span = document.analysis.quotes[id.index()].span;
    let all = &document.analysis.sentences;
    let first = all.partition_point(|sentence| sentence.span.end() <= span.start());
    let after = all.partition_point(|sentence| sentence.span.start() < span.end());
    let start = all.get(first.saturating_sub(sentences)).map_or(span, |sentence| sentence.span).start();
    let end =
        all.get((after + sentences).min(all.len()).saturating_sub(1)).map_or(span, |sentence| sentence.span).end();
    let words = |from: usize, to: usize| tidy(&document.article.text[Span::new(from, to)]).into_owned();
    [words(start.min(span.start()), span.start()), words(span.end(), end.max(span.end()))]
}

/// A quote at length: its words, who said them, and how that was found.
fn explained(
    args: &Quotes,
    document: &Document<'_>,
    id: QuoteId,
    around: Option<[String; 2]>,
    lang: Lang,
) -> Vec<Part> {
    let (text, analysis) = (&document.article.text, document.analysis);
    let (quote, attribution) = (&analysis.quotes[id.index()], analysis.attribution(id));
    let words = |span: Span| tidy(&text[span]).into_owned();
    let mut parts = vec![Part::Quote {
        text: words(quote.content),
        speaker: attribution.speaker.map(|speaker| who(document, speaker)),
        place: format!("{}:{}", document.article.id, document.line(quote.span)),
    }];
    parts.extend(around.map(|[before, after]| Part::Paragraph(format!("{before} […] {after}").trim().to_owned())));
    if args.explain {
        let sieve = serde_json::to_value(attribution.sieve).ok();
        let sieve = sieve.as_ref().and_then(|name| name.as_str()).unwrap_or_default().to_owned();
        let named = |label: &str, span: Option<Span>| {
            let span = span?;
            let line = document.line(span).to_string();
            Some(lang.fill(label, &[&words(span), &line]))
        };
        let confidence = lang.number(f64::from(attribution.confidence), 2);
        let reasons = [
            Some(lang.fill("explain_sieve", &[&sieve, lang.label(&format!("sieve_{sieve}"))])),
            named("explain_cue", attribution.cue),
            named("explain_mention", attribution.mention),
            Some(lang.fill("explain_confidence", &[&confidence])),
        ];
        parts.push(Part::Paragraph(reasons.into_iter().flatten().collect::<Vec<_>>().join(" ")));
    }
    parts
}

fn who(document: &Document<'_>, speaker: SpeakerId) -> String {
    let voice = Voice::of(document, speaker);
    let name = document.analysis.name(&document.article.text, speaker).into_owned();
    [Some(name), voice.role, voice.organisation].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// The speaker with role and organisation, the beginning of the quote, place.
fn table_for_people(table: &Table, codebook: &Codebook, lang: Lang) -> Page {
    let mut shown = write::with_place(table, &["quote", "speaker", "role", "organisation"]);
    for row in &mut shown.rows {
        if let Cell::Text(quote) = &mut row[0] {
            *quote = shorten(quote, BEGINNING);
        }
    }
    let shown = write::join(shown, &["speaker", "role", "organisation"]);
    let shown = write::select(&shown, &["speaker", "quote", "place"]);
    write::page_of(&[shown], codebook, lang)
}
