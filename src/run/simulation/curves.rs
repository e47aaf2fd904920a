//! The tables that an ensemble gives bands: their rows are those of the reference, whoever the member is.
//!
//! Members differ in the thickness of their skin. So that one row means one depth under the surface in all of them, what a
//! member has in cells is averaged over the layers of the reference; where a member has no dermis, it says nothing.

use super::SimulationError;
use super::absorption_curves;
use super::absorption_stage::AbsorptionStage;
use super::device_stage::{self, GoOn, Lengths, SetDepth};
use super::healing_stage::HealingStage;
use super::member::Member;
use super::scar_curve;
use super::series;
use crate::physics::absorption::Path;
use crate::physics::healing::State;
use crate::physics::parameter::Parameters;
use crate::physics::puncture::Fractions;
use crate::physics::skin::Preparation;
use crate::run::record::Table;
use crate::run::scenario::Inputs;

const HOURS: f64 = 24.0;
/// µg/mm² to µg/cm².
const PER_SQUARE_CENTIMETRE: f64 = 100.0;
/// Layers of `injury.csv`, from the surface through the dermis.
const INJURY_ROWS: u32 = 100;
/// Bins of `depth_distribution.csv`, from the surface to the length of the needles.
const DEPTH_BINS: u32 = 50;
const TABLES: usize = 10;

/// A layer between two depths, mm from the surface.
pub type Layer = (f64, f64);

/// The layers of the reference.
pub struct Rows {
    tissue: Vec<Layer>,
    injury: Vec<Layer>,
    depths: Vec<Layer>,
    serum: Vec<Layer>,
}

/// Tables under the names of their files; one that the run does not have has no columns.
#[derive(Debug, Clone, Default)]
pub struct Curves {
    pub timeseries: Table,
    pub depth_profile: Table,
    pub injury: Table,
    pub depth_distribution: Table,
    pub absorption: Table,
    pub absorption_profile: Table,
    pub absorption_window: Table,
    pub absorption_map: Table,
    pub scar: Table,
    pub set_depth: SetDepth,
}

impl Rows {
    pub fn of(inputs: &Inputs, reference: &Member) -> Rows {
        let slices = |bottom: f64, count: u32| {
            let edge = move |row: u32| bottom * f64::from(row) / f64::from(count);
            (0..count).map(|row| (edge(row), edge(row + 1))).collect()
        };
        Rows {
            tissue: reference.healing.as_ref().map(HealingStage::layers).unwrap_or_default(),
            injury: slices(inputs.skin.thickness(), INJURY_ROWS),
            serum: layers_of_skin(inputs),
            depths: inputs.device.as_ref().map_or(Vec::new(), |device| slices(device.needle.length, DEPTH_BINS)),
        }
    }
}

impl Curves {
    /// The curves of a member; `lengths` is what to try for the depth against the length that is set, as long as `go_on`.
    pub fn of(
        inputs: &Inputs,
        parameters: &Parameters,
        member: &Member,
        rows: &Rows,
        lengths: Lengths,
        go_on: GoOn<'_>,
    ) -> Result<Curves, SimulationError> {
        let mut curves = Curves { injury: injury(member, rows), ..Curves::default() };
        curves.depth_distribution = depth_distribution(member, rows);
        if let Some(healing) = &member.healing {
            curves.timeseries = series::table(inputs, parameters, member, healing);
            curves.depth_profile = profile(member, healing, rows);
        }
        if let Some(stage) = &member.scar {
            curves.scar = scar_curve::table(stage, &member.calendar, &inputs.output_days, &parameters.outcome);
        }
        if let Some(stage) = &member.absorption {
            curves.absorption = absorption(stage, &member.calendar.applications);
            let molar_mass = inputs.serum.as_ref().map_or(f64::NAN, |serum| serum.solute.molar_mass);
            curves.absorption_profile =
                absorption_curves::profile(stage, &rows.serum, &member.calendar.applications, molar_mass);
            curves.absorption_window = absorption_curves::window(inputs, parameters, member)?;
            curves.absorption_map = absorption_curves::map(inputs, parameters, member)?;
        }
        if device_stage::is_device_run(inputs) {
            curves.set_depth = device_stage::set_depth(inputs, parameters, member, lengths, go_on);
        }
        Ok(curves)
    }

    pub fn tables(&self) -> [&Table; TABLES] {
        [
            &self.timeseries,
            &self.depth_profile,
            &self.injury,
            &self.depth_distribution,
            &self.absorption,
            &self.absorption_profile,
            &self.absorption_window,
            &self.absorption_map,
            &self.scar,
            &self.set_depth.table,
        ]
    }

    /// In the order of [Curves::tables].
    pub fn tables_mut(&mut self) -> [&mut Table; TABLES] {
        [
            &mut self.timeseries,
            &mut self.depth_profile,
            &mut self.injury,
            &mut self.depth_distribution,
            &mut self.absorption,
            &mut self.absorption_profile,
            &mut self.absorption_window,
            &mut self.absorption_map,
            &mut self.scar,
            &mut self.set_depth.table,
        ]
    }

    /// Drops what gets no band, so that an ensemble is small in memory: the columns that name a row, and most of what is
    /// known of every depth at every time.
    pub fn keep_banded(&mut self) {
        const KEYS: [&str; 6] = ["time", "depth", "session", "needle_length", "channel_density", "delay"];
        const BY_DEPTH: [&str; 4] = ["collagen.total", "elastin", "dead_tissue", "serum"];
        // What names a row elsewhere is what a scar is asked for.
        let depth = self.scar.column("depth").cloned();
        for table in self.tables_mut() {
            table.columns.retain(|column| !KEYS.contains(&column.name.as_str()));
        }
        self.scar.columns = depth.into_iter().collect();
        self.depth_profile.columns.retain(|column| BY_DEPTH.contains(&column.name.as_str()));
    }
}

fn layers_of_skin(inputs: &Inputs) -> Vec<Layer> {
    let skin = &inputs.skin;
    let bottom = if skin.preparation == Preparation::EpidermalSheet { skin.epidermis } else { skin.thickness() };
    absorption_curves::layers(skin.stratum_corneum, skin.epidermis, bottom)
}

/// Time × depth, one row each.
fn profile(member: &Member, healing: &HealingStage, rows: &Rows) -> Table {
    type Quantity = (&'static str, &'static str, fn(&State<f64>) -> f64);
    const QUANTITIES: &[Quantity] = &[
        ("collagen1_young", "ug/mm3", |x| x.collagen1_young),
        ("collagen1_mature", "ug/mm3", |x| x.collagen1_mature),
        ("collagen3_young", "ug/mm3", |x| x.collagen3_young),
        ("collagen3_mature", "ug/mm3", |x| x.collagen3_mature),
        ("collagen_cut", "ug/mm3", |x| x.collagen_cut),
        ("elastin", "ug/mm3", |x| x.elastin),
        ("tropoelastin", "ug/mm3", |x| x.tropoelastin),
        ("dead_tissue", "1", |x| x.dead_tissue),
        ("fibroblasts", "1/mm3", |x| x.fibroblasts),
        ("myofibroblasts", "1/mm3", |x| x.myofibroblasts),
        ("tgf_beta1", "pg/mm3", |x| x.tgf_beta1),
    ];
    let weights: Vec<Vec<(usize, f64)>> = rows.tissue.iter().map(|layer| shares(*layer, &healing.layers())).collect();
    let series = &member.calendar.series;
    let times: Vec<usize> = member
        .calendar
        .profiles
        .iter()
        .map(|time| series.partition_point(|other| other < time).min(series.len() - 1))
        .collect();
    let column = |value: &dyn Fn(usize, usize) -> f64| {
        times.iter().flat_map(|time| (0..weights.len()).map(|row| value(*time, row))).collect::<Vec<f64>>()
    };
    let mean = |time: usize, row: usize, quantity: &dyn Fn(&State<f64>) -> f64| {
        let terms = weights[row].iter().map(|(cell, share)| share * quantity(&healing.cells[time][*cell]));
        terms.reduce(|sum, term| sum + term).unwrap_or(f64::NAN)
    };
    let mut table = Table::new();
    table.push("time", "d", column(&|time, _| series[time]));
    table.push("depth", "mm", column(&|_, row| middle(rows.tissue[row])));
    let healthy = healing.kinetics.healthy.collagen;
    table.push("collagen.total", "1", column(&|time, row| mean(time, row, &|x| x.collagen() / healthy)));
    for (name, unit, quantity) in QUANTITIES {
        table.push(*name, *unit, column(&|time, row| mean(time, row, quantity)));
    }
    let (top, bottom) = (healing.junction, healing.junction + healing.dermis);
    let serum = |time: usize, row: usize| {
        let layer = (rows.tissue[row].0.max(top), rows.tissue[row].1.min(bottom));
        match &member.absorption {
            _ if layer.1 <= layer.0 => f64::NAN,
            None => 0.0,
            Some(stage) => stage.concentration(stage.report_before(series[time]), layer.0, layer.1),
        }
    };
    table.push("serum", "ug/mm3", column(&serum));
    table
}

fn middle(layer: Layer) -> f64 {
    0.5 * (layer.0 + layer.1)
}

/// The cells that a layer overlaps, and which share of the common part each has.
fn shares(layer: Layer, cells: &[Layer]) -> Vec<(usize, f64)> {
    let overlaps = cells.iter().map(|cell| layer.1.min(cell.1) - layer.0.max(cell.0)).enumerate();
    let overlaps: Vec<(usize, f64)> = overlaps.filter(|(_, overlap)| *overlap > 0.0).collect();
    let whole: f64 = overlaps.iter().map(|(_, overlap)| overlap).sum();
    overlaps.into_iter().map(|(cell, overlap)| (cell, overlap / whole)).collect()
}

/// Injured share of the horizontal area by session and depth.
fn injury(member: &Member, rows: &Rows) -> Table {
    let mut columns: [Vec<f64>; 7] = Default::default();
    for (number, session) in member.punctures.iter().enumerate() {
        for layer in &rows.injury {
            let Fractions { killed, cut, bled, channel_area, displaced } = session.injury.fractions(layer.0, layer.1);
            let values = [number as f64 + 1.0, middle(*layer), killed, cut, bled, channel_area, displaced];
            for (column, value) in columns.iter_mut().zip(values) {
                column.push(value);
            }
        }
    }
    if member.punctures.is_empty() {
        return Table::new();
    }
    let names = [
        ("session", "1"),
        ("depth", "mm"),
        ("killed", "1"),
        ("cut", "1"),
        ("bled", "1"),
        ("channel_area", "1"),
        ("displaced", "1"),
    ];
    Table::labelled(names, columns)
}

/// Probability density of the depth of the holes of the first session; empty cells where nothing pierced.
fn depth_distribution(member: &Member, rows: &Rows) -> Table {
    let Some(session) = member.punctures.first() else { return Table::new() };
    let mut depths: Vec<f64> = session.punctures.iter().filter(|hole| hole.pierced).map(|hole| hole.depth).collect();
    depths.sort_by(f64::total_cmp);
    let count = depths.len() as f64;
    let last = rows.depths.len().saturating_sub(1);
    let density = |(bin, layer): (usize, &Layer)| {
        let from = depths.partition_point(|depth| *depth < layer.0);
        // A needle that goes in to its full length belongs to the last bin.
        let to = if bin == last { depths.len() } else { depths.partition_point(|depth| *depth < layer.1) };
        (to - from) as f64 / (count * (layer.1 - layer.0))
    };
    let columns = [
        rows.depths.iter().map(|layer| middle(*layer)).collect(),
        rows.depths.iter().enumerate().map(density).collect(),
    ];
    Table::labelled([("depth", "mm"), ("density", "1/mm")], columns)
}

/// From the first application to the end. The flux counts downwards: a little below zero, tissue gives back to a stratum corneum
/// that holds less than it.
fn absorption(stage: &AbsorptionStage, applications: &[f64]) -> Table {
    let result = &stage.result;
    let start = applications.first().copied().unwrap_or(0.0);
    let rows: Vec<usize> = (0..result.times.len()).filter(|row| result.times[*row] >= start).collect();
    let column = |values: &[f64], factor: f64| rows.iter().map(|row| values[*row] * factor).collect::<Vec<f64>>();
    let mut table = Table::new();
    table.push("time", "h", rows.iter().map(|row| (result.times[*row] - start) * HOURS).collect());
    for (side, path) in [("needled", &result.needled), ("intact", &result.intact)] {
        let flux = column(&path.flux, PER_SQUARE_CENTIMETRE / HOURS);
        table.push(format!("{side}.flux"), "ug/cm2/h", flux);
        for (name, amounts) in amounts(path) {
            table.push(format!("{side}.{name}"), "ug/cm2", column(amounts, PER_SQUARE_CENTIMETRE));
        }
    }
    table.push("lumen_patency", "1", column(&result.lumen_patency, 1.0));
    table.push("film_patency", "1", column(&result.film_patency, 1.0));
    table
}

fn amounts(path: &Path) -> [(&'static str, &[f64]); 11] {
    [
        ("delivered", &path.delivered),
        ("film", &path.film),
        ("stratum_corneum", &path.stratum_corneum),
        ("epidermis", &path.epidermis),
        ("dermis", &path.dermis),
        ("bound", &path.bound),
        ("cleared", &path.cleared),
        ("metabolised", &path.metabolised),
        ("evaporated", &path.evaporated),
        ("washed_off", &path.washed_off),
        ("shed", &path.shed),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_layer_takes_from_the_cells_it_overlaps_and_nothing_from_beyond() {
        let cells = [(0.1, 0.3), (0.3, 0.7), (0.7, 1.0)];
        assert_eq!(shares((0.3, 0.7), &cells), [(1, 1.0)], "its own cell, exactly");
        let across = shares((0.2, 0.5), &cells);
        assert!((across[0].1 - 1.0 / 3.0).abs() < 1e-12 && (across[1].1 - 2.0 / 3.0).abs() < 1e-12, "{across:?}");
        let edge = shares((0.9, 1.2), &cells);
        assert!(edge.len() == 1 && edge[0].0 == 2 && (edge[0].1 - 1.0).abs() < 1e-12);
        assert!(shares((1.0, 1.2), &cells).is_empty());
    }
}
