//! `vidne report`: the themes of a corpus.

use vidne::report::{Lang, ThemeReport, markdown};
use vidne::stats::CorpusStats;

use crate::args::{Report, ReportFormat};
use crate::output::Output;
use crate::run::Run;
use crate::{Failure, Outcome, write};

pub fn run(args: &Report) -> Result<Outcome, Failure> {
    let mut run = Run::new(&args.input, &args.coding)?;
    let output = Output::open(args.target.output.as_deref())?;
    let stats = run.tally(CorpusStats::default)?;
    let report = ThemeReport::new(&stats, run.codebook(), run.stamp().clone());
    let lang = Lang::from(args.labels.lang);
    match format(args) {
        ReportFormat::Text => write::page(&report.page(lang), lang, output)?,
        ReportFormat::Markdown => output.finish_with(markdown::page(&report.page(lang), lang).as_bytes())?,
        ReportFormat::Json => output.finish_with((serde_json::to_string_pretty(&report)? + "\n").as_bytes())?,
    }
    Ok(run.end())
}

fn format(args: &Report) -> ReportFormat {
    let by_ending = || match write::ending(args.target.output.as_deref())?.as_str() {
        "md" | "markdown" => Some(ReportFormat::Markdown),
        "json" => Some(ReportFormat::Json),
        _ => None,
    };
    args.format.or_else(by_ending).unwrap_or(ReportFormat::Text)
}
