//! The tables of `vidne stats` and `vidne compare`, from counts.
//!
//! Column names and what they hold are listed in the documentation of each function; `low` and `high` are the ends of a
//! 95 % interval.

use std::collections::BTreeMap;

use crate::report::table::name_of;
use crate::report::{Cell, Kind, Table};
use crate::stats::{
    Association, Bootstrap, Concordance, Counts, Dispersion, Frequency, Keyword, Measured, Meeting, Share, Somebody,
    Spread, ThemeCounts, Undefined, Voice, WINDOW, wilson,
};
use crate::theme::Codebook;

/// How sure an interval is.
const LEVEL: f64 = 0.95;

/// `measure`, `value`, `n` (how many of `unit`), `note` (why there is no value).
#[must_use]
pub fn measures(counts: &Counts) -> Table {
    let columns = [
        ("measure", Kind::Text),
        ("value", Kind::Number(2)),
        ("n", Kind::Count),
        ("unit", Kind::Text),
        ("note", Kind::Text),
    ];
    let mut table = Table::new("measures", &columns);
    let (corpus, words, richness) = (&counts.corpus, &counts.vocabulary, &counts.richness);
    let counted = [
        ("articles", corpus.articles),
        ("words", corpus.words),
        ("sentences", corpus.sentences),
        ("types", words.types() as u64),
        ("quotes", corpus.quotes.total),
        ("named", corpus.quotes.named),
        ("quoted_words", corpus.quotes.words),
    ];
    for (measure, count) in counted {
        table.push([measure.into(), count.into(), Cell::Empty, Cell::Empty, Cell::Empty]);
    }
    let quoted_share = part(corpus.quotes.words, corpus.words);
    let measured: [(&str, Measured, u64, &str); 10] = [
        ("quoted_share", quoted_share, corpus.words, "words"),
        ("lix", corpus.lix(), corpus.words, "words"),
        ("rix", corpus.rix(), corpus.sentences, "sentences"),
        ("ttr", words.ratio(|n| n), words.total(), "words"),
        ("rttr", words.ratio(f64::sqrt), words.total(), "words"),
        ("cttr", words.ratio(|n| (2.0 * n).sqrt()), words.total(), "words"),
        ("mattr", richness.mattr(), richness.windows, "windows"),
        ("mtld", richness.mtld(), richness.mtld_articles, "articles"),
        ("hdd", words.hdd(), words.total(), "words"),
        ("yule", words.yule(), words.total(), "words"),
    ];
    for (measure, value, n, of) in measured {
        let note = value.err().map(|reason| reason.to_string());
        let name = if measure == "mattr" { format!("mattr_{WINDOW}") } else { measure.to_owned() };
        table.push([name.into(), value.into(), n.into(), of.into(), note.into()]);
    }
    table
}

fn part(part: u64, whole: u64) -> Measured {
    if whole == 0 { Err(Undefined::Empty) } else { Ok(part as f64 / whole as f64) }
}

/// `theme`, `articles` of `articles_of` with `articles_low` and `articles_high` (Wilson), `quotes` of `quotes_of` with
/// `quotes_low` and `quotes_high` (cluster bootstrap over the articles; empty with fewer than five), `narration` of
/// `narration_of` sentences, `hits` in the body, `per_thousand` of `per_thousand_of` words, of these `pro` and `contra`; `cancelled` in
/// all zones.
#[must_use]
pub fn themes(counts: &Counts, codebook: &Codebook, bootstrap: &Bootstrap) -> Table {
    let columns = [
        ("theme", Kind::Text),
        ("articles", Kind::Count),
        ("articles_of", Kind::Count),
        ("articles_low", Kind::Share),
        ("articles_high", Kind::Share),
        ("quotes", Kind::Count),
        ("quotes_of", Kind::Count),
        ("quotes_low", Kind::Share),
        ("quotes_high", Kind::Share),
        ("narration", Kind::Count),
        ("narration_of", Kind::Count),
        ("hits", Kind::Count),
        ("per_thousand", Kind::Number(2)),
        ("per_thousand_of", Kind::Count),
        ("pro", Kind::Count),
        ("contra", Kind::Count),
        ("cancelled", Kind::Count),
    ];
    let mut table = Table::new("themes", &columns);
    let ids: Vec<&str> = codebook.themes().iter().map(|theme| theme.id.as_str()).collect();
    let intervals = bootstrap.shares(&counts.together.clusters(&ids)).ok();
    let corpus = &counts.corpus;
    for (at, id) in ids.iter().enumerate() {
        let theme = of_theme(counts, id);
        let [articles_low, articles_high] = ends(wilson(theme.articles, corpus.articles, LEVEL).ok());
        let [quotes_low, quotes_high] = ends(intervals.as_ref().map(|intervals| intervals[at]));
        let per_thousand = (corpus.words > 0).then(|| 1_000.0 * theme.body as f64 / corpus.words as f64);
        table.push([
            (*id).into(),
            theme.articles.into(),
            corpus.articles.into(),
            articles_low,
            articles_high,
            theme.quotes.into(),
            corpus.quotes.total.into(),
            quotes_low,
            quotes_high,
            theme.narration.into(),
            corpus.sentences.into(),
            theme.body.into(),
            per_thousand.into(),
            corpus.words.into(),
            theme.pro.into(),
            theme.contra.into(),
            theme.cancelled.into(),
        ]);
    }
    table
}

/// `theme`, `zone`, `hits`.
#[must_use]
pub fn zones(counts: &Counts, codebook: &Codebook) -> Table {
    let mut table = Table::new("theme_zones", &[("theme", Kind::Text), ("zone", Kind::Text), ("hits", Kind::Count)]);
    for theme in codebook.themes() {
        for (zone, hits) in of_theme(counts, &theme.id).zones {
            table.push([theme.id.as_str().into(), zone.into(), hits.into()]);
        }
    }
    table
}

/// `theme`, `fifth` of the article (1 to 5), `hits` in the body.
#[must_use]
pub fn positions(counts: &Counts, codebook: &Codebook) -> Table {
    let columns = [("theme", Kind::Text), ("fifth", Kind::Count), ("hits", Kind::Count)];
    let mut table = Table::new("theme_positions", &columns);
    for theme in codebook.themes() {
        for (fifth, hits) in (1_u64..).zip(of_theme(counts, &theme.id).fifths) {
            table.push([theme.id.as_str().into(), fifth.into(), hits.into()]);
        }
    }
    table
}

fn of_theme(counts: &Counts, id: &str) -> ThemeCounts {
    counts.corpus.themes.get(id).cloned().unwrap_or_default()
}

fn ends(interval: Option<[f64; 2]>) -> [Cell; 2] {
    interval.map_or([Cell::Empty, Cell::Empty], |ends| ends.map(Cell::from))
}

/// `name`, `role`, `organisation`, `kind`, `articles`, `quotes`, `words`, then the quotes with each theme: the named
/// speakers, joined over the articles on name and organisation.
#[must_use]
pub fn speakers(counts: &Counts, codebook: &Codebook) -> Table {
    let columns = [("name", Kind::Text), ("role", Kind::Text), ("organisation", Kind::Text), ("kind", Kind::Text)];
    let mut table = shares("speakers", &columns, codebook);
    for Somebody { name, role, organisation, kind, share } in counts.corpus.voices.speakers() {
        let who = [name.into(), role.into(), organisation.into(), name_of(&kind)];
        table.push(who.into_iter().chain(share_cells(&share, codebook)));
    }
    table
}

/// `role` (empty where none is given), then as [`speakers`].
#[must_use]
pub fn roles(counts: &Counts, codebook: &Codebook) -> Table {
    grouped("role", "roles", counts.corpus.voices.by_role(), codebook)
}

/// `organisation` (empty where none is given), then as [`speakers`].
#[must_use]
pub fn organisations(counts: &Counts, codebook: &Codebook) -> Table {
    grouped("organisation", "organisations", counts.corpus.voices.by_organisation(), codebook)
}

fn grouped(
    key: &'static str,
    name: &'static str,
    groups: BTreeMap<Option<String>, Share>,
    codebook: &Codebook,
) -> Table {
    let mut table = shares(name, &[(key, Kind::Text)], codebook);
    for (group, share) in groups {
        table.push(std::iter::once(group.into()).chain(share_cells(&share, codebook)));
    }
    table
}

fn shares(name: &'static str, who: &[(&'static str, Kind)], codebook: &Codebook) -> Table {
    let mut columns = who.to_vec();
    columns.extend(["articles", "quotes", "words"].map(|column| (column, Kind::Count)));
    Table::new(name, &columns).with_columns(codebook.themes().iter().map(|theme| theme.id.clone()), Kind::Count)
}

fn share_cells(share: &Share, codebook: &Codebook) -> Vec<Cell> {
    let counts = [share.articles, share.quotes, share.words].into_iter();
    let themes = codebook.themes().iter().map(|theme| share.themes.get(&theme.id).copied().unwrap_or(0));
    counts.chain(themes).map(Cell::from).collect()
}

/// `theme`, `other`, `meeting` (`quote` or `article`), `both`, `first`, `second`, `n`, `jaccard`, `npmi`, `lift`.
#[must_use]
pub fn together(counts: &Counts, codebook: &Codebook) -> Table {
    let columns = [
        ("theme", Kind::Text),
        ("other", Kind::Text),
        ("meeting", Kind::Text),
        ("both", Kind::Count),
        ("first", Kind::Count),
        ("second", Kind::Count),
        ("n", Kind::Count),
        ("jaccard", Kind::Number(3)),
        ("npmi", Kind::Number(3)),
        ("lift", Kind::Number(2)),
    ];
    let mut table = Table::new("themes_together", &columns);
    let ids: Vec<&str> = codebook.themes().iter().map(|theme| theme.id.as_str()).collect();
    for (meeting, name) in [(Meeting::Quote, "quote"), (Meeting::Article, "article")] {
        for (a, b, pair) in counts.together.pairs(&ids, meeting) {
            let Association { o, f1, f2, n } = pair;
            let counted = [o, f1, f2, n].map(Cell::from);
            let measured = [pair.jaccard(), pair.npmi(), pair.lift()].map(Cell::from);
            let names = [a, b, name].map(Cell::from);
            table.push(names.into_iter().chain(counted).chain(measured));
        }
    }
    table
}

/// `word`, `count`, `per_thousand`, `quoted`, `articles`.
#[must_use]
pub fn frequencies(list: &[Frequency], words: u64) -> Table {
    let columns = [
        ("word", Kind::Text),
        ("count", Kind::Count),
        ("per_thousand", Kind::Number(2)),
        ("quoted", Kind::Count),
        ("articles", Kind::Count),
    ];
    let mut table = Table::new("words", &columns);
    for line in list {
        let rate = 1_000.0 * line.total as f64 / words as f64;
        table.push([
            line.word.as_str().into(),
            line.total.into(),
            rate.into(),
            line.quoted.into(),
            line.articles.into(),
        ]);
    }
    table
}

/// `word`, `here`, `here_of`, `there`, `there_of`, `g2` (negative where rarer here), `log_ratio`, `percent_diff`, `bic`,
/// `odds_ratio`, `p` (corrected).
#[must_use]
pub fn keywords(list: &[Keyword]) -> Table {
    let columns = [
        ("word", Kind::Text),
        ("here", Kind::Count),
        ("here_of", Kind::Count),
        ("there", Kind::Count),
        ("there_of", Kind::Count),
        ("g2", Kind::Number(2)),
        ("log_ratio", Kind::Number(2)),
        ("percent_diff", Kind::Number(1)),
        ("bic", Kind::Number(2)),
        ("odds_ratio", Kind::Number(2)),
        ("p", Kind::Number(4)),
    ];
    let mut table = Table::new("keywords", &columns);
    for Keyword { word, keyness, p } in list {
        let counted = [keyness.a, keyness.n1, keyness.b, keyness.n2].map(Cell::from);
        let measured =
            [keyness.signed_g2(), keyness.log_ratio(), keyness.percent_diff(), keyness.bic(), keyness.odds_ratio()];
        let word = std::iter::once(word.as_str().into());
        table.push(word.chain(counted).chain(measured.map(Cell::from)).chain([(*p).into()]));
    }
    table
}

/// `word`, `near` (times within the window), `word_count`, `node_count`, `n`, `log_dice`, `mi`, `t`.
#[must_use]
pub fn collocates(list: &[(String, Association)]) -> Table {
    let columns = [
        ("word", Kind::Text),
        ("near", Kind::Count),
        ("word_count", Kind::Count),
        ("node_count", Kind::Count),
        ("n", Kind::Count),
        ("log_dice", Kind::Number(2)),
        ("mi", Kind::Number(2)),
        ("t", Kind::Number(2)),
    ];
    let mut table = Table::new("collocates", &columns);
    for (word, pair) in list {
        let counted = [pair.o, pair.f2, pair.f1, pair.n].map(Cell::from);
        let measured = [pair.log_dice(), pair.pmi(), pair.t()].map(Cell::from);
        table.push(std::iter::once(word.as_str().into()).chain(counted).chain(measured));
    }
    table
}

/// `word`, `count`, `articles` with it, `articles_of`, `dp`, `dp_norm`, `juilland`.
#[must_use]
pub fn dispersion(spread: &Spread) -> Table {
    let columns = [
        ("word", Kind::Text),
        ("count", Kind::Count),
        ("articles", Kind::Count),
        ("articles_of", Kind::Count),
        ("dp", Kind::Number(3)),
        ("dp_norm", Kind::Number(3)),
        ("juilland", Kind::Number(3)),
    ];
    let mut table = Table::new("dispersion", &columns);
    let rows = spread.each(|word, dispersion: Dispersion<'_>| {
        let counted = [dispersion.counts.iter().sum(), dispersion.range() as u64, dispersion.sizes.len() as u64];
        let measured = [dispersion.dp(), dispersion.dp_norm(), dispersion.juilland()];
        let word = std::iter::once(Cell::from(word));
        word.chain(counted.map(Cell::from)).chain(measured.map(Cell::from)).collect::<Vec<Cell>>()
    });
    rows.into_iter().for_each(|row| table.push(row));
    table
}

/// `article`, `line`, `left`, `node`, `right`, `speaker`, `role`, `organisation`.
#[must_use]
pub fn kwic(lines: &[Concordance]) -> Table {
    let columns = ["article", "line", "left", "node", "right", "speaker", "role", "organisation"];
    let kind = |name| if name == "line" { Kind::Count } else { Kind::Text };
    let mut table = Table::new("kwic", &columns.map(|name| (name, kind(name))));
    for found in lines {
        let of_voice =
            |what: fn(&Voice) -> &Option<String>| found.speaker.as_ref().and_then(|voice| what(voice).clone());
        let words = [&found.left, &found.node, &found.right].map(|words| Cell::from(words.as_str()));
        let who = [of_voice(|v| &v.name), of_voice(|v| &v.role), of_voice(|v| &v.organisation)].map(Cell::from);
        let place = [found.article.as_str().into(), found.line.into()];
        table.push(place.into_iter().chain(words).chain(who));
    }
    table
}
