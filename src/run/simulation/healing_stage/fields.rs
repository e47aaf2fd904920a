//! What differs from place to place: fields for `fields/`, and the spread of the tissue for `spread.csv`.

use super::spatial::{Arrangement, Part};
use super::{Accuracy, HealingStage, Request};
use crate::physics::healing::space::SpatialTissue;
use crate::physics::healing::state::{SIZE, VARIABLES};
use crate::physics::healing::{Healthy, State};
use crate::physics::outcome::Ratios;
use crate::run::record::paraview::Snapshot;
use crate::run::record::{Column, Table};
use crate::run::scenario::Resolution;
use crate::run::simulation::SimulationError;

/// Variables that fields hold beside the ratios.
const KEPT: [&str; 7] =
    ["dead_tissue", "alarmin", "tgf_beta1", "tgf_beta3", "mitogen", "fibroblasts", "myofibroblasts"];
/// What is told of a quantity.
const PARTS: [&str; 5] = ["mean", "sd", "lateral_sd", "p5", "p95"];
const LOW: f64 = 0.05;
const HIGH: f64 = 0.95;

/// Whether fields are kept at a time, of a run itself: of a patch, which is large, on the days asked for and those after sessions.
pub(super) fn is_kept(request: &Request<'_>, time: f64) -> bool {
    let morning = || request.calendar.sessions.iter().any(|session| session + 1.0 == time);
    let patch = matches!(request.inputs.resolution, Resolution::Patch { .. });
    is_profile(request, time) && (!patch || is_asked(request, time) || morning())
}

/// Whether the spread of the tissue is told at a time: of a member of an ensemble only where outcomes are.
pub(super) fn is_spread_told(request: &Request<'_>, time: f64) -> bool {
    is_profile(request, time) || is_asked(request, time)
}

fn is_profile(request: &Request<'_>, time: f64) -> bool {
    request.accuracy == Accuracy::Run && request.calendar.profiles.contains(&time)
}

fn is_asked(request: &Request<'_>, time: f64) -> bool {
    request.inputs.output_days.contains(&time) || request.inputs.duration == time
}

/// A cell of tissue, and how it compares with healthy tissue.
type Cell = (State<f64>, Ratios);

type Quantity = (&'static str, &'static str, fn(&Cell) -> f64);

/// Name, unit and value in a cell.
const QUANTITIES: [Quantity; 11] = [
    ("collagen.total", "1", |(_, ratios)| ratios.total),
    ("collagen.young", "1", |(_, ratios)| ratios.young),
    ("collagen.mature", "1", |(_, ratios)| ratios.mature),
    ("collagen.type3_share", "1", |(_, ratios)| ratios.type3_share.unwrap_or(f64::NAN)),
    ("elastin.ratio", "1", |(_, ratios)| ratios.elastin),
    ("tropoelastin.ratio", "1", |(_, ratios)| ratios.tropoelastin),
    ("hyaluronan.ratio", "1", |(_, ratios)| ratios.hyaluronan),
    ("dead_tissue", "1", |(x, _)| x.dead_tissue),
    ("tgf_beta1", "pg/mm3", |(x, _)| x.tgf_beta1),
    ("fibroblasts", "1/mm3", |(x, _)| x.fibroblasts),
    ("myofibroblasts", "1/mm3", |(x, _)| x.myofibroblasts),
];

/// The fields of the part that stands for most of the skin.
///
/// # Errors
/// A grid that makes no mesh.
pub(super) fn snapshot(
    arrangement: &impl Arrangement,
    time: f64,
    parts: &[Part],
    stage: &HealingStage,
) -> Result<Option<Snapshot>, SimulationError> {
    let Some(part) = parts.iter().reduce(|one, other| if other.weight > one.weight { other } else { one }) else {
        return Ok(None);
    };
    let (values, cells) = (part.course.values(), part.grid().cells());
    let tissue: Vec<Cell> = (0..cells).map(|cell| compared(values, cell, &stage.kinetics.healthy)).collect();
    let of_ratios =
        QUANTITIES[..2].iter().map(|(name, unit, value)| Column::new(*name, *unit, tissue.iter().map(value).collect()));
    let of_variables = VARIABLES.iter().enumerate().filter(|(_, variable)| KEPT.contains(&variable.name));
    let of_variables = of_variables.map(|(number, variable)| {
        Column::new(variable.name, variable.unit, values[number * cells..(number + 1) * cells].to_vec())
    });
    let columns = of_ratios.chain(of_variables).collect();
    let mesh = arrangement.mesh(part.grid(), stage.junction)?;
    Ok(Some(Snapshot { time, mesh, columns }))
}

fn compared(values: &[f64], cell: usize, healthy: &Healthy) -> Cell {
    let x = SpatialTissue::cell(values, cell);
    let ratios = Ratios::new(&x, healthy);
    (x, ratios)
}

/// Mean, standard deviation, deviation within layers of one depth, 5 and 95 % of every quantity over the volume of the dermis. Of
/// ratios each place has its own: the mean of the share of type III is not the share in all collagen.
#[derive(Debug, Clone, Default)]
pub(super) struct Spread {
    times: Vec<f64>,
    /// By quantity, by time.
    rows: [Vec<[f64; PARTS.len()]>; QUANTITIES.len()],
}

impl Spread {
    pub fn add(&mut self, time: f64, parts: &[Part], healthy: &Healthy) {
        self.times.push(time);
        let mut weighted: Vec<(Place, Cell)> = Vec::new();
        for part in parts {
            let grid = part.grid();
            let volume: f64 = (0..grid.cells()).map(|cell| grid.volume(cell)).sum();
            let values = part.course.values();
            debug_assert_eq!(values.len(), SIZE * grid.cells());
            weighted.extend((0..grid.cells()).map(|cell| {
                let place = Place { weight: part.weight * grid.volume(cell) / volume, layer: grid.position(cell)[2] };
                (place, compared(values, cell, healthy))
            }));
        }
        for ((_, _, value), rows) in QUANTITIES.iter().zip(&mut self.rows) {
            let mut values: Vec<(f64, Place)> = weighted.iter().map(|(place, cell)| (value(cell), *place)).collect();
            values.retain(|(value, _)| value.is_finite());
            rows.push(spread(values));
        }
    }

    /// In plain numbers: the times, and for each quantity and time its [PARTS].
    pub fn to_numbers(&self) -> (&[f64], Vec<f64>) {
        (&self.times, self.rows.iter().flatten().flatten().copied().collect())
    }

    /// Nothing unless there are as many numbers as belong to the times.
    pub fn from_numbers(times: &[f64], numbers: &[f64]) -> Option<Spread> {
        let (rows, rest) = numbers.as_chunks();
        let fits = rest.is_empty() && rows.len() == QUANTITIES.len() * times.len();
        let of_quantity = |quantity: usize| rows[quantity * times.len()..(quantity + 1) * times.len()].to_vec();
        fits.then(|| Spread { times: times.to_vec(), rows: std::array::from_fn(of_quantity) })
    }

    pub fn into_table(self) -> Table {
        let mut table = Table::new();
        if self.times.is_empty() {
            return table;
        }
        table.push("time", "d", self.times);
        for ((name, unit, _), rows) in QUANTITIES.iter().zip(&self.rows) {
            for (number, part) in PARTS.into_iter().enumerate() {
                table.push(format!("{name}.{part}"), *unit, rows.iter().map(|row| row[number]).collect());
            }
        }
        table
    }
}

/// Where a value stands, and for how much of the tissue.
#[derive(Debug, Clone, Copy)]
struct Place {
    weight: f64,
    layer: usize,
}

/// [PARTS] of values.
fn spread(mut values: Vec<(f64, Place)>) -> [f64; PARTS.len()] {
    let whole: f64 = values.iter().map(|(_, place)| place.weight).sum();
    let mean = values.iter().map(|(value, place)| value * place.weight).sum::<f64>() / whole;
    let layers = values.iter().map(|(_, place)| place.layer + 1).max().unwrap_or(0);
    let mut of_layers = vec![[0.0; 2]; layers];
    for (value, place) in &values {
        let [sum, weight] = &mut of_layers[place.layer];
        *sum += value * place.weight;
        *weight += place.weight;
    }
    let deviation = |from: &dyn Fn(usize) -> f64| {
        let squares = values.iter().map(|(value, place)| (value - from(place.layer), place.weight));
        (squares.map(|(apart, weight)| weight * apart * apart).sum::<f64>() / whole).sqrt()
    };
    let [sd, lateral] = [deviation(&|_| mean), deviation(&|layer| of_layers[layer][0] / of_layers[layer][1])];
    values.sort_by(|(one, _), (other, _)| one.total_cmp(other));
    let quantile = |share: f64| {
        let mut below = 0.0;
        let reached = values.iter().find(|(_, place)| {
            below += place.weight;
            below >= share * whole
        });
        reached.map_or(f64::NAN, |(value, _)| *value)
    };
    [mean, sd, lateral, quantile(LOW), quantile(HIGH)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spread_weighs_by_volume_and_tells_depth_from_sideways() {
        let place = |weight: f64, layer: usize| Place { weight, layer };
        let [mean, deviation, lateral, low, high] = spread(vec![(3.0, place(0.25, 1)), (1.0, place(0.75, 0))]);
        assert_eq!((mean, lateral, low, high), (1.5, 0.0, 1.0, 3.0));
        assert!((deviation - 0.75_f64.sqrt()).abs() < 1e-15);
        let [_, deviation, lateral, ..] = spread(vec![(3.0, place(0.5, 0)), (1.0, place(0.5, 0))]);
        assert_eq!((deviation, lateral), (1.0, 1.0));
    }
}
