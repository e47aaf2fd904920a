//! Parquet: the same columns as the CSV, for large studies. Numbers are nullable doubles, words are UTF-8; the unit
//! stands in the column's name and, under `unit:NAME`, in the file's metadata. No time stamp: the same table gives the
//! same bytes.

use std::path::Path;
use std::sync::Arc;

use parquet::basic::{Compression, LogicalType, Repetition, Type as PhysicalType};
use parquet::data_type::{ByteArray, ByteArrayType, DoubleType};
use parquet::errors::ParquetError;
use parquet::file::metadata::KeyValue;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedColumnWriter, SerializedFileWriter};
use parquet::schema::types::{Type, TypePtr};

use super::table::{Cells, common_length};
use super::{RecordError, Sheet, Table, write_atomic};

impl From<ParquetError> for RecordError {
    fn from(error: ParquetError) -> Self {
        Self::Encoding(error.to_string())
    }
}

impl Table {
    /// # Errors
    /// Columns of different length; a directory that can not be written.
    pub fn write_parquet(&self, path: &Path) -> Result<(), RecordError> {
        write_atomic(path, &to_parquet(&self.cells())?)
    }
}

impl Sheet {
    /// # Errors
    /// Columns of different length; a directory that can not be written.
    pub fn write_parquet(&self, path: &Path) -> Result<(), RecordError> {
        write_atomic(path, &to_parquet(&self.cells())?)
    }
}

fn to_parquet(columns: &[Cells<'_>]) -> Result<Vec<u8>, RecordError> {
    common_length(columns)?;
    let fields = columns.iter().map(field).collect::<Result<Vec<_>, _>>()?;
    let schema = Type::group_type_builder("table").with_fields(fields).build()?;
    let properties = WriterProperties::builder()
        .set_compression(Compression::ZSTD(Default::default()))
        .set_key_value_metadata(Some(columns.iter().filter_map(unit_entry).collect()))
        .build();
    let mut bytes = Vec::new();
    let mut file = SerializedFileWriter::new(&mut bytes, Arc::new(schema), Arc::new(properties))?;
    let mut rows = file.next_row_group()?;
    for column in columns {
        let mut writer = rows
            .next_column()?
            .ok_or_else(|| RecordError::Encoding("fewer columns in the schema than in the table".into()))?;
        write_cells(&mut writer, column)?;
        writer.close()?;
    }
    rows.close()?;
    file.close()?;
    Ok(bytes)
}

fn field(column: &Cells<'_>) -> Result<TypePtr, ParquetError> {
    let header = column.header();
    let builder = match column {
        Cells::Numbers(_) => {
            Type::primitive_type_builder(&header, PhysicalType::DOUBLE).with_repetition(Repetition::OPTIONAL)
        }
        Cells::Text(_) => Type::primitive_type_builder(&header, PhysicalType::BYTE_ARRAY)
            .with_logical_type(Some(LogicalType::String))
            .with_repetition(Repetition::REQUIRED),
    };
    builder.build().map(Arc::new)
}

fn unit_entry(column: &Cells<'_>) -> Option<KeyValue> {
    match column {
        Cells::Numbers(numbers) => Some(KeyValue::new(format!("unit:{}", numbers.name), numbers.unit.clone())),
        Cells::Text(_) => None,
    }
}

fn write_cells(writer: &mut SerializedColumnWriter<'_>, column: &Cells<'_>) -> Result<(), ParquetError> {
    match column {
        Cells::Numbers(numbers) => {
            let present: Vec<f64> = numbers.values.iter().copied().filter(|value| !value.is_nan()).collect();
            let levels: Vec<i16> = numbers.values.iter().map(|value| i16::from(!value.is_nan())).collect();
            writer.typed::<DoubleType>().write_batch(&present, Some(&levels), None)?;
        }
        Cells::Text(text) => {
            let words: Vec<ByteArray> = text.values.iter().map(|word| ByteArray::from(word.as_str())).collect();
            writer.typed::<ByteArrayType>().write_batch(&words, None, None)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use parquet::file::reader::{FileReader, SerializedFileReader};
    use parquet::record::RowAccessor;

    use super::*;
    use crate::run::record::{Column, SheetColumn, TextColumn};

    fn sheet() -> Sheet {
        Sheet {
            columns: vec![
                SheetColumn::Numbers(Column::new("device.roller.needle_length", "mm", vec![0.5, f64::NAN, 2.5])),
                SheetColumn::Text(TextColumn {
                    name: "status".into(),
                    values: ["done", "failed", "done"].map(String::from).to_vec(),
                }),
            ],
        }
    }

    #[test]
    fn reads_back_values_units_and_gaps() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("samples.parquet");
        sheet().write_parquet(&path).unwrap();
        let reader = SerializedFileReader::new(std::fs::File::open(path).unwrap()).unwrap();
        let metadata = reader.metadata().file_metadata();
        let units = metadata.key_value_metadata().unwrap();
        assert_eq!(units[0].key, "unit:device.roller.needle_length");
        assert_eq!(units[0].value.as_deref(), Some("mm"));
        let rows: Vec<_> = reader.get_row_iter(None).unwrap().map(Result::unwrap).collect();
        assert_eq!(rows[0].get_double(0).unwrap(), 0.5);
        assert!(rows[1].get_double(0).is_err(), "a gap is null");
        assert_eq!(rows[1].get_string(1).unwrap(), "failed");
        assert_eq!(rows[2].get_double(0).unwrap(), 2.5);
    }

    #[test]
    fn the_same_table_gives_the_same_bytes() {
        assert_eq!(to_parquet(&sheet().cells()).unwrap(), to_parquet(&sheet().cells()).unwrap());
    }
}
