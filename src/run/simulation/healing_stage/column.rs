//! Healing of one cell, or of a column of cells that are averaged sideways.

use super::{Event, HealingStage, Request, events};
use crate::physics::healing::kinetics::Place;
use crate::physics::healing::mesh::Fineness;
use crate::physics::healing::tissue::Column;
use crate::physics::healing::{Course, Opening, State, Tissue, Wound};
use crate::physics::puncture::SessionPuncture;
use crate::physics::scar;
use crate::run::scenario::Resolution;
use crate::run::simulation::SimulationError;
use crate::run::simulation::calendar::Calendar;

/// Tissue that is not healthy from the beginning, and that the device meets from further away.
#[derive(Debug, Clone, Copy)]
pub struct Ground {
    pub column: scar::Column,
    /// How far the bodies of the two devices stay off the surface, mm.
    pub standoff: [f64; 2],
}

/// # Errors
/// An integrator that gives up, an interruption between events.
pub fn simulate(request: &Request<'_>) -> Result<HealingStage, SimulationError> {
    simulate_on(request, None)
}

/// On the ground of a scar, always resolved in depth.
///
/// # Errors
/// As [simulate].
pub fn simulate_on(request: &Request<'_>, ground: Option<Ground>) -> Result<HealingStage, SimulationError> {
    let Request { inputs, parameters, calendar, .. } = *request;
    let tissue = if inputs.resolution == Resolution::WellMixed && ground.is_none() {
        Tissue::well_mixed(parameters.healing.clone())
    } else {
        let column = Column::resolved(inputs.skin.dermis, parameters.skin.papillary_thickness);
        let column = if ground.is_some() { column.coarse() } else { column };
        let column = match inputs.refinement.mesh {
            Fineness::DEFAULT => column,
            finer => column.refined(finer.times()),
        };
        Tissue::column(parameters.healing.clone(), &column)?
    };
    let mut stage = HealingStage::empty(request, tissue.grid.clone(), tissue.kinetics.clone());
    let mut course = Course::new(tissue, request.of_column());
    if let Some(Ground { column, .. }) = ground {
        let layers = stage.layers();
        course.change(|cell, x| {
            let (top, bottom) = layers[cell];
            thin_out(x, 1.0 - column.deficit * column.share(top - stage.junction, bottom - stage.junction));
        });
    }
    for (start, event) in events(calendar, request.absorption) {
        if !request.go_on(start) {
            return Err(SimulationError::Interrupted);
        }
        follow(&mut stage, &mut course, calendar, start)?;
        if let Event::Session(number) = event {
            let session = &request.punctures[number];
            let standoff = ground.map_or(0.0, |ground| ground.standoff[usize::from(calendar.by_second[number])]);
            let share = session.surface_breach * reached(session, standoff);
            course.injure(&wounds(&stage, session, standoff), Opening { share, radius: session.wound_radius });
        }
        if let Some(factors) = event.factors(&stage.layers(), parameters) {
            course.set_ascorbate(factors);
        }
    }
    follow(&mut stage, &mut course, calendar, inputs.duration)?;
    if stage.cells.len() < calendar.series.len() {
        // A session at the very end: the state right after it.
        stage.note(&course);
    }
    let places = &course.tissue().places;
    stage.synthesis = (0..stage.cells.len()).map(|time| synthesis(&stage, places, time)).collect();
    stage.statistics = course.statistics();
    stage.collagen_residual = course.collagen_residual();
    Ok(stage)
}

fn synthesis(stage: &HealingStage, places: &[Place], time: usize) -> f64 {
    stage.grid.mean(|cell| {
        let place = Place { ascorbate: stage.ascorbate[time][cell], ..places[cell] };
        stage.kinetics.rates(&place, &stage.cells[time][cell]).collagen_made
    })
}

/// The injury of every cell: horizontal fractions averaged over its depth, as deep as needles still come from a standoff.
fn wounds(stage: &HealingStage, session: &SessionPuncture, standoff: f64) -> Vec<Wound> {
    let fractions = |(top, bottom): (f64, f64)| session.injury.fractions(top + standoff, bottom + standoff);
    stage.layers().into_iter().map(|layer| Wound::from(fractions(layer))).collect()
}

/// Share of the injury at the surface that is left at a standoff (mm).
fn reached(session: &SessionPuncture, standoff: f64) -> f64 {
    const SKIN_DEEP: f64 = 0.01;
    let killed = |depth: f64| session.injury.fractions(depth, depth + SKIN_DEEP).killed;
    let at_the_surface = killed(0.0);
    if at_the_surface > 0.0 { (killed(standoff) / at_the_surface).min(1.0) } else { 0.0 }
}

/// Leaves this share of the collagen. A scar is old: what its cells make and lose fast is as in healthy tissue, and mature collagen is
/// missing; else the young would come back within weeks, and the scar fill by itself.
fn thin_out(x: &mut State<f64>, left: f64) {
    let young = x.collagen1_young + x.collagen3_young;
    let mature = x.mature_collagen();
    let wanted = left * (young + mature) - young;
    let (of_young, of_mature) =
        if wanted > 0.0 { (1.0, wanted / mature) } else { (left * (young + mature) / young, 0.0) };
    for pool in [&mut x.collagen1_young, &mut x.collagen3_young] {
        *pool *= of_young;
    }
    for pool in [&mut x.collagen1_mature, &mut x.collagen3_mature] {
        *pool *= of_mature;
    }
}

/// Advances to `end` and collects what the calendar wants before it; what it wants at `end` itself is told by the next event.
fn follow(stage: &mut HealingStage, course: &mut Course, calendar: &Calendar, end: f64) -> Result<(), SimulationError> {
    let first = stage.cells.len();
    if calendar.series.get(first).is_some_and(|time| *time <= course.time()) && end > course.time() {
        stage.note(course);
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
    fn note(&mut self, course: &Course) {
        let cells = course.cells();
        self.open.push(course.open_share(&cells[0]));
        self.ascorbate.push(course.tissue().places.iter().map(|place| place.ascorbate).collect());
        self.cells.push(cells);
    }
}
