//! `vidne compare`: the words that set sides apart.

use std::path::PathBuf;

use vidne::report::{Cell, Column, Kind, Table, tables};
use vidne::stats::{By, Correction, Document, Keyword, Sides, Tally, Vocabulary, keywords};

use crate::args::{Compare, CorrectionArg, Input};
use crate::conditions::Fields;
use crate::run::Run;
use crate::write::Shown;
use crate::{Failure, Misuse, Outcome};

/// What people read of a word.
const SHOWN: [&str; 9] = ["side", "word", "here", "here_of", "there", "there_of", "g2", "log_ratio", "p"];

pub fn run(args: &Compare) -> Result<Outcome, Failure> {
    if let Some(option) = args.other.iter().find(|other| other.to_string_lossy().starts_with("--") && !other.exists()) {
        let told = format!("{}: after `--` stand paths alone; put options before it", option.display());
        return Err(Misuse(told).into());
    }
    if let Some(both) = on_both_sides(args) {
        let told = format!("{}: stands on both sides of `--`; leave it out on one", both.display());
        return Err(Misuse(told).into());
    }
    let input = Input {
        paths: args.input.paths.iter().chain(&args.other).cloned().collect(),
        conditions: args.input.conditions.clone(),
        strict: args.input.strict,
    };
    let mut run = Run::new(&input, &args.coding)?;
    let output = args.tables.open(run.inputs())?;
    let lists = if args.other.is_empty() {
        run.set("by", &args.by);
        let (sides, fields) = run.tally(|| (Sides::new(by(&args.by)), Fields::default()))?;
        of_sides(args, &sides).ok_or_else(|| no_sides(&args.by, &sides, &fields))?
    } else {
        let sides = [&args.input.paths, &args.other].map(Vec::clone);
        let groups = run.tally(|| TwoGroups { sides: sides.clone(), ..TwoGroups::default() })?;
        if groups.first.total() == 0 || groups.second.total() == 0 {
            let side = if groups.first.total() == 0 { "before" } else { "after" };
            return Err(format!("there is no article {side} `--` that does not lie on the other side").into());
        }
        two_lists(args, ("first", &groups.first), ("second", &groups.second))
    };
    let mut table = Table::default();
    for (side, mut list) in lists {
        list.retain(|keyword| keyword.keyness.signed_g2().is_ok_and(|g2| g2 > 0.0));
        list.truncate(args.top);
        let part = with_side(&side, tables::keywords(&list));
        table.rows.extend(part.rows);
        (table.name, table.columns) = (part.name, part.columns);
    }
    args.tables.write(Shown::columns(table, &SHOWN, run.codebook(), args.tables.lang()), run.stamp(), output)?;
    Ok(run.end())
}

fn by(name: &str) -> By {
    match name {
        "speech" => By::Speech,
        "theme" => By::Theme,
        field => By::Field(field.to_owned()),
    }
}

/// Why there is nothing to compare.
fn no_sides(by: &str, sides: &Sides, fields: &Fields) -> String {
    match sides.sides().keys().next() {
        None => format!("no article has the metadata field `{by}`, nor does it part what is said (there: {fields})"),
        Some(one) => format!("`{by}` sets no two sides apart: all there is, is of `{one}`"),
    }
}

type Lists = Vec<(String, Vec<Keyword>)>;

/// Each side against all others.
fn of_sides(args: &Compare, sides: &Sides) -> Option<Lists> {
    if sides.sides().len() < 2 {
        return None;
    }
    let list = |side: &String| {
        let (here, rest) = sides.against_rest(side)?;
        Some((side.clone(), keywords(here, &rest, args.least, correction(args))))
    };
    sides.sides().keys().map(list).collect()
}

fn two_lists(args: &Compare, (a, here): (&str, &Vocabulary), (b, there): (&str, &Vocabulary)) -> Lists {
    let list = |here, there| keywords(here, there, args.least, correction(args));
    vec![(a.to_owned(), list(here, there)), (b.to_owned(), list(there, here))]
}

fn correction(args: &Compare) -> Correction {
    match args.correction {
        CorrectionArg::FalseDiscovery => Correction::FalseDiscovery,
        CorrectionArg::Familywise => Correction::Familywise,
        CorrectionArg::None => Correction::None,
    }
}

fn with_side(side: &str, mut table: Table) -> Table {
    table.columns.insert(0, Column { name: "side".into(), kind: Kind::Text });
    table.rows.iter_mut().for_each(|row| row.insert(0, Cell::from(side)));
    table
}

/// A path that is given before `--` and after it, however written.
fn on_both_sides(args: &Compare) -> Option<&PathBuf> {
    let place = |path: &PathBuf| path.canonicalize().unwrap_or_else(|_| path.clone());
    let before: Vec<PathBuf> = args.input.paths.iter().map(place).collect();
    args.other.iter().find(|path| before.contains(&place(path)))
}

/// The words of the articles before `--`, and of those after it. An article that lies in a path of either is of the inner one:
/// `compare . -- ./2019` sets 2019 against all other years.
#[derive(Clone, Default)]
struct TwoGroups {
    sides: [Vec<PathBuf>; 2],
    first: Vocabulary,
    second: Vocabulary,
}

impl Tally for TwoGroups {
    fn add(&mut self, document: &Document<'_>) {
        let path = document.article.path.as_deref();
        let innermost = |side: &Vec<PathBuf>| {
            let around = side.iter().filter(|given| path.is_some_and(|path| path.starts_with(given)));
            around.map(|given| given.components().count()).max()
        };
        let [first, second] = self.sides.each_ref().map(innermost);
        if second > first { self.second.add(document) } else { self.first.add(document) }
    }

    fn absorb(&mut self, other: Self) {
        self.first.absorb(other.first);
        self.second.absorb(other.second);
    }
}
