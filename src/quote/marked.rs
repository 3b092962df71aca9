//! Speech between quotation marks: which pairs are speech, where it ends, and what introduces it.

use crate::quote::clause::has_clause;
use crate::quote::inquit::{self, Found};
use crate::quote::mark::Mark;
use crate::quote::page::Page;
use crate::quote::pair::Pair;
use crate::quote::source::Person;
use crate::quote::words::{Class, Function, Words};
use crate::quote::{CueTier, Inquit, Quote, QuoteForm, QuoteKind, clause, naming, verb};
use crate::segment::{Block, BlockKind, is_name_with_role};
use crate::span::Span;

/// Whether a pair holds the nickname within a name: `Ole "Bøffen" Holm`.
pub(super) fn is_nickname(page: Page<'_>, pair: &Pair) -> bool {
    let is_gap = |side: Option<char>| side == Some(' ');
    let (before, behind) = (&page.text[..pair.span.start()], &page.text[pair.span.end()..]);
    // PERF: a look at two letters spares most pairs the rest.
    if !(is_gap(before.chars().next_back())
        && is_gap(behind.chars().next())
        && behind[1..].starts_with(char::is_uppercase))
    {
        return false;
    }
    let word = before.trim_end_matches(' ').rsplit([' ', '\n']).next().unwrap_or_default();
    let is_name = word.starts_with(char::is_uppercase) && word.ends_with(char::is_alphabetic);
    is_name && !page.text[pair.content].contains(' ') && page.text[pair.content].starts_with(char::is_uppercase)
}

/// The pairs, of which those that were never closed go on over the paragraphs below in which somebody still speaks for
/// themselves, up to the next mark.
pub(super) fn prolonged(page: Page<'_>, mut pairs: Vec<Pair>) -> Vec<Pair> {
    for index in 0..pairs.len() {
        let next = pairs.get(index + 1).map_or(page.text.len(), |next| next.span.start());
        if !pairs[index].is_closed && !pairs[index].span.is_empty() {
            let end = summed_up_within(page, pairs[index].span);
            pairs[index].span = Span::new(pairs[index].span.start(), end);
            pairs[index].content = Span::new(pairs[index].content.start(), end);
            let last = page
                .blocks_after(end - 1)
                .take(PROLONGED)
                .take_while(|block| block.span.end() <= next && goes_on(page, block));
            if let Some(block) = last.last() {
                pairs[index].span = Span::new(pairs[index].span.start(), block.span.end());
                pairs[index].content = Span::new(pairs[index].content.start(), block.span.end());
            }
        }
    }
    pairs
}

/// Where a quote that was not closed ends: before the paragraph that tells who said it, `Det siger Ane Holm`.
fn summed_up_within(page: Page<'_>, span: Span) -> usize {
    let mut end = page.block_of(span.start()).end().min(span.end());
    for block in page.blocks_after(span.start()).take_while(|block| block.span.end() <= span.end()) {
        if inquit::summing(page.words.within(block.span).first(24)).is_some() {
            return end;
        }
        end = block.span.end();
    }
    span.end()
}

/// How many paragraphs a quote without a closing mark goes on.
const PROLONGED: usize = 4;

/// Whether a paragraph may be more of a quote that was not closed: told in the first person, with no mark and no inquit.
fn goes_on(page: Page<'_>, block: &Block) -> bool {
    let is_led = page.text[block.span].starts_with(['-', '–', '—']);
    block.kind == BlockKind::Paragraph && !is_led && is_told(page, block.span)
}

/// The speech among `pairs`, which are in order, and the pairs that are none by themselves.
pub(super) fn quotes(page: Page<'_>, pairs: &[Pair]) -> (Vec<Quote>, Vec<Pair>) {
    let mut quotes = Vec::new();
    let mut rest = Vec::new();
    for (index, &pair) in pairs.iter().enumerate() {
        let before = quotes.last().map_or(0, |quote: &Quote| quote.span.end());
        let after = pairs.get(index + 1).map_or(page.text.len(), |next| next.span.start());
        let place = Place::new(page, pair, before, after);
        match place.split_at_inquit() {
            Some(halves) => quotes.extend(halves),
            None => match place.quote().or_else(|| place.coordinated(quotes.last()?)) {
                Some(quote) => {
                    quotes.extend(listed(page, &mut rest, &quote));
                    quotes.push(quote);
                }
                None => rest.push(pair),
            },
        }
    }
    (quotes, rest)
}

/// The pairs at the end of `rest` that stand in a row with `quote`, whose inquit is of them all: "»Kom nu«, »vent lidt« og »gå hjem«,
/// lyder det."
fn listed(page: Page<'_>, rest: &mut Vec<Pair>, quote: &Quote) -> Vec<Quote> {
    let Some(inquit) = quote.inquit.filter(|inquit| inquit.span.start() >= quote.span.end()) else { return Vec::new() };
    let mut first = quote.span.start();
    let is_in_row = |pair: &&Pair| {
        let between = page.text.get(pair.span.end()..first).map(str::trim);
        let is_row = matches!(between, Some("," | "og" | ", og" | "eller"));
        first = pair.span.start();
        is_row && page.words.within(pair.content).classes().is(Class::VERB)
    };
    let count = rest.iter().rev().take_while(is_in_row).count();
    let row = rest.split_off(rest.len() - count);
    row.into_iter().map(|pair| made(pair.span, page.trimmed(pair.content), QuoteKind::Direct, Some(inquit))).collect()
}

/// The fragments among `pairs` that are woven into what somebody is reported to say, or to call something.
pub(super) fn fragments(page: Page<'_>, pairs: &[Pair], reported: &[Quote]) -> Vec<Quote> {
    let mut next = 0;
    let mut fragments = Vec::new();
    for (index, &pair) in pairs.iter().enumerate() {
        while reported.get(next).is_some_and(|quote| quote.span.end() <= pair.span.start()) {
            next += 1;
        }
        let clause = reported.get(next).filter(|quote| quote.span.overlaps(pair.span));
        let before = index.checked_sub(1).map_or(0, |last| pairs[last].span.end());
        let place = Place::new(page, pair, before, page.text.len());
        let last = fragments.last().filter(|last: &&Quote| last.span.end() == before);
        let found = place.fragment(clause).or_else(|| place.joined(last?));
        fragments.extend(found);
    }
    fragments
}

/// Speech whose opening mark was lost: `Det var hårdt,« siger Ane.` It begins its paragraph, or its sentence.
pub(super) fn unopened(page: Page<'_>, strays: &[Mark], spoken: &[Quote]) -> Vec<Quote> {
    let mut quotes: Vec<Quote> = Vec::new();
    for mark in strays.iter().filter(|mark| mark.close <= 1) {
        let last = quotes.last().map_or(0, |quote| quote.span.end());
        let next = spoken.partition_point(|quote| quote.span.end() <= mark.span.start());
        let before = next.checked_sub(1).map(|before| &spoken[before]);
        let from = before.map_or(0, |before| before.span.end()).max(last);
        let to = spoken.get(next).map_or(page.text.len(), |quote| quote.span.start());
        if to >= mark.span.end() {
            let resumed = before.filter(|before| before.span.end() == from);
            let resumed = resumed.and_then(|before| resumed_at(page, *mark, before));
            quotes.extend(resumed.or_else(|| unopened_at(page, *mark, from, to)));
        }
    }
    quotes
}

fn unopened_at(page: Page<'_>, mark: Mark, from: usize, to: usize) -> Option<Quote> {
    let block = page.block_of(mark.span.start());
    let rest = page.words.within(Span::new(mark.span.end(), to.min(block.end())));
    let at = usize::from(!rest.is_word(0));
    let found = inquit::behind(rest.first(24), at).filter(|found| found.inquit.tier == CueTier::Sure);
    // "Det var koldt.\"": a stop before the mark tells that a sentence was said.
    let is_whole = || {
        let before = Span::new(block.start(), mark.span.start());
        rest.len() == 0
            && from <= block.start()
            && (is_told(page, before) || page.text[before].ends_with(['.', '!', '?']))
    };
    if found.is_none() && !is_whole() {
        return None;
    }
    let sentence = page.segmentation.sentence_at(mark.span.start())?;
    let sentence = page.segmentation.sentences[sentence.index()].span.start();
    let start =
        if from <= block.start() && mark.span.start() - block.start() <= PARAGRAPH { block.start() } else { sentence };
    let content = Span::new(start, mark.span.start());
    let is_speech = start >= from && page.words.within(content).len() > 0;
    is_speech.then(|| closed(mark, content, found.map(|found| found.inquit)))
}

/// The second half of speech, whose opening mark was lost behind the inquit: `»Vi gik,« siger Ane, »da det blev mørkt.«` without
/// the third mark.
fn resumed_at(page: Page<'_>, mark: Mark, before: &Quote) -> Option<Quote> {
    let inquit = before.inquit.filter(|inquit| inquit.span.start() >= before.span.end())?;
    let block = page.block_of(mark.span.start());
    let between = Span::new(inquit.span.end(), mark.span.start().max(inquit.span.end()));
    let words = page.words.within(between);
    let ends = page.is_bare(Span::new(mark.span.end(), block.end())) || page.text[..mark.span.start()].ends_with('.');
    let is_half = block.contains(between) && words.class(0).is(Class::COMMA) && words.len() > 2 && ends;
    is_half.then(|| closed(mark, Span::new(words.span(1).start(), mark.span.start()), None))
}

/// Speech before a mark that closes it.
fn closed(mark: Mark, content: Span, inquit: Option<Inquit>) -> Quote {
    made(content.cover(mark.span), content, QuoteKind::Direct, inquit)
}

const fn made(span: Span, content: Span, kind: QuoteKind, inquit: Option<Inquit>) -> Quote {
    Quote::new(span, content, QuoteForm::Marked, kind, inquit)
}

/// Whether somebody says all of a paragraph in which a mark was lost: in the first person, and nobody is named who says it.
fn is_told(page: Page<'_>, paragraph: Span) -> bool {
    let words = page.words.within(paragraph).first(PARAGRAPH / 4);
    let is_spoken = (0..words.len().min(NARRATION)).any(|at| words.class(at).is(Class::SPEECH));
    is_spoken && last_inquit(words, |found, _| found.inquit.tier == CueTier::Sure).is_none()
}

/// No inquit between two halves of a sentence is longer than this many tokens.
const NARRATION: usize = 60;
/// How many tokens brackets may hold that tell who said what stands before them.
const BRACKET: usize = 12;

/// A paragraph longer than this many bytes has lost its breaks, so that its start says nothing.
const PARAGRAPH: usize = 1_000;

/// A pair in its surroundings.
struct Place<'a> {
    page: Page<'a>,
    pair: Pair,
    words: Words<'a>,
    /// From the quote before, or the start of the block.
    lead: Words<'a>,
    /// To the quote after, or the end of the block.
    rest: Words<'a>,
    /// The first pair of its block, or the last.
    opens_block: bool,
    closes_block: bool,
}

impl<'a> Place<'a> {
    fn new(page: Page<'a>, pair: Pair, before: usize, after: usize) -> Self {
        let block = page.block_of(pair.span.start());
        let last = page.block_of(pair.span.end().saturating_sub(1)).end().max(pair.span.end());
        let from = before.clamp(block.start(), pair.span.start());
        let to = after.clamp(pair.span.end(), last);
        let (lead, rest) = (Span::new(from, pair.span.start()), Span::new(pair.span.end(), to));
        let near = page.words.within(Span::new(from, to));
        Self {
            page,
            pair,
            words: near.within(pair.content),
            lead: near.within(lead),
            rest: near.within(rest),
            opens_block: page.is_bare(Span::new(block.start(), pair.span.start())),
            closes_block: page.is_bare(Span::new(pair.span.end(), last)),
        }
    }

    fn quote(&self) -> Option<Quote> {
        if self.words.len() == 0 || self.is_off_the_page() {
            return None;
        }
        // An inquit outside the marks beats one inside, which whoever speaks may tell: "Så gik hun, siger Bo," siger Ane.
        let behind = if self.is_in_led_clause() { None } else { self.behind() };
        if behind.is_none() && self.resumes() {
            return Some(self.made(self.pair.span, self.pair.content, QuoteKind::Direct, None));
        }
        let inquit = behind.or_else(|| self.before().filter(|_| !self.is_nobodys()));
        if inquit.is_none()
            && let Some(cut) = self.cut_at_inquit()
        {
            return Some(cut);
        }
        let inquit = inquit.or_else(|| self.summed_up());
        let kind = self.kind(inquit)?;
        Some(self.made(self.pair.span, self.pair.content, kind, inquit))
    }

    /// `…, og "Så gik vi"` behind a quote that an inquit leads up to: it leads up to both.
    fn coordinated(&self, last: &Quote) -> Option<Quote> {
        let inquit = last.inquit.filter(|inquit| inquit.span.end() <= last.span.start())?;
        let and = usize::from(self.lead.class(0).is(Class::COMMA));
        let is_and = self.lead.len() == and + 1 && self.lead.is(and, Function::LISTING);
        let is_near = is_and && !self.opens_block && self.words.len() > 0;
        (is_near && last.kind == QuoteKind::Direct && self.words.is_capital(0))
            .then(|| self.made(self.pair.span, self.pair.content, QuoteKind::Direct, Some(inquit)))
    }

    /// `„gode hænder“ og „godt humør“`: a fragment in a row with the one before it.
    fn joined(&self, last: &Quote) -> Option<Quote> {
        let and = usize::from(self.lead.class(0).is(Class::COMMA));
        let is_and = self.lead.len() == and + 1 && self.lead.is(and, Function::LISTING);
        let is_fragment = last.kind == QuoteKind::Mixed && self.words.len() > 1 && !self.is_name_like();
        (is_and && is_fragment).then(|| self.made(self.pair.span, self.pair.content, QuoteKind::Mixed, last.inquit))
    }

    /// The pair as a fragment: within `clause`, which is reported, or behind a verb that names.
    fn fragment(&self, clause: Option<&Quote>) -> Option<Quote> {
        // "Hun fremhævede, at »Klubben er vores«": a clause with a capital is no name.
        let is_said = clause.is_some() && has_clause(self.words) && self.words.len() >= 4;
        // "Hun siger, at »Ribe forbliver Ribe«": all that she says.
        let is_all = || clause.is_some_and(|clause| clause.span.start() == self.pair.span.start());
        let has_any_verb = || (1..self.words.len()).any(|at| verb::may_be_verb(self.words, at));
        let is_said = is_said || self.is_answer() || (self.words.len() >= 3 && is_all() && has_any_verb());
        let is_name_like = self.is_name_like() && !is_said;
        let is_no_speech = self.is_off_the_page() || is_name_like || self.is_mentioned() || self.is_listed();
        if self.words.len() == 0 || is_no_speech {
            return None;
        }
        // "Du har kaldt dem for »gæster«. Hvorfor?": whoever asks in an interview is not quoted.
        let kind = self.page.kind_of(self.pair.span.start());
        // "Lad være med at kalde det »mit«": advice in a list.
        let is_advice = || kind == BlockKind::ListItem && clause.is_none() && self.words.len() <= 3;
        if kind == BlockKind::Question || is_advice() {
            return None;
        }
        // "Forskerne ved ikke, om den »hører«": one word of a question is chosen, not quoted.
        let asks = |clause: &Quote| {
            let start = clause.span.start().min(self.pair.span.start());
            let lead = self.page.words.within(Span::new(start, self.pair.span.start()));
            (0..lead.len()).any(|at| &*lead.lower(at) == "om" && (at == 0 || lead.class(at - 1).is(Class::COMMA)))
        };
        if self.words.len() == 1 && clause.is_some_and(asks) {
            return None;
        }
        let inquit = clause.and_then(|clause| clause.inquit).or_else(|| self.named());
        // "Forsikringen dækker ikke »privat indbo«, siger nævnet": a term in a sentence of the writer's; so in "Hun håber, at
        // »projektet« lykkes".
        let is_loose = |clause: &Quote| {
            let is_behind = clause.inquit.is_some_and(|inquit| inquit.span.start() >= self.pair.span.end());
            is_behind || clause.inquit.is_some_and(|inquit| inquit.tier == CueTier::Clause)
        };
        let has_verb = (0..self.words.len()).any(|at| self.words.class(at).is(Class::VERB.or(Class::CUE)));
        // "Ane kaldte det »en gave«, står der i bogen": her word, though the book tells of it.
        // "Det er »en gave«, siger Ane": what she thinks of it.
        let last = self.lead.len().wrapping_sub(1);
        let is_judged = || self.lead.class(last).is(Class::COPULAS) && self.words.is(0, Function::INDEFINITE);
        let is_named = || is_judged() || (self.lead.reads(last, "for") && self.named().is_some());
        if self.words.len() <= 4 && clause.is_some_and(is_loose) && !has_clause(self.words) && !has_verb && !is_named()
        {
            return None;
        }
        if clause.is_none() && (self.is_term() || inquit.is_some_and(|inquit| self.is_everybodys(inquit))) {
            return None;
        }
        let is_clause = self.words.len() >= if has_clause(self.words) { 4 } else { 10 };
        let kind = if is_said { QuoteKind::Direct } else { QuoteKind::Mixed };
        // "avisen »Hvem er du?«", "en ven er som »en, der giver af sin tid«": a title, or what a thing is like.
        let last = self.lead.word(self.lead.len().wrapping_sub(1));
        let is_named = self.words.is_capital(0) && ["en", "et", "erne"].iter().any(|end| last.ends_with(end));
        let is_title = last == "som" || is_named || self.is_work();
        let is_clause = (is_clause && !is_title) || self.is_answer();
        // "Ingen sagde »nej tak«."
        let is_nobodys = inquit
            .and_then(|inquit| inquit.source)
            .is_some_and(|source| clause.is_none() && self.page.words.within(source).function(0).is(Function::NOBODY));
        let is_nobodys = is_nobodys || (clause.is_none() && self.is_nobodys());
        (!is_nobodys && (inquit.is_some() || is_clause))
            .then(|| self.made(self.pair.span, self.pair.content, kind, inquit))
    }

    fn made(&self, span: Span, content: Span, kind: QuoteKind, inquit: Option<Inquit>) -> Quote {
        made(span, self.page.trimmed(content), kind, inquit)
    }

    /// Links to other articles and what a page carries beside its article hold no speech of this one.
    fn is_off_the_page(&self) -> bool {
        matches!(self.page.kind_of(self.pair.span.start()), BlockKind::Related | BlockKind::Furniture)
    }

    /// `"Det er godt, siger Ane Holm."`: the inquit got inside the marks, or the closing mark was lost.
    fn cut_at_inquit(&self) -> Option<Quote> {
        let (at, found) = last_inquit(self.words, |found, next| {
            let ends = next == self.words.len() || (next + 1 == self.words.len() && !self.words.is_word(next));
            let is_full = || found.person == Person::Name && self.is_named(found);
            match found.inquit.tier {
                CueTier::Sure => !self.pair.is_closed || (ends && self.is_named(found)),
                // "”Der var svaner overalt, husker Ane Holm. Nu er de væk."
                CueTier::Beside => !self.pair.is_closed && is_full() && self.words.is_stop(next),
                _ => false,
            }
        })
        .or_else(|| self.inquit_without_comma())?;
        let end = self.words.span(at).start();
        let content = Span::new(self.pair.content.start(), end);
        let span = if self.pair.is_closed { self.pair.span } else { Span::new(self.pair.span.start(), end) };
        Some(self.made(span, content, QuoteKind::Direct, Some(found.inquit)))
    }

    /// `"Vi kom for sent siger Ane Holm.`: neither a mark nor a comma tells where the speech ends.
    fn inquit_without_comma(&self) -> Option<(usize, Found)> {
        let words = self.words;
        let leads = Class::IMPERSONAL.or(Class::CONJUNCTION).or(Class::RELATIVE).or(Class::ADVERB).or(Class::COMMA);
        let begins =
            |&at: &usize| words.class(at).is(Class::CUE) && words.is_word(at - 1) && !words.class(at - 1).is(leads);
        if self.pair.is_closed {
            return None;
        }
        (2..words.len()).filter(begins).find_map(|at| {
            let found = inquit::behind(words, at).filter(|found| found.inquit.tier == CueTier::Sure)?;
            let is_full = found.person == Person::Name && self.is_named(&found);
            let ends = found.next >= words.len() || words.is_stop(found.next);
            (is_full && ends).then_some((at, found))
        })
    }

    /// `"Vi kom for sent, siger Ane Holm, men vi nåede det."`: the inquit got inside the marks, between two halves.
    fn split_at_inquit(&self) -> Option<[Quote; 2]> {
        if !self.pair.is_closed || self.words.len() == 0 || self.is_off_the_page() {
            return None;
        }
        let (at, found) = last_inquit(self.words, |found, next| {
            let ends = |class| self.words.class(next).is(class) && next + 2 < self.words.len();
            let is_full = found.inquit.source.is_some_and(|source| self.page.text[source].contains(' '));
            let is_writers = match found.person {
                Person::Name => is_full && ends(Class::COMMA.or(Class::STOP)),
                // "Man må selv spare op, mener hun. Det gør ingen for en.", "Her var stille, husker hun, og så gik alarmen."
                Person::Pronoun => {
                    let goes_on = || ends(Class::COMMA) && !self.tells_from(next);
                    (ends(Class::STOP) || goes_on()) && !self.names_somebody()
                }
                // "Min søn ville hjem, fortæller en mor, og jeg gav ham ret."
                Person::Nominal => ends(Class::COMMA) && self.is_somebody_new(found) && self.tells_from(next),
                _ => false,
            };
            // "Jeg spurgte, hvor længe. 'Ti år', sagde han. Så ventede jeg.": whoever speaks tells it.
            let is_inner = self.page.text[..found.inquit.span.start()]
                .trim_end_matches([',', ' '])
                .ends_with(['\'', '’', '‘', '«', '»', '"', '”', '“']);
            // "Der var stille, husker hun, og så gik alarmen."
            let is_sure = match found.inquit.tier {
                CueTier::Sure => true,
                CueTier::Beside => found.person == Person::Pronoun,
                _ => false,
            };
            is_sure && is_writers && !is_inner
        })?;
        // "Så tog han fri, siger Bo Dahl, og gik," siger Ane: it is Ane who tells of Bo.
        if self.behind().or_else(|| self.before()).is_some() {
            return None;
        }
        let [first, second] = [self.pair.content.start(), self.words.span(found.next + 1).start()];
        let first = Span::new(first, self.words.span(at).start());
        let second = Span::new(second, self.pair.content.end());
        let outer = [Span::new(self.pair.span.start(), first.end()), Span::new(second.start(), self.pair.span.end())];
        let inquits = [Some(found.inquit), None];
        Some([0, 1].map(|half| self.made(outer[half], [first, second][half], QuoteKind::Direct, inquits[half])))
    }

    /// `en mor`
    fn is_somebody_new(&self, found: &Found) -> bool {
        let source = found.inquit.source.map(|source| self.words.within(source));
        source.is_some_and(|words| words.class(0).is(Class::DETERMINER) && words.is(0, Function::INDEFINITE))
    }

    /// Whether somebody speaks for themselves from a token on.
    fn tells_from(&self, from: usize) -> bool {
        (from..self.words.len()).any(|at| self.words.class(at).is(Class::SPEECH))
    }

    /// Whether somebody is named or meant within the marks whom `hun` may stand for.
    fn names_somebody(&self) -> bool {
        let named = Class::GIVEN_NAMES.or(Class::PERSON_NOUNS).or(Class::ROLES).or(Class::RELATIONS);
        let count = (0..self.words.len()).filter(|&at| self.words.class(at).is(named.or(Class::THIRD))).count();
        // "hun" of the inquit is one of them.
        count > 1
    }

    /// Whether an inquit inside the marks can be the writer's: "…, siger min far" is told by whoever speaks.
    fn is_named(&self, found: &Found) -> bool {
        let is_full = found.inquit.source.is_some_and(|source| self.page.text[source].contains(' '));
        match found.person {
            Person::Name => is_full,
            Person::Pronoun => (0..self.words.len()).any(|at| self.words.class(at).is(Class::SPEECH)),
            _ => false,
        }
    }

    /// Whether the quote goes on from the one before it, across its inquit: `"Først," siger Ane, "var det sjovt."`
    fn resumes(&self) -> bool {
        let from = usize::from(!self.lead.is_word(0));
        let last = self.lead.len().wrapping_sub(1);
        // "»Jeg vil« – hun rejser sig – »gerne hjem.«"
        let is_aside = (3..NARRATION).contains(&self.lead.len())
            && [0, last].iter().all(|&at| self.lead.is_dash(at))
            && self.words.word(0).starts_with(char::is_lowercase);
        if is_aside && !self.opens_block {
            return true;
        }
        let found = inquit::behind(self.lead.first(from + 24), from);
        let stops = self.lead.len() > NARRATION || (0..self.lead.len()).any(|at| self.lead.is_stop(at));
        let ends = self.lead.class(self.lead.len().wrapping_sub(1)).is(Class::COMMA)
            || found.is_some_and(|found| found.next >= self.lead.len());
        !self.opens_block && found.is_some() && !stops && ends
    }

    /// The clause right behind the quote that introduces it.
    fn behind(&self) -> Option<Inquit> {
        let from = usize::from(matches!(self.rest.word(0), "," | "." | "-" | "–"));
        // "De er med i »Vi går«, som begynder i maj, oplyser skolen": of what is told so, the words are the name.
        let is_told_of = self.rest.class(from).is(Class::RELATIVE) && verb::may_be_verb(self.rest, from + 1);
        if is_told_of && !self.opens_block {
            return None;
        }
        let found = inquit::behind(self.rest.first(from + 24), from)?;
        // "… havde handsker på." Ifølge Bo var det dér, isen brød: a new sentence is about what comes.
        // "… sådan har han altid været." Anfører Bo Lind er enig: so is whoever has a title that reads as a verb.
        if self.rest.class(from).is(Class::ACCORDING.or(Class::ROLES)) && self.rest.is_capital(from) {
            return None;
        }
        // »til "chefen" statsminister Holm«: without a comma an unknown word is no verb.
        let is_apart = from > 0 || !self.words.is_word(self.words.len() - 1);
        // "Under overskriften »Vi kan godt« inviterer skolen", "I artiklen »Hvem ejer broen?« svarer Ane på kritik": nothing said.
        let before = self.lead.class(self.lead.len().wrapping_sub(1));
        let is_titled = before.is(Class::WORK_NOUNS.or(Class::DOCUMENT_NOUNS)) && !self.opens_block;
        if from == 0 && ((!is_apart && self.is_mentioned()) || is_titled) {
            return None;
        }
        (is_apart || found.inquit.tier != CueTier::OpenSlot).then_some(found.inquit)
    }

    /// `Da Ane siger: "Det går," nikker Bo.`, `Hvor Ane taler om »håb«, taler Bo om »fup«`: the verb behind is that of the main
    /// clause.
    fn is_in_led_clause(&self) -> bool {
        let last = self.lead.len().saturating_sub(1);
        let is_led = self.lead.class(0).is(Class::CONJUNCTION) && self.lead.is_capital(0);
        let is_named = || self.rest.class(0).is(Class::COMMA) && self.named().is_some();
        let is_said = || self.before().is_some_and(|found| found.tier == CueTier::Sure);
        is_led && if self.lead.class(last).is(Class::COLON) { is_said() } else { is_named() }
    }

    fn before(&self) -> Option<Inquit> {
        let lead = if self.opens_block { self.page.colon_before(self.pair.span.start())? } else { self.lead };
        // "Hun siger, at "det er kunst. Den fineste af alle"": more than the clause is in her words.
        let last = lead.len().saturating_sub(1);
        let is_clause = lead.reads(last, "at") && (0..self.words.len().max(1) - 1).any(|at| self.words.is_stop(at));
        let lead = if is_clause { lead.first(last) } else { lead };
        // "Ane sagde, at hun kom, »hvis det blev tørt«": the end of what is reported.
        let is_reported = |at: usize| lead.reads(at, "at") && lead.class(at - 1).is(Class::COMMA);
        if lead.class(last).is(Class::COMMA)
            && clause::goes_on_in_marks(self.words.word(0))
            && (last.saturating_sub(16).max(1)..last).any(is_reported)
        {
            return None;
        }
        inquit::before(lead).map(|found| found.inquit)
    }

    /// `Sådan siger Louise Krabbe` in the next sentence or block.
    fn summed_up(&self) -> Option<Inquit> {
        let words = if self.closes_block { self.page.block_after(self.pair.span.end())? } else { self.rest };
        // »I Skagen?«⏎»Det husker jeg ikke«: a mark opens the words of another.
        let from = usize::from(!words.is_word(0) && !self.closes_block);
        inquit::summing(words.from(from).first(24)).map(|found| found.inquit)
    }

    fn kind(&self, inquit: Option<Inquit>) -> Option<QuoteKind> {
        let is_introduced = inquit.is_some();
        // "Hun åbnede med ordene »Nu er det nu«"
        let is_worded = || inquit.is_some_and(|inquit| self.page.words.within(inquit.cue).class(0).is(Class::SAYING));
        let clause = has_clause(self.words);
        let stands = self.stands_alone();
        match () {
            // "Opdagede, at de havde navne for bakkerne: »Svinget«, »Knolden« og »Hullet«"
            () if stands && self.is_one_of_names() => None,
            () if is_introduced && (stands || clause) => Some(QuoteKind::Direct),
            // »gennem "Den blå Bog", skriver avisen«: the inquit belongs to the sentence, the marks hold a name.
            () if is_introduced
                && self.is_name_like()
                && (self.words.len() <= 4 || self.is_in_title_case())
                && !is_worded() =>
            {
                None
            }
            () if is_introduced && self.words.is_capital(0) => Some(QuoteKind::Direct),
            () if is_introduced => Some(QuoteKind::Mixed),
            () if stands && self.is_signed_in_brackets() => Some(QuoteKind::Direct),
            () if stands && (self.is_listed() || self.is_work()) => None,
            () if stands && (self.ends_as_sentence() || clause || self.is_set_out() || self.has_stop()) => {
                Some(QuoteKind::Direct)
            }
            () => None,
        }
    }

    /// Whether the quote begins where a sentence could: at the start of a block, after a stop, a colon or another quote.
    fn stands_alone(&self) -> bool {
        let last = self.lead.len().wrapping_sub(1);
        let begins = self.opens_block
            || self.lead.len() == 0
            || self.lead.is_stop(last)
            || self.lead.class(last).is(Class::COLON);
        begins && !self.words.word(0).starts_with(char::is_lowercase)
    }

    /// Whether the page shows that a quote without a pronoun is speech: »Teatret skal lugte« as a headline, »Sove. Og læse.« in a
    /// paragraph of its own, `Borgmesteren: "Et slag i luften"` over an article, »Broen er lukket« Ane Holm, formand.
    fn is_set_out(&self) -> bool {
        let is_whole = self.opens_block && self.closes_block;
        let has_stop = || (0..self.words.len()).any(|at| self.words.is_stop(at));
        let has_verb = || self.words.classes().is(Class::VERB);
        let people = Class::PEOPLE.or(Class::GIVEN_NAMES);
        let is_headline = || {
            let kind = self.page.kind_of(self.pair.span.start());
            kind == BlockKind::Headline && self.lead.classes().is(people)
        };
        let is_signed = || {
            let block = self.page.block_of(self.pair.span.start());
            let rest = self.page.text.get(self.pair.span.end()..block.end()).unwrap_or("");
            self.opens_block
                && rest.len() < 100
                && is_name_with_role(rest.trim_start_matches([' ', '-', '–', '—']).trim_end())
        };
        // "»Hans altan er større«, er Anes svar"
        let is_said = || {
            let says = Class::SAYING.or(Class::UTTERANCE_NOUNS);
            self.rest.class(0).is(Class::COMMA)
                && self.rest.class(1).is(Class::VERB)
                && self.rest.first(8).classes().is(says)
        };
        // "»Her er ikke til at være«: Naboer klager" over an article
        let is_led_on = || {
            let is_headline = self.page.kind_of(self.pair.span.start()) == BlockKind::Headline;
            self.opens_block
                && is_headline
                && self.rest.class(0).is(Class::COLON)
                && self.rest.first(3).classes().is(people)
        };
        // "»Vi ses«"
        let is_spoken = || self.words.class(0).is(Class::SPEECH);
        // "Ane Holm: »Alle må flytte sig«"
        let is_label = || {
            let colon = self.lead.len().wrapping_sub(1);
            let is_name = (2..=4).contains(&colon) && (0..colon).all(|at| self.lead.is_capital(at));
            is_name && self.lead.class(colon).is(Class::COLON) && self.lead.class(0).is(Class::GIVEN_NAMES)
        };
        (is_whole && (has_stop() || has_verb() || is_spoken()))
            || (self.closes_block && has_verb() && is_label())
            || (has_verb() && is_said())
            || (self.closes_block && !self.opens_block && is_headline())
            || (has_verb() && (is_signed() || is_led_on()))
    }

    /// `"De ringede aldrig tilbage" (kvinde, 34 år)`
    fn is_signed_in_brackets(&self) -> bool {
        let end = (1..BRACKET).find(|&at| self.rest.reads(at, ")"));
        let inside = end.map(|end| self.rest.first(end)).filter(|_| self.rest.reads(0, "("));
        self.words.len() > 2 && inside.is_some_and(|inside| inside.classes().is(Class::PEOPLE))
    }

    fn ends_as_sentence(&self) -> bool {
        self.words.is_stop(self.words.len() - 1)
    }

    /// Whether more than one sentence stands between the marks, as in no title.
    fn has_stop(&self) -> bool {
        let last = self.words.len().saturating_sub(1);
        (1..last).any(|at| self.words.is_stop(at) && self.words.is_capital(at + 1))
    }

    /// `Svaret er »Jeg ved det ikke«`, of whoever it is.
    fn is_answer(&self) -> bool {
        let last = self.lead.len().wrapping_sub(1);
        let is_led = self.lead.is(last, Function::COPULA.or(Function::SOUNDING));
        is_led && last > 0 && self.lead.class(last - 1).is(Class::SAYING) && has_clause(self.words)
    }

    /// A talk in a programme or a book in a list: `Kl. 10: Ane Holm: »Hvem er du?«`, `Ane Holm: »Kom hjem«. Roman, 312 sider.`
    fn is_listed(&self) -> bool {
        // "19.21 Ane Holm: »Jeg har svin. Det lugter.«": a title has no stop.
        let is_time = self.is_timed() && !self.words.reads(self.words.len().wrapping_sub(1), ".");
        let last = self.lead.len().wrapping_sub(1);
        let rest = self.rest.first(12).classes();
        let has_pages =
            rest.is(Class::NUMBER) && !rest.is(Class::VERB.or(Class::CUE).or(Class::SPEECH).or(Class::THIRD));
        self.lead.class(last).is(Class::COLON) && (is_time || has_pages)
    }

    /// `Kl. 10: …`
    fn is_timed(&self) -> bool {
        matches!(self.lead.word(0), "Kl" | "Kl." | "kl" | "kl.") || self.lead.class(0).is(Class::NUMBER)
    }

    /// A work by its name, beside the word for what it is: `Modul 2: »Hvem er vi?«`, `i podcasten, »Hvem er vi?«`, `»Hvem er vi?«
    /// Oplæg ved Ane Holm`, `9.15 »Hvem er vi?«`.
    fn is_work(&self) -> bool {
        let is_noun = |words: Words<'_>, at: usize| words.class(at).is(Class::WORK_NOUNS);
        let nouns = |words: Words<'_>| words.classes().is(Class::WORK_NOUNS);
        let tells = Class::VERB.or(Class::CUE).or(Class::GIVEN_NAMES).or(Class::ROLES).or(Class::PERSON_NOUNS);
        // "Film: »…«", "Modul 2: »…«", but "Filmen kom. »Jeg så den.«"
        let is_label = self.lead.len() <= 4 && nouns(self.lead) && !self.lead.classes().is(tells.or(Class::STOP));
        let near = (0..self.lead.len()).rev().find(|&at| self.lead.is_word(at) || self.lead.is_stop(at));
        let is_behind = near.is_some_and(|at| is_noun(self.lead, at));
        let from = usize::from(!self.rest.is_word(0));
        let is_before = is_noun(self.rest, from) && self.rest.class(from + 1).is(Class::PREPOSITION);
        let is_told = || self.lead.classes().is(tells);
        let is_bare = || !is_told() && self.lead.len() <= 6;
        // "1. »Det er hårdt. Men godt.«": a title has no stop.
        let ends_in_stop = || self.words.reads(self.words.len() - 1, ".");
        // "Mona er glad for kurset: »Det har givet mig mod.«"
        let is_led_up_to = || self.lead.class(self.lead.len() - 1).is(Class::COLON) && is_told() && ends_in_stop();
        is_label || (is_behind && !is_led_up_to()) || is_before || (self.is_timed() && is_bare() && !ends_in_stop())
    }

    /// A word that no one person has chosen: `nogle kalder det »cirklen«`, `hun taler om »cirklen«`, `de har døbt det »cirklen«`.
    fn is_everybodys(&self, inquit: Inquit) -> bool {
        let source = inquit.source.map(|source| self.page.words.within(source));
        let is_naming = self.page.words.within(inquit.cue).class(0).is(Class::NAMING);
        let is_all = source.is_some_and(|words| words.len() == 1 && words.function(0).is(Function::EVERYBODY));
        self.words.len() == 1 && (is_all || is_naming)
    }

    /// The first of several words with a capital, each in marks: `»Svinget«, »Knolden« og »Hullet«`.
    fn is_one_of_names(&self) -> bool {
        let near = self.page.words.within(Span::new(self.pair.span.end(), self.page.text.len())).first(3);
        let is_listed = matches!(near.word(0), "," | "og") && near.class(1).is(Class::MARK) && near.is_capital(2);
        self.words.len() <= 3 && self.is_name_like() && is_listed
    }

    /// A title or a term with a capital: `filmen "Blue Velvet"`, `planen ’Digital med omtanke’`.
    fn is_name_like(&self) -> bool {
        // "kaldte mødet et »PR-stunt«": the capitals are those of the letters.
        let is_lettered = || {
            let halves = self.words.word(0).split_once('-');
            halves.is_some_and(|(letters, noun)| letters.len() > 1 && noun.starts_with(char::is_lowercase))
        };
        self.words.is_capital(0) && !self.ends_as_sentence() && !(self.words.len() == 1 && is_lettered())
    }

    /// `The Long Way Back From The Pier`
    fn is_in_title_case(&self) -> bool {
        (0..self.words.len()).all(|at| self.words.is_capital(at))
    }

    /// A word as a word: `udtrykket "på langfart"`, `det såkaldte "fristed"`.
    fn is_mentioned(&self) -> bool {
        let last = self.lead.len().wrapping_sub(1);
        let class = self.lead.class(last);
        // "koncerten, der hedder »Fire årstider«"
        class.is(Class::NAMING) || (class.is(Class::NAMING_VERBS) && class.is(Class::DOCUMENT))
    }

    /// What somebody calls a thing, in one word: `det, de kalder "makkerlæsning"`.
    fn is_term(&self) -> bool {
        let lead = self.lead.last(6);
        // "det, hun kalder »cirklen«": her word.
        let is_one = |at: usize| lead.is(at, Function::HE_OR_SHE) || lead.is_capital(at);
        let is_relative = (1..lead.len()).any(|at| {
            lead.reads(at, ",") && lead.class(at - 1).is(Class::IMPERSONAL.or(Class::DETERMINER)) && !is_one(at + 1)
        });
        self.words.len() == 1 && is_relative
    }

    /// `Ingen i lokalet sagde »nej tak«`
    fn is_nobodys(&self) -> bool {
        let lead = self.lead.last(5);
        let is_mans =
            lead.len() >= 2 && lead.is(lead.len() - 2, Function::GENERIC) && lead.class(lead.len() - 1).is(Class::CUE);
        is_mans
            || (0..lead.len())
                .rev()
                .take_while(|&at| !lead.is_stop(at))
                .any(|at| lead.function(at).is(Function::NOBODY))
    }

    /// What names the fragment: `han kalder det "en katastrofe"`, `hun tordner mod "løgne" og "rygter"`.
    fn named(&self) -> Option<Inquit> {
        let block = self.page.block_of(self.pair.span.start());
        let lead = self.page.words.within(Span::new(block.start(), self.pair.span.start())).last(30);
        // "Han beklager de fejl, »som vi har lavet«"
        let is_relative =
            self.words.class(0).is(Class::RELATIVE) && lead.class(lead.len().wrapping_sub(1)).is(Class::COMMA);
        let lead = if is_relative { lead.first(lead.len() - 1) } else { lead };
        // "Hun beskriver en hverdag, hvor »alt var sort«"
        let end = lead.len().saturating_sub(2);
        let is_where = end > 0 && lead.class(end).is(Class::COMMA) && lead.reads(end + 1, "hvor");
        let lead = if is_where { lead.first(end) } else { lead };
        let found = naming::called(lead, self.rest).or_else(|| naming::inserted(lead)).or_else(|| naming::naming(lead));
        // "Der står »grus« på listen": a word.
        let found = found.or_else(|| if self.words.len() > 1 { naming::written(lead) } else { None });
        found.map(|found| found.inquit)
    }
}

/// The last inquit in `words` behind a comma or a stop that tells of a third person and that `suits`; with its place.
pub(super) fn last_inquit(words: Words<'_>, suits: impl Fn(&Found, usize) -> bool) -> Option<(usize, Found)> {
    (1..words.len()).rev().filter(|&at| words.is_break(at - 1)).find_map(|at| {
        let found = inquit::behind(words, at)?;
        let tells = found.person.is_third() || found.person == Person::Impersonal;
        (tells && suits(&found, found.next)).then_some((at, found))
    })
}
