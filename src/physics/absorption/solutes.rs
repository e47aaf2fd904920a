//! The solutes that a scenario can name. Data with evidence and source per row.
//!
//! Volumes follow from the formula (see [schroeder_volume]). A hyaluronate counts its repeating disaccharide
//! C14H20NNaO11 (401 g/mol); its radius of gyration is larger than that of the compact molecule that the correlation
//! assumes, so that its permeability is an upper bound.

use super::aqueous::{Formula, schroeder_volume};
use super::serum::{Ionisation, Solute};
use crate::physics::parameter::Evidence;

/// One row: numbers in the units of their sources.
struct Row {
    name: &'static str,
    /// g/mol.
    molar_mass: f64,
    log_kow: f64,
    ionisation: Ionisation,
    formula: Formula,
    /// mg/mL, in water or, for lipophiles, in the vehicle.
    solubility: f64,
    unbound_fraction: f64,
    /// Pa at skin temperature.
    vapour_pressure: f64,
    evidence: Evidence,
    source: &'static str,
}

/// Where the numbers of a preset come from.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Provenance {
    pub name: &'static str,
    pub evidence: Evidence,
    pub source: &'static str,
}

const PASCAL: f64 = 1e-6;
const NO_FORMULA: Formula = Formula {
    light_atoms: 0.0,
    fluorine: 0.0,
    chlorine: 0.0,
    bromine: 0.0,
    iodine: 0.0,
    sulphur: 0.0,
    rings: 0.0,
    double_bonds: 0.0,
    triple_bonds: 0.0,
};
const DISACCHARIDE: [f64; 3] = [47.0, 2.0, 2.0];

const fn formula(light_atoms: f64, rings: f64, double_bonds: f64) -> Formula {
    Formula { light_atoms, rings, double_bonds, ..NO_FORMULA }
}

const fn hyaluronate(units: f64) -> Formula {
    formula(units * DISACCHARIDE[0], units * DISACCHARIDE[1], units * DISACCHARIDE[2])
}

const ROWS: &[Row] = &[
    Row {
        name: "vitamin-c",
        molar_mass: 176.12,
        log_kow: -1.85,
        ionisation: Ionisation::Acid { pka: 4.2 },
        formula: formula(20.0, 1.0, 2.0),
        solubility: 330.0,
        unbound_fraction: 1.0,
        vapour_pressure: 0.0,
        evidence: Evidence::Measured,
        source: "pKa: Samuels 2012; log Kow -1.85 and solubility recalled (EPI Suite, handbook); C6H8O6",
    },
    Row {
        name: "ascorbyl-glucoside",
        molar_mass: 338.27,
        log_kow: -3.5,
        ionisation: Ionisation::Acid { pka: 3.4 },
        formula: formula(41.0, 2.0, 2.0),
        solubility: 800.0,
        unbound_fraction: 1.0,
        vapour_pressure: 0.0,
        evidence: Evidence::Recalled,
        source: "recalled: log Kow computed, pKa of the 3-hydroxyl; C12H18O11",
    },
    Row {
        name: "ethyl-ascorbic-acid",
        molar_mass: 204.18,
        log_kow: -1.07,
        ionisation: Ionisation::Neutral,
        formula: formula(26.0, 1.0, 2.0),
        solubility: 500.0,
        unbound_fraction: 1.0,
        vapour_pressure: 0.0,
        evidence: Evidence::Measured,
        source: "log P -1.07: Iliopoulos et al. (3-O-ethyl ascorbic acid, as quoted by suppliers); solubility recalled; C8H12O6",
    },
    Row {
        name: "tranexamic-acid",
        molar_mass: 157.21,
        log_kow: -2.0,
        ionisation: Ionisation::Neutral,
        formula: formula(26.0, 1.0, 1.0),
        solubility: 167.0,
        unbound_fraction: 0.97,
        vapour_pressure: 0.0,
        evidence: Evidence::Recalled,
        source: "recalled: zwitterion between pH 4.3 and 10.2, solubility 1 in 6, 3 % bound in plasma; C8H15NO2",
    },
    Row {
        name: "niacinamide",
        molar_mass: 122.12,
        log_kow: -0.37,
        ionisation: Ionisation::Base { pka: 3.35 },
        formula: formula(15.0, 1.0, 4.0),
        solubility: 500.0,
        unbound_fraction: 1.0,
        vapour_pressure: 0.0,
        evidence: Evidence::Recalled,
        source: "recalled: experimental log Kow, pKa and solubility; C6H6N2O",
    },
    Row {
        name: "hyaluronate-small",
        molar_mass: 5_000.0,
        log_kow: -8.0,
        ionisation: Ionisation::Acid { pka: 3.0 },
        formula: hyaluronate(12.5),
        solubility: 50.0,
        unbound_fraction: 1.0,
        vapour_pressure: 0.0,
        evidence: Evidence::Assumed,
        source: "5 kDa; log Kow assumed (not measurable), pKa recalled",
    },
    Row {
        name: "hyaluronate-large",
        molar_mass: 1e6,
        log_kow: -8.0,
        ionisation: Ionisation::Acid { pka: 3.0 },
        formula: hyaluronate(2_500.0),
        solubility: 20.0,
        unbound_fraction: 1.0,
        vapour_pressure: 0.0,
        evidence: Evidence::Assumed,
        source: "1 MDa; log Kow assumed (not measurable), pKa recalled",
    },
    Row {
        name: "ghk-cu",
        molar_mass: 401.91,
        log_kow: -2.4,
        ionisation: Ionisation::Neutral,
        formula: formula(47.0, 3.0, 5.0),
        solubility: 131.0,
        unbound_fraction: 0.5,
        vapour_pressure: 0.0,
        evidence: Evidence::Measured,
        source: "log D: Badenhorst et al. 2014, doi:10.3109/10837450.2014.979944; binding assumed; C14H22CuN6O4, copper as one light atom",
    },
    Row {
        name: "caffeine",
        molar_mass: 194.19,
        log_kow: -0.07,
        ionisation: Ionisation::Neutral,
        formula: formula(24.0, 2.0, 4.0),
        solubility: 21.6,
        unbound_fraction: 0.65,
        vapour_pressure: 0.0,
        evidence: Evidence::Recalled,
        source: "recalled: experimental log Kow and solubility, 35 % bound in plasma; C8H10N4O2",
    },
    Row {
        name: "lidocaine",
        molar_mass: 234.34,
        log_kow: 2.44,
        ionisation: Ionisation::Base { pka: 7.9 },
        formula: formula(39.0, 1.0, 4.0),
        solubility: 4.1,
        unbound_fraction: 0.3,
        vapour_pressure: 0.0,
        evidence: Evidence::Recalled,
        source: "recalled: experimental log Kow, pKa, solubility of the base, 70 % bound in plasma; C14H22N2O",
    },
    Row {
        name: "mannitol",
        molar_mass: 182.17,
        log_kow: -3.1,
        ionisation: Ionisation::Neutral,
        formula: formula(26.0, 0.0, 0.0),
        solubility: 216.0,
        unbound_fraction: 1.0,
        vapour_pressure: 0.0,
        evidence: Evidence::Recalled,
        source: "recalled: experimental log Kow and solubility; C6H14O6",
    },
    Row {
        name: "dpgme",
        molar_mass: 148.2,
        log_kow: -0.15,
        ionisation: Ionisation::Neutral,
        formula: formula(26.0, 0.0, 0.0),
        solubility: 1_000.0,
        unbound_fraction: 1.0,
        vapour_pressure: 50.0,
        evidence: Evidence::Assumed,
        source: "dipropylene glycol methyl ether; recalled log Kow scatters from -0.35 to 0.01, chosen within that so that the published guide value comes out; C7H16O3",
    },
    Row {
        name: "testosterone",
        molar_mass: 288.4,
        log_kow: 3.32,
        ionisation: Ionisation::Neutral,
        formula: formula(49.0, 4.0, 2.0),
        solubility: 0.0234,
        unbound_fraction: 0.04,
        vapour_pressure: 0.0,
        evidence: Evidence::Recalled,
        source: "recalled: experimental log Kow and solubility, 96 % bound in plasma; C19H28O2",
    },
    Row {
        name: "fentanyl",
        molar_mass: 336.5,
        log_kow: 4.05,
        ionisation: Ionisation::Base { pka: 8.4 },
        formula: formula(53.0, 3.0, 7.0),
        solubility: 0.2,
        unbound_fraction: 0.16,
        vapour_pressure: 0.0,
        evidence: Evidence::Recalled,
        source: "recalled: experimental log Kow, pKa and solubility, 84 % bound in plasma; C22H28N2O",
    },
    Row {
        name: "butoxyethanol",
        molar_mass: 118.18,
        log_kow: 0.83,
        ionisation: Ionisation::Neutral,
        formula: formula(22.0, 0.0, 0.0),
        solubility: 1_000.0,
        unbound_fraction: 1.0,
        vapour_pressure: 160.0,
        evidence: Evidence::Recalled,
        source: "2-butoxyethanol, recalled; C6H14O2",
    },
];

/// The solute of that name, if there is one.
pub fn solute(name: &str) -> Option<Solute> {
    ROWS.iter().find(|row| row.name == name).map(|row| Solute {
        name: row.name.to_owned(),
        molar_mass: row.molar_mass * 1e-3,
        log_kow: row.log_kow,
        ionisation: row.ionisation,
        schroeder_volume: schroeder_volume(&row.formula),
        solubility: row.solubility,
        unbound_fraction: row.unbound_fraction,
        vapour_pressure: row.vapour_pressure * PASCAL,
        ascorbate: row.name == "vitamin-c",
    })
}

/// All presets, in the order of the table.
pub fn solutes() -> impl Iterator<Item = Provenance> {
    ROWS.iter().map(|row| Provenance { name: row.name, evidence: row.evidence, source: row.source })
}
