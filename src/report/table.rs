//! Rows and typed columns: [`Table`], which every command fills and every format writes.
//!
//! Tables are tidy: one observation a row, one variable a column, names in English.

use std::borrow::Cow;

/// Rows under typed columns.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// What the table is called: the sheet of a workbook.
    pub name: Cow<'static, str>,
    /// What stands in every row, in order.
    pub columns: Vec<Column>,
    /// The observations; each as long as `columns`.
    pub rows: Vec<Vec<Cell>>,
}

/// A variable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// What files call it.
    pub name: Cow<'static, str>,
    /// What its cells hold.
    pub kind: Kind,
}

/// What the cells of a column hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Words.
    Text,
    /// Whole numbers.
    Count,
    /// Real numbers, shown to people with so many decimals.
    Number(u8),
    /// A part of the whole from 0 to 1, shown to people as a percentage.
    Share,
}

/// A value.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Cell {
    /// Nothing is known, or the measure is not defined.
    #[default]
    Empty,
    /// Words.
    Text(String),
    /// A whole number.
    Count(i64),
    /// A real number, never `NaN`.
    Number(f64),
}

impl Table {
    /// An empty table with columns by name and kind.
    ///
    /// ```
    /// use vidne::report::{Kind, Table};
    /// let mut table = Table::new("words", &[("word", Kind::Text), ("count", Kind::Count)]);
    /// table.push(["tillid".into(), 7_u64.into()]);
    /// assert_eq!(table.rows.len(), 1);
    /// ```
    #[must_use]
    pub fn new(name: impl Into<Cow<'static, str>>, columns: &[(&'static str, Kind)]) -> Self {
        let columns = columns.iter().map(|&(name, kind)| Column { name: name.into(), kind });
        Self { name: name.into(), columns: columns.collect(), rows: Vec::new() }
    }

    /// The same with more columns of one kind, such as one a theme.
    #[must_use]
    pub fn with_columns(mut self, names: impl IntoIterator<Item = String>, kind: Kind) -> Self {
        self.columns.extend(names.into_iter().map(|name| Column { name: name.into(), kind }));
        self
    }

    /// Adds a row.
    ///
    /// # Panics
    /// If it is not as long as the columns are many.
    pub fn push(&mut self, row: impl IntoIterator<Item = Cell>) {
        let row: Vec<Cell> = row.into_iter().collect();
        assert_eq!(row.len(), self.columns.len(), "a row of `{}` has a cell for every column", self.name);
        self.rows.push(row);
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<u64> for Cell {
    fn from(count: u64) -> Self {
        i64::try_from(count).map_or(Self::Empty, Self::Count)
    }
}

impl From<usize> for Cell {
    fn from(count: usize) -> Self {
        i64::try_from(count).map_or(Self::Empty, Self::Count)
    }
}

impl From<f64> for Cell {
    fn from(number: f64) -> Self {
        if number.is_finite() { Self::Number(number) } else { Self::Empty }
    }
}

impl<T: Into<Self>> From<Option<T>> for Cell {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Empty, Into::into)
    }
}

impl<T: Into<Self>, E> From<Result<T, E>> for Cell {
    fn from(value: Result<T, E>) -> Self {
        value.map_or(Self::Empty, Into::into)
    }
}

/// The name that a value has in every exported format (`direct`, `only_person`).
#[cfg(feature = "files")]
pub(super) fn name_of(value: &impl serde::Serialize) -> Cell {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(name)) => Cell::Text(name),
        _ => Cell::Empty,
    }
}
