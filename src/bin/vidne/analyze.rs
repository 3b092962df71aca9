//! `vidne analyze`: one record an article.

use vidne::report::Record;
use vidne::stats::Document;

use crate::args::{Analyze, RecordFormat};
use crate::output::Output;
use crate::run::Run;
use crate::{Failure, Outcome};

pub fn run(args: &Analyze) -> Result<Outcome, Failure> {
    let RecordFormat::Jsonl = args.format;
    let mut run = Run::new(&args.input, &args.coding)?;
    let mut output = Output::open(args.target.output.as_deref(), run.inputs())?;
    let stamp = run.stamp().clone().of_articles(1);
    let line = |document: &Document<'_>| {
        let (article, analysis) = (document.article, document.analysis);
        let mut record = Record::new(article, analysis, document.codebook).stamped(stamp.clone());
        if args.tokens {
            record = record.with_tokens(article, analysis);
        }
        let mut line = serde_json::to_vec(&record).expect("a record is plain data");
        line.push(b'\n');
        line
    };
    run.each(line, |line| output.put(&line))?;
    output.finish()?;
    Ok(run.end())
}
