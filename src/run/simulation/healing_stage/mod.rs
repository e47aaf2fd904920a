//! Months of healing: sessions injure, ascorbate feeds, the calendar asks.
//!
//! | file | resolutions |
//! |---|---|
//! | column | `well-mixed`, `depth`: one integrator, exact matrix |
//! | spatial | `channel`, `patch`: what both do between sessions; the calendar as a list of stops |
//! | channel, patch | what a session is to each of them |
//! | journey | how far the latter have come, as it is kept and gone on with |
//! | fields | what stands in `fields/` and in `spread.csv` |
//!
//! Whatever the resolution, the stage keeps of every reported time the sideways mean of every layer.

mod channel;
mod column;
mod fields;
mod journey;
mod patch;
mod spatial;

use super::SimulationError;
use super::calendar::Calendar;
use super::member::Attendance;
use crate::numerics::grid::Grid;
use crate::numerics::rosenbrock::{Statistics, Tolerance};
use crate::physics::healing::{Kinetics, State, course, space};
use crate::physics::parameter::Parameters;
use crate::physics::puncture::SessionPuncture;
use crate::run::record::Table;
use crate::run::scenario::{Inputs, Resolution};

use super::absorption_stage::AbsorptionStage;
pub use column::Ground;

/// What healing found. One entry a time of [Calendar::series].
#[derive(Debug, Clone)]
pub struct HealingStage {
    /// The layers: a point, or a column.
    pub grid: Grid,
    /// Depth of the junction below the surface, mm; edges of the layers are below it.
    pub junction: f64,
    pub dermis: f64,
    pub kinetics: Kinetics,
    /// The layers from the junction down, each averaged sideways.
    pub cells: Vec<Vec<State<f64>>>,
    /// Open share of the surface.
    pub open: Vec<f64>,
    /// Ascorbate factor of the layers from that time on.
    pub ascorbate: Vec<Vec<f64>>,
    /// Collagen synthesis averaged over the dermis, µg/mm³/d, as excess over the turnover of healthy skin.
    pub synthesis: Vec<f64>,
    /// Days until the epidermis over the first session's holes has closed, where its front is resolved.
    pub closure: Option<f64>,
    /// How the tissue differs from place to place, where places are resolved; else without columns.
    pub spread: Table,
    pub statistics: Statistics,
    pub collagen_residual: f64,
}

/// How exactly healing is integrated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Accuracy {
    /// A run itself; keeps fields.
    Run,
    /// A member of an ensemble, whose spread is far wider than the error.
    Member,
}

/// What healing is asked for, and what the other rooms found.
#[derive(Clone, Copy)]
pub struct Request<'a> {
    pub inputs: &'a Inputs,
    pub parameters: &'a Parameters,
    pub calendar: &'a Calendar,
    pub punctures: &'a [SessionPuncture],
    pub absorption: Option<&'a AbsorptionStage>,
    pub accuracy: Accuracy,
    pub attendance: Attendance<'a>,
}

impl Request<'_> {
    /// Tells how far healing has come (d); whether to go on.
    fn go_on(&self, time: f64) -> bool {
        (self.attendance.progress)(time / self.inputs.duration)
    }
}

/// Healing under one place of a scar, averaged sideways around it.
///
/// # Errors
/// As [simulate].
pub fn simulate_on(request: &Request<'_>, ground: Ground) -> Result<HealingStage, SimulationError> {
    column::simulate_on(request, Some(ground))
}

/// Runs the course of healing through the calendar.
///
/// # Errors
/// An integrator that gives up, an interruption.
pub fn simulate(request: &Request<'_>) -> Result<HealingStage, SimulationError> {
    match request.inputs.resolution {
        Resolution::WellMixed | Resolution::Depth => column::simulate(request),
        Resolution::Channel => spatial::simulate(request, channel::UnitCells::new(request)?),
        Resolution::Patch { edge, voxel } => spatial::simulate(request, patch::Square::new(request, edge, voxel)?),
    }
}

impl Request<'_> {
    fn of_column(&self) -> Tolerance {
        self.refined(match self.accuracy {
            Accuracy::Run => course::DEFAULT_TOLERANCE,
            Accuracy::Member => course::ENSEMBLE_TOLERANCE,
        })
    }

    fn in_space(&self) -> Tolerance {
        self.refined(match self.accuracy {
            Accuracy::Run => space::DEFAULT_TOLERANCE,
            Accuracy::Member => space::ENSEMBLE_TOLERANCE,
        })
    }

    fn refined(&self, tolerance: Tolerance) -> Tolerance {
        let factor = self.inputs.refinement.tolerance;
        Tolerance { relative: factor * tolerance.relative, absolute: factor * tolerance.absolute }
    }
}

/// Depths of the top and the bottom of every cell, mm from the surface of the skin.
fn layers(grid: &Grid, junction: f64, dermis: f64) -> Vec<(f64, f64)> {
    if grid.cells() == 1 {
        return vec![(junction, junction + dermis)];
    }
    grid.axes[2].edges().windows(2).map(|edges| (junction + edges[0], junction + edges[1])).collect()
}

impl HealingStage {
    /// Nothing reported yet, on these layers.
    fn empty(request: &Request<'_>, grid: Grid, kinetics: Kinetics) -> HealingStage {
        let times = request.calendar.series.len();
        HealingStage {
            grid,
            junction: request.inputs.skin.epidermis,
            dermis: request.inputs.skin.dermis,
            kinetics,
            cells: Vec::with_capacity(times),
            open: Vec::with_capacity(times),
            ascorbate: Vec::with_capacity(times),
            synthesis: Vec::with_capacity(times),
            closure: None,
            spread: Table::new(),
            statistics: Statistics::default(),
            collagen_residual: 0.0,
        }
    }

    pub fn layers(&self) -> Vec<(f64, f64)> {
        layers(&self.grid, self.junction, self.dermis)
    }

    /// Mean over the dermis of something computed from a layer.
    pub fn mean(&self, time: usize, quantity: impl Fn(&State<f64>) -> f64) -> f64 {
        self.grid.mean(|cell| quantity(&self.cells[time][cell]))
    }

    /// Mean over the dermis to this depth below the junction (mm); over all of it where depth is not resolved.
    pub fn mean_above(&self, depth: f64, time: usize, quantity: impl Fn(&State<f64>) -> f64) -> f64 {
        let (mut sum, mut thickness) = (0.0, 0.0);
        for ((top, bottom), x) in self.layers().into_iter().zip(&self.cells[time]) {
            let within = (bottom.min(self.junction + depth) - top).max(0.0);
            sum += within * quantity(x);
            thickness += within;
        }
        sum / thickness
    }

    /// Every variable, averaged over the dermis; the surface variables are those of the layer under the epidermis.
    pub fn mean_state(&self, time: usize) -> State<f64> {
        let cells: Vec<_> = self.cells[time].iter().map(|x| x.to_array()).collect();
        let mut mean = State::from_array(std::array::from_fn(|variable| self.grid.mean(|cell| cells[cell][variable])));
        mean.epidermis = self.cells[time][0].epidermis;
        mean.wound_radius = self.cells[time][0].wound_radius;
        mean
    }
}

/// Sessions and changes of the ascorbate factor.
#[derive(Debug, Clone, Copy)]
enum Event<'a> {
    Session(usize),
    Ascorbate(usize, &'a AbsorptionStage),
}

impl Event<'_> {
    /// Ascorbate factors of the layers, if that is what changes.
    fn factors(&self, layers: &[(f64, f64)], parameters: &Parameters) -> Option<Vec<f64>> {
        match self {
            Event::Session(_) => None,
            Event::Ascorbate(report, stage) => {
                let factor = |&(top, bottom): &(f64, f64)| stage.ascorbate_factor(*report, top, bottom, parameters);
                Some(layers.iter().map(factor).collect())
            }
        }
    }
}

/// All of them, in order.
fn events<'a>(calendar: &Calendar, absorption: Option<&'a AbsorptionStage>) -> Vec<(f64, Event<'a>)> {
    let sessions = calendar.sessions.iter().enumerate().map(|(number, time)| (*time, Event::Session(number)));
    // Healing stops only where something changes for it.
    let changes = absorption.filter(|stage| stage.feeds_collagen).into_iter().flat_map(|stage| {
        let reports = stage.result.times.iter().enumerate();
        reports.map(move |(report, time)| (*time, Event::Ascorbate(report, stage)))
    });
    let mut events: Vec<_> = sessions.chain(changes).collect();
    events.sort_by(|(one, _), (other, _)| one.total_cmp(other));
    events
}
