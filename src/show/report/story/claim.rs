//! The claim that the project started from, "boosts absorption up to 90 %", in both of its readings.

use super::super::number::{percent, significant};
use super::super::source::Source;
use super::{Chapter, told};
use crate::run::record::SummaryEntry;

/// +90 %.
const MORE: f64 = 1.9;
/// 90 % of the dose.
const SHARE: f64 = 0.9;
/// Ratios within this factor of [`MORE`] are told as near it: the spread that a repeated measurement would have.
const NEAR: f64 = 1.25;

pub fn tell(source: &Source) -> Option<Chapter> {
    let solute = source.solute().filter(|_| source.has_device())?;
    let share_entry = source.entry("absorption.dose_fraction")?;
    let share = share_entry.value?;
    let ratio_entry = source.entry("absorption.enhancement_ratio").filter(|entry| entry.value.is_some());
    if ratio_entry.is_none() && !source.intact_skin_is_closed() {
        return None;
    }
    let mut chapter = Chapter::new("“Needling boosts absorption by up to 90 %”: what this run says");
    chapter.say("No primary source was found for this claim. It can be read in two ways, and a number that tests one says nothing about the other.");
    chapter.point(
        "First reading: 90 % more than intact skin (a ratio of 1.9)",
        match ratio_entry.and_then(|entry| Some((entry, entry.value?))) {
            Some((entry, ratio)) => format!(
                "Tested by the enhancement ratio: here {}, {}. {}.",
                told(source, "absorption.enhancement_ratio", significant)?,
                against_ratio(ratio),
                decided(entry, MORE, "1.9")
            ),
            None => format!(
                "Can not be tested: {solute} does not pass intact skin here, and what is more than nothing has no percentage."
            ),
        },
    );
    chapter.point(
        "Second reading: 90 % of the dose is absorbed",
        format!(
            "Tested by the share of the dose that entered within 24 hours: here {}, {}. {}.",
            told(source, "absorption.dose_fraction", percent)?,
            against_share(share),
            decided(share_entry, SHARE, "90 %")
        ),
    );
    if source.settings.on_bench() {
        chapter.remark("Both are tested for cut-out skin on the bench; living skin closes its channels, and its blood carries off what gets in.");
    }
    chapter.remark(
        "Outside this run: six measurements with rollers gave ratios from 0.99 to 10.5, with a median of 1.8. So the first \
         reading is near the middle, and “up to” does not describe it. The second is not supported: of a dose of \
         tranexamic acid, 11.3 % was absorbed.",
    );
    Some(chapter)
}

fn against_ratio(ratio: f64) -> &'static str {
    if ratio > MORE * NEAR {
        "above 1.9"
    } else if ratio < MORE / NEAR {
        "below 1.9"
    } else {
        "near 1.9"
    }
}

fn against_share(share: f64) -> &'static str {
    if share < SHARE { "which does not support it" } else { "which would support it" }
}

/// What the interval adds: a claim whose number lies within it is neither confirmed nor refuted.
fn decided(entry: &SummaryEntry, claimed: f64, told: &str) -> String {
    match (entry.low, entry.high) {
        (Some(low), Some(high)) if (low..=high).contains(&claimed) => {
            format!("But the interval holds {told} too: this run does not decide it")
        }
        (Some(low), Some(_)) => {
            format!("The whole interval lies {} {told}", if low > claimed { "above" } else { "below" })
        }
        _ => "Without an interval nobody can tell how firmly".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_readings_are_judged_on_their_own() {
        assert_eq!(against_ratio(1.17), "below 1.9");
        assert_eq!(against_ratio(1.8), "near 1.9");
        assert_eq!(against_ratio(10.5), "above 1.9");
        assert_eq!(against_share(0.545), "which does not support it");
    }

    #[test]
    fn an_interval_that_holds_the_claim_decides_nothing() {
        let entry = |low, high| SummaryEntry { value: Some(3.3), unit: "1".into(), low, high, evidence: "x".into() };
        assert!(
            decided(&entry(Some(1.27), Some(27.6)), MORE, "1.9").contains("holds 1.9 too: this run does not decide it")
        );
        assert_eq!(decided(&entry(Some(2.0), Some(27.6)), MORE, "1.9"), "The whole interval lies above 1.9");
        assert_eq!(decided(&entry(Some(0.1), Some(0.3)), SHARE, "90 %"), "The whole interval lies below 90 %");
        assert!(decided(&entry(None, None), MORE, "1.9").contains("Without an interval"));
    }
}
