//! Parameters drawn from their distributions: what an ensemble is made of.
//!
//! That the parameters are independent is an assumption: nothing is known of their correlation.

use super::{Definition, Distribution, ParameterError, Parameters};
use crate::numerics::random::Stream;

impl Parameters {
    /// Draws every parameter that still has its default, each from its [Distribution] and independently; those that were
    /// changed stay.
    ///
    /// # Errors
    /// A draw without physical sense; the registry's ranges hold none (a test asserts it).
    pub fn drawn(&self, stream: &mut Stream) -> Result<Parameters, ParameterError> {
        let mut drawn = self.clone();
        let rest = Parameters::default();
        for row in Parameters::definitions() {
            // Every row takes its random number, so that stating one parameter changes no other.
            let chance = stream.uniform();
            if row.distribution != Distribution::Fixed && self.get(row.name) == rest.get(row.name) {
                let value = row.quantile(chance) * row.parsed_unit().factor;
                drawn.set(row.name, value)?;
            }
        }
        Ok(drawn)
    }
}

impl Definition {
    /// Quantile of the row's distribution, in its unit; always within its range.
    pub fn quantile(&self, chance: f64) -> f64 {
        match self.distribution {
            Distribution::Fixed => self.value,
            Distribution::Triangular => triangular(self.low, self.value, self.high, chance),
            Distribution::LogTriangular => {
                libm::exp(triangular(libm::log(self.low), libm::log(self.value), libm::log(self.high), chance))
                    .clamp(self.low, self.high)
            }
            Distribution::LogUniform => {
                let (low, high) = (libm::log(self.low), libm::log(self.high));
                libm::exp(low + chance * (high - low)).clamp(self.low, self.high)
            }
        }
    }
}

/// Quantile of the triangular distribution with its mode between the ends.
fn triangular(low: f64, mode: f64, high: f64, chance: f64) -> f64 {
    if high <= low {
        return mode;
    }
    let split = (mode - low) / (high - low);
    if chance < split {
        low + (chance * (high - low) * (mode - low)).sqrt()
    } else {
        high - ((1.0 - chance) * (high - low) * (high - mode)).sqrt()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn draws_stay_within_the_range_and_have_the_right_median() {
        for row in Parameters::definitions() {
            for chance in [0.0, 1e-9, 0.3, 0.999_999, 1.0] {
                let value = row.quantile(chance);
                assert!((row.low..=row.high).contains(&value), "{} {value}", row.name);
            }
        }
        assert!((triangular(0.0, 1.0, 2.0, 0.5) - 1.0).abs() < 1e-15);
        assert!((triangular(0.0, 0.0, 1.0, 0.75) - 0.5).abs() < 1e-15);
    }

    #[test]
    fn stating_one_parameter_changes_no_other() {
        let drawn = |base: &Parameters| base.drawn(&mut Stream::new(7, "ensemble", 3)).unwrap();
        let mut stated = Parameters::default();
        stated.set("tgf_diffusion", 0.02).unwrap();
        let (free, bound) = (drawn(&Parameters::default()), drawn(&stated));
        assert_eq!(bound.healing.tgf_diffusion, 0.02);
        assert_ne!(free.healing.tgf_diffusion, 0.02);
        assert_eq!(free.puncture, bound.puncture);
        assert_eq!(free.healing.neutrophil_loss, bound.healing.neutrophil_loss);
    }
}
