//! `vidne evaluate`: what the program finds against what people annotated.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use vidne::evaluate::{self, CodedText, Diff, Evaluation, Gold, GoldKind, Measure, Miss, PROGRAM, Prediction};
use vidne::quote::QuoteKind;
use vidne::report::{Cell, Kind, Lang, Page, Part, Stamp, Table};
use vidne::stats::Bootstrap;
use vidne::{Analyzer, Codebook};

use crate::args::{Evaluate, KindArg};
use crate::output::Output;
use crate::run::read_coding;
use crate::write::{self, Shown};
use crate::{Failure, Outcome, message};

pub fn run(args: &Evaluate) -> Result<Outcome, Failure> {
    if args.codings.is_empty() { run_quotes(args) } else { run_codings(args) }
}

/// Themes: how the program and the coders agree.
fn run_codings(args: &Evaluate) -> Result<Outcome, Failure> {
    args.tables.hold(&args.which.table)?;
    let codebook = read_coding(&args.coding)?;
    let output = args.tables.open(&inputs(args))?;
    let mut coded = Vec::new();
    for path in &args.codings {
        let content = vidne::reader::text(path)?;
        coded.extend(evaluate::read_codings(path, &content, &codebook)?);
        let passed_over = evaluate::columns_passed_over(&content, &codebook);
        if !passed_over.is_empty() {
            let (path, columns) = (path.display(), passed_over.join(", "));
            message::note(&format!("{path}: passed over, as they name no theme of the codebook: {columns}"));
        }
    }
    let judged: BTreeSet<String> = evaluate::themes_of(&coded).into_iter().map(str::to_owned).collect();
    let codebook = match args.coding.themes.is_empty() {
        true => codebook.select(judged.iter().map(String::as_str))?,
        false => codebook,
    };
    let analyzer = Analyzer::builder().codebook(codebook.clone()).build();
    let add = |one: &mut CodedText| one.add_coder(PROGRAM, &analyzer.analyze(&one.text), &codebook);
    coded.par_iter_mut().for_each(add);
    let mut tables = vec![agreement_table(&coded, &codebook)];
    if asks_for_misses(args) {
        tables.push(differences_table(&coded, &codebook));
    }
    let tables = write::chosen(tables, &args.which.table)?;
    let units = coded.iter().map(|text| text.units.len() as u64).sum::<u64>();
    let stamp = Stamp::new(&codebook).of_articles(coded.len() as u64).with("coded", units.to_string());
    let page = codings_page(&tables, &codebook, args.tables.lang());
    args.tables.write(Shown { tables, page }, &stamp, output)?;
    Ok(Outcome::Done)
}

fn agreement_table(coded: &[CodedText], codebook: &Codebook) -> Table {
    let columns = [("theme", Kind::Text), ("coder", Kind::Text), ("other_coder", Kind::Text), ("n", Kind::Count)];
    let mut table = Table::new("agreement", &columns);
    let columns = ["found_by_coder", "found_by_other"].map(str::to_owned);
    table = table.with_columns(columns, Kind::Share);
    let columns = ["precision", "recall", "f1", "kappa", "alpha", "ac1"].map(str::to_owned);
    table = table.with_columns(columns, Kind::Number(3)).with_columns(["same_pole".to_owned()], Kind::Share);
    for found in evaluate::agreement(coded).iter().filter(|found| has(codebook, &found.theme)) {
        let shares = found.prevalence().map(Cell::from);
        let measures = [found.precision(), found.recall(), found.f1()].map(Cell::from);
        let beyond_chance = [found.kappa(), found.alpha(), found.ac1()].map(|measured| Cell::from(measured.ok()));
        let names = [&found.theme, &found.one, &found.other].map(|name| Cell::from(name.as_str()));
        let row = names.into_iter().chain([found.n().into()]).chain(shares).chain(measures).chain(beyond_chance);
        table.push(row.chain([found.polarity().into()]));
    }
    table
}

/// The agreement in two tables, each narrow enough for a terminal.
fn codings_page(tables: &[Table], codebook: &Codebook, lang: Lang) -> Page {
    let found = ["theme", "coder", "other_coder", "n", "found_by_coder", "found_by_other", "same_pole"];
    let measures = ["theme", "coder", "other_coder", "precision", "recall", "f1", "kappa", "alpha", "ac1"];
    let shown = tables.iter().flat_map(|table| match table.name.as_ref() {
        "agreement" => {
            let [found, measures] = [&found[..], &measures[..]].map(|columns| write::select(table, columns));
            vec![found, Table { name: "evaluation".into(), ..measures }]
        }
        _ => vec![table.clone()],
    });
    write::page_of(&shown.collect::<Vec<_>>(), codebook, lang)
}

fn differences_table(coded: &[CodedText], codebook: &Codebook) -> Table {
    let columns = ["id", "theme", "text", "codes"].map(|name| (name, Kind::Text));
    let mut table = Table::new("misses", &columns);
    for one in evaluate::differences(coded).iter().filter(|one| has(codebook, &one.theme)) {
        let codes =
            one.codes.iter().map(|(coder, code)| format!("{coder}:\u{A0}{code}")).collect::<Vec<_>>().join(", ");
        let words = vidne::tidy(&one.text).into_owned();
        table.push([one.id.as_str().into(), one.theme.as_str().into(), words.as_str().into(), codes.as_str().into()]);
    }
    table
}

fn has(codebook: &Codebook, theme: &str) -> bool {
    codebook.themes().iter().any(|known| known.id == theme)
}

/// Quotes, speakers and people, against annotated articles.
fn run_quotes(args: &Evaluate) -> Result<Outcome, Failure> {
    args.tables.hold(&args.which.table)?;
    let codebook = read_coding(&args.coding)?;
    let output = args.tables.open(&inputs(args))?;
    let gold = read(&args.gold)?;
    let analyzer = Analyzer::builder().codebook(codebook.clone()).build();
    let predict = |gold: &Gold| Prediction::new(&gold.id, &gold.text, &analyzer.analyze(&gold.text));
    let predictions: Vec<Prediction> = gold.par_iter().map(predict).collect();
    let kinds: Vec<GoldKind> = args.kinds.iter().map(|&kind| QuoteKind::from(kind).into()).collect();
    let found = evaluate::evaluate(&gold, &predictions, &kinds);
    if let Some(path) = &args.save {
        Output::open(Some(path), &args.gold)?.finish_with((serde_json::to_string(&found)? + "\n").as_bytes())?;
    }
    let (tables, lists) = match &args.against {
        None => (tables_of(&found), vec![("misses", found.misses)]),
        Some(path) => {
            let Diff { measures, mended, broken } = evaluate::diff(&saved(path)?, &found);
            (vec![change(&measures)], vec![("mended", mended), ("broken", broken)])
        }
    };
    let shows_misses = asks_for_misses(args) || args.against.is_some();
    let lists = if shows_misses { lists } else { Vec::new() };
    let tables = tables.into_iter().chain(lists.iter().map(|(name, misses)| table_of_misses(name, misses))).collect();
    let tables = write::chosen(tables, &args.which.table)?;
    let lang = args.tables.lang();
    let list = |table: &Table| lists.iter().find(|(name, _)| table.name == *name);
    let figures: Vec<Table> = tables.iter().filter(|table| list(table).is_none()).cloned().collect();
    let mut page = write::page_of(&figures, &codebook, lang);
    page.parts.extend(tables.iter().filter_map(list).flat_map(|(name, misses)| misses_for_people(name, misses, lang)));
    let kinds: Vec<String> = args.kinds.iter().map(KindArg::name).collect();
    let stamp = Stamp::new(&codebook).of_articles(gold.len() as u64).with("kinds", kinds.join(","));
    args.tables.write(Shown { tables, page }, &stamp, output)?;
    Ok(Outcome::Done)
}

/// What is read.
fn inputs(args: &Evaluate) -> Vec<PathBuf> {
    let others = args.against.iter().chain(&args.coding.codebook);
    args.gold.iter().chain(&args.codings).chain(others).cloned().collect()
}

fn asks_for_misses(args: &Evaluate) -> bool {
    args.misses || args.which.table.iter().any(|name| name == "misses")
}

fn read(paths: &[PathBuf]) -> Result<Vec<Gold>, Failure> {
    let mut gold = Vec::new();
    for path in paths {
        gold.extend(evaluate::read_gold(path, &text_of(path)?)?);
    }
    Ok(gold)
}

fn saved(path: &Path) -> Result<Evaluation, Failure> {
    let fault = |error| format!("{}: not what --save wrote: {error}", path.display());
    Ok(serde_json::from_str(&text_of(path)?).map_err(fault)?)
}

fn text_of(path: &Path) -> Result<String, Failure> {
    Ok(fs::read_to_string(path).map_err(|error| format!("{}: cannot be read: {error}", path.display()))?)
}

/// The measures, and the same by kind, by how the speaker is given, by rule, by confidence.
fn tables_of(found: &Evaluation) -> Vec<Table> {
    let sorts = [("kind", &found.by_kind), ("how", &found.by_how)];
    let by_sort = sorts.map(|(sort, slices)| {
        let columns = [(sort, Kind::Text), ("gold", Kind::Count), ("found", Kind::Share), ("exact", Kind::Share)];
        let mut table = Table::new(format!("by_{sort}"), &columns);
        table = table.with_columns(["right_speaker".to_owned()], Kind::Share);
        for (name, slice) in slices {
            let shares = [(slice.found, slice.gold), (slice.exact, slice.gold), (slice.speaker, slice.found)];
            let shares = shares.map(|(part, whole)| share(part, whole));
            table.push([name.as_str().into(), slice.gold.into()].into_iter().chain(shares));
        }
        table
    });
    [measures(found), people(found)].into_iter().chain(by_sort).chain([sieves(found), calibration(found)]).collect()
}

fn measures(found: &Evaluation) -> Table {
    let columns =
        [("measure", Kind::Text), ("value", Kind::Number(3)), ("low", Kind::Number(3)), ("high", Kind::Number(3))];
    let mut table = Table::new("evaluation", &columns).with_columns(["n".to_owned()], Kind::Count);
    for measure in Measure::ALL {
        let [low, high] = found
            .interval(measure, &Bootstrap::default())
            .map_or([Cell::Empty, Cell::Empty], |ends| ends.map(Cell::from));
        table.push([
            name_of(&measure).into(),
            found.counts.measure(measure).into(),
            low,
            high,
            measure.n(&found.counts).into(),
        ]);
    }
    let alarms = share(found.false_alarms, found.no_speech);
    table.push(["false_alarms".into(), alarms, Cell::Empty, Cell::Empty, found.no_speech.into()]);
    table
}

/// What is told of the people: their roles and organisations.
fn people(found: &Evaluation) -> Table {
    let columns = [("told", Kind::Text), ("gold", Kind::Count), ("precision", Kind::Share), ("recall", Kind::Share)];
    let mut table = Table::new("people", &columns).with_columns(["precision_of".to_owned()], Kind::Count);
    for (name, told) in [("role", found.people.roles), ("organisation", found.people.organisations)] {
        let [precision, recall] = [told.precision(), told.recall()].map(Cell::from);
        table.push([name.into(), told.gold.into(), precision, recall, told.predicted.into()]);
    }
    table
}

fn sieves(found: &Evaluation) -> Table {
    let columns = [("sieve", Kind::Text), ("fired", Kind::Count), ("precision", Kind::Share), ("wrong", Kind::Text)];
    let mut table = Table::new("by_sieve", &columns);
    for (sieve, firing) in &found.by_sieve {
        let wrong = firing.wrong_by_how.iter().map(|(how, count)| format!("{how} {count}"));
        let wrong = wrong.collect::<Vec<_>>().join(", ");
        table.push([name_of(sieve).into(), firing.fired.into(), firing.precision().into(), wrong.into()]);
    }
    table
}

fn calibration(found: &Evaluation) -> Table {
    let columns =
        [("from", Kind::Number(1)), ("stated", Kind::Number(2)), ("measured", Kind::Number(2)), ("n", Kind::Count)];
    let mut table = Table::new("calibration", &columns);
    for bin in found.calibration.iter().filter(|bin| bin.count > 0) {
        table.push([bin.from.into(), bin.stated.into(), bin.measured.into(), bin.count.into()]);
    }
    table
}

fn change(measures: &[(Measure, Option<f64>, Option<f64>)]) -> Table {
    let columns = [("measure", Kind::Text), ("before", Kind::Number(3)), ("after", Kind::Number(3))];
    let mut table = Table::new("evaluation", &columns);
    for (measure, before, after) in measures {
        table.push([name_of(measure).into(), (*before).into(), (*after).into()]);
    }
    table
}

fn table_of_misses(name: &'static str, misses: &[Miss]) -> Table {
    let columns = ["article", "what", "quote", "gold", "predicted", "sieve"].map(|name| (name, Kind::Text));
    let mut table = Table::new(name, &columns).with_columns(["start", "end"].map(str::to_owned), Kind::Count);
    for miss in misses {
        let sieve = miss.sieve.map(|sieve| name_of(&sieve));
        table.push([
            miss.id.as_str().into(),
            name_of(&miss.what).into(),
            miss.text.as_str().into(),
            miss.gold.clone().into(),
            miss.predicted.clone().into(),
            sieve.into(),
            miss.place[0].into(),
            miss.place[1].into(),
        ]);
    }
    table
}

/// Misses one below the other: the words, whom they were given to and by which rule, and who it was.
fn misses_for_people(name: &str, misses: &[Miss], lang: Lang) -> Vec<Part> {
    let mut parts = vec![Part::Heading(format!("{} ({})", lang.label(name), misses.len()))];
    parts.extend(misses.iter().map(|miss| {
        let who = |name: &Option<String>| name.clone().unwrap_or_else(|| "–".to_owned());
        let sieve = miss.sieve.map_or_else(String::new, |sieve| format!(" [{}]", name_of(&sieve)));
        let speaker = format!("{}: {} → {}{sieve}", name_of(&miss.what), who(&miss.gold), who(&miss.predicted));
        let place = format!("{}:{}-{}", miss.id, miss.place[0], miss.place[1]);
        Part::Quote { text: vidne::report::shorten(&vidne::tidy(&miss.text), 200), speaker: Some(speaker), place }
    }));
    parts
}

fn share(part: u64, whole: u64) -> Cell {
    (whole > 0).then(|| part as f64 / whole as f64).into()
}

/// The name that a value has in files.
fn name_of(value: &impl serde::Serialize) -> String {
    let name = serde_json::to_value(value).ok();
    name.and_then(|name| name.as_str().map(str::to_owned)).unwrap_or_default()
}
