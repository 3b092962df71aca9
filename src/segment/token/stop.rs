//! Whether the stop behind a word is the word's own, by what stands before and behind: `3. sal`, `12 min.`, but not "Du er min."

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use crate::lexicon::entries;
use crate::lexicon::fold::lower;
use crate::segment::abbreviation::{Abbreviation, abbreviation, is_initial, is_joined, is_lettered};
use crate::segment::sentence::begins_sentence;
use crate::segment::token::{Cutter, TokenKind};

impl Cutter<'_> {
    /// Whether the mark at `end` is a stop that belongs to the run before it. Their chunk ends at `tail`.
    pub(super) fn keeps_stop_of_run(&self, start: usize, end: usize, tail: usize) -> bool {
        let [b'.', rest @ ..] = &self.text.as_bytes()[end..tail] else { return false };
        let run = &self.text.as_bytes()[start..end];
        // A run of letters has no hyphen or stop within, so that the lists decide for nearly all.
        let is_doubtful =
            || run[0].is_ascii_digit() || run.len() <= 2 || abbreviation(&self.text[start..=end]).is_some();
        !rest.starts_with(b".") && is_doubtful() && self.keeps_stop(start, end + 1, tail)
    }

    /// Whether the stop that ends the word belongs to it.
    pub(super) fn keeps_stop(&self, start: usize, stop: usize, end: usize) -> bool {
        let word = &self.text[start..stop];
        let bare = &word[..word.len() - 1];
        let after = self.text[end..].trim_start();
        // What stands right behind the stop counts as what follows: "(f.eks.)".
        let goes_on = after.starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit())
            || self.text[stop..].starts_with([',', ';', ')']);
        // "9.-10. klasse", "it-afd.", "kr./md.": the last part tells.
        let last = word.rsplit(['-', '–', '/']).next().unwrap_or(word);
        let figure = &last[..last.len() - 1];
        if is_figure(bare) || (bare.contains(".-") && is_figure(figure)) {
            return self.is_ordinal(figure, after);
        }
        // "40kr.": a space that was lost.
        let last = last.trim_start_matches(|c: char| c.is_ascii_digit());
        match abbreviation(last) {
            Some(Abbreviation::Open | Abbreviation::Final) => return true,
            Some(Abbreviation::Ambiguous) => {
                let is_unit = bare.starts_with(char::is_lowercase) && self.follows_figure();
                return is_initial(word) || goes_on || is_unit;
            }
            None => {}
        }
        abbreviation(word).is_some() || is_initial(word) || is_lettered(word) || is_joined(word)
    }

    /// "2. sæt", "den 1. Division", "1. - Min cykel"; but "Vi var 3. Han gik.", "Det var den 3. Vi gik."
    fn is_ordinal(&self, figure: &str, after: &str) -> bool {
        static LEADS: LazyLock<FxHashSet<&str>> =
            LazyLock::new(|| entries(include_str!("../../lexicon/ordinal_leads.txt")).collect());
        let before = self.tokens.last().map_or("", |token| &self.text[token.span]);
        let goes_on = after.starts_with(|c: char| c.is_lowercase() || matches!(c, '-' | '–'));
        let is_named = || LEADS.contains(&*lower(before)) && !after.is_empty() && !begins_sentence(after);
        figure.len() <= 4 && (goes_on || is_named())
    }

    fn follows_figure(&self) -> bool {
        self.tokens.last().is_some_and(|token| token.kind == TokenKind::Number)
    }
}

fn is_figure(part: &str) -> bool {
    !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit())
}
