//! Why a measure has no value: [`Undefined`].

/// A measure, or the reason why it has none.
pub type Measured = Result<f64, Undefined>;

/// Why a measure has no value. Measures give this, never `NaN` or infinity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
#[non_exhaustive]
pub enum Undefined {
    /// Nothing was counted.
    #[error("nothing was counted")]
    Empty,
    /// Fewer words than the measure needs.
    #[error("fewer than {0} words")]
    TooShort(usize),
    /// The text never grows repetitive, so that there is nothing to measure.
    #[error("no word is repeated")]
    NoRepetition,
    /// One part only, where parts are compared.
    #[error("one part only")]
    OnePart,
    /// Nobody disagrees because one value alone was used.
    #[error("one value only")]
    OneValue,
    /// The two never meet.
    #[error("the two never meet")]
    NeverMeet,
    /// The side to compare with has none.
    #[error("none on the other side")]
    NoneThere,
    /// Fewer articles than the measure needs.
    #[error("fewer than {0} articles")]
    TooFewArticles(usize),
    /// The counts contradict each other.
    #[error("the counts contradict each other")]
    Contradiction,
}
