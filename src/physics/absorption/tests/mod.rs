//! What the model must reproduce: [numbers] published and exact, [properties] that hold whatever the constants, [vehicle] and charge.

mod numbers;
mod properties;
mod vehicle;

use super::*;
use crate::physics::parameter::Parameters;
use crate::physics::skin::{Preparation, Sex, Site, Skin};

pub(super) fn cheek() -> Skin {
    Skin {
        site: Site::Cheek,
        sex: Sex::Female,
        age: 30.0 * 365.25,
        phototype: 3,
        preparation: Preparation::InVivo,
        stratum_corneum: 0.0168,
        epidermis: 0.07,
        dermis: 1.5,
        subcutis: None,
    }
}

pub(super) fn serum_of(name: &str, concentration: f64, ph: f64) -> Serum {
    Serum {
        solute: solute(name).unwrap(),
        concentration,
        ph,
        vehicle_solubility: None,
        dose: 20.0,
        contact_time: 8.0 / 24.0,
        occluded: false,
    }
}

pub(super) fn roller(density: f64, depth: f64) -> Channels {
    Channels::uniform(1.5, ChannelClass { density, radius: 0.063, needle_radius: 0.125, depth })
}

pub(super) fn hours(count: usize) -> Vec<f64> {
    (0..=count).map(|hour| hour as f64 / 24.0).collect()
}

pub(super) fn observe(serum: &Serum, channels: Option<&Channels>) -> AbsorptionResult {
    simulate(&cheek(), serum, channels, &Parameters::default(), &[0.0], &hours(72), 3.0).unwrap()
}
