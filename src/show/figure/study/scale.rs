//! Axes of a study: of a varied value, and of an output.

use super::super::axis::{Axis, extent, with_unit};
use super::samples::Input;
use crate::run::record::Column;

/// Ratio of the largest to the smallest level from which a varied value is drawn on a logarithmic axis.
const WIDE_INPUT: f64 = 99.0;
/// The same of an output.
const WIDE_OUTPUT: f64 = 1000.0;
/// Points that a name of a category needs when it stands upright.
const UPRIGHT: f64 = 8.5;

/// A varied value along an axis of `length` points, without its label.
pub fn along(input: &Input, length: f64) -> Axis {
    if !input.is_ordered() {
        return steps(input, length);
    }
    let (low, high) = extent(input.numbers.iter().copied());
    if low > 0.0 && high / low >= WIDE_INPUT {
        Axis::logarithmic_between("", low, high)
    } else {
        Axis::around("", input.numbers.iter().copied(), 5)
    }
}

/// The levels of a varied value at equal distances, without its label.
pub fn steps(input: &Input, length: f64) -> Axis {
    Axis::categories("", &input.levels, (length / UPRIGHT) as usize)
}

/// Where the levels stand on the axis of [`along`].
pub fn positions(input: &Input) -> Vec<f64> {
    if input.is_ordered() { input.numbers.clone() } else { (0..input.levels.len()).map(|level| level as f64).collect() }
}

/// An output over the values that are shown, labelled with its name and unit.
pub fn output(column: &Column, shown: &[f64]) -> Axis {
    let label = with_unit(&column.name, &column.unit);
    let (low, high) = extent(shown.iter().copied());
    if low > 0.0 && high / low >= WIDE_OUTPUT {
        return Axis::logarithmic(&label, shown.iter().copied(), i32::MAX);
    }
    Axis::around(&label, shown.iter().copied(), 4)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wide_ranges_are_logarithmic_and_others_are_not() {
        let levels = |numbers: &[f64]| Input {
            label: "dose (mM)".to_owned(),
            path: "dose".to_owned(),
            levels: numbers.iter().map(f64::to_string).collect(),
            numbers: numbers.to_vec(),
            level_of: Vec::new(),
        };
        let middle = |numbers: &[f64]| along(&levels(numbers), 100.0).place(10.0);
        assert!((middle(&[0.1, 1.0, 1000.0]) - 0.5).abs() < 1e-12);
        assert!((middle(&[0.0, 5.0, 20.0]) - 0.5).abs() < 1e-12);
        let column = Column::new("absorption.lag_time", "h", vec![1.0, 2e4]);
        let axis = output(&column, &column.values);
        assert_eq!(axis.label, "absorption.lag_time (h)");
        assert!((axis.place(100.0) - 0.4).abs() < 1e-12);
    }
}
