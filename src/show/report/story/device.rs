//! For makers, in a run without time: what the device is set to, what it does, and what that depends on.

use super::super::device::failure;
use super::super::number::{percent, plain, significant};
use super::super::source::Source;
use super::{Chapter, told, told_plainly};
use crate::run::record::Sheet;

pub fn tell(source: &Source) -> Option<Chapter> {
    if !source.is_device_run() {
        return None;
    }
    let mut chapter = Chapter::new("What the device does");
    chapter.say(
        "Only the moment of needling was simulated, so that this page is a report about the device: how deep it goes against \
         what it is set to, how reliably it pierces, how evenly, and what that depends on.",
    );
    depths(source, &mut chapter);
    forces(source, &mut chapter);
    pattern(source, &mut chapter);
    if source.manifest.facts.device.as_deref() == Some("pen") {
        chapter.remark(FORCES_OF_A_PEN.to_owned());
    }
    if let Some(sheet) = &source.sensitivity {
        let mut stretches = stretches_tried(sheet);
        if source.manifest.facts.device.as_deref() == Some("pen") && stretching_makes_shallower(sheet) {
            stretches = stretches.map(|sentence| sentence + STRETCHED_PEN);
        }
        for sentence in [forces_tried(sheet), stretches, sites_tried(sheet)].into_iter().flatten() {
            chapter.remark(sentence);
        }
    }
    Some(chapter)
}

/// What a reader of a pen's report needs so as not to add up the wrong things.
const FORCES_OF_A_PEN: &str = "Two kinds of force stand on this page: that on a needle is its peak, at the bottom of a stroke; that of \
     the hand is a mean over whole strokes, which rim and needles carry together. So the needles' peaks may add up to more than the hand presses.";

const STRETCHED_PEN: &str = " Stretching makes a pen go less deep: pressed by its rim, skin bulges into the nosepiece towards the \
     needles, and tension flattens that bulge.";

fn depths(source: &Source, chapter: &mut Chapter) {
    if let Some(length) = source.manifest.facts.needle_length_mm {
        chapter.point("Depth that is set (length of the needles)", format!("{}\u{a0}mm", plain(length)));
    }
    if let Some(depth) = told_plainly(source, "puncture.depth_mean") {
        let pierced = source.value("puncture.pierced_fraction").filter(|share| *share < ALL);
        let of_whom = pierced.map_or_else(String::new, |share| format!(" (of the {} that pierce)", percent(share)));
        chapter.point("Actual depth, mean of the needles that pierce", depth + &of_whom);
    }
    point(source, chapter, "Standard deviation between them", "puncture.depth_sd");
    let ends = ["puncture.depth_low", "puncture.depth_high"].map(|name| told_plainly(source, name));
    if let [Some(low), Some(high)] = ends {
        chapter.point("5 % go less deep than, 5 % deeper than", format!("{low}; {high}"));
    }
    if let Some(share) = told(source, "puncture.pierced_fraction", percent) {
        chapter.point("Strikes that pierce; the others dent the skin", share);
    }
}

fn forces(source: &Source, chapter: &mut Chapter) {
    point(source, chapter, "Force on a needle at its deepest", "puncture.force_per_needle");
    let hand = source.settings.text("treatment.force").unwrap_or_else(|| "an unknown force".to_owned());
    if let Some(threshold) = told_plainly(source, "puncture.threshold_force") {
        let answer = format!("{threshold}; the hand presses with {hand}");
        chapter.point("Force of the hand at which the first needles pierce", answer);
    } else if source.manifest.facts.device.as_deref() == Some("pen") {
        let answer = "none: a motor drives the needles, and the hand only presses the rim onto the skin";
        chapter.point("Force of the hand at which the first needles pierce", answer);
    }
    point(source, chapter, "Needles in the skin, or denting it, at once", "puncture.engaged_needles");
    if let Some(share) = told(source, "puncture.carried_share", percent) {
        let body = match source.manifest.facts.device.as_deref() {
            Some("roller") => "drum",
            Some("stamp") => "plate",
            _ => "rim",
        };
        chapter
            .point("Share of the hand's force that the needles carry", format!("{share}; the {body} carries the rest"));
    }
    point(source, chapter, "Drag of a tip along the surface", "puncture.sweep");
}

fn pattern(source: &Source, chapter: &mut Chapter) {
    point(source, chapter, "Holes after the session", "puncture.density");
    let (Some(variation), Some(dispersion)) =
        (told(source, "puncture.density_cv", percent), source.value("puncture.density_dispersion"))
    else {
        return;
    };
    // A fifth is about what chance alone makes of a hundred squares.
    let word = match dispersion {
        dispersion if dispersion < 0.8 => "more even than",
        dispersion if dispersion > 1.2 => "less even than",
        _ => "about as even as",
    };
    let answer = format!(
        "{variation}; {word} holes at random, whose variance is {} times this one",
        significant(1.0 / dispersion)
    );
    chapter.point("Variation of the number of holes between squares of about ten", answer);
}

fn point(source: &Source, chapter: &mut Chapter, label: &str, name: &str) {
    if let Some(answer) = told_plainly(source, name) {
        chapter.point(label, answer);
    }
}

/// Share of the strikes from which on the depth of those that pierce is that of all.
const ALL: f64 = 0.95;

/// What came of one setting.
#[derive(Clone, Copy)]
struct Tried<'a> {
    setting: &'a str,
    /// mm; nothing where nothing pierces.
    depth: Option<f64>,
    pierced: f64,
    computed: bool,
}

/// The trials of one kind, in the order of the table.
fn tried<'a>(sheet: &'a Sheet, kind: &str) -> Vec<Tried<'a>> {
    let words = (sheet.text("varied"), sheet.text("setting"));
    let numbers = (sheet.numbers("depth_mean"), sheet.numbers("pierced_fraction"));
    let ((Some(varied), Some(setting)), (Some(depth), Some(pierced))) = (words, numbers) else {
        return Vec::new();
    };
    let rows = (0..varied.values.len()).filter(|row| varied.values[*row] == kind);
    rows.map(|row| Tried {
        setting: &setting.values[row],
        depth: Some(depth.values[row]).filter(|depth| depth.is_finite()),
        pierced: pierced.values[row],
        computed: failure(sheet, row).is_none(),
    })
    .collect()
}

/// The mean depth, and how many it is the mean of unless all pierce.
fn reached(trial: Tried<'_>) -> String {
    match trial.depth {
        None if !trial.computed => "unknown (it could not be computed)".to_owned(),
        None => "none (nothing pierces)".to_owned(),
        Some(depth) if trial.pierced < ALL => {
            format!("{}\u{a0}mm (of the {} that pierce)", significant(depth), percent(trial.pierced))
        }
        Some(depth) => format!("{}\u{a0}mm", significant(depth)),
    }
}

fn forces_tried(sheet: &Sheet) -> Option<String> {
    let forces = tried(sheet, "force");
    let [half, own, double] = forces[..] else {
        return None;
    };
    Some(format!(
        "With half the force of the hand ({}) the mean depth is {}, with the given force ({}) {}, with twice that ({}) {}.",
        half.setting,
        reached(half),
        own.setting,
        reached(own),
        double.setting,
        reached(double)
    ))
}

fn stretches_tried(sheet: &Sheet) -> Option<String> {
    let list: Vec<String> = tried(sheet, "stretch")
        .into_iter()
        .map(|trial| format!("{} at {}", reached(trial), trial.setting.replace(' ', "\u{a0}")))
        .collect();
    (!list.is_empty())
        .then(|| format!("Stretching the skin with added line tension gives a mean depth of {}.", list.join(", ")))
}

/// Whether the skin that is stretched most lets needles less deep than that which is stretched least.
fn stretching_makes_shallower(sheet: &Sheet) -> bool {
    let trials = tried(sheet, "stretch");
    let depth = |trial: Option<&Tried<'_>>| trial.and_then(|trial| trial.depth);
    depth(trials.first()).zip(depth(trials.last())).is_some_and(|(least, most)| most < least)
}

fn sites_tried(sheet: &Sheet) -> Option<String> {
    let sites = tried(sheet, "site");
    let pierced = || sites.iter().copied().filter(|site| site.depth.is_some());
    let depth = |site: &Tried| site.depth.unwrap_or(f64::NAN);
    let least = pierced().min_by(|one, other| depth(one).total_cmp(&depth(other)))?;
    let most = pierced().max_by(|one, other| depth(one).total_cmp(&depth(other)))?;
    let all = sites.iter().all(|site| site.pierced >= ALL);
    let failed = sites.iter().filter(|site| !site.computed).count();
    if all && significant(depth(&least)) == significant(depth(&most)) {
        return Some(format!("The site makes no difference to the mean depth, {}.", reached(least)));
    }
    let spoken = |site: Tried| format!("{} at the {}", reached(site), site.setting.replace('-', " "));
    let mut sentence = format!("Over the sites the mean depth runs from {} to {}", spoken(least), spoken(most));
    if failed > 0 {
        sentence += &format!("; {failed} of {} sites could not be computed", sites.len());
    }
    let fewest =
        sites.iter().filter(|site| site.computed).min_by(|one, other| one.pierced.total_cmp(&other.pierced))?;
    if fewest.pierced < ALL && fewest.setting != least.setting && fewest.setting != most.setting {
        let site = fewest.setting.replace('-', " ");
        sentence += &format!("; fewest pierce at the {site} ({})", percent(fewest.pierced));
    }
    Some(sentence + ".")
}
