//! Tables as Parquet, which DuckDB, R (`arrow`) and Python (`pandas`, `polars`) read with their types.
//!
//! The columns are those of the [`Table`], by name and in order, and any value may be missing:
//!
//! | [`Kind`] | Parquet |
//! |---|---|
//! | `Text` | `BYTE_ARRAY`, `STRING` |
//! | `Count` | `INT64` |
//! | `Number`, `Share` | `DOUBLE` |
//!
//! Pages are compressed by Snappy. The [`Stamp`] is in the metadata of the file, under `vidne`, as JSON. The same tables
//! give the same bytes.

use std::io::Write;
use std::sync::Arc;

use ::parquet::basic::{Compression, LogicalType, Repetition, Type as Physical};
use ::parquet::data_type::{ByteArray, ByteArrayType, DataType, DoubleType, Int64Type};
use ::parquet::errors::{ParquetError, Result};
use ::parquet::file::metadata::KeyValue;
use ::parquet::file::properties::WriterProperties;
use ::parquet::file::writer::{SerializedFileWriter, SerializedRowGroupWriter};
use ::parquet::schema::types::{Type, TypePtr};

use crate::report::{Cell, Column, Kind, Stamp, Table};

/// How many rows are held before they are written: a row group.
const GROUP: usize = 50_000;

/// `table` as the bytes of a file.
///
/// # Errors
/// If two columns have one name, or none.
pub fn table(table: &Table, stamp: &Stamp) -> Result<Vec<u8>> {
    let mut writer = Writer::new(Vec::new(), table)?;
    writer.write(table.rows.iter().cloned())?;
    writer.finish(stamp)
}

/// A file that is written as its rows come.
pub struct Writer<W: Write + Send> {
    file: SerializedFileWriter<W>,
    columns: Vec<Column>,
    /// Rows of a group that is not full.
    held: Vec<Vec<Cell>>,
}

impl<W: Write + Send> Writer<W> {
    /// A file with the columns of `table`, whose rows are not written.
    ///
    /// # Errors
    /// If two columns have one name, or `out` cannot be written.
    pub fn new(out: W, table: &Table) -> Result<Self> {
        let settings = WriterProperties::builder()
            .set_created_by(format!("vidne {}", env!("CARGO_PKG_VERSION")))
            .set_compression(Compression::SNAPPY);
        let file = SerializedFileWriter::new(out, schema(table)?, Arc::new(settings.build()))?;
        Ok(Self { file, columns: table.columns.clone(), held: Vec::new() })
    }

    /// Adds rows; each has a cell for every column.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub fn write(&mut self, rows: impl IntoIterator<Item = Vec<Cell>>) -> Result<()> {
        for row in rows {
            self.held.push(row);
            if self.held.len() == GROUP {
                self.write_group()?;
            }
        }
        Ok(())
    }

    /// Writes the last rows and how they were made; gives back what was written to.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub fn finish(mut self, stamp: &Stamp) -> Result<W> {
        if !self.held.is_empty() {
            self.write_group()?;
        }
        let made = serde_json::to_string(stamp).map_err(|error| ParquetError::External(error.into()))?;
        self.file.append_key_value_metadata(KeyValue::new("vidne".to_owned(), made));
        self.file.into_inner()
    }

    fn write_group(&mut self) -> Result<()> {
        let mut group = self.file.next_row_group()?;
        for (at, column) in self.columns.iter().enumerate() {
            let cells = self.held.iter().map(|row| &row[at]);
            match column.kind {
                Kind::Text => write_column::<ByteArrayType>(&mut group, cells.map(text))?,
                Kind::Count => write_column::<Int64Type>(&mut group, cells.map(count))?,
                Kind::Number(_) | Kind::Share => write_column::<DoubleType>(&mut group, cells.map(number))?,
            }
        }
        group.close()?;
        self.held.clear();
        Ok(())
    }
}

fn schema(table: &Table) -> Result<TypePtr> {
    let mut names: Vec<&str> = table.columns.iter().map(|column| column.name.as_ref()).collect();
    names.sort_unstable();
    if let Some(twice) = names.windows(2).find(|pair| pair[0] == pair[1]) {
        return Err(ParquetError::General(format!("two columns have the name `{}`", twice[0])));
    }
    let field = |column: &Column| {
        let (physical, logical) = match column.kind {
            Kind::Text => (Physical::BYTE_ARRAY, Some(LogicalType::String)),
            Kind::Count => (Physical::INT64, None),
            Kind::Number(_) | Kind::Share => (Physical::DOUBLE, None),
        };
        let field = Type::primitive_type_builder(&column.name, physical);
        Ok(Arc::new(field.with_repetition(Repetition::OPTIONAL).with_logical_type(logical).build()?))
    };
    let fields = table.columns.iter().map(field).collect::<Result<Vec<TypePtr>>>()?;
    Ok(Arc::new(Type::group_type_builder(&table.name).with_fields(fields).build()?))
}

/// The next column of a group; a value that is missing is told by its definition level.
fn write_column<T: DataType>(
    group: &mut SerializedRowGroupWriter<'_, impl Write + Send>,
    cells: impl Iterator<Item = Option<T::T>>,
) -> Result<()> {
    let (mut values, mut levels) = (Vec::new(), Vec::new());
    for value in cells {
        levels.push(i16::from(value.is_some()));
        values.extend(value);
    }
    let Some(mut column) = group.next_column()? else { return Ok(()) };
    column.typed::<T>().write_batch(&values, Some(&levels), None)?;
    column.close()
}

fn text(cell: &Cell) -> Option<ByteArray> {
    match cell {
        Cell::Empty => None,
        Cell::Text(text) => Some(text.as_str().into()),
        Cell::Count(count) => Some(count.to_string().as_str().into()),
        Cell::Number(number) => Some(number.to_string().as_str().into()),
    }
}

const fn count(cell: &Cell) -> Option<i64> {
    match cell {
        Cell::Count(count) => Some(*count),
        _ => None,
    }
}

const fn number(cell: &Cell) -> Option<f64> {
    match cell {
        Cell::Number(number) => Some(*number),
        Cell::Count(count) => Some(*count as f64),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use ::parquet::file::reader::{FileReader, SerializedFileReader};
    use ::parquet::record::Field;

    use super::*;

    fn quotes(rows: usize) -> Table {
        let columns = [("quote", Kind::Text), ("line", Kind::Count), ("share", Kind::Share)];
        let mut table = Table::new("quotes", &columns);
        for row in 0..rows {
            let line = (row % 3 > 0).then_some(row);
            table.push([format!("»Åh, nr. {row}«").into(), line.into(), (row as f64 / 2.0).into()]);
        }
        table
    }

    /// Read back, every value is there with its type, over the border of two groups too.
    #[test]
    fn what_is_written_is_read_back() {
        let quotes = quotes(GROUP + 2);
        let stamp = Stamp::default().of_articles(7);
        let mut file = tempfile::tempfile().unwrap();
        file.write_all(&table(&quotes, &stamp).unwrap()).unwrap();
        let file = SerializedFileReader::new(file).unwrap();
        let about = file.metadata().file_metadata();
        let made = about.key_value_metadata().unwrap()[0].value.clone().unwrap();
        assert_eq!(serde_json::from_str::<Stamp>(&made).unwrap(), stamp);
        assert_eq!((about.schema().name(), file.num_row_groups()), ("quotes", 2));
        let cell = |field: &Field| match field {
            Field::Null => Cell::Empty,
            Field::Str(text) => Cell::Text(text.clone()),
            Field::Long(count) => Cell::Count(*count),
            Field::Double(number) => Cell::Number(*number),
            other => panic!("{other:?} has no place in a table"),
        };
        let rows = file.get_row_iter(None).unwrap().map(|row| row.unwrap());
        let rows: Vec<Vec<Cell>> =
            rows.map(|row| row.get_column_iter().map(|(_, field)| cell(field)).collect()).collect();
        assert!(rows == quotes.rows, "{:?}", rows.iter().zip(&quotes.rows).find(|(read, written)| read != written));
    }

    #[test]
    fn the_same_table_is_the_same_bytes() {
        let bytes = || table(&quotes(10), &Stamp::default()).unwrap();
        assert_eq!(bytes(), bytes());
    }

    #[test]
    fn two_columns_of_one_name_are_told() {
        let twice = Table::new("t", &[("role", Kind::Text), ("role", Kind::Text)]);
        let told = table(&twice, &Stamp::default()).unwrap_err().to_string();
        assert!(told.contains("two columns have the name `role`"), "{told}");
    }
}
