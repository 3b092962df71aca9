//! Where people work, told by what a passage is set in: `I menighedsrådet er man delt. Formand Mona Kjær …`.

use crate::gloss::Class;
use crate::span::Span;
use crate::speaker::bodies::{fits_role, is_definite, with_town};
use crate::speaker::lists::ORGANISATION_WORDS;
use crate::speaker::mention::Placed;
use crate::speaker::name::{Genitive, Name, NameKind};
use crate::speaker::page::Run;
use crate::speaker::roster::Roster;
use crate::speaker::{MentionKind, SpeakerKind};

/// How many runs before somebody are looked at for what the passage is set in.
const RUNS: usize = 7;
/// What the list of kinds of bodies notes of those that are no more than where something is: `hallen`.
const SITE: &str = "site";

impl Roster<'_> {
    /// The body that the passage before somebody is set in, up to whoever is named before: `I Struer Roklub er man glad.`
    pub(super) fn setting(&self, who: usize, role: &str, token: usize) -> Option<Span> {
        let page = self.page;
        let after = page.runs.partition_point(|run| run.tokens.start <= token);
        for run in page.runs[..after].iter().rev().take(RUNS).filter(|run| !run.is_quoted) {
            let scene = self.scene_of(run, role);
            if scene.is_some() || self.tells_of_another(run, who) {
                return scene;
            }
        }
        None
    }

    /// The body that a sentence opens with as its setting, if somebody in a role may be of it: `I Struer Roklub`, `På skolen i
    /// Hedeby`, `Hos foreningen Nordlys`.
    fn scene_of(&self, run: &Run, role: &str) -> Option<Span> {
        let (page, at) = (self.page, run.tokens.start + 1);
        if !run.begins || at + 1 >= run.tokens.end || !page.is(run.tokens.start, Class::SCENES) {
            return None;
        }
        let reader = self.reader();
        let fits = |words: &Span| fits_role(role, &page.text[*words]) != Some(false);
        if let Some(name) = reader.name_starting_at(at) {
            return self.named_scene(name, &page.lower(run.tokens.start)).filter(fits);
        }
        let noun = page.tokens()[at].span;
        let is_noun = page.is_small(at, Class::BODY_WORD) && is_definite(&page.text[noun]);
        if !is_noun || page.is(at, Class::DEPARTMENTS) || !fits(&noun) {
            return None;
        }
        // "I skovbørnehaven Myretuen"
        let may_be_named = |name: &&Name<'_>| !matches!(name.kind, NameKind::Full | NameKind::Given | NameKind::Place);
        let named = reader.name_starting_at(at + 1).filter(may_be_named);
        if let Some(named) = named {
            return self.bodies.named(page, named.span).or(Some(named.span));
        }
        // "I firmaet", "På skolen" say too little alone.
        let says_little = self.is_site(noun) || page.is(at, Class::BODY_NOUNS.or(Class::KIND_OF_BODY));
        let whole = || with_town(page, self.names, noun).unwrap_or(noun);
        self.bodies.named_by(page, noun).or_else(|| (!says_little).then(whole)).filter(fits)
    }

    /// `hallen`, `kommunen`: a noun that tells no more than where something is.
    pub(super) fn is_site(&self, noun: Span) -> bool {
        ORGANISATION_WORDS.get(&self.page.text[noun]) == Some(SITE)
    }

    /// A name that a sentence opens with behind a preposition, if it is that of a body.
    fn named_scene(&self, name: &Name<'_>, link: &str) -> Option<Span> {
        // "På Kulturnatten blev der solgt øl.": the noun may be that of anything.
        let is_listed = name.kind == NameKind::Organisation || link == "hos";
        let body = self.bodies.named(self.page, name.span).filter(|_| is_listed);
        // "Hos Nordlys", but "I Hornslev", "På Struer Sygehus' gange"
        let is_unknown = matches!(name.kind, NameKind::Single | NameKind::Foreign) && self.known(name).is_none();
        // "På Nordlys i Skive", but "På Folkemødet i Skive", "På Skovvej i Skive"
        let last = self.page.token_from(name.span.end()).saturating_sub(1);
        let is_place = is_definite(&self.page.text[name.span]) || self.page.is(last, Class::PLACE_ENDINGS);
        let has_town = || !is_place && with_town(self.page, self.names, name.span).is_some();
        let is_house = link == "hos" || link == "på" && has_town();
        let is_firm = is_unknown && is_house && name.genitive == Genitive::No;
        body.or(is_firm.then_some(name.span))
    }

    /// Whether a run names somebody else, and what they are.
    fn tells_of_another(&self, run: &Run, who: usize) -> bool {
        let span = self.page.span(run.tokens.clone());
        let first = self.mentions.partition_point(|mention| mention.span.start() < span.start());
        let within = self.mentions[first..].iter().take_while(|mention| mention.span.end() <= span.end());
        let is_named = |mention: &Placed| matches!(mention.kind, MentionKind::FullName | MentionKind::ShortName);
        let is_another = |mention: &Placed| {
            let other = &self.entries[mention.who];
            let is_told = other.role.is_some() || other.organisation.is_some();
            mention.who != who && other.kind == SpeakerKind::Person && is_told
        };
        within.into_iter().any(|mention| is_named(mention) && is_another(mention))
    }
}
