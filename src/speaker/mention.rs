//! Put names, nouns and pronouns in their places, and give each its antecedent.

use crate::gloss::{Class, Function};
use crate::quote::QuoteForm;
use crate::span::Span;
use crate::speaker::lists::{Gender, PERSON_NOUNS, RELATIONS, ROLES, gender, noun};
use crate::speaker::name::{Genitive, Name, NameKind};
use crate::speaker::nominal::Described;
use crate::speaker::page::Run;
use crate::speaker::phrase::Apposition;
use crate::speaker::resolve::age;
use crate::speaker::roster::{RIVALS, Roster};
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
pub(super) const REACH: usize = 12;
/// How many tokens a clause may have before its subject.
pub(super) const CLAUSE: usize = 12;
/// How far before a name the subject of its sentence stands at most, in tokens; what is longer is a list.
const SENTENCE: usize = 100;
/// How many words behind a role a second one is joined to it.
const SECOND_ROLE: usize = 4;
/// How many words of a phrase may stand before its noun: `den høje unge mand`.
pub(super) const MOST_FRONT: usize = 3;
/// Nouns for people.
pub(super) const PERSONS: Class = Class::ROLES.or(Class::PERSON_NOUNS);
/// How many tokens before a name may tell its bearer's age: `hendes 45-årige nevø, Ib Falk`.
const AGE_REACH: usize = 3;
/// What is no verb, behind a clause that leads up to another.
pub(super) const NO_VERB: Class = GRAMMAR.or(Class::ROLES).or(Class::PERSON_NOUNS);
/// What is neither a verb nor a noun.
const GRAMMAR: Class = Class::CONJUNCTION
    .or(Class::RELATIVE)
    .or(Class::PREPOSITION)
    .or(Class::THIRD)
    .or(Class::DETERMINER)
    .or(Class::ADVERB)
    .or(Class::NATIONALITIES);
/// What is no noun before a name, or a role that is known.
const NO_TITLE: Class = GRAMMAR.or(Class::ROLES).or(Class::CUE).or(Class::VERB).or(Class::CONJUNCTIONS);
/// What a subject weighs more than an object.
pub(super) const SUBJECT: i32 = 4;
/// What it weighs to own the subject: `Monas stemme rystede.`
const OWNER: i32 = 1;
/// A place in the narration: a token, with the run that it stands in.
#[derive(Clone, Copy)]
pub(super) struct Place<'p> {
    pub(super) token: usize,
    pub(super) run: &'p Run,
    pub(super) number: usize,
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
        self.name_lead();
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
        let is_owner = match name.genitive {
            Genitive::No => false,
            Genitive::Sure => true,
            // "Holms chef, Bo Dam, tøver. Han …", where a Holm is known
            Genitive::Maybe => name.parts.last().is_some_and(|last| !self.entries[who].parts.contains(last)),
        };
        let weight = match () {
            () if is_owner && (Self::opens(place) || is_new()) => OWNER,
            () if is_owner => -SUBJECT,
            () if self.is_introduced(place, name) || self.is_last_as_agent(place, name, who) => SUBJECT + 1,
            () => match self.weight(place) {
                weight if weight < SUBJECT && self.closes_report(place) => SUBJECT,
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
        let owns = is_owner && name.tokens.end < place.run.tokens.end;
        if owns && self.page.is_small(name.tokens.end, Class::RELATIONS) {
            self.mention_kin(place, name.tokens.end);
        }
    }

    /// `Ib kommer ikke igen, siger Mona.`: whoever tells what the words before it say.
    fn closes_report(&self, place: Place<'_>) -> bool {
        let at = self.page.tokens()[place.token].span;
        let after = self.page.quotes.partition_point(|quote| quote.span.start() <= at.start());
        let report = after.checked_sub(1).map(|last| &self.page.quotes[last]);
        report.filter(|report| report.form == QuoteForm::Indirect && report.content.end() <= at.start()).is_some_and(
            |report| report.inquit.and_then(|inquit| inquit.source).is_some_and(|source| source.contains(at)),
        )
    }

    /// Enters somebody under the noun before their name, though no list knows it: `playmaker Ib Falk`.
    fn index_title(&mut self, place: Place<'_>, who: usize) {
        let Some(title) = place.token.checked_sub(1).filter(|&title| title >= place.run.tokens.start) else { return };
        let opens = title == place.run.tokens.start && place.run.begins;
        let is_noun = self.page.is_word(title) && !self.page.is(title, NO_TITLE);
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

    /// Enters somebody under the age that is told of the pronoun for them: `Hun er 23 år`, `I dag er han 23.`
    fn index_own_age(&mut self, place: Place<'_>, who: usize) {
        let Place { token, run, .. } = place;
        let next = token + 1 + usize::from(self.page.is_small((token + 1).min(run.tokens.end - 1), Class::COPULAS));
        let is_told = next > token + 1 || token > run.tokens.start && self.page.is_small(token - 1, Class::COPULAS);
        if !is_told || next >= run.tokens.end || !self.page.is(next, Class::NUMBER) {
            return;
        }
        // "Hun er 23 meter fra målet"
        let ends = |token: usize| {
            token >= run.tokens.end
                || !self.page.is_word(token)
                || self.page.is_small(token, Class::YEARS.or(Class::CONJUNCTIONS))
        };
        let digits = self.page.word(next);
        if digits.len() == 2 && digits.bytes().all(|byte| byte.is_ascii_digit()) && ends(next + 1) {
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
        } else if class.is(Class::PERSON_NOUNS)
            && place.token > place.run.tokens.start
            && self.page.is_small(place.token - 1, Class::COPULAS)
            && !(class.is(Class::RELATIONS) && self.is_called_by_kin(place))
        {
            self.index_predicate(place);
        } else if class.is(PERSONS) && is_definite_like(word) {
            self.mention_nominal(place, self.noun_with_article(place));
        } else if class.is(Class::EPITHETS) && is_definite_like(word) && Self::opens(place) {
            self.mention_epithet(place);
        } else if class.is(Class::RELATIONS) && self.is_called_by_kin(place) {
            // "Mor græd. Far blev ved med at sige: …"
            self.mention_kin(place, place.token);
        } else if class.is(Class::RELATIONS.or(Class::PERSON_NOUNS))
            && let Some(owner) = place.token.checked_sub(1).filter(|&owner| owner >= place.run.tokens.start)
            && (self.page.is(owner, Class::DETERMINERS) && self.page.word(owner).starts_with(['m', 'M', 'v', 'V'])
                || self.page.is_function(owner, Function::POSSESSIVE)
                || class.is(Class::RELATIONS) && self.is_owned(owner, place.token))
        {
            // "Så kom min søn. Han …", "Deres søn", "Parrets søn"
            self.mention_kin(Place { token: owner, ..place }, place.token);
        }
    }

    /// `Ib Falk er tiltalt`, and later `siger tiltalte`: enters whom a sentence is about under what it says that they are.
    fn index_predicate(&mut self, place: Place<'_>) {
        let subject = self.mentions.last().filter(|last| last.run == place.number && last.weight >= SUBJECT);
        let word = self.page.lower(place.token);
        if let (Some(subject), Some(found)) = (subject, noun(&PERSON_NOUNS, &word)) {
            self.index_role(found.stem, subject.who);
        }
    }

    /// `Jyden Ib Falk kom. Jyden smilede.`: whoever has been called so before the name.
    fn mention_epithet(&mut self, place: Place<'_>) {
        let span = self.page.tokens()[place.token].span;
        if let Some(who) = self.with_role(&self.page.lower(place.token), span.start()) {
            self.mention(place, span, who, MentionKind::Nominal, self.weight(place));
        }
    }

    /// The `en` before a noun and what describes it.
    pub(super) fn article_before(&self, head: usize) -> Option<usize> {
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
            // "En 24-årig mand forklarede, at …", and then "Den 24-årige"
            let told = (place.token..head + 1).find(|&token| self.page.is(token, Class::AGE_ENDINGS));
            if let Some(age) = told.and_then(|token| age(self.page.word(token))) {
                self.index_role(age, who);
            }
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
    pub(super) fn weight(&self, place: Place<'_>) -> i32 {
        let Place { token, run, number } = place;
        let is_attached = |token: &usize| self.page.is_word(*token) && self.page.is(*token, Class::PEOPLE);
        let front = (run.tokens.start..token).rev().take(3).take_while(is_attached).last().unwrap_or(token);
        // "Det ved Mona godt": behind a pronoun that opens a sentence stands its verb.
        let is_verb = front == run.tokens.start + 2 && self.page.is(run.tokens.start, Class::THING_PRONOUNS);
        let is_behind_link = front > run.tokens.start && self.page.is(front - 1, Class::PHRASE_LINKS) && !is_verb;
        // "Avisen fik intet ud af Mona, men hendes fælle Ib tav": what stands behind a preposition was no subject.
        // "I maj døde mesteren, og siden har Ib passet uret": a new clause has a subject of its own.
        let clause = self.clause_start(run.tokens.start, token);
        let opening = self.page.tokens()[clause].span.start();
        let mut so_far = self.mentions.iter().rev().take(4).take_while(|last| last.run == number);
        let is_alone = so_far.clone().next().is_none();
        let is_second = so_far.clone().any(|last| last.weight >= SUBJECT);
        let is_first = so_far.all(|last| last.span.start() < opening || last.weight < SUBJECT);
        // "…, hvor de måtte hente Ib"
        let near = clause.max(front.saturating_sub(SENTENCE))..front;
        let has_subject = || near.clone().any(|token| is_nominative(self.page.word(token)));
        match (is_behind_link, is_first) {
            (true, _) if self.is_topic(run, front) => SUBJECT,
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

    /// Whether a sentence tells how it is for the one at `front`: `For Mona er det værste, at …`
    fn is_topic(&self, run: &Run, front: usize) -> bool {
        run.begins && front == run.tokens.start + 1 && self.page.reads(run.tokens.start, "for")
    }

    /// Whether a full name stands where new people are brought in: `Hun sad hos Mona Kjær, som har været der i ti år.`
    fn is_introduced(&self, place: Place<'_>, name: &Name<'_>) -> bool {
        let next = name.tokens.end;
        let is_told =
            next + 1 < place.run.tokens.end && self.page.word(next) == "," && self.page.is(next + 1, Class::RELATIVES);
        is_told && name.parts.len() > 1
    }

    /// Whether a full name is told for the first time as the one who does what its sentence tells, and the sentence ends with
    /// it: `Hun får støtte af skolens leder, Mona Kjær.`, `Den kritik deles af Ib Falk.`
    fn is_last_as_agent(&self, place: Place<'_>, name: &Name<'_>, who: usize) -> bool {
        let ends = name.tokens.end + 1 >= place.run.tokens.end || self.page.is(name.tokens.end, Class::PHRASE_LINKS);
        let is_new = ends && name.parts.len() > 1 && self.entries[who].mentions.is_empty();
        let first = place.run.tokens.start;
        let mut front = (first.max(place.token.saturating_sub(CLAUSE))..place.token).rev();
        is_new && front.any(|link| self.page.is_by(link, first))
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
        let link = (clause + 1).min(run.tokens.end - 1);
        let is_link = clause > run.tokens.start && self.page.is_small(link, Class::CLAUSE_LINKS);
        is_link && !matches!(self.page.word(link), "og" | "men" | "så" | "for")
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
            !self.page.is_word(*at) && self.page.word(*at) == ";"
                || self.page.is(*at, Class::COMMA)
                    && (self.page.is_small(*at + 1, Class::CLAUSE_LINKS) || is_verb(*at + 1))
        };
        let comma = (first.max(token.saturating_sub(CLAUSE))..token).rev().find(opens);
        comma.unwrap_or(first)
    }

    pub(super) fn mention(&mut self, place: Place<'_>, span: Span, who: usize, kind: MentionKind, weight: i32) {
        self.mentions.push(Placed { span, who, kind, run: place.number, weight });
        self.entries[who].mentions.push(Mention { span, kind });
    }

    fn mention_pronoun(&mut self, place: Place<'_>, gender: Gender) {
        let span = self.page.tokens()[place.token].span;
        // han, hun
        let is_subject = self.page.word(place.token).ends_with(['n', 'N']);
        let named = self.named_behind(place).or_else(|| self.named_next_as(place));
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
        let is_new = is_subject && (is_untold || self.is_of_stranger(place) || self.is_of_arrival(place));
        let new = if is_new { self.brought_up_before(place, gender) } else { None };
        let who =
            new.or(known).or_else(|| self.brought_up(place, gender)).or_else(|| self.let_in(place, gender)).or(other);
        let who = who.unwrap_or_else(|| self.stranger(span, gender));
        if self.entries[who].gender == Gender::Unknown {
            self.entries[who].gender = gender;
            self.entries[who].is_gender_guessed = true;
        }
        self.entries[who].is_gender_told |= is_subject && self.entries[who].gender == gender;
        self.learn_predicate(place, who);
        if is_subject {
            self.index_own_age(place, who);
        }
        let is_owner = self.page.word(place.token).ends_with('s') && Self::opens(place);
        let is_led = || self.is_led(self.clause_start(place.run.tokens.start, place.token), place.run);
        let weight = match (is_subject, is_owner) {
            (true, _) if is_led() => SUBJECT - 1,
            (true, _) => SUBJECT,
            (_, true) => OWNER,
            _ if self.is_topic(place.run, place.token) => SUBJECT,
            _ => -SUBJECT / 2,
        };
        self.mention(place, span, who, MentionKind::Pronoun, weight);
    }

    /// `Selv siger hun`: of all who fit the pronoun, it is the one whom the article has told of most.
    pub(super) fn portrayed(&self, place: Place<'_>, gender: Gender) -> Option<usize> {
        let first = place.run.tokens.start;
        let is_self = place.token == first + 2 && place.run.begins && self.page.reads(first, "selv");
        let near = self.mentions.iter().rev().take(if is_self { RIVALS } else { 0 });
        let is_it = |&who: &usize| {
            let member = &self.entries[who];
            let is_named = gender != Gender::Unknown || member.kind == SpeakerKind::Person && member.role.is_none();
            is_named && (gender == Gender::Unknown || member.gender == gender)
        };
        let fitting = near.map(|mention| mention.who).filter(is_it);
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

    /// `"Kom ind," siger hun. Hun er Mona Kjær, og …`: whom the next sentence says that a pronoun beside speech is.
    fn named_next_as(&self, place: Place<'_>) -> Option<usize> {
        self.page.run_before(place.token).filter(|before| before.is_quoted)?;
        let (pronoun, name) = self.told_next(place, Class::COPULAS.or(Class::NAMING_VERBS))?;
        let is_same = *self.page.lower(pronoun) == *self.page.lower(place.token);
        let is_new = |who: &usize| {
            let mut near = self.entries[*who].mentions.iter().take(RIVALS);
            near.all(|mention| mention.kind != MentionKind::FullName)
        };
        if is_same && name.kind == NameKind::Full { self.known(name).filter(is_new) } else { None }
    }

    /// The first word of the sentence behind a place, and the name that one of `verbs` ties to it: `Hun hedder Mona Kjær.`
    pub(super) fn told_next(&self, place: Place<'_>, verbs: Class) -> Option<(usize, &Name<'_>)> {
        let next = self.page.run_after(place.token).filter(|next| next.begins && !next.is_quoted)?;
        let first = next.tokens.start;
        let is_told = first + 2 < next.tokens.end && self.page.is(first + 1, verbs);
        Some((first, self.names.starting_at(first + 2).filter(|_| is_told)?))
    }

    /// `Hun er leder af skolen`: what is said of the pronoun is said of whom it stands for.
    fn learn_predicate(&mut self, place: Place<'_>, who: usize) {
        let Place { token, run, .. } = place;
        // "Hendes mand er smed"
        if self.page.word(token).ends_with('s') {
            return;
        }
        let reader = self.reader();
        let limit = run.tokens.end;
        let said = reader.said_after(token + 1, limit).or_else(|| reader.said_behind(token, token + 1, limit));
        let later = || reader.said_later(token + 1, limit).filter(|_| token == run.tokens.start);
        let deed = || reader.deed_at_body(token + 1, limit).or_else(|| reader.daily(token + 1, limit));
        // "… fra Struer Roklub, hvor hun er ansat"
        if reader.is_at_work(token + 1)
            && let Some(place) = reader.place_before(token)
        {
            self.learn(who, &Apposition::workplace(place));
        }
        let Some(said) = said.or_else(later).or_else(deed) else { return };
        // "Han er smed til daglig og formand for klubben": the body is that of the second.
        if let Some(second) = reader.role_of_body(&said) {
            self.learn(who, &second);
        }
        self.learn(who, &said);
        // "Hun er mor til to og underviser på skolen."
        if self.entries[who].organisation.is_none()
            && let Some(second) = reader.second_clause(token + 1, limit)
        {
            self.learn(who, &second);
        }
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

    /// `Den 24-årige`, `Den russiske ambassadør`.
    fn mention_after_article(&mut self, place: Place<'_>) {
        match self.bare_age(place) {
            Some(age) => self.mention_age(place, age),
            None => self.mention_nominal(place, self.noun_after_article(place)),
        }
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
        // "Det var bedstefar."
        let is_told = token == run.tokens.start + 2
            && self.page.is(token - 1, Class::COPULAS)
            && self.page.is(token - 2, Class::THING_PRONOUNS)
            && (token + 1 >= run.tokens.end || self.page.is(token + 1, Class::STOP));
        let is_verb = || !self.page.is(token + 1, NO_VERB.or(Class::PHRASE_LINKS).or(Class::CONJUNCTIONS));
        is_told || opens && acts && is_verb()
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
        // "Hendes mand, der ikke vil nævnes, er roligere. »…«": but not than one of whom more is told.
        let is_owned = self.page.is(place.token, Class::OTHER.or(Class::THIRD))
            && Self::opens(place)
            && !self.is_told_more(head, limit);
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
    pub(super) fn is_age(&self, token: usize) -> bool {
        self.page.is(token, Class::AGE_ENDINGS) && self.page.word(token).starts_with(|c: char| c.is_ascii_digit())
    }

    fn mention_age(&mut self, place: Place<'_>, token: usize) {
        let span = self.page.span(place.token..token + 1);
        // "41-årige Ib Falk … Den 41-årige"
        let known = age(self.page.word(token)).and_then(|age| self.with_role(age, span.start()));
        // "spurgte dommeren. "Ja," svarede den 41-årige.": not whoever is known by what they are.
        let is_named = |who: &usize| self.entries[*who].kind == SpeakerKind::Person;
        let told = || self.antecedent(place, Gender::Unknown, true).filter(is_named);
        let Some(who) = known.or_else(told) else { return };
        let weight = self.weight(place);
        self.mention(place, span, who, MentionKind::Nominal, weight);
    }

    /// Whether the words at a place name whoever says something.
    pub(super) fn is_speaker(&self, place: Place<'_>) -> bool {
        self.source_at(place).is_some()
    }

    /// The words at a place, if they name whoever says something.
    fn source_at(&self, place: Place<'_>) -> Option<Span> {
        let at = self.page.tokens()[place.token].span.start();
        self.sources_beside(at).find(|source| source.start() == at)
    }

    /// The words that name whoever says the quotes on either side of the byte `at`.
    pub(super) fn sources_beside(&self, at: usize) -> impl Iterator<Item = Span> {
        let quotes = self.page.quotes;
        let after = quotes.partition_point(|quote| quote.span.start() <= at);
        let near = &quotes[after.saturating_sub(1)..(after + 1).min(quotes.len())];
        near.iter().filter_map(|quote| quote.inquit?.source)
    }

    /// Whether a place is the start of a sentence, but for a word or two.
    pub(super) fn opens(place: Place<'_>) -> bool {
        place.run.begins && place.token <= place.run.tokens.start + 2
    }
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
