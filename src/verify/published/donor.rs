//! What stands on the skin in a virtual experiment: the one place where sera and solutes are built.

use super::prediction::NoValue;
use crate::physics::absorption::{Ionisation, Metabolism, Serum, Solute, solute};

pub const HOUR: f64 = 1.0 / 24.0;

/// Vehicle per area that does not run out, µg/mm²: a column of 1 cm, as in a diffusion cell.
const INFINITE_DOSE: f64 = 1e4;

/// One application as a source describes it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Donor {
    /// Name of a solute of the program.
    pub solute: &'static str,
    /// Mass fraction.
    pub concentration: f64,
    pub ph: f64,
    /// Vehicle per area, µg/mm².
    pub dose: f64,
    /// Until it is taken away, d.
    pub contact_time: f64,
    pub occluded: bool,
}

impl Donor {
    /// The donor of a covered diffusion cell, which stays until the end.
    pub const fn cell(solute: &'static str, concentration: f64, ph: f64) -> Donor {
        Donor { solute, concentration, ph, dose: INFINITE_DOSE, contact_time: 1000.0, occluded: true }
    }

    /// # Errors
    /// A solute that the program does not know; a test asserts that it does.
    pub fn serum(&self) -> Result<Serum, NoValue> {
        Ok(self.with(solute(self.solute).ok_or(NoValue::Solute(self.solute))?))
    }

    /// The same with a solute of one's own.
    pub fn with(&self, solute: Solute) -> Serum {
        Serum {
            solute,
            concentration: self.concentration,
            ph: self.ph,
            vehicle_solubility: None,
            dose: self.dose,
            contact_time: self.contact_time,
            occluded: self.occluded,
        }
    }
}

/// A solute of which only the passage through the stratum corneum is asked; binding, solubility and vapour do not matter there.
/// Molar mass in g/mol, volume in cm³/mol.
pub fn permeant(name: &str, molar_mass: f64, log_kow: f64, schroeder_volume: f64, ionisation: Ionisation) -> Solute {
    Solute {
        name: name.to_owned(),
        molar_mass: molar_mass * 1e-3,
        log_kow,
        ionisation,
        schroeder_volume: schroeder_volume * 1e-6,
        solubility: 1000.0,
        unbound_fraction: 1.0,
        vapour_pressure: 0.0,
        water: false,
        metabolism: Metabolism::NONE,
        ascorbate: false,
    }
}
