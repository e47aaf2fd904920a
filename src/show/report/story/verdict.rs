//! The run in one sentence.

use super::super::number::{change, percent, plain, significant};
use super::super::source::Source;
use super::{last_day, told};

/// Changes of collagen below this share are told as none.
const NOTHING: f64 = 5e-4;

pub fn verdict(source: &Source) -> String {
    let needles = if source.has_device() { needles(source) } else { None };
    let parts: Vec<String> = [needles, tissue(source), serum(source)].into_iter().flatten().collect();
    match parts.as_slice() {
        [] => "Nothing was done to the skin and no time was simulated.".to_owned(),
        parts => capitalised(&parts.join("; ")) + ".",
    }
}

fn needles(source: &Source) -> Option<String> {
    if source.value("puncture.density") == Some(0.0) {
        let threshold = source.value("puncture.threshold_force").map_or_else(String::new, |threshold| {
            format!(": the first would pierce at a force of {}\u{a0}N", significant(threshold))
        });
        return Some(format!("the needles dented the skin, but none pierced it{threshold}"));
    }
    let depth = source.value("puncture.depth_mean")?;
    let share = source.value("puncture.depth_to_length")?;
    if let Some(told) = device(source, depth) {
        return Some(told);
    }
    Some(format!(
        "the needles reached {}\u{a0}mm on average, {} of their nominal length",
        significant(depth),
        percent((100.0 * share).round() / 100.0)
    ))
}

/// What the maker of a device asks first.
fn device(source: &Source, depth: f64) -> Option<String> {
    let set = source.manifest.facts.needle_length_mm.filter(|_| source.is_device_run())?;
    let (low, high) = (source.value("puncture.depth_low")?, source.value("puncture.depth_high")?);
    let pierced = source.value("puncture.pierced_fraction")?;
    Some(format!(
        "set to {}\u{a0}mm, the needles reached {}\u{a0}mm on average and 90\u{a0}% of them between {} and {}\u{a0}mm; of the \
         strikes, {} pierced",
        plain(set),
        significant(depth),
        significant(low),
        significant(high),
        percent(pierced)
    ))
}

fn tissue(source: &Source) -> Option<String> {
    let total = source.value("collagen.total.end")?;
    let day = last_day(source);
    if (total - 1.0).abs() < NOTHING {
        let what = if source.has_device() {
            "the collagen of the dermis is back at its healthy amount"
        } else {
            "the dermis stays as it was"
        };
        return Some(format!("on {day} {what}"));
    }
    let direction = if total > 1.0 { "more" } else { "less" };
    let amount = told(source, "collagen.total.end", change)?;
    let amount = if source.has_intervals() { amount } else { change(1.0 + (total - 1.0).abs()).replace('+', "") };
    Some(if source.has_intervals() {
        format!(
            "on {day} the collagen of the dermis has changed by {amount}, an amount that is calibrated and not predicted"
        )
    } else {
        format!(
            "on {day} the dermis holds {amount} {direction} collagen than healthy skin, an amount that is calibrated and not predicted"
        )
    })
}

fn serum(source: &Source) -> Option<String> {
    let solute = source.solute()?;
    let intact = source.value("absorption.dose_fraction_intact");
    if source.has_device() && source.intact_skin_is_closed() {
        let share = told(source, "absorption.dose_fraction", percent)?;
        return Some(format!("{solute} does not pass intact skin, and {share} of it got in through the channels"));
    }
    if let Some(ratio) = source.value("absorption.enhancement_ratio") {
        if significant(ratio) == "1.00" {
            return Some(format!("no more {solute} got in than through intact skin"));
        }
        let ratio = told(source, "absorption.enhancement_ratio", significant)?;
        return Some(format!("{ratio} times as much {solute} got in as through intact skin"));
    }
    if source.intact_skin_is_closed() {
        return Some(format!("{solute} does not pass intact skin"));
    }
    let share = intact.or(source.value("absorption.dose_fraction"))?;
    Some(format!("{} of the {solute} got through intact skin", percent(share)))
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
