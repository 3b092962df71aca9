//! Who meets whom: people and organisations of the same article, as a [`Network`].

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::plain::tidy;
use crate::span::SpeakerId;
use crate::speaker::SpeakerKind;
use crate::stats::tally::{Sum, pairs, sum_of_fields};
use crate::stats::voice::fold;
use crate::stats::{Document, Tally};

/// More people and organisations than this are not paired in one article: their pairs would be the square of them.
const MOST: usize = 200;

/// A person or an organisation. A person is told apart by name and organisation.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Node {
    /// `Person` or `Organisation`.
    pub kind: SpeakerKind,
    /// The name.
    pub name: String,
    /// The organisation of a person, where it is known.
    pub organisation: Option<String>,
}

/// What joins two nodes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tie {
    /// An article tells of both.
    Meets,
    /// The person belongs to the organisation.
    Belongs,
}

/// People and organisations with the articles that tell of them, and of each two together. Case is no difference.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Network {
    /// How often each is told of, by its name in lower case; with the spellings.
    #[serde(with = "pairs")]
    nodes: BTreeMap<Node, Told>,
    /// How many articles join two of them.
    #[serde(with = "pairs")]
    ties: BTreeMap<(Node, Node, Tie), u64>,
}

sum_of_fields!(Network { nodes, ties });

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Told {
    articles: u64,
    spellings: BTreeMap<String, u64>,
}

sum_of_fields!(Told { articles, spellings });

/// An edge of a network: two nodes as indices into [`Network::nodes`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Edge {
    /// The first.
    pub from: usize,
    /// The second.
    pub to: usize,
    /// What joins them.
    pub tie: Tie,
    /// In how many articles.
    pub articles: u64,
}

impl Network {
    /// The nodes as most articles spell them, with the number of articles; organisations last.
    #[must_use]
    pub fn nodes(&self) -> Vec<(Node, u64)> {
        self.nodes.iter().map(|(node, told)| (self.spelt(node), told.articles)).collect()
    }

    /// The edges.
    #[must_use]
    pub fn edges(&self) -> Vec<Edge> {
        let index: BTreeMap<&Node, usize> = self.nodes.keys().enumerate().map(|(at, node)| (node, at)).collect();
        let ties = self.ties.iter();
        ties.map(|((a, b, tie), articles)| Edge { from: index[a], to: index[b], tie: *tie, articles: *articles })
            .collect()
    }

    fn spelt(&self, node: &Node) -> Node {
        let usual = |key: &Node| {
            let spellings = &self.nodes.get(key)?.spellings;
            spellings.iter().rev().max_by_key(|(_, count)| **count).map(|(spelling, _)| spelling.clone())
        };
        let home = node.organisation.clone().map(|home| usual(&organisation(&home)).unwrap_or(home));
        Node { kind: node.kind, name: usual(node).unwrap_or_default(), organisation: home }
    }

    fn tie(&mut self, a: &Node, b: &Node, tie: Tie) {
        let (a, b) = if a <= b { (a, b) } else { (b, a) };
        *self.ties.entry((a.clone(), b.clone(), tie)).or_default() += 1;
    }
}

impl Tally for Network {
    fn add(&mut self, document: &Document<'_>) {
        let cast = cast(document);
        for (node, spelling) in &cast {
            let told = self.nodes.entry(node.clone()).or_default();
            told.articles += 1;
            *told.spellings.entry(spelling.clone()).or_default() += 1;
        }
        let nodes: Vec<&Node> = cast.keys().take(MOST).collect();
        for (at, a) in nodes.iter().enumerate() {
            nodes[at + 1..].iter().for_each(|b| self.tie(a, b, Tie::Meets));
            if let Some(home) = &a.organisation {
                self.tie(a, &organisation(home), Tie::Belongs);
            }
        }
    }

    fn absorb(&mut self, other: Self) {
        self.plus(other);
    }
}

/// The named people of an article and the organisations, each with its spelling.
fn cast(document: &Document<'_>) -> BTreeMap<Node, String> {
    let (text, analysis) = (&document.article.text, document.analysis);
    let mut cast = BTreeMap::new();
    for (index, speaker) in analysis.speakers.iter().enumerate() {
        let home = speaker.organisation.map(|span| tidy(&text[span]).into_owned());
        let name = analysis.name(text, SpeakerId::new(index)).into_owned();
        match speaker.kind {
            SpeakerKind::Person => {
                let home = home.as_deref().map(fold);
                cast.insert(Node { kind: SpeakerKind::Person, name: fold(&name), organisation: home }, name);
            }
            SpeakerKind::Organisation => drop(cast.insert(organisation(&fold(&name)), name)),
            _ => {}
        }
        if let Some(home) = home {
            cast.entry(organisation(&fold(&home))).or_insert(home);
        }
    }
    cast
}

fn organisation(name: &str) -> Node {
    Node { kind: SpeakerKind::Organisation, name: name.to_owned(), organisation: None }
}
