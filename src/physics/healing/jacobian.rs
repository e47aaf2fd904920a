//! The matrix `I/(γh) − J` of a tissue, exact, from the equations themselves.
//!
//! The kinetics of a cell are recorded once and differentiated ([tape](crate::numerics::tape)): what remains is a short list
//! of operations that gives the partial derivatives that are not zero everywhere. Transport adds its
//! entries between the cells; one sparse elimination serves the whole, because splitting it into transport and kinetics
//! would let a signal secreted into a thin cell lag behind for weeks.

use super::kinetics::{Kinetics, Place};
use super::state::{SIZE, State};
use crate::numerics::sparse::{Elimination, Factors};
use crate::numerics::sparsity::{Dependence, Pattern};
use crate::numerics::tape::{Graph, Program, Recorder};
use crate::numerics::transport::Transport;
use std::sync::{Arc, OnceLock};

/// How the Jacobian of a tissue is evaluated and eliminated.
#[derive(Debug, Clone, PartialEq)]
pub struct ImplicitMatrix {
    /// The kinetics that the cells were recorded with.
    kinetics: Kinetics,
    cells: Vec<Cell>,
    /// Where the contributions of transport stand, in their order.
    transport_positions: Vec<usize>,
    diagonal: Vec<usize>,
    factors: Factors,
}

/// The derivatives of one kind of cell.
#[derive(Debug, Clone, PartialEq)]
struct Derivatives {
    graph: Graph,
    program: Program,
    constants: Vec<f64>,
    /// Row and column of each.
    entries: Vec<(usize, usize)>,
}

/// The numbers of one cell.
#[derive(Debug, Clone, PartialEq)]
struct Cell {
    /// As it was when the constants were recorded.
    place: Place,
    derivatives: Arc<Derivatives>,
    slots: Vec<f64>,
    /// Where the derivatives stand.
    positions: Vec<usize>,
}

/// The equations of a cell.
pub(super) fn record(kinetics: &Kinetics, place: &Place) -> Graph {
    Recorder::record(|x| kinetics.rates(place, &State::from_array(x)).to_array())
}

impl Derivatives {
    fn new(graph: Graph) -> Derivatives {
        let (jacobian, entries) = graph.jacobian();
        Derivatives { program: Program::new(&jacobian), constants: jacobian.constants, entries, graph }
    }

    /// Those of a graph like this one. Whatever the parameters, the equations are the same: planned once for all tissues.
    fn of(graph: &Graph, place: &Place) -> Arc<Derivatives> {
        static PLANNED: [OnceLock<Arc<Derivatives>>; 2] = [const { OnceLock::new() }; 2];
        let plan = || Arc::new(Derivatives::new(graph.clone()));
        let planned = PLANNED[usize::from(place.under_epidermis != 0.0)].get_or_init(plan);
        if planned.graph.is_like(graph) { Arc::clone(planned) } else { plan() }
    }
}

impl ImplicitMatrix {
    pub fn new(kinetics: &Kinetics, places: &[Place], transport: &Transport, state: &[f64]) -> ImplicitMatrix {
        let local = local_pattern(kinetics, places);
        let mut pattern = Pattern::diagonal(state.len());
        (0..places.len()).for_each(|cell| pattern.insert_block(&local, cell * SIZE));
        transport.jacobian(state, |row, column, _| pattern.insert(row, column));

        let plan = Elimination::new(&pattern);
        let mut transport_positions = Vec::new();
        transport.jacobian(state, |row, column, _| transport_positions.push(plan.position(row, column)));
        let mut matrix = ImplicitMatrix {
            kinetics: kinetics.clone(),
            cells: Vec::with_capacity(places.len()),
            transport_positions,
            diagonal: (0..state.len()).map(|index| plan.position(index, index)).collect(),
            factors: Factors::new(plan),
        };
        for (number, place) in places.iter().enumerate() {
            let cell = matrix.record(number, place);
            matrix.cells.push(cell);
        }
        matrix
    }

    /// The numbers of a cell at that place.
    fn record(&self, number: usize, place: &Place) -> Cell {
        let graph = record(&self.kinetics, place);
        let derivatives = Derivatives::of(&graph, place);
        let mut slots = derivatives.program.constants(&graph.constants, &derivatives.constants);
        slots.resize(derivatives.program.slots(), 0.0);
        let (plan, first) = (self.factors.plan(), number * SIZE);
        let positions =
            derivatives.entries.iter().map(|(row, column)| plan.position(first + row, first + column)).collect();
        Cell { place: *place, derivatives, slots, positions }
    }

    /// Records again what has changed.
    fn refresh(&mut self, kinetics: &Kinetics, places: &[Place]) {
        let same = self.kinetics == *kinetics;
        if !same {
            self.kinetics = kinetics.clone();
        }
        for (number, place) in places.iter().enumerate() {
            if !same || self.cells[number].place != *place {
                self.cells[number] = self.record(number, place);
            }
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
        self.refresh(kinetics, places);
        let values = self.factors.values();
        values.fill(0.0);
        self.diagonal.iter().for_each(|position| values[*position] = shift);
        for (cell, x) in self.cells.iter_mut().zip(state.as_chunks::<SIZE>().0) {
            let (program, positions) = (&cell.derivatives.program, &cell.positions);
            program.run(&mut cell.slots, x, |number, partial| values[positions[number]] -= partial);
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
    fn a_cell_is_recorded_anew_when_its_place_or_the_kinetics_change() {
        let mut tissue = Tissue::well_mixed(HealingParameters::default());
        tissue.places[0].ascorbate = 0.5;
        tissue.kinetics = Kinetics::new(HealingParameters { tgf_decay: 5.0, ..HealingParameters::default() });
        solving_undoes_the_matrix(tissue);
    }
}
