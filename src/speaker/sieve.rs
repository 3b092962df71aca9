//! The rules that give a quote its speaker, surest first.

use serde::{Deserialize, Serialize};

use crate::gloss::{Class, Function};
use crate::quote::{CueTier, Inquit, QuoteForm, QuoteKind};
use crate::segment::BlockKind;
use crate::span::{QuoteId, Span, SpeakerId};
use crate::speaker::lists::{UTTERANCE_NOUNS, noun};
use crate::speaker::page::begins_large;
use crate::speaker::resolve::{By, Named};
use crate::speaker::roster::Roster;
use crate::speaker::scene::{MANY, Scene};
use crate::speaker::{Attribution, Mention, SpeakerKind, dialogue, label};

/// The rule that decided who speaks (CoreNLP: sieve).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Sieve {
    /// The words beside it name a person: `"Det gik," siger Mona Kjær`.
    Name,
    /// They name a body or a text: `"Vi svarer snart," oplyser Ankestyrelsen`.
    Body,
    /// They name several: `"Heldigvis," siger de to`.
    Group,
    /// They name a role that somebody has: `"Jeg lærer," siger lederen`.
    Role,
    /// They are a noun phrase for somebody without a name: `"Alt går op," siger en bonde`.
    Phrase,
    /// They are a pronoun: `"Det gik," siger hun`.
    Pronoun,
    /// It goes on from a quote before it: `"Først," siger Mona, "kom vi."`
    Continued,
    /// The verb shares its subject with the one before: `siger Mona og fortsætter: "Så gik vi."`
    SharedSubject,
    /// The quote after it, with nothing told between them, has the attribution: `- Det gik.⏎- Godt, siger Ib.`
    SharedCue,
    /// The quote after it says more of the same: `"Det gik."⏎"Men sent," tilføjer Mona.`
    Added,
    /// A text goes on to speak: `"Nej," står der i brevet. "Aldrig," hedder det videre.`
    SameText,
    /// The sentence before it ends in a colon and is about one person: `Vært var Ib, som også fik noget med: "Ro."`
    Lead,
    /// The line after it is a name, or it tells its own: `"Det gik."⏎Kim Lauge, overlæge`, `"Jeg hedder Kim."`
    Signature,
    /// The line before it is a name: `Ulla Krogh⏎"Jeg glæder mig."`
    Heading,
    /// Two speak in turn, and it is the turn of the one before the last: `- Nej, siger Ib.⏎- Jo, siger Mona.⏎- Nej!`
    Turn,
    /// The paragraph before it is a question, and one alone answers: `Hvad lærte I?⏎- At vente.`
    Answer,
    /// It is woven into a sentence about one person: `For Jonas var det "for sent".`
    Woven,
    /// Nobody else has been told of since the last quote: `"Ja," siger Mona. "Men sent."`
    Floating,
    /// The narration around it tells of one person: `Mona rejste sig. "Vi går."`
    Neighbour,
    /// The sentence after it tells of one person, in its own paragraph or where no quote stands before it:
    /// `- Vi går. Mona rejste sig.`, `"Det gik."⏎Ordene er Monas.`
    Following,
    /// It stands in the headline or the standfirst, and somebody says the same in the text: `Travlt: "Vi er trætte"⏎"Vi er alle trætte," siger Ib.`
    Headline,
    /// Who spoke last is told of again right after: `"Ja," siger Mona.⏎Ib og Else tav.⏎"Men sent."⏎Mona gik.`
    Resumed,
    /// The article tells of one person only.
    OnlyPerson,
    /// Nobody is near, and most of what is said in the article is said by one.
    Protagonist,
    /// No rule could tell.
    Nobody,
}

impl Sieve {
    /// How often the rule is right: measured on annotated articles, of which those that no rule was made on count double;
    /// rounded, and kept below one where it fired seldom.
    const fn precision(self) -> f32 {
        match self {
            Self::Name => 0.97,
            Self::Lead | Self::Role => 0.95,
            Self::Signature | Self::Answer => 0.93,
            Self::Pronoun => 0.92,
            Self::Group | Self::Following | Self::Heading => 0.90,
            Self::Body | Self::Turn => 0.88,
            Self::Neighbour | Self::Floating | Self::SharedCue => 0.87,
            Self::Phrase => 0.84,
            Self::Added | Self::Headline | Self::Woven => 0.80,
            Self::OnlyPerson => 0.73,
            Self::Protagonist => 0.70,
            Self::SameText | Self::SharedSubject => 0.65,
            Self::Resumed => 0.60,
            Self::Continued => CARRIED,
            Self::Nobody => 0.0,
        }
    }
}

/// How many blocks behind a quote the next narration stands at most: a heading may come between.
const AFTER: usize = 2;
/// How many bytes a word has that tells one quote from another.
const LONG_WORD: usize = 5;
/// How many such words the quote of a headline has at least.
const FEWEST_WORDS: usize = 2;
/// How many sentences of headings may stand between a quote and who is told of after it.
const MOST_HEADINGS: usize = 4;
/// What is left of a confidence when a quote goes on from another.
const CARRIED: f32 = 0.95;
/// What a cue that no list knows takes off.
const OPEN_SLOT: f32 = 0.15;
/// What it takes off that somebody else would fit the pronoun or the role as well.
const RIVAL: f32 = 0.08;

type Rule = fn(&mut Scene<'_, '_>, usize) -> Option<Verdict>;

/// How many of the rules hold for a quote although words beside it name somebody.
const SURE: usize = 5;

/// For quotes that the words beside them do not settle.
const RULES: [Rule; 31] = [
    identified,
    label::introduced,
    label::labelled,
    continued,
    shared_subject,
    lead,
    quoted_text,
    label::stranger_in_transcript,
    dialogue::replied,
    floating_within_block,
    beat,
    dialogue::asked,
    dialogue::asked_in_line,
    dialogue::back_and_forth,
    shared_cue,
    dialogue::interviewed,
    label::signature,
    label::heading,
    dialogue::calling,
    dialogue::turn,
    dialogue::answer,
    woven,
    floating,
    neighbour,
    added,
    headline,
    stranger_told,
    label::behind_colon,
    following,
    resumed,
    only_person,
];

/// Who said a quote, and by which rule.
#[derive(Clone, Copy, Debug)]
pub(super) struct Verdict {
    pub(super) who: usize,
    pub(super) sieve: Sieve,
    pub(super) mention: Option<Span>,
}

/// Who said each quote, by numbers of the roster.
pub(super) fn attributions(roster: &mut Roster<'_>) -> Vec<Attribution> {
    let count = roster.page.quotes.len();
    let only = only(roster);
    let questions = dialogue::questions(roster.page);
    let mut scene = Scene { roster, verdicts: vec![None; count], first_told: count, only, questions };
    for quote in 0..count {
        let told = beside(&mut scene, quote);
        // "En af dem siger: "…" (leder, 50 år)": the brackets say more than words for somebody without a name.
        let is_open = told.is_none_or(|told| told.sieve == Sieve::Phrase);
        let signed = if is_open { label::bracketed(&mut scene, quote) } else { None };
        let is_phrase = told.is_some_and(|told| told.sieve == Sieve::Phrase);
        let signed = signed.or_else(|| if is_phrase { identified(&mut scene, quote) } else { None });
        scene.verdicts[quote] = signed.or(told);
    }
    scene.first_told = scene.verdicts.iter().position(Option::is_some).unwrap_or(count);
    for quote in 0..count {
        if scene.verdicts[quote].is_none() && !scene.is_spoken_by_none(quote) && !scene.is_question(quote) {
            // Words that name a speaker whom nobody can tell still say that it is not the one before.
            let rules = if scene.has_source(quote) { &RULES[..SURE] } else { &RULES[..] };
            let addressee = scene.addressee(quote);
            let last = if scene.is_turn_of_tale(quote) { scene.verdicts[quote - 1].map(|last| last.who) } else { None };
            let may_speak = |verdict: &Verdict| ![addressee, last].contains(&Some(verdict.who));
            scene.verdicts[quote] = rules.iter().find_map(|rule| rule(&mut scene, quote).filter(may_speak));
        }
    }
    leave_to_protagonist(&mut scene);
    // "»Vi går«" over "»Vi går,« siger Mona": words that are said again are of whoever says them.
    for quote in 0..count {
        let said = scene.roster.page.quotes[quote].repeats.and_then(|said| scene.verdicts[said.index()]);
        scene.verdicts[quote] = said.map(|said| Verdict { mention: None, ..said }).or(scene.verdicts[quote]);
    }
    (0..count).map(|quote| scene.attribution(quote)).collect()
}

/// Gives the quotes that no rule could settle to whoever says most of the others; where nobody does, to whom the sentence
/// before them is about.
fn leave_to_protagonist(scene: &mut Scene<'_, '_>) {
    let lead = scene.protagonist();
    for quote in 0..scene.verdicts.len() {
        let is_open = !scene.has_source(quote) && !scene.is_spoken_by_none(quote) && !scene.is_question(quote);
        if scene.verdicts[quote].is_some() || !is_open {
            continue;
        }
        // "- Er du der? råbte Mona.⏎- Kom ind.": another's turn is not hers, whoever else there is.
        let last = if scene.is_turn_of_tale(quote) { scene.verdicts[quote - 1].map(|last| last.who) } else { None };
        let verdict = match lead {
            // "Ib havde ret.": it was somebody else who spoke with him.
            Some(who) => {
                let who = if scene.is_named_within(quote, who) { scene.other(quote, who) } else { Some(who) };
                who.map(|who| Verdict { who, sieve: Sieve::Protagonist, mention: None })
            }
            None => subject(scene, quote),
        };
        scene.verdicts[quote] = verdict.filter(|verdict| Some(verdict.who) != last);
    }
}

/// The words beside the quote name who speaks.
fn beside(scene: &mut Scene<'_, '_>, quote: usize) -> Option<Verdict> {
    let inquit = scene.roster.page.quotes[quote].inquit?;
    let Some(Named { who, by }) = scene.roster.resolve(inquit) else { return same_text(scene, quote, inquit) };
    // "Ro," sagde hun. Mona var træt.
    let only = scene.only.filter(|&only| by == By::Pronoun && scene.roster.may_be_stranger(only, who));
    let called =
        if by == By::Pronoun { scene.asked_before(quote, who).or_else(|| scene.goes_on(quote, who)) } else { None };
    let who = called.or(only).unwrap_or(who);
    let sieve = match by {
        By::Name => Sieve::Name,
        By::Pronoun => Sieve::Pronoun,
        By::Role => Sieve::Role,
        By::Phrase => Sieve::Phrase,
        By::Group => Sieve::Group,
        By::Body => Sieve::Body,
    };
    let source = inquit.source.filter(|&source| !scene.roster.is_of_words_before(source, inquit.cue));
    Some(Verdict { who, sieve, mention: source.map(|source| phrase(scene, inquit.cue, source)) })
}

/// `"Nej," står der i brevet. "Aldrig," hedder det videre.`, `I brevet afvises det. "Nej," står der.`
fn same_text(scene: &mut Scene<'_, '_>, quote: usize, inquit: Inquit) -> Option<Verdict> {
    let page = scene.roster.page;
    let cue = page.token_from(inquit.cue.start());
    // "lyder det blandt andet i brevet"
    let is_empty = |source: Span| page.is(page.token_from(source.start()), Class::INDEFINITES);
    if !inquit.source.is_none_or(is_empty) || !page.is(cue, Class::DOCUMENT) {
        return None;
    }
    let next = page.token_from(inquit.cue.end());
    let end = page.run_of(cue).tokens.end.min(next + BEHIND_CUE);
    let is_behind = inquit.cue.start() >= page.quotes[quote].span.end() && next < end;
    if let Some(who) = is_behind.then(|| scene.roster.text_within(page.span(next..end))).flatten() {
        return Some(Verdict { who, sieve: Sieve::Body, mention: None });
    }
    let start = scene.extent(quote).start();
    let above = page.segmentation.blocks[scene.block_of(quote)?.saturating_sub(1)].span.start();
    let before = quote.checked_sub(1);
    let from = before.map_or(above, |before| scene.extent(before).end()).max(above);
    let told = Span::new(from.min(start), start);
    let named = scene.roster.text_within(told);
    // "Brevet var klart. Det afviste Mona. "Jeg ved intet," lød det.": whoever is told of since speaks.
    let is_sounding = page.is_function(cue, Function::SOUNDING);
    if is_sounding && scene.told_last(told).is_some_and(|last| scene.roster.entries[last].kind == SpeakerKind::Person) {
        return None;
    }
    // "Mona beklager i et brev. "Det er sket," hedder det.": whoever sends a text says what it says.
    let is_sent = named.is_some_and(|text| {
        page.is_function(page.token_from(scene.roster.entries[text].name.start()), Function::INDEFINITE)
    });
    let sender = if is_sent { scene.subject_within(told).or_else(|| scene.roster.body_within(told)) } else { None };
    let known = || scene.verdicts[before?].map(|known| known.who);
    // "Ministeriet skriver, at … "Det er nok," hedder det."
    let writes = |who: &usize| scene.roster.entries[*who].kind.is_thing();
    let named = named.filter(|_| before.is_some());
    let who = sender.or_else(|| named.or_else(known).filter(writes))?;
    Some(Verdict { who, sieve: Sieve::SameText, mention: None })
}

/// The whole phrase that ends in the words for a speaker: `den 43-årige Ib Falk`, `klubbens formand, Mona Kjær`.
fn phrase(scene: &Scene<'_, '_>, cue: Span, source: Span) -> Span {
    let page = scene.roster.page;
    let (first, last) = (page.token_from(cue.end()), page.token_from(source.start()));
    let is_led = |token: usize| page.is(token, Class::ADVERB.or(Class::PREPOSITION).or(Class::VERB));
    // "lyder det fra Mona Kjær", "har hun i dag fortalt": no phrase of one piece.
    let is_near = cue.end() <= source.start()
        && first < last
        && last - first <= LEAD
        && page.gap(first.max(1) - 1).trim().is_empty();
    let is_phrase =
        is_near && !is_led(first) && (!page.is(first, Class::PRONOUNS) || page.is(first, Class::DETERMINERS));
    let is_told = || page.word(first) == "det" && (first..last).any(|token| page.is(token, Class::PREPOSITION));
    if is_phrase && !is_told() { Span::new(page.tokens()[first].span.start(), source.end()) } else { source }
}

/// How many tokens of a phrase may stand before the name in it.
pub(super) const LEAD: usize = 12;
/// How many words a title has at most: `Det var den unge spiller Ib Falk`.
const TITLE: usize = 3;
/// How many tokens behind a cue the text that it is about is named: `lyder det blandt andet i brevet`.
pub(super) const BEHIND_CUE: usize = 8;
/// How many quotes may stand within another before its end.
pub(super) const NESTED: usize = 4;

/// `"Kom nu!" Det var Mona, der ventede.`, `"Kom nu!"⏎Ordene kom fra Mona.`: the sentence behind words tells whose they were.
fn identified(scene: &mut Scene<'_, '_>, quote: usize) -> Option<Verdict> {
    let page = scene.roster.page;
    let this = &page.quotes[quote];
    // "Kom nu!" lød det fra trappen. Det var Mona.
    let is_place = |source: Span| {
        let tokens = page.token_from(source.start())..page.token_from(source.end());
        tokens.into_iter().all(|token| !page.is(token, Class::PEOPLE.or(Class::THIRD).or(Class::CAPITAL)))
    };
    let is_open = this.inquit.is_none_or(|inquit| inquit.source.is_none_or(is_place));
    let end = this.inquit.map_or(this.span.end(), |inquit| this.span.end().max(inquit.span.end()));
    let first = page.token_from(end);
    let stop = usize::from(end > this.span.end() && page.is(first.min(page.tokens().len() - 1), Class::STOP));
    let first = first + stop;
    let run = page.runs.get(page.runs.partition_point(|run| run.tokens.start < first))?;
    let is_behind = is_open && run.tokens.start == first && run.begins && !run.is_quoted;
    let sentence = page.span(run.tokens.clone());
    let named = scene.placed_in(sentence).first().copied().filter(|_| is_behind)?;
    let name = page.token_from(named.span.start());
    let is_told = if page.is(first, Class::CUE) {
        // "Det gik."⏎Fortæller Mona, som …, but "Siger Mona det?" asks, and "Anfører Mona er enig." has a title.
        !page.is(first, Class::ROLES)
            && (first + 1..=first + 1 + TITLE).contains(&name)
            && !page.text[sentence].ends_with('?')
    } else if page.is(first, Class::THING_PRONOUNS) {
        // "Hun scorede."⏎Det var Mona, der så det: in a paragraph of its own it tells of more than the words.
        // "Kom," sagde en stemme.⏎Det var Mona.
        let is_voice = this.inquit.is_some_and(|inquit| inquit.source.is_some());
        let is_near =
            is_voice || page.segmentation.block_at(sentence.start()) == page.segmentation.block_at(this.span.start());
        // "Det er Mona ikke glad for."
        let next = page.token_from(named.span.end());
        let is_all = next == page.tokens().len() || page.is(next, Class::STOP.or(Class::COMMA));
        is_near && is_all && page.is(first + 1, Class::COPULAS) && (first + 2..=first + 2 + TITLE).contains(&name)
    } else {
        let owns = (first + 1..name).any(|token| page.is(token, Class::OWNING_VERBS));
        let is_from = || name > first + 1 && page.word(name - 1) == "fra";
        let word = page.lower(first);
        let are_words = || word.strip_suffix("ene").is_some_and(|stem| UTTERANCE_NOUNS.is_word(stem));
        let is_noun = are_words() || noun(&UTTERANCE_NOUNS, &word).is_some_and(|noun| noun.is_definite);
        is_noun && (owns || is_from())
    };
    is_told.then_some(Verdict { who: named.who, sieve: Sieve::Following, mention: Some(named.span) })
}

/// `"Først," siger Mona, "kom vi."`
fn continued(scene: &mut Scene<'_, '_>, quote: usize) -> Option<Verdict> {
    let before = scene.roster.page.quotes[quote].continues?.index();
    let known = scene.verdicts.get(before).copied().flatten()?;
    Some(Verdict { sieve: Sieve::Continued, mention: None, ..known })
}

/// `siger Mona og fortsætter: "Så gik vi."`, `Mona rejser sig og siger: "Vi går."`
fn shared_subject(scene: &mut Scene<'_, '_>, quote: usize) -> Option<Verdict> {
    let inquit = scene.roster.page.quotes[quote].inquit?;
    let cue = inquit.cue.start();
    let subject = scene.subject_before(cue)?;
    Some(Verdict { who: subject.0, sieve: Sieve::SharedSubject, mention: Some(subject.1) })
}

/// `"Ja," siger Mona. "Men sent."`: in one paragraph.
fn floating_within_block(scene: &mut Scene<'_, '_>, quote: usize) -> Option<Verdict> {
    scene.is_in_block_of_previous(quote).then(|| floating(scene, quote)).flatten()
}

/// `- Det gik.⏎- Godt, siger Ib.`
fn shared_cue(scene: &mut Scene<'_, '_>, quote: usize) -> Option<Verdict> {
    let quotes = scene.roster.page.quotes;
    // "… skulle have sagt, at »alt flyder«": a fragment belongs to its own sentence.
    if quotes[quote].kind == QuoteKind::Mixed || quotes[quote].inquit.is_some() {
        return None;
    }
    // "Hvem byder hundrede?"⏎"Halvtreds!" råber Mona.: who asks in a tale gets an answer.
    let is_asked =
        scene.asks(quote) && scene.is_short(quote) && quote + 1 < quotes.len() && scene.is_in_turn(quote + 1);
    if is_asked && scene.is_short(quote + 1) {
        return None;
    }
    // Who has answered before is asked again, whoever puts in a word.
    if scene.follows_question(quote) && scene.answered_before(quote).is_some() {
        return None;
    }
    let mut at = quote;
    // A long run of paragraphs under one late attribution is rare, and looking further would cost its square.
    while at + 1 < quotes.len() && at < quote + 8 && !scene.is_narrated_between(at, at + 1) {
        at += 1;
        // "- Vi kom sent.⏎- Hvem? spørger Mona.": who answers is another, and what is only reported is told anew.
        if quotes[at].form != quotes[quote].form || (scene.is_in_turn(at) && scene.is_answering(at)) {
            return None;
        }
        if let (Some(known), Some(inquit)) = (scene.verdicts[at], quotes[at].inquit) {
            // "Mona, der er ny, kalder det »hårdt«": what leads up to other words is not shared with those before it, nor
            // is what stands behind a sentence about another.
            if inquit.span.start() < quotes[at].span.start() || scene.told_right_before(quote, known.who) {
                return None;
            }
            // In a tale each short paragraph is another's turn.
            if scene.is_short(quote) && scene.is_in_turn(quote + 1) && scene.is_told_in_past(at) {
                return None;
            }
            return Some(Verdict { sieve: Sieve::SharedCue, mention: None, ..known });
        }
    }
    None
}

/// `"Det gik."⏎Det regner i Struer.⏎"Men sent," tilføjer Mona.`: the next verb says that she spoke before.
fn added(scene: &mut Scene<'_, '_>, quote: usize) -> Option<Verdict> {
    let page = scene.roster.page;
    let inquit = page.quotes.get(quote + 1)?.inquit?;
    let known =
        scene.verdicts[quote + 1].filter(|_| page.is(page.token_from(inquit.cue.start()), Class::ADDING_VERBS))?;
    (quote <= scene.first_told).then_some(Verdict { sieve: Sieve::Added, mention: None, ..known })
}

/// `Vært var Ib, som også fik noget med hjem: "Ro."`
fn lead(scene: &mut Scene<'_, '_>, quote: usize) -> Option<Verdict> {
    let page = scene.roster.page;
    let start = page.quotes[quote].span.start();
    if let Some(verdict) = scene.said_by_role(quote) {
        return Some(verdict);
    }
    let before = scene.colon_before(quote)? + 1;
    let named = scene.roster.sender(before).or_else(|| scene.roster.text_meant(before));
    // "På døren hang et skilt: …"
    // "Vedtægterne er tydelige: …"
    let told = |scene: &mut Scene<'_, '_>| {
        let is_nobodys = scene.subject_before(start).is_none();
        is_nobodys.then(|| scene.roster.text_shown(before).or_else(|| scene.roster.text_opened(before)))?
    };
    let named = named.or_else(|| told(scene));
    if let Some((who, mention)) = named {
        return Some(Verdict { who, sieve: Sieve::Lead, mention: Some(mention) });
    }
    if let Some((who, mention)) = scene.elliptic(quote) {
        return Some(Verdict { who, sieve: Sieve::Lead, mention: Some(mention) });
    }
    // "Mona kom ind, og Ib så op: …"
    let subject = scene.nearest_subject(start)?;
    Some(Verdict { who: subject.0, sieve: Sieve::Lead, mention: Some(subject.1) })
}

/// `Notatet er på to sider. "Det må frarådes."`: the text that the sentence right before is about, where nobody speaks of oneself.
fn quoted_text(scene: &mut Scene<'_, '_>, quote: usize) -> Option<Verdict> {
    let page = scene.roster.page;
    let this = &page.quotes[quote];
    let tokens = page.token_from(this.content.start())..page.token_from(this.content.end());
    let is_own = tokens.into_iter().take(MANY).any(|token| page.is(token, Class::SPEECH));
    let (before, block) = scene.narrated_before(quote)?;
    let told = page.span(before.clone());
    let is_whole = page.run_of(before.start).begins && page.text[told].ends_with('.');
    if is_own || !is_whole || Some(block) != scene.block_of(quote) || !scene.is_direct(quote) {
        return None;
    }
    // "Rapporten er Monas. "Det tog et år."": where somebody is told of, they may speak.
    let is_alone = scene.mentions_in(told).next().is_none();
    let (who, mention) = scene.roster.text_subject(before).filter(|_| is_alone)?;
    Some(Verdict { who, sieve: Sieve::SameText, mention: Some(mention) })
}

/// `For Jonas handler det om at se verden, "inden det er for sent".`
fn woven(scene: &mut Scene<'_, '_>, quote: usize) -> Option<Verdict> {
    let page = scene.roster.page;
    if page.quotes[quote].kind != QuoteKind::Mixed {
        return None;
    }
    let subject = scene.nearest_subject(page.quotes[quote].span.start())?;
    Some(Verdict { who: subject.0, sieve: Sieve::Woven, mention: Some(subject.1) })
}

/// `"Ja," siger Mona.⏎"Men sent."`: nobody else has been told of since.
fn floating(scene: &mut Scene<'_, '_>, quote: usize) -> Option<Verdict> {
    let before = quote.checked_sub(1)?;
    // A fragment belongs to whom its own sentence is about.
    // "En lærer siger, at hendes leder altid siger »vi«.": it is the teacher who goes on.
    let before = scene.outermost(before);
    // "Avisen har spurgt Mona, om hun går.⏎"Nej."": whoever is asked in the sentence before answers.
    if let Some((_, Some(who))) = scene.asked_in_report(quote) {
        return Some(Verdict { who, sieve: Sieve::Answer, mention: None });
    }
    // "… da en nabo spurgte, om han ville hjælpe.": who is only let in, and has no name, is not the one who goes on.
    // "- Hvem har set mit kostume?⏎En dame står i trøje.⏎- Vi er otte.": nor is whom only the words behind a quote tell of.
    let is_stranger = |known: &Verdict| {
        known.sieve == Sieve::Following && scene.roster.entries[known.who].kind == SpeakerKind::Unnamed
    };
    let is_let_in =
        |&at: &usize| scene.verdicts[at].is_some_and(|known| is_stranger(&known) || scene.is_let_in(at, known.who));
    let is_next = scene.is_in_block_of_previous(quote);
    let before = (before.saturating_sub(NESTED)..=before).rev().find(|at| is_next || !is_let_in(at))?;
    let known = scene.verdicts[before].filter(|_| scene.is_direct(quote))?;
    // "Lægen siger, at det tager tid. "Han sagde ikke hvor længe."": of whom one speaks does not speak.
    if scene.roster.page.quotes[before].form == QuoteForm::Indirect && scene.spoken_of(quote) == Some(known.who) {
        return None;
    }
    // "Mona mødte Ib, og han synes, at det er dyrt.⏎"Jeg går."": what somebody thinks gives them no floor.
    let thinks = scene.roster.page.quotes[before].inquit.is_some_and(|inquit| inquit.tier == CueTier::Clause);
    if thinks && !is_next {
        return None;
    }
    let between = scene.between(before, quote);
    // "Ib gjorde noget sødt.": few speak of themselves by name.
    if scene.is_named_within(quote, known.who) {
        return None;
    }
    let has_been_let_in =
        |who| (before + 1..quote).any(|at| scene.verdicts[at].is_some_and(|let_in| let_in.who == who));
    let is_alone = scene.mentions_in(between).all(|who| who == known.who || has_been_let_in(who));
    // "tilføjede Mona med et blik til Ib. "Og nu …": whoever the same sentence still names does not take over.
    // "Ib?" Mona rejste sig. "Jeg går.": a new sentence is no rest of an attribution.
    let is_reported = scene.roster.page.quotes[before].form == QuoteForm::Indirect;
    let is_rest = || !is_reported && !begins_large(scene.roster.page.text[between].trim_start());
    let is_one_sentence = scene.is_in_block_of_previous(quote) && scene.is_one_sentence(between) && is_rest();
    (is_alone || is_one_sentence).then_some(Verdict { sieve: Sieve::Floating, mention: None, ..known })
}

/// `Mona rejste sig.⏎"Vi går."`: one person in the narration right before.
fn neighbour(scene: &mut Scene<'_, '_>, quote: usize) -> Option<Verdict> {
    let page = scene.roster.page;
    let start = page.quotes[quote].span.start();
    // "Ulla Krogh⏎Formand: "Vi vandt"": over a headline stands who wrote the article.
    let block = scene.block_of(quote).filter(|&block| page.segmentation.blocks[block].kind != BlockKind::Headline)?;
    let from = page.segmentation.blocks[block.saturating_sub(1)].span.start();
    // Of several people in the paragraph, the one of the sentence right before: "Ib kom. Lugten var slem, syntes Mona."
    let sentences = &page.segmentation.sentences;
    let last = sentences.partition_point(|sentence| sentence.span.end() <= start).checked_sub(1);
    let from_last = last.map_or(from, |last| sentences[last].span.start().clamp(from, start));
    let (near, last) = (Span::new(from, start), Span::new(from_last, start));
    let told = scene.one_of(near).or_else(|| scene.one_of(last)).or_else(|| scene.named_subject(last));
    // "Ib har en datter. Hun er otte.", and then "Hun vil have en hund.": of whom one speaks does not speak.
    let spoken_of = scene.spoken_of(quote);
    let other = spoken_of.and_then(|spoken_of| scene.told_beside(near, spoken_of));
    // "…," siger Mona. Ib sov i to døgn. "Så vågnede han.": nor if she goes on.
    // "Brevet er fra Ib." Bo gik. "Hvad skriver han?": but of him whom the words before name.
    let last = quote.checked_sub(1).filter(|&last| scene.names_in(page.quotes[last].content).next().is_none());
    let last = last.and_then(|last| scene.verdicts[last]).map(|last| scene.roster.entries[last.who].gender);
    let is_spoken_of = |&spoken_of: &usize| {
        let member = &scene.roster.entries[spoken_of];
        let is_another = last.is_some_and(|last| !last.agrees(member.gender));
        told == Some(spoken_of) && (member.kind == SpeakerKind::Unnamed || is_another)
    };
    let last = || spoken_of.filter(is_spoken_of).and_then(|spoken_of| scene.other(quote, spoken_of));
    let who = other.or_else(last).or(told)?;
    if scene.is_named_within(quote, who) || !scene.is_taken_up(Span::new(from, start)) {
        return None;
    }
    Some(Verdict { who, sieve: Sieve::Neighbour, mention: None })
}

/// `- Nu viser jeg vej. Mona gik foran.`: who acts in the paragraph that the quote opens.
fn beat(scene: &mut Scene<'_, '_>, quote: usize) -> Option<Verdict> {
    let page = scene.roster.page;
    let this = &page.quotes[quote];
    let block = page.segmentation.blocks[scene.block_of(quote)?].span;
    let opens = !page.text[block.start()..this.span.start().max(block.start())].contains(char::is_alphabetic);
    if !opens || this.inquit.is_some() || !scene.is_direct(quote) {
        return None;
    }
    let next = page.token_from(this.span.end());
    let place = page.tokens().get(next)?.span;
    let actor = scene.mention_at(place).filter(|actor| actor.weight > 0)?;
    let run = page.run_of(next);
    let is_told = run.begins && run.tokens.start == next && place.start() < block.end();
    if !is_told || scene.is_named_within(quote, actor.who) {
        return None;
    }
    Some(Verdict { who: actor.who, sieve: Sieve::Following, mention: None })
}

/// `Travlt år: "Vi er trætte"⏎… "Vi er alle trætte," siger Ib.`: a headline shortens what somebody says in the text.
fn headline(scene: &mut Scene<'_, '_>, quote: usize) -> Option<Verdict> {
    let page = scene.roster.page;
    let kind = page.segmentation.blocks[scene.block_of(quote)?].kind;
    let end = page.quotes.len().min(quote + MANY);
    // The words of most weight are the long ones.
    let words = |at: usize| {
        let content = page.quotes[at].content;
        let tokens = page.token_from(content.start())..page.token_from(content.end());
        tokens.take(MANY).filter(|&token| page.word(token).len() >= LONG_WORD).map(|token| page.lower(token))
    };
    let is_first = quote <= scene.first_told.min(MANY) && scene.first_told < page.quotes.len();
    let is_headline = matches!(kind, BlockKind::Headline | BlockKind::Standfirst) && is_first;
    if !is_headline || words(quote).count() < FEWEST_WORDS {
        return None;
    }
    let says = |&at: &usize| words(quote).all(|word| words(at).any(|other| *other == *word));
    let known = (quote + 1..end).filter(says).find_map(|at| scene.verdicts[at])?;
    Some(Verdict { sieve: Sieve::Headline, mention: None, ..known })
}

/// `En kvinde rejste sig. "Det er løgn!"`: whoever without a name the sentence right before begins with.
fn stranger_told(scene: &mut Scene<'_, '_>, quote: usize) -> Option<Verdict> {
    let page = scene.roster.page;
    let (before, block) = scene.narrated_before(quote)?;
    let is_near = Some(block) == scene.block_of(quote) && scene.is_direct(quote);
    let is_alone = is_near && scene.mentions_in(page.span(before.clone())).next().is_none();
    let (who, mention) = scene.roster.stranger_at(before.start).filter(|_| is_alone)?;
    Some(Verdict { who, sieve: Sieve::Neighbour, mention: Some(mention) })
}

/// `"Det gik."⏎Ordene er Monas.`: nobody before, but one person right after.
fn following(scene: &mut Scene<'_, '_>, quote: usize) -> Option<Verdict> {
    let page = scene.roster.page;
    let start = scene.extent(quote).end();
    let first = page.segmentation.sentences.partition_point(|sentence| sentence.span.start() < start);
    // "Det gik."⏎TRE ÅR SENERE⏎I dag er Mona …: a heading tells of nobody.
    let is_heading = |at: &usize| {
        let block =
            page.segmentation.sentences.get(*at).map(|sentence| page.segmentation.blocks[sentence.block.index()]);
        block.is_some_and(|block| matches!(block.kind, BlockKind::Subheading | BlockKind::Byline))
    };
    let first = (first..first + MOST_HEADINGS).find(|at| !is_heading(at))?;
    let start = page.segmentation.sentences.get(first)?.span.start().max(start);
    let is_first = quote <= scene.first_told && scene.is_direct(quote);
    let sentence = page.segmentation.sentences.get(first).filter(|_| is_first)?;
    // "• Ane: 38" in a list tells of nobody, and "- Hvem? siger Ane." of another.
    let is_answered = quote + 1 < page.quotes.len() && scene.is_in_turn(quote + 1) && scene.is_answering(quote + 1);
    if is_answered || page.segmentation.blocks[sentence.block.index()].kind == BlockKind::ListItem {
        return None;
    }
    // "- Hvem står på mål?⏎En vågen journalist måtte spørge.": whom the article does not know yet.
    if let Some((who, mention)) = scene.roster.stranger_at(page.token_from(start)) {
        return Some(Verdict { who, sieve: Sieve::Following, mention: Some(mention) });
    }
    let who = scene.one_of(Span::new(start, sentence.span.end().max(start)))?;
    // "Der er langt til huset ved søen, hvor kæresten Ib venter.", "Har du været hård ved Ib Falk?"
    if !scene.is_taken_up(Span::new(start, sentence.span.end().max(start))) {
        return None;
    }
    // "- Er det sandt?⏎Mona nikkede.": whoever is asked does not ask.
    if scene.asks(quote) || scene.is_named_within(quote, who) {
        return None;
    }
    Some(Verdict { who, sieve: Sieve::Following, mention: None })
}

/// `"Ja," siger Mona.⏎Ib og Else tav.⏎"Men sent."⏎Mona gik.`: several are told of before, the last speaker right after.
fn resumed(scene: &mut Scene<'_, '_>, quote: usize) -> Option<Verdict> {
    let known = scene.verdicts[quote.checked_sub(1)?]?;
    let end = scene.extent(quote).end();
    let from = scene.roster.mentions.partition_point(|mention| mention.span.start() < end);
    let next = scene.roster.mentions.get(from).filter(|next| next.who == known.who)?;
    let block = |at: usize| scene.roster.page.segmentation.block_at(at).map(|id| id.index());
    (block(next.span.start())? <= block(end.checked_sub(1)?)? + AFTER).then_some(Verdict {
        sieve: Sieve::Resumed,
        mention: None,
        ..known
    })
}

/// `Mona tog imod med en prøve, som Else dumpede.⏎"Hun nåede det ikke."`: of several told of right before, the last subject, where
/// no other rule can tell.
fn subject(scene: &Scene<'_, '_>, quote: usize) -> Option<Verdict> {
    let page = scene.roster.page;
    let start = page.quotes[quote].span.start();
    let from = page.segmentation.blocks[scene.block_of(quote)?.saturating_sub(1)].span.start();
    let near = Span::new(from.min(start), start);
    let who = scene.subject_within(near).filter(|&who| scene.roster.entries[who].kind == SpeakerKind::Person)?;
    let may_be = scene.is_direct(quote) && !scene.is_named_within(quote, who) && scene.is_taken_up(near);
    may_be.then_some(Verdict { who, sieve: Sieve::Neighbour, mention: None })
}

/// The article names one person: an interview.
fn only_person(scene: &mut Scene<'_, '_>, quote: usize) -> Option<Verdict> {
    let who = scene.only?;
    // "Hvem er det?"⏎"Det er mig," svarede Mona.: nobody answers themselves.
    let is_answered = scene.asks(quote) && scene.is_told_as_answer(quote + 1);
    let is_asker = !is_answered || scene.verdicts[quote + 1].is_none_or(|next| next.who != who);
    is_asker.then_some(Verdict { who, sieve: Sieve::OnlyPerson, mention: None })
}

/// The one person whom the article names, if one alone.
fn only(roster: &Roster<'_>) -> Option<usize> {
    let mut people = roster.entries.iter().enumerate().filter(|(_, entry)| entry.kind == SpeakerKind::Person);
    let (who, only) = people.next()?;
    // "Har I været hårde ved Ib Falk?", "huset, hvor kæresten Ib venter": he is another's, and not the one who speaks.
    let is_another = |mention: &Mention| roster.is_asked_about(mention.span) || roster.is_somebodys(mention.span);
    if !only.mentions.is_empty() && only.mentions.iter().take(MANY).all(is_another) {
        return None;
    }
    // "Mona tav. Han virkede lettet.": there are two.
    let is_other = |other: usize| roster.is_stranger(other) && !roster.entries[other].gender.agrees(only.gender);
    if (0..roster.entries.len()).take(MANY).any(is_other) {
        return None;
    }
    (people.next().is_none() && !is_told_by_one(roster)).then_some(who)
}

/// Whether the narration is told in the first person: "spurgte jeg".
fn is_told_by_one(roster: &Roster<'_>) -> bool {
    let page = roster.page;
    let mut narrated = page.runs.iter().filter(|run| !run.is_quoted).flat_map(|run| run.tokens.clone());
    narrated.any(|token| page.is(token, Class::SPEECH) && matches!(page.word(token), "jeg" | "Jeg"))
}

impl Scene<'_, '_> {
    fn attribution(&self, quote: usize) -> Attribution {
        let cue = self.roster.page.quotes[quote].inquit.map(|inquit| inquit.cue);
        let Some(verdict) = self.verdicts[quote].filter(|verdict| !self.roster.is_stranger(verdict.who)) else {
            let mention = self.roster.page.quotes[quote].inquit.and_then(|inquit| inquit.source);
            return Attribution { mention, cue, ..nobody(QuoteId::new(quote)) };
        };
        Attribution {
            quote: QuoteId::new(quote),
            speaker: Some(SpeakerId::new(verdict.who)),
            mention: verdict.mention,
            cue,
            sieve: verdict.sieve,
            confidence: self.confidence(quote, verdict),
        }
    }

    fn confidence(&self, quote: usize, verdict: Verdict) -> f32 {
        let first = self.roster.page.quotes[quote].continues.map(|first| first.index()).filter(|&first| first < quote);
        match first.and_then(|first| self.verdicts[first]).filter(|_| verdict.sieve == Sieve::Continued) {
            // Each step back is to an earlier quote, and no chain of them is longer than an article.
            Some(origin) => CARRIED * origin.sieve.precision(),
            None => verdict.sieve.precision() - self.penalty(quote, verdict),
        }
    }

    /// What makes an attribution less sure than its rule.
    fn penalty(&self, quote: usize, verdict: Verdict) -> f32 {
        let tier = self.roster.page.quotes[quote].inquit.map(|inquit| inquit.tier);
        let open = if tier == Some(CueTier::OpenSlot) { OPEN_SLOT } else { 0.0 };
        let rival = if self.has_rival(quote, verdict) { RIVAL } else { 0.0 };
        open + rival
    }

    /// Whether several are told of in the paragraph of a quote and the one before, up to the quote.
    fn is_one_of_several(&self, quote: usize) -> bool {
        let blocks = &self.roster.page.segmentation.blocks;
        let start = self.roster.page.quotes[quote].span.start();
        let from = self.block_of(quote).map_or(start, |block| blocks[block.saturating_sub(1)].span.start().min(start));
        self.one_of(Span::new(from, start)).is_none()
    }

    /// Whether somebody else was named lately whom the same pronoun fits.
    fn has_rival(&self, quote: usize, verdict: Verdict) -> bool {
        if verdict.sieve == Sieve::Neighbour {
            return self.is_one_of_several(quote);
        }
        let Some(mention) = verdict.mention.filter(|_| verdict.sieve == Sieve::Pronoun) else { return false };
        let end = self.roster.mentions.partition_point(|other| other.span.start() < mention.start());
        let gender = self.roster.entries[verdict.who].gender;
        let near = self.roster.mentions[end.saturating_sub(8)..end].iter();
        near.filter(|other| other.who != verdict.who).any(|other| self.roster.entries[other.who].gender.agrees(gender))
    }
}

/// Nobody can be told.
pub(super) const fn nobody(quote: QuoteId) -> Attribution {
    Attribution { quote, speaker: None, mention: None, cue: None, sieve: Sieve::Nobody, confidence: 0.0 }
}
