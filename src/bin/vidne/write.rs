//! Pages and tables in the format that was asked for.

use std::fmt::Display;
use std::io::IsTerminal;
use std::path::{Path, PathBuf};

use anstyle::{AnsiColor, Style};
use vidne::Codebook;
use vidne::evaluate::AGREED;
#[cfg(feature = "parquet")]
use vidne::report::parquet;
use vidne::report::text::{Line, Style as LineStyle};
use vidne::report::{Cell, Column, Kind, Lang, Page, Part, Stamp, Table, csv, json, markdown, text, xlsx};

use crate::args::{TableFormat, Tables};
use crate::output::Output;
use crate::{Failure, Misuse, message};

/// The form that a file has by its ending; that of a file without one is free.
pub fn form_of<F: Copy>(output: Option<&Path>, endings: &[(&str, F)]) -> Result<Option<F>, Misuse> {
    let Some(path) = output else { return Ok(None) };
    let Some(ending) = path.extension().map(|ending| ending.to_string_lossy().to_lowercase()) else { return Ok(None) };
    if let Some((_, form)) = endings.iter().find(|(known, _)| *known == ending) {
        return Ok(Some(*form));
    }
    let known = endings.iter().map(|(known, _)| format!(".{known}")).collect::<Vec<_>>().join(", ");
    let told =
        format!("{}: not a form that this writes; end the name in {known}, or choose by --format", path.display());
    Err(Misuse(if ending == "parquet" { told + " (Parquet needs a build with --features parquet)" } else { told }))
}

/// A page for people, dressed where a terminal shows it.
pub fn page(page: &Page, lang: Lang, output: Output) -> Result<(), Failure> {
    let content = dressed(text::lines(page, lang), &output);
    output.finish_with(content.as_bytes())
}

/// What a command shows: all its tables, and what of them people read in a terminal.
pub struct Shown {
    pub tables: Vec<Table>,
    pub page: Page,
}

impl Shown {
    /// Tables that people read whole.
    pub fn whole(tables: Vec<Table>, codebook: &Codebook, lang: Lang) -> Self {
        let page = page_of(&tables, codebook, lang);
        Self { tables, page }
    }

    /// A table of which people read some columns, in this order.
    pub fn columns(table: Table, columns: &[&str], codebook: &Codebook, lang: Lang) -> Self {
        let page = page_of(&[select(&table, columns)], codebook, lang);
        Self { tables: vec![table], page }
    }
}

/// The form of a table by the ending of its file.
const ENDINGS: &[(&str, TableFormat)] = &[
    ("txt", TableFormat::Text),
    ("md", TableFormat::Markdown),
    ("markdown", TableFormat::Markdown),
    ("csv", TableFormat::Csv),
    ("xlsx", TableFormat::Xlsx),
    ("json", TableFormat::Json),
    ("jsonl", TableFormat::Jsonl),
    ("ndjson", TableFormat::Jsonl),
    #[cfg(feature = "parquet")]
    ("parquet", TableFormat::Parquet),
];

impl Tables {
    /// The format asked for, by name or by the ending of the file.
    pub fn format(&self) -> TableFormat {
        let by_ending = || form_of(self.target.output.as_deref(), ENDINGS).ok().flatten();
        self.format.or_else(by_ending).unwrap_or(TableFormat::Text)
    }

    pub fn lang(&self) -> Lang {
        self.labels.lang.into()
    }

    /// Opens the output of what is made of `inputs`, before the work is done.
    pub fn open(&self, inputs: &[PathBuf]) -> Result<Output, Failure> {
        let output = self.target.output.as_deref();
        if self.format.is_none() {
            form_of(output, ENDINGS)?;
        }
        if self.format().is_for_programs_alone() && output.is_none() && std::io::stdout().is_terminal() {
            return Err(Misuse("this form is nothing to read in a terminal; give --output FILE".into()).into());
        }
        Output::open(output, inputs)
    }

    /// That a format of one table is not asked for several, before the work is done.
    pub fn hold(&self, names: &[String]) -> Result<(), Misuse> {
        if names.len() < 2 || !self.format().is_of_one_table() {
            return Ok(());
        }
        let names = names.join(", ");
        Err(Misuse(format!("this format holds one table; choose one of {names}, or --format json or xlsx")))
    }

    /// Writes what a command found, with its stamp.
    pub fn write(&self, shown: Shown, stamp: &Stamp, output: Output) -> Result<(), Failure> {
        let lang = self.lang();
        let Shown { tables, page: mut shown } = shown;
        let content = match self.format() {
            TableFormat::Text | TableFormat::Markdown => {
                shown.parts.push(Part::Notes(notes(stamp, lang)));
                if self.format() == TableFormat::Text {
                    return page(&shown, lang, output);
                }
                markdown::page(&shown, lang).into_bytes()
            }
            TableFormat::Json => json::tables(&tables, stamp).into_bytes(),
            TableFormat::Xlsx => xlsx::workbook(&tables, stamp)?,
            TableFormat::Csv => csv::table(&only(tables, stamp)).into_bytes(),
            TableFormat::CsvExcel => csv::excel(&only(tables, stamp)).into_bytes(),
            TableFormat::Jsonl => json::lines(&only(tables, stamp)).into_bytes(),
            #[cfg(feature = "parquet")]
            TableFormat::Parquet => parquet::table(&first(tables), stamp)?,
        };
        output.finish_with(&content)
    }
}

/// The one table of a format that holds one. Rows travel alone, so that each has the stamp.
fn only(tables: Vec<Table>, stamp: &Stamp) -> Table {
    stamped(first(tables), &stamp.line(Lang::En))
}

/// The first of some tables; the others are told to be left out.
fn first(tables: Vec<Table>) -> Table {
    let mut tables = tables.into_iter();
    let first = tables.next().unwrap_or_default();
    let others: Vec<_> = tables.map(|table| table.name).collect();
    if !others.is_empty() {
        let (name, others) = (&first.name, others.join(", "));
        message::note(&format!("this format holds one table, here `{name}`; --table chooses another: {others}"));
    }
    first
}

/// The tables that were asked for by name, in that order; all where none was.
pub fn chosen(mut tables: Vec<Table>, names: &[String]) -> Result<Vec<Table>, Misuse> {
    if names.is_empty() {
        return Ok(tables);
    }
    let there = tables.iter().map(|table| table.name.as_ref()).collect::<Vec<_>>().join(", ");
    let take = |name: &String| {
        let at = tables.iter().position(|table| table.name == name.as_str());
        let at = at.ok_or_else(|| Misuse(format!("--table {name}: no table of this command; choose among {there}")))?;
        Ok(std::mem::take(&mut tables[at]))
    };
    names.iter().map(take).collect()
}

/// A table with a stamp on every row.
pub fn stamped(mut table: Table, stamp: &str) -> Table {
    table.columns.push(Column { name: "stamp".into(), kind: Kind::Text });
    table.rows.iter_mut().for_each(|row| row.push(stamp.into()));
    table
}

/// Tables below each other, each with its name where there are more, and themes as people call them.
pub fn page_of(tables: &[Table], codebook: &Codebook, lang: Lang) -> Page {
    let is_many = tables.len() > 1;
    let parts = tables.iter().flat_map(|table| {
        let heading = is_many.then(|| Part::Heading(lang.label(&table.name).to_owned()));
        let content = match table.rows.is_empty() {
            true => Part::Paragraph(lang.label("nothing_found").to_owned()),
            false => Part::Table(with_labels(table, codebook, lang)),
        };
        heading.into_iter().chain([content])
    });
    Page { parts: parts.collect() }
}

/// A table with labels in the place of the names of themes, measures, zones and the like.
pub fn with_labels(table: &Table, codebook: &Codebook, lang: Lang) -> Table {
    let theme_label = |id: &str| {
        let theme = codebook.themes().iter().find(|theme| theme.id == id)?;
        Some(lang.pick(&theme.label, &theme.label_en).to_owned())
    };
    let outcome = |item: &str| match item.split_once(": ") {
        Some((theme, quotes)) => format!("{} {quotes}", theme_label(theme).unwrap_or_else(|| theme.to_owned())),
        None => item.to_owned(),
    };
    let shown = |column: &str, name: &str| match column {
        "theme" | "other" => theme_label(name),
        "side" => theme_label(name).or_else(|| Some(lang.label(side(name)).to_owned())),
        "measure" | "tie" | "unit" | "zone" | "meeting" | "kind" => Some(lang.label(name).to_owned()),
        "coder" | "other_coder" if name == AGREED => Some(lang.label(name).to_owned()),
        "cancelled_by" => Some(cancelled(name, lang)),
        "note" => Some(lang.reason(name)),
        "article" | "id" => Some(file_name(name).to_owned()),
        "outcomes" => Some(name.split("; ").map(outcome).collect::<Vec<_>>().join(", ")),
        _ => None,
    };
    let mut table = table.clone();
    for row in &mut table.rows {
        for (cell, column) in row.iter_mut().zip(&table.columns) {
            if let Cell::Text(name) = cell {
                *name = shown(&column.name, name).unwrap_or_else(|| std::mem::take(name));
            }
        }
    }
    for column in &mut table.columns {
        column.name = theme_label(&column.name).map_or_else(|| column.name.clone(), Into::into);
    }
    table
}

/// What the figures of a table of themes are of, below it: the same in every row, so that people need no columns of it.
pub fn with_whole(mut page: Page, themes: &Table, lang: Lang) -> Page {
    let columns = ["articles_of", "quotes_of", "narration_of", "per_thousand_of"];
    let counts = select(themes, &columns).rows.into_iter().next().unwrap_or_default();
    let names = ["n_articles", "n_quotes", "n_sentences", "n_words"];
    let counted = names.iter().zip(&counts).map(|(name, count)| match count {
        Cell::Count(count) => lang.counted(name, count.unsigned_abs()),
        _ => String::new(),
    });
    let counted: Vec<String> = counted.collect();
    let counted: Vec<&str> = counted.iter().map(String::as_str).collect();
    let is_themes = |part: &Part| matches!(part, Part::Table(table) if table.name == themes.name);
    if let Some(at) = page.parts.iter().position(is_themes) {
        page.parts.insert(at + 1, Part::Paragraph(lang.fill("themes_of", &counted)));
    }
    page
}

/// Why words do not count, as people read it.
fn cancelled(reason: &str, lang: Lang) -> String {
    match reason.split_once(": ") {
        Some(("not", pattern)) => lang.fill("cancelled_not", &[pattern]),
        Some(("zone", zone)) => lang.label(zone).to_lowercase(),
        _ => lang.label("cancelled_threshold").to_owned(),
    }
}

/// The label of a side of a comparison; a value of a field is its own.
fn side(name: &str) -> &str {
    match name {
        "narration" => "side_narration",
        name => name,
    }
}

/// `file.txt:12` for an article and a line.
pub fn place(article: &str, line: impl Display) -> String {
    format!("{}:{line}", file_name(article))
}

/// `file.txt` for an article; who reads a page knows the folder.
fn file_name(article: &str) -> &str {
    Path::new(article).file_name().and_then(|name| name.to_str()).unwrap_or(article)
}

/// The same of two cells.
fn place_of(cells: &[Cell]) -> String {
    match cells {
        [Cell::Text(article), Cell::Count(line)] => place(article, line),
        _ => String::new(),
    }
}

/// Some columns of a table of lines of articles, and the place of each.
pub fn with_place(table: &Table, columns: &[&str]) -> Table {
    let mut shown = select(table, columns);
    shown.columns.push(Column { name: "place".into(), kind: Kind::Text });
    for (row, place) in shown.rows.iter_mut().zip(select(table, &["article", "line"]).rows) {
        row.push(place_of(&place).into());
    }
    shown
}

/// Some columns of a table whose last ones count themes, and those themes in one column: `Tillid 2, Åbenhed 1`.
pub fn with_themes(table: &Table, columns: &[&str], codebook: &Codebook, lang: Lang) -> Table {
    let themes = codebook.themes();
    let list = |row: &Vec<Cell>| {
        let counts = &row[row.len().saturating_sub(themes.len())..];
        let counted = themes.iter().zip(counts).filter_map(|(theme, cell)| match cell {
            Cell::Count(1..) => {
                let label = lang.pick(&theme.label, &theme.label_en);
                Some(format!("{label} {}", text::show(cell, Kind::Count, lang)))
            }
            _ => None,
        });
        Some(counted.collect::<Vec<_>>().join(", ")).filter(|list| !list.is_empty())
    };
    let mut shown = select(table, columns);
    shown.columns.push(Column { name: "themes".into(), kind: Kind::Text });
    shown.rows.iter_mut().zip(&table.rows).for_each(|(row, counted)| row.push(list(counted).into()));
    shown
}

/// A table with some of its columns in the place of the first of them: `Bo Friis, leder, Odder Kommune`.
pub fn join(mut table: Table, columns: &[&str]) -> Table {
    let is_joined: Vec<bool> = table.columns.iter().map(|column| columns.contains(&column.name.as_ref())).collect();
    let Some(first) = is_joined.iter().position(|is_joined| *is_joined) else { return table };
    let stays = |at: usize| at == first || !is_joined[at];
    for row in &mut table.rows {
        let joined = row.iter().zip(&is_joined).filter_map(|(cell, is_joined)| match cell {
            Cell::Text(words) if *is_joined => Some(words.as_str()),
            _ => None,
        });
        let joined = joined.collect::<Vec<_>>().join(", ");
        row[first] = Some(joined).filter(|joined| !joined.is_empty()).into();
        let mut at = 0..;
        row.retain(|_| at.next().is_some_and(stays));
    }
    let mut at = 0..;
    table.columns.retain(|_| at.next().is_some_and(stays));
    table
}

/// A table without a column in which nothing stands.
pub fn without_empty(table: &Table, column: &str) -> Table {
    let at = table.columns.iter().position(|other| other.name == column);
    let is_empty = table.rows.iter().all(|row| at.is_some_and(|at| row[at] == Cell::Empty));
    let names = table.columns.iter().map(|other| other.name.as_ref());
    select(table, &names.filter(|name| !is_empty || *name != column).collect::<Vec<_>>())
}

/// Some columns of a table, in this order.
pub fn select(table: &Table, columns: &[&str]) -> Table {
    let at = |name: &&str| table.columns.iter().position(|column| column.name == *name);
    let chosen: Vec<usize> = columns.iter().filter_map(at).collect();
    let pick = |row: &Vec<_>| chosen.iter().map(|&at| Clone::clone(&row[at])).collect();
    Table {
        name: table.name.clone(),
        columns: chosen.iter().map(|&at| table.columns[at].clone()).collect(),
        rows: table.rows.iter().map(pick).collect(),
    }
}

/// What could not be read, then how the result was made.
pub fn notes(stamp: &Stamp, lang: Lang) -> Vec<String> {
    stamp.unread(lang).into_iter().chain([stamp.line(lang)]).collect()
}

/// Lines as one text, dressed where a terminal shows it.
pub fn dressed(lines: Vec<Line>, output: &Output) -> String {
    let is_colored = output.is_colored();
    let dressed = lines.into_iter().map(|line| {
        let style = match line.style {
            _ if !is_colored => Style::new(),
            LineStyle::Title => Style::new().bold().underline(),
            LineStyle::Heading => Style::new().bold().fg_color(Some(AnsiColor::Cyan.into())),
            LineStyle::Subheading => Style::new().bold(),
            LineStyle::Faint => Style::new().dimmed(),
            LineStyle::Plain => Style::new(),
        };
        format!("{style}{}{style:#}\n", text::harmless(&line.text))
    });
    dressed.collect()
}
