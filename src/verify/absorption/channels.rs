//! Channels: limits of the spheroid's conductance, closing channels, and the share that evaporates.
//!
//! ```text
//! disc 4 D r ← half spheroid → hemisphere 2π D r;   closing: Q = K C t_eff,  M = M0 exp(−K t_eff/h_v)
//! t_eff = t½/ln 2 (1 − 2^(−T/t½));   evaporation limit: absorbed share J_skin/(J_skin + J_evap)
//! ```

use super::problem::{FINE_TOLERANCE, FINEST};
use crate::numerics::layered::{Chain, Control, Integrator, Reservoir, State};
use crate::physics::absorption::spheroid_conductance;
use crate::verify::Check;
use std::f64::consts::{LN_2, PI};

/// So large a tissue that its concentration stays nil.
const BOTTOMLESS: f64 = 1e12;
const CONDUCTANCE: f64 = 0.7;
const HALF_LIFE: f64 = 0.4;
const DURATION: f64 = 1.5;

/// Open time of a channel that closes with this half-life, as time of a channel that stays open.
pub fn equivalent_open_time(half_life: f64, duration: f64) -> f64 {
    half_life / LN_2 * (1.0 - libm::exp2(-duration / half_life))
}

/// A reservoir that feeds a bottomless tissue straight.
fn feed_only() -> Chain {
    Chain {
        capacity: vec![BOTTOMLESS],
        link: vec![0.0, 0.0],
        feed: vec![CONDUCTANCE],
        loss: vec![0.0],
        ..Chain::default()
    }
}

fn fed(amount: f64, reservoir: impl Fn(f64) -> Reservoir, control: Control) -> f64 {
    let mut state = State { reservoir: amount, ..State::empty(1) };
    let mut integrator = Integrator::new(control, 1e-6);
    let done = integrator.advance(&feed_only(), &reservoir, &mut state, 0.0, DURATION, &mut |_, _| ());
    if done.is_ok() { state.totals.fed } else { f64::NAN }
}

/// Order in time against the exact value.
fn order(name: &str, exact: f64, solve: impl Fn(Control) -> f64) -> Check {
    let [coarse, middle, fine] = [50.0, 100.0, 200.0].map(|steps| solve(Control::Fixed { step: DURATION / steps }));
    let order = libm::log2((coarse - exact).abs() / (middle - exact).abs())
        .min(libm::log2((middle - exact).abs() / (fine - exact).abs()));
    let check = Check::against(format!("{name}: order in time"), exact, fine, exact, 1e-4);
    Check { observed_order: Some(order), ..check }
}

pub(super) fn run() -> Vec<Check> {
    let volume = 0.3;
    let closing = |saturation: f64| {
        move |time: f64| Reservoir { volume, saturation, escape: 0.0, cover: 0.0, open: libm::exp2(-time / HALF_LIFE) }
    };
    let open_time = equivalent_open_time(HALF_LIFE, DURATION);
    let infinite = CONDUCTANCE * open_time;
    let finite = 1.0 - libm::exp(-CONDUCTANCE * open_time / volume);
    let evaporating = Reservoir { volume: 1e-3, saturation: f64::MAX, escape: 50.0, cover: 0.0, open: 1.0 };
    let share = CONDUCTANCE / (CONDUCTANCE + evaporating.escape);

    let disc = spheroid_conductance(1.0, 1e-9, 1.0);
    let nearly_round = spheroid_conductance(1.0, 1.0 + 1e-5, 1.0);
    let slender = spheroid_conductance(0.01, 1.0, 1.0);
    vec![
        Check::against(
            "closing channel, infinite dose",
            infinite,
            fed(1.0, closing(1.0), FINEST),
            infinite,
            FINE_TOLERANCE,
        ),
        Check::against(
            "closing channel, finite dose",
            finite,
            fed(1.0, closing(f64::MAX), FINEST),
            finite,
            FINE_TOLERANCE,
        ),
        order("closing channel, infinite dose", infinite, |control| fed(1.0, closing(1.0), control)),
        order("closing channel, finite dose", finite, |control| fed(1.0, closing(f64::MAX), control)),
        Check::against("evaporation limit", share, fed(1.0, |_| evaporating, FINEST), share, FINE_TOLERANCE),
        Check::against("spheroid: disc", 4.0, disc, 4.0, 1e-8),
        Check::against("spheroid: hemisphere", 2.0 * PI, nearly_round, 2.0 * PI, 1e-5),
        Check::against("spheroid: slender, 2 pi L/ln(2 L/r)", 2.0 * PI / libm::log(200.0), slender, slender, 1e-3),
    ]
}
