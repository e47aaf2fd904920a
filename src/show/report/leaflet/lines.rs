//! Which numbers stand on the leaflet, and in which words.

use super::super::grade::{Grade, grade};
use super::super::number::{change, digits, plain};
use super::super::source::Source;
use crate::run::record::SummaryEntry;

/// As many as a sheet of paper holds.
const MOST: usize = 10;

/// A number as it is told.
pub struct Line {
    pub what: &'static str,
    pub hint: String,
    pub value: f64,
    pub result: String,
    pub interval: Option<(f64, f64)>,
    /// The interval in words.
    pub range: String,
    /// What stands for no change.
    pub neutral: Option<f64>,
    pub grade: Grade,
}

impl Line {
    /// Whether the result lies outside its own interval.
    pub fn stands_out(&self) -> bool {
        self.interval.is_some_and(|(low, high)| self.value < low || self.value > high)
    }
}

const ENHANCEMENT: &str = "absorption.enhancement_ratio";
const DOSE_FRACTION: &str = "absorption.dose_fraction";

/// An outcome, and how it is told.
struct Plan {
    name: &'static str,
    what: &'static str,
    shown: fn(f64) -> String,
    neutral: Option<f64>,
    hint: fn(&Source) -> String,
    /// The first to go where there are too many.
    spare: bool,
}

const fn plan(name: &'static str, what: &'static str, shown: fn(f64) -> String) -> Plan {
    Plan { name, what, shown, neutral: None, hint: |_| String::new(), spare: false }
}

const PLANS: [Plan; 14] = [
    Plan { hint: needles, ..plan("puncture.depth_mean", "Mean depth of the needles", millimetres) },
    Plan {
        hint: |_| "without anaesthetic unless the scenario has one".to_owned(),
        ..plan("pain.vas_highest", "Pain in the worst session, of 10", |pain| digits(pain, 2))
    },
    Plan { spare: true, ..plan("bleeding.fraction", "Share of the holes that bleed", share) },
    Plan {
        neutral: Some(1.0),
        hint: |_| "times as much as through intact skin".to_owned(),
        ..plan(ENHANCEMENT, "Serum that gets in", |ratio| format!("× {}", digits(ratio, 2)))
    },
    Plan { hint: |_| "of what is applied, in 24 hours".to_owned(), ..plan(DOSE_FRACTION, "Serum that gets in", share) },
    Plan {
        neutral: Some(1.0),
        hint: |_| "against healthy skin; cannot be seen as such".to_owned(),
        ..plan("collagen.total.end", "Collagen of the skin", change)
    },
    Plan { neutral: Some(0.0), hint: scar, ..plan("scar.filled.end", "Depth of the scar that fills", share) },
    Plan {
        neutral: Some(0.0),
        hint: |_| "mean over the scars of a face".to_owned(),
        ..plan("face.filled.end", "Depth of the scars that fills", share)
    },
    Plan {
        neutral: Some(1.0),
        hint: |_| "against before; less is flatter".to_owned(),
        ..plan("wrinkle.amplitude.end", "Height of fine lines", change)
    },
    Plan {
        neutral: Some(0.0),
        hint: |_| "L* against before; 0.8 is just visible".to_owned(),
        ..plan("colour.lightness_change.end", "Lightness of the skin", signed)
    },
    Plan {
        neutral: Some(0.0),
        hint: |_| "L* against the untreated cheek; 0.8 is just visible".to_owned(),
        ..plan("under_eye.lightness_difference.end", "Lightness under the eye", signed)
    },
    Plan {
        neutral: Some(1.0),
        hint: |_| "pigment above the skin around, against before".to_owned(),
        ..plan("pigment.lesion_contrast.end", "Contrast of the dark patch", change)
    },
    Plan {
        hint: |_| "over all sessions; good to a factor of two".to_owned(),
        ..plan("pigment.hyperpigmentation_risk", "Risk of dark spots afterwards", share)
    },
    Plan {
        hint: |_| "assumed prices, in any currency".to_owned(),
        ..plan("cost.per_year", "Price of a year", |price| digits(price, 2))
    },
];

/// The numbers that the run has, in the order of the story.
pub fn of(source: &Source) -> Vec<Line> {
    let mut told: Vec<(bool, Line)> = PLANS.iter().filter_map(|plan| Some((plan.spare, line(plan, source)?))).collect();
    while told.len() > MOST
        && let Some(spare) = told.iter().position(|(spare, _)| *spare)
    {
        told.remove(spare);
    }
    told.truncate(MOST);
    told.into_iter().map(|(_, line)| line).collect()
}

fn line(plan: &Plan, source: &Source) -> Option<Line> {
    let entry: &SummaryEntry = source.entry(plan.name)?;
    let value = entry.value?;
    // Without needles nothing is done to scars, lines and pigment.
    if !source.has_device() && UNTOUCHED.iter().any(|begin| plan.name.starts_with(begin)) {
        return None;
    }
    if plan.name == DOSE_FRACTION && source.value(ENHANCEMENT).is_some() {
        return None;
    }
    let interval = entry.low.zip(entry.high);
    Some(Line {
        what: plan.what,
        hint: (plan.hint)(source),
        value,
        result: (plan.shown)(value),
        interval,
        range: interval
            .map(|(low, high)| format!("{} to {}", (plan.shown)(low), (plan.shown)(high)))
            .unwrap_or_default(),
        neutral: plan.neutral,
        grade: grade(&entry.evidence),
    })
}

const UNTOUCHED: [&str; 4] = ["scar.", "face.", "wrinkle.", "cost."];

fn millimetres(depth: f64) -> String {
    format!("{}\u{a0}mm", digits(depth, 2))
}

/// Two digits of a percentage.
fn share(share: f64) -> String {
    format!("{}\u{a0}%", digits(100.0 * share, 2))
}

/// One decimal, with a sign unless it is nothing.
fn signed(value: f64) -> String {
    let told = format!("{:.1}", value.abs());
    match (told.as_str(), value < 0.0) {
        ("0.0", _) => told,
        (_, true) => format!("\u{2212}{told}"),
        (_, false) => format!("+{told}"),
    }
}

fn needles(source: &Source) -> String {
    source
        .manifest
        .facts
        .needle_length_mm
        .map_or_else(String::new, |length| format!("needles are {} mm long", plain(length)))
}

fn scar(source: &Source) -> String {
    let depth = source.settings.chosen("skin.scar", "depth");
    depth.map_or_else(String::new, |depth| format!("{depth} deep before"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_two_digits() {
        assert_eq!(share(0.078_6), "7.9\u{a0}%");
        assert_eq!([0.0, 0.57, 0.015, 1.0].map(share), ["0\u{a0}%", "57\u{a0}%", "1.5\u{a0}%", "100\u{a0}%"]);
        assert_eq!([0.31, -0.26, 0.04, -0.04].map(signed), ["+0.3", "\u{2212}0.3", "0.0", "0.0"]);
        assert_eq!(millimetres(0.627), "0.63\u{a0}mm");
    }
}
