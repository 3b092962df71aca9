//! `vidne themes`: what carries each theme, and why.

use vidne::report::{Cell, LongTable, tables};
use vidne::stats::{Bootstrap, Counts};

use crate::args::{Themes, Unit};
use crate::run::Run;
use crate::write::{self, Shown};
use crate::{Failure, Outcome};

/// What people read of what carries a theme.
const COUNTED: [&str; 7] = ["theme", "articles", "quotes", "narration", "hits", "per_thousand", "contra"];

/// What people read of a hit.
const FOUND: [&str; 6] = ["theme", "words", "pattern", "polarity", "turned_by", "cancelled_by"];

pub fn run(args: &Themes) -> Result<Outcome, Failure> {
    let mut run = Run::new(&args.input, &args.coding)?;
    let output = args.tables.open()?;
    let lang = args.tables.lang();
    let long = match (args.explain, args.matrix) {
        (true, _) => Some(LongTable::Tags),
        (_, Some(Unit::Articles)) => Some(LongTable::ArticleThemes),
        (_, Some(Unit::Quotes)) => Some(LongTable::QuoteThemes),
        _ => None,
    };
    let table = match long {
        Some(long) => run.rows(long)?,
        None => tables::themes(&run.tally(Counts::default)?, run.codebook(), &Bootstrap::default()),
    };
    let shown = match long {
        None => Shown::columns(table, &COUNTED, run.codebook(), lang),
        Some(LongTable::Tags) => {
            let turned = table.columns.iter().position(|column| column.name == "turned_by");
            let is_any_turned = table.rows.iter().any(|row| turned.is_some_and(|at| row[at] != Cell::Empty));
            let found = FOUND.into_iter().filter(|name| *name != "turned_by" || is_any_turned);
            let people = write::with_place(&table, &found.collect::<Vec<_>>());
            Shown { page: write::page_of(&[people], run.codebook(), lang), tables: vec![table] }
        }
        Some(_) => Shown::whole(vec![table], run.codebook(), lang),
    };
    args.tables.write(shown, run.stamp(), output)?;
    Ok(run.end())
}
