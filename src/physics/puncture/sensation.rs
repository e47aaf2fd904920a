//! What the person feels and sees at once: pain, blood, redness.
//!
//! ```text
//! VAS/VAS_26G = 0.05 (p/0.48 mm)^1.76 N^0.32                             Gill et al. 2008, N ≤ 50
//! P(bleed)    = 0 above the capillaries, 1 − exp[−n_c (π/4)(d + d_c)²] below, 1 below the superficial plexus
//! excess(t)   = gain · open area · 2^(−t/t½)                             water loss and redness
//! ```
//!
//! | symbol | meaning | unit | name |
//! |---|---|---|---|
//! | p, N | mean depth; needles in the skin at once | mm, 1 | |
//! | d | diameter of the needle at the depth of the first capillaries | mm | |
//! | n_c, d_c | density and diameter of capillary loops | 1/mm², mm | `capillary_density`, `capillary_diameter` |
//! | t½ | half-life of the open film, from absorption | d | `film_half_life` |
//!
//! Assumed: more needles at once than were measured hurt like the largest measured number, passes do not add up, and the
//! scale ends smoothly at 10. Redness follows the open film only; the inflammation that outlasts it is healing's. That every
//! puncture bleeds which reaches the plexus is assumed too; just above it the law gives about a tenth for a needle of
//! 0.25 mm with a taper of 1 mm, since so little of it has reached the loops.
//! There is no anaesthetic unless the treatment gives the share of pain that it leaves.
//!
//! **Where it misses.** The film of a 1.5 mm roller is back within the tolerance after two to three hours, in keeping with skin that
//! reseals within 2 h (Gupta 2011) or 4–5 h (rat, Kalluri 2011) and arrays whose irritation is over in 2 h (Bal 2008), but far
//! below recoveries of water loss within 24 h (Donnelly 2014) and 72 h (Han 2012), still above baseline at 48 h on the face (Sasaki
//! 2019), and redness of one to two days after a roller. No gain makes up for that: a duration grows with its logarithm.

use std::f64::consts::PI;

use crate::physics::needle::Needle;
use crate::physics::parameter::Parameters;
use crate::physics::skin::Skin;

/// The end of the visual analogue scale.
const WORST_PAIN: f64 = 10.0;

/// Pain over that of a 26-gauge hypodermic needle, for `needles` at once at a mean `depth` (mm).
pub fn relative_pain(depth: f64, needles: f64, parameters: &Parameters) -> f64 {
    let constants = &parameters.puncture;
    constants.pain_coefficient
        * libm::pow(depth / constants.pain_reference_length, constants.pain_length_exponent)
        * libm::pow(needles.min(constants.pain_largest_number), constants.pain_number_exponent)
}

/// The same on the scale of 0 to 10; `anaesthetic` is the share of pain that it leaves.
pub fn pain(relative: f64, anaesthetic: Option<f64>, parameters: &Parameters) -> f64 {
    let felt = relative * parameters.puncture.pain_of_hypodermic * anaesthetic.unwrap_or(1.0);
    WORST_PAIN * libm::tanh(felt / WORST_PAIN)
}

/// Probability that a puncture of this depth (mm) bleeds.
pub fn bleeding_probability(depth: f64, needle: &Needle, skin: &Skin, parameters: &Parameters) -> f64 {
    let constants = &parameters.puncture;
    // No vessel stands in the epidermis.
    let first_vessels = constants.capillary_depth.max(skin.epidermis);
    if depth <= first_vessels {
        0.0
    } else if depth >= constants.plexus_depth {
        1.0
    } else {
        let reach = 2.0 * needle.radius_at(depth - first_vessels) + constants.capillary_diameter;
        -libm::expm1(-constants.capillary_density * 0.25 * PI * reach * reach)
    }
}

/// Relative excess of water loss right after the session, for the share of surface that is open.
pub fn water_loss_excess(surface_breach: f64, parameters: &Parameters) -> f64 {
    parameters.puncture.water_loss_gain * surface_breach
}

/// Relative excess of redness right after the session.
pub fn erythema_excess(surface_breach: f64, parameters: &Parameters) -> f64 {
    parameters.puncture.erythema_gain * surface_breach
}

/// Time until an `excess` that halves every `half_life` (d) is within the tolerance, d.
pub fn recovery_time(excess: f64, half_life: f64, parameters: &Parameters) -> f64 {
    let tolerance = parameters.puncture.recovery_tolerance;
    if excess > tolerance { half_life * libm::log2(excess / tolerance) } else { 0.0 }
}

/// Time until redness is within the tolerance, d.
pub fn erythema_duration(surface_breach: f64, film_half_life: f64, parameters: &Parameters) -> f64 {
    recovery_time(erythema_excess(surface_breach, parameters), film_half_life, parameters)
}

/// Time until both redness and water loss are within the tolerance, d.
pub fn downtime(surface_breach: f64, film_half_life: f64, parameters: &Parameters) -> f64 {
    let water_loss = recovery_time(water_loss_excess(surface_breach, parameters), film_half_life, parameters);
    water_loss.max(erythema_duration(surface_breach, film_half_life, parameters))
}

/// Time that lies within at least one of the `intervals` (start and duration, d, in order of start): what overlaps counts once.
pub fn time_within(intervals: &[(f64, f64)]) -> f64 {
    let mut reach = f64::NEG_INFINITY;
    let mut total = 0.0;
    for (start, duration) in intervals {
        let end = start + duration;
        total += (end - start.max(reach)).max(0.0);
        reach = reach.max(end);
    }
    total
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::physics::skin::{Preparation, Sex, Site};

    fn skin() -> Skin {
        Skin {
            site: Site::Cheek,
            sex: Sex::Female,
            age: 30.0 * 365.25,
            phototype: 3,
            preparation: Preparation::InVivo,
            stratum_corneum: 0.0168,
            epidermis: 0.07,
            dermis: 0.87,
            subcutis: None,
        }
    }

    #[test]
    fn ratios_of_gill() {
        let parameters = Parameters::default();
        let pain = |depth, needles| relative_pain(depth, needles, &parameters);
        assert!((pain(0.48, 1.0) - 0.05).abs() < 1e-12);
        // Three times the length hurts seven times, ten times the needles just over twice, as measured.
        assert!((pain(1.45, 1.0) / pain(0.48, 1.0) - 7.0).abs() < 0.05);
        assert!((pain(0.48, 50.0) / pain(0.48, 5.0) - 2.09).abs() < 0.01);
        assert_eq!(pain(0.48, 500.0), pain(0.48, 50.0));
    }

    #[test]
    fn the_scale_ends_at_ten_and_an_anaesthetic_counts() {
        let parameters = Parameters::default();
        assert!(pain(100.0, None, &parameters) <= 10.0);
        assert!((pain(0.4, None, &parameters) - 1.0).abs() < 0.01);
        assert!(pain(0.4, Some(0.3), &parameters) < 0.31);
    }

    #[test]
    fn blood_comes_from_below_the_epidermis() {
        let parameters = Parameters::default();
        let needle = Needle::of_size(1.5, 0.25, &parameters);
        let probability = |depth| bleeding_probability(depth, &needle, &skin(), &parameters);
        assert_eq!(probability(0.08), 0.0);
        assert_eq!(probability(0.5), 1.0);
        let between: Vec<f64> = [0.11, 0.2, 0.3, 0.39].into_iter().map(probability).collect();
        assert!(
            between.windows(2).all(|pair| pair[0] < pair[1]) && between[0] > 0.0 && between[3] < 1.0,
            "{between:?}"
        );
    }

    #[test]
    fn bleeding_is_that_of_loops_met_where_they_begin() {
        // A tip at 0.3 mm is 0.2 mm below the first loops: P = 1 − exp[−n_c (π/4)(d + d_c)²] with the diameter there.
        let parameters = Parameters::default();
        let needle = Needle::of_size(1.5, 0.25, &parameters);
        let diameter: f64 = 0.008 + (0.25 - 0.008) * 0.2 / 1.0;
        let expected = 1.0 - libm::exp(-14.0 * PI / 4.0 * (diameter + 0.015) * (diameter + 0.015));
        let found = bleeding_probability(0.3, &needle, &skin(), &parameters);
        assert!((found / expected - 1.0).abs() < 1e-12 && (0.05..0.06).contains(&found), "{found} for {expected}");
    }

    #[test]
    fn intervals_that_overlap_count_once() {
        assert_eq!(time_within(&[]), 0.0);
        assert_eq!(time_within(&[(0.0, 2.0), (28.0, 2.0), (56.0, 0.0)]), 4.0);
        assert_eq!(time_within(&[(0.0, 2.0), (1.0, 2.0), (1.5, 0.5), (3.0, 1.0)]), 4.0);
    }

    #[test]
    fn downtime_counts_half_lives() {
        let parameters = Parameters::default();
        assert!((recovery_time(0.8, 0.5, &parameters) - 1.5).abs() < 1e-12);
        assert_eq!(recovery_time(0.05, 0.5, &parameters), 0.0);
        assert!(downtime(0.04, 0.1, &parameters) >= erythema_duration(0.04, 0.1, &parameters));
    }
}
