//! Where people work, where no words beside the name tell it: from what they say, from their role, from the article.

use crate::gloss::Class;
use crate::span::Span;
use crate::speaker::bodies::has_kind;
use crate::speaker::lists::{MATES, RELATIONS, STAFF_ROLES, fold, noun};
use crate::speaker::name::Name;
use crate::speaker::roster::Roster;
use crate::speaker::{Attribution, SpeakerKind};

/// Finds the body of somebody whose organisation has not been told.
type Rule = fn(&Roster<'_>, usize) -> Option<Span>;

/// Surest first.
const RULES: [Rule; 3] = [
    as_host,     // "I maj var Mona i Struer Kommune. Værten var teamleder Ib Falk."
    as_workmate, // "hendes kollega, konsulent Ib Falk"
    by_role,     // "kommunaldirektør Ib Falk", where one kommune is named
];

/// How many words may stand between a body and the pronoun that makes it one's own: `I Struer Kommune har vi`.
const NEAR: usize = 2;

/// How many words before a name may tell whose host or colleague it is of: `Værten var teamleder Ib Falk`.
const FRONT: usize = 4;

/// How many words may stand between a desk and where it stands: `hendes stol, hendes telefon og hendes krus i Struer`.
const DESK_REACH: usize = 9;

impl Roster<'_> {
    /// Gives a body to everybody of whom no words beside the name told it.
    pub(super) fn settle(&mut self, attributions: &[Attribution]) {
        self.learn_own_words(attributions);
        self.learn_homes();
        self.learn_desks();
        for rule in RULES {
            for who in 0..self.entries.len() {
                if self.is_unsettled(who) {
                    self.entries[who].organisation = rule(self, who);
                }
            }
        }
        self.learn_house();
    }

    fn is_unsettled(&self, who: usize) -> bool {
        let member = &self.entries[who];
        member.kind == SpeakerKind::Person && member.organisation.is_none()
    }

    /// The only body of an article, where somebody is told to be of it: whoever else has a job in a house is of it too.
    fn learn_house(&mut self) {
        let is_told = |only: &Span| self.entries.iter().any(|member| member.organisation == Some(*only));
        let Some(only) = self.bodies.only().filter(is_told) else { return };
        for who in 0..self.entries.len() {
            if self.is_unsettled(who) && self.staff_job(who).is_some() {
                self.entries[who].organisation = Some(only);
            }
        }
    }

    /// `"I Struer Kommune har vi ventet," siger Mona Kjær`: whoever says `we` of a body belongs to it.
    fn learn_own_words(&mut self, attributions: &[Attribution]) {
        for attribution in attributions {
            let Some(who) = attribution.speaker.map(|speaker| speaker.index()) else { continue };
            if self.is_unsettled(who) {
                let quote = self.page.quotes[attribution.quote.index()].content;
                self.entries[who].organisation = self.own_body(quote);
            }
        }
    }

    /// The body that words said call the speaker's own.
    fn own_body(&self, quote: Span) -> Option<Span> {
        let from = self.names.partition_point(|name| name.span.start() < quote.start());
        let within = self.names[from..].iter().take_while(|name| name.span.end() <= quote.end()).take(16);
        let mut own =
            within.filter(|name| self.is_own(name, quote)).filter_map(|name| self.bodies.named(self.page, name.span));
        own.next()
    }

    /// `hos os i Struer Kommune`, `I Struer Kommune har vi`.
    fn is_own(&self, name: &Name<'_>, quote: Span) -> bool {
        let Some(link) = name.tokens.start.checked_sub(1) else { return false };
        let tokens = self.page.tokens();
        let is_first = |token: usize| {
            tokens.get(token).is_some_and(|word| quote.contains(word.span)) && self.page.is(token, Class::FIRST_PERSONS)
        };
        let after = (name.tokens.end..name.tokens.end + NEAR).any(is_first);
        let before = link.checked_sub(1).is_some_and(is_first);
        self.page.is(link, Class::WORKPLACES) && (before || after)
    }

    /// `Hjemme i Naturstyrelsen har Mona Kjær`: where the subject of a sentence is at home.
    fn learn_homes(&mut self) {
        for name in self.names.iter().filter(|name| !name.is_quoted) {
            let first = self.page.run_of(name.tokens.start).tokens.start;
            let home = name.tokens.start.checked_sub(2).filter(|&home| home >= first);
            let is_home = home.is_some_and(|home| {
                self.page.is(home, Class::HOME_WORDS) && self.page.is_small(home + 1, Class::PHRASE_LINKS)
            });
            let subject = if is_home { self.subject_of(name.tokens.start) } else { None };
            if let Some(who) = subject.filter(|&who| self.is_unsettled(who)) {
                self.entries[who].organisation = self.bodies.named(self.page, name.span);
            }
        }
    }

    /// `Monas skrivebord i Struer Kommune`, `hendes stol og telefon i Struer`: whose desk stands where.
    fn learn_desks(&mut self) {
        for name in self.names.iter().filter(|name| !name.is_quoted) {
            let Some(link) = name.tokens.start.checked_sub(1) else { continue };
            let Some(body) = self.bodies.named(self.page, name.span) else { continue };
            let owner = self.page.is_small(link, Class::WORKPLACES).then(|| self.owner_of_desk(link)).flatten();
            if let Some(who) = owner.filter(|&who| self.is_unsettled(who)) {
                self.entries[who].organisation = Some(body);
            }
        }
    }

    /// Whose desk is named in the words before a preposition.
    fn owner_of_desk(&self, link: usize) -> Option<usize> {
        let start = self.page.run_of(link).tokens.start.max(link.saturating_sub(DESK_REACH)) + 1;
        let desk = (start..link).rev().find(|&token| self.page.is_small(token, Class::DESKS))?;
        let word = self.page.tokens()[desk - 1].span;
        let at = self.mentions.partition_point(|mention| mention.span.start() < word.end()).checked_sub(1)?;
        let mention = &self.mentions[at];
        let is_genitive = self.page.text[word].ends_with('s') && mention.span.end() > word.start();
        is_genitive.then_some(mention.who)
    }

    /// Whoever is mentioned first in the run that holds a token.
    fn subject_of(&self, token: usize) -> Option<usize> {
        let run = self.page.span(self.page.run_of(token).tokens.clone());
        let first = self.mentions.partition_point(|mention| mention.span.start() < run.start());
        self.mentions.get(first).filter(|mention| run.contains(mention.span)).map(|mention| mention.who)
    }

    /// The token of a noun of `list` right before the first name of somebody, or a word or two before it.
    fn noun_before(&self, who: usize, list: Class) -> Option<usize> {
        let token = self.page.token_from(self.entries[who].mentions.first()?.span.start());
        let start = self.page.run_of(token).tokens.start.max(token.saturating_sub(FRONT));
        (start..token).rev().find(|&before| self.page.is(before, list))
    }

    /// The role of somebody, if it is one in a house, and not one in houses of another kind than are named.
    fn staff_job(&self, who: usize) -> Option<Span> {
        let role = self.job(who)?;
        let word = fold(&self.page.text[role]);
        (noun(&STAFF_ROLES, &word).is_some() && !has_kind(&word)).then_some(role)
    }

    fn job(&self, who: usize) -> Option<Span> {
        let is_job = |role: &Span| noun(&RELATIONS, &fold(&self.page.text[*role])).is_none();
        self.entries[who].role.filter(is_job)
    }
}

/// `Værten var Ib Falk`: the body named last, which is where the guest came.
fn as_host(roster: &Roster<'_>, who: usize) -> Option<Span> {
    let host = roster.noun_before(who, Class::HOSTS)?;
    roster.bodies.before(roster.page.tokens()[host].span.start()).next()
}

/// `hendes kollega, konsulent Ib Falk`, `Makkeren, Ib Falk`: the body of whoever he works with.
fn as_workmate(roster: &Roster<'_>, who: usize) -> Option<Span> {
    let mate = roster.noun_before(who, Class::WORKMATES)?;
    let owner = roster.page.tokens()[mate.checked_sub(1)?].span;
    let place = roster.mentions.partition_point(|mention| mention.span.start() < owner.start());
    let is_owned = roster.mentions.get(place).is_some_and(|mention| mention.span.start() == owner.start());
    let is_definite = noun(&MATES, &fold(roster.page.word(mate))).is_some_and(|found| found.is_definite);
    let other = if is_owned { Some(place) } else { place.checked_sub(1).filter(|_| is_definite) };
    roster.entries[roster.mentions[other?].who].organisation
}

/// `kommunaldirektør Ib Falk`: the body of the kind that the role belongs to.
fn by_role(roster: &Roster<'_>, who: usize) -> Option<Span> {
    let role = roster.job(who)?;
    roster.bodies.of_role(roster.page, &fold(&roster.page.text[role]), role.start())
}
