//! A device alone, for its maker: a run without duration tries it at other lengths, forces, tensions and sites.
//!
//! Every trial is a first session with the hand, the passes and the seed of the scenario, on a patch no larger than a
//! thousand strikes need, so that trials differ by what is varied only. A trial that cannot be computed leaves empty cells.

use rayon::prelude::*;

use super::member::personal_skin;
use crate::physics::parameter::Parameters;
use crate::physics::puncture::{self, Device, Lattice, Motion, PatternStatistics, Treatment};
use crate::physics::skin::{Site, Skin};
use crate::run::record::{Column, Sheet, SheetColumn, Table, TextColumn};
use crate::run::scenario::Inputs;
use crate::units::without_noise;

/// Lengths of needles on the market, mm.
const LENGTHS: [f64; 12] = [0.25, 0.5, 0.75, 1.0, 1.25, 1.5, 1.75, 2.0, 2.25, 2.5, 2.75, 3.0];
/// Those that the members of an ensemble try, besides the scenario's own.
const FEW_LENGTHS: [f64; 4] = [0.25, 0.75, 1.5, 3.0];
const FORCE_FACTORS: [f64; 3] = [0.5, 1.0, 2.0];
/// Line tension that stretching adds, N/mm.
const STRETCHES: [f64; 3] = [0.0, 0.01, 0.03];
/// Strikes that are enough for a mean within a per cent.
const STRIKES: f64 = 1000.0;
/// Edge of the smallest patch, mm.
const SMALLEST_PATCH: f64 = 2.0;
/// N/mm to N/m.
const PER_METRE: f64 = 1e3;

/// Which lengths to try.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lengths {
    All,
    Few,
}

/// One use of one device on one skin.
#[derive(Debug, Clone)]
struct Trial {
    skin: Skin,
    device: Device,
    treatment: Treatment,
}

type Trials = Vec<(&'static str, String, Trial)>;

/// Whether only the device is simulated.
pub fn is_device_run(inputs: &Inputs) -> bool {
    inputs.duration <= 0.0 && inputs.device.is_some()
}

/// Depth against the length of the needles; empty cells at lengths that were not to be tried.
pub fn set_depth(inputs: &Inputs, parameters: &Parameters, tried: Lengths) -> Table {
    let Some(base) = Trial::of(inputs) else { return Table::new() };
    let lengths = lengths(&base.device);
    let own = base.device.needle.length;
    let wanted = |length: f64| tried == Lengths::All || length == own || FEW_LENGTHS.contains(&length);
    let results: Vec<Option<PatternStatistics>> = lengths
        .par_iter()
        .map(|&length| {
            let trial = base.with(|trial| trial.device.needle.length = length);
            wanted(length).then(|| trial.statistics(parameters, inputs.seed)).flatten()
        })
        .collect();
    let mut table = Table::new();
    table.push("needle_length", "mm", lengths);
    table.columns.extend(columns(&results));
    table
}

/// The usual lengths that the drum allows, and the device's own.
fn lengths(device: &Device) -> Vec<f64> {
    let limit = match device.motion {
        Motion::Roller { drum_diameter, .. } => 0.5 * drum_diameter,
        Motion::Stamp | Motion::Pen { .. } => f64::INFINITY,
    };
    let own = device.needle.length;
    let mut lengths: Vec<f64> = LENGTHS.into_iter().filter(|length| *length < limit && *length != own).collect();
    lengths.push(own);
    lengths.sort_by(f64::total_cmp);
    lengths
}

/// The device at other forces, tensions and sites, one row each.
pub fn sensitivity(inputs: &Inputs) -> Sheet {
    let Some(base) = Trial::of(inputs) else { return Sheet::default() };
    let trials: Trials = at_forces(&base).chain(at_stretches(&base)).chain(at_sites(&base, inputs)).collect();
    let results: Vec<Option<PatternStatistics>> =
        trials.par_iter().map(|(_, _, trial)| trial.statistics(&inputs.parameters, inputs.seed)).collect();
    let words = |name: &str, values: Vec<String>| SheetColumn::Text(TextColumn { name: name.to_owned(), values });
    let numbers = |name: &str, unit: &str, value: fn(&Trial) -> f64| {
        SheetColumn::Numbers(Column::new(name, unit, trials.iter().map(|(.., trial)| value(trial)).collect()))
    };
    let mut sheet = Sheet::default();
    sheet.columns.push(words("varied", trials.iter().map(|(varied, ..)| (*varied).to_owned()).collect()));
    sheet.columns.push(words("setting", trials.iter().map(|(_, setting, _)| setting.clone()).collect()));
    sheet.columns.push(numbers("force", "N", |trial| trial.treatment.force));
    sheet.columns.push(numbers("stretch", "N/m", |trial| trial.treatment.stretch * PER_METRE));
    sheet.columns.extend(columns(&results).into_iter().map(SheetColumn::Numbers));
    sheet
}

fn at_forces(base: &Trial) -> impl Iterator<Item = (&'static str, String, Trial)> {
    FORCE_FACTORS.into_iter().map(|factor| {
        let trial = base.with(|trial| trial.treatment.force *= factor);
        ("force", format!("{} N", without_noise(trial.treatment.force)), trial)
    })
}

fn at_stretches(base: &Trial) -> impl Iterator<Item = (&'static str, String, Trial)> {
    let own = base.treatment.stretch;
    let mut stretches: Vec<f64> = STRETCHES.into_iter().filter(|stretch| *stretch != own).chain([own]).collect();
    stretches.sort_by(f64::total_cmp);
    stretches.into_iter().map(|stretch| {
        let trial = base.with(|trial| trial.treatment.stretch = stretch);
        ("stretch", format!("{} N/m", without_noise(stretch * PER_METRE)), trial)
    })
}

/// The person's skin at every site; at the scenario's own as the scenario states it.
fn at_sites(base: &Trial, inputs: &Inputs) -> impl Iterator<Item = (&'static str, String, Trial)> {
    Site::ALL.into_iter().map(|site| {
        let own = &inputs.skin;
        let elsewhere = || {
            let typical = Skin::typical(site, own.sex, own.age, own.phototype);
            personal_skin(&Skin { preparation: own.preparation, ..typical }, &inputs.parameters)
        };
        let skin = if site == own.site { own.clone() } else { elsewhere() };
        ("site", site.name().to_owned(), base.with(|trial| trial.skin = skin))
    })
}

impl Trial {
    fn of(inputs: &Inputs) -> Option<Trial> {
        let (device, treatment) = (inputs.device.clone()?, inputs.treatment.clone()?);
        Some(Trial { skin: inputs.skin.clone(), device, treatment })
    }

    fn with(&self, change: impl FnOnce(&mut Trial)) -> Trial {
        let mut trial = self.clone();
        change(&mut trial);
        trial
    }

    /// Nothing where the physics refuses.
    fn statistics(&self, parameters: &Parameters, seed: u64) -> Option<PatternStatistics> {
        let density = Lattice::new(&self.device, parameters).density() * f64::from(self.treatment.passes);
        let enough = (STRIKES / density).sqrt().max(SMALLEST_PATCH);
        let session_times = vec![0.0];
        let treatment = Treatment { session_times, patch: self.treatment.patch.min(enough), ..self.treatment.clone() };
        let sessions = puncture::simulate(&self.skin, &self.device, &treatment, parameters, seed).ok()?;
        sessions.into_iter().next().map(|session| session.statistics)
    }
}

/// What came of the trials. Depths and forces of holes are empty where there is none.
fn columns(results: &[Option<PatternStatistics>]) -> Vec<Column> {
    type Quantity = (&'static str, &'static str, fn(&PatternStatistics) -> Option<f64>);
    const QUANTITIES: &[Quantity] = &[
        ("depth_mean", "mm", |trial| of_holes(trial, trial.depth_mean)),
        ("depth_sd", "mm", |trial| of_holes(trial, trial.depth_sd)),
        ("depth_low", "mm", |trial| of_holes(trial, trial.depth_low)),
        ("depth_high", "mm", |trial| of_holes(trial, trial.depth_high)),
        ("pierced_fraction", "1", |trial| Some(trial.pierced_fraction)),
        ("force_per_needle", "N", |trial| of_holes(trial, trial.force_per_needle)),
        ("threshold_force", "N", |trial| trial.threshold_force),
    ];
    let column = |(name, unit, value): &Quantity| {
        let values = results.iter().map(|trial| trial.as_ref().and_then(value).unwrap_or(f64::NAN));
        Column::new(*name, *unit, values.collect())
    };
    QUANTITIES.iter().map(column).collect()
}

fn of_holes(trial: &PatternStatistics, value: f64) -> Option<f64> {
    (trial.density > 0.0).then_some(value)
}
