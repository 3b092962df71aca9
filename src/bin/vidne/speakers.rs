//! `vidne speakers`: who speaks.

use vidne::report::tables;
use vidne::stats::{CorpusStats, Counts};

use crate::args::Speakers;
use crate::run::Run;
use crate::write::Shown;
use crate::{Failure, Outcome};

pub fn run(args: &Speakers) -> Result<Outcome, Failure> {
    let mut run = Run::new(&args.input, &args.coding)?;
    let output = args.tables.open()?;
    let counts = Counts { corpus: run.tally(CorpusStats::default)?, ..Counts::default() };
    let table = tables::speakers(&counts, run.codebook());
    args.tables.write(Shown::whole(vec![table], run.codebook(), args.tables.lang()), run.stamp(), output)?;
    Ok(run.end())
}
