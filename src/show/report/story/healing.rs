//! How healing ran: in which order, and how fast.

use super::super::source::Source;
use super::{Chapter, duration, told};

/// Outcome and what a person calls it, in the order of healing.
const PEAKS: [(&str, &str); 5] = [
    ("neutrophils.peak_time", "First defence (neutrophils) peaks after"),
    ("macrophages.peak_time", "Clearing up (macrophages) peaks after"),
    ("collagen.synthesis_peak_time", "Making of new collagen peaks after"),
    ("fibroblasts.peak_time", "Builders (fibroblasts) peak after"),
    ("myofibroblasts.peak_time", "Pulling together (myofibroblasts) peaks after"),
];

/// Outcome, what happens, and how many days its unit has.
const RECOVERY: [(&str, &str, f64); 5] = [
    ("barrier.recovery_time", "A film closes the channels to water after", 1.0 / 24.0),
    ("reepithelialisation.time", "The epidermis has grown over a channel after", 1.0 / 24.0),
    ("channel.closure_time", "The channels are closed to a serum after", 1.0 / 24.0),
    ("erythema.duration", "Redness of the open film is gone after", 1.0),
    ("downtime.duration", "Redness and water loss are back to normal after", 1.0),
];

pub fn tell(source: &Source) -> Option<Chapter> {
    if source.is_device_run() || source.settings.on_bench() {
        return None;
    }
    let mut chapter = Chapter::new("How healing ran");
    for (name, label, days) in RECOVERY {
        if let Some(time) = told(source, name, |value| duration(days * value)) {
            chapter.point(label, time);
        }
    }
    for (name, label) in PEAKS {
        if source.entry(name).is_some() {
            let time = told(source, name, duration);
            chapter.point(label, time.unwrap_or_else(|| "no peak before the next session".to_owned()));
        }
    }
    if chapter.points.is_empty() {
        return None;
    }
    chapter.say("Times count from the first session.");
    if PEAKS.iter().any(|(name, _)| source.entry(name).is_some()) {
        chapter.remark(
            "The sequence of these peaks is robust. Their exact times rest on kinetics that were assumed so that the \
             known sequence comes out. Redness of inflammation is not included.",
        );
    }
    Some(chapter)
}
