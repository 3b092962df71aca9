//! Whom a pronoun most likely stands for, by how near, what subject, and of what gender somebody is.

use crate::gloss::Class;
use crate::span::Span;
use crate::speaker::SpeakerKind;
use crate::speaker::lists::Gender;
use crate::speaker::mention::{Place, Placed, REACH, SUBJECT};
use crate::speaker::roster::{RIVALS, Roster};

/// What a mention loses for each run of narration after it.
const DISTANCE: i32 = 3;
/// What it gains if the gender is known to fit, not only not known.
const CERTAIN: i32 = 3;
/// What it gains or loses by the sound of a given name that no list knows.
const LIKELY: i32 = 2;
/// What it loses if nobody by name: an article is about those whom it names.
const NAMELESS: i32 = 2;
/// What it loses besides if brought up in passing: further back than right before, or as one of many (`En mor klagede`).
const PASSING: i32 = 2;
/// What `hans far` loses for a `han`: more is told of whoever the article is about than of whom he has.
const OWNED: i32 = 4;
/// What it loses if the given name tells another gender: there are men called Kim and women called Kim.
const CONTRADICTED: i32 = 14;
/// The most that a mention can weigh in its own run; with each run before it, it is less.
const MOST: i32 = SUBJECT + 1 + CERTAIN;

impl Roster<'_> {
    /// Who a pronoun most likely stands for: the nearer, the more of a subject, the better.
    pub(super) fn antecedent(&self, place: Place<'_>, gender: Gender, is_subject: bool) -> Option<usize> {
        let at = self.page.tokens()[place.token].span;
        let quoted = self.named_in_quote_of(at);
        let near = self.mentions.iter().rev().take(RIVALS);
        let near = near.take_while(|mention| place.number - mention.run <= REACH);
        let is_comma_before = self.page.text[..at.start()].ends_with(", ");
        let fits = |mention: &Placed| {
            // "Chaufføren fortalte hende": nobody tells herself, but "Ib og hans kone".
            let is_own_subject = !is_subject
                && mention.run == place.number
                && mention.weight >= SUBJECT
                && self.page.text.get(mention.span.end()..at.start()) != Some(" og ");
            // "Det er Mona, hun tænker på": whoever the clause before the comma brings up is another.
            let is_fronted = is_comma_before && mention.span.end() + 2 == at.start();
            // "Om Ib siger han": nor is whom the front of the sentence is about.
            let is_fronted = is_fronted || is_subject && self.is_front_of(mention, place);
            let member = &self.entries[mention.who];
            !is_fronted && (member.gender.agrees(gender) || !member.is_gender_told) && !is_own_subject
        };
        let score = |mention: &Placed| {
            let distance = i32::try_from(place.number - mention.run).unwrap_or(i32::MAX);
            let certain = match self.entries[mention.who].gender {
                known if known == gender => CERTAIN,
                known if known.agrees(gender) => self.guess(mention.who, gender),
                _ => -CONTRADICTED,
            };
            // "Mona skal have ro," siger hun: one does not speak of oneself by name.
            let absent = if quoted.contains(&mention.who) { -2 * SUBJECT } else { 0 };
            let unnamed = if self.entries[mention.who].kind == SpeakerKind::Unnamed { -NAMELESS } else { 0 };
            let is_passing = || distance > 1 || self.is_one_of_many(mention.span);
            let passing = if unnamed != 0 && is_passing() { -PASSING } else { 0 };
            let owned = if self.is_owned_by(mention.span, gender) { -OWNED } else { 0 };
            mention.weight + certain + absent + unnamed + passing + owned - DISTANCE * distance
        };
        let mut best: Option<(i32, usize)> = None;
        for mention in near {
            let most = MOST - DISTANCE * i32::try_from(place.number - mention.run).unwrap_or(i32::MAX);
            if best.is_some_and(|(known, _)| known >= most) {
                break;
            }
            if fits(mention) {
                let score = score(mention);
                debug_assert!(score <= most, "a mention that is passed over could be the best");
                best = best.filter(|&(known, _)| known >= score).or(Some((score, mention.who)));
            }
        }
        best.map(|(_, who)| who)
    }

    /// `Om Ib siger han`: whether a mention is all that stands behind the preposition before a verb and the pronoun at a place.
    fn is_front_of(&self, mention: &Placed, place: Place<'_>) -> bool {
        let first = place.run.tokens.start;
        let (link, verb) = (self.page.token_from(mention.span.start()), self.page.token_from(mention.span.end()));
        link == first + 1 && verb + 1 == place.token && self.page.is(first, Class::PREPOSITION)
    }

    /// Whether a noun has the article of one of many: `en mor`.
    fn is_one_of_many(&self, noun: Span) -> bool {
        let (article, _) = self.page.text[noun].split_once(' ').unwrap_or_default();
        matches!(article, "en" | "En" | "et" | "Et")
    }

    /// Whether a noun is that of somebody whom a pronoun of `gender` may stand for as well: `hans far`.
    fn is_owned_by(&self, noun: Span, gender: Gender) -> bool {
        let owner = match gender {
            Gender::Male => "hans ",
            Gender::Female => "hendes ",
            Gender::Unknown => return false,
        };
        self.page.text[noun].starts_with(owner)
    }

    /// Whether somebody is of a gender by the list of names, or else by the sound of the name.
    pub(super) fn is_likely(&self, who: usize, gender: Gender) -> bool {
        let known = self.entries[who].gender;
        known == gender || (known == Gender::Unknown && self.guess(who, gender) > 0)
    }

    /// How well a name that no list knows fits a pronoun by its sound: `Olena` is a woman sooner than a man.
    fn guess(&self, who: usize, gender: Gender) -> i32 {
        let is_hers = self.entries[who].parts.first().is_some_and(|given| given.word().ends_with(['a', 'A']));
        match gender {
            Gender::Female if is_hers => LIKELY,
            Gender::Male if is_hers => -LIKELY,
            _ => 0,
        }
    }

    /// Whoever is named inside the quote that the words at `source` introduce.
    fn named_in_quote_of(&self, source: Span) -> Vec<usize> {
        let quotes = self.page.quotes;
        let after = quotes.partition_point(|quote| quote.span.start() <= source.start());
        let near = &quotes[after.saturating_sub(1)..(after + 1).min(quotes.len())];
        let Some(quote) = near.iter().find(|quote| quote.inquit.is_some_and(|inquit| inquit.source == Some(source)))
        else {
            return Vec::new();
        };
        let from = self.names.partition_point(|name| name.span.start() < quote.span.start());
        let within = self.names[from..].iter().take_while(|name| name.span.end() <= quote.span.end());
        within.take(RIVALS).filter(|name| !self.is_own_name(name)).filter_map(|name| self.known(name)).collect()
    }
}
