//! Put mentions together to people: one person is one speaker over the whole article.

use std::collections::hash_map::Entry;

use compact_str::{CompactString, format_compact};
use rustc_hash::{FxBuildHasher, FxHashMap, FxHashSet};

use crate::gloss::Class;
use crate::lexicon::fold::Caseless;
use crate::quote::{Quote, QuoteForm};
use crate::segment::BlockKind;
use crate::span::{Span, SpeakerId};
use crate::speaker::bodies::Bodies;
use crate::speaker::lists::is_surname;
use crate::speaker::lists::{GIVEN_NAMES, Gender, OPENERS, PLACES, ROLES, TITLES, TURN_LABELS, everyday, fold, gender};
use crate::speaker::mention::Placed;
use crate::speaker::name::{Genitive, Name, NameKind, Names, parts};
use crate::speaker::page::{Page, begins_large};
use crate::speaker::phrase::Reader;
use crate::speaker::settle::Job;
use crate::speaker::{Attribution, Label, LabelKind, Mention, Speaker, SpeakerKind};

/// Everybody met so far, by number.
pub(super) struct Roster<'a> {
    pub(super) page: &'a Page<'a>,
    pub(super) names: &'a Names<'a>,
    /// The bodies it names.
    pub(super) bodies: Bodies,
    pub(super) entries: Vec<Member<'a>>,
    /// Who is mentioned where, in order of place.
    pub(super) mentions: Vec<Placed>,
    /// Where the words stand that told somebody's body.
    pub(super) taken: FxHashSet<usize>,
    /// The bodies that are named otherwise than as somebody's, each behind the words that first name it so.
    pub(super) free: Vec<(Span, Span)>,
    /// How often each body is named apart from words that tell of a person.
    pub(super) times_named: FxHashMap<Span, usize>,
    /// Roles of people without a name, and the bodies that they come from: `to konsulenter fra Struer Kommune`.
    pub(super) kindred: Vec<(String, Span)>,
    /// The jobs of people whose body no words told, by number.
    pub(super) jobs: Vec<(usize, Job<'a>)>,
    /// Parts of names that stand within a sentence.
    firm: FxHashSet<&'a str>,
    /// Single words that name somebody who speaks.
    sought: FxHashSet<&'a str>,
    /// Initials that an article uses for names: RB for Rita Bang.
    initials: FxHashSet<&'a str>,
    /// Whose initials a speech in a transcript may begin with: MK for Mona Kjær.
    by_initials: FxHashMap<CompactString, usize>,
    by_part: FxHashMap<Caseless<'a>, Vec<usize>>,
    /// Who bears a role, by all that it ends in, and whether that is all of it.
    by_role: FxHashMap<CompactString, Vec<(usize, bool)>>,
    pub(super) by_phrase: FxHashMap<CompactString, usize>,
}

/// Somebody who could speak, while the article is read.
#[derive(Clone, Debug)]
pub(super) struct Member<'a> {
    pub(super) kind: SpeakerKind,
    pub(super) name: Span,
    /// The parts of the name.
    pub(super) parts: &'a [Caseless<'a>],
    pub(super) gender: Gender,
    pub(super) role: Option<Span>,
    pub(super) organisation: Option<Span>,
    pub(super) mentions: Vec<Mention>,
    pub(super) members: Vec<usize>,
    /// Whether the text tells the gender, not only the given name.
    pub(super) is_gender_told: bool,
    /// Whether a pronoun alone tells the gender.
    pub(super) is_gender_guessed: bool,
    /// The noun for a body that they are of, which may have no other name: `trafikudvalget`.
    pub(super) unnamed_body: Option<Span>,
    /// Whether a place or a body was told of them that nothing more is known of: `fra Hedeby`.
    pub(super) is_elsewhere: bool,
    /// The last token of the last name that was found to be of them.
    seen: usize,
}

impl Member<'_> {
    pub(super) fn new(kind: SpeakerKind, name: Span, gender: Gender) -> Self {
        Self {
            kind,
            name,
            parts: &[],
            gender,
            role: None,
            organisation: None,
            mentions: Vec::new(),
            members: Vec::new(),
            is_gender_told: false,
            is_gender_guessed: false,
            unnamed_body: None,
            is_elsewhere: false,
            seen: 0,
        }
    }
}

/// How many bearers of a name, or mentions before a pronoun, are looked at: a register of a million people stays linear.
pub(super) const RIVALS: usize = 24;
/// How many tokens before or behind a surname alone the pronoun stands that shows it to be of a person.
const NEAR_PRONOUN: usize = 8;
/// How many bytes may stand behind a name on a line that heads what its bearer says: `, 2.g`.
const LONGEST_TITLE: usize = 40;
/// What before a name tells that it is a person's: `enken`, `fru`.
const NOUN_BEFORE: Class = Class::PERSON_NOUNS.or(Class::RELATIONS).or(Class::TITLES).or(Class::EPITHETS);
/// How many words of a sentence may tell of whom the one before it was.
const OPENING: usize = 4;

impl<'a> Roster<'a> {
    /// The people that `names` are of.
    pub(super) fn new(page: &'a Page<'a>, names: &'a Names<'a>) -> Self {
        let firm = firm(names);
        let mut roster = Self {
            page,
            names,
            bodies: Bodies::new(page, names, &firm),
            entries: Vec::with_capacity(names.len() / 2),
            mentions: Vec::with_capacity(page.telling.len()),
            taken: FxHashSet::default(),
            free: Vec::new(),
            times_named: FxHashMap::default(),
            kindred: Vec::new(),
            jobs: Vec::new(),
            firm,
            sought: sought(page),
            initials: FxHashSet::default(),
            by_initials: FxHashMap::default(),
            by_part: FxHashMap::with_capacity_and_hasher(names.len(), FxBuildHasher),
            by_role: FxHashMap::default(),
            by_phrase: FxHashMap::default(),
        };
        let bearers = roster.bearers();
        roster.describe(&bearers);
        roster.place(&bearers);
        roster
    }

    /// Whom each name is of: full names first, so that a headline's "Mona" finds the Mona Kjær of the text.
    fn bearers(&mut self) -> Vec<Option<usize>> {
        let mut bearers = vec![None; self.names.len()];
        let things = things(self.page, self.names);
        let may_be = |name: &Name| !name.is_quoted && !things.contains(&self.page.text[name.span]);
        for is_full in [true, false] {
            for (index, name) in self.names.iter().enumerate().filter(|(_, name)| may_be(name)) {
                if (name.parts.len() > 1) == is_full && !self.is_credit(name) {
                    bearers[index] = self.bearer(name);
                }
                if let Some(who) = bearers[index] {
                    self.entries[who].seen = name.tokens.start;
                    self.index_initials(name, who);
                }
            }
            self.entries.iter_mut().for_each(|entry| entry.seen = 0);
        }
        bearers
    }

    /// `Foto: Nis Rose`, `Af Mads Krog`: who made the page.
    pub(super) fn is_credit(&self, name: &Name<'_>) -> bool {
        let block = self.page.segmentation.block_at(name.span.start());
        let is_byline = block.is_some_and(|id| self.page.segmentation.blocks[id.index()].kind == BlockKind::Byline);
        let mut before = (0..name.tokens.start).rev().map(|token| self.page.class(token));
        let mut is = |class| before.next().is_some_and(|before| before.is(class));
        // "TEKST MADS KROG, JOURNALIST"
        let bare = name.tokens.start.checked_sub(1).filter(|&before| {
            let start = self.page.tokens()[before].span.start();
            let begins = start == 0 || self.page.text[..start].ends_with('\n');
            begins && self.page.is(before, Class::CREDITS) && !self.page.is(before, Class::ROLES)
        });
        is_byline || bare.is_some() || (is(Class::COLON) && is(Class::CREDITS))
    }

    /// Enters the initials that an article sets behind a name: `Rita Bang (RB)`.
    fn index_initials(&mut self, name: &Name<'_>, who: usize) {
        let at = name.tokens.end;
        let is_bracketed = at + 2 < self.page.tokens().len()
            && self.page.is(at, Class::BRACKET)
            && self.page.is(at + 2, Class::BRACKET);
        let is_bracketed = is_bracketed && self.page.word(at) == "(" && self.page.word(at + 2) == ")";
        if !is_bracketed {
            return;
        }
        let initials: String = parts(&self.page.text[name.span]).filter_map(|part| part.chars().next()).collect();
        let short = self.page.word(at + 1);
        if short.chars().count() > 1 && initials.starts_with(short) {
            self.by_part.entry(Caseless::new(short)).or_default().push(who);
            self.initials.insert(short);
        }
    }

    fn bearer(&mut self, name: &'a Name<'a>) -> Option<usize> {
        if let Some(known) = self.known(name) {
            let first = name.parts.first().map_or("", |first| first.word());
            let member = &mut self.entries[known];
            // "Regissøren Ib Falk", "Citat Ib Falk": a capital at the start of a line makes no name of a word.
            let is_led = name.begins_sentence
                && member.parts.len() > 1
                && name.parts.ends_with(member.parts)
                && !GIVEN_NAMES.has(first);
            // "B. Lau" is the Benjamin Lau of another sentence.
            let is_spelt = || {
                let [short, long] =
                    [member.parts, &name.parts].map(|parts| parts.first().is_some_and(|part| part.is_letter()));
                member.parts.len() == name.parts.len() && short && !long
            };
            if (member.parts.len() < name.parts.len() || is_spelt()) && !is_led {
                member.name = name.span;
                member.parts = &name.parts;
                self.index_parts(known);
            }
            return Some(known);
        }
        self.is_person(name).then(|| self.admit(name))
    }

    /// The phrases around the names.
    pub(super) fn reader(&self) -> Reader<'a> {
        Reader { page: self.page, names: self.names }
    }

    /// The person that a name stands for, if it has been met.
    pub(super) fn known(&self, name: &Name<'_>) -> Option<usize> {
        let text = &self.page.text[name.span];
        let words = &name.parts;
        let (first, last) = (words.first()?, words.last()?);
        if let Some(who) = self.with_initials(name.span) {
            return Some(who);
        }
        // Sofia is a town, but also Sofia Kjær.
        let is_given = || words.len() == 1 && GIVEN_NAMES.has(text);
        // "MK: Vi begyndte i maj."
        if name.tokens.end < self.page.tokens().len()
            && self.page.is(name.tokens.end, Class::COLON)
            && let Some(&who) = self.by_initials.get(text)
        {
            return Some(who);
        }
        if name.kind == NameKind::Organisation
            || (name.kind == NameKind::Place && !is_given() && !self.sought.contains(text))
        {
            return None;
        }
        // "Resten er Ib Falks."
        let may_own = name.genitive == Genitive::Maybe || words.len() > 1;
        let bare = Some(last).filter(|_| may_own).and_then(|last| last.without_s());
        let keys = [Some(*first), Some(*last), bare.filter(|bare| bare.word().len() > 1)];
        let candidates = keys.into_iter().flatten().filter_map(|key| self.by_part.get(&key));
        let candidates = candidates.flat_map(|bearers| bearers.iter().rev().take(RIVALS)).copied();
        let fitting = candidates.filter(|&who| {
            let known = self.entries[who].parts;
            is_same(known, words) || bare.is_some_and(|bare| is_same(known, &with_last(words, bare)))
        });
        // "Falk" is Ib Falk sooner than Mona Kjær-Falk; else of two people of one name, the one who was named
        // last; of two yet to come, the first.
        let is_whole = |who: usize| self.page.text[self.entries[who].name].split(' ').any(|word| word == text);
        fitting.max_by_key(|&who| (words.len() == 1 && is_whole(who), self.entries[who].seen, std::cmp::Reverse(who)))
    }

    /// Whether a name not met before is that of a person.
    fn is_person(&self, name: &Name<'_>) -> bool {
        let text = &self.page.text[name.span];
        let is_told = || {
            self.has_noun_before(name)
                || self.has_role(name)
                || self.is_taken_up(name)
                || self.is_told_name(name)
                || self.has_age(name)
        };
        // "KENDER SIT JOB": a heading in capitals gives nobody a title.
        let is_in_capitals = !text.contains(char::is_lowercase);
        let is_titled = name.titled && !is_in_capitals;
        let is_vouched = || is_titled || self.is_source(name) || self.heads_speech(name) || is_told();
        // "Stilling: Konsulent"
        let is_label = self.page.is(name.tokens.start, Class::JOB_LABELS)
            && self.page.is(name.tokens.end.min(self.page.tokens().len() - 1), Class::COLON);
        // "anklager hos Statsadvokaten", "Rita Bang, Key Account Manager": what somebody is, not who.
        let last = self.page.class(name.tokens.end - 1);
        let is_title = last.is(Class::ROLES) && !last.is(Class::SURNAMES) && !name.titled;
        match name.kind {
            NameKind::Full => true,
            NameKind::Foreign | NameKind::Single if is_title || is_label => false,
            NameKind::Foreign | NameKind::Single if self.has_body_before(name) || self.is_of_role(name) => false,
            // "siger Folkelistens Ib Falk"
            NameKind::Single if name.genitive != Genitive::No && self.is_before_full_name(name) => false,
            // "KENDER SIT JOB"
            NameKind::Foreign if is_in_capitals && self.page.is(name.tokens.start, Class::GRAMMAR) => false,
            NameKind::Foreign => {
                self.heads_words(name)
                    || name.parts.last().is_some_and(|last| is_surname(last.word()))
                    || self.is_sought(text)
                    || is_vouched()
                    || self.is_shortened(name)
            }
            // "siger August": a month that speaks is none.
            NameKind::Given => {
                !name.begins_sentence || !OPENERS.has(&fold(text)) || is_vouched() || self.is_sought(text)
            }
            // "Parret siger": a capital at the start of a sentence makes no name of a word.
            NameKind::Single => {
                (is_vouched() && (!name.begins_sentence || name.titled || self.recurs(text) || self.begins_turn(name)))
                    || self.is_aged(name)
                    || self.is_meant(name)
            }
            // "Kom," sagde Tårnby. Han havde …
            NameKind::Place => self.is_source(name) && self.is_pronoun_soon(name, 1),
            NameKind::Organisation => false,
        }
    }

    /// Whether the name of somebody stands right behind a name.
    fn is_before_full_name(&self, name: &Name<'_>) -> bool {
        self.names.starting_at(name.tokens.end).is_some_and(|next| next.kind == NameKind::Full)
    }

    /// Whether the words that name a speaker hold the name as their head: not `Kobergs talsmand`.
    fn is_source(&self, name: &Name<'_>) -> bool {
        let after = self.page.quotes.partition_point(|quote| quote.span.start() <= name.span.start());
        let near = &self.page.quotes[after.saturating_sub(2)..(after + 2).min(self.page.quotes.len())];
        let mut sources = near.iter().filter_map(|quote| quote.inquit?.source);
        // "siger Bui Van Duc": Van may be a given name, and Bui what its bearer is.
        let is_it = |source: Span| {
            source.contains(name.span) || (name.span.contains(source) && name.span.end() == source.end())
        };
        // "ifølge Computerworld": what is told of by one word may be a paper.
        let is_according = name.tokens.start > 0
            && self.page.is(name.tokens.start - 1, Class::ACCORDING)
            && !self.page.is(name.tokens.start, Class::SURNAME);
        let may_be = name.genitive != Genitive::Sure && !(name.parts.len() == 1 && is_according);
        may_be && sources.any(is_it)
    }

    /// `Parwin Avci: Her er varmt`: whether speech begins right behind the name and a colon.
    fn heads_speech(&self, name: &Name<'_>) -> bool {
        let colon = name.tokens.end;
        let is_head = colon + 1 < self.page.tokens().len() && self.page.is(colon, Class::COLON);
        let speech = self.quote_behind(name).filter(|_| is_head && name.begins_sentence);
        speech.is_some_and(|quote| quote.span.start() <= self.page.tokens()[colon + 1].span.start())
    }

    /// `Bo: Hjem.`, in a transcript.
    fn begins_turn(&self, name: &Name<'_>) -> bool {
        // "Svar: Ja.", "Bogbinderen: Jeg lytter"
        let is_role = || self.page.is(name.tokens.start, Class::DEFINITE_ROLE);
        let is_label = || TURN_LABELS.has(&self.page.lower_of(name.span)) || is_role();
        let is_unmarked = || self.quote_behind(name).is_some_and(|quote| quote.form == QuoteForm::Unmarked);
        self.heads_speech(name) && is_unmarked() && !is_label()
    }

    /// The first quote behind a name.
    fn quote_behind(&self, name: &Name<'_>) -> Option<&'a Quote> {
        let next = self.page.quotes.partition_point(|quote| quote.span.start() < name.span.end());
        self.page.quotes.get(next)
    }

    /// Whether a word bears its capital within a sentence too.
    pub(super) fn recurs(&self, word: &str) -> bool {
        self.firm.contains(word)
    }

    /// `Hun hedder Bui Van`, `Hans navn er Bui Van`: the name that somebody is told to have.
    fn is_told_name(&self, name: &Name<'_>) -> bool {
        let start = self.page.runs[name.run].tokens.start;
        let before = |back: usize| name.tokens.start.checked_sub(back).filter(|&token| token >= start);
        let is_personal = |token: usize| matches!(self.page.pronoun(token), Some("f" | "m"));
        let Some(verb) = before(1) else { return false };
        // "en mand ved navn Bui"
        if self.page.word(verb) == "navn" && before(2).is_some_and(|link| self.page.word(link) == "ved") {
            return true;
        }
        let is_called = self.page.is_small(verb, Class::NAMING_VERBS) && before(2).is_some_and(is_personal);
        let is_name =
            self.page.is_small(verb, Class::COPULAS) && before(2).is_some_and(|noun| self.page.word(noun) == "navn");
        is_called || (is_name && before(3).is_some_and(is_personal))
    }

    /// `Bui Van, 61, rejste sig`: whether an age stands between commas behind a name of several words.
    fn has_age(&self, name: &Name<'_>) -> bool {
        let at = name.tokens.end;
        let is_short = at + 2 < self.page.tokens().len() && self.page.word(at + 1).len() == 2;
        let is_apposed = is_short && self.page.is(at, Class::COMMA) && self.page.is(at + 2, Class::COMMA);
        name.parts.len() > 1 && is_apposed && self.page.is(at + 1, Class::NUMBER)
    }

    /// `Parwin er 34 og ny i byen`: whether an age is told of a name that opens a sentence, and which is no noun.
    fn is_aged(&self, name: &Name<'_>) -> bool {
        let at = name.tokens.end;
        let is_noun = self.page.text[name.span].ends_with(['n', 't']);
        let is_told = at + 1 < self.page.tokens().len()
            && self.page.is_small(at, Class::COPULAS)
            && self.page.is(at + 1, Class::NUMBER);
        // "I dag læser hun gerne."
        name.begins_sentence && is_told && !is_noun && self.is_pronoun_soon(name, OPENING)
    }

    /// Whether a name stands alone on a line above words that nothing else gives a speaker: `MONA KJÆR, 2.G⏎Jeg kom sent.`
    fn heads_words(&self, name: &Name<'_>) -> bool {
        let text = self.page.text;
        let quote = self.quote_behind(name).filter(|quote| quote.form == QuoteForm::Unmarked && quote.inquit.is_none());
        let line = quote.and_then(|quote| text.get(name.span.end()..quote.span.start()));
        let opens = text[..name.span.start()].ends_with('\n') || name.span.start() == 0;
        opens
            && line.is_some_and(|line| {
                let rest = line.trim_end();
                line.len() > rest.len()
                    && line.ends_with('\n')
                    && rest.len() <= LONGEST_TITLE
                    && !rest.contains('\n')
                    && (rest.is_empty() || rest.starts_with([',', ':']))
            })
    }

    /// Whether somebody is quoted by a part of the name: "sagde Bouzid" makes Tarek Bouzid a person.
    fn is_sought(&self, name: &str) -> bool {
        parts(name).any(|part| self.sought.contains(part))
    }

    /// `… roste Kane Diaz. Diaz var beskeden.`: a name of which the last part alone opens a sentence.
    fn is_shortened(&self, name: &Name<'_>) -> bool {
        let last = name.parts.last().filter(|_| name.parts.len() > 1 && name.parts.len() < 4);
        let is_thing = self.page.is(name.tokens.end - 1, Class::PLACES.or(Class::ORGANISATION_WORDS));
        let near = self.names.from(name.tokens.end);
        let is_short = |other: &&Name<'_>| {
            other.begins_sentence && other.parts.len() == 1 && other.parts.last() == last && !other.is_quoted
        };
        last.is_some() && !is_thing && self.names[near..].iter().take(RIVALS).any(|other| is_short(&other))
    }

    /// `45-årige Mona Kjær`, `enken Mona Kjær`, `hendes søn Bo`, `den unge mor, Mona Kjær`.
    fn has_noun_before(&self, name: &Name<'_>) -> bool {
        let start = self.page.runs[name.run].tokens.start;
        let mut before = (start..name.tokens.start).rev().take(2).filter(|&token| !self.page.is(token, Class::COMMA));
        before.next().is_some_and(|token| self.page.is(token, NOUN_BEFORE))
    }

    /// `avisen Nordlyset`, `nyhedsbureauet Tass`.
    fn has_body_before(&self, name: &Name<'_>) -> bool {
        let start = self.page.runs[name.run].tokens.start;
        let before = name.tokens.start.checked_sub(1).filter(|&before| before >= start);
        before.is_some_and(|before| self.page.is_small(before, Class::BODY_NOUNS))
    }

    /// `topchef i Nordlys Mona Kjær`: whether a name stands between a role with its preposition and the name of somebody.
    fn is_of_role(&self, name: &Name<'_>) -> bool {
        let role = name.tokens.start.checked_sub(2).filter(|&role| self.page.is_small(role + 1, Class::PHRASE_LINKS));
        let next = self.names.starting_at(name.tokens.end).filter(|next| next.kind == NameKind::Full);
        next.is_some() && role.is_some_and(|role| self.page.is(role, Class::ROLES))
    }

    /// Whose initials words are, if an article has set them behind a name: `MK`.
    pub(super) fn with_initials(&self, words: Span) -> Option<usize> {
        let short = Some(&self.page.text[words]).filter(|short| self.initials.contains(*short))?;
        self.by_part.get(&Caseless::new(short))?.last().copied()
    }

    /// Whose first name or surname a word in capitals is that begins a line of a transcript: `MONA: Velkommen.`
    pub(super) fn labelled(&mut self, label: usize) -> Option<usize> {
        let word = self.page.word(label);
        let lead = self.page.text[..self.page.tokens()[label].span.start()].trim_end_matches(['-', '–', '—', ' ']);
        let is_label = !word.contains(char::is_lowercase) && (lead.is_empty() || lead.ends_with('\n'));
        let part = Some(Caseless::new(word)).filter(|_| is_label && self.page.is_word(label))?;
        if let Some(bearers) = self.by_part.get(&part) {
            let who = *bearers.first()?;
            return bearers.iter().all(|&other| other == who).then_some(who);
        }
        // "Velkommen til Mona Kjær": the guest is named by whoever speaks.
        let is_guest =
            |name: &&Name| name.kind == NameKind::Full && name.parts.first().is_some_and(|first| *first == part);
        let names = self.names;
        let guest = names.iter().take(RIVALS).find(is_guest)?;
        Some(self.admit(guest))
    }

    /// Whose name begins with these letters: `MK` for Mona Kjær.
    pub(super) fn with_letters(&self, letters: &str) -> Option<usize> {
        self.by_initials.get(letters).copied()
    }

    /// Whether words are the initials that an article uses for somebody: `MK`.
    pub(super) fn is_initials(&self, words: Span) -> bool {
        self.initials.contains(&self.page.text[words])
    }

    /// `Bao Linh, som er den næste, tøver. Hun læser gerne.`: whoever opens a sentence, and is a pronoun in the next.
    fn is_taken_up(&self, name: &Name<'_>) -> bool {
        // "SVÆR START⏎Hun er ny.": a heading in capitals names nobody.
        let is_heading = !self.page.text[name.span].contains(char::is_lowercase);
        // "Den anden vej tog Bui Van, der er smed. Han …"
        let is_told = name.parts.len() > 1
            && name.tokens.end + 1 < self.page.tokens().len()
            && self.page.is(name.tokens.end, Class::COMMA)
            && self.page.is(name.tokens.end + 1, Class::RELATIVES);
        (name.begins_sentence || is_told)
            && !is_heading
            && (self.is_pronoun_soon(name, 1) || name.parts.len() > 1 && self.is_pronoun_of_next(name))
    }

    /// `Bao Linh har ni spande. "Dem fylder jeg," siger hun.`: whether words follow the sentence of a name, and a pronoun says
    /// whose they are.
    fn is_pronoun_of_next(&self, name: &Name<'_>) -> bool {
        let next = self.page.run_after(name.tokens.start).filter(|next| next.is_quoted);
        let speech = self
            .quote_behind(name)
            .filter(|speech| next.is_some_and(|next| speech.span.contains(self.page.tokens()[next.tokens.start].span)));
        let source = speech.and_then(|speech| speech.inquit).and_then(|inquit| inquit.source);
        source.is_some_and(|words| matches!(self.page.pronoun(self.page.token_from(words.start())), Some("f" | "m")))
    }

    /// `I dag bor Falk på Mols, hvor han har et hus.`: a surname alone, and a pronoun in its sentence that nobody else explains.
    fn is_meant(&self, name: &Name<'_>) -> bool {
        let run = self.page.runs[name.run].tokens.clone();
        let text = &self.page.text[name.span];
        // "Strækningen var Struer-Thisted. Hun …"
        let is_stretch = text.split('-').all(|part| PLACES.has(part));
        let is_lone = !name.begins_sentence && text.contains(char::is_lowercase) && !is_stretch;
        let before = name.tokens.start.checked_sub(1).filter(|before| run.contains(before));
        // "da Falk kom", "I dag bor Falk", but "årets Tour", "siden »Natsyn«"
        let is_subject = before.is_some_and(|before| {
            let is_word = self.page.is_small(before, Class::LETTERS) && !self.page.is(before, Class::GRAMMAR);
            let is_verb = is_word || self.page.is_small(before, Class::VERB.or(Class::COPULAS));
            let links = Class::CONJUNCTIONS.or(Class::PREPOSITIONS);
            let leads = self.page.is(before, Class::CONJUNCTION) && !self.page.is(before, links);
            leads || (is_verb && !self.page.word(before).ends_with('s'))
        });
        let index = self.names.from(name.tokens.start);
        let is_other = |at: Option<usize>| {
            at.and_then(|at| self.names.get(at)).is_some_and(|other| {
                other.run == name.run && matches!(other.kind, NameKind::Full | NameKind::Given | NameKind::Foreign)
            })
        };
        let is_alone = !is_other(index.checked_sub(1)) && !is_other(Some(index + 1));
        let is_he =
            |token: usize| matches!(self.page.pronoun(token), Some("f" | "m")) && self.page.word(token).ends_with('n');
        let near =
            run.start.max(name.tokens.start.saturating_sub(NEAR_PRONOUN))..run.end.min(name.tokens.end + NEAR_PRONOUN);
        is_lone
            && is_subject
            && is_alone
            && name.genitive == Genitive::No
            && (near.into_iter().any(is_he) || self.is_pronoun_soon(name, 1))
    }

    /// Whether one of the first words of the sentence behind a name stands for a woman or a man.
    fn is_pronoun_soon(&self, name: &Name<'_>, words: usize) -> bool {
        let next = self.page.run_after(name.tokens.start).map(|run| run.tokens.clone());
        let mut near = next.into_iter().flatten().take(words);
        near.any(|token| matches!(self.page.pronoun(token), Some("f" | "m")))
    }

    fn has_role(&self, name: &Name<'_>) -> bool {
        // "Ved et hotel på Vestkysten bliver en kok fyret"
        let link = name.tokens.start.checked_sub(1).filter(|_| name.kind == NameKind::Single);
        if link.is_some_and(|link| self.page.is_small(link, Class::TOWN_LINKS)) {
            return false;
        }
        self.reader().beside(name).iter().any(|apposition| apposition.role.is_some())
    }

    pub(super) fn admit(&mut self, name: &'a Name<'a>) -> usize {
        let who = self.entries.len();
        let gender = self.gender_of(name);
        self.entries.push(Member { parts: &name.parts, ..Member::new(SpeakerKind::Person, name.span, gender) });
        self.index_parts(who);
        who
    }

    pub(super) fn gender_of(&self, name: &Name<'_>) -> Gender {
        let title = name.tokens.start.checked_sub(1).map(|token| self.page.lower(token));
        let titled = title.and_then(|word| TITLES.get(&word)).map(gender);
        let first = name.parts.first().map(|first| first.word());
        let given = || first.and_then(|first| GIVEN_NAMES.get(first).or_else(|| given_in_capitals(first))).map(gender);
        titled.filter(|&gender| gender != Gender::Unknown).or_else(given).unwrap_or_default()
    }

    fn index_parts(&mut self, who: usize) {
        let words = self.entries[who].parts;
        if words.len() > 1 {
            let initials = words.iter().filter_map(|part| part.word().chars().next()).collect();
            self.by_initials.entry(initials).or_insert(who);
        }
        for &part in words.iter().filter(|part| part.word().len() > 1) {
            let bearers = self.by_part.entry(part).or_default();
            if bearers.last() != Some(&who) {
                bearers.push(who);
            }
        }
    }

    /// Whether a word is part of somebody's name.
    pub(super) fn is_part_of_name(&self, word: &str) -> bool {
        self.by_part.contains_key(&Caseless::new(word))
    }

    /// Enters `who` under a role and the shorter roles that it ends in: an `afdelingsleder` is a `leder`.
    pub(super) fn index_role(&mut self, stem: &str, who: usize) {
        for key in role_keys(stem) {
            let bearers = self.by_role.entry(key.into()).or_default();
            if bearers.last().is_none_or(|last| last.0 != who) {
                bearers.push((who, key.len() == stem.len()));
            }
        }
    }

    /// Enters `who` under a noun that no list knows.
    pub(super) fn index_noun(&mut self, noun: &str, who: usize) {
        self.by_role.entry(noun.into()).or_default().push((who, true));
    }

    /// Whoever has a role that ends as `stem`; of several, who was mentioned last before `at`.
    pub(super) fn with_role(&self, stem: &str, at: usize) -> Option<usize> {
        self.with_role_of(stem, None, at)
    }

    /// The same, where the body that has `place` in its name goes first.
    fn with_role_of(&self, stem: &str, place: Option<&str>, at: usize) -> Option<usize> {
        let is_of = |who: usize| {
            let body = self.entries[who].organisation.map(|body| &self.page.text[body]);
            place.zip(body).is_some_and(|(place, body)| body.contains(place))
        };
        let mut told = role_keys(stem).filter_map(|key| Some((key, self.by_role.get(key)?)));
        told.find_map(|(key, bearers)| {
            // "kontorchefen" may be one who is a chef, but nobody who is enhedschef.
            let near = bearers.iter().rev().take(RIVALS);
            let fitting = near.filter(|(_, is_whole)| *is_whole || key.len() == stem.len()).map(|(who, _)| *who);
            fitting.min_by_key(|&who| std::cmp::Reverse((is_of(who), self.last_mention(who, at))))
        })
    }

    /// Whom a noun for a role stands for: `konsulenten fra Struer` is the one of Struer Kommune.
    pub(super) fn with_role_at(&self, stem: &str, head: usize) -> Option<usize> {
        let at = self.page.tokens()[head].span.start();
        // "Hobro-træneren" of a cheftræner in Hobro
        let of_body = || {
            let (body, (_, role)) = (self.page.word(head).split_once('-')?.0, stem.split_once('-')?);
            if self.recurs(body) { self.with_role(role, at) } else { None }
        };
        self.with_role_of(stem, self.complement_name(head), at).or_else(of_body)
    }

    /// The name behind a noun and a preposition: `konsulenten fra Struer`.
    fn complement_name(&self, head: usize) -> Option<&'a str> {
        let name = head + 2;
        let is_linked =
            name < self.page.tokens().len() && self.page.is_small(head + 1, Class::WORKPLACES.or(Class::PHRASE_LINKS));
        let name = self.names.starting_at(name).filter(|_| is_linked)?;
        Some(&self.page.text[name.span])
    }

    /// Whether a role of anybody has been told.
    pub(super) fn knows_roles(&self) -> bool {
        !self.by_role.is_empty()
    }

    fn last_mention(&self, who: usize, at: usize) -> Option<usize> {
        let mentions = &self.entries[who].mentions;
        let before = mentions.partition_point(|mention| mention.span.start() < at);
        before.checked_sub(1).map(|last| mentions[last].span.start())
    }

    /// Somebody without a name, by the words that were used: the same words are the same speaker.
    pub(super) fn unnamed(&mut self, span: Span, kind: SpeakerKind, gender: Gender) -> usize {
        let phrase = CompactString::from(&*self.page.lower_of(span));
        self.unnamed_as(phrase, span, kind, gender)
    }

    pub(super) fn unnamed_as(&mut self, phrase: CompactString, span: Span, kind: SpeakerKind, gender: Gender) -> usize {
        let next = self.entries.len();
        match self.by_phrase.entry(phrase) {
            Entry::Occupied(known) => *known.get(),
            Entry::Vacant(free) => {
                free.insert(next);
                self.entries.push(Member::new(kind, span, gender));
                next
            }
        }
    }

    /// The labels of the page: what stands beside the names of people, and the names of bodies.
    pub(super) fn labels(&self) -> Vec<Label> {
        let mut labels: Vec<Label> = Vec::new();
        let reader = self.reader();
        for name in self.names.iter() {
            match name.kind {
                NameKind::Place => {}
                NameKind::Organisation => labels.push(Label { span: name.span, kind: LabelKind::Organisation }),
                _ => {
                    let roles = reader.beside(name).iter().filter(|apposition| apposition.role.is_some());
                    labels.extend(roles.map(|apposition| Label { span: apposition.span, kind: LabelKind::Role }));
                }
            }
        }
        labels.sort_by_key(|label| (label.span.start(), std::cmp::Reverse(label.span.end())));
        let mut end = 0;
        labels.retain(|label| {
            let is_outer = end <= label.span.start();
            end = end.max(label.span.end());
            is_outer
        });
        labels
    }

    /// The speakers in order of first mention, and the attributions by their new numbers.
    pub(super) fn speakers(mut self, mut attributions: Vec<Attribution>) -> (Vec<Speaker>, Vec<Attribution>) {
        let first = |member: &Member| member.mentions.first().map_or(member.name, |mention| mention.span).start();
        let mut speaks = vec![false; self.entries.len()];
        for who in attributions.iter().filter_map(|attribution| attribution.speaker) {
            speaks[who.index()] = true;
            self.entries[who.index()].members.iter().for_each(|&member| speaks[member] = true);
        }
        let is_kept = |who: &usize| speaks[*who] || self.entries[*who].kind == SpeakerKind::Person;
        let mut order: Vec<usize> = (0..self.entries.len()).filter(is_kept).collect();
        order.sort_by_key(|&who| first(&self.entries[who]));
        let mut place = vec![SpeakerId::new(0); self.entries.len()];
        for (index, &who) in order.iter().enumerate() {
            place[who] = SpeakerId::new(index);
        }
        for attribution in &mut attributions {
            attribution.speaker = attribution.speaker.map(|who| place[who.index()]);
        }
        let mut speaker = |who: usize| {
            let Member { kind, name, role, organisation, ref mut mentions, ref members, .. } = self.entries[who];
            let members = members.iter().map(|&member| place[member]).collect();
            Speaker { kind, name, role, organisation, mentions: std::mem::take(mentions), members }
        };
        (order.iter().map(|&who| speaker(who)).collect(), attributions)
    }

    /// The group of `members`.
    pub(super) fn group(&mut self, mut members: Vec<usize>, span: Span) -> usize {
        members.sort_by_key(|&who| self.entries[who].mentions.first().map(|mention| mention.span.start()));
        members.dedup();
        // Numbers between brackets: no words of an article look so.
        let who = self.unnamed_as(format_compact!("{members:?}"), span, SpeakerKind::Group, Gender::Unknown);
        self.entries[who].members = members;
        who
    }
}

/// The parts of names whose capital is not that of a sentence.
fn firm<'a>(names: &[Name<'a>]) -> FxHashSet<&'a str> {
    let within = names.iter().filter(|name| !name.begins_sentence);
    let mut firm = FxHashSet::with_capacity_and_hasher(2 * names.len(), FxBuildHasher);
    firm.extend(within.flat_map(|name| name.parts.iter().map(|part| part.word())));
    firm
}

/// The names that something bears which is nobody: `Serveren, der hedder Bent`, `den hedder Bent`.
fn things<'a>(page: &Page<'a>, names: &[Name]) -> FxHashSet<&'a str> {
    let is_noun = |token: usize| page.is_word(token) && !page.is(token, Class::ROLES.or(Class::PERSON_NOUNS));
    let is_thing = |name: &&Name| {
        let first = page.runs[name.run].tokens.start;
        let verb =
            name.tokens.start.checked_sub(1).filter(|&verb| verb > first && page.is_small(verb, Class::NAMING_VERBS));
        verb.is_some_and(|verb| {
            let subject = page.class(verb - 1);
            let is_relative = verb >= first + 3 && subject.is(Class::RELATIVES) && page.is(verb - 2, Class::COMMA);
            // "Skolen hedder Havets Academy."
            let is_body = verb == first + 1 && subject.is(Class::ORGANISATION_WORDS.or(Class::BODY_WORD));
            subject.is(Class::THING_PRONOUNS)
                || is_body
                || (is_relative && is_noun(verb - 3) && !page.is_capital(verb - 3))
        })
    };
    names.iter().filter(is_thing).map(|name| &page.text[name.span]).collect()
}

/// The single words in capitals that name somebody who speaks.
fn sought<'a>(page: &Page<'a>) -> FxHashSet<&'a str> {
    let sources = page.quotes.iter().filter_map(|quote| quote.inquit?.source);
    sources
        .map(|source| page.text[source].trim_end_matches('.'))
        .filter(|word| begins_large(word) && !word.contains(' '))
        .collect()
}

/// What the list of given names tells of one in capitals: `MONA`.
fn given_in_capitals(name: &str) -> Option<&'static str> {
    if name.len() < 2 || name.contains(char::is_lowercase) {
        return None;
    }
    let (first, rest) = name.split_at(name.chars().next()?.len_utf8());
    GIVEN_NAMES.get(&[first, &rest.to_lowercase()].concat())
}

/// Whether two names are of one person: one is part of the other, an initial stands for what it begins.
fn is_same(one: &[Caseless<'_>], other: &[Caseless<'_>]) -> bool {
    // PERF: nearly always the one who is looked for.
    if one.len() > 1 && one == other {
        return true;
    }
    let (long, short) = if one.len() >= other.len() { (one, other) } else { (other, one) };
    if short.len() == 1 {
        // "Ellemann" is Uffe Ellemann-Jensen, "Kennedy" Robert F. Kennedy Jr., but "Marie" is not Else Marie Holm.
        let may_be = |at: usize| at == 0 || at + 1 == long.len() || !GIVEN_NAMES.has(long[at].word());
        return short[0].word().len() > 1 && (0..long.len()).any(|at| long[at] == short[0] && may_be(at));
    }
    let mut rest = long.iter();
    let is_within = short.iter().all(|part| rest.any(|other| is_part(*other, *part)));
    let shares_end = is_part(long[0], short[0]) || long.last() == short.last();
    let is_turned = || long.len() == short.len() && short.iter().all(|part| long.contains(part));
    (is_within && shares_end) || is_turned()
}

/// Whether two parts of names are one, or one is the initial of the other.
fn is_part(one: Caseless<'_>, other: Caseless<'_>) -> bool {
    one == other || (other.is_letter() && one.starts_with(other)) || (one.is_letter() && other.starts_with(one))
}

fn with_last<'a>(words: &[Caseless<'a>], last: Caseless<'a>) -> Vec<Caseless<'a>> {
    let others = words.len().saturating_sub(1);
    words[..others].iter().copied().chain([last]).collect()
}

/// A role and the listed roles that it ends in, longest first.
pub(super) fn role_keys(stem: &str) -> impl Iterator<Item = &str> {
    // "Hendes mor, Mona Kjær, …", and then "siger moderen"
    let stem = everyday(stem);
    let starts = stem.char_indices().map(|(at, _)| at).take(48);
    starts.map(|at| &stem[at..]).filter(move |end| end.len() == stem.len() || (end.len() > 3 && ROLES.is_word(end)))
}
