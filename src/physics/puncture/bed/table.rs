//! The compliance of one bed, tabulated for lookups by the hundred thousand.

use super::{ANY_WAVE, BedError, BedProperties};
use crate::numerics::hankel::HankelRule;
use crate::numerics::root;
use crate::numerics::spline::UniformSpline;

/// Cells of the table; even, because the error is measured with every second knot.
const CELLS: usize = 128;
/// Length of the map over the mean length of the bed, chosen so that near and far are resolved alike.
const LENGTH_FACTOR: f64 = 4.0;
/// |ln k|, k in 1/mm, up to which the bends of the spectrum are looked for.
const LOGARITHM_RANGE: f64 = 40.0;
/// The bends only place the knots.
const LOGARITHM_TOLERANCE: f64 = 1e-3;

/// C(r) for all r ≥ 0.
///
/// ```text
/// C(r) (r + ℓ) = spline of s = √(r/(r + ℓ)),   ℓ = 4/√(k₁ k₂)
/// ```
///
/// Even spacing in s crowds the knots where the plate bends (r² ln r at the load is s⁴ ln s) and carries the table to
/// infinity: there C r tends to (1 − ν²)/(π E_h) for deep fat and to 0 for a layer, which together with the symmetry at 0
/// gives the slopes at both ends. k₁ is the wave at which fat takes over from the skin, k₂ the one at which bending does.
#[derive(Debug, Clone, PartialEq)]
pub struct Bed {
    /// ℓ, mm.
    length: f64,
    spline: UniformSpline,
    error: f64,
}

impl Bed {
    /// Tabulates the compliance.
    ///
    /// # Errors
    /// Constants without sense, or for which the compliance under a point force diverges (no fat, no bending stiffness).
    pub fn new(properties: &BedProperties) -> Result<Bed, BedError> {
        properties.check()?;
        let length = length(properties)?;
        let rule = HankelRule::fast();
        let under_the_force = rule.integrate_all(ANY_WAVE, |wave| properties.spectrum(wave));
        let mut scaled = vec![under_the_force * length];
        scaled.extend((1..CELLS).map(|knot| {
            let distance = distance(knot, length);
            rule.integrate(distance, |wave| properties.spectrum(wave)) * (distance + length)
        }));
        let far = if properties.subcutis.is_none() { properties.spectrum(0.0) } else { 0.0 };
        scaled.push(far);
        let slopes = (0.0, -2.0 * far);
        let error = error_of_half_the_table(&scaled, slopes);
        Ok(Bed { length, spline: UniformSpline::new(&scaled, slopes), error })
    }

    /// Displacement at `distance` (mm, finite, not negative) from a force of 1 N, mm/N.
    pub fn compliance(&self, distance: f64) -> f64 {
        let inverse = 1.0 / (distance + self.length);
        inverse * self.spline.at((distance * inverse).sqrt())
    }

    /// How far a value of the table may be off, over C(0): what a table with every second knot is off at the knots left
    /// out, about ten times the error of this table.
    pub fn error(&self) -> f64 {
        self.error
    }
}

/// r at s = knot/CELLS.
fn distance(knot: usize, length: f64) -> f64 {
    let share = knot as f64 / CELLS as f64;
    length * share * share / (1.0 - share * share)
}

/// The largest error over C(0) at the knots that are left out; 1/(r + ℓ) = (1 − s²)/ℓ.
fn error_of_half_the_table(scaled: &[f64], slopes: (f64, f64)) -> f64 {
    let every_second: Vec<f64> = scaled.iter().step_by(2).copied().collect();
    let half = UniformSpline::new(&every_second, slopes);
    let off = |knot: usize| {
        let share = knot as f64 / CELLS as f64;
        (half.at(share) - scaled[knot]).abs() * (1.0 - share * share)
    };
    (1..CELLS).step_by(2).map(off).fold(0.0, f64::max) / scaled[0]
}

/// ℓ from the bends of the spectrum.
fn length(properties: &BedProperties) -> Result<f64, BedError> {
    let bend = |excess: &dyn Fn(f64, f64, f64) -> f64| {
        let balance = |logarithm: f64| {
            let wave = libm::exp(logarithm);
            let plate = wave * wave * wave * properties.bending_stiffness;
            excess(plate, wave * properties.line_tension, properties.foundation(wave))
        };
        root::bracketed(balance, -LOGARITHM_RANGE, LOGARITHM_RANGE, LOGARITHM_TOLERANCE)
    };
    let fat_ends = bend(&|plate, membrane, foundation| plate + membrane - foundation)?;
    let bending_begins = bend(&|plate, membrane, foundation| plate - membrane - foundation)?;
    Ok(LENGTH_FACTOR * libm::exp(-0.5 * (fat_ends + bending_begins)))
}
