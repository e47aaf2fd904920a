//! Defaults that follow from other values: thicknesses from site and sex, the calendar, the days of the outcomes.
//!
//! They are written into the document as the text that a user would have written and read back from it, so that the
//! completed scenario gives the same bits.

use super::check::Findings;
use super::check_value::check_value;
use super::document::{Document, Node, Table, Value};
use super::grammar;
use super::inputs::{default_output_days, preparation, sex, site, species};
use super::problem::Problem;
use super::values::Values;
use crate::physics::healing::mesh::patch::{EDGE, VOXEL};
use crate::physics::skin::{Preparation, SiteThickness, SpeciesThickness, UNDER_EXCISED_SKIN};
use crate::units::without_noise;

/// Before the check: a device brings its treatment.
pub fn prepare(document: &mut Document) {
    if let Value::Table(root) = &mut document.root.value {
        bring_treatment(root);
        if let Some(Value::Table(second)) = root.get_mut("second").map(|node| &mut node.value) {
            bring_treatment(second);
        }
    }
}

fn bring_treatment(table: &mut Table) {
    if table.get("device").is_some() && table.get("treatment").is_none() {
        table.set("treatment", None, Node { value: Value::Table(Table::default()), place: None });
    }
}

/// After the check, which must have found the values that the others follow from; what is missing stays missing.
pub fn complete(document: &mut Document, findings: &mut Findings) {
    for (path, value) in thicknesses(&findings.values)
        .into_iter()
        .chain(rim(&findings.values))
        .chain(calendar(&findings.values))
        .chain(days(&findings.values))
        .chain(patch(&findings.values))
        .chain(custom_solute(&findings.values))
    {
        if !findings.values.has(path) {
            insert(document, findings, path, value);
        }
    }
}

fn insert(document: &mut Document, findings: &mut Findings, path: &str, value: Value) {
    let node = Node { value, place: None };
    let checked = match grammar::find(path) {
        Some(key) => check_value(path, &node, key.kind),
        None => Err(Problem::new(format!("`{path}` is not in the grammar"))),
    };
    let steps: Vec<String> = path.split('.').map(str::to_owned).collect();
    match (checked, document.put(&steps, None, node)) {
        (Ok(checked), Ok(())) => findings.values.insert(path, checked, None),
        (Err(problem), _) => findings.problems.push(problem),
        (_, Err(step)) => findings.problems.push(Problem::new(format!("`{step}` of `{path}` is not a table"))),
    }
}

fn thicknesses(values: &Values) -> Vec<(&'static str, Value)> {
    let (Ok(site), Ok(sex), Ok(preparation)) = (site(values), sex(values), preparation(values)) else {
        return Vec::new();
    };
    let human = SiteThickness::of(site);
    let animal = species(values).map(SpeciesThickness::of);
    let stratum_corneum = animal.map_or(human.stratum_corneum_um, |animal| animal.stratum_corneum_um);
    let epidermis = animal.map_or(human.epidermis_um, |animal| animal.epidermis_um);
    let dermis = animal.map_or(human.dermis_mm(sex), |animal| animal.dermis_mm);
    let below = if preparation == Preparation::InVivo { human.subcutis_mm.value } else { UNDER_EXCISED_SKIN };
    vec![
        ("skin.stratum_corneum", Value::Text(format!("{} um", stratum_corneum.value))),
        ("skin.epidermis", Value::Text(format!("{} um", epidermis.value))),
        ("skin.dermis", Value::Text(format!("{} mm", dermis.value))),
        ("skin.subcutis", Value::Text(format!("{below} mm"))),
    ]
}

/// The rim of a pen's nosepiece surrounds its needles.
fn rim(values: &Values) -> Vec<(&'static str, Value)> {
    const MARGIN: f64 = 4.0;
    const PENS: [[&str; 2]; 2] = [
        ["device.pen.width", "device.pen.rim_diameter"],
        ["second.device.pen.width", "second.device.pen.rim_diameter"],
    ];
    let rim = |[width, rim]: [&'static str; 2]| {
        let width = values.optional_number(width)?;
        Some((rim, Value::Text(format!("{} mm", without_noise(width + MARGIN)))))
    };
    PENS.into_iter().filter_map(rim).collect()
}

fn calendar(values: &Values) -> Vec<(&'static str, Value)> {
    const TREATMENTS: [[&str; 4]; 2] = [
        ["treatment", "treatment.days", "treatment.sessions", "treatment.interval"],
        ["second.treatment", "second.treatment.days", "second.treatment.sessions", "second.treatment.interval"],
    ];
    let regular = TREATMENTS.into_iter().filter(|[treatment, days, ..]| values.has(treatment) && !values.has(days));
    let defaults = |[_, _, sessions, interval]: [&'static str; 4]| {
        [(sessions, Value::Integer(1)), (interval, Value::Text("28 d".to_owned()))]
    };
    regular.flat_map(defaults).collect()
}

fn days(values: &Values) -> Vec<(&'static str, Value)> {
    let duration = values.number("duration").unwrap_or(0.0);
    let days = default_output_days(duration).into_iter().map(|day| Node { value: Value::Integer(day), place: None });
    let days: Vec<Node> = days.collect();
    if days.is_empty() { Vec::new() } else { vec![("outputs.days", Value::Array(days))] }
}

/// The square that heals is a corner of that on which punctures are simulated.
fn patch(values: &Values) -> Vec<(&'static str, Value)> {
    if values.text("model.resolution").ok() != Some("patch") {
        return Vec::new();
    }
    let edge = values.optional_number("treatment.patch").map_or(EDGE, |whole| whole.min(EDGE));
    vec![
        ("model.patch", Value::Text(format!("{} mm", without_noise(edge)))),
        ("model.voxel", Value::Text(format!("{} um", without_noise(VOXEL * 1e3)))),
    ]
}

fn custom_solute(values: &Values) -> Vec<(&'static str, Value)> {
    let (Ok(molar_mass), Ok(concentration)) =
        (values.number("serum.custom.molar_mass"), values.number("serum.custom.concentration"))
    else {
        return Vec::new();
    };
    let grams_per_mole = molar_mass * 1e3;
    let in_vehicle = concentration * 1e3;
    // What water dissolves of a neutral liquid (general solubility equation): more in the vehicle drives nothing more.
    let in_water = match (values.text("serum.custom.ionisation"), values.number("serum.custom.log_kow")) {
        (Ok("neutral"), Ok(log_kow)) => libm::exp10(0.5 - log_kow) * grams_per_mole,
        _ => in_vehicle,
    };
    let milligrams_per_millilitre = in_vehicle.min(in_water).clamp(1e-6, 2000.0);
    let mut completed =
        vec![("serum.custom.schroeder_volume", Value::Text(format!("{} cm3/mol", 0.9 * grams_per_mole)))];
    if counts_against_solubility(values).is_none() {
        completed.push(("serum.custom.solubility", Value::Text(format!("{milligrams_per_millilitre} mg/mL"))));
    }
    completed
}

/// The key of a solute of one's own that counts against its solubility in water, so that a guess of that will not do.
pub fn counts_against_solubility(values: &Values) -> Option<&'static str> {
    let stated = |key: &str| values.optional_number(&format!("serum.custom.{key}"));
    if stated("vapour_pressure").is_some_and(|pressure| pressure > 0.0) {
        return Some("vapour_pressure");
    }
    stated("vehicle_solubility").map(|_| "vehicle_solubility")
}
