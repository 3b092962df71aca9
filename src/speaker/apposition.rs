//! Roles and organisations beside names: `kontorchef Ib Falk`, `Mona Kjær, konsulent i Struer Kommune`.

use std::ops::Range;

use crate::span::Span;
use crate::speaker::lists::{
    ADJECTIVES, AUXILIARIES, CONJUNCTIONS, COPULAS, DETERMINERS, EVERYDAY, Noun, ORGANISATION_WORDS, PERSON_NOUNS,
    PHRASE_ENDS, PHRASE_LINKS, RANKS, RELATIVES, ROLES, WORKPLACE_LINKS, Words, fold, noun,
};
use crate::speaker::name::{Genitive, Name, NameKind};
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
}

/// How many tokens a phrase beside a name may have.
const LONGEST: usize = 24;
/// How many words may stand between the start of a phrase and its role: `den danske delegations øverste talskvinde`.
const MOST_BEFORE_ROLE: usize = 6;

/// Reads the phrases around the names of a page.
pub(super) struct Reader<'a> {
    pub(super) page: &'a Page<'a>,
    pub(super) names: &'a [Name],
}

impl Reader<'_> {
    /// What is told of the bearer right before and right after a name.
    pub(super) fn around(&self, name: &Name) -> Vec<Apposition> {
        let mut found: Vec<Apposition> = self.before(name).into_iter().collect();
        found.extend(self.before_that(name));
        found.extend(self.after(name));
        found
    }

    /// `kontorchef`, `Struer Kommunes direktør`, `formanden for skolen,`: the phrase that ends where the name begins.
    fn before(&self, name: &Name) -> Option<Apposition> {
        let run = self.page.run_of(name.tokens.start);
        let first = run.tokens.start.max(name.tokens.start.saturating_sub(LONGEST));
        let mut end = name.tokens.start;
        let has_comma = end > first && self.page.word(end - 1) == ",";
        end -= usize::from(has_comma);
        if let Some(found) = self.predicate(name, first) {
            return Some(found);
        }
        let beside = (first..end).next_back().filter(|&token| self.role_at(token).is_some());
        let head = beside.or_else(|| self.linked_head(name, first, end))?;
        let role = self.role_at(head)?;
        let start = self.widen(first, head);
        // "… en læge, Mona Kjær og to andre": only a definite phrase or an article makes one person of the two.
        let is_bare = beside.is_some() && !role.is_definite && start == head && head > first;
        if has_comma && is_bare && !self.is_determined(first, head) {
            return None;
        }
        let span = self.page.span(start..end);
        let organisation = self.organisation_in(start..head, true);
        let organisation =
            organisation.or_else(|| self.organisation_in(head + 1..end, false)).or_else(|| self.employer(head));
        Some(Apposition { span, role: Some(self.role_span(start, head)), organisation })
    }

    /// `Formanden for kredsen, overlæge Ib Falk`: what stands before a comma and one word for the bearer.
    fn before_that(&self, name: &Name) -> Option<Apposition> {
        let run = self.page.run_of(name.tokens.start);
        let word = name.tokens.start.checked_sub(1).filter(|&word| word > run.tokens.start + 1)?;
        let lower = fold(self.page.word(word));
        let is_noun = noun(&ROLES, &lower).is_some() || noun(&PERSON_NOUNS, &lower).is_some();
        let comma = word.checked_sub(1).filter(|&comma| is_noun && self.page.word(comma) == ",")?;
        let first = run.tokens.start.max(comma.saturating_sub(LONGEST));
        let head = self.linked_head(name, first, comma)?;
        let start = self.widen(first, head);
        let organisation = self.organisation_in(head + 1..comma, false);
        Some(Apposition { span: self.page.span(start..comma), role: Some(self.role_span(start, head)), organisation })
    }

    /// `Ny leder i Struer er Mona Kjær`, `Vært var Ib Falk`: what one is, said before the verb.
    fn predicate(&self, name: &Name, first: usize) -> Option<Apposition> {
        let verb =
            name.tokens.start.checked_sub(1).filter(|&verb| verb > first && COPULAS.has(self.page.word(verb)))?;
        let head = (first..verb).take(MOST_BEFORE_ROLE).find(|&token| self.role_at(token).is_some())?;
        let is_whole = (head + 1..verb).all(|token| self.page.is_word(token));
        let span = self.page.span(head..verb);
        let organisation = self.organisation_in(head + 1..verb, false);
        is_whole.then(|| Apposition { span, role: Some(self.role_span(first, head)), organisation })
    }

    /// The head of `leder af uddannelsen` before a name.
    fn linked_head(&self, name: &Name, first: usize, end: usize) -> Option<usize> {
        // "konsulent i afdelingen for Velfærdsteknologi": whoever is no person by name may be what the role is for.
        let has_comma = end < name.tokens.start;
        let is_person = matches!(name.kind, NameKind::Full | NameKind::Foreign) || has_comma;
        if !is_person || end == first || self.may_link(end - 1) {
            return None;
        }
        let heads = (first.max(end.saturating_sub(MOST_BEFORE_ROLE + 2))..end).rev();
        let mut heads = heads.take_while(|&token| self.page.is_word(token) && !self.ends_phrase(token));
        heads.find(|&token| self.role_at(token).is_some() && token + 1 < end && self.may_link(token + 1))
    }

    fn may_link(&self, token: usize) -> bool {
        let word = self.page.word(token);
        PHRASE_LINKS.has(word) || CONJUNCTIONS.has(word)
    }

    /// Where the phrase whose head is at `head` begins: adjectives and a genitive belong to it.
    fn widen(&self, first: usize, head: usize) -> usize {
        let mut start = head;
        while start > first {
            let word = self.page.word(start - 1);
            let is_genitive =
                self.name_ending_at(start).is_some_and(|name| name.tokens.end == start && word.ends_with('s'));
            if is_genitive {
                let name = self.name_ending_at(start).map_or(start - 1, |name| name.tokens.start);
                return name.max(first);
            }
            let is_adjective = self.page.is_word(start - 1) && !self.page.is_capital(start - 1) && is_adjective(word);
            let is_owner = word.ends_with("ens") || word.ends_with("ets") || word.ends_with("ernes");
            if !is_adjective && !is_owner {
                break;
            }
            start -= 1;
        }
        start
    }

    /// `Mona Kjær, konsulent i Struer Kommune`, `Ib Falk (S)`, `Ib Falk er formand for …`, `Ib Falk fra COI`.
    fn after(&self, name: &Name) -> Vec<Apposition> {
        let sentence_end = self.page.run_of(name.tokens.start).tokens.end;
        let at = name.tokens.end;
        if at >= sentence_end {
            return Vec::new();
        }
        match self.page.word(at) {
            "," => self.listed(name, at + 1, sentence_end),
            _ if let Some(next) = self.past_copula(at, sentence_end) => {
                self.phrase(next, sentence_end).into_iter().collect()
            }
            link if WORKPLACE_LINKS.has(link) || (PHRASE_LINKS.has(link) && self.has_role_beside(name)) => {
                self.body_at(at + 1).into_iter().collect()
            }
            _ => Vec::new(),
        }
    }

    /// Past the words that tie a name to what its bearer is: `er`, `er til daglig`, `har været`, `er 45 og har været`.
    pub(super) fn past_copula(&self, at: usize, limit: usize) -> Option<usize> {
        let has = |token: usize, list: &Words| token < limit && list.has(self.page.word(token));
        let past_verb = |at: usize| match (has(at, &COPULAS), has(at, &AUXILIARIES) && has(at + 1, &COPULAS)) {
            (true, _) => Some(at + 1),
            (false, true) => Some(at + 2),
            (false, false) => None,
        };
        let next = past_verb(at)?;
        let is_age = next + 1 < limit && self.page.word(next).starts_with(|c: char| c.is_ascii_digit());
        let next = if is_age && has(next + 1, &CONJUNCTIONS) { past_verb(next + 2).unwrap_or(next) } else { next };
        let is_everyday = next + 2 < limit && EVERYDAY.has(&self.page.text[self.page.span(next..next + 2)]);
        Some(next + 2 * usize::from(is_everyday))
    }

    /// The phrases after a name and a comma: an age is passed over, a relative clause is read if it says what one is.
    fn listed(&self, name: &Name, from: usize, limit: usize) -> Vec<Apposition> {
        let (mut at, mut found) = (from, Vec::new());
        for _ in 0..3 {
            let relative = self.relative(at, limit);
            if let Some(phrase) = self.phrase(relative.unwrap_or(at), limit) {
                found.extend(self.body_after(&phrase, limit));
                found.insert(0, phrase);
                return found;
            }
            if relative.is_none()
                && let Some(body) = self.body_at(at).or_else(|| self.body_alone(name, at, limit))
            {
                found.push(body);
                return found;
            }
            let Some(next) = self.after_age(at, limit) else { break };
            at = next;
        }
        found
    }

    /// `…, produktionschef, Broholm Metal A/S`: the body in a list of what one is and where.
    fn body_after(&self, phrase: &Apposition, limit: usize) -> Option<Apposition> {
        let comma = self.page.token_from(phrase.span.end());
        let is_comma = phrase.organisation.is_none() && comma + 1 < limit && self.page.word(comma) == ",";
        is_comma.then(|| self.body_at(comma + 1)).flatten()
    }

    /// Past `der er`, `som var`.
    fn relative(&self, at: usize, limit: usize) -> Option<usize> {
        let is_relative = at + 1 < limit && RELATIVES.has(self.page.word(at));
        let copula = self.past_copula(at + 1, limit).filter(|_| is_relative);
        // "der leder afdelingen": whoever does it is a leder.
        let is_deed = is_relative && self.role_at(at + 1).is_some_and(|role| !role.is_definite);
        if is_deed { Some(at + 1) } else { copula }
    }

    /// Past `29 år,`, `(29),`, `29,` or `29 år og`.
    fn after_age(&self, at: usize, limit: usize) -> Option<usize> {
        let end = (at + 4).min(limit);
        let is_age = at < end && self.page.word(at).starts_with(|c: char| c.is_ascii_digit());
        let comma =
            (at..end).find(|&token| matches!(self.page.word(token), ",") || CONJUNCTIONS.has(self.page.word(token)))?;
        is_age.then_some(comma + 1)
    }

    /// A noun phrase with a role as its head, from `at` on.
    pub(super) fn phrase(&self, at: usize, limit: usize) -> Option<Apposition> {
        let limit = limit.min(at + LONGEST);
        let mut head = at;
        loop {
            if head >= limit.min(at + MOST_BEFORE_ROLE + 1) || !self.may_precede_role(head) {
                return None;
            }
            // "den danske delegations talskvinde", but "formand Ib Falk" is the role of another.
            if self.role_at(head).is_some() && !self.is_before_name_of_person(head + 1) {
                break;
            }
            head += 1;
        }
        let start = at + usize::from(DETERMINERS.has(self.page.word(at)) && at < head);
        let end = self.complement_end(head + 1, limit);
        let organisation = self.organisation_in(head + 1..end, false).or_else(|| self.organisation_in(at..head, true));
        Some(Apposition { span: self.page.span(start..end), role: Some(self.role_span(start, head)), organisation })
    }

    fn may_precede_role(&self, token: usize) -> bool {
        let word = self.page.word(token);
        (self.page.is_word(token) || word == "-") && !self.ends_phrase(token) && !PHRASE_LINKS.has(word)
    }

    fn is_before_name_of_person(&self, token: usize) -> bool {
        self.name_starting_at(token).is_some_and(|name| matches!(name.kind, NameKind::Full | NameKind::Given))
    }

    /// Where the words that belong to a role end: `i SKAT i Aalborg`, `for digitalisering og velfærd i Struer Kommune`.
    pub(super) fn complement_end(&self, from: usize, limit: usize) -> usize {
        let mut end = from;
        // fuldmægtig SKAT
        if let Some(name) = self.name_starting_at(end) {
            end = name.tokens.end;
        }
        while end < limit {
            let is_link = PHRASE_LINKS.has(self.page.word(end));
            let is_joined = end > from && CONJUNCTIONS.has(self.page.word(end));
            if !is_link && !is_joined {
                break;
            }
            let next = self.object_end(end + 1, limit);
            if next == end + 1 || (is_joined && !self.closes(next, limit)) {
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
            || PHRASE_LINKS.has(self.page.word(token))
            || self.ends_phrase(token)
    }

    /// The end of the noun phrase after a preposition; `from` if there is none.
    fn object_end(&self, from: usize, limit: usize) -> usize {
        let mut end = from;
        while end < limit.min(from + 5) {
            if let Some(name) = self.name_starting_at(end) {
                return name.tokens.end;
            }
            let word = self.page.word(end);
            let is_noun_like = self.page.is_word(end) && !self.ends_phrase(end) && !PHRASE_LINKS.has(word);
            if !is_noun_like || CONJUNCTIONS.has(word) {
                return end;
            }
            end += 1;
            let is_definite = word.len() > 4 && (word.ends_with("en") || word.ends_with("et") || word.ends_with("ne"));
            if is_definite && !is_adjective(word) {
                return end;
            }
        }
        end
    }

    /// A body alone: `, Handelskammeret`, `fra COI`.
    fn body_at(&self, at: usize) -> Option<Apposition> {
        let name = self.name_starting_at(at).filter(|name| name.kind == NameKind::Organisation)?;
        Some(Apposition { span: name.span, role: None, organisation: Some(name.span) })
    }

    /// `kontorchef Ib Falk, Broholm.`: after a person in a role a name alone is where one works, unless it is a town.
    fn body_alone(&self, person: &Name, at: usize, limit: usize) -> Option<Apposition> {
        let body =
            self.name_starting_at(at).filter(|name| matches!(name.kind, NameKind::Single | NameKind::Foreign))?;
        let ends =
            body.tokens.end >= limit || !self.page.is_word(body.tokens.end) && self.page.word(body.tokens.end) != ":";
        (ends && self.has_role_beside(person)).then_some(Apposition {
            span: body.span,
            role: None,
            organisation: Some(body.span),
        })
    }

    /// `kontorchef Ib Falk`, `Direktør Ib Falk`.
    fn has_role_beside(&self, person: &Name) -> bool {
        person.titled || person.tokens.start > 0 && self.role_at(person.tokens.start - 1).is_some()
    }

    /// The body named among `tokens`; `is_owner`: in the genitive, before the role.
    fn organisation_in(&self, tokens: Range<usize>, is_owner: bool) -> Option<Span> {
        let from = self.names.partition_point(|name| name.tokens.start < tokens.start);
        let within = || self.names[from..].iter().take_while(|name| name.tokens.start < tokens.end);
        let body = within().find(|name| name.kind == NameKind::Organisation);
        // "leder af Broholm": a name that nothing is known of is a body after a preposition, but no town is.
        let other = || within().find(|name| matches!(name.kind, NameKind::Single | NameKind::Foreign));
        // "Indonesiens præsident": a country has offices too.
        let owner = || within().filter(|name| name.kind == NameKind::Place && name.genitive == Genitive::Sure).last();
        let found = body.or_else(|| if is_owner { owner() } else { other() })?;
        Some(self.with_owned_body(found, tokens.end))
    }

    /// `Folketingets sundhedsudvalg`: the body that a body owns, if one follows.
    fn with_owned_body(&self, name: &Name, limit: usize) -> Span {
        let next = name.tokens.end;
        let is_body = next < limit && ORGANISATION_WORDS.has(&fold(self.page.word(next)));
        if is_body && name.genitive == Genitive::Sure { self.page.span(name.tokens.start..next + 1) } else { name.span }
    }

    /// The role noun at a token, in whatever form.
    fn role_at(&self, token: usize) -> Option<Role> {
        if !self.page.is_word(token) {
            return None;
        }
        let word = fold(self.page.word(token));
        let Noun { is_definite, .. } = noun(&ROLES, &word)?;
        Some(Role { is_definite })
    }

    /// The role without what belongs to it, but with what makes it another: `administrerende direktør`; without the
    /// article at its end, so that `talsmanden` and `talsmand` are one role.
    fn role_span(&self, start: usize, head: usize) -> Span {
        let is_part = |token: &usize| RANKS.has(self.page.word(*token)) || self.page.word(*token).ends_with("sk");
        let from = (start..head).rev().take_while(is_part).last().unwrap_or(head);
        // social- og sundhedsassistent
        let is_double =
            head > 1 && CONJUNCTIONS.has(self.page.word(head - 1)) && self.page.word(head - 2).ends_with('-');
        let from = if is_double { head - 2 } else { from };
        let whole = self.page.span(from..head + 1);
        let word = self.page.word(head);
        let stem = noun(&ROLES, &fold(word)).map_or(word.len(), |found| found.stem.len());
        let end = whole.end() - (word.len() - stem.min(word.len()));
        let head_start = self.page.tokens()[head].span.start();
        match self.employer_in(word) {
            // "Minutes-journalist", "PLO-formanden": the body before the hyphen is none of the role.
            Some(at) if from == head => Span::new(head_start + at, end.max(head_start + at)),
            _ => Span::new(whole.start(), if self.page.text.is_char_boundary(end) { end } else { whole.end() }),
        }
    }

    /// Where the role begins in a compound with a name: after the hyphen of `PLO-formanden`.
    fn employer_in(&self, word: &str) -> Option<usize> {
        let hyphen = word.rfind('-').filter(|_| begins_large(word))?;
        let rest = &word[hyphen + 1..];
        (!begins_large(rest) && noun(&ROLES, rest).is_some()).then_some(hyphen + 1)
    }

    /// The name before the hyphen of `PLO-formanden`.
    fn employer(&self, head: usize) -> Option<Span> {
        let at = self.employer_in(self.page.word(head))?;
        let start = self.page.tokens()[head].span.start();
        let is_before = |token: &usize| {
            self.page.is_capital(*token) || self.page.word(*token).starts_with(|c: char| c.is_ascii_digit())
        };
        let first =
            (self.page.run_of(head).tokens.start..head).rev().take(3).take_while(is_before).last().unwrap_or(head);
        Some(Span::new(self.page.tokens()[first].span.start(), start + at - 1))
    }

    fn is_determined(&self, first: usize, head: usize) -> bool {
        head > first && DETERMINERS.has(self.page.word(head - 1))
    }

    fn ends_phrase(&self, token: usize) -> bool {
        PHRASE_ENDS.has(self.page.word(token))
    }

    /// The name that begins at a token.
    pub(super) fn name_starting_at(&self, token: usize) -> Option<&Name> {
        let at = self.names.binary_search_by_key(&token, |name| name.tokens.start).ok()?;
        Some(&self.names[at])
    }

    /// The name whose last token is right before `token`.
    fn name_ending_at(&self, token: usize) -> Option<&Name> {
        let after = self.names.partition_point(|name| name.tokens.start < token);
        self.names[..after].last().filter(|name| name.tokens.end == token)
    }
}

struct Role {
    is_definite: bool,
}

/// Whether a small word before a noun looks like an adjective: `tidligere`, `danske`, `faglig`.
fn is_adjective(word: &str) -> bool {
    ADJECTIVES.has(word)
}
