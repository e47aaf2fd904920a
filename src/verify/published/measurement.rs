//! The measurements, as data: `measurements.csv` and `clinical/measurements.csv` are part of the program.

use serde::{Deserialize, Serialize};

use crate::units::{Unit, UnitError};

/// Name and text. Columns: id, quantity, value, spread, unit, conditions, species, n, source, place, evidence, reading.
const TABLES: [(&str, &str); 2] = [
    ("measurements.csv", include_str!("measurements.csv")),
    ("clinical/measurements.csv", include_str!("clinical/measurements.csv")),
];

/// How the unit of a logarithm begins.
const LOGARITHM: &str = "log10(";

/// One published number or range.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Measurement {
    pub id: String,
    pub quantity: String,
    pub value: Value,
    /// Of `value`, as the source writes it or as `reading` says.
    pub unit: String,
    /// Internal units per `unit`.
    #[serde(skip)]
    pub factor: f64,
    pub conditions: String,
    pub species: String,
    /// People, animals or specimens; empty where the source does not say.
    pub n: String,
    pub source: String,
    /// Where in the source: abstract, table, page.
    pub place: String,
    pub provenance: Provenance,
    /// The words of the source, where `value` is this program's reading of words.
    pub reading: String,
}

/// How the number came here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Provenance {
    /// Read in the source.
    Read,
    /// Recalled and attributed, but not read again in the source.
    Recalled,
    /// Worked out by hand; nobody measured it.
    Derived,
}

impl Provenance {
    /// The word that tables print.
    pub fn word(self) -> &'static str {
        match self {
            Provenance::Read => "read",
            Provenance::Recalled => "recalled",
            Provenance::Derived => "derived",
        }
    }
}

/// What a source gives, in the row's unit.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Value {
    /// A number and its standard deviation; without one, half its last digit.
    Number {
        value: f64,
        spread: f64,
        spread_given: bool,
    },
    Range {
        low: f64,
        high: f64,
    },
    /// Up to so much.
    AtMost(f64),
    AtLeast(f64),
    /// The middle of several records, and the lowest and highest of them.
    Median {
        value: f64,
        low: f64,
        high: f64,
    },
}

/// A row that the program can not read: a fault of the table.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum MeasurementError {
    #[error("{0}")]
    Table(String),
    #[error("measurement {id}: `{text}` is no value")]
    Value { id: String, text: String },
    #[error("measurement {id}: {error}")]
    Unit { id: String, error: UnitError },
}

#[derive(Debug, Deserialize)]
struct Row {
    id: String,
    quantity: String,
    value: String,
    spread: String,
    unit: String,
    conditions: String,
    species: String,
    n: String,
    source: String,
    place: String,
    evidence: Provenance,
    reading: String,
}

/// All rows of both tables, in their order.
///
/// # Errors
/// A row that does not parse; a test asserts that there is none.
pub fn measurements() -> Result<Vec<Measurement>, MeasurementError> {
    let rows = |(name, text): (&'static str, &'static str)| {
        let rows = csv::Reader::from_reader(text.as_bytes()).into_deserialize();
        rows.map(move |row| row.map_err(|error| MeasurementError::Table(format!("{name}: {error}"))))
    };
    TABLES.into_iter().flat_map(rows).map(|row| row.and_then(Measurement::new)).collect()
}

impl Measurement {
    fn new(row: Row) -> Result<Measurement, MeasurementError> {
        let unit = Unit::parse(&row.unit).map_err(|error| MeasurementError::Unit { id: row.id.clone(), error })?;
        let value = Value::parse(&row.value, &row.spread)
            .ok_or_else(|| MeasurementError::Value { id: row.id.clone(), text: row.value.clone() })?;
        Ok(Measurement {
            id: row.id,
            quantity: row.quantity,
            value,
            unit: row.unit,
            factor: unit.factor,
            conditions: row.conditions,
            species: row.species,
            n: row.n,
            source: row.source,
            place: row.place,
            provenance: row.evidence,
            reading: row.reading,
        })
    }
}

impl Measurement {
    /// Predicted over measured number, middle of the measured range, or bound; of what is measured as a logarithm, the ratio of
    /// the numbers themselves.
    pub fn ratio(&self, predicted: f64) -> f64 {
        let reference = self.value.reference();
        if self.unit.starts_with(LOGARITHM) { libm::exp10(predicted - reference) } else { predicted / reference }
    }

    /// Whether it belongs to a long list of alike ones, of which a table shows those that miss.
    pub fn is_one_of_many(&self) -> bool {
        matches!(self.value, Value::Median { .. })
    }

    /// Authors and year, or the whole source where it has no year.
    pub fn short_source(&self) -> String {
        let words: Vec<&str> = self.source.split_whitespace().collect();
        let is_year = |word: &&str| {
            let digits = word.trim_end_matches([',', ';']);
            digits.len() == 4 && digits.parse::<u16>().is_ok_and(|year| (1900..2100).contains(&year))
        };
        match words.iter().position(is_year) {
            Some(year) => words[..=year].join(" "),
            None => self.source.clone(),
        }
    }
}

impl Value {
    /// Reads `12.5` (with a spread or without), `3-5`, `<10` and `>70`.
    fn parse(text: &str, spread: &str) -> Option<Value> {
        let number = |text: &str| text.trim().parse::<f64>().ok().filter(|number| number.is_finite());
        if let Some(bound) = text.strip_prefix('<') {
            return number(bound).map(Value::AtMost);
        }
        if let Some(bound) = text.strip_prefix('>') {
            return number(bound).map(Value::AtLeast);
        }
        if let (None, Some((low, high))) = (number(text), text.split_once('-')) {
            let (low, high) = (number(low)?, number(high)?);
            return (low < high).then_some(Value::Range { low, high });
        }
        let value = number(text)?;
        let spread_given = !spread.is_empty();
        let spread = if spread_given { number(spread)? } else { half_last_digit(text) };
        Some(Value::Number { value, spread, spread_given })
    }

    /// The values that agree with the measurement.
    pub fn interval(self) -> (f64, f64) {
        match self {
            Value::Number { value, spread, .. } => (value - spread, value + spread),
            Value::Range { low, high } => (low, high),
            Value::AtMost(bound) => (f64::NEG_INFINITY, bound),
            Value::AtLeast(bound) => (bound, f64::INFINITY),
            Value::Median { low, high, .. } => (low, high),
        }
    }

    /// What a ratio is taken to: the number, the middle of a range, or the bound.
    pub fn reference(self) -> f64 {
        match self {
            Value::Number { value, .. } | Value::Median { value, .. } => value,
            Value::Range { low, high } => 0.5 * (low + high),
            Value::AtMost(bound) | Value::AtLeast(bound) => bound,
        }
    }
}

/// `11.4` is known to 0.05, `160` to 0.5, `8.0e-5` to 5e-7.
fn half_last_digit(text: &str) -> f64 {
    let (digits, exponent) = text.trim().split_once('e').unwrap_or((text.trim(), "0"));
    let decimals = digits.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    let scale = libm::exp10(exponent.parse::<f64>().unwrap_or(0.0));
    (0..decimals).fold(0.5, |half, _| half / 10.0) * scale
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_row_parses_has_a_source_and_is_used() {
        let rows = super::super::measurements().unwrap();
        let used: BTreeSet<String> =
            super::super::experiments().into_iter().map(|experiment| experiment.measurement).collect();
        let mut ids = BTreeSet::new();
        for row in &rows {
            assert!(ids.insert(row.id.clone()), "{} stands twice", row.id);
            assert!(!row.source.is_empty() && !row.quantity.is_empty() && !row.place.is_empty(), "{}", row.id);
            assert!(used.contains(&row.id), "{} is not used", row.id);
        }
        assert_eq!(used, ids);
    }

    #[test]
    fn values_are_read_as_written() {
        let interval = |text, spread| Value::parse(text, spread).map(Value::interval);
        assert_eq!(interval("152.5", "9.6"), Some((142.9, 162.1)));
        assert_eq!(interval("0.1-3", ""), Some((0.1, 3.0)));
        assert_eq!(interval("<10", ""), Some((f64::NEG_INFINITY, 10.0)));
        assert_eq!(interval(">70", ""), Some((70.0, f64::INFINITY)));
        assert_eq!(interval("160", ""), Some((159.5, 160.5)));
        assert_eq!(interval("1.4e-3", "5e-4"), Some((0.0009, 0.0019)));
        for nonsense in ["about 3", "3-1", "", "<", "inf"] {
            assert_eq!(Value::parse(nonsense, ""), None, "{nonsense}");
        }
    }
}
