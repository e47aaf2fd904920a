//! What became of the collagen.

use super::super::number::{change, percent, plain, significant};
use super::super::source::Source;
use super::{Chapter, interval, last_day, told_plainly};

const POOLS: [(&str, &str); 3] = [
    ("collagen.total.end", "Collagen in total"),
    ("collagen.young.end", "Young collagen"),
    ("collagen.mature.end", "Mature collagen"),
];

pub fn tell(source: &Source) -> Option<Chapter> {
    source.value("collagen.total.end")?;
    let day = last_day(source);
    let mut chapter = Chapter::new(&format!("Collagen on {day}"));
    if !source.has_device() {
        chapter.say("Without needles there is no wound to heal. The tissue serves as the control of this run.");
    }
    for (name, label) in POOLS {
        if let Some(answer) = pool(source, name) {
            chapter.point(label, answer);
        }
    }
    if let Some(share) = source.value("collagen.type3_share.end") {
        chapter.point("Of it type III", percent(share));
    }
    if let Some(thickness) = told_plainly(source, "dermis.thickness.end") {
        chapter.point("Thickness of the dermis by its collagen", thickness);
    }
    if let Some((young_day, young)) = most_young(source).filter(|(_, young)| *young > 1.05) {
        chapter.remark(format!(
            "Of the days in the tables, young collagen was highest on {young_day}: {} times its healthy amount. Young \
             collagen is made fast and lost fast; what counts in the end is the mature part.",
            significant(young)
        ));
    }
    if source.has_device() {
        chapter.remark(
            "These amounts are calibrated, not predicted. Noise of 25 % on the assumed constants moves the gain \
             several-fold. Compare runs with each other; do not read the percentage as a promise.",
        );
    }
    Some(chapter)
}

fn pool(source: &Source, name: &str) -> Option<String> {
    let entry = source.entry(name)?;
    let ratio = entry.value?;
    let times = format!("{} times healthy", significant(ratio));
    Some(match (entry.low, entry.high) {
        (Some(_), Some(_)) => format!("{times}{}", interval(entry, significant)),
        _ if (ratio - 1.0).abs() < 5e-4 => "as in healthy skin".to_owned(),
        _ => format!("{times} ({})", change(ratio)),
    })
}

/// The reported day with most young collagen.
fn most_young(source: &Source) -> Option<(String, f64)> {
    let of_day = |(name, value): (&str, Option<f64>)| {
        let day: f64 = name.strip_prefix("collagen.young.day_")?.parse().ok()?;
        Some((format!("day {}", plain(day)), value?))
    };
    let entries = source.summary.entries.iter().map(|(name, entry)| (name.as_str(), entry.value));
    entries.filter_map(of_day).max_by(|one, other| one.1.total_cmp(&other.1))
}
