//! The matrix `I/(γh) − J` of the local kinetics, exact, from the equations themselves.
//!
//! Most variables act on few rates: the equations are followed once with [Dependence] numbers to learn which, and then
//! differentiated in as few directions as the pattern allows, instead of in one direction a variable.

use super::kinetics::{Kinetics, Place};
use super::state::{SIZE, State};
use crate::numerics::dual::Dual;
use crate::numerics::sparse::{Elimination, Factors};
use crate::numerics::sparsity::{Dependence, Pattern};

/// Directions that one evaluation of the equations differentiates in; more groups than this take more evaluations.
const DIRECTIONS: usize = 12;

/// How the Jacobian of a cell is evaluated and eliminated.
#[derive(Debug, Clone, PartialEq)]
pub struct LocalJacobian {
    pub elimination: Elimination,
    /// Direction in which each variable moves.
    groups: Vec<usize>,
    entries: Vec<Entry>,
    diagonal: [usize; SIZE],
}

#[derive(Debug, Clone, Copy, PartialEq)]
struct Entry {
    row: usize,
    group: usize,
    /// Where it stands in the factors.
    position: usize,
}

impl LocalJacobian {
    /// For cells at any of the places.
    pub fn new(kinetics: &Kinetics, places: &[Place]) -> LocalJacobian {
        const { assert!(SIZE <= 64, "a set of variables is a word of 64 bits") };
        let variables = State::from_array(std::array::from_fn(Dependence::variable));
        let patterns = places.iter().map(|place| Pattern::new(&kinetics.rates(place, &variables).to_array()));
        let pattern = patterns.fold(Pattern::new(&[Dependence::none(); SIZE]), |all, pattern| all.union(&pattern));
        let (elimination, groups) = (Elimination::new(&pattern), pattern.groups());
        let entries = (0..SIZE * SIZE).map(|index| (index / SIZE, index % SIZE));
        let entries = entries.filter(|(row, column)| pattern.contains(*row, *column)).map(|(row, column)| Entry {
            row,
            group: groups[column],
            position: elimination.position(row, column),
        });
        LocalJacobian {
            entries: entries.collect(),
            diagonal: std::array::from_fn(|index| elimination.position(index, index)),
            groups,
            elimination,
        }
    }

    /// Puts `I · shift − J` into `matrix` and factorises it; `false` if a pivot is too small.
    pub fn factorise(
        &self,
        kinetics: &Kinetics,
        place: &Place,
        values: &[f64; SIZE],
        shift: f64,
        matrix: &mut Factors<SIZE>,
    ) -> bool {
        matrix.values.fill(0.0);
        let groups = self.groups.iter().max().map_or(0, |last| last + 1);
        for first in (0..groups).step_by(DIRECTIONS) {
            let seeded =
                |index: usize| Dual::<DIRECTIONS>::seeded(values[index], self.groups[index].wrapping_sub(first));
            let rates = kinetics.rates(place, &State::from_array(std::array::from_fn(seeded))).to_array();
            for entry in &self.entries {
                if let Some(partial) = rates[entry.row].partials.get(entry.group.wrapping_sub(first)) {
                    matrix.values[entry.position] = -partial;
                }
            }
        }
        for position in self.diagonal {
            matrix.values[position] += shift;
        }
        matrix.factorise(&self.elimination)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::physics::healing::Tissue;
    use crate::physics::parameter::HealingParameters;

    #[test]
    fn solving_undoes_the_matrix_of_plain_dual_numbers() {
        let tissue = Tissue::well_mixed(HealingParameters::default());
        let (kinetics, place) = (&tissue.kinetics, &tissue.places[0]);
        let local = LocalJacobian::new(kinetics, &tissue.places);
        let healthy = kinetics.healthy.state.to_array();
        let values: [f64; SIZE] = std::array::from_fn(|index| 1.3 * healthy[index] + 0.01 * (1 + index) as f64);
        let duals = std::array::from_fn(|index| Dual::<SIZE>::seeded(values[index], index));
        let rates = kinetics.rates(place, &State::from_array(duals)).to_array();
        let wanted: [f64; SIZE] = std::array::from_fn(|index| 1.0 + index as f64);
        let mut vector: [f64; SIZE] = std::array::from_fn(|row| {
            let product: f64 = rates[row].partials.iter().zip(&wanted).map(|(partial, value)| partial * value).sum();
            40.0 * wanted[row] - product
        });
        let mut matrix = Factors::zero(&local.elimination);
        assert!(local.factorise(kinetics, place, &values, 40.0, &mut matrix));
        matrix.solve(&local.elimination, &mut vector);
        for (got, expected) in vector.iter().zip(wanted) {
            assert!((got - expected).abs() < 1e-11 * expected, "{got} against {expected}");
        }
    }

    #[test]
    fn one_evaluation_of_the_equations_is_enough() {
        let tissue = Tissue::well_mixed(HealingParameters::default());
        let local = LocalJacobian::new(&tissue.kinetics, &tissue.places);
        assert!(local.groups.iter().all(|group| *group < DIRECTIONS), "{:?}", local.groups);
    }
}
