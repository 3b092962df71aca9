//! Nouns for people in the narration, and whom they stand for: `Direktøren rejste sig`.

use std::ops::Range;

use compact_str::CompactString;

use crate::gloss::{Class, Function};
use crate::span::Span;
use crate::speaker::lists::{Gender, PERSON_NOUNS, RELATIONS, ROLES, everyday, gender, noun};
use crate::speaker::mention::{CLAUSE, NO_VERB, PERSONS, Place, Placed, SUBJECT};
use crate::speaker::name::{Genitive, Name};
use crate::speaker::resolve::age;
use crate::speaker::roster::{RIVALS, Roster, role_keys};
use crate::speaker::{MentionKind, SpeakerKind};

/// How many words that may name somebody are looked through before a noun for a person.
const BROUGHT_IN: usize = 400;
/// How many words of what else somebody is stand before the name: `er 11 år og hedder`.
const MOST_TOLD: usize = 8;
/// Nouns for what somebody is in a house.
const JOBS: Class = Class::STAFF_ROLES.or(Class::OFFICES).or(Class::LEARNED_ROLES);

/// A noun for a person in the narration: `kontorchefen`.
pub(super) struct Described {
    pub(super) head: usize,
    pub(super) stem: CompactString,
    pub(super) is_definite: bool,
    pub(super) gender: Gender,
}

impl Roster<'_> {
    /// `Direktøren rejste sig`, `Den russiske ambassadør afviste`: a role that somebody has, or that opens a sentence
    /// and stands for its bearer.
    pub(super) fn mention_nominal(&mut self, place: Place<'_>, found: Option<Described>) {
        let Some(Described { head, stem, gender, .. }) = found else { return };
        let limit = place.run.tokens.end;
        let identified = || self.identified(head, limit).filter(|_| Self::opens(place));
        let named = || self.named_next(place);
        if let Some(who) = self.apposed(head, limit).or_else(identified).or_else(named) {
            // "… ville hans datter hjælpe. Datteren, Mona Kjær, har travlt."
            let known = self.with_role(&stem, self.page.tokens()[head].span.start());
            let is_unnamed =
                |known: &usize| self.entries[*known].kind == SpeakerKind::Unnamed && noun(&RELATIONS, &stem).is_some();
            known.filter(is_unnamed).into_iter().for_each(|known| self.unite(known, who));
            return self.index_role(&stem, who);
        }
        if self.is_beside_name(head, limit) || self.is_told_body(head, limit) {
            return;
        }
        let span = self.page.span(place.token..head + 1);
        let is_speaker = self.is_speaker(place);
        let opens = Self::opens(place) || is_speaker;
        // "Mona er glad. Også sportschefen smiler.": whoever joins those told of is another.
        let joins = place.token.checked_sub(1).is_some_and(|front| &*self.page.lower(front) == "også");
        // "Fem spørgsmål til Ib Falk⏎Forfatteren har …": nobody else has been told of.
        let is_only =
            opens && !joins && !self.takes_turn(head, limit) && !self.is_told_more(head, limit) && self.is_one_told();
        let known = self.with_role_at(&stem, head).or_else(|| self.accused(head));
        // "Selv er forfatteren glad."
        let known = known.or_else(|| self.portrayed(place, gender));
        let standing = || (is_speaker || is_only).then(|| self.by_standing(span, place.token..head + 1)).flatten();
        let who = match self.of_age(place, head).or(known) {
            Some(who) => who,
            None if let Some(known) = standing() => {
                self.index_role(&stem, known.who);
                known.who
            }
            None if let Some(known) = self.by_kind(span, &stem) => known.who,
            // "siger topchefen" of a direktør
            None if is_only && let Some(known) = self.by_epithet(span, place.token..head + 1) => known.who,
            None if let Some(who) = self.akin(span, &stem, gender) => {
                self.index_role(&stem, who);
                who
            }
            None if let Some(who) = self.redescribed(place, head, gender).filter(|_| opens) => {
                self.index_role(&stem, who);
                who
            }
            None if !is_speaker
                && !joins
                && let Some(who) = self.called(place, head, gender) =>
            {
                self.index_role(&stem, who);
                who
            }
            None if opens => {
                // "siger målmanden til avisen"
                // "Bilister om ny bro: …"
                let next = if head + 1 < limit { self.page.word(head + 1) } else { "" };
                let end = if is_speaker && next == "til" || next == "om" {
                    head + 1
                } else {
                    self.reader().complement_end(head + 1, limit)
                };
                // "Kvinden bag disken" need not be the woman who came in.
                let introduced = if end == head + 1 { self.introduced(head, &stem) } else { None };
                let words = introduced.unwrap_or(place.token..end);
                self.unnamed_by(self.page.span(words), &stem, gender)
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

    /// Whoever has the age that a phrase tells: `den 45-årige leder`.
    fn of_age(&self, place: Place<'_>, head: usize) -> Option<usize> {
        let token = (place.token..head).find(|&token| self.page.is(token, Class::AGE_ENDINGS))?;
        age(self.page.word(token)).and_then(|age| self.with_role(age, self.page.tokens()[token].span.start()))
    }

    /// `Mona Kjær flyttede ind. Sygeplejersken blev glad.`: whoever was brought up last by name, of whom no role is told, where
    /// nobody has had that one.
    pub(super) fn called(&self, place: Place<'_>, head: usize, gender: Gender) -> Option<usize> {
        // "Den unge matros"
        let is_led = place.token < head
            && Self::opens(place)
            && self.page.is(place.token, Class::ARTICLES)
            && (place.token + 1..head).all(|token| self.page.word(token).ends_with('e'));
        // "Mælkeproducenten"
        let is_told =
            || self.page.is(head, Class::ROLES) && self.described(head).is_some_and(|noun| is_compound(&noun.stem));
        let is_job = is_led || self.page.is(head, Class::DEFINITE_ROLE);
        let is_job = is_job && (self.page.is(head, JOBS) || is_told());
        let is_turn = self.takes_turn(head, place.run.tokens.end);
        // "…," siger Ib Falk. Skovfogeden, der er 60, …: but of whoever speaks more may be told.
        let is_new = self.is_told_more(head, place.run.tokens.end)
            && !self.mentions.last().is_some_and(|last| self.speaks(last.span));
        // "Det gjorde, at træneren ringede": whoever comes in within a clause is another.
        let is_within = place.token > place.run.tokens.start && self.page.is(place.token - 1, Class::CONJUNCTION);
        // "Ib Falk spurgte til døren. Formanden svarede": nobody answers themselves.
        let answers = head + 1 < place.run.tokens.end && self.page.is_function(head + 1, Function::ANSWERING);
        let is_one = (place.token == head || is_led) && !answers;
        if !is_job || is_turn || is_new || is_within || self.page.is(head, Class::GENERAL_JOBS) || !is_one {
            return None;
        }
        // "Mona Kjær fik diagnosen. Lægen var venlig.": whom one meets in their office is another; "Fængselsbetjenten" is not.
        if noun(&ROLES, &self.page.lower(head)).is_some_and(|found| found.is_met() && !is_compound(found.stem)) {
            return None;
        }
        // "Mona Kjær er træt. Ude på gangen venter lægen.": whoever stands behind the verb of a sentence that begins with a place
        // is brought in.
        // "I 44 år har urmageren holdt åbent.": a time is no place.
        let opening = place.run.tokens.start;
        let is_time = self.page.is(opening + 1, Class::NUMBER);
        if place.token > opening + 1 && self.page.is(opening, Class::PREPOSITION.or(Class::ADVERB)) && !is_time {
            return None;
        }
        // "Ib Falk overraskede sygeplejersken": whoever is named in the same sentence is another.
        let last = self.mentions.last().filter(|last| place.number - last.run == 1)?;
        let who = last.who;
        let member = &self.entries[who];
        let is_new = member.kind == SpeakerKind::Person && member.role.is_none() && member.gender.agrees(gender);
        (is_new && !self.is_brought_in(0..head)).then_some(who)
    }

    /// Whether words name whoever is quoted.
    fn speaks(&self, words: Span) -> bool {
        self.sources_beside(words.start()).any(|source| source.contains(words))
    }

    /// `Svenden, der er 19, tier.`: whether a clause describes somebody, who is new then.
    pub(super) fn is_told_more(&self, head: usize, limit: usize) -> bool {
        head + 2 < limit && self.page.is(head + 1, Class::COMMA) && self.page.is(head + 2, Class::RELATIVES)
    }

    /// Whether a noun is a body, as is told behind a comma: "Entreprenøren, firmaet Skov & Vej, beklager."
    fn is_told_body(&self, head: usize, limit: usize) -> bool {
        head + 2 < limit && self.page.is(head + 1, Class::COMMA) && self.page.is_small(head + 2, Class::BODY_WORD)
    }

    /// Whether a noun is the label of a turn, which is another's: "Borgmesteren: Det kommer i maj."
    fn takes_turn(&self, head: usize, limit: usize) -> bool {
        head + 1 < limit && self.page.is(head + 1, Class::COLON)
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

    /// The words that brought up whom a definite noun alone stands for: `En mand i regntøj ser op. … siger manden`
    fn introduced(&self, head: usize, stem: &str) -> Option<Range<usize>> {
        if self.page.word(head).len() == stem.len() {
            return None;
        }
        let near = self.page.telling.partition_point(|&token| (token as usize) < head);
        let mut told = self.page.telling[..near].iter().rev().take(BROUGHT_IN).map(|&token| token as usize);
        let noun = told.find(|&token| self.page.word(token) == stem && !self.page.run_of(token).is_quoted)?;
        let first = self.article_before(noun)?;
        // "En mand med kasket og gaber"
        let limit = self.page.before_joint(noun, self.page.run_of(noun).tokens.end);
        // A bare "en mand" tells no more than "manden".
        let words = first..self.complement(noun, limit) + 1;
        (words.len() > 2).then_some(words)
    }

    /// Takes the noun that stands for somebody for their role, where no other is told.
    fn learn_noun(&mut self, who: usize, place: Place<'_>, head: usize) {
        let member = &self.entries[who];
        let is_job = self.page.is(head, Class::ROLES) && !self.page.is(head, Class::GENERAL_JOBS);
        if member.kind == SpeakerKind::Person && member.role.is_none() && is_job {
            self.entries[who].role = Some(self.reader().ranked_role(place.token, head));
        }
    }

    /// `siger farfaren`, where of two people of one surname only one can be it, or one has a relative.
    pub(super) fn akin(&self, span: Span, stem: &str, gender: Gender) -> Option<usize> {
        noun(&RELATIONS, stem)?;
        let surname = |who: usize| self.entries[who].parts.last().filter(|_| self.entries[who].parts.len() > 1);
        let near = self.mentions.iter().rev().take(RIVALS).filter(|mention| mention.span.start() < span.start());
        let mut people: Vec<usize> =
            near.map(|mention| mention.who).filter(|&who| self.entries[who].kind == SpeakerKind::Person).collect();
        people.sort_unstable();
        people.dedup();
        let has_kin = |who: usize| people.iter().any(|&other| other != who && surname(other) == surname(who));
        let is_other = |who: usize| {
            let role = self.entries[who].role.map(|role| self.page.lower_of(role));
            role.is_some_and(|role| noun(&RELATIONS, &role).is_some())
        };
        let fits = |&&who: &&usize| surname(who).is_some() && has_kin(who) && !is_other(who);
        let mut fitting = people.iter().filter(fits).filter(|&&who| self.entries[who].gender.agrees(gender));
        let one = fitting.next().filter(|_| fitting.clone().next().is_none()).copied();
        one.or_else(|| self.whose_kin(span, stem, gender))
    }

    /// `Ibs søn er rejst. Faderen savner ham.`: whose relative was told of last, if not by the same noun.
    fn whose_kin(&self, span: Span, stem: &str, gender: Gender) -> Option<usize> {
        let near = self.mentions.iter().rev().take(RIVALS).filter(|mention| mention.span.start() < span.start());
        let kin = |mention: &&Placed| {
            let next = self.page.token_from(mention.span.end());
            // "hans ældste søn"
            let head = (next..next + 2).find(|&head| self.page.is_small(head, Class::RELATIONS));
            head.filter(|_| next > 0 && self.page.word(next - 1).ends_with('s'))
        };
        // "siger datteren i filmen"
        if self.page.is_small(self.page.token_from(span.end()), Class::TOWN_LINKS) {
            return None;
        }
        let (owner, head) = near.into_iter().find_map(|mention| Some((mention.who, kin(&mention)?)))?;
        let is_other = noun(&RELATIONS, &self.page.lower(head)).is_some_and(|kin| everyday(kin.stem) != everyday(stem));
        let member = &self.entries[owner];
        (is_other && member.kind == SpeakerKind::Person && member.gender.agrees(gender)).then_some(owner)
    }

    /// Whether all mentions so far are of one.
    fn is_one_told(&self) -> bool {
        let mut told = self.mentions.iter().rev().take(RIVALS).map(|mention| mention.who);
        let first = told.next();
        first.is_some() && told.all(|who| Some(who) == first)
    }

    /// `Den 51-årige kasserer`, `Den nye kasserer`: whoever was told of right before, if no role of theirs was.
    fn redescribed(&self, place: Place<'_>, head: usize, gender: Gender) -> Option<usize> {
        if place.token + 1 >= head {
            return None;
        }
        let who = self.antecedent(place, gender, true)?;
        let member = &self.entries[who];
        (member.kind == SpeakerKind::Person && member.role.is_none()).then_some(who)
    }

    /// The noun for a person whose phrase begins with the `den` at a place.
    pub(super) fn noun_after_article(&self, place: Place<'_>) -> Option<Described> {
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
    pub(super) fn noun_with_article(&self, place: Place<'_>) -> Option<Described> {
        let may_be = Self::opens(place) || self.knows_roles() || self.is_speaker(place);
        may_be.then(|| self.described(place.token)).flatten().filter(|found| found.is_definite)
    }

    pub(super) fn described(&self, head: usize) -> Option<Described> {
        if !self.page.is(head, PERSONS) {
            // "en 45-årig kontrollant": whoever has an age is a person.
            let is_aged = self.page.is_small(head, Class::LETTERS)
                && !self.page.is(head, NO_VERB)
                && head.checked_sub(1).is_some_and(|age| self.is_age(age) && !self.page.word(age).ends_with('e'));
            // "Den dømte selv vil hjem. »…«, sagde hun"
            let is_accused = self.page.is_function(head, Function::ACCUSED);
            let stem = (is_aged || is_accused).then(|| self.page.word(head).into())?;
            return Some(Described { head, stem, is_definite: false, gender: Gender::Unknown });
        }
        let word = self.page.lower(head);
        let found = noun(&ROLES, &word).or_else(|| noun(&PERSON_NOUNS, &word))?;
        let is_definite = found.is_definite && !word.ends_with('s');
        Some(Described { head, stem: found.stem.into(), is_definite, gender: gender(found.note) })
    }

    /// Whose name stands behind a comma: `Forsvareren, advokat Ib Falk, var tilfreds`.
    pub(super) fn apposed(&self, head: usize, limit: usize) -> Option<usize> {
        // "Lægen hedder Ib Falk"
        let is_comma = |head: usize| head + 2 < limit && self.page.is(head + 1, Class::COMMA.or(Class::NAMING_VERBS));
        // "Maleren selv, Mona Kjær, …", "Forskeren bag, lektor Mona Kjær, …"
        let head = head + usize::from(head + 1 < limit && matches!(self.page.word(head + 1), "selv" | "bag" | "dér"));
        let head = if is_comma(head) { head } else { self.complement(head, limit) };
        // "Redaktøren er 11 år og hedder Mona Kjær."
        let is_copula = head + 1 < limit && self.page.is_small(head + 1, Class::COPULAS);
        let mut verbs = (head + 2..limit.min(head + MOST_TOLD)).filter(|&verb| self.page.is(verb, Class::NAMING_VERBS));
        let verb = verbs.find(|&verb| is_copula && self.page.is(verb - 1, Class::CONJUNCTIONS));
        let head = verb.map_or(head, |verb| verb - 1);
        // "Læreren, der hed Ib Falk, …"
        if let Some(name) = self.named_in_clause(head + 1, limit) {
            return self.known(name);
        }
        let is_title = || self.described(head + 2).is_some();
        let at = if self.name_at(head + 2) { head + 2 } else { head + 3 };
        let is_beside = is_comma(head) && (at == head + 2 || is_title());
        self.known(self.names.starting_at(at).filter(|_| is_beside)?)
    }

    /// The name that the relative clause behind a comma tells: `, der hedder Ib Falk`.
    pub(super) fn named_in_clause(&self, comma: usize, limit: usize) -> Option<&Name<'_>> {
        let is_named = comma + 3 < limit
            && self.page.is(comma, Class::COMMA)
            && self.page.is(comma + 1, Class::RELATIVES)
            && self.page.is(comma + 2, Class::NAMING_VERBS);
        self.names.starting_at(comma + 3).filter(|_| is_named)
    }

    /// Who somebody is told to be: `Manden, der gik, var Ib Falk.`, `Vinderen af løbet blev 45-årige Ib Falk.`
    fn identified(&self, head: usize, limit: usize) -> Option<usize> {
        let (end, complement) = (limit.min(head + CLAUSE), self.complement(head, limit) + 1);
        let mut verbs = (head + 1..end).filter(|&token| self.page.is_small(token, Class::COPULAS));
        let verb = verbs.find(|&verb| verb == complement || self.page.is(verb - 1, Class::COMMA))?;
        let name = self.names.get(self.names.from(verb + 1)).filter(|name| name.genitive != Genitive::Sure)?;
        let is_title = |token: usize| self.page.is(token, PERSONS.or(Class::AGE_ENDINGS).or(Class::ARTICLES));
        let closes = name.tokens.end >= limit || self.page.is(name.tokens.end, Class::STOP.or(Class::COMMA));
        (closes && (verb + 1..name.tokens.start).all(is_title)).then(|| self.known(name)).flatten()
    }

    /// `Træneren tvivlede. Han hedder Ib Falk, …`: whose name the next sentence tells.
    fn named_next(&self, place: Place<'_>) -> Option<usize> {
        let (first, name) = self.told_next(place, Class::NAMING_VERBS)?;
        let is_named = Self::opens(place) && matches!(self.page.pronoun(first), Some("f" | "m"));
        if is_named { self.known(name) } else { None }
    }

    /// The last token of what belongs to a noun: `Formanden for Kanal 4, lektor Mona Kjær, afviser`.
    fn complement(&self, head: usize, limit: usize) -> usize {
        let end = self.reader().complement_end(head + 1, limit);
        let is_number = end > head + 1 && end < limit && self.page.is(end, Class::NUMBER);
        end + usize::from(is_number) - 1
    }

    /// `skuespilleren Ib Falk`, `kollegaen Lord Falk`: whose name comes next needs no antecedent.
    pub(super) fn is_beside_name(&self, head: usize, limit: usize) -> bool {
        // "Præsidenten mødte Ib Falk": a verb is no title.
        let is_title = |token: usize| self.page.is_capital(token) || self.page.is(token, PERSONS.or(Class::TITLES));
        self.name_at(head + 1) || (head + 2 < limit && self.name_at(head + 2) && is_title(head + 1))
    }

    pub(super) fn name_at(&self, token: usize) -> bool {
        self.names.starting_at(token).is_some()
    }
}

/// `fængselsbetjent`: whether a noun for a role tells more than its last part.
fn is_compound(stem: &str) -> bool {
    role_keys(stem).nth(1).is_some()
}
