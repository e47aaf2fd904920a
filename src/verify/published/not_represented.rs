//! Measurements that the model has no words for, and why.

use serde::Serialize;

/// A measurement that was looked at and left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Omission {
    pub quantity: &'static str,
    pub source: &'static str,
    pub reason: &'static str,
}

/// All of them.
pub fn not_represented() -> &'static [Omission] {
    OMISSIONS
}

const OMISSIONS: &[Omission] = &[
    Omission {
        quantity: "time of relaxation at 0.06/s and 22.9/s (1.9 s and 0.31 s)",
        source: "Wang et al. 2015, doi:10.1371/journal.pone.0120897",
        reason: "the series of the model does not depend on the rate of strain; both values bound the registry's range",
    },
    Omission {
        quantity: "impact velocity for reliable piercing, 3 m/s",
        source: "Verbaan et al. 2008, J Control Release (recalled)",
        reason: "no inertia in the model: needles are pressed, not shot",
    },
    Omission {
        quantity: "force to retract a 100 um needle, 0.1 mN",
        source: "Lam et al. 2008, BIODEVICES",
        reason: "the abstract does not say whether 100 um is the needle's length or width, and the area decides",
    },
    Omission {
        quantity: "penetration force saved by rotation, up to 45.7 %",
        source: "Cai et al. 2022, doi:10.34133/2022/9869734",
        reason: "needles do not turn in the model",
    },
    Omission {
        quantity: "frequencies that lower fracture resistance of gels, 20 to 50 Hz",
        source: "Ghatak group, as told by researchmatters.in 2019",
        reason: "the factor of vibration does not depend on frequency",
    },
    Omission {
        quantity: "open depth and width after strong radiofrequency, 150 um and 63 to 85 um",
        source: "Bispebjerg group 2019, doi:10.1111/srt.12676",
        reason: "coagulation by current is not simulated",
    },
    Omission {
        quantity: "no effect of tip angle, thickness and width on pain",
        source: "Gill et al. 2008, doi:10.1097/AJP.0b013e31816778f9",
        reason: "the pain law does not read them, so agreement would be empty",
    },
    Omission {
        quantity: "density, diameter and distance of capillary loops in a Monte Carlo of bleeding",
        source: "Blicharz et al. 2018, doi:10.1038/s41551-018-0194-1",
        reason: "they are inputs of the registry; no share of needles that bleed is published with them",
    },
    Omission {
        quantity: "250 holes per cm2 after 15 passes",
        source: "Doddaballapur 2009, doi:10.4103/0974-2077.58529",
        reason: "quoted without a measurement; counting gives 229 strikes, of which some slide into holes",
    },
    Omission {
        quantity: "re-entry of needles into holes that exist",
        source: "Fernandes, 'Rollers, Pens & PRP'",
        reason: "seen, not counted",
    },
    Omission {
        quantity: "water loss highest and longest after 1.5 mm needles",
        source: "Sasaki 2019, doi:10.1093/asjof/ojz017",
        reason: "an order without numbers; the model agrees by its form",
    },
    Omission {
        quantity: "pain and skin reaction of a stamp on the face, at most 1",
        source: "Hoesly et al. 2012, doi:10.1001/archdermatol.2012.280",
        reason: "neither the device nor the scale is described in the abstract",
    },
    Omission {
        quantity: "downtime of 2 to 7 days by needle length",
        source: "a vendor's guide (drpen.net)",
        reason: "advice, not a measurement",
    },
    Omission {
        quantity: "penetration of 1.5 to 2 mm by rollers",
        source: "clinical text copied by a vendor",
        reason: "a claim without method, device or needle length",
    },
    Omission {
        quantity: "tensile strength, failure strain and tear toughness of skin",
        source: "Ni Annaidh et al. 2012, Ottenio et al. 2015, Chin J Mech Eng 2022 table 2",
        reason: "no tension or tear test in the model; the toughness that a needle meets is an input",
    },
    Omission {
        quantity: "softening and toughening of wet stratum corneum",
        source: "Yuan & Verma 2006, Wildnauer et al. 1971",
        reason: "the mechanics knows no hydration",
    },
];
