//! Which function word (funktionsord) a word is, as bits: the small closed sets that rules ask for, by their name in grammar.

use crate::lexicon::entries;

/// The sets of function words that a word is in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) struct Function(u64);

impl Function {
    pub(crate) const NONE: Self = Self(0);

    /// Whether it is in any of `sets`.
    #[inline]
    pub(crate) const fn is(self, sets: Self) -> bool {
        self.0 & sets.0 != 0
    }

    /// One of either.
    #[inline]
    pub(crate) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// The words of all sets, each with its set.
pub(super) fn words() -> impl Iterator<Item = (&'static str, Function)> {
    entries(include_str!("../lexicon/function_sets.txt")).flat_map(|line| {
        let mut words = line.split(' ');
        let set = words.next().map_or(Function::NONE, named);
        words.map(move |word| (word, set))
    })
}

/// The sets, each with the name of its line in the lexicon in large letters.
macro_rules! sets {
    ($($(#[$doc:meta])* $name:ident;)*) => {
        #[expect(non_camel_case_types, clippy::upper_case_acronyms, reason = "counts the sets")]
        enum Number { $($name,)* }

        impl Function {
            $($(#[$doc])* pub(crate) const $name: Self = Self(1 << Number::$name as u32);)*
        }

        const NAMES: &[(&str, Function)] = &[$((stringify!($name), Function::$name)),*];
    };
}

fn named(name: &str) -> Function {
    let set = NAMES.iter().find(|(set, _)| set.eq_ignore_ascii_case(name));
    set.map_or(Function::NONE, |&(_, set)| set)
}

sets! {
    /// den `tiltalte`: whom a case is about.
    ACCUSED;
    /// `alle`, `ingen`: everybody, and so nobody.
    ALL_OR_NONE;
    /// Ane `og` Bo.
    AND;
    /// Nej, `svarede` hun.
    ANSWERING;
    /// `cirka` ti elever.
    APPROXIMATION;
    /// `som` hun siger.
    AS;
    /// `spørger` hun.
    ASKING;
    /// planen `bliver` kaldt.
    BECOMING;
    /// `bad` om, at.
    BEGGING;
    /// `både` Ane og Bo.
    BOTH;
    /// `begge` to.
    BOTH_OF_THEM;
    /// `kan` indrømme: the modals behind which something was done.
    CAPABILITY;
    /// `men` det går.
    CLAUSE_OPENER;
    /// `er`.
    COPULA;
    /// `kommer` det fra Ane.
    COMING;
    /// …, `og` hun går: between two main clauses.
    COORDINATOR;
    /// Broen er lukket. Det `oplyser` politiet.
    CREDITING;
    /// de `to`.
    COUNT;
    /// `alle` kalder det.
    EVERYBODY;
    /// lyder `det`, står `der`: the subject that stands for nobody.
    EXPLETIVE;
    /// `mig`.
    FIRST_SINGULAR;
    /// `man`.
    GENERIC;
    /// `hørte` sin mor sige.
    HEARING;
    /// `hun`.
    HE_OR_SHE;
    /// i salen, `hos` lægen: where somebody is.
    IN;
    /// `en` kok.
    INDEFINITE;
    /// `hvorfor` det gik.
    INTERROGATIVE;
    /// "…« `og` »…".
    LISTING;
    /// `finder` det rimeligt.
    JUDGING;
    /// siger en mand med rolig `stemme`: how somebody speaks, and nothing that one has.
    MANNER;
    /// skriver hun på `Facebook`.
    MEDIUM;
    /// `måtte` sige.
    MODAL;
    /// `ikke`.
    NEGATION;
    /// `ingen`.
    NOBODY;
    /// `vi`: a subject by its form.
    NOMINATIVE;
    /// `paragraf` 3: what goes by a number.
    NUMBERED;
    /// formand `for` klubben.
    OF;
    /// lyder det `fra` ministeriet.
    ORIGIN;
    /// `hendes`.
    POSSESSIVE;
    /// Så `kom` en mand ind: brings up somebody new behind it.
    PRESENTING;
    /// `flere` mener.
    QUANTIFIER;
    /// kan man `læse`.
    READING;
    /// `dine`.
    SECOND_SINGULAR;
    /// Ib Falk, `opvokset` i Struer, smed: where somebody is from, before what they are.
    SETTLED;
    /// `jeres`.
    SECOND_PLURAL;
    /// `en` af naboerne.
    SOME_OF;
    /// `lyder` det.
    SOUNDING;
    /// `da` hun kom, sagde alle ja: what leads up to the main verb of its sentence.
    SUBORDINATOR;
    /// de `fleste`.
    SUPERLATIVE;
    /// `jeg`: a subject that speaks or is spoken to.
    TALKER;
    /// `siger` ikke, at: denied, it tells nothing; but `mener` ikke, at tells the opposite.
    TELLING;
    /// `i` rapporten hedder det.
    TEXT_LINK;
    /// `de`.
    THEY;
    /// `husker` hun.
    THINKING;
    /// `sådan` siger hun.
    THUS;
    /// `hvis` hun siger, at: what makes a clause one that nobody has said.
    UNSAID;
    /// `plejede` hun at sige.
    USED_TO;
    /// lyder det fra `bagsædet`: where one hears it, and not from whom.
    WHENCE;
    /// …, `mens` han så på.
    WHILE;
    /// som hun `udtrykker` det.
    WORDING;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_set_has_its_words() {
        let lines: Vec<&str> = entries(include_str!("../lexicon/function_sets.txt")).collect();
        assert!(lines.is_sorted());
        assert_eq!(lines.len(), NAMES.len());
        for line in lines {
            let name = line.split(' ').next().unwrap_or_default();
            assert_ne!(named(name), Function::NONE, "{name} is no set");
        }
    }

    #[test]
    fn a_word_may_be_in_several_sets() {
        let sets = |word| words().filter(|&(other, _)| other == word).fold(Function::NONE, |all, (_, set)| all.or(set));
        assert!(sets("hun").is(Function::HE_OR_SHE) && sets("hun").is(Function::NOMINATIVE));
        assert!(!sets("hun").is(Function::POSSESSIVE));
    }
}
