//! What a checked file says, by path: `device.roller.needle_length` is a number in internal units.

use super::document::Node;
use super::problem::{Place, Problem};
use std::collections::BTreeMap;

/// A value that obeys the grammar; quantities are in internal units.
#[derive(Debug, Clone, PartialEq)]
pub enum Checked {
    Text(String),
    Boolean(bool),
    Integer(i64),
    Number(f64),
    Numbers(Vec<f64>),
    Texts(Vec<String>),
    /// A table is there.
    Table,
}

/// What `[expect]` says of one outcome.
#[derive(Debug, Clone, PartialEq)]
pub struct Expectation {
    /// Name of the outcome, such as `collagen.total.day_180`.
    pub outcome: String,
    /// In the unit of the outcome.
    pub value: f64,
    /// Tolerance: relative to `value`, or in the unit of the outcome if `absolute`.
    pub within: f64,
    pub absolute: bool,
}

/// The day N of an outcome whose name ends with `.day_N`.
pub fn day_of(outcome: &str) -> Option<f64> {
    outcome.rsplit_once(".day_")?.1.parse().ok()
}

impl Expectation {
    /// Whether a result agrees.
    pub fn admits(&self, result: f64) -> bool {
        let scale = if self.absolute { 1.0 } else { self.value.abs() };
        (result - self.value).abs() <= self.within * scale
    }
}

/// All checked values of a file.
#[derive(Debug, Clone, Default)]
pub struct Values {
    by_path: BTreeMap<String, (Checked, Option<Place>)>,
    /// Overrides of the registry in internal units.
    pub parameters: Vec<(String, f64)>,
    pub expectations: Vec<Expectation>,
    /// Tables of paths, as they stand in the file: path, place of the path, value.
    pub paths: BTreeMap<String, Vec<(String, Option<Place>, Node)>>,
}

impl Values {
    pub fn insert(&mut self, path: &str, value: Checked, place: Option<Place>) {
        self.by_path.insert(path.to_owned(), (value, place));
    }

    /// Expectations of outcomes on days that are reported, and of those that have no day.
    pub fn reported_expectations(&self) -> impl Iterator<Item = &Expectation> {
        self.expectations.iter().filter(|expectation| self.reports(expectation))
    }

    /// The others, such as those of a scenario whose duration was cut short from outside.
    pub fn unreported_expectations(&self) -> impl Iterator<Item = &Expectation> {
        self.expectations.iter().filter(|expectation| !self.reports(expectation))
    }

    fn reports(&self, expectation: &Expectation) -> bool {
        let days = self.numbers("outputs.days").unwrap_or_default();
        day_of(&expectation.outcome).is_none_or(|day| days.contains(&day))
    }

    pub fn has(&self, path: &str) -> bool {
        self.by_path.contains_key(path)
    }

    pub fn place(&self, path: &str) -> Option<Place> {
        self.by_path.get(path).and_then(|(_, place)| *place)
    }

    /// The place of the first of these values that stands in the file.
    pub fn first_place(&self, paths: &[&str]) -> Option<Place> {
        paths.iter().find_map(|path| self.place(path))
    }

    /// A number or quantity, in internal units.
    pub fn number(&self, path: &str) -> Result<f64, Problem> {
        match self.by_path.get(path) {
            Some((Checked::Number(value), _)) => Ok(*value),
            _ => Err(missing(path)),
        }
    }

    /// A number or quantity that may be absent.
    pub fn optional_number(&self, path: &str) -> Option<f64> {
        self.number(path).ok()
    }

    pub fn integer<T: TryFrom<i64>>(&self, path: &str) -> Result<T, Problem> {
        match self.by_path.get(path) {
            Some((Checked::Integer(value), _)) => T::try_from(*value).map_err(|_| missing(path)),
            _ => Err(missing(path)),
        }
    }

    pub fn text(&self, path: &str) -> Result<&str, Problem> {
        match self.by_path.get(path) {
            Some((Checked::Text(text), _)) => Ok(text),
            _ => Err(missing(path)),
        }
    }

    pub fn boolean(&self, path: &str) -> Result<bool, Problem> {
        match self.by_path.get(path) {
            Some((Checked::Boolean(value), _)) => Ok(*value),
            _ => Err(missing(path)),
        }
    }

    pub fn numbers(&self, path: &str) -> Result<&[f64], Problem> {
        match self.by_path.get(path) {
            Some((Checked::Numbers(values), _)) => Ok(values),
            _ => Err(missing(path)),
        }
    }

    pub fn texts(&self, path: &str) -> Result<&[String], Problem> {
        match self.by_path.get(path) {
            Some((Checked::Texts(values), _)) => Ok(values),
            _ => Err(missing(path)),
        }
    }

    /// The name of the one table inside the table `path`, such as `roller` inside `device`.
    pub fn variant(&self, path: &str) -> Option<&str> {
        let prefix = format!("{path}.");
        self.by_path.keys().filter_map(|key| key.strip_prefix(&prefix)).find(|rest| !rest.contains('.'))
    }
}

/// The grammar and the reader disagree: a fault of the program, not of the file.
fn missing(path: &str) -> Problem {
    Problem::new(format!("`{path}` was not read")).help("this is a fault of dermasim: please report it with the file")
}
