//! The force of one needle, the dent before it, and what the force is made of.

use super::experiment::{Experiment, Kind};
use crate::physics::needle::{Insertion, Needle, NeedleForce};
use crate::physics::parameter::Parameters;

/// A fine needle of which the source gives the tip (mm) only; the taper is drawn with the registry.
fn tip(tip_diameter: f64, parameters: &Parameters) -> Needle {
    Needle { tip_diameter, ..Needle::of_size(2.0, 0.25, parameters) }
}

fn slow(needle: Needle, parameters: &Parameters) -> NeedleForce {
    NeedleForce::new(needle, parameters, 1.0, 1.0)
}

/// The force at which skin gives way under a tip of that diameter (mm), N.
fn insertion_force(tip_diameter: f64, parameters: &Parameters) -> f64 {
    let force = slow(tip(tip_diameter, parameters), parameters);
    Insertion { force: &force, compliance: 0.0, resistance: 1.0 }.threshold()
}

/// The dent of the skin when it gives way, mm, as the simulation has it.
fn dent_at_puncture(tip_diameter: f64, parameters: &Parameters) -> Option<f64> {
    let force = slow(tip(tip_diameter, parameters), parameters);
    let place = Insertion { force: &force, compliance: parameters.puncture.local_compliance, resistance: 1.0 };
    Some(place.threshold_approach())
}

/// The depth when the tip has moved by 1.5 mm, mm.
fn depth_at_displacement(tip_diameter: f64, parameters: &Parameters) -> Option<f64> {
    let force = slow(tip(tip_diameter, parameters), parameters);
    let place = Insertion { force: &force, compliance: parameters.puncture.local_compliance, resistance: 1.0 };
    place.depth(1.5).ok().flatten()
}

/// A 21-gauge hypodermic needle.
fn hypodermic(stiffening: f64, parameters: &Parameters) -> NeedleForce {
    let needle = Needle { length: 30.0, ..Needle::of_size(30.0, 0.82, parameters) };
    NeedleForce::new(needle, parameters, stiffening, 1.0)
}

const BARNETT: &str = "A 21-gauge needle 10 mm deep (the abstract gives neither: the share of friction grows with depth). The cracking and \
    the strain energy of the energy balance stand for tearing and spreading, the friction on the flank for friction.";

pub fn experiments() -> Vec<Experiment> {
    let mut experiments = romgens();
    experiments.extend(other_tips());
    experiments.extend(barnett());
    experiments.extend(schneider());
    experiments
}

fn romgens() -> Vec<Experiment> {
    let line = "The line of insertion force was drawn through these two ends: it returns them.";
    let dent = "The local compliance times the force of insertion, as the simulation has it for every tip: it grows with the \
        tip, which the measured depth does not. What the whole skin yields beneath is left out.";
    vec![
        Experiment::new("M112", Kind::ByConstruction, line, |parameters| Some(insertion_force(0.005, parameters))),
        Experiment::new("M113", Kind::ByConstruction, line, |parameters| Some(insertion_force(0.037, parameters))),
        Experiment::new("M114", Kind::Prediction, dent, |parameters| dent_at_puncture(0.005, parameters))
            .aspect("tip of 5 um"),
        Experiment::new("M114", Kind::Prediction, dent, |parameters| dent_at_puncture(0.037, parameters))
            .aspect("tip of 37 um"),
        Experiment::new(
            "M115",
            Kind::Prediction,
            "A needle of 0.25 mm with each tip, moved 1.5 mm into skin of the local compliance; the ratio of the two depths.",
            |parameters| Some(depth_at_displacement(0.037, parameters)? / depth_at_displacement(0.005, parameters)?),
        ),
    ]
}

fn other_tips() -> Vec<Experiment> {
    let davis = "A solid tip of the outer diameter of a hollow needle (60 and 160 um, recalled), on the line that was measured from 5 to \
        37 um: an extrapolation in size and shape.";
    vec![
        Experiment::new("M110", Kind::Prediction, davis, |parameters| Some(insertion_force(0.060, parameters)))
            .aspect("tip of 60 um"),
        Experiment::new("M110", Kind::Prediction, davis, |parameters| Some(insertion_force(0.160, parameters)))
            .aspect("tip of 160 um"),
        Experiment::new("M110-span", Kind::Prediction, davis, |parameters| {
            Some(insertion_force(0.160, parameters) / insertion_force(0.060, parameters))
        }),
        Experiment::new(
            "M157",
            Kind::Prediction,
            "A tip of 1 um, below the measured end of the line of insertion force (5 um): an extrapolation.",
            |parameters| Some(insertion_force(0.001, parameters)),
        ),
    ]
}

fn barnett() -> Vec<Experiment> {
    const DEPTH: f64 = 10.0;
    let share = |id, part: fn(&NeedleForce) -> f64| {
        Experiment::new(id, Kind::Prediction, BARNETT, move |parameters| {
            let force = hypodermic(1.0, parameters);
            Some(part(&force) / force.penetration(DEPTH))
        })
    };
    vec![
        share("M143", |force| force.tearing(DEPTH)),
        share("M144", |force| force.spreading(DEPTH)),
        share("M145", |force| force.friction(DEPTH)),
    ]
}

fn schneider() -> Vec<Experiment> {
    const DEPTH: f64 = 20.0;
    vec![
        Experiment::new(
            "M146",
            Kind::Prediction,
            "A 21-gauge needle 20 mm deep (assumed) in a solid like skin. The lubricant is taken to remove all friction, so the \
             prediction is an upper bound.",
            |parameters| {
                let force = hypodermic(1.0, parameters);
                Some(force.penetration(DEPTH) / force.cutting(DEPTH))
            },
        ),
        Experiment::new(
            "M147",
            Kind::Prediction,
            "The same needle in a solid that stiffens with the rate of strain; friction does not depend on speed.",
            |parameters| {
                let stiffening = libm::pow(10.0, parameters.skin.rate_stiffening);
                Some(
                    hypodermic(stiffening, parameters).penetration(DEPTH)
                        / hypodermic(1.0, parameters).penetration(DEPTH),
                )
            },
        ),
    ]
}
