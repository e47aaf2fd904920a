//! All groups together: look a parameter up, override it, list it.

use super::{
    AbsorptionParameters, Definition, HealingParameters, OutcomeParameters, PunctureParameters, SkinParameters,
};

/// Every constant of the model, in internal units, grouped by the room that reads it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Parameters {
    pub skin: SkinParameters,
    pub puncture: PunctureParameters,
    pub healing: HealingParameters,
    pub absorption: AbsorptionParameters,
    pub outcome: OutcomeParameters,
}

/// Why an override was refused.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum ParameterError {
    #[error("unknown parameter `{0}`")]
    Unknown(String),
    #[error("`{name}` {requirement}")]
    Senseless { name: &'static str, requirement: &'static str },
}

impl Parameters {
    /// All rows, group by group.
    pub fn definitions() -> impl Iterator<Item = &'static Definition> {
        SkinParameters::DEFINITIONS
            .iter()
            .chain(PunctureParameters::DEFINITIONS)
            .chain(HealingParameters::DEFINITIONS)
            .chain(AbsorptionParameters::DEFINITIONS)
            .chain(OutcomeParameters::DEFINITIONS)
    }

    /// The row of that name.
    pub fn definition(name: &str) -> Option<&'static Definition> {
        Self::definitions().find(|row| row.name == name)
    }

    fn field_mut(&mut self, name: &str) -> Option<&mut f64> {
        let Parameters { skin, puncture, healing, absorption, outcome } = self;
        skin.field_mut(name)
            .or_else(|| puncture.field_mut(name))
            .or_else(|| healing.field_mut(name))
            .or_else(|| absorption.field_mut(name))
            .or_else(|| outcome.field_mut(name))
    }

    /// The value of that name, in internal units.
    pub fn get(&self, name: &str) -> Option<f64> {
        self.clone().field_mut(name).map(|field| *field)
    }

    /// Overrides one value, given in internal units. A value outside the plausible range is accepted here: the caller
    /// warns (see [Definition::low]); a value without physical sense is refused.
    pub fn set(&mut self, name: &str, internal: f64) -> Result<(), ParameterError> {
        let unknown = || ParameterError::Unknown(name.to_owned());
        let row = Self::definition(name).ok_or_else(unknown)?;
        if !row.sense.admits(internal / row.parsed_unit().factor) {
            return Err(ParameterError::Senseless { name: row.name, requirement: row.sense.describe() });
        }
        *self.field_mut(name).ok_or_else(unknown)? = internal;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::physics::parameter::Distribution;
    use crate::units::Unit;
    use std::collections::HashSet;

    #[test]
    fn every_row_is_sound() {
        let mut names = HashSet::new();
        for row in Parameters::definitions() {
            assert!(names.insert(row.name), "{} stands twice", row.name);
            assert!(Unit::parse(row.unit).is_ok(), "{}: unit {}", row.name, row.unit);
            assert!(row.low <= row.value && row.value <= row.high, "{}: {} outside its range", row.name, row.value);
            assert!([row.low, row.value, row.high].iter().all(|value| row.sense.admits(*value)), "{}: sense", row.name);
            assert!(!row.source.is_empty() && !row.meaning.is_empty() && !row.symbol.is_empty(), "{}", row.name);
            if matches!(row.distribution, Distribution::LogTriangular | Distribution::LogUniform) {
                assert!(row.low > 0.0, "{}: a logarithmic distribution needs a positive range", row.name);
            }
        }
    }

    #[test]
    fn overrides_are_checked() {
        let mut parameters = Parameters::default();
        parameters.set("tgf_diffusion", 0.1).unwrap();
        assert_eq!(parameters.healing.tgf_diffusion, 0.1);
        assert_eq!(parameters.get("tgf_diffusion"), Some(0.1));
        assert!(matches!(parameters.set("tgf_diffusion", -1.0), Err(ParameterError::Senseless { .. })));
        assert!(matches!(parameters.set("tgf_difusion", 1.0), Err(ParameterError::Unknown(_))));
    }
}
