//! Whoever has no name: strangers whom a pronoun brings up, and the names that are found for them.

use std::ops::Range;

use crate::gloss::{Class, Function};
use crate::segment::BlockKind;
use crate::span::Span;
use crate::speaker::lists::{ADDRESSES, Gender, PERSON_NOUNS, PRONOUNS, ROLES, gender, noun};
use crate::speaker::mention::{MOST_FRONT, PERSONS, Place, Placed, REACH, SUBJECT, is_definite_like};
use crate::speaker::name::{Name, NameKind};
use crate::speaker::page::Run;
use crate::speaker::roster::Roster;
use crate::speaker::{Mention, MentionKind, SpeakerKind};

/// How many words behind a name may tell that its bearer is spoken to.
const ADDRESS: usize = 3;
/// How many tokens of a question are looked at for whom it is put to.
const QUESTION: usize = 64;
/// How many tokens before a pronoun somebody without a name may have been brought up.
const LATELY: usize = 40;
/// How many sentences of a page tell at most whom its case is about.
const LEAD: usize = 6;
/// How many runs before a pronoun the last narrated one is looked for.
const RUNS: usize = 4;

impl Roster<'_> {
    /// Whoever was brought up right before without a name, where nobody named fits: `Det var hans værtinde. "Kaffe?"
    /// spurgte hun.`
    pub(super) fn brought_up(&mut self, place: Place<'_>, gender: Gender) -> Option<usize> {
        let near = place.token.saturating_sub(LATELY)..place.token;
        self.bring_up(near, place, gender, |roster, phrase, _| {
            roster.is_brought_up(phrase.start, phrase.end).then_some(phrase.end)
        })
    }

    /// Whoever was told of right before, in whatever place, where nobody else fits: `Mona ringede til lægen i går. "Kom," sagde
    /// han.`
    pub(super) fn let_in(&mut self, place: Place<'_>, gender: Gender) -> Option<usize> {
        if self.by_phrase.contains_key(stranger_key(gender)) {
            return None;
        }
        let near = place.token.saturating_sub(LATELY)..place.token;
        self.bring_up(near, place, gender, |roster, phrase, head| {
            // "Mona ringede til sin far."
            let is_kin = phrase.start < head && roster.page.is(head, Class::RELATIONS);
            let is_role = roster.page.is(head, Class::ROLES) && is_definite_like(roster.page.word(head));
            (is_kin || is_role).then_some(head + 1)
        })
    }

    /// Whoever the sentence before a pronoun, or its own, brings up as one of several: `Der sad en dreng. Han …`, `Så kom en
    /// af lærerne ind, og hun …`
    pub(super) fn brought_up_before(&mut self, place: Place<'_>, gender: Gender) -> Option<usize> {
        let run = self.narrated_before(place.token)?;
        let near = run.tokens.start.max(place.token.saturating_sub(LATELY))..place.token;
        self.bring_up(near, place, gender, |roster, phrase, head| {
            // "Det blev for meget for en mand bagest. Han …": where nobody else is told of, whoever the sentence ends with.
            let closes = phrase.end + 1 >= roster.page.run_of(head).tokens.end;
            // "Sagen mod en 24-årig mand fra Skive er begyndt. Han …": of whom so much is told, another sentence goes on.
            let stays = closes || phrase.clone().any(|token| roster.is_age(token));
            let is_linked = phrase.start > 0 && roster.page.is(phrase.start - 1, Class::PREPOSITIONS) && !stays;
            let is_new = roster.page.is(phrase.start, Class::INDEFINITES) || roster.is_owned(phrase.start, head);
            // "En tidligere kollega til Ib Falk"
            let opens = phrase.start == roster.page.run_of(head).tokens.start;
            (is_new && !is_linked).then_some(if opens || roster.page.word(head + 1) == "med" {
                phrase.end
            } else {
                head + 1
            })
        })
    }

    /// Whether the sentence of a pronoun, or the one that it goes on from, is about somebody new: `En nabo fortalte, at hun …`,
    /// `Barnets mor sad i stuen. Hun …`
    pub(super) fn is_of_stranger(&self, place: Place<'_>) -> bool {
        let is_about = |run: &Run| {
            let first = run.tokens.start;
            let front = run.tokens.end.min(first + MOST_FRONT);
            let one = || (first + 1..front).find(|&head| self.page.is_small(head, PERSONS));
            let is_one = matches!(self.page.word(first), "En" | "Et") && one().is_some();
            run.begins && !run.is_quoted && (is_one || first + 1 < front && self.is_owned(first, first + 1))
        };
        let opens = place.token == place.run.tokens.start;
        if opens { self.page.run_before(place.token).is_some_and(is_about) } else { is_about(place.run) }
    }

    /// Whether somebody new has just come in, and says something: `Så kom en dreng hen til ham. »Hej,« sagde han.`
    pub(super) fn is_of_arrival(&self, place: Place<'_>) -> bool {
        let brings_in = |verb: usize| {
            self.page.is_function(verb, Function::PRESENTING)
                && self.page.is_function(verb + 1, Function::INDEFINITE)
                && (verb + 2..=verb + 1 + MOST_FRONT).any(|head| self.page.is_small(head, PERSONS))
        };
        let told = self.narrated_before(place.token).filter(|_| self.is_speaker(place));
        told.is_some_and(|run| run.begins && run.tokens.clone().take(MOST_FRONT + 1).skip(1).any(brings_in))
    }

    /// The last narrated run before the one of a token.
    pub(super) fn narrated_before(&self, token: usize) -> Option<&Run> {
        let before = self.page.runs.partition_point(|run| run.tokens.start <= token).checked_sub(1)?;
        self.page.runs[..before].iter().rev().take(RUNS).find(|run| !run.is_quoted)
    }

    /// Whether a phrase is the owner and one noun for a person: `barnets mor`.
    pub(super) fn is_owned(&self, owner: usize, head: usize) -> bool {
        let word = self.page.word(owner);
        let is_thing = word.strip_suffix('s').is_some_and(is_definite_like);
        owner + 1 == head && is_thing && self.page.is_small(head, PERSONS)
    }

    /// Enters the last noun for a person of `gender` among the tokens `near`, with as much of what belongs to it as `fits`
    /// says, if it fits.
    fn bring_up(
        &mut self,
        near: Range<usize>,
        place: Place<'_>,
        gender: Gender,
        fits: fn(&Self, Range<usize>, usize) -> Option<usize>,
    ) -> Option<usize> {
        let may_be = |head: usize| {
            self.page.is_small(head, PERSONS) || head.checked_sub(1).is_some_and(|before| self.is_age(before))
        };
        let mut heads = near.rev().filter(|&head| may_be(head) && !self.page.run_of(head).is_quoted);
        let (first, head, found) = heads.find_map(|head| {
            let found = self.described(head).filter(|found| found.gender.agrees(gender))?;
            let is_one = found.stem.len() == self.page.word(head).len() || found.is_definite;
            if !is_one || self.is_age(head) {
                return None;
            }
            let limit = self.page.run_of(head).tokens.end;
            // "En af eleverne er Ib på 12."
            let is_told = head + 2 < limit && self.page.is_small(head + 1, Class::COPULAS) && self.name_at(head + 2);
            // "en kvinde med et barn på armen"
            let is_held = |first: usize| {
                first > 1 && self.page.is(first - 1, Class::PREPOSITIONS) && self.page.is_small(first - 2, PERSONS)
            };
            let is_other = is_told || self.is_beside_name(head, limit) || self.apposed(head, limit).is_some();
            let first =
                self.phrase_start(head).filter(|&first| !is_other && !is_held(first) && !self.is_predicate(first))?;
            Some((first, head, found))
        })?;
        let limit = self.page.run_of(head).tokens.end;
        // "ved bordet sad en høj mand i habit og læste"
        let end = self.reader().complement_end(head + 1, self.page.before_joint(head + 1, limit));
        let end = fits(self, first..end, head)?;
        let span = self.page.span(first..end);
        let noun = self.noun_beside(first);
        let beside = noun.map(|noun| self.page.span(self.phrase_start(noun).unwrap_or(noun)..noun + 1));
        let who = match beside {
            Some(beside) => self.unnamed(beside, SpeakerKind::Unnamed, found.gender),
            None => self.unnamed_by(span, &found.stem, gender),
        };
        let at = self.mentions.partition_point(|mention| mention.span.start() < span.start());
        if self.mentions.get(at).is_none_or(|mention| mention.span.start() != span.start()) {
            let words = self.page.span(first..head + 1);
            self.mentions.insert(
                at,
                Placed { span: words, who, kind: MentionKind::Nominal, run: place.number.saturating_sub(1), weight: 0 },
            );
            self.entries[who].mentions.push(Mention { span: words, kind: MentionKind::Nominal });
        }
        Some(who)
    }

    /// `Rektor var en fed mand.`: whether a phrase tells what somebody is; but `Der var en mand.`, `Ved døren var en mand.`
    fn is_predicate(&self, first: usize) -> bool {
        let Some(subject) = first.checked_sub(2) else { return false };
        let opening = self.page.run_of(first).tokens.start;
        self.page.is_small(first - 1, Class::COPULAS)
            && !self.page.is_function(subject, Function::EXPLETIVE)
            && !self.page.is(opening, Class::PREPOSITION.or(Class::ADVERB))
    }

    /// `En 24-årig mand nægtede …`, and later `den tiltalte`: whom the case that a page tells of is about, if a noun is for them.
    pub(super) fn accused(&mut self, head: usize) -> Option<usize> {
        if !self.page.is_function(head, Function::ACCUSED) {
            return None;
        }
        let told: Vec<usize> = self.page.runs.iter().take(LEAD).map(|run| run.tokens.start).collect();
        let opening = told.into_iter().find_map(|first| self.stranger_at(first).map(|(who, _)| who));
        let who = opening.or_else(|| self.aged_in_lead())?;
        self.index_role(&self.page.lower(head), who);
        Some(who)
    }

    /// `Sagen mod en 24-årig mand fra Skive begyndte mandag`: whose age the first sentences tell, and no name.
    fn aged_in_lead(&mut self) -> Option<usize> {
        let end = self.page.runs.iter().take(LEAD).next_back()?.tokens.end;
        let heads = self.page.telling.iter().map(|&head| head as usize).take_while(|&head| head < end);
        let is_aged = |&head: &usize| head > 0 && self.is_age(head - 1) && !self.is_beside_name(head, end);
        let head = heads.into_iter().find(is_aged)?;
        let (first, found) = (self.article_before(head)?, self.described(head)?);
        let limit = self.page.run_of(head).tokens.end;
        let words = first..self.reader().complement_end(head + 1, limit);
        Some(self.unnamed_by(self.page.span(words), &found.stem, found.gender))
    }

    /// Whoever without a name opens a sentence at a token: `En vågen journalist i flokken måtte spørge.`
    pub(super) fn stranger_at(&mut self, first: usize) -> Option<(usize, Span)> {
        let run = self.page.runs.get(self.page.runs.partition_point(|run| run.tokens.start < first))?;
        let end = run.tokens.end.min(first + MOST_FRONT);
        let opens = run.tokens.start == first && run.begins && !run.is_quoted;
        let is_one = opens && matches!(self.page.word(first), "En" | "Et");
        let place = self.page.tokens()[first].span;
        let known = self.mentions.binary_search_by_key(&place.start(), |mention| mention.span.start());
        if let Some(known) = known.ok().filter(|_| is_one).map(|at| &self.mentions[at]) {
            return Some((known.who, known.span));
        }
        let may_be = |head: &usize| self.page.is_small(*head, PERSONS);
        let head = (first + 1..end).find(|head| is_one && may_be(head))?;
        // "En 24-årig mand"
        let head = head + usize::from(self.is_age(head) && head + 1 < end && may_be(&(head + 1)));
        // "En elevs forældre", "En lærer Ib Falk"
        let found = self.described(head).filter(|_| !self.page.word(head).ends_with('s'))?;
        let is_named = self.is_beside_name(head, run.tokens.end) || self.apposed(head, run.tokens.end).is_some();
        let span = self.page.span(first..head + 1);
        (!is_named).then(|| (self.unnamed_by(span, &found.stem, found.gender), span))
    }

    /// Whether the words of a phrase stand where somebody is brought up: first in the sentence, last, behind the verb, or
    /// with more to be told of them.
    fn is_brought_up(&self, first: usize, end: usize) -> bool {
        let run = self.page.run_of(first);
        // "… spurgte Mona, da manden kom hjem. Han …": the subject of a clause
        let is_subject = first > run.tokens.start && self.page.is(first - 1, Class::CONJUNCTION);
        // "En 45-årig mand er tiltalt": of whom so much is told, no name follows.
        let opens = run.begins && first == run.tokens.start && (first..end).any(|token| self.is_age(token));
        let is_told =
            end + 1 < run.tokens.end && self.page.is(end, Class::COMMA) && self.page.is(end + 1, Class::RELATIVES);
        let closes = end + 1 >= run.tokens.end;
        let is_apposed = self.noun_beside(first).is_some();
        let is_owned = || self.page.word(first).starts_with('s') && self.page.is(first, Class::DETERMINERS);
        (opens || is_subject || is_told || closes || is_apposed) && !is_owned()
    }

    /// The noun whose apposition begins at a token, both of one person: `Den sårede, en 25-årig murer, fortalte`.
    fn noun_beside(&self, first: usize) -> Option<usize> {
        let noun = first.checked_sub(2).filter(|_| self.page.is_function(first, Function::INDEFINITE))?;
        let is_beside = self.page.is(noun + 1, Class::COMMA) && self.page.is(noun, PERSONS);
        (is_beside && self.page.run_number(noun) == self.page.run_number(first)).then_some(noun)
    }

    /// Where the phrase of a noun for one person begins: `en høj mand`, `hans værtinde`, `pigen`.
    fn phrase_start(&self, head: usize) -> Option<usize> {
        let word = self.page.word(head);
        let start = self.page.run_of(head).tokens.start;
        // "en af sygeplejerskerne"
        let is_part = head >= start + 2 && word.ends_with("ne") && self.page.word(head - 1) == "af";
        if let Some(one) = head.checked_sub(2).filter(|&one| is_part && self.page.is(one, Class::INDEFINITES)) {
            return Some(one);
        }
        // "Sådan lød det altid fra farfar"
        let is_within = |token: usize| self.page.is_word(token) && !self.page.is_small(token, Class::PHRASE_LINKS);
        let before = (start..head).rev().take(MOST_FRONT).take_while(|&token| is_within(token));
        let opens = |&token: &usize| self.page.is(token, Class::DETERMINERS) || self.is_owned(token, head);
        let opener = before.into_iter().find(opens);
        let is_one = !word.ends_with("ne") && !word.ends_with('s');
        let is_definite = || is_definite_like(word).then_some(head);
        opener.or_else(is_definite).filter(|_| is_one)
    }

    /// Whoever an article calls `hun` and nothing else.
    pub(super) fn stranger(&mut self, span: Span, gender: Gender) -> usize {
        self.unnamed_as(stranger_key(gender).into(), span, SpeakerKind::Unnamed, gender)
    }

    /// `Piloten, der tog bussen` over an article: whoever is named first in it, if not said to be something else.
    pub(super) fn name_lead(&mut self) {
        let blocks = &self.page.segmentation.blocks;
        let is_over = |words: Span| {
            let headline = blocks.first().filter(|block| block.kind == BlockKind::Headline);
            headline.is_some_and(|block| block.span.start() == words.start())
        };
        let Some(lead) = self.mentions.first().copied().filter(|lead| is_over(lead.span)) else { return };
        let comma = self.page.token_from(lead.span.end());
        let is_described = comma + 1 < self.page.tokens().len()
            && self.page.is(comma, Class::COMMA)
            && self.page.is(comma + 1, Class::RELATIVES);
        let is_noun = lead.kind == MentionKind::Nominal && self.entries[lead.who].kind == SpeakerKind::Unnamed;
        let is_person = |mention: &&Placed| self.entries[mention.who].kind == SpeakerKind::Person;
        let first = self.mentions.iter().take(REACH).find(is_person).map(|mention| mention.who);
        let gender = self.entries[lead.who].gender;
        let is_it = |&who: &usize| self.entries[who].role.is_none() && self.entries[who].gender.agrees(gender);
        if let Some(who) = first.filter(is_it).filter(|_| is_described && is_noun) {
            self.unite(lead.who, who);
        }
    }

    /// Gives whoever is a mere pronoun, or a sister, the name that fits: `Han sukkede. Så trak Ib på skuldrene.`,
    /// `"Vil du, Mona?" spurgte Ib.`
    pub(super) fn name_strangers(&mut self) {
        for gender in [Gender::Female, Gender::Male] {
            let stranger = self.by_phrase.get(stranger_key(gender)).copied();
            if let Some(stranger) = stranger
                && let Some(who) = self.named_after(stranger, gender)
            {
                self.unite(stranger, who);
                continue;
            }
            let is_one =
                |who: &usize| self.entries[*who].kind == SpeakerKind::Unnamed && self.entries[*who].gender == gender;
            let unnamed: Vec<usize> = (0..self.entries.len()).filter(is_one).take(3).collect();
            let mut others = unnamed.iter().filter(|&&who| Some(who) != stranger);
            if !unnamed.is_empty()
                && others.next().and(others.next()).is_none()
                && let Some(who) = self.addressed(gender)
            {
                unnamed.into_iter().for_each(|one| self.unite(one, who));
            }
        }
    }

    /// The first person told of after somebody who was only a pronoun, and not in one sentence with the pronoun.
    fn named_after(&self, stranger: usize, gender: Gender) -> Option<usize> {
        let first = self.mentions.iter().position(|mention| mention.who == stranger)?;
        let mut run = self.mentions[first].run;
        for mention in &self.mentions[first..] {
            // "»Jeg kom sent,« siger hun. … Hun er Mona Kjær."
            if mention.who != stranger && self.is_told_of_pronoun(mention.span, gender) {
                return Some(mention.who);
            }
            if mention.who == stranger {
                run = mention.run;
            }
            let member = &self.entries[mention.who];
            let is_person = matches!(member.kind, SpeakerKind::Person | SpeakerKind::Unnamed);
            let is_named = is_person && mention.kind != MentionKind::Pronoun;
            // "sagde han … talte med ministeren, Ib Falk": whoever comes in as another's object is another.
            let is_subject = mention.weight >= SUBJECT;
            if is_named
                && is_subject
                && self.is_likely(mention.who, gender)
                && mention.run > run
                && mention.run - run <= REACH
            {
                return Some(mention.who);
            }
        }
        None
    }

    /// `Hun er Mona Kjær`: whether a sentence tells whom its pronoun stands for.
    fn is_told_of_pronoun(&self, name: Span, of: Gender) -> bool {
        let Some(verb) = self.page.token_from(name.start()).checked_sub(1) else { return false };
        let opening = self.page.run_of(verb).tokens.start;
        opening + 1 == verb
            && self.page.is(verb, Class::COPULAS.or(Class::NAMING_VERBS))
            && self.page.pronoun(opening).is_some_and(|note| gender(note) == of)
            && self.names.starting_at(verb + 1).is_some()
    }

    /// The one person of a gender whom somebody speaks to by name, where the narration names none.
    fn addressed(&mut self, gender: Gender) -> Option<usize> {
        // "Hvem siger det?"⏎"Mona.": a name alone may be an answer.
        let quotes = self.page.quotes;
        let is_answer = |name: &Name| {
            let at = quotes.partition_point(|quote| quote.span.end() < name.span.end());
            let is_all = at > 0 && quotes.get(at).is_some_and(|quote| quote.content.len() <= name.span.len() + 1);
            is_all && self.page.text[quotes[at - 1].content].trim_end().ends_with('?')
        };
        let has_name =
            |name: &&Name| name.is_quoted && name.kind == NameKind::Given && self.is_vocative(name) && !is_answer(name);
        let all = self.names;
        let mut names = all.iter().filter(has_name).filter(|name| self.gender_of(name) == gender);
        let name = names.next()?;
        let is_alone = names.all(|other| other.parts == name.parts);
        let is_told = self.entries.iter().any(|member| member.kind == SpeakerKind::Person && member.gender == gender);
        (is_alone && !is_told).then(|| self.admit(name))
    }

    /// Whether a name stands apart within speech: `Vil du, Mona?`, `Mona! Kom!`
    pub(super) fn is_vocative(&self, name: &Name<'_>) -> bool {
        let run = &self.page.run_of(name.tokens.start).tokens;
        let before =
            name.tokens.start.checked_sub(1).filter(|token| run.contains(token)).map(|token| self.page.word(token));
        let behind = self.page.tokens().get(name.tokens.end).map_or("", |token| &self.page.text[token.span]);
        let is_opening = before.is_none_or(|word| word.chars().all(|c| !c.is_alphanumeric() && c != ','));
        // "Hvem siger det?" "Mona.": a name that is all there is answers.
        let is_all = || run.len() <= 2 && name.tokens.start == run.start;
        if self.is_of_inner(name) {
            return false;
        }
        match behind {
            "." => before == Some(",") || is_opening && !is_all(),
            "!" | "?" => is_opening || before == Some(","),
            // "Mona, spørger du?", but "Mona, som er ny, spørger."
            "," => before == Some(",") || (is_opening && self.addresses(name.tokens.end + 1)),
            _ => before == Some(",") && !behind.starts_with(char::is_alphanumeric),
        }
    }

    /// Whether a word from `token` on, or one of the next, is `du`.
    fn addresses(&self, token: usize) -> bool {
        let end = self.page.tokens().len().min(token + ADDRESS);
        (token.min(end)..end).any(|token| ADDRESSES.has(&self.page.lower(token)))
    }

    /// Whether a mention stands in a question to somebody else: `Har du været hård ved Ib Falk?`, but `Hvad nu, Ib Falk?`
    pub(super) fn is_asked_about(&self, words: Span) -> bool {
        let sentences = &self.page.segmentation.sentences;
        let Some(sentence) = self.page.segmentation.sentence_at(words.start()).map(|id| &sentences[id.index()]) else {
            return false;
        };
        let mut tokens = sentence.range();
        // "Du kender Ib Falk. Hvordan mødtes I?"
        let block = self.page.segmentation.blocks[sentence.block.index()].span;
        let is_to_somebody = self.page.text[block].ends_with('?')
            && tokens.by_ref().take(QUESTION).any(|token| ADDRESSES.has(&self.page.lower(token)));
        let name = || self.names.binary_search_by_key(&words.start(), |name| name.span.start()).ok();
        is_to_somebody && !name().is_some_and(|at| self.is_called(&self.names[at]))
    }

    /// Whether a name stands apart in a sentence, with a comma on one side: `Mona Kjær, hvad nu?`
    fn is_called(&self, name: &Name<'_>) -> bool {
        let run = &self.page.run_of(name.tokens.start).tokens;
        let is_comma = |token: usize| run.contains(&token) && self.page.is(token, Class::COMMA);
        let opens = name.tokens.start == run.start && is_comma(name.tokens.end);
        opens || name.tokens.start.checked_sub(1).is_some_and(is_comma)
    }

    /// Whether a name tells whose somebody is: `kæresten Ib`.
    pub(super) fn is_somebodys(&self, name: Span) -> bool {
        let before = self.page.token_from(name.start()).checked_sub(1);
        before.is_some_and(|before| self.page.is(before, Class::DEFINITE_RELATION))
    }

    /// Whether a name stands first in what whoever speaks tells that another said: `Han sagde: 'Mona, kom nu.'`
    pub(super) fn is_of_inner(&self, name: &Name<'_>) -> bool {
        let mark = name.tokens.start.checked_sub(1).filter(|&mark| self.page.is(mark, Class::MARK));
        let before = mark.unwrap_or(name.tokens.start).checked_sub(1);
        before.is_some_and(|before| self.page.is(before, Class::COLON) && self.page.run_of(before).is_quoted)
    }

    /// `jeg hedder Mona`, `jeg er Mona`: whoever speaks tells the name.
    pub(super) fn is_own_name(&self, name: &Name<'_>) -> bool {
        let verb =
            name.tokens.start.checked_sub(1).filter(|&verb| self.page.is(verb, Class::NAMING_VERBS.or(Class::COPULAS)));
        verb.and_then(|verb| verb.checked_sub(1))
            .is_some_and(|first| self.page.reads(first, "jeg") || self.page.reads(first, "navn"))
    }

    /// Makes one speaker of two.
    pub(super) fn unite(&mut self, stranger: usize, who: usize) {
        self.mentions.iter_mut().filter(|mention| mention.who == stranger).for_each(|mention| mention.who = who);
        let mentions = std::mem::take(&mut self.entries[stranger].mentions);
        self.entries[who].mentions.extend(mentions);
        self.entries[who].mentions.sort_by_key(|mention| mention.span);
        // "Forstanderen kom ud. Hun hedder Mona.", and then "siger forstanderen"
        let words = self.page.lower_of(self.entries[stranger].name);
        let last = words.rsplit(' ').next().unwrap_or("");
        let found = noun(&ROLES, last).or_else(|| noun(&PERSON_NOUNS, last));
        found.into_iter().for_each(|found| self.index_role(found.stem, who));
    }

    /// Whether nothing but a pronoun is known of somebody.
    pub(super) fn is_stranger(&self, who: usize) -> bool {
        let entry = &self.entries[who];
        entry.kind == SpeakerKind::Unnamed && PRONOUNS.has(&self.page.lower_of(entry.name))
    }

    /// Whether somebody of whom nothing but a pronoun is known may be `known`, whose gender is told.
    pub(super) fn may_be_stranger(&self, known: usize, stranger: usize) -> bool {
        let gender = self.entries[stranger].gender;
        self.is_stranger(stranger) && gender != Gender::Unknown && self.entries[known].gender == gender
    }

    /// Somebody without a name who is known by a noun from here on.
    pub(super) fn unnamed_by(&mut self, span: Span, stem: &str, gender: Gender) -> usize {
        let who = self.unnamed(span, SpeakerKind::Unnamed, gender);
        self.index_role(stem, who);
        who
    }
}

/// Under what words whoever is a mere pronoun of a gender is entered.
const fn stranger_key(gender: Gender) -> &'static str {
    match gender {
        Gender::Female => "Female",
        Gender::Male => "Male",
        Gender::Unknown => "Unknown",
    }
}
