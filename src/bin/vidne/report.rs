//! `vidne report`: the themes of a corpus.

use std::path::Path;

use anstyle::{AnsiColor, Style};
use vidne::report::text::Style as LineStyle;
use vidne::report::{Lang, Page, ThemeReport, markdown, text};
use vidne::stats::CorpusStats;

use crate::args::{Report, ReportFormat};
use crate::output::Output;
use crate::run::Run;
use crate::{Failure, Outcome};

pub fn run(args: &Report) -> Result<Outcome, Failure> {
    let mut run = Run::new(&args.input, &args.coding)?;
    let output = Output::open(args.target.output.as_deref())?;
    let codebook = run.codebook().clone();
    let stats = run.fold(|article, analysis| CorpusStats::of(article, analysis, &codebook), CorpusStats::merge)?;
    let report = ThemeReport::new(&stats, &codebook, run.stamp().clone());
    let lang = Lang::from(args.lang);
    let content = match args.format.unwrap_or_else(|| format_of(args.target.output.as_deref())) {
        ReportFormat::Text if output.is_colored() => colored(&report.page(lang), lang),
        ReportFormat::Text => text::page(&report.page(lang), lang),
        ReportFormat::Markdown => markdown::page(&report.page(lang), lang),
        ReportFormat::Json => serde_json::to_string_pretty(&report)? + "\n",
    };
    output.finish_with(content.as_bytes())?;
    Ok(run.end())
}

/// The format that a file's ending asks for.
fn format_of(output: Option<&Path>) -> ReportFormat {
    match output.and_then(Path::extension).and_then(|ending| ending.to_str()) {
        Some("md" | "markdown") => ReportFormat::Markdown,
        Some("json") => ReportFormat::Json,
        _ => ReportFormat::Text,
    }
}

/// A page dressed for a terminal.
fn colored(page: &Page, lang: Lang) -> String {
    let dressed = text::lines(page, lang).into_iter().map(|line| {
        let style = match line.style {
            LineStyle::Title => Style::new().bold().underline(),
            LineStyle::Heading => Style::new().bold().fg_color(Some(AnsiColor::Cyan.into())),
            LineStyle::Subheading => Style::new().bold(),
            LineStyle::Faint => Style::new().dimmed(),
            LineStyle::Plain => Style::new(),
        };
        format!("{style}{}{style:#}\n", line.text)
    });
    dressed.collect()
}
