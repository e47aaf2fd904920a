//! `summary.json`: every outcome by name, with unit, interval and evidence.

use std::path::Path;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::{RecordError, write_atomic};

/// One number of the summary. `null` stands for "no value".
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SummaryEntry {
    pub value: Option<f64>,
    pub unit: String,
    /// 5 % quantile of the ensemble.
    pub low: Option<f64>,
    /// 95 % quantile of the ensemble.
    pub high: Option<f64>,
    pub evidence: String,
}

/// The outcomes of a run in the order of the story.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Summary {
    pub entries: Vec<(String, SummaryEntry)>,
}

impl Summary {
    pub fn get(&self, name: &str) -> Option<&SummaryEntry> {
        self.entries.iter().find(|(known, _)| known == name).map(|(_, entry)| entry)
    }

    /// One object, in order.
    ///
    /// # Errors
    /// None that a summary can cause; the serialiser's are passed on.
    pub fn to_json(&self) -> Result<Value, RecordError> {
        let mut object = Map::new();
        for (name, entry) in &self.entries {
            let value = serde_json::to_value(entry).map_err(|error| RecordError::Encoding(error.to_string()))?;
            object.insert(name.clone(), value);
        }
        Ok(Value::Object(object))
    }

    /// # Errors
    /// A directory that can not be written.
    pub fn write(&self, path: &Path) -> Result<(), RecordError> {
        write_json(path, &self.to_json()?)
    }

    /// # Errors
    /// A file that can not be read or is not a summary.
    pub fn read(path: &Path) -> Result<Self, RecordError> {
        let object: Map<String, Value> = read_json(path)?;
        let mut entries = Vec::with_capacity(object.len());
        for (name, value) in object {
            let entry = serde_json::from_value(value).map_err(|error| RecordError::Malformed {
                path: path.to_owned(),
                message: format!("`{name}`: {error}"),
            })?;
            entries.push((name, entry));
        }
        Ok(Self { entries })
    }
}

/// Pretty JSON with a line feed at the end, written atomically.
///
/// # Errors
/// A directory that can not be written.
pub fn write_json(path: &Path, value: &impl Serialize) -> Result<(), RecordError> {
    let mut bytes = serde_json::to_vec_pretty(value).map_err(|error| RecordError::Encoding(error.to_string()))?;
    bytes.push(b'\n');
    write_atomic(path, &bytes)
}

/// # Errors
/// A file that can not be read or does not hold what is asked for.
pub fn read_json<T: for<'a> Deserialize<'a>>(path: &Path) -> Result<T, RecordError> {
    let text = std::fs::read_to_string(path).map_err(|source| RecordError::read(path, source))?;
    serde_json::from_str(&text)
        .map_err(|error| RecordError::Malformed { path: path.to_owned(), message: error.to_string() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_order_gaps_and_bits() {
        let entry = |value| SummaryEntry {
            value,
            unit: "1".into(),
            low: None,
            high: Some(0.1 + 0.2),
            evidence: "assumed".into(),
        };
        let summary = Summary { entries: vec![("z".into(), entry(Some(1.0 / 3.0))), ("a".into(), entry(None))] };
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("summary.json");
        summary.write(&path).unwrap();
        assert_eq!(Summary::read(&path).unwrap(), summary);
        let text = std::fs::read_to_string(&path).unwrap();
        assert!(text.contains("\"value\": null") && text.ends_with("}\n"), "{text}");
    }
}
