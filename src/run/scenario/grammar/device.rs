//! `[device.…]`.

use crate::run::scenario::key::{Key, Kind, Limits};

pub const DEVICES: &[Key] = &[
    Key::of("roller", Kind::Table(ROLLER), "Needles on a drum that rolls over the skin."),
    Key::of("stamp", Kind::Table(STAMP), "Needles on a plate that is pressed straight in, lifted and moved on."),
    Key::of("pen", Kind::Table(PEN), "Motor-driven needles that oscillate while the pen glides over the skin."),
];

const NEEDLE_LENGTH: Key = Key::quantity(
    "needle_length",
    Limits::new("mm", 0.05, 3.0, "1.5 mm"),
    "Nominal length of the needles. How deep they really go is computed.",
);

const NEEDLE_DIAMETER: Key =
    Key::quantity("needle_diameter", Limits::new("mm", 0.03, 1.0, "0.25 mm"), "Diameter of the shaft of a needle.")
        .default("0.25 mm");

const TIP_DIAMETER: Key = Key::quantity(
    "tip_diameter",
    Limits::new("um", 1.0, 200.0, "8 um"),
    "Diameter of the tip. Default: tip radius 4 µm, measured on rollers (Kalluri et al. 2011).",
)
.default("8 um");

const TAPER_LENGTH: Key = Key::quantity(
    "taper_length",
    Limits::new("mm", 0.02, 5.0, "1 mm"),
    "Length over which the needle grows from its tip to its shaft; may exceed the needle length, which then is a cone \
     throughout. Default assumed: four times the usual diameter.",
)
.default("1 mm");

const ROLLER: &[Key] = &[
    NEEDLE_LENGTH,
    NEEDLE_DIAMETER,
    TIP_DIAMETER,
    TAPER_LENGTH,
    Key::integer("needles", 1, 2000, "Needles on the drum. Default: the 192-needle roller (Schwarz & Laaff 2011).")
        .default("192"),
    Key::integer("rows", 1, 100, "Rows of needles side by side across the drum; must divide `needles`.").default("8"),
    Key::quantity("drum_diameter", Limits::new("mm", 3.0, 100.0, "20 mm"), "Diameter of the drum without needles.")
        .default("20 mm"),
    Key::quantity("width", Limits::new("mm", 1.0, 100.0, "20 mm"), "Width of the drum.").default("20 mm"),
];

const STAMP: &[Key] = &[
    NEEDLE_LENGTH,
    NEEDLE_DIAMETER,
    TIP_DIAMETER,
    TAPER_LENGTH,
    Key::integer("needles", 1, 200, "Needles on the plate, in a square lattice.").default("40"),
    Key::quantity("width", Limits::new("mm", 1.0, 50.0, "10 mm"), "Edge of the square plate.").default("10 mm"),
];

const PEN: &[Key] = &[
    NEEDLE_LENGTH,
    NEEDLE_DIAMETER,
    TIP_DIAMETER,
    TAPER_LENGTH,
    Key::integer("needles", 1, 100, "Needles of the cartridge.").default("12"),
    Key::quantity("width", Limits::new("mm", 0.5, 50.0, "8 mm"), "Width of the cartridge.").default("8 mm"),
    Key::quantity(
        "rim_diameter",
        Limits::new("mm", 1.0, 80.0, "12 mm"),
        "Diameter of the rim of the nosepiece, which rests on the skin around the needles. If absent: `width` and 4 mm \
         (assumed).",
    )
    .optional(),
    Key::quantity("frequency", Limits::new("Hz", 1.0, 1000.0, "100 Hz"), "Strokes per second.").default("100 Hz"),
    Key::quantity("glide_speed", Limits::new("mm/s", 0.1, 500.0, "20 mm/s"), "Speed over the skin.").default("20 mm/s"),
];
