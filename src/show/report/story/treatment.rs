//! What was done to the skin.

use super::super::number::{plain, unit_text};
use super::super::source::Source;
use super::{Chapter, counted, duration};

pub fn tell(source: &Source) -> Option<Chapter> {
    let mut chapter = Chapter::new("What was done to the skin");
    chapter.say(skin(source));
    chapter.say(if source.has_device() { needling(source) } else { "No needles: the skin stays intact.".to_owned() });
    if let Some(serum) = serum(source) {
        chapter.say(serum);
    }
    chapter.say(time(source));
    Some(chapter)
}

fn skin(source: &Source) -> String {
    let text = |path: &str| source.settings.text(path);
    let species = text("skin.species").filter(|species| species != "human").map(|species| format!("{species} "));
    let mut sentence = format!("Simulated {}skin", species.unwrap_or_default());
    if let Some(site) = text("skin.site") {
        sentence += &format!(" of the {}", site.replace('-', " "));
    }
    let person: Vec<String> = [
        text("skin.sex"),
        text("skin.age").map(|age| age.replace(" a", " years")),
        text("skin.phototype").map(|kind| format!("phototype {kind}")),
    ]
    .into_iter()
    .flatten()
    .collect();
    if !person.is_empty() {
        sentence += &format!(" ({})", person.join(", "));
    }
    let sheet = text("skin.preparation").as_deref() == Some("epidermal-sheet");
    if let Some(epidermis) = text("skin.epidermis") {
        sentence += &format!(": epidermis {}", printed(&epidermis));
        if let Some(dermis) = text("skin.dermis").filter(|_| !sheet) {
            sentence += &format!(", dermis {}", printed(&dermis));
        }
        sentence += " thick";
    }
    if let Some(subcutis) = text("skin.subcutis").filter(|_| !sheet) {
        let on = if source.settings.on_bench() { "" } else { " on bone or muscle" };
        sentence += &format!(", over {} of fat{on}", printed(&subcutis));
    }
    sentence += match text("skin.preparation").as_deref() {
        Some("full-thickness") => "; cut out in full thickness and laid on a diffusion cell",
        Some("epidermal-sheet") => "; its epidermis alone, as a sheet on a diffusion cell",
        _ => "",
    };
    sentence + "."
}

fn needling(source: &Source) -> String {
    let facts = &source.manifest.facts;
    let device = facts.device.as_deref().unwrap_or("device");
    let chosen = |key: &str| source.settings.chosen("device", key);
    let mut sentence = format!("A {device}");
    if let Some(needles) = chosen("needles") {
        sentence += &format!(" with {needles} needles");
    }
    if let Some(length) = facts.needle_length_mm {
        sentence += &format!(" of {} mm nominal length", plain(length));
    }
    if let Some(diameter) = chosen("needle_diameter") {
        sentence += &format!(" and {diameter} diameter");
    }
    sentence += &format!(", used in {}", counted(facts.session_days.len(), "session"));
    if let Some(interval) = source.shortest_interval() {
        let longest = facts.session_days.windows(2).map(|pair| pair[1] - pair[0]).fold(interval, f64::max);
        sentence += &if (longest - interval).abs() < 1e-9 {
            format!(", {} days apart", plain(interval))
        } else {
            format!(", {} to {} days apart", plain(interval), plain(longest))
        };
    }
    if let Some(passes) = source.settings.text("treatment.passes") {
        sentence += &format!(", with {passes} {} each", if passes == "1" { "pass" } else { "passes" });
    }
    if let Some(force) = source.settings.text("treatment.force") {
        sentence += &format!(" at a force of {force}");
    }
    if source.settings.quantity("treatment.stretch").is_some_and(|stretch| stretch > 0.0) {
        let stretch = source.settings.text("treatment.stretch").unwrap_or_default();
        sentence += &format!(", on skin stretched with {stretch}");
    }
    sentence + "."
}

fn serum(source: &Source) -> Option<String> {
    let solute = source.solute()?;
    let chosen = |key: &str| source.settings.chosen("serum", key);
    let mut sentence = format!("A serum with {solute}");
    if let Some(concentration) = chosen("concentration") {
        sentence += &format!(" ({concentration}");
        if let Some(ph) = chosen("ph") {
            sentence += &format!(", pH {ph}");
        }
        sentence += ")";
    }
    if let Some(dose) = chosen("dose") {
        sentence += &format!(", {}", printed(&dose));
    }
    if let Some(when) = applied_when(source) {
        sentence += &format!(", {when}");
    }
    if let Some(contact) = chosen("contact_time") {
        sentence += &format!(", left on for {contact}");
    }
    if chosen("occluded").as_deref() == Some("true") {
        sentence += " under a cover";
    }
    Some(sentence + ".")
}

/// When it was put on, in words.
fn applied_when(source: &Source) -> Option<String> {
    let kind = source.settings.variant("serum")?;
    if let Some(days) = source.settings.chosen("serum", "days") {
        return Some(format!("put on at {days} from the beginning"));
    }
    let hours = |key: &str| source.settings.quantity(&format!("serum.{kind}.{key}")).map(|days| days * 24.0);
    let after = hours("apply_after")?;
    let session = if source.has_device() { "each session" } else { "the beginning" };
    let first = if after > 0.0 {
        format!("{} h after {session}", plain(after))
    } else if after < 0.0 {
        format!("{} h before {session}", plain(-after))
    } else if source.has_device() {
        "right after each session".to_owned()
    } else {
        "put on at the beginning".to_owned()
    };
    let count = source.settings.chosen("serum", "applications").unwrap_or_default();
    Some(match hours("every") {
        Some(every) if count != "1" => format!("{first} and then every {} h, {count} times in all", plain(every)),
        _ => first,
    })
}

fn time(source: &Source) -> String {
    let days = source.settings.quantity("duration").map_or_else(String::new, |days| format!(" for {}", duration(days)));
    if source.settings.on_bench() && source.has_absorption() {
        return format!(
            "The simulation follows the serum{days}. Cut-out skin does not heal, and nothing closes its channels."
        );
    }
    if !source.has_course() {
        return "No time was simulated: healing and absorption are not part of this run.".to_owned();
    }
    let resolution = match source.manifest.facts.resolution.as_str() {
        "well-mixed" => ". The dermis is taken as well mixed, without depth",
        "depth" => ", layer by layer through the depth of the skin",
        "channel" => {
            ", in unit cells around single channels, in classes of depth and spacing; before each session the tissue is averaged \
             sideways, as its holes fall anywhere between the old ones"
        }
        "patch" => ", in three dimensions, every hole of the pattern in its place",
        _ => "",
    };
    format!("The simulation follows the skin{days}{resolution}.")
}

/// A quantity as it was written, its unit as it is printed: "2 mg/cm2" as "2 mg/cm²".
fn printed(quantity: &str) -> String {
    match quantity.split_once(' ') {
        Some((number, unit)) => format!("{number} {}", unit_text(unit)),
        None => quantity.to_owned(),
    }
}
