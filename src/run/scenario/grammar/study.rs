//! The grammar of a study.

use crate::run::scenario::key::{Choice, Key, Kind, Presence};

const LATER: &str = "is not available yet";

const DESIGNS: &[Choice] = &[
    Choice::new("full-factorial", "every combination of the values"),
    Choice::refused("latin-hypercube", "", LATER),
    Choice::refused("sobol", "", LATER),
    Choice::refused("list", "", LATER),
];

const DESIGN: &[Key] =
    &[Key::choice("kind", DESIGNS, "How the samples are chosen from the values.").default("full-factorial")];

const OUTPUTS: &[Key] = &[Key::of(
    "record",
    Kind::Texts,
    "Names of the outcomes to record, such as `collagen.total.day_180`. If absent: all.",
)];

/// The top of a study.
pub const STUDY: &[Key] = &[
    Key::text("name", "A line that titles the report.").default("Unnamed study"),
    Key::text("scenario", "The scenario to vary: a path, relative to the study."),
    Key::of("set", Kind::Overrides, "Fixed changes to the scenario: path, then value."),
    Key {
        presence: Presence::Required,
        ..Key::of(
            "vary",
            Kind::Variations,
            "What to vary: path, then a list of values or a range `{ from = …, to = …, steps = … }`.",
        )
    },
    Key::section("design", DESIGN, "How the samples are chosen."),
    Key::section("outputs", OUTPUTS, "What to record."),
];
