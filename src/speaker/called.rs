//! Whom a noun beside a quote stands for: `siger kontorchefen`, `siger SF'eren`, `oplyser foreningen`, `siger en elev`.

use std::ops::Range;

use crate::gloss::{Class, Function};
use crate::quote::{Quote, QuoteForm};
use crate::span::Span;
use crate::speaker::SpeakerKind;
use crate::speaker::lists::{
    ABSTRACT_SUFFIXES, ADDRESSES, DETERMINERS, DOCUMENT_NOUNS, EPITHETS, GROUP_WORDS, Gender, Noun, ORGANISATION_WORDS,
    PERSON_NOUNS, PRONOUNS, RELATIONS, ROLE_KINDS, ROLES, fold, gender, noun,
};
use crate::speaker::mention::{Placed, SUBJECT, is_definite_like};
use crate::speaker::name::{Name, NameKind};
use crate::speaker::resolve::{By, MOST_BEFORE_NOUN, Named, age};
use crate::speaker::roster::{RIVALS, Roster, role_keys};

/// How many paragraphs before the words that name a role its bearer stands.
const NEAR: usize = 1;
/// How many paragraphs behind a noun whoever it stands for is named.
const NEXT: usize = 1;

impl Roster<'_> {
    /// Whoever bears the name of somebody who is a mere noun so far: told of by then, or right after where nobody has been
    /// told of before: `"Det gik," siger den tidligere minister.⏎Ib Falk læner sig frem.`
    pub(super) fn named_otherwise(&self, named: Named, source: Span, tokens: Range<usize>) -> Named {
        if named.by != By::Phrase {
            return named;
        }
        let is_person = |who: usize| self.entries[who].kind == SpeakerKind::Person;
        let known = self.by_role(source, tokens.clone()).filter(|known| is_person(known.who));
        known.or_else(|| self.named_later(source, tokens)).unwrap_or(named)
    }

    /// The first person named, where a definite noun for somebody stands before all names.
    fn named_later(&self, source: Span, tokens: Range<usize>) -> Option<Named> {
        let word = self.page.lower(self.head(tokens.clone()));
        let found = noun(&ROLES, &word).or_else(|| noun(&PERSON_NOUNS, &word))?;
        // "siger betjenten" may be anybody's.
        let is_one = self.page.is(tokens.start, Class::ARTICLES);
        let is_person = |mention: &&Placed| self.entries[mention.who].kind == SpeakerKind::Person;
        let first = self.mentions.iter().take(RIVALS).find(is_person)?;
        let first = Some(first).filter(|first| is_one && self.page.text[first.span].contains(' '))?;
        let block = |at: usize| self.page.segmentation.block_at(at).map(|id| id.index());
        let is_next = first.span.start() > source.end() && block(first.span.start())? <= block(source.start())? + NEXT;
        let member = &self.entries[first.who];
        let may_be =
            is_next && first.weight >= SUBJECT && member.role.is_none() && member.gender.agrees(gender(found.note));
        may_be.then_some(Named { who: first.who, by: By::Role })
    }

    /// `kontorchefen`, `den 45-årige projektleder`: somebody whose role has been told.
    pub(super) fn by_role(&self, source: Span, tokens: Range<usize>) -> Option<Named> {
        let head = self.head(tokens.clone());
        let word = self.page.lower(head);
        let age = tokens.clone().find_map(|token| age(self.page.word(token)));
        if let Some(who) = age.and_then(|age| self.with_role(age, source.start())) {
            return Some(Named { who, by: By::Role });
        }
        let Some(found) = noun(&ROLES, &word) else {
            return self.by_title(source, tokens, &word);
        };
        // "siger borgmester til bladet"
        let is_bare = tokens.len() == 1 && found.stem.len() == word.len();
        let owner = head.checked_sub(1).filter(|owner| tokens.contains(owner) && self.owns(*owner));
        let is_definite =
            found.is_definite || is_bare || owner.is_some() || self.page.is(tokens.start, Class::ARTICLES);
        // "siger sygeplejerskerne" is more than the one who has a name.
        let is_plural = word.ends_with("ne") && *word != *found.stem;
        let known = if is_plural { None } else { self.with_role_at(found.stem, head) };
        // "Ifølge sin manager er hun syg.", and then "siger manageren, Ib Falk"
        let is_yet_to_come = |&who: &usize| {
            let first = self.entries[who].mentions.first().is_some_and(|first| first.span.start() > source.start());
            first && tokens.len() == 2 && self.page.is(tokens.start, Class::OTHER.or(Class::DETERMINERS))
        };
        let who = known.filter(|who| is_definite || is_yet_to_come(who))?;
        owner.is_none_or(|owner| self.may_own(owner, who)).then_some(Named { who, by: By::Role })
    }

    /// `siger playmakeren`, `siger SF'eren`, `siger den konservative`: whoever has been called so right before the name, or has
    /// the party behind it.
    fn by_title(&self, source: Span, tokens: Range<usize>, word: &str) -> Option<Named> {
        let has_article = tokens.len() == 2 && self.page.is(tokens.start, Class::ARTICLES);
        // "playmaker Ib Falk", and then "siger playmakeren"
        // "Ib Falk er tiltalt", and then "siger tiltalte"
        let bare = ["", "en", "n", "et", "t", "e"].into_iter().filter_map(|ending| word.strip_suffix(ending));
        let called = || bare.into_iter().find_map(|stem| self.with_role(stem, source.start()));
        let may_be = tokens.len() == 1 || has_article;
        let who = if may_be { called().or_else(|| self.of_party(source)) } else { None }?;
        let is_named = self.entries[who].kind == SpeakerKind::Person;
        Some(Named { who, by: if is_named { By::Role } else { By::Phrase } })
    }

    /// `Ib Falk (DF)`, and then `siger DF'eren`: who was named last with that party behind the name.
    fn of_party(&self, source: Span) -> Option<usize> {
        let party = self.page.text[source].strip_suffix("'eren")?;
        let end = self.mentions.partition_point(|mention| mention.span.start() < source.start());
        let is_of = |mention: &&Placed| {
            let behind = self.page.text[mention.span.end()..].strip_prefix(" (");
            behind.is_some_and(|behind| behind.starts_with(party))
        };
        self.mentions[..end].iter().rev().take(RIVALS).find(is_of).map(|mention| mention.who)
    }

    /// Whether a word ends as an owner does: `klubbens`, `OB's`.
    fn owns(&self, token: usize) -> bool {
        let word = self.page.word(token);
        word.len() > 3 && word.ends_with(['s', 'S'])
    }

    /// Whether whoever has a role may have it in the house that owns it: `Holms formand` is not the one of Struer Kommune.
    fn may_own(&self, owner: usize, who: usize) -> bool {
        let house = self.page.word(owner).trim_end_matches(['s', 'S', '\'', '’']);
        let told = self.entries[who].organisation.map(|body| &self.page.text[body]);
        !self.page.is_capital(owner)
            || told.is_none_or(|told| told.contains(house) || told.starts_with(char::is_lowercase))
    }

    /// `siger jyden`, `siger den glade vinder`: whom a noun takes up that may be said of anybody, whatever their job. Of several
    /// people it is the last that a sentence was about.
    pub(super) fn by_epithet(&self, source: Span, tokens: Range<usize>) -> Option<Named> {
        let head = self.head(tokens.clone());
        let word = self.page.lower(head);
        let known = noun(&EPITHETS, &word).filter(|_| self.page.is(head, Class::EPITHETS));
        let known = known?;
        let gender = gender(known.note);
        let has_article = tokens.len() <= MOST_BEFORE_NOUN && self.page.is(tokens.start, Class::ARTICLES);
        let is_one = if tokens.len() == 1 { known.is_definite && !word.ends_with("ne") } else { has_article };
        let people = self.people_before(source).filter(|last| self.entries[last.who].gender.agrees(gender));
        let mut people = people.filter(|_| is_one);
        let subject = people.clone().find(|last| last.weight >= SUBJECT);
        let who = subject.or_else(|| people.next())?.who;
        (!self.has_just_spoken(who, source)).then_some(Named { who, by: By::Role })
    }

    /// `Politiassistent Ib Falk … siger betjenten`: somebody of whose role a noun is the kind.
    pub(super) fn by_kind(&self, source: Span, kind: &str) -> Option<Named> {
        let roles = ROLE_KINDS.get(kind)?;
        let is_of_kind = |mention: &&Placed| {
            let role = self.entries[mention.who].role.map(|role| self.page.lower_of(role));
            let stem = role.as_ref().and_then(|role| Some(noun(&ROLES, role)?.stem));
            stem.is_some_and(|stem| role_keys(stem).any(|key| roles.contains(&key)))
        };
        let end = self.mentions.partition_point(|mention| mention.span.start() < source.start());
        let is_person = |mention: &&Placed| self.entries[mention.who].kind == SpeakerKind::Person;
        let mut near = self.mentions[..end].iter().rev().take(RIVALS).filter(is_person);
        let who = near.find(is_of_kind)?.who;
        Some(Named { who, by: By::Role })
    }

    /// `siger overlægen`, where one person alone was told of right before, and what they are was not.
    pub(super) fn by_standing(&self, source: Span, tokens: Range<usize>) -> Option<Named> {
        let head = self.head(tokens.clone());
        let word = self.page.lower(head);
        let (first, tokens_end) = (tokens.start, tokens.end);
        let found = self.noun_for_one(&word, tokens.clone());
        let found = found.filter(|_| !self.is_described(head, tokens.clone()))?;
        let last = self.people_before(source).next()?;
        // "Mona blev vred, fordi formanden rejste sig og sagde: …": whoever comes in within a clause is another.
        let is_led = first > 0 && self.page.is(first - 1, Class::CONJUNCTION);
        let run = self.page.run_number(self.page.token_from(last.span.start()));
        if is_led && run == self.page.run_number(first) {
            return None;
        }
        // "Træner Bo Dam var glad. Ib Falk scorede. "Sådan," lo angriberen.": whoever has another role is not meant.
        let may_be_other =
            |other: &Placed| other.who != last.who && (last.weight < SUBJECT || self.entries[other.who].role.is_none());
        let who = Some(last.who).filter(|_| !self.people_before(source).any(may_be_other))?;
        // "Mona Kjær steg på bussen. "Hvorhen?" spurgte chaufføren.": whoever is met in an office is another.
        if found.is_met() && !self.is_witness(last) {
            return None;
        }
        // "Mona spurgte til døren. Formanden svarede, at …": nobody answers themselves.
        if tokens_end < self.page.tokens().len() && self.page.is_function(tokens_end, Function::ANSWERING) {
            return None;
        }
        // "… til salg," siger Mona. "Jo," siger ejeren.: nobody is named anew without a word between.
        if self.has_just_spoken(who, source) || self.is_of_or_to(source, who) {
            return None;
        }
        let member = &self.entries[who];
        // "Mona Kjær ventede på præsten. "Kom," sagde præsten.": whom a noun has told of stays who they are.
        let first = self.page.token_from(member.mentions.first()?.span.start());
        // "Naboen, 45-årige Ib Falk, … siger den gamle smed": whose neighbour one is tells of no job.
        let is_job = |role: Span| noun(&RELATIONS, &self.page.lower_of(role)).is_none();
        // "Læreren Ib Falk … siger den 45-årige digter": of what age somebody is one tells of those who are known.
        let is_aged = tokens.clone().any(|token| self.page.is(token, Class::AGE_ENDINGS));
        let is_other = member.role.is_some_and(is_job) && !is_aged;
        let may_be = !is_other && member.gender.agrees(gender(found.note));
        (may_be && !self.is_brought_in(first.min(head)..head)).then_some(Named { who, by: By::Role })
    }

    /// Whether the words that `source` introduces begin with `du`, or with a pronoun for `who`: nobody speaks so of oneself.
    fn is_of_or_to(&self, source: Span, who: usize) -> bool {
        let quotes = self.page.quotes;
        let after = quotes.partition_point(|quote| quote.span.start() <= source.start());
        let mut near = quotes[after.saturating_sub(1)..(after + 1).min(quotes.len())].iter();
        // "Den unge matros fortæller, at han er tømrer.": but the writer does.
        let is_this = |quote: &&Quote| {
            quote.form != QuoteForm::Indirect && quote.inquit.is_some_and(|inquit| inquit.source == Some(source))
        };
        let quote = near.find(is_this);
        let first = quote.map_or(0, |quote| self.page.token_from(quote.content.start()));
        let is_another = |token: usize| match self.page.pronoun(token) {
            Some("1") => ADDRESSES.has(&self.page.lower(token)),
            Some(note @ ("f" | "m")) => self.entries[who].gender.agrees(gender(note)),
            _ => false,
        };
        quote.is_some() && (first..self.page.tokens().len().min(first + 2)).any(is_another)
    }

    /// The noun for one person who is known, in words for a speaker: `overlægen`, `den 45-årige elektriker`, `drengen`.
    fn noun_for_one<'w>(&self, word: &'w str, tokens: Range<usize>) -> Option<Noun<'w>> {
        let is_other = |found: &Noun<'_>| gender(found.note) == Gender::Unknown || noun(&RELATIONS, word).is_some();
        let found = noun(&ROLES, word).or_else(|| noun(&PERSON_NOUNS, word).filter(|found| !is_other(found)))?;
        let has_article = || tokens.len() <= MOST_BEFORE_NOUN && self.page.is(tokens.start, Class::ARTICLES);
        let is_one = if tokens.len() == 1 { found.is_definite && !word.ends_with("ne") } else { has_article() };
        is_one.then_some(found)
    }

    /// Whether more is told of whoever a noun stands for, who is new then: `ejeren, en ung kvinde`, `damen, der ringede`.
    fn is_described(&self, head: usize, tokens: Range<usize>) -> bool {
        let (comma, limit) = (tokens.end, self.page.run_of(tokens.start).tokens.end);
        let is_job = !self.page.is(head, Class::PERSON_NOUNS);
        let is_new = Class::INDEFINITES.or(if is_job { Class::NONE } else { Class::RELATIVES });
        comma + 1 < limit && self.page.is(comma, Class::COMMA) && self.page.is(comma + 1, is_new)
    }

    /// `Ifølge Mona Kjær er alt prøvet.`: whether somebody is told of as the one who says so.
    fn is_witness(&self, mention: &Placed) -> bool {
        let before = self.page.token_from(mention.span.start()).checked_sub(1);
        before.is_some_and(|before| self.page.is(before, Class::ACCORDING))
    }

    /// Whether somebody is the named speaker of the quote in the paragraph before the one that `source` introduces, with
    /// nothing told between the two.
    pub(super) fn has_just_spoken(&self, who: usize, source: Span) -> bool {
        let quotes = self.page.quotes;
        let after = quotes.partition_point(|quote| quote.span.start() <= source.start());
        let near = after.saturating_sub(1)..(after + 1).min(quotes.len());
        let is_this = |&at: &usize| quotes[at].inquit.is_some_and(|inquit| inquit.source == Some(source));
        let Some(this) = near.into_iter().find(is_this).filter(|&at| at > 0) else { return false };
        // "… til salg," siger Mona. "Hvem køber?": it is she who asks.
        let origin = quotes[this - 1].continues.map_or(this - 1, |origin| origin.index().min(this - 1));
        let Some(before) = quotes[origin].inquit else { return false };
        let last =
            self.mentions[..self.mentions.partition_point(|mention| mention.span.start() < source.start())].last();
        let is_its = last
            .is_some_and(|last| last.who == who && before.source.is_some_and(|words| words.end() == last.span.end()));
        let start = before.span.end().max(quotes[this - 1].span.end());
        let end = quotes[this].span.start();
        // In one paragraph it is the same person who goes on.
        let between = self.page.text.get(start..end).unwrap_or("");
        is_its && !between.contains(char::is_alphabetic) && between.contains('\n')
    }

    /// Where people with a name were told of in the paragraphs before some words, the last first.
    pub(super) fn people_before(&self, source: Span) -> impl Iterator<Item = &Placed> + Clone {
        let end = self.mentions.partition_point(|mention| mention.span.start() < source.start());
        let from = self.lately(source);
        let near =
            self.mentions[..end].iter().rev().take(RIVALS).take_while(move |mention| mention.span.start() >= from);
        near.filter(|mention| self.entries[mention.who].kind == SpeakerKind::Person)
    }

    /// Where the paragraph before some words begins.
    fn lately(&self, words: Span) -> usize {
        let block = self.page.segmentation.block_at(words.start()).map_or(0, |id| id.index().saturating_sub(NEAR));
        self.page.segmentation.blocks.get(block).map_or(0, |block| block.span.start())
    }

    /// `Ankestyrelsen`, `Struer Kommune`.
    pub(super) fn body(&mut self, source: Span) -> Option<Named> {
        let name = self.names_within(source).first()?;
        let is_whole = name.span.start() == source.start() && name.tokens.end >= self.page.token_from(source.end());
        // "Mødet blev ledet af": a capital at the start of a sentence makes no name.
        let is_firm = name.kind == NameKind::Organisation || !name.begins_sentence;
        if !is_whole || !is_firm || name.kind == NameKind::Place {
            return None;
        }
        // "oplyser Rådet for Havmiljø": what it is for belongs to its name.
        let whole = self.bodies.named_at(name.span).unwrap_or(name.span);
        let who = self.unnamed(whole, SpeakerKind::Organisation, Gender::Unknown);
        Some(Named { who, by: By::Body })
    }

    /// `oplyser foreningen`, `skriver selskabet`: the body of that kind that was named last.
    pub(super) fn by_kind_of_body(&mut self, source: Span, tokens: Range<usize>) -> Option<Named> {
        let word = self.page.lower(self.head(tokens.clone()));
        let stem = word.strip_suffix("en").or_else(|| word.strip_suffix("et")).or_else(|| word.strip_suffix("n"))?;
        if tokens.len() > 1 || !ORGANISATION_WORDS.has(&word) {
            return None;
        }
        let after = self.names.partition_point(|name| name.span.start() < source.start());
        let mut near = self.names[..after].iter().rev().take(RIVALS);
        let of_kind = |name: &&Name| self.page.lower_of(name.span).contains(stem) && self.is_body(name);
        // "skriver firmaet" of whatever body was named right before
        let is_any = self.page.is(tokens.start, Class::BODY_NOUNS);
        let from = self.lately(source);
        let of_any = |name: &&Name| is_any && name.span.start() >= from && self.may_be_firm(name);
        let name = near.clone().find(of_kind).or_else(|| near.find(of_any))?;
        let (known, span) = (self.bearer_at(name), name.span);
        let who = known.unwrap_or_else(|| self.unnamed(span, SpeakerKind::Organisation, Gender::Unknown));
        Some(Named { who, by: By::Body })
    }

    /// Whether a name may be that of a firm, a paper or a club, and not of a public body.
    fn may_be_firm(&self, name: &Name<'_>) -> bool {
        let is_public = self.page.is(name.tokens.end - 1, Class::TOWN_BODIES.or(Class::NATIONAL_BODIES));
        let text = &self.page.text[name.span];
        let next = name.tokens.end.min(self.page.tokens().len() - 1);
        // "Holms El har fyret ti", "Nordvask oplyser, at …", but "Priserne stiger"
        let acts =
            || name.parts.len() > 1 && self.page.is_small(next, Class::AUXILIARIES.or(Class::COPULAS).or(Class::CUE));
        let has_spoken = || self.by_phrase.contains_key(&*fold(text));
        let is_sure =
            name.kind == NameKind::Organisation || !name.begins_sentence || self.recurs(text) || acts() || has_spoken();
        let may_be = matches!(name.kind, NameKind::Organisation | NameKind::Foreign | NameKind::Single);
        // "Lumeo undskylder": one word of which nothing is told may be taken for a person.
        let is_no_one = |who: usize| {
            let member = &self.entries[who];
            member.parts.len() == 1 && member.role.is_none() && member.gender == Gender::Unknown
        };
        may_be && is_sure && !is_public && !name.is_quoted && self.bearer_at(name).is_none_or(is_no_one)
    }

    fn is_body(&self, name: &Name<'_>) -> bool {
        name.kind == NameKind::Organisation && self.bearer_at(name).is_none()
    }

    /// Nobody with a name: the words themselves are the speaker.
    pub(super) fn by_phrase(&mut self, source: Span, tokens: Range<usize>) -> Option<Named> {
        let words = self.page.lower_of(source);
        // "siger ægteparret", whom nobody has named
        let is_group = GROUP_WORDS.has(&words) && !is_definite_like(&words);
        // "På muren har nogen skrevet …"
        let is_anybody = &*words == "nogen";
        if PRONOUNS.has(&words) || is_group || DETERMINERS.has(&words) || is_anybody {
            return None;
        }
        let is_alone = tokens.len() == 1;
        let behind = tokens.end;
        // "står der i begrundelsen": whatever noun it is, it is one for a text.
        let is_written = tokens.start.checked_sub(3).is_some_and(|cue| {
            self.page.is(cue, Class::DOCUMENT)
                && !self.page.is_function(cue, Function::SOUNDING)
                && self.page.is_function(cue + 1, Function::EXPLETIVE)
        });
        let head = self.head(tokens);
        let word = self.page.lower(head);
        let person = noun(&ROLES, &word).or_else(|| noun(&PERSON_NOUNS, &word));
        // "Sådan begynder samtalen med Mona Kjær"
        if person.is_none() && self.page.word(behind) == "med" {
            let known = self.names.starting_at(behind + 1).and_then(|name| self.bearer_at(name));
            if let Some(who) = known {
                return Some(Named { who, by: By::Name });
            }
        }
        let is_body = ORGANISATION_WORDS.has(&word);
        // "Foreningen Fri Adgang kalder …": a name may end as what is no one does.
        let is_abstract = ABSTRACT_SUFFIXES.has(&word) && is_alone;
        let is_text = is_written || noun(&DOCUMENT_NOUNS, &word).is_some();
        if person.is_none() && !is_body && !is_text && is_abstract {
            return None;
        }
        let kind = match person {
            Some(_) => SpeakerKind::Unnamed,
            None if noun(&DOCUMENT_NOUNS, &word).is_some() => SpeakerKind::Document,
            None if is_body => SpeakerKind::Organisation,
            None if is_written && is_abstract => SpeakerKind::Document,
            None => SpeakerKind::Unnamed,
        };
        let who = self.unnamed(source, kind, person.map_or(Gender::Unknown, |noun| gender(noun.note)));
        if let Some(found) = person {
            self.index_role(found.stem, who);
        }
        Some(Named { who, by: if kind.is_thing() { By::Body } else { By::Phrase } })
    }
}
