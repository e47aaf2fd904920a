//! How places within the skin differ, where a run has resolved them.

use super::super::number::digits;
use super::super::source::Source;
use super::{Chapter, last_day};

/// Quantities of `spread.csv` in the order in which they are told, and what a person calls them.
const TOLD: [(&str, &str); 4] = [
    ("collagen.total", "All collagen"),
    ("collagen.young", "Young collagen"),
    ("collagen.mature", "Mature collagen"),
    ("tropoelastin.ratio", "Tropoelastin"),
];

pub fn tell(source: &Source) -> Option<Chapter> {
    let spread = source.spread.as_ref()?;
    let last = |column: &str| spread.values(column)?.last().copied();
    let mut chapter = Chapter::new("How places differ");
    chapter.say(format!(
        "On {}, over the volume of the dermis, as multiples of healthy skin: the mean, and between which values nine tenths of \
         the tissue lie, over depth and sideways together (spread.csv has the deviation within a depth). This is how unlike places are in one piece of skin, not how certain the numbers are.",
        last_day(source)
    ));
    for (column, label) in TOLD {
        let [mean, low, high] = ["mean", "p5", "p95"].map(|part| last(&format!("{column}.{part}")));
        if let (Some(mean), Some(low), Some(high)) = (mean, low, high) {
            chapter.point(label, format!("{} ({} to {})", digits(mean, 4), digits(low, 4), digits(high, 4)));
        }
    }
    chapter.remark(
        "Where the holes take less than a twentieth of the tissue, what was cut in them moves the mean and lies outside of these \
         nine tenths.",
    );
    if source.manifest.facts.resolution == "channel" {
        chapter.remark(
            "Unit cells keep their signals to themselves, so that places differ more here than in a patch with the same holes.",
        );
    }
    if source.manifest.facts.resolution == "channel" && source.manifest.facts.session_days.len() > 1 {
        chapter.remark(
            "Unit cells begin every session from the mean of all, so that what earlier sessions left unlike is not in these \
             numbers. A patch keeps it.",
        );
    }
    (!chapter.points.is_empty()).then_some(chapter)
}
