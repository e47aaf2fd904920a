//! `[model]`, `[outputs]` and `[uncertainty]`.

use crate::run::scenario::key::{Choice, Key, Kind, Limits};

const RESOLUTIONS: &[Choice] = &[
    Choice::new("well-mixed", "the dermis as one mixture: fast, no depth"),
    Choice::new("depth", "along the depth, with the injury where the needles made it"),
    Choice::new("channel", "around channels, along depth and radius, for each class of depth and spacing of the holes"),
    Choice::new("patch", "a square of skin in three dimensions, with its punctures where they are: slow"),
];

const LIPID_PATHS: &[Choice] = &[
    Choice::new("wang-kasting-nitsche", "lipids and corneocytes, at two states of hydration and between"),
    Choice::new("potts-guy", "one regression on log Kow and molar mass"),
];

pub const MODEL: &[Key] = &[
    Key::choice("resolution", RESOLUTIONS, "How finely space is resolved.").default("depth"),
    Key::quantity(
        "patch",
        Limits::new("mm", 0.5, 20.0, "4 mm"),
        "With resolution `patch` only: edge of the square of skin that heals, a corner of the patch of the treatment that \
         repeats itself. Default 4 mm, or the patch of the treatment if that is smaller.",
    )
    .optional(),
    Key::quantity(
        "voxel",
        Limits::new("um", 10.0, 200.0, "50 um"),
        "With resolution `patch` only: width of its cells, which is made to divide the edge. Default 50 um.",
    )
    .optional(),
    Key::choice("lipid_path", LIPID_PATHS, "Model of the way through the lipids of the stratum corneum.")
        .default("wang-kasting-nitsche"),
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
