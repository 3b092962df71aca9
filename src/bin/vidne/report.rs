//! `vidne report`: the themes of a corpus.

use vidne::report::{Lang, ThemeReport, markdown};
use vidne::stats::CorpusStats;

use crate::args::{Report, ReportFormat};
use crate::output::Output;
use crate::run::Run;
use crate::{Failure, Misuse, Outcome, write};

pub fn run(args: &Report) -> Result<Outcome, Failure> {
    let mut run = Run::new(&args.input, &args.coding)?;
    let form = form(args)?;
    let output = Output::open(args.target.output.as_deref(), run.inputs())?;
    let stats = run.tally(CorpusStats::default)?;
    let report = ThemeReport::new(&stats, run.codebook(), run.stamp().clone());
    let lang = Lang::from(args.labels.lang);
    match form {
        ReportFormat::Text => write::page(&report.page(lang), lang, output)?,
        ReportFormat::Markdown => output.finish_with(markdown::page(&report.page(lang), lang).as_bytes())?,
        ReportFormat::Json => output.finish_with((serde_json::to_string_pretty(&report)? + "\n").as_bytes())?,
    }
    Ok(run.end())
}

/// The form asked for, by name or by the ending of the file.
fn form(args: &Report) -> Result<ReportFormat, Misuse> {
    let endings = [("txt", ReportFormat::Text), ("md", ReportFormat::Markdown), ("json", ReportFormat::Json)];
    let by_ending = || write::form_of(args.target.output.as_deref(), &endings);
    Ok(args.format.map_or_else(by_ending, |form| Ok(Some(form)))?.unwrap_or(ReportFormat::Text))
}
