//! One sample of a study: what went in, what came out, and the table of them all.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::run::record::{Column, Sheet, SheetColumn, TextColumn};

/// A value that a study varies: a number in the variable's unit, or a word such as `cheek`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum InputValue {
    Number(f64),
    Text(String),
}

/// What a study varies.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Variable {
    /// As in the scenario, for example `device.roller.needle_length`.
    pub path: String,
    /// `None` for words.
    pub unit: Option<String>,
}

/// One sample to compute.
#[derive(Debug, Clone, PartialEq)]
pub struct Sample {
    pub index: usize,
    /// One value a variable.
    pub inputs: Vec<InputValue>,
}

/// A number that a sample gave. `None` stands for "no value".
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Output {
    pub value: Option<f64>,
    pub unit: String,
}

/// Outcomes by name.
pub type Outputs = BTreeMap<String, Output>;

/// A sample that was computed, well or not.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Finished {
    pub index: usize,
    pub inputs: Vec<InputValue>,
    pub outputs: Outputs,
    /// Why it failed; `None` when it did not.
    pub error: Option<String>,
    /// Wall clock. The only number of a study that differs between two equal runs.
    pub seconds: f64,
}

/// The table of a study: index, inputs, outputs, status, error, seconds; one row a sample, by index.
///
/// `wanted` names the outputs in order; when empty, every outcome of any sample stands in alphabetical order.
pub fn sheet(variables: &[Variable], wanted: &[String], finished: &BTreeMap<usize, Finished>) -> Sheet {
    let numbers = |name: &str, unit: &str, value: &dyn Fn(&Finished) -> f64| {
        SheetColumn::Numbers(Column::new(name, unit, finished.values().map(value).collect()))
    };
    let words = |name: &str, word: &dyn Fn(&Finished) -> String| {
        SheetColumn::Text(TextColumn { name: name.to_owned(), values: finished.values().map(word).collect() })
    };
    let mut columns = vec![numbers("index", "1", &|sample| sample.index as f64)];
    for (place, variable) in variables.iter().enumerate() {
        columns.push(match &variable.unit {
            Some(unit) => numbers(&variable.path, unit, &|sample| number(sample.inputs.get(place))),
            None => words(&variable.path, &|sample| word(sample.inputs.get(place))),
        });
    }
    for (name, unit) in output_columns(wanted, finished) {
        let value = |sample: &Finished| sample.outputs.get(&name).and_then(|output| output.value).unwrap_or(f64::NAN);
        columns.push(numbers(&name, &unit, &value));
    }
    columns.push(words("status", &|sample| if sample.error.is_none() { "done" } else { "failed" }.to_owned()));
    columns.push(words("error", &|sample| sample.error.clone().unwrap_or_default()));
    columns.push(numbers("seconds", "s", &|sample| sample.seconds));
    Sheet { columns }
}

/// Names and units of the output columns. Where every sample failed nothing tells the unit, and the header says so.
fn output_columns(wanted: &[String], finished: &BTreeMap<usize, Finished>) -> Vec<(String, String)> {
    let mut units: BTreeMap<&String, &String> = BTreeMap::new();
    for (name, output) in finished.values().flat_map(|sample| &sample.outputs) {
        units.entry(name).or_insert(&output.unit);
    }
    if wanted.is_empty() {
        return units.into_iter().map(|(name, unit)| (name.clone(), unit.clone())).collect();
    }
    let unit_of = |name| units.get(name).map_or_else(|| "unknown".to_owned(), |unit| (*unit).clone());
    wanted.iter().map(|name| (name.clone(), unit_of(name))).collect()
}

fn number(value: Option<&InputValue>) -> f64 {
    match value {
        Some(InputValue::Number(number)) => *number,
        _ => f64::NAN,
    }
}

fn word(value: Option<&InputValue>) -> String {
    match value {
        Some(InputValue::Text(text)) => text.clone(),
        Some(InputValue::Number(number)) => number.to_string(),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sheet_reads_as_promised() {
        let variables = [
            Variable { path: "skin.site".into(), unit: None },
            Variable { path: "treatment.force".into(), unit: Some("N".into()) },
        ];
        let finished = |index, site: &str, error: Option<&str>| Finished {
            index,
            inputs: vec![InputValue::Text(site.into()), InputValue::Number(0.1)],
            outputs: match error {
                None => [("pain.vas".to_owned(), Output { value: Some(2.5), unit: "1".into() })].into(),
                Some(_) => Outputs::new(),
            },
            error: error.map(str::to_owned),
            seconds: 0.25,
        };
        let samples = [(0, finished(0, "cheek", Some("no, \"sorry\""))), (1, finished(1, "neck", None))].into();
        let wanted = ["pain.vas".to_owned()];
        let text = String::from_utf8(sheet(&variables, &wanted, &samples).to_csv().unwrap()).unwrap();
        let expected = "index [1],skin.site,treatment.force [N],pain.vas [1],status,error,seconds [s]\n\
                        0,cheek,0.1,,failed,\"no, \"\"sorry\"\"\",0.25\n\
                        1,neck,0.1,2.5,done,,0.25\n";
        assert_eq!(text, expected);
    }
}
