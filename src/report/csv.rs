//! Tables as comma-separated values: RFC 4180, and the kind that opens right in a Danish Excel.

use std::borrow::Cow;

use csv::{Terminator, WriterBuilder};

use crate::report::{Cell, Table};

/// `table` by RFC 4180: UTF-8, commas, decimal points, CRLF, a head of column names.
///
/// ```
/// use vidne::report::{Kind, Table, csv};
/// let mut table = Table::new("words", &[("name", Kind::Text), ("share", Kind::Share)]);
/// table.push(["Friis, Bo".into(), 0.5.into()]);
/// assert_eq!(csv::table(&table), "name,share\r\n\"Friis, Bo\",0.5\r\n");
/// ```
#[must_use]
pub fn table(table: &Table) -> String {
    head(table, b',') + &rows(table)
}

/// The rows of `table` without the head, to go below what is written already.
#[must_use]
pub fn rows(table: &Table) -> String {
    let cells = table.rows.iter().map(|row| row.iter().map(|cell| plain(cell).into_owned()));
    write(cells, b',')
}

/// `table` as a Danish Excel opens it by a double click: byte order mark, semicolons, decimal commas.
///
/// Words that Excel would run as a formula (`=`, `+`, `-`, `@` in front) get an apostrophe before them.
///
/// ```
/// use vidne::report::{Kind, Table, csv};
/// let mut table = Table::new("words", &[("name", Kind::Text), ("share", Kind::Share)]);
/// table.push(["Åse".into(), 0.5.into()]);
/// assert_eq!(csv::excel(&table), "\u{FEFF}name;share\r\nÅse;0,5\r\n");
/// ```
#[must_use]
pub fn excel(table: &Table) -> String {
    format!("\u{FEFF}{}{}", head(table, b';'), excel_rows(table))
}

/// The rows of `table` as [`excel`] has them, without the head.
#[must_use]
pub fn excel_rows(table: &Table) -> String {
    let show = |cell: &Cell| match cell {
        Cell::Text(text) if text.starts_with(['=', '+', '-', '@', '\t', '\r']) => format!("'{text}"),
        Cell::Number(number) => number.to_string().replace('.', ","),
        other => plain(other).into_owned(),
    };
    write(table.rows.iter().map(|row| row.iter().map(show)), b';')
}

/// A value without regard to any language; nothing where there is none.
fn plain(cell: &Cell) -> Cow<'_, str> {
    match cell {
        Cell::Empty => "".into(),
        Cell::Text(text) => text.into(),
        Cell::Count(count) => count.to_string().into(),
        Cell::Number(number) => number.to_string().into(),
    }
}

fn head(table: &Table, separator: u8) -> String {
    write(std::iter::once(table.columns.iter().map(|column| column.name.to_string())), separator)
}

fn write(rows: impl Iterator<Item = impl Iterator<Item = String>>, separator: u8) -> String {
    let writer = WriterBuilder::new().delimiter(separator).terminator(Terminator::CRLF).from_writer(Vec::new());
    // In memory nothing can fail but a row of another length, which `Table::push` forbids.
    let written = rows.into_iter().try_fold(writer, |mut writer, row| writer.write_record(row).map(|()| writer));
    let bytes = written.ok().and_then(|writer| writer.into_inner().ok()).unwrap_or_default();
    String::from_utf8(bytes).unwrap_or_default()
}
