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
    write(table, b',', |cell| plain(cell).into())
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
    let cell = |cell| match cell {
        Cell::Text(text) if text.starts_with(['=', '+', '-', '@', '\t', '\r']) => Cow::Owned(format!("'{text}")),
        Cell::Number(number) => number.to_string().replace('.', ",").into(),
        other => plain(other).into(),
    };
    format!("\u{FEFF}{}", write(table, b';', cell))
}

/// A value without regard to any language; nothing where there is none.
fn plain(cell: Cell) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) => text,
        Cell::Count(count) => count.to_string(),
        Cell::Number(number) => number.to_string(),
    }
}

fn write(table: &Table, separator: u8, show: impl Fn(Cell) -> Cow<'static, str>) -> String {
    let mut writer = WriterBuilder::new().delimiter(separator).terminator(Terminator::CRLF).from_writer(Vec::new());
    let head = table.columns.iter().map(|column| column.name.as_bytes());
    // A table in memory is written to memory: nothing can fail but a row of another length, which `push` forbids.
    let mut written = writer.write_record(head);
    for row in &table.rows {
        written = written.and_then(|()| writer.write_record(row.iter().map(|cell| show(cell.clone()).into_owned())));
    }
    let bytes = written.ok().and_then(|()| writer.into_inner().ok()).unwrap_or_default();
    String::from_utf8(bytes).unwrap_or_default()
}
