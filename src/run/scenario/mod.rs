//! A scenario: from a TOML file to the inputs of the simulation.
//!
//! ```text
//! bytes → source (is it text?) → document (tree with places) → overrides (--set) → check (against the grammar; defaults)
//!       → complete (defaults that follow from others) → consistency (impossible combinations) → Inputs
//! ```
//!
//! The [grammar] is the one definition of what may stand in a file. All problems are found at once and each names its
//! place ([ScenarioError]); nothing is repaired. A [Scenario] can write itself out with every default explicit.

mod check;
mod check_names;
mod check_value;
mod complete;
mod consistency;
mod document;
mod grammar;
mod inputs;
mod key;
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

pub use inputs::{Inputs, Resolution};
pub use plan::{Plan, Session, plan};
pub use preset::{Preset, preset, presets};
pub use problem::{Place, Problem, ScenarioError};
pub use schema::{scenario_schema, study_schema};
pub use study_file::{Design, StudyFile, load_study};
pub use study_levels::{Level, Variation};
pub use values::Expectation;

use check::Findings;
use document::Document;
use source::Source;
use std::io::Read;
use values::Values;

/// Most punctures that one session may make on the patch.
const MOST_PUNCTURES: f64 = 1e6;

/// A scenario that has passed all checks.
#[derive(Debug, Clone, PartialEq)]
pub struct Scenario {
    document: Document,
    inputs: Inputs,
}

/// Reads the file at `path`, or standard input if it is `-`, and applies the `overrides` (each `PATH=VALUE`).
///
/// # Errors
/// A file that cannot be read, and every problem with what stands in it.
pub fn load_file(path: &str, overrides: &[String]) -> Result<Scenario, ScenarioError> {
    let (name, bytes) = read(path)?;
    load(&name, &bytes, overrides)
}

/// Reads a scenario from bytes; `name` is what messages call them.
///
/// # Errors
/// Every problem with the text, with places.
pub fn load(name: &str, bytes: &[u8], overrides: &[String]) -> Result<Scenario, ScenarioError> {
    let mut document = parse(name, bytes)?;
    let mut problems = Vec::new();
    for argument in overrides {
        problems.extend(overrides::apply(&mut document, argument).err());
    }
    Scenario::check(document, problems)
}

/// The name and the bytes of a file, or of standard input for `-`.
fn read(path: &str) -> Result<(String, Vec<u8>), ScenarioError> {
    let mut bytes = Vec::new();
    let (name, result) = if path == "-" {
        ("<stdin>", std::io::stdin().lock().read_to_end(&mut bytes))
    } else {
        (
            path,
            std::fs::File::open(path).and_then(|mut file| file.read_to_end(&mut bytes)),
        )
    };
    match result {
        Ok(_) => Ok((name.to_owned(), bytes)),
        Err(error) => Err(ScenarioError::unreadable(
            name,
            Problem::new(format!("cannot read the file: {error}")),
        )),
    }
}

fn parse(name: &str, bytes: &[u8]) -> Result<Document, ScenarioError> {
    let source =
        Source::decode(name, bytes).map_err(|problem| ScenarioError::unreadable(name, problem))?;
    let meaningful = |line: &str| !line.trim().is_empty() && !line.trim_start().starts_with('#');
    if !source.text.lines().any(meaningful) {
        let problem = Problem::new("the file is empty")
            .help("`dermasim init FILE` writes a commented scenario");
        return Err(ScenarioError::unreadable(name, problem));
    }
    Document::parse(source)
}

impl Scenario {
    /// Checks a document; `problems` are those that came up on the way here.
    fn check(
        mut document: Document,
        mut problems: Vec<Problem>,
    ) -> Result<Scenario, ScenarioError> {
        complete::prepare(&mut document);
        let mut findings: Findings = check::check(&mut document.root, grammar::SCENARIO);
        complete::complete(&mut document, &mut findings);
        let Findings {
            values,
            problems: found,
            warnings,
        } = findings;
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
        self.document
            .sources
            .iter()
            .map(|source| (source.name.as_str(), source.text.as_str()))
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
    let punctures = plan::expected_punctures(&inputs);
    if punctures <= MOST_PUNCTURES {
        return Ok(inputs);
    }
    let place = values.first_place(&["treatment.patch", "treatment.passes", "treatment"]);
    let message = format!("{punctures:.0} punctures per session on the patch are too many");
    let help = format!(
        "the limit is {MOST_PUNCTURES:.0}: choose a smaller patch, fewer passes or fewer needles"
    );
    Err(Problem::new(message)
        .at(place)
        .label("too much to simulate")
        .help(help))
}
