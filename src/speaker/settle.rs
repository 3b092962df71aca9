//! Where people work, where no words beside the name tell it: from what they say, from their role, from the article.

use crate::gloss::{Class, Function};
use crate::lexicon::fold::Lower;
use crate::segment::BlockKind;
use crate::span::Span;
use crate::speaker::bodies::{fits_role, has_kind, is_paper, with_town};
use crate::speaker::lists::{
    BODY_NOUNS, FIRM_HEADS, GENERAL_JOBS, LEADING, LEARNED_ROLES, MATES, OFFICES, ORGANISATION_WORDS, ORGANISATIONS,
    PARTIES, PLACES, RELATIONS, ROLES, STAFF_ROLES, TOWN_BODIES, fold, is_acronym, is_surname, noun,
};
use crate::speaker::mention::{Placed, SUBJECT};
use crate::speaker::name::{Genitive, Name, NameKind, parts};
use crate::speaker::phrase::Apposition;
use crate::speaker::roster::{Member, RIVALS, Roster};
use crate::speaker::{Attribution, MentionKind, Sieve, SpeakerKind};

/// Finds the body of somebody whose organisation has not been told.
type Rule = fn(&Roster<'_>, usize) -> Option<Span>;

/// Surest first.
const RULES: [Rule; 15] = [
    on_the_spot, // "på Struer Sygehus … Mona Kjær, koordinator samme sted"
    theirs,      // "aftale med Struer Kommune. Deres indkøber, Ib Falk"
    in_camp,     // "I Skive-lejren var målmand Ib Falk glad."
    as_workmate, // "hendes kollega, konsulent Ib Falk"
    as_fellow,   // "Mona fra Struer Kommune og konsulent Ib Falk"
    by_surname,  // "direktør Ib Falk", where Falk & Søn is named
    as_kindred,  // "to konsulenter fra Struer Kommune … Ib Falk er konsulent"
    by_role,     // "kommunaldirektør Ib Falk", where one kommune is named
    by_setting,  // "I menighedsrådet er man delt. Formand Mona Kjær …"
    firm_of,     // "Nordlys vil bygge skibe. Direktør Mona Kjær …"
    near,        // "Struer Kommune er med på ideen. Teamleder Ib Falk …"
    spoken_for,  // "Struer Kommune åbner et bad.", and then "…," siger teamleder Ib Falk
    at_home,     // the house that everybody else is of
    as_workmate, // the colleague of somebody of whom the rules above told it
    unnamed,     // "formand for trafikudvalget", which has no other name
];

/// The article of nouns for one of several who are people.
const INDEFINITE: &str = "en";

/// How many words before a name may tell whose colleague or relative it is of: `hendes kollega, konsulent Ib Falk`.
const FRONT: usize = 4;

/// How many words may stand between a cue and `til Posten`, behind the name of whoever speaks to the paper.
const FAR: usize = 12;

/// How many tokens of its paragraph before a name are looked at for a body.
const PARAGRAPH: usize = 80;

/// How many tokens a line of role below a name may have.
const CARD: usize = 12;

/// How many blocks of an article tell at least what it is about: its headline and what follows.
const LEAD: usize = 2;

/// What an article is about is named in this part of it: the first quarter.
const FIRST_PART: usize = 4;

/// How many tokens behind a verb the name of its subject begins at most: `sidder daglig leder Mona Kjær`.
const MOST_BEFORE_NAME: usize = 6;

/// How many words may stand between a desk and where it stands: `hendes stol, hendes telefon og hendes krus i Struer`.
const DESK_REACH: usize = 9;

/// The role of somebody, if it is no relation to another: not `datter`.
pub(super) struct Job<'a> {
    role: Span,
    /// Its words in small letters.
    word: Lower<'a>,
    /// Whether it is one in a house: `konsulent`.
    is_staff: bool,
    /// Whether it is a job or an office in a body.
    has_office: bool,
    /// Whether it is one that few have there: `chef`, `formand`.
    is_head: bool,
}

impl<'a> Roster<'a> {
    fn told_job(&self, who: usize) -> Option<Job<'a>> {
        let role = self.entries[who].role?;
        let word = self.page.lower_of(role);
        let is_head = noun(&OFFICES, &word).is_some();
        let is_staff = noun(&STAFF_ROLES, &word).is_some();
        let has_office = is_staff || is_head;
        noun(&RELATIONS, &word).is_none().then_some(Job { role, word, is_staff, has_office, is_head })
    }
}

impl Roster<'_> {
    /// Gives a body to everybody of whom no words beside the name told it.
    pub(super) fn settle(&mut self, attributions: &[Attribution]) {
        self.learn_nouns(attributions);
        self.learn_labels();
        self.learn_brackets();
        self.learn_cards();
        self.learn_announced(attributions);
        self.learn_lead();
        self.learn_behalf(attributions);
        self.learn_voices(attributions);
        self.learn_owners();
        self.learn_homes();
        self.learn_desks();
        self.take_in_told();
        let open: Vec<usize> = (0..self.entries.len()).filter(|&who| self.is_unsettled(who)).collect();
        self.jobs = open.iter().filter_map(|&who| Some((who, self.told_job(who)?))).collect();
        for rule in RULES {
            for &who in &open {
                if self.is_unsettled(who) {
                    self.entries[who].organisation = rule(self, who);
                }
            }
        }
        self.learn_parties();
        self.widen_relations();
    }

    /// `mor til tre`: whose relative somebody is, if no name tells it.
    fn widen_relations(&mut self) {
        for who in 0..self.entries.len() {
            let role = self.entries[who].role;
            self.entries[who].role = role.and_then(|role| self.wider_relation(role)).or(role);
        }
    }

    /// A role with the `til tre` behind it, if it tells whose relative somebody is.
    fn wider_relation(&self, role: Span) -> Option<Span> {
        noun(&RELATIONS, &self.page.lower_of(role))?;
        let link = self.page.token_from(role.end());
        let is_next = self.page.tokens().get(link)?.span.start() == role.end() + 1;
        // "mor til den dreng, der faldt i": whose, the clause tells.
        let is_open = is_next && !self.reader().is_article((link + 1).min(self.page.tokens().len() - 1));
        if !is_open || self.page.word(link) != "til" {
            return None;
        }
        // "far til to og formand for klubben"
        let end = self.reader().complement_end(link, self.page.run_of(link).tokens.end);
        let end = self.page.before_joint(link, end);
        let whole = role.cover(self.page.span(link..end.max(link + 1)));
        (end > link + 1 && self.names_within(whole).is_empty()).then_some(whole)
    }

    /// Enters the bodies that somebody was told to be of, and finds which bodies are named apart from people.
    fn take_in_told(&mut self) {
        let told = self.entries.iter().filter_map(|member| member.organisation);
        let houses = self.names.iter().filter(|name| self.is_house(name)).map(|name| name.span);
        let told = told.chain(houses).collect();
        self.bodies.take_in(self.page, self.names, &told);
        // "siger Mona Kjær til Posten"
        let told: Vec<usize> =
            self.names.iter().filter(|name| self.is_told(name)).map(|name| name.span.start()).collect();
        self.taken.extend(told);
        // "Mona Kjær (MK)" makes no body of MK.
        self.times_named = self.bodies.times_named(&self.taken);
        self.free = self.bodies.free(&self.taken, |body| !self.is_initials(body));
        let free = self.names.iter().filter(|name| !self.taken.contains(&name.span.start()));
        self.kindred =
            free.filter_map(|name| self.kindred_before(name).or_else(|| self.kindred_behind(name))).collect();
    }

    /// `hos Nordlys`: a name behind that preposition which is nobody's in the article.
    fn is_house(&self, name: &Name<'_>) -> bool {
        let is_unknown = matches!(name.kind, NameKind::Single | NameKind::Foreign);
        let link = name.tokens.start.checked_sub(1).filter(|_| is_unknown);
        let is_behind = link.is_some_and(|link| matches!(self.page.word(link), "hos" | "Hos"));
        let is_surname = || parts(&self.page.text[name.span]).last().is_some_and(is_surname);
        is_behind && !is_surname() && self.known(name).is_none()
    }

    /// Whether a name is of whoever is spoken to: `siger Mona Kjær til Posten`, `siger hun til avisen Posten`.
    fn is_told(&self, name: &Name<'_>) -> bool {
        let start = self.page.runs[name.run].tokens.start;
        let before = |token: usize| token.checked_sub(1).filter(|&before| before >= start);
        let noun = before(name.tokens.start).filter(|&noun| self.page.is_small(noun, Class::BODY_WORD));
        let link = before(noun.unwrap_or(name.tokens.start)).filter(|&link| self.page.word(link) == "til");
        let is_cue = |token: usize| self.page.is_small(token, Class::CUE);
        // "siger holdets læge, Mona Kjær, til Posten"
        let is_behind_name = |link: usize| link > start && self.page.is(link - 1, Class::COMMA.or(Class::CAPITAL));
        let reach = |link: usize| if is_behind_name(link) { FAR } else { FRONT };
        link.is_some_and(|link| (start.max(link.saturating_sub(reach(link)))..link).any(is_cue))
    }

    /// The role of people without a name who are said to be of a body: `to konsulenter fra Struer Kommune`.
    fn kindred_before(&self, body: &Name<'_>) -> Option<(String, Span)> {
        let role = body.tokens.start.checked_sub(2)?;
        let is_linked =
            self.page.is_small(role + 1, Class::WORKPLACES) && self.page.run_of(role).tokens.contains(&(role + 1));
        if !is_linked || !self.page.is(role, Class::ROLES) {
            return None;
        }
        // "lederen af Holms El" tells of one, "ansatte på Holms El" of many.
        let is_one = self.page.is(role, Class::GENERAL_JOBS) && !self.page.word(role).ends_with('e');
        Some((self.stem_of_role(role).filter(|_| !is_one)?, self.bodies.named_at(body.span)?))
    }

    /// The same of whoever a body or a country is said to have: `Struer Kommunes direktør`, `Norges statsminister`.
    fn kindred_behind(&self, body: &Name<'_>) -> Option<(String, Span)> {
        if !is_body_or_country(body) {
            return None;
        }
        let run = &self.page.runs[body.run].tokens;
        let mut words = body.tokens.end..run.end.min(body.tokens.end + FRONT);
        let head = words.find(|&token| !self.page.is(token, Class::ADJECTIVES.or(Class::RANKS)))?;
        let is_role = self.page.is_small(head, Class::ROLES);
        let owner = if body.kind == NameKind::Place { Some(body.span) } else { self.bodies.named_at(body.span) };
        Some((self.stem_of_role(head).filter(|_| is_role)?, owner?))
    }

    fn stem_of_role(&self, token: usize) -> Option<String> {
        Some(noun(&ROLES, &self.page.lower(token))?.stem.to_owned())
    }

    fn is_unsettled(&self, who: usize) -> bool {
        let member = &self.entries[who];
        member.kind == SpeakerKind::Person && member.organisation.is_none()
    }

    /// `Struer Kommunes Mona Kjær`: the body whose name stands in the genitive right before a name.
    fn learn_owners(&mut self) {
        let reader = self.reader();
        for name in self.names.iter().filter(|name| name.kind == NameKind::Full) {
            let body = reader.name_ending_at(name.tokens.start);
            // "Struers Mona Kjær scorede."
            let is_side = |body: &Name<'_>| matches!(body.kind, NameKind::Organisation | NameKind::Place);
            let is_owner = |body: &&Name<'_>| is_side(body) && body.genitive == Genitive::Sure;
            let body = body.filter(is_owner).map(|body| Apposition::body(body.span));
            if let (Some(body), Some(who)) = (body, self.known(name)) {
                self.learn(who, &body);
            }
        }
    }

    /// `Mona Kjær (S)`: the party, where no other body is told.
    fn learn_parties(&mut self) {
        for name in self.names.iter().filter(|name| matches!(name.kind, NameKind::Full | NameKind::Foreign)) {
            let at = name.tokens.end;
            let is_bracketed = at + 2 < self.page.tokens().len() && self.page.word(at) == "(";
            let party = is_bracketed.then(|| self.page.tokens()[at + 1].span);
            let party = party.filter(|&party| self.page.word(at + 2) == ")" && PARTIES.has(&self.page.text[party]));
            if let Some(who) = party.and_then(|_| self.known(name)).filter(|&who| self.is_unsettled(who)) {
                self.entries[who].organisation = party;
            }
        }
    }

    /// `Mona Kjær (Havets Liste)`: the body in brackets right behind a name.
    fn learn_brackets(&mut self) {
        for name in self.names.iter().filter(|name| matches!(name.kind, NameKind::Full | NameKind::Foreign)) {
            let opens = self.page.tokens().get(name.tokens.end).is_some_and(|next| &self.page.text[next.span] == "(");
            let body = if opens { self.bracketed_body(name.tokens.end) } else { None };
            let body = body.filter(|&body| !PARTIES.has(&self.page.text[body]));
            if let (Some(body), Some(who)) = (body, self.known(name)) {
                self.learn(who, &Apposition::body(body));
            }
        }
    }

    /// `Mona Kjær (Havets Liste)`: two words in capitals, or a body, alone in brackets.
    fn bracketed_body(&self, bracket: usize) -> Option<Span> {
        let reader = self.reader();
        let name = reader.name_starting_at(bracket + 1)?;
        let is_one = name.kind == NameKind::Organisation || name.kind == NameKind::Foreign && name.parts.len() > 1;
        // "Mona Kjær (Havets Liste, Struer)"
        let town = self.page.tokens().get(name.tokens.end + 1).filter(|town| PLACES.has(&self.page.text[town.span]));
        let end = name.tokens.end + if town.is_some() { 2 } else { 0 };
        let closes = self.page.tokens().get(end).is_some_and(|next| &self.page.text[next.span] == ")");
        (is_one && closes && !self.is_initials(name.span)).then_some(name.span)
    }

    /// `Stilling: konsulent, Struer Kommune`, in a line below a name.
    fn learn_labels(&mut self) {
        let page = self.page;
        let reader = self.reader();
        for run in page.runs.iter().filter(|run| page.is(run.tokens.start, Class::JOB_LABELS)) {
            let first = run.tokens.start;
            let is_label = first + 2 < run.tokens.end && page.word(first + 1) == ":";
            let told = if is_label { reader.phrase(first + 2, run.tokens.end) } else { None };
            // "Arbejdsplads: Struer Kommune"
            let told = told.or_else(|| if is_label { reader.body_at(first + 2) } else { None });
            let before = self.mentions.partition_point(|last| last.span.start() < page.tokens()[first].span.start());
            if let (Some(told), Some(last)) = (told, before.checked_sub(1)) {
                let body = reader.body_after(&told, run.tokens.end);
                let who = self.mentions[last].who;
                [Some(told), body].iter().flatten().for_each(|told| self.learn(who, told));
            }
        }
    }

    /// `Mona Kjær`, and in the line below `Lærling, Holms El`: what somebody is whose name is a line of its own.
    fn learn_cards(&mut self) {
        let page = self.page;
        let reader = self.reader();
        for pair in page.runs.windows(2) {
            let (line, below) = (&pair[0].tokens, &pair[1].tokens);
            // "Mona Kjær, 61 år. Rektor i Struer."
            let [line_stop, stop] = [line, below].map(|line| usize::from(page.is(line.end - 1, Class::STOP)));
            let (line, below) = (line.start..line.end - line_stop, below.start..below.end - stop);
            let is_line = page.is_capital(below.start) && below.len() <= CARD && line_stop <= stop;
            // "– Mona Kjær"
            let dash = usize::from(line.len() > 1 && page.is(line.start, Class::BREAK));
            let name = if is_line { reader.name_starting_at(line.start + dash) } else { None };
            // "Mona Kjær, 67 år"
            let is_age = |from: usize| {
                let is_short = (2..=3).contains(&(line.end - from)) && page.is(from, Class::COMMA);
                is_short && page.word(from + 1).starts_with(|c: char| c.is_ascii_digit())
            };
            let ends = |name: &Name| name.tokens.end == line.end || is_age(name.tokens.end);
            let name = name.filter(|name| matches!(name.kind, NameKind::Full | NameKind::Foreign) && ends(name));
            let who = name.and_then(|name| self.known(name));
            // "HR Business Partner", but "Danskernes formand kom ind."
            let told = who.and_then(|_| reader.phrase(below.start, below.end));
            let start = page.tokens()[below.start].span.start();
            let told = told.filter(|told| told.role.is_some_and(|role| role.start() == start));
            if let (Some(who), Some(told)) = (who, told) {
                let body = reader.body_after(&told, below.end).or_else(|| reader.rest_of_card(&told, below.end));
                // "Mona Kjær⏎Konsulent⏎Struer Kommune"
                let third = || page.run_after(below.start).and_then(|third| reader.body_line(third));
                let is_whole = told.organisation.is_none() && page.token_from(told.span.end()) == below.end;
                let body = body.or_else(|| if is_whole { third() } else { None });
                // "Mona Kjær⏎Konsulent, Struer Kommune. Gift.", but "Mona Kjær⏎Konsulenten kom ind."
                let last = body.as_ref().map_or(told.span, |body| body.span).end();
                if line_stop < stop && page.token_from(last) != below.end {
                    continue;
                }
                [Some(told), body].iter().flatten().for_each(|told| self.learn(who, told));
            }
        }
    }

    /// `Piloten, der tog bussen` in a headline, where nobody is said to be a pilot: it is whoever is named first.
    fn learn_lead(&mut self) {
        let people = self.entries.iter().enumerate().filter(|(_, member)| member.kind == SpeakerKind::Person);
        let first = people.filter_map(|(who, member)| Some((member.mentions.first()?.span.start(), who))).min();
        let Some((first, who)) = first.filter(|&(_, who)| self.entries[who].role.is_none()) else { return };
        let end = self.page.token_from(self.lead_end()).min(PARAGRAPH);
        // "Mona Kjær sminker sig, da instruktøren kommer ind.": whoever comes in is another.
        let is_beside = |token: usize| {
            let run = self.page.span(self.page.run_of(token).tokens.clone());
            self.entries[who].mentions.first().is_some_and(|first| run.contains(first.span))
                && first < self.page.tokens()[token].span.start()
        };
        let heads: Vec<usize> = (0..end).filter(|&token| self.is_one_of_staff(token) && !is_beside(token)).collect();
        let stems = heads.iter().map(|&head| self.page.lower(head));
        let stems: Vec<_> = stems.filter_map(|word| Some(noun(&ROLES, &word)?.stem.to_owned())).collect();
        let (Some(&head), Some(stem)) = (heads.first(), stems.first()) else { return };
        // "Norges statsminister …" in the lead, and "Sveriges statsminister Ib Falk" further down
        let reader = self.reader();
        let owner = reader.name_ending_at(head).map(|owner| &self.page.text[owner.span]);
        let is_elsewhere = |member: &Member<'_>| {
            owner.is_some() && member.organisation.is_some_and(|body| Some(&self.page.text[body]) != owner)
        };
        let is_others = |member: &Member<'_>| {
            let has_role = |role: Span| self.page.lower_of(role).ends_with(stem.as_str());
            member.role.is_some_and(has_role) && !is_elsewhere(member)
        };
        if stems.iter().all(|other| other == stem) && !self.entries.iter().take(RIVALS).any(is_others) {
            self.entries[who].role = Some(self.reader().role_span(head, head));
            self.learn_body_of(who, self.reader().widen(self.page.run_of(head).tokens.start, head));
        }
    }

    /// `Forstanderen kalder det dannelse. "Man skal øve sig," siger Mona Kjær`: what whoever is named with a quote was called in
    /// the sentence before it, where nothing more is told of either.
    fn learn_announced(&mut self, attributions: &[Attribution]) {
        for attribution in attributions.iter().filter(|attribution| attribution.sieve == Sieve::Name) {
            let (Some(who), Some(name)) = (attribution.speaker.map(|who| who.index()), attribution.mention) else {
                continue;
            };
            let member = &self.entries[who];
            let is_first = member.mentions.first().is_some_and(|first| first.span == name);
            let is_new = is_first && member.kind == SpeakerKind::Person && member.role.is_none();
            // "Kassereren gik. Mona Kjær fra blok B siger": she is another.
            let reader = self.reader();
            let told = reader.name_starting_at(self.page.token_from(name.start())).map(|name| reader.beside(name));
            let is_new = is_new && told.is_none_or(<[Apposition]>::is_empty);
            let start = self.page.quotes[attribution.quote.index()].span.start().min(name.start());
            let announced = if is_new { self.announced_before(start) } else { None };
            let Some(head) = announced else { continue };
            self.entries[who].role = Some(self.reader().role_span(head, head));
            self.learn_body_of(who, self.reader().widen(self.page.run_of(head).tokens.start, head));
        }
    }

    /// The token of the noun for whoever the sentence before a place is about, if it is somebody in an office who has no name.
    fn announced_before(&self, at: usize) -> Option<usize> {
        let next = self.page.runs.partition_point(|run| run.tokens.start < self.page.token_from(at));
        let run = self.page.runs.get(next.checked_sub(1)?).filter(|run| !run.is_quoted && run.begins)?;
        let after = self.mentions.partition_point(|mention| mention.span.start() < at);
        let last = after.checked_sub(1).map(|last| &self.mentions[last]);
        let first = self.page.tokens()[run.tokens.start].span.start();
        let last = last.filter(|last| last.span.start() >= first);
        // "Kommunens kulturchef er tilfreds.": nobody has been mentioned.
        let is_owned = last.is_none() && self.page.is(run.tokens.start, Class::BODY_WORD) && run.tokens.len() > 2;
        let head = match last {
            Some(last) => self.page.token_from(last.span.end()).checked_sub(1)?,
            None => run.tokens.start + 1,
        };
        let is_nobody = |last: &Placed| {
            self.entries[last.who].kind == SpeakerKind::Unnamed
                && last.kind == MentionKind::Nominal
                && last.weight >= SUBJECT
                && self.page.is(head, Class::DEFINITE_ROLE)
        };
        // "Lægen kom. "Jeg var bange," siger Mona Kjær.": whom one meets in their office is another.
        let is_met = noun(&ROLES, &self.page.lower(head)).is_none_or(|found| found.is_met());
        let is_office = self.page.is(head, Class::OFFICES.or(Class::STAFF_ROLES)) && !is_met;
        let is_told = last.map_or(is_owned, is_nobody);
        (is_told && is_office && !self.reader().is_plural(head)).then_some(head)
    }

    /// `Borgmesteren i Struer afviser`: the body in a phrase that tells what somebody is.
    pub(super) fn learn_body_of(&mut self, who: usize, first: usize) {
        let told = self.reader().phrase(first, self.page.run_of(first).tokens.end).filter(|_| self.is_unsettled(who));
        if let Some(told) = told {
            let role = told.role.map_or(first, |role| self.page.token_from(role.start()));
            let employer = || self.reader().employer(role);
            self.entries[who].organisation = self.organisation_of(&told).or_else(employer);
            self.taken.extend(told.organisation.map(|words| words.start()));
        }
    }

    /// Whether a token of the narration is a job that one person has: `Piloten`, `en pilot`.
    fn is_one_of_staff(&self, token: usize) -> bool {
        let page = self.page;
        // "To skoler bytter en medarbejder" says little of anybody.
        let is_definite = page.is(token, Class::DEFINITE_ROLE) && !page.word(token).ends_with(['s', 'e']);
        // "Borgmesteren afviser, at …"
        let opens = page.run_of(token).begins && page.run_of(token).tokens.start == token;
        let is_subject = is_definite && opens && page.is(token, Class::ROLES);
        // "Norges statsminister er på besøg"
        let reader = self.reader();
        let owner = reader.name_ending_at(token).filter(|_| page.is(token, Class::ROLES));
        let is_owned = owner.is_some_and(|owner| is_body_or_country(owner) && owner.begins_sentence);
        // "På besøg hos kommunens vejchef"
        let before = token.checked_sub(1).map_or("", |before| page.word(before));
        let is_houses = (before.ends_with("ens") || before.ends_with("ets")) && page.is(token - 1, Class::BODY_WORD);
        let is_owned = is_owned || is_houses && !reader.is_plural(token);
        // "Jordemoder: Vi løber stærkt", "Praktikant i Struer Kommune: Det var sjovt"
        let is_label = opens && self.is_label_of_headline(token);
        let may_be = page.is(token, Class::STAFF_ROLES) || is_subject || is_owned;
        let is_met = || noun(&ROLES, &page.lower(token)).is_some_and(|found| found.is_met());
        // "Teddy er 58 år. Lægen var god.", but "Lægen, der blev bager" over the article
        let is_headline = opens && token == 0 && page.segmentation.blocks[0].kind == BlockKind::Headline;
        let is_another = is_definite && !is_headline && is_met();
        let may_be = may_be && !page.is(token, Class::GENERAL_JOBS) && !is_another;
        if !may_be || page.run_of(token).is_quoted {
            return false;
        }
        // "en pilot", but "et semester" is no master.
        let is_after_article = token > 0 && &*page.lower(token - 1) == INDEFINITE;
        is_definite || is_after_article || is_owned || is_label
    }

    /// Whether a headline opens with what somebody is, before a colon or where: `Praktikant i Struer Kommune: Det var sjovt`.
    fn is_label_of_headline(&self, token: usize) -> bool {
        let page = self.page;
        let is_headline = page.is_in_headline(page.tokens()[token].span.start());
        let next = token + 1;
        let is_one = !page.is(token, Class::DEFINITE_ROLE) && !self.reader().is_plural(token);
        is_headline && is_one && next < page.tokens().len() && page.is(next, Class::COLON.or(Class::PHRASE_LINKS))
    }

    /// `siger lokomotivføreren`: what somebody is whom the words beside a quote call so, where nothing else told it.
    fn learn_nouns(&mut self, attributions: &[Attribution]) {
        let reader = self.reader();
        for attribution in attributions.iter().filter(|attribution| attribution.sieve == Sieve::Role) {
            let (Some(who), Some(words)) = (attribution.speaker.map(|who| who.index()), attribution.mention) else {
                continue;
            };
            let tokens = self.page.token_from(words.start())..self.page.token_from(words.end());
            let first = tokens.start;
            let head = tokens.rev().find(|&token| reader.role_at(token).is_some());
            let Some(head) = head.filter(|_| self.entries[who].kind == SpeakerKind::Person) else { continue };
            if self.entries[who].role.is_none() {
                self.entries[who].role = Some(reader.ranked_role(first, head));
            }
            self.learn_body_of(who, first);
        }
    }

    /// `siger Mona Kjær på klubbens vegne`: the body that somebody speaks for.
    fn learn_behalf(&mut self, attributions: &[Attribution]) {
        for attribution in attributions {
            let Some(who) = attribution.speaker.map(|who| who.index()).filter(|&who| self.is_unsettled(who)) else {
                continue;
            };
            let end = attribution.mention.into_iter().chain(attribution.cue).map(|words| words.end()).max();
            let Some(link) = end.map(|end| self.page.token_from(end)) else { continue };
            let may_be = self.page.tokens().get(link + 2).is_some() && self.page.is_small(link, Class::PHRASE_LINKS);
            if may_be && self.page.is(link + 2, Class::BEHALF) {
                let words = self.page.tokens()[link + 1].span;
                let bare = Span::new(words.start(), words.end() - usize::from(self.page.text[words].ends_with('s')));
                let named = self.bodies.named_by(self.page, bare);
                let is_noun = self.page.is_small(link + 1, Class::BODY_WORD);
                self.entries[who].organisation = named.or(is_noun.then_some(bare));
            }
        }
    }

    /// `I Struer Roklub er man glad.`, and then `…," siger Mona Kjær`: whoever speaks next speaks for the body.
    fn learn_voices(&mut self, attributions: &[Attribution]) {
        let names = self.names;
        for name in names.iter().filter(|name| !name.is_quoted) {
            if !self.is_voiced(name) {
                continue;
            }
            let start = self.page.tokens()[self.page.runs[name.run].tokens.start].span.start();
            let next = self.page.quotes.partition_point(|quote| quote.span.end() <= start);
            // What "man" says there may be a quote of its own.
            let near = attributions[next.min(attributions.len())..].iter().take(3);
            let mut speakers = near.filter_map(|attribution| attribution.speaker).map(|who| who.index());
            let is_it = |who: usize| self.page.text[self.entries[who].name] == self.page.text[name.span];
            let who = speakers.find(|&who| self.entries[who].kind == SpeakerKind::Person && !is_it(who));
            if let Some(who) = who.filter(|&who| self.is_unsettled(who)) {
                let body = self.bodies.named(self.page, name.span).unwrap_or(name.span);
                self.entries[who].organisation = Some(body);
            }
        }
    }

    /// Whether a sentence opens with a name as that of a house where one does something: `I Struer Roklub er man glad.`
    fn is_voiced(&self, name: &Name<'_>) -> bool {
        let run = &self.page.runs[name.run].tokens;
        let subject = name.tokens.end + 1;
        let is_body = !matches!(name.kind, NameKind::Full | NameKind::Given | NameKind::Place);
        let is_one = |token: usize| {
            self.page.is_small(token, Class::IMPERSONAL) && !self.page.is(token, Class::DETERMINER.or(Class::RELATIVE))
        };
        self.is_scene(name) && is_body && subject < run.end && is_one(subject)
    }

    /// Whether a preposition and a name open a sentence, as `I Struer Roklub …` and `På restaurant Havblik …` do.
    fn is_scene(&self, name: &Name<'_>) -> bool {
        let start = self.page.runs[name.run].tokens.start;
        let is_opening = name.tokens.start == start + 1 || name.tokens.start == start + 2 && self.has_kind_before(name);
        is_opening && self.page.is(start, Class::SCENES)
    }

    /// `restaurant Havblik`, `plejehjemmet Lunden`: whether a noun says what body a name is of.
    fn has_kind_before(&self, name: &Name<'_>) -> bool {
        let noun = name.tokens.start.checked_sub(1);
        noun.is_some_and(|noun| self.page.is_small(noun, Class::BODY_WORD) && self.page.gap(noun) == " ")
    }

    /// `Hjemme i Naturstyrelsen har Mona Kjær`: where the subject of a sentence is at home.
    fn learn_homes(&mut self) {
        for name in self.names.iter().filter(|name| !name.is_quoted) {
            let first = self.page.runs[name.run].tokens.start;
            let home = name.tokens.start.checked_sub(2).filter(|&home| home >= first);
            // "Hjemme i Struer Kommune", "Hjemme på kontoret i Struer Kommune"
            let is_home = home.is_some_and(|home| {
                let home_word = if first + FRONT > home { first } else { home };
                let is_told = self.page.is(home, Class::HOME_WORDS) || self.page.is(home_word, Class::HOME_WORDS);
                is_told && self.page.is_small(home + 1, Class::PHRASE_LINKS)
            });
            // "Efter ti år i spidsen for Struer Bibliotek går Mona Kjær på pension."
            let is_head = name.tokens.start.checked_sub(3).is_some_and(|lead| {
                lead >= first && LEADING.has(&self.page.text[self.page.span(lead..name.tokens.start)])
            });
            // "I Struer Roklub er det Mona Kjær, der bestemmer."
            let host = self.named_there(name);
            let subject = if is_home || is_head { self.subject_of(name.tokens.start) } else { host };
            // "Hos Nordlys siger pilotforeningens formand, Mona Kjær"
            let is_of_other = |who: usize| self.entries[who].unnamed_body.is_some();
            if let Some(who) = subject.filter(|&who| self.is_unsettled(who) && !is_of_other(who)) {
                // "Ved Store Bakke står spejder Mona Kjær.", "I Hedeby står lærer Mona Kjær."
                let is_in = !self.page.reads(first, "ved");
                let has_town = || with_town(self.page, self.names, name.span).is_some();
                let is_house = || name.kind == NameKind::Single && (self.has_kind_before(name) || has_town());
                let may_be_firm = is_in && (name.kind == NameKind::Foreign || is_house());
                let firm = || Some(name.span).filter(|_| host.is_some() && may_be_firm);
                self.entries[who].organisation = self.bodies.named(self.page, name.span).or_else(firm);
            }
        }
    }

    /// Who is said to be whom one meets in a body: `I Struer Roklub er det Mona Kjær, der bestemmer.`, `Hos Struer Roklub sidder
    /// formand Mona Kjær.`
    fn named_there(&self, body: &Name<'_>) -> Option<usize> {
        let run = &self.page.runs[body.run].tokens;
        let reader = self.reader();
        // "Hos Struer Roklub i Skive følger Mona Kjær det."
        let whole = with_town(self.page, self.names, body.span).unwrap_or(body.span);
        let verb = self.page.token_from(whole.end()).max(body.tokens.end);
        if !self.is_scene(body) || verb + 2 >= run.end || !self.page.is_word(verb) || self.page.is_capital(verb) {
            return None;
        }
        if self.page.is_small(verb, Class::COPULAS) && self.page.is_small(verb + 1, Class::IMPERSONAL) {
            return self.known(reader.name_starting_at(verb + 2)?);
        }
        let next = self.names.from(verb + 1);
        let person =
            self.names.get(next).filter(|name| name.tokens.start <= verb + MOST_BEFORE_NAME && name.run == body.run)?;
        let mut front = verb + 1..person.tokens.start;
        let is_titled = person.titled || (!front.is_empty() && self.page.is(front.end - 1, Class::ROLES));
        let is_phrase = front.all(|token| self.page.is_word(token) && !self.page.is_small(token, Class::PHRASE_LINKS));
        // "Hos Struer Roklub følger Mona Kjær det hele."
        // "På Struer Bibliotek arbejder Mona Kjær som vagt."
        let is_work = self.page.is(run.start, Class::WORKPLACE_LINKS) || self.page.is(verb, Class::EMPLOYMENT_VERBS);
        let is_next = person.tokens.start == verb + 1 && is_work;
        self.known(Some(person).filter(|_| (is_titled || is_next) && is_phrase)?)
    }

    /// `Monas skrivebord i Struer Kommune`, `hendes stol og telefon i Struer`: whose desk stands where.
    fn learn_desks(&mut self) {
        for name in self.names.iter().filter(|name| !name.is_quoted) {
            let Some(link) = name.tokens.start.checked_sub(1) else { continue };
            let owner = self.page.is_small(link, Class::WORKPLACES).then(|| self.owner_of_desk(link)).flatten();
            if let Some(who) = owner.filter(|&who| self.is_unsettled(who)) {
                self.entries[who].organisation = self.bodies.named(self.page, name.span);
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

    /// Whether somebody who works in bodies of some kind may work in `body`: no overlæge in a kommune.
    fn may_work_in(&self, job: &Job<'_>, body: Span) -> bool {
        let name = &self.page.text[body];
        if let Some(fits) = fits_role(&job.word, name) {
            return fits;
        }
        // "Dagbladet Skive skriver, at …": whoever leads something else is none of the paper.
        if is_paper(name) {
            return false;
        }
        // No borgmester works at DR or in Danmarks Naturvagt.
        let is_kind = |word: &str| ORGANISATION_WORDS.has(&fold(word)) || is_acronym(word);
        let is_kind_told = || name.split(' ').any(is_kind) || ORGANISATIONS.has(name) || name.starts_with("Danmarks ");
        !has_kind(&job.word) || !is_kind_told()
    }

    /// The token of the first name of somebody.
    fn first_token(&self, who: usize) -> Option<usize> {
        Some(self.page.token_from(self.entries[who].mentions.first()?.span.start()))
    }

    /// The body that the narration names last in `first..token`, by its name or a noun, in words that tell of no other
    /// person.
    fn body_before(&self, token: usize, first: usize) -> Option<Span> {
        // "Skolebestyrelsen har skrevet til byrådet": whom one writes to gives way to whoever writes.
        // "Sparekassen forhandler med banken": so does whom one deals with.
        let is_to = |token: usize| token > 0 && matches!(self.page.word(token - 1), "til" | "med");
        let mut addressee = None;
        let named = |token: usize| {
            let words = self.page.tokens()[token].span;
            // "Vejforeningen afviser", first in its sentence
            let run = self.page.run_of(token);
            let opens = run.begins && run.tokens.start == token;
            // "Nattevagten" is somebody.
            let is_body = self.page.is(token, Class::BODY_WORD) && !self.page.is(token, Class::DEFINITE_ROLE);
            let is_noun = is_body && is_definite(&self.page.text[words]);
            let is_noun = is_noun && (opens || self.page.is_small(token, Class::BODY_WORD));
            let is_any = || {
                let noun = self.page.class_of(&self.page.text[self.without_genitive(words)]);
                noun.is(Class::KIND_OF_BODY.or(Class::BODY_NOUNS).or(Class::DEPARTMENTS))
            };
            let whole = || Span::new(self.page.tokens()[self.double_start(token)].span.start(), words.end());
            let unnamed = || (!is_any()).then(|| self.without_genitive(whole())).filter(|_| !self.is_site(words));
            let noun = || is_noun.then(|| self.bodies.named_by(self.page, words).or_else(unnamed)).flatten();
            // "på Holm Mejeri", "på mejeriet"
            // PERF: no name begins with an ordinary word, and most words are.
            let may_be_name = self.page.is(token, Class::LARGE.or(Class::NAME_PARTICLES)) || !self.page.is_word(token);
            let named = if is_noun || !may_be_name { None } else { self.bodies.named_at(words) };
            let body = named.or_else(noun)?;
            // "Mona Kjær (SF)", "SKIVE: I går …"
            let is_aside = (token > 0 && self.page.word(token - 1) == "(")
                || self.page.tokens().get(token + 1).is_some_and(|next| &self.page.text[next.span] == ":");
            let is_free = !is_aside && !self.taken.contains(&words.start()) && !self.page.run_of(token).is_quoted;
            is_free.then_some((token, body))
        };
        let mut bodies = (first..token).rev().filter_map(named);
        let other = bodies.find(|&(token, body)| {
            let is_addressee = is_to(token);
            addressee = addressee.or(is_addressee.then_some(body));
            !is_addressee
        });
        other.map(|(_, body)| body).or(addressee)
    }

    /// Where a noun begins of which another gives the first half: the `teknik-` of `teknik- og miljøudvalget`.
    fn double_start(&self, noun: usize) -> usize {
        let half = noun.checked_sub(2).filter(|&half| self.page.word(half).ends_with('-'));
        half.filter(|_| self.page.is_small(noun - 1, Class::CONJUNCTIONS)).unwrap_or(noun)
    }

    /// `Vejforeningen` of `Vejforeningens`.
    fn without_genitive(&self, noun: Span) -> Span {
        Span::new(noun.start(), noun.end() - usize::from(self.page.text[noun].ends_with('s')))
    }

    /// The mentions of people and bodies that speak within a span.
    fn mentions_within(&self, span: Span) -> impl Iterator<Item = &Placed> {
        let first = self.mentions.partition_point(|mention| mention.span.start() < span.start());
        self.mentions[first..].iter().take_while(move |mention| mention.span.end() <= span.end())
    }

    /// Where the part of an article ends that tells what it is about: with the first quote, but not within the headline.
    fn lead_end(&self) -> usize {
        let blocks = &self.page.segmentation.blocks;
        // "Mona Kjær: Her er der hegn" over the article is no more than its headline.
        let headline = blocks.iter().take(LEAD).rfind(|block| block.kind == BlockKind::Headline);
        let headline = headline.map_or(0, |block| block.span.end());
        let quote =
            self.page.quotes.iter().map(|quote| quote.span.start()).find(|&start| start >= headline).unwrap_or(0);
        let mut blocks = blocks.iter().filter(|block| block.kind != BlockKind::Byline);
        blocks.nth(LEAD - 1).map_or(0, |last| last.span.end()).max(quote)
    }

    /// The one body that everybody before a token is told to be of and that is named apart from people; where nobody is told
    /// to be of any, it is named twice.
    fn only_house(&self, job: &Job<'_>, token: usize) -> Option<Span> {
        let start = self.page.tokens()[token].span.start();
        let told = self.entries.iter().take(RIVALS).filter(|other| other.name.start() < start);
        let is_house = |body: &Span| !PLACES.has(&self.page.text[*body]);
        let mut told = told.filter_map(|other| other.organisation).filter(is_house).peekable();
        // "Ib Falk, ejer af Holms El": whoever else is named may be a guest of his.
        let is_anybodys = told.peek().is_some();
        // A body that is brought up later is nobody's who has spoken before, unless no other is.
        let before = self.free.partition_point(|(name, _)| name.start() < start);
        let free = if before > 0 { &self.free[..before] } else { &self.free };
        let mut bodies = told.chain(free.iter().map(|&(_, body)| body));
        let house = bodies.next()?;
        let is_of_another = || self.entries.iter().take(RIVALS).any(|other| other.organisation == Some(house));
        // "Struer Roklub" over an article that names no other body is whose kaproningschef tells.
        let is_kind = |house: Span| self.page.text[house].split(' ').any(|word| ORGANISATION_WORDS.has(&fold(word)));
        let is_only = free.len() == 1 && !is_anybodys && job.is_head && is_kind(house);
        let fewest = if is_anybodys || is_of_another() || is_only { 1 } else { 2 };
        // What is brought up late is not what the article is about.
        let first_part = Span::new(0, self.page.text.len() / FIRST_PART);
        let is_of_lead = || self.bodies.within(first_part).any(|body| body == house);
        // "Mona Kjær er rektor på Struer Gymnasium": no other body is named in all of the article.
        let is_alone = || is_anybodys && free.is_empty() && job.is_head && is_of_lead();
        Some(house).filter(|&house| self.is_named(house, fewest) && (is_anybodys || is_of_lead()) || is_alone())?;
        // "Rita Bang fra Vejdirektoratet har boet på Hedeby Slagteri": whom she meets is of either.
        bodies.all(|other| other == house).then_some(house)
    }

    /// Whether a body is named so many times apart from words that tell of a person.
    fn is_named(&self, body: Span, fewest: usize) -> bool {
        self.times_named.get(&body).is_some_and(|&times| times >= fewest)
    }

    /// `selskabets europæiske chef`: whether a noun for a firm of any name stands before a role in the genitive.
    fn is_of_firm(&self, role: usize) -> bool {
        let first = self.page.run_of(role).tokens.start.max(role.saturating_sub(FRONT));
        let mut front = (first..role).rev().map(|token| self.page.lower(token));
        front.any(|word| word.strip_suffix('s').is_some_and(|noun| BODY_NOUNS.has(noun)))
    }

    /// The job of somebody in a body that may be any: no other was told of, nor is it somebody's relative who has it, `hans far,
    /// tømrer Ib Falk`.
    fn open_job(&self, who: usize) -> Option<&Job<'_>> {
        let job = self.job(who).filter(|job| job.has_office && !self.entries[who].is_elsewhere)?;
        // "Hun spurgte sin svoger. Svogeren, Ib Falk, er tømrer."
        // "Ib Falk var smed i ti år", but "Det var smed Ib Falk"
        let is_beside = || self.names.starting_at(self.page.token_from(job.role.end())).is_some();
        let is_past = self.is_told_of_past(job.role) && !is_beside();
        let near = self.entries[who].mentions.iter().take(FRONT);
        let last = near.map(|mention| self.page.token_from(mention.span.end()).saturating_sub(1));
        let is_relative = last.into_iter().any(|last| self.page.is(last, Class::RELATIONS));
        // "Chaufføren af lastbilen, Ib Falk"
        let next = self.page.token_from(job.role.end());
        // "Chefen dér, Ib Falk"
        let is_of_thing =
            matches!(self.page.word(next), "af" | "dér") && self.page.run_of(next).tokens.contains(&(next + 1));
        (!is_past
            && !is_of_thing
            && !is_relative
            && !self.is_told_by_owner(job.role)
            && self.noun_before(who, Class::RELATIONS).is_none())
        .then_some(job)
    }

    /// `Mona og hendes træner, Ib Falk`: whether a role is told by whose it is, so that he is of her club, not of the one named last.
    fn is_told_by_owner(&self, role: Span) -> bool {
        let owner = self.page.token_from(role.start()).checked_sub(1);
        owner.is_some_and(|owner| self.page.is_function(owner, Function::POSSESSIVE))
    }

    /// The job of somebody of whom no body was told when the rules began.
    fn job(&self, who: usize) -> Option<&Job<'_>> {
        let at = self.jobs.binary_search_by_key(&who, |&(who, _)| who).ok()?;
        Some(&self.jobs[at].1)
    }
}

/// Whether a name in the genitive is that of a body or a country: `Norges`.
fn is_body_or_country(name: &Name<'_>) -> bool {
    name.genitive == Genitive::Sure && matches!(name.kind, NameKind::Organisation | NameKind::Place)
}

/// `hendes kollega, konsulent Ib Falk`, `Makkeren, Ib Falk`: the body of whoever he works with.
fn as_workmate(roster: &Roster<'_>, who: usize) -> Option<Span> {
    // "hans kollega Mona Kjær fra Nordlys"
    let mate = roster.noun_before(who, Class::WORKMATES).filter(|_| !roster.entries[who].is_elsewhere)?;
    let owner = roster.page.tokens()[mate.checked_sub(1)?].span;
    let after = roster.mentions.partition_point(|mention| mention.span.start() < owner.end());
    let last = after.checked_sub(1)?;
    let is_owned = roster.mentions[last].span.end() > owner.start();
    let is_definite = noun(&MATES, &roster.page.lower(mate)).is_some_and(|found| found.is_definite);
    let body = (is_owned || is_definite).then(|| roster.entries[roster.mentions[last].who].organisation).flatten();
    // "præsident Kjærs kabinetschef" is not of the country.
    body.filter(|&body| !PLACES.has(&roster.page.text[body]))
}

/// `Mona Kjær og konsulent Ib Falk`: the body of whom he is named together with.
fn as_fellow(roster: &Roster<'_>, who: usize) -> Option<Span> {
    let role = roster.page.token_from(roster.job(who)?.role.start());
    let is_next = roster.first_token(who)?.saturating_sub(role) < FRONT;
    let link = role.checked_sub(1).filter(|&link| is_next && roster.page.is_small(link, Class::CONJUNCTIONS));
    let Some(link) = link else { return with_next(roster, who) };
    let name = roster.reader().name_ending_at(link)?.span;
    let at = roster.mentions.binary_search_by_key(&name.start(), |mention| mention.span.start()).ok()?;
    roster.entries[roster.mentions[at].who].organisation
}

/// `Konsulent Ib Falk og teamleder Mona Kjær fra Struer Kommune`: the body that is told of the second.
fn with_next(roster: &Roster<'_>, who: usize) -> Option<Span> {
    let (page, reader) = (roster.page, roster.reader());
    let name = reader.name_starting_at(roster.first_token(who)?)?;
    let limit = page.runs[name.run].tokens.end;
    let link = reader.past_bracket(name.tokens.end, limit);
    let second = roster.names.get(roster.names.from(link + 1)).filter(|second| second.run == name.run)?;
    let is_joined = page.is_small(link, Class::CONJUNCTIONS) && second.tokens.start - link <= FRONT;
    let is_role = page.is_small(second.tokens.start - 1, Class::ROLES);
    let from = reader.past_bracket(second.tokens.end, limit);
    let is_from = from < limit && page.is_small(from, Class::WORKPLACE_LINKS);
    roster.entries[roster.known(second).filter(|_| is_joined && is_role && is_from)?].organisation
}

/// `formand for trafikudvalget`: the noun beside the name, where nothing names the body.
fn unnamed(roster: &Roster<'_>, who: usize) -> Option<Span> {
    roster.entries[who].unnamed_body
}

/// `direktør Ib Falk`, where Falk & Søn is named: the firm that bears one's name.
fn by_surname(roster: &Roster<'_>, who: usize) -> Option<Span> {
    let (_, surname) = roster.page.text[roster.entries[who].name].rsplit_once(' ')?;
    let may_be = roster.job(who)?.has_office && !PLACES.has(surname);
    may_be.then(|| roster.bodies.with_word(roster.page, surname)).flatten()
}

/// `en konsulent fra Struer Kommune`, and later `Ib Falk, konsulent`: where people in that role come from.
fn as_kindred(roster: &Roster<'_>, who: usize) -> Option<Span> {
    let role = &roster.job(who)?.word;
    // "ti ansatte på Struer Sygehus": whatever they are.
    // "forskere fra Aarhus Universitet", and later "professor Ib Falk"
    let is_scholar = |stem: &str| stem.ends_with("forsker") && noun(&LEARNED_ROLES, role).is_some();
    // "medarbejdere i Struer Kommune" tells nothing of the formand of a club, or of a rektor.
    let job = roster.job(who)?;
    let is_any =
        |stem: &str, body| job.is_staff && noun(&GENERAL_JOBS, stem).is_some() && roster.may_work_in(job, body);
    let is_of = |stem: &str, body| role.ends_with(stem) || is_any(stem, body) || is_scholar(stem);
    let mut bodies = roster.kindred.iter().filter(|(stem, body)| is_of(stem, *body)).map(|&(_, body)| body);
    let body = bodies.next()?;
    bodies.all(|other| other == body).then_some(body)
}

/// `Struer Kommune er med på ideen. Teamleder Ib Falk …`: the body named last in the paragraph.
fn near(roster: &Roster<'_>, who: usize) -> Option<Span> {
    let job = roster.open_job(who)?;
    let token = roster.first_token(who)?;
    let block = roster.page.segmentation.block_at(roster.page.tokens()[token].span.start())?;
    let first = roster.page.token_from(roster.page.segmentation.blocks[block.index()].span.start());
    let first = first.max(token.saturating_sub(PARAGRAPH));
    // "Også i jobcentret er man glad. Sagsbehandler Mona Kjær …", but no borgmester of a bank
    let is_kind = |&body: &Span| {
        let fits = || fits_role(&job.word, &roster.page.text[body]) == Some(true);
        if has_kind(&job.word) { fits() } else { roster.may_work_in(job, body) }
    };
    let is_open = roster.entries[who].unnamed_body.is_none();
    if is_open { roster.body_before(token, first).filter(is_kind) } else { None }
}

/// `Struer Kommune åbner et bad.`, and in the next paragraph `"Det bliver koldt," siger teamleder Ib Falk`: the one body
/// that a paragraph, or its last sentence, tells of is whose staff speaks in the next.
fn spoken_for(roster: &Roster<'_>, who: usize) -> Option<Span> {
    let job = roster.open_job(who)?;
    let token = roster.first_token(who)?;
    let page = roster.page;
    let block = page.segmentation.block_at(page.tokens()[token].span.start())?.index();
    let [before, own] = page.segmentation.blocks.get(block.checked_sub(1)?..=block)? else { return None };
    let start = page.token_from(own.span.start());
    let opens_with_quote = (start..token.min(start + 2)).any(|token| page.run_of(token).is_quoted);
    if !opens_with_quote {
        return None;
    }
    let only_in = |span: Span| {
        let first = page.token_from(span.start()).max(start.saturating_sub(PARAGRAPH));
        let body = roster.body_before(start, first)?;
        roster.bodies.within(span).all(|other| other == body).then_some(body)
    };
    let tells_of_people = || roster.mentions_within(before.span).next().is_some();
    let whole = || if tells_of_people() { None } else { only_in(before.span) };
    let last = || only_in(page.span(page.run_before(start)?.tokens.clone()));
    whole().or_else(last).filter(|&body| roster.may_work_in(job, body))
}

/// The one house that an article is in. Where several are named, the nearest would be right two times of three only.
fn at_home(roster: &Roster<'_>, who: usize) -> Option<Span> {
    let job = roster.open_job(who)?;
    // A formand is of a forening or a fond, but beside a skole.
    let heads_club = |body: Span| {
        let last = fold(roster.page.text[body].rsplit(' ').next().unwrap_or_default());
        FIRM_HEADS.has(&job.word) && ORGANISATION_WORDS.has(&last) && !TOWN_BODIES.has(&last)
    };
    let house = roster.only_house(job, roster.first_token(who)?).filter(|&body| roster.may_work_in(job, body));
    house.filter(|&body| job.is_staff || heads_club(body))
}

/// `I menighedsrådet er man delt. Formand Mona Kjær …`: the body that the passage is set in.
fn by_setting(roster: &Roster<'_>, who: usize) -> Option<Span> {
    // "Hos Nordlys siger pilotforeningens formand, Mona Kjær"
    let job = roster.open_job(who).filter(|_| roster.entries[who].unnamed_body.is_none())?;
    roster.setting(who, &job.word, roster.first_token(who)?)
}

/// `Nordlys vil bygge skibe. Direktør Mona Kjær …`: the name last told before who leads a firm, if it is of no person and stands
/// within sentences, too.
fn firm_of(roster: &Roster<'_>, who: usize) -> Option<Span> {
    let page = roster.page;
    let job = roster.job(who)?;
    let heads_firm = job.word.rsplit(' ').next().is_some_and(|head| FIRM_HEADS.has(head));
    let is_owned = roster.is_of_firm(page.token_from(job.role.start()));
    // "formand for kulturudvalget"
    if !is_owned && (!heads_firm || roster.entries[who].unnamed_body.is_some()) {
        return None;
    }
    let token = roster.first_token(who)?;
    let after = roster.names.from(page.token_from(job.role.start()).min(token));
    let around = &roster.names[after.saturating_sub(PARAGRAPH)..roster.names.len().min(after + PARAGRAPH)];
    let is_unknown = |name: &&Name<'_>| matches!(name.kind, NameKind::Single | NameKind::Foreign) && !name.is_quoted;
    // "oplyser Nordlys", "siger hun til Nordlys"
    let is_teller = |name: &Name<'_>| {
        let before = name.tokens.start.checked_sub(1);
        before.is_some_and(|before| page.is(before, Class::CUE)) || roster.is_told(name)
    };
    // "Levende Fjord er tilfreds.", and then "…," siger formand Ib Falk
    let opens = |name: &Name<'_>| {
        let next = name.tokens.end;
        // "Nordlys vil anke. Selskabets direktør …"
        let may_be = name.kind == NameKind::Foreign || is_owned;
        // "Renterne stiger, og det mærker firmaets direktør."
        let is_plural = || name.kind == NameKind::Single && page.text[name.span].ends_with("ne");
        let is_subject = name.begins_sentence && may_be && next < page.tokens().len() && !is_plural();
        // "OPKØB For mange penge …": a label is none.
        let is_subject = is_subject && page.text[name.span].split(' ').all(|word| word.contains(char::is_lowercase));
        is_subject && page.is_small(next, Class::LETTERS) && !page.is(next, Class::PHRASE_LINKS.or(Class::CONJUNCTION))
    };
    let is_firm = |name: &&Name<'_>| {
        let mut alike = around.iter().filter(|other| page.text[other.span] == page.text[name.span]);
        // "Lønnen på Falkenborg Metal er steget.", but "på Nørre Allé"
        let last = page.token_from(name.span.end()).saturating_sub(1);
        let is_house = name.kind == NameKind::Foreign
            && !page.is(last, Class::PLACE_ENDINGS.or(Class::SURNAME))
            && name.tokens.start.checked_sub(1).is_some_and(|link| matches!(page.word(link), "på" | "hos"));
        let recurs = alike.clone().any(|other| !other.begins_sentence) && alike.clone().count() > 1;
        let is_firm = recurs || is_house || opens(name);
        // "fabrikken i Skovby"
        let is_town = |name: &Name<'_>| {
            let noun = name.tokens.start.checked_sub(2).filter(|&noun| page.is(noun, Class::BODY_WORD));
            noun.is_some_and(|noun| page.is(noun + 1, Class::TOWN_LINKS))
        };
        let is_firm = is_firm && !alike.clone().any(is_town);
        is_firm && roster.known(name).is_none() && !alike.any(is_teller)
    };
    let near = roster.names[..after].iter().rev().take_while(|name| token - name.tokens.start < PARAGRAPH);
    near.filter(is_unknown).find(is_firm).map(|name| name.span)
}

/// `Han ligger på Struer Sygehus. Mona Kjær, koordinator samme sted, ringede.`: the house that something was told to be in last.
fn on_the_spot(roster: &Roster<'_>, who: usize) -> Option<Span> {
    let page = roster.page;
    let role = roster.job(who)?.role;
    let next = page.token_from(role.end());
    let is_same = page.run_of(next).tokens.contains(&(next + 1));
    if !is_same || page.word(next) != "samme" || page.word(next + 1) != "sted" {
        return None;
    }
    let after = roster.names.from(page.token_from(role.start()));
    let near = roster.names[after.saturating_sub(PARAGRAPH)..after].iter().rev();
    let is_house = |name: &&Name<'_>| {
        let may_be = matches!(name.kind, NameKind::Organisation | NameKind::Single | NameKind::Foreign);
        let link = name.tokens.start.checked_sub(1).filter(|_| may_be && roster.known(name).is_none());
        link.is_some_and(|link| page.is_small(link, Class::WORKPLACES))
    };
    near.into_iter().find(is_house).map(|name| roster.bodies.named(page, name.span).unwrap_or(name.span))
}

/// `De har en aftale med kæden Nordlys. Deres indkøber, Ib Falk, …`: the body that the sentence before names last, if it tells of
/// no people.
fn theirs(roster: &Roster<'_>, who: usize) -> Option<Span> {
    let page = roster.page;
    let role = page.token_from(roster.job(who)?.role.start());
    let owner = role.checked_sub(1).filter(|&owner| matches!(&*page.lower(owner), "deres" | "dens" | "dets"))?;
    let before = page.span(page.run_before(owner)?.tokens.clone());
    let is_person = |mention: &Placed| !roster.entries[mention.who].kind.is_thing();
    let tells_of_people = roster.mentions_within(before).any(is_person);
    let is_body = |name: &&Name<'_>| name.kind == NameKind::Organisation || roster.has_kind_before(name);
    let mut near = roster.names_within(before).iter().rev().filter(|_| !tells_of_people);
    near.find(is_body).map(|name| roster.bodies.named(page, name.span).unwrap_or(name.span))
}

/// `I Skive-lejren var målmand Ib Falk glad.`: the side whose camp the sentence is set in.
fn in_camp(roster: &Roster<'_>, who: usize) -> Option<Span> {
    let page = roster.page;
    let camp = page.run_of(roster.first_token(who)?).tokens.start + 1;
    let name = page.word(camp).strip_suffix("-lejren")?;
    let start = page.tokens()[camp].span.start();
    roster.bodies.named(page, Span::new(start, start + name.len()))
}

/// `kommunaldirektør Ib Falk`: the body of the kind that the role belongs to.
fn by_role(roster: &Roster<'_>, who: usize) -> Option<Span> {
    let Job { role, word, .. } = roster.job(who)?;
    let (page, bodies) = (roster.page, &roster.bodies);
    if roster.is_told_by_owner(*role) {
        return None;
    }
    let body = bodies.of_role(page, word, role.start()).or_else(|| bodies.akin(page, word, role.start()));
    // "Mona Kjær, målmand i Struer IK": what is named as hers alone is no house of another trainer, but of "Træneren, Ib Falk".
    let is_the_one = page.is(page.token_from(role.start()), Class::DEFINITE_ROLE);
    body.filter(|&body| is_the_one || roster.is_named(body, 1))
}

/// Whether a word ends as a noun does with its article, in the genitive or not.
fn is_definite(word: &str) -> bool {
    let bare = word.strip_suffix('s').unwrap_or(word);
    bare.ends_with("en") || bare.ends_with("et")
}
