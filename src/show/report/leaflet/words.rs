//! The sentences of the leaflet.

use super::super::number::plain;
use super::super::source::Source;

/// What was simulated, in two sentences.
pub fn simulated(source: &Source) -> String {
    format!("{}. {}.", subject(source), course(source))
}

fn subject(source: &Source) -> String {
    let text = |path: &str| source.settings.text(path);
    let mut sentence = "Computed, not observed: skin".to_owned();
    if let Some(site) = text("skin.site") {
        sentence += match site.as_str() {
            "periorbital" => " under the eye".to_owned(),
            "upper-lip" => " of the upper lip".to_owned(),
            site => format!(" of the {}", site.replace('-', " ")),
        }
        .as_str();
    }
    let person = [
        text("skin.sex"),
        text("skin.age").map(|age| age.replace(" a", " years")),
        text("skin.phototype").map(|kind| format!("skin type {kind} of 6")),
    ];
    let person: Vec<String> = person.into_iter().flatten().collect();
    if !person.is_empty() {
        sentence += &format!(" ({})", person.join(", "));
    }
    if let Some(kind) = source.settings.variant("skin.scar") {
        let size = |key: &str| Some(source.settings.chosen("skin.scar", key)?.replace(' ', "\u{a0}"));
        sentence += &match kind {
            "face" => " with a face of scars".to_owned(),
            "ice-pick" => " with an ice-pick scar".to_owned(),
            kind => format!(" with a {kind} scar"),
        };
        if let (Some(width), Some(depth)) = (size("width"), size("depth")) {
            sentence += &format!(", {width} wide and {depth} deep");
        }
        sentence += ",";
    }
    if text("skin.lesion").is_some() {
        sentence += " with a dark patch,";
    }
    sentence + &treatment(source)
}

fn treatment(source: &Source) -> String {
    let facts = &source.manifest.facts;
    let mut sentence = match (facts.device.as_deref(), facts.needle_length_mm) {
        (Some(device), Some(length)) => format!(" treated with a {device} with needles of {}\u{a0}mm", plain(length)),
        _ => " without needles".to_owned(),
    };
    if facts.device.is_some() {
        let sessions = facts.session_days.len();
        sentence += &if sessions == 1 { " in one session".to_owned() } else { format!(" in {sessions} sessions") };
        if let Some(interval) = source.shortest_interval() {
            let even = facts.session_days.windows(2).all(|pair| (pair[1] - pair[0] - interval).abs() < 1e-9);
            sentence += &format!(" {}{} days apart", if even { "" } else { "at least " }, plain(interval));
        }
    }
    if source.settings.table("second").is_some() {
        sentence += ", with a second device between,";
    }
    if let Some(solute) = source.solute() {
        sentence += &format!(" and with a serum of {solute}");
    }
    sentence
}

fn course(source: &Source) -> String {
    let days = source.settings.quantity("duration").filter(|days| *days > 0.0);
    let follows = match days {
        Some(days) if days < 2.0 => {
            format!("A model of the skin was followed for {} hours", plain((24.0 * days).round()))
        }
        Some(days) => format!("A model of the skin was followed for {} days", plain(days)),
        None => "Only the moment of needling was computed".to_owned(),
    };
    let members = source.settings.text("uncertainty.members").filter(|_| source.has_intervals());
    match members {
        Some(members) => format!("{follows}, and again {members} times with other constants that are as plausible"),
        None => format!("{follows}, once and with one set of constants: nothing here tells how far off it may be"),
    }
}

/// What nobody has measured, as far as this project has found.
pub fn unmeasured(source: &Source) -> Vec<String> {
    let has = |name: &str| source.value(name).is_some();
    let ascorbate = source.molecule().is_some_and(|molecule| molecule.ascorbate);
    let points = [
        (
            source.has_device(),
            "The force with which a hand presses such a device, and how evenly its holes lie on skin.",
        ),
        (
            has("scar.filled.end") || has("face.filled.end"),
            "How much collagen is missing under a scar, and how far its floor rises with new collagen.",
        ),
        (
            has("collagen.total.end") && source.has_device(),
            "How much collagen one person gains: the amount is set to agree with biopsies of others.",
        ),
        (
            has("pigment.epidermis.end"),
            "How fast inflammation makes pigment, and how fast that fades: every rate here is assumed.",
        ),
        (ascorbate, "How fast vitamin C passes the barrier of the skin: computed from its size and its liking of fat."),
        (
            source.settings.text("skin.site").is_some_and(|site| site == "upper-lip"),
            "Fuller lips: no controlled measurement exists.",
        ),
    ];
    points.into_iter().filter(|(applies, _)| *applies).map(|(_, point)| point.to_owned()).take(4).collect()
}

/// What can not be read out of the numbers.
pub fn unsaid(source: &Source) -> Vec<String> {
    let points = [
        (true, "Whether any of this is good for anyone: no benefit is weighed against a harm."),
        (true, "Whether it is safe: infection, allergy and new scars are not simulated."),
        (true, "What one person gets: intervals tell what is not known of skin, and people differ besides."),
        (
            source.has_device() && source.has_course(),
            "How long skin stays red: the model leaves inflammation out of redness, which after a roller lasts one to two days.",
        ),
    ];
    points.into_iter().filter(|(applies, _)| *applies).map(|(_, point)| point.to_owned()).collect()
}
