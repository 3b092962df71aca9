//! What the rules that give a quote its speaker ask: what stands between two quotes, whom the narration is about, of whom words
//! speak.

use std::ops::Range;

use crate::gloss::Class;
use crate::quote::QuoteForm;
use crate::segment::BlockKind;
use crate::span::Span;
use crate::speaker::lists::gender;
use crate::speaker::mention::{Placed, SUBJECT};
use crate::speaker::name::Name;
use crate::speaker::roster::Roster;
use crate::speaker::sieve::{BEHIND_CUE, LEAD, NESTED, Verdict};
use crate::speaker::{MentionKind, SpeakerKind};

/// With more mentions than this around a quote, one person cannot be told for sure; a paragraph may be a megabyte.
pub(super) const MANY: usize = 32;
/// How many quotes somebody must have to be the one whom an article is about.
const ENOUGH: usize = 3;
/// How many tokens a relative clause may have before its verb.
const CLAUSE: usize = 12;
/// How many bytes of a headline tell whom an article is about.
const LONGEST_HEADLINE: usize = 300;
/// How many words of a quote tell of whom it speaks.
const OPENING: usize = 12;

/// The quotes with what has been decided about them so far.
pub(super) struct Scene<'r, 'a> {
    pub(super) roster: &'r mut Roster<'a>,
    pub(super) verdicts: Vec<Option<Verdict>>,
    /// The first quote with a verdict.
    pub(super) first_told: usize,
    /// The one person named, if one alone is.
    pub(super) only: Option<usize>,
    /// What whoever writes the article asks, in order.
    pub(super) questions: Vec<usize>,
}

impl<'a> Scene<'_, 'a> {
    /// The first names within a span.
    pub(super) fn names_in(&self, span: Span) -> impl Iterator<Item = &'a Name<'a>> + use<'a> {
        let names = self.roster.names;
        let from = names.partition_point(|name| name.span.start() < span.start());
        names[from..].iter().take_while(move |name| name.span.end() <= span.end()).take(MANY)
    }
}

impl Scene<'_, '_> {
    /// The mentions that begin within `span`.
    pub(super) fn placed_in(&self, span: Span) -> &[Placed] {
        let mentions = &self.roster.mentions;
        let before = |at: usize| mentions.partition_point(|mention| mention.span.start() < at);
        let from = before(span.start());
        &mentions[from..before(span.end()).max(from)]
    }

    /// Whether no new sentence begins in the narration of `span`.
    pub(super) fn is_one_sentence(&self, span: Span) -> bool {
        let text = self.roster.page.text[span].trim_end();
        let text = text.trim_end_matches(['"', '“', '”', '»', '«', '-', '–', ' ']);
        !text.trim_end_matches(['.', '!', '?']).contains(['.', '!', '?', '\n'])
    }

    /// Whether the words beside a quote say that nobody of the story speaks: `sagde jeg`, `siger man`, `hed det`.
    pub(super) fn is_spoken_by_none(&self, quote: usize) -> bool {
        let page = self.roster.page;
        let Some(inquit) = page.quotes[quote].inquit.filter(|inquit| inquit.source.is_none()) else { return false };
        let (first, next) = (page.token_from(inquit.cue.start()), page.token_from(inquit.cue.end()));
        // "Lederen ville have svar. "Nu," lyder det.": it sounds from whoever is told of, but "lyder det på gangene".
        let mut behind = (next..page.tokens().len().min(next + BEHIND_CUE)).take_while(|&token| page.is_word(token));
        if matches!(page.word(first), "lyder" | "lød") && !behind.any(|token| page.is(token, Class::PREPOSITION)) {
            return false;
        }
        let is_none = |token: usize| token < page.tokens().len() && page.pronoun(token) == Some("1");
        // "Hun kan nok høre, at det lyder nemt: …"
        let is_clause = first.checked_sub(2).is_some_and(|at| page.is(at, Class::CONJUNCTION));
        first.checked_sub(1).is_some_and(|at| is_none(at) && !is_clause) || (first..=next).any(is_none)
    }

    /// Whom a quote speaks to by name: `Hold op, Mona, du ser da godt ud.`
    pub(super) fn addressee(&self, quote: usize) -> Option<usize> {
        let mut within = self.names_in(self.roster.page.quotes[quote].content);
        within.find(|name| self.roster.is_vocative(name)).and_then(|name| self.roster.known(name))
    }

    /// Whether somebody is named in a quote: few speak of themselves by name.
    pub(super) fn is_named_within(&self, quote: usize, who: usize) -> bool {
        let mut within = self.names_in(self.roster.page.quotes[quote].content);
        within.any(|name| {
            self.roster.known(name) == Some(who) && !self.roster.is_own_name(name) && !self.roster.is_of_inner(name)
        })
    }

    /// Whether the verb that introduces a quote is in the past: `sagde`, not `siger`.
    pub(super) fn is_told_in_past(&self, quote: usize) -> bool {
        let page = self.roster.page;
        page.quotes[quote].inquit.is_some_and(|inquit| !page.text[inquit.cue].ends_with('r'))
    }

    pub(super) fn has_source(&self, quote: usize) -> bool {
        self.roster.page.quotes[quote].inquit.is_some_and(|inquit| inquit.source.is_some())
    }

    /// The quote with the clause that introduces it.
    pub(super) fn extent(&self, quote: usize) -> Span {
        let quote = &self.roster.page.quotes[quote];
        quote.inquit.map_or(quote.span, |inquit| quote.span.cover(inquit.span))
    }

    /// The text between two quotes; the clauses that introduce them lie outside.
    pub(super) fn between(&self, before: usize, after: usize) -> Span {
        let start = self.extent(before).end();
        Span::new(start, self.extent(after).start().max(start))
    }

    /// The tokens of the narrated sentence right before a quote, and the number of its paragraph.
    pub(super) fn narrated_before(&self, quote: usize) -> Option<(Range<usize>, usize)> {
        let page = self.roster.page;
        let before = page.run_before(page.token_from(page.quotes[quote].span.start())).filter(|run| !run.is_quoted)?;
        let block = page.segmentation.block_at(page.tokens()[before.tokens.start].span.start())?;
        Some((before.tokens.clone(), block.index()))
    }

    /// The text between a quote and a question below it.
    pub(super) fn told_since(&self, before: usize, question: Span) -> Span {
        let start = self.extent(before).end();
        Span::new(start, question.start().max(start))
    }

    pub(super) fn is_narrated_between(&self, before: usize, after: usize) -> bool {
        let between = self.between(before, after);
        self.roster.page.text[between].contains(char::is_alphabetic)
    }

    /// The people mentioned within `span`.
    pub(super) fn mentions_in(&self, span: Span) -> impl Iterator<Item = usize> {
        self.placed_in(span).iter().map(|mention| mention.who)
    }

    /// The one person mentioned within `span`; nobody where there are two, or too many mentions to look at.
    pub(super) fn one_of(&self, span: Span) -> Option<usize> {
        let mut people = self.mentions_in(span).take(MANY);
        let who = people.next()?;
        (people.by_ref().all(|other| other == who) && self.mentions_in(span).nth(MANY).is_none()).then_some(who)
    }

    /// Whom the last sentence within `span` that has a person for its subject is about.
    pub(super) fn subject_within(&self, span: Span) -> Option<usize> {
        let within = self.placed_in(span);
        let within = &within[within.len().saturating_sub(MANY)..];
        let last = within.iter().rposition(|mention| mention.weight >= SUBJECT)?;
        let sentence = within.iter().filter(|mention| mention.run == within[last].run);
        let best = sentence.clone().map(|mention| mention.weight).max()?;
        let mut subjects = sentence.filter(|mention| mention.weight == best).map(|mention| mention.who);
        let who = subjects.next()?;
        // "Da Ib kom, sov Mona."
        let page = self.roster.page;
        let token = page.token_from(within[last].span.start());
        let is_led = page.is(page.run_of(token).tokens.start, Class::CONJUNCTION);
        let who = if is_led { subjects.clone().next_back().unwrap_or(who) } else { who };
        // "Ib og Else tav.", "Ib så på Else. De tav."
        let is_joined = within
            .windows(2)
            .any(|pair| pair[0].who == who && page.text.get(pair[0].span.end()..pair[1].span.start()) == Some(" og "));
        let is_named = |mention: &&Placed| mention.run == within[last].run && mention.kind != MentionKind::Pronoun;
        let are_several = within.iter().filter(is_named).any(|mention| mention.who != who);
        let behind = page.runs.partition_point(|run| run.tokens.start <= token);
        let mut behind = page.runs[behind..].iter().take(NESTED).map(|run| run.tokens.start);
        let are_meant = are_several
            && behind.any(|first| page.tokens()[first].span.start() < span.end() && page.pronoun(first) == Some("p"));
        if are_meant {
            return None;
        }
        ((is_led || subjects.all(|other| other == who)) && !is_joined).then_some(who)
    }

    /// Whom the sentence that ends `span` is about, where it names no text.
    pub(super) fn told_last(&mut self, span: Span) -> Option<usize> {
        let page = self.roster.page;
        let sentence =
            page.segmentation.sentence_at(page.text[span].trim_end().len().checked_sub(1)? + span.start())?;
        let start = page.segmentation.sentences[sentence.index()].span.start().max(span.start());
        let last = Span::new(start, span.end());
        let who = self.subject_within(last)?;
        self.roster.text_within(last).is_none().then_some(who)
    }

    /// Whom the last sentence within `span` is about, if by name: `Mona smiler til ham.`, but not `Hun lod Mona være i fred.`
    pub(super) fn named_subject(&self, span: Span) -> Option<usize> {
        let who = self.subject_within(span)?;
        let is_named = |mention: &Placed| mention.who == who && mention.kind != MentionKind::Pronoun;
        self.placed_in(span).iter().take(MANY).any(is_named).then_some(who)
    }

    /// The quote that holds another whole; else that one.
    pub(super) fn outermost(&self, quote: usize) -> usize {
        let quotes = self.roster.page.quotes;
        let mut before = quote.saturating_sub(NESTED)..quote;
        before.find(|&outer| quotes[outer].span.contains(quotes[quote].span)).unwrap_or(quote)
    }

    /// Whether somebody without a name speaks in a clause that another leads up to: `… da en nabo spurgte, om …`
    pub(super) fn is_let_in(&self, quote: usize, who: usize) -> bool {
        let page = self.roster.page;
        let source = page.quotes[quote].inquit.and_then(|inquit| inquit.source);
        let source = source.filter(|source| source.end() <= page.quotes[quote].span.start());
        let is_unnamed = self.roster.entries[who].kind == SpeakerKind::Unnamed;
        source.filter(|_| is_unnamed).is_some_and(|source| {
            let first = page.token_from(source.start());
            let start = page.run_of(first).tokens.start.max(first.saturating_sub(CLAUSE));
            (start..first).any(|token| page.is(token, Class::CONJUNCTION))
        })
    }

    /// `"Det gik," siger Mona. Hendes mor vinker. "Og godt," siger hun videre.`: whoever spoke last, if a pronoun that was taken for
    /// another may be them. A `tilføjer hun` may add to what another said.
    pub(super) fn goes_on(&self, quote: usize, taken: usize) -> Option<usize> {
        let page = self.roster.page;
        let cue = page.token_from(page.quotes[quote].inquit?.cue.start());
        if (cue..cue + 3).all(|token| page.word(token) != "videre") {
            return None;
        }
        let last = self.verdicts[..quote].iter().rev().flatten().next()?.who;
        let fits = self.roster.entries[last].gender.agrees(self.roster.entries[taken].gender);
        (fits && last != taken).then_some(last)
    }

    /// Whom the narration before a quote in its own paragraph is about.
    pub(super) fn told_above(&self, quote: usize) -> Option<usize> {
        let page = self.roster.page;
        let start = page.quotes[quote].span.start();
        let from = page.segmentation.blocks[self.block_of(quote)?].span.start();
        self.subject_within(Span::new(from.min(start), start))
    }

    /// The one person by name but for `one` whom `span` tells of.
    pub(super) fn told_beside(&self, span: Span, one: usize) -> Option<usize> {
        let is_named = |who: &usize| self.roster.entries[*who].kind == SpeakerKind::Person && *who != one;
        let mut people = self.mentions_in(span).take(MANY).filter(is_named);
        let who = people.next()?;
        people.all(|other| other == who).then_some(who)
    }

    /// Whether the sentence right before a quote is about somebody else than `who`, and nobody but them.
    pub(super) fn told_right_before(&self, quote: usize, who: usize) -> bool {
        let page = self.roster.page;
        let start = page.quotes[quote].span.start();
        let sentences = &page.segmentation.sentences;
        let Some(last) = sentences.partition_point(|sentence| sentence.span.end() <= start).checked_sub(1) else {
            return false;
        };
        let near = self.block_of(quote).map(|block| block.saturating_sub(1));
        let is_near = near.is_some_and(|near| sentences[last].block.index() >= near);
        let told = Span::new(sentences[last].span.start(), start.max(sentences[last].span.start()));
        is_near && self.one_of(told).or_else(|| self.subject_within(told)).is_some_and(|told| told != who)
    }

    /// Of whom a quote speaks without a name, if it does: whomever its first pronoun fits, the last told of before it.
    pub(super) fn spoken_of(&self, quote: usize) -> Option<usize> {
        let page = self.roster.page;
        let content = page.quotes[quote].content;
        let tokens = page.token_from(content.start())..page.token_from(content.end());
        // "Min søn er otte, og han …": whom the words bring up themselves they go on to speak of.
        let is_person =
            |token: usize| page.is(token, Class::PEOPLE) || (token > tokens.start && page.is_capital(token));
        let mut words = tokens.clone().take(OPENING).take_while(|&token| !is_person(token));
        // "Jeg er bare hende med skjorten."
        let is_described =
            |token: usize| token + 1 < tokens.end && page.is(token + 1, Class::PHRASE_LINKS.or(Class::RELATIVES));
        let is_personal = |note: &&str| matches!(*note, "f" | "m");
        let note = words.find_map(|token| page.pronoun(token).filter(is_personal).filter(|_| !is_described(token)))?;
        let gender = gender(note);
        let from = page.segmentation.blocks[self.block_of(quote)?.saturating_sub(1)].span.start();
        let told = self.placed_in(Span::new(from.min(content.start()), content.start()));
        let mut near = told.iter().rev().take(MANY).map(|mention| mention.who);
        near.find(|&who| self.roster.entries[who].gender.agrees(gender))
    }

    /// Whether a span tells of somebody for their own sake: not as somebody's `kæreste`, nor as one asked about.
    pub(super) fn is_taken_up(&self, span: Span) -> bool {
        let is_own =
            |mention: &Placed| !self.roster.is_somebodys(mention.span) && !self.roster.is_asked_about(mention.span);
        self.placed_in(span).iter().take(MANY).any(is_own)
    }

    /// Whoever says more than half of all that is said.
    pub(super) fn protagonist(&self) -> Option<usize> {
        // Majority vote: if somebody has more than half, the vote ends with them.
        let mut lead = (None, 0);
        // What is only reported is the writer's choice of whom to ask.
        let spoken =
            || (0..self.verdicts.len()).filter(|&quote| self.roster.page.quotes[quote].form != QuoteForm::Indirect);
        let told = || spoken().filter_map(|quote| self.verdicts[quote]).map(|known| known.who);
        for who in told() {
            lead = match lead {
                (_, 0) => (Some(who), 1),
                (Some(first), votes) if first == who => (lead.0, votes + 1),
                (_, votes) => (lead.0, votes - 1),
            };
        }
        let who = lead.0.filter(|&who| self.roster.entries[who].kind == SpeakerKind::Person)?;
        let share = told().filter(|&other| other == who).count();
        let count = told().count();
        (share >= ENOUGH && 2 * share > count || share == count && share > 1).then_some(who)
    }

    /// The person mentioned most often before `at`; of two, one whose role the headline tells, or who has a name, or else the first.
    pub(super) fn most_mentioned(&self, at: usize) -> Option<usize> {
        let told = || self.roster.mentions.iter().take_while(|mention| mention.span.start() < at);
        let is_thing = |who: usize| self.roster.entries[who].kind.is_thing();
        let is_told = |mention: &&Placed| !is_thing(mention.who) && !self.roster.is_asked_about(mention.span);
        let before: Vec<usize> = told().take(2 * MANY).filter(is_told).take(MANY).map(|mention| mention.who).collect();
        let count = |who: usize| before.iter().filter(|&&other| other == who).count();
        // "Spørg lægen⏎Overlæge Ib Falk svarer."
        let is_named = |who: usize| self.roster.entries[who].kind == SpeakerKind::Person;
        // "Tre spørgsmål til en smed⏎Vi ringede fra bager Ib Falk til smed Mona Kjær."
        let page = self.roster.page;
        let is_headline = |kind, span: Span| kind == BlockKind::Headline && span.len() <= LONGEST_HEADLINE;
        let headline = page.segmentation.blocks.first().filter(|block| is_headline(block.kind, block.span));
        let is_told = |who: usize| {
            let role = self.roster.entries[who].role.map(|role| page.lower_of(role));
            headline.zip(role).is_some_and(|(block, role)| page.text[block.span].contains(&*role))
        };
        let weight = |who: usize, rank: usize| (count(who), is_told(who), is_named(who), std::cmp::Reverse(rank));
        let best = before.iter().enumerate().max_by_key(|&(rank, &who)| weight(who, rank))?;
        Some(*best.1)
    }

    /// The mention that begins where `place` does.
    pub(super) fn mention_at(&self, place: Span) -> Option<Placed> {
        let mentions = &self.roster.mentions;
        let at = mentions.binary_search_by_key(&place.start(), |mention| mention.span.start()).ok()?;
        Some(mentions[at])
    }

    pub(super) fn block_of(&self, quote: usize) -> Option<usize> {
        let page = self.roster.page;
        page.segmentation.block_at(page.quotes[quote].span.start()).map(|id| id.index())
    }

    /// The block in which a quote ends.
    pub(super) fn last_block_of(&self, quote: usize) -> Option<usize> {
        let page = self.roster.page;
        page.segmentation.block_at(page.quotes[quote].span.end().checked_sub(1)?).map(|id| id.index())
    }

    pub(super) fn is_in_block_of_previous(&self, quote: usize) -> bool {
        quote > 0 && self.block_of(quote - 1) == self.block_of(quote)
    }

    /// Whom the sentence that holds the byte before `at` is about: the weightiest mention in it.
    pub(super) fn subject_before(&self, at: usize) -> Option<(usize, Span)> {
        let sentence = self.roster.page.segmentation.sentence_at(at.checked_sub(1)?)?;
        let start = self.roster.page.segmentation.sentences[sentence.index()].span.start();
        let within = self.placed_in(Span::new(start, at)).iter().take(16).enumerate();
        let best = within.max_by_key(|(rank, mention)| (mention.weight, std::cmp::Reverse(*rank)))?;
        Some((best.1.who, best.1.span))
    }

    /// The last subject of the sentence that holds the byte before `at`; else the weightiest mention in it.
    pub(super) fn nearest_subject(&self, at: usize) -> Option<(usize, Span)> {
        let page = self.roster.page;
        let sentence = page.segmentation.sentence_at(at.checked_sub(1)?)?;
        let start = page.segmentation.sentences[sentence.index()].span.start();
        let last = self.placed_in(Span::new(start, at)).iter().rev().take(LEAD);
        // "Her er rådet fra Mona »at vente«"
        let is_sender = |mention: &&Placed| {
            let token = page.token_from(mention.span.start());
            page.text.get(mention.span.end()..at).is_some_and(|gap| !gap.contains(char::is_alphabetic))
                && token > 1
                && page.word(token - 1) == "fra"
                && page.is(token - 2, Class::UTTERANCE_NOUNS)
        };
        let near =
            last.clone().next().filter(is_sender).or_else(|| last.clone().find(|mention| mention.weight >= SUBJECT));
        // "Hendes leder er enig: …": what belongs to somebody weighs little, and is the subject.
        let owned = last.clone().find(|mention| mention.span.start() == start && mention.kind == MentionKind::Nominal);
        near.or(owned).map(|mention| (mention.who, mention.span)).or_else(|| self.subject_before(at))
    }
}
