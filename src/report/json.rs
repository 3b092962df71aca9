//! Tables as JSON: an object a row, keys in the order of the columns.

use serde::ser::{SerializeMap, SerializeSeq};
use serde::{Serialize, Serializer};

use crate::report::{Cell, Column, Stamp, Table};

/// `tables` in one object, each under its name, after the stamp of the result.
///
/// ```
/// use vidne::report::{Kind, Stamp, Table, json};
/// let mut table = Table::new("speakers", &[("name", Kind::Text), ("role", Kind::Text), ("quotes", Kind::Count)]);
/// table.push(["Bo Friis".into(), None::<String>.into(), 3_u64.into()]);
/// let written = json::tables(&[table], &Stamp::default());
/// assert!(written.contains(r#""name": "Bo Friis""#) && written.contains(r#""role": null"#));
/// ```
#[must_use]
pub fn tables(tables: &[Table], stamp: &Stamp) -> String {
    serde_json::to_string_pretty(&Tables { tables, stamp }).unwrap_or_default() + "\n"
}

/// `table` as JSON Lines: an object a line.
#[must_use]
pub fn lines(table: &Table) -> String {
    let rows = table.rows.iter().map(|cells| Row { columns: &table.columns, cells });
    rows.map(|row| serde_json::to_string(&row).unwrap_or_default() + "\n").collect()
}

struct Tables<'a> {
    tables: &'a [Table],
    stamp: &'a Stamp,
}

impl Serialize for Tables<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("stamp", self.stamp)?;
        self.tables.iter().try_for_each(|table| map.serialize_entry(&table.name, table))?;
        map.end()
    }
}

impl Serialize for Table {
    /// A list of rows.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut rows = serializer.serialize_seq(Some(self.rows.len()))?;
        self.rows.iter().try_for_each(|cells| rows.serialize_element(&Row { columns: &self.columns, cells }))?;
        rows.end()
    }
}

struct Row<'a> {
    columns: &'a [Column],
    cells: &'a [Cell],
}

impl Serialize for Row<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let cells = self.columns.iter().map(|column| &column.name).zip(self.cells);
        serializer.collect_map(cells)
    }
}

impl Serialize for Cell {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Empty => serializer.serialize_none(),
            Self::Text(text) => serializer.serialize_str(text),
            Self::Count(count) => serializer.serialize_i64(*count),
            Self::Number(number) => serializer.serialize_f64(*number),
        }
    }
}
