//! Columns with names and units: the form in which every result leaves the program.

use super::RecordError;

/// One column of numbers.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Column {
    /// As in the header, for example `collagen.total`.
    pub name: String,
    /// As in the header, for example `ug/mm3`; `1` for a pure number.
    pub unit: String,
    /// NaN stands for "no value" and is written as an empty cell.
    pub values: Vec<f64>,
}

impl Column {
    pub fn new(name: impl Into<String>, unit: impl Into<String>, values: Vec<f64>) -> Self {
        Self { name: name.into(), unit: unit.into(), values }
    }

    /// `name [unit]`.
    pub fn header(&self) -> String {
        format!("{} [{}]", self.name, self.unit)
    }
}

/// A table of numbers: columns of equal length.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Table {
    pub columns: Vec<Column>,
}

impl Table {
    pub fn new() -> Self {
        Self::default()
    }

    /// Columns with their names and units.
    pub fn labelled<const N: usize>(names: [(&str, &str); N], columns: [Vec<f64>; N]) -> Self {
        let columns = names.into_iter().zip(columns).map(|((name, unit), values)| Column::new(name, unit, values));
        Self { columns: columns.collect() }
    }

    /// Appends a column at the right.
    pub fn push(&mut self, name: impl Into<String>, unit: impl Into<String>, values: Vec<f64>) {
        self.columns.push(Column::new(name, unit, values));
    }

    pub fn column(&self, name: &str) -> Option<&Column> {
        self.columns.iter().find(|column| column.name == name)
    }

    /// The values of a column.
    pub fn values(&self, name: &str) -> Option<&[f64]> {
        self.column(name).map(|column| column.values.as_slice())
    }

    /// The length of the first column.
    pub fn rows(&self) -> usize {
        self.columns.first().map_or(0, |column| column.values.len())
    }

    pub(super) fn cells(&self) -> Vec<Cells<'_>> {
        self.columns.iter().map(Cells::Numbers).collect()
    }
}

/// One column of words. Its header carries no unit, which is how a reader tells it from numbers.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TextColumn {
    pub name: String,
    pub values: Vec<String>,
}

/// A column of a [`Sheet`].
#[derive(Debug, Clone, PartialEq)]
pub enum SheetColumn {
    Numbers(Column),
    Text(TextColumn),
}

/// A table in which words stand beside numbers: the samples of a study.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Sheet {
    pub columns: Vec<SheetColumn>,
}

impl Sheet {
    /// The column of numbers of that name.
    pub fn numbers(&self, name: &str) -> Option<&Column> {
        self.columns.iter().find_map(|column| match column {
            SheetColumn::Numbers(numbers) if numbers.name == name => Some(numbers),
            _ => None,
        })
    }

    /// The column of words of that name.
    pub fn text(&self, name: &str) -> Option<&TextColumn> {
        self.columns.iter().find_map(|column| match column {
            SheetColumn::Text(text) if text.name == name => Some(text),
            _ => None,
        })
    }

    pub(super) fn cells(&self) -> Vec<Cells<'_>> {
        let mut cells = Vec::with_capacity(self.columns.len());
        for column in &self.columns {
            cells.push(match column {
                SheetColumn::Numbers(numbers) => Cells::Numbers(numbers),
                SheetColumn::Text(text) => Cells::Text(text),
            });
        }
        cells
    }
}

/// What the writers see: a column of either kind.
#[derive(Debug, Clone, Copy)]
pub(super) enum Cells<'a> {
    Numbers(&'a Column),
    Text(&'a TextColumn),
}

impl Cells<'_> {
    pub(super) fn name(&self) -> &str {
        match self {
            Self::Numbers(column) => &column.name,
            Self::Text(column) => &column.name,
        }
    }

    pub(super) fn header(&self) -> String {
        match self {
            Self::Numbers(column) => column.header(),
            Self::Text(column) => column.name.clone(),
        }
    }

    pub(super) fn length(&self) -> usize {
        match self {
            Self::Numbers(column) => column.values.len(),
            Self::Text(column) => column.values.len(),
        }
    }
}

/// The common length of the columns.
///
/// # Errors
/// A column whose length differs from the first one's.
pub(super) fn common_length(columns: &[Cells<'_>]) -> Result<usize, RecordError> {
    let expected = columns.first().map_or(0, Cells::length);
    match columns.iter().find(|column| column.length() != expected) {
        None => Ok(expected),
        Some(column) => {
            Err(RecordError::Ragged { column: column.name().to_owned(), length: column.length(), expected })
        }
    }
}
