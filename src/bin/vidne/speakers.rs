//! `vidne speakers`: who speaks.

use vidne::report::tables;
use vidne::stats::{CorpusStats, Counts};

use crate::args::Speakers;
use crate::run::Run;
use crate::write::{self, Shown};
use crate::{Failure, Outcome};

/// What people read of a speaker, before the themes.
pub const SHOWN: [&str; 6] = ["name", "role", "organisation", "articles", "quotes", "words"];

pub fn run(args: &Speakers) -> Result<Outcome, Failure> {
    let mut run = Run::new(&args.input, &args.coding)?;
    let output = args.tables.open(run.inputs())?;
    let counts = Counts { corpus: run.tally(CorpusStats::default)?, ..Counts::default() };
    let table = tables::speakers(&counts, run.codebook());
    let lang = args.tables.lang();
    let people = write::with_themes(&table, &SHOWN, run.codebook(), lang);
    let shown = Shown { page: write::page_of(&[people], run.codebook(), lang), tables: vec![table] };
    args.tables.write(shown, run.stamp(), output)?;
    Ok(run.end())
}
