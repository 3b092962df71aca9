//! Count and measure: `(article, analysis) -> statistics`, in integers that add up.
//!
//! What is counted adds up in any order and from any split of a corpus ([`Tally`]); what is measured is a pure function
//! on such counts, with a reason where it has no value ([`Undefined`]) and never `NaN`.
//!
//! # What is a word
//! A token that is a word or a number (`it-chef`, `f.eks.`, `1.000`), in the body of an article: paragraphs, list items
//! and questions, not headings, captions or links. Its length is its letters and digits alone, so that `it-chef` has six.
//! Types are words in lower case. Every figure of this module follows that one rule.

mod agreement;
mod association;
mod collocation;
mod corpus;
mod counts;
mod dispersion;
mod diversity;
mod document;
mod interval;
mod keyness;
mod kwic;
mod network;
mod readability;
mod richness;
mod sides;
mod stays;
mod tally;
mod telling;
mod together;
mod undefined;
mod unitizing;
mod vocabulary;
mod voice;
mod word_map;

pub use agreement::{
    alpha_by, alpha_jaccard, alpha_masi, alpha_nominal, alpha_ordinal, cohen_kappa, gwet_ac1, percent_agreement,
};
pub use association::Association;
pub use collocation::{Collocates, Spread};
pub use corpus::{CorpusStats, QuoteCounts, ThemeCounts};
pub use counts::Counts;
pub use dispersion::Dispersion;
pub use diversity::{Diversity, FactorEnd, hdd};
pub use document::{Document, SPEAKER_FIELDS, Word};
pub use interval::{Bootstrap, Clusters, Ends, Interval, clopper_pearson, wilson};
pub use keyness::{Keyness, benjamini_hochberg, holm};
pub use kwic::{Concordance, KwicOrder, kwic, kwic_codebook, sort_kwic};
pub use network::{Edge, Network, Node, Tie};
pub use readability::{Band, letters, lix, rix};
pub use richness::{Richness, WINDOW};
pub use sides::{By, Correction, Keyword, Sides, keywords};
pub use stays::{Stay, stays};
pub use tally::Tally;
pub use telling::{TELLING, Telling, Tellings};
pub use together::{Meeting, Together};
pub use undefined::{Measured, Undefined};
pub use unitizing::{Unit, alpha_unitizing};
pub use vocabulary::{Frequency, FrequencyList, Vocabulary, WordUse, is_function_word, stem};
pub use voice::{Share, Somebody, Voice, Voices};
