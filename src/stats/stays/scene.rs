//! Where in a sentence houses, people and durations stand: [`Scene`].

use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::rules::Trip;
use crate::lexicon::entries;
use crate::plain::tidy;
use crate::segment::{BlockKind, Sentence, Token, TokenKind};
use crate::span::{Span, SpeakerId};
use crate::speaker::{Speaker, SpeakerKind};
use crate::stats::Document;
use crate::stats::vocabulary::lower;

/// Forms of `bytte`.
pub(super) const SWAP: [&str; 4] = ["bytte", "bytter", "byttede", "byttet"];

/// Verbs of going: "Den modsatte vej rejser Bo Friis".
pub(super) const GOING: [&str; 12] =
    ["drager", "drog", "flytter", "flyttede", "går", "gik", "kommer", "kom", "rejser", "rejste", "tager", "tog"];

/// Forms of `overtage`.
pub(super) const TAKE_OVER: [&str; 4] = ["overtage", "overtager", "overtog", "overtaget"];

/// A sentence with its words.
pub(super) struct Line<'a> {
    pub span: Span,
    pub tokens: &'a [Token],
}

impl Line<'_> {
    /// The first word after `span`.
    pub fn after(&self, span: Span) -> Option<usize> {
        self.tokens.iter().position(|token| token.span.start() >= span.end())
    }
}

/// A document as the rules ask it.
pub(super) struct Scene<'d, 'a> {
    pub document: &'d Document<'a>,
}

impl<'a> Scene<'_, 'a> {
    /// The sentences that tell of anything: no links, no furniture, no titles.
    pub fn lines(&self) -> impl Iterator<Item = Line<'a>> {
        const SILENT: [BlockKind; 4] =
            [BlockKind::Related, BlockKind::Furniture, BlockKind::Byline, BlockKind::Headline];
        self.lines_of(|kind| !SILENT.contains(&kind))
    }

    /// The titles.
    pub fn titles(&self) -> impl Iterator<Item = Line<'a>> {
        self.lines_of(|kind| kind == BlockKind::Headline)
    }

    fn lines_of<F: Fn(BlockKind) -> bool>(&self, wanted: F) -> impl Iterator<Item = Line<'a>> + use<'a, F> {
        let analysis = self.document.analysis;
        let is_wanted = move |sentence: &&Sentence| wanted(analysis.blocks[sentence.block.index()].kind);
        analysis
            .sentences
            .iter()
            .filter(is_wanted)
            .map(|sentence| Line { span: sentence.span, tokens: &analysis.tokens[sentence.range()] })
    }

    /// Whether the word at `at` is one of `words`.
    pub fn is(&self, line: &Line<'_>, at: usize, words: &[&str]) -> bool {
        line.tokens.get(at).is_some_and(|token| self.is_word(token.span, words))
    }

    /// Whether `span` is one of `words`.
    pub fn is_word(&self, span: Span, words: &[&str]) -> bool {
        words.contains(&&*self.lower(span))
    }

    /// Each of two at the house of the other.
    pub fn swap(&self, one: SpeakerId, other: SpeakerId, evidence: Span) -> Vec<Trip> {
        [(one, other), (other, one)].map(|(guest, away)| Trip::new(guest, self.home(away), evidence)).into()
    }

    /// The house of a person.
    pub fn home(&self, person: SpeakerId) -> Option<Span> {
        self.speaker(person).organisation
    }

    /// One is no guest at home.
    pub fn is_at_home(&self, person: SpeakerId, house: Option<Span>) -> bool {
        self.is_same(self.home(person), house)
    }

    /// Whether both houses are known and one.
    pub fn is_same(&self, a: Option<Span>, b: Option<Span>) -> bool {
        a.zip(b).is_some_and(|(a, b)| self.same_house(a, b))
    }

    /// The people who belong to a house.
    pub fn people_of(&self, house: Span) -> impl Iterator<Item = SpeakerId> {
        let people = self.document.analysis.speakers.iter().enumerate();
        let belongs = move |speaker: &Speaker| {
            speaker.kind == SpeakerKind::Person && speaker.organisation.is_some_and(|home| self.same_house(home, house))
        };
        people.filter(move |(_, speaker)| belongs(speaker)).map(|(index, _)| SpeakerId::new(index))
    }

    /// Whether a sentence says that somebody received a guest.
    pub fn has_host_cue(&self, line: &Line<'_>) -> bool {
        let words = self.lower(line.span);
        HOST_CUES.iter().any(|cue| holds_words(&words, cue))
    }

    /// The two who are named last before `at`, one `og` the other: whom "de" and "hinanden" mean.
    pub fn two_before(&self, at: usize) -> Option<[SpeakerId; 2]> {
        let people: Vec<(SpeakerId, Span)> = self.people_in(Span::new(0, at)).collect();
        let mut in_order: Vec<(SpeakerId, Span)> =
            people.into_iter().filter(|(person, _)| self.has_name(*person)).collect();
        in_order.sort_by_key(|(_, mention)| *mention);
        let text = &self.document.article.text;
        let joined = |pair: &&[(SpeakerId, Span)]| {
            let between = text.get(pair[0].1.end()..pair[1].1.start()).unwrap_or_default();
            pair[0].0 != pair[1].0 && between.trim() == "og"
        };
        in_order.windows(2).rfind(joined).map(|pair| [pair[0].0, pair[1].0])
    }

    /// Whether a noun at `at` is where somebody sits at work.
    pub fn is_seat(&self, line: &Line<'_>, at: usize) -> bool {
        line.tokens.get(at).is_some_and(|token| SEATS.contains(&*self.lower(token.span)))
    }

    /// The house named last in the sentences before `line`, of the same paragraph or the one above.
    pub fn house_before(&self, line: &Line<'_>) -> Option<Span> {
        let before: Vec<Line<'a>> = self.lines().take_while(|before| before.span.end() <= line.span.start()).collect();
        let near = before.iter().rev().take(2);
        near.filter_map(|line| (0..line.tokens.len()).rev().find_map(|at| self.house_after(line, at))).next()
    }

    /// A duration that says how long something was: "varede tre dage", "i en uge", "sad to uger", or before all other words;
    /// `verb` is one that says that somebody stayed.
    pub fn duration_of_stay(&self, line: &Line<'_>, verb: Option<Span>) -> Option<Span> {
        let is_stay = |at: &usize| {
            // "Hun læste dem på tre dage" says how fast, not how long.
            let says = |before: usize| self.is(line, before, &["i", "varede", "varer", "vare", "over", "hele"]);
            let stayed = |before: usize| verb.is_some_and(|verb| verb.end() <= line.tokens[before].span.end());
            at.checked_sub(1).is_none_or(|before| says(before) || stayed(before) && !self.is(line, before, &["på"]))
                || self.is(line, *at, &["fra"])
        };
        let mut times = (0..line.tokens.len()).filter(is_stay).filter_map(|at| self.duration_at(line, at));
        times.find(|time| self.is_short(*time))
    }

    /// The first duration of a sentence that is no part of a life.
    pub fn duration_in(&self, line: &Line<'_>) -> Option<Span> {
        (0..line.tokens.len()).filter_map(|at| self.duration_at(line, at)).find(|time| self.is_short(*time))
    }

    /// "Hun arbejdede i Odder Kommune i otte år" tells of a working life.
    pub fn is_short(&self, time: Span) -> bool {
        let words = self.lower(time);
        !words.ends_with("år") || words.contains("halv") || matches!(&*words, "et år" | "1 år")
    }

    /// A duration from the word at `at`: "tre dage", "et halvt år", "maj måned", "fra april til juni".
    pub fn duration_at(&self, line: &Line<'_>, at: usize) -> Option<Span> {
        let first = line.tokens.get(at)?;
        let last = |words: usize| line.tokens.get(at + words).map(|last| first.span.cover(last.span));
        let is = |at: usize, words: &BTreeSet<&str>| {
            line.tokens.get(at).is_some_and(|token| words.contains(&*self.lower(token.span)))
        };
        let counts = first.kind == TokenKind::Number || is(at, &NUMERALS);
        let is_filled = self.is(line, at + 1, &["halv", "halvt", "hel", "helt", "hele", "gode", "små", "lange"]);
        if counts && is(at + 1, &UNITS) {
            return last(1);
        }
        if counts && is_filled && is(at + 2, &UNITS) {
            return last(2);
        }
        if is(at, &MONTHS) && self.is(line, at + 1, &["måned"]) {
            return last(1);
        }
        let is_span = self.is(line, at, &["fra"]) && is(at + 1, &MONTHS) && self.is(line, at + 2, &["til"]);
        last(3).filter(|_| is_span && is(at + 3, &MONTHS))
    }

    /// A place of work without a name of its own, after a preposition of place at `at`: "på sygehuset", "i regionens afdeling for
    /// park og vej".
    pub fn place_after(&self, line: &Line<'_>, at: usize) -> Option<Span> {
        let is_place = |at: &usize| line.tokens.get(*at).is_some_and(|token| self.is_place(token.span));
        let place = (at + 1..at + 3).find(is_place).filter(|_| self.is(line, at, &["hos", "i", "ved", "på", "til"]))?;
        // "Hos sygehuset", "i kommunens afdeling": nothing but whose it is stands before.
        let is_owned = place == at + 1 || self.lower(line.tokens[at + 1].span).ends_with('s');
        let span = line.tokens[at + 1].span.cover(line.tokens[place].span);
        let is_noun = |at: usize| line.tokens.get(at).filter(|token| token.kind == TokenKind::Word);
        let field = is_noun(place + 2).filter(|_| self.is(line, place + 1, &["for"])).map(|field| field.span);
        let more = is_noun(place + 4).filter(|_| self.is(line, place + 3, &["og"])).map(|field| field.span);
        is_owned.then(|| field.map_or(span, |field| span.cover(more.unwrap_or(field))))
    }

    fn is_place(&self, span: Span) -> bool {
        let word = self.lower(span);
        STAY_PLACES.iter().any(|end| word.ends_with(end))
    }

    /// The house after a preposition of place at `at`.
    pub fn house_after(&self, line: &Line<'_>, at: usize) -> Option<Span> {
        let preposition = line.tokens.get(at)?;
        matches!(&*self.lower(preposition.span), "hos" | "i" | "ved" | "på" | "til" | "med")
            .then(|| self.house_at(line, at + 1))?
    }

    /// Words with capitals from `at`, also across a preposition: "Borgerservice i Odder Kommune".
    pub fn house_at(&self, line: &Line<'_>, at: usize) -> Option<Span> {
        let first = self.capitals_at(line, at)?;
        let next = line.tokens[at..].iter().position(|token| token.span.start() >= first.end()).map(|next| next + at);
        let joined = next.filter(|&next| matches!(self.text(line.tokens[next].span), "i" | "ved" | "for" | "under"));
        let second = joined.and_then(|next| self.capitals_at(line, next + 1));
        Some(second.map_or(first, |second| first.cover(second)))
    }

    /// A run of words with capitals that names no person.
    fn capitals_at(&self, line: &Line<'_>, at: usize) -> Option<Span> {
        let is_capital =
            |token: &&Token| token.kind == TokenKind::Word && self.text(token.span).starts_with(char::is_uppercase);
        let tokens = line.tokens.get(at..)?.iter().take(6).take_while(is_capital);
        let run = tokens.map(|token| token.span).reduce(Span::cover)?;
        self.person_at(run).is_none().then_some(run)
    }

    /// Who stays: the person named last before the words, or who says them.
    pub fn visitor(&self, line: &Line<'_>, before: usize) -> Option<SpeakerId> {
        let named = self.people_in(line.span).filter(|(_, mention)| mention.end() <= before).max_by_key(|it| it.1);
        let quote = self.document.analysis.quote_at(Span::new(before, before + 1));
        match (named, quote) {
            // "Jeg var i praktik hos …": nobody is named within the quote.
            (named, Some(quote)) => {
                let within = self.document.analysis.quotes[quote.index()].content;
                let named = named.filter(|(_, mention)| within.contains(*mention)).map(|(person, _)| person);
                named.or_else(|| self.document.speakers_of(quote).into_iter().find(|id| self.is_person(*id)))
            }
            (named, None) => named.map(|(person, _)| person),
        }
    }

    /// Who stays, where the verb comes first: "I to uger sad hun …".
    pub fn visitor_after(&self, line: &Line<'_>, verb: usize) -> Option<SpeakerId> {
        self.person_at(line.tokens.get(verb + 1)?.span)
    }

    /// The person whose name or pronoun, or the words beside it, end at `verb`: "Bo Friis, kok i Odder Kommune, overtog".
    pub fn subject_before(&self, line: &Line<'_>, verb: usize) -> Option<SpeakerId> {
        let named = self.people_in(line.span).filter(|(_, mention)| mention.end() <= verb);
        let (person, mention) = named.max_by_key(|(_, mention)| *mention)?;
        let between = self.document.article.text[mention.end()..verb].trim();
        (between.is_empty() || between.ends_with(',')).then_some(person)
    }

    /// The person named last before `at` who is not `person`.
    pub fn other_before(&self, at: usize, person: SpeakerId) -> Option<SpeakerId> {
        let others = self.people_in(Span::new(0, at)).filter(|(other, _)| *other != person && self.has_name(*other));
        others.max_by_key(|(_, mention)| *mention).map(|(other, _)| other)
    }

    /// The people that words within `span` stand for, each with the words.
    pub fn people_in(&self, span: Span) -> impl Iterator<Item = (SpeakerId, Span)> + use<'a> {
        let speakers = self.document.analysis.speakers.iter().enumerate();
        let people = speakers.filter(|(_, speaker)| speaker.kind == SpeakerKind::Person);
        people.flat_map(move |(index, person)| {
            let from = person.mentions.partition_point(|mention| mention.span.start() < span.start());
            let within = person.mentions[from..].iter().take_while(move |mention| mention.span.end() <= span.end());
            within.map(move |mention| (SpeakerId::new(index), mention.span))
        })
    }

    /// The person whose mention begins where `span` does.
    pub fn person_at(&self, span: Span) -> Option<SpeakerId> {
        let speakers = self.document.analysis.speakers.iter().enumerate();
        let mut people = speakers.filter(|(_, speaker)| {
            let begins = |mention: &crate::speaker::Mention| mention.span.start().cmp(&span.start());
            speaker.kind == SpeakerKind::Person && speaker.mentions.binary_search_by(begins).is_ok()
        });
        people.next().map(|(index, _)| SpeakerId::new(index))
    }

    fn is_person(&self, id: SpeakerId) -> bool {
        self.document.analysis.speakers[id.index()].kind == SpeakerKind::Person
    }

    pub fn is_stay_noun(&self, span: Span) -> bool {
        let word = self.lower(span);
        STAY_NOUNS.iter().any(|end| word.ends_with(end))
    }

    /// Whether two names are of one house: "Odder Kommune" and "Borgerservice i Odder Kommune".
    fn same_house(&self, a: Span, b: Span) -> bool {
        let [a, b] = [a, b].map(|span| self.lower(span));
        holds_words(&a, &b) || holds_words(&b, &a)
    }

    /// Whether a person is called by a name somewhere.
    pub fn has_name(&self, person: SpeakerId) -> bool {
        self.speaker(person).mentions.iter().any(|mention| self.text(mention.span).starts_with(char::is_uppercase))
    }

    fn speaker(&self, id: SpeakerId) -> &'a Speaker {
        &self.document.analysis.speakers[id.index()]
    }

    fn text(&self, span: Span) -> &'a str {
        &self.document.article.text[span]
    }

    pub fn lower(&self, span: Span) -> String {
        lower(&tidy(self.text(span))).into_owned()
    }
}

/// Whether `part` stands in `words` between the ends of words.
fn holds_words(words: &str, part: &str) -> bool {
    let is_end = |c: Option<char>| !c.is_some_and(char::is_alphanumeric);
    let mut found = words.match_indices(part);
    found.any(|(at, part)| is_end(words[..at].chars().next_back()) && is_end(words[at + part.len()..].chars().next()))
}

static STAY_NOUNS: LazyLock<Vec<&str>> = LazyLock::new(|| {
    let ends = entries(include_str!("../../lexicon/stay_nouns.txt"));
    ends.map(|end| end.trim_start_matches('-')).collect()
});
/// Endings of nouns for a place of work, definite; `-huset` stands for every word that ends so.
static STAY_PLACES: LazyLock<Vec<&str>> = LazyLock::new(|| {
    let ends = entries(include_str!("../../lexicon/stay_places.txt"));
    ends.map(|end| end.trim_start_matches('-')).collect()
});
static SEATS: LazyLock<BTreeSet<&str>> =
    LazyLock::new(|| entries(include_str!("../../lexicon/stay_seats.txt")).collect());
static MONTHS: LazyLock<BTreeSet<&str>> = LazyLock::new(|| entries(include_str!("../../lexicon/months.txt")).collect());
pub(super) static STAY_VERBS: LazyLock<BTreeSet<&str>> =
    LazyLock::new(|| entries(include_str!("../../lexicon/stay_verbs.txt")).collect());
static HOST_CUES: LazyLock<Vec<&str>> =
    LazyLock::new(|| entries(include_str!("../../lexicon/host_cues.txt")).collect());
static UNITS: LazyLock<BTreeSet<&str>> =
    LazyLock::new(|| entries(include_str!("../../lexicon/duration_units.txt")).collect());
static NUMERALS: LazyLock<BTreeSet<&str>> =
    LazyLock::new(|| entries(include_str!("../../lexicon/numerals.txt")).collect());
