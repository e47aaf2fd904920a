//! Tables as figures ask for them: columns by name, and messages that name the file.

use std::path::Path;

use super::FigureError;
use crate::run::record::{Column, Sheet, TextColumn};

/// One CSV file of a directory.
#[derive(Debug)]
pub struct Table {
    file: String,
    pub sheet: Sheet,
}

impl Table {
    /// Reads `directory/file`.
    ///
    /// # Errors
    /// If the file is missing or malformed.
    pub fn read(directory: &Path, file: &str) -> Result<Table, FigureError> {
        let path = directory.join(file);
        if !path.is_file() {
            return Err(FigureError::Missing(file.to_owned()));
        }
        Ok(Table::of(file, Sheet::read_csv(&path)?))
    }

    /// A table that stands in memory; `file` is its name in messages.
    pub fn of(file: &str, sheet: Sheet) -> Table {
        Table { file: file.to_owned(), sheet }
    }

    /// The unit of a column of numbers; empty when there is no such column.
    pub fn unit(&self, name: &str) -> &str {
        self.sheet.numbers(name).map_or("", |column| column.unit.as_str())
    }

    /// Whether the column `error` says of a row why it has no numbers.
    pub fn failed(&self, row: usize) -> bool {
        self.sheet.text("error").and_then(|column| column.values.get(row)).is_some_and(|error| !error.is_empty())
    }

    /// The column as numbers; an empty cell is NaN.
    ///
    /// # Errors
    /// If there is no such column of numbers.
    pub fn numbers(&self, name: &str) -> Result<Vec<f64>, FigureError> {
        self.column(name).map(|column| column.values.clone())
    }

    /// The column of numbers with its unit.
    ///
    /// # Errors
    /// If there is no such column of numbers.
    pub fn column(&self, name: &str) -> Result<&Column, FigureError> {
        self.sheet.numbers(name).ok_or_else(|| self.no_column(name, "numbers"))
    }

    /// The column of words.
    ///
    /// # Errors
    /// If there is no such column of words.
    pub fn words(&self, name: &str) -> Result<&TextColumn, FigureError> {
        self.sheet.text(name).ok_or_else(|| self.no_column(name, "words"))
    }

    /// The columns `name.low` and `name.high`, when the run was an ensemble.
    pub fn band(&self, name: &str) -> Option<(Vec<f64>, Vec<f64>)> {
        let edge = |end: &str| self.sheet.numbers(&format!("{name}.{end}"));
        Some((edge("low")?.values.clone(), edge("high")?.values.clone()))
    }

    fn no_column(&self, name: &str, kind: &'static str) -> FigureError {
        FigureError::Column { file: self.file.clone(), column: name.to_owned(), kind }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Table, FigureError> {
        let directory = tempfile::tempdir().unwrap();
        std::fs::write(directory.path().join("t.csv"), text).unwrap();
        Table::read(directory.path(), "t.csv")
    }

    #[test]
    fn columns_have_units_gaps_and_bands() {
        let table = read("time [d],a.low [ug/mm3],a.high [ug/mm3],note\n0,1,2,x\n1.5,,4,y\n").unwrap();
        assert_eq!(table.unit("a.low"), "ug/mm3");
        assert_eq!(table.numbers("time").unwrap(), [0.0, 1.5]);
        assert_eq!(table.words("note").unwrap().values, ["x", "y"]);
        let (low, high) = table.band("a").unwrap();
        assert!(low[0] == 1.0 && low[1].is_nan() && high == [2.0, 4.0]);
        assert!(table.band("time").is_none());
    }

    #[test]
    fn messages_name_the_place() {
        let table = read("note\nx\n").unwrap();
        assert_eq!(table.numbers("note").unwrap_err().to_string(), "t.csv has no column `note` of numbers");
        assert!(read("a [1],b [1]\n1\n").is_err());
        let wrong = read("a [1]\nx\n").unwrap_err().to_string();
        assert!(wrong.contains("`x` is not a number"), "{wrong}");
    }
}
