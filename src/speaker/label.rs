//! Who speaks by what a page sets beside words: a label before them, a name over, under or in brackets behind them.
//!
//! `MK: Det gik.`, `"Det gik."⏎Mona Kjær, leder`, `Ulla Krogh⏎"Jeg glæder mig."`

use crate::gloss::Class;
use crate::quote::QuoteForm;
use crate::segment::BlockKind;
use crate::span::Span;
use crate::speaker::lists::{self, Gender, PERSON_NOUNS, ROLES, TURN_LABELS, gender};
use crate::speaker::mention::Placed;
use crate::speaker::name::{Name, NameKind};
use crate::speaker::scene::{MANY, Scene};
use crate::speaker::sieve::{Sieve, Verdict};
use crate::speaker::{MentionKind, SpeakerKind};

/// How many bytes may stand behind the name that signs a quote: `, elev på Struer Gymnasium`.
const LONGEST_TITLE: usize = 80;
/// How many words of a line may tell what somebody is.
const ROLE_LINE: usize = 4;
/// How many tokens may stand in brackets, with these, where they tell who speaks.
const MOST_IN_BRACKETS: usize = 14;
/// How many paragraphs away the same label stands in a transcript.
const LABELS: usize = 6;
/// How many tokens a role and what its bearer speaks of may have before a colon: `Formand efter dødt løb:`
const LONGEST_LABEL: usize = 7;

/// `MK: "Det gik."`, in a transcript that sets the initials behind the name or the name before each turn; `Elev A: Ja.`
pub(super) fn labelled(scene: &mut Scene<'_, '_>, quote: usize) -> Option<Verdict> {
    let last = scene.colon_before(quote).and_then(|colon| colon.checked_sub(1));
    let is_numbered = last.is_some_and(|last| scene.numbered(last).is_some());
    let (who, mention) = if is_numbered { scene.label_of_stranger(quote) } else { scene.label(quote) }?;
    Some(Verdict { who, sieve: Sieve::Lead, mention: Some(mention) })
}

/// `"Jeg hedder Mona."`: who tells the name.
pub(super) fn introduced(scene: &mut Scene<'_, '_>, quote: usize) -> Option<Verdict> {
    let content = scene.roster.page.quotes[quote].content;
    let name = scene.names_in(content).find(|name| scene.roster.is_own_name(name))?;
    let who = scene.roster.known(name).unwrap_or_else(|| scene.roster.admit(name));
    Some(Verdict { who, sieve: Sieve::Signature, mention: Some(name.span) })
}

/// `Beboer: I tyve år.`
pub(super) fn stranger_in_transcript(scene: &mut Scene<'_, '_>, quote: usize) -> Option<Verdict> {
    let (who, mention) = scene.label_of_stranger(quote)?;
    Some(Verdict { who, sieve: Sieve::Lead, mention: Some(mention) })
}

/// `"Det gik." (Ulla Krogh, leder)`, `"Det gik."⏎(borger, 57 år)`: who is set in brackets behind the words.
pub(super) fn bracketed(scene: &mut Scene<'_, '_>, quote: usize) -> Option<Verdict> {
    let page = scene.roster.page;
    let end = page.quotes[quote].span.end();
    let open = page.token_from(end);
    let inside = page.tokens().get(open + 1).map(|token| token.span.start())?;
    let is_bracket = page.word(open) == "(" && page.text[end..inside].trim_start().len() == 1;
    let limit = page.tokens().len().min(open + MOST_IN_BRACKETS);
    let close = (open + 2..limit).find(|&token| is_bracket && page.word(token) == ")")?;
    let line = page.span(open + 1..close);
    let named = scene.name_line(line).filter(|named| scene.roster.entries[named.0].kind == SpeakerKind::Person);
    let who = named.or_else(|| scene.roster.signed(line)).or_else(|| scene.name_line(line))?;
    Some(Verdict { who: who.0, sieve: Sieve::Signature, mention: Some(who.1) })
}

/// `"Det gik."⏎Kim Lauge, overlæge`
pub(super) fn signature(scene: &mut Scene<'_, '_>, quote: usize) -> Option<Verdict> {
    if let Some(signed) = scene.signed_in_line(quote) {
        return Some(scene.signed_by(signed));
    }
    if let Some(signed) = scene.signed_by_noun(quote) {
        return Some(scene.signed_by(signed));
    }
    let (opening, block) = (scene.block_of(quote)?, scene.last_block_of(quote)?);
    let page = scene.roster.page;
    let is_last = page
        .quotes
        .get(quote + 1)
        .is_none_or(|next| page.segmentation.block_at(next.span.start()).map(|id| id.index()) != Some(block));
    // "Ane⏎Hvad er bedst?⏎"Ro."⏎Bo⏎Elev⏎"Ja."": where a name headed words before, one right over others heads those.
    let last = scene.verdicts[..quote].iter().rev().take(MANY).flatten().map(|known| known.sieve);
    let mut placed = last.filter(|sieve| matches!(sieve, Sieve::Heading | Sieve::Signature));
    let below = page.segmentation.blocks.get(block + 2).map(|below| below.span);
    let role = usize::from(below.is_some_and(|below| scene.is_role_line(below)));
    let is_over = || page.quotes.get(quote + 1).and_then(|_| scene.block_of(quote + 1)) == Some(block + 2 + role);
    let is_row = placed.next() == Some(Sieve::Heading) && is_over();
    let is_headed = || is_row || scene.is_headed(quote, opening) && !scene.is_nearer_below(block);
    let next = page.segmentation.blocks.get(block + 1).filter(|_| is_last && !is_headed())?;
    // The name may head what comes next: "Ane Holm, elev⏎Hvad lærte du?"; "Ane: 3" in a list and "Tekst: Ane" sign nothing.
    let heads = page.segmentation.blocks.get(block + 2).is_some_and(|after| after.kind == BlockKind::Question);
    // "Ib Holm⏎Elev⏎Struer Skole" at the end of a page looks like a menu.
    let is_menu = || next.kind == BlockKind::Furniture && !scene.is_name_heading(next.span);
    if heads || matches!(next.kind, BlockKind::ListItem | BlockKind::Byline) || is_menu() {
        return None;
    }
    let is_said = page.quotes.get(quote + 1).is_some_and(|after| next.span.contains(after.span));
    let signed = |scene: &mut Scene<'_, '_>| if is_said { None } else { scene.roster.dashed_line(next.span) };
    // "Navn: Mona Kjær" heads what comes next.
    let is_card = |line: Span, name: Span| page.text[line.start()..name.start().max(line.start())].contains(':');
    let named = scene.name_line(next.span).filter(|named| !is_card(next.span, named.1));
    let who = named.or_else(|| scene.roster.noun_line(next.span)).or_else(|| signed(scene))?;
    Some(scene.signed_by(who))
}

/// `Ulla Krogh⏎Næstformand⏎"Jeg glæder mig."`
pub(super) fn heading(scene: &mut Scene<'_, '_>, quote: usize) -> Option<Verdict> {
    let page = scene.roster.page;
    // "Ulla Krogh⏎Formand efter kamp: "Vi vandt"": over a headline stands who wrote the article.
    let is_headline = |block: &usize| page.segmentation.blocks[*block].kind == BlockKind::Headline;
    let block = scene.block_of(quote).filter(|block| !is_headline(block))?;
    let above = page.segmentation.blocks[..block].iter().rev().take(4);
    let mut lines = above.take_while(|block| block.span.len() <= 90).map(|block| block.span).peekable();
    let who = std::iter::from_fn(|| {
        let line = lines.next()?;
        // "Ulla Krogh⏎Elev, Havets Kro": the line in between tells what she is.
        let is_named_above =
            scene.is_role_line(line) && lines.peek().is_some_and(|&above| scene.is_name_heading(above));
        Some(scene.name_line(line).filter(|_| !is_named_above))
    });
    let who = who.flatten().next()?;
    Some(Verdict { who: who.0, sieve: Sieve::Heading, mention: Some(who.1) })
}

/// `»Her er ikke til at være«: Beboere klager over støjen`: whom a headline sets behind its colon.
pub(super) fn behind_colon(scene: &mut Scene<'_, '_>, quote: usize) -> Option<Verdict> {
    let page = scene.roster.page;
    let block = page.segmentation.blocks[scene.block_of(quote)?];
    let colon = page.token_from(page.quotes[quote].span.end());
    let head = colon + 1;
    let is_set = block.kind == BlockKind::Headline && head < page.token_from(block.span.end());
    if !is_set || !page.is(colon, Class::COLON) || !page.is(head, Class::PEOPLE) {
        return None;
    }
    let word = page.lower(head);
    let role = lists::noun(&ROLES, &word).filter(|role| role.stem.len() == word.len());
    let known = role.and_then(|role| scene.roster.with_role(role.stem, block.span.start()));
    let mention = page.span(head..head + 1);
    let who = known.unwrap_or_else(|| scene.roster.unnamed(mention, SpeakerKind::Unnamed, Gender::Unknown));
    Some(Verdict { who, sieve: Sieve::Role, mention: Some(mention) })
}

impl Scene<'_, '_> {
    /// Whoever signs with the name that was found, or both if another is joined to it: `Mona og Ib`.
    fn signed_by(&mut self, (who, name): (usize, Span)) -> Verdict {
        let both = self.roster.joined(name);
        let (who, name) = both.unwrap_or((who, name));
        Verdict { who, sieve: Sieve::Signature, mention: Some(name) }
    }

    /// The colon right before a quote, but that of `Annonce:` between two quotes.
    pub(super) fn colon_before(&self, quote: usize) -> Option<usize> {
        let page = self.roster.page;
        let colon = page.token_from(page.quotes[quote].span.start()).checked_sub(1)?;
        let block = page.segmentation.block_at(page.tokens()[colon].span.start())?.index();
        (page.is(colon, Class::COLON) && page.segmentation.blocks[block].kind != BlockKind::Furniture).then_some(colon)
    }

    /// The name or the initials that the words of a quote begin with: `- MK: Det gik.`
    fn label(&mut self, quote: usize) -> Option<(usize, Span)> {
        let page = self.roster.page;
        let first = page.token_from(page.quotes[quote].content.start());
        // "VI: Vi begyndte i maj.", where an article sets VI behind a name; `MK: "Det gik."`
        let within = || first.checked_sub(1).filter(|&colon| page.is(colon, Class::COLON));
        let colon = self.colon_before(quote).or_else(within);
        let label = colon.and_then(|colon| colon.checked_sub(1));
        if let Some(label) = label {
            let span = page.tokens()[label].span;
            if let Some(who) = self.roster.with_initials(span).or_else(|| self.roster.labelled(label)) {
                return Some((who, span));
            }
            // "Struer Kommune: Vi venter"
            let block = self.block_of(quote).map(|at| page.segmentation.blocks[at].span.start());
            // "MK: Ja.": initials, whose bearer comes later.
            let is_label = |name: &&Name<'_>| {
                let is_whole = name.span.end() == span.end() && Some(name.span.start()) == block;
                is_whole && page.text[name.span].contains(char::is_lowercase)
            };
            let last = self.roster.names.ending_at(label + 1);
            let body = last.filter(|name| name.kind == NameKind::Organisation);
            let before = body.filter(is_label).map(|name| name.span);
            if let Some(body) = before.and_then(|name| Some((self.roster.body(name)?.who, name))) {
                return Some(body);
            }
        }
        let name = self.roster.names.starting_at(first)?;
        let colon = page.tokens().get(name.tokens.end)?.span;
        let who = self.roster.known(name).filter(|_| &page.text[colon] == ":")?;
        Some((who, name.span))
    }

    /// The name behind a dash or in brackets that ends the paragraph of a quote: `"Jeg kom sent." - Mona, elev`.
    fn signed_in_line(&self, quote: usize) -> Option<(usize, Span)> {
        let page = self.roster.page;
        let block = page.segmentation.blocks[self.block_of(quote)?].span;
        let dash = page.token_from(page.quotes[quote].span.end());
        let is_dash = dash + 1 < page.tokens().len() && matches!(page.word(dash), "-" | "–" | "—" | "(" | "/");
        let name = self.roster.names.starting_at(dash + 1).filter(|_| is_dash)?;
        let rest = page.text.get(name.span.end()..block.end())?;
        let ends = rest.len() <= LONGEST_TITLE
            && (rest.trim().is_empty() || rest.starts_with([',', ')']) || rest.starts_with(" og "));
        Some((self.roster.known(name).filter(|_| ends)?, name.span))
    }

    /// What somebody is behind a dash that ends the paragraph of a quote: `"Jeg kom sent." - forælder til to`.
    fn signed_by_noun(&mut self, quote: usize) -> Option<(usize, Span)> {
        let page = self.roster.page;
        let (start, end) =
            (page.quotes[quote].span.end(), page.segmentation.blocks[self.last_block_of(quote)?].span.end());
        // "… sent?⏎» ": the mark that closes the words may stand beyond their paragraph.
        let rest = page.text.get(start..end)?;
        let line = Span::new(end - rest.trim_start().len(), end);
        let noun = page.token_from(line.start()) + 1;
        // "… sent." –⏎Mona Kjær, elev: the noun must stand in the line.
        let is_noun =
            page.tokens().get(noun).is_some_and(|token| line.contains(token.span)) && page.is(noun, Class::PEOPLE);
        if is_noun { self.roster.dashed_line(line) } else { None }
    }

    /// The noun that the number or the letter `last` tells apart: `Informant 2`, `Elev A`.
    fn numbered(&self, last: usize) -> Option<usize> {
        let page = self.roster.page;
        let is_mark = page.is(last, Class::NUMBER) || (page.is_capital(last) && page.word(last).len() == 1);
        last.checked_sub(1).filter(|&noun| is_mark && page.is_capital(noun) && page.is(noun, Class::PEOPLE))
    }

    /// The label of a turn in a transcript, if it is all that is known of whoever speaks: `B: Ja.`
    fn label_of_stranger(&mut self, quote: usize) -> Option<(usize, Span)> {
        let page = self.roster.page;
        let last = self.before_age(self.colon_before(quote)?.checked_sub(1)?);
        let label = self.numbered(last).or_else(|| Some(last).filter(|&last| page.is_word(last)))?;
        let span = page.span(label..last + 1);
        let begins_line = page.text[..span.start()].trim_end_matches([' ', '*']).ends_with('\n') || span.start() == 0;
        // "Svar: Ja."
        let is_somebody = page.is(label, Class::ROLES.or(Class::PERSON_NOUNS)) && page.is_capital(label);
        let is_turn =
            page.quotes[quote].form == QuoteForm::Unmarked || is_somebody || self.is_label_again(quote, label);
        let is_turn = is_turn || page.is(label, Class::GROUP_WORDS) || self.is_label_in_row(quote, label);
        if !begins_line || !is_turn || TURN_LABELS.has(&page.lower(label)) {
            return None;
        }
        // "Begge: Vi kommer."
        let known = self.roster.with_letters(&page.text[span]).or_else(|| self.roster.both(span));
        Some((known.unwrap_or_else(|| self.roster.unnamed(span, SpeakerKind::Unnamed, Gender::Unknown)), span))
    }

    /// The last word before an age that ends at `last`: `Mona, 14 år`, `Mona, 14`.
    fn before_age(&self, last: usize) -> usize {
        let page = self.roster.page;
        let number = last.saturating_sub(usize::from(page.is_small(last, Class::YEARS)));
        let comma =
            number.checked_sub(1).filter(|&comma| page.is(number, Class::NUMBER) && page.is(comma, Class::COMMA));
        comma.and_then(|comma| comma.checked_sub(1)).unwrap_or(last)
    }

    /// Whether another paragraph near a quote begins with the same label: `Avisen: …`
    fn is_label_again(&self, quote: usize, label: usize) -> bool {
        let page = self.roster.page;
        let Some(block) = self.block_of(quote) else { return false };
        let blocks = &page.segmentation.blocks;
        let near = block.saturating_sub(LABELS)..blocks.len().min(block + LABELS + 1);
        let is_same = |other: usize| {
            let rest = page.text[blocks[other].span].strip_prefix(page.word(label));
            other != block && rest.is_some_and(|rest| rest.starts_with(':'))
        };
        near.into_iter().any(is_same)
    }

    /// Whether the quotes next to one have labels of their own: `Mona: "Ja."⏎Zeki: "Nej."`
    fn is_label_in_row(&self, quote: usize, label: usize) -> bool {
        let page = self.roster.page;
        let is_headed = |near: usize| {
            let colon = if near < page.quotes.len() { self.colon_before(near) } else { None };
            let label = colon.and_then(|colon| colon.checked_sub(1)).map(|last| self.before_age(last));
            let label = label.filter(|&label| page.is_capital(label));
            let block =
                label.and_then(|_| self.block_of(near)).map(|block| page.segmentation.blocks[block].span.start());
            block.is_some_and(|start| label.is_some_and(|label| page.tokens()[label].span.start() == start))
        };
        page.is_capital(label) && (is_headed(quote + 1) || quote.checked_sub(1).is_some_and(is_headed))
    }

    /// One of several who speaks without a verb: `En elev skriver: "Ro." En anden: "Tid."`
    pub(super) fn elliptic(&mut self, quote: usize) -> Option<(usize, Span)> {
        let page = self.roster.page;
        let colon = self.colon_before(quote)?;
        let run = page.run_of(colon);
        let words = run.tokens.start..colon;
        let is_bare = run.begins && (2..=3).contains(&words.len());
        let is_other = is_bare
            && page.is(words.start, Class::INDEFINITES)
            && page.is(words.start + 1, Class::INDEFINITES.or(Class::PEOPLE));
        let span = is_other.then(|| page.span(words))?;
        Some((self.roster.unnamed(span, SpeakerKind::Unnamed, Gender::Unknown), span))
    }

    /// The role that a headline sets before what is said: `Rådmand: Vi skal turde`.
    pub(super) fn said_by_role(&mut self, quote: usize) -> Option<Verdict> {
        let page = self.roster.page;
        let this = &page.quotes[quote];
        let block = page.segmentation.blocks[self.block_of(quote)?].span;
        let start = if this.form == QuoteForm::Marked { this.span } else { this.content }.start();
        let (first, last) = (page.token_from(block.start()), page.token_from(start));
        // "Borgmester: - Vi skal turde"
        let last = last - usize::from(last > first && page.is(last - 1, Class::BREAK));
        // "Ny direktør: Vi skal turde", "Formand om planen: Vi skal turde", "Dansk træner efter sejren: Vi skal turde"
        let noun = first + usize::from(page.is(first, Class::ADJECTIVES) && !page.is(first, Class::PEOPLE));
        // "Lærere går hjem: Vi er trætte": of a clause, whom it is about.
        let is_heading = page.segmentation.blocks[self.block_of(quote)?].kind == BlockKind::Headline;
        let is_clause = || is_heading && this.form == QuoteForm::Unmarked && page.is(noun, Class::PEOPLE);
        let is_described = noun + 2 < last && page.is(noun + 1, Class::PREPOSITION.or(Class::COMMA));
        let is_told = noun + 2 < last && !is_described && is_clause();
        let is_led = is_described || is_told;
        let longest = if is_led { LONGEST_LABEL } else { 4 };
        let is_label = (2..=longest).contains(&(last - first.min(last))) && page.word(last - 1) == ":";
        let word = page.lower(if is_led { noun } else { last.max(first + 2) - 2 });
        let person = || lists::noun(&PERSON_NOUNS, &word).filter(|_| is_led);
        let found = lists::noun(&ROLES, &word).or_else(person)?;
        // "Elev i 7. klasse: »Det var sjovt.«", but "Eleven i døren: »Det var sjovt.«"
        let is_card = is_led && found.stem.len() == word.len();
        if !is_label || (this.form != QuoteForm::Unmarked && !is_heading && !is_card) {
            return None;
        }
        let span = page.span(first..if is_told { noun + 1 } else { last - 1 });
        let named = |&who: &usize| self.roster.entries[who].kind == SpeakerKind::Person;
        // Over the article, it is whoever the article goes on to tell of, but for "Borgere i Struer: …".
        let is_several = found.stem.len() < word.len() && !found.is_definite;
        let who = self.roster.with_role(found.stem, block.start()).filter(|who| !is_several && named(who));
        // "Forsker: Vi sover for lidt" over an article that never says what Mona Kjær is: whoever speaks first.
        let first = || self.verdicts.get(self.first_told).copied().flatten().map(|known| known.who);
        let may_be_first = is_heading && !is_several && quote < self.first_told;
        let has_none = |&who: &usize| named(&who) && self.roster.entries[who].role.is_none();
        let first = if may_be_first { first().filter(has_none) } else { None };
        // "Smed i 40 år: Det var varmt" over an article of Mona Kjær's work, in which Ib Falk is a guldsmed
        let is_it = |&who: &usize| {
            let role = self.roster.entries[who].role.map(|role| page.lower_of(role));
            role.is_some_and(|role| role.split(' ').any(|part| part == found.stem))
        };
        let who = who.filter(|who| first.is_none() || is_it(who)).or(first);
        let is_later = quote > self.first_told || is_several || is_card && !is_heading;
        let who =
            who.or_else(|| is_later.then(|| self.roster.unnamed(span, SpeakerKind::Unnamed, gender(found.note))))?;
        Some(Verdict { who, sieve: Sieve::Role, mention: Some(span) })
    }

    /// Whether names stand over the quotes rather than under them: the first name of a row comes before its quote.
    fn is_headed(&self, quote: usize, block: usize) -> bool {
        let blocks = &self.roster.page.segmentation.blocks;
        let line = |up: usize| block.checked_sub(up).map(|above| blocks[above].span);
        let is_role = line(1).is_some_and(|line| self.is_role_line(line));
        let up = 1 + usize::from(is_role && line(2).is_some_and(|line| self.is_name_heading(line)));
        if !line(up).is_some_and(|above| self.is_name_heading(above)) {
            return false;
        }
        let before = quote.checked_sub(1).filter(|&before| self.last_block_of(before) == block.checked_sub(up + 1));
        before.is_none_or(|before| self.verdicts[before].is_none_or(|known| known.sieve != Sieve::Signature))
    }

    /// Whether an empty line stands above a block, and none below it.
    fn is_nearer_below(&self, block: usize) -> bool {
        let (blocks, text) = (&self.roster.page.segmentation.blocks, self.roster.page.text);
        let is_apart = |above: usize, below: usize| {
            let (above, below) = (blocks.get(above)?.span.end(), blocks.get(below)?.span.start());
            Some(text.get(above..below)?.matches('\n').count() > 1)
        };
        block.checked_sub(1).and_then(|above| is_apart(above, block)) == Some(true)
            && is_apart(block, block + 1) == Some(false)
    }

    /// Whether a line begins with what somebody is: `Elev, Havets Kro`, `Social- og sundhedsassistent`.
    fn is_role_line(&self, line: Span) -> bool {
        let page = self.roster.page;
        let tokens = page.token_from(line.start())..page.token_from(line.end());
        let mut front = tokens.take(ROLE_LINE).take_while(|&token| page.is_word(token));
        line.len() <= 90
            && front.any(|token| page.is(token, Class::ROLES))
            && !page.text[line].ends_with(['.', '!', '?'])
    }

    /// Whether a line is a name and, behind a comma, what its bearer is: no "Mona vælger byen fra".
    fn is_name_heading(&self, line: Span) -> bool {
        let name = self.name_line(line);
        name.is_some_and(|(_, name)| {
            let rest = &self.roster.page.text[name.end()..line.end().max(name.end())];
            rest.is_empty() || rest.starts_with([',', ':']) || rest.starts_with(" (")
        })
    }

    /// Who is named by a line that holds a name and a role, but no sentence.
    fn name_line(&self, line: Span) -> Option<(usize, Span)> {
        let page = self.roster.page;
        let text = &page.text[line];
        // "Mona nikkede: »Ja.«" is no line of a name.
        let bare = text.trim_end_matches(['"', '”', '“', '«', '»', ' ']);
        let is_short = line.len() <= 160 && !bare.ends_with(['.', '!', '?', ':']);
        let lead = text.len() - text.trim_start_matches(['-', '–', '—', ' ']).len();
        let from = self.roster.mentions.partition_point(|mention| mention.span.start() < line.start());
        let first = self.roster.mentions.get(from).filter(|first| first.kind != MentionKind::Pronoun)?;
        // "Elev, Mona Kjærs Hus" is no line of a name.
        let front = &self.roster.page.text[line.start() + lead..first.span.start().max(line.start() + lead)];
        // "Af Ib Falk", "Elev Ib Falk", "Navn: Ib Falk", "Hilsen Ib Falk", but not "Mød Ib Falk"
        let led = page.token_from(line.start() + lead);
        let leads = Class::PEOPLE.or(Class::TITLES).or(Class::PREPOSITION).or(Class::CONJUNCTIONS);
        let is_bare = !front.contains(char::is_alphabetic) || front.ends_with(": ") || page.is(led, leads);
        let is_greeting = || matches!(page.word(led), "Mvh" | "Kh") || front.trim_end().ends_with("ilsen");
        let is_short_front = !front.contains(',') && (front.len() <= 6 && is_bare || is_greeting());
        // "Pædagog Mona Kjær, Struer Børnehus": what she is may stand first.
        let role = self.roster.entries[first.who].role.filter(|_| first.kind == MentionKind::FullName);
        let is_first = is_short_front
            || role.is_some_and(|role| role.start() == line.start() + lead && role.end() <= first.span.start());
        // "Patienten: Mona Kjær"
        let is_behind_colon = |next: &&Placed| {
            let is_in_line = first.span.end() <= next.span.start() && next.span.end() <= line.end();
            is_in_line && &self.roster.page.text[first.span.end()..next.span.start()] == ": "
        };
        let named = self.roster.mentions.get(from + 1).filter(is_behind_colon).unwrap_or(first);
        // "Sygeplejersken 2019 nr. 3, s. 7": a paper with its year.
        let is_year = |digits: &str| digits.len() == 4 && digits.bytes().all(|byte| byte.is_ascii_digit());
        let is_issue = first.kind == MentionKind::Nominal && text.split([' ', ',']).any(is_year);
        (is_short && is_first && !is_issue).then_some((named.who, named.span))
    }
}
