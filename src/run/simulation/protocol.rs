//! When the next session is, where it waits for the skin: the first day, no sooner than the interval, on which barrier and inflammation
//! are back.
//!
//! ```text
//! t_(i+1) = min { t ≥ t_i + interval :  film closed since t_i,  M1/M2* ≤ ι in the papillary dermis }
//! ```
//!
//! | symbol | meaning | name in code |
//! |---|---|---|
//! | M1/M2* | inflammatory macrophages over healthy macrophages | – |
//! | ι | what counts as back | `recovered_inflammation` |
//!
//! The rule is followed once, by the constants of the scenario itself and before any serum; all members of its ensemble keep the calendar
//! that comes out, as people do who were told one. Sessions that would come after the end are not held.

use super::SimulationError;
use super::calendar::Calendar;
use super::device_stage::GoOn;
use super::healing_stage::{self, Accuracy, HealingStage, Request};
use super::member::{self, Attendance};
use crate::physics::absorption::Closing;
use crate::physics::puncture::{self, SessionPuncture};
use crate::run::record::Nothing;
use crate::run::scenario::{Inputs, Resolution};

/// Days after which a session that still waits is given up.
const LONGEST_WAIT: f64 = 365.0;

/// The scenario with sessions as late as the skin wants them, and applications that wait with their sessions; itself if nothing waits.
///
/// # Errors
/// Needles or healing that fail, an interruption.
pub fn adapted(inputs: &Inputs, go_on: GoOn<'_>) -> Result<Inputs, SimulationError> {
    let (Some(device), Some(treatment)) = (&inputs.device, &inputs.treatment) else { return Ok(inputs.clone()) };
    if !inputs.adaptive || !inputs.heals() {
        return Ok(inputs.clone());
    }
    let earliest = &treatment.session_times;
    // The wait is a matter of the mean tissue; which places are resolved later does not change it.
    let alone =
        Inputs { resolution: Resolution::Depth, second: None, serum: None, applications: Vec::new(), ..inputs.clone() };
    let alone = member::personal(&alone, &inputs.parameters);
    let skin = &alone.skin;
    let struck = alone.treatment.as_ref().unwrap_or(treatment);
    let punctures = puncture::simulate(skin, device, struck, &inputs.parameters, inputs.seed)?;
    let mut times: Vec<f64> = earliest.iter().copied().take(1).collect();
    while times.len() < earliest.len() {
        if !go_on() {
            return Err(SimulationError::Interrupted);
        }
        let interval = earliest[times.len()] - earliest[times.len() - 1];
        match next(&alone, &punctures, &times, interval)?.filter(|time| *time <= inputs.duration) {
            Some(time) => times.push(time),
            None => break,
        }
    }
    let mut adapted = inputs.clone();
    adapted.applications = waiting(&inputs.applications, earliest, &times);
    if let Some(treatment) = &mut adapted.treatment {
        treatment.session_times = times;
    }
    Ok(adapted)
}

/// The next session after those at `times`.
fn next(
    inputs: &Inputs,
    punctures: &[SessionPuncture],
    times: &[f64],
    interval: f64,
) -> Result<Option<f64>, SimulationError> {
    let Some(last) = times.last().copied() else { return Ok(None) };
    let mut so_far = Inputs { duration: inputs.duration.min(last + LONGEST_WAIT), ..inputs.clone() };
    if let Some(treatment) = &mut so_far.treatment {
        treatment.session_times = times.to_vec();
    }
    let calendar = Calendar::new(&so_far);
    let request = Request {
        inputs: &so_far,
        parameters: &inputs.parameters,
        calendar: &calendar,
        punctures,
        absorption: None,
        accuracy: Accuracy::Run,
        attendance: Attendance { progress: &|_| true, keeper: &Nothing },
    };
    let healing = healing_stage::simulate(&request)?;
    let constants = &inputs.parameters.absorption;
    let closed = last + Closing::film(&inputs.skin, None, &[], constants).closure_time(last, constants);
    let back = |time: usize| inflammation(&healing, time, inputs) <= inputs.parameters.outcome.recovered_inflammation;
    // Inflammation comes up after the session: what counts is the last day on which it is not back.
    let day = |time: &usize| calendar.series[*time];
    let inflamed = (0..calendar.series.len()).filter(|time| day(time) > last).rev().find(|time| !back(*time));
    let calm = match inflamed {
        Some(time) if time + 1 == calendar.series.len() => return Ok(None),
        Some(time) => calendar.series[time + 1],
        None => last,
    };
    Ok(Some((last + interval).max(closed).max(calm).ceil()))
}

/// Inflammatory macrophages in the papillary dermis over healthy macrophages.
fn inflammation(healing: &HealingStage, time: usize, inputs: &Inputs) -> f64 {
    let near = healing.mean_above(inputs.parameters.skin.papillary_thickness, time, |x| x.macrophages_m1);
    near / healing.kinetics.healthy.state.macrophages_m2
}

/// Every application is as late as its session, the last at or before it; those of sessions that are not held are left out.
fn waiting(applications: &[f64], earliest: &[f64], times: &[f64]) -> Vec<f64> {
    let moved = |application: &f64| {
        let session = earliest.partition_point(|time| time <= application).saturating_sub(1);
        times.get(session).map(|time| application + time - earliest[session])
    };
    let mut moved: Vec<f64> = applications.iter().filter_map(moved).collect();
    moved.sort_by(f64::total_cmp);
    moved.dedup();
    moved
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::run::scenario::load;

    const TEXT: &str = "duration = \"120 d\"\n[skin]\nsite = \"cheek\"\n[device.roller]\nneedle_length = \"1.5 mm\"\n[treatment]\n\
                        sessions = 4\ninterval = \"2 d\"\npasses = 10\npatch = \"5 mm\"\nadaptive = true\n";

    fn times(overrides: &[&str]) -> Vec<f64> {
        let overrides: Vec<String> = overrides.iter().map(|text| (*text).to_owned()).collect();
        let inputs = load("adaptive", TEXT.as_bytes(), &overrides).unwrap().to_inputs();
        adapted(&inputs, &|| true).unwrap().treatment.unwrap().session_times
    }

    #[test]
    fn sessions_wait_for_inflammation_no_longer_than_it_lasts() {
        let waited = times(&[]);
        assert_eq!(waited.len(), 4);
        assert!(waited.windows(2).all(|pair| pair[1] - pair[0] > 5.0 && pair[1] - pair[0] < 60.0), "{waited:?}");
        let impatient = times(&["model.parameters.recovered_inflammation=5"]);
        assert!(impatient[3] < waited[3], "{impatient:?} {waited:?}");
        assert_eq!(times(&["treatment.interval=\"90 d\""]), [0.0, 90.0]);
    }

    #[test]
    fn applications_wait_with_their_sessions() {
        let moved = waiting(&[0.25, 0.5, 7.25, 14.25], &[0.0, 7.0, 14.0], &[0.0, 10.0]);
        assert_eq!(moved, [0.25, 0.5, 10.25]);
    }
}
