//! What is drawn of the serum besides its course: where it is by depth, how soon it must come, how dense and long the needles are.
//!
//! | table | question | rows |
//! |---|---|---|
//! | profile | how deep is how much? | hours after the first application × depth |
//! | window | how much more gets in if the serum comes later? | delay after a session |
//! | map | how much more would other needles let in? | density × length |
//!
//! Window and map follow a single application on skin that was needled once, with the channels of the first session. In the map
//! the depth of insertion goes with the length of the needle, and the number of channels with the density; their width stays, and
//! they stay open no deeper than `open_depth`.

use super::SimulationError;
use super::absorption_stage::{AbsorptionStage, channels};
use super::curves::Layer;
use super::member::Member;
use crate::physics::absorption::{ChannelClass, Channels, PASSES, Serum, delivered_after};
use crate::physics::parameter::Parameters;
use crate::physics::puncture::{Channel, ChannelPopulation};
use crate::run::record::Table;
use crate::run::scenario::Inputs;

const HOURS: f64 = 24.0;
/// 1/cm² to 1/mm².
const PER_SQUARE_CENTIMETRE: f64 = 1e-2;
const PROFILE_HOURS: [f64; 8] = [0.25, 1.0, 4.0, 8.0, 24.0, 48.0, 72.0, 168.0];
const SECOND: f64 = 1.0 / 86_400.0;
/// Rows of the profile in stratum corneum, viable epidermis and dermis.
const PROFILE_ROWS: [u32; 3] = [3, 4, 20];
/// Hours from a session to the application.
const DELAYS: [f64; 14] = [0.0, 0.5, 1.0, 2.0, 3.0, 4.0, 6.0, 8.0, 12.0, 18.0, 24.0, 36.0, 48.0, 72.0];
/// Channels per cm² of skin.
const DENSITIES: [f64; 7] = [10.0, 20.0, 50.0, 100.0, 200.0, 500.0, 1000.0];
/// mm.
const LENGTHS: [f64; 7] = [0.2, 0.3, 0.5, 0.75, 1.0, 1.5, 2.5];

/// Concentration by depth at some hours after the first application, needled and intact. The rows of a member with thinner or
/// thicker skin are the same shares of its layers; depths are those of the reference, `rows`.
pub fn profile(stage: &AbsorptionStage, rows: &[Layer], applications: &[f64], molar_mass: f64) -> Table {
    let result = &stage.result;
    let start = applications.first().copied().unwrap_or(0.0);
    let report = |hours: &f64| {
        let time = start + hours / HOURS;
        let index = stage.report_before(time + SECOND);
        result.times.get(index).is_some_and(|found| (found - time).abs() < SECOND).then_some((*hours, index))
    };
    let reports: Vec<(f64, usize)> = PROFILE_HOURS.iter().filter_map(report).collect();
    let own = layers(result.edges[result.epidermis], result.edges[result.dermis], result.edges[result.edges.len() - 1]);
    let column = |value: &dyn Fn(usize, usize) -> f64| -> Vec<f64> {
        reports.iter().flat_map(|(_, report)| (0..rows.len()).map(|row| value(*report, row))).collect()
    };
    let mut table = Table::new();
    table.push("time", "h", reports.iter().flat_map(|(hours, _)| rows.iter().map(|_| *hours)).collect());
    table.push("depth", "mm", column(&|_, row| 0.5 * (rows[row].0 + rows[row].1)));
    for (name, path) in [("needled", &result.needled), ("intact", &result.intact)] {
        let mean = |report: usize, row: usize| {
            own.get(row)
                .map_or(f64::NAN, |layer| mean_over(&path.concentration[report], &result.edges, *layer) / molar_mass)
        };
        table.push(format!("{name}.concentration"), "mM", column(&mean));
    }
    table
}

/// Rows of the profile in skin with these lower ends of its layers, mm; fine at the top of the dermis. Without dermis none in it.
pub fn layers(stratum_corneum: f64, epidermis: f64, bottom: f64) -> Vec<Layer> {
    let ends = [(0.0, stratum_corneum), (stratum_corneum, epidermis), (epidermis, bottom)];
    let mut rows = Vec::new();
    for (place, ((top, end), count)) in ends.into_iter().zip(PROFILE_ROWS).enumerate() {
        let dermis = place == 2;
        let edge = |row: u32| {
            let share = f64::from(row) / f64::from(count);
            top + (end - top) * if dermis { share * share } else { share }
        };
        if end > top {
            rows.extend((0..count).map(|row| (edge(row), edge(row + 1))));
        }
    }
    rows
}

fn mean_over(values: &[f64], edges: &[f64], (top, bottom): Layer) -> f64 {
    let cells = edges.windows(2).zip(values);
    let amount: f64 = cells.map(|(cell, value)| value * (cell[1].min(bottom) - cell[0].max(top)).max(0.0)).sum();
    amount / (bottom - top)
}

/// Ratio and share of the dose against the time from a session to the application; empty without needles or on the bench, where
/// nothing closes.
pub fn window(inputs: &Inputs, parameters: &Parameters, member: &Member) -> Result<Table, SimulationError> {
    let Some(explored) = Explored::new(inputs, parameters, member).filter(|_| inputs.heals()) else {
        return Ok(Table::new());
    };
    let delays = DELAYS.map(|hours| hours / HOURS);
    let intact = explored.intact()?;
    let needled = explored.delivered(Some(&explored.channels), &delays)?;
    let mut table = Table::new();
    table.push("delay", "h", DELAYS.to_vec());
    table.push("enhancement_ratio", "1", needled.iter().map(|amount| explored.ratio(*amount, intact)).collect());
    table.push("dose_fraction", "1", needled.iter().map(|amount| amount / explored.dose).collect());
    table.push("dose_fraction_intact", "1", vec![intact / explored.dose; DELAYS.len()]);
    Ok(table)
}

/// Ratio over density and length, at the delay of the scenario; empty without holes.
pub fn map(inputs: &Inputs, parameters: &Parameters, member: &Member) -> Result<Table, SimulationError> {
    let Some(explored) = Explored::new(inputs, parameters, member) else { return Ok(Table::new()) };
    let delay = explored.delay;
    let intact = explored.intact()?;
    let mut columns: [Vec<f64>; 4] = Default::default();
    for length in LENGTHS {
        for density in DENSITIES {
            let channels = explored.with(density * PER_SQUARE_CENTIMETRE, length);
            let amount = explored.delivered(Some(&channels), &[delay])?[0];
            let values = [density, length, explored.ratio(amount, intact), amount / explored.dose];
            columns.iter_mut().zip(values).for_each(|(column, value)| column.push(value));
        }
    }
    let names =
        [("channel_density", "1/cm2"), ("needle_length", "mm"), ("enhancement_ratio", "1"), ("dose_fraction", "1")];
    Ok(Table::labelled(names, columns))
}

/// One application of the serum on skin with other channels, or later.
struct Explored<'a> {
    inputs: &'a Inputs,
    parameters: &'a Parameters,
    serum: &'a Serum,
    channels: Channels,
    /// What the channels were made of.
    population: &'a ChannelPopulation,
    /// Applied, µg/mm².
    dose: f64,
    /// From the first session to the first application after it, d.
    delay: f64,
}

impl<'a> Explored<'a> {
    /// Nothing without a serum, or without a hole.
    fn new(inputs: &'a Inputs, parameters: &'a Parameters, member: &'a Member) -> Option<Explored<'a>> {
        member.absorption.as_ref()?;
        let serum = inputs.serum.as_ref()?;
        let channels = channels(inputs, &member.punctures)?;
        let population = &member.punctures.first()?.channels;
        let session = *member.calendar.sessions.first()?;
        let later = member.calendar.applications.iter().find(|time| **time >= session);
        let delay = later.map_or(0.0, |time| time - session);
        let dose = serum.dose * serum.concentration;
        let pierced = !population.channels.is_empty();
        pierced.then_some(Explored { inputs, parameters, serum, channels, population, dose, delay })
    }

    fn delivered(&self, channels: Option<&Channels>, delays: &[f64]) -> Result<Vec<f64>, SimulationError> {
        let model = self.inputs.lipid_path.model();
        Ok(delivered_after(model, &self.inputs.skin, self.serum, channels, self.parameters, delays)?)
    }

    fn intact(&self) -> Result<f64, SimulationError> {
        Ok(self.delivered(None, &[0.0])?[0])
    }

    /// No number where next to nothing passes intact skin.
    fn ratio(&self, needled: f64, intact: f64) -> f64 {
        if intact > PASSES * self.dose { needled / intact } else { f64::NAN }
    }

    /// The channels, in another number and of other needles.
    fn with(&self, density: f64, length: f64) -> Channels {
        let longer = length / self.channels.needle_length;
        let deeper = |channel: &Channel| {
            let insertion_depth = channel.insertion_depth * longer;
            Channel {
                insertion_depth,
                open_depth: insertion_depth.min(self.parameters.puncture.open_depth),
                ..*channel
            }
        };
        let population = ChannelPopulation {
            channels: self.population.channels.iter().map(deeper).collect(),
            area: self.population.channels.len() as f64 / density,
            ..*self.population
        };
        Channels {
            needle_length: length,
            classes: ChannelClass::of_population(&population),
            opened: self.channels.opened.clone(),
        }
    }
}
