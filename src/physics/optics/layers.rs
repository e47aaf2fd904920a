//! Skin as layers, and its reflectance.

use super::spectrum::{BANDS, Band, SPECTRUM, Spectrum};
use crate::physics::parameter::OutcomeParameters;

/// 1/cm in 1/mm.
const PER_CENTIMETRE: f64 = 0.1;
const DECADIC: f64 = std::f64::consts::LN_10;

/// What lies under the dermis.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Substrate {
    /// Blood per volume.
    pub blood: f64,
    /// Its saturation with oxygen.
    pub saturation: f64,
}

/// Skin as light meets it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Layers {
    /// Viable epidermis, mm.
    pub epidermis: f64,
    /// Melanosomes per volume of epidermis.
    pub melanin: f64,
    /// mm.
    pub dermis: f64,
    /// Collagen of the dermis over healthy.
    pub density: f64,
    /// Blood per volume of dermis.
    pub blood: f64,
    /// Its saturation with oxygen.
    pub saturation: f64,
    /// Melanosomes per volume of dermis.
    pub dermal_melanin: f64,
    pub substrate: Substrate,
}

impl Layers {
    /// Reflectance without gloss.
    pub fn reflectance(&self, parameters: &OutcomeParameters) -> Spectrum {
        let mut reflectance = [0.0; BANDS];
        for (value, band) in reflectance.iter_mut().zip(&SPECTRUM) {
            *value = self.reflectance_at(band, parameters);
        }
        reflectance
    }

    fn reflectance_at(&self, band: &Band, parameters: &OutcomeParameters) -> f64 {
        let law = 0.75 * scattering(band);
        let dermis_scattering = law * parameters.dermis_scattering;
        let under = bloody(band, self.substrate.blood, self.substrate.saturation, parameters);
        let below = endless(2.0 * under, dermis_scattering);
        let dermis = finite(
            2.0 * self.dermis_absorption(band, parameters),
            dermis_scattering * self.density,
            self.dermis,
            below,
        );
        let back = finite(
            0.5 * parameters.epidermis_path * self.epidermis_absorption(band, parameters),
            law * parameters.epidermis_scattering,
            self.epidermis,
            dermis,
        );
        let inside = parameters.internal_reflection;
        (1.0 - inside) * back / (1.0 - inside * back)
    }

    /// µa,epi, 1/mm.
    fn epidermis_absorption(&self, band: &Band, parameters: &OutcomeParameters) -> f64 {
        self.melanin * melanosome(band, parameters) + (1.0 - self.melanin) * bloodless(band, parameters)
    }

    /// µa,der, 1/mm.
    fn dermis_absorption(&self, band: &Band, parameters: &OutcomeParameters) -> f64 {
        bloody(band, self.blood, self.saturation, parameters) + self.dermal_melanin * melanosome(band, parameters)
    }
}

/// Absorption within melanosomes, 1/mm.
fn melanosome(band: &Band, parameters: &OutcomeParameters) -> f64 {
    let eumelanin = 6.6e11 * libm::pow(band.wavelength, -3.33);
    let pheomelanin = 2.9e15 * libm::pow(band.wavelength, -4.75);
    let share = parameters.eumelanin_share;
    (share * eumelanin + (1.0 - share) * pheomelanin) * PER_CENTIMETRE
}

/// µ_base, 1/mm.
fn bloodless(band: &Band, parameters: &OutcomeParameters) -> f64 {
    parameters.epidermis_absorption_base
        + parameters.epidermis_absorption_exponential * libm::exp(-(band.wavelength - 154.0) / 66.2)
}

/// Tissue with this share of blood, 1/mm.
fn bloody(band: &Band, blood: f64, saturation: f64, parameters: &OutcomeParameters) -> f64 {
    let [oxygenated, deoxygenated] = band.extinction;
    // µg/mm³ over µg/nmol is mM; ε in 1/(cm M).
    let molar = 1e-3 * parameters.haemoglobin_concentration / parameters.haemoglobin_molar_mass;
    let whole = DECADIC * molar * (saturation * oxygenated + (1.0 - saturation) * deoxygenated) * PER_CENTIMETRE;
    blood * whole + (1.0 - blood) * bloodless(band, parameters)
}

/// The reference law of µs', 1/mm.
fn scattering(band: &Band) -> f64 {
    let mie = 147.4 * libm::pow(band.wavelength, -0.22);
    let rayleigh = 2e12 * libm::pow(band.wavelength, -4.0);
    (mie + rayleigh) * PER_CENTIMETRE
}

/// Kubelka–Munk, a layer over a ground of that reflectance.
fn finite(absorption: f64, scattering: f64, thickness: f64, ground: f64) -> f64 {
    if scattering <= 0.0 {
        return ground * libm::exp(-2.0 * absorption * thickness);
    }
    let a = (scattering + absorption) / scattering;
    let b = (a * a - 1.0).sqrt();
    // b coth(b S h); its limit 1/(S h) where nothing absorbs.
    let optical = b * scattering * thickness;
    let slope = if optical > 1e-8 { b / libm::tanh(optical) } else { 1.0 / (scattering * thickness) };
    (1.0 - ground * (a - slope)) / (a - ground + slope)
}

/// Kubelka–Munk, a layer without end.
fn endless(absorption: f64, scattering: f64) -> f64 {
    let ratio = absorption / scattering;
    1.0 + ratio - (ratio * ratio + 2.0 * ratio).sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_thick_layer_hides_its_ground() {
        let deep = finite(0.3, 2.0, 1e3, 0.9);
        assert!((deep - endless(0.3, 2.0)).abs() < 1e-12);
        // A layer over its own kind is that kind.
        let own = endless(0.3, 2.0);
        assert!((finite(0.3, 2.0, 0.4, own) - own).abs() < 1e-12);
        // Without absorption: R = (1 + (1/R_g... )), Sh = 1 over black is 1/2.
        assert!((finite(0.0, 1.0, 1.0, 0.0) - 0.5).abs() < 1e-9);
        assert!((finite(1e-9, 1.0, 1.0, 0.0) - 0.5).abs() < 1e-6);
    }

    #[test]
    fn coefficients_are_those_of_the_page() {
        let parameters = OutcomeParameters::default();
        let green = &SPECTRUM[15];
        assert_eq!(green.wavelength, 550.0);
        assert!((melanosome(green, &parameters) - 43.8456).abs() < 1e-3);
        // 43016 · 2.303 · 150/64500 = 230.4 1/cm for whole oxygenated blood.
        assert!((bloody(green, 1.0, 1.0, &parameters) - 23.03).abs() < 0.01);
    }
}
