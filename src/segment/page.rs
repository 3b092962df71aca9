//! A page as its pieces look: how long each is, how it begins and ends, what its first words name, who tells it.
//!
//! What a piece is for is said in [`zone`](super::zone).

use std::sync::LazyLock;

use regex::Regex;
use rustc_hash::FxHashSet;

use crate::lexicon::entries;
use crate::lexicon::fold::lower;
use crate::segment::BlockKind;
use crate::segment::layout::{Piece, Sign};
use crate::segment::mark::{is_dash, is_quote};
use crate::segment::named::NAMED_LINES;

/// The pieces of a page, and what was seen by looking at each of them once.
pub(super) struct Page<'t> {
    text: &'t str,
    pub(super) pieces: Vec<Piece>,
    pub(super) looks: Vec<Look>,
    pub(super) is_interview: bool,
    /// Whether most pieces stand apart, by blank lines.
    is_spaced: bool,
}

/// How a piece looks.
#[derive(Clone, Copy)]
pub(super) struct Look {
    /// How many words, as the spaces tell.
    pub(super) words: u16,
    pub(super) lead: Lead,
    pub(super) end: End,
    /// What its first words say it is, where it is short.
    pub(super) named: Option<BlockKind>,
    /// Whether it has a letter or a figure at all.
    pub(super) has_words: bool,
    /// What stands somewhere in it, where it is short.
    pub(super) signs: Signs,
    /// Whether it credits a photographer: "(Foto: Bo Friis)".
    pub(super) has_credit: bool,
    /// Whether it is an item of a list led by hyphens.
    pub(super) is_item: bool,
}

/// Figures and marks that some rule asks for: a bit each.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Signs(u8);

impl Signs {
    /// `0` to `9`.
    pub(super) const FIGURE: Self = Self(1);
    /// `@`.
    pub(super) const AT: Self = Self(1 << 1);
    /// `/`.
    pub(super) const SLASH: Self = Self(1 << 2);
    /// `>`, `|`, `/`, and what is not ASCII: `›`, `→`, `·`.
    pub(super) const BETWEEN_LINKS: Self = Self(1 << 3);
    /// `-`, `/`, `|`, and what is not ASCII: `–`.
    pub(super) const BEFORE_DATE: Self = Self(1 << 4);

    /// Those of each byte.
    const OF: [u8; 256] = {
        let mut of = [0; 256];
        let mut byte = 0;
        while byte < 256 {
            of[byte] = match byte as u8 {
                b'0'..=b'9' => Self::FIGURE.0,
                b'@' => Self::AT.0,
                b'/' => Self::SLASH.0 | Self::BETWEEN_LINKS.0 | Self::BEFORE_DATE.0,
                b'-' => Self::BEFORE_DATE.0,
                b'>' | 0xC2 => Self::BETWEEN_LINKS.0,
                b'|' | 0xE2 => Self::BETWEEN_LINKS.0 | Self::BEFORE_DATE.0,
                _ => 0,
            };
            byte += 1;
        }
        of
    };

    fn of(words: &str) -> Self {
        Self(words.bytes().fold(0, |signs, byte| signs | Self::OF[usize::from(byte)]))
    }

    pub(super) const fn has(self, sign: Self) -> bool {
        self.0 & sign.0 != 0
    }
}

/// More words than a line has that is no running text, but for captions and questions.
pub(super) const SHORT: u16 = 20;

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Lead {
    Capital,
    Small,
    Quote,
    Other,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    /// A letter, figure or bracket: nothing that ends a sentence.
    Open,
    /// A full stop or an exclamation mark, with or without a quotation mark.
    Stop,
    Question,
    /// A quotation mark alone.
    Quote,
    /// `:`, `,` or `;`.
    Colon,
}

impl<'t> Page<'t> {
    pub(super) fn new(text: &'t str, pieces: Vec<Piece>) -> Self {
        let mut credits = CREDITS.find_iter(text).map(|credit| credit.start()).peekable();
        let looks = pieces.iter().map(|piece| {
            while credits.next_if(|&credit| credit < piece.span.start()).is_some() {}
            let has_credit = credits.peek().is_some_and(|&credit| credit < piece.span.end());
            Look { has_credit, ..look(&text[piece.span]) }
        });
        let looks: Vec<Look> = looks.collect();
        let is_spaced = pieces.iter().filter(|piece| piece.is_tight).count() * 2 < pieces.len();
        let mut page = Self { text, pieces, looks, is_interview: false, is_spaced };
        page.find_lists();
        page.is_interview = page.questions_alternate();
        page
    }

    pub(super) fn words(&self, at: usize) -> &'t str {
        &self.text[self.pieces[at].span]
    }

    pub(super) fn sign(&self, at: usize) -> Sign {
        self.pieces[at].sign
    }

    /// The piece after `at`, if words follow at all.
    pub(super) fn next(&self, at: usize) -> Option<Look> {
        self.looks.get(at + 1).copied()
    }

    /// Whether a piece ends with an inquit: "…, siger Helle Egly".
    pub(super) fn tells(&self, at: usize) -> bool {
        teller(self.words(at)).is_some()
    }

    /// Whether a piece ends with an inquit that names nobody: "…, siger hun".
    pub(super) fn tells_again(&self, at: usize) -> bool {
        at < self.pieces.len() && teller(self.words(at)).is_some_and(is_pronoun)
    }

    /// Marks the runs of hyphen-led pieces that are lists and not speech.
    fn find_lists(&mut self) {
        let mut from = 0;
        while from < self.pieces.len() {
            let led = self.pieces[from..].iter().take_while(|piece| piece.sign == Sign::Dash).count();
            // PERF: nearly all speech is whole sentences, so that it need not be asked who tells.
            let may_announce = |look: &Look| look.end == End::Colon;
            if led > 0
                && self.looks[from.saturating_sub(1)..from + led]
                    .iter()
                    .any(|look| look.is_bare() || may_announce(look))
            {
                self.find_lists_in(from, from + led);
            }
            from += led.max(1);
        }
    }

    /// The same among pieces that are all led by hyphens: those that tell part the runs.
    fn find_lists_in(&mut self, mut from: usize, to: usize) {
        while from < to {
            let run = (from..to).take_while(|&at| !self.tells(at)).count();
            if run > 0 && self.is_list(from, run) {
                self.looks[from..from + run].iter_mut().for_each(|look| look.is_item = true);
            }
            from += run.max(1);
        }
    }

    /// Whether the dashes of a run of pieces lead items. Speech is whole sentences; items are mostly bare or begin small.
    fn is_list(&self, from: usize, run: usize) -> bool {
        let looks = &self.looks[from..from + run];
        let bare = looks.iter().filter(|look| look.is_bare()).count();
        let is_tight = run >= 3 && self.pieces[from + 1..from + run].iter().all(|piece| piece.is_tight);
        let is_announced = from > 0 && self.looks[from - 1].end == End::Colon;
        // "Gode råd", and three lines that ask nothing.
        let is_heading = |look: &Look| look.words <= 3 && look.end == End::Open;
        let is_headed = || {
            from > 0
                && self.sign(from - 1) != Sign::Dash
                && is_heading(&self.looks[from - 1])
                && !looks.iter().any(|look| look.end == End::Question)
                && !(from..from + run).any(|at| self.words(at).split([' ', ',', '.']).any(is_first_person))
        };
        // "- Jeg blev hørt" alone is no list.
        let is_lone = run == 1 && looks[0].lead != Lead::Small && !is_announced;
        (bare * 2 >= run && !is_lone) || (is_tight && (is_announced || is_headed()) && !self.pieces[from].is_tight)
    }

    /// Whether questions stand close enough for the page to be an interview of questions and answers.
    fn questions_alternate(&self) -> bool {
        // "Hvem er du?" between marks is somebody's speech.
        let is_asked =
            |&at: &usize| self.looks[at].end == End::Question && self.looks[at].lead != Lead::Quote && self.may_ask(at);
        let asked = || (0..self.looks.len()).filter(is_asked);
        let (Some(first), Some(last)) = (asked().next(), asked().next_back()) else { return false };
        let count = asked().count();
        // "Kan det lade sig gøre?" heads a piece of news as well; nobody answers it.
        let is_close = count >= 2 && last - first < count * 4;
        // "Hvad lærte du?", and then "Hvordan gik det?": who was asked once is asked again, where nobody else tells.
        let is_told = |at: usize| at + 1 < self.pieces.len() && self.tells(at + 1);
        let answered = || asked().filter(|&at| self.is_answered(at)).count();
        is_close && (answered() * 2 >= count || (answered() > 0 && !asked().any(is_told)))
    }

    /// Whether a question is put to somebody, or somebody's words follow it.
    fn is_answered(&self, at: usize) -> bool {
        let Some(next) = self.next(at) else { return false };
        let is_put = || self.words(at).split([' ', ',', '?']).any(is_second_person);
        let is_told = || self.words(at + 1).split([' ', ',', '.']).take(40).any(is_first_person);
        next.lead == Lead::Quote || self.sign(at + 1) == Sign::Dash || is_put() || is_told()
    }

    /// Whether a piece is a question that somebody's words answer.
    pub(super) fn is_asked(&self, at: usize) -> bool {
        let is_answer = |next: Look| next.lead == Lead::Quote || self.sign(at + 1) == Sign::Dash;
        self.looks[at].end == End::Question && self.next(at).is_some_and(is_answer)
    }

    /// Whether a piece is as long as a question, and none of a list of them: "3. Hvem savnede dig?" above the answer to it.
    pub(super) fn may_ask(&self, at: usize) -> bool {
        let is_above_answer = || self.pieces.get(at + 1).is_some_and(|next| !matches!(next.sign, Sign::Number(_)));
        let is_led = match self.sign(at) {
            Sign::None | Sign::Heading(_) => false,
            Sign::Number(_) => !is_above_answer(),
            _ => true,
        };
        self.looks[at].words <= 40 && !is_led
    }

    /// Whether a short line stands in a stack of them, on a page whose pieces stand apart: an address, "Ida Holm, 44 år" and what she
    /// is below it.
    pub(super) fn is_in_stack(&self, at: usize) -> bool {
        let is_line = |at: usize| {
            let is_bare = |look: &Look| matches!(look.end, End::Open | End::Question) && look.named.is_none();
            let is_short = |look: &Look| look.words <= 12 && is_bare(look);
            self.looks.get(at).is_some_and(is_short) && self.sign(at) == Sign::None
        };
        let is_tight = |at: usize| self.pieces.get(at).is_some_and(|piece| piece.is_tight);
        self.is_spaced
            && is_line(at)
            && ((is_tight(at) && at > 0 && is_line(at - 1)) || (is_tight(at + 1) && is_line(at + 1)))
    }
}

impl Look {
    /// Less than a sentence, as items of a list mostly are.
    const fn is_bare(&self) -> bool {
        matches!(self.lead, Lead::Small) || matches!(self.end, End::Open)
    }

    /// "Læs også:" and no more.
    pub(super) fn is_bare_link(self) -> bool {
        self.named == Some(BlockKind::Related) && (self.words <= 2 || self.end == End::Colon)
    }
}

fn look(words: &str) -> Look {
    let (count, lead) = (count_words(words), lead(words));
    let named = if count <= 40 { named(words) } else { None };
    let signs = if count <= SHORT { Signs::of(words) } else { Signs::default() };
    let has_ascii = || words.bytes().any(|byte| byte.is_ascii_alphanumeric());
    let has_words = matches!(lead, Lead::Capital | Lead::Small) || has_ascii() || words.contains(char::is_alphanumeric);
    Look { words: count, lead, end: end(words), named, has_words, signs, has_credit: false, is_item: false }
}

/// What the first words of a piece say it is; of what stands behind a bullet, or in the brackets of a link, only that it is one:
/// "• Læs også: Plejehjem deler kok", "[Læs også: Plejehjem deler kok](https://…)".
fn named(words: &str) -> Option<BlockKind> {
    match words.strip_prefix(['[', '•', '*']) {
        Some(link) => NAMED_LINES.kind(link.trim_start()).filter(|&kind| kind == BlockKind::Related),
        None => NAMED_LINES.kind(words),
    }
}

/// What credits a photographer, anywhere in a text.
static CREDITS: LazyLock<Regex> = LazyLock::new(|| {
    let credits: Vec<String> = entries(include_str!("../lexicon/zone_credits.txt")).map(regex::escape).collect();
    Regex::new(&credits.join("|")).expect("escaped words are a pattern")
});

/// How many words, as the spaces tell. Of a long piece the beginning is enough to call it long, with or without spaces.
fn count_words(words: &str) -> u16 {
    const ENOUGH: usize = 1 << 10;
    if words.len() > 4 * ENOUGH {
        return u16::MAX;
    }
    let is_space = |&byte: &u8| u8::from(matches!(byte, b' ' | b'\n'));
    // PERF: a sum that fits a byte becomes a few vector instructions; that of a rest of any length does not.
    let (parts, rest) = words.as_bytes()[..words.len().min(ENOUGH)].as_chunks::<32>();
    let mut last = [0; 32];
    last[..rest.len()].copy_from_slice(rest);
    let count = |part: &[u8; 32]| u16::from(part.iter().map(is_space).sum::<u8>());
    1 + parts.iter().map(count).sum::<u16>() + count(&last)
}

fn lead(words: &str) -> Lead {
    if words.starts_with(|c: char| c.is_ascii_uppercase()) {
        return Lead::Capital;
    }
    let words = words.trim_start_matches(|c: char| is_dash(c) || c.is_whitespace());
    match words.chars().next() {
        Some(first) if first.is_uppercase() || first.is_ascii_digit() => Lead::Capital,
        Some(first) if first.is_lowercase() => Lead::Small,
        Some(first) if is_quote(first) => Lead::Quote,
        _ => Lead::Other,
    }
}

fn end(words: &str) -> End {
    match words.as_bytes().last() {
        Some(b'.' | b'!') => return End::Stop,
        Some(last) if last.is_ascii_alphanumeric() => return End::Open,
        _ => {}
    }
    let bare = words.trim_end_matches(|c: char| is_quote(c) || matches!(c, ')' | ']' | '*'));
    match bare.chars().next_back() {
        Some('.' | '!' | '…') => End::Stop,
        Some('?') => End::Question,
        Some(':' | ',' | ';') => End::Colon,
        _ if words.ends_with(is_quote) => End::Quote,
        _ => End::Open,
    }
}

/// Who says the words of a piece, by its last inquit: "Helle Egly Jespersen" of ", siger Helle Egly Jespersen", "hun" of
/// ", forklarer hun".
fn teller(words: &str) -> Option<&str> {
    let reach = words.len().saturating_sub(160);
    let mut to = words.len();
    for _ in 0..3 {
        let comma = reach + memchr::memrchr(b',', &words.as_bytes()[reach..to])?;
        if let Some(who) = subject(&words[comma + 1..]) {
            return Some(who);
        }
        to = comma;
    }
    None
}

/// Who says, where a clause begins with a verb of saying and somebody.
fn subject(clause: &str) -> Option<&str> {
    let (verb, who) = clause.trim_start().split_once(' ')?;
    let is_somebody = |who: &str| who.starts_with(char::is_uppercase) || is_pronoun(who);
    (is_somebody(who) && is_cue(verb)).then_some(who)
}

/// Whether `word` introduces speech, in the present or the past.
fn is_cue(word: &str) -> bool {
    static VERBS: LazyLock<FxHashSet<&str>> = LazyLock::new(|| {
        let lists = [
            include_str!("../lexicon/cue_verbs_sure.txt"),
            include_str!("../lexicon/cue_verbs_clause.txt"),
            include_str!("../lexicon/cue_verbs_beside.txt"),
        ];
        lists.into_iter().flat_map(entries).flat_map(|verb| verb.split(' ').skip(1).take(2)).collect()
    });
    VERBS.contains(word)
}

fn is_pronoun(who: &str) -> bool {
    static PRONOUNS: LazyLock<FxHashSet<&str>> =
        LazyLock::new(|| entries(include_str!("../lexicon/zone_tellers.txt")).collect());
    PRONOUNS.contains(who.split(|c: char| !c.is_alphabetic()).next().unwrap_or(who))
}

/// "du", "jeres": of whoever is asked.
fn is_second_person(word: &str) -> bool {
    static WORDS: LazyLock<FxHashSet<&str>> =
        LazyLock::new(|| entries(include_str!("../lexicon/addresses.txt")).collect());
    word == "I" || WORDS.contains(&*lower(word))
}

/// "jeg", "vores": of whoever answers.
fn is_first_person(word: &str) -> bool {
    static WORDS: LazyLock<FxHashSet<&str>> =
        LazyLock::new(|| entries(include_str!("../lexicon/own_words.txt")).collect());
    WORDS.contains(&*lower(word))
}
