//! `[model]`, `[outputs]` and `[uncertainty]`.

use crate::run::scenario::key::{Choice, Key, Kind};

const RESOLUTIONS: &[Choice] = &[
    Choice::new("well-mixed", "the dermis as one mixture: fast, no depth"),
    Choice::new("depth", "along the depth, with the injury where the needles made it"),
    Choice::refused("channel", "around one channel, along depth and radius", "is not available yet"),
    Choice::refused("patch", "a whole patch in three dimensions", "is not available yet"),
];

pub const MODEL: &[Key] = &[
    Key::choice("resolution", RESOLUTIONS, "How finely space is resolved.").default("depth"),
    Key::of(
        "parameters",
        Kind::Parameters,
        "Constants of the model to override, by their names in the registry (`dermasim parameters`). A value outside \
         the registry's range is used with a warning; one without physical sense is refused.",
    ),
];

pub const OUTPUTS: &[Key] = &[Key::of(
    "days",
    Kind::Days,
    "Days at which outcomes such as `collagen.total.day_180` are reported: whole days within the duration. \
     Default: those of 1, 7, 28, 90, 180 and 360 that lie within the duration.",
)];

pub const UNCERTAINTY: &[Key] = &[Key::integer(
    "members",
    0,
    10_000,
    "Runs of the ensemble, each with parameters drawn from the ranges of the registry; all figures and numbers then \
     carry intervals from 5 to 95 %. 0: no ensemble.",
)
.default("0")];
