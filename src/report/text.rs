//! Pages and tables as aligned text of 80 columns.
//!
//! Without colour: [`Line::style`] says what a line is, and the program may dress it.

use std::borrow::Cow;

use crate::report::columns::{self, Columns, width, wrap};
use crate::report::{Cell, Fact, Kind, Lang, Page, Part, Table};
use crate::stats::Concordance;

pub use crate::report::columns::{first, last, pad, pad_left};

/// How wide a line may be, in columns of a terminal.
pub const WIDTH: usize = 80;

const INDENT: &str = "  ";
/// What stands between a figure and its note.
const GAP: usize = 2;
/// How much of a sentence a concordance shows before the words that were found.
const BEFORE: usize = 34;
/// No note is made narrower than this.
const NARROWEST: usize = 8;

/// A line of a text, and what it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The words, without a line end.
    pub text: String,
    /// What the line is.
    pub style: Style,
}

/// What a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Style {
    /// The title of a page.
    Title,
    /// The title of a section.
    Heading,
    /// The head of a table, or a title within a section.
    Subheading,
    /// Anything else.
    Plain,
    /// Small print.
    Faint,
}

/// `page` as one text.
#[must_use]
pub fn page(page: &Page, lang: Lang) -> String {
    join(&lines(page, lang))
}

/// `table` as one text.
///
/// ```
/// use vidne::report::{Kind, Lang, Table, text};
/// let mut table = Table::new("words", &[("name", Kind::Text), ("words", Kind::Count)]);
/// table.push(["Bo Friis".into(), 1234_u64.into()]);
/// table.push(["Mia".into(), 7_u64.into()]);
/// assert_eq!(text::table(&table, Lang::Da), "Navn        Ord\nBo Friis  1.234\nMia           7\n");
/// ```
#[must_use]
pub fn table(table: &Table, lang: Lang) -> String {
    join(&columns::lines(table, lang, WIDTH))
}

/// A table of a page that is set before its last rows are known: its first rows say how wide the columns are.
///
/// ```
/// use vidne::report::{Kind, Lang, Table, text};
/// let mut table = Table::new("words", &[("name", Kind::Text), ("words", Kind::Count)]);
/// table.push(["Bo Friis".into(), 1234_u64.into()]);
/// let set = text::Rows::measured_by(&table, Lang::Da);
/// let lines: Vec<String> = set.rows(&table.rows).into_iter().map(|line| line.text).collect();
/// assert_eq!(lines, ["  Bo Friis  1.234"]);
/// ```
#[derive(Clone, Debug)]
pub struct Rows(Columns);

impl Rows {
    /// Columns as wide as the rows of `table` need them.
    #[must_use]
    pub fn measured_by(table: &Table, lang: Lang) -> Self {
        Self(Columns::of(table, lang, WIDTH - INDENT.len()))
    }

    /// The names of the columns.
    #[must_use]
    pub fn head(&self) -> Vec<Line> {
        indent(self.0.head())
    }

    /// Rows, in a table of such columns.
    #[must_use]
    pub fn rows(&self, rows: &[Vec<Cell>]) -> Vec<Line> {
        indent(self.0.rows(rows))
    }

    /// What there was no room for, if anything.
    #[must_use]
    pub fn foot(&self) -> Vec<Line> {
        indent(self.0.foot())
    }
}

/// A concordance, the words that were found below each other; what does not fit is cut.
///
/// ```
/// use vidne::report::text;
/// use vidne::stats::Concordance;
/// let found = Concordance { left: "Jeg fik".into(), node: "tillid".into(), right: "til dem.".into(), ..Concordance::default() };
/// assert_eq!(text::kwic(&[found]), format!("{:>34}  tillid  til dem.\n", "Jeg fik"));
/// ```
#[must_use]
pub fn kwic(found: &[Concordance]) -> String {
    let line = |found: &Concordance| {
        let left = pad_left(&last(&found.left, BEFORE), BEFORE);
        let line = format!("{left}  {}  {}", found.node, found.right);
        format!("{}\n", first(line.trim_end(), WIDTH))
    };
    found.iter().map(line).collect()
}

/// `page` line by line.
#[must_use]
pub fn lines(page: &Page, lang: Lang) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut is_below_title = true;
    for part in &page.parts {
        // A title stands right above what it is the title of.
        if !is_below_title {
            lines.push(plain(String::new()));
        }
        lines.extend(part_lines(part, lang));
        is_below_title = matches!(part, Part::Heading(_) | Part::Subheading(_));
    }
    lines
}

/// `text` with signs in the place of control characters, which could move the cursor of a terminal or ring its bell.
///
/// ```
/// use vidne::report::text::harmless;
/// assert_eq!(harmless("rød\u{1B}[31m\u{7}"), "rød␛[31m␇");
/// assert!(matches!(harmless("rød"), std::borrow::Cow::Borrowed("rød")));
/// ```
#[must_use]
pub fn harmless(text: &str) -> Cow<'_, str> {
    if !text.contains(char::is_control) {
        return Cow::Borrowed(text);
    }
    let sign = |c: char| match c {
        '\u{0}'..'\u{20}' => char::from_u32(0x2400 + u32::from(c)).unwrap_or(char::REPLACEMENT_CHARACTER),
        '\u{7F}' => '␡',
        c if c.is_control() => char::REPLACEMENT_CHARACTER,
        c => c,
    };
    Cow::Owned(text.chars().map(sign).collect())
}

fn join(lines: &[Line]) -> String {
    lines.iter().map(|line| format!("{}\n", harmless(&line.text))).collect()
}

fn part_lines(part: &Part, lang: Lang) -> Vec<Line> {
    match part {
        Part::Title(title) => vec![Line { text: title.clone(), style: Style::Title }],
        Part::Heading(title) => vec![Line { text: title.clone(), style: Style::Heading }],
        Part::Subheading(title) => vec![Line { text: format!("{INDENT}{title}"), style: Style::Subheading }],
        Part::Facts(facts) => fact_lines(facts),
        Part::Table(table) => indent(columns::lines(table, lang, WIDTH - INDENT.len())),
        Part::Quote { text, speaker, place } => quote_lines(text, speaker.as_deref(), place),
        Part::Paragraph(text) => indent(wrap(text, WIDTH - INDENT.len()).into_iter().map(plain).collect()),
        Part::Set(lines) => lines.iter().cloned().map(plain).collect(),
        Part::Notes(notes) => {
            let lines = notes.iter().flat_map(|note| wrap(note, WIDTH));
            lines.map(|text| Line { text, style: Style::Faint }).collect()
        }
    }
}

fn plain(text: String) -> Line {
    Line { text, style: Style::Plain }
}

fn indent(mut lines: Vec<Line>) -> Vec<Line> {
    lines.iter_mut().for_each(|line| line.text.insert_str(0, INDENT));
    lines
}

fn fact_lines(facts: &[Fact]) -> Vec<Line> {
    let label = facts.iter().map(|fact| width(&fact.label)).max().unwrap_or(0).max(24);
    let value = facts.iter().map(|fact| width(&fact.value)).max().unwrap_or(0).max(9);
    let before = INDENT.len() + label + value + GAP;
    let aligned = facts.iter().flat_map(|fact| {
        let figure = format!("{INDENT}{}{}", pad(&fact.label, label), pad_left(&fact.value, value));
        let notes = wrap(&fact.note, WIDTH.saturating_sub(before).max(NARROWEST)).into_iter().enumerate();
        notes
            .map(move |(at, note)| {
                let head = if at == 0 { figure.as_str() } else { "" };
                plain(format!("{}{note}", pad(head, before)).trim_end().to_owned())
            })
            .collect::<Vec<_>>()
    });
    aligned.collect()
}

fn quote_lines(text: &str, speaker: Option<&str>, place: &str) -> Vec<Line> {
    let mut lines: Vec<Line> = wrap(text, WIDTH - 2 * INDENT.len()).into_iter().map(plain).collect();
    let source = speaker.into_iter().flat_map(|speaker| wrap(&format!("– {speaker}"), WIDTH - 3 * INDENT.len()));
    lines.extend(source.map(|line| plain(format!("{INDENT}{line}"))));
    lines.push(Line { text: format!("{INDENT}{INDENT}{place}"), style: Style::Faint });
    indent(lines)
}

/// The least number above 0 that so many decimals show.
fn least(places: u8) -> f64 {
    10_f64.powi(-i32::from(places))
}

/// A cell as people read it.
#[must_use]
pub fn show(cell: &Cell, kind: Kind, lang: Lang) -> String {
    match (cell, kind) {
        (Cell::Empty, _) => "–".into(),
        (Cell::Text(text), _) => text.clone(),
        (Cell::Count(count), _) if *count < 0 => format!("-{}", lang.count(count.unsigned_abs())),
        (Cell::Count(count), _) => lang.count(count.unsigned_abs()),
        (Cell::Number(number), Kind::Share) => lang.percent(*number),
        // A probability of a millionth is not 0.
        (Cell::Number(number), Kind::Number(places)) if *number > 0.0 && *number < 0.5 * least(places) => {
            format!("<{}", lang.number(least(places), places.into()))
        }
        (Cell::Number(number), Kind::Number(places)) => lang.number(*number, places.into()),
        (Cell::Number(number), Kind::Text | Kind::Count) => lang.number(*number, 2),
    }
}
