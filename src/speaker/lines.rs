//! Whom words are from that no verb introduces: a text that is shown, whoever sent them, whoever signs them.
//!
//! `På døren hang et skilt: "Lukket."`, `en besked fra Ib: "Kom."`, `Kursist på skolen 2017`

use std::ops::Range;

use crate::gloss::{Class, Function};
use crate::span::Span;
use crate::speaker::SpeakerKind;
use crate::speaker::lists::{Gender, Noun, PERSON_NOUNS, ROLES, gender, noun};
use crate::speaker::mention::is_definite_like;
use crate::speaker::name::NameKind;
use crate::speaker::resolve::{By, MOST_BEFORE_NOUN};
use crate::speaker::roster::Roster;

/// How many tokens before a pronoun the text stands that it means: `På den stod: …`
const TEXT_REACH: usize = 20;
/// How many bytes a line has at most that signs what stands above it.
const LONGEST_LINE: usize = 50;
/// How many words may stand between `fra` and the colon behind whoever sent what follows.
pub(super) const MOST_OF_SENDER: usize = 6;

impl Roster<'_> {
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

    /// The body that the narration within a span names last, by its name or its kind: `I et brev beklager selskabet.`
    pub(super) fn body_within(&mut self, span: Span) -> Option<usize> {
        let (first, last) = (self.page.token_from(span.start()), self.page.token_from(span.end()));
        let mut near = (first.max(last.saturating_sub(2 * TEXT_REACH))..last).rev();
        let token = near.find(|&token| {
            let is_named = || self.names.starting_at(token).is_some_and(|name| name.kind == NameKind::Organisation);
            self.page.is_small(token, Class::ORGANISATION_WORDS) || is_named()
        })?;
        let words = match self.names.starting_at(token) {
            Some(name) => name.span,
            None => self.page.tokens()[token].span,
        };
        let named = self.body(words).or_else(|| self.by_kind_of_body(words, token..token + 1));
        let named = named.or_else(|| self.by_phrase(words, token..token + 1).filter(|named| named.by == By::Body));
        named.map(|named| named.who)
    }

    /// The colon before words in marks, the first of which is at `token`.
    fn colon_before(&self, token: usize) -> Option<usize> {
        (token.saturating_sub(2)..token).rev().find(|&near| self.page.is(near, Class::COLON))
    }

    /// `Under ruden sad en seddel. På den stod: "Kom."`: the text named last before a pronoun that stands for it.
    pub(super) fn text_meant(&mut self, token: usize) -> Option<(usize, Span)> {
        // "På den stod der: …", "På den stod med store bogstaver: …"
        let colon = self.colon_before(token)?;
        let start = self.page.run_of(colon).tokens.start.max(colon.saturating_sub(MOST_OF_SENDER));
        let is_meant = |link: &usize| {
            let [link, pronoun, cue] = [0, 1, 2].map(|more| link + more);
            self.page.is(link, Class::PHRASE_LINKS)
                && self.page.is(pronoun, Class::THING_PRONOUNS)
                && self.page.is(cue, Class::DOCUMENT)
        };
        let link = (start..colon.saturating_sub(2)).rev().find(is_meant)?;
        let pronoun = link + 1;
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

    /// The text that a sentence with a colon before `token` is about: `Vedtægterne er tydelige: "Enhver er velkommen."`
    pub(super) fn text_opened(&mut self, token: usize) -> Option<(usize, Span)> {
        let colon = self.colon_before(token)?;
        self.text_subject(self.page.run_of(colon).tokens.start..colon)
    }

    /// The text that a sentence is about: `Notatet er på to sider.`
    pub(super) fn text_subject(&mut self, sentence: Range<usize>) -> Option<(usize, Span)> {
        let (first, limit) = (sentence.start, sentence.end);
        let end = limit.min(first + MOST_BEFORE_NOUN);
        let noun = (first..end).find(|&at| self.page.is(at, Class::DOCUMENT_NOUNS))?;
        let word = self.page.word(noun);
        let is_known = is_definite_like(word) || word.ends_with("ne") || self.page.is(first, Class::DETERMINERS);
        let is_subject = noun + 1 < limit
            && self.page.word(noun + 1) != "fra"
            && (first..noun).all(|at| !self.page.is(at, Class::PHRASE_LINKS));
        let span = self.page.span(first..self.reader().complement_end(noun + 1, limit));
        (is_known && is_subject).then(|| (self.unnamed(span, SpeakerKind::Document, Gender::Unknown), span))
    }

    /// Who sent what a sentence with a colon before `token` is about: `Beskeden fra forældrene var klar: "Vi går."`
    fn sender_of_subject(&mut self, colon: usize) -> Option<(usize, Span)> {
        let first = self.page.run_of(colon).tokens.start;
        let sent = first + 2;
        let is_sent = sent + 1 < colon
            && self.is_utterance(first)
            && self.page.word(first + 1) == "fra"
            && is_definite_like(self.page.word(first));
        if !is_sent {
            return None;
        }
        let name = self.names.starting_at(sent).map(|name| name.span);
        let noun =
            (sent..colon.min(sent + MOST_BEFORE_NOUN)).take_while(|&at| !self.page.is(at, Class::COPULAS)).last()?;
        // "Svaret fra kommunens vejafdeling"
        let is_owner = |at: usize| at < noun && self.page.word(at).ends_with('s');
        let is_head = |&at: &usize| self.page.is(at, Class::PEOPLE.or(Class::BODY_WORD)) && !is_owner(at);
        let head = (sent..=noun).find(is_head).unwrap_or(noun);
        let (span, tokens) = match name {
            Some(span) => (span, sent..self.page.token_from(span.end())),
            None => (self.page.span(sent..head + 1), sent..head + 1),
        };
        let named = self.by_mention(span).or_else(|| self.body(span)).or_else(|| self.by_role(span, tokens.clone()));
        let named = named.or_else(|| self.by_kind_of_body(span, tokens.clone()));
        let named = named.or_else(|| self.by_phrase(span, tokens))?;
        Some((named.who, span))
    }

    /// Who sent what a colon before `token` leads up to: `Hun fik en besked fra Ib: "Kom."`, `Den sidste kom fra en nabo: …`
    pub(super) fn sender(&mut self, token: usize) -> Option<(usize, Span)> {
        let colon = self.colon_before(token)?;
        let start = self.page.run_of(colon).tokens.start;
        if let Some(sent) = self.sender_of_subject(colon) {
            return Some(sent);
        }
        // "Hun fik det at vide af en nabo i telefonen: …"
        let is_aside = colon > start + 2
            && self.page.is_function(colon - 1, Function::WHENCE)
            && self.page.is(colon - 2, Class::PREPOSITIONS);
        let end = if is_aside { colon - 2 } else { colon };
        let mut near = (start..end).rev().take(MOST_OF_SENDER).take_while(|&near| self.page.is_word(near));
        let link = near.find(|&near| self.page.is_small(near, Class::PHRASE_LINKS))?;
        // "Hun får støtte af Ib Dam: …", "Hun bakkes op af Ib Dam: …", but "Hun er træt af Ib Dam: …"
        let is_sender = self.page.word(link) == "fra" || self.page.is_by(link, start);
        if !is_sender || link + 1 >= end {
            return None;
        }
        let span = self.page.span(link + 1..end);
        let name = self.names_within(span).iter().rev().find(|name| name.tokens.end == end);
        if let Some(who) = name.and_then(|name| self.bearer_at(name)) {
            return Some((who, span));
        }
        // "fra en nabo", "fra naboen", "fra naboerne", but not "fra naboer"
        let is_noun = self.page.is(end - 1, Class::PEOPLE);
        let last = self.page.word(end - 1);
        let is_one = self.page.is(link + 1, Class::DETERMINERS) || is_definite_like(last) || last.ends_with("rne");
        // "En bemærkning faldt fra salen: …"
        let is_said = || (start..link).any(|token| self.page.is(token, Class::UTTERANCE_NOUNS));
        let is_person = is_one && (is_noun || is_said());
        let known = self.by_mention(span).or_else(|| if is_person { self.by_role(span, link + 1..end) } else { None });
        let named = known.or_else(|| if is_person { self.by_phrase(span, link + 1..end) } else { None })?;
        Some((named.who, span))
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
}
