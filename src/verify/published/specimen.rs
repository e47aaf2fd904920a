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

/// The drum with 192 needles in 8 rows, 20 mm wide and across.
pub fn drum(needle: Needle) -> Device {
    Device { needle, needles: 192, width: 20.0, motion: Motion::Roller { rows: 8, drum_diameter: 20.0 } }
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
