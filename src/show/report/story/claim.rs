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
    source.solute()?;
    let (ratio_entry, share_entry) =
        (source.entry("absorption.enhancement_ratio")?, source.entry("absorption.dose_fraction")?);
    let (ratio, share) = (ratio_entry.value?, share_entry.value?);
    let mut chapter = Chapter::new("“Needling boosts absorption by up to 90 %”: what this run says");
    chapter.say("No primary source was found for this claim. It can be read in two ways, and a number that tests one says nothing about the other.");
    let ratio_told = told(source, "absorption.enhancement_ratio", significant)?;
    chapter.point(
        "First reading: 90 % more than intact skin (a ratio of 1.9)",
        format!(
            "Tested by the enhancement ratio: here {ratio_told}, {}{}.",
            against_ratio(ratio),
            undecided(ratio_entry, MORE)
        ),
    );
    let share_told = told(source, "absorption.dose_fraction", percent)?;
    chapter.point(
        "Second reading: 90 % of the dose is absorbed",
        format!(
            "Tested by the share of the dose: here {share_told}, {}{}.",
            against_share(share),
            undecided(share_entry, SHARE)
        ),
    );
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
fn undecided(entry: &SummaryEntry, claimed: f64) -> &'static str {
    match (entry.low, entry.high) {
        (Some(low), Some(high)) if (low..=high).contains(&claimed) => {
            ". But the interval holds the claimed number too: this run does not decide it"
        }
        _ => "",
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
        assert!(undecided(&entry(Some(1.27), Some(27.6)), MORE).contains("does not decide"));
        assert_eq!(undecided(&entry(Some(2.0), Some(27.6)), MORE), "");
        assert_eq!(undecided(&entry(None, None), MORE), "");
    }
}
