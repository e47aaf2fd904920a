//! How far healing in space has come: all that a checkpoint must hold.
//!
//! | section | values |
//! |---|---|
//! | `journey` | next stop, parts, reports |
//! | `statistics` | work of courses that are over |
//! | `factors`, `closure`, `residual` | ascorbate of the layers, days until the epidermis closed, worst collagen |
//! | `cells`, `open`, `ascorbate` | what was reported, one report after the other |
//! | `spread.times`, `spread` | rows of `spread.csv` |
//! | `part.N. …` | its weight and mesh, its course in the parts of a [Snapshot], the epidermis over it |

use super::HealingStage;
use super::fields::Spread;
use super::spatial::{Arrangement, Part};
use crate::numerics::additive;
use crate::numerics::rosenbrock::Statistics;
use crate::physics::healing::State;
use crate::physics::healing::front::Coverage;
use crate::physics::healing::space::Snapshot;
use crate::physics::healing::state::SIZE;
use crate::run::record::checkpoint::{Checkpoint, CheckpointError, Section, Sections};
use crate::run::simulation::SimulationError;

/// Between two steps of a run.
pub(super) struct Journey {
    /// The stop it is on the way to, or at whose time it stands before anything has happened there.
    pub next: usize,
    pub parts: Vec<Part>,
    pub stage: HealingStage,
    /// Ascorbate factors of the layers.
    pub factors: Vec<f64>,
    pub spread: Spread,
}

impl Journey {
    /// All of it, as it is kept.
    pub fn to_sections(&self) -> Sections {
        let (stage, mut sections) = (&self.stage, Writer::default());
        sections.whole("journey", [self.next, self.parts.len(), stage.cells.len()].map(|count| count as u64));
        sections.whole("statistics", of_statistics(&stage.statistics));
        sections.real("residual", vec![stage.collagen_residual]);
        sections.real("closure", stage.closure.into_iter().collect());
        sections.real("factors", self.factors.clone());
        sections.real("cells", stage.cells.iter().flatten().flat_map(|x| x.to_array()).collect());
        sections.real("open", stage.open.clone());
        sections.real("ascorbate", stage.ascorbate.concat());
        let (times, rows) = self.spread.to_numbers();
        sections.real("spread.times", times.to_vec());
        sections.real("spread", rows);
        for (number, part) in self.parts.iter().enumerate() {
            sections.part(number, part);
        }
        sections.0
    }

    /// Goes on from a checkpoint; `self` stands at the beginning. `reports`: how many reports come before a stop, if there is such a
    /// stop.
    ///
    /// # Errors
    /// Sections that are not there, do not fit, or hold what no run has written.
    pub fn restore(
        &mut self,
        kept: &Checkpoint,
        arrangement: &impl Arrangement,
        reports: impl Fn(usize) -> Option<usize>,
    ) -> Result<(), SimulationError> {
        let [next, parts, reported] = counts(kept, "journey")?;
        if reports(next) != Some(reported) || parts == 0 {
            return Err(CheckpointError::senseless("journey").into());
        }
        let stage = &mut self.stage;
        let layers = stage.grid.cells();
        self.next = next;
        stage.statistics = to_statistics(&counts(kept, "statistics")?);
        let [residual] = exactly(kept, "residual")?;
        stage.collagen_residual = residual;
        stage.closure = match kept.real("closure")? {
            [] => None,
            [closure] => Some(*closure),
            _ => return Err(CheckpointError::size("closure").into()),
        };
        self.factors = of_length(kept, "factors", layers)?;
        // `reported` is one of the calendar, so that no product is large.
        let cells = of_length(kept, "cells", reported * layers * SIZE)?;
        let (states, _) = cells.as_chunks::<SIZE>();
        let states: Vec<State<f64>> = states.iter().map(|x| State::from_array(*x)).collect();
        stage.cells = states.chunks(layers).map(<[_]>::to_vec).collect();
        stage.open = of_length(kept, "open", reported)?;
        stage.ascorbate = rows(&of_length(kept, "ascorbate", reported * layers)?, layers);
        self.spread = Spread::from_numbers(kept.real("spread.times")?, kept.real("spread")?)
            .ok_or_else(|| CheckpointError::size("spread"))?;
        let depths = stage.grid.axes[2].edges();
        self.parts = (0..parts).map(|number| to_part(kept, number, arrangement, depths)).collect::<Result<_, _>>()?;
        Ok(())
    }
}

#[derive(Default)]
struct Writer(Sections);

impl Writer {
    fn whole(&mut self, name: &str, values: impl Into<Vec<u64>>) {
        self.0.insert(name.to_owned(), Section::Whole(values.into()));
    }

    fn real(&mut self, name: &str, values: Vec<f64>) {
        self.0.insert(name.to_owned(), Section::Real(values));
    }

    fn part(&mut self, number: usize, part: &Part) {
        let name = |value: &str| format!("part.{number}.{value}");
        for (axis, edges) in EDGES.into_iter().zip(part.grid().axes.each_ref().map(|axis| axis.edges().to_vec())) {
            self.real(&name(axis), edges);
        }
        let course = part.course.snapshot();
        self.real(&name("course"), vec![part.weight, course.time, course.stepper.step]);
        self.whole(&name("statistics"), of_statistics(&course.stepper.statistics));
        self.real(&name("values"), course.values);
        self.real(&name("initial_collagen"), course.initial_collagen);
        self.real(&name("ascorbate"), course.ascorbate);
        if let Some((start, coverage)) = part.coverage() {
            self.real(&name("coverage.start"), vec![start]);
            self.real(&name("coverage.times"), coverage.times.clone());
            self.real(&name("coverage.open"), coverage.open.concat());
            self.real(&name("coverage.areas"), coverage.areas.clone());
        }
    }
}

const EDGES: [&str; 3] = ["first_edges", "second_edges", "third_edges"];

/// The part of that number; all parts have the layers of the stage.
fn to_part(
    kept: &Checkpoint,
    number: usize,
    arrangement: &impl Arrangement,
    depths: &[f64],
) -> Result<Part, SimulationError> {
    let name = |value: &str| format!("part.{number}.{value}");
    let senseless = |value: &str| SimulationError::from(CheckpointError::senseless(&name(value)));
    let edges = |axis: &str| -> Result<Vec<f64>, CheckpointError> { Ok(kept.real(&name(axis))?.to_vec()) };
    let mut course = arrangement.course([edges(EDGES[0])?, edges(EDGES[1])?, edges(EDGES[2])?])?;
    if course.tissue().grid.axes[2].edges() != depths {
        return Err(senseless(EDGES[2]));
    }
    let (cells, floor) = (course.tissue().grid.cells(), course.tissue().surface_cells());
    let [weight, time, step] = exactly(kept, &name("course"))?;
    let positive = |value: f64| value.is_finite() && value > 0.0;
    if !positive(weight) || !positive(step) || !time.is_finite() {
        return Err(senseless("course"));
    }
    let statistics = to_statistics(&counts(kept, &name("statistics"))?);
    let values = |value: &str, length: usize| of_length(kept, &name(value), length);
    let intact = course.snapshot();
    course.restore(Snapshot {
        values: values("values", SIZE * cells)?,
        time,
        initial_collagen: values("initial_collagen", cells)?,
        ascorbate: values("ascorbate", cells)?,
        stepper: additive::Snapshot { step, statistics },
        ..intact
    });
    let mut part = Part::new(weight, course);
    if kept.has(&name("coverage.start")) {
        let [start] = exactly(kept, &name("coverage.start"))?;
        let times = kept.real(&name("coverage.times"))?.to_vec();
        let in_order = times.windows(2).all(|pair| pair[0] < pair[1]);
        if !start.is_finite() || times.is_empty() || !in_order || !times.iter().all(|time| time.is_finite()) {
            return Err(senseless("coverage.times"));
        }
        let open = rows(&values("coverage.open", times.len() * floor)?, floor);
        part.close_from(start, Coverage { times, open, areas: values("coverage.areas", floor)? });
    }
    Ok(part)
}

fn of_statistics(work: &Statistics) -> [u64; 6] {
    let Statistics { accepted, limited, refused_for_error, refused_for_sign, refused_for_pivot, derivatives } = *work;
    [accepted, limited, refused_for_error, refused_for_sign, refused_for_pivot, derivatives]
}

fn to_statistics(counts: &[usize; 6]) -> Statistics {
    let [accepted, limited, refused_for_error, refused_for_sign, refused_for_pivot, derivatives] =
        counts.map(|count| count as u64);
    Statistics { accepted, limited, refused_for_error, refused_for_sign, refused_for_pivot, derivatives }
}

fn counts<const N: usize>(kept: &Checkpoint, name: &str) -> Result<[usize; N], CheckpointError> {
    let counts: &[u64; N] = kept.whole(name)?.try_into().map_err(|_| CheckpointError::size(name))?;
    Ok(counts.map(|count| count as usize))
}

fn exactly<const N: usize>(kept: &Checkpoint, name: &str) -> Result<[f64; N], CheckpointError> {
    kept.real(name)?.try_into().map_err(|_| CheckpointError::size(name))
}

fn of_length(kept: &Checkpoint, name: &str, length: usize) -> Result<Vec<f64>, CheckpointError> {
    let values = kept.real(name)?;
    if values.len() == length { Ok(values.to_vec()) } else { Err(CheckpointError::size(name)) }
}

fn rows(values: &[f64], width: usize) -> Vec<Vec<f64>> {
    values.chunks(width).map(<[f64]>::to_vec).collect()
}
