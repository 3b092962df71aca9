//! How a result was made: [`Stamp`].
//!
//! No time, machine, user or thread count is part of it: the same input gives the same bytes anywhere.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::report::Lang;
use crate::theme::Codebook;

/// What somebody needs to make the same result again. It stands at the foot of every report and in every machine format.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    /// The version of this crate.
    pub version: String,
    /// The name of the codebook.
    pub codebook: String,
    /// The first twelve hexadecimal digits of the SHA-256 of the codebook.
    pub codebook_hash: String,
    /// What was set otherwise than it comes, and changes the result; by name.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub settings: BTreeMap<String, String>,
    /// How many articles went in.
    pub articles: u64,
    /// What could not be read and is not part of the result.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unreadable: Vec<Unreadable>,
}

/// A file, or a record of one, that could not be read.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Unreadable {
    /// The path as given, with `:line` for a record.
    pub path: String,
    /// Why.
    pub reason: String,
}

impl Unreadable {
    /// The path without the line.
    fn file(&self) -> &str {
        let line = self.path.rsplit_once(':').filter(|(_, line)| line.parse::<u64>().is_ok());
        line.map_or(&self.path, |(file, _)| file)
    }
}

impl Stamp {
    /// The stamp of a result by `codebook`, before any article went in.
    #[must_use]
    pub fn new(codebook: &Codebook) -> Self {
        Self {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            codebook: codebook.name().to_owned(),
            codebook_hash: codebook.hash().to_owned(),
            ..Self::default()
        }
    }

    /// The same after so many articles.
    #[must_use]
    pub fn of_articles(mut self, articles: u64) -> Self {
        self.articles = articles;
        self
    }

    /// The same with a setting.
    #[must_use]
    pub fn with(mut self, setting: &str, value: impl ToString) -> Self {
        self.settings.insert(setting.to_owned(), value.to_string());
        self
    }

    /// The stamp on one line.
    ///
    /// ```
    /// use vidne::report::{Lang, Stamp};
    /// let stamp = Stamp { version: "0.1.0".into(), codebook: "vidne".into(), codebook_hash: "9f2c41d07a1e".into(), ..Stamp::default() };
    /// assert_eq!(
    ///     stamp.of_articles(41).with("min-confidence", 0.8).line(Lang::Da),
    ///     "vidne 0.1.0 · kodebog vidne sha256:9f2c41d07a1e · 41 artikler · min-confidence=0.8"
    /// );
    /// ```
    #[must_use]
    pub fn line(&self, lang: Lang) -> String {
        let mut line = format!("{} · {}", self.makers(lang), lang.counted("n_articles", self.articles));
        if !self.unreadable.is_empty() {
            let unread = lang.pick("ikke læst", "not read");
            line += &format!(" · {} {unread}", lang.count(self.unreadable.len() as u64));
        }
        line + &self.set()
    }

    /// What could not be read, as people read it: of a file with many such lines the first, and how many more there are.
    ///
    /// ```
    /// use vidne::report::{Lang, Stamp, Unreadable};
    /// let line = |line| Unreadable { path: format!("a.jsonl:{line}"), reason: "the `text` is empty".into() };
    /// let stamp = Stamp { unreadable: [2, 5, 9].map(line).into(), ..Stamp::default() };
    /// assert_eq!(stamp.unread(Lang::Da), ["Ikke læst: a.jsonl:2: feltet `text` er tomt", "Ikke læst: a.jsonl: 2 linjer mere"]);
    /// ```
    #[must_use]
    pub fn unread(&self, lang: Lang) -> Vec<String> {
        let mut notes = Vec::new();
        for of_file in self.unreadable.chunk_by(|one, next| one.file() == next.file()) {
            let Unreadable { path, reason } = &of_file[0];
            notes.push(lang.fill("unread_input", &[path, &lang.reason(reason)]));
            if of_file.len() > 1 {
                let more = lang.counted("n_more_lines", of_file.len() as u64 - 1);
                notes.push(lang.fill("unread_input", &[of_file[0].file(), &more]));
            }
        }
        notes
    }

    /// The stamp of one row, which is written before it is known how many articles there are: all but what went in.
    #[must_use]
    pub fn of_row(&self) -> String {
        self.makers(Lang::En) + &self.set()
    }

    /// Program and codebook.
    fn makers(&self, lang: Lang) -> String {
        let Self { version, codebook, codebook_hash, .. } = self;
        format!("vidne {version} · {} {codebook} sha256:{codebook_hash}", lang.pick("kodebog", "codebook"))
    }

    /// What was set, each with what parts it from what stands before.
    fn set(&self) -> String {
        self.settings.iter().map(|(name, value)| format!(" · {name}={value}")).collect()
    }
}
