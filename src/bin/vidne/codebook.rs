//! `vidne codebook`: begin one, see what it does in a corpus, bring it in from other programs and out to them.

use std::fs;
use std::path::{Path, PathBuf};

use vidne::report::{Kind, Table};
use vidne::theme::exchange::{self, Exchanged, ExportFormat, ImportFormat};
use vidne::theme::{Check, Near, Nearness, PatternUse};
use vidne::{Codebook, check};

use crate::args::{CheckArgs, CodebookCommand, Exchange, ExchangeFormat, Target};
use crate::output::Output;
use crate::run::{Run, read_codebook};
use crate::write::{self, Shown};
use crate::{Failure, Outcome, message};

/// How many forms of a pattern, and words near it, a line shows.
const SHOWN: usize = 6;

pub fn run(command: &CodebookCommand) -> Result<Outcome, Failure> {
    match command {
        CodebookCommand::Init { target } => {
            Output::open(target.output.as_deref(), &[])?.finish_with(Codebook::TEMPLATE.as_bytes())?;
            Ok(Outcome::Done)
        }
        CodebookCommand::Check(args) => run_check(args),
        CodebookCommand::Import { file, target } => import(file, target),
        CodebookCommand::Export(args) => export(args),
    }
}

fn run_check(args: &CheckArgs) -> Result<Outcome, Failure> {
    args.tables.hold(&args.which.table)?;
    let codebook = read_codebook(&args.codebook)?.select_all();
    let mut run = Run::by(&args.input, codebook.clone());
    run.reads(&args.codebook);
    let output = args.tables.open(run.inputs())?;
    let mut checked = Check::new(&codebook);
    run.each(
        |document| document.article.text.clone(),
        |text| {
            check(&text, &mut checked);
            Ok(())
        },
    )?;
    let report = checked.report();
    let (used, never): (Vec<&PatternUse>, Vec<_>) = report.patterns.iter().partition(|pattern| pattern.hits > 0);
    let tables = vec![
        table("patterns", &used, &codebook),
        table("never_found", &never, &codebook),
        overlaps(&report.overlaps, &codebook),
    ];
    let tables = write::chosen(tables, &args.which.table)?;
    let shown = ["theme", "pattern", "hits", "cancelled", "forms", "near"];
    let people: Vec<Table> = tables
        .iter()
        .map(|table| match table.name.as_ref() {
            "never_found" => write::select(table, &["theme", "pattern", "near"]),
            "patterns" => write::select(table, &shown),
            _ => table.clone(),
        })
        .collect();
    let page = write::page_of(&people, &codebook, args.tables.lang());
    args.tables.write(Shown { tables, page }, run.stamp(), output)?;
    Ok(run.end())
}

fn table(name: &'static str, patterns: &[&PatternUse], codebook: &Codebook) -> Table {
    let columns = [
        ("theme", Kind::Text),
        ("pattern", Kind::Text),
        ("hits", Kind::Count),
        ("cancelled", Kind::Count),
        ("forms", Kind::Text),
        ("near", Kind::Text),
    ];
    let mut table = Table::new(name, &columns);
    for used in patterns {
        let pattern = codebook.pattern(used.pattern);
        let forms = used.forms.iter().map(|(form, count)| format!("{form} {count}"));
        table.push([
            codebook.theme(pattern.theme).id.as_str().into(),
            pattern.text.as_str().into(),
            used.hits.into(),
            used.cancelled.into(),
            list(forms).into(),
            list(used.near.iter().map(near)).into(),
        ]);
    }
    table
}

/// A word that a pattern nearly found; a compound says how to have it.
fn near(near: &Near) -> String {
    let Near { word, count, reason } = near;
    match reason {
        Nearness::Compound => format!("{word} {count} (*…~)"),
        Nearness::Letters => format!("{word} {count}"),
    }
}

fn list(items: impl ExactSizeIterator<Item = String>) -> String {
    let more = items.len().saturating_sub(SHOWN);
    let shown = items.take(SHOWN).collect::<Vec<_>>().join(", ");
    if more > 0 { format!("{shown} … +{more}") } else { shown }
}

fn overlaps(pairs: &[(vidne::ThemeId, vidne::ThemeId, u64)], codebook: &Codebook) -> Table {
    let mut table = Table::new("overlaps", &[("theme", Kind::Text), ("other", Kind::Text), ("both", Kind::Count)]);
    for &(theme, other, both) in pairs {
        let id = |theme| codebook.theme(theme).id.as_str();
        table.push([id(theme).into(), id(other).into(), both.into()]);
    }
    table
}

fn import(file: &Path, target: &Target) -> Result<Outcome, Failure> {
    let name = file.display().to_string();
    let Some(format) = ImportFormat::of(&name) else {
        return Err(format!(
            "{name}: give a .yml (quanteda), .dic (LIWC), .lc3 (Lexicoder), .qdc (REFI-QDA) or .csv file"
        )
        .into());
    };
    let content = fs::read_to_string(file).map_err(|error| format!("{name}: cannot be read: {error}"))?;
    finish(&exchange::import(format, &name, &content)?, target, &[file.to_owned()])
}

fn export(args: &Exchange) -> Result<Outcome, Failure> {
    let codebook = match &args.codebook {
        None => Codebook::bundled().select_all(),
        Some(path) => read_codebook(path)?.select_all(),
    };
    let format = match args.to {
        ExchangeFormat::Quanteda => ExportFormat::Quanteda,
        ExchangeFormat::Qdc => ExportFormat::Refi,
        ExchangeFormat::Taguette => ExportFormat::Taguette,
    };
    let inputs: Vec<PathBuf> = args.codebook.iter().cloned().collect();
    finish(&exchange::export(format, &codebook), &args.target, &inputs)
}

/// Writes a codebook, and says what of it the other side has no words for.
fn finish(exchanged: &Exchanged, target: &Target, inputs: &[PathBuf]) -> Result<Outcome, Failure> {
    Output::open(target.output.as_deref(), inputs)?.finish_with(exchanged.content.as_bytes())?;
    if !exchanged.left_out.is_empty() {
        let left_out = list(exchanged.left_out.iter().cloned());
        message::warning(&format!("left out, as the other format has no words for them: {left_out}"));
    }
    Ok(Outcome::Done)
}
