//! `vidne stays`: who visited whom.

use vidne::report::LongTable;

use crate::args::Stays;
use crate::run::Run;
use crate::write::{self, Shown};
use crate::{Failure, Outcome};

/// What people read of a stay; files have the evidence and the place of every cell.
const SHOWN: [&str; 7] = ["visitor", "role", "from", "to", "host", "duration", "outcomes"];

pub fn run(args: &Stays) -> Result<Outcome, Failure> {
    let mut run = Run::new(&args.input, &args.coding)?;
    let output = args.tables.open()?;
    let table = run.rows(LongTable::Stays)?;
    let people = write::join(write::select(&table, &SHOWN), &["visitor", "role"]);
    let people = write::join(people, &["to", "host"]);
    let page = write::page_of(&[people], run.codebook(), args.tables.lang());
    args.tables.write(Shown { page, tables: vec![table] }, run.stamp(), output)?;
    Ok(run.end())
}
