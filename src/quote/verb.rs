//! What a verb is: whether a word may be one, its tense, and the verb on which it hangs.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use crate::lexicon::entries;
use crate::quote::cue::{Form, finite};
use crate::quote::inquit::after_adverbs;
use crate::quote::source::source;
use crate::quote::words::{Class, Function, Words};

/// Whether the word at `at` looks like a finite verb: one of the closed class, a cue, or one that ends like `koster`, `kostede`.
pub(super) fn may_be_verb(words: Words<'_>, at: usize) -> bool {
    let ends = || words.word(at).ends_with("er") || words.class(at).is(Class::PAST_ENDINGS);
    // "for" is a preposition, and a verb in "han for op" alone.
    let is_cue = || finite(words.cues_as_written(at)).any(|cue| cue.particle.is_none());
    words.class(at).is(Class::VERB) || is_cue() || (words.is_content(at) && ends())
}

/// Whether a finite verb is in the present: `siger`, `må`.
pub(super) fn is_present(verb: &str) -> bool {
    verb.ends_with('r') || matches!(verb, "kan" | "må" | "skal" | "vil" | "ved")
}

/// Whether the word at `at` looks like a verb in the past: `lukkede`, `nikkede`, `var`.
pub(super) fn is_past(words: Words<'_>, at: usize) -> bool {
    let word = words.word(at);
    let is_listed = words.class(at).is(Class::VERB) || finite(words.cues_as_written(at)).next().is_some();
    // "allerede" is none.
    (is_listed && !is_present(word)) || (words.is_content(at) && (word.ends_with("ede") || word.ends_with("te")))
}

/// The auxiliary (hjælpeverbum) of the participle at `at`: `har` in "har ofte sagt".
pub(super) fn auxiliary(words: Words<'_>, at: usize) -> Option<usize> {
    let is_participle = words.cues(at).iter().any(|cue| cue.form == Form::Participle);
    let mut near = (at.saturating_sub(12)..at).rev().take_while(|&near| is_participle && words.is_word(near));
    near.find(|&near| words.class(near).is(Class::AUXILIARIES))
}

/// The verb on which the infinitive at `at` hangs, if it tells that it was done: `måtte` in "måtte indrømme", `begyndte` in
/// "begyndte at sige", `slutter` in "slutter sit brev med at spørge".
pub(super) fn helper(words: Words<'_>, at: usize) -> Option<usize> {
    modal(words, at).or_else(|| implicative(words, at))
}

fn implicative(words: Words<'_>, at: usize) -> Option<usize> {
    let link = at.checked_sub(1).filter(|&link| link > 1 && words.reads(link, "at"))?;
    let is_listed = |first: &usize| IMPLICATIVES.contains(words.text(*first, link - 1));
    if let Some(first) = [link - 1, link - 2].into_iter().find(is_listed) {
        // "slutter sit brev med at spørge", but "har travlt med at fortælle"
        let is_cue = |near: usize| words.cues_as_written(near).iter().any(|cue| cue.particle.is_none());
        let tells = |&near: &usize| is_cue(near) || IMPLICATIVES.contains(words.word(near));
        let mut near = (0..first).rev().take(10).take_while(|&near| !words.is_stop(near) && !words.reads(near, ","));
        let is_verb = may_be_verb(words, first);
        return if is_verb { Some(first) } else { near.find(tells) };
    }
    // "begyndte Ane at sige", "fik Ane til at sige"
    let end = link - usize::from(words.reads(link - 1, "til"));
    let leads = |&verb: &usize| {
        let subject = || source(words, after_adverbs(words, verb + 1));
        IMPLICATIVES.contains(words.word(verb)) && subject().is_some_and(|who| who.next == end)
    };
    (end.saturating_sub(6)..end).rev().find(leads)
}

static IMPLICATIVES: LazyLock<FxHashSet<&str>> =
    LazyLock::new(|| entries(include_str!("../lexicon/implicatives.txt")).collect());

/// The modal (modalverbum) of the infinitive at `at`: `måtte` in "måtte i går indrømme".
fn modal(words: Words<'_>, at: usize) -> Option<usize> {
    // "kan ikke sige, hvornår" says nothing, and "alle kan sige, at" nobody.
    let says = |near: &usize| words.is_word(*near) && !matches!(words.word(*near), "ikke" | "alle" | "ingen" | "man");
    let near = (at.saturating_sub(8)..at).rev().take_while(says);
    let modal = near.into_iter().find(|&near| words.function(near).is(Function::CAPABILITY))?;
    (modal == 0 || !words.reads(modal - 1, "ikke")).then_some(modal)
}
