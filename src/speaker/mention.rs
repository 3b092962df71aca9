//! Put names, nouns and pronouns in their places, and give each its antecedent.

use std::ops::Range;

use crate::gloss::Class;
use crate::span::Span;
use crate::speaker::lists::{
    ADDRESSES, CLAUSE_LINKS, Gender, PERSON_NOUNS, PRONOUNS, RELATIONS, ROLES, fold, gender, noun,
};
use crate::speaker::name::{Genitive, Name, NameKind};
use crate::speaker::page::Run;
use crate::speaker::phrase::Apposition;
use crate::speaker::resolve::age;
use crate::speaker::roster::{RIVALS, Roster, role_keys};
use crate::speaker::{Mention, MentionKind, SpeakerKind};

/// A mention with what it weighs as an antecedent.
#[derive(Clone, Copy, Debug)]
pub(super) struct Placed {
    pub(super) span: Span,
    pub(super) who: usize,
    pub(super) kind: MentionKind,
    /// The number of the run of narration that it stands in.
    pub(super) run: usize,
    /// What its place in the sentence adds: subjects are taken up again sooner than objects.
    pub(super) weight: i32,
}

/// How many runs of narration a pronoun looks back.
const REACH: usize = 16;
/// How many runs of narration before a noun whoever it stands for is told of.
const NEAR: usize = 4;
/// How many tokens a clause may have before its subject.
const CLAUSE: usize = 12;
/// How many words behind a role a second one is joined to it.
const SECOND_ROLE: usize = 4;
/// How many words behind a name may tell that its bearer is spoken to.
const ADDRESS: usize = 3;
/// How many tokens of a question are looked at for whom it is put to.
const QUESTION: usize = 64;
/// How many words that may name somebody are looked through before a noun for a person.
const BROUGHT_IN: usize = 400;
/// How many tokens before a pronoun somebody without a name may have been brought up.
const LATELY: usize = 40;
/// How many runs before a pronoun the last narrated one is looked for.
const RUNS: usize = 4;
/// How many words of a phrase may stand before its noun: `den høje unge mand`.
const MOST_FRONT: usize = 3;
/// Nouns for people.
const PERSONS: Class = Class::ROLES.or(Class::PERSON_NOUNS);
/// Nouns for what somebody is in a house.
const JOBS: Class = Class::STAFF_ROLES.or(Class::OFFICES);
/// How many tokens before a name may tell its bearer's age: `hendes 45-årige nevø, Ib Falk`.
const AGE_REACH: usize = 3;
/// What is no verb, behind a clause that leads up to another.
const NO_VERB: Class = Class::CONJUNCTION
    .or(Class::RELATIVE)
    .or(Class::PREPOSITION)
    .or(Class::THIRD)
    .or(Class::DETERMINER)
    .or(Class::ADVERB)
    .or(Class::ROLES)
    .or(Class::PERSON_NOUNS);
/// What is no noun before a name.
const NO_NOUN: Class = NO_VERB.or(Class::CUE).or(Class::VERB).or(Class::CONJUNCTIONS);
/// What a subject weighs more than an object.
pub(super) const SUBJECT: i32 = 4;
/// What it weighs to own the subject: `Monas stemme rystede.`
const OWNER: i32 = 1;
/// What a mention loses for each run of narration after it.
const DISTANCE: i32 = 3;
/// What it gains if the gender is known to fit, not only not known.
const CERTAIN: i32 = 3;
/// What it gains or loses by the sound of a given name that no list knows.
const LIKELY: i32 = 2;
/// What it loses if nobody by name: an article is about those whom it names.
const NAMELESS: i32 = 2;

/// What it loses if the given name tells another gender: there are men called Kim and women called Kim.
const CONTRADICTED: i32 = 14;

/// The most that a mention can weigh in its own run; with each run before it, it is less.
const MOST: i32 = SUBJECT + 1 + CERTAIN;

/// A place in the narration: a token, with the run that it stands in.
#[derive(Clone, Copy)]
struct Place<'p> {
    token: usize,
    run: &'p Run,
    number: usize,
}

/// A noun for a person in the narration: `kontorchefen`.
struct Described {
    head: usize,
    stem: String,
    is_definite: bool,
    gender: Gender,
}

impl Roster<'_> {
    /// Puts everybody's names, and the nouns and pronouns that stand for them, in their places; in order of the text.
    pub(super) fn place(&mut self, bearers: &[Option<usize>]) {
        let (names, page) = (self.names, self.page);
        let mut telling = page.telling.iter().map(|&token| token as usize).peekable();
        let mut next = 0;
        for (number, run) in page.runs.iter().filter(|run| !run.is_quoted).enumerate() {
            let mut token = run.tokens.start;
            while token < run.tokens.end {
                while names.get(next).is_some_and(|name| name.tokens.start < token) {
                    next += 1;
                }
                let name = names.get(next).filter(|name| name.tokens.start < run.tokens.end);
                let end = name.map_or(run.tokens.end, |name| name.tokens.start);
                while let Some(word) = telling.next_if(|&word| word < end) {
                    if word >= token {
                        self.mention_word(Place { token: word, run, number });
                    }
                }
                if let Some(name) = name {
                    let place = Place { token: end, run, number };
                    match bearers[next] {
                        Some(who) => self.mention_name(place, name, who),
                        // "Datteren, Mona Kjær": the capital is that of the sentence.
                        None if name.begins_sentence && name.tokens.len() == 1 => self.mention_word(place),
                        None => {}
                    }
                }
                token = name.map_or(end, |name| name.tokens.end);
            }
        }
        self.name_strangers();
    }

    fn mention_name(&mut self, place: Place<'_>, name: &Name<'_>, who: usize) {
        let is_full = name.parts.len() >= self.entries[who].parts.len();
        let kind = if is_full { MentionKind::FullName } else { MentionKind::ShortName };
        // "Idéen er lærer Mona Kjærs. Hun ville have ro.": whom one hears of for the first time is told more of.
        let is_new = || {
            let is_titled = name.titled || place.token > 0 && self.page.is(place.token - 1, Class::ROLES);
            is_titled && name.parts.len() > 1 && self.entries[who].mentions.is_empty()
        };
        let weight = match name.genitive {
            Genitive::Sure if Self::opens(place) || is_new() => OWNER,
            Genitive::Sure => -SUBJECT,
            _ if self.is_introduced(place, name) => SUBJECT + 1,
            _ => match self.weight(place) {
                weight if weight < 0 && self.is_first_told(place, name, who) => SUBJECT / 2,
                weight => weight,
            },
        };
        if self.entries[who].mentions.is_empty() {
            self.index_title(place, who);
        }
        self.mention(place, name.span, who, kind, weight);
        self.index_age(name, who);
        // "Monas mor er kok. Hun …"
        if name.genitive == Genitive::Sure && self.page.is_small(name.tokens.end, Class::RELATIONS) {
            self.mention_kin(place, name.tokens.end);
        }
    }

    /// Enters somebody under the noun before their name, though no list knows it: `playmaker Ib Falk`.
    fn index_title(&mut self, place: Place<'_>, who: usize) {
        let Some(title) = place.token.checked_sub(1).filter(|&title| title >= place.run.tokens.start) else { return };
        let opens = title == place.run.tokens.start && place.run.begins;
        let is_noun = self.page.is_word(title) && !self.page.is(title, NO_NOUN);
        if is_noun && (opens || !self.page.is_capital(title)) {
            self.index_noun(&self.page.lower(title), who);
        }
    }

    /// Enters somebody under their age: `45-årige Mona Kjær`, `hendes 45-årige nevø, Ib Falk`, `Mona Kjær, 45,`.
    fn index_age(&mut self, name: &Name<'_>, who: usize) {
        let number =
            |token: usize| Some(self.page.word(token)).filter(|word| word.starts_with(|c: char| c.is_ascii_digit()));
        let near = name.tokens.start.saturating_sub(AGE_REACH)..name.tokens.start;
        let mut phrase = near.rev().take_while(|&token| self.page.is_word(token) || self.page.is(token, Class::COMMA));
        let before = phrase.find(|&token| self.page.is(token, Class::AGE_ENDINGS)).and_then(number);
        let next = name.tokens.end;
        let is_apposed = next + 1 < self.page.tokens().len() && matches!(self.page.word(next), "," | "(");
        let behind = || is_apposed.then(|| number(next + 1)).flatten();
        // "Mona Kjær er 101 år", "Ib Falk på 74"
        let is_told = || self.page.is_small(next, Class::COPULAS) && self.page.is_small(next + 2, Class::YEARS);
        let is_on = || self.page.is_small(next, Class::AGE_LINKS);
        let told =
            || (next + 2 < self.page.tokens().len() && (is_told() || is_on())).then(|| number(next + 1)).flatten();
        let digits =
            before.or_else(behind).or_else(told).map(|word| word.trim_end_matches(|c: char| !c.is_ascii_digit()));
        if let Some(digits) =
            digits.filter(|digits| digits.len() < 4 && digits.bytes().all(|byte| byte.is_ascii_digit()))
        {
            self.index_role(digits, who);
        }
    }

    fn mention_word(&mut self, place: Place<'_>) {
        let (class, word) = (self.page.class(place.token), self.page.word(place.token));
        if let Some(gender) = self.pronoun_gender(place.token) {
            self.mention_pronoun(place, gender);
            self.mention_relative(place);
        } else if class.is(Class::ARTICLES) && is_article(word) {
            self.mention_after_article(place);
        } else if class.is(PERSONS)
            && let Some(article) = self.article_before(place.token)
        {
            self.mention_new(Place { token: article, ..place }, place.token);
        } else if class.is(PERSONS) && is_definite_like(word) {
            self.mention_nominal(place, self.noun_with_article(place));
        } else if class.is(Class::RELATIONS) && self.is_called_by_kin(place) {
            // "Mor græd. Far blev ved med at sige: …"
            self.mention_kin(place, place.token);
        } else if class.is(Class::RELATIONS)
            && let Some(owner) = place.token.checked_sub(1).filter(|&owner| owner >= place.run.tokens.start)
            && self.page.is(owner, Class::DETERMINERS)
            && self.page.word(owner).starts_with(['m', 'M', 'v', 'V'])
        {
            // "Så kom min søn. Han …"
            self.mention_kin(Place { token: owner, ..place }, place.token);
        }
    }

    /// The `en` before a noun and what describes it.
    fn article_before(&self, head: usize) -> Option<usize> {
        let front = (head.saturating_sub(MOST_FRONT)..head).rev().take_while(|&token| self.page.is_word(token));
        front.into_iter().find(|&token| matches!(self.page.word(token), "en" | "En" | "et" | "Et"))
    }

    /// `forklarede en sygeplejerske, at hun …`: enters whoever says something and has not been told of.
    fn mention_new(&mut self, place: Place<'_>, head: usize) {
        let Some(source) = self.source_at(place) else { return };
        let is_entered = self.mentions.last().is_some_and(|last| last.span.start() == source.start());
        let found = self.described(head).filter(|_| !is_entered && self.page.tokens()[head].span.end() <= source.end());
        if let Some(Described { stem, gender, .. }) = found {
            let who = self.unnamed_by(source, &stem, gender);
            self.mention(place, source, who, MentionKind::Nominal, self.weight(place));
        }
    }

    /// The gender of a pronoun of the third person, in whatever case: `hende`, `Hun`.
    fn pronoun_gender(&self, token: usize) -> Option<Gender> {
        let may_be = self.page.is(token, Class::THIRD.or(Class::OTHER));
        let note = if may_be { self.page.pronoun(token) } else { None };
        note.map(gender).filter(|&gender| gender != Gender::Unknown)
    }

    /// What the place of a mention adds to it: more for a subject, less for what stands behind a preposition.
    fn weight(&self, place: Place<'_>) -> i32 {
        let Place { token, run, number } = place;
        let is_attached = |token: &usize| self.page.is_word(*token) && self.page.is(*token, Class::ROLES);
        let front = (run.tokens.start..token).rev().take(3).take_while(is_attached).last().unwrap_or(token);
        // "Det ved Mona godt": behind a pronoun that opens a sentence stands its verb.
        let is_verb = front == run.tokens.start + 2 && self.page.is(run.tokens.start, Class::THING_PRONOUNS);
        let is_behind_link = front > run.tokens.start && self.page.is_small(front - 1, Class::PHRASE_LINKS) && !is_verb;
        // "Avisen fik intet ud af Mona, men hendes fælle Ib tav": what stands behind a preposition was no subject.
        // "I maj døde mesteren, og siden har Ib passet uret": a new clause has a subject of its own.
        let clause = self.clause_start(run.tokens.start, token);
        let opening = self.page.tokens()[clause].span.start();
        let mut so_far = self.mentions.iter().rev().take(4).take_while(|last| last.run == number);
        let is_alone = so_far.clone().next().is_none();
        let is_second = so_far.clone().any(|last| last.weight >= SUBJECT);
        let is_first = so_far.all(|last| last.span.start() < opening || last.weight < SUBJECT);
        // "…, hvor de måtte hente Ib"
        let has_subject = || (clause..front).any(|token| is_nominative(self.page.word(token)));
        // "For Mona er det værste, at …"
        let is_topic = || run.begins && front == run.tokens.start + 1 && &*self.page.lower(run.tokens.start) == "for";
        match (is_behind_link, is_first) {
            (true, _) if is_topic() => SUBJECT,
            (true, true) if self.is_agent(front, run.tokens.start) => SUBJECT - 1,
            (true, _) => -SUBJECT,
            (false, true) if has_subject() => {
                if is_alone {
                    SUBJECT / 2
                } else {
                    0
                }
            }
            (false, true) if is_second && self.is_led(clause, run) => SUBJECT - 1,
            (false, true) => SUBJECT,
            (false, false) => 0,
        }
    }

    /// Whether a full name stands where new people are brought in: `Hun sad hos Mona Kjær, som har været der i ti år.`
    fn is_introduced(&self, place: Place<'_>, name: &Name<'_>) -> bool {
        let next = name.tokens.end;
        let is_told =
            next + 1 < place.run.tokens.end && self.page.word(next) == "," && self.page.is(next + 1, Class::RELATIVES);
        is_told && name.parts.len() > 1
    }

    /// Whether a full name is told for the first time in a sentence that has told of nobody else: `Bogen er skrevet om Ib Falk.`
    fn is_first_told(&self, place: Place<'_>, name: &Name<'_>, who: usize) -> bool {
        let is_alone = self.mentions.last().is_none_or(|last| last.run != place.number);
        is_alone && name.parts.len() > 1 && self.entries[who].mentions.is_empty()
    }

    /// Whether the `af` before a phrase leads up to whoever does what the verb tells: `Den blev fundet af Ib Falk.`
    fn is_agent(&self, front: usize, first: usize) -> bool {
        let Some(verb) = front.checked_sub(2).filter(|&verb| verb > first && self.page.word(front - 1) == "af") else {
            return false;
        };
        let mut near = (first.max(verb.saturating_sub(CLAUSE))..verb).rev();
        self.page.word(verb).ends_with('t') && near.any(|token| self.page.is(token, Class::COPULAS))
    }

    /// Whether the clause that begins at a token leads on from another: `Mona gik, da Ib kom.` What it is about weighs less
    /// than what the sentence is about.
    fn is_led(&self, clause: usize, run: &Run) -> bool {
        let link = self.page.word((clause + 1).min(run.tokens.end - 1));
        clause > run.tokens.start && CLAUSE_LINKS.has(link) && !matches!(link, "og" | "men" | "så" | "for")
    }

    /// Where the main clause of a token begins: behind the last comma with a conjunction, behind a clause that leads up
    /// to it, or at `first`.
    fn clause_start(&self, first: usize, token: usize) -> usize {
        // "Da Mona gik på pension, overtog Ib butikken.", "Mona glemte passet, så Ib kørte alene."
        // "Så mens Mona sov, kom Ib."
        let is_led = self.page.is_capital(first)
            && (first..first + 2)
                .any(|token| self.page.is(token.min(self.page.tokens().len() - 1), Class::CONJUNCTION));
        let is_verb = |at: usize| is_led && self.page.is_small(at, Class::LETTERS) && !self.page.is(at, NO_VERB);
        let opens = |at: &usize| {
            self.page.word(*at) == ";"
                || self.page.is(*at, Class::COMMA) && (CLAUSE_LINKS.has(self.page.word(*at + 1)) || is_verb(*at + 1))
        };
        let comma = (first.max(token.saturating_sub(CLAUSE))..token).rev().find(opens);
        comma.unwrap_or(first)
    }

    fn mention(&mut self, place: Place<'_>, span: Span, who: usize, kind: MentionKind, weight: i32) {
        self.mentions.push(Placed { span, who, kind, run: place.number, weight });
        self.entries[who].mentions.push(Mention { span, kind });
    }

    fn mention_pronoun(&mut self, place: Place<'_>, gender: Gender) {
        let span = self.page.tokens()[place.token].span;
        // han, hun
        let is_subject = self.page.word(place.token).ends_with(['n', 'N']);
        let named = self.named_behind(place);
        let told = self.portrayed(place, gender).or_else(|| self.antecedent(place, gender, is_subject));
        // "… siger præsten. Hun hedder Mona Kjær."
        if let (Some(named), Some(told)) = (named, told)
            && self.entries[told].kind == SpeakerKind::Unnamed
        {
            self.unite(told, named);
        }
        let known = named.or(told);
        let is_fitting = |who: usize| !self.is_stranger(who) && self.entries[who].gender.agrees(gender);
        // "Gamle Krogh råbte. Hun …": if Krogh is a man after all, the next pronoun says so.
        let is_guessed = |who: usize| !self.is_stranger(who) && self.entries[who].is_gender_guessed;
        let (known, other) = (known.filter(|&who| is_fitting(who)), known.filter(|&who| is_guessed(who)));
        // "Ib var træt. Der sad en dreng i døren. Han …": whoever the sentence before alone brings up.
        let is_untold = self.mentions.last().is_none_or(|last| last.run + 1 < place.number);
        let new = if is_subject && is_untold { self.brought_up_before(place, gender) } else { None };
        let who = new.or(known).or_else(|| self.brought_up(place, gender)).or_else(|| self.let_in(place, gender));
        let who = who.or(other);
        let who = who.unwrap_or_else(|| self.stranger(span, gender));
        if self.entries[who].gender == Gender::Unknown {
            self.entries[who].gender = gender;
            self.entries[who].is_gender_guessed = true;
        }
        self.entries[who].is_gender_told |= is_subject && self.entries[who].gender == gender;
        self.learn_predicate(place, who);
        let is_owner = self.page.word(place.token).ends_with('s') && Self::opens(place);
        let is_led = || self.is_led(self.clause_start(place.run.tokens.start, place.token), place.run);
        let weight = match (is_subject, is_owner) {
            (true, _) if is_led() => SUBJECT - 1,
            (true, _) => SUBJECT,
            (_, true) => OWNER,
            _ => -SUBJECT / 2,
        };
        self.mention(place, span, who, MentionKind::Pronoun, weight);
    }

    /// `Selv siger hun`: of all who fit the pronoun, it is the one whom the article has told of most.
    fn portrayed(&self, place: Place<'_>, gender: Gender) -> Option<usize> {
        let first = place.run.tokens.start;
        let is_self = place.token == first + 2 && place.run.begins && &*self.page.lower(first) == "selv";
        let near = self.mentions.iter().rev().take(if is_self { RIVALS } else { 0 });
        let fitting = near.filter(|mention| self.entries[mention.who].gender == gender).map(|mention| mention.who);
        fitting.rev().max_by_key(|&who| self.entries[who].mentions.len())
    }

    /// `Hans navn er Ib Falk`, `Hun hedder Mona`: whoever is named behind a pronoun is whom it stands for.
    fn named_behind(&self, place: Place<'_>) -> Option<usize> {
        let next = place.token + 1;
        let is_name =
            next + 1 < place.run.tokens.end && self.page.word(next) == "navn" && self.page.is(next + 1, Class::COPULAS);
        let at = if is_name { next + 2 } else { next + 1 };
        let is_naming = is_name || (next < place.run.tokens.end && self.page.is_small(next, Class::NAMING_VERBS));
        let reader = self.reader();
        self.known(reader.name_starting_at(at).filter(|_| is_naming)?)
    }

    /// `Hun er leder af skolen`: what is said of the pronoun is said of whom it stands for.
    fn learn_predicate(&mut self, place: Place<'_>, who: usize) {
        let Place { token, run, .. } = place;
        let reader = self.reader();
        let limit = run.tokens.end;
        let said = reader.said_after(token + 1, limit).or_else(|| reader.said_behind(token, token + 1, limit));
        let later = || reader.said_later(token + 1, limit).filter(|_| token == run.tokens.start);
        let Some(said) = said.or_else(later) else { return };
        self.learn(who, &said);
        // "Han er smed til daglig og formand for klubben": whoever has two roles may be called by either.
        let next = self.page.token_from(said.span.end());
        let links = next..limit.min(next + SECOND_ROLE);
        let link =
            links.take_while(|&token| self.page.is_word(token)).find(|&token| self.page.is(token, Class::CONJUNCTIONS));
        if let Some(second) =
            link.map(|link| link + 1).filter(|&second| second < limit && self.page.is_small(second, Class::ROLES))
        {
            let word = self.page.lower(second);
            noun(&ROLES, &word).into_iter().for_each(|found| self.index_role(found.stem, who));
        }
        let workplace = reader.place_before(token).map(Apposition::workplace);
        workplace.iter().for_each(|workplace| self.learn(who, workplace));
    }

    /// Whoever was brought up right before without a name, where nobody named fits: `Det var hans værtinde. "Kaffe?"
    /// spurgte hun.`
    fn brought_up(&mut self, place: Place<'_>, gender: Gender) -> Option<usize> {
        let near = place.token.saturating_sub(LATELY)..place.token;
        self.bring_up(near, place, gender, |roster, phrase, _| {
            roster.is_brought_up(phrase.start, phrase.end).then_some(phrase.end)
        })
    }

    /// Whoever was told of right before, in whatever place, where nobody else fits: `Mona ringede til lægen i går. "Kom," sagde
    /// han.`
    fn let_in(&mut self, place: Place<'_>, gender: Gender) -> Option<usize> {
        let is_told_of = self.by_phrase.contains_key(&stranger_key(gender));
        let near = place.token.saturating_sub(LATELY)..place.token;
        let near = if is_told_of { 0..0 } else { near };
        self.bring_up(near, place, gender, |roster, phrase, head| {
            // "Mona ringede til sin far."
            let is_kin = phrase.start < head && roster.page.is(head, Class::RELATIONS);
            let is_role = roster.page.is(head, Class::ROLES) && is_definite_like(roster.page.word(head));
            (is_kin || is_role).then_some(head + 1)
        })
    }

    /// Whoever the sentence before a pronoun, or its own, brings up as one of several: `Der sad en dreng. Han …`, `Så kom en
    /// af lærerne ind, og hun …`
    fn brought_up_before(&mut self, place: Place<'_>, gender: Gender) -> Option<usize> {
        let before = self.page.runs.partition_point(|run| run.tokens.start <= place.token).checked_sub(1)?;
        let run = self.page.runs[..before].iter().rev().take(RUNS).find(|run| !run.is_quoted)?;
        let near = run.tokens.start.max(place.token.saturating_sub(LATELY))..place.token;
        self.bring_up(near, place, gender, |roster, phrase, head| {
            let is_linked = phrase.start > 0 && roster.page.is(phrase.start - 1, Class::PREPOSITIONS);
            (roster.page.is(phrase.start, Class::INDEFINITES) && !is_linked).then_some(head + 1)
        })
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
            let is_other = self.is_beside_name(head, limit) || self.apposed(head, limit).is_some();
            let first = self.phrase_start(head).filter(|_| !is_other)?;
            Some((first, head, found))
        })?;
        let limit = self.page.run_of(head).tokens.end;
        // "ved bordet sad en høj mand i habit og læste"
        let limit = (head + 1..limit).find(|&token| self.page.is(token, Class::CONJUNCTIONS)).unwrap_or(limit);
        let end = self.reader().complement_end(head + 1, limit);
        let end = fits(self, first..end, head)?;
        let span = self.page.span(first..end);
        let who = self.unnamed_by(span, &found.stem, gender);
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
        let is_owned = || self.page.word(first).starts_with('s') && self.page.is(first, Class::DETERMINERS);
        (opens || is_subject || is_told || closes) && !is_owned()
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
        let before = (start..head).rev().take(MOST_FRONT).take_while(|&token| self.page.is_word(token));
        let opener = before.into_iter().find(|&token| self.page.is(token, Class::DETERMINERS));
        let is_one = !word.ends_with("ne") && !word.ends_with('s');
        let is_definite = || is_definite_like(word).then_some(head);
        opener.or_else(is_definite).filter(|_| is_one)
    }

    /// Whoever an article calls `hun` and nothing else.
    fn stranger(&mut self, span: Span, gender: Gender) -> usize {
        self.unnamed_as(stranger_key(gender), span, SpeakerKind::Unnamed, gender)
    }

    /// Gives whoever is a mere pronoun, or a sister, the name that fits: `Han sukkede. Så trak Ib på skuldrene.`,
    /// `"Vil du, Mona?" spurgte Ib.`
    fn name_strangers(&mut self) {
        for gender in [Gender::Female, Gender::Male] {
            let stranger = self.by_phrase.get(&stranger_key(gender)).copied();
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

    /// The first person named after somebody who was only a pronoun, and not in one sentence with the pronoun.
    fn named_after(&self, stranger: usize, gender: Gender) -> Option<usize> {
        let first = self.mentions.iter().position(|mention| mention.who == stranger)?;
        let mut run = self.mentions[first].run;
        for mention in &self.mentions[first..] {
            if mention.who == stranger {
                run = mention.run;
            }
            let member = &self.entries[mention.who];
            let is_named = member.kind == SpeakerKind::Person && mention.kind != MentionKind::Pronoun;
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
        let is_to_somebody = self.page.text[sentence.span].ends_with('?')
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

    /// `jeg hedder Mona`, `jeg er Mona`: whoever speaks tells the name.
    pub(super) fn is_own_name(&self, name: &Name<'_>) -> bool {
        let verb =
            name.tokens.start.checked_sub(1).filter(|&verb| self.page.is(verb, Class::NAMING_VERBS.or(Class::COPULAS)));
        verb.and_then(|verb| verb.checked_sub(1))
            .is_some_and(|first| matches!(&*self.page.lower(first), "jeg" | "navn"))
    }

    /// Makes one speaker of two.
    fn unite(&mut self, stranger: usize, who: usize) {
        self.mentions.iter_mut().filter(|mention| mention.who == stranger).for_each(|mention| mention.who = who);
        let mentions = std::mem::take(&mut self.entries[stranger].mentions);
        self.entries[who].mentions.extend(mentions);
        self.entries[who].mentions.sort_by_key(|mention| mention.span);
    }

    /// Whether nothing but a pronoun is known of somebody.
    pub(super) fn is_stranger(&self, who: usize) -> bool {
        let entry = &self.entries[who];
        entry.kind == SpeakerKind::Unnamed && PRONOUNS.has(&fold(&self.page.text[entry.name]))
    }

    /// Whether somebody of whom nothing but a pronoun is known may be `known`, whose gender is told.
    pub(super) fn may_be_stranger(&self, known: usize, stranger: usize) -> bool {
        let gender = self.entries[stranger].gender;
        self.is_stranger(stranger) && gender != Gender::Unknown && self.entries[known].gender == gender
    }

    /// `Den 24-årige`, `Den russiske ambassadør`.
    fn mention_after_article(&mut self, place: Place<'_>) {
        match self.bare_age(place) {
            Some(age) => self.mention_age(place, age),
            None => self.mention_nominal(place, self.noun_after_article(place)),
        }
    }

    /// Whoever has the age that a phrase tells: `den 45-årige leder`.
    fn of_age(&self, place: Place<'_>, head: usize) -> Option<usize> {
        let token = (place.token..head).find(|&token| self.page.is(token, Class::AGE_ENDINGS))?;
        age(self.page.word(token)).and_then(|age| self.with_role(age, self.page.tokens()[token].span.start()))
    }

    /// `Direktøren rejste sig`, `Den russiske ambassadør afviste`: a role that somebody has, or that opens a sentence
    /// and stands for its bearer.
    fn mention_nominal(&mut self, place: Place<'_>, found: Option<Described>) {
        let Some(Described { head, stem, gender, .. }) = found else { return };
        let limit = place.run.tokens.end;
        let identified = || self.identified(head, limit).filter(|_| Self::opens(place));
        if let Some(who) = self.apposed(head, limit).or_else(identified) {
            // "… ville hans datter hjælpe. Datteren, Mona Kjær, har travlt."
            let known = self.with_role(&stem, self.page.tokens()[head].span.start());
            let is_unnamed =
                |known: &usize| self.entries[*known].kind == SpeakerKind::Unnamed && noun(&RELATIONS, &stem).is_some();
            known.filter(is_unnamed).into_iter().for_each(|known| self.unite(known, who));
            return self.index_role(&stem, who);
        }
        if self.is_beside_name(head, limit) {
            return;
        }
        let span = self.page.span(place.token..head + 1);
        let is_speaker = self.is_speaker(place);
        let opens = Self::opens(place) || is_speaker;
        // "Fem spørgsmål til Ib Falk⏎Forfatteren har …": nobody else has been told of.
        let is_only = opens && self.is_one_told();
        let standing = || (is_speaker || is_only).then(|| self.by_standing(span, place.token..head + 1)).flatten();
        let known = self.with_role_at(&stem, head);
        let who = match self.of_age(place, head).or(known) {
            Some(who) => who,
            None if let Some(known) = standing() => known.who,
            None if let Some(known) = self.by_kind(span, &stem) => known.who,
            // "siger topchefen" of a direktør
            None if is_only && let Some(known) = self.by_epithet(span, place.token..head + 1) => known.who,
            None if let Some(who) = self.renamed(place, head, &stem, gender).filter(|_| opens) => {
                self.index_role(&stem, who);
                who
            }
            None if let Some(who) = self.akin(span, &stem, gender) => {
                self.index_role(&stem, who);
                who
            }
            None if let Some(who) = self.redescribed(place, head, gender).filter(|_| opens) => {
                self.index_role(&stem, who);
                who
            }
            None if !is_speaker && let Some(who) = self.called(place, head, gender) => {
                self.index_role(&stem, who);
                who
            }
            None if opens => {
                let end = self.reader().complement_end(head + 1, limit);
                self.unnamed_by(self.page.span(place.token..end), &stem, gender)
            }
            None => return,
        };
        self.learn_noun(who, place, head);
        // "Formanden for Struer Vandværk lagde ikke fingre imellem."
        let member = &self.entries[who];
        let is_told = member.kind == SpeakerKind::Person && member.organisation.is_some() || member.role.is_none();
        if !is_told && self.page.is(head, JOBS) {
            self.learn_body_of(who, head);
        }
        // "Det er mesteren.": what somebody is said to be is no subject.
        let is_predicate = place.token == place.run.tokens.start + 2
            && self.page.is(place.token - 1, Class::COPULAS)
            && self.page.is(place.token - 2, Class::PRONOUNS);
        let weight = if is_predicate { -SUBJECT } else { self.weight(place) };
        self.mention(place, span, who, MentionKind::Nominal, weight);
    }

    /// `Mona Kjær flyttede ind. Sygeplejersken blev glad.`: whoever was brought up last by name, of whom no role is told, where
    /// nobody has had that one.
    fn called(&self, place: Place<'_>, head: usize, gender: Gender) -> Option<usize> {
        let is_job = self.page.is(head, JOBS) && self.page.is(head, Class::DEFINITE_ROLE);
        // "Borgmesteren: Det kommer i maj." is a turn of another.
        let is_turn = head + 1 < place.run.tokens.end && self.page.is(head + 1, Class::COLON);
        if !is_job || is_turn || self.page.is(head, Class::GENERAL_JOBS) || place.token != head {
            return None;
        }
        // "Ib Falk overraskede sygeplejersken": whoever is named in the same sentence is another.
        let last = self.mentions.last().filter(|last| place.number - last.run == 1)?;
        let who = last.who;
        let member = &self.entries[who];
        let is_new = member.kind == SpeakerKind::Person && member.role.is_none() && member.gender.agrees(gender);
        (is_new && !self.is_brought_in(0..head)).then_some(who)
    }

    /// Whether the role at the end of `tokens` has been told of anybody in them, named or not: `en sygeplejerske`, and later
    /// `sygeplejersken`.
    pub(super) fn is_brought_in(&self, tokens: Range<usize>) -> bool {
        let word = self.page.lower(tokens.end);
        let Some(found) = noun(&ROLES, &word).or_else(|| noun(&PERSON_NOUNS, &word)) else { return true };
        let near =
            [tokens.start, tokens.end].map(|end| self.page.telling.partition_point(|&token| (token as usize) < end));
        let is_it = |&token: &u32| {
            let token = token as usize;
            self.page.is(token, PERSONS) && self.page.lower(token).starts_with(found.stem)
        };
        self.page.telling[near[0]..near[1]].iter().rev().take(BROUGHT_IN).any(is_it)
    }

    /// Takes the noun that stands for somebody for their role, where no other is told.
    fn learn_noun(&mut self, who: usize, place: Place<'_>, head: usize) {
        let member = &self.entries[who];
        let is_job = self.page.is(head, JOBS) && !self.page.is(head, Class::GENERAL_JOBS);
        if member.kind == SpeakerKind::Person && member.role.is_none() && is_job {
            self.entries[who].role = Some(self.reader().ranked_role(place.token, head));
        }
    }

    /// `Ib Falk bor ved åen. Lodsejeren …`: whoever the sentence before is about, if nothing was told of what they are. A
    /// compound tells of one of whom something is known; a `læge` may be anybody's.
    fn renamed(&self, place: Place<'_>, head: usize, stem: &str, gender: Gender) -> Option<usize> {
        if ROLES.get(stem) == Some("met") {
            return None;
        }
        // "Borgmesteren: Det kommer i maj." is a turn of another.
        let is_turn = head + 1 < place.run.tokens.end && self.page.is(head + 1, Class::COLON);
        let is_compound = role_keys(stem).nth(1).is_some() && !is_turn;
        let near = self.mentions.iter().rev().take(RIVALS).take_while(|mention| place.number - mention.run <= NEAR);
        let subject = near.clone().find(|mention| is_compound && mention.weight >= SUBJECT)?;
        let mut others = near.filter(|other| other.run == subject.run && other.weight >= SUBJECT);
        let member = &self.entries[subject.who];
        let is_new = member.kind == SpeakerKind::Person && member.role.is_none() && member.gender.agrees(gender);
        // "… for meget," siger han. "Nå," siger bestyrelsesformanden.: nobody is named anew without a word between.
        let may_be = is_new && !self.has_just_spoken(subject.who, self.page.tokens()[head].span);
        (may_be && others.all(|other| other.who == subject.who)).then_some(subject.who)
    }

    /// `siger farfaren`, where of two people of one surname only one can be it.
    fn akin(&self, span: Span, stem: &str, gender: Gender) -> Option<usize> {
        noun(&RELATIONS, stem)?;
        let surname = |who: usize| self.entries[who].parts.last().filter(|_| self.entries[who].parts.len() > 1);
        let near = self.mentions.iter().rev().take(RIVALS).filter(|mention| mention.span.start() < span.start());
        let mut people: Vec<usize> =
            near.map(|mention| mention.who).filter(|&who| self.entries[who].kind == SpeakerKind::Person).collect();
        people.sort_unstable();
        people.dedup();
        let has_kin = |who: usize| people.iter().any(|&other| other != who && surname(other) == surname(who));
        let is_other = |who: usize| {
            let role = self.entries[who].role.map(|role| fold(&self.page.text[role]));
            role.is_some_and(|role| noun(&RELATIONS, &role).is_some())
        };
        let fits = |&&who: &&usize| surname(who).is_some() && has_kin(who) && !is_other(who);
        let mut fitting = people.iter().filter(fits).filter(|&&who| self.entries[who].gender.agrees(gender));
        let who = *fitting.next()?;
        fitting.next().is_none().then_some(who)
    }

    /// Whether all mentions so far are of one.
    fn is_one_told(&self) -> bool {
        let mut told = self.mentions.iter().rev().take(RIVALS).map(|mention| mention.who);
        let first = told.next();
        first.is_some() && told.all(|who| Some(who) == first)
    }

    /// `Den 51-årige kasserer`: whoever was told of right before, if no role of theirs was.
    fn redescribed(&self, place: Place<'_>, head: usize, gender: Gender) -> Option<usize> {
        if !(place.token + 1..head).any(|token| self.is_age(token)) {
            return None;
        }
        let who = self.antecedent(place, gender, true)?;
        let member = &self.entries[who];
        (member.kind == SpeakerKind::Person && member.role.is_none()).then_some(who)
    }

    /// `hans datter`: somebody of whom more may be told later.
    fn mention_relative(&mut self, place: Place<'_>) {
        if self.page.word(place.token).ends_with('s') {
            self.mention_kin(place, place.token + 1);
        }
    }

    /// Whether a bare noun for a relative does for a name: `Far sov`, `; mor smilede`.
    fn is_called_by_kin(&self, place: Place<'_>) -> bool {
        let Place { token, run, .. } = place;
        let opens = token == run.tokens.start || !self.page.is_word(token - 1);
        // "Mor til tre", "Nabo Ib Falk"
        let acts = token + 1 < run.tokens.end && self.page.is_small(token + 1, Class::LETTERS);
        opens && acts && !self.page.is(token + 1, NO_VERB.or(Class::PHRASE_LINKS).or(Class::CONJUNCTIONS))
    }

    /// Whoever the noun `head` tells of, with the possessive before it: `hans datter`, `min søn`, `Far`.
    fn mention_kin(&mut self, place: Place<'_>, head: usize) {
        if head >= place.run.tokens.end {
            return;
        }
        let word = self.page.lower(head);
        // "hendes mand", "hans chef": whose they are shows that it is one.
        let is_possessed = head > place.token && self.page.is_small(head, PERSONS);
        let possessed = || noun(&PERSON_NOUNS, &word).or_else(|| noun(&ROLES, &word)).filter(|_| is_possessed);
        let found = noun(&RELATIONS, &word).or_else(possessed).filter(|found| found.stem.len() == word.len());
        let Some(found) = found.filter(|_| !word.ends_with('s')) else { return };
        let limit = place.run.tokens.end;
        if let Some(who) = self.apposed(head, limit) {
            return self.index_role(found.stem, who);
        }
        if self.is_beside_name(head, limit) {
            return;
        }
        let span = self.page.span(place.token..head + 1);
        let gender = PERSON_NOUNS.get(found.stem).map_or(Gender::Unknown, gender);
        let who = self.with_role(found.stem, span.start()).unwrap_or_else(|| self.unnamed_by(span, found.stem, gender));
        // "Hendes søster kom": whoever owns the subject weighs more than it.
        let is_owned = self.page.is(place.token, Class::OTHER.or(Class::THIRD)) && Self::opens(place);
        let weight = if is_owned { 0 } else { self.weight(place) };
        self.mention(place, span, who, MentionKind::Nominal, weight);
    }

    /// The token of an age, after `den`, that stands for whoever has it: `Den 24-årige`, but not `den 24-årige leder`.
    fn bare_age(&self, place: Place<'_>) -> Option<usize> {
        let token = place.token + 1;
        let is_bare = token + 1 < place.run.tokens.end
            && self.is_age(token)
            && !self.name_at(token + 1)
            && !self.page.is(token + 1, Class::TITLES)
            && self.described(token + 1).is_none();
        is_bare.then_some(token)
    }

    /// `42-årige`
    fn is_age(&self, token: usize) -> bool {
        self.page.is(token, Class::AGE_ENDINGS) && self.page.word(token).starts_with(|c: char| c.is_ascii_digit())
    }

    fn mention_age(&mut self, place: Place<'_>, token: usize) {
        let span = self.page.span(place.token..token + 1);
        // "41-årige Ib Falk … Den 41-årige"
        let known = age(self.page.word(token)).and_then(|age| self.with_role(age, span.start()));
        let Some(who) = known.or_else(|| self.antecedent(place, Gender::Unknown, true)) else { return };
        let weight = self.weight(place);
        self.mention(place, span, who, MentionKind::Nominal, weight);
    }

    /// Whether the words at a place name whoever says something.
    fn is_speaker(&self, place: Place<'_>) -> bool {
        self.source_at(place).is_some()
    }

    /// The words at a place, if they name whoever says something.
    fn source_at(&self, place: Place<'_>) -> Option<Span> {
        let at = self.page.tokens()[place.token].span;
        let quotes = self.page.quotes;
        let after = quotes.partition_point(|quote| quote.span.start() <= at.start());
        let near = &quotes[after.saturating_sub(1)..(after + 1).min(quotes.len())];
        near.iter().filter_map(|quote| quote.inquit?.source).find(|source| source.start() == at.start())
    }

    /// Whether a place is the start of a sentence, but for a word or two.
    fn opens(place: Place<'_>) -> bool {
        place.run.begins && place.token <= place.run.tokens.start + 2
    }

    /// The noun for a person whose phrase begins with the `den` at a place.
    fn noun_after_article(&self, place: Place<'_>) -> Option<Described> {
        let near = place.token + 1..place.run.tokens.end.min(place.token + 4);
        let near =
            near.take_while(|&token| self.page.is_word(token) && !self.page.is_small(token, Class::PHRASE_LINKS));
        // "Den lange indeholder en liste": a verb that looks like a noun for somebody.
        let is_verb = |token: usize| {
            token + 1 < place.run.tokens.end && self.page.is(token + 1, Class::DETERMINERS.or(Class::INDEFINITES))
        };
        let mut nouns = near.filter(|&token| !is_verb(token)).filter_map(|token| self.described(token));
        // "den 45-årige leder"
        let first = nouns.next()?;
        if self.is_age(first.head) { nouns.last().or(Some(first)) } else { Some(first) }
    }

    /// The noun for a person, definite by its ending, at a place.
    fn noun_with_article(&self, place: Place<'_>) -> Option<Described> {
        let may_be = Self::opens(place) || self.knows_roles() || self.is_speaker(place);
        may_be.then(|| self.described(place.token)).flatten().filter(|found| found.is_definite)
    }

    fn described(&self, head: usize) -> Option<Described> {
        let word = self.page.lower(head);
        if !self.page.is(head, PERSONS) {
            // "en 45-årig kontrollant": whoever has an age is a person.
            let is_aged = self.page.is_small(head, Class::LETTERS)
                && !self.page.is(head, NO_VERB)
                && head.checked_sub(1).is_some_and(|age| self.is_age(age) && !self.page.word(age).ends_with('e'));
            let known = Described { head, stem: word.to_string(), is_definite: false, gender: Gender::Unknown };
            return is_aged.then_some(known);
        }
        let found = noun(&ROLES, &word).or_else(|| noun(&PERSON_NOUNS, &word))?;
        let is_definite = found.is_definite && !word.ends_with('s');
        Some(Described { head, stem: found.stem.to_owned(), is_definite, gender: gender(found.note) })
    }

    /// Whose name stands behind a comma: `Forsvareren, advokat Ib Falk, var tilfreds`.
    fn apposed(&self, head: usize, limit: usize) -> Option<usize> {
        // "Lægen hedder Ib Falk"
        let is_comma = |head: usize| head + 2 < limit && self.page.is(head + 1, Class::COMMA.or(Class::NAMING_VERBS));
        let head = if is_comma(head) { head } else { self.complement(head, limit) };
        let is_title = || self.described(head + 2).is_some();
        let at = if self.name_at(head + 2) { head + 2 } else { head + 3 };
        let is_beside = is_comma(head) && (at == head + 2 || is_title());
        let name = self.names.binary_search_by_key(&at, |name| name.tokens.start).ok().filter(|_| is_beside)?;
        self.known(&self.names[name])
    }

    /// Who somebody is told to be: `Manden, der gik, var Ib Falk.`, `Vinderen af løbet blev 45-årige Ib Falk.`
    fn identified(&self, head: usize, limit: usize) -> Option<usize> {
        let (end, complement) = (limit.min(head + CLAUSE), self.complement(head, limit) + 1);
        let mut verbs = (head + 1..end).filter(|&token| self.page.is_small(token, Class::COPULAS));
        let verb = verbs.find(|&verb| verb == complement || self.page.is(verb - 1, Class::COMMA))?;
        let from = self.names.partition_point(|name| name.tokens.start <= verb);
        let name = self.names.get(from).filter(|name| name.genitive != Genitive::Sure)?;
        let is_title = |token: usize| self.page.is(token, PERSONS.or(Class::AGE_ENDINGS).or(Class::ARTICLES));
        let closes = name.tokens.end >= limit || self.page.is(name.tokens.end, Class::STOP.or(Class::COMMA));
        (closes && (verb + 1..name.tokens.start).all(is_title)).then(|| self.known(name)).flatten()
    }

    /// The last token of what belongs to a noun: `Formanden for Kanal 4, lektor Mona Kjær, afviser`.
    fn complement(&self, head: usize, limit: usize) -> usize {
        let end = self.reader().complement_end(head + 1, limit);
        let is_number = end > head + 1 && end < limit && self.page.is(end, Class::NUMBER);
        end + usize::from(is_number) - 1
    }

    /// `skuespilleren Ib Falk`, `kollegaen Lord Falk`: whose name comes next needs no antecedent.
    fn is_beside_name(&self, head: usize, limit: usize) -> bool {
        // "Præsidenten mødte Ib Falk": a verb is no title.
        let is_title = |token: usize| self.page.is_capital(token) || self.page.is(token, PERSONS.or(Class::TITLES));
        self.name_at(head + 1) || (head + 2 < limit && self.name_at(head + 2) && is_title(head + 1))
    }

    fn name_at(&self, token: usize) -> bool {
        self.names.binary_search_by_key(&token, |name| name.tokens.start).is_ok()
    }

    /// Somebody without a name who is known by a noun from here on.
    fn unnamed_by(&mut self, span: Span, stem: &str, gender: Gender) -> usize {
        let who = self.unnamed(span, SpeakerKind::Unnamed, gender);
        self.index_role(stem, who);
        who
    }

    /// Who a pronoun most likely stands for: the nearer, the more of a subject, the better.
    fn antecedent(&self, place: Place<'_>, gender: Gender, is_subject: bool) -> Option<usize> {
        let at = self.page.tokens()[place.token].span;
        let quoted = self.named_in_quote_of(at);
        let near = self.mentions.iter().rev().take(RIVALS);
        let near = near.take_while(|mention| place.number - mention.run <= REACH);
        let is_comma_before = self.page.text[..at.start()].ends_with(", ");
        let fits = |mention: &Placed| {
            // "Chaufføren fortalte hende": nobody tells herself, but "Ib og hans kone".
            let is_own_subject = !is_subject
                && mention.run == place.number
                && mention.weight >= SUBJECT
                && self.page.text.get(mention.span.end()..at.start()) != Some(" og ");
            // "Det er Mona, hun tænker på": whoever the clause before the comma brings up is another.
            let is_fronted = is_comma_before && mention.span.end() + 2 == at.start();
            let member = &self.entries[mention.who];
            !is_fronted && (member.gender.agrees(gender) || !member.is_gender_told) && !is_own_subject
        };
        let score = |mention: &Placed| {
            let distance = i32::try_from(place.number - mention.run).unwrap_or(i32::MAX);
            let certain = match self.entries[mention.who].gender {
                known if known == gender => CERTAIN,
                known if known.agrees(gender) => self.guess(mention.who, gender),
                _ => -CONTRADICTED,
            };
            // "Mona skal have ro," siger hun: one does not speak of oneself by name.
            let absent = if quoted.contains(&mention.who) { -2 * SUBJECT } else { 0 };
            let unnamed = if self.entries[mention.who].kind == SpeakerKind::Unnamed { -NAMELESS } else { 0 };
            mention.weight + certain + absent + unnamed - DISTANCE * distance
        };
        let mut best: Option<(i32, usize)> = None;
        for mention in near {
            let most = MOST - DISTANCE * i32::try_from(place.number - mention.run).unwrap_or(i32::MAX);
            if best.is_some_and(|(known, _)| known >= most) {
                break;
            }
            if fits(mention) {
                let score = score(mention);
                debug_assert!(score <= most, "a mention that is passed over could be the best");
                best = best.filter(|&(known, _)| known >= score).or(Some((score, mention.who)));
            }
        }
        best.map(|(_, who)| who)
    }

    /// Whether somebody is of a gender by the list of names, or else by the sound of the name.
    fn is_likely(&self, who: usize, gender: Gender) -> bool {
        let known = self.entries[who].gender;
        known == gender || (known == Gender::Unknown && self.guess(who, gender) > 0)
    }

    /// How well a name that no list knows fits a pronoun by its sound: `Olena` is a woman sooner than a man.
    fn guess(&self, who: usize, gender: Gender) -> i32 {
        let is_hers = self.entries[who].parts.first().is_some_and(|given| given.word().ends_with(['a', 'A']));
        match gender {
            Gender::Female if is_hers => LIKELY,
            Gender::Male if is_hers => -LIKELY,
            _ => 0,
        }
    }

    /// Whoever is named inside the quote that the words at `source` introduce.
    fn named_in_quote_of(&self, source: Span) -> Vec<usize> {
        let quotes = self.page.quotes;
        let after = quotes.partition_point(|quote| quote.span.start() <= source.start());
        let near = &quotes[after.saturating_sub(1)..(after + 1).min(quotes.len())];
        let Some(quote) = near.iter().find(|quote| quote.inquit.is_some_and(|inquit| inquit.source == Some(source)))
        else {
            return Vec::new();
        };
        let from = self.names.partition_point(|name| name.span.start() < quote.span.start());
        let within = self.names[from..].iter().take_while(|name| name.span.end() <= quote.span.end());
        within.take(RIVALS).filter(|name| !self.is_own_name(name)).filter_map(|name| self.known(name)).collect()
    }
}

/// Under what words whoever is a mere pronoun of a gender is entered.
fn stranger_key(gender: Gender) -> String {
    format!("{gender:?}")
}

/// Whether a word is a pronoun that can be nothing but a subject, of several or of whoever speaks.
fn is_nominative(word: &str) -> bool {
    matches!(word, "de" | "vi" | "jeg" | "du" | "man")
}

/// Whether an article is `den` or `Denne`, not `en`.
fn is_article(word: &str) -> bool {
    (2..=5).contains(&word.len()) && word.as_bytes()[0] | 0x20 == b'd'
}

/// Whether a word may be a noun with its article; a cheap look before the lists are asked.
pub(super) fn is_definite_like(word: &str) -> bool {
    matches!(word.as_bytes(), [first, _, _, .., b'e', b'n' | b't'] if *first != b'-')
}
