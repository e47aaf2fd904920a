//! Healing where space is resolved: one or several grids that go through the calendar side by side.

use rayon::prelude::*;

use super::fields::{self, Spread};
use super::journey::Journey;
use super::{Event, HealingStage, Request, events};
use crate::numerics::grid::Grid;
use crate::numerics::rosenbrock::Failure;
use crate::physics::healing::front::{Coverage, closure};
use crate::physics::healing::mesh::sideways;
use crate::physics::healing::space::{Cover, SpatialCourse};
use crate::physics::healing::{Kinetics, State};
use crate::physics::puncture::SessionPuncture;
use crate::run::record::paraview::{Mesh, MeshError};
use crate::run::simulation::SimulationError;
use crate::run::simulation::device_stage::GoOn;

/// Share of what was open right after the session below which the epidermis counts as closed.
const CLOSED: f64 = 0.01;

/// A piece of the skin with its share of it; the shares add up to one.
pub(super) struct Part {
    pub weight: f64,
    pub course: SpatialCourse,
    /// The epidermis over it since the last session, and when that was.
    coverage: Option<(f64, Coverage)>,
}

impl Part {
    pub fn new(weight: f64, course: SpatialCourse) -> Part {
        Part { weight, course, coverage: None }
    }

    pub fn grid(&self) -> &Grid {
        &self.course.tissue().grid
    }

    /// Share of its surface that is open.
    fn open(&self, time: f64) -> f64 {
        self.coverage.as_ref().map_or(0.0, |(start, coverage)| coverage.mean(time - start))
    }

    /// Of every surface cell.
    pub fn still_open(&self, time: f64) -> Vec<f64> {
        let cells = self.grid().stride(2);
        match &self.coverage {
            None => vec![0.0; cells],
            Some((start, coverage)) => (0..cells).map(|cell| coverage.open(time - start, cell)).collect(),
        }
    }

    /// The epidermis over it since the last session, and when that was.
    pub fn coverage(&self) -> Option<(f64, &Coverage)> {
        self.coverage.as_ref().map(|(start, coverage)| (*start, coverage))
    }

    /// The epidermis closes like this from now on.
    pub fn close(&mut self, coverage: Coverage) {
        self.close_from(self.course.time(), coverage);
    }

    /// The epidermis has been closing like this since `start`.
    pub fn close_from(&mut self, start: f64, coverage: Coverage) {
        let times = coverage.times.iter().map(|time| start + time).collect();
        self.course.set_cover(Cover::new(times, coverage.open.clone()));
        self.coverage = Some((start, coverage));
    }
}

/// Mean over all parts of what is open.
pub(super) fn open_share(parts: &[Part], time: f64) -> f64 {
    parts.iter().map(|part| part.weight * part.open(time)).sum()
}

/// What a resolution makes of a session.
pub(super) trait Arrangement {
    /// Of the files with its fields.
    const NAME: &'static str;

    /// Skin that nothing has happened to.
    fn intact(&self) -> Result<Vec<Part>, SimulationError>;

    /// Healthy skin on a mesh with these edges, as a part has had it.
    fn course(&self, edges: [Vec<f64>; 3]) -> Result<SpatialCourse, SimulationError>;

    /// The same skin after a session; `factors`: ascorbate factors of the layers.
    fn strike(
        &self,
        parts: Vec<Part>,
        session: &SessionPuncture,
        factors: &[f64],
    ) -> Result<Vec<Part>, SimulationError>;

    /// The grid as it lies in the skin, whose surface is `junction` above it.
    fn mesh(&self, grid: &Grid, junction: f64) -> Result<Mesh, MeshError>;
}

enum Stop<'a> {
    Event(Event<'a>),
    Report,
}

/// Events and reports in order; what is reported at the time of an event is the state after it.
fn stops<'a>(request: &Request<'a>) -> Vec<(f64, Stop<'a>)> {
    let events =
        events(request.calendar, request.absorption).into_iter().map(|(time, event)| (time, Stop::Event(event)));
    let reports = request.calendar.series.iter().map(|time| (*time, Stop::Report));
    let mut stops: Vec<_> = events.chain(reports).collect();
    stops.sort_by(|(one, _), (other, _)| one.total_cmp(other));
    stops
}

/// # Errors
/// An integrator that gives up, an interruption, a state that cannot be kept or gone on with.
pub(super) fn simulate(request: &Request<'_>, arrangement: impl Arrangement) -> Result<HealingStage, SimulationError> {
    let keeper = request.attendance.keeper;
    let mut journey = Journey::begin(request, &arrangement)?;
    let stops = stops(request);
    if let Some(kept) = keeper.take_resumed() {
        let is_report = |(_, stop): &&(f64, Stop)| matches!(stop, Stop::Report);
        let reports = |next: usize| stops.get(..next).map(|passed| passed.iter().filter(is_report).count());
        journey.restore(&kept, &arrangement, reports)?;
    }
    while let Some((time, stop)) = stops.get(journey.next) {
        let reached = stops[..journey.next].last().map_or(0.0, |(time, _)| *time);
        if !journey.advance(*time, &|| request.go_on(reached))? {
            keeper.keep(&|| journey.to_sections())?;
            return Err(SimulationError::Interrupted);
        }
        match stop {
            Stop::Event(event) => journey.meet(*event, request, &arrangement)?,
            Stop::Report => journey.report(*time, request, &arrangement)?,
        }
        journey.next += 1;
        if keeper.is_due() || journey.next == stops.len() {
            keeper.keep(&|| journey.to_sections())?;
        }
    }
    Ok(journey.end(request))
}

impl Journey {
    fn begin(request: &Request<'_>, arrangement: &impl Arrangement) -> Result<Journey, SimulationError> {
        let parts = arrangement.intact()?;
        let column = Grid::column(parts[0].grid().axes[2].clone());
        let stage = HealingStage::empty(request, column, Kinetics::new(request.parameters.healing.clone()));
        let factors = vec![1.0; stage.grid.cells()];
        Ok(Journey { next: 0, parts, stage, factors, spread: Spread::default() })
    }

    /// All parts up to a time, in parallel; whether they got there.
    fn advance(&mut self, time: f64, go_on: GoOn<'_>) -> Result<bool, Failure> {
        let done: Vec<Result<bool, Failure>> =
            self.parts.par_iter_mut().map(|part| part.course.advance_while(time, go_on)).collect();
        // A failure is told even if others were interrupted.
        let done = done.into_iter().collect::<Result<Vec<bool>, Failure>>()?;
        Ok(done.into_iter().all(|reached| reached) && go_on())
    }

    fn meet<'a>(
        &mut self,
        event: Event<'a>,
        request: &Request<'a>,
        arrangement: &impl Arrangement,
    ) -> Result<(), SimulationError> {
        if let Event::Session(number) = event {
            self.stage.settle(&mut self.parts);
            let parts = std::mem::take(&mut self.parts);
            let before = collagen_balance(&parts);
            self.parts = arrangement.strike(parts, &request.punctures[number], &self.factors)?;
            let lost = (collagen_balance(&self.parts) - before).abs() / before;
            self.stage.collagen_residual = self.stage.collagen_residual.max(lost);
            if number == 0 {
                let coverages: Vec<(f64, &Coverage)> =
                    self.parts.iter().filter_map(|part| Some((part.weight, &part.coverage.as_ref()?.1))).collect();
                self.stage.closure = closure(&coverages, CLOSED);
            }
        }
        if let Some(changed) = event.factors(&self.stage.layers(), request.parameters) {
            self.factors = changed;
            self.parts.iter_mut().for_each(|part| set_ascorbate(&mut part.course, &self.factors));
        }
        Ok(())
    }

    fn report<A: Arrangement>(
        &mut self,
        time: f64,
        request: &Request<'_>,
        arrangement: &A,
    ) -> Result<(), SimulationError> {
        self.stage.report(&self.parts, time, &self.factors);
        if fields::is_spread_told(request, time) {
            self.spread.add(time, &self.parts, &self.stage.kinetics.healthy);
        }
        if fields::is_kept(request, time)
            && let Some(snapshot) = fields::snapshot(arrangement, time, &self.parts, &self.stage)?
        {
            request.attendance.keeper.add_field(A::NAME, snapshot)?;
        }
        Ok(())
    }

    fn end(mut self, request: &Request<'_>) -> HealingStage {
        self.stage.settle(&mut self.parts);
        self.stage.synthesis = synthesis(&request.calendar.series, &self.stage);
        self.stage.spread = self.spread.into_table();
        self.stage
    }
}

/// Over all parts.
fn collagen_balance(parts: &[Part]) -> f64 {
    parts.iter().map(|part| part.weight * part.course.collagen_balance()).sum()
}

pub(super) fn set_ascorbate(course: &mut SpatialCourse, factors: &[f64]) {
    let floor = course.tissue().grid.stride(2);
    course.set_ascorbate(factors.iter().flat_map(|factor| std::iter::repeat_n(*factor, floor)));
}

/// From what has been made up to the neighbouring reports.
fn synthesis(times: &[f64], stage: &HealingStage) -> Vec<f64> {
    let made: Vec<f64> = (0..times.len()).map(|time| stage.mean(time, |x| x.collagen_made)).collect();
    let rate = |time: usize| {
        let (before, after) = (time.saturating_sub(1), (time + 1).min(times.len() - 1));
        if after > before { (made[after] - made[before]) / (times[after] - times[before]) } else { 0.0 }
    };
    (0..times.len()).map(rate).collect()
}

impl HealingStage {
    /// Notes the state as it is now.
    fn report(&mut self, parts: &[Part], time: f64, factors: &[f64]) {
        let views: Vec<sideways::Part> = parts.iter().map(view).collect();
        let profile = sideways::mean(&views);
        let layers = self.grid.cells();
        let layer = |layer: usize| {
            let mut x = State::from_array(std::array::from_fn(|variable| profile[variable * layers + layer]));
            // The law of round openings does not run here.
            x.wound_radius = 0.0;
            x
        };
        self.cells.push((0..layers).map(layer).collect());
        self.open.push(open_share(parts, time));
        self.ascorbate.push(factors.to_vec());
    }

    /// Adds the work of courses that are over, and the worst residual of collagen.
    fn settle(&mut self, parts: &mut [Part]) {
        for part in parts {
            self.statistics.add(part.course.take_statistics());
            self.collagen_residual = self.collagen_residual.max(part.course.collagen_residual());
        }
    }
}

pub(super) fn view(part: &Part) -> sideways::Part<'_> {
    sideways::Part { weight: part.weight, grid: part.grid(), state: part.course.values() }
}
