//! Which words introduce speech: the cue verbs (ytringsverber) of the lexicon by form.

use crate::lexicon::entries;

/// How sure it is that a word introduces speech.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum CueTier {
    /// Always: `siger`, `fortæller`, `ifølge`.
    Sure,
    /// Beside a quote only: `griner`, `husker`.
    Beside,
    /// With a clause in `at` only: `håber`, `tror`.
    Clause,
    /// A word not in the lexicon, in the place of a cue: `"…," vrængede Jens Holm`.
    OpenSlot,
}

/// A form of a cue verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Cue {
    /// How sure the verb is.
    pub(crate) tier: CueTier,
    /// Which form of it.
    pub(crate) form: Form,
    /// The word without which it introduces nothing: `fast` in "slår hun fast".
    pub(crate) particle: Option<&'static str>,
}

/// The forms in which a cue verb stands beside speech.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// `sige`: after `vil`, `kan`, `at`.
    Infinitive,
    /// `siger`, `sagde`.
    Finite,
    /// `siges`.
    Passive,
    /// `sagt`: after `har`.
    Participle,
}

/// The forms of all cue verbs, surest first, and what each can introduce.
pub(super) fn forms() -> impl Iterator<Item = (String, Cue)> {
    let lists = [
        (CueTier::Sure, include_str!("../lexicon/cue_verbs_sure.txt")),
        (CueTier::Beside, include_str!("../lexicon/cue_verbs_beside.txt")),
        (CueTier::Clause, include_str!("../lexicon/cue_verbs_clause.txt")),
    ];
    lists.into_iter().flat_map(|(tier, list)| entries(list).flat_map(move |line| forms_of(tier, line)))
}

/// The forms in a line of a list: infinitive, present, past, participle, particle.
fn forms_of(tier: CueTier, line: &'static str) -> Vec<(String, Cue)> {
    let mut parts = line.split(' ');
    let forms = [Form::Infinitive, Form::Finite, Form::Finite, Form::Participle];
    let words: Vec<_> = forms.into_iter().zip(parts.by_ref().take(4)).collect();
    let particle = parts.next();
    let passive = words.first().filter(|(_, infinitive)| !infinitive.ends_with('s'));
    let passive = passive.map(|(_, infinitive)| (Form::Passive, format!("{infinitive}s")));
    let written = words.iter().rev().map(|&(form, word)| (form, word.to_owned()));
    written.chain(passive).map(|(form, word)| (word, Cue { tier, form, particle })).collect()
}

/// Those of `cues` that are a finite verb.
pub(crate) fn finite(cues: &[Cue]) -> impl Iterator<Item = Cue> {
    cues.iter().copied().filter(|cue| matches!(cue.form, Form::Finite | Form::Passive))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gloss::cues;

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
        assert_eq!(finite(cues("fortalte")).next().map(|cue| cue.tier), Some(CueTier::Sure));
        assert_eq!(finite(cues("slår")).next().and_then(|cue| cue.particle), Some("fast"));
        assert!(cues("bord").is_empty());
    }
}
