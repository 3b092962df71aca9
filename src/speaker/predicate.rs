//! Roles and organisations in sentences of their own: `Hun er konsulent i Struer Kommune`, `Mona arbejder til daglig som …`.

use crate::gloss::Class;
use crate::span::Span;
use crate::speaker::lists::{EVERYDAY, LEADING, is_surname};
use crate::speaker::name::{Name, NameKind, parts};
use crate::speaker::phrase::{Apposition, Reader};

/// How many words may stand between a verb for working and what it is about: `arbejder i dag på fuld tid som …`.
const MOST_ADVERBS: usize = 6;

/// How many words behind the subject a second verb may say what somebody is.
const LATER: usize = 16;

/// The noun for a body that has no article behind an adjective: `formand for teknisk udvalg`.
pub(super) const COMMITTEE: &str = "udvalg";

/// What a clause about somebody goes on with: `er`, `har` været, `til` daglig, `arbejder`, `driver`.
const PREDICATES: Class =
    Class::COPULAS.or(Class::AUXILIARIES).or(Class::EVERYDAY).or(Class::EMPLOYMENT_VERBS).or(Class::OWNING_VERBS);

impl Reader<'_> {
    /// What a clause says of the name or pronoun that ends at `at`: `er konsulent i …`, `arbejder som …`.
    pub(super) fn said_after(&self, at: usize, limit: usize) -> Option<Apposition> {
        if !self.has(at, limit, PREDICATES) {
            return None;
        }
        // "er som smed vant til"
        let is_verb = self.has(at, limit, Class::COPULAS.or(Class::AUXILIARIES));
        if let Some(told) = self.bare_as(at + 1, limit).filter(|_| is_verb) {
            return Some(told);
        }
        let employment = self.past_auxiliaries(at, limit).and_then(|verb| self.employment(verb, limit));
        employment.or_else(|| self.told_behind_copula(at, limit)).or_else(|| self.served(at, limit))
    }

    /// `er konsulent i …`, `har været leder`, `er fra Struer Kommune`.
    fn told_behind_copula(&self, at: usize, limit: usize) -> Option<Apposition> {
        let next = self.past_copula(at, limit)?;
        // "er 41 år og arbejder som smed", but "er underviser på Struer Gymnasium"
        if self.has(next, limit, Class::EMPLOYMENT_VERBS) && !self.is_role_behind_copula(next, limit) {
            return self.employment(next, limit);
        }
        // "er 79 år og ejer øens sidste kutter"
        if self.page.is(next - 1, Class::CONJUNCTIONS) && self.is_verb_with_object(next, limit) {
            return None;
        }
        if self.has(next, limit, Class::WORKPLACE_LINKS) {
            return self.workplace(next, limit);
        }
        // "blev færdig som smed", "er kendt som smed"
        let is_described =
            self.has(next, limit, Class::LETTERS) && !self.page.is(next, Class::GRAMMAR.or(Class::ROLES));
        let as_what = || self.bare_as(next + 1, limit).filter(|_| is_described);
        // "er mor til to"
        self.phrase(next, limit).or_else(as_what).or_else(|| self.relative_after(next, limit))
    }

    /// `som smed`: what stands right behind the word for as what somebody does something, if it is a role.
    fn bare_as(&self, link: usize, limit: usize) -> Option<Apposition> {
        let told = if self.has(link, limit, Class::JOB_LINKS) { self.phrase(link + 1, limit) } else { None };
        told.filter(|told| told.role.is_some_and(|role| self.page.token_from(role.start()) == link + 1))
    }

    /// The second of two roles, if it alone is one in the body that is told with them: `smed til daglig og formand for klubben`.
    pub(super) fn role_of_body(&self, said: &Apposition) -> Option<Apposition> {
        let body = self.page.token_from(said.organisation.or(said.workplace)?.start());
        let first = self.page.token_from(said.role?.end());
        let mut links = (first + 1..body).filter(|&token| self.page.is_small(token, Class::CONJUNCTIONS));
        let head = links.next()? + 1;
        let is_role = self.page.is_small(head, Class::ROLES) && head < body;
        if is_role { self.phrase(head, self.page.run_of(head).tokens.end) } else { None }
    }

    /// What the second verb of a clause says of its subject: `bor i Struer og er konsulent`, `er 45 år, læser jura og har
    /// været frivillig i …`.
    pub(super) fn said_later(&self, at: usize, limit: usize) -> Option<Apposition> {
        // "har en søn, der bor i Struer og er smed": what follows is said of another.
        let is_other = Class::RELATIVES.or(Class::WHERE_WORDS).or(Class::CONJUNCTION);
        let is_joint =
            |token: usize| self.page.is(token, Class::COMMA) || self.page.is_small(token, Class::CONJUNCTIONS);
        // "har boet der i ti år og er smed"
        let is_there = |token: usize| self.page.word(token) == "der" && self.page.is(token + 1, Class::PREPOSITION);
        let goes_on = |&token: &usize| is_joint(token) || !self.page.is(token, is_other) || is_there(token);
        let clause = (at..limit.min(at + LATER)).take_while(goes_on);
        let mut joints = clause.filter(|&token| is_joint(token) && self.past_verb(token + 1, limit).is_some());
        joints.find_map(|joint| {
            let told = self.told_behind_copula(joint + 1, limit).filter(|told| told.role.is_some());
            told.or_else(|| self.served(joint + 1, limit))
        })
    }

    /// `har kørt bus for Struer Trafik i otte år`: whom somebody has done a thing for, so long that it is work.
    fn served(&self, at: usize, limit: usize) -> Option<Apposition> {
        if !self.has(at, limit, Class::AUXILIARIES) {
            return None;
        }
        // "har boet her i ti år og været formand for Struer Roklub"
        let is_joint = |token: &usize| self.page.is_small(*token, Class::CONJUNCTIONS);
        let end = (at..limit.min(at + LATER)).find(is_joint).unwrap_or(limit.min(at + LATER));
        // "har 41 år bag sig i Hjemmeværnet"
        let behind = (at + 1..end).find(|&token| self.page.is_small(token, Class::YEARS)).map(|years| years + 3);
        if let Some(link) = behind.filter(|&link| link < end && self.page.word(link - 2) == "bag") {
            return self.workplace(link, limit);
        }
        let is_long = |token: usize| self.page.is_small(token, Class::YEARS) || self.page.word(token) == "siden";
        // "har været på Skive Gymnasium i to år", but "har ligget på Skive Sygehus i to år", "har boet i Struer Kommune
        // siden maj"
        let has_been = self.has(at + 1, end, Class::COPULAS) && self.has(at + 2, end, Class::WORKPLACES);
        let is_link = |token: usize| has_been && token == at + 2 || matches!(self.page.word(token), "hos" | "for");
        let mut links = (at + 1..end).filter(|&token| is_link(token));
        let body = links.find_map(|link| self.name_starting_at(link + 1))?;
        let is_firm = || parts(&self.page.text[body.span]).last().is_some_and(|last| !is_surname(last));
        let is_body = body.kind == NameKind::Organisation || body.kind == NameKind::Foreign && is_firm();
        let is_it = is_body && (at + 1..end).any(is_long);
        is_it.then(|| Apposition::body(self.with_town(body.span)))
    }

    /// `der til daglig styrer vagter hos Struer Trafik`: where somebody does what is done every day.
    pub(super) fn daily(&self, at: usize, limit: usize) -> Option<Apposition> {
        let verb = self.past_everyday(at, limit);
        // "der i dag får brev fra Struer Kommune"
        let is_daily = verb > at && self.page.word(at) == "til";
        // "kører til daglig rundt for Holms El"
        let behind = self.past_everyday(at + 1, limit);
        let is_late = behind > at + 2 && self.page.is_small(at, Class::LETTERS) && self.page.word(at + 1) == "til";
        match (is_daily, is_late) {
            (true, _) => self.daily_behind(verb + 1, limit),
            (_, true) => self.daily_behind(behind, limit),
            _ => None,
        }
    }

    /// `der står i spidsen for Struer Bibliotek`: whoever leads a body is of it.
    pub(super) fn in_lead(&self, at: usize, limit: usize) -> Option<Apposition> {
        let is_lead =
            |first: usize| first + 4 <= limit && LEADING.has(&self.page.text[self.page.span(first..first + 3)]);
        let first = (at..limit.min(at + MOST_ADVERBS))
            .take_while(|&token| self.page.is_word(token))
            .find(|&first| is_lead(first))?;
        let end = self.complement_end(first + 2, limit);
        self.organisation_in(first + 2..end, false).map(Apposition::body)
    }

    fn daily_behind(&self, at: usize, limit: usize) -> Option<Apposition> {
        let clause = (at..limit.min(at + LATER)).take_while(|&token| self.page.is_word(token));
        let is_link = |token: usize| self.page.is_small(token, Class::WORKPLACES) || self.page.word(token) == "for";
        let mut links = clause.filter(|&token| is_link(token));
        let is_house = |name: &&Name<'_>| matches!(name.kind, NameKind::Organisation | NameKind::Foreign);
        let body = links.find_map(|link| self.name_starting_at(link + 1).filter(is_house))?;
        Some(Apposition::body(self.with_town(body.span)))
    }

    /// What a clause says of the name or pronoun in `start..end` behind its verb: `Til daglig er hun konsulent i …`.
    pub(super) fn said_behind(&self, start: usize, end: usize, limit: usize) -> Option<Apposition> {
        let verbs = Class::EMPLOYMENT_VERBS.or(Class::COPULAS).or(Class::OWNING_VERBS);
        let before = start.checked_sub(1)?;
        // "Som overlæge på Struer Sygehus ser hun"
        if let Some(told) = self.told_as(self.page.run_of(start).tokens.start, before) {
            return Some(told);
        }
        let Some(verb) = Some(before).filter(|&verb| self.page.is_small(verb, verbs)) else {
            // "Til daglig styrer hun vagter hos Struer Trafik."
            let first = self.page.run_of(start).tokens.start;
            let is_daily = before > first + 1 && self.page.reads(first, "til");
            let is_daily = is_daily && self.past_everyday(first, start) == before;
            return if is_daily { self.daily_behind(end, limit) } else { None };
        };
        // "Er hun konsulent?" asks.
        if verb <= self.page.run_of(start).tokens.start {
            return None;
        }
        if self.page.is(verb, Class::EMPLOYMENT_VERBS) {
            return self.work(verb, end, limit);
        }
        // "Til daglig driver hun Havets Kro"
        if self.page.is(verb, Class::OWNING_VERBS) {
            return self.owned(end, limit);
        }
        self.phrase(self.past_own_age(end, limit), limit)
    }

    /// `på Skive Sygehus, hvor hun er overlæge`: the body or the noun before a clause about it, if the word before
    /// `token` opens one.
    pub(super) fn place_before(&self, token: usize) -> Option<Span> {
        let word = token.checked_sub(1).filter(|&word| self.page.is_small(word, Class::WHERE_WORDS))?;
        let comma = word.checked_sub(1)?;
        let is_comma = self.page.is(comma, Class::COMMA) && self.page.run_of(token).tokens.contains(&comma);
        let before = comma.checked_sub(1).filter(|_| is_comma)?;
        let name = self.name_ending_at(comma).filter(|name| name.kind != NameKind::Full);
        Some(name.map_or(self.page.tokens()[before].span, |name| name.span))
    }

    /// `er ansat`, `arbejder`: whether a clause tells no more than that somebody works there.
    pub(super) fn is_at_work(&self, verb: usize) -> bool {
        let limit = self.page.run_of(verb).tokens.end;
        let is_verb = |token: usize| self.has(token, limit, Class::EMPLOYMENT_VERBS);
        is_verb(verb) || self.has(verb, limit, Class::COPULAS) && is_verb(verb + 1)
    }

    /// Past the words that tie a name to what its bearer is: `er`, `er til daglig`, `har været`, `er 45 år og`.
    fn past_copula(&self, at: usize, limit: usize) -> Option<usize> {
        let next = self.past_verb(at, limit)?;
        let next = self.past_own_age(self.past_everyday(next, limit), limit);
        Some(self.past_everyday(next, limit))
    }

    fn past_verb(&self, at: usize, limit: usize) -> Option<usize> {
        let is_copula = |token| self.has(token, limit, Class::COPULAS);
        let is_helper = self.has(at, limit, Class::AUXILIARIES);
        match (is_copula(at) || is_helper, is_copula(at + 1)) {
            // "har været", "er blevet"
            (true, true) => Some(at + 2),
            // "har siden 2019 været"
            _ if is_helper => self.past_adverbs(at + 1, limit).find(|&token| is_copula(token)).map(|verb| verb + 1),
            _ => is_copula(at).then_some(at + 1),
        }
    }

    /// The words between a verb and the rest of it: `har siden maj 2019 været`.
    fn past_adverbs(&self, at: usize, limit: usize) -> impl Iterator<Item = usize> {
        let is_adverb =
            |token: &usize| self.page.is(*token, Class::WORD) && !self.page.is_small(*token, Class::CONJUNCTIONS);
        (at..limit.min(at + MOST_ADVERBS)).take_while(is_adverb)
    }

    /// Past `45 og har været`, `81 år og`.
    fn past_own_age(&self, at: usize, limit: usize) -> usize {
        let is_age = at + 1 < limit && self.page.word(at).starts_with(|c: char| c.is_ascii_digit());
        let link = (at + 1..limit.min(at + 3)).find(|&token| self.page.is_small(token, Class::CONJUNCTIONS));
        let next = link.filter(|_| is_age).map(|link| self.past_verb(link + 1, limit).unwrap_or(link + 1));
        next.unwrap_or(at)
    }

    /// Past `til daglig`, `i dag`, `nu`.
    pub(super) fn past_everyday(&self, at: usize, limit: usize) -> usize {
        // "Til daglig passer hun bøger."
        let words = |count: usize| self.page.lower_of(self.page.span(at..at + count));
        let has = |count: usize| at + count < limit && EVERYDAY.has(&words(count));
        let may_be = at < limit && self.page.is(at, Class::EVERYDAY);
        let count = [2, 1].into_iter().find(|&count| may_be && has(count));
        at + count.unwrap_or(0)
    }

    /// Past `er`, `har`, `har været`, `til daglig` before a verb that tells where one works.
    fn past_auxiliaries(&self, at: usize, limit: usize) -> Option<usize> {
        let is_helper =
            |token: &usize| self.has(*token, limit, Class::AUXILIARIES) || self.has(*token, limit, Class::COPULAS);
        let next = (at..at + 2).take_while(is_helper).last().map_or(at, |last| last + 1);
        let next = self.past_everyday(next, limit);
        // "har i tolv år arbejdet i Struer Kommune", but "er kok og begyndte i august"
        let verbs = self.past_adverbs(next, limit);
        // "blev i går valgt til formand"
        let is_verb = |&token: &usize| {
            let is_time = self.page.word(token) == "går" && self.page.word(token - 1) == "i";
            self.page.is_small(token, Class::EMPLOYMENT_VERBS) && !is_time
        };
        let verb = verbs.filter(|_| next > at).find(is_verb).unwrap_or(next);
        (next < limit && !self.is_role_behind_copula(verb, limit)).then_some(verb)
    }

    /// `er underviser`: what looks as a verb in the present does, and is a role.
    fn is_role_behind_copula(&self, token: usize, limit: usize) -> bool {
        let is_behind = token > 0 && self.page.is_small(token - 1, Class::COPULAS.or(Class::EVERYDAY));
        is_behind && self.has(token, limit, Class::ROLES) && self.page.word(token).ends_with("er")
    }

    /// `arbejder til daglig som konsulent i …`, `ansat på …`.
    pub(super) fn employment(&self, verb: usize, limit: usize) -> Option<Apposition> {
        if self.has(verb, limit, Class::OWNING_VERBS) {
            return self.owned(verb + 1, limit);
        }
        self.has(verb, limit, Class::EMPLOYMENT_VERBS).then(|| self.work(verb, verb + 1, limit)).flatten()
    }

    /// `driver Havets Kro`, `ejer firmaet`: the object of a verb for owning or leading.
    fn owned(&self, at: usize, limit: usize) -> Option<Apposition> {
        let span = self.page.tokens().get(at).filter(|_| at < limit)?.span;
        // "grundlagde i maj forlaget Havets Bog"
        let object = (at..limit.min(at + MOST_ADVERBS)).take_while(|&token| self.page.is_word(token));
        let mut names = object.filter_map(|token| self.name_starting_at(token));
        if let Some(name) = names.next() {
            // "grundlagde Kjær Hydraulik"
            let is_firm = matches!(name.kind, NameKind::Foreign | NameKind::Single)
                && name.parts.last().is_some_and(|last| !is_surname(last.word()));
            return (name.kind == NameKind::Organisation || is_firm).then(|| Apposition::body(name.span));
        }
        self.page.is_small(at, Class::ORGANISATION_WORDS).then(|| Apposition::workplace(span))
    }

    /// What follows a verb for working, from `at` on: what one works as, or where.
    fn work(&self, verb: usize, at: usize, limit: usize) -> Option<Apposition> {
        let is_appointed = verb + 1 == at && self.has(verb, limit, Class::APPOINTING_VERBS);
        // "valgt til formand"
        if is_appointed && self.page.word(at) == "til" {
            return self.phrase(at + 1, limit);
        }
        // "konstitueret daglig leder af Struer Bibliotek", "ansat smed"
        if is_appointed {
            let first = at - usize::from(self.has(verb, limit, Class::RANKS));
            let told = self.phrase(first, limit);
            let is_next = |role: Span| role.start() == self.page.tokens()[first].span.start();
            if let Some(told) = told.filter(|told| told.role.is_some_and(is_next)) {
                return Some(told);
            }
        }
        // "tilknyttet Struer Sygehus"
        if let Some(body) = self.name_starting_at(at).filter(|name| at < limit && name.kind == NameKind::Organisation) {
            return Some(Apposition::body(self.with_town(body.span)));
        }
        let clause = (at..limit.min(at + MOST_ADVERBS + 3)).take_while(|&token| self.page.is_word(token));
        let mut links = clause.clone().filter(|&token| self.page.is_small(token, Class::JOB_LINKS));
        let is_place =
            |&token: &usize| self.page.is_small(token, Class::WORKPLACES) && self.past_everyday(token, limit) == token;
        // "arbejder om natten på Struer Sygehus", but "går på kroen"
        let place = clause.take(MOST_ADVERBS).filter(is_place).find_map(|link| self.workplace(link, limit));
        let place = place.filter(|place| place.organisation.is_some() || self.page.word(verb) != "går");
        // "arbejder på Struer Sygehus som portør", "arbejder på fuld tid som portør"
        let Some(told) = links.next().and_then(|link| self.phrase(link + 1, limit)) else { return place };
        let organisation = told.organisation.or_else(|| place.filter(|_| told.workplace.is_none())?.organisation);
        Some(Apposition { organisation, ..told })
    }

    /// `i børneafdelingen i Struer Kommune`: a body with no role, from the preposition on.
    fn workplace(&self, link: usize, limit: usize) -> Option<Apposition> {
        let end = self.complement_end(link, limit);
        let organisation = self.organisation_in(link..end, false);
        // "går på pension" tells of no house.
        let is_house = |words: &Span| {
            let first = self.page.token_from(words.start());
            words.len() > self.page.word(first).len() || self.page.is(first, Class::BODY_WORD.or(Class::CAPITAL))
        };
        let workplace = self.workplace_in(link..end).filter(is_house);
        let is_told = organisation.is_some() || workplace.is_some();
        is_told.then(|| Apposition { span: self.page.span(link..end), role: None, organisation, workplace })
    }

    fn has(&self, token: usize, limit: usize, class: Class) -> bool {
        token < limit && self.page.is_small(token, class)
    }

    /// The words behind a preposition among `tokens` that may stand for a body named elsewhere: `Kirkeby`, `linjen`.
    pub(super) fn workplace_in(&self, tokens: std::ops::Range<usize>) -> Option<Span> {
        let mut links = tokens.clone().filter(|&token| self.page.is_small(token, Class::PHRASE_LINKS));
        // "formand for trafikudvalget"
        let is_body = |token: usize| self.page.is_small(token, Class::BODY_WORD);
        // "formand for teknisk udvalg"
        let is_committee = |token: usize| {
            token + 2 < tokens.end && self.page.word(token + 1).ends_with('k') && self.page.word(token + 2) == COMMITTEE
        };
        let is_place =
            |token: usize| self.page.is_small(token, Class::WORKPLACES) || is_body(token + 1) || is_committee(token);
        // "formand for teknik- og miljøudvalget"
        let is_double = |token: usize| {
            let is_half = token + 3 < tokens.end && self.page.word(token + 1).ends_with('-');
            is_half && self.page.is_small(token + 2, Class::CONJUNCTIONS) && is_body(token + 3)
        };
        let link = links.find(|&token| token + 1 < tokens.end && (is_place(token) || is_double(token)))?;
        if is_committee(link) {
            return Some(self.page.span(link + 1..link + 3));
        }
        // "for den svenske delegation"
        if let Some(body) = self.described_body(link + 1, tokens.end) {
            return Some(body);
        }
        if is_double(link) {
            return Some(self.page.span(link + 1..link + 4));
        }
        let name = self.department_in(link + 1..link + 2).or_else(|| Some(self.name_starting_at(link + 1)?.span));
        Some(name.unwrap_or(self.page.tokens()[link + 1].span))
    }
}
