//! What everybody is and where they work, from all that the article tells of it.

use crate::gloss::Class;
use crate::span::Span;
use crate::speaker::bodies::{fits_role, is_definite, is_in_town};
use crate::speaker::lists::{
    DEPARTMENTS, FORMER, GENERAL_JOBS, GIVEN_NAMES, HOSTS, MATES, Noun, ORGANISATION_WORDS, PLACES, RELATIONS, ROLES,
    TOWN_ROLES, fold, noun,
};
use crate::speaker::name::{Name, NameKind, parts};
use crate::speaker::page::begins_large;
use crate::speaker::phrase::Apposition;
use crate::speaker::predicate::COMMITTEE;
use crate::speaker::roster::Roster;

/// What a role weighs that somebody had.
const FORMERLY: u8 = 2;

impl Roster<'_> {
    /// Gives everybody the role and organisation that stand beside one of the names.
    pub(super) fn describe(&mut self, bearers: &[Option<usize>]) {
        let (names, reader) = (self.names, self.reader());
        for (name, who) in names.iter().zip(bearers) {
            let Some(who) = *who else { continue };
            reader.beside(name).iter().for_each(|apposition| self.learn(who, apposition));
        }
        // "Spørg skoleleder Mona Kjær," siger han: what is said of whoever is named elsewhere, too.
        // "Foto: Mona Kjær, lærer på Sund Skole, i haven": so is what a caption says.
        for name in names.iter().filter(|name| name.parts.len() > 1) {
            let who = if name.is_quoted || self.is_credit(name) { self.known(name) } else { None };
            let who = who.filter(|&who| self.entries[who].role.is_none());
            who.into_iter().for_each(|who| reader.beside(name).iter().for_each(|told| self.learn(who, told)));
        }
    }

    /// Takes in what a phrase tells of somebody, where nothing was told before.
    pub(super) fn learn(&mut self, who: usize, apposition: &Apposition) {
        let organisation = self.entries[who].organisation.or_else(|| self.organisation_of(apposition));
        let told = [apposition.organisation, apposition.workplace];
        self.taken.extend(told.into_iter().flatten().map(|words| words.start()));
        let role = apposition.role.filter(|&role| self.is_role(role, apposition.span));
        let known = self.entries[who].role;
        let is_less = |role: Span, known: Span| {
            let weight = self.weight_of(known);
            // "Tidligere rektor Ib Falk er død. I ti år var han smed."
            self.weight_of(role) <= weight || weight == FORMERLY && self.is_told_of_past(role)
        };
        let known = known.filter(|&known| role.is_none_or(|role| is_less(role, known)));
        // "Chefen hedder Ib Falk og er havnechef": the compound says more.
        let known = known.filter(|&known| !role.is_some_and(|role| self.is_compound_of(role, known)));
        // "talskvinde Mona Kjær i Bruxelles" tells where she is, not whose she is.
        let is_in_town = |words: Span| {
            let link = self.page.token_from(words.start()).checked_sub(1);
            apposition.role.is_none()
                && PLACES.has(&self.page.text[words])
                && link.is_some_and(|link| self.page.word(link) == "i")
        };
        let is_elsewhere = |words: Span| self.is_of_body(words) && !is_in_town(words);
        let is_elsewhere = organisation.is_none() && apposition.workplace.is_some_and(is_elsewhere);
        let unnamed_body = apposition.workplace.and_then(|words| self.unnamed_body(words));
        let member = &mut self.entries[who];
        member.unnamed_body = member.unnamed_body.or(unnamed_body);
        member.is_elsewhere |= is_elsewhere;
        member.organisation = organisation;
        member.role = known.or(role);
        if let Some(role) = apposition.role {
            let word = self.page.lower_of(role);
            // "administrerende direktør", "lektor i nordisk arkæologi"
            if let Some(found) = word.rsplit(' ').find_map(|head| noun(&ROLES, head)) {
                self.index_role(found.stem, who);
            }
        }
    }

    /// How much a role says of somebody: what is gives way to no more than what says as much.
    fn weight_of(&self, role: Span) -> u8 {
        let word = self.page.lower_of(role);
        // "Hun er uddannet kok, men leder af Nordlys": what one has learned one need not be.
        let is_learned = self.page.token_from(role.start()).checked_sub(1);
        let is_learned = is_learned.is_some_and(|before| self.page.word(before) == "uddannet");
        let is_past = is_learned || FORMER.has(word.split(' ').next().unwrap_or(""));
        // "lægerne Mona Kjær og Ib Falk", and later "Mona Kjær, der er professor"
        let is_of_many = || self.reader().is_plural(self.page.token_from(role.end() - 1).saturating_sub(1));
        // "Hans far, Ib Falk, er smed."
        if noun(&RELATIONS, &word).is_some() {
            0
        // "Vært var Ib Falk, konsulent i Struer Kommune.", "En af de ansatte er Ib Falk. Han er smed."
        } else if noun(&HOSTS, &word).is_some() || noun(&GENERAL_JOBS, &word).is_some_and(|found| found.note == "any") {
            1
        // "doktor Ib Falk, der er professor", "Tidligere bankdirektør Ib Falk er nu rådgiver."
        } else if is_past || &*word == "doktor" || is_of_many() {
            FORMERLY
        } else {
            3
        }
    }

    /// `var smed`, `var han smed`: whether the verb before a role is in the past.
    pub(super) fn is_told_of_past(&self, role: Span) -> bool {
        let mut before = (0..self.page.token_from(role.start())).rev();
        let verb = before.find(|&token| !self.page.is(token, Class::THIRD));
        verb.is_some_and(|verb| self.page.word(verb) == "var")
    }

    /// `havnechef` for `chef`, `Lederen`: a job of some kind, and one that says of what.
    fn is_compound_of(&self, role: Span, known: Span) -> bool {
        let (role, known) = (self.page.lower_of(role), self.page.lower_of(known));
        noun(&GENERAL_JOBS, &known).is_some()
            && role.len() > known.len()
            && role.ends_with(&*known)
            && !role.contains(' ')
    }

    /// Whether words for a person tell what one is, not whose: no `kollegaen Ib Falk`, no `Deres vært, Ib Falk`, but
    /// `vært på programmet`.
    fn is_role(&self, role: Span, phrase: Span) -> bool {
        let word = self.page.lower_of(role);
        !MATES.has(&word) && (noun(&HOSTS, &word).is_none() || phrase.end() > role.end() + 2)
    }

    /// The body that a phrase names, or that its words for a workplace stand for.
    pub(super) fn organisation_of(&self, apposition: &Apposition) -> Option<Span> {
        let is_home = |span| apposition.role.is_some_and(|role| self.is_town_of(role, span));
        let named = apposition.organisation.filter(|&span| !self.is_of_person(span) && !is_home(span));
        // "arkivar i Struer" is of no Struer Bibliotek, but a "bibliotekar i Struer" is.
        let fits = |body: Span| {
            let role = apposition.role.map(|role| self.page.lower_of(role));
            role.is_some_and(|role| fits_role(&role, &self.page.text[body]) == Some(true))
        };
        let is_town = |span: Span, body: Span| {
            let name = self.names.starting_at(self.page.token_from(span.start()));
            let is_short = self.page.text[body].len() > self.page.text[span].len();
            is_short && name.is_some_and(|name| is_in_town(self.page, name, body)) && !fits(body)
        };
        let whole = |span| self.bodies.named_by(self.page, span).filter(|&body| !is_town(span, body));
        named.map(|span| whole(span).unwrap_or(span)).or_else(|| apposition.workplace.and_then(whole))
    }

    /// `sognepræst i Øster Holm`: where somebody works on his own, if the name is that of no body.
    fn is_town_of(&self, role: Span, words: Span) -> bool {
        let link = self.page.token_from(words.start()).saturating_sub(1);
        let is_in = self.page.is_small(link, Class::TOWN_LINKS) && self.bodies.named_at(words).is_none();
        // "dyrlæge på Holms slagteri"
        let is_house = || self.page.is(self.page.token_from(words.end()).saturating_sub(1), Class::BODY_WORD);
        // "lærer i Hedeby", but "lærer på Hedegård", "sygeplejerske i Medicinsk Modtagelse"
        let is_village = self.page.word(link) == "i" && !self.page.text[words].contains(' ');
        let is_where = |found: Noun<'_>| found.note != "i" || is_village;
        is_in
            && !is_house()
            && self.page.lower_of(role).split(' ').any(|word| noun(&TOWN_ROLES, word).is_some_and(is_where))
    }

    /// `formand for trafikudvalget`, `portør på sygehuset i Struer`: a body that the article has no other name for.
    fn unnamed_body(&self, words: Span) -> Option<Span> {
        // "den svenske delegation"
        // "Afdeling for Drift"
        let is_phrase = self.page.text[words].contains(' ');
        let first = self.page.token_from(words.start());
        // "teknisk udvalg"
        let is_committee = self.page.text[words].rsplit(' ').next() == Some(COMMITTEE);
        if is_phrase && (self.reader().is_article(first) || self.page.is(first, Class::DEPARTMENT) || is_committee) {
            return Some(words);
        }
        // "teknik- og miljøudvalget", "foreningens kasserer"
        let token = self.page.token_from(words.end()).saturating_sub(1);
        let word = self.page.word(token);
        let bare = word.strip_suffix('s').unwrap_or(word);
        let is_genitive = bare.len() < word.len() && self.page.text[words].ends_with('s');
        let words = Span::new(words.start(), words.end() - usize::from(is_genitive));
        let is_noun = self.page.is_small(token, Class::BODY_WORD) && is_definite(bare);
        let has_link =
            is_noun && token + 2 < self.page.tokens().len() && self.page.is_small(token + 1, Class::TOWN_LINKS);
        // "i børnehaven på Kirkevej" names a street.
        let is_in = has_link && self.page.word(token + 1) == "i";
        let may_be_town = |name: &&Name<'_>| match name.kind {
            NameKind::Place => true,
            NameKind::Single | NameKind::Foreign => is_in,
            _ => false,
        };
        let reader = self.reader();
        let town = has_link.then(|| reader.name_starting_at(token + 2)).flatten().filter(may_be_town);
        // "i afdelingen" says too little alone, "virksomhedens direktør" no more.
        // "sidder på bænken ved våbenhuset" tells no more than where.
        let is_one = !self.page.is(token, Class::DEPARTMENTS.or(Class::BODY_NOUNS)) && !self.is_site(words);
        match town {
            Some(town) => Some(words.cover(town.span)),
            None => (is_noun && is_one).then_some(words),
        }
    }

    /// Whether words name a place or a body, and not a part of one: `fra Hedeby`, `i foreningen`, but not `i afdelingen`.
    fn is_of_body(&self, words: Span) -> bool {
        let word = fold(self.page.text[words].split(' ').next().unwrap_or(""));
        let is_part = DEPARTMENTS.has(&word) || DEPARTMENTS.has_end(&word);
        !is_part && (begins_large(&self.page.text[words]) || ORGANISATION_WORDS.has(&word))
    }

    /// Whether words are the name of somebody: `en sagsbehandler og Mona selv`.
    fn is_of_person(&self, span: Span) -> bool {
        let mut words = parts(&self.page.text[span]);
        let Some(first) = words.next().filter(|word| self.is_part_of_name(word)) else { return false };
        // "mentor for Mona Kjær", but "fra Holm Cheese", where a Holm is named
        // "mentor for Olena Petrenko", who is told of
        let is_met = || {
            let reader = self.reader();
            let name = reader.name_starting_at(self.page.token_from(span.start()));
            let who = name.and_then(|name| self.known(name));
            who.is_some_and(|who| self.entries[who].is_gender_told || self.entries[who].role.is_some())
        };
        match words.next() {
            Some(next) => self.is_part_of_name(next) && (GIVEN_NAMES.has(first) || is_met()),
            None => true,
        }
    }
}
