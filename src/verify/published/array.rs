//! Arrays pressed straight in, by hand or by a machine.

use super::experiment::{Experiment, Kind};
use super::trial::{CLOSE_ARRAY, POLYMER_ARRAY, SHORT_ARRAY, WIDE_ARRAY, cone};
use crate::physics::needle::NeedleForce;
use crate::physics::parameter::Parameters;
use crate::physics::puncture::SessionPuncture;

fn depth(session: &SessionPuncture, _: &Parameters) -> Option<f64> {
    Some(session.statistics.depth_mean)
}

/// Force of insertion of a tip that the abstract does not give, N.
fn insertion_force(stiffening: f64, parameters: &Parameters) -> f64 {
    NeedleForce::new(cone(0.6, parameters), parameters, stiffening, 1.0).insertion()
}

pub fn experiments() -> Vec<Experiment> {
    let mut experiments = depths();
    experiments.extend(forces());
    experiments
}

fn depths() -> Vec<Experiment> {
    vec![
        Experiment::of(&POLYMER_ARRAY, "N003", Kind::Prediction, "", depth),
        Experiment::of(&POLYMER_ARRAY, "N005", Kind::Prediction, "", depth),
        Experiment::of(
            &POLYMER_ARRAY,
            "N006",
            Kind::Prediction,
            "The group's other array (19 by 19 needles of 0.5 mm) may have been used.",
            depth,
        ),
        Experiment::of(
            &SHORT_ARRAY,
            "N012",
            Kind::Prediction,
            "The bed of the bench is taken to be like the abdomen.",
            |session, _| Some(session.statistics.pierced_fraction),
        ),
    ]
}

fn forces() -> Vec<Experiment> {
    let tip = "The line of insertion force for a tip that is drawn from the registry: the abstract does not give it. Neither spacing \
        nor speed change the model's force of insertion.";
    let force = |id| Experiment::new(id, Kind::Prediction, tip, |parameters| Some(insertion_force(1.0, parameters)));
    vec![
        force("N004"),
        force("N021"),
        force("N022"),
        force("N023"),
        force("N024"),
        Experiment::new(
            "N026",
            Kind::Prediction,
            "The force of insertion of a tip at twice the speed over that at once: the line knows no speed.",
            |parameters| {
                let stiffening = libm::pow(2.0, parameters.skin.rate_stiffening);
                Some(insertion_force(stiffening, parameters) / insertion_force(1.0, parameters))
            },
        ),
        Experiment::of_two(
            [&CLOSE_ARRAY, &WIDE_ARRAY],
            "N021-spacing",
            Kind::Prediction,
            "The force at which the first needles pierce, close over wide.",
            |close, wide| Some(close.statistics.threshold_force? / wide.statistics.threshold_force?),
        ),
    ]
}
