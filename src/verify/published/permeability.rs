//! How fast solutes cross intact skin: log10 Kp of every solute with open data.
//!
//! `permeability.csv` holds one row a solute: molar mass (g/mol), log10 Kow, Schroeder volume (cm³/mol, by counting atoms, rings
//! and Kekulé bonds), the form in the donor, log10 Kp in cm/s with the lowest and highest record, how many records, and whose.
//!
//! * `cheruvu` (X001–X081): medians of the table of human skin in vitro and aqueous donors of Cheruvu et al. 2022, of the
//!   un-ionised form where the table tells it. Records with enhancers in the donor (Chantasart 2007, 2009) and one that a
//!   whole decade separates from all others (phenol, Southwell 1984) are left out. Where the table does not tell the charge
//!   (bases such as nadolol), the solute counts as neutral.
//! * `pooled` (P121–P134): medians over several databases, of solutes that are not in the other table. Pooled rows of the same
//!   solutes (water, mannitol, raffinose, glycerol, naltrexone, salicylic acid and salicylate) pool the same records with
//!   others of unknown vehicles, and are left out.
//!
//! Molecules without a log Kow in the tables have a recalled one; below −3 the lipid path carries next to nothing, whatever it is.
//! The interval of a measurement is the range of its records. One record alone, or several that are equal, are taken to be known
//! to a factor of three: an assumption, and a mild one where laboratories differ by three decades (hydrocortisone).
//!
//! The virtual experiment is the hydrated stratum corneum of the reference thickness with its lipid and polar path. Six solutes
//! set the size of the polar path and say so.

use serde::Deserialize;

use super::donor::{Donor, permeant};
use super::experiment::{Experiment, Kind};
use super::measurement::{Measurement, MeasurementError, Provenance, Value};
use crate::physics::absorption::{Ionisation, LipidPathModel, Serum, Solute, WangKastingNitsche, barrier};
use crate::physics::parameter::Parameters;

const TABLE: &str = include_str!("permeability.csv");

/// Of what was measured.
pub const UNIT: &str = "log10(cm/s)";

const CENTIMETRE_PER_SECOND: f64 = 10.0 * 86_400.0;
const WATER: f64 = 7.0;
const PHYSIOLOGICAL: f64 = 7.4;
const SECONDARY_AMINE: f64 = 9.7;
/// pKa of a base that is charged whatever the acidity.
const ALWAYS_CHARGED: f64 = 30.0;
/// log10 of the factor to which one record alone is taken to be known.
const FACTOR_OF_THREE: f64 = 0.477;

const PREDICTED: &str = "The hydrated stratum corneum of 43 um with the lipid path of Wang, Kasting and Nitsche and the polar path. The \
    interval of a measurement is the range of its records; a single record is assumed to be known to a factor of three.";
const SET: &str = "The same; length and pore radius of the polar path were set with these six.";

/// Form of the solute in the donor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Form {
    Neutral,
    Ion,
    /// A base of the pKa of secondary amines, in a donor of pH 7.4.
    WeakBase,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Role {
    Prediction,
    /// Sets the polar path.
    Construction,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Table {
    Cheruvu,
    Pooled,
}

#[derive(Debug, Clone, Deserialize)]
struct Row {
    id: String,
    solute: String,
    molar_mass: f64,
    log_kow: f64,
    schroeder_volume: f64,
    form: Form,
    log10_kp: f64,
    low: Option<f64>,
    high: Option<f64>,
    n: String,
    conditions: String,
    records: String,
    table: Table,
    role: Role,
}

/// One solute, for [super::accuracy].
#[derive(Debug, Clone, PartialEq)]
pub struct Permeant {
    pub solute: Solute,
    /// Measured, in [UNIT].
    pub log10_kp: f64,
    /// Whether the polar path was set with it.
    pub calibrates: bool,
}

fn rows() -> Result<Vec<Row>, MeasurementError> {
    csv::Reader::from_reader(TABLE.as_bytes())
        .into_deserialize()
        .map(|row| row.map_err(|error| MeasurementError::Table(format!("permeability.csv: {error}"))))
        .collect()
}

/// The rows as measurements.
///
/// # Errors
/// A row that does not parse; a test asserts that there is none.
pub fn measurements() -> Result<Vec<Measurement>, MeasurementError> {
    Ok(rows()?.into_iter().map(Row::measurement).collect())
}

/// All solutes of the table.
///
/// # Errors
/// A row that does not parse; a test asserts that there is none.
pub fn permeants() -> Result<Vec<Permeant>, MeasurementError> {
    let permeant = |row: Row| Permeant {
        solute: row.solute(),
        log10_kp: row.log10_kp,
        calibrates: row.role == Role::Construction,
    };
    Ok(rows()?.into_iter().map(permeant).collect())
}

/// One experiment a row; none if the table can not be read, which [measurements] reports.
pub fn experiments() -> Vec<Experiment> {
    rows().unwrap_or_default().iter().map(Row::experiment).collect()
}

/// log10 of Kp (cm/s) through the hydrated stratum corneum from a donor in water.
pub fn log10_kp(model: &dyn LipidPathModel, solute: &Solute, parameters: &Parameters) -> f64 {
    let serum: Serum = Donor::cell("", 0.01, WATER).with(solute.clone());
    let skin = barrier(model, &serum, 1.0, 1.0, &parameters.absorption);
    libm::log10(skin.permeability() / CENTIMETRE_PER_SECOND)
}

impl Row {
    fn solute(&self) -> Solute {
        let ionisation = match self.form {
            Form::Neutral => Ionisation::Neutral,
            Form::Ion => Ionisation::Base { pka: ALWAYS_CHARGED },
            // The donor of all is at pH 7 here.
            Form::WeakBase => Ionisation::Base { pka: SECONDARY_AMINE - PHYSIOLOGICAL + WATER },
        };
        permeant(&self.solute, self.molar_mass, self.log_kow, self.schroeder_volume, ionisation)
    }

    fn experiment(&self) -> Experiment {
        let (kind, words) = match self.role {
            Role::Prediction => (Kind::Prediction, PREDICTED),
            Role::Construction => (Kind::ByConstruction, SET),
        };
        let solute = self.solute();
        Experiment::new(&self.id, kind, words, move |parameters| {
            Some(log10_kp(&WangKastingNitsche, &solute, parameters))
        })
    }

    fn measurement(self) -> Measurement {
        let value = self.log10_kp;
        let (source, place) = match self.table {
            Table::Cheruvu => (
                "Cheruvu, Liu, Grice & Roberts 2022, Data in Brief (human skin, Kp and Jmax)",
                "table of the records, column log Kp; median",
            ),
            Table::Pooled => (
                "LGAI-Research 2024, Skin-permeation-regression (huskinDB, SkinPiX, Cheruvu 2022, Zeng 2021)",
                "benchmark_conflict_filtered.csv, row of the solute",
            ),
        };
        let (low, high, reading) = match self.low.zip(self.high) {
            Some((low, high)) => (low, high, "median, and range of the records"),
            None => (value - FACTOR_OF_THREE, value + FACTOR_OF_THREE, "known to a factor of three: assumed"),
        };
        let records = if self.records.is_empty() { String::new() } else { format!("; {}", self.records) };
        Measurement {
            id: self.id,
            quantity: format!("permeability of intact skin, {}", self.solute),
            value: Value::Median { value, low, high },
            unit: UNIT.to_owned(),
            factor: 1.0,
            conditions: format!("in vitro, donor in water; {}{records}", self.conditions),
            species: "human".to_owned(),
            n: self.n,
            source: source.to_owned(),
            place: place.to_owned(),
            provenance: Provenance::Read,
            reading: reading.to_owned(),
        }
    }
}
