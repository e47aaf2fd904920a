//! The bed that needles lie on: how far skin yields at one place to a force at another.
//!
//! ```text
//! C(r) = (1/2π) ∫₀^∞ J₀(kr) k dk / [D k⁴ + T k² + e k/φ(k h_f)]
//!
//! D = E_d h³/(12 (1 − ν²)),   e = E_h/(2 (1 − ν²))
//! φ = 1 for deep fat;   φ(x) = [β sinh 2x − 2x]/[β cosh 2x + 2x² + 5 − 12ν + 8ν²],   β = 3 − 4ν, for fat bonded to bone
//! ```
//!
//! | symbol | meaning | unit | name |
//! |---|---|---|---|
//! | C | displacement of the surface at the distance r from a force of 1 N | mm/N | [Bed::compliance] |
//! | r, k | distance, wave number | mm, 1/mm | `distance`, `wave` |
//! | D | bending stiffness of epidermis and dermis as a plate | N mm | `bending_stiffness` |
//! | E_d, h | modulus and thickness of that plate | MPa, mm | `dermis_modulus`, [Skin::thickness] |
//! | T | line tension: at rest, and what stretching the skin adds | N/mm | `line_tension` |
//! | E_h, h_f | modulus of the fat; its thickness over bone, or nothing when it is deep | MPa, mm | `fat_modulus`, `subcutis` |
//! | ν | Poisson's ratio of both | 1 | `poisson_ratio` |
//! | φ | displacement of bonded fat over that of deep fat under the same wave | 1 | `bonded_layer` |
//!
//! **Source**: the plate under tension on an elastic half-space follows from the equilibrium of each wave; φ is the layer
//! bonded to a rigid base (Hannah 1951, Q. J. Mech. Appl. Math. 4:94, doi:10.1093/qjmam/4.1.94), checked against a
//! numerical solution of its boundary value problem. Limits, all tested: Boussinesq's half-space (1 − ν²)/(π E_h r) for
//! D = T = 0; the membrane on fat (1/4T)[H₀(ρ) − Y₀(ρ)], ρ = e r/T, for D = 0; C(0) = 1/(3√3 D^(1/3) e^(2/3)) for T = 0.
//!
//! **Range**: dimples that are shallow against their width (small slopes, linear), distances above the thickness of the
//! plate, slow against waves of shear. The plate glides on the fat without friction (φ stands for the normal answer alone),
//! and the layers of the skin press each other flat nowhere: the dent of a single tip is not in C. Fat that is
//! incompressible and bonded to bone must flow aside: C changes sign at a distance and its integral over the plane is 0.
//!
//! Without fat, nothing holds a plate of infinite width; without bending, a membrane yields without bound under a point.
//! [Bed::new] refuses both. The integral is that of [hankel](crate::numerics::hankel), the table is explained at [Bed].

mod layer;
mod table;

pub use table::Bed;

use std::f64::consts::PI;

use crate::numerics::hankel::{Estimate, HankelTransform};
use crate::numerics::root::RootError;
use crate::physics::parameter::Parameters;
use crate::physics::skin::Skin;
use layer::bonded_layer;

/// Any wave number that is not fifteen decades off, 1/mm: where the integral at r = 0 begins to count panels.
const ANY_WAVE: f64 = 1.0;

/// The constants of a tensioned plate on fat.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct BedProperties {
    /// D, N mm.
    pub bending_stiffness: f64,
    /// T, N/mm.
    pub line_tension: f64,
    /// E_h, MPa.
    pub fat_modulus: f64,
    /// Thickness of the fat between dermis and bone or muscle, mm; nothing when it is too deep to be felt.
    pub subcutis: Option<f64>,
    /// ν of skin and fat.
    pub poisson_ratio: f64,
}

/// Why there is no compliance.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
pub enum BedError {
    #[error("{what} is {value}, but {requirement}")]
    Senseless { what: &'static str, value: f64, requirement: &'static str },
    #[error("the length over which the skin yields was not found: {0}")]
    Length(#[from] RootError),
}

impl BedProperties {
    /// Of this skin, with the line tension that stretching adds (`stretch`, N/mm), moduli times `stiffening` (rate and age;
    /// tension is not a modulus).
    pub fn new(skin: &Skin, stretch: f64, stiffening: f64, parameters: &Parameters) -> BedProperties {
        let material = &parameters.skin;
        let thickness = skin.thickness();
        let poisson_ratio = material.poisson_ratio;
        let plate_modulus = stiffening * material.dermis_modulus / (12.0 * (1.0 - poisson_ratio * poisson_ratio));
        BedProperties {
            bending_stiffness: plate_modulus * thickness * thickness * thickness,
            line_tension: material.line_tension + stretch,
            fat_modulus: stiffening * material.fat_modulus,
            subcutis: skin.subcutis,
            poisson_ratio,
        }
    }

    /// C(r), mm/N, by the integral itself, with its error (below 1e-9 of C(0)). Where it diverges, the error is of the order
    /// of the value. For checks: [Bed] is ten thousand times as fast.
    pub fn compliance(&self, distance: f64) -> Estimate {
        self.transformed(&HankelTransform::new(), distance)
    }

    fn transformed(&self, transform: &HankelTransform, distance: f64) -> Estimate {
        let spectrum = |wave: f64| self.spectrum(wave);
        if distance > 0.0 {
            transform.integrate(distance, spectrum)
        } else {
            transform.integrate_all(ANY_WAVE, spectrum)
        }
    }

    /// What stands behind J₀ in C(r), mm²/N.
    fn spectrum(&self, wave: f64) -> f64 {
        let plate = wave * wave * wave * self.bending_stiffness;
        let membrane = wave * self.line_tension;
        1.0 / (2.0 * PI * (plate + membrane + self.foundation(wave)))
    }

    /// e/φ, MPa: the pressure with which the fat answers a wave, over displacement and wave number.
    fn foundation(&self, wave: f64) -> f64 {
        let half_space = self.fat_modulus / (2.0 * (1.0 - self.poisson_ratio * self.poisson_ratio));
        self.subcutis.map_or(half_space, |depth| half_space / bonded_layer(wave * depth, self.poisson_ratio))
    }

    fn check(&self) -> Result<(), BedError> {
        let finite = |what, value: f64, requirement, admitted: bool| match admitted && value.is_finite() {
            true => Ok(()),
            false => Err(BedError::Senseless { what, value, requirement }),
        };
        let above = "it must be above 0";
        finite("the bending stiffness of the skin", self.bending_stiffness, above, self.bending_stiffness > 0.0)?;
        finite("the modulus of the fat", self.fat_modulus, above, self.fat_modulus > 0.0)?;
        finite("the line tension", self.line_tension, "it must not be negative", self.line_tension >= 0.0)?;
        let subcutis = self.subcutis.unwrap_or(1.0);
        finite("the thickness of the subcutis", subcutis, above, subcutis > 0.0)?;
        let sensible = (0.0..=0.5).contains(&self.poisson_ratio);
        finite("Poisson's ratio", self.poisson_ratio, "it must lie between 0 and 0.5", sensible)
    }
}

#[cfg(test)]
mod tests;
