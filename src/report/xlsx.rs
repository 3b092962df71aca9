//! Tables as a workbook of Excel, a sheet a table.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

use crate::report::{Cell, Kind, Lang, Stamp, Table};

/// The longest text that a cell of Excel holds, in characters.
const LONGEST: usize = 32_767;
/// The longest name of a sheet, in characters.
const LONGEST_NAME: usize = 31;
/// A sheet has at most so many rows, the head among them.
const ROWS: usize = 1_048_576;
/// And so many columns.
const COLUMNS: usize = 16_384;

/// `tables` as the bytes of a workbook; the stamp is the last sheet.
///
/// The same tables give the same bytes: the workbook says that it was made at the beginning of 2000.
///
/// # Errors
/// If a table has more rows or columns than Excel holds, or a name that no sheet may have.
pub fn workbook(tables: &[Table], stamp: &Stamp) -> Result<Vec<u8>, WorkbookError> {
    if let Some(table) = tables.iter().find(|table| table.rows.len() >= ROWS || table.columns.len() > COLUMNS) {
        return Err(WorkbookError::TooLarge { table: table.name.clone().into_owned() });
    }
    let mut workbook = Workbook::new();
    write(&mut workbook, tables, stamp)?;
    Ok(workbook.save_to_buffer()?)
}

/// Why tables do not make a workbook.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum WorkbookError {
    /// A table has more rows or columns than a sheet.
    #[error("`{table}` is larger than a sheet of Excel; csv and jsonl have no such limit")]
    TooLarge {
        /// The table.
        table: String,
    },
    /// The workbook cannot be written.
    #[error("the workbook cannot be written")]
    Write(#[from] XlsxError),
}

fn write(workbook: &mut Workbook, tables: &[Table], stamp: &Stamp) -> Result<(), XlsxError> {
    let always = ExcelDateTime::from_ymd(2000, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&always));
    tables.iter().try_for_each(|table| sheet(workbook, table))?;
    let mut last = Table::new("stamp", &[("stamp", Kind::Text)]);
    last.push([stamp.line(Lang::En).into()]);
    sheet(workbook, &last)
}

fn sheet(workbook: &mut Workbook, table: &Table) -> Result<(), XlsxError> {
    let head = Format::new().set_bold();
    let sheet = workbook.add_worksheet();
    sheet.set_name(table.name.chars().take(LONGEST_NAME).collect::<String>())?;
    sheet.set_freeze_panes(1, 0)?;
    for (column, at) in table.columns.iter().zip(0_u16..) {
        sheet.write_with_format(0, at, &*column.name, &head)?;
        sheet.set_column_width(at, if column.kind == Kind::Text { 24.0 } else { 12.0 })?;
        sheet.set_column_format(at, &number_format(column.kind))?;
    }
    for (row, down) in table.rows.iter().zip(1_u32..) {
        let cells = row.iter().zip(0_u16..);
        cells.into_iter().try_for_each(|(cell, across)| write_cell(sheet, down, across, cell))?;
    }
    Ok(())
}

/// Writes a value; its column says how it looks.
fn write_cell(sheet: &mut Worksheet, down: u32, across: u16, cell: &Cell) -> Result<(), XlsxError> {
    match cell {
        Cell::Empty => {}
        // Written as a string, so that nothing in it is a formula.
        Cell::Text(text) => drop(sheet.write_string(down, across, text.chars().take(LONGEST).collect::<String>())?),
        Cell::Count(count) => drop(sheet.write_number(down, across, *count as f64)?),
        Cell::Number(number) => drop(sheet.write_number(down, across, *number)?),
    }
    Ok(())
}

fn number_format(kind: Kind) -> Format {
    let picture = match kind {
        Kind::Text => return Format::new(),
        Kind::Count | Kind::Number(0) => "#,##0".to_owned(),
        Kind::Number(places) => format!("#,##0.{}", "0".repeat(places.into())),
        Kind::Share => "0.0%".to_owned(),
    };
    Format::new().set_num_format(picture)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_tables_are_the_same_bytes() {
        let mut table =
            Table::new("speakers", &[("name", Kind::Text), ("share", Kind::Share), ("quotes", Kind::Count)]);
        table.push(["=1+1".into(), 0.25.into(), 3_u64.into()]);
        table.push(["Bo Friis".into(), Cell::Empty, 1_u64.into()]);
        let [once, again] = [(); 2].map(|()| workbook(std::slice::from_ref(&table), &Stamp::default()).unwrap());
        assert!(once == again && once.starts_with(b"PK"));
    }
}
