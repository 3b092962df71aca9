//! Which words introduce speech: the cue verbs (ytringsverber) of the lexicon by form.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::lexicon::entries;
use crate::quote::CueTier;

/// A form of a cue verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Cue {
    /// How sure the verb is.
    pub(super) tier: CueTier,
    /// Which form of it.
    pub(super) form: Form,
    /// The word without which it introduces nothing: `fast` in "slår hun fast".
    pub(super) particle: Option<&'static str>,
}

/// The forms in which a cue verb stands beside speech.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// `sige`: after `vil`, `kan`, `at`.
    Infinitive,
    /// `siger`, `sagde`.
    Finite,
    /// `siges`.
    Passive,
    /// `sagt`: after `har`.
    Participle,
}

type Table = FxHashMap<String, Vec<Cue>>;

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Table::default();
    let lists = [
        (CueTier::Sure, include_str!("../lexicon/cue_verbs_sure.txt")),
        (CueTier::Beside, include_str!("../lexicon/cue_verbs_beside.txt")),
        (CueTier::Clause, include_str!("../lexicon/cue_verbs_clause.txt")),
    ];
    for (tier, list) in lists {
        entries(list).for_each(|line| enter(&mut table, tier, line));
    }
    table
});

/// Enters a line of a list: infinitive, present, past, participle, particle.
fn enter(table: &mut Table, tier: CueTier, line: &'static str) {
    let mut parts = line.split(' ');
    let forms = [Form::Infinitive, Form::Finite, Form::Finite, Form::Participle];
    let words: Vec<_> = forms.into_iter().zip(parts.by_ref().take(4)).collect();
    let particle = parts.next();
    let mut add = |word: String, form| {
        let cues = table.entry(word).or_default();
        if !cues.iter().any(|cue| cue.particle == particle) {
            cues.push(Cue { tier, form, particle });
        }
    };
    for &(form, word) in words.iter().rev() {
        add(word.to_owned(), form);
    }
    if let Some((_, infinitive)) = words.first()
        && !infinitive.ends_with('s')
    {
        add(format!("{infinitive}s"), Form::Passive);
    }
}

/// What `word`, in small letters, can introduce.
pub(super) fn cues(word: &str) -> &'static [Cue] {
    // No form in the lists is shorter than "lo" or longer than "karakteriserede" and its passive.
    if (2..=20).contains(&word.len()) { TABLE.get(word).map_or(&[], Vec::as_slice) } else { &[] }
}

/// What `word` can introduce as a finite verb.
pub(super) fn finite(word: &str) -> impl Iterator<Item = Cue> {
    cues(word).iter().copied().filter(|cue| matches!(cue.form, Form::Finite | Form::Passive))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_has_four_forms_and_the_lists_are_sorted() {
        for list in [
            include_str!("../lexicon/cue_verbs_sure.txt"),
            include_str!("../lexicon/cue_verbs_beside.txt"),
            include_str!("../lexicon/cue_verbs_clause.txt"),
        ] {
            let lines: Vec<&str> = entries(list).collect();
            assert!(lines.is_sorted());
            lines.iter().for_each(|line| assert!((4..=5).contains(&line.split(' ').count()), "{line}"));
        }
    }

    #[test]
    fn forms() {
        assert_eq!(cues("siges")[0].form, Form::Passive);
        assert_eq!(finite("fortalte").next().map(|cue| cue.tier), Some(CueTier::Sure));
        assert_eq!(finite("slår").next().and_then(|cue| cue.particle), Some("fast"));
        assert!(cues("bord").is_empty());
    }
}
