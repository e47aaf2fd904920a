//! The scenario of a run as it was written out beside its results.

use std::path::{Path, PathBuf};

use crate::units::Quantity;

/// A scenario that is there but can not be read.
#[derive(Debug, thiserror::Error)]
pub enum SettingsError {
    #[error("can not read {}: {source}", path.display())]
    Read { path: PathBuf, source: std::io::Error },
    #[error("{}: {message}", path.display())]
    Malformed { path: PathBuf, message: String },
}

/// The scenario as it was written out: what a person put in.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Settings {
    root: toml::Table,
}

impl Settings {
    /// # Errors
    /// A file that is there but can not be read or is no TOML.
    pub fn read(path: &Path) -> Result<Self, SettingsError> {
        if !path.exists() {
            return Ok(Self::default());
        }
        let text =
            std::fs::read_to_string(path).map_err(|source| SettingsError::Read { path: path.to_owned(), source })?;
        let malformed = |error: toml::de::Error| SettingsError::Malformed {
            path: path.to_owned(),
            message: error.message().to_owned(),
        };
        Ok(Self { root: toml::from_str(&text).map_err(malformed)? })
    }

    /// The table under that path, such as `model.parameters`.
    pub fn table(&self, path: &str) -> Option<&toml::Table> {
        path.split('.').try_fold(&self.root, |table, key| table.get(key)?.as_table())
    }

    /// The one table within a table of alternatives: `roller` of `[device.roller]`.
    pub fn variant(&self, path: &str) -> Option<&str> {
        self.table(path)?.iter().find(|(_, value)| value.is_table()).map(|(name, _)| name.as_str())
    }

    /// A value as it stands in the file, without quotes.
    pub fn text(&self, path: &str) -> Option<String> {
        let (table, key) =
            path.rsplit_once('.').map_or((Some(&self.root), path), |(table, key)| (self.table(table), key));
        table?.get(key).map(shown)
    }

    /// The paths of all values, in the order of the file.
    pub fn paths(&self) -> Vec<String> {
        let mut paths = Vec::new();
        collect(&self.root, "", &mut paths);
        paths
    }

    /// A value of the alternative that was chosen: `device`, `needle_length`.
    pub fn chosen(&self, path: &str, key: &str) -> Option<String> {
        self.text(&format!("{path}.{}.{key}", self.variant(path)?))
    }

    /// Whether the skin lies on the bench, cut off from its blood.
    pub fn on_bench(&self) -> bool {
        self.text("skin.preparation").is_some_and(|preparation| preparation != "in-vivo")
    }

    /// When the serum is first put on, d from the beginning: as the scenario says, or after the first session.
    pub fn first_application(&self, sessions: &[f64]) -> Option<f64> {
        let serum = format!("serum.{}", self.variant("serum")?);
        let days = self.table(&serum)?.get("days").and_then(toml::Value::as_array);
        let day = |value: &toml::Value| Some(Quantity::parse(&shown(value)).ok()?.internal);
        match days {
            Some(days) => days.iter().filter_map(day).min_by(f64::total_cmp),
            None => Some(sessions.first().copied().unwrap_or(0.0) + self.quantity(&format!("{serum}.apply_after"))?),
        }
    }

    /// A quantity in internal units.
    pub fn quantity(&self, path: &str) -> Option<f64> {
        Quantity::parse(&self.text(path)?).ok().map(|quantity| quantity.internal)
    }
}

fn collect(table: &toml::Table, prefix: &str, paths: &mut Vec<String>) {
    for (key, value) in table {
        let path = format!("{prefix}{key}");
        match value.as_table() {
            Some(inner) => collect(inner, &format!("{path}."), paths),
            None => paths.push(path),
        }
    }
}

/// A TOML value as people write it.
pub fn shown(value: &toml::Value) -> String {
    match value {
        toml::Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_what_a_scenario_says() {
        let text = "name = \"x\"\n[device.roller]\nneedle_length = \"1.5 mm\"\n[treatment]\nsessions = 4\n";
        let settings = Settings { root: toml::from_str(text).unwrap() };
        assert_eq!(settings.text("name").as_deref(), Some("x"));
        assert_eq!(settings.variant("device"), Some("roller"));
        assert_eq!(settings.chosen("device", "needle_length").as_deref(), Some("1.5 mm"));
        assert_eq!(settings.text("treatment.sessions").as_deref(), Some("4"));
        assert_eq!(settings.quantity("device.roller.needle_length"), Some(1.5));
        assert_eq!(settings.text("serum.dose"), None);
        assert_eq!(settings.paths(), ["device.roller.needle_length", "name", "treatment.sessions"]);
    }
}
