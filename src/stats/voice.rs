//! Who speaks, how much and of what: [`Voices`].
//!
//! One table of counts by name, role and organisation; speakers, roles and organisations are views of it. How many articles have
//! a role or an organisation is counted beside it: an article with two teachers is one article of teachers.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::plain::tidy;
use crate::span::SpeakerId;
use crate::speaker::SpeakerKind;
use crate::stats::Document;
use crate::stats::tally::{Sum, pairs, sum_of_fields};

/// A speaker as an article presents it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Voice {
    /// The name; none for somebody without one (`en 21-årig elev`).
    pub name: Option<String>,
    /// The organisation.
    pub organisation: Option<String>,
    /// The role.
    pub role: Option<String>,
    /// What it is.
    pub kind: SpeakerKind,
}

impl Voice {
    /// How `document` presents a speaker; somebody without a name by the words that stand for them.
    #[must_use]
    pub fn of(document: &Document<'_>, id: SpeakerId) -> Self {
        let text = &document.article.text;
        let speaker = &document.analysis.speakers[id.index()];
        Self {
            name: Some(document.analysis.name(text, id).into_owned()),
            organisation: speaker.organisation.map(|span| tidy(&text[span]).into_owned()),
            role: document.analysis.role(text, id).map(Cow::into_owned),
            kind: speaker.kind,
        }
    }

    fn role_key(&self) -> Option<String> {
        self.role.as_deref().map(fold)
    }

    fn organisation_key(&self) -> Option<String> {
        self.organisation.as_deref().map(fold)
    }
}

/// How much somebody speaks, and of what.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Share {
    /// Articles.
    pub articles: u64,
    /// Quotes.
    pub quotes: u64,
    /// Words in them.
    pub words: u64,
    /// Quotes by theme.
    pub themes: BTreeMap<String, u64>,
}

sum_of_fields!(Share { articles, quotes, words, themes });

/// Everybody who is quoted. A quote of a group counts for each member.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Voices {
    #[serde(with = "pairs")]
    shares: BTreeMap<Voice, Share>,
    #[serde(with = "pairs")]
    articles_of_role: Articles,
    #[serde(with = "pairs")]
    articles_of_organisation: Articles,
}

sum_of_fields!(Voices { shares, articles_of_role, articles_of_organisation });

/// How many articles have a word, whatever its case; those of voices without one under `None`.
type Articles = BTreeMap<Option<String>, u64>;

/// A speaker, joined over the articles.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Somebody {
    /// The name, as most articles spell it.
    pub name: String,
    /// The role that most articles give.
    pub role: Option<String>,
    /// The organisation, as most articles spell it.
    pub organisation: Option<String>,
    /// What it is.
    pub kind: SpeakerKind,
    /// Quotes, words, themes and articles.
    #[serde(flatten)]
    pub share: Share,
}

impl Voices {
    /// Counts the speakers of one article.
    pub(super) fn add_article(&mut self, shares: BTreeMap<SpeakerId, Share>, document: &Document<'_>) {
        let of_article = shares.into_iter().map(|(id, share)| {
            let mut voice = Voice::of(document, id);
            // "En elev" of one article is not "en elev" of another.
            voice.name = voice.name.filter(|_| document.is_named(id));
            (voice, share)
        });
        self.add_voices(of_article.collect());
    }

    /// Counts the voices of one article.
    fn add_voices(&mut self, voices: Vec<(Voice, Share)>) {
        let count = |articles: &mut Articles, word: fn(&Voice) -> Option<String>| {
            let mut words: Vec<_> = voices.iter().map(|(voice, _)| word(voice)).collect();
            words.sort_unstable();
            words.dedup();
            words.into_iter().for_each(|word| *articles.entry(word).or_default() += 1);
        };
        count(&mut self.articles_of_role, Voice::role_key);
        count(&mut self.articles_of_organisation, Voice::organisation_key);
        for (voice, share) in voices {
            self.shares.entry(voice).or_default().plus(share);
        }
    }

    /// The voices as the articles present them, in order of name, organisation and role.
    pub fn iter(&self) -> impl Iterator<Item = (&Voice, &Share)> {
        self.shares.iter()
    }

    /// The named speakers: those of several articles joined on name and organisation, most quoted first.
    ///
    /// Case is no difference (`Assens kommune`). A name without organisation joins the one organisation that the
    /// name has elsewhere, if it is one.
    #[must_use]
    pub fn speakers(&self) -> Vec<Somebody> {
        let mut homes: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for voice in self.shares.keys() {
            if let (Some(name), Some(home)) = (&voice.name, &voice.organisation) {
                homes.entry(fold(name)).or_default().insert(fold(home));
            }
        }
        let home_of = |name: &str, home: &Option<String>| match (home, homes.get(name)) {
            (Some(home), _) => Some(fold(home)),
            (None, Some(known)) if known.len() == 1 => known.first().cloned(),
            _ => None,
        };
        let mut joined: BTreeMap<_, Vec<(&Voice, &Share)>> = BTreeMap::new();
        for (voice, share) in &self.shares {
            let Some(name) = voice.name.as_deref().map(fold) else { continue };
            let home = home_of(&name, &voice.organisation);
            joined.entry((name, home)).or_default().push((voice, share));
        }
        let mut speakers: Vec<Somebody> = joined.into_values().map(|voices| join(&voices)).collect();
        speakers.sort_by(|a, b| b.share.quotes.cmp(&a.share.quotes).then_with(|| a.name.cmp(&b.name)));
        speakers
    }

    /// The named speakers with quotes that carry a theme, those with most of them first.
    #[must_use]
    pub fn behind(&self, theme: &str) -> Vec<Somebody> {
        let quotes = |somebody: &Somebody| somebody.share.themes.get(theme).copied().unwrap_or(0);
        let mut speakers = self.speakers();
        speakers.retain(|somebody| quotes(somebody) > 0);
        speakers.sort_by_key(|somebody| std::cmp::Reverse(quotes(somebody)));
        speakers
    }

    /// The shares by role, in order; those without one under `None`.
    #[must_use]
    pub fn by_role(&self) -> BTreeMap<Option<String>, Share> {
        self.by(Voice::role_key, &self.articles_of_role)
    }

    /// The shares by organisation, in order; those without one under `None`.
    #[must_use]
    pub fn by_organisation(&self) -> BTreeMap<Option<String>, Share> {
        let spelt = self.shares.keys().filter_map(|voice| voice.organisation.as_ref());
        let spelling: BTreeMap<String, &String> = spelt.rev().map(|name| (fold(name), name)).collect();
        let spelt = |name: String| spelling.get(&name).map_or(name.clone(), |name| (*name).clone());
        let shares = self.by(Voice::organisation_key, &self.articles_of_organisation).into_iter();
        shares.map(|(name, share)| (name.map(spelt), share)).collect()
    }

    /// The shares by a word of the voice, each of as many articles as have it.
    fn by(&self, key: fn(&Voice) -> Option<String>, articles: &Articles) -> BTreeMap<Option<String>, Share> {
        let mut shares: BTreeMap<_, Share> = BTreeMap::new();
        for (voice, share) in &self.shares {
            shares.entry(key(voice)).or_default().plus(share.clone());
        }
        for (word, share) in &mut shares {
            share.articles = articles.get(word).copied().unwrap_or(0);
        }
        shares
    }
}

/// A name without its case: what tells two apart.
pub(super) fn fold(name: &str) -> String {
    name.to_lowercase()
}

fn join(voices: &[(&Voice, &Share)]) -> Somebody {
    let mut share = Share::default();
    voices.iter().for_each(|(_, part)| share.plus((*part).clone()));
    Somebody {
        name: usual(voices, |voice| voice.name.as_ref()).unwrap_or_default(),
        role: usual(voices, |voice| voice.role.as_ref()),
        organisation: usual(voices, |voice| voice.organisation.as_ref()),
        kind: voices[0].0.kind,
        share,
    }
}

/// What most articles say; the first by alphabet of several.
fn usual(voices: &[(&Voice, &Share)], what: impl Fn(&Voice) -> Option<&String>) -> Option<String> {
    let mut counts: BTreeMap<&String, u64> = BTreeMap::new();
    for &(voice, share) in voices {
        if let Some(word) = what(voice) {
            *counts.entry(word).or_default() += share.articles;
        }
    }
    let most = counts.into_iter().rev().max_by_key(|&(_, articles)| articles);
    most.map(|(word, _)| word.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn voices(rows: &[(&str, Option<&str>, Option<&str>, u64)]) -> Voices {
        let mut voices = Voices::default();
        for &(name, organisation, role, quotes) in rows {
            let [organisation, role] = [organisation, role].map(|word| word.map(str::to_owned));
            let voice = Voice { name: Some(name.into()), organisation, role, kind: SpeakerKind::Person };
            let share = Share { articles: 1, quotes, ..Share::default() };
            voices.add_voices(vec![(voice, share)]);
        }
        voices
    }

    /// Two teachers of one article speak in one article.
    #[test]
    fn an_article_counts_once_for_a_role_and_an_organisation() {
        let voice = |name: &str, role: Option<&str>, organisation: &str| {
            let role = role.map(str::to_owned);
            let voice = Voice {
                name: Some(name.into()),
                organisation: Some(organisation.into()),
                role,
                kind: SpeakerKind::Person,
            };
            (voice, Share { articles: 1, quotes: 2, ..Share::default() })
        };
        let mut voices = Voices::default();
        voices.add_voices(vec![
            voice("Bo Friis", Some("lærer"), "Odder Kommune"),
            voice("Mia Holt", Some("Lærer"), "Odder kommune"),
            voice("Ea Bak", None, "Told"),
            voice("Ib Lind", None, "Told"),
        ]);
        voices.add_voices(vec![voice("Bo Friis", Some("lærer"), "Odder Kommune")]);
        let counts = |shares: BTreeMap<Option<String>, Share>| -> Vec<_> {
            shares.into_iter().map(|(name, share)| (name, share.articles, share.quotes)).collect()
        };
        assert_eq!(counts(voices.by_role()), [(None, 1, 4), (Some("lærer".into()), 2, 6)]);
        let bodies = [(Some("Odder Kommune".into()), 2, 6), (Some("Told".into()), 1, 4)];
        assert_eq!(counts(voices.by_organisation()), bodies);
    }

    #[test]
    fn one_person_of_several_articles_is_one() {
        let rows = [
            ("Bo Friis", Some("Odder Kommune"), Some("konsulent"), 3),
            ("Bo Friis", Some("Odder kommune"), Some("chef"), 1),
            ("Bo Friis", None, None, 2),
        ];
        let speakers = voices(&rows).speakers();
        assert_eq!(speakers.len(), 1);
        assert_eq!((speakers[0].share.quotes, speakers[0].share.articles), (6, 3));
    }

    #[test]
    fn one_name_in_two_houses_is_two() {
        let rows = [("Bo Friis", Some("Odder Kommune"), None, 3), ("Bo Friis", Some("Told"), None, 1)];
        assert_eq!(voices(&rows).speakers().len(), 2);
        // Nobody can tell which of the two a third article means.
        let third = [rows[0], rows[1], ("Bo Friis", None, None, 1)];
        assert_eq!(voices(&third).speakers().len(), 3);
    }
}
