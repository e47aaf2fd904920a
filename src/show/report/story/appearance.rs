//! What a person would see: scar, lines, colour, pigment; and what it cost.

use super::super::number::{digits, percent, significant};
use super::super::source::Source;
use super::{Chapter, last_day, told, told_plainly};

/// Difference of lightness that is just visible, 0.8 ± 0.1.
const VISIBLE: f64 = 0.8;

pub fn tell(source: &Source) -> Option<Chapter> {
    source.value("colour.lightness.end")?;
    let mut chapter = Chapter::new(&format!("What a person would see on {}", last_day(source)));
    scar(source, &mut chapter);
    if source.has_device()
        && let Some(lines) = told(source, "wrinkle.amplitude.end", significant)
    {
        chapter.point("Fine lines", format!("{lines} times as high as before"));
    }
    colour(source, &mut chapter);
    if let Some(risk) = told(source, "pigment.hyperpigmentation_risk", percent) {
        chapter.point(
            "Risk of dark spots after inflammation",
            format!("{risk} of people of this phototype, for the whole course; good to a factor of two"),
        );
    }
    if let Some(contrast) = told(source, "pigment.lesion_contrast.end", percent) {
        chapter.point("Contrast of the pigmented lesion", format!("{contrast} of what it was"));
    }
    cost(source, &mut chapter);
    under_eye(source, &mut chapter);
    if let Some(peak) = told(source, "oedema.peak", percent).filter(|_| source.has_device()) {
        let days =
            told_plainly(source, "oedema.duration").unwrap_or_else(|| "not over before the next session".to_owned());
        chapter.point(
            "Swelling after the first session",
            format!("{peak} of the dermis, above 1 % for {days}; then it is gone"),
        );
    }
    if source.settings.text("skin.site").is_some_and(|site| site == "upper-lip") {
        chapter.remark(
            "Fuller lips: no controlled measurement exists. Needling swells tissue for days, and that passes; what the collagen of the \
             skin does is told above.",
        );
    }
    chapter.remark(
        "Gloss, relief and shadow are not in the colour. Which tissue fills a scar and how much a line softens follow from collagen, whose amount is \
         calibrated, not predicted: compare runs, and read directions.",
    );
    Some(chapter)
}

fn scar(source: &Source, chapter: &mut Chapter) {
    let Some(depth) = told_plainly(source, "scar.depth.end") else { return };
    chapter.point("Depth of the scar at its deepest", depth);
    if let Some(filled) = told(source, "scar.filled.end", percent) {
        chapter.point("Share of its depth that filled", filled);
    }
    if let Some(grade) = told(source, "scar.goodman_baron.end", |grade| digits(grade, 1)) {
        chapter.point("Grade by Goodman and Baron", format!("{grade} on a scale to 4; raters differ by a grade"));
    }
    if let Some(standoff) = source.value("scar.standoff").filter(|standoff| *standoff > 0.0) {
        chapter.remark(format!(
            "Over the floor of this scar the body of the device rests on the rim, {} mm above it: needles reach that much less deep there. \
             Wide, shallow scars let a drum follow; narrow, deep ones do not, which is why they fill least.",
            digits(standoff, 2)
        ));
    }
}

fn colour(source: &Source, chapter: &mut Chapter) {
    let Some(entry) = source.entry("colour.lightness_change.end") else { return };
    let Some(change) = entry.value else { return };
    let seen = match (entry.low, entry.high) {
        (Some(low), Some(high)) if low.abs().max(high.abs()) < VISIBLE => "nobody would see it, in the whole interval",
        (Some(low), Some(high)) if low > VISIBLE || high < -VISIBLE => "it would be seen, in the whole interval",
        (Some(_), Some(_)) => "whether anyone would see it this run does not decide",
        _ if change.abs() < VISIBLE => "nobody would see it",
        _ => "it would be seen",
    };
    if let Some(told) = told(source, "colour.lightness_change.end", significant) {
        let just = digits(VISIBLE, 1);
        chapter.point("Lightness (L*) against before", format!("{told}: {seen}, as {just} is just visible"));
    }
    if let Some(angle) = told(source, "colour.ita.end", |angle| digits(angle, 2)) {
        chapter.point("Typology angle (ITA)", format!("{angle}°"));
    }
}

fn under_eye(source: &Source, chapter: &mut Chapter) {
    if source.value("under_eye.melanin_share").is_none() {
        return;
    }
    let share = |name: &str| told(source, &format!("under_eye.{name}_share"), percent);
    if let (Some(melanin), Some(blood), Some(thinness)) = (share("melanin"), share("blood"), share("thinness")) {
        let text = format!(
            "melanin {melanin}, blood {blood}, thinness {thinness} of the difference in lightness from the cheek"
        );
        chapter.point("What makes the skin under the eye darker", text);
    }
    let thickening = told(source, "under_eye.visible_thickening", |times| digits(times, 2));
    let needed = thickening.unwrap_or_else(|| "more than 5".to_owned());
    chapter.point("Dermis under the eye for a difference that is just visible", format!("{needed} times as thick"));
    chapter.remark("The shadow of a tear trough is geometry: needles do not reach it, and it is not in these colours.");
}

fn cost(source: &Source, chapter: &mut Chapter) {
    if let Some(year) = told(source, "cost.per_year", significant) {
        chapter.point("Cost a year, in the currency of the assumed prices", year);
    }
    if source.entry("cost.per_filled_percent").is_some() {
        let cost = told(source, "cost.per_filled_percent", significant)
            .unwrap_or_else(|| "no benefit, so that there is no price of it".to_owned());
        chapter.point("Cost per per cent of the scar filled", cost);
    }
}
