//! `vidne kwic`: a pattern in its sentences.

use vidne::report::text::{first, last, pad, pad_left};
use vidne::report::{Page, Part, Table, tables};
use vidne::stats::{Concordance, Document, KwicOrder, kwic, kwic_codebook, sort_kwic};
use vidne::{CodebookError, Fault};

use crate::args::{Kwic, SortArg, TableFormat};
use crate::long::Added;
use crate::run::Run;
use crate::write::{self, Shown};
use crate::{Failure, Misuse, Outcome};

pub fn run(args: &Kwic) -> Result<Outcome, Failure> {
    let mut run = Run::by(&args.input, kwic_codebook(&args.pattern).map_err(|error| told(&error))?);
    run.set("pattern", &args.pattern);
    let has_lines = matches!(args.tables.format(), TableFormat::Csv | TableFormat::CsvExcel | TableFormat::Jsonl);
    if has_lines && args.sort == SortArg::Text {
        let row = |document: &Document<'_>| Added::Rows(tables::kwic(&kwic(document)).rows);
        run.write(&args.tables, tables::kwic(&[]), Table::clone, row)?;
        return Ok(run.end());
    }
    // To be sorted, they must all be there.
    let output = args.tables.open(run.inputs())?;
    let mut lines = Vec::new();
    run.each(kwic, |found| {
        lines.extend(found);
        Ok(())
    })?;
    let order = match args.sort {
        SortArg::Text => KwicOrder::Text,
        SortArg::Left => KwicOrder::Left,
        SortArg::Right => KwicOrder::Right,
    };
    sort_kwic(&mut lines, order);
    let table = tables::kwic(&lines);
    let shown = match lines.is_empty() {
        true => Shown::whole(vec![table], run.codebook(), args.tables.lang()),
        false => Shown { page: Page { parts: vec![Part::Set(lines.iter().map(line).collect())] }, tables: vec![table] },
    };
    args.tables.write(shown, run.stamp(), output)?;
    Ok(run.end())
}

/// What is wrong with a pattern; its place in a file says nothing here.
fn told(error: &CodebookError) -> Misuse {
    let faults = error.faults.iter().map(|Fault { message, remedy, .. }| format!("{message}; {remedy}"));
    Misuse(faults.collect::<Vec<_>>().join("; "))
}

/// A line of 80 columns, the words that were found below each other: `04.txt:12   … fordi vi har tillid til hinanden   Bo Friis`.
fn line(found: &Concordance) -> String {
    let place = last(&write::place(&found.article, found.line), 16).into_owned();
    let right = format!("{} {}", found.node, found.right);
    let speaker = found.speaker.as_ref().and_then(|voice| voice.name.as_deref()).unwrap_or_default();
    let cells = [pad(&place, 16), pad_left(&last(&found.left, 20), 20), pad(&first(&right, 30), 30)];
    format!("{} {}", cells.join(" "), first(speaker, 11)).trim_end().to_owned()
}
