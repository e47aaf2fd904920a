//! The sessions that are simulated: which skin, which device, how it is used. Several experiments read one session.
//!
//! Where no needle pierces, depths and widths count as zero: to leave those draws out would tell of the survivors only.

use super::prediction::NoValue;
use crate::physics::needle::Needle;
use crate::physics::parameter::Parameters;
use crate::physics::puncture::{self, Device, Motion, SessionPuncture, Treatment};
use crate::physics::skin::{Preparation, Sex, Site, Skin};

pub const SECOND: f64 = 1.0 / 86_400.0;
pub const YEAR: f64 = 365.25;

/// Places of thick and soft skin, the same in every draw of the registry.
const SEED: u64 = 1;

/// Edge of the patch, mm: some dozen holes a pass are enough for a mean.
const PATCH: f64 = 6.0;

/// Edge of a square as large as the opening of a diffusion cell of 1.77 cm², mm.
const CELL: f64 = 13.3;

/// One session with what the source tells and what had to be assumed.
#[derive(Debug)]
pub struct Trial {
    pub name: &'static str,
    /// For the reader of the table.
    pub words: &'static str,
    /// Of a roller or pen over the skin; 1 for an array that is pressed once.
    passes: u32,
    /// N; the draw of the registry makes it more or less, as nobody has measured a hand's.
    force: f64,
    setup: fn(&Parameters) -> (Skin, Device),
}

impl Trial {
    /// The session under one draw of the registry.
    ///
    /// # Errors
    /// Why that draw can not be simulated.
    pub fn simulate(&self, parameters: &Parameters) -> Result<SessionPuncture, NoValue> {
        let (skin, device) = (self.setup)(parameters);
        let treatment = Treatment {
            session_times: vec![0.0],
            passes: self.passes,
            directions: 4,
            force: self.force * parameters.puncture.hand_force_factor,
            stretch: 0.0,
            patch: PATCH,
            anaesthetic: None,
        };
        puncture::simulate(&skin, &device, &treatment, parameters, SEED)?.pop().ok_or(NoValue::NoSession)
    }
}

impl Trial {
    /// The skin that is needled, and the length of the needles, mm.
    pub fn skin(&self, parameters: &Parameters) -> (Skin, f64) {
        let (skin, device) = (self.setup)(parameters);
        (skin, device.needle.length)
    }
}

/// Skin of 30 years at a site, with the thicknesses of the person that the draw of the registry describes.
pub fn person(site: Site, parameters: &Parameters) -> Skin {
    Skin::typical(site, Sex::Female, 30.0 * YEAR, 3).of_person(&parameters.skin)
}

/// Species differ by thickness alone: that their skin is otherwise alike is an assumption. Young. `layers` are stratum corneum,
/// epidermis, dermis and the fat under it, mm.
fn animal(layers: [f64; 4], parameters: &Parameters) -> Skin {
    let [stratum_corneum, epidermis, dermis, fat] = layers;
    let man = Skin::typical(Site::Abdomen, Sex::Male, 20.0 * YEAR, 1);
    Skin { stratum_corneum, epidermis, dermis, subcutis: Some(fat), ..man }.of_person(&parameters.skin)
}

/// Cut off its fat and laid on a board; what is left of the fat, or the cloth under it, is assumed.
fn excised(skin: Skin) -> Skin {
    Skin { preparation: Preparation::FullThickness, subcutis: Some(1.0), ..skin }
}

pub fn pig(parameters: &Parameters) -> Skin {
    animal([0.020, 0.070, 2.0, 10.0], parameters)
}

pub fn hairless_rat(parameters: &Parameters) -> Skin {
    animal([0.012, 0.030, 0.7, 1.0], parameters)
}

/// Of the ear, off its cartilage.
fn pig_ear(parameters: &Parameters) -> Skin {
    excised(animal([0.020, 0.080, 1.2, 1.0], parameters))
}

/// 192 needles in 8 rows on a drum 20 mm wide and across.
fn drum(needle: Needle) -> Device {
    Device { needle, needles: 192, width: 20.0, motion: Motion::Roller { rows: 8, drum_diameter: 20.0 } }
}

/// 12 needles at 100 Hz, led at 20 mm/s.
fn pen(length: f64, parameters: &Parameters) -> Device {
    let motion = Motion::Pen { frequency: 100.0 / SECOND, glide_speed: 20.0 / SECOND, rim_diameter: 12.0 };
    Device { needle: Needle::of_size(length, 0.25, parameters), needles: 12, width: 8.0, motion }
}

/// A square array that is pressed straight in.
fn array(needle: Needle, needles: u32, width: f64) -> Device {
    Device { needle, needles, width, motion: Motion::Stamp }
}

/// A cone of polymer, 0.3 mm wide at its base; the tip is drawn with the registry.
pub fn cone(length: f64, parameters: &Parameters) -> Needle {
    Needle { taper_length: length, ..Needle::of_size(length, 0.3, parameters) }
}

pub const RAT_ROLLER: Trial = Trial {
    name: "rat roller",
    words: "A 192-needle drum with the measured needles (0.77 mm, base 0.14 mm, tip radius 4 um) on hairless rat skin: stratum corneum \
        12 um, epidermis 30 um, dermis 0.7 mm on 1 mm of loose tissue (assumed), else like human skin; 10 passes at 5 N assumed.",
    passes: 10,
    force: 5.0,
    setup: |parameters| {
        let needle = Needle { tip_diameter: 0.008, ..Needle::of_size(0.77, 0.14, parameters) };
        (hairless_rat(parameters), drum(needle))
    },
};

pub const MEDICAL_ROLLER: Trial = Trial {
    name: "medical roller",
    words: "A 192-needle drum with needles of 1.5 mm on a cheek, 15 passes at 5 N (assumed).",
    passes: 15,
    force: 5.0,
    setup: |parameters| (person(Site::Cheek, parameters), drum(Needle::of_size(1.5, 0.25, parameters))),
};

pub const PIG_ROLLER: Trial = Trial {
    name: "pig roller",
    words: "A 192-needle drum with needles of 3 mm on pig skin: stratum corneum 20 um, epidermis 70 um, dermis 2 mm on 10 mm of fat (assumed), else like human \
        skin; 15 passes at 5 N assumed.",
    passes: 15,
    force: 5.0,
    setup: |parameters| (pig(parameters), drum(Needle::of_size(3.0, 0.25, parameters))),
};

pub const ONE_MILLIMETRE_ROLLER: Trial = Trial {
    name: "1 mm roller",
    words: "A 192-needle drum with needles of 1 mm on a cheek, 10 passes at 5 N (assumed).",
    passes: 10,
    force: 5.0,
    setup: |parameters| (person(Site::Cheek, parameters), drum(Needle::of_size(1.0, 0.25, parameters))),
};

pub const SHORT_ROLLER: Trial = Trial {
    name: "0.2 mm roller",
    words: "A 192-needle drum with needles of 0.2 mm on a cheek, 10 passes at 5 N (assumed).",
    passes: 10,
    force: 5.0,
    setup: |parameters| (person(Site::Cheek, parameters), drum(Needle::of_size(0.2, 0.25, parameters))),
};

pub const SHORT_PEN: Trial = Trial {
    name: "0.5 mm pen",
    words: "A pen with 12 needles set to 0.5 mm, 100 Hz, four passes at 2 N over a cheek (assumed).",
    passes: 4,
    force: 2.0,
    setup: |parameters| (person(Site::Cheek, parameters), pen(0.5, parameters)),
};

pub const STRIP_PEN: Trial = Trial {
    name: "1.5 mm pen",
    words: "A pen with 12 needles set to 1.5 mm, 100 Hz, four passes at 2 N over a cheek (assumed).",
    passes: 4,
    force: 2.0,
    setup: |parameters| (person(Site::Cheek, parameters), pen(1.5, parameters)),
};

pub const FACE_PEN: Trial = Trial {
    name: "1.25 mm pen, face",
    words: "A pen with 12 needles set to 1.25 mm, 100 Hz, four passes at 2 N over a cheek (assumed).",
    passes: 4,
    force: 2.0,
    setup: |parameters| (person(Site::Cheek, parameters), pen(1.25, parameters)),
};

pub const NECK_PEN: Trial = Trial {
    name: "1.25 mm pen, neck",
    words: "A pen with 12 needles set to 1.25 mm, 100 Hz, four passes at 2 N over a neck (assumed).",
    passes: 4,
    force: 2.0,
    setup: |parameters| (person(Site::Neck, parameters), pen(1.25, parameters)),
};

pub const LONG_PEN: Trial = Trial {
    name: "2.5 mm pen",
    words: "A pen with 12 needles set to 2.5 mm, 100 Hz, at 2 N over a cheek (assumed); of the 20 passes 4 are simulated, as pain does \
        not add up over passes.",
    passes: 4,
    force: 2.0,
    setup: |parameters| (person(Site::Cheek, parameters), pen(2.5, parameters)),
};

pub const SMALL_ARRAY: Trial = Trial {
    name: "16 needles",
    words: "16 needles of 0.4 mm, 0.3 mm wide, on 5 mm by 5 mm (assumed), pressed once with 20 N, half or twice that, into a forearm.",
    passes: 1,
    force: 20.0,
    setup: |parameters| (person(Site::Forearm, parameters), array(Needle::of_size(0.4, 0.3, parameters), 16, 5.0)),
};

pub const POLYMER_ARRAY: Trial = Trial {
    name: "121 cones",
    words: "121 cones of 0.6 mm, 0.3 mm wide at the base, on 5 mm by 5 mm (recalled), pressed once with 20 N, half or twice that, into \
        a forearm; the tip is drawn.",
    passes: 1,
    force: 20.0,
    setup: |parameters| (person(Site::Forearm, parameters), array(cone(0.6, parameters), 121, 5.0)),
};

pub const SHORT_ARRAY: Trial = Trial {
    name: "36 short needles",
    words: "36 needles of 0.3 mm length and width (sawn from 30-gauge needles, recalled) on 5 mm by 5 mm, pressed once with 20 N, half \
        or twice that, into excised skin of the abdomen; the tip is drawn.",
    passes: 1,
    force: 20.0,
    setup: |parameters| {
        let needle = Needle::of_size(0.3, 0.3, parameters);
        (excised(person(Site::Abdomen, parameters)), array(needle, 36, 5.0))
    },
};

pub const CLOSE_ARRAY: Trial = Trial {
    name: "close cones",
    words: "36 cones of 0.6 mm at a pitch of 0.33 mm pressed into a pig's skin, and the same at 0.9 mm.",
    passes: 1,
    force: 20.0,
    setup: |parameters| (excised(pig(parameters)), array(cone(0.6, parameters), 36, 6.0 * 0.33)),
};

pub const WIDE_ARRAY: Trial = Trial {
    name: "wide cones",
    words: CLOSE_ARRAY.words,
    passes: 1,
    force: 20.0,
    setup: |parameters| (excised(pig(parameters)), array(cone(0.6, parameters), 36, 6.0 * 0.9)),
};

pub const SHAVED_RAT_ROLLER: Trial = Trial {
    name: "polymer roller",
    words: "A roller of polymer, 9 passes in four directions over the shaved skin of a rat (stratum corneum 18 um, epidermis 32 um, full skin 2 mm, \
        recalled). The source as read tells neither needles nor hand: 192 cones of 0.5 mm, 0.3 mm wide at the base, on a drum of 20 mm, and \
        5 N are assumed.",
    passes: 9,
    force: 5.0,
    setup: |parameters| (excised(animal([0.018, 0.032, 1.97, 1.0], parameters)), drum(cone(0.5, parameters))),
};

pub const PIG_EAR_ROLLER: Trial = Trial {
    name: "steel roller",
    words: "A steel roller on the excised skin of a pig's ear (stratum corneum 20 um, epidermis 80 um, dermis 1.2 mm, recalled). 192 needles of \
        0.5 mm (recalled), 0.25 mm wide, 10 passes and 5 N are assumed.",
    passes: 10,
    force: 5.0,
    setup: |parameters| (pig_ear(parameters), drum(Needle::of_size(0.5, 0.25, parameters))),
};

pub const LONG_METAL_ARRAY: Trial = Trial {
    name: "31 long needles",
    words: "31 metal needles of 1.5 mm (recalled; blades, here round and 0.25 mm wide), pressed once with 20 N (assumed) into the 1.77 cm2 of excised \
        skin of a pig's ear in a diffusion cell.",
    passes: 1,
    force: 20.0,
    setup: |parameters| (pig_ear(parameters), array(Needle::of_size(1.5, 0.25, parameters), 31, CELL)),
};

pub const THRICE_POLYMER_ARRAY: Trial = Trial {
    name: "polymer array, three times",
    words: "A polymer array with cones of 0.6 mm, 0.3 mm wide at the base, pressed three times side by side with 20 N (assumed) into the 1.77 cm2 \
        of excised skin of a pig's ear in a diffusion cell; 187 cones in all (the metal array that it was to resemble has as many, recalled).",
    passes: 1,
    force: 20.0,
    setup: |parameters| (pig_ear(parameters), array(cone(0.6, parameters), 187, CELL)),
};

pub const FOREARM_ARRAYS: Trial = Trial {
    name: "50 needles under a patch",
    words: "Two strokes of an array with 50 needles of 0.62 mm, 0.2 mm wide, on 10 mm by 10 mm (recalled), with 20 N (assumed), on an upper arm.",
    passes: 2,
    force: 20.0,
    setup: |parameters| (person(Site::Forearm, parameters), array(Needle::of_size(0.62, 0.2, parameters), 50, 10.0)),
};
