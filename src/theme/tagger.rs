//! Tag the sentences: `(words, places of patterns) -> tags`, with what turned and what cancelled each.

use std::collections::BTreeSet;
use std::ops::Range;

use super::codebook::{Codebook, Effect, Rule};
use super::forms::Waits;
use super::matcher::{Place, Word};
use super::memo::Memo;
use super::negation::Turners;
use super::{Cancelled, Override, Polarity, Tag, Zone};
use crate::segment::{BlockKind, Segmentation, Token, TokenKind};
use crate::span::{PatternId, SentenceId, Span, ThemeId};

/// A pattern of a theme found in a sentence.
#[derive(Clone, Copy, Debug)]
struct Hit {
    pattern: PatternId,
    theme: ThemeId,
    effect: Effect,
    place: Place,
    zone: Zone,
    cancelled: Option<Cancelled>,
}

impl Hit {
    const fn weight(&self) -> u8 {
        match self.effect {
            Effect::Weak => 1,
            _ => 2,
        }
    }

    const fn overlaps(&self, other: &Self) -> bool {
        self.place.first <= other.place.last && other.place.first <= self.place.last
    }

    /// Whether it holds `other` and more words.
    const fn exceeds(&self, other: &Self) -> bool {
        self.place.first <= other.place.first
            && other.place.last <= self.place.last
            && other.place.last - other.place.first < self.place.last - self.place.first
    }
}

/// Tags one text; its buffers serve every sentence.
pub(super) struct Tagger<'t> {
    text: &'t str,
    segmentation: &'t Segmentation,
    overrides: &'t [Override],
    codebook: &'t Codebook,
    memo: Memo,
    words: Vec<Word>,
    places: Vec<Place>,
    hits: Vec<Hit>,
    nots: Vec<Hit>,
    points: Vec<u32>,
    turners: Turners,
    tags: Vec<Tag>,
}

impl<'t> Tagger<'t> {
    pub(super) fn new(
        text: &'t str,
        segmentation: &'t Segmentation,
        overrides: &'t [Override],
        codebook: &'t Codebook,
    ) -> Self {
        let memo = codebook.matcher().memo();
        let points = vec![0; codebook.themes().len()];
        Self {
            text,
            segmentation,
            overrides,
            codebook,
            memo,
            words: Vec::with_capacity(64),
            places: Vec::with_capacity(32),
            hits: Vec::with_capacity(32),
            nots: Vec::new(),
            points,
            turners: Turners::default(),
            tags: Vec::new(),
        }
    }

    pub(super) fn run(mut self) -> Vec<Tag> {
        for (index, sentence) in self.segmentation.sentences.iter().enumerate() {
            let tokens = sentence.range();
            if self.read(tokens) {
                let zone = Zone::Block(self.segmentation.blocks[sentence.block.index()].kind);
                self.find(sentence.span);
                self.tag(SentenceId::new(index), zone);
            }
        }
        self.weigh_article();
        self.codebook.matcher().rest(self.memo);
        self.tags.sort_by_key(|tag| (tag.span, tag.theme, tag.pattern));
        self.tags
    }

    /// Visits every place of every pattern, also where another pattern found more.
    pub(super) fn each_place(mut self, visit: &mut impl FnMut(PatternId, Span)) {
        for sentence in &self.segmentation.sentences {
            if self.read(sentence.range()) {
                self.find(sentence.span);
                self.gather();
                self.hits.iter().chain(&self.nots).for_each(|hit| visit(hit.pattern, self.span(hit)));
            }
        }
        self.codebook.matcher().rest(self.memo);
    }

    /// Looks up the words of a sentence; whether a pattern of a theme may be found among them.
    // PERF: apart from its callers, whose many other variables would take the registers of the loop.
    #[inline(never)]
    fn read(&mut self, tokens: Range<usize>) -> bool {
        let (text, matcher) = (self.text, self.codebook.matcher());
        let (memo, words) = (&mut self.memo, &mut self.words);
        memo.tidy();
        words.clear();
        let (mut stretch, mut promising) = (0, !self.codebook.regexes().is_empty());
        for token in &self.segmentation.tokens[tokens] {
            if token.kind == TokenKind::Punctuation {
                stretch += u32::from(parts(text, *token));
                continue;
            }
            let word = matcher.word(memo, text, *token, stretch);
            promising |= word.slots.waits == Waits::Theme;
            words.push(word);
        }
        promising
    }

    /// Finds the patterns of the themes.
    fn find(&mut self, sentence: Span) {
        self.places.clear();
        self.codebook.matcher().places(&self.words, Waits::Theme, &self.memo, &mut self.places);
        for (rule, regex) in self.codebook.regexes() {
            for found in regex.find_iter(&self.text[sentence]).filter(|found| !found.is_empty()) {
                let (start, end) = (sentence.start() + found.start(), sentence.start() + found.end());
                let first = self.words.partition_point(|word| word.span.end() <= start);
                let after = self.words.partition_point(|word| word.span.start() < end);
                if first < after {
                    self.places.push(Place { rule: *rule, first, last: after - 1, asked: u64::MAX });
                }
            }
        }
    }

    fn tag(&mut self, sentence: SentenceId, block: Zone) {
        self.gather();
        if self.hits.is_empty() {
            return;
        }
        let mut hits = std::mem::take(&mut self.hits);
        for hit in &mut hits {
            hit.zone = self.zone(hit, block);
            let by_zone = (!tells(hit.zone)).then_some(Cancelled::Zone);
            hit.cancelled = by_zone.or_else(|| cancelling(hit, &self.nots).map(Cancelled::Pattern));
        }
        keep_strongest(&mut hits);
        self.weigh(&mut hits);
        // PERF: two sentences of three have no hit, and whether a word is negated is asked of hits alone.
        self.codebook.matcher().places(&self.words, Waits::Negation, &self.memo, &mut self.places);
        self.turners.read(&self.words, &self.places, self.codebook);
        for hit in &hits {
            let turner = self.turners.turner(&self.words, hit.place, self.codebook.window(hit.theme));
            let against = (hit.effect == Effect::Opposite) != turner.is_some();
            self.tags.push(Tag {
                span: self.span(hit),
                theme: hit.theme,
                pattern: hit.pattern,
                polarity: if against { Polarity::Contra } else { Polarity::Pro },
                turned_by: turner.map(|word| self.words[word].span),
                weight: hit.weight(),
                zone: hit.zone,
                sentence,
                cancelled: hit.cancelled,
            });
        }
        self.hits = hits;
    }

    /// Sorts out what the patterns of themes found, and apart from it what those under `not` found; each in order.
    fn gather(&mut self) {
        self.hits.clear();
        self.nots.clear();
        for &place in &self.places {
            let Rule::Pattern(id) = self.codebook.rule(place.rule) else { continue };
            let pattern = self.codebook.pattern(id);
            let (theme, effect) = (pattern.theme, pattern.effect);
            let zone = Zone::Block(BlockKind::Paragraph);
            let list = if effect == Effect::Not { &mut self.nots } else { &mut self.hits };
            list.push(Hit { pattern: id, theme, effect, place, zone, cancelled: None });
        }
        for list in [&mut self.hits, &mut self.nots] {
            list.sort_unstable_by_key(|hit| (hit.theme, hit.place.first, hit.place.last, hit.pattern));
        }
    }

    /// Keeps of each theme's points those that reach the threshold of the sentence.
    fn weigh(&mut self, hits: &mut [Hit]) {
        for hit in hits.iter().filter(|hit| hit.cancelled.is_none()) {
            self.points[hit.theme.index()] += u32::from(hit.weight());
        }
        let threshold = self.codebook.source().threshold;
        for hit in hits.iter_mut().filter(|hit| hit.cancelled.is_none()) {
            hit.cancelled = (self.points[hit.theme.index()] < threshold).then_some(Cancelled::Threshold);
        }
        hits.iter().for_each(|hit| self.points[hit.theme.index()] = 0);
    }

    /// Lets weak words count in an article that speaks of their theme anyway: "Systemet spørger: Er borgeren fraflyttet?"
    /// where other words tell that it is a program. There each pattern is evidence once, however often it is found.
    fn weigh_article(&mut self) {
        for theme in (0..self.codebook.themes().len()).map(ThemeId::new) {
            let Some(threshold) = self.codebook.article_threshold(theme) else { continue };
            let is_evidence =
                |tag: &&Tag| tag.theme == theme && matches!(tag.cancelled, None | Some(Cancelled::Threshold));
            let evidence = self.tags.iter().filter(is_evidence);
            let patterns: BTreeSet<_> = evidence.map(|tag| (tag.pattern, tag.weight)).collect();
            if patterns.iter().map(|(_, weight)| u32::from(*weight)).sum::<u32>() >= threshold {
                let weak = self.tags.iter_mut().filter(|tag| tag.theme == theme);
                weak.filter(|tag| tag.cancelled == Some(Cancelled::Threshold)).for_each(|tag| tag.cancelled = None);
            }
        }
    }

    fn span(&self, hit: &Hit) -> Span {
        self.words[hit.place.first].span.cover(self.words[hit.place.last].span)
    }

    fn zone(&self, hit: &Hit, block: Zone) -> Zone {
        let span = self.span(hit);
        let before = self.overrides.partition_point(|over| over.span.start() < span.end());
        // Labels hardly overlap one another, so that the last few to begin are the only ones that reach the hit.
        let near = self.overrides[before.saturating_sub(4)..before].iter().rev();
        near.filter(|over| covers(over, span)).map(|over| over.zone).next().unwrap_or(block)
    }
}

/// Whether a label is what the words stand in. A name that is nothing but what the codebook asks for counts:
/// "Vi mødtes på Facebook", but not "Open Data Institute".
const fn covers(over: &Override, span: Span) -> bool {
    over.span.overlaps(span) && !(matches!(over.zone, Zone::Organisation) && span.contains(over.span))
}

/// Whether a mark of punctuation parts two stretches of words: a comma does, a quotation mark does not.
fn parts(text: &str, token: Token) -> bool {
    let is_ascii_quote = |byte: u8| matches!(byte, b'"' | b'\'');
    match &text.as_bytes()[token.span.range()] {
        [mark] => !is_ascii_quote(*mark),
        _ => !matches!(&text[token.span], "”" | "“" | "„" | "»" | "«" | "’" | "‘"),
    }
}

/// Whether words in a zone tell of anything.
const fn tells(zone: Zone) -> bool {
    match zone {
        Zone::Role | Zone::Organisation => false,
        Zone::Block(kind) => !matches!(
            kind,
            BlockKind::AltText | BlockKind::Byline | BlockKind::Caption | BlockKind::Related | BlockKind::Furniture
        ),
    }
}

/// The pattern under `not` that overlaps `hit`. `nots` are in order of theme and first word.
fn cancelling(hit: &Hit, nots: &[Hit]) -> Option<PatternId> {
    let from = nots.partition_point(|not| not.theme < hit.theme);
    let until = nots.partition_point(|not| (not.theme, not.place.first) <= (hit.theme, hit.place.last));
    let near = nots[from..until].iter().rev().take(NEAR);
    // A longer phrase around it knows more: "lader døren stå åben for andre" in spite of `dør~ .. åben~`.
    near.filter(|not| not.overlaps(hit) && !hit.exceeds(not)).map(|not| not.pattern).min()
}

/// How many patterns under `not` are looked at before a hit: more than begin within the reach of one phrase.
const NEAR: usize = 64;

/// Keeps of hits of one theme that overlap the strongest, then the longest; those that count apart from the cancelled.
fn keep_strongest(hits: &mut Vec<Hit>) {
    // `mistillid~` under `opposite` knows more than `*tillid~` under `any`.
    let rank = |hit: &Hit| (hit.weight(), hit.place.last - hit.place.first, hit.effect == Effect::Opposite);
    hits.sort_by_key(|hit| (hit.cancelled.is_some(), hit.theme, hit.place.first));
    hits.dedup_by(|hit, kept| {
        let is_same =
            kept.theme == hit.theme && kept.cancelled.is_some() == hit.cancelled.is_some() && kept.overlaps(hit);
        if is_same && rank(kept) < rank(hit) {
            *kept = *hit;
        }
        is_same
    });
}
