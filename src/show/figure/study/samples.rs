//! The samples of a study: the levels of every varied value, and the outputs.
//!
//! `samples.csv` does not say which of its columns were varied; the header of the journal beside it does.

use super::super::axis::{compact, with_unit};
use super::super::directory::{Directory, joined};
use super::super::{FigureError, Table};
use crate::physics::outcome;
use crate::run::record::{Column, SheetColumn};
use crate::study::{JOURNAL_FILE, Variable, read_journal};

const FILE: &str = "samples.csv";
/// Columns of numbers that are neither varied nor an outcome.
const BOOKKEEPING: [&str; 2] = ["index", "seconds"];

/// A value that the study varied.
#[derive(Debug, Clone, PartialEq)]
pub struct Input {
    /// Path and unit.
    pub label: String,
    pub path: String,
    /// Printed levels with their unit: numbers in ascending order, words in the order of the study.
    pub levels: Vec<String>,
    /// The numbers of the levels; empty for words.
    pub numbers: Vec<f64>,
    /// Place of each sample's level.
    pub level_of: Vec<usize>,
}

impl Input {
    /// Numbers are, words are not.
    pub fn is_ordered(&self) -> bool {
        !self.numbers.is_empty()
    }
}

/// All that the figures of a study show.
#[derive(Debug, Clone, PartialEq)]
pub struct Samples {
    pub inputs: Vec<Input>,
    /// Outputs with a value in at least one sample.
    pub outputs: Vec<Column>,
    /// Names of the others.
    pub empty: Vec<String>,
    pub failed: Vec<bool>,
}

impl Samples {
    /// # Errors
    /// If table or journal are missing or malformed, or no output has a value.
    pub fn read(directory: &Directory) -> Result<Samples, FigureError> {
        let table = directory.table(FILE)?;
        let journal = directory.path.join(JOURNAL_FILE);
        if !journal.is_file() {
            return Err(FigureError::Missing(JOURNAL_FILE.to_owned()));
        }
        let (header, _) = read_journal(&journal)?;
        Samples::from_table(&table, &header.variables)
    }

    fn from_table(table: &Table, variables: &[Variable]) -> Result<Samples, FigureError> {
        let inputs = variables.iter().map(|variable| input(table, variable)).collect::<Result<Vec<_>, _>>()?;
        let is_output = |column: &&Column| {
            !BOOKKEEPING.contains(&column.name.as_str()) && variables.iter().all(|varied| varied.path != column.name)
        };
        let has_value = |column: &&Column| column.values.iter().any(|value| value.is_finite());
        let (shown, empty): (Vec<&Column>, Vec<&Column>) = table
            .sheet
            .columns
            .iter()
            .filter_map(|column| match column {
                SheetColumn::Numbers(numbers) => Some(numbers),
                SheetColumn::Text(_) => None,
            })
            .filter(is_output)
            .partition(has_value);
        if shown.is_empty() {
            return Err(FigureError::NothingToDraw("no output has a value in any sample".to_owned()));
        }
        let status = &table.words("status")?.values;
        Ok(Samples {
            inputs,
            outputs: shown.into_iter().cloned().collect(),
            empty: empty.into_iter().map(|column| column.name.clone()).collect(),
            failed: status.iter().map(|word| word == "failed").collect(),
        })
    }

    /// What the outputs rest on, as the table of outcomes says.
    pub fn evidence(&self, shown: usize) -> String {
        let outputs = self.outputs.iter().take(shown);
        joined(outputs.filter_map(|column| evidence(&column.name)))
    }

    /// A sentence on outputs that the figure does not show, or nothing.
    pub fn left_out(&self, shown: usize) -> String {
        let mut text = String::new();
        if self.outputs.len() > shown {
            text = format!(" Shown are the first {shown} of {} outputs; {FILE} holds all.", self.outputs.len());
        }
        if !self.empty.is_empty() {
            text += &format!(" Without a value in any sample: {}.", self.empty.join(", "));
        }
        text
    }
}

/// Outcomes of a day stand in the table of outcomes once for all days.
fn evidence(name: &str) -> Option<&'static str> {
    let of_any_day = |(stem, _): (&str, &str)| outcome::entry(&format!("{stem}.T"));
    outcome::entry(name).or_else(|| name.rsplit_once('.').and_then(of_any_day)).map(|entry| entry.evidence)
}

fn input(table: &Table, variable: &Variable) -> Result<Input, FigureError> {
    let Some(unit) = &variable.unit else {
        return words(table, &variable.path);
    };
    let values = table.numbers(&variable.path)?;
    let mut numbers = values.clone();
    numbers.sort_by(f64::total_cmp);
    numbers.dedup();
    let place = |value: &f64| numbers.partition_point(|level| level.total_cmp(value).is_lt());
    Ok(Input {
        label: with_unit(&variable.path, unit),
        path: variable.path.clone(),
        levels: numbers.iter().map(|&number| compact(number)).collect(),
        level_of: values.iter().map(place).collect(),
        numbers,
    })
}

fn words(table: &Table, path: &str) -> Result<Input, FigureError> {
    let mut levels: Vec<String> = Vec::new();
    let mut level_of = Vec::new();
    for word in &table.words(path)?.values {
        let known = levels.iter().position(|level| level == word);
        level_of.push(known.unwrap_or(levels.len()));
        if known.is_none() {
            levels.push(word.clone());
        }
    }
    Ok(Input { label: path.to_owned(), path: path.to_owned(), levels, numbers: Vec::new(), level_of })
}

#[cfg(test)]
mod tests {
    use super::super::synthetic::{Varied, table, variables};
    use super::*;

    #[test]
    fn the_journal_tells_inputs_from_outputs() {
        let varied =
            [Varied::words("skin.site", &["neck", "cheek"]), Varied::numbers("treatment.force", "N", &[8.0, 3.0])];
        let samples = Samples::from_table(&table(&varied), &variables(&varied)).unwrap();
        let [site, force] = samples.inputs.as_slice() else {
            panic!("two inputs");
        };
        assert_eq!(site.levels, ["neck", "cheek"], "in the order of the study");
        assert_eq!(site.level_of, [0, 0, 1, 1]);
        assert_eq!(force.levels, ["3", "8"], "in ascending order");
        assert_eq!(force.level_of, [1, 0, 1, 0]);
        assert_eq!(force.label, "treatment.force (N)");
        assert_eq!(samples.outputs[0].name, "collagen.total.day_180");
        assert_eq!(samples.empty, ["absorption.lag_time"]);
        assert_eq!(samples.failed, [false, false, false, true]);
        assert!(samples.left_out(9).contains("absorption.lag_time"));
        assert!(samples.evidence(9).contains("calibrated, not predicted"));
    }

    #[test]
    fn a_study_of_failures_is_refused() {
        let varied = [Varied::numbers("treatment.force", "N", &[3.0])];
        let all = table(&varied);
        let refused = Samples::from_table(&all, &variables(&varied)).unwrap_err();
        assert_eq!(refused.to_string(), "no output has a value in any sample");
    }
}
