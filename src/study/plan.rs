//! From a study file to the list of samples.

use super::design::{DesignError, full_factorial};
use super::sample::{InputValue, Sample, Variable};
use super::sweep::SweepPlan;
use crate::run::record::sha256;
use crate::run::scenario::{Design, Level, Scenario, StudyFile};

/// A plan, and for each of its samples the levels that make its scenario.
#[derive(Debug)]
pub struct PlannedStudy<'a> {
    file: &'a StudyFile,
    pub plan: SweepPlan,
    levels: Vec<Vec<&'a Level>>,
}

/// All that a study was read from, one text after another: two studies with the same text are the same study.
pub fn study_text(file: &StudyFile) -> String {
    file.sources().map(|(_, text)| text).collect::<Vec<_>>().join("\n")
}

impl<'a> PlannedStudy<'a> {
    /// # Errors
    /// Too many combinations.
    pub fn new(file: &'a StudyFile) -> Result<Self, DesignError> {
        let names: Vec<String> = file.variations.iter().map(|variation| variation.path.clone()).collect();
        let factors: Vec<Vec<&Level>> =
            file.variations.iter().map(|variation| variation.levels.iter().collect()).collect();
        let levels = match file.design {
            Design::FullFactorial => full_factorial(&names, &factors)?,
        };
        let inputs = |levels: &Vec<&Level>| levels.iter().copied().map(input).collect();
        let samples = levels.iter().map(inputs).enumerate().map(|(index, inputs)| Sample { index, inputs }).collect();
        let variables = file
            .variations
            .iter()
            .map(|variation| Variable { path: variation.path.clone(), unit: variation.unit.map(str::to_owned) })
            .collect();
        let plan = SweepPlan {
            name: file.name.clone(),
            study_sha256: sha256(study_text(file).as_bytes()),
            variables,
            wanted: file.record.clone(),
            samples,
        };
        Ok(Self { file, plan, levels })
    }

    /// The scenario of a sample.
    ///
    /// # Errors
    /// Values that contradict each other, as one report.
    pub fn scenario(&self, sample: &Sample) -> Result<Scenario, String> {
        let levels = self.levels.get(sample.index).map(Vec::as_slice).unwrap_or_default();
        self.file.sample(levels).map_err(|error| {
            let problems = error.problems().iter().map(|problem| problem.message.as_str());
            problems.collect::<Vec<_>>().join("; ")
        })
    }
}

fn input(level: &Level) -> InputValue {
    level.number.map_or_else(|| InputValue::Text(level.text.clone()), InputValue::Number)
}
