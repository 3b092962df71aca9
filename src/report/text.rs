//! Pages and tables as aligned text of 80 columns.
//!
//! Without colour: [`Line::style`] says what a line is, and the program may dress it.

use crate::report::{Cell, Column, Fact, Kind, Lang, Page, Part, Table};
use crate::stats::Concordance;

/// How wide a line may be, in characters.
pub const WIDTH: usize = 80;

const INDENT: &str = "  ";
/// What stands between two columns.
const GAP: usize = 2;
/// How much of a sentence a concordance shows before the words that were found.
const BEFORE: usize = 34;
/// No column of words is made narrower than this.
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
    join(&table_lines(table, lang, WIDTH))
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
        let surplus = width(&found.left).saturating_sub(BEFORE);
        let left: String = found.left.chars().skip(surplus).collect();
        let line = format!("{left:>BEFORE$}  {}  {}", found.node, found.right);
        format!("{}\n", line.chars().take(WIDTH).collect::<String>().trim_end())
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

fn join(lines: &[Line]) -> String {
    lines.iter().map(|line| format!("{}\n", line.text)).collect()
}

fn part_lines(part: &Part, lang: Lang) -> Vec<Line> {
    match part {
        Part::Title(title) => vec![Line { text: title.clone(), style: Style::Title }],
        Part::Heading(title) => vec![Line { text: title.clone(), style: Style::Heading }],
        Part::Subheading(title) => vec![Line { text: format!("{INDENT}{title}"), style: Style::Subheading }],
        Part::Facts(facts) => fact_lines(facts),
        Part::Table(table) => indent(table_lines(table, lang, WIDTH - INDENT.len())),
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
                plain(format!("{head:before$}{note}").trim_end().to_owned())
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

/// The lines of a table no wider than `room`, if its numbers leave that.
pub(super) fn table_lines(table: &Table, lang: Lang, room: usize) -> Vec<Line> {
    let head: Vec<String> = table.columns.iter().map(|column| lang.label(&column.name).to_owned()).collect();
    let body: Vec<Vec<String>> = table.rows.iter().map(|row| shown(row, &table.columns, lang)).collect();
    let widths = widths(&table.columns, &head, &body, room);
    let mut lines = row_lines(&head, &table.columns, &widths);
    lines.iter_mut().for_each(|line| line.style = Style::Subheading);
    lines.extend(body.iter().flat_map(|row| row_lines(row, &table.columns, &widths)));
    lines
}

fn shown(row: &[Cell], columns: &[Column], lang: Lang) -> Vec<String> {
    row.iter().zip(columns).map(|(cell, column)| show(cell, column.kind, lang)).collect()
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
        (Cell::Number(number), Kind::Number(places)) => lang.number(*number, places.into()),
        (Cell::Number(number), Kind::Text | Kind::Count) => lang.number(*number, 2),
    }
}

/// As wide as the widest cell; where that is too wide, the widest column of words gives way.
fn widths(columns: &[Column], head: &[String], body: &[Vec<String>], room: usize) -> Vec<usize> {
    let widest = |index: usize| body.iter().map(|row| width(&row[index])).max().unwrap_or(0);
    let mut widths: Vec<usize> = (0..columns.len()).map(|index| widest(index).max(width(&head[index]))).collect();
    let gaps = GAP * columns.len().saturating_sub(1);
    while widths.iter().sum::<usize>() + gaps > room {
        let words = (0..columns.len()).filter(|&index| columns[index].kind == Kind::Text);
        match words.max_by_key(|&index| widths[index]) {
            Some(index) if widths[index] > NARROWEST => widths[index] -= 1,
            _ => break,
        }
    }
    widths
}

fn row_lines(row: &[String], columns: &[Column], widths: &[usize]) -> Vec<Line> {
    let cells: Vec<Vec<String>> = row.iter().zip(widths).map(|(cell, &width)| wrap(cell, width)).collect();
    let height = cells.iter().map(Vec::len).max().unwrap_or(0);
    let line = |at: usize| {
        let mut line = String::new();
        for (index, cell) in cells.iter().enumerate() {
            let piece = cell.get(at).map_or("", String::as_str);
            let is_text = columns[index].kind == Kind::Text;
            line += &if is_text { pad(piece, widths[index]) } else { pad_left(piece, widths[index]) };
            line += &" ".repeat(GAP);
        }
        plain(line.trim_end().to_owned())
    };
    (0..height).map(line).collect()
}

/// `text` in lines of at most `room` characters, broken at spaces; a word that is longer is cut.
fn wrap(text: &str, room: usize) -> Vec<String> {
    let room = room.max(1);
    let mut lines = vec![String::new()];
    for word in text.split(' ') {
        let last = lines.last().map_or(0, |line| width(line));
        if last > 0 && last + 1 + width(word) > room {
            lines.push(String::new());
        }
        let chars: Vec<char> = word.chars().collect();
        let mut pieces = chars.chunks(room).map(|piece| piece.iter().collect::<String>());
        if let (Some(line), Some(piece)) = (lines.last_mut(), pieces.next()) {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(&piece);
        }
        lines.extend(pieces);
    }
    lines
}

fn width(text: &str) -> usize {
    text.chars().count()
}

fn pad(text: &str, room: usize) -> String {
    format!("{text:room$}")
}

fn pad_left(text: &str, room: usize) -> String {
    format!("{text:>room$}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn long_cells_go_on_below() {
        let mut wide = Table::new("t", &[("name", Kind::Text), ("role", Kind::Text), ("quotes", Kind::Count)]);
        wide.push(["Ane Holm".into(), "konsulent i et meget langt navn ".repeat(4).trim().into(), 3_u64.into()]);
        for line in table(&wide, Lang::Da).lines() {
            assert!(width(line) <= WIDTH, "{line}");
        }
    }

    proptest! {
        /// Nothing is lost and no line is too long.
        #[test]
        fn wrapping_keeps_every_word(text in "[a-zæøå ]{0,200}", room in 1_usize..40) {
            let lines = wrap(&text, room);
            prop_assert!(lines.iter().all(|line| width(line) <= room));
            let letters = |text: &str| text.chars().filter(|c| *c != ' ').collect::<String>();
            prop_assert_eq!(letters(&lines.concat()), letters(&text));
        }
    }
}
