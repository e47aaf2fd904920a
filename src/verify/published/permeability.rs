//! How fast solutes cross intact skin: log10 Kp of every solute with open data.
//!
//! `permeability.csv` holds one row a solute: molar mass (g/mol), log10 Kow, Schroeder volume (cm³/mol, by counting atoms, rings
//! and Kekulé bonds), its form in the donor with pKa and
//! pH, log10 Kp in cm/s with the lowest and highest record, how many records, and whose.
//!
//! * `cheruvu` (X001–X081): medians of the table of human skin in vitro and aqueous donors of Cheruvu et al. 2022, of the
//!   un-ionised form where the table tells it. Records with enhancers in the donor (Chantasart 2007, 2009) and one that a
//!   whole decade separates from all others (phenol, Southwell 1984) are left out. Where the table does not tell the charge
//!   of an acid or a base, its pKa and log Kow of the un-ionised form are recalled and the donor has pH 7.4 (assumed): naltrexone,
//!   the beta blockers (whose log Kow in the table is a log D for nadolol and metoprolol) and methotrexate.
//! * `pooled` (P121–P134): medians over several databases, of solutes that are not in the other table. Pooled rows of the same
//!   solutes (water, mannitol, raffinose, glycerol, naltrexone, salicylic acid and salicylate) pool the same records with
//!   others of unknown vehicles, and are left out.
//!
//! Molecules without a log Kow in the tables have a recalled one; below −3 the lipid path carries next to nothing, whatever it is.
//! The interval of a measurement is the range of its records. One record alone, or several that are equal, are taken to be known
//! to a factor of three: an assumption, and a mild one where laboratories differ by three decades (hydrocortisone).
//!
//! The virtual experiment is the hydrated stratum corneum of the reference thickness with its lipid and polar path, and the living
//! epidermis under it, as in the sheets on which most records were taken:
//!
//! ```text
//! 1/Kp = 1/Kp0 + h_e/(D_e K_e) + h_d/(D K)
//! ```
//!
//! | symbol | meaning | unit | name in code |
//! |---|---|---|---|
//! | Kp0 | of the stratum corneum at the acidity of the donor | mm/d | [Barrier::permeability()](crate::physics::absorption::Barrier::permeability()) |
//! | h_e, h_d | living epidermis, and dermis, in the membrane | mm | [Membrane] |
//! | D_e K_e, D K | diffusivity times partition in them | mm²/d | [Tissue](crate::physics::absorption::Tissue) |
//!
//! Living tissue limits what the stratum corneum hardly holds back (toluene, decanol). Layers of still water in the receptor and the
//! unknown thickness of dermatomed skin are left out; the simulated transient has tissue in it anyway. Six solutes set the size of
//! the polar path and say so.

use serde::Deserialize;

use super::donor::{Donor, permeant};
use super::experiment::{Experiment, Kind};
use super::measurement::{Measurement, MeasurementError, Provenance, Value};
use super::trial::person;
use crate::physics::absorption::{Ionisation, LipidPathModel, Serum, Solute, WangKastingNitsche, barrier, dermis};
use crate::physics::parameter::Parameters;
use crate::physics::skin::{Preparation, Site, Skin};

const TABLE: &str = include_str!("permeability.csv");

/// Of what was measured.
pub const UNIT: &str = "log10(cm/s)";

const CENTIMETRE_PER_SECOND: f64 = 10.0 * 86_400.0;
const WATER: f64 = 7.0;
/// pKa of a base that is charged whatever the acidity.
const ALWAYS_CHARGED: f64 = 30.0;
/// log10 of the factor to which one record alone is taken to be known.
const FACTOR_OF_THREE: f64 = 0.477;

const PREDICTED: &str = "The hydrated stratum corneum of 43 um with the lipid path of Wang, Kasting and Nitsche and the polar path, on the living epidermis of an abdomen. The \
    interval of a measurement is the range of its records; a single record is assumed to be known to a factor of three.";
const SET: &str = "The same; length and pore radius of the polar path were set with these six.";

/// Form of the solute in the donor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Form {
    Neutral,
    /// With a pKa.
    Acid,
    Base,
    /// At any acidity.
    Cation,
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
    pka: Option<f64>,
    /// Of the donor; without one it is un-ionised or acidity does not matter.
    ph: Option<f64>,
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
    /// Of the donor.
    pub ph: f64,
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
    rows()?.iter().map(Row::permeant).collect()
}

/// One experiment a row; none if the table can not be read, which [measurements] reports.
pub fn experiments() -> Vec<Experiment> {
    rows().unwrap_or_default().iter().filter_map(Row::experiment).collect()
}

/// Living tissue under the stratum corneum of a membrane, mm.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Membrane {
    pub epidermis: f64,
    pub dermis: f64,
}

impl Membrane {
    /// The stratum corneum alone.
    pub const NONE: Membrane = Membrane { epidermis: 0.0, dermis: 0.0 };

    pub fn of(skin: &Skin) -> Membrane {
        let dermis = if skin.preparation == Preparation::EpidermalSheet { 0.0 } else { skin.dermis };
        Membrane { epidermis: skin.epidermis - skin.stratum_corneum, dermis }
    }

    /// An epidermal sheet of the abdomen.
    pub fn sheet(parameters: &Parameters) -> Membrane {
        let skin = person(Site::Abdomen, parameters);
        Membrane::of(&Skin { preparation: Preparation::EpidermalSheet, ..skin })
    }
}

/// Kp of the hydrated stratum corneum of the reference thickness and of the tissue under it, mm/d.
pub fn through(model: &dyn LipidPathModel, serum: &Serum, membrane: &Membrane, parameters: &Parameters) -> f64 {
    let constants = &parameters.absorption;
    let corneum = barrier(model, serum, 1.0, 1.0, constants).permeability();
    let tissue = dermis(&serum.solute, constants);
    let like_dermis = membrane.epidermis * constants.epidermis_tortuosity + membrane.dermis;
    1.0 / (1.0 / corneum + like_dermis / (tissue.diffusivity * tissue.partition))
}

/// log10 of Kp (cm/s) from a donor in water.
pub fn log10_kp(model: &dyn LipidPathModel, permeant: &Permeant, membrane: &Membrane, parameters: &Parameters) -> f64 {
    let serum = Donor::cell("", 0.01, permeant.ph).with(permeant.solute.clone());
    libm::log10(through(model, &serum, membrane, parameters) / CENTIMETRE_PER_SECOND)
}

impl Row {
    fn permeant(&self) -> Result<Permeant, MeasurementError> {
        let no_pka = || MeasurementError::Table(format!("permeability.csv: {} has no pKa", self.id));
        let ionisation = match self.form {
            Form::Neutral => Ionisation::Neutral,
            Form::Acid => Ionisation::Acid { pka: self.pka.ok_or_else(no_pka)? },
            Form::Base => Ionisation::Base { pka: self.pka.ok_or_else(no_pka)? },
            Form::Cation => Ionisation::Base { pka: ALWAYS_CHARGED },
        };
        Ok(Permeant {
            solute: permeant(&self.solute, self.molar_mass, self.log_kow, self.schroeder_volume, ionisation),
            ph: self.ph.unwrap_or(WATER),
            log10_kp: self.log10_kp,
            calibrates: self.role == Role::Construction,
        })
    }

    /// Nothing for a row without the pKa that it needs, which [permeants] reports.
    fn experiment(&self) -> Option<Experiment> {
        let (kind, words) = match self.role {
            Role::Prediction => (Kind::Prediction, PREDICTED),
            Role::Construction => (Kind::ByConstruction, SET),
        };
        let permeant = self.permeant().ok()?;
        Some(Experiment::new(&self.id, kind, words, move |parameters| {
            Some(log10_kp(&WangKastingNitsche, &permeant, &Membrane::sheet(parameters), parameters))
        }))
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

#[cfg(test)]
mod tests {
    use super::*;

    fn named(name: &str) -> Permeant {
        permeants().unwrap().into_iter().find(|permeant| permeant.solute.name == name).unwrap()
    }

    #[test]
    fn resistances_add_up_and_tissue_counts_for_what_the_stratum_corneum_hardly_holds_back() {
        let parameters = Parameters::default();
        let sheet = Membrane::sheet(&parameters);
        let lost = |name: &str| {
            let permeant = named(name);
            let at = |membrane: &Membrane| log10_kp(&WangKastingNitsche, &permeant, membrane, &parameters);
            let tissue = dermis(&permeant.solute, &parameters.absorption);
            let slowed = sheet.epidermis * parameters.absorption.epidermis_tortuosity;
            let below = tissue.diffusivity * tissue.partition / slowed / CENTIMETRE_PER_SECOND;
            let sum = libm::exp10(-at(&Membrane::NONE)) + 1.0 / below;
            assert!((at(&sheet) + libm::log10(sum)).abs() < 1e-12, "{name}");
            at(&Membrane::NONE) - at(&sheet)
        };
        assert!(lost("1-decanol") > 0.05, "{}", lost("1-decanol"));
        assert!(lost("mannitol") < 1e-3);
    }

    #[test]
    fn bases_and_acids_stand_in_the_form_of_their_donor() {
        let neutral = |name: &str| {
            let permeant = named(name);
            permeant.solute.ionisation.neutral_share(permeant.ph)
        };
        assert!((neutral("metoprolol") - 1.0 / (1.0 + libm::exp10(2.3))).abs() < 1e-9);
        assert!((neutral("naltrexone") - 1.0 / (1.0 + libm::exp10(0.7))).abs() < 1e-9);
        assert!(neutral("salicylate ion") < 1e-4 && neutral("4-amino-2-nitrophenol") < 0.02);
        assert_eq!(neutral("lidocaine"), 1.0);
        // An anion: the fixed charge of the polar path holds it back.
        assert!(matches!(named("salicylate ion").solute.ionisation, Ionisation::Acid { .. }));
    }

    #[test]
    fn the_polar_path_is_the_least_squares_of_its_six_solutes() {
        let six: Vec<Permeant> = permeants().unwrap().into_iter().filter(|permeant| permeant.calibrates).collect();
        let squares = |path: f64| {
            let mut parameters = Parameters::default();
            parameters.absorption.polar_path = path;
            let sheet = Membrane::sheet(&parameters);
            let error =
                |permeant: &Permeant| log10_kp(&WangKastingNitsche, permeant, &sheet, &parameters) - permeant.log10_kp;
            six.iter().map(|permeant| error(permeant) * error(permeant)).sum::<f64>()
        };
        let registry = Parameters::default().absorption.polar_path;
        assert_eq!(six.len(), 6);
        assert!(squares(registry) < squares(0.9 * registry) && squares(registry) < squares(1.1 * registry));
    }
}
