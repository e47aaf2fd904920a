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

const COMPARED: &[Key] = &[Key::of(
    "compare",
    Kind::Texts,
    "Beginnings of the names of the outcomes to compare, such as `cost.` or `pain.vas`. If absent: all that the sides share.",
)];

/// The top of a comparison.
pub const COMPARISON: &[Key] = &[
    Key::text("name", "A line that titles the report.").default("Unnamed comparison"),
    Key::integer("seed", 0, i64::MAX, "Seed of all sides: with the same seed their members are the same people.")
        .default("1"),
    Key::section("uncertainty", super::model::UNCERTAINTY, "How many members every side has."),
    Key {
        presence: Presence::Required,
        ..Key::of(
            "sides",
            Kind::Overrides,
            "What is compared, by name, the first as the reference: `[sides.NAME]` with `scenario` (a path, relative to this file) and `set` \
             (changes to it: path, then value).",
        )
    },
    Key::section("outputs", COMPARED, "What to compare."),
];

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
