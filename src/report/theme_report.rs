//! The theme report: a corpus at a glance, then what carries each theme and who is behind it.

use serde::Serialize;

use crate::quote::QuoteKind;
use crate::report::{Cell, Fact, Kind, Lang, Page, Part, Stamp, Table};
use crate::stats::{Band, CorpusStats, Somebody, Telling, ThemeCounts, Voice};
use crate::theme::{Codebook, Theme};

/// How many speakers a theme shows to people; machine formats have all.
const SPEAKERS: usize = 8;

/// How much of a telling quote people see, in characters.
const SHOWN: usize = 280;

/// The figures of a theme report, every one with what it is counted from.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ThemeReport {
    /// The corpus at a glance.
    pub corpus: Glance,
    /// The themes, in the order of the codebook.
    pub themes: Vec<ThemeSection>,
    /// How the report was made, and what could not be read.
    pub stamp: Stamp,
}

/// A corpus at a glance.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Glance {
    /// Articles that were read.
    pub articles: u64,
    /// Inputs that could not be read.
    pub unread: u64,
    /// Words of the body.
    pub words: u64,
    /// Those of more than six letters and digits.
    pub long_words: u64,
    /// Sentences of the body.
    pub sentences: u64,
    /// Quotes, without pull quotes that repeat another.
    pub quotes: u64,
    /// Of these, as they were said.
    pub direct: u64,
    /// Of these, fragments within the writer's sentence.
    pub mixed: u64,
    /// Of these, in the writer's words.
    pub indirect: u64,
    /// Quotes whose speaker has a name.
    pub named: u64,
    /// Words of the body that stand in quotes.
    pub quoted_words: u64,
    /// How hard the body is to read.
    pub lix: Option<f64>,
    /// What that means.
    pub band: Option<Band>,
}

/// What carries a theme.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ThemeSection {
    /// The theme's id in the codebook.
    pub theme: String,
    /// What people call it.
    pub label: String,
    /// What English readers call it.
    pub label_en: String,
    /// Articles that carry it.
    pub articles: u64,
    /// Quotes that carry it.
    pub quotes: u64,
    /// Sentences of the body that carry it outside quotes.
    pub narration: u64,
    /// Hits in the body.
    pub hits: u64,
    /// The same per 1,000 words of the body.
    pub per_thousand: Option<f64>,
    /// Of these, for the theme.
    pub pro: u64,
    /// Of these, for its opposite or lack.
    pub contra: u64,
    /// Words that a pattern found and a rule cancelled, in all zones.
    pub cancelled: u64,
    /// All words that a pattern found, in all zones, those too.
    pub matches: u64,
    /// The named speakers with quotes that carry it, those with most first.
    pub speakers: Vec<Somebody>,
    /// The quotes that tell most of it.
    pub telling: Vec<Telling>,
}

impl ThemeReport {
    /// The report of what was counted by `codebook`.
    #[must_use]
    pub fn new(stats: &CorpusStats, codebook: &Codebook, stamp: Stamp) -> Self {
        let none = ThemeCounts::default();
        let themes = codebook.themes().iter();
        let sections = themes.map(|theme| section(theme, stats.themes.get(&theme.id).unwrap_or(&none), stats));
        Self { corpus: glance(stats, &stamp), themes: sections.collect(), stamp }
    }

    /// The report for people.
    #[must_use]
    pub fn page(&self, lang: Lang) -> Page {
        let mut parts = vec![Part::Title(lang.label("theme_report").into())];
        parts.extend(self.corpus.parts(lang));
        for theme in &self.themes {
            parts.extend(theme.parts(&self.corpus, lang));
        }
        parts.push(Part::Notes(self.notes(lang)));
        Page { parts }
    }

    /// What could not be read, then how the report was made.
    fn notes(&self, lang: Lang) -> Vec<String> {
        self.stamp.unread(lang).into_iter().chain([self.stamp.line(lang)]).collect()
    }

    /// The figures, one a row: the theme (empty for the corpus), what is counted, the value, and what it is counted from.
    #[must_use]
    pub fn table(&self) -> Table {
        let columns = [("theme", Kind::Text), ("figure", Kind::Text), ("value", Kind::Number(1)), ("n", Kind::Count)];
        let mut table = Table::new("theme_report", &columns);
        for (figure, value, n) in self.corpus.figures() {
            table.push([Cell::Empty, figure.into(), value, n]);
        }
        for theme in &self.themes {
            for (figure, value, n) in theme.figures(&self.corpus) {
                table.push([theme.theme.as_str().into(), figure.into(), value, n]);
            }
        }
        table
    }
}

/// A figure with what it is counted from.
type Figure = (&'static str, Cell, Cell);

fn glance(stats: &CorpusStats, stamp: &Stamp) -> Glance {
    let of_kind = |kind| stats.quotes.by_kind.get(&kind).copied().unwrap_or(0);
    Glance {
        articles: stats.articles,
        unread: stamp.unreadable.len() as u64,
        words: stats.words,
        long_words: stats.long_words,
        sentences: stats.sentences,
        quotes: stats.quotes.total,
        direct: of_kind(QuoteKind::Direct),
        mixed: of_kind(QuoteKind::Mixed),
        indirect: of_kind(QuoteKind::Indirect),
        named: stats.quotes.named,
        quoted_words: stats.quotes.words,
        lix: stats.lix().ok(),
        band: stats.band(),
    }
}

fn section(theme: &Theme, counts: &ThemeCounts, stats: &CorpusStats) -> ThemeSection {
    let per_thousand = (stats.words > 0).then(|| 1_000.0 * counts.body as f64 / stats.words as f64);
    ThemeSection {
        theme: theme.id.clone(),
        label: theme.label.clone(),
        label_en: theme.label_en.clone(),
        articles: counts.articles,
        quotes: counts.quotes,
        narration: counts.narration,
        hits: counts.body,
        per_thousand,
        pro: counts.pro,
        contra: counts.contra,
        cancelled: counts.cancelled,
        matches: counts.zones.values().sum::<u64>() + counts.cancelled,
        speakers: stats.voices.behind(&theme.id),
        telling: counts.telling.quotes().to_vec(),
    }
}

impl Glance {
    fn parts(&self, lang: Lang) -> [Part; 2] {
        let kinds = [("direct", self.direct), ("mixed", self.mixed), ("indirect", self.indirect)];
        let kinds = kinds.map(|(name, count)| format!("{} {}", lang.count(count), lang.label(name))).join(", ");
        let band = self.band.map(|band| lang.label(&format!("band_{}", band.name())).to_owned());
        let lix = self.lix.map_or_else(|| "–".into(), |lix| lang.number(lix, 0));
        let from = [("n_words", self.words), ("n_long", self.long_words), ("n_sentences", self.sentences)];
        let [words, long, sentences] = from.map(|(name, count)| lang.counted(name, count));
        let lix_note = lang.fill("lix_from", &[&words, &long, &sentences]);
        let mut facts = vec![fact(lang, "articles", self.articles, String::new())];
        if self.unread > 0 {
            facts.push(fact(lang, "unread", self.unread, String::new()));
        }
        facts.extend([
            fact(lang, "words", self.words, String::new()),
            fact(lang, "quotes", self.quotes, if self.quotes > 0 { kinds } else { String::new() }),
            fact(lang, "named", self.named, of(lang, self.named, self.quotes)),
            fact(lang, "quoted_words", self.quoted_words, of(lang, self.quoted_words, self.words)),
            Fact {
                label: lang.label("lix").into(),
                value: lix,
                note: band.map(|band| format!("{band} ({lix_note})")).unwrap_or_default(),
            },
        ]);
        [Part::Heading(lang.label("corpus").into()), Part::Facts(facts)]
    }

    fn figures(&self) -> [Figure; 10] {
        let (all, none) = (self.quotes.into(), Cell::Empty);
        [
            ("articles", self.articles.into(), none.clone()),
            ("unread", self.unread.into(), none.clone()),
            ("words", self.words.into(), none.clone()),
            ("sentences", self.sentences.into(), none.clone()),
            ("quotes", self.quotes.into(), none.clone()),
            ("direct", self.direct.into(), self.quotes.into()),
            ("mixed", self.mixed.into(), self.quotes.into()),
            ("indirect", self.indirect.into(), self.quotes.into()),
            ("named", self.named.into(), all),
            ("lix", self.lix.into(), self.words.into()),
        ]
    }
}

impl ThemeSection {
    fn parts(&self, corpus: &Glance, lang: Lang) -> Vec<Part> {
        let label = lang.pick(&self.label, &self.label_en);
        let mut parts = vec![Part::Heading(label.to_owned()), Part::Facts(self.facts(corpus, lang))];
        if !self.speakers.is_empty() {
            parts.push(Part::Table(self.speaker_table()));
        }
        if let Some(more) = self.speakers.len().checked_sub(SPEAKERS).filter(|more| *more > 0) {
            parts.push(Part::Paragraph(lang.fill("and_more", &[&more.to_string()])));
        }
        parts.extend(self.telling.iter().map(|quote| shown(quote, lang)));
        parts
    }

    fn facts(&self, corpus: &Glance, lang: Lang) -> Vec<Fact> {
        let from = [("n_hits", self.hits), ("n_words", corpus.words), ("n_sentences", corpus.sentences)];
        let [hits, words, sentences] = from.map(|(name, count)| lang.counted(name, count));
        let mut facts = vec![
            fact(lang, "articles", self.articles, of(lang, self.articles, corpus.articles)),
            fact(lang, "quotes", self.quotes, of(lang, self.quotes, corpus.quotes)),
            fact(lang, "narration", self.narration, lang.fill("of_all", &[&sentences])),
            Fact {
                label: lang.label("per_thousand").into(),
                value: self.per_thousand.map_or_else(|| "–".into(), |rate| lang.number(rate, 1)),
                note: lang.fill("hits_in_words", &[&hits, &words]),
            },
        ];
        if self.contra > 0 {
            facts.push(fact(lang, "contra", self.contra, lang.fill("of_all", &[&hits])));
        }
        facts
    }

    /// The speakers that people see.
    fn speaker_table(&self) -> Table {
        let columns =
            [("behind", Kind::Text), ("role", Kind::Text), ("organisation", Kind::Text), ("quotes", Kind::Count)];
        let mut table = Table::new("speakers", &columns);
        for speaker in self.speakers.iter().take(SPEAKERS) {
            let quotes = speaker.share.themes.get(&self.theme).copied();
            let words = [speaker.role.clone(), speaker.organisation.clone()].map(Cell::from);
            let [role, organisation] = words;
            table.push([speaker.name.as_str().into(), role, organisation, quotes.into()]);
        }
        table
    }

    fn figures(&self, corpus: &Glance) -> [Figure; 8] {
        [
            ("articles", self.articles.into(), corpus.articles.into()),
            ("quotes", self.quotes.into(), corpus.quotes.into()),
            ("narration", self.narration.into(), corpus.sentences.into()),
            ("hits", self.hits.into(), corpus.words.into()),
            ("per_thousand", self.per_thousand.into(), corpus.words.into()),
            ("pro", self.pro.into(), self.hits.into()),
            ("contra", self.contra.into(), self.hits.into()),
            ("cancelled", self.cancelled.into(), self.matches.into()),
        ]
    }
}

fn fact(lang: Lang, name: &str, count: u64, note: String) -> Fact {
    Fact { label: lang.label(name).into(), value: lang.count(count), note }
}

/// "af 19 (15,8 %)"; nothing where there is nothing to be a part of.
fn of(lang: Lang, part: u64, whole: u64) -> String {
    if whole == 0 {
        return String::new();
    }
    lang.fill("of", &[&lang.count(whole), &lang.percent(part as f64 / whole as f64)])
}

fn shown(quote: &Telling, lang: Lang) -> Part {
    let names: Vec<String> = quote.speakers.iter().map(present).collect();
    let nobody = || lang.label("nobody").to_owned();
    let speaker = if names.is_empty() { nobody() } else { names.join("; ") };
    Part::Quote { text: in_marks(quote), speaker: Some(speaker), place: format!("{}:{}", quote.article, quote.line) }
}

/// The words as people read them: in marks if they are somebody's own, without the comma that led to the cue.
fn in_marks(quote: &Telling) -> String {
    let words = shorten(quote.text.trim_end_matches(','), SHOWN);
    if quote.kind == QuoteKind::Indirect { words } else { format!("»{words}«") }
}

/// "Helle Egly Jespersen, fuldmægtig, Digitaliseringsstyrelsen".
fn present(voice: &Voice) -> String {
    let parts = [&voice.name, &voice.role, &voice.organisation].map(Option::as_deref);
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// At most `room` characters of `text`, cut after a word.
///
/// ```
/// assert_eq!(vidne::report::shorten("Det gav et netværk", 12), "Det gav et …");
/// ```
#[must_use]
pub fn shorten(text: &str, room: usize) -> String {
    let Some((end, _)) = text.char_indices().nth(room) else { return text.to_owned() };
    let head = text[..end].rfind(' ').map_or(&text[..end], |space| &text[..space]);
    format!("{} …", head.trim_end_matches([' ', ',', ';', ':', '–', '-']))
}
