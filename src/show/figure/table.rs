//! Tables as they stand on disk: CSV whose header cells read `name [unit]`.

use std::path::Path;

use csv::StringRecord;

use super::FigureError;

/// One CSV file, its cells still text.
#[derive(Debug)]
pub struct Table {
    file: String,
    headers: Vec<(String, String)>,
    rows: Vec<StringRecord>,
}

impl Table {
    /// Reads `directory/file`.
    ///
    /// # Errors
    /// If the file is missing, unreadable, or its rows differ in length.
    pub fn read(directory: &Path, file: &str) -> Result<Table, FigureError> {
        let path = directory.join(file);
        if !path.is_file() {
            return Err(FigureError::Missing(file.to_owned()));
        }
        let text = std::fs::read(&path).map_err(|source| FigureError::Read { path, source })?;
        Table::parse(file, &text)
    }

    /// Parses the bytes of a CSV file; `file` is its name in messages.
    pub fn parse(file: &str, text: &[u8]) -> Result<Table, FigureError> {
        let malformed = |error: csv::Error| FigureError::Malformed {
            file: file.to_owned(),
            message: error.to_string(),
        };
        let mut reader = csv::Reader::from_reader(text);
        let headers = reader
            .headers()
            .map_err(malformed)?
            .iter()
            .map(split_header)
            .collect();
        let rows = reader
            .records()
            .collect::<Result<Vec<_>, _>>()
            .map_err(malformed)?;
        Ok(Table {
            file: file.to_owned(),
            headers,
            rows,
        })
    }

    /// Names and units, in the order of the file.
    pub fn headers(&self) -> &[(String, String)] {
        &self.headers
    }

    pub fn row_count(&self) -> usize {
        self.rows.len()
    }

    pub fn has(&self, name: &str) -> bool {
        self.position(name).is_some()
    }

    pub fn unit(&self, name: &str) -> &str {
        self.position(name)
            .map_or("", |position| self.headers[position].1.as_str())
    }

    /// The column as numbers; an empty cell is NaN.
    ///
    /// # Errors
    /// If there is no such column or a cell is not a number.
    pub fn numbers(&self, name: &str) -> Result<Vec<f64>, FigureError> {
        let position = self.find(name)?;
        let number = |(row, record): (usize, &StringRecord)| {
            let cell = record[position].trim();
            if cell.is_empty() {
                return Ok(f64::NAN);
            }
            cell.parse().map_err(|_| FigureError::Cell {
                file: self.file.clone(),
                column: name.to_owned(),
                row: row + 1,
                cell: cell.to_owned(),
            })
        };
        self.rows.iter().enumerate().map(number).collect()
    }

    /// The column as text.
    ///
    /// # Errors
    /// If there is no such column.
    pub fn texts(&self, name: &str) -> Result<Vec<&str>, FigureError> {
        let position = self.find(name)?;
        Ok(self
            .rows
            .iter()
            .map(|record| record[position].trim())
            .collect())
    }

    /// The columns `name.low` and `name.high`, when the run was an ensemble.
    pub fn band(&self, name: &str) -> Result<Option<(Vec<f64>, Vec<f64>)>, FigureError> {
        let (low, high) = (format!("{name}.low"), format!("{name}.high"));
        if self.has(&low) && self.has(&high) {
            return Ok(Some((self.numbers(&low)?, self.numbers(&high)?)));
        }
        Ok(None)
    }

    fn find(&self, name: &str) -> Result<usize, FigureError> {
        self.position(name).ok_or_else(|| FigureError::Column {
            file: self.file.clone(),
            column: name.to_owned(),
        })
    }

    fn position(&self, name: &str) -> Option<usize> {
        self.headers.iter().position(|(header, _)| header == name)
    }
}

fn split_header(cell: &str) -> (String, String) {
    match cell
        .trim()
        .strip_suffix(']')
        .and_then(|rest| rest.rsplit_once('['))
    {
        Some((name, unit)) => (name.trim().to_owned(), unit.trim().to_owned()),
        None => (cell.trim().to_owned(), String::new()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_are_split_and_cells_are_numbers() {
        let table = Table::parse(
            "t.csv",
            b"time [d],a.low [ug/mm3],a.high [ug/mm3],note\n0,1,2,x\n1.5,,4,y\n",
        )
        .unwrap();
        assert_eq!(table.unit("a.low"), "ug/mm3");
        assert_eq!(table.numbers("time").unwrap(), [0.0, 1.5]);
        assert_eq!(table.texts("note").unwrap(), ["x", "y"]);
        let (low, high) = table.band("a").unwrap().unwrap();
        assert!(low[0] == 1.0 && low[1].is_nan() && high == [2.0, 4.0]);
        assert!(table.band("time").unwrap().is_none());
    }

    #[test]
    fn messages_name_the_place() {
        let table = Table::parse("t.csv", b"note\nx\n").unwrap();
        assert_eq!(
            table.numbers("note").unwrap_err().to_string(),
            "t.csv holds `x` in row 1 of column `note`, where a number is needed"
        );
        assert_eq!(
            table.numbers("other").unwrap_err().to_string(),
            "t.csv has no column `other`"
        );
        assert!(Table::parse("t.csv", b"a,b\n1\n").is_err());
    }
}
