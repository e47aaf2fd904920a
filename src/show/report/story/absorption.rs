//! What got in, with and without channels: four honest answers.

use super::super::number::{percent, significant};
use super::super::source::Source;
use super::{Chapter, duration, told, told_plainly};

pub fn tell(source: &Source) -> Option<Chapter> {
    let solute = source.solute()?;
    source.entry("absorption.dose_fraction")?;
    let needled = source.has_device();
    let mut chapter = Chapter::new(&format!("How much {solute} got in"));
    chapter.say(if needled {
        "Two pieces of skin are followed side by side: one with the channels of the needles, one intact. Amounts count \
         what entered living tissue within 24 hours of each application."
    } else {
        "The serum lies on intact skin. Amounts count what entered living tissue within 24 hours of each application."
    });
    if needled {
        ratio(source, &mut chapter);
    }
    if let Some(fresh) = told(source, "absorption.fresh_enhancement_ratio", significant) {
        chapter.point("The same for fresh channels under a wet film", format!("{fresh} times"));
    }
    share(source, &mut chapter, needled);
    if let Some(peak) = told_plainly(source, "absorption.peak_dermis_concentration") {
        chapter.point("Highest concentration in the dermis", format!("{peak}, free and bound together"));
    }
    if let Some(mean) = told_plainly(source, "absorption.peak_mean_dermis_concentration") {
        chapter.point("Highest mean over the dermis", format!("{mean}, above what was there before"));
    }
    chapter.point("How sure this is", sureness(source));
    lag(source, &mut chapter);
    Some(chapter)
}

fn ratio(source: &Source, chapter: &mut Chapter) {
    let times = told(source, "absorption.enhancement_ratio", significant);
    let answer = times.map_or_else(
        || "no value: no channel is open".to_owned(),
        |times| format!("{times} times as much as through intact skin"),
    );
    chapter.point("With channels against without", answer);
}

fn share(source: &Source, chapter: &mut Chapter, needled: bool) {
    let told_share = |name: &str, amount: &str| {
        let share = told(source, name, percent)?;
        let amount = told_plainly(source, amount).map_or_else(String::new, |amount| format!(", {amount}"));
        Some(format!("{share}{amount}"))
    };
    if needled && let Some(answer) = told_share("absorption.dose_fraction", "absorption.needled_amount") {
        chapter.point("Share of the dose, with channels", answer);
    }
    if let Some(answer) = told_share("absorption.dose_fraction_intact", "absorption.intact_amount") {
        chapter.point("Share of the dose, intact skin", answer);
    }
}

fn sureness(source: &Source) -> String {
    let interval = if source.has_intervals() {
        "The brackets hold 5 to 95 % of an ensemble."
    } else {
        "This run has no interval."
    };
    format!(
        "{interval} The best published formulas for intact skin are right within a factor of about 6; ratios aim at a \
         factor of 3 of a measurement that took no part in the calibration."
    )
}

/// A serum that is washed off before the lag of intact skin is over tells little about steady permeation.
fn lag(source: &Source, chapter: &mut Chapter) {
    let contact = source
        .settings
        .variant("serum")
        .and_then(|kind| source.settings.quantity(&format!("serum.{kind}.contact_time")));
    let lag = source.value("absorption.lag_time").map(|hours| hours / 24.0);
    if let (Some(contact), Some(lag)) = (contact, lag)
        && contact < lag
    {
        chapter.remark(format!(
            "The serum stays on for {}; intact horny layer needs about {} before the flow through it is steady. What \
             intact skin takes up here is mostly what its horny layer stored.",
            duration(contact),
            duration(lag)
        ));
    }
}
