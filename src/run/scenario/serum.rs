//! `[serum.…]` to the serum of the physics.

use super::grammar::is_custom;
use super::inputs::session_times;
use super::problem::Problem;
use super::values::Values;
use crate::physics::absorption::{Ionisation, Metabolism, Serum, Solute, solute};

/// Reads the serum, if there is one.
pub fn read(values: &Values) -> Result<Option<Serum>, Problem> {
    let Some(preset) = values.variant("serum") else {
        return Ok(None);
    };
    let number = |key: &str| values.number(&format!("serum.{preset}.{key}"));
    Ok(Some(Serum {
        solute: if is_custom(preset) { custom(values)? } else { named(preset)? },
        concentration: number("concentration")?,
        ph: number("ph")?,
        vehicle_solubility: values.optional_number(&format!("serum.{preset}.vehicle_solubility")),
        dose: number("dose")?,
        contact_time: number("contact_time")?,
        occluded: values.boolean(&format!("serum.{preset}.occluded"))?,
    }))
}

fn custom(values: &Values) -> Result<Solute, Problem> {
    let number = |key: &str| values.number(&format!("serum.custom.{key}"));
    let ionisation = match values.text("serum.custom.ionisation")? {
        "acid" => Ionisation::Acid { pka: number("pka")? },
        "base" => Ionisation::Base { pka: number("pka")? },
        "ampholyte" => Ionisation::Ampholyte { lower: number("pka")?, upper: number("upper_pka")? },
        _ => Ionisation::Neutral,
    };
    Ok(Solute {
        name: values.text("serum.custom.solute")?.to_owned(),
        molar_mass: number("molar_mass")?,
        log_kow: number("log_kow")?,
        ionisation,
        schroeder_volume: number("schroeder_volume")?,
        solubility: number("solubility")?,
        unbound_fraction: number("unbound_fraction")?,
        vapour_pressure: number("vapour_pressure")?,
        water: false,
        metabolism: metabolism(values),
        ascorbate: values.boolean("serum.custom.ascorbate")?,
    })
}

fn metabolism(values: &Values) -> Metabolism {
    let number = |key: &str| values.optional_number(&format!("serum.custom.{key}"));
    Metabolism {
        rate: number("half_life").map_or(0.0, |half_life| std::f64::consts::LN_2 / half_life),
        half_saturation: number("half_saturation").unwrap_or(f64::INFINITY),
    }
}

/// When the serum is put on, d from the beginning: by its own calendar, or at every session, or from the beginning.
pub fn application_times(values: &Values) -> Result<Vec<f64>, Problem> {
    let Some(preset) = values.variant("serum") else {
        return Ok(Vec::new());
    };
    let path = |key: &str| format!("serum.{preset}.{key}");
    if values.has(&path("days")) {
        return values.numbers(&path("days")).map(<[f64]>::to_vec);
    }
    let (after, every) = (values.number(&path("apply_after"))?, values.number(&path("every"))?);
    let count: u32 = values.integer(&path("applications"))?;
    let starts = if values.has("treatment") { session_times(values, "")? } else { vec![0.0] };
    let mut times: Vec<f64> = starts
        .iter()
        .flat_map(|start| (0..count).map(move |number| start + after + f64::from(number) * every))
        .collect();
    times.sort_by(f64::total_cmp);
    times.dedup();
    Ok(times)
}

/// The solute of a preset, from the table of the physics.
fn named(preset: &str) -> Result<Solute, Problem> {
    solute(preset).ok_or_else(|| Problem::new(format!("no solute stands behind the serum `{preset}`")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::physics::absorption::solutes;
    use crate::run::scenario::{grammar, key::Kind};

    #[test]
    fn a_solute_stands_behind_every_preset() {
        let Some(Kind::OneOf { variants, .. }) = grammar::find("serum").map(|key| key.kind) else {
            panic!("the grammar has no sera");
        };
        for preset in variants.iter().map(|key| key.name).filter(|name| !is_custom(name)) {
            assert!(named(preset).is_ok(), "{preset}");
        }
        for row in solutes() {
            assert!(variants.iter().any(|key| key.name == row.name), "{} has no serum", row.name);
        }
    }
}
