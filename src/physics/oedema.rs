//! Swelling after a session: fluid that leaks from vessels as long as tissue is alarmed, and drains.
//!
//! ```text
//! ds/dt = l A/(1 + A) − d s                    s: thickness gained over thickness of the dermis
//! ```
//!
//! | symbol | meaning | unit | name in code |
//! |---|---|---|---|
//! | A | alarmin, mean over the dermis | 1 | – |
//! | l, d | leakage, drainage | 1/d | `oedema_leak`, `oedema_drainage` |
//!
//! The solution is exact where A/(1 + A) goes evenly from one time to the next. No controlled measurement of swelling after needling, of lips
//! least of all, was found: both rates are assumed, so that swelling is a matter of days, as every account of it says. It is not collagen, and
//! nothing of it stays.

use crate::physics::parameter::OutcomeParameters;

/// s at these times (d, increasing) of an alarmin that is `alarm` then; nothing before the first.
pub fn swelling(times: &[f64], alarm: &[f64], parameters: &OutcomeParameters) -> Vec<f64> {
    let (leak, drainage) = (parameters.oedema_leak, parameters.oedema_drainage);
    let source = |index: usize| leak * alarm[index] / (1.0 + alarm[index]);
    let mut swelling = vec![0.0; times.len()];
    for index in 1..times.len() {
        let step = times[index] - times[index - 1];
        let (first, slope) = (source(index - 1), (source(index) - source(index - 1)) / step);
        let left = libm::exp(-drainage * step);
        // Of s' = first + slope t − d s.
        let settled = (first - slope / drainage) / drainage;
        swelling[index] = slope * step / drainage + settled + (swelling[index - 1] - settled) * left;
    }
    swelling
}

/// Time from `start` until swelling is below `share` for good, d; nothing if it never was above, or still is at the end.
pub fn lasts(times: &[f64], swelling: &[f64], start: f64, share: f64) -> Option<f64> {
    let last = (0..times.len()).rev().find(|index| times[*index] > start && swelling[*index] > share)?;
    times.get(last + 1).map(|end| end - start)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A steady alarm fills to l/d · A/(1 + A); without it, swelling drains exponentially.
    #[test]
    fn fills_and_drains() {
        let parameters = OutcomeParameters::default();
        let times: Vec<f64> = (0..=600).map(|step| 0.1 * f64::from(step)).collect();
        let steady = swelling(&times, &vec![1.0; 601], &parameters);
        let full = 0.5 * parameters.oedema_leak / parameters.oedema_drainage;
        assert!((steady[600] / full - 1.0).abs() < 1e-6);
        let at_one = full * (1.0 - libm::exp(-parameters.oedema_drainage));
        assert!((steady[10] - at_one).abs() < 1e-12);
        let alarm: Vec<f64> = times.iter().map(|time| if *time < 2.05 { 1.0 } else { 0.0 }).collect();
        let pulse = swelling(&times, &alarm, &parameters);
        let decay = libm::log(pulse[100] / pulse[110]);
        assert!((decay - parameters.oedema_drainage).abs() < 1e-9);
        let duration = lasts(&times, &pulse, 0.0, 0.01 * full).unwrap();
        assert!(duration > 5.0 && duration < 20.0, "{duration}");
    }
}
