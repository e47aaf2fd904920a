//! What got in, with and without channels: four honest answers. How many times as much, which share of the dose, how much in
//! the tissue and where, and how sure all that is.

use super::super::number::{digits, percent, significant, with_unit};
use super::super::source::Source;
use super::{Chapter, barrier, duration, told, told_plainly};
use crate::run::record::Sheet;

const HOURS: f64 = 24.0;

pub fn tell(source: &Source) -> Option<Chapter> {
    let solute = source.solute()?;
    source.entry("absorption.dose_fraction")?;
    let needled = source.has_device();
    let mut chapter = Chapter::new(&format!("How much {solute} got in"));
    if source.settings.on_bench() {
        chapter.say(
            "The skin lies on a diffusion cell: no blood flows through it, and what has crossed it collects in the receptor \
             fluid below.",
        );
    }
    let entered =
        "Amounts count what passed the stratum corneum into the tissue under it within 24 hours of each application.";
    chapter.say(if needled {
        format!(
            "Two pieces of skin are followed side by side: one with the channels of the needles, one intact. {entered} The answers \
             below are to different questions; none stands for another."
        )
    } else {
        format!("The serum lies on intact skin. {entered}")
    });
    if needled {
        ratio(source, &solute, &mut chapter);
    }
    share(source, &mut chapter, needled);
    tissue(source, &mut chapter, needled);
    if let Some(answer) = window(source) {
        chapter.point("If the serum comes later", answer);
    }
    chapter.point("How sure this is", sureness(source));
    lag(source, &mut chapter);
    barrier::tell(source, &solute, &mut chapter);
    Some(chapter)
}

fn ratio(source: &Source, solute: &str, chapter: &mut Chapter) {
    let answer = match told(source, "absorption.enhancement_ratio", significant) {
        Some(times) => format!("{times} times as much as through intact skin"),
        None if source.intact_skin_is_closed() => format!(
            "no ratio: {solute} does not pass intact skin. Less than a millionth of the dose would, so that a ratio would only tell \
             how small a number it was divided by. The share of the dose says what the channels let in"
        ),
        None => "no value".to_owned(),
    };
    chapter.point("With channels against without (enhancement ratio)", answer);
    if let Some(fresh) = told(source, "absorption.fresh_enhancement_ratio", significant) {
        chapter.point("The same for fresh channels under a wet film", format!("{fresh} times"));
    }
    receptor(source, chapter);
}

/// What an experiment on the bench would tell: it sees the receptor, not the tissue above it.
fn receptor(source: &Source, chapter: &mut Chapter) {
    let Some(amount) = told(source, "absorption.receptor_ratio", significant) else { return };
    let flux = told(source, "absorption.receptor_flux_ratio", significant)
        .map_or_else(String::new, |flux| format!("; of the fluxes into it at the end, {flux}"));
    chapter.point("In the receptor under the skin, as a diffusion cell tells it", format!("{amount} times{flux}"));
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
    if source.intact_skin_is_closed() {
        chapter.point("Share of the dose, intact skin", "does not pass: less than a millionth");
    } else if let Some(answer) = told_share("absorption.dose_fraction_intact", "absorption.intact_amount") {
        chapter.point("Share of the dose, intact skin", answer);
    }
}

fn tissue(source: &Source, chapter: &mut Chapter, needled: bool) {
    // A sheet of epidermis has no dermis, and its zero is no concentration.
    let positive = |name: &str| source.value(name).is_some_and(|value| value > 0.0);
    if positive("absorption.peak_dermis_concentration")
        && let Some(peak) = told_plainly(source, "absorption.peak_dermis_concentration")
    {
        chapter.point("Highest concentration in the dermis", format!("{peak}, free and bound together"));
    }
    if positive("absorption.peak_mean_dermis_concentration")
        && let Some(mean) = told_plainly(source, "absorption.peak_mean_dermis_concentration")
    {
        chapter.point("Highest mean over the dermis", format!("{mean}, above what was there before"));
    }
    if let Some(answer) = by_depth(source, needled) {
        chapter.point("Where in the tissue, and when", answer);
    }
}

/// Concentrations at three depths, at the reported time at which the uppermost tissue holds most.
fn by_depth(source: &Source, needled: bool) -> Option<String> {
    let sheet = source.absorption_profile.as_ref()?;
    let column = |name: &str| sheet.numbers(name).map(|column| column.values.as_slice());
    let side = if needled { "needled" } else { "intact" };
    let (time, depth) = (column("time")?, column("depth")?);
    let main = sheet.numbers(&format!("{side}.concentration"))?;
    let skin = |key: &str| source.settings.quantity(&format!("skin.{key}")).unwrap_or(0.0);
    let deepest = depth.iter().copied().fold(0.0, f64::max);
    let top = if skin("epidermis") < deepest { skin("epidermis") } else { skin("stratum_corneum") };
    let viable: Vec<usize> = (0..time.len()).filter(|row| depth[*row] > top).collect();
    let fullest = viable.iter().copied().max_by(|one, other| main.values[*one].total_cmp(&main.values[*other]))?;
    if main.values[fullest] <= 0.0 {
        return None;
    }
    let rows: Vec<usize> = viable.into_iter().filter(|row| time[*row] == time[fullest]).collect();
    let at = |share: f64| {
        let wanted = top + share * (deepest - top);
        rows.iter()
            .copied()
            .min_by(|one, other| (depth[*one] - wanted).abs().total_cmp(&(depth[*other] - wanted).abs()))
    };
    let mut depths: Vec<usize> = [0.0, 0.33, 0.67].into_iter().filter_map(at).collect();
    depths.dedup();
    let told = |row: &usize| {
        let value = value_with_interval(sheet, &format!("{side}.concentration"), *row, &main.unit)?;
        Some(format!("{value} at a depth of {}\u{a0}mm", digits(depth[*row], 2)))
    };
    let told: Vec<String> = depths.iter().filter_map(told).collect();
    let intact = match sheet.numbers("intact.concentration") {
        Some(intact) if needled && intact.values[depths[0]] > 0.0 => {
            format!(
                "; intact skin holds {} at the first of these depths",
                with_unit(intact.values[depths[0]], &main.unit)
            )
        }
        Some(_) if needled => "; intact skin holds none".to_owned(),
        _ => String::new(),
    };
    Some(format!(
        "{} after the first application, the fullest of the reported times: {}{intact}",
        duration(time[fullest] / HOURS),
        told.join(", ")
    ))
}

/// A value of a table with its unit and, where there is one, its interval.
fn value_with_interval(sheet: &Sheet, name: &str, row: usize, unit: &str) -> Option<String> {
    let at = |name: &str| sheet.numbers(name)?.values.get(row).copied().filter(|value| value.is_finite());
    let value = with_unit(at(name)?, unit);
    Some(match (at(&format!("{name}.low")), at(&format!("{name}.high"))) {
        (Some(low), Some(high)) => format!("{value} ({} to {})", significant(low), significant(high)),
        _ => value,
    })
}

/// Delays at which the window is told, h.
const TOLD_DELAYS: [f64; 4] = [0.0, 4.0, 24.0, 72.0];

/// A gain that reads as 1.00 times.
const NO_GAIN: f64 = 0.005;

/// How the window closes: as ratios, or as shares of the dose where there are no ratios.
fn window(source: &Source) -> Option<String> {
    if source.settings.on_bench() {
        return source.has_device().then(|| "the same: on the bench nothing closes the channels".to_owned());
    }
    let sheet = source.absorption_window.as_ref()?;
    let values = |name: &str| sheet.numbers(name).map(|column| column.values.as_slice());
    let delay = values("delay")?;
    let is_ratio = values("enhancement_ratio")?.iter().any(|ratio| ratio.is_finite());
    let name = if is_ratio { "enhancement_ratio" } else { "dose_fraction" };
    let main = values(name)?;
    let told = |hours: f64| {
        let row = delay.iter().position(|delay| *delay == hours)?;
        let when = if hours == 0.0 { "at once".to_owned() } else { format!("{} later", duration(hours / HOURS)) };
        let at = |name: &str| sheet.numbers(name)?.values.get(row).copied().filter(|value| value.is_finite());
        let shown = |value: f64| if is_ratio { significant(value) } else { percent(value) };
        let interval = match (at(&format!("{name}.low")), at(&format!("{name}.high"))) {
            (Some(low), Some(high)) => format!(" ({} to {})", shown(low), shown(high)),
            _ => String::new(),
        };
        let of = if is_ratio { " times as much as through intact skin" } else { " of the dose" };
        let of = if hours == 0.0 {
            of
        } else if is_ratio {
            " times"
        } else {
            ""
        };
        Some(format!("applied {when}: {}{interval}{of}", shown(at(name)?)))
    };
    let told: Vec<String> = TOLD_DELAYS.into_iter().filter_map(told).collect();
    let without = if is_ratio { 1.0 } else { *values("dose_fraction_intact")?.first()? };
    if (main.first()? - without).abs() < NO_GAIN * without {
        return Some("makes no difference, as needling makes none".to_owned());
    }
    let gains: Vec<f64> = main.iter().map(|value| value - without).collect();
    let half = half_of(delay, &gains).map_or_else(String::new, |hours| {
        format!(". Half of what needling adds is lost if the serum comes {} later", duration(hours / HOURS))
    });
    (!told.is_empty()).then(|| format!("{}{half}", told.join("; ")))
}

/// When half of the first gain is left, linear between the delays.
fn half_of(delay: &[f64], gains: &[f64]) -> Option<f64> {
    let half = 0.5 * gains.first().copied().filter(|gain| *gain > 0.0)?;
    let after = gains.iter().position(|gain| *gain < half)?;
    let (low, high) = (gains[after], gains[after - 1]);
    Some(delay[after - 1] + (high - half) / (high - low) * (delay[after] - delay[after - 1]))
}

/// What `dermasim validate enhancement` finds.
const ACHIEVED: &str = "Of six measured ratios that took no part in the calibration four lie inside the intervals of the model, which are \
    wide: the middle of the prediction meets four rollers to a factor of 1.4, and is too low for two arrays, by factors of 3 and 5.";

fn sureness(source: &Source) -> String {
    let interval = if source.has_intervals() {
        "The brackets hold 5 to 95 % of an ensemble."
    } else {
        "This run has no interval."
    };
    let spread = source.entry("absorption.enhancement_ratio").and_then(|entry| Some(entry.high? / entry.low?));
    let spread = spread
        .filter(|spread| spread.is_finite() && *spread > 2.0)
        .map_or_else(String::new, |spread| format!(" Those of the ratio lie a factor of {} apart.", digits(spread, 2)));
    format!(
        "{interval}{spread} The best published formulas for intact skin are right within a factor of about 6. {ACHIEVED}"
    )
}

/// A serum that is washed off before the lag of intact skin is over tells little about steady permeation.
fn lag(source: &Source, chapter: &mut Chapter) {
    let contact = source
        .settings
        .variant("serum")
        .and_then(|kind| source.settings.quantity(&format!("serum.{kind}.contact_time")));
    let lag = source.value("absorption.lag_time").map(|hours| hours / HOURS);
    // Skin that lets nothing through has no flow to become steady.
    if let (Some(contact), Some(lag)) = (contact, lag)
        && contact < lag
        && !source.intact_skin_is_closed()
    {
        chapter.remark(format!(
            "The serum stays on for {}; intact horny layer needs about {} before the flow through it is steady. What \
             intact skin takes up here is mostly what its horny layer stored.",
            duration(contact),
            duration(lag)
        ));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_of_the_gain_lies_between_delays() {
        assert_eq!(half_of(&[0.0, 12.0, 24.0], &[0.8, 0.5, 0.3]), Some(18.0));
        assert_eq!(half_of(&[0.0, 12.0], &[0.8, 0.5]), None, "the window is still open");
        assert_eq!(half_of(&[0.0, 12.0], &[0.0, 0.0]), None, "nothing to lose");
    }
}
