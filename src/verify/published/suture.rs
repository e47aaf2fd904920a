//! Needles thicker than those of devices: sutures and insulin pens.

use super::experiment::{Experiment, Kind};
use crate::physics::needle::{Needle, NeedleForce};
use crate::physics::parameter::Parameters;

/// Skin of the abdomen, mm.
const THICKNESS: f64 = 2.0;

/// The force of a round needle (mm) that has gone through the skin, N: its taper is behind it.
fn through_skin(diameter: f64, stiffening: f64, parameters: &Parameters) -> f64 {
    let needle = Needle { taper_length: 1.0, ..Needle::of_size(20.0, diameter, parameters) };
    NeedleForce::new(needle, parameters, stiffening, 1.0).penetration(THICKNESS)
}

pub fn experiments() -> Vec<Experiment> {
    let taper = "A round needle of the wire's diameter (0.66, 0.51 and 0.41 mm, recalled: the abstract gives none) in skin 2 mm \
        thick, its taper gone through.";
    let through = |id, diameter: f64| {
        Experiment::new(id, Kind::Prediction, taper, move |parameters| Some(through_skin(diameter, 1.0, parameters)))
    };
    vec![
        through("N027", 0.66),
        through("N028", 0.51),
        through("N029", 0.41),
        Experiment::new(
            "N034",
            Kind::Prediction,
            "A round needle of 0.7 mm for a cutting one, human skin for a sheep's; the solid stiffens with the rate of strain.",
            |parameters| {
                let stiffening = libm::pow(10.0, parameters.skin.rate_stiffening);
                Some(through_skin(0.7, stiffening, parameters) / through_skin(0.7, 1.0, parameters))
            },
        ),
        Experiment::new("N038", Kind::Prediction, "A 31-gauge needle (0.26 mm), 5 mm deep.", |parameters| {
            let needle = Needle::of_size(6.0, 0.26, parameters);
            Some(NeedleForce::new(needle, parameters, 1.0, 1.0).penetration(5.0))
        }),
    ]
}
