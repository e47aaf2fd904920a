//! A scenario: from a TOML file to the inputs of the simulation.
//!
//! ```text
//! bytes → source (is it text?) → document (tree with places) → overrides (--set) → check (against the grammar; defaults)
//!       → complete (defaults that follow from others) → consistency (impossible combinations) → Inputs
//! ```
//!
//! The `grammar` is the one definition of what may stand in a file. All problems are found at once and each names its
//! place ([ScenarioError]); nothing is repaired. A [Scenario] can write itself out with every default explicit.

mod check;
mod check_names;
mod check_value;
mod comparison_file;
mod complete;
mod consistency;
mod document;
mod estimate;
mod grammar;
mod inputs;
mod key;
mod load;
mod nearest;
mod overrides;
mod plan;
mod preset;
mod problem;
mod quantity;
mod schema;
mod serum;
mod source;
mod study_file;
mod study_levels;
mod values;
mod warnings;
mod write;

pub use comparison_file::ComparisonFile;
pub use estimate::{ESTIMATE_FACTOR, Estimate};
pub use inputs::{Course, Inputs, Refinement, Resolution};
pub use load::{Loaded, load, load_any, load_comparison, load_file, load_study};
pub use plan::{Plan, Session, plan};
pub use preset::{Preset, preset, presets};
pub use problem::{Place, Problem, ScenarioError};
pub use schema::{comparison_schema, scenario_schema, study_schema};
pub use study_file::{Design, StudyFile};
pub use study_levels::{Level, Variation};
pub use values::Expectation;
pub use warnings::LEAST_MEMBERS;

use check::Findings;
use document::Document;
use values::Values;

/// Most punctures that all sessions together may make on the patch: about 1 GB of holes and tables.
const MOST_PUNCTURES: f64 = 3e6;

/// A scenario that has passed all checks.
#[derive(Debug, Clone, PartialEq)]
pub struct Scenario {
    document: Document,
    inputs: Inputs,
}

impl Scenario {
    /// Checks a document; `problems` are those that came up on the way here.
    fn check(mut document: Document, mut problems: Vec<Problem>) -> Result<Scenario, ScenarioError> {
        complete::prepare(&mut document);
        let mut findings: Findings = check::check(&mut document.root, grammar::SCENARIO);
        complete::complete(&mut document, &mut findings);
        let Findings { values, problems: found, warnings } = findings;
        problems.extend(found);
        problems.extend(consistency::contradictions(&values));
        if !problems.is_empty() {
            return Err(ScenarioError::new(document.sources, problems));
        }
        match Inputs::read(&values).and_then(|inputs| countable(&values, inputs)) {
            Ok(mut inputs) => {
                inputs.warnings = warnings;
                inputs.warnings.extend(warnings::warnings(&values, &inputs));
                Ok(Scenario { document, inputs })
            }
            Err(problem) => Err(ScenarioError::new(document.sources, vec![problem])),
        }
    }

    /// Names and texts of all that it was read from: the file, arguments of `--set`. For digests.
    pub fn sources(&self) -> impl Iterator<Item = (&str, &str)> {
        self.document.sources.iter().map(|source| (source.name.as_str(), source.text.as_str()))
    }

    /// What the simulation needs to know.
    pub fn inputs(&self) -> &Inputs {
        &self.inputs
    }

    /// The same, owned.
    pub fn to_inputs(&self) -> Inputs {
        self.inputs.clone()
    }

    /// The scenario with every default written out, ready to be run again.
    pub fn to_toml(&self) -> String {
        write::write(&self.document.root, grammar::SCENARIO)
    }
}

/// Refuses more punctures than memory and patience hold.
fn countable(values: &Values, inputs: Inputs) -> Result<Inputs, Problem> {
    let sessions = inputs.sessions().len();
    let punctures = plan::expected_punctures(&inputs) * sessions as f64;
    if punctures <= MOST_PUNCTURES {
        return Ok(inputs);
    }
    let place = values.first_place(&["treatment.patch", "treatment.passes", "treatment"]);
    let message = format!("{punctures:.0} punctures on the patch, in all sessions, are too many");
    let help =
        format!("the limit is {MOST_PUNCTURES:.0}: choose a smaller patch, or fewer passes, needles or sessions");
    Err(Problem::new(message).at(place).label("too much to simulate").help(help))
}
