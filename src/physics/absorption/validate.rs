//! What cannot be simulated is refused by name.

use super::channels::Channels;
use super::serum::{Ionisation, Metabolism, Serum};
use super::simulate::Observation;
use crate::numerics::layered::StepError;
use crate::physics::skin::{Preparation, Skin};

/// Why there is no result.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum AbsorptionError {
    #[error("{what} is {value}, but must lie {allowed}")]
    OutOfRange { what: &'static str, value: f64, allowed: &'static str },
    #[error("{0} must increase and lie between 0 and the duration")]
    DisorderedTimes(&'static str),
    #[error(
        "this serum changes faster than can be followed: a solute that leaves so thin a film so fast (volatile, hardly soluble or at \
         home in oil) needs a larger dose, a larger solubility or a smaller log Kow ({0})"
    )]
    Step(#[from] StepError),
}

fn require(what: &'static str, value: f64, holds: bool, allowed: &'static str) -> Result<(), AbsorptionError> {
    if value.is_finite() && holds { Ok(()) } else { Err(AbsorptionError::OutOfRange { what, value, allowed }) }
}

fn positive(what: &'static str, value: f64) -> Result<(), AbsorptionError> {
    require(what, value, value > 0.0, "above 0")
}

/// Checks everything that [simulate](super::simulate) takes.
pub(super) fn validate(
    skin: &Skin,
    serum: &Serum,
    channels: Option<&Channels>,
    observation: &Observation<'_>,
) -> Result<(), AbsorptionError> {
    let Observation { applications, output_times, duration } = *observation;
    validate_skin(skin)?;
    validate_serum(serum)?;
    if let Some(channels) = channels {
        validate_channels(channels)?;
        ordered("the times of needling", &channels.opened, duration)?;
    }
    positive("the duration (d)", duration)?;
    ordered("the times of application", applications, duration)?;
    ordered("the output times", output_times, duration)
}

fn validate_skin(skin: &Skin) -> Result<(), AbsorptionError> {
    positive("the stratum corneum (mm)", skin.stratum_corneum)?;
    let thicker = skin.epidermis > skin.stratum_corneum;
    require("the epidermis (mm)", skin.epidermis, thicker, "above the stratum corneum")?;
    require("the age (d)", skin.age, skin.age >= 0.0, "at or above 0")?;
    if skin.preparation == Preparation::EpidermalSheet { Ok(()) } else { positive("the dermis (mm)", skin.dermis) }
}

fn validate_serum(serum: &Serum) -> Result<(), AbsorptionError> {
    let concentration = serum.concentration;
    let share = concentration > 0.0 && concentration <= 1.0;
    require("the concentration of the serum", concentration, share, "above 0 and at most 1")?;
    require("the pH of the serum", serum.ph, (0.0..=14.0).contains(&serum.ph), "between 0 and 14")?;
    require(
        "the dose (ug/mm2)",
        serum.dose,
        serum.dose > 0.0 && serum.dose <= 1e5,
        "above 0 and at most 100000 (10 g/cm2)",
    )?;
    positive("the contact time (d)", serum.contact_time)?;

    let solute = &serum.solute;
    let molar_mass = solute.molar_mass;
    let molecule = (1e-3..=1e5).contains(&molar_mass);
    require("the molar mass (kg/mol)", molar_mass, molecule, "between 0.001 and 100000")?;
    require("log Kow", solute.log_kow, solute.log_kow.abs() <= 20.0, "between -20 and 20")?;
    positive("the Schroeder volume (mm3/nmol)", solute.schroeder_volume)?;
    positive("the solubility in water (ug/mm3)", solute.solubility)?;
    if let Some(dissolves) = serum.vehicle_solubility {
        positive("the solubility in the vehicle (ug/mm3)", dissolves)?;
    }
    let bound = solute.unbound_fraction;
    require("the unbound fraction", bound, bound > 0.0 && bound <= 1.0, "above 0 and at most 1")?;
    require("the vapour pressure (MPa)", solute.vapour_pressure, solute.vapour_pressure >= 0.0, "at or above 0")?;
    let Metabolism { rate, half_saturation } = solute.metabolism;
    require("the rate of metabolism (1/d)", rate, (0.0..=1e7).contains(&rate), "between 0 and 1e7")?;
    if half_saturation != f64::INFINITY {
        positive("the half-saturation of metabolism (mM)", half_saturation)?;
    }
    let possible = |pka: f64| require("pKa", pka, (-10.0..=30.0).contains(&pka), "between -10 and 30");
    match solute.ionisation {
        Ionisation::Neutral => Ok(()),
        Ionisation::Acid { pka } | Ionisation::Base { pka } => possible(pka),
        Ionisation::Ampholyte { lower, upper } => {
            possible(lower)?;
            possible(upper)?;
            require("the upper pKa of an ampholyte", upper, upper > lower, "above the lower one")
        }
    }
}

fn validate_channels(channels: &Channels) -> Result<(), AbsorptionError> {
    positive("the needle length (mm)", channels.needle_length)?;
    let density: f64 = channels.classes.iter().map(|class| class.density).sum();
    for class in &channels.classes {
        require("the density of channels (1/mm2)", class.density, class.density >= 0.0, "at or above 0")?;
        positive("the needle radius (mm)", class.needle_radius)?;
        let recoiled = (0.0..=class.needle_radius).contains(&class.radius);
        require("the radius of channels (mm)", class.radius, recoiled, "between 0 and the radius of the needle")?;
        require("the depth of channels (mm)", class.depth, class.depth >= 0.0, "at or above 0")?;
        let area = density * std::f64::consts::PI * class.radius * class.radius;
        require("the area of all channels over that of the skin", area, area < 1.0, "below 1")?;
    }
    Ok(())
}

fn ordered(what: &'static str, times: &[f64], duration: f64) -> Result<(), AbsorptionError> {
    let increase = times.windows(2).all(|pair| pair[0] < pair[1]);
    let within = times.iter().all(|time| (0.0..=duration).contains(time));
    if increase && within { Ok(()) } else { Err(AbsorptionError::DisorderedTimes(what)) }
}
