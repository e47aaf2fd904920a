//! `[treatment]`.

use super::LONGEST_DAYS;
use crate::run::scenario::key::{Choice, Key, Kind, Limits};

const SETTINGS: &[Choice] =
    &[Choice::new("clinic", "by a professional"), Choice::new("home", "by oneself; some warnings apply only here")];

pub const TREATMENT: &[Key] = &[
    Key::integer("sessions", 1, 1000, "Number of sessions. Default 1. Not together with `days`.")
        .optional(),
    Key::quantity(
        "interval",
        Limits::new("d", 0.25, LONGEST_DAYS, "28 d"),
        "From one session to the next. Default 28 d. Not together with `days`.",
    )
    .optional(),
    Key::quantity(
        "start",
        Limits::new("d", 0.0, LONGEST_DAYS, "0 d"),
        "The day of the first session. Default 0 d. Not together with `days`.",
    )
    .optional(),
    Key::of(
        "days",
        Kind::Increasing(Limits::new("d", 0.0, LONGEST_DAYS, "[\"0 d\", \"28 d\"]")),
        "Instead of `sessions` and `interval`: the times of the sessions, in order.",
    ),
    Key::boolean(
        "adaptive",
        "Whether the next session waits until barrier and inflammation are back: `interval` is then the shortest time from one to the next, and \
         `sessions` the largest number. Found once, by the default constants. Not together with `days`.",
    )
    .default("false"),
    Key::integer("passes", 1, 200, "Passes over the same skin in one session (for a stamp: impressions).").default("4"),
    Key::integer("directions", 1, 16, "Directions that the passes are spread over evenly.").default("4"),
    Key::quantity(
        "force",
        Limits::new("N", 0.05, 50.0, "5 N"),
        "Force of the hand. Nobody has measured it; 2 to 10 N is assumed for rollers.",
    )
    .default("5 N"),
    Key::quantity(
        "stretch",
        Limits::new("N/m", 0.0, 200.0, "10 N/m"),
        "Line tension that the stretching hand adds to the skin's own (5 to 12 N/m on the arm): taut skin dents less.",
    )
    .default("0 N/m"),
    Key::quantity(
        "patch",
        Limits::new("mm", 2.0, 50.0, "10 mm"),
        "Edge of the square of skin on which the punctures are simulated. Larger is smoother in its statistics, and slower.",
    )
    .default("10 mm"),
    Key::quantity(
        "anaesthetic",
        Limits::new("%", 0.0, 100.0, "30 %"),
        "Share of the pain that an anaesthetic leaves. If absent: no anaesthetic.",
    )
    .optional(),
    Key::choice("setting", SETTINGS, "Where it is done: changes warnings and the costs.").default("clinic"),
    Key::boolean("sunscreen", "Whether sunscreen is worn: the risk of dark spots, and the pigment that light drives.").default("true"),
    Key::boolean("primed", "Whether the skin was primed against dark spots (with hydroquinone, say).").default("false"),
];
