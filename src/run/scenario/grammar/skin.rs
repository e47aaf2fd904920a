//! `[skin]`.

use crate::run::scenario::key::{Choice, Key, Kind, Limits};

const SITES: &[Choice] = &[
    Choice::new("cheek", "the soft part of the cheek, over deep fat"),
    Choice::new("zygoma", "over the cheek bone: skin of the cheek, with bone near"),
    Choice::new("forehead", "forehead"),
    Choice::new("periorbital", "eyelid and under the eye"),
    Choice::new("upper-lip", "skin above the lip"),
    Choice::new("neck", "neck"),
    Choice::new("forearm", "forearm"),
    Choice::new("abdomen", "abdomen"),
];

const SEXES: &[Choice] = &[Choice::new("female", ""), Choice::new("male", "")];

const PREPARATIONS: &[Choice] = &[
    Choice::new("in-vivo", "living skin: capillaries clear the serum, wounds heal"),
    Choice::new("full-thickness", "excised skin on a diffusion cell: a sink below, nothing heals, channels stay open"),
    Choice::new(
        "epidermal-sheet",
        "epidermis alone on a diffusion cell: a sink below, nothing heals, holes do not recoil",
    ),
];

const SPECIES: &[Choice] = &[
    Choice::new("human", ""),
    Choice::new("pig", "by thickness alone, else as human skin of the site; not in vivo"),
    Choice::new("rat", "hairless; by thickness alone, else as human skin of the site; not in vivo"),
];

pub const SKIN: &[Key] = &[
    Key::choice("site", SITES, "Where on the body; sets the thicknesses of the layers and how near the bone is."),
    Key::quantity("age", Limits::new("a", 0.0, 120.0, "30 a"), "Age of the person.").default("30 a"),
    Key::choice("sex", SEXES, "Sex of the person; sets the thickness of the dermis.").default("female"),
    Key::integer("phototype", 1, 6, "Fitzpatrick phototype: 1 very light, always burns; 6 very dark, never burns.")
        .default("3"),
    Key::choice("preparation", PREPARATIONS, "Living skin, or a preparation on the bench.").default("in-vivo"),
    Key::choice("species", SPECIES, "Whose skin.").default("human"),
    Key::quantity(
        "stratum_corneum",
        Limits::new("um", 3.0, 300.0, "17 um"),
        "Thickness of the stratum corneum. If absent: typical of the site.",
    )
    .optional(),
    Key::quantity(
        "epidermis",
        Limits::new("um", 15.0, 1000.0, "70 um"),
        "Thickness of the whole epidermis, stratum corneum included, as in histology. If absent: typical of the site.",
    )
    .optional(),
    Key::quantity(
        "dermis",
        Limits::new("mm", 0.2, 6.0, "0.9 mm"),
        "Thickness of the dermis, as by ultrasound. If absent: typical of site and sex.",
    )
    .optional(),
    Key::quantity(
        "subcutis",
        Limits::new("mm", 0.5, 100.0, "5 mm"),
        "Thickness of the fat between the dermis and bone or muscle, which hardly yield. If absent: typical of the site. Fat \
         of 50 mm and more is as good as without end.",
    )
    .optional(),
    Key::quantity(
        "lesion",
        Limits::new("%", 0.0, 500.0, "50 %"),
        "Drive of a pigmented lesion (melasma): melanin that it makes beyond the skin around it. If absent: no lesion.",
    )
    .optional(),
    Key::number(
        "ultraviolet",
        0.0,
        3.0,
        "Ultraviolet beyond everyday light, where no sunscreen is worn: 0 none; 1 doubles the making of melanin.",
    )
    .default("0"),
    Key::of(
        "scar",
        Kind::OneOf { noun: "kind of scar", variants: SCARS },
        "Atrophic scars, healed as columns of the dermis beside the healthy skin around them: one, ring by ring, or a face of many.",
    ),
];

const SCARS: &[Key] = &[
    Key::of("ice-pick", Kind::Table(SCAR), "Narrow and deep."),
    Key::of("boxcar", Kind::Table(SCAR), "Steep walls, flat floor."),
    Key::of("rolling", Kind::Table(SCAR), "Wide and shallow, tethered by fibrous bands."),
    Key::of(
        "face",
        Kind::Table(FACE),
        "A face of many, with sizes drawn from clinical descriptions: what raters would score.",
    ),
];

const FACE: &[Key] = &[
    Key::integer("ice_picks", 0, 400, "Ice-pick scars; 60 to 75 % of atrophic acne scars.").default("26"),
    Key::integer("boxcars", 0, 400, "Boxcar scars; 20 to 30 %.").default("8"),
    Key::integer("rolling", 0, 400, "Rolling scars; 15 to 25 %.").default("6"),
];

const SCAR: &[Key] = &[
    Key::quantity("width", Limits::new("mm", 0.1, 20.0, "5 mm"), "Width at the surface."),
    Key::quantity("depth", Limits::new("mm", 0.02, 3.0, "0.3 mm"), "Greatest depth of the surface."),
];
