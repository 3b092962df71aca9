//! A researcher's codebook: TOML in, compiled patterns out.

use std::sync::{Arc, LazyLock};

use sha2::{Digest, Sha256};

use super::matcher::{Matcher, RuleId};
use super::source::{self, Code, Negation, Sought, Source, Window, Written};
use crate::error::{CodebookError, Fault};
use crate::span::{PatternId, ThemeId};

/// A codebook, compiled. Cloning it is cheap.
///
/// ```
/// use vidne::Codebook;
/// let codebook = Codebook::parse("mine.toml", r#"
/// [[code]]
/// id = "tillid"
/// any = ["tillid~", "(stoler|stolede) .. på"]
/// opposite = ["mistillid~"]
/// not = ["tillidsmand*"]
/// "#)?;
/// assert_eq!(codebook.themes()[0].label, "tillid");
/// assert_eq!(codebook.patterns().len(), 4);
/// # Ok::<(), vidne::CodebookError>(())
/// ```
#[derive(Clone, Debug)]
pub struct Codebook {
    inner: Arc<Compiled>,
}

#[derive(Debug)]
struct Compiled {
    source: Arc<Source>,
    hash: String,
    themes: Vec<Theme>,
    patterns: Vec<Pattern>,
    rules: Vec<Rule>,
    matcher: Matcher,
    regexes: Vec<(RuleId, regex::Regex)>,
    windows: Vec<Window>,
    article_thresholds: Vec<Option<u32>>,
}

/// A theme (kode) of a codebook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Theme {
    /// What files and programs call it: `openness`.
    pub id: String,
    /// What people call it: `Åbenhed`.
    pub label: String,
    /// What English readers call it: `Openness`.
    pub label_en: String,
    /// The theme above it.
    pub parent: Option<ThemeId>,
    /// `#1B6CA8`.
    pub color: Option<String>,
    /// Definition, when to use it and when not, an example.
    pub memo: String,
}

/// A pattern of a theme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern {
    /// As written in the codebook.
    pub text: String,
    /// The theme it belongs to.
    pub theme: ThemeId,
    /// What it does.
    pub effect: Effect,
}

/// What a pattern does for its theme: the list it stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Effect {
    /// `any`: counts one point.
    Any,
    /// `weak`: counts half a point.
    Weak,
    /// `opposite`: counts one point, against the theme.
    Opposite,
    /// `not`: cancels what it overlaps.
    Not,
}

/// What is found for a pattern or for the words that turn polarity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rule {
    Pattern(PatternId),
    /// `ikke`: turns what follows within the window.
    Negator,
    /// `hverken`: turns what follows to the end of the clause.
    Reaching,
    /// `ikke kun`: what looks like a negator and is none.
    NotNegator,
    /// `ikke`, `væk`: turns what precedes within the window.
    NegatorAfter,
    /// `forsvundet`: turns what precedes in the clause.
    ReachingAfter,
    /// `ikke noget`: what looks like one, and is none.
    NotNegatorAfter,
    /// `men`: begins a clause.
    Opener,
}

impl Codebook {
    /// The codebook that comes with the crate: openness, trust, digitalisation.
    ///
    /// It holds four more themes of the genre, which are at rest until [`select`](Self::select)ed: network and
    /// collaboration, learning, inspiration, change.
    pub fn bundled() -> &'static Self {
        static BUNDLED: LazyLock<Codebook> = LazyLock::new(|| {
            let source = Source::read("vidne", Codebook::BUNDLED).expect("the bundled codebook is without fault");
            Codebook::of(Arc::new(source), digest(Codebook::BUNDLED), |code| code.default)
        });
        &BUNDLED
    }

    /// The TOML of the bundled codebook, with its comments.
    pub const BUNDLED: &'static str = include_str!("../lexicon/codebook.toml");

    /// A commented start for a codebook of one's own, which reads without fault.
    pub const TEMPLATE: &'static str = include_str!("../lexicon/codebook_start.toml");

    /// Reads and compiles a codebook. `name` stands in errors and stamps.
    ///
    /// # Errors
    /// Everything that is wrong with it, each with line, pattern and remedy.
    ///
    /// ```
    /// let error = vidne::Codebook::parse("mine.toml", "[[code]]\nid = \"tillid\"\nany = [\"(stoler\"]").unwrap_err();
    /// assert_eq!(error.to_string(), "mine.toml:3:9: the pattern \"(stoler\" opens a bracket that is not closed; \
    ///     put `)` after the last alternative");
    /// ```
    pub fn parse(name: &str, toml: &str) -> Result<Self, CodebookError> {
        let mut source = Source::read(name, toml)?;
        if source.negation.is_empty() {
            source.negation = Self::bundled().inner.source.negation.clone();
        }
        Ok(Self::of(Arc::new(source), digest(toml), |code| code.default))
    }

    /// The same codebook with these themes alone, whether or not they are in use by default; a theme brings those above it.
    ///
    /// # Errors
    /// If it has no theme of such an id.
    ///
    /// ```
    /// let codebook = vidne::Codebook::bundled().select(["trust", "network"])?;
    /// assert_eq!(codebook.themes().len(), 2);
    /// # Ok::<(), vidne::CodebookError>(())
    /// ```
    pub fn select<'i>(&self, ids: impl IntoIterator<Item = &'i str>) -> Result<Self, CodebookError> {
        let codes = &self.inner.source.codes;
        let (mut chosen, mut faults) = (Vec::new(), Vec::new());
        for id in ids {
            match codes.iter().find(|code| code.id == id) {
                Some(code) => chosen.extend(source::ancestors(codes, code).chain([code]).map(|code| code.id.as_str())),
                None => faults.push(unknown(id, codes)),
            }
        }
        if !faults.is_empty() {
            return Err(CodebookError { name: self.name().to_owned(), faults });
        }
        Ok(Self::of(self.inner.source.clone(), self.inner.hash.clone(), |code| chosen.contains(&code.id.as_str())))
    }

    /// The same codebook with every theme it holds, those at rest too.
    #[must_use]
    pub fn select_all(&self) -> Self {
        Self::of(self.inner.source.clone(), self.inner.hash.clone(), |_| true)
    }

    /// The ids of all themes it holds, in its order, those at rest too.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.inner.source.codes.iter().map(|code| code.id.as_str())
    }

    /// Its name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.inner.source.name
    }

    /// The first twelve hexadecimal digits of the SHA-256 of its TOML.
    #[must_use]
    pub fn hash(&self) -> &str {
        &self.inner.hash
    }

    /// Its themes in use, in its order.
    #[must_use]
    pub fn themes(&self) -> &[Theme] {
        &self.inner.themes
    }

    /// Their patterns, in its order.
    #[must_use]
    pub fn patterns(&self) -> &[Pattern] {
        &self.inner.patterns
    }

    /// The theme `id`.
    ///
    /// # Panics
    /// If the id is of another codebook and beyond this one's themes.
    #[must_use]
    pub fn theme(&self, id: ThemeId) -> &Theme {
        &self.inner.themes[id.index()]
    }

    /// The pattern `id`.
    ///
    /// # Panics
    /// If the id is of another codebook and beyond this one's patterns.
    #[must_use]
    pub fn pattern(&self, id: PatternId) -> &Pattern {
        &self.inner.patterns[id.index()]
    }

    pub(super) fn rule(&self, rule: RuleId) -> Rule {
        self.inner.rules[rule as usize]
    }

    pub(super) fn matcher(&self) -> &Matcher {
        &self.inner.matcher
    }

    pub(super) fn regexes(&self) -> &[(RuleId, regex::Regex)] {
        &self.inner.regexes
    }

    pub(super) fn window(&self, theme: ThemeId) -> Window {
        self.inner.windows[theme.index()]
    }

    /// How many half points the different patterns of an article must make for a weak word to be enough in it.
    pub(super) fn article_threshold(&self, theme: ThemeId) -> Option<u32> {
        self.inner.article_thresholds[theme.index()]
    }

    /// The code of a theme, as written.
    pub(super) fn code(&self, id: &str) -> &Code {
        let code = self.inner.source.codes.iter().find(|code| code.id == id);
        code.expect("a theme has a code")
    }

    pub(super) fn source(&self) -> &Source {
        &self.inner.source
    }

    /// Compiles the codes that are `wanted`.
    fn of(source: Arc<Source>, hash: String, wanted: impl Fn(&Code) -> bool) -> Self {
        let codes: Vec<&Code> = source.codes.iter().filter(|code| wanted(code)).collect();
        let (mut patterns, mut rules) = (Vec::new(), source.negation.rules());
        let negation = rules.len() as RuleId;
        for (index, code) in codes.iter().enumerate() {
            for (effect, written) in code.patterns() {
                rules.push((Rule::Pattern(PatternId::new(patterns.len())), written));
                patterns.push(Pattern { text: written.text.clone(), theme: ThemeId::new(index), effect });
            }
        }
        let (mut phrases, mut regexes) = (Vec::new(), Vec::new());
        for (rule, (_, written)) in (0..).zip(&rules) {
            match &written.sought {
                Sought::Phrases(sought) => phrases.push((rule, sought)),
                Sought::Regex(regex) => regexes.push((rule, regex.clone())),
            }
        }
        let matcher = Matcher::new(phrases.into_iter(), negation);
        let themes = codes.iter().map(|code| theme(code, &codes)).collect();
        let windows = codes.iter().map(|code| code.window).collect();
        let article_thresholds = codes.iter().map(|code| code.article_threshold).collect();
        let rules = rules.into_iter().map(|(rule, _)| rule).collect();
        let compiled =
            Compiled { source, hash, themes, patterns, rules, matcher, regexes, windows, article_thresholds };
        Self { inner: Arc::new(compiled) }
    }
}

impl Negation {
    fn lists(&self) -> [(Rule, &[Written]); 7] {
        [
            (Rule::Negator, &self.negators),
            (Rule::Reaching, &self.reaching),
            (Rule::NotNegator, &self.not_negators),
            (Rule::NegatorAfter, &self.negators_after),
            (Rule::ReachingAfter, &self.reaching_after),
            (Rule::NotNegatorAfter, &self.not_negators_after),
            (Rule::Opener, &self.clause_openers),
        ]
    }

    fn is_empty(&self) -> bool {
        self.lists().iter().all(|(_, patterns)| patterns.is_empty())
    }

    fn rules(&self) -> Vec<(Rule, &Written)> {
        self.lists().into_iter().flat_map(|(rule, list)| list.iter().map(move |written| (rule, written))).collect()
    }
}

impl Code {
    /// Its patterns, each with what it does.
    pub(super) fn patterns(&self) -> impl Iterator<Item = (Effect, &Written)> {
        let lists = [
            (Effect::Any, &self.any),
            (Effect::Weak, &self.weak),
            (Effect::Opposite, &self.opposite),
            (Effect::Not, &self.not),
        ];
        lists.into_iter().flat_map(|(effect, list)| list.iter().map(move |written| (effect, written)))
    }
}

fn theme(code: &Code, codes: &[&Code]) -> Theme {
    let position = |id: &String| codes.iter().position(|other| other.id == *id);
    Theme {
        id: code.id.clone(),
        label: code.label.clone(),
        label_en: code.label_en.clone(),
        parent: code.parent.as_ref().and_then(position).map(ThemeId::new),
        color: code.color.clone(),
        memo: code.memo.clone(),
    }
}

fn unknown(id: &str, codes: &[Code]) -> Fault {
    let known: Vec<&str> = codes.iter().map(|code| code.id.as_str()).collect();
    let remedy = format!("choose among {}", known.join(", "));
    Fault { line: 1, column: 1, message: format!("has no theme `{id}`"), remedy }
}

fn digest(toml: &str) -> String {
    Sha256::digest(toml.as_bytes()).iter().take(6).map(|byte| format!("{byte:02x}")).collect()
}
