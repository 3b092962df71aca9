//! The long tables: a row an article, a row a quote, and the matrices that statistics programs read.
//!
//! Filled article by article, so that a caller may write the rows of one before the next is read. The program does: its
//! rows of csv and JSON Lines leave as they are made, and each ends in a `stamp`, that of a result of its one article.

use std::borrow::Cow;
use std::collections::BTreeSet;

use crate::plain::tidy;
use crate::report::table::name_of;
use crate::report::{Cell, Kind, Table};
use crate::span::{QuoteId, Span, SpeakerId, ThemeId};
use crate::stats::{CorpusStats, Diversity, Document, Measured, Stay, Tally, Voice, WINDOW, stays};
use crate::theme::{Codebook, Tag};

/// A table to which every article adds rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LongTable {
    /// A row an article: `article`, `words`, `long_words`, `sentences`, `lix`, `rix`, `types`, `ttr`, `mattr_50`, `mtld`,
    /// `hdd`, `quotes`, `named`, `quoted_words`, then the hits of each theme in the body.
    Articles,
    /// A row a quote: `id`, `article`, `speaker`, `kind_of_speaker`, `role`, `organisation`, `quote`, `kind`, `form`,
    /// `themes` (with `;` between), `cue`, `sieve`, `confidence`, `line`, `start`, `end` (Unicode scalar values).
    Quotes,
    /// A row a stay: `article`, `line`, `visitor`, `role`, `from`, `to`, `host`, `duration`, `outcomes` (themes of what
    /// visitor and host say, with the number of quotes), `evidence`, and `…_start` and `…_end` of each of the cells.
    Stays,
    /// A row a hit of a pattern, the cancelled ones too: `article`, `theme`, `words`, `pattern`, `polarity` (1 or -1),
    /// `turned_by` (the negator), `zone`, `quote` (its id), `cancelled_by`, `line`, `start`, `end` (Unicode scalar values).
    Tags,
    /// A row an article: `article`, then 0 or 1 for each theme.
    ArticleThemes,
    /// A row a quote: `id`, then 0 or 1 for each theme.
    QuoteThemes,
}

impl LongTable {
    /// The table before any article.
    #[must_use]
    pub fn begin(self, codebook: &Codebook) -> Table {
        let themes = codebook.themes().iter().map(|theme| theme.id.clone());
        match self {
            Self::Articles => Table::new("articles", ARTICLES).with_columns(themes, Kind::Count),
            Self::Quotes => Table::new("quotes", QUOTES),
            Self::Stays => Table::new("stays", STAYS).with_columns(STAY_PLACES.map(str::to_owned), Kind::Count),
            Self::Tags => Table::new("tags", TAGS),
            Self::ArticleThemes => {
                Table::new("article_themes", &[("article", Kind::Text)]).with_columns(themes, Kind::Count)
            }
            Self::QuoteThemes => Table::new("quote_themes", &[("id", Kind::Text)]).with_columns(themes, Kind::Count),
        }
    }

    /// The rows of an article.
    #[must_use]
    pub fn rows(self, document: &Document<'_>) -> Vec<Vec<Cell>> {
        match self {
            Self::Articles => vec![article(document)],
            Self::Quotes => document.quotes().map(|quote| quote_row(document, quote)).collect(),
            Self::Stays => stays(document).iter().map(|stay| stay_row(document, stay)).collect(),
            Self::Tags => {
                let tags = document.analysis.tags.iter().filter(|tag| document.shows(tag.span));
                tags.map(|tag| tag_row(document, tag)).collect()
            }
            Self::ArticleThemes => {
                let themes = document.tags().map(|(tag, _)| tag.theme).collect();
                vec![flags(document.article.id.clone(), &themes, document.codebook)]
            }
            Self::QuoteThemes => {
                let row = |quote| flags(id(document, quote), &themes_of(document, quote), document.codebook);
                document.quotes().map(row).collect()
            }
        }
    }
}

const ARTICLES: &[(&str, Kind)] = &[
    ("article", Kind::Text),
    ("words", Kind::Count),
    ("long_words", Kind::Count),
    ("sentences", Kind::Count),
    ("lix", Kind::Number(1)),
    ("rix", Kind::Number(2)),
    ("types", Kind::Count),
    ("ttr", Kind::Number(3)),
    ("mattr_50", Kind::Number(3)),
    ("mtld", Kind::Number(1)),
    ("hdd", Kind::Number(3)),
    ("quotes", Kind::Count),
    ("named", Kind::Count),
    ("quoted_words", Kind::Count),
];

const QUOTES: &[(&str, Kind)] = &[
    ("id", Kind::Text),
    ("article", Kind::Text),
    ("speaker", Kind::Text),
    ("kind_of_speaker", Kind::Text),
    ("role", Kind::Text),
    ("organisation", Kind::Text),
    ("quote", Kind::Text),
    ("kind", Kind::Text),
    ("form", Kind::Text),
    ("themes", Kind::Text),
    ("cue", Kind::Text),
    ("sieve", Kind::Text),
    ("confidence", Kind::Number(2)),
    ("line", Kind::Count),
    ("start", Kind::Count),
    ("end", Kind::Count),
];

const STAYS: &[(&str, Kind)] = &[
    ("article", Kind::Text),
    ("line", Kind::Count),
    ("visitor", Kind::Text),
    ("role", Kind::Text),
    ("from", Kind::Text),
    ("to", Kind::Text),
    ("host", Kind::Text),
    ("duration", Kind::Text),
    ("outcomes", Kind::Text),
    ("evidence", Kind::Text),
];

/// Where the cells of a stay stand, in Unicode scalar values.
const STAY_PLACES: [&str; 12] = [
    "visitor_start",
    "visitor_end",
    "from_start",
    "from_end",
    "to_start",
    "to_end",
    "host_start",
    "host_end",
    "duration_start",
    "duration_end",
    "evidence_start",
    "evidence_end",
];

fn stay_row(document: &Document<'_>, stay: &Stay) -> Vec<Cell> {
    let speaker = |id: SpeakerId| &document.analysis.speakers[id.index()];
    let words = |span: Option<Span>| Cell::from(span.map(|span| tidy(&document.article.text[span]).into_owned()));
    let visitor = Some(speaker(stay.visitor).name);
    let host = stay.host.map(|host| speaker(host).name);
    let outcomes: Vec<String> =
        stay.outcomes.iter().map(|(theme, quotes)| format!("{theme}: {}", quotes.len())).collect();
    let row = [
        document.article.id.as_str().into(),
        document.line(stay.evidence).into(),
        words(visitor),
        document.analysis.role(&document.article.text, stay.visitor).map(Cow::into_owned).into(),
        words(stay.from),
        words(stay.to),
        words(host),
        words(stay.duration),
        Some(outcomes.join("; ")).filter(|outcomes| !outcomes.is_empty()).into(),
        words(Some(stay.evidence)),
    ];
    let places = [visitor, stay.from, stay.to, host, stay.duration, Some(stay.evidence)];
    let ends = places.into_iter().flat_map(|place| match place {
        Some(span) => document.offsets().scalars(span).map(Cell::from),
        None => [Cell::Empty, Cell::Empty],
    });
    row.into_iter().chain(ends).collect()
}

const TAGS: &[(&str, Kind)] = &[
    ("article", Kind::Text),
    ("theme", Kind::Text),
    ("words", Kind::Text),
    ("pattern", Kind::Text),
    ("polarity", Kind::Count),
    ("turned_by", Kind::Text),
    ("zone", Kind::Text),
    ("quote", Kind::Text),
    ("cancelled_by", Kind::Text),
    ("line", Kind::Count),
    ("start", Kind::Count),
    ("end", Kind::Count),
];

fn article(document: &Document<'_>) -> Vec<Cell> {
    let mut stats = CorpusStats::default();
    stats.add(document);
    let diversity = Diversity::of(document.words().map(|word| word.text));
    let measured = |measure: Measured| Cell::from(measure);
    let row = [
        document.article.id.as_str().into(),
        stats.words.into(),
        stats.long_words.into(),
        stats.sentences.into(),
        measured(stats.lix()),
        measured(stats.rix()),
        diversity.types().into(),
        measured(diversity.ttr()),
        measured(diversity.mattr(WINDOW)),
        measured(diversity.mtld()),
        measured(diversity.hdd()),
        stats.quotes.total.into(),
        stats.quotes.named.into(),
        stats.quotes.words.into(),
    ];
    let hits = document.codebook.themes().iter().map(|theme| stats.themes[&theme.id].body.into());
    row.into_iter().chain(hits).collect()
}

fn quote_row(document: &Document<'_>, id_of: QuoteId) -> Vec<Cell> {
    let (text, analysis) = (&document.article.text, document.analysis);
    let (quote, attribution) = (&analysis.quotes[id_of.index()], analysis.attribution(id_of));
    let voice = attribution.speaker.map(|speaker| Voice::of(document, speaker));
    let themes = themes_of(document, id_of).into_iter().map(|theme| document.codebook.theme(theme).id.as_str());
    let [start, end] = document.offsets().scalars(quote.content);
    vec![
        id(document, id_of).into(),
        document.article.id.as_str().into(),
        voice.as_ref().and_then(|voice| voice.name.clone()).into(),
        voice.as_ref().map(|voice| name_of(&voice.kind)).into(),
        voice.as_ref().and_then(|voice| voice.role.clone()).into(),
        voice.as_ref().and_then(|voice| voice.organisation.clone()).into(),
        tidy(&text[quote.content]).as_ref().into(),
        name_of(&quote.kind),
        name_of(&quote.form),
        themes.collect::<Vec<_>>().join(";").into(),
        attribution.cue.map(|cue| tidy(&text[cue]).into_owned()).into(),
        name_of(&attribution.sieve),
        ((f64::from(attribution.confidence) * 100.0).round() / 100.0).into(),
        document.line(quote.span).into(),
        start.into(),
        end.into(),
    ]
}

fn tag_row(document: &Document<'_>, tag: &Tag) -> Vec<Cell> {
    let codebook = document.codebook;
    let [start, end] = document.offsets().scalars(tag.span);
    vec![
        document.article.id.as_str().into(),
        codebook.theme(tag.theme).id.as_str().into(),
        tidy(&document.article.text[tag.span]).as_ref().into(),
        codebook.pattern(tag.pattern).text.as_str().into(),
        Cell::Count(tag.polarity.sign().into()),
        tag.turned_by.map(|word| &document.article.text[word]).into(),
        tag.zone.name().into(),
        document.analysis.quote_at(tag.span).map(|quote| id(document, quote)).into(),
        tag.cancelled_by(codebook).as_deref().into(),
        document.line(tag.span).into(),
        start.into(),
        end.into(),
    ]
}

/// What a quote is called in every table: `articles/004.txt#3`, counted from 1.
fn id(document: &Document<'_>, quote: QuoteId) -> String {
    format!("{}#{}", document.article.id, quote.index() + 1)
}

fn themes_of(document: &Document<'_>, quote: QuoteId) -> BTreeSet<ThemeId> {
    let span = document.analysis.quotes[quote.index()].span;
    let tags = &document.analysis.tags;
    let from = tags.partition_point(|tag| tag.span.start() < span.start());
    let within = tags[from..].iter().take_while(|tag| tag.span.start() < span.end());
    within.filter(|tag| tag.counts() && span.contains(tag.span)).map(|tag| tag.theme).collect()
}

fn flags(name: String, themes: &BTreeSet<ThemeId>, codebook: &Codebook) -> Vec<Cell> {
    let has = |index| Cell::Count(themes.contains(&ThemeId::new(index)).into());
    std::iter::once(name.into()).chain((0..codebook.themes().len()).map(has)).collect()
}
