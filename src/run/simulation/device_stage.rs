//! A device alone, for its maker: a run without duration tries it at other lengths, forces, tensions and sites.
//!
//! Every trial is a session with the hand, the passes, the patch and the seed of the scenario, so that trials differ by what is
//! varied only; of a device that strikes very often all take the same smaller patch. That nothing pierces is a result (a pierced
//! share of 0, no depth). A trial that cannot be computed has empty cells, its reason beside them in the column `error`, and a
//! warning.

use rayon::prelude::*;

use super::member::Member;
use crate::physics::parameter::Parameters;
use crate::physics::puncture::{self, Device, Motion, PatternStatistics, Treatment};
use crate::physics::skin::{Site, Skin};
use crate::run::record::{Column, Sheet, SheetColumn, Table, TextColumn};
use crate::run::scenario::{Inputs, plan};
use crate::units::without_noise;

/// Lengths of needles on the market, mm.
const LENGTHS: [f64; 8] = [0.25, 0.5, 0.75, 1.0, 1.5, 2.0, 2.5, 3.0];
/// Those that the members of an ensemble try, besides the scenario's own.
const FEW_LENGTHS: [f64; 2] = [0.5, 3.0];
const FORCE_FACTORS: [f64; 3] = [0.5, 1.0, 2.0];
/// Line tension that stretching adds, N/mm.
const STRETCHES: [f64; 3] = [0.0, 0.01, 0.03];
/// Strikes beyond which a smaller patch is enough: the mean is then within a thirtieth of the spread.
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
    Own,
}

/// One use of one device on one skin.
#[derive(Debug, Clone, PartialEq)]
struct Trial {
    skin: Skin,
    device: Device,
    treatment: Treatment,
}

/// What is varied, to what, and how it is tried.
type Trials = Vec<(&'static str, String, Trial)>;

/// Name and unit of what is told of a trial.
const QUANTITIES: [(&str, &str); 7] = [
    ("depth_mean", "mm"),
    ("depth_sd", "mm"),
    ("depth_low", "mm"),
    ("depth_high", "mm"),
    ("pierced_fraction", "1"),
    ("force_per_needle", "N"),
    ("threshold_force", "N"),
];

type Row = [f64; QUANTITIES.len()];

/// What a trial came to, or why it could not be computed.
type Told = Result<Row, String>;

/// Of a trial that was not computed.
const EMPTY: Row = [f64::NAN; QUANTITIES.len()];

/// Name of the column that says why a trial was not computed.
const ERROR: &str = "error";

/// Says whether to go on with the next trial.
pub type GoOn<'a> = &'a (dyn Fn() -> bool + Sync);

/// Depth against the length of the needles, and by row why a length could not be computed (empty where it was).
#[derive(Debug, Clone, Default)]
pub struct SetDepth {
    pub table: Table,
    pub errors: Vec<String>,
}

/// Where trials are made: the use of the device that the scenario describes and, if it has the same patch, what came of it.
struct Bench<'a> {
    base: Trial,
    statistics: Option<&'a PatternStatistics>,
    parameters: &'a Parameters,
    seed: u64,
}

/// Whether only the device is simulated.
pub fn is_device_run(inputs: &Inputs) -> bool {
    inputs.duration <= 0.0 && inputs.device.is_some()
}

/// Depth against the length of the needles; empty cells at lengths that were not to be tried.
pub fn set_depth(
    inputs: &Inputs,
    parameters: &Parameters,
    member: &Member,
    tried: Lengths,
    go_on: GoOn<'_>,
) -> SetDepth {
    let Some(bench) = Bench::of(inputs, parameters, member) else { return SetDepth::default() };
    let lengths = lengths(&bench.base.device);
    let own = bench.base.device.needle.length;
    let wanted = |length: f64| match tried {
        Lengths::All => true,
        Lengths::Few => length == own || FEW_LENGTHS.contains(&length),
        Lengths::Own => length == own,
    };
    let told: Vec<Told> = lengths
        .par_iter()
        .map(|&length| {
            let trial = bench.base.with(|trial| trial.device.needle.length = length);
            if wanted(length) { bench.tell(&trial, go_on) } else { Ok(EMPTY) }
        })
        .collect();
    let (rows, errors) = parted(told);
    let mut table = Table::new();
    table.push("needle_length", "mm", lengths);
    table.columns.extend(columns(&rows));
    SetDepth { table, errors }
}

impl SetDepth {
    /// With the reasons as a last column.
    pub fn into_sheet(self) -> Sheet {
        let mut sheet = Sheet { columns: self.table.columns.into_iter().map(SheetColumn::Numbers).collect() };
        if !sheet.columns.is_empty() {
            sheet.columns.push(words(ERROR, self.errors));
        }
        sheet
    }
}

/// One warning for every trial of the two tables that could not be computed.
pub fn failures(set_depth: &Sheet, sensitivity: &Sheet) -> Vec<String> {
    let errors = |sheet: &Sheet| sheet.text(ERROR).map_or(Vec::new(), |column| column.values.clone());
    let mut settings: Vec<String> = Vec::new();
    if let Some(lengths) = set_depth.numbers("needle_length") {
        settings.extend(lengths.values.iter().map(|length| format!("needles of {} mm", without_noise(*length))));
    }
    if let (Some(varied), Some(setting)) = (sensitivity.text("varied"), sensitivity.text("setting")) {
        settings
            .extend(varied.values.iter().zip(&setting.values).map(|(varied, setting)| format!("{varied} {setting}")));
    }
    let failed = settings.into_iter().zip(errors(set_depth).into_iter().chain(errors(sensitivity)));
    failed
        .filter(|(_, error)| !error.is_empty())
        .map(|(setting, error)| format!("the trial with {setting} could not be computed: {error}"))
        .collect()
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
pub fn sensitivity(inputs: &Inputs, member: &Member, go_on: GoOn<'_>) -> Sheet {
    let Some(bench) = Bench::of(inputs, &inputs.parameters, member) else { return Sheet::default() };
    let base = &bench.base;
    let trials: Trials = at_forces(base).chain(at_stretches(base)).chain(at_sites(base, inputs)).collect();
    let (rows, errors) = parted(trials.par_iter().map(|(.., trial)| bench.tell(trial, go_on)).collect());
    let numbers = |name: &str, unit: &str, value: fn(&Trial) -> f64| {
        SheetColumn::Numbers(Column::new(name, unit, trials.iter().map(|(.., trial)| value(trial)).collect()))
    };
    let mut sheet = Sheet::default();
    sheet.columns.push(words("varied", trials.iter().map(|(varied, ..)| (*varied).to_owned()).collect()));
    sheet.columns.push(words("setting", trials.iter().map(|(_, setting, _)| setting.clone()).collect()));
    sheet.columns.push(numbers("force", "N", |trial| trial.treatment.force));
    sheet.columns.push(numbers("stretch", "N/m", |trial| trial.treatment.stretch * PER_METRE));
    sheet.columns.extend(columns(&rows).into_iter().map(SheetColumn::Numbers));
    sheet.columns.push(words(ERROR, errors));
    sheet
}

fn words(name: &str, values: Vec<String>) -> SheetColumn {
    SheetColumn::Text(TextColumn { name: name.to_owned(), values })
}

/// Rows of numbers, and beside them the reasons of those that are empty.
fn parted(told: Vec<Told>) -> (Vec<Row>, Vec<String>) {
    told.into_iter().map(|told| told.map_or_else(|error| (EMPTY, error), |row| (row, String::new()))).unzip()
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
            Skin { preparation: own.preparation, ..typical }.of_person(&inputs.parameters.skin)
        };
        let skin = if site == own.site { own.clone() } else { elsewhere() };
        ("site", site.name().to_owned(), base.with(|trial| trial.skin = skin))
    })
}

impl Trial {
    fn with(&self, change: impl FnOnce(&mut Trial)) -> Trial {
        let mut trial = self.clone();
        change(&mut trial);
        trial
    }
}

impl<'a> Bench<'a> {
    fn of(inputs: &Inputs, parameters: &'a Parameters, member: &'a Member) -> Option<Bench<'a>> {
        let (device, mut treatment) = (inputs.device.clone()?, inputs.treatment.clone()?);
        let density = plan(inputs).nominal_density;
        let whole = treatment.patch;
        treatment.patch = whole.min((STRIKES / density).sqrt().max(SMALLEST_PATCH));
        let statistics = member.punctures.first().map(|session| &session.statistics);
        let statistics = statistics.filter(|_| treatment.patch == whole);
        let base = Trial { skin: inputs.skin.clone(), device, treatment };
        Some(Bench { base, statistics, parameters, seed: inputs.seed })
    }

    fn tell(&self, trial: &Trial, go_on: GoOn<'_>) -> Told {
        if let Some(statistics) = self.statistics.filter(|_| *trial == self.base) {
            return Ok(row(statistics));
        }
        if !go_on() {
            return Err("interrupted".to_owned());
        }
        let Trial { skin, device, treatment } = trial;
        puncture::depths(skin, device, treatment, self.parameters, self.seed)
            .map(|statistics| row(&statistics))
            .map_err(|error| error.to_string())
    }
}

/// What is told of a trial, in the order of [QUANTITIES]; depths and forces of holes are empty where there is none.
fn row(statistics: &PatternStatistics) -> Row {
    let of_holes = |value: f64| if statistics.density > 0.0 { value } else { f64::NAN };
    [
        of_holes(statistics.depth_mean),
        of_holes(statistics.depth_sd),
        of_holes(statistics.depth_low),
        of_holes(statistics.depth_high),
        statistics.pierced_fraction,
        of_holes(statistics.force_per_needle),
        statistics.threshold_force.unwrap_or(f64::NAN),
    ]
}

fn columns(rows: &[Row]) -> Vec<Column> {
    let column = |(index, (name, unit)): (usize, &(&str, &str))| {
        Column::new(*name, *unit, rows.iter().map(|row| row[index]).collect())
    };
    QUANTITIES.iter().enumerate().map(column).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_could_not_be_computed_is_told_apart_from_what_does_not_pierce() {
        let nothing_pierces = row(&PatternStatistics::default());
        assert!(nothing_pierces[0].is_nan() && nothing_pierces[4] == 0.0, "no depth, and a share of 0");
        let (rows, errors) = parted(vec![Ok(nothing_pierces), Err("the drum does not roll".to_owned())]);
        assert!(rows[1].iter().all(|value| value.is_nan()));
        let mut table = Table::new();
        table.push("needle_length", "mm", vec![0.5, 3.0]);
        table.columns.extend(columns(&rows));
        let sheet = SetDepth { table, errors }.into_sheet();
        let told = failures(&sheet, &Sheet::default());
        assert_eq!(told, ["the trial with needles of 3 mm could not be computed: the drum does not roll"]);
    }
}
