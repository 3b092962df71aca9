//! A table as aligned columns of no more than a page's width.
//!
//! A column is as wide as its widest cell. Where that is too much for the page, cells go on below, broken between words;
//! where the longest words are too much still, they lose their end (`…`); and where that is not enough, the columns
//! furthest to the right are left out, and named below the table.

use std::borrow::Cow;

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::report::text::{Line, Style, show};
use crate::report::{Cell, Column, Kind, Lang, Table};

/// What stands between two columns.
const GAP: usize = 2;
/// No word is shortened to less than this.
const SHORTEST: usize = 10;
/// A part of a word that ends in `-`, `/` or `_` may stand alone at the end of a line if it is as long as this.
const PART: usize = 3;

/// The lines of `table`, each of at most `room` columns.
pub(super) fn lines(table: &Table, lang: Lang, room: usize) -> Vec<Line> {
    let set = Columns::of(table, lang, room);
    let parts = [set.head(), set.rows(&table.rows), set.foot()];
    parts.into_iter().flatten().collect()
}

/// How a table stands on the page, by its first rows; so rows can be set before the last are known.
#[derive(Clone, Debug)]
pub(super) struct Columns {
    columns: Vec<Column>,
    head: Vec<String>,
    widths: Vec<usize>,
    lang: Lang,
    room: usize,
}

impl Columns {
    /// As wide as the rows of `table` need them.
    pub fn of(table: &Table, lang: Lang, room: usize) -> Self {
        let columns = table.columns.clone();
        let head: Vec<String> = columns.iter().map(|column| lang.label(&column.name).to_owned()).collect();
        let body: Vec<Vec<String>> = table.rows.iter().map(|row| shown(row, &columns, lang)).collect();
        let extents: Vec<Extent> = (0..head.len()).map(|at| Extent::of(at, columns[at].kind, &head, &body)).collect();
        let mut widths = fit(&extents, room);
        // Nothing stands to the right of the last words: what is left of the page is theirs, should longer ones come.
        if widths.len() == head.len() && columns.last().is_some_and(|last| last.kind == Kind::Text) {
            let used = widths.iter().sum::<usize>() + GAP * (widths.len() - 1);
            widths.last_mut().into_iter().for_each(|last| *last += room.saturating_sub(used));
        }
        Self { widths, columns, head, lang, room }
    }

    /// The names of the columns.
    pub fn head(&self) -> Vec<Line> {
        self.row(&self.head, Style::Subheading)
    }

    /// Rows, those that the columns were measured by or others.
    pub fn rows(&self, rows: &[Vec<Cell>]) -> Vec<Line> {
        rows.iter().flat_map(|row| self.row(&shown(row, &self.columns, self.lang), Style::Plain)).collect()
    }

    /// What there was no room for.
    pub fn foot(&self) -> Vec<Line> {
        let left_out = &self.head[self.widths.len()..];
        if left_out.is_empty() {
            return Vec::new();
        }
        let note = self.lang.fill("left_out", &[&left_out.join(", ")]);
        wrap(&note, self.room).into_iter().map(|text| Line { text, style: Style::Faint }).collect()
    }

    fn row(&self, row: &[String], style: Style) -> Vec<Line> {
        let set_cell = |((cell, column), &room): ((&String, &Column), &usize)| {
            // A part of a number is another number.
            let is_number = column.kind != Kind::Text && style == Style::Plain;
            if is_number { vec![cell.clone()] } else { set(parts(&cut(cell, room)), room) }
        };
        let cells: Vec<Vec<String>> = row.iter().zip(&self.columns).zip(&self.widths).map(set_cell).collect();
        let height = cells.iter().map(Vec::len).max().unwrap_or(0);
        let line = |at: usize| {
            let mut text = String::new();
            for ((cell, column), &room) in cells.iter().zip(&self.columns).zip(&self.widths) {
                let piece = cell.get(at).map_or("", String::as_str);
                let is_text = column.kind == Kind::Text;
                text += &if is_text { pad(piece, room) } else { pad_left(piece, room) };
                text += &" ".repeat(GAP);
            }
            Line { text: text.trim_end().to_owned(), style }
        };
        (0..height).map(line).collect()
    }
}

fn shown(row: &[Cell], columns: &[Column], lang: Lang) -> Vec<String> {
    row.iter().zip(columns).map(|(cell, column)| show(cell, column.kind, lang)).collect()
}

/// How wide a column may be.
#[derive(Clone, Copy, Debug)]
struct Extent {
    /// With words shortened.
    short: usize,
    /// With every word whole.
    whole: usize,
    /// With every cell on one line.
    wide: usize,
}

impl Extent {
    fn of(at: usize, kind: Kind, head: &[String], body: &[Vec<String>]) -> Self {
        let longest = |text: &String| parts(text).map(|part| width(part.text)).max().unwrap_or(0);
        let (head, cells) = (&head[at], || body.iter().map(|row| &row[at]));
        let wide = cells().map(|cell| width(cell)).max().unwrap_or(0);
        // A number is never broken.
        let words = if kind == Kind::Text { cells().map(longest).max().unwrap_or(0) } else { wide };
        let short = if kind == Kind::Text { words.min(SHORTEST) } else { wide };
        let whole = words.max(longest(head));
        Self { short: short.max(longest(head).min(SHORTEST)), whole, wide: wide.max(width(head)) }
    }
}

/// The widths of as many columns as there is room for, from the left; at least one.
fn fit(extents: &[Extent], room: usize) -> Vec<usize> {
    let sum = |of: &[Extent], width: &dyn Fn(&Extent) -> usize| {
        of.iter().map(width).sum::<usize>() + GAP * of.len().saturating_sub(1)
    };
    let count = (1..=extents.len()).rev().find(|&count| sum(&extents[..count], &|of| of.short) <= room);
    let shown = &extents[..count.unwrap_or(1).min(extents.len())];
    let whole = sum(shown, &|of| of.whole);
    if whole > room {
        // The longest words give way, and no other.
        let at_most = |longest: usize| move |of: &Extent| of.whole.min(longest.max(of.short));
        let longest = (SHORTEST..room).rev().find(|&longest| sum(shown, &at_most(longest)) <= room);
        return shown.iter().map(at_most(longest.unwrap_or(SHORTEST))).map(|width| width.min(room)).collect();
    }
    // Each has what its words need, and of the rest what it can use in proportion.
    let (spare, wanted) = (room - whole, sum(shown, &|of| of.wide) - whole);
    let share = |of: &Extent| (of.wide - of.whole) * spare.min(wanted) / wanted.max(1);
    shown.iter().map(|of| of.whole + share(of)).collect()
}

/// A part of a text that stands on one line.
#[derive(Clone, Copy)]
struct TextPart<'t> {
    text: &'t str,
    /// Whether white space is before it.
    is_apart: bool,
}

/// Words, and the parts of a word up to a hyphen, slash or underscore: `06_` `datacafe.txt:12`.
fn parts(text: &str) -> impl Iterator<Item = TextPart<'_>> {
    text.split_whitespace().flat_map(|word| {
        let mut rest = word;
        std::iter::from_fn(move || {
            if rest.is_empty() {
                return None;
            }
            let breaks = rest.char_indices().filter(|&(at, c)| matches!(c, '-' | '/' | '_') && at + 1 >= PART);
            let end = breaks.map(|(at, _)| at + 1).next().unwrap_or(rest.len());
            let (part, after) = rest.split_at(end);
            let is_apart = rest.len() == word.len();
            rest = after;
            Some(TextPart { text: part, is_apart })
        })
    })
}

/// `text` in lines of at most `room` columns, broken between words; a word that is longer goes on on the next line.
pub(super) fn wrap(text: &str, room: usize) -> Vec<String> {
    set(text.split_whitespace().map(|text| TextPart { text, is_apart: true }), room)
}

fn set<'t>(parts: impl Iterator<Item = TextPart<'t>>, room: usize) -> Vec<String> {
    let (room, mut lines, mut used) = (room.max(1), vec![String::new()], 0);
    for TextPart { text, is_apart } in parts {
        for (at, piece) in pieces(text, room).enumerate() {
            let gap = usize::from(is_apart && at == 0 && used > 0);
            if used > 0 && (at > 0 || used + gap + width(piece) > room) {
                lines.push(String::new());
                used = 0;
            }
            let gap = gap.min(used);
            if let Some(line) = lines.last_mut() {
                line.push_str(&" "[..gap]);
                line.push_str(piece);
            }
            used += gap + width(piece);
        }
    }
    lines
}

/// `word` in pieces of at most `room` columns.
fn pieces(word: &str, room: usize) -> impl Iterator<Item = &str> {
    let mut rest = word;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let end = fitting(rest, room).max(first.len_utf8());
        let (piece, after) = rest.split_at(end);
        rest = after;
        Some(piece)
    })
}

/// `text` with every part shortened that is wider than `room`.
fn cut(text: &str, room: usize) -> Cow<'_, str> {
    if parts(text).all(|part| width(part.text) <= room) {
        return Cow::Borrowed(text);
    }
    let mut short = String::with_capacity(text.len());
    for TextPart { text, is_apart } in parts(text) {
        if is_apart && !short.is_empty() {
            short.push(' ');
        }
        // Of `06_datacafe.txt:12` the end tells where it is.
        short += &if text.contains('.') { last(text, room) } else { first(text, room) };
    }
    Cow::Owned(short)
}

/// The beginning of `text` in at most `room` columns, with `…` for what is cut off.
///
/// ```
/// assert_eq!(vidne::report::text::first("Digitaliseringsstyrelsen", 10), "Digitalis…");
/// ```
#[must_use]
pub fn first(text: &str, room: usize) -> Cow<'_, str> {
    if width(text) <= room {
        return Cow::Borrowed(text);
    }
    let end = fitting(text, room.saturating_sub(1));
    Cow::Owned(format!("{}…", text[..end].trim_end()))
}

/// The end of `text` in at most `room` columns, with `…` for what is cut off.
///
/// ```
/// assert_eq!(vidne::report::text::last("articles/06_datacafe.txt", 13), "…datacafe.txt");
/// ```
#[must_use]
pub fn last(text: &str, room: usize) -> Cow<'_, str> {
    let mut surplus = (width(text) + 1).saturating_sub(room);
    if surplus <= 1 {
        return Cow::Borrowed(text);
    }
    let kept = text.trim_start_matches(|c: char| {
        let is_cut = surplus > 0;
        surplus = surplus.saturating_sub(c.width().unwrap_or(0));
        is_cut
    });
    Cow::Owned(format!("…{}", kept.trim_start()))
}

/// How many bytes of `text` fit into `room` columns.
fn fitting(text: &str, room: usize) -> usize {
    let mut used = 0;
    let ends = text.char_indices().find(|(_, c)| {
        used += c.width().unwrap_or(0);
        used > room
    });
    ends.map_or(text.len(), |(at, _)| at)
}

/// How many columns of a terminal `text` takes.
pub(super) fn width(text: &str) -> usize {
    text.width()
}

/// `text` with spaces after it, up to `room` columns.
#[must_use]
pub fn pad(text: &str, room: usize) -> String {
    format!("{text}{}", " ".repeat(room.saturating_sub(width(text))))
}

/// `text` with spaces before it, up to `room` columns.
#[must_use]
pub fn pad_left(text: &str, room: usize) -> String {
    format!("{}{text}", " ".repeat(room.saturating_sub(width(text))))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Tables as they come, with what the page shows of them.
    #[test]
    fn columns_give_way_in_turn() {
        let row = |cells: &[&str]| cells.iter().map(|cell| Cell::from(*cell)).collect::<Vec<_>>();
        let table = |rows: &[&[&str]]| Table {
            name: "t".into(),
            columns: (0..rows[0].len())
                .map(|at| Column { name: ["a", "b", "c"][at].into(), kind: Kind::Text })
                .collect(),
            rows: rows.iter().map(|cells| row(cells)).collect(),
        };
        let cases: [(&[&[&str]], usize, &str); 4] = [
            (&[&["Bo Friis", "leder"]], 20, "a         b\nBo Friis  leder"),
            (&[&["Bo Friis", "faglig koordinator"]], 20, "a      b\nBo     faglig\nFriis  koordinator"),
            (&[&["06_datacafe.txt:12", "Bo"]], 19, "a                b\n06_              Bo\ndatacafe.txt:12"),
            (&[&["Digitaliseringsstyrelsen", "Bo"]], 20, "a                 b\nDigitaliserings…  Bo"),
        ];
        for (rows, room, expected) in cases {
            let lines: Vec<String> = lines(&table(rows), Lang::En, room).into_iter().map(|line| line.text).collect();
            assert_eq!(lines.join("\n"), expected);
        }
        let three = table(&[&["Digitaliseringsstyrelsen", "Arbejdstilsynet", "Bo"]]);
        let shown = lines(&three, Lang::En, 23);
        assert_eq!(shown[1].text, "Digitalis…  Arbejdsti…");
        assert_eq!(shown[2].text, "No room for: c (in all");
    }

    proptest! {
        /// Nothing is lost and no line is too long, whatever the script.
        #[test]
        fn wrapping_keeps_every_word(text in "[a-zæøå \u{301}中🎉/-]{0,200}", room in 2_usize..40) {
            let lines = wrap(&text, room);
            prop_assert!(lines.iter().all(|line| width(line) <= room), "{:?}", lines);
            let letters = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            prop_assert_eq!(letters(&lines.concat()), letters(&text));
        }

        /// Whatever the table, no line is wider than the page.
        #[test]
        fn no_line_is_wider_than_the_page(cells in prop::collection::vec("[a-zæ中 _-]{0,60}", 1..24), across in 1_usize..12) {
            let names = (0..across).map(|at| format!("column {at}"));
            let mut table = Table::new("t", &[]).with_columns(names, Kind::Text);
            for row in cells.chunks_exact(across) {
                table.push(row.iter().map(|cell| Cell::from(cell.as_str())));
            }
            for line in lines(&table, Lang::Da, 78) {
                prop_assert!(width(&line.text) <= 78, "{:?}", line.text);
            }
        }

        /// What is cut fits.
        #[test]
        fn what_is_cut_fits(text in "[a-zæ中🎉 ]{0,60}", room in 2_usize..30) {
            prop_assert!(width(&first(&text, room)) <= room);
            prop_assert!(width(&last(&text, room)) <= room);
        }
    }
}
