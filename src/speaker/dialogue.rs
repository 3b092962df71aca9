//! Who speaks in a dialogue: two take turns, a paragraph each, and few of the turns say whose they are.
//!
//! `- Hun ringede, siger Ib.⏎- Hvem?⏎- Hende fra banken.` What tells a turn from speech that goes on: a question asks for an
//! answer, some words only answer, `du` is the other; and who once took turns does so again.

use crate::gloss::{Class, Function};
use crate::lexicon::fold::Lower;
use crate::quote::{QuoteForm, QuoteKind};
use crate::span::Span;
use crate::speaker::lists::{ADDRESSES, REPLIES, RESUMERS};
use crate::speaker::mention::Placed;
use crate::speaker::name::{Name, NameKind};
use crate::speaker::page::Page;
use crate::speaker::scene::{MANY, Scene};
use crate::speaker::sieve::{Sieve, Verdict};
use crate::speaker::{MentionKind, SpeakerKind};

/// How many bytes of words without an attribution are taken for a turn; longer ones go on from the last.
const LONGEST: usize = 100;
/// How many bytes of words, asked or not, can be nothing but an answer.
const BRIEF: usize = 45;
/// How many quotes back somebody must have spoken to be the other.
const REACH: usize = 8;
/// How many paragraphs before a dialogue its people are brought in.
const LEAD_IN: usize = 3;
/// How many questions with an answer make an interview of short answers.
const PAIRS: usize = 3;
/// How many sentences, spoken or not, before a turn may bring in the other.
const RUNS: usize = 16;
/// How many bytes of dashes and marks stand beside a quote in its paragraph at most.
const MOST_BESIDE: usize = 16;
/// How many words of a turn are looked at.
const WORDS: usize = 40;

/// `- Nej, siger Ib.⏎- Jo, siger Mona.⏎- Nej!`, `- Hun ringede, siger Ib til Mona.⏎- Hvem?`
pub(super) fn turn(scene: &mut Scene<'_, '_>, quote: usize) -> Option<Verdict> {
    let before = quote.checked_sub(1)?;
    if !scene.is_in_turn(quote) || scene.has_source(quote) {
        return None;
    }
    // "Det er Mona," siger Ib.⏎"Nå," siger jeg.⏎"Ja.": who speaks with the writer answers, asked or not.
    if scene.is_tellers(before) {
        let near = scene.verdicts[before.saturating_sub(REACH)..before].iter().rev();
        let who = near.flatten().next()?.who;
        return Some(Verdict { who, sieve: Sieve::Answer, mention: None });
    }
    let last = scene.verdicts[before]?.who;
    // "Men jeg sagde til ham: Du skal vente": who goes on with a but answers nobody, unless it is whoever asked before.
    let is_asking_on = || before > 0 && scene.asks(before - 1) && scene.is_in_turn(before) && scene.is_short(quote);
    if scene.resumes(quote) && !scene.asks(before) && !is_asking_on() {
        return None;
    }
    // "Du har siddet her længe, Mona.": whoever is called by name answers.
    let called = scene.called_in(before).filter(|&called| called != last);
    let is_called = called.is_some();
    let called = called.or_else(|| scene.stranger_above(quote));
    let other = called.or_else(|| scene.other(quote, last)).or_else(|| scene.called_near(quote, last));
    let other = other.or_else(|| scene.stranger_before(quote))?;
    let is_reply = scene.addressee(quote) == Some(last)
        || is_called
        || scene.asks(before)
        || scene.is_answering(quote)
        || (scene.is_short(quote) && scene.spoken_of(quote) == Some(last))
        || scene.take_turns(quote, last, other)
        || scene.is_turn_of_tale(quote);
    is_reply.then_some(Verdict { who: other, sieve: Sieve::Turn, mention: None })
}

/// `- Kom nu, Mona.`: whoever calls somebody by name is the other.
pub(super) fn calling(scene: &mut Scene<'_, '_>, quote: usize) -> Option<Verdict> {
    let called = scene.addressee(quote)?;
    // "Mona havde ventet på ham. "Kom nu, Ib!"": who is told of in the same paragraph calls.
    let who = scene.told_above(quote).filter(|&who| who != called).or_else(|| scene.other(quote, called))?;
    Some(Verdict { who, sieve: Sieve::Turn, mention: None })
}

/// `- Nej, siger Ib.⏎- Jo!⏎- Nej!⏎- Jo, siger Mona.`: between two attributions the turns go back and forth.
pub(super) fn back_and_forth(scene: &mut Scene<'_, '_>, quote: usize) -> Option<Verdict> {
    let before = quote.checked_sub(1)?;
    let last = scene.verdicts[before]?.who;
    let end = scene.verdicts.len().min(quote + REACH);
    let next =
        (quote + 1..end).take_while(|&turn| scene.is_in_turn(turn)).find(|&turn| scene.verdicts[turn].is_some())?;
    let known = scene.verdicts[next]?.who;
    let is_row = scene.is_in_turn(quote) && (quote..next).all(|turn| scene.is_short(turn) && !scene.has_source(turn));
    let alternates = ((next - before) % 2 == 1) == (known != last);
    if !is_row || !alternates {
        return None;
    }
    let who = if known == last { scene.other(quote, last)? } else { known };
    // One turn between two of the same person may be theirs too, unless it answers.
    let is_sure = known != last
        || scene.asks(before)
        || scene.is_answering(quote)
        || scene.take_turns(quote, last, who)
        || scene.is_turn_of_tale(quote);
    is_sure.then_some(Verdict { who, sieve: Sieve::Turn, mention: None })
}

/// `- Hvad læser du?⏎- Alt, hvad jeg kan få fat i.`: whoever answered the writer before, or was told of right before the
/// question, or spoke last, or was told of most.
pub(super) fn interviewed(scene: &mut Scene<'_, '_>, quote: usize) -> Option<Verdict> {
    let asked = quote.checked_sub(1).filter(|&asked| scene.is_question(asked))?;
    let told = || {
        let before = asked.checked_sub(1)?;
        let last = || scene.verdicts[before].filter(|_| scene.is_direct(before)).map(|known| known.who);
        scene.subject_within(scene.between(before, asked)).or_else(last)
    };
    let start = scene.roster.page.quotes[asked].span.start();
    let answered = scene.answered_before(asked).map(|known| known.who);
    let who = answered.or_else(told).or_else(|| scene.most_mentioned(start))?;
    Some(Verdict { who, sieve: Sieve::Answer, mention: None })
}

/// `Hvad lærte I?⏎- At vente.`: whoever answered before, or whom the article has told of most so far.
pub(super) fn answer(scene: &mut Scene<'_, '_>, quote: usize) -> Option<Verdict> {
    let page = scene.roster.page;
    let block = scene.block_of(quote).filter(|_| !scene.is_in_block_of_previous(quote))?;
    let question = page.segmentation.blocks[block.checked_sub(1)?].span;
    // "Anmelderne kalder den »kold«. Hvad siger du?": words in marks within the question are no answer.
    let before =
        (quote.saturating_sub(MANY)..quote).rev().find(|&before| page.quotes[before].span.start() < question.start());
    if !page.text[question].ends_with('?')
        || before.is_some_and(|before| page.quotes[before].span.end() > question.start())
    {
        return None;
    }
    // "Ib er hjemme nu. Savner han noget?": who is told of where the question is put to nobody.
    let is_led_up_to = || !scene.is_one_sentence(question) || scene.answered_before(quote).is_none();
    let told = scene.subject_within(question).filter(|_| !scene.addresses(question) && is_led_up_to());
    let is_person = |who: &usize| scene.roster.entries[*who].kind == SpeakerKind::Person;
    if let Some(who) = told.filter(is_person) {
        return Some(Verdict { who, sieve: Sieve::Answer, mention: None });
    }
    let gap = |before: usize| page.text.get(page.quotes[before].span.end()..question.start());
    let is_narrated = |before: usize| gap(before).is_some_and(|gap| gap.contains(char::is_alphabetic));
    let who = match before {
        // Who answered once is the one interviewed, whoever else was let in.
        Some(_) if let Some(known) = scene.answered_before(quote) => known.who,
        // "Mona svarer på alt.⏎Var du nervøs?"
        Some(before) if is_narrated(before) => {
            scene.subject_within(scene.told_since(before, question)).filter(is_person)?
        }
        Some(before) if scene.verdicts[before].is_none_or(|known| is_person(&known.who)) => scene.verdicts[before]?.who,
        // "Avisen har spurgt Ib, hvad han laver.": the paper does not answer itself.
        _ => scene.most_mentioned(question.start())?,
    };
    Some(Verdict { who, sieve: Sieve::Answer, mention: None })
}

/// The quotes that whoever writes the article asks: a paragraph each, right above one that answers, and with no words that
/// say whose they are.
pub(super) fn questions(page: &Page<'_>) -> Vec<usize> {
    let asks = |at: usize| page.text[page.quotes[at].content].trim_end().ends_with('?');
    let block = |at: usize| page.segmentation.block_at(page.quotes[at].span.start()).map(|id| id.index());
    let is_direct = |at: usize| page.quotes[at].kind == QuoteKind::Direct;
    let is_answered = |at: usize| {
        let answer = at + 1;
        let is_next = answer < page.quotes.len() && block(answer) == block(at).map(|at| at + 1);
        // "- Hvem byder?⏎- Jeg! råber en mand.": whoever the writer asks is no stranger.
        let source = || page.quotes[answer].inquit.and_then(|inquit| inquit.source);
        let is_stranger = || source().is_some_and(|who| page.is(page.token_from(who.start()), Class::INDEFINITES));
        is_next && is_direct(answer) && !asks(answer) && !is_stranger()
    };
    // "- Hvem? spurgte Mona.", "- Hende, sagde Ib.": in a tale those told of ask, and their words are short.
    let is_of_tale = |at: usize| {
        let quote = &page.quotes[at];
        let is_past = quote.inquit.is_some_and(|inquit| !page.text[inquit.cue].ends_with('r'));
        is_direct(at) && quote.content.len() <= LONGEST && (is_past || asks(at)) && quote.inquit.is_some()
    };
    let asked = |&at: &usize| {
        is_direct(at) && page.quotes[at].inquit.is_none() && asks(at) && is_whole(page, at) && is_answered(at)
    };
    let mut asked: Vec<usize> = (0..page.quotes.len()).filter(asked).collect();
    // "- Hvad sagde du så?⏎- Nej.": whoever is interviewed answers at length, or is asked again and again and does nothing else.
    let is_at_length = |&at: &usize| page.quotes[at + 1].content.len() > LONGEST;
    let is_row = || asked.len() >= PAIRS && page.quotes.iter().all(|quote| quote.inquit.is_none());
    if !(asked.iter().any(is_at_length) || is_row()) || (0..page.quotes.len()).any(is_of_tale) {
        asked.clear();
    }
    asked
}

/// Whether a quote is all of its paragraph.
fn is_whole(page: &Page<'_>, quote: usize) -> bool {
    let span = page.quotes[quote].span;
    let block = page.segmentation.block_at(span.start()).map(|id| page.segmentation.blocks[id.index()].span);
    let is_bare = |start: usize, end: usize| {
        end.saturating_sub(start) <= MOST_BESIDE && !page.text[start..end.max(start)].contains(char::is_alphabetic)
    };
    block.is_some_and(|block| is_bare(block.start(), span.start()) && is_bare(span.end(), block.end()))
}

/// `- Har du læst det?⏎- Nej, siger Mona.`: whoever asks is the other; so in a tale with any turn before the first that is told.
pub(super) fn asked(scene: &mut Scene<'_, '_>, quote: usize) -> Option<Verdict> {
    let end = scene.verdicts.len().min(quote + REACH);
    let mut turns = (quote + 1..end).take_while(|&turn| scene.is_in_turn(turn));
    let told = turns.find(|&turn| scene.verdicts[turn].is_some())?;
    let known = scene.verdicts[told]?.who;
    let is_row = || scene.is_told_in_past(told) && (quote..told).all(|turn| scene.is_short(turn));
    let is_asked = scene.asks(quote) && (told == quote + 1 || is_row());
    if !is_asked || scene.has_source(quote) {
        return None;
    }
    if (told - quote).is_multiple_of(2) {
        return Some(Verdict { who: known, sieve: Sieve::Turn, mention: None });
    }
    // "Ib stak hovedet ind.⏎- Kommer I?⏎- Nej, sagde Mona."
    let entered = || scene.told_in_paragraph_above(quote);
    let told = scene.told_above(quote).or_else(entered).filter(|&who| who != known);
    // "En dreng åbnede døren.⏎- Kommer du?⏎- Nej, sagde Mona."
    let told = told.or_else(|| scene.stranger_right_above(quote));
    let who = told.or_else(|| scene.other(quote, known))?;
    Some(Verdict { who, sieve: Sieve::Turn, mention: None })
}

/// `Hvad savner du? "Havet." Og hvad så? "Ro," siger Mona.`: one alone answers what is asked in the same paragraph.
pub(super) fn asked_in_line(scene: &mut Scene<'_, '_>, quote: usize) -> Option<Verdict> {
    let known = |&at: &usize| scene.verdicts[at].is_some();
    let answers = |at: usize| scene.block_of(at) == scene.block_of(quote) && scene.answers_in_line(at);
    let (before, behind) = (quote.saturating_sub(REACH)..quote, quote + 1..scene.verdicts.len().min(quote + REACH));
    let is_answer = answers(quote);
    let near = |at: &usize| is_answer && answers(*at) && known(at);
    let other = before.rev().find(near).or_else(|| behind.into_iter().find(near))?;
    Some(Verdict { sieve: Sieve::Answer, mention: None, ..scene.verdicts[other]? })
}

/// `Mona beskyldte Ib for at lyve. "Nej," lød svaret.`: the other of those told of answers, or of those who speak.
fn answer_given(scene: &Scene<'_, '_>, quote: usize) -> Option<Verdict> {
    let page = scene.roster.page;
    let inquit = page.quotes[quote].inquit?;
    let (first, next) = (page.token_from(inquit.cue.start()), page.token_from(inquit.cue.end()));
    let is_answer = |token: usize| page.reads(token, "svaret");
    if !page.is(first, Class::DOCUMENT) || !(is_answer(next) || first.checked_sub(1).is_some_and(is_answer)) {
        return None;
    }
    let start = scene.extent(quote).start();
    let from = page.segmentation.blocks[scene.block_of(quote)?.saturating_sub(1)].span.start();
    let told = Span::new(from.min(start), start);
    let last = quote.checked_sub(1).filter(|&before| page.quotes[before].span.end() >= told.start());
    let asker = last.and_then(|last| scene.verdicts[last]).map(|known| known.who);
    let asker = asker.or_else(|| scene.subject_within(told))?;
    let who = scene.told_beside(told, asker).or_else(|| scene.other(quote, asker))?;
    Some(Verdict { who, sieve: Sieve::Turn, mention: None })
}

/// `Mona spurgte Ib, om han ville med. "Nej."`: whoever is asked answers.
pub(super) fn replied(scene: &mut Scene<'_, '_>, quote: usize) -> Option<Verdict> {
    if let Some(answer) = answer_given(scene, quote) {
        return Some(answer);
    }
    let (asker, asked) = scene.asked_in_report(quote).filter(|_| scene.is_answering(quote))?;
    let who = asked.or_else(|| scene.other(quote, asker))?;
    Some(Verdict { who, sieve: Sieve::Turn, mention: None })
}

impl Scene<'_, '_> {
    /// Whether a quote opens a paragraph right below the one before it, with nothing told between them but the rest of an
    /// attribution: `- Er det dig? råber Ib inde fra stuen.⏎- Ja.`
    pub(super) fn is_in_turn(&self, quote: usize) -> bool {
        let page = self.roster.page;
        let (Some(before), Some(block)) =
            (quote.checked_sub(1).and_then(|before| self.block_of(before)), self.block_of(quote))
        else {
            return false;
        };
        let between = self.between(quote - 1, quote);
        let opening = page.segmentation.blocks[block].span.start();
        let (tail, lead) = (between.start()..opening.max(between.start()), opening..between.end().max(opening));
        let is_bare = |part: std::ops::Range<usize>| !page.text[part].contains(char::is_alphabetic);
        self.is_direct(quote - 1)
            && before + 1 == block
            && is_bare(lead)
            && (is_bare(tail.clone()) || self.is_one_sentence(tail.into()))
    }

    /// Whom the narration right above a quote that opens its paragraph is about.
    fn told_in_paragraph_above(&self, quote: usize) -> Option<usize> {
        let above = self.block_of(quote)?.checked_sub(1)?;
        let span = self.roster.page.segmentation.blocks[above].span;
        let is_spoken = quote > 0 && self.last_block_of(quote - 1) == Some(above);
        if is_spoken { None } else { self.subject_within(span) }
    }

    /// Whether a quote is another's turn in a tale, where each short paragraph is: `- Du kommer sent, sagde Mona.⏎- Bussen var
    /// forsinket.`
    pub(super) fn is_turn_of_tale(&self, quote: usize) -> bool {
        // "- Kom nu, sagde Ib.⏎Mona så op.⏎- Nej.⏎- Jo.": a paragraph that is but a turn goes on as the last one that was told.
        let quotes = self.roster.page.quotes;
        let mut before = (quote.saturating_sub(REACH)..quote).rev();
        let told = before.find(|&turn| quotes[turn].inquit.is_some() || !is_whole(self.roster.page, turn));
        let is_told = told.is_some_and(|turn| self.is_told_in_past(turn));
        let length = |quote: usize| self.roster.page.quotes[quote].content.len();
        is_told && self.is_in_turn(quote) && length(quote) + length(quote - 1) <= LONGEST + LONGEST / 2
    }

    pub(super) fn is_direct(&self, quote: usize) -> bool {
        self.roster.page.quotes[quote].kind == QuoteKind::Direct
    }

    pub(super) fn is_short(&self, quote: usize) -> bool {
        self.roster.page.quotes[quote].content.len() <= LONGEST
    }

    fn words(&self, quote: usize) -> &str {
        self.roster.page.text[self.roster.page.quotes[quote].content].trim_end()
    }

    pub(super) fn asks(&self, quote: usize) -> bool {
        self.words(quote).ends_with('?')
    }

    /// `svarede hun`: whether there is a quote of this number, and its cue tells that it answers.
    pub(super) fn is_told_as_answer(&self, quote: usize) -> bool {
        let page = self.roster.page;
        let inquit = page.quotes.get(quote).and_then(|quote| quote.inquit);
        inquit.is_some_and(|inquit| page.is_function(page.token_from(inquit.cue.start()), Function::ANSWERING))
    }

    /// Whether a turn is one that only somebody else can take: `Ja.`, `Hvem?`, `Det ved du godt.`
    pub(super) fn is_answering(&self, quote: usize) -> bool {
        let content = self.roster.page.quotes[quote].content;
        let mut words = self.first_words(quote);
        let replies = words.clone().next().is_some_and(|word| REPLIES.has(&word));
        let is_brief = content.len() <= BRIEF;
        let addresses = !self.resumes(quote) && words.any(|word| ADDRESSES.has(&word));
        content.len() <= LONGEST && (replies || is_brief || addresses)
    }

    /// Whether a quote is what whoever writes the article asks.
    pub(super) fn is_question(&self, quote: usize) -> bool {
        self.questions.binary_search(&quote).is_ok()
    }

    /// What is known of the last answer to a question before a quote.
    pub(super) fn answered_before(&self, quote: usize) -> Option<Verdict> {
        let before = (quote.saturating_sub(MANY)..quote).rev();
        before.filter(|&other| self.follows_question(other)).find_map(|other| self.verdicts[other])
    }

    /// Whether a question to somebody stands right before a quote, in the same paragraph and with nothing else.
    fn answers_in_line(&self, quote: usize) -> bool {
        let page = self.roster.page;
        let start = self.extent(quote).start();
        let open = self.block_of(quote).map_or(start, |block| page.segmentation.blocks[block].span.start());
        let last = quote.checked_sub(1).map_or(open, |before| self.extent(before).end().max(open));
        let gap = page.text.get(last..start).unwrap_or("").trim_matches([' ', '.', ',', '\n', '"', '»', '«']);
        gap.ends_with('?')
            && !gap.trim_end_matches('?').contains(['.', '!', '?'])
            && self.addresses(Span::new(last, start.max(last)))
    }

    /// Whether a quote opens a paragraph right below a question.
    pub(super) fn follows_question(&self, quote: usize) -> bool {
        let page = self.roster.page;
        let above = self.block_of(quote).and_then(|block| block.checked_sub(1));
        let is_first = !self.is_in_block_of_previous(quote);
        is_first && above.is_some_and(|above| page.text[page.segmentation.blocks[above].span].ends_with('?'))
    }

    /// Whoever was asked right before a quote, if a pronoun that was taken for another may be them: `"Hvad siger du, Mona?"⏎"Nej,"
    /// svarede hun.`, `Ib spurgte Bo, om han ville med. "Nej," sagde han.`
    pub(super) fn asked_before(&self, quote: usize, taken: usize) -> Option<usize> {
        let in_words = || {
            let before = quote.checked_sub(1)?;
            let called = || self.addressee(before).filter(|_| self.asks(before) && self.is_in_turn(quote));
            let asked = || self.asked_in_report(quote).filter(|&(asker, _)| asker == taken)?.1;
            // "- Er det langt? spurgte drengen.⏎- Ja, svarede han.": few answer themselves.
            let answered = || {
                let has_asked = self.asks(before) && self.verdicts[before].is_some_and(|known| known.who == taken);
                let is_answer = has_asked && self.is_in_turn(quote) && !self.asks(quote);
                if is_answer { self.other(quote, taken) } else { None }
            };
            called().or_else(asked).or_else(answered)
        };
        let gender = self.roster.entries[taken].gender;
        let fits = |&who: &usize| who != taken && self.roster.entries[who].gender.agrees(gender);
        in_words().or_else(|| self.questioned(quote, taken)).filter(fits)
    }

    /// `Ib ringede til Bo og spurgte ham ud. "Jeg ved intet," svarede han.`: whom the one taken asks in the sentence right before an
    /// answer.
    fn questioned(&self, quote: usize, taken: usize) -> Option<usize> {
        let page = self.roster.page;
        let (told, _) = self.narrated_before(quote).filter(|_| self.is_told_as_answer(quote))?;
        let verb = told.clone().find(|&verb| page.is_function(verb, Function::ASKING))?;
        let is_object = verb + 1 < told.end && matches!(page.word(verb + 1), "ham" | "hende");
        self.mentions_in(page.span(told.start..verb)).find(|&who| is_object && who != taken)
    }

    /// Who asks whom in the reported question right before a quote that asks nothing: `Mona spurgte Ib, om han ville med. "Nej."`
    pub(super) fn asked_in_report(&self, quote: usize) -> Option<(usize, Option<usize>)> {
        let page = self.roster.page;
        let before = quote.checked_sub(1)?;
        let question = &page.quotes[before];
        let cue = question.inquit.filter(|_| question.form == QuoteForm::Indirect)?.cue;
        // "Ib ville vide, om hun kom. »Ja,« …", but "Ib fortalte, hvor han bor. »Her er stille,« …"
        let opener = page.lower(page.token_from(question.content.start()));
        let is_question = || (&*opener == "om" || opener.starts_with("hv")) && self.is_answering(quote);
        let is_asked = matches!(&page.text[cue], "spurgt" | "spurgte" | "spørger") || is_question();
        if !is_asked || self.asks(quote) || self.is_narrated_between(before, quote) {
            return None;
        }
        let asker = self.verdicts[before]?.who;
        let told = Span::new(cue.end(), question.content.start().max(cue.end()));
        let asked = || self.mentions_in(told).find(|&who| who != asker);
        // "Ib spurgte, hvad hun så gjorde.": whom one asks for their own sake is asked.
        let is_own = |mention: &&Placed| mention.who != asker && mention.kind == MentionKind::Pronoun;
        let meant = || self.placed_in(question.content).iter().take(MANY).find(is_own).map(|mention| mention.who);
        Some((asker, asked().or_else(meant)))
    }

    /// Whether a question is put to somebody: `Hvad savner du?`
    fn addresses(&self, question: Span) -> bool {
        let page = self.roster.page;
        let tokens = page.token_from(question.start())..page.token_from(question.end());
        tokens.take(WORDS).any(|token| ADDRESSES.has(&page.lower(token)))
    }

    /// Whether a turn goes on with what was said before it: `Men …`, `Og …`
    fn resumes(&self, quote: usize) -> bool {
        self.first_words(quote).next().is_some_and(|word| RESUMERS.has(&word))
    }

    fn first_words(&self, quote: usize) -> impl Iterator<Item = Lower<'_>> + Clone {
        let page = self.roster.page;
        let content = page.quotes[quote].content;
        let from = page.token_from(content.start());
        (from..page.token_from(content.end())).take(WORDS).map(move |token| page.lower(token))
    }

    /// Whether the two have taken turns before: one paragraph each, one right below the other.
    fn take_turns(&self, quote: usize, one: usize, other: usize) -> bool {
        let is_short = self.is_short(quote);
        let who = |quote: usize| self.verdicts[quote].map(|known| known.who);
        let mut pairs = (quote.saturating_sub(REACH) + 1..quote).filter(|&turn| self.is_in_turn(turn));
        let is_pair =
            |turn: usize| [(Some(one), Some(other)), (Some(other), Some(one))].contains(&(who(turn - 1), who(turn)));
        is_short && pairs.any(is_pair)
    }

    /// The other one in a dialogue: who spoke last but for `one`, or else was brought in right before.
    pub(super) fn other(&self, quote: usize, one: usize) -> Option<usize> {
        let near = self.verdicts[quote.saturating_sub(REACH)..quote].iter().rev();
        // "I brevet stod: …" takes no part in a dialogue.
        let is_other = |who: &usize| *who != one && !self.roster.entries[*who].kind.is_thing();
        let spoken = near.flatten().map(|known| known.who).find(is_other);
        let ahead = || {
            let ahead = quote + 1..self.verdicts.len().min(quote + REACH);
            let mut turns = ahead.take_while(|&turn| self.is_in_turn(turn)).filter_map(|turn| self.verdicts[turn]);
            turns.find(|known| is_other(&known.who)).map(|known| known.who)
        };
        let told = || self.brought_in(quote, one).or_else(ahead).or_else(|| self.told_after(quote, one));
        spoken.or_else(told).or_else(|| self.met_before(quote, one))
    }

    /// Whom a turn calls by name: somebody told of, or of whom nothing else is known, as the other of a dialogue may be.
    fn called_in(&mut self, turn: usize) -> Option<usize> {
        let content = self.roster.page.quotes[turn].content;
        // »Hvem siger det?«⏎»Mona.«: a name that is all there is answers.
        let is_called = |name: &&Name<'_>| {
            let is_all = content.len() <= name.span.len() + 1;
            name.kind == NameKind::Given && !is_all && self.roster.is_vocative(name)
        };
        let name = self.names_in(content).find(is_called)?;
        let known = self.roster.known(name);
        self.only = self.only.filter(|_| known.is_some());
        Some(known.unwrap_or_else(|| self.roster.admit(name)))
    }

    /// Whom the next turns call by name: `»Ingenting.«⏎»Så sig det, Mona.«`
    fn called_near(&mut self, quote: usize, one: usize) -> Option<usize> {
        let end = self.verdicts.len().min(quote + REACH);
        let turns = (quote + 1..end).find(|&turn| !self.is_in_turn(turn)).unwrap_or(end);
        (quote + 1..turns).filter_map(|turn| self.called_in(turn)).find(|&who| who != one)
    }

    /// Whoever without a name the paragraph right above the second turn of a dialogue begins with: `En kvinde rejste sig.⏎"Det får
    /// vi," sagde Ib.⏎"Hvornår?"`
    fn stranger_above(&mut self, quote: usize) -> Option<usize> {
        let page = self.roster.page;
        let first = quote.checked_sub(1).filter(|&first| !self.is_in_turn(first))?;
        let above = page.segmentation.blocks[self.block_of(first)?.checked_sub(1)?].span;
        let is_spoken = first > 0 && page.quotes[first - 1].span.end() > above.start();
        let start = page.token_from(above.start());
        if is_spoken { None } else { self.roster.stranger_at(start).map(|(who, _)| who) }
    }

    /// Whoever without a name the last sentence right above a quote begins with.
    fn stranger_right_above(&mut self, quote: usize) -> Option<usize> {
        let above = self.block_of(quote)?.checked_sub(1)?;
        let (before, _) = self.narrated_before(quote).filter(|&(_, block)| block == above)?;
        self.roster.stranger_at(before.start).map(|(who, _)| who)
    }

    /// Whoever without a name the sentences right before a dialogue begin with: `En mand åbnede.⏎»Er Mona her?« spurgte Ib.⏎»Nej.«`
    fn stranger_before(&mut self, quote: usize) -> Option<usize> {
        let page = self.roster.page;
        let told = self.lead_in(quote)?;
        let end = page.runs.partition_point(|run| run.tokens.start < page.token_from(told.end()));
        let near = page.runs[..end].iter().rev().take(RUNS).map(|run| run.tokens.start);
        let mut near = near.take_while(|&first| page.tokens()[first].span.start() >= told.start());
        near.find_map(|first| self.roster.stranger_at(first)).map(|(who, _)| who)
    }

    /// The one without a name whom the narration right before a dialogue tells of: `Sygeplejersken nikkede.⏎– Må jeg gå? sagde Ib.⏎– Nej.`
    fn met_before(&self, quote: usize, one: usize) -> Option<usize> {
        let told = self.placed_in(self.lead_in(quote)?);
        let is_other = |mention: &&Placed| {
            mention.who != one
                && self.roster.entries[mention.who].kind == SpeakerKind::Unnamed
                && !self.roster.is_stranger(mention.who)
        };
        let mut others = told.iter().rev().take(MANY).filter(is_other).map(|mention| mention.who);
        let who = others.next()?;
        others.all(|other| other == who).then_some(who)
    }

    /// The one person but for `one` whom the narration right behind a dialogue tells of.
    fn told_after(&self, quote: usize, one: usize) -> Option<usize> {
        let quotes = self.verdicts.len();
        let next = (quote + 1..quotes.min(quote + REACH)).find(|&turn| !self.is_in_turn(turn)).unwrap_or(quotes);
        let page = self.roster.page;
        let from = page.quotes[next - 1].span.end();
        let block = page.segmentation.blocks.get(self.block_of(next - 1)? + 1)?.span;
        let told = Span::new(from, block.end().max(from));
        self.told_beside(told, one)
    }

    /// The one person but for `one` whom the narration before a dialogue tells of.
    fn brought_in(&self, quote: usize, one: usize) -> Option<usize> {
        self.told_beside(self.lead_in(quote)?, one)
    }

    /// Whether whoever writes the article says a turn: `"Hvor?" spørger jeg.`
    fn is_tellers(&self, turn: usize) -> bool {
        let page = self.roster.page;
        let source = page.quotes[turn].inquit.and_then(|inquit| inquit.source);
        let is_first = |source: Span| page.pronoun(page.token_from(source.start())) == Some("1");
        source.is_some_and(is_first)
    }

    /// The narration before the dialogue that a quote is a turn of.
    fn lead_in(&self, quote: usize) -> Option<Span> {
        let first = (quote.saturating_sub(REACH)..=quote).rev().find(|&turn| !self.is_in_turn(turn))?;
        let page = self.roster.page;
        let block = self.block_of(first)?;
        let from = page.segmentation.blocks[block.saturating_sub(LEAD_IN)].span.start();
        Some(Span::new(from, page.quotes[quote].span.start().max(from)))
    }
}
