//! Arrays pressed straight in, by hand or by a machine.

use super::experiment::{Experiment, Kind};
use super::specimen::{array, cone, excised, person, pig, session};
use crate::physics::needle::{Needle, NeedleForce};
use crate::physics::parameter::Parameters;
use crate::physics::puncture::PatternStatistics;
use crate::physics::skin::Site;

/// Force of a hand that sticks an array on, N; the draw multiplies it by a half to two.
const PRESS: f64 = 20.0;

/// Mean depth, mm, of a square array of polymer cones of that length (mm) pressed into a forearm.
fn depth_of_press(length: f64, needles: u32, width: f64, parameters: &Parameters) -> Option<f64> {
    let device = array(cone(length, 0.3, parameters), needles, width);
    let statistics = session(&person(Site::Forearm, parameters), &device, 1, PRESS, parameters)?.statistics;
    (statistics.density > 0.0).then_some(statistics.depth_mean)
}

/// Force of insertion of a tip that the abstract does not give, N.
fn insertion_force(parameters: &Parameters) -> f64 {
    NeedleForce::new(cone(0.6, 0.3, parameters), parameters, 1.0, 1.0).insertion()
}

/// 36 needles at that pitch (mm) on a pig's skin.
fn machine(pitch: f64, parameters: &Parameters) -> Option<PatternStatistics> {
    let device = array(cone(0.6, 0.3, parameters), 36, 6.0 * pitch);
    Some(session(&excised(pig(parameters)), &device, 1, PRESS, parameters)?.statistics)
}

pub fn experiments() -> Vec<Experiment> {
    let mut experiments = depths();
    experiments.extend(forces());
    experiments
}

fn depths() -> Vec<Experiment> {
    let cones = "121 cones of 0.6 mm, 0.3 mm wide at the base, on 5 mm by 5 mm (recalled), pressed with 20 N, half or twice that, into a \
        forearm; the tip is drawn.";
    vec![
        Experiment::new("N003", Kind::Prediction, cones, |parameters| depth_of_press(0.6, 121, 5.0, parameters)).costly(),
        Experiment::new("N005", Kind::Prediction, cones, |parameters| depth_of_press(0.6, 121, 5.0, parameters)).costly(),
        Experiment::new(
            "N006",
            Kind::Prediction,
            "361 cones of 0.5 mm, 0.3 mm wide at the base, on 8.5 mm by 8.5 mm (recalled), pressed with 20 N, half or twice that, into \
             a forearm; the tip is drawn.",
            |parameters| depth_of_press(0.5, 361, 8.5, parameters),
        )
        .costly(),
        Experiment::new(
            "N012",
            Kind::Prediction,
            "36 needles of 0.3 mm length and width (sawn from 30-gauge needles, recalled) on 5 mm by 5 mm, pressed with 20 N, half or \
             twice that, into excised skin of the abdomen; the tip is drawn. The soft bed of the bench is not in the model.",
            |parameters| {
                let device = array(Needle::of_size(0.3, 0.3, parameters), 36, 5.0);
                let skin = excised(person(Site::Abdomen, parameters));
                Some(session(&skin, &device, 1, PRESS, parameters)?.statistics.pierced_fraction)
            },
        )
        .costly(),
    ]
}

fn forces() -> Vec<Experiment> {
    let tip = "The line of insertion force for a tip that is drawn from the registry: the abstract does not give it. Neither spacing \
        nor speed change the model's force of insertion.";
    let force = |id| Experiment::new(id, Kind::Prediction, tip, |parameters| Some(insertion_force(parameters)));
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
                let fast = NeedleForce::new(cone(0.6, 0.3, parameters), parameters, stiffening, 1.0);
                Some(fast.insertion() / insertion_force(parameters))
            },
        ),
        Experiment::new(
            "N021-spacing",
            Kind::Prediction,
            "36 cones of 0.6 mm at a pitch of 0.33 and 0.9 mm pressed into a pig's skin; the force at which the first pierce, over the same.",
            |parameters| Some(machine(0.33, parameters)?.threshold_force? / machine(0.9, parameters)?.threshold_force?),
        )
        .costly(),
    ]
}
