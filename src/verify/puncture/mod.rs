//! Exact solutions of contact mechanics, and how near the bed of needles comes to them.
//!
//! | solution | file |
//! |---|---|
//! | half-space, membrane and plate on fat, layer bonded to bone; the published example | [compliance] |
//! | one needle, two needles, flat punch, order of the needles, mean field | [contact] |
//! | no closed form: finer nodes, phases and more passes tend to one limit | [resolution] |

pub mod compliance;
pub mod contact;
pub mod resolution;

use super::Check;
use crate::physics::needle::{Insertion, Needle, NeedleForce};
use crate::physics::parameter::Parameters;
use crate::physics::puncture::{
    Device, Fineness, Hand, LocalCompliance, Motion, PunctureError, Setting, Slot, contact_time,
};
use crate::physics::skin::{Sex, Site, Skin};

/// Solves all problems.
pub fn run() -> Vec<Check> {
    let mut checks = compliance::run();
    checks.extend(contact::run());
    checks.extend(resolution::run());
    checks
}

fn cheek() -> Skin {
    Skin::typical(Site::Cheek, Sex::Female, 30.0 * 365.25, 3)
}

/// With needles of 1.5 mm; `width` in mm.
fn device(needles: u32, width: f64, motion: Motion) -> Device {
    Device { needle: Needle::of_size(1.5, 0.25, &Parameters::default()), needles, width, motion }
}

/// A device on the cheek under a hand of `force` (N), and the law of its needles.
fn with_setting<T>(
    device: &Device,
    force: f64,
    fineness: Fineness,
    examine: impl FnOnce(&Setting<'_>, &NeedleForce) -> Result<T, PunctureError>,
) -> Result<T, PunctureError> {
    let (skin, parameters) = (cheek(), Parameters::default());
    let local = LocalCompliance::new(&skin, contact_time(device, &parameters), &parameters);
    let law = NeedleForce::new(device.needle, &parameters, local.stiffening, device.vibration_factor(&parameters));
    let hand = Hand { force, stretch: 0.0 };
    examine(&Setting::new(&skin, &hand, device, &law, &local, &parameters, fineness)?, &law)
}

/// Depth in a slot with the median skin, mm; zero where it only dents.
fn depth_in(slot: &Slot, law: &NeedleForce) -> Result<f64, PunctureError> {
    let place = Insertion { force: law, compliance: slot.compliance, resistance: 1.0 };
    Ok(place.depth(slot.way)?.unwrap_or(0.0))
}

/// Mean and standard deviation.
fn moments(values: &[f64]) -> (f64, f64) {
    let count = values.len() as f64;
    let mean = values.iter().sum::<f64>() / count;
    let squares: f64 = values.iter().map(|value| (value - mean) * (value - mean)).sum();
    (mean, (squares / count).sqrt())
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_check_passes() {
        for check in super::run() {
            assert!(check.passes(), "{check:?}");
        }
    }
}
