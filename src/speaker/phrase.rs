//! Noun phrases with a role as their head: `konsulent i afdelingen for digitalisering i Struer Kommune`.

use std::ops::Range;

use crate::gloss::{Class, Function};
use crate::span::Span;
use crate::speaker::bodies::{body, is_definite, is_noun, what_for, with_town};
use crate::speaker::lists::{
    DEPARTMENTS, FIELDS, PARTIES, PARTY_ADJECTIVES, PLACE_ENDINGS, PLACES, RELATIONS, ROLES, fold, is_surname, noun,
};
use crate::speaker::name::{Genitive, Name, NameKind, Names, parts};
use crate::speaker::page::{Page, begins_large};

/// What stands beside a name and tells who bears it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Apposition {
    /// All of it: `konsulent i afdelingen for digitalisering i Struer Kommune`.
    pub(super) span: Span,
    /// The role: `konsulent`.
    pub(super) role: Option<Span>,
    /// The organisation: `Struer Kommune`.
    pub(super) organisation: Option<Span>,
    /// Words that may stand for an organisation named elsewhere: `Struer`, `kommunen`.
    pub(super) workplace: Option<Span>,
}

impl Apposition {
    /// The name of a body alone.
    pub(super) const fn body(span: Span) -> Self {
        Self { span, role: None, organisation: Some(span), workplace: None }
    }

    /// Words alone that may stand for a body.
    pub(super) const fn workplace(span: Span) -> Self {
        Self { span, role: None, organisation: None, workplace: Some(span) }
    }
}

/// The endings of nouns for several.
const PLURAL: [&str; 6] = ["e", "ene", "er", "erne", "ne", "rne"];
/// How many tokens a phrase beside a name may have.
pub(super) const LONGEST: usize = 24;
/// How many words may stand between the start of a phrase and its role: `den danske delegations øverste talskvinde`.
pub(super) const MOST_BEFORE_ROLE: usize = 6;
/// How many words a title in capitals may have: `Senior Process Engineer`.
const MOST_IN_TITLE: usize = 4;
/// How many adjectives may stand before a noun: `den lille, gamle kro`.
const MOST_ATTRIBUTES: usize = 3;

/// Reads the phrases around the names of a page.
pub(super) struct Reader<'a> {
    pub(super) page: &'a Page<'a>,
    pub(super) names: &'a Names<'a>,
}

impl Reader<'_> {
    /// A noun phrase with a role as its head, from `at` on.
    pub(super) fn phrase(&self, at: usize, limit: usize) -> Option<Apposition> {
        let limit = limit.min(at + LONGEST);
        // "ved Langemosen, og ejeren"
        if at < limit && self.page.is_small(at, Class::CONJUNCTIONS) {
            return None;
        }
        if let Some(end) = self.foreign_title(at, limit) {
            return Some(self.with_title(at..end, limit));
        }
        let one_of = self.past_one_of(at, limit);
        let is_one_of = one_of > at;
        let (at, mut head) = (one_of, one_of);
        loop {
            // "vært Mona Kjær, degn Ib Falk og graver Bo Friis": behind a name stands the role of another.
            let is_person = || {
                let name = if self.page.is_capital(head) { self.name_starting_at(head) } else { None };
                name.is_some_and(|name| name.kind == NameKind::Full)
            };
            if head >= limit.min(at + MOST_BEFORE_ROLE + 1) || !self.may_precede_role(head) || is_person() {
                return None;
            }
            // "den danske delegations talskvinde", but "formand Ib Falk" is the role of another.
            // "selvstændig smed", "frivillig træner": the first says how.
            let is_attribute =
                self.page.is(head, Class::ADJECTIVES) && head + 1 < limit && self.role_at(head + 1).is_some();
            // "Senior Konsulent", "Senior Process Engineer": words of one title
            let mut title =
                (head + 1..limit.min(head + MOST_IN_TITLE)).take_while(|&token| self.page.is_capital(token));
            let is_front = self.may_be_of_title(head) && title.any(|token| self.role_at(token).is_some());
            // "Arbejdernes Bank"
            let is_of_body = || {
                self.name_starting_at(head)
                    .is_some_and(|body| body.kind == NameKind::Organisation && body.tokens.len() > 1)
            };
            let is_role = self.role_at(head).is_some() && !is_attribute && !is_front;
            // "Vesterby Spejderne"
            let is_of_group = || self.page.word(head).ends_with("erne") && head > at && self.page.is_capital(head - 1);
            let is_role = is_role && !(self.page.is_capital(head) && (is_of_body() || is_of_group()));
            if is_role && (head + 1 >= limit || !self.is_before_name_of_person(head + 1)) {
                break;
            }
            head += 1;
        }
        // "en af formandens rådgivere"
        if is_one_of && !self.is_plural(head) {
            return None;
        }
        let start = at + usize::from(self.page.is_small(at, Class::DETERMINERS) && at < head);
        let last = self.second_role(head, limit);
        let end = self.complement_end(last + 1, limit);
        // "pårørende til en beboer på Plejecenter Lunden": the house is that of the other.
        let is_of_other =
            last + 3 < end && self.page.is(last + 2, Class::INDEFINITES) && self.page.is(last + 3, Class::PEOPLE);
        let end = if is_of_other { last + 1 } else { end };
        let organisation = self.organisation_in(head + 1..end, false).or_else(|| self.organisation_in(at..head, true));
        let (span, role) = (self.page.span(start..end), Some(self.roles_span(start, head, last)));
        // "medlem af Folketinget for Venstre" sits there, and is of the party.
        let (party, seat) = self.seat_of(head, end).unzip();
        let (role, organisation) = (seat.or(role), party.or(organisation));
        let workplace = self.workplace_in(head + 1..end).or_else(|| self.owner_in(at..head));
        let country = || if workplace.is_none() { self.country_before(at..head) } else { None };
        Some(Apposition { span, role, organisation: organisation.or_else(country), workplace })
    }

    /// `medlem af Folketinget for Venstre`: the party, and what one is for it.
    fn seat_of(&self, head: usize, end: usize) -> Option<(Span, Span)> {
        let is_member = head + 4 < end && self.page.word(head) == "medlem" && self.page.word(head + 1) == "af";
        let link = (head + 3..end).find(|&link| is_member && self.page.word(link) == "for")?;
        let party = self.name_starting_at(link + 1).filter(|party| PARTIES.has(&self.page.text[party.span]))?;
        Some((party.span, self.page.span(head..link)))
    }

    /// Where a foreign title with its field ends: `Head of Sales`, `Director of People & Culture`.
    fn foreign_title(&self, at: usize, limit: usize) -> Option<usize> {
        let is_title = at + 2 < limit && self.page.is_capital(at) && self.page.word(at + 1) == "of";
        let is_part = |token: &usize| {
            self.page.is_capital(*token) || matches!(self.page.word(*token), "of" | "and" | "&" | "the")
        };
        let end = (at..limit).take_while(is_part).last().map(|last| last + 1);
        end.filter(|_| is_title && self.page.is_capital(at + 2))
    }

    /// What is told with a title in `tokens`.
    fn with_title(&self, tokens: Range<usize>, limit: usize) -> Apposition {
        let end = self.complement_end(tokens.end, limit);
        let organisation = self.organisation_in(tokens.end..end, false);
        let workplace = self.workplace_in(tokens.end..end);
        Apposition {
            span: self.page.span(tokens.start..end),
            role: Some(self.page.span(tokens)),
            organisation,
            workplace,
        }
    }

    /// Past `en af` before those whom somebody is one of: `en af kommunens bedste lærere`, `den yngste af smedene`.
    fn past_one_of(&self, at: usize, limit: usize) -> usize {
        if at + 2 >= limit || !self.page.is_small(at, Class::DETERMINERS) {
            return at;
        }
        let is_picked = self.page.word(at + 1) == "ene" || self.page.is_function(at + 1, Function::SUPERLATIVE);
        let link = at + 1 + usize::from(is_picked);
        if link + 1 < limit && self.page.word(link) == "af" { link + 1 } else { at }
    }

    /// `klubbens formand`, `den svenske delegations leder`: the noun for a body whose role it is.
    pub(super) fn owner_in(&self, tokens: Range<usize>) -> Option<Span> {
        let is_owner = |&token: &usize| self.page.is(token, Class::BODY_WORD) && self.page.word(token).ends_with('s');
        let owner = tokens.rev().find(is_owner)?;
        let word = self.page.word(owner);
        let is_definite = word.ends_with("ens") || word.ends_with("ets");
        let first = self.page.run_of(owner).tokens.start;
        let described = || {
            let words = self.page.span(self.described_from(first, owner)?..owner + 1);
            Some(Span::new(words.start(), words.end() - 1))
        };
        if is_definite { Some(self.page.tokens()[owner].span) } else { described() }
    }

    /// The article of a noun with adjectives: the `den` of `den svenske delegation`.
    fn described_from(&self, first: usize, noun: usize) -> Option<usize> {
        let adjectives = self.attributes(first, noun);
        let article = adjectives.checked_sub(1).filter(|&article| adjectives < noun && article >= first)?;
        self.is_article(article).then_some(article)
    }

    /// `den`, `det`.
    pub(super) fn is_article(&self, token: usize) -> bool {
        self.page.is(token, Class::IMPERSONAL) && self.page.is(token, Class::DETERMINERS)
    }

    /// The noun with adjectives whose article is at a token: `den svenske delegation`.
    pub(super) fn described_body(&self, article: usize, limit: usize) -> Option<Span> {
        let limit = limit.min(article + MOST_ATTRIBUTES + 2);
        let noun = (article + 1..limit).find(|&token| self.page.is_small(token, Class::BODY_WORD))?;
        // "den gamle virksomhed" is nobody's name for it.
        let is_any = self.page.is(noun, Class::BODY_NOUNS) || matches!(self.page.word(noun), "virksomhed" | "firma");
        if is_any {
            return None;
        }
        (self.described_from(article, noun) == Some(article)).then(|| self.page.span(article..noun + 1))
    }

    /// The `kasserer` of `formand og kasserer`; the first role where there is no other.
    fn second_role(&self, head: usize, limit: usize) -> usize {
        let is_second = head + 2 < limit && self.is_joined(head) && !self.is_before_name_of_person(head + 3);
        if is_second { head + 2 } else { head }
    }

    /// The `formanden` of `formanden og kassereren`, of one person; the second role where there is no other.
    pub(super) fn first_role(&self, first: usize, head: usize) -> usize {
        let is_definite = |token: usize| self.role_at(token).map(|role| role.is_definite);
        let before = head.checked_sub(2).filter(|&before| before >= first && self.is_joined(before));
        before.filter(|&before| is_definite(before) == is_definite(head)).unwrap_or(head)
    }

    /// Whether a role and the next one stand around `og`.
    fn is_joined(&self, head: usize) -> bool {
        let is_role = |token: usize| self.role_at(token).is_some();
        is_role(head) && self.page.is_small(head + 1, Class::CONJUNCTIONS) && is_role(head + 2)
    }

    /// Whether a role is that of several: `konsulenterne`.
    pub(super) fn is_plural(&self, head: usize) -> bool {
        let word = self.page.lower(head);
        noun(&ROLES, &word).is_some_and(|found| PLURAL.contains(&&word[found.stem.len()..]))
    }

    fn may_precede_role(&self, token: usize) -> bool {
        let is_other = Class::PHRASE_ENDS.or(Class::PHRASE_LINKS);
        (self.page.is_word(token) || self.page.word(token) == "-") && !self.page.is_small(token, is_other)
    }

    pub(super) fn is_before_name_of_person(&self, token: usize) -> bool {
        self.name_starting_at(token).is_some_and(|name| matches!(name.kind, NameKind::Full | NameKind::Given))
    }

    /// Where the words that belong to a role end: `i SKAT i Aalborg`, `for digitalisering og velfærd i Struer Kommune`.
    pub(super) fn complement_end(&self, from: usize, limit: usize) -> usize {
        let mut end = from;
        // fuldmægtig SKAT
        if let Some(name) = self.name_starting_at(end).filter(|_| end < limit) {
            end = name.tokens.end;
        }
        while end < limit {
            // "siger læreren til Struer Avis" tells whom the teacher spoke to.
            let is_told = |body: &Name<'_>| self.page.word(end) == "til" && body.kind == NameKind::Organisation;
            let is_link =
                self.page.is_small(end, Class::PHRASE_LINKS) && !self.name_starting_at(end + 1).is_some_and(is_told);
            let is_joined = end > from && self.page.is_small(end, Class::CONJUNCTIONS);
            // "skriver lederen i en mail fra Oslo" tells what it was written in.
            let is_text = self.page.word(end) == "i"
                && end + 2 < limit
                && self.page.is_function(end + 1, Function::INDEFINITE)
                && self.page.is(end + 2, Class::DOCUMENT_NOUNS);
            if (!is_link && !is_joined) || is_text {
                break;
            }
            let next = self.object_end(end + 1, limit);
            // "sagde føreren for tredje gang"
            let is_time = self.page.word(end) == "for" && self.page.is(next - 1, Class::TIME_NOUNS);
            // "siger formanden med et smil" tells how, "drengen med skateboardet" who.
            let is_how = self.page.word(end) == "med" && self.page.is_function(next - 1, Function::MANNER);
            // "siger drengen med skateboardet og griner": what he does
            let is_verb = is_joined
                && next == end + 2
                && is_definite(self.page.word(end - 1))
                && (self.page.word(end + 1).ends_with("er") || self.page.is(end + 1, Class::PAST_ENDINGS));
            if next == end + 1 || is_time || is_how || is_verb || (is_joined && !self.closes(next, limit)) {
                break;
            }
            end = next;
        }
        end.min(limit)
    }

    /// Whether a phrase may go on or end at a token; after `og` a verb would show that a new clause has begun.
    fn closes(&self, token: usize, limit: usize) -> bool {
        token >= limit
            || !self.page.is_word(token)
            || self.page.is_small(token, Class::PHRASE_LINKS)
            || self.ends_phrase(token)
    }

    /// The end of the noun phrase after a preposition; `from` if there is none.
    fn object_end(&self, from: usize, limit: usize) -> usize {
        let mut end = from;
        while end < limit.min(from + 5) {
            if let Some(name) = self.name_starting_at(end) {
                return self.owned_end(name, limit);
            }
            let word = self.page.word(end);
            // "repræsentant for 140 kolleger på Havets Brød", "elev i 1.g på Struer Gymnasium"
            let is_counted = || end + 1 < limit && self.page.is_word(end + 1) || word.ends_with(char::is_alphabetic);
            // "chef for de 40 ansatte i Havets Brød"
            let is_first = end == from || end == from + 1 && self.page.is(from, Class::DETERMINERS);
            if is_first && self.page.is(end, Class::NUMBER) && is_counted() {
                end += 1;
                continue;
            }
            let is_other = Class::PHRASE_ENDS.or(Class::PHRASE_LINKS).or(Class::CONJUNCTIONS);
            if !self.page.is_word(end) || self.page.is_small(end, is_other) {
                return end;
            }
            end += 1;
            let is_definite = word.len() > 4 && (word.ends_with("en") || word.ends_with("et") || word.ends_with("ne"));
            if is_definite && !self.page.is(end - 1, Class::ADJECTIVES) {
                // "for foreningen Havets Venner"
                let named = self.name_starting_at(end).filter(|name| name.kind == NameKind::Organisation);
                return named.map_or(end, |name| name.tokens.end);
            }
        }
        end
    }

    /// Past the body that a name owns, by its noun or by its name: `Holms værksted`, `Holms moderselskab Havets El`.
    fn owned_end(&self, owner: &Name<'_>, limit: usize) -> usize {
        let end = owner.tokens.end;
        // "Havets ældste værksted"
        let is_adjective = |&token: &usize| {
            self.page.is_small(token, Class::LETTERS)
                && !self.page.is(token, Class::GRAMMAR.or(Class::CUE))
                && self.page.word(token).ends_with('e')
        };
        let noun = end + (end..limit.min(end + MOST_ATTRIBUTES)).take_while(is_adjective).count();
        if owner.genitive == Genitive::No || noun >= limit || !self.page.is_small(noun, Class::BODY_WORD) {
            return end;
        }
        let named = self.name_starting_at(noun + 1).filter(|name| name.kind == NameKind::Organisation);
        named.map_or(noun + 1, |name| name.tokens.end)
    }

    /// Where the phrase whose head is at `head` begins: adjectives and a genitive belong to it.
    pub(super) fn widen(&self, first: usize, head: usize) -> usize {
        let mut start = self.attributes(first, head);
        while start > first {
            let word = self.page.word(start - 1);
            // "Mona Kjærs", "Havets Lys'"
            let owner =
                self.name_ending_at(start).filter(|name| name.genitive == Genitive::Sure || word.ends_with('s'));
            if let Some(owner) = owner {
                return owner.tokens.start.max(first);
            }
            // "Teknisk assistent Ib Falk": the capital is that of the sentence.
            let opens = self.page.run_of(head).tokens.start == start - 1;
            let is_small = self.page.is_word(start - 1) && (opens || !self.page.is_capital(start - 1));
            let is_adjective = is_small && self.page.is(start - 1, Class::ADJECTIVES);
            let is_owner = word.ends_with("ens")
                || word.ends_with("ets")
                || word.ends_with("ernes")
                || word.strip_suffix('s').is_some_and(|bare| PARTY_ADJECTIVES.has(bare))
                || (word.ends_with('s') && self.page.is(start - 1, Class::BODY_WORD));
            if !is_adjective && !is_owner {
                break;
            }
            start -= 1;
        }
        start
    }

    /// Whether an article or a genitive stands before a noun or its adjectives: `den stolte mor`.
    pub(super) fn is_determined(&self, first: usize, head: usize) -> bool {
        let start = self.attributes(first, head);
        let is_owned = || self.name_ending_at(start).is_some_and(|name| name.genitive != Genitive::No);
        // "De to smede, Mona Kjær og Ib Falk"
        let is_counted = || start > first + 1 && self.page.word(start - 2).eq_ignore_ascii_case("de");
        // "Den dømtes forsvarer, Mona Kjær"
        let is_genitive = || self.page.is_small(start - 1, Class::LETTERS) && self.page.word(start - 1).ends_with('s');
        let is_of = || start > first + 1 && self.page.is(start - 2, Class::DETERMINERS) && is_genitive();
        let is_led = || self.page.is(start - 1, Class::DETERMINERS) || self.is_whose(start - 1) || is_of();
        start > first && (is_led() || is_owned() || is_counted())
    }

    /// `Red Barnet, hvis formand Ib Falk`: the relative in the genitive.
    fn is_whose(&self, token: usize) -> bool {
        token > 0 && self.page.word(token) == "hvis" && self.page.is(token - 1, Class::COMMA)
    }

    /// The body before a comma whose office at `head` is told in the clause behind it: `Red Barnet, hvis formand Ib Falk`.
    pub(super) fn body_whose(&self, first: usize, head: usize) -> Option<Span> {
        let whose = (first..head).rev().take(MOST_ATTRIBUTES).find(|&token| self.is_whose(token))?;
        let owner = self.name_ending_at(whose - 1)?;
        let may_be = !matches!(owner.kind, NameKind::Full | NameKind::Given | NameKind::Place);
        may_be.then_some(owner.span)
    }

    /// Where the adjectives before a noun begin. After `den` and a genitive all end in `-e`, and no list need hold them:
    /// `den stolte mor`.
    fn attributes(&self, first: usize, head: usize) -> usize {
        let no_adjective = Class::GRAMMAR.or(Class::CUE).or(Class::ROLES);
        let is_definite = |token: &usize| {
            let is_word = self.page.is_small(*token, Class::LETTERS) && !self.page.is(*token, no_adjective);
            is_word && self.page.word(*token).ends_with('e')
        };
        // "siger adm. direktør Ib Falk"
        let listed_as = Class::ADJECTIVES.or(Class::RANKS);
        let is_adjective = |token: &usize| self.page.is(*token, listed_as) || is_definite(token);
        // "en tydeligt lettet træner"
        let is_plain = |&token: &usize| self.page.is_small(token, Class::LETTERS) && !self.page.is(token, no_adjective);
        let mut front = (first..head).rev().take(MOST_ATTRIBUTES).skip_while(is_plain);
        if let Some(article) = front.next().filter(|&article| matches!(self.page.word(article), "en" | "et")) {
            return article + 1;
        }
        let start = (first..head).rev().take(MOST_ATTRIBUTES).take_while(is_adjective).last().unwrap_or(head);
        let is_led = start > first
            && (self.page.is(start - 1, Class::DETERMINERS)
                || self.name_ending_at(start).is_some_and(|name| name.genitive != Genitive::No));
        let listed = || (first..head).rev().take_while(|&token| self.page.is(token, listed_as)).last();
        if is_led { start } else { listed().unwrap_or(head) }
    }

    pub(super) fn ends_phrase(&self, token: usize) -> bool {
        self.page.is_small(token, Class::PHRASE_ENDS)
    }

    pub(super) fn may_link(&self, token: usize) -> bool {
        self.page.is_small(token, Class::PHRASE_LINKS.or(Class::CONJUNCTIONS))
    }

    /// The body among `tokens` that a list or a noun shows to be one.
    pub(super) fn body_in(&self, tokens: Range<usize>) -> Option<Span> {
        let within = self.names.within(tokens.clone());
        // "overlæge på Medicinsk Afdeling, Struer Sygehus"
        let is_part = |name: &Name<'_>, next: &Name<'_>| {
            self.page.is(name.tokens.end - 1, Class::DEPARTMENTS)
                && next.tokens.start == name.tokens.end + 1
                && self.page.is(name.tokens.end, Class::COMMA)
        };
        let last = if within.is_empty() { None } else { self.names.get(within.end - 1) };
        let has_house = last.zip(self.names.get(within.end)).is_some_and(|(last, next)| is_part(last, next));
        let bodies = within.start..within.end + usize::from(has_house);
        // "Holms moderselskab Havets El": the body is the other.
        let owns_next = |index: usize| {
            let (name, next) = (&self.names[index], self.names.get(index + 1));
            next.is_some_and(|next| {
                name.genitive != Genitive::No
                    && next.tokens.start == name.tokens.end + 1
                    && next.kind == NameKind::Organisation
            })
        };
        // "Kommunikationsafdelingen i Struer Kommune": a department gives way to the house that it is in.
        let is_part_of_next = |index: usize| {
            let (name, next) = (&self.names[index], self.names.get(index + 1));
            let is_department = self.page.is(name.tokens.end - 1, Class::DEPARTMENTS);
            // "Teknik og Miljø i Struer Kommune"
            let is_area = name.tokens.len() == 3 && self.page.is(name.tokens.start, Class::AREAS);
            (is_department || is_area)
                && bodies.contains(&(index + 1))
                && next
                    .is_some_and(|next| next.kind == NameKind::Organisation && next.tokens.start == name.tokens.end + 1)
        };
        let is_body = |&index: &usize| {
            self.names[index].kind == NameKind::Organisation && !owns_next(index) && !is_part_of_next(index)
        };
        let body = bodies.clone().filter(is_body).find_map(|index| body(self.page, self.names, index));
        body.map(|span| self.with_town(self.with_owned_body(span, tokens.end)))
    }

    /// `Dansk Museum i Struer`, `Holms værksted i Struer`: a name that ends in the kind of a body may need its town.
    pub(super) fn with_town(&self, body: Span) -> Span {
        let last = self.page.token_from(body.end()).saturating_sub(1);
        let is_kind = self.page.is(last, Class::TOWN_BODIES) || self.page.is_small(last, Class::KIND_OF_BODY);
        let is_kind = is_kind && self.page.text[body].contains(' ');
        // "Øster Holmby Kirke" needs no more
        let is_place = |word: &str| PLACES.has(word) || begins_large(word) && PLACE_ENDINGS.has_end(word);
        let is_of_town =
            || self.page.text[body].split(' ').any(|word| is_place(word.strip_suffix('s').unwrap_or(word)));
        let town = if is_kind && !is_of_town() { with_town(self.page, self.names, body) } else { None };
        town.unwrap_or(body)
    }

    /// The body named among `tokens`; `is_owner`: in the genitive, before the role.
    pub(super) fn organisation_in(&self, tokens: Range<usize>, is_owner: bool) -> Option<Span> {
        if let Some(body) = self.body_in(tokens.clone()) {
            return Some(body);
        }
        let within = || self.names.within(tokens.clone()).map(|index| &self.names[index]);
        // "leder af Broholm": a name that nothing is known of is a body after a preposition, but no town is.
        let is_unknown = |name: &&Name| matches!(name.kind, NameKind::Single | NameKind::Foreign);
        let is_link = |token: usize| self.page.is_small(token, Class::PHRASE_LINKS);
        let is_behind_link = |name: &Name| is_owner || name.tokens.start.checked_sub(1).is_some_and(is_link);
        let is_body = |name: &&Name| {
            is_unknown(name) && is_behind_link(name) && !self.is_of_department(name) && !self.is_town_of_noun(name)
        };
        let other = || within().find(is_body);
        // "Indonesiens præsident": a country has offices too.
        let owner = || within().rfind(|name| name.kind == NameKind::Place && name.genitive == Genitive::Sure);
        // "Nordisk Metals formand"
        // "Vestre IK's målmand"
        let is_marked =
            |name: &Name| name.genitive == Genitive::Sure && self.page.text[name.span.end()..].starts_with(['\'', '’']);
        let may_own = |name: &&Name| name.kind == NameKind::Foreign && (self.is_owner(name) || is_marked(name));
        // "Ashbridges manager", but "Skibets kaptajn", first in a sentence
        let is_club = |name: &&Name| {
            let is_ordinary =
                |bare: &str| name.begins_sentence && ["en", "et", "ne"].iter().any(|end| bare.ends_with(end));
            let bare = self.page.text[name.span].strip_suffix('s').filter(|_| name.kind == NameKind::Single);
            (name.tokens.end..tokens.end).all(|token| self.page.is(token, Class::RANKS))
                && bare.is_some_and(|bare| {
                    !is_surname(bare) && !self.page.class_of(bare).is(Class::GIVEN_NAMES) && !is_ordinary(bare)
                })
        };
        let firm = || within().rfind(|name| may_own(name) || is_club(name));
        let found = if is_owner { owner().or_else(firm) } else { other() };
        let Some(found) = found else { return self.party_in(tokens) };
        if !is_owner
            && let Some(span) =
                with_town(self.page, self.names, found.span).filter(|_| is_noun(&self.page.text[found.span]))
        {
            return Some(span);
        }
        let bare = Span::new(found.span.start(), found.span.end() - usize::from(found.genitive == Genitive::Maybe));
        Some(self.with_owned_body(if is_owner { bare } else { found.span }, tokens.end))
    }

    /// Whether two words in capitals, the last with an `s` and no surname, own what follows.
    fn is_owner(&self, name: &Name<'_>) -> bool {
        let last = parts(&self.page.text[name.span]).last().unwrap_or_default();
        let bare = last.strip_suffix('s').filter(|_| name.genitive == Genitive::Maybe);
        bare.is_some_and(|bare| !is_surname(bare) && !is_surname(last))
    }

    /// `Afdeling for Drift`: a name that says what a part of a house is for.
    fn is_of_department(&self, name: &Name<'_>) -> bool {
        let department = name.tokens.start.checked_sub(2);
        department.is_some_and(|token| self.page.is_capital(token) && DEPARTMENTS.is_word(&self.page.lower(token)))
    }

    /// `Afdeling for Drift`: a department with its own name, where no house is told.
    pub(super) fn department_in(&self, tokens: Range<usize>) -> Option<Span> {
        let is_department = |index: &usize| self.page.is(self.names[*index].tokens.start, Class::DEPARTMENTS);
        self.names.within(tokens).filter(is_department).find_map(|index| {
            let end = what_for(self.page, self.names, index)?;
            Some(self.page.span(self.names[index].tokens.start..end))
        })
    }

    /// `ordfører for de grønne`, `de grønnes ordfører`: a party by its adjective.
    fn party_in(&self, tokens: Range<usize>) -> Option<Span> {
        tokens.filter_map(|token| token.checked_sub(1)).find_map(|article| {
            let [article, party] = [article, article + 1].map(|token| self.page.tokens()[token].span);
            let words = &self.page.text[party];
            let bare = words.strip_suffix('s').unwrap_or(words);
            let is_party = PARTY_ADJECTIVES.has(bare) && self.page.text[article].eq_ignore_ascii_case("de");
            is_party.then(|| Span::new(article.start(), party.start() + bare.len()))
        })
    }

    /// `på sygehuset i Øster Holm`: whether a name behind a noun for a body and `i` is that of its town.
    fn is_town_of_noun(&self, name: &Name<'_>) -> bool {
        let Some(noun) = name.tokens.start.checked_sub(2) else { return false };
        let is_linked = self.page.is_small(noun + 1, Class::TOWN_LINKS) && self.page.is_small(noun, Class::BODY_WORD);
        // "i et rederi på Havnegade"
        let is_any = || noun > 0 && self.page.is(noun - 1, Class::INDEFINITES.or(Class::DETERMINERS));
        is_linked && (is_definite(self.page.word(noun)) || is_any()) && !self.page.is(noun, Class::DEPARTMENTS)
    }

    /// `Folketingets sundhedsudvalg`: the body that a body owns, if one follows; no department of it.
    pub(super) fn with_owned_body(&self, body: Span, limit: usize) -> Span {
        let next = self.page.token_from(body.end());
        let is_genitive = next > 0 && self.page.tokens()[next - 1].span.end() > body.end();
        let is_body = next < limit && self.page.is(next, Class::ORGANISATION_WORDS);
        let is_body = is_body && !self.page.is(next, Class::DEPARTMENTS);
        if is_body && is_genitive { Span::new(body.start(), self.page.tokens()[next].span.end()) } else { body }
    }

    /// The role noun at a token, in whatever form.
    pub(super) fn role_at(&self, token: usize) -> Option<Role> {
        let class = self.page.class(token);
        let is_role = class.is(Class::LETTERS) && class.is(Class::ROLES);
        is_role.then_some(Role { is_definite: class.is(Class::DEFINITE_ROLE) })
    }

    /// The relative or neighbour at a token, if it is one certain: `naboen`, `hans datter`.
    pub(super) fn relation_at(&self, first: usize, token: usize) -> Option<Role> {
        let class = self.page.class(token);
        if !class.is(Class::RELATIONS) || !class.is(Class::LETTERS) {
            return None;
        }
        let is_definite = class.is(Class::DEFINITE_RELATION);
        // "Den 35-årige mor, Mona Kjær", "Mona Kjærs lillebror"
        let is_one = is_definite || self.is_determined(first, token);
        is_one.then_some(Role { is_definite })
    }

    /// The role without what belongs to it, but with what makes it another: `administrerende direktør`; without the
    /// article at its end, so that `talsmanden` and `talsmand` are one role.
    pub(super) fn role_span(&self, start: usize, head: usize) -> Span {
        self.roles_span(start, head, head)
    }

    /// `den afgående direktør`, but no more of `den sympatiske direktør`.
    pub(super) fn ranked_role(&self, first: usize, head: usize) -> Span {
        let is_rank = |token: &usize| self.page.is(*token, Class::RANKS);
        let start = (first..head).rev().take_while(is_rank).last().unwrap_or(head);
        self.role_span(start, head)
    }

    /// The same of two roles: `formand og kasserer`; with the field of a scholar: `professor i jura`.
    pub(super) fn roles_span(&self, start: usize, head: usize, last: usize) -> Span {
        let one = self.one_role_span(start, head);
        // "kontorchef og medlem af styregruppen"
        // "krimiforfatter og forfatter"
        let is_same = || self.page.lower(head).ends_with(&*self.page.lower(last));
        let is_one = last == head || self.page.is(last, Class::GENERAL_JOBS) || is_same();
        let end = if is_one { one.end() } else { self.one_role_span(last, last).end() };
        let end = self.field_end(last).map_or(end, |field| self.page.tokens()[field - 1].span.end());
        Span::new(one.start(), end)
    }

    /// Where the field of a scholar ends: after the `jura` of `professor i jura`.
    fn field_end(&self, head: usize) -> Option<usize> {
        let limit = self.page.run_of(head).tokens.end;
        let is_scholar = head + 2 < limit && self.page.is(head, Class::LEARNED_ROLES) && !self.is_plural(head);
        let is_linked = is_scholar && self.page.is_small(head + 1, Class::FIELD_LINKS);
        let is_other = Class::BODY_WORD.or(Class::DETERMINERS).or(Class::PHRASE_ENDS);
        let is_field = |token: usize| {
            self.page.is_word(token) && !self.page.is_capital(token) && !self.page.is_small(token, is_other)
        };
        let is_whole = |end: usize| self.closes(end, limit) || self.page.is_capital(end);
        // "professor i jura", "lektor i marin økologi"
        let mut words = (head + 2..limit.min(head + 4)).take_while(|&token| is_field(token));
        words.find(|&token| is_whole(token + 1)).filter(|_| is_linked).map(|last| last + 1)
    }

    fn one_role_span(&self, start: usize, head: usize) -> Span {
        let is_field = |word: &str| word.ends_with("sk") || word.ends_with("ske");
        let is_part = |token: &usize| {
            self.page.is(*token, Class::RANKS)
                || (is_field(self.page.word(*token)) && !self.page.is(*token, Class::NATIONALITIES))
        };
        let from = (start..head).rev().take_while(is_part).last().unwrap_or(head);
        let from = self.title_start(start, head).unwrap_or(from);
        // social- og sundhedsassistent
        let is_double =
            head > 1 && self.page.is_small(head - 1, Class::CONJUNCTIONS) && self.page.word(head - 2).ends_with('-');
        let from = if is_double { head - 2 } else { from };
        let whole = self.page.span(from..head + 1);
        let word = self.page.word(head);
        let lower = self.page.lower(head);
        let found = noun(&ROLES, &lower).or_else(|| noun(&RELATIONS, &lower));
        let stem = found.map_or(word.len(), |found| found.stem.len());
        let end = whole.end() - (word.len() - stem.min(word.len()));
        let head_start = self.page.tokens()[head].span.start();
        match self.employer_in(head).filter(|_| !self.is_owned(head)) {
            // "Minutes-journalist", "PLO-formanden": the body before the hyphen is none of the role.
            Some(at) if from == head => Span::new(head_start + at, end.max(head_start + at)),
            _ => Span::new(whole.start(), if self.page.text.is_char_boundary(end) { end } else { whole.end() }),
        }
    }

    /// Where a title of several words in capitals begins: the `HR` of `HR Business Partner`.
    fn title_start(&self, start: usize, head: usize) -> Option<usize> {
        let is_part = |token: &usize| self.may_be_of_title(*token);
        // "Administrerende direktør": the capital is that of the sentence.
        let may_be = self.page.is_capital(head) && head > start;
        let from = (start..head).rev().take_while(is_part).last().filter(|_| may_be)?;
        let is_name = || self.name_starting_at(from).is_some_and(|name| name.kind == NameKind::Place);
        (!is_name()).then_some(from)
    }

    /// `Senior` of `Senior Konsulent`, but not `Banks` of `Dansk Banks Direktør`.
    fn may_be_of_title(&self, token: usize) -> bool {
        let is_owner = self.page.word(token).ends_with('s') && self.page.is(token, Class::BODY_WORD.or(Class::PLACES));
        // "Foto: Mona Kjær Kasserer Ib Falk": where the break between two lines was lost
        let is_other = is_owner || self.page.is(token, Class::GIVEN_NAMES.or(Class::SURNAMES));
        self.page.is_capital(token) && self.page.gap(token) == " " && !is_other
    }

    /// Where the role begins in a compound with a name: after the hyphen of `PLO-formanden`.
    fn employer_in(&self, head: usize) -> Option<usize> {
        let word = self.page.word(head);
        let hyphen = if self.page.is(head, Class::JOINED) { word.rfind('-') } else { None };
        let hyphen = hyphen.filter(|_| begins_large(word))?;
        let rest = &word[hyphen + 1..];
        // "It-chefen", "HR-konsulent": the field belongs to the role.
        if FIELDS.has(&fold(&word[..hyphen])) {
            return None;
        }
        (!begins_large(rest) && noun(&ROLES, rest).is_some()).then_some(hyphen + 1)
    }

    /// `Norges FN-ambassadør`: whoever owns a role is its body, and no letters in it are.
    fn is_owned(&self, head: usize) -> bool {
        let is_party =
            || head > 0 && self.page.word(head - 1).strip_suffix('s').is_some_and(|bare| PARTY_ADJECTIVES.has(bare));
        self.name_ending_at(head).is_some_and(|owner| owner.genitive == Genitive::Sure) || is_party()
    }

    /// The name before the hyphen of `PLO-formanden`.
    pub(super) fn employer(&self, head: usize) -> Option<Span> {
        if self.is_owned(head) {
            return None;
        }
        let at = self.employer_in(head)?;
        let start = self.page.tokens()[head].span.start();
        // "Ifølge Nordlys-direktør Ib Falk"
        let opens = |token: usize| self.page.run_of(token).tokens.start == token && self.page.is(token, Class::GRAMMAR);
        let is_before = |token: &usize| {
            self.page.is_capital(*token) && !opens(*token)
                || self.page.word(*token).starts_with(|c: char| c.is_ascii_digit())
        };
        let first =
            (self.page.run_of(head).tokens.start..head).rev().take(3).take_while(is_before).last().unwrap_or(head);
        Some(Span::new(self.page.tokens()[first].span.start(), start + at - 1))
    }

    /// The name that begins at a token.
    pub(super) fn name_starting_at(&self, token: usize) -> Option<&Name<'_>> {
        self.names.starting_at(token)
    }

    /// The name whose last token is right before `token`.
    pub(super) fn name_ending_at(&self, token: usize) -> Option<&Name<'_>> {
        self.names.ending_at(token)
    }
}

pub(super) struct Role {
    pub(super) is_definite: bool,
}
