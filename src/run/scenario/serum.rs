//! `[serum.…]` to the serum of the physics.

use super::grammar::is_custom;
use super::problem::Problem;
use super::values::Values;
use crate::physics::absorption::{Ionisation, Serum, Solute};

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

/// Solutes of the presets: name, g/mol, log10 Kow, ionisation, cm³/mol, mg/mL.
const SOLUTES: &[(&str, f64, f64, Ionisation, f64, f64)] = &[
    ("vitamin-c", 176.12, -1.85, Ionisation::Acid { pka: 4.2 }, 147.0, 330.0),
    ("ascorbyl-phosphate", 256.1, -3.0, Ionisation::Neutral, 190.0, 640.0),
    ("tranexamic-acid", 157.2, -1.9, Ionisation::Neutral, 182.0, 167.0),
    ("niacinamide", 122.12, -0.37, Ionisation::Neutral, 119.0, 500.0),
    ("hyaluronate-small", 20_000.0, -6.0, Ionisation::Neutral, 17_000.0, 20.0),
    ("hyaluronate-large", 1_000_000.0, -6.0, Ionisation::Neutral, 850_000.0, 10.0),
    ("ghk-cu", 402.9, -3.0, Ionisation::Neutral, 350.0, 50.0),
    ("caffeine", 194.19, -0.07, Ionisation::Neutral, 182.0, 21.6),
    ("lidocaine", 234.34, 2.44, Ionisation::Base { pka: 7.9 }, 266.0, 4.1),
];

fn solute(preset: &str) -> Option<Solute> {
    let (name, molar_mass, log_kow, ionisation, volume, solubility) = SOLUTES.iter().find(|row| row.0 == preset)?;
    Some(Solute {
        name: (*name).to_owned(),
        molar_mass: molar_mass * 1e-3,
        log_kow: *log_kow,
        ionisation: *ionisation,
        schroeder_volume: volume * 1e-6,
        solubility: *solubility,
        unbound_fraction: 1.0,
        vapour_pressure: 0.0,
        ascorbate: *name == "vitamin-c",
    })
}
