//! Risk of post-inflammatory hyperpigmentation.
//!
//! ```text
//! logit p = b₀ + b_F (phototype − 3) + b_ρ ln(ρ/ρ_ref) + b_I ln(A/A_ref) + b_UV [no sunscreen] − b_p [primed]
//! ```
//!
//! | symbol | meaning | unit | name in code |
//! |---|---|---|---|
//! | ρ | holes per area and session | 1/mm² | [Risk::density] |
//! | A | inflammation above rest, integrated over time and divided by the sessions | d | [Risk::inflammation] |
//! | b | log-odds | 1 | `pih_intercept`, `pih_per_phototype`, `pih_per_density`, `pih_per_inflammation`, `pih_without_sunscreen`, `pih_priming` |
//!
//! The density term is that of two fractional lasers (7.1 % against 12.4 % at twice the density, Chan et al. 2007, Lasers Surg
//! Med 39:381); A depends on density and depth through the injury and on the interval between sessions through what the one leaves to the next.
//! The logarithm has the slope of A/A_ref − 1 at the reference and does not run away far above it, where nothing was measured.
//! Good to a factor of two at best; phototypes 5 and 6 are extrapolated.

use crate::physics::parameter::OutcomeParameters;

/// What the risk depends on.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Risk {
    /// 1 to 6.
    pub phototype: u8,
    /// Holes, 1/mm².
    pub density: f64,
    /// A, d.
    pub inflammation: f64,
    pub sunscreen: bool,
    pub primed: bool,
}

/// Per course of sessions, 0 to 1.
pub fn hyperpigmentation_risk(risk: &Risk, parameters: &OutcomeParameters) -> f64 {
    if risk.density <= 0.0 || risk.inflammation <= 0.0 {
        return 0.0;
    }
    let odds = parameters.pih_intercept
        + parameters.pih_per_phototype * (f64::from(risk.phototype) - 3.0)
        + parameters.pih_per_density * libm::log(risk.density / parameters.pih_reference_density)
        + parameters.pih_per_inflammation * libm::log(risk.inflammation / parameters.pih_reference_inflammation)
        + if risk.sunscreen { 0.0 } else { parameters.pih_without_sunscreen }
        - if risk.primed { parameters.pih_priming } else { 0.0 };
    1.0 / (1.0 + libm::exp(-odds))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_reference_has_the_published_risks() {
        let parameters = OutcomeParameters::default();
        for (phototype, percent) in [(2, 0.8), (3, 2.0), (4, 6.0), (5, 14.0), (6, 31.0)] {
            let risk = Risk {
                phototype,
                density: parameters.pih_reference_density,
                inflammation: parameters.pih_reference_inflammation,
                sunscreen: true,
                primed: false,
            };
            let found = 100.0 * hyperpigmentation_risk(&risk, &parameters);
            assert!((found - percent).abs() < 0.6, "{phototype} {found}");
            let twice = Risk { density: 2.0 * risk.density, ..risk };
            let odds = |p: f64| p / (1.0 - p);
            let ratio = odds(hyperpigmentation_risk(&twice, &parameters)) / odds(found / 100.0);
            // 12.4/87.6 over 7.1/92.9.
            assert!((ratio - 1.852).abs() < 0.01, "{ratio}");
        }
        let none = Risk { phototype: 6, density: 0.0, inflammation: 0.0, sunscreen: false, primed: false };
        assert_eq!(hyperpigmentation_risk(&none, &parameters), 0.0);
    }
}
