//! Size and diffusion of a solute in water.
//!
//! ```text
//! D_aq = 1.92e-4 V_A^−0.6 (V_A < 445.2) else 3.78e-5 V_A^−1/3   cm²/s
//! a_s  = 0.145 V_A^0.6 (V_A < 445) else 0.735 V_A^(1/3)          Å
//! H(λ) = (1 − λ)² (1 − 2.104 λ + 2.09 λ³ − 0.95 λ⁵)              Renkin, 0 for λ ≥ 1
//! V_A  = 7 (C + H + N + O) + 10.5 F + 24.5 Cl + 31.5 Br + 38.5 I + 21 S + 20.5 P − 7 rings + 7 double + 14 triple bonds   cm³/mol
//! ```

use super::serum::Solute;

const CUBIC_CENTIMETRES_PER_MOLE: f64 = 1e-6;

/// Counts of a structural formula, for the Schroeder volume.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Formula {
    /// C, H, N and O together.
    pub light_atoms: f64,
    pub fluorine: f64,
    pub chlorine: f64,
    pub bromine: f64,
    pub iodine: f64,
    pub sulphur: f64,
    pub phosphorus: f64,
    pub rings: f64,
    pub double_bonds: f64,
    pub triple_bonds: f64,
}

/// Molar volume after Schroeder, mm³/nmol.
pub fn schroeder_volume(formula: &Formula) -> f64 {
    let atoms = 7.0 * formula.light_atoms
        + 10.5 * formula.fluorine
        + 24.5 * formula.chlorine
        + 31.5 * formula.bromine
        + 38.5 * formula.iodine
        + 21.0 * formula.sulphur
        + 20.5 * formula.phosphorus;
    let bonds = 7.0 * formula.double_bonds + 14.0 * formula.triple_bonds - 7.0 * formula.rings;
    (atoms + bonds) * CUBIC_CENTIMETRES_PER_MOLE
}

/// D_aq, cm²/s (the unit of the correlation).
pub(super) fn diffusivity_in_water(solute: &Solute) -> f64 {
    let volume = solute.schroeder_volume / CUBIC_CENTIMETRES_PER_MOLE;
    if volume < 445.2 { 1.92e-4 * libm::pow(volume, -0.6) } else { 3.78e-5 / libm::cbrt(volume) }
}

/// Radius of the solute, Å.
pub(super) fn radius(solute: &Solute) -> f64 {
    let volume = solute.schroeder_volume / CUBIC_CENTIMETRES_PER_MOLE;
    if volume < 445.0 { 0.145 * libm::pow(volume, 0.6) } else { 0.735 * libm::cbrt(volume) }
}

/// Share of free diffusion that a pore leaves; `relative` is the radius of the solute over that of the pore.
pub fn renkin_restriction(relative: f64) -> f64 {
    if relative >= 1.0 {
        return 0.0;
    }
    let square = relative * relative;
    let steric = (1.0 - relative) * (1.0 - relative);
    steric * (1.0 - 2.104 * relative + 2.09 * square * relative - 0.95 * square * square * relative)
}
