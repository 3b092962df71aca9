//! How coders agree on themes, the program with each of them and they with each other: `coded texts -> agreement`.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::evaluate::codings::{CodedText, CodedUnit, themes_of};
use crate::stats::{Measured, alpha_nominal, cohen_kappa, gwet_ac1};
use crate::theme::Polarity;

/// What the program is called among the coders.
pub const PROGRAM: &str = "vidne";
/// What the coders found where all of them found the same.
pub const AGREED: &str = "agreed";

/// Two coders on one theme, as a table of four.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Agreement {
    /// The theme.
    pub theme: String,
    /// The coder that is taken for right where one has to be.
    pub one: String,
    /// The other.
    pub other: String,
    /// Both found it.
    pub both: u64,
    /// The first alone.
    pub one_only: u64,
    /// The other alone.
    pub other_only: u64,
    /// Neither.
    pub neither: u64,
    /// Both found it, and agree on whether the words are for or against it.
    pub same_pole: u64,
}

impl Agreement {
    /// The sentences and quotes that both judged.
    #[must_use]
    pub const fn n(&self) -> u64 {
        self.both + self.one_only + self.other_only + self.neither
    }

    /// In what share of them each found the theme.
    #[must_use]
    pub fn prevalence(&self) -> [Option<f64>; 2] {
        [self.one_only, self.other_only].map(|only| share(self.both + only, self.n()))
    }

    /// Of what the other found, the share that the first found too.
    #[must_use]
    pub fn precision(&self) -> Option<f64> {
        share(self.both, self.both + self.other_only)
    }

    /// Of what the first found, the share that the other found too.
    #[must_use]
    pub fn recall(&self) -> Option<f64> {
        share(self.both, self.both + self.one_only)
    }

    /// The harmonic mean of the two.
    #[must_use]
    pub fn f1(&self) -> Option<f64> {
        share(2 * self.both, 2 * self.both + self.one_only + self.other_only)
    }

    /// Of what both found, the share with the same pole.
    #[must_use]
    pub fn polarity(&self) -> Option<f64> {
        share(self.same_pole, self.both)
    }

    /// Cohen's κ.
    ///
    /// # Errors
    /// Where nothing was judged, or all the same.
    pub fn kappa(&self) -> Measured {
        cohen_kappa(&self.side(0), &self.side(1))
    }

    /// Krippendorff's α for names.
    ///
    /// # Errors
    /// As [`kappa`](Self::kappa).
    pub fn alpha(&self) -> Measured {
        let units: Vec<Vec<Option<bool>>> = self.judgements().map(|pair| pair.map(Some).to_vec()).collect();
        alpha_nominal(&units)
    }

    /// Gwet's AC1.
    ///
    /// # Errors
    /// As [`kappa`](Self::kappa).
    pub fn ac1(&self) -> Measured {
        gwet_ac1(&self.side(0), &self.side(1))
    }

    /// What the two said of each unit, in no order that means anything.
    fn judgements(&self) -> impl Iterator<Item = [bool; 2]> {
        let cells = [
            ([true, true], self.both),
            ([true, false], self.one_only),
            ([false, true], self.other_only),
            ([false, false], self.neither),
        ];
        cells.into_iter().flat_map(|(pair, count)| (0..count).map(move |_| pair))
    }

    fn side(&self, side: usize) -> Vec<bool> {
        self.judgements().map(|pair| pair[side]).collect()
    }

    fn add(&mut self, one: Option<Polarity>, other: Option<Polarity>) {
        let cell = match (one, other) {
            (Some(_), Some(_)) => &mut self.both,
            (Some(_), None) => &mut self.one_only,
            (None, Some(_)) => &mut self.other_only,
            (None, None) => &mut self.neither,
        };
        *cell += 1;
        self.same_pole += u64::from(one.is_some() && one == other);
    }
}

/// A sentence or quote on which somebody finds a theme that somebody else does not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Difference {
    /// The id of the text.
    pub id: String,
    /// The theme.
    pub theme: String,
    /// The words.
    pub text: String,
    /// Each coder with 1, 0 or -1.
    pub codes: Vec<(String, i8)>,
}

/// How the coders of `texts` agree on each theme: the [`PROGRAM`], where it is among them, with each of the others and with
/// what they [`AGREED`] on, then the others with each other.
///
/// ```
/// use vidne::Codebook;
/// use vidne::evaluate::{agreement, read_codings};
/// let lines = r#"{"text": "Vi stoler på dem.", "trust": [1, 1]}
/// {"text": "De kom for sent.", "trust": [0, 1]}"#;
/// let mut coded = read_codings("codings.jsonl".as_ref(), lines, Codebook::bundled())?;
/// for one in &mut coded {
///     let analysis = vidne::analyze(&one.text);
///     one.add_coder("vidne", &analysis, Codebook::bundled());
/// }
/// let agreement = agreement(&coded);
/// assert_eq!((agreement[0].one.as_str(), agreement[0].kappa()), ("1", Ok(1.0)));
/// assert_eq!((agreement[2].one.as_str(), agreement[2].n()), ("agreed", 1));
/// assert_eq!((agreement[3].one.as_str(), agreement[3].f1()), ("1", Some(2.0 / 3.0)));
/// # Ok::<(), vidne::ReadError>(())
/// ```
#[must_use]
pub fn agreement(texts: &[CodedText]) -> Vec<Agreement> {
    let pairs = pairs(texts);
    let compared = themes_of(texts).into_iter().flat_map(|theme| {
        pairs.iter().map(move |(one, other)| {
            let mut found =
                Agreement { theme: theme.into(), one: one.clone(), other: other.clone(), ..Agreement::default() };
            for unit in texts.iter().flat_map(|text| &text.units) {
                if let (Some(one), Some(other)) = (code(unit, one, theme), code(unit, other, theme)) {
                    found.add(one, other);
                }
            }
            found
        })
    });
    compared.filter(|found| found.n() > 0).collect()
}

/// Where anybody, the program among them, finds a theme that somebody else does not; in the order of the texts.
#[must_use]
pub fn differences(texts: &[CodedText]) -> Vec<Difference> {
    let themes = themes_of(texts);
    let units = texts.iter().flat_map(|text| text.units.iter().map(move |unit| (text, unit)));
    let all = units.flat_map(|(text, unit)| {
        themes.iter().filter_map(move |theme| {
            let codes = unit.coders.iter().filter_map(|(coder, codes)| Some((coder.clone(), *codes.get(*theme)?)));
            let codes: Vec<_> = codes.map(|(coder, code)| (coder, code.map_or(0, Polarity::sign))).collect();
            let is_one = codes.windows(2).all(|pair| (pair[0].1 == 0) == (pair[1].1 == 0));
            let words = text.text[unit.span].to_owned();
            (!is_one).then(|| Difference { id: text.id.clone(), theme: (*theme).to_owned(), text: words, codes })
        })
    });
    all.collect()
}

/// Who is compared with whom.
fn pairs(texts: &[CodedText]) -> Vec<(String, String)> {
    let units = || texts.iter().flat_map(|text| &text.units);
    let coders: BTreeSet<&str> = units().flat_map(|unit| unit.coders.keys()).map(String::as_str).collect();
    let people: Vec<&str> = coders.iter().copied().filter(|coder| *coder != PROGRAM).collect();
    let agreed = (people.len() > 1).then_some(AGREED);
    let with_program =
        people.iter().copied().chain(agreed).filter(|_| coders.contains(PROGRAM)).map(|one| (one, PROGRAM));
    let with_people =
        people.iter().enumerate().flat_map(|(at, one)| people[at + 1..].iter().map(|other| (*one, *other)));
    with_program.chain(with_people).map(|(one, other)| (one.to_owned(), other.to_owned())).collect()
}

/// What `coder` found, if they judged it; for [`AGREED`] what all people found, if they did.
fn code(unit: &CodedUnit, coder: &str, theme: &str) -> Option<Option<Polarity>> {
    if coder != AGREED {
        return unit.coders.get(coder)?.get(theme).copied();
    }
    let people = unit.coders.iter().filter(|(coder, _)| *coder != PROGRAM);
    let mut codes = people.filter_map(|(_, codes)| codes.get(theme).copied());
    let (first, second) = (codes.next()?, codes.next()?);
    (first.is_some() == second.is_some() && codes.all(|code| code.is_some() == first.is_some())).then_some(first)
}

fn share(part: u64, whole: u64) -> Option<f64> {
    (whole > 0).then(|| part as f64 / whole as f64)
}
