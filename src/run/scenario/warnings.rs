//! Warnings that land in the report: what is not simulated, and flags of safety. Flags are not advice.

use super::consistency::thickness;
use super::inputs::Inputs;
use super::values::Values;
use crate::physics::absorption::contacts;
use crate::physics::skin::{Preparation, Site};

/// With fewer members than this, the 5 and 95 % of an ensemble are little more than its extremes.
pub const LEAST_MEMBERS: usize = 20;
/// Beyond this length needles are not meant for use at home, mm.
const HOME_LENGTH: f64 = 0.5;
/// pH below which a cosmetic stings and irritates an open channel.
const ACIDIC: f64 = 4.0;
/// Channels are taken as open for this long after needling, d.
const OPEN: f64 = 1.0;
/// The barrier (water loss) is taken as restored after this long, d.
const BARRIER: f64 = 2.0;
/// Youngest age in the authorised uses in the USA, d.
const AUTHORISED_AGE: f64 = 22.0 * 365.25;

/// All warnings about inputs that are in themselves possible.
pub fn warnings(values: &Values, inputs: &Inputs) -> Vec<String> {
    let mut warnings = Vec::new();
    warnings.extend(
        values.unreported_expectations().map(|expectation| {
            format!("`{}` is expected, but its day is not reported: not checked", expectation.outcome)
        }),
    );
    if (1..LEAST_MEMBERS).contains(&inputs.members) {
        warnings.push(format!(
            "intervals from {} members are coarse (fewer than {LEAST_MEMBERS}): a value may lie outside its own",
            inputs.members
        ));
    }
    warnings.extend(no_time(inputs).or_else(|| serum_beyond_the_end(inputs)));
    let Some(device) = &inputs.device else {
        return warnings;
    };
    let length = device.needle.length;
    if let Some(skin) = thickness(values)
        && length > skin
    {
        let beyond = if inputs.duration > 0.0 { "; what they injure below the dermis does not heal here" } else { "" };
        warnings.push(format!(
            "the needles ({length} mm) are longer than epidermis and dermis together ({skin:.2} mm){beyond}"
        ));
    }
    if inputs.skin.preparation == Preparation::InVivo {
        warnings.extend(flags_of_use(values, inputs, length));
        warnings.extend(flags_of_serum(inputs));
        warnings.extend(serum_and_a_second_device(inputs));
    }
    warnings
}

/// A duration of zero is that of a device alone.
fn no_time(inputs: &Inputs) -> Option<String> {
    if inputs.duration > 0.0 {
        return None;
    }
    match (&inputs.serum, &inputs.device) {
        (Some(serum), _) => {
            Some(format!("{} has no time to enter: with a duration of 0 d no serum is simulated", serum.solute.name))
        }
        (None, None) => Some("no time and no device: nothing happens to the skin".to_owned()),
        (None, Some(_)) => None,
    }
}

fn serum_beyond_the_end(inputs: &Inputs) -> Option<String> {
    let (_, end) = super::plan(inputs).applications.last().copied()?;
    let solute = &inputs.serum.as_ref()?.solute.name;
    (end > inputs.duration).then(|| {
        let duration = inputs.duration;
        format!("{solute} stays on the skin until day {end:.2}, but the simulated time ends on day {duration}")
    })
}

fn flags_of_use(values: &Values, inputs: &Inputs, length: f64) -> Vec<String> {
    let mut flags = Vec::new();
    if values.text("treatment.setting").is_ok_and(|setting| setting == "home") && length >= HOME_LENGTH {
        flags.push(format!("needles of {length} mm at home: home devices are meant for less than {HOME_LENGTH} mm"));
    }
    if let Some(home) =
        inputs.second.as_ref().filter(|course| course.home && course.device.needle.length >= HOME_LENGTH)
    {
        let length = home.device.needle.length;
        flags.push(format!("needles of {length} mm at home: home devices are meant for less than {HOME_LENGTH} mm"));
    }
    let close = |pair: &[(f64, bool)]| pair[1].0 > pair[0].0 && pair[1].0 - pair[0].0 < BARRIER;
    if inputs.sessions().windows(2).any(close) {
        flags
            .push(format!("sessions less than {BARRIER} d apart: the barrier may not be back before the next session"));
    }
    if inputs.skin.age < AUTHORISED_AGE {
        flags.push("the authorised uses of needling in the USA begin at the age of 22".to_owned());
    }
    if matches!(inputs.skin.site, Site::Periorbital | Site::UpperLip) {
        flags.push(format!("{} is not among the authorised uses of needling in the USA", inputs.skin.site.name()));
    }
    flags
}

fn serum_and_a_second_device(inputs: &Inputs) -> Option<String> {
    inputs.serum.as_ref().zip(inputs.second.as_ref())?;
    Some(
        "the serum goes through the channels of the first device alone: those of the second are not open to it here"
            .to_owned(),
    )
}

fn flags_of_serum(inputs: &Inputs) -> Vec<String> {
    let Some(serum) = &inputs.serum else {
        return Vec::new();
    };
    let times = inputs.treatment.as_ref().map_or(&[][..], |treatment| &treatment.session_times);
    let contacts = contacts(&inputs.applications, serum.contact_time);
    let meets = |session: &f64, after: f64| contacts.iter().any(|(on, off)| *on < session + after && off > session);
    let mut flags = Vec::new();
    if times.iter().any(|session| meets(session, OPEN)) {
        flags.push(format!(
            "{} on channels that are still open: a cosmetic is not sterile, and what passes the barrier can irritate or sensitise",
            serum.solute.name
        ));
        if serum.ph < ACIDIC {
            flags.push(format!("pH {} on channels that are still open stings and may irritate", serum.ph));
        }
    }
    let under = |session: &&f64| contacts.iter().any(|(on, off)| on < *session && off > *session);
    if let Some(session) = times.iter().find(under) {
        flags.push(format!(
            "{} is on the skin while it is needled on day {session}: what needles carry in on their surface is not simulated",
            serum.solute.name
        ));
    }
    flags
}
