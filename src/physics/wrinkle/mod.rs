//! Fine lines: a stiff film on a soft ground folds when it is pressed together.
//!
//! ```text
//! λ   = 2π h (E_f/3E_s)^(1/3),     ε_c = ¼ (3E_s/E_f)^(2/3),     A = h √(ε/ε_c − 1)
//! E_s ~ (mature collagen of the papillary dermis)^n
//! A/A₀ = √[(ε/ε_c0) (E_s/E_s0)^(−2/3) − 1]/√[ε/ε_c0 − 1],     0 where the fold flattens
//! λ/λ₀ = (E_s/E_s0)^(−1/3) h/h₀
//! ```
//!
//! | symbol | meaning | unit | name in code |
//! |---|---|---|---|
//! | h, E_f | thickness and modulus of the film, the epidermis, moduli over 1 − ν² | mm, MPa | – |
//! | E_s | modulus of the ground, the papillary dermis | MPa | [Ground::stiffness] |
//! | n | exponent of stiffness on density | 1 | `stiffness_exponent` |
//! | ε/ε_c0 | strain over the critical one before treatment | 1 | `wrinkle_strain_ratio` |
//!
//! Bilayer instability (recalled: Bowden et al. 1998, Nature 393:146; Genzer & Groenewold 2006, Soft Matter 2:310). Lines near the threshold respond most: a ground
//! stiffer by 28 % takes 71 % off the amplitude at ε/ε_c = 1.2, 26 % at 1.5 and 12 % at 3. Folds that are furrows of the skin already, and the modulus of the
//! epidermis itself, do not change here.

use crate::physics::parameter::OutcomeParameters;

/// What lies under the film, relative to before.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ground {
    /// Mature, cross-linked collagen of the papillary dermis over that before.
    pub density: f64,
    /// Thickness of the epidermis over that before.
    pub film: f64,
}

impl Ground {
    /// E_s over that before.
    pub fn stiffness(&self, parameters: &OutcomeParameters) -> f64 {
        libm::pow(self.density, parameters.stiffness_exponent)
    }

    /// A over A₀.
    pub fn amplitude(&self, parameters: &OutcomeParameters) -> f64 {
        let before = parameters.wrinkle_strain_ratio;
        let now = before * libm::pow(self.stiffness(parameters), -2.0 / 3.0);
        self.film * ((now - 1.0).max(0.0) / (before - 1.0)).sqrt()
    }

    /// λ over λ₀.
    pub fn wavelength(&self, parameters: &OutcomeParameters) -> f64 {
        self.film / libm::cbrt(self.stiffness(parameters))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A ground stiffer by 28 %.
    #[test]
    fn shallow_lines_respond_best() {
        for (ratio, loss) in [(1.5, 0.26), (3.0, 0.12), (1.2, 0.71)] {
            let parameters = OutcomeParameters {
                wrinkle_strain_ratio: ratio,
                stiffness_exponent: 1.0,
                ..OutcomeParameters::default()
            };
            let amplitude = Ground { density: 1.28, film: 1.0 }.amplitude(&parameters);
            assert!((1.0 - amplitude - loss).abs() < 0.01, "{ratio} {amplitude}");
        }
    }

    #[test]
    fn nothing_changes_where_nothing_changed_and_a_stiff_ground_is_flat() {
        let parameters = OutcomeParameters::default();
        let same = Ground { density: 1.0, film: 1.0 };
        assert_eq!((same.amplitude(&parameters), same.wavelength(&parameters)), (1.0, 1.0));
        assert_eq!(Ground { density: 3.0, film: 1.0 }.amplitude(&parameters), 0.0);
        assert!(Ground { density: 0.8, film: 1.0 }.amplitude(&parameters) > 1.0);
    }
}
