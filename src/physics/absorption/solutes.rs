//! The solutes that a scenario can name. Data with evidence and source per row.
//!
//! Volumes follow from the formula (see [schroeder_volume]). A hyaluronate is a coil, far wider than the compact molecule that the
//! formula stands for: its volume is the one to which the correlation gives the hydrodynamic radius of the coil (recalled), and with
//! it the diffusion of such a sphere. Salts are listed as what permeates, with the solubility of the salt.

use super::aqueous::{Formula, schroeder_volume};
use super::serum::Ionisation::{Acid, Ampholyte, Base, Neutral};
use super::serum::{Ionisation, Metabolism, Solute};
use crate::physics::parameter::Evidence::{self, Assumed, Measured, Recalled};

/// One row: numbers in the units of their sources.
struct Row {
    name: &'static str,
    /// g/mol.
    molar_mass: f64,
    log_kow: f64,
    ionisation: Ionisation,
    formula: Formula,
    /// mg/mL, in water.
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
    phosphorus: 0.0,
    rings: 0.0,
    double_bonds: 0.0,
    triple_bonds: 0.0,
};
/// Å per cubic root of cm³/mol, for large molecules.
const RADIUS_OF_VOLUME: f64 = 0.735;
const LIGHT_ATOM: f64 = 7.0;

const fn formula(light_atoms: f64, rings: f64, double_bonds: f64) -> Formula {
    Formula { light_atoms, rings, double_bonds, ..NO_FORMULA }
}

/// A coil of this hydrodynamic radius, Å.
const fn coil(radius: f64) -> Formula {
    let edge = radius / RADIUS_OF_VOLUME;
    formula(edge * edge * edge / LIGHT_ATOM, 0.0, 0.0)
}

/// Rows in the order of the fields of [Row].
macro_rules! rows {
    ($($name:literal: $molar_mass:expr, $log_kow:expr, $ionisation:expr, $formula:expr, $solubility:expr, $unbound:expr,
       $vapour_pressure:expr, $evidence:expr, $source:literal;)*) => {
        &[$(Row {
            name: $name,
            molar_mass: $molar_mass,
            log_kow: $log_kow,
            ionisation: $ionisation,
            formula: $formula,
            solubility: $solubility,
            unbound_fraction: $unbound,
            vapour_pressure: $vapour_pressure,
            evidence: $evidence,
            source: $source,
        }),*]
    };
}

const ROWS: &[Row] = rows! {
    "vitamin-c": 176.12, -1.85, Acid { pka: 4.2 }, formula(20.0, 1.0, 2.0), 330.0, 1.0, 0.0, Recalled,
        "pKa: Samuels 2012; log Kow (Hansch) and solubility recalled; C6H8O6";
    "ascorbyl-glucoside": 338.27, -3.5, Acid { pka: 3.4 }, formula(41.0, 2.0, 2.0), 800.0, 1.0, 0.0, Recalled,
        "recalled: pKa of the 3-hydroxyl, solubility; log Kow by fragments; C12H18O11";
    "ethyl-ascorbic-acid": 204.18, -1.07, Acid { pka: 7.7 }, formula(26.0, 1.0, 2.0), 500.0, 1.0, 0.0, Recalled,
        "log P: Iliopoulos et al., as quoted by suppliers; pKa of the 2-hydroxyl and solubility recalled; C8H12O6";
    "ascorbyl-phosphate": 256.1, -3.5, Acid { pka: 1.5 }, Formula { phosphorus: 1.0, ..formula(24.0, 1.0, 3.0) }, 400.0, 1.0, 0.0, Assumed,
        "3-O-phosphate, as the acid; first pKa recalled, log Kow assumed; C6H9O9P";
    "tranexamic-acid": 157.21, -2.0, Ampholyte { lower: 4.3, upper: 10.6 }, formula(26.0, 1.0, 1.0), 167.0, 0.97, 0.0, Recalled,
        "zwitterion: carboxyl and amine, log Kow of it, solubility (1 in 6) recalled; 3 % bound in plasma (label); C8H15NO2";
    "hydroquinone": 110.11, 0.59, Acid { pka: 9.9 }, formula(14.0, 1.0, 3.0), 72.0, 0.9, 0.0, Recalled,
        "recalled: log Kow, first pKa, solubility; binding assumed; oxidises in air, which is not simulated; C6H6O2";
    "niacinamide": 122.12, -0.37, Base { pka: 3.35 }, formula(15.0, 1.0, 4.0), 500.0, 1.0, 0.0, Recalled,
        "recalled: experimental log Kow, pKa and solubility; C6H6N2O";
    "alpha-arbutin": 272.25, -1.35, Acid { pka: 10.0 }, formula(35.0, 2.0, 3.0), 150.0, 1.0, 0.0, Recalled,
        "recalled: log Kow, pKa and solubility; C12H16O7";
    "hyaluronate-small": 5000.0, -8.0, Acid { pka: 3.0 }, coil(25.0), 50.0, 1.0, 0.0, Assumed,
        "5 kDa; radius 2.5 nm recalled; log Kow assumed (not measurable), pKa recalled";
    "hyaluronate-50k": 50_000.0, -8.0, Acid { pka: 3.0 }, coil(100.0), 40.0, 1.0, 0.0, Assumed,
        "50 kDa; radius 10 nm recalled; log Kow assumed (not measurable), pKa recalled";
    "hyaluronate-300k": 300_000.0, -8.0, Acid { pka: 3.0 }, coil(290.0), 30.0, 1.0, 0.0, Assumed,
        "300 kDa; radius 29 nm recalled; log Kow assumed (not measurable), pKa recalled";
    "hyaluronate-large": 1_000_000.0, -8.0, Acid { pka: 3.0 }, coil(600.0), 20.0, 1.0, 0.0, Assumed,
        "1 MDa; radius 60 nm by interpolation; log Kow assumed (not measurable), pKa recalled";
    "hyaluronate-2m": 2_000_000.0, -8.0, Acid { pka: 3.0 }, coil(900.0), 10.0, 1.0, 0.0, Assumed,
        "2 MDa; radius 90 nm recalled; log Kow assumed (not measurable), pKa recalled";
    "ghk-cu": 401.91, -2.4, Neutral, formula(46.0, 3.0, 5.0), 131.0, 0.5, 0.0, Assumed,
        "log D -2.38 to -2.49 at pH 4.5 to 7.4: Badenhorst et al. 2014, doi:10.3109/10837450.2014.979944; binding assumed; C14H22CuN6O4, copper counts nothing";
    "caffeine": 194.19, -0.08, Neutral, formula(24.0, 2.0, 4.0), 28.0, 0.65, 0.0, Measured,
        "log Kow, solubility at 32 °C: table of Cheruvu et al. 2022; 35 % bound in plasma, recalled; C8H10N4O2";
    "lidocaine": 234.34, 2.48, Base { pka: 7.9 }, formula(39.0, 1.0, 4.0), 4.9, 0.3, 0.0, Measured,
        "log Kow, solubility of the base: table of Cheruvu et al. 2022; pKa and binding recalled; C14H22N2O";
    "retinol": 286.46, 5.68, Neutral, formula(51.0, 1.0, 5.0), 7e-5, 0.005, 0.0, Recalled,
        "log Kow and solubility in water recalled: what a vehicle holds beyond its own solubility drives nothing more; binding at the floor of its correlation; esterified in skin, which is not simulated; C20H30O";
    "water": 18.015, -1.38, Neutral, formula(3.0, 0.0, 0.0), 1000.0, 1.0, 0.0, Measured,
        "log Kow: table of Cheruvu et al. 2022; evaporates with the vehicle; H2O";
    "mannitol": 182.17, -3.26, Neutral, formula(26.0, 0.0, 0.0), 219.0, 1.0, 0.0, Measured,
        "log Kow and solubility: table of Cheruvu et al. 2022 (log Kow also -4.67 there); C6H14O6";
    "sucrose": 342.3, -3.85, Neutral, formula(45.0, 2.0, 0.0), 2000.0, 1.0, 0.0, Measured,
        "log Kow: table of Cheruvu et al. 2022; solubility recalled; C12H22O11";
    "urea": 60.06, -2.11, Neutral, formula(8.0, 0.0, 1.0), 850.0, 1.0, 0.0, Measured,
        "log Kow and solubility at 37 °C: table of Cheruvu et al. 2022; CH4N2O";
    "glycerol": 92.09, -1.8, Neutral, formula(14.0, 0.0, 0.0), 1000.0, 1.0, 0.0, Measured,
        "log Kow: table of Cheruvu et al. 2022; C3H8O3";
    "calcein": 622.54, -4.0, Acid { pka: 2.1 }, formula(71.0, 5.0, 14.0), 40.0, 1.0, 0.0, Assumed,
        "log Kow assumed; first pKa and solubility (sodium salt at pH 7.4) recalled; C30H26N2O13";
    "tiagabine": 375.55, 1.6, Ampholyte { lower: 3.3, upper: 9.4 }, Formula { sulphur: 2.0, ..formula(48.0, 3.0, 6.0) }, 21.0, 0.04, 0.0, Recalled,
        "zwitterion: pKa and log D 1.6 at pH 7.4 recalled; solubility from a vendor; 96 % bound in plasma (label); C20H25NO2S2";
    "carbamazepine": 236.27, 2.45, Neutral, formula(30.0, 3.0, 8.0), 0.12, 0.25, 0.0, Recalled,
        "recalled: log Kow, solubility in water, 75 % bound in plasma; C15H12N2O";
    "pramipexole": 211.33, 1.9, Base { pka: 9.5 }, Formula { sulphur: 1.0, ..formula(30.0, 2.0, 2.0) }, 200.0, 0.85, 0.0, Recalled,
        "log Kow and pKa recalled, solubility that of the dihydrochloride; 15 % bound in plasma (label); C10H17N3S";
    "amantadine": 151.25, 2.44, Base { pka: 10.6 }, formula(28.0, 3.0, 0.0), 400.0, 0.33, 0.0, Recalled,
        "recalled: log Kow, pKa, binding; solubility of the hydrochloride; C10H17N";
    "amlodipine": 408.88, 3.0, Base { pka: 8.9 }, Formula { chlorine: 1.0, ..formula(52.0, 2.0, 7.0) }, 0.8, 0.07, 0.0, Recalled,
        "recalled: log Kow, pKa, binding; solubility of the besylate; C20H25ClN2O5";
    "naltrexone": 341.41, 1.92, Base { pka: 8.1 }, formula(48.0, 6.0, 4.0), 100.0, 0.79, 0.0, Measured,
        "log Kow: table of Cheruvu et al. 2022; pKa, binding, solubility of the hydrochloride recalled; C20H23NO4";
    "aciclovir": 225.21, -1.56, Ampholyte { lower: 2.3, upper: 9.3 }, formula(27.0, 2.0, 4.0), 1.3, 0.85, 0.0, Recalled,
        "recalled; without charge between its pKa; C8H11N5O3";
    "aminolevulinic-acid": 131.13, -1.5, Ampholyte { lower: 4.1, upper: 8.4 }, formula(18.0, 0.0, 2.0), 500.0, 1.0, 0.0, Recalled,
        "zwitterion: carboxyl and amine; recalled; C5H9NO3";
    "dpgme": 148.2, -0.15, Neutral, formula(26.0, 0.0, 0.0), 1000.0, 1.0, 50.0, Assumed,
        "dipropylene glycol methyl ether; recalled log Kow scatters from -0.35 to 0.01, chosen within that so that the published guide value comes out; C7H16O3";
    "testosterone": 288.4, 3.32, Neutral, formula(49.0, 4.0, 2.0), 0.0234, 0.04, 0.0, Recalled,
        "recalled: experimental log Kow and solubility, 96 % bound in plasma; C19H28O2";
    "fentanyl": 336.5, 4.05, Base { pka: 8.4 }, formula(53.0, 3.0, 7.0), 0.2, 0.16, 0.0, Recalled,
        "recalled: experimental log Kow, pKa and solubility, 84 % bound in plasma; C22H28N2O";
    "butoxyethanol": 118.18, 0.83, Neutral, formula(22.0, 0.0, 0.0), 1000.0, 1.0, 160.0, Recalled,
        "2-butoxyethanol, recalled; C6H14O2";
};

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
        metabolism: Metabolism::NONE,
        water: row.name == "water",
        ascorbate: row.name == "vitamin-c",
    })
}

/// All presets, in the order of the table.
pub fn solutes() -> impl Iterator<Item = Provenance> {
    ROWS.iter().map(|row| Provenance { name: row.name, evidence: row.evidence, source: row.source })
}
