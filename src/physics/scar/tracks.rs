//! Scars that needles leave: parallel tracks where they tore on their way out.
//!
//! ```text
//! logit p = logit p₀ + b ln(s/s₀)
//! ```
//!
//! | symbol | meaning | unit | name in code |
//! |---|---|---|---|
//! | s | sweep: how far the needle moves along the skin while it is in | mm | – |
//! | p₀, s₀ | share of people in one study, and the sweep that its roller has here | 1, mm | `tram_intercept`, `tram_reference_sweep` |
//! | b | how strongly tearing tells: assumed | 1 | `tram_per_sweep` |
//!
//! Two of thirty people after five sittings with a roller (Dogra et al. 2014) are all that was ever counted; other reports are single
//! cases, with rollers of 2 mm and more over bone. Needles that go straight in have no sweep, and here no such risk.

use crate::physics::parameter::OutcomeParameters;

/// Share of people with tracks after a course; `sweep` in mm.
pub fn tram_track_risk(sweep: f64, parameters: &OutcomeParameters) -> f64 {
    if sweep <= 0.0 {
        return 0.0;
    }
    let odds =
        parameters.tram_intercept + parameters.tram_per_sweep * libm::log(sweep / parameters.tram_reference_sweep);
    1.0 / (1.0 + libm::exp(-odds))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_reference_has_two_of_thirty_and_a_stamp_none() {
        let parameters = OutcomeParameters::default();
        assert!((tram_track_risk(parameters.tram_reference_sweep, &parameters) - 2.0 / 30.0).abs() < 1e-3);
        assert_eq!(tram_track_risk(0.0, &parameters), 0.0);
        let twice = tram_track_risk(2.0 * parameters.tram_reference_sweep, &parameters);
        assert!(twice > 0.1 && twice < 0.15, "{twice}");
    }
}
