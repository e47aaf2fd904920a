//! The course of healing: sessions, the closing epidermis, wanted times, and the audit of collagen.

use super::state::{SIZE, State};
use super::{Opening, Tissue, Wound};
use crate::numerics::rosenbrock::{Failure, Statistics, Stepper, System, Tableau, Tolerance};

/// Tolerance of production runs: after four sessions the error of every state of every cell is below 1e-5 (relative, or to a
/// millionth of its working scale).
pub const DEFAULT_TOLERANCE: Tolerance = Tolerance { relative: 3e-6, absolute: 1e-11 };

/// Tolerance of the members of an ensemble, whose spread is far wider: below 1e-3 in every state.
pub const ENSEMBLE_TOLERANCE: Tolerance = Tolerance { relative: 1e-4, absolute: 1e-7 };

/// The first step after an injury, d.
const FIRST_STEP: f64 = 1e-3;

/// Tissue that heals: advance it in time, injure it, look at it.
#[derive(Debug, Clone)]
pub struct Course {
    tissue: Tissue,
    stepper: Stepper,
    state: Vec<f64>,
    time: f64,
    /// Time at which the epithelial front meets, if it is moving.
    closure: Option<f64>,
    /// Load-bearing and cut collagen of each cell at the beginning, µg/mm³.
    initial_collagen: Vec<f64>,
}

impl Course {
    /// Healthy tissue at time zero.
    pub fn new(tissue: Tissue, tolerance: Tolerance) -> Course {
        let tableau = Tableau::rodas5p();
        let state = tissue.healthy();
        let stepper = Stepper::new(tableau, tolerance, tissue.dimension(), FIRST_STEP);
        let initial_collagen = collagen_by_cell(&state);
        Course { tissue, stepper, state, time: 0.0, closure: None, initial_collagen }
    }

    pub fn tissue(&self) -> &Tissue {
        &self.tissue
    }

    /// Days since the beginning.
    pub fn time(&self) -> f64 {
        self.time
    }

    pub fn statistics(&self) -> Statistics {
        self.stepper.statistics
    }

    /// The cells, from the junction down.
    pub fn cells(&self) -> Vec<State<f64>> {
        (0..self.tissue.places.len()).map(|cell| Tissue::cell(&self.state, cell)).collect()
    }

    /// Replaces the state by hand, as a scar or a removed plug does.
    pub fn change(&mut self, mut change: impl FnMut(usize, &mut State<f64>)) {
        for cell in 0..self.tissue.places.len() {
            let mut x = Tissue::cell(&self.state, cell);
            change(cell, &mut x);
            Tissue::set_cell(&mut self.state, cell, x);
        }
        self.initial_collagen = collagen_by_cell(&self.state);
        self.stepper.restart(FIRST_STEP);
    }

    /// Injures every cell and opens the epidermis.
    pub fn injure(&mut self, wounds: &[Wound], opening: Opening) {
        let parameters = self.tissue.kinetics.parameters.clone();
        for (cell, wound) in wounds.iter().enumerate() {
            let mut x = Tissue::cell(&self.state, cell);
            wound.apply(&parameters, &mut x);
            if self.tissue.places[cell].under_epidermis > 0.0 && opening.share > 0.0 {
                x.wound_radius = opening.radius;
            }
            Tissue::set_cell(&mut self.state, cell, x);
        }
        if opening.share > 0.0 {
            self.move_front(Some(opening.share / (opening.radius * opening.radius)));
            self.closure = Some(self.time + opening.radius / parameters.epithelial_front_speed);
        }
        self.stepper.restart(FIRST_STEP);
    }

    /// Sets the ascorbate factor of collagen synthesis in every cell.
    pub fn set_ascorbate(&mut self, factors: impl IntoIterator<Item = f64>) {
        for (place, factor) in self.tissue.places.iter_mut().zip(factors) {
            place.ascorbate = factor;
        }
    }

    /// Open share of the surface in a state of this course.
    pub fn open_share(&self, x: &State<f64>) -> f64 {
        self.tissue.places[0].opening * x.wound_radius * x.wound_radius
    }

    fn move_front(&mut self, opening: Option<f64>) {
        let speed = self.tissue.kinetics.parameters.epithelial_front_speed;
        for place in self.tissue.places.iter_mut().filter(|place| place.under_epidermis > 0.0) {
            place.front_speed = if opening.is_some() { speed } else { 0.0 };
            place.opening = opening.unwrap_or(0.0);
        }
    }

    /// Heals until `end` and hands the cells and the open share of the surface at every time of `outputs` (increasing, after
    /// now, up to `end`) to `receive`. Stops on the way where the epidermis closes.
    pub fn advance(
        &mut self,
        end: f64,
        outputs: &[f64],
        mut receive: impl FnMut(f64, &[State<f64>], f64),
    ) -> Result<(), Failure> {
        let mut pending = outputs;
        while self.time < end {
            let stop = self.next_stop(end);
            let due = pending.partition_point(|at| *at <= stop);
            let opening = self.tissue.places[0].opening;
            let mut cells = Vec::with_capacity(self.tissue.places.len());
            let (tissue, state) = (&mut self.tissue, &mut self.state);
            self.stepper.advance(tissue, state, self.time, stop, &pending[..due], |time, values| {
                cells.clear();
                cells.extend((0..values.len() / SIZE).map(|cell| Tissue::cell(values, cell)));
                let radius = cells[0].wound_radius;
                receive(time, &cells, opening * radius * radius);
            })?;
            pending = &pending[due..];
            self.stop_at(stop);
        }
        Ok(())
    }

    /// The end, or the time before it at which the epidermis closes.
    pub(super) fn next_stop(&self, end: f64) -> f64 {
        self.closure.filter(|closure| *closure <= end).unwrap_or(end)
    }

    /// Notes that the state is that of this time; closes the epidermis if it is due.
    pub(super) fn stop_at(&mut self, time: f64) {
        self.time = time;
        if self.closure.is_some_and(|closure| closure <= time) {
            self.close();
        }
    }

    /// Takes over the state after work that was done elsewhere.
    pub(super) fn arrive(&mut self, state: &[f64], step: f64, work: Statistics) {
        self.state.copy_from_slice(state);
        self.stepper.restart(step);
        self.stepper.statistics.add(work);
    }

    pub(super) fn values(&self) -> &[f64] {
        &self.state
    }

    pub(super) fn step(&self) -> f64 {
        self.stepper.step()
    }

    pub fn tolerance(&self) -> Tolerance {
        self.stepper.tolerance()
    }

    /// The edges of the epidermis meet.
    fn close(&mut self) {
        self.closure = None;
        self.move_front(None);
        for cell in 0..self.tissue.places.len() {
            let mut x = Tissue::cell(&self.state, cell);
            x.wound_radius = 0.0;
            Tissue::set_cell(&mut self.state, cell, x);
        }
    }

    /// Collagen that appeared or vanished without having been made or degraded, relative to what there was: the residual of
    /// the balance, which only rounding should feed.
    pub fn collagen_residual(&self) -> f64 {
        let cells = self.cells();
        let worst = cells.iter().zip(&self.initial_collagen).map(|(x, initial)| {
            let balance = initial + x.collagen_made - x.collagen_lost;
            (x.collagen() + x.collagen_cut - balance).abs() / initial.max(self.tissue.kinetics.healthy.collagen)
        });
        worst.fold(0.0, f64::max)
    }
}

fn collagen_by_cell(state: &[f64]) -> Vec<f64> {
    (0..state.len() / SIZE)
        .map(|cell| {
            let x = Tissue::cell(state, cell);
            x.collagen() + x.collagen_cut - x.collagen_made + x.collagen_lost
        })
        .collect()
}
