//! What a word is, as bits: its shape, what it can be in a clause, which lists it is on.

/// What a word is; several at once. The lists of [`lists`](super::lists) have a class each, of the same name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) struct Class(u128);

impl Class {
    pub(crate) const NONE: Self = Self(0);
    pub(crate) const PREPOSITION: Self = Self(1);
    pub(crate) const CONJUNCTION: Self = Self(1 << 1);
    pub(crate) const RELATIVE: Self = Self(1 << 2);
    /// First and second person: whoever speaks, and whoever is spoken to.
    pub(crate) const SPEECH: Self = Self(1 << 3);
    pub(crate) const THIRD: Self = Self(1 << 4);
    pub(crate) const IMPERSONAL: Self = Self(1 << 5);
    pub(crate) const OTHER: Self = Self(1 << 6);
    pub(crate) const DETERMINER: Self = Self(1 << 7);
    pub(crate) const ADVERB: Self = Self(1 << 8);
    pub(crate) const VERB: Self = Self(1 << 9);
    /// Any of the above.
    pub(crate) const GRAMMAR: Self = Self((1 << 10) - 1);
    /// `ifølge`.
    pub(crate) const ACCORDING: Self = Self(1 << 10);
    /// `lyder`, `hedder`: verbs of texts, whose subject is no more than "det".
    pub(crate) const DOCUMENT: Self = Self(1 << 11);
    /// `svaret`, `beskeden`: nouns for what somebody says.
    pub(crate) const SAYING: Self = Self(1 << 12);
    /// `von`, `de`: small words inside names.
    pub(crate) const PARTICLE: Self = Self(1 << 13);
    /// `udtrykket`, `såkaldte`: what follows in marks is a word or a name.
    pub(crate) const NAMING: Self = Self(1 << 14);
    /// A word, with letters.
    pub(crate) const LETTERS: Self = Self(1 << 15);
    /// A number, as in `3.`.
    pub(crate) const NUMBER: Self = Self(1 << 16);
    /// A word or a number.
    pub(crate) const WORD: Self = Self::LETTERS.or(Self::NUMBER);
    /// Begins with a capital.
    pub(crate) const CAPITAL: Self = Self(1 << 17);
    /// Has large letters, wherever.
    pub(crate) const LARGE: Self = Self(1 << 18);
    /// Ends a sentence: `.`, `?`.
    pub(crate) const STOP: Self = Self(1 << 19);
    /// A role with its article: `kontorchefen`.
    pub(crate) const DEFINITE_ROLE: Self = Self(1 << 20);
    /// A relative with the article: `naboen`.
    pub(crate) const DEFINITE_RELATION: Self = Self(1 << 21);
    /// Is a surname, by a list or by its end.
    pub(crate) const SURNAME: Self = Self(1 << 22);
    /// A kind of body, also in the genitive: `Kommunes`.
    pub(crate) const BODY_WORD: Self = Self(1 << 23);
    /// `COI`, `SKAT`, `A/S`.
    pub(crate) const ACRONYM: Self = Self(1 << 24);
    /// `,`
    pub(crate) const COMMA: Self = Self(1 << 25);
    /// `:`
    pub(crate) const COLON: Self = Self(1 << 26);
    /// `(`, `)`
    pub(crate) const BRACKET: Self = Self(1 << 27);
    /// What may stand between speech and its inquit: `,`, `?`, `!`, `…`, a dash.
    pub(crate) const BREAK: Self = Self(1 << 28);
    /// A mark that may open or close a quote: `"`, `»`.
    pub(crate) const MARK: Self = Self(1 << 29);
    /// A word that can introduce speech.
    pub(crate) const CUE: Self = Self(1 << 30);
    /// A word on which reported speech can hang: a cue in small letters, `ifølge`, `står` in a text, `mening`.
    pub(crate) const TRIGGER: Self = Self(1 << 31);
    /// `kommune`, `styrelse`: on the list of kinds of bodies as a whole, not by an end.
    pub(crate) const KIND_OF_BODY: Self = Self(1 << 32);
    /// `afdeling`: on the list of departments as a whole.
    pub(crate) const DEPARTMENT: Self = Self(1 << 33);
    /// Holds a hyphen or an apostrophe: `it-chef`, `SF'eren`.
    pub(crate) const JOINED: Self = Self(1 << 34);
    /// A noun for somebody: `lærer`, `kvinde`, `nabo`.
    pub(crate) const PEOPLE: Self = Self::ROLES.or(Self::PERSON_NOUNS).or(Self::RELATIONS);
    /// The first bit of the lists.
    const LISTS: u32 = 35;

    /// The class of the list of this number.
    pub(super) const fn list(number: u32) -> Self {
        Self(1 << (Self::LISTS + number))
    }

    /// Whether it can be any of `other`.
    #[inline]
    pub(crate) const fn is(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// One of either.
    #[inline]
    pub(crate) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// What both are.
    pub(super) const fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// Without what `other` is.
    pub(super) const fn but(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// Itself if `is_so`.
    pub(super) const fn when(self, is_so: bool) -> Self {
        if is_so { self } else { Self::NONE }
    }

    /// The class that a word list calls `name`.
    pub(super) fn named(name: &str) -> Self {
        match name {
            "preposition" => Self::PREPOSITION,
            "conjunction" => Self::CONJUNCTION,
            "relative" => Self::RELATIVE,
            "speech" => Self::SPEECH,
            "third" => Self::THIRD,
            "impersonal" => Self::IMPERSONAL,
            "other" => Self::OTHER,
            "determiner" => Self::DETERMINER,
            "adverb" => Self::ADVERB,
            "verb" => Self::VERB,
            "according" => Self::ACCORDING,
            _ => Self::NONE,
        }
    }
}
