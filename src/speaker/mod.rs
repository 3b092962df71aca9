//! Find who speaks: `(text, segmentation, quotes) -> cast`.
//!
//! People, their roles and organisations from the narration; then every quote to one of them, or to nobody.

mod antecedent;
mod apposition;
mod bodies;
mod called;
mod country;
mod describe;
mod dialogue;
mod label;
mod lines;
mod mention;
mod name;
mod nominal;
mod page;
mod phrase;
mod predicate;
mod resolve;
mod role;
mod roster;
mod scene;
mod setting;
mod settle;
mod sieve;
mod stranger;

pub use role::role_label;
pub use sieve::Sieve;

use serde::{Deserialize, Serialize};

use crate::gloss::{Glosses, lists};
use crate::quote::Quote;
use crate::segment::Segmentation;
use crate::span::{QuoteId, Span, SpeakerId};
use crate::speaker::page::Page;
use crate::speaker::roster::Roster;

/// Everybody in an article who could speak, and who said what.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cast {
    /// People, organisations and documents, in order of first mention.
    pub speakers: Vec<Speaker>,
    /// One a quote, in the order of the quotes.
    pub attributions: Vec<Attribution>,
    /// Words that name a role or an organisation of somebody ("konsulent i afdelingen for digitalisering"); in order.
    pub labels: Vec<Label>,
}

/// Somebody, or something, that can be quoted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Speaker {
    /// What it is.
    pub kind: SpeakerKind,
    /// The longest form of the name in the article, bare; for a group, the words that first name it.
    pub name: Span,
    /// The role (stilling): `fuldmægtig`.
    pub role: Option<Span>,
    /// The organisation: `Assens Kommune`.
    pub organisation: Option<Span>,
    /// All words that stand for it, in order.
    pub mentions: Vec<Mention>,
    /// Who the group is made of, in order of first mention; empty for all others.
    pub members: Vec<SpeakerId>,
}

/// What a speaker is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SpeakerKind {
    /// A person with a name.
    Person,
    /// A person without one: `en 21-årig elev`.
    Unnamed,
    /// Two or more together: `de to`.
    Group,
    /// A body: `Ankestyrelsen`.
    Organisation,
    /// A text: `rapporten`.
    Document,
}

impl SpeakerKind {
    /// Whether it writes rather than talks: a body or a text.
    pub(crate) const fn is_thing(self) -> bool {
        matches!(self, Self::Organisation | Self::Document)
    }
}

/// Words that stand for a speaker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The words, bare.
    pub span: Span,
    /// What kind of words.
    pub kind: MentionKind,
}

/// What kind of words stand for somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MentionKind {
    /// `Helle Egly Jespersen`.
    FullName,
    /// A part of it: `Helle Egly`, `Helle`, `HEJ`.
    ShortName,
    /// A noun phrase: `kontorchefen`.
    Nominal,
    /// `hun`.
    Pronoun,
}

/// Who said a quote, and how that was decided.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Attribution {
    /// The quote.
    pub quote: QuoteId,
    /// Who said it; nobody where nobody can be told.
    pub speaker: Option<SpeakerId>,
    /// The words that named the speaker (`hun`); PARC: source.
    pub mention: Option<Span>,
    /// The words that introduced the quote (`siger`); PARC: cue.
    pub cue: Option<Span>,
    /// The rule that decided.
    pub sieve: Sieve,
    /// How often the rule is right, less penalties: 0 to 1.
    pub confidence: f32,
}

/// Words that label a person rather than tell of anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Label {
    /// The words.
    pub span: Span,
    /// Whether they name a role or an organisation.
    pub kind: LabelKind,
}

/// What a label names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LabelKind {
    /// A job or office, with what belongs to it.
    Role,
    /// A body.
    Organisation,
}

/// Finds the people of `text` and gives each quote its speaker. Linear in the length of `text`.
#[must_use]
pub fn cast(text: &str, segmentation: &Segmentation, quotes: &[Quote]) -> Cast {
    cast_of(text, segmentation, quotes, &Glosses::new(text, &segmentation.tokens))
}

/// The same with the glosses of the tokens, where they are at hand.
pub(crate) fn cast_of(text: &str, segmentation: &Segmentation, quotes: &[Quote], glosses: &Glosses) -> Cast {
    let page = Page::new(text, segmentation, quotes, glosses);
    let names = name::names(&page);
    let mut roster = Roster::new(&page, &names);
    let attributions = sieve::attributions(&mut roster);
    roster.settle(&attributions);
    let labels = roster.labels();
    let (speakers, attributions) = roster.speakers(attributions);
    Cast { speakers, attributions, labels }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels(text: &str) -> Vec<(&str, LabelKind)> {
        let cast = cast(text, &Segmentation::new(text), &[]);
        cast.labels.iter().map(|label| (&text[label.span], label.kind)).collect()
    }

    #[test]
    fn a_role_is_labelled_with_all_that_belongs_to_it() {
        let text = "Her er Karla Vestermark, konsulent i afdelingen for digitalisering og velfærd i Varde Kommune.";
        let role = "konsulent i afdelingen for digitalisering og velfærd i Varde Kommune";
        assert_eq!(labels(text), [(role, LabelKind::Role)]);
    }

    #[test]
    fn bodies_are_labelled_by_their_names() {
        let text = "Vi var på besøg i Digitaliseringsstyrelsen og hos kontorchef Ib Stenild.";
        let expected = [("Digitaliseringsstyrelsen", LabelKind::Organisation), ("kontorchef", LabelKind::Role)];
        assert_eq!(labels(text), expected);
    }
}
