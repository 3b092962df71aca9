//! Pages and tables as GitHub-flavoured Markdown.

use crate::report::text::{harmless, show};
use crate::report::{Cell, Fact, Kind, Lang, Page, Part, Table};

/// `page` as Markdown.
#[must_use]
pub fn page(page: &Page, lang: Lang) -> String {
    let parts: Vec<String> = page.parts.iter().map(|part| write(part, lang)).collect();
    parts.join("\n")
}

/// `table` as Markdown, numbers to the right.
///
/// ```
/// use vidne::report::{Kind, Lang, Table, markdown};
/// let mut table = Table::new("words", &[("name", Kind::Text), ("words", Kind::Count)]);
/// table.push(["Bo|Mia".into(), 1234_u64.into()]);
/// assert_eq!(markdown::table(&table, Lang::En), "| Name | Words |\n| --- | ---: |\n| Bo\\|Mia | 1,234 |\n");
/// ```
#[must_use]
pub fn table(table: &Table, lang: Lang) -> String {
    let head = table.columns.iter().map(|column| escape(lang.label(&column.name)));
    let rule = table.columns.iter().map(|column| if column.kind == Kind::Text { "---" } else { "---:" }.to_owned());
    row(head) + &row(rule) + &rows(table, lang)
}

/// The rows of `table` without the head, to go below what is written already.
#[must_use]
pub fn rows(table: &Table, lang: Lang) -> String {
    let shown = |cells: &Vec<Cell>| {
        let cells = cells.iter().zip(&table.columns);
        row(cells.map(|(cell, column)| escape(&show(cell, column.kind, lang))))
    };
    table.rows.iter().map(shown).collect()
}

fn row(cells: impl Iterator<Item = String>) -> String {
    format!("| {} |\n", cells.collect::<Vec<_>>().join(" | "))
}

fn write(part: &Part, lang: Lang) -> String {
    match part {
        Part::Title(title) => format!("# {}\n", escape(title)),
        Part::Heading(title) => format!("## {}\n", escape(title)),
        Part::Subheading(title) => format!("### {}\n", escape(title)),
        Part::Facts(facts) => write_facts(facts),
        Part::Table(content) => table(content, lang),
        Part::Quote { text, speaker, place } => write_quote(text, speaker.as_deref(), place),
        Part::Paragraph(text) => format!("{}\n", escape(text)),
        Part::Set(lines) => lines.iter().map(|line| format!("    {}\n", harmless(line))).collect(),
        Part::Notes(notes) => notes.iter().map(|note| format!("*{}*  \n", escape(note))).collect(),
    }
}

fn write_facts(facts: &[Fact]) -> String {
    let head = "| | | |\n| --- | ---: | --- |\n".to_owned();
    facts
        .iter()
        .fold(head, |lines, fact| lines + &row([&fact.label, &fact.value, &fact.note].map(|f| escape(f)).into_iter()))
}

fn write_quote(text: &str, speaker: Option<&str>, place: &str) -> String {
    let speaker = speaker.map(|speaker| format!("> – {}  \n", escape(speaker))).unwrap_or_default();
    format!("> {}  \n{speaker}> `{}`\n", escape(text), place.replace('`', "'"))
}

/// Words as they are, whatever signs of Markdown they hold.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | '|' | '*' | '_' | '`' | '<' | '[' | ']' | '#' => escaped.extend(['\\', c]),
            '\n' => escaped.push(' '),
            c if c.is_control() => escaped.push_str(&harmless(c.encode_utf8(&mut [0; 4]))),
            _ => escaped.push(c),
        }
    }
    escaped
}
