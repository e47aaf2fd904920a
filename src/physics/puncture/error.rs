//! Why nothing could be simulated ([PunctureError]), and what a result must be read with ([PunctureWarning]).

use super::bed::BedError;
use super::{Device, Motion, Treatment};
use crate::numerics::contact::ContactError;
use crate::numerics::root::RootError;

/// Inputs that no needle could have.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum PunctureError {
    #[error("{what} is {value}, but {requirement}")]
    Senseless { what: &'static str, value: f64, requirement: &'static str },
    #[error("session times must be finite and increase, at least one")]
    SessionTimes,
    #[error(
        "needles of {length} mm are not shorter than the radius of the drum: on this drum they must stay below {radius} mm"
    )]
    NeedleLongerThanDrum { length: f64, radius: f64 },
    #[error("a tip of {diameter} mm lies beyond the end of the measured line of insertion force")]
    TipTooSharp { diameter: f64 },
    #[error("{strikes:.0} punctures on the patch in one session are more than {limit:.0}: make the patch smaller")]
    TooMany { strikes: f64, limit: f64 },
    #[error("{passes} passes in all sessions are more than {limit}")]
    TooManyPasses { passes: u64, limit: u64 },
    #[error("the skin under the device: {0}")]
    Bed(#[from] BedError),
    #[error("the device on the skin: {0}")]
    Contact(#[from] ContactError),
    #[error(
        "{force} N would press the fat under the device flat: it needs a smaller force, a wider device or stiffer fat"
    )]
    FatPressedFlat { force: f64 },
    #[error("under {force} N the drum does not roll: its needles hold it in the skin")]
    DoesNotRoll { force: f64 },
    #[error("the depth of a needle was not found: {0}")]
    Root(#[from] RootError),
}

/// What is unusual about a result that stands. Forces in N, lengths in mm.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
pub enum PunctureWarning {
    #[error("no needle pierces at {force:.2} N: the threshold is {threshold:.2} N")]
    ForceTooSmall { force: f64, threshold: f64 },
    #[error(
        "no needle pierces: the skin yields by {dimple:.2} mm before it breaks, and the needles are {length:.2} mm long"
    )]
    NeedleTooShort { dimple: f64, length: f64 },
    #[error("the tip diameter of {:.1} µm lies outside the measured 5–37 µm of the force of insertion", 1e3 * .diameter)]
    TipNotMeasured { diameter: f64 },
    #[error("no strike fell on the patch: make it larger, or make more passes")]
    NoStrike,
    #[error("only {:.0} % of the strikes pierce; the others dent the skin", 100.0 * .share)]
    PartlyPierced { share: f64 },
    #[error("{:.0} % of the holes end below the dermis, in fat ({thickness:.2} mm under the surface)", 100.0 * .share)]
    BelowDermis { share: f64, thickness: f64 },
    #[error(
        "the tips sink {sunk:.1} mm under the plane of the skin, more than the radius of the drum ({radius:.1} mm): the linear \
         skin of the model does not hold this far, and depths are not to be relied on"
    )]
    DrumSunk { sunk: f64, radius: f64 },
    #[error(
        "the device presses the fat to {:.0} % of its thickness, further than its stiffening is known: depths are not to be \
         relied on",
        100.0 * .stretch
    )]
    FatCompressed { stretch: f64 },
    #[error("{needles:.0} needles at once: the pain law was measured with at most {measured:.0}")]
    PainSaturated { needles: f64, measured: f64 },
}

/// Punctures and dents on the patch in one session that are still worth simulating one by one.
const LARGEST_NUMBER_OF_STRIKES: f64 = 2e6;

/// Passes in all sessions together.
const LARGEST_NUMBER_OF_PASSES: u64 = 1_000_000;

/// All that can be said before anything is computed.
pub(super) fn check(device: &Device, treatment: &Treatment) -> Result<(), PunctureError> {
    let needle = &device.needle;
    let positive = [
        ("the needle length", needle.length),
        ("the needle diameter", needle.diameter),
        ("the tip diameter", needle.tip_diameter),
        ("the taper length", needle.taper_length),
        ("the number of needles", f64::from(device.needles)),
        ("the width of the device", device.width),
        ("the number of passes", f64::from(treatment.passes)),
        ("the number of directions", f64::from(treatment.directions)),
        ("the force of the hand", treatment.force),
        ("the edge of the patch", treatment.patch),
    ];
    for (what, value) in positive.into_iter().chain(motion_quantities(&device.motion)) {
        if !(value.is_finite() && value > 0.0) {
            return Err(PunctureError::Senseless { what, value, requirement: "it must be above 0" });
        }
    }
    if needle.tip_diameter > needle.diameter {
        let requirement = "it must not exceed that of the needle";
        return Err(PunctureError::Senseless { what: "the tip diameter", value: needle.tip_diameter, requirement });
    }
    if !(treatment.stretch.is_finite() && treatment.stretch >= 0.0) {
        let requirement = "it must not be negative";
        return Err(PunctureError::Senseless {
            what: "the tension of stretching",
            value: treatment.stretch,
            requirement,
        });
    }
    if let Some(value) = treatment.anaesthetic.filter(|share| !(0.0..=1.0).contains(share)) {
        let requirement = "it must lie between 0 and 1";
        return Err(PunctureError::Senseless { what: "the share of pain that is left", value, requirement });
    }
    let times = &treatment.session_times;
    let ordered = times.windows(2).all(|pair| pair[0] < pair[1]);
    if times.is_empty() || !ordered || times.iter().any(|time| !time.is_finite()) {
        return Err(PunctureError::SessionTimes);
    }
    let passes = u64::from(treatment.passes) * times.len() as u64;
    if passes > LARGEST_NUMBER_OF_PASSES {
        return Err(PunctureError::TooManyPasses { passes, limit: LARGEST_NUMBER_OF_PASSES });
    }
    match device.motion {
        Motion::Roller { drum_diameter, .. } if needle.length >= 0.5 * drum_diameter => {
            Err(PunctureError::NeedleLongerThanDrum { length: needle.length, radius: 0.5 * drum_diameter })
        }
        Motion::Roller { rows, .. } if rows > device.needles => Err(PunctureError::Senseless {
            what: "the number of rows",
            value: f64::from(rows),
            requirement: "it must not exceed the number of needles",
        }),
        Motion::Pen { rim_diameter, .. } if rim_diameter <= device.width => Err(PunctureError::Senseless {
            what: "the diameter of the rim",
            value: rim_diameter,
            requirement: "it must exceed the width of the needles",
        }),
        _ => Ok(()),
    }
}

fn motion_quantities(motion: &Motion) -> Vec<(&'static str, f64)> {
    match *motion {
        Motion::Roller { rows, drum_diameter } => {
            vec![("the number of rows", f64::from(rows)), ("the diameter of the drum", drum_diameter)]
        }
        Motion::Stamp => Vec::new(),
        Motion::Pen { frequency, glide_speed, rim_diameter } => {
            vec![
                ("the frequency", frequency),
                ("the glide speed", glide_speed),
                ("the diameter of the rim", rim_diameter),
            ]
        }
    }
}

/// Refuses more strikes than memory and patience allow.
pub(super) fn check_number(strikes: f64) -> Result<(), PunctureError> {
    if strikes <= LARGEST_NUMBER_OF_STRIKES {
        Ok(())
    } else {
        Err(PunctureError::TooMany { strikes, limit: LARGEST_NUMBER_OF_STRIKES })
    }
}
