//! CSV: `name [unit]` in the header, the shortest decimal that reads back as the same bits, a line feed after each row.
//! The bytes depend on the values alone.

use std::path::Path;

use super::table::{Cells, common_length};
use super::{Column, RecordError, Sheet, SheetColumn, Table, TextColumn, write_atomic};

/// The shortest decimal that reads back as the same bits; nothing for NaN; whole numbers without a point.
pub fn format_number(value: f64) -> String {
    if value.is_nan() {
        String::new()
    } else if value.fract() == 0.0 && value.abs() < 1e15 {
        format!("{value}")
    } else {
        format!("{value:?}")
    }
}

impl Table {
    /// # Errors
    /// Columns of different length.
    pub fn to_csv(&self) -> Result<Vec<u8>, RecordError> {
        to_csv(&self.cells())
    }

    /// # Errors
    /// Columns of different length; a directory that can not be written.
    pub fn write_csv(&self, path: &Path) -> Result<(), RecordError> {
        write_atomic(path, &self.to_csv()?)
    }

    /// The columns of numbers of a file; columns of words (no unit in the header) are for [`Sheet::read_csv`].
    ///
    /// # Errors
    /// A file that can not be read or a cell that is no number.
    pub fn read_csv(path: &Path) -> Result<Self, RecordError> {
        let numbers_only = |column| match column {
            SheetColumn::Numbers(numbers) => Some(numbers),
            SheetColumn::Text(_) => None,
        };
        let columns = Sheet::read_csv(path)?.columns;
        Ok(Self { columns: columns.into_iter().filter_map(numbers_only).collect() })
    }
}

impl Sheet {
    /// # Errors
    /// Columns of different length.
    pub fn to_csv(&self) -> Result<Vec<u8>, RecordError> {
        to_csv(&self.cells())
    }

    /// # Errors
    /// Columns of different length; a directory that can not be written.
    pub fn write_csv(&self, path: &Path) -> Result<(), RecordError> {
        write_atomic(path, &self.to_csv()?)
    }

    /// # Errors
    /// A file that can not be read or, in a column with a unit, a cell that is no number.
    pub fn read_csv(path: &Path) -> Result<Self, RecordError> {
        let bytes = std::fs::read(path).map_err(|source| RecordError::read(path, source))?;
        from_csv(&bytes).map_err(|message| RecordError::Malformed { path: path.to_owned(), message })
    }
}

fn to_csv(columns: &[Cells<'_>]) -> Result<Vec<u8>, RecordError> {
    let rows = common_length(columns)?;
    let mut writer = csv::Writer::from_writer(Vec::new());
    let write_failure = |error: csv::Error| RecordError::Encoding(error.to_string());
    writer.write_record(columns.iter().map(Cells::header)).map_err(write_failure)?;
    for row in 0..rows {
        for column in columns {
            let cell = match column {
                Cells::Numbers(numbers) => writer.write_field(format_number(numbers.values[row])),
                Cells::Text(text) => writer.write_field(&text.values[row]),
            };
            cell.map_err(write_failure)?;
        }
        writer.write_record(None::<&[u8]>).map_err(write_failure)?;
    }
    writer.into_inner().map_err(|error| RecordError::Encoding(error.to_string()))
}

fn from_csv(bytes: &[u8]) -> Result<Sheet, String> {
    let mut reader = csv::Reader::from_reader(bytes);
    let headers = reader.headers().map_err(|error| error.to_string())?.clone();
    let mut columns: Vec<SheetColumn> = headers.iter().map(empty_column).collect();
    for record in reader.records() {
        let record = record.map_err(|error| error.to_string())?;
        for (column, cell) in columns.iter_mut().zip(&record) {
            match column {
                SheetColumn::Text(text) => text.values.push(cell.to_owned()),
                SheetColumn::Numbers(numbers) if cell.is_empty() => numbers.values.push(f64::NAN),
                SheetColumn::Numbers(numbers) => {
                    let value = cell.parse().map_err(|_| {
                        let line = record.position().map_or(0, csv::Position::line);
                        format!("line {line}, column `{}`: `{cell}` is not a number", numbers.name)
                    })?;
                    numbers.values.push(value);
                }
            }
        }
    }
    Ok(Sheet { columns })
}

fn empty_column(header: &str) -> SheetColumn {
    let named = header.strip_suffix(']').and_then(|open| open.rsplit_once(" ["));
    match named {
        Some((name, unit)) => SheetColumn::Numbers(Column::new(name, unit, Vec::new())),
        None => SheetColumn::Text(TextColumn { name: header.to_owned(), values: Vec::new() }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn sheet(values: Vec<f64>, words: Vec<String>) -> Sheet {
        Sheet {
            columns: vec![
                SheetColumn::Numbers(Column::new("thickness", "um", values)),
                SheetColumn::Text(TextColumn { name: "error".into(), values: words }),
            ],
        }
    }

    #[test]
    fn writes_exactly_these_bytes() {
        let words = ["", "a, \"b\"", "c"].map(String::from).to_vec();
        let bytes = sheet(vec![1.0, f64::NAN, 1e-7], words).to_csv().unwrap();
        let expected = "thickness [um],error\n1,\n,\"a, \"\"b\"\"\"\n1e-7,c\n";
        assert_eq!(String::from_utf8(bytes).unwrap(), expected);
    }

    #[test]
    fn a_cell_that_is_no_number_is_named() {
        let message = from_csv(b"time [d]\n1\nx\n").unwrap_err();
        assert_eq!(message, "line 3, column `time`: `x` is not a number");
    }

    #[test]
    fn a_single_column_keeps_its_missing_values() {
        let table = Table { columns: vec![Column::new("a", "1", vec![f64::NAN, 2.0])] };
        let read = from_csv(&table.to_csv().unwrap()).unwrap();
        let values = &read.numbers("a").unwrap().values;
        assert!(values[0].is_nan() && values[1] == 2.0 && values.len() == 2);
    }

    #[test]
    fn columns_of_different_length_are_refused() {
        let error = sheet(vec![1.0], vec![]).to_csv().unwrap_err();
        assert!(error.to_string().contains("`error` has 0 rows, expected 1"), "{error}");
    }

    proptest! {
        #[test]
        fn reads_back_the_same_bits(rows in prop::collection::vec((any::<f64>(), "\\PC*"), 0..20)) {
            let (values, words): (Vec<f64>, Vec<String>) = rows.into_iter().unzip();
            let read = from_csv(&sheet(values.clone(), words.clone()).to_csv().unwrap()).unwrap();
            let bits = |values: &[f64]| values.iter().map(|value| value.to_bits()).collect::<Vec<_>>();
            prop_assert_eq!(bits(&read.numbers("thickness").unwrap().values), bits(&values));
            prop_assert_eq!(&read.text("error").unwrap().values, &words);
        }
    }
}
