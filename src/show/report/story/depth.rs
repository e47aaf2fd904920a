//! How deep the needles went, and what they killed.

use super::super::number::{digits, percent, plain};
use super::super::source::Source;
use super::{Chapter, told, told_plainly};

/// Above this share of the nominal length a needle is told as having gone in all the way.
const FULL: f64 = 0.95;

pub fn tell(source: &Source) -> Option<Chapter> {
    if !source.has_device() {
        return None;
    }
    let maker = source.is_device_run();
    let heading = if maker { "Why, and what it does to the skin" } else { "How deep the needles really went" };
    let mut chapter = Chapter::new(heading);
    if source.value("puncture.density") == Some(0.0) {
        chapter.say(
            "No needle pierced the skin. The force on each needle stayed below the force at which skin breaks, so the \
             tips only dented it. There are no channels and no wounds in this run.",
        );
    } else {
        reached(source, &mut chapter, maker);
    }
    if let Some(broken) = told_plainly(source, "puncture.insertion_force") {
        let pressed = told_plainly(source, "puncture.force_per_needle");
        let pressed = pressed.map_or_else(String::new, |force| format!(" A needle at its deepest carries {force}."));
        chapter.say(format!("Skin breaks under one needle at about {broken}.{pressed}"));
    }
    killed(source, &mut chapter);
    if !source.settings.on_bench() {
        felt(source, &mut chapter);
    }
    Some(chapter)
}

/// A maker has read the numbers in the chapter before.
fn reached(source: &Source, chapter: &mut Chapter, maker: bool) {
    let (Some(mean), Some(share)) =
        (told_plainly(source, "puncture.depth_mean"), source.value("puncture.depth_to_length"))
    else {
        return;
    };
    let nominal = source
        .manifest
        .facts
        .needle_length_mm
        .map_or_else(String::new, |length| format!(" of the nominal {} mm", plain(length)));
    let spread = source
        .value("puncture.depth_sd")
        .map_or_else(String::new, |spread| format!(", give or take {} mm", digits(spread, 2)));
    if !maker {
        chapter.say(format!(
            "On average the tips reached {mean}{nominal} ({}){spread}.",
            percent((100.0 * share).round() / 100.0)
        ));
    }
    chapter.say(why(source, share));
    if maker {
        return;
    }
    if let Some(density) = told_plainly(source, "puncture.density") {
        let coverage = source.value("puncture.coverage");
        let coverage = coverage.map_or_else(String::new, |share| {
            format!(" The needles' cross-sections cover {} of the surface.", percent(share))
        });
        chapter.say(format!("Density of holes after the first session: {density}.{coverage}"));
    }
}

/// Why the depth is not the nominal length.
fn why(source: &Source, share: f64) -> String {
    let assumed = "The force of the hand, which nobody has measured, the tension of the skin and the fat under it decide the depth.";
    if share >= FULL {
        return format!("That is nearly their whole length: the force was enough to sink them in. {assumed}");
    }
    let motion = match source.manifest.facts.device.as_deref() {
        Some("roller") => {
            " The force of the hand is shared by all needles that touch, and a rolling needle enters at a slant."
        }
        Some("stamp") => " The force of the hand is shared by all needles of the stamp.",
        _ => "",
    };
    format!(
        "They stop short because skin dents before it breaks, and pushes back against a needle that is in.{motion} {assumed}"
    )
}

fn killed(source: &Source, chapter: &mut Chapter) {
    let Some(injury) = first_session(source) else {
        return;
    };
    if injury.peak_killed <= 0.0 {
        return;
    }
    chapter.say(format!(
        "Averaged over epidermis and dermis, the first session killed {} of the tissue and cut {} of the matrix; {} of the tissue was \
         killed and filled with blood. The worst layer lost {}, at a depth of {} mm.",
        percent(injury.killed), percent(injury.cut), percent(injury.bled), percent(injury.peak_killed), digits(injury.peak_depth, 2)
    ));
}

fn felt(source: &Source, chapter: &mut Chapter) {
    if let Some(pain) = told(source, "pain.vas", |pain| format!("{pain:.1}")) {
        chapter.say(format!("Pain in the first session: {pain} on a scale from 0 to 10."));
    }
    if let Some(bleeding) = told(source, "bleeding.fraction", percent) {
        chapter.say(format!("Of the holes, {bleeding} reach vessels and bleed."));
    }
}

/// Shares of the horizontal area, means over the depth of the table.
struct FirstSession {
    killed: f64,
    cut: f64,
    bled: f64,
    peak_killed: f64,
    /// mm.
    peak_depth: f64,
}

fn first_session(source: &Source) -> Option<FirstSession> {
    let table = source.injury.as_ref()?;
    let sessions = table.values("session")?;
    let first = sessions.first()?;
    // Sessions follow each other: the rows of the first are the first rows.
    let rows = sessions.iter().take_while(|session| *session == first).count();
    let column = |name: &str| table.values(name).and_then(|values| values.get(..rows));
    let mean = |values: &[f64]| values.iter().sum::<f64>() / rows as f64;
    let (killed, depth) = (column("killed")?, column("depth")?);
    let peak = (0..rows).max_by(|one, other| killed[*one].total_cmp(&killed[*other]))?;
    Some(FirstSession {
        killed: mean(killed),
        cut: mean(column("cut")?),
        bled: mean(column("bled")?),
        peak_killed: killed[peak],
        peak_depth: depth[peak],
    })
}
