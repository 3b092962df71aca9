//! Who visited whom: `document -> stays`.
//!
//! These articles tell of stays: practice, exchange, job swap, visit. Here is read, where an article says so, who came,
//! from which house and to which, for how long, and who received them. A cell is empty where the text is silent; every
//! other has the words it rests on. Rules in the order of [`RULES`]; the words they know are in `src/lexicon/stay_*.txt`.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use crate::lexicon::entries;
use crate::plain::tidy;
use crate::segment::{BlockKind, Sentence, Token, TokenKind};
use crate::span::{QuoteId, Span, SpeakerId};
use crate::speaker::SpeakerKind;
use crate::stats::Document;
use crate::stats::vocabulary::lower;

/// A stay of somebody with another house, each cell with the place of its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stay {
    /// Who came.
    pub visitor: SpeakerId,
    /// The house they came from.
    pub from: Option<Span>,
    /// The house they came to.
    pub to: Option<Span>,
    /// Who received them.
    pub host: Option<SpeakerId>,
    /// For how long.
    pub duration: Option<Span>,
    /// The words by which the stay was found.
    pub evidence: Span,
    /// What visitor and host say came of it: the quotes with each theme.
    pub outcomes: BTreeMap<String, BTreeSet<QuoteId>>,
}

/// The stays that `document` tells of, one a visitor, in order of the words by which they were found.
#[must_use]
pub fn stays(document: &Document<'_>) -> Vec<Stay> {
    let scene = Scene { document };
    let mut stays: Vec<Stay> = Vec::new();
    for line in scene.lines() {
        for trip in (0..line.tokens.len()).flat_map(|at| scene.trips(&line, at)) {
            match stays.iter_mut().find(|stay| stay.visitor == trip.visitor) {
                // The first words about a stay name the house; later ones lead around in it.
                Some(known) => known.to = known.to.or(trip.to),
                None => stays.push(scene.stay(trip)),
            }
        }
    }
    stays.iter_mut().for_each(|stay| scene.complete(stay));
    stays
}

/// What a sentence says of a stay.
#[derive(Clone, Copy)]
struct Trip {
    visitor: SpeakerId,
    to: Option<Span>,
    evidence: Span,
}

type Rule = fn(&Scene<'_, '_>, &Line<'_>, usize) -> Option<Trip>;

/// The rules, surest first; the first that holds at a word decides.
const RULES: [Rule; 5] = [
    time_at,   // "… tog fire dage til Odder Kommune"
    noun_at,   // "… var i praktik hos Borgerservice i Odder Kommune"
    had_guest, // "Odder Kommune fik besøg af Mia Krogh fra Skattestyrelsen"
    swapped,   // "Mia Krogh byttede job med Bo Friis", "… byttede plads med en elev fra Odder Kommune"
    stayed,    // "I to uger sad hun med ved skranken i Odder Kommune"
];

/// A sentence with its words.
struct Line<'a> {
    span: Span,
    tokens: &'a [Token],
}

struct Scene<'d, 'a> {
    document: &'d Document<'a>,
}

/// NUMBER UNIT, a preposition of place, a house; with a verb of staying before it.
fn time_at(scene: &Scene<'_, '_>, line: &Line<'_>, at: usize) -> Option<Trip> {
    let time = scene.duration_at(line, at)?;
    let verb = line.tokens[..at].iter().rev().take(12).any(|token| STAY_VERBS.contains(&*scene.lower(token.span)));
    let after = line.tokens[at..].iter().position(|token| token.span.start() >= time.end())? + at;
    let to = scene.house_after(line, after).filter(|_| verb)?;
    Some(Trip { visitor: scene.visitor(line, time.start())?, to: Some(to), evidence: time.cover(to) })
}

/// A noun of staying, a preposition of place, a house.
fn noun_at(scene: &Scene<'_, '_>, line: &Line<'_>, at: usize) -> Option<Trip> {
    let noun = line.tokens[at].span;
    let before = at.checked_sub(1).map(|before| scene.lower(line.tokens[before].span));
    // "En workshop om praktik i København" is no practice.
    let is_topic = before.is_some_and(|word| matches!(&*word, "om" | "for" | "af"));
    if is_topic || !scene.is_stay_noun(noun) {
        return None;
    }
    let to = scene.house_after(line, at + 1)?;
    Some(Trip { visitor: scene.visitor(line, noun.start())?, to: Some(to), evidence: noun.cover(to) })
}

/// "Besøg af" somebody; the house that the sentence begins with was visited.
fn had_guest(scene: &Scene<'_, '_>, line: &Line<'_>, at: usize) -> Option<Trip> {
    let [noun, af, next, ..] = line.tokens[at..] else { return None };
    if !scene.is_stay_noun(noun.span) || scene.lower(af.span) != "af" {
        return None;
    }
    let visitor = scene.person_at(next.span)?;
    let to = scene.house_at(line, 0).filter(|to| to.end() <= noun.span.start());
    Some(Trip { visitor, to, evidence: noun.span.cover(next.span) })
}

/// A form of `bytte`, a noun without capital, `med`, a person or somebody `fra` a house: both came to the other's house.
fn swapped(scene: &Scene<'_, '_>, line: &Line<'_>, at: usize) -> Option<Trip> {
    let verb = line.tokens[at];
    if !matches!(&*scene.lower(verb.span), "bytte" | "bytter" | "byttede" | "byttet") {
        return None;
    }
    let is = |word: &str, at: &usize| line.tokens.get(*at).is_some_and(|token| scene.lower(token.span) == word);
    // "Byttede job med", "byttede hun plads med".
    let with = (at + 2..at + 4).find(|at| is("med", at))?;
    let other = line.tokens.get(with + 1)?;
    let (to, end) = match scene.person_at(other.span) {
        Some(host) => (scene.document.analysis.speakers[host.index()].organisation, other.span),
        // "En elev fra Odder Kommune": three words are the most that stand between.
        None => {
            let from = (with + 2..with + 6).find(|at| is("fra", at))?;
            let house = scene.house_at(line, from + 1)?;
            (Some(house), house)
        }
    };
    let visitor = scene.visitor(line, verb.span.start()).or_else(|| scene.visitor_after(line, at))?;
    Some(Trip { visitor, to, evidence: verb.span.cover(end) })
}

/// A verb of staying, and after it a house, in a sentence that says for how many days, weeks or months.
fn stayed(scene: &Scene<'_, '_>, line: &Line<'_>, at: usize) -> Option<Trip> {
    let verb = line.tokens[at].span;
    if !STAY_VERBS.contains(&*scene.lower(verb)) {
        return None;
    }
    let time = scene.duration_of_stay(line)?;
    // "Hun arbejdede i Odder Kommune i otte år" tells of a working life.
    let is_short = !scene.lower(time).ends_with("år");
    let to = (at + 1..line.tokens.len()).find_map(|at| scene.house_after(line, at)).filter(|_| is_short)?;
    let visitor = scene.visitor_after(line, at).or_else(|| scene.visitor(line, verb.start()))?;
    Some(Trip { visitor, to: Some(to), evidence: verb.cover(to) })
}

impl<'a> Scene<'_, 'a> {
    /// The sentences that tell of anything: no links, no furniture, no titles.
    fn lines(&self) -> impl Iterator<Item = Line<'a>> + use<'a> {
        let analysis = self.document.analysis;
        let tells = |sentence: &&Sentence| {
            !matches!(
                analysis.blocks[sentence.block.index()].kind,
                BlockKind::Related | BlockKind::Furniture | BlockKind::Byline | BlockKind::Headline
            )
        };
        analysis.sentences.iter().filter(tells).map(|sentence| Line {
            span: sentence.span,
            tokens: &analysis.tokens[sentence.tokens.start as usize..sentence.tokens.end as usize],
        })
    }

    fn trips(&self, line: &Line<'_>, at: usize) -> Option<Trip> {
        let trip = RULES.iter().find_map(|rule| rule(self, line, at))?;
        // One is no guest at home.
        let home = self.document.analysis.speakers[trip.visitor.index()].organisation;
        let is_home = home.zip(trip.to).is_some_and(|(home, to)| self.same_house(home, to));
        (!is_home).then_some(trip)
    }

    fn stay(&self, trip: Trip) -> Stay {
        let Trip { visitor, to, evidence } = trip;
        let from = self.document.analysis.speakers[visitor.index()].organisation;
        Stay { visitor, from, to, host: None, duration: None, evidence, outcomes: BTreeMap::new() }
    }

    /// Adds what other sentences say: who received, how long, what came of it.
    fn complete(&self, stay: &mut Stay) {
        stay.host = self.host(stay);
        stay.duration = self.duration(stay);
        let speaks = |id: SpeakerId| id == stay.visitor || Some(id) == stay.host;
        for (tag, quote) in self.document.tags() {
            let Some(quote) = quote.filter(|quote| self.document.speakers_of(*quote).into_iter().any(speaks)) else {
                continue;
            };
            let theme = self.document.codebook.theme(tag.theme).id.clone();
            stay.outcomes.entry(theme).or_default().insert(quote);
        }
    }

    /// Who received the guest: by a word that says so, beside the stay first; else who belongs to the house.
    fn host(&self, stay: &Stay) -> Option<SpeakerId> {
        let by_cue = |line: &Line<'_>| {
            let words = self.lower(line.span);
            let has_cue = HOST_CUES.iter().any(|cue| holds_words(&words, cue));
            let people = self.people_in(line.span).filter(|(person, _)| *person != stay.visitor);
            people.map(|(person, _)| person).next().filter(|_| has_cue)
        };
        let beside = self.lines().find(|line| line.span.contains(stay.evidence)).and_then(|line| by_cue(&line));
        let belongs = || {
            let to = stay.to?;
            let speakers = self.document.analysis.speakers.iter().enumerate();
            let mut people = speakers.filter(|(index, speaker)| {
                let is_other = speaker.kind == SpeakerKind::Person && SpeakerId::new(*index) != stay.visitor;
                is_other && speaker.organisation.is_some_and(|home| self.same_house(home, to))
            });
            people.next().map(|(index, _)| SpeakerId::new(index))
        };
        beside.or_else(belongs).or_else(|| self.lines().find_map(|line| by_cue(&line)))
    }

    /// How long: as the words about the stay say, else as a sentence says that has the stay or the visitor in it.
    fn duration(&self, stay: &Stay) -> Option<Span> {
        let in_line = |line: &Line<'_>| (0..line.tokens.len()).find_map(|at| self.duration_at(line, at));
        let beside = self.lines().find(|line| line.span.contains(stay.evidence)).and_then(|line| in_line(&line));
        let tells = |line: &&Line<'_>| {
            line.tokens.iter().any(|token| self.is_stay_noun(token.span))
                || self.people_in(line.span).any(|(person, _)| person == stay.visitor)
        };
        beside.or_else(|| self.lines().filter(|line| tells(&line)).find_map(|line| self.duration_of_stay(&line)))
    }

    /// A duration that says how long something was: "varede tre dage", "i en uge".
    fn duration_of_stay(&self, line: &Line<'_>) -> Option<Span> {
        let follows = |at: usize| {
            let before = at.checked_sub(1).map(|before| self.lower(line.tokens[before].span))?;
            // "Hun læste dem på tre dage" says how fast, not how long.
            matches!(&*before, "i" | "varede" | "varer" | "vare" | "over").then_some(at)
        };
        (0..line.tokens.len()).filter_map(follows).find_map(|at| self.duration_at(line, at))
    }

    /// NUMBER UNIT from the word at `at`.
    fn duration_at(&self, line: &Line<'_>, at: usize) -> Option<Span> {
        let [number, unit] = *line.tokens.get(at..at + 2)? else { return None };
        let counts = number.kind == TokenKind::Number || NUMERALS.contains(&*self.lower(number.span));
        (counts && UNITS.contains(&*self.lower(unit.span))).then(|| number.span.cover(unit.span))
    }

    /// The house after a preposition of place at `at`.
    fn house_after(&self, line: &Line<'_>, at: usize) -> Option<Span> {
        let preposition = line.tokens.get(at)?;
        matches!(&*self.lower(preposition.span), "hos" | "i" | "ved" | "på" | "til" | "med")
            .then(|| self.house_at(line, at + 1))?
    }

    /// Words with capitals from `at`, also across a preposition: "Borgerservice i Odder Kommune".
    fn house_at(&self, line: &Line<'_>, at: usize) -> Option<Span> {
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
    fn visitor(&self, line: &Line<'_>, before: usize) -> Option<SpeakerId> {
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
    fn visitor_after(&self, line: &Line<'_>, verb: usize) -> Option<SpeakerId> {
        self.person_at(line.tokens.get(verb + 1)?.span)
    }

    /// The people that words within `span` stand for, each with the words.
    fn people_in(&self, span: Span) -> impl Iterator<Item = (SpeakerId, Span)> + use<'a> {
        let speakers = self.document.analysis.speakers.iter().enumerate();
        let people = speakers.filter(|(_, speaker)| speaker.kind == SpeakerKind::Person);
        people.flat_map(move |(index, person)| {
            let from = person.mentions.partition_point(|mention| mention.span.start() < span.start());
            let within = person.mentions[from..].iter().take_while(move |mention| mention.span.end() <= span.end());
            within.map(move |mention| (SpeakerId::new(index), mention.span))
        })
    }

    /// The person whose mention begins where `span` does.
    fn person_at(&self, span: Span) -> Option<SpeakerId> {
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

    fn is_stay_noun(&self, span: Span) -> bool {
        let word = self.lower(span);
        STAY_NOUNS.iter().any(|end| word.ends_with(end))
    }

    /// Whether two names are of one house: "Odder Kommune" and "Borgerservice i Odder Kommune".
    fn same_house(&self, a: Span, b: Span) -> bool {
        let [a, b] = [a, b].map(|span| self.lower(span));
        holds_words(&a, &b) || holds_words(&b, &a)
    }

    fn text(&self, span: Span) -> &'a str {
        &self.document.article.text[span]
    }

    fn lower(&self, span: Span) -> String {
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
    let ends = entries(include_str!("../lexicon/stay_nouns.txt"));
    ends.map(|end| end.trim_start_matches('-')).collect()
});
static STAY_VERBS: LazyLock<BTreeSet<&str>> =
    LazyLock::new(|| entries(include_str!("../lexicon/stay_verbs.txt")).collect());
static HOST_CUES: LazyLock<Vec<&str>> = LazyLock::new(|| entries(include_str!("../lexicon/host_cues.txt")).collect());
static UNITS: LazyLock<BTreeSet<&str>> =
    LazyLock::new(|| entries(include_str!("../lexicon/duration_units.txt")).collect());
static NUMERALS: LazyLock<BTreeSet<&str>> =
    LazyLock::new(|| entries(include_str!("../lexicon/numerals.txt")).collect());
