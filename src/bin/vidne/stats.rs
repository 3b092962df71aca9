//! `vidne stats` and `vidne merge`: counts and measures.

use std::collections::BTreeMap;
use std::fs;

use vidne::Codebook;
use vidne::report::{Cell, Column, Kind, Lang, Partial, Stamp, Table, tables};
use vidne::stats::{Bootstrap, Collocates, Counts, Document, FrequencyList, SPEAKER_FIELDS, Spread, Tally, Vocabulary};

use crate::args::{Coding, Measures, Merge, Stats, StatsTable, TableFormat};
use crate::conditions::Fields;
use crate::output::Output;
use crate::run::{Run, read_coding};
use crate::write::{self, Shown};
use crate::{Failure, Misuse, Outcome, message, speakers};

/// How many words to either side a collocate may stand.
const WINDOW: usize = 5;

/// What people read of themes: shares with the ends of their intervals.
const THEMES: [&str; 8] =
    ["theme", "articles", "articles_low", "articles_high", "quotes", "quotes_low", "quotes_high", "per_thousand"];

/// The same of a group, which is seldom large enough for both intervals, and has its own whole.
const THEMES_OF_GROUP: [&str; 7] =
    ["theme", "articles", "articles_of", "articles_low", "articles_high", "quotes", "quotes_of"];

/// What people read of two themes together.
const TOGETHER: [&str; 7] = ["theme", "other", "meeting", "both", "n", "jaccard", "npmi"];

/// What people read of roles and of organisations, before the themes.
const ROLES: [&str; 4] = ["role", "articles", "quotes", "words"];
const ORGANISATIONS: [&str; 4] = ["organisation", "articles", "quotes", "words"];

pub fn run(args: &Stats) -> Result<Outcome, Failure> {
    asks_of_words(&args.measures, &args.word)?;
    let mut run = Run::new(&args.input, &args.coding)?;
    if args.partial {
        let output = Output::open(args.tables.target.output.as_deref(), run.inputs())?;
        let counts = run.tally(Counts::default)?;
        output.finish_with(Partial::new(counts, run.stamp().clone()).write().as_bytes())?;
        return Ok(run.end());
    }
    args.tables.hold(&names(&args.measures))?;
    let output = args.tables.open(run.inputs())?;
    let chosen = chosen(&args.measures, args.tables.format(), &args.word);
    let found = match args.ngrams {
        2 => tables_of::<2>(args, &chosen, &mut run),
        3 => tables_of::<3>(args, &chosen, &mut run),
        4 => tables_of::<4>(args, &chosen, &mut run),
        5 => tables_of::<5>(args, &chosen, &mut run),
        _ => tables_of::<1>(args, &chosen, &mut run),
    }?;
    for (setting, value) in settings(&args.measures) {
        run.set(setting, &value);
    }
    args.tables.write(shown(found, args.by.as_deref(), run.codebook(), args.tables.lang()), run.stamp(), output)?;
    Ok(run.end())
}

/// That a table of some words has words.
fn asks_of_words(measures: &Measures, words: &[String]) -> Result<(), Misuse> {
    let of_words = measures.table.iter().find(|table| matches!(table, StatsTable::Collocates | StatsTable::Dispersion));
    match of_words {
        Some(table) if words.is_empty() => {
            Err(Misuse(format!("--table {}: of which word? give --word WORD", name(*table))))
        }
        _ => Ok(()),
    }
}

/// The names of the tables asked for.
fn names(measures: &Measures) -> Vec<String> {
    measures.table.iter().copied().map(name).collect()
}

fn name(table: StatsTable) -> String {
    format!("{table:?}").to_lowercase()
}

/// The tables asked for, of all articles or of each group; words in runs of `N`.
fn tables_of<const N: usize>(args: &Stats, chosen: &[StatsTable], run: &mut Run) -> Result<Vec<Table>, Failure> {
    let unit = All::<N>::new(&args.word);
    if N > 1 {
        run.set("ngrams", &N.to_string());
    }
    let Some(field) = &args.by else {
        let all = run.tally(|| unit.clone())?;
        return Ok(chosen.iter().map(|table| table_of(*table, &all, run.codebook(), args)).collect());
    };
    run.set("by", field);
    let none =
        || Groups { field: field.clone(), unit: unit.clone(), groups: BTreeMap::new(), fields: Fields::default() };
    let Groups { groups, fields, .. } = run.tally(none)?;
    if groups.keys().all(Option::is_none) {
        message::warning(&format!("no article has the metadata field `{field}` (there: {fields})"));
    }
    let of = |table: &StatsTable| by_group(field, &groups, |all| table_of(*table, all, run.codebook(), args));
    Ok(chosen.iter().map(of).collect())
}

fn table_of<const N: usize>(table: StatsTable, all: &All<N>, codebook: &Codebook, args: &Stats) -> Table {
    match table {
        StatsTable::Collocates => collocates(all, args),
        StatsTable::Dispersion => tables::dispersion(&all.spread),
        StatsTable::Words if N > 1 => words(&all.runs, &args.measures),
        table => table_of_counts(table, &all.counts, codebook, &args.measures),
    }
}

/// Tables of which people read the columns that fit a terminal; the first column of each is `group`, if there is one.
fn shown(tables: Vec<Table>, group: Option<&str>, codebook: &Codebook, lang: Lang) -> Shown {
    let narrow = |table: &Table| {
        let group = group.map(|_| table.columns[0].name.as_ref());
        let columns = |names: &[&'static str]| group.into_iter().chain(names.iter().copied()).collect::<Vec<_>>();
        match table.name.as_ref() {
            "measures" => write::without_empty(table, "note"),
            "themes" if group.is_some() => write::select(table, &columns(&THEMES_OF_GROUP)),
            "themes" => write::select(table, &columns(&THEMES)),
            "themes_together" => write::select(table, &columns(&TOGETHER)),
            "speakers" => write::with_themes(table, &columns(&speakers::SHOWN), codebook, lang),
            "roles" => write::with_themes(table, &columns(&ROLES), codebook, lang),
            "organisations" => write::with_themes(table, &columns(&ORGANISATIONS), codebook, lang),
            _ => table.clone(),
        }
    };
    let people: Vec<Table> = tables.iter().map(narrow).collect();
    let page = write::page_of(&people, codebook, lang);
    let themes = tables.iter().find(|table| table.name == "themes" && group.is_none());
    let page = match themes {
        Some(themes) => write::with_whole(page, themes, lang),
        None => page,
    };
    Shown { page, tables }
}

pub fn merge(args: &Merge) -> Result<Outcome, Failure> {
    let by_word = |table: &StatsTable| matches!(table, StatsTable::Collocates | StatsTable::Dispersion);
    if args.measures.table.iter().any(by_word) {
        return Err(Misuse("the parts have no neighbours of words; ask `vidne stats --word`".into()).into());
    }
    let mut sum: Option<Partial> = None;
    for path in &args.files {
        let named =
            |error: &(dyn std::error::Error + 'static)| format!("{}: {}", path.display(), message::chain(error));
        let bytes = fs::read(path).map_err(|error| named(&error))?;
        let part = Partial::read(&bytes).map_err(|error| named(&error))?;
        sum = Some(match sum {
            None => part,
            Some(sum) => sum.merge(part).map_err(|error| named(&error))?,
        });
    }
    let Partial { mut stamp, counts, .. } = sum.unwrap_or_default();
    let codebook = codebook_of(&args.coding, &stamp)?;
    for (setting, value) in settings(&args.measures) {
        stamp = stamp.with(setting, value);
    }
    args.tables.hold(&names(&args.measures))?;
    let output = args.tables.open(&args.files)?;
    let chosen = chosen(&args.measures, args.tables.format(), &[]);
    let found = chosen.iter().map(|table| table_of_counts(*table, &counts, &codebook, &args.measures)).collect();
    args.tables.write(shown(found, None, &codebook, args.tables.lang()), &stamp, output)?;
    Ok(Outcome::Done)
}

/// The codebook by which parts were counted, and the themes of it.
fn codebook_of(coding: &Coding, stamp: &Stamp) -> Result<Codebook, Failure> {
    let counted: Vec<String> =
        stamp.settings.get("themes").iter().flat_map(|ids| ids.split(',')).map(str::to_owned).collect();
    let codebook = read_coding(&Coding { codebook: coding.codebook.clone(), themes: counted })?;
    if stamp.codebook_hash != codebook.hash() {
        let theirs = format!("{} sha256:{}", stamp.codebook, stamp.codebook_hash);
        let mine = format!("{} sha256:{}", codebook.name(), codebook.hash());
        return Err(
            format!("the parts were made by codebook {theirs}, not by {mine}; give theirs with --codebook").into()
        );
    }
    let is_counted = |id: &&String| *id == "all" || codebook.themes().iter().any(|theme| theme.id == **id);
    if let Some(id) = coding.themes.iter().find(|id| !is_counted(id)) {
        return Err(Misuse(format!("--themes {id}: the parts have no counts of it")).into());
    }
    match coding.themes.as_slice() {
        [] => Ok(codebook),
        [all] if all == "all" => Ok(codebook),
        themes => Ok(codebook.select(themes.iter().map(String::as_str))?),
    }
}

/// The tables asked for; else those that a format has room for.
fn chosen(measures: &Measures, format: TableFormat, words: &[String]) -> Vec<StatsTable> {
    use StatsTable::{
        Collocates, Dispersion, Measures, Organisations, Positions, Roles, Speakers, Themes, Together, Words, Zones,
    };
    if !measures.table.is_empty() {
        return measures.table.clone();
    }
    let by_word: &[StatsTable] = if words.is_empty() { &[] } else { &[Collocates, Dispersion] };
    let all: &[StatsTable] = match format {
        TableFormat::Text | TableFormat::Markdown => &[Measures, Themes, Together, Roles],
        _ => &[Measures, Themes, Zones, Positions, Together, Speakers, Roles, Organisations, Words],
    };
    [all, by_word].concat()
}

fn table_of_counts(table: StatsTable, counts: &Counts, codebook: &Codebook, measures: &Measures) -> Table {
    let bootstrap = Bootstrap { replicates: measures.bootstrap, seed: measures.seed, ..Bootstrap::default() };
    match table {
        StatsTable::Measures | StatsTable::Collocates | StatsTable::Dispersion => tables::measures(counts),
        StatsTable::Themes => tables::themes(counts, codebook, &bootstrap),
        StatsTable::Zones => tables::zones(counts, codebook),
        StatsTable::Positions => tables::positions(counts, codebook),
        StatsTable::Together => tables::together(counts, codebook),
        StatsTable::Speakers => tables::speakers(counts, codebook),
        StatsTable::Roles => tables::roles(counts, codebook),
        StatsTable::Organisations => tables::organisations(counts, codebook),
        StatsTable::Words => words(&counts.vocabulary, measures),
    }
}

fn words<const N: usize>(vocabulary: &Vocabulary<N>, measures: &Measures) -> Table {
    let Measures { stem, content_words, least, top, .. } = *measures;
    let mut list = vocabulary.list(&FrequencyList { stem, content_words, least });
    list.truncate(top);
    tables::frequencies(&list, vocabulary.total())
}

/// The settings that are not as they come.
fn settings(measures: &Measures) -> Vec<(&'static str, String)> {
    let all = [
        ("bootstrap", measures.bootstrap.to_string(), "2000"),
        ("seed", measures.seed.to_string(), "1"),
        ("stem", measures.stem.to_string(), "false"),
        ("content-words", measures.content_words.to_string(), "false"),
        ("least", measures.least.to_string(), "2"),
    ];
    all.into_iter().filter(|(_, value, usual)| value != usual).map(|(name, value, _)| (name, value)).collect()
}

/// The counts of articles, their runs of `N` words, and what stands near some words.
#[derive(Clone)]
struct All<const N: usize> {
    counts: Counts,
    runs: Vocabulary<N>,
    near: Vec<Collocates>,
    spread: Spread,
}

impl<const N: usize> All<N> {
    fn new(words: &[String]) -> Self {
        Self {
            counts: Counts::default(),
            runs: Vocabulary::default(),
            near: words.iter().map(|word| Collocates::new(word, WINDOW)).collect(),
            spread: Spread::new(words.iter().map(String::as_str)),
        }
    }
}

impl<const N: usize> Tally for All<N> {
    fn add(&mut self, document: &Document<'_>) {
        self.counts.add(document);
        // Single words are among the counts.
        if N > 1 {
            self.runs.add(document);
        }
        self.near.iter_mut().for_each(|near| near.add(document));
        if !self.near.is_empty() {
            self.spread.add(document);
        }
    }

    fn absorb(&mut self, other: Self) {
        self.counts.absorb(other.counts);
        self.runs.absorb(other.runs);
        self.near.iter_mut().zip(other.near).for_each(|(near, other)| near.absorb(other));
        self.spread.absorb(other.spread);
    }
}

fn collocates<const N: usize>(all: &All<N>, args: &Stats) -> Table {
    let mut lists = all.near.iter().zip(&args.word).map(|(near, word)| {
        let mut list = near.list(&all.counts.vocabulary, args.measures.least);
        list.truncate(args.measures.top);
        (word, tables::collocates(&list))
    });
    let Some((word, first)) = lists.next() else { return tables::collocates(&[]) };
    let mut table = with_first("node", Some(word), first);
    lists.for_each(|(word, more)| table.rows.extend(with_first("node", Some(word), more).rows));
    table
}

/// Counts by the value of a metadata field; where an article has none, of what each speaker, role or organisation says.
#[derive(Clone)]
struct Groups<const N: usize> {
    field: String,
    unit: All<N>,
    groups: BTreeMap<Option<String>, All<N>>,
    fields: Fields,
}

impl<const N: usize> Groups<N> {
    fn group(&mut self, value: Option<String>) -> &mut All<N> {
        self.groups.entry(value).or_insert_with(|| self.unit.clone())
    }
}

impl<const N: usize> Tally for Groups<N> {
    fn add(&mut self, document: &Document<'_>) {
        self.fields.add(document);
        let value = document.article.metadata.get(&self.field).cloned();
        if value.is_some() || !SPEAKER_FIELDS.contains(&self.field.as_str()) {
            return self.group(value).add(document);
        }
        for (who, quotes) in document.said_by(&self.field) {
            self.group(Some(who)).add(&document.only(&quotes));
        }
    }

    fn absorb(&mut self, other: Self) {
        for (value, all) in other.groups {
            self.group(value).absorb(all);
        }
        self.fields.absorb(other.fields);
    }
}

/// A table of every group, one below the other, with the group in the first column.
fn by_group<const N: usize>(
    field: &str,
    groups: &BTreeMap<Option<String>, All<N>>,
    of: impl Fn(&All<N>) -> Table,
) -> Table {
    let mut all = Table::default();
    for (value, counted) in groups {
        let table = with_first(field, value.as_ref(), of(counted));
        all.rows.extend(table.rows);
        (all.name, all.columns) = (table.name, table.columns);
    }
    all
}

fn with_first(name: &str, value: Option<&String>, mut table: Table) -> Table {
    let is_taken = table.columns.iter().any(|column| column.name == name);
    let name = if is_taken { format!("by_{name}") } else { name.to_owned() };
    table.columns.insert(0, Column { name: name.into(), kind: Kind::Text });
    let value = value.map_or(Cell::Empty, |value| value.as_str().into());
    table.rows.iter_mut().for_each(|row| row.insert(0, value.clone()));
    table
}
