//! `vidne themes`: what carries each theme, and why.

use vidne::report::{Cell, LongTable, Table, tables};
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
    match (args.explain, args.matrix) {
        (true, _) => run.write_table(&args.tables, LongTable::Tags, hits())?,
        (_, Some(Unit::Articles)) => run.write_table(&args.tables, LongTable::ArticleThemes, Table::clone)?,
        (_, Some(Unit::Quotes)) => run.write_table(&args.tables, LongTable::QuoteThemes, Table::clone)?,
        _ => {
            let output = args.tables.open(run.inputs())?;
            let table = tables::themes(&run.tally(Counts::default)?, run.codebook(), &Bootstrap::default());
            let lang = args.tables.lang();
            let Shown { tables, page } = Shown::columns(table, &COUNTED, run.codebook(), lang);
            let shown = Shown { page: write::with_whole(page, &tables[0], lang), tables };
            args.tables.write(shown, run.stamp(), output)?;
        }
    }
    Ok(run.end())
}

/// What people read of hits: without what turned them, where none of the first is turned.
fn hits() -> impl FnMut(&Table) -> Table {
    let mut columns: Option<Vec<&str>> = None;
    move |hits| {
        let columns = columns.get_or_insert_with(|| {
            let turned = hits.columns.iter().position(|column| column.name == "turned_by");
            let is_any_turned = hits.rows.iter().any(|row| turned.is_some_and(|at| row[at] != Cell::Empty));
            FOUND.into_iter().filter(|name| *name != "turned_by" || is_any_turned).collect()
        });
        write::with_place(hits, columns)
    }
}
