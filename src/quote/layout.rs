//! Speech by layout alone: `Pia Vang: Vi skal turde` as a headline, transcripts, answers of an interview.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::gloss::lists::{ABSTRACT_SUFFIXES, PLACES, TURN_LABELS};
use crate::quote::inquit::{self, Found};
use crate::quote::marked::last_inquit;
use crate::quote::page::Page;
use crate::quote::source::{Person, is_given_name, is_nickname, source};
use crate::quote::words::{Class, Function, Words};
use crate::quote::{CueTier, Quote, QuoteForm, QuoteKind, verb};
use crate::segment::{self, Block, BlockKind, is_name_with_role};
use crate::span::Span;

/// The blocks that are speech by layout, in order. Of the quotes in `spoken` they may hold whole ones, which are then a part
/// of what is said: `TE: Han sagde: "Bare de består."`
pub(super) fn quotes(page: Page<'_>, spoken: &[Quote]) -> Vec<Quote> {
    let blocks = &page.segmentation.blocks;
    let mut labelled: Vec<Option<Labelled>> = blocks.iter().map(|block| labelled(page, block)).collect();
    forget_strangers(page, &mut labelled);
    let bracketed = bracketed(page.text);
    let asking = asking(page, &labelled, &bracketed);
    let returning = returning(page, &labelled);
    // "Hvad var svært?⏎KER: At spise.": where labels open the answers, nothing else does.
    let are_labelled = || (1..blocks.len()).any(|at| labelled[at].is_some() && is_put(page, &blocks[at - 1]));
    let interview = Interview::of(page, spoken);
    let are_labelled = interview != Interview::Nobody && are_labelled();
    let interview = if are_labelled { Interview::Nobody } else { interview };
    let voices = voices(page, spoken);
    let is_survey = is_survey(page, &labelled);
    let is_turn = |other: usize| labelled.get(other).is_some_and(Option::is_some);
    let mut quotes: Vec<Quote> = Vec::new();
    // Whether the last turn is an answer by its label.
    let mut in_answer = false;
    for (index, block) in blocks.iter().enumerate().filter(|(_, block)| may_speak(block)) {
        let before = index.checked_sub(1);
        let turns = run_in(page, block, &bracketed).or_else(|| answered_within(page, block));
        let is_all = || is_free(block, spoken) || is_around(page, block.span, spoken);
        if let Some(turns) = turns.filter(|_| is_all()) {
            quotes.extend(turns.into_iter().map(|turn| made(page, turn)));
            continue;
        }
        in_answer = labelled[index].map_or(in_answer, |turn| turn.is_answer);
        let is_in_row = before.is_some_and(is_turn) || is_turn(index + 1);
        let is_free = || is_free(block, spoken);
        let speech = match labelled[index] {
            Some(turn) if turn.is_question || asking.contains(&page.text[turn.label]) => None,
            Some(turn)
                if turn.is_title(block, blocks.len())
                    || is_named_again(page, turn, block)
                    || (is_survey && is_subheading_of_somebody(page, turn, block)) =>
            {
                Some(turn.speech).filter(|_| is_free())
            }
            // "Mona Kjær: Jeg vil bare sige tak." in the minutes of a meeting
            Some(turn)
                if turn.is_full_name
                    && block.kind == BlockKind::Paragraph
                    && tells_of_oneself(page.words.within(turn.speech)) =>
            {
                Some(turn.speech).filter(|_| is_free() || is_around(page, turn.speech, spoken))
            }
            Some(turn)
                if is_in_row
                    || returning.contains(&page.text[turn.label])
                    || (turn.is_initials && bracketed.contains(&page.text[turn.label])) =>
            {
                Some(turn.speech).filter(|_| is_free() || is_around(page, turn.speech, spoken))
            }
            Some(_) => None,
            None => {
                let is_reply = |question: &Block| {
                    is_answer(page, question, block)
                        || (!are_labelled
                            && goes_on_asking(page, &quotes, before, question)
                            && block.kind == BlockKind::Paragraph)
                        || interview.is_reply(page, question, block)
                };
                let answers = || before.is_some_and(|before| is_reply(&blocks[before]));
                // "Resten sagde »stille«.": an answer may hold what somebody else said.
                let is_all = || is_free() || is_around(page, block.span, spoken);
                let is_whole = || is_free() || (interview == Interview::Bare && is_all());
                let is_set_off = || voices.binary_search(&index).is_ok() || is_signed(page, index, spoken);
                ((answers() && is_whole() && !has_teller(page, block)) || (is_set_off() && is_all()))
                    .then_some(block.span)
            }
        };
        let goes_on = || {
            // "Forsker: Gå i seng⏎Sover du dårligt?": below a headline the article begins.
            let is_said = |above: usize| blocks[above].kind != BlockKind::Headline;
            let is_below = quotes
                .last()
                .zip(before)
                .is_some_and(|(last, above)| last.span.end() == blocks[above].span.end() && is_said(above));
            let is_asked_again = || {
                is_survey
                    || (index + 1..blocks.len()).take(ANSWER).any(|other| is_turn(other) || asks(page, &blocks[other]))
            };
            // "Der var en lampe, som gik ud." between two questions, though nobody says "jeg".
            let is_paragraph = block.kind == BlockKind::Paragraph && !page.text[block.span].starts_with(['[', '(']);
            let is_between = || is_paragraph && (interview == Interview::Bare || in_answer) && !is_told_of(page, block);
            // The last answer may be long, too.
            let is_last =
                || is_paragraph && interview == Interview::Bare && tells_of_oneself(page.words.within(block.span));
            let is_more = || if is_asked_again() { is_told(page, block) || is_between() } else { is_last() };
            is_below && is_free() && labelled[index].is_none() && is_more() && !begins_with_full_name(page, block)
        };
        let speech = speech.or_else(|| goes_on().then_some(block.span));
        let may_be = |speech: &Option<Span>| speech.is_none() && labelled[index].is_none();
        let speech = if may_be(&speech) { glued(page, block).filter(|_| is_free()) } else { speech };
        quotes.extend(speech.map(|speech| made(page, speech)));
        if may_be(&speech)
            && let Some(found) = before.and_then(|before| announced(page, &blocks[before], block))
            && is_free()
        {
            quotes.push(Quote { inquit: Some(found.inquit), ..made(page, block.span) });
        }
    }
    quotes
}

/// Whether `question` comes right below an answer: "Det håber jeg.⏎Var der varmt?⏎Det regnede."
fn goes_on_asking(page: Page<'_>, answers: &[Quote], at: Option<usize>, question: &Block) -> bool {
    let above = at.and_then(|at| at.checked_sub(1)).map(|above| page.segmentation.blocks[above].span.end());
    let is_below = answers.last().zip(above).is_some_and(|(last, above)| last.span.end() == above);
    is_below && asks(page, question) && question.kind != BlockKind::Subheading
}

/// Drops the labels of one unknown word (`Parwana:`) but those that come again, beside one that is known or another that does.
fn forget_strangers(page: Page<'_>, labelled: &mut [Option<Labelled>]) {
    let strangers = || labelled.iter().flatten().filter(|turn| turn.is_stranger).map(|turn| &page.text[turn.label]);
    if strangers().next().is_none() {
        return;
    }
    let mut seen = FxHashSet::default();
    let again: FxHashSet<&str> = strangers().filter(|name| !seen.insert(*name)).collect();
    let known = labelled.iter().flatten().filter(|turn| !turn.is_stranger).count();
    let are_turns = known >= 2 || again.len() >= 2;
    let is_known =
        |turn: Option<&Option<Labelled>>| turn.is_some_and(|turn| turn.is_some_and(|turn| !turn.is_stranger));
    // "Dommeren: …⏎Vidnet: …⏎Dommeren: …"
    let between: Vec<bool> = (0..labelled.len())
        .map(|at| at > 0 && is_known(labelled.get(at - 1)) && is_known(labelled.get(at + 1)))
        .collect();
    for (turn, is_between) in labelled.iter_mut().zip(between) {
        let is_turn = |turn: Labelled| is_between || (are_turns && again.contains(&page.text[turn.label]));
        *turn = turn.filter(|&turn| !turn.is_stranger || is_turn(turn));
    }
}

/// Whether a page lets several people speak below their words: `Bo Lind: Vi kan høre os selv` and `Parwin Avci: Her er varmt`, of
/// whom a list knows one.
fn is_survey(page: Page<'_>, labelled: &[Option<Labelled>]) -> bool {
    let heads = || {
        let turns = labelled.iter().zip(&page.segmentation.blocks);
        turns.filter_map(|(turn, block)| turn.filter(|&turn| is_subheading_of_somebody(page, turn, block)))
    };
    heads().any(|turn| turn.is_full_name) && heads().count() >= 2
}

/// `Parwin Avci: Her er varmt` over a paragraph.
fn is_subheading_of_somebody(page: Page<'_>, turn: Labelled, block: &Block) -> bool {
    block.kind == BlockKind::Subheading && page.text[turn.label].contains(' ')
}

/// Whether the name over an article is in the article, too: `Naja Bent: Vi er klar` over "…, siger Naja Bent".
fn is_named_again(page: Page<'_>, turn: Labelled, block: &Block) -> bool {
    let label = &page.text[turn.label];
    let is_name = label.contains(' ')
        && !label.contains(',')
        && label.split(' ').all(|part| part.starts_with(char::is_uppercase));
    let is_name = is_name && page.words.within(turn.label).classes().is(Class::GIVEN_NAMES.or(Class::SURNAME));
    block.kind == BlockKind::Headline && is_name && page.text[block.span.end()..].contains(label)
}

/// Whether a name stands behind a given name in what is told: `Bergholt` of "skipper Ane Bergholt".
fn is_surname_of_somebody(label: &str, told: &str) -> bool {
    let is_behind_name = |(at, _): (usize, &str)| {
        let name = told[..at].strip_suffix(' ').and_then(|before| before.rsplit([' ', '\n']).next());
        name.is_some_and(is_given_name) && !told[at + label.len()..].starts_with(char::is_alphanumeric)
    };
    label.starts_with(char::is_uppercase)
        && !label.contains(' ')
        && told.match_indices(label).take(ROLE).any(is_behind_name)
}

/// The turns of a talk whose lines were lost: "AH: Hvad laver I? BL: Vi venter. AH: På hvad? BL: På nøglen."
fn run_in(page: Page<'_>, block: &Block, bracketed: &FxHashSet<&str>) -> Option<Vec<Span>> {
    // PERF: nearly all blocks have fewer colons.
    if memchr::memchr_iter(b':', &page.text.as_bytes()[block.span.range()]).take(4).count() < 4 {
        return None;
    }
    let words = page.words.within(block.span);
    let is_label = |&at: &usize| {
        let word = words.word(at);
        let is_short = (2..=3).contains(&word.len()) && word.chars().all(char::is_uppercase);
        let begins = at == 0 || words.is_stop(at - 1);
        begins && words.class(at + 1).is(Class::COLON) && words.is_capital(at) && (is_short || is_given_name(word))
    };
    let labels: Vec<usize> = (0..words.len()).filter(is_label).collect();
    let end = |turn: usize| labels.get(turn + 1).map_or(words.len(), |&next| next) - 1;
    // How often each label stands, and how often before a question.
    let mut counts: FxHashMap<&str, (usize, usize)> = FxHashMap::default();
    for (turn, &at) in labels.iter().enumerate() {
        let (turns, questions) = counts.entry(words.word(at)).or_default();
        *turns += 1;
        *questions += usize::from(words.reads(end(turn), "?"));
    }
    if labels.len() < 4 || counts.values().any(|&(turns, _)| turns < 2) {
        return None;
    }
    // Whoever asks and does nothing else is no more than the interviewer, unless the article tells who it is.
    counts.retain(|head, (turns, questions)| turns != questions || bracketed.contains(head));
    let turns = (0..labels.len()).filter(|&turn| counts.contains_key(words.word(labels[turn])));
    let speech = |turn: usize| (labels[turn] + 2 <= end(turn)).then(|| words.cover(labels[turn] + 2, end(turn)));
    Some(turns.filter_map(speech).collect())
}

/// The answers of an interview whose lines were lost: "Hvad lærte du? At spørge. Var du bange? Nej, jeg sov. Og nu? Nu er jeg her."
fn answered_within(page: Page<'_>, block: &Block) -> Option<Vec<Span>> {
    // PERF: nearly all blocks have fewer questions.
    let questions = memchr::memchr_iter(b'?', &page.text.as_bytes()[block.span.range()]).take(QUESTIONS).count();
    if questions < QUESTIONS {
        return None;
    }
    let sentences = &page.segmentation.sentences;
    let at = |byte: usize| sentences.partition_point(|sentence| sentence.span.start() < byte);
    let (from, to) = (at(block.span.start()), at(block.span.end()));
    let asks = |at: usize| page.text[sentences[at].span].ends_with('?');
    let functions = |at: usize| page.sentence(at).functions();
    let (mut answers, mut addressed, mut own): (Vec<Span>, usize, usize) = (Vec::new(), 0, 0);
    for (at, span) in (from..).zip(sentences[from..to].iter().map(|sentence| sentence.span)) {
        match (asks(at), answers.last_mut()) {
            (true, _) => addressed += usize::from(functions(at).is(Function::SECOND_SINGULAR)),
            (false, Some(answer)) if !asks(at - 1) => *answer = answer.cover(span),
            (false, _) => answers.push(span),
        }
        own += usize::from(!asks(at) && functions(at).is(Function::FIRST_SINGULAR));
    }
    let is_interview =
        from < to && asks(from) && answers.len() >= QUESTIONS && 2 * addressed >= answers.len() && own >= 2;
    is_interview.then_some(answers)
}

/// How many questions a paragraph holds at least that is an interview.
const QUESTIONS: usize = 3;

/// The names that head more than one paragraph, as in a transcript with narration between the turns.
fn returning<'t>(page: Page<'t>, labelled: &[Option<Labelled>]) -> FxHashSet<&'t str> {
    let mut seen = FxHashSet::default();
    let is_name =
        |turn: &&Labelled| !turn.is_question && !turn.is_role && page.text[turn.label].starts_with(char::is_uppercase);
    let names = labelled.iter().flatten().filter(is_name).map(|turn| &page.text[turn.label]);
    names.filter(|name| !seen.insert(*name)).collect()
}

/// How a page asks and answers.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Interview {
    /// Nobody is asked, or nobody who is asked answers as `jeg` or `vi`.
    Nobody,
    /// Somebody is asked and answers as `jeg` or `vi` at least once.
    Somebody,
    /// Nothing but the questions shows the answers: somebody is asked again and again, and no mark or dash opens what stands below.
    Bare,
}

impl Interview {
    fn of(page: Page<'_>, spoken: &[Quote]) -> Self {
        let blocks = &page.segmentation.blocks;
        let asked = || blocks.windows(2).filter(|pair| is_put(page, &pair[0]) && is_free(&pair[0], spoken));
        let addresses = |pair: &&[Block]| addresses(page.words.within(pair[0].span));
        let is_dashed = |pair: &[Block]| pair[0].kind != BlockKind::Question;
        let answers =
            |pair: &[Block]| is_answer(page, &pair[0], &pair[1]) || (is_dashed(pair) && is_told(page, &pair[1]));
        let count = asked().count();
        if !asked().any(answers) {
            return if count >= 2 && is_asked_of_somebody(page, asked, spoken) { Self::Bare } else { Self::Nobody };
        }
        let is_whole = |pair: &[Block]| is_free(&pair[1], spoken) || is_around(page, pair[1].span, spoken);
        // "Jeg ringede til jer. Hvem er det, I vil have?": the letter goes on.
        if asked().any(|pair| tells_of_oneself(page.words.within(pair[0].span))) {
            return Self::Somebody;
        }
        let is_asked = count >= 3 || (count == 2 && (asked().any(|pair| addresses(&pair)) || asked().all(is_dashed)));
        if is_asked && asked().all(is_whole) { Self::Bare } else { Self::Somebody }
    }

    /// Whether a paragraph below a question that need not be put to anybody answers it: `Og bagefter?⏎Så skal jeg hjem.`
    fn is_reply(self, page: Page<'_>, question: &Block, block: &Block) -> bool {
        let is_pair = block.kind == BlockKind::Paragraph;
        match self {
            Self::Nobody => false,
            Self::Somebody => {
                let is_told = || tells_of_oneself(page.words.within(block.span).first(200));
                is_pair && question.kind == BlockKind::Question && is_told()
            }
            Self::Bare => is_pair && is_put(page, question),
        }
    }
}

/// Whether a page asks somebody whom it names, and nothing but that tells the answers: "Hvad lærte du?⏎At spørge."
///
/// "Hvordan søger jeg?" is what a reader asks; and somebody is told of in a text that questions head.
fn is_asked_of_somebody<'p, A: Iterator<Item = &'p [Block]>>(
    page: Page<'_>,
    asked: impl Fn() -> A,
    spoken: &[Quote],
) -> bool {
    let words = |block: &Block| page.words.within(block.span).first(200);
    let start = asked().next().map_or(0, |pair| pair[0].span.start());
    let is_named = || page.words.within(Span::new(0, start)).classes().is(Class::GIVEN_NAMES);
    let is_put = || asked().any(|pair| addresses(words(&pair[0])));
    let is_answered = || asked().any(|pair| tells(words(&pair[1])) && !addresses(words(&pair[1])));
    let is_readers = |pair: &[Block]| tells_of_oneself(words(&pair[0]));
    let is_answer = |pair: &[Block]| pair[1].kind == BlockKind::Paragraph && is_free(&pair[1], spoken);
    let told_of = || asked().filter(|pair| is_told_of(page, &pair[1])).count();
    (is_put() || is_answered())
        && is_named()
        && !asked().any(is_readers)
        && asked().all(is_answer)
        && 2 * told_of() <= asked().count()
}

/// The inquit above a paragraph that nothing marks as speech: "Forskerne fastslår:⏎Det er for sent."
fn announced(page: Page<'_>, above: &Block, block: &Block) -> Option<Found> {
    let (lead, text) = (&page.text[above.span], &page.text[block.span]);
    let is_pair = above.kind == BlockKind::Paragraph && block.kind == BlockKind::Paragraph && lead.ends_with(':');
    if !is_pair || !text.starts_with(char::is_uppercase) || !text.ends_with(['.', '!', '?', '…']) {
        return None;
    }
    let words = page.words.within(above.span);
    let found = inquit::before(words).filter(|found| found.inquit.tier == CueTier::Sure && found.person.is_third())?;
    // "Hun siger, hvad der skal til:" is not yet said.
    let is_last = words.within(Span::new(found.inquit.span.end(), above.span.end())).len() <= 1;
    let is_told =
        || last_inquit(page.words.within(block.span), |found, _| found.inquit.tier == CueTier::Sure).is_some();
    (is_last && !is_told()).then_some(found)
}

/// Whether a block is a question of whoever asks: a line of its own, or one led by a dash.
fn is_put(page: Page<'_>, block: &Block) -> bool {
    let is_dashed = || page.text[block.span].starts_with(['-', '–', '—']) && asks(page, block);
    block.kind == BlockKind::Question || (block.kind == BlockKind::Paragraph && is_dashed())
}

/// "Vi står op klokken tre, siger Ida Bøgh.": whether whoever speaks is named in the paragraph.
fn has_teller(page: Page<'_>, block: &Block) -> bool {
    let words = page.words.within(block.span).first(200);
    let tells = |found: &Found, _| {
        let is_somebody = matches!(found.person, Person::Name | Person::Pronoun);
        is_somebody && found.inquit.tier == CueTier::Sure && verb::is_present(&page.text[found.inquit.cue])
    };
    words.classes().is(Class::CUE) && last_inquit(words, tells).is_some()
}

/// Whether a paragraph begins with a name of several words: "Ida Bøgh er kok her."
fn begins_with_full_name(page: Page<'_>, block: &Block) -> bool {
    let words = page.words.within(block.span).first(5);
    let is_full = words.is_capital(1) || is_nickname(words, 1);
    let is_name = words.is_capital(0) && is_full && !words.class(0).is(Class::GRAMMAR);
    is_name && (words.class(0).is(Class::GIVEN_NAMES) || words.class(2).is(Class::COPULAS))
}

/// Whether a paragraph tells of somebody.
fn is_told_of(page: Page<'_>, block: &Block) -> bool {
    page.words.within(block.span).first(200).classes().is(Class::THIRD.or(Class::GIVEN_NAMES))
}

/// The paragraphs of a page on which several people speak, each below a name: "Mona Kjær, 45, lærer⏎Der var bestik.⏎Bo Lind, 52,
/// chauffør⏎Jeg fik en stol."
fn voices(page: Page<'_>, spoken: &[Quote]) -> Vec<usize> {
    let blocks = &page.segmentation.blocks;
    let is_line =
        |kind| matches!(kind, BlockKind::Paragraph | BlockKind::Subheading | BlockKind::AltText | BlockKind::Caption);
    let is_name = |at: &usize| {
        let block = &blocks[*at];
        is_line(block.kind) && is_name_line(page, block)
    };
    let names: Vec<usize> = (0..blocks.len()).filter(is_name).collect();
    let told = |at: usize| tells_outside(page, blocks[at].span, spoken);
    let is_speech = |at: usize| blocks.get(at).is_some_and(|block| block.kind == BlockKind::Paragraph);
    // "Vi gik bare ind.⏎Ida Holm, lærer": a name below what is said, and nothing is said below the last.
    let is_below = names.first().zip(names.last()).is_some_and(|(&first, &last)| {
        let is_said = first > 0 && is_speech(first - 1) && (told(first - 1) || !is_free(&blocks[first - 1], spoken));
        is_said && !(is_speech(last + 1) && told(last + 1) && is_near(page, last) && !is_near(page, first - 1))
    });
    if names.len() < 2 || is_below {
        return Vec::new();
    }
    let mut voices = Vec::new();
    for name in &names {
        let is_all = |block: &Block| is_free(block, spoken) || is_around(page, block.span, spoken);
        let is_speech = |at: &usize| is_speech(*at) && !is_name(at) && is_all(&blocks[*at]);
        let from = voices.len();
        // Below the last answer the article goes on.
        let is_more = |at: &usize| Some(name) != names.last() || *at == name + 1 || told(*at);
        voices.extend((name + 1..blocks.len()).take(ANSWER).take_while(|at| is_speech(at) && is_more(at)));
        if voices.len() == from {
            return Vec::new();
        }
    }
    let count = voices.iter().filter(|&&at| told(at)).count();
    // "Mona Kjær, 45, lærer⏎Godt. Virkelig godt.": what tells of nobody is said.
    let is_told_of = || voices.iter().any(|&at| is_told_of(page, &blocks[at]));
    if 2 * count >= names.len() || (count > 0 && !is_told_of()) { voices } else { Vec::new() }
}

/// Whether somebody speaks in a paragraph for themselves, but for the quotes in it: "Jeg gik", but not "»Jeg gik,« sagde hun".
fn tells_outside(page: Page<'_>, paragraph: Span, spoken: &[Quote]) -> bool {
    let from = spoken.partition_point(|quote| quote.span.end() <= paragraph.start());
    let within = spoken[from..].iter().map(|quote| quote.span).take_while(|quote| quote.start() < paragraph.end());
    let mut start = paragraph.start();
    within.chain([Span::new(paragraph.end(), paragraph.end())]).any(|quote| {
        let between = Span::new(start, quote.start().max(start));
        start = quote.end().max(start);
        tells(page.words.within(between).first(200))
    })
}

/// The longest words that a page sets off with a name, in bytes.
const SET_OFF: usize = 200;

/// Whether a paragraph is somebody's words, set off with their name and role below them or above: "Vi gik bare ind.⏎Ida Holm,
/// lærer, Ribe".
fn is_signed(page: Page<'_>, index: usize, spoken: &[Quote]) -> bool {
    let blocks = &page.segmentation.blocks;
    let block = &blocks[index];
    if block.kind != BlockKind::Paragraph || block.span.len() > SET_OFF {
        return false;
    }
    let is_name = |at: usize| {
        let is_line = |kind| matches!(kind, BlockKind::Paragraph | BlockKind::Subheading);
        blocks.get(at).is_some_and(|line| is_line(line.kind) && is_name_line(page, line))
    };
    // "»Vi gik bare ind.«⏎Ida Holm, lærer": the name is of the words above it.
    let is_taken = |at: usize| at > 0 && !is_free(&blocks[at - 1], spoken);
    let above = index.checked_sub(1).filter(|&at| !is_taken(at));
    let is_named = || is_name(index + 1) || above.is_some_and(is_name);
    let is_told = || tells(page.words.within(block.span).first(200));
    (is_named() && !is_name(index) && is_told()) || is_signed_off(page, index)
}

/// Whether a dash or the page leads up to who said a paragraph: "Dårlig kaffe.⏎— Ida H." or, both cited, "> Dårlig kaffe.⏎> Ida, 12
/// år".
fn is_signed_off(page: Page<'_>, index: usize) -> bool {
    let blocks = &page.segmentation.blocks;
    let line = |at: usize| blocks.get(at).map_or("", |block| &page.text[block.span]);
    let is_dashed = |at: usize| line(at).starts_with(['-', '–', '—', '―']);
    let is_whole = |text: &str| text.ends_with(['.', '!', '?', '…']);
    let below =
        |at: usize| blocks[index + 1..].get(at).map(|block| (index + 1 + at, bare_line(&page.text[block.span])));
    let Some((next, name)) = below(0).filter(|(_, name)| name.len() <= NAME_LINE) else { return false };
    // "– Mona Kjær, lærer⏎– Bo Lind, elev" are in a list.
    let is_listed = || is_dashed(index) || is_dashed(index + 2) || line(index).ends_with(':');
    let are_cited = is_cited(page, index) && is_cited(page, next);
    if is_dashed(next)
        && (are_cited || is_near(page, index))
        && (segment::is_name(initials_bare(name)) || is_name_with_role(name))
    {
        return !is_listed() && page.words.within(blocks[index].span).len() > 3;
    }
    let begins = name.starts_with(char::is_uppercase) && !is_whole(name);
    let is_last = || !(is_near(page, next) && is_cited(page, next + 1));
    if are_cited {
        return is_whole(line(index)) && begins && is_last();
    }
    // "Man lærer at vente.⏎Ida Holm⏎Leder, Ribe Bibliotek"
    let is_role = |(at, role): (usize, &str)| is_near(page, at - 1) && role.len() <= NAME_LINE && !is_whole(role);
    let words = page.words.within(blocks[index].span).first(60);
    let is_short = blocks[index].span.len() <= SET_OFF && is_whole(line(index));
    is_short
        && segment::is_name(name)
        && below(1).is_some_and(is_role)
        && (tells(words) || words.functions().is(Function::GENERIC))
}

/// `Det bedste er friheden Ida Holm, lærer, Ribe`: words set off, and who said them, in one line.
fn glued(page: Page<'_>, block: &Block) -> Option<Span> {
    let line = &page.text[block.span];
    if line.len() > SET_OFF || !line.contains(", ") || line.ends_with(['.', '!', '?', ':']) {
        return None;
    }
    let words = page.words.within(block.span).first(40);
    let opens = words.class(0).is(Class::SPEECH.or(Class::IMPERSONAL)) && words.is_capital(0);
    let is_name = |at: &usize| {
        words.class(*at).is(Class::GIVEN_NAMES)
            && words.is_capital(*at)
            && words.is_capital(*at + 1)
            && words.is_content(*at - 1)
    };
    let name = (3..words.len()).find(is_name).filter(|_| opens)?;
    let leads = Class::PEOPLE.or(Class::CUE);
    let is_said = words.first(name).classes().is(Class::VERB) && !words.class(name - 1).is(leads);
    let rest = &page.text[Span::new(words.span(name).start(), block.span.end())];
    (is_said && is_name_with_role(rest)).then(|| words.cover(0, name - 1))
}

/// Whether the page cites a block: "> Vi gik hjem."
fn is_cited(page: Page<'_>, index: usize) -> bool {
    let block = page.segmentation.blocks.get(index);
    block.is_some_and(|block| page.text[..block.span.start()].trim_end_matches(['*', '_']).ends_with("> "))
}

/// Whether a block stands right above the next one, with no blank line between them.
fn is_near(page: Page<'_>, index: usize) -> bool {
    let blocks = &page.segmentation.blocks;
    let next = blocks.get(index + 1).filter(|next| next.span.start() >= blocks[index].span.end());
    next.is_some_and(|next| page.text[blocks[index].span.end()..next.span.start()].matches('\n').count() == 1)
}

/// `Ida Holm, lærer, Ribe`, but not "Ida Holm, der er lærer, gik hjem."
fn is_name_line(page: Page<'_>, block: &Block) -> bool {
    let line = &page.text[block.span];
    // "Ida Holm kommer hver dag:"
    let is_told =
        |words: Words<'_>| line.ends_with(':') && words.class(0).is(Class::GIVEN_NAMES) && words.is_capital(1);
    let is_named = || {
        let words = page.words.within(block.span).first(LABEL);
        is_aged_name(words) || is_told(words)
    };
    let is_line = || is_name_with_role(bare_line(line)) || is_role_with_name(page, block) || is_named();
    line.len() <= NAME_LINE && !line.ends_with(['.', '!', '?']) && is_line()
}

/// `Ida, 17`, `Ida (17)`, `Ida, 17 år:`
fn is_aged_name(words: Words<'_>) -> bool {
    (3..=5).contains(&words.len())
        && is_given_name(words.word(0))
        && (words.class(1).is(Class::COMMA) || words.reads(1, "("))
        && words.class(2).is(Class::NUMBER)
}

/// `Køberen: Ida Holm`, `SÆLGEREN: BO LIND`
fn is_role_with_name(page: Page<'_>, block: &Block) -> bool {
    let words = page.words.within(block.span);
    (3..=5).contains(&words.len())
        && words.class(0).is(Class::PEOPLE)
        && words.class(1).is(Class::COLON)
        && (2..words.len()).all(|at| words.is_capital(at))
        && (is_given_name(words.word(2)) || is_given_name(&in_small(words.word(2))))
}

/// A line without the dash before a name, and the colon or the asterisks around it: `— Ida Holm, lærer`, `Ida Holm, lærer:`.
fn bare_line(line: &str) -> &str {
    line.trim_start_matches(['-', '–', '—', '―', '*', '_', ' ']).trim_end_matches([':', '*', '_'])
}

/// `Ida H` of `Ida H.`
fn initials_bare(name: &str) -> &str {
    let bare = name.strip_suffix('.').filter(|bare| bare.ends_with(char::is_uppercase));
    bare.unwrap_or(name)
}

/// The longest line with a name and what its bearer is, in bytes.
const NAME_LINE: usize = 100;

/// How many paragraphs an answer may have before something else is asked.
const ANSWER: usize = 4;

/// Whether somebody speaks in a paragraph for themselves and asks nothing: more of an answer.
fn is_told(page: Page<'_>, block: &Block) -> bool {
    let words = page.words.within(block.span).first(200);
    !asks(page, block) && (tells(words) || addresses(words))
}

/// The initials of whoever asks and does nothing else: `BK: Hvornår begyndte du?`
fn asking<'t>(page: Page<'t>, labelled: &[Option<Labelled>], bracketed: &FxHashSet<&str>) -> FxHashSet<&'t str> {
    let turns = || labelled.iter().flatten().filter(|turn| turn.is_initials);
    let asks = |turn: &&Labelled| page.text[turn.speech].trim_end().ends_with('?');
    let mut asking: FxHashSet<&str> = turns().filter(asks).map(|turn| &page.text[turn.label]).collect();
    for turn in turns().filter(|turn| !asks(turn)) {
        asking.remove(&page.text[turn.label]);
    }
    // "Forstander Ane Holm (AH) og Bo Lind (BL) mødtes": who has a name in the article is no mere interviewer.
    asking.retain(|initials| !bracketed.contains(initials));
    asking
}

/// What stands in brackets on the page, if it is short: `AH` of "Ane Holm (AH)".
fn bracketed(text: &str) -> FxHashSet<&str> {
    let bytes = text.as_bytes();
    let inside = |open: usize| {
        let near = &bytes[open + 1..bytes.len().min(open + 2 + BRACKETED)];
        memchr::memchr(b')', near).map(|len| &text[open + 1..open + 1 + len])
    };
    memchr::memchr_iter(b'(', bytes).filter_map(inside).collect()
}

/// The most bytes between brackets in which an article gives somebody's initials or first name.
const BRACKETED: usize = 24;

fn made(page: Page<'_>, span: Span) -> Quote {
    // "**Bo:** Byt med mig"
    let text = &page.text[span];
    let bold = if text.starts_with('*') { text.len() - text.trim_start_matches(['*', ' ']).len() } else { 0 };
    // "Det var godt. (Latter)"
    let rest =
        text.strip_suffix([')', ']']).and_then(|text| text.rfind(['(', '[']).map(|open| text[..open].trim_end()));
    let rest = rest.filter(|rest| rest.ends_with(['.', '!', '?']) && text.len() - rest.len() < REMARK);
    // "(griner) Ja."
    let led = text[bold..].strip_prefix('(').or_else(|| text[bold..].strip_prefix('['));
    let led = led.and_then(|led| led.find([')', ']']).filter(|&end| end < REMARK && end + 4 < led.len()));
    let bold = bold + led.map_or(0, |end| 2 + end);
    let content = Span::new(span.start() + bold, span.start() + rest.map_or(text.len(), str::len).max(bold));
    Quote::new(span, page.trimmed(content), QuoteForm::Unmarked, QuoteKind::Direct, None)
}

/// The longest remark in brackets behind a turn, in bytes.
const REMARK: usize = 24;

fn may_speak(block: &Block) -> bool {
    !matches!(block.kind, BlockKind::Related | BlockKind::Furniture | BlockKind::Byline | BlockKind::ListItem)
}

fn is_free(block: &Block, spoken: &[Quote]) -> bool {
    let next = spoken.partition_point(|quote| quote.span.end() <= block.span.start());
    spoken.get(next).is_none_or(|quote| !quote.span.overlaps(block.span))
}

/// Whether quotes lie within `speech`, and none of them opens it.
fn is_around(page: Page<'_>, speech: Span, spoken: &[Quote]) -> bool {
    let next = spoken.partition_point(|quote| quote.span.end() <= speech.start());
    let mut within = spoken[next..].iter().take_while(|quote| quote.span.start() < speech.end());
    // "Bo: »Byt med mig«. Det stod der." begins with a quote, and is more.
    let is_all = |quote: &Quote| page.is_bare(Span::new(quote.span.end(), speech.end().max(quote.span.end())));
    let opens = |quote: &Quote| page.is_bare(Span::new(speech.start(), quote.span.start()));
    within.all(|quote| speech.contains(quote.span) && !(opens(quote) && (quote.inquit.is_some() || is_all(quote))))
}

/// A block that begins with words for whoever speaks and a colon.
#[derive(Clone, Copy, Default)]
struct Labelled {
    label: Span,
    speech: Span,
    is_full_name: bool,
    is_initials: bool,
    /// `Borgmester:`
    is_role: bool,
    /// `Borgmesteren:` before words in the first person
    is_bearer: bool,
    /// `Spørgsmål:`
    is_question: bool,
    /// `Svar:`
    is_answer: bool,
    /// `Parwana:`, a word that is no name we know.
    is_stranger: bool,
}

impl Labelled {
    /// `Pia Vang: Vi skal turde`: a title, or all there is.
    fn is_title(self, block: &Block, count: usize) -> bool {
        let is_heading = matches!(block.kind, BlockKind::Headline | BlockKind::Subheading | BlockKind::Standfirst);
        (self.is_full_name && (is_heading || count == 1)) || ((self.is_role || self.is_bearer) && is_heading)
    }
}

/// How many tokens a label may have: `Lis Vandborg, 52, tidligere postbud i Ribe:`
const LABEL: usize = 12;

/// The speech behind `Julia Bund:`, `Julia:`, `JB:`, `Lis Vang, 52, postbud:`, `Dommeren:` or `Svar:`.
fn labelled(page: Page<'_>, block: &Block) -> Option<Labelled> {
    let opening = &page.text.as_bytes()[block.span.range()];
    // Most blocks have no colon near their start, and need no look at their words.
    memchr::memchr(b':', &opening[..opening.len().min(80)])?;
    let words = page.words.within(block.span).first(60);
    // "**Bo:** Byt med mig"
    let words = words.from((0..3).find(|&at| !words.word(at).starts_with('*')).unwrap_or(0));
    let words = words.from(stamp(words));
    // "[Mona]: Hvor er vi?"
    let is_boxed = words.reads(0, "[") && words.is_word(1);
    let words = words.from(usize::from(is_boxed));
    let colon = (1..=LABEL).find(|&at| words.class(at).is(Class::COLON) && !words.reads(at - 1, "("))?;
    let speech = |first: usize| Span::new(words.span(first).start(), block.span.end());
    // "Mona Kjær om ordningen: Vi skulle have gjort det før"
    // "Lærer hos Novo: Man skal bare spørge"
    let subject = (1..colon).find(|&at| matches!(words.word(at), "om" | "efter" | "hos" | "bag" | "fra" | "på" | "i"));
    let is_said = |words: Words<'_>| tells(words) || words.functions().is(Function::GENERIC);
    // "Gæster sad fast i en elevator: Vi sang hele natten"
    let is_own = |words: Words<'_>| (0..2).any(|at| matches!(&*words.lower(at), "jeg" | "vi"));
    if block.kind == BlockKind::Headline
        && (words.class(0).is(Class::PEOPLE) || is_participle(words.word(0)))
        && colon > 2
        && is_own(words.from(colon + 1))
    {
        let label = words.cover(0, 0);
        return Some(Labelled { label, speech: speech(colon + 1), is_full_name: true, ..Labelled::default() });
    }
    if let Some(subject) = subject.filter(|_| block.kind == BlockKind::Headline)
        && (is_name(words.first(subject), subject)
            || (subject == 1 && (words.class(0).is(Class::PEOPLE) || is_called(page, words, block))))
        && is_said(words.from(colon + 1))
    {
        let label = words.cover(0, subject - 1);
        return Some(Labelled { label, speech: speech(colon + 1), is_full_name: true, ..Labelled::default() });
    }
    // "Ane: (griner) Dig og mig."
    let remark = (colon + 2..colon + 5).find(|&at| words.reads(colon + 1, "(") && words.reads(at, ")"));
    let first = remark.unwrap_or(colon) + 1;
    // "Ane (12.03): Kommer du?"
    let colon = (1..colon).find(|&at| words.reads(at, "(") && words.reads(colon - 1, ")")).unwrap_or(colon);
    let colon = if is_boxed && words.reads(colon - 1, "]") { colon - 1 } else { colon };
    // "Bo: »Byt med mig«. Det stod der."
    let is_mark = |at: usize| words.class(at).is(Class::MARK) || words.word(at).starts_with('*');
    let marks = (0..2).take_while(|&more| colon == 1 && is_mark(first + more)).count();
    // "Forsker: Sådan virker søvn": what the article tells.
    let tells_how = || block.kind == BlockKind::Headline && words.function(first).is(Function::THUS);
    let speaks =
        words.is_word(first + marks) && words.len() - first >= 2 && !tells_how() && !is_entry(words.from(first));
    // "Portør Bo: …"
    let is_titled = words.class(0).is(Class::ROLES) && is_given_name(words.word(1));
    let is_full_name = colon > 1 && (is_given_name(words.word(0)) || is_titled);
    let is_short = colon == 1 && words.word(0).len() <= 3;
    let is_initials = is_short && (words.word(0).chars().all(char::is_uppercase) || is_numbered_letter(words.word(0)));
    // "Informant 2: Det ved jeg ikke."
    let is_numbered = colon == 2
        && words.is_capital(0)
        && words.class(0).is(Class::PEOPLE)
        && (words.class(1).is(Class::NUMBER) || words.is_initial(1));
    let note = if colon == 1 { TURN_LABELS.get(&words.lower(0)) } else { None };
    // "RIBE: Hele byen venter."
    if colon == 1 && is_dateline(words.word(0)) {
        return None;
    }
    // "Vært: Mona Kjær. Gæst: Ib Falk, lektor"
    let is_role = (colon == 1 && is_role(words) && !is_name_alone(words, first))
        || is_described_role(words, block, colon)
        || (colon == 1 && block.kind == BlockKind::Headline && is_called(page, words, block))
        || is_body(words, block, colon);
    let is_name = is_name(words, colon) || (colon == 1 && takes_part(page, words.word(0)));
    let is_label = is_initials || is_numbered || is_role || note.is_some() || is_name || is_bearer(words, colon);
    // "Navn: Mona Kjær" is a line of a card, and "Løsning: Vi har flyttet vagten." one of a case.
    let is_other = Class::GRAMMAR.or(Class::JOB_LABELS);
    let is_word = || words.word(0).len() > 2 && words.is_capital(0) && !words.class(0).is(is_other);
    let is_unknown = !is_label && colon == 1 && is_word();
    let is_headline = block.kind == BlockKind::Headline;
    // "Bergholt: Vi er klar" over "skipper Ane Bergholt"; "Holm: Vi har altid sagt –" below "Bente Holm og Sejr Lauge"
    let told = if is_headline { &page.text[block.span.end()..] } else { front(page, block.span.start()) };
    let is_surname = is_unknown && is_surname_of_somebody(words.word(0), told);
    let is_stranger = is_unknown && !is_headline && !is_surname && !ABSTRACT_SUFFIXES.has(&words.lower(0));
    (speaks && (is_label || is_surname || is_stranger)).then(|| Labelled {
        label: words.cover(0, colon - 1),
        speech: speech(first),
        is_full_name: is_full_name || (is_surname && is_headline),
        is_initials,
        is_role,
        is_bearer: is_bearer(words, colon) && tells(words.from(first)),
        is_question: note == Some("q"),
        is_answer: note == Some("a"),
        is_stranger,
    })
}

/// `Konsulent i Struer Kommune.` behind a name: what a box of facts tells of somebody, in a phrase without a verb.
fn is_entry(words: Words<'_>) -> bool {
    let role = words.class(0);
    let is_role = role.is(Class::ROLES) && !role.is(Class::DEFINITE_ROLE) && words.class(1).is(Class::PHRASE_LINKS);
    let end = (1..LABEL).find(|&at| words.class(at).is(Class::STOP)).unwrap_or(LABEL);
    let tells = Class::COPULAS.or(Class::AUXILIARIES).or(Class::PRONOUNS).or(Class::COMMA);
    is_role && (1..end).all(|at| !words.class(at).is(tells))
}

/// `Overlevende`, `Ansatte`: a participle for people.
fn is_participle(word: &str) -> bool {
    word.len() > 6 && ["ende", "ede", "atte"].iter().any(|end| word.ends_with(end))
}

/// `R1`, `P12`: the letter and the number of somebody who is asked; `Q` asks.
fn is_numbered_letter(word: &str) -> bool {
    let number = word.strip_prefix(|c: char| c.is_ascii_uppercase() && c != 'Q');
    number.is_some_and(|number| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()))
}

/// How many tokens tell when a turn was said: `[00:12]` of "[00:12] Karla: Hej.", `00:12` of "00:12 Karla: Hej."
fn stamp(words: Words<'_>) -> usize {
    if words.class(0).is(Class::NUMBER) && words.word(0).contains(':') {
        return 1;
    }
    let is_bracketed = words.reads(0, "[") && words.class(1).is(Class::NUMBER);
    let end = (2..8).find(|&at| is_bracketed && words.reads(at, "]"));
    end.map_or(0, |end| end + 1)
}

/// The first part of a page, up to `end` at most.
fn front<'t>(page: Page<'t>, end: usize) -> &'t str {
    let front = (0..=end.min(FRONT)).rev().find(|&end| page.text.is_char_boundary(end)).unwrap_or(0);
    &page.text[..front]
}

/// `PARWIN:`, where the page begins with who takes part: "Vært Karla Holm og bager Parwin Friis".
fn takes_part(page: Page<'_>, word: &str) -> bool {
    in_capitals(word).is_some_and(|name| front(page, page.text.len()).contains(&name))
}

/// How many bytes of a page tell who takes part in it.
const FRONT: usize = 1_000;

/// Whether nothing but a name stands between a token and the next stop or comma.
fn is_name_alone(words: Words<'_>, from: usize) -> bool {
    // "Topscorer: Mona Kjær 9"
    let is_name = |at: usize| words.is_capital(at) || words.class(at).is(Class::NUMBER);
    let end = (from..words.len()).find(|&at| !is_name(at)).unwrap_or(words.len());
    end > from + 1 && (end == words.len() || words.is_stop(end) || words.class(end).is(Class::COMMA))
}

/// `Julia Bund`, `Julia`, `Julia Bund, 52, postbud` before the colon.
fn is_name(words: Words<'_>, colon: usize) -> bool {
    let Some(name) = source(words, 0).filter(|name| (0..name.next.min(colon)).all(|at| words.is_capital(at))) else {
        return false;
    };
    let is_known = name.next > 1
        || is_given_name(words.word(0))
        || in_capitals(words.word(0)).is_some_and(|name| is_given_name(&name));
    // "Ida, 17 år: …", "Ida, købmand: …"
    let is_told = words.class(2).is(Class::NUMBER.or(Class::PEOPLE));
    let is_described =
        (name.next > 1 || is_told) && is_given_name(words.word(0)) && words.class(name.next).is(Class::COMMA);
    let has_stop = || (name.next..colon).any(|at| words.is_stop(at));
    is_known && (name.next == colon || (is_described && name.next < colon && !has_stop()))
}

/// `RIBE`, before the first words of an article.
fn is_dateline(word: &str) -> bool {
    word.len() > 2 && word.chars().all(char::is_uppercase) && PLACES.is_word(&in_small(word))
}

/// `Ribe` of `RIBE`.
fn in_small(word: &str) -> String {
    let first = word.chars().next().map_or(0, char::len_utf8);
    [&word[..first], &word[first..].to_lowercase()].concat()
}

/// The name that a word in capitals is: `Karen` for `KAREN`, `Lars` for `LARS-OLE`.
fn in_capitals(word: &str) -> Option<String> {
    let first = word.split('-').next().unwrap_or(word);
    let rest = first.chars().next().map_or(first, |c| &first[c.len_utf8()..]);
    let is_large = rest.chars().count() > 2 && rest.chars().all(char::is_uppercase);
    is_large.then(|| [&first[..first.len() - rest.len()], &rest.to_lowercase()].concat())
}

/// `Borgmesteren`, `Dommeren`: one word for whoever bears an office.
fn is_bearer(words: Words<'_>, colon: usize) -> bool {
    let word = words.word(0);
    let ends = ["eren", "øren", "oren", "isten", "anten", "enten", "manden", "kvinden", "lægen", "chefen"];
    colon == 1 && words.is_capital(0) && word.len() > 7 && ends.iter().any(|end| word.ends_with(end))
}

/// `Borgmester`, `Læger`; but a `Leder` over a headline is what the paper itself thinks.
fn is_role(words: Words<'_>) -> bool {
    words.class(0).is(Class::ROLES) && words.is_capital(0) && !words.reads(0, "Leder")
}

/// `Brovagt: …` over an article that tells of "brovagten Ane Holm": a role by its place before a name.
fn is_called(page: Page<'_>, words: Words<'_>, headline: &Block) -> bool {
    let (role, below) = (words.lower(0), &page.text[headline.span.end()..]);
    let is_before_name = |(at, _): (usize, &str)| {
        let rest = &below[at + role.len()..];
        let rest = ["eren", "en", "n", ""].iter().find_map(|end| rest.strip_prefix(end)?.strip_prefix(' '));
        below[..at].ends_with([' ', '\n']) && rest.is_some_and(|rest| rest.starts_with(char::is_uppercase))
    };
    role.len() > 3 && words.is_capital(0) && below.match_indices(&*role).take(ROLE).any(is_before_name)
}

/// `Vandværket: Vi lukker`, `KL: Vi mangler penge`: a body that speaks for itself over an article.
fn is_body(words: Words<'_>, block: &Block, colon: usize) -> bool {
    let body = Class::BODY_WORD.or(Class::KIND_OF_BODY).or(Class::ACRONYM);
    let is_headline = block.kind == BlockKind::Headline && colon <= 3;
    // "VOXPOP: Skal vores by have havn?"
    let speaks = || tells(words.from(colon + 1)) && !words.reads(words.len() - 1, "?");
    is_headline && words.is_capital(0) && words.first(colon).classes().is(body) && speaks()
}

/// How often an article is asked for a word that may be a role.
const ROLE: usize = 8;

/// `Ny direktør`, `Tidligere dansk minister`, over an article: a role that adjectives stand before.
fn is_described_role(words: Words<'_>, block: &Block, colon: usize) -> bool {
    let other = Class::GRAMMAR.or(Class::CUE).or(Class::ROLES).or(Class::GIVEN_NAMES).or(Class::SURNAME);
    // "Ny direktør i Nordfrost: …"
    let place = (2..colon).find(|&at| words.is(at, Function::OF.or(Function::IN)) && words.is_capital(at + 1));
    let end = place.unwrap_or(colon);
    let is_headline = block.kind == BlockKind::Headline && (2..=3).contains(&end);
    let is_role = is_headline && words.class(end - 1).is(Class::ROLES) && !words.is_capital(end - 1);
    is_role && (0..end - 1).all(|at| words.class(at).is(Class::FORMER) || !words.class(at).is(other))
}

/// Whether `block` answers `question`: somebody is asked in the second person, and answers in the first.
fn is_answer(page: Page<'_>, question: &Block, block: &Block) -> bool {
    let words = page.words.within(block.span).first(200);
    let asked = page.words.within(question.span);
    // "Vil du være med?⏎Vi mangler folk.": a heading, and the house itself.
    let is_several = || question.kind == BlockKind::Question || addresses_several(asked);
    asks(page, question) && addresses(asked) && (tells_of_oneself(words) || (tells(words) && is_several()))
}

fn asks(page: Page<'_>, block: &Block) -> bool {
    block.span.len() < 300 && page.text[block.span].ends_with('?')
}

fn addresses(words: Words<'_>) -> bool {
    words.functions().is(Function::SECOND_SINGULAR) || addresses_several(words)
}

fn addresses_several(words: Words<'_>) -> bool {
    words.functions().is(Function::SECOND_PLURAL) || (1..words.len()).any(|at| words.reads(at, "I"))
}

/// Whether somebody says `jeg`.
fn tells_of_oneself(words: Words<'_>) -> bool {
    words.functions().is(Function::FIRST_SINGULAR)
}

fn tells(words: Words<'_>) -> bool {
    words.classes().is(Class::SPEECH)
}
