//! Speech that nothing delimits: reported clauses (indirekte tale), and sentences that an inquit closes.
//!
//! `Hun siger, at det gik.` `Ifølge rapporten gik det.` `Det gik, siger hun.` `Vi var ti, siger hun.` (the last is direct)

use crate::quote::cue::{Cue, Form, finite};
use crate::quote::inquit::{self, Found, fronted, is_present, may_be_verb, subject};
use crate::quote::page::Page;
use crate::quote::source::{Person, Source, is_count, is_definite, source};
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
        let is_free = spoken.get(next).is_none_or(|quote| quote.span.start() >= sentence.span.end());
        let count = quotes.len();
        let told_on = |quotes: &[Quote]| told_on(page, index, quotes.last()).filter(|_| tells && is_free);
        if !tells || !may_report(page, index) {
            quotes.extend(told_on(&quotes));
            continue;
        }
        let free_from = spoken[..next].last().map_or(0, |quote| quote.span.end());
        let free_from = quotes.last().map_or(0, |quote: &Quote| quote.span.end()).max(free_from);
        for piece in Piece::all(page, index, free_from, &spoken[next.saturating_sub(1)..]) {
            piece.reported(&mut quotes);
        }
        if quotes.len() == count {
            quotes.extend(told_on(&quotes));
        }
    }
    quotes
}

/// Whether a sentence has a word on which reported speech can hang: most have none.
fn may_report(page: Page<'_>, index: usize) -> bool {
    page.sentence(index).classes().is(Class::TRIGGER)
}

/// "Jeg glemmer det aldrig, fortæller Ane. Vi stod alle og græd.": a sentence in the first person behind one that was said.
fn told_on(page: Page<'_>, index: usize, last: Option<&Quote>) -> Option<Quote> {
    let last = last.filter(|last| last.form == QuoteForm::Unmarked && last.kind == QuoteKind::Direct)?;
    let sentences = &page.segmentation.sentences;
    let (before, sentence) = (&sentences[index.checked_sub(1)?], &sentences[index]);
    let is_said = last.inquit.map_or(before.span.contains(last.span), |inquit| {
        let is_behind = inquit.span.start() >= last.span.end() && before.span.contains(inquit.span);
        // "Hvad skal vi med den, spørger Bo. Jeg spørger …": whoever is asked answers.
        let cue = page.words.within(inquit.cue);
        is_behind && is_present(cue.word(0)) && !cue.is(0, Function::ASKING)
    });
    let words = page.sentence(index).first(LONGEST);
    let is_own = || (0..words.len()).any(|at| is_first_person(words, at));
    let is_more = is_said && before.block == sentence.block && is_own();
    is_more.then_some(Quote {
        span: sentence.span,
        content: sentence.span,
        form: QuoteForm::Unmarked,
        kind: QuoteKind::Direct,
        continues: None,
        repeats: None,
        inquit: None,
    })
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
    /// What introduces the last quote in the sentence, or before it if none stands in it.
    last: Option<Inquit>,
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
        let last = spoken.iter().take_while(move |quote| quote.span.end() <= whole.end()).last();
        let last = last.and_then(|quote| quote.inquit);
        within.chain([Span::new(whole.end(), whole.end())]).filter_map(move |quote| {
            let (from, opens) = (start, start == whole.start());
            start = start.max(quote.end());
            let is_all = opens && quote.start() == whole.end();
            let within = || if is_all { words } else { words.within(Span::new(from, quote.start())) };
            let words = (from < quote.start()).then(|| within().first(LONGEST))?;
            Some(Self { page, sentence, words, opens, taken, last, free_from })
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
            if quotes.len() == count {
                quotes.extend(self.chained());
            }
            return;
        }
        let closes = Class::CUE.or(Class::DOCUMENT).or(Class::ACCORDING).or(Class::OPINIONS).or(Class::STANCES);
        let may_close = classes.is(closes);
        let closed = if may_close && classes.is(Class::BREAK) { self.closed() } else { None };
        // "Banken forventer, at det går, siger Ane.": what the bank thinks is a part of what she says.
        let thought = quotes.get(count).and_then(|first| first.inquit);
        let thought = thought.filter(|thought| thought.tier == CueTier::Clause);
        let holds = |whole: &Quote| thought.is_some_and(|thought| whole.span.contains(thought.span));
        if closed.as_ref().is_some_and(holds) {
            quotes.truncate(count);
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
        may_be_verb(words, first).then(|| made(words.cover(first, last), QuoteKind::Indirect, found))
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
        Some(made(words.cover(first, last), QuoteKind::Indirect, found))
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
        let points_on = near.len() <= 4 && (is_thus() || near.reads(0, "det"));
        let is_near = near.len() <= 1 || is_it || points_on;
        let is_sure = found.inquit.tier == CueTier::Sure && found.person.is_third() && is_near && !is_text;
        // "Ane bekræfter: Aftalen »udløb i maj«, men hun vil ikke sige mere.": the writer's words around hers.
        let is_writers = (colon + 1..=last).any(|at| words.class(at).is(Class::MARK));
        let content = words.cover(colon + 1, last);
        let is_direct = !is_it || !is_present(words.within(found.inquit.cue).word(0));
        let kind = if is_direct { QuoteKind::Direct } else { QuoteKind::Indirect };
        (is_sure && !is_writers).then(|| made(content, kind, found))
    }

    /// ", og at det ikke gik" behind a quote that somebody is said to have said: "Ane siger, at »det gik«, og at hun går."
    fn chained(&self) -> Option<Quote> {
        let words = self.words;
        let first = usize::from(words.class(0).is(Class::COMMA));
        let inquit = self.last?;
        let is_chain = words.is(first, Function::LISTING) && words.reads(first + 1, "at");
        let end = clause_end(words, first + 2);
        let last = (first + 2..end).rev().find(|&at| words.is_word(at))?;
        let found = Found { inquit, person: Person::Nominal, next: end };
        (is_chain && inquit.span.end() <= words.span(0).start())
            .then(|| made(words.cover(first + 2, last), QuoteKind::Indirect, found))
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
        let found = Found { inquit, person: Person::Nominal, next: end };
        Some(made(words.cover(first, last), whole.kind, found))
    }

    /// The clause that the cue at `verb` reports, and the token after it.
    fn clause(&self, verb: usize, cue: Cue) -> Option<(Quote, usize)> {
        let words = self.words;
        let first = opening(words, verb, cue)?;
        let is_told = cue.form == Form::Passive;
        let who =
            if is_told { inquit::told_in(words, verb).or_else(|| fronted(words, verb)) } else { subject(words, verb) };
        // "… ikke mener, at" and "alle kan sige, at" report nothing.
        let who = who.or_else(|| thing(words, verb)).filter(|who| says(words, *who))?;
        // "har aldrig sagt, at", "siger ikke, at"; but "mener ikke, at" and "afviser ikke, at" tell something.
        let is_denied =
            (verb > 0 && denies(words, verb - 1)) || (denies(words, verb + 1) && words.is(verb, Function::TELLING));
        // "har lovet sig selv, at …"
        let is_silent = words.reads(verb + 1, "sig") && words.reads(verb + 2, "selv");
        if is_denied || is_silent || is_supposed(words, verb) || is_demand(words, verb, who) {
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
        Some((made(words.cover(first, last), QuoteKind::Indirect, found), end))
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
        // "Den er, som navnet siger, gammel"
        if words.reads(at, "som") && words.class(found.next).is(Class::COMMA) && !leads_clause(words, found.next + 1) {
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
        if !is_spoken && ((names_somebody(content) && !has_verb(content)) || is_phrase_with_clause(content)) {
            return None;
        }
        let kind = if is_spoken { QuoteKind::Direct } else { QuoteKind::Indirect };
        // "* Vi er ti, siger Ane."
        let first = (0..last).find(|&at| words.is_word(at) || words.class(at).is(Class::MARK)).unwrap_or(0);
        let content = words.cover(first, last);
        let start = if is_spoken { self.spoken_from(content.start()) } else { content.start() };
        Some(made(Span::new(start, content.end()), kind, found))
    }

    /// `Vejen bliver, siger hun, dyr.`: an inquit within the clause that it reports, which is told whole.
    fn interrupted(&self, content: Words<'_>, found: &Found) -> Option<Quote> {
        let words = self.words;
        let first = found.next + 1;
        let goes_on = words.class(found.next).is(Class::COMMA)
            && words.is_word(first)
            && !words.is_capital(first)
            && !words.class(first).is(Class::RELATIVE)
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
        Some(made(words.cover(0, last), QuoteKind::Indirect, *found))
    }

    fn inquit_at(&self, at: usize) -> Option<Found> {
        let words = self.words;
        let may_begin = words.class(at - 1).is(Class::BREAK) && !words.is_capital(at);
        let found = may_begin.then(|| inquit::behind(words, at))??;
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
            .then(|| made(words.cover(first, last), QuoteKind::Indirect, found))
    }
}

/// How far from the start of a sentence the word for what somebody thinks stands at most.
const LEAD: usize = 24;

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

fn denies(words: Words<'_>, at: usize) -> bool {
    words.is(at, Function::NEGATION)
}

/// Whether the word at `at` leads up to a main clause: `men`, `og`, `for`, `så`.
fn opens_clause(words: Words<'_>, at: usize) -> bool {
    words.function(at).is(Function::CLAUSE_OPENER)
}

/// "billederne ryger til Ane", "det er mere end i fjor" behind ", og": a main clause with its own subject and verb.
fn is_clause_of_its_own(words: Words<'_>, at: usize) -> bool {
    words.is_content(at) && is_definite(words, at) && may_be_verb(words, at + 1)
}

/// Whether `words` are `jeg`, `vores`.
fn is_first_person(words: Words<'_>, at: usize) -> bool {
    words.class(at).is(Class::SPEECH) && !words.function(at).is(Function::SECOND_SINGULAR.or(Function::SECOND_PLURAL))
}

/// "Hvis Ane siger, at", "Hverken Ane eller Bo siger, at": nobody has said it.
fn is_supposed(words: Words<'_>, verb: usize) -> bool {
    let clause = (0..verb).rev().take(LEAD).take_while(|&at| !words.class(at).is(Class::COMMA.or(Class::STOP)));
    clause.into_iter().any(|at| words.function(at).is(Function::UNSAID))
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

/// `På spørgsmålet om, hvad der skete`, `Adspurgt om det`, `I virkeligheden` before ", mener han, er": no clause, and not said.
fn is_fronted_phrase(words: Words<'_>, content: Words<'_>, next: usize) -> bool {
    let is_question = matches!(&*content.lower(0), "på" | "til") && content.word(1).starts_with("spørgsmål");
    let is_verb_next = words.class(next).is(Class::COMMA) && words.class(next + 1).is(Class::VERB);
    // "Præget af alvor, som hun er, fortalte hun"
    let comma = (1..content.len()).find(|&at| content.class(at).is(Class::COMMA)).unwrap_or(content.len());
    let is_participle = content.word(0).ends_with('t') && content.reads(1, "af") && !has_verb(content.first(comma));
    is_question
        || is_participle
        || matches!(&*content.lower(0), "adspurgt" | "spurgt")
        || (is_verb_next && !has_verb(content))
}

/// `den` of "Den konstaterer, at": a body that was named.
fn thing(words: Words<'_>, verb: usize) -> Option<Source> {
    let at = verb.checked_sub(1).filter(|&at| &*words.lower(at) == "den" && (at == 0 || !words.is_word(at - 1)))?;
    Some(Source { span: words.span(at), person: Person::Pronoun, next: verb })
}

/// Whether somebody is told about who can say something: `alle`, `ingen` are nobody.
fn says(words: Words<'_>, who: Source) -> bool {
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

/// Where the clause of the token at `at` begins that the comma before `near` sets off: "…, fordi det", "…, der", "…, og den kan".
fn clause_at(words: Words<'_>, near: usize, at: usize) -> Option<usize> {
    // "…, og den kan ifølge rapporten", "…, og det holder man ifølge Ane"
    let has_verb = || (near + 1..at).any(|near| words.class(near).is(Class::VERB.or(Class::IMPERSONAL)));
    match words.word(near) {
        _ if !words.reads(near - 1, ",") && !words.is_dash(near - 1) => None,
        "at" | "fordi" | "da" | "hvis" | "hvor" | "mens" | "når" | "selvom" => Some(near + 1),
        "der" | "som" => Some(near),
        "og" | "men" if has_verb() => Some(near + 1),
        _ => None,
    }
}

fn made(content: Span, kind: QuoteKind, found: Found) -> Quote {
    let form = if kind == QuoteKind::Direct { QuoteForm::Unmarked } else { QuoteForm::Indirect };
    Quote { span: content, content, form, kind, continues: None, repeats: None, inquit: Some(found.inquit) }
}

/// The cue at `at` if it can report a clause: a finite verb, or a participle behind `har`. Gestures report nothing.
fn reporting(words: Words<'_>, at: usize) -> Option<Cue> {
    if !words.class(at).is(Class::CUE) {
        // "I rapporten står der, at …"
        let is_text = words.class(at).is(Class::DOCUMENT)
            && (words.is(at + 1, Function::EXPLETIVE)
                || words.class(at + 1).is(Class::SAYING)
                // "Det står i rapporten, at …"
                || (at > 0 && words.class(at - 1).is(Class::IMPERSONAL) && has_clause_near(words, at))
                || inquit::says_where(words, at));
        return is_text.then_some(Cue { tier: CueTier::Sure, form: Form::Finite, particle: None });
    }
    if is_read(words, at) {
        return Some(Cue { tier: CueTier::Sure, form: Form::Passive, particle: None });
    }
    // "finder det rimeligt, at" judges.
    if words.is(at, Function::JUDGING) && words.reads(at + 1, "det") {
        return None;
    }
    let reports = |cue: &Cue| cue.tier != CueTier::Beside && inquit::holds(words, *cue, at + 1);
    words.cues(at).iter().copied().filter(reports).find(|cue| match cue.form {
        Form::Finite => true,
        Form::Participle => inquit::auxiliary(words, at).is_some(),
        Form::Infinitive => cue.tier == CueTier::Sure && inquit::helper(words, at).is_some(),
        // "I rapporten anbefales det, at …"
        Form::Passive => words.reads(at + 1, "det") || (at > 0 && &*words.lower(at - 1) == "det"),
    })
}

/// Whether ", at" stands within a few words.
fn has_clause_near(words: Words<'_>, at: usize) -> bool {
    (at + 2..at + 10).any(|near| words.class(near).is(Class::COMMA) && words.reads(near + 1, "at"))
}

/// "I rapporten kan man læse, at …": what one reads is what the text tells.
fn is_read(words: Words<'_>, at: usize) -> bool {
    let is_mans = || (at.saturating_sub(6)..at + 2).any(|near| words.function(near).is(Function::GENERIC));
    words.is(at, Function::READING) && is_mans()
}

/// How far behind its verb a reported clause begins at most: "siger Ole Hansen, direktør i firmaet, at".
const REACH: usize = 24;

/// Where the clause that the cue at `verb` reports begins, its `at` left out.
fn opening(words: Words<'_>, verb: usize, cue: Cue) -> Option<usize> {
    for at in verb + 1..words.len().min(verb + REACH) {
        let first = opening_at(words, verb, cue, at);
        if first.is_some() || is_out_of_reach(words, verb, at) {
            return first;
        }
    }
    None
}

fn opening_at(words: Words<'_>, verb: usize, cue: Cue, at: usize) -> Option<usize> {
    let has_comma = words.class(at - 1).is(Class::COMMA);
    if words.reads(at, "at") {
        let is_bare = || begins_clause(words, at + 1) && !words.class(at - 1).is(Class::PREPOSITION);
        return if has_comma { !is_owned(words, verb, at) } else { is_bare() }.then_some(at + 1);
    }
    let is_sure = cue.tier == CueTier::Sure;
    if words.class(at).is(Class::COMMA) {
        let is_main = at == verb + 1 && is_sure && !is_noun(words, verb) && begins_main_clause(words, at + 1);
        return is_main.then_some(at + 1);
    }
    // "siger Ane, der ikke fortryder, at hun rejste"
    if has_comma && words.class(at).is(Class::RELATIVES) && words.class(at + 1).is(Class::COPULAS) {
        let close = (at + 2..words.len().min(at + REACH)).find(|&near| words.class(near).is(Class::COMMA))?;
        return words.reads(close + 1, "at").then_some(close + 2);
    }
    // "en liste over, hvem der kom"
    let is_asked = words.is(at, Function::INTERROGATIVE)
        && (is_sure || words.word(verb).starts_with("beskr"))
        && !words.class(at - 2).is(Class::PREPOSITION)
        && !words.class(at + 1).is(Class::COMMA);
    // "spurgte udvalget, hvor pengene kom fra", but "fortalte om huset, hvor hun bor"
    let is_where = || words.reads(at, "hvor") && (at == verb + 2 || words.is(verb, Function::ASKING));
    (has_comma && (is_asked || is_where())).then_some(at)
}

/// Whether what stands at `at` shows that the cue at `verb` reports no clause behind it.
fn is_out_of_reach(words: Words<'_>, verb: usize, at: usize) -> bool {
    match words.class(at) {
        class if class.is(Class::WORD) => {
            let is_aside = || words.class(at).is(Class::RELATIVES) || matches!(words.word(at), "idet" | "mens");
            (words.class(at - 1).is(Class::COMMA) && is_aside())
                || reporting(words, at).is_some_and(|cue| cue.tier == CueTier::Sure)
                // "bad hende sige, at", "opfordrer alle til at fortælle, hvad"
                || is_asked_to_say(words, verb, at)
        }
        class if class.is(Class::COMMA) => {
            // "siger Ane, og ingen vidste, hvorfor": the writer's own clause, but "siger Ane Holm, leder, og Bo Lind, at"
            let is_writers = || words.reads(at + 1, "og") && !words.reads(at + 2, "at") && !words.is_capital(at + 2);
            // "mente nej, men det ændrede ikke på, at …"
            matches!(words.word(at + 1), "men" | "så") || is_writers()
        }
        // "sagde hun – det får folk til at tro, at", but "siger Ane – der er kok – at"
        _ if words.is_dash(at) => words.class(at + 1).is(Class::IMPERSONAL.or(Class::THIRD)),
        class => class.is(Class::COLON.or(Class::STOP)) || words.reads(at, ";"),
    }
}

/// Whether somebody is asked at `verb` to say at `at` what comes next.
fn is_asked_to_say(words: Words<'_>, verb: usize, at: usize) -> bool {
    let says = |cue: &Cue| cue.form == Form::Infinitive && cue.tier == CueTier::Sure && cue.particle.is_none();
    // "citerer naboen for at sige, at"
    let is_infinitive = || words.reads(at - 1, "at") && !words.reads(at - 2, "for");
    let is_asked = || is_infinitive() || words.is(verb, Function::BEGGING);
    words.class(at).is(Class::CUE) && words.cues(at).iter().any(says) && is_asked()
}

/// Whether a preposition has the clause at `at` and not the verb: "svarer lidt til, at", "taler om vigtigheden af, at"; but
/// "opfordrer til, at" and "føjer til, at" report.
fn is_owned(words: Words<'_>, verb: usize, at: usize) -> bool {
    // "svarer lidt til, at", "siger nej til, at"
    let is_answer = || words.word(verb).starts_with("svar") || words.class(verb + 1).is(Class::REPLIES);
    // "holder fast i, at"
    let holds = |part: &str| words.reads(at - 3, part) || words.reads(at - 2, part);
    let is_particle = || words.cues(verb).iter().any(|cue| cue.particle.is_some_and(holds));
    // "siger Ane, når talen falder på, at", but "peger formanden, Ane Holm, på, at"
    let is_of_clause = || {
        words.class(at - 2).is(Class::PREPOSITION)
            && !words.class(at - 3).is(Class::COMMA)
            && (verb + 1..at - 3).any(|near| words.class(near).is(Class::COMMA) && leads_clause(words, near + 1))
    };
    // "har bedt om, at": a wish
    let is_wish = || words.is(verb, Function::BEGGING);
    at > verb + 2
        && match words.word(at - 2) {
            "om" if is_wish() => true,
            _ if is_of_clause() => true,
            "af" | "ved" | "i" => !is_particle(),
            "til" => is_answer(),
            // "afviser kritikken om, at", but "orienterer alle om, at"
            "om" => words.class(at - 3).is(Class::UTTERANCE_NOUNS),
            _ => false,
        }
}

/// Whether a subject stands at `at`, and not the infinitive of "lovede at komme": "mener at prisen stiger".
fn begins_clause(words: Words<'_>, at: usize) -> bool {
    // "at få flere i arbejde"
    if words.reads(at, "få") {
        return false;
    }
    let subject = Class::THIRD.or(Class::IMPERSONAL).or(Class::SPEECH).or(Class::DETERMINER);
    // "at komme", "at forstå"
    let is_noun = || {
        let word = words.word(at);
        words.is_content(at) && word.len() > 3 && (word.ends_with("erne") || !word.ends_with(['e', 'å', 'o', 's']))
    };
    words.is_capital(at) || words.class(at).is(subject) || is_noun()
}

/// "Holdets anfører, Ane Holm": behind a genitive a word in -er is a noun.
fn is_noun(words: Words<'_>, at: usize) -> bool {
    let is_name = |at| words.class(at).is(Class::GIVEN_NAMES.or(Class::SURNAME));
    // "den amerikanske anklager, Denise Hill"
    let is_role = || {
        let leads = |at: usize| {
            words.class(at).is(Class::DETERMINER) || (words.is_content(at) && words.word(at).ends_with('e'))
        };
        words.class(at).is(Class::ROLES) && leads(at - 1)
    };
    at > 0 && words.word(at).ends_with("er") && ((words.word(at - 1).ends_with('s') && !is_name(at - 1)) || is_role())
}

/// "sagde, PLO anser Rabin for …": a main clause right behind the comma.
fn begins_main_clause(words: Words<'_>, at: usize) -> bool {
    let class = words.class(at);
    let begins = words.is_capital(at) || class.is(Class::THIRD.or(Class::DETERMINER).or(Class::IMPERSONAL));
    // "understreger, prisen er for høj", but "siger hun, uanset prisen"
    let has_verb = || (at + 1..at + 5).any(|near| may_be_verb(words, near));
    (begins || (words.is_content(at) && is_definite(words, at) && has_verb()))
        && !class.is(Class::CONJUNCTION)
        && !words.reads(at, "der")
}

/// The token after the clause that begins at `first`. No clause ends within a marked fragment.
fn clause_end(words: Words<'_>, first: usize) -> usize {
    let mut is_marked = false;
    for at in first..words.len() {
        is_marked ^= words.class(at).is(Class::MARK);
        if !is_marked && leaves(words, first, at) {
            return at;
        }
    }
    words.len()
}

/// Whether the reporting sentence goes on at `at`: ", og derfor ønsker partiet", ", skriver avisen", "og tordner mod".
fn leaves(words: Words<'_>, first: usize, at: usize) -> bool {
    match words.class(at) {
        class if class.is(Class::COMMA) => leaves_behind_comma(words, first, at + 1),
        class if class.is(Class::WORD) => words.reads(at, "og") && at > first && reports_more(words, at + 1),
        class if class.is(Class::STOP) => words.is_capital(at + 1),
        // "… op og ned – han var selv ti"
        _ if words.is_dash(at) => words.is(at + 1, Function::HE_OR_SHE),
        class => class.is(Class::COLON) || words.reads(at, ";"),
    }
}

fn leaves_behind_comma(words: Words<'_>, first: usize, next: usize) -> bool {
    // "…, men Ane Holm tvivler"
    let is_somebody = |at: usize| words.class(at).is(Class::GIVEN_NAMES) && words.is_capital(at);
    let is_other = || words.reads(next, "men") && is_somebody(next + 1);
    // "…, pakkede sin taske"
    let is_deed =
        || words.class(next).is(Class::PAST_ENDINGS) && matches!(words.word(next + 1), "sin" | "sit" | "sine");
    let is_main = || leads_up(words) && is_main_verb(words, first, next);
    if is_other() || is_deed() || is_main() || is_told_while(words, next) {
        return true;
    }
    match () {
        () if words.is(next, Function::COORDINATOR) => is_main_clause(words, next + 1),
        () if matches!(words.word(next), "hvorefter" | "hvilket") => true,
        () if words.class(next).is(Class::MARK) => !goes_on_in_marks(words.word(next + 1)),
        () => inquit::behind(words, next).is_some_and(|found| {
            found.person.is_third() && found.inquit.tier == CueTier::Sure && !words.reads(found.next, "at")
        }),
    }
}

/// "… og har forklaret, at"
fn reports_more(words: Words<'_>, at: usize) -> bool {
    let verb = at + usize::from(words.class(at).is(Class::AUXILIARIES));
    reporting(words, verb).is_some_and(|cue| cue.tier == CueTier::Sure)
}

/// Whether a reported clause goes on in marks with the word `first`: "…, at hun går, »så snart regnen holder op«", but "…, at hun
/// går, »for det regner«".
pub(super) fn goes_on_in_marks(first: &str) -> bool {
    first.starts_with(char::is_lowercase) && !matches!(first, "for" | "men" | "og")
}

/// Whether `words` name somebody, or a body.
fn names_somebody(words: Words<'_>) -> bool {
    let somebody = Class::PEOPLE.or(Class::BODY_WORD);
    (0..words.len()).any(|at| words.class(at).is(somebody) || (at > 0 && words.is_capital(at)))
}

/// Whether a verb may stand in `words`, or a pronoun that has one.
fn has_verb(words: Words<'_>) -> bool {
    let subject = Class::SPEECH.or(Class::THIRD).or(Class::IMPERSONAL);
    // "mange biler": behind a preposition, a determiner or an adjective a word in -er is a noun.
    let is_noun = |at: usize| {
        let noun = words.word(at).ends_with('r') && !words.class(at).is(Class::VERB.or(Class::CUE));
        let leads = |at: usize| {
            words.class(at).is(Class::PREPOSITION.or(Class::DETERMINER))
                || (words.is_content(at) && words.word(at).ends_with('e'))
        };
        noun && (at == 0 || leads(at - 1))
    };
    (0..words.len()).any(|at| words.class(at).is(subject) || (may_be_verb(words, at) && !is_noun(at)))
}

/// Whether `words` are one phrase and what is told of it between commas, without a verb of their own: "På spørgsmålet, om hun
/// ville gå", "Den nye skole, som åbner snart", "Hans forsvarer, advokat Ib Dam".
fn is_phrase_with_clause(words: Words<'_>) -> bool {
    let Some(comma) = (1..words.len()).find(|&at| words.class(at).is(Class::COMMA)) else { return false };
    let noun = usize::from(words.class(0).is(Class::PREPOSITION));
    let is_phrase =
        source(words.first(comma), noun).is_some_and(|phrase| phrase.next == comma && phrase.person.is_third());
    let other = Class::RELATIVE.or(Class::CONJUNCTION).or(Class::ROLES).or(Class::PERSON_NOUNS);
    let begins_verb = |at: usize| may_be_verb(words, at) && !words.class(at).is(other);
    let mut rest = (comma..words.len() - 1).filter(|&at| words.class(at).is(Class::COMMA));
    // "Den glæde, der er i at gro bestod": the comma behind the relative clause is left out.
    let verbs = (comma..words.len()).filter(|&at| may_be_verb(words, at)).count();
    is_phrase && verbs < 2 && !rest.any(|comma| begins_verb(comma + 1) || words.class(comma + 1).is(Class::THIRD))
}

/// Whether a sentence begins with a clause that only leads up to its verb: "Efter at hun sagde, at …, kom", "I de tilfælde hvor".
fn leads_up(words: Words<'_>) -> bool {
    let first = words.lower(0);
    (words.function(0).is(Function::SUBORDINATOR) && &*first != "som")
        || (&*first == "selv" && words.reads(1, "om"))
        || (&*first == "i" && (2..5).any(|at| words.reads(at, "hvor")))
}

/// Whether the verb that such a clause leads up to stands at `at`, with its subject behind it, and no clause within what is
/// reported from `first` on leads up to it: "…, begyndte avisen".
fn is_main_verb(words: Words<'_>, first: usize, at: usize) -> bool {
    let subject = Class::THIRD.or(Class::IMPERSONAL).or(Class::SPEECH).or(Class::DETERMINER).or(Class::CAPITAL);
    let is_passive = || words.is_content(at) && words.word(at).ends_with("es");
    let has_verb = may_be_verb(words, at) || is_passive();
    let leads = |near: usize| matches!(words.word(near), "da" | "efter" | "fordi" | "hvis" | "når" | "hvor");
    has_verb && (words.class(at + 1).is(subject) || is_definite(words, at + 1)) && !(first..at).any(leads)
}

/// Whether something else is told to have been said at `at`: "…, da han forsikrede avisen om, at".
fn is_told_while(words: Words<'_>, at: usize) -> bool {
    let reports = |verb: usize| {
        let cue = reporting(words, verb).filter(|cue| cue.tier == CueTier::Sure);
        cue.is_some_and(|cue| opening(words, verb, cue).is_some())
    };
    // "…, mens Bo Lind afviser at svare"
    let is_other = |verb: usize| {
        let says = reporting(words, verb).is_some_and(|cue| cue.tier == CueTier::Sure);
        says && words.is_capital(verb - 1) && is_present(words.word(verb))
    };
    (words.is(at, Function::WHILE) && (at + 2..at + 6).any(reports))
        || (words.reads(at, "mens") && words.is_capital(at + 1) && (at + 2..at + 6).any(is_other))
}

/// Whether a clause is cut off behind its verb, or before what a small word leads up to: "Krisen er", "Han vil også".
fn is_cut_off(content: Words<'_>) -> bool {
    let Some(last) = (1..content.len()).rev().find(|&at| !content.class(at).is(Class::COMMA)) else { return false };
    let is_adverb = |at: usize| content.class(at).is(Class::ADVERB) && !content.class(at).is(Class::RELATIVE);
    let verb = (1..=last).rev().find(|&at| !is_adverb(at)).unwrap_or(last);
    let open = Class::CONJUNCTION.or(Class::PREPOSITION).or(Class::RELATIVE);
    content.class(verb).is(Class::VERB) || (verb == last && content.class(last).is(open) && !is_adverb(last))
}

/// Whether a clause of its own begins at `at`: "…, siger hun, men", "…, siger hun, hvis".
fn leads_clause(words: Words<'_>, at: usize) -> bool {
    let subject = Class::THIRD.or(Class::IMPERSONAL).or(Class::SPEECH).or(Class::DETERMINER);
    let is_clause = words.class(at).is(subject) && may_be_verb(words, at + 1) && !words.class(at + 1).is(Class::PEOPLE);
    is_clause || (words.class(at).is(Class::CONJUNCTION) && !words.class(at).is(Class::ADVERB.or(Class::PREPOSITION)))
}

/// "Krisen er, mener formanden, langt fra overstået": what stands before the inquit is no whole.
fn breaks_off(words: Words<'_>, last: usize, next: usize) -> bool {
    // "Han er »til at blive gal i«, siger Ane, og": nothing breaks off at the end of words in marks.
    if words.class(last + 1).is(Class::MARK) {
        return false;
    }
    let open = Class::VERB.or(Class::CONJUNCTION).or(Class::PREPOSITION).or(Class::DETERMINER);
    // "Ane har bestilt den, siger hun, mens …"
    let is_pronoun = words.class(last).is(Class::DETERMINER) && words.class(next + 1).is(Class::CONJUNCTION);
    let goes_on = !is_pronoun && !words.class(next + 1).is(Class::RELATIVE);
    words.class(next).is(Class::COMMA) && words.class(last).is(open) && goes_on
}

/// Whether the writer's own clause begins at `at`, behind ", og": "derfor ønsker partiet", "hun vil ikke svare",
/// "landets beredskab oplyser"; what is neither is told by the same source.
fn is_main_clause(words: Words<'_>, at: usize) -> bool {
    let first = words.class(at);
    let is_inverted = first.is(Class::ADVERB) && !first.is(Class::CONJUNCTION) && !words.is_content(at);
    let reports = (at..at + 8).take_while(|&near| !words.reads(near, ",")).any(|near| reporting(words, near).is_some());
    // "Han spurgte, om der var mere, og fik et nej": a comma before a verb alone closes the clause.
    let is_cue = finite(words.cues_as_written(at)).any(|cue| cue.particle.is_none());
    let is_past = !is_present(words.word(at));
    let is_verb =
        is_cue || (is_past && (first.is(Class::VERB) || (words.is_content(at) && first.is(Class::PAST_ENDINGS))));
    // "det spørgsmål griner ingen ad"
    let is_said_thing = first.is(Class::DETERMINER) && words.class(at + 1).is(Class::UTTERANCE_NOUNS);
    is_inverted || is_said_thing || is_verb || returns_to_teller(words, at) || first.is(Class::THIRD) || reports
}

/// "det har hun holdt", "siden åbnede han butikken" behind ", og": what somebody did of whom the writer tells.
fn returns_to_teller(words: Words<'_>, at: usize) -> bool {
    let is_fronted = words.class(at).is(Class::IMPERSONAL.or(Class::PREPOSITION)) && may_be_verb(words, at + 1);
    is_fronted && words.is(at + 2, Function::HE_OR_SHE.or(Function::POSSESSIVE))
}

/// "Efter festen er haven lukket", "Som følge af stormen lukker broen": a preposition and its noun, and then the verb of a main
/// clause with its subject; but "Efter hun mødte manden".
fn is_fronted_phrase_of_main(words: Words<'_>) -> bool {
    let has_phrase = words.class(0).is(Class::PREPOSITION) || &*words.lower(0) == "som";
    let pronoun = Class::THIRD.or(Class::IMPERSONAL).or(Class::SPEECH);
    let is_subject =
        |at: usize| words.class(at).is(pronoun.or(Class::DETERMINER).or(Class::CAPITAL)) || is_definite(words, at);
    let holds =
        |at: usize| words.class(at + 1).is(pronoun) || (is_subject(at + 1) && !words.class(at - 1).is(Class::CAPITAL));
    has_phrase
        && (words.class(1).is(Class::PREPOSITION)
            || !words.class(1).is(pronoun.or(Class::CONJUNCTION).or(Class::RELATIVE)))
        && (2..words.len().min(LEAD)).any(|at| may_be_verb(words, at) && !words.class(at - 1).is(pronoun) && holds(at))
}

/// "Ikke for pengene, siger Ane, men", "Disse folk, hedder det i brevet, er »…«": no clause, and the sentence goes on.
fn is_left_open(words: Words<'_>, content: Words<'_>, next: usize) -> bool {
    words.class(next).is(Class::COMMA)
        && words.is_word(next + 1)
        && !has_verb(content)
        && !words.class(next + 1).is(Class::RELATIVE)
}

/// "Da hun kom hjem, fortalte hun det": a clause that only leads up to the verb is not what was said.
pub(super) fn is_subordinate(words: Words<'_>) -> bool {
    // "Første gang jeg kom"
    let is_time = words.reads(1, "gang") && words.class(2).is(Class::SPEECH.or(Class::THIRD));
    let leads = is_time || words.function(0).is(Function::SUBORDINATOR);
    // "Som alle andre, siger Ane": what has no subject is no clause.
    let subject = Class::SPEECH.or(Class::THIRD).or(Class::IMPERSONAL).or(Class::CAPITAL);
    let is_clause = &*words.lower(0) != "som" || (1..words.len()).any(|at| words.class(at).is(subject));
    // "Før talte vi kun lidt, siger begge": a verb right behind makes it a main clause.
    let verb = words.word(1);
    let subject_behind = words.class(2).is(Class::SPEECH.or(Class::THIRD).or(Class::IMPERSONAL));
    let is_main = words.class(1).is(Class::VERB)
        || (subject_behind && (verb.ends_with("te") || verb.ends_with("ede")))
        || is_fronted_phrase_of_main(words);
    leads && is_clause && !is_main && !(0..words.len()).any(|at| words.class(at).is(Class::COMMA))
}
