//! Speech that nothing delimits: reported clauses (indirekte tale), and sentences that an inquit closes.
//!
//! `Hun siger, at det gik.` `Ifølge rapporten gik det.` `Det gik, siger hun.` `Vi var ti, siger hun.` (the last is direct)

use crate::quote::clause::{
    LEAD, REACH, begins_clause, breaks_off, clause_at, clause_end, denies, has_verb, is_clause_of_its_own, is_cut_off,
    is_fronted_phrase, is_left_open, is_phrase_with_clause, is_subordinate, leads_clause, names_somebody, opening,
    opens_clause, reporting, returns_to_teller,
};
use crate::quote::cue::{Cue, Form};
use crate::quote::inquit::{self, Found};
use crate::quote::page::Page;
use crate::quote::source::{Person, Source, is_count, is_definite, source};
use crate::quote::subject::{fronted, subject, told_in};
use crate::quote::verb::{is_present, may_be_verb};
use crate::quote::words::{Class, Function, Words};
use crate::quote::{CueTier, Inquit, Quote, QuoteForm, QuoteKind};
use crate::segment::BlockKind;
use crate::span::Span;

/// The reported clauses of a page, in order, outside the quotes in `spoken`. Linear.
pub(super) fn quotes(page: Page<'_>, spoken: &[Quote]) -> Vec<Quote> {
    let mut quotes = Vec::new();
    let mut next = 0;
    for (index, sentence) in page.segmentation.sentences.iter().enumerate() {
        while spoken.get(next).is_some_and(|quote| quote.span.end() <= sentence.span.start()) {
            next += 1;
        }
        let kind = page.segmentation.blocks[sentence.block.index()].kind;
        // "Din chef har sagt, at du snorker?" is asked, and tells nothing.
        let tells =
            !matches!(kind, BlockKind::Related | BlockKind::Furniture | BlockKind::Byline | BlockKind::Question);
        let count = quotes.len();
        if !tells || !may_report(page, index) {
            continue;
        }
        let free_from = spoken[..next].last().map_or(0, |quote| quote.span.end());
        let free_from = quotes.last().map_or(0, |quote: &Quote| quote.span.end()).max(free_from);
        for piece in Piece::all(page, index, free_from, &spoken[next.saturating_sub(1)..]) {
            piece.reported(&mut quotes);
        }
        if quotes.len() == count {
            quotes.extend(summed_up(page, index, free_from));
        }
        quotes[count..].iter_mut().for_each(|quote| close_mark(page, quote));
    }
    quotes
}

/// `Ane mener, at den er »for lang«.`: the mark that closes words within a clause belongs to it.
fn close_mark(page: Page<'_>, quote: &mut Quote) {
    let words = page.words.within(quote.content).first(LONGEST);
    let is_mark = |at: &usize| words.class(*at).is(Class::MARK);
    let is_open = words.classes().is(Class::MARK) && (0..words.len()).filter(is_mark).count() % 2 == 1;
    let end = page.block_of(quote.content.start()).end().max(quote.content.end());
    let behind = page.words.within(Span::new(quote.content.end(), end)).first(1);
    if is_open && behind.class(0).is(Class::MARK) && behind.span(0).start() == quote.content.end() {
        quote.content = quote.content.cover(behind.span(0));
        quote.span = quote.span.cover(quote.content);
    }
}

/// Whether a sentence has a word on which reported speech can hang: most have none.
fn may_report(page: Page<'_>, index: usize) -> bool {
    page.sentence(index).classes().is(Class::TRIGGER)
}

/// "Broen er lukket. Det oplyser kommunen.": the sentence before one that tells who said it, and nothing more.
fn summed_up(page: Page<'_>, index: usize, free_from: usize) -> Option<Quote> {
    let words = page.sentence(index).first(LONGEST);
    let told = &page.segmentation.sentences[index.checked_sub(1)?];
    let is_told = words.function(0).is(Function::EXPLETIVE) && words.is(1, Function::CREDITING);
    let is_thus = words.function(0).is(Function::THUS) && words.class(1).is(Class::CUE.or(Class::DOCUMENT));
    if !(is_told || is_thus) || told.span.start() < free_from {
        return None;
    }
    let found = inquit::summing(words).filter(|found| found.inquit.tier == CueTier::Sure && found.person.is_third())?;
    // "Det siger Ane altid", "Det sagde alle ja til"
    let ends = words.is_stop(found.next) || words.class(found.next).is(Class::PREPOSITION);
    let ends = ends && !words.class(found.next - 1).is(Class::REPLIES);
    let content = page.words.within(told.span).first(LONGEST);
    let kind = page.segmentation.blocks[told.block.index()].kind;
    let is_paragraph = matches!(kind, BlockKind::Paragraph | BlockKind::Standfirst);
    let last = content.len().checked_sub(1)?;
    let is_whole = is_paragraph && content.reads(last, ".") && has_verb(content);
    let is_own = || content.classes().is(Class::SPEECH) || content.functions().is(Function::THUS);
    (ends && is_whole && !is_own()).then(|| made(told.span, QuoteKind::Indirect, Some(found.inquit)))
}

/// How many sentences without marks one inquit introduces at most.
const SPOKEN: usize = 6;

/// A stretch of a sentence between the quotes in it.
struct Piece<'a> {
    page: Page<'a>,
    /// The number of the sentence.
    sentence: usize,
    words: Words<'a>,
    /// Whether the sentence begins with it.
    opens: bool,
    /// The verbs that introduce quotes near it, and report nothing more.
    taken: [Option<Span>; 2],
    /// Where what was found before it ends.
    free_from: usize,
}

/// No sentence that people write is longer than this many tokens; what is longer is a table or a list.
const LONGEST: usize = 300;

impl<'a> Piece<'a> {
    /// The stretches of the sentence at `sentence`; of `spoken` the first quote lies before it.
    fn all(page: Page<'a>, sentence: usize, free_from: usize, spoken: &[Quote]) -> impl Iterator<Item = Self> {
        let (words, whole) = (page.sentence(sentence), page.segmentation.sentences[sentence].span);
        let cue = |near: usize| spoken.get(near).and_then(|quote| quote.inquit).map(|inquit| inquit.cue);
        let taken = [cue(0), cue(1)];
        let within = spoken.iter().map(|quote| quote.span).skip_while(move |quote| quote.end() <= whole.start());
        let within = within.take_while(move |quote| quote.start() < whole.end());
        let mut start = whole.start();
        within.chain([Span::new(whole.end(), whole.end())]).filter_map(move |quote| {
            let (from, opens) = (start, start == whole.start());
            start = start.max(quote.end());
            let is_all = opens && quote.start() == whole.end();
            let within = || if is_all { words } else { words.within(Span::new(from, quote.start())) };
            let words = (from < quote.start()).then(|| within().first(LONGEST))?;
            Some(Self { page, sentence, words, opens, taken, free_from })
        })
    }

    /// Where the sentences begin, in one paragraph and behind all that was found, that lead up to this one and are told in
    /// the first person: "Vi er ti. I år bliver vi tolv, oplyser Bo Lind."
    fn spoken_from(&self, start: usize) -> usize {
        let sentences = &self.page.segmentation.sentences;
        let kind = |at: usize| {
            let (sentence, words) = (&sentences[at], self.page.sentence(at).first(LONGEST));
            let is_free = sentence.block == sentences[self.sentence].block && sentence.span.start() >= self.free_from;
            let classes = words.classes();
            // "Vil du være med?" is asked of the reader.
            let is_asked = || (0..words.len()).any(|at| words.reads(at, "?"));
            let is_own = || (0..words.len()).any(|at| is_first_person(words, at));
            let is_spoken = classes.is(Class::SPEECH) && (is_own() || !is_asked());
            (is_free, is_spoken, classes.is(Class::THIRD.or(Class::GIVEN_NAMES)))
        };
        // "Vi er ti. Det er nok. I år bliver vi tolv, oplyser Bo Lind.": what lies between may be anybody's words, but for names.
        let mut first = self.sentence;
        for at in (self.sentence.saturating_sub(SPOKEN)..self.sentence).rev() {
            let (is_free, is_spoken, tells_of) = kind(at);
            if !is_free || (tells_of && !is_spoken) {
                break;
            }
            first = if is_spoken { at } else { first };
        }
        if first == self.sentence { start } else { sentences[first].span.start() }
    }

    fn reported(&self, quotes: &mut Vec<Quote>) {
        // PERF: what the words are tells which rules cannot hold; asking once is cheaper than letting each rule look.
        let (count, classes) = (quotes.len(), self.words.classes());
        // "Sådan lød det ifølge avisen": what was said stands before.
        let sums_up = || {
            let cue = (self.words.function(0).is(Function::THUS) || &*self.words.lower(0) == "det")
                && self.words.class(1).is(Class::CUE.or(Class::DOCUMENT));
            let mut rest = (2..self.words.len()).take_while(|&at| !self.words.class(at).is(Class::COMMA));
            cue && rest.any(|at| self.words.class(at).is(Class::ACCORDING))
        };
        let may_accord = classes.is(Class::ACCORDING.or(Class::OPINIONS)) && !sums_up();
        // "Ifølge rapporten svarer hver anden, at det gik.": what it says is the report's.
        if self.opens
            && may_accord
            && let Some(whole) = self.according(true)
        {
            quotes.push(whole);
            return;
        }
        if self.opens && classes.is(Class::COLON) {
            quotes.extend(self.announced());
        }
        if self.opens && classes.is(Class::OPINIONS.or(Class::STANCES)) {
            quotes.extend(self.opined());
        }
        if self.opens && classes.is(Class::CUE) {
            quotes.extend(self.as_said());
        }
        if quotes.len() == count && classes.is(Class::CUE.or(Class::DOCUMENT)) {
            self.clauses(quotes);
        }
        if !self.opens {
            return;
        }
        let closes = Class::CUE.or(Class::DOCUMENT).or(Class::ACCORDING).or(Class::OPINIONS).or(Class::STANCES);
        let may_close = classes.is(closes);
        let closed = if may_close && classes.is(Class::BREAK) { self.closed() } else { None };
        // "Banken forventer, at det går, siger Ane.": what the bank thinks is a part of what she says.
        let holds = |whole: &Quote, part: Span| whole.span.contains(part);
        let first = quotes.get(count).and_then(|first| Some((first.span, first.inquit?)));
        let thought = first.filter(|(_, inquit)| inquit.tier == CueTier::Clause);
        if closed.as_ref().zip(thought).is_some_and(|(whole, (_, thought))| holds(whole, thought.span)) {
            quotes.truncate(count);
        }
        // "Ministeren udtaler, at det går, skriver Struer Avis.": both say so.
        let is_cited = |whole: &Quote| {
            let told = first.zip(whole.inquit).filter(|((_, inner), told)| self.cites(*told, *inner));
            told.is_some_and(|((part, inner), _)| holds(whole, part) && holds(whole, inner.span))
        };
        if closed.as_ref().is_some_and(is_cited) {
            quotes.splice(count..count, closed);
            return;
        }
        match quotes.get(count).map(|first| (first.span.start(), first.inquit.map(|inquit| inquit.cue))) {
            // "Det er dyrt, siger Ane, der håber, at det hjælper.": what comes before the inquit is said, too; but
            // nothing in "I et interview, der blev vist i går, sagde Ane, at det hjælper."
            Some((start, cue)) => {
                let inquit = closed.as_ref().and_then(|closed| closed.inquit);
                let is_other = inquit.is_some_and(|inquit| inquit.span.end() <= start && Some(inquit.cue) != cue);
                quotes.splice(count..count, closed.filter(|_| is_other));
            }
            None => {
                let according = || if may_accord { self.according(false) } else { None };
                let whole = closed.or_else(according);
                let rest = whole.as_ref().and_then(|whole| self.resumed(whole));
                quotes.extend(whole);
                quotes.extend(rest);
            }
        }
    }

    /// Whether a paper closes a sentence with what somebody else in it says.
    fn cites(&self, told: Inquit, inner: Inquit) -> bool {
        let paper = told.source.map(|source| self.words.within(source));
        let is_paper = |who: Words<'_>| who.is_capital(0) && !who.classes().is(Class::GIVEN_NAMES.or(Class::SURNAME));
        told.span.start() >= inner.span.end() && paper.is_some_and(is_paper)
    }

    /// `Hun siger, at det gik, og Bo mener, at det ikke gik.`
    fn clauses(&self, quotes: &mut Vec<Quote>) {
        let words = self.words;
        let mut next = 0;
        while let Some(verb) = (next..words.len()).find(|&at| words.class(at).is(Class::CUE.or(Class::DOCUMENT))) {
            next = verb + 1;
            // "Ane siger, at det går: »…«", "Ane siger, at det går, »for …«" have said something before the quote, too.
            let goes_on = || words.class(words.len() - 1).is(Class::COLON.or(Class::COMMA));
            let is_taken = || self.taken.contains(&Some(words.span(verb))) && !goes_on();
            let cue = reporting(words, verb).filter(|_| !is_taken());
            if let Some((quote, end)) = cue.and_then(|cue| self.clause(verb, cue)) {
                quotes.push(quote);
                next = end;
            }
        }
    }

    /// `Som hun selv siger, var det koldt.`
    fn as_said(&self) -> Option<Quote> {
        let words = self.words;
        let at = (0..2).find(|&at| &*words.lower(at) == "som" && (at == 0 || opens_clause(words, 0)))?;
        let found = inquit::behind(words, at).filter(|found| found.inquit.tier == CueTier::Sure)?;
        let first = (found.next..found.next + 2).find(|&near| words.class(near).is(Class::COMMA))? + 1;
        let end = clause_end(words, first);
        let last = (first + 2..end).rev().find(|&near| words.is_word(near))?;
        may_be_verb(words, first).then(|| made(words.cover(first, last), QuoteKind::Indirect, Some(found.inquit)))
    }

    /// `Det er Ane Holms opfattelse, at det gik.` `Ane Holm er overbevist om, at det gik.` `Svaret fra Ane Holm er, at det gik.`
    fn opined(&self) -> Option<Quote> {
        let words = self.words;
        let is_opinion = |&at: &usize| words.class(at).is(Class::STANCES.or(Class::OPINIONS));
        let mut opinions = (0..words.len().min(LEAD)).filter(is_opinion);
        let (noun, first) = opinions.find_map(|at| told_behind(words, at).map(|first| (at, first)))?;
        let who = opinionated(words, noun)?;
        let end = clause_end(words, first);
        let last = (first..end).rev().find(|&at| words.is_word(at))?;
        // "Meldingen fra Ane er, at": what she says; "Ane er sikker på, at": what she thinks.
        let tier = if words.class(noun).is(Class::SAYING) { CueTier::Sure } else { CueTier::Clause };
        let found = inquit::found(words, noun, (noun, tier), Some(who));
        Some(made(words.cover(first, last), QuoteKind::Indirect, Some(found.inquit)))
    }

    /// `Ane svarede kort: Nej.`: a sentence behind the colon, as it was said.
    fn announced(&self) -> Option<Quote> {
        let words = self.words;
        let colon = (2..words.len()).find(|&at| words.class(at).is(Class::COLON) && words.is_capital(at + 1))?;
        // "Hun siger det, som det er: …"
        let it = (2..colon).find(|&at| words.reads(at, "det") && words.class(at + 1).is(Class::COMMA));
        let it = it.and_then(|at| inquit::before(words.first(at)));
        let (is_it, found) = (it.is_some(), it.or_else(|| inquit::before(words.first(colon + 1)))?);
        let near = words.within(Span::new(found.inquit.span.end(), words.span(colon).start()));
        let last = (colon + 1..words.len()).rev().find(|&at| words.is_word(at) || words.is_stop(at))?;
        let is_text = words.within(found.inquit.cue).class(0).is(Class::DOCUMENT);
        // "Ane forklarer det hele således: …", "Ane siger det ligeud: …"
        let is_thus = || near.is(near.len().wrapping_sub(1), Function::THUS);
        // "Ane spurgte dem alle om det samme: Har du tid?"
        let asks = || words.within(found.inquit.cue).is(0, Function::ASKING) && words.reads(last, "?");
        let points_on = (near.len() <= 4 && (is_thus() || near.reads(0, "det"))) || (near.len() <= 6 && asks());
        let is_near = near.len() <= 1 || is_it || points_on;
        // "De siger det samme: At her er for stille.": a clause, and no sentence.
        let is_clause = words.reads(colon + 1, "At");
        let is_sure =
            found.inquit.tier == CueTier::Sure && found.person.is_third() && is_near && !is_text && !is_clause;
        // "Ane bekræfter: Aftalen »udløb i maj«, men hun vil ikke sige mere.": the writer's words around hers.
        let is_writers = (colon + 1..=last).any(|at| words.class(at).is(Class::MARK));
        let content = words.cover(colon + 1, last);
        let is_direct = !is_it || !is_present(words.within(found.inquit.cue).word(0));
        let kind = if is_direct { QuoteKind::Direct } else { QuoteKind::Indirect };
        (is_sure && !is_writers).then(|| made(content, kind, Some(found.inquit)))
    }

    /// The rest of what the sentence reports behind its inquit: "Det er dyrt, siger hun, men det er nødvendigt."
    fn resumed(&self, whole: &Quote) -> Option<Quote> {
        let words = self.words;
        let inquit = whole.inquit.filter(|inquit| inquit.span.start() >= whole.span.end())?;
        if !is_present(words.within(inquit.cue).word(0)) {
            return None;
        }
        let comma = (2..words.len()).find(|&at| words.span(at).start() >= inquit.span.end())?;
        let first = comma + 1;
        let is_own = words.class(first).is(Class::IMPERSONAL.or(Class::DETERMINER)) && may_be_verb(words, first + 1);
        // "Jeg sad der, siger hun, og så kom regnen."
        let tells_of = || words.from(first).classes().is(Class::THIRD.or(Class::GIVEN_NAMES));
        let begins = Class::ADVERB.or(Class::IMPERSONAL).or(Class::DETERMINER).or(Class::SPEECH);
        let is_and = || words.reads(first, "og") && words.class(first + 1).is(begins);
        let is_more = match words.word(first) {
            "men" | "for" => !words.class(first + 1).is(Class::THIRD.or(Class::VERB)),
            _ => whole.kind == QuoteKind::Direct && is_and() && !tells_of(),
        };
        if !words.class(comma).is(Class::COMMA) || words.class(first).is(Class::RELATIVE) || !(is_own || is_more) {
            return None;
        }
        let end = clause_end(words, first);
        let last = (first + 2..end).rev().find(|&at| words.is_word(at))?;
        Some(made(words.cover(first, last), whole.kind, Some(inquit)))
    }

    /// The clause that the cue at `verb` reports, and the token after it.
    fn clause(&self, verb: usize, cue: Cue) -> Option<(Quote, usize)> {
        let words = self.words;
        let first = opening(words, verb, cue)?;
        let is_told = cue.form == Form::Passive;
        let who = if is_told { told_in(words, verb).or_else(|| fronted(words, verb)) } else { subject(words, verb) };
        // "… ikke mener, at" and "alle kan sige, at" report nothing.
        let who = who.or_else(|| thing(words, verb)).filter(|who| says(words, *who))?;
        // "har aldrig sagt, at", "siger ikke, at"; but "mener ikke, at" and "afviser ikke, at" tell something.
        // "når man spørger, hvorfor", but "kan man læse, at", "skolen, hvor man siger, at"
        let is_known = words.is(verb, Function::READING) || (verb > 1 && words.reads(verb - 2, "hvor"));
        let is_mans = verb > 0 && words.function(verb - 1).is(Function::GENERIC) && !is_known;
        let is_everybodys = words.function(verb + 1).is(Function::GENERIC) && words.is(verb, Function::ASKING);
        let is_denied =
            (verb > 0 && denies(words, verb - 1)) || (denies(words, verb + 1) && words.is(verb, Function::TELLING));
        // "har lovet sig selv, at …"
        let is_silent = words.reads(verb + 1, "sig") && words.reads(verb + 2, "selv");
        if is_mans || is_everybodys || is_denied || is_silent || is_supposed(words, verb) || is_demand(words, verb, who)
        {
            return None;
        }
        let end = clause_end(words, first);
        // "Hun forklarer, hvad der er galt: »…«": what is asked is said behind the colon.
        let is_question = words.word(first).starts_with("hv") || words.reads(first, "om");
        let is_led_up_to = words.class(end).is(Class::COLON) && words.word(first).starts_with("hv");
        // "Avisen har spurgt ti skoler, om": what a medium asks for the writer; "Her fortæller hun, hvordan": what comes.
        let people = Class::PEOPLE.or(Class::GIVEN_NAMES).or(Class::THIRD);
        let is_writers = is_question
            && (&*words.lower(0) == "her"
                || (words.reads(verb, "spurgt")
                    && (words.class(verb + 1).is(Class::NUMBER.or(Class::COMMA)) || is_count(words, verb + 1))
                    && !words.within(who.span).classes().is(people)));
        // "Den er, som navnet antyder, gammel"
        let is_aside = self.page.text[..who.span.start()].ends_with(", som ");
        if is_led_up_to || is_aside || is_writers {
            return None;
        }
        let last = (first..end).rev().find(|&at| words.is_word(at) || words.is_stop(at))?;
        let found = inquit::found(words, verb, (verb, cue.tier), Some(who));
        Some((made(words.cover(first, last), QuoteKind::Indirect, Some(found.inquit)), end))
    }

    /// `Det gik, siger hun.` The last inquit of the sentence counts.
    fn closed(&self) -> Option<Quote> {
        let words = self.words;
        let (at, found) = (2..words.len()).rev().find_map(|at| self.inquit_at(at).map(|found| (at, found)))?;
        let last = (0..at).rev().find(|&near| words.is_word(near) || words.is_stop(near))?;
        // "Prisen bliver, ifølge firmaet selv, tre gange så høj."
        if words.class(at).is(Class::ACCORDING) && words.is_word(found.next + 1) {
            return None;
        }
        let content = words.first(last + 1);
        // "Den er, som navnet siger, gammel", but "Det var, som en elev sagde, koldt"
        let people = Class::PEOPLE.or(Class::GIVEN_NAMES);
        let is_somebody = || found.inquit.source.is_some_and(|source| words.within(source).classes().is(people));
        if words.reads(at, "som")
            && words.class(found.next).is(Class::COMMA)
            && !leads_clause(words, found.next + 1)
            && !(is_somebody() && is_cut_off(content))
        {
            return None;
        }
        // "Da alle bad om det, sagde hun ja", "Hvem det var, siger bogen intet om", but "siger hun ikke uden stolthed"
        let denies = denies(words, found.next) && !words.reads(found.next + 1, "uden");
        if denies || words.class(found.next).is(Class::REPLIES) {
            return None;
        }
        // "Alle gjorde, som hun sagde."
        let is_done = words.reads(at, "som") && words.class(last).is(Class::VERB);
        if let Some(whole) = self.interrupted(content, &found) {
            return Some(whole);
        }
        // "En nabo, som bad om ikke at blive nævnt, fortalte avisen: »Det brænder.«": who says it, and not what was said.
        let comma = (1..content.len()).find(|&near| content.class(near).is(Class::COMMA));
        let tells_of = |comma: usize| content.class(comma + 1).is(Class::RELATIVE) && !has_verb(content.first(comma));
        let is_who = words.class(found.next).is(Class::COLON) && comma.is_some_and(tells_of);
        // "Når jeg spørger, hvad der er galt, siger han »ingenting«.": the inquit is of what is in the marks.
        let whole = self.page.segmentation.sentences[self.sentence].span;
        let ends = found.next >= words.len() || words.class(found.next).is(Class::COLON);
        let is_before_marks = ends && words.span(words.len() - 1).end() + 1 < whole.end();
        let is_led_up_to = is_before_marks && content.function(0).is(Function::SUBORDINATOR);
        if is_done
            || is_who
            || is_led_up_to
            || is_left_open(words, content, found.next)
            || is_subordinate(content)
            || is_fronted_phrase(words, content, found.next)
            || breaks_off(words, last, found.next)
        {
            return None;
        }
        let is_spoken =
            (0..=last).any(|near| words.class(near).is(Class::SPEECH)) || matches!(words.word(last), "?" | "!");
        // "Formanden for udvalget, Ane Holm, afviser kritikken": who does something is not what was said; "Bare ikke i år,
        // advarer lægen" is.
        // "Et hold uden vilje, som træneren siger.": nobody does anything.
        let is_as = words.reads(at, "som");
        let is_nobodys = || !is_as && names_somebody(content) && !has_verb(content);
        if !is_spoken && (is_nobodys() || is_phrase_with_clause(content)) {
            return None;
        }
        let kind = if is_spoken { QuoteKind::Direct } else { QuoteKind::Indirect };
        // "* Vi er ti, siger Ane."
        let first = (0..last).find(|&at| words.is_word(at) || words.class(at).is(Class::MARK)).unwrap_or(0);
        let content = words.cover(first, last);
        let start = if is_spoken { self.spoken_from(content.start()) } else { content.start() };
        Some(made(Span::new(start, content.end()), kind, Some(found.inquit)))
    }

    /// `Vejen bliver, siger hun, dyr.`: an inquit within the clause that it reports, which is told whole.
    fn interrupted(&self, content: Words<'_>, found: &Found) -> Option<Quote> {
        let words = self.words;
        let first = found.next + 1;
        let goes_on = words.class(found.next).is(Class::COMMA)
            && words.is_word(first)
            && !words.is_capital(first)
            && !words.class(first).is(Class::RELATIVE)
            && !words.is(first, Function::SUBORDINATOR)
            && !leads_clause(words, first);
        let is_spoken = content.classes().is(Class::SPEECH);
        // "I virkeligheden, siger hun, er det dyrt", but "På spørgsmålet, om det er dyrt, svarer hun, …"
        let is_verb = || may_be_verb(words, first) && !words.class(first).is(Class::CUE);
        let is_phrase = || content.class(0).is(Class::PREPOSITION) && !content.classes().is(Class::COMMA);
        let has_no_verb = || is_verb() && !has_verb(content) && (is_phrase() || !names_somebody(content));
        if !goes_on || is_spoken || !(is_cut_off(content) || has_no_verb()) {
            return None;
        }
        let end = clause_end(words, first);
        let last = (first..end).rev().find(|&near| words.is_word(near))?;
        Some(made(words.cover(0, last), QuoteKind::Indirect, Some(found.inquit)))
    }

    fn inquit_at(&self, at: usize) -> Option<Found> {
        let words = self.words;
        let may_begin = words.class(at - 1).is(Class::BREAK) && !words.is_capital(at);
        // "…, sådan siger Ane."
        let is_thus = words.is(at, Function::THUS) && words.class(at + 1).is(Class::CUE.or(Class::DOCUMENT));
        let found = may_begin.then(|| inquit::behind(words, at + usize::from(is_thus)))??;
        let is_sure = found.inquit.tier == CueTier::Sure
            || (found.inquit.tier == CueTier::Beside && words.is(at, Function::THINKING));
        // "…, lovede Ane at skrive"
        let has_infinitive = words.reads(found.next, "at");
        let opens_clause = words.class(found.next).is(Class::COMMA) && words.reads(found.next + 1, "at");
        // "værkstedet, som hun mener er byens bedste" reports nothing; "det er slut, som hun siger." does.
        let is_dash = words.is_dash(found.next);
        let hangs = words.reads(at, "som") && (words.is_word(found.next) || is_dash);
        // "…, husker samtalen", "Portøren, der kom, fortalte vittigheder hele natten"
        let is_thing = |source: Span| {
            let who = words.within(source);
            let goes_on = self.page.text[source.end()..].starts_with(' ');
            let is_relative = |near: usize| words.reads(near - 1, ",") && words.class(near).is(Class::RELATIVE);
            let is_bare = who.len() == 1 && !is_definite(who, 0) && goes_on && (1..at - 1).any(is_relative);
            let speaks = Class::BODY_WORD.or(Class::DOCUMENT_NOUNS);
            !who.classes().is(Class::PEOPLE)
                && (found.inquit.tier != CueTier::Sure || (is_bare && !who.classes().is(speaks)))
        };
        let is_nothing = found.person == Person::Nominal && found.inquit.source.is_some_and(is_thing);
        // "Det, vi så, varsler ingen fremgang": nobody says it.
        let is_nobody = found.inquit.source.is_some_and(|source| words.within(source).is(0, Function::NOBODY));
        (is_sure && !is_nothing && !is_nobody && found.person.is_third() && !opens_clause && !has_infinitive && !hangs)
            .then_some(found)
    }

    /// `Ifølge rapporten gik det.` `Det gik ifølge rapporten godt.` `Hun rejste, fordi det ifølge rapporten gik godt.`; of these
    /// the first if the words lead the sentence, else the others.
    fn according(&self, leads: bool) -> Option<Quote> {
        let words = self.words;
        let places = if leads { 0..2.min(words.len()) } else { 0..words.len() };
        let (at, found) = places.into_iter().find_map(|at| inquit::according(words, at).map(|found| (at, found)))?;
        let is_leading = at == 0 || (at == 1 && opens_clause(words, 0));
        if leads && !is_leading {
            return None;
        }
        // "Broen er lukket, men ifølge Ane Holm åbner den igen."
        let leads_clause = is_leading || (at >= 2 && words.reads(at - 2, ",") && opens_clause(words, at - 1));
        let clause = || (1..at).rev().find_map(|near| clause_at(words, near, at));
        let first = if leads_clause { past_source(words, found.next) } else { clause().unwrap_or(0) };
        let first = (first..words.len()).find(|&near| words.is_word(near))?;
        let returns = |at: &usize| {
            let is_and = words.class(*at).is(Class::COMMA) && words.is(at + 1, Function::COORDINATOR);
            // "…, men i går lå der flere"
            let is_other = words.reads(at + 1, "men")
                && words.class(at + 2).is(Class::PREPOSITION.or(Class::ACCORDING))
                && (at + 3..at + 6).any(|near| words.class(near).is(Class::VERB) || may_be_verb(words, near));
            is_and && (is_other || returns_to_teller(words, at + 2) || is_clause_of_its_own(words, at + 2))
        };
        // "Kælderen, som ifølge Ane Holm er våd, blev lukket."
        let is_relative = words.class(first).is(Class::RELATIVE) && first > 0;
        let leaves =
            |at: &usize| is_relative && words.class(*at).is(Class::COMMA) && words.class(at + 1).is(Class::VERB);
        let end = (first.max(found.next)..words.len()).find(|at| returns(at) || leaves(at)).unwrap_or(words.len());
        // "Det er det laveste tal i ti år, ifølge Ane Holm, som selv har talt.": what is told of her is the writer's.
        let is_told_of = words.class(found.next).is(Class::COMMA) && words.class(found.next + 1).is(Class::RELATIVE);
        let end = if at > first && words.class(at - 1).is(Class::COMMA) && is_told_of { at } else { end };
        let last = (first..end).rev().find(|&near| words.is_word(near))?;
        // "Ifølge Ane Holm ligner det »en gammel bro.«": the stop is in the marks.
        let last = last + usize::from(words.is_stop(last + 1) && words.class(last + 2).is(Class::MARK));
        (first < last && !(at..found.next).contains(&last))
            .then(|| made(words.cover(first, last), QuoteKind::Indirect, Some(found.inquit)))
    }
}

/// Where the clause begins that the opinion at `noun` is about: "er i tvivl om, at", "holdning er, at".
fn told_behind(words: Words<'_>, noun: usize) -> Option<usize> {
    let mut at = noun + 1;
    // "Svaret fra Ane Holm er, at", but "er af den opfattelse, at"
    if matches!(words.word(at), "fra" | "hos") {
        at = source(words, at + 1)?.next;
    } else if words.class(at).is(Class::PREPOSITION) {
        at += 1;
    }
    while words.class(at).is(Class::COPULAS.or(Class::AUXILIARIES)) || words.is(at, Function::SOUNDING) {
        at += 1;
    }
    let has_comma = words.class(at).is(Class::COMMA);
    let link = at + usize::from(has_comma);
    (words.reads(link, "at") && (has_comma || begins_clause(words, link + 1))).then_some(link + 1)
}

/// Whose opinion at `noun` it is that a clause behind it tells.
fn opinionated(words: Words<'_>, noun: usize) -> Option<Source> {
    let start = usize::from(opens_clause(words, 0));
    // "Svaret fra Ane Holm er, at"
    if matches!(words.word(noun + 1), "fra" | "hos") {
        return source(words, noun + 2).filter(|who| who.person.is_third());
    }
    // "Ane Holms vurdering er, at"
    if words.class(noun + 1).is(Class::COPULAS) {
        return inquit::owner(words, start, noun);
    }
    let verb = (start..noun).rev().take(6).find(|&at| words.class(at).is(Class::COPULAS))?;
    // "er et svar på, at"
    if words.is(noun - 1, Function::INDEFINITE) {
        return None;
    }
    let is_denied = || (verb..noun).any(|at| words.class(at).is(Class::ADVERB) && denies(words, at));
    match &*words.lower(start) {
        // "Det er Ane Holms opfattelse, at"
        "det" if verb == start + 1 => inquit::owner(words, verb + 1, noun),
        // "Ane Holm er ikke i tvivl om, at", but "Ane Holm er ikke sikker på, at"
        // "er sikker på, at", "er af den opfattelse, at", but "det eneste sikre er, at"
        _ if (words.class(noun + 1).is(Class::PREPOSITION) || words.class(noun - 1).is(Class::DETERMINER))
            && is_denied() == words.reads(noun, "tvivl") =>
        {
            subject(words.first(noun), verb).filter(|who| says(words, *who))
        }
        _ => None,
    }
}

/// Whether `words` are `jeg`, `vores`.
fn is_first_person(words: Words<'_>, at: usize) -> bool {
    words.class(at).is(Class::SPEECH) && !words.function(at).is(Function::SECOND_SINGULAR.or(Function::SECOND_PLURAL))
}

/// "Hvis Ane siger, at", "Hverken Ane eller Bo siger, at", "Vi spurgte, hvad de synes om, at": nobody has said it.
fn is_supposed(words: Words<'_>, verb: usize) -> bool {
    let clause = (0..verb).rev().take(LEAD).take_while(|&at| !words.class(at).is(Class::COMMA.or(Class::STOP)));
    let is_asked = |at: usize| words.is(at, Function::INTERROGATIVE) && at > 0 && words.class(at - 1).is(Class::COMMA);
    clause.into_iter().any(|at| words.function(at).is(Function::UNSAID) || is_asked(at))
}

/// "Stillingen kræver, at …": what nobody says.
fn is_demand(words: Words<'_>, verb: usize, who: Source) -> bool {
    let speakers = Class::PEOPLE.or(Class::BODY_WORD);
    let speakers = speakers.or(Class::ORGANISATION_WORDS).or(Class::ACRONYM);
    let noun = words.within(who.span).last(1);
    let is_thing = || !noun.classes().is(speakers.or(Class::GIVEN_NAMES).or(Class::SURNAME));
    let demands = matches!(words.word(verb), "kræver" | "krævede") && noun.word(0).ends_with(['n', 't']);
    demands && !matches!(who.person, Person::Pronoun | Person::Speech) && is_thing()
}

/// `den` of "Den konstaterer, at": a body that was named.
pub(super) fn thing(words: Words<'_>, verb: usize) -> Option<Source> {
    let at = verb.checked_sub(1).filter(|&at| &*words.lower(at) == "den" && (at == 0 || !words.is_word(at - 1)))?;
    Some(Source { span: words.span(at), person: Person::Pronoun, next: verb })
}

/// Whether somebody is told about who can say something: `alle`, `ingen` are nobody.
pub(super) fn says(words: Words<'_>, who: Source) -> bool {
    let first = words.within(who.span);
    who.person.is_third() && !(first.len() == 1 && first.function(0).is(Function::ALL_OR_NONE))
}

/// Past what is told of the source: `Ifølge Ane Holm fra Vandrådet, leder af skolen, er der …`.
fn past_source(words: Words<'_>, next: usize) -> usize {
    // "Ifølge Ane Holm (S) er der …"
    let close = (next + 2..next + 5).find(|&at| words.reads(next, "(") && words.reads(at, ")"));
    let mut next = close.map_or(next, |close| close + 1);
    // Where somebody works, and what that is a part of: "fra Institut for Idræt ved Aarhus Universitet".
    for _ in 0..4 {
        let place = if words.class(next).is(Class::PREPOSITION) { source(words, next + 1) } else { None };
        next = place.map_or(next, |place| place.next);
    }
    let is_told = words.reads(next, ",") && !words.class(next + 1).is(Class::VERB);
    let comma = (next + 1..words.len().min(next + REACH)).find(|&at| words.reads(at, ",") || words.is_stop(at));
    comma.filter(|&comma| is_told && words.reads(comma, ",")).map_or(next, |comma| comma + 1)
}

fn made(content: Span, kind: QuoteKind, inquit: Option<Inquit>) -> Quote {
    let form = if kind == QuoteKind::Direct { QuoteForm::Unmarked } else { QuoteForm::Indirect };
    Quote::new(content, content, form, kind, inquit)
}
