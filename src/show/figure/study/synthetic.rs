//! Made-up studies for the tests of this folder.

use super::super::Table;
use crate::run::record::{Column, Sheet, SheetColumn, TextColumn};
use crate::study::Variable;

/// A varied value with its levels as they stand in the table.
pub struct Varied {
    path: &'static str,
    unit: Option<&'static str>,
    numbers: Vec<f64>,
    words: Vec<String>,
}

impl Varied {
    pub fn numbers(path: &'static str, unit: &'static str, levels: &[f64]) -> Varied {
        Varied { path, unit: Some(unit), numbers: levels.to_vec(), words: Vec::new() }
    }

    pub fn words(path: &'static str, levels: &[&str]) -> Varied {
        Varied { path, unit: None, numbers: Vec::new(), words: levels.iter().map(|&word| word.to_owned()).collect() }
    }

    fn count(&self) -> usize {
        self.numbers.len().max(self.words.len())
    }
}

pub fn variables(varied: &[Varied]) -> Vec<Variable> {
    let variable = |one: &Varied| Variable { path: one.path.to_owned(), unit: one.unit.map(str::to_owned) };
    varied.iter().map(variable).collect()
}

/// Every combination, the last value varying fastest; one output counts the samples, the other has no value; the last
/// sample failed.
pub fn table(varied: &[Varied]) -> Table {
    let count: usize = varied.iter().map(Varied::count).product();
    let mut columns = Vec::new();
    let mut repeats = count;
    for one in varied {
        repeats /= one.count();
        let levels = (0..count).map(|row| row / repeats % one.count());
        columns.push(match one.unit {
            Some(unit) => {
                let values = levels.map(|level| one.numbers[level]).collect();
                SheetColumn::Numbers(Column::new(one.path, unit, values))
            }
            None => SheetColumn::Text(TextColumn {
                name: one.path.to_owned(),
                values: levels.map(|level| one.words[level].clone()).collect(),
            }),
        });
    }
    let status = |row| if row + 1 == count { "failed" } else { "done" };
    let value = |row| if row + 1 == count { f64::NAN } else { row as f64 };
    columns.extend([
        SheetColumn::Numbers(Column::new("collagen.total.day_180", "1", (0..count).map(value).collect())),
        SheetColumn::Numbers(Column::new("absorption.lag_time", "h", vec![f64::NAN; count])),
        SheetColumn::Text(TextColumn {
            name: "status".to_owned(),
            values: (0..count).map(|row| status(row).to_owned()).collect(),
        }),
        SheetColumn::Numbers(Column::new("seconds", "s", vec![0.5; count])),
    ]);
    Table::of("samples.csv", Sheet { columns })
}
