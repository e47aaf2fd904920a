//! The grammar of scenarios and studies: every key, what it may hold, its default, and what it means.
//!
//! This is the only definition: the checks, the JSON schema and the scenario that a run writes out all follow from it.

mod device;
mod model;
mod serum;
mod skin;
mod study;
mod treatment;

use super::key::{Key, Kind, Limits};
use crate::physics::parameter::Parameters;

pub use serum::is_custom;
pub use study::{COMPARISON, STUDY};

/// Longest simulated time, and longest calendar: ten years.
pub const LONGEST_DAYS: f64 = 3653.0;

/// The top of a scenario.
pub const SCENARIO: &[Key] = &[
    Key::text("name", "A line that titles the report.").default("Unnamed scenario"),
    Key::integer(
        "seed",
        0,
        i64::MAX,
        "Seed of all random numbers: the same scenario and seed give the same bits on any machine.",
    )
    .default("1"),
    Key::quantity(
        "duration",
        Limits::new("d", 0.0, LONGEST_DAYS, "360 d"),
        "Simulated time from the first session. `0 d` simulates the device only.",
    )
    .default("360 d"),
    Key::section("skin", skin::SKIN, "Whose skin, and where on the body."),
    Key::of(
        "device",
        Kind::OneOf { noun: "device", variants: device::DEVICES },
        "What punctures the skin: one of `[device.roller]`, `[device.stamp]`, `[device.pen]`. \
         Without a device the skin stays intact.",
    ),
    Key::of(
        "treatment",
        Kind::Table(treatment::TREATMENT),
        "How the device is used, and when. With a device, its defaults hold even if the table is absent.",
    ),
    Key::of(
        "second",
        Kind::Table(SECOND),
        "A second device with a calendar of its own: home maintenance after a course at the clinic, or another device on the same days. \
         Serum goes by the sessions, and through the channels, of the first.",
    ),
    Key::of(
        "serum",
        Kind::OneOf { noun: "serum", variants: serum::SERA },
        "What is put on the skin after every session (or at time 0 on intact skin): one preset, or `[serum.custom]`.",
    ),
    Key::section("model", model::MODEL, "How finely to compute, and with which constants."),
    Key::section("outputs", model::OUTPUTS, "What to report."),
    Key::section("uncertainty", model::UNCERTAINTY, "How uncertain the results are."),
    Key::of(
        "expect",
        Kind::Expectations,
        "This scenario as a test: outcome name, then `{ value = …, within = … }`. `within` is relative to the value; \
         with `absolute = true` it is in the unit of the outcome.",
    ),
];

const SECOND: &[Key] = &[
    Key::of(
        "device",
        Kind::OneOf { noun: "device", variants: device::DEVICES },
        "As `[device.…]`: one of `[second.device.roller]`, `[second.device.stamp]`, `[second.device.pen]`.",
    ),
    Key::of(
        "treatment",
        Kind::Table(treatment::TREATMENT),
        "As `[treatment]`; `sunscreen` and `primed` hold as said there.",
    ),
];

/// The key at a path such as `device.roller.needle_length`.
pub fn find(path: &str) -> Option<&'static Key> {
    let mut keys = SCENARIO;
    let mut found = None;
    for name in path.split('.') {
        let key = keys.iter().find(|key| key.name == name)?;
        keys = match key.kind {
            Kind::Table(keys) | Kind::OneOf { variants: keys, .. } => keys,
            _ => &[],
        };
        found = Some(key);
    }
    found
}

/// The unit in which tables state the value at a path; `1` for what has none.
pub fn unit_of(path: &str) -> &'static str {
    if let Some(name) = path.strip_prefix("model.parameters.") {
        return Parameters::definition(name).map_or("1", |row| row.unit);
    }
    match find(path).map(|key| key.kind) {
        Some(Kind::Quantity(limits) | Kind::Increasing(limits)) => limits.unit,
        _ => "1",
    }
}
