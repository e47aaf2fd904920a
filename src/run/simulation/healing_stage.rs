//! Months of healing: sessions injure, ascorbate feeds, the calendar asks.

use super::SimulationError;
use super::absorption_stage::AbsorptionStage;
use super::calendar::Calendar;
use crate::numerics::grid::Grid;
use crate::numerics::rosenbrock::{Statistics, Tolerance};
use crate::physics::healing::kinetics::Place;
use crate::physics::healing::tissue::Column;
use crate::physics::healing::{Course, Kinetics, Opening, State, Tissue, Wound};
use crate::physics::parameter::Parameters;
use crate::physics::puncture::SessionPuncture;
use crate::run::scenario::{Inputs, Resolution};

/// What healing found. One entry a time of [Calendar::series].
#[derive(Debug, Clone)]
pub struct HealingStage {
    pub grid: Grid,
    pub places: Vec<Place>,
    /// Depth of the junction below the surface, mm; edges of the cells are below it.
    pub junction: f64,
    pub dermis: f64,
    pub kinetics: Kinetics,
    /// The cells, from the junction down.
    pub cells: Vec<Vec<State<f64>>>,
    /// Open share of the surface.
    pub open: Vec<f64>,
    /// Ascorbate factor of the cells from that time on.
    pub ascorbate: Vec<Vec<f64>>,
    pub statistics: Statistics,
    pub collagen_residual: f64,
}

/// Depths of the top and the bottom of every cell, mm from the surface of the skin.
fn layers(grid: &Grid, junction: f64, dermis: f64) -> Vec<(f64, f64)> {
    if grid.cells() == 1 {
        return vec![(junction, junction + dermis)];
    }
    grid.axes[2].edges().windows(2).map(|edges| (junction + edges[0], junction + edges[1])).collect()
}

impl HealingStage {
    pub fn layers(&self) -> Vec<(f64, f64)> {
        layers(&self.grid, self.junction, self.dermis)
    }

    /// Mean over the dermis of something computed from a cell.
    pub fn mean(&self, time: usize, quantity: impl Fn(&State<f64>) -> f64) -> f64 {
        self.grid.mean(|cell| quantity(&self.cells[time][cell]))
    }

    /// Every variable, averaged over the dermis; the surface variables are those of the cell under the epidermis.
    pub fn mean_state(&self, time: usize) -> State<f64> {
        let cells: Vec<_> = self.cells[time].iter().map(|x| x.to_array()).collect();
        let mut mean = State::from_array(std::array::from_fn(|variable| self.grid.mean(|cell| cells[cell][variable])));
        mean.epidermis = self.cells[time][0].epidermis;
        mean.wound_radius = self.cells[time][0].wound_radius;
        mean
    }

    /// Collagen synthesis averaged over the dermis, µg/mm³/d, as excess over the turnover of healthy skin.
    pub fn synthesis(&self, time: usize) -> f64 {
        self.grid.mean(|cell| {
            let place = Place { ascorbate: self.ascorbate[time][cell], ..self.places[cell] };
            self.kinetics.rates(&place, &self.cells[time][cell]).collagen_made
        })
    }
}

/// Runs the course of healing through the calendar.
pub fn simulate(
    inputs: &Inputs,
    parameters: &Parameters,
    calendar: &Calendar,
    punctures: &[SessionPuncture],
    absorption: Option<&AbsorptionStage>,
    tolerance: Tolerance,
) -> Result<HealingStage, SimulationError> {
    let tissue = match inputs.resolution {
        Resolution::WellMixed => Tissue::well_mixed(parameters.healing.clone()),
        Resolution::Depth => {
            let column = Column::resolved(inputs.skin.dermis, parameters.skin.papillary_thickness);
            Tissue::column(parameters.healing.clone(), &column)?
        }
        Resolution::Channel | Resolution::Patch { .. } => {
            return Err(SimulationError::Resolution(inputs.resolution.name()));
        }
    };
    let mut stage = HealingStage {
        grid: tissue.grid.clone(),
        places: tissue.places.clone(),
        junction: inputs.skin.epidermis,
        dermis: inputs.skin.dermis,
        kinetics: tissue.kinetics.clone(),
        cells: Vec::with_capacity(calendar.series.len()),
        open: Vec::with_capacity(calendar.series.len()),
        ascorbate: Vec::with_capacity(calendar.series.len()),
        statistics: Statistics::default(),
        collagen_residual: 0.0,
    };
    let mut course = Course::new(tissue, tolerance);
    for (start, event) in events(calendar, absorption) {
        follow(&mut stage, &mut course, calendar, start)?;
        match event {
            Event::Session(number) => {
                let session = &punctures[number];
                course.injure(
                    &wounds(&stage, session),
                    Opening { share: session.surface_breach, radius: session.wound_radius },
                );
            }
            Event::Ascorbate(report, stage_of_absorption) => {
                let factors = stage
                    .layers()
                    .into_iter()
                    .map(|(top, bottom)| stage_of_absorption.ascorbate_factor(report, top, bottom, parameters));
                course.set_ascorbate(factors);
            }
        }
    }
    follow(&mut stage, &mut course, calendar, inputs.duration)?;
    if stage.cells.len() < calendar.series.len() {
        // A session at the very end: the state right after it.
        stage.report(&course);
    }
    stage.statistics = course.statistics();
    stage.collagen_residual = course.collagen_residual();
    Ok(stage)
}

enum Event<'a> {
    Session(usize),
    Ascorbate(usize, &'a AbsorptionStage),
}

/// Sessions and changes of the ascorbate factor, in order.
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

/// The injury of every cell: horizontal fractions averaged over its depth.
fn wounds(stage: &HealingStage, session: &SessionPuncture) -> Vec<Wound> {
    stage
        .layers()
        .into_iter()
        .map(|(top, bottom)| {
            let fractions = session.injury.fractions(top, bottom);
            Wound { killed: fractions.killed, cut: fractions.cut, bled: fractions.bled }
        })
        .collect()
}

/// Advances to `end` and collects what the calendar wants before it; what it wants at `end` itself is told by the next event.
fn follow(stage: &mut HealingStage, course: &mut Course, calendar: &Calendar, end: f64) -> Result<(), SimulationError> {
    let first = stage.cells.len();
    if calendar.series.get(first).is_some_and(|time| *time <= course.time()) && end > course.time() {
        stage.report(course);
    }
    let from = stage.cells.len();
    let last = end >= calendar.series.last().copied().unwrap_or(end);
    let wanted = &calendar.series[from..];
    let due = wanted.partition_point(|time| if last { *time <= end } else { *time < end });
    let ascorbate: Vec<f64> = course.tissue().places.iter().map(|place| place.ascorbate).collect();
    let (cells, open, factors) = (&mut stage.cells, &mut stage.open, &mut stage.ascorbate);
    course.advance(end, &wanted[..due], |_, states, share| {
        cells.push(states.to_vec());
        open.push(share);
        factors.push(ascorbate.clone());
    })?;
    Ok(())
}

impl HealingStage {
    /// Notes the state as it is now.
    fn report(&mut self, course: &Course) {
        let cells = course.cells();
        self.open.push(course.open_share(&cells[0]));
        self.ascorbate.push(course.tissue().places.iter().map(|place| place.ascorbate).collect());
        self.cells.push(cells);
    }
}
