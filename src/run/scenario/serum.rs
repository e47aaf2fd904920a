//! `[serum.…]` to the serum of the physics.

use super::grammar::is_custom;
use super::problem::Problem;
use super::values::Values;
use crate::physics::absorption::{Ionisation, Serum, Solute, solute};

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
        dose: number("dose")?,
        apply_after: number("apply_after")?,
        contact_time: number("contact_time")?,
        occluded: values.boolean(&format!("serum.{preset}.occluded"))?,
    }))
}

fn custom(values: &Values) -> Result<Solute, Problem> {
    let number = |key: &str| values.number(&format!("serum.custom.{key}"));
    let ionisation = match values.text("serum.custom.ionisation")? {
        "acid" => Ionisation::Acid { pka: number("pka")? },
        "base" => Ionisation::Base { pka: number("pka")? },
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
        ascorbate: values.boolean("serum.custom.ascorbate")?,
    })
}

/// The solute of a preset, from the table of the physics.
fn named(preset: &str) -> Result<Solute, Problem> {
    solute(preset).ok_or_else(|| Problem::new(format!("no solute stands behind the serum `{preset}`")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::run::scenario::{grammar, key::Kind};

    #[test]
    fn a_solute_stands_behind_every_preset() {
        let Some(Kind::OneOf { variants, .. }) = grammar::find("serum").map(|key| key.kind) else {
            panic!("the grammar has no sera");
        };
        for preset in variants.iter().map(|key| key.name).filter(|name| !is_custom(name)) {
            assert!(named(preset).is_ok(), "{preset}");
        }
    }
}
