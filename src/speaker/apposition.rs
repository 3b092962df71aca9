//! Roles and organisations beside names: `kontorchef Ib Falk`, `Mona Kjær, konsulent i Struer Kommune`.

use crate::gloss::{Class, Function};
use crate::span::Span;
use crate::speaker::bodies::{is_definite, is_site, with_house};
use crate::speaker::lists::{DEGREES, ONE_OF_THEM, PLACES};
use crate::speaker::name::{Genitive, Name, NameKind, follower, is_for_a_person};
use crate::speaker::page::Run;
use crate::speaker::phrase::{Apposition, LONGEST, MOST_BEFORE_ROLE, Reader};

/// How many words may stand between `der` and its verb: `der til daglig leder`.
const MOST_BEFORE_DEED: usize = 3;
/// How many words may stand in brackets behind a name: `(til venstre)`.
const MOST_BRACKETED: usize = 4;
/// What stands before a role, and before no verb in the present.
const LEADS_TO_ROLE: Class = Class::CUE
    .or(Class::PREPOSITION)
    .or(Class::DETERMINER)
    .or(Class::DETERMINERS)
    .or(Class::ADJECTIVES)
    .or(Class::RANKS)
    .or(Class::FORMER)
    .or(Class::COPULAS)
    .or(Class::VERB);
/// How many people may share the role before the first of them: `konsulenterne Mona Kjær, Ib Falk og Bo Friis`.
const MOST_TOGETHER: usize = 4;

impl Reader<'_> {
    /// What is told of the bearer right before and right after a name.
    pub(super) fn beside<'n>(&self, name: &'n Name<'_>) -> &'n [Apposition] {
        name.beside.get_or_init(|| self.around(name))
    }

    fn around(&self, name: &Name<'_>) -> Vec<Apposition> {
        // "Formanden for kredsen, overlæge Ib Falk": the office that a body is told with says more than the title.
        let mut found: Vec<Apposition> = self.before_that(name).into_iter().collect();
        found.extend(self.before(name).or_else(|| self.before_several(name)).or_else(|| self.newcomer(name)));
        found.extend(self.counterpart(name).or_else(|| self.introduced(name)).or_else(|| self.owned_by(name)));
        let behind = self.after(name);
        found.extend(if behind.is_empty() { self.after_several(name) } else { behind });
        // "… fra Struer Roklub, hvor Mona Kjær siger:"
        // "… fra Struer Roklub, hvor Kjær er ansat"
        let next = name.tokens.end;
        let is_said =
            next < self.page.tokens().len() && (self.page.is_small(next, Class::CUE) || self.is_at_work(next));
        let is_told =
            |place: &Span| !found.is_empty() || is_said && self.page.is_capital(self.page.token_from(place.start()));
        // "… til Dansk Museum, hvor konservator Mona Kjær"
        let role = found.first().map(|before| self.page.token_from(before.span.start()));
        let start = role.filter(|&start| start < name.tokens.start).unwrap_or(name.tokens.start);
        let workplace = self.place_before(start).filter(is_told);
        found.extend(workplace.map(Apposition::workplace));
        found
    }

    /// `kontorchef`, `Struer Kommunes direktør`, `formanden for skolen,`: the phrase that ends where the name begins.
    fn before(&self, name: &Name<'_>) -> Option<Apposition> {
        let run = &self.page.runs[name.run];
        let first = run.tokens.start.max(name.tokens.start.saturating_sub(LONGEST));
        let start = self.before_age(name.tokens.start, first);
        let mut end = self.before_degree(start, first);
        let has_comma = end > first && self.page.is(end - 1, Class::COMMA);
        end -= usize::from(has_comma);
        // "rektor på Struer Gymnasium gennem ti år, Mona Kjær"
        // "Overlæge samme sted, Mona Kjær"
        let is_same =
            has_comma && end > first + 2 && self.page.word(end - 2) == "samme" && self.page.word(end - 1) == "sted";
        end -= 2 * usize::from(is_same);
        let is_term = has_comma && end > first + 3 && self.page.is(end - 1, Class::YEARS);
        end -= 3 * usize::from(is_term && self.page.is_small(end - 3, Class::PREPOSITION));
        let has_comma = has_comma && (is_same || end + 1 == start);
        // "Skovrideren selv, Ib Falk", "Chefen dér, Mona Kjær"
        let is_adverb = has_comma && end > first + 1 && matches!(self.page.word(end - 1), "selv" | "dér" | "der");
        end -= usize::from(is_adverb);
        // "lederen af Landbrugets Samvirke (LS), Mona Kjær"
        let is_bracketed = has_comma && end > first + 3 && self.past_bracket(end - 3, end) == end;
        end -= 3 * usize::from(is_bracketed);
        let told = self.predicate(name, first).or_else(|| self.label(name)).or_else(|| self.side(name));
        if let Some(found) = told {
            return Some(found);
        }
        let role_at = |head: usize| self.role_at(head).or_else(|| self.relation_at(first, head));
        let beside = (first..end).next_back().filter(|&token| role_at(token).is_some());
        // "Han afløser Mona Kjær", "hans afløser Mona Kjær"
        let is_verb_of = |token: usize| {
            let before = token.checked_sub(1).filter(|&before| before >= first && self.page.is(before, Class::THIRD));
            before.is_some_and(|before| !self.page.word(before).ends_with('s')) && self.page.word(token).ends_with('r')
        };
        let is_verb = |token: usize| {
            let is_deed = self.is_deed(first, token) || self.is_made(first, token);
            is_deed || self.is_inverted_verb(name, token) || is_verb_of(token)
        };
        let beside = beside.filter(|&token| !is_verb(token));
        // "Mona Kjær, journalist på en avis, Posten,": the name is that of the noun.
        let is_of_noun = |head: usize| {
            let is_inner = has_comma && head > first && self.page.is(head - 1, Class::COMMA);
            is_inner && name.kind == NameKind::Single && self.page.is_small(end - 1, Class::BODY_WORD)
        };
        let head = beside.or_else(|| self.linked_head(name, first, end).filter(|&head| !is_of_noun(head)));
        let Some(head) = head else { return self.unlisted_before(name) };
        // "anklager hos Statsadvokaten Ib Falk": the title is that of the office.
        let outer = self.outer_role(first, head);
        if outer < head {
            let (span, role) = (self.page.span(outer..end), Some(self.role_span(outer, outer)));
            let organisation = Some(self.page.tokens()[head].span);
            return Some(Apposition { span, role, organisation, workplace: None });
        }
        let role = role_at(head)?;
        let other = self.first_role(first, head);
        let start = self.widen(first, other);
        // "… en læge, Mona Kjær og to andre": only a definite phrase or an article makes one person of the two.
        // "Elev, Havets Ovn": a name that no list knows is a body there.
        let may_be_body = !matches!(name.kind, NameKind::Full | NameKind::Given);
        let is_bare = beside.is_some() && !role.is_definite && start == head && (head > first || may_be_body);
        if has_comma && is_bare && !self.is_determined(first, head) {
            return None;
        }
        let span = self.page.span(start..end);
        let organisation = self.organisation_in(start..head, true);
        let organisation =
            organisation.or_else(|| self.organisation_in(head + 1..end, false)).or_else(|| self.employer(head));
        let workplace = self.workplace_in(head + 1..end).or_else(|| self.owner_in(start..head));
        let country = || if workplace.is_none() { self.country_before(start..head) } else { None };
        let organisation = organisation.or_else(country).or_else(|| self.body_whose(first, head));
        Some(Apposition { span, role: Some(self.roles_span(start, other, head)), organisation, workplace })
    }

    /// `siger kvægvasker Ib Falk`: a noun for a person that no list has, right behind a cue or a preposition, or first in its sentence.
    fn unlisted_before(&self, name: &Name<'_>) -> Option<Apposition> {
        let run = self.page.runs[name.run].tokens.start;
        let noun = name.tokens.start.checked_sub(1).filter(|&noun| noun >= run)?;
        let is_full = matches!(name.kind, NameKind::Full | NameKind::Foreign) && name.parts.len() > 1;
        // "siger den tidligere rugbonde Ib Falk"
        let others = Class::ADJECTIVES.or(Class::RANKS).or(Class::DETERMINERS);
        let first = (run..noun).rev().take_while(|&token| self.page.is(token, others)).last().unwrap_or(noun);
        // "Kom ind," skynder Mona Kjær sig at sige: behind speech stands a verb.
        let opens = first == run && self.page.runs[name.run].begins;
        let stands = opens || first > run && self.page.is(first - 1, Class::CUE.or(Class::PREPOSITION));
        // "Til daglig fortolker Mona Kjær regler."
        // "Den anden, vejmand Ib Falk, …", but "Når det regner, trækker Mona Kjær ind."
        let is_apposed = first == noun
            && noun > run
            && self.page.is(noun - 1, Class::COMMA)
            && !self.page.word(noun).ends_with("er");
        let stands = is_apposed || stands && (noun == run || self.past_everyday(run, noun + 1) != noun);
        if !is_full || !stands || !is_for_a_person(self.page, noun) {
            return None;
        }
        let (span, role) = (self.page.span(first..noun + 1), Some(self.role_span(first, noun)));
        Some(Apposition { span, role, organisation: None, workplace: None })
    }

    /// `Ib Falk, brolægningsvurderer hos Holms El`: a noun for a person that no list has, behind a comma and before a body.
    fn unlisted_after(&self, at: usize, limit: usize) -> Option<Apposition> {
        // "it-orakel hos Holms El": whoever is at somebody's works there, whatever the noun ends in; but "ansat hos", "hjemme hos".
        let no_noun = Class::GRAMMAR.or(Class::CUE).or(Class::ADJECTIVES).or(Class::ADVERB);
        let works = at + 2 < limit
            && self.page.word(at + 1) == "hos"
            && self.page.is(at, Class::LETTERS)
            && !self.page.is(at, no_noun)
            && !self.page.word(at).ends_with(['t', 'e']);
        let is_noun = at + 2 < limit && !self.page.is_capital(at) && (works || is_for_a_person(self.page, at));
        let is_linked = is_noun && self.page.is_small(at + 1, Class::PHRASE_LINKS);
        let body = self.name_starting_at(at + 2).filter(|name| is_linked && name.kind != NameKind::Full)?;
        let span = self.page.span(at..body.tokens.end);
        let organisation = self.organisation_in(at + 1..body.tokens.end, false);
        let workplace = self.workplace_in(at + 1..body.tokens.end);
        Some(Apposition { span, role: Some(self.page.tokens()[at].span), organisation, workplace })
    }

    /// `Mona Kjær, mor til to`: a relative, told by whose.
    pub(super) fn relative_after(&self, at: usize, limit: usize) -> Option<Apposition> {
        let is_one = at + 1 < limit && self.page.is_small(at, Class::RELATIONS);
        let is_linked = is_one && self.page.is_small(at + 1, Class::PHRASE_LINKS);
        // "– Mona Kjær, oldemor"
        let is_last = at + 1 == limit && self.page.is_small(at, Class::RELATIONS);
        let span = self.page.tokens().get(at).filter(|_| is_linked || is_last)?.span;
        Some(Apposition { span, role: Some(span), organisation: None, workplace: None })
    }

    /// `Skolen har fået en ny leder. Hun hedder Mona Kjær`: what somebody is said to be who is named in the next sentence.
    fn newcomer(&self, name: &Name<'_>) -> Option<Apposition> {
        let run = &self.page.runs[name.run].tokens;
        // "en sygeplejerske ved navn Mona Kjær"
        if let Some(head) = name.tokens.start.checked_sub(3).filter(|&head| head >= run.start)
            && self.page.word(head + 2) == "navn"
            && self.role_at(head).is_some()
        {
            let (span, role) = (self.page.span(head..head + 1), Some(self.role_span(head, head)));
            return Some(Apposition { span, role, organisation: None, workplace: None });
        }
        let verbs = Class::NAMING_VERBS.or(Class::COPULAS);
        let verb =
            name.tokens.start.checked_sub(1).filter(|&verb| verb > run.start && self.page.is_small(verb, verbs))?;
        let is_named =
            verb == run.start + 1 && self.page.is(run.start, Class::THIRD) && self.page.is(verb, Class::NAMING_VERBS);
        let is_one = ONE_OF_THEM.has(&self.page.lower_of(self.page.span(run.start..verb)));
        let before = name.run.checked_sub(1).map(|before| &self.page.runs[before]).filter(|_| is_named || is_one)?;
        if before.is_quoted {
            return None;
        }
        let start = before.tokens.start.max(before.tokens.end.saturating_sub(LONGEST));
        // "To smede får prisen. Den ene er Mona Kjær."
        if is_one {
            let head =
                (start..before.tokens.end).rev().find(|&head| self.role_at(head).is_some() && self.is_plural(head));
            return head.and_then(|head| self.phrase(self.widen(start, head), before.tokens.end));
        }
        let is_noun = |&head: &usize| self.role_at(head).is_some() && !self.is_plural(head);
        let last = (start..before.tokens.end).rev().find(is_noun);
        let is_new = |&head: &usize| {
            let is_led =
                head > start && self.page.is(head - 1, Class::ADJECTIVES.or(Class::DETERMINERS).or(Class::RANKS));
            is_led && self.page.is_small(head, Class::ROLES)
        };
        // "…," siger direktøren for Nordlys. Han hedder Ib Falk.
        let is_source = |&head: &usize| {
            head > start && self.page.is_small(head - 1, Class::CUE) && self.page.is(head, Class::DEFINITE_ROLE)
        };
        // "Organisten er ny. Han hedder Ib Falk.", "Cafeens leder er diakon. Hun hedder Mona Kjær."
        let first = before.tokens.start;
        let is_owned = self.page.is(first, Class::BODY_WORD) && self.page.word(first).ends_with('s');
        let opens = |head: &usize| is_owned || self.page.is(*head, Class::DEFINITE_ROLE);
        let subject = || Some(first + usize::from(is_owned)).filter(is_noun).filter(opens);
        let rest = name.tokens.end..run.end.min(name.tokens.end + LONGEST);
        let rest = rest.take_while(|&token| !self.is_before_name_of_person(token));
        let is_told_more = || rest.clone().any(|token| self.role_at(token).is_some());
        let head = last.filter(|head| is_new(head) || is_source(head) && !is_told_more()).or_else(subject)?;
        self.phrase(if is_owned && head == first + 1 { first } else { head }, before.tokens.end)
    }

    /// `konsulenterne Mona Kjær og Ib Falk`: what several are called before the first of them.
    fn before_several(&self, name: &Name<'_>) -> Option<Apposition> {
        let mut first = name;
        for _ in 0..MOST_TOGETHER {
            let link = first.tokens.start.checked_sub(1)?;
            let is_link = self.page.is(link, Class::COMMA) || self.page.is_small(link, Class::CONJUNCTIONS);
            // "skuespillerne Mona Kjær (MK) og Ib Falk (IF)"
            let is_bracketed =
                link > 3 && self.page.is(link - 1, Class::BRACKET) && self.page.is(link - 3, Class::BRACKET);
            let end = link - 3 * usize::from(is_bracketed);
            first = self.name_ending_at(end).filter(|other| is_link && other.run == name.run)?;
            if let Some(told) = self.before(first) {
                let head = self.page.token_from(told.role?.end() - 1).checked_sub(1)?;
                return self.is_plural(head).then_some(told);
            }
        }
        None
    }

    /// `Mona Kjær og Ib Falk, der begge er konsulenter i …`: what several are called behind the last of them.
    fn after_several(&self, name: &Name<'_>) -> Vec<Apposition> {
        let mut end = name.tokens.end;
        let limit = self.page.runs[name.run].tokens.end;
        for _ in 0..MOST_TOGETHER {
            let is_last = end < limit && self.page.is_small(end, Class::CONJUNCTIONS);
            let is_link = is_last || end < limit && self.page.is(end, Class::COMMA);
            let Some(other) = self.name_starting_at(end + 1).filter(|_| is_link) else { break };
            if is_last {
                let is_of_all = |told: &Apposition| {
                    told.role.is_some_and(|role| self.is_plural(self.page.token_from(role.end()).saturating_sub(1)))
                };
                let told = self.after(other);
                return if told.first().is_some_and(is_of_all) { told } else { Vec::new() };
            }
            end = other.tokens.end;
        }
        Vec::new()
    }

    /// Past an age before a name, if a comma parts it from what the bearer is: `skibets kaptajn, den 54-årige Ib Falk`.
    fn before_age(&self, start: usize, first: usize) -> usize {
        let Some(age) = start.checked_sub(1).filter(|&age| age > first) else { return start };
        let is_age = self.page.is(age, Class::AGE_ENDINGS);
        let opener = age - usize::from(is_age && self.is_article(age - 1));
        if is_age && opener > first && self.page.is(opener - 1, Class::COMMA) { opener } else { start }
    }

    /// Past a degree before a name: `professor, cand.jur. Ib Falk`.
    fn before_degree(&self, start: usize, first: usize) -> usize {
        let is_degree = |token: usize| {
            // "ph.d.-studerende" is a job.
            // "professor emeritus Ib Falk"
            let word = self.page.word(token);
            let degree = word.split_once('.').map(|(stem, _)| stem).filter(|_| !self.page.is(token, Class::JOINED));
            degree.or_else(|| word.starts_with("emerit").then_some(word)).is_some_and(|degree| DEGREES.has(degree))
        };
        let is_stop = start > first + 1 && self.page.word(start - 1) == ".";
        let at = start - usize::from(is_stop);
        if at <= first || !is_degree(at - 1) {
            return start;
        }
        // "lektor og ph.d. Ib Falk"
        at - 1 - usize::from(at > first + 2 && self.page.is_small(at - 2, Class::CONJUNCTIONS))
    }

    /// `Formanden for kredsen, overlæge Ib Falk`: what stands before a comma and one word for the bearer.
    fn before_that(&self, name: &Name<'_>) -> Option<Apposition> {
        let run = &self.page.runs[name.run];
        let word = name.tokens.start.checked_sub(1).filter(|&word| word > run.tokens.start + 1)?;
        let is_noun = self.page.is(word, Class::ROLES.or(Class::PERSON_NOUNS));
        let comma = word.checked_sub(1).filter(|&comma| is_noun && self.page.is(comma, Class::COMMA))?;
        let first = run.tokens.start.max(comma.saturating_sub(LONGEST));
        // "Struer Roklubs formand, læge Mona Kjær"
        let has_owner = |&head: &usize| {
            let start = self.widen(first, head);
            let is_owned = || self.organisation_in(start..head, true).or_else(|| self.owner_in(start..head)).is_some();
            self.role_at(head).is_some() && start < head && is_owned()
        };
        let owned = || comma.checked_sub(1).filter(has_owner);
        // "en af landets eksperter i mug, læge Mona Kjær" says more by the title.
        let head = self.linked_head(name, first, comma).or_else(owned).filter(|&head| !self.is_plural(head))?;
        let start = self.widen(first, head);
        let organisation = self.organisation_in(head + 1..comma, false);
        let organisation = organisation.or_else(|| self.organisation_in(start..head, true));
        let workplace = self.workplace_in(head + 1..comma).or_else(|| self.owner_in(start..head));
        let (span, role) = (self.page.span(start..comma), Some(self.role_span(start, head)));
        Some(Apposition { span, role, organisation, workplace })
    }

    /// `Ny leder i Struer er Mona Kjær`, `Vært var Ib Falk`, `Som leder har Mona Kjær`: what one is, said before the verb.
    fn predicate(&self, name: &Name<'_>, first: usize) -> Option<Apposition> {
        let verb = name.tokens.start.checked_sub(1).filter(|&verb| verb > first)?;
        if let Some(told) = self.told_as(self.page.runs[name.run].tokens.start, verb) {
            return Some(told);
        }
        let is_as = self.page.runs[name.run].tokens.start == first && self.page.is(first, Class::JOB_LINKS);
        let helpers = if is_as { Class::AUXILIARIES } else { Class::NONE };
        // "Ny leder er i dag Mona Kjær", "Formand er stadig Ib Falk"
        let start = name.tokens.start;
        let is_adverb = |verb: usize| verb + 2 == start && self.page.is_small(verb + 1, Class::ADVERB);
        let is_next = |verb: usize| is_adverb(verb) || self.past_everyday(verb + 1, start + 1) == start;
        let is_verb = |&verb: &usize| self.page.is_small(verb, Class::COPULAS.or(helpers)) && is_next(verb);
        let verb = (first + 1..start).rev().take(MOST_BEFORE_DEED).find(is_verb)?;
        // "Naboen hedder Mona Kjær"
        let is_head = |&token: &usize| self.role_at(token).or_else(|| self.relation_at(first, token)).is_some();
        // "Manden bag Havets Brød hedder Ib Falk"
        let is_body_of = first + 2 < verb
            && self.page.is(first, Class::PERSON_NOUNS)
            && self.page.is(first + 1, Class::PHRASE_LINKS);
        let house = || self.organisation_in(first + 1..verb, false).filter(|_| is_body_of).map(Apposition::body);
        let Some(head) = (first..verb).take(MOST_BEFORE_ROLE).find(is_head) else { return house() };
        // "En læge, der har set det før, er Mona Kjær."
        let is_clause = head + 3 < verb
            && self.page.is(head + 1, Class::COMMA)
            && self.page.is(head + 2, Class::RELATIVES)
            && self.page.is(verb - 1, Class::COMMA);
        let is_whole = is_clause || (head + 1..verb).all(|token| self.page.is_word(token));
        let span = self.page.span(head..verb);
        let end = if is_clause { head + 1 } else { verb };
        let organisation = self.organisation_in(head + 1..end, false);
        let workplace = self.workplace_in(head + 1..end);
        is_whole.then(|| Apposition { span, role: Some(self.role_span(first, head)), organisation, workplace })
    }

    /// `Jeg hedder Mona Kjær, og jeg er lærer på Struer Skole.`: what whoever tells the name says that they are.
    fn introduced(&self, name: &Name<'_>) -> Option<Apposition> {
        let verb = name.tokens.start.checked_sub(2).filter(|&first| {
            let is_named = self.page.is_small(first + 1, Class::NAMING_VERBS.or(Class::COPULAS));
            is_named && (self.page.reads(first, "jeg") || self.page.word(first) == "navn")
        })?;
        let end = self.page.run_after(verb).unwrap_or(&self.page.runs[name.run]).tokens.end;
        let own = (name.tokens.end..end.min(name.tokens.end + LONGEST)).filter(|&token| self.page.reads(token, "jeg"));
        let mut told = own.filter_map(|own| self.said_after(own + 1, self.page.run_of(own).tokens.end));
        told.find(|told| told.role.is_some())
    }

    /// `Hendes makker i Struer Kommune var tømrer Ib Falk`, `Hans kontakt hos Nordlys hedder Mona Kjær`: the body of somebody who is
    /// named behind the verb.
    fn counterpart(&self, name: &Name<'_>) -> Option<Apposition> {
        let first = self.page.runs[name.run].tokens.start;
        let verbs = Class::COPULAS.or(Class::NAMING_VERBS);
        let mut front = (first + 3..name.tokens.start).rev().take(MOST_BEFORE_DEED);
        let verb = front.find(|&token| self.page.is_small(token, verbs))?;
        let is_owned = self.page.is(first, Class::DETERMINER) && self.page.word(first).ends_with('s');
        let is_led = is_owned && self.page.is_small(first + 2, Class::PHRASE_LINKS);
        if is_led { self.organisation_in(first + 2..verb, false).map(Apposition::body) } else { None }
    }

    /// `Havets Brød, som Ib og Mona Kjær åbnede`: the body that somebody founded, or has.
    fn owned_by(&self, name: &Name<'_>) -> Option<Apposition> {
        let next = name.tokens.end;
        let is_joined =
            |link: usize| link + 1 < self.page.tokens().len() && self.page.is_small(link, Class::CONJUNCTIONS);
        let verb = self.name_starting_at(next + 1).filter(|_| is_joined(next)).map_or(next, |other| other.tokens.end);
        let limit = self.page.runs[name.run].tokens.end;
        let is_deed = verb < limit && self.page.is_small(verb, Class::OWNING_VERBS.or(Class::AUXILIARIES));
        let is_deed =
            is_deed && (verb..limit.min(verb + 2)).any(|token| self.page.is_small(token, Class::OWNING_VERBS));
        let first = name.tokens.start.checked_sub(1).filter(|_| is_deed)?;
        let mut front = (0..=first).rev().take(MOST_BEFORE_DEED);
        let relative = front.find(|&token| self.page.is_small(token, Class::RELATIVES))?;
        let end = relative - usize::from(self.page.is(relative.checked_sub(1)?, Class::COMMA));
        let body = self.name_ending_at(end)?;
        let may_be = !matches!(body.kind, NameKind::Full | NameKind::Given | NameKind::Place) && body.run == name.run;
        may_be.then(|| Apposition::body(body.span))
    }

    /// `Som overlæge på Struer Sygehus ser Mona Kjær`, `Efter ti år som rektor går Mona Kjær`: what ends where the verb stands
    /// that its bearer follows.
    pub(super) fn told_as(&self, first: usize, verb: usize) -> Option<Apposition> {
        let may_be = first + 1 < verb && self.page.is(first, Class::JOB_LINKS.or(Class::PREPOSITION));
        let mut front = (first..verb).rev().take(LONGEST).take_while(|&token| self.page.is(token, Class::WORD));
        let link = front.find(|&token| may_be && self.page.is(token, Class::JOB_LINKS))?;
        // "Som en læge går hun" tells how, "Som overlæge Mona Kjær" of whom.
        // "Efter ti år som laborant på Nordlys": a preposition is no verb.
        let is_bare = self.page.is_small(verb, Class::LETTERS)
            && !self.page.is(verb, Class::PHRASE_LINKS)
            && !self.page.is(link + 1, Class::INDEFINITES);
        let told = if is_bare { self.phrase(link + 1, verb) } else { None };
        told.filter(|told| self.page.token_from(told.span.end()) == verb)
    }

    /// `Venstre-manden Ib Falk`: the body that the noun right before a name holds.
    fn side(&self, name: &Name<'_>) -> Option<Apposition> {
        let noun = name
            .tokens
            .start
            .checked_sub(1)
            .filter(|&noun| self.page.is(noun, Class::LARGE) && self.page.is(noun, Class::JOINED))?;
        let body = follower(self.page.word(noun))?;
        let start = self.page.tokens()[noun].span.start();
        Some(Apposition::body(Span::new(start, start + body.len())))
    }

    /// `Vært: Mona Kjær`, first in a sentence.
    fn label(&self, name: &Name<'_>) -> Option<Apposition> {
        let run = &self.page.runs[name.run].tokens;
        let colon = name.tokens.start.checked_sub(1).filter(|&colon| self.page.is(colon, Class::COLON))?;
        let head = colon.checked_sub(1).filter(|&head| head == run.start && self.role_at(head).is_some())?;
        // "Deltagerne: Mona Kjær, konsulent" says of all of them no more than that they are there.
        if self.is_plural(head) {
            return None;
        }
        let role = Some(self.role_span(head, head));
        Some(Apposition { span: self.page.span(head..name.tokens.end), role, organisation: None, workplace: None })
    }

    /// The head of `leder af uddannelsen` before a name.
    fn linked_head(&self, name: &Name<'_>, first: usize, end: usize) -> Option<usize> {
        // "konsulent i afdelingen for Velfærdsteknologi": whoever is no person by name may be what the role is for.
        let has_comma = end < name.tokens.start;
        let is_person = matches!(name.kind, NameKind::Full | NameKind::Foreign) || has_comma;
        if !is_person || end == first || self.may_link(end - 1) {
            return None;
        }
        let mut token = end;
        for _ in 0..MOST_BEFORE_ROLE + 2 {
            // "Formand for Social-, Sundheds- og Kulturudvalget": a name counts as one word.
            token = match self.name_ending_at(token) {
                Some(other) if other.kind != NameKind::Full => other.tokens.start,
                _ => token.checked_sub(1)?,
            };
            let is_part = token >= first && self.page.is(token, Class::WORD) && !self.ends_phrase(token);
            if !is_part {
                return None;
            }
            let is_linked = token + 1 < end && self.page.is_small(token + 1, Class::PHRASE_LINKS);
            // "Kurset varer en dag og bygger på det, Mona Kjær kalder …"
            let is_verb = || self.page.is_small(token, Class::TRADES) && !self.leads_to_role(first, token);
            // "Struer Sygehus ansatte i maj Ib Falk"
            let is_of_many = || !has_comma && self.is_plural(token);
            if is_linked && self.role_at(token).is_some() && !is_verb() && !is_of_many() {
                return Some(self.outer_role(first, token));
            }
        }
        None
    }

    /// `anklager hos Statsadvokaten i Viborg`: the role of whoever works in an office that is called by a role.
    fn outer_role(&self, first: usize, head: usize) -> usize {
        let is_office = self.page.is_capital(head) && self.page.is(head, Class::DEFINITE_ROLE) && head >= first + 2;
        let is_outer =
            is_office && self.page.is_small(head - 1, Class::PHRASE_LINKS) && self.role_at(head - 2).is_some();
        if is_outer { head - 2 } else { head }
    }

    /// Whether a role, and no verb, may stand at a token that looks as both, from the word before it.
    fn leads_to_role(&self, first: usize, token: usize) -> bool {
        let Some(before) = token.checked_sub(1).filter(|&before| before >= first) else { return true };
        if self.page.is(before, Class::CONJUNCTION) {
            return before > first && self.role_at(before - 1).is_some();
        }
        self.page.is(before, LEADS_TO_ROLE) || !self.page.is_word(before) || self.page.word(before).ends_with('s')
    }

    /// Past the party, the age or the place in a picture that a name has behind it: `Ib Falk (A), borgmester`, `Mona Kjær
    /// (t.v.), lærer`.
    pub(super) fn past_bracket(&self, at: usize, limit: usize) -> usize {
        if at + 2 >= limit || self.page.word(at) != "(" {
            return at;
        }
        let mut inside = at + 2..limit.min(at + 2 + MOST_BRACKETED);
        inside.find(|&token| self.page.word(token) == ")").map_or(at, |closing| closing + 1)
    }

    /// Past the age between a name and a comma: `Mona Kjær på 34 år, der er lærer`.
    fn past_age(&self, at: usize, limit: usize) -> usize {
        let is_age = at + 2 < limit && self.page.is_small(at, Class::AGE_LINKS) && self.page.is(at + 1, Class::NUMBER);
        let end = at + 2 + usize::from(is_age && self.page.is_small(at + 2, Class::YEARS));
        if is_age && end < limit && self.page.is(end, Class::COMMA) { end } else { at }
    }

    /// `Mona Kjær (overlæge, Struer Sygehus)`: what one is, in brackets.
    fn bracketed(&self, name: &Name<'_>, limit: usize) -> Option<Vec<Apposition>> {
        let at = name.tokens.end;
        let opens = at + 2 < limit && self.page.is(at, Class::BRACKET) && self.page.word(at) == "(";
        let end = (at + 2..limit.min(at + LONGEST)).find(|&token| self.page.is(token, Class::BRACKET));
        let told = self.listed(name, at + 1, end.filter(|_| opens)?);
        told.iter().any(|told| told.role.is_some()).then_some(told)
    }

    /// `Mona Kjær, konsulent i Struer Kommune`, `Ib Falk (S)`, `Ib Falk er formand for …`, `Ib Falk fra COI`.
    fn after(&self, name: &Name<'_>) -> Vec<Apposition> {
        let sentence_end = self.page.runs[name.run].tokens.end;
        if let Some(bracketed) = self.bracketed(name, sentence_end) {
            return bracketed;
        }
        let at = self.past_age(self.past_bracket(name.tokens.end, sentence_end), sentence_end);
        if at >= sentence_end {
            return Vec::new();
        }
        match self.page.word(at) {
            // "Mona Kjær / Struer Kommune"
            "," | "/" | "|" => self.listed(name, at + 1, sentence_end),
            // "Mona Kjær: Konsulent i Struer Kommune.", in a box of facts
            ":" if name.tokens.start == self.page.runs[name.run].tokens.start => self.entry(at + 1, sentence_end),
            // "Mona Kjær – formand for Struer Roklub – er glad", "hvad Ib Falk (A) som formand har sagt"
            "-" | "–" => {
                // "Mona Kjær – til daglig kok – er glad"
                let phrase = self.phrase(self.past_everyday(at + 1, sentence_end), sentence_end);
                let rest = |phrase: &Apposition| {
                    self.body_after(phrase, sentence_end).or_else(|| self.other_role(phrase, sentence_end))
                };
                let rest = phrase.as_ref().and_then(rest);
                phrase.into_iter().chain(rest).collect()
            }
            // "Danske Ældreråd har valgt Mona Kjær til formand"
            _ if let Some(told) = self.appointed(name, at, sentence_end) => vec![told],
            _ if self.page.is_small(at, Class::JOB_LINKS) => self.phrase(at + 1, sentence_end).into_iter().collect(),
            // "siger Mona Kjær der er smed": the comma is often left out.
            _ if self.page.is_small(at, Class::RELATIVES) => self.relative(at + 1, sentence_end).into_iter().collect(),
            // "siger Mona Kjær på vegne af Struer Roklub"
            "på" if let Some(told) = self.in_lead(at, sentence_end) => vec![told],
            // "siger Mona Kjær efter ni år som smed"
            _ if self.page.word(at) == "efter" => self.acted_as(at, sentence_end).into_iter().collect(),
            // "Mona Kjær begyndte som elev og er nu kok": what was gives way to what is.
            _ if let Some(said) = self.said_after(at, sentence_end) => {
                let is_past = self.page.word(at).ends_with("te") || self.page.word(at).ends_with("de");
                let now =
                    if is_past { self.said_later(self.page.token_from(said.span.end()), sentence_end) } else { None };
                // "Mona Kjær er kaptajn og har ti år bag sig i Hjemmeværnet"
                let is_open = said.organisation.is_none() && said.workplace.is_none();
                let second = if is_open { self.second_clause(at, sentence_end) } else { None };
                now.into_iter().chain([said]).chain(second).collect()
            }
            // "Ib Falk økonomichef Falk & Søn"
            _ if at + 1 < sentence_end
                && self.role_at(at).is_some_and(|role| !role.is_definite)
                && self.body_at(at + 1).is_some() =>
            {
                self.phrase(at, sentence_end).into_iter().collect()
            }
            _ if let Some(said) = self.said_behind(name.tokens.start, at, sentence_end) => vec![said],
            // "Naboen hedder Ib Falk og er smed"
            _ if self.page.is_small(at, Class::CONJUNCTIONS)
                && at + 1 < sentence_end
                && self.page.is_small(at + 1, Class::COPULAS) =>
            {
                self.said_after(at + 1, sentence_end).into_iter().collect()
            }
            // "siger konsulent Mona Kjær til Struer Avis" tells whom she spoke to.
            _ if self.page.is_small(at, Class::WORKPLACE_LINKS)
                || (self.page.is_small(at, Class::PHRASE_LINKS)
                    && self.page.word(at) != "til"
                    && self.has_role_beside(name)) =>
            {
                if at + 1 >= sentence_end {
                    return Vec::new();
                }
                // "fra firmaet Holms El"
                let is_noun = self.page.is_small(at + 1, Class::ORGANISATION_WORDS);
                // "Mona Kjær på afdeling B12 på Struer Sygehus"
                let is_noun = is_noun && !self.page.is(at + 1, Class::DEPARTMENTS);
                let body = self.body_at(at + 1).or_else(|| self.body_at(at + 2).filter(|_| is_noun));
                let body = body.or_else(|| self.house_of(at + 1).filter(|_| is_noun));
                // "siger Mona Kjær (S) i et svar til Venstre"
                let is_other = self.page.is_small(at + 1, Class::DETERMINERS) && !self.is_article(at + 1);
                let behind = || if is_other { None } else { self.body_behind(at, sentence_end) };
                let body = body.or_else(|| self.firm_at(name, at + 1)).or_else(behind);
                let body = body.or_else(|| self.place_at(at + 1, sentence_end));
                // "Mona Kjær fra Holms El er uddannet smed"
                let verb = body.as_ref().map(|body| self.page.token_from(body.span.end()));
                let said = verb.and_then(|verb| self.said_after(verb, sentence_end));
                body.into_iter().chain(said.filter(|said| said.role.is_some())).collect()
            }
            _ => {
                // "Mona Kjær bor i Struer og er smed"
                let opens = name.titled || name.tokens.start == self.page.runs[name.run].tokens.start;
                let said = || self.said_later(at, sentence_end).or_else(|| self.daily(at, sentence_end));
                let later = if opens { said() } else { None };
                // "Mona Kjær ejer Havets Brød"
                let deed = || self.deed_at_body(at, sentence_end);
                later.or_else(|| self.served_as(at, sentence_end)).or_else(deed).into_iter().collect()
            }
        }
    }

    /// `Konsulent i Struer Kommune.`: what a line tells of whoever is named before its colon, if it is no more than a role.
    fn entry(&self, at: usize, limit: usize) -> Vec<Apposition> {
        let told = self.phrase(at, limit).filter(|told| {
            let end = self.page.token_from(told.span.end());
            let opens = told.role.is_some_and(|role| role.start() == self.page.tokens()[at].span.start());
            opens && (end >= limit || !self.page.is_word(end))
        });
        let body = told.as_ref().and_then(|told| self.body_after(told, limit));
        told.into_iter().chain(body).collect()
    }

    /// The phrases after a name and a comma: an age is passed over, a relative clause is read if it says what one is.
    fn listed(&self, name: &Name<'_>, from: usize, limit: usize) -> Vec<Apposition> {
        // "Mona Kjær, til daglig kok"
        let (mut at, mut found) = (self.past_everyday(from, limit), Vec::new());
        // "Hans far, Ib Falk, spiller tuba": the comma closes what the name is, and a verb follows.
        let is_inner = name.tokens.start.checked_sub(1).is_some_and(|before| self.page.is(before, Class::COMMA));
        if is_inner && self.is_verb_with_object(at, limit) {
            return found;
        }
        // "Hans far, Ib Falk, er smed."
        if let Some(said) = self.said_after(at, limit).filter(|_| is_inner) {
            return vec![said];
        }
        for _ in 0..3 {
            let is_relative = at + 1 < limit && self.page.is_small(at, Class::RELATIVES);
            let other =
                || self.relative_after(at, limit).or_else(|| self.unlisted_after(at, limit).filter(|_| !is_inner));
            let noun_phrase = || self.phrase(at, limit).or_else(other);
            let clause = || self.relative(at + 1, limit).or_else(|| self.second_clause(at + 1, limit));
            let phrase = if is_relative { clause() } else { noun_phrase() };
            if let Some(phrase) = phrase.filter(|phrase| !self.belongs_to_next(phrase, limit)) {
                // "Mona Kjær, køkkenchef, Havets Kro", in a line of its own
                let line = self.page.runs[name.run].tokens.start;
                let dash = usize::from(self.page.is(line, Class::BREAK));
                let is_line = name.tokens.start == line + dash;
                let rest = || self.last_of_line(&phrase, limit).or_else(|| self.rest_of_card(&phrase, limit));
                let rest = || if is_line { rest() } else { None };
                let other = || self.other_role(&phrase, limit);
                found.extend(self.role_of_today(&phrase, limit));
                found.extend(self.body_after(&phrase, limit).or_else(other).or_else(rest));
                found.extend(if is_relative { self.second_clause(at + 1, limit) } else { None });
                found.insert(0, phrase);
                return found;
            }
            // "Mona Kjær, fra Holm Mejeri"
            let place = at + usize::from(at + 1 < limit && self.page.is_small(at, Class::WORKPLACE_LINKS));
            if !is_relative && let Some(body) = self.body_at(place).or_else(|| self.body_alone(name, at, limit)) {
                found.push(body);
                return found;
            }
            let Some(next) = self.after_age(at, limit).or_else(|| self.after_origin(at, limit)) else { break };
            at = next;
            // "Mona Kjær, 38 år, er blevet partner i Holm & Bro"
            if let Some(said) = self.said_after(at, limit) {
                found.push(said);
                return found;
            }
        }
        found
    }

    /// `Mona og Ib, formanden for kredsen, overlæge Bo Friis`: what stands before a comma and another one's role and name.
    fn belongs_to_next(&self, phrase: &Apposition, limit: usize) -> bool {
        let comma = self.page.token_from(phrase.span.end());
        let is_next = comma + 2 < limit && self.page.is(comma, Class::COMMA) && self.role_at(comma + 1).is_some();
        is_next && self.is_before_name_of_person(comma + 2)
    }

    /// `spiller tuba`: a word that may be verb or role, and what only a verb can have behind it.
    pub(super) fn is_verb_with_object(&self, at: usize, limit: usize) -> bool {
        let may_be = at + 1 < limit && self.page.word(at).ends_with("er") && self.page.is_small(at, Class::ROLES);
        let is_other = Class::PHRASE_LINKS.or(Class::CONJUNCTIONS);
        may_be && self.page.is_word(at + 1) && !self.page.is_small(at + 1, is_other)
    }

    /// `I Struer drejer Mona Kjær`: a word that may be verb or role, before its subject and behind no word that leads up
    /// to a role.
    fn is_inverted_verb(&self, name: &Name<'_>, token: usize) -> bool {
        let run = self.page.runs[name.run].tokens.start;
        let may_be = token + 1 == name.tokens.start && token > run && !self.page.is_capital(token);
        let is_led = || {
            let before = token - 1;
            // "På Struer Bibliotek følger vejleder Mona Kjær", but "I vinter træner Mona Kjær"
            let is_behind_verb = before > run + 1
                && self.page.is_small(before, Class::LETTERS)
                && ["er", "te", "ede"].iter().any(|end| self.page.word(before).ends_with(end))
                && !self.page.is(before - 1, Class::PREPOSITION.or(Class::DETERMINERS).or(Class::INDEFINITES));
            is_behind_verb
                || self.page.is(before, LEADS_TO_ROLE.or(Class::CONJUNCTION))
                || !self.page.is_word(before)
                || self.page.word(before).ends_with('s')
        };
        // "Til daglig fortolker Mona Kjær breve."
        let is_daily = || self.past_everyday(run, token + 1) == token;
        may_be && (is_daily() || self.page.is(token, Class::TRADES) && !is_led())
    }

    /// `der leder Sund Skole`: a verb that looks as a role does.
    fn is_deed(&self, first: usize, token: usize) -> bool {
        let mut near = first.max(token.saturating_sub(MOST_BEFORE_DEED))..token;
        let is_verb_like = self.page.is_small(token, Class::DEEDS);
        // "Mona Kjær, som forsvarer Ib Falk": the clause is of the one and tells of the other.
        let is_of_other = || {
            token > first + 2
                && self.page.is(token - 2, Class::COMMA)
                && self.page.is_small(token - 1, Class::RELATIVES)
                && self.page.is_small(token, Class::TRADES)
                && self.name_ending_at(token - 2).is_some()
        };
        is_verb_like && near.any(|before| self.page.is_small(before, Class::RELATIVES)) || is_of_other()
    }

    /// `…, produktionschef, Broholm Metal A/S`: the body in a list of what one is and where.
    pub(super) fn body_after(&self, phrase: &Apposition, limit: usize) -> Option<Apposition> {
        let comma = self.page.token_from(phrase.span.end());
        let is_comma = phrase.organisation.is_none() && comma + 1 < limit && self.page.is(comma, Class::COMMA);
        is_comma.then(|| self.body_at(comma + 1).or_else(|| self.body_of_noun(comma, limit))).flatten()
    }

    /// `biolog, rådgiver i Struer Kommune`, `biolog, der er rådgiver i Struer Kommune`: the second of two roles, if it tells a body.
    fn other_role(&self, phrase: &Apposition, limit: usize) -> Option<Apposition> {
        let comma = self.page.token_from(phrase.span.end());
        let is_comma = comma + 1 < limit && self.page.is(comma, Class::COMMA);
        let is_bare = phrase.organisation.is_none() && phrase.workplace.is_none();
        let clause = || self.relative(comma + 2, limit).filter(|told| told.role.is_some());
        let is_relative = is_comma && comma + 2 < limit && self.page.is_small(comma + 1, Class::RELATIVES);
        let told = || if is_relative { clause() } else { self.phrase(comma + 1, limit) };
        let other = if is_comma && is_bare { told() } else { None };
        other.filter(|other| other.organisation.is_some() && !self.belongs_to_next(other, limit))
    }

    /// `tidligere smed og nu frivillig i Struer Museum`: what somebody is who was another thing.
    fn role_of_today(&self, phrase: &Apposition, limit: usize) -> Option<Apposition> {
        let link = self.page.token_from(phrase.span.end());
        let is_link = link + 2 < limit && self.page.is_small(link, Class::CONJUNCTIONS);
        let today = if is_link { self.past_everyday(link + 1, limit) } else { 0 };
        if today > link + 1 { self.phrase(today, limit) } else { None }
    }

    /// `journalist på landets største avis, Posten,`: the name between commas behind a noun for a body.
    fn body_of_noun(&self, comma: usize, limit: usize) -> Option<Apposition> {
        let is_noun = comma > 0 && self.page.is_small(comma - 1, Class::BODY_WORD);
        let name = self.name_starting_at(comma + 1).filter(|_| is_noun)?;
        let is_unknown = matches!(name.kind, NameKind::Single | NameKind::Foreign);
        let ends = name.tokens.end >= limit || self.page.is(name.tokens.end, Class::COMMA.or(Class::STOP));
        (is_unknown && ends).then_some(Apposition::body(name.span))
    }

    /// `Lærling, Havnens Køkken`: what stands last in a line about somebody, in capitals and no town, is where one works.
    pub(super) fn rest_of_card(&self, phrase: &Apposition, end: usize) -> Option<Apposition> {
        let comma = self.page.token_from(phrase.span.end());
        let first = comma + 1;
        // "Lærling, Havnens Køkken:" over what is said
        let end = end - usize::from(end > first && self.page.is(end - 1, Class::COLON));
        let is_rest = phrase.organisation.is_none() && first < end && self.page.is(comma, Class::COMMA);
        let is_name = is_rest && self.page.is_capital(first) && (first..end).all(|token| self.page.is_word(token));
        let rest = is_name.then(|| self.page.span(first..end))?;
        (!PLACES.has(&self.page.text[rest])).then_some(Apposition::body(rest))
    }

    /// `Struer Kommune`, `Nordlys, Struer`: a line that holds the name of a body and no more than its town.
    pub(super) fn body_line(&self, line: &Run) -> Option<Apposition> {
        let body = self.name_starting_at(line.tokens.start)?;
        let end = body.tokens.end;
        let town = self.name_starting_at(end + 1).filter(|town| town.kind == NameKind::Place);
        let is_in_town = town.is_some_and(|town| self.page.is(end, Class::COMMA) && town.tokens.end == line.tokens.end);
        let is_body = match body.kind {
            NameKind::Organisation => is_in_town || end == line.tokens.end,
            NameKind::Single | NameKind::Foreign => is_in_town,
            _ => false,
        };
        is_body.then(|| Apposition::body(body.span))
    }

    /// What a relative clause says: `der er jurist i …`, `som arbejder på …`.
    fn relative(&self, at: usize, limit: usize) -> Option<Apposition> {
        // "der leder afdelingen": whoever does it is a leder.
        let verb = self.past_everyday(at, limit);
        // "som i tre år har været frivillig i …", "der nu er tømrer hos …"
        let others = Class::CUE.or(Class::THIRD).or(Class::SPEECH).or(Class::CAPITAL);
        let is_adverb = |token: &usize| self.page.is(*token, Class::WORD) && !self.page.is(*token, others);
        let clause = (at..limit.min(at + MOST_BEFORE_DEED + 2)).take_while(is_adverb);
        // "som sammen med sin bror driver Havets Kro"
        let telling = Class::COPULAS.or(Class::AUXILIARIES).or(Class::OWNING_VERBS);
        let mut verbs = clause.filter(|&token| self.page.is_small(token, telling));
        let late = || verbs.next().filter(|&late| late > at).and_then(|late| self.said_after(late, limit));
        self.said_after(at, limit)
            .or_else(late)
            .or_else(|| self.deed(verb, limit))
            .or_else(|| self.acted_as(at, limit))
            .or_else(|| self.daily(at, limit))
            .or_else(|| self.in_lead(at, limit))
    }

    /// `leder foreningen Havets Venner`, `forsker i jura`: a verb that says what one is, and its body.
    fn deed(&self, verb: usize, limit: usize) -> Option<Apposition> {
        let is_deed = verb + 1 < limit && self.page.is_small(verb, Class::DEEDS);
        let told = is_deed.then(|| self.phrase(verb, limit)).flatten()?;
        // "der forsker i mug ved Aarhus Universitet" tells where, and less what one is.
        let role =
            told.role.filter(|_| !self.page.is(verb, Class::LEARNED_ROLES) && self.page.word(verb) != "underviser");
        let told = Apposition { role, ..told };
        if told.organisation.is_some() || self.page.is_small(verb + 1, Class::PHRASE_LINKS) {
            return Some(told);
        }
        let is_noun = is_definite(self.page.word(verb + 1));
        let name = self.name_starting_at(verb + 1).or_else(|| self.name_starting_at(verb + 2).filter(|_| is_noun));
        let name = name.filter(|name| !matches!(name.kind, NameKind::Full | NameKind::Given | NameKind::Place));
        // "der ejer bilen" says little of anybody.
        let is_noun = self.page.is_small(verb + 1, Class::BODY_WORD);
        let is_body = name.is_some() || is_noun;
        // "der leder firmaet Leg og Lyst": where the name ends no list can tell.
        let is_more = Class::CONJUNCTIONS.or(Class::MARK);
        let name = name.filter(|name| name.tokens.end >= limit || !self.page.is(name.tokens.end, is_more));
        // "der leder klinikken på Struer Sygehus"
        let is_in = is_noun && verb + 2 < limit && self.page.is_small(verb + 2, Class::WORKPLACES);
        let house = || if is_in { self.body_in(verb + 2..self.complement_end(verb + 2, limit)) } else { None };
        is_body.then(|| Apposition { organisation: name.map(|name| name.span).or_else(house), ..told })
    }

    /// The same, if it names the body: `ejer Havets Brød`, `ejer fabrikken`.
    pub(super) fn deed_at_body(&self, verb: usize, limit: usize) -> Option<Apposition> {
        self.deed(verb, limit)
            .filter(|deed| deed.organisation.is_some() || self.page.is_small(verb + 1, Class::BODY_WORD))
    }

    /// `der vendte hjem som kok`: what somebody does something as.
    fn acted_as(&self, at: usize, limit: usize) -> Option<Apposition> {
        // "efter 22 år som rektor"
        let is_word = |token: &usize| self.page.is(*token, Class::WORD) && !self.is_year(*token);
        let clause = (at..limit.min(at + MOST_BEFORE_ROLE + 2)).take_while(is_word);
        let link = clause.into_iter().find(|&token| self.page.is_small(token, Class::JOB_LINKS))?;
        let is_bare = link + 1 < limit && !self.page.is_small(link + 1, Class::DETERMINERS);
        is_bare.then(|| self.phrase(link + 1, limit)).flatten()
    }

    /// `Mona Kjær har netop overtaget posten som formand for kredsen`: what somebody is who does a thing as that.
    fn served_as(&self, at: usize, limit: usize) -> Option<Apposition> {
        // "Mona Kjær kender ham som smed", "Mona Kjær er lige så god som en smed"
        let others = Class::THIRD.or(Class::OTHER).or(Class::SPEECH);
        let clause = (at..limit.min(at + LONGEST / 2)).take_while(|&token| {
            // "har trukket sig tilbage som træner"
            let is_other = self.page.is(token, others) && self.page.word(token) != "sig";
            // "begyndte i 1999 som elev" tells what was.
            let is_past = self.is_year(token) && self.page.is(at, Class::EMPLOYMENT_VERBS);
            let is_word = self.page.is(token, Class::WORD) && !is_past;
            is_word && !is_other && !self.is_before_name_of_person(token)
        });
        let link = clause.into_iter().find(|&token| self.page.is_small(token, Class::JOB_LINKS))?;
        let told = self.phrase(link + 1, limit).filter(|_| link > at)?;
        let head = self.page.token_from(told.role?.start());
        (head == link + 1 || head == link + 2 && self.page.is_small(link + 1, Class::ADJECTIVES)).then_some(told)
    }

    /// `1999`
    fn is_year(&self, token: usize) -> bool {
        self.page.is(token, Class::NUMBER) && self.page.word(token).len() == 4
    }

    /// `Struer Roklub har valgt Mona Kjær til formand`, `Struer Roklub ansatte Ib Falk som træner`: what whoever is named behind a
    /// verb for it is made, and by whom.
    fn appointed(&self, name: &Name<'_>, at: usize, limit: usize) -> Option<Apposition> {
        let first = self.page.runs[name.run].tokens.start;
        let verb = name.tokens.start.checked_sub(1).filter(|&verb| verb > first)?;
        let is_link = self.page.word(at) == "til" || self.page.is_small(at, Class::JOB_LINKS);
        let is_made = is_link && self.page.is_small(verb, Class::APPOINTING_VERBS);
        let told = if is_made { self.phrase(at + 1, limit) } else { None }?;
        let body = || self.name_starting_at(first).filter(|body| body.kind == NameKind::Organisation);
        // "Bestyrelsen i Struer Roklub har valgt Mona Kjær til formand"
        let house = |body: &Name<'_>| self.body_in(body.tokens.end..self.complement_end(body.tokens.end, verb));
        let organisation = told.organisation.or_else(|| body().map(|body| house(body).unwrap_or(body.span)));
        Some(Apposition { organisation, ..told })
    }

    /// `har ansat Mona Kjær`: a verb that looks as a role does.
    fn is_made(&self, first: usize, token: usize) -> bool {
        let mut near = first.max(token.saturating_sub(MOST_BEFORE_DEED))..token;
        self.page.is_small(token, Class::APPOINTING_VERBS)
            && near.any(|before| self.page.is_small(before, Class::AUXILIARIES))
    }

    /// `der har været ti år i Struer og er kasserer i foreningen`: what the second clause of two says.
    pub(super) fn second_clause(&self, at: usize, limit: usize) -> Option<Apposition> {
        let limit = limit.min(at + LONGEST);
        let is_other = |token: &usize| !self.page.is_small(*token, Class::RELATIVES);
        let is_link = |token: usize| self.page.is_small(token, Class::CONJUNCTIONS) || self.page.word(token) == "men";
        let mut links = (at..limit).take_while(is_other).filter(|&token| is_link(token));
        links.find_map(|link| {
            let telling = Class::COPULAS.or(Class::DEEDS).or(Class::EMPLOYMENT_VERBS).or(Class::AUXILIARIES);
            // "arbejdede for Holms El, men i dag er konsulent i Nordlys"
            let verb = self.past_everyday(link + 1, limit);
            // "bor i Struer, men broren er smed"
            let reach = if self.page.word(link) == "men" { 1 } else { 2 };
            let verb = (verb..limit.min(verb + reach)).find(|&token| self.page.is_small(token, telling))?;
            let is_work = self.page.is(verb, Class::EMPLOYMENT_VERBS.or(Class::AUXILIARIES));
            let said = self.said_after(verb, limit).filter(|said| is_work || said.role.is_some());
            said.or_else(|| self.deed(verb, limit))
        })
    }

    /// Past `29 år,`, `(29),`, `29,` or `29 år og`.
    fn after_age(&self, at: usize, limit: usize) -> Option<usize> {
        let end = (at + 4).min(limit);
        let is_age = at < end && self.page.word(at).starts_with(|c: char| c.is_ascii_digit());
        let comma = (at..end)
            .find(|&token| matches!(self.page.word(token), ",") || self.page.is_small(token, Class::CONJUNCTIONS))?;
        is_age.then_some(comma + 1)
    }

    /// Past `opvokset i Struer,`.
    fn after_origin(&self, at: usize, limit: usize) -> Option<usize> {
        let is_told = at < limit && self.page.is_function(at, Function::SETTLED);
        let comma = (at..limit.min(at + LONGEST / 2)).find(|&token| self.page.is(token, Class::COMMA));
        comma.filter(|_| is_told).map(|comma| comma + 1)
    }

    /// `…, overlæge, Modtagelsen, Region Østby`: the body that a line about somebody ends in.
    fn last_of_line(&self, phrase: &Apposition, limit: usize) -> Option<Apposition> {
        let stop = usize::from(self.page.is(limit - 1, Class::STOP.or(Class::COLON)));
        let body = self.name_ending_at(limit - stop).filter(|body| body.kind == NameKind::Organisation)?;
        let is_last = phrase.organisation.is_none() && self.page.is(body.tokens.start - 1, Class::COMMA);
        is_last.then(|| Apposition::body(body.span))
    }

    /// A body alone: `, Handelskammeret`, `fra COI`.
    pub(super) fn body_at(&self, at: usize) -> Option<Apposition> {
        let name = self.name_starting_at(at).filter(|name| name.kind == NameKind::Organisation)?;
        // "fra Afdeling for Drift"
        if name.tokens.len() == 1 && self.page.is(at, Class::DEPARTMENT) {
            return self.department_in(at..at + 1).map(Apposition::workplace);
        }
        // "fra Børneafdelingen på Struer Sygehus"
        // "fra Medicinsk Afdeling, Struer Sygehus"
        let is_alone = name.tokens.len() == 1;
        if self.page.is(name.tokens.end - 1, Class::DEPARTMENTS) && at > 0 {
            let end = self.complement_end(at - 1, self.page.run_of(at).tokens.end.min(at + LONGEST));
            let house = self.body_in(at..end.max(name.tokens.end));
            return house.or((!is_alone).then_some(name.span)).map(Apposition::body);
        }
        let owned = || self.with_owned_body(name.span, self.page.run_of(at).tokens.end);
        // "FNs flygtningeorganisation"
        let body = if name.genitive == Genitive::Sure { owned() } else { name.span };
        Some(Apposition::body(with_house(self.page, self.names, self.with_town(body))))
    }

    /// `fra advokatfirmaet Ib Falk`: a body that bears the name of somebody.
    fn house_of(&self, noun: usize) -> Option<Apposition> {
        let name = self.name_starting_at(noun + 1).filter(|name| name.kind == NameKind::Full)?;
        is_definite(self.page.word(noun)).then(|| Apposition::body(self.page.span(noun..name.tokens.end)))
    }

    /// `fra den tekniske afdeling på Struer Sygehus`: the body named in the words from a preposition on.
    fn body_behind(&self, link: usize, limit: usize) -> Option<Apposition> {
        let end = self.complement_end(link, limit.min(link + LONGEST));
        self.body_in(link + 1..end).map(Apposition::body)
    }

    /// `fra Havets Vin`: two words in capitals that are no town are a body behind `fra`; so is one behind somebody who works in
    /// a house, unless it ends as villages do: `projektchef Ib Falk fra Nordtrafik`, `kok Ib Falk på Bakkegården`.
    fn firm_at(&self, person: &Name<'_>, at: usize) -> Option<Apposition> {
        let name = self.name_starting_at(at)?;
        let is_staff = || person.tokens.start > 0 && self.page.is(person.tokens.start - 1, Class::STAFF_ROLES);
        // "Ib Falk fra Nordvask i Skive"
        let is_in_town = || {
            let town = self.name_starting_at(name.tokens.end + 1).filter(|town| town.kind == NameKind::Place);
            let is_region = |town: &Name<'_>| self.page.text[town.span].ends_with("land");
            town.is_some_and(|town| self.page.is_small(name.tokens.end, Class::TOWN_LINKS) && !is_region(town))
        };
        let is_firm = match name.kind {
            NameKind::Foreign => name.parts.len() > 1,
            NameKind::Single => (is_staff() || is_in_town()) && !self.page.is(at, Class::PLACE_ENDINGS),
            _ => false,
        };
        // "på Bakkegården", but "på Mors", "på Folkemødet"
        let is_on = || {
            let is_noun = is_definite(&self.page.text[name.span]) && !is_site(&self.page.text[name.span]);
            // "redaktør Mona Kjær på Gads Krimi"
            let is_office =
                || self.page.is(person.tokens.start.saturating_sub(1), Class::STAFF_ROLES.or(Class::OFFICES));
            let is_house = if name.kind == NameKind::Single { is_noun } else { is_office() };
            self.page.word(at - 1) == "på" && is_house
        };
        let is_behind_from = self.page.is_small(at - 1, Class::WORKPLACE_LINKS) || is_on();
        (is_firm && is_behind_from).then_some(Apposition::body(name.span))
    }

    /// `fra Kirkeby`, `fra kommunen`: a place, an unknown name or a noun, which may stand for a body named elsewhere.
    fn place_at(&self, at: usize, limit: usize) -> Option<Apposition> {
        let name = self.name_starting_at(at);
        let is_place = name.is_none_or(|name| matches!(name.kind, NameKind::Place | NameKind::Single));
        let words = name.map(|name| name.span).or_else(|| (at < limit).then(|| self.page.tokens()[at].span));
        words.filter(|_| is_place).map(Apposition::workplace)
    }

    /// `kontorchef Ib Falk, Broholm.`: after a person in a role a name alone is where one works, unless it is a town.
    fn body_alone(&self, person: &Name<'_>, at: usize, limit: usize) -> Option<Apposition> {
        let body =
            self.name_starting_at(at).filter(|name| matches!(name.kind, NameKind::Single | NameKind::Foreign))?;
        let ends =
            body.tokens.end >= limit || !self.page.is_word(body.tokens.end) && self.page.word(body.tokens.end) != ":";
        (ends && self.has_role_beside(person)).then_some(Apposition::body(body.span))
    }

    /// `kontorchef Ib Falk`, `Direktør Ib Falk`.
    fn has_role_beside(&self, person: &Name<'_>) -> bool {
        person.titled || person.tokens.start > 0 && self.role_at(person.tokens.start - 1).is_some()
    }
}
