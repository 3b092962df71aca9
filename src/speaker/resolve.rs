//! Find whom the words beside a quote name: `hun`, `kontorchefen`, `Mona Kjær og Ib Falk`.

use std::ops::Range;

use crate::gloss::Class;
use crate::quote::Inquit;
use crate::span::Span;
use crate::speaker::lists::{
    ABSTRACT_SUFFIXES, ADDRESSES, ADJECTIVES, CONJUNCTIONS, DETERMINERS, DOCUMENT_NOUNS, EPITHETS, GROUP_WORDS, Gender,
    Noun, ORGANISATION_WORDS, PERSON_NOUNS, PLACES, PRONOUNS, RELATIONS, ROLE_KINDS, ROLES, UTTERANCE_NOUNS, fold,
    gender, noun,
};
use crate::speaker::mention::{Placed, SUBJECT, is_definite_like};
use crate::speaker::name::{Genitive, Name, NameKind, parts};
use crate::speaker::page::begins_large;
use crate::speaker::roster::{RIVALS, Roster, role_keys};
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

/// How many paragraphs before the words that name a role its bearer stands.
const NEAR: usize = 1;

/// How many tokens before a pronoun the text stands that it means: `På den stod: …`
const TEXT_REACH: usize = 20;
/// How many bytes a line has at most that signs what stands above it.
const LONGEST_LINE: usize = 50;
/// How many words may stand between `fra` and the colon behind whoever sent what follows.
const MOST_OF_SENDER: usize = 6;

/// How many tokens the title of somebody may have before the name.
const LONGEST_TITLE: usize = 24;

/// How many paragraphs behind a noun whoever it stands for is named.
const NEXT: usize = 1;
/// How many words a noun with an article may have: `den unge nye elektriker`.
const MOST_BEFORE_NOUN: usize = 4;

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
        if tokens.is_empty() || is_function_word {
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
            .or_else(|| self.by_standing(source, tokens.clone()))
            .or_else(|| self.by_epithet(source, tokens.clone()))
            .or_else(|| self.by_kind_of_body(source, tokens.clone()))
            .or_else(|| self.beside_cue(inquit.cue, tokens.clone()))
            .or_else(|| self.within_name(source))
            .or_else(|| self.of_no_gender(source, tokens.clone()))
            .or_else(|| self.by_phrase(source, tokens))
    }

    /// `"Det gik," siger Mona og forklarer, hvordan: "Vi ventede."`: whether a cue was given words that are quoted before it.
    pub(super) fn is_of_words_before(&self, source: Span, cue: Span) -> bool {
        let run = |span: Span| self.page.run_of(self.page.token_from(span.start()));
        source.end() <= cue.start() && run(source).is_quoted && !run(cue).is_quoted
    }

    /// `Avisen citerer en embedsmand for, at …`, `Spørger man Mona, er …`: who is cited or asked speaks, not who cites.
    fn cited(&mut self, cue: Span) -> Option<Named> {
        let first = self.page.token_from(cue.start());
        if self.page.word(first) == "Spørger"
            && let Ok(at) = self.names.binary_search_by_key(&(first + 2), |name| name.tokens.start)
            && matches!(self.page.word(first + 1), "man" | "du")
        {
            return self.bearer_at(&self.names[at]).map(|who| Named { who, by: By::Name });
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

    /// The text that the narration within a span names last: `brevet`, `afgørelsen fra nævnet`.
    pub(super) fn text_within(&mut self, span: Span) -> Option<usize> {
        let (first, last) = (self.page.token_from(span.start()), self.page.token_from(span.end()));
        self.text_before(first.max(last.saturating_sub(2 * TEXT_REACH)), last)
    }

    /// The text that the narration from `first` on names last before a token.
    fn text_before(&mut self, first: usize, token: usize) -> Option<usize> {
        let mut near = (first..token).rev().filter(|&at| self.page.is_small(at, Class::DOCUMENT_NOUNS));
        let noun = near.find(|&at| !self.page.run_of(at).is_quoted && !self.page.word(at).ends_with('s'))?;
        let run = self.page.run_of(noun).tokens.clone();
        let front = (run.start..noun).rev().take(MOST_BEFORE_NOUN).take_while(|&at| self.page.is_word(at));
        let start = front.into_iter().find(|&at| self.page.is(at, Class::DETERMINERS)).unwrap_or(noun);
        let end = self.reader().complement_end(noun + 1, run.end);
        Some(self.unnamed(self.page.span(start..end), SpeakerKind::Document, Gender::Unknown))
    }

    /// The colon before words in marks, the first of which is at `token`.
    fn colon_before(&self, token: usize) -> Option<usize> {
        (token.saturating_sub(2)..token).rev().find(|&near| self.page.is(near, Class::COLON))
    }

    /// `Under ruden sad en seddel. På den stod: "Kom."`: the text named last before a pronoun that stands for it.
    pub(super) fn text_meant(&mut self, token: usize) -> Option<(usize, Span)> {
        // "På den stod der: …"
        let last = self.colon_before(token)?.checked_sub(1)?;
        let cue = last - usize::from(last > 0 && self.page.is(last, Class::IMPERSONAL));
        let pronoun = cue
            .checked_sub(1)
            .filter(|&at| self.page.is(cue, Class::DOCUMENT) && self.page.is(at, Class::THING_PRONOUNS))?;
        let link = pronoun.checked_sub(1).filter(|&link| self.page.is(link, Class::PHRASE_LINKS))?;
        let who = self.text_before(link.saturating_sub(TEXT_REACH), link)?;
        Some((who, self.page.tokens()[pronoun].span))
    }

    /// The text right before a colon: `På døren hang et skilt: "Lukket."`
    pub(super) fn text_shown(&mut self, token: usize) -> Option<(usize, Span)> {
        let colon = self.colon_before(token)?;
        let last = colon.checked_sub(1).filter(|&last| self.page.is_small(last, Class::DOCUMENT_NOUNS))?;
        let who = self.text_before(last.saturating_sub(MOST_BEFORE_NOUN), colon)?;
        Some((who, self.entries[who].name))
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
        let name =
            self.names.binary_search_by_key(&source.start, |name| name.tokens.start).map(|at| self.names[at].kind);
        if is_head && matches!(name, Ok(NameKind::Full | NameKind::Given)) {
            return None;
        }
        let head =
            link.checked_sub(1).filter(|&head| head >= start && self.page.is_small(link, Class::PHRASE_LINKS))?;
        let reader = self.reader();
        if let Some(who) = reader.name_ending_at(link).and_then(|name| self.bearer_at(name)) {
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

    /// `siger Bui Van Duc`, where the end of the name alone was taken for the speaker.
    fn within_name(&self, source: Span) -> Option<Named> {
        let before = self.names.partition_point(|name| name.span.start() < source.start()).checked_sub(1)?;
        let name = self.names.get(before).filter(|name| name.span.end() >= source.end())?;
        if let Some(who) = self.bearer_at(name) {
            // "Premier Mona Kjær": a name is the whole one if it comes back.
            let near = self.entries[who].mentions.iter().take(RIVALS);
            let mut whole = near.filter(|mention| mention.kind == MentionKind::FullName);
            return whole.nth(1).map(|_| Named { who, by: By::Name });
        }
        // "Mona Kjær fra Kvist & Falk peger på"
        let link = name.tokens.start.checked_sub(1).filter(|&link| self.page.is_small(link, Class::PHRASE_LINKS))?;
        let reader = self.reader();
        let who = self.bearer_at(reader.name_ending_at(link)?)?;
        Some(Named { who, by: By::Name })
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
        let after = self.names.partition_point(|name| name.tokens.start < first);
        let before = self.names[..after].last().filter(|name| name.tokens.end == first);
        let behind = self.names.get(after).filter(|name| name.tokens.start == next);
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
            self.page.word(tokens.start).ends_with('s') && (sounds || self.is_utterance(head))
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
            let name = self.names.binary_search_by_key(&(link + 1), |name| name.tokens.start);
            // "fra en af eleverne"
            let noun = (link + 2).max(tokens.end);
            let noun = noun + if noun + 1 < end && self.page.word(noun) == "af" { 2 } else { 0 };
            let sender = link + 1..name.map_or(noun, |at| self.names[at].tokens.end);
            return (self.page.span(sender.clone()), sender);
        }
        let owner = tokens.end.checked_sub(2).filter(|owner| tokens.contains(owner));
        let owner =
            owner.filter(|&owner| self.page.is_small(owner, Class::LETTERS) && self.page.word(owner).ends_with('s'));
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

    fn names_within(&self, source: Span) -> &[Name<'_>] {
        let from = self.names.partition_point(|name| name.span.start() < source.start());
        let to = self.names.partition_point(|name| name.span.start() < source.end());
        &self.names[from..to.max(from)]
    }

    /// The person whom a name stands for.
    fn bearer_at(&self, name: &Name<'_>) -> Option<usize> {
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
            (None, Some("p")) => self.last_pair(source.start())?,
            _ => return None,
        };
        Some(Named { who: self.group(members, source), by: By::Group })
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

    /// The full name that ends a sentence or its part, behind the relative clause that begins at a comma: `, der vandt, Mona Kjær`.
    fn name_behind_clause(&self, comma: usize, limit: usize) -> Option<&Name<'_>> {
        let is_clause = comma + 1 < limit && self.page.is(comma, Class::COMMA);
        let is_clause = is_clause && self.page.is_small(comma + 1, Class::RELATIVES);
        let end = limit.min(comma + LONGEST_TITLE);
        let next = (comma + 2..end).find(|&token| is_clause && self.page.is(token, Class::COMMA))?;
        let at = self.names.binary_search_by_key(&(next + 1), |name| name.tokens.start).ok()?;
        let name = &self.names[at];
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
            && let Ok(at) = self.names.binary_search_by_key(&comma, |name| name.tokens.start)
            && self.names[at].kind == NameKind::Full
            && self.is_somebody(tokens.clone())
        {
            return Some(Named { who: self.bearer_at(&self.names[at])?, by: By::Name });
        }
        // "siger partiets ordfører,⏎Mona Kjær."
        if comma + 1 == limit
            && self.page.word(comma) == ","
            && let Ok(at) = self.names.binary_search_by_key(&limit, |name| name.tokens.start)
            && self.names[at].kind == NameKind::Full
            && self
                .page
                .tokens()
                .get(self.names[at].tokens.end)
                .is_none_or(|next| !self.page.text[next.span].starts_with(char::is_lowercase))
            && self.is_somebody(tokens.clone())
        {
            return Some(Named { who: self.bearer_at(&self.names[at])?, by: By::Name });
        }
        // "siger kvinden, der hedder Mona"
        if comma + 3 < limit
            && self.page.is(comma, Class::COMMA)
            && self.page.is(comma + 1, Class::RELATIVES)
            && self.page.is(comma + 2, Class::NAMING_VERBS)
            && let Ok(at) = self.names.binary_search_by_key(&(comma + 3), |name| name.tokens.start)
        {
            return Some(Named { who: self.bearer_at(&self.names[at])?, by: By::Name });
        }
        // "siger kvinden, der vandt, Mona Kjær"
        if self.is_somebody(tokens.clone())
            && let Some(name) = self.name_behind_clause(comma, limit)
        {
            return Some(Named { who: self.bearer_at(name)?, by: By::Name });
        }
        let is_comma = comma + 1 < limit && self.page.is(comma, Class::COMMA);
        let after = self.names.partition_point(|name| name.tokens.start <= comma);
        let name = self.names.get(after).filter(|_| is_comma)?;
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
        // "Ejeren, Holms El, skriver"
        if name.kind == NameKind::Organisation && name.tokens.start == comma + 1 && name.tokens.end < limit {
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
        let from = self.names.partition_point(|name| name.tokens.start <= first);
        let mut names = self.names[from..].iter().take_while(|name| name.tokens.start < end);
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
    fn is_utterance(&self, token: usize) -> bool {
        noun(&UTTERANCE_NOUNS, &self.page.lower(token)).is_some()
    }

    /// The name that heads the words: not the Struer Kommune of `formanden for Struer Kommune`.
    fn by_name(&self, source: Span, tokens: Range<usize>) -> Option<Named> {
        let heads = self.names_within(source).iter().filter(|name| {
            // "lederen af det norske hold Nord"
            let before = (tokens.start..name.tokens.start).rev().take(4).take_while(|&token| self.page.is_word(token));
            !self.is_owner(name, &tokens)
                && !before.into_iter().any(|token| self.page.is_small(token, Class::PHRASE_LINKS))
        });
        let who = heads.filter_map(|name| self.bearer_at(name)).next()?;
        Some(Named { who, by: By::Name })
    }

    /// `hun`, `Direktøren`: whom they stand for was found when the narration was read.
    fn by_mention(&self, source: Span) -> Option<Named> {
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

    /// Whoever bears the name of somebody who is a mere noun so far: told of by then, or right after where nobody has been
    /// told of before: `"Det gik," siger den tidligere minister.⏎Ib Falk læner sig frem.`
    fn named_otherwise(&self, named: Named, source: Span, tokens: Range<usize>) -> Named {
        if named.by != By::Phrase {
            return named;
        }
        let is_person = |who: usize| self.entries[who].kind == SpeakerKind::Person;
        let known = self.by_role(source, tokens.clone()).filter(|known| is_person(known.who));
        known.or_else(|| self.named_later(source, tokens)).unwrap_or(named)
    }

    /// The first person named, where a definite noun for somebody stands before all names.
    fn named_later(&self, source: Span, tokens: Range<usize>) -> Option<Named> {
        let word = self.page.lower(self.head(tokens.clone()));
        let found = noun(&ROLES, &word).or_else(|| noun(&PERSON_NOUNS, &word))?;
        // "siger betjenten" may be anybody's.
        let is_one = self.page.is(tokens.start, Class::ARTICLES);
        let is_person = |mention: &&Placed| self.entries[mention.who].kind == SpeakerKind::Person;
        let first = self.mentions.iter().take(RIVALS).find(is_person)?;
        let first = Some(first).filter(|first| is_one && self.page.text[first.span].contains(' '))?;
        let block = |at: usize| self.page.segmentation.block_at(at).map(|id| id.index());
        let is_next = first.span.start() > source.end() && block(first.span.start())? <= block(source.start())? + NEXT;
        let member = &self.entries[first.who];
        let may_be =
            is_next && first.weight >= SUBJECT && member.role.is_none() && member.gender.agrees(gender(found.note));
        may_be.then_some(Named { who: first.who, by: By::Role })
    }

    /// `Ankestyrelsen`, `Struer Kommune`.
    pub(super) fn body(&mut self, source: Span) -> Option<Named> {
        let name = self.names_within(source).first()?;
        let is_whole = name.span.start() == source.start() && name.tokens.end >= self.page.token_from(source.end());
        // "Mødet blev ledet af": a capital at the start of a sentence makes no name.
        let is_firm = name.kind == NameKind::Organisation || !name.begins_sentence;
        if !is_whole || !is_firm || name.kind == NameKind::Place {
            return None;
        }
        let who = self.unnamed(name.span, SpeakerKind::Organisation, Gender::Unknown);
        Some(Named { who, by: By::Body })
    }

    /// `kontorchefen`, `den 45-årige projektleder`: somebody whose role has been told.
    fn by_role(&self, source: Span, tokens: Range<usize>) -> Option<Named> {
        let head = self.head(tokens.clone());
        let word = self.page.lower(head);
        let age = tokens.clone().find_map(|token| age(self.page.word(token)));
        if let Some(who) = age.and_then(|age| self.with_role(age, source.start())) {
            return Some(Named { who, by: By::Role });
        }
        let Some(found) = noun(&ROLES, &word) else {
            return self.by_title(source, tokens, &word);
        };
        // "siger borgmester til bladet"
        let is_bare = tokens.len() == 1 && found.stem.len() == word.len();
        let owner = head.checked_sub(1).filter(|owner| tokens.contains(owner) && self.owns(*owner));
        let is_definite =
            found.is_definite || is_bare || owner.is_some() || self.page.is(tokens.start, Class::ARTICLES);
        // "siger sygeplejerskerne" is more than the one who has a name.
        let is_plural = word.ends_with("ne") && *word != *found.stem;
        let known = if is_plural { None } else { self.with_role_at(found.stem, head) };
        // "Ifølge sin manager er hun syg.", and then "siger manageren, Ib Falk"
        let is_yet_to_come = |&who: &usize| {
            let first = self.entries[who].mentions.first().is_some_and(|first| first.span.start() > source.start());
            first && tokens.len() == 2 && self.page.is(tokens.start, Class::OTHER.or(Class::DETERMINERS))
        };
        let who = known.filter(|who| is_definite || is_yet_to_come(who))?;
        owner.is_none_or(|owner| self.may_own(owner, who)).then_some(Named { who, by: By::Role })
    }

    /// `siger playmakeren`, `siger SF'eren`, `siger den konservative`: whoever has been called so right before the name, or has
    /// the party behind it.
    fn by_title(&self, source: Span, tokens: Range<usize>, word: &str) -> Option<Named> {
        let has_article = tokens.len() == 2 && self.page.is(tokens.start, Class::ARTICLES);
        // "playmaker Ib Falk", and then "siger playmakeren"
        // "Ib Falk er tiltalt", and then "siger tiltalte"
        let bare = ["", "en", "n", "et", "t", "e"].into_iter().filter_map(|ending| word.strip_suffix(ending));
        let called = || bare.into_iter().find_map(|stem| self.with_role(stem, source.start()));
        let may_be = tokens.len() == 1 || has_article;
        let who = if may_be { called().or_else(|| self.of_party(source)) } else { None }?;
        let is_named = self.entries[who].kind == SpeakerKind::Person;
        Some(Named { who, by: if is_named { By::Role } else { By::Phrase } })
    }

    /// `Ib Falk (DF)`, and then `siger DF'eren`: who was named last with that party behind the name.
    fn of_party(&self, source: Span) -> Option<usize> {
        let party = self.page.text[source].strip_suffix("'eren")?;
        let end = self.mentions.partition_point(|mention| mention.span.start() < source.start());
        let is_of = |mention: &&Placed| {
            let behind = self.page.text[mention.span.end()..].strip_prefix(" (");
            behind.is_some_and(|behind| behind.starts_with(party))
        };
        self.mentions[..end].iter().rev().take(RIVALS).find(is_of).map(|mention| mention.who)
    }

    /// Whether a word ends as an owner does: `klubbens`, `OB's`.
    fn owns(&self, token: usize) -> bool {
        let word = self.page.word(token);
        word.len() > 3 && word.ends_with(['s', 'S'])
    }

    /// Whether whoever has a role may have it in the house that owns it: `Holms formand` is not the one of Struer Kommune.
    fn may_own(&self, owner: usize, who: usize) -> bool {
        let house = self.page.word(owner).trim_end_matches(['s', 'S', '\'', '’']);
        let told = self.entries[who].organisation.map(|body| &self.page.text[body]);
        !self.page.is_capital(owner)
            || told.is_none_or(|told| told.contains(house) || told.starts_with(char::is_lowercase))
    }

    /// `siger jyden`, `siger den glade vinder`: whom a noun takes up that may be said of anybody, whatever their job. Of several
    /// people it is the last that a sentence was about.
    pub(super) fn by_epithet(&self, source: Span, tokens: Range<usize>) -> Option<Named> {
        let head = self.head(tokens.clone());
        let word = self.page.lower(head);
        let known = noun(&EPITHETS, &word).filter(|_| self.page.is(head, Class::EPITHETS));
        let (is_definite, gender) = match known {
            Some(found) => (found.is_definite, gender(found.note)),
            // "siger holstebroeren"
            None => (town_of(&word).is_some_and(|town| PLACES.has(&town)), Gender::Unknown),
        };
        let has_article = tokens.len() <= MOST_BEFORE_NOUN && self.page.is(tokens.start, Class::ARTICLES);
        let is_one =
            if tokens.len() == 1 { is_definite && !word.ends_with("ne") } else { known.is_some() && has_article };
        let people = self.people_before(source).filter(|last| self.entries[last.who].gender.agrees(gender));
        let mut people = people.filter(|_| is_one);
        let subject = people.clone().find(|last| last.weight >= SUBJECT);
        let who = subject.or_else(|| people.next())?.who;
        (!self.has_just_spoken(who, source)).then_some(Named { who, by: By::Role })
    }

    /// `Politiassistent Ib Falk … siger betjenten`: somebody of whose role a noun is the kind.
    pub(super) fn by_kind(&self, source: Span, kind: &str) -> Option<Named> {
        let roles = ROLE_KINDS.get(kind)?;
        let is_of_kind = |mention: &&Placed| {
            let role = self.entries[mention.who].role.map(|role| self.page.lower_of(role));
            let stem = role.as_ref().and_then(|role| Some(noun(&ROLES, role)?.stem));
            stem.is_some_and(|stem| role_keys(stem).any(|key| roles.contains(&key)))
        };
        let end = self.mentions.partition_point(|mention| mention.span.start() < source.start());
        let is_person = |mention: &&Placed| self.entries[mention.who].kind == SpeakerKind::Person;
        let mut near = self.mentions[..end].iter().rev().take(RIVALS).filter(is_person);
        let who = near.find(is_of_kind)?.who;
        Some(Named { who, by: By::Role })
    }

    /// Where people with a name were told of in the paragraphs before some words, the last first.
    fn people_before(&self, source: Span) -> impl Iterator<Item = &Placed> + Clone {
        let end = self.mentions.partition_point(|mention| mention.span.start() < source.start());
        let from = self.lately(source);
        let near =
            self.mentions[..end].iter().rev().take(RIVALS).take_while(move |mention| mention.span.start() >= from);
        near.filter(|mention| self.entries[mention.who].kind == SpeakerKind::Person)
    }

    /// Where the paragraph before some words begins.
    fn lately(&self, words: Span) -> usize {
        let block = self.page.segmentation.block_at(words.start()).map_or(0, |id| id.index().saturating_sub(NEAR));
        self.page.segmentation.blocks.get(block).map_or(0, |block| block.span.start())
    }

    /// `siger overlægen`, where one person alone was told of right before, and what they are was not.
    pub(super) fn by_standing(&self, source: Span, tokens: Range<usize>) -> Option<Named> {
        let head = self.head(tokens.clone());
        let word = self.page.lower(head);
        let found = self.noun_for_one(&word, tokens.clone()).filter(|_| !self.is_described(head, tokens))?;
        let last = self.people_before(source).next()?;
        let who = Some(last.who).filter(|&who| self.people_before(source).all(|other| other.who == who))?;
        // "Mona Kjær steg på bussen. "Hvorhen?" spurgte chaufføren.": whoever is met in an office is another.
        if found.is_met() && !self.is_witness(last) {
            return None;
        }
        // "… til salg," siger Mona. "Jo," siger ejeren.: nobody is named anew without a word between.
        if self.has_just_spoken(who, source) || self.is_of_or_to(source, who) {
            return None;
        }
        let member = &self.entries[who];
        // "Mona Kjær ventede på præsten. "Kom," sagde præsten.": whom a noun has told of stays who they are.
        let first = self.page.token_from(member.mentions.first()?.span.start());
        let may_be = member.role.is_none() && member.gender.agrees(gender(found.note));
        (may_be && !self.is_brought_in(first.min(head)..head)).then_some(Named { who, by: By::Role })
    }

    /// Whether the words that `source` introduces begin with `du`, or with a pronoun for `who`: nobody speaks so of oneself.
    fn is_of_or_to(&self, source: Span, who: usize) -> bool {
        let quotes = self.page.quotes;
        let after = quotes.partition_point(|quote| quote.span.start() <= source.start());
        let mut near = quotes[after.saturating_sub(1)..(after + 1).min(quotes.len())].iter();
        let quote = near.find(|quote| quote.inquit.is_some_and(|inquit| inquit.source == Some(source)));
        let first = quote.map_or(0, |quote| self.page.token_from(quote.content.start()));
        let is_another = |token: usize| match self.page.pronoun(token) {
            Some("1") => ADDRESSES.has(&self.page.lower(token)),
            Some(note @ ("f" | "m")) => self.entries[who].gender.agrees(gender(note)),
            _ => false,
        };
        quote.is_some() && (first..self.page.tokens().len().min(first + 2)).any(is_another)
    }

    /// The noun for one person who is known, in words for a speaker: `overlægen`, `den 45-årige elektriker`, `drengen`.
    fn noun_for_one<'w>(&self, word: &'w str, tokens: Range<usize>) -> Option<Noun<'w>> {
        let is_other = |found: &Noun<'_>| gender(found.note) == Gender::Unknown || noun(&RELATIONS, word).is_some();
        let found = noun(&ROLES, word).or_else(|| noun(&PERSON_NOUNS, word).filter(|found| !is_other(found)))?;
        let has_article = || tokens.len() <= MOST_BEFORE_NOUN && self.page.is(tokens.start, Class::ARTICLES);
        let is_one = if tokens.len() == 1 { found.is_definite && !word.ends_with("ne") } else { has_article() };
        is_one.then_some(found)
    }

    /// Whether more is told of whoever a noun stands for, who is new then: `ejeren, en ung kvinde`, `damen, der ringede`.
    fn is_described(&self, head: usize, tokens: Range<usize>) -> bool {
        let (comma, limit) = (tokens.end, self.page.run_of(tokens.start).tokens.end);
        let is_job = !self.page.is(head, Class::PERSON_NOUNS);
        let is_new = Class::INDEFINITES.or(if is_job { Class::NONE } else { Class::RELATIVES });
        comma + 1 < limit && self.page.is(comma, Class::COMMA) && self.page.is(comma + 1, is_new)
    }

    /// `Ifølge Mona Kjær er alt prøvet.`: whether somebody is told of as the one who says so.
    fn is_witness(&self, mention: &Placed) -> bool {
        let before = self.page.token_from(mention.span.start()).checked_sub(1);
        before.is_some_and(|before| self.page.is(before, Class::ACCORDING))
    }

    /// Whether somebody is the named speaker of the quote in the paragraph before the one that `source` introduces, with
    /// nothing told between the two.
    pub(super) fn has_just_spoken(&self, who: usize, source: Span) -> bool {
        let quotes = self.page.quotes;
        let after = quotes.partition_point(|quote| quote.span.start() <= source.start());
        let near = after.saturating_sub(1)..(after + 1).min(quotes.len());
        let is_this = |&at: &usize| quotes[at].inquit.is_some_and(|inquit| inquit.source == Some(source));
        let Some(this) = near.into_iter().find(is_this).filter(|&at| at > 0) else { return false };
        // "… til salg," siger Mona. "Hvem køber?": it is she who asks.
        let origin = quotes[this - 1].continues.map_or(this - 1, |origin| origin.index().min(this - 1));
        let Some(before) = quotes[origin].inquit else { return false };
        let last =
            self.mentions[..self.mentions.partition_point(|mention| mention.span.start() < source.start())].last();
        let is_its = last
            .is_some_and(|last| last.who == who && before.source.is_some_and(|words| words.end() == last.span.end()));
        let start = before.span.end().max(quotes[this - 1].span.end());
        let end = quotes[this].span.start();
        // In one paragraph it is the same person who goes on.
        let between = self.page.text.get(start..end).unwrap_or("");
        is_its && !between.contains(char::is_alphabetic) && between.contains('\n')
    }

    /// `oplyser foreningen`, `skriver selskabet`: the body of that kind that was named last.
    fn by_kind_of_body(&mut self, source: Span, tokens: Range<usize>) -> Option<Named> {
        let word = self.page.lower(self.head(tokens.clone()));
        let stem = word.strip_suffix("en").or_else(|| word.strip_suffix("et")).or_else(|| word.strip_suffix("n"))?;
        if tokens.len() > 1 || !ORGANISATION_WORDS.has(&word) {
            return None;
        }
        let after = self.names.partition_point(|name| name.span.start() < source.start());
        let mut near = self.names[..after].iter().rev().take(RIVALS);
        let of_kind = |name: &&Name| self.page.lower_of(name.span).contains(stem) && self.is_body(name);
        // "skriver firmaet" of whatever body was named right before
        let is_any = self.page.is(tokens.start, Class::BODY_NOUNS);
        let from = self.lately(source);
        let of_any = |name: &&Name| is_any && name.span.start() >= from && self.may_be_firm(name);
        let name = near.clone().find(of_kind).or_else(|| near.find(of_any))?;
        let (known, span) = (self.bearer_at(name), name.span);
        let who = known.unwrap_or_else(|| self.unnamed(span, SpeakerKind::Organisation, Gender::Unknown));
        Some(Named { who, by: By::Body })
    }

    /// Whether a name may be that of a firm, a paper or a club, and not of a public body.
    fn may_be_firm(&self, name: &Name<'_>) -> bool {
        let is_public = self.page.is(name.tokens.end - 1, Class::TOWN_BODIES.or(Class::NATIONAL_BODIES));
        let text = &self.page.text[name.span];
        let next = name.tokens.end.min(self.page.tokens().len() - 1);
        // "Holms El har fyret ti", "Nordvask oplyser, at …", but "Priserne stiger"
        let acts =
            || name.parts.len() > 1 && self.page.is_small(next, Class::AUXILIARIES.or(Class::COPULAS).or(Class::CUE));
        let has_spoken = || self.by_phrase.contains_key(&*fold(text));
        let is_sure =
            name.kind == NameKind::Organisation || !name.begins_sentence || self.recurs(text) || acts() || has_spoken();
        let may_be = matches!(name.kind, NameKind::Organisation | NameKind::Foreign | NameKind::Single);
        // "Lumeo undskylder": one word of which nothing is told may be taken for a person.
        let is_no_one = |who: usize| {
            let member = &self.entries[who];
            member.parts.len() == 1 && member.role.is_none() && member.gender == Gender::Unknown
        };
        may_be && is_sure && !is_public && !name.is_quoted && self.bearer_at(name).is_none_or(is_no_one)
    }

    fn is_body(&self, name: &Name<'_>) -> bool {
        name.kind == NameKind::Organisation && self.bearer_at(name).is_none()
    }

    /// Nobody with a name: the words themselves are the speaker.
    fn by_phrase(&mut self, source: Span, tokens: Range<usize>) -> Option<Named> {
        let words = self.page.lower_of(source);
        if PRONOUNS.has(&words) || GROUP_WORDS.has(&words) || DETERMINERS.has(&words) {
            return None;
        }
        let is_alone = tokens.len() == 1;
        let head = self.head(tokens);
        let word = self.page.lower(head);
        let person = noun(&ROLES, &word).or_else(|| noun(&PERSON_NOUNS, &word));
        let is_body = ORGANISATION_WORDS.has(&word);
        // "Foreningen Fri Adgang kalder …": a name may end as what is no one does.
        let is_abstract = ABSTRACT_SUFFIXES.has(&word) && (is_alone || !self.page.is_capital(head));
        if person.is_none() && !is_body && noun(&DOCUMENT_NOUNS, &word).is_none() && is_abstract {
            return None;
        }
        let kind = match person {
            Some(_) => SpeakerKind::Unnamed,
            None if noun(&DOCUMENT_NOUNS, &word).is_some() => SpeakerKind::Document,
            None if is_body => SpeakerKind::Organisation,
            None => SpeakerKind::Unnamed,
        };
        let who = self.unnamed(source, kind, person.map_or(Gender::Unknown, |noun| gender(noun.note)));
        if let Some(found) = person {
            self.index_role(found.stem, who);
        }
        let is_thing = matches!(kind, SpeakerKind::Document | SpeakerKind::Organisation);
        Some(Named { who, by: if is_thing { By::Body } else { By::Phrase } })
    }

    /// Whoever the words for a speaker stand for, if nobody with a name.
    pub(super) fn nameless(&mut self, source: Span) -> Option<Named> {
        let tokens = self.page.token_from(source.start())..self.page.token_from(source.end());
        if tokens.is_empty() { None } else { self.by_phrase(source, tokens) }
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

    /// Whoever signs a short line that a dash leads, in whatever words: `– 3.a fra Struer`.
    pub(super) fn dashed_line(&mut self, line: Span) -> Option<(usize, Span)> {
        let text = &self.page.text[line];
        let name = text.trim_start_matches(['-', '–', '—']);
        let lead = text.len() - name.trim_start().len();
        // "– En kursist, 2018"
        let undated = name.trim_end_matches(|c: char| c.is_ascii_digit());
        let end = if undated.len() < name.len() { undated.trim_end().strip_suffix(',') } else { None };
        let cut = end.map_or(0, |end| name.len() - end.len());
        let is_line =
            name.len() < text.len() && text.len() <= LONGEST_LINE && !name.ends_with(['.', '!', '?', ':', ',']);
        let span = Span::new(line.start() + lead, (line.end() - cut).max(line.start() + lead));
        // "– forælder til to"
        let is_noun =
            || self.page.is(self.page.token_from(span.start()).min(self.page.tokens().len() - 1), Class::PEOPLE);
        let is_name = name.trim_start().starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()) || is_noun();
        (is_line && is_name).then(|| (self.unnamed(span, SpeakerKind::Unnamed, Gender::Unknown), span))
    }

    /// Who sent what a colon before `token` leads up to: `Hun fik en besked fra Ib: "Kom."`, `Den sidste kom fra en nabo: …`
    pub(super) fn sender(&mut self, token: usize) -> Option<(usize, Span)> {
        let colon = self.colon_before(token)?;
        let start = self.page.run_of(colon).tokens.start;
        let mut near = (start..colon).rev().take(MOST_OF_SENDER).take_while(|&near| self.page.is_word(near));
        let link = near.find(|&near| self.page.is_small(near, Class::PHRASE_LINKS))?;
        // "Hun får støtte af Ib Dam: …", "Hun bakkes op af Ib Dam: …", but "Hun er træt af Ib Dam: …"
        let is_sender = self.page.word(link) == "fra" || self.page.is_by(link, start);
        if !is_sender || link + 1 >= colon {
            return None;
        }
        let span = self.page.span(link + 1..colon);
        let name = self.names_within(span).iter().rev().find(|name| name.tokens.end == colon);
        if let Some(who) = name.and_then(|name| self.bearer_at(name)) {
            return Some((who, span));
        }
        // "fra en nabo", "fra naboen", "fra naboerne", but not "fra naboer"
        let is_noun = self.page.is(colon - 1, Class::PEOPLE);
        let last = self.page.word(colon - 1);
        let is_one = self.page.is(link + 1, Class::DETERMINERS) || is_definite_like(last) || last.ends_with("rne");
        // "En bemærkning faldt fra salen: …"
        let is_said = || (start..link).any(|token| self.page.is(token, Class::UTTERANCE_NOUNS));
        let is_person = is_one && (is_noun || is_said());
        let known =
            self.by_mention(span).or_else(|| if is_person { self.by_role(span, link + 1..colon) } else { None });
        let named = known.or_else(|| if is_person { self.by_phrase(span, link + 1..colon) } else { None })?;
        Some((named.who, span))
    }

    /// Whoever signs a line with what one is: `Kursist på skolen 2017`.
    pub(super) fn noun_line(&mut self, line: Span) -> Option<(usize, Span)> {
        let tokens = self.page.token_from(line.start())..self.page.token_from(line.end());
        if tokens.is_empty() {
            return None;
        }
        // "Anonym kursist", "Anonym, 7. klasse"
        let is_led =
            tokens.len() > 1 && self.page.is(tokens.start, Class::ADJECTIVES) && self.page.is_word(tokens.start + 1);
        let word = self.page.lower(tokens.start + usize::from(is_led));
        let nameless = Noun { stem: "anonym", is_definite: false, note: "-" };
        let found = noun(&ROLES, &word)
            .or_else(|| noun(&PERSON_NOUNS, &word))
            .or_else(|| Some(nameless).filter(|_| *word == *nameless.stem))
            .filter(|found| !found.is_definite)?;
        let mut words = tokens.clone().take_while(|&token| self.page.is_word(token));
        let end = words
            .by_ref()
            .take_while(|&token| token == tokens.start || !self.page.is_small(token, Class::PHRASE_ENDS))
            .last()?
            + 1;
        let is_line = tokens.len() <= 8 && !self.page.text[line].ends_with(['.', '!', '?', ':']);
        let span = self.page.span(tokens.start..end);
        is_line.then(|| (self.unnamed(span, SpeakerKind::Unnamed, gender(found.note)), span))
    }

    /// Whoever signs with nothing but what one is: `sagsbehandler, jobcenter`.
    pub(super) fn signed(&mut self, line: Span) -> Option<(usize, Span)> {
        let (first, end) = (self.page.token_from(line.start()), self.page.token_from(line.end()));
        let word = self.page.lower(first);
        let found = noun(&ROLES, &word).or_else(|| noun(&PERSON_NOUNS, &word))?;
        // "(Mentor)" is the one who is a mentor, if anybody is.
        if first + 1 == end
            && let Some(who) = self.with_role(found.stem, line.start())
        {
            return Some((who, line));
        }
        if found.is_definite {
            return None;
        }
        // "deltager, mens hun ser op"
        let clause = Class::CONJUNCTION.or(Class::RELATIVE).or(Class::PHRASE_ENDS);
        let mut commas = (first + 1..end.saturating_sub(1)).filter(|&token| self.page.is(token, Class::COMMA));
        let cut = commas.find(|&comma| self.page.is_small(comma + 1, clause)).unwrap_or(end);
        let span = self.page.span(first..cut);
        Some((self.unnamed(span, SpeakerKind::Unnamed, gender(found.note)), span))
    }

    /// The noun that a phrase is about: the last word before `i Vejle`, `for skolen`, `, der …`.
    fn head(&self, tokens: Range<usize>) -> usize {
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

/// Where somebody is from whom a word tells of by that: `Holstebro` of `holstebroeren`.
fn town_of(word: &str) -> Option<String> {
    let town = word.strip_suffix("enseren").or_else(|| word.strip_suffix("eren"))?;
    let mut letters = town.chars();
    Some(letters.next()?.to_uppercase().chain(letters).collect())
}

/// The age that a word tells: 45 in `45-årige`.
pub(super) fn age(word: &str) -> Option<&str> {
    let digits = word.len() - word.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    (digits > 0).then(|| &word[..digits])
}
