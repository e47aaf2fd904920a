//! What a scenario would do, for `dermasim check`: plain numbers, nothing computed that takes time.

use super::estimate::Estimate;
use super::inputs::{Inputs, Resolution};
use crate::physics::absorption::contacts;
use crate::physics::puncture::{Device, Lattice, Treatment};

/// The plan of a run.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    pub name: String,
    /// d.
    pub duration: f64,
    pub resolution: Resolution,
    /// Runs that the ensemble adds; 0 for none.
    pub members: usize,
    pub sessions: Vec<Session>,
    /// When serum is on the skin: from application to washing-off, d; what is renewed before that stays on.
    pub applications: Vec<(f64, f64)>,
    /// Name of what the serum brings in.
    pub solute: Option<String>,
    /// Days of the reported outcomes.
    pub output_days: Vec<f64>,
    /// Punctures on the patch per session if no needle re-enters a hole; 0 without a device.
    pub expected_punctures: f64,
    /// Punctures per mm² and session, counted in the same way.
    pub nominal_density: f64,
    pub estimate: Estimate,
    pub warnings: Vec<String>,
}

/// One session of the calendar.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Session {
    /// 1 for the first.
    pub number: usize,
    /// d.
    pub day: f64,
}

/// Lays out the calendar.
pub fn plan(inputs: &Inputs) -> Plan {
    let times = inputs.sessions();
    let applications =
        inputs.serum.as_ref().map_or(Vec::new(), |serum| contacts(&inputs.applications, serum.contact_time));
    Plan {
        name: inputs.name.clone(),
        duration: inputs.duration,
        resolution: inputs.resolution,
        members: inputs.members,
        sessions: times.iter().enumerate().map(|(index, (day, _))| Session { number: index + 1, day: *day }).collect(),
        applications,
        solute: inputs.serum.as_ref().map(|serum| serum.solute.name.clone()),
        output_days: inputs.output_days.clone(),
        expected_punctures: expected_punctures(inputs),
        nominal_density: used(inputs).map_or(0.0, |(device, treatment)| nominal_density(device, treatment)),
        estimate: Estimate::of(inputs),
        warnings: inputs.warnings.clone(),
    }
}

/// Punctures on the patch in one session, if no needle re-enters a hole.
pub fn expected_punctures(inputs: &Inputs) -> f64 {
    used(inputs)
        .map_or(0.0, |(device, treatment)| nominal_density(device, treatment) * treatment.patch * treatment.patch)
}

fn used(inputs: &Inputs) -> Option<(&Device, &Treatment)> {
    inputs.device.as_ref().zip(inputs.treatment.as_ref())
}

/// Punctures per mm² of one session.
fn nominal_density(device: &Device, treatment: &Treatment) -> f64 {
    Lattice::nominal(device).density() * f64::from(treatment.passes)
}

#[cfg(test)]
mod tests {
    use crate::run::scenario::{load, plan};

    #[test]
    fn the_acne_roller_makes_the_often_quoted_density() {
        let text = crate::run::scenario::preset("acne-scar-roller").unwrap().text;
        let plan = plan(load("acne", text.as_bytes(), &[]).unwrap().inputs());
        // 15.3 per cm² and pass for 192 needles on a drum of 20 × 20 mm; 15 passes.
        assert!((plan.nominal_density * 100.0 - 229.2).abs() < 0.05);
        assert!((plan.expected_punctures - 229.2).abs() < 0.05);
        assert_eq!(plan.sessions.iter().map(|session| session.day).collect::<Vec<_>>(), [0.0, 28.0, 56.0, 84.0]);
        assert!(plan.applications.is_empty());
    }

    #[test]
    fn a_pen_makes_the_density_of_its_kinematics() {
        let text = "[skin]\nsite = \"cheek\"\n[device.pen]\nneedle_length = \"1 mm\"\nneedles = 14\nfrequency = \"117 Hz\"\n\
                    [treatment]\npasses = 1\n[serum.vitamin-c]\napply_after = \"2 h\"";
        let plan = plan(load("pen", text.as_bytes(), &[]).unwrap().inputs());
        assert!((plan.nominal_density * 100.0 - 1023.75).abs() < 0.01);
        assert_eq!(plan.applications, [(2.0 / 24.0, 2.0 / 24.0 + 8.0 / 24.0)]);
    }
}
