//! `vidne stays`: who visited whom.

use vidne::report::LongTable;

use crate::args::Stays;
use crate::run::Run;
use crate::{Failure, Outcome, write};

/// What people read of a stay; files have the evidence and the place of every cell.
const SHOWN: [&str; 7] = ["visitor", "role", "from", "to", "host", "duration", "outcomes"];

pub fn run(args: &Stays) -> Result<Outcome, Failure> {
    let mut run = Run::new(&args.input, &args.coding)?;
    run.write_table(&args.tables, LongTable::Stays, |stays| {
        let people = write::join(write::select(stays, &SHOWN), &["visitor", "role"]);
        write::join(people, &["to", "host"])
    })?;
    Ok(run.end())
}
