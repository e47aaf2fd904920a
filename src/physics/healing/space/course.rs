//! The course of healing on a grid: sessions, the closing epidermis, wanted times, and the audit of collagen.

use super::{Cover, SpatialTissue};
use crate::numerics::additive::{self, Stepper, Tableau};
use crate::numerics::grid::Grid;
use crate::numerics::lanes::Processor;
use crate::numerics::rosenbrock::{Failure, Statistics, Tolerance};
use crate::physics::healing::state::{Index, SIZE};
use crate::physics::healing::{Opening, Wound};
use crate::physics::parameter::HealingParameters;

/// Tolerance of production runs: over four sessions the error of every state of every cell stays below 3e-3 (relative, or of its
/// working scale), most below 1e-3.
pub const DEFAULT_TOLERANCE: Tolerance = Tolerance { relative: 1e-3, absolute: 1e-3 };

/// Tolerance of the members of an ensemble: below 2e-2 in every state.
pub const ENSEMBLE_TOLERANCE: Tolerance = Tolerance { relative: 1e-2, absolute: 1e-3 };

/// The first step after an injury, d.
const FIRST_STEP: f64 = 1e-3;

/// Tissue on a grid that heals: advance it in time, injure it, look at it.
#[derive(Debug, Clone)]
pub struct SpatialCourse {
    tissue: SpatialTissue,
    stepper: Stepper,
    values: Vec<f64>,
    time: f64,
    /// Time at which the front of a round opening meets, if one is moving.
    closure: Option<f64>,
    /// Load-bearing and cut collagen of each cell at the beginning, µg/mm³.
    initial_collagen: Vec<f64>,
}

/// All of a course that changes, in plain numbers; with the same tissue, a course goes on from here with the same bits.
#[derive(Debug, Clone, PartialEq)]
pub struct Snapshot {
    pub values: Vec<f64>,
    pub time: f64,
    pub closure: Option<f64>,
    pub initial_collagen: Vec<f64>,
    pub ascorbate: Vec<f64>,
    pub opening: Vec<f64>,
    pub front_speed: Vec<f64>,
    pub cover: Cover,
    pub stepper: additive::Snapshot,
}

impl SpatialCourse {
    /// Healthy tissue at time zero on a grid whose papillary layer has the given thickness, mm.
    pub fn new(parameters: HealingParameters, grid: Grid, papillary: f64, tolerance: Tolerance) -> SpatialCourse {
        let tissue = SpatialTissue::new(parameters, grid, papillary);
        let values = tissue.healthy();
        let stepper = Stepper::new(Tableau::ros34pw2(), tolerance, values.len(), FIRST_STEP);
        let initial_collagen = collagen(&values);
        SpatialCourse { tissue, stepper, values, time: 0.0, closure: None, initial_collagen }
    }

    /// Goes on at `time` from `values`, as tissue does that was healed on another grid.
    pub fn starting_from(mut self, values: Vec<f64>, time: f64) -> SpatialCourse {
        self.initial_collagen = collagen(&values);
        self.values = values;
        self.time = time;
        self
    }

    /// The same on another processor, which changes no bit.
    pub fn on(mut self, processor: Processor) -> SpatialCourse {
        self.tissue = self.tissue.on(processor);
        self
    }

    /// Steps of one size, whatever the error, to observe the order of the method.
    pub fn with_fixed_step(mut self, step: f64) -> SpatialCourse {
        self.stepper = self.stepper.with_fixed_step(step);
        self
    }

    pub fn tissue(&self) -> &SpatialTissue {
        &self.tissue
    }

    /// Days since the beginning.
    pub fn time(&self) -> f64 {
        self.time
    }

    /// All variables of all cells, one after the other: `values[variable · cells + cell]`.
    pub fn values(&self) -> &[f64] {
        &self.values
    }

    pub fn statistics(&self) -> Statistics {
        self.stepper.statistics
    }

    /// The work since this was last asked; counting begins anew.
    pub fn take_statistics(&mut self) -> Statistics {
        std::mem::take(&mut self.stepper.statistics)
    }

    /// Injures every cell. The epidermis over the wound is given by [SpatialCourse::set_cover] or
    /// [SpatialCourse::open].
    pub fn injure(&mut self, wounds: &[Wound]) {
        for (cell, wound) in wounds.iter().enumerate() {
            let mut x = SpatialTissue::cell(&self.values, cell);
            wound.apply(&self.tissue.kinetics.parameters, &mut x);
            SpatialTissue::set_cell(&mut self.values, cell, x);
        }
        self.stepper.restart(FIRST_STEP);
    }

    /// Follows a given course of the epidermis from now on.
    pub fn set_cover(&mut self, cover: Cover) {
        self.tissue.cover = cover;
    }

    /// Opens the epidermis in round openings alike over all surface cells, which close at the speed of the front.
    pub fn open(&mut self, opening: Opening) {
        if opening.share > 0.0 {
            let speed = self.tissue.kinetics.parameters.epithelial_front_speed;
            self.move_front(opening.radius, opening.share / (opening.radius * opening.radius), speed);
            self.closure = Some(self.time + opening.radius / speed);
        }
    }

    fn move_front(&mut self, radius: f64, opening: f64, speed: f64) {
        let cells = self.tissue.grid.cells();
        let radii = Index::wound_radius as usize * cells;
        for cell in 0..self.tissue.surface_cells() {
            self.values[radii + cell] = radius;
            self.tissue.places.opening[cell] = opening;
            self.tissue.places.front_speed[cell] = speed;
        }
    }

    /// Sets the ascorbate factor of collagen synthesis in every cell.
    pub fn set_ascorbate(&mut self, factors: impl IntoIterator<Item = f64>) {
        for (place, factor) in self.tissue.places.ascorbate.iter_mut().zip(factors) {
            *place = factor;
        }
    }

    /// Heals until `end` and hands all variables of all cells at every time of `outputs` (increasing, after now, up to
    /// `end`) to `receive`. Steps end at these times and where the course of the epidermis bends.
    pub fn advance(&mut self, end: f64, outputs: &[f64], receive: impl FnMut(f64, &[f64])) -> Result<(), Failure> {
        self.walk(end, outputs, receive, &|| true).map(|_| ())
    }

    /// Heals until `end` as long as `go_on`, which is asked before every stage of a step; whether the end was reached. Going on
    /// from where it stopped, from a snapshot if need be, gives the bits of an unbroken advance.
    pub fn advance_while(&mut self, end: f64, go_on: &dyn Fn() -> bool) -> Result<bool, Failure> {
        self.walk(end, &[], |_, _| (), go_on)
    }

    fn walk(
        &mut self,
        end: f64,
        outputs: &[f64],
        mut receive: impl FnMut(f64, &[f64]),
        go_on: &dyn Fn() -> bool,
    ) -> Result<bool, Failure> {
        let mut pending = outputs.iter().copied().peekable();
        while self.time < end {
            let bends = [self.closure, self.tissue.cover.next_kink(self.time), pending.peek().copied()];
            let stop = bends.into_iter().flatten().fold(end, f64::min);
            let (tissue, values) = (&mut self.tissue, &mut self.values);
            self.time = self.stepper.advance_while(tissue, values, self.time, stop, go_on)?;
            if self.time < stop {
                return Ok(false);
            }
            if self.closure.is_some_and(|closure| closure <= stop) {
                self.closure = None;
                self.move_front(0.0, 0.0, 0.0);
            }
            if pending.next_if(|at| *at <= stop).is_some() {
                receive(stop, &self.values);
            }
        }
        Ok(true)
    }

    /// Collagen that appeared or vanished without having been made or degraded, relative to what there was, in the worst cell:
    /// the residual of the balance, which only rounding should feed.
    pub fn collagen_residual(&self) -> f64 {
        let balances = collagen(&self.values);
        let floor = self.tissue.kinetics.healthy.collagen;
        let worst = balances.iter().zip(&self.initial_collagen);
        worst.map(|(now, initial)| (now - initial).abs() / initial.max(floor)).fold(0.0, f64::max)
    }

    /// Mean over the grid of collagen less what was made and with what was degraded, µg/mm³: what injuries and averages keep.
    pub fn collagen_balance(&self) -> f64 {
        let balances = collagen(&self.values);
        self.tissue.grid.mean(|cell| balances[cell])
    }

    /// All that changes, in plain numbers.
    pub fn snapshot(&self) -> Snapshot {
        let places = &self.tissue.places;
        Snapshot {
            values: self.values.clone(),
            time: self.time,
            closure: self.closure,
            initial_collagen: self.initial_collagen.clone(),
            ascorbate: places.ascorbate.clone(),
            opening: places.opening.clone(),
            front_speed: places.front_speed.clone(),
            cover: self.tissue.cover.clone(),
            stepper: self.stepper.snapshot(),
        }
    }

    /// Goes on from a snapshot of a course with the same tissue and tolerance.
    pub fn restore(&mut self, snapshot: Snapshot) {
        self.values = snapshot.values;
        self.time = snapshot.time;
        self.closure = snapshot.closure;
        self.initial_collagen = snapshot.initial_collagen;
        self.tissue.places.ascorbate = snapshot.ascorbate;
        self.tissue.places.opening = snapshot.opening;
        self.tissue.places.front_speed = snapshot.front_speed;
        self.tissue.cover = snapshot.cover;
        self.stepper.restore(snapshot.stepper);
    }
}

/// Collagen of each cell, less what was made and with what was degraded.
fn collagen(values: &[f64]) -> Vec<f64> {
    (0..values.len() / SIZE)
        .map(|cell| {
            let x = SpatialTissue::cell(values, cell);
            x.collagen() + x.collagen_cut - x.collagen_made + x.collagen_lost
        })
        .collect()
}
