//! Skins and sessions that several experiments share.

use crate::physics::needle::Needle;
use crate::physics::parameter::Parameters;
use crate::physics::puncture::{self, Device, Motion, SessionPuncture, Treatment};
use crate::physics::skin::{Preparation, Sex, Site, Skin};

pub const SECOND: f64 = 1.0 / 86_400.0;
pub const YEAR: f64 = 365.25;

/// Places of thick and soft skin, the same in every draw of the registry.
const SEED: u64 = 1;

/// Edge of the patch, mm: some hundred holes are enough for a mean.
const PATCH: f64 = 6.0;

/// Skin of 30 years at a site, with the thicknesses of the person that the draw of the registry describes.
pub fn person(site: Site, parameters: &Parameters) -> Skin {
    drawn(Skin::typical(site, Sex::Female, 30.0 * YEAR, 3), parameters)
}

/// Hairless rat: stratum corneum 12 µm, epidermis 30 µm, dermis 0.7 mm, else as man. Young.
pub fn hairless_rat(parameters: &Parameters) -> Skin {
    animal(0.012, 0.030, 0.7, parameters)
}

/// Pig: stratum corneum 20 µm, epidermis 70 µm, dermis 2 mm, else as man. Young.
pub fn pig(parameters: &Parameters) -> Skin {
    animal(0.020, 0.070, 2.0, parameters)
}

/// Species differ by thickness alone, mm: that their skin is otherwise alike is an assumption.
fn animal(stratum_corneum: f64, epidermis: f64, dermis: f64, parameters: &Parameters) -> Skin {
    let man = Skin::typical(Site::Abdomen, Sex::Male, 20.0 * YEAR, 1);
    drawn(Skin { stratum_corneum, epidermis, dermis, preparation: Preparation::InVivo, ..man }, parameters)
}

fn drawn(skin: Skin, parameters: &Parameters) -> Skin {
    Skin {
        stratum_corneum: skin.stratum_corneum * parameters.skin.stratum_corneum_factor,
        epidermis: skin.epidermis * parameters.skin.epidermis_factor,
        dermis: skin.dermis * parameters.skin.dermis_factor,
        ..skin
    }
}

/// The same out of the body.
pub fn excised(skin: Skin) -> Skin {
    Skin { preparation: Preparation::FullThickness, ..skin }
}

/// The drum with 192 needles in 8 rows, 20 mm wide and across.
pub fn drum(needle: Needle) -> Device {
    Device { needle, needles: 192, width: 20.0, motion: Motion::Roller { rows: 8, drum_diameter: 20.0 } }
}

/// A pen with 12 needles at 100 Hz, led at 20 mm/s.
pub fn pen(needle: Needle) -> Device {
    let motion = Motion::Pen { frequency: 100.0 / SECOND, glide_speed: 20.0 / SECOND };
    Device { needle, needles: 12, width: 8.0, motion }
}

/// A square array that is pressed straight in.
pub fn array(needle: Needle, needles: u32, width: f64) -> Device {
    Device { needle, needles, width, motion: Motion::Stamp }
}

/// A pyramid or cone of polymer; the tip is drawn with the registry.
pub fn cone(length: f64, base: f64, parameters: &Parameters) -> Needle {
    Needle { taper_length: length, ..Needle::of_size(length, base, parameters) }
}

/// One session under a hand that presses with `force` (N) or, as far as the draw says, more or less.
pub fn session(
    skin: &Skin,
    device: &Device,
    passes: u32,
    force: f64,
    parameters: &Parameters,
) -> Option<SessionPuncture> {
    let treatment = Treatment {
        session_times: vec![0.0],
        passes,
        directions: 4,
        force: force * parameters.puncture.hand_force_factor,
        patch: PATCH,
        anaesthetic: None,
    };
    puncture::simulate(skin, device, &treatment, parameters, SEED).ok()?.pop()
}
