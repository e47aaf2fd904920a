//! The matrix `I/(γh) − J` of a tissue, exact, from the equations themselves.
//!
//! Most variables act on few rates: the kinetics are followed once with [Dependence] numbers to learn which, and then
//! differentiated in as few directions as the pattern allows, instead of in one direction a variable. Transport adds its
//! entries between the cells; one sparse elimination serves the whole, because splitting it into transport and kinetics
//! would let a signal secreted into a thin cell lag behind for weeks.

use super::kinetics::{Kinetics, Place};
use super::state::{SIZE, State};
use crate::numerics::dual::Dual;
use crate::numerics::sparse::{Elimination, Factors};
use crate::numerics::sparsity::{Dependence, Pattern};
use crate::numerics::transport::Transport;

/// Directions that one evaluation of the kinetics differentiates in; more groups than this take more evaluations.
const DIRECTIONS: usize = 10;

/// How the Jacobian of a tissue is evaluated and eliminated.
#[derive(Debug, Clone, PartialEq)]
pub struct ImplicitMatrix {
    /// Direction in which each variable of a cell moves.
    groups: Vec<usize>,
    /// Row and direction of each entry of a cell.
    local: Vec<(usize, usize)>,
    /// Where the local entries of every cell stand, cell after cell.
    local_positions: Vec<usize>,
    /// Where the contributions of transport stand, in their order.
    transport_positions: Vec<usize>,
    diagonal: Vec<usize>,
    factors: Factors,
}

impl ImplicitMatrix {
    pub fn new(kinetics: &Kinetics, places: &[Place], transport: &Transport, state: &[f64]) -> ImplicitMatrix {
        let local = local_pattern(kinetics, places);
        let groups = local.groups();
        let mut pattern = Pattern::diagonal(state.len());
        (0..places.len()).for_each(|cell| pattern.insert_block(&local, cell * SIZE));
        transport.jacobian(state, |row, column, _| pattern.insert(row, column));

        let plan = Elimination::new(&pattern);
        let cells = (0..places.len()).map(|cell| cell * SIZE);
        let local_positions =
            cells.flat_map(|cell| local.entries().map(move |(row, column)| (cell + row, cell + column)));
        let mut transport_positions = Vec::new();
        transport.jacobian(state, |row, column, _| transport_positions.push(plan.position(row, column)));
        ImplicitMatrix {
            local: local.entries().map(|(row, column)| (row, groups[column])).collect(),
            local_positions: local_positions.map(|(row, column)| plan.position(row, column)).collect(),
            transport_positions,
            diagonal: (0..state.len()).map(|index| plan.position(index, index)).collect(),
            factors: Factors::new(plan),
            groups,
        }
    }

    /// Prepares [ImplicitMatrix::solve] for `I · shift − J(state)`; `false` if a pivot is too small.
    pub fn factorise(
        &mut self,
        kinetics: &Kinetics,
        places: &[Place],
        transport: &Transport,
        state: &[f64],
        shift: f64,
    ) -> bool {
        let values = self.factors.values();
        values.fill(0.0);
        self.diagonal.iter().for_each(|position| values[*position] = shift);
        let cells = places.iter().zip(state.as_chunks::<SIZE>().0).zip(self.local_positions.chunks(self.local.len()));
        for ((place, cell), positions) in cells {
            differentiate(kinetics, place, cell, &self.groups, |rates, first| {
                for ((row, group), position) in self.local.iter().zip(positions) {
                    if let Some(partial) = rates[*row].partials.get(group.wrapping_sub(first)) {
                        values[*position] -= partial;
                    }
                }
            });
        }
        let mut positions = self.transport_positions.iter();
        transport.jacobian(state, |_, _, slope| {
            positions.next().into_iter().for_each(|position| values[*position] -= slope);
        });
        self.factors.factorise()
    }

    /// Overwrites the right-hand side with the solution.
    pub fn solve(&mut self, right_hand_side: &mut [f64]) {
        self.factors.solve(right_hand_side);
    }
}

/// Which variables of a cell act on which rates, at any of the places.
pub(super) fn local_pattern(kinetics: &Kinetics, places: &[Place]) -> Pattern {
    const { assert!(SIZE <= 64, "a set of variables is a word of 64 bits") };
    let variables = State::from_array(std::array::from_fn(Dependence::variable));
    let mut pattern = Pattern::diagonal(SIZE);
    for place in places {
        pattern.insert_block(&Pattern::of(&kinetics.rates(place, &variables).to_array()), 0);
    }
    pattern
}

/// Hands the rates of a cell with their derivatives in all directions, at most [DIRECTIONS] at once, and the first of them.
fn differentiate(
    kinetics: &Kinetics,
    place: &Place,
    cell: &[f64; SIZE],
    groups: &[usize],
    mut receive: impl FnMut(&[Dual<DIRECTIONS>; SIZE], usize),
) {
    let count = groups.iter().max().map_or(0, |last| last + 1);
    for first in (0..count).step_by(DIRECTIONS) {
        let seeded = |index: usize| Dual::seeded(cell[index], groups[index].wrapping_sub(first));
        let rates = kinetics.rates(place, &State::from_array(std::array::from_fn(seeded)));
        receive(&rates.to_array(), first);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::numerics::rosenbrock::System;
    use crate::physics::healing::Tissue;
    use crate::physics::healing::tissue::Column;
    use crate::physics::parameter::HealingParameters;

    /// Multiplies by `I · shift − J`, with the Jacobian by central differences.
    fn product(tissue: &mut Tissue, state: &[f64], shift: f64, vector: &[f64]) -> Vec<f64> {
        let mut result: Vec<f64> = vector.iter().map(|value| shift * value).collect();
        for column in 0..state.len() {
            let step = 1e-6 * tissue.scale(column);
            let mut rates = [vec![0.0; state.len()], vec![0.0; state.len()]];
            for (rate, sign) in rates.iter_mut().zip([1.0, -1.0]) {
                let mut moved = state.to_vec();
                moved[column] += sign * step;
                tissue.derivative(&moved, rate);
            }
            for row in 0..state.len() {
                result[row] -= (rates[0][row] - rates[1][row]) / (2.0 * step) * vector[column];
            }
        }
        result
    }

    fn solving_undoes_the_matrix(mut tissue: Tissue) {
        let healthy = tissue.healthy();
        let disturbed = |index: usize| 1.3 * healthy[index] + tissue.scale(index) * (0.1 + 0.01 * (index % 31) as f64);
        let state: Vec<f64> = (0..healthy.len()).map(disturbed).collect();
        let wanted: Vec<f64> = (0..state.len()).map(|index| tissue.scale(index) * (1 + index % 7) as f64).collect();
        let mut vector = product(&mut tissue, &state, 40.0, &wanted);
        assert!(tissue.factorise(&state, 40.0));
        tissue.solve(&mut vector);
        for (index, (got, expected)) in vector.iter().zip(wanted).enumerate() {
            assert!((got - expected).abs() < 1e-6 * expected, "{index}: {got} against {expected}");
        }
    }

    #[test]
    fn solving_undoes_the_matrix_of_a_cell() {
        solving_undoes_the_matrix(Tissue::well_mixed(HealingParameters::default()));
    }

    #[test]
    fn solving_undoes_the_matrix_of_a_column() {
        let column = Column { dermis: 1.0, papillary: 0.15, cells: 5, grading: 1.3 };
        solving_undoes_the_matrix(Tissue::column(HealingParameters::default(), &column).unwrap());
    }

    #[test]
    fn one_evaluation_of_the_kinetics_is_enough() {
        let tissue = Tissue::well_mixed(HealingParameters::default());
        let groups = local_pattern(&tissue.kinetics, &tissue.places).groups();
        assert!(groups.iter().all(|group| *group < DIRECTIONS), "{groups:?}");
    }
}
