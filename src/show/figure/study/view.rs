//! The samples laid out over the first varied value and, when there is one, the second.

use super::super::FigureError;
use super::samples::{Input, Samples};
use crate::run::record::Column;

/// More curves than these are not told apart.
const MOST_CURVES: usize = 7;

/// A grid of samples.
#[derive(Debug, Clone, PartialEq)]
pub struct View<'a> {
    pub across: &'a Input,
    /// Told apart by colour, or along the other axis of a map.
    pub by: Option<&'a Input>,
    /// `path = level` of further varied values, which stand at their first level.
    pub fixed: Vec<String>,
    /// The sample of each level of `by` (one row when there is none) and `across`; `None` where none was computed.
    grid: Vec<Vec<Option<usize>>>,
    failed: &'a [bool],
}

impl<'a> View<'a> {
    /// # Errors
    /// If nothing was varied.
    pub fn new(samples: &'a Samples) -> Result<View<'a>, FigureError> {
        let nothing = || FigureError::NothingToDraw("the study varied nothing".to_owned());
        let across = samples.inputs.first().ok_or_else(nothing)?;
        let by = samples.inputs.get(1);
        let further = samples.inputs.get(2..).unwrap_or_default();
        let rows = by.map_or(1, |input| input.levels.len());
        let mut grid = vec![vec![None; across.levels.len()]; rows];
        for sample in 0..samples.failed.len() {
            if further.iter().all(|input| input.level_of[sample] == 0) {
                let row = by.map_or(0, |input| input.level_of[sample]);
                grid[row][across.level_of[sample]] = Some(sample);
            }
        }
        let first_level = |input: &Input| {
            let level = input.levels.first().map_or("", String::as_str);
            format!("{} = {level}", input.label)
        };
        Ok(View { across, by, fixed: further.iter().map(first_level).collect(), grid, failed: &samples.failed })
    }

    /// Levels of `by` that get a curve: all, or as many as can be told apart, evenly spread from the first to the last.
    pub fn curves(&self) -> Vec<usize> {
        let count = self.grid.len();
        if count <= MOST_CURVES {
            return (0..count).collect();
        }
        (0..MOST_CURVES).map(|place| (place * (count - 1) + (MOST_CURVES - 1) / 2) / (MOST_CURVES - 1)).collect()
    }

    /// The values of an output over `across`; NaN where there is none.
    pub fn values(&self, output: &Column, row: usize) -> Vec<f64> {
        let value = |sample: &Option<usize>| sample.map_or(f64::NAN, |index| output.values[index]);
        self.grid[row].iter().map(value).collect()
    }

    /// Whether the sample at that place failed.
    pub fn failed(&self, row: usize, column: usize) -> bool {
        self.grid[row][column].is_some_and(|sample| self.failed[sample])
    }

    /// Whether there is a sample at that place, failed or not.
    pub fn computed(&self, row: usize, column: usize) -> bool {
        self.grid[row][column].is_some()
    }

    /// Whether any sample of the view failed.
    pub fn any_failed(&self) -> bool {
        self.grid.iter().flatten().flatten().any(|&sample| self.failed[sample])
    }

    /// A sentence on the levels of the second value that have no curve, or nothing.
    pub fn curves_note(&self) -> String {
        let (drawn, all) = (self.curves().len(), self.grid.len());
        if drawn == all {
            return String::new();
        }
        format!(" Curves for {drawn} of {all} levels; samples.csv holds the others.")
    }

    /// A sentence on the values that do not vary in the figure, or nothing.
    pub fn fixed_note(&self) -> String {
        if self.fixed.is_empty() {
            return String::new();
        }
        format!(" Shown for {}, the first of the levels; samples.csv holds the others.", self.fixed.join(" and "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn input(path: &str, count: usize, level_of: Vec<usize>) -> Input {
        Input {
            label: path.to_owned(),
            path: path.to_owned(),
            levels: (0..count).map(|level| level.to_string()).collect(),
            numbers: (0..count).map(|level| level as f64).collect(),
            level_of,
        }
    }

    #[test]
    fn further_values_stand_at_their_first_level() {
        let samples = Samples {
            inputs: vec![
                input("a", 2, vec![0, 0, 0, 0, 1, 1, 1]),
                input("b", 2, vec![0, 0, 1, 1, 0, 0, 1]),
                input("c", 2, vec![0, 1, 0, 1, 0, 1, 1]),
            ],
            outputs: vec![Column::new("x", "1", vec![0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0])],
            empty: Vec::new(),
            failed: vec![false, false, true, true, false, false, false],
        };
        let view = View::new(&samples).unwrap();
        assert_eq!(view.values(&samples.outputs[0], 0), [0.0, 4.0]);
        let second = view.values(&samples.outputs[0], 1);
        assert!(second[0] == 2.0 && second[1].is_nan(), "not computed: {second:?}");
        assert!(view.failed(1, 0) && !view.failed(1, 1) && !view.failed(0, 0));
        assert_eq!(view.fixed, ["c = 0"]);
        assert_eq!(view.curves(), [0, 1]);
    }

    #[test]
    fn of_many_curves_the_first_the_last_and_some_between_are_drawn() {
        let samples = Samples {
            inputs: vec![input("a", 1, vec![0; 20]), input("b", 20, (0..20).collect())],
            outputs: Vec::new(),
            empty: Vec::new(),
            failed: vec![false; 20],
        };
        let curves = View::new(&samples).unwrap().curves();
        assert_eq!(curves.len(), MOST_CURVES);
        assert_eq!((curves[0], curves[MOST_CURVES - 1]), (0, 19));
        assert!(curves.windows(2).all(|pair| pair[1] - pair[0] >= 3));
    }
}
