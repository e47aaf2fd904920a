//! Whole courses of treatment that are simulated: a scenario, what had to be assumed in it, and what came of it.
//!
//! Between studies of needling alone the share that a score loses per session runs from 0.009 to 0.24, with a geometric mean of 0.05 and
//! a geometric standard deviation of 2.7 (nine sets; row X01 of the open table): raters, scars and hands differ by more than any range of the
//! registry. Predictions of scores are widened by that:
//!
//! ```text
//! score left = (share left)^f,   ln f normal with standard deviation ln 2.7, the same for all arms of one study
//! ```

use std::collections::BTreeMap;

use crate::physics::parameter::Parameters;
use crate::physics::scar::{Kind, Scar};
use crate::run::scenario::{Inputs, load};
use crate::run::simulation::outcomes;
use crate::verify::published::prediction::{NoValue, Prediction};

/// Geometric standard deviation of the loss of a score per session, between studies.
const STUDIES_SPREAD: f64 = 2.7;

/// Standard normal deviates at 5, 15, … 95 %.
const DEVIATES: [f64; 10] = [-1.6449, -1.0364, -0.6745, -0.3853, -0.1257, 0.1257, 0.3853, 0.6745, 1.0364, 1.6449];

/// One study among those that could have been made: f.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Between(f64);

impl Between {
    /// Of what is measured, not scored.
    pub const NONE: Between = Between(1.0);

    /// Ten studies, evenly over their spread.
    pub fn studies() -> Vec<Between> {
        DEVIATES.iter().map(|deviate| Between(libm::pow(STUDIES_SPREAD, *deviate))).collect()
    }

    /// The share that a score falls by, where the model's own falls by `reduction`.
    pub fn scored(self, reduction: f64) -> f64 {
        1.0 - libm::pow(1.0 - reduction, self.0)
    }
}

/// A scenario that stands in for a study.
#[derive(Debug)]
pub struct Course {
    pub name: &'static str,
    /// For the reader of the table.
    pub words: &'static str,
    /// Parts of the scenario, one after the other.
    pub scenario: &'static [&'static str],
    /// What a draw of the registry decides beside the parameters.
    pub person: fn(&mut Inputs),
}

/// Outcomes by name.
#[derive(Debug, Clone)]
pub struct Found(BTreeMap<String, f64>);

impl Course {
    /// The course under one draw of the registry.
    ///
    /// # Errors
    /// Why that draw can not be simulated.
    pub fn simulate(&self, parameters: &Parameters) -> Result<Found, NoValue> {
        let text = self.scenario.concat();
        let scenario = load(self.name, text.as_bytes(), &[]).map_err(|error| NoValue::Course(error.to_string()))?;
        let mut inputs = Inputs { parameters: parameters.clone(), ..scenario.to_inputs() };
        (self.person)(&mut inputs);
        let outcomes = outcomes(&inputs).map_err(|error| NoValue::Course(error.to_string()))?;
        Ok(Found(outcomes.into_iter().filter_map(|outcome| Some((outcome.name, outcome.value?))).collect()))
    }
}

impl Found {
    /// The outcome of that full name, in its catalogue's unit.
    ///
    /// # Errors
    /// There is none.
    pub fn outcome(&self, name: &str) -> Prediction {
        self.0.get(name).copied().ok_or_else(|| NoValue::Outcome(name.to_owned()))
    }
}

/// As the scenario says.
pub fn as_told(_: &mut Inputs) {}

pub fn with_ice_pick(inputs: &mut Inputs) {
    scarred(inputs, Kind::IcePick);
}

pub fn with_boxcar(inputs: &mut Inputs) {
    scarred(inputs, Kind::Boxcar);
}

pub fn with_rolling(inputs: &mut Inputs) {
    scarred(inputs, Kind::Rolling);
}

/// A scar of the size that the draw of the registry says.
fn scarred(inputs: &mut Inputs, kind: Kind) {
    let sizes = &inputs.parameters.outcome;
    let (width, depth) = match kind {
        Kind::IcePick => (sizes.ice_pick_width, sizes.ice_pick_depth),
        Kind::Boxcar => (sizes.boxcar_width, sizes.boxcar_depth),
        Kind::Rolling => (sizes.rolling_width, sizes.rolling_depth),
    };
    inputs.scar = Some(Scar { kind, width, depth });
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Nine tenths of the studies lie within 2.7^±1.645, and a score never falls by more than all of it.
    #[test]
    fn studies_spread_a_reduction_and_keep_its_bounds() {
        let scored =
            |reduction: f64| Between::studies().iter().map(|study| study.scored(reduction)).collect::<Vec<_>>();
        let small = scored(0.01);
        assert!((small[9] / small[0] / libm::pow(STUDIES_SPREAD, 2.0 * 1.6449) - 1.0).abs() < 0.03, "{small:?}");
        assert!(scored(0.9).iter().all(|share| (0.0..1.0).contains(share)));
        assert!(scored(-0.1).iter().all(|share| *share < 0.0));
        assert_eq!(Between::NONE.scored(0.25), 0.25);
    }

    #[test]
    fn every_course_is_a_scenario_that_passes_its_checks() {
        for experiment in super::super::all() {
            for course in &experiment.courses {
                let text = course.scenario.concat();
                load(course.name, text.as_bytes(), &[]).unwrap_or_else(|error| panic!("{}: {error}", course.name));
            }
        }
    }
}
