//! Find whom the words beside a quote name: `hun`, `kontorchefen`, `Mona Kjær og Ib Falk`.

use std::ops::Range;

use crate::gloss::{Class, Function};
use crate::quote::Inquit;
use crate::span::Span;
use crate::speaker::lines::MOST_OF_SENDER;
use crate::speaker::lists::{ADJECTIVES, CONJUNCTIONS, GROUP_WORDS, Gender, PRONOUNS, ROLES, UTTERANCE_NOUNS, noun};
use crate::speaker::mention::{Placed, SUBJECT, is_definite_like};
use crate::speaker::name::{Genitive, Name, NameKind, parts};
use crate::speaker::page::begins_large;
use crate::speaker::roster::{RIVALS, Roster};
use crate::speaker::{MentionKind, SpeakerKind};

/// Whom words name, and what kind of words they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Named {
    pub(super) who: usize,
    pub(super) by: By,
}

/// What kind of words name somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum By {
    /// `Mona Kjær`, `Mona`.
    Name,
    /// `hun`.
    Pronoun,
    /// `kontorchefen`, whose name is known.
    Role,
    /// `en elev`, whose name is not.
    Phrase,
    /// `de to`.
    Group,
    /// `Ankestyrelsen`, `rapporten`.
    Body,
}

/// How many tokens the title of somebody may have before the name.
const LONGEST_TITLE: usize = 24;

/// How many words a noun with an article may have: `den unge nye elektriker`.
pub(super) const MOST_BEFORE_NOUN: usize = 4;

impl Roster<'_> {
    /// Whom the words of `source` name.
    pub(super) fn resolve(&mut self, inquit: Inquit) -> Option<Named> {
        if let Some(cited) = self.cited(inquit.cue) {
            return Some(cited);
        }
        let Some(source) = inquit.source.filter(|&source| !self.is_of_words_before(source, inquit.cue)) else {
            return self.indefinite(inquit.cue);
        };
        let tokens = self.page.token_from(source.start())..self.page.token_from(source.end());
        let (source, tokens) = self.narrow(inquit.cue, source, tokens);
        let (source, tokens) = self.behind_link(source, tokens);
        let (source, tokens) = self.without_verb(source, tokens);
        let (source, tokens) = self.without_utterance(inquit.cue, source, tokens);
        let (source, tokens) = self.without_addressee(inquit.cue, source, tokens);
        let is_function_word = tokens.len() == 1 && self.is_function_word(tokens.start);
        if tokens.is_empty() || is_function_word || self.is_heard_from(tokens.clone()) {
            return None;
        }
        self.inverted(inquit.cue, tokens.clone())
            .or_else(|| self.with_complement(inquit.cue, tokens.clone()))
            .or_else(|| self.several(source, tokens.clone()))
            .or_else(|| self.by_name(source, tokens.clone()))
            .or_else(|| self.by_apposition(tokens.clone()).map(|named| self.known_by(named, tokens.clone())))
            .or_else(|| self.titled(tokens.clone()))
            .or_else(|| self.by_mention(source).map(|named| self.named_otherwise(named, source, tokens.clone())))
            .or_else(|| self.body(source))
            .or_else(|| self.by_role(source, tokens.clone()))
            .or_else(|| self.accused(self.head(tokens.clone())).map(|who| Named { who, by: By::Phrase }))
            .or_else(|| self.by_standing(source, tokens.clone()))
            .or_else(|| self.by_epithet(source, tokens.clone()))
            .or_else(|| self.by_kind_of_body(source, tokens.clone()))
            .or_else(|| self.beside_cue(inquit.cue, tokens.clone()))
            .or_else(|| self.of_no_gender(source, tokens.clone()))
            .or_else(|| self.by_phrase(source, tokens))
    }

    /// `"Det gik," siger Mona og forklarer, hvordan: "Vi ventede."`: whether a cue was given words that are quoted before it.
    pub(super) fn is_of_words_before(&self, source: Span, cue: Span) -> bool {
        let run = |span: Span| self.page.run_of(self.page.token_from(span.start()));
        source.end() <= cue.start() && run(source).is_quoted && !run(cue).is_quoted
    }

    /// `lyder det fra bagsædet`: whether words tell where one hears it, and not from whom.
    fn is_heard_from(&self, tokens: Range<usize>) -> bool {
        let link = tokens.start.checked_sub(1);
        link.is_some_and(|link| self.page.is_function(link, Function::ORIGIN.or(Function::IN)))
            && self.page.is_function(tokens.start, Function::WHENCE)
    }

    /// `Avisen citerer en embedsmand for, at …`, `Spørger man Mona, er …`: who is cited or asked speaks, not who cites.
    fn cited(&mut self, cue: Span) -> Option<Named> {
        let first = self.page.token_from(cue.start());
        if self.page.word(first) == "Spørger"
            && let Some(name) = self.names.starting_at(first + 2)
            && matches!(self.page.word(first + 1), "man" | "du")
        {
            return self.bearer_at(name).map(|who| Named { who, by: By::Name });
        }
        if !matches!(self.page.word(first), "citerer" | "citerede" | "citeres") {
            return None;
        }
        let run = self.page.run_of(first).tokens.clone();
        let link = (first + 2..run.end.min(first + LONGEST_TITLE)).find(|&token| self.page.word(token) == "for")?;
        let tokens = first + 1..link;
        let source = self.page.span(tokens.clone());
        self.by_name(source, tokens.clone())
            .or_else(|| self.by_mention(source))
            .or_else(|| self.by_role(source, tokens.clone()))
            .or_else(|| self.by_phrase(source, tokens))
    }

    /// `skriver en`, `En anden spurgte`, where the words beside the cue were too few to be taken for a speaker.
    fn indefinite(&mut self, cue: Span) -> Option<Named> {
        let (first, next) = (self.page.token_from(cue.start()), self.page.token_from(cue.end()));
        // "Det glæder Ib Falk: …": whoever is glad says so.
        if let Some(place) = self.page.tokens().get(next)
            && let Ok(at) = self.mentions.binary_search_by_key(&place.span.start(), |mention| mention.span.start())
            && self.page.run_of(first).tokens.contains(&next)
            && self.entries[self.mentions[at].who].kind == SpeakerKind::Person
        {
            return Some(Named { who: self.mentions[at].who, by: By::Name });
        }
        let run = self.page.run_of(first).tokens.clone();
        let is_one = |token: usize| run.contains(&token) && self.page.is(token, Class::INDEFINITES);
        let ends = |token: usize| !run.contains(&token) || !self.page.is_word(token);
        let before = first.checked_sub(1).filter(|&last| is_one(last)).map(|last| {
            let opens = last.checked_sub(1).filter(|&token| is_one(token)).unwrap_or(last);
            opens..last + 1
        });
        // "siger en", "siger en anden"
        let last = next + usize::from(is_one(next) && is_one(next + 1));
        let behind = (is_one(next) && ends(last + 1)).then_some(next..last + 1);
        let span = self.page.span(before.or(behind)?);
        let who = self.unnamed(span, SpeakerKind::Unnamed, Gender::Unknown);
        Some(Named { who, by: By::Phrase })
    }

    /// `I et interview med Fagbladet sagde Mona`: what stands behind a preposition in front of the verb does not speak
    /// if a name or a pronoun comes right after it.
    fn inverted(&self, cue: Span, source: Range<usize>) -> Option<Named> {
        let before = source.start.checked_sub(1).filter(|_| source.end <= self.page.token_from(cue.start()))?;
        if !self.page.is(before, Class::PREPOSITIONS) {
            return None;
        }
        let next = self.page.token_from(cue.end());
        let place = self.page.tokens().get(next)?.span;
        let at = self.mentions.binary_search_by_key(&place.start(), |mention| mention.span.start()).ok()?;
        let Placed { who, kind, .. } = self.mentions[at];
        let by = if kind == MentionKind::Pronoun { By::Pronoun } else { By::Name };
        Some(Named { who, by })
    }

    /// `Lederen af det norske hold siger`: the noun or name before what was taken for the speaker.
    fn with_complement(&mut self, cue: Span, source: Range<usize>) -> Option<Named> {
        let link = source.start.checked_sub(1).filter(|_| source.end <= self.page.token_from(cue.start()))?;
        // "Mona Kjær fra Brand og Redning siger"
        let link = if link > 1 && self.page.is(link, Class::CONJUNCTIONS) && self.page.is_capital(link - 1) {
            link - 2
        } else {
            link
        };
        let start = self.page.run_of(link).tokens.start;
        // "siger Mona Kjær til Ib Falk, som svarer: …": whom the clause behind the comma is about is a person already.
        let is_head = self.page.is(source.end, Class::COMMA) && self.page.is(source.end + 1, Class::RELATIVES);
        let name = self.names.starting_at(source.start).map(|name| name.kind);
        if is_head && matches!(name, Some(NameKind::Full | NameKind::Given)) {
            return None;
        }
        let head =
            link.checked_sub(1).filter(|&head| head >= start && self.page.is_small(link, Class::PHRASE_LINKS))?;
        let reader = self.reader();
        if let Some(who) = reader.name_ending_at(link).and_then(|name| self.bearer_at(name)) {
            return Some(Named { who, by: By::Name });
        }
        // "Formand for Klimaudvalget Mona Kjær siger", but "Værten for Mona Kjær siger"
        let last = reader.name_ending_at(source.end).filter(|name| name.tokens.start > source.start);
        if let Some(who) = last.filter(|name| name.kind == NameKind::Full).and_then(|name| self.bearer_at(name)) {
            return Some(Named { who, by: By::Name });
        }
        let is_front = Class::ADJECTIVES.or(Class::DETERMINERS).or(Class::ARTICLES);
        let first =
            (start..head).rev().take(MOST_BEFORE_NOUN).take_while(|&token| self.page.is(token, is_front)).last();
        let first = first.unwrap_or(head);
        // "efter et møde med formanden for banken siger": no subject stands behind a preposition.
        let opens = first == start || self.page.is(first - 1, Class::COMMA.or(Class::CONJUNCTION));
        // "Direktoratet for Udlændinge oplyser", "En læser fra Struer skriver"
        let is_body = self.page.is(head, Class::ORGANISATION_WORDS) && first == start;
        let is_somebody = is_body || self.page.is(head, Class::ROLES.or(Class::PERSON_NOUNS));
        if !opens || !(is_somebody || first < head && self.page.is(first, Class::INDEFINITES)) {
            return None;
        }
        let tokens = first..source.end;
        let span = self.page.span(tokens.clone());
        self.by_mention(span).or_else(|| self.by_role(span, tokens.clone())).or_else(|| self.by_phrase(span, tokens))
    }

    /// A name right beside the cue, where what was taken for the speaker is nobody: `Mona fortalte optoget, at …`.
    fn beside_cue(&self, cue: Span, source: Range<usize>) -> Option<Named> {
        // "Som da jeg ved afsked med Mona sagde": somebody else speaks.
        // "En læser fra Struer skriver": so does whoever has an article.
        let is_one = source.len() > 1 && self.page.is(source.start, Class::INDEFINITES);
        if is_one || self.is_somebody(source.clone()) || self.is_pronoun(source.start) {
            return None;
        }
        let (first, next) = (self.page.token_from(cue.start()), self.page.token_from(cue.end()));
        let before = self.names.ending_at(first);
        let behind = self.names.get(self.names.from(first)).filter(|name| name.tokens.start == next);
        let who = [before, behind].into_iter().flatten().filter_map(|name| self.bearer_at(name)).next()?;
        Some(Named { who, by: By::Name })
    }

    /// Whether words are about somebody, or something that can speak.
    fn is_somebody(&self, tokens: Range<usize>) -> bool {
        let nouns = Class::ROLES.or(Class::PERSON_NOUNS).or(Class::DOCUMENT_NOUNS);
        self.page.is(self.head(tokens), nouns.or(Class::ORGANISATION_WORDS))
    }

    /// `siger hen`: the last person that a sentence was about.
    fn of_no_gender(&self, source: Span, tokens: Range<usize>) -> Option<Named> {
        let is_hen = tokens.len() == 1 && self.page.pronoun(tokens.start) == Some("-");
        let who = self.people_before(source).find(|last| is_hen && last.weight >= SUBJECT)?.who;
        Some(Named { who, by: By::Pronoun })
    }

    /// The pronoun that opens the words, if one does: nothing else belongs to it but a number.
    fn narrow(&self, cue: Span, source: Span, tokens: Range<usize>) -> (Span, Range<usize>) {
        let is_alone = tokens.len() < 2 || GROUP_WORDS.has(&self.page.lower_of(source));
        // "lød hans korte svar": what one says is as good as oneself, and so is whatever sounds but somebody.
        let is_said = || {
            let head = self.head(tokens.clone());
            let people = Class::PEOPLE.or(Class::BODY_WORD);
            let sounds =
                self.page.is(self.page.token_from(cue.start()), Class::DOCUMENT) && !self.page.is(head, people);
            // "hedder det i deres ansøgning": the text speaks.
            let is_text = tokens.start > 0
                && self.page.is(tokens.start - 1, Class::PREPOSITIONS)
                && self.page.is(head, Class::DOCUMENT_NOUNS);
            self.page.word(tokens.start).ends_with('s') && !is_text && (sounds || self.is_utterance(head))
        };
        match self.page.pronoun(tokens.start.min(self.page.tokens().len() - 1)) {
            Some("f" | "m" | "p") if !is_alone && (is_said() || !self.opens_phrase(tokens.start)) => {
                (self.page.tokens()[tokens.start].span, tokens.start..tokens.start + 1)
            }
            _ => (source, tokens),
        }
    }

    /// The noun behind a preposition that was taken for the speaker: `Af brevet fremgår det`.
    fn behind_link(&self, source: Span, tokens: Range<usize>) -> (Span, Range<usize>) {
        let next = tokens.start + 1;
        let is_link = tokens.len() == 1 && next < self.page.tokens().len();
        let is_link = is_link && self.page.is(tokens.start, Class::PHRASE_LINKS) && self.page.is_word(next);
        if is_link { (self.page.span(next..next + 1), next..next + 1) } else { (source, tokens) }
    }

    /// Takes off a verb in the past that was taken for a noun: `Flere ansatte forsøgte at …`.
    fn without_verb(&self, source: Span, tokens: Range<usize>) -> (Span, Range<usize>) {
        let last = tokens.end - 1;
        let is_past = |token: usize| {
            let is_somebody = self.page.is(token, Class::ROLES.or(Class::PERSON_NOUNS));
            self.page.is(token, Class::PAST_ENDINGS) && !is_somebody && !begins_large(self.page.word(token))
        };
        if tokens.len() < 3 || !is_past(last) || self.opens_noun(last - 1) {
            return (source, tokens);
        }
        (self.page.span(tokens.start..last), tokens.start..last)
    }

    /// Whoever owns what is said: `lød den gamle kones svar`, `lyder hans ordre`; or whoever it comes from: `lyder kritikken
    /// blandt andet fra Mona`, `lød det i retten fra vidnet`.
    fn without_utterance(&self, cue: Span, source: Span, tokens: Range<usize>) -> (Span, Range<usize>) {
        let sounds = self.page.is(self.page.token_from(cue.start()), Class::DOCUMENT);
        let is_led = tokens.start > 0 && self.page.is(tokens.start - 1, Class::PREPOSITIONS);
        // "hedder det i brevet fra Mona": the text speaks; "lyder beskeden fra Mona": she does.
        let is_text = self.page.is(tokens.start, Class::DOCUMENT_NOUNS);
        let sounds = sounds && !(is_text && is_led);
        let is_place = || sounds && (is_led || is_text);
        let end = if sounds { self.page.run_of(tokens.start).tokens.end } else { tokens.end };
        let mut links = (tokens.start + 1..end.min(tokens.start + MOST_OF_SENDER))
            .take_while(|&near| !self.page.is(near, Class::COMMA));
        let link = links.find(|&near| self.page.word(near) == "fra").filter(|&link| link + 1 < end);
        if let Some(link) = link.filter(|_| self.is_utterance(tokens.start) || is_place()) {
            let name = self.names.starting_at(link + 1);
            // "fra en af eleverne"
            let noun = (link + 2).max(tokens.end);
            let noun = noun + if noun + 1 < end && self.page.word(noun) == "af" { 2 } else { 0 };
            let sender = link + 1..name.map_or(noun, |name| name.tokens.end);
            return (self.page.span(sender.clone()), sender);
        }
        let owner = tokens.end.checked_sub(2).filter(|owner| tokens.contains(owner));
        // "Ifølge Fodboldavisens oplysninger"
        let is_owner = |&owner: &usize| {
            let is_paper = || {
                owner == tokens.start && self.names.starting_at(owner).is_some_and(|name| name.kind == NameKind::Single)
            };
            self.page.word(owner).ends_with('s') && (self.page.is_small(owner, Class::LETTERS) || is_paper())
        };
        let owner = owner.filter(is_owner);
        let Some(owner) = owner.filter(|&owner| self.is_utterance(owner + 1)) else {
            return (source, tokens);
        };
        let end = self.page.tokens()[owner].span.end();
        let end = if self.is_pronoun(owner) { end } else { end - 1 };
        (Span::new(source.start(), end), tokens.start..owner + 1)
    }

    /// Takes off whom somebody speaks to: `sagde drengen til Radio Thy`.
    fn without_addressee(&self, cue: Span, source: Span, tokens: Range<usize>) -> (Span, Range<usize>) {
        let is_behind = cue.start() < source.start();
        let is_link = |&link: &usize| {
            is_behind
                && self.page.word(link) == "til"
                && self.page.is_capital(link + 1)
                && is_definite_like(self.page.word(link - 1))
        };
        match (tokens.start + 1..tokens.end.saturating_sub(1)).find(is_link) {
            Some(link) => (self.page.span(tokens.start..link), tokens.start..link),
            None => (source, tokens),
        }
    }

    /// Whether a word before another makes that one a noun: `de ansatte`.
    fn opens_noun(&self, token: usize) -> bool {
        let word = self.page.lower(token);
        // "en af kommunens ansatte"
        let is_owner = word.len() > 3 && word.ends_with('s');
        let opens = Class::DETERMINERS.or(Class::INDEFINITES).or(Class::PHRASE_LINKS);
        is_owner || self.page.is(token, opens) || ADJECTIVES.has(&word)
    }

    /// Whether a pronoun is the determiner of a noun: `de ansatte`, `hendes kollega`.
    fn opens_phrase(&self, token: usize) -> bool {
        let is_verb = |next: usize| self.page.is(next, Class::PHRASE_ENDS) || self.page.lower(next).ends_with("ede");
        // "Hendes allierede siger": what is owned does not act.
        let is_owner = self.page.word(token).ends_with('s');
        self.page.is(token, Class::DETERMINERS.or(Class::DETERMINER)) && (is_owner || !is_verb(token + 1))
    }

    fn is_pronoun(&self, token: usize) -> bool {
        self.page.is(token, Class::PRONOUNS)
    }

    fn is_function_word(&self, token: usize) -> bool {
        let class = self.page.class(token);
        let is_other = || class.is(Class::PERSON_NOUNS.or(Class::GROUP_WORDS).or(Class::CAPITAL));
        let is_third = || self.page.pronoun(token).is_some_and(|note| note != "1");
        (class.is(Class::OPENERS) && !is_other() && !is_third()) || class.is(Class::PHRASE_LINKS)
    }

    pub(super) fn names_within(&self, source: Span) -> &[Name<'_>] {
        let from = self.names.partition_point(|name| name.span.start() < source.start());
        let to = self.names.partition_point(|name| name.span.start() < source.end());
        &self.names[from..to.max(from)]
    }

    /// The person whom a name stands for.
    pub(super) fn bearer_at(&self, name: &Name<'_>) -> Option<usize> {
        let at = self.mentions.binary_search_by_key(&name.span.start(), |mention| mention.span.start()).ok()?;
        Some(self.mentions[at].who)
    }

    /// `Mona Kjær og Ib Falk`, `de to`, `begge`.
    fn several(&mut self, source: Span, tokens: Range<usize>) -> Option<Named> {
        if tokens.clone().any(|token| self.page.is_small(token, Class::CONJUNCTIONS)) {
            // "borgmester Mona Kjær (V) og formand Ib Falk"
            let is_party = |name: &&Name<'_>| name.tokens.start > 0 && self.page.word(name.tokens.start - 1) == "(";
            let names = self.names_within(source).iter().filter(|name| !is_party(name));
            let bearers: Vec<usize> = names.filter_map(|name| self.bearer_at(name)).collect();
            if bearers.len() > 1 {
                return Some(Named { who: self.group(bearers, source), by: By::Group });
            }
        }
        // "siger ægteparret Falk"
        let is_couple = |words: &str| GROUP_WORDS.get(words) == Some("two") && words.ends_with("parret");
        let lead = tokens.start.checked_sub(1).filter(|&lead| self.page.is_small(lead, Class::GROUP_WORDS));
        if lead.is_some_and(|lead| is_couple(self.page.word(lead))) {
            let members = self.last_pair(source.start())?;
            return Some(Named { who: self.group(members, source), by: By::Group });
        }
        let words = self.page.lower_of(source);
        let members = match (GROUP_WORDS.get(&words), PRONOUNS.get(&words)) {
            (Some("two"), _) if is_couple(&words) => {
                self.last_pair(source.start()).or_else(|| self.last_people(source.start(), 2))?
            }
            (Some("two"), _) => self.last_people(source.start(), 2)?,
            // "siger sidstnævnte"
            (Some(rank @ ("last" | "first")), _) => {
                let people = self.last_people(source.start(), 2)?;
                return Some(Named { who: people[usize::from(rank == "first")], by: By::Role });
            }
            (Some("three"), _) => self.last_people(source.start(), 3)?,
            (Some("four"), _) => self.last_people(source.start(), 4)?,
            (None, Some("p")) if self.tells_of_both(source) => self.last_people(source.start(), 2)?,
            (None, Some("p")) => match self.last_pair(source.start()) {
                Some(pair) => pair,
                // "Hun ringede til kommunen. »Det er lukket,« sagde de."
                None => match self.body_told_before(source) {
                    Some(who) => return Some(Named { who, by: By::Body }),
                    None => self.only_pair(source.start())?,
                },
            },
            _ => return None,
        };
        Some(Named { who: self.group(members, source), by: By::Group })
    }

    /// Whether the sentence before some words is about two people: `Begge vil ringe sammen. »Det er hurtigst,« siger de.`
    fn tells_of_both(&self, source: Span) -> bool {
        let told = self.narrated_before(self.page.token_from(source.start()));
        told.is_some_and(|run| self.page.is_function(run.tokens.start, Function::BOTH_OF_THEM))
    }

    /// The body that the sentence before some words names last, or their own.
    fn body_told_before(&mut self, source: Span) -> Option<usize> {
        let token = self.page.token_from(source.start());
        let own = self.page.run_of(token);
        let before = if own.is_quoted { None } else { self.page.run_before(token) };
        let told = match before.filter(|before| before.is_quoted) {
            Some(quoted) => self.page.run_before(quoted.tokens.start),
            None => before,
        };
        self.body_within(self.page.span(told?.tokens.clone()))
    }

    /// The last `count` people named before `at`.
    fn last_people(&self, at: usize, count: usize) -> Option<Vec<usize>> {
        let end = self.mentions.partition_point(|mention| mention.span.start() < at);
        let mut people = Vec::new();
        for mention in self.mentions[..end].iter().rev().take(64) {
            if !people.contains(&mention.who) && people.len() < count {
                people.push(mention.who);
            }
        }
        (people.len() == count).then_some(people)
    }

    /// The last two people before `at` that were named together: `Mona Kjær og Ib Falk`.
    fn last_pair(&self, at: usize) -> Option<Vec<usize>> {
        let end = self.mentions.partition_point(|mention| mention.span.start() < at);
        let pairs = self.mentions[..end].windows(2).rev().take(8);
        let mut joined = pairs.filter(|pair| {
            let between = self.page.text.get(pair[0].span.end()..pair[1].span.start()).unwrap_or("").trim();
            // "Mona Kjær (tv.) og Ib Falk"
            let link =
                between.strip_prefix('(').and_then(|rest| rest.split_once(')')).map_or(between, |(_, link)| link);
            CONJUNCTIONS.has(link.trim()) && pair[0].who != pair[1].who
        });
        joined.next().map(|pair| vec![pair[0].who, pair[1].who])
    }

    /// `Mona bager, og Ib sælger. "Vi sover lidt," siger de.`: the two people before `at`, told of in one sentence, where no other
    /// was told of.
    fn only_pair(&self, at: usize) -> Option<Vec<usize>> {
        let end = self.mentions.partition_point(|mention| mention.span.start() < at);
        let told = &self.mentions[..end];
        let last = told.last()?;
        let together = told.iter().rev().take_while(|mention| mention.run == last.run);
        let other = together.map(|mention| mention.who).find(|&who| who != last.who)?;
        let pair = [other, last.who];
        let is_person = |&who: &usize| self.entries[who].kind == SpeakerKind::Person;
        let mut near = told.iter().rev().take(RIVALS);
        (pair.iter().all(is_person) && near.all(|mention| pair.contains(&mention.who))).then(|| pair.to_vec())
    }

    /// The full name that ends a sentence or its part, behind the relative clause that begins at a comma: `, der vandt, Mona Kjær`.
    fn name_behind_clause(&self, comma: usize, limit: usize) -> Option<&Name<'_>> {
        let is_clause = comma + 1 < limit && self.page.is(comma, Class::COMMA);
        let is_clause = is_clause && self.page.is_small(comma + 1, Class::RELATIVES);
        let end = limit.min(comma + LONGEST_TITLE);
        let next = (comma + 2..end).find(|&token| is_clause && self.page.is(token, Class::COMMA))?;
        let name = self.names.starting_at(next + 1)?;
        let ends = name.tokens.end >= limit || !self.page.is_word(name.tokens.end);
        // "siger træneren, der roste målmanden, Ib Falk": he is the goalkeeper.
        let is_anothers = self.page.is(next - 1, Class::ROLES.or(Class::PERSON_NOUNS));
        (name.kind == NameKind::Full && ends && !is_anothers).then_some(name)
    }

    /// `en elev, Sara`, `den 45-årige projektleder, Mona Kjær,`: the name behind the noun.
    fn by_apposition(&mut self, tokens: Range<usize>) -> Option<Named> {
        let limit = self.page.run_of(tokens.start).tokens.end;
        let comma = self.reader().complement_end(tokens.end, limit);
        // "Maleren selv, Mona Kjær, kalder det …"
        let comma = comma + usize::from(comma < limit && self.page.word(comma) == "selv");
        // "Formand for skoleudvalget Mona Kjær kalder det …"
        if comma > tokens.end
            && let Some(name) = self.names.starting_at(comma)
            && name.kind == NameKind::Full
            && self.is_somebody(tokens.clone())
        {
            return Some(Named { who: self.bearer_at(name)?, by: By::Name });
        }
        // "siger partiets ordfører,⏎Mona Kjær."
        if comma + 1 == limit
            && self.page.word(comma) == ","
            && let Some(name) = self.names.starting_at(limit)
            && name.kind == NameKind::Full
            && !self.page.word(name.tokens.end).starts_with(char::is_lowercase)
            && self.is_somebody(tokens.clone())
        {
            return Some(Named { who: self.bearer_at(name)?, by: By::Name });
        }
        // "siger kvinden, der hedder Mona"
        if let Some(name) = self.named_in_clause(comma, limit) {
            return Some(Named { who: self.bearer_at(name)?, by: By::Name });
        }
        // "siger kvinden, der vandt, Mona Kjær"
        if self.is_somebody(tokens.clone())
            && let Some(name) = self.name_behind_clause(comma, limit)
        {
            return Some(Named { who: self.bearer_at(name)?, by: By::Name });
        }
        let is_comma = comma + 1 < limit && self.page.is(comma, Class::COMMA);
        let name = self.names.get(self.names.from(comma + 1)).filter(|_| is_comma)?;
        // "professor, lic.jur. Mona Kjær", "hendes kollega, forfatteren Mona Kjær"
        if self.is_pronoun(tokens.start) && tokens.len() == 1 {
            return None;
        }
        let is_front = |token: usize| {
            let is_other = Class::PHRASE_ENDS.or(Class::PHRASE_LINKS);
            self.page.word(token).ends_with('.') || (self.page.is_word(token) && !self.page.is_small(token, is_other))
        };
        let is_next = name.tokens.start <= comma + 5 && (comma + 1..name.tokens.start).all(is_front);
        if !is_next || !self.page.is_word(tokens.start) {
            return None;
        }
        // "Ejeren, Holms El, skriver", "Leverandøren, tyske Elmet, oplyser"
        let is_led = name.tokens.start == comma + 2 && self.page.is(comma + 1, Class::NATIONALITIES);
        let is_unknown = matches!(name.kind, NameKind::Single | NameKind::Foreign)
            && self.bearer_at(name).is_none()
            && !self.page.is(name.tokens.start, Class::GIVEN_NAMES);
        let may_be_body = name.kind == NameKind::Organisation || is_unknown;
        if may_be_body && (name.tokens.start == comma + 1 || is_led) && name.tokens.end < limit {
            let (span, ends) = (name.span, self.page.is(name.tokens.end, Class::COMMA));
            let who = ends.then(|| self.unnamed(span, SpeakerKind::Organisation, Gender::Unknown))?;
            return Some(Named { who, by: By::Body });
        }
        Some(Named { who: self.bearer_at(name)?, by: By::Name })
    }

    /// Enters somebody under the noun that was used of them.
    fn known_by(&mut self, named: Named, tokens: Range<usize>) -> Named {
        let word = self.page.lower(self.head(tokens));
        noun(&ROLES, &word).into_iter().for_each(|found| self.index_role(found.stem, named.who));
        named
    }

    /// `siger medlem af byrådet i Struer og tidligere lærer Mona Kjær`: a noun without an article is the title of whoever is
    /// named behind it.
    fn titled(&mut self, tokens: Range<usize>) -> Option<Named> {
        let first = tokens.start;
        let word = self.page.lower(first);
        let stem = noun(&ROLES, &word).filter(|found| found.stem.len() == word.len())?.stem;
        let is_bare = first.checked_sub(1).is_none_or(|before| {
            !self.page.is(before, Class::DETERMINERS.or(Class::ADJECTIVES).or(Class::INDEFINITES))
        });
        let limit = self.page.run_of(first).tokens.end.min(first + LONGEST_TITLE);
        let ends = |token: &usize| self.page.is(*token, Class::COMMA.or(Class::COPULAS).or(Class::CUE));
        let end = (first + 1..limit).find(ends).unwrap_or(limit);
        let mut names = self.names[self.names.from(first + 1)..].iter().take_while(|name| name.tokens.start < end);
        let who = names.find_map(|name| self.bearer_at(name).filter(|_| is_bare))?;
        self.index_role(stem, who);
        Some(Named { who, by: By::Name })
    }

    /// Whether a name with an `s` at its end owns what follows it in the source.
    fn is_owner(&self, name: &Name<'_>, source: &Range<usize>) -> bool {
        let is_known_with_s = || {
            self.bearer_at(name).is_some_and(|who| {
                let known = &self.page.text[self.entries[who].name];
                parts(known).last() == parts(&self.page.text[name.span]).last()
            })
        };
        let owns = name.tokens.end < source.end
            && match name.genitive {
                Genitive::No => false,
                Genitive::Sure => true,
                Genitive::Maybe => !is_known_with_s(),
            };
        // "lyder Joys replik": what one says is as good as oneself.
        owns && !self.is_utterance(source.end - 1)
    }

    /// `svar`, `råd`: whether a word is for what somebody says.
    pub(super) fn is_utterance(&self, token: usize) -> bool {
        noun(&UTTERANCE_NOUNS, &self.page.lower(token)).is_some()
    }

    /// The name that heads the words: not the Struer Kommune of `formanden for Struer Kommune`.
    fn by_name(&self, source: Span, tokens: Range<usize>) -> Option<Named> {
        let heads = self.names_within(source).iter().filter(|name| {
            // "lederen af det norske hold Nord"
            let before = (tokens.start..name.tokens.start).rev().take(4).take_while(|&token| self.page.is_word(token));
            // "Leder af Solsikken Mona Kjær"
            let is_behind_body = name.kind == NameKind::Full
                && name.tokens.end == tokens.end
                && self.reader().name_ending_at(name.tokens.start).is_some();
            is_behind_body
                || !self.is_owner(name, &tokens)
                    && !before.into_iter().any(|token| self.page.is_small(token, Class::PHRASE_LINKS))
        });
        let who = heads.filter_map(|name| self.bearer_at(name)).next()?;
        Some(Named { who, by: By::Name })
    }

    /// `hun`, `Direktøren`: whom they stand for was found when the narration was read.
    pub(super) fn by_mention(&self, source: Span) -> Option<Named> {
        let at = self.mentions.binary_search_by_key(&source.start(), |mention| mention.span.start()).ok()?;
        let mention = &self.mentions[at];
        let by = match mention.kind {
            MentionKind::Pronoun => By::Pronoun,
            MentionKind::Nominal if self.entries[mention.who].kind == SpeakerKind::Unnamed => By::Phrase,
            MentionKind::Nominal => By::Role,
            MentionKind::FullName | MentionKind::ShortName => By::Name,
        };
        // "Den 24-årige" may be followed by a verb that was taken for its noun.
        let is_it = mention.span == source || (mention.kind == MentionKind::Nominal && source.contains(mention.span));
        is_it.then_some(Named { who: mention.who, by })
    }

    /// The two last told of, if words are for both: `Begge`.
    pub(super) fn both(&mut self, words: Span) -> Option<usize> {
        let is_both = GROUP_WORDS.get(&self.page.lower_of(words)) == Some("two");
        let members = if is_both { self.last_people(words.start(), 2)? } else { return None };
        Some(self.group(members, words))
    }

    /// Two who are named together, by the name of the first: `Mona og Ib`.
    pub(super) fn joined(&mut self, first: Span) -> Option<(usize, Span)> {
        let at = self.names.binary_search_by_key(&first.start(), |name| name.span.start()).ok()?;
        let pair = self.names.get(at..at + 2)?;
        let (one, two) = (pair[0].span, pair[1].span);
        let is_joined = self.page.text.get(one.end()..two.start()) == Some(" og ");
        let members = pair.iter().map_while(|name| self.bearer_at(name)).collect::<Vec<_>>();
        let span = one.cover(two);
        (is_joined && members.len() == 2).then(|| (self.group(members, span), span))
    }

    /// The noun that a phrase is about: the last word before `i Vejle`, `for skolen`, `, der …`.
    pub(super) fn head(&self, tokens: Range<usize>) -> usize {
        let first = tokens.start;
        // "omkring 30 elever"
        let is_number = |token: usize| self.page.word(token).starts_with(|c: char| c.is_ascii_digit());
        let ends = |token: usize| {
            (!self.page.is_word(token) && !is_number(token))
                || self.page.is_small(token, Class::PHRASE_LINKS.or(Class::PHRASE_ENDS))
        };
        let end = (first + 1..tokens.end).find(|&token| ends(token) && !self.page.word(token).starts_with('-'));
        end.unwrap_or(tokens.end) - 1
    }
}

/// The age that a word tells: 45 in `45-årige`.
pub(super) fn age(word: &str) -> Option<&str> {
    let digits = word.len() - word.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    (digits > 0).then(|| &word[..digits])
}
