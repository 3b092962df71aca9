//! `vidne quotes`: every quote with who said it.

use vidne::quote::QuoteKind;
use vidne::report::{Cell, Kind, Lang, LongTable, Part, Table, shorten};
use vidne::stats::{Document, Voice};
use vidne::{Codebook, QuoteId, Span, SpeakerId, tidy};

use crate::args::{KindArg, Quotes, TableFormat, WhichQuotes};
use crate::long::Added;
use crate::run::Run;
use crate::{Failure, Misuse, Outcome, write};

/// How much of a quote a table shows, in characters.
const BEGINNING: usize = 72;

pub fn run(args: &Quotes) -> Result<Outcome, Failure> {
    let mut run = Run::new(&args.input, &args.coding)?;
    if let Some(theme) = &args.which.theme {
        known_theme(theme, run.codebook())?;
    }
    for (setting, value) in settings(&args.which) {
        run.set(setting, &value);
    }
    let mut table = LongTable::Quotes.begin(run.codebook());
    if args.context.is_some() {
        table = table.with_columns(["before", "after"].map(str::to_owned), Kind::Text);
    }
    let is_for_people = matches!(args.tables.format(), TableFormat::Text | TableFormat::Markdown);
    let at_length = is_for_people && (args.explain || args.context.is_some());
    run.write(&args.tables, table, for_people, |document| match at_length {
        true => Added::Parts(parts(args, document)),
        false => Added::Rows(rows(args, document)),
    })?;
    Ok(run.end())
}

/// That quotes of a theme can be asked for.
fn known_theme(id: &str, codebook: &Codebook) -> Result<(), Misuse> {
    let themes: Vec<&str> = codebook.themes().iter().map(|theme| theme.id.as_str()).collect();
    if themes.contains(&id) {
        return Ok(());
    }
    Err(Misuse(format!("--theme {id}: not among the themes in use ({}); --themes all uses all", themes.join(", "))))
}

fn settings(which: &WhichQuotes) -> Vec<(&'static str, String)> {
    let kinds: Vec<String> = which.kind.iter().map(KindArg::name).collect();
    let all = [
        ("speaker", which.speaker.clone()),
        ("organisation", which.organisation.clone()),
        ("theme", which.theme.clone()),
        ("min-confidence", which.min_confidence.map(|least| least.to_string())),
        ("kind", (!kinds.is_empty()).then(|| kinds.join(","))),
    ];
    all.into_iter().filter_map(|(name, value)| Some((name, value?))).collect()
}

fn rows(args: &Quotes, document: &Document<'_>) -> Vec<Vec<Cell>> {
    let rows = document.quotes().zip(LongTable::Quotes.rows(document));
    let asked_for = rows.filter(|(quote, _)| is_asked_for(&args.which, document, *quote));
    let with_context = |(quote, row): (QuoteId, Vec<Cell>)| {
        let around = args.context.map(|sentences| context(document, quote, sentences).map(Cell::from));
        row.into_iter().chain(around.into_iter().flatten()).collect()
    };
    asked_for.map(with_context).collect()
}

/// Quotes at length.
fn parts(args: &Quotes, document: &Document<'_>) -> Vec<Part> {
    let asked_for = document.quotes().filter(|quote| is_asked_for(&args.which, document, *quote));
    asked_for.flat_map(|quote| at_length(args, document, quote)).collect()
}

fn is_asked_for(which: &WhichQuotes, document: &Document<'_>, id: QuoteId) -> bool {
    let (quote, attribution) = (&document.analysis.quotes[id.index()], document.analysis.attribution(id));
    let speakers = document.speakers_of(id);
    let holds = |part: &str, whole: Option<String>| {
        whole.is_some_and(|whole| whole.to_lowercase().contains(&part.to_lowercase()))
    };
    let voice = |what: fn(Voice) -> Option<String>, part: &str| {
        speakers.iter().any(|&speaker| holds(part, what(Voice::of(document, speaker))))
    };
    let by_speaker = match which.speaker.as_deref() {
        None => true,
        Some("nobody") => attribution.speaker.is_none(),
        Some(name) => speakers.iter().any(|&speaker| {
            let text = &document.article.text;
            holds(name, Some(document.analysis.name(text, speaker).into_owned()))
        }),
    };
    let by_organisation = which.organisation.as_deref().is_none_or(|name| voice(|voice| voice.organisation, name));
    let by_kind = which.kind.is_empty() || which.kind.iter().any(|&kind| QuoteKind::from(kind) == quote.kind);
    let carries = |theme: &str| {
        let mut tags = document.tags().filter(|(_, of)| *of == Some(id));
        tags.any(|(tag, _)| document.codebook.theme(tag.theme).id == theme)
    };
    by_speaker
        && by_organisation
        && by_kind
        && which.theme.as_deref().is_none_or(carries)
        && which.min_confidence.is_none_or(|least| f64::from(attribution.confidence) >= least)
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

/// A quote at length: its words, who said them, what stands around it, and how the speaker was found.
fn at_length(args: &Quotes, document: &Document<'_>, id: QuoteId) -> Vec<Part> {
    let quote = &document.analysis.quotes[id.index()];
    let shown = Part::Quote {
        text: tidy(&document.article.text[quote.content]).into_owned(),
        speaker: document.analysis.attribution(id).speaker.map(|speaker| who(document, speaker)),
        place: format!("{}:{}", document.article.id, document.line(quote.span)),
    };
    let around = args.context.map(|sentences| {
        let [before, after] = context(document, id, sentences);
        Part::Paragraph(format!("{before} […] {after}").trim().to_owned())
    });
    let reasons = args.explain.then(|| Part::Paragraph(reasons(document, id, args.tables.lang())));
    [Some(shown), around, reasons].into_iter().flatten().collect()
}

/// How the speaker of a quote was found.
fn reasons(document: &Document<'_>, id: QuoteId, lang: Lang) -> String {
    let attribution = document.analysis.attribution(id);
    let sieve = serde_json::to_value(attribution.sieve).ok();
    let sieve = sieve.as_ref().and_then(|name| name.as_str()).unwrap_or_default();
    let named = |label: &str, span: Option<Span>| {
        let span = span?;
        let words = tidy(&document.article.text[span]);
        Some(lang.fill(label, &[&words, &document.line(span).to_string()]))
    };
    let confidence = lang.number(f64::from(attribution.confidence), 2);
    let reasons = [
        Some(lang.fill("explain_sieve", &[sieve, lang.label(&format!("sieve_{sieve}"))])),
        named("explain_cue", attribution.cue),
        named("explain_mention", attribution.mention),
        Some(lang.fill("explain_confidence", &[&confidence])),
    ];
    reasons.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

fn who(document: &Document<'_>, speaker: SpeakerId) -> String {
    let voice = Voice::of(document, speaker);
    let name = document.analysis.name(&document.article.text, speaker).into_owned();
    [Some(name), voice.role, voice.organisation].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// The speaker with role and organisation, the beginning of the quote, place.
fn for_people(quotes: &Table) -> Table {
    let mut shown = write::with_place(quotes, &["quote", "speaker", "role", "organisation"]);
    for row in &mut shown.rows {
        if let Cell::Text(quote) = &mut row[0] {
            *quote = shorten(quote, BEGINNING);
        }
    }
    let shown = write::join(shown, &["speaker", "role", "organisation"]);
    write::select(&shown, &["speaker", "quote", "place"])
}
